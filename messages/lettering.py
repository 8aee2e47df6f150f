"""How wide words are in the letters of the picture, so that they can be fitted and cut before they are drawn.

The letters ship with the bot (DejaVu Sans), so that the picture looks the same wherever it is drawn.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from messages import texts

FAMILY = "DejaVu Sans"
FOLDER = Path(__file__).parent / "fonts"
REGULAR, BOLD = FOLDER / "DejaVuSans.ttf", FOLDER / "DejaVuSans-Bold.ttf"

UNKNOWN = 1.0
"""A letter that ours lack, in its own height: as wide as those of Chinese, the widest that are common."""

TAKES_NO_ROOM = frozenset(("Mn", "Me", "Cf"))
"""Unicode's categories of accents that stand on the letter before, and of marks that aren't seen."""

PICTURES = frozenset(("So", "Sk", "Cn", "Co"))
"""Unicode's categories of emoji, of the colours of skin, and of what is newer than our Unicode or nobody else's."""

OF_PICTURES = frozenset(("\ufe0f", *map(chr, range(0xE0020, 0xE0080))))
"""What makes a picture of a sign, and a flag of a country's part."""

JOINER = "\u200d"
"""Makes one emoji of several; inside of words it joins letters."""

UNDRAWABLE = re.compile("[\0-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What XML, in which the picture is written, can't hold or shouldn't: lines, tabs, bells, and what is no character."""

WIDE = 12
"""The format of the table of letters that knows all of Unicode."""


def drawable(words: str) -> str:
    """The words as they can be drawn, on one line; those from right to left keep to themselves.

    Emoji that our letters lack are left out: no fonts but those of emoji have them, and an empty box says nothing.
    """
    known = _widths(REGULAR)
    kept = "".join(letter for letter in words if not _is_picture(letter, known))
    plain = " ".join(word for each in UNDRAWABLE.sub(" ", kept).split() if (word := each.strip(JOINER)))
    if texts.ISOLATE in plain or not texts.RIGHT_TO_LEFT.search(plain):
        return plain
    return f"{texts.ISOLATE}{plain}{texts.END_ISOLATE}"


def width(words: str, size: float, *, bold: bool = False) -> float:
    """How wide the words are at `size` pixels a line; never less than that, but for a hair."""
    known = _widths(BOLD if bold else REGULAR)
    return size * sum(known.get(ord(letter), _guessed(letter)) for letter in words)


def are_known(words: str) -> bool:
    """Whether our letters have all that these words need."""
    known = _widths(REGULAR)
    return all(ord(letter) in known or not _guessed(letter) for letter in words)


def cut(words: str, room: float, size: float, *, bold: bool = False) -> str:
    """As much of the words as fits into `room` pixels, ending in “…” where they are cut."""
    if width(words, size, bold=bold) <= room:
        return words
    bare = words.strip(texts.ISOLATE + texts.END_ISOLATE)
    fewest, most = 0, len(bare)
    while fewest < most:
        middle = (fewest + most + 1) // 2
        if width(f"{bare[:middle]}…", size, bold=bold) <= room:
            fewest = middle
        else:
            most = middle - 1
    return drawable(f"{bare[:fewest].rstrip()}…")


def shrunk(words: str, room: float, size: float, *, bold: bool = False) -> float:
    """The size, `size` at most, at which the words fit into `room`: a figure is never cut, or it would say another."""
    return min(size, size * room / max(width(words, size, bold=bold), 1))


def _is_picture(letter: str, known: Mapping[int, float]) -> bool:
    return letter in OF_PICTURES or (ord(letter) not in known and unicodedata.category(letter) in PICTURES)


def _guessed(letter: str) -> float:
    return 0.0 if unicodedata.category(letter) in TAKES_NO_ROOM else UNKNOWN


@cache
def _widths(font: Path) -> Mapping[int, float]:
    """How wide each letter of a TrueType font is, in its own height."""
    data = font.read_bytes()
    tables = _tables(data)
    units: int = struct.unpack_from(">H", data, tables["head"] + 18)[0]
    measured: int = struct.unpack_from(">H", data, tables["hhea"] + 34)[0]
    advances = struct.unpack_from(">" + "Hh" * measured, data, tables["hmtx"])[::2]
    return {letter: advances[min(glyph, measured - 1)] / units for letter, glyph in _glyphs(data, tables["cmap"])}


def _tables(data: bytes) -> Mapping[str, int]:
    """Where each table of the font begins."""
    count = struct.unpack_from(">H", data, 4)[0]
    found = (struct.unpack_from(">4sLLL", data, 12 + 16 * each) for each in range(count))
    return {name.decode("ascii"): start for name, _, start, _ in found}


def _glyphs(data: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Each letter of Unicode that the font has, with the number of its glyph."""
    count = struct.unpack_from(">H", data, start + 2)[0]
    offered = [start + struct.unpack_from(">HHL", data, start + 4 + 8 * each)[2] for each in range(count)]
    wide = next(each for each in offered if struct.unpack_from(">H", data, each)[0] == WIDE)
    for each in range(struct.unpack_from(">L", data, wide + 12)[0]):
        first, last, glyph = struct.unpack_from(">LLL", data, wide + 16 + 12 * each)
        yield from zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)
