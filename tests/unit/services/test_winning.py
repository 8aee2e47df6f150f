"""A win's helpers and referrals, as they are kept: once, together, and by nobody from outside."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import pytest

from domain import winning
from domain.capture import Captured
from domain.errors import LeadVanished, NoSuchLead, NothingToRecord
from domain.models import Assist, AssistKind, Lead, Stage, TouchKind
from domain.sources import Source
from domain.when import Moment
from domain.winning import SHOWN, Kin, mark_of
from storage.base import NotSaved
from storage.units import TinyLeads
from tests.unit.services.the_office import ANN, DAY, MINUTE, Office, fills_the_disk

BOB_HELPS = Assist(AssistKind.PERSON, "Bob")
MARIA = Captured(name="Maria")


async def refers(office: Office, parent: Lead, captured: Captured = MARIA) -> Lead:
    """A lead that another has sent."""
    due = Moment(office.clock.now() + DAY, exact=False)
    return await office.referrals.refer(parent.ref, captured, due, office.deed())


async def test_helpers_are_kept_and_taken_back(office: Office) -> None:
    lead = await office.records()
    await office.leads.close(lead.ref, office.deed())
    await office.leads.add_assist(lead.ref, BOB_HELPS, office.deed())
    await office.reopens()
    assert (await office.leads.get(lead.ref, ANN)).assists == (BOB_HELPS,)
    assert (await office.leads.drop_assist(lead.ref, mark_of(BOB_HELPS), office.deed())).assists == ()


async def test_a_rung_is_climbed_once(office: Office) -> None:
    lead = await office.records()
    await office.leads.follow_up(lead.ref, office.deed())
    await office.leads.describe_touch(lead.ref, office.deed(), kind=TouchKind.CALL)
    deed = office.deed()
    climbed = await office.leads.climb(lead.ref, Stage.LIKE, deed)
    assert climbed.stage is Stage.LIKE
    assert await office.leads.climb(lead.ref, Stage.LIKE, deed) == climbed


async def test_a_referral_is_kept_with_who_sent_it_once(office: Office) -> None:
    jane, deed = await office.records(), office.deed()
    due = Moment(office.clock.now() + DAY, exact=False)
    maria = await office.referrals.refer(jane.ref, MARIA, due, deed)
    assert await office.referrals.refer(jane.ref, MARIA, due, deed) == maria
    assert office.alarm.armed[-1] == due.at
    await office.reopens()
    assert [each.name for each in await office.leads.all(jane.workspace, ANN)] == [jane.name, "Maria"]
    assert (await office.leads.get(jane.ref, ANN)).referrals == (maria.number,)
    assert (maria.referred_by, maria.source, maria.source_note) == (jane.number, Source.REFERRAL, jane.name)


async def test_words_that_tell_of_nobody_are_no_referral(office: Office) -> None:
    with pytest.raises(NothingToRecord):
        await refers(office, await office.records(), Captured(notes="hm"))


async def test_a_referral_that_cannot_be_saved_credits_nobody(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    jane = await office.records()
    with monkeypatch.context() as patch:
        fills_the_disk(patch)
        with pytest.raises(NotSaved):
            await refers(office, jane)
    assert await office.leads.all(jane.workspace, ANN) == [jane]


async def test_who_was_deleted_sends_nobody(office: Office) -> None:
    jane = await office.records()
    await office.leads.delete(jane.ref, office.deed())
    with pytest.raises(LeadVanished):
        await refers(office, jane)


async def test_parents_and_children_are_found(office: Office) -> None:
    jane = await office.records()
    maria, omar = await refers(office, jane), await refers(office, jane, Captured(name="Omar"))
    jane = await office.leads.get(jane.ref, ANN)
    assert await office.referrals.kin(jane, ANN) == Kin(children=(omar, maria))
    assert await office.referrals.kin(maria, ANN) == Kin(parent=jane)
    assert await office.referrals.kin_of_new(maria, ANN) == Kin(parent=jane)


async def test_a_card_shows_the_newest_of_many_children(office: Office) -> None:
    jane = await office.records()
    numbers = [(await refers(office, jane)).number for _ in range(SHOWN + 2)]
    kin = await office.referrals.kin(await office.leads.get(jane.ref, ANN), ANN)
    assert [child.number for child in kin.children] == numbers[: -SHOWN - 1 : -1]


async def test_who_is_deleted_or_gone_is_no_kin(office: Office) -> None:
    jane = await office.records()
    maria = await refers(office, jane)
    await office.leads.delete(maria.ref, office.deed())
    assert await office.referrals.kin(await office.leads.get(jane.ref, ANN), ANN) == Kin()
    assert await office.referrals.kin(replace(maria, referred_by=99), ANN) == Kin()


async def test_who_turned_out_to_be_another_lead_is_found_as_that_one(office: Office) -> None:
    jane, joan = await office.records(), await office.records("Joan")
    maria = await refers(office, jane)
    async with office.store.workspace(jane.workspace) as work:
        merged = replace(await work.leads.get(jane.number), merged_into=joan.number, deleted_at=office.clock.now())
        await work.leads.save(merged)
        joan = await work.leads.save(replace(joan, merged=(jane.number,), referrals=(maria.number,)))
        await work.commit()
    assert (await office.referrals.kin(maria, ANN)).parent == joan
    assert (await office.referrals.kin(joan, ANN)).children == (maria,)


async def test_who_sent_a_lead_is_found_however_often_they_turned_out_to_be_another(office: Office) -> None:
    jane, joan, june = await office.records(), await office.records("Joan"), await office.records("June")
    maria = await refers(office, jane)
    await office.merging.merge(joan.ref, jane.number, office.deed())
    await office.merging.merge(june.ref, joan.number, office.deed())
    for _ in ("while they are kept", "when they are erased"):
        june = await office.leads.get(june.ref, ANN)
        assert await office.referrals.kin(await office.leads.get(maria.ref, ANN), ANN) == Kin(parent=june)
        assert [child.number for child in (await office.referrals.kin(june, ANN)).children] == [maria.number]
        await office.passes(11 * MINUTE)


async def test_who_was_merged_away_for_good_and_then_deleted_has_sent_nobody(office: Office) -> None:
    jane, joan = await office.records(), await office.records("Joan")
    maria = await refers(office, jane)
    joan = await office.merging.merge(joan.ref, jane.number, office.deed())
    await office.leads.delete(joan.ref, office.deed())
    assert await office.referrals.kin(maria, ANN) == Kin()
    await office.passes(11 * MINUTE)
    assert await office.referrals.kin(maria, ANN) == Kin()


async def test_the_one_who_is_named_may_have_sent_a_new_lead_and_is_linked_once(office: Office) -> None:
    jane, omar = await office.records("Jane Doe"), await office.records("Omar")
    said = replace(omar, source=Source.OTHER, source_note="jane doe")
    assert await office.referrals.kin_of_new(said, ANN) == Kin(perhaps=jane)
    linked = await office.referrals.link(omar.ref, jane.number, office.deed())
    assert await office.referrals.link(omar.ref, jane.number, office.deed()) == linked
    assert (linked.referred_by, linked.source) == (jane.number, Source.REFERRAL)
    assert (await office.leads.get(jane.ref, ANN)).referrals == (omar.number,)


async def test_what_is_linked_again_after_an_undo_is_credited_again(office: Office) -> None:
    jane, omar = await office.records("Jane Doe"), await office.records("Omar")
    for _ in range(2):
        await office.referrals.link(omar.ref, jane.number, office.deed())
        assert (await office.leads.get(jane.ref, ANN)).referrals == (omar.number,)
        undone = await office.leads.undo(omar.ref, office.deed())
        assert undone.referred_by is None
        assert (await office.leads.get(jane.ref, ANN)).referrals == ()


@pytest.mark.parametrize("taken_back", ["undo", "delete"])
async def test_who_is_gone_is_to_nobodys_credit_until_they_come_back(office: Office, taken_back: str) -> None:
    jane = await office.records()
    maria = await refers(office, jane)
    await getattr(office.leads, taken_back)(maria.ref, office.deed())
    assert (await office.leads.get(jane.ref, ANN)).referrals == ()
    await office.leads.undo(maria.ref, office.deed())
    assert (await office.leads.get(jane.ref, ANN)).referrals == (maria.number,)


async def test_the_credit_is_there_when_parent_and_child_both_come_back(office: Office) -> None:
    jane = await office.records()
    maria = await refers(office, jane)
    for each in (maria, jane):
        await office.leads.delete(each.ref, office.deed())
    for each in (maria, jane):
        await office.leads.undo(each.ref, office.deed())
    assert (await office.leads.get(jane.ref, ANN)).referrals == (maria.number,)


async def test_a_lead_is_deleted_after_who_sent_it_was_erased(office: Office) -> None:
    jane = await office.records()
    maria = await refers(office, jane)
    await office.leads.delete(jane.ref, office.deed())
    await office.passes(11 * MINUTE)
    assert (await office.leads.delete(maria.ref, office.deed())).deleted_at is not None


async def test_the_credit_goes_with_who_was_merged_and_comes_back_with_undo(office: Office) -> None:
    jane, mary = await office.records(), await office.records("Mary")
    maria = await refers(office, jane)
    mary = await office.merging.merge(mary.ref, maria.number, office.deed())
    jane = await office.leads.get(jane.ref, ANN)
    assert (jane.referrals, await office.referrals.kin(jane, ANN)) == ((mary.number,), Kin(children=(mary,)))
    await office.leads.undo(mary.ref, office.deed())
    assert (await office.leads.get(jane.ref, ANN)).referrals == (maria.number,)


@pytest.mark.parametrize("kept", [0, 1])
async def test_who_turned_out_to_have_sent_themselves_sent_nobody_until_undo(office: Office, kept: int) -> None:
    jane = await office.records()
    pair = (jane, await refers(office, jane))
    merged = await office.merging.merge(pair[kept].ref, pair[1 - kept].number, office.deed())
    assert (merged.referrals, merged.referred_by) == ((), None)
    await office.leads.undo(merged.ref, office.deed())
    assert (await office.lead(pair[0].ref)).referrals == (pair[1].number,)
    assert (await office.lead(pair[1].ref)).referred_by == jane.number


async def test_who_was_never_there_has_sent_nobody(office: Office) -> None:
    omar = await office.records("Omar")
    with pytest.raises(NoSuchLead):
        await office.referrals.link(omar.ref, 99, office.deed())


async def test_names_are_compared_only_where_one_may_be_meant(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(_: Any) -> None:
        raise AssertionError("every lead was read for a card that needs none")

    omar = await office.records("Omar")
    monkeypatch.setattr(TinyLeads, "all", refuse)
    assert await office.referrals.kin_of_new(omar, ANN) == Kin()


async def test_names_are_compared_beside_the_loop(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def noted(*_: Any) -> None:
        threads.append(threading.current_thread())

    threads: list[threading.Thread] = []
    monkeypatch.setattr(winning, "referrer_among", noted)
    said = replace(await office.records("Omar"), source=Source.OTHER, source_note="jane doe")
    await office.referrals.kin_of_new(said, ANN)
    assert threads
    assert threading.main_thread() not in threads
