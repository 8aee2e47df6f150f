"""What the bot called, and which calls were refused."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sandbox.errors import Refused
from sandbox.models import Json
from sandbox.schema import Upload

_CALLS_KEPT = 100_000
_REFUSALS_KEPT = 10_000


@dataclass(slots=True)
class Call:
    """One call; received and answered are time.monotonic(), `at` is unix on the sandbox clock."""

    n: int
    method: str
    params: Json
    received: float
    at: float
    chat_id: int | None = None
    ok: bool = False
    error_code: int | None = None
    description: str | None = None
    message_id: int | None = None
    answered: float | None = None
    fault: str | None = None

    def shown(self) -> Json:
        """As JSON."""
        return {each: getattr(self, each) for each in self.__slots__}


class Journal:
    """The calls in order, and the lists of violations and refusals. getUpdates is counted but not listed."""

    def __init__(self) -> None:
        self.violations: deque[Json] = deque(maxlen=_REFUSALS_KEPT)
        self.refusals: deque[Json] = deque(maxlen=_REFUSALS_KEPT)
        self._calls: deque[Call] = deque(maxlen=_CALLS_KEPT)
        self._count = 0

    def begin(self, method: str, params: Json, at: float) -> Call:
        """Note a call that has come in."""
        call = Call(self._count + 1, method, params, time.monotonic(), at)
        if method != "getUpdates":
            self._count += 1
            self._calls.append(call)
        return call

    def finish(self, call: Call, result: Any) -> None:
        """Note a good answer."""
        call.ok, call.answered = True, time.monotonic()
        if isinstance(result, dict):
            call.message_id = result.get("message_id")

    def refuse(self, call: Call, refused: Refused) -> None:
        """Note an error, in the list where it belongs."""
        call.error_code, call.description, call.answered = refused.code, refused.description, time.monotonic()
        entry = {
            "n": call.n,
            "method": call.method,
            "params": call.params,
            "error_code": refused.code,
            "description": refused.description,
            "at": call.at,
        }
        (self.violations if refused.violation else self.refusals).append(entry)

    def since(self, number: int, method: str | None, limit: int) -> tuple[list[Json], int]:
        """Calls after that number, and the number to go on from."""
        skip = max(0, number - (self._count - len(self._calls)))
        wanted: list[Json] = []
        last = number
        for call in islice(self._calls, skip, None):
            if len(wanted) >= limit:
                break
            last = call.n
            if method is None or call.method == method:
                wanted.append(call.shown())
        return wanted, last


def showable(params: Json) -> Json:
    """Parameters as they can be kept and shown: a file is named, not held."""
    return {key: _named(value) if isinstance(value, Upload) else value for key, value in params.items()}


def _named(file: Upload) -> str:
    return f"<file {file.name}, {len(file.data)} bytes>"
