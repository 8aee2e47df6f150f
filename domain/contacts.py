"""Ways to reach a person, found in text: phones, e-mails, handles, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

import phonenumbers

from domain import links
from domain.sources import NETWORKS
from domain.typed import either


@dataclass(frozen=True)
class Handle:
    """A name on a network (“instagram”, “x”, “telegram” …), without the @."""

    network: str
    name: str


class Claim(NamedTuple):
    """text[start:end] says `value`, which belongs to `field` of a lead."""

    start: int
    end: int
    field: str
    value: object


CHUNK = re.compile(r"[^\s,;|<>()\[\]{}\"«»“”]+")
LONGEST_ADDRESS, LONGEST_LINK = 320, 2048
EMAIL = re.compile(r"[\w.!#$%&'*+/=?^{}~-]+@[\w-]+(?:\.[\w-]+)+")
LABELLED_HANDLE = re.compile(
    rf"(?:^|(?<=[,;\n|])|(?<=[,;|] ))({either(NETWORKS)})"
    r":\s*@?([a-z_](?:[\w.]*\w)?)(?=\s*(?:[,;\n]|$))",
    re.IGNORECASE,
)
LONGEST_BEFORE = 32
NETWORK_BEFORE = re.compile(
    rf"(?s:.*)(?<![^\W_])({either(NETWORKS)})"
    r"(?::? |:)(?:[^\W\d_]{1,10} ){0,3}$"
)
"""A network and at most three more words, before a handle."""
BARE_HANDLE = re.compile(
    rf"(?<!\w)({either(NETWORKS.keys() - {'x'})})"
    r":? ((?:[a-z]\w{0,30})?[a-z\d]_[\w.]{0,30}\w)(?![\w@])",
    re.IGNORECASE,
)
"""A network and a word that can only be a name there: “instagram jane_doe”."""
HANDLE = re.compile(r"@([^\W\d][\w.]*)")
ENDINGS = "com net org io co app dev info biz shop me ca us uk de at ch fr es it nl pt pl ru eu"
DOMAIN = re.compile(
    rf"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:{ENDINGS.replace(' ', '|')})(?:/\S*)?", re.IGNORECASE
)

SPELLED_EMAIL = re.compile(
    r"(?<![\w@.+-])([a-z0-9][\w+-]{0,63}(?:(?: dot |\.)[\w+-]{1,63}){0,3})(?: at | ?[\[(]at[\])] ?|@)"
    r"((?:[a-z0-9][a-z0-9-]{0,63}(?: dot |\.)){1,3}"
    rf"(?:{ENDINGS.replace(' ', '|')}|edu|gov|ie|se|no|be|nz|in|br|mx))(?![\w-]| dot )",
    re.IGNORECASE,
)
"""“jane at acme dot com”, as people spell what machines shouldn't read."""

SPELLED_ALONE = re.compile(rf"([\w.+-]{{1,64}}) at ((?:[\w-]+\.)+(?:{ENDINGS.replace(' ', '|')}))", re.IGNORECASE)
"""“frank at ocean.com”, where nothing but a way to reach somebody is asked for; in a sentence Frank is at that firm."""


def addresses(text: str) -> Iterator[Claim]:
    """E-mails that are spelled out, handles after the name of their network, then all that stands between
    blanks."""
    labelled: set[int] = set()
    for match in SPELLED_EMAIL.finditer(text):
        if " dot " not in match.group().lower():
            continue
        labelled.update(range(*match.span()))
        yield Claim(*match.span(), "email", f"{match[1]}@{match[2]}".lower().replace(" dot ", "."))
    for match in LABELLED_HANDLE.finditer(text):
        labelled.update(range(*match.span()))
        yield Claim(*match.span(), "handle", Handle(NETWORKS[match[1].lower()].value, match[2]))
    for match in BARE_HANDLE.finditer(text) if "_" in text else ():  # it looks for milliseconds at a long text
        if match.start() not in labelled:
            labelled.update(range(*match.span()))
            yield Claim(*match.span(), "handle", Handle(NETWORKS[match[1].lower()].value, match[2]))
    for chunk in CHUNK.finditer(text):
        word = chunk.group().rstrip(".!?:'…")
        is_one = "@" in word or "." in word or "://" in word
        if len(word) <= LONGEST_LINK and is_one and chunk.start() not in labelled:
            yield from (_of_network(claim, text) for claim in _address(word, chunk.start()))


def _of_network(claim: Claim, text: str) -> Claim:
    """A handle with the network that was named just before it: “insta dm from @jane”."""
    if claim.field != "handle" or not isinstance(claim.value, Handle):
        return claim
    before = text[max(0, claim.start - LONGEST_BEFORE) : claim.start].lower()
    named = NETWORK_BEFORE.match(before)
    return claim._replace(value=Handle(NETWORKS[named[1]].value, claim.value.name)) if named else claim


