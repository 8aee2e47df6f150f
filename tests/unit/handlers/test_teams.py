"""What a group sees of the bot, and the bot of a group."""

from __future__ import annotations

from domain.models import Role
from sandbox.client import ANN, BOB, CHARLIE, TEAM
from tests.unit.handlers.conftest import Desk, labels


async def added(desk: Desk, by: int = ANN) -> None:
    await desk.telegram.adds_member(TEAM, "bot", by)
    await desk.sees_to_updates()


async def test_the_bot_says_hello_once_and_asks_each_member_to_press_start(desk: Desk) -> None:
    await added(desk)
    hello = (await desk.messages(ANN, TEAM))[-1]
    assert hello["text"].startswith("Hello, team.")
    assert labels(hello) == ["Let it write to me", "Set up the team"]
    team = await desk.office.teams.of(TEAM)
    assert team is not None
    assert (team.title, team.members) == ("Sales team", {ANN: Role.ADMIN})


async def test_a_lead_recorded_in_the_group_shows_no_number_in_full(desk: Desk) -> None:
    await added(desk)
    (card,) = await desk.types("/new Jane Doe, 902-555-0134, jane@example.com, wants a tent, tomorrow 3pm", BOB, TEAM)
    assert "902" in card
    assert "555" not in card
    assert "(902) •••-0134 · j•••@example.com" in card
    assert "Bob has it" in card
    team = await desk.office.teams.of(TEAM)
    assert team is not None
    assert team.members == {ANN: Role.ADMIN, BOB: Role.MEMBER}


async def test_what_people_say_to_each_other_is_none_of_the_bots_business(desk: Desk) -> None:
    await added(desk)
    assert await desk.types("lunch?", BOB, TEAM) == []
    assert await desk.types("/weather@other_bot", BOB, TEAM) == []
    assert not await desk.office.people.knows(BOB)  # type: ignore[arg-type]


async def test_start_with_the_teams_link_lets_a_member_in(desk: Desk) -> None:
    await added(desk)
    assert await desk.types(f"/start team_{TEAM}", CHARLIE) == [
        "You're in Sales team. I'll remind you here of what you owe there."
    ]
    team = await desk.office.teams.of(TEAM)
    assert team is not None
    assert CHARLIE in team.members
