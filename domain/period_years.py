"""Of which year a day or month is that people named without one: by what stands beside it, or the nearest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from domain import periods
from domain.errors import PeriodToCome
from domain.periods import Period, PeriodKind

SOON = timedelta(days=31)
"""What begins within these may be meant by whoever plans; people ask of what was."""
HALF_A_YEAR = timedelta(days=184)
YEARS_BACK = 9
"""How far the last 29 February may lie."""


@dataclass(frozen=True)
class Said:
    """A day of a month, or a whole month, and what was said of its year."""

    day: int | None = None
    month: int | None = None
    year: int | None = None

    def of(self, year: int) -> Period | None:
        """What it is in a year; None where that has no such day, or no month was said."""
        try:
            if self.month is None:
                return None
            if self.day is None:
                return periods.holding(PeriodKind.MONTH, date(year, self.month, 1))
            return periods.holding(PeriodKind.DAYS, date(year, self.month, self.day))
        except ValueError:
            return None


Place = Said | Period | None
"""What one side of a phrase says; None where it says nothing that is known."""


def years(today: date) -> range:
    """The years that may be meant on a day, the latest first."""
    return range(today.year + 1, today.year - YEARS_BACK, -1)


def alone(said: Place, today: date) -> Period | None:
    """What stands for itself; of the nearest year where it says none. Raises PeriodToCome."""
    if not isinstance(said, Said):
        return said
    if said.year is not None:
        return said.of(said.year)
    return nearest([said.of(year) for year in years(today)], today)


def nearest(some: Sequence[Period | None], today: date) -> Period | None:
    """Of the same in several years, the latest first, what has begun. Raises PeriodToCome where the next one is near,
    and that far longer ago.
    """
    found = [each for each in some if each is not None]
    begun = next((each for each in found if each.first <= today), None)
    ahead = [each for each in found if each.first > today]
    if begun is not None and ahead and ahead[-1].first - today < min(SOON, today - begun.last):
        raise PeriodToCome(ahead[-1], begun)
    return begun


def from_to(one: Place, other: Place, today: date) -> Period | None:
    """From the first day of one to the last of the other; each takes from the other what it doesn't say itself."""
    if isinstance(one, Said) and isinstance(other, Said):
        one, other = _shared(one, other), _shared(other, one)
        if one.year is None and other.year is None:
            return nearest([_spanning(one, other, year) for year in years(today)], today)
        if one.year is None or other.year is None:
            return _by_the_year_of_one(one, other)
    if isinstance(one, Said) and one.year is not None:
        one = one.of(one.year)
    if isinstance(other, Said) and other.year is not None:
        other = other.of(other.year)
    if isinstance(one, Said) and isinstance(other, Period):
        one = _begun_by(one, other.last)
    elif isinstance(one, Period) and isinstance(other, Said):
        other = _next_after(other, one.first)
    if not isinstance(one, Period) or not isinstance(other, Period):
        return None
    return _over(one, other)


def _over(one: Period, other: Period) -> Period:
    first, last = (one, other) if one.first <= other.first else (other, one)
    return Period(PeriodKind.DAYS, first.first, last.until)


def _by_the_year_of_one(one: Said, other: Said) -> Period | None:
    """“20 dec 2025 – 3 jan”: what says no year is of the nearest; of the same where they go backwards."""
    if one.year is not None:
        first, turned = one.of(one.year), other.of(one.year)
        last = first and _next_after(other, first.first)
    else:
        last, turned = other.of(other.year or 0), one.of(other.year or 0)
        first = last and _begun_by(one, last.last)
    if first is None or last is None:
        return None
    if turned is not None and _goes_backwards(first, last):
        return _over(turned, last if one.year is None else first)
    return _over(first, last)


def _shared(one: Said, other: Said) -> Said:
    """A day without its month is of the other's: “1–15 April”."""
    return replace(one, month=other.month, year=one.year or other.year) if one.month is None else one


def _spanning(one: Said, other: Said, year: int) -> Period | None:
    """From the one of a year to the next of the other; the other way round where they go backwards."""
    first = one.of(year)
    last = first and _next_after(other, first.first)
    if first is None or last is None:
        return None
    if _goes_backwards(first, last):
        return _spanning(other, one, year)
    return Period(PeriodKind.DAYS, first.first, last.until)


def _goes_backwards(first: Period, last: Period) -> bool:
    """Whether so much of a year lies between them that the later of one year was said first; a whole year is meant."""
    is_a_year = last.until == first.first + relativedelta(years=1)
    return first.first.year < last.first.year and last.until - first.first > HALF_A_YEAR and not is_a_year


def _begun_by(said: Said, day: date) -> Period | None:
    """The last such that had begun by then."""
    some = (said.of(year) for year in (day.year, day.year - 1))
    return next((each for each in some if each is not None and each.first <= day), None)


def _next_after(said: Said, day: date) -> Period | None:
    """The next such that ends then or later."""
    some = (said.of(year) for year in (day.year, day.year + 1))
    return next((each for each in some if each is not None and each.last >= day), None)
