"""Forgetting somebody who asks for it: what is theirs is erased, and a team's leads lose their name."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Sequence
from datetime import datetime

from domain import partings
from domain.models import Lead, PersonId, Workspace, WorkspaceId
from services.people import People
from services.ports import Alarm, Traces
from services.summaries import Summaries
from storage.base import PersonNotFound, Store, UnitOfWork, Unreadable, WorkspaceNotFound

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
        places = await self._places(person)
        for workspace in places:
            await self._leave(workspace, person)
            self._summaries.put_away(workspace)
        for team in await self._store.teams():
            if team not in places:
                await self._erase_from(team, person)
                self._summaries.put_away(team)
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

    async def _erase_from(self, team: WorkspaceId, person: PersonId) -> None:
        """What they did in a team that they have left names them still; nothing else says which teams these are."""
        try:
            async with self._store.workspace(team) as work:
                await _anonymise(work, await work.workspace(), person)
                await work.commit()
        except (Unreadable, WorkspaceNotFound):
            log.warning("team %s can't be read; what may name person %s there stays", team, person)

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
    anonymous = await asyncio.to_thread(_forgotten, await work.leads.all(), person)
    changed = [await work.leads.save(lead) for lead in anonymous]
    without = partings.forgotten_in(team, person)
    if without is not team:
        await work.save_workspace(without)
    return [lead.next_nag_at for lead in changed]


def _forgotten(leads: Sequence[Lead], person: PersonId) -> list[Lead]:
    """Those of the leads that name the person, without them."""
    pairs = ((lead, partings.forgotten(lead, person)) for lead in leads)
    return [anonymous for lead, anonymous in pairs if anonymous != lead]
