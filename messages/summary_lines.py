"""What each page of the summary tells, line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from domain.figures import Figures, OfPerson, OfSource
from domain.funnel import Rung
from domain.gap import Call
from domain.models import Lead
from domain.money import Money, own_first
from domain.returns import Credit, Help, Return
from domain.sources import Source
from domain.summary import Summary
from messages import cards, goals, texts
from messages.chart_ladder import CUSTOMERS
from messages.chart_style import FEW
from messages.reader import Reader

AN_HOUR = timedelta(hours=1)
CURRENCIES, NAME_UNITS = 3, 40
WHOLE_FROM = 100
"""From this amount on nobody wants to read the cents of an average."""


class Page(StrEnum):
    """What can be tapped for; the values stand in buttons already sent."""

    ALL = "all"
    SOURCES = "sources"
    PEOPLE = "people"
    RETURN = "return"
    HELP = "help"
    SPEED = "speed"
    LADDER = "ladder"
    OWED = "owed"
    COLD = "cold"
    COMING = "coming"
    GAP = "gap"
    REST = "rest"


def _sources(summary: Summary, reader: Reader) -> list[str]:
    return [_source(each, reader) for each in _told_of(summary)]


def _told_of(summary: Summary) -> list[OfSource]:
    """Where something was found or won; where leads are only still open, nothing is told."""
    return [each for each in summary.sources if each.figures.recorded or each.figures.closed]


def _source(each: OfSource, reader: Reader) -> str:
    told, name = each.figures, _called(each, reader)
    key = "summary-source-won" if told.won else "summary-source"
    won = {"won": amounts(told.won, reader)} if told.won else {}
    line = reader.text(key, source=name, recorded=told.recorded, closed=told.closed, **won)
    return _below(line, [_share(told, reader), _first_touch(told, reader), _to_close(told, reader)], reader)


def _share(told: Figures, reader: Reader) -> str | None:
    if not told.conversion or told.recorded < FEW:
        return None
    return reader.plain("summary-conversion", share=reader.percent(told.conversion))


def _first_touch(told: Figures, reader: Reader) -> str | None:
    return None if told.first_touch is None else reader.plain("summary-touch-in", time=reader.about(told.first_touch))


def _to_close(told: Figures, reader: Reader) -> str | None:
    return None if told.to_close is None else reader.plain("summary-close-in", time=reader.about(told.to_close))


def _below(line: str, told: Iterable[str | None], reader: Reader) -> str:
    """A line, and below it what else is told, if anything."""
    parts = [each for each in told if each is not None]
    return f"{line}\n{reader.text('summary-below', told=' · '.join(parts))}" if parts else line


def _people(summary: Summary, reader: Reader) -> list[str]:
    return [_person(each, reader) for each in summary.people]


def _person(each: OfPerson, reader: Reader) -> str:
    key = "summary-person-won" if each.won else "summary-person"
    won = {"won": amounts(each.won, reader)} if each.won else {}
    line = reader.text(key, who=texts.cut(reader.who(each.person), NAME_UNITS), closed=each.closed, **won)
    told = [
        reader.plain("summary-person-recorded", count=each.recorded),
        reader.plain("summary-person-touches", count=each.touches),
        reader.hours(each.minutes) if each.minutes else None,
    ]
    return _below(line, told, reader)


def _return(summary: Summary, reader: Reader) -> list[str]:
    """All together first; a source in two currencies stands there twice, as these are never added."""
    if not _brought(summary):
        return []
    whole = [reader.text("summary-return-all", told=_returned(each, reader)) for each in summary.returns_of_all]
    return [*whole, *(_of_source(each, reader) for each in summary.returns)]


def _of_source(each: Return, reader: Reader) -> str:
    """One source, or what was spent for all of them, to which nothing comes back alone."""
    if not each.is_shared:
        return reader.text("summary-return-source", source=_called(each, reader), told=_returned(each, reader))
    told = [reader.plain("summary-spent", spent=reader.money(each.spent))] if each.spent.amount else []
    told += [reader.hours(each.minutes)] if each.minutes else []
    return reader.text("summary-return-shared", told=" · ".join(told))


def _brought(summary: Summary) -> bool:
    """Whether anything was won, spent or worked."""
    return any(each.won.amount or each.spent.amount or each.minutes for each in summary.returns)


def _returned(each: Return, reader: Reader) -> str:
    """“$12,000 won, $2,600 spent, return 362% · 28 hr · $426 an hour”; a dash where nothing was spent."""
    if not each.won.amount:
        return put_in(each, reader)
    won, spent = reader.money(each.won), reader.money(each.spent)
    ratio = reader.plain("nothing") if each.ratio is None else reader.percent(each.ratio)
    told = reader.plain("summary-return-of", won=won, spent=spent, ratio=ratio)
    return " · ".join([told, *_worked(each, reader)])


def _worked(each: Return, reader: Reader) -> list[str]:
    """The hours, and what was won in each of them."""
    told = [reader.hours(each.minutes)] if each.minutes else []
    if each.an_hour is not None and each.won.amount:
        told.append(reader.plain("summary-an-hour", amount=reader.money(rounded(each.an_hour))))
    return told


def rounded(amount: Money) -> Money:
    if abs(amount.amount) < WHOLE_FROM:
        return amount
    return Money(amount.amount.quantize(Decimal(1), ROUND_HALF_UP), amount.currency)


def _help(summary: Summary, reader: Reader) -> list[str]:
    """Direct wins beside those with help, then whom customers sent."""
    wins, lines = summary.assists, list[str]()
    if wins.helped:
        lines.append(reader.text("summary-wins", direct=wins.direct, helped=wins.helped))
        lines += [_helper(each, reader) for each in wins.by]
    if summary.credits:
        lines.append(reader.text("summary-credits"))
        lines += [_credit(each, reader) for each in summary.credits]
    return lines


def _helper(each: Help, reader: Reader) -> str:
    who = texts.cut(each.what, NAME_UNITS) if each.what else reader.plain("summary-people-unnamed")
    if not each.won:
        return reader.text("summary-helper", who=who, wins=each.wins)
    return reader.text("summary-helper-won", who=who, wins=each.wins, won=amounts(each.won, reader))


def _credit(each: Credit, reader: Reader) -> str:
    who = texts.cut(cards.title(each.lead, reader), NAME_UNITS)
    if not each.won:
        return reader.text("summary-credit", who=who, sent=each.sent, closed=each.closed)
    return reader.text("summary-credit-won", who=who, sent=each.sent, closed=each.closed, won=amounts(each.won, reader))


def _speed(summary: Summary, reader: Reader) -> list[str]:
    figures = summary.figures
    now, before = figures.first_touch, summary.before.first_touch
    if now is None:
        return []
    of_sources = [
        reader.text("summary-speed-source", source=_called(each, reader), time=reader.about(each.figures.first_touch))
        for each in summary.sources
        if each.figures.first_touch is not None
    ]
    was = [reader.text("summary-speed-before", time=reader.about(before))] if before is not None else []
    return [
        reader.text("summary-speed-all", count=figures.first_touched, time=reader.about(now)),
        *([reader.text("summary-speed-waiting", count=figures.untouched)] if figures.untouched else []),
        *was,
        *(of_sources if len(of_sources) > 1 else []),
        *([reader.text("summary-speed-hint")] if now > AN_HOUR else []),
    ]


def _ladder(summary: Summary, reader: Reader) -> list[str]:
    return [_rung(each, reader) for each in summary.funnel if each.stood]


def _rung(rung: Rung, reader: Reader) -> str:
    told = {"stage": reader.plain(f"stage-{rung.stage}"), "reached": rung.reached, "stood": rung.stood}
    if rung.conversion is None or (rung.stage in CUSTOMERS and not rung.went_on):
        return reader.text("summary-rung-top", **told)
    if rung.stood < FEW:
        return reader.text("summary-rung-few", went_on=rung.went_on, **told)
    return reader.text("summary-rung", went_on=rung.went_on, share=reader.percent(rung.conversion), **told)


def _lead(lead: Lead, key: str, at: datetime | None, reader: Reader) -> str:
    when = reader.when(at) if at is not None else ""
    return reader.text(key, title=texts.cut(cards.title(lead, reader), NAME_UNITS), when=when)


def _gap(summary: Summary, reader: Reader) -> list[str]:
    """What is still to do, and whom to call for it."""
    if not summary.gap:
        return []
    running = summary.goals if summary.is_running else ()
    to_go = [goals.to_go(each, reader) for each in running if not each.is_reached]
    calls = [_call(call, reader) for call in summary.gap]
    return [*([reader.text("summary-to-go", told=reader.listed(to_go))] if to_go else []), *calls]


def _call(call: Call, reader: Reader) -> str:
    lead = call.lead
    title, why = texts.cut(cards.title(lead, reader), NAME_UNITS), reader.plain(f"call-{call.why}")
    if lead.value is None:
        return reader.text("summary-call", title=title, why=why)
    return reader.text("summary-call-worth", title=title, why=why, value=reader.money(lead.value))


LINES: Mapping[Page, Callable[[Summary, Reader], list[str]]] = {
    Page.SOURCES: _sources,
    Page.PEOPLE: _people,
    Page.RETURN: _return,
    Page.HELP: _help,
    Page.SPEED: _speed,
    Page.LADDER: _ladder,
    Page.GAP: _gap,
}

LINE_OF: Mapping[Page, Callable[[Lead, Reader], str]] = {
    Page.OWED: lambda lead, reader: _lead(lead, "summary-lead-owed", lead.due_at, reader),
    Page.COLD: lambda lead, reader: _lead(lead, "summary-lead-cold", lead.events[-1].at, reader),
    Page.COMING: lambda lead, reader: _lead(lead, "summary-lead-coming", lead.due_at, reader),
}


HAS: Mapping[Page, Callable[[Summary], bool]] = {
    Page.SOURCES: lambda summary: bool(_told_of(summary)),
    Page.RETURN: _brought,
    Page.HELP: lambda summary: bool(summary.assists.helped or summary.credits),
    Page.SPEED: lambda summary: summary.figures.first_touch is not None,
    Page.LADDER: lambda summary: any(each.stood for each in summary.funnel),
}
"""Whether there is anything on a page of figures."""


# Bits ------------------------------------------------------------------------------------------------------


def expected(summary: Summary, reader: Reader) -> list[str]:
    """What of the money that is told as won was only expected, if any."""
    told = summary.figures.expected
    return [reader.text("summary-expected", amount=amounts(told, reader))] if told else []


def put_in(each: Return, reader: Reader) -> str:
    """“Spent $2,600 · 28 hr · $426 an hour”."""
    key = "summary-spent" if each.won.amount else "summary-spent-for-nothing"
    spent = [reader.plain(key, spent=reader.money(each.spent))] if each.spent.amount else []
    return " · ".join([*spent, *_worked(each, reader)])


def _called(each: OfSource | Return, reader: Reader) -> str:
    """What a source is called; one that is none of ours as people call it."""
    return texts.cut(each.name, NAME_UNITS) if each.name else source(each.source, reader)


def source(of: Source | None, reader: Reader) -> str:
    """What a source is called; leads of which nobody has said it stand together, with hours told of none."""
    return reader.plain("source-none") if of is None else reader.plain(f"source-{of}")


def amounts(won: Sequence[Money], reader: Reader) -> str:
    """Amounts side by side, one's own currency first: those of different currencies are never added."""
    ordered = own_first(won, reader.workspace.currency)
    shown: list[str] = [reader.money(each) for each in ordered[:CURRENCIES]]
    more = len(won) - CURRENCIES
    return reader.listed([*shown, reader.plain("amounts-more", count=more)] if more > 0 else shown)
