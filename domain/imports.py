"""A file of leads on its way into a workspace: what is new in it, when each is followed up, and what becomes a lead."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any

from domain import (
    arrivals,
    columns,
    csv_cells,
    csv_export,
    date_orders,
    headings,
    imported_rows,
    tables,
    vcards,
    worktime,
)
from domain.answers import Reading
from domain.capture import Captured
from domain.column_names import DATES, Column
from domain.date_orders import DateOrder
from domain.duplicates import Reason, contacts_of
from domain.errors import EmptyTable, NotATable, TooManyRows
from domain.imported_cells import Unread
from domain.imported_rows import Entry, Fault, Rejected
from domain.lifecycle import KNOWN_OF_A_LEAD
from domain.models import Deed, Event, EventKind, Lead, LeadRef, LostReason, Note, Status
from domain.moves import owing
from domain.people import Person
from domain.tables import Table
from domain.typed import tidy
from domain.uploads import Choice, Upload
from domain.when import Moment

A_DAY = 20
"""How many imported leads without a follow-up are due on one working morning."""

MOST_LINES = 1_000_000
"""In a file of contacts, four times as many as the photos in 20 MB of them come to; each takes a hundred bytes."""

Key = tuple[Reason, Hashable]
"""A contact, and of which kind it is."""


@dataclass(frozen=True)
class Sheet:
    """A file as it was read: the names of its columns, its rows, and what each column holds.

    `headed` says whether the names stood in the first row; None where that can't be chosen. Of a file of contacts
    (vCard), where there is nothing to choose, `cards` hold what each says. `dates` is which number of 12/03 is the day.
    """

    labels: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[Column, ...] = ()
    cards: tuple[Captured, ...] = ()
    headed: bool | None = None
    numbers: tuple[int, ...] = ()
    dates: DateOrder | None = None

    def number(self, place: int) -> int:
        """Which row of the file it is, as a spreadsheet counts them."""
        return self.numbers[place] if self.numbers else place + 1

    def unrecognised(self, choices: Sequence[Choice]) -> list[int]:
        """The columns, if anything stands in them, that are notes for want of a name that we know, or of a choice."""
        chosen = {choice.place for choice in choices}
        return [
            place
            for place, (label, column) in enumerate(zip(self.labels, self.columns, strict=False))
            if column is Column.NOTE and place not in chosen and not headings.is_for_the_notes(label)
            if any(row[place] for row in self.rows)
        ]

    def entry(self, place: int, by: Reading) -> Entry | Rejected:
        """What a row would become."""
        if self.dates is not None:
            by = replace(by, says_day_first=self.dates.day_first)
            found = imported_rows.read(place, self.rows[place], self.labels, self.columns, by)
            return replace(found, exported=self._exported(place)) if isinstance(found, Entry) else found
        card = self.cards[place]
        return Entry(place, card) if card.tells_of_a_lead else Rejected(place, Fault.NO_LEAD)

    def _exported(self, place: int) -> str | None:
        """The number that a lead had in the workspace from which this table was exported."""
        return self.rows[place][self.labels.index(NUMBER)] if is_an_export(self.labels) else None


@dataclass(frozen=True)
class Plan:
    """What would be recorded, in the order of the file, and what wouldn't; `repeated` are left out for another lead."""

    entries: tuple[Entry, ...] = ()
    rejected: tuple[Rejected, ...] = ()

    def count(self, fault: Fault) -> int:
        """How many rows are rejected for that reason."""
        return sum(each.fault is fault for each in self.rejected)

    @property
    def faulty(self) -> tuple[Rejected, ...]:
        """The rows that can be put right, as they stand in the file; with those that are known already nothing is."""
        return tuple(
            sorted((each for each in self.rejected if each.fault is not Fault.KNOWN), key=lambda each: each.row)
        )

    @property
    def unread(self) -> tuple[tuple[int, Unread], ...]:
        """The values that could not be read as what their column says, each with the place of its row."""
        return tuple((entry.row, each) for entry in self.entries for each in entry.unread)


@dataclass(frozen=True)
class Preview:
    """A file as it would be recorded; `due` has the follow-up of each of the plan's entries."""

    upload: Upload
    sheet: Sheet
    plan: Plan
    due: Sequence[Moment | None]


