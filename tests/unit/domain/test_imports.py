"""A file on its way into a workspace: what is new, when it is followed up, what comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from domain import arrivals, csv_export, duplicates, imports, lifecycle
from domain.answers import Reading
from domain.capture import Captured
from domain.column_names import Column
from domain.contacts import Handle
from domain.errors import EmptyTable, NotATable, TooManyRows
from domain.imported_rows import Entry, Fault, Rejected
from domain.models import (
    Assist,
    AssistKind,
    Deed,
    EventKind,
    Lead,
    LeadRef,
    LostReason,
    PersonId,
    Stage,
    Status,
    WorkspaceId,
)
from domain.money import Money
from domain.people import Person
from domain.uploads import KEPT, Choice, Upload, kept
from domain.when import Habits, Moment
from tests.unit.domain.the_cast import recorded

HALIFAX = ZoneInfo("America/Halifax")
MONDAY = datetime(2026, 11, 23, 14, tzinfo=UTC)
BY = Reading(MONDAY, HALIFAX, Habits(), "CA", "CAD")
ANN = Person(PersonId(1), "Ann", "en", HALIFAX)
DEED = Deed(PersonId(1), cause=-7)
REF = LeadRef(WorkspaceId(1), 1)
JANE = Captured(name="Jane", phones=("+19025550134",), emails=("jane@x.example",))


def _entries(count: int, captured: Captured = JANE) -> list[Entry]:
    return [Entry(row, captured) for row in range(count)]


def _lead(entry: Entry, due: Moment | None = None) -> Lead:
    due = due or (Moment(MONDAY + timedelta(days=1), exact=False) if entry.status is Status.OPEN else None)
    return imports.lead_of(entry, due, REF, DEED, MONDAY)


def test_a_table_is_read_with_the_choices_of_the_person() -> None:
    content = b"Name,Zweck\nJane,a roof\n"
    assert imports.sheet(content, BY).columns == (Column.NAME, Column.NOTE)
    chosen = imports.sheet(content, BY, (Choice(1, Column.NEED), Choice(9, Column.NAME)))
    entry = chosen.entry(0, BY)
    assert isinstance(entry, Entry)
    assert entry.captured.need == "a roof"


def test_columns_without_names_are_numbered() -> None:
    assert imports.sheet(b"Jane Doe,902-555-0134,", BY).labels == ("Column 1", "Column 2", "Column 3")


def test_contacts_are_read_as_such() -> None:
    cards = b"BEGIN:VCARD\nVERSION:3.0\nFN:Jane\nTEL:902-555-0134\nEND:VCARD\nBEGIN:VCARD\nNOTE:x\nEND:VCARD\n"
    sheet = imports.sheet(cards, BY)
    assert sheet.columns == ()
    assert sheet.rows[0][:2] == ("Jane", "+19025550134")
    assert [type(sheet.entry(place, BY)) for place in (0, 1)] == [Entry, Rejected]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"Name,Phone\n", EmptyTable),
        (b"BEGIN:VCARD\nEND:VCARD\n", EmptyTable),
        (b"BEGIN:VCARD\nFN:Jane\nEND:VCARD\n" * 20_001, TooManyRows),
        (b"BEGIN:VCARD\nFN:Jane\n" + b"A\n" * imports.MOST_LINES, TooManyRows),
        (b"Dear Ann\nthanks for the call\n", NotATable),
        (b"12\n13\n", NotATable),
    ],
)
def test_what_holds_no_leads_is_told(content: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        imports.sheet(content, BY)


def _day(sheet: imports.Sheet, place: int = 0) -> str:
    entry = sheet.entry(place, BY)
    assert isinstance(entry, Entry)
    assert entry.since is not None
    return f"{entry.since:%Y-%m-%d}"


@pytest.mark.parametrize(
    ("other", "day"), [("", "2026-03-12"), ("13/03/2026", "2026-03-12"), ("03/13/2026", "2026-12-03")]
)
def test_the_dates_of_a_file_are_all_read_the_same_way_round(other: str, day: str) -> None:
    content = f"Name,Created,Closed on\nJane,12/03/2026,\nTom,,{other}\n".encode()
    by = replace(BY, now=MONDAY + timedelta(days=365))
    entry = imports.sheet(content, by).entry(0, by)
    assert isinstance(entry, Entry)
    assert entry.since is not None
    assert f"{entry.since:%Y-%m-%d}" == day


def test_dates_that_the_file_leaves_open_are_turned_round_and_what_is_no_date_stays_a_note() -> None:
    content = b"Name,Created\nJane,05/03/2026\nTom,31/31/2026\n"
    assert _day(imports.sheet(content, BY)) == "2026-03-05"
    turned = imports.sheet(content, BY, day_first=False)
    assert _day(turned) == "2026-05-03"
    tom = turned.entry(1, BY)
    assert isinstance(tom, Entry)
    assert (tom.since, tom.captured.notes) == (None, "Created: 31/31/2026")


def test_a_list_of_names_or_of_addresses_alone_is_enough() -> None:
    assert imports.sheet(b"Jane Doe\nLuis Ortega\n", BY).columns == (Column.NAME,)
    assert imports.sheet(b"jane@x.example\nluis@x.example\n", BY).columns == (Column.EMAIL,)


def test_who_is_known_or_stands_there_twice_is_left_out() -> None:
    known = _lead(Entry(0, replace(JANE, handles=(Handle("x", "Jane"),))))
    found: list[Entry | Rejected] = [
        Entry(0, Captured(name="J", phones=JANE.phones)),
        Entry(1, Captured(name="Luis", emails=("luis@x.example",))),
        Entry(2, Captured(emails=("luis@x.example",))),
        Entry(3, Captured(handles=(Handle("x", "jane"),))),
        Rejected(4, Fault.NO_LEAD),
        Entry(5, Captured(name="Luis")),
        Entry(6, Captured(phones=("+19025550199",))),
        Entry(7, Captured(name="Late", phones=("+19025550199",))),
    ]
    ways = imports.known_ways([known])
    plan = imports.sift(found, ways, keep_duplicates=False)
    assert [entry.row for entry in plan.entries] == [1, 5, 6]
    assert plan.rejected == (
        Rejected(0, Fault.KNOWN, "#1"),
        Rejected(2, Fault.TWICE, "Luis"),
        Rejected(3, Fault.KNOWN, "#1"),
        Rejected(4, Fault.NO_LEAD),
        Rejected(7, Fault.TWICE, "+19025550199"),
    )
    assert (plan.count(Fault.KNOWN), plan.count(Fault.TWICE), plan.unread) == (2, 2, ())
    assert [entry.row for entry in imports.sift(found, ways, keep_duplicates=True).entries] == [0, 1, 2, 3, 5, 6, 7]


@pytest.mark.parametrize(
    ("told", "again"),
    [
        (Captured(phones=("+19025550134",)), Captured(phones=("+19025550134",))),
        (Captured(emails=("Strasse@x.example",)), Captured(emails=("straße@x.example",))),
        (Captured(handles=(Handle("LinkedIn", "Jane"),)), Captured(handles=(Handle("linkedin", "jane"),))),
        (Captured(handles=(Handle("x", "weiss"),)), Captured(handles=(Handle("x", "Weiß"),))),
        (Captured(handles=(Handle("x", "jane"),)), Captured(handles=(Handle("telegram", "jane"),))),
        (Captured(handles=(Handle("email", "j@x.ca"),)), Captured(emails=("j@x.ca",))),
    ],
)
def test_who_is_known_from_a_file_is_who_is_known_everywhere(told: Captured, again: Captured) -> None:
    lead = _lead(Entry(0, told))
    plan = imports.sift([Entry(0, again)], imports.known_ways([lead]), keep_duplicates=False)
    assert plan.count(Fault.KNOWN) == len(duplicates.find(again, [lead]))


def test_a_lead_that_is_deleted_or_merged_is_no_longer_known() -> None:
    lead = _lead(Entry(0, JANE))
    gone = [lifecycle.delete(lead, Deed(PersonId(1), 8), MONDAY), replace(lead, merged_into=2)]
    assert imports.known_ways(gone) == {}


def test_twenty_are_followed_up_each_working_morning_from_tomorrow() -> None:
    due = [moment.at.astimezone(HALIFAX) for moment in imports.follow_ups(_entries(90), ANN, MONDAY) if moment]
    assert [f"{each:%a %d %H:%M}" for each in due[::20]] == [
        "Tue 24 09:00", "Wed 25 09:00", "Thu 26 09:00", "Fri 27 09:00", "Mon 30 09:00",
    ]  # fmt: skip
    assert [due.count(each) for each in sorted(set(due))] == [20, 20, 20, 20, 10]


def test_a_day_that_the_file_names_is_kept_and_one_that_has_passed_is_tomorrow() -> None:
    ahead, past = Moment(MONDAY + timedelta(days=9), exact=False), Moment(MONDAY, exact=False)
    entries = [
        Entry(0, replace(JANE, due=ahead)),
        Entry(1, replace(JANE, due=past)),
        Entry(2, JANE, Status.CLOSED),
        Entry(3, replace(JANE, due=ahead), Status.LOST),
    ]
    tomorrow = datetime(2026, 11, 24, 13, tzinfo=UTC)
    assert imports.follow_ups(entries, ANN, MONDAY) == [ahead, Moment(tomorrow, exact=False), None, ahead]


def test_a_row_becomes_a_lead_that_keeps_its_days() -> None:
    since, ended = MONDAY - timedelta(days=90), MONDAY - timedelta(days=9)
    told = replace(JANE, value=Money(Decimal(5), "CAD"), notes="hi")
    paid = Money(Decimal(4), "USD")
    won = _lead(Entry(0, told, Status.CLOSED, Stage.CUSTOMER, won=paid, since=since, ended=ended))
    assert (won.created_at, won.won, won.stage, won.notes[0].text) == (since, paid, Stage.CUSTOMER, "hi")
    assert [(event.kind, event.at) for event in won.events] == [(EventKind.RECORDED, since), (EventKind.CLOSED, ended)]
    assert won.next_nag_at is None
    open_ = _lead(Entry(0, JANE))
    assert (open_.created_at, open_.status, open_.next_nag_at) == (MONDAY, Status.OPEN, open_.due_at)
    assert open_.knows(-7)


def test_rows_are_counted_as_a_spreadsheet_does() -> None:
    sheet = imports.sheet(b"Name,Phone\n\nJane Doe,902-555-0134\n\nLuis Ortega,902-555-0177\n", BY)
    assert [sheet.number(place) for place in range(2)] == [3, 5]
    cards = imports.sheet(b"BEGIN:VCARD\nVERSION:3.0\nFN:Jane\nEND:VCARD\n", BY)
    assert (cards.number(0), cards.headed) == (1, None)


def test_whether_the_first_row_is_a_heading_is_as_somebody_says() -> None:
    rows = b"Name,Phone\nJane Doe,902-555-0134\n"
    told, lead = imports.sheet(rows, BY), imports.sheet(rows, BY, heading=False)
    assert (told.headed, lead.headed, lead.rows[0]) == (True, False, ("Name", "Phone"))
    letter = b"Dear Ann\nthanks for the call\n"
    with pytest.raises(NotATable):
        imports.sheet(letter, BY)
    assert imports.sheet(letter, BY, heading=True).rows == (("thanks for the call",),)


@pytest.mark.parametrize(
    ("why", "said", "reason", "note"),
    [
        ("price", None, LostReason.PRICE, None),
        ("price", "by a third", LostReason.PRICE, "by a third"),
        ("other", "moved", LostReason.OTHER, "moved"),
        ("Too far", None, LostReason.OTHER, "Too far"),
        ("Too far", "400 km", LostReason.OTHER, "Too far: 400 km"),
        (None, "moved", LostReason.OTHER, "moved"),
        (None, None, None, None),
    ],
)
def test_a_lost_lead_keeps_why(why: str | None, said: str | None, reason: LostReason | None, note: str | None) -> None:
    lost = _lead(Entry(0, JANE, Status.LOST, why=why, lost_note=said))
    assert (lost.lost_reason, lost.lost_note, lost.events[-1].kind) == (reason, note, EventKind.LOST)


KEPT_AS_NOTES = {"last touch", "touches", "referred by", "assists"}
"""Columns of our own table that no lead is made of: numbers are given anew, and histories are not rewritten."""


def test_each_column_of_our_own_table_is_known_or_kept_as_a_note() -> None:
    lead = replace(recorded(), assists=(Assist(AssistKind.PERSON, "Bob"),), referred_by=3)
    sheet = imports.sheet(csv_export.write([lead], HALIFAX), BY)
    held = dict(zip(sheet.labels, sheet.columns, strict=True))
    assert {name for name, column in held.items() if column is Column.NOTE} == KEPT_AS_NOTES
    assert set(held) == set(csv_export.COLUMNS)
    assert held["number"] is Column.LEAVE_OUT
    entry = sheet.entry(0, BY)
    assert isinstance(entry, Entry)
    assert {"assists: person: Bob", "referred by: 3"} <= set((entry.captured.notes or "").splitlines())


@pytest.mark.parametrize(
    "ended",
    [
        {"status": Status.CLOSED, "won": Money(Decimal(4200), "CAD")},
        {"status": Status.CLOSED, "won": Money(Decimal("4200.50"), "EUR")},
        {"status": Status.CLOSED, "won": Money(Decimal(0), "CAD")},
        {"status": Status.CLOSED, "won": None},
        {"status": Status.LOST, "lost_reason": LostReason.OTHER, "lost_note": "moved away"},
        {"status": Status.LOST, "lost_reason": LostReason.PRICE, "lost_note": "by a third"},
        {"status": Status.LOST, "lost_reason": LostReason.PRICE},
        {"status": Status.LOST},
    ],
)
def test_how_a_lead_ended_comes_back_from_our_own_table(ended: dict[str, Any]) -> None:
    lead = replace(recorded(), **ended)
    entry = imports.sheet(csv_export.write([lead], HALIFAX), BY).entry(0, BY)
    assert isinstance(entry, Entry)
    back = _lead(entry)
    assert back.value == lead.value
    assert (back.status, back.won, back.lost_reason, back.lost_note) == (
        lead.status, lead.won, lead.lost_reason, lead.lost_note,
    )  # fmt: skip


def test_our_own_table_brings_nobody_twice_who_is_still_there_by_the_same_number() -> None:
    leads = [
        replace(recorded(), number=1, name="Bob Ray", phones=(), emails=()),
        replace(recorded(), number=2, name=None, phones=(), emails=(), need="=a roof"),
        replace(recorded(), number=3, name="Gone", phones=(), emails=()),
    ]
    sheet = imports.sheet(csv_export.write(leads, HALIFAX), BY)
    found = [sheet.entry(place, BY) for place in range(3)]
    here = [leads[0], leads[1], replace(leads[2], name="Another")]
    plan = imports.sift(found, imports.known_ways(here), keep_duplicates=False)
    assert plan.rejected == (Rejected(0, Fault.KNOWN, "#1"), Rejected(1, Fault.KNOWN, "#2"))
    assert [entry.captured.name for entry in plan.entries] == ["Gone"]
    assert plan.faulty == ()


def test_a_table_with_numbers_of_somebody_elses_own_is_matched_by_contacts_alone() -> None:
    bob = replace(recorded(), number=1, name="Bob Ray", phones=(), emails=())
    entry = imports.sheet(b"number,name\n1,Bob Ray\n", BY).entry(0, BY)
    assert imports.sift([entry], imports.known_ways([bob]), keep_duplicates=False).rejected == ()


def test_a_lead_that_was_worked_on_is_not_taken_back() -> None:
    lead = _lead(Entry(0, JANE))
    assert arrivals.is_untouched(lead, -7)
    assert not arrivals.is_untouched(lead, -8)
    assert not arrivals.is_untouched(replace(lead, version=2, need="a roof"), -7)
    nagged = replace(lead, version=4, nags=2, next_nag_at=MONDAY + timedelta(days=2))
    assert arrivals.is_untouched(lifecycle.fall_due(replace(nagged, status=Status.FOLLOWED_UP), MONDAY), -7) is True
    assert set(lead.events[0].details) == {"as_imported"}
    older = replace(
        lead, events=tuple(replace(each, details={"as": each.details["as_imported"]}) for each in lead.events)
    )
    assert arrivals.is_untouched(replace(older, version=4), -7)
    assert not arrivals.is_untouched(replace(older, need="a roof"), -7)
    unmarked = replace(lead, events=tuple(replace(event, details={}) for event in lead.events))
    assert arrivals.is_untouched(unmarked, -7)
    assert not arrivals.is_untouched(replace(unmarked, version=2), -7)
    assert not arrivals.is_untouched(lifecycle.note(lead, "hi", Deed(PersonId(1), 9), MONDAY), -7)
    assert arrivals.can_be_undone(MONDAY, MONDAY + timedelta(minutes=10))
    assert not arrivals.can_be_undone(MONDAY, MONDAY + timedelta(minutes=11))


def test_rows_come_back_with_their_reasons_and_without_formulas() -> None:
    sheet = imports.sheet(b'Name,Note\n=cmd(),"a, b"\n@x,"two\n-lines"\n', BY)
    returned = imports.returned(sheet, {1: "Known", 0: "No name"}, "Reason").decode("utf-8-sig")
    assert returned == 'Reason,Name,Note\r\nKnown,\'@x,"two\n\'-lines"\r\nNo name,\'=cmd(),"a, b"\r\n'


def test_the_last_five_files_are_remembered() -> None:
    uploads: tuple[Upload, ...] = ()
    for message in range(1, 8):
        uploads = kept(uploads, Upload(message, "file", "list.csv", message))
    assert [each.message for each in uploads] == [3, 4, 5, 6, 7]
    assert len(uploads) == KEPT
    changed = uploads[0].choosing(1, Column.NAME).choosing(2, Column.NOTE).choosing(1, Column.NEED)
    assert kept(uploads, changed)[-1].choices == (Choice(2, Column.NOTE), Choice(1, Column.NEED))
    assert changed.deed == -3
