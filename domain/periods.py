"""Weeks, months, quarters, years and spans of days: which instants they hold in a zone, and how keys name them.

A period is days of the calendar; only a zone makes instants of it. It holds its first midnight and not its last, so
that one period ends where the next begins and every instant is in exactly one week, also where the clocks jump.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from domain import moments
from domain.errors import NotUnderstood
from domain.models import Every
from domain.moments import YEARS

DAY = timedelta(days=1)


class PeriodKind(StrEnum):
    """How long a period is."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DAYS = "days"


LONG = {
    PeriodKind.WEEK: relativedelta(weeks=1),
    PeriodKind.MONTH: relativedelta(months=1),
    PeriodKind.QUARTER: relativedelta(months=3),
    PeriodKind.YEAR: relativedelta(years=1),
}

ISO_WEEK = re.compile(r"(\d{4})-?w(\d{1,2})")
ISO_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
ISO_QUARTER = re.compile(r"(\d{4})-?q([1-4])")
ISO_YEAR = re.compile(r"(\d{4})")
ISO_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)")


@dataclass(frozen=True)
class Period:
    """The days from `first` to before `until`; a week begins on Monday."""

    kind: PeriodKind
    first: date
    until: date

    @property
    def last(self) -> date:
        """Its last day."""
        return self.until - DAY


@dataclass(frozen=True)
class Span:
    """The instants (aware UTC) from `start` to before `end`."""

    start: datetime
    end: datetime

    def __contains__(self, moment: datetime) -> bool:
        """Whether a moment (aware) lies in it."""
        return self.start <= moment < self.end

    @property
    def eve(self) -> datetime:
        """The last moment before it."""
        return self.start - datetime.resolution

    @property
    def last(self) -> datetime:
        """The last moment in it."""
        return self.end - datetime.resolution


def span(period: Period, zone: ZoneInfo) -> Span:
    """The instants that a period holds by the clocks of `zone`; a week in which they jump has an hour more or less."""
    return Span(_midnight(period.first, zone), _midnight(period.until, zone))


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return moments.instant(datetime.combine(day, time()), zone)


def holding(kind: PeriodKind, day: date) -> Period:
    """The week, month, quarter or year that holds a day; of DAYS that day alone."""
    if kind is PeriodKind.DAYS:
        return Period(kind, day, day + DAY)
    if kind is PeriodKind.WEEK:
        first = day - timedelta(days=day.weekday())
    else:
        months = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.YEAR: 12}[kind]
        first = day.replace(day=1, month=(day.month - 1) // months * months + 1)
    return Period(kind, first, first + LONG[kind])


def current(kind: PeriodKind, now: datetime, zone: ZoneInfo) -> Period:
    """The one that runs at `now` (aware) in `zone`."""
    return holding(kind, now.astimezone(zone).date())


def of_goal(every: Every, now: datetime, zone: ZoneInfo) -> Period:
    """The week or month in which a goal is counted at `now`."""
    return current(PeriodKind(every.value), now, zone)


def before(period: Period) -> Period:
    """The period before: the last week, month, quarter or year, and of a span of days as many days."""
    if period.kind is PeriodKind.DAYS:
        return Period(period.kind, period.first - (period.until - period.first), period.first)
    return Period(period.kind, period.first - LONG[period.kind], period.first)


def after(period: Period) -> Period:
    """The period after: the next week, month, quarter or year, and of a span of days as many days."""
    if period.kind is PeriodKind.DAYS:
        return Period(period.kind, period.until, period.until + (period.until - period.first))
    return Period(period.kind, period.until, period.until + LONG[period.kind])


def key(period: Period) -> str:
    """A short name that `of_key` reads: “2026-W17”, “2026-04”, “2026-Q2”, “2026”, “2026-04-01..2026-04-15”."""
    if period.kind is PeriodKind.WEEK:
        year, week, _ = period.first.isocalendar()
        return f"{year}-W{week:02}"
    if period.kind is PeriodKind.MONTH:
        return f"{period.first:%Y-%m}"
    if period.kind is PeriodKind.QUARTER:
        return f"{period.first:%Y}-Q{period.first.month // 3 + 1}"
    if period.kind is PeriodKind.YEAR:
        return f"{period.first:%Y}"
    return f"{period.first.isoformat()}..{period.last.isoformat()}"


def of_key(written: str) -> Period:
    """The period that `key` writes; also without its hyphen, or in small letters.

    Raises:
        NotUnderstood: it is no key, or that of a time in which nobody does business.
    """
    try:
        found = _keyed(written.lower())
    except (ValueError, OverflowError):
        found = None
    if found is None or not is_sound(found):
        raise NotUnderstood(written)
    return found


def is_sound(period: Period) -> bool:
    """Whether people do business in it, and did in the year before."""
    return period.first.year - 1 in YEARS and period.until.year in YEARS


def _keyed(plain: str) -> Period | None:
    """Raises ValueError for a week, month or day that no year has."""
    if match := ISO_WEEK.fullmatch(plain):
        return holding(PeriodKind.WEEK, date.fromisocalendar(int(match[1]), int(match[2]), 1))
    if match := ISO_MONTH.fullmatch(plain):
        return holding(PeriodKind.MONTH, date(int(match[1]), int(match[2]), 1))
    if match := ISO_QUARTER.fullmatch(plain):
        return holding(PeriodKind.QUARTER, date(int(match[1]), int(match[2]) * 3, 1))
    if match := ISO_YEAR.fullmatch(plain):
        return holding(PeriodKind.YEAR, date(int(match[1]), 1, 1))
    if match := ISO_DAYS.fullmatch(plain):
        return days(date.fromisoformat(match[1]), date.fromisoformat(match[2]))
    return None


def days(one: date, other: date) -> Period:
    """The days from one to the other, both in it; said the wrong way round they are turned."""
    return Period(PeriodKind.DAYS, min(one, other), max(one, other) + DAY)