@dataclass(frozen=True)
class Imported:
    """What became of a file: how many leads were recorded, with their follow-ups, and what was not."""

    count: int
    sheet: Sheet
    plan: Plan
    due: Sequence[Moment | None]


NUMBER = "number"
"""The column of an export that says which lead of its workspace it is."""


def is_an_export(labels: Sequence[str]) -> bool:
    """Whether a table has the columns of our own export, some of which may have been taken out since."""
    return {NUMBER, "name", "created"} <= set(labels) <= csv_export.COLUMNS.keys()


CARD_LABELS = ("Name", "Phones", "Emails", "Links", "Notes")


def sheet(
    content: bytes,
    by: Reading,
    choices: Sequence[Choice] = (),
    *,
    heading: bool | None = None,
    day_first: bool | None = None,
) -> Sheet:
    """What is in a file, with the person's own choices of columns, and of whether the first row is their `heading`.

    `day_first` is their choice of how dates are read that the file itself leaves open.

    Raises what tables.read does, and NotATable for a text without anything that looks like a lead.
    """
    if tables.holds_cards(content):
        return _cards(content, by)
    table = tables.read(content)
    named = columns.has_header(table, by) if heading is None else heading
    header = table.rows[0] if named else ("",) * table.width
    rows, numbers = (table.rows[1:], table.numbers[1:]) if named else (table.rows, table.numbers)
    if not rows:
        raise EmptyTable
    held = list(columns.guess(header, rows, by))
    if heading is None and not named and _is_a_letter(held, table):
        raise NotATable
    if is_an_export(header):
        held[header.index(NUMBER)] = Column.LEAVE_OUT
    for choice in choices:
        if choice.place < len(held):
            held[choice.place] = choice.column
    labels = tuple(name or f"Column {at}" for at, name in enumerate(header, start=1))
    written = (row[place] for place, column in enumerate(held) if column in DATES for row in rows)
    dates = date_orders.told(written, default=by.day_first, chosen=day_first)
    headed = named if len(table.rows) > 1 else None
    return Sheet(labels, rows, tuple(held), headed=headed, numbers=numbers, dates=dates)


def _is_a_letter(held: Sequence[Column], table: Table) -> bool:
    """Whether the lines of a single column are no list of anybody."""
    return held == [Column.NOTE] or (held == [Column.NAME] and not columns.holds_names(table))


def _cards(content: bytes, by: Reading) -> Sheet:
    text = tables.decode(content)
    if vcards.count(text) > tables.MOST_ROWS or text.count("\n") > MOST_LINES:
        raise TooManyRows
    cards = vcards.read(text, by.country)
    if not cards:
        raise EmptyTable
    return Sheet(CARD_LABELS, tuple(map(_row, cards)), cards=cards)


def _row(card: Captured) -> tuple[str, ...]:
    """A contact as it is sent back in a table."""
    several = (card.phones, card.emails, card.links)
    return (card.name or "", *("; ".join(values) for values in several), card.notes or "")


def ways_to_reach(known: Lead | Captured) -> tuple[Key, ...]:
    """By what it is told that two leads are the same, as of all leads: phones first, e-mails, names on networks."""
    found = contacts_of(known).items()
    return tuple((reason, contact) for reason, contacts in found for contact in sorted(contacts, key=str))


def known_ways(leads: Sequence[Lead]) -> dict[Key, str]:
    """How the leads of a workspace are reached, and which each is; and by what each is known in our own export."""
    present = (lead for lead in leads if lead.deleted_at is None and lead.merged_into is None)
    return {
        key: f"#{lead.number}"
        for lead in present
        for key in (*ways_to_reach(lead), _in_an_export(str(lead.number), lead))
    }


def _in_an_export(number: str, lead: Lead | Captured) -> Key:
    """A number alone is another lead's in another workspace: it counts with the name, or with what is wanted."""
    return Reason.NAME, (number, tidy(lead.name or lead.need or "").strip())


