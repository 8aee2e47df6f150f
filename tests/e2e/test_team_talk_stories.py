"""Talking with the bot in a group: leads by reply, questions put to several people at once, topics, notes."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from tests.e2e.story import PATIENCE, Json, Salesperson, Story

WHO, REACH, FOUND, WANT, WORTH, WHEN = (
    "Who is it?",
    "How do you reach",
    "Where did you find",
    "What do they want?",
    "worth?",
    "follow up?",
)


@dataclass(frozen=True)
class Group:
    """A group with the bot in it; what people see there, from which message on, is told by each look."""

    story: Story
    chat: int

    async def says(self, person: Salesperson, text: str, **more: Any) -> int:
        """Type something there; gives its message's id."""
        self.story.remember(text)
        return int((await self.story.telegram.types(person.id, text, self.chat, **more))["id"])

    async def sees(self, person: Salesperson, text: str, after: int) -> Json:
        """Wait for a message of the bot newer than `after`, with that text."""
        return await self.story.telegram.sees(person.id, text, self.chat, after=after, within=PATIENCE)

    async def asked(self, person: Salesperson, text: str, after: int) -> Json:
        """Wait for a question that is put to this person alone."""
        message = await self.sees(person, text, after)
        assert message["reply_prompt"]["for"] == [person.id]
        return message

    async def texts(self, person: Salesperson) -> list[str]:
        """The bot's messages as they stand."""
        shown = await self.story.telegram.messages(person.id, self.chat)
        return [one["text"] for one in shown if one["from"]["is_bot"]]

    async def presses(self, person: Salesperson, message: int, label: str) -> None:
        """Press a button there once it is shown, and wait for its answer."""

        async def is_shown() -> bool:
            shown = await self.story.telegram.messages(person.id, self.chat)
            keys = [
                key["text"] for one in shown if one["id"] == message for row in one["keyboard"] or [] for key in row
            ]
            return any(label in key for key in keys)

        await self.story.until(is_shown)
        press = await self.story.telegram.presses(person.id, message, label, self.chat, within=PATIENCE)
        assert press["answered"], f"the press on {label!r} was never answered"

    async def is_told(
        self, person: Salesperson, asked: Json, *answers: tuple[str, str], topic: int | None = None
    ) -> Json:
        """Answer question after question in reply, each with what is expected after it; gives the last message."""
        for answer, following in answers:
            said = await self.says(person, answer, reply_to=asked["id"], topic=topic)
            asked = await self.sees(person, following, said)
        return asked


async def _group(story: Story, *people: Salesperson, forum: bool = False) -> Group:
    ann, *others = people
    kind = {"supergroup": True, "forum": True} if forum else {}
    opened = await story.telegram.adds_group("Sales team", ann.id, [each.id for each in others], **kind)
    group = Group(story, int(opened["id"]))
    await story.telegram.adds_member(group.chat, "bot", ann.id)
    await group.sees(ann, "Hello, team.", 0)
    return group


async def test_a_message_of_a_colleague_becomes_a_lead_by_reply(story: Story) -> None:
    ann, bob = await story.salesperson("Ann"), await story.salesperson("Bob")
    group = await _group(story, ann, bob)
    told = await group.says(bob, "Jane Doe called, 902-555-0134, wants a mortgage")
    said = await group.says(ann, "/lead tomorrow 3pm", reply_to=told)
    card = await group.sees(ann, "Recorded.", said)
    assert "Jane Doe" in card["text"]
    assert "•••-0134" in card["text"]
    assert "555" not in card["text"]
    noted = await group.says(bob, "she prefers mornings", reply_to=card["id"])
    await group.sees(bob, "Note added.", noted)
    tried = await group.says(bob, "called, wants an offer", reply_to=card["id"])
    await group.sees(bob, "Only Ann or an admin marks this one.", tried)
    marked = await group.says(ann, "called, wants an offer, next fri 10am", reply_to=card["id"])
    await group.sees(ann, "Fri", marked)


