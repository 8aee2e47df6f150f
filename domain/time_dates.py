"""Dates of the calendar: “25/12”, “dec 25th”, “the 1st”, “mid-may”."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from dateutil.parser import isoparse

from domain.time_days import SATURDAY, start_of
from domain.time_pieces import STEPS, Piece, Rule, Scene, Values, at, on

LEAP_CYCLE = 8
"""Years within which every date of the calendar comes again (29 February around 1900, 2100 …)."""


def _dated(year: int, month: int, day: int) -> date | None:
    if not 1 <= year <= 9999 or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def _next_month_day(values: Values, scene: Scene) -> Piece | None:
    month = start_of("month", scene.today) + STEPS["month"]
    day = _dated(month.year, month.month, int(values[0]))
    return on(day, ahead=True) if day else None


def _either_date_or_hour(values: Values, _: Scene) -> Piece | None:
    """“mar 9” is the 9th of March and, in two languages, Tuesday at nine; a time of day beside it would tell."""
    hour = at(values[0]) if values else Piece()
    return replace(hour, vague="either") if hour else None


def _month_day_number(values: Values, scene: Scene) -> Piece | None:
    months = (start_of("month", scene.today) + ahead * STEPS["month"] for ahead in range(4))
    days = [_dated(month.year, month.month, int(values[0])) for month in months]
    to_come = tuple(day for day in days if day and day >= scene.today)
    return on(*to_come) if to_come else None


def _yearly(month: int, day: int, today: date) -> Piece | None:
    """A date without a year: this year's, or next year's where it has passed."""
    years = range(today.year, today.year + LEAP_CYCLE + 1)
    dated = (_dated(year, month, day) for year in years)
    found = next((that for that in dated if that and that >= today), None)
    return on(found) if found else None


def _full(year: str, month: int, day: int) -> Piece | None:
    """A date with its year; two digits are of this century."""
    if len(year) not in (2, 4):
        return None
    dated = _dated(int(year) + (2000 if len(year) == 2 else 0), month, day)
    return on(dated) if dated else None


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
        return on(isoparse(f"{year}-{month:0>2}-{day:0>2}").date())
    except ValueError:
        return None


def _numeric_date(values: Values, scene: Scene) -> Piece | None:
    one, other, year = values
    if len(one) == 4:
        return _iso(one, other, year)
    readings = (_full(year, month, day) for day, month in _orders(one, other, scene))
    return next((reading for reading in readings if reading), None)


def _iso_moment(values: Values, _: Scene) -> Piece | None:
    day, clock = _iso(*values[:3]), at(f"{values[3]:0>2}", values[4])
    return day.joined(clock) if day and clock else None


def _small_slashed(values: Values, scene: Scene) -> Piece | None:
    readings = (_yearly(month, day, scene.today) for day, month in _orders(values[0], values[1], scene))
    return next((reading for reading in readings if reading), None)


def _slashed(values: Values, scene: Scene) -> Piece | None:
    """A date that can hardly be a fraction."""
    return _small_slashed(values, scene) if max(map(int, values)) > 12 else None


def _dotted(values: Values, scene: Scene) -> Piece | None:
    """9.30 after a day is a time; 25.12 a date."""
    return at(*values) if scene.day_named else _small_slashed(values, scene)


def _month_start(values: Values, scene: Scene) -> Piece | None:
    return _yearly(int(values[0]), 1, scene.today)


def _bare_month(values: Values, scene: Scene) -> Piece | None:
    start = _month_start(values, scene)
    return replace(start, lone=True) if start else None


def _month_middle(values: Values, scene: Scene) -> Piece | None:
    return _yearly(int(values[0]), 15, scene.today)


def _month_end(values: Values, scene: Scene) -> Piece | None:
    month = int(values[0])
    year = scene.today.year + (month < scene.today.month)
    return _yearly(month, calendar.monthrange(year, month)[1], scene.today)


def _feast(month: int, day: int) -> Rule:
    return lambda _values, scene: _yearly(month, day, scene.today)


def _after_feast(month: int, day: int) -> Rule:
    """The first weekday from that day on, as “after the weekend” is a Monday."""

    def read(_values: Values, scene: Scene) -> Piece | None:
        found = _yearly(month, day, scene.today)
        return replace(found, days=tuple(map(_weekday_from, found.days)), ahead=True) if found else None

    return read


def _weekday_from(day: date) -> date:
    return day + timedelta(days=7 - day.weekday() if day.weekday() >= SATURDAY else 0)


DATE_RULES: dict[str, Rule] = {
    "either_date_or_hour": _either_date_or_hour,
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
    "bare_month": _bare_month,
    "month_middle": _month_middle,
    "month_end": _month_end,
    "christmas_eve": _feast(12, 24),
    "christmas": _feast(12, 25),
    "new_years_eve": _feast(12, 31),
    "new_year": _feast(1, 1),
    "after_christmas": _after_feast(12, 27),
    "after_new_year": _after_feast(1, 2),
}
