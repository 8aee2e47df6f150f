"""Nagging: what is due is claimed, sent and recorded; a crash repeats one nag and loses none."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.errors import NotAllowed
from domain.models import Lead, LeadRef, PersonId, Status, WorkspaceId
from domain.nagging import Reason
from domain.people import WorkHours
from domain.when import Moment
from services.ports import Fate
from storage.base import LeadNotFound
from tests.unit.services.the_office import ANN, BOB, DAY, HOUR, MINUTE, Office, Sent, fills_the_disk


async def test_a_lead_that_falls_due_is_nagged_about_once_and_kept_on_the_living_card(office: Office) -> None:
    lead = await office.records(due=HOUR)
    await office.rings()
    assert office.notifier.sent == [], "it isn't due yet"
    office.clock.moves(HOUR)
    await office.rings()
    await office.rings()
    assert office.notifier.nags() == [(1,)]
    person, kept = await office.person(), await office.lead(lead.ref)
    assert person.card is not None
    assert (person.card.message, person.card.shown) == (501, (lead.ref,))
    assert (person.last_ping_at, kept.nags) == (office.clock.now(), 1)
    assert kept.next_nag_at == office.clock.now() + HOUR


async def test_an_unmarked_lead_is_nagged_about_after_one_hour_three_hours_and_next_morning(office: Office) -> None:
    lead = await office.records(due=HOUR)
    sent_at = []

    async def notes_the_time() -> None:
        sent_at.append(office.clock.now() - (lead.due_at or office.clock.now()))

    for _ in range(4):
        office.notifier.on_send = notes_the_time
        following = await office.store.next_due(office.clock.now())
        assert following is not None
        office.clock.moment = following
        await office.rings()
    assert sent_at == [timedelta(0), HOUR, 3 * HOUR, timedelta(hours=21)]


async def test_all_that_is_owed_rides_in_one_message(office: Office) -> None:
    first = await office.records("Jane", due=HOUR)
    for name, seconds in (("John", 20), ("Joan", 29), ("Jack", 31)):
        await office.records(name, due=HOUR + timedelta(seconds=seconds))
    office.clock.moves(HOUR)
    await office.rings()
    assert office.notifier.nags() == [(1, 2, 3)]
    assert (await office.lead(first.ref)).nags == 1
    await office.passes(HOUR / 2)
    assert office.notifier.nags() == [(1, 2, 3), (4, 1, 2, 3)], (
        "the fourth waits ten minutes, then all are named, what is new first"
    )


async def test_each_person_gets_their_own_nag(office: Office) -> None:
    await office.records("Jane", due=HOUR)
    await office.records("John", by=BOB, due=HOUR)
    office.clock.moves(HOUR)
    await office.rings()
    assert (office.notifier.nags(ANN), office.notifier.nags(BOB)) == ([(1,)], [(1,)])


async def test_a_mark_that_comes_while_the_nag_waits_for_its_turn_is_not_nagged_about(office: Office) -> None:
    lead = await office.records(due=HOUR)
    office.clock.moves(HOUR)
    office.notifier.on_turn = lambda: office.leads.follow_up(lead.ref, office.deed())
    await office.rings()
    assert office.notifier.turns == [ANN]
    assert office.notifier.sent == []


async def test_a_mark_that_comes_between_the_decision_and_the_claim_is_not_nagged_about(office: Office) -> None:
    lead, other = await office.records(due=HOUR), await office.records("John", due=HOUR)
    office.clock.moves(HOUR)
    reads = office.nags._leads_of

    async def reads_and_then_it_is_marked(person: PersonId) -> list[Lead]:
        found = await reads(person)
        await office.leads.close(lead.ref, office.deed())
        return found

    office.nags._leads_of = reads_and_then_it_is_marked  # type: ignore[method-assign]
    await office.rings()
    assert office.notifier.nags() == [(other.number,)]


async def test_a_mark_that_comes_while_the_nag_is_on_its_way_stands(office: Office) -> None:
    lead = await office.records(due=HOUR)
    office.clock.moves(HOUR)
    office.notifier.on_send = lambda: office.leads.snooze(
        lead.ref, Moment(office.clock.now() + DAY, exact=False), office.deed()
    )
    await office.rings()
    kept = await office.lead(lead.ref)
    assert (kept.nags, kept.due_at) == (0, office.clock.now() + DAY)
    await office.passes(HOUR)
    assert office.notifier.nags() == [(1,)]


async def test_a_crash_while_sending_loses_nothing_and_is_made_up_for_after_a_minute(office: Office) -> None:
    lead = await office.records(due=HOUR)
    office.clock.moves(HOUR)
    office.notifier.outcomes = [RuntimeError("killed")]
    await office.rings()
    assert office.notifier.sent == []
    claimed = await office.lead(lead.ref)
    assert (claimed.next_nag_at, claimed.nags) == (office.clock.now() + MINUTE, 0)
    assert office.alarm.armed[-1] == office.clock.now() + MINUTE

    await office.reopens()
    office.clock.moves(MINUTE - timedelta(seconds=1))
    await office.rings()
    assert office.notifier.sent == [], "a claim is nobody else's for a minute"
    office.clock.moves(timedelta(seconds=1))
    await office.rings()
    assert office.notifier.nags() == [(1,)]


async def test_a_crash_after_sending_repeats_one_nag(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    await office.records(due=HOUR)
    office.clock.moves(HOUR)

    async def dies() -> None:
        fills_the_disk(monkeypatch)

    office.notifier.on_send = dies
    await office.rings()
    monkeypatch.undo()
    assert office.notifier.nags() == [(1,)]
    await office.passes(HOUR / 2)
    assert office.notifier.nags() == [(1,), (1,)]


async def test_a_nag_that_telegram_would_not_take_now_is_sent_a_minute_later(office: Office) -> None:
    await office.records(due=HOUR)
    office.clock.moves(HOUR)
    office.notifier.outcomes = [Fate.LATER, Fate.MOVED]
    await office.passes(3 * MINUTE)
    assert [each.kind for each in office.notifier.sent] == ["nag: later", "nag: moved", "nag"]
    assert (await office.person()).reachable


async def test_somebody_who_blocked_the_bot_costs_one_call_and_is_rung_for_when_they_come_back(
    office: Office,
) -> None:
    await office.records("Jane", due=HOUR)
    office.clock.moves(HOUR)
    office.notifier.outcomes = [Fate.UNREACHABLE]
    await office.rings()
    await office.records("John", due=HOUR)
    await office.passes(3 * DAY)
    assert [each.kind for each in office.notifier.sent] == ["nag: unreachable"]
    assert not (await office.person()).reachable

    await office.people.meet(ANN, "Ann", back=True)
    assert office.alarm.armed[-1] == office.clock.now()
    await office.rings()
    assert office.notifier.nags() == [(1, 2)]


async def test_three_days_of_downtime_end_in_one_message(office: Office) -> None:
    for hours in (1, 2, 26, 50):
        await office.records(due=hours * HOUR)
    office.clock.moves(3 * DAY)
    await office.reopens()
    await office.passes(HOUR / 2)
    assert office.notifier.nags() == [(1, 2, 3, 4)]


async def test_a_quiet_night_holds_a_nag_back_to_the_morning(office: Office) -> None:
    lead = await office.records(due=12 * HOUR)  # 22:00
    await office.passes(12 * HOUR)
    assert office.notifier.sent == []
    assert (await office.lead(lead.ref)).next_nag_at == office.clock.now() + 10 * HOUR
    await office.passes(10 * HOUR)
    assert office.notifier.nags() == [(1,)]


async def test_a_deleted_lead_is_erased_after_ten_minutes_and_not_before(office: Office) -> None:
    lead = await office.records()
    await office.leads.delete(lead.ref, office.deed())
    await office.passes(10 * MINUTE - timedelta(seconds=1))
    assert (await office.lead(lead.ref)).deleted_at is not None
    await office.passes(timedelta(seconds=1))
    with pytest.raises(LeadNotFound):
        await office.lead(lead.ref)
    await office.passes(DAY)
    assert office.notifier.sent == []
    assert (await office.records()).number == 2, "its number is never given again"


@pytest.mark.parametrize("mark", ["follow_up", "close", "lose"])
async def test_a_planned_follow_up_falls_due_opens_the_lead_and_rings(office: Office, mark: str) -> None:
    lead = await office.records()
    await getattr(office.leads, mark)(lead.ref, office.deed())
    await office.leads.plan(lead.ref, Moment(office.clock.now() + DAY, exact=False), office.deed())
    await office.passes(DAY - MINUTE)
    assert (await office.lead(lead.ref)).status is not Status.OPEN
    await office.passes(MINUTE)
    assert (await office.lead(lead.ref)).status is Status.OPEN
    assert office.notifier.nags() == [(1,)]


async def test_a_resting_lead_is_never_nagged_about(office: Office) -> None:
    lead = await office.records()
    await office.leads.follow_up(lead.ref, office.deed())
    await office.passes(30 * DAY)
    assert office.notifier.sent == []
    assert office.nags.why(await office.person(), await office.lead(lead.ref)).reason is Reason.NOTHING_DUE


async def test_a_lead_of_the_pool_waits_for_an_owner_and_wakes_nobody(office: Office) -> None:
    team = await office.has_team(ANN, BOB)
    lead = await office.records(workspace=team, due=HOUR)
    async with office.store.workspace(team) as work:
        kept = await work.leads.get(lead.number)
        await work.leads.save(replace(kept, owner=None))
        await work.commit()
    office.clock.moves(HOUR)
    await office.rings()
    assert office.notifier.sent == []


async def test_leads_of_two_workspaces_ride_together_and_only_with_their_owner(office: Office) -> None:
    team = await office.has_team(ANN, BOB)
    await office.records("Jane", due=HOUR)
    await office.records("John", due=HOUR, workspace=team, by=ANN)
    await office.records("Joan", due=HOUR, workspace=team, by=BOB)
    office.clock.moves(HOUR)
    await office.rings()
    assert sorted(office.notifier.nags(ANN)[0]) == [1, 1]
    assert office.notifier.nags(BOB) == [(2,)]


@pytest.mark.parametrize("at_work", [False, True])
async def test_a_damaged_workspace_stops_alone(office: Office, at_work: bool) -> None:
    team = await office.has_team(ANN)
    await office.records("Jane", due=HOUR)
    await office.records("John", due=HOUR, workspace=team)
    await office.reopens()
    if not at_work:
        await office.store.close()
    (office.folder / "workspaces" / f"{int(team)}.json").write_text("{ cut")
    if not at_work:
        office._opens()
    office.clock.moves(HOUR)
    await office.rings()
    await office.rings()
    assert office.notifier.nags() == [(1,)]


async def test_what_is_under_way_is_not_started_twice(office: Office) -> None:
    await office.records(due=HOUR)
    office.clock.moves(HOUR)
    office.notifier.on_send = office.nags.ring
    await office.nags.ring()
    await office.rings()
    assert office.notifier.nags() == [(1,)]


async def test_what_is_under_way_can_be_left_to_the_next_start(office: Office) -> None:
    await office.records(due=HOUR)
    office.clock.moves(HOUR)

    async def takes_for_ever() -> None:
        await asyncio.Event().wait()

    office.notifier.on_send = takes_for_ever
    await office.nags.ring()
    await asyncio.sleep(0.01)
    await office.nags.stop()
    assert office.nags._under_way == {}
    await office.reopens()
    await office.passes(MINUTE)
    assert office.notifier.nags() == [(1,)]


async def test_while_nothing_can_be_saved_nobody_is_rung_for_and_then_everybody_is(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await office.records(due=HOUR)
    office.clock.moves(HOUR)
    makes_room = fills_the_disk(monkeypatch)
    await office.rings()
    await office.rings()
    assert office.notifier.sent == [], "a nag that could not be recorded would come again and again"
    makes_room()
    await office.rings()
    assert office.notifier.nags() == [(1,)]


async def test_leads_of_somebody_who_is_not_known_are_left_alone(office: Office) -> None:
    await office.records(due=HOUR)
    async with office.store.person(ANN) as work:
        await work.remove()
        await work.commit()
    office.clock.moves(HOUR)
    await office.rings()
    await office.nags.refresh(ANN, await office.lead(LeadRef(WorkspaceId(ANN), 1)))
    assert office.notifier.sent == []


# The living card ------------------------------------------------------------------------------------------


async def nagged(office: Office, *names: str) -> list[Lead]:
    """Ann owes these, and has a card that says so."""
    leads = [await office.records(name, due=HOUR) for name in names]
    office.clock.moves(HOUR)
    await office.rings()
    office.notifier.sent.clear()
    return [await office.lead(lead.ref) for lead in leads]


async def test_a_mark_made_elsewhere_redraws_the_card(office: Office) -> None:
    jane, john = await nagged(office, "Jane", "John")
    marked = await office.leads.follow_up(jane.ref, office.deed())
    await office.nags.refresh(ANN, marked)
    assert office.notifier.sent == [Sent("refresh", ANN, (john.number,), message=501)]
    card = (await office.person()).card
    assert card is not None
    assert card.shown == (john.ref,)


async def test_when_the_last_one_is_marked_the_card_is_redrawn_and_no_longer_lives(office: Office) -> None:
    (jane,) = await nagged(office, "Jane")
    await office.nags.refresh(ANN, await office.leads.close(jane.ref, office.deed()))
    assert office.notifier.sent == [Sent("refresh", ANN, (), message=501)]
    assert (await office.person()).card is None


async def test_a_change_to_another_lead_leaves_the_card_alone(office: Office) -> None:
    await nagged(office, "Jane")
    other = await office.records("John", due=DAY)
    await office.nags.refresh(ANN, await office.leads.note(other.ref, "likes tea", office.deed()))
    assert office.notifier.sent == []


async def test_a_lead_that_is_owed_since_the_card_was_sent_comes_onto_it(office: Office) -> None:
    await nagged(office, "Jane")
    other = await office.records("John", due=MINUTE, exact=False)
    office.clock.moves(MINUTE)
    await office.nags.refresh(ANN, await office.leads.note(other.ref, "likes tea", office.deed()))
    assert [each.leads for each in office.notifier.sent] == [(2, 1)]


async def test_a_card_that_is_busy_with_questions_is_not_redrawn(office: Office) -> None:
    jane, john = await nagged(office, "Jane", "John")
    await office.nags.opens(ANN, 501, john.ref)
    marked = await office.leads.close(jane.ref, office.deed())
    await office.nags.refresh(ANN, marked)
    assert office.notifier.sent == []
    assert await office.nags.lists(ANN, 501) == (john,)
    await office.nags.refresh(ANN, await office.leads.note(john.ref, "likes tea", office.deed()))
    assert [each.leads for each in office.notifier.sent] == [(john.number,)]


async def test_without_a_card_there_is_nothing_to_redraw(office: Office) -> None:
    lead = await office.records()
    await office.nags.refresh(ANN, await office.leads.close(lead.ref, office.deed()))
    assert office.notifier.sent == []


async def test_an_older_message_does_not_become_the_living_card_by_being_pressed(office: Office) -> None:
    jane, _ = await nagged(office, "Jane", "John")
    await office.nags.opens(ANN, 400, jane.ref)
    assert await office.nags.lists(ANN, 400) is None
    card = (await office.person()).card
    assert card is not None
    assert (card.message, card.busy_with) == (501, None)


async def test_asking_what_is_owed_makes_that_message_the_card_and_names_the_one_before(office: Office) -> None:
    jane, john = await nagged(office, "Jane", "John")
    assert await office.nags.adopts(ANN, 600) == 501
    card = (await office.person()).card
    assert card is not None
    assert (card.message, card.shown) == (600, (jane.ref, john.ref))


async def test_a_message_that_says_all_done_is_no_living_card(office: Office) -> None:
    assert await office.nags.adopts(ANN, 600) is None
    assert (await office.person()).card is None


async def test_a_lone_message_with_what_is_owed_becomes_the_card_when_it_is_turned_over(office: Office) -> None:
    await office.records(due=HOUR)
    office.clock.moves(HOUR)
    owed = await office.nags.lists(ANN, 600)
    assert owed is not None
    assert [lead.number for lead in owed] == [1]
    card = (await office.person()).card
    assert card is not None
    assert card.message == 600


async def test_a_new_nag_takes_the_place_of_the_card_before(office: Office) -> None:
    await nagged(office, "Jane")
    await office.passes(HOUR)
    card = (await office.person()).card
    assert card is not None
    assert card.message == 502


async def test_why_this_nag_names_the_next_one_or_none(office: Office) -> None:
    (jane,) = await nagged(office, "Jane")
    ann = await office.person()
    owed = office.nags.why(ann, jane)
    assert (owed.reason, owed.next_at) == (Reason.STILL_OWED, office.clock.now() + HOUR)


async def test_hours_changed_meanwhile_hold_a_nag_back(office: Office) -> None:
    await office.records(due=HOUR)
    await office.people.set_hours(ANN, WorkHours(days=frozenset({5})))
    await office.passes(4 * DAY)
    assert office.notifier.sent == []
    await office.passes(DAY)
    assert office.notifier.nags() == [(1,)]


async def test_nobody_sees_what_somebody_else_owes(office: Office) -> None:
    await office.records(due=HOUR)
    office.clock.moves(HOUR)
    assert await office.nags.owed(BOB) == ()
    with pytest.raises(NotAllowed):
        await office.leads.all(WorkspaceId(ANN), BOB)
