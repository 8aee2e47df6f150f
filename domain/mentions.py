"""Times that a sentence about something else speaks of, and which of them can be trusted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.errors import MomentPassed, NotUnderstood
from domain.grammar import Match, Tokens, Trust, tokens_of
from domain.moments import Habits, Moment, reckon
from domain.time_phrases import GRAMMAR, Step, garbled, impossible, steps
from domain.time_pieces import AT_ONCE, NOTHING, Piece, Scene
from domain.time_surroundings import (
    WORDS,
    alternative,
    breaks,
    cut_after,
    cut_before,
    end_of_an_hour,
    follows_a_call,
    is_announced,
    is_like_a_day,
    is_of_an_event,
    is_of_what_is_wanted,
    is_terse,
    may_end,
    tells_of_the_past,
)
from domain.typed import plain

MOST = 32
"""Times of a sentence looked at closely: nobody names more, and each costs up to 200 µs."""
FALSE_START = 0.125
"""What a place costs of these where no phrase begins after all, as at every “de la” of a Spanish text."""
MOST_ALTERNATIVES = 4
HOUR_SIGNS = frozenset((":", "am", "pm", "a", "p", "h", "uhr", "hs", "ч"))
"""What follows the number of an hour."""
LONGEST_SHORT = 5
"""Letters of a short weekday: “thurs”."""

CONTRADICTING = frozenset(("next", "last"))
"""Words before a day that leave nobody knowing which is meant: “next tomorrow”."""
CAME_IN = re.compile(r"(?:^| )walk ?in$")
"""Words that tell of a visit without a verb that does."""


class Kind(StrEnum):
    """What a time in a sentence is good for."""

    DUE = "due"  # it is to come
    PASSED = "passed"  # it reads like a follow-up but has passed
    TOLD = "told"  # it belongs to what happened: “met him on friday”
    UNCLEAR = "unclear"  # it looks like a time but makes no sense
    EVENT = "event"  # it is the date of what people speak of: “wedding june 20”


@dataclass(frozen=True)
class Mention:
    """One time in a sentence: sentence[start:end]; `moment` when it is due; `announced` by “call Bob …”."""

    kind: Kind
    start: int
    end: int
    moment: Moment | None = None
    announced: bool = False
    apart: bool = False
    """It begins a thought, and isn't part of one about something else."""
    broad: bool = False
    """It is a whole month."""
    at_once: bool = False
    """It says “asap”: any other time is more than that."""


DATES = frozenset(("day_month", "month_day", "day_month_year", "month_day_year", "numeric_date", "slashed"))
"""Days of the calendar, not told from today."""
MONTHS = frozenset(("month_start", "month_middle", "month_end"))


@dataclass(frozen=True)
class _Phrase:
    """Tokens first … end (exclusive) and what they say together."""

    first: int
    end: int
    said: Piece = NOTHING
    trust: Trust = Trust.NEVER
    rules: tuple[str, ...] = ()
    garbled: bool = False

    def then(self, step: Step, trust: Trust) -> _Phrase:
        """One more phrase; two that go together are seldom there by chance."""
        least = Trust.BOUNDED if self.rules else Trust.NEVER
        rules = (*self.rules, step.rule)
        return _Phrase(self.first, step.end, step.said, max(self.trust, trust, least), rules)