def sift(found: Sequence[Entry | Rejected], known: Mapping[Key, str], *, keep_duplicates: bool) -> Plan:
    """Which rows are new: neither known already nor in the file before."""
    entries: list[Entry] = []
    rejected: list[Rejected] = []
    seen: dict[Key, str] = {}
    for each in found:
        if isinstance(each, Rejected):
            rejected.append(each)
            continue
        repeated = None if keep_duplicates else _repeated(each, known, seen)
        if repeated is not None:
            rejected.append(repeated)
            continue
        entries.append(each)
        seen.update(dict.fromkeys(ways_to_reach(each.captured), _called(each.captured)))
    return Plan(tuple(entries), tuple(rejected))


def _repeated(entry: Entry, known: Mapping[Key, str], seen: Mapping[Key, str]) -> Rejected | None:
    ways = ways_to_reach(entry.captured)
    if entry.exported is not None:
        ways = (*ways, _in_an_export(entry.exported, entry.captured))
    for fault, others in ((Fault.KNOWN, known), (Fault.TWICE, seen)):
        other = next((others[way] for way in ways if way in others), None)
        if other is not None:
            return Rejected(entry.row, fault, other)
    return None


def _called(captured: Captured) -> str:
    return captured.name or next(iter((*captured.phones, *captured.emails)), "")


def follow_ups(entries: Sequence[Entry], person: Person, now: datetime) -> list[Moment | None]:
    """When each is followed up: as the file says, or on the coming working mornings, so many a day.

    One whose time has passed is due on the next working morning; one that is no longer open, and planned for no day,
    isn't followed up.
    """
    tomorrow = worktime.instant(now.astimezone(person.zone).date() + timedelta(days=1), time(), person.zone)
    mornings = _mornings(tomorrow, person)
    first = morning = next(mornings)
    found: list[Moment | None] = []
    given = 0
    for entry in entries:
        due = entry.captured.due
        if due is not None:
            found.append(due if due.at > now else Moment(first, exact=False))
        elif entry.status is not Status.OPEN:
            found.append(None)
        else:
            if given and given % A_DAY == 0:
                morning = next(mornings, morning)
            given += 1
            found.append(Moment(morning, exact=False))
    return found


def _mornings(since: datetime, person: Person) -> Iterator[datetime]:
    """The mornings of the coming working days, at the time that any day without one means, also in a table."""
    clock = worktime.morning_of(person.hours)
    starts = worktime.mornings(since, person)
    return (max(at, worktime.instant(at.astimezone(person.zone).date(), clock, person.zone)) for at in starts)


def lead_of(entry: Entry, due: Moment | None, ref: LeadRef, deed: Deed, now: datetime) -> Lead:
    """The lead that a row becomes; it keeps the days on which it was recorded elsewhere, and on which it ended."""
    since = entry.since or now
    captured = entry.captured
    events = [Event(EventKind.RECORDED, since, deed.by, version=1, cause=deed.cause)]
    if entry.status is not Status.OPEN:
        ended = max(entry.ended or since, since)
        events.append(Event(EventKind(entry.status.value), ended, deed.by, version=1, cause=deed.cause))
    lead = Lead(
        workspace=ref.workspace,
        number=ref.number,
        created_at=since,
        created_by=deed.by,
        owner=deed.by,
        **{name: getattr(captured, name) for name in KNOWN_OF_A_LEAD},
        notes=(Note(since, deed.by, captured.notes),) if captured.notes else (),
        status=entry.status,
        stage=entry.stage,
        won=entry.won,
        **_lost(entry.why, entry.lost_note),
        events=tuple(events),
        **(owing(due.at, exact=due.exact) if due else {}),
    )
    return arrivals.imported(lead)


def _lost(why: str | None, note: str | None) -> dict[str, Any]:
    if why in set(LostReason):
        return {"lost_reason": LostReason(why), "lost_note": note}
    said = ": ".join(filter(None, (why, note)))
    return {"lost_reason": LostReason.OTHER, "lost_note": said} if said else {}


def returned(sheet: Sheet, reasons: Mapping[int, str], title: str) -> bytes:
    """The rows that weren't recorded as a table again, with why in a first column called `title`."""
    return csv_cells.table([(title, *sheet.labels), *((why, *sheet.rows[row]) for row, why in reasons.items())])
