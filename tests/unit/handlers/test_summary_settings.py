"""Choosing when the weekly summary comes, by buttons that may be old, doubled or forged."""

from __future__ import annotations

from datetime import time

import pytest

from domain.models import WorkspaceId
from sandbox.client import ANN, BOB, TEAM
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
    await desk.presses("⌨️ Another time")
    await desk.types("fri 5pm")
    assert await kept(desk) == (True, 4, time(17))


@pytest.mark.parametrize(
    ("typed", "wanted", "said"),
    [
        ("summary fri 17:00", (True, 4, time(17)), "Each Fri at 5:00"),
        ("Zusammenfassung freitags um 17 Uhr", (True, 4, time(17)), "Each Fri at 5:00"),
        ("summary friday", (True, 4, time(8, 30)), "Each Fri at 8:30"),
        ("summary off", (False, 0, time(8, 30)), "No weekly summary comes."),
    ],
)
async def test_when_it_comes_is_said_in_one_line(
    desk: Desk, typed: str, wanted: tuple[bool, int, time], said: str
) -> None:
    (text,) = await desk.types(f"/settings {typed}")
    assert text.startswith("Changed.")
    assert said in text
    assert await kept(desk) == wanted


async def test_a_day_that_is_chosen_brings_back_what_was_switched_off(desk: Desk) -> None:
    await desk.types("/settings summary off")
    await desk.types("/settings summary fri 17:00")
    assert await kept(desk) == (True, 4, time(17))
    await desk.types("/settings summary off")
    (text,) = await desk.types("/settings summary on")
    assert "Each Fri at 5:00" in text
    assert await kept(desk) == (True, 4, time(17))


async def test_nonsense_gets_a_clear_sentence_and_the_page(desk: Desk) -> None:
    (text,) = await desk.types("/settings summary whenever")
    assert text.startswith("I did not understand “whenever” as a day and a time. Try /settings summary fri 17:00")
    assert "Each Mon at 8:30" in text
    assert await kept(desk) == (True, 0, time(8, 30))
    await desk.types("/settings summary off")
    (text,) = await desk.types("/settings summary whenever")
    assert text.startswith("I did not understand “whenever”")
    assert "No weekly summary comes." in text
    (text,) = await desk.types("/settings summary")
    assert text.startswith("No weekly summary comes.")
    (text,) = await desk.types("/settings whatever")
    assert text.startswith("Settings")


async def test_in_a_group_its_admins_say_when_it_comes(desk: Desk) -> None:
    await desk.telegram.adds_member(TEAM, "bot", ANN)
    await desk.sees_to_updates()
    assert await desk.types("/settings summary fri 17:00", BOB, TEAM) == ["That's for the admins of this group."]
    (text,) = await desk.types("/settings summary fri 17:00", ANN, TEAM)
    assert "Each Fri at 5:00" in text
    team = await desk.office.groups.of(TEAM)
    assert team is not None
    assert (team.summary_day, team.summary_at) == (4, time(17))


@pytest.mark.parametrize("data", ["day/7", "day/", "day/-1", "at/0831", "at/", "wanted/perhaps", "x", "day/1/2"])
async def test_what_no_button_says_changes_nothing(desk: Desk, data: str) -> None:
    await desk.types("/start")
    await desk.types("/settings")
    before = await kept(desk)
    assert (await desk.forges(f"Ut::{data}")).get("text")
    assert await kept(desk) == before
