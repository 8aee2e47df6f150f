"""A team from its first lead to its first customer, on the chat pages of its three people in Chromium."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass

import pytest
from playwright.async_api import ViewportSize, expect

from tests.e2e.browser import DESKTOP, PHONE, Screen, chromium, on_screen
from tests.e2e.story import Story

pytestmark = pytest.mark.browser

GROUP, BOT = "Sales team", "Followthrough"
TOLD = "Jane Doe called, 902-555-0134, wants a mortgage"


@dataclass(frozen=True)
class Colleague:
    """One of the team at their screen."""

    name: str
    at: Screen


@dataclass(frozen=True)
class Team:
    """An admin and two members."""

    ann: Colleague
    bob: Colleague
    charlie: Colleague


@pytest.fixture
async def team(story_apart: Story) -> AsyncIterator[Team]:
    """Ann at her desk, Bob and Charlie with their phones; all have pressed Start and look at the group."""
    async with chromium() as browser, AsyncExitStack() as stack:

        async def sits_down(name: str, size: ViewportSize) -> Colleague:
            screen = await stack.enter_async_context(on_screen(browser, story_apart.town.url, size))
            await screen.page.get_by_role("tab", name=name, exact=True).click()
            await screen.page.get_by_role("button", name="Start", exact=True).click()
            await screen.sees(f"Hello, {name}")
            await screen.opens(GROUP)
            return Colleague(name, screen)

        yield Team(await sits_down("Ann", DESKTOP), await sits_down("Bob", PHONE), await sits_down("Charlie", PHONE))


async def test_a_lead_is_claimed_by_one_of_two_left_behind_given_on_and_won(story_apart: Story, team: Team) -> None:
    story_apart.remember(TOLD)
    ann = team.ann.at
    await _lets_the_bot_in(ann)
    await _becomes_a_lead_by_reply(team)
    owner, other = await _both_claim(team)

    # Its owner blocks the bot: the group calls for them, Ann hears whose lead it is.
    await owner.at.picks("Block the bot")
    await ann.moves_the_clock("Tomorrow 9:00")
    await ann.sees(f"{owner.name}, I can't write to you in private", "#1 Jane Doe")
    await ann.opens(BOT)
    await ann.sees("1 follow-up of Sales team is late", f"nobody is listening: I can't write to {owner.name}")

    # The group becomes a supergroup, and only then Ann gives the lead to the other.
    await ann.opens(GROUP)
    await ann.picks("Turn into a supergroup")
    await expect(ann.page.locator(".service", has_text="This supergroup was a group before")).to_be_visible()
    await ann.opens(BOT)
    await ann.taps(await ann.sees("1 follow-up of Sales team is late"), "Assign #1 Jane Doe")
    await ann.taps(await ann.sees("Who gets Jane Doe?"), other.name)
    await ann.sees(f"{other.name} has Jane Doe now.")
    await other.at.sees("Ann gave you Jane Doe.", "902-555-0134", "You have it")

    await _wins(other)
    await ann.opens(GROUP)
    await ann.sees("Jane Doe", "Closed.", "Stage: Customer")
    await other.at.opens(BOT)
    await expect(other.at.says("You owe")).to_have_count(0)  # the card that came with the lead was the first reminder
    for member in (owner, other):  # whoever doesn't hear of it in private any more sees it masked, like all
        await member.at.opens(GROUP)
        await expect(member.at.says("555-0134").filter(has_not_text=TOLD)).to_have_count(0)


async def _lets_the_bot_in(ann: Screen) -> None:
    """What is recorded from now on lies in the pool until somebody claims it."""
    await ann.page.get_by_role("button", name="Add the bot").click()
    await ann.taps(await ann.sees("Hello, team."), "Set up the team")
    await ann.taps(await ann.sees("Settings of Sales team", "New leads: whoever records them"), "New leads")
    page = await ann.sees("Who gets a new lead?")
    await ann.taps(page, "the pool")
    await expect(page.locator("button.key", has_text="✓ the pool")).to_be_visible()
    await ann.taps(page, "Back")
    await ann.sees("Settings of Sales team", "New leads: the pool, until somebody claims")


async def _becomes_a_lead_by_reply(team: Team) -> None:
    """Charlie tells of somebody in the group, Bob makes a lead of it; half an hour later the group is offered it."""
    await team.charlie.at.types(TOLD)
    await team.bob.at.replies(await team.bob.at.sees(TOLD), "/lead tomorrow 9am")
    card = await team.ann.at.sees("Recorded.", "Jane Doe", "902-•••-0134", "Nobody has it yet")
    assert "555" not in await card.inner_text()
    for _ in range(3):
        await team.ann.at.moves_the_clock("+10 min")


async def _both_claim(team: Team) -> tuple[Colleague, Colleague]:
    """Bob and Charlie press in the same moment; who has the lead now, and who was told so."""
    offers = [await each.at.sees("Nobody has this lead yet", "#1 Jane Doe") for each in (team.bob, team.charlie)]
    await asyncio.gather(team.bob.at.taps(offers[0], "Claim"), team.charlie.at.taps(offers[1], "Claim"))
    said = await (await team.ann.at.sees("has Jane Doe now.")).locator(".text").inner_text()
    owner, other = (team.bob, team.charlie) if said.startswith("Bob") else (team.charlie, team.bob)
    assert said == f"{owner.name} has Jane Doe now."
    answer = other.at.page.get_by_role("dialog")
    await expect(answer).to_contain_text(f"{owner.name} has Jane Doe already.")
    await answer.get_by_role("button", name="OK").click()
    await owner.at.opens(BOT)
    await owner.at.sees("Jane Doe is yours now.", "902-555-0134", "You have it")
    await other.at.opens(BOT)
    await expect(other.at.says("You have it")).to_have_count(0)
    return owner, other


async def _wins(owner: Colleague) -> None:
    """The lead is closed, in the supergroup."""
    screen = owner.at
    await screen.opens(GROUP)
    await screen.types("/lead 1")
    await screen.taps(await screen.sees("Jane Doe", "902-•••-0134", f"{owner.name} has it"), "Closed")
    await screen.taps(await screen.sees("What was it worth?"), "Skip")
    await screen.taps(await screen.sees("Who or what helped?"), "Nobody")
    await screen.taps(await screen.sees("Stay in touch?"), "Nothing now")
    await screen.sees("Jane Doe", "Closed.", "Stage: Customer")
