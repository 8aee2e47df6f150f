"""Which column of a table holds what: by its name, as other programs and people call it, else by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from domain.column_names import BESIDE, KNOWN, WAYS, Column
from domain.contacts import EMAIL
from domain.names import name_in
from domain.tables import LOOKED_AT, Table
from domain.typed import lowered

OF_WHAT = re.compile(r"^(?:person|deal|lead|contact|opportunity|customer|client|people) ")
"""Pipedrive writes “Person - Name”, “Deal - Value”."""

CAMEL = re.compile(r"(?<=[a-zа-я])(?=[A-ZА-Я])")
NOT_LETTERS = re.compile(r"[\W\d_]+")
DIGITS = re.compile(r"\d")
DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b.*")
MOST_OF, FEWEST_DIGITS, MOST_DIGITS = 0.6, 7, 15
PHONE = re.compile(r"\+?[\d\s().\-/]{7,25}(?:(?:x|ext\.?)\s*\d+)?")


def called(header: str) -> Column | None:
    """What a column of that name holds, None where the name says nothing to us."""
    for written in (header, CAMEL.sub(" ", header)):
        name = NOT_LETTERS.sub(" ", lowered(written)).strip()
        for each in (name, OF_WHAT.sub("", name), name.removesuffix(" value")):
            known = KNOWN.get(each) or _way(each)
            if known is not None:
                return known
    return None


def _way(name: str) -> Column | None:
    words = frozenset(name.replace("e mail", "email").split())
    return next((way for way, known in WAYS.items() if known & words and words <= known | BESIDE), None)


def has_header(table: Table) -> bool:
    """Whether the first row names the columns: one of them by a name that we know, and nobody is reached there.

    Where nothing tells, the row is taken for a lead: a lead too many is seen, one that is missing isn't.
    """
    first = table.rows[0]
    if any(EMAIL.search(cell) or len(DIGITS.findall(cell)) >= FEWEST_DIGITS for cell in first):
        return False
    return any(called(cell) is not None for cell in first)


def guess(header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """What each column holds; what has no field of ours is kept as a note."""
    found = [called(name) if name else None for name in header]
    for place, column in enumerate(found):
        if column is None:
            found[place] = _held([row[place] for row in islice(rows, LOOKED_AT)], named=bool(header[place]))
    if not {Column.NAME, Column.FIRST_NAME, Column.LAST_NAME, Column.COMPANY} & set(found):
        nameless = (at for at, column in enumerate(found) if column is None and _holds_words(rows, at))
        for place in islice(nameless, 1):
            found[place] = Column.NAME
    if Column.NAME not in found and Column.FIRST_NAME in found and Column.LAST_NAME not in found:
        found[found.index(Column.FIRST_NAME)] = Column.NAME  # “Nombre” alone is all of the name, and “Nom” too
    if Column.NAME not in found and Column.LAST_NAME in found and Column.FIRST_NAME not in found:
        found[found.index(Column.LAST_NAME)] = Column.NAME
    return tuple(column or Column.NOTE for column in found)


def _held(cells: Sequence[str], *, named: bool) -> Column | None:
    """What the values of a column whose name says nothing are."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return None
    emails = sum(EMAIL.fullmatch(cell) is not None for cell in filled)
    if emails > MOST_OF * len(filled):
        return Column.EMAIL
    if named:
        return None  # an id or a tax number looks like a phone
    phones = sum(_is_phone(cell) for cell in filled)
    return Column.PHONE if phones > MOST_OF * len(filled) else None


def _is_phone(cell: str) -> bool:
    digits = len(DIGITS.findall(cell))
    return FEWEST_DIGITS <= digits <= MOST_DIGITS and bool(PHONE.fullmatch(cell)) and not DATE.fullmatch(cell)


def holds_names(table: Table) -> bool:
    """Whether what stands in a table of one column are names, and not the lines of a letter."""
    cells = [row[0] for row in table.rows[:LOOKED_AT]]
    return sum(name_in(cell)[1:] == ("", 2) for cell in cells) > MOST_OF * len(cells)


def _holds_words(rows: Sequence[Sequence[str]], place: int) -> bool:
    filled = [row[place] for row in islice(rows, LOOKED_AT) if row[place]]
    return sum(not DIGITS.search(cell) and any(map(str.isalpha, cell)) for cell in filled) > MOST_OF * len(filled)
