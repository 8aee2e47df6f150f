"""/cancel: what it ends, once for each message, and what it leaves."""

from __future__ import annotations

from datetime import timedelta

import pytest
from telegram import Update

from domain.models import Field, LeadRef, PersonId, WorkspaceId
from domain.people import Asking, Conversation
from sandbox.client import ANN
from tests.unit.handlers.conftest import Desk

JANE = LeadRef(WorkspaceId(ANN), 1)
LIST = b"Name,Phone\nBob Roe,902-555-0134\n"


@pytest.fixture(autouse=True)
async def started(desk: Desk) -> None:
    await desk.types("/start")


async def sends(desk: Desk, name: str = "list.csv") -> None:
    desk.office.clock.moves(timedelta(minutes=1))
    await desk.telegram.sends_document(ANN, name, LIST, mime="")
    await desk.sees_to_updates()
    desk.office.clock.moves(timedelta(minutes=1))


async def cancels(desk: Desk, times: int = 1) -> list[str]:
    """Ann types /cancel, which arrives `times`; returns what the bot has written since."""
    before = [each["id"] for each in await desk.messages()]
    await desk.telegram.types(ANN, "/cancel")
    for update in await desk.application.bot.get_updates(offset=desk._offset, allowed_updates=Update.ALL_TYPES):
        desk._offset = update.update_id + 1
        for _ in range(times):
            await desk.application.process_update(update)
    return [each["text"].splitlines()[0] for each in await desk.messages() if each["id"] not in before]


async def files(desk: Desk) -> list[str]:
    return [each.name for each in (await desk.office.person()).uploads]


async def asked(desk: Desk) -> Conversation | None:
    return (await desk.office.person()).conversation(ANN, None)


async def test_a_cancel_that_comes_twice_drops_one_file(desk: Desk) -> None:
    await sends(desk, "one.csv")
    await sends(desk, "other.csv")
    assert await cancels(desk, times=2) == ["Fine, I recorded nothing."]
    assert await files(desk) == ["one.csv"]
    assert await cancels(desk) == ["Fine, I recorded nothing."]
    assert await files(desk) == []


async def test_a_cancel_that_comes_twice_ends_the_question_and_no_file(desk: Desk) -> None:
    await sends(desk)
    await desk.types("/find")
    assert await cancels(desk, times=2) == ["Cancelled."]
    assert (await asked(desk), await files(desk)) == (None, ["list.csv"])


async def test_a_cancel_that_comes_twice_leaves_the_half_recorded_lead_behind_a_note(desk: Desk) -> None:
    await desk.types("/new Jane Doe, fri 9")
    await desk.types("/new")
    await desk.types("Maria Roe")
    await desk.presses("⋯ More")
    await desk.presses("📝 Note")
    assert await cancels(desk, times=2) == ["Fine, I ask no more. Jane Doe stays as it is."]
    half = await asked(desk)
    assert half is not None
    assert (half.answers, half.cancelled) == ({Field.NAME: "Maria Roe"}, False)


async def test_a_cancel_that_comes_twice_says_once_that_a_new_lead_is_cancelled(desk: Desk) -> None:
    await sends(desk)
    await desk.types("/new")
    await desk.types("Maria Roe")
    assert await cancels(desk, times=2) == ["Cancelled."]
    assert await files(desk) == ["list.csv"]
