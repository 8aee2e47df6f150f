"""What people hear when something goes wrong: a sentence, never a raw exception, never silence."""

from __future__ import annotations

import logging
import re

import pytest
from telegram.error import BadRequest, TimedOut

from domain.models import LeadRef, PersonId, Status, WorkspaceId
from messages.callbacks import Action, Press, pack
from sandbox.client import ANN, BOB, TEAM
from services.leads import Leads
from services.people import People
from storage.base import NotSaved
from tests.unit.handlers.conftest import Desk
from tests.unit.handlers.test_pool import GROUP, moves_in, tap
from tests.unit.services.the_office import MINUTE, fills_the_disk

JANE = LeadRef(WorkspaceId(ANN), 1)


async def test_a_mistake_of_ours_gets_a_number_that_is_in_the_log(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def breaks(*_: object) -> None:
        raise ZeroDivisionError("deep inside")

    monkeypatch.setattr(Leads, "all", breaks)
    (said,) = await desk.types("/leads")
    incident = re.search(r"incident ([0-9a-f]{6})", said)
    assert incident
    assert f"incident {incident[1]}" in caplog.text
    assert "deep inside" in caplog.text
    assert "deep inside" not in said


async def test_a_message_that_telegram_refuses_is_a_mistake_of_ours(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def breaks(*_: object) -> None:
        raise BadRequest("can't parse entities")

    monkeypatch.setattr(Leads, "all", breaks)
    (said,) = await desk.types("/leads")
    assert "incident" in said


async def test_an_apology_that_can_not_be_sent_is_logged(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def breaks(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Leads, "all", breaks)
    await desk.telegram.fault("400", "sendMessage", description="Bad Request: not enough rights")
    assert await desk.types("/leads") == []
    assert "could not be told" in caplog.text


async def test_an_answer_that_does_not_get_through_is_noted_and_no_incident(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def breaks(*_: object) -> None:
        raise TimedOut

    monkeypatch.setattr(Leads, "all", breaks)
    assert await desk.types("/leads") == []
    assert "could not be sent" in caplog.text
    assert "incident" not in caplog.text


async def test_who_blocks_the_bot_while_it_answers_is_not_written_to_again(desk: Desk) -> None:
    await desk.types("/start")
    await desk.telegram.fault("403", "sendMessage")
    assert await desk.types("/help") == []
    assert not (await desk.office.person(PersonId(ANN))).reachable
    assert len(await desk.types("/help")) == 1
    assert (await desk.office.person(PersonId(ANN))).reachable


async def test_a_bot_that_was_taken_out_of_a_group_charges_nobody_who_writes_there(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB)
    await desk.telegram.fault("403", "sendMessage", chat_id=TEAM, description="Forbidden: bot was kicked")
    await desk.types("/pool", BOB, TEAM)
    assert (await desk.office.person(PersonId(BOB))).reachable
    assert (await desk.office.teams.get(GROUP)).left_at is not None


async def test_a_press_in_a_group_that_the_bot_was_taken_out_of_does_not_bring_it_back(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB)
    await desk.types("/new Jane Doe, wants a tent", BOB, TEAM)
    await desk.office.groups.closed(TEAM)
    await desk.telegram.fault("403", "editMessageText", chat_id=TEAM, description="Forbidden: bot was kicked")
    await tap(desk, "More", BOB)
    assert (await desk.office.person(PersonId(BOB))).reachable
    assert (await desk.office.teams.get(GROUP)).left_at is not None
    await desk.types("/pool", BOB, TEAM)
    assert (await desk.office.teams.get(GROUP)).left_at is None, "what it hears there shows that it is back"


async def test_a_stranger_who_blocks_the_bot_leaves_no_trace_and_no_error(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.closes(users={BOB})
    await desk.telegram.fault("403", "sendMessage")
    assert await desk.types("/start") == []
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_an_error_before_the_person_is_known_is_told_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    makes_room = fills_the_disk(monkeypatch)
    (said,) = await desk.types("/new Jane Doe")
    assert "could not save" in said
    makes_room()
    assert "Recorded" in (await desk.types("/new Jane Doe"))[0]


async def test_an_error_of_nobodys_is_logged_alone(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    await desk.application.process_error(None, ValueError("of a background task"))
    assert "nobody to tell" in caplog.text
    assert await desk.texts() == []


@pytest.mark.parametrize(
    ("action", "argument"),
    [
        (Action.HOW, "by pigeon"),
        (Action.NEXT, "never"),
        (Action.SNOOZE, "for ever"),
        (Action.REASON, "because"),
        (Action.EDIT, "owner"),
        (Action.PICK_SOURCE, "the moon"),
        (Action.STAGE, "heaven"),
        (Action.BOARD, "all/1"),
        (Action.BOARD, "won/-1"),
        (Action.DUE, "first"),
        (Action.SET, "admin"),
        (Action.SET, "day/9"),
    ],
)
async def test_a_forged_choice_changes_nothing_and_is_answered_politely(
    desk: Desk, caplog: pytest.LogCaptureFixture, action: Action, argument: str
) -> None:
    await desk.types("/new Jane Doe, tomorrow 3pm")
    before = await desk.office.leads.get(JANE, PersonId(ANN))
    answer = await desk.forges(pack(Press(action, JANE, before.version, argument=argument)))
    if argument == "day/9":
        assert await desk.office.leads.get(JANE, PersonId(ANN)) == before
        return
    assert "I don't know that button" in (answer["text"] or "")
    assert "Forged" in caplog.text
    assert await desk.office.leads.get(JANE, PersonId(ANN)) == before


@pytest.mark.parametrize("data", ["", "nonsense", "f::", "f:102/1/1:", "f:-1009999999999/1/1:", "f:101/99/1:"])
async def test_forged_data_reaches_nobodys_lead(desk: Desk, data: str) -> None:
    await desk.types("/new John Smith, tomorrow 3pm", BOB)
    await desk.types("/new Jane Doe, tomorrow 3pm")
    answer = await desk.forges(data or " ")
    assert answer["text"]
    assert answer["show_alert"]
    assert (await desk.office.leads.get(LeadRef(WorkspaceId(BOB), 1), PersonId(BOB))).status is Status.OPEN
    assert (await desk.office.leads.get(JANE, PersonId(ANN))).status is Status.OPEN


async def test_a_second_press_of_the_same_button_leaves_the_form_open(desk: Desk) -> None:
    await desk.types("/new Jane Doe, tomorrow 3pm")
    version = (await desk.office.leads.get(JANE, PersonId(ANN))).version
    press = pack(Press(Action.FOLLOWED_UP, JANE, version))
    await desk.forges(press)
    form = (await desk.texts())[-1]
    answer = await desk.forges(press)
    assert "You marked Jane Doe followed up" in answer["text"]
    assert (await desk.texts())[-1] == form

    desk.office.clock.moves(2 * MINUTE)
    await desk.forges(press)
    assert (await desk.texts())[-1] != form, "later the card shows how it stands"


async def test_what_goes_wrong_after_a_press_was_answered_is_said_in_a_message(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.types("/new")
    before = await desk.texts()

    async def breaks(*_: object) -> None:
        raise NotSaved("no room")

    change = People.change
    kept = 0

    async def changes(*args: object) -> object:
        nonlocal kept
        kept += 1
        if kept > 1:
            await breaks()
        return await change(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(People, "change", changes)
    await desk.presses("Skip")
    assert "could not save" in (await desk.texts())[len(before)]
