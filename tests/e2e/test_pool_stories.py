"""A team's pool, in the real process: offered, claimed by one of two who press at once, given on, offered again."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from random import Random

from sandbox.client import SandboxClient
from tests.e2e.story import PATIENCE, Json, Salesperson, Story

ROUNDS = 20
"""How often two press in the same moment, one of them a little earlier at random."""


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


async def test_of_two_who_claim_in_the_same_moment_one_has_the_lead_and_the_other_hears_who(story: Story) -> None:
    ann, bob, charlie = [await story.salesperson(name) for name in ("Ann", "Bob", "Charlie")]
    dice = Random(5)  # noqa: S311 - no secret
    for number in range(ROUNDS):  # a group for each: a bot says no more than twenty things a minute in one
        team, last = await team_of(story, ann, bob, charlie), f"90{number:02}"
        await team.types(ann, f"/new Jane Doe, +1 902-555-{last}, wants a tent, tomorrow 3pm")
        card = await team.sees(ann, "Jane Doe", "Ann has it")
        await team.taps(ann, card, "Pool")
        offer = await team.sees(bob, "Nobody has this lead yet", after=card["id"])
        said = sorted(await asyncio.gather(*(_claims(team, who, offer, dice.random() / 50) for who in (bob, charlie))))
        winner, loser = (bob, charlie) if said[0].startswith("Bob") else (charlie, bob)
        assert said == [f"{winner} has Jane Doe already.", "It's yours. I've sent it to you privately."]
        await team.sees(ann, f"{winner} has Jane Doe now.")
        await winner.sees("Jane Doe is yours now.", f"555-{last}", again=True)
        assert not [one for one in await loser.chat() if last in one["text"]]


async def _claims(team: Team, person: Salesperson, offer: Json, after: float) -> str:
    await asyncio.sleep(after)
    return await team.taps(person, offer, "Claim")


async def test_what_nobody_claims_is_offered_again_then_an_admin_gives_it_to_somebody(story: Story) -> None:
    ann, bob = await story.salesperson("Ann"), await story.salesperson("Bob")
    team = await team_of(story, ann, bob)
    await team.types(bob, "/new Jane Doe, 902-555-0134, wants a tent, fri 3pm")
    card = await team.sees(bob, "Jane Doe", "Bob has it")
    assert "555" not in card["text"]
    await team.taps(bob, card, "Pool")
    first = await team.sees(ann, "Nobody has this lead yet", after=card["id"])
    await story.passes(minutes=30)
    again = await team.sees(ann, "Nobody has this lead yet", after=first["id"])
    assert not again["silent"]

    async def stands_alone() -> bool:
        return first["id"] not in [one["id"] for one in await team.messages(ann)]

    await story.until(stands_alone)
    await story.passes(minutes=30)
    await ann.sees("Sales team: nobody has claimed this lead. Who gets it?", "Jane Doe", with_sound=True)
    await ann.taps("Assign #1 Jane Doe")
    await ann.sees("Who gets Jane Doe?")
    await bob.looks_up()
    await ann.taps("Bob")
    await bob.sees("Ann gave you Jane Doe.", "902-555-0134", "You have it")
    await team.sees(bob, "Bob has Jane Doe now.")
    await story.at("Fri 15:00")
    await bob.sees("You owe 1 follow-up", "Jane Doe", with_sound=True)
    for message in await team.messages(ann):
        assert "0134" not in message["text"] or "•••-0134" in message["text"] or "Hello, team." in message["text"]


async def test_a_restart_between_the_offer_and_the_next_loses_neither(story: Story) -> None:
    ann, bob = await story.salesperson("Ann"), await story.salesperson("Bob")
    team = await team_of(story, ann, bob, title="Night shift")
    await team.types(ann, "/new Jane Doe, wants a tent, fri 3pm")
    card = await team.sees(ann, "Jane Doe", "Ann has it")
    await team.taps(ann, card, "Pool")
    first = await team.sees(ann, "Nobody has this lead yet", after=card["id"])
    story.town.bot.is_killed()
    story.town.bot.starts()
    await story.town.bot.listens()
    await story.passes(minutes=30)
    second = await team.sees(ann, "Nobody has this lead yet", after=first["id"])
    assert await team.taps(bob, second, "Claim") == "It's yours. I've sent it to you privately."
    await team.sees(ann, "Bob has Jane Doe now.")
