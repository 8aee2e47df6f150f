"""Why this nag: the rule, what it waits for, when it rings, and who hears after that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from domain import lifecycle, nagging
from domain.models import Lead, Step, Workspace, WorkspaceId
from domain.nagging import Reason
from domain.people import Away, Person, Pings
from tests.unit.domain.the_cast import (
    ANN_DOES,
    ANNS_OWN,
    CANADA,
    DAY,
    HOUR,
    MINUTE,
    MONDAY_9,
    MONDAY_10,
    MONDAY_15,
    MONDAY_19,
    MONDAY_23,
    NEXT_MONDAY_8,
    PRIVATE,
    SATURDAY_9,
    SHOP,
    TEAM,
    TUESDAY_9,
    WEDNESDAY_9,
    april,
    owed_since,
    saved,
    shown,
    typed,
    vague,
)

TEAMS = {SHOP: TEAM, ANNS_OWN: PRIVATE}
THURSDAY_BEFORE_19, GOOD_FRIDAY_9, MONDAY_8, TUESDAY_8 = april(2, 19), april(3, 9), april(6, 8), april(7, 8)


def test_a_lead_not_due_yet_says_when_it_rings(ann: Person) -> None:
    why = nagging.explain(owed_since(TUESDAY_9), ann, MONDAY_10)
    assert (why.reason, why.next_at) == (Reason.DUE, TUESDAY_9)


def test_a_lead_nagged_about_says_when_it_rings_again(ann: Person) -> None:
    nagged = nagging.nagged(owed_since(MONDAY_9), ann, MONDAY_9)
    why = nagging.explain(nagged, ann, MONDAY_9 + MINUTE)
    assert (why.lead, why.reason, why.next_at) == (nagged.ref, Reason.STILL_OWED, MONDAY_10)


def test_a_lead_due_in_quiet_hours_says_that_it_rings_in_the_morning(ann: Person) -> None:
    assert shown(nagging.explain(owed_since(MONDAY_23), ann, MONDAY_10).next_at) == "Tue 07 08:00"


def test_a_typed_time_says_that_it_rings_in_quiet_hours(ann: Person) -> None:
    assert nagging.explain(owed_since(MONDAY_23, exact=True), ann, MONDAY_10).next_at == MONDAY_23


def test_an_overdue_lead_rings_now(ann: Person) -> None:
    assert nagging.explain(owed_since(MONDAY_9), ann, MONDAY_10).next_at == MONDAY_10


def test_what_was_planned_says_when_it_rings(planned: Lead, ann: Person) -> None:
    why = nagging.explain(planned, ann, MONDAY_10)
    assert (why.reason, why.next_at) == (Reason.NOTHING_DUE, WEDNESDAY_9)


def test_what_was_planned_for_a_day_off_says_that_it_rings_after_it(resting: Lead, ann: Person) -> None:
    planned = saved(lifecycle.plan(resting, vague(SATURDAY_9), ANN_DOES, MONDAY_10))
    assert nagging.explain(planned, ann, MONDAY_10).next_at == NEXT_MONDAY_8


def test_what_was_planned_for_a_typed_time_rings_then(resting: Lead, ann: Person) -> None:
    planned = saved(lifecycle.plan(resting, typed(SATURDAY_9), ANN_DOES, MONDAY_10))
    assert nagging.explain(planned, ann, MONDAY_10).next_at == SATURDAY_9


@pytest.mark.parametrize("state", ["resting", "closed", "lost", "deleted"])
def test_a_lead_that_owes_nothing_never_rings(request: pytest.FixtureRequest, state: str, ann: Person) -> None:
    why = nagging.explain(request.getfixturevalue(state), ann, MONDAY_10)
    assert (why.reason, why.next_at) == (Reason.NOTHING_DUE, None)


def test_somebody_out_of_reach_is_told_so(ann: Person) -> None:
    why = nagging.explain(owed_since(MONDAY_9), replace(ann, reachable=False), MONDAY_10)
    assert (why.reason, why.next_at) == (Reason.UNREACHABLE, None)


# What it waits for -----------------------------------------------------------------------------------------


def test_a_nag_that_waits_for_nothing_says_so(ann: Person) -> None:
    assert nagging.explain(owed_since(TUESDAY_9), ann, MONDAY_10).held is None


@pytest.mark.parametrize(
    ("due", "held", "rings"),
    [
        (MONDAY_23, Reason.QUIET_HOURS, TUESDAY_8),
        (SATURDAY_9, Reason.DAY_OFF, NEXT_MONDAY_8),
        (GOOD_FRIDAY_9, Reason.HOLIDAY, MONDAY_8),
    ],
)
def test_a_nag_says_what_it_waits_for(ann: Person, due: datetime, held: Reason, rings: datetime) -> None:
    why = nagging.explain(owed_since(due), replace(ann, region=CANADA), due - HOUR)
    assert (why.held, why.next_at) == (held, rings)


def test_a_nag_soon_after_a_ping_waits_for_ten_minutes(ann: Person) -> None:
    why = nagging.explain(owed_since(MONDAY_10), replace(ann, last_ping_at=MONDAY_10), MONDAY_10 + MINUTE)
    assert (why.held, why.next_at) == (Reason.TOO_SOON, MONDAY_10 + 10 * MINUTE)


def test_a_nag_after_the_last_ping_of_the_day_waits_for_tomorrow(ann: Person) -> None:
    spent = replace(ann, last_ping_at=MONDAY_10, pings=Pings(date(2026, 4, 6), 12))
    why = nagging.explain(owed_since(MONDAY_15), spent, MONDAY_10)
    assert (why.held, why.next_at) == (Reason.BUDGET_SPENT, TUESDAY_8)


def test_a_repeat_waits_for_tomorrow_two_pings_earlier(ann: Person) -> None:
    nearly_spent = replace(ann, last_ping_at=MONDAY_10, pings=Pings(date(2026, 4, 6), 10))
    nagged = replace(owed_since(MONDAY_9), nags=1, next_nag_at=MONDAY_15)
    assert nagging.explain(nagged, nearly_spent, MONDAY_10).held is Reason.BUDGET_SPENT


def test_a_nag_to_somebody_away_waits_for_their_return(ann: Person) -> None:
    why = nagging.explain(owed_since(MONDAY_10), replace(ann, away=Away(MONDAY_15)), MONDAY_9)
    assert (why.held, why.next_at) == (Reason.AWAY, MONDAY_15)


def test_one_wait_may_follow_another(ann: Person) -> None:
    # Until Monday at seven in the evening Ann is away, then the last of the day's pings are gone.
    spent = replace(ann, away=Away(MONDAY_19), pings=Pings(date(2026, 4, 6), 12))
    why = nagging.explain(owed_since(MONDAY_10), spent, MONDAY_9)
    assert (why.held, why.next_at) == (Reason.BUDGET_SPENT, TUESDAY_8)


def test_too_soon_may_end_in_quiet_hours_before_a_holiday(ann: Person) -> None:
    just_pinged = replace(ann, region=CANADA, last_ping_at=THURSDAY_BEFORE_19 + 55 * MINUTE)
    why = nagging.explain(owed_since(THURSDAY_BEFORE_19 + 56 * MINUTE), just_pinged, THURSDAY_BEFORE_19)
    assert (why.held, why.next_at) == (Reason.QUIET_HOURS, MONDAY_8)


def test_only_so_many_waits_are_looked_through(ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nagging, "HOLDS_IN_A_ROW", 1)
    spent = replace(ann, away=Away(MONDAY_19), pings=Pings(date(2026, 4, 6), 12))
    assert nagging.rings_at(owed_since(MONDAY_10), spent, MONDAY_10) == (Reason.AWAY, MONDAY_19)


def test_a_typed_time_waits_for_a_return(ann: Person) -> None:
    why = nagging.explain(owed_since(MONDAY_23, exact=True), replace(ann, away=Away(TUESDAY_9)), MONDAY_9)
    assert (why.held, why.next_at) == (Reason.AWAY, TUESDAY_9)


def test_whoever_cannot_be_reached_is_rung_at_no_moment_in_particular(ann: Person) -> None:
    gone = replace(ann, reachable=False)
    assert nagging.rings_at(owed_since(MONDAY_23), gone, MONDAY_23) == (None, MONDAY_23)


@pytest.mark.parametrize("due", [MONDAY_10, MONDAY_23, SATURDAY_9, GOOD_FRIDAY_9], ids=shown)
def test_the_moment_told_is_the_one_at_which_it_rings(ann: Person, due: datetime) -> None:
    resting, lead = replace(ann, region=CANADA), owed_since(due)
    told = nagging.explain(lead, resting, due - HOUR).next_at
    assert told is not None
    assert nagging.decide(resting, [replace(lead, next_nag_at=told)], told).riding != ()


# Who hears after that --------------------------------------------------------------------------------------


@pytest.mark.parametrize("teams", [{}, {SHOP: replace(PRIVATE, id=SHOP)}], ids=["unknown", "private"])
def test_in_a_private_workspace_nobody_hears_after_that(ann: Person, teams: dict[WorkspaceId, Workspace]) -> None:
    why = nagging.explain(owed_since(MONDAY_10), ann, MONDAY_9, teams)
    assert (why.after, why.after_at) == (None, None)


def test_after_the_owner_the_group_hears(ann: Person) -> None:
    why = nagging.explain(owed_since(MONDAY_10), ann, MONDAY_9, TEAMS)
    assert (why.after, why.after_at) == (Step.GROUP, None)


def test_after_the_group_the_admins_hear(ann: Person) -> None:
    lead = replace(owed_since(MONDAY_10), escalated=Step.GROUP)
    why = nagging.explain(lead, ann, MONDAY_15, TEAMS)
    assert (why.after, why.after_at) == (Step.ADMINS, WEDNESDAY_9 + HOUR)


def test_after_the_admins_nobody_hears(ann: Person) -> None:
    lead = replace(owed_since(MONDAY_10), escalated=Step.ADMINS)
    why = nagging.explain(lead, ann, MONDAY_15, TEAMS)
    assert (why.after, why.after_at) == (None, None)


def test_of_whom_cannot_be_reached_the_admins_hear_as_soon_as_it_is_due(ann: Person) -> None:
    why = nagging.explain(owed_since(TUESDAY_9), replace(ann, reachable=False), MONDAY_9, TEAMS)
    assert (why.reason, why.after, why.after_at) == (Reason.UNREACHABLE, Step.ADMINS, TUESDAY_9)


def test_a_team_may_have_delays_of_its_own(ann: Person) -> None:
    patient = replace(TEAM, escalation=replace(TEAM.escalation, after_days=5))
    lead = replace(owed_since(MONDAY_10), escalated=Step.GROUP)
    assert nagging.explain(lead, ann, MONDAY_15, {SHOP: patient}).after_at == MONDAY_10 + 7 * DAY


def test_a_follow_up_at_the_end_of_the_calendar_can_be_explained(ann: Person) -> None:
    due = datetime.max.replace(tzinfo=MONDAY_9.tzinfo) - 30 * MINUTE
    lead = replace(owed_since(TUESDAY_9, exact=True), due_at=due, next_nag_at=due, escalated=Step.GROUP)
    assert nagging.explain(lead, ann, MONDAY_9, TEAMS).next_at == due
