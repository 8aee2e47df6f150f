"""The summary in words: what stands below its picture, and a page for each thing that people tap for more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from domain import periods
from domain.figures import Figures, OfPerson, OfSource
from domain.funnel import Rung
from domain.gap import Call
from domain.models import Lead
from domain.money import Money, own_first
from domain.returns import Credit, Help, Return
from domain.sources import Source
from domain.summary import Summary
from messages import cards, charts, goals, texts
from messages.callbacks import Action
from messages.cards import View
from messages.keyboards import LeadButtons, Row, free, markup, rows
from messages.reader import Reader

LONGEST_CAPTION = 1024
"""Telegram's limit for what stands below a picture, in UTF-16 units."""

LISTED = 5
"""Leads, sources and people on a page: what fits on a phone; the rest is in the file."""

MOST_LINES = 8
AN_HOUR = timedelta(hours=1)
CURRENCIES, NAME_UNITS = 3, 40
ENOUGH = 5
"""Of fewer leads a share in percent says nothing that the counts beside it don't say."""

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


LEADS_OF: Mapping[Page, Callable[[Summary], Sequence[Lead]]] = {
    Page.OWED: lambda summary: summary.ahead.overdue,
    Page.COLD: lambda summary: summary.ahead.going_cold,
    Page.COMING: lambda summary: summary.ahead.next_week,
    Page.GAP: lambda summary: [call.lead for call in summary.gap],
}
"""The leads that a page shows with a button each."""


def view(summary: Summary, reader: Reader, *, pictured: bool = False) -> View:
    """The summary without its picture, or what stands below that."""
    text = caption(summary, reader) if pictured else words(summary, reader)
    return View(text, buttons(summary, reader))


def page(which: Page, summary: Summary, reader: Reader, *, pictured: bool = False) -> View:
    """One of the pages; each fits below the picture."""
    if which is Page.ALL:
        return view(summary, reader, pictured=pictured)
    is_now = which in LEADS_OF
    lines = _counted(which, summary, reader) or [reader.text(_nothing(which, reader))]
    title = reader.plain(f"summary-{which}")
    about = {} if is_now else {"period": reader.period(summary.period)}
    head = reader.text("summary-head" if about else "summary-head-now", title=title, **about)
    found = LEADS_OF[which](summary) if is_now else ()
    leads = [_opening(lead, reader) for lead in found[:LISTED]]
    names = [_names(summary, reader)] if which is Page.PEOPLE else []
    back = free(reader, "button-back", Action.SUMMARY, f"{Page.ALL}/{periods.key(summary.period)}")
    return View(_fitting([head, *lines], reader), markup([*leads, *names, [back]]))


def _nothing(which: Page, reader: Reader) -> str:
    is_off = which is Page.PEOPLE and not reader.workspace.names_in_summary
    return "summary-people-off" if is_off else f"summary-{which}-none"


# Below the picture -----------------------------------------------------------------------------------------


def caption(summary: Summary, reader: Reader) -> str:
    """The words of the summary, and folded away what its picture shows, for whoever can't see it."""
    told = words(summary, reader)
    alt = reader.text("summary-alt", picture=charts.alt(summary, reader))
    return f"{told}\n{alt}" if _units(told) + 1 + _units(alt) <= LONGEST_CAPTION else told


def words(summary: Summary, reader: Reader) -> str:
    """What a period came to, for whoever reads on a phone: the wins first, the period before in brackets."""
    head = "summary-title-running" if summary.is_running else "summary-title"
    lines: list[str] = [reader.text(head, period=reader.period(summary.period))]
    if summary.is_to_come:
        lines.append(reader.text("summary-to-come"))
    else:
        lines += _quiet(summary, reader) if summary.figures.is_quiet else _figures(summary, reader)
    lines += _spent(summary, reader)
    lines += _goals(summary, reader)
    lines += _ahead(summary, reader)
    return _fitting(lines, reader)


