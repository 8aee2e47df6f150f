"""The figures of a summary as a table (CSV): one row for each figure, so that any period has the same columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from domain import csv_cells, periods
from domain.exports import File
from domain.figures import Figures, OfSource
from domain.masking import masked
from domain.models import Lead, PersonId
from domain.money import Money
from domain.returns import Return
from domain.sources import Source
from domain.summary import Summary

HEAD = ("period", "about", "of", "figure", "value", "unit")
"""`about` is all, before, source, shared (by all sources), person, rung, helper, referrer, goal or now; `unit` of money
is its ISO 4217 code."""

COUNT, MINUTES, PERCENT = "", "minutes", "%"

Row = tuple[str, str, str, str, str]


def write(summary: Summary, names: Mapping[PersonId, str], *, masks: bool = False) -> File:
    """The table, with people as `names` calls them; `masks` hides the phone numbers and e-mails among the words."""
    key = periods.key(summary.period)
    rows = ((key, about, masked(of) if masks else of, *told) for about, of, *told in _rows(summary, names))
    return File(
        f"followthrough-summary-{key}.csv",
        csv_cells.table([HEAD, *rows], {HEAD.index("value")}),
        summary.figures.recorded,
    )


def _rows(summary: Summary, names: Mapping[PersonId, str]) -> Iterator[Row]:
    yield from _figures("all", "", summary.figures)
    yield from _figures("before", "", summary.before)
    for of_source in summary.sources:
        yield from _figures("source", _called_source(of_source), of_source.figures)
    for each in summary.people:
        of = names.get(each.person, "")
        counts = {"recorded": each.recorded, "touches": each.touches, "closed": each.closed, "lost": each.lost}
        yield from (("person", of, figure, str(count), COUNT) for figure, count in counts.items())
        yield from _amounts("person", of, "won", each.won)
        yield "person", of, "time", str(each.minutes), MINUTES
    yield from _returns(summary)
    for rung in summary.funnel:
        counts = {"reached": rung.reached, "stood": rung.stood, "went on": rung.went_on}
        yield from (("rung", rung.stage.value, figure, str(count), COUNT) for figure, count in counts.items())
    yield from _help(summary)
    yield from _now(summary)


def _figures(about: str, of: str, told: Figures) -> Iterator[Row]:
    counts = {
        "recorded": told.recorded,
        "touched": told.touched,
        "touches": told.touches,
        "closed": told.closed,
        "lost": told.lost,
        "open": told.open,
    }
    yield from ((about, of, figure, str(count), COUNT) for figure, count in counts.items())
    yield from _amounts(about, of, "won", told.won)
    yield from _amounts(about, of, "won as expected", told.expected)
    yield about, of, "time", str(told.minutes), MINUTES
    for figure, share in {"conversion": told.conversion, "win rate": told.win_rate}.items():
        yield about, of, figure, _percent(share), PERCENT
    for figure, time in {"first touch": told.first_touch, "to close": told.to_close}.items():
        yield about, of, figure, _minutes(time), MINUTES


def _returns(summary: Summary) -> Iterator[Row]:
    """Won, spent and what came back, in each currency apart."""
    whole = (("all", "", each) for each in summary.returns_of_all)
    sources = (("shared" if each.is_shared else "source", _called_source(each), each) for each in summary.returns)
    for about, of, each in [*whole, *sources]:
        yield about, of, "spent", _number(each.spent.amount), each.spent.currency
        yield about, of, "won less spent", _number(each.gain.amount), each.gain.currency
        yield about, of, f"return in {each.won.currency}", _percent(each.ratio), PERCENT
        if each.an_hour is not None:
            yield about, of, "won an hour", _number(each.an_hour.amount), each.an_hour.currency


def _help(summary: Summary) -> Iterator[Row]:
    yield "all", "", "won directly", str(summary.assists.direct), COUNT
    yield "all", "", "won with help", str(summary.assists.helped), COUNT
    for each in summary.assists.by:
        of = f"{each.kind}: {each.what}" if each.what else each.kind.value
        yield "helper", of, "wins", str(each.wins), COUNT
        yield from _amounts("helper", of, "won", each.won)
    for credit in summary.credits:
        yield "referrer", _called(credit.lead), "sent", str(credit.sent), COUNT
        yield "referrer", _called(credit.lead), "closed", str(credit.closed), COUNT
        yield from _amounts("referrer", _called(credit.lead), "won", credit.won)


def _now(summary: Summary) -> Iterator[Row]:
    for each in summary.goals:
        of = f"{each.goal.what} each {each.goal.every}: {periods.key(each.period)}"
        unit = each.goal.target.currency if isinstance(each.goal.target, Money) else COUNT
        for figure, amount in {"target": each.target, "done": each.done, "even pace": each.expected}.items():
            yield "goal", of, figure, _number(amount), unit
    ahead = {"overdue": summary.ahead.overdue, "going cold": summary.ahead.going_cold}
    for figure, leads in {**ahead, "coming week": summary.ahead.next_week}.items():
        yield "now", "", figure, str(len(leads)), COUNT
    for call in summary.gap:
        yield "now", _called(call.lead), "worth a call", call.why.value, COUNT


def _called(lead: Lead) -> str:
    return f"#{lead.number} {lead.name or ''}".strip()


def _called_source(each: OfSource | Return) -> str:
    return f"{_name(each.source)}: {each.name}" if each.name else _name(each.source)


def _name(source: Source | None) -> str:
    """In words, as people read it: “walk in”."""
    return "" if source is None else source.value.replace("_", " ")


def _amounts(about: str, of: str, figure: str, amounts: tuple[Money, ...]) -> Iterator[Row]:
    return ((about, of, figure, _number(each.amount), each.currency) for each in amounts)


def _number(amount: Decimal) -> str:
    return f"{amount:f}"


def _percent(share: Fraction | None) -> str:
    """To a tenth; nothing where there is no such share."""
    if share is None:
        return ""
    tenths = round(abs(share) * 1000)
    return f"{'-' if share < 0 and tenths else ''}{tenths // 10}.{tenths % 10}"


def _minutes(time: timedelta | None) -> str:
    return "" if time is None else str(round(time.total_seconds() / 60))
