"""What a team's group shows and who sees more: the real bot, a group, members and others."""

from __future__ import annotations

import pytest

from tests.e2e.story import PATIENCE, Json, Salesperson, Story

JANE = "/new Jane Doe, 902-555-0134, jane@acme.io, wants a mortgage, tomorrow 3pm"
REFUSED = "That isn't yours to see or to change."


class Group:
    """A group with the bot in it."""

    def __init__(self, story: Story, chat: int) -> None:
        self.story, self.id = story, chat

    async def says(self, person: Salesperson, text: str, disguise: str | None = None) -> None:
        self.story.remember(text)
        await self.story.telegram.types(person.id, text, self.id, disguise=disguise)

    async def sees(self, person: Salesperson, text: str, after: int = 0) -> Json:
        return await self.story.telegram.sees(person.id, text, self.id, after=after, within=PATIENCE)

    async def presses(self, person: Salesperson, message: Json, label: str) -> Json:
        press = await self.story.telegram.presses(person.id, message["id"], label, self.id, within=PATIENCE)
        assert press["answered"]
        return dict(press["answer"] or {})


@pytest.fixture
async def ann(story: Story) -> Salesperson:
    return await story.salesperson("Ann")


async def _group(story: Story, ann: Salesperson, *members: Salesperson) -> Group:
    chat = await story.telegram.adds_group("Sales team", ann.id, [member.id for member in members])
    await story.telegram.adds_member(chat["id"], "bot", ann.id)
    group = Group(story, chat["id"])
    await group.sees(ann, "Hello, team")
    return group


async def test_show_me_leads_who_never_pressed_start_to_the_whole_card(story: Story, ann: Salesperson) -> None:
    bob = await story.salesperson("Bob", starts=False)
    await story.telegram.blocks(bob.id)
    group = await _group(story, ann, bob)
    await group.says(ann, JANE)
    card = await group.sees(bob, "j•••@acme.io")
    assert "•••-0134" in card["text"]
    answer = await group.presses(bob, card, "Show me")
    payload = answer["url"].partition("?start=")[2]
    await story.telegram.unblocks(bob.id)
    await bob.types(f"/start {payload}")
    await bob.sees("Jane Doe", "902", "555", "jane@acme.io", "Ann has it")
    assert (await group.presses(bob, card, "Show me"))["text"] == "I've sent it to you privately."


async def test_a_member_who_marks_a_colleagues_lead_hears_whose_it_is(story: Story, ann: Salesperson) -> None:
    bob = await story.salesperson("Bob")
    group = await _group(story, ann, bob)
    await group.says(ann, JANE)
    card = await group.sees(bob, "j•••@acme.io")
    answer = await group.presses(bob, card, "🏆 Closed")
    assert answer == {"text": "Only Ann or an admin can do that with Jane Doe.", "show_alert": True, "url": None}
    assert "Ann has it" in (await group.sees(bob, "j•••@acme.io"))["text"]


async def test_who_leaves_the_team_sees_nothing_of_it_any_more(story: Story, ann: Salesperson) -> None:
    bob, dora = await story.salesperson("Bob"), await story.salesperson("Dora")
    group = await _group(story, ann, bob)
    await group.says(ann, JANE)
    card = await group.sees(bob, "j•••@acme.io")
    await group.presses(bob, card, "Show me")
    await bob.sees("Jane Doe", again=True)
    shown, pressed = await bob.finds("🏆 Closed")
    await story.telegram.leaves(bob.id, group.id)
    assert await bob.presses(shown, pressed) == REFUSED
    assert await dora.presses((await dora.last())["id"], pressed, forged=True) == REFUSED
    for person in (bob, dora):
        await person.types(f"/start lead_{group.id}_1")
        await person.sees(REFUSED)


async def test_an_anonymous_admin_is_asked_to_write_as_themselves(story: Story, ann: Salesperson) -> None:
    group = await _group(story, ann)
    await group.says(ann, JANE, disguise="group")
    await group.sees(ann, "Please write as yourself")


async def test_team_leads_are_found_in_private(story: Story, ann: Salesperson) -> None:
    bob = await story.salesperson("Bob")
    group = await _group(story, ann, bob)
    await group.says(bob, JANE)
    await group.sees(bob, "j•••@acme.io")
    for typed in ("/leads", "/find jane", "/lead 1"):
        await bob.types(typed)
        await bob.sees("Jane Doe", "Sales team", again=True)


async def test_who_was_promoted_a_moment_ago_marks_and_who_was_demoted_does_not(story: Story, ann: Salesperson) -> None:
    bob = await story.salesperson("Bob")
    group = await _group(story, ann, bob)
    await group.says(ann, JANE)
    card = await group.sees(bob, "j•••@acme.io")
    assert (await group.presses(bob, card, "⏰ Snooze"))["text"] == "Only Ann or an admin can do that with Jane Doe."
    await story.telegram.promotes(group.id, bob.id, ann.id)
    await group.presses(bob, card, "🏆 Closed")
    await group.sees(bob, "What was it worth?")
    await story.telegram.promotes(group.id, bob.id, ann.id, admin=False)
    shown = await group.sees(bob, "What was it worth?")
    refused = await group.presses(bob, shown, "Skip")
    assert refused["text"] == "Only Ann or an admin can do that with Jane Doe."


async def test_whoever_loses_a_lead_by_a_merge_hears_into_which(story: Story, ann: Salesperson) -> None:
    bob = await story.salesperson("Bob")
    group = await _group(story, ann, bob)
    await group.says(ann, "/new Jane Doe, wants a boat, tomorrow 3pm")
    await group.sees(bob, "Ann has it")
    await group.says(bob, "/new Doe Jane, wants a mortgage, tomorrow 4pm")
    await group.presses(bob, await group.sees(bob, "here already?"), "✅ Record anyway")
    await group.says(ann, "/duplicates")
    await group.presses(ann, await group.sees(ann, "The same person?"), "🔗 Merge into #1")
    await bob.sees("Ann merged your #2 into #1 Jane Doe, and has it now.")
