"""What is typed in the place of a button does what the button does, and is nobody's name."""

from __future__ import annotations

import pytest
from telegram import Update

from domain.models import Field, LeadRef, PersonId, WorkspaceId
from sandbox.client import ANN
from tests.unit.handlers.conftest import Desk


async def _leads(desk: Desk) -> list[str | None]:
    return [lead.name for lead in await desk.office.leads.all(WorkspaceId(ANN), PersonId(ANN))]


async def _answer(desk: Desk, typed: str) -> str:
    """What stands last in the chat once Ann has typed this."""
    await desk.types(typed)
    return (await desk.texts())[-1]


async def _asked(desk: Desk) -> Field | None:
    asked = (await desk.office.person()).conversation(ANN, None)
    return asked.asked if asked is not None else None


@pytest.mark.parametrize("yes", ["yes", "OK", "да"])
async def test_a_yes_under_an_offer_records_it_once(desk: Desk, yes: str) -> None:
    await desk.types("Jane Doe, 902-555-0134")
    assert (await _answer(desk, yes)).startswith("Recorded.")
    assert not any("Record this as a lead?" in each for each in await desk.texts())
    assert (await _answer(desk, "yes")).startswith("Nothing waits")
    assert await _leads(desk) == ["Jane Doe"]


async def test_a_yes_asks_about_somebody_who_may_be_known_and_the_answer_still_counts(desk: Desk) -> None:
    await desk.types("/new Jane Doe, 902-555-0134")
    await desk.types("Joan Doe, 902-555-0134")
    assert (await _answer(desk, "yes please")).startswith("Already in your book?")
    await desk.types("yes")
    assert await _leads(desk) == ["Jane Doe"]
    await desk.presses("✅ Record anyway")
    assert await _leads(desk) == ["Jane Doe", "Joan Doe"]


async def test_a_no_under_an_offer_takes_it_away(desk: Desk) -> None:
    await desk.types("Jane Doe, 902-555-0134")
    assert await _answer(desk, "no thanks") == "Fine, I did not record it."
    assert not any("Record this as a lead?" in each for each in await desk.texts())
    assert (await desk.office.person()).offers == ()


async def test_a_yes_to_a_picture_of_nobody_records_nothing(desk: Desk) -> None:
    await desk.telegram.acts(ANN, "photo")
    await desk.sees_to_updates()
    assert (await _answer(desk, "yes")).startswith("Tap the button")
    assert await _leads(desk) == []


async def test_a_yes_while_something_else_is_asked_is_not_for_the_offer_above(desk: Desk) -> None:
    await desk.types("Jane Doe, 902-555-0134")
    await desk.types("/new")
    assert (await _answer(desk, "yes")).startswith("Tap the button")
    assert await _leads(desk) == []


async def test_the_guided_questions_take_the_names_of_their_buttons(desk: Desk) -> None:
    await desk.types("/new")
    await desk.types("Jane Doe")
    await desk.types("skip")
    assert await _asked(desk) is Field.SOURCE
    await desk.types("back")
    assert await _asked(desk) is Field.CONTACT
    assert (await _answer(desk, "отмена")).startswith("Cancelled.")
    assert await _asked(desk) is None
    await desk.presses("↩️ Undo")
    assert await _asked(desk) is Field.CONTACT


@pytest.mark.parametrize("word", ["skip", "back", "cancel"])
async def test_the_name_of_a_button_that_comes_twice_acts_once(desk: Desk, word: str) -> None:
    await desk.types("/new")
    await desk.types("Jane Doe")
    await desk.types("902-555-0134")
    await desk.telegram.types(ANN, word)
    for update in await desk.application.bot.get_updates(offset=desk._offset, allowed_updates=Update.ALL_TYPES):
        desk._offset = update.update_id + 1
        for _ in range(2):
            await desk.application.process_update(update)
    assert await _asked(desk) == {"skip": Field.NEED, "back": Field.CONTACT, "cancel": None}[word]
    assert not any("Nothing waits" in each for each in await desk.texts())


@pytest.mark.parametrize("chat", ["hello", "thanks", "no"])
async def test_small_talk_is_nobodys_name(desk: Desk, chat: str) -> None:
    await desk.types("/new")
    assert "Who is it?" in await _answer(desk, chat)
    assert await _asked(desk) is Field.NAME


async def test_a_sentence_under_a_question_that_was_left_is_no_name(desk: Desk) -> None:
    await desk.types("/new")
    await desk.types("Bob Roy wants a tent for the fair")
    for _ in range(5):
        await desk.presses("Skip")
    bob = await desk.office.leads.get(LeadRef(WorkspaceId(ANN), 1), PersonId(ANN))
    assert (bob.name, bob.need) == ("Bob Roy", "a tent for the fair")
