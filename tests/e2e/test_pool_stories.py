"""A team's pool, in the real process: offered, claimed by one of two who press at once, given on, offered again."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from random import Random

from domain.models import EventKind, Lead, WorkspaceId
from sandbox.client import SandboxClient
from storage.open_store import open_store
from tests.e2e.story import PATIENCE, Json, Salesperson, Story

TEAMS, LEADS = 20, 10
"""Two hundred leads, each claimed by two in the same moment."""

CLAIMED = "It's yours. I've sent it to you privately."


@dataclass
class Team:
    """A group with the bot in it, and what can be seen and pressed there."""

    telegram: SandboxClient
    chat: int
    title: str

    async def types(self, person: Salesperson, text: str) -> None:
        await self.telegram.types(person.id, text, self.chat)

    async def messages(self, person: Salesperson) -> list[Json]:
        return [one for one in await self.telegram.messages(person.id, self.chat) if one["from"]["is_bot"]]

    async def sees(self, person: Salesperson, *texts: str, after: int = 0) -> Json:
        """Wait for a message of the bot's, newer than `after`, with all these texts in it."""
        revision = await self.telegram.revision()
        while True:
            shown = [one for one in await self.messages(person) if one["id"] > after]
            for message in reversed(shown):
                if all(text in message["text"].replace("\u202f", " ") for text in texts):
                    return message
            assert await self.telegram.wait(revision, within=PATIENCE, chat=self.chat), [one["text"] for one in shown]
            revision = await self.telegram.revision()

    async def taps(self, person: Salesperson, message: Json, label: str) -> str:
        """Press a button; what the answer says."""
        press = await self.telegram.acts(
            person.id, "press", chat=self.chat, message=message["id"], label=label, wait=PATIENCE
        )
        assert press["answered"], f"the press on {label!r} was never answered"
        return (press["answer"] or {}).get("text") or ""


async def team_of(story: Story, admin: Salesperson, *members: Salesperson, title: str = "Sales team") -> Team:
    group = await story.telegram.adds_group(title, admin.id, [member.id for member in members])
    team = Team(story.telegram, int(group["id"]), title)
    await story.telegram.adds_member(team.chat, "bot", admin.id)
    await team.sees(admin, "Hello, team.")
    return team


@dataclass(frozen=True)
class Rivals:
    """Two members of a team in which everything new lies in the pool, and its leads' cards in the group."""

    team: Team
    two: tuple[Salesperson, Salesperson]
    cards: list[Json]


async def test_of_two_who_claim_in_the_same_moment_always_one_has_the_lead_and_the_other_hears_who(
    story: Story,
) -> None:
    dice, ann = Random(5), await story.salesperson("Ann")  # noqa: S311 - no secret
    teams = [await _rivals(story, ann, number) for number in range(TEAMS)]
    await asyncio.gather(*(_records(story, ann, rivals) for rivals in teams))
    winners = await asyncio.gather(*(_claim_all(rivals, Random(dice.random())) for rivals in teams))  # noqa: S311 - no secret
    assert [len(each) for each in winners] == [LEADS] * TEAMS
    assert len({one.name for each in winners for one in each}) == 2, "the dice let the same one press first always"
    await story.bot.is_asked_to_end()
    for rivals, won in zip(teams, winners, strict=True):
        kept = await _kept(story, rivals.team)
        assert [lead.owner for lead in kept] == [winner.id for winner in won]
        taken = [[each for each in lead.events if each.kind is EventKind.HANDED_OVER] for lead in kept]
        assert [[each.by for each in moves] for moves in taken] == [[winner.id] for winner in won]


async def _rivals(story: Story, ann: Salesperson, number: int) -> Rivals:
    bob, charlie = await story.salesperson("Bob"), await story.salesperson("Charlie")
    team = await team_of(story, ann, bob, charlie, title=f"Team {number}")
    hello = await team.sees(ann, "Hello, team.")
    await team.taps(ann, hello, "Set up the team")
    page = await team.sees(ann, "New leads: whoever records them", after=hello["id"])
    await team.taps(ann, page, "New leads")
    page = await team.sees(ann, "Who gets a new lead?", after=hello["id"])
    await team.taps(ann, page, "the pool")
    return Rivals(team, (bob, charlie), [])


async def _records(story: Story, ann: Salesperson, rivals: Rivals) -> None:
    for number in range(1, LEADS + 1):
        text = f"/new Jane Doe, +1 902-555-{1000 + number}, wants a tent, tomorrow 3pm"
        story.remember(text)
        await rivals.team.types(ann, text)
        rivals.cards.append(await rivals.team.sees(ann, f"#{number}", "Recorded.", "Nobody has it yet"))


async def _claim_all(rivals: Rivals, dice: Random) -> list[Salesperson]:
    """Both claim one lead after the other; who has got each."""
    return [await _claim(rivals, card, dice) for card in rivals.cards]