def mentions(sentence: str, now: datetime, zone: ZoneInfo, habits: Habits, *, day_first: bool) -> tuple[Mention, ...]:
    """The trustworthy times of a sentence, in their order."""
    try:
        scene = Scene(now.astimezone(zone).date(), day_first)
    except OverflowError:  # the last day of the calendar
        return ()
    seen = plain(sentence)
    tokens = tokens_of(seen.text)
    found: list[Mention] = []
    place, looked = 0, 0.0
    while place < len(tokens) and looked < MOST:
        if not _may_be_a_time(tokens, place):
            place += 1
            continue
        phrase = _phrase(tokens, place, scene)
        looked += 1 if phrase else FALSE_START
        if phrase and (choice := _choice(tokens, phrase, scene)):
            looked += MOST_ALTERNATIVES
            phrase = choice if _trusted(tokens, choice) else phrase
        place = phrase.end if phrase else place + 1
        if phrase and _trusted(tokens, phrase) and (whole := _unhalved(tokens, _uncut(tokens, phrase))):
            start, end = seen.span(tokens.starts[whole.first], tokens.ends[whole.end - 1])
            kind, moment = _judged(tokens, whole, now, zone, habits)
            announced = whole.said.vague not in ("soon", AT_ONCE) and follows_a_call(tokens, whole.first)
            if not announced and _is_of_an_event(tokens, whole):
                kind, moment = Kind.EVENT, None
            at_once = whole.said.vague == AT_ONCE
            apart = whole.first == 0 or not tokens.words[whole.first - 1].isalnum() or breaks(tokens, whole.first)
            broad = MONTHS.issuperset(whole.rules)
            found.append(Mention(kind, start, end, moment, announced, apart, broad, at_once))
            place = max(place, whole.end)
    return tuple(found)


def due_of(times: Iterable[Mention]) -> Mention | None:
    """The time at which to follow up: beside “call …” before elsewhere, a day before a month, one that stands for
    itself before one inside a thought, the first before the others. None when that one isn't understood.
    """
    told = (each for each in times if each.kind in (Kind.DUE, Kind.UNCLEAR))
    best = max(
        told,
        key=lambda each: (
            each.announced,
            not each.broad,
            not each.at_once,
            each.kind is Kind.DUE,
            each.apart,
            -each.start,
        ),
        default=None,
    )
    return best if best and best.kind is Kind.DUE else None


def _may_be_a_time(tokens: Tokens, place: int) -> bool:
    """Whether a phrase can begin here; a bare number must be announced, or it is none."""
    word = tokens.words[place]
    if word not in WORDS.leads or place + 1 == len(tokens):
        return GRAMMAR.may_begin(tokens, place)
    announced = word in WORDS.hour_leads and GRAMMAR.knows(tokens.words[place + 1])
    return announced or GRAMMAR.may_begin(tokens, place + 1) or GRAMMAR.may_begin(tokens, place)


def _phrase(tokens: Tokens, place: int, scene: Scene) -> _Phrase | None:
    """The time phrase that begins at `place`, with the word that announces it (“by friday”)."""
    first = place + (tokens.words[place] in WORDS.leads and place + 1 < len(tokens))
    phrase = _grown(tokens, first, _Phrase(place, first), scene)
    if phrase is None and first > place:  # the word is part of it: “до 12 в пятницу”
        phrase = _grown(tokens, place, _Phrase(place, place), scene)
    while phrase is not None and not phrase.garbled and phrase.end < len(tokens):
        grown = _grown(tokens, phrase.end, phrase, scene)
        if grown is None and tokens.words[phrase.end] in WORDS.fillers and phrase.end + 1 < len(tokens):
            grown = _grown(tokens, phrase.end + 1, phrase, scene)
        if grown is None and _is_abbreviated(tokens, phrase):
            grown = _grown(tokens, phrase.end + 1, replace(phrase, end=phrase.end + 1), scene)
        if grown is None:
            break
        phrase = grown
    return phrase


def _is_abbreviated(tokens: Tokens, phrase: _Phrase) -> bool:
    """Whether the point of a short weekday comes next, and more after it: “fri. 11:30”."""
    at = phrase.end
    more = at + 1 < len(tokens) and not breaks(tokens, at + 1)
    short = len(tokens.words[at - 1]) <= LONGEST_SHORT and phrase.said.weekday is not None
    return more and short and tokens.words[at] == "." and tokens.glued[at] and not phrase.said.clock


