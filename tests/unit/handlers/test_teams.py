"""What a group sees of the bot, and the bot of a group."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from telegram import Update

from domain.capture import Captured
from domain.models import Deed, NewLeads, PersonId, Role, Workspace, WorkspaceId
from handlers import causes
from sandbox.client import ANN, BOB, CHARLIE, TEAM
from tests.unit.handlers.conftest import Desk, Json, labels
from tests.unit.services.the_office import DAY


async def added(desk: Desk, by: int = ANN) -> None:
    await desk.telegram.adds_member(TEAM, "bot", by)
    await desk.sees_to_updates()


async def team_of(desk: Desk, chat: int = TEAM) -> Workspace:
    team = await desk.office.groups.of(chat)
    assert team is not None
    return team


async def presses(desk: Desk, label: str, person: int = ANN, chat: int = TEAM, message: int | None = None) -> Json:
    """Somebody presses a button in the group; returns the bot's answer."""
    found = next(
        each
        for each in reversed(await desk.messages(ANN, chat))
        if label in labels(each) and message in (None, each["id"])
    )
    return await desk._pressed(desk.telegram.presses(person, found["id"], label, chat=chat))


async def last(desk: Desk, chat: int = TEAM) -> str:
    return str((await desk.messages(ANN, chat))[-1]["text"])


async def test_the_bot_says_hello_once_and_asks_each_member_to_press_start(desk: Desk) -> None:
    await added(desk)
    hello = (await desk.messages(ANN, TEAM))[-1]
    assert hello["text"].startswith("Hello, team.")
    assert labels(hello) == ["Let it write to me", "Set up the team"]
    team = await desk.office.groups.of(TEAM)
    assert team is not None
    assert (team.title, team.members) == ("Sales team", {ANN: Role.ADMIN})


async def test_a_hello_that_a_crash_kept_from_leaving_is_said_when_the_update_comes_again(desk: Desk) -> None:
    await desk.telegram.adds_member(TEAM, "bot", ANN)
    await desk.office.teams.open(TEAM, "Sales team", desk.office.people.unknown(PersonId(ANN), "Ann"))
    await desk.sees_to_updates()
    assert (await last(desk)).startswith("Hello, team.")


async def test_a_lead_recorded_in_the_group_shows_no_number_in_full(desk: Desk) -> None:
    await added(desk)
    (card,) = await desk.types("/new Jane Doe, 902-555-0134, jane@example.com, wants a tent, tomorrow 3pm", BOB, TEAM)
    assert "902" in card
    assert "555" not in card
    assert "(902) •••-0134 · j•••@example.com" in card
    assert "Bob has it" in card
    team = await desk.office.groups.of(TEAM)
    assert team is not None
    assert team.members == {ANN: Role.ADMIN, BOB: Role.MEMBER}


async def test_what_people_say_to_each_other_is_none_of_the_bots_business(desk: Desk) -> None:
    await added(desk)
    assert await desk.types("lunch?", BOB, TEAM) == []
    assert await desk.types("/weather@other_bot", BOB, TEAM) == []
    assert not await desk.office.people.knows(BOB)  # type: ignore[arg-type]


async def test_start_with_the_teams_link_lets_a_member_in(desk: Desk) -> None:
    await added(desk)
    assert await desk.types(f"/start team_{TEAM}", CHARLIE) == [
        "You're in Sales team. I'll remind you here of what you owe there. "
        "Times are Halifax's, 10:00\u202fam now. /settings changes yours."
    ]
    team = await desk.office.groups.of(TEAM)
    assert team is not None
    assert CHARLIE in team.members


