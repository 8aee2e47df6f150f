"""Teams: the workspaces of groups, who is in them, and what Telegram says of that."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain import escalation, partings, pushes, rights, team_rules
from domain.errors import NotAllowed
from domain.models import Lead, LeadRef, PersonId, Role, Status, Workspace, WorkspaceId, WorkspaceKind
from domain.people import Person
from domain.rights import Right
from services import places
from services.book import let_in
from services.living_cards import LivingCards
from services.people import People
from services.ports import Alarm, Clock, OutOfReach, Roster
from storage.base import PersonNotFound, StorageError, Store, UnitOfWork, WorkspaceNotFound

log = logging.getLogger(__name__)

ASKED_AGAIN_AFTER = timedelta(minutes=5)
"""How long what Telegram said of somebody's place in a group is taken for true, unless it says something else."""

OWNERS_ASKED_AFTER = timedelta(days=1)
"""How long of somebody who owns an open lead it isn't asked whether they are still in the group."""

REMEMBERED = 10_000
"""Of how many members is remembered when Telegram was asked."""


class Teams:
    """Opens the workspaces of groups and keeps their members as Telegram has them.

    Each method that names a workspace raises WorkspaceNotFound where there is none.
    """

    def __init__(
        self, store: Store, clock: Clock, alarm: Alarm, roster: Roster, people: People, living_cards: LivingCards
    ) -> None:
        self._store, self._clock, self._alarm, self._roster = store, clock, alarm, roster
        self._people, self._living_cards = people, living_cards
        self._asked: dict[tuple[WorkspaceId, PersonId], datetime] = {}
        self._settling = asyncio.Lock()  # whoever finds or gives a chat its team; never held while Telegram is asked
        self._apart: dict[WorkspaceId, int] = {}

    async def of(self, chat: int) -> Workspace | None:
        """The team of a group, if the bot has ever been there; also by the id that the group had before it moved."""
        workspace = await self._store.workspace_in(chat)
        async with self._store.workspace(WorkspaceId(chat) if workspace is None else workspace) as work:
            with contextlib.suppress(WorkspaceNotFound):
                return await work.workspace()
        return None

    async def titles(self, person: PersonId) -> Mapping[WorkspaceId, str]:
        """The teams that somebody is in, each with its group's title."""
        return await self._store.teams_of(person)

    async def get(self, workspace: WorkspaceId) -> Workspace:
        """The team as it stands."""
        async with self._store.workspace(workspace) as work:
            return await work.workspace()

    async def known(self, workspace: WorkspaceId) -> Workspace | None:
        """The workspace as it stands, if there is one."""
        with contextlib.suppress(WorkspaceNotFound):
            return await self.get(workspace)
        return None

    async def open(self, chat: int, title: str, by: Person) -> tuple[Workspace, bool]:
        """The team of a group to which the bot was added, and whether it is a new one.

        Phone numbers, money and holidays are at first those of whoever added it.
        """
        team = await self.of(chat)
        if team is None:
            roles = dict.fromkeys(await self._admins(chat), Role.ADMIN)
            async with self._settling:
                team = await self.of(chat)  # it may have moved here since
                if team is None:
                    return await self._opened(chat, title, by, roles), True
        return await self._back(team, title), False

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

    async def _back(self, team: Workspace, title: str) -> Workspace:
        """Who came, left, or rose while the bot was away is asked for; where that can't be told, it stays."""
        team = await self._change(team.id, lambda kept: replace(kept, title=title, left_at=None))
        with contextlib.suppress(OutOfReach):
            admins = await self._roster.admins(team.chat)
            roles = {person: await self._role(team, person) for person in team.members if person not in admins}
            for person, role in {**roles, **dict.fromkeys(admins, Role.ADMIN)}.items():
                team = await self.say(team.id, person, role)
        return team

    async def _admins(self, chat: int) -> frozenset[PersonId]:
        try:
            return await self._roster.admins(chat)
        except OutOfReach:
            return frozenset()  # each of them is asked about when they do something

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
        team = await self.of(chat)
        if team is None:
            team, _ = await self.open(chat, title, person)
        team = await self._change(
            team.id, lambda kept: replace(kept, title=title, left_at=None if is_heard else kept.left_at)
        )
        return await self.vouch(team, person.id)

    async def join(self, workspace: WorkspaceId, person: PersonId) -> Workspace:
        """Let somebody into a team, if they are in its group. Raises NotAllowed, also where there is no such team."""
        async with self._store.workspace(workspace) as work:
            try:
                team = await work.workspace()
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
        for workspace in await self.titles(person):
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
            await self.moved(team.chat, trouble.moved_to)
            return await self._roster.role(trouble.moved_to, person)

    def _remember(self, key: tuple[WorkspaceId, PersonId], now: datetime) -> None:
        self._asked.pop(key, None)
        self._asked[key] = now
        if len(self._asked) > REMEMBERED:
            del self._asked[next(iter(self._asked))]

    async def look_again(self, chat: int, person: PersonId) -> None:
        """Something has changed about somebody's place in a group: Telegram says what they are now.

        Of people who have never used the bot nothing is kept.
        """
        team = await self.of(chat)
        if team is None or not (person in team.members or await self._people.knows(person)):
            return
        try:
            await self.say(team.id, person, await self._role(team, person))
        except OutOfReach:
            self._asked.pop((team.id, person), None)

    async def look_around(self) -> None:
        """Ask who leads each group now: Telegram tells of promotions only where the bot itself is an admin."""
        for workspace in await self._store.teams():
            try:
                team = await self.get(workspace)
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
                await self.moved(team.chat, trouble.moved_to)
            return
        for person, role in {**roles, **dict.fromkeys(admins, Role.ADMIN)}.items():
            team = await self.say(team.id, person, role)
        await self._look_for_owners(team)

    async def _look_for_owners(self, team: Workspace) -> None:
        """Once a day it is asked whether who is reminded of the team's leads is still in the group.

        Of people who leave, too, Telegram tells only where the bot is an admin.
        """
        async with self._store.workspace(team.id) as work:
            owners = {lead.owner for lead in await work.leads.all() if lead.owner is not None and _is_open(lead)}
        now = self._clock.now()
        for person in owners & team.members.keys():
            asked_at = self._asked.get((team.id, person))
            if asked_at is None or abs(now - asked_at) >= OWNERS_ASKED_AFTER:
                with contextlib.suppress(OutOfReach):
                    role = await self._role(team, person)
                    self._remember((team.id, person), now)
                    await self.say(team.id, person, role)

    async def say(self, workspace: WorkspaceId, person: PersonId, role: Role | None) -> Workspace:
        """Somebody is a member in this role from now on, or none any more: then what they owe goes to the pool.

        What else a leaving ends is ended again each time: the process may have died before it was.
        """
        async with self._store.workspace(workspace) as work:
            team = await work.workspace()
            is_news = team.members.get(person) is not role
            if is_news:
                team = await _keep_role(work, team, person, role, self._clock.now())
            leads = [lead.ref for lead in await work.leads.all()] if role is None else []
        if is_news:
            self._alarm.rearm(self._clock.now())
            log.info("team %s: person %s is %s", workspace, person, role or "gone")
        if role is None:
            await self._go_without(team, person, leads)
        return team

    async def _go_without(self, team: Workspace, person: PersonId, leads: Sequence[LeadRef]) -> None:
        """Who has left sees the team's leads no more, and stands in for nobody with whom they share no other team."""
        try:
            await self._living_cards.loses(person, leads)
        except Exception:  # the wire; what they may do has changed already, and the next nag brings another card
            log.warning("the living card of person %s could not be redrawn", person, exc_info=True)
        others = await self._store.teams_of(person)
        for member in team.members:
            if not others.keys() & (await self._store.teams_of(member)).keys():
                with contextlib.suppress(PersonNotFound):
                    await self._people.change(member, lambda kept: partings.without_stand_in(kept, person))

    async def closed(self, chat: int) -> None:
        """The bot was taken out of a group: its leads stay, and their owners go on being reminded."""
        team = await self.of(chat)
        if team is not None and team.chat == chat and team.left_at is None:
            await self._change(team.id, lambda kept: replace(kept, left_at=self._clock.now()))

    async def moved(self, chat: int, to: int) -> None:
        """Telegram has given a group another id; everything in it lives on, what is being asked there too."""
        async with self._settling:
            team = await self.of(chat)
            if team is None or team.chat == to:
                return
            if await self._is_free(to, team.id):
                await self._follow(team, to)
            else:
                log.error("chat %s has leads of its own; the team that moves there stays apart from them", to)
                await self._stay_apart(team, to)

    async def _follow(self, team: Workspace, to: int) -> None:
        """Messages of the old chat, and topics, can't be found by their numbers in the new one."""
        await self._change(team.id, lambda kept: replace(kept, chat=to, left_at=None, topic=None, pool_offer=None))
        log.info("team %s is in chat %s now", team.id, to)
        for person in team.members:
            with contextlib.suppress(PersonNotFound):
                await self._people.change(person, lambda kept: kept.in_another_chat(team.chat, to))

    async def _stay_apart(self, team: Workspace, to: int) -> None:
        """Nothing can be said where the group was: it is as if the bot had been taken out, so its admins hear."""
        if team.left_at is None:
            await self._change(team.id, lambda kept: replace(kept, left_at=self._clock.now()))
            self._apart[team.id] = to

    def newly_apart(self) -> Mapping[WorkspaceId, int]:
        """The teams whose group has moved to a chat where another team has leads already; each is told of once."""
        apart, self._apart = self._apart, {}
        return apart

    async def _is_free(self, chat: int, team: WorkspaceId) -> bool:
        """Whether a team may move to a chat; one that was opened there before Telegram told of the move makes way."""
        fresh = await self._store.workspace_in(chat)
        if fresh is None or fresh == team:
            return True
        async with self._store.workspace(fresh) as work:
            if await work.leads.all():
                return False
            await work.remove()
            await work.commit()
        return True

    async def topic_gone(self, workspace: WorkspaceId) -> bool:
        """The topic for reminders is closed or deleted; False where that was known already."""
        had_one = (await self.get(workspace)).topic is not None
        await self._change(workspace, lambda kept: replace(kept, topic=None))
        return had_one

    async def led_by(self, workspace: WorkspaceId, person: PersonId) -> Workspace:
        """The team, for one of its admins. Raises AdminsOnly, NotAllowed."""
        async with self._store.workspace(workspace) as work:
            team = await let_in(work, person)
        rights.require(team, person, Right.RUN)
        return team

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
        return sum(_is_open(lead) and lead.owner not in reachable for lead in leads)

    async def reached(self, team: Workspace) -> int:
        """How many of the team's members may be written to in private."""
        count = 0
        for person in team.members:
            with contextlib.suppress(PersonNotFound):
                count += (await self._people.get(person)).reachable
        return count

    async def change(self, workspace: WorkspaceId, by: PersonId, change: Callable[[Workspace], Workspace]) -> Workspace:
        """The team with other settings, chosen by an admin. Raises AdminsOnly, NotAllowed."""
        await self.led_by(workspace, by)
        return await self._change(workspace, change)

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
        async with self._store.workspace(workspace) as work:
            kept = await work.workspace()
            changed = change(kept)
            if changed == kept:
                return kept
            changed = await work.save_workspace(changed)
            await work.commit()
        self._alarm.rearm(changed.next_summary_at)
        return changed


async def _keep_role(
    work: UnitOfWork, team: Workspace, person: PersonId, role: Role | None, now: datetime
) -> Workspace:
    if role is None:
        team = await work.save_workspace(partings.without_member(team, person))
        await _leave_behind(work, person, now)
    else:
        team = await work.save_workspace(replace(team, members={**team.members, person: role}))
    await work.commit()
    return team


async def _leave_behind(work: UnitOfWork, person: PersonId, now: datetime) -> None:
    for lead in await work.leads.all():
        left = partings.left_behind(lead, person, now)
        if left is not lead:
            await work.leads.save(left)


def _is_open(lead: Lead) -> bool:
    return lead.status is Status.OPEN and lead.deleted_at is None
