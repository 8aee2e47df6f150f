"""When a nag may ring: working hours, quiet hours and days off, on the wall clock of a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import chain, dropwhile, starmap
from zoneinfo import ZoneInfo

from domain import moments
from domain.people import WorkHours

DAY = timedelta(days=1)
MORNING = time(9)
AFTERNOON = time(15)
EVENING = time(18)
EVERY_DAY = frozenset(range(7))


def instant(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The instant (aware UTC) at which the clocks of `zone` show `clock` on `day`.

    Where a jump leaves that time out, the first instant after the jump; of a time that autumn shows twice, the
    first.
    """
    return moments.instant(datetime.combine(day, clock), zone)


def windows(since: datetime, hours: WorkHours, zone: ZoneInfo) -> Iterator[tuple[datetime, datetime]]:
    """The working windows (start, end: aware UTC) that end after `since`, one after the other, without end.

    A window whose end is not after its start on the clock runs past midnight. A jump of the clocks may leave a
    whole window out. Who names no working day is taken to work on all, or nobody would remind them.

    Raises:
        OverflowError: the calendar ends.
    """
    days = hours.days or EVERY_DAY
    nights = DAY if hours.end <= hours.start else timedelta()
    day = since.astimezone(zone).date() - DAY
    while True:
        if day.weekday() in days:
            start, end = instant(day, hours.start, zone), instant(day + nights, hours.end, zone)
            if max(start, since) < end:
                yield start, end
        day += DAY


def is_working(moment: datetime, hours: WorkHours, zone: ZoneInfo) -> bool:
    """Whether a nag may ring at `moment` (aware)."""
    return next_working(moment, hours, zone) == moment


def next_working(moment: datetime, hours: WorkHours, zone: ZoneInfo) -> datetime:
    """`moment` itself if it is within working time, otherwise the start of the next window (aware UTC).

    Of the calendar's last days, when no window comes any more, `moment`.
    """
    try:
        start, _ = next(windows(moment, hours, zone))
    except OverflowError:
        start = moment
    return max(start, moment).astimezone(UTC)


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


def reminders(since: datetime, hours: WorkHours, zone: ZoneInfo) -> Iterator[datetime]:
    """The working mornings and mid-afternoons from `since` on (aware UTC), without end.

    Hours that don't reach three in the afternoon have their middle instead.
    """
    of_each_window = starmap(partial(_morning_and_mid_afternoon, zone), windows(since, hours, zone))
    return dropwhile(lambda moment: moment < since, chain.from_iterable(of_each_window))


def _morning_and_mid_afternoon(zone: ZoneInfo, start: datetime, end: datetime) -> tuple[datetime, datetime]:
    afternoon = instant(start.astimezone(zone).date(), AFTERNOON, zone)
    return start, afternoon if start < afternoon < end else start + (end - start) / 2
