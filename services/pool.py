"""The pool of a team: leads that nobody has are offered, claimed, given back and given to somebody."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from domain import lifecycle, nagging, pool, rights
from domain.errors import NotAMember, NotInATeam
from domain.models import Deed, Lead, LeadRef, PersonId, PoolOffer, Workspace, WorkspaceId
from domain.people import Person
from domain.pool import Decision, TeamHours
from domain.rights import Right
from services.admins import Admins
from services.book import Book, let_in, unmerged
from services.groups import Groups
from services.handovers import NOWHERE, Handovers, Shown, in_order, numbers
from services.ledger import Ledger
from services.people import People
from services.ports import Alarm, Clock, Fate, Notifier, Outcome
from storage.base import Store

log = logging.getLogger(__name__)

OFFER_AGAIN_AFTER = timedelta(minutes=1)
"""When an offer that could not be sent is tried again."""


class Pool:
    """Offers what nobody has, and hands leads over.

    Those methods that name a lead raise NotAllowed, NoSuchLead, LeadMerged and what the move of domain/lifecycle.py
    raises.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        alarm: Alarm,
        notifier: Notifier,
        people: People,
        groups: Groups,
        handovers: Handovers,
    ) -> None:
        self._store, self._clock, self._notifier, self._people = store, clock, notifier, people
        self._ledger, self._book = Ledger(store, alarm), Book(store, clock, alarm)
        self._groups, self._handovers, self._admins = groups, handovers, Admins(clock, people)

    # What people do ----------------------------------------------------------------------------------------

    async def lying(self, workspace: WorkspaceId, by: PersonId) -> Sequence[Lead]:
        """What lies in the pool, what was due longest first."""
        return in_order(await self._book.all(workspace, by))

    async def claim(self, ref: LeadRef, deed: Deed, shown: Shown = NOWHERE) -> Lead:
        """Take a lead that nobody has; of several who do, the first gets it. Raises EnoughLeads."""
        async with self._store.workspace(ref.workspace) as work:
            team, lead = await let_in(work, deed.by), await unmerged(work, ref.number)
            rights.require(team, deed.by, Right.CLAIM, lead)
            claimed = lifecycle.claim(lead, deed, self._clock.now())
            if claimed is not lead:
                pool.require_room(team, await work.leads.all(), deed.by)
                claimed = await work.leads.save(claimed)
                await work.commit()
        self._book.rearm(claimed)
        await self._handovers.tell(claimed, deed, shown)
        return claimed

    async def release(self, ref: LeadRef, deed: Deed, shown: Shown = NOWHERE) -> Lead:
        """Give a lead to the pool; the group in which its card is `shown` isn't offered it below once more at once.

        Raises NotInATeam.
        """

        def given(lead: Lead, now: datetime) -> Lead:
            released = lifecycle.release(lead, deed, now)
            in_sight = shown.message is not None and released is not lead
            return pool.offered_on_card(released, now) if in_sight else released

        return await self._move(ref, deed, given, shown, _is_a_team)

    async def assign(self, ref: LeadRef, to: PersonId, deed: Deed, shown: Shown = NOWHERE) -> Lead:
        """Give a lead to a member. Raises NotAMember."""

        def has_them(team: Workspace) -> None:
            if to not in team.members:
                raise NotAMember

        return await self._move(ref, deed, lambda lead, now: lifecycle.assign(lead, to, deed, now), shown, has_them)

    async def owner_away(self, lead: Lead) -> Person | None:
        """Whoever has a lead, if they are on leave."""
        owner = (await self._people.known([lead.owner])).get(lead.owner or PersonId(0))
        return owner if owner is not None and owner.is_away(self._clock.now()) else None

    async def left_to(self, stand_in: PersonId, owner: PersonId) -> tuple[Person, Sequence[Lead]]:
        """Somebody who is away, and what they owe that their stand-in may take over. Raises NotAllowed."""
        now = self._clock.now()
        away = rights.require_stand_in((await self._people.known([owner])).get(owner), stand_in, now)
        holdings = await self._ledger.waiting_for(owner)
        return away, nagging.shared_with(stand_in, nagging.owed(holdings.leads, now), holdings.workspaces)

    async def overload(self, lead: Lead, by: PersonId) -> int | None:
        """How many open leads whoever has a lead has in that team, where it allows fewer. Raises NotAllowed."""
        async with self._store.workspace(lead.workspace) as work:
            team = await let_in(work, by)
            return pool.overload(team, await work.leads.all(), lead.owner) if team.most_open is not None else None

    async def _move(
        self,
        ref: LeadRef,
        deed: Deed,
        move: Callable[[Lead, datetime], Lead],
        shown: Shown,
        require: Callable[[Workspace], None],
    ) -> Lead:
        moved = await self._book.move(ref, deed, move, Right.ASSIGN, require)
        await self._handovers.tell(moved, deed, shown)
        return moved

    # What time does ----------------------------------------------------------------------------------------

    async def offer(self, workspace: WorkspaceId) -> None:
        """Offer a team what nobody has and whose moment has come: claim, send, record, in the turn of the group.

        Its admins are asked after that turn. A crash in between repeats one offer and loses none.
        """
        async with self._store.workspace(workspace) as work:
            chat = (await work.workspace()).chat
        async with self._notifier.turn(chat):
            now = self._clock.now()
            async with self._store.workspace(workspace) as work:
                team, leads = await work.workspace(), await work.leads.all()
            hours = pool.hours_of(team, self._people.zone)
            decision = pool.decide(team, leads, now, hours)
            _log(team, decision)
            if decision.next_at is not None and not decision.for_admins:
                await self._ledger.put_off(decision.ringing, decision.next_at)
                return
            leased = await self._ledger.change(decision.ringing, lambda lead: nagging.leased(lead, now))
            decision = _without_taken(decision, leased)
            for_admins = [*decision.for_admins, *await self._untaken_by_group(team, decision, now, hours)]
        if for_admins:
            await self._ask_admins(team, for_admins, hours, decision.next_at)

    async def _untaken_by_group(
        self, team: Workspace, decision: Decision, now: datetime, hours: TeamHours
    ) -> Sequence[Lead]:
        """Offer the group what it is offered; returns what it can't be told, for which its admins are left."""
        for_group = [lead for lead in decision.ringing if lead not in decision.for_admins]
        if not for_group:
            return ()
        fate = await self._offer_group(team, decision, now)
        if fate in (Fate.UNREACHABLE, Fate.REFUSED):
            return for_group
        await self._record(for_group, fate, now, hours)
        return ()

    async def _record(
        self, leads: Sequence[Lead], fate: Fate, now: datetime, hours: TeamHours, next_at: datetime | None = None
    ) -> None:
        if fate is Fate.SENT and next_at is None:
            await self._ledger.change(leads, lambda lead: pool.offered(lead, now, hours))
        elif fate is Fate.SENT and next_at is not None:
            await self._ledger.put_off(leads, next_at)
        else:
            await self._ledger.put_off(leads, now + OFFER_AGAIN_AFTER)

    async def _offer_group(self, team: Workspace, decision: Decision, now: datetime) -> Fate:
        free = in_order(decision.offered)
        names = await self._people.names([*team.members])
        if team.left_at is not None:
            return Fate.UNREACHABLE
        outcome = await self._notifier.offer_pool(team, free, names, silent=decision.silent)
        await self._groups.heed(team, outcome, rang_at=None if decision.silent else now)
        if outcome.message is not None:
            before = team.pool_offer
            rang_at = before.sent_at if decision.silent and before is not None else now
            await self._handovers.keep_offer(team.id, PoolOffer(outcome.message, rang_at, numbers(free), numbers(free)))
            await self._handovers.redraw_what_moved(team.id, free)
        return outcome.fate

    async def _ask_admins(
        self, team: Workspace, untaken: Sequence[Lead], hours: TeamHours, next_at: datetime | None
    ) -> None:
        """Each admin who can be written to hears of what is still nobody's; where none can, the log says so."""
        now = self._clock.now()
        free = await self._ledger.change(untaken, lambda lead: nagging.leased(lead, now))
        if not free:
            return

        async def ask(admin: Person, silent: bool) -> Outcome:
            return await self._notifier.ask_admin(admin, team, in_order(free), silent=silent)

        heard = await self._admins.hear(team, ask)
        if not heard.by and not heard.had_trouble:
            log.warning("team %s: %s unclaimed, and no admin can be told", team.id, len(free))
        await self._record(free, Fate.LATER if heard.should_be_repeated else Fate.SENT, now, hours, next_at)


def _is_a_team(workspace: Workspace) -> None:
    if not workspace.is_team:
        raise NotInATeam


def _without_taken(decision: Decision, leased: Sequence[Lead]) -> Decision:
    """The decision without what somebody took since it was made."""
    taken = {*numbers(decision.ringing)} - {*numbers(leased)}
    left = [
        tuple(lead for lead in leads if lead.number not in taken)
        for leads in (decision.ringing, decision.offered, decision.for_admins)
    ]
    return replace(decision, ringing=left[0], offered=left[1], for_admins=left[2])


def _log(team: Workspace, decision: Decision) -> None:
    """One line for each decision, also for the one to say nothing."""
    log.info(
        "pool of team %s: %s; leads %s%s; the admins hear of %s; next look %s",
        team.id,
        decision.reason,
        numbers(decision.offered or decision.ringing),
        " without a sound" if decision.silent else "",
        numbers(decision.for_admins) or "nothing",
        decision.next_at,
    )