async def test_members_without_a_clock_of_their_own_go_by_the_teams(desk: Desk) -> None:
    await added(desk)
    await desk.types("/settings", ANN, TEAM)
    await desk.types("/start", CHARLIE)
    await desk.office.habits.set_zone(PersonId(CHARLIE), ZoneInfo("Asia/Tokyo"))
    await desk.types("/due", CHARLIE, TEAM)
    await presses(desk, "🕐 Clock")
    await desk.types("Los Angeles", ANN, TEAM)
    await desk.types("/new Jane Doe, tomorrow 3pm", BOB, TEAM)
    assert "Los Angeles's, 6:00\u202fAM now." in (await desk.types(f"/start team_{TEAM}", BOB))[0]
    assert "Tokyo's, 10:00\u202fPM now." in (await desk.types(f"/start team_{TEAM}", CHARLIE))[0]
    ann, bob = await desk.office.person(PersonId(ANN)), await desk.office.person(PersonId(BOB))
    pacific = ZoneInfo("America/Los_Angeles")
    assert [(each.zone, each.zone_known) for each in (ann, bob)] == [(pacific, False)] * 2
    (lead,) = await desk.office.leads.all((await team_of(desk)).id, PersonId(BOB))
    assert lead.due_at is not None
    assert lead.due_at.astimezone(pacific).hour == 15
    assert "If that is wrong, tap Clock" in (await desk.types("/settings", BOB))[0], "it is still assumed"


async def test_privacy_says_who_sees_a_teams_leads_and_what_forgetting_leaves_to_it(desk: Desk) -> None:
    alone = (await desk.types("/privacy", BOB))[0]
    assert "\nYou, in this chat. I never write" in alone
    assert alone.endswith("/forget deletes all of it.")
    await added(desk)
    in_group = (await desk.types("/privacy", BOB, TEAM))[0]
    of_member = (await desk.types("/privacy", BOB))[0]
    assert in_group == of_member
    assert "A team's leads: the members and admins of its group" in of_member
    assert "in this chat" not in of_member
    assert of_member.endswith("It takes your name off a team's leads and leaves them to the team.")


async def test_added_again_it_says_briefly_what_is_still_there(desk: Desk) -> None:
    await added(desk)
    await desk.types("/new Jane Doe, tomorrow 3pm", BOB, TEAM)
    await desk.telegram.removes_member(TEAM, "bot", ANN)
    await desk.sees_to_updates()
    assert (await team_of(desk)).left_at is not None
    await added(desk)
    assert (await last(desk)).startswith("I'm back, and your lead is still here.")
    assert (await team_of(desk)).left_at is None
    hellos = [each for each in await desk.texts(ANN, TEAM) if each.startswith("Hello, team.")]
    assert len(hellos) == 1


# Settings ---------------------------------------------------------------------------------------------------


async def test_an_admin_sets_the_team_up_by_replies_and_taps(desk: Desk) -> None:
    await added(desk)
    await presses(desk, "Set up the team")
    assert "Clock: not chosen yet" in await last(desk)
    assert "I can't write to one member yet." in await last(desk)
    assert "Let it write to me" in labels((await desk.messages(ANN, TEAM))[-1])
    await desk.types(f"/start team_{TEAM}", ANN)
    for button, typed in (("🕐 Clock", "Berlin"), ("☎️ Country", "Canada"), ("💰 Currency", "USD")):
        await presses(desk, button)
        asked = (await desk.messages(ANN, TEAM))[-1]
        assert asked["reply_prompt"]["for"] == [ANN]
        assert asked["text"].startswith("Ann, reply with the ")
        await desk.types(typed, ANN, TEAM)
        assert (await last(desk)).startswith("Changed.\n\nSettings of Sales team")
        assert asked["id"] not in [each["id"] for each in await desk.messages(ANN, TEAM)]
    assert "Everybody I know here gets reminders in private." in await last(desk)
    assert "Let it write to me" not in labels((await desk.messages(ANN, TEAM))[-1])
    team = await team_of(desk)
    assert (team.zone, team.country, team.currency) == (ZoneInfo("Europe/Berlin"), "CA", "USD")


async def test_an_admin_types_the_hour_of_the_summary_in_reply(desk: Desk) -> None:
    await added(desk)
    await desk.types("/settings", ANN, TEAM)
    await presses(desk, next(label for label in labels((await desk.messages(ANN, TEAM))[-1]) if "Summary" in label))
    await presses(desk, "⌨️ Another time")
    assert (await last(desk)).startswith("Ann, reply with the time at which the summary shall come")
    await desk.types("17h45", ANN, TEAM)
    assert (await last(desk)).startswith("Changed.\n\nSettings of Sales team")
    assert (await team_of(desk)).summary_at == time(17, 45)


