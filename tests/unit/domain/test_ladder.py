"""Which rung is suggested after which touch, and how a lead climbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from domain import ladder, lifecycle, merging, undo
from domain.errors import LeadChanged, LeadVanished
from domain.models import Deed, EventKind, Lead, Stage, Touch, TouchKind
from domain.money import Money
from tests.unit.domain.the_cast import (
    ANN,
    ANN_DOES,
    BOB_DOES,
    DAY,
    DOLLARS_350K,
    HOUR,
    MINUTE,
    MONDAY_10,
    MONDAY_15,
    WEDNESDAY_9,
    follow_up,
    kinds,
    recorded,
    saved,
    seen_by_people,
    vague,
)

CALL, MESSAGE, MEETING, EMAIL = TouchKind.CALL, TouchKind.MESSAGE, TouchKind.MEETING, TouchKind.EMAIL
VISIT, OTHER = TouchKind.VISIT, TouchKind.OTHER
KNOW, LIKE, TRUST, READY = Stage.KNOW, Stage.LIKE, Stage.TRUST, Stage.READY


def touched(
    how: Sequence[TouchKind | None], stage: Stage = KNOW, *, worth: bool = True, lead: Lead | None = None
) -> Lead:
    """A lead just marked followed up, with these touches in all."""
    standing = replace(lead or recorded(), stage=stage)
    standing = standing if worth else replace(standing, value=None)
    *before, last = how
    standing = replace(standing, touches=tuple(Touch(MONDAY_10, ANN, kind) for kind in before))
    marked = saved(follow_up(standing, ANN_DOES, MONDAY_10))
    return saved(lifecycle.describe_touch(marked, ANN_DOES, kind=last))


@pytest.mark.parametrize(
    "note",
    [
        "no answer",
        "Left a voicemail, will try fri",
        "niemand da",
        "called him, no answer",
        "Called her, left a voicemail",
        "I called them - no answer",
        "habe ihn angerufen, nicht erreicht",
    ],
)
def test_a_touch_that_reached_nobody_speaks_for_no_rung(note: str) -> None:
    tried = touched([EMAIL, CALL, CALL])
    tried = replace(tried, touches=(tried.touches[0], *(replace(each, note=note) for each in tried.touches[1:])))
    assert ladder.suggestion(tried) is None
    reached = saved(follow_up(tried, Deed(ANN, cause=9), MONDAY_10 + HOUR))
    assert ladder.suggestion(reached) is LIKE


@pytest.mark.parametrize("note", ["called him, no answers yet but likes it", "called him, asked why no answer came"])
def test_a_touch_whose_note_only_sounds_like_an_attempt_speaks_for_a_rung(note: str) -> None:
    reached = touched([CALL])
    assert ladder.suggestion(replace(reached, touches=(replace(reached.touches[0], note=note),))) is LIKE


def test_an_attempt_does_not_repeat_what_earlier_touches_suggested() -> None:
    called = touched([CALL])
    tried = saved(follow_up(called, Deed(ANN, cause=9), MONDAY_10 + HOUR))
    assert ladder.suggestion(lifecycle.describe_touch(tried, ANN_DOES, note="no answer")) is None


def test_the_order_of_the_rungs_is_fixed() -> None:
    rungs = "know like trust ready customer loyal advocate"
    assert " ".join(ladder.LADDER) == " ".join(Stage) == rungs


@pytest.mark.parametrize(
    ("stage", "how", "worth", "suggested"),
    [
        (KNOW, [CALL], True, LIKE),
        (KNOW, [MESSAGE], True, LIKE),
        (KNOW, [EMAIL], True, None),
        (KNOW, [OTHER], True, None),
        (KNOW, [None], True, None),
        (KNOW, [EMAIL, EMAIL], True, LIKE),
        (KNOW, [MEETING], True, TRUST),
        (KNOW, [VISIT], False, TRUST),
        (KNOW, [EMAIL, None, OTHER], True, TRUST),
        (KNOW, [CALL] * 9, True, TRUST),
        (LIKE, [CALL], True, None),
        (LIKE, [CALL, EMAIL], True, None),
        (LIKE, [CALL, VISIT], True, TRUST),
        (LIKE, [MEETING, EMAIL], True, TRUST),
        (LIKE, [CALL, EMAIL, EMAIL], True, TRUST),
        (TRUST, [CALL], True, None),
        (TRUST, [CALL] * 4, True, None),
        (TRUST, [CALL, MEETING], True, READY),
        (TRUST, [CALL, MEETING], False, None),
        (TRUST, [CALL] * 5, False, READY),
        (READY, [MEETING] * 12, True, None),
        (Stage.CUSTOMER, [MEETING] * 12, True, None),
        (Stage.LOYAL, [MEETING] * 12, True, None),
        (Stage.ADVOCATE, [MEETING] * 12, True, None),
    ],
)
def test_touches_suggest_a_rung(
    stage: Stage, how: list[TouchKind | None], worth: bool, suggested: Stage | None
) -> None:
    assert ladder.suggestion(touched(how, stage, worth=worth)) is suggested


def test_nothing_is_suggested_of_a_lead_that_nobody_has_marked() -> None:
    assert ladder.suggestion(recorded()) is None


def test_a_mark_suggests_one_rung_at_most() -> None:
    lead = touched([CALL, MEETING], LIKE)
    climbed = saved(ladder.climb(lead, TRUST, ANN_DOES, MONDAY_10))
    assert ladder.suggestion(climbed) is None
    again = saved(follow_up(climbed, ANN_DOES, MONDAY_15))
    assert ladder.suggestion(again) is READY


def test_who_moved_a_lead_down_since_its_mark_is_not_contradicted() -> None:
    lead = touched([CALL, MEETING], TRUST)
    lower = lifecycle.move_stage(lead, KNOW, ANN_DOES, MONDAY_10)
    assert ladder.suggestion(lower) is None


# After the sale ----------------------------------------------------------------------------------------------


def customer_touched_after(days: int, *, wins: int = 1) -> Lead:
    """A customer who was won, maybe more than once, and touched so many days after the first time."""
    lead = recorded()
    for turn in range(wins):
        at = MONDAY_10 + turn * HOUR
        lead = saved(lifecycle.close(lead, ANN_DOES, at))
        lead = saved(lifecycle.reopen(lead, vague(at + DAY), ANN_DOES, at))
    return saved(follow_up(lead, ANN_DOES, MONDAY_10 + timedelta(days=days)))


@pytest.mark.parametrize(
    ("days", "wins", "suggested"), [(59, 1, None), (60, 1, Stage.LOYAL), (90, 1, Stage.LOYAL), (1, 2, Stage.LOYAL)]
)
def test_a_customer_who_comes_back_or_stays_in_touch_is_loyal(days: int, wins: int, suggested: Stage | None) -> None:
    assert ladder.suggestion(customer_touched_after(days, wins=wins)) is suggested


def test_a_second_win_suggests_loyalty_at_once() -> None:
    again = saved(lifecycle.close(customer_touched_after(1), ANN_DOES, WEDNESDAY_9))
    assert ladder.suggestion(again) is Stage.LOYAL


def test_a_first_win_suggests_nothing() -> None:
    assert ladder.suggestion(saved(lifecycle.close(recorded(), ANN_DOES, MONDAY_10))) is None


def won_again(first: Money | None, second: Money | None, *, reopened: bool = False) -> Lead:
    """Two leads won for so much each, the second an hour later, made one."""
    one, other = (
        saved(lifecycle.set_won(saved(lifecycle.close(recorded(number), ANN_DOES, at)), won, ANN_DOES))
        for number, won, at in ((12, first, MONDAY_10), (13, second, MONDAY_10 + HOUR))
    )
    if reopened:
        one = saved(lifecycle.reopen(one, vague(WEDNESDAY_9), ANN_DOES, MONDAY_15))
    return saved(merging.merge(one, other, Deed(ANN, cause=77), MONDAY_15)[0])


@pytest.mark.parametrize(
    ("first", "second", "suggested"),
    [
        (DOLLARS_350K, DOLLARS_350K, None),
        (DOLLARS_350K, None, None),
        (None, DOLLARS_350K, None),
        (None, None, None),
        (DOLLARS_350K, Money(Decimal(12), "CAD"), Stage.LOYAL),
        (DOLLARS_350K, Money(DOLLARS_350K.amount, "USD"), Stage.LOYAL),
    ],
)
def test_one_win_written_down_twice_is_no_second_purchase(
    first: Money | None, second: Money | None, suggested: Stage | None
) -> None:
    assert ladder.suggestion(won_again(first, second)) is suggested


def test_a_win_beside_one_that_was_taken_back_is_one_more() -> None:
    assert ladder.suggestion(won_again(DOLLARS_350K, DOLLARS_350K, reopened=True)) is Stage.LOYAL


def test_of_two_second_purchases_that_come_with_another_lead_one_is_written_down_twice() -> None:
    twice = saved(lifecycle.reopen(recorded_and_won(13), vague(WEDNESDAY_9), ANN_DOES, MONDAY_10))
    twice = saved(lifecycle.close(twice, ANN_DOES, MONDAY_15))
    one = saved(merging.merge(recorded_and_won(12), twice, Deed(ANN, cause=77), MONDAY_15)[0])
    assert ladder.suggestion(one) is Stage.LOYAL


@pytest.mark.parametrize("turned", [False, True])
def test_one_win_written_down_three_times_is_no_second_purchase(turned: bool) -> None:
    jane, twin, third = (recorded_and_won(number) for number in (12, 13, 14))
    both = saved(merging.merge(twin, third, Deed(ANN, cause=77), MONDAY_15)[0])
    pair = (both, jane) if turned else (jane, both)
    assert ladder.suggestion(saved(merging.merge(*pair, Deed(ANN, cause=78), MONDAY_15)[0])) is None


def recorded_and_won(number: int) -> Lead:
    """A lead that was won on Monday."""
    return saved(lifecycle.close(recorded(number), ANN_DOES, MONDAY_10))


def test_loyalty_is_counted_from_the_first_time_a_win_was_written_down() -> None:
    later = saved(lifecycle.close(recorded(12), ANN_DOES, MONDAY_10 + 30 * DAY))
    one = saved(merging.merge(later, recorded_and_won(13), Deed(ANN, cause=77), MONDAY_10 + 30 * DAY)[0])
    one = saved(lifecycle.reopen(one, vague(MONDAY_10 + 40 * DAY), ANN_DOES, MONDAY_10 + 31 * DAY))
    assert ladder.suggestion(saved(follow_up(one, ANN_DOES, MONDAY_10 + 59 * DAY))) is None
    assert ladder.suggestion(saved(follow_up(one, ANN_DOES, MONDAY_10 + 60 * DAY))) is Stage.LOYAL


def test_who_is_called_a_customer_without_a_win_is_not_called_loyal() -> None:
    lead = replace(recorded(), stage=Stage.CUSTOMER)
    assert ladder.suggestion(saved(follow_up(lead, ANN_DOES, MONDAY_10 + 90 * DAY))) is None


def test_a_loyal_customer_who_has_sent_somebody_is_an_advocate() -> None:
    loyal = replace(recorded(), stage=Stage.LOYAL, referrals=(31,))
    assert ladder.suggestion(follow_up(loyal, ANN_DOES, MONDAY_10)) is Stage.ADVOCATE


@pytest.mark.parametrize(
    ("stage", "above"),
    [
        (KNOW, LIKE),
        (LIKE, TRUST),
        (TRUST, READY),
        (READY, None),
        (Stage.CUSTOMER, Stage.LOYAL),
        (Stage.LOYAL, Stage.ADVOCATE),
        (Stage.ADVOCATE, None),
    ],
)
def test_the_next_rung_stops_at_ready_without_a_win(stage: Stage, above: Stage | None) -> None:
    assert ladder.following(replace(recorded(), stage=stage)) is above


def test_a_lead_that_was_won_once_goes_on_from_ready_to_customer() -> None:
    won = replace(saved(lifecycle.close(recorded(), ANN_DOES, MONDAY_10)), stage=READY)
    assert ladder.following(won) is Stage.CUSTOMER


# Climbing ----------------------------------------------------------------------------------------------------


def test_a_climb_leaves_its_event() -> None:
    climbed = ladder.climb(touched([CALL]), LIKE, ANN_DOES, MONDAY_10)
    assert climbed.stage is LIKE
    assert ladder.has_climbed(climbed)
    assert climbed.events[-1].details == {"from": "know", "to": "like"}


@pytest.mark.parametrize("stage", [KNOW, LIKE])
def test_an_old_button_never_leads_down_nor_climbs_twice(stage: Stage) -> None:
    lead = touched([CALL], LIKE)
    assert ladder.climb(lead, stage, ANN_DOES, MONDAY_10) is lead


def test_the_same_update_climbs_once() -> None:
    climbed = saved(ladder.climb(touched([CALL]), LIKE, Deed(ANN, cause=5), MONDAY_10))
    assert ladder.climb(climbed, TRUST, Deed(ANN, cause=5), MONDAY_10) is climbed


def test_a_button_drawn_before_another_mark_does_not_climb() -> None:
    lead = touched([CALL])
    marked = saved(lifecycle.close(lead, BOB_DOES, MONDAY_15))
    with pytest.raises(LeadChanged):
        ladder.climb(marked, LIKE, Deed(ANN, seen=lead.version), MONDAY_15)


def test_a_deleted_lead_does_not_climb() -> None:
    deleted = saved(lifecycle.delete(touched([CALL]), ANN_DOES, MONDAY_10))
    with pytest.raises(LeadVanished):
        ladder.climb(deleted, LIKE, ANN_DOES, MONDAY_10)


def test_undo_takes_back_the_rung_with_the_mark_that_suggested_it_and_what_is_next() -> None:
    lead = recorded()
    marked = touched([CALL], lead=lead)
    climbed = saved(ladder.climb(marked, LIKE, ANN_DOES, MONDAY_10 + MINUTE))
    planned = saved(lifecycle.plan(climbed, vague(WEDNESDAY_9), ANN_DOES, MONDAY_10 + 2 * MINUTE))
    undone = undo.undo(planned, Deed(ANN, seen=marked.version), MONDAY_10 + 3 * MINUTE)
    assert seen_by_people(undone) == seen_by_people(lead)
    assert kinds(undone) == [EventKind.RECORDED, EventKind.UNDONE]


def test_a_rung_climbed_when_the_mark_can_be_undone_no_more_is_taken_back_alone() -> None:
    marked = touched([CALL])
    late = MONDAY_10 + HOUR
    climbed = saved(ladder.climb(marked, LIKE, ANN_DOES, late))
    assert seen_by_people(undo.undo(climbed, ANN_DOES, late)) == seen_by_people(marked)


def test_a_rung_moved_after_a_plan_is_taken_back_alone() -> None:
    planned = saved(lifecycle.plan(touched([CALL]), vague(WEDNESDAY_9), ANN_DOES, MONDAY_10))
    climbed = saved(ladder.climb(planned, LIKE, ANN_DOES, MONDAY_10))
    assert seen_by_people(undo.undo(climbed, ANN_DOES, MONDAY_10)) == seen_by_people(planned)
