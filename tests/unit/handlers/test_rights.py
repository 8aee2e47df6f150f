"""Who may do what: everything that can be done, tried by everybody, by whatever way leads to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import pytest

from domain.models import (
    Lead,
    LeadRef,
    LostReason,
    PersonId,
    Rhythm,
    SnoozeReason,
    Stage,
    TouchKind,
    Workspace,
    WorkspaceId,
)
from domain.rights import Right
from domain.sources import Source
from handlers import ALONE, COMMANDS
from messages.callbacks import Action
from sandbox.client import ANN, BOB, CHARLIE, TEAM
from tests.unit.handlers.conftest import Desk, Json

DORA, EVE, FRED = 104, 105, 106


class Who(StrEnum):
    """Everybody there is, as a team sees them."""

    OWNER = "owner"
    ADMIN = "admin"
    MEMBER = "member"
    FORMER = "former member"
    OTHERS = "of another team"
    STRANGER = "stranger"


CAST = {Who.OWNER: BOB, Who.ADMIN: ANN, Who.MEMBER: CHARLIE, Who.STRANGER: DORA, Who.FORMER: EVE, Who.OTHERS: FRED}
OUTSIDE = (Who.FORMER, Who.OTHERS, Who.STRANGER)
OTHER_TEAM = -4002


@dataclass(frozen=True)
class Deed:
    """What a button does, with an argument that it may carry, and the right that it takes."""

    right: Right
    argument: str = ""


SEEN, NOTED, RECORDED = Deed(Right.SEE), Deed(Right.NOTE), Deed(Right.RECORD)
MARKED, EDITED, CLAIMED, ASSIGNED = Deed(Right.MARK), Deed(Right.EDIT), Deed(Right.CLAIM), Deed(Right.ASSIGN)

ON_A_LEAD: Mapping[Action, Deed] = {
    Action.CARD: SEEN,
    Action.FOLLOWED_UP: MARKED,
    Action.HOW: Deed(Right.MARK, TouchKind.CALL),
    Action.MINUTES: Deed(Right.MARK, "5"),
    Action.ASK_MINUTES: MARKED,
    Action.ASK_TOUCH_NOTE: MARKED,
    Action.NEXT: Deed(Right.MARK, "week"),
    Action.ASK_NEXT: MARKED,
    Action.REST: MARKED,
    Action.CLOSED: MARKED,
    Action.WON: Deed(Right.MARK, "expected"),
    Action.ASK_WON: MARKED,
    Action.LOST: MARKED,
    Action.REASON: Deed(Right.MARK, LostReason.PRICE),
    Action.ASK_REASON: MARKED,
    Action.SNOOZE_MENU: MARKED,
    Action.SNOOZE: Deed(Right.MARK, "week"),
    Action.ASK_SNOOZE: MARKED,
    Action.MORE: SEEN,
    Action.EDIT_MENU: EDITED,
    Action.EDIT: Deed(Right.EDIT, "name"),
    Action.WORTH: Deed(Right.EDIT, "66000CAD"),
    Action.PICK_SOURCE: Deed(Right.EDIT, Source.EVENT),
    Action.ASK_NOTE: NOTED,
    Action.STAGE_MENU: MARKED,
    Action.STAGE: Deed(Right.MARK, Stage.TRUST),
    Action.HISTORY: SEEN,
    Action.WHY: SEEN,
    Action.ASK_DELETE: EDITED,
    Action.DELETE: EDITED,
    Action.UNDO: MARKED,
    Action.REOPEN: MARKED,
    Action.DONE: SEEN,
    Action.REPLY_TO: NOTED,
    Action.SNOOZED_WHY: Deed(Right.MARK, SnoozeReason.NO_TIME),
    Action.ASK_SNOOZED_WHY: MARKED,
    Action.TOUCH_FORM: MARKED,
    Action.KEEP: Deed(Right.MARK, Rhythm.MONTHLY),
    Action.TAKE_OVER: ASSIGNED,
    Action.ADD_TO: EDITED,
    Action.RECORD_ANYWAY: RECORDED,
    Action.SHOW_KNOWN: SEEN,
    Action.LOOK: Deed(Right.SEE, "1/0"),
    Action.MERGE: Deed(Right.EDIT, "2/0"),
    Action.TELL_APART: Deed(Right.EDIT, "2/0"),
    Action.UNDO_MERGE: Deed(Right.MARK, "2/0"),
    Action.CLIMB: Deed(Right.MARK, Stage.LIKE),
    Action.HELPED: MARKED,
    Action.ASK_WHO_HELPED: MARKED,
    Action.ASK_WHICH_POST: MARKED,
    Action.ASK_WHICH_EVENT: MARKED,
    Action.DROP_ASSIST: MARKED,
    Action.STAY: MARKED,
    Action.REFER: RECORDED,
    Action.REFERRED_BY: Deed(Right.EDIT, "2"),
    Action.OPEN: Deed(Right.SEE, "2"),
    Action.PHOTOS: SEEN,
    Action.SHOW_ME: SEEN,
    Action.CLAIM: CLAIMED,
    Action.TO_POOL: ASSIGNED,
    Action.ASSIGN_MENU: ASSIGNED,
    Action.ASSIGN: Deed(Right.ASSIGN, str(CHARLIE)),
}
"""Every button that is about a lead."""

OF_A_TEAM = frozenset(
    {
        *(Action.BOARD, Action.FILTER, Action.FOUND_PAGE, Action.DUPLICATES, Action.HELP, Action.TEAM_SETTINGS),
        *(
            Action.NEW_LEAD,
            Action.SKIP,
            Action.BACK,
            Action.CANCEL,
            Action.ANSWER,
            Action.DRAFT_GO_ON,
            Action.DRAFT_SAVE,
        ),
        *(Action.RECORD_IT, Action.RECORD_DUE, Action.RECORD_ALL, Action.NOT_A_LEAD, Action.KNOWN_AGAIN, Action.POOL),
        *(Action.SUMMARY, Action.SUMMARY_OF, Action.SUMMARY_CSV, Action.SUMMARY_NAMES, Action.SUMMARY_LEAD),
        *(Action.SUMMARY_SETTINGS, Action.UNDO_TOLD, Action.TOLD_SOURCE, Action.GIVE_UP, Action.TAKE_UP),
    }
)
"""Buttons that are about no lead, in a group those of its members."""

OF_MEMBERS = (Right.SEE, Right.RECORD, Right.NOTE, Right.CLAIM)
FORBIDDEN_TO_MEMBERS = [action for action, deed in ON_A_LEAD.items() if deed.right not in OF_MEMBERS]


async def is_set(desk: Desk) -> Workspace:
    """A team with two leads of Bob's, a colleague, one who left, people of another team, and a stranger."""
    for name, number in (("Dora", DORA), ("Eve", EVE), ("Fred", FRED)):
        await desk.telegram.adds_people(name, id=number)
    await desk.telegram.adds_group("Other team", FRED, [], id=OTHER_TEAM, bot="member")
    await desk.telegram.adds_member(TEAM, "bot", ANN)
    await desk.telegram.adds_member(TEAM, EVE, ANN)
    for person in CAST.values():
        await desk.types("/start", person)
    await desk.types("/new Wilma Doe, 902-555-0134, $900, tomorrow 3pm", BOB, TEAM)
    await desk.types("/new Olga Petrova, 902-555-0177, tomorrow 3pm", BOB, TEAM)
    for person in (CHARLIE, EVE):
        await desk.types("/leads", person, TEAM)
    await desk.types("/leads", FRED, OTHER_TEAM)
    await desk.telegram.leaves(EVE, TEAM)
    await desk.sees_to_updates()
    team = await desk.office.groups.of(TEAM)
    assert team is not None
    assert {*team.members} == {ANN, BOB, CHARLIE}
    return team


