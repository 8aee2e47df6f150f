"""Times of the day and its parts: “3pm”, “half past 9”, “after lunch”."""

from __future__ import annotations

from dataclasses import replace

from domain.time_pieces import Clock, Piece, Rule, Scene, Values, at


def _clock(values: Values, _: Scene) -> Piece | None:
    hour, *rest = values
    half = rest.pop() if rest and not rest[-1].isdigit() else ""
    return at(hour, rest[0] if rest else "00", half)


def _run_together(values: Values, _: Scene) -> Piece | None:
    """“530pm”: hours and minutes with nothing between them."""
    digits, half = values
    return at(digits[:-2], digits[-2:], half) if len(digits) in (3, 4) else None


def _hour_of_part(values: Values, _: Scene) -> Piece | None:
    """“4 de la tarde”."""
    hour, part = values
    clock = at(hour)
    return replace(clock, part=part) if clock else None


def _dotted_meridiem(half: str) -> Rule:
    return lambda values, _: at(values[0], half=half)


def _half_past(values: Values, _: Scene) -> Piece | None:
    return at(values[0], "30")


def _half_to(values: Values, _: Scene) -> Piece | None:
    """Half of the hour that is on its way: “halb neun” is half past eight."""
    return at(_hour_before(values[0]), "30") if 1 <= int(values[0]) <= 12 else None


def _minutes_past(values: Values, _: Scene) -> Piece | None:
    hour, minutes = values
    return at(hour, f"{int(minutes):02}")


def _minutes_to(values: Values, _: Scene) -> Piece | None:
    hour, minutes = values
    return (
        at(_hour_before(hour), f"{60 - int(minutes):02}") if 1 <= int(minutes) < 60 and 1 <= int(hour) <= 12 else None
    )


def _swapped(rule: Rule) -> Rule:
    """For languages that say the minutes before the hour."""
    return lambda values, scene: rule(values[::-1], scene)


def _hour_before(hour: str) -> str:
    return str((int(hour) - 2) % 12 + 1)


def _quarter_past(values: Values, _: Scene) -> Piece | None:
    return at(values[0], "15")


def _quarter_to(values: Values, _: Scene) -> Piece | None:
    return at(_hour_before(values[0]), "45") if 1 <= int(values[0]) <= 12 else None


def _hour_at_night(values: Values, _: Scene) -> Piece | None:
    """“11 at night” is before midnight, “2 at night” after it."""
    return (
        Piece(clock=Clock(24)) if values[0] == "12" else at(values[0], half="pm" if int(values[0]) > LATEST else "am")
    )


def _noon(values: Values, _: Scene) -> Piece:
    return Piece(clock=Clock(int(values[0])))


def _part(values: Values, _: Scene) -> Piece:
    return Piece(part=values[0])


def _this_part(values: Values, scene: Scene) -> Piece:
    return Piece(days=(scene.today,), part=values[0])


def _named_part(part: str) -> Rule:
    return lambda _values, _scene: Piece(part=part)


LATEST = 7
"""Hours after midnight that people still count to the night."""

CLOCK_RULES: dict[str, Rule] = {
    "clock": _clock,
    "run_together": _run_together,
    "hour_of_part": _hour_of_part,
    "dotted_am": _dotted_meridiem("am"),
    "dotted_pm": _dotted_meridiem("pm"),
    "hour_pm": _dotted_meridiem("pm"),
    "half_past": _half_past,
    "half_to": _half_to,
    "hour_minutes_past": _minutes_past,
    "hour_minutes_to": _minutes_to,
    "minutes_past_hour": _swapped(_minutes_past),
    "minutes_to_hour": _swapped(_minutes_to),
    "quarter_past": _quarter_past,
    "quarter_to": _quarter_to,
    "hour_at_night": _hour_at_night,
    "noon": _noon,
    "hour": _clock,
    "after_hour": _clock,
    "part": _part,
    "this_part": _this_part,
    "morning": _named_part("morning"),
    "lunch": _named_part("lunch"),
    "afternoon": _named_part("afternoon"),
    "evening": _named_part("evening"),
    "close": _named_part("close"),
}
