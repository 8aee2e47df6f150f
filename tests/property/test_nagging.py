"""Nags come at decent hours, keep their distance, and never cease: whatever the hours, the zone and the season."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from domain import nagging, worktime
from domain.models import Lead
from domain.nagging import BETWEEN_PINGS, Decision, Reason
from domain.people import Person, WorkHours
from tests.unit.domain.the_cast import ANN_HERSELF, recorded

JUMPS = {
    "America/Halifax": ("2026-03-08T06:00Z", "2026-11-01T05:00Z"),
    "Europe/Berlin": ("2026-03-29T01:00Z", "2026-10-25T01:00Z"),
    "Australia/Lord_Howe": ("2026-04-04T15:00Z", "2026-10-03T15:30Z"),
    "Pacific/Apia": ("2011-12-30T10:00Z", "2012-03-31T14:00Z"),
}
"""When the clocks jump, in UTC; Apia left out a whole day."""

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)

clocks = st.builds(time, st.integers(0, 23), st.sampled_from([0, 10, 30, 59]))
all_hours = st.one_of(
    st.just(WorkHours()),
    st.builds(WorkHours, clocks, clocks, st.frozensets(st.integers(0, 6), min_size=1)),
    st.builds(WorkHours, clocks, clocks, st.integers(0, 6).map(lambda day: frozenset({day}))),
)


@st.composite
def places(draw: st.DrawFn) -> tuple[ZoneInfo, datetime]:
    """A zone, and a moment within three days of a jump of its clocks."""
    name = draw(st.sampled_from(sorted(JUMPS)))
    jump = datetime.fromisoformat(draw(st.sampled_from(JUMPS[name])))
    return ZoneInfo(name), jump + draw(st.integers(-3 * 24 * 60, 3 * 24 * 60)) * MINUTE


@st.composite
def scenes(draw: st.DrawFn) -> tuple[Person, list[Lead], datetime]:
    """Somebody who owes a few leads, some nagged about already, at a moment near a jump of the clocks."""
    zone, now = draw(places())
    pinged = draw(st.none() | st.integers(-60, 30).map(lambda minutes: now + minutes * MINUTE))
    person = replace(ANN_HERSELF, zone=zone, hours=draw(all_hours), last_ping_at=pinged)
    return person, [draw(leads(number, now)) for number in range(draw(st.integers(1, 4)))], now


@st.composite
def leads(draw: st.DrawFn, number: int, now: datetime) -> Lead:
    """An open lead that is overdue or will be."""
    due = now + draw(st.sampled_from([-3 * 24 * 60, -175, -55, -20, 0, 0, 1, 12, 600, 24 * 60])) * MINUTE
    lead = recorded(number, due, due - DAY, exact=draw(st.booleans()))
    if due <= now and draw(st.booleans()):
        return replace(lead, nags=2, next_nag_at=now + draw(st.sampled_from([0, 0, 5, 90])) * MINUTE)
    return lead


def shows(zone: ZoneInfo, now: datetime) -> datetime:
    """What the clocks on the wall show."""
    return now.astimezone(zone).replace(tzinfo=None)


def is_shown_twice(zone: ZoneInfo, now: datetime) -> bool:
    """Whether autumn shows this time twice, so that either may be meant."""
    wall = shows(zone, now).replace(tzinfo=zone, fold=0)
    return wall.utcoffset() != wall.replace(fold=1).utcoffset()


def may_ring(person: Person, now: datetime) -> bool:
    """Whether the clocks on the wall show a working hour: reckoned apart from the rules."""
    wall, hours = shows(person.zone, now), person.hours
    for day in (wall.date() - DAY, wall.date()):
        start = datetime.combine(day, hours.start)
        end = datetime.combine(day if hours.end > hours.start else day + DAY, hours.end)
        if day.weekday() in hours.days and start <= wall < end:
            return True
    return is_shown_twice(person.zone, now)


def was_typed(lead: Lead) -> bool:
    """Whether the person asked for this very time and hasn't heard of it yet."""
    return lead.due_exact and lead.nags == 0


