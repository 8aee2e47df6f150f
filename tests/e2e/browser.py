"""A headless Chromium for the tests that drive the chat page, and what somebody does on that page."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, Locator, Page, ViewportSize, async_playwright, expect

from tests.patience import PATIENCE

PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}

# For every page, also where the tests of it alone are run.
expect.set_options(timeout=PATIENCE * 1000)

_NAMES = ("chromium", "chromium-browser", "google-chrome")
# Chromium must not talk to anybody but the sandbox; as root it refuses to start with its own sandbox.
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def _chromium() -> str:
    """The path of Chromium. Without one the test fails where it must run (CI) and is skipped elsewhere."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if path is not None:
        return path
    reason = "Chromium isn't installed (looked for " + ", ".join(_NAMES) + "; or set CHROMIUM to its path)"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A running browser, closed at the end."""
    path = _chromium()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, headless=True, args=list(_FLAGS))
        try:
            yield browser
        finally:
            await browser.close()


class Screen:
    """The chat page as somebody holds it: what they tap and type, and what stands in the chat that is open."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._clock = page.get_by_role("region", name="The bot's clock")

    def says(self, *texts: str) -> Locator:
        """The others' messages that have all these texts."""
        found = self.page.locator("[data-message-id].theirs")
        for text in texts:
            found = found.filter(has_text=text)
        return found

    async def sees(self, *texts: str) -> Locator:
        """Wait for the newest message with these texts."""
        newest = self.says(*texts).last
        await expect(newest).to_be_visible()
        return newest

    async def types(self, text: str) -> None:
        """Write a message and send it with the button."""
        await self.page.get_by_role("textbox", name="Message").fill(text)
        await self.page.get_by_role("button", name="Send", exact=True).click()

    async def taps(self, message: Locator, label: str, *, place: int = 0) -> None:
        """Tap the button of a message; `place` tells apart those that look alike, from the top."""
        await message.locator("button.key", has_text=label).nth(place).click()

    async def moves_the_clock(self, label: str) -> None:
        """Tap a button of the clock bar."""
        async with self.page.expect_response("**/sandbox/clock"):
            await self._clock.get_by_role("button", name=label, exact=True).click()

    async def opens(self, chat: str) -> None:
        """Open one of their chats."""
        await self.page.get_by_role("button", name=chat, exact=True).click()

    async def replies(self, message: Locator, text: str) -> None:
        """Reply to a message."""
        await message.hover()
        await message.get_by_role("button", name="Message menu").click()
        await self.page.get_by_role("menuitem", name="Reply").click()
        await self.types(text)

    async def picks(self, of_the_chat: str) -> None:
        """Tap something in the menu of the open chat."""
        await self.page.get_by_role("button", name="Chat menu").click()
        await self.page.get_by_role("menuitem", name=of_the_chat).click()


@asynccontextmanager
async def on_screen(browser: Browser, address: str, size: ViewportSize) -> AsyncIterator[Screen]:
    """The page on a screen of that size, open for whoever comes first; an error in its scripts fails the test."""
    context = await browser.new_context(viewport=size, device_scale_factor=2, timezone_id="UTC", locale="en-GB")
    page = await context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    await page.goto(address)
    yield Screen(page)
    await context.close()
    assert errors == []
