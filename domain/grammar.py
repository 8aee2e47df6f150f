"""Phrases of languages as data, and the quick search for those that stand at a place in a sentence.

A template is a row of words and {slots}; `[x y]` may be missing, `~x` stands glued to what is before it, `|`
divides alternatives. Slots belong to their language, but for {n}, a number in figures; {count} and {hour} are
figures or a language's words. All templates of all languages are kept in one tree, so a place in a sentence
costs what its own words cost, however many templates there are. People leave accents out: what is written
with them in a table is found without.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from domain.typed import SPELLED_OUT

TOKEN = re.compile(r"\d+|[^\W\d_]+|[:/.,@~'\-]|[^\w\s:/.,@~'\-]+|_+")
ELEMENT = re.compile(r"\[[^\]]*\]|\S+")
LONGEST_NUMBER = 6
FIGURES = {"{count}": "{n}", "{hour}": "{n}", "~{count}": "~{n}", "~{hour}": "~{n}"}
"""Slots that figures fit too."""
SHORTEST_BARE = 3
"""Letters of a word that is found without its accents: “as” and “a” are other words than “às” and “à”."""


class Trust(IntEnum):
    """How sure it is, inside a sentence about something else, that a phrase speaks of a time."""

    ANSWER = -1  # only in an answer to “when?”, which speaks of nothing else: there “sam 9” is a Saturday
    NEVER = 0  # only beside another phrase: “tomorrow morning”
    ALONE = 1  # only when it is all that is said, or after words like “call her”
    BOUNDED = 2  # not when an ordinary word follows: “friday”, but not “friday prayers”
    SURE = 3


@dataclass(frozen=True, kw_only=True)
class Words:
    """Words around times, which tell what a sentence does with them."""

    fillers: frozenset[str] = frozenset()
    """Words that may stand between the parts of a time: “on”, “at”."""
    leads: frozenset[str] = frozenset()
    """Fillers that announce a time: “by”, “until”."""
    hour_leads: frozenset[str] = frozenset()
    """Words after which a bare number is an hour: “at 5”."""
    follow_ups: frozenset[str] = frozenset()
    """Words after which even a doubtful phrase is a time: “call her sat”."""
    pronouns: frozenset[str] = frozenset()
    """What may stand between such a word and the time: “call her back sat”."""
    turns: frozenset[str] = frozenset()
    """Verbs that turn from what was to what is to come: “met him, wants …”."""
    past: frozenset[str] = frozenset()
    """Verbs that tell of what was: “met him on friday”. Only as they stand: “llamé” is past, “llame” an order."""
    terse: frozenset[str] = frozenset()
    """Letters that, glued to a number at the end, can only be a time: “Bob 2w”."""
    alternatives: frozenset[str] = frozenset()
    """Words between times of which one is meant: “fri or mon”."""
    hedges: frozenset[str] = frozenset()
    """Words beside such times: “either fri or maybe mon”."""
    connectives: frozenset[str] = frozenset()
    """Words that may follow a time without belonging to it."""
    idioms: frozenset[str] = frozenset()
    """What looks like a time and never is one: “24/7”."""
    half_hours: frozenset[str] = frozenset()
    """How half an hour is called."""
    gaps: frozenset[str] = frozenset()
    """Words between lengths of time in a list: “30 min and then 2 h”."""
    titles: frozenset[str] = frozenset()
    """Words before a name, whatever it looks like: “Frau Sonntag”."""
    events: frozenset[str] = frozenset()
    """Words right before a date that make it the date of what people speak of: “wedding june 20”."""
    short_days: frozenset[str] = frozenset()
    """Short weekdays: an hour right after one that no template reads isn't today's."""
    doubtful: frozenset[str] = frozenset()
    """Weekdays that are other words too: “sun room”."""


@dataclass(frozen=True, kw_only=True)
class Language(Words):
    """What is particular to one language; the rules themselves know none."""

    tag: str
    """As in BCP 47: “en”."""
    slots: Mapping[str, Mapping[str, str]]
    """Slot → word → what the word means there; nothing where it only has to be there."""
    phrases: tuple[tuple[str, Trust, str], ...]
    """Rule, trust, templates."""


def meaning(rows: Mapping[str, str]) -> dict[str, str]:
    """A slot as it is written down: what is meant → the words that mean it."""
    return {word: value for value, words in rows.items() for word in words.split()}


def numbered(*rows: str, start: int = 1) -> dict[str, str]:
    """A slot whose words mean numbers: the words of each row mean its place."""
    return meaning({str(number): words for number, words in enumerate(rows, start)})


def in_order(words: str, start: int = 1) -> dict[str, str]:
    """The same with one word for each place."""
    return numbered(*words.split(), start=start)


def spellings(word: str) -> frozenset[str]:
    """How a word is typed: as it is written, and without its accents."""
    if word.isascii() or len(word.strip("~")) < SHORTEST_BARE:
        return frozenset((word,))
    bare = "".join(char if char == "й" else unicodedata.normalize("NFD", char)[0] for char in word)
    return frozenset((word, bare, word.translate(SPELLED_OUT)))


class Match(NamedTuple):
    """A template that fits: the rule to ask, the values of its slots, the token after its last."""

    rule: str
    trust: Trust
    values: tuple[str, ...]
    end: int
    order: int


@dataclass(frozen=True)
class Tokens:
    """The words of a text; `glued[i]` when nothing stands between token i and the one before."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    glued: list[bool]

    def __len__(self) -> int:
        return len(self.words)


