"""Who else hears: the group by a count, the admins by name, a stand-in for who is away."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.errors import NotAllowed
from domain.models import Lead, PersonId, Step, Workspace, WorkspaceId
from domain.people import Person, WorkHours
from services.ports import Fate, Outcome
from tests.unit.services.the_office import (
    ANN,
    BOB,
    CHARLIE,
    DAY,
    DORA,
    HOUR,
    MINUTE,
    TEAM,
    Office,
    Sent,
    fills_the_disk,
)

HALIFAX = ZoneInfo("America/Halifax")


def local(sent: Sent) -> str:
    assert sent.at is not None
    return sent.at.astimezone(HALIFAX).strftime("%a %H:%M")


def told(office: Office, kind: str) -> list[Sent]:
    return [each for each in office.notifier.sent if each.kind == kind]


@pytest.fixture
async def team(office: Office) -> WorkspaceId:
    """Ann and Bob sell, Charlie and Dora lead them."""
    await office.meets(CHARLIE, DORA)
    return await office.has_team(ANN, BOB, admins=[CHARLIE, DORA])


async def owes(office: Office, name: str = "Jane", *, by: PersonId = ANN, due: timedelta = HOUR) -> Lead:
    return await office.records(name, by=by, due=due, workspace=TEAM)


async def nobody_hears_for_ann(office: Office) -> None:
    """She can't be written to, and isn't called for in the group as she is away: so the group hears a number."""
    await office.habits.go_away(ANN, office.clock.now() + 14 * DAY)
    await office.people.unreachable(ANN)


# The group --------------------------------------------------------------------------------------------------


async def test_after_three_unanswered_nags_the_group_hears_a_count(office: Office, team: WorkspaceId) -> None:
    lead = await owes(office)
    await office.passes(21 * HOUR)
    assert len(office.notifier.nags()) == 3
    assert told(office, "group") == []
    await office.passes(HOUR)
    (heard,) = told(office, "group")
    assert (heard.to, heard.leads, heard.unheard, local(heard)) == (team, (1,), (), "Tue 08:00")
    assert office.notifier.kinds()[-2:] == ["nag", "group"], "the owner first"
    assert (await office.lead(lead.ref)).escalated is Step.GROUP


async def test_a_private_lead_is_told_to_nobody(office: Office, team: WorkspaceId) -> None:
    await office.records(due=HOUR)
    await office.passes(21 * DAY)
    assert set(office.notifier.kinds()) == {"nag"}
    assert {each.to for each in office.notifier.sent} == {ANN}


async def test_the_group_hears_once_a_day_of_all_that_is_late(office: Office, team: WorkspaceId) -> None:
    await owes(office, "Jane")
    await owes(office, "John")
    await owes(office, "Jack", by=BOB, due=25 * HOUR)
    await office.passes(2 * DAY)
    assert [(local(each), each.leads) for each in told(office, "group")] == [
        ("Tue 08:00", (1, 2)),
        ("Wed 08:00", (1, 2, 3)),
    ]


async def test_the_second_news_of_a_day_waits_for_the_next(office: Office, team: WorkspaceId) -> None:
    await owes(office, "Jane")
    await office.habits.set_hours(BOB, WorkHours(time(9), time(20)))
    await owes(office, "Jack", by=BOB, due=8 * HOUR)  # the third nag is at nine on Tuesday, the fourth at three
    await office.passes(2 * DAY)
    assert [(local(each), each.leads) for each in told(office, "group")] == [
        ("Tue 08:00", (1,)),
        ("Wed 09:00", (1, 2)),
    ]


async def test_without_news_the_group_hears_nothing(office: Office, team: WorkspaceId) -> None:
    await owes(office)
    await office.passes(14 * DAY)
    assert len(told(office, "group")) == 1
    assert len(told(office, "admin")) == 2


async def test_a_new_follow_up_of_the_same_lead_is_news_again(office: Office, team: WorkspaceId) -> None:
    lead = await owes(office)
    await office.passes(DAY)
    await office.leads.follow_up(lead.ref, office.deed())
    assert (await office.lead(lead.ref)).escalated is Step.OWNER
    await office.leads.plan(lead.ref, office.moment(DAY), office.deed())
    await office.passes(3 * DAY)
    assert [local(each) for each in told(office, "group")] == ["Tue 08:00", "Thu 08:00"]


async def test_the_group_is_answered_while_its_admins_are_told(office: Office, team: WorkspaceId) -> None:
    lead = await owes(office)
    await nobody_hears_for_ann(office)
    answered = list[list[str]]()

    async def somebody_writes() -> None:
        async with asyncio.timeout(1), office.notifier.of(TEAM):
            answered.append(office.notifier.kinds())

    async def the_group_hears() -> None:
        office.notifier.on_send = somebody_writes

    office.notifier.on_send = the_group_hears
    await office.passes(HOUR)
    assert answered == [["group"]]
    assert {each.to for each in told(office, "admin")} == {CHARLIE, DORA}
    assert (await office.lead(lead.ref)).escalated is Step.ADMINS


async def test_the_admins_do_not_hear_of_what_was_marked_while_the_group_was_told(
    office: Office, team: WorkspaceId
) -> None:
    lead = await owes(office)
    await nobody_hears_for_ann(office)

    async def marks() -> None:
        await office.leads.close(lead.ref, office.deed(CHARLIE))

    office.notifier.on_send = marks
    await office.passes(HOUR)
    assert office.notifier.kinds() == ["group"]


async def test_a_lead_marked_just_before_is_not_counted(office: Office, team: WorkspaceId) -> None:
    jane = await owes(office, "Jane")
    await owes(office, "John")
    await office.passes(21 * HOUR)

    async def marks() -> None:
        await office.leads.close(jane.ref, office.deed(CHARLIE))

    office.notifier.on_send = marks
    await office.passes(HOUR)
    assert [each.leads for each in told(office, "group")] == [(2,)]


async def test_a_group_that_can_not_be_told_is_tried_again_after_a_minute(office: Office, team: WorkspaceId) -> None:
    lead = await owes(office)
    await office.passes(21 * HOUR)
    office.notifier.outcomes = [Fate.SENT, Fate.LATER, Fate.LATER]  # the nag, the group twice
    await office.passes(HOUR + 10 * MINUTE)
    assert office.notifier.kinds()[-4:] == ["nag", "group: later", "group: later", "group"]
    assert local(office.notifier.sent[-1]) == "Tue 08:02"
    assert (await office.lead(lead.ref)).escalated is Step.GROUP


async def test_what_was_marked_meanwhile_is_not_told_again_and_again(office: Office, team: WorkspaceId) -> None:
    lead = await owes(office)
    await office.passes(21 * HOUR)
    office.notifier.outcomes = [Fate.SENT, Fate.LATER]
    await office.passes(HOUR)
    await office.leads.close(lead.ref, office.deed())
    turns = office.notifier.turns.count(team)
    await office.passes(DAY)
    assert office.notifier.kinds(team) == ["group: later"]
    assert office.notifier.turns.count(team) == turns + 1


async def test_a_group_that_is_gone_is_not_tried_again(office: Office, team: WorkspaceId) -> None:
    await owes(office)
    office.blocking.add(int(team))
    await office.passes(7 * DAY)
    assert office.notifier.kinds(team) == ["group: unreachable"]
    assert len(told(office, "admin")) == 2, "the admins hear all the same"


async def test_a_busy_group_holds_nobodys_own_reminders_back(office: Office, team: WorkspaceId) -> None:
    await owes(office)
    await office.passes(21 * HOUR)
    async with office.notifier.of(team):
        office.clock.moves(HOUR)  # the fourth nag, after which the group would hear
        await office.nags.ring()
        await office.has_seen_to(ANN)
        await office.records("Jack", due=HOUR)
        office.clock.moves(HOUR)
        await office.nags.ring()
        await office.has_seen_to(ANN)
        assert len(office.notifier.nags()) == 5
        assert told(office, "group") == []
    await office.rings()
    assert [each.leads for each in told(office, "group")] == [(1,)]


async def test_news_that_come_while_a_group_is_being_told_are_told_after_that(
    office: Office, team: WorkspaceId, monkeypatch: pytest.MonkeyPatch
) -> None:
    told_of: list[WorkspaceId] = []

    async def tells(which: WorkspaceId) -> None:
        told_of.append(which)
        if len(told_of) == 1:
            office.nags._tell_soon(which)

    monkeypatch.setattr(office.escalations, "tell", tells)
    office.nags._tell_soon(team)
    await office.ends_what_is_under_way()
    assert told_of == [team, team]


async def test_a_team_that_can_not_be_told_for_a_fault_of_ours_is_told_later(office: Office, team: WorkspaceId) -> None:
    await owes(office)
    await office.passes(21 * HOUR)
    office.notifier.outcomes = [Fate.SENT, RuntimeError("ours"), RuntimeError("ours")]
    await office.passes(2 * HOUR)
    assert [local(each) for each in told(office, "group")] == ["Tue 08:03"]
    assert len(office.notifier.nags()) == 4, "Ann hears no more often for it"


async def test_a_crash_between_telling_and_recording_tells_once_more(
    office: Office, team: WorkspaceId, monkeypatch: pytest.MonkeyPatch
) -> None:
    await owes(office)
    await office.passes(22 * HOUR - MINUTE)
    tells = office.notifier.tell_group

    async def tells_and_dies(*about: object, silent: bool) -> object:
        outcome = await tells(*about, silent=silent)  # type: ignore[arg-type]
        fills_the_disk(monkeypatch)
        return outcome

    office.notifier.tell_group = tells_and_dies  # type: ignore[method-assign,assignment]
    office.clock.moves(MINUTE)
    await office.rings()
    monkeypatch.undo()
    first = told(office, "group")
    await office.reopens()
    await office.passes(DAY)
    assert (len(first), len(told(office, "group"))) == (1, 1)


async def test_a_fault_with_an_admin_does_not_tell_the_group_again(office: Office, team: WorkspaceId) -> None:
    await owes(office)
    office.clock.moves(9 * DAY)
    office.notifier.outcomes = [Fate.SENT, Fate.SENT, RuntimeError("a fault of ours")]  # the nag, the group
    await office.passes(DAY)
    assert len(told(office, "group")) == 1
    assert len(told(office, "admin")) == 2


# The admins -------------------------------------------------------------------------------------------------


async def test_after_two_working_days_each_admin_is_told_privately_with_names(
    office: Office, team: WorkspaceId
) -> None:
    lead = await owes(office)
    await office.passes(7 * DAY)
    heard = told(office, "admin")
    assert [(each.to, each.names, local(each), each.silent) for each in heard] == [
        (CHARLIE, ("Jane",), "Wed 15:00", False),
        (DORA, ("Jane",), "Wed 15:00", False),
    ]
    assert (await office.lead(lead.ref)).escalated is Step.ADMINS
    charlie = await office.person(CHARLIE)
    assert charlie.last_ping_at == heard[0].at, "it counts among the pings of the day"


async def test_a_weekend_is_no_working_day(office: Office, team: WorkspaceId) -> None:
    await owes(office, due=4 * DAY + HOUR)  # Friday 11:00
    await office.passes(9 * DAY)
    assert [local(each) for each in told(office, "admin")] == ["Tue 15:00", "Tue 15:00"]


async def test_nobody_is_told_of_their_own_leads(office: Office, team: WorkspaceId) -> None:
    await owes(office, "Jane")
    await owes(office, "Jack", by=CHARLIE)
    await office.passes(7 * DAY)
    assert [(each.to, each.names) for each in told(office, "admin")] == [
        (CHARLIE, ("Jane",)),
        (DORA, ("Jane", "Jack")),
    ]


async def test_an_admin_who_is_off_hears_without_a_sound(office: Office, team: WorkspaceId) -> None:
    await office.habits.go_away(CHARLIE, office.clock.now() + 30 * DAY)
    await owes(office)
    await office.passes(7 * DAY)
    assert [(each.to, each.silent) for each in told(office, "admin")] == [(CHARLIE, True), (DORA, False)]
    assert (await office.person(CHARLIE)).pings is None


async def test_trouble_with_an_admin_is_tried_again_after_a_minute(office: Office, team: WorkspaceId) -> None:
    lead = await owes(office)
    office.clock.moves(9 * DAY)
    office.notifier.outcomes = [Fate.SENT, Fate.SENT, Fate.LATER, Fate.LATER]
    await office.passes(10 * MINUTE)
    assert office.notifier.kinds()[1:] == ["group", "admin: later", "admin: later", "admin", "admin"]
    assert (await office.lead(lead.ref)).escalated is Step.ADMINS


async def test_an_admin_who_has_heard_does_not_hear_again_because_another_could_not_be_told(
    office: Office, team: WorkspaceId
) -> None:
    lead = await owes(office)
    office.clock.moves(9 * DAY)
    office.notifier.outcomes = [Fate.SENT, Fate.SENT, Fate.SENT, Fate.LATER]
    await office.passes(10 * MINUTE)
    assert office.notifier.kinds()[1:] == ["group", "admin", "admin: later"]
    assert (await office.lead(lead.ref)).escalated is Step.ADMINS


async def test_admins_hear_again_of_what_only_those_could_be_told_whose_it_is(
    office: Office, team: WorkspaceId
) -> None:
    await owes(office, "Jane", by=CHARLIE)
    await owes(office, "John")
    office.clock.moves(9 * DAY)
    office.notifier.outcomes = [*[Fate.SENT] * 4, Fate.LATER]
    await office.passes(10 * MINUTE)
    assert [(each.kind, each.to, each.names) for each in office.notifier.sent if "admin" in each.kind] == [
        ("admin", CHARLIE, ("John",)),
        ("admin: later", DORA, ("Jane", "John")),
        ("admin", DORA, ("Jane",)),
    ]


async def test_while_the_group_can_not_be_told_the_admins_wait_so_that_both_hear(
    office: Office, team: WorkspaceId
) -> None:
    await owes(office)
    office.clock.moves(9 * DAY)
    office.notifier.outcomes = [Fate.SENT, Fate.LATER]
    await office.passes(10 * MINUTE)
    assert office.notifier.kinds()[1:] == ["group: later", "group", "admin", "admin"]


async def test_an_admin_who_blocked_the_bot_costs_one_call(office: Office, team: WorkspaceId) -> None:
    office.blocking.add(CHARLIE)
    await owes(office)
    await owes(office, "John", due=3 * DAY)
    await office.passes(14 * DAY)
    assert office.notifier.kinds(CHARLIE) == ["admin: unreachable"]
    assert office.notifier.kinds(DORA) == ["admin", "admin"]
    charlie = await office.person(CHARLIE)
    assert (charlie.reachable, charlie.pings) == (False, None)


async def test_where_no_admin_can_be_told_the_log_says_so_once(
    office: Office, team: WorkspaceId, caplog: pytest.LogCaptureFixture
) -> None:
    office.blocking.update({CHARLIE, DORA})
    lead = await owes(office)
    with caplog.at_level(logging.WARNING, "services.escalations"):
        await office.passes(14 * DAY)
    assert [record.getMessage() for record in caplog.records if record.name == "services.escalations"] == [
        f"team {team}: 1 overdue, and no admin can be told"
    ]
    assert (await office.lead(lead.ref)).escalated is Step.ADMINS


# Nobody listens ---------------------------------------------------------------------------------------------


async def test_an_owner_who_can_not_be_reached_is_called_for_at_once_in_the_group_and_the_admins_hear(
    office: Office, team: WorkspaceId
) -> None:
    await owes(office)
    office.blocking.add(ANN)
    await office.passes(HOUR)
    assert [(each.kind, each.to) for each in office.notifier.sent] == [
        ("nag: unreachable", ANN),
        ("admin", CHARLIE),
        ("admin", DORA),
        ("mention", team),
    ]
    await office.passes(14 * DAY)
    assert len([each for each in office.notifier.sent if each.kind != "mention"]) == 3, "once"


async def test_only_the_latest_mention_of_somebody_stands_in_the_group(office: Office, team: WorkspaceId) -> None:
    await owes(office)
    await owes(office, "John", by=BOB)
    office.blocking.update({ANN, BOB})
    await office.passes(3 * DAY)
    for owner in ("Ann", "Bob"):
        mentions = [each for each in told(office, "mention") if each.owner == owner]
        assert len(mentions) > 2
        assert [each.instead_of for each in mentions] == [None, *(each.message for each in mentions[:-1])]


async def test_whoever_can_be_written_to_again_is_mentioned_no_more(office: Office, team: WorkspaceId) -> None:
    await owes(office)
    await owes(office, "John", by=BOB)
    office.blocking.update({ANN, BOB})
    await office.passes(DAY)
    hers, his = ([each for each in told(office, "mention") if each.owner == owner][-1] for owner in ("Ann", "Bob"))
    office.blocking.remove(ANN)
    await office.people.meet(ANN, "Ann", back=True)
    for _ in range(2):
        await office.nags.listens_again(ANN)
    assert [each.message for each in told(office, "unmentioned")] == [hers.message]
    assert [each.message for each in (await office.teams.get(team)).mentions] == [his.message]


async def test_whoever_listens_again_while_the_group_is_told_is_nagged_at_once(
    office: Office, team: WorkspaceId, monkeypatch: pytest.MonkeyPatch
) -> None:
    mention = office.notifier.mention

    async def comes_back(owner: Person, group: Workspace, owed: Sequence[Lead], *, silent: bool) -> Outcome:
        outcome = await mention(owner, group, owed, silent=silent)
        office.blocking.clear()
        await office.people.meet(ANN, "Ann", back=True)
        await office.nags.listens_again(ANN)
        return outcome

    monkeypatch.setattr(office.notifier, "mention", comes_back)
    await owes(office)
    office.blocking.add(ANN)
    await office.passes(HOUR + timedelta(minutes=1))
    assert [each.kind for each in office.notifier.sent][-3:] == ["mention", "unmentioned", "nag"]
    assert not (await office.teams.get(team)).mentions


async def test_of_what_comes_together_in_the_group_only_the_first_makes_a_sound(
    office: Office, team: WorkspaceId
) -> None:
    await owes(office)
    await owes(office, "John", by=BOB)
    await nobody_hears_for_ann(office)
    await office.people.unreachable(BOB)
    await office.disowns(await owes(office, "Pool"))
    await office.passes(HOUR)
    heard = [each for each in office.notifier.sent if each.to == team]
    assert {each.kind for each in heard} == {"group", "mention", "pool"}
    assert sorted(each.silent for each in heard) == [False, True, True]


async def test_trouble_with_one_group_repeats_no_mention_in_another(office: Office, team: WorkspaceId) -> None:
    other = await office.has_team(ANN, BOB, admins=[CHARLIE], team=WorkspaceId(-300))
    await owes(office)
    await office.records("Omar", workspace=other, due=HOUR)
    await office.people.unreachable(ANN)
    sent, mention = list[int](), office.notifier.mention

    async def has_trouble(owner: Person, there: Workspace, owed: Sequence[Lead], *, silent: bool) -> Outcome:
        sent.append(there.id)
        if there.id == team and sent.count(team) <= 5:
            return Outcome(Fate.LATER)
        return await mention(owner, there, owed, silent=silent)

    office.notifier.mention = has_trouble  # type: ignore[method-assign,assignment]
    await office.passes(HOUR + 10 * MINUTE)
    assert (sent.count(team), sent.count(other)) == (6, 1)
    await office.passes(DAY)
    assert (sent.count(team), sent.count(other)) == (7, 2), "both hear again the day after"


async def test_after_an_owner_is_back_the_admins_hear_once_more_if_it_is_still_late_in_two_days(
    office: Office, team: WorkspaceId
) -> None:
    lead = await owes(office)
    office.blocking.add(ANN)
    await office.passes(HOUR)
    assert (await office.lead(lead.ref)).escalated is Step.ADMINS
    office.blocking.clear()
    await office.people.meet(ANN, "Ann", back=True)
    office.notifier.sent.clear()
    await office.passes(DAY)
    assert told(office, "group") == [], "the group has heard"
    await office.passes(7 * DAY)
    assert [(each.to, each.names, local(each)) for each in told(office, "admin")] == [
        (CHARLIE, ("Jane",), "Wed 15:00"),
        (DORA, ("Jane",), "Wed 15:00"),
    ]


async def test_whoever_is_back_after_the_two_days_are_over_isnt_told_on_anew(office: Office, team: WorkspaceId) -> None:
    await owes(office)
    office.blocking.add(ANN)
    await office.passes(7 * DAY)
    office.blocking.clear()
    await office.people.meet(ANN, "Ann", back=True)
    office.notifier.sent.clear()
    await office.passes(7 * DAY)
    assert told(office, "admin") == []


async def test_a_further_lead_of_somebody_who_can_not_be_reached_is_told_too(office: Office, team: WorkspaceId) -> None:
    await owes(office, "Jane")
    await owes(office, "John", due=2 * DAY)
    office.blocking.add(ANN)
    await office.passes(14 * DAY)
    assert office.notifier.kinds(ANN) == ["nag: unreachable"]
    assert {each.leads for each in told(office, "mention")} == {(1,), (1, 2)}
    assert [each.names for each in told(office, "admin") if each.to == DORA] == [("Jane",), ("John",)]


async def test_of_who_is_away_and_out_of_reach_the_group_hears_by_number(office: Office, team: WorkspaceId) -> None:
    await owes(office, "Jane")
    await owes(office, "Jack", by=BOB)
    await office.habits.go_away(ANN, office.clock.now() + 14 * DAY)
    office.blocking.update({ANN, BOB})
    await office.people.unreachable(ANN)
    await office.passes(2 * HOUR)
    assert [each.unheard for each in told(office, "group")] == [(1,)]
    assert [each.owner for each in told(office, "mention")] == ["Bob"], "who is away isn't called"


async def test_a_lead_of_the_pool_is_not_told_as_somebodys(office: Office, team: WorkspaceId) -> None:
    await owes(office, "Jane")
    await office.disowns(await owes(office, "Pool"))
    await office.passes(7 * DAY)
    assert {each.leads for each in [*told(office, "group"), *told(office, "admin")]} == {(1,)}


# A stand-in -------------------------------------------------------------------------------------------------


async def goes_away(office: Office, *, days: int = 9) -> None:
    await office.habits.go_away(ANN, office.clock.now() + days * DAY)
    await office.habits.name_stand_in(ANN, BOB)


async def test_a_stand_in_is_offered_what_falls_due_in_the_team_once(office: Office, team: WorkspaceId) -> None:
    lead = await owes(office)
    await owes(office, "John", due=3 * HOUR)
    await goes_away(office)
    await office.passes(DAY)
    assert [(each.kind, each.to, each.names, each.silent) for each in office.notifier.sent] == [
        ("offer", BOB, ("Jane",), False),
        ("offer", BOB, ("John",), False),
    ]
    assert (await office.lead(lead.ref)).offered_to == BOB
    bob = await office.person(BOB)
    assert bob.pings is not None
    assert bob.pings.count == 2


async def test_private_leads_are_offered_to_nobody(office: Office, team: WorkspaceId) -> None:
    await office.records("Private", due=HOUR)
    await goes_away(office)
    await office.passes(DAY)
    assert office.notifier.sent == []


async def test_who_takes_a_lead_over_is_nagged_about_it_and_its_owner_is_not(office: Office, team: WorkspaceId) -> None:
    lead = await owes(office)
    await goes_away(office)
    await office.passes(HOUR)
    taken = await office.leads.take_over(lead.ref, office.deed(BOB))
    assert (taken.owner, taken.nags) == (BOB, 0)
    office.notifier.sent.clear()
    await office.passes(14 * DAY)
    assert office.notifier.nags(BOB)[:1] == [(1,)]
    assert office.notifier.kinds(ANN) == []


async def test_nobody_but_the_stand_in_takes_a_lead_over(office: Office, team: WorkspaceId) -> None:
    lead = await owes(office)
    with pytest.raises(NotAllowed):
        await office.leads.take_over(lead.ref, office.deed(BOB))
    await goes_away(office)
    with pytest.raises(NotAllowed):
        await office.leads.take_over(lead.ref, office.deed(CHARLIE))
    await office.habits.come_back(ANN)
    with pytest.raises(NotAllowed):
        await office.leads.take_over(lead.ref, office.deed(BOB))
    assert (await office.lead(lead.ref)).owner == ANN


async def test_taking_over_twice_by_one_press_acts_once(office: Office, team: WorkspaceId) -> None:
    lead, deed = await owes(office), office.deed(BOB)
    await goes_away(office)
    first = await office.leads.take_over(lead.ref, deed)
    assert await office.leads.take_over(lead.ref, deed) == first


async def test_an_offer_at_night_makes_no_sound(office: Office, team: WorkspaceId) -> None:
    await owes(office, due=13 * HOUR)
    await goes_away(office)
    await office.passes(DAY)
    assert [(each.kind, each.silent, local(each)) for each in office.notifier.sent] == [("offer", True, "Mon 23:00")]
    assert (await office.person(BOB)).pings is None


async def test_an_offer_that_does_not_get_through_is_made_again(office: Office, team: WorkspaceId) -> None:
    await owes(office)
    await goes_away(office)
    office.notifier.outcomes = [Fate.LATER, Fate.LATER]
    await office.passes(HOUR + 10 * MINUTE)
    assert office.notifier.kinds() == ["offer: later", "offer: later", "offer"]
    assert local(office.notifier.sent[-1]) == "Mon 11:02"


async def test_a_crash_while_offering_loses_nothing(office: Office, team: WorkspaceId) -> None:
    await owes(office)
    await goes_away(office)
    office.clock.moves(HOUR)
    office.notifier.outcomes = [RuntimeError("killed")]
    await office.rings()
    assert office.notifier.sent == []
    await office.reopens()
    await office.passes(10 * MINUTE)
    assert office.notifier.kinds() == ["offer"]


async def test_a_stand_in_who_blocked_the_bot_costs_one_call_and_the_admins_hear_in_time(
    office: Office, team: WorkspaceId
) -> None:
    await owes(office, "Jane")
    await owes(office, "John", due=2 * HOUR)
    await goes_away(office)
    office.blocking.add(BOB)
    await office.passes(7 * DAY)
    assert office.notifier.kinds(BOB) == ["offer: unreachable"]
    assert {(each.to, each.names) for each in told(office, "admin") if local(each) == "Wed 11:00"} == {
        (CHARLIE, ("Jane",)),
        (DORA, ("Jane",)),
    }


async def test_the_admins_hear_of_what_nobody_took_over(office: Office, team: WorkspaceId) -> None:
    await owes(office)
    await goes_away(office)
    await office.passes(8 * DAY)
    assert [(each.kind, local(each)) for each in office.notifier.sent] == [
        ("offer", "Mon 11:00"),
        ("group", "Wed 11:00"),
        ("admin", "Wed 11:00"),
        ("admin", "Wed 11:00"),
    ]


async def test_another_stand_in_is_offered_it_too(office: Office, team: WorkspaceId) -> None:
    await owes(office)
    await goes_away(office)
    await office.passes(HOUR)
    await office.habits.name_stand_in(ANN, CHARLIE)
    await office.passes(HOUR)
    assert [(each.kind, each.to) for each in office.notifier.sent] == [("offer", BOB), ("offer", CHARLIE)]


async def test_teams_do_not_hear_of_one_another(office: Office, team: WorkspaceId) -> None:
    await owes(office)
    other = await office.has_team(BOB, admins=[DORA], team=WorkspaceId(-200))
    await office.records("Jack", by=BOB, workspace=other, due=HOUR)
    await office.passes(4 * DAY)
    assert {(each.to, each.leads) for each in told(office, "group")} == {(team, (1,)), (other, (1,))}
    assert {(each.to, each.names) for each in told(office, "admin")} == {
        (CHARLIE, ("Jane",)),
        (DORA, ("Jane",)),
        (DORA, ("Jack",)),
    }
