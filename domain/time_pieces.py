"""What each time phrase says, piece by piece: a day, a time of day, a part of the day, or a span.

Each rule takes the values that its template caught and the scene, and gives a Piece, or None where the
numbers
make no sense (25:99, 31 February). Rules know no language; the templates that lead to them do.

Readings chosen where people differ:
- a bare hour from 1 to 7 is in the afternoon, 8 to 12 as it is; written 07:00 it is in the morning
- “next tuesday” is the Tuesday of next week (weeks begin on Monday), “tuesday” the first one still to come
- “next week” is its Monday, “next month” the 1st; “end of week” is Friday, “end of month” the last day
- “9h” is a span of nine hours, but from 13h to 23h, and after a named day, it is a time of day
- 3/4 goes by the country's order, unless only the other one exists (25/12, 12/25)
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, time, timedelta

from dateutil.parser import isoparse
from dateutil.relativedelta import relativedelta

WEEK = timedelta(days=7)
LEAP_CYCLE = 8
"""Years within which every date of the calendar comes again (29 February around 1900, 2100 …)."""
FRIDAY, SATURDAY = 4, 5


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
    ahead: bool = False
    """It can only speak of what is to come (“next week”), not of what was."""

    @property
    def names_a_day(self) -> bool:
        """Whether it says on which day."""
        return bool(self.days) or self.weekday is not None

    def joined(self, other: Piece) -> Piece | None:
        """Both together, or None when they say the same thing twice or don't go together."""
        if self.span is not None and other.span is not None:
            return replace(self, span=self.span + other.span)
        mine = {
            f.name for f in fields(Piece) if f.name != "ahead" and getattr(self, f.name) not in ((), None)
        }
        theirs = {
            f.name for f in fields(Piece) if f.name != "ahead" and getattr(other, f.name) not in ((), None)
        }
        if mine & theirs or (mine and "span" in theirs) or (theirs and "span" in mine):
            return None
        said = {name: getattr(other, name) for name in theirs}
        return replace(self, **said, ahead=self.ahead or other.ahead)


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

SPANS = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1)}
STEPS = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "fortnight": relativedelta(weeks=2),
    "month": relativedelta(months=1),
    "quarter": relativedelta(months=3),
    "year": relativedelta(years=1),
}
HALVES: dict[str, timedelta | relativedelta] = {
    "day": timedelta(hours=12),
    "week": relativedelta(days=4),
    "fortnight": relativedelta(weeks=1),
    "month": relativedelta(days=15),
    "quarter": relativedelta(days=45),
    "year": relativedelta(months=6),
}


def _on(*days: date, ahead: bool = False) -> Piece:
    return Piece(days=days, ahead=ahead)


def _spanning(count: int, unit: str, today: date) -> Piece:
    if unit in SPANS:
        return Piece(span=count * SPANS[unit], ahead=count > 0)
    return _on(today + count * STEPS[unit], ahead=count > 0)


def _ahead(values: Values, scene: Scene) -> Piece:
    return _spanning(int(values[0]), values[1], scene.today)


def _ago(values: Values, scene: Scene) -> Piece:
    return _spanning(-int(values[0]), values[1], scene.today)


def _half_of(unit: str, today: date) -> Piece:
    if unit in SPANS:
        return Piece(span=SPANS[unit] / 2, ahead=True)
    half = HALVES[unit]
    return Piece(span=half, ahead=True) if isinstance(half, timedelta) else _on(today + half, ahead=True)


def _half(values: Values, scene: Scene) -> Piece:
    return _half_of(values[0], scene.today)


def _and_half(values: Values, scene: Scene) -> Piece | None:
    whole, half = _spanning(int(values[0]), values[1], scene.today), _half_of(values[1], scene.today)
    if whole.days and half.days:
        return _on(whole.days[0] + (half.days[0] - scene.today), ahead=True)
    return whole.joined(half)


