"""What is done each hour, whoever is there: drafts offered, copies made, troubles told."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection
from datetime import date

from domain.models import PersonId, WorkspaceId
from services.drafts import Drafts
from services.groups import Groups
from services.handovers import Handovers
from services.members import Members
from services.ports import Clock, Fate, Notifier
from services.summaries import Summaries
from services.teams import Teams
from storage.base import NotSaved, Store

log = logging.getLogger(__name__)


class Upkeep:
    """Keeps house."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        notifier: Notifier,
        drafts: Drafts,
        handovers: Handovers,
        groups: Groups,
        members: Members,
        teams: Teams,
        summaries: Summaries,
        admins: Collection[int],
    ) -> None:
        self._store, self._clock, self._notifier = store, clock, notifier
        self._drafts, self._summaries, self._admins = drafts, summaries, admins
        self._handovers, self._groups, self._members, self._teams = handovers, groups, members, teams
        self._silent_on: dict[WorkspaceId, date] = {}
        self._told: set[tuple[int, str]] = set()
        self._telling: set[asyncio.Task[None]] = set()

    def hear_of(self, trouble: str) -> None:
        """Tell the admins at once of trouble on the wire: a sentence without anybody's words."""
        task = asyncio.create_task(self._tell(trouble))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    async def _tell(self, trouble: str) -> None:
        for admin in self._admins:
            await self._notifier.tell(PersonId(admin), trouble)

    async def each_hour(self) -> None:
        """Everything, in the order in which people would miss it; what fails keeps nothing else from being done.

        The backup waits for nobody; all the rest may wait for Telegram.
        """
        steps = (
            self._back_up,
            self._tell_troubles,
            self._handovers.tell_again,
            self._drafts.offer,
            self._summaries.plan,
            self._members.look_around,
            self._tell_of_silent_teams,
        )
        for step in steps:
            try:
                await step()
            except Exception:  # whatever it is: without a backup a broken disk costs everything
                log.exception("housekeeping: %s failed; it is tried again in an hour", step.__qualname__)

    async def _back_up(self) -> None:
        try:
            await self._store.backup(self._clock.now().date().isoformat())
        except NotSaved:
            log.exception("the backup of today could not be made")

    async def _tell_of_silent_teams(self) -> None:
        """Leads that nobody hears of any more are told of once a day, to whoever runs the bot, and teams apart once."""
        for team, chat in self._groups.newly_apart().items():
            await self._tell(f"team {team} can't move to chat {chat}, where another team has leads already")
        today, silent = self._clock.now().date(), await self._teams.unheard()
        self._silent_on = {team: day for team, day in self._silent_on.items() if team in silent}
        for team, count in silent.items():
            if self._silent_on.get(team) != today:
                self._silent_on[team] = today
                trouble = f"team {team} has {count} open leads and nobody is left to hear of them"
                log.warning("%s", trouble)
                await self._tell(trouble)

    async def _tell_troubles(self) -> None:
        """Each file that can't be read is told of once, to each admin of the deployment."""
        troubles = {(admin, each.what): each for each in await self._store.unreadable() for admin in self._admins}
        self._told &= troubles.keys()
        for (admin, what), trouble in troubles.items():
            if (admin, what) not in self._told:
                outcome = await self._notifier.report(PersonId(admin), what, trouble.why, trouble.backup)
                if outcome.fate is not Fate.LATER:
                    self._told.add((admin, what))
