"""What people say to the bot in a group, and what it asks them there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from telegram import Update

from domain.models import LeadRef, PersonId, Status, Workspace, WorkspaceId
from domain.people import NagCard
from handlers import COMMANDS, menu
from messages import questions
from messages.callbacks import Action, Press, pack
from messages.reader import Reader
from sandbox.client import ANN, BOB, CHARLIE, TEAM
from tests.unit.handlers.conftest import Desk, Json, labels

WHO = "Who is it? Send me the name."
REACH = "How do you reach them? A phone number, e-mail or handle."
NOT_ASKED = "I'm not asking you that now. /new records a lead, a reply to a card adds a note."


@pytest.fixture
async def group(desk: Desk) -> Desk:
    """The bot is in the team's group."""
    await desk.telegram.adds_member(TEAM, "bot", ANN)
    await desk.sees_to_updates()
    return desk


async def says(desk: Desk, text: str, person: int = ANN, **more: Any) -> list[str]:
    """Somebody types in the group; what the bot has written there since."""
    return await desk.types(text, person, TEAM, **more)


async def last(desk: Desk, chat: int = TEAM) -> Json:
    return (await desk.messages(ANN, chat))[-1]


async def lead_of(desk: Desk, number: int = 1) -> Any:
    return await desk.office.leads.get(LeadRef(WorkspaceId(TEAM), number), ANN)  # type: ignore[arg-type]


async def leads(desk: Desk) -> list[str | None]:
    found = await desk.office.leads.all(WorkspaceId(TEAM), ANN)  # type: ignore[arg-type]
    return [lead.name for lead in found]


# Step by step


async def test_each_question_is_asked_of_one_person_whose_reply_is_the_answer(group: Desk) -> None:
    (said,) = await says(group, "/new")
    assert said == f"{WHO}\nReply to this. Or: skip, cancel."
    asked = await last(group)
    assert asked["reply_prompt"]["for"] == [ANN]
    (said,) = await says(group, "Jane Doe")
    assert said == f"So far: Jane Doe\n{REACH}\nReply to this. Or: skip, back, cancel."
    assert asked["id"] not in [one["id"] for one in await group.messages(ANN, TEAM)], "what was answered goes away"


async def test_the_end_of_the_questions_is_one_card(group: Desk) -> None:
    before = len(await group.messages(ANN, TEAM))
    for typed in ("/new", "Jane Doe", "902-555-0134", "facebook", "a tent", "skip"):
        await says(group, typed)
    (card,) = await says(group, "tomorrow 3pm")
    assert card.startswith("Recorded.\nJane Doe  #1\nWants a tent\n(902) •••-0134")
    assert len(await group.messages(ANN, TEAM)) == before + 1
    lead = await lead_of(group)
    assert (lead.name, lead.source, lead.owner) == ("Jane Doe", "facebook", ANN)


@pytest.mark.parametrize("typed", ["skip", "Skip", "skip.", "/skip"])
async def test_a_question_can_be_skipped_in_words(group: Desk, typed: str) -> None:
    await says(group, "/new")
    asked = await last(group)
    (said,) = await says(group, typed, reply_to=asked["id"])
    assert said.startswith(REACH)


async def test_back_in_words_asks_the_question_before(group: Desk) -> None:
    await says(group, "/new")
    await says(group, "Jane Doe")
    (said,) = await says(group, "back")
    assert said == f"So far: Jane Doe\n{WHO}\nReply to this. Or: skip, cancel."


@pytest.mark.parametrize("typed", ["cancel", "/cancel"])
async def test_cancelling_can_be_undone_by_whoever_cancelled(group: Desk, typed: str) -> None:
    await says(group, "/new")
    await says(group, "Jane Doe")
    assert await says(group, typed) == ["Cancelled.\nSo far: Jane Doe"]
    answer = await group.presses("↩️ Undo", BOB, TEAM)
    assert answer["text"] == "That question is no longer open. /new starts again."
    await group.presses("↩️ Undo", ANN, TEAM)
    assert [one["text"] for one in await group.messages(ANN, TEAM)][-1].startswith("Ann: So far: Jane Doe\nHow do you")
    assert (await last(group))["reply_prompt"]["for"] == [ANN], "a press is no message to reply to: she is named"
    (said,) = await says(group, "902-555-0134")
    assert said.startswith("So far: Jane Doe · 902-•••-0134")


async def test_an_answer_that_can_not_be_read_is_asked_for_again(group: Desk) -> None:
    for typed in ("/new", "Jane Doe", "skip", "skip", "skip"):
        await says(group, typed)
    (said,) = await says(group, "a lot")
    assert "What may it be worth?" in said
    assert "a lot" in said
    assert (await last(group))["reply_prompt"]["for"] == [ANN]


async def test_two_people_are_asked_at_once_and_each_answer_is_theirs(group: Desk) -> None:
    await says(group, "/new", ANN)
    anns = await last(group)
    await says(group, "/new", BOB)
    bobs = await last(group)
    await says(group, "Jane Doe", ANN, reply_to=anns["id"])
    anns = await last(group)
    await says(group, "Max Power", BOB, reply_to=bobs["id"])
    bobs = await last(group)
    assert await says(group, "Moe", BOB, reply_to=anns["id"]) == [NOT_ASKED], "that was put to Ann"
    for person, asked in ((ANN, anns), (BOB, bobs)):
        for _ in range(4):
            await says(group, "skip", person, reply_to=asked["id"])
            asked = await last(group)
        await says(group, "tomorrow 3pm", person, reply_to=asked["id"])
    assert await leads(group) == ["Jane Doe", "Max Power"]
    assert [(await lead_of(group, number)).owner for number in (1, 2)] == [ANN, BOB]


