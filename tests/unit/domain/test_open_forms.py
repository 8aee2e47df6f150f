"""Words under a form that nobody tapped: an answer, or the next lead."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain import open_forms
from domain.answers import Reading
from domain.errors import NotUnderstood
from domain.models import Lead, Rhythm, TouchKind
from domain.open_forms import Answer, Form
from domain.people import Asking, Conversation
from domain.when import Habits, Moment
from tests.unit.domain.the_cast import (
    ANN_DOES,
    ANN_HERSELF,
    MONDAY_10,
    SATURDAY_9,
    WEDNESDAY_9,
    follow_up,
    saved,
    shown,
    vague,
)

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
        (Asking.TOUCH, "tomorrow 3pm", True),
        (Asking.TOUCH, "yesterday", True),
        (Asking.TOUCH, "15", True),
        (Asking.TOUCH, "phone call", True),
        (Asking.TOUCH, "nothing now", True),
        (Asking.TOUCH, "no", False),
        (Asking.TOUCH, "yes", False),
        (Asking.TOUCH, "call Bob fri 9", False),
        (Asking.TOUCH, "Bob Roy, 15", False),
        (Asking.AGAIN, "in march", True),
        (Asking.AGAIN, "no", True),
        (Asking.AGAIN, "yes", True),
        (Asking.AGAIN, "stay in touch", False),
        (Asking.AGAIN, "phone call", False),
        (Asking.STAY, "stay in touch", True),
        (Asking.STAY, "yes", True),
        (Asking.STAY, "nothing", True),
        (Asking.STAY, "Bob Roy wants a fence", False),
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
        (Asking.EDIT, "phone 902-555-0199", True),
        (Asking.EDIT, "yesterday 3pm", True),
        (Asking.EDIT, "Bob Roy wants a fence", False),
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


@pytest.mark.parametrize(
    ("asking", "typed", "said"),
    [
        (Asking.TOUCH, "call", Answer(how=TouchKind.CALL)),
        (Asking.TOUCH, "Phone call.", Answer(how=TouchKind.CALL)),
        (Asking.TOUCH, "llamada", Answer(how=TouchKind.CALL)),
        (Asking.TOUCH, "15", Answer(minutes=15)),
        (Asking.TOUCH, "1h", Answer(minutes=60)),
        (Asking.TOUCH, "meeting, 45 min", Answer(how=TouchKind.MEETING, minutes=45)),
        (Asking.TOUCH, "15:30", Answer(due=Moment(datetime(2026, 11, 23, 19, 30, tzinfo=UTC), exact=True))),
        (Asking.TOUCH, "in 20 min", Answer(due=Moment(BY.now + timedelta(minutes=20), exact=True))),
        (Asking.TOUCH, "Nothing now", Answer()),
        (Asking.AGAIN, "no thanks", Answer()),
        (Asking.AGAIN, "15:30", Answer(due=Moment(datetime(2026, 11, 23, 19, 30, tzinfo=UTC), exact=True))),
        (
            Asking.AGAIN,
            "try again",
            Answer(due=Moment(datetime(2027, 2, 23, 13, tzinfo=UTC), exact=False), suggested=True),
        ),
        (
            Asking.STAY,
            "Yes",
            Answer(
                due=Moment(datetime(2027, 2, 21, 13, tzinfo=UTC), exact=False),
                suggested=True,
                every=Rhythm.NINETY_DAYS,
            ),
        ),
    ],
)
def test_what_is_said_under_a_form(asking: Asking, typed: str, said: Answer) -> None:
    assert open_forms.read(asking, typed, BY) == said


@pytest.mark.parametrize("typed", ["wants an offer", "20 min, wants an offer"])
def test_what_says_nothing_under_a_form_is_not_understood(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        open_forms.read(Asking.TOUCH, typed, BY)


def test_an_answer_describes_plans_or_lets_rest(lead: Lead, lost: Lead, closed: Lead) -> None:
    touched = saved(follow_up(lead, ANN_DOES, MONDAY_10))

    def answered(one: Lead, said: Answer) -> Lead:
        return open_forms.act(one, said, ANN_DOES, MONDAY_10, ANN_HERSELF)

    described = answered(touched, Answer(how=TouchKind.CALL, minutes=15))
    assert (described.touches[-1].kind, described.touches[-1].minutes) == (TouchKind.CALL, 15)
    assert described.due_at == touched.due_at
    assert answered(touched, Answer()).resting
    assert answered(touched, Answer(due=vague(WEDNESDAY_9))).due_at == WEDNESDAY_9
    assert answered(lost, Answer(due=vague(SATURDAY_9))).due_at == SATURDAY_9
    assert shown(answered(lost, Answer(due=vague(SATURDAY_9), suggested=True)).due_at) == "Mon 13 09:00"
    kept = answered(closed, Answer(due=vague(WEDNESDAY_9), suggested=True, every=Rhythm.NINETY_DAYS))
    assert (kept.due_at, kept.every) == (WEDNESDAY_9, Rhythm.NINETY_DAYS)


def test_a_form_asks_what_its_lead_is_to_be_asked(lead: Lead, lost: Lead, closed: Lead) -> None:
    touched = follow_up(lead, ANN_DOES, MONDAY_10)
    sixth = follow_up(replace(lead, touches=touched.touches * 5), ANN_DOES, MONDAY_10)
    assert open_forms.asks(Form.AFTER_TOUCH, touched) is Asking.TOUCH
    assert open_forms.asks(Form.AFTER_TOUCH, sixth) is None
    assert open_forms.drawn(Form.AFTER_TOUCH, sixth) is Form.DECISION
    assert open_forms.asks(Form.AFTER_CLIMB, touched) is Asking.TOUCH
    assert open_forms.asks(Form.AFTER_CLIMB, closed) is Asking.STAY
    assert open_forms.asks(Form.AGAIN, lost) is Asking.AGAIN
    assert open_forms.asks(Form.DELETE, lead) is None
    assert open_forms.asks(None, lead) is None


@pytest.mark.parametrize(
    ("typed", "is_one"),
    [
        ("met mike from the gym he wants a new roof", True),
        ("Jane Doe, 902-555-0134, next week", True),
        ("halb neun abends vielleicht", False),
        ("Jane Doe tomorrow at 3pm", False),
        ("a suburb of Halifax", False),
        ("Jane 902-555-0134", False),
    ],
)
def test_words_that_tell_of_somebody_where_something_else_is_asked(typed: str, is_one: bool) -> None:
    assert open_forms.is_plainly_a_lead(typed, BY) is is_one
