"""Reminders, holidays, being away: what was forged or has changed meanwhile does no harm."""

from __future__ import annotations

import pytest

from domain.models import PersonId
from domain.people import Asking, Person, Profile, Region
from messages.callbacks import Action, Press, pack
from sandbox.client import ANN, BOB, CHARLIE
from tests.unit.handlers.conftest import Desk, labels
from tests.unit.services.the_office import DAY


async def _ann(desk: Desk) -> Person:
    return await desk.office.person(PersonId(ANN))


async def _is_in_a_team(desk: Desk, *others: int) -> None:
    """Ann and these share a team; all of them have started the bot."""
    for person in (ANN, *others):
        await desk.types("/start", person)
    await desk.office.has_team(PersonId(ANN), *map(PersonId, others))


async def _buttons(desk: Desk) -> list[str]:
    return labels((await desk.messages())[-1])


@pytest.mark.parametrize(
    ("action", "argument"),
    [
        (Action.REMINDERS, "furious"),
        (Action.REMINDERS, Profile.CUSTOM),
        (Action.MORNING_LIST, ""),
        (Action.MORNING_LIST, "maybe"),
        (Action.HOLIDAYS, "mars"),
        (Action.AWAY, "for ever"),
        (Action.STAND_IN, ""),
        (Action.STAND_IN, "bob"),
        (Action.STAND_IN, "-102"),
        (Action.STAND_IN, "１０２"),
    ],
)
async def test_a_forged_habit_changes_nothing_and_is_answered_politely(
    desk: Desk, caplog: pytest.LogCaptureFixture, action: Action, argument: str
) -> None:
    await _is_in_a_team(desk, BOB)
    await desk.types("/start")
    await desk.office.habits.set_country(await _ann(desk), "CA")
    await desk.types("/away 2 weeks")
    before = await _ann(desk)
    answer = await desk.forges(pack(Press(action, argument=argument)))
    assert "I don't know that button" in answer["text"]
    assert answer["show_alert"]
    assert "Forged" in caplog.text
    assert await _ann(desk) == before