async def kept(desk: Desk) -> tuple[Workspace | None, list[Lead]]:
    """What is stored of the team."""
    team = await desk.office.groups.of(TEAM)
    assert team is not None
    async with desk.office.store.workspace(team.id) as work:
        return team, [*await work.leads.all()]


def data(action: Action, team: Workspace, number: int = 1, version: int = 2) -> str:
    return f"{action}:{team.id}/{number}/{version}:{ON_A_LEAD[action].argument}"


def test_every_button_stands_in_one_of_the_tables() -> None:
    assert {*ON_A_LEAD, *OF_A_TEAM, *ALONE} == set(Action)
    assert len(ON_A_LEAD) + len(OF_A_TEAM) + len(ALONE) == len(Action)


@pytest.mark.parametrize("who", OUTSIDE)
async def test_from_outside_no_button_does_anything_to_a_lead(desk: Desk, who: Who) -> None:
    team = await is_set(desk)
    before = await kept(desk)
    for action in ON_A_LEAD:
        answer = await desk.forges(data(action, team), CAST[who])
        assert answer["text"] == "That isn't yours to see or to change.", action
        assert await kept(desk) == before, action
    assert not [text for text in await desk.texts(CAST[who]) if "Wilma" in text or "Olga" in text]


@pytest.mark.parametrize("chat", [TEAM, None], ids=["in the group", "in private"])
async def test_a_member_changes_nothing_about_somebody_elses_lead(desk: Desk, chat: int | None) -> None:
    team = await is_set(desk)
    before = await kept(desk)
    for action in FORBIDDEN_TO_MEMBERS:
        answer = await desk.forges(data(action, team), CHARLIE, chat)
        assert answer.get("text"), f"{action} is answered with silence"
        assert answer["show_alert"], action
        assert await kept(desk) == before, action