def _figures(summary: Summary, reader: Reader) -> list[str]:
    """The figures, with those of the period before in brackets where there were any."""
    now, before = summary.figures, summary.before
    is_first = before.is_quiet and not before.open

    def line(key: str, count: int, then: int, **more: str) -> str:
        was = "" if is_first else reader.plain("summary-was", count=then)
        return reader.text(key, count=count, was=was, **more).rstrip()

    won = {"won": _amounts(now.won, reader)} if now.won else {}
    kind = "day" if summary.period.first == summary.period.last else summary.period.kind.value
    return [
        *([] if is_first else [reader.text("summary-in-brackets", kind=kind)]),
        line("summary-closed-won" if won else "summary-closed", now.closed, before.closed, **won),
        line("summary-recorded", now.recorded, before.recorded),
        line("summary-touched", now.touched, before.touched),
        line("summary-lost", now.lost, before.lost),
        line("summary-open", now.open, before.open),
    ]


def _quiet(summary: Summary, reader: Reader) -> list[str]:
    """A period without anything says what came before, and what can be done now."""
    before = summary.before
    lines: list[str] = [reader.text("summary-quiet-running" if summary.is_running else "summary-quiet")]
    if not before.is_quiet:
        told = {"closed": before.closed, "recorded": before.recorded, "kind": summary.period.kind.value}
        lines.append(reader.text("summary-quiet-before", **told))
    if summary.gap and summary.is_recent:
        lines.append(reader.text("summary-quiet-gap"))
    elif summary.is_running:
        lines.append(reader.text("summary-quiet-new"))
    return lines


def _spent(summary: Summary, reader: Reader) -> list[str]:
    """What was put in; what came back of it is told by source, as nobody knows what else has brought the rest."""
    return [
        reader.text("summary-return-line", told=_put_in(each, reader))
        for each in summary.returns_of_all[:CURRENCIES]
        if each.spent.amount or each.minutes
    ]


def _put_in(each: Return, reader: Reader) -> str:
    """“Spent $2,600 · 28 hr · $426 an hour”."""
    key = "summary-spent" if each.won.amount else "summary-spent-for-nothing"
    spent = [reader.plain(key, spent=reader.money(each.spent))] if each.spent.amount else []
    return " · ".join([*spent, *_worked(each, reader)])


def _goals(summary: Summary, reader: Reader) -> list[str]:
    """How far the goals were at the end of the period, or are now while it runs."""
    at = None if summary.is_running else periods.span(summary.period, summary.zone).end
    return [
        reader.text(
            "summary-goal" if at is None or each.period == summary.period else "goals-line",
            goal=goals.progress(each, reader, at=at, within=summary.period),
        )
        for each in summary.goals
    ]


def _ahead(summary: Summary, reader: Reader) -> list[str]:
    """How things stand now, below a period to which that belongs."""
    if not summary.is_recent:
        return []
    ahead = summary.ahead
    counts = {"owed": len(ahead.overdue), "cold": len(ahead.going_cold), "coming": len(ahead.next_week)}
    told = [reader.plain(f"summary-count-{what}", count=count) for what, count in counts.items() if count]
    return [reader.text("summary-ahead", told=reader.listed(told))] if told else []


def buttons(summary: Summary, reader: Reader) -> InlineKeyboardMarkup | None:
    """A button for each page that has something on it, the way to other periods, and the file."""
    shown = [each for each in Page if each is not Page.ALL and _has(each, summary, reader)]
    tabs = [_tab(each, summary, reader) for each in shown if each is not Page.GAP]
    gap = [[_tab(Page.GAP, summary, reader)]] if Page.GAP in shown else []
    return markup([*rows(tabs, 2), *gap, _ways(summary, reader)])


def _tab(which: Page, summary: Summary, reader: Reader) -> InlineKeyboardButton:
    count = len(LEADS_OF[which](summary)) if which in LEADS_OF else 0
    return free(
        reader, f"button-summary-{which}", Action.SUMMARY, f"{which}/{periods.key(summary.period)}", count=count
    )


