"""Several leads at once: what is owed, the board, a lead's history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from domain import lifecycle
from domain.boards import Section
from domain.filters import POOL, By, Filter, code
from domain.models import Event, EventKind, Lead, PersonId
from messages import cards, texts
from messages.callbacks import Action
from messages.cards import View
from messages.keyboards import LeadButtons, Row, free, markup, rows
from messages.reader import Reader

PRESSING = 3
"""How many of the leads owed have buttons at once; the rest are behind “Show all”."""

A_PAGE = 5
HISTORY = 20
WORDS_UNITS = 120
FILTER_UNITS = 30
TEAM_UNITS = 40


def nag(owed: Sequence[Lead], reader: Reader) -> View:
    """The living card as it rings."""
    if len(owed) == 1:
        heading = reader.text("due-one")
        return cards.lead(owed[0], reader, said=f"{heading}\n", nag=True, leads_back=False)
    return due(owed, reader)


def due(
    owed: Sequence[Lead],
    reader: Reader,
    *,
    said: str | None = None,
    undo: Lead | int | None = None,
    page: int | None = None,
) -> View:
    """What is owed, the most pressing three; with a `page` (from 0) all of it, five at a time.

    `said` is what just happened; `undo` what may be taken back: the last mark of a lead, or what one update did
    to many.
    """
    back = _undo(undo, reader)
    if not owed:
        done = reader.text("all-done")
        return View(f"{said}\n\n{done}" if said else done, markup(back))
    pages = -(-len(owed) // A_PAGE)
    page = None if page is None or len(owed) <= PRESSING else min(page, pages - 1)
    first = A_PAGE * (page or 0)
    shown = owed[first : first + (PRESSING if page is None else A_PAGE)]
    heading = reader.text("due-one") if len(owed) == 1 else reader.text("due-many", count=len(owed))
    titles = cards.titles(shown, reader)
    lines = [_owed(place, lead, titles[lead.ref], reader) for place, lead in enumerate(shown, first + 1)]
    marks = [LeadButtons(lead, reader, nag=True).icons(place) for place, lead in enumerate(shown, first + 1)]
    text = "\n\n".join([*([said] if said else []), heading, *lines])
    return View(text, markup([*marks, _further(len(owed), page, pages, reader), *_at_once(owed, reader), *back]))


def welcome_back(owed: Sequence[Lead], following: Lead | None, reader: Reader) -> texts.Markup:
    """What somebody owes who says /start again; where that is nothing, what comes `following`."""
    if owed or following is None or following.due_at is None:
        return reader.text("start-again", name=reader.person.name, count=len(owed))
    when = reader.when(following.due_at)
    return reader.text("start-again-next", name=reader.person.name, title=cards.title(following, reader), when=when)


def _undo(undo: Lead | int | None, reader: Reader) -> list[Row]:
    if isinstance(undo, Lead):
        return LeadButtons(undo, reader, nag=True).undo()
    return [] if undo is None else [[free(reader, "button-undo", Action.UNDO_ALL, str(undo))]]


def _at_once(owed: Sequence[Lead], reader: Reader) -> list[Row]:
    """What can be done about all of it."""
    if len(owed) == 1:
        return []
    one_by_one = LeadButtons(owed[0], reader, nag=True).button("button-one-by-one", Action.WALK)
    return [[one_by_one, free(reader, "button-snooze-all", Action.SNOOZE_ALL)]]


def walk(
    owed: Sequence[Lead], lead: Lead, reader: Reader, *, said: str | None = None, undo: Lead | None = None
) -> View:
    """One of the leads owed, with the way to the next and back to all of them."""
    place = next(place for place, each in enumerate(owed, 1) if each.ref == lead.ref)
    heading = reader.text("due-one-of", place=place, count=len(owed))
    following = owed[place % len(owed)]
    way = [free(reader, "button-show-all", Action.DUE, "0", count=len(owed))]
    if len(owed) > 1:
        way.append(LeadButtons(following, reader, nag=True).button("button-next", Action.WALK))
    back = _undo(undo if undo is not None and undo.ref != lead.ref else None, reader)
    text = "\n\n".join([*([said] if said else []), heading, cards.lines(*cards.body(lead, reader))])
    return View(text, markup([*LeadButtons(lead, reader, nag=True).marks(), way, *back]))


def which(leads: Sequence[Lead], reader: Reader) -> View:
    """Asks which of several leads a reply is about."""
    buttons = [
        LeadButtons(lead, reader).button("label", Action.REPLY_TO, label=cards.label(lead, reader)) for lead in leads
    ]
    return View(reader.text("which-of-these"), markup(rows(buttons, 1)))


def _owed(place: int, lead: Lead, name: str, reader: Reader) -> str:
    """One lead of the list: who wants what, how to reach them, since when it is owed."""
    who = reader.text("due-line", place=place, title=name)
    if lead.need:
        who = reader.text("due-line-need", place=place, title=name, need=texts.cut(lead.need, WORDS_UNITS))
    way = next(iter(cards.contacts(lead, reader)), None)
    since = reader.when(lead.due_at) if lead.due_at else ""
    whose = cards.team(lead, reader)
    last = [whose] if whose else []
    if way is None or way == cards.title(lead, reader):
        return "\n".join([who, reader.text("due-since", when=since), *last])
    return "\n".join([who, reader.text("due-since-reach", when=since, way=texts.cut(way, WORDS_UNITS)), *last])


def _further(count: int, page: int | None, pages: int, reader: Reader) -> Row:
    """Buttons to all of the list, and from page to page of it."""
    if page is None:
        return [free(reader, "button-show-all", Action.DUE, "0", count=count)] if count > PRESSING else []
    before = [free(reader, "button-newer", Action.DUE, str(page - 1))] if page else []
    after = [free(reader, "button-older", Action.DUE, str(page + 1))] if page + 1 < pages else []
    return [*before, *after]


def board(
    arranged: Mapping[Section, Sequence[Lead]],
    section: Section | None,
    page: int,
    reader: Reader,
    *,
    filtered: Filter | None = None,
    said: str | None = None,
) -> View:
    """One section of the board, five leads a page; without a section the first that holds any.

    `filtered` is what all leads in it have, `said` what became of a filter that was asked for.
    """
    if not any(arranged.values()):
        return View(reader.text("board-none"))
    kept = f"/{code(filtered)}" if filtered else ""
    section = section or next(each for each in Section if arranged[each])
    found = arranged[section]
    pages = max(-(-len(found) // A_PAGE), 1)
    page = min(max(page, 0), pages - 1)
    shown = found[page * A_PAGE : (page + 1) * A_PAGE]
    name = reader.plain(f"board-{section}")
    lines: list[str] = [said, ""] if said else []
    lines.append(_board_title(name, len(found), filtered, reader))
    lines += [line(lead, reader) for lead in shown] or [reader.text("board-empty")]
    if pages > 1:
        lines.append(reader.text("board-page", page=page + 1, pages=pages))
    opening = [
        LeadButtons(lead, reader).button("label", Action.CARD, label=cards.label(lead, reader)) for lead in shown
    ]
    turn = [
        *([free(reader, "button-newer", Action.BOARD, f"{section}/{page - 1}{kept}")] if page else []),
        *([free(reader, "button-older", Action.BOARD, f"{section}/{page + 1}{kept}")] if page + 1 < pages else []),
    ]
    narrowing = [
        free(reader, "button-filter", Action.FILTER, f"{section}{kept}"),
        *([free(reader, "button-clear-filter", Action.BOARD, f"{section}/0")] if filtered else []),
    ]
    buttons = [*rows(opening, 1), turn, *_tabs(arranged, section, reader, kept), narrowing]
    return View("\n".join(lines), markup(buttons))


def filter_name(chosen: Filter, reader: Reader) -> str:
    """What a filter is called on a button and above the board."""
    match chosen.by:
        case By.SOURCE:
            return reader.plain(f"source-{chosen.value}")
        case By.STAGE:
            return reader.plain("card-stage", stage=reader.plain(f"stage-{chosen.value}"))
        case By.OWNER if chosen.value == POOL:
            return reader.plain("filter-pool")
        case By.OWNER:
            return texts.cut(reader.who(PersonId(int(chosen.value))), FILTER_UNITS)
        case By.TAG:
            return reader.plain("filter-tag", tag=texts.cut(chosen.value, FILTER_UNITS))


def _board_title(section: str, count: int, filtered: Filter | None, reader: Reader) -> str:
    if filtered is None:
        return reader.text("board-title", section=section, count=count)
    return reader.text("board-title-filtered", section=section, count=count, filter=filter_name(filtered, reader))


def _tabs(arranged: Mapping[Section, Sequence[Lead]], shown: Section, reader: Reader, kept: str) -> list[Row]:
    tabs = [
        free(
            reader,
            "board-tab",
            Action.BOARD,
            f"{each}/0{kept}",
            section=reader.plain(f"board-{each}"),
            count=len(arranged[each]),
        )
        for each in Section
        if arranged[each] and each is not shown
    ]
    return rows(tabs, 3)


def line(lead: Lead, reader: Reader) -> str:
    """One lead of a list: who, and when they are due; without that what they want, or how it stands.

    Among one's own a team's lead names its team.
    """
    if lead.due_at is not None:
        shown = reader.when(lead.due_at)
    elif lead.need:
        shown = texts.cut(lead.need, WORDS_UNITS)
    else:
        shown = next(line for line in cards.standing(lead, reader) if line is not None)
    told = {"number": str(lead.number), "title": cards.title(lead, reader), "status": shown}
    team = reader.team(lead)
    if team is None:
        return reader.text("board-line", **told)
    return reader.text("board-line-team", **told, team=texts.cut(team, TEAM_UNITS))


def history(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """What happened to a lead, newest first."""
    events = lead.events[::-1]
    lines: list[str] = [reader.text("history-title", title=cards.title(lead, reader))]
    lines += [_event(event, reader) for event in events[:HISTORY]]
    if len(events) > HISTORY:
        lines.append(reader.text("history-more", count=len(events) - HISTORY))
    return View("\n".join(lines), markup([LeadButtons(lead, reader, nag).back()]))


def _event(event: Event, reader: Reader) -> str:
    what, when = _happened(event, reader), reader.when(event.at)
    if event.by == lifecycle.THE_CLOCK:
        return reader.text("history-plain", when=when, what=what)
    return reader.text("history-line", when=when, what=what, who=reader.who(event.by))


def _happened(event: Event, reader: Reader) -> str:
    told: dict[str, str] = {}
    key = f"event-{event.kind}"
    if "why" in event.details:
        key = "event-snoozed-why"
        told["why"] = event.details.get("note") or reader.plain(f"snoozed-{event.details['why']}")
    if "until" in event.details:
        told["until"] = reader.when(datetime.fromisoformat(event.details["until"]))
    if "field" in event.details:
        told["field"] = reader.plain(f"field-{event.details['field']}")
    if event.kind is EventKind.HANDED_OVER and "to" not in event.details:
        key = "event-to-pool"
    elif event.kind is EventKind.HANDED_OVER and int(event.details["to"]) == event.by:
        key = "event-taken"
    elif event.kind is EventKind.HANDED_OVER:
        told["to"] = reader.who(PersonId(int(event.details["to"])))
    elif "to" in event.details:
        told["stage"] = reader.plain(f"stage-{event.details['to']}")
    if "what" in event.details:
        told["what"] = reader.plain(f"undone-{event.details['what']}")
    if event.kind is EventKind.MERGED and "number" not in event.details:
        key = "event-merged-other"
    elif event.kind is EventKind.MERGED:
        told["number"] = event.details["number"]
    what = reader.plain(key, **told)
    return reader.plain("event-of", what=what, number=event.details["of"]) if "of" in event.details else what
