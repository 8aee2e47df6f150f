"""The people who use the bot, their habits, and what is asked of them."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from domain import digest, escalation, nagging, pushes
from domain.models import Lead, PersonId, Role, Workspace, WorkspaceId, WorkspaceKind
from domain.people import Conversation, Person
from services import places
from services.book import keep_workspace
from services.ledger import Ledger
from services.ports import Alarm, Clock, Fate, Outcome
from storage.base import PersonNotFound, StorageError, Store, WorkspaceNotFound

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Defaults:
    """What somebody new starts with, until they say otherwise."""

    zone: ZoneInfo
    language: str


class People:
    """Everybody who has written to the bot."""

    def __init__(self, store: Store, clock: Clock, alarm: Alarm, defaults: Defaults) -> None:
        self._store, self._clock, self._alarm = store, clock, alarm
        self._defaults = defaults
        self._ledger = Ledger(store, alarm)
        self._names: dict[PersonId, str] = {}
        self._usernames: dict[PersonId, str | None] = {}

    async def meet(self, person: PersonId, name: str, *, back: bool, username: str | None = None) -> Person:
        """The person who just wrote in private, remembered from the first time on; `back` if they can be reached."""
        async with self._store.person(person) as work:
            try:
                known = await work.get()
            except PersonNotFound:
                known = None
            # Whom the bot has only seen in a group it may not write to before they press Start.
            met = replace(known or replace(self.unknown(person, name), reachable=back), name=name, username=username)
            if back:
                met = replace(met, reachable=True, started_at=met.started_at or self._clock.now())
            met = digest.replanned(known, met, self._clock.now())
            if met != known:
                if back and known is not None and not known.reachable:  # first: who dies in between does it again
                    await self._rings_again(met)
                    await self._reads_again(met)
                met = await work.save(met)
                await work.commit()
        self._names[person], self._usernames[person] = name, username
        self._alarm.rearm(met.next_digest_at)
        return met

    @property
    def zone(self) -> ZoneInfo:
        """The clock of whoever hasn't said theirs."""
        return self._defaults.zone

    async def known(self, wanted: Iterable[PersonId | None]) -> dict[PersonId, Person]:
        """Those of these people who have ever used the bot."""
        return await known(self._store, wanted)

    def clock_of(self, workspace: Workspace, person: Person | None) -> ZoneInfo:
        """By which zone a workspace goes: its person's, or the team's; that of the deployment while nobody has said."""
        if workspace.is_team or person is None:
            return workspace.zone or self._defaults.zone
        return person.zone

    async def has_heard(self, person: Person, outcome: Outcome, *, silent: bool) -> bool:
        """Whether a message got to this person, as is remembered: what rings counts among the pings of the day."""
        if outcome.fate is Fate.UNREACHABLE:
            await self.unreachable(person.id)
        elif outcome.fate is Fate.SENT and not silent:
            now = self._clock.now()
            await self.change(person.id, lambda kept: kept.pinged(now))
        return outcome.fate is Fate.SENT

    async def knows(self, person: PersonId) -> bool:
        """Whether anything is kept about this person."""
        async with self._store.person(person) as work:
            try:
                await work.get()
            except PersonNotFound:
                return False
            return True

    async def names(self, people: Collection[PersonId]) -> Mapping[PersonId, str]:
        """What these people are called, as far as they are known."""
        for person in people:
            if person not in self._names:
                with contextlib.suppress(StorageError):
                    self._names[person] = (await self.get(person)).name
        return {person: self._names[person] for person in people if person in self._names}

    async def usernames(self, people: Collection[PersonId]) -> Mapping[PersonId, str]:
        """What those of these people who have one are called behind an “@”."""
        for person in people:
            if person not in self._usernames:
                with contextlib.suppress(StorageError):
                    self._usernames[person] = (await self.get(person)).username
        found = {person: self._usernames.get(person) for person in people}
        return {person: username for person, username in found.items() if username}

    def forget_name(self, person: PersonId) -> None:
        """Somebody is forgotten: nobody hears their name any more."""
        self._names.pop(person, None)
        self._usernames.pop(person, None)

    async def introduce(self, person: PersonId, name: str) -> tuple[Person, Workspace]:
        """Somebody and their workspace as far as they are known; keeps nothing, and never fails."""
        stranger = self.unknown(person, name)
        try:
            known = await self.get(person)
            async with self._store.workspace(WorkspaceId(person)) as work:
                return known, await work.workspace()
        except StorageError:
            return stranger, self.new_workspace(stranger)

    def unknown(self, person: PersonId, name: str) -> Person:
        """Somebody of whom nothing is kept."""
        return Person(person, name, self._defaults.language, self._defaults.zone)

    async def _rings_again(self, person: Person) -> None:
        """What this person owes is looked at at once; if they listen again, others hear of it as of anybody's."""
        now = self._clock.now()
        holdings = await self._ledger.waiting_for(person.id)

        def looked_at(lead: Lead) -> Lead:
            if person.reachable:
                lead = escalation.listened_to_again(person, lead, holdings.workspaces, now)
            return nagging.held_until(lead, now)

        await self._ledger.change(nagging.owed(holdings.leads, now), looked_at)

    async def _reads_again(self, person: Person) -> None:
        """A summary that waited for this person is looked at at once."""
        now = self._clock.now()
        with contextlib.suppress(WorkspaceNotFound):
            kept = await keep_workspace(
                self._store, WorkspaceId(person.id), lambda own: pushes.back(own, person.zone, now)
            )
            self._alarm.rearm(kept.next_summary_at)

    async def get(self, person: PersonId) -> Person:
        """Somebody known. Raises PersonNotFound."""
        async with self._store.person(person) as work:
            return await work.get()

    async def whose(self, workspace: WorkspaceId) -> Person | None:
        """Whose own workspace this is; None for a team."""
        with contextlib.suppress(PersonNotFound):
            return await self.get(PersonId(workspace))
        return None

    async def unreachable(self, person: PersonId) -> None:
        """Telegram says that the bot may not write to this person any more; of a stranger nothing is kept.

        What they owe is looked at once more: others may have to hear that nobody listens. Nobody reads the person
        before both is done, and whoever dies in between finds them as they were and hears it from Telegram again.
        """
        async with self._store.person(person) as work:
            with contextlib.suppress(PersonNotFound):
                silenced = replace(await work.get(), reachable=False, card=None, next_digest_at=None)
                await self._rings_again(silenced)
                await work.save(silenced)
                await work.commit()

    async def own_workspace(self, person: Person) -> Workspace:
        """The private workspace of this person, opened at its first use."""
        own = WorkspaceId(person.id)
        async with self._store.workspace(own) as work:
            try:
                return await work.workspace()
            except WorkspaceNotFound:
                new = pushes.planned(self.new_workspace(person), person.zone, self._clock.now())
                opened = await work.save_workspace(new)
                await work.commit()
        self._alarm.rearm(opened.next_summary_at)
        return opened

    def new_workspace(self, person: Person) -> Workspace:
        """A private workspace as it is at first: its country and money are those of the person's zone."""
        country = places.country_of(person.zone)
        return Workspace(
            id=WorkspaceId(person.id),
            chat=int(person.id),
            kind=WorkspaceKind.PRIVATE,
            country=country,
            currency=places.currency_of(country),
            members={person.id: Role.ADMIN},
        )

    async def ask(self, person: PersonId, conversation: Conversation) -> Person:
        """Keep a question, in the place of what was asked there before."""
        return await self.change(person, lambda kept: kept.in_conversation(conversation))

    async def stop_asking(
        self, person: PersonId, chat: int, topic: int | None, *, cancelled_by: int | None = None
    ) -> Person:
        """Nothing is asked in that chat and topic any more; where an update cancelled it, that is remembered."""
        return await self.change(person, lambda kept: kept.out_of_conversation(chat, topic).cancelling(cancelled_by))

    async def leave_form(self, person: PersonId, form: Conversation) -> Conversation | None:
        """A form asks no more beside its buttons, unless something else is asked by now.

        Returns the half recorded lead that waited behind it, which stands as a draft from now on.
        """
        half: Conversation | None = None

        def change(known: Person) -> Person:
            nonlocal half
            asked = known.conversation(form.chat, form.topic)
            if asked is None or (asked.asking, asked.message, asked.cause) != (form.asking, form.message, form.cause):
                return known
            left = known.out_of_conversation(form.chat, form.topic)
            if asked.behind is None or asked.behind.overdue:
                return left
            half = replace(asked.behind, overdue=True)
            return left.in_conversation(half)

        with contextlib.suppress(PersonNotFound):
            await self.change(person, change)
        return half

    async def change(self, person: PersonId, change: Callable[[Person], Person]) -> Person:
        """Keep a change to somebody known. Raises PersonNotFound."""
        async with self._store.person(person) as work:
            kept = await work.get()
            changed = change(kept)
            if changed == kept:
                return kept
            changed = await work.save(changed)
            await work.commit()
            return changed


async def known(store: Store, wanted: Iterable[PersonId | None]) -> dict[PersonId, Person]:
    """Those of these people who have ever used the bot."""
    found: dict[PersonId, Person] = {}
    for person in wanted:
        if person is not None:
            with contextlib.suppress(PersonNotFound):
                async with store.person(person) as work:
                    found[person] = await work.get()
    return found
