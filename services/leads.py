"""What people do with leads: record, mark, snooze, edit, undo."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from domain import duplicates, ladder, lifecycle, merging, nagging, replies, rights, undo, winning
from domain.capture import Captured
from domain.duplicates import Match, Pair
from domain.errors import LeadMerged, NoSuchLead, NotAllowed, NothingToRecord, NothingToUndo
from domain.models import (
    Assist,
    Deed,
    Field,
    Lead,
    LeadRef,
    LostReason,
    PersonId,
    Rhythm,
    SnoozeReason,
    Stage,
    TouchKind,
    WorkspaceId,
)
from domain.money import Money
from domain.people import Person
from domain.replies import Reply
from domain.when import Moment
from domain.winning import Kin
from services.ledger import Ledger
from services.ports import Alarm, Clock
from storage.base import LeadNotFound, PersonNotFound, Store, UnitOfWork, WorkspaceNotFound

LOOKED_AT = 20
"""Among how many of the newest leads one is looked for that the same update or offer has recorded, or another sent."""


class Leads:
    """The leads of all workspaces; every method checks that the person may do what they ask.

    All of them raise NotAllowed for somebody who isn't a member of the workspace, and NoSuchLead where a
    lead is named that isn't there; what else each raises stands in domain/lifecycle.py. A lead that was merged into
    another raises LeadMerged for whoever looks for it or presses its old button; what was typed about it is done to
    the other.
    """

    def __init__(self, store: Store, clock: Clock, alarm: Alarm) -> None:
        self._store, self._clock, self._alarm = store, clock, alarm
        self._ledger = Ledger(store, alarm)

    async def record(self, workspace: WorkspaceId, captured: Captured, due: Moment, deed: Deed) -> Lead:
        """Record a new lead with its first follow-up; the same update records it once.

        Raises:
            NothingToRecord: neither a name nor a contact nor a need is known.
        """
        if not captured.tells_of_a_lead:
            raise NothingToRecord
        async with self._store.workspace(workspace) as work:
            await _let_in(work, deed.by)
            number = await work.leads.next_number()
            known = await _recorded_by(work, number, deed)
            if known is not None:
                return known
            ref = LeadRef(workspace, number)
            lead = await work.leads.add(lifecycle.record(ref, captured, due, deed, self._clock.now()))
            await work.commit()
        self._alarm.rearm(lead.next_nag_at)
        return lead

    async def get(self, ref: LeadRef, by: PersonId) -> Lead:
        """One lead as it stands."""
        async with self._store.workspace(ref.workspace) as work:
            await _let_in(work, by)
            lead = await _unmerged(work, ref.number)
        if lead.deleted_at is not None:
            raise NoSuchLead(ref.number)
        return lead

    async def all(self, workspace: WorkspaceId, by: PersonId) -> Sequence[Lead]:
        """Every lead of a workspace that isn't deleted."""
        async with self._store.workspace(workspace) as work:
            await _let_in(work, by)
            return [lead for lead in await work.leads.all() if lead.deleted_at is None]

    async def follow_up(self, ref: LeadRef, deed: Deed) -> Lead:
        """A person was in touch with the lead."""
        zone = await self._zone_of(deed.by)
        return await self._move(ref, deed, lambda lead, now: lifecycle.follow_up(lead, deed, now, zone))

    async def describe_touch(
        self,
        ref: LeadRef,
        deed: Deed,
        *,
        kind: TouchKind | None = None,
        minutes: int | None = None,
        note: str | None = None,
    ) -> Lead:
        """Say how the last touch went, how long it took (minutes) and what was said."""
        return await self._move(
            ref,
            deed,
            lambda lead, _: lifecycle.describe_touch(lead, deed, kind=kind, minutes=minutes, note=note),
        )

    async def plan(self, ref: LeadRef, due: Moment, deed: Deed) -> Lead:
        """Set the next follow-up."""
        return await self._move(ref, deed, lambda lead, now: lifecycle.plan(lead, due, deed, now))

    async def keep_in_touch(self, ref: LeadRef, every: Rhythm, due: Moment, deed: Deed) -> Lead:
        """Set the next follow-up, and a rhythm for those after it."""
        return await self._move(ref, deed, lambda lead, now: lifecycle.keep_in_touch(lead, every, due, deed, now))

    async def rest(self, ref: LeadRef, deed: Deed) -> Lead:
        """Nothing now: the lead rests."""
        return await self._move(ref, deed, lambda lead, _: lifecycle.rest(lead, deed))

    async def snooze(self, ref: LeadRef, until: Moment, deed: Deed) -> Lead:
        """Postpone the follow-up without a touch."""
        return await self._move(ref, deed, lambda lead, now: lifecycle.snooze(lead, until, deed, now))

    async def explain_snooze(self, ref: LeadRef, why: SnoozeReason, deed: Deed, note: str | None = None) -> Lead:
        """Say why the follow-up was postponed once more."""
        return await self._move(ref, deed, lambda lead, _: lifecycle.explain_snooze(lead, why, deed, note))

    async def snooze_all(self, until: Moment, deed: Deed) -> Sequence[Lead]:
        """Postpone everything that the person owes now, as one deed; returns it, by workspace and number."""
        now = self._clock.now()
        kept = (await self._ledger.waiting_for(deed.by)).leads
        owed = [lead for lead in kept if nagging.is_owed(lead, now) or lead.knows(deed.cause)]
        ordered = sorted(owed, key=lambda lead: (lead.workspace, lead.number))
        return [await self.snooze(lead.ref, until, deed) for lead in ordered]

    async def undo_all(self, of: int, deed: Deed) -> Sequence[Lead]:
        """Take back what the person did to many leads by the update `of`; those marked since stay as they are."""
        kept = (await self._ledger.waiting_for(deed.by)).leads
        last = [lead for lead in kept if lead.before is not None and lead.events[-1].cause == of]
        return [await self.undo(lead.ref, deed) for lead in last]

    async def take_over(self, ref: LeadRef, deed: Deed) -> Lead:
        """A stand-in takes a lead of somebody who is away. Raises NotAllowed for anybody else."""
        lead = await self.get(ref, deed.by)
        if not lead.knows(deed.cause):
            rights.require_stand_in(await self._known(lead.owner), deed.by, self._clock.now())
        return await self._move(ref, deed, lambda lead, now: lifecycle.hand_over(lead, deed.by, deed, now))

    async def close(self, ref: LeadRef, deed: Deed) -> Lead:
        """Win the lead."""
        return await self._move(ref, deed, lambda lead, now: lifecycle.close(lead, deed, now))

    async def set_won(self, ref: LeadRef, won: Money | None, deed: Deed) -> Lead:
        """Say what the win was worth."""
        return await self._move(ref, deed, lambda lead, _: lifecycle.set_won(lead, won, deed))

    async def lose(self, ref: LeadRef, deed: Deed) -> Lead:
        """Give the lead up."""
        return await self._move(ref, deed, lambda lead, now: lifecycle.lose(lead, deed, now))

    async def set_reason(self, ref: LeadRef, reason: LostReason, deed: Deed, note: str | None = None) -> Lead:
        """Say why the lead was lost."""
        return await self._move(ref, deed, lambda lead, _: lifecycle.set_reason(lead, reason, deed, note))

    async def reopen(self, ref: LeadRef, due: Moment, deed: Deed) -> Lead:
        """Take an ended lead up again."""
        return await self._move(ref, deed, lambda lead, now: lifecycle.reopen(lead, due, deed, now))

    async def edit(self, ref: LeadRef, field: Field, changes: Mapping[str, Any], deed: Deed) -> Lead:
        """Correct one field."""
        return await self._move(ref, deed, lambda lead, now: lifecycle.edit(lead, field, changes, deed, now))

    async def note(self, ref: LeadRef, text: str, deed: Deed) -> Lead:
        """Add a note."""
        return await self._move(ref, deed, lambda lead, now: lifecycle.note(lead, text, deed, now))

    async def move_stage(self, ref: LeadRef, stage: Stage, deed: Deed) -> Lead:
        """Move the lead along the ladder."""
        return await self._move(ref, deed, lambda lead, now: lifecycle.move_stage(lead, stage, deed, now))

    async def climb(self, ref: LeadRef, stage: Stage, deed: Deed) -> Lead:
        """Move the lead up to the rung that its last mark suggested."""
        return await self._move(ref, deed, lambda lead, now: ladder.climb(lead, stage, deed, now))

    async def add_assist(self, ref: LeadRef, assist: Assist, deed: Deed) -> Lead:
        """Say who or what helped to win the lead."""
        return await self._move(ref, deed, lambda lead, _: winning.add_assist(lead, assist, deed))

    async def drop_assist(self, ref: LeadRef, mark: str, deed: Deed) -> Lead:
        """Take back who or what helped."""
        return await self._move(ref, deed, lambda lead, _: winning.drop_assist(lead, mark, deed))

    async def refer(self, ref: LeadRef, captured: Captured, due: Moment, deed: Deed) -> Lead:
        """Record a new lead that this one has sent; the same update records it once. Raises NothingToRecord."""
        if not captured.tells_of_a_lead:
            raise NothingToRecord
        async with self._store.workspace(ref.workspace) as work:
            await _let_in(work, deed.by)
            number = await work.leads.next_number()
            known = await _recorded_by(work, number, deed)
            if known is not None:
                return known
            parent, now = await _lead(work, ref.number), self._clock.now()
            child = winning.refer(parent, LeadRef(ref.workspace, number), captured, due, deed, now)
            child = await work.leads.add(child)
            await work.leads.save(winning.credit(parent, child))
            await work.commit()
        self._alarm.rearm(child.next_nag_at)
        return child

    async def link(self, ref: LeadRef, number: int, deed: Deed) -> Lead:
        """Say that the lead of that number has sent this one."""
        async with self._store.workspace(ref.workspace) as work:
            await _let_in(work, deed.by)
            lead, parent = await _lead(work, ref.number), await _lead(work, number)
            linked = winning.link(lead, parent, deed, self._clock.now())
            if linked is lead:
                return lead
            linked = await work.leads.save(linked)
            credited = winning.credit(parent, linked)
            if credited is not parent:
                await work.leads.save(credited)
            await work.commit()
        return linked

    async def kin(self, lead: Lead, by: PersonId) -> Kin:
        """Who sent a lead, and the newest of whom it sent, as far as they are still there."""
        async with self._store.workspace(lead.workspace) as work:
            await _let_in(work, by)
            parent = await _present(work, lead.referred_by)
            sent = [await _present(work, number) for number in lead.referrals[: -LOOKED_AT - 1 : -1]]
        children = (each for each in sent if each is not None and each.referred_by in (lead.number, *lead.merged))
        return Kin(parent, tuple(children)[: winning.SHOWN])

    async def kin_of_new(self, lead: Lead, by: PersonId) -> Kin:
        """The same for a lead just recorded, and who may have sent it by the words of whoever recorded it."""
        if not winning.may_name_a_referrer(lead):
            return await self.kin(lead, by)
        return Kin(perhaps=winning.referrer_among(await self.all(lead.workspace, by), lead))

    async def delete(self, ref: LeadRef, deed: Deed) -> Lead:
        """Take the lead away; it can be undone for ten minutes and is erased then."""
        return await self._move(ref, deed, lambda lead, now: lifecycle.delete(lead, deed, now))

    async def undo(self, ref: LeadRef, deed: Deed) -> Lead:
        """Take back the last move; of a merge both leads come back."""
        async with self._store.workspace(ref.workspace) as work:
            await _let_in(work, deed.by)
            lead, now = await _unmerged(work, ref.number), self._clock.now()
            undone = undo.undo(lead, deed, now)
            if undone is lead:
                return lead
            parted = await _parted(work, lead, undone, deed, now)
            undone = await work.leads.save(undone)
            await work.commit()
        for each in (undone, *parted):
            self._alarm.rearm(each.next_nag_at)
        return undone

    async def reply(self, ref: LeadRef, reply: Reply, deed: Deed) -> Lead:
        """Do what a reply to the lead's card says."""
        zone = await self._zone_of(deed.by)
        return await self._move(ref, deed, lambda lead, now: replies.act(lead, reply, deed, now, zone))

    async def known_already(self, workspace: WorkspaceId, captured: Captured, deed: Deed) -> Sequence[Match]:
        """The leads that who was captured may be, the likeliest first; none where this deed has recorded them."""
        async with self._store.workspace(workspace) as work:
            await _let_in(work, deed.by)
            leads = await work.leads.all()  # the deleted too: what was recorded and undone isn't offered

        def matches() -> Sequence[Match]:
            return () if any(lead.knows(deed.cause) for lead in leads) else duplicates.find(captured, leads)

        return await asyncio.to_thread(matches)

    async def changed_by(self, workspace: WorkspaceId, deed: Deed) -> Lead | None:
        """The lead that this deed has recorded or changed already."""
        leads = await self.all(workspace, deed.by)
        return await asyncio.to_thread(lambda: next((lead for lead in leads if lead.knows(deed.cause)), None))

    async def add_to(self, ref: LeadRef, captured: Captured, due: Moment, deed: Deed) -> Lead:
        """Add to a lead what was captured of the same person; if it owes nothing or a time was said, `due` is next."""
        return await self._move(ref, deed, lambda lead, now: merging.add(lead, captured, due, deed, now))

    async def pairs(self, workspace: WorkspaceId, by: PersonId) -> Sequence[Pair]:
        """Who may be in the book twice."""
        return await asyncio.to_thread(duplicates.pairs, await self.all(workspace, by))

    async def merge(self, ref: LeadRef, other: int, deed: Deed) -> Lead:
        """Make the lead `other` of the same workspace a part of this one; what is a part of it already stays so.

        Raises:
            LeadMerged: one of them is a part of a third lead.
        """
        async with self._store.workspace(ref.workspace) as work:
            await _let_in(work, deed.by)
            kept = await _unmerged(work, ref.number)
            if other in kept.merged:
                return kept
            merged, gone = merging.merge(kept, await _unmerged(work, other), deed, self._clock.now())
            if merged is kept:
                return kept
            merged, gone = await work.leads.save(merged), await work.leads.save(gone)
            await work.commit()
        for each in (merged, gone):
            self._alarm.rearm(each.next_nag_at)
        return merged

    async def tell_apart(self, ref: LeadRef, other: int, by: PersonId) -> Lead:
        """Remember that this lead and the lead `other` of the same workspace are two people."""
        async with self._store.workspace(ref.workspace) as work:
            await _let_in(work, by)
            lead = await _unmerged(work, ref.number)
            apart = merging.tell_apart(lead, await _unmerged(work, other))
            if apart is lead:
                return lead
            apart = await work.leads.save(apart)
            await work.commit()
        return apart

    async def _person(self, person: PersonId) -> Person:
        async with self._store.person(person) as work:
            return await work.get()

    async def _known(self, person: PersonId | None) -> Person | None:
        try:
            return None if person is None else await self._person(person)
        except PersonNotFound:
            return None

    async def _zone_of(self, person: PersonId) -> ZoneInfo:
        return (await self._person(person)).zone

    async def _move(self, ref: LeadRef, deed: Deed, move: Callable[[Lead, datetime], Lead]) -> Lead:
        async with self._store.workspace(ref.workspace) as work:
            await _let_in(work, deed.by)
            # A button shows another lead than the one that it would act on; what is typed means the person.
            lead = await (_lead if deed.seen is None else _unmerged)(work, ref.number)
            moved = move(lead, self._clock.now())
            if moved is lead:
                return lead
            moved = await work.leads.save(moved)
            await work.commit()
        self._alarm.rearm(moved.next_nag_at)
        return moved


