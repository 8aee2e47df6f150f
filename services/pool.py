"""The pool of a team: leads that nobody has are offered, claimed, given back and given to somebody."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain import escalation, lifecycle, nagging, pool, rights
from domain.errors import NotAMember, NotInATeam
from domain.models import Deed, EventKind, Lead, LeadRef, PersonId, PoolOffer, Workspace, WorkspaceId
from domain.people import Person
from domain.pool import Decision, Handover, TeamHours
from domain.rights import Right
from services.book import Book, let_in, unmerged
from services.groups import Groups
from services.ledger import Ledger
from services.living_cards import LivingCards
from services.people import People
from services.ports import Alarm, Clock, Fate, Notifier, Outcome
from storage.base import Store

log = logging.getLogger(__name__)

OFFER_AGAIN_AFTER = timedelta(minutes=1)
"""When an offer that could not be sent is tried again."""


@dataclass(frozen=True)
class Shown:
    """Where a caller shows how a lead stands after the deed, so that it isn't said twice.

    In a message of the group, or to somebody in their private chat.
    """

    message: int | None = None
    to: PersonId | None = None


NOWHERE = Shown()


class Pool:
    """Offers what nobody has, and hands leads over; whoever gets a lead or loses one hears of it in private.

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
        living_cards: LivingCards,
        groups: Groups,
    ) -> None:
        self._store, self._clock, self._notifier, self._people = store, clock, notifier, people
        self._ledger, self._book = Ledger(store, alarm), Book(store, clock, alarm)
        self._living_cards, self._groups = living_cards, groups

    # What people do ----------------------------------------------------------------------------------------

    async def lying(self, workspace: WorkspaceId, by: PersonId) -> Sequence[Lead]:
        """What lies in the pool, what was due longest first."""
        return _in_order(await self._book.all(workspace, by))

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
        await self.tell(claimed, deed, shown)
        return claimed

    async def release(self, ref: LeadRef, deed: Deed, shown: Shown = NOWHERE) -> Lead:
        """Give a lead to the pool. Raises NotInATeam."""
        return await self._move(ref, deed, lambda lead, now: lifecycle.release(lead, deed, now), shown, _is_a_team)

    async def assign(self, ref: LeadRef, to: PersonId, deed: Deed, shown: Shown = NOWHERE) -> Lead:
        """Give a lead to a member. Raises NotAMember."""

        def has_them(team: Workspace) -> None:
            if to not in team.members:
                raise NotAMember

        return await self._move(ref, deed, lambda lead, now: lifecycle.assign(lead, to, deed, now), shown, has_them)

    async def _move(
        self,
        ref: LeadRef,
        deed: Deed,
        move: Callable[[Lead, datetime], Lead],
        shown: Shown,
        require: Callable[[Workspace], None],
    ) -> Lead:
        moved = await self._book.move(ref, deed, move, Right.ASSIGN, require)
        await self.tell(moved, deed, shown)
        return moved

    # Who hears of it ---------------------------------------------------------------------------------------

    async def tell(self, lead: Lead, deed: Deed, shown: Shown = NOWHERE) -> None:
        """Tell whoever has the lead now and whoever had it before, if that is what the deed changed.

        The same deed once more tells of it once more: it comes again only after a crash.
        """
        handover = pool.handover(lead, deed)
        if handover is None:
            return
        log.info("lead %s/%s: %s → %s", lead.workspace, lead.number, handover.before or "pool", handover.to or "pool")
        async with self._store.workspace(lead.workspace) as work:
            team = await work.workspace()
        people = await self._people.known({handover.before, handover.to} - {None})
        is_back = lead.events[-1].kind is EventKind.UNDONE and handover.to == deed.by
        if handover.to in people and handover.to != shown.to and not is_back:
            await self._give(people[handover.to], team, handover)
        if handover.before in people and handover.before != deed.by:
            await self._tell_before(people[handover.before], team, handover)
        for person in people:
            await self._living_cards.refresh(person, lead)
        await self._redraw(team, lead, shown.message)

    async def _give(self, to: Person, team: Workspace, handover: Handover) -> None:
        """The lead in full to whoever has it now; the group hears where they can't be written to."""
        now = self._clock.now()
        names = await self._people.names([*team.members])
        if to.reachable:
            silent = nagging.hold(to, now, exact=False, first=True) is not None
            outcome = await self._notifier.give(to, team, handover, names, silent=silent)
            if outcome.fate is not Fate.UNREACHABLE:
                if outcome.fate is Fate.SENT and not silent:
                    await self._people.change(to.id, lambda kept: kept.pinged(now))
                return
            await self._people.unreachable(to.id)
        if team.left_at is None:
            await self._groups.heed(team, await self._notifier.call_in_group(to, team, handover, names))

    async def _tell_before(self, before: Person, team: Workspace, handover: Handover) -> None:
        if before.reachable:
            names = await self._people.names([*team.members])
            outcome = await self._notifier.tell_given(before, team, handover, names)
            if outcome.fate is Fate.UNREACHABLE:
                await self._people.unreachable(before.id)

    async def _redraw(self, team: Workspace, moved: Lead, drawn: int | None = None) -> None:
        """The group's offer without a lead that isn't free any more, unless it is the message that was just `drawn`."""
        offer = team.pool_offer
        if offer is None or moved.number not in offer.shown or pool.is_free(moved):
            return
        async with self._store.workspace(team.id) as work:
            free = _in_order(filter(pool.is_free, await work.leads.all()))
        if offer.message != drawn and team.left_at is None:
            names = await self._people.names([*team.members])
            await self._notifier.redraw_pool(team, free, moved, names)
        redrawn = replace(offer, shown=_numbers(free)) if free else None
        async with self._store.workspace(team.id) as work:
            kept = await work.workspace()
            if kept.pool_offer is None or kept.pool_offer.message != offer.message:
                return  # another offer has been made meanwhile
            await work.save_workspace(replace(kept, pool_offer=redrawn))
            await work.commit()

    async def _keep_offer(self, workspace: WorkspaceId, offer: PoolOffer) -> None:
        async with self._store.workspace(workspace) as work:
            await work.save_workspace(replace(await work.workspace(), pool_offer=offer))
            await work.commit()

    # What time does ----------------------------------------------------------------------------------------

    async def offer(self, workspace: WorkspaceId) -> None:
        """Offer a team what nobody has and whose moment has come: claim, send, record, in the turn of the group.

        A crash in between repeats one offer and loses none.
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
                await self._put_off(decision.ringing, decision.next_at)
            elif decision.ringing:
                await self._ledger.change(decision.ringing, lambda lead: nagging.leased(lead, now))
                await self._say(team, decision, now, hours)

    async def _say(self, team: Workspace, decision: Decision, now: datetime, hours: TeamHours) -> None:
        """To the group and to the admins what the decision says, and record what was said."""
        for_group = [lead for lead in decision.ringing if lead not in decision.for_admins]
        for_admins = list(decision.for_admins)
        if for_group:
            fate = await self._offer_group(team, decision, now)
            if fate in (Fate.UNREACHABLE, Fate.REFUSED):  # the group can't be told: its admins are left
                for_admins += for_group
            else:
                await self._record(for_group, fate, now, hours)
        if for_admins:
            fate = await self._ask_admins(team, for_admins, now)
            await self._record(for_admins, fate, now, hours, decision.next_at)

    async def _record(
        self, leads: Sequence[Lead], fate: Fate, now: datetime, hours: TeamHours, next_at: datetime | None = None
    ) -> None:
        if fate is Fate.SENT and next_at is None:
            await self._ledger.change(leads, lambda lead: pool.offered(lead, now, hours))
        elif fate is Fate.SENT and next_at is not None:
            await self._put_off(leads, next_at)
        else:
            await self._put_off(leads, now + OFFER_AGAIN_AFTER)

    async def _offer_group(self, team: Workspace, decision: Decision, now: datetime) -> Fate:
        free = _in_order(decision.offered)
        names = await self._people.names([*team.members])
        if team.left_at is not None:
            return Fate.UNREACHABLE
        outcome = await self._notifier.offer_pool(team, free, names, silent=decision.silent)
        await self._groups.heed(team, outcome)
        if outcome.message is not None:
            before = team.pool_offer
            rang_at = before.sent_at if decision.silent and before is not None else now
            await self._keep_offer(team.id, PoolOffer(outcome.message, rang_at, _numbers(free)))
            await self._redraw_what_moved(team.id, free)
        return outcome.fate

    async def _redraw_what_moved(self, workspace: WorkspaceId, offered: Sequence[Lead]) -> None:
        """A lead that somebody took in private while its offer was on the way is free no more."""
        async with self._store.workspace(workspace) as work:
            team = await work.workspace()
            now_there = {lead.number: lead for lead in await work.leads.all()}
        for lead in offered:
            if lead.number in now_there and not pool.is_free(now_there[lead.number]):
                await self._redraw(team, now_there[lead.number])
                return

    async def _ask_admins(self, team: Workspace, free: Sequence[Lead], now: datetime) -> Fate:
        """Each admin who can be written to hears; where none can, that is said in the log."""
        reached = 0
        for admin in (await self._people.known(escalation.admins_of(team))).values():
            if not admin.reachable:
                continue
            silent = nagging.hold(admin, now, exact=False, first=True) is not None
            outcome = await self._notifier.ask_admin(admin, team, _in_order(free), silent=silent)
            if outcome.fate is Fate.LATER:
                return Fate.LATER
            reached += await self._has_heard(admin, outcome, now, silent=silent)
        if not reached:
            log.warning("team %s: nobody has %s leads, and no admin can be told", team.id, len(free))
        return Fate.SENT

    async def _has_heard(self, admin: Person, outcome: Outcome, now: datetime, *, silent: bool) -> bool:
        if outcome.fate is Fate.UNREACHABLE:
            await self._people.unreachable(admin.id)
        elif outcome.fate is Fate.SENT and not silent:
            await self._people.change(admin.id, lambda kept: kept.pinged(now))
        return outcome.fate is Fate.SENT

    async def _put_off(self, leads: Sequence[Lead], moment: datetime) -> None:
        await self._ledger.change(leads, lambda lead: nagging.held_until(lead, moment))


def _is_a_team(workspace: Workspace) -> None:
    if not workspace.is_team:
        raise NotInATeam


def _in_order(leads: Sequence[Lead] | filter[Lead]) -> list[Lead]:
    lying = [lead for lead in leads if pool.lies_in_pool(lead)]
    return sorted(lying, key=lambda lead: (lead.due_at is None, lead.due_at, lead.number))


def _numbers(leads: Sequence[Lead]) -> tuple[int, ...]:
    return tuple(lead.number for lead in leads)


def _log(team: Workspace, decision: Decision) -> None:
    """One line for each decision, also for the one to say nothing."""
    log.info(
        "pool of team %s: %s; leads %s%s; the admins hear of %s; next look %s",
        team.id,
        decision.reason,
        _numbers(decision.offered or decision.ringing),
        " without a sound" if decision.silent else "",
        _numbers(decision.for_admins) or "nothing",
        decision.next_at,
    )
