"""Words under a form that nobody tapped: an answer, or the next lead."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain import open_forms
from domain.answers import Reading
from domain.people import Asking, Conversation
from domain.when import Habits

BY = Reading(datetime(2026, 11, 23, 10, tzinfo=UTC), ZoneInfo("America/Halifax"), Habits(), "CA", "CAD")


@pytest.mark.parametrize(
    ("asking", "typed", "answers_it"),
    [
        (Asking.REASON, "too expensive", True),
        (Asking.REASON, "Jane chose another agent", False),
        (Asking.REASON, "Bob was cheaper", True),
        (Asking.REASON, "wants to wait", True),
        (Asking.REASON, "Bob wants a roof", False),
        (Asking.REASON, "John $5000", False),
        (Asking.REASON, "Bob Roy from Facebook", False),
        (Asking.REASON, "Maria Lopez from Instagram, $350k", False),
        (Asking.REASON, "she said " + "so " * 12, False),
        (Asking.REASON, "went with Acme Roofs", True),
        (Asking.REASON, "husband lost his job, try again in march", True),
        (Asking.REASON, "no answer", True),
        (Asking.REASON, "Bob Roy tomorrow 3pm", False),
        (Asking.REASON, "Bob Roy wants a fence", False),
        (Asking.REASON, "902-555-0177", False),
        (Asking.REASON, "thanks", False),
        (Asking.SNOOZED_WHY, "she is on holiday", True),
        (Asking.SNOOZED_WHY, "Bob Roy, fri 9", False),
        (Asking.SNOOZED_WHY, "Maria wants a kitchen, from Facebook", False),
        (Asking.NEXT, "tomorrow 3pm", True),
        (Asking.NEXT, "yesterday", True),
        (Asking.NEXT, "Bob Roy tomorrow 3pm", False),
        (Asking.NEXT, "wants an offer", False),
        (Asking.SNOOZE, "in 2 hours", True),
        (Asking.SNOOZE, "she is away", False),
        (Asking.WON, "12,500", True),
        (Asking.WON, "Bob Roy wants a fence", False),
        (Asking.WON, "John $5000", False),
        (Asking.FIND, "Bob", False),
        (Asking.WHO_HELPED, "Bob", True),
        (Asking.WHO_HELPED, "the spring fair", True),
        (Asking.WHO_HELPED, "nobody", True),
        (Asking.WHO_HELPED, "Nothing.", True),
        (Asking.WHO_HELPED, "charlie", True),
        (Asking.WHO_HELPED, "my brother", True),
        (Asking.WHO_HELPED, "Bob Jones", True),
        (Asking.WHO_HELPED, "Facebook post", True),
        (Asking.WHO_HELPED, "ok", False),
        (Asking.WHO_HELPED, "wants a roof", False),
        (Asking.WHO_HELPED, "Wants a roof", False),
        (Asking.WHO_HELPED, "Bob wants a roof", False),
        (Asking.WHO_HELPED, "Bob from Facebook", False),
        (Asking.WHO_HELPED, "John $5000", False),
        (Asking.WHO_HELPED, "fri 9", False),
        (Asking.WHO_HELPED, "5000", False),
        (Asking.WHO_HELPED, "in 90 days", False),
        (Asking.WHO_HELPED, "Bob, 902-555-0177", False),
        (Asking.WHO_HELPED, "Omar Haddad has two dogs", False),
    ],
)
def test_an_answer_is_told_from_the_next_lead(asking: Asking, typed: str, answers_it: bool) -> None:
    assert open_forms.fits(asking, typed, BY) is answers_it


@pytest.mark.parametrize(("minutes", "is_one"), [(0, True), (59, True), (60, False)])
def test_a_form_is_answered_within_the_hour(minutes: int, is_one: bool) -> None:
    asked = Conversation(1, None, Asking.NEXT, BY.now, BY.now, untapped=True)
    assert open_forms.is_fresh(asked, BY.now + timedelta(minutes=minutes)) is is_one


def test_what_shows_by_itself_is_not_announced() -> None:
    assert open_forms.is_announced(Asking.SNOOZED_WHY)
    assert not open_forms.is_announced(Asking.NEXT)
    assert not open_forms.is_announced(Asking.FIND)
