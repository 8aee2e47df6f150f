"""Who hears that a lead has changed hands: whoever has it now, whoever had it, and the group that was offered it."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain import nagging, pool
from domain.models import Deed, EventKind, Lead, PersonId, PoolOffer, Untold, Workspace, WorkspaceId
from domain.people import Person
from domain.pool import Handover
from services.book import keep_workspace
from services.groups import Groups
from services.living_cards import LivingCards
from services.people import People
from services.ports import Clock, Fate, Notifier
from storage.base import StorageError, Store

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Shown:
    """Where a caller shows how a lead stands after the deed, so that it isn't said twice.

    In a message of the group, or to somebody in their private chat.
    """

    message: int | None = None
    to: PersonId | None = None


NOWHERE = Shown()


class Handovers:
    """Tells of hand-overs; the services whose deeds may be one call it when the deed is kept."""

    def __init__(
        self, store: Store, clock: Clock, notifier: Notifier, people: People, living_cards: LivingCards, groups: Groups
    ) -> None:
        self._store, self._clock, self._notifier, self._people = store, clock, notifier, people
        self._living_cards, self._groups = living_cards, groups
        self._drawing: defaultdict[WorkspaceId, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def tell(self, lead: Lead, deed: Deed, shown: Shown = NOWHERE) -> None:
        """Tell whoever has the lead now and whoever had it before, if that is what the deed changed.

        Whoever took it themselves hears at once: what they are answered depends on it. The same deed once more tells of
        it once more: it comes again only after a crash.
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
            await self._tell_after(people[handover.to], team, handover, deed)
        if handover.before in people and handover.before != deed.by:
            before = people[handover.before]
            await self._notifier.in_private(before.id, lambda: self._tell_before(before, team, handover))
        for person in people:
            await self._living_cards.refresh(person, lead)
        await self.redraw(team, lead, shown.message)

    async def _tell_after(self, to: Person, team: Workspace, handover: Handover, deed: Deed) -> None:
        async def telling() -> None:
            try:
                is_told = await self._give(to, team, handover)
            except Exception:  # it is kept to be told again
                log.exception("lead %s/%s: who has it now could not be told", team.id, handover.lead.number)
                is_told = False
            if not is_told and deed.cause is not None:
                await self._remember(team, Untold(handover.lead.number, deed.by, deed.cause), is_told=False)

        if to.id == deed.by:
            await telling()
        else:
            await self._notifier.in_private(to.id, telling)

    async def tell_merged(self, kept: Lead, gone: Lead, deed: Deed) -> None:
        """Tell whoever had `gone`, a part of `kept` by this deed, if that is another's; it is offered no more."""
        async with self._store.workspace(kept.workspace) as work:
            team = await work.workspace()
        if not team.is_team:
            return
        people = await self._people.known(({gone.owner, kept.owner} & team.members.keys()) - {deed.by})
        if gone.owner in people and gone.owner != kept.owner:
            before, handover = people[gone.owner], Handover(kept, deed.by, gone.owner, kept.owner, merged=gone.number)
            await self._notifier.in_private(before.id, lambda: self._tell_before(before, team, handover))
        for person in people:
            await self._living_cards.refresh(person, kept, gone.ref)
        for each in (gone, kept):  # the pool's may be part of somebody's now, and somebody's of what lay in the pool
            await self.redraw(team, each)

    async def came_back(self, leads: Sequence[Lead], deed: Deed) -> None:
        """Show whoever has leads that another's Undo of a merge brought back that they owe them again."""
        for lead in leads:
            for person in await self._people.known({lead.owner} - {None, deed.by}):
                await self._living_cards.refresh(person, lead)

    async def tell_again(self) -> None:
        """Tell once more, in their turn, whoever couldn't be told that a lead is theirs."""
        for workspace in await self._store.teams():
            try:
                async with self._store.workspace(workspace) as work:
                    team = await work.workspace()
                for untold in team.untold:
                    await self._tell_again(team, untold)
            except StorageError:
                log.warning("team %s can't be read or changed; the others hear without it", workspace)

    async def _tell_again(self, team: Workspace, untold: Untold) -> None:
        async with self._store.workspace(team.id) as work:
            lead = next((each for each in await work.leads.all() if each.number == untold.number), None)
        handover = None if lead is None else pool.still_untold(lead, untold, self._clock.now())
        people = await self._people.known({handover.to} - {None}) if handover is not None else {}
        is_told = True
        for to in people.values():
            if handover is not None:
                async with self._notifier.turn(int(to.id) if to.reachable else team.chat):
                    is_told = await self._give(to, team, handover)
        await self._remember(team, untold, is_told=is_told)

    async def _remember(self, team: Workspace, untold: Untold, *, is_told: bool) -> None:
        def remembering(kept: Workspace) -> Workspace:
            others = tuple(each for each in kept.untold if each != untold)
            return replace(kept, untold=others if is_told else (*others, untold))

        await keep_workspace(self._store, team.id, remembering)

    async def _give(self, to: Person, team: Workspace, handover: Handover) -> bool:
        """The lead in full to whoever has it now; the group hears where they can't be written to.

        False where there was trouble on the way, so that it is to be tried again.
        """
        now = self._clock.now()
        names = await self._people.names([*team.members])
        if to.reachable:
            silent = nagging.hold(to, now, exact=False, first=True) is not None
            outcome = await self._notifier.give(to, team, handover, names, silent=silent)
            is_told = await self._people.has_heard(to, outcome, silent=silent)
            if is_told and not silent:
                await self._reminded(to, handover.lead, now)
            if outcome.fate is not Fate.UNREACHABLE:
                return outcome.fate is not Fate.LATER
        if team.left_at is not None:
            return True
        outcome = await self._notifier.call_in_group(to, team, handover, names)
        await self._groups.heed(team, outcome)
        return outcome.fate not in (Fate.LATER, Fate.MOVED)

    async def _reminded(self, to: Person, lead: Lead, now: datetime) -> None:
        """What shows a lead that is late already at `now`, when it leaves, is its first reminder."""
        async with self._store.workspace(lead.workspace) as work:
            kept = await work.leads.get(lead.number)
            if kept.version == lead.version and nagging.is_owed(kept, now):
                await work.leads.save(nagging.nagged(kept, to, now))
                await work.commit()

    async def _tell_before(self, before: Person, team: Workspace, handover: Handover) -> None:
        if before.reachable:
            names = await self._people.names([*team.members])
            outcome = await self._notifier.tell_given(before, team, handover, names)
            if outcome.fate is Fate.UNREACHABLE:
                await self._people.unreachable(before.id)

    async def marked(self, lead: Lead) -> None:
        """A lead that nobody has was marked: closed, deleted or put off, it is offered no more."""
        if lead.owner is None and not pool.is_free(lead):
            async with self._store.workspace(lead.workspace) as work:
                team = await work.workspace()
            await self.redraw(team, lead)

    async def redraw(self, team: Workspace, moved: Lead, drawn: int | None = None) -> None:
        """The group's offer without a lead that isn't free any more, unless it is the message that was just `drawn`.

        A team's offer is drawn once at a time, so that what is shown last is how the pool is by then.
        """
        if pool.is_free(moved):
            return
        async with self._drawing[team.id]:
            async with self._store.workspace(team.id) as work:
                team = await work.workspace()
                offer = team.pool_offer
                if offer is None or moved.number not in offer.shown:
                    return
                free = in_order(filter(pool.is_free, await work.leads.all()))
            if offer.message != drawn and team.left_at is None:
                names = await self._people.names([*team.members])
                await self._notifier.redraw_pool(team, free, moved, names)
            await self._keep_redrawn(team.id, offer, free)

    async def _keep_redrawn(self, workspace: WorkspaceId, offer: PoolOffer, free: Sequence[Lead]) -> None:
        async with self._store.workspace(workspace) as work:
            kept = await work.workspace()
            if kept.pool_offer is None or kept.pool_offer.message != offer.message:
                return  # another offer has been made meanwhile
            await work.save_workspace(replace(kept, pool_offer=replace(offer, shown=numbers(free)) if free else None))
            await work.commit()

    async def keep_offer(self, workspace: WorkspaceId, offer: PoolOffer) -> None:
        """Remember which message offers the group its pool."""
        async with self._store.workspace(workspace) as work:
            await work.save_workspace(replace(await work.workspace(), pool_offer=offer))
            await work.commit()

    async def redraw_what_moved(self, workspace: WorkspaceId, offered: Sequence[Lead]) -> None:
        """A lead that somebody took in private while its offer was on the way is free no more."""
        async with self._store.workspace(workspace) as work:
            team = await work.workspace()
            now_there = {lead.number: lead for lead in await work.leads.all()}
        for lead in offered:
            if lead.number in now_there and not pool.is_free(now_there[lead.number]):
                await self.redraw(team, now_there[lead.number])
                return


def in_order(leads: Sequence[Lead] | filter[Lead]) -> list[Lead]:
    """What of these leads lies in a pool, what was due longest first."""
    lying = [lead for lead in leads if pool.lies_in_pool(lead)]
    return sorted(lying, key=lambda lead: (lead.due_at is None, lead.due_at, lead.number))


def numbers(leads: Sequence[Lead]) -> tuple[int, ...]:
    """By which numbers an offer names these leads."""
    return tuple(lead.number for lead in leads)
