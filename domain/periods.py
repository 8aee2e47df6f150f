"""Weeks, months, quarters and spans of days: which instants they hold in a zone, and how people and keys name them.

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

from domain import moments, written_dates
from domain.errors import NotUnderstood
from domain.models import Every
from domain.moments import YEARS
from domain.typed import look

DAY = timedelta(days=1)


class PeriodKind(StrEnum):
    """How long a period is."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    DAYS = "days"


LONG = {
    PeriodKind.WEEK: relativedelta(weeks=1),
    PeriodKind.MONTH: relativedelta(months=1),
    PeriodKind.QUARTER: relativedelta(months=3),
}

CALLED = {
    **{f"{which}{kind}": (kind, 0) for kind in LONG for which in ("", "this ")},
    **{f"{which} {kind}": (kind, 1) for kind in LONG for which in ("last", "previous")},
}
"""What people call a period, and how many lie between it and the one that runs now."""

ISO_WEEK = re.compile(r"(\d{4})-?w(\d{1,2})")
ISO_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
QUARTER = re.compile(r"(?:(\d{4})-?q([1-4])|q([1-4]) (\d{4}))")
LONG_DASH = re.compile("[–—]")
FROM_TO = re.compile(r"(?:from )?(.+?)(?: *\.\.+ *| +(?:-|to|until|till) +)(.+)")
"""What stands between the first day and the last. A lone hyphen without spaces may do so as well."""


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
    """The week, month or quarter that holds a day; of DAYS that day alone."""
    if kind is PeriodKind.DAYS:
        return Period(kind, day, day + DAY)
    if kind is PeriodKind.WEEK:
        first = day - timedelta(days=day.weekday())
    else:
        first = day.replace(day=1, month=day.month if kind is PeriodKind.MONTH else (day.month - 1) // 3 * 3 + 1)
    return Period(kind, first, first + LONG[kind])


def current(kind: PeriodKind, now: datetime, zone: ZoneInfo) -> Period:
    """The one that runs at `now` (aware) in `zone`."""
    return holding(kind, now.astimezone(zone).date())


def of_goal(every: Every, now: datetime, zone: ZoneInfo) -> Period:
    """The week or month in which a goal is counted at `now`."""
    return current(PeriodKind(every.value), now, zone)


def before(period: Period) -> Period:
    """The period before: the last week, month or quarter, and of a span of days as many days."""
    if period.kind is PeriodKind.DAYS:
        return Period(period.kind, period.first - (period.until - period.first), period.first)
    return Period(period.kind, period.first - LONG[period.kind], period.first)


def after(period: Period) -> Period:
    """The period after: the next week, month or quarter, and of a span of days as many days."""
    if period.kind is PeriodKind.DAYS:
        return Period(period.kind, period.until, period.until + (period.until - period.first))
    return Period(period.kind, period.until, period.until + LONG[period.kind])


def key(period: Period) -> str:
    """A short name that `read` understands: “2026-W17”, “2026-04”, “2026-Q2”, “2026-04-01..2026-04-15”."""
    if period.kind is PeriodKind.WEEK:
        year, week, _ = period.first.isocalendar()
        return f"{year}-W{week:02}"
    if period.kind is PeriodKind.MONTH:
        return f"{period.first:%Y-%m}"
    if period.kind is PeriodKind.QUARTER:
        return f"{period.first:%Y}-Q{period.first.month // 3 + 1}"
    return f"{period.first.isoformat()}..{period.last.isoformat()}"


def read(typed: str, now: datetime, zone: ZoneInfo, *, day_first: bool = True) -> Period:
    """The period that people type: `week`, `last month`, `2026-W17`, `2026-04`, `q2 2026`, `1.4. – 15.4.`.

    Nothing typed is the week. The running one is meant where none is said; both days of a span belong to it. A day
    without a year is the last such that has come; `day_first` says what 4/2 is.

    Raises:
        NotUnderstood: it says no period, or one in which nobody does business.
    """
    plain = " ".join(look(LONG_DASH.sub(" - ", typed)).lower().split()) or PeriodKind.WEEK.value
    try:
        found = _called(plain, now, zone) or _keyed(plain) or _from_to(plain, now, zone, day_first=day_first)
    except (ValueError, OverflowError):
        found = None
    if found is None or found.first.year - 1 not in YEARS or found.until.year not in YEARS:
        raise NotUnderstood(typed)
    return found


def _called(plain: str, now: datetime, zone: ZoneInfo) -> Period | None:
    if plain not in CALLED:
        return None
    kind, ago = CALLED[plain]
    running = current(kind, now, zone)
    return before(running) if ago else running


def _keyed(plain: str) -> Period | None:
    """Raises ValueError for a week or month that no year has."""
    if match := ISO_WEEK.fullmatch(plain):
        return holding(PeriodKind.WEEK, date.fromisocalendar(int(match[1]), int(match[2]), 1))
    if match := ISO_MONTH.fullmatch(plain):
        return holding(PeriodKind.MONTH, date(int(match[1]), int(match[2]), 1))
    if match := QUARTER.fullmatch(plain):
        year, quarter = int(match[1] or match[4]), int(match[2] or match[3])
        return holding(PeriodKind.QUARTER, date(year, quarter * 3, 1))
    return None


def _from_to(plain: str, now: datetime, zone: ZoneInfo, *, day_first: bool) -> Period | None:
    """Days said the wrong way round are turned; a single day is a period too."""
    one, other = _parts(plain)
    today = now.astimezone(zone).date()
    last = _day(other, today, day_first=day_first)
    first = _day(one, last or today, day_first=day_first)
    if first is None or last is None:
        return None
    first, last = min(first, last), max(first, last)
    return Period(PeriodKind.DAYS, first, last + DAY)


def _parts(plain: str) -> tuple[str, str]:
    if match := FROM_TO.fullmatch(plain):
        return match[1], match[2]
    one, sign, other = plain.partition("-")
    return (one, other) if sign and "-" not in other else (plain, plain)


def _day(said: str, latest: date, *, day_first: bool) -> date | None:
    """A date; of one without a year the last that isn't after `latest`."""
    said = said.strip()
    told = _written(said, day_first=day_first)
    if told is not None:
        return told
    sign = next((each for each in "./" if each in said), " ")
    years = (latest.year, latest.year - 1)
    dated = (_written(f"{said.rstrip(sign)}{sign}{year}", day_first=day_first) for year in years)
    return next((each for each in dated if each is not None and each <= latest), None)


def _written(said: str, *, day_first: bool) -> date | None:
    at = written_dates.read(said, ZoneInfo("UTC"), morning=time(), day_first=day_first)
    return None if at is None else at.date()
