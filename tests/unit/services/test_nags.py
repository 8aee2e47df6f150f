"""Nagging: what is due is claimed, sent and recorded; a crash repeats one nag and loses none."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bench import races
from domain.errors import NotAllowed
from domain.models import Lead, PersonId, Status, WorkspaceId
from domain.nagging import Reason
from domain.people import Pings, Profile, WorkHours
from domain.when import Moment
from services.ledger import Holdings
from services.nags import AT_ONCE, THE_NEXT_AFTER
from services.ports import Fate
from storage.base import LeadNotFound
from tests.unit.services.the_office import ANN, BOB, DAY, HOUR, MINUTE, Office, fills_the_disk


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
    reads = office.nags._ledger.waiting_for

    async def reads_and_then_it_is_marked(person: PersonId) -> Holdings:
        found = await reads(person)
        await office.leads.close(lead.ref, office.deed())
        return found

    office.nags._ledger.waiting_for = reads_and_then_it_is_marked  # type: ignore[method-assign]
    await office.rings()
    assert office.notifier.nags() == [(other.number,)]


async def test_a_mark_in_the_group_while_other_workspaces_are_claimed_is_not_nagged_about(office: Office) -> None:
    team = await office.has_team(ANN, admins=[ANN])
    own, theirs = await office.records(due=HOUR), await office.records("John", due=HOUR, workspace=team)
    office.clock.moves(HOUR)
    claims = office.nags._ledger.change

    async def claims_and_then_it_is_marked(leads: Sequence[Lead], change: Callable[[Lead], Lead]) -> list[Lead]:
        claimed = await claims(leads, change)
        office.nags._ledger.change = claims  # type: ignore[method-assign]
        async with office.notifier.of(int(team)):
            await office.leads.close(theirs.ref, office.deed())
        return claimed

    office.nags._ledger.change = claims_and_then_it_is_marked  # type: ignore[method-assign]
    await office.rings()
    assert [each.names for each in office.notifier.sent if each.kind == "nag"] == [("Jane Doe",)]
    assert (await office.lead(own.ref)).nags == 1


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


async def test_a_mark_in_the_group_while_the_nag_is_on_its_way_changes_the_card_without_a_sound(office: Office) -> None:
    team = await office.has_team(ANN, admins=[ANN])
    own, theirs = await office.records(due=HOUR), await office.records("John", due=HOUR, workspace=team)
    office.clock.moves(HOUR)
    office.notifier.on_send = lambda: office.leads.close(theirs.ref, office.deed())
    await office.rings()
    assert [(each.kind, each.leads) for each in office.notifier.sent] == [("nag", (1, 1)), ("refresh", (1,))]
    card = (await office.person()).card
    assert card is not None
    assert card.shown == (own.ref,)


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

    office.alarm.armed.clear()
    await office.people.meet(ANN, "Ann", back=True)
    assert office.clock.now() in office.alarm.armed
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
    await office.leads.rest(lead.ref, office.deed())
    await office.passes(30 * DAY)
    assert set(office.notifier.kinds()) == {"digest"}, "a lead that is going cold stands on the morning list"
    explained = await office.nags.why(await office.person(), await office.lead(lead.ref))
    assert (explained.reason, explained.next_at) == (Reason.NOTHING_DUE, None)


async def test_a_lead_of_the_pool_waits_for_an_owner_and_the_group_alone_hears(office: Office) -> None:
    team = await office.has_team(ANN, BOB)
    lead = await office.records(workspace=team, due=HOUR)
    async with office.store.workspace(team) as work:
        kept = await work.leads.get(lead.number)
        await work.leads.save(replace(kept, owner=None))
        await work.commit()
    office.clock.moves(HOUR)
    await office.rings()
    assert [(each.kind, each.to) for each in office.notifier.sent] == [("pool", team)]


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
    await office.passes(MINUTE)
    assert office.notifier.nags() == [(1,)]


async def test_leads_of_somebody_who_is_not_known_are_left_alone(office: Office) -> None:
    await office.records(due=HOUR)
    async with office.store.person(ANN) as work:
        await work.remove()
        await work.commit()
    office.clock.moves(HOUR)
    await office.rings()
    assert office.notifier.sent == []


async def test_a_new_nag_takes_the_place_of_the_card_before(office: Office) -> None:
    await office.is_nagged_about("Jane")
    await office.passes(HOUR)
    card = (await office.person()).card
    assert card is not None
    assert card.message == 502
    assert [each.instead_of for each in office.notifier.sent] == [501]


@pytest.mark.parametrize("busy", [False, True])
async def test_a_card_that_was_asked_for_in_a_group_while_a_nag_left_goes_unless_it_asks(
    office: Office, busy: bool
) -> None:
    (jane,) = await office.is_nagged_about("Jane")

    async def asked_in_a_group() -> None:
        assert await office.living_cards.adopts(ANN, 900, jane.ref if busy else None) == 501

    office.notifier.on_send = asked_in_a_group
    await office.passes(HOUR)
    card = (await office.person()).card
    assert card is not None
    assert card.message == 502
    taken_away = [each.message for each in office.notifier.sent if each.kind == "taken away"]
    assert taken_away == ([] if busy else [900])


async def test_why_this_nag_names_the_next_one_or_none(office: Office) -> None:
    (jane,) = await office.is_nagged_about("Jane")
    ann = await office.person()
    owed = await office.nags.why(ann, jane)
    assert (owed.reason, owed.next_at, owed.after) == (Reason.STILL_OWED, office.clock.now() + HOUR, None)


async def test_hours_changed_meanwhile_hold_a_nag_back(office: Office) -> None:
    await office.records(due=HOUR)
    await office.habits.set_hours(ANN, WorkHours(days=frozenset({5})))
    await office.passes(4 * DAY)
    assert office.notifier.sent == []
    await office.passes(DAY)
    assert office.notifier.kinds() == ["nag"]


async def test_nobody_sees_what_somebody_else_owes(office: Office) -> None:
    await office.records(due=HOUR)
    office.clock.moves(HOUR)
    assert await office.living_cards.owed(BOB) == ()
    with pytest.raises(NotAllowed):
        await office.leads.all(WorkspaceId(ANN), BOB)


# Pings, pauses and troubles ---------------------------------------------------------------------------------


async def spends_the_pings_of_today(office: Office) -> Pings:
    """Ann has been rung twelve times today, the last time a while ago."""
    spent = Pings(office.clock.now().astimezone((await office.person()).zone).date(), 12)
    await office.people.change(ANN, lambda kept: replace(kept, pings=spent))
    return spent


async def test_beyond_the_pings_of_a_day_a_typed_time_arrives_without_a_sound_and_is_no_ping(office: Office) -> None:
    lead = await office.records(due=HOUR, exact=True)
    spent = await spends_the_pings_of_today(office)
    before = (await office.person()).last_ping_at
    await office.passes(HOUR)
    assert [(each.kind, each.silent) for each in office.notifier.sent] == [("nag", True)]
    ann = await office.person()
    assert (ann.pings, ann.last_ping_at) == (spent, before)
    assert (ann.card is not None, (await office.lead(lead.ref)).nags) == (True, 1), "it is on the card all the same"


async def test_beyond_the_pings_of_a_day_everything_else_waits_for_the_next_morning(office: Office) -> None:
    await office.records(due=HOUR)
    await spends_the_pings_of_today(office)
    await office.passes(9 * HOUR)
    assert office.notifier.sent == []
    await office.passes(13 * HOUR)
    assert office.notifier.kinds() == ["nag"]
    pings = (await office.person()).pings
    assert pings is not None
    assert pings.count == 1, "a new day"


async def test_every_ping_of_a_day_is_counted(office: Office) -> None:
    await office.habits.set_profile(ANN, Profile.RELENTLESS)
    await office.records(due=HOUR)
    await office.passes(13 * HOUR)
    nags = [each for each in office.notifier.sent if each.kind == "nag"]
    pings = (await office.person()).pings
    assert pings is not None
    assert pings.count == len(nags) == 10, "the last two of a day are kept for what is new"


async def test_words_that_telegram_refuses_are_tried_again_in_an_hour(office: Office) -> None:
    lead = await office.records(due=HOUR)
    office.notifier.outcomes = [Fate.REFUSED]
    await office.passes(HOUR)
    kept = await office.lead(lead.ref)
    assert (kept.nags, kept.next_nag_at) == (0, office.clock.now() + HOUR)
    assert (await office.person()).pings is None
    await office.passes(HOUR - MINUTE)
    assert office.notifier.kinds() == ["nag: refused"]
    await office.passes(MINUTE)
    assert office.notifier.kinds() == ["nag: refused", "nag"]


async def test_a_fault_of_ours_rests_that_person_longer_each_time_and_disturbs_nobody_else(office: Office) -> None:
    await office.records(due=HOUR)
    tried: list[timedelta] = []
    fails = office.nags._ledger.waiting_for

    async def breaks(person: PersonId) -> Holdings:
        if person == ANN:
            tried.append(office.clock.now() - start)
            raise RuntimeError("a fault of ours")
        return await fails(person)

    office.nags._ledger.waiting_for = breaks  # type: ignore[method-assign]
    office.clock.moves(HOUR)
    start = office.clock.now()
    for hours in range(4):
        await office.records(f"John {hours}", by=BOB, due=timedelta(hours=hours, minutes=30))
    await office.passes(4 * HOUR)
    waits = [(later - before) / MINUTE for before, later in pairwise(tried)]
    assert tried[0] == timedelta()
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]
    assert office.notifier.nags(ANN) == []
    assert office.notifier.nags(BOB)[0] == (1,)
    assert next(each.at for each in office.notifier.sent if each.to == BOB) == start + timedelta(minutes=30)


async def test_success_ends_the_rest(office: Office) -> None:
    await office.records(due=HOUR)
    office.notifier.outcomes = [RuntimeError(), RuntimeError(), Fate.SENT, RuntimeError(), Fate.SENT]
    await office.passes(HOUR + 3 * MINUTE)
    assert office.notifier.nags() == [(1,)]
    assert len(office.nags._rests) == 0
    first = office.notifier.sent[-1].at
    assert first is not None
    await office.passes(2 * HOUR)
    assert [each.at for each in office.notifier.sent if each.kind == "nag"][1] == first + HOUR - 2 * MINUTE, (
        "after a minute again, not after four"
    )


async def test_a_lead_of_the_pool_does_not_keep_the_others_back(office: Office) -> None:
    team = await office.has_team(ANN)
    pool = await office.records("Pool", workspace=team, due=HOUR)
    async with office.store.workspace(team) as work:
        await work.leads.save(replace(await work.leads.get(pool.number), owner=None))
        await work.commit()
    await office.records("Jane", due=HOUR)
    await office.passes(HOUR)
    assert office.notifier.nags() == [(1,)]


async def test_list_and_nag_of_one_moment_come_in_one_turn_the_list_first(office: Office) -> None:
    eight = office.clock.now() + 22 * HOUR
    await office.records("Jane", due=eight)
    await office.records("John", due=eight + 3 * HOUR)
    await office.passes(22 * HOUR)
    assert [(each.kind, each.names) for each in office.notifier.sent] == [
        ("digest", ("John",)),
        ("nag", ("Jane",)),
    ]
    assert office.notifier.turns.count(ANN) == 1


async def test_a_typed_time_soon_after_the_list_rings_all_the_same(office: Office) -> None:
    eight = office.clock.now() + 22 * HOUR
    await office.records("Jane", due=eight)
    await office.records("John", due=eight + 5 * MINUTE, exact=True)
    await office.passes(22 * HOUR + 5 * MINUTE)
    assert [(each.kind, each.names) for each in office.notifier.sent] == [
        ("digest", ("John",)),
        ("nag", ("Jane",)),
        ("nag", ("John", "Jane")),
    ]


async def test_a_nag_that_the_list_left_things_to_is_tried_until_it_gets_through(office: Office) -> None:
    eight = office.clock.now() + 22 * HOUR
    await office.records("Jane", due=eight)
    await office.records("John", due=eight + 3 * HOUR)
    office.notifier.outcomes = [Fate.SENT, Fate.LATER]
    await office.passes(22 * HOUR + 2 * MINUTE)
    assert office.notifier.kinds() == ["digest", "nag: later", "nag"]


async def test_a_mark_in_the_turn_before_the_list_is_on_neither(office: Office) -> None:
    lead = await office.records(due=22 * HOUR)
    office.notifier.on_turn = lambda: office.leads.close(lead.ref, office.deed())
    await office.passes(22 * HOUR)
    assert office.notifier.sent == []


async def test_200_marks_race_the_nag_and_none_is_nagged_about_after_it_was_acknowledged(tmp_path: Path) -> None:
    figures = await races.experiment(tmp_path, marks=200, seed=7)
    assert figures.late == []
    assert (figures.marks, figures.in_the_group > 0) == (200, True)
    assert min(figures.nagged_before, figures.never_nagged) > 20, "it was a race"


async def test_of_many_pools_a_few_are_offered_at_once(office: Office) -> None:
    await office.meets(ANN)
    for number in range(2 * AT_ONCE):
        lead = await office.records(workspace=await office.has_team(ANN, team=WorkspaceId(-1000 - number)))
        await office.pool.release(lead.ref, office.deed(ANN))
    await office.nags.ring()
    assert len(office.nags._under_way) == AT_ONCE
    await office.rings()
    assert office.notifier.kinds().count("pool") == 2 * AT_ONCE


async def test_of_a_burst_a_few_are_begun_at_once_and_the_others_soon_after(office: Office) -> None:
    people = [PersonId(7000 + number) for number in range(2 * AT_ONCE + 1)]
    for person in people:
        await office.people.own_workspace(await office.people.meet(person, "Somebody", back=True))
        await office.records(by=person)
    office.clock.moves(HOUR)
    begun = []
    for _ in range(3):
        await office.nags.ring()
        begun.append(len(office.nags._under_way))
        await office.ends_what_is_under_way()
        office.clock.moves(THE_NEXT_AFTER)
    assert begun == [AT_ONCE, AT_ONCE, 1]
    assert office.alarm.wakes_at is not None
    assert [len(office.notifier.nags(person)) for person in people] == [1] * len(people)
