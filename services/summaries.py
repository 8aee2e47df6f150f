"""The summary of a workspace: what a period came to, and its push, each week once."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from domain import goals, nagging, pushes, rights, summary
from domain.models import PersonId, Workspace, WorkspaceId
from domain.periods import Period
from domain.rights import Right
from domain.summary import Summary
from services.book import let_in
from services.ending import ended
from services.groups import Groups
from services.letters import Facts, Ready
from services.people import People
from services.ports import Alarm, Clock, Fate, Notifier, Outcome
from services.reckoning import Lately, reckoned
from services.rests import Rests
from services.scribe import Order, Scribe
from storage.base import PersonNotFound, StorageError, Store, WorkspaceNotFound

log = logging.getLogger(__name__)

AT_ONCE, THE_NEXT_AFTER = 8, timedelta(seconds=0.2)
"""So many summaries are written at once, and the next so much later: still faster than Telegram takes them."""

IN_LINE, PATIENCE = 64, nagging.LEASE
"""So many may be under way, 6 MB of letters that wait for their chat's turn; one that waits so long makes room."""

REFUSED_FOR = timedelta(hours=1)
"""When a summary is tried again whose words Telegram wouldn't take."""


class Summaries:
    """Reckons summaries, and pushes each workspace's every week."""

    def __init__(
        self, store: Store, clock: Clock, alarm: Alarm, notifier: Notifier, people: People, groups: Groups
    ) -> None:
        self._store, self._clock, self._alarm = store, clock, alarm
        self._notifier, self._people, self._groups = notifier, people, groups
        self._under_way: dict[WorkspaceId, asyncio.Task[None]] = {}
        self._in_line: set[WorkspaceId] = set()
        self._unrecorded: dict[WorkspaceId, Period] = {}
        self._rests = Rests[WorkspaceId]()
        self._scribe, self._at_leisure = Scribe(store, clock, notifier, people), set[asyncio.Task[None]]()
        self._lately = Lately()

    async def figures(self, workspace: WorkspaceId, by: PersonId, period: Period) -> Summary:
        """All figures of a period, by the clock of its push; reckoned in a thread. Raises NotAllowed.

        They are reckoned once in ten minutes while nothing changes: a large book takes a second.
        """
        owner, now = await self._people.whose(workspace), self._clock.now()
        async with self._store.workspace(workspace) as work:
            place = await let_in(work, by)
            zone = self._people.clock_of(place, owner)
            facts = Facts.of(await work.leads.fingerprint(), place, owner, {}, zone)
            if (found := self._lately.of(workspace, facts, period, now)) is not None:
                return found
            leads = await work.leads.all()
        workdays = goals.workdays_of(owner)
        made = await reckoned(lambda: summary.summary(leads, place, period, zone, now, workdays))
        async with self._store.workspace(workspace) as work:
            with contextlib.suppress(WorkspaceNotFound):
                still = Facts.of(await work.leads.fingerprint(), await work.workspace(), owner, {}, zone)
                if still == facts:  # so nobody of whom it tells was forgotten meanwhile
                    self._lately.keep(workspace, facts, made)
        return made

    async def choose(self, workspace: WorkspaceId, by: PersonId, day: int, at: time) -> Workspace:
        """Have the summary on a weekday (0 is Monday) at a time, also who had none. Raises NotAllowed, AdminsOnly."""
        now = self._clock.now()

        def changed(kept: Workspace, zone: ZoneInfo) -> Workspace:
            return pushes.chosen(pushes.switched(kept, zone, now, wanted=True), day, at, zone, now)

        return await self._keep(workspace, changed, by)

    async def want(self, workspace: WorkspaceId, by: PersonId, *, wanted: bool) -> Workspace:
        """Have it pushed each week, or not. Raises NotAllowed, AdminsOnly."""
        now = self._clock.now()
        return await self._keep(workspace, lambda kept, zone: pushes.switched(kept, zone, now, wanted=wanted), by)

    async def paint(self, workspace: WorkspaceId, by: PersonId, *, dark: bool) -> Workspace:
        """Have its picture light on dark, or dark on light. Raises NotAllowed, AdminsOnly."""
        return await self._keep(workspace, lambda kept, _: replace(kept, dark_picture=dark), by)

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
        busy = self._rests.resting(now) | self._under_way.keys()
        waiting = [each for each in await self._store.summaries_due(now) if each not in busy]
        room = min(AT_ONCE + len(self._in_line), IN_LINE) - len(self._under_way)
        for workspace in waiting[:room]:
            task = asyncio.create_task(self._see_to(workspace))
            self._under_way[workspace] = task
            task.add_done_callback(partial(self._has_ended, workspace))
        if len(waiting) > room:
            self._alarm.rearm(now + THE_NEXT_AFTER)
        if not (self._under_way or self._at_leisure):
            ahead = asyncio.create_task(self._scribe.write_ahead(lambda: not self._under_way))
            self._at_leisure.add(ahead)
            ahead.add_done_callback(self._at_leisure.discard)

    def put_away(self, workspace: WorkspaceId) -> None:
        """Somebody there is forgotten: nothing that was reckoned or written ahead is kept."""
        self._scribe.letters.drop(workspace)
        self._lately.drop(workspace)

    def _has_ended(self, workspace: WorkspaceId, _: asyncio.Task[None]) -> None:
        del self._under_way[workspace]

    async def stop(self) -> None:
        """End what is under way; what is written ahead is worth no waiting."""
        for task in self._at_leisure:
            task.cancel()
        await ended([*self._under_way.values(), *self._at_leisure])

    async def _see_to(self, workspace: WorkspaceId) -> None:
        try:
            is_over = await self._push(workspace)
        except (WorkspaceNotFound, PersonNotFound):  # erased meanwhile
            is_over = True
        except Exception:  # nobody waits for this task; whatever it is, the summary stays due
            pause = self._rests.begin(workspace, self._clock.now())
            log.exception("the summary of workspace %s failed; it is tried again in %s", workspace, pause)
            return
        if is_over:
            self._rests.end(workspace)
            self._scribe.letters.drop(workspace)

    async def _push(self, workspace: WorkspaceId) -> bool:
        """Claim, send, record, as with a nag: a crash in between repeats at most one, and leaves none out.

        It is written before the chat's turn, which no answer has to wait for. False where it is to be tried again.
        """
        if (week := self._unrecorded.get(workspace)) is not None:
            await self._record(workspace, week)
        ready = await self._ready(workspace)
        if ready is None:
            return True
        self._in_line.add(workspace)
        try:
            outcome = await self._in_turn(ready)
        finally:
            self._in_line.remove(workspace)
        if outcome is None or outcome.fate is not Fate.LATER:
            return True
        self._scribe.letters.keep(workspace, ready)
        pause = self._rests.begin(workspace, self._clock.now())
        log.info("the summary of workspace %s doesn't get through; it is tried again in %s", workspace, pause)
        return False

    async def _ready(self, workspace: WorkspaceId) -> Ready | None:
        """What is to be pushed now, claimed and written; None where nothing is. Raises WorkspaceNotFound."""
        earlier = self._scribe.letters.take(workspace)
        self._scribe.letters.begin(workspace)
        order = await self._claim(workspace)
        return None if order is None else await self._scribe.letter(order, earlier)

    async def _claim(self, workspace: WorkspaceId) -> Order | None:
        """What is to be written now, claimed; what isn't has its next look. Raises WorkspaceNotFound."""
        now, person = self._clock.now(), await self._people.whose(workspace)
        async with self._store.workspace(workspace) as work:
            kept = await work.workspace()
            if kept.next_summary_at is None or kept.next_summary_at > now:
                return None
            zone = self._people.clock_of(kept, person)
            is_owed = kept.summary_wanted and await work.leads.count() > 0
            is_there = pushes.is_there(kept, person)
            looked_at, week = pushes.look(kept, person, zone, now, is_owed=is_owed, is_there=is_there)
            claimed = await work.save_workspace(looked_at)
            await work.commit()
        self._alarm.rearm(claimed.next_summary_at)
        following = claimed.next_summary_at
        log.info("summary of workspace %s: %s, next look %s", workspace, "due" if week else "nothing", following)
        return None if week is None else Order(claimed, person, week, zone, now)

    async def _in_turn(self, ready: Ready) -> Outcome | None:
        """What became of it; None where it isn't wanted any more. A chat that may not be written to yet comes LATER."""
        async with AsyncExitStack() as turn:
            try:
                async with asyncio.timeout(PATIENCE.total_seconds()):
                    await turn.enter_async_context(self._notifier.turn(ready.facts.workspace.chat))
            except TimeoutError:
                return Outcome(Fate.LATER)
            return await self._send(ready)

    async def _send(self, ready: Ready) -> Outcome | None:
        """In the chat's turn. What isn't wanted any more by then isn't sent."""
        before, zone, week = ready.facts.workspace, ready.facts.zone, ready.week
        now, person = self._clock.now(), await self._people.whose(before.id)
        async with self._store.workspace(before.id) as work:
            kept = await work.workspace()
        if kept.chat != before.chat or not pushes.is_heard(kept, person) or pushes.due(kept, zone, now) is None:
            return None
        silent = ready.letter.is_quiet or pushes.is_silent(kept, person, week, zone, now)
        outcome = await self._notifier.summary(kept, person, ready.letter, silent=silent)
        if outcome.fate is Fate.REFUSED:
            await self._keep(kept.id, lambda team, _: replace(team, next_summary_at=now + REFUSED_FOR))
        elif outcome.fate is Fate.UNREACHABLE:
            await self._keep(kept.id, lambda team, zone: pushes.unheard(team, zone, now))
        elif outcome.fate is Fate.SENT:
            self._unrecorded[kept.id] = week
            await self._record(kept.id, week)
        log.info("summary of workspace %s: week of %s %s", kept.id, week.first, outcome.fate)
        if kept.is_team:
            await self._groups.heed(kept, outcome)
        elif person is not None:
            await self._people.has_heard(person, outcome, silent=silent)
        return outcome

    async def _record(self, workspace: WorkspaceId, week: Period) -> None:
        """Keep that the week was pushed; where that fails, it isn't sent again but recorded before anything else."""
        now = self._clock.now()
        await self._keep(workspace, lambda kept, zone: pushes.pushed(kept, week, zone, now))
        del self._unrecorded[workspace]

    async def _keep(
        self, workspace: WorkspaceId, change: Callable[[Workspace, ZoneInfo], Workspace], by: PersonId | None = None
    ) -> Workspace:
        """Keep a change by the workspace's clock; with `by`, one that only who leads there may make.

        Raises:
            WorkspaceNotFound: it was erased.
            NotAllowed, AdminsOnly: it isn't theirs to change.
        """
        person = await self._people.whose(workspace)
        async with self._store.workspace(workspace) as work:
            kept = await work.workspace()
            if by is not None:
                rights.require(await let_in(work, by), by, Right.RUN)
            changed = change(kept, self._people.clock_of(kept, person))
            if changed != kept:
                changed = await work.save_workspace(changed)
                await work.commit()
        self._alarm.rearm(changed.next_summary_at)
        return changed
