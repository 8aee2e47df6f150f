"""The alarm: the earliest moment wakes, every change may arm it earlier, and no wake-up is ever dropped."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest

from scheduler import alarm_clock
from scheduler.alarm_clock import AlarmClock
from scheduler.system_clock import SystemClock
from tests.patience import until

HOUR = timedelta(hours=1)
SOON = timedelta(milliseconds=60)


class MovedClock:
    """The machine's clock and a little or a lot more."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead


class Town:
    """What is due, and how often somebody was rung for."""

    def __init__(self) -> None:
        self.clock = MovedClock()
        self.alarm = AlarmClock(self.clock)
        self.due: list[datetime] = []
        self.rang: list[datetime] = []
        self.served: list[datetime] = []
        self.kept_house = 0
        self.on_ring: Callable[[], Awaitable[None]] | None = None
        self.on_housekeeping: Callable[[], None] | None = None

    async def starts(self) -> None:
        self.alarm.start(ring=self.ring, next_due=self.next_due, housekeeping=self.keep_house)
        await until(lambda: bool(self.rang and self.kept_house))
        self.rang.clear()

    async def ring(self) -> None:
        self.rang.append(self.clock.now())
        happening, self.on_ring = self.on_ring, None
        if happening is not None:
            await happening()
        late = [at for at in self.due if at <= self.clock.now()]
        self.served += late
        self.due = [at for at in self.due if at not in late]

    async def next_due(self, after: datetime) -> datetime | None:
        return min((at for at in self.due if at > after), default=None)

    async def keep_house(self) -> None:
        self.kept_house += 1
        if self.on_housekeeping is not None:
            self.on_housekeeping()

    def owes(self, after: timedelta) -> datetime:
        """Something new falls due."""
        at = self.clock.now() + after
        self.due.append(at)
        self.alarm.rearm(at)
        return at

    def jobs(self) -> list[datetime]:
        """When APScheduler will wake, on the machine's clock."""
        job = self.alarm._scheduler.get_job(alarm_clock.ALARM)
        return [job.next_run_time] if job else []


@pytest.fixture
async def town() -> AsyncIterator[Town]:
    town = Town()
    await town.starts()
    yield town
    await town.alarm.stop()


async def test_it_rings_at_the_start_for_what_fell_due_meanwhile() -> None:
    town = Town()
    late = town.clock.now() - HOUR
    town.due.append(late)
    await town.starts()
    await until(lambda: town.served == [late])
    assert town.kept_house == 1
    await town.alarm.stop()


async def test_what_was_armed_before_the_start_is_not_forgotten() -> None:
    town = Town()
    at = town.owes(SOON)
    await town.starts()
    await until(lambda: town.served == [at])
    await town.alarm.stop()


async def test_it_rings_at_the_moment_and_not_before(town: Town) -> None:
    at = town.owes(SOON)
    assert town.jobs() == [at]
    await until(lambda: town.served == [at])
    assert town.rang[0] >= at


async def test_the_earliest_moment_wins(town: Town) -> None:
    later = town.owes(HOUR)
    at = town.owes(SOON)
    town.owes(2 * HOUR)
    assert town.jobs() == [at]
    await until(lambda: town.served == [at])
    await until(lambda: town.jobs() == [later])


async def test_after_ringing_it_is_armed_for_what_comes_next(town: Town) -> None:
    first, second = town.owes(SOON), town.owes(2 * SOON)
    await until(lambda: town.served == [first, second])


async def test_nothing_to_look_at_arms_nothing(town: Town) -> None:
    town.alarm.rearm(None)
    assert town.jobs() == []


async def test_a_burst_of_changes_arms_one_alarm_and_rings_once_for_all(town: Town) -> None:
    due = [town.owes(SOON + timedelta(microseconds=each)) for each in range(1000)]
    await until(lambda: len(town.served) == len(due))
    assert len(town.rang) < 20


async def test_a_change_while_it_rings_is_armed_for(town: Town) -> None:
    added: list[datetime] = []

    async def changes() -> None:
        added.append(town.owes(SOON))

    town.on_ring = changes
    first = town.owes(SOON)
    await until(lambda: town.served == [first, *added] and len(added) == 1)


async def test_many_that_are_late_at_once_are_all_served(town: Town) -> None:
    for each in range(50):
        town.owes(-timedelta(seconds=each))
    await until(lambda: len(town.served) == 50)


