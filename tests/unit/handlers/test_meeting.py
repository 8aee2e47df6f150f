"""Who may come in: one polite sentence for the others, of whom nothing is kept."""

from __future__ import annotations

import pytest
from telegram import Update

from domain.models import PersonId, WorkspaceId
from handlers import COMMANDS, menu, start
from messages import texts
from sandbox.client import ANN, BOB, CHARLIE, TEAM
from storage.base import PersonNotFound
from tests.unit.handlers.conftest import Desk


async def test_a_closed_bot_says_one_sentence_to_a_stranger_and_keeps_nothing(desk: Desk) -> None:
    desk.closes(users={ANN})
    assert await desk.types("/start", BOB) == ["This bot is for a closed circle. Ask whoever runs it to let you in."]
    for text in ("/new Jane Doe, 902-555-0134", "hello?", "/help"):
        assert await desk.types(text, BOB) == []
    with pytest.raises(PersonNotFound):
        await desk.office.people.get(PersonId(BOB))
    assert len(await desk.types("/help")) == 1


async def test_a_strangers_press_is_answered(desk: Desk) -> None:
    await desk.types("/new Jane Doe, tomorrow 3pm")
    desk.closes(users={BOB})
    answer = await desk.presses("✅ Followed up")
    assert "closed circle" in answer["text"]
    (lead,) = await desk.office.leads.all(WorkspaceId(ANN), PersonId(ANN))
    assert lead.touches == ()


async def test_a_chat_can_be_let_in_as_well_as_a_person(desk: Desk) -> None:
    desk.closes(chats={ANN})
    assert "remember your leads" in (await desk.types("/start"))[0]
    assert "closed circle" in (await desk.types("/start", BOB))[0]


async def test_those_turned_away_are_remembered_and_the_oldest_forgotten(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "REMEMBERED", 1)
    desk.closes(users={ANN})
    assert len(await desk.types("/start", BOB)) == 1
    assert len(await desk.types("/start", CHARLIE)) == 1
    assert await desk.types("/start", CHARLIE) == []
    assert len(await desk.types("/start", BOB)) == 1, "forgotten, so told again"
    assert len(desk.application.bot_data["turned_away"]) == 1


async def test_in_a_group_a_lead_is_recorded_for_its_team(desk: Desk) -> None:
    await desk.telegram.adds_member(TEAM, "bot", by=ANN)
    *_, card = await desk.types("/new Jane Doe, tomorrow 3pm", BOB, chat=TEAM)
    assert "Bob has it" in card
    assert "until an admin chooses the clock" in card
    with pytest.raises(PersonNotFound):
        await desk.office.people.get(PersonId(CHARLIE))


@pytest.mark.parametrize("sender", [None, {"id": 999, "is_bot": True, "first_name": "Robot"}])
async def test_nobody_and_other_bots_are_not_listened_to(desk: Desk, sender: dict[str, object] | None) -> None:
    chat = {"id": 999, "type": "private", "first_name": "R"}
    message = {"message_id": 1, "date": 1, "chat": chat, "text": "/start"} | ({"from": sender} if sender else {})
    update = Update.de_json({"update_id": 1, "message": message}, desk.application.bot)
    await desk.application.process_update(update)
    assert await desk.telegram.calls(method="sendMessage") == []


async def test_blocking_and_letting_in_again_are_noted(desk: Desk) -> None:
    await desk.types("/start")
    await desk.telegram.blocks(ANN)
    await desk.sees_to_updates()
    assert not (await desk.office.person(PersonId(ANN))).reachable
    await desk.telegram.unblocks(ANN)
    await desk.sees_to_updates()
    assert (await desk.office.person(PersonId(ANN))).reachable
    assert await desk.telegram.refusals() == []


async def test_the_menu_shows_every_command_with_its_explanation(desk: Desk) -> None:
    await menu.publish(desk.application.bot)
    await menu.publish(desk.application.bot)
    (call, *_) = await desk.telegram.calls(method="setMyCommands")
    assert call["params"]["scope"] in ({"type": "all_private_chats"}, '{"type": "all_private_chats"}')
    assert {"new", "due"} <= set(menu.LISTED) <= set(COMMANDS)
    assert set(COMMANDS) - set(menu.LISTED) == {"start", "pool"}, "Telegram shows Start by itself; a pool is a team's"
    told = texts.text("en", "help") + texts.text("en", "help-more")
    for command in menu.LISTED:
        assert f"/{command} " in told or command == "help"


async def test_the_help_fits_on_a_phone_and_the_rest_is_one_tap_away(desk: Desk) -> None:
    (said,) = await desk.types("/help")
    assert len(said.splitlines()) <= 14
    assert sum(line.startswith("/") for line in said.splitlines()) == 11
    assert "/summary" in said
    await desk.presses("More commands")
    (rest,) = await desk.texts()
    assert all(command in rest for command in ("/export", "/goal 10 leads", "/spent 200 facebook", "/time 90"))
    assert await desk.types("/help more") == [rest]
    await desk.presses("‹ Back")
    assert said in await desk.texts()


async def test_the_help_names_the_parts_of_the_board_and_privacy_what_is_kept_of_a_cancelled_lead(desk: Desk) -> None:
    (rest,) = await desk.types("/help more")
    assert "/leads won: that part of the board" in rest
    (kept,) = await desk.types("/privacy")
    assert "for a day a new lead that you cancelled" in kept
