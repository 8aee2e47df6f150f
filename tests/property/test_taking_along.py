"""Whatever leads there are, they come back exactly; and whatever file arrives, nothing worse than a sentence does."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from domain import calendar_export, csv_cells, csv_export, homecoming, takeout
from domain.contacts import Handle
from domain.errors import BrokenTakeout, NotATakeout, OtherTakeout, TakeoutTooBig
from domain.models import (
    Assist,
    AssistKind,
    Event,
    EventKind,
    Lead,
    LostReason,
    Note,
    PersonId,
    Rhythm,
    Role,
    Stage,
    Status,
    Touch,
    TouchKind,
    Workspace,
    WorkspaceId,
    WorkspaceKind,
)
from domain.money import Money
from domain.sources import Source

ANN = PersonId(101)
OWN = Workspace(WorkspaceId(101), 101, WorkspaceKind.PRIVATE, "CA", "CAD", {ANN: Role.ADMIN})
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)

odd = st.sampled_from(
    ["=1+1", "+1 902 555 0134", "-5", "@jane", "a;=b", "\t=x", "'=x", "\r\n=x", "\ud83d", "\0", "＝1"]
)
texts = st.text(max_size=40) | odd
said = texts | st.builds(str.__mul__, texts, st.integers(1, 3_000))


def since(first: datetime) -> st.SearchStrategy[datetime]:
    """Moments from that on; Hypothesis takes its bounds without the zone that it gives to what it draws."""
    end = datetime(9998, 12, 31, tzinfo=UTC)
    return st.datetimes(first.replace(tzinfo=None), end.replace(tzinfo=None), timezones=st.just(UTC))


moments, dues = since(datetime(1, 1, 2, tzinfo=UTC)), since(datetime(1971, 1, 1, tzinfo=UTC))
amounts = st.decimals(0, 10**24, places=2) | st.integers(0, 10**6).map(Decimal)
monies = st.builds(Money, amounts, st.sampled_from(["CAD", "EUR", "JPY"]))
people = st.just(ANN)
touches = st.builds(
    Touch, moments, people, st.none() | st.sampled_from(TouchKind), st.none() | texts, st.none() | st.integers(0, 999)
)
notes = st.builds(Note, moments, people, said)
events = st.builds(
    Event,
    st.sampled_from([EventKind.RECORDED, EventKind.NOTED, EventKind.CLOSED]),
    moments,
    people,
    st.integers(1, 9),
    st.none() | st.integers(-(2**40), 2**40),
)


def few(each: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[Any]:
    return st.lists(each, min_size=least, max_size=3).map(tuple)


@st.composite
def leads(draw: st.DrawFn) -> Lead:
    status = draw(st.sampled_from(Status))
    due = draw(dues) if status is Status.OPEN else draw(st.none() | dues)
    return Lead(
        OWN.id,
        draw(st.integers(1, 10**8 - 1)),
        draw(moments),
        ANN,
        ANN,
        version=draw(st.integers(1, 99)),
        name=draw(st.none() | texts),
        phones=draw(few(st.sampled_from(["+19025550134", "+442079460958", "not a number"]))),
        emails=draw(few(texts)),
        handles=draw(few(st.builds(Handle, texts, texts))),
        links=draw(few(texts)),
        source=draw(st.none() | st.sampled_from(Source)),
        source_note=draw(st.none() | texts),
        need=draw(st.none() | said),
        value=draw(st.none() | monies),
        tags=draw(few(texts)),
        photos=draw(few(texts)),
        referred_by=draw(st.none() | st.integers(1, 99)),
        assists=draw(few(st.builds(Assist, st.sampled_from(AssistKind), texts))),
        won=draw(st.none() | monies),
        lost_reason=draw(st.none() | st.sampled_from(LostReason)),
        lost_note=draw(st.none() | texts),
        status=status,
        stage=draw(st.sampled_from(Stage)),
        due_at=due,
        due_exact=draw(st.booleans()),
        snoozes=draw(st.integers(0, 9)),
        snoozed_for=draw(st.timedeltas(min_value=NOW - NOW, max_value=NOW - datetime(1971, 1, 1, tzinfo=UTC))),
        nags=draw(st.integers(0, 9)),
        next_nag_at=None if due is None else draw(dues),
        every=draw(st.none() | st.sampled_from(Rhythm)),
        touches=draw(few(touches)),
        notes=draw(few(notes)),
        events=draw(few(events, least=1)),
        merged=draw(few(st.integers(1, 99))),
        merged_into=draw(st.none() | st.integers(1, 99)),
    )


def without_causes(lead: Lead) -> Lead:
    return replace(lead, events=tuple(replace(event, cause=None) for event in lead.events))


books = st.lists(leads(), max_size=4, unique_by=lambda lead: lead.number)


@given(books)
@settings(max_examples=25)
def test_export_import_export_is_the_same_file(book: list[Lead]) -> None:
    content = takeout.write(OWN, book, NOW)
    back = homecoming.into(OWN, [], takeout.read(content), ANN, 1)
    assert list(back.new) == [without_causes(lead) for lead in book]
    assert takeout.write(OWN, back.new, NOW) == content


@given(books, books)
@settings(max_examples=15)
def test_a_file_brought_twice_into_any_book_adds_nothing_the_second_time(book: list[Lead], kept: list[Lead]) -> None:
    found = takeout.read(takeout.write(OWN, book, NOW))
    free = max((lead.number for lead in kept), default=0) + 1
    once = homecoming.into(OWN, kept, found, ANN, free)
    everything = [*kept, *once.new]
    assert len({lead.number for lead in everything}) == len(everything)
    again = homecoming.into(OWN, everything, found, ANN, free + len(once.new))
    assert not everything or again.new == ()


@given(st.binary(max_size=200) | st.binary(max_size=200).map(lambda end: b'{"followthrough": 1' + end))
@settings(max_examples=40)
def test_any_bytes_are_a_takeout_or_a_sentence(content: bytes) -> None:
    refused_or_read(content)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(leads(), st.sampled_from([*Lead.__dataclass_fields__]), anything)
@settings(max_examples=40)
def test_any_value_in_any_field_is_read_or_refused_and_what_is_read_can_be_shown(
    lead: Lead, field: str, value: object
) -> None:
    found = json.loads(takeout.write(OWN, [lead], NOW))
    found["leads"][0][field] = value
    back = refused_or_read(json.dumps(found).encode())
    if back is not None:
        mine = homecoming.into(OWN, [], back, ANN, 1).new
        assert all((each.workspace, each.owner) == (OWN.id, ANN) for each in mine)
        csv_export.write(mine, ZoneInfo("Pacific/Kiritimati"))
        calendar_export.write(mine, NOW)


def refused_or_read(content: bytes) -> takeout.Takeout | None:
    try:
        return takeout.read(content)
    except (NotATakeout, OtherTakeout, BrokenTakeout, TakeoutTooBig):
        return None


@given(books)
@settings(max_examples=25)
def test_no_cell_however_a_spreadsheet_cuts_it_begins_a_formula(book: list[Lead]) -> None:
    content = csv_export.write(book, ZoneInfo("UTC")).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content, newline="")))
    assert len(rows) == len(book) + 1
    assert all(len(row) == len(csv_export.COLUMNS) for row in rows)
    pieces = [piece.strip(" ") for row in rows for cell in row for piece in re.split("[;\t\r\n]", cell)]
    assert [piece for piece in pieces if piece[:1] in tuple("=+-@＝＋－＠")] == []
    assert [cell for row in rows for cell in row if cell[:1] in ("\t", "\r", "\n")] == []


@given(texts | st.text("=+-@';\t\r\n ", max_size=12))
@settings(max_examples=40)
def test_a_guarded_cell_gives_back_what_was_typed(typed: str) -> None:
    assert csv_cells.unguarded(csv_cells.guarded(typed)) == csv_cells.UNFIT.sub("", typed)


@given(books)
@settings(max_examples=15)
def test_every_calendar_is_read_again_with_all_its_events(book: list[Lead]) -> None:
    planned = [lead for lead in book if lead.due_at is not None]
    calendar = Calendar.from_ical(calendar_export.write(book, NOW))
    found = list(calendar.walk("VEVENT"))
    assert [event["UID"] for event in found] == [calendar_export.uid(lead) for lead in planned]
    starts = [lead.due_at.replace(microsecond=0) for lead in planned if lead.due_at is not None]
    assert [event.decoded("DTSTART") for event in found] == starts
