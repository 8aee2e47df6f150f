"""“@bot jane” in any chat: who is shown what, and what the bot makes of a card that was shared."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from telegram import InlineQuery, Update
from telegram.error import BadRequest

from domain.models import PersonId
from handlers import inline
from sandbox.client import ANN, BOB, CHARLIE, TEAM
from storage.base import PersonNotFound
from tests.unit.handlers.conftest import Desk
from tests.unit.services.the_office import MINUTE

Json = dict[str, Any]
START = {"text": "Start the bot", "start_parameter": "inline"}


async def asks(desk: Desk, query: str, person: int = ANN, *, offset: str = "", chat: int | None = None) -> Json:
    asking = asyncio.create_task(desk.telegram.acts(person, "inline", chat, query=query, offset=offset, wait=30))
    while not asking.done():
        await asyncio.sleep(0.01)
        await desk.sees_to_updates()
    answer = await asking
    assert answer["answered"]
    return answer


async def test_whoever_knows_the_bot_is_shown_their_own_leads_and_nobody_elses(desk: Desk) -> None:
    await desk.types("/new Jane Doe, 902-555-0134, wants a mortgage")
    await desk.types("/new Janet Roe", BOB)
    assert [one["title"] for one in (await asks(desk, "jane"))["results"]] == ["Jane Doe"]
    assert [one["title"] for one in (await asks(desk, " JANE ", BOB))["results"]] == ["Janet Roe"]
    nothing = await asks(desk, "qqqq")
    assert (nothing["results"], nothing["button"]["text"]) == ([], "Nothing found. Open the bot")


async def test_of_somebody_who_never_pressed_start_nothing_is_kept(desk: Desk) -> None:
    answer = await asks(desk, "jane", CHARLIE)
    assert (answer["results"], answer["button"]) == ([], START)
    with pytest.raises(PersonNotFound):
        await desk.office.people.get(PersonId(CHARLIE))


async def test_a_closed_bot_shows_those_shut_out_not_even_their_own_leads(desk: Desk) -> None:
    await desk.types("/new Jane Doe")
    desk.closes(users={BOB})
    answer = await asks(desk, "jane")
    assert (answer["results"], answer["button"]) == ([], START)
    desk.closes(chats={ANN})
    assert len((await asks(desk, "jane"))["results"]) == 1


@pytest.mark.parametrize("offset", ["x", "-1", "9999999", "٣"])
async def test_a_forged_offset_does_no_harm(desk: Desk, offset: str) -> None:
    await desk.types("/new Jane Doe")
    assert len((await asks(desk, "jane", offset=offset))["results"]) == 1


async def test_behind_the_last_result_there_is_nothing_and_no_button(desk: Desk) -> None:
    await desk.types("/new Jane Doe")
    answer = await asks(desk, "jane", offset="50")
    assert (answer["results"], answer["button"], answer["next_offset"]) == ([], None, "")


async def test_where_telegram_does_not_say_who_reads_it_a_card_is_masked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.types("/new Jane Doe, 902-555-0134")
    asked = {"id": "1", "from": {"id": ANN, "is_bot": False, "first_name": "Ann"}, "query": "jane", "offset": ""}
    offered: list[Any] = []

    async def answer(_: InlineQuery, results: list[Any], **__: Any) -> None:
        offered.extend(results)

    monkeypatch.setattr(InlineQuery, "answer", answer)
    await desk.application.process_update(Update.de_json({"update_id": 1, "inline_query": asked}, desk.application.bot))
    assert "(902) •••-0134" in offered[0].input_message_content.message_text


async def test_a_query_that_telegram_has_forgotten_is_nobodys_trouble(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    await desk.types("/start")
    asked = {"id": "1", "from": {"id": ANN, "is_bot": False, "first_name": "Ann"}, "query": "jane", "offset": ""}
    update = Update.de_json({"update_id": 1, "inline_query": asked}, desk.application.bot)
    before = len(await desk.messages())
    await desk.application.process_update(update)
    assert len(await desk.messages()) == before
    assert [one["method"] for one in await desk.telegram.refusals()] == ["answerInlineQuery"]
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_any_other_refusal_is_logged(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    await desk.types("/start")
    await desk.telegram.fault("400", "answerInlineQuery", description="Bad Request: RESULT_ID_INVALID")
    await desk.telegram.acts(ANN, "inline", query="jane", wait=0)
    await desk.sees_to_updates()
    assert any(isinstance(record.exc_info[1], BadRequest) for record in caplog.records if record.exc_info)


async def test_a_card_shared_into_a_group_with_the_bot_in_it_is_left_alone(desk: Desk) -> None:
    await desk.types("/new Jane Doe")
    await desk.telegram.adds_member(TEAM, "bot", by=ANN)
    await desk.sees_to_updates()
    answer = await asks(desk, "jane")
    before = len(await desk.telegram.calls(method="sendMessage"))
    for chat in (TEAM, None):
        await desk.telegram.acts(ANN, "choose", chat, query_id=answer["query_id"], result=answer["results"][0]["id"])
    await desk.sees_to_updates()
    assert len(await desk.telegram.calls(method="sendMessage")) == before


async def test_an_update_without_an_inline_query_is_none_of_its_business(desk: Desk) -> None:
    context = desk.application.context_types.context.from_update(Update(1), desk.application)
    await inline.offer(Update(1), context)


async def test_in_a_group_a_shared_card_shows_a_part_of_each_way_to_reach_the_lead(desk: Desk) -> None:
    await desk.types("/new Jane Doe, 902-555-0134, jane@example.com, wants a tent")
    (alone,) = (await asks(desk, "jane"))["results"]
    assert "(902) 555-0134 · jane@example.com" in alone["input_message_content"]["message_text"]
    (among_others,) = (await asks(desk, "jane", chat=TEAM))["results"]
    text = among_others["input_message_content"]["message_text"]
    assert "(902) •••-0134 · j•••@example.com" in text
    assert "555" not in text


async def test_a_colleagues_lead_is_not_theirs_to_share(desk: Desk) -> None:
    await desk.telegram.adds_member(TEAM, "bot", ANN)
    await desk.sees_to_updates()
    await desk.types("/start", ANN)
    await desk.types("/start", BOB)
    await desk.types("/new Jane Doe, 902-555-0134", ANN, TEAM)
    await desk.types("/new Jane Roe, 902-555-0177", BOB, TEAM)
    assert [one["title"] for one in (await asks(desk, "jane", BOB))["results"]] == ["Jane Roe"]


async def test_who_was_taken_out_of_a_group_unnoticed_shares_none_of_its_leads(desk: Desk) -> None:
    await desk.types("/start", BOB)
    await desk.telegram.adds_member(TEAM, "bot", ANN)
    await desk.types("/new Jane Roe, 902-555-0177", BOB, TEAM)
    await desk.telegram.removes_member(TEAM, BOB, ANN)
    await desk.misses_updates()
    desk.office.clock.moves(10 * MINUTE)
    assert (await asks(desk, "jane", BOB))["results"] == []
