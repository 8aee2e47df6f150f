"""Whose book is meant: in private a command is about one's own, whatever team's lead is being asked about."""

from __future__ import annotations

import pytest

from domain.models import Lead, PersonId, Workspace, WorkspaceId
from handlers import COMMANDS
from sandbox.client import ANN, BOB, TEAM
from tests.unit.handlers.conftest import Desk, labels
from tests.unit.handlers.test_pool import moves_in, tap

TYPED = {
    "new": "/new Private Pete, 902-555-0177, wants a boat",
    "lead": "/lead 1",
    "find": "/find boat",
    "goal": "/goal 3 leads",
    "spent": "/spent 200 facebook",
    "time": "/time 90 facebook",
    "link": "/link expo",
    "away": "/away until friday",
}


async def book(desk: Desk, workspace: int) -> tuple[Workspace, list[Lead]]:
    async with desk.office.store.workspace(WorkspaceId(workspace)) as work:
        return await work.workspace(), [*await work.leads.all()]


async def is_asked_for_a_note(desk: Desk, person: int = ANN) -> None:
    """Somebody has opened a lead of the team in their private chat, where a note on it is asked for."""
    await moves_in(desk, ANN, BOB)
    await desk.types("/new Jane Doe, wants a tent", person, TEAM)
    await tap(desk, "Show me", person)
    await desk.presses("⋯ More", person)
    await desk.presses("📝 Note", person)


@pytest.mark.parametrize("command", [each for each in COMMANDS if each != "cancel"])
async def test_no_command_reaches_the_team_whose_lead_is_being_asked_about(desk: Desk, command: str) -> None:
    await is_asked_for_a_note(desk)
    before = await book(desk, TEAM)
    assert await desk.types(TYPED.get(command, f"/{command}"))
    assert await book(desk, TEAM) == before


async def test_what_is_recorded_and_told_goes_into_ones_own_book(desk: Desk) -> None:
    await is_asked_for_a_note(desk, BOB)
    for command in ("new", "goal", "spent", "time"):
        await desk.types(TYPED[command], BOB)
    own, (pete,) = await book(desk, BOB)
    assert pete.name == "Private Pete"
    assert (len(own.spent), len(own.worked), len(own.goals)) == (1, 1, 1)
    await desk.presses("↩️ Undo", BOB)
    assert (await desk.texts(BOB))[-1] == "Undone: 1 hr 30 mins no longer counts."


async def test_a_summary_and_the_pool_are_ones_own(desk: Desk) -> None:
    await is_asked_for_a_note(desk)
    (summary,) = await desk.types("/summary")
    assert "Nothing yet." in summary
    (pool,) = await desk.types("/pool")
    assert pool == "A pool belongs to a team. Ask me /pool in its group."


async def test_a_list_that_is_sent_meanwhile_is_looked_at_in_ones_own_book(desk: Desk) -> None:
    await is_asked_for_a_note(desk)
    await desk.telegram.sends_document(ANN, "list.csv", b"Name,Need\nJane Doe,a tent\n", mime="text/csv")
    await desk.sees_to_updates()
    assert "1 new" in (await desk.texts())[-1]


async def test_a_lead_that_is_offered_beside_a_form_of_the_team_is_read_with_ones_own_money(desk: Desk) -> None:
    await moves_in(desk, ANN, BOB)
    await desk.office.settles(team=WorkspaceId(TEAM), currency="EUR")
    await desk.types("/new Jane Doe, wants a tent", ANN, TEAM)
    await tap(desk, "Show me", ANN)
    await desk.presses("⏰ Snooze")
    (offer,) = await desk.types("Private Pete, wants a boat, worth 5000")
    assert "$5,000" in offer


async def test_cancel_ends_the_question_and_shows_the_card_as_the_team_has_it(desk: Desk) -> None:
    await is_asked_for_a_note(desk, BOB)
    await desk.types("/cancel", BOB)
    card = next(each for each in reversed(await desk.messages(BOB)) if "⋯ More" in labels(each))
    assert "Team: Sales team" in card["text"]
    assert (await desk.office.person(PersonId(BOB))).conversation(BOB, None) is None


async def test_whoever_has_left_the_team_can_end_the_question_and_sees_no_card(desk: Desk) -> None:
    await is_asked_for_a_note(desk, BOB)
    await desk.telegram.removes_member(TEAM, BOB, ANN)
    await desk.sees_to_updates()
    shown = await desk.types("/cancel", BOB)
    assert not any("Jane" in each for each in shown)
    assert (await desk.office.person(PersonId(BOB))).conversation(BOB, None) is None
