"""The life of a team: set up, joined, left without a listener, moved, and found again by every button."""

from __future__ import annotations

import time
from dataclasses import dataclass

from tests.e2e.story import PATIENCE, Json, Salesperson, Story


@dataclass
class Group:
    """A group as its people see it."""

    story: Story
    chat: int
    admin: Salesperson

    async def messages(self) -> list[Json]:
        """What the bot has said there."""
        said = await self.story.telegram.messages(self.admin.id, self.chat)
        return [one for one in said if one["from"]["is_bot"]]

    async def sees(self, *texts: str) -> Json:
        """Wait for the newest message with all these texts in it."""
        deadline = time.monotonic() + PATIENCE
        while True:
            revision, shown = await self.story.telegram.revision(), await self.messages()
            for message in reversed(shown):
                if all(text in message["text"].replace("\u202f", " ") for text in texts):
                    return message
            left = deadline - time.monotonic()
            newest = "\n---\n".join(one["text"] for one in shown[-4:])
            assert left > 0, f"nobody in the group sees {texts}, but:\n{newest}"
            await self.story.telegram.wait(revision, within=left, chat=self.chat)

    async def hears(self, person: Salesperson, text: str) -> None:
        """Somebody types there."""
        self.story.remember(text)
        await self.story.telegram.types(person.id, text, self.chat)

    async def taps(self, person: Salesperson, label: str, on: Json) -> str:
        """Somebody taps a button; gives what the answer said, if anything; otherwise waits for what follows."""
        before = await self.story.telegram.revision()
        press = await self.story.telegram.presses(person.id, on["id"], label, self.chat, within=PATIENCE)
        assert press["answered"], f"the press on {label!r} was never answered"
        said = str((press["answer"] or {}).get("text") or "")
        if not said:
            await self.story.something_happens(self.chat, before)
        return said


async def formed(story: Story, admin: Salesperson, *members: Salesperson) -> Group:
    """The admin opens a group and adds the bot to it."""
    chat = await story.telegram.adds_group("Sales team", admin.id, [one.id for one in members])
    group = Group(story, int(chat["id"]), admin)
    await story.telegram.adds_member(group.chat, "bot", admin.id)
    return group


def numbers(texts: list[str]) -> list[str]:
    return [text for text in texts if "555-0134" in text or "5550134" in text]


async def test_a_team_from_its_first_hello_to_its_supergroup(story: Story) -> None:
    ann = await story.salesperson("Ann")
    bob = await story.salesperson("Bob", starts=False)
    group = await formed(story, ann, bob)
    hello = await group.sees("Hello, team.")

    assert await group.taps(bob, "Set up the team", hello) == "That's for the admins of this group."
    await group.taps(ann, "Set up the team", hello)
    page = await group.sees("Settings of Sales team", "Clock: not chosen yet")
    await group.taps(ann, "Clock", page)
    await group.sees("Ann, reply with the city")
    await group.hears(ann, "London")
    await group.sees("Changed.", "Clock: Europe/London")

    await bob.types(f"/start team_{group.chat}")
    await bob.sees("You're in Sales team.")
    await group.hears(bob, "/new Jane Doe, 902-555-0134, wants a mortgage, today 3pm")
    card = await group.sees("Jane Doe", "Bob has it")
    assert numbers([card["text"]]) == []

    await story.telegram.blocks(bob.id)
    await story.at("Mon 15:00")
    mention = await group.sees("Bob, I can't write to you in private", "#1 Jane Doe")
    assert mention["entities"][0]["type"] == "text_mention"
    assert mention["keyboard"][0][0]["url"].endswith(f"?start=team_{group.chat}")
    assert await group.taps(ann, "#1 Jane Doe", mention) == ""
    await group.sees("Jane Doe  #1", "Bob has it")
    assert mention["text"] in [one["text"] for one in await group.messages()], "it stands for whom it is meant"
    told = await ann.sees("1 follow-up of Sales team is late", "nobody is listening: I can't write to Bob")

    # A press is on the way while the bot is down and the group becomes a supergroup.
    await story.bot.is_asked_to_end()
    await story.telegram.acts(ann.id, "press", group.chat, message=card["id"], label="Followed up", wait=0)
    old = group.chat
    group.chat = int((await story.telegram.migrates(group.chat, ann.id))["id"])
    story.bot.starts()
    await story.bot.listens()
    await group.sees("Jane Doe")
    await ann.taps("Assign #1 Jane Doe", on=told["id"])
    asked = await ann.sees("Who gets Jane Doe?")
    assert told["text"] in [one["text"] for one in await ann.chat()], "the list stays for the next press"
    await ann.taps("Back", on=asked["id"])
    await ann.sees("Jane Doe", "Team: Sales team")
    await group.hears(ann, "/lead 1")
    moved = await group.sees("Jane Doe", "#1")
    await group.taps(ann, "Closed", moved)
    await group.sees("Jane Doe")
    assert old != group.chat
    assert numbers([one["text"] for one in await group.messages()]) == []
    assert len([one for one in await group.messages() if "Hello" in one["text"]]) == 0


