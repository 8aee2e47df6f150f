"""What is shared with the bot: gathered message by message, kept until it is recorded or refused."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from dataclasses import replace

from domain import sharing
from domain.answers import Reading
from domain.capture import Captured
from domain.models import PersonId
from domain.people import Person
from domain.shares import Offer, Share
from domain.when import Moment
from services.people import People
from storage.base import PersonNotFound

QUICKLY_READ = 1_000
"""So many characters are understood within a few milliseconds; more are read beside the loop."""


class Sharing:
    """The offers that wait for a person's word; all that is known of them is in the store."""

    def __init__(self, people: People) -> None:
        self._people = people

    async def gather(self, person: PersonId, chat: int, share: Share, by: Reading, answers_to: int | None) -> Offer:
        """Keep a message, with what it belongs to; one that comes again changes nothing."""
        before = (await self._people.get(person)).offers
        kept, gathered = await asyncio.to_thread(sharing.gather, before, chat, share, by, answers_to=answers_to)

        def change(known: Person) -> Person:
            nonlocal kept, gathered
            if known.offers != before:  # something came in another chat meanwhile
                kept, gathered = sharing.gather(known.offers, chat, share, by, answers_to=answers_to)
            return replace(known, offers=kept)

        await self._people.change(person, change)
        return gathered

    async def reword(self, person: PersonId, chat: int, share: Share) -> Offer | None:
        """Keep a message as it was edited, where it waits in an offer; None where it doesn't."""
        edited: Offer | None = None

        def change(known: Person) -> Person:
            nonlocal edited
            kept, edited = sharing.reworded(known.offers, chat, share)
            return replace(known, offers=kept)

        await self._people.change(person, change)
        return edited

    async def understood(self, shares: Sequence[Share], by: Reading) -> Captured:
        """What these messages say together."""
        if sum(len(share.text) + len(share.card or "") for share in shares) <= QUICKLY_READ:
            return sharing.understood(shares, by)
        return await asyncio.to_thread(sharing.understood, shares, by)

    async def set_aside(self, share: Share, by: Reading) -> Share:
        """Words of somebody else, as a note where they tell of nobody."""
        if len(share.text) <= QUICKLY_READ:
            return sharing.set_aside(share, by)
        return await asyncio.to_thread(sharing.set_aside, share, by)

    async def listed(self, shares: Sequence[Share], by: Reading) -> tuple[Share, ...]:
        """Each lead of a pasted list as a message of its own; nothing where these are no such list."""
        if sum(len(share.text) for share in shares) <= QUICKLY_READ // 4:
            return sharing.listed(shares, by)
        return await asyncio.to_thread(sharing.listed, shares, by)

    async def keep(self, person: PersonId, offer: Offer) -> None:
        """Keep messages about which the bot asks, in the place of what was kept for that question before."""
        there = (offer.chat, offer.message)

        def change(known: Person) -> Person:
            others = [each for each in known.offers if (each.chat, each.message) != there]
            return replace(known, offers=(*others[-(sharing.MOST_OFFERS - 1) :], offer))

        await self._people.change(person, change)

    async def offered_in(self, person: PersonId, offer: Offer, message: int) -> None:
        """Remember which message of the bot's offers it."""

        def change(known: Person) -> Person:
            shown = (replace(each, message=message) if each.shares == offer.shares else each for each in known.offers)
            return replace(known, offers=tuple(shown))

        await self._people.change(person, change)

    async def offered(self, person: PersonId, chat: int, message: int) -> Offer | None:
        """What the bot's message offers, if that is still kept."""
        offers = (await self._people.get(person)).offers
        return next((each for each in offers if (each.chat, each.message) == (chat, message)), None)

    async def end(self, person: PersonId, chat: int, message: int | None = None) -> None:
        """The person went on to something else: what they type next is no part of what is offered (in `message`)."""

        def change(known: Person) -> Person:
            return replace(known, offers=sharing.ended(known.offers, chat, message))

        with contextlib.suppress(PersonNotFound):
            await self._people.change(person, change)

    async def plan(self, person: PersonId, chat: int, message: int, due: Moment) -> None:
        """When to follow up was tapped under what is offered in `message`."""

        def change(known: Person) -> Person:
            planned = (
                replace(each, due=due) if (each.chat, each.message) == (chat, message) else each
                for each in known.offers
            )
            return replace(known, offers=tuple(planned))

        await self._people.change(person, change)

    async def settle(self, person: PersonId, chat: int, message: int) -> None:
        """It was recorded or refused: nothing more belongs to it."""

        def change(known: Person) -> Person:
            left = tuple(each for each in known.offers if (each.chat, each.message) != (chat, message))
            return replace(known, offers=left)

        await self._people.change(person, change)
