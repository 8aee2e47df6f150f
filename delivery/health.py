"""Answers whoever watches over the process: is it at work?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aiohttp import web


class Health:
    """GET /health on a port of its own: 200 while Telegram answers, 503 while it doesn't."""

    def __init__(self, is_well: Callable[[], bool]) -> None:
        self._is_well = is_well
        self._runner: web.AppRunner | None = None

    async def start(self, port: int) -> None:
        """Listen on all addresses. Raises OSError where the port is taken."""
        from aiohttp import web  # a tenth of the start, for the few who are watched over

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
        from aiohttp import web

        well = self._is_well()
        return web.json_response({"status": "ok" if well else "unreachable"}, status=200 if well else 503)