async def test_an_answer_that_can_not_be_read_is_asked_for_again(desk: Desk) -> None:
    await added(desk)
    await desk.types("/settings", ANN, TEAM)
    await presses(desk, "☎️ Country")
    await desk.types("Atlantis", ANN, TEAM)
    assert (await last(desk)).startswith("I don't know a country “Atlantis”.")
    await desk.types("Germany", ANN, TEAM)
    assert (await team_of(desk)).country == "DE"
    assert (await desk.office.person(PersonId(ANN))).conversations == ()


async def test_rules_are_chosen_by_taps_and_show_as_chosen(desk: Desk) -> None:
    await added(desk)
    await desk.types("/settings", ANN, TEAM)
    await presses(desk, "🆕 New leads")
    await presses(desk, "the pool, until somebody claims")
    assert "✓ the pool, until somebody claims" in labels((await desk.messages(ANN, TEAM))[-1])
    await presses(desk, "‹ Back")
    await presses(desk, "📣 Late follow-ups")
    await presses(desk, "Group: 5 reminders")
    await presses(desk, "Admins: 1 working day")
    await presses(desk, "‹ Back")
    await presses(desk, "⚖️ Open leads")
    await presses(desk, "20")
    await presses(desk, "‹ Back")
    team = await team_of(desk)
    assert (team.new_leads, team.escalation.after_nags, team.escalation.after_days) == (NewLeads.POOL, 5, 1)
    assert team.most_open == 20
    page = await last(desk)
    assert "New leads: the pool, until somebody claims" in page
    assert "after 5 reminders the group sees how many, after 1 working day the admins see whose" in page
    assert "Open leads for each member: 20" in page


async def test_members_hear_that_settings_are_for_admins_by_command_and_button(desk: Desk) -> None:
    await added(desk)
    assert await desk.types("/settings", BOB, TEAM) == ["That's for the admins of this group."]
    assert (await presses(desk, "Set up the team", BOB))["text"] == "That's for the admins of this group."
    await desk.types("/settings", ANN, TEAM)
    page = (await desk.messages(ANN, TEAM))[-1]["id"]
    for data in ("Gs::whose/pool", "Gs::nags/1", "Gs::zone", "Gs::here"):
        refused = await desk._pressed(desk.telegram.forges(BOB, page, data, chat=TEAM))
        assert refused["text"] == "That's for the admins of this group."


@pytest.mark.parametrize("data", ["Gs::whose/all", "Gs::nags/0", "Gs::most/x", "Gs::?", "Gs::days/2/3"])
async def test_a_forged_choice_changes_nothing(desk: Desk, data: str) -> None:
    await added(desk)
    before = await team_of(desk)
    hello = (await desk.messages(ANN, TEAM))[-1]["id"]
    refused = await desk._pressed(desk.telegram.forges(ANN, hello, data, chat=TEAM))
    assert refused["text"].startswith("I don't know that button.")
    assert await team_of(desk) == before


async def test_settings_of_a_team_are_not_opened_in_private(desk: Desk) -> None:
    await added(desk)
    await desk.types("/start")
    assert (await desk.forges("Gs::whose/pool"))["text"].startswith("I don't know that button.")


async def test_in_a_forum_an_admin_chooses_where_the_bot_writes(desk: Desk) -> None:
    await added(desk)
    forum = (await desk.telegram.post(f"chats/{TEAM}/forum", {"by": ANN}))["chat"]["id"]
    topic = (await desk.telegram.post(f"chats/{forum}/topics", {"by": ANN, "name": "Deals"}))["topic"]["id"]
    await desk.sees_to_updates()
    await desk.telegram.acts(ANN, "text", forum, text="/settings", topic=topic)
    await desk.sees_to_updates()
    assert "Reminders and lists go to: General" in await last(desk, forum)
    await presses(desk, "📌 Write here", chat=forum)
    assert (await team_of(desk, forum)).topic == topic
    assert "Reminders and lists go to: this topic" in await last(desk, forum)
    await presses(desk, "📌 Write in General", chat=forum)
    assert (await team_of(desk, forum)).topic is None


