"""Phrases of a language as data, and the quick search for those that stand at a place in a sentence.

A template is a row of words and {slots}; `[x]` may be missing, `~x` stands glued to what is before it, `|`
divides alternatives. All templates of a language are kept in one tree, so a place in a sentence costs what
its own words cost, however many templates there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

TOKEN = re.compile(r"\d+|[^\W\d_]+|[:/.,@~'\-]|[^\w\s:/.,@~'\-]+|_+")
LONGEST_NUMBER = 6


class Trust(IntEnum):
    """How sure it is, inside a sentence about something else, that a phrase speaks of a time."""

    NEVER = 0
    ALONE = 1  # only when it is all that is said, or after words like “call her”
    BOUNDED = 2  # not when an ordinary word follows: “friday”, but not “friday prayers”
    SURE = 3


@dataclass(frozen=True)
class Language:
    """What is particular to one language; the rules themselves know none."""

    slots: Mapping[str, Mapping[str, str]]
    """Slot → word → what the word means there."""
    phrases: tuple[tuple[str, Trust, str], ...]
    """Rule, trust, templates."""
    fillers: frozenset[str]
    """Words that may stand between the parts of a time: “on”, “at”."""
    leads: frozenset[str]
    """Fillers that announce a time: “by”, “until”."""
    hour_leads: frozenset[str]
    """Words after which a bare number is an hour: “at 5”."""
    follow_ups: frozenset[str]
    """Words after which even a doubtful phrase is a time: “call her sat”."""
    pronouns: frozenset[str]
    """What may stand between such a word and the time: “call her back sat”."""
    turns: frozenset[str]
    """Verbs that turn from what was to what is to come: “met him, wants …”."""
    past: frozenset[str]
    """Verbs that tell of what was: “met him on friday”."""
    terse: frozenset[str]
    """Letters that, glued to a number at the end, can only be a time: “Bob 2w”."""
    alternatives: frozenset[str]
    """Words between times of which one is meant: “fri or mon”."""
    hedges: frozenset[str]
    """Words beside such times: “either fri or maybe mon”."""
    connectives: frozenset[str]
    """Words that may follow a time without belonging to it."""
    idioms: frozenset[str]
    """What looks like a time and never is one: “24/7”."""
    doubtful: frozenset[str]
    """Weekdays that are other words too: “sun room”."""


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


@dataclass
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    accepts: list[tuple[str, Trust, int]] = field(default_factory=list)
    trusted: bool = False


class Grammar:
    """All phrases of a language, ready to be looked for."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._root = _Node()
        self._keys: dict[str, list[tuple[str, str]]] = {}
        for slot, words in language.slots.items():
            for word, value in words.items():
                self._keys.setdefault(word, [(word, "")]).append((f"{{{slot}}}", value))
        for order, (rule, trust, templates) in enumerate(language.phrases):
            for template in templates.split("|"):
                for elements in _spelled_out(template.split()):
                    self._plant(elements, rule, trust, order)

    def _plant(self, elements: list[str], rule: str, trust: Trust, order: int) -> None:
        node = self._root
        for element in elements:
            node = node.children.setdefault(element, _Node())
        node.accepts.append((rule, trust, order))
        node.trusted |= trust is not Trust.NEVER

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
            return [(word, ""), ("{n}", word), ("{count}", word)] if len(word) <= LONGEST_NUMBER else []
        return self._keys.get(word) or [(word, "")]


def _spelled_out(elements: list[str]) -> Iterator[list[str]]:
    """Every row that a template stands for, with and without what may be missing."""
    if not elements:
        yield []
        return
    head, *rest = elements
    for tail in _spelled_out(rest):
        yield [head.strip("[]"), *tail]
        if head.startswith("["):
            yield tail
