"""Text as people type it: what is kept of it, and how it looks to the readers of the domain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


def words_of(row: str) -> frozenset[str]:
    """The words of a row, as a set: how tables of words are written down."""
    return frozenset(row.split())


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


WORD = re.compile(r"[^\W_]+")
"""Letters and figures in a row."""

LETTERS = re.compile(r"[^\W\d_]+")
"""Letters in a row."""

BASES = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i"}
"""What Unicode doesn't take apart: letters that have no accent to drop."""

SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
"""How German is typed where the keyboard is another."""

JOINERS = "\u200c\u200d"
"""Zero-width (non-)joiners: invisible, but Persian spelling and emoji families need them."""


class _Table(dict[int, str | None]):
    """For str.translate: what each character becomes (None: nothing), found out when it is first met."""

    def __init__(self, become: Callable[[str], str | None]) -> None:
        super().__init__()
        self._become = become

    def __missing__(self, code: int) -> str | None:
        became = self[code] = self._become(chr(code))
        return became


def _kept(char: str) -> str | None:
    """Nothing for what nobody meant to type: controls, lone surrogates, invisible formatting."""
    is_meant = unicodedata.category(char) not in {"Cc", "Cf", "Cs"} or char in f"\t\n\r{JOINERS}"
    return char if is_meant else None


def _seen(char: str) -> str | None:
    """Nothing for what can't be seen."""
    return None if char in JOINERS else _kept(char)


def _alike(char: str) -> str:
    """What a reader takes the character for: for exactly one, so that places stay the same."""
    if char.isascii():
        return char
    if (digit := unicodedata.decimal(char, None)) is not None:
        return str(digit)
    if unicodedata.category(char) == "Zs":
        return " "
    if unicodedata.category(char) == "Pd" or char == "−":
        return "-"
    if "\uff01" <= char <= "\uff5e":  # the full-width forms of ASCII
        return chr(ord(char) - 0xFEE0)
    if char in "’‘ʼ´":
        return "'"
    return "," if char in "、،；؛" else char


KEPT, SEEN, ALIKE = _Table(_kept), _Table(_seen), _Table(_alike)


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
    return typed.replace("\r\n", "\n").replace("\r", "\n").translate(KEPT)


def look(text: str) -> str:
    """The same text in plain characters, place by place: “３５０ ‒ ٣” is “350 - 3”."""
    return text if text.isascii() else text.translate(ALIKE)


def plain(typed: str) -> Plain:
    """The text for matching, with the place of each of its characters in what was typed."""
    alike = look(typed)
    lowered = alike.lower()
    if len(lowered) == len(typed) and alike.translate(SEEN) == alike:
        return Plain(lowered, range(len(typed)))
    seen = [(place, char) for place, char in enumerate(alike) if SEEN[ord(char)] is not None]
    return Plain("".join(_lower(char) for _, char in seen), [place for place, _ in seen])


def lowered(text: str) -> str:
    """The text in plain characters and lower case, place by place."""
    alike = look(text)
    lower = alike.lower()
    return lower if len(lower) == len(text) else "".join(map(_lower, alike))


def unaccented(text: str) -> str:
    """The text without its accents, in the forms that Unicode takes for the same: “É” is “E”, “ﬁ” “fi”."""
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def _lower(char: str) -> str:
    """Lower case where it is one character long (İ has two)."""
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char
