"""Who else hears of an overdue follow-up of a team, and when: the owner, the group, the admins."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain import escalation, lifecycle, nagging
from domain.escalation import Hearing
from domain.models import Escalation, Lead, Mention, Role, Status, Step, Workspace
from domain.people import Away, Person
from tests.unit.domain.the_cast import (
    ANN,
    ANN_DOES,
    ANN_HERSELF,
    ANNS_OWN,
    BOB,
    BOB_HIMSELF,
    CANADA,
    CHARLIE,
    DAY,
    FRIDAY_19,
    HOUR,
    MINUTE,
    MONDAY_9,
    MONDAY_10,
    MONDAY_15,
    PRIVATE,
    SATURDAY_9,
    SHOP,
    TEAM,
    TUESDAY_9,
    WEDNESDAY_9,
    april,
    follow_up,
    owed_since,
    recorded,
    saved,
    vague,
)

THURSDAY_BEFORE_9 = april(2, 9)
NEXT_TUESDAY_9 = april(14, 9)
OUT_OF_REACH = replace(ANN_HERSELF, reachable=False)
EVERYBODY = {ANN: ANN_HERSELF, BOB: BOB_HIMSELF}
JUST_UNDER = timedelta(microseconds=1)


def nagged(times: int, due: datetime = MONDAY_9, number: int = 12) -> Lead:
    """Ann's lead, nagged about so often."""
    return replace(owed_since(due, number), nags=times)


# Who should have heard -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("nags", "step"), [(0, Step.OWNER), (2, Step.OWNER), (3, Step.GROUP), (9, Step.GROUP)])
def test_the_group_hears_after_three_unanswered_nags(ann: Person, nags: int, step: Step) -> None:
    assert escalation.step(ann, nagged(nags), TEAM, MONDAY_15) is step


@pytest.mark.parametrize(
    ("due", "admins_hear"),
    [
        (MONDAY_9, WEDNESDAY_9),
        (FRIDAY_19, NEXT_TUESDAY_9 + 10 * HOUR),  # over a weekend
        (SATURDAY_9, NEXT_TUESDAY_9),
        (THURSDAY_BEFORE_9, TUESDAY_9),  # over Good Friday and a weekend
    ],
)
def test_the_admins_hear_after_two_working_days_of_the_owner(ann: Person, due: datetime, admins_hear: datetime) -> None:
    owner = replace(ann, region=CANADA)
    assert escalation.step(owner, nagged(0, due), TEAM, admins_hear - JUST_UNDER) is Step.OWNER
    assert escalation.step(owner, nagged(0, due), TEAM, admins_hear) is Step.ADMINS


@pytest.mark.parametrize("owner", [None, OUT_OF_REACH], ids=["unknown", "out of reach"])
def test_the_admins_hear_at_once_where_nobody_listens(owner: Person | None) -> None:
    assert escalation.step(owner, nagged(0), TEAM, MONDAY_9) is Step.ADMINS


@pytest.mark.parametrize("owner", [None, OUT_OF_REACH], ids=["unknown", "out of reach"])
def test_nobody_else_hears_of_what_is_not_due_yet(owner: Person | None) -> None:
    assert escalation.step(owner, nagged(0), TEAM, MONDAY_9 - JUST_UNDER) is Step.OWNER


@pytest.mark.parametrize("owner", [None, OUT_OF_REACH, ANN_HERSELF], ids=["unknown", "out of reach", "Ann"])
def test_a_private_workspace_has_nobody_else_who_hears(owner: Person | None) -> None:
    assert escalation.step(owner, nagged(9), PRIVATE, MONDAY_9 + 30 * DAY) is Step.OWNER


@pytest.mark.parametrize("state", ["resting", "planned", "closed", "lost", "deleted"])
def test_nobody_else_hears_of_a_lead_that_is_not_open(request: pytest.FixtureRequest, state: str) -> None:
    lead: Lead = request.getfixturevalue(state)
    assert escalation.step(OUT_OF_REACH, lead, TEAM, WEDNESDAY_9 + 30 * DAY) is Step.OWNER


