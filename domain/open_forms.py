"""What is typed under a form without a tap: whether it answers the form, or is about somebody else.

An answer that goes to the wrong lead is worse than a question too many: whatever may be something else is no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from domain import answers, corrections, ladder, lifecycle, reply_words, small_talk, summary_words, worktime
from domain.answers import Reading
from domain.capture import Captured
from domain.errors import MomentPassed, NotUnderstood
from domain.models import Deed, EventKind, Lead, Rhythm, TouchKind
from domain.money import read_money
from domain.people import Asking, Conversation, Person
from domain.sources import KNOWN
from domain.typed import lowered, tidy
from domain.when import Moment

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


class Form(StrEnum):
    """What a lead's card turns into, where it asks something."""

    TOUCH = "touch"
    WHOLE_TOUCH = "whole-touch"
    DECISION = "decision"
    AFTER_TOUCH = "after-touch"
    AFTER_CLIMB = "after-climb"
    WON = "won"
    HELPED = "helped"
    STAY = "stay"
    LOST = "lost"
    AGAIN = "again"
    SNOOZE = "snooze"
    SNOOZED = "snoozed"
    DELETE = "delete"
    EDIT = "edit"


ASKS: Mapping[Form, Asking] = {
    Form.TOUCH: Asking.TOUCH,
    Form.WHOLE_TOUCH: Asking.TOUCH,
    Form.WON: Asking.WON,
    Form.HELPED: Asking.WHO_HELPED,
    Form.STAY: Asking.STAY,
    Form.LOST: Asking.REASON,
    Form.AGAIN: Asking.AGAIN,
    Form.SNOOZE: Asking.SNOOZE,
    Form.SNOOZED: Asking.SNOOZED_WHY,
    Form.EDIT: Asking.EDIT,
}
"""What a form asks beside its buttons, so that people just type it; the others ask for a press."""


def drawn(form: Form, lead: Lead) -> Form:
    """The form that is drawn of a lead, where that depends on how the lead stands."""
    if form is Form.AFTER_TOUCH:
        return Form.DECISION if lifecycle.wants_a_decision(lead) else Form.TOUCH
    if form is Form.AFTER_CLIMB:
        marks = (each.kind for each in reversed(lead.events) if each.kind in ladder.SUGGESTING)
        return Form.STAY if next(marks, None) is EventKind.CLOSED else Form.TOUCH
    return form


def asks(form: Form | None, lead: Lead) -> Asking | None:
    """What a form of the lead asks that may simply be typed, if anything."""
    return None if form is None else ASKS.get(drawn(form, lead))


@dataclass(frozen=True)
class Answer:
    """What words say under a form that asks for the next follow-up; nothing at all: that there is none.

    `how` and `minutes` are of the touch; `due` is the next follow-up, `suggested` by the form and so moved into working
    hours, `every` the rhythm of those after it.
    """

    how: TouchKind | None = None
    minutes: int | None = None
    due: Moment | None = None
    suggested: bool = False
    every: Rhythm | None = None

    @property
    def tells_of_the_touch(self) -> bool:
        """Whether it says how the touch was, so that what is next is still to be said."""
        return self.how is not None or self.minutes is not None


def read(asking: Asking, typed: str, by: Reading) -> Answer:
    """What `typed` says under the form that asks this: TOUCH, AGAIN or STAY.

    Raises:
        NotUnderstood: it says none of it.
        MomentPassed: the time named has passed.
    """
    if asking is Asking.TOUCH and (told := _told(typed)) is not None:
        return told
    words = _words(typed)
    if words in reply_words.NOTHING_NOW or (asking is not Asking.TOUCH and words in reply_words.NO):
        return Answer()
    if asking is Asking.AGAIN and words in reply_words.YES | reply_words.TRY_AGAIN:
        return Answer(due=answers.moment("in 3 months", by), suggested=True)
    if asking is Asking.STAY and words in reply_words.YES | reply_words.STAY_IN_TOUCH:
        return Answer(due=answers.moment("in 90 days", by), suggested=True, every=Rhythm.NINETY_DAYS)
    return Answer(due=answers.moment(typed, by))


