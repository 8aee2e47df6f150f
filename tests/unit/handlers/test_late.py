"""What of a team is late, for its admins: pages, and a card that offers to assign the lead at once."""

from __future__ import annotations

import pytest

from domain.models import PersonId, WorkspaceId
from messages.callbacks import Action, Press, pack
from sandbox.client import ANN, BOB, TEAM
from tests.unit.handlers.conftest import Desk, labels
from tests.unit.services.the_office import DAY, HOUR

SECOND_PAGE = pack(Press(Action.LATE, argument=f"{TEAM}/1"))


async def is_late(desk: Desk) -> None:
    """Bob owes Ann's team more than a page, for a week."""
    for person in (ANN, BOB):
        await desk.types("/start", person)
    await desk.telegram.adds_member(TEAM, "bot", ANN)
    await desk.sees_to_updates()
    for person in (ANN, BOB):
        await desk.types("/pool", person, TEAM)
    for number in range(1, 10):
        await desk.office.records(f"Lead {number}", by=PersonId(BOB), due=HOUR, workspace=WorkspaceId(TEAM))
    await desk.office.records("Mine", due=HOUR, workspace=WorkspaceId(TEAM))
    desk.office.clock.moves(7 * DAY)


async def test_each_page_opens_its_leads_to_be_assigned_at_once(desk: Desk) -> None:
    await is_late(desk)
    await desk.forges(SECOND_PAGE)
    listed = (await desk.messages())[-1]
    assert listed["text"].startswith("9 follow-ups of Sales team are late\n\n#8 Lead 8 – Bob, since ")
    assert labels(listed) == ["#8 Lead 8", "#9 Lead 9", "‹"]
    await desk.presses("#8 Lead 8")
    assert "Assign…" in labels((await desk.messages())[-1])
    await desk.presses("Assign…")
    await desk.presses("Ann")
    await desk.presses("‹")
    assert any(text.startswith("8 follow-ups of Sales team are late") for text in await desk.texts())


async def test_only_admins_see_what_is_late(desk: Desk) -> None:
    await is_late(desk)
    answer = await desk.forges(SECOND_PAGE, BOB)
    assert answer["text"] == "That's for the admins of this group."
    assert "Lead 8" not in "".join(await desk.texts(BOB))


@pytest.mark.parametrize("argument", ["-5/0", "999/0"])
async def test_of_another_team_nobody_learns_anything(desk: Desk, argument: str) -> None:
    await is_late(desk)
    answer = await desk.forges(pack(Press(Action.LATE, argument=argument)))
    assert answer["show_alert"]
