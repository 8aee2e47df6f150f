"""How a lead stood at a moment of the past, by its history."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from domain import back_then, lifecycle, merging, partings
from domain.ladder import climb
from domain.models import Lead, Rhythm, Stage, Status
from tests.unit.domain.the_cast import (
    ANN,
    ANN_DOES,
    ANN_HERSELF,
    BOB,
    DAY,
    HOUR,
    MONDAY_10,
    follow_up,
    recorded,
    saved,
    vague,
)

FIRST, LATER = MONDAY_10 + DAY, MONDAY_10 + 60 * DAY


def stood(lead: Lead, *moments: datetime) -> list[Status | None]:
    return [back_then.told(back_then.standings(lead), moment) for moment in moments]


def stage(lead: Lead, moment: datetime) -> Stage | None:
    return back_then.told(back_then.stages(lead), moment)


def test_before_it_was_recorded_a_lead_stood_nowhere() -> None:
    assert stood(recorded(), MONDAY_10 - HOUR, MONDAY_10) == [None, Status.OPEN]
    assert stage(recorded(), MONDAY_10 - HOUR) is None


def test_each_mark_holds_from_its_moment_on() -> None:
    lead = saved(follow_up(recorded(), ANN_DOES, FIRST))
    lead = saved(lifecycle.lose(lead, ANN_DOES, FIRST + DAY))
    lead = saved(lifecycle.reopen(lead, vague(LATER + DAY), ANN_DOES, LATER))
    lead = saved(lifecycle.close(lead, ANN_DOES, LATER + HOUR))
    moments = (FIRST - HOUR, FIRST, FIRST + DAY, LATER, LATER + HOUR)
    assert stood(lead, *moments) == [Status.OPEN, Status.FOLLOWED_UP, Status.LOST, Status.OPEN, Status.CLOSED]


def test_a_lost_lead_whose_second_try_falls_due_is_open_again() -> None:
    lost = saved(lifecycle.lose(recorded(), ANN_DOES, FIRST))
    again = lifecycle.fall_due(saved(lifecycle.plan(lost, vague(LATER), ANN_DOES, FIRST)), LATER)
    assert stood(again, LATER - HOUR, LATER) == [Status.LOST, Status.OPEN]


def test_a_customer_who_is_kept_in_touch_with_stays_one() -> None:
    won = saved(lifecycle.close(recorded(), ANN_DOES, FIRST))
    kept = saved(lifecycle.keep_in_touch(won, Rhythm.NINETY_DAYS, vague(LATER), ANN_DOES, FIRST))
    due = saved(lifecycle.fall_due(kept, LATER))
    assert due.status is Status.OPEN
    assert (
        stood(lifecycle.follow_up(due, ANN_DOES, LATER + HOUR, ANN_HERSELF), LATER, LATER + HOUR) == [Status.CLOSED] * 2
    )


def test_new_business_with_a_customer_is_open_after_merging_and_the_same_deal_is_not() -> None:
    won = saved(lifecycle.close(recorded(12), ANN_DOES, FIRST))
    new, _ = merging.merge(won, recorded(13, LATER + DAY, LATER), ANN_DOES, LATER + HOUR)
    assert stood(new, FIRST, LATER, LATER + HOUR) == [Status.CLOSED, Status.OPEN, Status.OPEN]
    same, _ = merging.merge(won, recorded(13), ANN_DOES, LATER)
    assert stood(same, LATER) == [Status.CLOSED]


def test_of_two_that_were_merged_one_that_is_still_open_holds() -> None:
    lost = saved(lifecycle.lose(recorded(12), ANN_DOES, FIRST))
    merged, _ = merging.merge(lost, recorded(13), ANN_DOES, FIRST + HOUR)
    assert stood(merged, FIRST, FIRST + HOUR) == [Status.LOST, Status.OPEN]


def test_what_becomes_of_a_merged_lead_later_changes_nothing_of_how_it_stood() -> None:
    lost = saved(lifecycle.lose(recorded(13), ANN_DOES, FIRST + HOUR))
    merged, _ = merging.merge(saved(follow_up(recorded(12), ANN_DOES, FIRST)), lost, ANN_DOES, FIRST + DAY)
    won = lifecycle.close(saved(merged), ANN_DOES, LATER)
    assert stood(won, FIRST + HOUR, FIRST + DAY, LATER) == [Status.LOST, Status.FOLLOWED_UP, Status.CLOSED]


def test_how_one_stood_that_was_merged_before_that_was_kept_it_tells_itself() -> None:
    lost = saved(lifecycle.lose(recorded(13), ANN_DOES, FIRST + HOUR))
    merged, _ = merging.merge(recorded(12), lost, ANN_DOES, FIRST + DAY)
    old = replace(merged, events=(*merged.events[:-1], replace(merged.events[-1], details={"number": "13"})))
    assert stood(old, FIRST + HOUR, FIRST + DAY) == [Status.LOST, Status.OPEN]


def test_in_hand_is_what_is_neither_won_nor_lost() -> None:
    assert [each for each in (None, *Status) if back_then.is_in_hand(each)] == [Status.OPEN, Status.FOLLOWED_UP]


def test_the_rungs_are_where_people_moved_it_and_a_win_lifts_to_customer() -> None:
    lead = saved(lifecycle.move_stage(recorded(), Stage.TRUST, ANN_DOES, FIRST))
    lead = saved(lifecycle.move_stage(lead, Stage.LIKE, ANN_DOES, FIRST + HOUR))
    lead = saved(lifecycle.close(lead, ANN_DOES, FIRST + 2 * HOUR))
    lead = saved(climb(lead, Stage.LOYAL, ANN_DOES, LATER))
    moments = (MONDAY_10, FIRST, FIRST + HOUR, FIRST + 2 * HOUR, LATER)
    rungs = [stage(lead, moment) for moment in moments]
    assert rungs == [Stage.KNOW, Stage.TRUST, Stage.LIKE, Stage.CUSTOMER, Stage.LOYAL]


def test_one_that_was_never_moved_stood_where_it_stands() -> None:
    assert stage(replace(recorded(), stage=Stage.READY), MONDAY_10) is Stage.READY


def test_one_that_came_from_elsewhere_stood_where_the_first_move_took_it_from() -> None:
    lead = lifecycle.move_stage(replace(recorded(), stage=Stage.LIKE), Stage.READY, ANN_DOES, FIRST)
    assert stage(lead, MONDAY_10) is Stage.LIKE
    won = lifecycle.close(recorded(), ANN_DOES, FIRST)
    assert stage(won, MONDAY_10) is Stage.KNOW


def test_what_came_with_a_merged_lead_only_lifts() -> None:
    kept = saved(lifecycle.move_stage(recorded(12), Stage.READY, ANN_DOES, FIRST))
    other = saved(lifecycle.move_stage(recorded(13), Stage.LIKE, ANN_DOES, FIRST + HOUR))
    merged, _ = merging.merge(kept, other, ANN_DOES, FIRST + DAY)
    merged = lifecycle.move_stage(saved(merged), Stage.TRUST, ANN_DOES, LATER)
    assert [stage(merged, moment) for moment in (FIRST + HOUR, LATER)] == [Stage.READY, Stage.TRUST]


@pytest.mark.parametrize(("moment", "owner"), [(MONDAY_10, ANN), (FIRST, BOB), (LATER, None), (LATER + DAY, ANN)])
def test_the_owner_is_who_the_next_hand_over_took_it_from(moment: datetime, owner: int | None) -> None:
    lead = saved(lifecycle.hand_over(recorded(), BOB, ANN_DOES, FIRST))
    lead = saved(partings.left_behind(lead, BOB, LATER))
    lead = saved(lifecycle.hand_over(lead, ANN, ANN_DOES, LATER + DAY))
    assert back_then.owner(lead, moment) == owner


def test_hand_overs_of_a_merged_lead_say_nothing_of_this_one() -> None:
    other = saved(lifecycle.hand_over(replace(recorded(13), owner=BOB), ANN, ANN_DOES, FIRST))
    merged, _ = merging.merge(recorded(12), other, ANN_DOES, LATER)
    assert back_then.owner(merged, MONDAY_10) == ANN
