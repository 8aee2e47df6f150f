"""Standing in for somebody who is away: the list of what may be taken over stays until nothing is left."""

from __future__ import annotations

import pytest

from domain.models import Lead, PersonId, WorkspaceId
from messages.callbacks import Action, Press, pack
from sandbox.client import ANN, BOB, CHARLIE, TEAM
from tests.unit.handlers.conftest import Desk, labels
from tests.unit.services.the_office import DAY, HOUR

FIRST_PAGE = pack(Press(Action.OFFERED, argument=f"{ANN}/0"))


async def owes(desk: Desk, count: int) -> list[Lead]:
    """Ann is away, Charlie stands in for her, and so much of a team's falls due meanwhile."""
    for person in (ANN, BOB, CHARLIE):
        await desk.types("/start", person)
    await desk.telegram.adds_member(TEAM, "bot", ANN)
    await desk.sees_to_updates()
    for person in (ANN, BOB, CHARLIE):
        await desk.types("/pool", person, TEAM)
    ann, team = PersonId(ANN), WorkspaceId(TEAM)
    leads = [await desk.office.records(f"Lead {number}", due=HOUR, workspace=team) for number in range(1, count + 1)]
    await desk.office.records("Private", due=HOUR)
    await desk.office.habits.go_away(ann, desk.office.clock.now() + 4 * DAY)
    await desk.office.habits.name_stand_in(ann, PersonId(CHARLIE))
    desk.office.clock.moves(2 * HOUR)
    return leads


async def shown(desk: Desk) -> tuple[str, list[str]]:
    newest = (await desk.messages(CHARLIE))[-1]
    return newest["text"], labels(newest)


async def owner(desk: Desk, lead: Lead) -> int | None:
    return (await desk.office.lead(lead.ref)).owner


async def test_the_list_stays_and_is_shorter_by_what_was_taken_over(desk: Desk) -> None:
    leads = await owes(desk, 22)
    await desk.forges(FIRST_PAGE, CHARLIE)
    text, buttons = await shown(desk)
    assert "These 22 follow-ups fall due meanwhile:" in text
    assert buttons == [*(f"🙋 Take over #{number} Lead {number}" for number in range(1, 8)), "›"]
    await desk.presses("›", CHARLIE)
    await desk.presses("🙋 Take over #8 Lead 8", CHARLIE)
    text, buttons = await shown(desk)
    assert text.startswith("You have taken over Lead 8.\n\nAnn is away until ")
    assert "These 21 follow-ups fall due meanwhile:\n\nLead 9 · Sales team\n" in text
    assert buttons[:2] == ["#8 Lead 8", "🙋 Take over #9 Lead 9"]
    assert buttons[-2:] == ["‹", "›"]
    assert await owner(desk, leads[7]) == CHARLIE
    await desk.presses("#8 Lead 8", CHARLIE)
    text, buttons = await shown(desk)
    assert text.startswith("Lead 8")
    assert buttons[0] == "✅ Followed up"


async def test_after_the_last_its_card_is_shown(desk: Desk) -> None:
    (lead,) = await owes(desk, 1)
    await desk.forges(FIRST_PAGE, CHARLIE)
    await desk.presses("🙋 Take over #1 Lead 1", CHARLIE)
    text, buttons = await shown(desk)
    assert text.startswith("You have taken over Lead 1.")
    assert buttons[0] == "✅ Followed up"
    assert await owner(desk, lead) == CHARLIE
    await desk.forges(FIRST_PAGE, CHARLIE)
    assert (await shown(desk))[0] == "Nothing else of Ann's is due for now."


async def test_who_has_more_than_the_team_allows_is_told(desk: Desk) -> None:
    await owes(desk, 3)
    await desk.office.settles(team=WorkspaceId(TEAM), most_open=1)
    await desk.forges(FIRST_PAGE, CHARLIE)
    await desk.presses("🙋 Take over #1 Lead 1", CHARLIE)
    assert "allows" not in (await shown(desk))[0]
    await desk.presses("🙋 Take over #2 Lead 2", CHARLIE)
    said = "You have taken over Lead 2.\nYou have 2 open leads; your team allows 1.\n\nAnn is away"
    assert (await shown(desk))[0].startswith(said)


async def test_what_was_marked_meanwhile_is_refused_and_the_list_goes_on(desk: Desk) -> None:
    leads = await owes(desk, 2)
    await desk.forges(FIRST_PAGE, CHARLIE)
    await desk.office.leads.close(leads[0].ref, desk.office.deed())
    answer = await desk.presses("🙋 Take over #1 Lead 1", CHARLIE)
    assert "Ann" in answer["text"]
    assert (await shown(desk))[1] == ["🙋 Take over #2 Lead 2"]
    assert await owner(desk, leads[0]) == ANN


async def test_a_button_of_an_older_list_shows_the_card(desk: Desk) -> None:
    leads = await owes(desk, 2)
    await desk.forges(pack(Press(Action.TAKE_OVER, leads[0].ref, leads[0].version)), CHARLIE)
    assert (await shown(desk))[1][0] == "✅ Followed up"


async def test_nobody_but_the_stand_in_sees_the_list(desk: Desk) -> None:
    await owes(desk, 2)
    answer = await desk.forges(FIRST_PAGE, BOB)
    assert answer["show_alert"]
    assert "Lead" not in "".join(await desk.texts(BOB))


@pytest.mark.parametrize("argument", ["", "101", "101/", "101/-1", "ann/0", "101/0/0", "-/0"])
async def test_a_forged_page_is_answered_politely(desk: Desk, caplog: pytest.LogCaptureFixture, argument: str) -> None:
    await owes(desk, 1)
    answer = await desk.forges(pack(Press(Action.OFFERED, argument=argument)), CHARLIE)
    assert "I don't know that button" in answer["text"]
    assert "Forged" in caplog.text
