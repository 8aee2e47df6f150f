"""How long a press takes in a group of fifty with 5,000 leads, and how long others wait for /due meanwhile.

    python -m bench.teams [--members 50] [--leads 5000] [--presses 150]

Against the sandbox, with the real bot. The baseline of the same run is the same press in private, by people with fifty
leads each. An admin marks a lead and takes it back, again and again: each press is a write, durable before it is
answered. Telegram takes twenty messages a minute in a group, so several teams of that size take turns. Where the time
goes is measured beside it: what the store alone needs for one such write.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bench.importing import asked_until, asks
from bench.storage import a_lead
from domain.models import PersonId, Role, Workspace, WorkspaceId, WorkspaceKind
from domain.people import Person
from sandbox.client import SandboxClient
from storage.base import Store
from storage.open_store import open_store
from tests.e2e.story import MONDAY, BotProcess, running_sandbox

TEAMS, ALONE = 6, 6
APART = 0.55
"""Seconds between two presses: eighteen a minute in each team, and each private chat less than one a second."""

FIRST_PERSON, FIRST_GROUP = 1_000_001, -5_001
FEW = 50
"""The leads of somebody who works alone."""

ASKERS = 12
PRESSES = ("Followed up", "Undo")


async def main() -> int:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--members", type=int, default=50)
    arguments.add_argument("--leads", type=int, default=5_000)
    arguments.add_argument("--presses", type=int, default=150)
    given = arguments.parse_args()
    alone = [PersonId(FIRST_PERSON + place) for place in range(ALONE)]
    teams = {
        FIRST_GROUP - place: [PersonId(FIRST_PERSON + 1_000 * (place + 1) + each) for each in range(given.members)]
        for place in range(TEAMS)
    }
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as scratch:
        data = Path(scratch, "data")
        await _fill(data, alone, teams, given.leads)
        with running_sandbox(Path(scratch)) as url:
            bot = BotProcess(Path(scratch), {"SANDBOX_URL": url, "LOG_LEVEL": "WARNING"})
            async with SandboxClient(url) as telegram:
                await telegram.move_clock(to=MONDAY)
                askers = await _people_come(telegram, alone, teams)
                bot.starts()
                try:
                    figures = await _measured(telegram, alone, teams, askers, given.presses)
                finally:
                    bot.is_killed()
                assert not await telegram.violations()
        writes = [await _writes(data, where) for where in (WorkspaceId(alone[0]), WorkspaceId(FIRST_GROUP))]
    _show(given, *figures, writes)
    return 0


# What there is -----------------------------------------------------------------------------------------------


async def _fill(data: Path, alone: Sequence[PersonId], teams: dict[int, list[PersonId]], leads: int) -> None:
    store = open_store(None, data, None)
    try:
        for person in (*alone, *(one for members in teams.values() for one in members)):
            async with store.person(person) as work:
                await work.save(
                    Person(person, "Ann", "en", ZoneInfo("UTC"), zone_known=True, digest=False, started_at=MONDAY)
                )
                await work.commit()
        for person in alone:
            await _opens(store, person, [person], WorkspaceKind.PRIVATE, FEW)
        for group, members in teams.items():
            await _opens(store, group, members, WorkspaceKind.TEAM, leads)
        await store.backup(MONDAY.date().isoformat())  # so that the bot makes none meanwhile
    finally:
        await store.close()


async def _opens(store: Store, chat: int, members: Sequence[PersonId], kind: WorkspaceKind, leads: int) -> None:
    workspace = WorkspaceId(chat)
    roles = {**dict.fromkeys(members, Role.MEMBER), members[0]: Role.ADMIN}
    later = MONDAY + timedelta(days=30)  # nobody is nagged meanwhile
    made = [
        replace(
            a_lead(workspace, number), owner=members[number % len(members)], version=6, due_at=later, next_nag_at=later
        )
        for number in range(1, leads + 1)
    ]
    async with store.workspace(workspace) as work:
        await work.save_workspace(Workspace(workspace, chat, kind, "CA", "CAD", roles, title="Sales team"))
        await work.leads.add_all(made)
        await work.commit()


async def _people_come(
    telegram: SandboxClient, alone: Sequence[PersonId], teams: dict[int, list[PersonId]]
) -> list[int]:
    await telegram.adds_people("Ann", count=len(alone), id=alone[0], started=True)
    for group, members in teams.items():
        await telegram.adds_people("Bob", count=len(members), id=members[0], started=True)
        await telegram.adds_group("Sales team", members[0], [*members[1:]], id=group, bot="member")
    return [one["id"] for one in await telegram.adds_people("Charlie", count=ASKERS)]


# What is done ------------------------------------------------------------------------------------------------


async def _measured(
    telegram: SandboxClient,
    alone: Sequence[PersonId],
    teams: dict[int, list[PersonId]],
    askers: Sequence[int],
    presses: int,
) -> tuple[list[float], list[float], list[float], list[float]]:
    """Milliseconds: presses in private and in groups, and others' /due without and with presses in groups."""
    private = [(int(person), int(person)) for person in alone]
    groups = [(int(members[0]), group) for group, members in teams.items()]
    cards = {(who, where): await _card(telegram, who, where) for who, where in (*private, *groups)}
    for person in askers:
        await asks(telegram, person)
    await _pressed(telegram, cards, private, 2 * len(private))
    await _pressed(telegram, cards, groups, 2 * len(groups))
    idle = await asked_until(telegram, askers, asyncio.create_task(asyncio.sleep(presses * APART)))
    in_private = await _pressed(telegram, cards, private, presses)
    pressing = asyncio.create_task(_pressed(telegram, cards, groups, presses))
    meanwhile = await asked_until(telegram, askers, pressing)
    return in_private, pressing.result(), idle, meanwhile