async def test_a_contact_answers_who_it_is(group: Desk) -> None:
    await says(group, "/new")
    asked = await last(group)
    await group.telegram.acts(
        ANN, "contact", TEAM, phone_number="+19025550134", first_name="Jane", reply_to=asked["id"]
    )
    await group.sees_to_updates()
    assert "So far: Jane" in (await last(group))["text"]


async def test_an_answer_that_comes_again_is_taken_once(group: Desk) -> None:
    await says(group, "/new")
    await group.telegram.fault("repeat_updates", "getUpdates")
    await says(group, "Jane Doe")
    await group.sees_to_updates()
    asked = (await last(group))["text"]
    assert asked == f"So far: Jane Doe\n{REACH}\nReply to this. Or: skip, back, cancel."


async def test_a_new_lead_after_a_half_one_offers_that_first(group: Desk) -> None:
    await says(group, "/new")
    await says(group, "Jane Doe")
    (said,) = await says(group, "/new", reply_to=None)
    assert said == "You have begun one already:\nSo far: Jane Doe"
    await group.presses("Go on", ANN, TEAM)
    shown = [one["text"] for one in await group.messages(ANN, TEAM)]
    assert said not in shown
    assert shown[-1].startswith("Ann: So far: Jane Doe\nHow do you")


async def test_a_draft_is_taken_up_by_whose_it_is(group: Desk) -> None:
    for person, name in ((BOB, "Max Power"), (ANN, "Jane Doe")):
        await says(group, "/new", person, reply_to=None)
        asked = await last(group)
        await says(group, name, person, reply_to=asked["id"])
        await says(group, "/new", person, reply_to=None)
    for label in ("Go on", "✅ Record as it is", "Discard"):
        answer = await group.presses(label, BOB, TEAM)
        assert answer["text"] == "That question is no longer open. /new starts again."
    await group.presses("✅ Record as it is", ANN, TEAM)
    assert await leads(group) == ["Jane Doe"]


# Topics


async def test_one_person_in_two_topics_is_asked_in_each_by_itself(group: Desk) -> None:
    chat, deals, events = await _forum(group)
    assert (await group.types("/new", ANN, chat, topic=deals, reply_to=None))[0].startswith(WHO)
    assert (await group.types("/new", ANN, chat, topic=events, reply_to=None))[0].startswith(WHO)
    asked = {one["topic"]: one["id"] for one in await group.messages(ANN, chat) if one["reply_prompt"]}
    assert set(asked) == {deals, events}
    await group.types("Jane Doe", ANN, chat, topic=deals, reply_to=asked[deals])
    await group.types("Max Power", ANN, chat, topic=events, reply_to=asked[events])
    shown = {one["topic"]: one["text"] for one in await group.messages(ANN, chat) if one["reply_prompt"]}
    assert shown[deals].startswith("So far: Jane Doe")
    assert shown[events].startswith("So far: Max Power")


async def test_questions_that_were_all_skipped_are_asked_again_in_their_topic(group: Desk) -> None:
    chat, deals, _ = await _forum(group)
    await group.types("/new", ANN, chat, topic=deals, reply_to=None)
    for _ in range(6):
        asked = await last(group, chat)
        (said,) = await group.types("skip", ANN, chat, topic=deals, reply_to=asked["id"])
    assert WHO in said
    asked = await last(group, chat)
    (said,) = await group.types("Jane Doe", ANN, chat, topic=deals, reply_to=asked["id"])
    assert said.startswith("So far: Jane Doe")


async def test_in_a_topic_lead_without_a_reply_explains_itself(group: Desk) -> None:
    chat, deals, _ = await _forum(group)
    said = await group.types("/lead", ANN, chat, topic=deals, reply_to=None)
    assert said == ["Reply /lead to a message that tells of a lead, and I record it. /lead 12 shows one."]
    assert (await last(group, chat))["topic"] == deals


async def _forum(desk: Desk) -> tuple[int, int, int]:
    """The group with two topics: its new id, and theirs."""
    chat = (await desk.telegram.post(f"chats/{TEAM}/forum", {"by": ANN}))["chat"]["id"]
    topics = [
        (await desk.telegram.post(f"chats/{chat}/topics", {"name": name, "by": ANN}))["topic"]["id"]
        for name in ("Deals", "Events")
    ]
    await desk.sees_to_updates()
    return chat, topics[0], topics[1]


# /lead and the bot's name


async def test_lead_in_reply_to_a_message_records_what_it_says(group: Desk) -> None:
    told = await group.telegram.types(BOB, "Jane Doe, 902-555-0134, wants a tent", TEAM)
    (card,) = await says(group, "/lead tomorrow 3pm", ANN, reply_to=told["id"])
    assert card.startswith("Recorded.\nJane Doe  #1\nWants a tent\n(902) •••-0134")
    lead = await lead_of(group)
    assert (lead.phones, lead.need, lead.owner, lead.due_exact) == (("+19025550134",), "a tent", ANN, True)


@pytest.mark.parametrize("command", ["/new", "/lead@followthrough_bot", "@followthrough_bot"])
async def test_other_ways_to_say_lead_in_reply_to_a_message(group: Desk, command: str) -> None:
    told = await group.telegram.types(BOB, "Jane Doe, 902-555-0134, wants a tent", TEAM)
    await says(group, command, ANN, reply_to=told["id"])
    assert await leads(group) == ["Jane Doe"]


async def test_lead_in_reply_to_a_forwarded_message_records_who_wrote_it(group: Desk) -> None:
    origin = {"type": "user", "first_name": "Jane", "last_name": "Doe", "username": "janedoe"}
    told = await group.telegram.forwards(BOB, "I would like to see the flat", origin, TEAM)
    await says(group, "/lead", ANN, reply_to=told["id"])
    lead = await lead_of(group)
    assert (lead.name, lead.handles[0].name, lead.source) == ("Jane Doe", "janedoe", "telegram")


