"""One alarm armed for the earliest due moment, re-armed on every change; and the housekeeping of each hour.

What is due is decided by what is stored: the alarm only wakes. So a wake-up too many is harmless, and one that
was missed is made up for by the next look, at the latest a quarter of a minute later.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

log = logging.getLogger(__name__)

ALARM, HOUSEKEEPING = "alarm", "housekeeping"
A_LOOK = timedelta(seconds=1)
LOOKS_BETWEEN_RINGS = 15
A_JUMP = timedelta(seconds=5)
"""A clock that is this far from where it should be was set, or the machine slept."""


class OffsetClock(Protocol):
    """A clock that may run ahead of the machine's, by which APScheduler goes."""

    @property
    def ahead(self) -> timedelta:
        """How far."""
        ...

    def now(self) -> datetime:
        """The present moment, aware UTC."""
        ...


class AlarmClock:
    """Implements services.ports.Alarm on APScheduler's AsyncIOScheduler."""

    def __init__(self, clock: OffsetClock) -> None:
        self._clock = clock
        # The defaults would drop a job that is a second late, and the nags with it.
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        )
        self._armed_for: datetime | None = None
        self._awake, self._house_calls = asyncio.Event(), asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    def start(
        self,
        *,
        ring: Callable[[], Awaitable[None]],
        next_due: Callable[[datetime], Awaitable[datetime | None]],
        housekeeping: Callable[[], Awaitable[None]],
    ) -> None:
        """Ring at once for what fell due meanwhile, then whenever something does; keep house now and each hour."""
        self._ring, self._next_due, self._housekeeping = ring, next_due, housekeeping
        self._scheduler.start()
        self._scheduler.add_job(self._call_from_house, IntervalTrigger(hours=1, timezone=UTC), id=HOUSEKEEPING)
        self._awake.set()
        self._house_calls.set()
        loops = (self._ring_when_awake, self._keep_house, self._watch_the_clock)
        self._tasks = [asyncio.create_task(loop()) for loop in loops]

    async def stop(self) -> None:
        """Wake nobody any more."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def rearm(self, at: datetime | None) -> None:
        """Wake at `at` (aware UTC) if nothing earlier is armed."""
        if at is None or (self._armed_for is not None and self._armed_for <= at):
            return
        self._armed_for = at
        trigger = DateTrigger(at - self._clock.ahead, timezone=UTC)
        self._scheduler.add_job(self._wake, trigger, id=ALARM, replace_existing=True)

    def clock_moved(self) -> None:
        """The clock was set: look at once, arm anew and keep house."""
        self._awake.set()
        self._house_calls.set()

    async def _wake(self) -> None:
        """The armed job. It ends at once, so that the next one never finds it running and is dropped."""
        self._awake.set()

    async def _ring_when_awake(self) -> None:
        """Ring, arm for what comes next, sleep."""
        while True:
            await self._awake.wait()
            self._awake.clear()
            self._armed_for, now = None, self._clock.now()
            try:
                await self._ring()
                self.rearm(await self._next_due(now))
            except Exception:  # whatever it is, the clock goes on
                log.exception("ringing failed; it is tried again within seconds")

    async def _call_from_house(self) -> None:
        """The hourly job; it ends at once for the same reason."""
        self._house_calls.set()

    async def _keep_house(self) -> None:
        """Keep house when it is time, on its own: what it sends may take long, and no nag waits for it."""
        while True:
            await self._house_calls.wait()
            self._house_calls.clear()
            try:
                await self._housekeeping()
            except Exception:  # the same here
                log.exception("housekeeping failed; it is tried again in an hour")

    async def _watch_the_clock(self) -> None:
        """Notice when the machine's clock is set, which APScheduler doesn't, and look again now and then."""
        looks, expected = 0, self._clock.now() + A_LOOK
        while True:
            await asyncio.sleep(A_LOOK.total_seconds())
            looks, now = looks + 1, self._clock.now()
            jumped = abs(now - expected) > A_JUMP
            if jumped or looks % LOOKS_BETWEEN_RINGS == 0:
                self._awake.set()
            if jumped:
                log.info("the clock jumped by %s", now - expected)
                self._scheduler.wakeup()
                self._house_calls.set()
            expected = self._clock.now() + A_LOOK
