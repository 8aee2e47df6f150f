"""What every backend promises the services."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from domain.models import PersonId, Role, Status, WorkspaceId, WorkspaceKind
from domain.shares import Offer, Share
from storage.base import InPool, LeadNotFound, PersonNotFound, StaleLead, Store, WorkspaceNotFound
from tests.contract.keepsakes import (
    ALICE,
    BOB,
    CHARLIE,
    NOW,
    SALES,
    SERVICE,
    Backend,
    a_lead,
    a_person,
    a_talk,
    a_workspace,
    lead_of,
    opened,
)
from tests.patience import PATIENCE

HOUR = timedelta(hours=1)


class BrokenOffError(Exception):
    """What a service may trip over in the middle of a unit of work."""


# --- kept together or not at all


async def test_what_was_committed_is_there_after_reopening(store: Store, backend: Backend) -> None:
    before = replace(a_lead(1), snoozes=2, snoozed_for=timedelta(days=9, microseconds=1))
    async with store.workspace(SALES) as work:
        workspace = await work.save_workspace(a_workspace(SALES, ALICE, BOB))
        lead = await work.leads.add(replace(a_lead(1), before=before, undo_until=NOW + HOUR))
        await work.commit()
    async with store.person(ALICE) as person:
        alice = await person.save(a_person(ALICE, a_talk(NOW)))
        await person.commit()
    store = await backend.reopen()
    async with store.workspace(SALES) as work:
        assert await work.workspace() == workspace
        assert await work.leads.all() == [lead]
    async with store.person(ALICE) as person:
        assert await person.get() == alice


@pytest.mark.parametrize("name", ["مرحبا", "👩‍👩‍👧", "a\x00b", "\ud83d", "<b>&", '\n{\n,"2":{}\n}', "x" * 5_000])
async def test_any_text_comes_back_as_it_was_typed(store: Store, backend: Backend, name: str) -> None:
    await opened(store)
    async with store.workspace(SALES) as work:
        await work.leads.add(a_lead(1, name=name))
        await work.commit()
    assert (await lead_of(await backend.reopen(), 1)).name == name


async def test_leaving_without_commit_drops_everything(store: Store, backend: Backend) -> None:
    await opened(store, leads=1)
    async with store.workspace(SALES) as work:
        await work.save_workspace(replace(await work.workspace(), members={BOB: Role.ADMIN}))
        await work.leads.save(replace(await work.leads.get(1), name="John", next_nag_at=NOW + HOUR))
        await work.leads.add(a_lead(await work.leads.next_number()))
    for _ in range(2):
        assert (await lead_of(store, 1)).name == "Jane Doe"
        assert [due.at for due in await store.due(NOW + 9 * HOUR)] == [NOW]
        assert await store.workspaces_of(BOB) == []
        with pytest.raises(LeadNotFound):
            await lead_of(store, 2)
        store = await backend.reopen()


async def test_an_exception_drops_everything(store: Store) -> None:
    await opened(store, leads=1)

    async def break_off() -> None:
        async with store.workspace(SALES) as work:
            await work.leads.remove(1)
            raise BrokenOffError

    with pytest.raises(BrokenOffError):
        await break_off()
    assert (await lead_of(store, 1)).name == "Jane Doe"


async def test_a_unit_of_work_sees_what_it_has_changed(store: Store) -> None:
    async with store.workspace(SALES) as work:
        await work.save_workspace(a_workspace())
        await work.leads.add(a_lead(1))
        saved = await work.leads.save(replace(await work.leads.get(1), name="John"))
        assert await work.leads.get(1) == saved
        assert await work.leads.all() == [saved]
        assert (await work.workspace()).country == "CA"


async def test_a_unit_of_work_may_commit_twice(store: Store, backend: Backend) -> None:
    await opened(store, leads=1)
    async with store.workspace(SALES) as work:
        for name in ("John", "Joan"):
            await work.leads.save(replace(await work.leads.get(1), name=name))
            await work.commit()
        await work.leads.remove(1)
    lead = await lead_of(await backend.reopen(), 1)
    assert (lead.name, lead.version) == ("Joan", 3)


async def test_nothing_is_committed_after_the_end(store: Store) -> None:
    await opened(store, leads=1)
    async with store.workspace(SALES) as work:
        await work.leads.remove(1)
    async with store.person(ALICE) as person:
        await person.save(a_person())
    for late in (work, person):
        with pytest.raises(RuntimeError):
            await late.commit()


async def test_a_commit_that_is_cancelled_is_kept_whole_or_dropped_whole(store: Store, backend: Backend) -> None:
    await opened(store, leads=1)

    async def rename(version: int) -> None:
        async with store.workspace(SALES) as work:
            lead = replace(await work.leads.get(1), name=f"Jane {version}", next_nag_at=NOW + version * HOUR)
            await work.leads.save(lead)
            await work.commit()

    for turns in range(12):
        renaming = asyncio.create_task(rename(turns))
        for _ in range(turns):
            await asyncio.sleep(0 if turns < 6 else 0.0005)
        renaming.cancel()
        await asyncio.wait([renaming])
        seen, due = await lead_of(store, 1), await store.due(NOW + 99 * HOUR)
        assert [seen.next_nag_at] == [row.at for row in due]
        store = await backend.reopen()
        assert await lead_of(store, 1) == seen
        assert await store.due(NOW + 99 * HOUR) == due


# --- versions


async def test_a_new_lead_has_version_1_and_each_save_makes_it_one_higher(store: Store) -> None:
    await opened(store)
    async with store.workspace(SALES) as work:
        assert (await work.leads.add(replace(a_lead(1), version=7))).version == 1
        assert (await work.leads.save(await work.leads.get(1))).version == 2
        assert (await work.leads.get(1)).version == 2


async def test_a_lead_that_was_changed_meanwhile_is_stale(store: Store) -> None:
    await opened(store, leads=1)
    seen = await lead_of(store, 1)
    async with store.workspace(SALES) as work:
        await work.leads.save(replace(seen, name="John"))
        with pytest.raises(StaleLead):
            await work.leads.save(replace(seen, name="Joan"))
        await work.commit()
    async with store.workspace(SALES) as work:
        with pytest.raises(StaleLead):
            await work.leads.save(replace(seen, name="Joan"))
    assert (await lead_of(store, 1)).name == "John"


async def test_of_two_who_open_a_workspace_the_second_is_stale(store: Store) -> None:
    await opened(store)
    async with store.workspace(SALES) as work:
        with pytest.raises(StaleLead):
            await work.save_workspace(a_workspace())
        changed = await work.save_workspace(replace(await work.workspace(), country="DE"))
        assert (await work.workspace()) == changed


async def test_a_person_that_was_changed_meanwhile_is_stale(store: Store) -> None:
    async with store.person(ALICE) as person:
        first = await person.save(a_person())
        assert first.version == a_person().version + 1
        await person.commit()
    async with store.person(ALICE) as person:
        with pytest.raises(StaleLead):
            await person.save(a_person())
        assert (await person.save(first)).version == first.version + 1


async def test_a_lead_is_not_added_over_another(store: Store) -> None:
    await opened(store, leads=1)
    async with store.workspace(SALES) as work:
        with pytest.raises(StaleLead):
            await work.leads.add(a_lead(1))


# --- one after the other


async def test_units_of_one_workspace_follow_one_another(store: Store) -> None:
    await opened(store, leads=1)

    async def nag() -> None:
        async with store.workspace(SALES) as work:
            lead = await work.leads.get(1)
            await asyncio.sleep(0)
            await work.leads.save(replace(lead, nags=lead.nags + 1))
            await work.commit()

    await asyncio.gather(*(nag() for _ in range(25)))
    assert (await lead_of(store, 1)).nags == 25


async def test_units_of_one_person_follow_one_another(store: Store) -> None:
    order: list[int] = []

    async def write(turn: int) -> None:
        async with store.person(ALICE):
            order.append(turn)
            await asyncio.sleep(0)
            order.append(turn)

    await asyncio.gather(*(write(turn) for turn in range(5)))
    assert order == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]


async def test_other_workspaces_and_people_do_not_wait(store: Store) -> None:
    async with store.workspace(SALES), store.workspace(SERVICE), store.person(ALICE), asyncio.timeout(PATIENCE):
        await opened(store, WorkspaceId(-1003))


# --- numbers


async def test_numbers_start_at_1_and_are_never_given_twice(store: Store, backend: Backend) -> None:
    await opened(store, leads=3)
    async with store.workspace(SALES) as work:
        await work.leads.remove(3)
        await work.commit()
    store = await backend.reopen()
    async with store.workspace(SALES) as work:
        assert [await work.leads.next_number(), await work.leads.next_number()] == [4, 5]
        await work.commit()
    async with store.workspace(SALES) as work:
        assert await work.leads.next_number() == 6


async def test_a_number_of_a_dropped_unit_of_work_is_free(store: Store) -> None:
    for _ in range(2):
        async with store.workspace(SALES) as work:
            assert await work.leads.next_number() == 1


async def test_a_lead_brought_along_with_its_number_moves_the_next_number(store: Store) -> None:
    await opened(store)
    async with store.workspace(SALES) as work:
        await work.leads.add(a_lead(40))
        assert await work.leads.next_number() == 41


async def test_many_leads_are_added_at_once(store: Store, backend: Backend) -> None:
    await opened(store, leads=1)
    async with store.workspace(SALES) as work:
        numbers = await work.leads.next_numbers(300)
        await work.leads.add_all([a_lead(number) for number in numbers])
        assert (await work.leads.get(300)).version == 1
        await work.leads.save(replace(await work.leads.get(2), name="John"))
        await work.commit()
    assert list(numbers) == list(range(2, 302))
    for _ in range(2):
        assert len(await store.due(NOW)) == 301
        async with store.workspace(SALES) as work:
            assert [lead.number for lead in await work.leads.all()] == list(range(1, 302))
            assert (await work.leads.get(2)).name == "John"
            assert await work.leads.next_number() == 302
        store = await backend.reopen()


async def test_of_many_leads_all_are_dropped_or_none(store: Store, backend: Backend) -> None:
    await opened(store, leads=1)
    async with store.workspace(SALES) as work:
        await work.leads.add_all([a_lead(number) for number in await work.leads.next_numbers(300)])
    async with store.workspace(SALES) as work:
        with pytest.raises(StaleLead):
            await work.leads.add_all([a_lead(number) for number in (5, 1)])
        assert [lead.number for lead in await work.leads.all()] == [1]
        await work.commit()
    for _ in range(2):
        assert [due.ref.number for due in await store.due(NOW)] == [1]
        async with store.workspace(SALES) as work:
            assert [lead.number for lead in await work.leads.all()] == [1]
            assert await work.leads.next_number() == 2
        store = await backend.reopen()


async def test_many_leads_are_kept_in_a_workspace_of_their_own(store: Store) -> None:
    async with store.workspace(SALES) as work:
        with pytest.raises(WorkspaceNotFound):
            await work.leads.add_all([a_lead(1)])
    await opened(store)
    async with store.workspace(SALES) as work:
        with pytest.raises(ValueError, match="its own workspace"):
            await work.leads.add_all([replace(a_lead(1), workspace=SERVICE)])
        with pytest.raises(StaleLead):
            await work.leads.add_all([a_lead(1), a_lead(1)])
        await work.leads.add_all([])
        await work.leads.add_all([a_lead(7)])
        assert await work.leads.next_number() == 8


async def test_many_leads_are_removed_at_once(store: Store, backend: Backend) -> None:
    await opened(store, leads=1)
    async with store.workspace(SALES) as work:
        await work.leads.add_all([a_lead(number) for number in await work.leads.next_numbers(300)])
        await work.commit()
    async with store.workspace(SALES) as work:
        await work.leads.remove_all(range(2, 302))
    async with store.workspace(SALES) as work:
        with pytest.raises(LeadNotFound):
            await work.leads.remove_all([2, 999])
        await work.leads.get(2)
        await work.leads.remove_all(range(2, 302))
        await work.commit()
    for _ in range(2):
        assert [due.ref.number for due in await store.due(NOW)] == [1]
        async with store.workspace(SALES) as work:
            assert [lead.number for lead in await work.leads.all()] == [1]
            assert await work.leads.next_number() == 302
        store = await backend.reopen()


async def test_leads_are_listed_by_number(store: Store) -> None:
    await opened(store)
    async with store.workspace(SALES) as work:
        for number in (10, 2, 1):
            await work.leads.add(a_lead(number))
        await work.leads.save(await work.leads.get(1))
        assert [lead.number for lead in await work.leads.all()] == [1, 2, 10]


async def test_many_leads_are_listed_too(store: Store, backend: Backend) -> None:
    await opened(store, leads=120)
    async with (await backend.reopen()).workspace(SALES) as work:
        assert [lead.number for lead in await work.leads.all()] == list(range(1, 121))


# --- what is due


async def test_leads_are_counted_with_what_is_staged(store: Store) -> None:
    await opened(store)
    async with store.workspace(SALES) as work:
        assert await work.leads.count() == 0
        await work.leads.add_all([a_lead(number) for number in range(1, 4)])
        assert await work.leads.count() == 3
        await work.commit()
    async with store.workspace(SALES) as work:
        await work.leads.remove(2)
        assert await work.leads.count() == 2
    async with store.workspace(SALES) as work:
        assert await work.leads.count() == 3


@pytest.mark.parametrize("count", [3, 1_001])
async def test_leads_have_another_fingerprint_after_each_change_and_the_same_otherwise(
    store: Store, backend: Backend, count: int
) -> None:
    await opened(store)
    seen = {await fingerprint_of(store)}
    async with store.workspace(SALES) as work:
        await work.leads.add_all([a_lead(number) for number in range(1, count + 1)])
        await work.commit()
    seen.add(await fingerprint_of(store))
    async with store.workspace(SALES) as work:
        await work.leads.save(replace(await work.leads.get(2), name="John"))
        assert await work.leads.fingerprint() not in seen
        await work.commit()
    seen.add(last := await fingerprint_of(store))
    assert len(seen) == 3
    async with store.workspace(SALES) as work:
        await work.save_workspace(replace(await work.workspace(), title="Sales"))
        await work.commit()
    assert await fingerprint_of(store) == await fingerprint_of(await backend.reopen()) == last


async def fingerprint_of(store: Store) -> bytes:
    async with store.workspace(SALES) as work:
        return await work.leads.fingerprint()


async def test_due_leads_come_earliest_first_from_every_workspace(store: Store, backend: Backend) -> None:
    await opened(store, SALES, leads=2)
    await opened(store, SERVICE, leads=3)
    for _ in range(2):
        rows = [(row.at - NOW, row.ref.workspace, row.ref.number) for row in await store.due(NOW + HOUR)]
        assert rows == [(0 * HOUR, SERVICE, 1), (0 * HOUR, SALES, 1), (HOUR, SERVICE, 2), (HOUR, SALES, 2)]
        assert {row.owner for row in await store.due(NOW)} == {ALICE}
        store = await backend.reopen()


async def test_what_is_due_can_be_asked_of_so_many_owners_and_without_some(store: Store) -> None:
    await opened(store, SALES, leads=3)
    await opened(store, SERVICE, leads=3)
    async with store.workspace(SALES) as work:
        for lead in await work.leads.all():
            await work.leads.save(replace(lead, owner=BOB))
        await work.commit()

    async def owners(**asked: Any) -> list[PersonId | None]:
        return [row.owner for row in await store.due(NOW + 9 * HOUR, **asked)]

    everybody = await owners()
    assert set(everybody) == {ALICE, BOB}
    assert await owners(owners=2) == everybody
    first = everybody[0]
    assert await owners(owners=1) == [owner for owner in everybody if owner == first]
    assert await owners(leave_out={first}) == [owner for owner in everybody if owner != first]
    assert await owners(leave_out={ALICE, BOB}, owners=1) == []


async def test_of_what_nobody_has_each_teams_counts_as_one_owners(store: Store) -> None:
    for team in (SALES, SERVICE):
        await opened(store, team, leads=2)
        async with store.workspace(team) as work:
            for lead in await work.leads.all():
                await work.leads.save(replace(lead, owner=None))
            await work.commit()
    everything = await store.due(NOW + 9 * HOUR)
    assert {row.whose for row in everything} == {InPool(SALES), InPool(SERVICE)}
    first = everything[0].whose
    of_one = [row for row in everything if row.whose == first]
    assert await store.due(NOW + 9 * HOUR, owners=1) == of_one
    others = [row for row in everything if row.whose != first]
    assert await store.due(NOW + 9 * HOUR, leave_out={first}) == others


async def test_next_due_is_the_first_moment_later_than_the_one_given(store: Store) -> None:
    assert await store.next_due(NOW) is None
    await opened(store, leads=2)
    assert await store.next_due(NOW - HOUR) == NOW
    assert await store.next_due(NOW) == NOW + HOUR
    assert await store.next_due(NOW + HOUR) is None


async def test_a_change_moves_a_lead_in_the_index_when_it_is_committed(store: Store) -> None:
    await opened(store, leads=1)
    async with store.workspace(SALES) as work:
        lead = await work.leads.save(replace(await work.leads.get(1), next_nag_at=NOW + HOUR, owner=BOB))
        assert await store.next_due(NOW - HOUR) == NOW
        await work.commit()
    assert [(row.at, row.ref, row.owner) for row in await store.due(NOW + HOUR)] == [(NOW + HOUR, lead.ref, BOB)]


async def test_a_pool_lead_is_due_for_nobody_in_particular(store: Store, backend: Backend) -> None:
    await opened(store)
    async with store.workspace(SALES) as work:
        await work.leads.add(replace(a_lead(1), owner=None))
        await work.commit()
    assert [row.owner for row in await store.due(NOW)] == [None]
    assert [row.owner for row in await (await backend.reopen()).due(NOW)] == [None]


async def test_a_resting_lead_is_not_in_the_index(store: Store, backend: Backend) -> None:
    await opened(store, leads=1)
    async with store.workspace(SALES) as work:
        lead = await work.leads.get(1)
        await work.leads.save(replace(lead, status=Status.FOLLOWED_UP, due_at=None, next_nag_at=None))
        await work.commit()
    assert await store.due(NOW + 9 * HOUR) == []
    assert await (await backend.reopen()).due(NOW + 9 * HOUR) == []


# --- who waits for what


async def waits(store: Store, person: PersonId) -> list[tuple[WorkspaceId, int]]:
    return sorted((ref.workspace, ref.number) for ref in await store.waiting_for(person))


async def test_what_waits_for_a_person_is_found_in_every_workspace_now_or_later(store: Store, backend: Backend) -> None:
    await opened(store, SALES, leads=2)
    await opened(store, SERVICE, leads=1)
    for _ in range(2):
        assert await waits(store, ALICE) == [(SERVICE, 1), (SALES, 1), (SALES, 2)]
        assert await waits(store, BOB) == []
        assert await store.waiting_for(ALICE, NOW - HOUR) == []
        store = await backend.reopen()


async def test_what_rests_waits_for_nobody_and_what_was_deleted_does_until_it_is_removed(
    store: Store, backend: Backend
) -> None:
    await opened(store, leads=2)
    async with store.workspace(SALES) as work:
        lead = await work.leads.get(1)
        await work.leads.save(replace(lead, status=Status.FOLLOWED_UP, due_at=None, next_nag_at=None))
        await work.leads.save(replace(await work.leads.get(2), deleted_at=NOW))
        await work.commit()
    assert await waits(store, ALICE) == await waits(await backend.reopen(), ALICE) == [(SALES, 2)]
    store = backend.opened[-1]
    async with store.workspace(SALES) as work:
        await work.leads.remove(2)
        await work.commit()
    assert await waits(store, ALICE) == await waits(await backend.reopen(), ALICE) == []


async def test_a_lead_waits_for_its_owner_once_that_is_committed(store: Store, backend: Backend) -> None:
    await opened(store, leads=2)
    async with store.workspace(SALES) as work:
        await work.leads.save(replace(await work.leads.get(1), owner=BOB))
        await work.leads.save(replace(await work.leads.get(2), owner=None))
        assert (await waits(store, ALICE), await waits(store, BOB)) == ([(SALES, 1), (SALES, 2)], [])
    assert (await waits(store, ALICE), await waits(store, BOB)) == ([(SALES, 1), (SALES, 2)], [])
    async with store.workspace(SALES) as work:
        await work.leads.save(replace(await work.leads.get(1), owner=BOB))
        await work.leads.save(replace(await work.leads.get(2), owner=None))
        await work.commit()
    for _ in range(2):
        assert (await waits(store, ALICE), await waits(store, BOB)) == ([], [(SALES, 1)])
        store = await backend.reopen()


async def test_a_lead_waits_for_its_owner_also_when_they_left_the_workspace(store: Store, backend: Backend) -> None:
    await opened(store, leads=1)
    async with store.workspace(SALES) as work:
        await work.save_workspace(replace(await work.workspace(), members={BOB: Role.ADMIN}))
        await work.commit()
    for _ in range(2):
        assert await waits(store, ALICE) == [(SALES, 1)]
        assert [row.owner for row in await store.due(NOW)] == [ALICE], "what is due is somebody's to hear of"
        store = await backend.reopen()


# --- morning lists


async def wants_a_list(store: Store, person: PersonId, at: datetime | None) -> None:
    async with store.person(person) as work:
        try:
            known = await work.get()
        except PersonNotFound:
            known = a_person(person)
        await work.save(replace(known, next_digest_at=at))
        await work.commit()


async def test_morning_lists_are_due_earliest_first(store: Store, backend: Backend) -> None:
    for person, at in ((ALICE, NOW + HOUR), (BOB, NOW), (CHARLIE, None)):
        await wants_a_list(store, person, at)
    for _ in range(2):
        assert await store.digests_due(NOW - HOUR) == []
        assert await store.digests_due(NOW) == [BOB]
        assert await store.digests_due(NOW + HOUR) == [BOB, ALICE]
        store = await backend.reopen()


async def test_a_morning_list_moves_when_that_is_committed(store: Store, backend: Backend) -> None:
    await wants_a_list(store, ALICE, NOW)
    async with store.person(ALICE) as work:
        await work.save(replace(await work.get(), next_digest_at=NOW + HOUR))
        assert await store.digests_due(NOW) == [ALICE]
    assert await store.digests_due(NOW) == [ALICE]
    await wants_a_list(store, ALICE, NOW + HOUR)
    assert (await store.digests_due(NOW), await store.digests_due(NOW + HOUR)) == ([], [ALICE])
    await wants_a_list(store, ALICE, None)
    assert await store.digests_due(NOW + HOUR) == []
    assert await (await backend.reopen()).digests_due(NOW + HOUR) == []


async def test_next_due_is_the_earliest_of_leads_and_morning_lists(store: Store, backend: Backend) -> None:
    await opened(store, leads=1)
    await wants_a_list(store, ALICE, NOW - HOUR)
    await wants_a_list(store, BOB, NOW + HOUR)
    for _ in range(2):
        following = [await store.next_due(NOW + hours * HOUR) for hours in (-2, -1, 0, 1)]
        assert following == [NOW - HOUR, NOW, NOW + HOUR, None]
        store = await backend.reopen()


async def test_who_is_forgotten_gets_no_morning_list(store: Store, backend: Backend) -> None:
    await wants_a_list(store, ALICE, NOW)
    async with store.person(ALICE) as work:
        await work.remove()
        await work.commit()
    for _ in range(2):
        assert (await store.digests_due(NOW), await store.next_due(NOW - HOUR)) == ([], None)
        store = await backend.reopen()


async def wants_a_summary(store: Store, workspace: WorkspaceId, at: datetime | None, *, wanted: bool = True) -> None:
    async with store.workspace(workspace) as work:
        kept = replace(await work.workspace(), next_summary_at=at, summary_wanted=wanted)
        await work.save_workspace(kept)
        await work.commit()


async def test_summaries_are_due_earliest_first_and_after_them_those_not_planned(
    store: Store, backend: Backend
) -> None:
    first, second, third, fourth = [WorkspaceId(number) for number in (1, 2, 3, 4)]
    for workspace in (first, second, third, fourth):
        await opened(store, workspace)
    await wants_a_summary(store, first, NOW + HOUR)
    await wants_a_summary(store, second, NOW)
    await wants_a_summary(store, third, NOW, wanted=False)
    for _ in range(2):
        assert await store.summaries_due(NOW - HOUR) == []
        assert await store.summaries_due(NOW) == [second]
        assert await store.summaries_due(NOW + HOUR) == [second, first]
        assert await store.summaries_after(NOW) == [first, fourth]
        assert [await store.next_due(NOW + hours * HOUR) for hours in (-1, 0, 1)] == [NOW, NOW + HOUR, None]
        store = await backend.reopen()


async def test_a_summary_moves_when_that_is_committed(store: Store, backend: Backend) -> None:
    await opened(store)
    await wants_a_summary(store, SALES, NOW)
    async with store.workspace(SALES) as work:
        await work.save_workspace(replace(await work.workspace(), next_summary_at=NOW + HOUR))
        assert await store.summaries_due(NOW) == [SALES]
    assert await store.summaries_due(NOW) == [SALES]
    await wants_a_summary(store, SALES, NOW + HOUR)
    assert (await store.summaries_due(NOW), await store.summaries_due(NOW + HOUR)) == ([], [SALES])
    assert await (await backend.reopen()).summaries_due(NOW) == []


async def test_an_erased_workspace_gets_no_summary(store: Store, backend: Backend) -> None:
    await opened(store)
    await wants_a_summary(store, SALES, NOW)
    async with store.workspace(SALES) as work:
        await work.remove()
        await work.commit()
    for _ in range(2):
        assert (await store.summaries_due(NOW), await store.summaries_after(NOW - HOUR)) == ([], [])
        store = await backend.reopen()


# --- erasing


async def test_a_removed_lead_is_gone_for_good(store: Store, backend: Backend) -> None:
    await opened(store, leads=2)
    async with store.workspace(SALES) as work:
        await work.leads.save(replace(await work.leads.get(1), deleted_at=NOW))
        await work.commit()
        assert (await work.leads.get(1)).deleted_at == NOW
        await work.leads.remove(1)
        with pytest.raises(LeadNotFound):
            await work.leads.get(1)
        await work.commit()
    for _ in range(2):
        async with store.workspace(SALES) as work:
            assert [lead.number for lead in await work.leads.all()] == [2]
            for missing in (work.leads.get(1), work.leads.remove(1), work.leads.save(a_lead(1))):
                with pytest.raises(LeadNotFound):
                    await missing
        assert [row.ref.number for row in await store.due(NOW + 9 * HOUR)] == [2]
        store = await backend.reopen()


async def test_a_forgotten_person_is_gone_for_good(store: Store, backend: Backend) -> None:
    async with store.person(ALICE) as person:
        await person.save(a_person(ALICE, a_talk(NOW)))
        await person.commit()
        await person.remove()
        await person.commit()
        with pytest.raises(PersonNotFound):
            await person.remove()
    for _ in range(2):
        async with store.person(ALICE) as person:
            with pytest.raises(PersonNotFound):
                await person.get()
        assert await store.untouched_since(NOW + HOUR) == []
        store = await backend.reopen()


async def test_a_person_that_comes_back_is_new(store: Store, backend: Backend) -> None:
    for _ in range(2):
        async with store.person(ALICE) as person:
            saved = await person.save(a_person())
            await person.commit()
        async with store.person(ALICE) as person:
            assert await person.get() == saved
            await person.remove()
            await person.commit()
        store = await backend.reopen()


# --- what was never there


async def test_what_was_never_saved_is_not_found(store: Store) -> None:
    async with store.workspace(SALES) as work:
        assert await work.leads.all() == []
        await work.commit()
        with pytest.raises(WorkspaceNotFound):
            await work.workspace()
        with pytest.raises(LeadNotFound):
            await work.leads.get(1)
        with pytest.raises(WorkspaceNotFound):
            await work.leads.add(a_lead(1))
    async with store.person(ALICE) as person:
        with pytest.raises(PersonNotFound):
            await person.get()


async def test_nothing_is_kept_under_another_id(store: Store) -> None:
    await opened(store)
    async with store.workspace(SALES) as work:
        with pytest.raises(ValueError, match="workspace"):
            await work.leads.add(a_lead(1, workspace=SERVICE))
        with pytest.raises(ValueError, match="workspace"):
            await work.save_workspace(a_workspace(SERVICE))
    async with store.person(ALICE) as person:
        with pytest.raises(ValueError, match="person"):
            await person.save(a_person(BOB))


# --- leads that come back


async def test_restored_leads_are_as_they_were_numbers_and_versions_too(store: Store, backend: Backend) -> None:
    await opened(store, leads=1)
    back = [replace(a_lead(number, name="Back", due=NOW + HOUR), version=7) for number in (3, 2, 90)]
    async with store.workspace(SALES) as work:
        await work.leads.add_all(back)
        assert await work.leads.get(3) == back[0]
        await work.commit()
    for _ in range(2):
        async with store.workspace(SALES) as work:
            assert [lead.number for lead in await work.leads.all()] == [1, 2, 3, 90]
            assert (await work.leads.get(90)) == back[2]
            assert await work.leads.next_number() == 91
        assert [due.ref.number for due in await store.due(NOW + HOUR)] == [1, 2, 3, 90]
        store = await backend.reopen()
    async with store.workspace(SALES) as work:
        assert (await work.leads.save(replace(await work.leads.get(3), name="Changed"))).version == 8


@pytest.mark.parametrize(
    "naming",
    [{"merged": (3, 7)}, {"distinct_from": (7,)}, {"referrals": (7, 3)}, {"referred_by": 7}, {"merged_into": 7}],
)
async def test_a_number_that_a_restored_lead_names_is_not_given_again(
    store: Store, backend: Backend, naming: dict[str, Any]
) -> None:
    await opened(store)
    async with store.workspace(SALES) as work:
        await work.leads.add_all([replace(a_lead(2), **naming), a_lead(1)])
        await work.commit()
    async with (await backend.reopen()).workspace(SALES) as work:
        assert await work.leads.next_number() == 8


async def test_restoring_over_a_lead_restores_none(store: Store) -> None:
    await opened(store, leads=2)
    async with store.workspace(SALES) as work:
        for wrong in ([a_lead(3), a_lead(2)], [a_lead(4), a_lead(4)]):
            with pytest.raises(StaleLead):
                await work.leads.add_all(wrong)
        with pytest.raises(ValueError, match="workspace"):
            await work.leads.add_all([a_lead(5, workspace=SERVICE)])
        await work.commit()
        assert [lead.number for lead in await work.leads.all()] == [1, 2]
    async with store.workspace(SERVICE) as work:
        with pytest.raises(WorkspaceNotFound):
            await work.leads.add_all([])


# --- erased workspaces


async def test_an_erased_workspace_leaves_nothing_behind(store: Store, backend: Backend) -> None:
    await opened(store, SALES, leads=2)
    await opened(store, SERVICE, leads=1)
    async with store.workspace(SALES) as work:
        await work.remove()
        await work.commit()
    for _ in range(2):
        assert await store.workspaces_of(ALICE) == [SERVICE]
        assert [due.ref.workspace for due in await store.due(NOW + 9 * HOUR)] == [SERVICE]
        assert {ref.workspace for ref in await store.waiting_for(ALICE)} == {SERVICE}
        async with store.workspace(SALES) as work:
            with pytest.raises(WorkspaceNotFound):
                await work.workspace()
            assert await work.leads.all() == []
            with pytest.raises(LeadNotFound):
                await work.leads.get(1)
        store = await backend.reopen()


async def test_within_its_unit_of_work_an_erased_workspace_is_gone_at_once(store: Store) -> None:
    await opened(store, leads=1)
    async with store.workspace(SALES) as work:
        await work.leads.save(replace(await work.leads.get(1), name="John"))
        await work.remove()
        assert await work.leads.all() == []
        with pytest.raises(WorkspaceNotFound):
            await work.remove()
        with pytest.raises(LeadNotFound):
            await work.leads.get(1)


async def test_erasing_a_workspace_without_commit_changes_nothing(store: Store, backend: Backend) -> None:
    await opened(store, leads=1)
    async with store.workspace(SALES) as work:
        await work.remove()
    for _ in range(2):
        assert (await lead_of(store, 1)).name == "Jane Doe"
        assert await store.workspaces_of(ALICE) == [SALES]
        assert len(await store.due(NOW + HOUR)) == 1
        store = await backend.reopen()


async def test_an_erased_workspace_may_be_opened_anew(store: Store, backend: Backend) -> None:
    await opened(store, leads=2)
    async with store.workspace(SALES) as work:
        await work.remove()
        await work.save_workspace(a_workspace(SALES, BOB))
        await work.leads.add(a_lead(await work.leads.next_number(), name="John"))
        await work.commit()
    for _ in range(2):
        assert [await store.workspaces_of(who) for who in (ALICE, BOB)] == [[], [SALES]]
        assert [(due.ref.number, due.at) for due in await store.due(NOW + 9 * HOUR)] == [(1, NOW)]
        assert (await lead_of(store, 1)).name == "John"
        store = await backend.reopen()


async def test_what_was_never_opened_can_not_be_erased(store: Store) -> None:
    async with store.workspace(SALES) as work:
        with pytest.raises(WorkspaceNotFound):
            await work.remove()


# --- who is where


async def test_the_workspaces_of_a_person_follow_the_members(store: Store, backend: Backend) -> None:
    await opened(store, SALES)
    await opened(store, SERVICE)
    async with store.workspace(SALES) as work:
        await work.save_workspace(replace(await work.workspace(), members={BOB: Role.ADMIN, CHARLIE: Role.MEMBER}))
        await work.commit()
    for _ in range(2):
        assert [await store.workspaces_of(who) for who in (ALICE, BOB, CHARLIE)] == [[SERVICE], [SALES], [SALES]]
        store = await backend.reopen()


async def test_a_team_is_found_by_the_chat_that_it_is_in_now(store: Store, backend: Backend) -> None:
    await opened(store)
    await opened(store, WorkspaceId(ALICE))
    assert [await store.workspace_in(chat) for chat in (SALES, SERVICE)] == [SALES, None]
    async with store.workspace(SALES) as work:
        await work.save_workspace(replace(await work.workspace(), chat=-1_009))
        assert await store.workspace_in(-1_009) is None, "not before that is committed"
        await work.commit()
    for again in (store, await backend.reopen()):
        assert [await again.workspace_in(chat) for chat in (SALES, -1_009)] == [None, SALES]
    store = again
    async with store.workspace(SALES) as work:
        await work.remove()
        await work.commit()
    for again in (store, await backend.reopen()):
        assert await again.workspace_in(-1_009) is None


async def test_the_teams_of_a_person_are_named(store: Store, backend: Backend) -> None:
    async with store.workspace(SALES) as work:
        await work.save_workspace(replace(a_workspace(SALES, ALICE, BOB), title="Sales"))
        await work.commit()
    async with store.workspace(WorkspaceId(ALICE)) as work:
        own = replace(a_workspace(WorkspaceId(ALICE), ALICE), kind=WorkspaceKind.PRIVATE)
        await work.save_workspace(own)
        await work.commit()
    for again in (store, await backend.reopen()):
        assert await again.teams() == [SALES]
        assert (await again.teams_of(ALICE), await again.teams_of(CHARLIE)) == ({SALES: "Sales"}, {})
    store = again
    async with store.workspace(SALES) as work:
        await work.save_workspace(replace(await work.workspace(), title="Sales and more"))
        await work.commit()
    assert await store.teams_of(BOB) == {SALES: "Sales and more"}
    async with store.workspace(SALES) as work:
        await work.remove()
        await work.commit()
    for again in (store, await backend.reopen()):
        assert (await again.teams(), await again.teams_of(BOB)) == ([], {})


async def test_conversations_that_wait_too_long_are_found(store: Store, backend: Backend) -> None:
    talks = {ALICE: [a_talk(NOW + HOUR)], BOB: [a_talk(NOW), a_talk(NOW + HOUR, chat=SALES)], CHARLIE: []}
    for who, waiting in talks.items():
        async with store.person(who) as person:
            await person.save(a_person(who, *waiting))
            await person.commit()
    for _ in range(2):
        assert await store.untouched_since(NOW) == []
        assert await store.untouched_since(NOW + HOUR) == [BOB]
        assert await store.untouched_since(NOW + 2 * HOUR) == [BOB, ALICE]
        store = await backend.reopen()


async def test_an_overdue_or_answered_conversation_waits_no_more(store: Store) -> None:
    for who, talk in ((ALICE, a_talk(NOW, overdue=True)), (BOB, a_talk(NOW))):
        async with store.person(who) as person:
            await person.save(a_person(who, talk))
            await person.commit()
    async with store.person(BOB) as person:
        await person.save((await person.get()).out_of_conversation(ALICE, None))
        await person.commit()
    assert await store.untouched_since(NOW + HOUR) == []


async def test_a_cancelled_conversation_and_an_offer_wait_to_be_dropped(store: Store) -> None:
    cancelled = replace(a_talk(NOW, overdue=True), cancelled=True)
    aside = a_person(CHARLIE).laying_aside(cancelled)
    offering = replace(a_person(BOB), offers=(Offer(BOB, (Share(1, NOW - 24 * HOUR, "Jane"),)),))
    for who, known in ((ALICE, a_person(ALICE, cancelled)), (BOB, offering), (CHARLIE, aside)):
        async with store.person(who) as person:
            await person.save(known)
            await person.commit()
    assert await store.untouched_since(NOW + timedelta(seconds=1)) == [ALICE, BOB, CHARLIE]
    assert await store.untouched_since(NOW) == []
