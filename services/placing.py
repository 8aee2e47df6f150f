"""With whom a new lead of a team is: whoever recorded it, nobody yet, or whose turn it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from domain import pool
from domain.models import Lead, PersonId, WorkspaceId
from domain.people import Person
from services.book import let_in
from services.people import known
from services.ports import Clock
from storage.base import Store, UnitOfWork


class Placing:
    """Places what is recorded, in whatever way, as the team's settings say."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def who_take_turns(self, workspace: WorkspaceId, by: PersonId) -> Mapping[PersonId, Person]:
        """The members who are known, of a team whose leads go round. Raises NotAllowed."""
        async with self._store.workspace(workspace) as work:
            team = await let_in(work, by)
        return await known(self._store, team.members if team.takes_turns else ())

    async def placed(
        self,
        work: UnitOfWork,
        recorded: Lead,
        recorder: PersonId,
        members: Mapping[PersonId, Person],
        to: PersonId | None = None,
    ) -> Lead:
        """The lead with whoever gets it: `to`, if its recorder may choose; whose turn it was is remembered with it."""
        team = await work.workspace()
        if to in team.members and pool.may_choose(team, recorder):
            return pool.placed(recorded, team, to)
        leads = await work.leads.all() if team.takes_turns else ()
        owner = pool.owner_of_new(team, recorder, members, leads, self._clock.now())
        if team.takes_turns and owner is not None:
            await work.save_workspace(replace(team, last_in_turn=owner))
            return pool.placed_in_turn(recorded, team, owner)
        return pool.placed(recorded, team, owner)
