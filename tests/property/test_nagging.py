"""Nags come at decent hours, keep their distance, and never cease: whatever the hours, the zone and the season."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count, islice
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from domain import nagging, worktime
from domain.models import Lead, Step
from domain.nagging import BETWEEN_PINGS, Decision, Reason
from domain.people import Away, Person, Pings, Profile, Region, WorkHours
from tests.property.the_clocks import DAY, GERMANY, MINUTE, all_hours, is_shown_twice, may_ring, places, shows, works_on
from tests.unit.domain.the_cast import ANN_HERSELF, BOB, SHOP, TEAM, recorded

TEAMS = {SHOP: TEAM}
profiles = st.sampled_from(Profile)
all_steps = st.lists(st.integers(10, 3000).map(lambda minutes: minutes * MINUTE), max_size=3).map(tuple)
regions = st.sampled_from([None, GERMANY])


@st.composite
def scenes(draw: st.DrawFn) -> tuple[Person, list[Lead], datetime]:
    """Somebody who owes a few leads, some nagged about already, at a moment near a jump of the clocks."""
    zone, now = draw(places())
    pinged = draw(st.none() | (st.sampled_from([-10, -9, -1]) | st.integers(-60, 30)).map(lambda at: now + at * MINUTE))
    away = draw(st.none() | st.none() | st.integers(-600, 6000).map(lambda minutes: Away(now + minutes * MINUTE, BOB)))
    person = replace(
        ANN_HERSELF,
        zone=zone,
        hours=draw(all_hours),
        region=draw(regions),
        profile=draw(profiles),
        steps=draw(all_steps),
        last_ping_at=pinged,
        pings=Pings(shows(zone, pinged).date(), draw(st.integers(1, 13))) if pinged else None,
        away=away,
        reachable=draw(st.sampled_from([True, True, True, False])),
    )
    return person, [draw(leads(number, now)) for number in range(draw(st.integers(1, 4)))], now


@st.composite
def leads(draw: st.DrawFn, number: int, now: datetime) -> Lead:
    """An open lead that is overdue or will be."""
    due = now + draw(st.sampled_from([-3 * 24 * 60, -175, -55, -20, 0, 0, 1, 12, 600, 24 * 60])) * MINUTE
    lead = recorded(number, due, due - DAY, exact=draw(st.booleans()))
    if due <= now and draw(st.booleans()):
        return replace(lead, nags=2, next_nag_at=now + draw(st.sampled_from([0, 0, 5, 90])) * MINUTE)
    return lead


def was_typed(lead: Lead, now: datetime) -> bool:
    """Whether the person asked for this very time, not long ago, and hasn't heard of it yet."""
    return lead.due_exact and lead.nags == 0 and lead.due_at is not None and now - lead.due_at < 60 * MINUTE


def pings_today(person: Person, now: datetime) -> int:
    """How often the person was rung on this day of their calendar."""
    today = shows(person.zone, now).date()
    return person.pings.count if person.pings is not None and person.pings.day == today else 0


def after(person: Person, owed: list[Lead], decision: Decision, now: datetime) -> tuple[Person, list[Lead]]:
    """The person and the leads once the decision was carried out."""
    if decision.riding and not decision.silent:
        person = person.pinged(now)
    changed = {lead.number: nagging.nagged(lead, person, now) for lead in decision.riding}
    for lead in decision.held:
        assert decision.next_at is not None
        changed[lead.number] = nagging.held_until(lead, decision.next_at)
    return person, [changed.get(lead.number, lead) for lead in owed]


# One decision ----------------------------------------------------------------------------------------------


@given(scenes())
@settings(max_examples=100)
def test_no_ping_leaves_outside_working_time_but_for_a_typed_time(scene: tuple[Person, list[Lead], datetime]) -> None:
    person, owed, now = scene
    riding = nagging.decide(person, owed, now, TEAMS).riding
    assert not riding or may_ring(person, now) or any(was_typed(lead, now) for lead in riding)


@given(scenes())
@settings(max_examples=100)
def test_nothing_leaves_for_who_is_away_or_out_of_reach(scene: tuple[Person, list[Lead], datetime]) -> None:
    person, owed, now = scene
    if not person.reachable or (person.away is not None and now < person.away.until):
        assert nagging.decide(person, owed, now, TEAMS).riding == ()


@given(scenes())
@settings(max_examples=100)
def test_no_two_pings_within_ten_minutes_but_for_a_typed_time(scene: tuple[Person, list[Lead], datetime]) -> None:
    person, owed, now = scene
    riding = nagging.decide(person, owed, now, TEAMS).riding
    if riding and person.last_ping_at is not None and not any(was_typed(lead, now) for lead in riding):
        assert abs(now - person.last_ping_at) >= timedelta(minutes=10)


