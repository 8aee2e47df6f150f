"""Summaries are reckoned in a thread, and the last ones kept for a while, for whoever turns their pages."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Lock
from typing import TypeVar

from domain.models import WorkspaceId
from domain.periods import Period
from domain.summary import Summary
from services.letters import TRUE_FOR, Facts

MOST = 8
"""So many are kept: each holds on to the leads that it names."""

R = TypeVar("R")


async def reckoned(reckon: Callable[[], R]) -> R:
    """What `reckon` makes, in a thread that lets the loop go on."""

    def quietly() -> R:
        with _no_collecting():
            return reckon()

    return await asyncio.to_thread(quietly)


class Lately:
    """The last summary of each of a few workspaces."""

    def __init__(self) -> None:
        self._kept: dict[WorkspaceId, tuple[Facts, Summary]] = {}

    def __len__(self) -> int:
        """How many there are."""
        return len(self._kept)

    def of(self, workspace: WorkspaceId, facts: Facts, period: Period, now: datetime) -> Summary | None:
        """The summary of a period, if all that it is made from is the same and it was reckoned just before `now`."""
        if workspace not in self._kept:
            return None
        made_from, found = self._kept[workspace]
        is_same_day = found.now.astimezone(facts.zone).date() == now.astimezone(facts.zone).date()
        is_fresh = is_same_day and found.now <= now <= found.now + TRUE_FOR
        return found if is_fresh and (made_from, found.period) == (facts, period) else None

    def keep(self, workspace: WorkspaceId, facts: Facts, summary: Summary) -> None:
        """It is the newest one; the oldest makes room."""
        self._kept.pop(workspace, None)
        self._kept[workspace] = facts, summary
        if len(self._kept) > MOST:
            del self._kept[next(iter(self._kept))]

    def drop(self, workspace: WorkspaceId) -> None:
        """Keep nothing of it."""
        self._kept.pop(workspace, None)


_lock, _under_way = Lock(), 0  # the collector is one for the whole process


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Meanwhile nobody looks for garbage.

    Reckoning ten thousand leads makes so much that Python would look through all that there is, again and again, and
    every answer would wait a tenth of a second for it; nearly all of it is freed without that.
    """
    _count(1)
    try:
        yield
    finally:
        _count(-1)


def _count(by: int) -> None:
    global _under_way
    with _lock:
        _under_way += by
        (gc.disable if _under_way else gc.enable)()