async def test_a_bot_that_was_thrown_out_goes_on_reminding_and_finds_everything_again(story: Story) -> None:
    ann = await story.salesperson("Ann")
    bob = await story.salesperson("Bob")
    group = await formed(story, ann, bob)
    await group.sees("Hello, team.")
    await group.hears(bob, "/new Jane Doe, 902-555-0134, today 3pm")
    await group.sees("Jane Doe", "Bob has it")
    await story.telegram.removes_member(group.chat, "bot", ann.id)
    await story.at("Mon 15:00")
    await bob.sees("You owe 1 follow-up", "Jane Doe", "Team: Sales team", with_sound=True)
    await story.telegram.adds_member(group.chat, "bot", ann.id)
    await group.sees("I'm back, and your lead is still here.")
    await bob.taps("✅ Followed up", "Tomorrow")
    await bob.sees("Jane Doe")


async def test_whoever_lets_the_bot_write_again_is_mentioned_in_the_group_no_more(story: Story) -> None:
    ann = await story.salesperson("Ann")
    bob = await story.salesperson("Bob")
    group = await formed(story, ann, bob)
    await group.hears(bob, "/new Jane Doe, 902-555-0134, today 3pm")
    await group.sees("Jane Doe", "Bob has it")
    await story.telegram.blocks(bob.id)
    await story.at("Mon 15:00")
    mention = await group.sees("Bob, I can't write to you in private", "#1 Jane Doe")
    await story.telegram.unblocks(bob.id)
    await bob.types("/start")
    await bob.sees("You owe 1 follow-up", "Jane Doe", with_sound=True)
    assert mention["id"] not in [one["id"] for one in await group.messages()]


async def test_whoever_leaves_sees_nothing_of_the_team_any_more(story: Story) -> None:
    ann = await story.salesperson("Ann")
    bob = await story.salesperson("Bob")
    group = await formed(story, ann, bob)
    await group.sees("Hello, team.")
    await group.hears(bob, "/new Jane Doe, 902-555-0134, today 3pm")
    await group.sees("Jane Doe", "Bob has it")
    await story.at("Mon 15:00")
    card = await bob.sees("You owe 1 follow-up", "Jane Doe", "Team: Sales team", with_sound=True)
    _, data = await bob.finds("Followed up", on=card["id"])
    await bob.looks_up()
    before = len(await bob.chat())
    await story.telegram.leaves(bob.id, group.chat)
    await bob.sees("You're no longer in Sales team; its leads stay there.")
    assert len(await bob.chat()) == before, "whoever leaves by themselves knows it"
    assert "Jane" not in "".join(one["text"] for one in await bob.chat() if one["id"] == card["id"])
    assert await bob.presses(card["id"], data, forged=True) == "That isn't yours to see or to change."
    await group.hears(ann, "/lead 1")
    await group.sees("Jane Doe", "Nobody has it yet")


async def test_whoever_is_taken_out_of_the_team_hears_so_and_is_not_told_that_all_is_done(story: Story) -> None:
    ann = await story.salesperson("Ann")
    bob = await story.salesperson("Bob")
    group = await formed(story, ann, bob)
    await group.sees("Hello, team.")
    await group.hears(bob, "/new Jane Doe, 902-555-0134, today 3pm")
    await group.sees("Jane Doe", "Bob has it")
    await story.at("Mon 15:00")
    card = await bob.sees("You owe 1 follow-up", "Jane Doe", "Team: Sales team", with_sound=True)
    await bob.looks_up()
    await story.at("Mon 15:30")  # ten minutes between two sounds are over
    await story.telegram.removes_member(group.chat, bob.id, ann.id)
    heard = await bob.sees("You're no longer in Sales team; its leads stay there.", with_sound=True)
    said = [one["text"] for one in await bob.chat() if one["id"] in (card["id"], heard["id"])]
    assert said == ["You're no longer in Sales team; its leads stay there."] * 2
    assert not any("All done" in one["text"] for one in await bob.chat())


