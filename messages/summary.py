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
from messages.chart_ladder import CUSTOMERS
from messages.chart_style import FEW, kind
from messages.keyboards import LeadButtons, Row, free, markup, rows
from messages.reader import Reader

LONGEST_CAPTION = 1024
"""Telegram's limit for what stands below a picture, in UTF-16 units."""

LISTED, MOST_LINES = 5, 8
"""Leads, and lines of others, that stand at once: what fits on a phone."""

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


FIRST = (Page.GAP, Page.OWED, Page.SOURCES, Page.RETURN)
"""What most people tap for, at once below the summary; the others are one tap further, so that the picture has room."""

TAPPED_FOR = (*FIRST, Page.PEOPLE, Page.HELP, Page.SPEED, Page.LADDER, Page.COLD, Page.COMING)

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


def page(which: Page, summary: Summary, reader: Reader, *, pictured: bool = False, place: int = 1) -> View:
    """One of the pages, from `place` on where it is long; each fits below the picture."""
    if which is Page.ALL:
        return view(summary, reader, pictured=pictured)
    if which is Page.REST:
        return _rest(summary, reader)
    told = len(LEADS_OF[which](summary)) if which in LEADS_OF else len(LINES[which](summary, reader))
    pages = max(-(-told // _lines_of(which)), 1)
    place = min(max(place, 1), pages)
    lines = _lines(which, summary, reader, place) or [reader.text(_nothing(which, reader))]
    if pages > 1:
        lines.append(reader.text("summary-place", place=reader.plain("board-page", page=place, pages=pages)))
    names = [_names(summary, reader)] if which is Page.PEOPLE else []
    ways = [_back(summary, reader), *_turned(which, summary, reader, place, pages)]
    head = _head(which, summary, reader)
    return View(_fitting([head, *lines], reader), markup([*_openings(which, summary, reader, place), *names, ways]))


def _rest(summary: Summary, reader: Reader) -> View:
    """The ways to the pages that few people tap for each week."""
    tabs = [_tab(each, summary, reader) for each in _shown(summary, reader) if each not in FIRST]
    return View(_head(Page.REST, summary, reader), markup([*rows(tabs, 2), [_back(summary, reader)]]))


def _head(which: Page, summary: Summary, reader: Reader) -> texts.Markup:
    title = reader.plain(f"summary-{which}")
    if which in LEADS_OF:
        return reader.text("summary-head-now", title=title)
    return reader.text("summary-head", title=title, period=reader.period(summary.period))


def _back(summary: Summary, reader: Reader) -> InlineKeyboardButton:
    return free(reader, "button-back", Action.SUMMARY, f"{Page.ALL}/{periods.key(summary.period)}")


def _turned(which: Page, summary: Summary, reader: Reader, place: int, pages: int) -> Row:
    """To what stands before on a long page, and to what comes after."""
    there = (("button-previous", place - 1), ("button-next", place + 1))
    key = periods.key(summary.period)
    return [free(reader, label, Action.SUMMARY, f"{which}/{key}/{each}") for label, each in there if 1 <= each <= pages]


def _nothing(which: Page, reader: Reader) -> str:
    is_off = which is Page.PEOPLE and not reader.workspace.names_in_summary
    return "summary-people-off" if is_off else f"summary-{which}-none"


# Below the picture -----------------------------------------------------------------------------------------


def caption(summary: Summary, reader: Reader) -> str:
    """Which days; and folded away what the picture shows, for whoever can't see it. All else is a tap away."""
    if summary.figures.is_quiet:
        return words(summary, reader)
    alt = reader.text("summary-alt", picture=charts.alt(summary, reader))
    return _fitting([_title(summary, reader), alt], reader)


def words(summary: Summary, reader: Reader) -> str:
    """What a period came to, for whoever reads on a phone: the wins first, the period before in brackets."""
    lines: list[str] = [_title(summary, reader)]
    if summary.is_to_come:
        lines.append(reader.text("summary-to-come"))
    else:
        lines += _quiet(summary, reader) if summary.figures.is_quiet else _figures(summary, reader)
    lines += _spent(summary, reader)
    lines += _goals(summary, reader)
    lines += _ahead(summary, reader)
    return _fitting(lines, reader)


def _title(summary: Summary, reader: Reader) -> texts.Markup:
    key = "summary-title-running" if summary.is_running else "summary-title"
    return reader.text(key, period=reader.period(summary.period))


def _figures(summary: Summary, reader: Reader) -> list[str]:
    """The figures, with those of the period before in brackets where there were any."""
    now, before = summary.figures, summary.before
    is_first = before.is_quiet and not before.open

    def line(key: str, count: int, then: int, **more: str) -> str:
        was = "" if is_first else reader.plain("summary-was", count=then)
        return reader.text(key, count=count, was=was, **more).rstrip()

    won = {"won": _amounts(now.won, reader)} if now.won else {}
    return [
        *([] if is_first else [reader.text("summary-in-brackets", kind=kind(summary.period))]),
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
        told = {"closed": before.closed, "recorded": before.recorded, "kind": kind(summary.period)}
        lines.append(reader.text("summary-quiet-before", **told))
    if summary.gap and summary.is_recent:
        lines.append(reader.text("summary-quiet-gap"))
    elif summary.is_running and not reader.teams:
        lines.append(reader.text("summary-quiet-new"))
    if reader.teams:  # what somebody did for a team counts there
        teams = reader.listed([cards.short(title) for title in reader.teams.values()])
        lines.append(reader.text("summary-of-teams", teams=teams, count=len(reader.teams)))
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
    """What most people tap for, the way to more and to other periods, and the file."""
    shown = _shown(summary, reader)
    most = [each for each in shown if each in FIRST]
    others = [each for each in shown if each not in FIRST]
    further = others if len(others) < 2 else [Page.REST]
    tabs = [_tab(each, summary, reader) for each in (*most, *further)]
    above = rows(tabs, 2) if len(most) < len(FIRST) else [tabs[:2], tabs[2:]]  # these are short enough for three
    return markup([*above, _ways(summary, reader)])


def _shown(summary: Summary, reader: Reader) -> list[Page]:
    """The pages that have something on them."""
    return [each for each in TAPPED_FOR if _has(each, summary, reader)]


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
    later = periods.after(summary.period)
    has_come = periods.span(later, summary.zone).start <= summary.now
    beside = {"button-summary-before": periods.before(summary.period), "button-summary-after": later}
    ways = [
        free(reader, name, Action.SUMMARY_OF, periods.key(each), period=reader.period(each))
        for name, each in beside.items()
        if periods.is_sound(each) and (has_come or each is not later)
    ]
    return [*ways, free(reader, "button-csv", Action.SUMMARY_CSV, periods.key(summary.period))]


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
    return [*whole, *(_of_source(each, reader) for each in summary.returns)]


def _of_source(each: Return, reader: Reader) -> str:
    """One source, or what was spent for all of them, to which nothing comes back alone."""
    if not each.is_shared:
        return reader.text("summary-return-source", source=source(each.source, reader), told=_returned(each, reader))
    told = [reader.plain("summary-spent", spent=reader.money(each.spent))] if each.spent.amount else []
    told += [reader.hours(each.minutes)] if each.minutes else []
    return reader.text("summary-return-shared", told=" · ".join(told))


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
        lines += [_helper(each, reader) for each in wins.by]
    if summary.credits:
        lines.append(reader.text("summary-credits"))
        lines += [_credit(each, reader) for each in summary.credits]
    return lines


def _helper(each: Help, reader: Reader) -> str:
    who = texts.cut(each.what, NAME_UNITS) if each.what else reader.plain("summary-people-unnamed")
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


def _lines_of(which: Page) -> int:
    """How many stand on a page at once."""
    return LISTED if which in LEADS_OF else MOST_LINES


def _lines(which: Page, summary: Summary, reader: Reader, place: int) -> list[str]:
    """What stands on a page; of many leads only those are written out that are shown."""
    some = slice((place - 1) * _lines_of(which), place * _lines_of(which))
    if which in LINE_OF:
        return [LINE_OF[which](lead, reader) for lead in LEADS_OF[which](summary)[some]]
    return LINES[which](summary, reader)[some]


# Bits ------------------------------------------------------------------------------------------------------


def source(of: Source | None, reader: Reader) -> str:
    """What a source is called; leads of which nobody has said it stand together, with hours told of none."""
    return reader.plain("source-none") if of is None else reader.plain(f"source-{of}")


def _amounts(amounts: Sequence[Money], reader: Reader) -> str:
    """Amounts side by side, one's own currency first: those of different currencies are never added."""
    ordered = own_first(amounts, reader.workspace.currency)
    shown: list[str] = [reader.money(each) for each in ordered[:CURRENCIES]]
    more = len(amounts) - CURRENCIES
    return reader.listed([*shown, reader.plain("amounts-more", count=more)] if more > 0 else shown)


def _openings(which: Page, summary: Summary, reader: Reader, place: int) -> list[Row]:
    """Buttons that show the cards of the leads on a page below the summary."""
    if which not in LEADS_OF:
        return []
    there = LEADS_OF[which](summary)[(place - 1) * LISTED : place * LISTED]
    return [[_opening(lead, reader)] for lead in there]


def _opening(lead: Lead, reader: Reader) -> InlineKeyboardButton:
    return LeadButtons(lead, reader).button("label", Action.SUMMARY_LEAD, label=cards.label(lead, reader))


def _names(summary: Summary, reader: Reader) -> Row:
    """Admins say whether the group reads who did what."""
    wanted = not reader.workspace.names_in_summary
    key = "button-summary-show-names" if wanted else "button-summary-hide-names"
    argument = f"{'on' if wanted else 'off'}/{periods.key(summary.period)}"
    return [free(reader, key, Action.SUMMARY_NAMES, argument)]


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