def _address(word: str, start: int) -> Iterator[Claim]:
    if ((found := DOMAIN.match(word)) and found.end() == len(word)) or links.ADDRESS.fullmatch(word):
        yield Claim(start, start + len(word), "link", word)
    elif len(word) <= LONGEST_ADDRESS and (email := EMAIL.search(word)):
        label = word[: email.start()].lower().rstrip(":")
        begin = 0 if label in ("", "mailto", "email", "mail", "e-mail") else email.start()
        yield Claim(start + begin, start + email.end(), "email", email.group().lower())
    elif (handle := HANDLE.match(word)) and handle.end() == len(word):
        yield Claim(start, start + len(word), "handle", Handle("", handle[1].rstrip(".")))


GROUP = re.compile(r"\(?(?:\+\ ?)?\(?\d[\d()./-]*")
JOINTS = re.compile(r"[ .\u2011-]{0,3}")
SLASH = re.compile(r" ?/ ?")
DATE = re.compile(r"\d{4}-\d\d?-\d\d?|\d\d?([./-])\d\d?\1(?:\d{4}|\d\d)|\d\d?[./]\d\d?\.?")
FEWEST_DIGITS, MOST_DIGITS, MOST_GROUPS = 7, 17, 8
MOST_AREA_DIGITS = 6
"""Before a slash: “030 / 1234567” is one number, “902 555 0134 / 902 555 0199” are two."""
CYRILLIC, RUSSIAN_DIGITS = re.compile(r"[а-яё]{2}"), 11
"""Amid Russian words 8 and ten digits are dialled in Russia, wherever they are typed."""
MOST_LOOKS, MOST_TRIES = 256, 24
SHAPED = re.compile(r"\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}")
ABROAD = re.compile(r"\(?00 ?(?=[1-9])")
"""How + is dialled in most of the world; read so wherever people are, as they copy numbers."""


def phones(text: str, country: str) -> Iterator[Claim]:
    """Phone numbers in plain text, in E.164, read as in `country` (ISO 3166) unless they name their own.

    The matcher of phonenumbers costs 40 ms for a long message; here the candidates are cut out first.
    """
    found = (match.span() for match in GROUP.finditer(text) if not DATE.fullmatch(match.group()))
    alone = (span for span in islice(found, MOST_LOOKS) if _stands_alone(text, *span))
    groups = [part for span in alone for part in _parted(text, *span)]
    russian = CYRILLIC.search(text) is not None
    place, tries = 0, 0
    while place < len(groups) and tries < MOST_TRIES:
        row = _row(text, groups, place)
        for last in range(len(row), 0, -1):
            start, end = row[0][0], row[last - 1][1]
            digits = sum(map(str.isdigit, text[start:end]))
            if digits < FEWEST_DIGITS:
                break
            if digits > MOST_DIGITS:
                continue
            tries += 1
            number = e164(text[start:end], country, text[max(0, start - LONGEST_LABEL) : start])
            if number is None and russian and digits == RUSSIAN_DIGITS and text[start] == "8":
                number = e164(text[start:end], "RU")
            number = number or as_typed(text[start:end], text[max(0, start - LONGEST_LABEL) : start])
            if number:
                yield Claim(start, end, "phone", number)
                place += last - 1
                break
        place += 1


def holds_a_number(words: str) -> bool:
    """Whether there are digits in words that may be a phone's, without a country: “020 7946 0958”."""
    return LOCAL.search(words) is not None


def holds_a_short_number(words: str) -> bool:
    """Whether no number there has more digits than one without its area code: “555-0134”."""
    found = [sum(map(str.isdigit, number[0])) for number in LOCAL.finditer(words)]
    return bool(found) and max(found) <= SHORT


SHORT = 7
FEWEST_NATIONAL_DIGITS, MOST_LOCAL_DIGITS = 9, 12
WITHOUT_AREA = re.compile(r"(?!\d{2}0-\d{3}0)[2-9]\d{2}-\d{4}")
"""No range of round numbers: “850-1250”."""
NUMBERED = re.compile(
    r"(?<!\w)(?:order|policy|account|acct|invoice|file|ref|reference|case|lot|unit|apt|suite|room|model|serial|part|ticket"
    r"|claim|po|id|vin|mls|listing|contract|customer)[ -]?(?:number|num|no|nr)?(?: is)?[\s.:#]*$"
)
"""Words before digits that are no phone's: “order number 1234567”, “unit 204-1234”."""

LOCAL = re.compile(r"(?<![\w.,/+$€£-])\(?\d(?:[ ()./-]{0,2}\d){6,12}(?![\w/%])")
"""As many digits as a number has within its country; no amount, no word."""


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether digits belong to no word, amount or time: not a1, $5, 15:30, 20%, 350k."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if re.match(r"x\d", text[end : end + 2]):  # an extension
        after = ""
    if before in (".", ",", "/", "-") and not text[max(0, start - 2) : start - 1].isdigit():  # tel.030, Ann,030
        before = ""
    return not (before.isalnum() or before in set("$€£¥₽#@_.,/-&=") or after.isalnum() or after in set("%€$£:_@"))