async def test_lead_in_reply_to_a_contact_a_photo_or_a_place(group: Desk) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Jane Doe\nEMAIL:jane@example.com\nEND:VCARD"
    contact = await group.telegram.shares_contact(BOB, "+19025550134", "Jane", TEAM, last_name="Doe", vcard=card)
    (said,) = await says(group, "/lead", ANN, reply_to=contact["id"])
    assert "j•••@example.com" in said
    assert (await lead_of(group)).emails == ("jane@example.com",)
    photo = await group.telegram.sends_photo(BOB, "Max Power, wants a boat", TEAM)
    await says(group, "/lead", ANN, reply_to=photo["id"])
    assert len((await lead_of(group, 2)).photos) == 1
    place = await group.telegram.sends_location(BOB, 44.6, -63.6, TEAM)
    await says(group, "/lead Lisa Moe, wants a roof", ANN, reply_to=place["id"])
    third = await lead_of(group, 3)
    assert (third.name, third.links) == ("Lisa Moe", ("https://maps.google.com/?q=44.6,-63.6",))


async def test_lead_with_words_and_no_reply_records_them(group: Desk) -> None:
    await says(group, "/lead Jane Doe, wants a tent", ANN)
    assert await leads(group) == ["Jane Doe"]


async def test_lead_with_a_number_shows_the_card_masked(group: Desk) -> None:
    await says(group, "/new Jane Doe, 902-555-0134, tomorrow 3pm", BOB)
    (card,) = await says(group, "/lead 1", CHARLIE)
    assert "(902) •••-0134" in card


async def test_lead_in_reply_to_the_bot_explains_itself(group: Desk) -> None:
    hello = await last(group)
    (said,) = await says(group, "/lead", reply_to=hello["id"])
    assert said.startswith("Reply /lead to a message")


WHO_IS_THAT = "Who is it? Send me the name; I keep that message as a note.\nReply to this. Or: cancel."


@pytest.mark.parametrize(
    "chatter", ["ok thanks", "haha", "see you", "The printer is broken again", "lunch?", "👍", "meeting at 3"]
)
async def test_of_a_message_that_names_nobody_it_is_asked_who_it_is(group: Desk, chatter: str) -> None:
    told = await group.telegram.types(BOB, chatter, TEAM)
    assert await says(group, "/lead", reply_to=told["id"]) == [WHO_IS_THAT]
    asked = await last(group)
    assert asked["reply_prompt"]["for"] == [ANN]
    assert await leads(group) == []
    await says(group, "jane doe", reply_to=asked["id"])
    lead = await lead_of(group)
    assert (lead.name, lead.need, [note.text for note in lead.notes]) == ("jane doe", None, [chatter])
    assert asked["id"] not in [one["id"] for one in await group.messages(ANN, TEAM)]


async def test_what_a_nameless_message_says_for_certain_is_kept_with_the_name(group: Desk) -> None:
    told = await group.telegram.types(BOB, "tomorrow 3pm", TEAM)
    await says(group, "/lead wants a tent", reply_to=told["id"])
    await says(group, "Jane Doe, 902-555-0134", reply_to=(await last(group))["id"])
    lead = await lead_of(group)
    assert (lead.name, lead.need, lead.phones, lead.due_exact) == ("Jane Doe", "a tent", ("+19025550134",), True)


async def test_the_question_who_it_is_can_be_cancelled_and_is_asked_once(group: Desk) -> None:
    told = await group.telegram.types(BOB, "ok thanks", TEAM)
    for _ in range(2):
        await says(group, "/lead", reply_to=told["id"])
    asked = [one for one in await group.messages(ANN, TEAM) if one["text"] == WHO_IS_THAT]
    assert len(asked) == 1
    assert await says(group, "Jane", BOB, reply_to=asked[0]["id"]) == [NOT_ASKED]
    assert await says(group, "…", reply_to=asked[0]["id"]) == [WHO_IS_THAT]
    assert await says(group, "cancel", reply_to=(await last(group))["id"]) == ["Cancelled."]
    assert await leads(group) == []


async def test_a_nameless_message_of_somebody_known_is_offered_for_merging(group: Desk) -> None:
    await says(group, "/lead Jane Doe, 902-555-0134")
    told = await group.telegram.types(BOB, "ok thanks", TEAM)
    await says(group, "/lead", reply_to=told["id"])
    await says(group, "Jane Doe, 902-555-0134", reply_to=(await last(group))["id"])
    await group.presses("➕ Add to #1", ANN, TEAM)
    assert [note.text for note in (await lead_of(group)).notes] == ["ok thanks"]


async def test_what_tells_of_nobody_and_replies_to_nothing_is_answered_with_an_example(group: Desk) -> None:
    for command in ("/new tomorrow 3pm", "/lead tomorrow 3pm"):
        assert await says(group, command) == ["Who is it? Try /new Jane Doe, wants a mortgage."]
    assert await leads(group) == []


async def test_a_link_that_is_typed_behind_the_command_is_kept(group: Desk) -> None:
    await says(group, "/lead Jane Doe https://instagram.com/janedoe")
    assert [handle.name for handle in (await lead_of(group)).handles] == ["janedoe"]


async def test_the_bots_name_and_a_lead_is_taken_as_new(group: Desk) -> None:
    await says(group, "@followthrough_bot Jane Doe, wants a tent, tomorrow 3pm", BOB)
    assert await leads(group) == ["Jane Doe"]
    (said,) = await says(group, "ask @followthrough_bot about it", BOB)
    assert said.startswith("Record a lead with /new")
    assert await leads(group) == ["Jane Doe"]


