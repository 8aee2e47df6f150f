"""“tomorrow 3pm” → an instant. The readings chosen stand in domain/time_pieces.py and domain/moments.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from dateutil.parser import isoparse

from domain.errors import MomentPassed, NotUnderstood
from domain.grammar import tokens_of
from domain.mentions import due_of, mentions
from domain.moments import DEFAULT_HABITS, Habits, Moment, instant, reckon, to_come
from domain.time_phrases import whole
from domain.time_pieces import Scene
from domain.time_surroundings import WORDS
from domain.typed import plain

__all__ = ["DEFAULT_HABITS", "Found", "Habits", "Moment", "either", "find", "read", "to_come"]

LONGEST_PHRASE = 200


@dataclass(frozen=True)
class Found:
    """A time phrase inside a sentence: sentence[start:end] says `moment`."""

    moment: Moment
    start: int
    end: int


def read(
    phrase: str, now: datetime, zone: ZoneInfo, *, habits: Habits = DEFAULT_HABITS, day_first: bool = True
) -> Moment:
    """The instant that `phrase` means, after `now` (aware), on the wall clock of `zone`.

    Raises:
        NotUnderstood: it is no time phrase, or speaks of a year in which nobody does business.
        MomentPassed: it speaks of a time that isn't to come any more.
    """
    text = plain(phrase).text.strip(" \t\n\r.,;!?…\"'“”()")
    if not text or len(text) > LONGEST_PHRASE:
        raise NotUnderstood(phrase)
    try:
        return to_come(moment, now) if (moment := _iso(text, zone)) else _read(text, now, zone, habits, day_first)
    except (OverflowError, ValueError) as beyond:  # the calendar ends in the year 9999
        raise NotUnderstood(phrase) from beyond
    except NotUnderstood:
        raise NotUnderstood(phrase) from None


def find(
    sentence: str, now: datetime, zone: ZoneInfo, *, habits: Habits = DEFAULT_HABITS, day_first: bool = True
) -> Found | None:
    """The time to come that `sentence` speaks of, if one is surely that of a follow-up."""
    best = due_of(mentions(sentence, now, zone, habits, day_first=day_first))
    return Found(best.moment, best.start, best.end) if best and best.moment else None


def either(
    phrase: str, now: datetime, zone: ZoneInfo, *, habits: Habits = DEFAULT_HABITS, day_first: bool = True
) -> tuple[Moment, ...]:
    """The times between which `phrase` leaves the choice: “fri 9 or mon 10”; none where it leaves no clear one."""
    parts = _alternatives(phrase)
    try:
        found = [read(part, now, zone, habits=habits, day_first=day_first) for part in parts]
    except (NotUnderstood, MomentPassed):
        return ()
    distinct = tuple(dict.fromkeys(found))
    return distinct if len(distinct) > 1 else ()


def _alternatives(phrase: str) -> list[str]:
    """“fri 9”, “fri 10” of “fri 9 or 10”."""
    text = plain(phrase).text
    tokens = tokens_of(text)
    parts: list[list[int]] = [[]]
    for place, word in enumerate(tokens.words):
        if word in WORDS.alternatives:
            parts.append([])
        elif word not in WORDS.hedges:
            parts[-1].append(place)
    said = [text[tokens.starts[part[0]] : tokens.ends[part[-1]]].strip(" ,") for part in parts if part]
    day = said[0].rpartition(" ")[0] if said else ""
    return [f"{day} {part}" if day and part.isdigit() else part for part in said]


def _iso(text: str, zone: ZoneInfo) -> Moment | None:
    """A date with a time as computers write it (ISO 8601), with an offset or in `zone`."""
    if "t" not in text or not text[:4].isdigit():
        return None
    try:
        at = isoparse(text.upper())
    except ValueError:
        return None
    return Moment(at.astimezone(UTC) if at.tzinfo else instant(at, zone), exact=True)


def _read(text: str, now: datetime, zone: ZoneInfo, habits: Habits, day_first: bool) -> Moment:
    tokens = tokens_of(text)
    scene = Scene(now.astimezone(zone).date(), day_first)
    for day_named in (False, True):  # “9h tomorrow”: that 9h is no span shows only later
        phrase = whole(tokens, Scene(scene.today, day_first, day_named))
        if phrase is not None:
            return reckon(phrase, now, zone, habits)
    raise NotUnderstood(text)
