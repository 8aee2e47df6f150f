"""The life of a team: who is in it, where its group is, and who hears when that changes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from domain.errors import AdminsOnly, NotAllowed
from domain.models import Field, PersonId, Role, Workspace, WorkspaceId
from domain.people import Asking, Conversation
from domain.team_rules import after_nags
from services.ports import Fate, OutOfReach
from storage.base import UnitOfWork, Unreadable
from tests.unit.services.the_office import ANN, BOB, CHARLIE, DAY, DORA, HOUR, MINUTE, TEAM, Office

GROUP, SUPERGROUP = int(TEAM), -1_001


@pytest.fixture
async def team(office: Office) -> WorkspaceId:
    """Ann and Bob sell, Charlie leads them; all have pressed Start."""
    await office.meets(ANN, BOB, CHARLIE)
    tells(office, {ANN: Role.MEMBER, BOB: Role.MEMBER, CHARLIE: Role.ADMIN})
    return await office.has_team(ANN, BOB, admins=[CHARLIE])


def tells(office: Office, roles: Mapping[PersonId, Role], chat: int = GROUP) -> None:
    """What Telegram says of a group from now on."""
    office.roster.roles = {(chat, person): role for person, role in roles.items()}


async def kept(office: Office, team: WorkspaceId = TEAM) -> Workspace:
    return await office.teams.get(team)


async def has_topic(office: Office, topic: int) -> None:
    async with office.store.workspace(TEAM) as work:
        await work.save_workspace(replace(await work.workspace(), topic=topic))
        await work.commit()


# Members ----------------------------------------------------------------------------------------------------


async def test_who_leaves_leaves_their_open_leads_to_the_pool_and_keeps_their_own(
    office: Office, team: WorkspaceId
) -> None:
    jane = await office.records("Jane", workspace=team)
    mine = await office.records("Mine")
    tells(office, {BOB: Role.MEMBER, CHARLIE: Role.ADMIN})
    await office.teams.look_again(GROUP, ANN)
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
    await office.teams.say(team, ANN, None)
    assert [(each.kind, each.message, len(each.leads)) for each in office.notifier.sent] == [
        ("refresh", card.message, 1)
    ]
    shown = (await office.person()).card
    assert shown is not None
    assert [ref.workspace for ref in shown.shown] == [WorkspaceId(ANN)]


async def test_a_living_card_without_leads_of_the_team_is_left_alone(office: Office, team: WorkspaceId) -> None:
    await office.is_nagged_about("Mine")
    await office.records("Later", workspace=team, due=DAY)
    await office.teams.say(team, ANN, None)
    await office.teams.say(team, DORA, Role.MEMBER)
    await office.teams.say(team, DORA, None)
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
    assert ANN not in (await office.teams.say(team, ANN, None)).members
    assert "could not be redrawn" in caplog.text


async def test_who_has_left_stands_in_for_nobody_there(office: Office, team: WorkspaceId) -> None:
    other = await office.has_team(BOB, CHARLIE, team=WorkspaceId(-200))
    for person in (ANN, CHARLIE):
        await office.habits.go_away(person, office.clock.now() + DAY)
        await office.habits.name_stand_in(person, BOB)
    await office.teams.say(team, BOB, None)
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
            await office.teams.say(team, ANN, None)
    await office.teams.say(team, ANN, None)
    card, away = (await office.person()).card, (await office.person(BOB)).away
    assert card is None or jane.ref not in card.shown
    assert away is not None
    assert away.stand_in is None


async def test_who_joins_is_a_member_if_they_are_known_to_the_bot(office: Office, team: WorkspaceId) -> None:
    tells(office, {ANN: Role.MEMBER, BOB: Role.MEMBER, CHARLIE: Role.ADMIN, DORA: Role.MEMBER})
    await office.teams.look_again(GROUP, DORA)
    assert DORA not in (await kept(office)).members, "of strangers nothing is kept"
    await office.meets(DORA)
    await office.teams.look_again(GROUP, DORA)
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
    await office.teams.closed(GROUP)
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
    await office.teams.closed(GROUP)
    tells(office, {BOB: Role.ADMIN, CHARLIE: Role.MEMBER})
    back, is_new = await office.teams.open(GROUP, "Sales", await office.person())
    assert (back.title, is_new, back.members) == ("Sales", False, {BOB: Role.ADMIN, CHARLIE: Role.MEMBER})
    assert (await office.lead(jane.ref)).owner is None
    await office.teams.closed(GROUP)
    office.roster.silent.add(GROUP)
    back, _ = await office.teams.open(GROUP, "Sales", await office.person())
    assert back.members == {BOB: Role.ADMIN, CHARLIE: Role.MEMBER}


# Where the group is -----------------------------------------------------------------------------------------


async def test_a_group_that_becomes_a_supergroup_takes_everything_along(office: Office, team: WorkspaceId) -> None:
    jane = await office.records("Jane", workspace=team)
    now = office.clock.now()
    question = Conversation(GROUP, None, Asking.NOTE, now, now, lead=jane.ref, message=17)
    behind = Conversation(GROUP, None, Asking.NEW_LEAD, now, now, answers={Field.NAME: "Kim"})
    elsewhere = Conversation(int(ANN), None, Asking.FIND, now, now, message=3)
    await office.people.change(
        ANN, lambda known: replace(known, conversations=(replace(question, behind=behind), elsewhere))
    )
    await office.teams.moved(GROUP, SUPERGROUP)
    await office.teams.moved(GROUP, SUPERGROUP)
    await office.teams.closed(GROUP)
    moved = await office.teams.of(SUPERGROUP)
    assert moved is not None
    assert (moved.id, moved.chat, moved.left_at) == (team, SUPERGROUP, None)
    assert await office.teams.of(GROUP) == moved, "what was on the way still names the old id"
    ann = await office.person()
    assert ann.conversation(SUPERGROUP, None) == replace(behind, chat=SUPERGROUP), "it can be taken up again"
    assert ann.conversation(int(ANN), None) == elsewhere
    await office.reopens()
    assert await office.store.workspace_in(SUPERGROUP) == team


async def test_a_team_that_was_opened_in_the_supergroup_too_early_makes_way(office: Office, team: WorkspaceId) -> None:
    jane = await office.records("Jane", workspace=team)
    await office.teams.open(SUPERGROUP, "Sales team", await office.person())
    await office.teams.closed(GROUP)
    await office.teams.moved(GROUP, SUPERGROUP)
    moved = await office.teams.of(SUPERGROUP)
    assert moved is not None
    assert (moved.id, moved.left_at) == (team, None)
    assert (await office.lead(jane.ref)).name == "Jane"


async def test_leads_that_were_recorded_in_the_supergroup_are_not_lost(
    office: Office, team: WorkspaceId, caplog: pytest.LogCaptureFixture
) -> None:
    opened, _ = await office.teams.open(SUPERGROUP, "Sales team", await office.person())
    tells(office, {ANN: Role.MEMBER}, SUPERGROUP)
    await office.teams.vouch(opened, ANN)
    there = await office.records("There", workspace=opened.id)
    await office.teams.moved(GROUP, SUPERGROUP)
    assert (await office.lead(there.ref)).name == "There"
    assert (await kept(office)).chat == GROUP
    assert "stays apart" in caplog.text


async def test_a_team_that_can_not_follow_its_group_is_heard_of_by_its_admins_and_told_of_to_the_operator(
    office: Office, team: WorkspaceId
) -> None:
    other = await office.has_team(ANN, BOB, admins=[CHARLIE], team=WorkspaceId(SUPERGROUP))
    tells(office, {ANN: Role.MEMBER, BOB: Role.MEMBER, CHARLIE: Role.ADMIN}, SUPERGROUP)
    await office.records("There", workspace=other, due=9 * DAY)
    jane = await office.records("Jane", workspace=team, due=DAY)
    await office.pool.release(jane.ref, office.deed(ANN))
    office.notifier.outcomes, office.notifier.moves_to = [Fate.MOVED], SUPERGROUP
    await office.passes(6 * HOUR)
    assert [(each.kind, each.to) for each in office.notifier.sent] == [("pool: moved", GROUP), ("unclaimed", CHARLIE)]
    assert (await kept(office)).left_at is not None
    for _ in range(2):
        await office.upkeep.each_hour()
        await office.teams.moved(GROUP, SUPERGROUP)
    sentence = f"team {team} can't move to chat {SUPERGROUP}, where another team has leads already"
    assert office.notifier.told == [(CHARLIE, sentence)]


async def test_numbers_of_messages_and_topics_stay_behind_when_a_group_moves(office: Office, team: WorkspaceId) -> None:
    await has_topic(office, 3)
    jane = await office.records("Jane", workspace=team, due=DAY)
    await office.pool.release(jane.ref, office.deed(ANN))
    await office.rings()
    assert (await kept(office)).pool_offer is not None
    await office.teams.moved(GROUP, SUPERGROUP)
    assert ((await kept(office)).pool_offer, (await kept(office)).topic) == (None, None)


async def test_a_group_of_which_it_is_told_many_times_at_once_moves_once(office: Office, team: WorkspaceId) -> None:
    await asyncio.gather(*(office.teams.moved(GROUP, SUPERGROUP) for _ in range(6)))
    moved = await office.teams.of(SUPERGROUP)
    assert moved is not None
    assert (moved.id, set(moved.members)) == (team, {ANN, BOB, CHARLIE})


async def test_a_team_never_makes_way_for_itself(
    office: Office, team: WorkspaceId, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks, again = office.store.workspace_in, list[asyncio.Task[None]]()

    async def told_meanwhile(chat: int) -> WorkspaceId | None:
        if chat == SUPERGROUP and not again:
            again.append(asyncio.create_task(office.teams.moved(GROUP, SUPERGROUP)))
            await asyncio.wait(again, timeout=0.05)
        return await looks(chat)

    monkeypatch.setattr(office.store, "workspace_in", told_meanwhile)
    await office.teams.moved(GROUP, SUPERGROUP)
    await asyncio.gather(*again)
    assert (await kept(office)).chat == SUPERGROUP


@pytest.mark.parametrize("head_start", range(12))
async def test_whoever_writes_in_the_new_chat_while_the_group_moves_is_in_the_one_team(
    office: Office, team: WorkspaceId, head_start: int
) -> None:
    tells(office, {ANN: Role.MEMBER, BOB: Role.MEMBER, CHARLIE: Role.ADMIN}, SUPERGROUP)
    entering = asyncio.create_task(office.teams.enter(SUPERGROUP, "Sales team", await office.person()))
    for _ in range(head_start):
        await asyncio.sleep(0)
    await office.teams.moved(GROUP, SUPERGROUP)
    await entering
    moved = await office.teams.of(SUPERGROUP)
    assert moved is not None
    assert (moved.id, set(moved.members)) == (team, {ANN, BOB, CHARLIE})
    assert await office.store.teams() == [team]


async def test_a_message_that_finds_the_group_moved_is_sent_again_where_it_is(
    office: Office, team: WorkspaceId
) -> None:
    await office.records("Jane", workspace=team, due=HOUR)
    await office.passes(21 * HOUR)
    office.notifier.outcomes, office.notifier.moves_to = [Fate.SENT, Fate.SENT, Fate.MOVED], SUPERGROUP
    await office.passes(HOUR)
    told = [(each.kind, each.to) for each in office.notifier.sent if each.kind.startswith("group")]
    assert told == [("group: moved", GROUP), ("group", SUPERGROUP)]
    assert (await kept(office)).chat == SUPERGROUP


async def test_a_mention_that_finds_the_group_moved_is_tried_again_there(office: Office, team: WorkspaceId) -> None:
    await office.records("Jane", workspace=team, due=HOUR)
    await office.people.unreachable(ANN)
    office.notifier.outcomes = [Fate.SENT, Fate.SENT, Fate.MOVED]  # the group, the admin, the mention
    office.notifier.moves_to = SUPERGROUP
    await office.passes(HOUR + 5 * MINUTE)
    assert [(each.kind, each.to) for each in office.notifier.sent][2:] == [
        ("mention: moved", GROUP),
        ("mention", SUPERGROUP),
    ]


async def test_asking_who_leads_a_group_may_tell_that_it_has_moved(office: Office, team: WorkspaceId) -> None:
    async def moved(_: int) -> frozenset[PersonId]:
        raise OutOfReach(SUPERGROUP)

    office.roster.admins = moved  # type: ignore[method-assign,assignment]
    await office.upkeep.each_hour()
    assert (await kept(office)).chat == SUPERGROUP


async def test_a_group_that_is_gone_is_as_if_the_bot_was_removed(office: Office, team: WorkspaceId) -> None:
    jane = await office.records("Jane", workspace=team, due=HOUR)
    office.blocking.add(GROUP)
    await office.passes(9 * DAY)
    assert office.notifier.kinds(GROUP) == ["group: unreachable"]
    assert (await kept(office)).left_at is not None
    assert len(office.notifier.nags()) > 5, "the owner goes on being reminded"
    assert "admin" in office.notifier.kinds(CHARLIE)
    office.blocking.clear()
    again, is_new = await office.teams.open(GROUP, "Sales team", await office.person())
    assert (again.left_at, is_new, await office.teams.leads(team)) == (None, False, 1)
    assert (await office.lead(jane.ref)).owner == ANN


async def test_a_mention_goes_to_no_group_that_the_bot_was_removed_from(office: Office, team: WorkspaceId) -> None:
    await office.records("Jane", workspace=team, due=HOUR)
    await office.people.unreachable(ANN)
    await office.teams.closed(GROUP)
    await office.passes(2 * DAY)
    assert office.notifier.kinds(GROUP) == []
    assert office.notifier.kinds(CHARLIE) == ["admin"]


async def test_whoever_is_away_is_not_called_in_the_group(office: Office, team: WorkspaceId) -> None:
    await office.records("Jane", workspace=team, due=HOUR)
    await office.habits.go_away(ANN, office.clock.now() + 2 * DAY)
    await office.people.unreachable(ANN)
    await office.passes(DAY)
    assert "mention" not in office.notifier.kinds(GROUP)


# Topics -----------------------------------------------------------------------------------------------------


async def test_a_topic_that_is_gone_is_forgotten_and_an_admin_hears_once(office: Office, team: WorkspaceId) -> None:
    await office.meets(DORA)
    await office.teams.say(team, DORA, Role.ADMIN)
    await office.people.unreachable(CHARLIE)
    await has_topic(office, 3)
    await office.records("Jane", workspace=team, due=HOUR)
    office.notifier.topic_gone = True
    await office.passes(9 * DAY)
    assert (await kept(office)).topic is None
    assert [each.to for each in office.notifier.sent if each.kind == "topic"] == [DORA], "Charlie can't be reached"


# Nobody left ------------------------------------------------------------------------------------------------


async def test_of_leads_that_nobody_hears_of_the_operator_is_told_once_a_day(
    office: Office, team: WorkspaceId, caplog: pytest.LogCaptureFixture
) -> None:
    await office.records("Jane", workspace=team)
    await office.teams.closed(GROUP)
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
    await office.teams.closed(TEAM)
    assert await office.teams.unheard() == {}, "the admins hear of it"
    await office.people.unreachable(CHARLIE)
    assert await office.teams.unheard() == {TEAM: 1}, "of what Ann has she hears herself"


async def test_a_group_without_anybody_known_is_silent_too(office: Office, team: WorkspaceId) -> None:
    await office.records("Jane", workspace=team)
    for person in (ANN, BOB, CHARLIE):
        await office.teams.say(team, person, None)
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


async def test_only_admins_change_the_settings(office: Office, team: WorkspaceId) -> None:
    with pytest.raises(AdminsOnly):
        await office.teams.change(team, ANN, after_nags(5))
    with pytest.raises(NotAllowed):
        await office.teams.change(team, DORA, after_nags(5))
    changed = await office.teams.change(team, CHARLIE, after_nags(5))
    assert changed.escalation.after_nags == 5


async def test_country_and_money_follow_the_first_clock_only(office: Office, team: WorkspaceId) -> None:
    first = await office.teams.set_zone(team, CHARLIE, ZoneInfo("Europe/Berlin"))
    assert (first.country, first.currency) == ("DE", "EUR")
    then = await office.teams.set_zone(team, CHARLIE, ZoneInfo("Asia/Tokyo"))
    assert (then.zone, then.country, then.currency) == (ZoneInfo("Asia/Tokyo"), "DE", "EUR")
