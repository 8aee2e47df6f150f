"""Importing a file of leads: what would be recorded, all of it recorded or nothing, and all of it taken back.

A file of ten thousand leads is seconds of work. It is done in threads, in slices of milliseconds: between two of them
the loop answers everybody else.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from domain import arrivals, homecoming, imports, rights
from domain.answers import Reading
from domain.errors import ImportedAlready, ImportGone, ImportStays, NothingToImport
from domain.imported_rows import Entry, Rejected
from domain.imports import Imported, Key, Plan, Preview, Sheet
from domain.models import Deed, Lead, LeadRef, PersonId, WorkspaceId
from domain.people import Person
from domain.rights import Right
from domain.uploads import Place, Upload, kept
from domain.when import Moment
from services.book import let_in
from services.people import People
from services.ports import Alarm, Clock
from services.read_rows import ReadRows
from storage.base import Store

AT_ONCE = 5
"""Rows that are read, or made leads, between two looks of the loop: some milliseconds."""

WHENEVER = datetime.min.replace(tzinfo=UTC)
PAUSE = timedelta(seconds=1)
"""How long is read at least between two words on how far it is."""

Told = Callable[[int, int], Awaitable[None]]
"""Hears, while more are to come, how many of how many rows have been read."""

_T = TypeVar("_T")


class Importing:
    """The files of all people; what a file says is read anew at each press, as Telegram keeps it."""

    def __init__(self, store: Store, clock: Clock, alarm: Alarm, people: People) -> None:
        self._store, self._clock, self._alarm, self._people = store, clock, alarm, people
        self._read = ReadRows()

    async def keep(self, person: PersonId, upload: Upload) -> Person:
        """Remember a file, or what was chosen for it."""
        touched = replace(upload, touched_at=self._clock.now())
        return await self._people.change(person, lambda known: replace(known, uploads=kept(known.uploads, touched)))

    async def forget(self, person: PersonId, message: int, *, cancelled_by: int | None = None) -> Person:
        """Remember a file no more; where an update cancelled it, that is remembered."""
        self._read.let_go(person)

        def change(known: Person) -> Person:
            uploads = tuple(each for each in known.uploads if each.message != message)
            return replace(known, uploads=uploads).cancelling(cancelled_by)

        return await self._people.change(person, change)

    def let_go(self, person: PersonId) -> None:
        """Let go of whatever is in memory of this person's files."""
        self._read.let_go(person)

    def find(self, person: Person, message: int | None) -> Upload:
        """The file that a message shows. Raises ImportGone where it isn't remembered any more."""
        found = next((each for each in person.uploads if each.message == message), None)
        if found is None or found.undone:
            raise ImportGone
        return found

    def open_for_choices(self, person: Person, message: int | None) -> Upload:
        """The same for a file that isn't recorded yet. Raises ImportGone, ImportedAlready."""
        found = self.find(person, message)
        if found.recorded_at is not None:
            raise ImportedAlready
        return found

    def waiting(self, person: Person) -> Upload | None:
        """The newest file of the last day that is neither recorded nor cancelled, if there is one."""
        now = self._clock.now()
        return next((each for each in reversed(person.uploads) if each.waits(now)), None)

    async def sheet(self, upload: Upload, content: bytes, by: Reading) -> Sheet:
        """What is in the file, with the person's own choices. Raises what domain.imports.sheet does."""
        then = _when_sent(upload, by)
        chosen = {"heading": upload.heading, "day_first": upload.day_first}
        return await asyncio.to_thread(imports.sheet, content, then, upload.choices, **chosen)

    async def preview(
        self, workspace: WorkspaceId, person: Person, upload: Upload, sheet: Sheet, by: Reading, told: Told
    ) -> Preview:
        """What would be recorded. Raises NotAllowed."""
        found = await self._entries(person.id, upload, sheet, by, told)
        async with self._store.workspace(workspace) as work:
            rights.require(await let_in(work, person.id), person.id, Right.RUN)
            leads = await work.leads.all()
        known = await asyncio.to_thread(imports.known_ways, leads)
        plan, due = await _planned(found, known, upload, person, by.now)
        return Preview(upload, sheet, plan, due)

    async def record(
        self, workspace: WorkspaceId, person: Person, upload: Upload, sheet: Sheet, by: Reading, told: Told
    ) -> Imported:
        """Record every new lead of the file in one commit, once however often it is asked for.

        Raises:
            NotAllowed: the person isn't a member of the workspace.
            AdminsOnly: it is a team's, whose admins alone bring in files.
            NothingToImport: no row is new.
        """
        found = await self._entries(person.id, upload, sheet, by, told)
        deed = Deed(person.id, upload.deed)
        async with self._store.workspace(workspace) as work:
            rights.require(await let_in(work, person.id), person.id, Right.RUN)
            before, others = await asyncio.to_thread(_parted, await work.leads.all(), upload.deed)
            known = await asyncio.to_thread(imports.known_ways, others)
            plan, due = await _planned(found, known, upload, person, by.now)
            if before:
                return Imported(len(before), sheet, plan, due)
            if not plan.entries:
                raise NothingToImport
            refs = [LeadRef(workspace, number) for number in await work.leads.next_numbers(len(plan.entries))]
            await work.leads.add_all(await _leads(plan, due, refs, deed, self._clock.now()))
            await work.commit()
        self._alarm.rearm(min((moment.at for moment in due if moment is not None), default=None))
        return Imported(len(refs), sheet, plan, due)

    async def finish(self, person: PersonId, upload: Upload) -> Person:
        """Remember that the leads of a file are recorded, once that was shown; what its rows said isn't needed now."""
        self._read.let_go(person)
        return await self.keep(person, replace(upload, recorded_at=self._clock.now()))

    async def begin_return(self, person: Person, upload: Upload, was: Place) -> Person:
        """Remember an export that is brought back, for its Undo; also of two presses the first says how it `was`."""
        now = self._clock.now()
        before = next((each for each in person.uploads if each.message == upload.message and not each.undone), None)
        if before is not None and before.recorded_at and arrivals.can_be_undone(before.recorded_at, now):
            return person
        return await self.keep(person.id, replace(upload, recorded_at=now, was=was))

    async def undo(self, workspace: WorkspaceId, person: Person, upload: Upload) -> tuple[int, int]:
        """Erase the leads of a file again, in one commit; how many went, and how many stay as they were marked since.

        The money, hours and goals that an export brought back go with them.

        Raises:
            ImportStays: more than ten minutes have passed, or nothing was imported.
        """
        if upload.recorded_at is None or not arrivals.can_be_undone(upload.recorded_at, self._clock.now()):
            raise ImportStays
        async with self._store.workspace(workspace) as work:
            rights.require(await let_in(work, person.id), person.id, Right.RUN)
            mine, _ = await asyncio.to_thread(_parted, await work.leads.all(), upload.deed)
            gone = [lead.number for lead in mine if arrivals.is_untouched(lead, upload.deed)]
            await work.leads.remove_all(gone)
            place = await work.workspace()
            left = homecoming.accounts_without(place, upload.deed)
            if upload.was is not None and not await work.leads.all():
                left = replace(left, country=upload.was.country, currency=upload.was.currency)
            if left != place:
                await work.save_workspace(left)
            await work.commit()
        return len(gone), len(mine) - len(gone)

    async def _entries(
        self, person: PersonId, upload: Upload, sheet: Sheet, by: Reading, told: Told
    ) -> Sequence[Entry | Rejected]:
        """What each row would become."""
        then = _when_sent(upload, by)
        chosen = (upload.choices, upload.heading, upload.day_first)
        key = (person, (upload.file, chosen, replace(then, now=upload.sent_at or WHENEVER)))
        rows = self._read.get(key)
        if rows is None:
            rows = await _entries(sheet, then, told, self._clock)
            self._read.keep(key, rows)
        return rows


