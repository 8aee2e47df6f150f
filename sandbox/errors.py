"""How the sandbox says no: to the bot, and to whoever acts as a person."""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """The Bot API answers with an error.

    `violation` is true for what a correct client never does; anything else can happen to anybody.
    """

    def __init__(self, description: str, code: int = 400, *, violation: bool = True, **parameters: Any) -> None:
        super().__init__(description)
        self.description = description
        self.code = code
        self.violation = violation
        self.parameters = parameters


def bad_request(sentence: str) -> Refused:
    """A 400 that a correct client never gets."""
    return Refused(f"Bad Request: {sentence}")


def passing(sentence: str) -> Refused:
    """A 400 that can happen to anybody."""
    return Refused(f"Bad Request: {sentence}", violation=False)


def forbidden(sentence: str) -> Refused:
    """A 403: the chat cannot be reached."""
    return Refused(f"Forbidden: {sentence}", 403, violation=False)


def unsupported(what: str) -> Refused:
    """A 400 of the sandbox's own: Telegram can do it, the sandbox cannot."""
    return Refused(f"Bad Request: {what} not supported by the sandbox")


class NotPossible(Exception):
    """A control request that cannot be done; `status` is the HTTP status to answer."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status