def _decimal(values: Values, scene: Scene) -> Piece | None:
    whole, fraction, unit = values
    if unit in SPANS:
        hundredths = round(SPANS[unit].total_seconds() * int(fraction) / 10 ** len(fraction))
        return Piece(span=int(whole) * SPANS[unit] + timedelta(seconds=hundredths), ahead=True)
    return _and_half((whole, unit), scene) if fraction == "5" else None


def _counted(count: int) -> Rule:
    return lambda values, scene: _spanning(count, values[0], scene.today)


def _clock_or_hours(values: Values, scene: Scene) -> Piece | None:
    hour, minute = int(values[0]), values[1] if len(values) > 1 else "00"
    if scene.day_named or 13 <= hour <= 23:
        return _at(values[0], minute)
    return Piece(span=timedelta(hours=hour, minutes=int(minute)), ahead=True)


# --- days


def _day(values: Values, scene: Scene) -> Piece:
    count = int(values[0])
    return _on(scene.today + timedelta(days=count), ahead=count > 0)


def _day_after(values: Values, scene: Scene) -> Piece:
    return _on(scene.today + timedelta(days=int(values[0]) + 1), ahead=True)


def _week_from_day(values: Values, scene: Scene) -> Piece:
    return _on(scene.today + timedelta(days=int(values[0])) + WEEK, ahead=True)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _weekday(values: Values, _: Scene) -> Piece:
    return Piece(weekday=int(values[0]))


def coming(weekday: int, today: date) -> tuple[date, date]:
    """The next two days that are this weekday, today counted."""
    first = today + timedelta(days=(weekday - today.weekday()) % 7)
    return first, first + WEEK


def _next_weekday(values: Values, scene: Scene) -> Piece:
    return _on(_monday(scene.today) + WEEK + timedelta(days=int(values[0])), ahead=True)


def _weekday_week(values: Values, scene: Scene) -> Piece:
    tomorrow = scene.today + timedelta(days=1)
    return _on(coming(int(values[0]), tomorrow)[1], ahead=True)


def _last_weekday(values: Values, scene: Scene) -> Piece:
    return _on(coming(int(values[0]), scene.today)[0] - WEEK)


def _weekend(_: Values, scene: Scene) -> Piece:
    if scene.today.weekday() >= SATURDAY:
        return _on(scene.today)
    return _on(coming(SATURDAY, scene.today)[0], ahead=True)


def _next_weekend(_: Values, scene: Scene) -> Piece:
    return _on(_monday(scene.today) + WEEK + timedelta(days=SATURDAY), ahead=True)


def _start(period: str, day: date) -> date:
    """The first day of the week, month, quarter or year that a day is in."""
    if period == "week":
        return _monday(day)
    month = {"month": day.month, "quarter": day.month - (day.month - 1) % 3, "year": 1}[period]
    return day.replace(month=month, day=1)


def _end(period: str, day: date) -> date:
    """The last day of a period: of a week its Friday, but on Saturday and Sunday the one of next week."""
    if period == "week":
        return coming(FRIDAY, day)[0]
    return _start(period, day) + STEPS[period] - timedelta(days=1)


def _middle(period: str, start: date) -> date:
    return (
        start
        + {
            "week": relativedelta(days=2),
            "month": relativedelta(days=14),
            "quarter": relativedelta(months=1, days=14),
            "year": relativedelta(months=6),
        }[period]
    )


def _next_start(values: Values, scene: Scene) -> Piece:
    return _on(_start(values[0], scene.today) + STEPS[values[0]], ahead=True)


def _next_middle(values: Values, scene: Scene) -> Piece:
    return _on(_middle(values[0], _start(values[0], scene.today) + STEPS[values[0]]), ahead=True)


def _next_end(values: Values, scene: Scene) -> Piece:
    return _on(_end(values[0], _start(values[0], scene.today) + STEPS[values[0]]), ahead=True)


def _this_end(values: Values, scene: Scene) -> Piece:
    return _on(_end(values[0], scene.today), ahead=True)


def _this_middle(values: Values, scene: Scene) -> Piece:
    start = _start(values[0], scene.today)
    return _on(_middle(values[0], start), _middle(values[0], start + STEPS[values[0]]), ahead=True)