def _grown(tokens: Tokens, at: int, phrase: _Phrase, scene: Scene) -> _Phrase | None:
    """The phrase with what the tokens from `at` on add to it, or None."""
    matches = [match for match in GRAMMAR.matches(tokens, at) if not _takes_an_hour(tokens, match)]
    step = next((step for step in steps(matches, phrase.said, scene) if _fits(tokens, at, phrase, step)), None)
    wrong = 0 if phrase.rules and tokens.words[at - 1] == "," else garbled(matches, scene)
    if wrong > (step.end if step else 0):
        return replace(phrase, end=wrong, trust=max(phrase.trust, Trust.BOUNDED), garbled=True)
    if step is None and not phrase.rules and (end := impossible(matches)):
        return replace(phrase, end=end, trust=Trust.ALONE, garbled=True)
    return phrase.then(step, _trust(tokens, at, step)) if step else None


def _choice(tokens: Tokens, phrase: _Phrase, scene: Scene) -> _Phrase | None:
    """All the times between which a choice is left, as one that is unclear: “either fri 9 or mon 10”."""
    whole = phrase
    for _ in range(MOST_ALTERNATIVES):
        at = alternative(tokens, whole.end)
        if at == len(tokens):
            break
        other = _phrase(tokens, at, scene)
        if other is None and tokens.words[at].isdigit() and phrase.said.names_a_day and may_end(tokens, at + 1):
            other = replace(phrase, end=at + 1)  # “fri 9 or 10”
        if other is None:
            break
        pair = Trust.BOUNDED if whole.said.weekday is not None and other.said.weekday is not None else Trust.NEVER
        whole = replace(whole, end=other.end, trust=max(whole.trust, other.trust, pair), garbled=True)
    if whole is phrase:
        return None
    hedged = phrase.first > 0 and tokens.words[phrase.first - 1] in WORDS.hedges
    return replace(whole, first=phrase.first - hedged)


def _fits(tokens: Tokens, at: int, phrase: _Phrase, step: Step) -> bool:
    """Whether it belongs to the phrase: “fri, 25 dec” but not “tomorrow, fri”; a bare number is an hour in “at 5” and
    “fri 9”, but not in “fri 3 bedrooms” nor “fri, 3”.
    """
    days, weekday = step.said.days, step.said.weekday
    if step.trust is Trust.ANSWER:
        return False
    if tokens.words[at - 1] == "," and days and weekday not in (None, *(day.weekday() for day in days)):
        return False
    if step.rule != "hour" and not (step.rule == "dotted" and phrase.said.names_a_day):
        return True
    led = at > 0 and tokens.words[at - 1] in WORDS.hour_leads
    follows = phrase.said.names_a_day and phrase.end == at
    return (led or follows) and may_end(tokens, step.end) and not cut_after(tokens, step.end)


def _takes_an_hour(tokens: Tokens, match: Match) -> bool:
    """Whether what a phrase takes for the year is an hour: the 10 of “apr 20 10am”."""
    year = match.rule.endswith("_year") and tokens.words[match.end - 1].isdigit()
    return year and match.end < len(tokens) and tokens.words[match.end] in HOUR_SIGNS


def _trust(tokens: Tokens, at: int, step: Step) -> Trust:
    if step.rule == "hour":  # doubts about it are dealt with above
        return Trust.BOUNDED
    if step.end == at + 1 and tokens.words[at] in WORDS.doubtful:
        return Trust.ALONE
    return step.trust


def _speaks_alone(tokens: Tokens, phrase: _Phrase) -> bool:
    """Whether a doubtful time is announced, or is all that stands between two commas."""
    first, end = phrase.first, phrase.end
    if tokens.words[first] in WORDS.leads or is_announced(tokens, first):
        return True
    if end < len(tokens) and tokens.words[end].isalnum() and not breaks(tokens, end):
        return False
    if first == 0:  # “Sun, 902-555-0134” is somebody's name
        return end == len(tokens) or tokens.words[first] not in WORDS.doubtful
    return not tokens.words[first - 1].isalnum() or breaks(tokens, first)