def after(person: Person, owed: list[Lead], decision: Decision, now: datetime) -> tuple[Person, list[Lead]]:
    """The person and the leads once the decision was carried out."""
    if decision.riding:
        person = replace(person, last_ping_at=now)
    changed = {lead.number: nagging.nagged(lead, person, now) for lead in decision.riding}
    for lead in decision.held:
        assert decision.next_at is not None
        changed[lead.number] = nagging.held_until(lead, decision.next_at)
    return person, [changed.get(lead.number, lead) for lead in owed]


# One decision ----------------------------------------------------------------------------------------------


@given(scenes())
@settings(max_examples=500, deadline=None)
def test_no_ping_leaves_in_quiet_hours_but_for_a_typed_time(scene: tuple[Person, list[Lead], datetime]) -> None:
    person, owed, now = scene
    riding = nagging.decide(person, owed, now).riding
    assert not riding or may_ring(person, now) or any(was_typed(lead) for lead in riding)


@given(scenes())
@settings(max_examples=500, deadline=None)
def test_no_two_pings_within_ten_minutes_but_for_a_typed_time(scene: tuple[Person, list[Lead], datetime]) -> None:
    person, owed, now = scene
    riding = nagging.decide(person, owed, now).riding
    if riding and person.last_ping_at is not None and not any(was_typed(lead) for lead in riding):
        assert abs(now - person.last_ping_at) >= BETWEEN_PINGS


@given(scenes())
@settings(max_examples=300, deadline=None)
def test_a_decision_carried_out_leaves_nothing_to_decide(scene: tuple[Person, list[Lead], datetime]) -> None:
    person, owed, now = scene
    decision = nagging.decide(person, owed, now)
    assert nagging.decide(person, owed, now) == decision
    assert nagging.decide(*after(person, owed, decision, now), now) == Decision(Reason.NOTHING_DUE)


@given(scenes())
@settings(max_examples=300, deadline=None)
def test_the_next_nag_keeps_its_distance_and_comes_within_working_time(
    scene: tuple[Person, list[Lead], datetime],
) -> None:
    person, owed, now = scene
    for lead in nagging.owed(owed, now):
        following = nagging.next_nag(lead, person, now)
        assert following >= now + BETWEEN_PINGS
        assert may_ring(person, following)


# A while ---------------------------------------------------------------------------------------------------


@given(scenes())
@settings(max_examples=60, deadline=None)
def test_a_lead_that_nobody_marks_rings_again_and_again(scene: tuple[Person, list[Lead], datetime]) -> None:
    person, owed, start = scene
    rung, now = dict.fromkeys((lead.number for lead in owed), 0), start
    for _ in range(1000):
        now = max(now, min(lead.next_nag_at for lead in owed if lead.next_nag_at is not None))
        if now > start + 24 * DAY:
            break
        decision = nagging.decide(person, owed, now)
        assert decision.reason is not Reason.NOTHING_DUE, "the clock rang for nothing"
        if decision.riding and not any(was_typed(lead) for lead in decision.riding):
            assert may_ring(person, now)
            assert person.last_ping_at is None or abs(now - person.last_ping_at) >= BETWEEN_PINGS
        for lead in decision.riding:
            rung[lead.number] += 1
        person, owed = after(person, owed, decision, now)
        assert all(lead.next_nag_at is not None and lead.next_nag_at <= now + 15 * DAY for lead in owed)
    else:
        raise AssertionError("the same is decided over and over")
    assert min(rung.values()) >= 2


# Working time ----------------------------------------------------------------------------------------------


@given(places(), all_hours, st.lists(st.integers(0, 999), max_size=40))
@settings(max_examples=500, deadline=None)
def test_the_next_working_moment_is_the_first_one(
    place: tuple[ZoneInfo, datetime], hours: WorkHours, between: list[int]
) -> None:
    zone, now = place
    person = replace(ANN_HERSELF, zone=zone, hours=hours)
    following = worktime.next_working(now, hours, zone)
    assert following >= now
    assert may_ring(person, following)
    for thousandths in between if following > now else []:
        waiting = now + (following - now) * thousandths / 1000
        assert is_shown_twice(zone, waiting) or not may_ring(person, waiting)
