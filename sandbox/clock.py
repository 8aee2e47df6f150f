"""A clock that can be moved, and the follower by which another program keeps the same time."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import aiohttp

_FIRST_PAUSE, _LONGEST_PAUSE = 0.05, 2.0


class MovableClock:
    """The machine's clock plus an offset; `ahead` is in seconds and may be negative."""

    def __init__(self) -> None:
        self.ahead = 0.0
        self.moves = 0

    def unix(self) -> float:
        """Seconds since 1970 on this clock."""
        return time.time() + self.ahead

    def now(self) -> datetime:
        """The present moment on this clock, aware, in UTC."""
        return datetime.now(UTC) + timedelta(seconds=self.ahead)

    def advance(self, seconds: float) -> None:
        """Move by so many seconds, backwards if negative."""
        self.set_ahead(self.ahead + seconds)

    def move_to(self, moment: datetime) -> None:
        """Move to an aware moment."""
        self.set_ahead(moment.timestamp() - time.time())

    def set_ahead(self, seconds: float) -> None:
        """Be so many seconds before the machine's clock. Raises OverflowError outside the calendar."""
        _ = datetime.now(UTC) + timedelta(seconds=seconds)
        self.ahead = seconds
        self.moves += 1


class FollowedClock:
    """Keeps the sandbox's time in another program.

    `ahead`: how far this clock is before the machine's. Functions in `on_move` are called when it changed.
    """

    def __init__(self, url: str) -> None:
        self.ahead = timedelta()
        self.on_move: list[Callable[[], None]] = []
        self._url = f"{url.rstrip('/')}/sandbox/clock/follow"
        self._task: asyncio.Task[None] | None = None
        self._known = asyncio.Event()

    def now(self) -> datetime:
        """The present moment on the sandbox's clock, aware, in UTC."""
        return datetime.now(UTC) + self.ahead

    async def start(self) -> None:
        """Connect, and return once the present offset is known; waits for a server that isn't up yet."""
        self._task = asyncio.create_task(self._follow(), name="followed clock")
        await self._known.wait()

    async def stop(self) -> None:
        """Disconnect."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    async def _follow(self) -> None:
        pause = _FIRST_PAUSE
        async with aiohttp.ClientSession() as session:
            while True:
                with contextlib.suppress(aiohttp.ClientError, OSError, ValueError):
                    async with session.ws_connect(self._url, heartbeat=20) as socket:
                        pause = _FIRST_PAUSE
                        await self._listen(socket)
                await asyncio.sleep(pause)
                pause = min(_LONGEST_PAUSE, pause * 2)

    async def _listen(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        async for frame in socket:
            if frame.type is not aiohttp.WSMsgType.TEXT:
                continue
            said = json.loads(frame.data)
            self._take(timedelta(seconds=said["ahead"]))
            await socket.send_json({"seen": said["move"]})

    def _take(self, ahead: timedelta) -> None:
        moved = ahead != self.ahead
        self.ahead = ahead
        self._known.set()
        if moved:
            for tell in self.on_move:
                tell()
