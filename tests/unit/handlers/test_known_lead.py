"""What arrives twice is asked about twice at most, and recorded or added once."""

from __future__ import annotations

from telegram import Update

from domain.models import PersonId, WorkspaceId
from sandbox.client import ANN
from tests.unit.handlers.conftest import Desk


async def _twice(desk: Desk, text: str) -> list[str]:
    """Ann's message arrives, and again after a crash; returns what the bot has written since."""
    before = await desk.texts()
    await desk.telegram.types(ANN, text)
    for update in await desk.application.bot.get_updates(offset=desk._offset, allowed_updates=Update.ALL_TYPES):
        desk._offset = update.update_id + 1
        for _ in range(2):
            await desk.application.process_update(update)
    return (await desk.texts())[len(before) :]


async def _leads(desk: Desk) -> list[str | None]:
    return [lead.name for lead in await desk.office.leads.all(WorkspaceId(ANN), PersonId(ANN))]


async def test_a_line_that_comes_twice_is_not_known_from_its_own_recording(desk: Desk) -> None:
    said = await _twice(desk, "/new Jane Doe, 902-555-0134")
    assert [each.startswith("Recorded.") for each in said] == [True, True]
    assert await _leads(desk) == ["Jane Doe"]


async def test_a_line_that_is_asked_about_twice_is_recorded_once(desk: Desk) -> None:
    await desk.types("/new Jane Doe, 902-555-0134")
    said = await _twice(desk, "/new Joan Doe, 902-555-0134")
    assert [each.startswith("You may know them already") for each in said] == [True, True]
    for _ in said:
        await desk.presses("✅ Record anyway")
    assert await _leads(desk) == ["Jane Doe", "Joan Doe"]


async def test_the_last_answer_that_comes_twice_is_no_new_lead(desk: Desk) -> None:
    await desk.types("/new Jane Doe, 902-555-0134")
    await desk.types("/new")
    await desk.types("Jane Doe")
    for _ in range(4):
        await desk.presses("Skip")
    await _twice(desk, "tomorrow 3pm")
    said = await desk.texts()
    assert sum("You may know them already" in each for each in said) == 1
    assert not any("Record this as a lead?" in each for each in said)
    await desk.presses("✅ Record anyway")
    assert await _leads(desk) == ["Jane Doe", "Jane Doe"]


async def test_forged_pairs_are_refused(desk: Desk) -> None:
    await desk.types("/new Jane Doe, 902-555-0134")
    for data in ("Md::x", "Md::9999999999", f"Mm:{ANN}/1/1:x/0", f"Mu:{ANN}/1/1:", f"Mt:{ANN}/1/1:2", "Mm::2/0"):
        assert "don't know that button" in (await desk.forges(data))["text"]
    for data in (f"Ma:{ANN}/1/1:", f"Ma:{ANN}/1/1:5", "Mr::5", "Mk::5", f"Ms:{ANN}/1/1:5"):
        assert "no longer open" in (await desk.forges(data))["text"]
    assert await _leads(desk) == ["Jane Doe"]
