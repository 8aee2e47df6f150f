"""The summary of a workspace: what a period came to, and its push, each week once."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from domain import pushes, rights, summary
from domain.models import Lead, PersonId, Workspace, WorkspaceId
from domain.people import Person
from domain.periods import Period
from domain.rights import Right
from domain.summary import Summary
from services.book import let_in
from services.groups import Groups
from services.people import People
from services.ports import Alarm, Clock, Fate, Notifier, Report
from storage.base import PersonNotFound, StorageError, Store, WorkspaceNotFound

log = logging.getLogger(__name__)

AT_ONCE, THE_NEXT_AFTER = 8, timedelta(seconds=0.2)
"""So many summaries are under way at once, and the next so much later: still faster than Telegram takes them."""

REFUSED_FOR = timedelta(hours=1)
"""When a summary is tried again whose words Telegram wouldn't take, or that failed on our side."""


@dataclass(frozen=True)
class _Push:
    """A push that is claimed: for `person`, or for the team (None); the clocks of `zone` rule it."""

    workspace: Workspace
    person: Person | None
    week: Period
    zone: ZoneInfo
    leads: Sequence[Lead]


class Summaries:
    """Reckons summaries, and pushes each workspace's every week."""

    def __init__(
        self, store: Store, clock: Clock, alarm: Alarm, notifier: Notifier, people: People, groups: Groups
    ) -> None:
        self._store, self._clock, self._alarm = store, clock, alarm
        self._notifier, self._people, self._groups = notifier, people, groups
        self._under_way: dict[WorkspaceId, asyncio.Task[None]] = {}
        self._resting: dict[WorkspaceId, datetime] = {}
        self._one_at_a_time = asyncio.Lock()

    async def figures(self, workspace: WorkspaceId, by: PersonId, period: Period) -> Summary:
        """All figures of a period, by the clock of its push; reckoned in a thread. Raises NotAllowed."""
        async with self._store.workspace(workspace) as work:
            place = await let_in(work, by)
            leads = await work.leads.all()
        zone = self._people.clock_of(place, await self._people.get(by))
        return await asyncio.to_thread(summary.summary, leads, place, period, zone, self._clock.now())

    async def choose(self, workspace: WorkspaceId, by: PersonId, day: int, at: time) -> Workspace:
        """Have the summary on another weekday (0 is Monday) or at another time. Raises NotAllowed, AdminsOnly."""
        now = self._clock.now()
        return await self._change(workspace, by, lambda kept, zone: pushes.chosen(kept, day, at, zone, now))

    async def want(self, workspace: WorkspaceId, by: PersonId, *, wanted: bool) -> Workspace:
        """Have it pushed each week, or not. Raises NotAllowed, AdminsOnly."""
        now = self._clock.now()
        return await self._change(workspace, by, lambda kept, zone: pushes.switched(kept, zone, now, wanted=wanted))

    async def plan(self) -> None:
        """Plan what nobody has planned: in files from before there were summaries, and after a clock was wrong."""
        for workspace in await self._store.summaries_after(self._clock.now() + pushes.TOO_FAR):
            try:
                await self._keep(workspace, lambda kept, zone: pushes.planned(kept, zone, self._clock.now()))
            except StorageError:
                log.exception("the summary of workspace %s could not be planned; it is tried again", workspace)

    async def push_due(self) -> None:
        """Push every summary whose moment has come; what is under way already isn't started twice."""
        now = self._clock.now()
        resting = {workspace for workspace, until in self._resting.items() if now < until}
        busy = resting | self._under_way.keys()
        waiting = [each for each in await self._store.summaries_due(now) if each not in busy]
        room = AT_ONCE - len(self._under_way)
        for workspace in waiting[:room]:
            task = asyncio.create_task(self._see_to(workspace))
            self._under_way[workspace] = task
            task.add_done_callback(partial(self._has_ended, workspace))
        if len(waiting) > room:
            self._alarm.rearm(now + THE_NEXT_AFTER)

    def _has_ended(self, workspace: WorkspaceId, _: asyncio.Task[None]) -> None:
        del self._under_way[workspace]

    async def stop(self) -> None:
        """Leave what is under way to the next start: a claim that was made runs out."""
        tasks = [*self._under_way.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _see_to(self, workspace: WorkspaceId) -> None:
        try:
            await self._push(workspace)
        except Exception:  # nobody waits for this task; whatever it is, the summary stays due
            self._resting[workspace] = self._clock.now() + REFUSED_FOR
            log.exception("the summary of workspace %s failed; it is tried again in %s", workspace, REFUSED_FOR)
        else:
            self._resting.pop(workspace, None)

    async def _push(self, workspace: WorkspaceId) -> None:
        """Claim, send, record, as with a nag: a crash in between repeats at most one, and leaves none out.

        The picture is made before the chat's turn, which no answer has to wait for.
        """
        async with self._one_at_a_time:  # many threads at once would keep the loop from the processor
            push = await self._claim(workspace)
            if push is None:
                return
            reckoned = await asyncio.to_thread(
                summary.summary, push.leads, push.workspace, push.week, push.zone, self._clock.now()
            )
        report = Report(push.workspace, push.person, reckoned, await self._people.names(push.workspace.members))
        picture = None if reckoned.is_quiet else await self._notifier.picture(report)
        async with self._notifier.turn(push.workspace.chat):
            await self._send(push, report, picture)

    async def _claim(self, workspace: WorkspaceId) -> _Push | None:
        """What is to be pushed now, claimed; what isn't has its next look."""
        now, person = self._clock.now(), await self._person(workspace)
        try:
            async with self._store.workspace(workspace) as work:
                kept, leads = await work.workspace(), await work.leads.all()
                if kept.next_summary_at is None or kept.next_summary_at > now:
                    return None
                zone = self._people.clock_of(kept, person)
                looked_at, week = pushes.look(kept, person, zone, now, is_heard=bool(leads) and _hears(kept, person))
                claimed = await work.save_workspace(looked_at)
                await work.commit()
        except WorkspaceNotFound:  # it was erased meanwhile
            return None
        self._alarm.rearm(claimed.next_summary_at)
        following = claimed.next_summary_at
        log.info("summary of workspace %s: %s, next look %s", workspace, "due" if week else "nothing", following)
        return _Push(claimed, person, week, zone, leads) if week is not None else None

    async def _send(self, push: _Push, report: Report, picture: bytes | None) -> None:
        """In the chat's turn. What isn't wanted any more by then isn't sent."""
        now, person = self._clock.now(), await self._person(push.workspace.id)
        async with self._store.workspace(push.workspace.id) as work:
            kept = await work.workspace()
        if kept.chat != push.workspace.chat or not _hears(kept, person) or pushes.due(kept, push.zone, now) is None:
            return
        silent = report.summary.is_quiet or pushes.is_silent(kept, person, push.week, push.zone, now)
        outcome = await self._notifier.summary(report, picture, silent=silent)
        if kept.is_team:
            await self._groups.heed(kept, outcome)
        elif person is not None and outcome.fate is Fate.UNREACHABLE:
            await self._people.unreachable(person.id)
        if outcome.fate is Fate.REFUSED:
            await self._keep(kept.id, lambda team, _: replace(team, next_summary_at=now + REFUSED_FOR))
        elif outcome.fate in (Fate.SENT, Fate.UNREACHABLE):
            await self._keep(kept.id, lambda team, zone: pushes.pushed(team, push.week, zone, now))
            log.info("summary of workspace %s: week of %s %s", kept.id, push.week.first, outcome.fate)

    async def _person(self, workspace: WorkspaceId) -> Person | None:
        """Whose own workspace this is; None for a team."""
        with contextlib.suppress(PersonNotFound):
            return await self._people.get(PersonId(workspace))
        return None

    async def _keep(self, workspace: WorkspaceId, change: Callable[[Workspace, ZoneInfo], Workspace]) -> Workspace:
        """Keep a change by the workspace's clock. Raises WorkspaceNotFound."""
        person = await self._person(workspace)
        async with self._store.workspace(workspace) as work:
            kept = await work.workspace()
            changed = change(kept, self._people.clock_of(kept, person))
            if changed != kept:
                changed = await work.save_workspace(changed)
                await work.commit()
        self._alarm.rearm(changed.next_summary_at)
        return changed

    async def _change(
        self, workspace: WorkspaceId, by: PersonId, change: Callable[[Workspace, ZoneInfo], Workspace]
    ) -> Workspace:
        async with self._store.workspace(workspace) as work:
            rights.require(await let_in(work, by), by, Right.RUN)
        return await self._keep(workspace, change)


def _hears(workspace: Workspace, person: Person | None) -> bool:
    """Whether anybody can be reached there who wants it."""
    is_there = workspace.left_at is None if workspace.is_team else person is not None and person.reachable
    return workspace.summary_wanted and is_there
