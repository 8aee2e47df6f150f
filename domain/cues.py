"""The words of domain/capture_words.py, found in a sentence where what must follow them does."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from domain.capture_words import (
    ANY,
    COLON,
    ENGLISH,
    LETTER,
    LI,
    MORE,
    SENDER,
    SOURCE,
    STRICT,
    TABLE,
    THING,
)
from domain.sources import ARTICLES, EVENTS, KNOWN, NICKNAMES, OWN, PERSONS
from domain.typed import LETTERS, SPELLED_OUT, either


class Cue(NamedTuple):
    """Words at text[start:end] that say what follows: a need, a source, a referral, a name, a note."""

    kind: str
    start: int
    end: int


_ARTICLE = rf"(?:(?:{either(ARTICLES)}) |l')?"
KNOWN_FIRST = re.compile(rf"{_ARTICLE}(?:{either(KNOWN)})(?!\w)")
"""Words after “from” that name a source."""
NAMED_FIRST = re.compile(rf"{_ARTICLE}(?:{either({*KNOWN, *NICKNAMES})})(?!\w)")
"""The same after words that can't mean anything else."""
_PLACE = rf"{_ARTICLE}(?:{either({*KNOWN, *EVENTS, *NICKNAMES})})(?!\w)"
_THING = r"(?:seine|ihre|sein|ihr|angebot|beratung|ein|eine|einen|das|die|den|was|etwas|mehr|kaufen|haben|\d+)(?!\w)"
_RUSSIANS = [person for person in PERSONS if person[0] >= "а"]
_ENDS = r"(?=$| ?[^\w\s]| (?:quer|precisa|procura|busca|will|möchte|sucht|braucht)(?!\w))"
_FOLLOWS = {
    COLON: re.compile(r" ?[:=]"),
    MORE: re.compile(r"[\s:]|$"),
    LETTER: re.compile(r"[\s:]+[^\W\d_]"),
    SOURCE: re.compile(rf" ?{_PLACE}"),
    SENDER: re.compile(
        rf" ?(?:{_PLACE}|(?:{either({*OWN, *ARTICLES})}) (?:{either(PERSONS)})(?!\w)|(?:{either(_RUSSIANS)})(?!\w))"
    ),
    STRICT: re.compile(rf" {_PLACE}{_ENDS}"),
    ENGLISH: re.compile(
        rf" (?:(?:the|our|my|a) )?(?:{either({*KNOWN, *EVENTS})})(?!\w)"
        rf"| (?:the|our) [^\W\d_]{{1,16}} (?:{either(EVENTS)})(?!\w)"
    ),
    THING: re.compile(rf" {_THING}"),
    LI: re.compile(r" li(?:$| (?:wants?|needs?)(?!\w))"),
}


def spellings(words: str) -> set[str]:
    """Words as they are also typed: without accents, with German vowels written out, ё as е."""
    bare = "".join(char if "\u0400" <= char <= "\u04ff" else unicodedata.normalize("NFD", char)[0] for char in words)
    return {words, bare, words.translate(SPELLED_OUT), words.replace("ё", "е")}


def _tree() -> dict[str, list[tuple[str, str, int]]]:
    """Cues by their first word, the longest first."""
    tree: dict[str, dict[tuple[str, str, int], None]] = {}
    for kind, follows, row in TABLE:
        for cue in row.split("|"):
            for spelt in sorted(spellings(cue)):
                tree.setdefault(FIRST.match(spelt)[0], {})[spelt, kind, follows] = None  # type: ignore[index]
    return {first: sorted(cues, key=lambda cue: -len(cue[0])) for first, cues in tree.items()}


FIRST = re.compile(r"(?<![\w'-])[^\W\d_]+'?")
AFTER = re.compile(r"[\w'-]")
BLANK = re.compile(r"(?:=|\s*=(?=\s))?[:\s]*")
CUES = _tree()
NEXT = {
    first: frozenset(cue[len(first) : len(first) + 2] for cue, _, _ in cues)
    for first, cues in CUES.items()
    if all(len(cue) > len(first) for cue, _, _ in cues)
}
"""What comes after the first word of cues that have several: most words like “a” begin none."""
WORDS = frozenset(word for cues in CUES.values() for cue, _, _ in cues for word in LETTERS.findall(cue))
"""All the words of the table: what may be left out of the fields, as the fields say it."""


def cues(plain: str) -> Iterator[Cue]:
    """The cues in a lower-case text, none within another."""
    done = 0
    for match in FIRST.finditer(plain):
        start = match.start()
        if start < done or match[0] not in CUES:
            continue
        if match[0] in NEXT and plain[match.end() : match.end() + 2] not in NEXT[match[0]]:
            continue
        for cue, kind, follows in CUES[match[0]]:
            end = start + len(cue)
            if not plain.startswith(cue, start) or (AFTER.match(plain, end) and cue[-1] != "'"):
                continue
            if follows is ANY or _FOLLOWS[follows].match(plain, end):
                done = BLANK.match(plain, end).end()  # type: ignore[union-attr]
                yield Cue(kind, start, done)
                break
