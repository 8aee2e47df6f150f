"""How late a nag is when nothing else happens, and what 100,000 leads that aren't due yet cost meanwhile.

    python -m bench.punctuality [--nags 200] [--seed 1]

First end to end: different people owe leads that fall due one after the other, in real time, and what is measured is
from the due moment until the nag arrives at the sandbox. The baseline is a bare HTTP round trip: one message sent to
the same sandbox by a python-telegram-bot client that does nothing else. Then in process, on real files: the alarm's
tick with 100,000 leads waiting beside that with 100. (How quickly one lead moves in the index is measured by
bench/storage.py and shown here again.)

Run it in the folder that the data would be on. The exit status is 1 where a nag was left out or came twice.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from telegram import Bot

from bench.burst import FIRST, NAG, Watch, owe, percentiles
from bench.outbox import ALLOWED
from bench.storage import NOW, fill, rearm_cost
from sandbox.client import SandboxClient
from sandbox.server import TOKEN
from scheduler.alarm_clock import AlarmClock
from services.digests import Digests
from services.escalations import Escalations
from services.nags import Nags
from storage.base import Store
from storage.open_store import open_store
from tests.e2e.story import MONDAY, BotProcess, running_sandbox

APART = 0.125
"""Seconds between two nags, on average: less than Telegram allows, so that none waits for the pace."""

LEAD_TIME = 10.0
"""Seconds from the start of the bot until the first is due."""

GOAL = 100.0
TICKS, LOOKUPS = 2_000, 200
FEW, MANY = 100, 100_000
NO_ONE: Any = None
"""Stands for whom a tick with nothing due never calls."""


# When idle, end to end ---------------------------------------------------------------------------------------


@dataclass
class Figures:
    """How late nags were, and how long a bare round trip takes, in milliseconds."""

    late: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    missing: int = 0
    doubled: int = 0
    early: int = 0


def moments(nags: int, seed: int) -> dict[int, datetime]:
    """When each of so many people's lead is due: one after the other, at uneven distances."""
    dice, at = random.Random(seed), MONDAY + timedelta(seconds=LEAD_TIME)
    dues = {}
    for person in range(FIRST, FIRST + nags):
        at += timedelta(seconds=dice.uniform(0.6, 1.4) * APART)
        dues[person] = at
    return dues


async def idle(folder: Path, nags: int, seed: int) -> Figures:
    """Wait for what falls due, then send as much with a bare client."""
    figures, dues = Figures(), moments(nags, seed)
    bot_process = BotProcess(folder, {"LOG_LEVEL": "INFO"})
    await owe(bot_process.data, dues)
    with running_sandbox(folder) as url:
        bot_process.settings["SANDBOX_URL"] = url
        async with SandboxClient(url) as telegram:
            await telegram.adds_people("Ann", count=nags, id=FIRST, started=True)
            await telegram.limits(per_second=ALLOWED, per_group_minute=20, per_chat_second=1)
            await telegram.move_clock(to=MONDAY)  # and never again: the bot starts, and time passes
            watch = Watch(telegram)
            bot_process.starts()
            try:
                await bot_process.listens()
                assert await telegram.now() < min(dues.values()), "the bot took too long to start"
                await watch.until(dues, nags)
                await bot_process.is_asked_to_end()
            finally:
                bot_process.is_killed()
            await watch.looks()
            _count(figures, watch, dues)
            figures.bare = await bare_round_trips(url, list(dues))
    return figures


def _count(figures: Figures, watch: Watch, dues: Mapping[int, datetime]) -> None:
    figures.late = [1000 * (call["at"] - dues[call["chat_id"]].timestamp()) for call in watch.sent]
    chats = Counter(call["chat_id"] for call in watch.sent)
    figures.missing = sum(not chats[person] for person in dues)
    figures.doubled = sum(max(chats[person] - 1, 0) for person in dues)
    figures.early = sum(late < 0 for late in figures.late)


async def bare_round_trips(url: str, people: Iterable[int]) -> list[float]:
    """Milliseconds that each message takes a client without a thought, at the same pace."""
    taken = []
    async with Bot(TOKEN, base_url=f"{url}/bot") as bot:
        for person in people:
            await asyncio.sleep(APART)
            began = time.perf_counter()
            await bot.send_message(person, NAG, parse_mode="HTML")
            taken.append(1000 * (time.perf_counter() - began))
    return taken


def show_idle(figures: Figures, seed: int) -> None:
    """Print how late they were."""
    late, bare = percentiles(figures.late), percentiles(figures.bare)
    print(f"{len(figures.late)} nags, each due at a moment of its own (seed {seed}), in milliseconds")
    print(f"  arrived - due                          p50 {late[0]:7.1f}   p99 {late[1]:7.1f}   (to reach: {GOAL:.0f})")
    print(f"  a bare HTTP round trip (baseline)      p50 {bare[0]:7.1f}   p99 {bare[1]:7.1f}")
    print(f"  ratio                                  p50 {late[0] / bare[0]:7.2f}   p99 {late[1] / bare[1]:7.2f}")
    print(f"  {figures.missing} missing, {figures.doubled} doubled, {figures.early} before they were due")


