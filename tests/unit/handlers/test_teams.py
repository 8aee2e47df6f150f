"""What a group sees of the bot, and the bot of a group."""

from __future__ import annotations

from datetime import UTC, datetime

from telegram import Chat, Message, Update, User

from domain.models import PersonId, Role
from sandbox.client import ANN, BOB, CHARLIE, TEAM
from tests.unit.handlers.conftest import Desk, labels

GROUP_ANONYMOUS_BOT = PersonId(1_087_968_824)
NOW = datetime(2026, 4, 6, 13, tzinfo=UTC)


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


async def test_an_anonymous_admin_and_a_channel_are_asked_to_write_as_themselves(desk: Desk) -> None:
    await added(desk)
    before = await desk.texts(ANN, TEAM)
    for disguise in ("group", {"title": "News"}):
        await desk.telegram.types(ANN, "/new Jane Doe, 902-555-0134", TEAM, disguise=disguise)
        await desk.sees_to_updates()
    said = (await desk.texts(ANN, TEAM))[len(before) :]
    assert said == ["Please write as yourself, not as the group or a channel: then I know whose lead it is."] * 2
    assert await desk.office.people.knows(GROUP_ANONYMOUS_BOT) is False
    team = await desk.office.teams.of(TEAM)
    assert team is not None
    assert await desk.office.leads.all(team.id, PersonId(ANN)) == []


async def test_what_the_groups_channel_passes_on_and_what_another_bot_says_is_not_answered(desk: Desk) -> None:
    await added(desk)
    before = await desk.texts(ANN, TEAM)
    await desk.telegram.types(ANN, "/new Jane Doe", TEAM, disguise={"title": "News", "linked": True})
    await desk.sees_to_updates()
    message = Message(5, NOW, Chat(TEAM, "group", "Sales team"), from_user=User(9, "Other", is_bot=True), text="/due")
    await desk.application.process_update(Update(1, message=message))
    assert await desk.texts(ANN, TEAM) == before


async def test_no_button_of_a_group_reaches_what_belongs_to_somebody_alone_or_to_another_team(desk: Desk) -> None:
    await added(desk)
    await desk.types("/new Jane Doe, 902-555-0134")
    await desk.types("/new John Doe, 902-555-0177", ANN, TEAM)
    before = await desk.messages(ANN, TEAM)
    mine = await desk.forges(f"c:{ANN}/1/1:", ANN, TEAM)
    theirs = await desk.forges("c:-4999/1/1:", ANN, TEAM)
    assert mine["text"] == theirs["text"] == "That isn't yours to see or to change."
    assert (await desk.forges("D::0", ANN, TEAM))["text"] == "That's between you and me. Ask me in private."
    assert await desk.messages(ANN, TEAM) == before
