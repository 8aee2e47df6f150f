"""A row of a table → the lead that it would become; what a cell says and no field holds is kept in the notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from domain import csv_cells
from domain.answers import Reading
from domain.capture import Captured
from domain.column_names import Column
from domain.errors import NotUnderstood
from domain.headings import currency_in
from domain.imported_cells import TAKE, Draft, Unread
from domain.ladder import LADDER
from domain.models import ENDED, Stage, Status
from domain.money import Money, read_money
from domain.typed import tidy
from domain.when import Moment

LONGEST_LOOKED_AT = 2000
"""Characters of a cell in which a value is looked for: more are a page, over which some patterns take minutes."""

READ = frozenset({*TAKE, Column.VALUE, Column.WON}) - {Column.LAST_FIRST}
"""What is looked for in a cell, and not just taken over."""


class Fault(StrEnum):
    """Why a row isn't recorded."""

    NO_LEAD = "no-lead"
    UNREAD_CONTACT = "unread-contact"
    KNOWN = "known"
    TWICE = "twice"


@dataclass(frozen=True)
class Rejected:
    """A row (by its place among the rows) that isn't recorded; `other` names the lead that it repeats."""

    row: int
    fault: Fault
    other: str = ""


@dataclass(frozen=True)
class Entry:
    """A row as it would be recorded: `since` when it was recorded elsewhere, `ended` when it was won or lost.

    `won` is what a win was worth, `why` and `lost_note` tell of a loss. `unread` are the values that no field could
    take; they are in the notes. `exported` is its number in the workspace whose export this is.
    """

    row: int
    captured: Captured
    status: Status = Status.OPEN
    stage: Stage = Stage.KNOW
    won: Money | None = None
    why: str | None = None
    lost_note: str | None = None
    since: datetime | None = None
    ended: datetime | None = None
    unread: tuple[Unread, ...] = ()
    exported: str | None = None


def read(
    row: int, cells: Sequence[str], labels: Sequence[str], columns: Sequence[Column], by: Reading
) -> Entry | Rejected:
    """The lead in a row, or why there is none. `labels` name the columns to people, `by` says how values are read."""
    draft = Draft(by, says_won=Column.WON in columns)
    for cell, label, column in zip(cells, labels, columns, strict=True):
        told = tidy(csv_cells.unguarded(cell)).strip()
        if told and column is not Column.LEAVE_OUT:
            _take(draft, column, label, told)
    entry = _entry(row, draft)
    if entry.captured.tells_of_a_lead:
        return entry
    return Rejected(row, Fault.UNREAD_CONTACT if draft.unread else Fault.NO_LEAD)


def _take(draft: Draft, column: Column, label: str, cell: str) -> None:
    if len(cell) > LONGEST_LOOKED_AT and column in READ:
        draft.keep_unread(label, cell)
    elif column is Column.NOTE:
        draft.keep(label, cell)
    elif column is Column.NOTES:
        draft.said.append(cell)
    elif column in ONCE:
        if column in draft.single:
            draft.keep(label, cell)
        else:
            draft.single[column], draft.labels[column] = cell, label
    elif not TAKE[column](draft, label, cell):
        draft.keep_unread(label, cell)


ONCE = frozenset(
    {
        Column.NAME,
        Column.FIRST_NAME,
        Column.LAST_NAME,
        Column.COMPANY,
        Column.NEED,
        Column.VALUE,
        Column.CURRENCY,
        Column.WON,
        Column.WON_CURRENCY,
        Column.LOST_REASON,
        Column.LOST_NOTE,
        Column.SOURCE_NOTE,
    }
)
"""What a lead has one of, and what is made of it is known when the whole row is; a second one is a note."""


def _entry(row: int, draft: Draft) -> Entry:
    """What the cells say together."""
    status = draft.status or Status.OPEN
    captured = _worth(draft, _found(draft, _captured(draft)))
    ended, why, lost_note = _ending(draft, status)
    won = _won(draft, captured.value, status)
    due = _due(draft, status)
    notes = "\n".join((*draft.said, *draft.more)) or None
    stage = max(draft.stage or Stage.KNOW, Stage.CUSTOMER if status is Status.CLOSED else Stage.KNOW, key=LADDER.index)
    since = draft.moments.get(Column.RECORDED)
    return Entry(
        row,
        replace(captured, due=due, notes=notes),
        status,
        stage,
        won=won,
        why=why,
        lost_note=lost_note,
        since=since.at if since else None,
        ended=ended,
        unread=tuple(draft.unread),
    )


