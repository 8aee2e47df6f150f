"""Who is nagged when, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from decimal import Decimal
from itertools import pairwise

import pytest

from domain import lifecycle, nagging
from domain.models import Lead
from domain.money import Money
from domain.nagging import Decision, Reason
from domain.people import Person, WorkHours
from tests.unit.domain.the_cast import (
    ANN_DOES,
    DAY,
    FRIDAY_19,
    HALIFAX,
    HOUR,
    MINUTE,
    MONDAY_9,
    MONDAY_10,
    MONDAY_15,
    MONDAY_19,
    MONDAY_23,
    NEXT_MONDAY_8,
    NEXT_MONDAY_15,
    SATURDAY_9,
    TUESDAY_9,
    WEDNESDAY_9,
    owed_since,
    saved,
    typed,
    vague,
)

SECOND = MINUTE / 60


def shown(moment: datetime | None) -> str:
    """What Ann's clocks show then."""
    return moment.astimezone(HALIFAX).strftime("%a %d %H:%M") if moment else "never"


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
    ("due", "rings"),
    [(MONDAY_23, "Tue 07 08:00"), (SATURDAY_9, "Mon 13 08:00")],
    ids=["quiet hours", "a day off"],
)
def test_a_nag_waits_for_working_hours(ann: Person, due: datetime, rings: str) -> None:
    lead = owed_since(due)
    decision = nagging.decide(ann, [lead], due)
    assert (decision.reason, decision.riding, decision.held) == (Reason.QUIET_HOURS, (), (lead,))
    assert shown(decision.next_at) == rings


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


# The steady profile ----------------------------------------------------------------------------------------


def rings(lead: Lead, person: Person, times: int) -> list[str]:
    """When a lead that nobody marks rings, from its first nag on."""
    found: list[str] = []
    now = lead.next_nag_at
    while len(found) < times:
        assert now is not None
        decision = nagging.decide(person, [lead], now)
        if decision.riding:
            found.append(shown(now))
            lead = nagging.nagged(lead, person, now)
        else:
            assert decision.next_at is not None
            lead = nagging.held_until(lead, decision.next_at)
        now = lead.next_nag_at
    return found


@pytest.mark.parametrize(
    ("due", "exact", "expected"),
    [
        (MONDAY_9, False, ["Mon 06 09:00", "Mon 06 10:00", "Mon 06 12:00", "Mon 06 15:00", "Tue 07 08:00"]),
        (MONDAY_15, False, ["Mon 06 15:00", "Mon 06 16:00", "Mon 06 18:00", "Tue 07 08:00", "Tue 07 15:00"]),
        (MONDAY_19, False, ["Mon 06 19:00", "Tue 07 08:00", "Tue 07 15:00", "Wed 08 08:00", "Wed 08 15:00"]),
        (FRIDAY_19, False, ["Fri 10 19:00", "Mon 13 08:00", "Mon 13 15:00", "Tue 14 08:00", "Tue 14 15:00"]),
        (SATURDAY_9, False, ["Mon 13 08:00", "Mon 13 15:00", "Tue 14 08:00", "Tue 14 15:00", "Wed 15 08:00"]),
        (SATURDAY_9, True, ["Sat 11 09:00", "Mon 13 08:00", "Mon 13 15:00", "Tue 14 08:00", "Tue 14 15:00"]),
    ],
)
def test_a_lead_that_nobody_marks_rings_again(ann: Person, due: datetime, exact: bool, expected: list[str]) -> None:
    assert rings(owed_since(due, exact=exact), ann, 5) == expected


def test_a_night_worker_is_nagged_at_night(ann: Person) -> None:
    night_owl = replace(ann, hours=WorkHours(time(20), time(8)))
    assert rings(owed_since(MONDAY_9), night_owl, 4) == ["Mon 06 20:00", "Tue 07 02:00", "Tue 07 20:00", "Wed 08 02:00"]


def test_a_lead_that_rode_along_does_not_ring_again_within_ten_minutes(ann: Person) -> None:
    rode_along = owed_since(MONDAY_9)
    assert shown(nagging.next_nag(rode_along, ann, MONDAY_9 + 55 * MINUTE)) == "Mon 06 12:00"


def test_a_nag_sent_is_counted_and_the_next_one_is_set(ann: Person) -> None:
    nagged = nagging.nagged(owed_since(MONDAY_9), ann, MONDAY_9)
    assert (nagged.nags, nagged.next_nag_at) == (1, MONDAY_10)


def test_a_nag_on_its_way_is_tried_again_after_a_minute(ann: Person) -> None:
    lead = owed_since(MONDAY_9)
    leased = nagging.leased(lead, MONDAY_9)
    assert nagging.decide(ann, [leased], MONDAY_9).reason is Reason.NOTHING_DUE
    assert nagging.decide(ann, [leased], MONDAY_9 + MINUTE).riding == (leased,)


def test_the_reminders_of_a_day_keep_their_distance(ann: Person) -> None:
    lead, now = owed_since(NEXT_MONDAY_8 - DAY), NEXT_MONDAY_8
    moments = [now]
    for _ in range(20):
        lead = nagging.nagged(lead, ann, moments[-1])
        moments.append(lead.next_nag_at or now)
    assert all(after - before >= nagging.AFTER_A_PING for before, after in pairwise(moments))
    assert moments[1] == NEXT_MONDAY_15


# Why this nag? ---------------------------------------------------------------------------------------------


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
