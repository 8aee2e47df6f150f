"""The sandbox as one server on loopback."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Middleware

from sandbox.bot_api import BotApi
from sandbox.control import Control
from sandbox.live import Live
from sandbox.models import TOKEN as TOKEN
from sandbox.schema import load_schema
from sandbox.world import World

HOST = "127.0.0.1"
DEFAULT_PORT = 8877

_PAGE = Path(__file__).parent / "page"
_LARGEST_BODY = 52 * 1024 * 1024
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Sandbox:
    """A world with its servers. Only this machine can reach it, and no other web page can drive it."""

    def __init__(self, token: str = TOKEN) -> None:
        self.token = token
        self.world = World()
        self.api = BotApi(self.world, load_schema(), token)
        self._live = Live(self.world)
        self._runner: web.AppRunner | None = None
        self._hosts: frozenset[str] = frozenset()

    async def start(self, port: int = DEFAULT_PORT) -> str:
        """Serve on that port, 0 = any free one; returns the address. Raises OSError if it is taken."""
        app = web.Application(client_max_size=_LARGEST_BODY, middlewares=[self._guard()])
        self.api.add_routes(app)
        self._live.add_routes(app)
        Control(self.world, self.api, self._live).add_routes(app)
        app.router.add_get("/", _index)
        app.router.add_get("/page/{path:.+}", _page_file)
        # a client that was killed must not keep its long poll
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=1.0)
        await self._runner.setup()
        try:
            site = web.TCPSite(self._runner, HOST, port)
            await site.start()
        except OSError:
            await self.stop()
            raise
        bound = self._runner.addresses[0][1]
        self._hosts = frozenset({f"{HOST}:{bound}", f"localhost:{bound}"})
        return f"http://{HOST}:{bound}"

    async def stop(self) -> None:
        """Close every connection and free the port."""
        self.world.updates.end_polls()
        await self._live.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def _guard(self) -> Middleware:
        @web.middleware
        async def guard(request: web.Request, handler: _Handler) -> web.StreamResponse:
            origin = request.headers.get("Origin")
            foreign = origin is not None and origin.removeprefix("http://") not in self._hosts
            if request.host not in self._hosts or foreign:
                return web.json_response({"error": "this server is for its own page only"}, status=403)
            return await handler(request)

        return guard


async def _index(_: web.Request) -> web.StreamResponse:
    return await _serve("index.html")


async def _page_file(request: web.Request) -> web.StreamResponse:
    return await _serve(request.match_info["path"])


async def _serve(name: str) -> web.StreamResponse:
    path = (_PAGE / name).resolve()
    inside = path.is_relative_to(_PAGE.resolve())
    if not inside or not await asyncio.to_thread(path.is_file):
        raise web.HTTPNotFound(text="There is no such page here.")
    return web.FileResponse(path, headers={"Cache-Control": "no-cache"})
