"""Who asks to be forgotten is: nothing of theirs stays, nobody nags about it, and a team falls not silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.models import LeadRef, PersonId, Role, Worked, WorkspaceId
from domain.partings import NOBODY
from domain.people import Asking, Conversation
from storage.base import NotSaved, PersonNotFound, WorkspaceNotFound
from tests.unit.services.the_office import (
    ANN,
    BOB,
    CHARLIE,
    DAY,
    HOUR,
    TEAM,
    Office,
    fills_the_disk,
)

OWN = WorkspaceId(ANN)


async def _knows_nothing_of(office: Office, person: PersonId = ANN) -> None:
    assert not await office.people.knows(person)
    assert await office.store.workspaces_of(person) == []
    assert await office.store.waiting_for(person) == []
    async with office.store.workspace(WorkspaceId(person)) as work:
        with pytest.raises(WorkspaceNotFound):
            await work.workspace()
    files = [path.name for path in office.folder.glob("*/*.json")]
    assert f"{int(person)}.json" not in files


async def test_everything_of_a_person_is_erased_and_nothing_of_others(office: Office) -> None:
    await office.is_nagged_about("Jane Doe", "Omar Haddad")
    bobs = await office.records("Lea Sun", by=BOB)
    await office.forgetting.forget(ANN, 5)
    await _knows_nothing_of(office)
    assert office.traces.erased_after == [5]
    stored = "".join(path.read_text() for path in office.folder.glob("*/*.json"))
    assert "Lea Sun" in stored
    assert not any(trace in stored for trace in ("Ann", "Jane", "Omar"))
    await office.reopens()
    await _knows_nothing_of(office)
    assert (await office.lead(bobs.ref)).name == "Lea Sun"


async def test_nobody_nags_about_what_is_forgotten(office: Office) -> None:
    await office.records("Jane Doe", due=HOUR)
    await office.people.ask(
        ANN, Conversation(ANN, None, Asking.NEW_LEAD, office.clock.now(), office.clock.now(), text="Omar")
    )
    await office.forgetting.forget(ANN, 5)
    for _ in range(10):
        office.clock.moves(DAY)
        await office.rings()
        await office.upkeep.each_hour()
    assert office.notifier.sent == []
    await _knows_nothing_of(office)


async def test_a_nag_that_was_about_to_leave_finds_nothing_any_more(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    await office.records("Jane Doe", due=HOUR)
    office.clock.moves(DAY)  # the morning list is due as well

    async def forgets() -> None:
        await office.forgetting.forget(ANN, 5)

    office.notifier.on_turn = forgets
    await office.rings()
    assert office.notifier.sent == []
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []
    await _knows_nothing_of(office)


async def test_a_draft_that_was_about_to_be_offered_finds_nobody(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    now = office.clock.now()
    await office.people.ask(ANN, Conversation(ANN, None, Asking.NEW_LEAD, now, now, text="Omar"))
    office.clock.moves(2 * DAY)

    async def forgets() -> None:
        await office.forgetting.forget(ANN, 5)

    office.notifier.on_turn = forgets
    await office.drafts.offer()
    assert office.notifier.sent == []
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []
    await _knows_nothing_of(office)


async def test_who_comes_back_begins_anew(office: Office) -> None:
    await office.habits.set_steps(ANN, [HOUR])
    await office.records("Jane Doe")
    await office.forgetting.forget(ANN, 5)
    await office.meets(ANN)
    assert (await office.person()).steps == ()
    lead = await office.records("Omar Haddad", due=HOUR)
    assert lead.number == 1
    await office.passes(HOUR)
    assert office.notifier.nags() == [(1,)]


async def test_forgetting_may_be_asked_for_twice_and_of_a_stranger(office: Office) -> None:
    for cause, person in enumerate((ANN, ANN, CHARLIE)):
        await office.forgetting.forget(person, cause)
        await _knows_nothing_of(office, person)


async def test_cut_off_in_the_middle_it_is_done_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    await office.records("Jane Doe", due=HOUR)

    class KilledError(Exception):
        pass

    async def dies(_: object) -> None:
        raise KilledError

    with monkeypatch.context() as broken:
        broken.setattr("storage.units.TinyPersonWork.remove", dies)
        with pytest.raises(KilledError):
            await office.forgetting.forget(ANN, 5)
    await office.reopens()
    await office.waits_until(office.clock.now() + 3 * DAY)
    assert office.notifier.nags() == [], "their workspace goes in one piece, and goes first"
    await office.forgetting.forget(ANN, 5)
    await _knows_nothing_of(office)


async def test_where_nothing_can_be_written_a_teams_lead_keeps_its_owner_and_can_be_forgotten_later(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await office.has_team(ANN, BOB)
    lead = await office.records("Jane Doe", workspace=TEAM)
    makes_room = fills_the_disk(monkeypatch)
    with pytest.raises(NotSaved):
        await office.forgetting.forget(ANN, 5)
    makes_room()
    assert (await office.lead(lead.ref)).owner == ANN
    await office.forgetting.forget(ANN, 5)
    assert (await office.lead(lead.ref)).owner is None


async def test_a_team_keeps_its_leads_without_the_name(office: Office) -> None:
    await office.meets(CHARLIE)
    await office.has_team(ANN, BOB, admins=[CHARLIE])
    mine = await office.records("Jane Doe", workspace=TEAM, due=HOUR)
    theirs = await office.records("Omar Haddad", by=BOB, workspace=TEAM, due=2 * HOUR)
    await office.leads.note(theirs.ref, "a note of Ann's", office.deed(ANN))
    await office.habits.go_away(BOB, office.clock.now() + 9 * DAY)
    await office.habits.name_stand_in(BOB, ANN)
    async with office.store.workspace(TEAM) as work:
        worked = (Worked(office.clock.now(), ANN, 90),)
        await work.save_workspace(replace(await work.workspace(), worked=worked))
        await work.commit()
    assert await office.forgetting.is_in_a_team(ANN)
    office.alarm.armed.clear()
    await office.forgetting.forget(ANN, 5)
    await _knows_nothing_of(office)
    async with office.store.workspace(TEAM) as work:
        team = await work.workspace()
    assert team.members == {BOB: Role.MEMBER, CHARLIE: Role.ADMIN}
    assert [(each.by, each.minutes) for each in team.worked] == [(NOBODY, 90)]
    jane, omar = await office.lead(mine.ref), await office.lead(theirs.ref)
    assert (jane.owner, jane.created_by, jane.next_nag_at) == (None, NOBODY, jane.due_at)
    assert (omar.owner, omar.created_by, omar.notes[-1].by, omar.events[-1].by) == (BOB, BOB, NOBODY, NOBODY)
    assert jane.next_nag_at in office.alarm.armed
    bob = await office.person(BOB)
    assert bob.away is not None
    assert bob.away.stand_in is None
    assert str(int(ANN)) not in (office.folder / "workspaces" / f"{TEAM}.json").read_text().replace("2026", "")


async def test_leads_in_a_team_that_they_have_left_lose_the_name_too(office: Office, team: WorkspaceId) -> None:
    mine = await office.records("Jane Doe", workspace=team, due=DAY)
    theirs = await office.records("Omar", by=BOB, workspace=team, due=DAY)
    await office.leads.note(theirs.ref, "a note of Ann's", office.deed(ANN))
    await office.members.say(team, ANN, None, ANN)
    assert not await office.forgetting.is_in_a_team(ANN)
    await office.forgetting.forget(ANN, 5)
    jane, omar = await office.lead(mine.ref), await office.lead(theirs.ref)
    assert (jane.owner, jane.created_by, jane.events[-1].details["from"]) == (None, NOBODY, str(int(NOBODY)))
    assert (omar.owner, omar.notes[-1].by) == (BOB, NOBODY)
    assert str(int(ANN)) not in (office.folder / "workspaces" / f"{team}.json").read_text().replace("2026", "")


async def test_a_team_that_can_not_be_read_keeps_nobody_from_being_forgotten(
    office: Office, team: WorkspaceId, caplog: pytest.LogCaptureFixture
) -> None:
    other = await office.has_team(BOB, team=WorkspaceId(-300))
    (office.folder / "workspaces" / f"{other}.json").write_text("{")
    await office.forgetting.forget(ANN, 5)
    await _knows_nothing_of(office)
    assert f"team {other} can't be read" in caplog.text


async def test_a_lead_of_the_pool_is_looked_at_and_rings_for_nobody(office: Office) -> None:
    await office.has_team(ANN, BOB)
    lead = await office.records("Jane Doe", workspace=TEAM, due=HOUR)
    await office.forgetting.forget(ANN, 5)
    assert [due.ref for due in await office.store.due(office.clock.now() + HOUR)] == [LeadRef(TEAM, lead.number)]
    office.clock.moves(timedelta(hours=1))
    await office.rings()
    assert office.notifier.nags() == []
    with pytest.raises(PersonNotFound):
        await office.person()
