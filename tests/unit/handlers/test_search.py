"""/find and the filters of the board, press by press."""

from __future__ import annotations

from dataclasses import replace

import pytest
from telegram import Update

from domain.models import PersonId, Role, WorkspaceId
from sandbox.client import ANN, BOB
from tests.unit.handlers.conftest import Desk, labels


async def test_words_that_are_asked_for_are_taken_once_and_a_repeated_answer_offers_no_lead(desk: Desk) -> None:
    await desk.types("/new Jane Doe, wants a mortgage")
    (question,) = await desk.types("/find")
    assert question.startswith("Whom are you looking for?")
    assert question not in await desk.types("jnae")
    assert "Wants a mortgage" in (await desk.texts())[-1]
    person = await desk.office.people.get(PersonId(ANN))
    assert person.conversations == ()


async def test_a_search_with_words_withdraws_the_question_for_them(desk: Desk) -> None:
    await desk.types("/new Jane Doe")
    await desk.types("/find")
    await desk.types("/find jane")
    assert not [text for text in await desk.texts() if text.startswith("Whom")]
    assert "Record this as a lead?" in (await desk.types("Carl Poe"))[-1]


async def test_a_half_recorded_lead_waits_behind_the_search(desk: Desk) -> None:
    await desk.types("/new Jane Doe, wants a mortgage")
    await desk.types("/new")
    await desk.types("Carl Poe")
    await desk.types("/find")
    await desk.types("jane")
    assert "Wants a mortgage" in (await desk.texts())[-1]
    assert "How do you reach" not in (await desk.texts())[-1]
    await desk.types("902-555-0134")
    assert "So far: Carl Poe · 902-555-0134" in (await desk.texts())[-1], "the lead goes on where it was left"


@pytest.mark.parametrize(
    "data", ["Fp::", "Fp::x/jane", "Fp::-1/jane", "Fp::99999999999999999/jane", "Ff::nowhere", "B::x/0/gknow"]
)
async def test_forged_buttons_are_refused(desk: Desk, data: str) -> None:
    await desk.types("/new Jane Doe")
    assert "I don't know that button" in (await desk.forges(data))["text"]


@pytest.mark.parametrize("data", ["B::/0/gtrust", "B::week/0/oBob", "B::/7/t0123456789ab", "B::won/0/a/b/c"])
async def test_a_filter_that_is_gone_or_made_up_gives_the_whole_board_with_a_sentence(desk: Desk, data: str) -> None:
    await desk.types("/new Jane Doe")
    await desk.types("/leads")
    await desk.forges(data)
    shown = (await desk.texts())[-1]
    assert shown.startswith("No lead has that any more. Here are all of them.")


async def test_a_filter_that_is_gone_leads_to_the_menu_all_the_same(desk: Desk) -> None:
    await desk.types("/new Jane Doe")
    await desk.types("/leads")
    await desk.forges("Ff::week/gtrust")
    assert labels((await desk.messages())[-1]) == ["Stage: Know · 1", "‹ Back"]


async def test_with_several_members_the_board_is_filtered_by_owner_and_names_them(desk: Desk) -> None:
    await desk.types("/start", BOB)
    await desk.types("/new Jane Doe")
    async with desk.office.store.workspace(WorkspaceId(ANN)) as work:
        own = await work.workspace()
        await work.save_workspace(replace(own, members={**own.members, PersonId(BOB): Role.MEMBER}))
        lead = await work.leads.get(1)
        await work.leads.save(replace(lead, owner=PersonId(BOB)))
        await work.commit()
    await desk.types("/leads")
    await desk.presses("🔎 Filter")
    assert "Bob · 1" in labels((await desk.messages())[-1])
    await desk.presses("Bob · 1")
    assert ", 1 · Bob\n" in (await desk.texts())[-1]


async def test_a_search_whose_words_are_gone_says_so(desk: Desk) -> None:
    await desk.types("/new Jane Doe")
    await desk.types("/find jane")
    assert "Send /find" in (await desk.forges("Fp::0/"))["text"]


@pytest.mark.parametrize(
    ("typed", "looked_for"), [("/find  a   very long one", "a very long one"), ("just so", "just so")]
)
async def test_long_words_come_back_from_the_message_that_the_list_replies_to(
    desk: Desk, typed: str, looked_for: str
) -> None:
    await desk.types("/start")
    message = {"message_id": 5, "date": 1, "chat": {"id": ANN, "type": "private"}}
    pressed = {**message, "text": "2 leads", "reply_to_message": {**message, "message_id": 4, "text": typed}}
    ann = {"id": ANN, "is_bot": False, "first_name": "Ann"}
    query = {"id": "1", "from": ann, "chat_instance": "1", "data": "Fp::0/", "message": pressed}
    await desk.application.process_update(
        Update.de_json({"update_id": 1, "callback_query": query}, desk.application.bot)
    )
    calls = await desk.telegram.calls(method="sendMessage")
    assert f"I found nothing for “{looked_for}”." in calls[-1]["params"]["text"]
