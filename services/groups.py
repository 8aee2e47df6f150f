"""What became of messages to groups: where a group is now, and who has to know that something is gone."""

from __future__ import annotations

import contextlib
import logging

from domain import escalation, nagging
from domain.models import Workspace, WorkspaceId
from services.people import People
from services.ports import Clock, Fate, Notifier, Outcome
from services.teams import Teams
from storage.base import PersonNotFound

log = logging.getLogger(__name__)


class Groups:
    """Heeds what Telegram says when the bot writes to a group of its own accord."""

    def __init__(self, clock: Clock, notifier: Notifier, people: People, teams: Teams) -> None:
        self._clock, self._notifier, self._people, self._teams = clock, notifier, people, teams

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
        for each in escalation.admins_of(team):
            with contextlib.suppress(PersonNotFound):
                admin = await self._people.get(each)
                silent = nagging.hold(admin, self._clock.now(), exact=False, first=True) is not None
                if admin.reachable:
                    outcome = await self._notifier.tell_of_topic(admin, team, silent=silent)
                    if outcome.fate is Fate.SENT:
                        return
