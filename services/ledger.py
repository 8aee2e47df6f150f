"""What one person owes, over all the workspaces that they are in."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from domain import nagging
from domain.models import Lead, LeadRef, PersonId, Workspace, WorkspaceId
from services.book import found
from services.ports import Alarm
from storage.base import Store, UnitOfWork, Unreadable, WorkspaceNotFound

log = logging.getLogger(__name__)

ONE_BY_ONE = 50
"""Leads of one person in a workspace that are read each for itself; an imported list has thousands."""


@dataclass(frozen=True)
class Holdings:
    """The leads of one person, and the workspaces that these are in."""

    leads: Sequence[Lead]
    workspaces: Mapping[WorkspaceId, Workspace]


class Ledger:
    """Reads and changes the leads of one person. A workspace that can't be read is gone on without."""

    def __init__(self, store: Store, alarm: Alarm) -> None:
        self._store, self._alarm = store, alarm

    async def waiting_for(self, person: PersonId) -> Holdings:
        """What is looked at, now or later, on behalf of this person; the deleted leads too."""
        leads: list[Lead] = []
        workspaces: dict[WorkspaceId, Workspace] = {}
        for workspace, refs in _by_workspace(await self._store.waiting_for(person)):
            try:
                async with self._store.workspace(workspace) as work:
                    leads += await _all_of(work, [ref.number for ref in refs])
                    workspaces[workspace] = await work.workspace()
            except (Unreadable, WorkspaceNotFound):
                log.warning("workspace %s can't be read; nags go on without it", workspace)
        return Holdings(leads, workspaces)

    async def owed_by(self, person: PersonId, now: datetime) -> Sequence[Lead]:
        """What this person owes at `now`, most pressing first."""
        return nagging.owed((await self.waiting_for(person)).leads, now)

    async def all_of(self, person: PersonId) -> Sequence[Lead]:
        """Every lead of this person, those that nobody looks at too."""
        leads: list[Lead] = []
        for workspace in await self._store.workspaces_of(person):
            try:
                async with self._store.workspace(workspace) as work:
                    leads += [lead for lead in await work.leads.all() if lead.owner == person]
            except Unreadable:
                log.warning("workspace %s can't be read; the list goes on without it", workspace)
        return leads

    async def change(self, leads: Sequence[Lead], change: Callable[[Lead], Lead]) -> list[Lead]:
        """Change those of the leads that are still owed as they were; returns them, in the order given."""
        changed: dict[LeadRef, Lead] = {}
        as_they_were = {lead.ref: lead for lead in leads}
        for workspace, refs in _by_workspace(as_they_were):
            async with self._store.workspace(workspace) as work:
                for ref in refs:
                    kept = await found(work, ref.number)
                    if kept is not None and _is_owed_as(as_they_were[ref], kept):
                        changed[ref] = await work.leads.save(change(kept))
                await work.commit()
        for lead in changed.values():
            self._alarm.rearm(lead.next_nag_at)
        return [changed[lead.ref] for lead in leads if lead.ref in changed]

    async def put_off(self, leads: Sequence[Lead], moment: datetime) -> None:
        """Look at them at `moment`, those that are still owed as they were."""
        await self.change(leads, lambda lead: nagging.held_until(lead, moment))


def _by_workspace(refs: Iterable[LeadRef]) -> Iterator[tuple[WorkspaceId, Iterator[LeadRef]]]:
    ordered = sorted(refs, key=lambda ref: (ref.workspace, ref.number))
    return groupby(ordered, key=lambda ref: ref.workspace)


async def _all_of(work: UnitOfWork, numbers: Sequence[int]) -> list[Lead]:
    """These leads, but for the removed; many are read together, which doesn't keep others waiting."""
    if len(numbers) <= ONE_BY_ONE:
        return [lead for number in numbers if (lead := await found(work, number)) is not None]
    wanted = frozenset(numbers)
    return [lead for lead in await work.leads.all() if lead.number in wanted]


def _is_owed_as(before: Lead, now: Lead) -> bool:
    return (before.status, before.deleted_at, before.due_at, before.owner) == (
        now.status,
        now.deleted_at,
        now.due_at,
        now.owner,
    )
