"""Where on the board a lead stands."""

from __future__ import annotations

from datetime import datetime

import pytest

from domain import boards, lifecycle
from domain.boards import Section
from domain.models import Lead
from tests.unit.domain.the_cast import (
    ANN_DOES,
    BERLIN,
    DAY,
    HALIFAX,
    HOUR,
    MINUTE,
    MONDAY_9,
    MONDAY_10,
    MONDAY_15,
    MONDAY_23,
    TUESDAY_9,
    april,
    owed_since,
    saved,
    vague,
)


@pytest.mark.parametrize(
    ("due", "section"),
    [
        (MONDAY_9, Section.OVERDUE),
        (MONDAY_10, Section.OVERDUE),
        (MONDAY_10 + MINUTE, Section.TODAY),
        (april(6, 23, 59), Section.TODAY),
        (april(7, 0), Section.WEEK),
        (april(12, 23, 59), Section.WEEK),
        (april(13, 0), Section.LATER),
    ],
)
def test_an_open_lead_stands_where_its_follow_up_falls(due: datetime, section: Section) -> None:
    assert boards.section_of(owed_since(due), MONDAY_10, HALIFAX) is section


@pytest.mark.parametrize(
    ("state", "section"), [("resting", Section.RESTING), ("closed", Section.WON), ("lost", Section.LOST)]
)
def test_a_lead_that_owes_nothing_stands_by_its_status(
    request: pytest.FixtureRequest, state: str, section: Section
) -> None:
    assert boards.section_of(request.getfixturevalue(state), MONDAY_10, HALIFAX) is section


@pytest.mark.parametrize(("state", "section"), [("closed", Section.WON), ("lost", Section.LOST)])
def test_an_ended_lead_with_a_plan_has_still_ended(
    request: pytest.FixtureRequest, state: str, section: Section
) -> None:
    waiting = lifecycle.plan(request.getfixturevalue(state), vague(TUESDAY_9), ANN_DOES, MONDAY_10)
    assert boards.section_of(waiting, MONDAY_10, HALIFAX) is section


def test_a_planned_follow_up_stands_where_it_falls(planned: Lead) -> None:
    assert boards.section_of(planned, MONDAY_10, HALIFAX) is Section.WEEK


def test_today_is_the_day_of_the_reader() -> None:
    tomorrow_in_berlin = owed_since(MONDAY_23)
    assert boards.section_of(tomorrow_in_berlin, MONDAY_10, HALIFAX) is Section.TODAY
    assert boards.section_of(tomorrow_in_berlin, MONDAY_10, BERLIN) is Section.WEEK


def test_every_lead_stands_in_one_section(lead: Lead, resting: Lead, closed: Lead, lost: Lead) -> None:
    board = boards.arrange([lead, resting, closed, lost], MONDAY_10, HALIFAX)
    assert board == {
        Section.OVERDUE: [],
        Section.TODAY: [],
        Section.WEEK: [lead],
        Section.LATER: [],
        Section.RESTING: [resting],
        Section.WON: [closed],
        Section.LOST: [lost],
    }


def test_the_earliest_follow_up_comes_first_and_of_equal_ones_the_oldest_lead() -> None:
    late, tied, early = owed_since(MONDAY_9, 1), owed_since(MONDAY_9 - HOUR, 3), owed_since(MONDAY_9 - HOUR, 2)
    assert boards.arrange([late, tied, early], MONDAY_10, HALIFAX)[Section.OVERDUE] == [early, tied, late]


def test_of_the_leads_won_the_latest_news_comes_first(closed: Lead) -> None:
    news = saved(lifecycle.note(closed, "sent flowers", ANN_DOES, MONDAY_15))
    assert boards.arrange([closed, news], MONDAY_15 + DAY, HALIFAX)[Section.WON] == [news, closed]


def test_sections_are_named_as_people_call_them() -> None:
    assert {each: boards.NAMES[each] for each in Section} == {each: each for each in Section}
    assert (boards.NAMES["closed"], boards.NAMES["open"]) == (Section.WON, None)
