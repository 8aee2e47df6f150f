"""Phrases in a row: what they say together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from domain.grammar import Grammar, Match, Tokens, Trust
from domain.time_clocks import CLOCK_RULES
from domain.time_dates import DATE_RULES
from domain.time_days import DAY_RULES
from domain.time_languages import LANGUAGES
from domain.time_pieces import NOTHING, Piece, Scene
from domain.time_spans import SPAN_RULES

RULES = {**SPAN_RULES, **DAY_RULES, **DATE_RULES, **CLOCK_RULES}
GRAMMAR = Grammar(LANGUAGES)
CENTURIES = ("19", "20")
"""What a year begins with that anybody writes about follow-ups."""
MONTHS, LONGEST_MONTH = 12, 31


class Step(NamedTuple):
    """What was said up to token `end`, with one more phrase."""

    said: Piece
    end: int
    rule: str
    trust: Trust


def _said(match: Match, scene: Scene) -> Piece | None:
    try:
        return RULES[match.rule](match.values, scene)
    except (OverflowError, ValueError):  # beyond the calendar, which ends in the year 9999
        return None


def steps(matches: list[Match], said: Piece, scene: Scene) -> Iterator[Step]:
    """How what was said can go on with these matches, the longest first."""
    here = Scene(scene.today, scene.day_first, scene.day_named or said.names_a_day)
    for match in matches:
        piece = _said(match, here)
        if piece is not None and (joined := said.joined(piece)) is not None:
            yield Step(joined, match.end, match.rule, match.trust)


def whole(tokens: Tokens, scene: Scene) -> Piece | None:
    """What all the tokens together say; the longest phrases first, and shorter ones where those lead nowhere."""
    waiting, seen = [(NOTHING, 0)], set[tuple[Piece, int]]()
    while waiting:
        said, place = here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        if place == len(tokens):
            return said if said != NOTHING else None
        matches = GRAMMAR.matches(tokens, place)
        if tokens.words[place] in GRAMMAR.words.fillers and not garbled(matches, scene):
            waiting.append((said, place + 1))
        further = [(step.said, step.end) for step in steps(matches, said, scene)]
        waiting += reversed(further)
    return None


def garbled(matches: list[Match], scene: Scene) -> int:
    """The end of what looks like a time and makes no sense (25:99, 30/2); 0 where nothing does."""
    for match in matches:
        if match.trust >= Trust.BOUNDED:
            return match.end if _is_likely(match) and _said(match, scene) is None else 0
    return 0


def impossible(matches: list[Match]) -> int:
    """The end of a day in a month that no year has (25/13), 0 where there is none; amid words it is a size."""
    slashed = (match for match in matches if match.rule == "slashed")
    days = (match.end for match in slashed if all(MONTHS < int(value) <= LONGEST_MONTH for value in match.values))
    return next(days, 0)


def _is_likely(match: Match) -> bool:
    """Whether numbers were meant for a time; 30/2 was, but 99/99 and 24/30 weren't."""
    if match.rule == "after_hour":  # “built after 2010”
        return False
    if match.rule == "slashed":
        low, high = sorted(map(int, match.values))
        return 1 <= low <= MONTHS and high <= LONGEST_MONTH
    return all(len(value) <= 2 or value.startswith(CENTURIES) for value in match.values)
