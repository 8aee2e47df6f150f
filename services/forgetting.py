"""Forgetting somebody who asks for it: what is theirs is erased, and a team's leads lose their name."""

from __future__ import annotations

import contextlib
import logging
from datetime import datetime

from domain import partings
from domain.models import PersonId, Workspace, WorkspaceId
from services.people import People
from services.ports import Alarm, Traces
from services.summaries import Summaries
from storage.base import PersonNotFound, Store, UnitOfWork, WorkspaceNotFound

log = logging.getLogger(__name__)


class Forgetting:
    """Erases people. Whatever dies in between, the same deed may be done again, and ends where it would have."""

    def __init__(self, store: Store, alarm: Alarm, people: People, summaries: Summaries, traces: Traces) -> None:
        self._store, self._alarm, self._people = store, alarm, people
        self._summaries, self._traces = summaries, traces

    async def forget(self, person: PersonId, cause: int) -> None:
        """Erase all that is kept about a person, whose turn the caller has; `cause` is the update that asks for it.

        Their own workspace goes in one piece, so that nothing of it is ever nagged about in part; the person goes
        last, so that until then everything else is still found. Backups age by themselves.
        """
        self._traces.erase_after(cause)
        for workspace in await self._places(person):
            await self._leave(workspace, person)
            self._summaries.put_away(workspace)
        async with self._store.person(person) as work:
            with contextlib.suppress(PersonNotFound):
                await work.remove()
                await work.commit()
        self._people.forget_name(person)
        log.info("person %s is forgotten", person)

    async def is_in_a_team(self, person: PersonId) -> bool:
        """Whether leads would stay that this person has worked on."""
        return any(workspace != WorkspaceId(person) for workspace in await self._store.workspaces_of(person))

    async def _places(self, person: PersonId) -> list[WorkspaceId]:
        """Wherever they are a member or owe something; their own workspace first."""
        owing = {ref.workspace for ref in await self._store.waiting_for(person)}
        others = {*owing, *await self._store.workspaces_of(person)} - {WorkspaceId(person)}
        return [WorkspaceId(person), *sorted(others)]

    async def _leave(self, workspace: WorkspaceId, person: PersonId) -> None:
        async with self._store.workspace(workspace) as work:
            try:
                place = await work.workspace()
            except WorkspaceNotFound:
                return
            if workspace == WorkspaceId(person):
                await work.remove()
                await work.commit()
                return
            next_nags = await _anonymise(work, place, person)
            await work.commit()
        for at in next_nags:
            self._alarm.rearm(at)
        await self._stands_in_for_nobody(place, person)

    async def _stands_in_for_nobody(self, team: Workspace, person: PersonId) -> None:
        for member in team.members.keys() - {person}:
            with contextlib.suppress(PersonNotFound):
                await self._people.change(member, lambda kept: partings.without_stand_in(kept, person))


async def _anonymise(work: UnitOfWork, team: Workspace, person: PersonId) -> list[datetime | None]:
    """Take the person out of a team and its leads; returns when each lead that was changed is looked at next."""
    changed: list[datetime | None] = []
    for lead in await work.leads.all():
        anonymous = partings.forgotten(lead, person)
        if anonymous != lead:
            changed.append((await work.leads.save(anonymous)).next_nag_at)
    without = partings.forgotten_in(team, person)
    if without is not team:
        await work.save_workspace(without)
    return changed