async def test_a_stand_in_takes_over_one_after_the_other(story: Story) -> None:
    ann = await story.salesperson("Ann")
    bob = await story.salesperson("Bob")
    group = await formed(story, ann, bob)
    await group.sees("Hello, team.")
    for name in ("Jane Doe", "John Roe"):
        await group.hears(ann, f"/new {name}, wants a tent, today 3pm")
        await group.sees(name, "Ann has it")
    await group.hears(bob, "/pool")
    await group.sees("The pool is empty")
    await ann.types("/away until fri")
    await ann.sees("Who stands in for you?")
    await ann.taps("Bob")
    await story.at("Mon 15:00")
    offered = await bob.sees("Ann is away until", "These 2 follow-ups fall due meanwhile:", with_sound=True)
    await bob.taps("Take over #1")
    left = await bob.sees("You have taken over Jane Doe.", "This follow-up falls due meanwhile:", "John Roe")
    assert left["id"] == offered["id"]
    await bob.taps("Take over #2")
    await bob.sees("You have taken over John Roe.")


async def test_reminders_leave_a_topic_that_is_closed_and_an_admin_hears_once(story: Story) -> None:
    ann = await story.salesperson("Ann")
    bob = await story.salesperson("Bob", starts=False)
    group = await formed(story, ann, bob)
    await group.sees("Hello, team.")
    group.chat = int((await story.telegram.post(f"chats/{group.chat}/forum", {"by": ann.id}))["chat"]["id"])
    place = f"chats/{group.chat}/topics"
    topic = (await story.telegram.post(place, {"by": ann.id, "name": "Deals"}))["topic"]["id"]
    await story.telegram.types(ann.id, "/settings", group.chat, topic=topic)
    page = await group.sees("Settings of Sales team", "Reminders and lists go to: General")
    await group.taps(ann, "Write here", page)
    await group.sees("Reminders and lists go to: this topic")
    await story.telegram.types(bob.id, "/new Jane Doe, today 3pm", group.chat, topic=topic)
    await group.sees("Jane Doe", "Bob has it")
    await story.telegram.types(bob.id, "/new John Doe, tomorrow 3pm", group.chat, topic=topic)
    await group.sees("John Doe", "Bob has it")
    await story.at("Mon 15:00")
    assert (await group.sees("Bob, I can't write to you", "Jane Doe"))["topic"] == topic
    await story.telegram.post(f"{place}/{topic}", {"by": ann.id, "closed": True})
    await story.at("Tue 15:00")
    assert (await group.sees("Bob, I can't write to you", "John Doe"))["topic"] is None
    await ann.sees("The topic that I was to write to in Sales team is closed or deleted")
    told = [one for one in await ann.chat() if one["text"].startswith("The topic")]
    assert len(told) == 1


async def test_a_deleted_lead_comes_back_to_the_pool_when_its_owner_left_meanwhile(story: Story) -> None:
    ann = await story.salesperson("Ann")
    bob = await story.salesperson("Bob")
    group = await formed(story, ann, bob)
    await group.sees("Hello, team.")
    await group.hears(bob, "/new Jane Doe, tomorrow 3pm")
    card = await group.sees("Jane Doe", "Bob has it")
    for label in ("More", "Delete", "Yes, delete"):
        await group.taps(ann, label, card)
    deleted = await group.sees("Jane Doe is deleted")
    await story.telegram.leaves(bob.id, group.chat)
    await group.taps(ann, "Undo", deleted)
    await group.sees("Jane Doe", "Nobody has it yet")


async def test_who_could_not_be_told_of_their_new_lead_hears_of_it_within_the_hour(story: Story) -> None:
    ann = await story.salesperson("Ann")
    bob = await story.salesperson("Bob")
    group = await formed(story, ann, bob)
    await group.sees("Hello, team.")
    await group.hears(bob, "/new Joe Bloggs, fri 4pm")
    await group.sees("Joe Bloggs", "Bob has it")
    await group.hears(ann, "/new Jane Doe, fri 3pm")
    card = await group.sees("Jane Doe", "Ann has it")
    await story.telegram.fault("5xx", "sendMessage", times=-1, chat_id=bob.id)
    await group.taps(ann, "More", card)
    await group.taps(ann, "Assign…", card)
    await group.sees("Who gets")
    await group.taps(ann, "Bob", card)
    await group.sees("Jane Doe", "Bob has it")
    assert len(await _failed(story, bob)) < 3, "the group doesn't wait for Bob's chat"

    async def given_up() -> bool:
        return len(await _failed(story, bob)) == 3

    await story.until(given_up)
    await story.telegram.lifts_faults()
    await story.passes(hours=1)
    await bob.sees("Ann gave you Jane Doe")
    await story.passes(hours=1)
    assert len([one for one in await bob.chat() if "gave you" in one["text"]]) == 1


async def _failed(story: Story, person: Salesperson) -> list[Json]:
    calls = await story.telegram.calls(method="sendMessage")
    return [one for one in calls if one["chat_id"] == person.id and one["fault"]]
