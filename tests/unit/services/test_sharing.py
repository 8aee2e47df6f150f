"""What is shared is kept message by message until it is recorded or refused."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from domain import answers
from domain.answers import Reading
from domain.shares import Offer, Share
from domain.sources import Source
from services.sharing import QUICKLY_READ, Sharing
from services.source_links import SourceLinks
from tests.unit.services.the_office import ANN, MONDAY_10, Office

CHAT = int(ANN)
FIRST = Share(1, MONDAY_10, "we need a roof", said_at=MONDAY_10, forwarded=True, name="Jane Doe")


async def _reading(office: Office) -> Reading:
    person = await office.people.meet(ANN, "Ann", back=True)
    return answers.reading(person, await office.people.own_workspace(person), office.clock.now())


async def _offers(office: Office) -> tuple[Offer, ...]:
    return (await office.people.get(ANN)).offers


async def test_messages_in_a_row_are_one_offer_until_it_is_settled(office: Office) -> None:
    by, sharing = await _reading(office), Sharing(office.people)
    first = await sharing.gather(ANN, CHAT, FIRST, by, None)
    await sharing.offered_in(ANN, first, 50)
    second = await sharing.gather(ANN, CHAT, replace(FIRST, message=2), by, None)
    assert (second.message, len(second.shares)) == (50, 2)
    assert await sharing.offered(ANN, CHAT, 50) == second
    await sharing.settle(ANN, CHAT, 50)
    assert await _offers(office) == ()
    assert await sharing.offered(ANN, CHAT, 50) is None


async def test_a_message_that_comes_again_after_a_crash_finds_its_offer(office: Office) -> None:
    by, sharing = await _reading(office), Sharing(office.people)
    await sharing.gather(ANN, CHAT, FIRST, by, None)
    again = await sharing.gather(ANN, CHAT, FIRST, by, None)
    assert (again.message, again.shares) == (None, (FIRST,))
    assert len(await _offers(office)) == 1


async def test_what_comes_in_two_chats_at_once_is_all_kept(office: Office) -> None:
    by, sharing = await _reading(office), Sharing(office.people)
    await asyncio.gather(*(sharing.gather(ANN, chat, FIRST, by, None) for chat in range(5)))
    assert {offer.chat for offer in await _offers(office)} == set(range(5))


async def test_the_message_of_one_offer_is_not_that_of_another(office: Office) -> None:
    by, sharing = await _reading(office), Sharing(office.people)
    await sharing.gather(ANN, 7, FIRST, by, None)
    mine = await sharing.gather(ANN, CHAT, replace(FIRST, text="a fence"), by, None)
    await sharing.offered_in(ANN, mine, 50)
    assert [(offer.chat, offer.message) for offer in await _offers(office)] == [(7, None), (CHAT, 50)]


async def test_long_and_short_words_are_understood_alike(office: Office) -> None:
    by, sharing = await _reading(office), Sharing(office.people)
    short = await sharing.understood([FIRST], by)
    long = await sharing.understood([FIRST, replace(FIRST, message=2, text="so " * QUICKLY_READ)], by)
    assert (short.name, short.need) == (long.name, long.need) == ("Jane Doe", "a roof")


async def test_what_is_typed_after_something_else_is_another_offer(office: Office) -> None:
    by, sharing = await _reading(office), Sharing(office.people)
    await sharing.gather(ANN, CHAT, FIRST, by, None)
    await sharing.end(ANN, CHAT)
    await sharing.gather(ANN, CHAT, replace(FIRST, message=2), by, None)
    assert [len(offer.shares) for offer in await _offers(office)] == [1, 1]


async def test_where_leads_are_found_is_kept_and_ended(office: Office) -> None:
    await _reading(office)
    source_links = SourceLinks(office.people, office.clock)
    begun = await source_links.begin(ANN, Source.EVENT, "expo")
    assert begun.day_source is not None
    assert begun.day_source.note == "expo"
    assert (await source_links.stop(ANN)).day_source is None
