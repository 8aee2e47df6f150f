"""Who writes the summaries that are pushed: at their moment, or ahead of it while nobody wants anything."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain import goals, pushes, summary
from domain.models import Workspace, WorkspaceId
from domain.people import Person
from domain.periods import Period
from services.letters import Facts, Letters, Ready
from services.people import People
from services.ports import Clock, Notifier, Report
from services.reckoning import reckoned
from storage.base import Store, WorkspaceNotFound

log = logging.getLogger(__name__)

AHEAD = timedelta(hours=2)
"""So long before its moment a summary may be written and painted already, one at a time: thousands in an hour."""


@dataclass(frozen=True)
class Order:
    """What is to be written: for `person`, or for the team (None), by the clocks of `zone`, as if it were `at`."""

    workspace: Workspace
    person: Person | None
    week: Period
    zone: ZoneInfo
    at: datetime


class Scribe:
    """Writes letters, one at a time, and keeps those that were written ahead until their moment."""

    def __init__(self, store: Store, clock: Clock, notifier: Notifier, people: People) -> None:
        self._store, self._clock, self._notifier, self._people = store, clock, notifier, people
        self._one_at_a_time = asyncio.Lock()
        self.letters = Letters()

    async def letter(self, order: Order, earlier: Ready | None) -> Ready:
        """What was written `earlier`, if everything that it was made from is the same; else it is written anew."""
        if earlier is not None:
            names = await self._people.names(earlier.facts.named)
            async with self._store.workspace(order.workspace.id) as work:
                fingerprint = await work.leads.fingerprint()
            facts = Facts.of(fingerprint, order.workspace, order.person, names, order.zone)
            if earlier.says(facts, order.week, order.at):
                return earlier
        return await self._written(order, earlier)

    async def write_ahead(self, is_at_leisure: Callable[[], bool]) -> None:
        """Write what falls due soon, the earliest first, for as long as there is leisure."""
        awaited = await self._store.summaries_due(self._clock.now() + AHEAD)
        to_begin = self.letters.to_begin(awaited)
        for workspace in to_begin:
            await self._notifier.leisure()
            if self.letters.is_full or not is_at_leisure():
                return
            self.letters.begin(workspace)
            try:
                with contextlib.suppress(WorkspaceNotFound):  # it was erased meanwhile
                    await self._prepare(workspace)
            except Exception:  # whatever it is, it will be written at its moment
                log.exception("the summary of workspace %s could not be written ahead", workspace)
            if workspace == to_begin[-1]:
                log.info("%d summaries are written ahead, in %d bytes", len(self.letters), self.letters.weight)

    async def _prepare(self, workspace: WorkspaceId) -> None:
        """Write a summary as it will be at its moment, if its week is over."""
        person = await self._people.whose(workspace)
        async with self._store.workspace(workspace) as work:
            kept = await work.workspace()
            zone, at = self._people.clock_of(kept, person), kept.next_summary_at
            week = pushes.coming(kept, zone, self._clock.now())
            if at is None or week is None or not pushes.is_heard(kept, person) or not await work.leads.count():
                return
        self.letters.keep(workspace, await self._written(Order(kept, person, week, zone, at)))

    async def _written(self, order: Order, earlier: Ready | None = None) -> Ready:
        """The summary, reckoned, written and painted, and what it was made from."""
        async with self._one_at_a_time:  # many threads at once would keep the loop from the processor
            async with self._store.workspace(order.workspace.id) as work:
                leads, fingerprint = await work.leads.all(), await work.leads.fingerprint()
            workdays = goals.workdays_of(order.person)
            found = await reckoned(
                lambda: summary.summary(leads, order.workspace, order.week, order.zone, order.at, workdays)
            )
        names = await self._people.names({*order.workspace.members, *(each.person for each in found.people)})
        report = Report(order.workspace, order.person, found, names)
        letter = await self._notifier.letter(report, None if earlier is None else earlier.letter)
        facts = Facts.of(fingerprint, order.workspace, order.person, names, order.zone)
        return Ready(letter, facts, order.week, order.at)
