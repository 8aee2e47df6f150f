"""Units of work over the staged tables of one file."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from domain.models import Lead, PersonId, Workspace, WorkspaceId
from domain.people import Person
from domain.shapes import Malformed, plain
from storage import records
from storage.base import LeadNotFound, Leads, PersonNotFound, StaleLead, Unreadable, WorkspaceNotFound
from storage.documents import Database, Kept, Row, Staged, Tables, encode
from storage.index import Index
from storage.records import (
    COUNTER,
    LEAD,
    ONLY,
    PERSON,
    WORKSPACE,
    DueLead,
    PersonFacts,
    WorkspaceFacts,
)
from storage.shelf import Shelf

READ_AT_ONCE = 50
"""Records that are read on the loop, at a tenth of a millisecond each; more would keep others waiting."""

LISTED_AT_ONCE = 1000
"""Records that are gone through on the loop where they were read before: some milliseconds."""

WRITTEN_AT_ONCE = 10
"""The same for leads that are written in a thread, between two looks of the loop."""


class StagedFile:
    """The tables of one file with what a unit of work has changed in them so far."""

    def __init__(self, tables: Tables) -> None:
        """`tables` is what the file holds, empty for a new one; they stay as they are."""
        self._unchanged, self._storage = tables, Staged(tables)
        self._database = Database(storage=lambda: self._storage)

    @property
    def tables(self) -> Tables:
        """What would be saved now."""
        return self._storage.tables

    @property
    def changed(self) -> bool:
        """Whether anything was staged since the last commit."""
        return self._storage.tables is not self._unchanged

    def get(self, table: str, doc_id: int) -> Kept | None:
        """A document, or None."""
        row = self._database.table(table).get(doc_id=doc_id)
        return row.document if isinstance(row, Row) and isinstance(row.document, Kept) else None

    def all(self, table: str) -> list[Kept]:
        """Every document of a table, by id."""
        rows = sorted(self._database.table(table), key=lambda row: row.doc_id)
        return [row.document for row in rows if isinstance(row, Row) and isinstance(row.document, Kept)]

    def ids(self, table: str) -> list[int]:
        """The ids of a table's documents."""
        return [int(name) for name in self._storage.tables.get(table, {})]

    def count(self, table: str) -> int:
        """How many documents a table has."""
        return len(self._storage.tables.get(table, {}))

    def put(self, table: str, doc_id: int, document: dict[str, object]) -> None:
        """Put a document in the place of the one with that id, if any."""
        self.remove(table, doc_id)
        self._database.table(table).insert(Row(document, doc_id))

    def remove(self, table: str, doc_id: int) -> None:
        """Take a document away, if it is there."""
        if self.get(table, doc_id) is not None:
            self._database.table(table).remove(doc_ids=[doc_id])

    def clear(self) -> None:
        """Take everything away."""
        self._storage.tables = {}
        for table in (WORKSPACE, COUNTER, LEAD):
            self._database.table(table).clear_cache()

    def replace_many(self, table: str, documents: Mapping[int, Kept | None]) -> None:
        """Put many encoded documents in their places, or (None) take them away, for the price of one."""
        rows = dict(self._storage.tables.get(table, {}))
        for doc_id, document in documents.items():
            if document is None:
                rows.pop(str(doc_id), None)
            else:
                rows[str(doc_id)] = document
        self._storage.tables = {**self._storage.tables, table: rows}
        self._database.table(table).clear_cache()

    def settle(self) -> None:
        """What is staged has been saved."""
        self._unchanged = self._storage.tables

    def drop(self) -> None:
        """Go back to what the file holds."""
        self._storage.tables = self._unchanged


