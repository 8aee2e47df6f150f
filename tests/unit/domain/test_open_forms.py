"""Words under a form that nobody tapped: an answer, or the next lead."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from domain import open_forms
from domain.answers import Reading
from domain.people import Asking
from domain.when import Habits

BY = Reading(datetime(2026, 11, 23, 10, tzinfo=UTC), ZoneInfo("America/Halifax"), Habits(), "CA", "CAD")


@pytest.mark.parametrize(
    ("typed", "is_one"),
    [("20 min", True), ("1h", True), ("in 20 min", False), ("15", False), ("15:30", False), ("48 h", False)],
)
def test_how_long_it_took_is_told_from_when_to_come_back(typed: str, is_one: bool) -> None:
    assert open_forms.is_a_length(typed) is is_one


@pytest.mark.parametrize(
    ("asking", "typed", "answers_it"),
    [
        (Asking.REASON, "too expensive", True),
        (Asking.REASON, "Jane chose another agent", True),
        (Asking.REASON, "went with Acme Roofs", True),
        (Asking.REASON, "husband lost his job, try again in march", True),
        (Asking.REASON, "no answer", True),
        (Asking.REASON, "Bob Roy tomorrow 3pm", False),
        (Asking.REASON, "Bob Roy wants a fence", False),
        (Asking.REASON, "902-555-0177", False),
        (Asking.REASON, "thanks", False),
        (Asking.SNOOZED_WHY, "she is on holiday", True),
        (Asking.SNOOZED_WHY, "Bob Roy, fri 9", False),
        (Asking.NEXT, "tomorrow 3pm", True),
        (Asking.NEXT, "yesterday", True),
        (Asking.NEXT, "Bob Roy tomorrow 3pm", False),
        (Asking.NEXT, "wants an offer", False),
        (Asking.SNOOZE, "in 2 hours", True),
        (Asking.SNOOZE, "she is away", False),
        (Asking.WON, "12,500", True),
        (Asking.WON, "Bob Roy wants a fence", False),
        (Asking.WHO_HELPED, "Bob", True),
        (Asking.WHO_HELPED, "the spring fair", True),
        (Asking.WHO_HELPED, "nobody", False),
        (Asking.WHO_HELPED, "Bob, 902-555-0177", False),
        (Asking.WHO_HELPED, "Omar Haddad has two dogs", False),
    ],
)
def test_an_answer_is_told_from_the_next_lead(asking: Asking, typed: str, answers_it: bool) -> None:
    assert open_forms.fits(asking, typed, BY) is answers_it