def _parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Two whole numbers with a slash between them, apart; “030/1234567” as it is."""
    parts: list[tuple[int, int]] = []
    for place in [*(match.start() for match in SLASH.finditer(text, start, end)), end]:
        if place == end or sum(map(str.isdigit, text[start:place])) >= FEWEST_DIGITS:
            parts.append((start, place))
            start = place + 1
    return parts


def _row(text: str, groups: list[tuple[int, int]], place: int) -> list[tuple[int, int]]:
    """The digit groups from `place` on that may belong to one number."""
    row = [groups[place]]
    for group in groups[place + 1 : place + MOST_GROUPS]:
        if not _joined(text, row, group[0]):
            break
        row.append(group)
    return row


def _joined(text: str, row: list[tuple[int, int]], start: int) -> bool:
    """Whether the group that begins at `start` goes on with the number of the row."""
    end = row[-1][1]
    if text[start : start + 2].lstrip("(").startswith("+"):
        return False
    if SLASH.fullmatch(text, end, start):
        return sum(map(str.isdigit, text[row[0][0] : end])) < MOST_AREA_DIGITS
    return JOINTS.fullmatch(text, end, start) is not None


def e164(typed: str, country: str, before: str = "") -> str | None:
    """A number in E.164, or None where it is none; `before` are the characters before it (“tel: ”)."""
    typed = (
        ABROAD.sub("+", typed, count=1) if ABROAD.match(typed) else typed.removeprefix("(") if "(+" in typed else typed
    )
    try:
        number = phonenumbers.parse(typed, country.upper())
    except phonenumbers.NumberParseException:
        return None
    if DIALLED_TWICE.match(typed) and number.country_code == 1:
        return None
    digits = sum(map(str.isdigit, typed))
    labelled = _is_labelled(before)
    plainly = typed.startswith("+") or labelled or SHAPED.fullmatch(typed) is not None
    whole = plainly or typed.startswith("0") or digits >= 9 or not typed.isdigit()
    if not whole or not (phonenumbers.is_valid_number(number) or (plainly and _is_possible(number))):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _is_possible(number: phonenumbers.PhoneNumber) -> bool:
    """Whether it has as many digits as a whole number has; with a country's code before it, half of one is none."""
    return phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.IS_POSSIBLE


def answered(typed: str) -> str | None:
    """A number that is all of an answer to how somebody is reached, word for word; None where it is none."""
    return as_typed(typed, "phone ") if LOCAL.fullmatch(typed) else None


def is_completed(short: str, whole: str) -> bool:
    """Whether one number is another with its area code or its country before it."""
    return not short.startswith("+") and whole.startswith("+") and whole.endswith(dialled(short).lstrip("0"))


def as_typed(typed: str, before: str = "") -> str | None:
    """A number that can be dialled where it was typed only, word for word; None where the digits may be anything.

    It lacks its area code (“555-0134”), or is one of another country than is known (“0151 2345678”).
    """
    digits = sum(map(str.isdigit, typed))
    if NUMBERED.search(before.lower()) or typed.startswith(("+", "00")) or digits > MOST_LOCAL_DIGITS:
        return None
    is_national = typed.lstrip("(").startswith("0") and digits >= FEWEST_NATIONAL_DIGITS
    return typed if is_national or WITHOUT_AREA.fullmatch(typed) or (_is_labelled(before) and digits >= SHORT) else None


def dialled(number: str) -> str:
    """What tells one number from another: its digits, and the + of one in E.164."""
    return number if number.startswith("+") else "".join(filter(str.isdigit, number))


def _is_labelled(before: str) -> bool:
    return PHONE_LABEL.search(before.lower()) is not None and NUMBERED.search(before.lower()) is None


DIALLED_TWICE = re.compile(r"\(?1[ ().-]*1")
"""More than one 1 before an American number is something else: “11 902-555-0134”."""
LONGEST_LABEL = 24
PHONE_LABEL = re.compile(
    r"(?<!\w)(?:(?:my|her|his|their|mi|su|mein|meine|seine|ihre|mon|son|meu|мой|его|её) )?(?:phone|tel"
    r"|telephone|mobile|mob|cell|number|ph|call|text|txt"
    r"|whatsapp"
    r"|tél|tlf|tfno|tlfn|telefon|telefono|teléfono|telefone|téléphone|telefonnummer|rufnummer|handynummer"
    r"|handy|mobil|móvil"
    r"|movil|celular"
    r"|cel|portable|fixe|fone|zap|whats|wsp|numéro|numero|número|nummer|nr|num|llamar al|llamar|appeler le|appeler"
    r"|тел|телефон|моб|мобильный|номер|сот|т|вотсап|ватсап|whatsapp|звонить|позвонить)(?: no| number)?(?: is"
    r"| es| ist| est| é)?[\s.:]*$"
)
