"""What is typed under a form without a tap: whether it answers the form, or is about somebody else.

An answer that goes to the wrong lead is worse than a question too many: whatever may be something else is no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain import answers, small_talk
from domain.answers import Reading
from domain.capture import Captured
from domain.errors import MomentPassed, NotUnderstood
from domain.money import read_money
from domain.people import Asking, Conversation
from domain.sources import KNOWN
from domain.typed import lowered, tidy

OPEN_FOR = timedelta(hours=1)
"""How long words are taken for an answer that nobody tapped for; later they are about something else."""
A_FEW_WORDS = 4
"""Who or what helped is named in so many words; more of them tell a story."""
A_REASON = 12
"""Why something failed is said in so many words; more of them are a message about somebody."""

NOBODY = frozenset({"nobody", "no one", "noone", "none", "nothing"})
"""“Who helped?” “Nobody.”"""
BEFORE_A_HELPER = frozenset({"the", "a", "an", "my", "our", "his", "her", "their", "your", "this", "that"})
"""Words with which a helper begins that isn't named: “my brother”, “the spring fair”."""


@dataclass(frozen=True)
class Rule:
    """Which words answer what a form asks; `announced` says so where the answer alone would not show it."""

    fits: Callable[[str, Reading], bool]
    announced: bool = False


def fits(asking: Asking, typed: str, by: Reading) -> bool:
    """Whether the words can be nothing but an answer to what the form asks: RULES says which.

    A time that has passed is meant as one, and asked about.
    """
    rule = RULES.get(asking)
    return rule is not None and rule.fits(typed, by)


def is_announced(asking: Asking) -> bool:
    """Whether it is said that words were taken for the answer to this."""
    return asking in RULES and RULES[asking].announced


def is_fresh(conversation: Conversation, now: datetime) -> bool:
    """Whether a form was opened so lately that words are meant for it."""
    return now < conversation.touched_at + OPEN_FOR


def is_a_length(typed: str) -> bool:
    """Whether the words say how long something took, and no more: “20 min”; “in 20 min” and “15:30” are times."""
    try:
        answers.minutes(typed)
    except NotUnderstood:
        return False
    return any(map(str.isalpha, typed))


def is_nobody(typed: str) -> bool:
    """Whether the words say that nobody and nothing helped."""
    return lowered(typed).strip(" .!") in NOBODY


def _is_a_time(typed: str, by: Reading) -> bool:
    try:
        answers.moment(typed, by)
    except NotUnderstood:
        return False
    except MomentPassed:
        return True
    return True


def _is_an_amount(typed: str, by: Reading) -> bool:
    try:
        read_money(typed, by.currency)
    except NotUnderstood:
        return False
    return True


def _is_a_reason(typed: str, by: Reading) -> bool:
    if small_talk.read(typed) is not None or len(typed.split()) > A_REASON:
        return False
    return not _begins_a_lead(answers.sentence(typed, by))


def _is_a_helper(typed: str, by: Reading) -> bool:
    """Somebody or something by a name or by “the” and “my”; “Facebook post” is no lead whose name is Facebook."""
    if is_nobody(typed):
        return True
    words = typed.split()
    if small_talk.read(typed) is not None or not 0 < len(words) <= A_FEW_WORDS or not words[0][0].isalpha():
        return False
    said = answers.sentence(typed, by)
    if (
        said.due
        or said.value
        or said.reaches
        or said.links
        or said.need not in (None, tidy(typed), *_second_half(words))
    ):
        return False
    return _starts_like_one(words, said) and (not _begins_a_lead(said) or bool(_second_half(words)))


def _second_half(words: list[str]) -> tuple[str, ...]:
    """What stands behind the name of a network, if the words begin with one."""
    return (" ".join(words[1:]),) if lowered(words[0]) in KNOWN else ()


def _starts_like_one(words: list[str], said: Captured) -> bool:
    """Whether they begin with a capital letter, or one of the words before a helper; one name alone needs neither."""
    first = words[0]
    return first[0] == first[0].upper() or first in BEFORE_A_HELPER or said.name == first


def _begins_a_lead(said: Captured) -> bool:
    """Whether it says how to reach somebody, or who it is and something of them."""
    more = said.need or said.source or said.value or said.due or said.passed or said.unclear
    return said.reaches or bool(said.links) or (said.name is not None and more is not None)


RULES: Mapping[Asking, Rule] = {
    Asking.NEXT: Rule(_is_a_time),
    Asking.SNOOZE: Rule(_is_a_time),
    Asking.WON: Rule(_is_an_amount),
    Asking.REASON: Rule(_is_a_reason, announced=True),
    Asking.SNOOZED_WHY: Rule(_is_a_reason, announced=True),
    Asking.WHO_HELPED: Rule(_is_a_helper, announced=True),
}
"""What forms ask beside their buttons; a time and an amount show by themselves how they were taken."""