async def _claim(rivals: Rivals, card: Json, dice: Random) -> Salesperson:
    """Both press in the same moment; at times one of them on the card in private, so that no chat keeps the order."""
    pair = dice.sample(rivals.two, 2)
    alone = dice.choice((None, None, *pair))
    pressed = [await _shown(rivals.team, who, card) if who is alone else (rivals.team.chat, card) for who in pair]
    late = dice.choice((0.0, dice.random() / 50))
    said = await asyncio.gather(
        _presses(rivals.team, pair[0], *pressed[0], after=0.0), _presses(rivals.team, pair[1], *pressed[1], after=late)
    )
    [winner] = [who for who, other in zip(pair, reversed(said), strict=True) if other == f"{who} has Jane Doe already."]
    if winner is not alone:
        assert said[pair.index(winner)] == CLAIMED
    return winner


async def _shown(team: Team, who: Salesperson, card: Json) -> tuple[int, Json]:
    """The whole card, shown to somebody alone."""
    number = re.findall(r"#\d+", card["text"])[0]
    assert await team.taps(who, card, "Show me") == "I've sent it to you privately."
    return who.id, await who.sees("Nobody has it yet", f"{number}\n", again=True)


async def _presses(team: Team, who: Salesperson, chat: int, card: Json, *, after: float) -> str:
    """Claim, also where the button has gone meanwhile: what the press answers."""
    keys = [key for row in card["keyboard"] for key in row]
    data = next(key["callback_data"] for key in keys if key["text"] == "Claim")
    await asyncio.sleep(after)
    press = await team.telegram.forges(who.id, card["id"], data, chat, within=PATIENCE)
    assert press["answered"], f"{who} in {team.title} was never answered"
    return (press["answer"] or {}).get("text") or ""


async def _kept(story: Story, team: Team) -> list[Lead]:
    """The leads of a team as they lie in the store, in order; the bot is stopped."""
    store = open_store(None, story.bot.data, None)
    try:
        async with store.workspace(WorkspaceId(team.chat)) as work:
            return sorted(await work.leads.all(), key=lambda lead: lead.number)
    finally:
        await store.close()


async def test_what_nobody_claims_is_offered_again_then_an_admin_gives_it_to_somebody(story: Story) -> None:
    ann, bob = await story.salesperson("Ann"), await story.salesperson("Bob")
    team = await team_of(story, ann, bob)
    await team.types(bob, "/new Jane Doe, 902-555-0134, wants a tent, fri 3pm")
    card = await team.sees(bob, "Jane Doe", "Bob has it")
    assert "555" not in card["text"]
    await team.taps(bob, card, "Show me")
    await bob.sees("Jane Doe", "902-555-0134")
    await bob.taps("Pool")
    first = await team.sees(ann, "Nobody has this lead yet", after=card["id"])
    await story.passes(minutes=30)
    again = await team.sees(ann, "Nobody has this lead yet", after=first["id"])
    assert not again["silent"]

    async def stands_alone() -> bool:
        return first["id"] not in [one["id"] for one in await team.messages(ann)]

    await story.until(stands_alone)
    await story.passes(minutes=30)
    listed = await ann.sees("Sales team: nobody has claimed this lead. Who gets it?", "Jane Doe", with_sound=True)
    await ann.taps("Assign #1 Jane Doe")
    await ann.sees("Who gets Jane Doe?")
    assert listed["text"] in [one["text"] for one in await ann.chat()], "the list stays for the next press"
    await bob.looks_up()
    await ann.taps("Bob")
    await bob.sees("Ann gave you Jane Doe.", "902-555-0134", "You have it")
    await team.sees(bob, "Bob has Jane Doe now.")
    await story.at("Fri 15:00")
    await bob.sees("You owe 1 follow-up", "Jane Doe", with_sound=True)
    for message in await team.messages(ann):
        assert "0134" not in message["text"] or "•••-0134" in message["text"] or "Hello, team." in message["text"]


async def test_a_card_that_offers_a_lead_is_enough_for_half_an_hour_also_across_a_restart(story: Story) -> None:
    ann, bob = await story.salesperson("Ann"), await story.salesperson("Bob")
    team = await team_of(story, ann, bob, title="Night shift")
    await team.types(ann, "/new Jane Doe, wants a tent, fri 3pm")
    card = await team.sees(ann, "Jane Doe", "Ann has it")
    await team.taps(ann, card, "Pool")
    await team.sees(ann, "Jane Doe is in the pool.", "Nobody has it yet")
    story.town.bot.is_killed()
    story.town.bot.starts()
    await story.town.bot.listens()
    await story.passes(minutes=29)
    assert (await team.messages(ann))[-1]["id"] == card["id"], "the card can be claimed, and says so"
    await story.passes(minutes=1)
    second = await team.sees(ann, "Nobody has this lead yet", after=card["id"])
    assert await team.taps(bob, second, "Claim") == "It's yours. I've sent it to you privately."
    await team.sees(ann, "Bob has Jane Doe now.")