async def test_who_may_be_known_is_asked_about_and_only_who_typed_it_answers(group: Desk) -> None:
    await says(group, "/new Jane Doe, 902-555-0134, tomorrow 3pm", BOB)
    told = await group.telegram.types(BOB, "J. Doe, 902-555-0134, wants a boat", TEAM)
    (said,) = await says(group, "/lead", ANN, reply_to=told["id"])
    assert "#1 Jane Doe" in said
    assert (await group.presses("Discard", BOB, TEAM))["text"] == "That question is for Ann."
    assert (await group.presses("✅ Record anyway", BOB, TEAM))["text"] == "That question is for Ann."
    await group.presses("✅ Record anyway", ANN, TEAM)
    assert (await lead_of(group, 2)).need == "a boat"


async def test_a_time_that_has_passed_is_asked_for_by_a_question_of_its_own(group: Desk) -> None:
    await says(group, "/new Jane Doe, wants a tent, today 1am")
    asked = await last(group)
    assert asked["text"].startswith("When is the next follow-up?")
    assert asked["reply_prompt"]["for"] == [ANN]
    (card,) = await says(group, "fri 9")
    assert "Fri" in card


# Cards


async def test_what_a_card_asks_is_asked_of_who_pressed_and_goes_away_when_answered(group: Desk) -> None:
    await says(group, "/new Jane Doe, wants a tent, tomorrow 3pm", ANN)
    await group.presses("⋯ More", ANN, TEAM)
    await group.presses("📝 Note", ANN, TEAM)
    card, asked = (await group.messages(ANN, TEAM))[-2:]
    assert card["text"] == "What shall I note about Jane Doe?"
    assert asked["text"] == "Ann: What shall I note about Jane Doe?\nReply to this. Or: cancel."
    assert asked["reply_prompt"]["for"] == [ANN]
    (said,) = await says(group, "likes blue", ANN)
    assert said.startswith("Note added.")
    assert [note.text for note in (await lead_of(group)).notes] == ["likes blue"]
    left = [one["id"] for one in await group.messages(ANN, TEAM)]
    assert asked["id"] not in left
    assert card["id"] not in left, "the card has moved to the end"


async def test_a_press_by_somebody_else_does_not_take_the_question_over(group: Desk) -> None:
    await says(group, "/new Jane Doe, wants a tent, tomorrow 3pm", ANN)
    await group.presses("⋯ More", ANN, TEAM)
    await group.presses("📝 Note", ANN, TEAM)
    asked = await last(group)
    await group.presses("‹ Back", BOB, TEAM)
    assert await says(group, "no, red", BOB, reply_to=asked["id"]) == [NOT_ASKED]
    await says(group, "likes blue", ANN, reply_to=asked["id"])
    assert [note.text for note in (await lead_of(group)).notes] == ["likes blue"]


async def test_back_on_the_card_takes_the_question_away(group: Desk) -> None:
    await says(group, "/new Jane Doe, wants a tent, tomorrow 3pm", ANN)
    await group.presses("⋯ More", ANN, TEAM)
    await group.presses("📝 Note", ANN, TEAM)
    asked = await last(group)
    await group.presses("‹ Back", ANN, TEAM)
    assert asked["id"] not in [one["id"] for one in await group.messages(ANN, TEAM)]
    assert (await group.office.person(PersonId(ANN))).conversations == ()


async def test_cancel_in_words_brings_the_card_back(group: Desk) -> None:
    await says(group, "/new Jane Doe, wants a tent, tomorrow 3pm", ANN)
    await group.presses("⋯ More", ANN, TEAM)
    await group.presses("📝 Note", ANN, TEAM)
    card, asked = (await group.messages(ANN, TEAM))[-2:]
    assert await says(group, "cancel", ANN) == ["Fine, I ask no more. Jane Doe stays as it is."]
    left = {one["id"]: one["text"] for one in await group.messages(ANN, TEAM)}
    assert asked["id"] not in left
    assert left[card["id"]].startswith("Jane Doe")


async def test_a_time_that_is_not_understood_is_asked_for_again(group: Desk) -> None:
    await says(group, "/new Jane Doe, wants a tent, tomorrow 3pm", ANN)
    await group.presses("⏰ Snooze", ANN, TEAM)
    await group.presses("📅 Pick", ANN, TEAM)
    first = await last(group)
    (said,) = await says(group, "whenever", ANN)
    assert said.endswith("Reply to this. Or: cancel.")
    again = await last(group)
    assert again["reply_prompt"]["for"] == [ANN]
    assert first["id"] not in [one["id"] for one in await group.messages(ANN, TEAM)]
    await says(group, "fri 9", ANN)
    assert (await lead_of(group)).snoozes == 1


async def test_pressing_the_same_button_twice_asks_once(group: Desk) -> None:
    await says(group, "/new Jane Doe, wants a tent, tomorrow 3pm", ANN)
    await group.presses("⋯ More", ANN, TEAM)
    note = next(one for one in reversed(await group.messages(ANN, TEAM)) if "📝 Note" in labels(one))
    data = next(key["callback_data"] for row in note["keyboard"] for key in row if key["text"] == "📝 Note")
    asked = []
    for _ in range(2):
        await group._pressed(group.telegram.forges(ANN, note["id"], data, chat=TEAM))
        asked.append([one["id"] for one in await group.messages(ANN, TEAM) if one["reply_prompt"]])
    assert len(asked[0]) == 1
    assert asked[1] == asked[0], "it may be replied to already"