def _after_next(values: Values, scene: Scene) -> Piece:
    return _on(_start(values[0], scene.today) + 2 * STEPS[values[0]], ahead=True)


def _last_period(values: Values, scene: Scene) -> Piece:
    return _on(_start(values[0], scene.today) - STEPS[values[0]])


# --- dates


def _dated(year: int, month: int, day: int) -> date | None:
    if not 1 <= year <= 9999 or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def _next_month_day(values: Values, scene: Scene) -> Piece | None:
    month = _start("month", scene.today) + STEPS["month"]
    day = _dated(month.year, month.month, int(values[0]))
    return _on(day, ahead=True) if day else None


def _month_day_number(values: Values, scene: Scene) -> Piece | None:
    months = (_start("month", scene.today) + ahead * STEPS["month"] for ahead in range(4))
    days = [_dated(month.year, month.month, int(values[0])) for month in months]
    to_come = tuple(day for day in days if day and day >= scene.today)
    return _on(*to_come) if to_come else None


def _yearly(month: int, day: int, today: date) -> Piece | None:
    """A date without a year: this year's, or next year's where it has passed."""
    years = range(today.year, today.year + LEAP_CYCLE + 1)
    found = next((on for year in years if (on := _dated(year, month, day)) and on >= today), None)
    return _on(found) if found else None


def _full(year: str, month: int, day: int) -> Piece | None:
    """A date with its year; two digits are of this century."""
    if len(year) not in (2, 4):
        return None
    on = _dated(int(year) + (2000 if len(year) == 2 else 0), month, day)
    return _on(on) if on else None


def _day_month_year(values: Values, _: Scene) -> Piece | None:
    day, month, year = values
    return _full(year, int(month), int(day)) if len(year) == 4 else None


def _month_day_year(values: Values, scene: Scene) -> Piece | None:
    month, day, year = values
    return _day_month_year((day, month, year), scene)


def _day_month(values: Values, scene: Scene) -> Piece | None:
    return _yearly(int(values[1]), int(values[0]), scene.today)


def _month_day(values: Values, scene: Scene) -> Piece | None:
    return _yearly(int(values[0]), int(values[1]), scene.today)


def _orders(one: str, other: str, scene: Scene) -> Iterator[tuple[int, int]]:
    """(day, month) as the country writes it, then the other way round."""
    first, second = int(one), int(other)
    yield (first, second) if scene.day_first else (second, first)
    yield (second, first) if scene.day_first else (first, second)


def _iso(year: str, month: str, day: str) -> Piece | None:
    try:
        return _on(isoparse(f"{year}-{month:0>2}-{day:0>2}").date())
    except ValueError:
        return None


def _numeric_date(values: Values, scene: Scene) -> Piece | None:
    one, other, year = values
    if len(one) == 4:
        return _iso(one, other, year)
    readings = (_full(year, month, day) for day, month in _orders(one, other, scene))
    return next((reading for reading in readings if reading), None)


def _iso_moment(values: Values, _: Scene) -> Piece | None:
    day, clock = _iso(*values[:3]), _at(f"{values[3]:0>2}", values[4])
    return day.joined(clock) if day and clock else None


def _small_slashed(values: Values, scene: Scene) -> Piece | None:
    readings = (_yearly(month, day, scene.today) for day, month in _orders(values[0], values[1], scene))
    return next((reading for reading in readings if reading), None)


def _slashed(values: Values, scene: Scene) -> Piece | None:
    """A date that can hardly be a fraction."""
    return _small_slashed(values, scene) if max(map(int, values)) > 12 else None


def _dotted(values: Values, scene: Scene) -> Piece | None:
    """9.30 after a day is a time; 25.12 a date."""
    return _at(*values) if scene.day_named else _small_slashed(values, scene)


def _month_start(values: Values, scene: Scene) -> Piece | None:
    return _yearly(int(values[0]), 1, scene.today)


def _month_middle(values: Values, scene: Scene) -> Piece | None:
    return _yearly(int(values[0]), 15, scene.today)