@pytest.mark.parametrize("who", [Who.OWNER, Who.ADMIN])
@pytest.mark.parametrize("action", [Action.FOLLOWED_UP, Action.CLOSED, Action.LOST, Action.SNOOZE, Action.DELETE])
async def test_owner_and_admins_mark(desk: Desk, who: Who, action: Action) -> None:
    team = await is_set(desk)
    before = await kept(desk)
    await desk.forges(data(action, team), CAST[who], TEAM)
    assert await kept(desk) != before


@pytest.mark.parametrize("who", OUTSIDE)
async def test_no_deep_link_lets_anybody_in(desk: Desk, who: Who) -> None:
    team = await is_set(desk)
    before = await kept(desk)
    for payload in (f"team_{team.id}", f"lead_{team.id}_1", f"lead_{team.id}_2"):
        (said,) = await desk.types(f"/start {payload}", CAST[who])
        assert "yours to see" in said or "can't see you in that group" in said
        assert await kept(desk) == before


OUTSIDERS_COMMANDS = {
    "lead": "/lead 1",
    "find": "/find wilma",
    "leads": "/leads",
    "duplicates": "/duplicates",
    "export": "/export csv",
    "due": "/due",
}
"""How a command could reach a lead."""


@pytest.mark.parametrize("who", OUTSIDE)
async def test_no_command_in_private_shows_a_teams_lead_to_somebody_outside(desk: Desk, who: Who) -> None:
    await is_set(desk)
    before = await kept(desk)
    for command in COMMANDS:
        said = await desk.types(OUTSIDERS_COMMANDS.get(command, f"/{command}"), CAST[who])
        assert said, f"/{command} is answered with silence"
        assert not [text for text in said if "Wilma" in text or "Olga" in text]
        assert await kept(desk) == before
        await desk.types("/cancel", CAST[who])


async def test_in_another_group_no_number_names_a_lead_of_this_one(desk: Desk) -> None:
    team = await is_set(desk)
    before = await kept(desk)
    (said,) = await desk.types("/lead 1", FRED, OTHER_TEAM)
    assert said == "There is no lead #1 here. /leads shows them all."
    for action in ON_A_LEAD:
        answer = await desk.forges(data(action, team), FRED, OTHER_TEAM)
        assert answer["text"] == "That isn't yours to see or to change."
    assert await kept(desk) == before


@pytest.mark.parametrize("disguise", ["group", {"title": "News"}])
async def test_who_writes_as_a_group_or_channel_does_nothing(desk: Desk, disguise: str | Json) -> None:
    await desk.telegram.adds_member(TEAM, "bot", ANN)
    await desk.types("/new Wilma Doe, tomorrow 3pm", ANN, TEAM)
    before = await kept(desk)
    for command in COMMANDS:
        texts = await desk.texts(ANN, TEAM)
        await desk.telegram.types(ANN, f"/{command} 1", TEAM, disguise=disguise)
        await desk.sees_to_updates()
        (said,) = (await desk.texts(ANN, TEAM))[len(texts) :]
        assert said.startswith("Please write as yourself")
        assert await kept(desk) == before


