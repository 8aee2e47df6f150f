"""A town for all modules of a process, and in it a story with people of its own for each test."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

pytest.register_assert_rewrite("tests.e2e.story")

from tests.e2e.story import Story, Town, open_town  # noqa: E402 - rewriting has to come first


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A sandbox and the bot in it, for all stories that need none of their own; ends cleanly.

    Without the pace of one message a second in a chat, and without a key, which takes a third of a second at each
    start: what tries these opens a town of its own.
    """
    with open_town(tmp_path_factory.mktemp("town"), SANDBOX_PACE="none") as town:
        yield town
        if town.bot.runs:
            asyncio.run(town.bot.is_asked_to_end())


@pytest.fixture
async def story(town: Town, request: pytest.FixtureRequest) -> AsyncIterator[Story]:
    """One story; the bot lives at its beginning. Where one fails, the next begins with another life of the bot."""
    if not town.bot.runs:
        town.bot.starts()
    await town.bot.listens()
    failed = request.session.testsfailed
    try:
        async with Story(town) as story:
            yield story
    except BaseException:
        town.bot.is_killed()
        raise
    if request.session.testsfailed > failed:
        town.bot.is_killed()


@pytest.fixture
async def story_apart(tmp_path: Path) -> AsyncIterator[Story]:
    """One story in a town of its own: nobody is there but who lives in every sandbox, and Telegram's pace is kept."""
    with open_town(tmp_path) as town:
        await town.bot.listens()
        async with Story(town) as story:
            yield story
        await town.bot.is_asked_to_end()
