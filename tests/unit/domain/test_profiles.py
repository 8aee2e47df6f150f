"""How often an unmarked follow-up rings again: each profile step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import pairwise

import pytest

from domain import nagging
from domain.models import Lead
from domain.nagging import Reason
from domain.people import Away, Person, Profile, WorkHours
from tests.unit.domain.the_cast import (
    CANADA,
    DAY,
    FRIDAY_19,
    HOUR,
    MINUTE,
    MONDAY_9,
    MONDAY_10,
    MONDAY_15,
    MONDAY_19,
    NEXT_MONDAY_8,
    NEXT_MONDAY_15,
    SATURDAY_9,
    TUESDAY_9,
    april,
    owed_since,
    shown,
)

A_FEW_MS = timedelta(milliseconds=7)
THURSDAY_BEFORE_9 = april(2, 9)


def rings(lead: Lead, person: Person, times: int, late: timedelta = timedelta()) -> list[str]:
    """When a lead that nobody marks rings, from its first nag on; each nag leaves `late` after its moment."""
    found: list[str] = []
    while len(found) < times:
        assert lead.next_nag_at is not None
        now = lead.next_nag_at + late
        decision = nagging.decide(person, [lead], now)
        if decision.riding:
            found.append(shown(now))
            person = person.pinged(now)
            lead = nagging.nagged(lead, person, now)
        else:
            assert decision.next_at is not None
            lead = nagging.held_until(lead, decision.next_at)
    return found


# Steady ----------------------------------------------------------------------------------------------------


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


def test_a_steady_lead_rings_the_day_before_a_holiday_and_after_the_weekend_behind_it(ann: Person) -> None:
    resting_on_good_friday = replace(ann, region=CANADA)
    assert rings(owed_since(THURSDAY_BEFORE_9), resting_on_good_friday, 5) == [
        "Thu 02 09:00",
        "Thu 02 10:00",
        "Thu 02 12:00",
        "Thu 02 15:00",
        "Mon 06 08:00",
    ]


# Gentle ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (MONDAY_9, ["Mon 06 09:00", "Mon 06 13:00", "Tue 07 08:00", "Wed 08 08:00"]),
        (MONDAY_15, ["Mon 06 15:00", "Mon 06 19:00", "Tue 07 08:00", "Wed 08 08:00"]),
        (FRIDAY_19, ["Fri 10 19:00", "Mon 13 08:00", "Tue 14 08:00", "Wed 15 08:00"]),
    ],
)
def test_a_gentle_lead_rings_again_after_four_hours_and_each_morning(
    ann: Person, due: datetime, expected: list[str]
) -> None:
    assert rings(owed_since(due), replace(ann, profile=Profile.GENTLE), 4) == expected


# Relentless ------------------------------------------------------------------------------------------------


@pytest.fixture
def relentless(ann: Person) -> Person:
    """Ann, who wants to hear of it until it is done."""
    return replace(ann, profile=Profile.RELENTLESS)


@pytest.mark.parametrize("late", [timedelta(), A_FEW_MS], ids=["on time", "a few milliseconds late"])
def test_a_relentless_lead_rings_after_ten_and_thirty_minutes_and_then_each_hour(
    relentless: Person, late: timedelta
) -> None:
    assert rings(owed_since(MONDAY_9), relentless, 6, late) == [
        "Mon 06 09:00",
        "Mon 06 09:10",
        "Mon 06 09:30",
        "Mon 06 10:30",
        "Mon 06 11:30",
        "Mon 06 12:30",
    ]


def test_a_nag_that_left_late_keeps_ten_minutes_to_the_next(relentless: Person) -> None:
    left = MONDAY_9 + A_FEW_MS
    assert nagging.next_nag(owed_since(MONDAY_9), relentless, left) == left + 10 * MINUTE


def test_a_step_missed_by_more_than_half_a_minute_is_left_out(relentless: Person) -> None:
    left = MONDAY_9 + MINUTE
    assert nagging.next_nag(owed_since(MONDAY_9), relentless, left) == MONDAY_9 + 30 * MINUTE


def test_a_relentless_lead_rings_ten_times_a_day(relentless: Person) -> None:
    morning = rings(owed_since(MONDAY_9), relentless, 11)
    assert morning[9:] == ["Mon 06 16:30", "Tue 07 08:00"]


def test_a_relentless_lead_is_quiet_at_night(relentless: Person) -> None:
    assert rings(owed_since(MONDAY_19), relentless, 5) == [
        "Mon 06 19:00",
        "Mon 06 19:10",
        "Mon 06 19:30",
        "Tue 07 08:00",
        "Tue 07 09:00",
    ]


def test_a_lead_due_for_long_is_rung_about_each_hour(relentless: Person) -> None:
    assert nagging.next_nag(owed_since(MONDAY_9 - 3 * DAY), relentless, MONDAY_9) == MONDAY_10


# Custom ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([], ["Mon 06 09:00", "Tue 07 08:00", "Wed 08 08:00", "Thu 09 08:00"]),
        ([2 * HOUR], ["Mon 06 09:00", "Mon 06 11:00", "Tue 07 08:00", "Wed 08 08:00"]),
        ([15 * MINUTE, 5 * HOUR], ["Mon 06 09:00", "Mon 06 09:15", "Mon 06 14:00", "Tue 07 08:00"]),
        ([2 * MINUTE, 30 * MINUTE], ["Mon 06 09:00", "Mon 06 09:30", "Tue 07 08:00", "Wed 08 08:00"]),
        ([12 * HOUR, 2 * DAY], ["Mon 06 09:00", "Tue 07 08:00", "Wed 08 09:00", "Thu 09 08:00"]),
    ],
)
def test_own_steps_are_kept_and_then_each_morning(ann: Person, steps: Sequence[timedelta], expected: list[str]) -> None:
    custom = replace(ann, profile=Profile.CUSTOM, steps=tuple(steps))
    assert rings(owed_since(MONDAY_9), custom, 4) == expected


def test_own_steps_are_asleep_while_another_profile_holds(ann: Person) -> None:
    steady = replace(ann, steps=(15 * MINUTE,))
    assert nagging.next_nag(owed_since(MONDAY_9), steady, MONDAY_9) == MONDAY_10


# What holds for every profile ------------------------------------------------------------------------------


each_profile = pytest.mark.parametrize("profile", Profile)


@each_profile
def test_every_profile_rings_when_the_lead_is_due(ann: Person, profile: Profile) -> None:
    assert rings(owed_since(MONDAY_9), replace(ann, profile=profile), 1) == ["Mon 06 09:00"]


@each_profile
def test_every_profile_comes_back_on_monday(ann: Person, profile: Profile) -> None:
    assert "Mon 13 08:00" in rings(owed_since(FRIDAY_19), replace(ann, profile=profile), 5)


@each_profile
@pytest.mark.parametrize("due", [None, MONDAY_9], ids=["unplanned", "due"])
def test_every_profile_ends_in_working_time_at_the_end_of_the_calendar(
    ann: Person, profile: Profile, due: datetime | None
) -> None:
    lead = replace(owed_since(MONDAY_9), deleted_at=MONDAY_9, due_at=due)  # deleted, or it couldn't be unplanned
    last_evening = datetime.max.replace(tzinfo=MONDAY_9.tzinfo) - 12 * HOUR
    assert nagging.next_nag(lead, replace(ann, profile=profile), last_evening) >= last_evening + 10 * MINUTE


# Habits that change ----------------------------------------------------------------------------------------


def test_a_new_profile_holds_for_what_was_nagged_about_already(relentless: Person) -> None:
    nagged = replace(owed_since(MONDAY_9), nags=1, next_nag_at=MONDAY_10)
    anew = nagging.looked_at_anew(nagged, relentless.pinged(MONDAY_9), MONDAY_9 + MINUTE)
    assert anew.next_nag_at == MONDAY_9 + 10 * MINUTE


def test_a_gentler_profile_puts_the_next_nag_off(ann: Person) -> None:
    nagged = replace(owed_since(MONDAY_9), nags=1, next_nag_at=MONDAY_10)
    gentle = replace(ann, profile=Profile.GENTLE).pinged(MONDAY_9)
    assert nagging.looked_at_anew(nagged, gentle, MONDAY_9 + MINUTE).next_nag_at == MONDAY_9 + 4 * HOUR


def test_what_was_never_nagged_about_is_looked_at_at_once(ann: Person) -> None:
    waiting = replace(owed_since(SATURDAY_9), next_nag_at=NEXT_MONDAY_8)
    anew = nagging.looked_at_anew(waiting, ann, SATURDAY_9 + HOUR)
    assert anew.next_nag_at == SATURDAY_9 + HOUR


def test_who_works_on_saturdays_from_now_on_hears_at_once(ann: Person) -> None:
    at_work = replace(ann, hours=WorkHours(days=frozenset({5})))
    waiting = replace(owed_since(SATURDAY_9), next_nag_at=NEXT_MONDAY_8)
    anew = nagging.looked_at_anew(waiting, at_work, SATURDAY_9 + HOUR)
    assert nagging.decide(at_work, [anew], SATURDAY_9 + HOUR).riding == (anew,)


def test_who_goes_away_is_left_alone_by_what_is_looked_at_anew(ann: Person) -> None:
    away = replace(ann, away=Away(FRIDAY_19))
    anew = nagging.looked_at_anew(owed_since(MONDAY_9), away, MONDAY_10)
    assert nagging.decide(away, [anew], MONDAY_10).reason is Reason.AWAY


def test_a_nag_long_overdue_by_the_new_habits_comes_now(relentless: Person) -> None:
    nagged = replace(owed_since(MONDAY_9), nags=1, next_nag_at=TUESDAY_9)
    anew = nagging.looked_at_anew(nagged, relentless.pinged(MONDAY_9), MONDAY_15)
    assert anew.next_nag_at == MONDAY_15


def test_without_a_ping_before_the_next_nag_is_reckoned_from_now(ann: Person) -> None:
    nagged = replace(owed_since(MONDAY_9), nags=1, next_nag_at=TUESDAY_9)
    assert nagging.looked_at_anew(nagged, ann, MONDAY_9).next_nag_at == MONDAY_10
