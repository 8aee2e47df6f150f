"""What the cells of a column are, by their look alone: for columns whose name says nothing to us."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from decimal import Decimal
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain import contacts, written_dates
from domain.contacts import EMAIL, FEWEST_DIGITS
from domain.moments import YEARS
from domain.money import AMOUNT, amount_at
from domain.typed import look, lowered, words_of

ANYWHERE = ZoneInfo("UTC")

MOST_OF, MOST_DIGITS = 0.6, 15
LONGEST_VALUE = 100
"""Characters of a cell beyond which it is neither a value nor a heading, but a note; over a page patterns take long."""

DIGITS = re.compile(r"\d")
PHONE = re.compile(r"\+?[\d\s().\-/]{7,25}(?:(?:x|ext\.?)\s*\d+)?")
NUMBER = re.compile(r"[-+]?[\d.,' ]*\d%?")
FEWEST_ALONE = 100
"""A smaller number in a heading counts columns: “Phone 2”."""

PARTED = re.compile(r"\d[ .\-)]+\d")
"""Between the groups of a phone number; an order or a tax number has at most one such place, or slashes."""

NOTHING = words_of("n/a na none unknown tbd ? ?? - -- – — keine kein unbekannt ninguno desconocido aucun inconnu нет")
"""What people write into a cell that they can't fill: no heading, and no value either."""


class Kind(StrEnum):
    """What nobody would take for a name, or for the name of a column."""

    EMAIL = "email"
    PHONE = "phone"
    DATE = "date"
    MONEY = "money"
    NUMBER = "number"


def kind_of(cell: str) -> Kind | None:
    """What a cell is; None for words, and for nothing."""
    if len(cell) > LONGEST_VALUE:
        return None
    if EMAIL.fullmatch(cell):
        return Kind.EMAIL
    if date_in(cell) is not None:
        return Kind.DATE
    if _is_money(cell):
        return Kind.MONEY
    if is_phone(cell):
        return Kind.PHONE
    return Kind.NUMBER if NUMBER.fullmatch(cell) else None


def most(cells: Iterable[str]) -> Kind | None:
    """What most of the filled cells of a column are."""
    kinds = [kind_of(cell) for cell in cells if is_filled(cell)]
    found = max(kinds, key=kinds.count, default=None)
    return found if found is not None and kinds.count(found) > MOST_OF * len(kinds) else None


def is_filled(cell: str) -> bool:
    """Whether anything is said."""
    return bool(cell) and lowered(cell) not in NOTHING


def is_phone(cell: str) -> bool:
    """Whether a cell has as many digits as a phone number, and no other signs."""
    digits = len(DIGITS.findall(cell))
    return FEWEST_DIGITS <= digits <= MOST_DIGITS and bool(PHONE.fullmatch(cell)) and date_in(cell) is None


def are_surely_phones(cells: Sequence[str], country: str) -> bool:
    """Whether the numbers of a column of unknown name are written as phones are, and are some in that country."""
    sure = [cell for cell in cells if _is_written_as_phone(cell) and contacts.e164(cell, country, "tel ")]
    return len(sure) > MOST_OF * len(cells)


def _is_written_as_phone(cell: str) -> bool:
    return is_phone(cell) and (cell.startswith(("+", "0", "(")) or len(PARTED.findall(cell)) > 1)


def date_in(cell: str) -> datetime | None:
    """The day that a cell names, give or take a zone (aware UTC)."""
    return written_dates.read(cell, ANYWHERE, morning=time(), day_first=True)


def has_amount(cell: str) -> bool:
    """Whether an amount stands anywhere in a cell; a small number, and a year, may be something else."""
    plain = look(cell[:LONGEST_VALUE]).lower()
    found = (amount_at(plain, match.start(), "XXX") for match in AMOUNT.finditer(plain))
    return any(amount.marked or _is_big(amount.money.amount) for amount in found if amount is not None)


def _is_big(number: Decimal) -> bool:
    return number >= FEWEST_ALONE and number not in YEARS


def _is_money(cell: str) -> bool:
    """Whether a cell is an amount that names its currency; any number may be something else."""
    plain = look(cell).lower()
    amount = amount_at(plain, 0, "XXX")
    return amount is not None and amount.end == len(plain) and amount.money.currency != "XXX"
