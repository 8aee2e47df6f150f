"""#tags: found in a sentence, and typed as an answer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from domain.errors import NotUnderstood
from domain.typed import lowered, tidy, words_of

ROW = re.compile(r"(?:^|(?<=[\s(\[,;.:!?'\"“„«|>]))(?:#[^\s#,;:!?()\[\]{}\"«»“”„<>|/\\@]++(?![@/\\]))+")
"""One tag, or several that nothing parts: “#hot#vip”. An address (page#part) holds none."""
NUMBER = re.compile(r"[\d.,']+(?:[km]|mn|bn)?")
"""“#12” is a lead, “#5k” an order."""
CLEARED = words_of("- -- none clear nothing no keine ninguno ninguna aucun nenhum нет")
NEVER_WITHIN = re.compile(r"[\s#,;:!?()\[\]{}\"«»“”„<>|/\\@]+")
"""What ends a tag in a sentence."""
LEADING = re.compile(
    r"(?:^|\s)(?:a|an|the|my|our|her|his|for|of|to|some|about|and|or|wants?|needs?|looking|in|on|at|from|via|with|und"
    r"|un|una|unos|unas|el|la|los|las|para|de|del|en|con|por|quiere|busca|necesita|y|ein|eine|einen|einem|einer|der|die"
    r"|das|den|dem|für|von|mit|bei|auf|im|möchte|sucht|braucht|une|le|les|des|du|pour|avec|sur|par|veut|cherche|et|um"
    r"|uma|o|os|as|do|da|no|na|com|quer|precisa|procura|e|на|в|с|от|из|для|по|о|и|хочет|нужна|нужен|нужно|ищет"
    r"|interested in|looking for) $"
)
"""Words after which a tag is a word of the thought as well: “wants a #mortgage”."""
LONGEST_LEAD = 16
MOST_ROWS = 64
"""Places with tags that are looked at; nobody means more."""


class Tagged(NamedTuple):
    """A sentence without the # of those tags that are words of a thought too; `alone` are the places of the others."""

    text: str
    tags: tuple[str, ...]
    alone: tuple[tuple[int, int], ...]


def find(sentence: str) -> Tagged:
    """The tags of a sentence (tidy), in order, each once."""
    plain = lowered(sentence)
    if "#" not in plain:
        return Tagged(sentence, (), ())
    found: list[str] = []
    signs: list[int] = []
    alone: list[tuple[int, int]] = []
    for row in islice(ROW.finditer(plain), MOST_ROWS):
        within = LEADING.search(plain, max(0, row.start() - LONGEST_LEAD), row.start()) is not None
        for start, end in _parts(plain, row.start(), row.end()):
            if tag := _tag(plain[start + 1 : end]):
                found.append(tag)
                if within:
                    signs.append(start - len(signs))
                else:
                    alone.append((start - len(signs), end - len(signs)))
                    _join(alone, plain, len(signs))
            within = False
    for place in signs:
        sentence = sentence[:place] + sentence[place + 1 :]
    return Tagged(sentence, tuple(dict.fromkeys(found)), tuple(alone))


def _join(alone: list[tuple[int, int]], plain: str, dropped: int) -> None:
    """Make one place of the last two, where nothing stands between them."""
    if len(alone) > 1 and not plain[alone[-2][1] + dropped : alone[-1][0] + dropped].strip():
        alone[-2:] = [(alone[-2][0], alone[-1][1])]


def read(typed: str) -> tuple[str, ...]:
    """The tags that an answer names, with or without #; none where it clears them (“-”). Raises NotUnderstood."""
    words = [word for word in re.split(r"[\s,;#]+", lowered(tidy(typed))) if word]
    if words and CLEARED.issuperset(words):
        return ()
    tags = kept(words)
    if not tags:
        raise NotUnderstood(typed)
    return tags


def kept(words: Iterable[str]) -> tuple[str, ...]:
    """The tags that words are kept as, in order, each once: “Hot Lead” is “hot-lead”, and “2024” is none."""
    one = (NEVER_WITHIN.sub("-", lowered(tidy(word))).strip(".'’…*-") for word in words)
    return tuple(dict.fromkeys(tag for word in one if (tag := _tag(word))))


def _parts(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """The places of the tags in a row of them, without the punctuation after each."""
    marks = [place for place in range(start, end) if plain[place] == "#"]
    ends = [*marks[1:], end]
    return [(mark, mark + len(plain[mark:stop].rstrip(".'’…-*"))) for mark, stop in zip(marks, ends, strict=True)]


def _tag(word: str) -> str | None:
    """A tag as it is kept, or None where a word is none: a number alone, or nothing with a letter."""
    tag = unicodedata.normalize("NFC", word.strip(".'’…*"))
    return tag if any(map(str.isalpha, tag)) and not NUMBER.fullmatch(tag) else None
