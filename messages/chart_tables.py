"""The part of the picture that shows where leads and wins came from, and who brought them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.figures import OfPerson, OfSource
from messages import lettering
from messages.chart_style import GAP, MARGIN, ROOM, Chart
from messages.drawing import Side

LINES, MOST = 4, 6
"""So many of each, or more while there are wins to tell of; if there are yet more, the last tells of them together."""

APART, OF_SOURCES = 44, 392
"""Pixels between the two tables, and of the first; names of people are longer than those of sources."""

LEAST = 26
"""Pixels to which all names are shrunk where one is long, before it is cut."""

COLUMN, FIGURE = 114, 74
"""Pixels from one column of figures to the next, and for a figure."""

PITCH = 44


@dataclass(frozen=True)
class Line:
    """Somebody, or a source, with two figures."""

    name: str
    figure: int
    closed: int


@dataclass(frozen=True)
class Table:
    """Some lines under a heading, what their first figure counts, and how wide it is beside another."""

    heading: str
    figure: str
    room: float
    lines: Sequence[Line]


def tables(one: Chart, y: float) -> float:
    """The sources, and beside them the people where they want to be named."""
    told = [each for each in (_sources(one), _people(one)) if each.lines]
    if not told:
        return y
    x: float = MARGIN
    for table in told:
        room = ROOM if len(told) == 1 else table.room
        _draw(one, table, x, y, room)
        x += room + APART
    return y + 34 + 12 + PITCH * max(len(each.lines) for each in told) + GAP


def _sources(one: Chart) -> Table:
    """Where leads were found; what only cost hours, or has leads from earlier, isn't told here."""
    told = [each for each in one.summary.sources if each.figures.recorded or each.figures.closed]
    lines = [Line(_source(one, each), each.figures.recorded, each.figures.closed) for each in told]
    return Table(one.reader.plain("chart-sources"), one.reader.plain("chart-recorded"), OF_SOURCES, _short(one, lines))


def _source(one: Chart, of: OfSource) -> str:
    if of.name and lettering.drawable(of.name):
        return one.reader.seen(of.name)
    return one.reader.plain(f"source-{of.source}") if of.source else one.reader.plain("chart-source-unknown")


def _people(one: Chart) -> Table:
    """Who was in touch and who won, in a team that wants it to be told: a salesperson alone knows."""
    told = one.summary.people if one.reader.workspace.is_team else ()
    lines = [_person(one, each) for each in told if each.touches or each.closed]
    return Table(
        one.reader.plain("chart-people"),
        one.reader.plain("chart-touches"),
        ROOM - OF_SOURCES - APART,
        _short(one, lines),
    )


def _person(one: Chart, of: OfPerson) -> Line:
    name = one.reader.who(of.person)
    return Line(name if lettering.drawable(name) else one.reader.plain("somebody"), of.touches, of.closed)


def _short(one: Chart, lines: Sequence[Line]) -> Sequence[Line]:
    """As many as there is room for, the others added up on the last line."""
    won = max((place for place, line in enumerate(lines, 1) if line.closed), default=0)
    shown = max(LINES - 1, min(MOST - 1, won))
    if len(lines) <= shown + 1:
        return lines
    others = lines[shown:]
    name = one.reader.plain("chart-others", count=len(others))
    rest = Line(name, sum(each.figure for each in others), sum(each.closed for each in others))
    return [*lines[:shown], rest]


def _draw(one: Chart, table: Table, x: float, y: float, room: float) -> None:
    second, first = x + room, x + room - COLUMN
    one.sheet.words(x, y + 34, table.heading, one.ink(34, bold=True), room=room - 2 * COLUMN)
    for right, words in ((first, table.figure), (second, one.reader.plain("chart-closed"))):
        one.sheet.words(right, y + 34, words, one.quiet(25, is_figure=True), room=COLUMN - 6, side=Side.END)
    name = first - _widest(one, table) - 18 - x
    size = max(LEAST, min(lettering.shrunk(lettering.drawable(line.name), name, 34) for line in table.lines))
    for place, line in enumerate(table.lines, start=1):
        base = y + 34 + place * PITCH
        one.sheet.words(x, base, line.name, one.ink(size), room=name)
        _figures(one, line, (first, second), base)


def _widest(one: Chart, table: Table) -> float:
    widths = [lettering.width(one.reader.number(line.figure), 36) for line in table.lines]
    return min(max(widths), FIGURE)


def _figures(one: Chart, line: Line, places: tuple[float, float], y: float) -> None:
    first, second = places
    for right, count, style in (
        (first, line.figure, one.ink(36, is_figure=True)),
        (second, line.closed, one.won(36, line.closed)),
    ):
        one.sheet.words(right, y, one.reader.number(count), style, room=FIGURE, side=Side.END)
