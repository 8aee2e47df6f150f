"""Leads that are kept warm or kept in touch with: the next follow-up after each, and when a decision is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from domain import lifecycle
from domain.errors import LeadChanged, LeadVanished, MomentPassed, NotClosed
from domain.models import Deed, EventKind, Lead, Rhythm, Status, Step, Touch
from tests.unit.domain.the_cast import (
    ANN,
    ANN_DOES,
    BERLIN,
    BOB,
    BOB_DOES,
    DAY,
    HALIFAX,
    HOUR,
    MONDAY_9,
    MONDAY_10,
    MONDAY_15,
    TUESDAY_9,
    WEDNESDAY_9,
    follow_up,
    kinds,
    last,
    recorded,
    saved,
    typed,
    vague,
)

Move = Callable[[Lead, Deed, datetime], Lead]

APIA = ZoneInfo("Pacific/Apia")


def test_only_a_customer_is_kept_in_touch_with_as_one(lead: Lead) -> None:
    touched = saved(follow_up(lead, ANN_DOES, MONDAY_10))
    with pytest.raises(NotClosed):
        lifecycle.keep_in_touch(touched, Rhythm.NINETY_DAYS, vague(WEDNESDAY_9), BOB_DOES, MONDAY_15)


def wall(text: str, zone: ZoneInfo = HALIFAX) -> datetime:
    """The instant at which the clocks of `zone` show this."""
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def due_in(rhythm: Rhythm, due: datetime) -> Lead:
    """A lead of that rhythm, open because its follow-up fell due."""
    return replace(recorded(due=due, at=due - DAY), every=rhythm)


@pytest.fixture
def customer(closed: Lead) -> Lead:
    """Closed on Monday, and kept in touch with from Wednesday on."""
    return saved(lifecycle.keep_in_touch(closed, Rhythm.NINETY_DAYS, vague(WEDNESDAY_9), ANN_DOES, MONDAY_10))


@pytest.fixture
def kept_warm(resting: Lead) -> Lead:
    """Followed up on Monday, and to be touched each month from Wednesday on."""
    return saved(lifecycle.keep_in_touch(resting, Rhythm.MONTHLY, vague(WEDNESDAY_9), ANN_DOES, MONDAY_10))


# Keeping in touch ------------------------------------------------------------------------------------------


def test_a_rhythm_plans_its_first_follow_up(customer: Lead) -> None:
    assert (customer.every, customer.due_at, customer.next_nag_at) == (Rhythm.NINETY_DAYS, WEDNESDAY_9, WEDNESDAY_9)
    assert last(customer).kind is EventKind.PLANNED


@pytest.mark.parametrize(
    ("state", "status"), [("resting", Status.FOLLOWED_UP), ("closed", Status.CLOSED), ("lost", Status.LOST)]
)
def test_a_rhythm_leaves_the_status(request: pytest.FixtureRequest, state: str, status: Status) -> None:
    lead: Lead = request.getfixturevalue(state)
    kept = lifecycle.keep_in_touch(lead, Rhythm.MONTHLY, vague(WEDNESDAY_9), ANN_DOES, MONDAY_10)
    assert kept.status is status


def test_the_same_update_agrees_on_a_rhythm_once(closed: Lead) -> None:
    deed = Deed(ANN, cause=5)
    kept = saved(lifecycle.keep_in_touch(closed, Rhythm.MONTHLY, vague(WEDNESDAY_9), deed, MONDAY_10))
    assert lifecycle.keep_in_touch(kept, Rhythm.NINETY_DAYS, vague(TUESDAY_9), deed, MONDAY_15) is kept


def test_a_rhythm_begins_in_the_future(closed: Lead) -> None:
    with pytest.raises(MomentPassed):
        lifecycle.keep_in_touch(closed, Rhythm.MONTHLY, vague(MONDAY_9), ANN_DOES, MONDAY_10)


def test_an_old_form_agrees_on_no_rhythm_for_a_lead_marked_since(resting: Lead) -> None:
    lost = saved(lifecycle.lose(resting, BOB_DOES, MONDAY_15))
    with pytest.raises(LeadChanged):
        lifecycle.keep_in_touch(lost, Rhythm.MONTHLY, vague(WEDNESDAY_9), Deed(ANN, seen=resting.version), MONDAY_15)


def test_a_deleted_lead_gets_no_rhythm(resting: Lead) -> None:
    gone = saved(lifecycle.delete(resting, ANN_DOES, MONDAY_10))
    with pytest.raises(LeadVanished):
        lifecycle.keep_in_touch(gone, Rhythm.MONTHLY, vague(WEDNESDAY_9), ANN_DOES, MONDAY_10)


def test_nothing_now_ends_a_rhythm(kept_warm: Lead) -> None:
    assert lifecycle.rest(kept_warm, ANN_DOES).every is None


@pytest.mark.parametrize("end", [lifecycle.close, lifecycle.lose])
def test_an_end_ends_a_rhythm(kept_warm: Lead, end: Move) -> None:
    assert end(kept_warm, ANN_DOES, MONDAY_15).every is None


def test_a_lead_taken_up_again_has_no_rhythm(customer: Lead) -> None:
    assert lifecycle.reopen(customer, vague(TUESDAY_9), ANN_DOES, MONDAY_15).every is None


def test_another_time_leaves_the_rhythm(kept_warm: Lead) -> None:
    later = lifecycle.snooze(kept_warm, vague(WEDNESDAY_9 + DAY), ANN_DOES, MONDAY_15)
    assert later.every is Rhythm.MONTHLY


# After each touch ------------------------------------------------------------------------------------------


def test_after_a_touch_the_next_one_is_planned_at_once(kept_warm: Lead) -> None:
    due = saved(lifecycle.fall_due(kept_warm, WEDNESDAY_9))
    touched = follow_up(due, ANN_DOES, WEDNESDAY_9 + HOUR)
    assert touched.due_at == touched.next_nag_at == wall("2026-05-08 09:00")
    assert (touched.status, touched.every, touched.due_exact) == (Status.FOLLOWED_UP, Rhythm.MONTHLY, False)
    assert touched.touches[-1] == Touch(WEDNESDAY_9 + HOUR, ANN)


def test_a_customer_who_is_kept_in_touch_with_stays_closed(customer: Lead) -> None:
    due = saved(lifecycle.fall_due(customer, WEDNESDAY_9))
    touched = follow_up(due, ANN_DOES, WEDNESDAY_9 + HOUR)
    assert due.status is Status.OPEN
    assert (touched.status, touched.won, touched.stage) == (Status.CLOSED, customer.won, customer.stage)
    assert touched.due_at == wall("2026-07-07 09:00")


def test_a_touch_in_a_rhythm_begins_everything_else_anew(kept_warm: Lead) -> None:
    due = replace(lifecycle.fall_due(kept_warm, WEDNESDAY_9), nags=4, escalated=Step.ADMINS, offered_to=BOB, snoozes=2)
    touched = follow_up(due, ANN_DOES, WEDNESDAY_9 + HOUR)
    assert (touched.nags, touched.escalated, touched.offered_to, touched.snoozes) == (0, Step.OWNER, None, 0)


def test_the_same_update_touches_once_in_a_rhythm(kept_warm: Lead) -> None:
    touched = saved(follow_up(kept_warm, Deed(ANN, cause=5), MONDAY_15))
    assert follow_up(touched, Deed(ANN, cause=5), MONDAY_15 + HOUR) is touched


def test_a_touch_in_a_rhythm_is_one_event(kept_warm: Lead) -> None:
    touched = follow_up(kept_warm, ANN_DOES, MONDAY_15)
    assert kinds(touched)[len(kept_warm.events) :] == [EventKind.FOLLOWED_UP]


@pytest.mark.parametrize(
    ("rhythm", "due", "touched", "following"),
    [
        (Rhythm.MONTHLY, "2026-04-06 09:00", "2026-04-06 10:00", "2026-05-06 09:00"),
        # Touched days late and at another hour: the hour of the follow-up stays.
        (Rhythm.MONTHLY, "2026-04-06 09:00", "2026-04-09 19:00", "2026-05-09 09:00"),
        # Touched before it was due.
        (Rhythm.MONTHLY, "2026-04-20 16:30", "2026-04-06 10:00", "2026-05-06 16:30"),
        # The end of a month that the next one hasn't.
        (Rhythm.MONTHLY, "2026-01-31 09:00", "2026-01-31 10:00", "2026-02-28 09:00"),
        (Rhythm.MONTHLY, "2028-01-31 09:00", "2028-01-31 10:00", "2028-02-29 09:00"),
        (Rhythm.MONTHLY, "2028-02-29 09:00", "2028-02-29 10:00", "2028-03-29 09:00"),
        (Rhythm.MONTHLY, "2026-12-31 09:00", "2026-12-31 10:00", "2027-01-31 09:00"),
        # Over the jumps of the clocks in March and November.
        (Rhythm.MONTHLY, "2026-02-10 09:00", "2026-02-10 10:00", "2026-03-10 09:00"),
        (Rhythm.MONTHLY, "2026-10-10 09:00", "2026-10-10 10:00", "2026-11-10 09:00"),
        (Rhythm.NINETY_DAYS, "2026-01-10 09:00", "2026-01-10 10:00", "2026-04-10 09:00"),
        (Rhythm.NINETY_DAYS, "2026-09-01 17:15", "2026-09-01 18:00", "2026-11-30 17:15"),
        (Rhythm.NINETY_DAYS, "2027-12-01 09:00", "2027-12-01 10:00", "2028-02-29 09:00"),
        # Half past two is left out on the day of the jump.
        (Rhythm.MONTHLY, "2026-02-08 02:30", "2026-02-08 10:00", "2026-03-08 03:00"),
    ],
)
def test_a_rhythm_keeps_the_local_time_of_the_day(rhythm: Rhythm, due: str, touched: str, following: str) -> None:
    lead = due_in(rhythm, wall(due))
    assert follow_up(lead, ANN_DOES, wall(touched)).due_at == wall(following)


@pytest.mark.parametrize(("zone", "following"), [(HALIFAX, "2026-11-06 20:00"), (BERLIN, "2026-11-07 01:00")])
def test_the_days_of_a_rhythm_are_those_of_the_zone(zone: ZoneInfo, following: str) -> None:
    at = wall("2026-10-06 20:00")  # the 7th at one in the morning in Berlin
    touched = follow_up(due_in(Rhythm.MONTHLY, at), ANN_DOES, at, zone)
    assert touched.due_at == wall(following, zone)


def test_a_time_that_autumn_shows_twice_means_the_first() -> None:
    second_half_past_one = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    touched = follow_up(due_in(Rhythm.MONTHLY, second_half_past_one), ANN_DOES, second_half_past_one)
    assert touched.due_at == wall("2026-12-01 01:30")


def test_a_day_that_a_zone_left_out_gives_way_to_the_next() -> None:
    at = wall("2011-11-30 09:00", APIA)
    assert follow_up(due_in(Rhythm.MONTHLY, at), ANN_DOES, at, APIA).due_at == wall("2011-12-31 00:00", APIA)


def test_a_rhythm_without_a_follow_up_goes_by_the_moment_of_the_touch(resting: Lead) -> None:
    touched = follow_up(replace(resting, every=Rhythm.MONTHLY), ANN_DOES, MONDAY_15)
    assert touched.due_at == wall("2026-05-06 15:00")


# A decision ------------------------------------------------------------------------------------------------


def touched(times: int, lead: Lead) -> Lead:
    """The lead followed up so often."""
    for _ in range(times):
        lead = saved(follow_up(lead, ANN_DOES, MONDAY_15))
    return lead


@pytest.mark.parametrize(
    ("times", "asks"), [(1, False), (5, False), (6, True), (7, False), (11, False), (12, True), (13, False)]
)
def test_every_sixth_touch_asks_for_a_decision(lead: Lead, times: int, asks: bool) -> None:
    assert lifecycle.wants_a_decision(touched(times, lead)) is asks


def test_a_lead_never_touched_asks_for_no_decision(lead: Lead) -> None:
    assert not lifecycle.wants_a_decision(lead)


def test_a_lead_that_is_kept_warm_asks_for_no_decision(kept_warm: Lead) -> None:
    assert not lifecycle.wants_a_decision(touched(5, kept_warm))


def test_a_customer_asks_for_no_decision(customer: Lead) -> None:
    due = saved(lifecycle.fall_due(replace(customer, touches=(Touch(MONDAY_9, ANN),) * 5), WEDNESDAY_9))
    assert not lifecycle.wants_a_decision(follow_up(due, ANN_DOES, WEDNESDAY_9))


@pytest.mark.parametrize("end", [lifecycle.close, lifecycle.lose])
def test_a_lead_decided_about_asks_for_no_decision(lead: Lead, end: Move) -> None:
    assert not lifecycle.wants_a_decision(end(touched(6, lead), ANN_DOES, MONDAY_15))


def test_a_lead_open_again_asks_for_no_decision(lead: Lead) -> None:
    planned = lifecycle.plan(touched(6, lead), typed(WEDNESDAY_9), ANN_DOES, MONDAY_15)
    assert not lifecycle.wants_a_decision(lifecycle.fall_due(planned, WEDNESDAY_9))


@pytest.mark.parametrize(
    ("begun", "days"),
    [
        ("2026-01-31", ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]),
        ("2027-12-30", ["2028-01-30", "2028-02-29", "2028-03-30"]),
        ("2026-04-30", ["2026-05-30", "2026-06-30"]),
        ("2026-02-28", ["2026-03-28", "2026-04-28"]),
    ],
)
def test_a_monthly_rhythm_keeps_its_day_over_months_that_have_none(begun: str, days: list[str]) -> None:
    lead = follow_up(due_in(Rhythm.MONTHLY, wall(f"{begun}T09:00")), ANN_DOES, wall(f"{begun}T10:00"))
    for day in days:
        assert lead.due_at == wall(f"{day}T09:00")
        again = lifecycle.fall_due(saved(lead), lead.due_at)
        lead = follow_up(again, Deed(ANN), wall(f"{day}T10:00"))


def test_two_touches_on_the_last_day_of_a_month_are_one_step_of_the_rhythm() -> None:
    lead = follow_up(due_in(Rhythm.MONTHLY, wall("2026-01-31T09:00")), Deed(ANN), wall("2026-01-31T10:00"))
    for hour in ("10", "12"):
        lead = follow_up(saved(lead), Deed(ANN), wall(f"2026-02-28T{hour}:00"))
    assert lead.due_at == wall("2026-03-31T09:00")


def test_who_was_touched_on_another_day_is_due_a_month_after_that() -> None:
    lead = follow_up(due_in(Rhythm.MONTHLY, wall("2026-01-31T09:00")), Deed(ANN), wall("2026-01-31T10:00"))
    assert follow_up(saved(lead), Deed(ANN), wall("2026-03-02T10:00")).due_at == wall("2026-04-02T09:00")
