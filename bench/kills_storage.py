"""kill -9 at random points of writing: `python -m bench.kills_storage --kills 500`.

Each life opens the store, checks that everything acknowledged by the lives before is there, and writes until it is
killed: leads and people in several files at once, backups in between. A change counts as acknowledged when its
commit has returned and its line has gone down the pipe.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import os
import random
import select
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bench.storage import ANN, a_lead
from domain.models import PersonId, Role, Workspace, WorkspaceId, WorkspaceKind
from domain.people import Person
from storage.backups import Backups
from storage.base import LeadNotFound, PersonNotFound, Store, WorkspaceNotFound
from storage.restore import why_bad
from storage.sealing import Plain
from storage.tinydb_store import TinyStore

WORKSPACES = [WorkspaceId(-ident) for ident in range(1, 5)]
PEOPLE = [PersonId(ident) for ident in range(1, 3)]
LEADS = 20
LONGEST = 0.06
"""Seconds for which a life may write after its first acknowledgement."""

Say = Callable[..., None]


@dataclass
class Tally:
    """What the lives have acknowledged, and what was found to be wrong."""

    leads: dict[tuple[int, int], int] = field(default_factory=dict)
    people: dict[int, int] = field(default_factory=dict)
    days: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    acknowledged: int = 0
    finished: int = 0

    def hear(self, line: str) -> None:
        """Take a line of a life."""
        kind, *values = line.split()
        if kind == "wrong":
            self.lost.append(line)
        elif kind == "lead":
            self.leads[int(values[0]), int(values[1])] = int(values[2])
        elif kind == "person":
            self.people[int(values[0])] = int(values[1])
        elif kind == "day":
            self.days.append(values[0])
        self.acknowledged += kind in {"lead", "person", "day"}
        self.finished += kind == "checked"


async def check(store: Store, folder: Path, tally: Tally, say: Say) -> None:
    """Compare what is stored with what was acknowledged."""
    for trouble in await store.unreadable():
        say("wrong", "unreadable", trouble.what, trouble.why)
    for (workspace, number), nags in tally.leads.items():
        async with store.workspace(WorkspaceId(workspace)) as work:
            try:
                stored = (await work.leads.get(number)).nags
            except LeadNotFound:
                stored = -1
        if stored < nags:
            say("wrong", "lead", workspace, number, nags, stored)
    for person, version in tally.people.items():
        async with store.person(PersonId(person)) as work_on:
            try:
                stored = (await work_on.get()).version
            except PersonNotFound:
                stored = -1
        if stored < version:
            say("wrong", "person", person, version, stored)
    backups = Backups(folder)
    for day in backups.days()[-2:]:
        for copy in (backups.folder / day).glob("*/*.json"):
            if why_bad(Plain(), copy.relative_to(backups.folder / day), copy.read_bytes()):
                say("wrong", "copy", day, copy.name)
    if tally.days and tally.days[-1] not in backups.days():
        say("wrong", "day", tally.days[-1])
    say("checked")


async def write_leads(store: Store, workspace: WorkspaceId, chance: random.Random, say: Say) -> None:
    """Nag leads of one workspace, counting, and record new ones, until the end."""
    while True:
        async with store.workspace(workspace) as work:
            try:
                await work.workspace()
            except WorkspaceNotFound:
                kind = WorkspaceKind.TEAM
                await work.save_workspace(Workspace(workspace, workspace, kind, "CA", "CAD", {ANN: Role.ADMIN}))
                for number in range(1, LEADS + 1):
                    await work.leads.add(a_lead(workspace, number))
            lead = await work.leads.get(chance.randint(1, LEADS))
            lead = await work.leads.save(replace(lead, nags=lead.nags + 1))
            await work.commit()
        say("lead", workspace, lead.number, lead.nags)


async def write_person(store: Store, ident: PersonId, say: Say) -> None:
    """Change one person until the end; the version counts."""
    while True:
        async with store.person(ident) as work:
            try:
                person = await work.get()
            except PersonNotFound:
                person = Person(ident, "Ann", "en", ZoneInfo("UTC"))
            person = await work.save(person)
            await work.commit()
        say("person", ident, person.version)


async def back_up(store: Store, folder: Path, say: Say) -> None:
    """Back up day after day until the end, from the day after the newest copy on."""
    newest = date.fromisoformat(next(reversed(Backups(folder).days()), "2025-12-31"))
    for past in itertools.count(1):
        day = (newest + timedelta(past)).isoformat()
        await store.backup(day)
        say("day", day)


async def live(folder: Path, tally: Tally, seed: int, write_for: float, say: Say) -> None:
    """One life; `write_for` seconds of writing unless it is killed before."""
    store = TinyStore(folder, Plain())
    await check(store, folder, tally, say)
    chance = random.Random(seed)
    writers = [write_leads(store, workspace, random.Random(chance.random()), say) for workspace in WORKSPACES]
    writers += [write_person(store, person, say) for person in PEOPLE]
    writers.append(back_up(store, folder, say))
    with suppress(TimeoutError):
        async with asyncio.timeout(write_for):
            await asyncio.gather(*writers)
    await store.close()


def one_life(folder: Path, tally: Tally, seed: int, kill_after: float | None) -> None:
    """Let a child live for `kill_after` seconds after its first change (None: let it check and end), and listen."""
    hear, speak = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hear)

        def say(*words: object) -> None:
            os.write(speak, (" ".join(str(word) for word in words) + "\n").encode())

        code = 1
        try:
            asyncio.run(live(folder, tally, seed, 0 if kill_after is None else 60, say))
            code = 0
        finally:
            os._exit(code)
    os.close(speak)
    heard = _listen(hear, child, kill_after)
    os.close(hear)
    _, status = os.waitpid(child, 0)
    for line in heard.decode().splitlines():
        tally.hear(line)
    if os.waitstatus_to_exitcode(status) not in {0, -signal.SIGKILL}:
        tally.lost.append(f"life {seed} ended with {status}")


def _listen(pipe: int, child: int, kill_after: float | None) -> bytes:
    heard, deadline = b"", None
    while True:
        if deadline is None and kill_after is not None and heard.partition(b"checked\n")[2]:
            deadline = time.monotonic() + kill_after
        patience = 30.0 if deadline is None else max(0.0, deadline - time.monotonic())
        if not select.select([pipe], [], [], patience)[0]:
            os.kill(child, signal.SIGKILL)
            deadline = time.monotonic() + 30
            continue
        piece = os.read(pipe, 65_536)
        if not piece:
            return heard
        heard += piece


def run(folder: Path, kills: int, seed: int) -> Tally:
    """So many lives, each killed at a random moment, and a last one that only checks."""
    tally, chance = Tally(), random.Random(seed)
    for life in range(kills):
        one_life(folder, tally, life, chance.random() * LONGEST)
    one_life(folder, tally, kills, None)
    return tally


def main() -> int:
    """Run, print the figures as JSON, and fail if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=20_260_504)
    parser.add_argument("--folder", type=Path, default=Path.cwd(), help="where to write meanwhile")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder, prefix=".kills-") as scratch:
        tally = run(Path(scratch), given.kills, given.seed)
        left = len(list(Path(scratch).rglob("*.tmp")))
    figures = {
        "kills": given.kills,
        "lives that checked": tally.finished,
        "acknowledged": tally.acknowledged,
        "backups": len(tally.days),
        "left half written": left,
        "lost or unreadable": tally.lost,
    }
    print(json.dumps(figures, indent=1))
    return 1 if tally.lost or tally.finished != given.kills + 1 else 0


if __name__ == "__main__":
    sys.exit(main())
