"""Telegram's pace: so many messages a second over all, a minute per group, a second per private chat."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox.errors import NotPossible, Refused
from sandbox.models import Json

_PACED = ("send", "forward", "copy")
_FREE = frozenset({"sendChatAction"})
_CHATS_REMEMBERED = 10_000


@dataclass(slots=True)
class _Window:
    """At most `most` in any `seconds`."""

    most: int
    seconds: float
    times: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        """Seconds until one more is allowed, 0 if it is now."""
        while self.times and self.times[0] <= now - self.seconds:
            self.times.popleft()
        return self.times[0] + self.seconds - now if len(self.times) >= self.most else 0.0


class Pace:
    """Enforces limits that were asked for; `clock` gives monotonic seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.limits: dict[str, int] = {}
        self._overall: _Window | None = None
        self._chats: dict[int, _Window] = {}

    def set_limits(self, said: Json) -> None:
        """Take new limits by name; what is absent isn't enforced. Raises NotPossible."""
        names = ("per_second", "per_group_minute", "per_chat_second")
        for name, value in said.items():
            if name not in names or not (value is None or (isinstance(value, int) and value > 0)):
                raise NotPossible(f"limits are {', '.join(names)}, whole numbers above 0 or null")
        self.limits = {name: value for name, value in said.items() if value is not None}
        self._overall = _Window(self.limits["per_second"], 1.0) if "per_second" in self.limits else None
        self._chats.clear()

    def pass_or_refuse(self, method: str, chat_id: object) -> None:
        """Count a call that sends. Raises Refused (429) where it comes too soon."""
        if not self.limits or method in _FREE or not method.startswith(_PACED):
            return
        now = self._clock()
        windows = [window for window in (self._overall, self._window(chat_id)) if window is not None]
        longest = max((window.wait(now) for window in windows), default=0.0)
        if longest > 0:
            seconds = max(1, math.ceil(longest))
            raise Refused(f"Too Many Requests: retry after {seconds}", 429, violation=False, retry_after=seconds)
        for window in windows:
            window.times.append(now)

    def _window(self, chat_id: object) -> _Window | None:
        if not isinstance(chat_id, int):
            return None
        name, seconds = ("per_group_minute", 60.0) if chat_id < 0 else ("per_chat_second", 1.0)
        if name not in self.limits:
            return None
        if chat_id not in self._chats and len(self._chats) >= _CHATS_REMEMBERED:
            self._chats.pop(next(iter(self._chats)))
        return self._chats.setdefault(chat_id, _Window(self.limits[name], seconds))