async def test_a_loop_that_was_held_up_drops_nothing(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    at = town.owes(SOON)
    # Longer than a job may be late by default: the machine slept, as far as APScheduler can tell.
    job = town.alarm._scheduler.get_job(alarm_clock.ALARM)
    job.modify(next_run_time=at - HOUR)
    town.due[:] = [at - HOUR]
    await until(lambda: town.served == [at - HOUR])


async def test_a_clock_set_forward_makes_it_look_at_once(town: Town) -> None:
    at = town.owes(HOUR)
    town.clock.ahead = 2 * HOUR
    town.alarm.clock_moved()
    await until(lambda: town.served == [at])


async def test_a_clock_set_back_arms_for_the_same_moment_on_the_new_clock(town: Town) -> None:
    at = town.owes(SOON)
    town.clock.ahead = -2 * HOUR
    town.alarm.clock_moved()
    await until(lambda: town.jobs() == [at + 2 * HOUR])
    await asyncio.sleep(2 * SOON.total_seconds())
    assert town.served == []
    town.clock.ahead = timedelta()
    town.alarm.clock_moved()
    await until(lambda: town.served == [at])


async def test_the_house_is_kept_for_a_clock_that_is_set_forward_and_back_before_anybody_looks(town: Town) -> None:
    kept = town.kept_house
    for ahead in (25 * HOUR, timedelta()):
        town.clock.ahead = ahead
        town.alarm.clock_moved()
    await until(lambda: town.kept_house > kept)


async def test_the_machines_own_clock_being_set_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alarm_clock, "A_LOOK", timedelta(milliseconds=10))
    town = Town()
    await town.starts()
    at = town.owes(HOUR)
    kept_house = town.kept_house
    town.clock.ahead = 2 * HOUR
    await until(lambda: town.served == [at])
    await until(lambda: town.kept_house == kept_house + 1)
    await town.alarm.stop()


async def test_what_nobody_armed_for_is_found_by_the_look_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alarm_clock, "A_LOOK", timedelta(milliseconds=5))
    town = Town()
    await town.starts()
    town.due.append(town.clock.now())
    await until(lambda: len(town.served) == 1)
    await town.alarm.stop()


async def test_ringing_that_raises_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alarm_clock, "A_LOOK", timedelta(milliseconds=5))
    town = Town()
    await town.starts()

    async def fails() -> None:
        raise OSError("the disk is gone")

    town.on_ring = fails
    at = town.owes(SOON)
    await until(lambda: town.served == [at])
    assert len(town.rang) >= 2
    await town.alarm.stop()


async def test_a_change_after_ringing_has_failed_is_still_rung_for(town: Town) -> None:
    async def fails() -> None:
        raise OSError("the disk is gone")

    town.on_ring = fails
    town.owes(timedelta())
    await until(lambda: len(town.rang) == 1)
    at = town.owes(SOON)
    await until(lambda: at in town.served)


async def test_housekeeping_that_raises_neither_ends_the_clock_nor_the_next_round(town: Town) -> None:
    def fails() -> None:
        raise OSError("the disk is full")

    town.on_housekeeping = fails
    for count in (2, 3):
        await town.alarm._call_from_house()
        await until(lambda: town.kept_house == count)  # noqa: B023 - awaited at once
    at = town.owes(SOON)
    await until(lambda: town.served == [at])


async def test_house_is_kept_each_hour(town: Town) -> None:
    job = town.alarm._scheduler.get_job(alarm_clock.HOUSEKEEPING)
    assert job.trigger.interval == HOUR
    job.modify(next_run_time=datetime.now(UTC) - timedelta(minutes=59))
    await until(lambda: town.kept_house == 2)


async def test_no_job_is_dropped_for_being_late_or_doubled(town: Town) -> None:
    town.owes(HOUR)
    for name in (alarm_clock.ALARM, alarm_clock.HOUSEKEEPING):
        job = town.alarm._scheduler.get_job(name)
        assert (job.misfire_grace_time, job.coalesce, job.max_instances) == (None, True, 1)


async def test_once_stopped_it_wakes_nobody(town: Town) -> None:
    town.owes(SOON)
    await town.alarm.stop()
    town.owes(timedelta())
    await asyncio.sleep(2 * SOON.total_seconds())
    assert town.rang == []


async def test_it_can_be_stopped_before_it_was_started() -> None:
    await AlarmClock(MovedClock()).stop()


def test_the_machines_clock_tells_aware_utc_and_never_runs_ahead() -> None:
    clock = SystemClock()
    assert clock.now().utcoffset() == timedelta() == clock.ahead
    assert datetime.now(UTC) <= clock.now() <= datetime.now(UTC)
