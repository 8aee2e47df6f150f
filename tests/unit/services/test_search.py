"""Finding leads: in one workspace, and among all that a person may share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from domain.errors import LeadMerged, NoSuchLead, NotAllowed
from domain.filters import By, Filter
from domain.models import Lead, PersonId, Workspace, WorkspaceId
from tests.unit.services.the_office import ANN, BOB, CHARLIE, HOUR, Office

OWN = WorkspaceId(ANN)


def names(leads: Sequence[Lead]) -> list[str | None]:
    return [lead.name for lead in leads]


async def test_a_member_finds_leads_and_where_nothing_fits_the_nearest(office: Office) -> None:
    for name in ("Jane Doe", "Janet Roe", "Carl"):
        await office.records(name)
    found = await office.search.find(OWN, ANN, "jane")
    assert (names(found.leads), found.nearest) == (["Jane Doe", "Janet Roe"], ())
    missed = await office.search.find(OWN, ANN, "jahne dough")
    assert (names(missed.leads), names(missed.nearest)) == ([], ["Jane Doe", "Janet Roe"])


async def test_nobody_finds_leads_of_a_workspace_that_they_are_not_in(office: Office) -> None:
    await office.records()
    with pytest.raises(NotAllowed):
        await office.search.find(OWN, BOB, "jane")
    with pytest.raises(NotAllowed):
        await office.search.narrowed(OWN, BOB)
    assert names((await office.search.for_inline(BOB, "jane")).leads) == []


async def test_a_deleted_lead_is_not_found(office: Office) -> None:
    lead = await office.records()
    await office.leads.delete(lead.ref, office.deed())
    assert (await office.search.find(OWN, ANN, "jane")).leads == []
    assert (await office.search.for_inline(ANN, "jane")).leads == []


async def test_leads_that_a_person_has_in_teams_may_be_shared_as_well_and_nobody_elses(office: Office) -> None:
    team, others = await office.has_team(ANN, BOB), await office.has_team(BOB, team=WorkspaceId(-200))
    await office.records("Jane Own")
    await office.records("Jane Team", workspace=team)
    await office.records("Jane Colleague", by=BOB, workspace=team)
    await office.records("Jane Other", by=BOB, workspace=others)
    shareable = await office.search.for_inline(ANN, "jane")
    assert sorted(filter(None, names(shareable.leads))) == ["Jane Own", "Jane Team"]
    assert set(shareable.workspaces) == {OWN, team}


async def test_for_no_words_it_is_what_is_owed_now(office: Office) -> None:
    await office.records("Jane Doe", due=HOUR)
    await office.records("Carl", due=2 * HOUR)
    assert (await office.search.for_inline(ANN, "")).leads == []
    office.clock.moves(HOUR)
    assert names((await office.search.for_inline(ANN, "")).leads) == ["Jane Doe"]


async def test_a_workspace_that_cant_be_read_or_was_just_left_is_gone_on_without(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    team, left = await office.has_team(ANN), await office.has_team(BOB, team=WorkspaceId(-200))
    await office.records("Jane Own")
    await office.records("Jane Team", workspace=team)
    (damaged,) = (path for path in Path(office.folder).rglob(f"*{team}*.json") if "backup" not in str(path))
    damaged.write_text("{", encoding="utf-8")
    await office.reopens()

    async def as_before(_: PersonId) -> Sequence[WorkspaceId]:
        return (team, left, OWN)

    monkeypatch.setattr(office.store, "workspaces_of", as_before)
    assert names((await office.search.for_inline(ANN, "jane")).leads) == ["Jane Own"]


async def test_a_filter_comes_by_button_or_by_typed_words_and_one_that_fits_nothing_is_gone(office: Office) -> None:
    await office.records("Jane Doe")
    await office.records("Carl")
    whole = await office.search.narrowed(OWN, ANN)
    assert (len(whole.leads), whole.filter, whole.gone) == (2, None, False)
    for narrowed in (
        await office.search.narrowed(OWN, ANN, code="gknow"),
        await office.search.narrowed(OWN, ANN, words="Know"),
    ):
        assert (len(narrowed.leads), narrowed.filter, narrowed.gone) == (2, Filter(By.STAGE, "know"), False)
    gone = await office.search.narrowed(OWN, ANN, code="gtrust")
    assert (len(gone.leads), gone.filter, gone.gone) == (2, None, True)
    own = await office.people.own_workspace(await office.person())
    choices = await office.search.choices(whole, own)
    assert [(each.filter.value, each.count) for each in choices[By.STAGE]] == [("know", 2)]


async def test_the_members_of_a_team_are_called_by_name_as_far_as_they_are_known(office: Office) -> None:
    team: Workspace
    async with office.store.workspace(await office.has_team(ANN, BOB, CHARLIE)) as work:
        team = await work.workspace()
    assert await office.search.names(team) == {ANN: "Ann", BOB: "Bob"}
    assert await office.search.names(replace(team, members={})) == {}


async def test_with_ones_own_book_go_the_leads_that_one_has_in_teams_and_nobody_elses(office: Office) -> None:
    team = await office.has_team(ANN, BOB)
    await office.records("Jane Own")
    await office.records("Jane Team", workspace=team)
    gone = await office.records("Jane Gone", workspace=team)
    await office.leads.delete(gone.ref, office.deed())
    await office.records("Jane Colleague", by=BOB, workspace=team)
    assert sorted(filter(None, names((await office.search.find(OWN, ANN, "jane")).leads))) == ["Jane Own", "Jane Team"]
    assert names((await office.search.narrowed(OWN, ANN)).leads) == ["Jane Own", "Jane Team"]
    assert names((await office.search.narrowed(team, ANN)).leads) == ["Jane Team", "Jane Colleague"]


async def test_a_number_names_ones_own_lead_and_those_that_one_has_in_teams(office: Office) -> None:
    team = await office.has_team(ANN, BOB)
    await office.records("Jane Team", workspace=team)
    await office.records("Carl Team", by=BOB, workspace=team)
    assert names(await office.search.numbered(OWN, ANN, 1)) == ["Jane Team"]
    await office.records("Jane Own")
    assert names(await office.search.numbered(OWN, ANN, 1)) == ["Jane Own", "Jane Team"]
    assert names(await office.search.numbered(team, ANN, 2)) == ["Carl Team"]
    with pytest.raises(NoSuchLead):
        await office.search.numbered(OWN, ANN, 2)


async def test_a_number_that_was_merged_away_names_what_it_is_a_part_of(office: Office) -> None:
    team = await office.has_team(ANN, BOB)
    kept, other = await office.records("Jane Own"), await office.records("Janet Own")
    await office.merging.merge(kept.ref, other.number, office.deed())
    with pytest.raises(LeadMerged):
        await office.search.numbered(OWN, ANN, 2)
    for name in ("Jane Team", "Carl Team"):
        await office.records(name, workspace=team)
    assert names(await office.search.numbered(OWN, ANN, 2)) == ["Jane Own", "Carl Team"]