def _has(which: Page, summary: Summary, reader: Reader) -> bool:
    """Asked without drawing the page: in a large workspace that would keep others waiting."""
    if which is Page.PEOPLE:
        return reader.workspace.is_team and not summary.figures.is_quiet
    if which in LEADS_OF:
        return summary.is_recent and bool(LEADS_OF[which](summary))
    return HAS[which](summary)


def _brought(summary: Summary) -> bool:
    """Whether anything was won, spent or worked."""
    return any(each.won.amount or each.spent.amount or each.minutes for each in summary.returns)


HAS: Mapping[Page, Callable[[Summary], bool]] = {
    Page.SOURCES: lambda summary: bool(_told_of(summary)),
    Page.RETURN: _brought,
    Page.HELP: lambda summary: bool(summary.assists.helped or summary.credits),
    Page.SPEED: lambda summary: summary.figures.first_touch is not None,
    Page.LADDER: lambda summary: any(each.stood for each in summary.funnel),
}
"""Whether there is anything on a page of figures."""


def _ways(summary: Summary, reader: Reader) -> Row:
    """To the period before, to the one after it, and to the file."""
    earlier = periods.before(summary.period)
    row = [
        free(reader, "button-summary-before", Action.SUMMARY_OF, periods.key(earlier), period=reader.period(earlier))
    ]
    later = periods.after(summary.period)
    if periods.span(later, summary.zone).start <= summary.now:
        row.append(
            free(reader, "button-summary-after", Action.SUMMARY_OF, periods.key(later), period=reader.period(later))
        )
    return [*row, free(reader, "button-csv", Action.SUMMARY_CSV, periods.key(summary.period))]


# Pages -----------------------------------------------------------------------------------------------------


def _sources(summary: Summary, reader: Reader) -> list[str]:
    return [_source(each, reader) for each in _told_of(summary)]


def _told_of(summary: Summary) -> list[OfSource]:
    """Where something was found or won; where leads are only still open, nothing is told."""
    return [each for each in summary.sources if each.figures.recorded or each.figures.closed]


def _source(each: OfSource, reader: Reader) -> str:
    told, name = each.figures, source(each.source, reader)
    key = "summary-source-won" if told.won else "summary-source"
    won = {"won": _amounts(told.won, reader)} if told.won else {}
    line = reader.text(key, source=name, recorded=told.recorded, closed=told.closed, **won)
    return _below(line, [_share(told, reader), _first_touch(told, reader), _to_close(told, reader)], reader)


def _share(told: Figures, reader: Reader) -> str | None:
    if not told.conversion or told.recorded < ENOUGH:
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
    won = {"won": _amounts(each.won, reader)} if each.won else {}
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
    each_source = [
        reader.text("summary-return-source", source=source(each.source, reader), told=_returned(each, reader))
        for each in summary.returns
    ]
    return [*whole, *each_source]


def _returned(each: Return, reader: Reader) -> str:
    """“$12,000 won, $2,600 spent, return 362% · 28 hr · $426 an hour”; a dash where nothing was spent."""
    if not each.won.amount:
        return _put_in(each, reader)
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
        lines += [_helper(each, reader) for each in wins.by[:LISTED]]
    if summary.credits:
        lines.append(reader.text("summary-credits"))
        lines += [_credit(each, reader) for each in summary.credits[:LISTED]]
    return lines


def _helper(each: Help, reader: Reader) -> str:
    who = texts.cut(each.what, NAME_UNITS)
    if not each.won:
        return reader.text("summary-helper", who=who, wins=each.wins)
    return reader.text("summary-helper-won", who=who, wins=each.wins, won=_amounts(each.won, reader))