async def _card(telegram: SandboxClient, who: int, where: int) -> int:
    """The card of a lead, in the chat where it will be pressed."""
    await telegram.types(who, "/lead 7", where)
    return int((await telegram.sees(who, "Jane Doe 7", where, within=30))["id"])


async def _pressed(
    telegram: SandboxClient, cards: dict[tuple[int, int], int], places: Sequence[tuple[int, int]], count: int
) -> list[float]:
    """Mark and undo in turn, one place after the other; milliseconds from each press to its answer."""
    waits: list[float] = []
    for number in range(count):
        who, where = places[number % len(places)]
        label = PRESSES[number // len(places) % 2]
        await _shows(telegram, who, where, cards[who, where], label)
        began = time.perf_counter()
        pressed = await telegram.presses(who, cards[who, where], label, where, within=30)
        waits.append(1000 * (time.perf_counter() - began))
        if not pressed["answered"]:
            raise AssertionError(f"nobody answered {label!r} in {where}")
        await asyncio.sleep(APART)
    return waits


async def _shows(telegram: SandboxClient, who: int, where: int, message: int, label: str) -> None:
    """Wait until the card has that button again: it is edited after the press is answered."""
    while True:
        before = await telegram.revision()
        shown = next(each for each in await telegram.messages(who, where) if each["id"] == message)
        if any(label in button["text"] for row in shown["keyboard"] for button in row):
            return
        await telegram.wait(before, within=10, chat=where)


async def _writes(data: Path, workspace: WorkspaceId) -> float:
    """Milliseconds that the store alone takes for one changed lead, in the median of forty."""
    store = open_store(None, data, None)
    taken: list[float] = []
    try:
        for _ in range(40):
            began = time.perf_counter()
            async with store.workspace(workspace) as work:
                lead = await work.leads.get(7)
                await work.leads.save(replace(lead, nags=lead.nags + 1))
                await work.commit()
            taken.append(1000 * (time.perf_counter() - began))
    finally:
        await store.close()
    return statistics.median(taken)


# The figures -------------------------------------------------------------------------------------------------


def _show(
    given: argparse.Namespace,
    private: Sequence[float],
    group: Sequence[float],
    idle: Sequence[float],
    meanwhile: Sequence[float],
    writes: Sequence[float],
) -> None:
    print(f"{TEAMS} teams of {given.members} with {given.leads:,} leads each; in milliseconds     p50     p99   times")
    _print(f"a press in private, {FEW} leads (baseline)", private)
    _print("a press in the group", group)
    print(f"ratio of p99: {_at(group, 99) / _at(private, 99):.2f} (to reach: 3)")
    _print("another person's /due, nobody presses (baseline)", idle)
    _print("another person's /due during presses in groups", meanwhile)
    print(f"ratio of p99: {_at(meanwhile, 99) / _at(idle, 99):.2f}")
    print(f"of a press, the store's write alone: {writes[0]:.1f} ms with {FEW} leads, {writes[1]:.1f} ms in the team")


def _print(name: str, waits: Sequence[float]) -> None:
    print(f"{name:60}{_at(waits, 50):8.1f}{_at(waits, 99):8.1f}{len(waits):8}")


def _at(waits: Sequence[float], percent: int) -> float:
    return statistics.quantiles(waits, n=100)[percent - 1]


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
