"""One person sends 1,000 leads within a minute; how long others wait meanwhile, end to end.

    python -m bench.flood [--messages 1000] [--seconds 60] [--network 0.05]

The real `bot.py` over HTTP at a sandbox that enforces Telegram's limits, as in `bench.burst`: forty others ask what is
due, first while the bot is idle (the baseline), then during the flood. Each message of the flood is a lead that is
read, recorded and answered; its answers leave one a second, as Telegram lets them, and the rest waits in the inbox.
The exit status is 1 where one of the others had no answer or two, or the bot did what Telegram refuses.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from bench.burst import ASKERS, IDLE_PER_SECOND, IDLE_QUESTIONS, Crowd, Watch, followthrough, percentiles
from bench.outbox import ALLOWED
from sandbox.client import SandboxClient
from tests.e2e.story import MONDAY, Json, running_sandbox

LINE = "/new Jane Doe {}, 902-555-0134, wants a mortgage, from Facebook, $350k, tomorrow 3pm"


@dataclass
class Figures:
    """How long others waited, in milliseconds; how much of the flood was answered while it lasted."""

    idle: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    unanswered: int = 0
    answered_of_the_flood: int = 0
    violations: int = 0


async def flood(telegram: SandboxClient, person: int, messages: int, seconds: float) -> None:
    """Type so many leads, evenly over the time."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    for number in range(messages):
        await asyncio.sleep(began + number * seconds / messages - loop.time())
        await telegram.types(person, LINE.format(number))


async def measured(url: str, folder: Path, messages: int, seconds: float, network: float) -> Figures:
    """Let people in, measure the bot idle, then in the flood."""
    figures = Figures()
    async with SandboxClient(url) as telegram, followthrough(folder)(url):
        await telegram.move_clock(to=MONDAY)
        (bold,) = await telegram.adds_people("Mallory", started=True)
        askers = [one["id"] for one in await telegram.adds_people("Bob", count=ASKERS, started=True)]
        await telegram.limits(per_second=ALLOWED, per_group_minute=20, per_chat_second=1)
        if network:
            await telegram.fault("slow", "sendMessage", times=-1, seconds=network)
        watch, crowd = Watch(telegram), Crowd(telegram, askers, random.Random(1))
        await crowd.ask(IDLE_PER_SECOND, 2 * ASKERS)  # to be known, and to warm up
        await watch.until(askers, crowd.questions)
        since = (await telegram.now()).timestamp()
        await crowd.ask(IDLE_PER_SECOND, IDLE_QUESTIONS)
        await watch.until(askers, crowd.questions)
        begins = (await telegram.now()).timestamp()
        asking = asyncio.create_task(crowd.ask(IDLE_PER_SECOND))
        await flood(telegram, bold["id"], messages, seconds)
        ends = (await telegram.now()).timestamp()
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        await watch.until(askers, crowd.questions)
        figures.idle, figures.busy = crowd.waits(watch.sent, since, begins), crowd.waits(watch.sent, begins, ends)
        figures.unanswered = sum(abs(len(times) - _to(watch.sent, person)) for person, times in crowd.asked.items())
        figures.answered_of_the_flood = _to(watch.sent, bold["id"])
        figures.violations = len(await telegram.violations())
    return figures


def _to(sent: list[Json], person: int) -> int:
    return sum(call["chat_id"] == person for call in sent)


def main() -> int:
    """Measure it and print the ratio."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--messages", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--network", type=float, default=0.0, help="seconds that each message takes, beyond HTTP")
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as scratch,
        running_sandbox(Path(scratch)) as url,
    ):
        figures = asyncio.run(measured(url, Path(scratch) / "bot", given.messages, given.seconds, given.network))
    idle, busy = percentiles(figures.idle), percentiles(figures.busy)
    print(f"{given.messages} leads of one person in {given.seconds:.0f} s, ", end="")
    print(f"{figures.answered_of_the_flood} of them answered by then")
    print(f"others, idle (baseline)  p50 {idle[0]:7.1f} ms   p99 {idle[1]:7.1f} ms   ({len(figures.idle)})")
    print(f"others, in the flood     p50 {busy[0]:7.1f} ms   p99 {busy[1]:7.1f} ms   ({len(figures.busy)})")
    print(f"p99 in the flood / idle: {busy[1] / idle[1]:.2f} (to reach: 1.5), p50: {busy[0] / idle[0]:.2f}")
    print(f"without an answer or with two: {figures.unanswered}; violations: {figures.violations}")
    return 1 if figures.unanswered or figures.violations else 0


if __name__ == "__main__":
    sys.exit(main())
