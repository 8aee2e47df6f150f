"""The members of teams, as Telegram has them: who is let in, who leads, and what a leaving ends."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

from domain import partings, rights
from domain.errors import NotAllowed
from domain.models import LeadRef, PersonId, Role, Workspace, WorkspaceId
from services.book import keep_workspace, workspace_of
from services.groups import Groups
from services.living_cards import LivingCards
from services.people import People
from services.ports import Alarm, Clock, Notifier, OutOfReach, Roster
from storage.base import PersonNotFound, StorageError, Store, UnitOfWork, WorkspaceNotFound

log = logging.getLogger(__name__)

ASKED_AGAIN_AFTER = timedelta(minutes=5)
"""How long what Telegram said of somebody's place in a group is taken for true, unless it says something else."""

OWNERS_ASKED_AFTER = timedelta(days=1)
"""How long of somebody who owns an open lead it isn't asked whether they are still in the group."""

REMEMBERED = 10_000
"""Of how many members is remembered when Telegram was asked."""


class Members:
    """Lets people into teams and out of them; each method raises WorkspaceNotFound where there is no such team."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        alarm: Alarm,
        notifier: Notifier,
        roster: Roster,
        people: People,
        living_cards: LivingCards,
        groups: Groups,
    ) -> None:
        self._store, self._clock, self._alarm = store, clock, alarm
        self._notifier, self._roster = notifier, roster
        self._people, self._living_cards, self._groups = people, living_cards, groups
        self._asked: dict[tuple[WorkspaceId, PersonId], datetime] = {}
        self._telling: set[tuple[WorkspaceId, PersonId]] = set()

    async def admins(self, chat: int) -> frozenset[PersonId]:
        """Who leads a group now; nobody where that can't be told: each of them is asked about when they act."""
        try:
            return await self._roster.admins(chat)
        except OutOfReach:
            return frozenset()

    async def recount(self, team: Workspace) -> Workspace:
        """The team after who came, left, or rose while the bot was away; where that can't be told, it stays."""
        with contextlib.suppress(OutOfReach):
            admins = await self._roster.admins(team.chat)
            roles = {person: await self._role(team, person) for person in team.members if person not in admins}
            team = await self._say_all(team, roles, admins)
        return team

    async def _say_all(
        self, team: Workspace, roles: Mapping[PersonId, Role | None], admins: Collection[PersonId]
    ) -> Workspace:
        for person, role in {**roles, **dict.fromkeys(admins, Role.ADMIN)}.items():
            team = await self.say(team.id, person, role)
        return team

    async def join(self, workspace: WorkspaceId, person: PersonId) -> Workspace:
        """Let somebody into a team, if they are in its group. Raises NotAllowed, also where there is no such team."""
        try:
            team = await workspace_of(self._store, workspace)
        except WorkspaceNotFound as missing:
            raise NotAllowed from missing
        return await self.vouch(team, person)

    async def vouch(self, team: Workspace, person: PersonId) -> Workspace:
        """The team with this person in the role that Telegram gives them now. Raises NotAllowed.

        Where Telegram can't be asked, what is known holds: whoever is no member yet isn't let in.
        """
        if not team.is_team:
            rights.require_member(team, person)
            return team
        now, key = self._clock.now(), (team.id, person)
        asked_at = self._asked.get(key)
        if person not in team.members or asked_at is None or abs(now - asked_at) >= ASKED_AGAIN_AFTER:
            try:
                role = await self._role(team, person)
            except OutOfReach:
                log.warning("team %s: Telegram can't be asked who person %s is there", team.id, person)
            else:
                self._remember(key, now)
                team = await self.say(team.id, person, role)
        rights.require_member(team, person)
        return team

    async def vouch_for(self, person: PersonId) -> None:
        """Ask Telegram whether somebody is still in each of their teams; from one that they left they are taken out."""
        for workspace in await self._store.teams_of(person):
            with contextlib.suppress(NotAllowed, StorageError):  # what can't be read shows nothing either
                await self.join(workspace, person)

    async def ask_anew(self, team: Workspace, person: PersonId) -> Workspace:
        """The same, whatever Telegram said a moment ago. Raises NotAllowed."""
        self._asked.pop((team.id, person), None)
        return await self.vouch(team, person)

    async def _role(self, team: Workspace, person: PersonId) -> Role | None:
        """What Telegram says that somebody is, also where it says first that the group has moved. Raises OutOfReach."""
        try:
            return await self._roster.role(team.chat, person)
        except OutOfReach as trouble:
            if trouble.moved_to is None:
                raise
            await self._groups.moved(team.chat, trouble.moved_to)
            return await self._roster.role(trouble.moved_to, person)

    def _remember(self, key: tuple[WorkspaceId, PersonId], now: datetime) -> None:
        self._asked.pop(key, None)
        self._asked[key] = now
        if len(self._asked) > REMEMBERED:
            del self._asked[next(iter(self._asked))]

    async def look_again(self, chat: int, person: PersonId, by: PersonId | None = None) -> None:
        """Somebody's place in a group has changed, `by` somebody's doing: Telegram says what they are now.

        Of people who have never used the bot nothing is kept.
        """
        team = await self._groups.of(chat)
        if team is None or not (person in team.members or await self._people.knows(person)):
            return
        try:
            await self.say(team.id, person, await self._role(team, person), by)
        except OutOfReach:
            self._asked.pop((team.id, person), None)

    async def look_around(self) -> None:
        """Ask who leads each group now: Telegram tells of promotions only where the bot itself is an admin.

        Whoever is still to hear that they were taken out is told.
        """
        for workspace in await self._store.teams():
            try:
                team = await workspace_of(self._store, workspace)
                for person in team.parted:
                    await self._notifier.in_private(person, partial(self._tell_parted, workspace, person))
                if team.left_at is None:
                    await self._look_around(team)
            except StorageError:
                log.warning("team %s can't be read or changed; the others are looked at without it", workspace)

    async def _look_around(self, team: Workspace) -> None:
        try:
            admins = await self._roster.admins(team.chat)
            before = {person for person, role in team.members.items() if role is Role.ADMIN}
            roles = {person: await self._role(team, person) for person in before - admins}
        except OutOfReach as trouble:
            if trouble.moved_to is not None:
                await self._groups.moved(team.chat, trouble.moved_to)
            return
        await self._look_for_owners(await self._say_all(team, roles, admins))

    async def _look_for_owners(self, team: Workspace) -> None:
        """Once a day it is asked whether who is reminded of the team's leads is still in the group.

        Of people who leave, too, Telegram tells only where the bot is an admin.
        """
        async with self._store.workspace(team.id) as work:
            owners = {lead.owner for lead in await work.leads.all() if lead.owner is not None and lead.is_open}
        now = self._clock.now()
        for person in owners & team.members.keys():
            asked_at = self._asked.get((team.id, person))
            if asked_at is None or abs(now - asked_at) >= OWNERS_ASKED_AFTER:
                with contextlib.suppress(OutOfReach):
                    role = await self._role(team, person)
                    self._remember((team.id, person), now)
                    await self.say(team.id, person, role)

    async def say(
        self, workspace: WorkspaceId, person: PersonId, role: Role | None, by: PersonId | None = None
    ) -> Workspace:
        """Somebody is a member in this role from now on, or none any more: then what they owe goes to the pool.

        They hear of their end, once, unless they left `by` themselves; where that fails, within the hour. What else a
        leaving ends is ended again each time: the process may have died before it was.
        """
        async with self._store.workspace(workspace) as work:
            team = await work.workspace()
            is_news = team.members.get(person) is not role
            if is_news:
                team = await _keep_role(work, team, person, role, self._clock.now(), by)
            leads = [lead.ref for lead in await work.leads.all()] if role is None else []
        if is_news:
            self._alarm.rearm(self._clock.now())
            log.info("team %s: person %s is %s", workspace, person, role or "gone")
        if role is None:
            await self._go_without(team, person, leads)
            await self._notifier.in_private(person, partial(self._tell_parted, workspace, person))
        return team

    async def _tell_parted(self, workspace: WorkspaceId, person: PersonId) -> None:
        """Who was taken out hears so, unless they have heard or are being told at this moment."""
        team, key = await workspace_of(self._store, workspace), (workspace, person)
        if person not in team.parted or key in self._telling:
            return
        self._telling.add(key)
        try:
            if await self._groups.tell_parted(team, person):
                await keep_workspace(self._store, workspace, lambda kept: partings.has_heard(kept, person))
        finally:
            self._telling.discard(key)

    async def _go_without(self, team: Workspace, person: PersonId, leads: Sequence[LeadRef]) -> None:
        """Who has left sees the team's leads no more, and stands in for nobody with whom they share no other team."""
        try:
            await self._living_cards.loses(person, team, leads)
        except Exception:  # the wire; what they may do has changed already, and the next nag brings another card
            log.warning("the living card of person %s could not be redrawn", person, exc_info=True)
        others = await self._store.teams_of(person)
        for member in team.members:
            if not others.keys() & (await self._store.teams_of(member)).keys():
                with contextlib.suppress(PersonNotFound):
                    await self._people.change(member, lambda kept: partings.without_stand_in(kept, person))


async def _keep_role(
    work: UnitOfWork, team: Workspace, person: PersonId, role: Role | None, now: datetime, by: PersonId | None
) -> Workspace:
    if role is None:
        without = partings.without_member if by == person else partings.taken_out
        team = await work.save_workspace(without(team, person))
        await _leave_behind(work, person, now)
    else:
        team = await work.save_workspace(partings.with_member(team, person, role))
    await work.commit()
    return team


async def _leave_behind(work: UnitOfWork, person: PersonId, now: datetime) -> None:
    for lead in await work.leads.all():
        left = partings.left_behind(lead, person, now)
        if left is not lead:
            await work.leads.save(left)
