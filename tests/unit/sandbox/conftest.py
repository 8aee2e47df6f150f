"""A world of the sandbox without the network; whatever leaves it is checked against the Bot API schema."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sandbox.actions import AS_PROMPTED, say, typed
from sandbox.methods import METHODS
from sandbox.models import Message
from sandbox.schema import Schema, load_schema
from sandbox.world import World

Call = Callable[..., Any]
Say = Callable[..., Message]


@pytest.fixture(scope="session")
def schema() -> Schema:
    return load_schema()


@pytest.fixture
def world(schema: Schema) -> Iterator[World]:
    made = World()
    made.updates.allow(["message", "edited_message", "callback_query", "inline_query", "my_chat_member",
                        "chat_member", "chosen_inline_result"])  # fmt: skip
    yield made
    for item in made.updates.history:
        schema.check("Update", item.update)


@pytest.fixture
def call(world: World, schema: Schema) -> Call:
    """Calls a method of the Bot API with JSON values; the result is checked."""

    def calling(name: str, **params: Any) -> Any:
        method = schema.methods[name.lower()]
        result = METHODS[name](world, method.read(params))
        method.check_result(result)
        return result

    return calling


@pytest.fixture
def says(world: World) -> Say:
    """Somebody types a text."""

    def saying(person: int, text: str, chat: int | None = None, *, reply_to: Any = AS_PROMPTED) -> Message:
        message = typed(world.people[person], text)
        say(world, world.people[person], world.chat(person if chat is None else chat), message, reply_to, None)
        return message

    return saying