class TinyLeads:
    """The leads of one workspace within a unit of work.

    `refuse` stops a workspace with a record that is no lead, though the file is whole, and makes the error.
    """

    def __init__(self, workspace: WorkspaceId, file: StagedFile, refuse: Callable[[str], Unreadable]) -> None:
        self._workspace, self._file, self._refuse = workspace, file, refuse
        self.moved: dict[int, DueLead | None] = {}

    async def get(self, number: int) -> Lead:
        """A deleted lead is found until it is removed. Raises LeadNotFound, Unreadable."""
        kept = self._file.get(LEAD, number)
        if kept is None:
            raise LeadNotFound(number)
        try:
            return records.lead_of(kept)
        except Malformed as error:
            raise self._refuse(str(error)) from None

    async def all(self) -> Sequence[Lead]:
        """Every lead that isn't removed, by number; the deleted ones too. Raises Unreadable."""
        listing = self._file.count(LEAD) > LISTED_AT_ONCE
        stored = await asyncio.to_thread(self._file.all, LEAD) if listing else self._file.all(LEAD)
        many = listing or sum(kept.model is None for kept in stored) > READ_AT_ONCE
        try:
            return await asyncio.to_thread(_read, stored) if many else _read(stored)
        except Malformed as error:
            raise self._refuse(str(error)) from None

    async def count(self) -> int:
        """How many there are that aren't removed; the deleted ones too."""
        return self._file.count(LEAD)

    async def fingerprint(self) -> bytes:
        """Another one after every change to any lead, the same while there is none."""
        stored = self._file.tables.get(LEAD, {})
        return await asyncio.to_thread(_fingerprint, stored) if len(stored) > LISTED_AT_ONCE else _fingerprint(stored)

    async def next_number(self) -> int:
        """A number that was never given and won't be given again, if this unit of work is committed."""
        kept = self._file.get(COUNTER, ONLY)
        number: int = 1 if kept is None else kept["next"]
        self._file.put(COUNTER, ONLY, {"next": number + 1})
        return number

    async def add(self, lead: Lead) -> Lead:
        """Keep a new lead under its number, at version 1.

        Raises:
            WorkspaceNotFound: the workspace isn't opened yet.
            StaleLead: there is a lead with that number.
        """
        if self._file.get(WORKSPACE, ONLY) is None:
            raise WorkspaceNotFound(self._workspace)
        if self._file.get(LEAD, lead.number) is not None:
            raise StaleLead(lead.number)
        self._give_no_more(lead.number)
        return self._put(replace(lead, version=1))

    async def next_numbers(self, count: int) -> Sequence[int]:
        """So many numbers that were never given and won't be given again, if this unit of work is committed."""
        kept = self._file.get(COUNTER, ONLY)
        first: int = 1 if kept is None else kept["next"]
        self._file.put(COUNTER, ONLY, {"next": first + count})
        return range(first, first + count)

    async def add_all(self, leads: Sequence[Lead]) -> None:
        """Keep many leads, each under its own number and version. Raises WorkspaceNotFound, StaleLead."""
        if self._file.get(WORKSPACE, ONLY) is None:
            raise WorkspaceNotFound(self._workspace)
        taken = {*self._file.ids(LEAD)}
        for lead in leads:
            if lead.workspace != self._workspace:
                raise ValueError("a lead is kept in its own workspace")
            if lead.number in taken:
                raise StaleLead(lead.number)
            taken.add(lead.number)
        documents: dict[int, Kept | None] = {}
        for start in range(0, len(leads), WRITTEN_AT_ONCE):
            # Slice by slice: a thread that encodes them all would keep the loop from the processor.
            documents |= await asyncio.to_thread(_encoded, leads[start : start + WRITTEN_AT_ONCE])
        self._file.replace_many(LEAD, documents)
        self._give_no_more(max((number for lead in leads for number in _numbers_in(lead)), default=0))
        self.moved |= {lead.number: records.due_of(lead) for lead in leads}

    def _give_no_more(self, number: int) -> None:
        """No new lead gets this number, or a lower one."""
        following = self._file.get(COUNTER, ONLY)
        if following is None or following["next"] <= number:
            self._file.put(COUNTER, ONLY, {"next": number + 1})

    async def save(self, lead: Lead) -> Lead:
        """Keep a change; returns the lead with its version one higher.

        Raises:
            StaleLead: the stored version isn't the one that `lead` was read at.
            LeadNotFound: it was removed.
        """
        if (await self.get(lead.number)).version != lead.version:
            raise StaleLead(lead.number)
        return self._put(replace(lead, version=lead.version + 1))

    async def remove(self, number: int) -> None:
        """Erase a lead for good. Raises LeadNotFound."""
        if self._file.get(LEAD, number) is None:
            raise LeadNotFound(number)
        self._file.remove(LEAD, number)
        self.moved[number] = None

    async def remove_all(self, numbers: Sequence[int]) -> None:
        """Erase many leads for good. Raises LeadNotFound; none is erased then."""
        there = self._file.tables.get(LEAD, {})
        for number in numbers:
            if str(number) not in there:
                raise LeadNotFound(number)
        self._file.replace_many(LEAD, dict.fromkeys(numbers))
        self.moved |= dict.fromkeys(numbers)

    def _put(self, lead: Lead) -> Lead:
        if lead.workspace != self._workspace:
            raise ValueError("a lead is kept in its own workspace")
        self._file.put(LEAD, lead.number, records.document_of(lead))
        self.moved[lead.number] = records.due_of(lead)
        return lead


