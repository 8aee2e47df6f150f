"""The picture of a summary: what came of it largest, then the goals, the ladder, and who and what brought it.

Made for a phone at arm's length: portrait, few words, nothing that is only there to please. It is written as SVG, so
that every figure in it can be read back; `messages/painting.py` makes a PNG of it away from the event loop.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.goals import Progress
from domain.money import Money
from domain.summary import Summary
from messages import lettering
from messages.chart_goals import GOALS, done, goals, pace
from messages.chart_ladder import ladder
from messages.chart_style import DARK, GAP, LIGHT, MARGIN, RIGHT, ROOM, WIDTH, Chart
from messages.chart_tables import tables
from messages.drawing import Sheet, Side
from messages.reader import Reader, Shown

BELOW_HEAD = 14
"""Pixels that smaller figures keep from what stands above them."""

BESIDE = 240
"""Pixels for the words beside how many were won."""

AMOUNTS = 2
"""In how many currencies what was won is shown; whoever sells in more reads the rest in the details."""


def fonts() -> list[str]:
    """The files of the letters that it is drawn with."""
    return [str(lettering.REGULAR), str(lettering.BOLD)]


def svg(summary: Summary, reader: Reader, *, dark: bool, low: bool = False) -> str:
    """The picture as SVG; a `low` one says no more than what came of the period."""
    palette = DARK if dark else LIGHT
    one = Chart(Sheet(WIDTH, palette.paper), summary, reader, palette)
    y: float = MARGIN
    what_came = _won if summary.figures.closed else _counts
    for part in (_head, what_came) if low else (_head, _won, _counts, goals, ladder, tables):
        y = part(one, y)
    return one.sheet.svg(y + MARGIN - GAP)


def is_blank(summary: Summary) -> bool:
    """Whether a picture would have nothing to show but the days."""
    return summary.figures.is_quiet and not summary.figures.open and not summary.goals


def alt(summary: Summary, reader: Reader) -> str:
    """What the picture says first of all, in words for whoever can't see it, without HTML."""
    figures = summary.figures
    counts = {"recorded": figures.recorded, "touched": figures.touched}
    told = [_counted(what, count, reader) for what, count in {**counts, "lost": figures.lost}.items() if count]
    won = [reader.plain("chart-alt-won", won=reader.money(each)) for each in figures.won[:AMOUNTS]]
    closed, open_ = _counted("closed", figures.closed, reader), _counted("open", figures.open, reader)
    listed = reader.listed([closed, *won, *told, open_])
    goals_told = [_goal(each, summary, reader) for each in summary.goals[:GOALS]]
    aims = [reader.plain("chart-alt-goals", goals=Shown(reader.listed(goals_told)))] if goals_told else []
    return Shown(" ".join([reader.plain("chart-alt", told=Shown(listed)), *aims]))


def _counted(what: str, count: int, reader: Reader) -> str:
    of = reader.plain(f"chart-{what}")
    return reader.plain("chart-alt-count", count=reader.number(count), of=of)


def _goal(progress: Progress, summary: Summary, reader: Reader) -> str:
    told = pace(progress, summary.period, reader)
    return reader.plain("chart-alt-goal", done=done(progress, reader), pace=told)


def _head(one: Chart, y: float) -> float:
    """Which days, and whose."""
    period = one.summary.period
    days = one.reader.days(period.first, period.last)
    told = one.reader.plain("chart-so-far", days=days) if one.summary.is_running else days
    used = one.sheet.words(MARGIN, y + 26, told, one.ink(34, bold=True), room=ROOM)
    room = ROOM - used - GAP
    title = one.reader.seen(one.reader.workspace.title)
    one.sheet.words(RIGHT, y + 26, title, one.quiet(34), room=room, side=Side.END)
    return y + 26 + GAP - 2


