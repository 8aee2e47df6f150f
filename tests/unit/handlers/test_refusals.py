"""Rights as Telegram gives them now, and what a press shows that was refused."""

from __future__ import annotations

import pytest

from domain.models import LeadRef, PersonId, Role, Status, WorkspaceId
from messages.callbacks import Action
from sandbox.client import ANN, BOB, CHARLIE, TEAM
from tests.unit.handlers.conftest import Desk, Json, labels

REFUSED = "Only Bob or an admin can do that with Wilma Doe."
ADMINS_ONLY = "That's for the admins of this group."


@pytest.fixture
async def team(desk: Desk) -> Desk:
    """Bob has a lead; Ann leads the team, and Charlie has just been looked up."""
    await desk.telegram.adds_member(TEAM, "bot", ANN)
    await desk.sees_to_updates()
    for person in (ANN, BOB, CHARLIE):
        await desk.types("/start", person)
    await desk.types("/new Wilma Doe, tomorrow 3pm", BOB, TEAM)
    await desk.types("/leads", CHARLIE, TEAM)
    await desk.types("/leads", ANN, TEAM)
    return desk


async def status(desk: Desk) -> Status:
    return (await desk.office.leads.get(LeadRef(WorkspaceId(TEAM), 1), PersonId(BOB))).status


async def card(desk: Desk) -> Json:
    return next(
        each for each in await desk.messages(BOB, TEAM) if "🏆 Closed" in labels(each) or "‹ Back" in labels(each)
    )


async def rises(desk: Desk) -> None:
    """Ann makes Charlie an admin, of which the bot hears when he opens the settings."""
    await desk.telegram.promotes(TEAM, CHARLIE, ANN)
    await desk.types("/settings", CHARLIE, TEAM)


async def falls(desk: Desk) -> None:
    """Ann makes him a member again, of which nobody tells the bot."""
    await desk.telegram.promotes(TEAM, CHARLIE, ANN, admin=False)


async def asked(desk: Desk) -> int:
    return len(await desk.telegram.calls(method="getChatMember"))


@pytest.mark.parametrize("chat", [TEAM, None], ids=["in the group", "in private"])
async def test_who_was_made_an_admin_a_moment_ago_marks_at_once(team: Desk, chat: int | None) -> None:
    await team.telegram.promotes(TEAM, CHARLIE, ANN)
    await team.forges(f"{Action.CLOSED}:{TEAM}/1/1:", CHARLIE, chat)
    assert await status(team) is Status.CLOSED


async def test_who_was_made_an_admin_a_moment_ago_marks_in_words(team: Desk) -> None:
    await team.telegram.promotes(TEAM, CHARLIE, ANN)
    await team.types("lost, too expensive", CHARLIE, TEAM, reply_to=(await card(team))["id"])
    assert await status(team) is Status.LOST


@pytest.mark.parametrize("chat", [TEAM, None], ids=["in the group", "in private"])
async def test_who_is_an_admin_no_more_marks_nothing_of_others(team: Desk, chat: int | None) -> None:
    await rises(team)
    await falls(team)
    answer = await team.forges(f"{Action.CLOSED}:{TEAM}/1/1:", CHARLIE, chat)
    assert answer["text"] == REFUSED
    assert await status(team) is Status.OPEN


@pytest.mark.parametrize("chat", [TEAM, None], ids=["in the group", "in private"])
async def test_who_is_an_admin_no_more_marks_nothing_in_words(team: Desk, chat: int | None) -> None:
    await team.forges(f"{Action.SHOW_ME}:{TEAM}/1/1:", CHARLIE, TEAM)
    await rises(team)
    await falls(team)
    shown = await card(team) if chat else (await team.messages(CHARLIE))[-1]
    (said,) = await team.types("lost, too expensive", CHARLIE, chat, reply_to=shown["id"])
    assert "Note added. Only Bob or an admin marks this one." in said
    assert await status(team) is Status.OPEN


async def test_the_teams_settings_are_for_who_leads_it_now(team: Desk) -> None:
    await team.telegram.promotes(TEAM, CHARLIE, ANN)
    (page,) = await team.types("/settings", CHARLIE, TEAM)
    assert page.startswith("Settings of Sales team")
    await team.telegram.promotes(TEAM, CHARLIE, ANN, admin=False)
    answer = await team.presses("☎️ Country", CHARLIE, TEAM)
    assert answer["text"] == ADMINS_ONLY
    (said,) = await team.types("/settings", CHARLIE, TEAM)
    assert said == ADMINS_ONLY


async def test_an_answer_to_a_question_of_the_settings_counts_from_who_leads_still(team: Desk) -> None:
    await rises(team)
    await team.presses("☎️ Country", CHARLIE, TEAM)
    await falls(team)
    (said,) = await team.types("Germany", CHARLIE, TEAM)
    assert said == ADMINS_ONLY
    found = await team.office.groups.of(TEAM)
    assert found is not None
    assert found.country != "DE"
    assert found.members[PersonId(CHARLIE)] is Role.MEMBER


async def test_telegram_is_asked_once_more_for_each_such_act_and_never_for_ones_own_lead(team: Desk) -> None:
    before = await asked(team)
    await team.forges(f"{Action.CARD}:{TEAM}/1/1:", ANN, TEAM)
    await team.forges(f"{Action.FOLLOWED_UP}:{TEAM}/1/1:", BOB, TEAM)
    assert await asked(team) == before
    for person in (CHARLIE, ANN):
        await team.forges(f"{Action.CLOSED}:{TEAM}/1/2:", person, TEAM)
        before += 1
        assert await asked(team) == before


async def test_a_refused_press_shows_the_card_as_it_stands(team: Desk) -> None:
    await team.presses("⋯ More", BOB, TEAM)
    assert "🏆 Closed" not in labels(await card(team))
    answer = await team.presses("✏️ Edit", CHARLIE, TEAM)
    assert (answer["text"], answer["show_alert"]) == (REFUSED, True)
    assert "🏆 Closed" in labels(await card(team))
    assert (await card(team))["text"].startswith("Wilma Doe  #1")


async def test_who_is_an_admin_no_more_sets_no_goal_and_shows_no_names(team: Desk) -> None:
    await rises(team)
    await team.types("/goal 3 closed", CHARLIE, TEAM)
    await falls(team)
    assert await team.types("/goal 10 leads", CHARLIE, TEAM) == [ADMINS_ONLY]
    before = await team.office.teams.get(WorkspaceId(TEAM))
    for chosen in (
        f"{Action.SUMMARY_NAMES}::on/2026-W15",
        f"{Action.SUMMARY_SETTINGS}::wanted/off",
        f"{Action.GIVE_UP}::closed/week/{int(before.goals[0].since.timestamp())}",
    ):
        await rises(team)
        await falls(team)
        assert (await team.forges(chosen, CHARLIE, TEAM))["text"] == ADMINS_ONLY
    after = await team.office.teams.get(WorkspaceId(TEAM))
    assert (after.goals, after.names_in_summary) == (before.goals, before.names_in_summary)