@pytest.mark.parametrize(
    ("rules", "nags", "now", "step"),
    [
        (Escalation(after_nags=1), 1, MONDAY_15, Step.GROUP),
        (Escalation(after_nags=5), 4, MONDAY_15, Step.OWNER),
        (Escalation(after_days=1), 0, TUESDAY_9, Step.ADMINS),
        (Escalation(after_days=0), 0, MONDAY_9, Step.ADMINS),
        (Escalation(after_days=3), 0, WEDNESDAY_9, Step.OWNER),
    ],
)
def test_a_team_has_rules_of_its_own(ann: Person, rules: Escalation, nags: int, now: datetime, step: Step) -> None:
    assert escalation.step(ann, nagged(nags), replace(TEAM, escalation=rules), now) is step


# News ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heard", "reached", "news"),
    [
        (Step.OWNER, Step.OWNER, False),
        (Step.OWNER, Step.GROUP, True),
        (Step.OWNER, Step.ADMINS, True),
        (Step.GROUP, Step.OWNER, False),
        (Step.GROUP, Step.GROUP, False),
        (Step.GROUP, Step.ADMINS, True),
        (Step.ADMINS, Step.GROUP, False),
        (Step.ADMINS, Step.ADMINS, False),
    ],
)
def test_it_is_news_to_those_who_have_not_heard(heard: Step, reached: Step, news: bool) -> None:
    assert escalation.is_news(replace(nagged(0), escalated=heard), reached) is news


def test_what_is_raised_is_what_is_news(ann: Person) -> None:
    fresh, told, early = nagged(3, number=1), replace(nagged(3, number=2), escalated=Step.GROUP), nagged(2, number=3)
    assert escalation.raised(ann, [fresh, told, early], MONDAY_15, {SHOP: TEAM}) == {fresh.ref: Step.GROUP}


def test_nothing_is_raised_in_a_workspace_unknown(ann: Person) -> None:
    assert escalation.raised(ann, [nagged(3)], MONDAY_15, {ANNS_OWN: PRIVATE}) == {}


def test_leads_of_two_teams_are_raised_each_by_its_own_rules(ann: Person) -> None:
    strict = replace(TEAM, id=ANNS_OWN, escalation=Escalation(after_nags=1))
    here, there = nagged(1, number=1), replace(nagged(1, number=2), workspace=ANNS_OWN)
    raised = escalation.raised(ann, [here, there], MONDAY_15, {SHOP: TEAM, ANNS_OWN: strict})
    assert raised == {there.ref: Step.GROUP}


@pytest.mark.parametrize(
    ("heard", "owner", "following"),
    [
        (Step.OWNER, ANN_HERSELF, Step.GROUP),
        (Step.OWNER, OUT_OF_REACH, Step.ADMINS),
        (Step.GROUP, ANN_HERSELF, Step.ADMINS),
        (Step.ADMINS, ANN_HERSELF, None),
    ],
)
def test_who_hears_next(heard: Step, owner: Person, following: Step | None) -> None:
    lead = replace(nagged(0), escalated=heard)
    assert escalation.next_step(owner, lead, {SHOP: TEAM}) is following


@pytest.mark.parametrize("team", [PRIVATE, None], ids=["private", "unknown"])
def test_nobody_hears_next_outside_a_team(ann: Person, team: Workspace | None) -> None:
    teams = {} if team is None else {SHOP: team}
    assert escalation.next_step(ann, nagged(0), teams) is None
    assert escalation.admins_hear_at(ann, nagged(0), teams) is None


def test_the_admins_hear_of_nothing_where_nothing_is_owed(ann: Person, resting: Lead) -> None:
    assert escalation.admins_hear_at(ann, resting, {SHOP: TEAM}) is None


def test_the_admins_hear_at_the_moment_from_which_they_should(ann: Person) -> None:
    at = escalation.admins_hear_at(ann, nagged(0), {SHOP: TEAM})
    assert at == WEDNESDAY_9
    assert escalation.step(ann, nagged(0), TEAM, at) is Step.ADMINS