def tokens_of(text: str) -> Tokens:
    """Cut a plain text into numbers, words and punctuation."""
    found = list(TOKEN.finditer(text))
    starts = [match.start() for match in found]
    ends = [match.end() for match in found]
    glued = [place > 0 and starts[place] == ends[place - 1] for place in range(len(found))]
    return Tokens(text, [match.group() for match in found], starts, ends, glued)


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    accepts: list[tuple[str, Trust, int]] = field(default_factory=list)
    trusted: bool = False


class _Tree:
    """Templates by their first element, then their second …; and all of their words."""

    def __init__(self) -> None:
        self.root = _Node()
        self.words: set[str] = set()

    def plant(self, elements: list[str], rule: str, trust: Trust, order: int) -> None:
        node = self.root
        for element in elements:
            following = node.children.get(element)
            if following is None:
                following = node.children[element] = _Node()
            node = following
        node.accepts.append((rule, trust, order))
        node.trusted |= trust > Trust.NEVER
        self.words.update(elements)


class Grammar:
    """All phrases of some languages, ready to be looked for."""

    def __init__(self, languages: Iterable[Language]) -> None:
        self._languages = tuple(languages)
        words = Words(**{each.name: self._all(each.name) for each in fields(Words)})
        self.words = replace(words, fillers=words.fillers | words.leads)

    def _all(self, name: str) -> frozenset[str]:
        words = [word for language in self._languages for word in getattr(language, name)]
        return frozenset(spelled for word in words for spelled in (spellings(word) if name != "past" else (word,)))

    @cached_property
    def _keys(self) -> dict[str, list[tuple[str, str]]]:
        """Word → itself and each slot it fits, with its value there."""
        keys: dict[str, list[tuple[str, str]]] = {}
        for language in self._languages:
            for slot, words in language.slots.items():
                for word, value in words.items():
                    for spelled in spellings(word):
                        keys.setdefault(spelled, [(spelled, "")]).append((f"{{{language.tag}:{slot}}}", value))
        for word in filter(str.isalpha, self._tree.words):
            for spelled in spellings(word) - {word}:
                keys.setdefault(spelled, [(spelled, "")]).append((word, ""))
        return keys

    @cached_property
    def _root(self) -> _Node:
        return self._tree.root

    @cached_property
    def _tree(self) -> _Tree:
        """All templates; grown when it is first needed, so that to import it costs nothing."""
        tree = _Tree()
        order = 0
        for language in self._languages:
            figures = {_owned(slot, language.tag): figure for slot, figure in FIGURES.items()}
            for rule, trust, templates in language.phrases:
                order += 1
                for template in _owned(templates, language.tag).split("|"):
                    for elements in spelled_out(template, figures):
                        tree.plant(elements, rule, trust, order)
        return tree

    def slot(self, name: str) -> frozenset[str]:
        """The words of a slot in all languages, as they are typed."""
        words = [word for language in self._languages for word in language.slots.get(name, ())]
        return frozenset(spelled for word in words for spelled in spellings(word))

    def knows(self, word: str) -> bool:
        """Whether the word means something in a time phrase."""
        return word.isdigit() or word in self._keys

    def may_begin(self, tokens: Tokens, place: int) -> bool:
        """Whether the two words at `place` can begin a phrase; quick, and false for nearly all words."""
        for key, _ in self._read(tokens.words[place]):
            node = self._root.children.get(key)
            if node is None:
                continue
            if node.trusted:
                return True
            if place + 1 == len(tokens.words):
                continue
            glued = tokens.glued[place + 1]
            for following, _ in self._read(tokens.words[place + 1]):
                if following in node.children or (glued and f"~{following}" in node.children):
                    return True
        return False

    def matches(self, tokens: Tokens, place: int) -> list[Match]:
        """Every template that fits from `place` on, the longest first."""
        found: list[Match] = []
        waiting: list[tuple[_Node, int, tuple[str, ...]]] = [(self._root, place, ())]
        while waiting:
            node, at, values = waiting.pop()
            found.extend([Match(rule, trust, values, at, order) for rule, trust, order in node.accepts])
            if at == len(tokens.words) or not node.children:
                continue
            glued = at > place and tokens.glued[at]
            for key, value in self._read(tokens.words[at]):
                for spelling in (key, f"~{key}") if glued else (key,):
                    if spelling in node.children:
                        told = (*values, value) if value else values
                        waiting.append((node.children[spelling], at + 1, told))
        found.sort(key=lambda match: (-match.end, match.order))
        return found

    def _read(self, word: str) -> list[tuple[str, str]]:
        """The word itself, and each slot it fits with its value there."""
        if word.isdigit():
            return [(word, ""), ("{n}", word)] if len(word) <= LONGEST_NUMBER else []
        return self._keys.get(word) or [(word, "")]


def _owned(templates: str, tag: str) -> str:
    """The slots with their language, so that one language's words never fit another's phrases."""
    return templates.replace("{", f"{{{tag}:").replace(f"{{{tag}:n}}", "{n}")


def spelled_out(template: str, figures: Mapping[str, str] = FIGURES) -> list[list[str]]:
    """Every row that a template stands for: with and without what may be missing, in words and in figures."""
    rows: list[list[str]] = [[]]
    for part in ELEMENT.findall(template):
        words = part.strip("[]").split()
        ways = [words]
        if not figures.keys().isdisjoint(words):
            ways.append([figures.get(word, word) for word in words])
        if part.startswith("["):
            ways.append([])
        rows = [[*row, *way] for row in rows for way in ways]
    return rows
