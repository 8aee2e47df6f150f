"""The store on TinyDB: one file for each workspace and each person, and an index of what is due."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Container, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock

from domain.models import LeadRef, PersonId, WorkspaceId
from storage import files, records
from storage.backups import Backups
from storage.base import Due, NotSaved, Unreadable
from storage.index import Index
from storage.records import PersonFacts, WorkspaceFacts
from storage.sealing import Cipher
from storage.shelf import Shelf
from storage.units import TinyPersonWork, TinyWork

THREADS = 16
"""Writes wait for the disk and not for the processor; a slow disk must not keep others from reading."""


class TinyStore:
    """Implements Store in one folder, which no other process may have open.

    Raises:
        DataInUse: another process has it.
        NotSaved: a file could not be sealed with a key that is new.
        OSError: the folder can't be made, read or written to.
    """

    def __init__(self, folder: Path, cipher: Cipher, lock: FileLock | None = None) -> None:
        """Read everything once; `lock` is what `files.hold(folder)` gave, if the caller has done that."""
        self._lock = files.hold(folder) if lock is None else lock
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="storage")
        self._index, self._backups = Index(), Backups(folder)
        self._folder = folder
        try:
            self._backups.clear_unfinished()
            self._workspaces = Shelf(
                folder / "workspaces",
                records.WORKSPACES,
                cipher,
                self._backups,
                self._pool,
                self._workspace_read,
            )
            self._people = Shelf(
                folder / "people", records.PEOPLE, cipher, self._backups, self._pool, self._person_read
            )
            self._index.fill((WorkspaceId(ident), facts) for ident, facts in self._workspaces.read_all())
            for ident, facts in self._people.read_all():
                self._person_read(ident, facts)
        except BaseException:
            self._pool.shutdown()
            self._lock.release()
            raise

    @asynccontextmanager
    async def workspace(self, workspace: WorkspaceId) -> AsyncIterator[TinyWork]:
        """A unit of work; units of one workspace follow one another. Raises Unreadable on entering."""
        async with self._workspaces.opened(workspace) as tables:
            work = TinyWork(workspace, tables, self._workspaces, self._index)
            try:
                yield work
            finally:
                work.end()

    @asynccontextmanager
    async def person(self, person: PersonId) -> AsyncIterator[TinyPersonWork]:
        """A unit of work on one person. Raises Unreadable on entering."""
        async with self._people.opened(person) as tables:
            work = TinyPersonWork(person, tables, self._people, self._index)
            try:
                yield work
            finally:
                work.end()

    async def workspaces_of(self, person: PersonId) -> Sequence[WorkspaceId]:
        """The workspaces that this person is a member of."""
        return self._index.workspaces_of(person)

    async def workspace_in(self, chat: int) -> WorkspaceId | None:
        """The workspace that is in this chat now, if one has been opened there."""
        return self._index.workspace_in(chat)

    async def teams(self) -> Sequence[WorkspaceId]:
        """The workspaces of teams, in a steady order."""
        return self._index.teams()

    async def teams_of(self, person: PersonId) -> Mapping[WorkspaceId, str]:
        """The teams that this person is a member of, each with its group's title."""
        return self._index.teams_of(person)

    async def due(
        self, until: datetime, *, leave_out: Container[object] = (), owners: int | None = None
    ) -> Sequence[Due]:
        """What is to be looked at up to `until`, earliest first; of so many owners, none of those to `leave_out`."""
        await self._workspaces.troubles()  # a file that the operator has put right has its nags again
        return self._index.due(until, leave_out, owners)

    async def next_due(self, after: datetime) -> datetime | None:
        """The earliest moment later than `after` (aware UTC) at which anything or anybody is to be looked at."""
        await self._workspaces.troubles()
        return self._index.next_due(after)

    async def waiting_for(self, person: PersonId, until: datetime | None = None) -> Sequence[LeadRef]:
        """The leads that are to be looked at, up to `until` or ever, on behalf of this person."""
        return self._index.waiting_for(person, until)

    async def digests_due(self, until: datetime) -> Sequence[PersonId]:
        """Whose morning list is to be looked at up to `until`, earliest first."""
        return self._index.digests_due(until)

    async def summaries_due(self, until: datetime) -> Sequence[WorkspaceId]:
        """Whose summary is to be looked at up to `until`, earliest first."""
        return self._index.summaries_due(until)

    async def summaries_after(self, moment: datetime) -> Sequence[WorkspaceId]:
        """Whose summary is to be looked at later than `moment`; last those that want one and have none planned."""
        return self._index.summaries_after(moment)

    async def untouched_since(self, moment: datetime) -> Sequence[PersonId]:
        """People with a conversation that isn't overdue yet and was last touched before `moment`."""
        return self._index.untouched_since(moment)

    async def unreadable(self) -> Sequence[Unreadable]:
        """What can't be read, after another look at it."""
        return [*await self._workspaces.troubles(), *await self._people.troubles()]

    async def backup(self, day: str) -> None:
        """Copy every file under the name `day`, unless that day has its copy; keep those of fourteen days.

        Raises:
            NotSaved: there was no room or no way to write it; the copies before are intact.
        """
        await asyncio.get_running_loop().run_in_executor(self._pool, self._back_up, day)

    async def close(self) -> None:
        """End what is being written and let go of the folder."""
        await asyncio.to_thread(self._pool.shutdown)
        self._lock.release()

    def _back_up(self, day: str) -> None:
        shelves = {shelf.folder.name: shelf for shelf in (self._workspaces, self._people)}
        names = [
            shelf.path(ident).relative_to(self._folder)
            for shelf in shelves.values()
            for ident in sorted(shelf.idents())
        ]
        try:
            self._backups.make(
                day, names, lambda name, stored: shelves[name.parent.name].readable(int(name.stem), stored)
            )
        except OSError as error:
            raise NotSaved(f"the backup of {day}: {error.strerror}") from error

    def _workspace_read(self, ident: int, facts: WorkspaceFacts | None) -> None:
        workspace = WorkspaceId(ident)
        if facts is None:
            self._index.forget(workspace)
        else:
            self._index.learn(workspace, facts)

    def _person_read(self, ident: int, facts: PersonFacts | None) -> None:
        self._index.learn_person(PersonId(ident), facts)
