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


def answer(
    conversation: Conversation, typed: str, now: datetime, cause: int | None, beside: str | None = None
) -> Conversation:
    """Keep what was typed and go on to the next question; after the last one nothing is asked.

    `beside` is what was said beyond the answer; it is kept among the notes.

    Raises:
        QuestionGone: nothing is asked.
    """
    asked = _asked(conversation)
    answers, said_at = {**conversation.answers, asked: typed}, {**conversation.said_at, asked: now}
    return _at(replace(_noted(conversation, beside), answers=answers, said_at=said_at), _after(asked), now, cause)


def skip(conversation: Conversation, now: datetime, cause: int | None) -> Conversation:
    """Go on without an answer; one given before is dropped. Raises QuestionGone."""
    asked = _asked(conversation)
    answers = {step: typed for step, typed in conversation.answers.items() if step is not asked}
    said_at = {step: at for step, at in conversation.said_at.items() if step is not asked}
    return _at(replace(conversation, answers=answers, said_at=said_at), _after(asked), now, cause)


def back(conversation: Conversation, now: datetime, cause: int | None) -> Conversation:
    """Return to the question before, or stay at the first. Raises QuestionGone."""
    place = STEPS.index(_asked(conversation))
    return _at(conversation, STEPS[max(place - 1, 0)], now, cause)


def misunderstood(conversation: Conversation, typed: str, now: datetime, cause: int | None) -> Conversation:
    """Keep an answer that could not be read among the notes, and go on asking the same."""
    return _at(_noted(conversation, typed), conversation.asked, now, cause)


def is_done(conversation: Conversation) -> bool:
    """Whether every question was answered or skipped."""
    return conversation.asking is Asking.NEW_LEAD and conversation.asked is None


def is_over(conversation: Conversation, now: datetime) -> bool:
    """Whether its time ran out at `now`."""
    return now >= conversation.touched_at + WAITS_FOR


def overdue(conversation: Conversation) -> Conversation | None:
    """What is left of a conversation whose time ran out: a draft, if it holds anything that was typed."""
    if conversation.answers or conversation.text:
        return replace(conversation, overdue=True, refused=0)
    return None


def cancelled(conversation: Conversation, now: datetime) -> Conversation:
    """A half recorded lead that its recorder ended: a draft for a day, in which they may change their mind."""
    return replace(_dated(conversation), overdue=True, cancelled=True, touched_at=now)


def resume(conversation: Conversation, now: datetime) -> Conversation:
    """Take up a draft where it was left; what was answered is meant as it was then."""
    return replace(_dated(conversation), overdue=False, cancelled=False, touched_at=now)


def half_recorded(asked: Conversation | None) -> Conversation | None:
    """The lead that is half recorded where this is asked: itself, or what waits behind it."""
    return asked if asked is None or asked.holds_a_lead else asked.behind


def resume_before(draft: Conversation, asked: Conversation | None, now: datetime) -> Conversation:
    """Take up a draft in the place of what is asked; another half recorded lead becomes the draft behind it."""
    other = half_recorded(asked)
    resumed = resume(draft, now)
    if other is None or other.cancelled or other.cause == draft.cause:
        return resumed
    further = draft.behind if other.behind is not None and other.behind.cause == draft.cause else other.behind
    return replace(resumed, behind=replace(other, overdue=True, behind=further))


def said_at(conversation: Conversation, step: Field) -> datetime:
    """When an answer was typed; of one kept by an older version, when the conversation stood there last."""
    return conversation.said_at.get(step, conversation.touched_at)


def _dated(conversation: Conversation) -> Conversation:
    return replace(conversation, said_at={step: said_at(conversation, step) for step in conversation.answers})


def _noted(conversation: Conversation, words: str | None) -> Conversation:
    return replace(conversation, text="\n".join(filter(None, (conversation.text, words))) or None)


def _asked(conversation: Conversation) -> Field:
    if conversation.asked is None:
        raise QuestionGone
    return conversation.asked


def _after(field: Field) -> Field | None:
    place = STEPS.index(field) + 1
    return STEPS[place] if place < len(STEPS) else None


def _at(conversation: Conversation, asked: Field | None, now: datetime, cause: int | None) -> Conversation:
    return replace(conversation, asked=asked, touched_at=now, cause=cause)
