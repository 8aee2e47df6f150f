"""The summary in words: what stands below its picture, and a page for each thing that people tap for more."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from domain import periods
from domain.models import Lead
from domain.summary import Summary
from messages import cards, charts, goals, texts
from messages.callbacks import Action
from messages.cards import View
from messages.chart_style import kind
from messages.keyboards import LeadButtons, Row, free, markup, rows
from messages.reader import Reader
from messages.summary_lines import CURRENCIES, HAS, LINE_OF, LINES, Page, amounts, expected, put_in

LONGEST_CAPTION = 1024
"""Telegram's limit for what stands below a picture, in UTF-16 units."""

LISTED, MOST_LINES = 5, 8
"""Leads, and lines of others, that stand at once: what fits on a phone."""

LONGEST_OF_THREE = 14
"""Letters of a button that a phone shows whole, three in a row."""
FIRST = (Page.GAP, Page.OWED, Page.SOURCES, Page.RETURN)
"""What most people tap for, at once below the summary; the others are one tap further, so that the picture has room."""

TAPPED_FOR = (*FIRST, Page.PEOPLE, Page.HELP, Page.SPEED, Page.LADDER, Page.COLD, Page.COMING)

OF_MONEY = (Page.SOURCES, Page.PEOPLE, Page.RETURN, Page.HELP)
"""The pages that tell what was won."""

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
    lines = _lines(which, summary, reader, place)
    if lines and which in OF_MONEY:
        lines += expected(summary, reader)
    lines = lines or [reader.text(_nothing(which, reader))]
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
    return _fitting([_title(summary, reader), *expected(summary, reader), alt], reader)


def words(summary: Summary, reader: Reader) -> str:
    """What a period came to, for whoever reads on a phone: the wins first, the period before in brackets."""
    lines: list[str] = [_title(summary, reader)]
    if summary.is_to_come:
        lines.append(reader.text("summary-to-come"))
    else:
        lines += _quiet(summary, reader) if summary.figures.is_quiet else _figures(summary, reader)
    lines += expected(summary, reader)
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

    won = {"won": amounts(now.won, reader)} if now.won else {}
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
        reader.text("summary-return-line", told=put_in(each, reader))
        for each in summary.returns_of_all[:CURRENCIES]
        if each.spent.amount or each.minutes
    ]


def _goals(summary: Summary, reader: Reader) -> list[str]:
    """How far the goals were at the end of the period, or are now while it runs."""
    is_past = not summary.is_running
    return [
        reader.text(
            "goals-line" if is_past and each.period != summary.period else "summary-goal",
            goal=goals.progress(each, reader, within=summary.period, is_past=is_past),
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
    return markup([*above, *_ways(summary, reader)])


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


def _ways(summary: Summary, reader: Reader) -> list[Row]:
    """To the period before, to the one after it, and to the file; in one row, where their names are short enough."""
    later = periods.after(summary.period)
    has_come = periods.span(later, summary.zone).start <= summary.now
    beside = {"button-summary-before": periods.before(summary.period), "button-summary-after": later}
    ways = [
        free(reader, name, Action.SUMMARY_OF, periods.key(each), period=reader.period(each))
        for name, each in beside.items()
        if periods.is_sound(each) and (has_come or each is not later)
    ]
    file = free(reader, "button-csv", Action.SUMMARY_CSV, periods.key(summary.period))
    is_long = len(ways) > 1 and any(len(each.text) > LONGEST_OF_THREE for each in ways)
    return [ways, [file]] if is_long else [[*ways, file]]


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
