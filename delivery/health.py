"""Answers whoever watches over the process: is it at work?"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from aiohttp import web

RECENTLY = 60.0
"""For how many seconds an error counts against the connection to Telegram."""


class Health:
    """GET /health on a port of its own: 200 while Telegram answers, 503 while it doesn't."""

    def __init__(self, is_listening: Callable[[], bool]) -> None:
        self._is_listening = is_listening
        self._failed_at: float | None = None
        self._runner: web.AppRunner | None = None

    def failed(self) -> None:
        """Telegram could not be reached just now."""
        self._failed_at = asyncio.get_running_loop().time()

    async def start(self, port: int) -> None:
        """Listen on all addresses. Raises OSError where the port is taken."""
        application = web.Application()
        application.router.add_get("/health", self._answer)
        self._runner = web.AppRunner(application, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, port=port).start()

    async def stop(self) -> None:
        """Stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _answer(self, _: web.Request) -> web.Response:
        since = None if self._failed_at is None else asyncio.get_running_loop().time() - self._failed_at
        well = self._is_listening() and (since is None or since > RECENTLY)
        return web.json_response({"status": "ok" if well else "unreachable"}, status=200 if well else 503)