async def test_two_people_are_guided_at_once_and_the_bot_is_restarted_in_between(story: Story) -> None:
    ann, bob = await story.salesperson("Ann"), await story.salesperson("Bob")
    group = await _group(story, ann, bob)
    first, second = await group.says(ann, "/new", reply_to=None), await group.says(bob, "/new", reply_to=None)
    questions = [one for one in await _until_two(group, ann, max(first, second)) if one["reply_prompt"]]
    anns = next(one for one in questions if one["reply_prompt"]["for"] == [ann.id])
    bobs = next(one for one in questions if one["reply_prompt"]["for"] == [bob.id])
    anns, bobs = await asyncio.gather(
        group.is_told(ann, anns, ("Jane Doe", "So far: Jane Doe"), ("902-555-0134", "So far: Jane Doe · ")),
        group.is_told(bob, bobs, ("Max Power", "So far: Max Power"), ("skip", "So far: Max Power\nWhere did")),
    )
    await story.bot.restarts()
    await story.bot.listens()
    cards = await asyncio.gather(
        group.is_told(ann, anns, ("facebook", WANT), ("a mortgage", WORTH), ("350k", WHEN), ("fri 9", "Recorded.")),
        group.is_told(bob, bobs, ("back", REACH), ("skip", FOUND), ("skip", WANT), ("a boat", WORTH), ("skip", WHEN)),
    )
    said = await group.says(bob, "tomorrow 3pm", reply_to=cards[1]["id"])
    card = await group.sees(bob, "Recorded.", said)
    assert "Jane Doe" in cards[0]["text"]
    assert "Ann has it" in cards[0]["text"]
    assert "Max Power" in card["text"]
    assert "Bob has it" in card["text"]

    async def questions_are_gone() -> bool:
        return not any("Reply to this." in text for text in await group.texts(ann))

    await story.until(questions_are_gone)


async def _until_two(group: Group, person: Salesperson, after: int) -> list[Json]:
    """The bot's two questions."""
    found: list[Json] = []

    async def are_there() -> bool:
        shown = await group.story.telegram.messages(person.id, group.chat)
        found[:] = [one for one in shown if one["from"]["is_bot"] and WHO in one["text"]]
        return len(found) == 2

    await group.story.until(are_there)
    return found


async def test_one_person_is_guided_in_two_topics_at_once(story: Story) -> None:
    ann = await story.salesperson("Ann")
    group = await _group(story, ann, forum=True)
    deals, events = [
        (await story.telegram.post(f"chats/{group.chat}/topics", {"name": name, "by": ann.id}))["topic"]["id"]
        for name in ("Deals", "Events")
    ]
    asked = {}
    for topic in (deals, events):
        said = await group.says(ann, "/new", topic=topic, reply_to=None)
        asked[topic] = await group.asked(ann, WHO, said)
    jane = await group.is_told(ann, asked[deals], ("Jane Doe", "So far: Jane Doe"), topic=deals)
    max_ = await group.is_told(ann, asked[events], ("Max Power", "So far: Max Power"), topic=events)
    skips = [("skip", following) for following in (FOUND, WANT, WORTH, WHEN, "Recorded.")]
    cards = [
        await group.is_told(ann, jane, *skips, topic=deals),
        await group.is_told(ann, max_, *skips, topic=events),
    ]
    assert ["Jane Doe" in cards[0]["text"], "Max Power" in cards[1]["text"]] == [True, True]
    shown = [one for one in await story.telegram.messages(ann.id, group.chat) if one["from"]["is_bot"]]
    assert {one["topic"] for one in shown if "Jane Doe" in one["text"] and "Recorded" in one["text"]} == {deals}
    assert {one["topic"] for one in shown if "Max Power" in one["text"]} == {events}


async def test_what_a_card_asks_survives_a_restart_and_others_can_not_answer_it(story: Story) -> None:
    ann, bob = await story.salesperson("Ann"), await story.salesperson("Bob")
    group = await _group(story, ann, bob)
    said = await group.says(ann, "/new Jane Doe, wants a mortgage, tomorrow 3pm")
    card = await group.sees(ann, "Recorded.", said)
    await group.presses(ann, card["id"], "More")
    await group.presses(ann, card["id"], "Note")
    asked = await group.asked(ann, "Ann: What shall I note about Jane Doe?", said)
    await story.bot.restarts()
    await story.bot.listens()
    tried = await group.says(bob, "prefers evenings", reply_to=asked["id"])
    await group.sees(bob, "I'm not asking you that now.", tried)
    answered = await group.says(ann, "prefers mornings", reply_to=asked["id"])
    done = await group.sees(ann, "Note added.", answered)
    assert "prefers mornings" in done["text"]
    assert "prefers evenings" not in done["text"]