def _when_sent(upload: Upload, by: Reading) -> Reading:
    """As the file was to be read when it was sent: its “tomorrow” is the same day at each press."""
    return replace(by, now=upload.sent_at or by.now)


async def _entries(sheet: Sheet, by: Reading, told: Told, clock: Clock) -> list[Entry | Rejected]:
    found: list[Entry | Rejected] = []
    last = clock.now()
    for start in range(0, len(sheet.rows), AT_ONCE):
        places = range(start, min(start + AT_ONCE, len(sheet.rows)))
        found += await asyncio.to_thread(_each, lambda place: sheet.entry(place, by), places)
        if len(found) < len(sheet.rows) and clock.now() - last >= PAUSE:
            await told(len(found), len(sheet.rows))
            last = clock.now()
    return found


async def _planned(
    found: Sequence[Entry | Rejected], known: Mapping[Key, str], upload: Upload, person: Person, now: datetime
) -> tuple[Plan, Sequence[Moment | None]]:
    plan = await asyncio.to_thread(imports.sift, found, known, keep_duplicates=upload.keep_duplicates)
    return plan, await asyncio.to_thread(imports.follow_ups, plan.entries, person, now)


async def _leads(
    plan: Plan, due: Sequence[Moment | None], refs: Sequence[LeadRef], deed: Deed, now: datetime
) -> list[Lead]:
    made: list[Lead] = []

    def lead(place: int) -> Lead:
        return imports.lead_of(plan.entries[place], due[place], refs[place], deed, now)

    for start in range(0, len(refs), AT_ONCE):
        made += await asyncio.to_thread(_each, lead, range(start, min(start + AT_ONCE, len(refs))))
    return made


def _each(work: Callable[[int], _T], places: range) -> list[_T]:
    return [work(place) for place in places]


def _parted(leads: Sequence[Lead], cause: int) -> tuple[list[Lead], list[Lead]]:
    """The leads that an import has recorded, and the others."""
    mine = [lead for lead in leads if lead.knows(cause)]
    return mine, [lead for lead in leads if not lead.knows(cause)]
