"""What keeping costs: `python -m bench.storage` prints each figure beside the baseline of the same run.

Run in the folder that the data would be on: an fsync costs what that disk makes of it.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from domain.models import (
    Event,
    EventKind,
    Lead,
    Note,
    PersonId,
    Role,
    Touch,
    TouchKind,
    Workspace,
    WorkspaceId,
    WorkspaceKind,
)
from domain.money import Money
from domain.sources import Source
from storage.index import Index
from storage.open_store import open_store
from storage.records import DueLead, WorkspaceFacts

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
ANN = PersonId(5_000_000_001)


def a_lead(workspace: WorkspaceId, number: int) -> Lead:
    """A lead like those that salespeople have: a few contacts, two touches, a history of six moves."""
    due = NOW + timedelta(minutes=37 * number)
    return Lead(
        workspace,
        number,
        NOW,
        ANN,
        ANN,
        name=f"Jane Doe {number}",
        phones=(f"+1902555{number:04}",),
        emails=(f"jane{number}@example.com",),
        source=Source.FACEBOOK,
        need="wants a mortgage for a house by the sea, three bedrooms",
        value=Money(Decimal(350_000), "CAD"),
        due_at=due,
        next_nag_at=due,
        touches=tuple(Touch(NOW, ANN, TouchKind.CALL, "asked for an offer by Friday", 5) for _ in range(2)),
        notes=(Note(NOW, ANN, "prefers to be called after five"),),
        events=tuple(Event(EventKind.SNOOZED, NOW, ANN, n, 880_000_000 + n, {"to": NOW.isoformat()}) for n in range(6)),
    )


async def fill(folder: Path, workspaces: int, leads: int) -> None:
    """Open so many workspaces with so many leads each."""
    store = open_store(None, folder, None)
    for ident in range(1, workspaces + 1):
        workspace = WorkspaceId(-ident)
        async with store.workspace(workspace) as work:
            await work.save_workspace(
                Workspace(
                    workspace,
                    -ident,
                    WorkspaceKind.TEAM,
                    "CA",
                    "CAD",
                    {ANN: Role.ADMIN, PersonId(ident): Role.MEMBER},
                )
            )
            for number in range(1, leads + 1):
                await work.leads.add(a_lead(workspace, number))
            await work.commit()
    await store.close()


async def write_costs(folders: Sequence[tuple[Path, int]], writes: int) -> list[list[float]]:
    """Seconds of each write (open, get, save, commit) in each of the folders, taken in turns."""
    stores = [(open_store(None, folder, None), workspaces) for folder, workspaces in folders]
    chance = random.Random(1)
    taken: list[list[float]] = [[] for _ in stores]
    for step in range(writes):
        for (store, workspaces), times in zip(stores, taken, strict=True):
            workspace = WorkspaceId(-chance.randint(1, workspaces))
            began = time.perf_counter()
            async with store.workspace(workspace) as work:
                lead = await work.leads.get(chance.randint(1, 100))
                await work.leads.save(replace(lead, next_nag_at=NOW + timedelta(seconds=step)))
                await work.commit()
            times.append(time.perf_counter() - began)
    for store, _ in stores:
        await store.close()
    return taken


def rearm_cost(leads: int) -> float:
    """Seconds to move one lead in an index of so many and ask what is next; the median of 2,000."""
    index, chance = Index(), random.Random(2)
    index.fill(
        (
            WorkspaceId(-ident),
            WorkspaceFacts(
                frozenset(),
                {n: DueLead(NOW + timedelta(seconds=chance.random() * 1e6), ANN) for n in range(1, 101)},
            ),
        )
        for ident in range(1, leads // 100 + 1)
    )
    times = []
    for _ in range(2_000):
        at = NOW + timedelta(seconds=chance.random() * 1e6)
        began = time.perf_counter()
        index.change(WorkspaceId(-chance.randint(1, leads // 100)), {chance.randint(1, 100): DueLead(at, ANN)}, None)
        index.next_due(NOW)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


async def first_answer(folder: Path) -> None:
    """Open the store, read one lead, and print seconds since the interpreter began, and the most memory in MB."""
    began = time.perf_counter()
    store = open_store(None, folder, None)
    async with store.workspace(WorkspaceId(-500)) as work:
        await work.leads.get(50)
    print(time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    await store.close()


def _of(times: Sequence[float], share: float) -> float:
    return sorted(times)[int(len(times) * share)] * 1000


def _start(folder: Path) -> str:
    command = [sys.executable, "-m", "bench.storage", "--first-answer", str(folder)]
    began = time.perf_counter()
    inside, memory = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return (
        f"start, 100,000 leads to the first answer: {float(inside):.2f} s ({time.perf_counter() - began:.2f} s with "
        f"the interpreter), {float(memory):.0f} MB at most"
    )


def main() -> None:
    """Fill two folders, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first-answer", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--writes", type=int, default=1_000)
    given = parser.parse_args()
    if given.first_answer:
        asyncio.run(first_answer(given.first_answer))
        return
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as scratch:
        one, many = Path(scratch, "one"), Path(scratch, "many")
        asyncio.run(fill(one, 1, 100))
        asyncio.run(fill(many, 1_000, 100))
        size = (one / "workspaces" / "-1.json").stat().st_size
        alone, among = asyncio.run(write_costs([(one, 1), (many, 1_000)], given.writes))
        print(f"a workspace of 100 leads: {size / 1000:.0f} kB")
        for name, times in (("one workspace (baseline)", alone), ("1,000 workspaces", among)):
            print(f"write with {name}: p50 {_of(times, 0.5):.2f} ms, p99 {_of(times, 0.99):.2f} ms")
        middle, worst = (_of(among, share) / _of(alone, share) for share in (0.5, 0.99))
        print(f"ratio: p50 {middle:.2f}, p99 {worst:.2f} (to reach: 1.2)")
        print(_start(many))
    few, lots = rearm_cost(100), rearm_cost(100_000)
    print(
        f"re-arm with 100,000 leads: {lots * 1000:.4f} ms; with 100 (baseline): {few * 1000:.4f} ms (to reach: 0.1 ms)"
    )


if __name__ == "__main__":
    main()