async def test_a_lead_half_recorded_in_the_group_is_offered_in_private_after_a_day(story: Story) -> None:
    ann = await story.salesperson("Ann")
    group = await _group(story, ann)
    said = await group.says(ann, "/new", reply_to=None)
    asked = await group.asked(ann, WHO, said)
    said = await group.says(ann, "Jane Doe", reply_to=asked["id"])
    await group.sees(ann, REACH, said)
    await story.passes(hours=26)
    await ann.sees("In Sales team this waited a day for you", "So far: Jane Doe")
    await ann.taps("✅ Record as it is")
    await ann.sees("Recorded", "Jane Doe")
    said = await group.says(ann, "/leads", reply_to=None)
    assert "Jane Doe" in (await group.sees(ann, "Jane Doe", said))["text"]


async def test_due_is_told_in_private_or_says_how(story: Story) -> None:
    ann, bob = await story.salesperson("Ann"), await story.salesperson("Bob", starts=False)
    group = await _group(story, ann, bob)
    await group.says(ann, "/new Jane Doe, wants a mortgage, in 1 min")
    await group.sees(ann, "Jane Doe", 0)
    await group.says(bob, "/new Max Power, wants a boat, in 1 min")
    await group.sees(bob, "Max Power", 0)
    await story.passes(minutes=2)
    await ann.sees("Jane Doe", with_sound=True)
    said = await group.says(ann, "/due", reply_to=None)
    await group.sees(ann, "Ann, I've sent you privately what you owe.", said)
    await ann.sees("You owe 1 follow-up", "Jane Doe")
    said = await group.says(bob, "/due", reply_to=None)
    shown = await group.sees(bob, "Bob, I can't write to you yet.", said)
    assert shown["keyboard"][0][0]["url"].endswith(f"?start=team_{group.chat}")


async def test_groups_are_shown_the_commands_that_work_there(story: Story) -> None:
    ann = await story.salesperson("Ann")
    group = await _group(story, ann)
    found = await story.telegram.get("commands", **{"as": ann.id, "chat": group.chat})
    names = [each["command"] for each in found["commands"]]
    assert names[:2] == ["new", "lead"]
    assert "forget" not in names


async def test_chatter_is_recorded_with_a_name_for_a_colleague_and_an_edit_is_answered(story: Story) -> None:
    ann, bob = await story.salesperson("Ann"), await story.salesperson("Bob")
    group = await _group(story, ann, bob)
    await group.sees(bob, "The pool is empty", await group.says(bob, "/pool"))
    told = await group.says(bob, "ok thanks")
    command = await group.says(ann, "/lead tomorrow 3pm", reply_to=told)
    asked = await group.asked(ann, "Who is it? Send me the name", command)
    said = await group.says(ann, "Jane Doe, 902-555-0134, for Bob", reply_to=asked["id"])
    card = await group.sees(ann, "Bob has it", said)
    assert "Jane Doe" in card["text"]
    assert "ok thanks" in card["text"]
    await bob.sees("Ann gave you Jane Doe.", "902-555-0134")
    await story.telegram.edits(ann.id, command, "/lead tomorrow 4pm", group.chat)
    await group.sees(ann, "I read a message once", card["id"])


async def test_a_group_that_is_busy_answers_each_tap_and_shows_cards_in_private(story_apart: Story) -> None:
    story = story_apart
    ann, bob = await story.salesperson("Ann"), await story.salesperson("Bob")
    group = await _group(story, ann, bob)
    await story.telegram.limits(per_group_minute=20)
    first = await group.says(ann, "/new Jane Doe, 902-555-0134, tomorrow 3pm")
    card = await group.sees(bob, "Jane Doe", first)
    for number in range(1, 25):  # more than a minute takes
        await group.says(ann, f"/new Customer {number}, tomorrow 3pm")
    await story.until(lambda: _waits_for_its_pace(group, ann))
    await bob.looks_up()
    snooze = await story.telegram.presses(ann.id, card["id"], "⏰ Snooze", group.chat, within=PATIENCE)
    assert snooze["answer"]["text"] == "This group is busy; one moment."
    shown = await story.telegram.presses(bob.id, card["id"], "Show me", group.chat, within=PATIENCE)
    assert shown["answer"]["text"] == "I've sent it to you privately."
    await bob.sees("Jane Doe", "902-555-0134")


async def _waits_for_its_pace(group: Group, person: Salesperson) -> bool:
    """Whether the group has had what it may get in a minute: the greeting, and a card for each of the first leads."""
    return len(await group.texts(person)) >= 20
