"""The queue of updates, with the offsets, limits and conflicts of getUpdates."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from sandbox.errors import Refused
from sandbox.models import Json

_LEFT_OUT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_KEPT = 20_000
_MOST, _LONGEST_POLL = 100, 50
_CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


@dataclass(slots=True)
class Pending:
    """An update, how often it was handed out, and whether the bot said that it has it."""

    id: int
    kind: str
    update: Json
    born: float
    delivered: int = 0
    confirmed: bool = False
    expired: bool = False


class UpdateQueue:
    """What the bot has not confirmed yet. Button presses are dropped after `press_seconds` of real time."""

    def __init__(self, first_id: int = 500_001) -> None:
        self.press_seconds = 150.0
        self.webhook = ""
        self.repeats = 0
        self.history: deque[Pending] = deque(maxlen=_KEPT)
        self.last_offset = 0
        self._next = first_id
        self._queue: deque[Pending] = deque()
        self._again: list[Pending] = []
        self._allowed: frozenset[str] | None = None
        self._waiting: asyncio.Future[bool] | None = None
        self._closed = False

    def add(self, kind: str, payload: Json) -> int | None:
        """Queue an update and return its id, or None where the bot does not want this kind."""
        if not self._wants(kind):
            return None
        item = Pending(self._next, kind, {"update_id": self._next, kind: payload}, time.monotonic())
        self._next += 1
        self._queue.append(item)
        self.history.append(item)
        self._wake(True)
        return item.id

    def clear(self) -> None:
        """Forget everything that is pending."""
        self._queue.clear()
        self._again.clear()

    def pending_count(self) -> int:
        """How many updates the bot has not confirmed."""
        self._expire()
        return len(self._queue)

    def allow(self, kinds: Iterable[str] | None) -> None:
        """Take these kinds from now on; None keeps the last setting, an empty list is the default."""
        if kinds is not None:
            self._allowed = frozenset(kinds) or None

    def allowed(self) -> list[str] | None:
        """The kinds asked for, None for the default."""
        return sorted(self._allowed) if self._allowed is not None else None

    async def poll(self, params: Json) -> list[Json]:
        """Answer getUpdates. Raises Refused (409) when another poll takes over or a webhook is set."""
        if self.webhook:
            raise Refused(_WEBHOOK, 409, violation=False)
        self._wake(False)
        self.allow(params.get("allowed_updates"))
        self._move_to(params.get("offset", 0))
        limit = min(max(params.get("limit", _MOST), 1), _MOST)
        deadline = time.monotonic() + min(max(params.get("timeout", 0), 0), _LONGEST_POLL)
        while not (batch := self._batch(limit)):
            left = deadline - time.monotonic()
            if left <= 0 or self._closed or not await self._something_comes(left):
                return []
        return [item.update for item in batch]

    def end_polls(self) -> None:
        """Let polls return at once, for closing down."""
        self._closed = True
        self._wake(True)

    def _wants(self, kind: str) -> bool:
        return kind not in _LEFT_OUT_BY_DEFAULT if self._allowed is None else kind in self._allowed

    def _move_to(self, offset: int) -> None:
        self.last_offset = offset
        if offset < 0:
            offset = self._queue[offset].id if len(self._queue) >= -offset else 0
        confirmed = []
        while self._queue and self._queue[0].id < offset:
            item = self._queue.popleft()
            item.confirmed = True
            confirmed.append(item)
        if confirmed and self.repeats:
            self.repeats -= 1
            self._again = confirmed

    def _batch(self, limit: int) -> list[Pending]:
        self._expire()
        waiting = [*self._again, *self._queue] if self._again else self._queue
        batch = [item for item, _ in zip(waiting, range(limit), strict=False)]
        self._again = self._again[limit:]
        for item in batch:
            item.delivered += 1
        return batch

    def _expire(self) -> None:
        oldest = time.monotonic() - self.press_seconds
        if any(item.kind == "callback_query" and item.born < oldest for item in self._queue):
            kept: deque[Pending] = deque()
            for item in self._queue:
                item.expired = item.kind == "callback_query" and item.born < oldest
                if not item.expired:
                    kept.append(item)
            self._queue = kept

    async def _something_comes(self, seconds: float) -> bool:
        mine = asyncio.get_running_loop().create_future()
        self._waiting = mine
        try:
            async with asyncio.timeout(seconds):
                came = await mine
        except TimeoutError:
            return False
        finally:
            if self._waiting is mine:
                self._waiting = None
        if not came:
            raise Refused(_CONFLICT, 409, violation=False)
        return True

    def _wake(self, came: bool) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(came)