def test_the_admins_hear_of_an_owner_out_of_reach_as_soon_as_it_is_due() -> None:
    assert escalation.admins_hear_at(OUT_OF_REACH, nagged(0), {SHOP: TEAM}) == MONDAY_9


# What a team is told ---------------------------------------------------------------------------------------


def test_a_team_without_anything_late_hears_nothing() -> None:
    assert escalation.hearing(TEAM, [nagged(2)], EVERYBODY, MONDAY_15) == Hearing()


def test_the_group_hears_of_all_that_is_late_if_one_of_it_is_news() -> None:
    told, fresh, early = replace(nagged(4, number=1), escalated=Step.GROUP), nagged(3, number=2), nagged(1, number=3)
    assert escalation.hearing(TEAM, [told, fresh, early], EVERYBODY, MONDAY_15) == Hearing(late=(told, fresh))


def test_the_group_does_not_hear_again_of_what_is_no_news() -> None:
    told = replace(nagged(4), escalated=Step.GROUP)
    assert escalation.hearing(TEAM, [told], EVERYBODY, MONDAY_15) == Hearing()


@pytest.mark.parametrize(
    ("since", "hears"),
    [(timedelta(), False), (HOUR, False), (20 * HOUR - JUST_UNDER, False), (20 * HOUR, True), (3 * DAY, True)],
)
def test_the_group_hears_once_a_day(since: timedelta, hears: bool) -> None:
    team = replace(TEAM, heard_at=MONDAY_15 - since)
    assert bool(escalation.hearing(team, [nagged(3)], EVERYBODY, MONDAY_15).late) is hears


def test_a_clock_set_back_by_a_day_does_not_keep_the_group_in_the_dark() -> None:
    team = replace(TEAM, heard_at=MONDAY_15 + DAY)
    assert escalation.hearing(team, [nagged(3)], EVERYBODY, MONDAY_15).late


def test_a_clock_set_back_by_hours_does_not_tell_the_group_twice() -> None:
    team = replace(TEAM, heard_at=MONDAY_15 + 2 * HOUR)
    assert not escalation.hearing(team, [nagged(3)], EVERYBODY, MONDAY_15).late


def test_the_admins_hear_of_what_is_two_days_late() -> None:
    late, young = nagged(0, number=1), nagged(0, MONDAY_10, number=2)
    assert escalation.hearing(TEAM, [late, young], EVERYBODY, WEDNESDAY_9).for_admins == (late,)


def test_the_admins_hear_though_the_group_has_heard_today() -> None:
    team, lead = replace(TEAM, heard_at=WEDNESDAY_9 - HOUR), replace(nagged(4), escalated=Step.GROUP)
    assert escalation.hearing(team, [lead], EVERYBODY, WEDNESDAY_9) == Hearing(for_admins=(lead,))


def test_the_admins_do_not_hear_twice() -> None:
    lead = replace(nagged(4), escalated=Step.ADMINS)
    assert escalation.hearing(TEAM, [lead], EVERYBODY, WEDNESDAY_9) == Hearing()


def test_admins_hear_that_nobody_listens_and_the_group_where_the_owner_is_not_called_for_there() -> None:
    lead = nagged(0)
    assert escalation.hearing(TEAM, [lead], {ANN: OUT_OF_REACH}, MONDAY_9) == Hearing((), (lead,))
    away = replace(OUT_OF_REACH, away=Away(WEDNESDAY_9))
    assert escalation.hearing(TEAM, [lead], {ANN: away}, MONDAY_9) == Hearing((lead,), (lead,))


@pytest.mark.parametrize(("since", "quiet"), [(0, True), (9, True), (10, False), (-9, True), (-10, False)])
def test_for_ten_minutes_after_a_ring_what_comes_along_makes_no_sound(since: int, quiet: bool) -> None:
    team = replace(TEAM, rang_at=MONDAY_15 - since * MINUTE)
    assert escalation.rang_just_now(team, MONDAY_15) is quiet
    assert not escalation.rang_just_now(TEAM, MONDAY_15)


