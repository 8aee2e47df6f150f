"""Who isn't themselves in a group, and what isn't the group's."""

from __future__ import annotations

from datetime import UTC, datetime

from telegram import Chat, Message, Update, User

from domain.models import PersonId
from sandbox.client import ANN, TEAM
from tests.unit.handlers.conftest import Desk

GROUP_ANONYMOUS_BOT = PersonId(1_087_968_824)
NOW = datetime(2026, 4, 6, 13, tzinfo=UTC)


async def added(desk: Desk) -> None:
    await desk.telegram.adds_member(TEAM, "bot", ANN)
    await desk.sees_to_updates()


async def test_an_anonymous_admin_and_a_channel_are_asked_to_write_as_themselves(desk: Desk) -> None:
    await added(desk)
    before = await desk.texts(ANN, TEAM)
    for disguise in ("group", {"title": "News"}):
        await desk.telegram.types(ANN, "/new Jane Doe, 902-555-0134", TEAM, disguise=disguise)
        await desk.sees_to_updates()
    said = (await desk.texts(ANN, TEAM))[len(before) :]
    asked = "turn off “Remain anonymous” or post under your own name, or I can't tell whose lead it is."
    assert said == [f"Please write as yourself: {asked}"] * 2
    assert await desk.office.people.knows(GROUP_ANONYMOUS_BOT) is False
    team = await desk.office.groups.of(TEAM)
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
    assert (await desk.forges("D::0", ANN, TEAM))["text"] == "That works only in private."
    assert await desk.messages(ANN, TEAM) == before