async def test_a_half_recorded_lead_and_a_question_of_a_card_are_both_answered(group: Desk) -> None:
    await says(group, "/new Jane Doe, wants a tent, tomorrow 3pm", ANN)
    await says(group, "/new", ANN)
    await says(group, "Max Power", ANN)
    step = await last(group)
    await group.presses("⋯ More", ANN, TEAM)
    await group.presses("📝 Note", ANN, TEAM)
    await says(group, "likes blue", ANN)
    (said,) = await says(group, "902-555-0190", ANN, reply_to=step["id"])
    assert said.startswith("So far: Max Power · ")


async def test_a_half_recorded_lead_may_be_gone_on_with_before_the_question_of_a_card(group: Desk) -> None:
    await says(group, "/new Jane Doe, wants a tent, tomorrow 3pm", ANN)
    await says(group, "/new", ANN)
    await says(group, "Max Power", ANN)
    step = await last(group)
    await group.presses("⋯ More", ANN, TEAM)
    await group.presses("📝 Note", ANN, TEAM)
    (said,) = await says(group, "902-555-0190", ANN, reply_to=step["id"])
    assert said.startswith("So far: Max Power · ")
    assert (await lead_of(group)).notes == ()


@pytest.mark.parametrize("first", ["/new", "/find"])
async def test_one_person_is_asked_one_question_at_a_time(group: Desk, first: str) -> None:
    await says(group, "/new Jane Doe, wants a tent, tomorrow 3pm", ANN)
    await says(group, first, ANN)
    await group.presses("⋯ More", ANN, TEAM)
    await group.presses("📝 Note", ANN, TEAM)
    (asked,) = [one for one in await group.messages(ANN, TEAM) if one["reply_prompt"]]
    assert asked["text"].startswith("Ann: What shall I note")
    (said,) = await says(group, "/find", ANN, reply_to=None)
    (left,) = [one["text"] for one in await group.messages(ANN, TEAM) if one["reply_prompt"]]
    assert left == said


async def test_an_answer_in_the_group_is_no_matter_of_the_living_card(group: Desk) -> None:
    await says(group, "/new Jane Doe, wants a tent, tomorrow 3pm", ANN)
    await group.presses("⋯ More", ANN, TEAM)
    await group.presses("📝 Note", ANN, TEAM)
    card = NagCard((await last(group))["id"], group.office.clock.now())
    ann = PersonId(ANN)
    await group.office.people.change(ann, lambda kept: replace(kept, card=card))
    (said,) = await says(group, "likes blue", ANN)
    assert "Jane Doe  #1" in said, "messages of different chats may have the same number"


async def test_after_an_answer_a_form_asks_nothing_beside_its_buttons(group: Desk) -> None:
    await says(group, "/new Jane Doe, wants a tent, tomorrow 3pm", ANN)
    await group.presses("✅ Followed up", ANN, TEAM)
    await group.presses("⋯ More", ANN, TEAM)
    await group.presses("📝 Note", ANN, TEAM)
    (said,) = await says(group, "wants an offer", ANN)
    assert "wants an offer" in said
    assert (await group.office.people.get(PersonId(ANN))).conversations == ()


async def test_whom_a_customer_has_sent_leaves_the_offer_to_stay_in_touch_on_the_card(group: Desk) -> None:
    await says(group, "/new Jane Doe, wants a tent, tomorrow 3pm", ANN)
    for label in ("🏆 Closed", "Skip", "Nobody", "🙌 Record a referral"):
        await group.presses(label, ANN, TEAM)
    card, asked = (await group.messages(ANN, TEAM))[-2:]
    await says(group, "Maria, 902-555-0190, wants a flat", ANN, reply_to=asked["id"])
    shown = {one["id"]: labels(one) for one in await group.messages(ANN, TEAM)}
    assert "🙌 Record a referral" in shown[card["id"]]
    assert asked["id"] not in shown


async def test_cancel_in_the_group_leaves_a_file_in_private_alone(group: Desk) -> None:
    await group.types("/start", ANN)
    await group.telegram.sends_document(ANN, "leads.csv", b"Name,Phone\nJane Doe,902-555-0134\n")
    await group.sees_to_updates()
    assert (await group.office.people.get(PersonId(ANN))).uploads
    assert await says(group, "/cancel") == ["Nothing to cancel."]
    assert (await group.office.people.get(PersonId(ANN))).uploads


async def test_a_reply_to_a_card_is_a_note_or_a_mark_in_words(group: Desk) -> None:
    await says(group, "/new Jane Doe, wants a tent, tomorrow 3pm", ANN)
    card = await last(group)
    (said,) = await says(group, "likes blue", ANN, reply_to=card["id"])
    assert said.startswith("Note added.")
    await says(group, "called, wants an offer, next tue 10", ANN, reply_to=card["id"])
    lead = await lead_of(group)
    assert lead.status is Status.FOLLOWED_UP
    assert lead.touches[0].note == "wants an offer"


async def test_what_somebody_else_replies_to_a_card_is_a_note_and_never_a_mark(group: Desk) -> None:
    await says(group, "/new Jane Doe, wants a tent, tomorrow 3pm", ANN)
    card = await last(group)
    (said,) = await says(group, "called, wants an offer, next tue 10", BOB, reply_to=card["id"])
    assert said.startswith("Note added. Only Ann or an admin marks this one.")
    lead = await lead_of(group)
    assert lead.touches == ()
    assert [note.text for note in lead.notes] == ["called, wants an offer, next tue 10"]


async def test_a_picture_in_reply_to_a_card_is_kept(group: Desk) -> None:
    await says(group, "/new Jane Doe, wants a tent, tomorrow 3pm", ANN)
    card = await last(group)
    for caption in ("", "her garden"):
        await group.telegram.acts(ANN, "photo", TEAM, caption=caption, reply_to=card["id"])
        await group.sees_to_updates()
    lead = await lead_of(group)
    assert len(lead.photos) == 2
    assert [note.text for note in lead.notes] == ["her garden"]


