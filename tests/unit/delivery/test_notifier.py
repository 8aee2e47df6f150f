"""What the bot writes of its own accord, against a Telegram that is as strict as the real one."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from telegram.ext import ExtBot

from delivery.notifier import TelegramNotifier
from delivery.outbox import Outbox
from delivery.post import Post
from delivery.turns import Turns
from domain import lifecycle, periods, summary
from domain.capture import Captured
from domain.digest import Digest
from domain.models import (
    Deed,
    Field,
    Lead,
    LeadRef,
    Mention,
    PersonId,
    PoolOffer,
    Role,
    Workspace,
    WorkspaceId,
    WorkspaceKind,
)
from domain.people import Asking, Away, Conversation, NagCard, Person
from domain.periods import PeriodKind
from domain.pool import Handover
from domain.when import Moment
from messages import charts, painting
from messages.painting import NotDrawn
from sandbox.client import ANN, BOB, TEAM, SandboxClient
from sandbox.server import TOKEN, Sandbox
from services.ports import Fate, Outcome, Report
from tests.group_screens import GroupScreens
from tests.plain_http import plain_http

NOW = datetime(2026, 4, 6, 13, tzinfo=UTC)
ANN_HERSELF = Person(PersonId(ANN), "Ann", "en", ZoneInfo("America/Halifax"))
HER_OWN = Workspace(WorkspaceId(ANN), ANN, WorkspaceKind.PRIVATE, "CA", "CAD", {PersonId(ANN): Role.ADMIN})


class StoppedClock:
    """Always the same moment."""

    def now(self) -> datetime:
        return NOW


@dataclass
class Wire:
    """A notifier, the Telegram that it writes to, and what stands in Ann's chat there."""

    notifier: TelegramNotifier
    telegram: SandboxClient
    turns: Turns

    async def nags(self, person: Person, *owed: Lead) -> Outcome:
        async with self.notifier.turn(ANN):
            return await self.notifier.nag(person, HER_OWN, owed)

    async def texts(self) -> list[str]:
        return [one["text"] for one in await self.telegram.messages(ANN) if one["from"]["is_bot"]]

    async def labels(self, message: int | None) -> list[str]:
        (found,) = [one for one in await self.telegram.messages(ANN) if one["id"] == message]
        return [button["text"] for row in found["keyboard"] or [] for button in row]


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    server = Sandbox()
    url = await server.start(0)
    outbox, turns = Outbox(dice=lambda: 1.0), Turns()
    post = Post()
    notifier = TelegramNotifier(post, outbox, turns, StoppedClock())
    bot = ExtBot(
        TOKEN,
        base_url=f"{url}/bot",
        base_file_url=f"{url}/file/bot",
        rate_limiter=outbox,
        request=plain_http(),
        get_updates_request=plain_http(connection_pool_size=1),
    )
    post.bot = bot
    async with SandboxClient(url) as telegram, bot:
        await telegram.types(ANN, "/start")
        yield Wire(notifier, telegram, turns)
        assert await telegram.violations() == []
        await GroupScreens().assert_no_number(telegram)
    await server.stop()


def owed(number: int = 1, name: str = "Jane Doe") -> Lead:
    due = Moment(NOW - timedelta(hours=1), exact=False)
    ref = LeadRef(WorkspaceId(ANN), number)
    return lifecycle.record(ref, Captured(name=name), due, Deed(PersonId(ANN)), NOW - timedelta(days=1))


def with_card(message: int | None) -> Person:
    assert message is not None
    return replace(ANN_HERSELF, card=NagCard(message, NOW))


async def test_a_nag_arrives_with_sound_and_its_number_comes_back(wire: Wire) -> None:
    outcome = await wire.nags(ANN_HERSELF, owed())
    assert outcome.fate is Fate.SENT
    assert await wire.telegram.unread(ANN) == 1
    assert "✅ Followed up" in await wire.labels(outcome.message)
    (text,) = await wire.texts()
    assert text.startswith("You owe 1 follow-up\n\nJane Doe")


async def test_a_new_nag_takes_the_old_card_away(wire: Wire) -> None:
    first = await wire.nags(ANN_HERSELF, owed())
    await wire.nags(with_card(first.message), owed(), owed(2, "John"))
    (text,) = await wire.texts()
    assert text.startswith("You owe 2 follow-ups")


