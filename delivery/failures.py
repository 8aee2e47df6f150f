"""What a failed request means for the message it carried, and whether trying again is worth while."""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

import httpx
from telegram.error import NetworkError, RetryAfter

TRIES = 3
LONGEST = 20.0  # seconds that a person's request is tried for
FIRST_PAUSE = 1.0  # seconds, then double; each shortened by up to half at random so that requests don't march in step


class Fate(Enum):
    """What became of a request that failed in passing."""

    NEVER_LEFT = "no connection was made: Telegram knows nothing of it"
    REFUSED = "Telegram answered that it failed (5xx)"
    UNKNOWN = "it left and no answer came: Telegram may have done it"


def fate_of(failure: NetworkError) -> Fate:
    """What became of a request; `failure` is a NetworkError that is no BadRequest."""
    cause = failure.__cause__
    if isinstance(cause, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout):
        return Fate.NEVER_LEFT
    if isinstance(cause, httpx.HTTPError) or "timed out" in failure.message.lower():
        return Fate.UNKNOWN
    # A gateway's time-out says nothing about the server behind it.
    if "gateway time" in failure.message.lower():
        return Fate.UNKNOWN
    return Fate.REFUSED


def seconds_of(refusal: RetryAfter) -> float:
    """How long Telegram wants to hear nothing, in seconds."""
    wait = refusal.retry_after  # whole seconds or a timedelta, as PTB_TIMEDELTA says
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


@dataclass(slots=True)
class Patience:
    """How often a person's request is tried: three times within 20 s, twice when a repeat would be seen.

    `repeatable` says that doing it twice shows as once (edits, deletions, questions).
    """

    repeatable: bool
    since: float
    failed: int = 0
    doubtful: int = 0

    def pause_after(self, failure: NetworkError, now: float, dice: float) -> float | None:
        """Seconds to wait before the next try, None to give up. `dice` is a random number from 0 to 1."""
        self.failed += 1
        if fate_of(failure) is Fate.UNKNOWN and not self.repeatable:
            self.doubtful += 1
        pause = FIRST_PAUSE * 2 ** (self.failed - 1) * (1 - dice / 2)
        spent = self.failed >= TRIES or self.doubtful > 1 or now + pause - self.since > LONGEST
        return None if spent else pause
