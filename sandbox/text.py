"""What Telegram does with any text: cleaning, UTF-16 lengths, and the entities it finds by itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from sandbox.models import Json

_CONTROL = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
_DROPPED = re.compile("[\r\u2028-\u202e\ufeff]")
_TLDS = "com|org|net|io|co|ca|de|uk|us|eu|me|app|dev|info|biz|shop|ly|ai|example"
_KINDS = (
    (
        "url",
        re.compile(
            rf"(?<![\w@.])(?:https?://[^\s<>\"]+|(?:[a-z0-9-]+\.)+(?:{_TLDS})(?![\w@-])(?:/[^\s<>\"]*)?)",
            re.IGNORECASE,
        ),
    ),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?!\w)", re.IGNORECASE)),
    ("mention", re.compile(r"(?<![\w@/.])@[a-zA-Z]\w{2,31}(?!\w)", re.ASCII)),
    ("bot_command", re.compile(r"(?<![\w/@<>.])/\w{1,64}(?:@\w{3,32})?(?![\w/@])", re.ASCII)),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
    ("cashtag", re.compile(r"(?<![\w$])\$[A-Z]{3,8}(?![\w$])")),
    ("phone_number", re.compile(r"(?<![\w+])(?:\+\d|\(?\d)[\d ().-]{5,20}\d(?!\w)")),
)
_TRAILING = ".,:;!?)'\"]}"


def utf16_length(text: str) -> int:
    """Length as Telegram counts it, in UTF-16 code units."""
    if text.isascii():
        return len(text)
    return len(text) + sum(ch > "\uffff" for ch in text)


def clean(text: str) -> str:
    """Make a text storable the way Telegram does: no control characters, no lone surrogates."""
    if text.isascii() and text.isprintable():
        return text
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _CONTROL.sub(" ", _DROPPED.sub("", whole))


def trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Cut white space from both ends; entities move along, those left empty go."""
    tight = text.rstrip()
    lead = len(tight) - len(tight.lstrip())
    tight = tight[lead:]
    if tight == text or not entities:
        return tight, entities
    room, shift = utf16_length(tight), utf16_length(text[:lead])
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - shift)
        end = min(room, entity["offset"] - shift + entity["length"])
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return tight, kept


def detect(text: str) -> list[Json]:
    """The entities that Telegram finds in plain text: commands, mentions, links, e-mails, phones, tags."""
    if not _worth_a_look(text):
        return []
    found: list[tuple[int, int, str]] = []
    for kind, start, end in _matches(text):
        if all(end <= a or start >= b for a, b, _ in found):
            found.append((start, end, kind))
    found.sort()
    if text.isascii():
        return [{"type": kind, "offset": a, "length": b - a} for a, b, kind in found]
    return [{"type": kind, "offset": utf16_length(text[:a]), "length": utf16_length(text[a:b])} for a, b, kind in found]


def _worth_a_look(text: str) -> bool:
    return any(sign in text for sign in "/@#.$") or any(ch.isdigit() for ch in text)


def _matches(text: str) -> Iterator[tuple[str, int, int]]:
    for kind, pattern in _KINDS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if kind == "url":
                end = start + len(match.group().rstrip(_TRAILING))
            if kind == "phone_number" and not _is_phone(match.group()):
                continue
            yield kind, start, end


def _is_phone(candidate: str) -> bool:
    digits = sum(ch.isdigit() for ch in candidate)
    return 10 <= digits <= 15 or (candidate.startswith("+") and 7 <= digits <= 15)


def with_detected(text: str, given: list[Json]) -> list[Json]:
    """Entities that were given plus the detected ones that don't lie across a given link or code."""
    taken = sorted(
        (e["offset"], e["offset"] + e["length"])
        for e in given
        if e["type"] in ("code", "pre", "text_link", "text_mention")
    )
    extra = [e for e in detect(text) if not _overlaps(taken, e["offset"], e["offset"] + e["length"])]
    return sorted([*given, *extra], key=lambda e: (e["offset"], -e["length"], e["type"])) if extra else given


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    place = bisect_left(taken, (end,))
    return any(b > start for _, b in taken[:place])
