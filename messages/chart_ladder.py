"""The part of the picture that shows how far leads came along the ladder."""

from __future__ import annotations

from collections.abc import Sequence

from domain.funnel import Rung
from domain.models import Stage
from messages.chart_style import FEW, GAP, MARGIN, RIGHT, Chart, kind
from messages.drawing import Side
from messages.reader import Reader

CUSTOMERS = frozenset((Stage.CUSTOMER, Stage.LOYAL, Stage.ADVOCATE))

BARS, LONGEST = MARGIN + 218, 466
"""Where the bars begin, and how long the longest is."""


def ladder(one: Chart, y: float) -> float:
    """How many stood on each rung, which share went on from it, and a thin line for the period before.

    Where nobody went on it says nothing that the other figures don't, and leaves them the room.
    """
    if not any(rung.went_on for rung in one.summary.funnel):
        return y
    rungs = _worth_drawing(one.summary.funnel, one.summary.funnel_before)
    most = max(rung.stood for pair in rungs for rung in pair)
    one.heading(y + 30, one.reader.plain("chart-ladder"))
    one.sheet.words(RIGHT, y + 30, one.reader.plain("chart-went-on"), one.quiet(30), room=200, side=Side.END)
    if any(now.stood and then.stood for now, then in rungs):
        _legend(one, y + 30)
    y += 50
    for now, then in rungs:
        _rung(one, y, now, then, most)
        y += 52
    return y + GAP - 10


def _legend(one: Chart, y: float) -> None:
    words = one.reader.plain(f"chart-before-{kind(one.summary.period)}")
    used = one.sheet.words(RIGHT - 230, y, words, one.quiet(26), room=300, side=Side.END)
    one.sheet.block(RIGHT - 230 - used - 44, y - 13, 34, 8, one.palette.quiet)


def _rung(one: Chart, y: float, now: Rung, then: Rung, most: int) -> None:
    one.sheet.words(MARGIN, y + 30, stage(one.reader, now), one.ink(34), room=BARS - MARGIN - 12)
    color = one.palette.won if now.stage in CUSTOMERS else one.palette.bar
    long = LONGEST * now.stood / most
    if now.stood:
        one.sheet.block(BARS, y, max(long, 8), 34, color)
    if now.stood and then.stood:
        one.sheet.block(BARS, y + 36, max(LONGEST * then.stood / most, 8), 8, one.palette.quiet)
    after = BARS + (max(long, 8) + 14 if now.stood else 0)
    one.sheet.words(after, y + 30, one.reader.number(now.stood), one.ink(36, bold=True, is_figure=True), room=110)
    if now.conversion is not None and (now.went_on or now.stage not in CUSTOMERS):
        told = went_on(one.reader, now)
        one.sheet.words(RIGHT, y + 30, told, one.ink(36, is_figure=True), room=120, side=Side.END)


def went_on(reader: Reader, rung: Rung) -> str:
    """Which share went on from a rung; of a few, how many."""
    if rung.conversion is not None and rung.stood >= FEW:
        return reader.percent(rung.conversion)
    return reader.plain("chart-part", part=reader.number(rung.went_on), whole=reader.number(rung.stood))


def _worth_drawing(now: Sequence[Rung], then: Sequence[Rung]) -> list[tuple[Rung, Rung]]:
    """The rungs as far as anybody stands on them."""
    pairs = list(zip(now, then, strict=True))
    while not pairs[-1][0].stood:
        pairs.pop()
    return pairs


def stage(reader: Reader, rung: Rung) -> str:
    return reader.plain(f"stage-{rung.stage}")
