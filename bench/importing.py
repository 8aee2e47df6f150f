"""How long ten thousand rows take, press to done, and how long another person waits for /due meanwhile.

    python -m bench.importing [--rows 10000]

Against the sandbox, with the real bot. The baseline of the same run is the same /due while nothing is imported.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import io
import statistics
import sys
import time
from collections.abc import Sequence
from typing import Any

from bench.recording import _running
from sandbox.client import SandboxClient
from sandbox.server import Sandbox

HEADER = (
    "First Name",
    "Last Name",
    "Email",
    "Phone Number",
    "Lead Source",
    "Amount",
    "Currency",
    "Create Date",
    "Owner",
    "Notes",
)
SOURCES = ("Facebook", "Instagram", "Website", "Referral", "Open House")
APART = 0.1
"""Seconds between two looks at /due."""

PEOPLE = 12
"""Who ask in turn, so that the pace of a chat (one message a second) isn't what is measured."""


async def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=10_000)
    rows = arguments.parse_args().rows
    sandbox = Sandbox()
    url = await sandbox.start(0)
    try:
        async with SandboxClient(url) as telegram, _running(_BOT, url, None):
            importer, *others = [one["id"] for one in await telegram.adds_people("Person", count=PEOPLE + 1)]
            for person in others:
                await asks(telegram, person)
            idle = await asked_until(telegram, others, asyncio.create_task(asyncio.sleep(15)))
            began = time.monotonic()
            await telegram.sends_document(importer, "list.csv", table(rows))
            reading = await asked_until(telegram, others, asyncio.create_task(_shown(telegram, importer, "Import ")))
            read_in = time.monotonic() - began
            began = time.monotonic()
            pressing = asyncio.create_task(_presses(telegram, importer))
            recording = await asked_until(telegram, others, pressing)
            recorded_in = time.monotonic() - began
            assert not await telegram.violations()
    finally:
        await sandbox.stop()
    print(f"{rows:,} rows: read and shown in {read_in:.1f} s, recorded {recorded_in:.1f} s after the press")
    print("another person's /due, in milliseconds     p50     p99     max   times")
    for name, waits in (("while nothing is imported (baseline)", idle), ("while the file is read", reading)):
        _print(name, waits)
    _print("while its leads are recorded", recording)
    read, recorded = (_at(waits, 99) / _at(idle, 99) for waits in (reading, recording))
    print(f"ratio of p99: reading {read:.2f}, recording {recorded:.2f}")


_BOT = [sys.executable, "bot.py"]


def table(rows: int) -> bytes:
    """A list of that many people, all of them different."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(HEADER)
    for at in range(rows):
        phone = f"+1 902 {200 + at // 10_000:03d} {at % 10_000:04d}"
        email = f"person{at}@example.com"
        source = SOURCES[at % len(SOURCES)]
        told = [source, 1000 + at, "CAD", "2026-03-02 14:05", "Ann", "Met, and liked"]
        writer.writerow(["Jane", f"Doe {at}", email, phone, *told])
    return written.getvalue().encode()


async def _shown(telegram: SandboxClient, person: int, label: str) -> dict[str, Any]:
    while True:
        before = await telegram.revision()
        for message in await telegram.messages(person):
            keys = [key for row in message["keyboard"] or [] for key in row]
            if any(label in key["text"] for key in keys):
                return message
        await telegram.wait(before, within=120, chat=person)


async def _presses(telegram: SandboxClient, person: int) -> None:
    shown = await _shown(telegram, person, "Import ")
    key = next(key for row in shown["keyboard"] for key in row if "Import " in key["text"])
    await telegram.acts(person, "press", message=shown["id"], data=key["callback_data"])
    await _shown(telegram, person, "Undo import")


async def asked_until(telegram: SandboxClient, people: Sequence[int], done: asyncio.Task[Any]) -> list[float]:
    """Ask for /due again and again until that is done; milliseconds of each."""
    waits: list[float] = []
    while not done.done():
        waits.append(await asks(telegram, people[len(waits) % len(people)]))
        await asyncio.sleep(APART)
    await done
    return waits


async def asks(telegram: SandboxClient, person: int) -> float:
    """Ask for /due; milliseconds to the answer."""
    before = await telegram.revision()
    typed = await telegram.types(person, "/due")
    while True:
        newest = (await telegram.messages(person))[-1]
        if newest["id"] > typed["id"]:
            return 1000 * float(newest["at"] - typed["at"])
        await telegram.wait(before, within=10, chat=person)


def _print(name: str, waits: list[float]) -> None:
    print(f"{name:40}{_at(waits, 50):8.1f}{_at(waits, 99):8.1f}{max(waits):8.1f}{len(waits):8}")


def _at(waits: list[float], percent: int) -> float:
    return statistics.quantiles(waits, n=100)[percent - 1]


if __name__ == "__main__":
    asyncio.run(main())
