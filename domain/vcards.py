"""A vCard file → what each of its cards says about a lead.

Line by line, because a phone's export with one broken line is still worth reading. Nothing is dropped but pictures,
sounds, keys, ids and revision dates: what has no field of its own goes into the notes, and so does a line that can't
be taken apart. The patterns are linear, for cards come from strangers: vobject's own takes a second for TYPE=a,a,a …
of 20 values and twice as long for each one more.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from domain import contacts, links
from domain.capture import Captured
from domain.contacts import Handle
from domain.sources import NETWORKS
from domain.typed import tidy, words_of

BEGIN = re.compile(r"^[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)
END = re.compile(r"^[ \t]*END[ \t]*:[ \t]*VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)

BINARY = frozenset(("PHOTO", "LOGO", "SOUND", "KEY"))
DROPPED = BINARY | words_of(
    "BEGIN END VERSION PRODID REV UID KIND PROFILE CLIENTPIDMAP CHARSET X-ABUID X-ABADR X-ABSHOWAS X-ABLABEL "
    "X-IMAGETYPE X-IMAGEHASH X-ADDRESSBOOKSERVER-KIND"
)
BASE64 = re.compile(r"[A-Za-z0-9+/=]{16,}")
"""A line of a picture that lost its indentation."""

PROPERTY = re.compile(
    r"[ \t]*(?:(?P<group>[\w-]+)\.)?(?P<name>[\w-]+)[ \t]*(?P<params>(?:;(?:\"[^\"]*\"|[^\":;])*)*):(?P<value>.*)",
    re.DOTALL,
)
PARAM = re.compile(r";((?:\"[^\"]*\"|[^\":;])*)")
PARAM_VALUE = re.compile(r"\"([^\"]*)\"|([^\",]+)")
ENCODINGS = frozenset(("QUOTED-PRINTABLE", "BASE64", "B"))
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?://)?(?=\S)", re.IGNORECASE)
NAME_ON_A_NETWORK = re.compile(r"@?([\w.-]*\w)")
EXTENSION = re.compile(r"(?:;?ext\.?=?|x)\s*\d", re.IGNORECASE)
GEO = re.compile(r"(?:geo:)?(-?\d{1,3}(?:\.\d+)?)[;,](-?\d{1,3}(?:\.\d+)?)(?:[;,].*)?", re.IGNORECASE)
MADE_BY_PHONES = frozenset(("mycontacts", "*-mycontacts"))
"""The category that Google gives to every contact."""

SAID_PLAINLY = frozenset(("FN", "N", "NOTE", "ORG", "TITLE", "ROLE", "ADR"))
"""What can be told without its label."""

LABELS = {"BDAY": "Birthday", "TEL": "Phone", "X-ABRELATEDNAMES": "Related", "X-ABDATE": "Date"}


class Line(NamedTuple):
    """One property: its upper-case name, group, parameters by upper-case name, and its value, decoded but escaped."""

    name: str
    group: str
    params: Mapping[str, list[str]]
    value: str

    @property
    def text(self) -> str:
        """The value as one text."""
        return _unescaped(self.value)

    @property
    def parts(self) -> list[str]:
        """The parts of a value like that of N, ORG or ADR, each as one text; the empty ones too."""
        return [_unescaped(part) for part in _split(self.value, ";")]


@dataclass
class _Card:
    """What was found on one card so far; `labels` of groups of lines, `own_labels` the groups whose label is a
    person's own.
    """

    country: str
    labels: Mapping[str, str]
    own_labels: frozenset[str]
    names: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    handles: list[Handle] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def count(text: str) -> int:
    """How many cards there are in `text`, without reading them."""
    return sum(1 for _ in BEGIN.finditer(text))


def read(text: str, country: str) -> tuple[Captured, ...]:
    """What each card in `text` says, in order; phones without a prefix are in `country` (ISO 3166). Never raises."""
    cards = BEGIN.split(tidy(text))[1:]
    found = (_read(END.split(card)[0], country) for card in cards)
    return tuple(captured for captured in found if captured != Captured())


def _read(card: str, country: str) -> Captured:
    lines, unread = _lines(card)
    labels = {line.group: line.text for line in lines if line.name == "X-ABLABEL"}
    own = frozenset(group for group, label in labels.items() if not APPLE_LABEL.fullmatch(label))
    found = _Card(country, {group: APPLE_LABEL.sub(r"\1", label) for group, label in labels.items()}, own)
    # A name that is spelled out comes before its parts, and both before the firm, wherever they stand.
    for line in sorted(lines, key=lambda line: NAMES.index(line.name) if line.name in NAMES else len(NAMES)):
        if line.name not in DROPPED and line.text.strip(" ;,"):
            READERS.get(line.name, _note)(line, found)
    return _captured(found, unread)


def _captured(found: _Card, unread: list[str]) -> Captured:
    handles = [*found.handles]
    handles += [Handle(network, name) for network, name in map(links.profile, found.links) if network and name]
    numbers = (number for link in found.links if (number := links.read(link).number))
    found.phones += [phone for number in numbers if (phone := contacts.e164(f"+{number}", ""))]
    return Captured(
        name=next(iter(found.names), None),
        phones=tuple(dict.fromkeys(found.phones)),
        emails=tuple(dict.fromkeys(found.emails)),
        handles=tuple(dict.fromkeys(handles)),
        links=tuple(dict.fromkeys(found.links)),
        tags=tuple(dict.fromkeys(found.tags)),
        notes="\n".join(dict.fromkeys([*found.notes, *unread])) or None,
    )


# Lines -----------------------------------------------------------------------------------------------------


def _lines(card: str) -> tuple[list[Line], list[str]]:
    """The lines of a card, and those that can't be taken apart."""
    lines: list[Line] = []
    unread: list[str] = []
    for logical in _unfolded(card):
        if match := PROPERTY.fullmatch(logical):
            lines.append(_line(match))
        elif not (lines and lines[-1].name in BINARY and BASE64.fullmatch(logical.strip())):
            unread += [logical.strip()]
    return lines, unread