async def test_a_card_that_another_has_replaced_is_taken_away(wire: Wire) -> None:
    first = await wire.nags(ANN_HERSELF, owed())
    assert first.message is not None
    await wire.notifier.take_away(PersonId(ANN), first.message)
    assert await wire.texts() == []


async def test_a_silent_nag_and_the_morning_list_do_not_ring(wire: Wire) -> None:
    async with wire.notifier.turn(ANN):
        await wire.notifier.nag(ANN_HERSELF, HER_OWN, [owed()], silent=True)
        await wire.notifier.digest(ANN_HERSELF, HER_OWN, Digest((owed(),)))
    assert len(await wire.texts()) == 2
    assert [one["silent"] for one in await wire.telegram.messages(ANN) if one["from"]["is_bot"]] == [True, True]


async def test_a_new_morning_list_takes_yesterdays_away(wire: Wire) -> None:
    async with wire.notifier.turn(ANN):
        first = await wire.notifier.digest(ANN_HERSELF, HER_OWN, Digest((owed(),)))
        listed = replace(ANN_HERSELF, digest_card=first.message)
        await wire.notifier.digest(listed, HER_OWN, Digest((owed(name="John"),)))
    (text,) = await wire.texts()
    assert "John" in text


async def test_a_nag_takes_a_card_away_that_goes_one_by_one_and_leaves_one_with_a_question(wire: Wire) -> None:
    first = await wire.nags(ANN_HERSELF, owed())
    assert first.message is not None
    walking = replace(ANN_HERSELF, card=NagCard(first.message, NOW, one_by_one=True))
    second = await wire.nags(walking, owed())
    assert len(await wire.texts()) == 1
    assert second.message is not None
    asking = replace(ANN_HERSELF, card=NagCard(second.message, NOW, busy_with=owed().ref))
    await wire.nags(asking, owed())
    assert len(await wire.texts()) == 2


async def test_an_admin_and_a_stand_in_are_written_to_and_ring_unless_they_are_off(wire: Wire) -> None:
    owner = Person(PersonId(999), "Bob", "en", ANN_HERSELF.zone, away=Away(NOW + timedelta(days=1)))
    for silent in (True, False):
        await wire.notifier.tell_admin(ANN_HERSELF, HER_OWN, [owed()], {owner.id: owner}, silent=silent)
        await wire.notifier.offer(ANN_HERSELF, HER_OWN, owner, [owed()], silent=silent)
    sent = [one for one in await wire.telegram.messages(ANN) if one["from"]["is_bot"]]
    assert [one["silent"] for one in sent] == [True, True, False, False]
    assert ["late" in sent[0]["text"], "Bob is away" in sent[1]["text"]] == [True, True]


async def test_a_group_is_told_a_number(wire: Wire) -> None:
    await wire.telegram.adds_member(TEAM, "bot", by=ANN)
    team = replace(HER_OWN, id=WorkspaceId(TEAM), chat=TEAM, kind=WorkspaceKind.TEAM)
    assert (await wire.notifier.tell_group(team, [owed()], [], silent=False)).fate is Fate.SENT
    texts = [one["text"] for one in await wire.telegram.messages(ANN, TEAM) if one["from"]["is_bot"]]
    assert texts == ["1 follow-up is late, since 12:00\u202fpm."]


SALES = replace(HER_OWN, id=WorkspaceId(TEAM), chat=TEAM, kind=WorkspaceKind.TEAM, title="Sales team")


async def said_in(wire: Wire, chat: int) -> list[dict[str, Any]]:
    return [one for one in await wire.telegram.messages(ANN, chat) if one["from"]["is_bot"]]


async def test_who_can_not_be_written_to_is_called_in_the_group_by_name_and_shown_how_to_be(wire: Wire) -> None:
    await wire.telegram.adds_member(TEAM, "bot", by=ANN)
    lead = replace(owed(name="Jane, 902-555-0134"), workspace=SALES.id)
    assert (await wire.notifier.mention(ANN_HERSELF, SALES, [lead], silent=True)).fate is Fate.SENT
    (said,) = await said_in(wire, TEAM)
    assert said["text"].startswith("Ann, I can't write to you in private, so I say it here. You owe 1 follow-up:")
    assert ("#1 Jane, 902-•••-0134" in said["text"], "555" in said["text"], said["silent"]) == (True, False, True)
    assert said["entities"][0]["user"]["id"] == ANN
    assert said["keyboard"][0][0]["url"].endswith(f"?start=team_{TEAM}")


