"""What was found, and what the board may be filtered by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from telegram import InlineKeyboardButton

from domain.filters import By, Choice, Filter, code
from domain.models import Lead
from messages import cards, lists, texts
from messages.callbacks import LIMIT, Action, Press, pack
from messages.cards import View
from messages.keyboards import LeadButtons, Row, free, markup, rows
from messages.reader import Reader

A_PAGE = lists.A_PAGE
WORDS_UNITS = 60
TEAM_UNITS = 30
LARGEST_PAGE = 9999


def results(found: Sequence[Lead], words: str, page: int, reader: Reader) -> View:
    """The leads that were found, five a page, each a button to its card."""
    pages = -(-len(found) // A_PAGE)
    page = min(max(page, 0), pages - 1)
    shown = found[page * A_PAGE : (page + 1) * A_PAGE]
    lines: list[str] = [reader.text("found", count=len(found), words=texts.cut(words, WORDS_UNITS))]
    lines += [lists.line(lead, reader) for lead in shown]
    if pages > 1:
        lines.append(reader.text("board-page", page=page + 1, pages=pages))
    before = [_turn("button-newer", page - 1, words, reader)] if page else []
    after = [_turn("button-older", page + 1, words, reader)] if page + 1 < pages else []
    return View("\n".join(lines), markup([*_opening(shown, reader), [*before, *after]]))


def which(found: Sequence[Lead], number: int, reader: Reader) -> View:
    """Asks which of the leads with one number is meant: one's own, or a team's."""
    lines = [reader.text("which-number", number=str(number)), *(lists.line(lead, reader) for lead in found)]
    return View("\n".join(lines), markup(_opening(found, reader, names_team=True)))


def nothing(nearest: Sequence[Lead], words: str, reader: Reader) -> View:
    """Nothing fits: what can be looked for, and the nearest names."""
    lines: list[str] = [reader.text("found-nothing", words=texts.cut(words, WORDS_UNITS))]
    lines.append(reader.text("did-you-mean") if nearest else reader.text("found-nothing-hint"))
    return View("\n".join(lines), markup(_opening(nearest, reader)))


def fits_a_button(words: str) -> bool:
    """Whether the words can stand on the buttons that turn the pages."""
    press = f"{Action.FOUND_PAGE}::{LARGEST_PAGE}/{words}"
    return len(press.encode()) <= LIMIT


def menu(choices: Mapping[By, Sequence[Choice]], chosen: Filter | None, section: str, reader: Reader) -> View:
    """What the board may be filtered by, with how many leads that leaves; the way back keeps what holds now."""
    buttons = [rows([_choice(each, chosen, reader) for each in found], 2) for found in choices.values()]
    argument = f"{section}/0/{code(chosen)}" if chosen else f"{section}/0"
    back = [free(reader, "button-back", Action.BOARD, argument)]
    return View(reader.text("filter-menu"), markup([*(row for kind in buttons for row in kind), back]))


def _opening(leads: Sequence[Lead], reader: Reader, *, names_team: bool = False) -> list[Row]:
    buttons = [LeadButtons(lead, reader) for lead in leads]
    return [[each.labelled(_label(each.lead, reader, names_team=names_team), Action.CARD)] for each in buttons]


def _label(lead: Lead, reader: Reader, *, names_team: bool) -> str:
    """A lead on its button; those of one number are told apart by the team."""
    label, team = cards.label(lead, reader), reader.team(lead) if names_team else None
    return reader.plain("label-team", label=label, team=texts.cut(team, TEAM_UNITS)) if team else label


def _turn(key: str, page: int, words: str, reader: Reader) -> InlineKeyboardButton:
    """Words that are too long for a button stand in the message that the list replies to."""
    return free(reader, key, Action.FOUND_PAGE, f"{page}/{words}" if fits_a_button(words) else f"{page}/")


def _choice(each: Choice, chosen: Filter | None, reader: Reader) -> InlineKeyboardButton:
    label = reader.plain("filter-choice", value=lists.filter_name(each.filter, reader), count=each.count)
    if each.filter == chosen:
        label = reader.plain("button-chosen", label=label)
    return InlineKeyboardButton(label, callback_data=pack(Press(Action.BOARD, argument=f"/0/{code(each.filter)}")))
