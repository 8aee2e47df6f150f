"""What Undo takes back, and what stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from domain import lifecycle, undo
from domain.errors import LeadChanged, NothingToUndo
from domain.models import (
    Deed,
    EventKind,
    Field,
    Lead,
    Rhythm,
    SnoozeReason,
    Stage,
    Status,
    Step,
    TouchKind,
)
from tests.unit.domain.the_cast import (
    ANN,
    ANN_DOES,
    BOB,
    BOB_DOES,
    FRIDAY_BEFORE_9,
    MINUTE,
    MONDAY_10,
    TUESDAY_9,
    WEDNESDAY_9,
    follow_up,
    last,
    saved,
    seen_by_people,
    vague,
)

Move = Callable[[Lead, Deed, datetime], Lead]


def test_undo_knows_what_every_move_changes() -> None:
    begins_and_ends = {EventKind.RECORDED, EventKind.UNDONE}
    assert set(undo.UNDO_RESTORES) == set(EventKind) - begins_and_ends


def test_undo_of_a_recording_deletes_the_lead(lead: Lead) -> None:
    undone = undo.undo(lead, Deed(ANN, seen=lead.version), MONDAY_10 + MINUTE)
    assert (undone.deleted_at, last(undone).kind) == (MONDAY_10 + MINUTE, EventKind.DELETED)


def test_the_undoing_of_a_recording_can_be_undone(lead: Lead) -> None:
    gone = saved(undo.undo(lead, ANN_DOES, MONDAY_10))
    assert seen_by_people(undo.undo(gone, ANN_DOES, MONDAY_10)) == seen_by_people(lead)


def test_after_an_undone_note_the_recording_stands(lead: Lead) -> None:
    noted = saved(lifecycle.note(lead, "likes boats", ANN_DOES, MONDAY_10))
    undone = saved(undo.undo(noted, ANN_DOES, MONDAY_10))
    with pytest.raises(NothingToUndo):
        undo.undo(undone, ANN_DOES, MONDAY_10)


def test_the_same_update_undoes_once(resting: Lead) -> None:
    undone = saved(undo.undo(resting, Deed(ANN, cause=5), MONDAY_10))
    assert undo.undo(undone, Deed(ANN, cause=5), MONDAY_10) is undone


def test_undo_on_an_old_card_does_not_take_back_a_later_mark(resting: Lead) -> None:
    closed = saved(lifecycle.close(resting, BOB_DOES, MONDAY_10 + MINUTE))
    with pytest.raises(LeadChanged):
        undo.undo(closed, Deed(ANN, seen=resting.version), MONDAY_10 + 2 * MINUTE)


def test_undo_on_an_old_card_does_not_take_back_a_later_note(resting: Lead) -> None:
    noted = saved(lifecycle.note(resting, "likes boats", BOB_DOES, MONDAY_10 + MINUTE))
    with pytest.raises(NothingToUndo):
        undo.undo(noted, Deed(ANN, seen=resting.version), MONDAY_10 + 2 * MINUTE)


def test_undo_beside_a_mark_takes_back_the_plan_that_came_with_it(lead: Lead, resting: Lead, planned: Lead) -> None:
    undone = undo.undo(planned, Deed(ANN, seen=resting.version), MONDAY_10 + MINUTE)
    assert seen_by_people(undone) == seen_by_people(lead)


def test_undo_of_a_note_keeps_what_was_said_of_the_touch_since(resting: Lead) -> None:
    noted = saved(lifecycle.note(resting, "likes boats", ANN_DOES, MONDAY_10))
    described = saved(lifecycle.describe_touch(noted, ANN_DOES, kind=TouchKind.CALL))
    assert undo.undo(described, ANN_DOES, MONDAY_10).touches[-1].kind is TouchKind.CALL


def test_undo_of_an_edit_keeps_what_was_said_of_the_win_since(closed: Lead) -> None:
    edited = saved(lifecycle.edit(closed, Field.NAME, {"name": "Joan"}, ANN_DOES, MONDAY_10))
    told = saved(lifecycle.set_won(edited, None, ANN_DOES))
    undone = undo.undo(told, ANN_DOES, MONDAY_10)
    assert (undone.name, undone.won) == ("Jane Doe", None)


def test_undo_counts_from_the_last_move(lead: Lead) -> None:
    noted = saved(lifecycle.note(lead, "likes boats", ANN_DOES, MONDAY_10))
    again = saved(lifecycle.note(noted, "hates cars", ANN_DOES, MONDAY_10 + 9 * MINUTE))
    assert [note.text for note in undo.undo(again, ANN_DOES, MONDAY_10 + 18 * MINUTE).notes] == ["likes boats"]


def test_a_clock_set_back_takes_nothing_from_undo(resting: Lead) -> None:
    assert undo.undo(resting, ANN_DOES, FRIDAY_BEFORE_9).status is Status.OPEN


# Who has heard ---------------------------------------------------------------------------------------------


@pytest.fixture
def heard_of(lead: Lead) -> Lead:
    """A lead of which the admins have heard, and that was offered to Bob."""
    return replace(lead, escalated=Step.ADMINS, offered_to=BOB)


@pytest.mark.parametrize("mark", [follow_up, lifecycle.close, lifecycle.lose])
def test_undo_of_a_mark_remembers_who_has_heard_of_the_lead(heard_of: Lead, mark: Move) -> None:
    undone = undo.undo(saved(mark(heard_of, ANN_DOES, MONDAY_10)), ANN_DOES, MONDAY_10)
    assert (undone.escalated, undone.offered_to) == (Step.ADMINS, BOB)


def test_undo_of_a_snooze_remembers_who_has_heard_of_the_lead(heard_of: Lead) -> None:
    snoozed = saved(lifecycle.snooze(heard_of, vague(WEDNESDAY_9), ANN_DOES, MONDAY_10))
    undone = undo.undo(snoozed, ANN_DOES, MONDAY_10)
    assert (undone.escalated, undone.offered_to) == (Step.ADMINS, BOB)


# Rhythms ---------------------------------------------------------------------------------------------------


@pytest.fixture
def kept_warm(resting: Lead) -> Lead:
    """Followed up on Monday, and again each month from Wednesday on."""
    return saved(lifecycle.keep_in_touch(resting, Rhythm.MONTHLY, vague(WEDNESDAY_9), ANN_DOES, MONDAY_10))


def test_undo_of_a_rhythm_takes_back_the_mark_before_it_too(lead: Lead, kept_warm: Lead) -> None:
    assert seen_by_people(undo.undo(kept_warm, ANN_DOES, MONDAY_10)) == seen_by_people(lead)


def test_undo_of_a_rhythm_agreed_later_leaves_the_mark(resting: Lead) -> None:
    agreed = MONDAY_10 + 11 * MINUTE
    kept_warm = saved(lifecycle.keep_in_touch(resting, Rhythm.MONTHLY, vague(WEDNESDAY_9), ANN_DOES, agreed))
    assert seen_by_people(undo.undo(kept_warm, ANN_DOES, agreed)) == seen_by_people(resting)


@pytest.mark.parametrize("end", [lifecycle.close, lifecycle.lose])
def test_undo_of_an_end_brings_back_the_rhythm(kept_warm: Lead, end: Move) -> None:
    ended = saved(end(kept_warm, ANN_DOES, TUESDAY_9))
    assert seen_by_people(undo.undo(ended, ANN_DOES, TUESDAY_9)) == seen_by_people(kept_warm)


def test_undo_of_a_reopening_brings_back_the_rhythm(closed: Lead) -> None:
    customer = saved(lifecycle.keep_in_touch(closed, Rhythm.NINETY_DAYS, vague(WEDNESDAY_9), ANN_DOES, MONDAY_10))
    again = saved(lifecycle.reopen(customer, vague(TUESDAY_9), ANN_DOES, MONDAY_10 + MINUTE))
    assert seen_by_people(undo.undo(again, ANN_DOES, MONDAY_10 + MINUTE)) == seen_by_people(customer)


def test_undo_of_a_touch_in_a_rhythm_brings_back_the_one_that_was_due(kept_warm: Lead) -> None:
    due = saved(lifecycle.fall_due(kept_warm, WEDNESDAY_9))
    touched = saved(follow_up(due, ANN_DOES, WEDNESDAY_9))
    assert seen_by_people(undo.undo(touched, ANN_DOES, WEDNESDAY_9)) == seen_by_people(due)


def test_undo_of_a_mark_brings_back_a_rhythm_given_up_for_nothing_now(kept_warm: Lead) -> None:
    touched = saved(follow_up(kept_warm, ANN_DOES, TUESDAY_9))
    at_rest = saved(lifecycle.rest(touched, ANN_DOES))
    assert seen_by_people(undo.undo(at_rest, ANN_DOES, TUESDAY_9)) == seen_by_people(kept_warm)


# Handing over ----------------------------------------------------------------------------------------------


def test_undo_of_a_handing_over_brings_back_the_owner_with_their_nags(lead: Lead) -> None:
    nagged = replace(lead, nags=2, next_nag_at=WEDNESDAY_9, offered_to=BOB)
    handed = saved(lifecycle.hand_over(nagged, BOB, BOB_DOES, WEDNESDAY_9 - MINUTE))
    undone = undo.undo(handed, BOB_DOES, WEDNESDAY_9)
    assert (undone.owner, undone.nags, undone.next_nag_at, undone.offered_to) == (ANN, 2, WEDNESDAY_9, BOB)


def test_undo_of_a_handing_over_brings_back_that_a_time_was_typed_to_the_hour(planned: Lead) -> None:
    exact = replace(planned, due_exact=True)
    handed = saved(lifecycle.hand_over(exact, BOB, ANN_DOES, MONDAY_10 + MINUTE))
    assert not handed.due_exact
    assert undo.undo(handed, ANN_DOES, MONDAY_10 + 2 * MINUTE).due_exact


def test_undo_of_a_handing_over_keeps_a_lead_at_rest_that_was_laid_to_rest_since(planned: Lead) -> None:
    handed = saved(lifecycle.hand_over(planned, BOB, ANN_DOES, MONDAY_10 + MINUTE))
    at_rest = saved(lifecycle.rest(handed, BOB_DOES))
    undone = undo.undo(at_rest, ANN_DOES, MONDAY_10 + 2 * MINUTE)
    assert (undone.owner, undone.due_at, undone.next_nag_at) == (ANN, None, None)


def test_undo_of_a_handing_over_leaves_a_lead_due_that_fell_due_since(planned: Lead) -> None:
    handed = saved(lifecycle.hand_over(planned, BOB, ANN_DOES, WEDNESDAY_9 - MINUTE))
    due = saved(lifecycle.fall_due(handed, WEDNESDAY_9))
    undone = undo.undo(due, ANN_DOES, WEDNESDAY_9 + MINUTE)
    assert (undone.owner, undone.status, undone.next_nag_at) == (ANN, Status.OPEN, WEDNESDAY_9)


# Why it was postponed --------------------------------------------------------------------------------------


def test_undo_of_a_note_keeps_why_the_follow_up_was_postponed(lead: Lead) -> None:
    snoozed = saved(lifecycle.snooze(lead, vague(WEDNESDAY_9), ANN_DOES, MONDAY_10))
    noted = saved(lifecycle.note(snoozed, "likes boats", ANN_DOES, MONDAY_10))
    told = saved(lifecycle.explain_snooze(noted, SnoozeReason.WAITING, ANN_DOES))
    assert undo.undo(told, ANN_DOES, MONDAY_10).events[-2].details["why"] == "waiting"


def test_undo_of_a_snooze_takes_its_reason_with_it(lead: Lead) -> None:
    snoozed = saved(lifecycle.snooze(lead, vague(WEDNESDAY_9), ANN_DOES, MONDAY_10))
    told = saved(lifecycle.explain_snooze(snoozed, SnoozeReason.WAITING, ANN_DOES))
    undone = undo.undo(told, ANN_DOES, MONDAY_10)
    assert not any("why" in event.details for event in undone.events)


def test_undo_of_a_stage_brings_back_the_one_before(lead: Lead) -> None:
    moved = saved(lifecycle.move_stage(lead, Stage.TRUST, ANN_DOES, MONDAY_10))
    assert undo.undo(moved, ANN_DOES, MONDAY_10).stage is Stage.KNOW
