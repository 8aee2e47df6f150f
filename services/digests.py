"""The morning list, once a working day, without a sound."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from domain import digest
from domain.models import PersonId
from domain.nagging import LEASE
from domain.people import Person
from services.ledger import Ledger
from services.people import People
from services.ports import Alarm, Clock, Fate, Notifier
from storage.base import PersonNotFound, Store

log = logging.getLogger(__name__)


class Digests:
    """Sends each person the list of their day."""

    def __init__(self, store: Store, clock: Clock, alarm: Alarm, notifier: Notifier, people: People) -> None:
        self._store, self._clock, self._alarm = store, clock, alarm
        self._notifier, self._people = notifier, people
        self._ledger = Ledger(store, alarm)

    async def send(self, person: PersonId) -> None:
        """Claim, send, record, as with a nag; what isn't worth sending any more is planned anew.

        The caller has the turn of the person's chat.
        """
        now = self._clock.now()
        try:
            known = await self._people.get(person)
        except PersonNotFound:  # they were forgotten meanwhile
            return
        if known.next_digest_at is None or known.next_digest_at > now:
            return
        following = digest.next_at(known, now)
        listed = digest.of(await self._ledger.all_of(person), known, now) if digest.is_wanted(known, now) else None
        log.info("digest of person %s: %s, next look %s", person, "sent" if listed else "nothing", following)
        if not listed:
            await self._keep(person, lambda kept: replace(kept, next_digest_at=following))
            return
        await self._keep(person, lambda kept: replace(kept, next_digest_at=now + LEASE))
        own, teams = await self._people.own_workspace(known), await self._store.teams_of(person)
        outcome = await self._notifier.digest(known, own, listed, teams)
        if outcome.fate is Fate.LATER:
            return
        card = outcome.message if outcome.message is not None else known.digest_card
        await self._keep(person, lambda kept: replace(kept, next_digest_at=following, digest_card=card))
        if outcome.fate is Fate.UNREACHABLE:
            await self._people.unreachable(person)

    async def _keep(self, person: PersonId, change: Callable[[Person], Person]) -> Person:
        kept = await self._people.change(person, change)
        self._alarm.rearm(kept.next_digest_at)
        return kept
