"""Nagging: what is due is claimed, sent and recorded, so that a crash repeats one nag and loses none."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby

from domain import lifecycle, nagging
from domain.models import Lead, LeadRef, PersonId, Status, WorkspaceId
from domain.nagging import Explanation, Reason
from domain.people import NagCard, Person
from services.people import People
from services.ports import Alarm, Clock, Fate, Notifier, Outcome
from storage.base import LeadNotFound, PersonNotFound, Store, UnitOfWork, Unreadable

log = logging.getLogger(__name__)

SEND_AGAIN_AFTER = timedelta(minutes=1)
"""When a nag that could not be sent is tried again."""


class Nags:
    """Rings for what people owe."""

    def __init__(self, store: Store, clock: Clock, alarm: Alarm, notifier: Notifier, people: People) -> None:
        self._store, self._clock, self._alarm = store, clock, alarm
        self._notifier, self._people = notifier, people
        self._under_way: dict[PersonId | None, asyncio.Task[None]] = {}

    async def ring(self) -> None:
        """See to everything whose moment has come; what is under way already isn't started twice."""
        due = await self._store.due(self._clock.now())
        by_owner: dict[PersonId | None, list[LeadRef]] = {}
        for row in due:
            by_owner.setdefault(row.owner, []).append(row.ref)
        for owner, refs in by_owner.items():
            if owner not in self._under_way:
                self._start(owner, refs)

    def _start(self, owner: PersonId | None, refs: Sequence[LeadRef]) -> None:
        task = asyncio.create_task(self._see_to(owner, refs))
        self._under_way[owner] = task
        task.add_done_callback(lambda _: self._under_way.pop(owner, None))

    async def stop(self) -> None:
        """Leave what is under way to the next start: a claim that was made runs out."""
        tasks = [*self._under_way.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def owed(self, person: PersonId) -> Sequence[Lead]:
        """What this person owes now, most pressing first."""
        return nagging.owed(await self._leads_of(person), self._clock.now())

    def why(self, person: Person, lead: Lead) -> Explanation:
        """Why this person is, or isn't, nagged about this lead."""
        return nagging.explain(lead, person, self._clock.now())

    async def refresh(self, person: PersonId, changed: Lead) -> None:
        """Redraw the living card if `changed`, which was changed elsewhere, is or should be on it."""
        kept = await self._person(person)
        if kept is None or kept.card is None or kept.card.busy_with is not None:
            return
        owed = await self.owed(person)
        if changed.ref in kept.card.shown or changed in owed:
            await self._notifier.refresh(kept, await self._people.own_workspace(kept), owed)
            await self._shows(person, kept.card.message, owed)

    async def opens(self, person: PersonId, message: int, lead: LeadRef) -> None:
        """The living card turns to the questions of one lead, which no redrawing may wipe away."""
        await self._change_card(person, message, lambda card: replace(card, busy_with=lead))

    async def lists(self, person: PersonId, message: int) -> Sequence[Lead] | None:
        """`message` shows again what is owed, which is given; None if another message is the living card by now."""
        kept = await self._person(person)
        if kept is not None and kept.card is not None and kept.card.message != message:
            return None
        owed = await self.owed(person)
        await self._shows(person, message, owed)
        return owed

    async def adopts(self, person: PersonId, message: int, busy_with: LeadRef | None = None) -> int | None:
        """Make `message` the living card, busy with a lead's questions or not; returns the one that it replaces."""
        owed = await self.owed(person)
        async with self._store.person(person) as work:
            kept = await work.get()
            before = kept.card.message if kept.card else None
            card = NagCard(message, self._clock.now(), _refs(owed), busy_with) if owed else None
            await work.save(replace(kept, card=card))
            await work.commit()
        return before

    async def _shows(self, person: PersonId, message: int, owed: Sequence[Lead]) -> None:
        def listing(card: NagCard) -> NagCard | None:
            return replace(card, busy_with=None, shown=_refs(owed)) if owed else None

        await self._change_card(person, message, listing)

    async def _change_card(self, person: PersonId, message: int, change: Callable[[NagCard], NagCard | None]) -> None:
        async with self._store.person(person) as work:
            kept = await work.get()
            if kept.card is not None and kept.card.message != message:
                return
            card = change(kept.card or NagCard(message, self._clock.now()))
            if card != kept.card:
                await work.save(replace(kept, card=card))
                await work.commit()

    async def _see_to(self, owner: PersonId | None, refs: Sequence[LeadRef]) -> None:
        """Tend the leads of one owner whose moment has come, and nag if that is what they ask for."""
        try:
            if await self._tend(refs) and owner is not None:
                async with self._notifier.turn(owner):
                    await self._nag(owner)
        except Exception:  # nobody waits for this task; whatever it is, what is owed stays due or its claim runs out
            log.exception("the nag of person %s failed; it is tried again", owner)

    async def _tend(self, refs: Sequence[LeadRef]) -> bool:
        """Erase what was deleted, open what was planned for now; True if a lead is left to nag about."""
        now, to_nag = self._clock.now(), False
        for workspace, group in groupby(sorted(refs, key=_place), key=lambda ref: ref.workspace):
            async with self._store.workspace(workspace) as work:
                for ref in group:
                    to_nag |= await _tended(work, ref.number, now)
                await work.commit()
        return to_nag

    async def _nag(self, owner: PersonId) -> None:
        """Claim, send, record: whatever dies in between, the claim runs out and the nag is due again."""
        person = await self._person(owner)
        if person is None:
            return
        now = self._clock.now()
        decision = nagging.decide(person, await self._leads_of(owner), now)
        log.info("nag of person %s: %s, next look %s", owner, decision.reason, decision.next_at)
        if decision.reason is Reason.NOTHING_DUE:
            return
        if not decision.riding:
            await self._put_off(decision.held, decision.next_at or now + nagging.UNREACHABLE_LOOK)
            return
        claimed = await self._change(decision.riding, lambda lead: nagging.leased(lead, now))
        if claimed:
            own = await self._people.own_workspace(person)
            outcome = await self._notifier.nag(person, own, claimed)
            await self._record(person, claimed, outcome, now)

    async def _record(self, person: Person, riding: Sequence[Lead], outcome: Outcome, now: datetime) -> None:
        if outcome.fate is Fate.UNREACHABLE:
            await self._people.unreachable(person.id)
            await self._put_off(riding, now + nagging.UNREACHABLE_LOOK)
        elif outcome.message is None:
            await self._put_off(riding, now + SEND_AGAIN_AFTER)
        else:
            async with self._store.person(person.id) as work:
                card = NagCard(outcome.message, now, _refs(riding))
                await work.save(replace(await work.get(), card=card, last_ping_at=now))
                await work.commit()
            await self._change(riding, lambda lead: nagging.nagged(lead, person, now))

    async def _put_off(self, leads: Sequence[Lead], moment: datetime) -> None:
        await self._change(leads, lambda lead: nagging.held_until(lead, moment))

    async def _change(self, leads: Sequence[Lead], change: Callable[[Lead], Lead]) -> list[Lead]:
        """Change those of the leads that are still owed as they were; returns them, in the order given."""
        changed: dict[LeadRef, Lead] = {}
        for workspace, group in groupby(sorted(leads, key=_place_of), key=lambda lead: lead.workspace):
            async with self._store.workspace(workspace) as work:
                for lead in group:
                    kept = await _still_owed(work, lead)
                    if kept is not None:
                        changed[lead.ref] = await work.leads.save(change(kept))
                await work.commit()
        for lead in changed.values():
            self._alarm.rearm(lead.next_nag_at)
        return [changed[lead.ref] for lead in leads if lead.ref in changed]

    async def _leads_of(self, person: PersonId) -> list[Lead]:
        leads: list[Lead] = []
        for workspace in await self._store.workspaces_of(person):
            try:
                async with self._store.workspace(workspace) as work:
                    leads += [lead for lead in await work.leads.all() if lead.owner == person]
            except Unreadable:
                log.warning("workspace %s can't be read; nags go on without it", workspace)
        return leads

    async def _person(self, person: PersonId) -> Person | None:
        try:
            async with self._store.person(person) as work:
                return await work.get()
        except PersonNotFound:
            return None


async def _tended(work: UnitOfWork, number: int, now: datetime) -> bool:
    try:
        lead = await work.leads.get(number)
    except LeadNotFound:
        return False
    if lead.next_nag_at is None or lead.next_nag_at > now:
        return False
    if lead.deleted_at is not None:
        await work.leads.remove(number)
        return False
    if lead.status is not Status.OPEN:
        await work.leads.save(lifecycle.fall_due(lead, now))
    return True


async def _still_owed(work: UnitOfWork, lead: Lead) -> Lead | None:
    try:
        kept = await work.leads.get(lead.number)
    except LeadNotFound:
        return None
    same = (kept.status, kept.deleted_at, kept.due_at, kept.owner) == (
        lead.status,
        lead.deleted_at,
        lead.due_at,
        lead.owner,
    )
    return kept if same else None


def _refs(leads: Sequence[Lead]) -> tuple[LeadRef, ...]:
    return tuple(lead.ref for lead in leads)


def _place(ref: LeadRef) -> tuple[WorkspaceId, int]:
    return ref.workspace, ref.number


def _place_of(lead: Lead) -> tuple[WorkspaceId, int]:
    return _place(lead.ref)
