"""WebSockets: pages that are told everything, and clocks that follow."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass

from aiohttp import WSMsgType, web

from sandbox import view
from sandbox.models import Json
from sandbox.world import World

_PATIENCE = 2.0


@dataclass(slots=True, eq=False)
class _Follower:
    socket: web.WebSocketResponse
    seen: int = -1


class Live:
    """The open WebSockets of the pages and of the following clocks."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._followers: set[_Follower] = set()
        self._sockets: set[web.WebSocketResponse] = set()
        self._progress = asyncio.Event()

    def add_routes(self, app: web.Application) -> None:
        """Register the two paths."""
        app.router.add_get("/sandbox/ws", self._page)
        app.router.add_get("/sandbox/clock/follow", self._follow)

    async def close(self) -> None:
        """Close every socket."""
        for socket in list(self._sockets):
            await socket.close()

    async def announce_clock(self) -> Json:
        """Tell everybody the clock's offset; returns when all followers have it, or after two seconds."""
        clock = self._world.clock
        move = clock.moves
        self._world.note("clock", clock=view.clock(clock))
        followers = list(self._followers)
        for follower in followers:
            with contextlib.suppress(ConnectionError, RuntimeError):
                await follower.socket.send_json({"ahead": clock.ahead, "move": move})
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                while any(follower.seen < move for follower in followers if follower in self._followers):
                    self._progress.clear()
                    await self._progress.wait()
        done = sum(follower.seen >= move for follower in followers)
        return {"clock": view.clock(clock), "followers": len(followers), "acknowledged": done}

    async def _follow(self, request: web.Request) -> web.WebSocketResponse:
        socket = await self._open(request)
        follower = _Follower(socket)
        self._followers.add(follower)
        clock = self._world.clock
        try:
            await socket.send_json({"ahead": clock.ahead, "move": clock.moves})
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    follower.seen = int(frame.json()["seen"])
                    self._progress.set()
        finally:
            self._followers.discard(follower)
            self._sockets.discard(socket)
            self._progress.set()
        return socket

    async def _page(self, request: web.Request) -> web.WebSocketResponse:
        socket = await self._open(request)
        frames = self._world.changes.subscribe()
        sender = asyncio.create_task(self._push(socket, frames))
        try:
            async for _ in socket:
                pass
        finally:
            sender.cancel()
            self._world.changes.unsubscribe(frames)
            self._sockets.discard(socket)
            with contextlib.suppress(asyncio.CancelledError, ConnectionError):
                await sender
        return socket

    async def _push(self, socket: web.WebSocketResponse, frames: asyncio.Queue[Json]) -> None:
        await socket.send_json({"type": "state", **view.state(self._world)})
        while True:
            frame = await frames.get()
            if frame["type"] == "reload":
                frame = {"type": "state", **view.state(self._world)}
            await socket.send_json(frame)

    async def _open(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(heartbeat=20)
        await socket.prepare(request)
        self._sockets.add(socket)
        return socket