async def test_which_of_several_leads_a_reply_means_is_said_by_whoever_replied(group: Desk) -> None:
    for name in ("Jane Doe", "Max Power"):
        await says(group, f"/new {name}, wants a tent, tomorrow 3pm", ANN)
    await says(group, "/leads", BOB)
    board = await last(group)
    await says(group, "likes blue", ANN, reply_to=board["id"])
    assert (await group.presses("#1 Jane Doe", BOB, TEAM))["text"] == "That question is for Ann."
    await group.presses("#1 Jane Doe", ANN, TEAM)
    assert [note.text for note in (await lead_of(group)).notes] == ["likes blue"]


async def test_whom_a_lead_has_sent_is_asked_aloud_and_the_card_goes_on(group: Desk) -> None:
    await says(group, "/new Jane Doe, wants a tent, tomorrow 3pm", ANN)
    await group.presses("⋯ More", ANN, TEAM)
    await group.presses("🙌 Record a referral", ANN, TEAM)
    card, asked = (await group.messages(ANN, TEAM))[-2:]
    assert asked["text"].startswith("Ann: Who did Jane Doe send you?")
    await says(group, "Maria, 902-555-0190, wants a flat", ANN)
    shown = {one["id"]: one["text"] for one in await group.messages(ANN, TEAM)}
    assert asked["id"] not in shown
    assert shown[card["id"]].startswith("Jane Doe")
    assert (await lead_of(group, 2)).referred_by == 1


async def test_a_sticker_in_answer_to_a_question_is_said_to(group: Desk) -> None:
    await says(group, "/new")
    asked = await last(group)
    await group.telegram.acts(ANN, "location", TEAM, latitude=44.6, longitude=-63.6, reply_to=asked["id"])
    await group.sees_to_updates()
    assert (await last(group))["text"].startswith("I can't read that one.")
    (said,) = await says(group, "Jane Doe", reply_to=asked["id"])
    assert said.startswith("So far: Jane Doe")


async def test_the_end_of_the_questions_asks_about_who_may_be_known(group: Desk) -> None:
    await says(group, "/new Jane Doe, 902-555-0134, tomorrow 3pm", BOB)
    for typed in ("/new", "J. Doe", "902-555-0134", "skip", "skip", "skip"):
        await says(group, typed)
    (said,) = await says(group, "tomorrow 3pm")
    assert "#1 Jane Doe" in said
    assert (await group.presses("✅ Record anyway", BOB, TEAM))["show_alert"]
    await group.presses("✅ Record anyway", ANN, TEAM)
    assert await leads(group) == ["Jane Doe", "J. Doe"]


async def _finds_a_draft_in_private(group: Desk) -> None:
    """Ann has half recorded a lead in the group, and a day later it is offered to her alone."""
    await group.types("/start", ANN)
    await says(group, "/new")
    await says(group, "Jane Doe")
    ann = await group.office.person(PersonId(ANN))
    (half,) = ann.conversations
    await group.office.people.ask(ann.id, replace(half, overdue=True, message=None))
    shown = questions.draft_of_team(half, Reader(ann, await _team(group), group.office.clock.now()))
    await group.application.bot.send_message(ANN, shown.text, "HTML", reply_markup=shown.keyboard)


async def test_a_draft_of_the_group_is_recorded_in_private_for_the_team(group: Desk) -> None:
    await _finds_a_draft_in_private(group)
    await group.presses("✅ Record as it is", ANN)
    assert (await group.texts(ANN))[-1].startswith("Recorded")
    assert await leads(group) == ["Jane Doe"]
    assert (await group.office.person(PersonId(ANN))).conversations == ()


async def test_a_draft_of_the_group_is_discarded_in_private(group: Desk) -> None:
    await _finds_a_draft_in_private(group)
    assert (await group.presses("Discard", ANN))["text"] == "Cancelled."
    assert await leads(group) == []
    assert (await group.office.person(PersonId(ANN))).conversations == ()


async def _team(desk: Desk) -> Workspace:
    team = await desk.office.groups.of(TEAM)
    assert team is not None
    return team


async def test_forms_ask_nothing_beside_their_buttons_in_a_group(group: Desk) -> None:
    await says(group, "/new Jane Doe, wants a tent, tomorrow 3pm", ANN)
    await group.presses("✅ Followed up", ANN, TEAM)
    assert (await group.office.person(PersonId(ANN))).conversations == ()


# Lists and help


async def test_due_goes_to_the_person_alone(group: Desk) -> None:
    await group.types("/start", ANN)
    await says(group, "/new Jane Doe, 902-555-0134, wants a tent", ANN)
    group.office.clock.moves(timedelta(hours=2))
    assert await says(group, "/due", ANN) == ["Ann, I've sent you privately what you owe."]
    assert "Jane Doe" in (await group.texts(ANN))[-1]
    assert (await group.office.people.get(ANN)).card is not None  # type: ignore[arg-type]
    await says(group, "/due", ANN)
    assert len([text for text in await group.texts(ANN) if "You owe" in text]) == 1, "one living card"


async def test_due_of_somebody_who_owes_nothing_says_so(group: Desk) -> None:
    assert await says(group, "/due", BOB) == ["Bob, you owe nothing right now."]


async def test_due_of_somebody_who_never_pressed_start_gives_the_way_there(group: Desk) -> None:
    await says(group, "/new Jane Doe, wants a tent", BOB)
    group.office.clock.moves(timedelta(hours=2))
    (said,) = await says(group, "/due", BOB)
    assert said.startswith("Bob, I can't write to you yet.")
    assert labels(await last(group)) == ["Let it write to me"]


