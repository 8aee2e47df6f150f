"""The groups of teams: where each is now, what becomes of messages to it, and who has to know that it is gone."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from domain import accounts, nagging, pushes
from domain.models import PersonId, Workspace, WorkspaceId
from domain.people import Person
from services.admins import Admins
from services.book import keep_workspace
from services.people import People
from services.ports import Clock, Fate, Notifier, Outcome
from storage.base import PersonNotFound, Store, WorkspaceNotFound

log = logging.getLogger(__name__)


class Groups:
    """Finds the team of a chat, and heeds what Telegram says of its group.

    `settling` is held by whoever finds or gives a chat its team, and never while Telegram is asked.
    """

    def __init__(self, store: Store, clock: Clock, notifier: Notifier, people: People) -> None:
        self._store, self._clock, self._notifier, self._people = store, clock, notifier, people
        self._admins = Admins(clock, people)
        self._apart: dict[WorkspaceId, int] = {}
        self._telling_of_topic: set[WorkspaceId] = set()
        self.settling = asyncio.Lock()

    async def of(self, chat: int) -> Workspace | None:
        """The team of a group, if the bot has ever been there; also by the id that the group had before it moved."""
        workspace = await self._store.workspace_in(chat)
        async with self._store.workspace(WorkspaceId(chat) if workspace is None else workspace) as work:
            with contextlib.suppress(WorkspaceNotFound):
                return await work.workspace()
        return None

    async def heed(self, team: Workspace, outcome: Outcome, *, rang_at: datetime | None = None) -> None:
        """A group that has moved is found again, one that is gone isn't called any more, nor is a topic that is gone.

        Of a topic an admin hears once, after the turn of the group. Where it rang, what comes next keeps quiet;
        `rang_at` is when that was decided.
        """
        if outcome.fate is Fate.SENT and rang_at is not None:
            await keep_workspace(self._store, team.id, lambda kept: replace(kept, rang_at=rang_at))
        elif outcome.fate is Fate.MOVED and outcome.chat is not None:
            await self.moved(team.chat, outcome.chat)
        elif outcome.fate is Fate.UNREACHABLE:
            log.info("team %s: its group can't be reached any more", team.id)
            await self.closed(team.chat)
        if outcome.topic_gone:
            await self._notifier.in_private(None, lambda: self._without_topic(team.id, team.topic))

    async def _without_topic(self, workspace: WorkspaceId, topic: int | None) -> None:
        """The first admin who can be reached is enough: it is theirs to choose another.

        It is forgotten when one has heard: after a crash, or trouble on the way, the next message finds it gone again.
        """
        async with self._store.workspace(workspace) as work:
            team = await work.workspace()
        if team.topic is None or team.topic != topic or workspace in self._telling_of_topic:
            return

        async def tell(admin: Person, silent: bool) -> Outcome:
            return await self._notifier.tell_of_topic(admin, replace(team, topic=None), silent=silent)

        self._telling_of_topic.add(workspace)
        try:
            heard = await self._admins.hear(team, tell, one_is_enough=True)
            if not heard.should_be_repeated:
                await keep_workspace(self._store, workspace, lambda kept: _without(kept, topic))
        finally:
            self._telling_of_topic.discard(workspace)

    async def tell_parted(self, team: Workspace, person: PersonId) -> bool:
        """Somebody hears that they are in the team no more, without a sound while they are off; False to try again."""
        for known in (await self._people.known([person])).values():
            if known.reachable:
                silent = nagging.hold(known, self._clock.now(), exact=False, first=True) is not None
                outcome = await self._notifier.tell_parted(known, team, silent=silent)
                await self._people.has_heard(known, outcome, silent=silent)
                return outcome.fate is not Fate.LATER
        return True

    async def closed(self, chat: int) -> None:
        """The bot was taken out of a group: its leads stay, and their owners go on being reminded."""
        team = await self.of(chat)
        if team is not None and team.chat == chat and team.left_at is None:
            await keep_workspace(self._store, team.id, lambda kept: replace(kept, left_at=self._clock.now()))

    def back(self, team: Workspace) -> Workspace:
        """The team once the bot is in its group; a summary that waited for that is looked at at once."""
        if team.left_at is None:
            return team
        return pushes.back(replace(team, left_at=None), self._people.clock_of(team, None), self._clock.now())

    async def moved(self, chat: int, to: int) -> None:
        """Telegram has given a group another id; everything in it lives on, what is being asked there too."""
        async with self.settling:
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
        await keep_workspace(
            self._store,
            team.id,
            lambda kept: self.back(replace(kept, chat=to, topic=None, pool_offer=None, mentions=())),
        )
        log.info("team %s is in chat %s now", team.id, to)
        for person in team.members:
            with contextlib.suppress(PersonNotFound):
                await self._people.change(person, lambda kept: kept.in_another_chat(team.chat, to))

    async def _stay_apart(self, team: Workspace, to: int) -> None:
        """Nothing can be said where the group was: it is as if the bot had been taken out, so its admins hear."""
        if team.left_at is None:
            await keep_workspace(self._store, team.id, lambda kept: replace(kept, left_at=self._clock.now()))
            self._apart[team.id] = to

    def newly_apart(self) -> Mapping[WorkspaceId, int]:
        """The teams whose group has moved to a chat where another team has leads already; each is told of once."""
        apart, self._apart = self._apart, {}
        return apart

    async def _is_free(self, chat: int, team: WorkspaceId) -> bool:
        """Whether a team may move to a chat; one that was opened there before Telegram told of the move makes way.

        What that one was told of money, hours and goals goes along. Its book stays open to the end, so that nothing
        is recorded there meanwhile that would be removed with it.
        """
        fresh = await self._store.workspace_in(chat)
        if fresh is None or fresh == team:
            return True
        async with self._store.workspace(fresh) as work:
            if await work.leads.all():
                return False
            other = await work.workspace()
            await keep_workspace(self._store, team, lambda kept: accounts.taken_over(kept, other))
            await work.remove()
            await work.commit()
        return True


def _without(team: Workspace, topic: int | None) -> Workspace:
    """The team without a topic that is gone, unless another has been chosen since."""
    return replace(team, topic=None) if team.topic == topic else team
