"""Taking everything along in a file, and bringing it back."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from domain import exports, rights, takeout
from domain.exports import File, Format
from domain.models import Lead, PersonId, WorkspaceId
from domain.people import Person
from domain.rights import Right
from domain.takeout import Preview, Return, Takeout
from services.book import let_in
from services.ports import Alarm, Clock
from storage.base import Store, UnitOfWork


class Exporting:
    """Files out and in. A team's whole book is for its admins: every method raises AdminsOnly for its other members,
    and NotAllowed for somebody who isn't a member of the workspace.

    What is read and written is turned in threads, so that others are answered meanwhile.
    """

    def __init__(self, store: Store, clock: Clock, alarm: Alarm) -> None:
        self._store, self._clock, self._alarm = store, clock, alarm
        self._one_at_a_time = asyncio.Lock()

    async def export(self, kind: Format, workspace: WorkspaceId, by: Person) -> File:
        """The leads of a workspace in a file. Raises ExportTooBig, NothingToTakeAlong, NothingPlanned."""
        async with self._store.workspace(workspace) as work:
            place = await let_in(work, by.id)
            rights.require(place, by.id, Right.LEAD)
            leads = await work.leads.all()
        return await asyncio.to_thread(exports.write, kind, place, leads, by.zone, self._clock.now())

    async def look(self, content: bytes, workspace: WorkspaceId, by: PersonId) -> Preview:
        """What bringing the file `content` back would do. Raises what domain.takeout.read does."""
        found = await self._read(content)
        async with self._store.workspace(workspace) as work:
            return takeout.preview(found, await self._into(work, found, by))

    async def bring_back(self, content: bytes, workspace: WorkspaceId, by: PersonId) -> Preview:
        """Add what is in a file and not in the workspace, all or nothing; a second time adds nothing.

        An empty workspace gets the country and the currency of the file as well. Raises what look does.
        """
        found = await self._read(content)
        async with self._store.workspace(workspace) as work:
            back = await self._into(work, found, by)
            if back.new:
                if back.as_it_was:
                    place = await work.workspace()
                    await work.save_workspace(replace(place, country=found.country, currency=found.currency))
                await work.leads.add_all(back.new)
                await work.commit()
        self._alarm.rearm(min((lead.next_nag_at for lead in back.new if lead.next_nag_at), default=None))
        return takeout.preview(found, back)

    async def _read(self, content: bytes) -> Takeout:
        """One file after the other: twenty megabytes of JSON are ten times as much once they are read."""
        async with self._one_at_a_time:
            return await asyncio.to_thread(takeout.read, content)

    async def _into(self, work: UnitOfWork, found: Takeout, by: PersonId) -> Return:
        place = await let_in(work, by)
        rights.require(place, by, Right.LEAD)
        kept: Sequence[Lead] = await work.leads.all()
        return await asyncio.to_thread(takeout.into, place, kept, found, by, await work.leads.next_number())
