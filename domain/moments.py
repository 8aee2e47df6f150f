"""From what a phrase says to the instant that it means.

How vague phrases become a time (the readings of the phrases themselves stand in domain/time_pieces.py):
- a day alone is the start of working hours; a part of the day is what the person's habits say; both are
  not exact
- a bare time is the next one to come, today or tomorrow; “friday” the first Friday whose time is still to
  come
- a vague phrase about today whose hour has gone but which isn't over (“today”, “this evening”) is an hour
  from now
- “asap” is an hour from now, or the morning when that is outside working hours
- a date without a year that has passed is next year's; anything else that has passed raises MomentPassed
- “in 2 hours” is elapsed time, “in 3 days” calendar days; a time that spring's jump leaves out is the first
  instant after the jump, one that autumn shows twice the first of the two
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.errors import MomentPassed, NotUnderstood
from domain.time_pieces import AT_ONCE, Piece, coming, time_of_day

YEARS = range(1900, 2200)
"""In which somebody does business. Others are what programs write for “never”; the last day isn't in every zone."""

LEAST_AHEAD = timedelta(hours=1)
"""When the hour that a vague phrase stands for has gone today: the follow-up is this far from now."""


@dataclass(frozen=True)
class Moment:
    """An instant (aware, UTC).

    `exact` when the person named the time of day or a span in minutes or hours, not only a day or a part of
    one.
    """

    at: datetime
    exact: bool


@dataclass(frozen=True)
class Habits:
    """The local times that vague words stand for.

    `morning` is the start of working hours and the time of every day phrase without a time; `evening` is
    “tonight”, “this evening” and “end of the day”.
    """

    morning: time = time(9)
    lunch: time = time(12)
    afternoon: time = time(14)
    evening: time = time(18)

    def part(self, name: str) -> tuple[time, time]:
        """When a part of the day is meant to begin, and when it is over (00:00 is the end of the day)."""
        return {
            "morning": (self.morning, time(12)),
            "lunch": (self.lunch, self.afternoon),
            "afternoon": (self.afternoon, self.evening),
            "evening": (self.evening, time()),
            "night": (self.evening, time()),
            "close": (self.evening, self.evening),
        }[name]


DEFAULT_HABITS = Habits()


def reckon(said: Piece, now: datetime, zone: ZoneInfo, habits: Habits) -> Moment:
    """The instant that is meant, in a year of business. Raises NotUnderstood, MomentPassed, OverflowError."""
    if said.vague == AT_ONCE:
        return _at_once(now, zone, habits)
    if said.vague is not None:
        raise NotUnderstood(said.vague)
    if said.span is not None:
        return to_come(Moment(now.astimezone(UTC) + said.span, exact=True), now)
    today = now.astimezone(zone).date()
    days = tuple(day for day in _days(said, today) if day.year in YEARS)
    if not days:
        raise NotUnderstood(str(said.weekday))
    begins, over = habits.part(said.part) if said.part else (habits.morning, time())
    for day in days:
        later, clock = time_of_day(said.clock, said.part) if said.clock else (0, begins)
        at = instant(datetime.combine(day + timedelta(days=later), clock), zone)
        if at > now:
            return Moment(at, exact=said.clock is not None)
    if (
        said.clock is None
        and days == (today,)
        and (soon := now.astimezone(UTC) + LEAST_AHEAD) < _over(today, over, zone)
    ):
        return Moment(soon, exact=False)
    raise MomentPassed(at)


def _at_once(now: datetime, zone: ZoneInfo, habits: Habits) -> Moment:
    """As soon as the working day allows: within the hour that a first touch may take, or else in the morning."""
    soon = now.astimezone(UTC) + LEAST_AHEAD
    wall = soon.astimezone(zone)
    if habits.morning <= wall.time() < habits.evening:
        return Moment(soon, exact=False)
    day = wall.date() + timedelta(days=wall.time() >= habits.evening)
    return Moment(max(instant(datetime.combine(day, habits.morning), zone), soon), exact=False)


def _days(said: Piece, today: date) -> tuple[date, ...]:
    """The days it may mean; a weekday beside a date must be that date's."""
    if said.part == "close" and not said.names_a_day:
        return (today,)
    if said.weekday is None:
        return said.days or (today, today + timedelta(days=1))
    if not said.days:
        return coming(said.weekday, today)
    return tuple(day for day in said.days if day.weekday() == said.weekday)


def _over(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """When a part of the day is over; 00:00 is the end of the day."""
    return instant(datetime.combine(day + timedelta(days=clock == time()), clock), zone)


def to_come(moment: Moment, now: datetime) -> Moment:
    """The moment, where it is one of business. Raises NotUnderstood, MomentPassed."""
    if moment.at.year not in YEARS:
        raise NotUnderstood(moment.at.isoformat())
    if moment.at <= now:
        raise MomentPassed(moment.at)
    return moment


def instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """The instant (aware, UTC) at which the clocks of `zone` first show `wall` (naive).

    Of a time that spring's jump leaves out, the first instant after the jump.
    """
    at = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if at.astimezone(zone).replace(tzinfo=None) == wall:
        return at
    before = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    old = before.astimezone(zone).utcoffset()
    while at - before > timedelta(seconds=1):
        middle = before + (at - before) // 2
        middle = middle.replace(microsecond=0) if middle.replace(microsecond=0) > before else middle
        if middle.astimezone(zone).utcoffset() == old:
            before = middle
        else:
            at = middle
    return at.replace(microsecond=0)
