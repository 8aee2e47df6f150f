"""Where the group of a team is, and who hears when it or its topic is gone."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from domain.account_words import Expense, Hours
from domain.errors import NotAllowed
from domain.models import Aim, Every, Field, Lead, Mention, PersonId, Role, Workspace, WorkspaceId
from domain.money import Money
from domain.people import Asking, Conversation
from services.book import keep_workspace
from services.ports import Fate, Outcome, OutOfReach
from storage.base import Store
from tests.unit.services.the_group import GROUP, SUPERGROUP, has_topic, kept, tells
from tests.unit.services.the_office import ANN, BOB, CHARLIE, DAY, DORA, HALIFAX, HOUR, MINUTE, Office


async def test_a_group_that_becomes_a_supergroup_takes_everything_along(office: Office, team: WorkspaceId) -> None:
    jane = await office.records("Jane", workspace=team)
    now = office.clock.now()
    question = Conversation(GROUP, None, Asking.NOTE, now, now, lead=jane.ref, message=17)
    behind = Conversation(GROUP, None, Asking.NEW_LEAD, now, now, answers={Field.NAME: "Kim"})
    elsewhere = Conversation(int(ANN), None, Asking.FIND, now, now, message=3)
    await office.people.change(
        ANN, lambda known: replace(known, conversations=(replace(question, behind=behind), elsewhere))
    )
    await office.groups.moved(GROUP, SUPERGROUP)
    await office.groups.moved(GROUP, SUPERGROUP)
    await office.groups.closed(GROUP)
    moved = await office.groups.of(SUPERGROUP)
    assert moved is not None
    assert (moved.id, moved.chat, moved.left_at) == (team, SUPERGROUP, None)
    assert await office.groups.of(GROUP) == moved, "what was on the way still names the old id"
    ann = await office.person()
    assert ann.conversation(SUPERGROUP, None) == replace(behind, chat=SUPERGROUP), "it can be taken up again"
    assert ann.conversation(int(ANN), None) == elsewhere
    await office.reopens()
    assert await office.store.workspace_in(SUPERGROUP) == team


async def test_a_team_that_was_opened_in_the_supergroup_too_early_makes_way(office: Office, team: WorkspaceId) -> None:
    jane = await office.records("Jane", workspace=team)
    await office.teams.open(SUPERGROUP, "Sales team", await office.person())
    await office.groups.closed(GROUP)
    await office.groups.moved(GROUP, SUPERGROUP)
    moved = await office.groups.of(SUPERGROUP)
    assert moved is not None
    assert (moved.id, moved.left_at) == (team, None)
    assert (await office.lead(jane.ref)).name == "Jane"


async def test_what_was_told_to_a_team_that_makes_way_is_not_lost(office: Office, team: WorkspaceId) -> None:
    fresh = await office.teams.open(SUPERGROUP, "Sales team", await office.person())
    for place, amount in ((team, 100), (fresh.id, 200)):
        office.clock.moves(MINUTE)
        await office.settles(team=place, members={ANN: Role.ADMIN})
        await office.accounts.spend(place, Expense(Money(Decimal(amount), "CAD"), None, ""), office.deed())
        await office.accounts.work(place, Hours(amount, None, None), office.deed())
        await office.accounts.aim(place, Aim.LEADS, amount, Every.WEEK, office.deed())
        await office.accounts.aim(place, Aim.CLOSED, amount, Every.WEEK, office.deed())
        await office.accounts.give_up(place, Aim.CLOSED, Every.WEEK, int(office.clock.now().timestamp()), office.deed())
    await office.settles(team=fresh.id, zone=HALIFAX)
    await office.groups.moved(GROUP, SUPERGROUP)
    moved = await kept(office)
    assert moved.chat == SUPERGROUP
    assert moved.zone == HALIFAX
    assert [each.amount.amount for each in moved.spent] == [100, 200]
    assert [each.minutes for each in moved.worked] == [100, 200]
    assert [each.target for each in moved.goals if each.until is None] == [200]


async def test_leads_that_were_recorded_in_the_supergroup_are_not_lost(
    office: Office, team: WorkspaceId, caplog: pytest.LogCaptureFixture
) -> None:
    opened = await office.teams.open(SUPERGROUP, "Sales team", await office.person())
    tells(office, {ANN: Role.MEMBER}, SUPERGROUP)
    await office.members.vouch(opened, ANN)
    there = await office.records("There", workspace=opened.id)
    await office.groups.moved(GROUP, SUPERGROUP)
    assert (await office.lead(there.ref)).name == "There"
    assert (await kept(office)).chat == GROUP
    assert "stays apart" in caplog.text


async def test_nothing_is_recorded_in_a_book_that_is_making_way(
    office: Office, team: WorkspaceId, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = await office.teams.open(SUPERGROUP, "Sales team", await office.person())
    await office.settles(team=fresh.id, members={ANN: Role.MEMBER})
    recording: list[asyncio.Task[Lead]] = []

    async def meanwhile(store: Store, workspace: WorkspaceId, change: Callable[[Workspace], Workspace]) -> Workspace:
        monkeypatch.undo()
        recording.append(asyncio.create_task(office.records("Kim", workspace=fresh.id)))
        kept_then = await keep_workspace(store, workspace, change)
        await asyncio.wait(recording, timeout=0.2)
        return kept_then

    monkeypatch.setattr("services.groups.keep_workspace", meanwhile)
    await office.groups.moved(GROUP, SUPERGROUP)
    with pytest.raises(NotAllowed):  # so that nobody believes that it was recorded
        await recording[0]
    assert (await kept(office)).chat == SUPERGROUP


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
        await office.groups.moved(GROUP, SUPERGROUP)
    sentence = f"team {team} can't move to chat {SUPERGROUP}, where another team has leads already"
    assert office.notifier.told == [(CHARLIE, sentence)]


async def test_numbers_of_messages_and_topics_stay_behind_when_a_group_moves(office: Office, team: WorkspaceId) -> None:
    await has_topic(office, 3)
    jane = await office.records("Jane", workspace=team, due=DAY)
    await office.pool.release(jane.ref, office.deed(ANN))
    await office.rings()
    await office.settles(team=team, mentions=(Mention(BOB, 7),))
    assert (await kept(office)).pool_offer is not None
    await office.groups.moved(GROUP, SUPERGROUP)
    now = await kept(office)
    assert (now.pool_offer, now.topic, now.mentions) == (None, None, ())


async def test_a_group_of_which_it_is_told_many_times_at_once_moves_once(office: Office, team: WorkspaceId) -> None:
    await asyncio.gather(*(office.groups.moved(GROUP, SUPERGROUP) for _ in range(6)))
    moved = await office.groups.of(SUPERGROUP)
    assert moved is not None
    assert (moved.id, set(moved.members)) == (team, {ANN, BOB, CHARLIE})


async def test_a_team_never_makes_way_for_itself(
    office: Office, team: WorkspaceId, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks, again = office.store.workspace_in, list[asyncio.Task[None]]()

    async def told_meanwhile(chat: int) -> WorkspaceId | None:
        if chat == SUPERGROUP and not again:
            again.append(asyncio.create_task(office.groups.moved(GROUP, SUPERGROUP)))
            await asyncio.wait(again, timeout=0.05)
        return await looks(chat)

    monkeypatch.setattr(office.store, "workspace_in", told_meanwhile)
    await office.groups.moved(GROUP, SUPERGROUP)
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
    await office.groups.moved(GROUP, SUPERGROUP)
    await entering
    moved = await office.groups.of(SUPERGROUP)
    assert moved is not None
    assert (moved.id, set(moved.members)) == (team, {ANN, BOB, CHARLIE})
    assert await office.store.teams() == [team]


async def test_a_message_that_finds_the_group_moved_is_sent_again_where_it_is(
    office: Office, team: WorkspaceId
) -> None:
    await office.records("Jane", workspace=team, due=HOUR)
    await office.passes(21 * HOUR)
    office.notifier.outcomes, office.notifier.moves_to = [Fate.SENT, Fate.MOVED], SUPERGROUP
    await office.passes(HOUR)
    told = [(each.kind, each.to) for each in office.notifier.sent if each.kind.startswith("group")]
    assert told == [("group: moved", GROUP), ("group", SUPERGROUP)]
    assert (await kept(office)).chat == SUPERGROUP


async def test_a_mention_that_finds_the_group_moved_is_tried_again_there(office: Office, team: WorkspaceId) -> None:
    await office.records("Jane", workspace=team, due=HOUR)
    await office.people.unreachable(ANN)
    office.notifier.outcomes = [Fate.SENT, Fate.MOVED]  # the admin, the mention
    office.notifier.moves_to = SUPERGROUP
    await office.passes(HOUR + 5 * MINUTE)
    assert [(each.kind, each.to) for each in office.notifier.sent][1:] == [
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
    again = await office.teams.open(GROUP, "Sales team", await office.person())
    assert (again.id, again.left_at, await office.teams.leads(team)) == (team, None, 1)
    assert (await office.lead(jane.ref)).owner == ANN


async def test_a_mention_goes_to_no_group_that_the_bot_was_removed_from(office: Office, team: WorkspaceId) -> None:
    await office.records("Jane", workspace=team, due=HOUR)
    await office.people.unreachable(ANN)
    await office.groups.closed(GROUP)
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
    await office.members.say(team, DORA, Role.ADMIN)
    await office.people.unreachable(CHARLIE)
    await has_topic(office, 3)
    await office.records("Jane", workspace=team, due=HOUR)
    office.notifier.topic_gone = True
    await office.passes(9 * DAY)
    assert (await kept(office)).topic is None
    assert [each.to for each in office.notifier.sent if each.kind == "topic"] == [DORA], "Charlie can't be reached"


async def test_a_group_rang_when_that_was_decided_however_long_telegram_took(office: Office, team: WorkspaceId) -> None:
    decided = office.clock.now() - HOUR
    await office.groups.heed(await kept(office), Outcome(Fate.SENT, 7), rang_at=decided)
    assert (await kept(office)).rang_at == decided


async def test_of_a_topic_that_two_messages_miss_an_admin_hears_once_and_what_is_chosen_meanwhile_stays(
    office: Office, team: WorkspaceId
) -> None:
    await has_topic(office, 3)
    before, gone = await kept(office), Outcome(Fate.SENT, 7, topic_gone=True)

    async def meanwhile() -> None:
        await office.groups.heed(before, gone)
        await has_topic(office, 4)

    office.notifier.on_send = meanwhile
    async with office.notifier.of(GROUP):
        await office.groups.heed(before, gone)
        assert office.notifier.sent == [], "the group doesn't wait for its admins"
    assert [each.kind for each in office.notifier.sent] == ["topic"]
    assert (await kept(office)).topic == 4


@pytest.mark.parametrize("trouble", [Fate.LATER, RuntimeError("the process dies")])
async def test_an_admin_hears_of_a_topic_that_is_gone_though_trouble_or_a_crash_came_in_between(
    office: Office, team: WorkspaceId, trouble: Fate | Exception
) -> None:
    await has_topic(office, 3)
    gone, fine = Outcome(Fate.SENT, 5, topic_gone=True), Outcome(Fate.SENT, 6)
    office.notifier.outcomes = [trouble]
    with contextlib.suppress(RuntimeError):
        await office.groups.heed(await kept(office), gone)
    await office.reopens()
    for outcome in (gone, gone, fine):
        await office.groups.heed(await kept(office), outcome)
    assert office.notifier.kinds() == ["topic"]
    assert (await kept(office)).topic is None
