"""Of which teams the operator hears, and who chooses the settings of one."""

from __future__ import annotations

import asyncio
from contextlib import AbstractAsyncContextManager
from zoneinfo import ZoneInfo

import pytest

from domain.errors import AdminsOnly, NotAllowed
from domain.models import Role, Workspace, WorkspaceId
from domain.team_rules import after_nags
from storage.base import UnitOfWork, Unreadable
from tests.unit.services.the_group import GROUP, kept, tells
from tests.unit.services.the_office import ANN, BOB, CHARLIE, DAY, DORA, HOUR, TEAM, Office

# Nobody left ------------------------------------------------------------------------------------------------


async def test_of_leads_that_nobody_hears_of_the_operator_is_told_once_a_day(
    office: Office, team: WorkspaceId, caplog: pytest.LogCaptureFixture
) -> None:
    await office.records("Jane", workspace=team)
    await office.groups.closed(GROUP)
    await office.upkeep.each_hour()
    assert office.notifier.told == [], "Ann can still be reminded"
    for person in (ANN, BOB, CHARLIE):
        await office.people.unreachable(person)
    for _ in range(30):
        await office.upkeep.each_hour()
        office.clock.moves(HOUR)
    sentence = f"team {team} has 1 open leads and nobody is left to hear of them"
    assert office.notifier.told == [(CHARLIE, sentence)] * 2
    assert caplog.text.count(sentence) == 2


async def test_what_only_admins_could_hear_of_is_told_to_the_operator_where_none_can(
    office: Office, team: WorkspaceId
) -> None:
    lead = await office.records(workspace=TEAM, due=DAY)
    await office.records("John", workspace=TEAM, due=DAY)
    await office.pool.release(lead.ref, office.deed(ANN))
    await office.groups.closed(TEAM)
    assert await office.teams.unheard() == {}, "the admins hear of it"
    await office.people.unreachable(CHARLIE)
    assert await office.teams.unheard() == {TEAM: 1}, "of what Ann has she hears herself"


async def test_a_group_without_anybody_known_is_silent_too(office: Office, team: WorkspaceId) -> None:
    await office.records("Jane", workspace=team)
    for person in (ANN, BOB, CHARLIE):
        await office.members.say(team, person, None)
    tells(office, {})
    await office.upkeep.each_hour()
    assert len(office.notifier.told) == 1


async def test_a_team_that_can_not_be_read_keeps_the_others_from_nothing(
    office: Office, team: WorkspaceId, monkeypatch: pytest.MonkeyPatch
) -> None:
    await office.has_team(CHARLIE, team=WorkspaceId(-200))
    tells(office, {ANN: Role.ADMIN, CHARLIE: Role.ADMIN})
    opens = office.store.workspace

    def is_cut(workspace: WorkspaceId) -> AbstractAsyncContextManager[UnitOfWork]:
        if workspace == WorkspaceId(-200):
            raise Unreadable("workspaces/-200.json", "it was cut", None)
        return opens(workspace)

    monkeypatch.setattr(office.store, "workspace", is_cut)
    await office.upkeep.each_hour()
    assert (await kept(office)).members[ANN] is Role.ADMIN


# Settings ---------------------------------------------------------------------------------------------------


async def test_a_press_on_what_the_bot_left_behind_does_not_bring_it_back_and_a_word_to_it_does(
    office: Office, team: WorkspaceId
) -> None:
    await office.groups.closed(GROUP)
    left_at = (await kept(office, team)).left_at
    assert left_at is not None
    ann = await office.person(ANN)
    assert (await office.teams.enter(GROUP, "Sales team", ann, is_heard=False)).left_at == left_at
    assert (await office.teams.enter(GROUP, "Sales team", ann)).left_at is None


async def test_only_admins_change_the_settings(office: Office, team: WorkspaceId) -> None:
    with pytest.raises(AdminsOnly):
        await office.teams.change(team, ANN, after_nags(5))
    with pytest.raises(NotAllowed):
        await office.teams.change(team, DORA, after_nags(5))
    changed = await office.teams.change(team, CHARLIE, after_nags(5))
    assert changed.escalation.after_nags == 5


async def test_settings_are_kept_only_while_who_chose_them_leads(office: Office, team: WorkspaceId) -> None:
    led_by_charlie = list[bool]()

    def chosen(kept: Workspace) -> Workspace:
        led_by_charlie.append(kept.is_admin(CHARLIE))
        return after_nags(5)(kept)

    async with office.store.workspace(team):  # so that one waits behind the other
        choosing = asyncio.create_task(office.teams.change(team, CHARLIE, chosen))
        await asyncio.sleep(0)
        demoting = asyncio.create_task(office.members.say(team, CHARLIE, Role.MEMBER))
        await asyncio.sleep(0)
    await asyncio.gather(choosing, demoting)
    assert led_by_charlie == [True]
    with pytest.raises(NotAllowed):
        await office.teams.change(WorkspaceId(-999), CHARLIE, after_nags(5))


async def test_country_and_money_follow_the_first_clock_only(office: Office, team: WorkspaceId) -> None:
    first = await office.teams.set_zone(team, CHARLIE, ZoneInfo("Europe/Berlin"))
    assert (first.country, first.currency) == ("DE", "EUR")
    then = await office.teams.set_zone(team, CHARLIE, ZoneInfo("Asia/Tokyo"))
    assert (then.zone, then.country, then.currency) == (ZoneInfo("Asia/Tokyo"), "DE", "EUR")