async def test_who_is_in_no_team_with_them_can_not_be_made_to_stand_in(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    await _is_in_a_team(desk, BOB)
    await desk.types("/start", CHARLIE)
    await desk.types("/away 2 weeks")
    for forged in (CHARLIE, ANN, 999):
        answer = await desk.forges(pack(Press(Action.STAND_IN, argument=str(forged))))
        assert answer["text"] == "They aren't in a team with you, so they can't stand in."
        assert (await _ann(desk)).away is not None
        assert (await _ann(desk)).away.stand_in is None  # type: ignore[union-attr]
    assert "NotAColleague" in caplog.text


async def test_a_stand_in_is_chosen_by_name_and_taken_back(desk: Desk) -> None:
    await _is_in_a_team(desk, BOB, CHARLIE)
    (said,) = await desk.types("/away 2 weeks")
    assert "Who stands in for you?" in said
    assert await _buttons(desk) == ["Bob", "Charlie", "✓ Nobody", "📅 Another day", "👋 I'm back", "‹ Back"]
    await desk.presses("Bob")
    assert "✓ Bob" in await _buttons(desk)
    away = (await _ann(desk)).away
    assert away is not None
    assert away.stand_in == PersonId(BOB)
    await desk.types("/away 3 weeks")
    assert "✓ Bob" in await _buttons(desk), "another day, the same stand-in"
    await desk.presses("Nobody")
    assert "✓ Nobody" in await _buttons(desk)


async def test_a_new_leave_begins_without_the_stand_in_of_the_last(desk: Desk) -> None:
    await _is_in_a_team(desk, BOB)
    await desk.types("/away tomorrow")
    await desk.presses("Bob")
    desk.office.clock.moves(2 * DAY)
    await desk.types("/away 2 weeks")
    assert "✓ Nobody" in await _buttons(desk)


async def test_who_has_no_colleagues_is_not_asked_for_a_stand_in(desk: Desk) -> None:
    (said,) = await desk.types("/away 2 weeks")
    assert "stands in" not in said
    assert await _buttons(desk) == ["📅 Another day", "👋 I'm back", "‹ Back"]


async def test_an_old_page_of_a_leave_that_is_over_says_so(desk: Desk) -> None:
    await _is_in_a_team(desk, BOB)
    await desk.types("/away tomorrow")
    desk.office.clock.moves(2 * DAY)
    await desk.presses("Bob")
    assert (await desk.texts())[-1].startswith("You are not away.\n\nSettings")
    assert "Away until" not in (await desk.texts())[-1]
    await desk.forges(pack(Press(Action.AWAY)))
    assert (await desk.texts())[-1].startswith("You are not away.")


async def test_being_back_twice_is_being_back(desk: Desk) -> None:
    await desk.types("/away 2 weeks")
    for _ in range(2):
        await desk.forges(pack(Press(Action.AWAY, argument="back")))
        assert (await _ann(desk)).away is None


async def test_a_switch_that_comes_twice_stays_as_it_was_switched(desk: Desk) -> None:
    await desk.types("/settings")
    for _ in range(2):
        await desk.forges(pack(Press(Action.MORNING_LIST, argument="off")))
        assert not (await _ann(desk)).digest
    await desk.types("/start")
    await desk.office.habits.set_country(await _ann(desk), "CA")
    for wanted in ("off", "off", "on", "on"):
        await desk.forges(pack(Press(Action.HOLIDAYS, argument=wanted)))
        assert (await _ann(desk)).takes_holidays is (wanted == "on")


async def test_a_part_is_looked_for_in_the_country_whose_holidays_are_kept(desk: Desk) -> None:
    await desk.types("/start")
    await desk.office.habits.set_country(await _ann(desk), "DE")
    await desk.types("/settings")
    await desk.presses("🎉 Holidays")
    await desk.presses("🗺 Part of the country")
    assert "Bayern" in (await desk.texts())[-1]
    await desk.types("Nova Scotia")
    assert "I don't know a part “Nova Scotia”" in (await desk.texts())[-1]
    await desk.types("bayern")
    assert (await _ann(desk)).region == Region("DE", "BY")
    assert (await _ann(desk)).conversations == ()


async def test_a_country_without_parts_is_not_asked_for_one(desk: Desk) -> None:
    await desk.types("/start")
    await desk.office.habits.set_country(await _ann(desk), "SG")
    await desk.types("/settings")
    await desk.presses("🎉 Holidays")
    assert await _buttons(desk) == ["✓ Quiet on holidays", "☎️ Country", "‹ Back"]


async def test_a_page_that_is_opened_elsewhere_takes_its_question_away(desk: Desk) -> None:
    await desk.types("/settings")
    await desk.types("/away")
    assert (await _ann(desk)).conversations[0].asking is Asking.AWAY
    await desk.types("/away tomorrow")
    assert (await _ann(desk)).conversations == ()
    assert not [text for text in await desk.texts() if "Until when" in text]


async def test_opening_the_settings_leaves_other_questions_open(desk: Desk) -> None:
    await desk.types("/new")
    await desk.types("Jane Doe")
    before = (await _ann(desk)).conversations
    for action in (Action.SETTINGS, Action.REMINDERS, Action.AWAY):
        await desk.forges(pack(Press(action)))
    assert (await _ann(desk)).conversations == before


@pytest.mark.parametrize("typed", ["de", "Bob Roy wants a fence", "Atlantis"])
async def test_words_under_the_holidays_that_name_no_place_are_offered_as_a_lead(desk: Desk, typed: str) -> None:
    await desk.types("/start")
    await desk.office.habits.set_country(await _ann(desk), "CA")
    await desk.types("/settings")
    await desk.presses("🎉 Holidays")
    (offer,) = await desk.types(typed)
    assert offer.startswith("Record this as a lead?")
    (offer,) = await desk.types("Quebec")
    assert offer.startswith("Record this as a lead?"), "something else came up since"
