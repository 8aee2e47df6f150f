"""Hours that were typed before anybody knew by which clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain import arrivals, assumed_clock, lifecycle, pool, takeout, undo
from domain.models import Deed, EventKind, Lead, PersonId
from tests.unit.domain.the_cast import ANN, ANN_HERSELF, BERLIN, BOB, HALIFAX, MONDAY_10, recorded, saved, typed

HERE = ZoneInfo("UTC")
AT_THREE = datetime(2026, 4, 7, 15, tzinfo=UTC)
THREE_IN_HALIFAX = datetime(2026, 4, 7, 15, tzinfo=HALIFAX).astimezone(UTC)


@pytest.mark.parametrize(
    ("at", "anew"),
    [
        (AT_THREE, THREE_IN_HALIFAX),
        (AT_THREE + timedelta(seconds=7), AT_THREE + timedelta(seconds=7)),
        (AT_THREE + timedelta(microseconds=1), AT_THREE + timedelta(microseconds=1)),
    ],
)
def test_an_hour_stays_that_hour_and_a_span_that_instant(at: datetime, anew: datetime) -> None:
    assert assumed_clock.read_anew(at, HERE, HALIFAX) == anew


def moved(lead: Lead, now: datetime = MONDAY_10, zone: ZoneInfo = HALIFAX) -> Lead:
    return assumed_clock.typed_anew(lead, replace(ANN_HERSELF, zone=HERE), zone, now)


def test_a_follow_up_still_to_come_keeps_its_hour_after_undo_too() -> None:
    lead = recorded(due=AT_THREE, exact=True)
    moved_lead = moved(lead)
    assert (moved_lead.due_at, moved_lead.next_nag_at, moved_lead.due_exact) == (THREE_IN_HALIFAX,) * 2 + (True,)
    snoozed = lifecycle.snooze(saved(lead), typed(AT_THREE + timedelta(days=1)), Deed(ANN), MONDAY_10)
    undone = undo.undo(moved(snoozed), Deed(ANN), MONDAY_10)
    assert (undone.due_at, undone.next_nag_at) == (THREE_IN_HALIFAX,) * 2


def test_what_is_owed_planned_by_a_span_deleted_or_at_rest_is_left_as_it_is() -> None:
    lead = recorded(due=AT_THREE)
    assert moved(lead, AT_THREE) is lead
    resting = replace(lifecycle.close(saved(lead), Deed(ANN), MONDAY_10), due_at=None)
    deleted = lifecycle.delete(saved(lead), Deed(ANN), MONDAY_10)
    soon = recorded(due=MONDAY_10 + timedelta(hours=1, seconds=7))
    assert [moved(each) for each in (resting, deleted, soon)] == [resting, deleted, soon]


def test_a_lead_of_the_pool_is_offered_when_it_would_have_been() -> None:
    lying = replace(recorded(due=AT_THREE), owner=None, nags=1, next_nag_at=MONDAY_10 + pool.OFFERED_AGAIN_AFTER)
    assert (moved(lying).due_at, moved(lying).next_nag_at) == (THREE_IN_HALIFAX, lying.next_nag_at)


def test_an_hour_is_kept_for_whoever_said_it_last() -> None:
    lead = recorded(due=AT_THREE)
    planned = lifecycle.plan(saved(lead), typed(AT_THREE), Deed(BOB), MONDAY_10)
    said = [
        [person for person in (ANN, BOB) if assumed_clock.is_kept_by(each, PersonId(person))]
        for each in (lead, planned, replace(lead, events=()))
    ]
    assert said == [[ANN], [BOB], [ANN]]


def test_to_read_an_hour_anew_again_changes_nothing_and_by_another_clock_keeps_that_hour() -> None:
    lead = recorded(due=AT_THREE)
    once = moved(lead)
    assert moved(once) is once
    assert moved(once, zone=BERLIN).due_at == moved(lead, zone=BERLIN).due_at
    snoozed = lifecycle.snooze(saved(lead), typed(AT_THREE + timedelta(days=1)), Deed(ANN), MONDAY_10)
    undone = undo.undo(moved(moved(snoozed), zone=BERLIN), Deed(ANN), MONDAY_10)
    assert moved(undone, zone=BERLIN) is undone
    planned = lifecycle.plan(saved(once), typed(AT_THREE), Deed(ANN), MONDAY_10)
    assert moved(planned).due_at == THREE_IN_HALIFAX


def test_by_which_clock_an_hour_was_read_is_not_taken_along() -> None:
    lead = moved(recorded(due=AT_THREE))
    assert takeout.taken_along(lead)["events"] == takeout.taken_along(replace(lead, events=recorded().events))["events"]


def test_what_an_export_brought_back_keeps_its_instant_until_it_is_planned_anew() -> None:
    back = arrivals.brought_back(recorded(due=AT_THREE), -7)
    eventless = replace(back, events=tuple(replace(each, kind=EventKind.NOTED) for each in back.events))
    older = replace(
        back, events=(*back.events, replace(back.events[0], kind=EventKind.PLANNED, details={}, cause=None))
    )
    assert [moved(each) for each in (back, eventless, older)] == [back, eventless, older]
    planned = lifecycle.plan(saved(older), typed(AT_THREE + timedelta(days=1)), Deed(ANN, 9), MONDAY_10)
    assert moved(planned).due_at == THREE_IN_HALIFAX + timedelta(days=1)
    assert undo.undo(moved(planned), Deed(ANN), MONDAY_10).due_at == AT_THREE


def test_undo_goes_back_to_the_hour_of_a_colleague_as_it_was() -> None:
    his = lifecycle.plan(saved(recorded()), typed(AT_THREE), Deed(BOB), MONDAY_10)
    hers = lifecycle.snooze(saved(his), typed(AT_THREE + timedelta(days=1)), Deed(ANN), MONDAY_10)
    assert undo.undo(moved(hers), Deed(ANN), MONDAY_10).due_at == AT_THREE


@pytest.mark.parametrize("name", [arrivals.AS_IT_CAME, arrivals.AS_IT_CAME_BEFORE])
def test_a_file_can_be_taken_back_after_its_hours_were_kept(name: str) -> None:
    imported = arrivals.imported(recorded(due=AT_THREE))
    looks = imported.events[0].details[arrivals.AS_IT_CAME]
    lead = replace(imported, events=(replace(imported.events[0], details={name: looks}, cause=-7),))
    assert moved(lead).due_at == THREE_IN_HALIFAX
    assert arrivals.is_untouched(moved(lead), -7)
    assert not arrivals.is_untouched(moved(replace(lead, need="a roof")), -7)


def test_the_next_one_due_is_told_of_as_an_example() -> None:
    later, soon = recorded(1, AT_THREE + timedelta(days=1)), recorded(2, AT_THREE)
    span = recorded(3, MONDAY_10 + timedelta(hours=1, seconds=7))
    back = arrivals.brought_back(recorded(4, AT_THREE - timedelta(hours=1)), -7)
    assert assumed_clock.next_typed([later, span, soon, back], ANN, MONDAY_10) == soon
    assert assumed_clock.next_typed([span, back], ANN, MONDAY_10) is None
