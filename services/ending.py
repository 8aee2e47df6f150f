"""How work that is under way comes to its end with the process."""

from __future__ import annotations

import asyncio
from asyncio import Task
from collections.abc import Collection
from datetime import timedelta

A_MOMENT = timedelta(seconds=1)
"""How long what is on its way to Telegram may take to be recorded, so that a clean restart repeats nothing."""


async def ended(tasks: Collection[Task[None]]) -> None:
    """Give them a moment, then leave the rest to the next start: a claim that was made runs out."""
    if not tasks:
        return
    _, late = await asyncio.wait(tasks, timeout=A_MOMENT.total_seconds())
    for task in late:
        task.cancel()
    await asyncio.gather(*late, return_exceptions=True)
