"""Whoever watches over the process hears whether it is at work."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator

import aiohttp
import pytest

from delivery.health import Health


class Bot:
    """Listens, or doesn't."""

    listens = True


@pytest.fixture
async def watched() -> AsyncIterator[tuple[Bot, Health, str]]:
    bot = Bot()
    watch = Health(lambda: bot.listens)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    await watch.start(port)
    yield bot, watch, f"http://127.0.0.1:{port}"
    await watch.stop()


async def asked(url: str, path: str = "/health") -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(url + path) as answer:
        return answer.status, (await answer.json())["status"] if answer.status != 404 else ""


async def test_a_bot_that_listens_is_well(watched: tuple[Bot, Health, str]) -> None:
    _, _, url = watched
    assert await asked(url) == (200, "ok")
    assert (await asked(url, "/"))[0] == 404


async def test_a_bot_that_does_not_listen_yet_is_not_well(watched: tuple[Bot, Health, str]) -> None:
    bot, _, url = watched
    bot.listens = False
    assert await asked(url) == (503, "unreachable")
    bot.listens = True
    assert await asked(url) == (200, "ok")


async def test_a_port_that_is_taken_is_said_and_leaves_nothing_behind(watched: tuple[Bot, Health, str]) -> None:
    _, _, url = watched
    second = Health(lambda: True)
    with pytest.raises(OSError, match="address already in use"):
        await second.start(int(url.rsplit(":", 1)[1]))
    await second.stop()
    await Health(lambda: True).stop()
