"""How long a person waits for the card of a lead: typed → durable on disk → answered, end to end.

    python -m bench.recording [--leads 200]

The baseline, measured in the same run, is a bare python-telegram-bot that echoes: no disk, no pace, no thought. People
type one after the other, each when the one before was answered, so that nobody waits for anybody; each person types
once to be known and once to be measured.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sandbox.client import SandboxClient
from sandbox.server import Sandbox

APART = 0.06
"""Seconds between two people: faster than Telegram's 30 messages a second, the pace would be measured."""

LINE = "/new Jane Doe, 902-555-0134, wants a mortgage, from Facebook, $350k, tomorrow 3pm"
ECHO = """
import sys
from telegram.ext import Application, MessageHandler, filters
async def echo(update, context):
    await update.message.reply_text(update.message.text)
app = Application.builder().token(sys.argv[2]).base_url(sys.argv[1] + "/bot").build()
app.add_handler(MessageHandler(filters.ALL, echo))
app.run_polling()
"""


async def main() -> None:
    """Measure both and print the ratio."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--leads", type=int, default=200)
    count = arguments.parse_args().leads
    echo = await _measure([sys.executable, "-c", ECHO], count, needs_address=True)
    lead = await _measure([sys.executable, "bot.py"], count)
    print(f"{count} messages each, in milliseconds      p50     p99")
    print(f"a bare PTB bot that echoes (baseline) {_at(echo, 50):7.1f} {_at(echo, 99):7.1f}")
    print(f"a lead recorded, durable, its card    {_at(lead, 50):7.1f} {_at(lead, 99):7.1f}")
    ratios = [_at(lead, percent) / _at(echo, percent) for percent in (50, 99)]
    print(f"ratio                                 {ratios[0]:7.2f} {ratios[1]:7.2f}")


async def _measure(command: list[str], count: int, *, needs_address: bool = False) -> list[float]:
    """Milliseconds from each message to the answer to it, on the sandbox's own clock."""
    sandbox = Sandbox()
    url = await sandbox.start(0)
    try:
        async with SandboxClient(url) as telegram, _running(command, url, sandbox.token if needs_address else None):
            people = await telegram.adds_people("Person", count=count)
            for person in people:
                await _wait_of(telegram, person["id"])
            waits = []
            for person in people:
                await asyncio.sleep(APART)
                waits.append(await _wait_of(telegram, person["id"]))
            assert not await telegram.violations()
            return waits
    finally:
        await sandbox.stop()


@asynccontextmanager
async def _running(command: list[str], url: str, token: str | None) -> AsyncIterator[None]:
    with tempfile.TemporaryDirectory() as data:
        environment = os.environ | {"SANDBOX_URL": url, "DATA_DIR": str(Path(data, "data")), "LOG_LEVEL": "WARNING"}
        environment.pop("BOT_TOKEN", None)
        process = await asyncio.create_subprocess_exec(
            *command, *([url, token] if token else []), env=environment, stderr=asyncio.subprocess.DEVNULL
        )
        try:
            yield
        finally:
            process.terminate()
            await process.wait()


async def _wait_of(telegram: SandboxClient, person: int) -> float:
    before = await telegram.revision()
    typed = await telegram.types(person, LINE)
    while True:
        newest = (await telegram.messages(person))[-1]
        if newest["id"] > typed["id"]:
            return 1000 * float(newest["at"] - typed["at"])
        await telegram.wait(before, within=10)


def _at(waits: list[float], percent: int) -> float:
    return statistics.quantiles(waits, n=100)[percent - 1]


if __name__ == "__main__":
    asyncio.run(main())
