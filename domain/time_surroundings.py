"""What stands around a time in a sentence, and what that tells of it: whether it is free, announced, or past."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from domain.capture_words import LANGUAGES_OF
from domain.grammar import Tokens
from domain.time_phrases import GRAMMAR

WORDS = GRAMMAR.words
WEEKDAYS = GRAMMAR.slot("weekday")
"""The weekdays of all languages in full."""
NUMBERS = frozenset(word for word in GRAMMAR.slot("count") if len(word) > 2)
RUN_TOGETHER = re.compile(r"(?:[1-9]|1\d|2[0-3])[0-5]\d")
"""An hour and minutes with nothing between them."""
LOOK_BACK = 12
"""Words before a time among which a verb may say that it was."""
NEAR_ENOUGH, SHORTEST_MISSPELT = 1, 6
"""Slips of the finger in a weekday, and the letters it has."""
JOINING = frozenset("-/:.,'&+_@~")
"""Signs that make one word of what they stand between: “mon-fri”, “9:30”."""
CLINGING = frozenset("$€£¥₽₹%#=\\")
"""Signs that belong to the number or word beside them."""


def alternative(tokens: Tokens, end: int) -> int:
    """Where the words after “, or maybe” begin; the end of the text when no such words come next."""
    at = end + (end < len(tokens) and tokens.words[end] == ",")
    if at == len(tokens) or tokens.words[at] not in WORDS.alternatives:
        return len(tokens)
    at += 1
    return at + (at < len(tokens) and tokens.words[at] in WORDS.hedges)


def may_end(tokens: Tokens, end: int) -> bool:
    """Whether a time may end here: no ordinary word comes next, which would make it that word's attribute."""
    if end == len(tokens) or breaks(tokens, end):
        return True
    word = tokens.words[end]
    if word.isdigit():
        return not tokens.words[end - 1].isdigit()
    return not word.isalnum() or word in WORDS.connectives


def breaks(tokens: Tokens, place: int) -> bool:
    """Whether a new line begins before this token."""
    return "\n" in tokens.text[tokens.ends[place - 1] : tokens.starts[place]]


def is_announced(tokens: Tokens, first: int) -> bool:
    """Whether words like “call her” stand before the time."""
    at = first - 1
    while at >= max(0, first - LOOK_BACK) and tokens.words[at] in WORDS.pronouns:
        at -= 1
    return at >= 0 and tokens.words[at] in WORDS.follow_ups


def follows_a_call(tokens: Tokens, first: int) -> bool:
    """Whether the thought that the time is part of began with words like “call”: “call Bob fri 9”."""
    for at in range(first - 1, max(-1, first - 1 - LOOK_BACK), -1):
        word = tokens.words[at]
        if word in WORDS.follow_ups:
            return True
        if word in WORDS.turns or word in ",;.!?|" or breaks(tokens, at + 1):
            return False
    return False


def is_terse(tokens: Tokens, end: int) -> bool:
    """Whether it ends like “2w”: glued, and nothing but a time."""
    return tokens.words[end - 1] in WORDS.terse and tokens.glued[end - 1]


def is_like_a_day(tokens: Tokens, place: int) -> bool:
    """Whether the word is a short weekday or a misspelt one, on the same line as the next."""
    if place < 0 or breaks(tokens, place + 1):
        return False
    if tokens.words[place] == "." and tokens.glued[place] and place > 0:
        place -= 1
    word = tokens.words[place]
    if word in WORDS.short_days:
        return True
    return len(word) >= SHORTEST_MISSPELT and any(OSA.distance(word, day) <= NEAR_ENOUGH for day in WEEKDAYS)


def end_of_an_hour(tokens: Tokens, place: int) -> int:
    """Where the words end that say an hour from `place` on: “at seven forty”, “1530”; 0 where none do."""
    led = place < len(tokens) and tokens.words[place] in WORDS.hour_leads
    at = place + led
    if at >= len(tokens) or breaks(tokens, at):
        return 0
    word = tokens.words[at]
    if RUN_TOGETHER.fullmatch(word) and may_end(tokens, at + 1) and not cut_after(tokens, at + 1):
        return at + 1
    spelled = led and not word.isdigit() and any(match.rule == "hour" for match in GRAMMAR.matches(tokens, at))
    if not spelled:
        return 0
    while at + 1 < len(tokens) and tokens.words[at + 1] in NUMBERS and not breaks(tokens, at + 1):
        at += 1
    return at + 1


def is_of_an_event(tokens: Tokens, first: int) -> bool:
    """Whether what happens then is told right before: “wedding june 20”, “policy ends apr 30”."""
    at = first - 1
    while at > 0 and not breaks(tokens, at + 1) and tokens.words[at] in WORDS.fillers - {","}:
        at -= 1
    return at >= 0 and not breaks(tokens, at + 1) and tokens.words[at] in WORDS.events


def is_of_what_is_wanted(tokens: Tokens, first: int) -> bool:
    """Whether a date is led by a word like “on” within a wish: “wants catering for 40 on dec 12”."""
    if tokens.words[first] not in WORDS.leads:
        return False
    for at in range(first - 1, max(-1, first - 1 - LOOK_BACK), -1):
        word = tokens.words[at]
        if word in ",;.!?|" or breaks(tokens, at + 1):
            return False
        if word in LANGUAGES_OF:
            return at + 1 < first
    return False


def cut_before(tokens: Tokens, first: int) -> bool:
    """Whether the phrase is the rest of a longer word: “$5pm”, “mon-fri”."""
    if not tokens.glued[first]:
        return False
    sign = tokens.words[first - 1]
    if sign in JOINING:
        joined = first > 1 and tokens.glued[first - 1] and tokens.words[first - 2].isalnum()
        return joined and (sign not in ".:," or tokens.words[first - 2].isdigit())
    return sign.isalnum() or "_" in sign or not CLINGING.isdisjoint(sign)


def cut_after(tokens: Tokens, end: int) -> bool:
    """Whether the phrase is the beginning of a longer word: “mon-fri”, “fri's”."""
    if end == len(tokens) or not tokens.glued[end]:
        return False
    sign = tokens.words[end]
    if sign in JOINING:
        joined = end + 1 < len(tokens) and tokens.glued[end + 1] and tokens.words[end + 1].isalnum()
        return joined and (sign not in ".:," or tokens.words[end + 1].isdigit())
    return sign.isalnum() or "_" in sign or not CLINGING.isdisjoint(sign)


def tells_of_the_past(tokens: Tokens, first: int) -> bool:
    """Whether the verb before the time, on its line, tells of what was: “met him on friday”."""
    for at in range(first - 1, max(-1, first - 1 - LOOK_BACK), -1):
        word = tokens.words[at]
        if breaks(tokens, at + 1):
            return False
        if word in WORDS.past:
            return True
        if word in WORDS.follow_ups or word in WORDS.turns or word in ",;.!?|":
            return False
    return False
