"""Weeks in the life of somebody who owes follow-ups, with clocks that jump and are set: when it rings, and when not.

What may happen is told by tests/property/the_clocks.py and by counting what rang, not by the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from domain import lifecycle, nagging
from domain.models import Deed, Lead, Rhythm, Status, Step
from domain.nagging import Decision, Reason
from domain.people import Away, Person, Profile, Region, WorkHours
from domain.when import Moment
from tests.property.the_clocks import (
    DAY,
    GERMANY,
    HOUR,
    JUMPS,
    MINUTE,
    all_hours,
    is_shown_twice,
    may_ring,
    places,
    shows,
)
from tests.unit.domain.the_cast import ANN, ANN_DOES, ANN_HERSELF, BOB, SHOP, TEAM, recorded

WEEKS = timedelta(weeks=2)
AFTERWARDS = timedelta(weeks=2)
TEAMS = {SHOP: TEAM}
MOST_LOOKS = 4000
OFF = {Reason.QUIET_HOURS, Reason.DAY_OFF, Reason.HOLIDAY}


@dataclass(frozen=True)
class Happening:
    """What comes to pass so many minutes after the beginning, to which lead, and how long it is about."""

    after: int
    what: str
    which: int
    minutes: int


def numbers(leads: Iterable[Lead]) -> set[int]:
    """Which leads these are."""
    return {lead.number for lead in leads}


class Life:
    """One person, their leads, a clock that can be set, and what rang."""

    def __init__(self, person: Person, start: datetime) -> None:
        self.person, self.start, self.now = person, start, start
        self.leads: dict[int, Lead] = {}
        self.ended: set[int] = set()
        self.shift = timedelta()
        self.last_ping: datetime | None = None
        self.day: date | None = None
        self.pings_of_the_day = 0
        self.looks = 0
        self.numbers = count(1)
        self.record(0, 30)

    # What people do ------------------------------------------------------------------------------------

    def record(self, _: int, minutes: int) -> None:
        """A new lead, due in a while."""
        number = next(self.numbers)
        self.leads[number] = recorded(number, self.now + abs(minutes) * MINUTE + MINUTE, self.now)

    def record_typed(self, _: int, minutes: int) -> None:
        """A new lead, due at a time that was typed."""
        number = next(self.numbers)
        self.leads[number] = recorded(number, self.now + abs(minutes) * MINUTE + MINUTE, self.now, exact=True)

    def touch(self, which: int, minutes: int) -> None:
        """Followed up, and to be followed up again."""
        due = Moment(self.now + (1 + abs(minutes)) * MINUTE, exact=minutes % 2 == 1)
        self._move(which, lambda lead: lifecycle.plan(self._touched(lead), due, ANN_DOES, self.now))

    def keep_warm(self, which: int, _: int) -> None:
        """Followed up, and again each month."""
        due = Moment(self.now + DAY, exact=False)
        self._move(
            which, lambda lead: lifecycle.keep_in_touch(self._touched(lead), Rhythm.MONTHLY, due, ANN_DOES, self.now)
        )

    def _touched(self, lead: Lead) -> Lead:
        return lifecycle.follow_up(lead, ANN_DOES, self.now, self.person)

    def snooze(self, which: int, minutes: int) -> None:
        """Postponed."""
        until = Moment(self.now + (1 + abs(minutes)) * MINUTE, exact=minutes % 2 == 1)
        self._move(which, lambda lead: lifecycle.snooze(lead, until, ANN_DOES, self.now))

    def end(self, which: int, minutes: int) -> None:
        """Closed, lost or deleted: never heard of again."""
        ending = (lifecycle.close, lifecycle.lose, lifecycle.delete)[minutes % 3]
        self._move(which, lambda lead: ending(lead, ANN_DOES, self.now))
        if self.leads:
            self.ended.add(sorted(self.leads)[which % len(self.leads)])

    def hand_over(self, which: int, _: int) -> None:
        """Given to Bob, and back."""
        self._move(which, lambda lead: lifecycle.hand_over(lead, BOB, Deed(ANN), self.now))
        self._move(which, lambda lead: lifecycle.hand_over(lead, ANN, Deed(BOB), self.now))

    def _move(self, which: int, move: Callable[[Lead], Lead]) -> None:
        if self.leads:
            number = sorted(self.leads)[which % len(self.leads)]
            if number not in self.ended:
                self.leads[number] = move(self.leads[number])

    # What changes about them ---------------------------------------------------------------------------

    def moves(self, which: int, _: int) -> None:
        """Another zone."""
        self._change(replace(self.person, zone=ZoneInfo(sorted(JUMPS)[which % len(JUMPS)])))

    def works_nights(self, which: int, _: int) -> None:
        """Other hours."""
        nights = WorkHours(time(20), time(4), frozenset(range(5)))
        self._change(replace(self.person, hours=nights if which % 2 else WorkHours()))

    def wants(self, which: int, _: int) -> None:
        """Another profile."""
        self._change(replace(self.person, profile=[*Profile][which % len(Profile)]))

    def goes_away(self, _: int, minutes: int) -> None:
        """On leave, with Bob standing in."""
        self._change(replace(self.person, away=Away(self.now + (1 + abs(minutes)) * 4 * MINUTE, BOB)))

    def comes_back(self, _: int, __: int) -> None:
        """Back from leave."""
        self._change(replace(self.person, away=None))

    def blocks(self, _: int, __: int) -> None:
        """Out of reach."""
        self._change(replace(self.person, reachable=False))

    def starts(self, _: int, __: int) -> None:
        """Within reach again."""
        self._change(replace(self.person, reachable=True))

    def _change(self, person: Person) -> None:
        self.person = person
        for number, lead in self.leads.items():
            if nagging.is_owed(lead, self.now):
                self.leads[number] = nagging.looked_at_anew(lead, person, self.now)

    # What happens to the clock -------------------------------------------------------------------------

    def set_back(self, _: int, __: int) -> None:
        """Two hours back."""
        self._set(-2 * HOUR)

    def set_forward(self, _: int, __: int) -> None:
        """A day forward."""
        self._set(DAY)

    def is_down(self, _: int, minutes: int) -> None:
        """The bot is down, and looks at nothing."""
        self.now += minutes * MINUTE

    def _set(self, by: timedelta) -> None:
        self.shift += by
        self.now += by

    # Time passes ---------------------------------------------------------------------------------------

    def until(self, end: datetime) -> None:
        """Look at whatever's moment comes before `end`, by an undisturbed clock."""
        while moments := [lead.next_nag_at for lead in self.leads.values() if lead.next_nag_at is not None]:
            look = max(self.now, min(moments))
            if look - self.shift > end:
                break
            self.now = look
            self.look()
            self.looks += 1
            assert self.looks < MOST_LOOKS, "the same is decided over and over"
        self.now = max(self.now, end + self.shift)

    def look(self) -> None:
        """The scheduler sees to what is due, as services/nags.py does."""
        for number, lead in [*self.leads.items()]:
            if lead.next_nag_at is None or lead.next_nag_at > self.now:
                continue
            if lead.deleted_at is not None:
                del self.leads[number]
            elif lead.status is not Status.OPEN:
                self.leads[number] = lifecycle.fall_due(lead, self.now)
        decision = self._decided()
        assert decision == self._decided()
        self._check(decision)
        self._carry_out(decision)
        assert self._decided() == Decision(Reason.NOTHING_DUE)
        assert all(lead.next_nag_at for lead in self.leads.values() if lead.status is Status.OPEN)

    def _decided(self) -> Decision:
        return nagging.decide(self.person, [*self.leads.values()], self.now, TEAMS)

    def _carry_out(self, decision: Decision) -> None:
        if decision.riding and not decision.silent:
            today = shows(self.person.zone, self.now).date()
            self.pings_of_the_day = self.pings_of_the_day + 1 if self.day == today else 1
            self.day, self.last_ping = today, self.now
            self.person = self.person.pinged(self.now)
        for lead in decision.riding:
            self.leads[lead.number] = nagging.nagged(lead, self.person, self.now)
        for lead in decision.held:
            assert decision.next_at is not None
            self.leads[lead.number] = nagging.held_until(lead, decision.next_at)
        for lead in decision.offered:
            self.leads[lead.number] = replace(self.leads[lead.number], offered_to=BOB)
        for ref, step in decision.raised.items():
            self.leads[ref.number] = replace(self.leads[ref.number], escalated=step)

    # What may and what must happen ---------------------------------------------------------------------

    def _check(self, decision: Decision) -> None:
        ringing = [
            lead
            for lead in self.leads.values()
            if lead.status is Status.OPEN and lead.next_nag_at is not None and lead.next_nag_at <= self.now
        ]
        typed = any(self._was_typed(lead) for lead in ringing)
        today = shows(self.person.zone, self.now).date()
        pings = self.pings_of_the_day if self.day == today else 0
        too_soon = self.last_ping is not None and abs(self.now - self.last_ping) < 10 * MINUTE
        most = 12 if any(lead.nags == 0 for lead in ringing) else 10
        away = self.person.away is not None and self.now < self.person.away.until
        if not ringing:
            assert decision.reason is Reason.NOTHING_DUE
        elif not self.person.reachable:
            assert decision.reason is Reason.UNREACHABLE
        elif away:
            assert decision.reason is Reason.AWAY
        elif typed:
            assert numbers(ringing) <= numbers(decision.riding), "a typed time was not kept"
            assert decision.silent is (pings >= 12)
        elif not may_ring(self.person, self.now):
            assert decision.reason in OFF
        elif decision.reason in OFF:
            assert is_shown_twice(self.person.zone, self.now), "nothing rang in working time"
        elif too_soon:
            assert decision.reason is Reason.TOO_SOON
        elif pings >= most:
            assert decision.reason is Reason.BUDGET_SPENT
        else:
            assert numbers(ringing) <= numbers(decision.riding), "nothing rang in working time"
            assert not decision.silent
        self._check_what_rides_and_waits(decision, ringing)

    def _check_what_rides_and_waits(self, decision: Decision, ringing: list[Lead]) -> None:
        assert decision.reason in {Reason.DUE, Reason.STILL_OWED} or not decision.riding
        for lead in decision.riding:
            assert lead.number not in self.ended, "an ended lead was nagged about"
        waiting = [] if decision.riding else ringing
        if waiting and decision.reason is Reason.UNREACHABLE:  # what others hear, they hear at once
            late = (lead for lead in self.leads.values() if nagging.is_owed(lead, self.now - nagging.RIDES_ALONG))
            waiting = [*ringing, *late]
        assert numbers(decision.held) == numbers(waiting), "a lead was lost"
        if decision.held:
            assert decision.next_at is not None
            assert decision.next_at > self.now
        for lead in decision.offered:
            assert decision.reason is Reason.AWAY
            assert lead.offered_to is None
        for ref, step in decision.raised.items():
            assert [*Step].index(step) > [*Step].index(self.leads[ref.number].escalated), "told again"

    def _was_typed(self, lead: Lead) -> bool:
        return lead.due_exact and lead.nags == 0 and lead.due_at is not None and self.now - lead.due_at < HOUR