async def test_of_the_mentions_of_one_person_the_latest_alone_stands_in_the_group(wire: Wire) -> None:
    await wire.telegram.adds_member(TEAM, "bot", by=ANN)
    lead = replace(owed(), workspace=SALES.id)
    first = await wire.notifier.mention(ANN_HERSELF, SALES, [lead], silent=False)
    bobs = await wire.notifier.mention(BOB_HIMSELF, SALES, [lead], silent=False)
    assert first.message is not None
    assert bobs.message is not None
    called = replace(SALES, mentions=(Mention(PersonId(ANN), first.message), Mention(PersonId(BOB), bobs.message)))
    again = await wire.notifier.mention(ANN_HERSELF, called, [lead], silent=False)
    assert [one["id"] for one in await said_in(wire, TEAM)] == [bobs.message, again.message]


async def test_a_group_that_has_moved_names_its_new_chat(wire: Wire) -> None:
    await wire.telegram.adds_member(TEAM, "bot", by=ANN)
    to = (await wire.telegram.migrates(TEAM, ANN))["id"]
    assert await wire.notifier.tell_group(SALES, [owed()], [], silent=False) == Outcome(Fate.MOVED, chat=to)


async def test_a_group_without_the_bot_is_unreachable(wire: Wire) -> None:
    await wire.telegram.adds_member(TEAM, "bot", by=ANN)
    await wire.telegram.removes_member(TEAM, "bot", by=ANN)
    assert await wire.notifier.tell_group(SALES, [owed()], [], silent=False) == Outcome(Fate.UNREACHABLE)


@pytest.mark.parametrize("end", [{"closed": True}, {"deleted": True}])
async def test_what_does_not_fit_into_its_topic_goes_to_everybody(wire: Wire, end: dict[str, Any]) -> None:
    forum = (await wire.telegram.adds_group("Sales team", ANN, [], forum=True, bot="member"))["id"]
    topic = (await wire.telegram.post(f"chats/{forum}/topics", {"by": ANN, "name": "Deals"}))["topic"]["id"]
    team = replace(SALES, chat=forum, topic=topic)
    assert not (await wire.notifier.tell_group(team, [owed()], [], silent=False)).topic_gone
    await wire.telegram.post(f"chats/{forum}/topics/{topic}", {"by": ANN, **end})
    outcome = await wire.notifier.tell_group(team, [owed()], [], silent=False)
    assert (outcome.fate, outcome.topic_gone) == (Fate.SENT, True)
    assert (await said_in(wire, forum))[-1]["topic"] is None
    await wire.notifier.tell_of_topic(ANN_HERSELF, team, silent=False)
    assert (await wire.texts())[-1].startswith("The topic that I was to write to in Sales team is closed or deleted")


async def test_a_nag_and_the_morning_list_name_the_team_of_a_lead_that_is_not_ones_own(wire: Wire) -> None:
    theirs, titles = replace(owed(2, "John"), workspace=SALES.id), {SALES.id: "Sales <b>team"}
    async with wire.notifier.turn(ANN):
        sent = await wire.notifier.nag(ANN_HERSELF, HER_OWN, [owed(), theirs], titles)
        await wire.notifier.digest(ANN_HERSELF, HER_OWN, Digest((owed(), theirs)), titles)
        await wire.notifier.nag(with_card(99_999), HER_OWN, [theirs], titles)
    several, listed, alone = await wire.texts()
    assert several.endswith("\nTeam: Sales <b>team")
    assert several.count("Team:") == 1
    assert listed.endswith("Jane Doe\nJohn · Sales <b>team")
    assert "Team: Sales <b>team" in alone
    await wire.notifier.refresh(with_card(sent.message), HER_OWN, [theirs], titles)
    assert (await wire.texts())[0].endswith("Team: Sales <b>team")


async def test_a_card_too_old_to_be_deleted_becomes_one_line(wire: Wire) -> None:
    first = await wire.nags(ANN_HERSELF, owed())
    await wire.telegram.move_clock(advance=49 * 3600)
    second = await wire.nags(with_card(first.message), owed())
    assert (await wire.texts())[0] == "Replaced by the list below."
    assert len(await wire.texts()) == 2
    assert await wire.labels(first.message) == []
    assert await wire.labels(second.message) != []


