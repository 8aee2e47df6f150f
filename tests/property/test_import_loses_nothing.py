"""Whatever file somebody sends: it is read or refused with a sentence, and no text of a cell is lost.

Ten thousand cases: IMPORT_CASES=10000 python -m pytest tests/property/test_import_loses_nothing.py
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from domain import csv_cells, imported_rows, imports, tables
from domain.answers import Reading
from domain.column_names import KNOWN, Column
from domain.columns import forwards
from domain.errors import DomainError
from domain.imported_cells import BETWEEN
from domain.imported_rows import Entry
from domain.imported_words import STATUS_OF
from domain.typed import tidy
from domain.when import Habits

CASES = int(os.environ.get("IMPORT_CASES", "120"))
BY = Reading(datetime(2026, 11, 23, 14, tzinfo=UTC), ZoneInfo("America/Halifax"), Habits(), "CA", "CAD")
many = settings(max_examples=CASES)

told = st.sampled_from(
    """
    Jane Doe|Müller & Söhne|902-555-0134|+44 (0)20 7946 0958 x5|jane@doe.example|Jane <j@x.ca>|@jane|x: jane
    facebook.com/jane.doe|Facebook|Organic Search|walk_in|$1,200.50|1.200,50 €|0|CAD|Closed Won|lost|New|like|2026-12-01
    Doe, Jane|Doe, Inc.|next Friday|morgen 10 Uhr
    4/2/2026 3:05 PM|31/02/2026|VIP; buyer|=SUM(A1)|'=1|a, b|it's|12|soon|Иван|price
    """.strip()
    .replace("\n    ", "|")
    .split("|")
)
cells = st.one_of(st.just(""), told, st.text(max_size=12), st.builds("{} {}".format, told, told))
columns = st.sampled_from(sorted(set(Column) - {Column.LEAVE_OUT}))
LETTERS = re.compile(r"[\W_]+")


def _bare(text: str) -> str:
    return LETTERS.sub("", text).casefold()


def _phones(entry: Entry, text: str) -> bool:
    digits = "".join(entry.captured.phones)
    return all(re.sub(r"\D", "", each).lstrip("0") in digits for each in BETWEEN.split(text))


def _emails(entry: Entry, text: str) -> bool:
    known = {_bare(one) for one in entry.captured.emails}
    return all(_bare(each.removeprefix("mailto:")) in known for each in re.split(r"[\s;,|]+", text) if each)


def _names(entry: Entry, text: str) -> bool:
    return any(_bare(each.name) in _bare(text) for each in entry.captured.handles)


def _status(entry: Entry, text: str) -> bool:
    plain = " ".join(re.sub(r"[^\w]+", " ", text.lower()).split())
    return plain in STATUS_OF or entry.stage.value == plain


FIELDS: dict[Column, Callable[[Entry, str], bool]] = {
    Column.LAST_FIRST: lambda entry, text: _bare(forwards(text)) == _bare(entry.captured.name or ""),
    Column.PHONE: _phones,
    Column.EMAIL: _emails,
    Column.HANDLE: _names,
    Column.LINK: _names,
    Column.STATUS: _status,
    Column.TAGS: lambda entry, text: _bare("".join(entry.captured.tags)) != "" or not _bare(text),
    Column.SOURCE: lambda entry, _: entry.captured.source is not None,
    Column.VALUE: lambda entry, _: entry.captured.value is not None,
    Column.CURRENCY: lambda entry, text: (
        entry.captured.value is not None and entry.captured.value.currency in text.upper()
    ),
    Column.WON: lambda entry, _: entry.won is not None,
    Column.WON_CURRENCY: lambda entry, text: entry.won is not None and entry.won.currency in text.upper(),
    Column.DUE: lambda entry, _: entry.captured.due is not None,
    Column.RECORDED: lambda entry, _: entry.since is not None,
    Column.ENDED: lambda entry, _: entry.ended is not None,
}
"""What says, in a form of its own, what the cell of such a column said."""


def _says(entry: Entry, cell: str, column: Column) -> bool:
    """Whether the lead still says what a cell said: word for word somewhere, or in the field of its column."""
    captured, text = entry.captured, tidy(csv_cells.unguarded(cell)).strip()
    several = (*captured.emails, *captured.links, *captured.tags)
    told = [captured.notes, captured.name, captured.need, captured.source_note, entry.why, entry.lost_note, *several]
    if not text or any(each is not None and text in each for each in told):
        return True
    return column in FIELDS and FIELDS[column](entry, text)


@many
@given(st.lists(st.tuples(columns, cells), min_size=1, max_size=10))
def test_no_text_of_a_cell_is_lost(row: list[tuple[Column, str]]) -> None:
    labels = [f"Column {at}" for at in range(len(row))]
    entry = imported_rows.read(0, [cell for _, cell in row], labels, [column for column, _ in row], BY)
    if isinstance(entry, Entry):
        lost = [(column, cell) for column, cell in row if not _says(entry, cell, column)]
        assert lost == []


@many
@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-16", "surrogatepass")))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        sheet = imports.sheet(content, BY)
    except DomainError:
        return
    for place in range(len(sheet.rows)):
        sheet.entry(place, BY)


headers = st.sampled_from(sorted(KNOWN)) | st.text(max_size=8)


@many
@given(
    st.lists(headers, min_size=1, max_size=6),
    st.lists(st.lists(cells, max_size=7), max_size=6),
    st.sampled_from(tables.DELIMITERS),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_any_table_is_read_or_refused(header: list[str], rows: list[list[str]], delimiter: str, encoding: str) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([header, *rows])
    try:
        sheet = imports.sheet(written.getvalue().encode(encoding, "replace"), BY)
    except DomainError:
        return
    found = [sheet.entry(place, BY) for place in range(len(sheet.rows))]
    plan = imports.sift(found, {}, keep_duplicates=False)
    assert len(plan.entries) + len(plan.rejected) == len(sheet.rows)
