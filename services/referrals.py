"""Leads that another lead has sent: recorded, linked, and shown on both cards."""

from __future__ import annotations

import asyncio

from domain import rights, winning
from domain.capture import Captured
from domain.errors import NoSuchLead, NothingToRecord
from domain.models import Deed, Lead, LeadRef, PersonId
from domain.rights import Right
from domain.when import Moment
from domain.winning import Kin
from services import book
from services.book import Book, credit, done_by
from services.handovers import NOWHERE, Handovers, Shown
from services.placing import Placing
from services.ports import Alarm, Clock
from storage.base import Store, UnitOfWork

LOOKED_AT = 20
"""Among how many of the newest leads that one has sent those are looked for that are still there."""


class Referrals:
    """Who has sent whom; every method checks that the person may do what they ask.

    All of them raise what those of services.leads.Leads do, NotAllowed and NoSuchLead.
    """

    def __init__(self, store: Store, clock: Clock, alarm: Alarm, handovers: Handovers) -> None:
        self._clock, self._book, self._handovers = clock, Book(store, clock, alarm), handovers
        self._placing = Placing(store, clock)

    async def refer(
        self,
        ref: LeadRef,
        captured: Captured,
        due: Moment,
        deed: Deed,
        shown: Shown = NOWHERE,
        *,
        to: PersonId | None = None,
    ) -> Lead:
        """Record a new lead that this one has sent, for `to` if that is said; the same update records it once.

        Raises NothingToRecord.
        """
        if not captured.tells_of_a_lead:
            raise NothingToRecord
        child = await self._referred(ref, captured, due, deed, to)
        await self._handovers.tell(child, deed, shown)
        return child

    async def _referred(self, ref: LeadRef, captured: Captured, due: Moment, deed: Deed, to: PersonId | None) -> Lead:
        members = await self._placing.who_take_turns(ref.workspace, deed.by)
        async with self._book.opened(ref.workspace, deed.by) as work:
            known = await done_by(work, deed)
            if known is not None:
                return known
            parent, number = await book.kept(work, ref.number), await work.leads.next_number()
            child = winning.refer(parent, LeadRef(ref.workspace, number), captured, due, deed, self._clock.now())
            child = await work.leads.add(await self._placing.placed(work, child, deed.by, members, to))
            await credit(work, child, parent.number)
            await work.commit()
        self._book.rearm(child)
        return child

    async def link(self, ref: LeadRef, number: int, deed: Deed) -> Lead:
        """Say that the lead of that number has sent this one. Raises NotYours."""
        async with self._book.opened(ref.workspace, deed.by) as work:
            lead, parent = await book.kept(work, ref.number), await book.kept(work, number)
            if not lead.knows(deed.cause):
                rights.require(await work.workspace(), deed.by, Right.EDIT, lead)
            linked = winning.link(lead, parent, deed, self._clock.now())
            if linked is lead:
                return lead
            linked = await work.leads.save(linked)
            await credit(work, linked, parent.number)
            await work.commit()
        return linked

    async def kin(self, lead: Lead, by: PersonId) -> Kin:
        """Who sent a lead, and the newest of whom it sent, as far as they are still there."""
        async with self._book.opened(lead.workspace, by) as work:
            parent = None if lead.referred_by is None else await _present(work, lead.referred_by)
            # Whoever was merged or deleted is to nobody's credit, so no other lead is looked at.
            sent = [await book.found(work, number) for number in lead.referrals[: -LOOKED_AT - 1 : -1]]
        children = (each for each in sent if each is not None and winning.has_sent(lead, each))
        return Kin(parent, tuple(children)[: winning.SHOWN])

    async def kin_of_new(self, lead: Lead, by: PersonId) -> Kin:
        """The same for a lead just recorded, and who may have sent it by the words of whoever recorded it."""
        if not winning.may_name_a_referrer(lead):
            return await self.kin(lead, by)
        leads = await self._book.all(lead.workspace, by)
        return Kin(perhaps=await asyncio.to_thread(winning.referrer_among, leads, lead))


async def _present(work: UnitOfWork, number: int) -> Lead | None:
    """A lead that is still there, or the one that it turned out to be."""
    try:
        lead = await book.kept(work, number)
    except NoSuchLead:
        return None
    return lead if lead.deleted_at is None else None
