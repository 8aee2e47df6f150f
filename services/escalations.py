"""Who else hears: a stand-in for the away, a team's group by a count, its admins by name."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from domain import escalation, nagging, worktime
from domain.escalation import STEPS, Hearing
from domain.models import Lead, Mention, PersonId, Step, Workspace, WorkspaceId
from domain.people import Person
from services.admins import Admins
from services.book import keep_workspace
from services.groups import Groups
from services.ledger import Ledger
from services.people import People
from services.ports import Alarm, Clock, Fate, Notifier, Outcome
from storage.base import Store

log = logging.getLogger(__name__)

TELL_AGAIN_AFTER = timedelta(minutes=1)
"""When what could not be told is tried again."""


class Escalations:
    """Tells teams what is overdue: send, then record, so that a crash repeats at most one."""

    def __init__(
        self, store: Store, clock: Clock, alarm: Alarm, notifier: Notifier, people: People, groups: Groups
    ) -> None:
        self._store, self._clock, self._notifier, self._people = store, clock, notifier, people
        self._groups, self._admins = groups, Admins(clock, people)
        self._ledger = Ledger(store, alarm)
        self._untold: dict[WorkspaceId, datetime] = {}

    def untold(self, now: datetime) -> list[WorkspaceId]:
        """The teams that could not be told a while ago, to be tried again."""
        return [team for team, since in self._untold.items() if now >= since + TELL_AGAIN_AFTER]

    async def tell(self, workspace: WorkspaceId) -> None:
        """Tell a team's group and then its admins what they should have heard of by now.

        A group that turns out to have moved is told where it is now.
        """
        before = await self._tell(workspace)
        if workspace in self._untold and await self._chat_of(workspace) != before:
            await self._tell(workspace)

    async def _chat_of(self, workspace: WorkspaceId) -> int:
        async with self._store.workspace(workspace) as work:
            return (await work.workspace()).chat

    async def _tell(self, workspace: WorkspaceId) -> int:
        """Tell them in the chat in which the group was last; returns that. Nobody in the group waits for its admins."""
        self._untold.pop(workspace, None)
        chat = await self._chat_of(workspace)
        async with self._notifier.turn(chat):
            await self._tell_group(workspace)
        if workspace not in self._untold:
            await self._tell_admins(workspace)
        return chat

    async def _tell_group(self, workspace: WorkspaceId) -> None:
        """The group hears without a sound while everybody whose leads these are is off; not where the bot is out."""
        team, heard, owners = await self._hearing(workspace)
        if not heard.late or team.left_at is not None:
            return
        now = self._clock.now()
        unheard = [lead for lead in heard.late if _goes_unsaid(lead, owners, now)]
        those = [owners[lead.owner] for lead in heard.late if lead.owner is not None and lead.owner in owners]
        silent = escalation.rang_just_now(team, now) or all(worktime.off(now, owner) for owner in those)
        outcome = await self._notifier.tell_group(team, heard.late, unheard, silent=silent)
        await self._groups.heed(team, outcome, rang_at=None if silent else now)
        if self._is_told(team, outcome.fate):
            await self._record(team, heard.late, Step.GROUP, now)

    async def _tell_admins(self, workspace: WorkspaceId) -> None:
        """Each admin hears of the leads of others; where nobody is left to hear, that is said in the log."""
        team, heard, owners = await self._hearing(workspace)
        now = self._clock.now()
        if heard.for_admins:
            await self._record(team, await self._heard_by_admins(team, heard.for_admins, owners), Step.ADMINS, now)

    async def _hearing(self, workspace: WorkspaceId) -> tuple[Workspace, Hearing, Mapping[PersonId, Person]]:
        async with self._store.workspace(workspace) as work:
            team, leads = await work.workspace(), await work.leads.all()
        owners = await self._people.known({lead.owner for lead in leads})
        return team, escalation.hearing(team, leads, owners, self._clock.now()), owners

    async def _heard_by_admins(
        self, team: Workspace, late: Sequence[Lead], owners: Mapping[PersonId, Person]
    ) -> Sequence[Lead]:
        async def tell(admin: Person, silent: bool) -> Outcome | None:
            leads = [lead for lead in late if lead.owner != admin.id]
            return await self._notifier.tell_admin(admin, team, leads, owners, silent=silent) if leads else None

        told = await self._admins.hear(team, tell)
        if told.had_trouble:
            reached = [lead for lead in late if any(lead.owner != admin for admin in told.by)]
            if len(reached) < len(late):
                self._untold[team.id] = self._clock.now()
            return reached
        if not told.by:
            log.warning("team %s: %s overdue, and no admin can be told", team.id, len(late))
        return late

    def _is_told(self, team: Workspace, fate: Fate) -> bool:
        """A chat that is gone isn't tried again; trouble on the way is, and a chat that has moved."""
        is_told = fate not in (Fate.LATER, Fate.MOVED)
        if not is_told:
            self._untold[team.id] = self._clock.now()
        return is_told

    async def _record(self, team: Workspace, told: Sequence[Lead], reached: Step, now: datetime) -> None:
        if not told:
            return
        await self._ledger.change(
            told, lambda lead: replace(lead, escalated=max(lead.escalated, reached, key=STEPS.index))
        )
        if reached is Step.GROUP:
            async with self._store.workspace(team.id) as work:
                await work.save_workspace(replace(await work.workspace(), heard_at=now))
                await work.commit()
        log.info("team %s: the %s heard of %s", team.id, reached, [lead.number for lead in told])

    async def mention(self, owner: Person, leads: Sequence[Lead]) -> Sequence[Lead]:
        """Remind somebody who can't be written to in private, in the groups of their teams.

        Returns the leads that need no other try: no group hears twice because another could not be told.
        """
        if owner.is_away(self._clock.now()):
            return leads
        untold = set[WorkspaceId]()
        for workspace in sorted({lead.workspace for lead in leads} - {WorkspaceId(owner.id)}):
            chat = await self._chat_of(workspace)
            async with self._notifier.turn(chat):
                if not await self._mention_in(workspace, owner, leads):
                    untold.add(workspace)
        return [lead for lead in leads if lead.workspace not in untold]

    async def _mention_in(self, workspace: WorkspaceId, owner: Person, leads: Sequence[Lead]) -> bool:
        now = self._clock.now()
        async with self._store.workspace(workspace) as work:
            team, kept = await work.workspace(), await work.leads.all()
        those = {lead.number for lead in leads if lead.workspace == workspace}
        owed = [lead for lead in nagging.owed(kept, now) if lead.number in those and lead.owner == owner.id]
        if not owed or not team.is_team or team.left_at is not None:
            return True
        silent = escalation.rang_just_now(team, now) or worktime.off(now, owner) is not None
        outcome = await self._notifier.mention(owner, team, owed, silent=silent)
        await self._groups.heed(team, outcome, rang_at=None if silent else now)
        if outcome.message is not None:
            told = Mention(owner.id, outcome.message)
            await keep_workspace(self._store, workspace, lambda kept: escalation.mentioned(kept, told))
        return outcome.fate not in (Fate.LATER, Fate.MOVED)

    async def unmention(self, person: PersonId) -> None:
        """Whoever can be written to again isn't reminded in the groups of their teams any more."""
        for workspace in await self._store.workspaces_of(person):
            async with self._store.workspace(workspace) as work:
                team = await work.workspace()
            found = [each.message for each in team.mentions if each.person == person]
            for message in found if team.left_at is None else ():
                await self._notifier.unmention(team, message)
            if found:
                await keep_workspace(self._store, workspace, lambda kept: escalation.unmentioned(kept, person))

    async def offer(self, owner: Person, leads: Sequence[Lead]) -> bool:
        """Offer what `owner`, who is away, would have been nagged about to their stand-in; False to try again."""
        if owner.away is None or owner.away.stand_in is None:
            return True
        async with self._notifier.turn(int(owner.away.stand_in)):
            found, now = await self._people.known({owner.away.stand_in}), self._clock.now()
            stand_in = found.get(owner.away.stand_in)
            if stand_in is None or not stand_in.reachable:
                return True
            silent = _should_not_ring(stand_in, now)
            own = await self._people.own_workspace(stand_in)
            outcome = await self._notifier.offer(stand_in, own, owner, leads, silent=silent)
            await self._people.has_heard(stand_in, outcome, silent=silent)
        if outcome.fate is Fate.LATER:
            return False
        await self._ledger.change(leads, lambda lead: replace(lead, offered_to=stand_in.id))
        return True


def _should_not_ring(person: Person, now: datetime) -> bool:
    return nagging.hold(person, now, exact=False, first=True) is not None


def _goes_unsaid(lead: Lead, owners: Mapping[PersonId, Person], now: datetime) -> bool:
    """Whether its owner can't be reached, and isn't reminded in the group either."""
    owner = owners.get(lead.owner) if lead.owner is not None else None
    return owner is not None and not owner.reachable and owner.is_away(now)