async def _let_in(work: UnitOfWork, person: PersonId) -> None:
    """Raises NotAllowed for somebody outside the workspace, or where there is none: a stranger learns no more."""
    try:
        rights.require_member(await work.workspace(), person)
    except WorkspaceNotFound as missing:
        raise NotAllowed from missing


async def _lead(work: UnitOfWork, number: int) -> Lead:
    """The lead with that number, or the one that it was merged into. Raises NoSuchLead."""
    try:
        lead = await work.leads.get(number)
    except LeadNotFound as missing:
        # It was erased ten minutes after it was merged.
        for each in await work.leads.all():
            if each.deleted_at is None and number in each.merged:
                return each
        raise NoSuchLead(number) from missing
    return lead if lead.merged_into is None else await _lead(work, lead.merged_into)


async def _unmerged(work: UnitOfWork, number: int) -> Lead:
    """The lead with that number. Raises NoSuchLead, LeadMerged."""
    lead = await _lead(work, number)
    if lead.number != number:
        raise LeadMerged(lead, number)
    return lead


async def _parted(work: UnitOfWork, merged: Lead, undone: Lead, deed: Deed, now: datetime) -> Sequence[Lead]:
    """What comes back when a merge is undone, kept. Raises NothingToUndo where it is erased already."""
    numbers = [number for number in merged.merged if number not in undone.merged]
    if not numbers:
        return ()
    gone = [lead for lead in await work.leads.all() if lead.number in numbers and lead.merged_into == merged.number]
    if not gone:
        raise NothingToUndo(merged)
    return [await work.leads.save(undo.undo(lead, Deed(deed.by, deed.cause), now)) for lead in gone]


async def _present(work: UnitOfWork, number: int | None) -> Lead | None:
    """A lead that is still there, or the one that it turned out to be."""
    try:
        lead = None if number is None else await work.leads.get(number)
        if lead is not None and lead.merged_into is not None:
            lead = await work.leads.get(lead.merged_into)
    except LeadNotFound:
        return None
    return None if lead is None or lead.deleted_at is not None else lead


async def _recorded_by(work: UnitOfWork, next_number: int, deed: Deed) -> Lead | None:
    """The lead that this deed has recorded already; one that comes again comes soon."""
    for number in range(next_number - 1, max(next_number - 1 - LOOKED_AT, 0), -1):
        try:
            lead = await work.leads.get(number)
        except LeadNotFound:
            continue
        if lead.knows(deed.cause):
            return lead
    return None
