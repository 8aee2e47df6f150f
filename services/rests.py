"""Who is left alone for a while because something failed for them: longer after each failure in a row."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

AT_FIRST, AT_MOST = timedelta(minutes=1), timedelta(hours=1)

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Rest:
    """It lasts `until` then (aware UTC), after so many `failures` in a row."""

    failures: int
    until: datetime


class Rests(Generic[K]):
    """The rests of all; one that ended long ago, and that nobody took up again, is forgotten."""

    def __init__(self) -> None:
        self._rests: dict[K, Rest] = {}

    def __len__(self) -> int:
        """How many are remembered."""
        return len(self._rests)

    def begin(self, whose: K, now: datetime) -> timedelta:
        """How long they are left alone from `now` (aware) on."""
        failures = self._rests[whose].failures + 1 if whose in self._rests else 1
        pause: timedelta = min(AT_FIRST * 2 ** min(failures - 1, 10), AT_MOST)
        self._rests[whose] = Rest(failures, now + pause)
        return pause

    def end(self, whose: K) -> None:
        """All went well, or there is nothing to do for them any more."""
        self._rests.pop(whose, None)

    def resting(self, now: datetime) -> set[K]:
        """Who is left alone at `now` (aware)."""
        self._rests = {whose: rest for whose, rest in self._rests.items() if now < rest.until + AT_MOST}
        return {whose for whose, rest in self._rests.items() if now < rest.until}

    def ends(self) -> list[datetime]:
        """When each of them is over."""
        return [rest.until for rest in self._rests.values()]
