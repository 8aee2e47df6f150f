"""Who may be one person: asked before recording, and looked for in the whole book; merged, or told apart."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime

from domain import duplicates, merging, partings, pool, rights, undo
from domain.capture import Captured
from domain.duplicates import Match, Pair
from domain.errors import NothingToUndo
from domain.models import Deed, Lead, LeadRef, PersonId, WorkspaceId
from domain.rights import Right
from domain.when import Moment
from services.book import Book, credit, knowing, unmerged
from services.handovers import Handovers
from services.ports import Alarm, Clock
from storage.base import Store, UnitOfWork


class Merging:
    """Leads that are, or aren't, one person; every method checks that the person may do what they ask.

    All of them raise what those of services.leads.Leads do, NotAllowed, NoSuchLead and LeadMerged. Whoever loses a
    lead by a merge hears of it.
    """

    def __init__(self, store: Store, clock: Clock, alarm: Alarm, handovers: Handovers) -> None:
        self._clock, self._book, self._handovers = clock, Book(store, clock, alarm), handovers

    async def known_already(self, workspace: WorkspaceId, captured: Captured, deed: Deed) -> Sequence[Match]:
        """The leads that who was captured may be, the likeliest first; none where this deed has recorded them."""
        async with self._book.opened(workspace, deed.by) as work:
            leads = await work.leads.all()
        return await asyncio.to_thread(_matches, captured, leads, deed)

    async def add_to(self, ref: LeadRef, captured: Captured, due: Moment, deed: Deed) -> Lead:
        """Add to a lead what was captured of the same person; if it owes nothing or a time was said, `due` is next."""
        return await self._book.move(
            ref, deed, lambda lead, now: merging.add(lead, captured, due, deed, now), Right.EDIT
        )

    async def pairs(self, workspace: WorkspaceId, by: PersonId) -> Sequence[Pair]:
        """Who may be in the book twice."""
        return await asyncio.to_thread(duplicates.pairs, await self._book.all(workspace, by))

    async def merge(self, ref: LeadRef, other: int, deed: Deed) -> Lead:
        """Make the lead `other` of the same workspace a part of this one; what is a part of it already stays so.

        Raises:
            LeadMerged: one of them is a part of a third lead.
            NotYours: they may not edit both.
        """
        merged, gone = await self._merged(ref, other, deed)
        if gone is not None:
            await self._handovers.tell_merged(merged, gone, deed)
        return merged

    async def _merged(self, ref: LeadRef, other: int, deed: Deed) -> tuple[Lead, Lead | None]:
        """The lead after the merge, and the one that is a part of it since this deed, unless it is erased already."""
        async with self._book.opened(ref.workspace, deed.by) as work:
            kept = await unmerged(work, ref.number)
            if other in kept.merged:
                known = (lead for lead in await work.leads.all() if lead.number == other and lead.knows(deed.cause))
                return kept, next(known, None)
            both, team = (kept, await unmerged(work, other)), await work.workspace()
            for each in both:
                rights.require(team, deed.by, Right.EDIT, each)
            merged, gone = merging.merge(*both, deed, self._clock.now())
            if merged is kept:
                return kept, None
            merged, gone = await work.leads.save(merged), await work.leads.save(gone)
            for each in (merged, gone):
                await credit(work, each, kept.referred_by, gone.referred_by)
            await work.commit()
        self._book.rearm(merged, gone)
        return merged, gone

    async def tell_apart(self, ref: LeadRef, other: int, by: PersonId) -> Lead:
        """Remember that this lead and the lead `other` of the same workspace are two people."""
        async with self._book.opened(ref.workspace, by) as work:
            lead, another = await unmerged(work, ref.number), await unmerged(work, other)
            team = await work.workspace()
            # It is about both: whoever may correct either of them knows.
            rights.require(team, by, Right.EDIT, another if rights.may(team, by, Right.EDIT, another) else lead)
            apart = merging.tell_apart(lead, another)
            if apart is lead:
                return lead
            apart = await work.leads.save(apart)
            await work.commit()
        return apart


def _matches(captured: Captured, leads: Sequence[Lead], deed: Deed) -> Sequence[Match]:
    if deed.cause is not None and knowing(leads, deed.cause) is not None:
        return ()
    return duplicates.find(captured, leads)


async def parted(work: UnitOfWork, merged: Lead, undone: Lead, deed: Deed, now: datetime) -> Sequence[Lead]:
    """What comes back when a merge is undone, kept. Raises NothingToUndo where it is erased already."""
    numbers = [number for number in merged.merged if number not in undone.merged]
    if not numbers:
        return ()
    gone = [lead for lead in await work.leads.all() if lead.number in numbers and lead.merged_into == merged.number]
    if not gone:
        raise NothingToUndo(merged)
    team, again = await work.workspace(), Deed(deed.by, deed.cause)
    back = [undo.undo(partings.given_back_to_members(lead, team, now), again, now) for lead in gone]
    return [await work.leads.save(pool.lies_again(lead, now)) for lead in back]
