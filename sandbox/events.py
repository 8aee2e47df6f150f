"""What changed, in order: for those who wait for a change and for the pages that are told."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from sandbox.models import Json

_KEPT = 20_000
_PAGE_BACKLOG = 2_000


@dataclass(frozen=True, slots=True)
class Change:
    """One change; `revision` counts them."""

    revision: int
    type: str
    chat: int | None
    message_id: int | None

    def shown(self) -> Json:
        """As JSON."""
        return {
            "revision": self.revision,
            "type": self.type,
            "chat": self.chat,
            "message_id": self.message_id,
        }


class Changes:
    """The list of changes, its waiters and its subscribers."""

    def __init__(self) -> None:
        self.revision = 0
        self._recent: deque[Change] = deque(maxlen=_KEPT)
        self._pages: set[asyncio.Queue[Json]] = set()
        self._waiters: list[asyncio.Future[None]] = []

    def add(
        self, kind: str, render: Callable[[], Json], chat: int | None = None, message_id: int | None = None
    ) -> None:
        """Note a change. `render` gives what pages are told; it is only called when one listens."""
        self.revision += 1
        self._recent.append(Change(self.revision, kind, chat, message_id))
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)
        self._waiters.clear()
        if self._pages:
            frame = {"type": kind, "revision": self.revision, **render()}
            for page in self._pages:
                _offer(page, frame)

    def subscribe(self) -> asyncio.Queue[Json]:
        """A queue that gets every frame from now on; give it back with `unsubscribe`."""
        queue: asyncio.Queue[Json] = asyncio.Queue(maxsize=_PAGE_BACKLOG)
        self._pages.add(queue)
        return queue

    def unsubscribe(self, queue: asyncio.Queue[Json]) -> None:
        """Stop filling that queue."""
        self._pages.discard(queue)

    def since(self, revision: int, chat: int | None = None) -> list[Change]:
        """Changes newer than that revision, oldest first, of one chat if given."""
        newer: list[Change] = []
        for change in reversed(self._recent):
            if change.revision <= revision:
                break
            if chat is None or change.chat == chat:
                newer.append(change)
        return newer[::-1]

    async def wait(self, revision: int, seconds: float, chat: int | None = None) -> list[Change]:
        """Wait for something newer than that revision; an empty list after so many seconds."""
        deadline = time.monotonic() + seconds
        while not (newer := self.since(revision, chat)):
            left = deadline - time.monotonic()
            if left <= 0:
                break
            waiter = asyncio.get_running_loop().create_future()
            self._waiters.append(waiter)
            await asyncio.wait([waiter], timeout=left)
        return newer


def _offer(page: asyncio.Queue[Json], frame: Json) -> None:
    # a page that reads too slowly loses its oldest frame and is told to take the state anew
    if page.full():
        while not page.empty():
            page.get_nowait()
        frame = {"type": "reload", "revision": frame["revision"]}
    page.put_nowait(frame)
