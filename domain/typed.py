"""Text as people type it: what is kept of it, and how it looks to the readers of the domain."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass


def words_of(row: str) -> frozenset[str]:
    """The words of a row, as a set: how tables of words are written down."""
    return frozenset(row.split())


JOINERS = "\u200c\u200d"
"""Zero-width (non-)joiners: invisible, but Persian spelling and emoji families need them."""


def _dropped() -> dict[int, None]:
    """Characters that nobody meant to type: controls, lone surrogates, invisible formatting."""
    everything = (chr(code) for code in range(sys.maxunicode + 1))
    return {
        ord(char): None
        for char in everything
        if unicodedata.category(char) in {"Cc", "Cf", "Cs"} and char not in f"\t\n\r{JOINERS}"
    }


def _alike() -> dict[int, str]:
    """Characters that a reader takes for a plainer one, each for exactly one, so that places stay the
    same."""
    table: dict[int, str] = {}
    for code in range(0x80, sys.maxunicode + 1):
        char = chr(code)
        if (digit := unicodedata.decimal(char, None)) is not None:
            table[code] = str(digit)
        elif unicodedata.category(char) == "Zs":
            table[code] = " "
        elif unicodedata.category(char) == "Pd" or char == "−":
            table[code] = "-"
        elif 0xFF01 <= code <= 0xFF5E:  # the full-width forms of ASCII
            table[code] = chr(code - 0xFEE0)
        elif char in "’‘ʼ`´":
            table[code] = "'"
        elif char in "、،；؛":
            table[code] = ","
    return table


DROPPED = _dropped()
INVISIBLE = DROPPED | dict.fromkeys(map(ord, JOINERS))
ALIKE = _alike()


@dataclass(frozen=True)
class Plain:
    """A text for matching: lower case, ASCII digits, spaces and dashes; text[i] was typed[origin[i]]."""

    text: str
    origin: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where text[start:end], which isn't empty, stands in what was typed."""
        return self.origin[start], self.origin[end - 1] + 1


def tidy(typed: str) -> str:
    """What is kept: all that was typed but characters that cannot be seen."""
    return typed.replace("\r\n", "\n").replace("\r", "\n").translate(DROPPED)


def look(text: str) -> str:
    """The same text in plain characters, place by place: “３５０ ‒ ٣” is “350 - 3”."""
    return text if text.isascii() else text.translate(ALIKE)


def plain(typed: str) -> Plain:
    """The text for matching, with the place of each of its characters in what was typed."""
    alike = look(typed)
    lowered = alike.lower()
    if len(lowered) == len(typed) and alike.translate(INVISIBLE) == alike:
        return Plain(lowered, range(len(typed)))
    seen = [(place, char) for place, char in enumerate(alike) if ord(char) not in INVISIBLE]
    return Plain("".join(_lower(char) for _, char in seen), [place for place, _ in seen])


def lowered(text: str) -> str:
    """The text in plain characters and lower case, place by place."""
    alike = look(text)
    lower = alike.lower()
    return lower if len(lower) == len(text) else "".join(map(_lower, alike))


def _lower(char: str) -> str:
    """Lower case where it is one character long (İ has two)."""
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char
