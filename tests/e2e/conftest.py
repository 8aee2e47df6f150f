"""A town for each module, and in it a story with people of its own for each test."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest

pytest.register_assert_rewrite("tests.e2e.story")

from tests.e2e.story import Story, Town, open_town  # noqa: E402 - rewriting has to come first


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A sandbox and the bot in it, sealed with a key, for all stories of a module; ends cleanly."""
    with open_town(tmp_path_factory.mktemp("town"), DATA_KEY="a-key-of-this-town-that-no-log-may-show") as town:
        yield town
        if town.bot.runs:
            asyncio.run(town.bot.is_asked_to_end())


@pytest.fixture
async def story(town: Town) -> AsyncIterator[Story]:
    """One story; the bot lives at its beginning."""
    if not town.bot.runs:
        town.bot.starts()
    await town.bot.listens()
    async with Story(town) as story:
        yield story
