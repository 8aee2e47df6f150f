"""What the services ask of a storage backend, as protocols; every backend passes tests/contract."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Protocol

from domain.models import Lead, LeadRef, PersonId, Workspace, WorkspaceId
from domain.people import Person


class StorageError(Exception):
    """Something about keeping data went wrong."""


class DataInUse(StorageError):
    """Another process keeps its data in this folder, and two would overwrite each other's."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} is in use by another process; stop that one, or set another DATA_DIR")
        self.folder = folder


class WrongKey(StorageError):
    """DATA_KEY isn't one that the stored files can be opened with, or is no good as one."""


class UnsupportedDatabase(StorageError):
    """DATABASE_URL names a database that this version can't keep its data in."""


class StaleLead(StorageError):
    """The lead, person or workspace was changed by somebody else since it was read."""


class LeadNotFound(StorageError):
    """There is no lead with that number in that workspace."""


class WorkspaceNotFound(StorageError):
    """No workspace has been opened under that id."""


class PersonNotFound(StorageError):
    """Nobody with that id has used the bot."""


class Unreadable(StorageError):
    """What is stored can't be read: damaged, of a newer version, or sealed with another key.

    `what` names the file (or row), `backup` the newest copy to restore, if there is one.
    """

    def __init__(self, what: str, why: str, backup: str | None) -> None:
        super().__init__(f"{what}: {why}; newest backup: {backup or 'none'}")
        self.what, self.why, self.backup = what, why, backup


class NotSaved(StorageError):
    """The change could not be written (disk full, read-only, gone); what was stored before is intact."""


class InPool(NamedTuple):
    """Stands where an owner stands: nobody has these leads of a team's."""

    team: WorkspaceId


@dataclass(frozen=True)
class Due:
    """A row of the index: this lead is looked at again at `at` (aware UTC), on behalf of `owner`."""

    at: datetime
    ref: LeadRef
    owner: PersonId | None

    @property
    def whose(self) -> PersonId | InPool:
        """On whose behalf it is looked at: its owner's or, where nobody has it, the pool's that it lies in."""
        return InPool(self.ref.workspace) if self.owner is None else self.owner


class Leads(Protocol):
    """The leads of one workspace within a unit of work."""

    async def get(self, number: int) -> Lead:
        """A deleted lead is found until it is removed. Raises LeadNotFound, Unreadable."""
        ...

    async def all(self) -> Sequence[Lead]:
        """Every lead that isn't removed, by number; the deleted ones too. Raises Unreadable."""
        ...

    async def count(self) -> int:
        """How many there are that aren't removed; the deleted ones too."""
        ...

    async def fingerprint(self) -> bytes:
        """Another one after every change to any lead, the same while there is none; cheap beside reading them."""
        ...

    async def next_number(self) -> int:
        """A number for a new lead; one that was committed is never given again, also after its lead is removed."""
        ...

    async def add(self, lead: Lead) -> Lead:
        """Keep a new lead under its own number (from next_number), at version 1.

        Raises:
            WorkspaceNotFound: the workspace isn't opened yet.
            StaleLead: there is a lead with that number.
        """
        ...

    async def next_numbers(self, count: int) -> Sequence[int]:
        """So many numbers for new leads, one after the other, as next_number gives each."""
        ...

    async def add_all(self, leads: Sequence[Lead]) -> None:
        """Keep many leads, each under its own number and version; others are answered meanwhile.

        Raises what add does; none of them is kept then.
        """
        ...

    async def save(self, lead: Lead) -> Lead:
        """Keep a change; returns the lead with its version one higher.

        Raises:
            StaleLead: the stored version isn't the one that `lead` was read at.
            LeadNotFound: it was removed.
        """
        ...

    async def remove(self, number: int) -> None:
        """Erase a lead for good. Raises LeadNotFound."""
        ...

    async def remove_all(self, numbers: Sequence[int]) -> None:
        """Erase many leads for good. Raises LeadNotFound; none of them is erased then."""
        ...


