"""Close the gap: which three leads are worth a call, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from domain import figures, gap, lifecycle
from domain.gap import Why
from domain.models import Lead, Rhythm, Stage
from tests.unit.domain.the_cast import (
    ANN_DOES,
    DAY,
    HOUR,
    MONDAY_10,
    TUESDAY_9,
    april,
    follow_up,
    recorded,
    saved,
    vague,
)
from tests.unit.domain.the_founding_story import cad, usd

NOW = april(30, 9)
MAY = april(30, 9) + 9 * DAY


def lead(number: int = 1, due: datetime = MAY, **known: Any) -> Lead:
    return replace(recorded(number, due), **{"value": None, **known})


def called(*leads: Lead, now: datetime = NOW) -> list[tuple[int, Why]]:
    return [(call.lead.number, call.why) for call in gap.close(figures.cases(leads), "CAD", now)]


RESTING = lifecycle.rest(follow_up(lead(), ANN_DOES, TUESDAY_9), ANN_DOES)


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (lead(stage=Stage.READY), Why.READY),
        (replace(lead(), created_at=NOW - DAY), Why.UNTOUCHED),
        (lead(stage=Stage.TRUST), Why.TRUSTS),
        (lead(referred_by=7), Why.REFERRED),
        (lead(due=TUESDAY_9), Why.OVERDUE),
        (RESTING, Why.COLD),
        (replace(lead(), value=cad("5")), Why.WORTH),
        (lead(), Why.NEXT),
    ],
)
def test_each_reason_is_named(found: Lead, why: Why) -> None:
    assert called(found) == [(1, why)]


def test_the_reason_that_speaks_loudest_is_named_and_comes_first() -> None:
    ready = lead(4, due=TUESDAY_9, stage=Stage.READY, referred_by=7)
    leads = [lead(1), lead(2, due=TUESDAY_9), lead(3, stage=Stage.TRUST), ready]
    assert called(*leads) == [(4, Why.READY), (3, Why.TRUSTS), (2, Why.OVERDUE)]


def test_of_the_same_reason_what_may_be_worth_more_comes_first_then_who_waits_longest() -> None:
    """Other money and none said count as half of the middle of what is known, here of 50."""
    small, large = lead(1, stage=Stage.READY), lead(2, stage=Stage.READY)
    other, early = lead(3, stage=Stage.READY), lead(4, due=MAY - DAY, stage=Stage.READY)
    leads = [replace(small, value=cad("5")), replace(large, value=cad("50")), replace(other, value=usd("999")), early]
    assert [number for number, _ in called(*leads)] == [2, 4, 3]


def test_a_large_lead_comes_before_new_ones_of_which_nobody_knows_the_worth() -> None:
    new = [replace(lead(number), created_at=NOW - DAY) for number in (1, 2, 3)]
    jane = replace(follow_up(lead(4), ANN_DOES, TUESDAY_9), value=cad("350000"), due_at=MAY)
    found = called(*new, jane)
    assert found[0] == (4, Why.WORTH)
    assert len(found) == 3


def test_a_near_lead_comes_before_a_slightly_larger_one_that_is_far() -> None:
    near, far = lead(1, stage=Stage.READY, value=cad("100")), lead(2, value=cad("200"))
    much_larger = lead(3, value=cad("300"))
    assert [number for number, _ in called(near, far, much_larger)] == [3, 1, 2]


def test_who_was_touched_within_a_day_needs_no_call() -> None:
    touched = follow_up(lead(stage=Stage.READY), ANN_DOES, NOW - DAY + HOUR)
    assert called(touched) == []
    assert called(touched, now=NOW + HOUR) == [(1, Why.READY)]


def test_who_is_won_lost_or_deleted_needs_none_nor_a_customer_who_is_kept_in_touch_with() -> None:
    won = saved(lifecycle.close(lead(1), ANN_DOES, MONDAY_10))
    kept = lifecycle.keep_in_touch(won, Rhythm.NINETY_DAYS, vague(TUESDAY_9), ANN_DOES, MONDAY_10)
    due = replace(lifecycle.fall_due(kept, TUESDAY_9), number=2)
    lost = lifecycle.lose(lead(3), ANN_DOES, MONDAY_10)
    deleted = lifecycle.delete(lead(4), ANN_DOES, MONDAY_10)
    assert called(won, due, lost, deleted) == []
