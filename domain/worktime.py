"""When a nag may ring: working hours, quiet hours, days off and holidays, on the wall clock of a person or a team."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import partial
from itertools import chain, dropwhile, starmap
from typing import Protocol
from zoneinfo import ZoneInfo

from domain import moments
from domain.days_off import holiday
from domain.people import Region, WorkHours

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
MORNING = time(9)
AFTERNOON = time(15)
EVENING = time(18)
EVERY_DAY = frozenset(range(7))


class Calendar(Protocol):
    """Whose working time it is: a person's, or a team's."""

    @property
    def hours(self) -> WorkHours:
        """The hours and days of work."""
        ...

    @property
    def zone(self) -> ZoneInfo:
        """The clock."""
        ...

    @property
    def holidays(self) -> Region | None:
        """Whose public holidays are days off, if anybody's."""
        ...


def instant(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The instant (aware UTC) at which the clocks of `zone` show `clock` on `day`.

    Where a jump leaves that time out, the first instant after the jump; of a time that autumn shows twice, the
    first.
    """
    return moments.instant(datetime.combine(day, clock), zone)


class Off(StrEnum):
    """Why a moment isn't one to work in."""

    QUIET_HOURS = "quiet-hours"
    DAY_OFF = "day-off"
    HOLIDAY = "holiday"


def windows(since: datetime, calendar: Calendar) -> Iterator[tuple[datetime, datetime]]:
    """The working windows (start, end: aware UTC) that end after `since`, one after the other, to the calendar's end.

    A window whose end is not after its start on the clock runs past midnight; it belongs to the day on which it
    starts. A jump of the clocks may leave a whole window out.
    """
    hours, zone = calendar.hours, calendar.zone
    nights = DAY if hours.end <= hours.start else timedelta()
    with contextlib.suppress(OverflowError):
        day = since.astimezone(zone).date() - DAY
        while True:
            if is_working_day(day, calendar):
                start, end = instant(day, hours.start, zone), instant(day + nights, hours.end, zone)
                if max(start, since) < end:
                    yield start, end
            day += DAY


def is_working_day(day: date, calendar: Calendar) -> bool:
    """Whether the person works on that day of their calendar.

    Who names no working day is taken to work on all but holidays, or nobody would remind them.
    """
    return day.weekday() in (calendar.hours.days or EVERY_DAY) and holiday(day, calendar.holidays) is None


def next_working(moment: datetime, calendar: Calendar) -> datetime:
    """`moment` itself if it is within working time, otherwise the start of the next window (aware UTC).

    Of the calendar's last days, when no window comes any more, `moment`.
    """
    start, _ = next(windows(moment, calendar), (moment, moment))
    return max(start, moment).astimezone(UTC)


def working_morning(moment: datetime, calendar: Calendar) -> datetime:
    """`moment` itself if it is within working time, otherwise the morning of the next working day (aware UTC)."""
    working = next_working(moment, calendar)
    if working == moment:
        return working
    day = working.astimezone(calendar.zone).date()
    return max(working, instant(day, morning_of(calendar.hours), calendar.zone))


def off(moment: datetime, calendar: Calendar) -> Off | None:
    """Why nobody should be rung at `moment` (aware); None within working time."""
    if next_working(moment, calendar) == moment:
        return None
    day = moment.astimezone(calendar.zone).date()
    if holiday(day, calendar.holidays) is not None:
        return Off.HOLIDAY
    return Off.QUIET_HOURS if is_working_day(day, calendar) else Off.DAY_OFF


def next_day(moment: datetime, calendar: Calendar) -> datetime:
    """The start of the first working window of a later day than that of `moment` (aware UTC)."""
    tomorrow = instant(moment.astimezone(calendar.zone).date() + DAY, time(), calendar.zone)
    return next((start for start, _ in windows(tomorrow, calendar) if start >= tomorrow), tomorrow)


def days_later(moment: datetime, days: int, calendar: Calendar) -> datetime:
    """The same time of the day, so many working days of the calendar after `moment` (aware UTC).

    Where the calendar ends before, its last day.
    """
    local = moment.astimezone(calendar.zone)
    day = local.date()
    while days > 0 and day < date.max:
        day += DAY
        days -= is_working_day(day, calendar)
    return instant(day, local.time(), calendar.zone)


def morning_of(hours: WorkHours) -> time:
    """The hour that “tomorrow” means to somebody who works these hours: nine, or their first."""
    return MORNING if _at_work(MORNING, hours) else hours.start


def _at_work(clock: time, hours: WorkHours) -> bool:
    if hours.start < hours.end:
        return hours.start <= clock < hours.end
    return clock >= hours.start or clock < hours.end


def evening_of(hours: WorkHours) -> time:
    """The hour that “this evening” means to somebody who works these hours: six, or their first if that is later."""
    return max(EVENING, hours.start)


def mornings(since: datetime, calendar: Calendar) -> Iterator[datetime]:
    """The starts of the working windows from `since` on (aware UTC)."""
    return (start for start, _ in windows(since, calendar) if start >= since)


def half_days(since: datetime, calendar: Calendar) -> Iterator[datetime]:
    """The working mornings and mid-afternoons from `since` on (aware UTC).

    Hours that don't reach three in the afternoon have their middle instead.
    """
    of_each_window = starmap(partial(_morning_and_mid_afternoon, calendar.zone), windows(since, calendar))
    return dropwhile(lambda moment: moment < since, chain.from_iterable(of_each_window))


def hourly(since: datetime, calendar: Calendar) -> Iterator[datetime]:
    """Every hour of working time from `since` on (aware UTC), without end."""
    while True:
        since = next_working(since, calendar)
        yield since
        since += HOUR


def _morning_and_mid_afternoon(zone: ZoneInfo, start: datetime, end: datetime) -> tuple[datetime, datetime]:
    afternoon = instant(start.astimezone(zone).date(), AFTERNOON, zone)
    return start, afternoon if start < afternoon < end else start + (end - start) / 2