def _unfolded(card: str) -> list[str]:
    """The lines as they were before they were folded, by a blank at the start or by a = at the end."""
    lines: list[list[str]] = []
    is_quoted = goes_on = False
    for line in card.split("\n"):
        if goes_on:
            lines[-1].append(f"\n{line}")
        elif lines and line[:1] in (" ", "\t"):
            lines[-1].append(line[1:])
        else:
            lines.append([line])
            is_quoted = "quoted-printable" in line.partition(":")[0].lower()
        goes_on = is_quoted and line.endswith("=")
    return [line for pieces in lines if (line := "".join(pieces)).strip()]


def _line(match: re.Match[str]) -> Line:
    known: dict[str, list[str]] = {}
    for said in PARAM.findall(match["params"]):
        key, equals, typed = said.strip().partition("=")
        values = [quoted or bare for quoted, bare in PARAM_VALUE.findall(typed)]
        if not equals:  # vCard 2.1 names values alone: TEL;CELL, NOTE;QUOTED-PRINTABLE
            key, values = ("ENCODING" if key.upper() in ENCODINGS else "TYPE"), [key]
        known.setdefault(key.upper(), []).extend(values)
    name = match["name"].upper().replace("_", "-")
    value = "" if name in DROPPED - {"X-ABLABEL"} else _decoded(match["value"], known)
    return Line(name, (match["group"] or "").lower(), known, value)


def _decoded(value: str, params: Mapping[str, list[str]]) -> str:
    encoding = next(iter(params.get("ENCODING", ())), "").upper()
    try:
        if encoding == "QUOTED-PRINTABLE":
            return tidy(_in_charset(quopri.decodestring(value.encode()), params))
        if encoding in ENCODINGS:
            return tidy(_in_charset(base64.b64decode(value, validate=True), params))
    except (binascii.Error, ValueError):  # it only says so
        return value
    return value


def _in_charset(said: bytes, params: Mapping[str, list[str]]) -> str:
    for charset in (*params.get("CHARSET", ()), "utf-8"):
        try:
            return said.decode(charset)
        except (LookupError, ValueError):
            continue
    return said.decode("latin-1")


def _split(value: str, at: str) -> list[str]:
    """The parts between separators that aren't escaped."""
    return [match.group() for match in re.finditer(rf"(?:^|(?<={at}))(?:\\.|[^\\{at}])*\\?", value, re.DOTALL)]


def _unescaped(value: str) -> str:
    return ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value).strip()


# What each line says ---------------------------------------------------------------------------------------


def _full_name(line: Line, found: _Card) -> None:
    if found.names:
        found.notes.append(line.text)
    else:
        found.names.append(" ".join(line.text.split()))


