"""/cancel: what it ends, once for each message, and what it leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from telegram import Update

from domain.models import Field, PersonId
from domain.people import Conversation
from sandbox.client import ANN
from tests.unit.handlers.conftest import Desk, Json, labels

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


async def test_the_newer_of_a_form_and_a_file_is_cancelled_first(desk: Desk) -> None:
    await desk.types("/new Jane Doe, fri 9")
    await sends(desk)
    await desk.types("/lead 1")
    await desk.presses("✅ Followed up")
    assert await cancels(desk) == ["Fine, I ask no more. Jane Doe stays as it is."]
    assert (await asked(desk), await files(desk)) == (None, ["list.csv"])
    assert await cancels(desk) == ["Fine, I recorded nothing."]


@pytest.mark.parametrize("question", ["/find", "/new"])
async def test_a_file_that_came_after_a_question_is_cancelled_before_it(desk: Desk, question: str) -> None:
    await desk.types(question)
    await sends(desk)
    assert await cancels(desk) == ["Fine, I recorded nothing."]
    assert await asked(desk) is not None
    assert await cancels(desk) == ["Cancelled."]


async def test_a_file_that_came_under_a_form_is_cancelled_and_the_form_is_left(desk: Desk) -> None:
    await desk.types("/new Jane Doe, fri 9")
    await desk.presses("✅ Followed up")
    await sends(desk)
    assert await cancels(desk) == ["Fine, I recorded nothing."]
    assert await asked(desk) is None
    assert await cancels(desk) == ["Nothing to cancel."]


async def test_a_file_of_yesterday_is_left_to_its_own_buttons(desk: Desk) -> None:
    await sends(desk)
    desk.office.clock.moves(timedelta(days=1))
    assert await cancels(desk) == ["Nothing to cancel."]
    assert await files(desk) == ["list.csv"]


async def test_choosing_for_a_file_makes_it_the_newest_again(desk: Desk) -> None:
    await sends(desk)
    await desk.types("/find")
    desk.office.clock.moves(timedelta(minutes=1))
    await desk.presses("First row is a heading: yes")
    assert await cancels(desk) == ["Fine, I recorded nothing."]


async def test_a_file_that_an_earlier_version_kept_is_left_to_its_own_buttons(desk: Desk) -> None:
    await sends(desk)
    (upload,) = (await desk.office.person()).uploads
    await desk.office.people.change(
        PersonId(ANN), lambda ann: replace(ann, uploads=(replace(upload, touched_at=None),))
    )
    await desk.types("/find")
    assert await cancels(desk) == ["Cancelled."]
    assert await cancels(desk) == ["Nothing to cancel."]
    assert await files(desk) == ["list.csv"]


async def cancels_a_lead(desk: Desk, name: str) -> int:
    """Ann begins a lead and cancels it; returns the message with the way back."""
    await desk.types("/new")
    await desk.types(name)
    await cancels(desk)
    return int((await desk.messages())[-1]["id"])


async def undoes(desk: Desk, message: int) -> Json:
    """Ann presses Undo under the message that says so."""
    return await desk._pressed(desk.telegram.presses(ANN, message, "↩️ Undo"))


async def told(desk: Desk) -> tuple[str | None, bool, str | None]:
    """Whose lead is asked about, whether it stands as a draft, and who waits behind."""
    now = await asked(desk)
    assert now is not None
    behind = now.behind.answers.get(Field.NAME) if now.behind else None
    return now.answers.get(Field.NAME), now.overdue, behind


async def test_the_next_new_lead_leaves_the_cancelled_one_as_it_was(desk: Desk) -> None:
    cancelled = await cancels_a_lead(desk, "Maria Roe")
    (draft,) = (await desk.office.person()).cancelled
    assert (await desk.types("/new"))[-1].startswith("Who is it?")
    await undoes(desk, cancelled)
    assert await told(desk) == ("Maria Roe", False, None)
    again = await desk._pressed(desk.telegram.forges(ANN, cancelled, f"G::{draft.cause}"))
    assert "no longer open" in again["text"]


async def test_several_cancelled_leads_are_each_taken_up_again(desk: Desk) -> None:
    first, second = await cancels_a_lead(desk, "Maria Roe"), await cancels_a_lead(desk, "Bob Poe")
    await undoes(desk, first)
    assert await told(desk) == ("Maria Roe", False, None)
    await undoes(desk, second)
    assert await told(desk) == ("Bob Poe", False, "Maria Roe")


async def test_a_lead_begun_since_is_a_draft_behind_the_one_that_is_taken_up(desk: Desk) -> None:
    cancelled = await cancels_a_lead(desk, "Maria Roe")
    await desk.types("/new")
    await desk.types("Bob Poe")
    await undoes(desk, cancelled)
    assert await told(desk) == ("Maria Roe", False, "Bob Poe")
    assert any(each.startswith("You have begun one already:") and "Bob Poe" in each for each in await desk.texts())
    await desk.presses("Go on")
    assert await told(desk) == ("Bob Poe", False, "Maria Roe")
    now = await asked(desk)
    assert now is not None
    assert now.behind is not None
    assert now.behind.behind is None, "or Bob would be recorded a second time"
    await desk.presses("Discard")
    assert await told(desk) == ("Bob Poe", False, None)


async def test_only_the_last_few_cancelled_leads_are_kept(desk: Desk) -> None:
    for name in ("Ada", "Ben", "Cleo", "Dan", "Eve", "Fay"):
        await cancels_a_lead(desk, name)
    kept = (await desk.office.person()).cancelled
    assert [each.answers[Field.NAME] for each in kept] == ["Ben", "Cleo", "Dan", "Eve", "Fay"]


async def test_forget_takes_a_cancelled_lead_out_of_the_chat_too(desk: Desk) -> None:
    await cancels_a_lead(desk, "Maria Roe")
    await desk.types("/forget")
    await desk.presses(labels((await desk.messages())[-1])[0])
    assert not any("Maria Roe" in each for each in await desk.texts())
