"""What came out of a file goes again with it as long as nobody has touched it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain import arrivals, homecoming, lifecycle, takeout
from domain.arrivals import AS_IT_CAME_BACK
from domain.homecoming import Homecoming
from domain.models import Deed
from tests.unit.domain.the_cast import ANN_DOES, MONDAY_23, PRIVATE, follow_up, recorded

CAUSE = -7
MARKED = replace(follow_up(recorded(1), ANN_DOES, MONDAY_23), before=None, undo_until=None)
BACK = arrivals.brought_back(MARKED, CAUSE)


def test_a_lead_that_came_back_with_its_history_is_untouched_as_it_came() -> None:
    assert arrivals.is_untouched(BACK, CAUSE)
    assert not arrivals.is_untouched(BACK, CAUSE - 1)
    assert [replace(event, details={}, cause=None) for event in BACK.events] == [
        replace(event, details={}, cause=None) for event in MARKED.events
    ]


def test_what_people_do_touches_a_lead_that_came_back_and_what_the_bot_does_not() -> None:
    assert arrivals.is_untouched(replace(BACK, nags=2, version=9, next_nag_at=MONDAY_23), CAUSE)
    later = MONDAY_23 + timedelta(minutes=1)
    assert not arrivals.is_untouched(lifecycle.note(BACK, "hi", Deed(ANN_DOES.by, 9), later), CAUSE)
    assert not arrivals.is_untouched(replace(BACK, need="a roof"), CAUSE)
    assert not arrivals.is_untouched(replace(BACK, deleted_at=later), CAUSE)


@pytest.mark.parametrize(("cause", "knows"), [(CAUSE, True), (None, False)])
def test_leads_that_come_back_are_known_by_what_brought_them(cause: int | None, *, knows: bool) -> None:
    back = homecoming.marked(Homecoming((MARKED,), 0, as_it_was=True), Deed(ANN_DOES.by, cause))
    assert back.new[0].knows(CAUSE) is knows


def test_what_undo_knows_a_lead_by_is_not_taken_along() -> None:
    content = takeout.write(PRIVATE, [BACK], MONDAY_23)
    assert content == takeout.write(PRIVATE, [MARKED], MONDAY_23)
    assert AS_IT_CAME_BACK.encode() not in content