# Groups that move, and topics that close --------------------------------------------------------------------


async def test_a_button_on_an_old_card_works_after_the_group_became_a_supergroup(desk: Desk) -> None:
    await added(desk)
    await desk.types("/new Jane Doe, tomorrow 3pm", ANN, TEAM)
    card = (await desk.messages(ANN, TEAM))[-1]
    press = desk.telegram.acts(ANN, "press", TEAM, message=card["id"], label="✅ Followed up", wait=0)
    await press
    to = (await desk.telegram.migrates(TEAM, ANN))["id"]
    await desk.sees_to_updates()
    assert "Jane Doe" in await last(desk, to)
    team = await team_of(desk, to)
    assert (team.chat, int(team.id)) == (to, TEAM)


@pytest.mark.parametrize("is_known", [False, True])
async def test_what_was_on_the_way_when_the_group_moved_is_answered_where_it_is_now(desk: Desk, is_known: bool) -> None:
    await added(desk)
    if is_known:  # then Telegram isn't asked who they are, and the answer itself finds the group moved
        await desk.types("/lead", BOB, TEAM)
    await desk.telegram.types(BOB, "/new Jane Doe, tomorrow 3pm", TEAM)
    to = (await desk.telegram.migrates(TEAM, ANN))["id"]
    await desk.telegram.types(BOB, "/new John Doe, tomorrow 3pm", to)
    await desk.sees_to_updates()
    said = await desk.texts(ANN, to)
    assert ["Jane Doe" in said[0], "John Doe" in said[-1]] == [True, True]
    assert await desk.office.teams.leads((await team_of(desk, to)).id) == 2


async def test_an_answer_in_a_topic_that_is_closed_goes_to_general(desk: Desk) -> None:
    await added(desk)
    forum = (await desk.telegram.post(f"chats/{TEAM}/forum", {"by": ANN}))["chat"]["id"]
    topic = (await desk.telegram.post(f"chats/{forum}/topics", {"by": ANN, "name": "Deals"}))["topic"]["id"]
    await desk.telegram.acts(ANN, "text", forum, text="/new Jane Doe, tomorrow 3pm", topic=topic)
    await desk.telegram.post(f"chats/{forum}/topics/{topic}", {"by": ANN, "closed": True})
    await desk.sees_to_updates()
    card = (await desk.messages(ANN, forum))[-1]
    assert "Jane Doe" in card["text"]
    assert card["topic"] is None


# Coming and going -------------------------------------------------------------------------------------------


async def test_members_who_come_and_go_are_noted(desk: Desk) -> None:
    await added(desk)
    await desk.types("/start", BOB)
    await desk.telegram.leaves(BOB, TEAM)
    await desk.sees_to_updates()
    assert BOB not in (await team_of(desk)).members
    await desk.telegram.adds_member(TEAM, BOB, ANN)
    await desk.sees_to_updates()
    assert (await team_of(desk)).members[PersonId(BOB)] is Role.MEMBER
    await desk.telegram.leaves(CHARLIE, TEAM)
    await desk.telegram.adds_member(TEAM, CHARLIE, ANN)
    await desk.sees_to_updates()
    assert CHARLIE not in (await team_of(desk)).members, "of who has never used the bot nothing is kept"


async def test_the_list_of_what_is_owed_names_the_team_of_a_lead(desk: Desk) -> None:
    await added(desk)
    await desk.types("/start")
    for chat in (TEAM, None):
        await desk.types("/new Jane Doe, in 1 minute", ANN, chat)
    desk.office.clock.moves(timedelta(minutes=2))
    (owed,) = await desk.types("/due")
    assert owed.count("Team: Sales team") == 1
    one = await desk.types("/lead 1")
    assert "Team:" not in one[0]


ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


async def is_told(desk: Desk, **message: Any) -> None:
    """Telegram tells of something that an anonymous admin did in the group."""
    chat = {"id": TEAM, "type": "group", "title": "Sales team"}
    told = {"message_id": 900, "date": 1, "chat": chat, "from": ANONYMOUS, **message}
    update = Update.de_json({"update_id": 900, "message": told}, desk.application.bot)
    await desk.application.process_update(update)


