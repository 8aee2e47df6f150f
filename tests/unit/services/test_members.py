"""Who is in a team, who leads it, and what a leaving ends."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from domain.errors import NotAllowed
from domain.models import EventKind, PersonId, Role, WorkspaceId
from services.ports import Fate, OutOfReach
from tests.unit.services.the_group import GROUP, kept, tells
from tests.unit.services.the_office import ANN, BOB, CHARLIE, DAY, DORA, HOUR, Office


async def test_who_leaves_leaves_their_open_leads_to_the_pool_and_keeps_their_own(
    office: Office, team: WorkspaceId
) -> None:
    jane = await office.records("Jane", workspace=team)
    mine = await office.records("Mine")
    tells(office, {BOB: Role.MEMBER, CHARLIE: Role.ADMIN})
    await office.members.look_again(GROUP, ANN)
    assert ((await office.lead(jane.ref)).owner, (await office.lead(mine.ref)).owner) == (None, ANN)
    assert ANN not in (await kept(office)).members
    with pytest.raises(NotAllowed):
        await office.leads.get(jane.ref, ANN)


@pytest.mark.parametrize("busy", ["list", "questions", "one by one"])
async def test_the_living_card_of_who_has_left_shows_nothing_of_the_team(
    office: Office, team: WorkspaceId, busy: str
) -> None:
    jane = await office.records("Jane", workspace=team, due=HOUR)
    await office.records("Mine", due=HOUR)
    office.clock.moves(HOUR)
    await office.rings()
    card = (await office.person()).card
    assert card is not None
    if busy == "questions":
        await office.living_cards.opens(ANN, card.message, jane.ref)
    elif busy == "one by one":
        await office.living_cards.goes_one_by_one(ANN, card.message)
    office.notifier.sent.clear()
    await office.members.say(team, ANN, None)
    assert [(each.kind, each.message, len(each.leads)) for each in office.notifier.sent[:1]] == [
        ("refresh", card.message, 1)
    ]
    shown = (await office.person()).card
    assert shown is not None
    assert [ref.workspace for ref in shown.shown] == [WorkspaceId(ANN)]


async def test_a_living_card_without_leads_of_the_team_is_left_alone(office: Office, team: WorkspaceId) -> None:
    await office.is_nagged_about("Mine")
    await office.records("Later", workspace=team, due=DAY)
    await office.members.say(team, ANN, None)
    await office.members.say(team, DORA, Role.MEMBER)
    await office.members.say(team, DORA, None)
    assert set(office.notifier.kinds()) <= {"parted"}


async def test_who_is_taken_out_hears_so_once(office: Office, team: WorkspaceId) -> None:
    tells(office, {BOB: Role.MEMBER, CHARLIE: Role.ADMIN})
    for _ in range(2):  # Telegram tells of it in two ways
        await office.members.look_again(GROUP, ANN, CHARLIE)
    assert office.notifier.kinds() == ["parted"]
    assert (await office.person()).last_ping_at == office.clock.now()


async def test_who_is_taken_out_at_night_hears_so_without_a_sound(office: Office, team: WorkspaceId) -> None:
    office.clock.moves(13 * HOUR)
    await office.members.say(team, ANN, None, CHARLIE)
    assert [(each.kind, each.silent) for each in office.notifier.sent] == [("parted", True)]


async def test_who_leaves_by_themselves_or_can_not_be_reached_is_not_told(office: Office, team: WorkspaceId) -> None:
    await office.members.say(team, ANN, None, ANN)
    await office.people.unreachable(BOB)
    await office.members.say(team, BOB, None, CHARLIE)
    assert office.notifier.sent == []


async def test_a_card_that_can_not_be_redrawn_keeps_nobody_in_the_team(
    office: Office, team: WorkspaceId, caplog: pytest.LogCaptureFixture
) -> None:
    async def breaks(*_: object) -> None:
        raise RuntimeError("the wire")

    await office.records("Jane", workspace=team, due=HOUR)
    office.clock.moves(HOUR)
    await office.rings()
    office.notifier.refresh = breaks  # type: ignore[method-assign,assignment]
    assert ANN not in (await office.members.say(team, ANN, None)).members
    assert "could not be redrawn" in caplog.text


async def test_who_has_left_stands_in_for_nobody_there(office: Office, team: WorkspaceId) -> None:
    other = await office.has_team(BOB, CHARLIE, team=WorkspaceId(-200))
    for person in (ANN, CHARLIE):
        await office.habits.go_away(person, office.clock.now() + DAY)
        await office.habits.name_stand_in(person, BOB)
    await office.members.say(team, BOB, None)
    away = {person: (await office.person(person)).away for person in (ANN, CHARLIE)}
    assert [each.stand_in for each in away.values() if each] == [None, BOB]
    assert other in await office.store.workspaces_of(BOB)


async def test_a_leaving_that_a_crash_broke_off_is_finished_when_it_is_told_again(
    office: Office, team: WorkspaceId, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def dies(*_: object) -> None:
        raise asyncio.CancelledError

    jane = await office.records("Jane", workspace=team, due=HOUR)
    await office.habits.go_away(BOB, office.clock.now() + DAY)
    await office.habits.name_stand_in(BOB, ANN)
    office.clock.moves(HOUR)
    await office.rings()
    with monkeypatch.context() as crash:
        crash.setattr(office.living_cards, "loses", dies)
        with pytest.raises(asyncio.CancelledError):
            await office.members.say(team, ANN, None)
    await office.members.say(team, ANN, None)
    card, away = (await office.person()).card, (await office.person(BOB)).away
    assert card is None or jane.ref not in card.shown
    assert away is not None
    assert away.stand_in is None


@pytest.mark.parametrize("finds_out", ["the update comes again", "an hour passes", "trouble on the way"])
async def test_who_is_taken_out_hears_so_once_though_a_crash_or_trouble_came_in_between(
    office: Office, team: WorkspaceId, monkeypatch: pytest.MonkeyPatch, finds_out: str
) -> None:
    async def dies(*_: object) -> None:
        raise asyncio.CancelledError

    tells(office, {BOB: Role.MEMBER, CHARLIE: Role.ADMIN})
    if finds_out == "trouble on the way":
        office.notifier.outcomes = [Fate.LATER]
        await office.members.look_again(GROUP, ANN, CHARLIE)
        office.notifier.sent.clear()
    else:
        with monkeypatch.context() as crash:
            crash.setattr(office.members, "_go_without", dies)
            with pytest.raises(asyncio.CancelledError):
                await office.members.look_again(GROUP, ANN, CHARLIE)
        await office.reopens()
    for _ in range(2):
        if finds_out == "the update comes again":
            await office.members.look_again(GROUP, ANN, CHARLIE)
        else:
            await office.upkeep.each_hour()
    assert office.notifier.kinds(ANN) == ["parted"]


async def test_who_was_taken_out_and_is_back_before_they_hear_of_it_does_not(office: Office, team: WorkspaceId) -> None:
    office.notifier.outcomes = [Fate.LATER]
    await office.members.say(team, ANN, None, CHARLIE)
    await office.members.say(team, ANN, Role.MEMBER)
    office.notifier.sent.clear()
    await office.upkeep.each_hour()
    assert office.notifier.sent == []


async def test_who_joins_is_a_member_if_they_are_known_to_the_bot(office: Office, team: WorkspaceId) -> None:
    tells(office, {ANN: Role.MEMBER, BOB: Role.MEMBER, CHARLIE: Role.ADMIN, DORA: Role.MEMBER})
    await office.members.look_again(GROUP, DORA)
    assert DORA not in (await kept(office)).members, "of strangers nothing is kept"
    await office.meets(DORA)
    await office.members.look_again(GROUP, DORA)
    assert (await kept(office)).members[DORA] is Role.MEMBER


async def test_each_hour_it_is_asked_who_leads_the_group(office: Office, team: WorkspaceId) -> None:
    tells(office, {ANN: Role.ADMIN, BOB: Role.ADMIN, DORA: Role.ADMIN})
    await office.upkeep.each_hour()
    assert (await kept(office)).members == {ANN: Role.ADMIN, BOB: Role.ADMIN, DORA: Role.ADMIN}
    tells(office, {ANN: Role.ADMIN, BOB: Role.MEMBER, DORA: Role.MEMBER})
    await office.upkeep.each_hour()
    assert (await kept(office)).members == {ANN: Role.ADMIN, BOB: Role.MEMBER, DORA: Role.MEMBER}


async def test_a_group_that_can_not_be_asked_keeps_who_led_it(office: Office, team: WorkspaceId) -> None:
    office.roster.silent.add(GROUP)
    await office.upkeep.each_hour()
    assert (await kept(office)).members[CHARLIE] is Role.ADMIN
    await office.groups.closed(GROUP)
    office.roster.silent.clear()
    tells(office, {})
    await office.upkeep.each_hour()
    assert (await kept(office)).members[CHARLIE] is Role.ADMIN, "the bot is no longer there to ask"


async def test_an_owner_who_left_unnoticed_is_found_out_within_a_day_and_reminded_no_more(
    office: Office, team: WorkspaceId
) -> None:
    jane = await office.records("Jane", workspace=team, due=9 * DAY)
    await office.upkeep.each_hour()
    tells(office, {BOB: Role.MEMBER, CHARLIE: Role.ADMIN})
    asked = []
    for _ in range(24):
        office.clock.moves(HOUR)
        before = office.roster.asked
        await office.upkeep.each_hour()
        asked.append(office.roster.asked - before)
    assert asked == [0] * 23 + [1], "once a day, and nobody who owes nothing"
    assert (await office.lead(jane.ref)).owner is None
    assert ANN not in (await kept(office)).members


async def test_an_owner_of_whom_telegram_can_not_be_asked_stays(
    office: Office, team: WorkspaceId, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def can_not_say(chat: int, person: PersonId) -> Role | None:
        raise OutOfReach

    jane = await office.records("Jane", workspace=team, due=9 * DAY)
    monkeypatch.setattr(office.roster, "role", can_not_say)
    await office.upkeep.each_hour()
    assert (await office.lead(jane.ref)).owner == ANN


async def test_who_left_while_the_bot_was_away_is_found_out_when_it_is_back(office: Office, team: WorkspaceId) -> None:
    jane = await office.records("Jane", workspace=team)
    await office.groups.closed(GROUP)
    tells(office, {BOB: Role.ADMIN, CHARLIE: Role.MEMBER})
    back = await office.teams.open(GROUP, "Sales", await office.person())
    assert (back.id, back.title, back.members) == (team, "Sales", {BOB: Role.ADMIN, CHARLIE: Role.MEMBER})
    assert (await office.lead(jane.ref)).owner is None
    await office.groups.closed(GROUP)
    office.roster.silent.add(GROUP)
    back = await office.teams.open(GROUP, "Sales", await office.person())
    assert back.members == {BOB: Role.ADMIN, CHARLIE: Role.MEMBER}


async def test_a_lead_that_was_deleted_comes_back_to_the_pool_when_its_owner_has_left(
    office: Office, team: WorkspaceId
) -> None:
    jane = await office.records("Jane", workspace=team)
    deleted = await office.leads.delete(jane.ref, office.deed(CHARLIE))
    await office.members.say(team, ANN, None)
    pressed = replace(office.deed(CHARLIE), seen=deleted.version)
    back = await office.leads.undo(jane.ref, pressed)
    assert (back.deleted_at, back.owner, back.next_nag_at) == (None, None, office.clock.now())
    told = [(each.kind, each.details.get("from")) for each in back.events]
    assert told == [(EventKind.RECORDED, None), (EventKind.HANDED_OVER, str(ANN)), (EventKind.UNDONE, None)]
    await office.rings()
    assert "pool" in office.notifier.kinds(), "the group is offered what nobody has"


@pytest.mark.parametrize("owner", [ANN, BOB])
async def test_of_a_merge_both_leads_come_back_when_who_had_the_other_has_left(
    office: Office, team: WorkspaceId, owner: PersonId
) -> None:
    kept, other = [await office.records("Jane", workspace=team, by=by) for by in (CHARLIE, owner)]
    await office.merging.merge(kept.ref, other.number, office.deed(CHARLIE))
    await office.members.say(team, ANN, None)
    await office.leads.undo(kept.ref, office.deed(CHARLIE))
    back = await office.lead(other.ref)
    assert (back.deleted_at, back.merged_into) == (None, None)
    assert back.owner == (None if owner == ANN else owner)


async def test_of_a_merge_both_leads_come_back_when_who_had_the_kept_one_has_left(
    office: Office, team: WorkspaceId
) -> None:
    kept, other = [await office.records("Jane", workspace=team, by=by) for by in (ANN, BOB)]
    merged = await office.merging.merge(kept.ref, other.number, office.deed(CHARLIE))
    await office.members.say(team, ANN, None)
    await office.leads.undo(kept.ref, replace(office.deed(CHARLIE), seen=merged.version))
    back = [await office.lead(each.ref) for each in (kept, other)]
    assert [(each.owner, each.deleted_at, each.merged_into, each.merged) for each in back] == [
        (None, None, None, ()),
        (BOB, None, None, ()),
    ]
    assert [each.kind for each in back[0].events] == [EventKind.RECORDED, EventKind.HANDED_OVER, EventKind.UNDONE]


async def test_what_was_deleted_is_erased_in_its_time_though_its_owner_has_left(
    office: Office, team: WorkspaceId
) -> None:
    jane = await office.records("Jane", workspace=team)
    await office.leads.delete(jane.ref, office.deed(CHARLIE))
    await office.members.say(team, ANN, None)
    await office.passes(HOUR)
    async with office.store.workspace(team) as work:
        assert [*await work.leads.all()] == []
