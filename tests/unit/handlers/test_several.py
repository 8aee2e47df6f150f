"""A pasted list of leads: all of them with one tap, each with a card and an Undo of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.models import PersonId, WorkspaceId
from domain.people import Asking
from domain.several import MOST
from messages.callbacks import Action, Press, pack
from sandbox.client import ANN
from tests.unit.handlers.conftest import Desk, labels

LIST = "1. Jane Doe 902-555-0134\n2. Bob Ray bob@x.com wants a tent"


async def _leads(desk: Desk) -> list[tuple[str | None, tuple[str, ...], str | None]]:
    leads = await desk.office.leads.all(WorkspaceId(ANN), PersonId(ANN))
    return [(lead.name, lead.phones + lead.emails, lead.need) for lead in leads]


JANE, BOB = ("Jane Doe", ("+19025550134",), None), ("Bob Ray", ("bob@x.com",), "a tent")


@pytest.mark.parametrize("typed", [LIST, f"/new {LIST}"])
async def test_a_list_is_offered_as_so_many_leads_and_recorded_with_one_tap(desk: Desk, typed: str) -> None:
    said = await desk.types(typed)
    assert said[-1].splitlines()[0] == "Record these 2 leads?"
    await desk.presses("✅ Record all 2")
    assert await _leads(desk) == [JANE, BOB]
    cards = [each for each in await desk.messages() if each["text"].startswith("Recorded.")]
    assert ["↩️ Undo" in labels(card) for card in cards] == [True, True]
    await desk.presses("↩️ Undo")
    assert await _leads(desk) == [JANE]


async def test_each_lead_of_a_list_is_shown_with_the_time_that_was_typed_for_it(desk: Desk) -> None:
    (said, *_) = reversed(await desk.types(f"{LIST} tomorrow 3pm"))
    assert said.splitlines()[-1].endswith("a tent · tomorrow, 3:00\u202fpm")
    assert "tomorrow" not in said.splitlines()[1]


async def test_a_yes_records_the_whole_list(desk: Desk) -> None:
    await desk.types(LIST)
    await desk.types("yes")
    assert await _leads(desk) == [JANE, BOB]
    assert not any("Record these" in each for each in await desk.texts())


async def test_a_list_may_be_taken_as_one_lead(desk: Desk) -> None:
    await desk.types(LIST)
    await desk.presses("👤 As one lead")
    assert [(name, ways) for name, ways, _ in await _leads(desk)] == [("Jane Doe", ("+19025550134", "bob@x.com"))]


async def test_a_list_takes_nothing_more_and_goes_with_nothing_before(desk: Desk) -> None:
    await desk.telegram.acts(ANN, "photo")
    await desk.sees_to_updates()
    await desk.types(LIST)
    await desk.telegram.acts(ANN, "photo")
    await desk.sees_to_updates()
    assert [each.splitlines()[0][:10] for each in await desk.texts()] == ["Who is it?", "Record the", "Who is it?"]


async def test_whoever_on_the_list_may_be_known_is_asked_about(desk: Desk) -> None:
    await desk.types("/new Joan Doe, 902-555-0134")
    await desk.types(LIST)
    await desk.presses("✅ Record all 2")
    assert "1 may be in your book already" in "\n".join(await desk.texts())
    assert [name for name, _, _ in await _leads(desk)] == ["Joan Doe", "Bob Ray"]
    await desk.presses("👤 Show #1")
    await desk.presses("‹ Back")
    await desk.presses("✅ Record anyway")
    assert (await _leads(desk))[-1] == JANE


async def test_whoever_on_the_list_is_known_is_added_to_their_lead(desk: Desk) -> None:
    await desk.types("/new Joan Doe, 902-555-0134")
    await desk.types("1. Jane Doe 902-555-0134, wants a roof\n2. Bob Ray bob@x.com")
    await desk.presses("✅ Record all 2")
    await desk.presses("➕ Add to #1")
    assert (await _leads(desk))[0] == ("Joan Doe", ("+19025550134",), "a roof")


async def test_a_list_that_is_pressed_twice_is_recorded_once(desk: Desk) -> None:
    await desk.types(LIST)
    offer = (await desk.messages())[-1]
    await desk.presses("✅ Record all 2")
    before = len(await desk.texts())
    forged = pack(Press(Action.RECORD_ALL))
    await desk._pressed(desk.telegram.forges(ANN, offer["id"], forged))
    assert await _leads(desk) == [JANE, BOB]
    assert len(await desk.texts()) == before


async def test_a_list_whose_offer_is_no_longer_kept_answers_for_its_message(desk: Desk) -> None:
    await desk.types(LIST)
    await desk.office.people.change(PersonId(ANN), lambda person: replace(person, offers=()))
    await desk.presses("✅ Record all 2")
    assert await _leads(desk) == [JANE, BOB]


async def test_what_is_no_list_is_not_recorded_as_one(desk: Desk) -> None:
    await desk.types("Jane Doe, 902-555-0134")
    for data in (pack(Press(Action.RECORD_ALL)), "Y::p2", "Mr::p7"):
        assert "no longer open" in (await desk.forges(data))["text"]
    await desk.types("hello")
    assert "no longer open" in (await desk.forges(pack(Press(Action.RECORD_ALL))))["text"]
    assert await _leads(desk) == []


async def test_so_many_leads_are_recorded_at_once_and_of_more_it_is_said(desk: Desk) -> None:
    typed = "\n".join(f"{place}. Lead {chr(65 + place)}bc 902-555-01{place:02}" for place in range(MOST + 1))
    said = await desk.types(typed)
    assert said[-1].startswith(f"That looks like {MOST + 1} leads.")
    assert "no longer open" in (await desk.forges(pack(Press(Action.RECORD_ALL))))["text"]
    assert (await desk.types("yes"))[-1].startswith("Tap the button")
    assert await _leads(desk) == []


async def test_the_one_time_of_a_list_that_is_unclear_is_asked_for(desk: Desk) -> None:
    await desk.types("1. Jane Doe 902-555-0134, 31/2\n2. Bob Ray bob@x.com")
    await desk.presses("✅ Record all 2")
    asked = (await desk.office.person()).conversation(ANN, None)
    assert asked is not None
    assert (asked.asking, asked.lead and asked.lead.number) == (Asking.NEXT, 1)


async def test_a_press_that_comes_again_after_a_crash_records_nothing_twice(desk: Desk) -> None:
    await desk.types(LIST)
    offers = (await desk.office.person()).offers
    await desk.presses("✅ Record all 2")
    await desk.office.people.change(PersonId(ANN), lambda person: replace(person, offers=offers))
    offer = next(each for each in await desk.messages() if "are recorded" in each["text"])
    await desk._pressed(desk.telegram.forges(ANN, offer["id"], pack(Press(Action.RECORD_ALL))))
    assert await _leads(desk) == [JANE, BOB]
