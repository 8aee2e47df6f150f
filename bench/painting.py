"""What a picture costs, and whom it keeps waiting: `python -m bench.painting`.

The picture of the summary of ten thousand leads; then how late the event loop is while pictures are made in a thread
and in a process, beside an idle one in the same run; and whether two hundred pictures leave anything in memory.
"""

from __future__ import annotations

import asyncio
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from bench.pictures import SHORT, TEAM
from bench.summary import ANN, NOW, ZONE, lead
from domain import periods
from domain.models import PersonId
from domain.people import Person
from domain.periods import PeriodKind
from domain.summary import Summary, summary
from messages import charts, painter
from messages.painting import drawn
from messages.reader import Reader

PICTURES, MANY = 20, 200
TICK = 0.002
PAGE = resource.getpagesize()
KILO, MEGA = 1024, 1 << 20

READER = Reader.of_group(
    Person(ANN, "Ann", "en", ZONE), TEAM, NOW, {PersonId(number): name for number, name in enumerate(SHORT, start=1)}
)


def told(count: int) -> Summary:
    """The summary of a quarter with so many leads."""
    dice = random.Random(7)
    leads = [lead(number, dice) for number in range(1, count + 1)]
    return summary(leads, TEAM, periods.before(periods.current(PeriodKind.QUARTER, NOW, ZONE)), ZONE, NOW)


async def lateness(work: Callable[[], Awaitable[object]]) -> list[float]:
    """By how many milliseconds the loop is late, tick by tick, while the work is done."""
    late: list[float] = []
    task = asyncio.ensure_future(work())
    while not task.done():
        begun = time.perf_counter()
        await asyncio.sleep(TICK)
        late.append((time.perf_counter() - begun - TICK) * 1000)
    await task
    return sorted(late)


def painted_here(of: Summary) -> bytes:
    """The picture, in a tenth of a second that holds up whatever else runs."""
    return painter.png(charts.svg(of, READER, dark=False), charts.fonts())


async def in_a_thread(of: Summary) -> None:
    """What `drawn` would be without a process."""
    for _ in range(PICTURES):
        await asyncio.to_thread(painted_here, of)


async def in_a_process(of: Summary, pictures: int = PICTURES) -> None:
    """As the bot does it."""
    for _ in range(pictures):
        await drawn(of, READER, dark=False)


def resident() -> float:
    """What this process holds in memory now, in megabytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE / MEGA


STARTS_A_PAINTER = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-I", *sys.argv[1:]], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Started by a small process, as one that is started counts as large as its parent at first."""


def of_painter(of: Summary) -> float:
    """What the process that paints needs at most, in megabytes."""
    call = [sys.executable, "-c", STARTS_A_PAINTER, str(painter.__file__), painter.OURS, *charts.fonts()]
    svg = charts.svg(of, READER, dark=False).encode()
    return int(subprocess.run(call, input=svg, stdout=subprocess.PIPE, check=True).stdout) / KILO


def seconds(work: Callable[[], object]) -> float:
    """The median of nine."""
    took = []
    for _ in range(9):
        begun = time.perf_counter()
        work()
        took.append(time.perf_counter() - begun)
    return statistics.median(took)


async def main() -> None:
    """Prints the figures."""
    of = told(10_000)
    print(f"written as SVG:        {seconds(lambda: charts.svg(of, READER, dark=False)) * 1000:7.1f} ms")
    print(f"painted here:          {seconds(lambda: painted_here(of)) * 1000:7.1f} ms")
    begun = time.perf_counter()
    png = await drawn(of, READER, dark=False)
    print(f"painted in a process:  {(time.perf_counter() - begun) * 1000:7.1f} ms, {len(png) // KILO} kB")
    meanwhile = {
        "idle": lambda: asyncio.sleep(3),
        "thread": lambda: in_a_thread(of),
        "process": lambda: in_a_process(of),
    }
    for name, work in meanwhile.items():
        late = await lateness(work)
        print(f"loop late, {name:8} p50 {late[len(late) // 2]:6.1f} ms  p99 {late[len(late) * 99 // 100]:6.1f} ms")
    await in_a_process(of, 10)
    before = resident()
    await in_a_process(of, MANY)
    print(f"memory before {MANY} pictures {before:.1f} MB, after {resident():.1f} MB")
    print(f"the painter takes {of_painter(of):.0f} MB")


if __name__ == "__main__":
    asyncio.run(main())
