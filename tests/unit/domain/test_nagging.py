"""Who is nagged when, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal

import pytest

from domain import nagging
from domain.models import Lead, Status, Step
from domain.money import Money
from domain.nagging import Decision, Reason
from domain.people import Away, Person, Pings, WorkHours
from tests.unit.domain.the_cast import (
    ANN,
    ANNS_OWN,
    BOB,
    CANADA,
    CHARLIE,
    DAY,
    FRIDAY_19,
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
    shown,
)

GOOD_FRIDAY_9, TUESDAY_8 = april(3, 9), april(7, 8)
TEAMS = {SHOP: TEAM, ANNS_OWN: PRIVATE}
SECOND = MINUTE / 60


# What is owed ----------------------------------------------------------------------------------------------


def test_a_lead_is_owed_from_half_a_minute_before_it_is_due() -> None:
    lead = owed_since(MONDAY_10)
    assert nagging.owed([lead], MONDAY_10 - 30 * SECOND) == (lead,)
    assert nagging.owed([lead], MONDAY_10 - 31 * SECOND) == ()


@pytest.mark.parametrize("state", ["resting", "planned", "closed", "lost", "deleted"])
def test_only_open_leads_are_owed(request: pytest.FixtureRequest, state: str) -> None:
    lead: Lead = request.getfixturevalue(state)
    assert nagging.owed([lead], WEDNESDAY_9 + DAY) == ()


def test_what_nobody_was_reminded_of_yet_is_most_pressing() -> None:
    reminded, new = replace(owed_since(MONDAY_9, number=1), nags=1), owed_since(MONDAY_10, number=2)
    assert nagging.owed([reminded, new], MONDAY_15) == (new, reminded)


def test_what_was_owed_longest_is_most_pressing() -> None:
    young, old = owed_since(MONDAY_10, number=1), owed_since(MONDAY_9, number=2)
    assert nagging.owed([young, old], MONDAY_15) == (old, young)


def test_of_equally_late_leads_the_one_worth_more_is_more_pressing() -> None:
    nothing, little, much = (
        replace(owed_since(MONDAY_9, number), value=value)
        for number, value in enumerate([None, Money(Decimal(5), "CAD"), Money(Decimal(900), "CAD")])
    )
    assert nagging.owed([nothing, little, much], MONDAY_10) == (much, little, nothing)


# One by one ------------------------------------------------------------------------------------------------


FIRST, SECOND_ONE, THIRD = (owed_since(MONDAY_9 + MINUTE * number, number) for number in (1, 2, 3))
AS_SHOWN = nagging.refs([SECOND_ONE, FIRST, THIRD])


def test_after_a_lead_comes_the_one_shown_below_it() -> None:
    assert nagging.following([FIRST, THIRD], SECOND_ONE.ref, AS_SHOWN) == FIRST


def test_leads_come_in_the_order_shown_though_they_are_owed_in_another_now() -> None:
    assert nagging.following([THIRD, FIRST], SECOND_ONE.ref, AS_SHOWN) == FIRST


def test_a_lead_still_owed_comes_again() -> None:
    assert nagging.following([FIRST, SECOND_ONE, THIRD], SECOND_ONE.ref, AS_SHOWN) == SECOND_ONE


def test_after_the_last_lead_comes_what_is_most_pressing_of_those_passed_over() -> None:
    assert nagging.following([FIRST, SECOND_ONE], THIRD.ref, AS_SHOWN) == FIRST


def test_what_fell_due_since_comes_after_what_was_shown() -> None:
    new = owed_since(MONDAY_9, number=4)
    assert nagging.following([new, THIRD], FIRST.ref, AS_SHOWN) == THIRD
    assert nagging.following([new], THIRD.ref, AS_SHOWN) == new


def test_after_a_lead_that_was_not_shown_comes_the_first_that_was() -> None:
    assert nagging.following([FIRST, THIRD], owed_since(MONDAY_9, number=4).ref, AS_SHOWN) == FIRST


def test_where_nothing_is_owed_nothing_comes() -> None:
    assert nagging.following([], FIRST.ref, AS_SHOWN) is None


def test_what_was_shown_keeps_its_order_and_what_is_new_comes_behind_it() -> None:
    new = owed_since(MONDAY_9, number=4)
    assert nagging.as_shown([new, THIRD, FIRST], [FIRST.ref, SECOND_ONE.ref, THIRD.ref]) == (FIRST, THIRD, new)


# Ringing ---------------------------------------------------------------------------------------------------


def test_a_lead_that_falls_due_is_nagged_about(ann: Person) -> None:
    lead = owed_since(MONDAY_10)
    assert nagging.decide(ann, [lead], MONDAY_10) == Decision(Reason.DUE, riding=(lead,))


def test_nothing_rings_before_it_is_due(ann: Person) -> None:
    assert nagging.decide(ann, [owed_since(MONDAY_10)], MONDAY_10 - SECOND) == Decision(Reason.NOTHING_DUE)


@pytest.mark.parametrize("state", ["resting", "planned", "closed", "lost", "deleted"])
def test_a_lead_that_is_not_open_is_never_nagged_about(request: pytest.FixtureRequest, state: str, ann: Person) -> None:
    lead: Lead = request.getfixturevalue(state)
    assert nagging.decide(ann, [lead], WEDNESDAY_9 + HOUR) == Decision(Reason.NOTHING_DUE)


def test_all_that_is_overdue_rides_in_one_message(ann: Person) -> None:
    nagged = replace(owed_since(MONDAY_9, number=1), nags=1, next_nag_at=MONDAY_15)
    due = owed_since(MONDAY_10, number=2)
    soon = owed_since(MONDAY_10 + 20 * SECOND, number=3)
    later = owed_since(MONDAY_10 + 40 * SECOND, number=4)
    assert nagging.decide(ann, [nagged, due, soon, later], MONDAY_10).riding == (due, soon, nagged)


def test_a_nag_without_a_new_lead_says_that_it_is_still_owed(ann: Person) -> None:
    lead = replace(owed_since(MONDAY_9), nags=1, next_nag_at=MONDAY_10)
    assert nagging.decide(ann, [lead], MONDAY_10).reason is Reason.STILL_OWED


def test_after_three_days_of_downtime_one_message_names_everything(ann: Person) -> None:
    leads = [owed_since(MONDAY_9 + HOUR * number, number) for number in range(9)]
    assert len(nagging.decide(ann, leads, MONDAY_10 + 3 * DAY).riding) == 9


# Not ringing -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due", "reason", "rings"),
    [
        (MONDAY_23, Reason.QUIET_HOURS, "Tue 07 08:00"),
        (SATURDAY_9, Reason.DAY_OFF, "Mon 13 08:00"),
        (GOOD_FRIDAY_9, Reason.HOLIDAY, "Mon 06 08:00"),
    ],
)
def test_a_nag_waits_for_working_time(ann: Person, due: datetime, reason: Reason, rings: str) -> None:
    lead = owed_since(due)
    decision = nagging.decide(replace(ann, region=CANADA), [lead], due)
    assert (decision.reason, decision.riding, decision.held) == (reason, (), (lead,))
    assert shown(decision.next_at) == rings


def test_a_nag_on_a_holiday_reaches_who_takes_none(ann: Person) -> None:
    at_work, lead = replace(ann, region=CANADA, takes_holidays=False), owed_since(GOOD_FRIDAY_9)
    assert nagging.decide(at_work, [lead], GOOD_FRIDAY_9).riding == (lead,)


@pytest.mark.parametrize("due", [SATURDAY_9, GOOD_FRIDAY_9], ids=["a day off", "a holiday"])
def test_a_time_that_was_typed_is_kept_on_a_free_day(ann: Person, due: datetime) -> None:
    lead = owed_since(due, exact=True)
    assert nagging.decide(replace(ann, region=CANADA), [lead], due).riding == (lead,)


def test_what_is_owed_rides_with_a_typed_time_at_night(ann: Person) -> None:
    typed_time = owed_since(MONDAY_23, number=1, exact=True)
    waiting = replace(owed_since(MONDAY_19, number=2), nags=1, next_nag_at=TUESDAY_8)
    assert nagging.decide(ann, [typed_time, waiting], MONDAY_23).riding == (typed_time, waiting)


def test_a_time_that_was_typed_is_kept_in_quiet_hours(ann: Person) -> None:
    lead = owed_since(MONDAY_23, exact=True)
    assert nagging.decide(ann, [lead], MONDAY_23).riding == (lead,)


def test_a_time_that_was_typed_is_kept_once(ann: Person) -> None:
    lead = replace(owed_since(MONDAY_23, exact=True), nags=1)
    assert nagging.decide(ann, [lead], MONDAY_23).reason is Reason.QUIET_HOURS


def test_a_typed_time_missed_by_hours_does_not_ring_at_night(ann: Person) -> None:
    lead = owed_since(SATURDAY_9, exact=True)
    assert nagging.decide(ann, [lead], SATURDAY_9 + HOUR - SECOND).riding == (lead,)
    assert shown(nagging.decide(ann, [lead], SATURDAY_9 + 18 * HOUR).next_at) == "Mon 13 08:00"


def test_a_second_ping_waits_for_ten_minutes(ann: Person) -> None:
    pinged, lead = replace(ann, last_ping_at=MONDAY_10), owed_since(MONDAY_10 + 9 * MINUTE)
    assert nagging.decide(pinged, [lead], MONDAY_10 + 9 * MINUTE) == Decision(
        Reason.TOO_SOON, held=(lead,), next_at=MONDAY_10 + 10 * MINUTE
    )
    assert nagging.decide(pinged, [lead], MONDAY_10 + 10 * MINUTE).riding == (lead,)


def test_a_typed_time_does_not_wait_for_ten_minutes(ann: Person) -> None:
    pinged, lead = replace(ann, last_ping_at=MONDAY_10), owed_since(MONDAY_10 + MINUTE, exact=True)
    assert nagging.decide(pinged, [lead], MONDAY_10 + MINUTE).riding == (lead,)


def test_a_clock_set_back_by_hours_silences_nobody(ann: Person) -> None:
    pinged, lead = replace(ann, last_ping_at=MONDAY_15), owed_since(MONDAY_10)
    assert nagging.decide(pinged, [lead], MONDAY_10).riding == (lead,)


def test_a_clock_set_back_by_minutes_makes_no_two_pings(ann: Person) -> None:
    pinged, lead = replace(ann, last_ping_at=MONDAY_10 + 5 * MINUTE), owed_since(MONDAY_10)
    assert nagging.decide(pinged, [lead], MONDAY_10).next_at == MONDAY_10 + 15 * MINUTE


def test_somebody_whom_telegram_cannot_reach_is_not_called(ann: Person) -> None:
    lead = owed_since(MONDAY_10)
    assert nagging.decide(replace(ann, reachable=False), [lead], MONDAY_10) == Decision(
        Reason.UNREACHABLE, held=(lead,), next_at=MONDAY_10 + DAY
    )


# Twelve pings a day ----------------------------------------------------------------------------------------


def pinged(person: Person, times: int, at: datetime = MONDAY_15) -> Person:
    """A person who was rung so often that day, last at `at`."""
    return replace(person, last_ping_at=at, pings=Pings(at.astimezone(person.zone).date(), times))


@pytest.mark.parametrize(("times", "rings"), [(11, True), (12, False), (13, False)])
def test_a_new_follow_up_rings_until_there_were_twelve_pings(ann: Person, times: int, rings: bool) -> None:
    lead = owed_since(MONDAY_19)
    assert bool(nagging.decide(pinged(ann, times), [lead], MONDAY_19).riding) is rings


@pytest.mark.parametrize(("times", "rings"), [(9, True), (10, False), (11, False)])
def test_repeats_leave_two_pings_to_new_follow_ups(ann: Person, times: int, rings: bool) -> None:
    lead = replace(owed_since(MONDAY_10), nags=1, next_nag_at=MONDAY_19)
    assert bool(nagging.decide(pinged(ann, times), [lead], MONDAY_19).riding) is rings


def test_a_spent_budget_waits_for_the_next_working_day(ann: Person) -> None:
    lead = owed_since(FRIDAY_19)
    decision = nagging.decide(pinged(ann, 12, FRIDAY_19 - HOUR), [lead], FRIDAY_19)
    assert decision == Decision(Reason.BUDGET_SPENT, held=(lead,), next_at=NEXT_MONDAY_8)


def test_the_next_day_has_pings_of_its_own(ann: Person) -> None:
    lead = owed_since(TUESDAY_9)
    assert nagging.decide(pinged(ann, 12), [lead], TUESDAY_9).riding == (lead,)


def test_the_day_is_one_of_the_persons_own_calendar(ann: Person) -> None:
    late = replace(ann, hours=WorkHours(time(8), time(0)))
    lead = owed_since(MONDAY_23)  # Tuesday in UTC
    assert nagging.decide(pinged(late, 12, MONDAY_15), [lead], MONDAY_23).reason is Reason.BUDGET_SPENT


def test_a_typed_time_beyond_the_twelfth_ping_arrives_without_a_sound(ann: Person) -> None:
    lead = owed_since(MONDAY_19, exact=True)
    decision = nagging.decide(pinged(ann, 12), [lead], MONDAY_19)
    assert decision == Decision(Reason.DUE, riding=(lead,), silent=True)


def test_a_typed_time_rings_as_the_twelfth_ping(ann: Person) -> None:
    assert not nagging.decide(pinged(ann, 11), [owed_since(MONDAY_19, exact=True)], MONDAY_19).silent


def test_what_was_typed_once_does_not_arrive_twice_without_a_sound(ann: Person) -> None:
    lead = replace(owed_since(MONDAY_15, exact=True), nags=1, next_nag_at=MONDAY_19)
    assert nagging.decide(pinged(ann, 12), [lead], MONDAY_19).riding == ()


def test_a_ping_is_counted_on_its_day(ann: Person) -> None:
    twice = ann.pinged(MONDAY_10).pinged(MONDAY_23)
    assert (twice.last_ping_at, twice.pings) == (MONDAY_23, Pings(date(2026, 4, 6), 2))


def test_pings_are_counted_anew_each_day(ann: Person) -> None:
    assert ann.pinged(MONDAY_10).pinged(TUESDAY_9).pings == Pings(date(2026, 4, 7), 1)


# Away ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("exact", [False, True], ids=["a vague time", "a typed time"])
def test_whoever_is_away_hears_nothing(ann: Person, exact: bool) -> None:
    away, lead = replace(ann, away=Away(FRIDAY_19)), owed_since(MONDAY_10, exact=exact)
    assert nagging.decide(away, [lead], MONDAY_10) == Decision(Reason.AWAY, held=(lead,), next_at=FRIDAY_19)


def test_whoever_comes_back_at_night_is_left_alone_until_the_morning(ann: Person) -> None:
    away, lead = replace(ann, away=Away(SATURDAY_9)), owed_since(MONDAY_10)
    assert nagging.decide(away, [lead], MONDAY_10).next_at == NEXT_MONDAY_8


def test_whoever_is_back_is_nagged(ann: Person) -> None:
    back, lead = replace(ann, away=Away(TUESDAY_9)), owed_since(MONDAY_10)
    assert nagging.decide(back, [lead], TUESDAY_9).riding == (lead,)


def test_all_that_waited_for_somebody_away_comes_in_one_message(ann: Person) -> None:
    back = replace(ann, away=Away(TUESDAY_9))
    leads = [replace(owed_since(MONDAY_10 + HOUR * each, each), next_nag_at=TUESDAY_9) for each in range(3)]
    assert nagging.decide(back, leads, TUESDAY_9).riding == tuple(leads)


def test_a_time_typed_for_a_day_away_waits_for_working_time_after_it(ann: Person) -> None:
    back, lead = replace(ann, away=Away(MONDAY_23)), owed_since(MONDAY_19, exact=True)
    assert shown(nagging.decide(back, [lead], MONDAY_23).next_at) == "Tue 07 08:00"


def test_out_of_reach_goes_before_away(ann: Person) -> None:
    gone = replace(ann, away=Away(FRIDAY_19), reachable=False)
    assert nagging.decide(gone, [owed_since(MONDAY_10)], MONDAY_10).reason is Reason.UNREACHABLE


# The stand-in ----------------------------------------------------------------------------------------------


@pytest.fixture
def ann_away(ann: Person) -> Person:
    """Ann, away until Friday evening, with Bob standing in."""
    return replace(ann, away=Away(FRIDAY_19, BOB))


def test_what_falls_due_is_offered_to_the_stand_in(ann_away: Person) -> None:
    lead = owed_since(MONDAY_10)
    assert nagging.decide(ann_away, [lead], MONDAY_10, TEAMS).offered == (lead,)


def test_what_was_offered_to_the_stand_in_is_not_offered_again(ann_away: Person) -> None:
    lead = replace(owed_since(MONDAY_10), offered_to=BOB)
    assert nagging.decide(ann_away, [lead], MONDAY_10, TEAMS).offered == ()


def test_what_was_offered_to_another_stand_in_is_offered_to_the_new_one(ann_away: Person) -> None:
    lead = replace(owed_since(MONDAY_10), offered_to=CHARLIE)
    assert nagging.decide(ann_away, [lead], MONDAY_10, TEAMS).offered == (lead,)


def test_a_stand_in_from_outside_the_team_is_offered_nothing(ann: Person) -> None:
    away = replace(ann, away=Away(FRIDAY_19, CHARLIE))
    assert nagging.decide(away, [owed_since(MONDAY_10)], MONDAY_10, TEAMS).offered == ()


def test_a_private_lead_is_offered_to_nobody(ann_away: Person) -> None:
    lead = replace(owed_since(MONDAY_10), workspace=ANNS_OWN)
    assert nagging.decide(ann_away, [lead], MONDAY_10, TEAMS).offered == ()


def test_a_lead_of_a_workspace_unknown_is_offered_to_nobody(ann_away: Person) -> None:
    assert nagging.decide(ann_away, [owed_since(MONDAY_10)], MONDAY_10).offered == ()


def test_without_a_stand_in_nothing_is_offered(ann: Person) -> None:
    away = replace(ann, away=Away(FRIDAY_19))
    assert nagging.decide(away, [owed_since(MONDAY_10)], MONDAY_10, TEAMS).offered == ()


def test_nothing_is_offered_when_the_owner_is_back(ann_away: Person) -> None:
    assert nagging.decide(ann_away, [owed_since(MONDAY_10)], FRIDAY_19, TEAMS).offered == ()


def test_nothing_is_offered_before_it_is_due(ann_away: Person) -> None:
    due, later = owed_since(MONDAY_10, number=1), owed_since(MONDAY_15, number=2)
    assert nagging.decide(ann_away, [due, later], MONDAY_10, TEAMS).offered == (due,)


# Others hear -----------------------------------------------------------------------------------------------


def test_a_decision_says_who_else_should_have_heard(ann: Person) -> None:
    lead = replace(owed_since(MONDAY_9), nags=3, next_nag_at=MONDAY_15)
    assert nagging.decide(ann, [lead], MONDAY_15, TEAMS).raised == {lead.ref: Step.GROUP}


def test_others_hear_of_a_lead_that_is_held(ann: Person) -> None:
    lead = owed_since(MONDAY_10)
    decision = nagging.decide(replace(ann, reachable=False), [lead], MONDAY_10, TEAMS)
    assert decision.raised == {lead.ref: Step.ADMINS}


def test_a_held_lead_of_a_team_is_looked_at_when_the_admins_should_hear(ann_away: Person) -> None:
    lead = owed_since(MONDAY_10)
    assert nagging.decide(ann_away, [lead], MONDAY_10, TEAMS).next_at == WEDNESDAY_9 + HOUR


def test_leads_held_together_are_looked_at_when_the_admins_should_hear_of_the_first(ann_away: Person) -> None:
    leads = [owed_since(MONDAY_10, number=1), owed_since(MONDAY_9, number=2)]
    assert nagging.decide(ann_away, leads, MONDAY_10, TEAMS).next_at == WEDNESDAY_9


def test_a_held_lead_of_which_the_admins_should_have_heard_waits_for_its_owner(ann_away: Person) -> None:
    lead = owed_since(MONDAY_9)
    assert nagging.decide(ann_away, [lead], WEDNESDAY_9, TEAMS).next_at == FRIDAY_19


def test_a_held_lead_of_a_private_workspace_waits_for_its_owner(ann_away: Person) -> None:
    lead = replace(owed_since(MONDAY_9), workspace=ANNS_OWN)
    assert nagging.decide(ann_away, [lead], MONDAY_9, TEAMS).next_at == FRIDAY_19


def test_a_lead_held_for_the_night_does_not_wait_for_the_admins(ann: Person) -> None:
    lead = owed_since(MONDAY_23)
    assert nagging.decide(ann, [lead], MONDAY_23, TEAMS).next_at == TUESDAY_8


def test_somebody_out_of_reach_is_looked_at_each_day(ann: Person) -> None:
    gone, lead = replace(ann, reachable=False), owed_since(MONDAY_9)
    assert nagging.decide(gone, [lead], MONDAY_10, TEAMS).next_at == MONDAY_10 + DAY


def test_what_is_owed_next_is_ones_own_and_comes_first(lead: Lead) -> None:
    later = replace(lead, number=2, due_at=WEDNESDAY_9)
    first = replace(lead, number=3, due_at=TUESDAY_9)
    others, resting = (
        replace(lead, number=4, owner=BOB),
        replace(lead, status=Status.LOST, due_at=None, next_nag_at=None),
    )
    assert nagging.next_owed([later, first, others, resting], ANN) is first
    assert nagging.next_owed([others, resting], ANN) is None