def test_a_mention_takes_the_place_of_the_one_before_of_the_same_person() -> None:
    both = escalation.mentioned(escalation.mentioned(TEAM, Mention(ANN, 5)), Mention(BOB, 6))
    assert escalation.mentioned(both, Mention(ANN, 7)).mentions == (Mention(BOB, 6), Mention(ANN, 7))
    assert escalation.unmentioned(both, ANN).mentions == (Mention(BOB, 6),)


def test_group_and_admins_hear_of_an_owner_of_whom_nothing_is_known() -> None:
    lead = replace(nagged(0), owner=CHARLIE)
    assert escalation.hearing(TEAM, [lead], EVERYBODY, MONDAY_9) == Hearing((lead,), (lead,))


def test_the_pool_is_nobodys_debt() -> None:
    in_the_pool = replace(nagged(9), owner=None)
    assert escalation.hearing(TEAM, [in_the_pool], EVERYBODY, WEDNESDAY_9 + 9 * DAY) == Hearing()


def test_each_owners_working_days_count_for_their_own_leads() -> None:
    bob_on_sundays = replace(BOB_HIMSELF, hours=replace(BOB_HIMSELF.hours, days=frozenset({6})))
    anns, bobs = nagged(0, number=1), replace(nagged(0, number=2), owner=BOB)
    heard = escalation.hearing(TEAM, [anns, bobs], {ANN: ANN_HERSELF, BOB: bob_on_sundays}, WEDNESDAY_9)
    assert heard.for_admins == (anns,)


# A new follow-up -------------------------------------------------------------------------------------------


def test_a_snooze_begins_the_hearing_anew(ann: Person) -> None:
    told = replace(nagged(5), escalated=Step.ADMINS, offered_to=BOB)
    later = lifecycle.snooze(told, vague(WEDNESDAY_9), ANN_DOES, MONDAY_15)
    assert (later.escalated, later.offered_to) == (Step.OWNER, None)
    assert escalation.step(ann, later, TEAM, WEDNESDAY_9 + HOUR) is Step.OWNER


def test_a_mark_begins_the_hearing_anew() -> None:
    told = replace(nagged(5), escalated=Step.ADMINS, offered_to=BOB)
    touched = saved(follow_up(told, ANN_DOES, MONDAY_15))
    again = lifecycle.fall_due(lifecycle.plan(touched, vague(WEDNESDAY_9), ANN_DOES, MONDAY_15), WEDNESDAY_9)
    assert (again.status, again.escalated, again.offered_to, again.nags) == (Status.OPEN, Step.OWNER, None, 0)


def test_the_third_nag_that_nobody_answers_is_counted_before_the_fourth(ann: Person) -> None:
    lead, heard = owed_since(MONDAY_9), []
    for _ in range(4):
        assert lead.next_nag_at is not None
        now = lead.next_nag_at
        heard.append(bool(nagging.decide(ann, [lead], now, {SHOP: TEAM}).raised))
        lead = nagging.nagged(lead, ann, now)
    assert heard == [False, False, False, True]


def test_the_admins_of_a_team_are_its_leaders() -> None:
    assert escalation.admins_of(replace(TEAM, members={**TEAM.members, CHARLIE: Role.ADMIN})) == (ANN, CHARLIE)


def test_of_who_listens_again_the_admins_hear_anew_unless_it_was_too_late_by_then() -> None:
    told = replace(recorded(due=MONDAY_15), escalated=Step.ADMINS)
    teams = {TEAM.id: TEAM}
    at = escalation.admins_hear_at(ANN_HERSELF, told, teams)
    assert at is not None
    assert escalation.listened_to_again(ANN_HERSELF, told, teams, TUESDAY_9).escalated is Step.GROUP
    assert escalation.listened_to_again(ANN_HERSELF, told, teams, at) is told
    assert escalation.listened_to_again(ANN_HERSELF, recorded(), teams, TUESDAY_9) == recorded()