async def test_a_reply_with_a_mark_to_somebody_elses_card_marks_nothing_and_a_note_is_kept(desk: Desk) -> None:
    await is_set(desk)
    card = next(one for one in await desk.messages(ANN, TEAM) if "Wilma Doe" in one["text"])
    _, (before, _olga) = await kept(desk)
    for words in ("called, wants an offer, next tue 10", "lost, too expensive", "closed $500"):
        texts = await desk.texts(ANN, TEAM)
        await desk.telegram.types(CHARLIE, words, TEAM, reply_to=card["id"])
        await desk.sees_to_updates()
        (said,) = (await desk.texts(ANN, TEAM))[len(texts) :]
        assert "Only Bob or an admin" in said
        _, (wilma, _olga) = await kept(desk)
        assert (wilma.status, wilma.touches, wilma.due_at, wilma.owner) == (before.status, (), before.due_at, BOB)
    await desk.telegram.types(CHARLIE, "her brother wants one too", TEAM, reply_to=card["id"])
    await desk.sees_to_updates()
    _, (wilma, _olga) = await kept(desk)
    assert (wilma.notes[-1].by, wilma.notes[-1].text) == (CHARLIE, "her brother wants one too")


@pytest.mark.parametrize("who", [who for who in Who if who is not Who.OWNER])
async def test_nobody_elses_lead_is_found_from_another_chat(desk: Desk, who: Who) -> None:
    await is_set(desk)
    typing = desk.pressed(desk.telegram.acts(CAST[who], "inline", query="wilma", wait=5))
    found = await typing
    assert found["results"] == []


async def test_in_somebodys_own_workspace_they_do_everything(desk: Desk) -> None:
    await desk.types("/new Wilma Doe, $900, tomorrow 3pm", BOB)
    await desk.forges(f"{Action.CLOSED}:{BOB}/1/1:", BOB)
    (wilma,) = await desk.office.leads.all(WorkspaceId(BOB), PersonId(BOB))
    assert wilma.ref == LeadRef(WorkspaceId(BOB), 1)
    assert wilma.status.value == "closed"


async def test_what_was_asked_about_a_teams_lead_does_not_shut_out_whoever_has_left(desk: Desk) -> None:
    team = await is_set(desk)
    for way_on in ("her brother wants one too", "/help"):
        await desk.forges(data(Action.CARD, team), CHARLIE)
        await desk.forges(data(Action.ASK_NOTE, team), CHARLIE)
        await desk.telegram.leaves(CHARLIE, TEAM)
        await desk.sees_to_updates()
        before = await kept(desk)
        said = await desk.types(way_on, CHARLIE)
        assert (said == ["That isn't yours to see or to change."]) is (way_on != "/help")
        (answered,) = await desk.types("/help", CHARLIE)
        assert "Record" in answered
        assert await kept(desk) == before
        await desk.telegram.adds_member(TEAM, CHARLIE, ANN)
        await desk.types("/leads", CHARLIE, TEAM)


@pytest.mark.parametrize("who", [who for who in Who if who is not Who.ADMIN])
async def test_nobody_reaches_what_is_somebody_elses_own(desk: Desk, who: Who) -> None:
    await is_set(desk)
    await desk.types("/new Wilma Doe, 902-555-0134, tomorrow 3pm", ANN)
    before = await desk.office.leads.all(WorkspaceId(ANN), PersonId(ANN))
    for action, deed in ON_A_LEAD.items():
        answer = await desk.forges(f"{action}:{ANN}/1/1:{deed.argument}", CAST[who])
        assert answer["text"] == "That isn't yours to see or to change.", action
    assert await desk.types(f"/start lead_{ANN}_1", CAST[who]) == ["That isn't yours to see or to change."]
    assert "Wilma" not in "".join(await desk.types(f"/start team_{ANN}", CAST[who]))
    assert await desk.office.leads.all(WorkspaceId(ANN), PersonId(ANN)) == before
