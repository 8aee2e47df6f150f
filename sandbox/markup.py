"""HTML as the Bot API reads it: into text and entities, with Telegram's own complaints."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sandbox.errors import Refused, bad_request
from sandbox.models import Json
from sandbox.text import utf16_length

_SIMPLE = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler",
}  # fmt: skip
_TAGS = frozenset(_SIMPLE) | {"a", "code", "pre", "blockquote", "tg-emoji", "tg-time"}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_ESCAPE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot)(?![a-zA-Z]));?")
_PIECE = re.compile(r"[<&]")
_SPACE = re.compile(r"\s*")
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>]*")
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_USER_LINK = re.compile(r"tg://user\?id=(\d+)$", re.IGNORECASE)


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int
    at: int


def parse(source: str) -> tuple[str, list[Json]]:
    """HTML to (text, entities); offsets in UTF-16 units. Raises Refused where Telegram would."""
    if "<" not in source and "&" not in source:
        return source, []
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.out: list[str] = []
        self.units = 0
        self.open: list[_Open] = []
        self.entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        place = 0
        while (match := _PIECE.search(self.source, place)) is not None:
            self._take(self.source[place : match.start()])
            place = self._escape(match.start()) if match.group() == "&" else self._tag(match.start())
        self._take(self.source[place:])
        if self.open:
            raise _unparsable(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        self.entities.sort(key=lambda e: (e["offset"], -e["length"]))
        return "".join(self.out), self.entities

    def _take(self, text: str) -> None:
        if text:
            self.out.append(text)
            self.units += utf16_length(text)

    def _escape(self, at: int) -> int:
        character, end = _unescape(self.source, at)
        self._take(character)
        return end

    def _tag(self, at: int) -> int:
        return self._end_tag(at) if self.source[at + 1 : at + 2] == "/" else self._start_tag(at)

    def _start_tag(self, at: int) -> int:
        place = self._past(_TAG_NAME, at + 1)
        name = self.source[at + 1 : place].lower()
        if place >= len(self.source):
            raise self._complaint("Unclosed start tag", at)
        if name not in _TAGS:
            raise self._complaint(f'Unsupported start tag "{name}"', at)
        attributes, place = self._attributes(name, at, place)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self._complaint('Tag "span" must have class "tg-spoiler"', at)
        if name == "tg-time" and not attributes.get("unix", "").isdigit():
            raise self._complaint('Tag "tg-time" must have a valid attribute "unix"', at)
        self.open.append(_Open(name, attributes, self.units, len(self.out)))
        return place

    def _attributes(self, tag: str, at: int, place: int) -> tuple[dict[str, str], int]:
        attributes: dict[str, str] = {}
        while True:
            place = self._past_space(place)
            if place >= len(self.source):
                raise self._complaint("Unclosed start tag", at)
            if self.source[place] == ">":
                return attributes, place + 1
            end = self._past(_ATTRIBUTE_NAME, place)
            if end == place:
                raise self._complaint(f'Empty attribute name in the tag "{tag}"', at)
            name = self.source[place:end].lower()
            place = self._past_space(end)
            value = ""
            if self.source[place : place + 1] == "=":
                value, place = self._value(at, self._past_space(place + 1))
            attributes[name] = value

    def _value(self, at: int, place: int) -> tuple[str, int]:
        quote = self.source[place : place + 1]
        if quote not in ("'", '"'):
            end = self._past(_NAME_TOKEN, place)
            if end < len(self.source) and not self.source[end].isspace() and self.source[end] != ">":
                raise self._complaint("Unexpected end of name token", place)
            return self.source[place:end].lower(), end
        end = self.source.find(quote, place + 1)
        if end < 0:
            raise self._complaint("Unclosed start tag", at)
        return unescape(self.source[place + 1 : end]), end + 1

    def _end_tag(self, at: int) -> int:
        if not self.open:
            raise self._complaint("Unexpected end tag", at)
        end = self.source.find(">", at)
        name = self.source[at + 2 : end].strip() if end >= 0 else ""
        if end < 0 or any(ch.isspace() for ch in name):
            raise self._complaint("Unclosed end tag", at)
        opened = self.open[-1]
        if name and name.lower() != opened.tag:
            offset = self._byte(at)
            raise _unparsable(
                f'Unmatched end tag at byte offset {offset}, expected "</{opened.tag}>", found "</{name}>"'
            )
        self.open.pop()
        if self.units > opened.offset:
            self._close(opened)
        return end + 1

    def _close(self, opened: _Open) -> None:
        entity: Json = {"type": "", "offset": opened.offset, "length": self.units - opened.offset}
        last = self.entities[-1] if self.entities else None
        if opened.tag == "pre" and last is not None and last["type"] == "code" and _same_span(last, entity):
            last["type"] = "pre"  # <pre><code class="language-x"> is one block with a language
            return
        kind, more = _meaning(opened, "".join(self.out[opened.at :]))
        if kind:
            self.entities.append({**entity, "type": kind, **more})

    def _past(self, pattern: re.Pattern[str], place: int) -> int:
        match = pattern.match(self.source, place)
        return match.end() if match else place

    def _past_space(self, place: int) -> int:
        return self._past(_SPACE, place)

    def _byte(self, at: int) -> int:
        return len(self.source[:at].encode("utf-8", "surrogatepass"))

    def _complaint(self, what: str, at: int) -> Refused:
        return _unparsable(f"{what} at byte offset {self._byte(at)}")


def _same_span(one: Json, other: Json) -> bool:
    return (one["offset"], one["length"]) == (other["offset"], other["length"])


def _meaning(opened: _Open, inner: str) -> tuple[str, Json]:
    """Entity type and its further fields; an empty type for a tag that leaves nothing."""
    attributes = opened.attributes
    match opened.tag:
        case "a":
            return _link(attributes.get("href") or inner)
        case "code":
            name = attributes.get("class", "")
            return "code", {"language": name[9:]} if name.startswith("language-") else {}
        case "pre":
            return "pre", {}
        case "blockquote":
            return ("expandable_blockquote" if "expandable" in attributes else "blockquote"), {}
        case "tg-emoji":
            return "custom_emoji", {"custom_emoji_id": attributes.get("emoji-id", "")}
        case "tg-time":
            shown = {"date_time_format": attributes["format"]} if attributes.get("format") else {}
            return "date_time", {"unix_time": int(attributes["unix"]), **shown}
    return _SIMPLE[opened.tag], {}


def _link(target: str) -> tuple[str, Json]:
    if user := _USER_LINK.match(target):
        return "text_mention", {"user_id": int(user.group(1))}
    if re.match(r"(?:https?|tg|mailto|tel|ton|tonsite)://?", target, re.IGNORECASE) or target.startswith(
        ("mailto:", "tel:")
    ):
        return "text_link", {"url": target}
    if "." in target and " " not in target:
        return "text_link", {"url": f"http://{target}"}
    return "", {}  # as Telegram does: a link that leads nowhere is plain text


def _unescape(source: str, at: int) -> tuple[str, int]:
    match = _ESCAPE.match(source, at)
    if match is None:
        return "&", at + 1
    hexadecimal, decimal, name = match.groups()
    if name:
        return _NAMED[name], match.end()
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "&", at + 1
    return chr(code), match.end()


def unescape(source: str) -> str:
    """Replace the escapes that Telegram knows: &lt; &gt; &amp; &quot; and numbers."""
    return _ESCAPE.sub(lambda match: _unescape(match.group(), 0)[0], source)


def _unparsable(what: str) -> Refused:
    return bad_request(f"can't parse entities: {what}")
