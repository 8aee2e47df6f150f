"""People: known from their first message on, with their own clock, money and open questions."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import time, timedelta
from functools import partial
from typing import NoReturn
from zoneinfo import ZoneInfo

import pytest

from domain import conversation as talk
from domain.models import Field, WorkspaceId
from domain.people import Asking, Conversation, Person, WorkHours
from domain.shares import Offer, Share
from services.drafts import REFUSED_AT_MOST
from services.ports import Fate
from storage.base import NotSaved, PersonNotFound
from tests.unit.services.the_office import (
    ANN,
    BOB,
    CHARLIE,
    DAY,
    HALIFAX,
    HOUR,
    MINUTE,
    TEAM,
    Office,
    fills_the_disk,
)

BERLIN = ZoneInfo("Europe/Berlin")


async def test_somebody_new_is_remembered_with_the_defaults_of_the_deployment(office: Office) -> None:
    met = await office.people.meet(CHARLIE, "Charlie", back=True)
    assert (met.zone, met.language, met.zone_known, met.started_at) == (HALIFAX, "en", False, office.clock.now())
    await office.reopens()
    assert await office.people.get(CHARLIE) == met


async def test_meeting_again_changes_nothing_but_the_name(office: Office) -> None:
    before = await office.person()
    office.clock.moves(DAY)
    assert await office.people.meet(ANN, "Ann", back=True) == before
    renamed = await office.people.meet(ANN, "Ann Smith", back=True)
    assert (renamed.name, renamed.started_at) == ("Ann Smith", before.started_at)


async def test_of_a_stranger_nothing_is_kept_until_they_are_met(office: Office) -> None:
    assert office.people.unknown(CHARLIE, "Charlie").name == "Charlie"
    with pytest.raises(PersonNotFound):
        await office.people.get(CHARLIE)
    await office.people.unreachable(CHARLIE)
    with pytest.raises(PersonNotFound):
        await office.people.get(CHARLIE)


async def test_introducing_keeps_nothing_and_never_fails(office: Office) -> None:
    stranger, theirs = await office.people.introduce(CHARLIE, "Charlie")
    assert (stranger.name, theirs.id) == ("Charlie", WorkspaceId(CHARLIE))
    with pytest.raises(PersonNotFound):
        await office.people.get(CHARLIE)
    known, own = await office.people.introduce(ANN, "Ann")
    assert (known, own) == (await office.person(), await office.people.own_workspace(known))


async def test_somebody_who_is_leaving_is_not_back(office: Office) -> None:
    await office.people.unreachable(ANN)
    assert not (await office.people.meet(ANN, "Ann", back=False)).reachable
    assert (await office.people.meet(ANN, "Ann", back=True)).reachable


async def test_who_comes_back_is_rung_for_what_they_owe_and_nothing_else(office: Office) -> None:
    owed, later = await office.records("Jane", due=HOUR), await office.records("John", due=DAY)
    office.clock.moves(2 * HOUR)
    await office.people.unreachable(ANN)
    armed = len(office.alarm.armed)
    await office.people.meet(ANN, "Ann", back=True)
    assert (await office.lead(owed.ref)).next_nag_at == office.clock.now()
    assert await office.lead(later.ref) == later
    assert office.clock.now() in office.alarm.armed[armed:]
    assert later.due_at not in office.alarm.armed[armed:]


@pytest.mark.parametrize("dies_in", ["_rings_again", "_reads_again", "_alarm"])
async def test_a_return_that_a_crash_broke_off_is_finished_when_the_update_comes_again(
    office: Office, monkeypatch: pytest.MonkeyPatch, dies_in: str
) -> None:
    owed = await office.records("Jane", due=HOUR)
    await office.summaries.want(WorkspaceId(ANN), ANN, wanted=True)
    await office.people.unreachable(ANN)
    await office.passes(8 * DAY)
    office.notifier.sent.clear()

    def dies(*_: object) -> NoReturn:
        raise asyncio.CancelledError

    with monkeypatch.context() as crash:
        if dies_in == "_alarm":
            crash.setattr(office.alarm, "rearm", dies)
        else:
            crash.setattr(office.people, dies_in, dies)
        with pytest.raises(asyncio.CancelledError):
            await office.people.meet(ANN, "Ann", back=True)
    await office.reopens()
    await office.people.meet(ANN, "Ann", back=True)
    assert (await office.lead(owed.ref)).next_nag_at == office.clock.now()
    await office.rings()
    assert office.notifier.kinds(ANN) == ["nag", "summary"]


async def test_who_turns_out_to_be_unreachable_is_known_as_such_only_when_others_will_hear(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def dies(*_: object) -> None:
        raise asyncio.CancelledError

    owed = await office.records("Jane", due=HOUR)
    await office.passes(2 * HOUR)
    with monkeypatch.context() as crash:
        crash.setattr(office.people, "_rings_again", dies)
        with pytest.raises(asyncio.CancelledError):
            await office.people.unreachable(ANN)
    assert (await office.person()).reachable
    await office.people.unreachable(ANN)
    assert not (await office.person()).reachable
    assert (await office.lead(owed.ref)).next_nag_at == office.clock.now()


async def test_who_comes_back_to_a_team_leaves_the_others_leads_alone(office: Office) -> None:
    team = await office.has_team(ANN, BOB)
    his = await office.records(by=BOB, due=HOUR, workspace=team)
    office.clock.moves(2 * HOUR)
    await office.people.unreachable(ANN)
    await office.people.meet(ANN, "Ann", back=True)
    assert await office.lead(his.ref) == his


async def test_a_private_workspace_has_the_country_and_money_of_its_owners_zone(office: Office) -> None:
    own = await office.people.own_workspace(await office.person())
    assert (own.country, own.currency, set(own.members)) == ("CA", "CAD", {ANN})


async def test_country_and_money_follow_the_zone_while_nothing_is_recorded(office: Office) -> None:
    moved = await office.habits.set_zone(ANN, BERLIN)
    assert (moved.zone, moved.zone_known) == (BERLIN, True)
    own = await office.people.own_workspace(moved)
    assert (own.country, own.currency) == ("DE", "EUR")


async def test_a_salesperson_on_a_journey_keeps_their_money(office: Office) -> None:
    await office.habits.set_zone(ANN, HALIFAX)
    await office.records()
    own = await office.people.own_workspace(await office.habits.set_zone(ANN, BERLIN))
    assert (own.country, own.currency) == ("CA", "CAD")


async def test_settings_last(office: Office) -> None:
    hours = WorkHours(time(9, 30), time(18), frozenset({0, 5}))
    await office.habits.set_hours(ANN, hours)
    await office.habits.set_country(await office.person(), "GB")
    await office.habits.set_currency(await office.person(), "GBP")
    await office.reopens()
    own = await office.people.own_workspace(await office.person())
    assert ((await office.person()).hours, own.country, own.currency) == (hours, "GB", "GBP")


async def test_what_could_not_be_saved_is_as_it_was(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    before = await office.person()
    makes_room = fills_the_disk(monkeypatch)
    with pytest.raises(NotSaved):
        await office.habits.set_zone(ANN, BERLIN)
    with pytest.raises(NotSaved):
        await office.people.meet(CHARLIE, "Charlie", back=True)
    assert await office.person() == before
    makes_room()
    with pytest.raises(PersonNotFound):
        await office.people.get(CHARLIE)


# Drafts ---------------------------------------------------------------------------------------------------


async def begins_a_lead(office: Office, **answers: str) -> Conversation:
    now = office.clock.now()
    typed = {Field(name): answer for name, answer in answers.items()}
    conversation = replace(talk.begin(int(ANN), None, now, 1), answers=typed, asked=Field.CONTACT, message=77)
    await office.people.ask(ANN, conversation)
    return conversation


async def test_a_half_recorded_lead_is_offered_after_a_day_and_once(office: Office) -> None:
    conversation = await begins_a_lead(office, name="Jane")
    office.clock.moves(DAY - timedelta(seconds=1))
    await office.drafts.offer()
    assert office.notifier.sent == []
    office.clock.moves(timedelta(seconds=2))
    await office.drafts.offer()
    office.clock.moves(DAY)
    await office.drafts.offer()
    await office.reopens()
    await office.drafts.offer()
    (kept,) = (await office.person()).conversations
    assert (kept.overdue, kept.answers, kept.message) == (True, conversation.answers, 501)


async def test_an_offer_is_one_message_with_what_was_typed(office: Office) -> None:
    conversation = await begins_a_lead(office, name="Jane")
    office.clock.moves(DAY + MINUTE)
    await office.drafts.offer()
    (offer,) = office.notifier.sent
    assert offer.draft == replace(conversation, overdue=True)


async def test_an_offer_that_telegram_would_not_take_is_made_again(office: Office) -> None:
    await begins_a_lead(office, name="Jane")
    office.clock.moves(DAY + MINUTE)
    office.notifier.outcomes = [Fate.LATER, RuntimeError("killed")]
    await office.drafts.offer()
    office.clock.moves(HOUR)
    await office.drafts.offer()
    for _ in range(3):
        office.clock.moves(HOUR)
        await office.drafts.offer()
    assert [each.kind for each in office.notifier.sent] == ["draft: later", "draft"]


@pytest.mark.parametrize("begins", ["in private", "in the group"])
async def test_a_draft_that_is_always_refused_is_kept_and_offered_no_more(
    office: Office, begins: str, caplog: pytest.LogCaptureFixture
) -> None:
    if begins == "in private":
        typed = await begins_a_lead(office, name="Jane")
        office.clock.moves(DAY + MINUTE)
    else:
        await begins_a_lead_in_the_group(office)
        await office.people.change(ANN, lambda kept: replace(kept, reachable=False))
        (typed,) = (await office.person()).conversations
    office.notifier.refusing = {int(ANN), TEAM}
    for _ in range(3 * REFUSED_AT_MOST):
        await office.drafts.offer()
        office.clock.moves(HOUR)
    assert office.notifier.kinds() == ["draft: refused"] * REFUSED_AT_MOST
    assert caplog.text.count("offered no more") == 1
    (kept,) = (await office.person()).conversations
    assert (kept.answers, kept.overdue) == (typed.answers, True), "nothing typed is lost"


async def test_a_draft_of_somebody_who_blocked_the_bot_waits_for_them(office: Office) -> None:
    await begins_a_lead(office, name="Jane")
    office.clock.moves(DAY + MINUTE)
    office.notifier.outcomes = [Fate.UNREACHABLE]
    await office.drafts.offer()
    await office.drafts.offer()
    ann = await office.person()
    assert [each.kind for each in office.notifier.sent] == ["draft: unreachable"]
    assert (ann.reachable, ann.conversations[0].overdue) == (False, True)


async def test_a_question_in_which_nothing_was_typed_is_dropped_without_a_word(office: Office) -> None:
    await begins_a_lead(office)
    office.clock.moves(DAY + MINUTE)
    await office.drafts.offer()
    assert (await office.person()).conversations == ()
    assert office.notifier.sent == []


async def test_an_answer_that_comes_just_before_the_offer_stops_it(office: Office) -> None:
    conversation = await begins_a_lead(office, name="Jane")
    office.clock.moves(DAY + MINUTE)
    answered = talk.answer(conversation, "jane@example.org", office.clock.now(), 9)
    office.notifier.on_turn = lambda: office.people.ask(ANN, answered)
    await office.drafts.offer()
    assert office.notifier.sent == []
    assert (await office.person()).conversations == (answered,)


async def test_a_lead_half_recorded_behind_a_question_is_offered_after_it(office: Office) -> None:
    await begins_a_lead(office, name="Jane")
    now = office.clock.now()
    await office.people.ask(ANN, Conversation(int(ANN), None, Asking.NOTE, now, now))
    office.clock.moves(DAY + MINUTE)
    await office.drafts.offer()
    assert office.notifier.sent == []
    await office.drafts.offer()
    assert [each.kind for each in office.notifier.sent] == ["draft"]


async def test_what_one_person_typed_is_offered_though_another_can_not_be_read(office: Office) -> None:
    await begins_a_lead(office, name="Jane")
    now = office.clock.now()
    his = replace(talk.begin(int(BOB), None, now - HOUR, 1), answers={Field.NAME: "John"})
    await office.people.ask(BOB, his)
    (office.folder / "people" / f"{BOB}.json").write_text("{ cut")
    office.clock.moves(DAY + MINUTE)
    await office.drafts.offer()
    assert [(each.kind, each.to) for each in office.notifier.sent] == [("draft", ANN)]


async def test_a_workspace_is_opened_once(office: Office) -> None:
    ann = await office.person()
    first = await office.people.own_workspace(ann)
    assert await office.people.own_workspace(ann) == first
    assert await office.store.workspaces_of(ANN) == [WorkspaceId(ANN)]


async def begins_a_lead_in_the_group(office: Office) -> None:
    team = await office.has_team(ANN, BOB)
    now = office.clock.now()
    half = replace(talk.begin(int(team), 7, now, 1), answers={Field.NAME: "Jane"}, asked=Field.CONTACT, message=77)
    await office.people.ask(ANN, half)
    office.clock.moves(DAY + MINUTE)


async def test_a_lead_half_recorded_in_a_group_is_offered_in_private(office: Office) -> None:
    await begins_a_lead_in_the_group(office)
    await office.drafts.offer()
    await office.drafts.offer()
    assert [(each.kind, each.to) for each in office.notifier.sent] == [("draft", ANN)]
    (kept,) = (await office.person()).conversations
    assert (kept.chat, kept.topic, kept.overdue) == (int(TEAM), 7, True)
    assert kept.message is None, "the offer stands in another chat than the draft"


async def test_who_can_not_be_reached_in_private_is_offered_a_draft_in_the_group(office: Office) -> None:
    await begins_a_lead_in_the_group(office)
    office.blocking.add(int(ANN))
    await office.drafts.offer()
    assert not (await office.person()).reachable
    for _ in range(2):
        office.clock.moves(HOUR)
        await office.drafts.offer()
    kinds = [(each.kind, each.to) for each in office.notifier.sent]
    assert kinds == [("draft: unreachable", ANN), ("draft", int(TEAM))]
    (kept,) = (await office.person()).conversations
    assert (kept.overdue, kept.message) == (True, 501)


async def test_a_draft_of_a_group_that_is_gone_waits_there(office: Office) -> None:
    await begins_a_lead_in_the_group(office)
    await office.people.change(ANN, lambda kept: replace(kept, reachable=False))
    office.blocking.add(int(TEAM))
    await office.drafts.offer()
    for _ in range(3):
        office.clock.moves(HOUR)
        await office.drafts.offer()
    assert [each.kind for each in office.notifier.sent] == ["draft: unreachable"], "a group that is gone isn't called"
    office.blocking.clear()
    await office.settles(left_at=None)
    office.clock.moves(HOUR)
    await office.drafts.offer()
    assert office.notifier.kinds(int(TEAM)) == ["draft: unreachable", "draft"]
    assert (await office.person()).conversations[0].overdue


async def test_a_draft_of_a_group_that_has_moved_is_offered_in_the_new_chat(office: Office) -> None:
    await begins_a_lead_in_the_group(office)
    await office.people.change(ANN, lambda kept: replace(kept, reachable=False))
    office.notifier.outcomes, office.notifier.moves_to = [Fate.MOVED], -1009
    for _ in range(3):
        await office.drafts.offer()
        office.clock.moves(HOUR)
    assert [(each.kind, each.to) for each in office.notifier.sent] == [("draft: moved", int(TEAM)), ("draft", -1009)]
    (kept,) = (await office.person()).conversations
    assert (kept.chat, kept.overdue) == (-1009, True)


async def test_a_draft_of_who_had_left_when_the_group_moved_follows_it_all_the_same(office: Office) -> None:
    await begins_a_lead_in_the_group(office)
    await office.members.say(TEAM, ANN, None, ANN)
    await office.groups.moved(int(TEAM), -1009)
    for _ in range(2):
        await office.drafts.offer()
        office.clock.moves(HOUR)
    assert [(each.kind, each.to) for each in office.notifier.sent] == [("draft", ANN)]
    (kept,) = (await office.person()).conversations
    assert (kept.chat, kept.overdue) == (-1009, True)


async def test_a_draft_that_the_group_would_not_take_is_offered_again(office: Office) -> None:
    await begins_a_lead_in_the_group(office)
    await office.people.change(ANN, lambda kept: replace(kept, reachable=False))
    office.notifier.outcomes = [Fate.REFUSED, Fate.LATER]
    for _ in range(4):
        await office.drafts.offer()
        office.clock.moves(HOUR)
    assert office.notifier.kinds() == ["draft: refused", "draft: later", "draft"]


@pytest.mark.parametrize("asked_there", [0, 1, 2])
async def test_a_draft_whose_topic_is_closed_is_found_where_it_was_offered(office: Office, asked_there: int) -> None:
    await begins_a_lead_in_the_group(office)
    now = office.clock.now()
    other = Conversation(int(TEAM), None, Asking.NOTE, now, now, message=88)
    for at in range(asked_there):
        behind = replace(other, asking=Asking.NEW_LEAD, answers={Field.NAME: "Kim"}) if at else None
        await office.people.change(ANN, partial(having, replace(other, behind=behind)))
    await office.people.change(ANN, lambda kept: replace(kept, reachable=False))
    office.notifier.topic_gone = True
    await office.drafts.offer()
    ann = await office.person()
    in_general = ann.conversation(int(TEAM), None)
    offered = {0: in_general, 1: in_general.behind if in_general else None, 2: ann.conversation(int(TEAM), 7)}
    found = offered[asked_there]
    assert found is not None
    assert (found.answers, found.overdue, found.message) == ({Field.NAME: "Jane"}, True, 501)
    assert len(ann.conversations) == max(asked_there, 1)


def having(asked: Conversation, person: Person) -> Person:
    others = (each for each in person.conversations if each.topic != asked.topic)
    return replace(person, conversations=(*others, asked))


async def test_one_draft_that_fails_keeps_no_other_from_being_offered(office: Office) -> None:
    await begins_a_lead(office, name="Jane")
    now = office.clock.now()
    await office.people.ask(BOB, replace(talk.begin(int(BOB), None, now, 1), answers={Field.NAME: "John"}))
    office.clock.moves(DAY + MINUTE)
    office.notifier.outcomes = [RuntimeError("broken")]
    await office.drafts.offer()
    assert office.notifier.kinds() == ["draft"]
    office.clock.moves(HOUR)
    await office.drafts.offer()
    assert sorted(each.to for each in office.notifier.sent) == [ANN, BOB]


async def test_a_cancelled_lead_is_forgotten_after_a_day_without_a_word(office: Office) -> None:
    conversation = await begins_a_lead(office, name="Jane")
    await office.recording.cancel(await office.person(), conversation, await office.reading(), 78, cause=9)
    office.clock.moves(DAY - timedelta(seconds=1))
    await office.drafts.offer()
    assert [each.cancelled for each in (await office.person()).cancelled] == [True]
    office.clock.moves(timedelta(seconds=2))
    await office.drafts.offer()
    ann = await office.person()
    assert (ann.conversations, ann.cancelled, office.notifier.sent) == ((), (), [])


async def test_offers_are_dropped_after_two_days_also_when_nobody_writes(office: Office) -> None:
    now = office.clock.now()
    offers = (Offer(int(ANN), (Share(1, now, "Jane"),)), Offer(int(ANN), (Share(2, now + DAY, "Bob"),)))
    await office.people.change(ANN, lambda known: replace(known, offers=offers))
    for moved, left in ((2 * DAY, offers), (timedelta(seconds=1), offers[1:]), (DAY, ())):
        office.clock.moves(moved)
        await office.drafts.offer()
        assert (await office.person()).offers == left
