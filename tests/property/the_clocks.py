"""Clocks that jump, hours, holidays and days off: reckoned apart from the rules."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from domain.people import Person, Region, WorkHours

JUMPS = {
    "America/Halifax": ("2026-03-08T06:00Z", "2026-11-01T05:00Z", "2028-02-29T14:00Z"),
    "Europe/Berlin": ("2026-03-29T01:00Z", "2026-10-25T01:00Z", "2028-02-28T23:00Z"),
    "Australia/Lord_Howe": ("2026-04-04T15:00Z", "2026-10-03T15:30Z"),
    "Pacific/Apia": ("2011-12-30T10:00Z", "2012-03-31T14:00Z"),
}
"""When the clocks jump, in UTC, and leap days; Apia left out a whole day."""

GERMANY = Region("DE")
HOLIDAYS = frozenset(
    date(year, month, day)
    for year, days in {
        2011: [(12, 25), (12, 26)],
        2012: [(1, 1), (4, 6), (4, 9), (5, 1), (5, 17), (5, 28)],
        2026: [(1, 1), (4, 3), (4, 6), (5, 1), (5, 14), (5, 25), (10, 3), (12, 25), (12, 26)],
        2028: [(1, 1), (4, 14), (4, 17), (5, 1), (5, 25), (6, 5)],
    }.items()
    for month, day in days
)
"""The public holidays of all Germany around those jumps, from a calendar."""

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)

clocks = st.builds(time, st.integers(0, 23), st.sampled_from([0, 10, 30, 59]))
all_hours = st.one_of(
    st.just(WorkHours()),
    st.builds(WorkHours, clocks, clocks, st.frozensets(st.integers(0, 6), min_size=1)),
    st.builds(WorkHours, clocks, clocks, st.integers(0, 6).map(lambda day: frozenset({day}))),
)


@st.composite
def places(draw: st.DrawFn) -> tuple[ZoneInfo, datetime]:
    """A zone, and a moment within three days of a jump of its clocks or of a leap day."""
    name = draw(st.sampled_from(sorted(JUMPS)))
    jump = datetime.fromisoformat(draw(st.sampled_from(JUMPS[name])))
    return ZoneInfo(name), jump + draw(st.integers(-3 * 24 * 60, 3 * 24 * 60)) * MINUTE


def shows(zone: ZoneInfo, now: datetime) -> datetime:
    """What the clocks on the wall show."""
    return now.astimezone(zone).replace(tzinfo=None)


def is_shown_twice(zone: ZoneInfo, now: datetime) -> bool:
    """Whether autumn shows this time twice, so that either may be meant."""
    wall = shows(zone, now).replace(tzinfo=zone, fold=0)
    return wall.utcoffset() != wall.replace(fold=1).utcoffset()


def works_on(person: Person, day: date) -> bool:
    """Whether it is a working day of this person's calendar."""
    is_free = person.region == GERMANY and person.takes_holidays and day in HOLIDAYS
    return day.weekday() in person.hours.days and not is_free


def may_ring(person: Person, now: datetime) -> bool:
    """Whether the clocks on the wall show a working hour of a working day."""
    wall, hours = shows(person.zone, now), person.hours
    for day in (wall.date() - DAY, wall.date()):
        start = datetime.combine(day, hours.start)
        end = datetime.combine(day if hours.end > hours.start else day + DAY, hours.end)
        if works_on(person, day) and start <= wall < end:
            return True
    return is_shown_twice(person.zone, now)
