"""Cells of tables (CSV, RFC 4180) in which a spreadsheet finds no formula, whoever typed them.

A spreadsheet takes a cell that begins with = + - @ for a formula, and where its lists are separated by
semicolons it begins a cell after each of them. So an apostrophe stands before such a sign at the beginning of a
cell and after every semicolon, tab or line break; `unguarded` takes it away again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Container, Iterable

SIGNS = r"=+\-@＝＋－＠"
"""What begins a formula; spreadsheets in Japanese and Chinese take the wide ones for the same."""

BEGINS = rf"'*(?:[^\S\t\r\n]*[{SIGNS}]|[\t\r\n])"
UNGUARDED = re.compile(rf"(?:\A|(?<=[;\t\r\n]))(?={BEGINS})")
GUARDED = re.compile(rf"(?:\A|(?<=[;\t\r\n]))'(?={BEGINS})")
BELOW_ZERO = re.compile(r"-[0-9]+(?:\.[0-9]+)?")
UNFIT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def table(rows: Iterable[Iterable[str]], reckoned: Container[int] = ()) -> bytes:
    """The rows with every cell guarded; UTF-8 with the mark by which Excel knows it.

    In the columns at the places `reckoned`, which nobody has typed, a number below zero stays one.
    """
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows(
        [cell if place in reckoned and BELOW_ZERO.fullmatch(cell) else guarded(cell) for place, cell in enumerate(row)]
        for row in rows
    )
    return written.getvalue().encode("utf-8-sig")


def guarded(cell: str) -> str:
    """A cell in which nothing is taken for a formula, and nothing stands that a table can't hold."""
    return UNGUARDED.sub("'", UNFIT.sub("", cell))


def unguarded(cell: str) -> str:
    """What `guarded` made the cell from, except for what a table can't hold."""
    return GUARDED.sub("", cell)
