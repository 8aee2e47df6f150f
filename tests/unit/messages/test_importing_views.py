"""What people see of an import fits into a message, whatever stands in their file."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain import answers, imports
from domain.column_names import Column
from domain.duplicates import Reason
from domain.imports import Imported, Preview
from domain.uploads import Upload
from messages import importing
from tests.unit.messages.the_screen import ANN_HERSELF, NOW, READER, WORKSPACE, shown

BY = answers.reading(ANN_HERSELF, WORKSPACE, NOW)
LONG = "W<&" * 2000
UPLOAD = Upload(7, "file", f"{LONG}.csv", 1)


def _preview(content: bytes, *, keep_duplicates: bool = False) -> Preview:
    sheet = imports.sheet(content, BY)
    found = [sheet.entry(place, BY) for place in range(len(sheet.rows))]
    plan = imports.sift(found, {(Reason.PHONE, "+19025550134"): "#1"}, keep_duplicates=keep_duplicates)
    due = imports.follow_ups(plan.entries, ANN_HERSELF, NOW)
    return Preview(replace(UPLOAD, keep_duplicates=keep_duplicates), sheet, plan, due)


def _bloated() -> bytes:
    """Every kind of column, twenty times, each cell and each name of a column as long as can be."""
    names = [
        "Name",
        "First name",
        "Last name",
        "Company",
        "Phone",
        "Email",
        "Website",
        "Instagram",
        "Source",
        "Need",
        "Value",
    ]
    names += ["Currency", "Status", "Lost reason", "Tags", "Due", "Created", "Close date", "Notes", LONG]
    header = ",".join(names * 20)
    rows = "\n".join(",".join([LONG] * len(names) * 20) for _ in range(3))
    return f"{header}\n{rows}\n".encode()


def test_a_preview_fits_into_a_message_whatever_the_file_says() -> None:
    said = shown(importing.preview(_preview(_bloated()), READER))
    assert "W<&" in said.text
    assert said.labels[0] == "✅ Import 3 leads"


def test_a_preview_without_anything_new_offers_no_import() -> None:
    known = _preview(b"Name,Phone\nJane,902-555-0134\n")
    said = shown(importing.preview(known, READER))
    assert "Nothing new to record\n1 known already: left out" in said.text
    assert said.labels == ["✏️ Columns", "Duplicates: left out", "First row is a heading: yes", "Cancel"]
    kept = shown(importing.preview(_preview(b"Name,Phone\nJane,902-555-0134\n", keep_duplicates=True), READER))
    assert kept.labels == [
        "✅ Import 1 lead",
        "✏️ Columns",
        "Duplicates: recorded",
        "First row is a heading: yes",
        "Cancel",
    ]


def test_whether_the_first_row_is_a_heading_can_be_said_where_there_is_a_choice() -> None:
    two = shown(importing.preview(_preview(b"Tom Young,902-555-0135\nZoe Low,902-555-0136\n"), READER))
    assert "First row is a heading: no" in two.labels
    alone = shown(importing.preview(_preview(b"Tom Young,902-555-0135\n"), READER))
    assert alone.labels == ["✅ Import 1 lead", "✏️ Columns", "Cancel"]


def test_the_first_values_that_do_not_fit_are_named_with_their_rows() -> None:
    rows = b"Name,Due,Phone\nTom,soon-ish,\n\n\nZoe,,\nMax,,ask <her>\n"
    said = shown(importing.preview(_preview(rows), READER)).text
    assert said.endswith(
        "2 values don't fit their columns; they are kept as notes:\nrow 2, Due: “soon-ish”\nrow 6, Phone: “ask <her>”"
    )
    many = b"Name,Due\n" + b"".join(b"Tom %d,later %d\n" % (at, at) for at in range(5))
    assert shown(importing.preview(_preview(many), READER)).text.splitlines()[-4:] == [
        "row 2, Due: “later 0”",
        "row 3, Due: “later 1”",
        "row 4, Due: “later 2”",
        "… and 2 more",
    ]


@pytest.mark.parametrize(
    ("rows", "said", "button"),
    [
        (b"T,05/03/2026", "Dates are read as day/month: 05/03/2026 is March 5.", "📅 Read dates as month/day"),
        (b"T,05/03/2026\nZ,5/13/2026", None, None),
        (b"T,2026-03-05", None, None),
    ],
)
def test_how_dates_are_read_that_the_file_leaves_open_is_shown_and_can_be_turned_round(
    rows: bytes, said: str | None, button: str | None
) -> None:
    view = shown(importing.preview(_preview(b"Name,Created\n" + rows), READER))
    assert [line for line in view.text.splitlines() if "Dates are read" in line] == ([said] if said else [])
    assert [label for label in view.labels if "dates" in label] == ([button] if button else [])


def test_dates_that_were_turned_round_say_so_and_can_be_turned_back() -> None:
    sheet = imports.sheet(b"Name,Created\nTom,05/03/2026\n", BY, day_first=False)
    view = shown(importing.preview(Preview(UPLOAD, sheet, imports.Plan(), []), READER))
    assert "Dates are read as month/day: 05/03/2026 is May 3." in view.text
    assert "📅 Read dates as day/month" in view.labels


def test_follow_ups_are_told_of_as_they_come() -> None:
    soon, past = f"{NOW + timedelta(days=9):%Y-%m-%d}", f"{NOW - timedelta(days=9):%Y-%m-%d}"
    rows = f"Name,Due,Status\nA,{soon},\nB,{past},\nC,,won\nD,,lost\n" + "".join(f"E{at},,\n" for at in range(45))
    said = shown(importing.preview(_preview(rows.encode()), READER)).text.splitlines()
    assert said[-5:] == [
        "1 follow-up is on the day that the file names.",
        "1 follow-up is past its day: I remind you tomorrow.",
        "45 leads have no day for their follow-up: 20 each working day, from tomorrow until Thu, Apr 9.",
        "1 is closed already.",
        "1 is lost already.",
    ]


def test_a_lead_is_shown_as_it_would_be_recorded() -> None:
    rows = (
        b"Name,Phone,Source,Value,Status,Instagram\nJane,902-555-0135,Zillow,$5,won,@j\n,902-555-0136,x,,,\nTom,,,,,\n"
    )
    said = shown(importing.preview(_preview(rows), READER)).text
    assert "1. Jane · (902) 555-0135 · @j · Zillow · $5 · closed" in said
    assert "2. (902) 555-0136 · X" in said
    assert "3. Tom\n" in said


@pytest.mark.parametrize("page", [0, 7, 49, 999])
def test_all_columns_are_reached_page_by_page(page: int) -> None:
    sheet = imports.sheet(_bloated(), BY)
    view = shown(importing.columns(UPLOAD, sheet, page, READER))
    assert view.labels[-1] == "‹ Back"
    assert len(view.labels) <= importing.ON_A_PAGE + 3


def test_a_column_shows_its_values_and_what_it_holds() -> None:
    sheet = imports.sheet(_bloated(), BY)
    for place in (0, len(sheet.columns) - 1):
        view = shown(importing.column(sheet, place, READER))
        assert [label for label in view.labels if label.startswith("✓")]
        assert len(view.labels) == len(Column) + 1
    empty = imports.sheet(b"Name,Need\nJane,\n", BY)
    assert "Nothing stands in it." in shown(importing.column(empty, 1, READER)).text


def test_the_end_of_an_import_and_of_its_undoing_is_told() -> None:
    whole = _preview(b"Name,Phone\nJane,902-555-0134\nTom,\n,12\n")
    done = Imported(1, whole.sheet, whole.plan, whole.due)
    assert "1 lead is recorded. /leads shows them." in shown(importing.imported(done, READER)).text
    assert shown(importing.undone(2, 0, READER)).text == "Undone: 2 leads are gone again."
    assert "1 stays" in shown(importing.undone(2, 1, READER)).text
    assert importing.returned(done, READER).decode("utf-8-sig") == (
        'Reason,Name,Phone\r\n"No name, and the contact can\'t be read",,12\r\n'
    )
    assert importing.returned_name(Upload(7, "f", "list.csv", 1), READER) == "list – not recorded.csv"
    assert importing.returned_name(Upload(7, "f", "list", 1), READER) == "list – not recorded.csv"


def test_progress_is_told_in_a_line() -> None:
    assert shown(importing.reading(READER)).text == "Reading…"
    assert shown(importing.reading(READER, 4000, 10_000)).text == "Reading… 4,000 of 10,000"
    assert shown(importing.recording(10_000, READER)).text == "Recording 10,000 leads…"


def test_only_columns_whose_names_say_something_else_are_explained() -> None:
    view = shown(importing.preview(_preview(b"Name,Phone Number,Need,Notes\nTom,902-555-0177,a roof,x\n"), READER))
    assert "Wants: Need" in view.text
    for plain in ("Name: Name", "Phone: ", "Notes: Notes"):
        assert plain not in view.text


POLISH = "Imię,Nazwisko,Telefon,Termin,Źródło,Zainteresowanie\nŁukasz,Żak,+48 512 345 678,2026-12-01,Facebook,dach\n"


def test_columns_that_nothing_tells_of_are_named_and_asked_about() -> None:
    view = shown(importing.preview(_preview(POLISH.encode()), READER))
    assert (
        "I don't know what these columns hold, so I keep them as notes: Źródło, Zainteresowanie. Tap one to tell me."
        in view.text
    )
    assert "Kept as notes" not in view.text
    assert view.labels[1:3] == ["❔ Źródło", "❔ Zainteresowanie"]


@pytest.mark.parametrize("rows", [b"Name,City,Zweck\nTom,Halifax,\n", b"Name,Wants,Zip\nTom,a roof,12\n"])
def test_nobody_is_asked_about_an_empty_column_or_one_that_is_for_the_notes(rows: bytes) -> None:
    view = shown(importing.preview(_preview(rows), READER))
    assert "I don't know" not in view.text
    assert not [label for label in view.labels if "❔" in label]
    assert "Kept as notes: " in view.text


def test_a_column_that_somebody_wants_in_the_notes_is_asked_about_no_more() -> None:
    preview = _preview(POLISH.encode())
    chosen = replace(preview, upload=UPLOAD.choosing(4, Column.NOTE).choosing(5, Column.NOTE))
    assert "Kept as notes: Źródło, Zainteresowanie" in shown(importing.preview(chosen, READER)).text


def test_of_many_columns_that_nothing_tells_of_the_first_few_are_asked_about() -> None:
    rows = f"Name,{','.join('abcdefgh')}\nTom{',x' * 8}\n".replace(",a,", ",qa,").encode()
    view = shown(importing.preview(_preview(rows), READER))
    assert len([label for label in view.labels if "❔" in label]) == importing.ASKED
