"""Which number of 12/03/2026 is the day, as the other dates of the same file tell, or else somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.typed import look
from domain.written_dates import CLOCK

NUMBERS = re.compile(
    r"(?P<a>\d{1,2})(?:/(?P<b>\d{1,2})(?:/(?:\d{4}|\d{2}))?|-(?P<c>\d{1,2})-(?:\d{4}|\d{2}))" + CLOCK, re.IGNORECASE
)
"""Two numbers of which either may be the day: between dots, and behind a year, the order is always the same."""

LONGEST = 40
"""Characters of a date with its time."""

LAST_MONTH, LAST_DAY = 12, 31
A_LEAP_YEAR = 2000


@dataclass(frozen=True)
class Unsure:
    """A date as it stands in a file that could be read the other way round, and as which `day` it is read.

    Of the day only month and day count, as some are written without a year.
    """

    written: str
    day: date


@dataclass(frozen=True)
class DateOrder:
    """How the dates of a file are read; `unsure` is the first that nothing in the file decides, if there is one."""

    day_first: bool
    unsure: Unsure | None = None


def told(dates: Iterable[str], *, default: bool, chosen: bool | None) -> DateOrder:
    """How these dates are read: as those that can be read in one way only are, else as chosen, else by `default`."""
    orders: set[bool] = set()
    unsure: tuple[str, int, int] | None = None
    for written in dates:
        first, second = _numbers(written)
        if LAST_MONTH < first <= LAST_DAY and 0 < second <= LAST_MONTH:
            orders.add(True)
        elif LAST_MONTH < second <= LAST_DAY and 0 < first <= LAST_MONTH:
            orders.add(False)
        elif unsure is None and first != second and min(first, second) > 0 and max(first, second) <= LAST_MONTH:
            unsure = written, first, second
    if len(orders) == 1:
        return DateOrder(orders.pop())
    day_first = default if chosen is None else chosen
    return DateOrder(day_first, _read(*unsure, day_first=day_first) if unsure else None)


def _numbers(written: str) -> tuple[int, int]:
    match = NUMBERS.fullmatch(" ".join(look(written).split())) if len(written) <= LONGEST else None
    return (int(match["a"]), int(match["b"] or match["c"])) if match else (0, 0)


def _read(written: str, first: int, second: int, *, day_first: bool) -> Unsure:
    month, day = (second, first) if day_first else (first, second)
    return Unsure(written, date(A_LEAP_YEAR, month, day))