def _trusted(tokens: Tokens, phrase: _Phrase) -> bool:
    if tokens.text[tokens.starts[phrase.first] : tokens.ends[phrase.end - 1]] in WORDS.idioms:
        return False
    if phrase.rules[:1] == ("weekday",) and tokens.words[max(phrase.first - 1, 0)] in WORDS.titles:
        return False
    if phrase.trust in (Trust.SURE, Trust.NEVER) and not phrase.garbled:
        return phrase.trust is Trust.SURE
    if not may_end(tokens, phrase.end):
        return False
    return phrase.trust is not Trust.ALONE or _speaks_alone(tokens, phrase) or is_terse(tokens, phrase.end)


def _uncut(tokens: Tokens, phrase: _Phrase) -> _Phrase | None:
    """The phrase when it stands free; the whole range (“mon-fri”), garbled, when it is part of one; else
    None."""
    before, after = cut_before(tokens, phrase.first), cut_after(tokens, phrase.end)
    if not before and not after:
        return phrase
    known = (not before or GRAMMAR.knows(tokens.words[max(phrase.first - 2, 0)])) and (
        not after or GRAMMAR.knows(tokens.words[min(phrase.end + 1, len(tokens) - 1)])
    )
    if not known:
        return None
    first, end = phrase.first, phrase.end
    while first > 0 and tokens.glued[first]:
        first -= 1
    while end < len(tokens) and tokens.glued[end]:
        end += 1
    return replace(phrase, first=first, end=end, garbled=True)


def _unhalved(tokens: Tokens, phrase: _Phrase | None) -> _Phrase | None:
    """The phrase, garbled where a weekday before its hour or an hour after its day wasn't read.

    Half of a time is worse than none: “firday 3pm” isn't today.
    """
    if phrase is None or phrase.garbled or phrase.said.vague:
        return phrase
    if phrase.rules[0] == "day" and phrase.first > 0 and tokens.words[phrase.first - 1] in CONTRADICTING:
        return replace(phrase, first=phrase.first - 1, garbled=True)
    if phrase.said.clock and not phrase.said.names_a_day and is_like_a_day(tokens, phrase.first - 1):
        dotted = tokens.words[phrase.first - 1] == "."
        return replace(phrase, first=phrase.first - 1 - dotted, garbled=True)
    if phrase.said.names_a_day and not phrase.said.clock and (end := end_of_an_hour(tokens, phrase.end)):
        return replace(phrase, end=end, garbled=True)
    return phrase


def _judged(
    tokens: Tokens, phrase: _Phrase, now: datetime, zone: ZoneInfo, habits: Habits
) -> tuple[Kind, Moment | None]:
    if phrase.garbled:
        return Kind.UNCLEAR, None
    if not phrase.said.ahead and (tells_of_the_past(tokens, phrase.first) or _has_come(tokens, phrase)):
        return Kind.TOLD, None
    try:
        return Kind.DUE, reckon(phrase.said, now, zone, habits)
    except MomentPassed:
        return Kind.PASSED, None
    except (NotUnderstood, OverflowError, ValueError):  # thursday 25 december that is a friday; the year 9999
        return Kind.UNCLEAR, None


def _is_of_an_event(tokens: Tokens, phrase: _Phrase) -> bool:
    """Whether it is the day of what happens or is wanted; a weekday in a wish may well be when to call."""
    if is_of_an_event(tokens, phrase.first):
        return phrase.said.names_a_day
    return not DATES.isdisjoint(phrase.rules) and is_of_what_is_wanted(tokens, phrase.first)


def _has_come(tokens: Tokens, phrase: _Phrase) -> bool:
    """Whether “today” says when somebody came: “walk in today”, but not “walk in today 5pm”."""
    before = " ".join(word for word in tokens.words[max(0, phrase.first - 3) : phrase.first] if word.isalnum())
    return phrase.rules == ("day",) and tokens.words[phrase.end - 1] == "today" and CAME_IN.search(before) is not None
