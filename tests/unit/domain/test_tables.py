"""Bytes that some program exported become rows of cells, or a sentence says why not."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import pytest

from domain import tables
from domain.calendar_export import MAKER
from domain.errors import (
    ArchiveNotTable,
    CalendarNotTable,
    DocumentNotTable,
    EmptyTable,
    NotATable,
    OwnCalendarNotTable,
    SpreadsheetNotTable,
    TableTooLarge,
    TooManyRows,
)
from domain.tables import FileKind

MOST_TIMES = 25
"""So many times what a file weighs may be in memory while it is read."""

WEST = "Name;Ort\nJosé Müller;Köln\nAnaïs Lefèvre;Besançon\n"
SOUTH = "Nome;Nota\nJoão Gonçalves;ligação\nÁngel Núñez;mañana\n"
POLISH = "Imię;Nazwisko\nŁukasz;Wiśniewski\nMałgorzata;Żak\n"
CZECH = "Jméno;Příjmení\nJiří;Dvořák\n"
RUSSIAN = "Имя;Телефон\nИван Петров;+7 912\nМария Сидорова;звонила\n"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        *((encoding, WEST) for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")),
        *((encoding, text) for encoding in ("cp1252", "iso8859_1", "mac_roman") for text in (WEST, SOUTH)),
        ("cp1252", "Name,Note\nPeña,“called” – wants €5\n"),
        ("iso8859_15", "Name;Betrag\nJosé Œuvre;5€\n"),
        ("cp1250", POLISH),
        ("cp1250", CZECH),
        ("cp1251", RUSSIAN),
        ("mac_cyrillic", RUSSIAN),
        ("koi8_r", RUSSIAN),
        ("utf-8", RUSSIAN),
    ],
)
def test_a_text_is_read_whatever_it_was_written_in(encoding: str, text: str) -> None:
    assert tables.decode(text.encode(encoding)) == text


def test_a_text_in_no_language_we_look_for_is_still_a_text() -> None:
    greek = "Όνομα;Τηλέφωνο\nΓιώργος Παπαδόπουλος;210 123 4567\nΜαρία Νικολάου;καλέστε το πρωί\n"
    assert len(tables.read(greek.encode("iso8859_7")).rows) == 3
    assert tables.decode(b"\x81\x8d\x8f\x90\x9d\n" * 9)


def test_a_letter_that_the_alphabet_lacks_far_down_costs_nobody_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "SAMPLE", 2048)
    names = "Peña;Muñoz\n".encode("cp1252") * (tables.SAMPLE // 8)
    assert tables.decode(names + b"\x81\n").startswith("Peña;Muñoz\n")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n1,2\n", [("a", "b"), ("1", "2")]),
        ("a;b;c\n1;2,5;3\n", [("a", "b", "c"), ("1", "2,5", "3")]),
        ("a\tb\n1\t2", [("a", "b"), ("1", "2")]),
        ("a|b|c\n1|2|3", [("a", "b", "c"), ("1", "2", "3")]),
        ("sep=;\r\na;b\r\n1;2", [("a", "b"), ("1", "2")]),
        ('a,b\n"x, ""y""","one\ntwo"\n\n,,\n3,4,5\n', [("a", "b", ""), ('x, "y"', "one\ntwo", ""), ("3", "4", "5")]),
        ("a,b\r1,2\r", [("a", "b"), ("1", "2")]),
        ("jane@x.com\nbob@x.com", [("jane@x.com",), ("bob@x.com",)]),
        ('a,b\n"broken,1\n2,3', [("a", "b"), ("broken,1\n2,3", "")]),
        ("a,b\n\0J\0ane,2", [("a", "b"), ("Jane", "2")]),
        (
            "Name,Note\nJane,hi; there; you; all\nBob,no\n",
            [("Name", "Note"), ("Jane", "hi; there; you; all"), ("Bob", "no")],
        ),
        (f"a,b\n{'x' * 200_000},2", [("a", "b"), ("x" * 200_000, "2")]),
    ],
)
def test_rows_are_cut_into_cells_as_they_were_written(text: str, rows: list[tuple[str, ...]]) -> None:
    table = tables.read(text.encode())
    assert list(table.rows) == rows
    assert table.width == len(rows[0])


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyTable),
        (b" \r\n\n", EmptyTable),
        (b"sep=,\n", EmptyTable),
        (b",,,\n,,,\n", EmptyTable),
        (b"PK\x03\x04rest", ArchiveNotTable),
        (b"Rar!rest", ArchiveNotTable),
        (b"PK\x03\x04 [Content_Types].xml xl/workbook.xml", SpreadsheetNotTable),
        (b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheet", SpreadsheetNotTable),
        (b"PK\x03\x04 word/document.xml", DocumentNotTable),
        (b"%PDF-1.7 rest", DocumentNotTable),
        (b"BEGIN:VCALENDAR\r\nPRODID:-//Google Inc//Google Calendar//EN\r\n", CalendarNotTable),
        (f"\ufeffbegin:vcalendar\r\nPRODID:{MAKER}\r\n".encode("utf-16"), OwnCalendarNotTable),
        (b"\xd0\xcf\x11\xe0rest", SpreadsheetNotTable),
        (bytes(range(1, 9)) * 99, NotATable),
        (b"," * 600 + b"x", NotATable),
        (b"a\n" * 20_002, TooManyRows),
        (b"a" * (tables.LARGEST + 1), TableTooLarge),
    ],
)
def test_what_is_no_table_is_told_apart(content: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        tables.read(content)


@pytest.mark.parametrize(
    ("kind", "size", "error"),
    [
        (FileKind.SPREADSHEET, 1, SpreadsheetNotTable),
        (FileKind.DOCUMENT, 1, DocumentNotTable),
        (FileKind.ARCHIVE, 1, ArchiveNotTable),
        (FileKind.OTHER, 1, NotATable),
        (FileKind.TABLE, tables.LARGEST + 1, TableTooLarge),
    ],
)
def test_what_need_not_be_fetched_is_told_by_its_kind(kind: FileKind, size: int, error: type[Exception]) -> None:
    with pytest.raises(error):
        tables.require_fit(kind, size)
    tables.require_fit(FileKind.CARDS, tables.LARGEST)


def _bomb() -> bytes:
    """An archive of some kilobytes with a table of a hundred times as much in it."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("list.csv", b"Jane,902\n" * 200_000)
    return archive.getvalue()


A_MEGABYTE = 1024 * 1024


@pytest.mark.no_cover  # the tracer takes longer for it than for hundreds of tests, and sees nothing new
@pytest.mark.parametrize(
    ("content", "error"),
    [
        pytest.param(b"a" * (tables.LARGEST + 1), TableTooLarge, id="huge"),
        pytest.param(_bomb(), ArchiveNotTable, id="bomb"),
        pytest.param(bytes(range(256)) * (A_MEGABYTE // 256), NotATable, id="binary"),
        pytest.param(b"a\n" * (A_MEGABYTE // 2), TooManyRows, id="lines"),
        pytest.param(b"\xe9\n" * (A_MEGABYTE // 2), TooManyRows, id="lines beyond ASCII"),
        pytest.param(b"\xe9\r" * (A_MEGABYTE // 2), TooManyRows, id="lines of an old Mac"),
        pytest.param(b"," * A_MEGABYTE, EmptyTable, id="cells"),
        pytest.param(b",\n" * (A_MEGABYTE // 8), EmptyTable, id="blank rows"),
    ],
)
def test_what_is_refused_takes_little_memory_however_much_it_is(
    content: bytes, error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "SAMPLE", 2048)  # what is looked at closely is looked at slowly while memory is traced
    tracemalloc.start()
    try:
        with pytest.raises(error):
            tables.read(content)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < MOST_TIMES * max(len(content), A_MEGABYTE), f"{most / len(content):.0f} times the file"


def test_twenty_thousand_rows_and_their_header_are_read() -> None:
    assert len(tables.read(b"a\n" * 20_001).rows) == 20_001


@pytest.mark.parametrize(
    ("name", "mime", "kind"),
    [
        ("list.csv", None, FileKind.TABLE),
        ("LIST.TSV", "application/octet-stream", FileKind.TABLE),
        ("contacts.vcf", None, FileKind.CARDS),
        ("contacts", "text/x-vcard; charset=utf-8", FileKind.CARDS),
        ("book.xlsx", None, FileKind.SPREADSHEET),
        ("book", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", FileKind.SPREADSHEET),
        ("list", "application/vnd.ms-excel", FileKind.TABLE),
        (None, None, FileKind.TABLE),
        ("list", "application/csv", FileKind.TABLE),
        ("offer.pdf", "application/octet-stream", FileKind.DOCUMENT),
        ("offer", "application/pdf", FileKind.DOCUMENT),
        ("list.csv.zip", None, FileKind.ARCHIVE),
        ("list", "application/zip", FileKind.ARCHIVE),
        ("follow-ups.ics", "application/ics", FileKind.TABLE),
        ("me.png", "image/png", FileKind.OTHER),
    ],
)
def test_a_file_is_known_by_its_name_or_its_type(name: str | None, mime: str | None, kind: FileKind) -> None:
    assert tables.kind_of(name, mime) is kind


@pytest.mark.parametrize(
    ("content", "cards"),
    [
        (b"BEGIN:VCARD\r\nFN:Jane\r\nEND:VCARD", True),
        ("\ufeffbegin:vcard".encode(), True),
        ("BEGIN:VCARD".encode("utf-16"), True),
        (b"Name,BEGIN:VCARD", False),
        (b"", False),
    ],
)
def test_contacts_are_known_by_their_first_line(content: bytes, *, cards: bool) -> None:
    assert tables.holds_cards(content) is cards