def _captured(draft: Draft) -> Captured:
    """Who it is and what they want."""
    return Captured(
        name=_name(draft),
        phones=tuple(dict.fromkeys(draft.phones)),
        emails=tuple(dict.fromkeys(draft.emails)),
        handles=tuple(dict.fromkeys(draft.handles)),
        links=tuple(dict.fromkeys(draft.links)),
        need=draft.single.get(Column.NEED),
        tags=tuple(dict.fromkeys(draft.tags)),
    )


def _ending(draft: Draft, status: Status) -> tuple[datetime | None, str | None, str | None]:
    """When it ended, and why and how it was lost; what doesn't go with its status is kept."""
    moment = draft.moments.get(Column.ENDED) if status in ENDED else None
    why, lost_note = (
        draft.single.get(column) if status is Status.LOST else None for column in (Column.LOST_REASON, Column.LOST_NOTE)
    )
    for column, used in ((Column.ENDED, moment), (Column.LOST_REASON, why), (Column.LOST_NOTE, lost_note)):
        if used is None:
            _keep(draft, column)
    return moment.at if moment else None, why, lost_note


def _keep(draft: Draft, column: Column) -> None:
    """Among the notes what a column of which there is one said, if it did."""
    if column in draft.single:
        draft.keep(draft.labels[column], draft.single[column])


def _name(draft: Draft) -> str | None:
    """The name, from its parts if need be; a firm without a person is the lead itself."""
    parts = " ".join(filter(None, (draft.single.get(Column.FIRST_NAME), draft.single.get(Column.LAST_NAME))))
    name = draft.single.get(Column.NAME) or parts or None
    for column in (Column.FIRST_NAME, Column.LAST_NAME):
        if column in draft.single and draft.single[column] not in (name or ""):
            draft.keep(draft.labels[column], draft.single[column])
    firm = draft.single.get(Column.COMPANY)
    if firm and name:
        draft.keep(draft.labels[Column.COMPANY], firm)
    return name or firm


def _found(draft: Draft, captured: Captured) -> Captured:
    """With where it was found: the source, and what is said of it."""
    detail = draft.single.get(Column.SOURCE_NOTE)
    source, note = draft.source or (None, None)
    if detail and (source is None or note):
        draft.keep(draft.labels[Column.SOURCE_NOTE], detail)
        detail = None
    return replace(captured, source=source, source_note=note or detail)


def _worth(draft: Draft, captured: Captured) -> Captured:
    """With what it is worth, in the currency of the row; a nought says nothing."""
    money = _money(draft, Column.VALUE, draft.single.get(Column.CURRENCY))
    if money is not None and not money.amount:
        _keep(draft, Column.VALUE)
        money = None
    _keep_other_currency(draft, Column.CURRENCY, money)
    return replace(captured, value=money)


def _won(draft: Draft, value: Money | None, status: Status) -> Money | None:
    """What a win was worth: as its own column says, also by an empty cell; else what the lead was worth."""
    if status is not Status.CLOSED:
        _keep(draft, Column.WON)
        _keep(draft, Column.WON_CURRENCY)
        return None
    currency = draft.single.get(Column.WON_CURRENCY, draft.single.get(Column.CURRENCY))
    won = _money(draft, Column.WON, currency)
    _keep_other_currency(draft, Column.WON_CURRENCY, won)
    is_unread = won is None and Column.WON in draft.single
    return won if draft.says_won and not is_unread else value


def _money(draft: Draft, column: Column, currency: str | None) -> Money | None:
    """What a cell says in that currency, unless it names one; what can't be read is kept."""
    cell = draft.single.get(column)
    if cell is None:
        return None
    named = currency.upper() if currency and re.fullmatch(r"[A-Za-z]{3}", currency) else None
    default = named or currency_in(draft.labels[column], draft.by.currency) or draft.by.currency
    try:
        return read_money(cell, default)
    except NotUnderstood:
        draft.keep_unread(draft.labels[column], cell)
        return None


def _keep_other_currency(draft: Draft, column: Column, money: Money | None) -> None:
    """Among the notes a currency that isn't the amount's."""
    if money is None or money.currency != draft.single.get(column, "").upper():
        _keep(draft, column)


def _due(draft: Draft, status: Status) -> Moment | None:
    """The follow-up: of an open lead also one that has passed, of another only one that is to come."""
    at = draft.moments.get(Column.DUE)
    if at is None:
        return None
    if status is not Status.OPEN and at.at <= draft.by.now:
        draft.keep(draft.labels[Column.DUE], draft.single[Column.DUE])
        return None
    return at