# What waits, in process --------------------------------------------------------------------------------------


class StandingClock:
    """A moment before anything is due."""

    @property
    def ahead(self) -> timedelta:
        """How far from the machine's clock, by which the alarm is armed."""
        return NOW - datetime.now(UTC)

    def now(self) -> datetime:
        """Aware UTC."""
        return NOW


class Ticking(AlarmClock):
    """The alarm of the bot, telling when a tick is over: it rang, looked for what is next and armed itself."""

    def __init__(self) -> None:
        super().__init__(StandingClock())
        self.armed = asyncio.Event()

    def rearm(self, at: datetime | None) -> None:
        """Arm as ever, and tell."""
        super().rearm(at)
        self.armed.set()

    async def tick(self) -> float:
        """Seconds that one look takes."""
        self.armed.clear()
        began = time.perf_counter()
        self.clock_moved()
        await self.armed.wait()
        return time.perf_counter() - began


@asynccontextmanager
async def ticking(store: Store) -> AsyncIterator[Ticking]:
    """The bot's alarm over a store in which nothing is due yet."""
    alarm, clock = Ticking(), StandingClock()
    others = Digests(store, clock, alarm, NO_ONE, NO_ONE), Escalations(store, clock, alarm, NO_ONE, NO_ONE, NO_ONE)
    nags = Nags(store, clock, alarm, NO_ONE, NO_ONE, NO_ONE, *others, NO_ONE)

    async def no_housekeeping() -> None:
        """What each hour brings isn't measured here."""

    alarm.start(ring=nags.ring, next_due=store.next_due, housekeeping=no_housekeeping)
    await alarm.armed.wait()
    try:
        yield alarm
    finally:
        await alarm.stop()


async def tick_costs(folders: Sequence[Path]) -> list[float]:
    """Seconds of a tick in each of the folders, measured in turns; the median."""
    stores = [open_store(None, folder, None) for folder in folders]
    taken: list[list[float]] = [[] for _ in stores]
    try:
        async with ticking(stores[0]) as few, ticking(stores[1]) as many:
            for _ in range(TICKS):
                for alarm, times in zip((few, many), taken, strict=True):
                    times.append(await alarm.tick())
    finally:
        for store in stores:
            await store.close()
    return [statistics.median(times) for times in taken]


async def lookup_cost(folder: Path, due: int) -> float:
    """Seconds of the look at which so many leads are due; the median."""
    store, times = open_store(None, folder, None), []
    try:
        for _ in range(LOOKUPS):
            began = time.perf_counter()
            found = await store.due(NOW + timedelta(minutes=37))  # the first lead of each workspace
            times.append(time.perf_counter() - began)
            assert len(found) == due
    finally:
        await store.close()
    return statistics.median(times)


async def resident(folder: Path) -> None:
    """Open the store, tick once, and print the most memory of this process in MB."""
    store = open_store(None, folder, None)
    try:
        async with ticking(store) as alarm:
            await alarm.tick()
        print(_most_memory())
    finally:
        await store.close()


def _most_memory() -> float:
    """In MB; getrusage would tell the parent's where that was more."""
    return int(Path("/proc/self/status").read_text(encoding="ascii").partition("VmHWM:")[2].split()[0]) / 1024


def _memory(folder: Path) -> float:
    command = [sys.executable, "-m", "bench.punctuality", "--resident", str(folder)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def show_waiting(scratch: Path) -> None:
    """Fill two folders, measure, print."""
    few, many = scratch / "few", scratch / "many"
    asyncio.run(fill(few, FEW // 100, 100))
    asyncio.run(fill(many, MANY // 100, 100))
    one, other = asyncio.run(tick_costs([few, many]))
    print(f"{MANY:,} leads waiting beside {FEW} (baseline), medians in milliseconds")
    tick = f"{1000 * other:8.4f} | {1000 * one:8.4f}"
    print(f"  alarm tick, nothing due    {tick}   ratio {other / one:.2f} (to reach: 1.2)")
    lots, little = rearm_cost(MANY), rearm_cost(FEW)
    print(f"  one lead moved, re-armed   {1000 * lots:8.4f} | {1000 * little:8.4f}   (to reach: 0.1 ms)")
    looked = asyncio.run(lookup_cost(many, MANY // 100))
    print(f"  a look with {MANY // 100:,} due     {1000 * looked:8.4f}")
    held, base = _memory(many), _memory(few)
    print(f"  memory (RSS), at most     {held:6.0f} MB | {base:5.0f} MB")


def main() -> int:
    """Measure and print; the exit status is 1 where a nag was left out or came twice."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--nags", type=int, default=200, help="how many, each to another person")
    parser.add_argument("--seed", type=int, default=1, help="of the moments at which they are due")
    parser.add_argument("--resident", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.resident:
        asyncio.run(resident(given.resident))
        return 0
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as scratch:
        figures = asyncio.run(idle(Path(scratch, "idle"), given.nags, given.seed))
        show_idle(figures, given.seed)
        show_waiting(Path(scratch))
    return 1 if figures.missing or figures.doubled or figures.early else 0


if __name__ == "__main__":
    sys.exit(main())