def act(lead: Lead, said: Answer, deed: Deed, now: datetime, by: Person) -> Lead:
    """Do to `lead` what `by` said under its form. Raises what the moves of domain/lifecycle.py raise."""
    if said.tells_of_the_touch:
        return lifecycle.describe_touch(lead, deed, kind=said.how, minutes=said.minutes)
    if said.due is None:
        return lifecycle.rest(lead, deed)
    due = Moment(worktime.working_morning(said.due.at, by), exact=False) if said.suggested else said.due
    if said.every is not None:
        return lifecycle.keep_in_touch(lead, said.every, due, deed, now)
    return lifecycle.plan(lead, due, deed, now)


def _words(typed: str) -> str:
    return " ".join(lowered(typed).split()).strip(" .,!")


def _told(typed: str) -> Answer | None:
    """How the touch was and how long it took, in no more words than that: “phone call, 15 min”."""
    told = Answer()
    for part in map(_words, typed.split(",")):
        how, minutes = reply_words.HOW.get(part), _length(part)
        if how is None and minutes is None:
            return None
        told = replace(told, how=how or told.how, minutes=minutes or told.minutes)
    return told


def _length(said: str) -> int | None:
    """So many minutes; a number alone is that too, where it is asked for: “15”, but not “15:30”."""
    try:
        return answers.minutes(said) if ":" not in said else None
    except NotUnderstood:
        return None


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


def _is_answered(asking: Asking) -> Callable[[str, Reading], bool]:
    """Whether words answer a form that asks for more than a time."""

    def fits(typed: str, by: Reading) -> bool:
        try:
            read(asking, typed, by)
        except NotUnderstood:
            return False
        except MomentPassed:
            return True
        return True

    return fits


def _is_an_amount(typed: str, by: Reading) -> bool:
    try:
        read_money(typed, by.currency)
    except NotUnderstood:
        return False
    return True


def _is_a_change(typed: str, by: Reading) -> bool:
    try:
        corrections.chosen(typed, by)
    except NotUnderstood:
        return False
    except MomentPassed:
        return True
    return True


def _is_no_answer(typed: str, by: Reading) -> bool:
    """Whether it is small talk, or asks for the summary."""
    return small_talk.read(typed) is not None or summary_words.asked(typed, by) is not None


def _is_a_reason(typed: str, by: Reading) -> bool:
    if _is_no_answer(typed, by) or len(typed.split()) > A_REASON:
        return False
    return not _begins_a_lead(answers.sentence(typed, by))


def _is_a_helper(typed: str, by: Reading) -> bool:
    """Somebody or something by a name or by “the” and “my”; “Facebook post” is no lead whose name is Facebook."""
    if is_nobody(typed):
        return True
    words = typed.split()
    if _is_no_answer(typed, by) or not 0 < len(words) <= A_FEW_WORDS or not words[0][0].isalpha():
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


def is_plainly_a_lead(typed: str, by: Reading) -> bool:
    """Whether words that answer no question tell of somebody all the same, and more of them than a time."""
    if len(typed.split()) < A_FEW_WORDS:
        return False
    said = answers.sentence(typed, by)
    return _can_be_met(said) or (said.name is not None and any((said.need, said.source, said.value)))


def _begins_a_lead(said: Captured) -> bool:
    """Whether it says how to reach somebody, or who it is and something of them."""
    more = said.need or said.source or said.value or said.due or said.passed or said.unclear
    return _can_be_met(said) or (said.name is not None and more is not None)


def _can_be_met(said: Captured) -> bool:
    return said.reaches or bool(said.links)


RULES: Mapping[Asking, Rule] = {
    Asking.NEXT: Rule(_is_a_time),
    Asking.TOUCH: Rule(_is_answered(Asking.TOUCH)),
    Asking.AGAIN: Rule(_is_answered(Asking.AGAIN)),
    Asking.STAY: Rule(_is_answered(Asking.STAY)),
    Asking.SNOOZE: Rule(_is_a_time),
    Asking.WON: Rule(_is_an_amount),
    Asking.REASON: Rule(_is_a_reason, announced=True),
    Asking.SNOOZED_WHY: Rule(_is_a_reason, announced=True),
    Asking.WHO_HELPED: Rule(_is_a_helper, announced=True),
    Asking.EDIT: Rule(_is_a_change),
}
"""What forms ask beside their buttons; a time and an amount show by themselves how they were taken."""