def _name(line: Line, found: _Card) -> None:
    """Family; given; additional; before it; after it."""
    family, given, more, before, after, *_ = [*line.parts, *[""] * 5]
    words = " ".join(" ".join((before, given, more, family, after)).split())
    if not found.names:
        found.names.append(words)
    elif not set(words.lower().split()) <= set(found.names[0].lower().replace(",", "").split()):
        found.notes.append(words)


def _nickname(line: Line, found: _Card) -> None:
    if found.names:
        _note(line, found)
    else:
        found.names.append(line.text)


def _firm(line: Line, found: _Card) -> None:
    words = ", ".join(part for part in line.parts if part)
    if found.names:
        found.notes.append(words)
    else:
        found.names.append(words)


def _phone(line: Line, found: _Card) -> None:
    typed = re.sub(r"^tel:", "", line.text, flags=re.IGNORECASE)
    number = contacts.e164(typed, found.country, "tel: ") or contacts.answered(typed)
    if number is not None:
        found.phones.append(number)
    if number is None or EXTENSION.search(typed) or line.group in found.own_labels:
        _note(line, found)


def _email(line: Line, found: _Card) -> None:
    typed = re.sub(r"^mailto:", "", line.text, flags=re.IGNORECASE)
    if contacts.EMAIL.fullmatch(typed):
        found.emails.append(typed.lower())
    else:
        _note(line, found)


def _link(line: Line, found: _Card) -> None:
    found.links.append(line.text)


def _account(line: Line, found: _Card) -> None:
    """A name on a network: as an address, as “skype:jane”, or plainly with the network in a parameter."""
    typed = line.text
    service = _service(line)
    if re.match(r"(?:https?://|www\.)", typed, re.IGNORECASE):
        found.links.append(typed)
        typed = next(iter(line.params.get("X-USER", ())), "")
    if scheme := SCHEME.match(typed):
        typed = typed[scheme.end() :]
        service = service or scheme[1].lower()
    if service == "whatsapp" and (number := contacts.e164(typed, found.country, "whatsapp ")):
        found.phones.append(number)
    elif service and (name := NAME_ON_A_NETWORK.fullmatch(typed)):
        found.handles.append(Handle(service, name[1]))
    elif typed:
        _note(line, found)


def _service(line: Line) -> str:
    """The network that a line names: in a parameter, or in its own name (X-SKYPE)."""
    own = line.name.removeprefix("X-") if line.name.startswith("X-") and line.name != "X-SOCIALPROFILE" else ""
    named = (*line.params.get("X-SERVICE-TYPE", ()), *line.params.get("SERVICE-TYPE", ()))
    types = (each for each in line.params.get("TYPE", ()) if each.lower() in NETWORKS)
    said = next(iter((own, *named, *types) if own else (*named, *types)), "").lower()
    return NETWORKS[said].value if said in NETWORKS else said.removesuffix("-username")


def _place(line: Line, found: _Card) -> None:
    if where := GEO.fullmatch(line.text):
        found.links.append(f"https://maps.google.com/?q={where[1]},{where[2]}")
    else:
        _note(line, found)


def _tags(line: Line, found: _Card) -> None:
    words = ("-".join(_unescaped(tag).lower().lstrip("#").split()) for tag in _split(line.value, ","))
    found.tags += [tag for tag in words if tag and tag not in MADE_BY_PHONES]


def _note(line: Line, found: _Card) -> None:
    said = ", ".join(part for part in line.parts if part) if line.name in ("ADR", "N") else line.text
    known = found.labels.get(line.group) if line.group else None
    label = known or LABELS.get(line.name, line.name.removeprefix("X-").capitalize())
    found.notes.append(said if line.name in SAID_PLAINLY and not known else f"{label}: {said}")


NAMES = ("FN", "N", "NICKNAME", "ORG")
READERS = {
    "FN": _full_name,
    "N": _name,
    "NICKNAME": _nickname,
    "ORG": _firm,
    "TEL": _phone,
    "EMAIL": _email,
    "URL": _link,
    "X-SOCIALPROFILE": _account,
    "SOCIALPROFILE": _account,
    "IMPP": _account,
    "X-TELEGRAM": _account,
    "X-TWITTER": _account,
    "X-SKYPE": _account,
    "X-SKYPE-USERNAME": _account,
    "X-FACEBOOK": _account,
    "X-INSTAGRAM": _account,
    "X-LINKEDIN": _account,
    "X-WHATSAPP": _account,
    "GEO": _place,
    "CATEGORIES": _tags,
}
