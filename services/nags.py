"""Nagging: what is due is claimed, sent and recorded, so that a crash repeats one nag and loses none."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Coroutine, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from domain import lifecycle, nagging
from domain.models import Lead, LeadRef, PersonId, Status, WorkspaceId
from domain.nagging import Decision, Explanation, Reason
from domain.people import NagCard, Person
from services.book import found
from services.digests import Digests
from services.ending import ended
from services.escalations import Escalations
from services.ledger import Ledger
from services.living_cards import LivingCards
from services.people import People
from services.pool import Pool
from services.ports import Alarm, Clock, Fate, Notifier, Outcome
from services.rests import Rests
from storage.base import InPool, PersonNotFound, Store, UnitOfWork, Unreadable

log = logging.getLogger(__name__)

SEND_AGAIN_AFTER = timedelta(minutes=1)
"""When a nag that could not be sent is tried again."""

REFUSED_FOR = timedelta(hours=1)
"""When a nag is tried again whose words Telegram wouldn't take."""

AT_ONCE, THE_NEXT_AFTER = 20, timedelta(seconds=0.5)
"""So many people are seen to at once, and the next so much later: still faster than Telegram takes their nags."""


Whose = PersonId | WorkspaceId | InPool


class Nags:
    """Rings for what people owe."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        alarm: Alarm,
        notifier: Notifier,
        people: People,
        living_cards: LivingCards,
        digests: Digests,
        escalations: Escalations,
        pool: Pool,
    ) -> None:
        self._store, self._clock, self._alarm = store, clock, alarm
        self._notifier, self._people, self._living_cards = notifier, people, living_cards
        self._digests, self._escalations, self._pool = digests, escalations, pool
        self._ledger = Ledger(store, alarm)
        self._under_way: dict[Whose, asyncio.Task[None]] = {}
        self._rests = Rests[Whose]()
        self._news: set[WorkspaceId] = set()

    async def ring(self) -> None:
        """See to everything whose moment has come; what is under way already isn't started twice."""
        now = self._clock.now()
        busy = {*self._under_way, *self._rests.resting(now)}
        digests = [person for person in await self._store.digests_due(now) if person not in busy][:AT_ONCE]
        due: dict[PersonId | InPool, list[LeadRef]] = {person: [] for person in digests}
        for row in await self._store.due(now, leave_out=busy, owners=AT_ONCE):
            due.setdefault(row.whose, []).append(row.ref)
        for owner, refs in due.items():
            self._start(owner, self._see_to(owner, refs, digest=owner in digests))
        if len(due) >= AT_ONCE:  # more at once would only wait to leave, and stand in the way of answers
            self._alarm.rearm(now + THE_NEXT_AFTER)
        for team in {*self._escalations.untold(now), *self._news}:
            if team not in busy:
                self._tell_soon(team)

    async def listens_again(self, person: PersonId) -> None:
        """Somebody has let the bot write to them: nothing in a group reminds them any more."""
        await self._escalations.unmention(person)

    def _start(self, whose: Whose, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._under_way[whose] = task
        task.add_done_callback(lambda _: self._under_way.pop(whose, None))
        return task

    async def stop(self) -> None:
        """End what is under way."""
        await ended([*self._under_way.values()])

    async def why(self, person: Person, lead: Lead) -> Explanation:
        """Why this person is, or isn't, nagged about this lead."""
        async with self._store.workspace(lead.workspace) as work:
            workspace = await work.workspace()
        return nagging.explain(lead, person, self._clock.now(), {workspace.id: workspace})

    async def _see_to(self, owner: PersonId | InPool, refs: Sequence[LeadRef], *, digest: bool) -> None:
        """Tend the leads of one owner whose moment has come, and nag if that is what they ask for."""
        try:
            if isinstance(owner, InPool):
                if await self._tend(refs):
                    await self._pool.offer(owner.team)
            else:
                await self._write_to(owner, refs, digest=digest)
        except Exception:  # nobody waits for this task; whatever it is, what is owed stays due
            whose = f"the pool of team {owner.team}" if isinstance(owner, InPool) else f"the nag of person {owner}"
            self._rest(owner, whose)
        else:
            self._rests.end(owner)

    def _rest(self, whose: Whose, what: str) -> None:
        """Leave alone for a while whoever could not be seen to, longer after each failure in a row."""
        log.exception("%s failed; it is tried again in %s", what, self._rests.begin(whose, self._clock.now()))

    def _tell_soon(self, team: WorkspaceId) -> asyncio.Task[None]:
        """Nobody's own nags wait for a group; news that come while it is being told are told after that."""
        self._news.add(team)
        return self._under_way.get(team) or self._start(team, self._tell(team))

    async def _tell(self, team: WorkspaceId) -> None:
        """Tell a team what is overdue, and rest it as a person where that fails."""
        try:
            while team in self._news:
                self._news.discard(team)
                await self._escalations.tell(team)
        except Exception:  # nobody waits for this task either
            self._news.add(team)
            self._rest(team, f"telling team {team}")
        else:
            self._rests.end(team)

    async def _tend(self, refs: Sequence[LeadRef]) -> bool:
        """Erase what was deleted, open what was planned for now; True if a lead is left to nag about."""
        now, to_nag = self._clock.now(), False
        for workspace, group in groupby(sorted(refs, key=_place), key=lambda ref: ref.workspace):
            try:
                async with self._store.workspace(workspace) as work:
                    for ref in group:
                        to_nag |= await _tended(work, ref.number, now)
                    await work.commit()
            except Unreadable:
                log.warning("workspace %s can't be read; nags go on without it", workspace)
        return to_nag

    async def _write_to(self, owner: PersonId, refs: Sequence[LeadRef], *, digest: bool) -> None:
        """In the turn of the person's chat the morning list, then the nag; after it whoever else has to hear.

        The leads are tended in that turn too: where thousands are due at once, no answer waits for their files.
        """
        async with self._notifier.turn(owner):
            to_nag = await self._tend(refs)
            try:
                if digest:
                    await self._digests.send(owner)
            finally:  # a list that can't be made is no reason to be silent
                nagged = await self._nag(await self._person(owner)) if to_nag else None
        if nagged is None:
            return
        person, decision = nagged
        is_offered = not decision.offered or await self._escalations.offer(person, decision.offered)
        telling = [self._tell_soon(team) for team in {ref.workspace for ref in decision.raised}]
        held, next_at = decision.held, decision.next_at
        if decision.reason is Reason.UNREACHABLE:  # who hears nothing in private misses nothing by waiting
            await asyncio.gather(*telling)
            held = tuple(await self._escalations.mention(person, held))
            if (await self._person(owner)).reachable:  # they let the bot write to them again meanwhile
                await self._escalations.unmention(owner)
                next_at = self._clock.now()
        if next_at is not None and is_offered:
            await self._ledger.put_off(held, next_at)

    async def _nag(self, person: Person) -> tuple[Person, Decision]:
        """Claim, send, record: whatever dies in between, the claim runs out and the nag is due again.

        Returns the decision that holds in the end, and for whom: for one who turns out to be out of reach, another.
        """
        now = self._clock.now()
        holdings = await self._ledger.waiting_for(person.id)
        decision = nagging.decide(person, holdings.leads, now, holdings.workspaces)
        _log(person, decision)
        if (
            decision.offered or decision.raised or decision.reason is Reason.UNREACHABLE
        ):  # others hear first, and a crash meanwhile takes nothing from them
            await self._ledger.put_off(decision.held, now + nagging.LEASE)
        claimed = await self._ledger.change(decision.riding, lambda lead: nagging.leased(lead, now))
        if claimed:
            own = await self._people.own_workspace(person)
            teams = await self._store.teams_of(person.id)
            # Marks in other chats went on while several workspaces were claimed; from here on nothing comes between.
            still = await self._store.waiting_for(person.id, now + nagging.LEASE)
            claimed = [lead for lead in claimed if lead.ref in still]
        if claimed:
            outcome = await self._notifier.nag(person, own, claimed, teams, silent=decision.silent)
            await self._record(person, claimed, outcome, now, silent=decision.silent)
            if outcome.fate is Fate.UNREACHABLE:
                return await self._nag(await self._person(person.id))
        return person, decision

    async def _record(
        self, person: Person, riding: Sequence[Lead], outcome: Outcome, now: datetime, *, silent: bool
    ) -> None:
        if outcome.fate is Fate.UNREACHABLE:
            await self._people.unreachable(person.id)
        elif outcome.message is None:
            pause = REFUSED_FOR if outcome.fate is Fate.REFUSED else SEND_AGAIN_AFTER
            await self._ledger.put_off(riding, now + pause)
        else:
            before = await self._carries(person, NagCard(outcome.message, now, nagging.refs(riding)), silent=silent)
            nagged = await self._ledger.change(riding, lambda lead: nagging.nagged(lead, person, now))
            still = {lead.ref for lead in nagged}
            for lead in [lead for lead in riding if lead.ref not in still][:1]:  # marked elsewhere while it was sent
                await self._living_cards.refresh(person.id, lead)
            known = person.card.message if person.card is not None else None
            if before is not None and before.busy_with is None and before.message != known:
                await self._notifier.take_away(person.id, before.message)

    async def _carries(self, person: Person, card: NagCard, *, silent: bool) -> NagCard | None:
        """Keep the living card; returns the one before, which may be another than when the nag left: asked in a group
        what they owe, people get a new one outside their chat's turn.
        """
        before: NagCard | None = None

        def carrying(kept: Person) -> Person:
            nonlocal before
            before = kept.card
            return replace(kept if silent else kept.pinged(card.sent_at), card=card)

        await self._people.change(person.id, carrying)
        return before

    async def _person(self, person: PersonId) -> Person:
        """The owner of a lead; one of whom nothing is known any more can't be reached either."""
        try:
            return await self._people.get(person)
        except PersonNotFound:
            return replace(self._people.unknown(person, name=""), reachable=False)


def _log(person: Person, decision: Decision) -> None:
    """One line for each decision, also for the one to stay quiet: the reasons behind “Why this nag?”."""
    log.info(
        "nag of person %s: %s; rule %s; leads %s%s; next look %s; others hear of %s",
        person.id,
        decision.reason,
        person.profile,
        _numbers(decision.riding or decision.held),
        " without a sound" if decision.silent else "",
        decision.next_at,
        {str(step) for step in decision.raised.values()} or "nothing",
    )


def _numbers(leads: Collection[Lead]) -> list[str]:
    return [f"{lead.workspace}/{lead.number}" for lead in leads]


async def _tended(work: UnitOfWork, number: int, now: datetime) -> bool:
    lead = await found(work, number)
    if lead is None or lead.next_nag_at is None or lead.next_nag_at > now:
        return False
    if lead.deleted_at is not None:
        await work.leads.remove(number)
        return False
    if lead.status is not Status.OPEN:
        await work.leads.save(lifecycle.fall_due(lead, now))
    return True


def _place(ref: LeadRef) -> tuple[WorkspaceId, int]:
    return ref.workspace, ref.number
