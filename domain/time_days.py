"""Days counted from today, days of the week, and periods: “tomorrow”, “next tue”, “end of month”."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from domain.time_pieces import AT_ONCE, STEPS, WEEK, Clock, Piece, Rule, Scene, Values, at, coming, on

FRIDAY, SATURDAY = 4, 5


def _day(values: Values, scene: Scene) -> Piece:
    count = int(values[0])
    return on(scene.today + timedelta(days=count), ahead=count > 0)


def _day_after(values: Values, scene: Scene) -> Piece:
    return on(scene.today + timedelta(days=int(values[0]) + 1), ahead=True)


def _week_from_day(values: Values, scene: Scene) -> Piece:
    return on(scene.today + timedelta(days=int(values[0])) + WEEK, ahead=True)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _weekday(values: Values, _: Scene) -> Piece:
    return Piece(weekday=int(values[0]))


def _coming_weekday(values: Values, scene: Scene) -> Piece:
    return on(coming(int(values[0]), scene.today + timedelta(days=1))[0], ahead=True)


def _weekday_in(part: str) -> Rule:
    return lambda values, _scene: Piece(weekday=int(values[0]), part=part)


def _weekday_clock(values: Values, _: Scene) -> Piece | None:
    clock = at(*values[1:])
    return replace(clock, weekday=int(values[0])) if clock else None


def _day_part(values: Values, scene: Scene) -> Piece:
    count, part = values
    return replace(on(scene.today + timedelta(days=int(count)), ahead=int(count) > 0), part=part)


def _weekday_part(values: Values, _: Scene) -> Piece:
    weekday, part = values
    return Piece(weekday=int(weekday), part=part)


def _weekday_noon(values: Values, _: Scene) -> Piece:
    weekday, hour = values
    return Piece(weekday=int(weekday), clock=Clock(int(hour)))


def _numbered_weekday(values: Values, _: Scene) -> Piece | None:
    """“6ª feira”: Portuguese counts from Sunday, and numbers Monday to Friday."""
    number = int(values[0])
    return Piece(weekday=number - 2) if 2 <= number <= 6 else None


def _next_weekday(values: Values, scene: Scene) -> Piece:
    return on(_monday(scene.today) + WEEK + timedelta(days=int(values[0])), ahead=True)


def _weekday_week(values: Values, scene: Scene) -> Piece:
    tomorrow = scene.today + timedelta(days=1)
    return on(coming(int(values[0]), tomorrow)[1], ahead=True)


def _last_weekday(values: Values, scene: Scene) -> Piece:
    return on(coming(int(values[0]), scene.today)[0] - WEEK)


def _weekend(_: Values, scene: Scene) -> Piece:
    if scene.today.weekday() >= SATURDAY:
        return on(scene.today)
    return on(coming(SATURDAY, scene.today)[0], ahead=True)


def _next_weekend(_: Values, scene: Scene) -> Piece:
    return on(_monday(scene.today) + WEEK + timedelta(days=SATURDAY), ahead=True)


def _last_weekend(_: Values, scene: Scene) -> Piece:
    return on(_monday(scene.today) - WEEK + timedelta(days=SATURDAY))


def _after_weekend(_: Values, scene: Scene) -> Piece:
    return on(_monday(scene.today) + WEEK, ahead=True)


def start_of(period: str, day: date) -> date:
    """The first day of the week, month, quarter or year that a day is in."""
    if period == "week":
        return _monday(day)
    month = {"month": day.month, "quarter": day.month - (day.month - 1) % 3, "year": 1}[period]
    return day.replace(month=month, day=1)


def _end(period: str, day: date) -> date:
    """The last day of a period: of a week its Friday, but on Saturday and Sunday the one of next week."""
    if period == "week":
        return coming(FRIDAY, day)[0]
    return start_of(period, day) + STEPS[period] - timedelta(days=1)


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
    return on(start_of(values[0], scene.today) + STEPS[values[0]], ahead=True)


def _next_middle(values: Values, scene: Scene) -> Piece:
    return on(_middle(values[0], start_of(values[0], scene.today) + STEPS[values[0]]), ahead=True)


def _next_end(values: Values, scene: Scene) -> Piece:
    return on(_end(values[0], start_of(values[0], scene.today) + STEPS[values[0]]), ahead=True)


def _this_end(values: Values, scene: Scene) -> Piece:
    return on(_end(values[0], scene.today), ahead=True)


def _this_middle(values: Values, scene: Scene) -> Piece:
    start = start_of(values[0], scene.today)
    return on(_middle(values[0], start), _middle(values[0], start + STEPS[values[0]]), ahead=True)


def _after_next(values: Values, scene: Scene) -> Piece:
    return on(start_of(values[0], scene.today) + 2 * STEPS[values[0]], ahead=True)


def _last_period(values: Values, scene: Scene) -> Piece:
    return on(start_of(values[0], scene.today) - STEPS[values[0]])


DAY_RULES: dict[str, Rule] = {
    "day": _day,
    "day_after": _day_after,
    "week_from_day": _week_from_day,
    "weekday": _weekday,
    "coming_weekday": _coming_weekday,
    "weekday_clock": _weekday_clock,
    "weekday_morning": _weekday_in("morning"),
    "weekday_afternoon": _weekday_in("afternoon"),
    "weekday_evening": _weekday_in("evening"),
    "day_part": _day_part,
    "weekday_part": _weekday_part,
    "weekday_noon": _weekday_noon,
    "numbered_weekday": _numbered_weekday,
    "next_weekday": _next_weekday,
    "weekday_week": _weekday_week,
    "last_weekday": _last_weekday,
    "weekend": _weekend,
    "next_weekend": _next_weekend,
    "last_weekend": _last_weekend,
    "after_weekend": _after_weekend,
    "next_start": _next_start,
    "next_middle": _next_middle,
    "next_end": _next_end,
    "this_end": _this_end,
    "this_middle": _this_middle,
    "after_next": _after_next,
    "last_period": _last_period,
    "soon": lambda _values, _scene: Piece(vague="soon", ahead=True),
    "greeting": lambda _values, _scene: Piece(vague="soon"),
    "at_once": lambda _values, _scene: Piece(vague=AT_ONCE, ahead=True),
    "every": lambda _values, _scene: Piece(vague="every"),
}
