"""Taking everything along in a file, and bringing it back."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from domain import exports, homecoming, rights, takeout
from domain.exports import File, Format
from domain.homecoming import Homecoming, Preview
from domain.models import Deed, Lead, PersonId, WorkspaceId
from domain.people import Person
from domain.rights import Right
from domain.takeout import Takeout
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
        self._sent: dict[tuple[int, str], datetime] = {}
        """When each file went out last; forgotten when the bot ends, and then at worst a double tap sends two."""

    async def export(self, kind: Format, workspace: WorkspaceId, by: Person) -> File:
        """The leads of a workspace in a file. Raises ExportTooBig, NothingToTakeAlong, NothingPlanned."""
        async with self._store.workspace(workspace) as work:
            place = await let_in(work, by.id)
            rights.require(place, by.id, Right.RUN)
            leads = await work.leads.all()
        return await asyncio.to_thread(exports.write, kind, place, leads, by.zone, self._clock.now())

    def sent(self, chat: int, kind: str) -> None:
        """Remember that a file has just gone out into a chat."""
        self._sent[(chat, kind)] = self._clock.now()

    def was_just_sent(self, chat: int, kind: str) -> bool:
        """Whether the file went out a moment ago, so that asking for it is the second half of a double tap."""
        now = self._clock.now()
        self._sent = {file: at for file, at in self._sent.items() if exports.is_double_tap(at, now)}
        return (chat, kind) in self._sent

    async def look(self, content: bytes, workspace: WorkspaceId, by: PersonId) -> Preview:
        """What bringing the file `content` back would do. Raises what domain.takeout.read does."""
        found = await self._read(content)
        async with self._store.workspace(workspace) as work:
            kept = await _kept(work, by)
            return homecoming.preview(found, await _into(work, kept, found, by))

    async def bring_back(self, content: bytes, workspace: WorkspaceId, deed: Deed) -> Preview:
        """Add what is in a file and not in the workspace, all or nothing, once for each cause; a second adds nothing.

        An empty workspace gets the country and the currency of the file as well. Raises what look does.
        """
        found = await self._read(content)
        async with self._store.workspace(workspace) as work:
            kept = await _kept(work, deed.by)
            back = await _into(work, kept, found, deed.by)
            if already := sum(lead.knows(deed.cause) for lead in kept):
                return replace(homecoming.preview(found, back), new=already)
            back = await asyncio.to_thread(homecoming.marked, back, deed)
            place = await work.workspace()
            told = homecoming.accounts_into(place, found, deed)
            if back.new and back.as_it_was:
                told = replace(told, country=found.country, currency=found.currency)
            if told != place:
                await work.save_workspace(told)
            if back.new:
                await work.leads.add_all(back.new)
            if back.new or told != place:
                await work.commit()
        self._alarm.rearm(min((lead.next_nag_at for lead in back.new if lead.next_nag_at), default=None))
        return homecoming.preview(found, back)

    async def _read(self, content: bytes) -> Takeout:
        """One file after the other: twenty megabytes of JSON are ten times as much once they are read."""
        async with self._one_at_a_time:
            return await asyncio.to_thread(takeout.read, content)


async def _kept(work: UnitOfWork, by: PersonId) -> Sequence[Lead]:
    rights.require(await let_in(work, by), by, Right.RUN)
    return await work.leads.all()


async def _into(work: UnitOfWork, kept: Sequence[Lead], found: Takeout, by: PersonId) -> Homecoming:
    place, number = await work.workspace(), await work.leads.next_number()
    return await asyncio.to_thread(homecoming.into, place, kept, found, by, number)