async def test_a_card_that_is_gone_is_no_trouble(wire: Wire) -> None:
    assert (await wire.nags(with_card(99_999), owed())).fate is Fate.SENT


async def test_the_old_card_stays_when_the_new_one_could_not_be_sent(wire: Wire) -> None:
    first = await wire.nags(ANN_HERSELF, owed())
    await wire.telegram.fault("5xx", "sendMessage")
    assert (await wire.nags(with_card(first.message), owed())).fate is Fate.LATER
    assert len(await wire.texts()) == 1


async def test_who_blocked_the_bot_is_unreachable(wire: Wire) -> None:
    await wire.telegram.blocks(ANN)
    assert await wire.nags(ANN_HERSELF, owed()) == Outcome(Fate.UNREACHABLE)


@pytest.mark.parametrize(
    ("fault", "more", "fate"),
    [
        ("403", {"description": "Forbidden: user is deactivated"}, Fate.UNREACHABLE),
        ("403", {"description": "Forbidden: bot can't initiate conversation with a user"}, Fate.UNREACHABLE),
        ("400", {"description": "Bad Request: chat not found"}, Fate.UNREACHABLE),
        ("400", {"description": "Bad Request: PEER_ID_INVALID"}, Fate.UNREACHABLE),
        ("400", {"description": "Bad Request: group chat was deactivated"}, Fate.UNREACHABLE),
        ("400", {"description": "Bad Request: not enough rights to send text messages to the chat"}, Fate.UNREACHABLE),
        ("400", {"description": "Bad Request: CHAT_WRITE_FORBIDDEN"}, Fate.UNREACHABLE),
        ("400", {"description": "Bad Request: message is too long"}, Fate.REFUSED),
        ("5xx", {"status": 502}, Fate.LATER),
        ("5xx", {"status": 504}, Fate.LATER),
        ("reset", {}, Fate.LATER),
        ("reset_after", {}, Fate.LATER),
    ],
)
async def test_every_refusal_is_an_outcome_and_none_is_raised(
    wire: Wire, fault: str, more: dict[str, Any], fate: Fate
) -> None:
    await wire.telegram.fault(fault, "sendMessage", **more)
    assert await wire.nags(ANN_HERSELF, owed()) == Outcome(fate)
    assert (await wire.nags(ANN_HERSELF, owed())).fate is Fate.SENT


async def test_a_nag_holds_the_turn_of_its_chat(wire: Wire) -> None:
    async with wire.notifier.turn(ANN):
        assert len(wire.turns) == 1
    assert len(wire.turns) == 0


async def test_the_living_card_is_redrawn_in_place_and_without_a_sound(wire: Wire) -> None:
    sent = await wire.nags(ANN_HERSELF, owed(), owed(2, "John"))
    await wire.telegram.reads(ANN)
    await wire.notifier.refresh(with_card(sent.message), HER_OWN, [owed(2, "John")])
    (text,) = await wire.texts()
    assert text.startswith("You owe 1 follow-up\n\n1. John")
    await wire.notifier.refresh(with_card(sent.message), HER_OWN, [])
    assert await wire.texts() == ["All done ✨"]
    assert await wire.telegram.unread(ANN) == 0


async def test_a_redrawing_that_changes_nothing_or_finds_no_card_is_no_trouble(wire: Wire) -> None:
    sent = await wire.nags(ANN_HERSELF, owed(), owed(2, "John"))
    for message in (sent.message, sent.message, 99_999):
        await wire.notifier.refresh(with_card(message), HER_OWN, [owed(), owed(2, "John")])
    await wire.notifier.refresh(ANN_HERSELF, HER_OWN, [])
    assert len(await wire.texts()) == 1


@pytest.mark.parametrize(("fault", "fate"), [("reset", Fate.LATER), ("403", Fate.UNREACHABLE)])
async def test_a_redrawing_that_does_not_arrive_is_told_as_what_it_is(wire: Wire, fault: str, fate: Fate) -> None:
    sent = await wire.nags(ANN_HERSELF, owed())
    await wire.telegram.fault(fault, "editMessageText", times=3)
    async with wire.notifier.turn(ANN):  # bulk: tried once
        assert (await wire.notifier.refresh(with_card(sent.message), HER_OWN, [])).fate is fate


