"""Merging over a real store: both leads in one go, Undo for both, and what becomes of the merged number."""

from __future__ import annotations

import pytest

from domain.capture import Captured
from domain.duplicates import Reason
from domain.errors import LeadMerged, NoSuchLead, NotAllowed, NothingToUndo
from domain.models import Lead, LeadRef, Status, WorkspaceId
from domain.replies import Meaning, Reply
from storage.base import LeadNotFound
from tests.unit.domain.the_cast import seen_by_people
from tests.unit.services import the_group
from tests.unit.services.the_office import ANN, BOB, CHARLIE, DAY, HOUR, MINUTE, Office

ANNS = WorkspaceId(ANN)


async def two(office: Office) -> tuple[Lead, Lead]:
    """Jane, twice: #1 due in an hour, #2 in a day."""
    return await office.records("Jane Doe"), await office.records("Doe, Jane", due=DAY)


async def test_merging_keeps_one_and_deletes_the_other(office: Office) -> None:
    jane, twin = await two(office)
    office.alarm.armed.clear()
    merged = await office.merging.merge(jane.ref, twin.number, office.deed())
    gone = await office.lead(twin.ref)
    assert (merged, merged.merged) == (await office.lead(jane.ref), (2,))
    assert (gone.merged_into, gone.deleted_at) == (1, office.clock.now())
    assert office.alarm.armed == [merged.next_nag_at, gone.next_nag_at]
    assert await office.leads.all(ANNS, ANN) == [merged]


async def test_merging_twice_is_merging_once(office: Office) -> None:
    jane, twin = await two(office)
    deed = office.deed()
    merged = await office.merging.merge(jane.ref, twin.number, deed)
    assert await office.merging.merge(jane.ref, twin.number, deed) == merged
    assert await office.merging.merge(jane.ref, twin.number, office.deed()) == merged
    await office.leads.undo(jane.ref, office.deed())
    assert (await office.merging.merge(jane.ref, twin.number, deed)).merged == (), "undone, it doesn't act again"


async def test_a_lead_is_not_merged_with_itself(office: Office) -> None:
    jane, _ = await two(office)
    assert await office.merging.merge(jane.ref, jane.number, office.deed()) == jane


async def test_undo_brings_both_back_for_ten_minutes(office: Office) -> None:
    jane, twin = await two(office)
    await office.merging.merge(jane.ref, twin.number, office.deed())
    office.clock.moves(9 * MINUTE)
    await office.leads.undo(jane.ref, deed := office.deed())
    assert [seen_by_people(await office.lead(each.ref)) for each in (jane, twin)] == [
        seen_by_people(jane),
        seen_by_people(twin),
    ]
    assert await office.leads.undo(jane.ref, deed) == await office.lead(jane.ref)


async def test_undo_after_another_merge_leaves_the_first(office: Office) -> None:
    jane, twin = await two(office)
    third = await office.records("Jane Doe")
    await office.merging.merge(jane.ref, twin.number, office.deed())
    await office.merging.merge(jane.ref, third.number, office.deed())
    undone = await office.leads.undo(jane.ref, office.deed())
    assert (undone.merged, (await office.lead(twin.ref)).merged_into) == ((2,), 1)
    assert (await office.lead(third.ref)).merged_into is None


async def test_what_is_erased_is_not_brought_back_by_half(office: Office) -> None:
    jane, twin = await two(office)
    await office.merging.merge(jane.ref, twin.number, office.deed())
    async with office.store.workspace(ANNS) as work:
        await work.leads.remove(twin.number)
        await work.commit()
    with pytest.raises(NothingToUndo):
        await office.leads.undo(jane.ref, office.deed())


