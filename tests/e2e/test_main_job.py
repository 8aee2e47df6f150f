"""The main job, end to end, on the chat page in Chromium: record, be nagged, follow up, snooze, close, lose."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from playwright.async_api import Locator, expect

from tests.e2e.browser import PHONE, Screen, chromium, on_screen
from tests.e2e.story import ROOT, Story

pytestmark = pytest.mark.browser

TUESDAY = datetime(2026, 11, 24, 10, 20, tzinfo=UTC)


class Phone(Screen):
    """The chat page as Ann holds it."""

    async def takes_a_picture(self) -> None:
        """Keep the picture that the README shows, where somebody asks for it."""
        if os.environ.get("KEEP_SCREENSHOT") == "1":
            await self.page.screenshot(path=ROOT / "docs" / "chat.png", animations="disabled")


@pytest.fixture
async def phone(story_apart: Story) -> AsyncIterator[Phone]:
    """The page on a phone, open at Ann's chat with the bot; an error in its scripts fails the test."""
    await story_apart.telegram.move_clock(to=TUESDAY)
    async with chromium() as browser, on_screen(browser, story_apart.town.url, PHONE) as screen:
        yield Phone(screen.page)


async def test_two_leads_are_recorded_nagged_about_and_taken_to_their_ends(phone: Phone) -> None:
    await phone.types("/start")
    await phone.sees("Hello, Ann")

    # One lead in one line, another by conversation.
    await phone.types("/new Jane Doe, 902-555-0134, wants a mortgage, from Facebook, $350k, tomorrow 9am")
    await phone.sees("Recorded", "Jane Doe", "mortgage", "$350,000", "tomorrow, 9:00")
    await phone.types("/new")
    await phone.sees("Who is it?")
    await phone.types("Omar Haddad")
    await phone.sees("How do you reach them?")
    await phone.types("omar@haddad.example")
    await phone.taps(await phone.sees("Where did you find them?"), "Referral")
    await phone.sees("What do they want?")
    await phone.types("an office for six people")
    await phone.taps(await phone.sees("What may it be worth?"), "Skip")
    await phone.taps(await phone.sees("When do you follow up?"), "Tomorrow")
    await phone.sees("Recorded", "Omar Haddad", "office for six", "tomorrow, 9:00")

    # The clock moves on: one card with both.
    await phone.moves_the_clock("Tomorrow 9:00")
    nag = await phone.sees("You owe 2 follow-ups", "Jane Doe", "Omar Haddad")
    await expect(phone.says("You owe")).to_have_count(1)
    await phone.takes_a_picture()

    # One is followed up, with a next date; the other is snoozed.
    await phone.taps(nag, "✅", place=0)
    await phone.taps(await phone.sees("How were you in touch"), "Call")
    await phone.taps(await phone.sees("How were you in touch", "Jane Doe: followed up"), "15")
    await phone.taps(await phone.sees("How were you in touch"), "Pick")
    await phone.sees("When is the next follow-up?")
    await phone.types("mon 9")
    nag = await phone.sees("You owe 1 follow-up", "Omar Haddad")
    await phone.taps(nag, "⏰")
    await phone.taps(await phone.sees("Until when?"), "Next week")
    await phone.sees("All done ✨")

    # Monday: they come again; one is closed, one is lost, and nothing is owed any more.
    await phone.moves_the_clock("Next Monday 8:30")
    await phone.moves_the_clock("+1 h")
    nag = await phone.sees("You owe 2 follow-ups", "Jane Doe", "Omar Haddad")
    await expect(phone.says("You owe")).to_have_count(1)
    jane, omar = (0, 1) if await _comes_first(nag, "Jane Doe", "Omar Haddad") else (1, 0)
    await phone.taps(nag, "🏆", place=jane)
    await phone.taps(await phone.sees("What was it worth?"), "$350,000")
    await phone.taps(await phone.sees("Who or what helped?"), "Nobody")
    await phone.taps(await phone.sees("Stay in touch?"), "Nothing now")
    nag = await phone.sees("You owe 1 follow-up", "Omar Haddad")
    assert omar in (0, 1)
    await phone.taps(nag, "❌")
    await phone.taps(await phone.sees("Why?"), "Price")
    await phone.taps(await phone.sees("Try again later?"), "Nothing now")
    await phone.sees("All done ✨")
    await expect(phone.says("You owe")).to_have_count(0)


async def _comes_first(message: Locator, one: str, other: str) -> bool:
    text = await message.inner_text()
    return text.index(one) < text.index(other)
