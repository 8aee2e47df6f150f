"""How long a busy machine may take; a test that goes well never waits so long."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable

PATIENCE = float(os.environ.get("STORY_PATIENCE", "60"))
"""Seconds."""


async def until(fact: Callable[[], bool]) -> None:
    """Wait for something that nothing tells of. Raises AssertionError where it never comes."""
    deadline = time.monotonic() + PATIENCE
    while not fact():
        assert time.monotonic() < deadline, "waited in vain"
        await asyncio.sleep(0.001)
