"""The part of the picture that shows how far the goals are."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from domain.goals import Progress
from domain.money import Money
from domain.periods import Period
from messages.chart_style import GAP, MARGIN, RIGHT, ROOM, Chart
from messages.drawing import Side
from messages.reader import Reader

GOALS = 3
"""Of more it says how many."""

LARGE, ONE = Decimal(100), Decimal(1)


def goals(one: Chart, y: float) -> float:
    """Each goal as a bar that fills, with a line where it would stand at an even pace."""
    for progress in one.summary.goals[:GOALS]:
        style = one.won(36) if progress.is_reached else one.ink(36, bold=True, is_figure=True)
        used = one.sheet.words(MARGIN, y + 30, done(progress, one.reader), style, room=ROOM * 0.62)
        told, room = pace(progress, one.summary.period, one.reader), ROOM - used - 24
        one.sheet.words(RIGHT, y + 30, told, one.quiet(32, is_figure=True), room=room, side=Side.END)
        _gauge(one, y + 42, progress)
        y += 72
    more = len(one.summary.goals) - GOALS
    if more > 0:
        one.sheet.words(MARGIN, y + 20, one.reader.plain("chart-more-goals", count=more), one.quiet(30), room=ROOM)
        y += 42
    return y + GAP - 6 if one.summary.goals else y


def _gauge(one: Chart, y: float, progress: Progress) -> None:
    far, even = (_part(Fraction(each), progress) for each in (progress.done, progress.expected))
    color = one.palette.won if progress.is_reached else one.palette.bar
    one.sheet.block(MARGIN, y, ROOM, 16, one.palette.rest)
    if far:
        one.sheet.block(MARGIN, y, max(ROOM * far, 16), 16, color)
    if not (progress.is_reached or progress.is_over):
        one.sheet.block(MARGIN + (ROOM - 6) * even, y - 6, 6, 28, one.palette.ink)


def _part(count: Fraction, progress: Progress) -> float:
    return float(min(count / Fraction(progress.target), Fraction(1)))


def done(progress: Progress, reader: Reader) -> str:
    """“14 of 10 leads”."""
    return reader.plain(f"chart-goal-{progress.goal.what}", **_amounts_of(reader, progress))


def _amounts_of(reader: Reader, progress: Progress) -> dict[str, object]:
    """How far and of how much, in leads or in money."""
    target = progress.goal.target
    if isinstance(target, Money):
        return {"done": reader.money(Money(progress.done, target.currency)), "target": reader.money(target)}
    return {"done": reader.number(progress.done), "target": reader.number(target)}


def pace(progress: Progress, shown: Period, reader: Reader) -> str:
    """How often the goal is, and how far ahead of pace or behind; once its time is over, what is missing.

    Where its own week or month doesn't hold all the days that are `shown`, it is named, as the figures tell of more.
    """
    ahead = progress.ahead
    if progress.is_reached:
        told = reader.plain("chart-pace-reached")
    elif progress.is_over:
        told = reader.plain("chart-pace-short", count=_much(reader, progress, progress.left))
    elif ahead:
        key = "chart-pace-ahead" if ahead > 0 else "chart-pace-behind"
        told = reader.plain(key, count=_much(reader, progress, abs(ahead)))
    else:
        told = reader.plain("chart-pace-even")
    own = progress.period
    if own.first <= shown.first and shown.until <= own.until:
        return reader.plain(f"chart-every-{progress.goal.every}", pace=told)
    return reader.plain("chart-goal-of", period=reader.period(own), pace=told)


def _much(reader: Reader, progress: Progress, count: Decimal) -> str:
    """A count, or an amount; of a large one the cents don't matter."""
    target = progress.goal.target
    if not isinstance(target, Money):
        return reader.number(count)
    return reader.money(Money(count.quantize(ONE) if count >= LARGE else count, target.currency))
