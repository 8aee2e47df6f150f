"""How the picture looks, and what its parts share."""

from __future__ import annotations

from dataclasses import dataclass

from domain.periods import Period, PeriodKind
from domain.summary import Summary
from messages.drawing import Sheet, Style
from messages.reader import Reader

WIDTH = 1024
"""In pixels; it is as high as it needs to be: for most weeks that is 1,280, the most that every phone gets as it is."""

MARGIN, GAP = 48, 24
RIGHT = WIDTH - MARGIN
ROOM = RIGHT - MARGIN


FEW = 5
"""Of fewer leads no share is told in per cent: “100%” of one says nothing."""


def kind(period: Period) -> str:
    """What the period before is called: a single day too."""
    is_day = period.kind is PeriodKind.DAYS and period.first == period.last
    return "day" if is_day else period.kind.value


@dataclass(frozen=True)
class Palette:
    """The colours, each with enough contrast to the paper: 4.5 for words, 3 for bars."""

    paper: str
    ink: str
    quiet: str
    rest: str
    bar: str
    won: str


LIGHT = Palette(paper="#ffffff", ink="#17212b", quiet="#5b6873", rest="#dfe5ea", bar="#2f74d0", won="#197a47")
DARK = Palette(paper="#17212b", ink="#f3f6f8", quiet="#a3b1bd", rest="#33424f", bar="#5b9ee9", won="#4fbf82")


@dataclass(frozen=True)
class Chart:
    """What the parts of the picture share: where to draw, what, for whom, in which colours."""

    sheet: Sheet
    summary: Summary
    reader: Reader
    palette: Palette

    @property
    def has_before(self) -> bool:
        """Whether there was anything in the period before, to compare with."""
        before = self.summary.before
        return not before.is_quiet or bool(before.open)

    def ink(self, size: float, *, bold: bool = False, is_figure: bool = False) -> Style:
        """What is to be read."""
        return Style(size, self.palette.ink, bold, is_figure)

    def quiet(self, size: float, *, is_figure: bool = False) -> Style:
        """What explains it."""
        return Style(size, self.palette.quiet, is_figure=is_figure)

    def won(self, size: float, count: int = 1) -> Style:
        """What all of it is for; of nothing it is said more quietly."""
        return Style(size, self.palette.won if count else self.palette.quiet, bold=True, is_figure=True)

    def heading(self, y: float, words: str) -> None:
        """What a part is about."""
        self.sheet.words(MARGIN, y, words, self.ink(34, bold=True), room=ROOM / 2)
