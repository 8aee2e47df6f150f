"""What is on its way ends with the process: recorded if that takes a moment, otherwise left to the next start."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from services import ending


async def test_what_is_on_its_way_is_recorded_first_and_what_takes_longer_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ending, "A_MOMENT", timedelta(seconds=0.2))
    recorded = list[str]()

    async def sends(name: str, answer: asyncio.Event) -> None:
        await answer.wait()
        recorded.append(name)

    sent, never = asyncio.Event(), asyncio.Event()
    tasks = [asyncio.create_task(sends("soon", sent)), asyncio.create_task(sends("never", never))]
    asyncio.get_running_loop().call_later(0.05, sent.set)
    await ending.ended(tasks)
    assert recorded == ["soon"]
    assert [task.cancelled() for task in tasks] == [False, True]


async def test_where_nothing_is_on_its_way_nobody_waits() -> None:
    await ending.ended([])
