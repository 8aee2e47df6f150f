"""Words under an open form, when they come twice, late, or from another way in."""

from __future__ import annotations

from telegram import Update

from domain.models import LeadRef, PersonId, Status, WorkspaceId
from domain.people import Asking
from sandbox.client import ANN
from tests.unit.handlers.conftest import Desk

JANE = LeadRef(WorkspaceId(ANN), 1)


async def _types_twice(desk: Desk, text: str) -> list[str]:
    """Ann's message arrives, and again after a crash; returns what the bot has written since."""
    before = await desk.texts()
    await desk.telegram.types(ANN, text)
    for update in await desk.application.bot.get_updates(offset=desk._offset, allowed_updates=Update.ALL_TYPES):
        desk._offset = update.update_id + 1
        for _ in range(2):
            await desk.application.process_update(update)
    return [each for each in await desk.texts() if each not in before]


async def _asked(desk: Desk) -> tuple[Asking, bool] | None:
    asked = (await desk.office.person()).conversation(ANN, None)
    return None if asked is None else (asked.asking, asked.untapped)


async def test_a_reason_that_comes_twice_is_no_lead_and_no_answer_to_what_follows(desk: Desk) -> None:
    await desk.types("/new Jane Doe, fri 9")
    await desk.presses("❌ Lost")
    said = await _types_twice(desk, "too expensive")
    assert [each.splitlines()[0] for each in said] == ["Taken as your answer. If it was a new lead, send it with /new."]
    lead = await desk.office.leads.get(JANE, PersonId(ANN))
    assert (lead.status, lead.lost_note) == (Status.LOST, "too expensive")
    assert await _asked(desk) == (Asking.NEXT, True)


async def test_a_form_asks_as_long_as_it_is_open(desk: Desk) -> None:
    await desk.types("/new Jane Doe, fri 9")
    await desk.presses("✅ Followed up")
    assert await _asked(desk) == (Asking.NEXT, True)
    await desk.presses("📅 Pick")
    assert await _asked(desk) == (Asking.NEXT, False)
    await desk.presses("‹ Back")
    await desk.presses("⏰ Plan")
    assert await _asked(desk) == (Asking.SNOOZE, True)
    await desk.presses("‹ Back")
    await desk.presses("⋯ More")
    assert await _asked(desk) is None


async def test_a_menu_that_asks_nothing_takes_the_question_of_the_form_before_it_away(desk: Desk) -> None:
    await desk.types("/new Jane Doe, fri 9")
    card = (await desk.messages())[-1]["id"]
    await desk.presses("⏰ Snooze")
    before = next(each for each in await desk.messages() if each["id"] == card)
    assert "Until when?" in before["text"]
    await desk.forges(f"o:{ANN}/1/1:")
    assert await _asked(desk) is None


async def test_a_question_about_no_lead_is_not_pushed_aside_by_a_form(desk: Desk) -> None:
    await desk.types("/new Jane Doe, fri 9")
    await desk.types("/find")
    await desk.presses("❌ Lost")
    assert await _asked(desk) == (Asking.FIND, False)