async def test_what_an_anonymous_admin_does_to_the_group_is_noted(desk: Desk) -> None:
    await added(desk)
    await desk.types("/new Jane Doe, tomorrow 3pm", BOB, TEAM)
    await desk.telegram.post(f"chats/{TEAM}/remove", {"member": BOB, "by": ANN})
    await is_told(desk, left_chat_member={"id": BOB, "is_bot": False, "first_name": "Bob"})
    assert BOB not in (await team_of(desk)).members
    await is_told(desk, migrate_to_chat_id=-1001)
    assert (await team_of(desk)).chat == -1001


async def test_a_closed_bot_opens_no_team_for_strangers_and_follows_its_own(desk: Desk) -> None:
    desk.closes(users={BOB})
    await desk.telegram.adds_member(TEAM, "bot", ANN)
    await desk.sees_to_updates()
    assert await desk.office.groups.of(TEAM) is None
    assert await desk.texts(ANN, TEAM) == []
    desk.closes(chats={TEAM})
    await desk.telegram.removes_member(TEAM, "bot", ANN)
    await added(desk)
    desk.closes(users={BOB})
    to = (await desk.telegram.migrates(TEAM, ANN))["id"]
    await desk.sees_to_updates()
    assert (await team_of(desk, to)).chat == to


async def test_a_welcome_group_that_gets_another_id_stays_welcome_and_the_log_says_so_once(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    await added(desk)
    desk.closes(chats={TEAM})
    to = (await desk.telegram.migrates(TEAM, ANN))["id"]
    await desk.sees_to_updates()
    for name in ("Jane", "Max"):
        assert (await desk.types(f"/new {name}, wants a tent", BOB, to))[-1].startswith("Recorded.")
    said = [each.getMessage() for each in caplog.records if "ALLOWED_CHATS" in each.getMessage()]
    assert said == [f"ALLOWED_CHATS: chat {TEAM} has the id {to} now, and goes on being welcome"]
    desk.closes(chats={TEAM - 1})
    assert not any("Recorded" in each for each in await desk.types("/new Ina, wants a roof", BOB, to))


@pytest.mark.parametrize("command", ["/new", "/find"])
async def test_a_question_whose_topic_is_closed_is_asked_and_answered_outside_of_it(desk: Desk, command: str) -> None:
    await added(desk)
    forum = (await desk.telegram.post(f"chats/{TEAM}/forum", {"by": ANN}))["chat"]["id"]
    topic = (await desk.telegram.post(f"chats/{forum}/topics", {"by": ANN, "name": "Deals"}))["topic"]["id"]
    await desk.telegram.acts(ANN, "text", forum, text=command, topic=topic)
    await desk.telegram.post(f"chats/{forum}/topics/{topic}", {"by": ANN, "closed": True})
    await desk.sees_to_updates()
    question = (await desk.messages(ANN, forum))[-1]
    assert "went wrong" not in question["text"]
    (asked,) = (await desk.office.person(PersonId(ANN))).conversations
    assert (asked.topic, asked.message) == (None, question["id"])
    (said,) = await desk.types("Jane Doe", ANN, forum, reply_to=question["id"])
    assert "went wrong" not in said
    assert "not asking" not in said


async def test_a_question_asked_while_the_group_moves_is_asked_and_answered_in_the_new_chat(desk: Desk) -> None:
    await added(desk)
    await desk.types("/lead", BOB, TEAM)
    await desk.telegram.types(BOB, "/new", TEAM)
    to = (await desk.telegram.migrates(TEAM, ANN))["id"]
    await desk.sees_to_updates()
    question = next(each for each in await desk.messages(BOB, to) if "Who is it" in each["text"])
    (said,) = await desk.types("Jane Doe", BOB, to, reply_to=question["id"])
    assert "reach them" in said


async def test_a_setting_is_asked_for_outside_of_a_topic_that_is_closed(desk: Desk) -> None:
    await added(desk)
    forum = (await desk.telegram.post(f"chats/{TEAM}/forum", {"by": ANN}))["chat"]["id"]
    await desk.sees_to_updates()
    topic = (await desk.telegram.post(f"chats/{forum}/topics", {"by": ANN, "name": "Deals"}))["topic"]["id"]
    await desk.types("/settings", ANN, forum, topic=topic)
    await desk.telegram.fault("400", "sendMessage", chat_id=forum, description="Bad Request: TOPIC_CLOSED")
    await presses(desk, "💰 Currency", ANN, forum)
    question = (await desk.messages(ANN, forum))[-1]
    assert question["topic"] is None
    (asked,) = (await desk.office.person(PersonId(ANN))).conversations
    assert (asked.topic, asked.message) == (None, question["id"])


async def test_a_lead_half_recorded_when_the_group_moved_is_offered_by_new_and_goes_on(desk: Desk) -> None:
    await added(desk)
    await desk.types("/new", BOB, TEAM)
    question = (await desk.messages(BOB, TEAM))[-1]
    await desk.types("Jane Doe", BOB, TEAM, reply_to=question["id"])
    to = (await desk.telegram.migrates(TEAM, ANN))["id"]
    await desk.sees_to_updates()
    (said,) = await desk.types("/new", BOB, to)
    assert "Jane Doe" in said
    await presses(desk, "Go on", BOB, to)
    question = (await desk.messages(BOB, to))[-1]
    (said,) = await desk.types("jane@example.com", BOB, to, reply_to=question["id"])
    assert "Where" in said


async def test_a_message_that_has_the_number_of_one_before_the_group_moved_tells_of_another_lead(desk: Desk) -> None:
    await added(desk)
    await desk.types("/new Jane Doe, 902-555-0134, tomorrow 3pm", BOB, TEAM)
    number = (await desk.telegram.types(BOB, "/new J. Doe, 902-555-0134, tomorrow 4pm", TEAM))["id"]
    await desk.sees_to_updates()
    team, before = (await team_of(desk, TEAM)).id, causes.of_message(-4_242, number, WorkspaceId(TEAM))
    await desk.office.leads.record(team, Captured(name="Kim"), desk.office.moment(DAY), Deed(PersonId(BOB), before))
    await desk.presses("✅ Record anyway", BOB, TEAM)
    assert await desk.office.teams.leads(team) == 3


@pytest.mark.parametrize(
    ("command", "opened"),
    [
        ("away", "Until when are you away?"),
        ("export", "Take your leads along"),
        ("forget", "Shall I forget you?"),
        ("import", "Send me a file of leads"),
    ],
)
async def test_a_command_for_private_leads_from_the_group_to_what_was_asked(
    desk: Desk, command: str, opened: str
) -> None:
    await desk.types("/start")
    await added(desk)
    assert await desk.types(f"/{command}@followthrough_bot fri", ANN, TEAM) == ["That works only in private."]
    (((button,),),) = [each["keyboard"] for each in (await desk.messages(ANN, TEAM))[-1:]]
    payload = button["url"].partition("?start=")[2]
    assert payload == f"do_{command}"
    assert opened in (await desk.types(f"/start {payload}"))[0]


@pytest.mark.parametrize(
    ("typed", "payload", "answer"),
    [
        ("/link expo Halifax", "do_link-event_expo-Halifax", "?start=event_expo-Halifax"),
        ("/link expo " + "very " * 30, "do_link-event_expo" + "-very" * 7, "?start=event_expo" + "-very" * 7),
        ("/link", "do_link", "Off to a fair or an open house?"),
        ("/link Выставка", "do_link", "Off to a fair or an open house?"),
    ],
)
async def test_a_source_link_that_is_asked_for_in_the_group_is_made_in_private(
    desk: Desk, typed: str, payload: str, answer: str
) -> None:
    await desk.types("/start")
    await added(desk)
    await desk.types(typed, ANN, TEAM)
    (((button,),),) = [each["keyboard"] for each in (await desk.messages(ANN, TEAM))[-1:]]
    assert button["url"].partition("?start=")[2] == payload
    assert answer in (await desk.types(f"/start {payload}"))[0]


async def test_a_link_to_no_command_says_hello(desk: Desk) -> None:
    assert "Hello, Ann" in (await desk.types("/start do_nothing"))[0]