async def test_the_merged_lead_is_erased_after_ten_minutes_and_its_number_leads_on(office: Office) -> None:
    jane, twin = await two(office)
    await office.merging.merge(jane.ref, twin.number, office.deed())
    for _ in ("while it is kept", "when it is erased"):
        for by_button in (office.leads.get(twin.ref, ANN), office.leads.close(twin.ref, office.deed(seen=1))):
            with pytest.raises(LeadMerged) as told:
                await by_button
            assert (told.value.number, told.value.into, told.value.lead.ref) == (2, 1, jane.ref)
        await office.passes(11 * MINUTE)
    with pytest.raises(LeadNotFound):
        await office.lead(twin.ref)
    assert (await office.lead(jane.ref)).status is Status.OPEN


async def test_what_is_typed_about_the_merged_lead_is_done_to_the_one_it_lives_on_in(office: Office) -> None:
    jane, twin = await two(office)
    await office.merging.merge(jane.ref, twin.number, office.deed())
    noted = await office.leads.reply(twin.ref, Reply(Meaning.NOTE, "likes boats"), office.deed())
    assert (noted.number, noted.notes[-1].text) == (1, "likes boats")


async def test_a_chain_of_merges_leads_to_its_end(office: Office) -> None:
    jane, twin = await two(office)
    third = await office.records("Jane Doe")
    await office.merging.merge(twin.ref, third.number, office.deed())
    await office.merging.merge(jane.ref, twin.number, office.deed())
    for _ in ("while they are kept", "when they are erased"):
        with pytest.raises(LeadMerged) as told:
            await office.leads.get(third.ref, ANN)
        assert told.value.into == 1
        await office.passes(11 * MINUTE)


async def test_merging_into_or_from_a_merged_lead_says_where_it_lives_on(office: Office) -> None:
    jane, twin = await two(office)
    third = await office.records("Jane Doe")
    await office.merging.merge(jane.ref, twin.number, office.deed())
    for kept, other in ((twin, third), (third, twin)):
        with pytest.raises(LeadMerged):
            await office.merging.merge(kept.ref, other.number, office.deed())


async def test_a_number_that_never_was_leads_nowhere(office: Office) -> None:
    jane, _ = await two(office)
    with pytest.raises(NoSuchLead):
        await office.merging.merge(jane.ref, 99, office.deed())


async def test_nobody_merges_or_looks_into_the_book_of_another(office: Office) -> None:
    jane, twin = await two(office)
    for refused in (
        office.merging.merge(jane.ref, twin.number, office.deed(BOB)),
        office.merging.tell_apart(jane.ref, twin.number, BOB),
        office.merging.pairs(ANNS, BOB),
        office.merging.known_already(ANNS, Captured(name="Jane Doe"), office.deed(BOB)),
        office.merging.add_to(jane.ref, Captured(need="a boat"), office.moment(DAY), office.deed(BOB)),
    ):
        with pytest.raises(NotAllowed):
            await refused


async def test_pairs_are_shown_until_they_are_told_apart(office: Office) -> None:
    jane, twin = await two(office)
    assert [(each.first, each.second, each.reason) for each in await office.merging.pairs(ANNS, ANN)] == [
        (jane, twin, Reason.NAME)
    ]
    apart = await office.merging.tell_apart(jane.ref, twin.number, ANN)
    assert await office.merging.tell_apart(jane.ref, twin.number, ANN) == apart
    await office.reopens()
    assert await office.merging.pairs(ANNS, ANN) == []


async def test_somebody_is_known_already_but_not_by_the_update_that_recorded_them(office: Office) -> None:
    deed = office.deed()
    jane = await office.records("Jane Doe", deed=deed)
    assert await office.merging.known_already(ANNS, Captured(name="Jane Doe"), deed) == ()
    found = await office.merging.known_already(ANNS, Captured(name="Jane Doe"), office.deed())
    assert [(match.lead, match.reason) for match in found] == [(jane, Reason.NAME)]
    await office.leads.delete(jane.ref, office.deed())
    assert await office.merging.known_already(ANNS, Captured(name="Jane Doe"), office.deed()) == []


