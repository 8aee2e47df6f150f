"""After how long people want to be reminded again, as they type it: “30 min, 2 h and 1 day”."""

from __future__ import annotations

import re
from datetime import timedelta

from domain.errors import NotUnderstood, StepTooLong, StepTooShort, TooManySteps
from domain.typed import lowered

MINUTE = timedelta(minutes=1)
UNITS = {"w": timedelta(weeks=1), "d": timedelta(days=1), "h": timedelta(hours=1), "m": MINUTE}
UNIT = r"w(?:ks?|eeks?)?|d(?:ays?)?|h(?:rs?|ours?)?|m(?:ins?|inutes?)?"
CLOCK = re.compile(r"(?<![\d:.])(\d{1,3})[:h](\d\d)(?![\d:.])(?:\s*(?:h|hrs?|hours?|m|mins?|minutes?)(?![a-z]))?")
HALF = re.compile(r"\bhalf an? hour\b")
ONE = re.compile(r"\b(?:an?|one)(?=\s+(?:w|d|h|m))")
ITEM = re.compile(
    rf"(?<![\d.])(?P<count>\d{{1,5}}(?:\.\d)?)(?!\d)\s*(?P<unit>(?:{UNIT})(?![a-z]))?\.?"
    r"|(?P<gap>[,;/&+]|\b(?:and|then|after|later)\b)"
)

SHORTEST, LONGEST, MOST = timedelta(minutes=10), timedelta(days=14), 8
"""Nobody is rung more often than that, nor forgets a lead for longer."""


def read(typed: str) -> tuple[timedelta, ...]:
    """The lengths of time in what was typed, the shortest first, each once.

    “10, 30, 60 min” are three: a bare number has the unit of the one behind it. “1 h 30 min” is one, as is “1:30”:
    a smaller unit right behind a greater one goes on with it.

    Raises:
        StepTooShort, StepTooLong, TooManySteps: they are beyond the bounds above.
        NotUnderstood: there is something else in it, or nothing.
    """
    text = ONE.sub("1", HALF.sub("30 min", CLOCK.sub(r"\1 h \2 min", lowered(typed))))
    found: list[timedelta] = []
    bare: list[float] = []
    before = timedelta()
    for item in ITEM.finditer(text):
        if item["gap"]:
            before = timedelta()
        elif not item["unit"]:
            bare.append(float(item["count"]))
        else:
            unit, count = UNITS[item["unit"][0]], float(item["count"])
            if unit < before and not bare:
                found[-1] += count * unit
            else:
                found += [each * unit for each in (*bare, count)]
            bare, before = [], unit
    if bare or not found or ITEM.sub("", text).strip():
        raise NotUnderstood(typed)
    return _within_bounds(sorted({MINUTE * round(each / MINUTE) for each in found}), typed)


def _within_bounds(steps: list[timedelta], typed: str) -> tuple[timedelta, ...]:
    if steps[0] < SHORTEST:
        raise StepTooShort(typed)
    if steps[-1] > LONGEST:
        raise StepTooLong(typed)
    if len(steps) > MOST:
        raise TooManySteps(typed)
    return tuple(steps)