async def test_due_of_somebody_who_has_blocked_the_bot_gives_the_way_there(group: Desk) -> None:
    await group.types("/start", BOB)
    await says(group, "/new Jane Doe, wants a tent", BOB)
    group.office.clock.moves(timedelta(hours=2))
    await group.telegram.fault("403", "sendMessage", chat_id=BOB)
    (said,) = await says(group, "/due", BOB)
    assert said.startswith("Bob, I can't write to you yet.")


async def test_what_is_wanted_of_the_bot_after_its_name_is_no_lead(group: Desk) -> None:
    await says(group, "/new Jane Doe, 902-555-0134, wants a tent, tomorrow 3pm", ANN)
    for typed in ("undo", "done", "delete Jane"):
        (said,) = await says(group, f"@followthrough_bot {typed}", reply_to=None)
        assert said.startswith("Of which lead? Reply to its card")
        assert labels(await last(group)) == [], "its words stand behind the bot's name"
    (found,) = await says(group, "@followthrough_bot find jane", reply_to=None)
    assert found.startswith("Jane Doe")
    assert await says(group, "@followthrough_bot what do I owe?", reply_to=None) == ["Ann, you owe nothing right now."]
    assert await leads(group) == ["Jane Doe"]
    await says(group, "@followthrough_bot remove wall tiles, 902-555-0177", reply_to=None)
    assert len(await leads(group)) == 2


async def test_leads_and_find_show_the_teams_leads_masked(group: Desk) -> None:
    await says(group, "/new Jane Doe, 902-555-0134, wants a tent, tomorrow 3pm", BOB)
    (board,) = await says(group, "/leads", ANN)
    assert "Jane Doe" in board
    (said,) = await says(group, "/find", ANN)
    assert said.endswith("Reply to this. Or: cancel.")
    (found,) = await says(group, "jane", ANN)
    assert "(902) •••-0134" in found


async def test_the_days_of_the_board_are_those_of_the_teams_clock(group: Desk) -> None:
    await says(group, "/new Jane Doe, wants a tent, in 20 hours", ANN)
    team = await _team(group)
    assert "Jane Doe" not in (await says(group, "/leads today", ANN))[0]
    far = ZoneInfo("Pacific/Auckland")
    await group.office.teams.change(team.id, PersonId(ANN), lambda kept: replace(kept, zone=far))
    assert "Jane Doe" in (await says(group, "/leads today", ANN))[0]


async def test_help_and_start_are_for_groups_there(group: Desk) -> None:
    for command in ("/help", "/start@followthrough_bot"):
        (said,) = await says(group, command)
        assert "I read only commands, my name, and replies to me." in said


def test_every_command_is_known_for_one_of_ours() -> None:
    assert set(COMMANDS) == set(menu.KNOWN)


async def test_a_command_that_may_be_another_bots_gets_no_answer(group: Desk) -> None:
    assert await says(group, "/weather", BOB) == []
    assert not await group.office.people.knows(PersonId(BOB)), "nothing is kept of what isn't meant for the bot"
    (said,) = await says(group, "/weather@followthrough_bot")
    assert said.startswith("I don't know that command.")


@pytest.mark.parametrize("caption", ["she likes this one", None])
async def test_what_a_member_shows_and_says_of_anothers_lead_is_kept(group: Desk, caption: str | None) -> None:
    await group.types("/new Jane Doe, wants a tent", BOB, TEAM)
    card = (await group.messages(BOB, TEAM))[-1]
    said = {"caption": caption} if caption else {}
    await group.telegram.acts(CHARLIE, "photo", TEAM, reply_to=card["id"], **said)
    await group.sees_to_updates()
    lead = await group.office.lead(LeadRef(WorkspaceId(TEAM), 1))
    assert len(lead.photos) == 1
    assert [note.text for note in lead.notes] == ([caption] if caption else [])


async def test_buttons_on_somebody_elses_message_name_no_lead(group: Desk) -> None:
    desk = group
    await desk.types("/new Secret Person, wants gold", ANN)
    data = pack(Press(Action.CARD, LeadRef(WorkspaceId(ANN), 1), 1))
    before = len(await desk.messages(ANN, TEAM))
    for sender in (EVIL_BOT, None):
        await desk.application.process_update(reply_to_buttons(desk, data, sender))
    said = [each["text"] for each in (await desk.messages(ANN, TEAM))[before:]]
    assert len(said) == 2
    assert not any("Secret" in each for each in said)


async def test_a_reply_to_a_card_of_another_workspace_is_refused_in_a_group(group: Desk) -> None:
    desk = group
    await desk.types("/new Secret Person, wants gold", ANN)
    data = pack(Press(Action.CARD, LeadRef(WorkspaceId(ANN), 1), 1))
    me = desk.application.bot.bot
    before = len(await desk.messages(ANN, TEAM))
    await desk.application.process_update(reply_to_buttons(desk, data, me.to_dict()))
    (said,) = [each["text"] for each in (await desk.messages(ANN, TEAM))[before:]]
    assert "Secret" not in said
    assert (await desk.office.lead(LeadRef(WorkspaceId(ANN), 1))).notes == ()


EVIL_BOT = {"id": 777, "is_bot": True, "first_name": "Evil", "username": "evil_bot"}