async def test_what_was_captured_is_added_once_and_taken_back(office: Office) -> None:
    jane = await office.records("Jane Doe")
    deed, said = office.deed(), Captured(name="Jane Doe", phones=("+19025550134",), due=office.moment(DAY))
    added = await office.merging.add_to(LeadRef(ANNS, 1), said, office.moment(DAY), deed)
    assert await office.merging.add_to(LeadRef(ANNS, 1), said, office.moment(HOUR), deed) == added
    assert (added.phones, added.due_at) == (("+19025550134",), office.clock.now() + DAY)
    assert seen_by_people(await office.leads.undo(jane.ref, office.deed())) == seen_by_people(jane)


async def test_whoever_loses_a_lead_by_a_merge_hears_of_it_and_sees_it_no_more(
    office: Office, team: WorkspaceId
) -> None:
    anns, bobs = [await office.records("Jane", by=by, workspace=team) for by in (ANN, BOB)]
    omar = await office.records("Omar", by=BOB, workspace=team)
    office.clock.moves(HOUR)
    await office.rings()
    office.notifier.sent.clear()
    deed = office.deed(CHARLIE)
    await office.merging.merge(anns.ref, bobs.number, deed)
    told = [(each.kind, each.to, each.leads) for each in office.notifier.sent]
    assert told[0] == ("taken", BOB, (anns.number,))
    assert {*told[1:]} == {("refresh", BOB, (omar.number,)), ("refresh", ANN, (anns.number,))}
    await office.merging.merge(anns.ref, bobs.number, office.deed(CHARLIE))
    assert len(office.notifier.sent) == 3, "another press finds it done"
    await office.merging.merge(anns.ref, bobs.number, deed)
    assert office.notifier.kinds(BOB).count("taken") == 2, "it comes again only after a crash"


async def test_whoever_has_a_lead_again_when_a_merge_is_undone_sees_that_they_owe_it(
    office: Office, team: WorkspaceId
) -> None:
    anns, bobs = [await office.records("Jane", by=by, workspace=team) for by in (ANN, BOB)]
    omar = await office.records("Omar", by=BOB, workspace=team)
    office.clock.moves(HOUR)
    await office.rings()
    await office.merging.merge(anns.ref, bobs.number, office.deed(CHARLIE))
    office.notifier.sent.clear()
    await office.leads.undo(anns.ref, office.deed(CHARLIE))
    assert [(each.kind, each.leads) for each in office.notifier.sent if each.to == BOB] == [
        ("refresh", (omar.number, bobs.number))
    ]


async def test_nobody_hears_of_a_merge_who_has_made_it_or_keeps_the_lead(office: Office, team: WorkspaceId) -> None:
    theirs = [await office.records("Jane", by=by, workspace=team) for by in (ANN, CHARLIE, BOB, BOB)]
    for lead, gone in ((theirs[0], theirs[1]), (theirs[2], theirs[3])):
        await office.merging.merge(lead.ref, gone.number, office.deed(CHARLIE))
    assert "taken" not in office.notifier.kinds()


@pytest.mark.parametrize("in_pool", ["both", "the kept one", "the other"])
async def test_the_group_is_offered_no_more_what_has_become_a_part_of_another_lead(
    office: Office, team: WorkspaceId, in_pool: str
) -> None:
    jane, gone = [await office.records("Jane", by=CHARLIE, workspace=team) for _ in range(2)]
    for lead, where in ((jane, "the kept one"), (gone, "the other")):
        if in_pool in ("both", where):
            await office.disowns(lead)
    await office.passes(HOUR)
    before = (await the_group.kept(office)).pool_offer
    assert before is not None
    office.notifier.sent.clear()
    await office.merging.merge(jane.ref, gone.number, office.deed(CHARLIE))
    offered = (await the_group.kept(office)).pool_offer
    shown = () if offered is None else offered.shown
    assert shown == ((jane.number,) if in_pool == "both" else ())
    assert len([kind for kind in office.notifier.kinds(team) if kind.startswith("pool")]) == 1
