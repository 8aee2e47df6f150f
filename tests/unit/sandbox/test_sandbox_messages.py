"""Sending, editing and deleting, by the rules that the schema lacks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sandbox import actions, groups, view
from sandbox.client import ANN, BOB, CHARLIE, TEAM
from sandbox.errors import NotPossible, Refused
from sandbox.files import SMALL_PICTURE
from sandbox.models import BOT_ID, Message
from sandbox.schema import Upload
from sandbox.world import World

Call = Callable[..., Any]
Say = Callable[..., Message]


@pytest.fixture(autouse=True)
def everybody_started(says: Say, world: World) -> None:
    for person in (ANN, BOB):
        says(person, "/start")
    groups.add_member(world, world.chats[TEAM], BOT_ID, ANN)


def rows(*labels: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": label, "callback_data": label}] for label in labels]}


def refusal(call: Call, name: str, **params: Any) -> tuple[str, bool]:
    with pytest.raises(Refused) as refused:
        call(name, **params)
    return refused.value.description.removeprefix("Bad Request: "), refused.value.violation


@pytest.mark.parametrize("text", ["", "  \n ", "<b> </b>", "\0"])
def test_an_empty_text_is_refused(call: Call, text: str) -> None:
    assert refusal(call, "sendMessage", chat_id=ANN, text=text, parse_mode="HTML") == (
        "message text is empty",
        True,
    )


def test_the_length_counts_after_parsing(call: Call) -> None:
    assert call("sendMessage", chat_id=ANN, text="<b>" + "&amp;" * 4096 + "</b>", parse_mode="HTML")
    assert refusal(call, "sendMessage", chat_id=ANN, text="a" * 4097) == ("message is too long", True)
    assert refusal(call, "sendMessage", chat_id=ANN, text="😀" * 2049) == ("message is too long", True)
    upload = Upload("p.png", "image/png", SMALL_PICTURE)
    assert refusal(call, "sendPhoto", chat_id=ANN, photo=upload, caption="a" * 1025)[0] == "message caption is too long"


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        (rows(*map(str, range(101))), "REPLY_MARKUP_TOO_LONG"),
        ({"inline_keyboard": [rows("a")["inline_keyboard"][0] * 9]},
         "a keyboard row has more than 8 buttons"),
        ({"inline_keyboard": [[{"text": "a"}]]}, "Text buttons are unallowed in the inline keyboard"),
        ({"inline_keyboard": [[{"text": " ", "callback_data": "a"}]]},
         "inline keyboard button text must be non-empty"),
        ({"inline_keyboard": [[{"text": "a", "callback_data": "a", "url": "https://x.org"}]]},
         "an inline keyboard button has more than one action: callback_data, url"),
        ({"inline_keyboard": [[{"text": "a", "url": "nowhere"}]]},
         "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL"),
        ({"inline_keyboard": [[{"text": "a", "callback_data": "a", "style": "pink"}]]},
         "inline keyboard button has an unknown style"),
        ({"inline_keyboard": [[{"text": "a", "copy_text": {"text": "b" * 257}}]]},
         "BUTTON_COPY_TEXT_INVALID"),
        ({"keyboard": [[{"text": ""}]]}, "keyboard button text must be non-empty"),
    ],
)  # fmt: skip
def test_a_keyboard_beyond_the_limits_is_refused(call: Call, markup: dict[str, Any], complaint: str) -> None:
    assert refusal(call, "sendMessage", chat_id=ANN, text="a", reply_markup=markup) == (complaint, True)


def test_a_hundred_buttons_eight_a_row_pass(call: Call) -> None:
    line = [{"text": "a", "callback_data": "a"}]
    markup = {"inline_keyboard": [line * 8] * 12 + [line * 4]}
    assert call("sendMessage", chat_id=ANN, text="a", reply_markup=markup)["reply_markup"] == markup


def test_an_edit_to_the_same_is_no_edit(call: Call) -> None:
    sent = call("sendMessage", chat_id=ANN, text="<b>a</b>", parse_mode="HTML", reply_markup=rows("x"))
    place = {"chat_id": ANN, "message_id": sent["message_id"]}
    same = {**place, "text": "<strong>a</strong>", "parse_mode": "HTML", "reply_markup": rows("x")}
    assert refusal(call, "editMessageText", **same) == (
        "message is not modified: specified new message content and reply markup are exactly the same"
        " as a current content and reply markup of the message",
        False,
    )
    assert "reply_markup" not in call("editMessageText", **place, text="a")
    assert call("editMessageReplyMarkup", **place, reply_markup=rows("y"))["reply_markup"] == rows("y")


def test_only_own_messages_without_a_reply_keyboard_can_be_edited(call: Call, says: Say) -> None:
    theirs = says(ANN, "hello")
    asked = call("sendMessage", chat_id=ANN, text="Who?", reply_markup={"force_reply": True})
    for number in (theirs.id, asked["message_id"]):
        edit = {"chat_id": ANN, "message_id": number, "text": "b"}
        assert refusal(call, "editMessageText", **edit) == ("message can't be edited", True)
    assert refusal(call, "editMessageText", chat_id=ANN, message_id=999, text="b") == (
        "message to edit not found",
        False,
    )


def test_a_message_can_be_deleted_for_two_days(call: Call, world: World) -> None:
    first, second = (call("sendMessage", chat_id=ANN, text=text)["message_id"] for text in ("a", "b"))
    world.clock.advance(48 * 3600 - 60)
    assert call("deleteMessage", chat_id=ANN, message_id=first)
    assert refusal(call, "deleteMessage", chat_id=ANN, message_id=first) == (
        "message to delete not found",
        False,
    )
    world.clock.advance(120)
    assert refusal(call, "deleteMessage", chat_id=ANN, message_id=second)[0] == (
        "message can't be deleted for everyone"
    )
    assert call("deleteMessages", chat_id=ANN, message_ids=[first, 999])


def test_in_a_group_only_an_admin_deletes_what_others_wrote(call: Call, says: Say, world: World) -> None:
    theirs = says(BOB, "/due", TEAM).id
    assert refusal(call, "deleteMessage", chat_id=TEAM, message_id=theirs) == (
        "message can't be deleted",
        True,
    )
    groups.promote(world, world.chats[TEAM], BOT_ID, ANN, admin=True)
    assert call("deleteMessage", chat_id=TEAM, message_id=theirs)


def test_charlie_who_never_started_cannot_be_written_to(call: Call) -> None:
    description, violation = refusal(call, "sendMessage", chat_id=CHARLIE, text="a")
    assert description == "Forbidden: bot can't initiate conversation with a user"
    assert not violation


def test_an_unknown_chat_is_a_violation(call: Call) -> None:
    for chat in (5, -5, "@nobody"):
        assert refusal(call, "sendMessage", chat_id=chat, text="a") == ("chat not found", True)


def test_a_kicked_bot_and_a_left_supergroup(call: Call, world: World) -> None:
    new = groups.migrate(world, world.chats[TEAM], ANN)
    with pytest.raises(Refused) as moved:
        call("sendMessage", chat_id=TEAM, text="a")
    assert moved.value.parameters == {"migrate_to_chat_id": new.id}
    call("leaveChat", chat_id=new.id)
    assert refusal(call, "sendMessage", chat_id=new.id, text="a")[0] == (
        "Forbidden: bot is not a member of the supergroup chat"
    )
    groups.add_member(world, new, BOT_ID, ANN)
    groups.remove_member(world, new, BOT_ID, ANN)
    assert refusal(call, "sendMessage", chat_id=new.id, text="a")[0] == (
        "Forbidden: bot was kicked from the supergroup chat"
    )


def test_members_are_told_as_telegram_does(call: Call, world: World) -> None:
    def status(person: int) -> str:
        return str(call("getChatMember", chat_id=TEAM, user_id=person)["status"])

    groups.promote(world, world.chats[TEAM], BOB, ANN, admin=True)
    groups.remove_member(world, world.chats[TEAM], CHARLIE, ANN)
    assert [status(person) for person in (ANN, BOB, CHARLIE, BOT_ID)] == [
        "creator",
        "administrator",
        "left",
        "member",
    ]
    assert [one["user"]["id"] for one in call("getChatAdministrators", chat_id=TEAM)] == [ANN, BOB]
    assert call("getChatMemberCount", chat_id=TEAM) == 3
    assert call("getChat", chat_id=TEAM)["title"] == "Sales team"
    assert call("getChat", chat_id=CHARLIE)["first_name"] == "Charlie"
    assert refusal(call, "getChatMember", chat_id=TEAM, user_id=5)[0] == "user not found"


def test_an_admin_bot_hears_of_members_coming_and_going(world: World) -> None:
    team = world.chats[TEAM]
    groups.promote(world, team, BOT_ID, ANN, admin=True)
    groups.remove_member(world, team, CHARLIE, CHARLIE)
    groups.add_member(world, team, CHARLIE, BOB)
    kinds = [item.kind for item in world.updates.history][-4:]
    assert kinds == ["chat_member", "message", "chat_member", "message"]


def test_a_selective_question_is_for_whom_it_answers(call: Call, says: Say, world: World) -> None:
    asking = says(BOB, "/new", TEAM)
    markup = {"force_reply": True, "selective": True}
    reply = {"message_id": asking.id}
    asked = call("sendMessage", chat_id=TEAM, text="Who?", reply_markup=markup, reply_parameters=reply)
    assert world.chats[TEAM].prompts == {BOB: asked["message_id"]}
    assert says(ANN, "not me", TEAM).reply_to is None
    assert says(BOB, "Jane", TEAM).reply_to == asked["message_id"]
    assert world.chats[TEAM].prompts == {}


def test_a_question_can_be_passed_over(call: Call, says: Say, world: World) -> None:
    asked = call("sendMessage", chat_id=ANN, text="Who?", reply_markup={"force_reply": True})
    assert says(ANN, "later", reply_to=None).reply_to is None
    assert world.chats[ANN].prompts == {ANN: asked["message_id"]}


def test_commands_are_shown_by_the_narrowest_scope(call: Call, world: World) -> None:
    def commands(*names: str) -> list[dict[str, str]]:
        return [{"command": name, "description": name} for name in names]

    call("setMyCommands", commands=commands("help"))
    call("setMyCommands", commands=commands("new", "due"), scope={"type": "all_private_chats"})
    call("setMyCommands", commands=commands("nueva"), scope={"type": "all_private_chats"}, language_code="es")
    call("setMyCommands", commands=commands("team"), scope={"type": "all_chat_administrators"})

    def shown(chat: int, *, admin: bool, language: str) -> list[str]:
        found = world.profile.shown_commands(chat, ANN, private=chat > 0, admin=admin, language=language)
        return [command["command"] for command in found]

    assert shown(ANN, admin=False, language="en") == ["new", "due"]
    assert shown(ANN, admin=False, language="es") == ["nueva"]
    assert (shown(TEAM, admin=True, language="en"), shown(TEAM, admin=False, language="en")) == (
        ["team"],
        ["help"],
    )


@pytest.mark.parametrize("name", ["New", "a-b", "x" * 33, "", "é"])
def test_a_command_that_telegram_would_not_take(call: Call, name: str) -> None:
    commands = [{"command": name, "description": "x"}]
    assert refusal(call, "setMyCommands", commands=commands) == ("BOT_COMMAND_INVALID", True)


def test_a_press_is_answered_once_and_in_time(call: Call, world: World) -> None:
    sent = call("sendMessage", chat_id=ANN, text="a", reply_markup=rows("Closed", "Lost"))
    message = world.message(ANN, sent["message_id"])
    button = actions.find_button(message, {"label": "lost"})
    query = actions.press(world, world.people[ANN], world.chats[ANN], message.id, button["callback_data"])
    assert call("answerCallbackQuery", callback_query_id=query.id, text="ok")
    late = "query is too old and response timeout expired or query ID is invalid"
    assert refusal(call, "answerCallbackQuery", callback_query_id=query.id) == (late, False)
    world.answer_seconds = -1
    other = actions.press(world, world.people[ANN], world.chats[ANN], message.id, "x")
    assert refusal(call, "answerCallbackQuery", callback_query_id=other.id) == (late, False)
    with pytest.raises(NotPossible, match="Closed"):
        actions.find_button(message, {"label": "Snooze"})


def test_pressing_a_button_of_a_message_that_is_gone(call: Call, world: World) -> None:
    sent = call("sendMessage", chat_id=ANN, text="a", reply_markup=rows("Closed"))
    call("deleteMessage", chat_id=ANN, message_id=sent["message_id"])
    actions.press(world, world.people[ANN], world.chats[ANN], sent["message_id"], "Closed")
    assert world.updates.history[-1].update["callback_query"]["message"]["date"] == 0


def test_an_inline_result_is_posted_and_can_be_edited(call: Call, world: World) -> None:
    query = actions.search(world, world.people[ANN], "jane")
    content = {"message_text": "<b>Jane</b>", "parse_mode": "HTML"}
    result = {"type": "article", "id": "1", "title": "Jane", "input_message_content": content}
    call("answerInlineQuery", inline_query_id=query.id, results=[{**result, "reply_markup": rows("Call")}])
    posted = actions.choose(world, world.people[ANN], world.chats[TEAM], query, "1")
    assert (posted.text, posted.via_bot, posted.sender) == ("Jane", True, ANN)
    assert call("editMessageText", inline_message_id=posted.inline_id, text="changed") is True
    assert posted.text == "changed"


CARD = {"type": "article", "id": "1", "title": "Jane", "input_message_content": {"message_text": "Jane"}}
TO_START = {"text": "Start", "start_parameter": "inline"}


@pytest.mark.parametrize(
    ("answer", "refusal"),
    [
        ({"results": [CARD] * 51}, "RESULTS_TOO_MUCH"),
        ({"results": [CARD, CARD]}, "RESULT_ID_DUPLICATE"),
        ({"results": [{**CARD, "id": ""}]}, "RESULT_ID_INVALID"),
        ({"results": [{**CARD, "id": "é" * 33}]}, "RESULT_ID_INVALID"),
        ({"results": [{**CARD, "title": " "}]}, "ARTICLE_TITLE_EMPTY"),
        ({"results": [{**CARD, "input_message_content": {"message_text": ""}}]}, "message text is empty"),
        ({"results": [], "next_offset": "é" * 33}, "NEXT_OFFSET_INVALID"),
        ({"results": [], "button": {"text": "Start"}}, "exactly one of"),
        ({"results": [], "button": {**TO_START, "text": " "}}, "button text must be non-empty"),
        ({"results": [], "button": {**TO_START, "start_parameter": "a b"}}, "START_PARAM_INVALID"),
    ],
)
def test_inline_answers_that_telegram_refuses(call: Call, world: World, answer: dict[str, Any], refusal: str) -> None:
    query = actions.search(world, world.people[ANN], "jane")
    with pytest.raises(Refused, match=refusal):
        call("answerInlineQuery", inline_query_id=query.id, **answer)
    assert query.answer is None


def test_an_inline_answer_says_where_it_goes_on_and_what_stands_above_it(call: Call, world: World) -> None:
    query = actions.search(world, world.people[ANN], "j" * 300, "50")
    asked = world.updates.history[-1].update["inline_query"]
    assert (asked["query"], asked["offset"]) == ("j" * 256, "50")
    call("answerInlineQuery", inline_query_id=query.id, results=[CARD], next_offset="51", button=TO_START)
    assert query.answer == {
        "results": [CARD],
        "next_offset": "51",
        "button": TO_START,
        "is_personal": False,
        "cache_time": 300,
    }
    with pytest.raises(Refused, match="query is too old"):
        call("answerInlineQuery", inline_query_id=query.id, results=[])


@pytest.mark.parametrize(
    "origin",
    [
        {"type": "user", "first_name": "Jane", "last_name": "Doe"},
        {"type": "hidden_user", "name": "Jane Doe"},
        {"type": "channel", "title": "Jane Doe"},
    ],
)
def test_forwards_from_everywhere(world: World, origin: dict[str, Any]) -> None:
    message = actions.forwarded(world, world.people[ANN], None, "call me", origin)
    actions.say(world, world.people[ANN], world.chats[ANN], message, None, None)
    assert view.message(world, message)["forwarded_from"] == "Jane Doe"


def test_what_people_share_reaches_the_bot(world: World) -> None:
    ann, home = world.people[ANN], world.chats[ANN]
    vcard = "BEGIN:VCARD\nFN:Jane\nEND:VCARD"
    contact = {"phone_number": "+19025550134", "first_name": "Jane", "vcard": vcard}
    photo = actions.with_file(ann, "photo", world.files.keep_photo("a.png", SMALL_PICTURE), "from #facebook")
    place = Message(ANN, kind="location", location={"latitude": 44.6, "longitude": -63.6})
    for message in (Message(ANN, kind="contact", contact=contact), photo, place):
        actions.say(world, ann, home, message, None, None)
    told = [item.update["message"] for item in list(world.updates.history)[-3:]]
    assert told[0]["contact"] == contact
    assert told[1]["caption_entities"] == [{"type": "hashtag", "offset": 5, "length": 9}]
    assert told[2]["location"]["latitude"] == 44.6


def test_bob_cannot_act_in_anothers_private_chat(world: World, says: Say) -> None:
    with pytest.raises(NotPossible, match="not in chat"):
        says(BOB, "hello", ANN)
    with pytest.raises(NotPossible, match="not in chat"):
        actions.press(world, world.people[BOB], world.chats[ANN], 1, "x")


def test_deleting_a_topic_takes_its_messages(call: Call, world: World) -> None:
    forum = groups.make_forum(world, world.chats[TEAM], ANN)
    topic = groups.open_topic(world, forum, "Deals", BOB)
    sent = call("sendMessage", chat_id=forum.id, text="a", message_thread_id=topic.id)
    assert sent["reply_to_message"]["forum_topic_created"]["name"] == "Deals"
    groups.delete_topic(world, forum, topic.id, ANN)
    assert refusal(call, "sendMessage", chat_id=forum.id, text="a", message_thread_id=topic.id) == (
        "message thread not found",
        False,
    )
    assert sent["message_id"] not in forum.messages


def test_people_learn_who_wrote_what(call: Call, world: World, says: Say) -> None:
    first = says(ANN, "who called?", TEAM)
    says(BOB, "me", TEAM, reply_to=first.id)
    shown = [view.message(world, message) for message in world.chats[TEAM].messages.values()]
    assert shown[0]["text"] == "Ann added Followthrough"
    assert shown[-1]["reply_to"] == {"id": first.id, "name": "Ann", "text": "who called?"}
    call("pinChatMessage", chat_id=ANN, message_id=call("sendMessage", chat_id=ANN, text="a")["message_id"])
    assert world.chats[ANN].pinned is not None


def test_files_beyond_the_room_are_given_up(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sandbox.files._ROOM", 100)
    first = world.files.keep_document("a.bin", "application/octet-stream", b"x" * 60)
    second = world.files.keep_document("b.bin", "application/octet-stream", b"x" * 60)
    assert world.files.by_id(first.id) is None
    assert world.files.by_id(second.id) is second
    with pytest.raises(Refused, match="IMAGE_PROCESS_FAILED"):
        world.files.keep_photo("a.png", b"no picture")


def test_contacts_locations_copies_and_forwards_of_the_bot(call: Call, says: Say) -> None:
    assert call("sendContact", chat_id=ANN, phone_number="+1", first_name="Jane")["contact"]["first_name"] == "Jane"
    assert call("sendLocation", chat_id=ANN, latitude=1, longitude=2.5)["location"]["longitude"] == 2.5
    theirs = says(ANN, "hello")
    forwarded = call("forwardMessage", chat_id=BOB, from_chat_id=ANN, message_id=theirs.id)
    assert forwarded["forward_origin"]["sender_user"]["id"] == ANN
    assert call("copyMessage", chat_id=BOB, from_chat_id=ANN, message_id=theirs.id)["message_id"]


def test_the_webhook_is_recorded(call: Call) -> None:
    assert call("setWebhook", url="https://example.org/hook", allowed_updates=["message"], secret_token="abc")
    info = call("getWebhookInfo")
    assert (info["url"], info["allowed_updates"]) == ("https://example.org/hook", ["message"])
    assert refusal(call, "setWebhook", url="http://example.org")[1]
    call("deleteWebhook", drop_pending_updates=True)
    assert call("getWebhookInfo")["pending_update_count"] == 0


def test_words_about_the_bot_are_kept(call: Call) -> None:
    call("setMyDescription", description="Nags", language_code="en")
    assert call("getMyDescription", language_code="en") == {"description": "Nags"}
    assert call("getMyName") == {"name": "Followthrough"}
    call("setChatMenuButton", menu_button={"type": "commands"})
    assert call("getChatMenuButton") == {"type": "commands"}
