"""What became of messages to groups: where a group is now, and who has to know that something is gone."""

from __future__ import annotations

import logging

from domain.models import Workspace, WorkspaceId
from domain.people import Person
from services.admins import Admins
from services.people import People
from services.ports import Clock, Fate, Notifier, Outcome
from services.teams import Teams

log = logging.getLogger(__name__)


class Groups:
    """Heeds what Telegram says when the bot writes to a group of its own accord."""

    def __init__(self, clock: Clock, notifier: Notifier, people: People, teams: Teams) -> None:
        self._notifier, self._teams, self._admins = notifier, teams, Admins(clock, people)

    async def heed(self, team: Workspace, outcome: Outcome) -> None:
        """A group that has moved is found again, one that is gone isn't called any more, nor is a topic that is gone.

        The caller has the turn of the group. Of a topic the admins hear once.
        """
        if outcome.fate is Fate.MOVED and outcome.chat is not None:
            await self._teams.moved(team.chat, outcome.chat)
        elif outcome.fate is Fate.UNREACHABLE:
            log.info("team %s: its group can't be reached any more", team.id)
            await self._teams.closed(team.chat)
        if outcome.topic_gone and await self._teams.topic_gone(team.id):
            await self._tell_of_topic(team.id)

    async def _tell_of_topic(self, workspace: WorkspaceId) -> None:
        """The first admin who can be reached is enough: it is theirs to choose another."""
        team = await self._teams.get(workspace)

        async def tell(admin: Person, silent: bool) -> Outcome:
            return await self._notifier.tell_of_topic(admin, team, silent=silent)

        await self._admins.hear(team, tell, one_is_enough=True)
