"""The one living nag card of each person: what it shows, and whose questions it is busy with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from domain import nagging
from domain.models import Lead, LeadRef, PersonId, Workspace
from domain.people import NagCard, Person
from services.ledger import Ledger
from services.people import People
from services.ports import Alarm, Clock, Fate, Notifier
from storage.base import PersonNotFound, Store


class LivingCards:
    """Keeps the living cards true to what is owed."""

    def __init__(self, store: Store, clock: Clock, alarm: Alarm, notifier: Notifier, people: People) -> None:
        self._store, self._clock, self._notifier, self._people = store, clock, notifier, people
        self._ledger = Ledger(store, alarm)

    async def owed(self, person: PersonId) -> Sequence[Lead]:
        """What this person owes now, in the order of their living card, then most pressing first."""
        card = (await self._people.get(person)).card
        owed = await self._ledger.owed_by(person, self._clock.now())
        return nagging.as_shown(owed, card.shown) if card is not None else owed

    async def refresh(self, person: PersonId, changed: Lead, *also: LeadRef) -> None:
        """Redraw the living card if `changed`, which was changed elsewhere, is or should be on it, or `also` are."""
        await self._notifier.in_private(person, lambda: self._refresh(person, {changed.ref, *also}))

    async def _refresh(self, person: PersonId, changed: Collection[LeadRef]) -> None:
        kept = await self._people.get(person)
        if kept.card is None or kept.card.busy_with is not None or kept.card.one_by_one:
            return
        owed = await self.owed(person)
        if not {*changed}.isdisjoint([*kept.card.shown, *nagging.refs(owed)]):
            await self._redraw(kept, kept.card.message, owed)

    async def loses(self, person: PersonId, team: Workspace, leads: Collection[LeadRef]) -> None:
        """They have left a team with these leads: the living card says so instead, whatever it was busy with."""
        await self._notifier.in_private(person, lambda: self._loses(person, team, leads))

    async def _loses(self, person: PersonId, team: Workspace, leads: Collection[LeadRef]) -> None:
        try:
            card = (await self._people.get(person)).card
        except PersonNotFound:
            return
        if card is None or not (card.one_by_one or {*card.shown, card.busy_with} & {*leads}):
            return
        kept = await self._people.change(person, _back_to_its_list)
        owed = await self.owed(person)
        await self._redraw(kept, card.message, owed, parted=team)

    async def _redraw(
        self, person: Person, message: int, owed: Sequence[Lead], *, parted: Workspace | None = None
    ) -> None:
        """Trouble on the way leaves the card as it was, and is no trouble of whoever did something with its leads."""
        own, teams = await self._people.own_workspace(person), await self._store.teams_of(person.id)
        outcome = await self._notifier.refresh(person, own, owed, teams, parted=parted)
        if outcome.fate is Fate.UNREACHABLE:
            await self._people.unreachable(person.id)
        elif outcome.fate is not Fate.LATER:
            await self._shows(person.id, message, owed)

    async def opens(self, person: PersonId, message: int, lead: LeadRef) -> None:
        """The living card turns to the questions of one lead, which no redrawing may wipe away."""
        await self._change(person, message, lambda card: replace(card, busy_with=lead))

    async def goes_one_by_one(self, person: PersonId, message: int) -> None:
        """The living card shows one lead after the other, until the list is asked for again."""
        await self._change(person, message, lambda card: replace(card, busy_with=None, one_by_one=True))

    async def lists(self, person: PersonId, message: int) -> Sequence[Lead] | None:
        """`message` shows again what is owed, which is given; None if another message is the living card by now."""
        card = (await self._people.get(person)).card
        if card is not None and card.message != message:
            return None
        owed = await self.owed(person)
        await self._shows(person, message, owed)
        return owed

    async def adopts(self, person: PersonId, message: int, busy_with: LeadRef | None = None) -> int | None:
        """Make `message` the living card, busy with a lead's questions or not; returns the one that it replaces."""
        owed = await self.owed(person)
        card = NagCard(message, self._clock.now(), nagging.refs(owed), busy_with)
        before: NagCard | None = None

        def adopting(kept: Person) -> Person:
            nonlocal before  # as it is then: a nag may leave meanwhile
            before = kept.card
            return replace(kept, card=card)

        await self._people.change(person, adopting)
        return before.message if before else None

    async def _shows(self, person: PersonId, message: int, owed: Sequence[Lead]) -> None:
        # “All done” stays the living card: an Undo elsewhere brings back what is owed.
        await self._change(person, message, lambda card: NagCard(card.message, card.sent_at, nagging.refs(owed)))

    async def _change(self, person: PersonId, message: int, change: Callable[[NagCard], NagCard]) -> None:
        def changed(kept: Person) -> Person:
            if kept.card is not None and kept.card.message != message:
                return kept
            return replace(kept, card=change(kept.card or NagCard(message, self._clock.now())))

        await self._people.change(person, changed)


def _back_to_its_list(person: Person) -> Person:
    if person.card is None:
        return person
    return replace(person, card=replace(person.card, busy_with=None, one_by_one=False))
