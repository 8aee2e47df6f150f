"""Long polling, watched: every answer to getUpdates is heard of, also the ones that end PTB's polling for good."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from ssl import SSLContext
from typing import Any, TypeAlias

from telegram.request import HTTPXRequest

Updates: TypeAlias = Mapping[int, dict[str, Any]]
"""Updates as Telegram sent them, by their ids."""

UNKNOWN_TOKEN = (401, 404)
"""The HTTP statuses by which Telegram says that it doesn't know the token, or no longer."""

RECENTLY = 90.0
"""A poll is answered within half a minute; after this many seconds without, Telegram isn't heard any more."""


class Pulse:
    """When Telegram was last heard, and whether it took the token away."""

    def __init__(self) -> None:
        self.token_is_gone = asyncio.Event()
        self._heard_at: float | None = None

    @property
    def beats(self) -> bool:
        """Whether Telegram answered a poll lately."""
        return self._heard_at is not None and asyncio.get_running_loop().time() - self._heard_at < RECENTLY

    def heard(self, status: int) -> None:
        """A poll was answered with this HTTP status."""
        if status in UNKNOWN_TOKEN:
            self.token_is_gone.set()
        elif status == 200:
            self._heard_at = asyncio.get_running_loop().time()


class Polls(HTTPXRequest):
    """The connection on which PTB polls; `heard` is told the status of each answer, `arrived` its updates by id.

    PTB goes on with an answer when `arrived` has returned.
    """

    def __init__(
        self, heard: Callable[[int], None], arrived: Callable[[Updates], Awaitable[None]], tls: SSLContext | bool
    ) -> None:
        super().__init__(connection_pool_size=1, httpx_kwargs={"verify": tls})
        self._heard, self._arrived = heard, arrived

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """One request, as PTB asks for it."""
        status, payload = await super().do_request(*args, **kwargs)
        self._heard(status)
        if status == 200:
            await self._arrived(_updates_in(payload))
        return status, payload


def _updates_in(payload: bytes) -> Updates:
    """Of an answer that makes no sense PTB itself tells."""
    try:
        return {int(update["update_id"]): update for update in json.loads(payload)["result"]}
    except (ValueError, LookupError, TypeError):
        return {}