DEEDS: dict[str, Callable[[Life, int, int], None]] = {
    "record": Life.record,
    "record, typed": Life.record_typed,
    "touch": Life.touch,
    "keep warm": Life.keep_warm,
    "snooze": Life.snooze,
    "end": Life.end,
    "hand over": Life.hand_over,
    "another zone": Life.moves,
    "other hours": Life.works_nights,
    "another profile": Life.wants,
    "away": Life.goes_away,
    "back": Life.comes_back,
    "blocked": Life.blocks,
    "started": Life.starts,
    "clock set back": Life.set_back,
    "clock set forward": Life.set_forward,
    "bot down": Life.is_down,
}

happenings = st.builds(
    Happening,
    st.integers(0, int(WEEKS / MINUTE)),
    st.sampled_from(sorted(DEEDS)),
    st.integers(0, 9),
    st.integers(0, 3 * 24 * 60),
)


@given(
    places(),
    all_hours,
    st.sampled_from([None, GERMANY]),
    st.sampled_from(Profile),
    st.lists(happenings, max_size=25),
)
@settings(max_examples=40)
def test_it_rings_when_it_may_and_whenever_it_must(
    place: tuple[ZoneInfo, datetime],
    hours: WorkHours,
    region: Region | None,
    profile: Profile,
    story: list[Happening],
) -> None:
    zone, start = place
    steps = (20 * MINUTE, 5 * HOUR)
    life = Life(replace(ANN_HERSELF, zone=zone, hours=hours, region=region, profile=profile, steps=steps), start)
    for each in sorted(story, key=lambda happening: happening.after):
        life.until(start + each.after * MINUTE)
        DEEDS[each.what](life, each.which, each.minutes)
    life.until(start + WEEKS)
    assert_nobody_was_forgotten(life)


def assert_nobody_was_forgotten(life: Life) -> None:
    """Left alone for weeks, whoever can be reached hears of every open lead again."""
    life.starts(0, 0)
    life.comes_back(0, 0)
    before = {number: lead.nags for number, lead in life.leads.items() if nagging.is_owed(lead, life.now)}
    life.until(life.now - life.shift + AFTERWARDS + DAY)
    for number, nags in before.items():
        assert life.leads[number].nags > nags, "a lead fell silent"


@given(places(), all_hours, st.lists(st.integers(1, 600), min_size=15, max_size=30))
@settings(max_examples=40)
def test_a_day_full_of_typed_times_rings_twelve_times(
    place: tuple[ZoneInfo, datetime], hours: WorkHours, minutes: list[int]
) -> None:
    zone, start = place
    life = Life(replace(ANN_HERSELF, zone=zone, hours=hours), start)
    for each in minutes:
        life.record_typed(0, each)
    life.until(start + DAY)
    assert all(lead.nags > 0 for lead in life.leads.values() if lead.due_exact), "a typed time was not kept"
