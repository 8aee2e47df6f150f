"""How much may leave: a bucket for short bursts, a sliding window for hard limits.

Pure: times are seconds of one steady clock.
"""

from collections import deque
from dataclasses import dataclass
from typing import Protocol

ROUNDING = 1e-6  # seconds by which sums of intervals may be off


@dataclass(slots=True, eq=False)
class Place:
    """One departure: when it left and how much later than others it may have arrived, in seconds."""

    start: float
    late: float


class Limit(Protocol):
    """What a departure needs leave from. `spare` is how many places must stay free behind it."""

    def free_at(self, now: float, spare: int = 0) -> float:
        """When the next may leave: `now` or earlier means at once."""
        ...

    def take(self, place: Place) -> None:
        """Count a departure at `place.start`."""
        ...

    def give_back(self, place: Place) -> None:
        """Forget a departure that did not happen."""
        ...

    def idle(self, now: float) -> bool:
        """Whether nothing is remembered that a fresh limit would not know."""
        ...


class Bucket:
    """At most `size` at once, refilled at `per_second`; with size 1 an even pace."""

    def __init__(self, size: int, per_second: float) -> None:
        self._interval = 1 / per_second
        self._size = size
        self._full_at = float("-inf")

    def free_at(self, now: float, spare: int = 0) -> float:  # noqa: ARG002 - a bucket needs no present
        return self._full_at - (self._size - 1 - spare) * self._interval - ROUNDING

    def take(self, place: Place) -> None:
        self._full_at = max(self._full_at, place.start) + self._interval

    def give_back(self, place: Place) -> None:  # noqa: ARG002 - its tokens have no names
        self._full_at -= self._interval

    def idle(self, now: float) -> bool:
        return self._full_at <= now


class Window:
    """At most `count` in any `seconds`, however they fall.

    Telegram counts when a request arrives, we know when it left: a place stays taken for `Place.late` longer.
    """

    def __init__(self, count: int, seconds: float) -> None:
        self._count = count
        self._seconds = seconds
        self._places: list[Place] = []

    def _until(self, place: Place) -> float:
        return place.start + self._seconds + place.late

    def free_at(self, now: float, spare: int = 0) -> float:
        self._places = [place for place in self._places if self._until(place) > now]
        too_many = len(self._places) + 1 - (self._count - spare)
        if too_many <= 0:
            return now
        return sorted(map(self._until, self._places))[too_many - 1]

    def take(self, place: Place) -> None:
        self._places.append(place)

    def give_back(self, place: Place) -> None:
        if place in self._places:
            self._places.remove(place)

    def idle(self, now: float) -> bool:
        return all(self._until(place) <= now for place in self._places)


class Trips:
    """How long requests take, to tell how much later than the others one may have arrived."""

    LONGEST_WAIT = 0.5  # seconds: a request that hangs must not close the way for all others

    def __init__(self) -> None:
        self._lately: deque[float] = deque(maxlen=64)

    def late(self, took: float) -> float:
        """How much later than the quickest of late this one may have arrived, in seconds."""
        quickest = min(self._lately, default=took)
        return min(self.LONGEST_WAIT, max(0.0, took - quickest))

    def remember(self, took: float) -> None:
        self._lately.append(took)
