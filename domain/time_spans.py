"""Spans and what is counted from now: “in 2 hours”, “3 days”, “a week ago”."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from domain.time_pieces import STEPS, Piece, Rule, Scene, Values, at, on

SPANS = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1)}
HALVES: dict[str, timedelta | relativedelta] = {
    "day": timedelta(hours=12),
    "week": relativedelta(days=4),
    "fortnight": relativedelta(weeks=1),
    "month": relativedelta(days=15),
    "quarter": relativedelta(days=45),
    "year": relativedelta(months=6),
}


def _spanning(count: int, unit: str, today: date) -> Piece:
    if unit in SPANS:
        return Piece(span=count * SPANS[unit], ahead=count > 0)
    return on(today + count * STEPS[unit], ahead=count > 0)


def _ahead(values: Values, scene: Scene) -> Piece:
    return _spanning(int(values[0]), values[1], scene.today)


def _ago(values: Values, scene: Scene) -> Piece:
    return _spanning(-int(values[0]), values[1], scene.today)


def _half_of(unit: str, today: date) -> Piece:
    if unit in SPANS:
        return Piece(span=SPANS[unit] / 2, ahead=True)
    half = HALVES[unit]
    return Piece(span=half, ahead=True) if isinstance(half, timedelta) else on(today + half, ahead=True)


def _half(values: Values, scene: Scene) -> Piece:
    return _half_of(values[0], scene.today)


def _and_half(values: Values, scene: Scene) -> Piece | None:
    whole, half = _spanning(int(values[0]), values[1], scene.today), _half_of(values[1], scene.today)
    if whole.days and half.days:
        return on(whole.days[0] + (half.days[0] - scene.today), ahead=True)
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
        return at(values[0], minute)
    return Piece(span=timedelta(hours=hour, minutes=int(minute)), ahead=True)


def _hours_and_minutes(values: Values, _: Scene) -> Piece | None:
    hours, minutes = map(int, values)
    return Piece(span=timedelta(hours=hours, minutes=minutes), ahead=True) if minutes <= 59 else None


SPAN_RULES: dict[str, Rule] = {
    "ahead": _ahead,
    "half": _half,
    "and_half": _and_half,
    "decimal": _decimal,
    "quarter_hour": lambda _values, _scene: Piece(span=timedelta(minutes=15), ahead=True),
    "single": _counted(1),
    "couple": _counted(2),
    "few": _counted(3),
    "ago": _ago,
    "hours_and_minutes": _hours_and_minutes,
    "clock_or_hours": _clock_or_hours,
}