def _month_end(values: Values, scene: Scene) -> Piece | None:
    month = int(values[0])
    year = scene.today.year + (month < scene.today.month)
    return _yearly(month, calendar.monthrange(year, month)[1], scene.today)


# --- the time of day


def _at(hour: str, minute: str = "00", half: str = "") -> Piece | None:
    """A time of day; `half` is “am”, “pm” or unsaid."""
    hours, minutes = int(hour), int(minute)
    if hours > 23 or minutes > 59 or len(minute) != 2 or len(hour) > 2 or (half == "am" and hours > 12):
        return None
    if half and hours <= 12:
        return Piece(clock=Clock(hours % 12 + (12 if half == "pm" else 0), minutes))
    return Piece(clock=Clock(hours, minutes, bare=1 <= hours <= 12 and not hour.startswith("0")))


def _clock(values: Values, _: Scene) -> Piece | None:
    hour, *rest = values
    half = rest.pop() if rest and not rest[-1].isdigit() else ""
    return _at(hour, rest[0] if rest else "00", half)


def _dotted_meridiem(half: str) -> Rule:
    return lambda values, _: _at(values[0], half=half)


def _half_past(values: Values, _: Scene) -> Piece | None:
    return _at(values[0], "30")


def _quarter_past(values: Values, _: Scene) -> Piece | None:
    return _at(values[0], "15")


def _quarter_to(values: Values, _: Scene) -> Piece | None:
    return _at(str((int(values[0]) - 2) % 12 + 1), "45") if 1 <= int(values[0]) <= 12 else None


def _noon(values: Values, _: Scene) -> Piece:
    return Piece(clock=Clock(int(values[0])))


def _part(values: Values, _: Scene) -> Piece:
    return Piece(part=values[0])


def _this_part(values: Values, scene: Scene) -> Piece:
    return Piece(days=(scene.today,), part=values[0])


def _named_part(part: str) -> Rule:
    return lambda _values, _scene: Piece(part=part)


RULES: dict[str, Rule] = {
    "ahead": _ahead,
    "half": _half,
    "and_half": _and_half,
    "decimal": _decimal,
    "quarter_hour": lambda _values, _scene: Piece(span=timedelta(minutes=15), ahead=True),
    "couple": _counted(2),
    "few": _counted(3),
    "ago": _ago,
    "clock_or_hours": _clock_or_hours,
    "day": _day,
    "day_after": _day_after,
    "week_from_day": _week_from_day,
    "weekday": _weekday,
    "next_weekday": _next_weekday,
    "weekday_week": _weekday_week,
    "last_weekday": _last_weekday,
    "weekend": _weekend,
    "next_weekend": _next_weekend,
    "next_start": _next_start,
    "next_middle": _next_middle,
    "next_end": _next_end,
    "this_end": _this_end,
    "this_middle": _this_middle,
    "after_next": _after_next,
    "last_period": _last_period,
    "next_month_day": _next_month_day,
    "month_day_number": _month_day_number,
    "day_month_year": _day_month_year,
    "month_day_year": _month_day_year,
    "day_month": _day_month,
    "month_day": _month_day,
    "numeric_date": _numeric_date,
    "iso_moment": _iso_moment,
    "slashed": _slashed,
    "small_slashed": _small_slashed,
    "dotted": _dotted,
    "month_start": _month_start,
    "month_middle": _month_middle,
    "month_end": _month_end,
    "clock": _clock,
    "dotted_am": _dotted_meridiem("am"),
    "dotted_pm": _dotted_meridiem("pm"),
    "hour_pm": _dotted_meridiem("pm"),
    "half_past": _half_past,
    "quarter_past": _quarter_past,
    "quarter_to": _quarter_to,
    "noon": _noon,
    "hour": _clock,
    "part": _part,
    "this_part": _this_part,
    "morning": _named_part("morning"),
    "lunch": _named_part("lunch"),
    "afternoon": _named_part("afternoon"),
    "evening": _named_part("evening"),
    "close": _named_part("close"),
}


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