async def test_a_draft_is_offered_in_the_place_of_its_question(wire: Wire) -> None:
    question = await wire.nags(ANN_HERSELF, owed())
    draft = Conversation(
        ANN, None, Asking.NEW_LEAD, NOW, NOW, answers={Field.NAME: "<Jane>"}, message=question.message, overdue=True
    )
    await wire.telegram.fault("5xx", "sendMessage")
    async with wire.notifier.turn(ANN):
        assert (await wire.notifier.offer_draft(ANN_HERSELF, HER_OWN, draft)).fate is Fate.LATER
    assert len(await wire.texts()) == 1, "the question stays until the draft is there"
    async with wire.notifier.turn(ANN):
        offered = await wire.notifier.offer_draft(ANN_HERSELF, HER_OWN, draft)
    (text,) = await wire.texts()
    assert text.endswith("So far: <Jane>")
    assert "✅ Record as it is" in await wire.labels(offered.message)


async def test_a_draft_of_a_group_is_offered_in_private_or_masked_in_its_topic(wire: Wire) -> None:
    chat = (await wire.telegram.post(f"chats/{TEAM}/forum", {"by": ANN}))["chat"]["id"]
    await wire.telegram.adds_member(chat, "bot", ANN)
    topic = (await wire.telegram.post(f"chats/{chat}/topics", {"name": "Deals", "by": ANN}))["topic"]["id"]
    team = replace(HER_OWN, id=WorkspaceId(chat), chat=chat, kind=WorkspaceKind.TEAM, title="Sales team")
    typed = {Field.NAME: "Jane", Field.CONTACT: "902-555-0134"}
    draft = Conversation(chat, topic, Asking.NEW_LEAD, NOW, NOW, answers=typed, overdue=True, cause=9)
    await wire.notifier.offer_draft(ANN_HERSELF, team, draft)
    (text,) = await wire.texts()
    assert text.startswith("In Sales team this waited a day for you")
    assert text.endswith("So far: Jane · 902-555-0134")
    await wire.notifier.offer_draft(replace(ANN_HERSELF, reachable=False), team, draft)
    shown = (await wire.telegram.messages(ANN, chat))[-1]
    assert shown["topic"] == topic
    assert shown["text"] == "Ann: This waited a day for you, and nothing is lost:\nSo far: Jane · 902-•••-0134"


async def test_a_draft_whose_topic_is_closed_is_offered_to_the_whole_group(wire: Wire) -> None:
    chat = (await wire.telegram.post(f"chats/{TEAM}/forum", {"by": ANN}))["chat"]["id"]
    await wire.telegram.adds_member(chat, "bot", ANN)
    topic = (await wire.telegram.post(f"chats/{chat}/topics", {"name": "Deals", "by": ANN}))["topic"]["id"]
    await wire.telegram.post(f"chats/{chat}/topics/{topic}", {"by": ANN, "closed": True})
    team = replace(HER_OWN, id=WorkspaceId(chat), chat=chat, kind=WorkspaceKind.TEAM, title="Sales team")
    draft = Conversation(chat, topic, Asking.NEW_LEAD, NOW, NOW, answers={Field.NAME: "Jane"}, overdue=True, cause=9)
    offered = await wire.notifier.offer_draft(replace(ANN_HERSELF, reachable=False), team, draft)
    assert (offered.fate, offered.topic_gone) == (Fate.SENT, True)
    shown = (await wire.telegram.messages(ANN, chat))[-1]
    assert (shown["id"], shown["topic"]) == (offered.message, None)


async def test_a_damaged_file_is_reported_with_its_backup_or_without(wire: Wire) -> None:
    for backup in ("/data/backups/2026-04-06/workspaces/<1>.json", None):
        reported = await wire.notifier.report(PersonId(ANN), "/data/workspaces/<1>.json", "it is cut", backup)
        assert reported.fate is Fate.SENT
    first, second = await wire.texts()
    assert first.endswith("Newest backup: /data/backups/2026-04-06/workspaces/<1>.json.")
    assert second.endswith("Newest backup: —.")


# A team's pool ------------------------------------------------------------------------------------------------

SALES = Workspace(
    WorkspaceId(TEAM),
    TEAM,
    WorkspaceKind.TEAM,
    "CA",
    "CAD",
    {PersonId(ANN): Role.ADMIN},
    title="Sales team",
    zone=ANN_HERSELF.zone,
)
BOB_HIMSELF = Person(PersonId(BOB), "Bob", "en", ANN_HERSELF.zone)
NAMES = {PersonId(ANN): "Ann", PersonId(BOB): "Bob"}


