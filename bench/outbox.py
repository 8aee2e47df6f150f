"""A burst of nags while people press buttons: how long answers wait, and how fast the burst drains.

Run: `python -m bench.outbox [--people 3000]`. In process, with a fake network of 50 ms. Beside it, in the
same run and with the same work, PTB's AIORateLimiter where the package `aiolimiter` is installed.
"""

import argparse
import asyncio
import importlib.util
import random
import statistics
import time
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any

from telegram.ext import AIORateLimiter, BaseRateLimiter

from delivery.outbox import Outbox, Priority

NETWORK = 0.05  # seconds that a send takes
ALLOWED = 30  # messages a second
ANSWERS_PER_SECOND = 2.0  # in the burst, at random moments, each to another person
IDLE_ANSWERS = 200
IDLE_PER_SECOND = 10.0


@dataclass
class Figures:
    """What one limiter did. Waits in milliseconds."""

    name: str
    idle: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    in_a_second: int = 0
    rate: float = 0.0


class Bench:
    """One limiter at work."""

    def __init__(self, name: str, limiter: BaseRateLimiter[Any], people: int) -> None:
        self.figures = Figures(name)
        self.limiter = limiter
        self.people = people
        self.dice = random.Random(7)
        self.arrivals: list[float] = []

    async def send(self, chat: int, priority: Priority | None) -> float:
        """Send one message; how long until it was answered, in milliseconds."""

        async def network() -> bool:
            await asyncio.sleep(NETWORK / 2)
            self.arrivals.append(time.perf_counter())
            await asyncio.sleep(NETWORK / 2)
            return True

        args = priority if isinstance(self.limiter, Outbox) else None
        started = time.perf_counter()
        await self.limiter.process_request(network, (), {}, "sendMessage", {"chat_id": chat}, args)
        return (time.perf_counter() - started) * 1000

    async def answers(self, waits: list[float], per_second: float, first_chat: int, most: int) -> None:
        """Answer people at random moments until cancelled or `most` are answered."""
        running: set[asyncio.Task[float]] = set()
        try:
            for number in range(most):
                await asyncio.sleep(self.dice.expovariate(per_second))
                task = asyncio.create_task(self.send(first_chat + number, Priority.INTERACTIVE))
                running.add(task)
                task.add_done_callback(lambda done: waits.append(done.result()))
        finally:
            await asyncio.gather(*running)

    async def run(self) -> Figures:
        """Idle first, then the burst."""
        await self.answers(self.figures.idle, IDLE_PER_SECOND, 1_000_000, IDLE_ANSWERS)
        await asyncio.sleep(1.5)
        self.arrivals.clear()
        started = time.perf_counter()
        burst = [asyncio.create_task(self.send(1 + number, Priority.BULK)) for number in range(self.people)]
        await asyncio.sleep(0)
        answering = asyncio.create_task(self.answers(self.figures.busy, ANSWERS_PER_SECOND, 2_000_000, 1_000_000))
        await asyncio.gather(*burst)
        took = time.perf_counter() - started
        self.figures.rate = len(self.arrivals) / took
        answering.cancel()
        await asyncio.gather(answering, return_exceptions=True)
        self.figures.in_a_second = most_in_a_second(self.arrivals)
        return self.figures


def most_in_a_second(arrivals: list[float]) -> int:
    """The most arrivals in any second."""
    most = 0
    window: deque[float] = deque()
    for at in sorted(arrivals):
        window.append(at)
        while at - window[0] >= 1:
            window.popleft()
        most = max(most, len(window))
    return most


def measure(name: str, people: int) -> Figures:
    """Run one limiter in this process."""
    limiter: BaseRateLimiter[Any] = Outbox() if name == "Outbox" else AIORateLimiter()
    return asyncio.run(Bench(name, limiter, people).run())


def show(figures: Figures) -> float:
    """Print one limiter's figures; returns the ratio of the 99th percentiles."""
    idle, busy = (statistics.quantiles(waits, n=100) for waits in (figures.idle, figures.busy))
    ratio = busy[98] / idle[98]
    print(f"{figures.name}")
    print(f"  answers when idle     p50 {idle[49]:9.1f} ms   p99 {idle[98]:9.1f} ms   ({len(figures.idle)})")
    print(f"  answers in the burst  p50 {busy[49]:9.1f} ms   p99 {busy[98]:9.1f} ms   ({len(figures.busy)})")
    print(f"  p99 in the burst / idle: {ratio:.2f}")
    print(f"  most in any second: {figures.in_a_second} of {ALLOWED}")
    print(f"  drained at {figures.rate:.2f}/s = {figures.rate / ALLOWED:.1%} of what is allowed")
    return ratio


def main() -> None:
    """Measure both side by side, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=3000, help="how many are nagged at once")
    people = parser.parse_args().people
    names = ["Outbox"]
    if importlib.util.find_spec("aiolimiter"):
        names.append("AIORateLimiter")
    with ProcessPoolExecutor(len(names), mp_context=get_context("spawn")) as pool:
        results = list(pool.map(measure, names, [people] * len(names)))
    print(f"{people} nags at once, {ANSWERS_PER_SECOND:.0f} answers a second, network {NETWORK * 1000:.0f} ms")
    ratios = [show(figures) for figures in results]
    if len(results) == 1:
        print("AIORateLimiter   not installed (pip install aiolimiter)")
        return
    ours, stock = (statistics.quantiles(figures.busy, n=100)[98] for figures in results)
    print(f"p99 of answers in the burst, Outbox / AIORateLimiter: {ours / stock:.5f}")
    print(f"p99 in the burst / idle: {ratios[0]:.2f} (to reach: 1.5)")


if __name__ == "__main__":
    main()
