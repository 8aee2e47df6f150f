"""The methods of the Bot API that the sandbox can do, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sandbox.methods import changing, chats, identity, queries, sending
from sandbox.models import Json
from sandbox.world import World

Doing = Callable[[World, Json], Any]

METHODS: dict[str, Doing] = {
    **sending.METHODS,
    **changing.METHODS,
    **queries.METHODS,
    **chats.METHODS,
    **identity.METHODS,
}
