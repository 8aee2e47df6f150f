"""After how long people want to be reminded again, as they type it: “30 min, 2 h and 1 day”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from typing import NamedTuple

from domain.errors import NotUnderstood, StepTooLong, StepTooShort, TooManySteps
from domain.grammar import spellings
from domain.time_languages import LANGUAGES
from domain.typed import either, lowered

MINUTE = timedelta(minutes=1)
UNITS = {"week": timedelta(weeks=1), "day": timedelta(days=1), "hour": timedelta(hours=1), "minute": MINUTE}
LETTERS = {"w": "week", "d": "day", "h": "hour", "m": "minute"}

SHORTEST, LONGEST, MOST = timedelta(minutes=10), timedelta(days=14), 8
"""Nobody is rung more often than that, nor forgets a lead for longer."""


class _Said(NamedTuple):
    """How the languages speak of lengths of time."""

    units: Mapping[str, timedelta]
    counts: Mapping[str, str]
    clock: re.Pattern[str]
    half_hour: re.Pattern[str]
    counted: re.Pattern[str]
    item: re.Pattern[str]


def _spelled(slot: str) -> dict[str, str]:
    """The words of a slot in all languages, with what they mean."""
    slots = [language.slots.get(slot, {}) for language in LANGUAGES]
    return {spelled: value for words in slots for word, value in words.items() for spelled in spellings(word)}


@cache
def _said() -> _Said:
    """Built when it is first needed."""
    meant = _spelled("unit") | _spelled("letter") | LETTERS
    units = {word: UNITS[unit] for word, unit in meant.items() if unit in UNITS}
    counts = _spelled("count")
    unit = f"(?:{either(units)})(?!\\w)"
    gaps = {spelled for language in LANGUAGES for gap in language.gaps for spelled in spellings(gap)}
    halves = {spelled for language in LANGUAGES for half in language.half_hours for spelled in spellings(half)}
    return _Said(
        units,
        counts,
        re.compile(rf"(?<![\d:.])(\d{{1,3}})[:hч](\d\d)(?![\d:.])(?:\s*{unit})?"),
        re.compile(rf"(?<!\w)(?:{either(halves)})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{either(counts)})(?=\s+{unit})"),
        re.compile(
            rf"(?<![\d.])(?P<count>\d{{1,5}}(?:\.\d)?)(?!\d)\s*(?P<unit>(?:{either(units)})(?![^\W\d_]))?\.?"
            rf"|(?P<gap>[,;/&+]|(?<!\w)(?:{either(gaps)})(?!\w))"
        ),
    )


def read(typed: str) -> tuple[timedelta, ...]:
    """The lengths of time in what was typed, the shortest first, each once.

    “10, 30, 60 min” are three: a bare number has the unit of the one behind it. “1 h 30 min” is one, as is “1:30”:
    a smaller unit right behind a greater one goes on with it.

    Raises:
        StepTooShort, StepTooLong, TooManySteps: they are beyond the bounds above.
        NotUnderstood: there is something else in it, or nothing.
    """
    said = _said()
    text = said.clock.sub(r"\1 h \2 min", lowered(typed))
    text = said.half_hour.sub("30 min", text)
    text = said.counted.sub(lambda match: said.counts[match.group()], text)
    found: list[timedelta] = []
    bare: list[float] = []
    before = timedelta()
    for item in said.item.finditer(text):
        if item["gap"]:
            before = timedelta()
        elif not item["unit"]:
            bare.append(float(item["count"]))
        else:
            unit, count = said.units[item["unit"]], float(item["count"])
            if unit < before and not bare:
                found[-1] += count * unit
            else:
                found += [each * unit for each in (*bare, count)]
            bare, before = [], unit
    if bare or not found or said.item.sub("", text).strip():
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
