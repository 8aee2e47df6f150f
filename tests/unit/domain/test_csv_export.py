"""A table of leads opens in any spreadsheet, says what the bot knows, and computes nothing."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from domain import contacts, csv_cells, csv_export
from domain.contacts import Handle
from domain.models import Assist, AssistKind, Lead, LostReason, Note, Touch, TouchKind
from domain.money import Money
from domain.sources import Source
from tests.unit.domain.the_cast import ANN, BERLIN, HALIFAX, MONDAY_9, MONDAY_10, MONDAY_15, TUESDAY_9, recorded

EXCEL_KNOWS_UTF_8_BY_THIS = b"\xef\xbb\xbf"

FULL = replace(
    recorded(),
    emails=("jane@example.com", "jd@example.org"),
    handles=(Handle("instagram", "jane.d"), Handle("", "jdoe")),
    links=("https://example.com/jane?a=1;b=2",),
    source=Source.EVENT,
    source_note="Home, fair & show",
    tags=("mortgage", "first-time"),
    touches=(
        Touch(MONDAY_10, ANN, TouchKind.CALL, "wants “an offer”", 15),
        Touch(MONDAY_15, ANN),
    ),
    notes=(Note(MONDAY_10, ANN, "two kids\na dog"),),
    won=Money(Decimal("3.2E+5"), "USD"),
    lost_reason=LostReason.PRICE,
    lost_note="too dear",
    referred_by=3,
    assists=(Assist(AssistKind.PERSON, "Bob"), Assist(AssistKind.POST, "Spring ad")),
)


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_lead_stands_on_one_row_with_all_that_is_known() -> None:
    (row,) = rows_of(csv_export.write([FULL], HALIFAX))
    assert row == {
        "number": "12",
        "name": "Jane Doe",
        "phones": "(+1) 902-555-0134",
        "emails": "jane@example.com; jd@example.org",
        "handles": "instagram: jane.d; handle: @jdoe",
        "links": "https://example.com/jane?a=1;b=2",
        "source": "event",
        "source note": "Home, fair & show",
        "need": "a mortgage",
        "value": "350000",
        "currency": "CAD",
        "status": "open",
        "stage": "know",
        "tags": "mortgage; first-time",
        "due": "2026-04-07 09:00",
        "last touch": "2026-04-06 15:00",
        "touches": "2026-04-06 10:00 call, 15 min: wants “an offer”\n2026-04-06 15:00 in touch",
        "notes": "2026-04-06 10:00: two kids\na dog",
        "won": "320000",
        "won currency": "USD",
        "lost reason": "price",
        "lost note": "too dear",
        "referred by": "3",
        "assists": "person: Bob; post: Spring ad",
        "created": "2026-04-06 10:00",
    }


def test_a_lead_of_whom_little_is_known_has_empty_cells() -> None:
    bare = replace(recorded(), name=None, phones=(), need=None, value=None)
    (row,) = rows_of(csv_export.write([bare], HALIFAX))
    assert {name: cell for name, cell in row.items() if cell} == {
        "number": "12",
        "status": "open",
        "stage": "know",
        "due": "2026-04-07 09:00",
        "created": "2026-04-06 10:00",
    }


def test_times_are_those_of_the_persons_clock() -> None:
    (row,) = rows_of(csv_export.write([recorded(due=TUESDAY_9, at=MONDAY_9)], BERLIN))
    assert (row["due"], row["created"]) == ("2026-04-07 14:00", "2026-04-06 14:00")


def test_excel_is_told_that_it_is_utf_8_and_rows_end_as_the_standard_says() -> None:
    content = csv_export.write([replace(recorded(), name="Zoë")], HALIFAX)
    assert content.startswith(EXCEL_KNOWS_UTF_8_BY_THIS + b"number,name,phones,")
    assert content.count(b"\r\n") == 2
    assert rows_of(content)[0]["name"] == "Zoë"


def test_an_empty_book_is_a_table_of_its_heading() -> None:
    assert rows_of(csv_export.write([], HALIFAX)) == []


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("Jane;=1+1;", "Jane;'=1+1;"),
        ("Jane\n-  likes boats", "Jane\n'-  likes boats"),
        ("a\0b\x1f\ud83d", "ab"),
        ("Jane = Doe", "Jane = Doe"),
        ("it's 5 - 3", "it's 5 - 3"),
        ('say "hi", twice', 'say "hi", twice'),
        ("", ""),
    ],
)
def test_no_cell_is_taken_for_a_formula(typed: str, cell: str) -> None:
    assert csv_cells.guarded(typed) == cell
    (row,) = rows_of(csv_export.write([replace(recorded(), name=typed)], HALIFAX))
    assert row["name"] == cell
    assert csv_cells.unguarded(cell) == csv_cells.UNFIT.sub("", typed)


@pytest.mark.parametrize(
    "number", ["+19025550134", "+442079460958", "+390612345678", "+4930901820", "+5511961234567", "+919987654321"]
)
def test_a_phone_number_begins_no_formula_and_reads_as_the_same_number(number: str) -> None:
    shown = csv_export.phone(number)
    assert shown == csv_cells.guarded(shown)
    assert [claim.value for claim in contacts.phones(f"{shown}; {shown}", "CA")] == [number, number]


def test_what_is_no_phone_number_stays_as_it_is() -> None:
    assert csv_export.phone("extension 5") == "extension 5"


def test_handles_read_as_the_same_handles() -> None:
    lead: Lead = replace(recorded(), handles=(Handle("instagram", "jane.d"), Handle("", "jdoe")))
    (row,) = rows_of(csv_export.write([lead], HALIFAX))
    assert [claim.value for claim in contacts.addresses(row["handles"])] == list(lead.handles)


@pytest.mark.parametrize("end", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)])
def test_the_ends_of_the_calendar_are_no_trouble(end: datetime) -> None:
    lead = replace(recorded(), created_at=end)
    for zone in (ZoneInfo("Pacific/Kiritimati"), ZoneInfo("America/Halifax")):
        assert f"{end.year:04}" in csv_export.write([lead], zone).decode("utf-8-sig")
