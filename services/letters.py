"""Summaries that were written and painted before their moment, until they are sent.

Nothing depends on them but speed: one is taken only where everything that it was made from is as it was, and they are
gone after a restart.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.models import PersonId, Workspace, WorkspaceId
from domain.people import Person
from domain.periods import Period
from services.ports import Letter

MOST = 96_000_000
"""Bytes of letters that are kept, some 1,100 with a picture; what falls due beyond them is written at its moment."""

TRUE_FOR = timedelta(minutes=10)
"""How long after its moment a letter is still sent: in it the moment itself is “now”."""


@dataclass(frozen=True)
class Facts:
    """Everything that a letter is made from, but for the moment; `leads` is their fingerprint."""

    leads: bytes
    workspace: Workspace
    person: Person | None
    names: Mapping[PersonId, str]
    zone: ZoneInfo

    @classmethod
    def of(
        cls, leads: bytes, workspace: Workspace, person: Person | None, names: Mapping[PersonId, str], zone: ZoneInfo
    ) -> Facts:
        """Without what pushes and nags change and no letter tells."""
        silenced = replace(workspace, heard_at=None, rang_at=None, pool_offer=None, mentions=())
        still = replace(silenced, next_summary_at=None, summarised=None, version=1)
        return cls(leads, still, person and person.lasting, names, zone)

    @property
    def named(self) -> Collection[PersonId]:
        """Whose names it may tell: those of the members, and of whoever it is about."""
        return {*self.workspace.members, *self.names}


@dataclass(frozen=True)
class Ready:
    """A letter of a week, with what it was made from; in it, it is `at` (aware UTC)."""

    letter: Letter
    facts: Facts
    week: Period
    at: datetime

    def says(self, facts: Facts, week: Period | None, now: datetime) -> bool:
        """Whether it is what would be written at `now` (aware), to the minute."""
        return self.at <= now <= self.at + TRUE_FOR and (self.week, self.facts) == (week, facts)


class Letters:
    """Letters that wait for their moment, one for each workspace; each is begun once."""

    def __init__(self, most: int = MOST) -> None:
        self._most, self.weight = most, 0
        self._ready: dict[WorkspaceId, Ready] = {}
        self._begun: set[WorkspaceId] = set()

    def __len__(self) -> int:
        """How many there are."""
        return len(self._ready)

    @property
    def is_full(self) -> bool:
        """Whether one more may be one too many."""
        return self.weight >= self._most

    def to_begin(self, awaited: Collection[WorkspaceId]) -> list[WorkspaceId]:
        """Which of those that are awaited nobody has begun; of others nothing is kept from here on."""
        for workspace in self._begun.difference(awaited):
            self.drop(workspace)
        return [workspace for workspace in awaited if workspace not in self._begun]

    def begin(self, workspace: WorkspaceId) -> None:
        """It is being written."""
        self._begun.add(workspace)

    def keep(self, workspace: WorkspaceId, ready: Ready) -> None:
        """It is written; one that was dropped meanwhile is not kept, nor one too many."""
        if workspace in self._begun and not self.is_full:
            self.take(workspace)
            self._ready[workspace] = ready
            self.weight += ready.letter.size

    def take(self, workspace: WorkspaceId) -> Ready | None:
        """The letter, which is kept no longer."""
        ready = self._ready.pop(workspace, None)
        if ready is not None:
            self.weight -= ready.letter.size
        return ready

    def drop(self, workspace: WorkspaceId) -> None:
        """Keep nothing of it, neither what is ready nor what is being written."""
        self.take(workspace)
        self._begun.discard(workspace)
