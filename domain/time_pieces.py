"""What a time phrase says, piece by piece: a day, a time of day, a part of the day, or a span.

The rules that make pieces stand in time_spans, time_days, time_dates and time_clocks. Each takes the values
that its template caught and the scene, and gives a Piece, or None where the numbers make no sense (25:99,
31 February). Rules know no language; the templates that lead to them do.

Readings chosen where people differ:
- a bare hour from 1 to 7 is in the afternoon, 8 to 12 as it is; written 07:00 it is in the morning
- “next tuesday” is the Tuesday of next week (weeks begin on Monday), “tuesday” the first one still to come; what
  Spanish, Portuguese, French and German call the next Tuesday is the first one after today, Russian goes with English
- “next week” is its Monday, “next month” the 1st; “end of week” is Friday, “end of month” the last day
- “9h” is a span of nine hours, but from 13h to 23h, and after a named day, it is a time of day
- 3/4 goes by the country's order, unless only the other one exists (25/12, 12/25)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date, time, timedelta

from dateutil.relativedelta import relativedelta

WEEK = timedelta(days=7)
AT_ONCE = "at once"
"""What “asap” says: as soon as the working day allows."""


@dataclass(frozen=True)
class Clock:
    """A time of day; `bare` when morning or afternoon wasn't said; hour 24 is the midnight that ends the
    day."""

    hour: int
    minute: int = 0
    bare: bool = False


@dataclass(frozen=True)
class Piece:
    """What a phrase says so far; empty fields are what it doesn't say."""

    days: tuple[date, ...] = ()
    """The days it may mean, in order: the first with a moment still to come is meant."""
    weekday: int | None = None
    clock: Clock | None = None
    part: str | None = None
    span: timedelta | None = None
    vague: str | None = None
    """It speaks of a time that cannot be told: “soon”, “every” Friday, “either” of two."""
    ahead: bool = False
    """It can only speak of what is to come (“next week”), not of what was."""
    lone: bool = False
    """It goes with nothing else: “may” is a month, “may 9:30” is none."""

    @property
    def names_a_day(self) -> bool:
        """Whether it says on which day."""
        return bool(self.days) or self.weekday is not None or self.vague is not None

    def joined(self, other: Piece) -> Piece | None:
        """Both together, or None when they say the same thing twice or don't go together."""
        if self == NOTHING:
            return other
        if self.span is not None and other.span is not None:
            return replace(self, span=self.span + other.span)
        mine, theirs = self._fields(), other._fields()
        alone = (
            "span" in mine | theirs
            or not {"soon", AT_ONCE}.isdisjoint((self.vague, other.vague))
            or self.lone
            or other.lone
        )
        if mine & theirs or (mine and theirs and alone):
            return None
        said = {name: getattr(other, name) for name in theirs}
        return replace(self, **said, ahead=self.ahead or other.ahead, lone=self.lone or other.lone)

    def _fields(self) -> set[str]:
        """The names of the fields that say something."""
        return {name for name in SAYING if getattr(self, name) not in ((), None)}


SAYING = tuple(field.name for field in fields(Piece) if field.name not in ("ahead", "lone"))


NOTHING = Piece()


@dataclass(frozen=True)
class Scene:
    """What a rule needs to know: the day it is, the country's order of dates, whether a day was named
    already."""

    today: date
    day_first: bool
    day_named: bool = False


Values = tuple[str, ...]
Rule = Callable[[Values, Scene], Piece | None]

STEPS = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "fortnight": relativedelta(weeks=2),
    "month": relativedelta(months=1),
    "quarter": relativedelta(months=3),
    "year": relativedelta(years=1),
}


def on(*days: date, ahead: bool = False) -> Piece:
    """A day, or the days it may be."""
    return Piece(days=days, ahead=ahead)


def coming(weekday: int, today: date) -> tuple[date, date]:
    """The next two days that are this weekday, today counted."""
    first = today + timedelta(days=(weekday - today.weekday()) % 7)
    return first, first + WEEK


def at(hour: str, minute: str = "00", half: str = "") -> Piece | None:
    """A time of day; `half` is “am”, “pm” or unsaid."""
    hours, minutes = int(hour), int(minute)
    if hours > 23 or minutes > 59 or len(minute) != 2 or len(hour) > 2 or (half == "am" and hours > 12):
        return None
    if half and hours <= 12:
        return Piece(clock=Clock(hours % 12 + (12 if half == "pm" else 0), minutes))
    return Piece(clock=Clock(hours, minutes, bare=1 <= hours <= 12 and not hour.startswith("0")))


def time_of_day(clock: Clock, part: str | None) -> tuple[int, time]:
    """A clock in its part of the day as (days later, local time): “9 in the evening” is 21:00."""
    hour = clock.hour
    if clock.bare and part is None and hour <= 7:
        hour += 12
    if clock.bare and part in ("afternoon", "evening", "close", "lunch") and hour < 11:
        hour += 12
    if clock.bare and part == "night":
        hour = hour + 12 if 6 <= hour < 12 else {12: 24}.get(hour, hour + 24)
    return hour // 24, time(hour % 24, clock.minute)
