"""Months of a workspace's summaries, with clocks that jump and are set, downtime, other zones and other settings.

What was pushed is counted here; the rules are asked only what they would do at a look, as the service asks them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from domain import pushes
from domain.models import Workspace
from domain.people import Away, Person, WorkHours
from domain.periods import Period
from tests.property.the_clocks import DAY, HOUR, JUMPS, MINUTE, all_hours, places
from tests.unit.domain.the_cast import ANN_HERSELF, PRIVATE

WEEK = 7 * DAY
ZONES = sorted({*JUMPS, "UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"})
MOST_LOOKS = 400

days, hours = st.integers(0, 6), st.builds(time, st.integers(0, 23), st.sampled_from([0, 30, 59]))
spans = st.integers(1, 40 * 24 * 60).map(lambda minutes: minutes * MINUTE)
changes = st.one_of(
    st.tuples(st.just("settings"), days, hours),
    st.tuples(st.just("zone"), st.sampled_from(ZONES), st.none()),
    st.tuples(st.just("wait"), st.none(), st.none()),
)
breaks = st.one_of(
    changes,
    st.tuples(st.just("down"), spans, st.none()),
    st.tuples(st.just("clock"), st.integers(-26, 26).map(lambda span: span * HOUR), st.none()),
    st.tuples(st.just("off"), spans, st.none()),
)


@dataclass
class Life:
    """One workspace, its clock, and the weeks that were pushed, each when it was."""

    workspace: Workspace
    zone: ZoneInfo
    now: datetime
    person: Person | None = None

    def __post_init__(self) -> None:
        self.pushed: list[tuple[Period, datetime]] = []
        self.left_to_the_next: dict[Period, timedelta] = {}
        self.looks = 0
        self.workspace = pushes.planned(self.workspace, self.zone, self.now)

    def looks_now(self) -> None:
        """The alarm rings: claim, send, record."""
        at = self.workspace.next_summary_at
        while at is not None and at <= self.now:
            self.looks += 1
            assert self.looks < MOST_LOOKS, "a look leads to another at once"
            due = pushes.due(self.workspace, self.zone, self.now)
            self.workspace, week = pushes.look(self.workspace, self.person, self.zone, self.now, is_owed=True)
            if week is None and due is not None and self.workspace.next_summary_at is not None:
                self.left_to_the_next[due] = self.workspace.next_summary_at - self.now
            if week is not None:
                self.pushed.append((week, self.now))
                self.workspace = pushes.pushed(self.workspace, week, self.zone, self.now)
            at = self.workspace.next_summary_at

    def passes(self, span: timedelta) -> None:
        """Time goes by as the alarm wakes."""
        end = self.now + span
        while (at := self.workspace.next_summary_at) is not None and at <= end:
            self.now = max(self.now, at)
            self.looks_now()
        self.now = end

    def happens(self, what: str, one: object, other: object) -> None:
        """Somebody does something, or something comes to pass."""
        if what == "settings" and isinstance(one, int) and isinstance(other, time):
            self.workspace = pushes.chosen(self.workspace, one, other, self.zone, self.now)
        elif what == "zone":
            self.zone = ZoneInfo(str(one))
            self.workspace = pushes.planned(self.workspace, self.zone, self.now)
        elif what in ("clock", "down") and isinstance(one, timedelta):
            self.now += one
        elif what == "off" and isinstance(one, timedelta):
            self.workspace = pushes.switched(self.workspace, self.zone, self.now, wanted=False)
            self.passes(one)
            self.workspace = pushes.switched(self.workspace, self.zone, self.now, wanted=True)
        self.looks_now()


def weeks(life: Life) -> list[Period]:
    return [week for week, _ in life.pushed]


@given(places(), st.lists(st.tuples(spans, breaks), max_size=12), st.booleans(), all_hours, spans)
def test_no_week_is_pushed_twice_whatever_happens(
    place: tuple[ZoneInfo, datetime],
    happenings: list[tuple[timedelta, tuple[str, object, object]]],
    is_private: bool,
    work: WorkHours,
    away: timedelta,
) -> None:
    zone, start = place
    person = replace(ANN_HERSELF, zone=zone, hours=work, away=Away(start + away)) if is_private else None
    life = Life(PRIVATE, zone, start, person)
    for span, what in happenings:
        life.passes(span)
        life.happens(*what)
    life.passes(8 * WEEK)
    found = weeks(life)
    assert found == sorted(set(found), key=lambda week: week.first)
    assert found, "after the longest leave the next one comes"


@given(places(), st.lists(st.tuples(spans, changes), max_size=12))
def test_while_the_bot_is_up_no_day_is_left_out(
    place: tuple[ZoneInfo, datetime], happenings: list[tuple[timedelta, tuple[str, object, object]]]
) -> None:
    zone, start = place
    life = Life(PRIVATE, zone, start)
    for span, what in happenings:
        life.passes(span)
        life.happens(*what)
    life.passes(4 * WEEK)
    let_go = [week for week, wait in life.left_to_the_next.items() if wait <= 12 * HOUR]
    told = weeks(life)
    for one, following in pairwise(told):
        there = [one, *(week for week in let_go if week.until > one.until)]
        assert following.first <= max(week.until for week in there), "but of one late by less than half a day"
        assert following.until > one.until
    assert all(WEEK <= week.until - week.first < 2 * WEEK for week in told)


@given(places(), days, hours, st.integers(1, 10))
def test_left_alone_it_comes_each_week_at_its_hour_on_the_wall(
    place: tuple[ZoneInfo, datetime], day: int, at: time, many: int
) -> None:
    zone, start = place
    life = Life(replace(PRIVATE, summary_day=day, summary_at=at), zone, start)
    life.passes(many * WEEK + DAY)
    assert many <= len(life.pushed) <= many + 1
    assert all(following.first == one.until for one, following in pairwise(weeks(life))), "each day is told once"
    for week, when in life.pushed:
        assert when == pushes.moment(life.workspace, week, zone)
        wall = when.astimezone(zone)
        jumped = wall.replace(tzinfo=None).time() != at
        assert not jumped or (when - 3 * HOUR).astimezone(zone).utcoffset() != wall.utcoffset() or wall.weekday() != day


@given(places(), spans)
def test_after_downtime_one_comes_for_the_newest_week(place: tuple[ZoneInfo, datetime], down: timedelta) -> None:
    zone, start = place
    life = Life(PRIVATE, zone, start)
    life.happens("down", down, None)
    at_once = weeks(life)
    assert at_once in ([], [pushes.newest(life.workspace, zone, life.now)])
    life.passes(WEEK)
    assert len(life.pushed) - len(at_once) == 1
