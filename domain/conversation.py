"""The guided recording of a lead: which question follows which, and what becomes of the answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from domain.errors import QuestionGone
from domain.models import Field
from domain.people import Asking, Conversation

WAITS_FOR = timedelta(hours=24)
"""How long a question waits for its answer; what was typed by then is offered as a draft."""

STEPS = (Field.NAME, Field.CONTACT, Field.SOURCE, Field.NEED, Field.VALUE, Field.DUE)
"""The questions in the order in which they are asked."""


def begin(chat: int, topic: int | None, now: datetime, cause: int | None) -> Conversation:
    """Start with the first question."""
    return Conversation(chat, topic, Asking.NEW_LEAD, now, now, asked=STEPS[0], cause=cause)


def answer(conversation: Conversation, typed: str, now: datetime, cause: int | None) -> Conversation:
    """Keep what was typed and go on to the next question; after the last one nothing is asked.

    Raises:
        QuestionGone: nothing is asked.
    """
    asked = _asked(conversation)
    answers = {**conversation.answers, asked: typed}
    return _at(replace(conversation, answers=answers), _after(asked), now, cause)


def skip(conversation: Conversation, now: datetime, cause: int | None) -> Conversation:
    """Go on without an answer; one given before is dropped. Raises QuestionGone."""
    asked = _asked(conversation)
    answers = {step: typed for step, typed in conversation.answers.items() if step is not asked}
    return _at(replace(conversation, answers=answers), _after(asked), now, cause)


def back(conversation: Conversation, now: datetime, cause: int | None) -> Conversation:
    """Return to the question before, or stay at the first. Raises QuestionGone."""
    place = STEPS.index(_asked(conversation))
    return _at(conversation, STEPS[max(place - 1, 0)], now, cause)


def misunderstood(conversation: Conversation, typed: str, now: datetime, cause: int | None) -> Conversation:
    """Keep an answer that could not be read among the notes, and go on asking the same."""
    kept = f"{conversation.text}\n{typed}" if conversation.text else typed
    return _at(replace(conversation, text=kept), conversation.asked, now, cause)


def is_done(conversation: Conversation) -> bool:
    """Whether every question was answered or skipped."""
    return conversation.asking is Asking.NEW_LEAD and conversation.asked is None


def is_over(conversation: Conversation, now: datetime) -> bool:
    """Whether its time ran out at `now`."""
    return now >= conversation.touched_at + WAITS_FOR


def overdue(conversation: Conversation) -> Conversation | None:
    """What is left of a conversation whose time ran out: a draft, if it holds anything that was typed."""
    if conversation.answers or conversation.text:
        return replace(conversation, overdue=True)
    return None


def resume(conversation: Conversation, now: datetime) -> Conversation:
    """Take up a draft where it was left."""
    return replace(conversation, overdue=False, touched_at=now)


def _asked(conversation: Conversation) -> Field:
    if conversation.asked is None:
        raise QuestionGone
    return conversation.asked


def _after(field: Field) -> Field | None:
    place = STEPS.index(field) + 1
    return STEPS[place] if place < len(STEPS) else None


def _at(conversation: Conversation, asked: Field | None, now: datetime, cause: int | None) -> Conversation:
    return replace(conversation, asked=asked, touched_at=now, cause=cause)