def reply_to_buttons(desk: Desk, data: str, sender: Json | None) -> Update:
    """Ann replies, naming the bot, to a message with a button."""
    name, chat = f"@{desk.application.bot.username}", {"id": TEAM, "type": "supergroup", "title": "Sales team"}
    sent = {"date": 1795422600, "chat": chat}
    told = {
        "message_id": 8999,
        "text": "x",
        "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": data}]]},
    }
    message = {
        "message_id": 9000,
        "from": {"id": ANN, "is_bot": False, "first_name": "Ann"},
        "text": f"{name} hi",
        "entities": [{"type": "mention", "offset": 0, "length": len(name)}],
        "reply_to_message": {**told, **sent} | ({} if sender is None else {"from": sender}),
    }
    number = 99_000 + (sender["id"] % 1000 if sender is not None else 0)
    return Update.de_json({"update_id": number, "message": message | sent}, desk.application.bot)


@pytest.mark.parametrize("called", ["/lead", "/lead@followthrough_bot", "@followthrough_bot", "/new"])
async def test_an_old_question_takes_no_command_for_the_words_of_a_lead(group: Desk, called: str) -> None:
    await says(group, "/new Jane Doe, 902-555-0134, tomorrow 3pm", BOB)
    told = await group.telegram.types(BOB, "J. Doe, 902-555-0134, wants a boat", TEAM)
    await says(group, called, ANN, reply_to=told["id"])
    await group.office.people.change(PersonId(ANN), lambda known: replace(known, offers=()))
    for label in ("✅ Record anyway", "➕ Add to #1"):
        assert (await group.presses(label, ANN, TEAM))["text"] == "That question is too old; reply /lead again."
    assert await leads(group) == ["Jane Doe"]
    await group.presses("Discard", ANN, TEAM)


async def test_of_an_old_question_the_words_behind_the_command_are_known_still(group: Desk) -> None:
    await says(group, "/new Jane Doe, 902-555-0134, tomorrow 3pm", BOB)
    await says(group, "/lead Joan Doe, 902-555-0134, wants a boat", ANN)
    await group.office.people.change(PersonId(ANN), lambda known: replace(known, offers=()))
    await group.presses("✅ Record anyway", ANN, TEAM)
    assert await leads(group) == ["Jane Doe", "Joan Doe"]


async def test_who_may_not_change_a_lead_adds_what_they_heard_as_a_note(group: Desk) -> None:
    await says(group, "/new Jane Doe, 902-555-0134, tomorrow 3pm", ANN)
    told = await group.telegram.types(CHARLIE, "J. Doe, 902-555-0134, wants a boat", TEAM)
    await says(group, "/lead likes blue", BOB, reply_to=told["id"])
    await group.presses("➕ Add to #1", BOB, TEAM)
    shown = (await last(group))["text"]
    assert shown.startswith("Added to #1 as a note. Only Ann or an admin can change the rest.\nJane Doe  #1")
    lead = await lead_of(group)
    assert [note.text for note in lead.notes] == ["J. Doe, 902-555-0134, wants a boat\nlikes blue"]
    assert (lead.name, lead.need, lead.notes[0].by) == ("Jane Doe", None, BOB)
    assert (await group.office.people.get(PersonId(BOB))).offers == ()


async def test_answers_to_questions_are_added_as_a_note_too(group: Desk) -> None:
    await says(group, "/new Jane Doe, 902-555-0134, tomorrow 3pm", ANN)
    for typed in ("/new", "Joan Doe", "902-555-0134", "facebook", "a tent", "skip", "tomorrow 3pm"):
        await says(group, typed, BOB)
    await group.presses("➕ Add to #1", BOB, TEAM)
    (note,) = (await lead_of(group)).notes
    assert note.text.startswith("Joan Doe · +19025550134 · a tent · facebook · tomorrow, 3:00")


@pytest.mark.parametrize("label", ["✅ Record anyway", "➕ Add to #1"])
async def test_a_message_that_a_colleague_has_recorded_says_so(group: Desk, label: str) -> None:
    await says(group, "/new Jane Doe, 902-555-0134, tomorrow 3pm", BOB)
    told = await group.telegram.types(BOB, "J. Doe, 902-555-0134, wants a boat", TEAM)
    await says(group, "/lead", CHARLIE, reply_to=told["id"])
    await group.presses("✅ Record anyway", CHARLIE, TEAM)
    await says(group, "/lead", ANN, reply_to=told["id"])
    await group.presses(label, ANN, TEAM)
    assert (await last(group))["text"].startswith("Charlie has recorded this message already: #2.\nJ. Doe  #2")
    assert len(await leads(group)) == 2


# Edits


ONCE = "I read a message once, as you first sent it. To correct a lead, reply to its card, or tap ⋯ More there."


async def test_an_edit_of_what_was_said_to_the_bot_is_answered_and_changes_nothing(group: Desk) -> None:
    sent = await group.telegram.types(ANN, "/new Jane Do, wants a tent", TEAM)
    await group.sees_to_updates()
    before = len(await group.messages(ANN, TEAM))
    await group.telegram.edits(ANN, sent["id"], "/new Jane Doe, wants a tent", TEAM)
    await group.sees_to_updates()
    assert [one["text"] for one in await group.messages(ANN, TEAM)][before:] == [ONCE]
    assert await leads(group) == ["Jane Do"]


async def test_an_edit_of_what_isnt_meant_for_the_bot_is_passed_over(group: Desk) -> None:
    sent = await group.telegram.types(BOB, "lunch?", TEAM)
    await group.sees_to_updates()
    before = len(await group.messages(ANN, TEAM))
    await group.telegram.edits(BOB, sent["id"], "dinner?", TEAM)
    await group.sees_to_updates()
    assert len(await group.messages(ANN, TEAM)) == before


async def test_an_edit_in_private_is_answered(group: Desk) -> None:
    sent = await group.telegram.types(ANN, "/new Jane Do, wants a tent")
    await group.sees_to_updates()
    await group.telegram.edits(ANN, sent["id"], "/new Jane Doe, wants a tent")
    await group.sees_to_updates()
    assert (await group.texts(ANN))[-1] == ONCE
