"""Teams: the workspaces of groups, and what their admins choose."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from domain import escalation, pushes, rights, team_rules
from domain.errors import NotAllowed
from domain.models import Lead, PersonId, Role, Workspace, WorkspaceId, WorkspaceKind
from domain.people import Person
from domain.rights import Right
from services import places
from services.book import keep_workspace, let_in, workspace_of
from services.groups import Groups
from services.members import Members
from services.people import People
from services.ports import Alarm, Clock
from storage.base import PersonNotFound, StorageError, Store, WorkspaceNotFound

log = logging.getLogger(__name__)


class Teams:
    """Opens the workspaces of groups, and keeps what their admins choose.

    Each method that names a workspace raises WorkspaceNotFound where there is none.
    """

    def __init__(
        self, store: Store, clock: Clock, alarm: Alarm, people: People, groups: Groups, members: Members
    ) -> None:
        self._store, self._clock, self._alarm = store, clock, alarm
        self._people, self._groups, self._members = people, groups, members

    async def titles(self, person: PersonId) -> Mapping[WorkspaceId, str]:
        """The teams that somebody is in, each with its group's title."""
        return await self._store.teams_of(person)

    async def get(self, workspace: WorkspaceId) -> Workspace:
        """The team as it stands."""
        return await workspace_of(self._store, workspace)

    async def known(self, workspace: WorkspaceId) -> Workspace | None:
        """The workspace as it stands, if there is one."""
        with contextlib.suppress(WorkspaceNotFound):
            return await self.get(workspace)
        return None

    async def open(self, chat: int, title: str, by: Person) -> Workspace:
        """The team of a group to which the bot was added, opened where there is none yet.

        Phone numbers, money and holidays are at first those of whoever added it.
        """
        team = await self._groups.of(chat)
        if team is None:
            roles = dict.fromkeys(await self._members.admins(chat), Role.ADMIN)
            async with self._groups.settling:
                team = await self._groups.of(chat)  # it may have moved here since
                if team is None:
                    return await self._opened(chat, title, by, roles)
        team = await self._change(team.id, lambda kept: self._groups.back(replace(kept, title=title)))
        return await self._members.recount(team)

    async def _opened(self, chat: int, title: str, by: Person, roles: Mapping[PersonId, Role]) -> Workspace:
        country = places.country_of(by.zone)
        opened = Workspace(
            id=WorkspaceId(chat),
            chat=chat,
            kind=WorkspaceKind.TEAM,
            country=country,
            currency=places.currency_of(country),
            members=roles,
            title=title,
            zone=by.zone if by.zone_known else None,
        )
        opened = self._planned(opened)
        async with self._store.workspace(opened.id) as work:
            opened = await work.save_workspace(opened)
            await work.commit()
        self._alarm.rearm(opened.next_summary_at)
        log.info("team %s is opened; %s lead it", opened.id, len(roles))
        return opened

    async def enter(self, chat: int, title: str, person: Person, *, is_heard: bool = True) -> Workspace:
        """The team of the group in which somebody is doing something; a group that is still unknown is opened.

        What is heard there shows that the bot is in the group; a press on a message that it left behind doesn't.
        Raises NotAllowed for one who isn't in the group.
        """
        try:
            return await self._enter(chat, title, person, is_heard=is_heard)
        except WorkspaceNotFound:  # it has just made way for the team that moved here
            return await self._enter(chat, title, person, is_heard=is_heard)

    async def _enter(self, chat: int, title: str, person: Person, *, is_heard: bool) -> Workspace:
        team = await self._groups.of(chat)
        if team is None:
            team = await self.open(chat, title, person)
        team = await self._change(
            team.id,
            lambda kept: self._groups.back(replace(kept, title=title)) if is_heard else replace(kept, title=title),
        )
        return await self._members.vouch(team, person.id)

    async def led_by(self, workspace: WorkspaceId, person: PersonId) -> Workspace:
        """The team, for one of its admins. Raises AdminsOnly, NotAllowed."""
        async with self._store.workspace(workspace) as work:
            team = await let_in(work, person)
        rights.require(team, person, Right.RUN)
        return team

    async def late(self, workspace: WorkspaceId, admin: PersonId) -> tuple[Sequence[Lead], Mapping[PersonId, Person]]:
        """What an admin hears is late, but for their own, and whose it is. Raises AdminsOnly, NotAllowed."""
        team = await self.led_by(workspace, admin)
        async with self._store.workspace(workspace) as work:
            leads = [lead for lead in await work.leads.all() if lead.owner != admin]
        owners = await self._people.known({lead.owner for lead in leads})
        return escalation.concerning_admins(team, leads, owners, self._clock.now()), owners

    async def leads(self, workspace: WorkspaceId) -> int:
        """How many leads a team has."""
        async with self._store.workspace(workspace) as work:
            return sum(lead.deleted_at is None for lead in await work.leads.all())

    async def unheard(self) -> Mapping[WorkspaceId, int]:
        """The teams whose group is gone, each with its open leads of which nobody hears any more.

        Of a lead its owner and the admins hear, of one that nobody has the admins alone, as far as they are reachable.
        """
        found: dict[WorkspaceId, int] = {}
        for workspace in await self._store.teams():
            with contextlib.suppress(StorageError):  # of a file that can't be read the operator is told anyway
                count = await self._count_unheard(workspace)
                if count:
                    found[workspace] = count
        return found

    async def _count_unheard(self, workspace: WorkspaceId) -> int:
        async with self._store.workspace(workspace) as work:
            team = await work.workspace()
            if team.left_at is None and team.members:
                return 0
            leads = await work.leads.all()
        people = await self._people.known(team.members)
        reachable = {person for person, known in people.items() if known.reachable}
        if not reachable.isdisjoint(escalation.admins_of(team)):
            return 0
        return sum(lead.is_open and lead.owner not in reachable for lead in leads)

    async def reached(self, team: Workspace) -> int:
        """How many of the team's members may be written to in private."""
        count = 0
        for person in team.members:
            with contextlib.suppress(PersonNotFound):
                count += (await self._people.get(person)).reachable
        return count

    async def change(self, workspace: WorkspaceId, by: PersonId, change: Callable[[Workspace], Workspace]) -> Workspace:
        """The team with other settings, chosen by an admin. Raises AdminsOnly, NotAllowed."""

        def chosen(team: Workspace) -> Workspace:  # where it is kept, so that nobody chooses who leads no more by then
            rights.require(team, by, Right.RUN)
            return change(team)

        try:
            return await self._change(workspace, chosen)
        except WorkspaceNotFound as missing:
            raise NotAllowed from missing

    async def set_zone(self, workspace: WorkspaceId, by: PersonId, zone: ZoneInfo) -> Workspace:
        """Go by the clocks of `zone`; country and currency follow while nobody has chosen a clock.

        Raises AdminsOnly, NotAllowed.
        """
        country = places.country_of(zone)
        set_up = team_rules.set_up(zone, country, places.currency_of(country))
        return await self.change(workspace, by, lambda team: self._planned(set_up(team)))

    def _planned(self, team: Workspace) -> Workspace:
        return pushes.planned(team, self._people.clock_of(team, None), self._clock.now())

    async def _change(self, workspace: WorkspaceId, change: Callable[[Workspace], Workspace]) -> Workspace:
        changed = await keep_workspace(self._store, workspace, change)
        self._alarm.rearm(changed.next_summary_at)
        return changed