def _credit(each: Credit, reader: Reader) -> str:
    who = texts.cut(cards.title(each.lead, reader), NAME_UNITS)
    if not each.won:
        return reader.text("summary-credit", who=who, sent=each.sent, closed=each.closed)
    return reader.text(
        "summary-credit-won", who=who, sent=each.sent, closed=each.closed, won=_amounts(each.won, reader)
    )


def _speed(summary: Summary, reader: Reader) -> list[str]:
    figures = summary.figures
    now, before = figures.first_touch, summary.before.first_touch
    if now is None:
        return []
    of_sources = [
        reader.text(
            "summary-speed-source", source=source(each.source, reader), time=reader.about(each.figures.first_touch)
        )
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
    if rung.conversion is None:
        return reader.text("summary-rung-top", **told)
    if rung.stood < ENOUGH:
        return reader.text("summary-rung-few", went_on=rung.went_on, **told)
    return reader.text("summary-rung", went_on=rung.went_on, share=reader.percent(rung.conversion), **told)


def _owed(summary: Summary, reader: Reader) -> list[str]:
    return [_lead(lead, "summary-lead-owed", lead.due_at, reader) for lead in summary.ahead.overdue[:LISTED]]


def _cold(summary: Summary, reader: Reader) -> list[str]:
    return [_lead(lead, "summary-lead-cold", lead.events[-1].at, reader) for lead in summary.ahead.going_cold[:LISTED]]


def _coming(summary: Summary, reader: Reader) -> list[str]:
    return [_lead(lead, "summary-lead-coming", lead.due_at, reader) for lead in summary.ahead.next_week[:LISTED]]


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
    Page.OWED: _owed,
    Page.COLD: _cold,
    Page.COMING: _coming,
    Page.GAP: _gap,
}


# Bits ------------------------------------------------------------------------------------------------------


def source(of: Source | None, reader: Reader) -> str:
    """What a source is called; leads, money and hours of none that is known stand together."""
    return reader.plain("source-none") if of is None else reader.plain(f"source-{of}")


def _amounts(amounts: Sequence[Money], reader: Reader) -> str:
    """Amounts side by side, one's own currency first: those of different currencies are never added."""
    ordered = own_first(amounts, reader.workspace.currency)
    shown: list[str] = [reader.money(each) for each in ordered[:CURRENCIES]]
    more = len(amounts) - CURRENCIES
    return reader.listed([*shown, reader.plain("amounts-more", count=more)] if more > 0 else shown)


def _opening(lead: Lead, reader: Reader) -> Row:
    """A button that shows a lead's card below the summary."""
    return [LeadButtons(lead, reader).button("label", Action.SUMMARY_LEAD, label=cards.label(lead, reader))]


def _names(summary: Summary, reader: Reader) -> Row:
    """Admins say whether the group reads who did what."""
    wanted = not reader.workspace.names_in_summary
    key = "button-summary-show-names" if wanted else "button-summary-hide-names"
    argument = f"{'on' if wanted else 'off'}/{periods.key(summary.period)}"
    return [free(reader, key, Action.SUMMARY_NAMES, argument)]


def _counted(which: Page, summary: Summary, reader: Reader) -> list[str]:
    """The first lines of a page, and how many more there are."""
    lines = LINES[which](summary, reader)
    if which in LEADS_OF:
        more = len(LEADS_OF[which](summary)) - LISTED
    else:
        more, lines = len(lines) - MOST_LINES, lines[:MOST_LINES]
    return lines if more <= 0 else [*lines, reader.text("summary-more", count=more)]


def _fitting(lines: Sequence[str], reader: Reader) -> str:
    """As many of the lines as stand below a picture; of the others, that there are more."""
    rest = reader.text("summary-cut")
    kept, room = list[str](), LONGEST_CAPTION - _units(rest) - 1
    for line in lines:
        if (room := room - _units(line) - 1) < 0:
            return "\n".join([*kept, rest])
        kept.append(line)
    return "\n".join(kept)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
