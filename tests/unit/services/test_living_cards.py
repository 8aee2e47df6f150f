"""The living card: true to what is owed, and left alone while somebody is busy with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from domain.models import PersonId
from domain.people import NagCard, Person
from services.ports import Fate
from tests.unit.services.the_office import ANN, BOB, DAY, HOUR, MINUTE, Office, Sent


async def card_of(office: Office) -> NagCard:
    card = (await office.person()).card
    assert card is not None
    return card


async def test_a_mark_made_elsewhere_redraws_the_card(office: Office) -> None:
    jane, john = await office.is_nagged_about("Jane", "John")
    marked = await office.leads.follow_up(jane.ref, office.deed())
    await office.living_cards.refresh(ANN, marked)
    assert office.notifier.sent == [Sent("refresh", ANN, (john.number,), message=501)]
    card = await card_of(office)
    assert card.shown == (john.ref,)


async def test_when_the_last_one_is_marked_the_card_says_so_and_comes_back_with_an_undo(office: Office) -> None:
    (jane,) = await office.is_nagged_about("Jane")
    await office.living_cards.refresh(ANN, await office.leads.close(jane.ref, office.deed()))
    assert office.notifier.sent == [Sent("refresh", ANN, (), message=501)]
    assert (await card_of(office)).shown == ()
    await office.living_cards.refresh(ANN, await office.leads.undo(jane.ref, office.deed()))
    assert office.notifier.sent[1:] == [Sent("refresh", ANN, (jane.number,), message=501)]
    assert (await card_of(office)).shown == (jane.ref,)


async def test_a_change_to_another_lead_leaves_the_card_alone(office: Office) -> None:
    await office.is_nagged_about("Jane")
    other = await office.records("John", due=DAY)
    await office.living_cards.refresh(ANN, await office.leads.note(other.ref, "likes tea", office.deed()))
    assert office.notifier.sent == []


async def test_a_lead_that_is_owed_since_the_card_was_sent_comes_onto_it(office: Office) -> None:
    await office.is_nagged_about("Jane")
    other = await office.records("John", due=MINUTE, exact=False)
    office.clock.moves(MINUTE)
    await office.living_cards.refresh(ANN, await office.leads.note(other.ref, "likes tea", office.deed()))
    assert [each.leads for each in office.notifier.sent] == [(1, 2)]


async def test_a_card_that_is_busy_with_questions_is_not_redrawn(office: Office) -> None:
    jane, john = await office.is_nagged_about("Jane", "John")
    await office.living_cards.opens(ANN, 501, john.ref)
    marked = await office.leads.close(jane.ref, office.deed())
    await office.living_cards.refresh(ANN, marked)
    assert office.notifier.sent == []
    assert await office.living_cards.lists(ANN, 501) == (john,)
    await office.living_cards.refresh(ANN, await office.leads.note(john.ref, "likes tea", office.deed()))
    assert [each.leads for each in office.notifier.sent] == [(john.number,)]


async def test_without_a_card_there_is_nothing_to_redraw(office: Office) -> None:
    lead = await office.records()
    await office.living_cards.refresh(ANN, await office.leads.close(lead.ref, office.deed()))
    assert office.notifier.sent == []


async def test_an_older_message_does_not_become_the_living_card_by_being_pressed(office: Office) -> None:
    jane, _ = await office.is_nagged_about("Jane", "John")
    await office.living_cards.opens(ANN, 400, jane.ref)
    assert await office.living_cards.lists(ANN, 400) is None
    card = await card_of(office)
    assert (card.message, card.busy_with) == (501, None)


async def test_asking_what_is_owed_makes_that_message_the_card_and_names_the_one_before(office: Office) -> None:
    jane, john = await office.is_nagged_about("Jane", "John")
    assert await office.living_cards.adopts(ANN, 600) == 501
    card = await card_of(office)
    assert (card.message, card.shown) == (600, (jane.ref, john.ref))


async def test_a_message_that_says_all_done_lives_until_something_is_owed_again(office: Office) -> None:
    assert await office.living_cards.adopts(ANN, 600) is None
    assert ((await card_of(office)).message, (await card_of(office)).shown) == (600, ())


async def test_a_lone_message_with_what_is_owed_becomes_the_card_when_it_is_turned_over(office: Office) -> None:
    await office.records(due=HOUR)
    office.clock.moves(HOUR)
    owed = await office.living_cards.lists(ANN, 600)
    assert owed is not None
    assert [lead.number for lead in owed] == [1]
    card = await card_of(office)
    assert card.message == 600


async def test_a_card_that_goes_one_by_one_is_not_redrawn(office: Office) -> None:
    jane, john = await office.is_nagged_about("Jane", "John")
    await office.living_cards.goes_one_by_one(ANN, 501)
    await office.living_cards.refresh(ANN, await office.leads.close(jane.ref, office.deed()))
    assert office.notifier.sent == []
    assert await office.living_cards.lists(ANN, 501) == (john,)
    await office.living_cards.refresh(ANN, await office.leads.note(john.ref, "likes tea", office.deed()))
    assert [each.leads for each in office.notifier.sent] == [(john.number,)]


async def test_going_one_by_one_ends_the_questions_and_a_new_nag_takes_the_card_away(office: Office) -> None:
    jane, _ = await office.is_nagged_about("Jane", "John")
    await office.living_cards.opens(ANN, 501, jane.ref)
    await office.living_cards.goes_one_by_one(ANN, 501)
    card = await card_of(office)
    assert (card.busy_with, card.one_by_one) == (None, True)
    await office.passes(HOUR)
    assert [(each.kind, each.instead_of) for each in office.notifier.sent] == [("nag", 501)]
    card = await card_of(office)
    assert (card.message, card.one_by_one) == (502, False), "the new one is a list again"


async def test_questions_asked_while_going_one_by_one_keep_the_card_from_a_new_nag(office: Office) -> None:
    jane, _ = await office.is_nagged_about("Jane", "John")
    await office.living_cards.goes_one_by_one(ANN, 501)
    await office.living_cards.opens(ANN, 501, jane.ref)
    card = await card_of(office)
    assert (card.busy_with, card.one_by_one) == (jane.ref, True)
    await office.passes(HOUR)
    assert [(each.kind, each.instead_of) for each in office.notifier.sent] == [("nag", None)]


async def test_an_older_message_does_not_go_one_by_one(office: Office) -> None:
    await office.is_nagged_about("Jane", "John")
    before = await card_of(office)
    await office.living_cards.goes_one_by_one(ANN, 400)
    assert await card_of(office) == before


async def test_a_message_can_be_adopted_with_the_questions_that_it_shows(office: Office) -> None:
    jane, john = await office.is_nagged_about("Jane", "John")
    assert await office.living_cards.adopts(ANN, 600, john.ref) == 501
    card = await card_of(office)
    assert (card.message, card.shown, card.busy_with) == (600, (jane.ref, john.ref), john.ref)


async def test_a_nag_that_left_while_it_was_asked_what_is_owed_is_the_card_that_is_replaced(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await office.is_nagged_about("Jane")
    change = office.people.change

    async def meanwhile(person: PersonId, adopting: Callable[[Person], Person]) -> Person:
        monkeypatch.undo()
        office.clock.moves(HOUR)
        await office.rings()
        return await change(person, adopting)

    monkeypatch.setattr(office.people, "change", meanwhile)
    assert await office.living_cards.adopts(ANN, 600) == 502


async def test_asking_when_nothing_is_owed_any_more_says_so_in_a_new_card(office: Office) -> None:
    (jane,) = await office.is_nagged_about("Jane")
    await office.leads.close(jane.ref, office.deed())
    assert await office.living_cards.adopts(ANN, 600) == 501
    assert ((await card_of(office)).message, (await card_of(office)).shown) == (600, ())


async def test_after_the_last_mark_on_the_card_itself_it_shows_nothing(office: Office) -> None:
    (jane,) = await office.is_nagged_about("Jane")
    await office.leads.close(jane.ref, office.deed())
    assert await office.living_cards.lists(ANN, 501) == ()
    assert (await card_of(office)).shown == ()


async def test_a_card_shows_what_is_owed_in_a_team_too_and_nothing_of_the_others(office: Office) -> None:
    team = await office.has_team(ANN, BOB)
    hers = await office.records("Jane", workspace=team, due=HOUR)
    await office.records("John", by=BOB, workspace=team, due=HOUR)
    office.clock.moves(HOUR)
    assert [lead.ref for lead in await office.living_cards.owed(ANN)] == [hers.ref]


async def test_a_card_that_could_not_be_redrawn_is_redrawn_with_the_next_change(office: Office) -> None:
    jane, john = await office.is_nagged_about("Jane Doe", "John")
    office.notifier.redrawing = Fate.LATER
    await office.living_cards.refresh(ANN, await office.leads.close(jane.ref, office.deed()))
    office.notifier.redrawing = Fate.SENT
    await office.living_cards.refresh(ANN, await office.leads.note(jane.ref, "likes tea", office.deed()))
    assert [each.leads for each in office.notifier.sent] == [(john.number,)]


async def test_what_is_owed_stands_in_the_order_in_which_it_was_shown(office: Office) -> None:
    await office.is_nagged_about("Jane", "John")
    later = await office.records("Ina", due=MINUTE, exact=False)
    office.clock.moves(MINUTE)
    assert [lead.number for lead in await office.living_cards.owed(ANN)] == [1, 2, later.number]
