"""Choosing when the weekly summary comes, by buttons that may be old, doubled or forged."""

from __future__ import annotations

from datetime import time

import pytest

from domain.models import WorkspaceId
from sandbox.client import ANN
from tests.unit.handlers.conftest import Desk, labels


async def kept(desk: Desk) -> tuple[bool, int, time]:
    """What Ann has chosen."""
    async with desk.office.store.workspace(WorkspaceId(ANN)) as work:
        own = await work.workspace()
    return own.summary_wanted, own.summary_day, own.summary_at


async def test_day_hour_and_whether_it_comes_are_chosen_by_taps(desk: Desk) -> None:
    await desk.types("/start")
    await desk.types("/settings")
    for beginning in ("📊 Summary", "Fri", "4:00"):
        (last, *_) = reversed(await desk.messages())
        await desk.presses(next(label for label in labels(last) if label.startswith(beginning)))
    assert await kept(desk) == (True, 4, time(16))
    await desk.presses("Don't send it")
    assert (await kept(desk))[0] is False
    assert "No weekly summary comes" in (await desk.texts())[-1]
    await desk.presses("Send it each week")
    assert await kept(desk) == (True, 4, time(16))


async def test_the_hour_is_typed_and_asked_again_where_it_is_none(desk: Desk) -> None:
    await desk.types("/start")
    await desk.types("/settings")
    await desk.presses(next(label for label in labels((await desk.messages())[-1]) if label.startswith("📊 Summary")))
    await desk.presses("⌨️ Another time")
    assert (await desk.texts())[-1].startswith("At what time shall the summary come?")
    await desk.types("sometime")
    assert (await desk.texts())[-1].startswith("I did not understand “sometime” as a time of the day.")
    await desk.types("halb neun")
    assert await kept(desk) == (True, 0, time(8, 30))
    await desk.presses("⌨️ Another time")
    await desk.presses("‹ Back")
    assert "you get the summary" in (await desk.texts())[-1]
    await desk.presses("⌨️ Another time")
    await desk.types("17:45")
    assert await kept(desk) == (True, 0, time(17, 45))
    assert "5:45" in (await desk.texts())[-1]


@pytest.mark.parametrize("data", ["day/7", "day/", "day/-1", "at/0831", "at/", "wanted/perhaps", "x", "day/1/2"])
async def test_what_no_button_says_changes_nothing(desk: Desk, data: str) -> None:
    await desk.types("/start")
    await desk.types("/settings")
    before = await kept(desk)
    assert (await desk.forges(f"Ut::{data}")).get("text")
    assert await kept(desk) == before