class TinyWork:
    """A unit of work on one workspace; a UnitOfWork."""

    leads: Leads

    def __init__(self, workspace: WorkspaceId, tables: Tables, shelf: Shelf[WorkspaceFacts], index: Index) -> None:
        """The caller has opened the workspace's file on `shelf` and found `tables` in it."""
        self._id, self._shelf, self._index = workspace, shelf, index
        self._file = StagedFile(tables)
        self.leads = self._leads = TinyLeads(workspace, self._file, partial(shelf.refuse, workspace))
        self._saved: Workspace | None = None
        self._ended = False

    async def workspace(self) -> Workspace:
        """Raises WorkspaceNotFound."""
        kept = self._file.get(WORKSPACE, ONLY)
        if kept is None:
            raise WorkspaceNotFound(self._id)
        return records.workspace_of(kept)

    async def save_workspace(self, workspace: Workspace) -> Workspace:
        """Open the workspace, or keep a change; returns it with the version one higher. Raises StaleLead."""
        if workspace.id != self._id:
            raise ValueError("another workspace's unit of work")
        kept = self._file.get(WORKSPACE, ONLY)
        _check_version(workspace.version, None if kept is None else records.workspace_of(kept).version)
        workspace = replace(workspace, version=workspace.version + 1)
        self._file.put(WORKSPACE, ONLY, plain(workspace))
        self._saved = workspace
        return workspace

    async def remove(self) -> None:
        """Erase the workspace for good, with all its leads. Raises WorkspaceNotFound."""
        await self.workspace()
        self._leads.moved.update(dict.fromkeys(self._file.ids(LEAD)))
        self._saved = None
        self._file.clear()

    async def commit(self) -> None:
        """Make the changes durable. Raises NotSaved; nothing is changed then."""
        _refuse_late(self._ended)
        if not self._file.changed:
            return
        moved, saved = dict(self._leads.moved), self._saved
        is_erased = self._file.get(WORKSPACE, ONLY) is None

        def then() -> None:
            members = frozenset[PersonId]() if is_erased else frozenset(saved.members) if saved else None
            self._index.change(self._id, moved, members)
            if is_erased:
                self._index.erase(self._id)
            elif saved is not None:
                self._index.place(self._id, saved.chat, records.title_of(saved))
                self._index.plan(self._id, records.summary_of(saved))
            self._file.settle()

        try:
            if is_erased:
                await self._shelf.erase(self._id, then)
            else:
                await self._shelf.keep(self._id, self._file.tables, then)
        finally:
            self._forget()

    def end(self) -> None:
        """Refuse commits from here on: somebody else may be at work."""
        self._ended = True

    def _forget(self) -> None:
        self._file.drop()
        self._leads.moved.clear()
        self._saved = None


class TinyPersonWork:
    """A unit of work on one person; a PersonWork."""

    def __init__(self, person: PersonId, tables: Tables, shelf: Shelf[PersonFacts], index: Index) -> None:
        """The caller has opened the person's file on `shelf` and found `tables` in it."""
        self._id, self._shelf, self._index = person, shelf, index
        self._file = StagedFile(tables)
        self._ended = False

    async def get(self) -> Person:
        """Raises PersonNotFound."""
        kept = self._file.get(PERSON, ONLY)
        if kept is None:
            raise PersonNotFound(self._id)
        return records.person_of(kept)

    async def save(self, person: Person) -> Person:
        """Keep a new person or a change; returns the person with the version one higher. Raises StaleLead."""
        if person.id != self._id:
            raise ValueError("another person's unit of work")
        kept = self._file.get(PERSON, ONLY)
        _check_version(person.version, None if kept is None else records.person_of(kept).version)
        person = replace(person, version=person.version + 1)
        self._file.put(PERSON, ONLY, plain(person))
        return person

    async def remove(self) -> None:
        """Forget this person. Raises PersonNotFound."""
        await self.get()
        self._file.remove(PERSON, ONLY)

    async def commit(self) -> None:
        """Make the changes durable. Raises NotSaved; nothing is changed then."""
        _refuse_late(self._ended)
        if not self._file.changed:
            return
        kept = self._file.get(PERSON, ONLY)
        facts = None if kept is None else records.facts_of(records.person_of(kept))

        def then() -> None:
            self._index.learn_person(self._id, facts)
            self._file.settle()

        try:
            if kept is None:
                await self._shelf.erase(self._id, then)
            else:
                await self._shelf.keep(self._id, self._file.tables, then)
        finally:
            self._file.drop()

    def end(self) -> None:
        """Refuse commits from here on: somebody else may be at work."""
        self._ended = True


def _numbers_in(lead: Lead) -> Iterator[int]:
    """Its own number and those of leads that it names, which may be gone: none may become somebody else's."""
    yield lead.number
    yield from (*lead.merged, *lead.distinct_from, *lead.referrals)
    yield from (number for number in (lead.referred_by, lead.merged_into) if number is not None)


def _encoded(leads: Sequence[Lead]) -> dict[int, Kept]:
    return {lead.number: Kept(encode(records.document_of(lead))) for lead in leads}


def _fingerprint(stored: Mapping[str, Kept]) -> bytes:
    """Of numbers and texts, which hold no line's end."""
    lines = (b"%b:%b\n" % (number.encode(), kept.text) for number, kept in sorted(stored.items()))
    return hashlib.blake2b(b"".join(lines), digest_size=16).digest()


def _read(stored: Sequence[Kept]) -> list[Lead]:
    return [records.lead_of(kept) for kept in stored]


def _check_version(given: int, stored: int | None) -> None:
    """One that isn't stored yet counts as version 1, so that of two who create it the second is stale."""
    if given != (1 if stored is None else stored):
        raise StaleLead("changed since it was read")


def _refuse_late(ended: bool) -> None:
    if ended:
        raise RuntimeError("this unit of work is over")