async def in_group(wire: Wire) -> list[dict[str, Any]]:
    return [one for one in await wire.telegram.messages(ANN, TEAM) if one["from"]["is_bot"]]


async def test_an_offer_takes_the_place_of_the_one_before_and_is_redrawn_without_a_sound(wire: Wire) -> None:
    await wire.telegram.adds_member(TEAM, "bot", ANN)
    free = replace(owed(), owner=None)
    first = await wire.notifier.offer_pool(SALES, [free], NAMES, silent=False)
    assert first.message is not None
    offered = replace(SALES, pool_offer=PoolOffer(first.message, NOW))
    second = await wire.notifier.offer_pool(offered, [free], NAMES, silent=True)
    assert second.message is not None
    (there,) = await in_group(wire)
    assert (there["id"], there["silent"]) == (second.message, True)
    offered = replace(SALES, pool_offer=PoolOffer(second.message, NOW))
    await wire.notifier.redraw_pool(offered, [], replace(free, owner=PersonId(BOB)), NAMES)
    assert [one["text"] for one in await in_group(wire)] == ["Bob has Jane Doe now."]
    await wire.notifier.redraw_pool(SALES, [], free, NAMES)
    await wire.notifier.redraw_pool(replace(SALES, pool_offer=PoolOffer(999, NOW)), [], free, NAMES)
    assert [one["text"] for one in await in_group(wire)] == ["Bob has Jane Doe now."]


async def test_whose_a_lead_is_now_is_told_in_private_and_by_a_mention_where_that_fails(wire: Wire) -> None:
    await wire.telegram.adds_member(TEAM, "bot", ANN)
    given = Handover(owed(), PersonId(BOB), None, PersonId(ANN))
    await wire.notifier.give(ANN_HERSELF, SALES, given, NAMES, silent=True)
    await wire.notifier.tell_given(ANN_HERSELF, SALES, replace(given, to=PersonId(BOB)), NAMES)
    await wire.notifier.ask_admin(ANN_HERSELF, SALES, [owed()], silent=True)
    told = await wire.texts()
    assert told[-3].startswith("Bob gave you Jane Doe.\nJane Doe")
    assert told[-2] == "Bob has Jane Doe now."
    assert told[-1].startswith("Sales team: nobody has claimed this lead. Who gets it?")
    assert (await wire.notifier.give(BOB_HIMSELF, SALES, given, NAMES, silent=True)).fate is Fate.UNREACHABLE
    await wire.notifier.call_in_group(BOB_HIMSELF, SALES, given, NAMES)
    (called,) = await in_group(wire)
    assert called["text"].startswith("Bob, Jane Doe is yours now.")
    assert called["entities"][0]["type"] == "text_mention"
    assert called["keyboard"][0][0]["url"].endswith(f"?start=team_{TEAM}")


# The weekly summary

WEEK = periods.holding(PeriodKind.WEEK, (NOW - timedelta(days=1)).date())


def reported(place: Workspace, person: Person | None, *leads: Lead) -> Report:
    """What a week came to in which these leads were recorded."""
    found = summary.summary(leads, place, WEEK, ANN_HERSELF.zone, NOW)
    return Report(place, person, found, {PersonId(ANN): "Ann"})


PIXEL = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=")
"""A picture of one dot."""


@dataclass
class Brush:
    """Paints one dot instead of each picture, and counts them; without ink it paints nothing."""

    has_ink: bool = True
    painted: int = 0

    async def __call__(self, _: str, *, has_time: bool) -> bytes:
        assert has_time, "whoever asks for a picture goes first"
        self.painted += 1
        if not self.has_ink:
            raise NotDrawn("no ink")
        return PIXEL


@pytest.fixture
def brush(monkeypatch: pytest.MonkeyPatch) -> Brush:
    brush = Brush()
    monkeypatch.setattr(painting, "painted", brush)
    return brush


async def sends(wire: Wire, report: Report, *, silent: bool = False) -> Outcome:
    letter = await wire.notifier.letter(report)
    return await wire.notifier.summary(report.workspace, report.person, letter, silent=silent)


