"""A thousand summaries of a hundred leads each fall due in the same second, and others want answers meanwhile.

    python -m bench.summaries [--workspaces 1000] [--leads 100] [--seed 1] [--network 0.05] [--cold]

As `bench.burst`, by whose means it is measured: the real `bot.py` at a sandbox that enforces Telegram's limits. The
baseline is the same bot while idle, in the same run. Before either, an hour before the moment, the bot has written and
painted ahead what it can; with `--cold` it is killed at the moment itself and starts anew with nothing.

After it, one summary of a workspace of 10,000 leads, of which nothing was written ahead: the time from
its moment until the picture is there, and the most memory that the bot had (its pictures are painted by a process of
their own, see bench.painting).

The exit status is 1 where a summary or an answer is missing or doubled.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import re
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bench.burst import DUE, FIRST, Candidate, Plan, Watch, measured, show
from domain import lifecycle, pushes
from domain.capture import Captured
from domain.models import Deed, Lead, LeadRef, PersonId, Role, Workspace, WorkspaceId, WorkspaceKind
from domain.people import Person
from domain.sources import Source
from domain.when import Moment
from sandbox.client import SandboxClient
from storage.base import Store
from storage.open_store import open_store
from tests.e2e.story import MONDAY, BotProcess, running_sandbox

UTC = ZoneInfo("UTC")
PHOTO, WORDS = "sendPhoto", "sendMessage"
MANY = 10_000
A_WEEK = timedelta(weeks=1)
LATER = timedelta(days=400)
"""When the leads are due: nobody is nagged meanwhile."""

EARLY = timedelta(hours=3)
"""So long before the moment nothing is written ahead."""

SOMEBODY = Person(PersonId(1), "Ann", "en", UTC)

WRITTEN_AHEAD = "summaries are written ahead"

AT_ONCE = 50
"""Workspaces that are made at once."""


def a_lead(own: WorkspaceId, number: int, chance: random.Random) -> Lead:
    """One that was recorded in the week before, touched, and perhaps won or lost."""
    at = MONDAY - timedelta(days=1, minutes=chance.randrange(6 * 24 * 60))
    said = Captured(name=f"Lead {number}", source=chance.choice([*Source]))
    by = Deed(PersonId(own))
    made = lifecycle.record(LeadRef(own, number), said, Moment(MONDAY + LATER, exact=False), by, at)
    made = lifecycle.follow_up(made, by, at + timedelta(hours=1), SOMEBODY)
    ending = chance.random()
    if ending < 0.4:
        made = (lifecycle.close if ending < 0.2 else lifecycle.lose)(made, by, at + timedelta(hours=2))
    return replace(made, before=None, next_nag_at=None)


async def fill(data: Path, people: range, leads: int, chance: random.Random) -> None:
    """A workspace of so many leads for each of these people, whose summary is due at DUE; and today's backup."""
    store = open_store(None, data, None)
    try:
        for first in range(people.start, people.stop, AT_ONCE):
            some = range(first, min(first + AT_ONCE, people.stop))
            await asyncio.gather(*(_opened(store, PersonId(ident), leads, chance) for ident in some))
        await store.backup(MONDAY.date().isoformat())
    finally:
        await store.close()


async def _opened(store: Store, ident: PersonId, leads: int, chance: random.Random) -> None:
    own = WorkspaceId(ident)
    async with store.person(ident) as person:
        await person.save(Person(ident, "Ann", "en", UTC, zone_known=True, digest=False, started_at=MONDAY - A_WEEK))
        await person.commit()
    opened = Workspace(own, ident, WorkspaceKind.PRIVATE, "CA", "CAD", {ident: Role.ADMIN}, summary_at=DUE.time())
    async with store.workspace(own) as work:
        await work.save_workspace(pushes.planned(opened, UTC, DUE - timedelta(days=1)))
        await work.leads.add_all([a_lead(own, number, chance) for number in range(1, leads + 1)])
        await work.commit()


def followthrough(folder: Path, *, people: int, cold: bool) -> Candidate:
    """The bot with its data in `folder`, once it has written ahead; a cold one begins anew when all is due."""

    @asynccontextmanager
    async def at_work(url: str) -> AsyncIterator[Callable[[], Any]]:
        bot = BotProcess(folder, {"SANDBOX_URL": url, "LOG_LEVEL": "INFO"})
        bot.starts()

        async def begins_anew() -> None:
            bot.is_killed()
            bot.starts()
            await bot.listens()

        try:
            await bot.logs(WRITTEN_AHEAD, within=60 + people)
            yield begins_anew if cold else lambda: asyncio.sleep(0)
            await bot.is_asked_to_end(listening=False)
        finally:
            bot.is_killed()

    return at_work


def crowd(folder: Path, plan: Plan, leads: int, *, cold: bool) -> bool:
    """Everybody's summary at once; whether each came once, and each answer."""
    asyncio.run(fill(folder / "data", plan.nagged, leads, random.Random(plan.seed)))
    name, bot = "Followthrough, weekly" + cold * ", cold", followthrough(folder, people=plan.people, cold=cold)
    with running_sandbox(folder) as url:
        figures = asyncio.run(measured(name, url, plan, bot, PHOTO, WORDS))
    show(figures)
    return figures.in_order


def large(folder: Path, seed: int) -> bool:
    """One summary of many leads."""
    asyncio.run(fill(folder / "data", range(FIRST, FIRST + 1), MANY, random.Random(seed)))
    with running_sandbox(folder) as url:
        return asyncio.run(_large(folder, url))


async def _large(folder: Path, url: str) -> bool:
    async with SandboxClient(url) as telegram:
        await telegram.move_clock(to=DUE - EARLY)
        await telegram.adds_people("Ann", id=FIRST, started=True)
        bot = BotProcess(folder, {"SANDBOX_URL": url, "LOG_LEVEL": "INFO"})
        bot.starts()
        try:
            await bot.listens()
            before, watch = _most_memory(bot), Watch(telegram, PHOTO)
            await telegram.move_clock(to=DUE)
            await watch.until([FIRST], 1)
            after = _most_memory(bot)
            await bot.is_asked_to_end()
        finally:
            bot.is_killed()
    if not watch.sent:
        print(f"no summary of {MANY} leads came")
        return False
    print(f"one summary of {MANY} leads with its picture: {watch.sent[0]['at'] - DUE.timestamp():.2f} s; ", end="")
    print(f"the most memory before {before} MB, with it {after} MB")
    return True


def _most_memory(bot: BotProcess) -> int:
    """MB, as proc(5) has it."""
    found = re.search(r"VmHWM:\s*(\d+) kB", Path(f"/proc/{bot.pid}/status").read_text("ascii"))
    return int(found[1]) // 1024 if found else 0


def main() -> int:
    """Measure both."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--workspaces", type=int, default=1000)
    parser.add_argument("--leads", type=int, default=100, help="in each of them")
    parser.add_argument("--seed", type=int, default=1, help="of the leads, and of the moments at which others ask")
    parser.add_argument("--cold", action="store_true", help="the bot is killed when all is due, and starts anew")
    parser.add_argument("--network", type=float, default=0.0, help="seconds that each message takes, beyond HTTP")
    given = parser.parse_args()
    print(f"{given.workspaces} summaries of {given.leads} leads due at once (seed {given.seed})", flush=True)
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as scratch:
        plan = Plan(given.workspaces, given.seed, given.network)
        is_right = crowd(Path(scratch) / "many", plan, given.leads, cold=given.cold)
        return 0 if large(Path(scratch) / "large", given.seed) and is_right else 1


if __name__ == "__main__":
    sys.exit(main())
