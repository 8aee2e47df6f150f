"""What people do with leads: record, mark, snooze, edit, undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from domain import ladder, lifecycle, nagging, open_forms, partings, pool, replies, rights, undo, winning
from domain.capture import Captured
from domain.errors import NoSuchLead, NothingToRecord
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
from domain.open_forms import Answer
from domain.people import Person
from domain.replies import Meaning, Reply
from domain.rights import Right
from domain.when import Moment
from services.book import Book, credit, done_by, kept, let_in, unmerged
from services.handovers import NOWHERE, Handovers, Shown
from services.ledger import Ledger
from services.merging import parted
from services.people import known
from services.placing import Placing
from services.ports import Alarm, Clock
from storage.base import Store

RIGHTS = {Meaning.NOTE: Right.NOTE, Meaning.CORRECT: Right.EDIT}
"""What a reply needs that is no mark."""


class Leads:
    """The leads of all workspaces; every method checks that the person may do what they ask.

    All of them raise NotAllowed for somebody who isn't a member of the workspace, and NoSuchLead where a
    lead is named that isn't there; what else each raises stands in domain/lifecycle.py. A lead that was merged into
    another raises LeadMerged for whoever looks for it or presses its old button; what was typed about it is done to
    the other. Whoever gets a lead by a deed, or loses one, hears of it, but for where it is `shown` anyway.
    """

    def __init__(self, store: Store, clock: Clock, alarm: Alarm, handovers: Handovers) -> None:
        self._store, self._clock, self._handovers = store, clock, handovers
        self._ledger, self._book = Ledger(store, alarm), Book(store, clock, alarm)
        self._placing = Placing(store, clock)

    async def record(
        self,
        workspace: WorkspaceId,
        captured: Captured,
        due: Moment,
        deed: Deed,
        shown: Shown = NOWHERE,
        *,
        to: PersonId | None = None,
    ) -> Lead:
        """Record a new lead with its first follow-up, for `to` if that is said; the same update records it once.

        Raises:
            NothingToRecord: neither a name nor a contact nor a need is known.
        """
        if not captured.tells_of_a_lead:
            raise NothingToRecord
        lead = await self._recorded(workspace, captured, due, deed, to)
        await self._handovers.tell(lead, deed, shown)
        return lead

    async def _recorded(
        self, workspace: WorkspaceId, captured: Captured, due: Moment, deed: Deed, to: PersonId | None
    ) -> Lead:
        members = await self._placing.who_take_turns(workspace, deed.by)
        async with self._book.opened(workspace, deed.by) as work:
            known = await done_by(work, deed)
            if known is not None:
                return known
            ref = LeadRef(workspace, await work.leads.next_number())
            recorded = lifecycle.record(ref, captured, due, deed, self._clock.now())
            lead = await work.leads.add(await self._placing.placed(work, recorded, deed.by, members, to))
            await work.commit()
        self._book.rearm(lead)
        return lead

    async def get(self, ref: LeadRef, by: PersonId, right: Right = Right.SEE) -> Lead:
        """One lead as it stands, for somebody with that right. Raises NotYours."""
        async with self._store.workspace(ref.workspace) as work:
            workspace = await let_in(work, by)
            lead = await unmerged(work, ref.number)
            rights.require(workspace, by, right, lead)
        if lead.deleted_at is not None:
            raise NoSuchLead(ref.number)
        return lead

    async def kept(self, ref: LeadRef, by: PersonId) -> Lead:
        """A lead as it is kept, also one that was merged or deleted."""
        async with self._book.opened(ref.workspace, by) as work:
            return await kept(work, ref.number)

    async def all(self, workspace: WorkspaceId, by: PersonId) -> Sequence[Lead]:
        """Every lead of a workspace that isn't deleted."""
        return await self._book.all(workspace, by)

    async def follow_up(self, ref: LeadRef, deed: Deed) -> Lead:
        """A person was in touch with the lead."""
        by = await self._person(deed.by)
        return await self._move(ref, deed, lambda lead, now: lifecycle.follow_up(lead, deed, now, by))

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
        waiting = (await self._ledger.waiting_for(deed.by)).leads
        owed = [lead for lead in waiting if nagging.is_owed(lead, now) or lead.knows(deed.cause)]
        ordered = sorted(owed, key=lambda lead: (lead.workspace, lead.number))
        return [await self.snooze(lead.ref, until, deed) for lead in ordered]

    async def undo_all(self, of: int, deed: Deed) -> Sequence[Lead]:
        """Take back what the person did to many leads by the update `of`; those marked since stay as they are."""
        waiting = (await self._ledger.waiting_for(deed.by)).leads
        last = [lead for lead in waiting if lead.before is not None and lead.events[-1].cause == of]
        return [await self.undo(lead.ref, deed) for lead in last]

    async def take_over(self, ref: LeadRef, deed: Deed, shown: Shown = NOWHERE) -> Lead:
        """A stand-in takes a lead of somebody who is away. Raises NotAllowed for anybody else."""
        lead = await self.get(ref, deed.by)
        if not lead.knows(deed.cause):
            owner = next(iter((await known(self._store, [lead.owner])).values()), None)
            rights.require_stand_in(owner, deed.by, self._clock.now())
        # Any member sees a lead; who may take this one over was asked above.
        taken = await self._move(ref, deed, lambda lead, now: lifecycle.hand_over(lead, deed.by, deed, now), Right.SEE)
        await self._handovers.tell(taken, deed, shown)
        return taken

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
        return await self._move(
            ref, deed, lambda lead, now: lifecycle.edit(lead, field, changes, deed, now), Right.EDIT
        )

    async def note(self, ref: LeadRef, text: str, deed: Deed) -> Lead:
        """Add a note."""
        return await self._move(ref, deed, lambda lead, now: lifecycle.note(lead, text, deed, now), Right.NOTE)

    async def add_photo(self, ref: LeadRef, photo: str, deed: Deed) -> Lead:
        """Keep a picture with the lead, which is everybody's to add, as a note is."""

        def add(lead: Lead, now: datetime) -> Lead:
            photos = dict.fromkeys((*lead.photos, photo))
            return lifecycle.edit(lead, Field.CONTACT, {"photos": tuple(photos)}, deed, now)

        return await self._move(ref, deed, add, Right.NOTE)

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

    async def delete(self, ref: LeadRef, deed: Deed) -> Lead:
        """Take the lead away; it can be undone for ten minutes and is erased then."""
        return await self._move(ref, deed, lambda lead, now: lifecycle.delete(lead, deed, now), Right.EDIT)

    async def undo(self, ref: LeadRef, deed: Deed, shown: Shown = NOWHERE) -> Lead:
        """Take back the last move; of a merge both leads come back."""
        undone, back = await self._undone(ref, deed)
        await self._handovers.tell(undone, deed, shown)
        await self._handovers.came_back(back, deed)
        return undone

    async def _undone(self, ref: LeadRef, deed: Deed) -> tuple[Lead, Sequence[Lead]]:
        async with self._store.workspace(ref.workspace) as work:
            workspace = await let_in(work, deed.by)
            now = self._clock.now()
            lead = partings.given_back_to_members(await unmerged(work, ref.number), workspace, now)
            if lead.events[-1].by != deed.by:  # what somebody did is theirs to take back
                rights.require(workspace, deed.by, Right.MARK, lead)
            undone = undo.undo(lead, deed, now)
            if undone is lead:
                return lead, ()
            back = await parted(work, lead, undone, deed, now)
            undone = await work.leads.save(pool.lies_again(undone, now) if back else undone)
            for each in (undone, *back):
                await credit(work, each, lead.referred_by, each.referred_by)
            await work.commit()
        self._book.rearm(undone, *back)
        return undone, back

    async def reply(self, ref: LeadRef, reply: Reply, deed: Deed, shown: Shown = NOWHERE) -> Lead:
        """Do what a reply to the lead's card says."""
        if reply.meaning is Meaning.UNDO:
            return await self.undo(ref, deed, shown)
        by = await self._person(deed.by)
        right = RIGHTS.get(reply.meaning, Right.MARK)
        return await self._move(ref, deed, lambda lead, now: replies.act(lead, reply, deed, now, by), right)

    async def answer(self, ref: LeadRef, said: Answer, deed: Deed) -> Lead:
        """Do what was typed under a form of the lead."""
        by = await self._person(deed.by)
        return await self._move(ref, deed, lambda lead, now: open_forms.act(lead, said, deed, now, by))

    async def _move(
        self, ref: LeadRef, deed: Deed, move: Callable[[Lead, datetime], Lead], right: Right = Right.MARK
    ) -> Lead:
        """A move, after which the group is no longer offered a lead that isn't free any more."""
        moved = await self._book.move(ref, deed, move, right)
        await self._handovers.marked(moved)
        return moved

    async def changed_by(self, workspace: WorkspaceId, deed: Deed) -> Lead | None:
        """The lead that this deed has recorded or changed already, also if that was undone and the lead is gone."""
        async with self._book.opened(workspace, deed.by) as work:
            return await done_by(work, deed)

    async def _person(self, person: PersonId) -> Person:
        async with self._store.person(person) as work:
            return await work.get()
