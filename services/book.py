"""The leads of a workspace, opened for its members only: what all services that change leads have in common."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

from domain import rights, winning
from domain.errors import LeadMerged, NoSuchLead, NotAllowed
from domain.models import Deed, Lead, LeadRef, PersonId, Workspace, WorkspaceId
from domain.rights import Right
from services.ports import Alarm, Clock
from storage.base import LeadNotFound, Store, UnitOfWork, WorkspaceNotFound


class Book:
    """Opens workspaces, moves leads in them, and arms the alarm for what was moved."""

    def __init__(self, store: Store, clock: Clock, alarm: Alarm) -> None:
        self._store, self._clock, self._alarm = store, clock, alarm

    @asynccontextmanager
    async def opened(self, workspace: WorkspaceId, by: PersonId) -> AsyncIterator[UnitOfWork]:
        """A unit of work for a member of the workspace. Raises NotAllowed."""
        async with self._store.workspace(workspace) as work:
            await let_in(work, by)
            yield work

    async def all(self, workspace: WorkspaceId, by: PersonId) -> Sequence[Lead]:
        """Every lead of a workspace that isn't deleted. Raises NotAllowed."""
        async with self.opened(workspace, by) as work:
            return [lead for lead in await work.leads.all() if lead.deleted_at is None]

    async def move(
        self,
        ref: LeadRef,
        deed: Deed,
        move: Callable[[Lead, datetime], Lead],
        right: Right = Right.MARK,
        require: Callable[[Workspace], None] | None = None,
    ) -> Lead:
        """The lead after a move of the domain's, for which its doer needs a `right`, in a workspace as is required.

        Raises NotAllowed, NoSuchLead, LeadMerged, what is required of the workspace and what the move raises.
        """
        async with self._store.workspace(ref.workspace) as work:
            workspace = await let_in(work, deed.by)
            if require is not None:
                require(workspace)
            # A button shows another lead than the one that it would act on; what is typed means the person.
            lead = await (kept if deed.seen is None else unmerged)(work, ref.number)
            if not lead.knows(deed.cause):  # what was done already, by this very update, is shown again
                rights.require(workspace, deed.by, right, lead)
            moved = move(lead, self._clock.now())
            if moved is lead:
                return lead
            moved = await work.leads.save(moved)
            if moved.deleted_at != lead.deleted_at:
                await credit(work, moved, moved.referred_by)
            await work.commit()
        self.rearm(moved)
        return moved

    def rearm(self, *leads: Lead) -> None:
        """Look at these leads when they want it."""
        for lead in leads:
            self._alarm.rearm(lead.next_nag_at)


async def keep_workspace(store: Store, workspace: WorkspaceId, change: Callable[[Workspace], Workspace]) -> Workspace:
    """The workspace after a change, which is kept. Raises WorkspaceNotFound."""
    async with store.workspace(workspace) as work:
        kept = await work.workspace()
        changed = change(kept)
        if changed == kept:
            return kept
        changed = await work.save_workspace(changed)
        await work.commit()
    return changed


async def workspace_of(store: Store, workspace: WorkspaceId) -> Workspace:
    """The workspace as it stands. Raises WorkspaceNotFound."""
    async with store.workspace(workspace) as work:
        return await work.workspace()


async def let_in(work: UnitOfWork, person: PersonId) -> Workspace:
    """The workspace. Raises NotAllowed for a stranger, or where there is none: a stranger learns no more."""
    try:
        workspace = await work.workspace()
    except WorkspaceNotFound as missing:
        raise NotAllowed from missing
    rights.require_member(workspace, person)
    return workspace


async def found(work: UnitOfWork, number: int) -> Lead | None:
    """The lead of just that number, deleted ones and merged ones too; None where it was erased."""
    try:
        return await work.leads.get(number)
    except LeadNotFound:
        return None


async def kept(work: UnitOfWork, number: int) -> Lead:
    """The lead with that number, or the one that it was merged into. Raises NoSuchLead."""
    lead = await found(work, number)
    if lead is None:  # it was erased ten minutes after it was merged
        for each in await work.leads.all():
            if each.deleted_at is None and number in each.merged:
                return each
        raise NoSuchLead(number)
    return lead if lead.merged_into is None else await kept(work, lead.merged_into)


async def unmerged(work: UnitOfWork, number: int) -> Lead:
    """The lead with that number. Raises NoSuchLead, LeadMerged."""
    lead = await kept(work, number)
    if lead.number != number:
        raise LeadMerged(lead, number)
    return lead


async def credit(work: UnitOfWork, child: Lead, *numbers: int | None) -> None:
    """Let the leads of these numbers have another to their credit as long as they have sent it and it is there."""
    for number in {each for each in numbers if each is not None}:
        try:
            parent = await kept(work, number)  # a deleted one too, which Undo may bring back
        except NoSuchLead:
            continue
        credited = winning.credit(parent, child)
        if credited is not parent:
            await work.leads.save(credited)


async def done_by(work: UnitOfWork, deed: Deed) -> Lead | None:
    """The lead that this deed has recorded or changed already; a deleted one only where no other knows of it."""
    if deed.cause is None:
        return None
    return await asyncio.to_thread(knowing, await work.leads.all(), deed.cause)


def knowing(leads: Sequence[Lead], cause: int) -> Lead | None:
    """The newest lead that an update has changed, which a merged one lives on in before it is erased."""
    gone = None
    for lead in reversed(leads):
        if lead.knows(cause):
            if lead.deleted_at is None:
                return lead
            gone = gone or lead
    return gone
