"""A team's leads in the private chat of who has them: on the board, in searches, and by their number."""

from __future__ import annotations

import pytest

from messages.callbacks import Action
from sandbox.client import ANN, BOB, CHARLIE, TEAM
from tests.unit.handlers.conftest import Desk, labels


@pytest.fixture
async def team(desk: Desk) -> Desk:
    """Charlie has #2 of the team, Bob #1."""
    await desk.telegram.adds_member(TEAM, "bot", ANN)
    await desk.sees_to_updates()
    for person in (ANN, BOB, CHARLIE):
        await desk.types("/start", person)
    await desk.types("/new Wilma Doe, tomorrow 3pm", BOB, TEAM)
    await desk.types("/new Mark Roe, 902-555-0134, tomorrow 3pm", CHARLIE, TEAM)
    return desk


async def test_the_board_lists_them_with_their_team_and_no_colleagues_lead(team: Desk) -> None:
    (board,) = await team.types("/leads", CHARLIE)
    assert "#2 Mark Roe – " in board
    assert board.splitlines()[1].endswith(" · Sales team")
    assert "Wilma" not in board
    await team.presses("#2 Mark Roe", CHARLIE)
    assert "Team: Sales team" in (await team.texts(CHARLIE))[-1]


async def test_today_of_the_morning_list_lists_them(team: Desk) -> None:
    await team.types("/new Olga Petrova, in 2 minutes", CHARLIE, TEAM)
    await team.forges(f"{Action.BOARD}::today/0", CHARLIE)
    assert "#3 Olga Petrova" in (await team.texts(CHARLIE))[-1]


async def test_a_search_finds_them_and_shows_the_card_of_the_only_one(team: Desk) -> None:
    (card,) = await team.types("/find mark", CHARLIE)
    assert card.startswith("Mark Roe  #2")
    assert "Team: Sales team" in card
    assert "You have it" in card
    (nothing,) = await team.types("/find wilma", CHARLIE)
    assert "I found nothing" in nothing


async def test_a_number_shows_their_card_and_where_two_have_it_asks_which(team: Desk) -> None:
    (card,) = await team.types("/lead 2", CHARLIE)
    assert card.startswith("Mark Roe  #2")
    assert "Team: Sales team" in card
    assert await team.types("/lead 1", CHARLIE) == ["There is no lead #1 here. /leads shows them all."]
    for name in ("Carl Poe", "Jane Doe"):
        await team.types(f"/new {name}, tomorrow 3pm", CHARLIE)
    (asked,) = await team.types("/lead 2", CHARLIE)
    assert asked.startswith("Which #2 do you mean?\n#2 Jane Doe – ")
    assert labels((await team.messages(CHARLIE))[-1]) == ["#2 Jane Doe", "#2 Mark Roe · Sales team"]
    await team.presses("#2 Mark Roe · Sales team", CHARLIE)
    assert (await team.texts(CHARLIE))[-1].startswith("Mark Roe  #2")


async def test_while_a_teams_lead_is_being_asked_about_the_board_is_ones_own(team: Desk) -> None:
    await team.types("/lead 2", CHARLIE)
    await team.presses("⋯ More", CHARLIE)
    await team.presses("📝 Note", CHARLIE)
    (board,) = await team.types("/leads", CHARLIE)
    assert "Mark Roe" in board
    assert "Wilma" not in board
    (nothing,) = await team.types("/find wilma", CHARLIE)
    assert "I found nothing" in nothing


async def test_in_the_group_everybodys_leads_are_listed_and_no_other_teams(team: Desk) -> None:
    await team.types("/new Carl Poe, tomorrow 3pm", CHARLIE)
    (board,) = await team.types("/leads", CHARLIE, TEAM)
    assert "Wilma Doe" in board
    assert "Mark Roe" in board
    assert "Carl Poe" not in board
    assert "Sales team" not in board


async def test_who_has_left_a_team_hears_whose_lead_it_is_when_replying_to_its_card(team: Desk) -> None:
    await team.types("/lead 2", CHARLIE)
    card = (await team.messages(CHARLIE))[-1]["id"]
    await team.telegram.leaves(CHARLIE, TEAM)
    await team.sees_to_updates()
    said = await team.types("called, wants an offer", CHARLIE, reply_to=card)
    assert said == ["You are no longer in Sales team, so this lead is with them now."]