@pytest.mark.usefixtures("brush")
async def test_a_summary_stands_below_its_picture_with_its_buttons(wire: Wire) -> None:
    outcome = await sends(wire, reported(HER_OWN, ANN_HERSELF, owed()))
    (sent,) = await said_in(wire, ANN)
    assert (sent["id"], sent["silent"]) == (outcome.message, False)
    assert "1 recorded" in sent["text"]
    assert await wire.labels(outcome.message)
    assert len(await wire.telegram.calls(method="sendPhoto")) == 1


async def test_where_pictures_are_not_taken_or_made_the_words_come_alone(wire: Wire, brush: Brush) -> None:
    await wire.telegram.fault(
        "400", "sendPhoto", description="Bad Request: not enough rights to send photos to the chat"
    )
    for brush.has_ink in (True, False):
        assert (await sends(wire, reported(HER_OWN, ANN_HERSELF, owed()), silent=True)).fate is Fate.SENT
    assert ["1 recorded" in one["text"] for one in await said_in(wire, ANN)] == [True, True]
    assert len(await wire.telegram.calls(method="sendPhoto")) == 1


async def test_of_a_quiet_week_there_is_one_line(wire: Wire, brush: Brush) -> None:
    await sends(wire, reported(HER_OWN, ANN_HERSELF), silent=True)
    (line,) = await wire.texts()
    assert line == "A quiet week with your own leads: nothing happened, and none of them waits for you."
    assert brush.painted == 0


async def test_of_a_teams_quiet_week_its_group_reads_a_line_too(wire: Wire, brush: Brush) -> None:
    await wire.telegram.adds_member(TEAM, "bot", by=ANN)
    await sends(wire, reported(SALES, None), silent=True)
    said = await said_in(wire, TEAM)
    assert said[-1]["text"] == "A quiet week: nothing happened with your leads, and nothing waits for you."
    assert brush.painted == 0


async def test_a_picture_with_a_fault_of_ours_is_logged_and_leaves_the_words(
    wire: Wire, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(charts, "svg", lambda *_, **__: 1 // 0)
    assert (await sends(wire, reported(HER_OWN, ANN_HERSELF, owed()))).fate is Fate.SENT
    assert "1 recorded" in (await said_in(wire, ANN))[-1]["text"]
    assert "Traceback" in caplog.text


@pytest.mark.usefixtures("brush")
async def test_a_teams_summary_goes_to_its_topic_or_to_everybody(wire: Wire) -> None:
    await wire.telegram.adds_member(TEAM, "bot", by=ANN)
    outcome = await sends(wire, reported(replace(SALES, topic=4711), None, replace(owed(), workspace=SALES.id)))
    assert (outcome.fate, outcome.topic_gone) == (Fate.SENT, True)
    assert "1 recorded" in (await said_in(wire, TEAM))[-1]["text"]


async def test_a_picture_is_painted_anew_only_where_it_would_show_something_else(wire: Wire, brush: Brush) -> None:
    """What is overdue stands in the words, and isn't in the picture."""
    report = reported(HER_OWN, ANN_HERSELF, owed())
    before = await wire.notifier.letter(report)
    touched = reported(HER_OWN, ANN_HERSELF, replace(owed(), due_at=NOW + timedelta(days=1)))
    assert touched.summary.ahead != report.summary.ahead
    again = await wire.notifier.letter(touched, before)
    assert brush.painted == 1
    assert (again == before, again.size == before.size) == (False, True)
    await wire.notifier.letter(reported(HER_OWN, ANN_HERSELF, owed(1), owed(2)), again)
    assert brush.painted == 2
    await wire.notifier.letter(reported(replace(HER_OWN, dark_picture=True), ANN_HERSELF, owed()), before)
    assert brush.painted == 3, "light on dark is another picture"


async def test_the_letter_of_somebody_else_is_not_sent(wire: Wire) -> None:
    with pytest.raises(TypeError):
        await wire.notifier.summary(HER_OWN, ANN_HERSELF, FakeLetter(), silent=True)
    assert await wire.texts() == []


@dataclass(frozen=True)
class FakeLetter:
    """Looks like one, and was written by nobody."""

    is_quiet: bool = False
    size: int = 0


async def test_what_has_time_waits_until_nobody_waits_for_anything(wire: Wire) -> None:
    async with wire.notifier.turn(ANN):
        pass
    await wire.notifier.leisure()
