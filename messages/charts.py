"""The picture of a summary: what came of it largest, then the goals, the ladder, and who and what brought it.

Made for a phone at arm's length: portrait, few words, nothing that is only there to please. It is written as SVG, so
that every figure in it can be read back; `messages/painting.py` makes a PNG of it away from the event loop.
"""

from __future__ import annotations

from collections.abc import Sequence

from domain.funnel import Rung
from domain.money import Money
from domain.summary import Summary
from messages import lettering, painter
from messages.chart_goals import goals
from messages.chart_ladder import ladder, stage
from messages.chart_style import DARK, GAP, LIGHT, MARGIN, RIGHT, ROOM, WIDTH, Chart
from messages.chart_tables import tables
from messages.drawing import Sheet, Side
from messages.reader import Reader

BESIDE = 240
"""Pixels for the words beside how many were won."""

AMOUNTS = 3
"""In how many currencies what was won is shown; whoever sells in more reads the rest in the details."""


def chart(summary: Summary, reader: Reader, *, dark: bool) -> bytes:
    """The picture as PNG, in a tenth of a second that holds up whatever else runs: `painting.drawn` doesn't."""
    return painter.png(svg(summary, reader, dark=dark), fonts())


def fonts() -> list[str]:
    """The files of the letters that it is drawn with."""
    return [str(lettering.REGULAR), str(lettering.BOLD)]


def svg(summary: Summary, reader: Reader, *, dark: bool) -> str:
    """The picture as SVG."""
    palette = DARK if dark else LIGHT
    one = Chart(Sheet(WIDTH, palette.paper), summary, reader, palette)
    y: float = MARGIN
    for part in (_head, _won, _counts, goals, ladder, tables):
        y = part(one, y)
    return one.sheet.svg(y + MARGIN - GAP)


def alt(summary: Summary, reader: Reader) -> str:
    """What the picture says, in words for whoever can't see it, without HTML."""
    figures = summary.figures
    if figures.is_quiet:
        return reader.plain("chart-alt-quiet", open=reader.number(figures.open))
    told = {"closed": figures.closed, "before": summary.before.closed, "recorded": figures.recorded}
    shown = {name: reader.number(count) for name, count in {**told, "open": figures.open}.items()}
    when = reader.plain(f"chart-before-{summary.period.kind}")
    steps = [step for rung in summary.funnel if (step := _step(rung, reader))]
    ladder_told = [reader.plain("chart-alt-ladder", steps=reader.listed(steps))] if steps else []
    return " ".join([reader.plain("chart-alt", when=when, **shown), *ladder_told])


def _step(rung: Rung, reader: Reader) -> str:
    """What share went on from a rung, if anybody did."""
    share = rung.conversion
    if not share:
        return ""
    return reader.plain(
        "chart-alt-step", stage=stage(reader, rung), share=reader.percent(share), stood=reader.number(rung.stood)
    )


def _head(one: Chart, y: float) -> float:
    """Which days, and whose."""
    period = one.summary.period
    days = one.reader.days(period.first, period.last)
    told = one.reader.plain("chart-so-far", days=days) if one.summary.is_running else days
    used = one.sheet.words(MARGIN, y + 26, told, one.ink(34, bold=True), room=ROOM)
    room = ROOM - used - GAP
    one.sheet.words(RIGHT, y + 26, one.reader.seen(one.reader.workspace.title), one.quiet(34), room=room, side=Side.END)
    return y + 26 + GAP - 6


def _won(one: Chart, y: float) -> float:
    """How many were won, larger than anything else, and for how much."""
    figures, sheet = one.summary.figures, one.sheet
    used = sheet.words(MARGIN - 6, y + 140, one.reader.number(figures.closed), one.won(180, figures.closed), room=340)
    beside = MARGIN + used + 16
    sheet.words(beside, y + 84, one.reader.plain("chart-closed"), one.ink(52, bold=True), room=BESIDE)
    was = _before(one, figures.closed, one.summary.before.closed)
    sheet.words(beside, y + 136, was, one.quiet(34, is_figure=True), room=BESIDE)
    _amounts(one, y, figures.won, RIGHT - beside - BESIDE - GAP)
    return y + 158 + GAP


def _amounts(one: Chart, y: float, won: Sequence[Money], room: float) -> None:
    """What was won in each currency, one above the other: they are never added."""
    shown = won[:AMOUNTS]
    size, pitch = (64, 0) if len(shown) == 1 else (48, 54)
    last = y + 84 if len(shown) == 1 else y + 136 - (34 if len(won) > AMOUNTS else 0)
    for place, amount in enumerate(reversed(shown)):
        sheet_y = last - place * pitch
        one.sheet.words(RIGHT, sheet_y, one.reader.money(amount), one.won(size), room=room, side=Side.END)
    if len(shown) == 1:
        one.sheet.words(RIGHT, y + 136, one.reader.plain("chart-won"), one.quiet(34), room=room, side=Side.END)
    if len(won) > AMOUNTS:
        more = one.reader.plain("chart-more-currencies", count=len(won) - AMOUNTS)
        one.sheet.words(RIGHT, y + 140, more, one.quiet(28), room=room, side=Side.END)


def _before(one: Chart, now: int, then: int) -> str:
    """How many it was in the period before, and which way it went."""
    if now == then:
        return one.reader.plain("chart-as-before")
    return f"{'▲' if now > then else '▼'} {one.reader.plain('chart-was', count=one.reader.number(then))}"


def _counts(one: Chart, y: float) -> float:
    """What was done for it, each against the period before."""
    now, then, plain = one.summary.figures, one.summary.before, one.reader.plain
    told = (
        (plain("chart-recorded"), now.recorded, then.recorded),
        (plain("chart-touched"), now.touched, then.touched),
        (plain("chart-lost"), now.lost, then.lost),
        (plain("chart-open"), now.open, then.open),
    )
    pitch = ROOM / len(told)
    for place, (name, count, was) in enumerate(told):
        x, room = MARGIN + place * pitch, pitch - 16
        one.sheet.words(x, y + 50, one.reader.number(count), one.ink(68, bold=True, is_figure=True), room=room)
        one.sheet.words(x, y + 88, name, one.ink(32), room=room)
        one.sheet.words(x, y + 124, _before(one, count, was), one.quiet(30, is_figure=True), room=room)
    return y + 130 + GAP