class UnitOfWork(Protocol):
    """Changes to one workspace that are kept together or not at all; leaving without commit drops them."""

    leads: Leads

    async def workspace(self) -> Workspace:
        """Raises WorkspaceNotFound."""
        ...

    async def save_workspace(self, workspace: Workspace) -> Workspace:
        """Open the workspace, or keep a change to it; returns it with the version one higher.

        One that isn't stored counts as version 1, so that of two who open it the second hears StaleLead.
        """
        ...

    async def remove(self) -> None:
        """Erase the workspace for good, with all its leads and who is a member. Raises WorkspaceNotFound."""
        ...

    async def commit(self) -> None:
        """Make the changes durable; more changes may follow and be committed.

        Whoever is cancelled meanwhile is cancelled when the write has ended: kept whole or dropped whole.

        Raises:
            NotSaved: nothing is changed then, and what was staged is dropped.
        """
        ...


class PersonWork(Protocol):
    """The same for what is kept about one person."""

    async def get(self) -> Person:
        """Raises PersonNotFound."""
        ...

    async def save(self, person: Person) -> Person:
        """Keep a new person or a change; returns the person with the version one higher.

        One that isn't stored counts as version 1, so that of two who save a new one the second hears StaleLead.
        """
        ...

    async def remove(self) -> None:
        """Forget this person. Raises PersonNotFound."""
        ...

    async def commit(self) -> None:
        """Make the changes durable. Raises NotSaved; nothing is changed then."""
        ...


class Store(Protocol):
    """Opens units of work and answers what is due, without reading what is not."""

    def workspace(self, workspace: WorkspaceId) -> AbstractAsyncContextManager[UnitOfWork]:
        """A unit of work; units of one workspace follow one another. Raises Unreadable on entering."""
        ...

    def person(self, person: PersonId) -> AbstractAsyncContextManager[PersonWork]:
        """A unit of work on one person. Raises Unreadable on entering."""
        ...

    async def workspaces_of(self, person: PersonId) -> Sequence[WorkspaceId]:
        """The workspaces that this person is a member of."""
        ...

    async def workspace_in(self, chat: int) -> WorkspaceId | None:
        """The workspace that is in this chat now, if one has been opened there."""
        ...

    async def teams(self) -> Sequence[WorkspaceId]:
        """The workspaces of teams, in a steady order."""
        ...

    async def teams_of(self, person: PersonId) -> Mapping[WorkspaceId, str]:
        """The teams that this person is a member of, each with its group's title."""
        ...

    async def due(
        self, until: datetime, *, leave_out: Container[object] = (), owners: int | None = None
    ) -> Sequence[Due]:
        """What is to be looked at up to `until`, earliest first.

        With `owners` all of so many owners, those who have waited longest; nothing of those to `leave_out`. The pool
        of each team (InPool) counts as an owner.
        """
        ...

    async def next_due(self, after: datetime) -> datetime | None:
        """The earliest moment later than `after` (aware UTC) at which anything or anybody is to be looked at."""
        ...

    async def waiting_for(self, person: PersonId, until: datetime | None = None) -> Sequence[LeadRef]:
        """The leads that are to be looked at, up to `until` (aware UTC) or ever, on behalf of this person.

        Nothing else happens before it answers: what was committed by then counts.
        """
        ...

    async def digests_due(self, until: datetime) -> Sequence[PersonId]:
        """Whose morning list is to be looked at up to `until`, earliest first."""
        ...

    async def summaries_due(self, until: datetime) -> Sequence[WorkspaceId]:
        """Whose summary is to be looked at up to `until`, earliest first."""
        ...

    async def summaries_after(self, moment: datetime) -> Sequence[WorkspaceId]:
        """Whose summary is to be looked at later than `moment`; last those that want one and have none planned."""
        ...

    async def untouched_since(self, moment: datetime) -> Sequence[PersonId]:
        """People with a conversation that isn't overdue yet and was last touched before `moment`."""
        ...

    async def unreadable(self) -> Sequence[Unreadable]:
        """What can't be read now, after another look: what the operator has put right is in use again."""
        ...

    async def backup(self, day: str) -> None:
        """Keep a copy under the name `day` (ISO date) unless there is one, and forget those fourteen days old.

        Raises:
            NotSaved: there was no room or no way to write it; the copies before are intact.
        """
        ...

    async def close(self) -> None:
        """Let go of files and connections."""
        ...
