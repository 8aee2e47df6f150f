"""/export, the file that comes back, and /forget, as Telegram carries them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain import takeout
from domain.models import PersonId, WorkspaceId
from domain.people import Asking, Conversation, NagCard
from sandbox.client import ANN, BOB
from tests.unit.handlers.conftest import Desk, Json, labels

JANE = "/new Jane Doe, 902-555-0134, wants a mortgage, tomorrow 3pm"


async def sends(desk: Desk, name: str, content: bytes, person: int = ANN, mime: str = "") -> list[str]:
    """Somebody sends a file; returns what the bot has written there since."""
    before = await desk.texts(person)
    await desk.telegram.sends_document(person, name, content, mime=mime)
    await desk.sees_to_updates()
    return (await desk.texts(person))[len(before) :]


async def files(desk: Desk, person: int = ANN) -> list[Json]:
    return [one for one in await desk.messages(person) if one["kind"] == "document"]


async def exported(desk: Desk, label: str = "📦 JSON", person: int = ANN) -> bytes:
    await desk.types("/export", person)
    await desk.presses(label, person)
    return await desk.telegram.file((await files(desk, person))[-1])


async def test_each_button_brings_its_file_with_a_caption_and_a_sign_that_it_is_coming(desk: Desk) -> None:
    await desk.types(JANE)
    await desk.types("/export")
    for label in ("📄 CSV", "📦 JSON", "📅 Calendar"):
        await desk.presses(label)
    sent = await files(desk)
    assert [one["file"]["name"].rpartition("-2026")[0] for one in sent] == [
        "followthrough-leads",
        "followthrough-leads",
        "followthrough-follow-ups",
    ]
    assert [one["text"].splitlines()[0][:7] for one in sent] == ["1 lead.", "1 lead ", "1 follo"]
    contents = [await desk.telegram.file(one) for one in sent]
    assert all(b"Jane Doe" in content for content in contents)
    actions = await desk.telegram.calls(method="sendChatAction")
    assert [each["params"]["action"] for each in actions] == ["upload_document"] * 3


async def test_the_calendar_sent_back_is_told_from_a_list(desk: Desk) -> None:
    await desk.types(JANE)
    said = await sends(desk, "followthrough.ics", await exported(desk, "📅 Calendar"))
    assert said[-1].startswith("That is the calendar of your follow-ups, as I made it")
    assert len(await desk.office.leads.all(WorkspaceId(ANN), PersonId(ANN))) == 1


async def test_without_leads_or_follow_ups_a_sentence_says_so(desk: Desk) -> None:
    await desk.types("/export")
    await desk.presses("📄 CSV")
    assert (await desk.texts())[-1] == "There are no leads to take along yet. /new records one."
    await desk.types(JANE)
    await desk.presses("✅ Followed up")
    await desk.presses("⋯ More")
    await desk.presses("Nothing now")
    await desk.presses("📅 Calendar")
    assert (await desk.texts())[-1] == "No follow-ups are planned, so a calendar would be empty."
    assert await files(desk) == []


async def test_an_export_comes_back_after_a_question_once_however_often_it_is_confirmed(desk: Desk) -> None:
    await desk.types(JANE)
    content = await exported(desk)
    await desk.office.forgetting.forget(PersonId(ANN), 1)
    await desk.types("/start")
    (asked,) = await sends(desk, "backup.json", content)
    assert asked.startswith("This file holds 1 lead from today")
    await desk.presses("📥 Bring it in")
    last = (await desk.messages())[-1]
    assert last["text"].startswith("1 lead is in your book.")
    assert labels(last) == ["↩️ Undo"]
    await desk.forges("Ob::")
    assert (await desk.messages())[-1]["text"] == last["text"]
    (lead,) = await desk.office.leads.all(WorkspaceId(ANN), PersonId(ANN))
    assert (lead.number, lead.name) == (1, "Jane Doe")


async def test_what_came_back_is_taken_out_again_and_may_come_back_once_more(desk: Desk) -> None:
    await desk.types(JANE)
    content = await exported(desk)
    await desk.office.forgetting.forget(PersonId(ANN), 1)
    await desk.types("/start")
    await sends(desk, "backup.json", content)
    await desk.presses("📥 Bring it in")
    await desk.presses("↩️ Undo")
    assert (await desk.texts())[-1] == "Undone: 1 lead is gone again."
    assert await desk.office.leads.all(WorkspaceId(ANN), PersonId(ANN)) == []
    await sends(desk, "backup.json", content)
    await desk.presses("📥 Bring it in")
    desk.office.clock.moves(timedelta(minutes=11))
    answer = await desk.presses("↩️ Undo")
    assert "Undo works for ten minutes" in (answer["text"] or (await desk.texts())[-1])
    assert len(await desk.office.leads.all(WorkspaceId(ANN), PersonId(ANN))) == 1


async def test_a_year_in_which_nobody_does_business_plans_nothing_and_the_export_comes_back(desk: Desk) -> None:
    await desk.types("/new Jane Doe, 31/12/9999")
    (lead,) = await desk.office.leads.all(WorkspaceId(ANN), PersonId(ANN))
    assert lead.due_at is None or lead.due_at.year < 2200
    assert "31/12/9999" in "".join(filter(None, (lead.need, *(note.text for note in lead.notes))))
    assert len(takeout.read(await exported(desk)).leads) == 1


async def test_no_leaves_the_book_as_it_is(desk: Desk) -> None:
    await desk.types(JANE)
    content = await exported(desk)
    await desk.types("/start", BOB)
    await sends(desk, "backup.json", content, BOB)
    answer = await desk.presses("No", BOB)
    assert answer["text"] == "Fine, your book stays as it is."
    assert "This file" not in (await desk.texts(BOB))[-1]
    assert await desk.office.leads.all(WorkspaceId(BOB), PersonId(BOB)) == []


@pytest.mark.parametrize(
    ("name", "mime", "content", "said"),
    [
        ("notes.json", "", b'{"hello": "Jane Doe"}', "That isn't an export of mine."),
        ("notes", "application/json", b"[]", "That isn't an export of mine."),
        ("old.json", "", b'{"followthrough": 99}', "Another version of me made that file"),
        ("cut.json", "", b'{"followthrough": 1, "lea', "That file is damaged or was changed"),
        ("deep.json", "", b'{"followthrough": 1, "a": ' + b"[" * 200_000, "That file is damaged or was changed"),
    ],
)
async def test_a_file_that_is_no_good_gets_a_sentence(
    desk: Desk, name: str, mime: str, content: bytes, said: str
) -> None:
    await desk.types("/start")
    (answer,) = await sends(desk, name, content, mime=mime)
    assert answer.startswith(said)


async def test_a_file_that_is_too_big_is_not_even_fetched(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    await desk.types("/start")
    monkeypatch.setattr(takeout, "BIGGEST", 100)
    (answer,) = await sends(desk, "huge.json", b'{"followthrough": 1' + b" " * 100)
    assert answer == "That file is too big for me: 20 MB is the most. Your book stays as it is."
    assert await desk.telegram.calls(method="getFile") == []


async def test_a_question_whose_file_is_gone_says_so(desk: Desk) -> None:
    await desk.types(JANE)
    content = await exported(desk)
    await desk.office.forgetting.forget(PersonId(ANN), 1)
    await sends(desk, "backup.json", content)
    await desk.telegram.fault("400", "getFile", description="Bad Request: wrong file_id")
    await desk.presses("📥 Bring it in")
    assert (await desk.texts())[-1] == "I can't get at that file any more. Please send it again."
    await desk.types("/start")
    answer = await desk.forges("Ob::")
    assert answer["text"] == "I can't get at that file any more. Please send it again."
    assert await desk.office.leads.all(WorkspaceId(ANN), PersonId(ANN)) == []


async def test_forged_export_buttons_are_refused(desk: Desk) -> None:
    await desk.types("/start")
    assert "don't know that button" in (await desk.forges("Oe::exe"))["text"]


async def test_forgetting_is_asked_for_and_can_be_left(desk: Desk) -> None:
    await desk.types(JANE)
    (asked,) = await desk.types("/forget")
    assert "and your lead with its history" in asked
    await desk.presses("📦 Export first")
    assert "Take your leads along" in (await desk.texts())[-1]
    await desk.presses("‹ Back")
    assert "Shall I forget you?" in (await desk.texts())[-1]
    await desk.presses("Keep everything")
    assert (await desk.texts())[-1] == "Fine, everything stays as it is."
    assert len(await desk.office.leads.all(WorkspaceId(ANN), PersonId(ANN))) == 1


async def test_forgetting_takes_away_what_the_chat_shows_of_what_is_owed(desk: Desk) -> None:
    await desk.types(JANE)
    for words in ("/due", "/help"):
        await desk.types(words)
    card, digest, question = (one["id"] for one in (await desk.messages())[-3:])
    now = desk.office.clock.now()
    talk = Conversation(ANN, None, Asking.NEW_LEAD, now, now, message=question)
    await desk.office.people.change(
        PersonId(ANN),
        lambda kept: replace(kept, card=NagCard(card, now), digest_card=digest, conversations=(talk,)),
    )
    await desk.types("/forget")
    await desk.presses("🗑 Yes, erase everything")
    there = {one["id"] for one in await desk.messages()}
    assert there.isdisjoint({card, digest, question})
    last = (await desk.messages())[-1]
    assert last["text"].startswith("Done. I have erased everything of yours")
    assert labels(last) == []
    assert not await desk.office.people.knows(PersonId(ANN))
    assert len(desk.office.traces.erased_after) == 1


async def test_what_is_too_old_to_be_taken_away_is_emptied_and_what_is_gone_is_no_trouble(desk: Desk) -> None:
    await desk.types(JANE)
    card, now = (await desk.telegram.messages(ANN))[-1]["id"], desk.office.clock.now()
    await desk.office.people.change(
        PersonId(ANN), lambda kept: replace(kept, card=NagCard(card, now), digest_card=123_456)
    )
    await desk.telegram.move_clock(advance=timedelta(days=3).total_seconds())
    await desk.types("/forget")
    await desk.presses("🗑 Yes, erase everything")
    (emptied,) = [one for one in await desk.messages() if one["id"] == card]
    assert (emptied["text"], labels(emptied)) == ("Erased.", [])
    assert not await desk.office.people.knows(PersonId(ANN))


async def test_who_is_forgotten_and_then_blocks_the_bot_leaves_no_trace(desk: Desk) -> None:
    await desk.types(JANE)
    await desk.types("/forget")
    await desk.presses("🗑 Yes, erase everything")
    await desk.telegram.blocks(ANN)
    await desk.sees_to_updates()
    assert not await desk.office.people.knows(PersonId(ANN))
    assert list(desk.office.folder.glob("*/*.json")) == []


async def test_pressed_twice_it_is_forgotten_twice(desk: Desk) -> None:
    await desk.types(JANE)
    await desk.types("/forget")
    await desk.presses("🗑 Yes, erase everything")
    await desk.forges("Oy::")
    assert not await desk.office.people.knows(PersonId(ANN))
    assert list(desk.office.folder.glob("*/*.json")) == []
