"""What each move makes of a lead, what it leaves in the history, and what Undo takes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from decimal import Decimal

import pytest

from domain import lifecycle, nagging, undo
from domain.capture import Captured
from domain.errors import (
    LeadChanged,
    LeadEnded,
    LeadStillOpen,
    LeadVanished,
    MomentPassed,
    NoSuchLead,
    NotClosed,
    NothingToUndo,
    NotLost,
    NoTouch,
    NotPostponed,
    SilentLead,
)
from domain.models import (
    MARKS,
    Deed,
    Event,
    EventKind,
    Field,
    Lead,
    LeadRef,
    LostReason,
    Note,
    SnoozeReason,
    Stage,
    Status,
    Step,
    Touch,
    TouchKind,
)
from domain.money import Money
from domain.moves import UNDO_FOR
from domain.people import Person, WorkHours
from tests.unit.domain.the_cast import (
    ANN,
    ANN_DOES,
    ANN_HERSELF,
    BOB,
    BOB_DOES,
    CANADA,
    DAY,
    DOLLARS_350K,
    FRIDAY_19,
    FRIDAY_BEFORE_9,
    HOUR,
    MINUTE,
    MONDAY_9,
    MONDAY_10,
    MONDAY_15,
    MONDAY_23,
    NEXT_MONDAY_15,
    SHOP,
    TUESDAY_9,
    WEDNESDAY_9,
    april,
    follow_up,
    kinds,
    last,
    owed_since,
    saved,
    seen_by_people,
    shown,
    typed,
    vague,
)

Move = Callable[[Lead, Deed, datetime], Lead]

MOVES: dict[EventKind, Move] = {
    EventKind.FOLLOWED_UP: follow_up,
    EventKind.CLOSED: lifecycle.close,
    EventKind.LOST: lifecycle.lose,
    EventKind.SNOOZED: lambda lead, deed, now: lifecycle.snooze(lead, vague(WEDNESDAY_9), deed, now),
    EventKind.EDITED: lambda lead, deed, now: lifecycle.edit(lead, Field.NAME, {"name": "Joan"}, deed, now),
    EventKind.NOTED: lambda lead, deed, now: lifecycle.note(lead, "likes boats", deed, now),
    EventKind.STAGE_MOVED: lambda lead, deed, now: lifecycle.move_stage(lead, Stage.TRUST, deed, now),
    EventKind.HANDED_OVER: lambda lead, deed, now: lifecycle.hand_over(lead, BOB, deed, now),
    EventKind.DELETED: lifecycle.delete,
}
"""Every move of an open lead."""

each_move = pytest.mark.parametrize(("kind", "move"), MOVES.items(), ids=tuple(MOVES))


# Recording -------------------------------------------------------------------------------------------------


def test_a_recorded_lead_is_open_and_owed_by_whoever_recorded_it(lead: Lead) -> None:
    assert (lead.status, lead.owner, lead.created_by, lead.created_at) == (Status.OPEN, ANN, ANN, MONDAY_10)


def test_a_recorded_lead_is_nagged_about_when_it_is_due(lead: Lead) -> None:
    assert (lead.due_at, lead.next_nag_at) == (TUESDAY_9, TUESDAY_9)


def test_a_recorded_lead_keeps_what_the_sentence_said(lead: Lead) -> None:
    assert (lead.name, lead.phones, lead.need, lead.value) == (
        "Jane Doe",
        ("+19025550134",),
        "a mortgage",
        DOLLARS_350K,
    )


def test_what_has_no_field_becomes_a_note() -> None:
    spoken = Captured(name="Jane", notes="likes boats")
    lead = lifecycle.record(LeadRef(SHOP, 1), spoken, typed(TUESDAY_9), ANN_DOES, MONDAY_10)
    assert lead.notes == (Note(MONDAY_10, ANN, "likes boats"),)


def test_a_typed_time_is_remembered_as_such() -> None:
    lead = lifecycle.record(LeadRef(SHOP, 1), Captured(name="Jane"), typed(TUESDAY_9), ANN_DOES, MONDAY_10)
    assert lead.due_exact


def test_the_history_begins_with_the_recording(lead: Lead) -> None:
    assert lead.events == (Event(EventKind.RECORDED, MONDAY_10, ANN, version=1),)


def test_a_lead_cannot_be_due_when_it_is_recorded() -> None:
    with pytest.raises(MomentPassed):
        lifecycle.record(LeadRef(SHOP, 1), Captured(name="Jane"), vague(MONDAY_10), ANN_DOES, MONDAY_10)


# What holds for every move ---------------------------------------------------------------------------------


@each_move
def test_a_move_is_kept_in_the_history(lead: Lead, kind: EventKind, move: Move) -> None:
    moved = move(lead, Deed(BOB, cause=5), MONDAY_15)
    happened = last(moved)
    assert (happened.kind, happened.at, happened.by, happened.cause) == (kind, MONDAY_15, BOB, 5)


@each_move
def test_a_move_bears_the_version_that_saving_gives_the_lead(lead: Lead, kind: EventKind, move: Move) -> None:
    moved = move(lead, ANN_DOES, MONDAY_15)
    assert last(moved).version == saved(moved).version


@each_move
def test_the_same_update_moves_a_lead_once(lead: Lead, kind: EventKind, move: Move) -> None:
    moved = saved(move(lead, Deed(ANN, cause=5), MONDAY_15))
    assert move(moved, Deed(ANN, cause=5), MONDAY_15 + HOUR) is moved


@each_move
def test_the_same_update_moves_a_lead_once_even_if_that_was_undone(lead: Lead, kind: EventKind, move: Move) -> None:
    moved = saved(move(lead, Deed(ANN, cause=5), MONDAY_15))
    undone = saved(undo.undo(moved, Deed(ANN, cause=6), MONDAY_15))
    assert move(undone, Deed(ANN, cause=5), MONDAY_15) is undone


@each_move
def test_undo_brings_back_what_people_saw(lead: Lead, kind: EventKind, move: Move) -> None:
    moved = saved(move(lead, ANN_DOES, MONDAY_15))
    undone = undo.undo(moved, ANN_DOES, MONDAY_15 + MINUTE)
    assert seen_by_people(undone) == seen_by_people(lead)


@each_move
def test_the_history_loses_a_move_undone_and_gains_the_undoing(lead: Lead, kind: EventKind, move: Move) -> None:
    moved = saved(move(lead, Deed(ANN, cause=5), MONDAY_15))
    undone = undo.undo(moved, Deed(BOB, cause=6), MONDAY_15 + MINUTE)
    assert kinds(undone) == [EventKind.RECORDED, EventKind.UNDONE]
    assert (last(undone).by, last(undone).details["what"]) == (BOB, kind.value)


@each_move
def test_a_move_can_be_undone_for_ten_minutes(lead: Lead, kind: EventKind, move: Move) -> None:
    moved = saved(move(lead, ANN_DOES, MONDAY_15))
    assert last(undo.undo(moved, ANN_DOES, MONDAY_15 + 10 * MINUTE)).kind is EventKind.UNDONE
    with pytest.raises(NoSuchLead if kind is EventKind.DELETED else NothingToUndo):
        undo.undo(moved, ANN_DOES, MONDAY_15 + 10 * MINUTE + timedelta(seconds=1))


@each_move
def test_a_move_can_be_undone_once(lead: Lead, kind: EventKind, move: Move) -> None:
    moved = saved(move(lead, ANN_DOES, MONDAY_15))
    undone = saved(undo.undo(moved, ANN_DOES, MONDAY_15))
    with pytest.raises(NothingToUndo):
        undo.undo(undone, ANN_DOES, MONDAY_15)


@each_move
def test_a_deleted_lead_cannot_be_moved(deleted: Lead, kind: EventKind, move: Move) -> None:
    with pytest.raises(LeadVanished):
        move(deleted, ANN_DOES, MONDAY_15)


@pytest.mark.parametrize("kind", [kind for kind in MOVES if kind in MARKS], ids=str)
def test_an_old_button_does_not_mark_a_lead_that_was_marked_since(lead: Lead, kind: EventKind) -> None:
    on_bobs_screen = lead.version
    marked = saved(follow_up(lead, ANN_DOES, MONDAY_10))
    with pytest.raises(LeadChanged) as refused:
        MOVES[kind](marked, Deed(BOB, seen=on_bobs_screen), MONDAY_15)
    assert refused.value.event == last(marked)


@each_move
def test_a_button_drawn_before_a_note_still_works(lead: Lead, kind: EventKind, move: Move) -> None:
    noted = saved(lifecycle.note(lead, "likes boats", ANN_DOES, MONDAY_10))
    assert last(move(noted, Deed(ANN, seen=lead.version), MONDAY_15)).kind is kind


# Followed up -----------------------------------------------------------------------------------------------


def test_a_lead_followed_up_owes_nothing(resting: Lead) -> None:
    assert (resting.status, resting.due_at, resting.next_nag_at) == (Status.FOLLOWED_UP, None, None)
    assert resting.resting


@pytest.mark.parametrize(
    ("at", "due"),
    [
        (MONDAY_10, april(9, 9)),
        (MONDAY_23, april(9, 9)),
        (WEDNESDAY_9, april(13, 9)),
        (FRIDAY_19, april(13, 9)),
    ],
)
def test_a_follow_up_without_a_next_one_plans_it_in_three_days(lead: Lead, at: datetime, due: datetime) -> None:
    touched = follow_up(lead, ANN_DOES, at)
    assert (touched.status, touched.due_at, touched.next_nag_at) == (Status.FOLLOWED_UP, due, due)
    assert not touched.due_exact
    assert lifecycle.asks_again(touched)


def test_the_next_follow_up_that_plans_itself_keeps_the_hours_and_holidays_of_who_marks(lead: Lead) -> None:
    at_night = replace(ANN_HERSELF, hours=WorkHours(time(22), time(6)))
    assert shown(lifecycle.follow_up(lead, ANN_DOES, MONDAY_10, at_night).due_at) == "Thu 09 22:00"
    before_easter, in_canada = FRIDAY_BEFORE_9 - 3 * DAY, replace(ANN_HERSELF, region=CANADA)
    assert shown(lifecycle.follow_up(lead, ANN_DOES, before_easter, in_canada).due_at) == "Mon 06 09:00"


def test_what_is_said_to_be_next_takes_the_place_of_what_planned_itself(lead: Lead) -> None:
    touched = saved(follow_up(lead, ANN_DOES, MONDAY_10))
    later = lifecycle.plan(touched, typed(WEDNESDAY_9), ANN_DOES, MONDAY_10)
    assert (later.due_at, later.due_exact, later.snoozes) == (WEDNESDAY_9, True, 0)
    assert not lifecycle.asks_again(later)
    assert lifecycle.rest(touched, ANN_DOES).resting
    assert not lifecycle.asks_again(lifecycle.rest(touched, ANN_DOES))


def test_a_day_typed_for_what_planned_itself_postpones_nothing(lead: Lead) -> None:
    touched = saved(follow_up(lead, ANN_DOES, MONDAY_10))
    later = saved(lifecycle.snooze(touched, typed(NEXT_MONDAY_15), ANN_DOES, MONDAY_10))
    assert (later.due_at, later.snoozes, last(later).kind) == (NEXT_MONDAY_15, 0, EventKind.PLANNED)
    again = lifecycle.snooze(later, typed(NEXT_MONDAY_15 + DAY), ANN_DOES, MONDAY_10)
    assert (again.snoozes, last(again).kind) == (1, EventKind.SNOOZED)


def test_undo_takes_back_a_follow_up_with_what_it_planned(lead: Lead) -> None:
    touched = saved(follow_up(lead, ANN_DOES, MONDAY_10))
    planned = saved(lifecycle.plan(touched, typed(WEDNESDAY_9), ANN_DOES, MONDAY_10))
    for marked in (touched, planned):
        undone = undo.undo(marked, ANN_DOES, MONDAY_10 + MINUTE)
        assert seen_by_people(undone) == seen_by_people(lead)


def test_a_follow_up_logs_a_touch(resting: Lead) -> None:
    assert resting.touches == (Touch(MONDAY_10, ANN),)


def test_a_follow_up_forgets_the_snoozes_before_it(lead: Lead) -> None:
    snoozed = lifecycle.snooze(lead, vague(WEDNESDAY_9), ANN_DOES, MONDAY_10)
    touched = follow_up(snoozed, ANN_DOES, MONDAY_15)
    assert (touched.snoozes, touched.snoozed_for) == (0, timedelta())


def test_a_resting_lead_can_be_followed_up_again(resting: Lead) -> None:
    assert len(follow_up(resting, ANN_DOES, MONDAY_15).touches) == 2


@pytest.mark.parametrize("move", [follow_up, lifecycle.close, lifecycle.lose])
@pytest.mark.parametrize("ended", ["closed", "lost"])
def test_an_ended_lead_cannot_be_marked(request: pytest.FixtureRequest, ended: str, move: Move) -> None:
    with pytest.raises(LeadEnded):
        move(request.getfixturevalue(ended), ANN_DOES, MONDAY_15)


def test_a_touch_is_described_bit_by_bit(resting: Lead) -> None:
    called = lifecycle.describe_touch(resting, ANN_DOES, kind=TouchKind.CALL)
    timed = lifecycle.describe_touch(called, ANN_DOES, minutes=15)
    said = lifecycle.describe_touch(timed, ANN_DOES, note="wants an offer")
    assert said.touches == (Touch(MONDAY_10, ANN, TouchKind.CALL, "wants an offer", 15),)


def test_only_the_last_touch_is_described(resting: Lead) -> None:
    twice = follow_up(resting, BOB_DOES, MONDAY_15)
    described = lifecycle.describe_touch(twice, BOB_DOES, minutes=15)
    assert [touch.minutes for touch in described.touches] == [None, 15]


def test_a_touch_that_nobody_logged_cannot_be_described(lead: Lead) -> None:
    with pytest.raises(NoTouch):
        lifecycle.describe_touch(lead, ANN_DOES, minutes=15)


def test_an_old_form_does_not_describe_the_touch_of_somebody_else(resting: Lead) -> None:
    twice = saved(follow_up(resting, BOB_DOES, MONDAY_15))
    with pytest.raises(LeadChanged):
        lifecycle.describe_touch(twice, Deed(ANN, seen=resting.version), minutes=15)


# And next? -------------------------------------------------------------------------------------------------


def test_what_is_planned_is_owed_then(planned: Lead) -> None:
    assert (planned.status, planned.due_at, planned.next_nag_at) == (Status.FOLLOWED_UP, WEDNESDAY_9, WEDNESDAY_9)


def test_a_plan_remembers_that_its_time_was_typed(resting: Lead) -> None:
    assert lifecycle.plan(resting, typed(WEDNESDAY_9), ANN_DOES, MONDAY_10).due_exact


def test_a_plan_says_in_the_history_for_when(planned: Lead) -> None:
    assert last(planned).kind is EventKind.PLANNED
    assert last(planned).details == {"until": WEDNESDAY_9.isoformat()}


def test_nothing_is_planned_for_the_past(resting: Lead) -> None:
    with pytest.raises(MomentPassed):
        lifecycle.plan(resting, vague(MONDAY_9), ANN_DOES, MONDAY_10)


def test_planning_an_open_lead_snoozes_it(lead: Lead) -> None:
    noted = saved(lifecycle.note(lead, "likes boats", ANN_DOES, MONDAY_10))
    assert last(lifecycle.plan(noted, vague(WEDNESDAY_9), ANN_DOES, MONDAY_15)).kind is EventKind.SNOOZED


def test_another_time_for_a_lead_just_recorded_is_no_snooze(lead: Lead) -> None:
    planned = lifecycle.plan(lead, vague(WEDNESDAY_9), ANN_DOES, MONDAY_10)
    assert (planned.status, planned.due_at, planned.snoozes) == (Status.OPEN, WEDNESDAY_9, 0)
    assert last(planned).kind is EventKind.PLANNED


def test_undo_of_another_time_brings_back_the_one_recorded(lead: Lead) -> None:
    planned = saved(lifecycle.plan(lead, vague(WEDNESDAY_9), ANN_DOES, MONDAY_10))
    assert seen_by_people(undo.undo(planned, ANN_DOES, MONDAY_10)) == seen_by_people(lead)


def test_the_same_update_plans_once(resting: Lead) -> None:
    planned = saved(lifecycle.plan(resting, vague(WEDNESDAY_9), Deed(ANN, cause=5), MONDAY_10))
    assert lifecycle.plan(planned, vague(WEDNESDAY_9), Deed(ANN, cause=5), MONDAY_15) is planned


def test_an_old_form_plans_nothing_for_a_lead_marked_since(resting: Lead) -> None:
    closed = saved(lifecycle.close(resting, BOB_DOES, MONDAY_15))
    with pytest.raises(LeadChanged):
        lifecycle.plan(closed, vague(WEDNESDAY_9), Deed(ANN, seen=resting.version), MONDAY_15)


def test_undo_takes_back_a_mark_with_what_was_planned_after_it(lead: Lead, planned: Lead) -> None:
    undone = undo.undo(planned, ANN_DOES, MONDAY_10 + MINUTE)
    assert seen_by_people(undone) == seen_by_people(lead)
    assert last(undone).details["what"] == "followed_up"


def test_a_plan_gives_ten_more_minutes_to_undo_the_mark(lead: Lead, resting: Lead) -> None:
    planned = saved(lifecycle.plan(resting, vague(WEDNESDAY_9), ANN_DOES, MONDAY_10 + 9 * MINUTE))
    undone = undo.undo(planned, ANN_DOES, MONDAY_10 + 19 * MINUTE)
    assert seen_by_people(undone) == seen_by_people(lead)


def test_undo_of_a_plan_made_later_leaves_the_mark(resting: Lead) -> None:
    planned = saved(lifecycle.plan(resting, vague(WEDNESDAY_9), ANN_DOES, MONDAY_10 + 11 * MINUTE))
    undone = undo.undo(planned, ANN_DOES, MONDAY_10 + 12 * MINUTE)
    assert seen_by_people(undone) == seen_by_people(resting)


def test_undo_of_a_second_plan_brings_back_the_first(planned: Lead) -> None:
    again = saved(lifecycle.plan(planned, vague(WEDNESDAY_9 + DAY), ANN_DOES, MONDAY_10 + MINUTE))
    assert undo.undo(again, ANN_DOES, MONDAY_10 + 2 * MINUTE).due_at == WEDNESDAY_9


def test_a_plan_does_not_join_a_snooze(planned: Lead) -> None:
    snoozed = saved(lifecycle.snooze(planned, vague(WEDNESDAY_9 + DAY), ANN_DOES, MONDAY_10))
    again = saved(lifecycle.plan(snoozed, vague(WEDNESDAY_9 + 2 * DAY), ANN_DOES, MONDAY_10))
    assert undo.undo(again, ANN_DOES, MONDAY_10).due_at == WEDNESDAY_9 + DAY


def test_nothing_now_drops_what_was_planned(planned: Lead) -> None:
    assert lifecycle.rest(planned, ANN_DOES).resting


def test_a_lead_at_rest_has_no_snoozes(planned: Lead) -> None:
    snoozed = saved(lifecycle.snooze(planned, vague(WEDNESDAY_9 + DAY), ANN_DOES, MONDAY_10))
    assert lifecycle.rest(snoozed, ANN_DOES).snoozes == 0


def test_an_open_lead_cannot_rest(lead: Lead) -> None:
    with pytest.raises(LeadStillOpen):
        lifecycle.rest(lead, ANN_DOES)


def test_a_deleted_lead_cannot_rest(deleted: Lead) -> None:
    with pytest.raises(LeadVanished):
        lifecycle.rest(deleted, ANN_DOES)


# Falling due -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ended", ["resting", "closed", "lost"])
def test_a_planned_lead_is_open_again_when_it_falls_due(request: pytest.FixtureRequest, ended: str) -> None:
    waiting = lifecycle.plan(request.getfixturevalue(ended), vague(WEDNESDAY_9), ANN_DOES, MONDAY_10)
    due = lifecycle.fall_due(waiting, WEDNESDAY_9)
    assert (due.status, due.due_at, due.next_nag_at) == (Status.OPEN, WEDNESDAY_9, WEDNESDAY_9)


def test_the_clock_makes_a_lead_fall_due(planned: Lead) -> None:
    event = last(lifecycle.fall_due(planned, WEDNESDAY_9))
    assert (event.kind, event.by, event.cause) == (EventKind.FELL_DUE, lifecycle.THE_CLOCK, None)


def test_a_lead_that_owes_nothing_cannot_fall_due(resting: Lead) -> None:
    with pytest.raises(SilentLead):
        lifecycle.fall_due(resting, WEDNESDAY_9)


def test_undo_of_a_plan_that_fell_due_takes_back_both(lead: Lead, resting: Lead) -> None:
    planned = saved(lifecycle.plan(resting, typed(MONDAY_10 + 5 * MINUTE), ANN_DOES, MONDAY_10))
    due = saved(lifecycle.fall_due(planned, MONDAY_10 + 5 * MINUTE))
    undone = undo.undo(due, ANN_DOES, MONDAY_10 + 6 * MINUTE)
    assert seen_by_people(undone) == seen_by_people(lead)
    assert kinds(undone) == [EventKind.RECORDED, EventKind.UNDONE]


def test_undo_of_a_note_leaves_a_lead_due_that_fell_due_since(planned: Lead) -> None:
    noted = saved(lifecycle.note(planned, "likes boats", ANN_DOES, WEDNESDAY_9 - MINUTE))
    due = saved(lifecycle.fall_due(noted, WEDNESDAY_9))
    undone = undo.undo(due, ANN_DOES, WEDNESDAY_9 + MINUTE)
    assert (undone.status, undone.notes) == (Status.OPEN, ())
    assert kinds(undone)[-2:] == [EventKind.FELL_DUE, EventKind.UNDONE]


def test_undo_of_a_note_does_not_make_the_nag_ring_again(ann: Person) -> None:
    owed = owed_since(MONDAY_10)
    noted = saved(lifecycle.note(owed, "likes boats", ANN_DOES, MONDAY_10 - MINUTE))
    nagged = saved(nagging.nagged(noted, ann, MONDAY_10))
    undone = undo.undo(nagged, ANN_DOES, MONDAY_10 + MINUTE)
    assert (undone.nags, undone.next_nag_at) == (1, nagged.next_nag_at)


# Snoozing --------------------------------------------------------------------------------------------------


def test_a_snooze_moves_the_follow_up_and_is_counted(lead: Lead) -> None:
    later = lifecycle.snooze(lead, vague(WEDNESDAY_9), ANN_DOES, MONDAY_10)
    assert (later.due_at, later.next_nag_at, later.snoozes, later.snoozed_for) == (WEDNESDAY_9, WEDNESDAY_9, 1, DAY)


def test_snoozes_add_up(lead: Lead) -> None:
    once = saved(lifecycle.snooze(lead, vague(WEDNESDAY_9), ANN_DOES, MONDAY_10))
    twice = lifecycle.snooze(once, vague(WEDNESDAY_9 + 2 * DAY), ANN_DOES, MONDAY_10)
    assert (twice.snoozes, twice.snoozed_for) == (2, 3 * DAY)


def test_what_is_brought_forward_is_not_postponed(lead: Lead) -> None:
    sooner = lifecycle.snooze(lead, typed(MONDAY_15), ANN_DOES, MONDAY_10)
    assert (sooner.due_at, sooner.snoozes, sooner.snoozed_for) == (MONDAY_15, 0, timedelta())


def test_a_snooze_begins_the_nagging_anew(lead: Lead) -> None:
    later = lifecycle.snooze(replace(lead, nags=3), vague(WEDNESDAY_9), ANN_DOES, MONDAY_10)
    assert later.nags == 0


def test_a_snooze_remembers_whether_its_time_was_typed(lead: Lead) -> None:
    assert lifecycle.snooze(lead, typed(WEDNESDAY_9), ANN_DOES, MONDAY_10).due_exact


def test_a_planned_follow_up_can_be_snoozed(planned: Lead) -> None:
    later = lifecycle.snooze(planned, vague(WEDNESDAY_9 + DAY), ANN_DOES, MONDAY_10)
    assert (later.status, later.snoozes) == (Status.FOLLOWED_UP, 1)


def test_snoozing_a_resting_lead_plans_its_follow_up(resting: Lead) -> None:
    waiting = lifecycle.snooze(resting, vague(WEDNESDAY_9), ANN_DOES, MONDAY_10)
    assert (waiting.due_at, waiting.snoozes, last(waiting).kind) == (WEDNESDAY_9, 0, EventKind.PLANNED)


def test_nothing_is_snoozed_into_the_past(lead: Lead) -> None:
    with pytest.raises(MomentPassed):
        lifecycle.snooze(lead, vague(MONDAY_10), ANN_DOES, MONDAY_10)


def test_a_lost_lead_cannot_be_snoozed(lost: Lead) -> None:
    with pytest.raises(LeadEnded):
        lifecycle.snooze(lost, vague(TUESDAY_9), ANN_DOES, MONDAY_10)


def test_undo_of_a_snooze_brings_back_the_count(lead: Lead) -> None:
    once = saved(lifecycle.snooze(lead, vague(WEDNESDAY_9), ANN_DOES, MONDAY_10))
    twice = saved(lifecycle.snooze(once, vague(WEDNESDAY_9 + DAY), ANN_DOES, MONDAY_10))
    undone = undo.undo(twice, ANN_DOES, MONDAY_10)
    assert (undone.snoozes, undone.snoozed_for, undone.due_at) == (1, DAY, WEDNESDAY_9)


# Closed ----------------------------------------------------------------------------------------------------


def test_a_closed_lead_is_a_customer_and_owes_nothing(closed: Lead) -> None:
    assert (closed.status, closed.stage, closed.due_at, closed.next_nag_at) == (
        Status.CLOSED,
        Stage.CUSTOMER,
        None,
        None,
    )


def test_a_win_is_worth_what_was_expected_until_somebody_says_more(closed: Lead) -> None:
    assert closed.won == DOLLARS_350K
    assert lifecycle.set_won(closed, Money(Decimal(300_000), "CAD"), ANN_DOES).won == Money(Decimal(300_000), "CAD")
    assert lifecycle.set_won(closed, None, ANN_DOES).won is None


def test_another_sale_does_not_set_an_advocate_back(lead: Lead) -> None:
    advocate = lifecycle.move_stage(lead, Stage.ADVOCATE, ANN_DOES, MONDAY_10)
    assert lifecycle.close(advocate, ANN_DOES, MONDAY_15).stage is Stage.ADVOCATE


@pytest.mark.parametrize("status", ["lead", "resting", "lost"])
def test_only_a_closed_lead_has_won_something(request: pytest.FixtureRequest, status: str) -> None:
    with pytest.raises(NotClosed):
        lifecycle.set_won(request.getfixturevalue(status), DOLLARS_350K, ANN_DOES)


def test_a_closed_lead_may_be_kept_in_touch_with(closed: Lead) -> None:
    waiting = lifecycle.plan(closed, vague(WEDNESDAY_9), ANN_DOES, MONDAY_10)
    assert (waiting.status, waiting.due_at) == (Status.CLOSED, WEDNESDAY_9)


# Lost ------------------------------------------------------------------------------------------------------


def test_a_lost_lead_owes_nothing(lost: Lead) -> None:
    assert (lost.status, lost.due_at, lost.next_nag_at) == (Status.LOST, None, None)


def test_a_loss_has_a_reason(lost: Lead) -> None:
    why = lifecycle.set_reason(lost, LostReason.OTHER, ANN_DOES, "moved abroad")
    assert (why.lost_reason, why.lost_note) == (LostReason.OTHER, "moved abroad")


def test_only_a_lost_lead_has_a_reason(closed: Lead) -> None:
    with pytest.raises(NotLost):
        lifecycle.set_reason(closed, LostReason.PRICE, ANN_DOES)


def test_a_lead_lost_again_has_no_reason_yet(lost: Lead) -> None:
    why = lifecycle.set_reason(lost, LostReason.PRICE, ANN_DOES)
    waiting = lifecycle.plan(why, vague(WEDNESDAY_9), ANN_DOES, MONDAY_10)
    due = saved(lifecycle.fall_due(waiting, WEDNESDAY_9))
    assert lifecycle.lose(due, ANN_DOES, WEDNESDAY_9).lost_reason is None


# Reopening -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ended", ["closed", "lost"])
def test_an_ended_lead_can_be_reopened(request: pytest.FixtureRequest, ended: str) -> None:
    again = lifecycle.reopen(request.getfixturevalue(ended), vague(TUESDAY_9), BOB_DOES, MONDAY_15)
    assert (again.status, again.due_at, again.won, again.lost_reason) == (Status.OPEN, TUESDAY_9, None, None)


def test_what_a_win_came_to_stays_in_the_history_when_another_amount_takes_its_place(closed: Lead) -> None:
    again = saved(lifecycle.reopen(closed, vague(TUESDAY_9), BOB_DOES, MONDAY_15))
    assert last(again).details == {"won": "350000 CAD"}
    new_business = replace(again, won=closed.won)  # as merging makes it
    assert last(lifecycle.close(new_business, ANN_DOES, MONDAY_15)).details["won"] == "350000 CAD"
    assert "won" not in last(closed).details


@pytest.mark.parametrize("ended", ["closed", "lost"])
def test_undo_of_a_reopening_brings_back_the_end(request: pytest.FixtureRequest, ended: str) -> None:
    lead = request.getfixturevalue(ended)
    again = saved(lifecycle.reopen(lead, vague(TUESDAY_9), BOB_DOES, MONDAY_15))
    assert seen_by_people(undo.undo(again, BOB_DOES, MONDAY_15)) == seen_by_people(lead)


@pytest.mark.parametrize("status", ["lead", "resting"])
def test_a_lead_that_has_not_ended_cannot_be_reopened(request: pytest.FixtureRequest, status: str) -> None:
    with pytest.raises(LeadStillOpen):
        lifecycle.reopen(request.getfixturevalue(status), vague(TUESDAY_9), ANN_DOES, MONDAY_15)


def test_a_lead_is_reopened_for_a_time_to_come(lost: Lead) -> None:
    with pytest.raises(MomentPassed):
        lifecycle.reopen(lost, vague(MONDAY_9), ANN_DOES, MONDAY_10)


def test_a_deleted_lead_cannot_be_reopened(closed: Lead) -> None:
    deleted = saved(lifecycle.delete(closed, ANN_DOES, MONDAY_15))
    with pytest.raises(LeadVanished):
        lifecycle.reopen(deleted, vague(TUESDAY_9), ANN_DOES, MONDAY_15)


def test_an_old_button_does_not_reopen_what_was_ended_since(lost: Lead) -> None:
    again = saved(lifecycle.reopen(lost, vague(TUESDAY_9), ANN_DOES, MONDAY_15))
    closed = saved(lifecycle.close(again, ANN_DOES, MONDAY_15))
    with pytest.raises(LeadChanged):
        lifecycle.reopen(closed, vague(TUESDAY_9), Deed(BOB, seen=lost.version), MONDAY_15)


def test_the_same_update_reopens_once(lost: Lead) -> None:
    again = saved(lifecycle.reopen(lost, vague(TUESDAY_9), Deed(ANN, cause=5), MONDAY_15))
    assert lifecycle.reopen(again, vague(TUESDAY_9), Deed(ANN, cause=5), MONDAY_15) is again


# Editing, notes, stages ------------------------------------------------------------------------------------


def test_an_edit_changes_a_field_and_says_which(lead: Lead) -> None:
    edited = lifecycle.edit(lead, Field.NAME, {"name": "Joan Doe"}, ANN_DOES, MONDAY_15)
    assert (edited.name, last(edited).details) == ("Joan Doe", {"field": "name"})


def test_notes_are_kept_in_their_order(lead: Lead) -> None:
    noted = lifecycle.note(lead, "likes boats", ANN_DOES, MONDAY_10)
    noted = lifecycle.note(noted, "hates cars", BOB_DOES, MONDAY_15)
    assert noted.notes == (Note(MONDAY_10, ANN, "likes boats"), Note(MONDAY_15, BOB, "hates cars"))


def test_an_ended_lead_can_still_be_noted_about(closed: Lead) -> None:
    assert lifecycle.note(closed, "sent flowers", ANN_DOES, MONDAY_15).status is Status.CLOSED


def test_a_stage_says_where_it_came_from(lead: Lead) -> None:
    assert last(lifecycle.move_stage(lead, Stage.TRUST, ANN_DOES, MONDAY_10)).details == {"from": "know", "to": "trust"}


def test_a_lead_already_on_that_stage_stays_as_it_is(lead: Lead) -> None:
    assert lifecycle.move_stage(lead, Stage.KNOW, ANN_DOES, MONDAY_10) is lead


def test_a_deleted_lead_is_on_no_stage(deleted: Lead) -> None:
    with pytest.raises(LeadVanished):
        lifecycle.move_stage(deleted, deleted.stage, ANN_DOES, MONDAY_10)


@pytest.mark.parametrize(("times", "asks"), [(0, False), (2, False), (3, True), (4, True)])
def test_from_the_third_snooze_on_it_is_asked_why(lead: Lead, times: int, asks: bool) -> None:
    assert lifecycle.wants_a_reason(replace(lead, snoozes=times)) is asks


# Why it was postponed --------------------------------------------------------------------------------------


@pytest.fixture
def snoozed(lead: Lead) -> Lead:
    """Moved from Tuesday to Wednesday."""
    return saved(lifecycle.snooze(lead, vague(WEDNESDAY_9), ANN_DOES, MONDAY_10))


def test_the_event_of_a_snooze_says_why(snoozed: Lead) -> None:
    told = lifecycle.explain_snooze(snoozed, SnoozeReason.WAITING, ANN_DOES)
    assert last(told).details == {"until": WEDNESDAY_9.isoformat(), "why": "waiting"}


def test_the_event_of_a_snooze_keeps_why_in_a_persons_own_words(snoozed: Lead) -> None:
    told = lifecycle.explain_snooze(snoozed, SnoozeReason.OTHER, ANN_DOES, "she is abroad")
    assert (last(told).details["why"], last(told).details["note"]) == ("other", "she is abroad")


def test_why_it_was_postponed_changes_nothing_else(snoozed: Lead) -> None:
    told = lifecycle.explain_snooze(snoozed, SnoozeReason.WAITING, ANN_DOES)
    assert replace(told, events=snoozed.events) == snoozed


def test_only_the_last_snooze_is_explained(snoozed: Lead) -> None:
    twice = saved(lifecycle.snooze(snoozed, vague(WEDNESDAY_9 + DAY), ANN_DOES, MONDAY_15))
    told = lifecycle.explain_snooze(twice, SnoozeReason.NO_TIME, ANN_DOES)
    assert [event.details.get("why") for event in told.events] == [None, None, "no_time"]


def test_a_snooze_is_explained_after_a_note_too(snoozed: Lead) -> None:
    noted = saved(lifecycle.note(snoozed, "likes boats", ANN_DOES, MONDAY_10))
    told = lifecycle.explain_snooze(noted, SnoozeReason.WAITING, ANN_DOES)
    assert [event.details.get("why") for event in told.events] == [None, "waiting", None]


def test_the_same_answer_twice_explains_a_snooze_once(snoozed: Lead) -> None:
    told = lifecycle.explain_snooze(snoozed, SnoozeReason.WAITING, Deed(ANN, cause=5))
    assert lifecycle.explain_snooze(told, SnoozeReason.WAITING, Deed(ANN, cause=5)) == told


@pytest.mark.parametrize("state", ["lead", "resting", "planned"])
def test_what_was_not_postponed_is_not_explained(request: pytest.FixtureRequest, state: str) -> None:
    with pytest.raises(NotPostponed):
        lifecycle.explain_snooze(request.getfixturevalue(state), SnoozeReason.WAITING, ANN_DOES)


def test_what_was_only_brought_forward_is_not_explained(lead: Lead) -> None:
    sooner = lifecycle.snooze(lead, typed(MONDAY_15), ANN_DOES, MONDAY_10)
    with pytest.raises(NotPostponed):
        lifecycle.explain_snooze(sooner, SnoozeReason.WAITING, ANN_DOES)


def test_a_snooze_of_the_follow_up_before_is_not_explained(snoozed: Lead) -> None:
    touched = saved(follow_up(snoozed, ANN_DOES, MONDAY_15))
    with pytest.raises(NotPostponed):
        lifecycle.explain_snooze(touched, SnoozeReason.WAITING, ANN_DOES)


def test_an_old_question_does_not_explain_a_lead_marked_since(snoozed: Lead) -> None:
    again = saved(lifecycle.snooze(snoozed, vague(WEDNESDAY_9 + DAY), BOB_DOES, MONDAY_15))
    with pytest.raises(LeadChanged):
        lifecycle.explain_snooze(again, SnoozeReason.WAITING, Deed(ANN, seen=snoozed.version))


def test_a_deleted_lead_is_not_explained(snoozed: Lead) -> None:
    gone = saved(lifecycle.delete(snoozed, ANN_DOES, MONDAY_15))
    with pytest.raises(LeadVanished):
        lifecycle.explain_snooze(gone, SnoozeReason.WAITING, ANN_DOES)


# Handing over ----------------------------------------------------------------------------------------------


def test_a_lead_handed_over_is_owed_by_the_other(lead: Lead) -> None:
    handed = lifecycle.hand_over(lead, BOB, ANN_DOES, MONDAY_15)
    assert (handed.owner, last(handed).by) == (BOB, ANN)


def test_a_handing_over_says_from_whom_to_whom(lead: Lead) -> None:
    assert last(lifecycle.hand_over(lead, BOB, BOB_DOES, MONDAY_15)).details == {"from": "1", "to": "2"}


def test_a_lead_from_the_pool_comes_from_nobody(lead: Lead) -> None:
    in_the_pool = replace(lead, owner=None)
    assert last(lifecycle.hand_over(in_the_pool, BOB, BOB_DOES, MONDAY_15)).details == {"to": "2"}


def test_the_new_owner_is_nagged_from_the_beginning(lead: Lead) -> None:
    nagged = replace(lead, nags=4, next_nag_at=WEDNESDAY_9)
    handed = lifecycle.hand_over(nagged, BOB, ANN_DOES, TUESDAY_9 + HOUR)
    soon = TUESDAY_9 + HOUR + lifecycle.TELLING_TAKES
    assert (handed.nags, handed.due_at, handed.next_nag_at) == (0, TUESDAY_9, soon)
    assert lifecycle.hand_over(nagged, BOB, ANN_DOES, MONDAY_15).next_nag_at == TUESDAY_9


def test_an_hour_that_somebody_typed_is_exact_for_nobody_else(lead: Lead) -> None:
    typed_by_ann = replace(lead, due_exact=True)
    assert not lifecycle.hand_over(typed_by_ann, BOB, ANN_DOES, MONDAY_15).due_exact
    lying = replace(typed_by_ann, owner=None)
    assert not lifecycle.claim(lying, BOB_DOES, MONDAY_15).due_exact
    assert lifecycle.claim(lying, ANN_DOES, MONDAY_15).due_exact


def test_a_lead_handed_over_is_offered_to_nobody(lead: Lead) -> None:
    assert lifecycle.hand_over(replace(lead, offered_to=BOB), BOB, BOB_DOES, MONDAY_15).offered_to is None


def test_who_has_heard_of_a_lead_hears_of_it_again_if_its_new_owner_leaves_it_too(lead: Lead) -> None:
    told = replace(lead, escalated=Step.ADMINS)
    given = lifecycle.hand_over(told, BOB, ANN_DOES, MONDAY_15)
    assert given.escalated is Step.OWNER
    assert undo.undo(given, ANN_DOES, MONDAY_15).escalated is Step.ADMINS


@pytest.mark.parametrize("state", ["resting", "planned", "closed", "lost"])
def test_a_lead_that_is_not_open_keeps_its_plan_when_it_is_handed_over(
    request: pytest.FixtureRequest, state: str
) -> None:
    lead: Lead = request.getfixturevalue(state)
    handed = lifecycle.hand_over(lead, BOB, ANN_DOES, MONDAY_15)
    assert (handed.status, handed.due_at, handed.next_nag_at) == (lead.status, lead.due_at, lead.next_nag_at)


def test_an_old_button_does_not_hand_over_a_lead_marked_since(lead: Lead) -> None:
    touched = saved(follow_up(lead, ANN_DOES, MONDAY_10))
    with pytest.raises(LeadChanged):
        lifecycle.hand_over(touched, BOB, Deed(BOB, seen=lead.version), MONDAY_15)


# Deleting --------------------------------------------------------------------------------------------------


def test_a_deleted_lead_is_looked_at_again_when_undo_ends(deleted: Lead) -> None:
    assert (deleted.deleted_at, deleted.next_nag_at) == (MONDAY_10, MONDAY_10 + UNDO_FOR)


def test_undo_of_a_deletion_makes_the_lead_ring_again_when_it_was_due(deleted: Lead) -> None:
    assert undo.undo(deleted, ANN_DOES, MONDAY_10 + MINUTE).next_nag_at == TUESDAY_9


# Errors ----------------------------------------------------------------------------------------------------


def test_every_error_names_the_key_of_its_sentence() -> None:
    assert MomentPassed.key() == "moment-passed"


@pytest.mark.parametrize("error", [NoSuchLead, LeadVanished, SilentLead])
def test_an_error_about_a_lead_that_is_not_there_names_its_number(
    error: type[NoSuchLead | LeadVanished | SilentLead],
) -> None:
    assert error(12).number == 12


def test_an_error_about_a_lead_carries_it(lead: Lead) -> None:
    with pytest.raises(LeadStillOpen) as refused:
        lifecycle.rest(lead, ANN_DOES)
    assert refused.value.lead is lead
