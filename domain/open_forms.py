"""What is typed under a form without a tap: whether it answers the form, or is about somebody else."""

from __future__ import annotations

from domain import answers, small_talk
from domain.answers import Reading
from domain.errors import MomentPassed, NotUnderstood
from domain.money import read_money
from domain.people import Asking

A_FEW_WORDS = 4
"""Who or what helped is named in so many words; more of them tell a story."""


def fits(asking: Asking, typed: str, by: Reading) -> bool:
    """Whether the words answer what the form asks: a time, an amount, who helped, or why.

    A time that has passed is meant as one, and asked about. Whoever names somebody with a way to reach them or a time
    begins a lead, whatever is asked.
    """
    if small_talk.read(typed) is not None:
        return False
    match asking:
        case Asking.NEXT | Asking.SNOOZE:
            return _is_a_time(typed, by)
        case Asking.WON:
            return _is_an_amount(typed, by)
        case Asking.WHO_HELPED if len(typed.split()) > A_FEW_WORDS:
            return False
    return not _begins_a_lead(typed, by)


def is_a_length(typed: str) -> bool:
    """Whether the words say how long something took, and no more: “20 min”; “in 20 min” and “15:30” are times."""
    try:
        answers.minutes(typed)
    except NotUnderstood:
        return False
    return any(map(str.isalpha, typed))


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


def _begins_a_lead(typed: str, by: Reading) -> bool:
    """Whether it says who it is, and when to follow up or what they want; a number or an address is somebody's."""
    said = answers.sentence(typed, by)
    if said.phones or said.emails or said.handles or said.links:
        return True
    if said.name is None:
        return False
    return said.due is not None or (said.need is not None and len(said.name.split()) > 1)