def _won(one: Chart, y: float) -> float:
    """How many were won, larger than anything else, and for how much; none at all is told among the other figures."""
    figures, sheet = one.summary.figures, one.sheet
    if not figures.closed:
        return y
    used = sheet.words(MARGIN - 6, y + 140, one.reader.number(figures.closed), one.won(180), room=340)
    beside = MARGIN + used + 16
    sheet.words(beside, y + 84, one.reader.plain("chart-closed"), one.ink(52, bold=True), room=BESIDE)
    _before(one, beside, y + 136, 34, Count("chart-closed", figures.closed, one.summary.before.closed), BESIDE)
    _amounts(one, y, figures.won, RIGHT - beside - BESIDE - GAP)
    return y + 158 + GAP


def _amounts(one: Chart, y: float, won: Sequence[Money], room: float) -> None:
    """What was won in each currency, one above the other: they are never added."""
    shown = won[:AMOUNTS]
    size, places = (64, (84,)) if len(shown) == 1 else (50, (42, 96))
    for place, amount in zip(places, shown, strict=False):
        one.sheet.words(RIGHT, y + place, one.reader.money(amount), one.won(size), room=room, side=Side.END)
    if not shown:
        return
    more = len(won) - AMOUNTS
    words = one.reader.plain("chart-won-more", count=more) if more > 0 else one.reader.plain("chart-won")
    one.sheet.words(RIGHT, y + 136, words, one.quiet(34, is_figure=True), room=room, side=Side.END)


@dataclass(frozen=True)
class Count:
    """One of the figures, now and in the period before; `is_good` where more of it is better."""

    name: str
    now: int
    then: int
    is_good: bool = True


def _before(one: Chart, x: float, y: float, size: float, count: Count, room: float) -> None:
    """How many it was in the period before, if there was anything yet; green where it went the good way."""
    if not one.has_before:
        return
    up = count.is_good and count.now > count.then
    words = one.reader.plain("chart-was", count=one.reader.number(count.then))
    if count.now == count.then:
        words = one.reader.plain("chart-as-before")
    elif count.is_good:
        words = f"{'▲' if up else '▼'} {words}"
    style = one.won(size) if up else one.quiet(size, is_figure=True)
    one.sheet.words(x, y, words, style, room=room)


def _counts(one: Chart, y: float) -> float:
    """What was done for it, each against the period before."""
    now, then = one.summary.figures, one.summary.before
    if now.is_quiet:
        return _quiet(one, y)
    if not now.closed:
        y += BELOW_HEAD
    told = (
        *([] if now.closed else [Count("chart-closed", 0, then.closed)]),
        Count("chart-recorded", now.recorded, then.recorded),
        Count("chart-touched", now.touched, then.touched),
        Count("chart-lost", now.lost, then.lost, is_good=False),
        Count("chart-open", now.open, then.open, is_good=False),
    )
    pitch = ROOM / len(told)
    for place, count in enumerate(told):
        x, room = MARGIN + place * pitch, pitch - 16
        style = one.ink(68, bold=True, is_figure=True) if count.now else one.quiet(68, is_figure=True)
        one.sheet.words(x, y + 50, one.reader.number(count.now), style, room=room)
        one.sheet.words(x, y + 88, one.reader.plain(count.name), one.ink(32, is_figure=True), room=room)
        _before(one, x, y + 124, 30, count, room)
    return y + (130 if one.has_before else 96) + GAP


def _quiet(one: Chart, y: float) -> float:
    """Where nothing came to pass, what there is to work with; a row of noughts helps nobody."""
    count, plain = one.summary.figures.open, one.reader.plain
    if not count:
        nothing = plain("chart-nothing-yet") if one.summary.is_running else plain("chart-nothing")
        one.sheet.words(MARGIN, y + 66, nothing, one.ink(52, bold=True), room=ROOM)
        return y + 74 + GAP
    used = one.sheet.words(
        MARGIN, y + 84, one.reader.number(count), one.ink(110, bold=True, is_figure=True), room=ROOM / 2
    )
    one.sheet.words(MARGIN + used + 16, y + 84, plain("chart-open"), one.ink(52, bold=True), room=ROOM / 2 - 16)
    return y + 92 + GAP