@given(scenes())
@settings(max_examples=100)
def test_the_thirteenth_message_of_a_day_is_for_a_typed_time_and_makes_no_sound(
    scene: tuple[Person, list[Lead], datetime],
) -> None:
    person, owed, now = scene
    decision = nagging.decide(person, owed, now, TEAMS)
    if decision.riding:
        assert decision.silent is (pings_today(person, now) >= 12)
        assert not decision.silent or any(was_typed(lead, now) for lead in decision.riding)


@given(scenes())
@settings(max_examples=100)
def test_what_is_held_has_a_reason_and_a_future(scene: tuple[Person, list[Lead], datetime]) -> None:
    person, owed, now = scene
    decision = nagging.decide(person, owed, now, TEAMS)
    if decision.held:
        assert decision.reason in set(Reason) - {Reason.DUE, Reason.STILL_OWED, Reason.NOTHING_DUE}
        assert decision.next_at is not None
        assert now < decision.next_at < now + 30 * DAY
        assert not decision.riding


@given(scenes())
@settings(max_examples=100)
def test_the_admins_hear_of_a_held_lead_of_a_team_in_time(scene: tuple[Person, list[Lead], datetime]) -> None:
    person, owed, now = scene
    decision = nagging.decide(person, owed, now, TEAMS)
    for lead in decision.held:
        assert lead.due_at is not None
        assert decision.next_at is not None
        day = shows(person.zone, lead.due_at).date()
        _, second = islice((later for days in count(1) if works_on(person, later := day + days * DAY)), 2)
        admins_hear = worktime.instant(second, lead.due_at.astimezone(person.zone).time(), person.zone)
        if not person.reachable:
            admins_hear = lead.due_at
        if now < admins_hear:
            assert decision.next_at <= admins_hear
        else:
            assert decision.raised[lead.ref] is Step.ADMINS


@given(scenes())
@settings(max_examples=60)
def test_the_moment_told_is_one_at_which_it_rings(scene: tuple[Person, list[Lead], datetime]) -> None:
    person, owed, now = scene
    for lead in owed:
        told = nagging.explain(lead, person, now, TEAMS).next_at
        assert (told is not None) is person.reachable
        if told is not None:
            assert told >= now
            assert nagging.decide(person, [replace(lead, next_nag_at=told)], told, TEAMS).riding != ()


@given(scenes())
@settings(max_examples=60)
def test_a_decision_carried_out_leaves_nothing_to_decide(scene: tuple[Person, list[Lead], datetime]) -> None:
    person, owed, now = scene
    decision = nagging.decide(person, owed, now, TEAMS)
    assert nagging.decide(person, owed, now, TEAMS) == decision
    assert nagging.decide(*after(person, owed, decision, now), now, TEAMS) == Decision(Reason.NOTHING_DUE)


@given(scenes())
@settings(max_examples=60)
def test_the_next_nag_keeps_its_distance_and_comes_within_working_time(
    scene: tuple[Person, list[Lead], datetime],
) -> None:
    person, owed, now = scene
    for lead in nagging.owed(owed, now):
        following = nagging.next_nag(lead, person, now)
        assert following >= now + BETWEEN_PINGS
        assert may_ring(person, following)


# Working time ----------------------------------------------------------------------------------------------


@given(places(), all_hours, regions, st.lists(st.integers(0, 999), max_size=40))
@settings(max_examples=100)
def test_the_next_working_moment_is_the_first_one(
    place: tuple[ZoneInfo, datetime], hours: WorkHours, region: Region | None, between: list[int]
) -> None:
    zone, now = place
    person = replace(ANN_HERSELF, zone=zone, hours=hours, region=region)
    following = worktime.next_working(now, person)
    assert following >= now
    assert may_ring(person, following)
    for thousandths in between if following > now else []:
        waiting = now + (following - now) * thousandths / 1000
        assert is_shown_twice(zone, waiting) or not may_ring(person, waiting)


@given(places(), all_hours, regions)
@settings(max_examples=60)
def test_a_moment_off_has_a_reason_and_one_at_work_has_none(
    place: tuple[ZoneInfo, datetime], hours: WorkHours, region: Region | None
) -> None:
    zone, now = place
    person = replace(ANN_HERSELF, zone=zone, hours=hours, region=region)
    if not is_shown_twice(zone, now):
        assert (worktime.off(now, person) is None) is may_ring(person, now)
