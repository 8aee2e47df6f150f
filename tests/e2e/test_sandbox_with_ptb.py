"""The real python-telegram-bot client against the sandbox, over HTTP."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    ReplyParameters,
    Update,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, MessageHandler, filters
from telegram.request import HTTPXRequest

from sandbox.client import ANN, BOB, CHARLIE, TEAM, ControlError, SandboxClient
from sandbox.clock import FollowedClock
from sandbox.files import SMALL_PICTURE
from sandbox.models import BOT_ID
from sandbox.server import TOKEN, Sandbox
from tests.patience import PATIENCE
from tests.plain_http import plain_http

A_GRAIN = timedelta(milliseconds=1)
"""What two clocks may differ by where one was told in seconds."""


@pytest.fixture(autouse=True)
def durations_are_timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
async def sandbox() -> AsyncIterator[str]:
    server = Sandbox()
    yield await server.start(0)
    await server.stop()


@pytest.fixture
async def telegram(sandbox: str) -> AsyncIterator[SandboxClient]:
    async with SandboxClient(sandbox) as client:
        yield client


def bot_at(url: str, token: str = TOKEN) -> Bot:
    def request() -> HTTPXRequest:
        return plain_http(connection_pool_size=4)

    return Bot(token, f"{url}/bot", f"{url}/file/bot", request=request(), get_updates_request=request())


@pytest.fixture
async def bot(sandbox: str) -> AsyncIterator[Bot]:
    async with bot_at(sandbox) as ready:
        yield ready


@pytest.fixture
async def ann_started(telegram: SandboxClient) -> None:
    await telegram.types(ANN, "/start")


async def test_the_bot_learns_who_it_is(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.username, me.can_read_all_group_messages) == (BOT_ID, "followthrough_bot", False)


async def test_another_token_is_refused(sandbox: str) -> None:
    stranger = bot_at(sandbox, "7000000001:wrong")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()


async def test_a_typed_command_arrives_with_its_entity(bot: Bot, telegram: SandboxClient) -> None:
    await telegram.types(ANN, "/new Jane Doe, 902-555-0134 😀 @bob_sells")
    (update,) = await bot.get_updates()
    assert update.message is not None
    parsed = update.message.parse_entities()
    assert {entity.type: text for entity, text in parsed.items()} == {
        "bot_command": "/new",
        "phone_number": "902-555-0134",
        "mention": "@bob_sells",
    }


@pytest.mark.usefixtures("ann_started")
async def test_html_becomes_text_with_entities(bot: Bot, telegram: SandboxClient) -> None:
    sent = await bot.send_message(ANN, "<b>Jane</b> &amp; <i>Jöe 😀</i>", parse_mode="HTML")
    assert sent.text == "Jane & Jöe 😀"
    assert [sent.parse_entity(entity) for entity in sent.entities] == ["Jane", "Jöe 😀"]
    assert (await telegram.messages(ANN))[-1]["entities"][1]["length"] == 6
    assert await telegram.violations() == []


@pytest.mark.usefixtures("ann_started")
async def test_broken_html_is_refused_and_recorded(bot: Bot, telegram: SandboxClient) -> None:
    with pytest.raises(BadRequest, match='find end tag corresponding to start tag "b"'):
        await bot.send_message(ANN, "<b>Jane", parse_mode="HTML")
    (violation,) = await telegram.violations()
    assert violation["method"] == "sendMessage"


@pytest.mark.usefixtures("ann_started")
async def test_an_edit_changes_in_place_and_the_same_again_is_not_modified(bot: Bot, telegram: SandboxClient) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Closed", callback_data="c:1")]])
    sent = await bot.send_message(ANN, "one", reply_markup=keyboard)
    await sent.edit_text("two", reply_markup=keyboard)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_text("two", reply_markup=keyboard)
    last = (await telegram.messages(ANN))[-1]
    assert (last["id"], last["text"], last["edited"] is not None) == (sent.message_id, "two", True)
    assert (await telegram.violations(), len(await telegram.refusals())) == ([], 1)


@pytest.mark.usefixtures("ann_started")
async def test_only_what_sounds_counts_as_unread(bot: Bot, telegram: SandboxClient) -> None:
    sent = await bot.send_message(ANN, "loud")
    await bot.send_message(ANN, "quiet", disable_notification=True)
    await sent.edit_text("changed")
    assert await telegram.unread(ANN) == 1
    await telegram.reads(ANN)
    assert await telegram.unread(ANN) == 0


@pytest.mark.usefixtures("ann_started")
async def test_a_press_is_answered_once(bot: Bot, telegram: SandboxClient) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("✅ Followed up", callback_data="f:1")]])
    sent = await bot.send_message(ANN, "Jane", reply_markup=keyboard)
    pressing = asyncio.create_task(telegram.presses(ANN, sent.message_id, "Followed up"))
    query = None
    while query is None:
        query = next((u.callback_query for u in await bot.get_updates(timeout=1) if u.callback_query), None)
    assert (query.data, query.message and query.message.message_id) == ("f:1", sent.message_id)
    await query.answer("Noted", show_alert=True)
    assert (await pressing)["answer"] == {"text": "Noted", "show_alert": True, "url": None}
    with pytest.raises(BadRequest, match="Query is too old"):
        await query.answer("again")


@pytest.mark.usefixtures("ann_started")
async def test_a_question_is_answered_by_what_is_typed_next(bot: Bot, telegram: SandboxClient) -> None:
    asked = await bot.send_message(ANN, "Who?", reply_markup=ForceReply(input_field_placeholder="Name"))
    await telegram.types(ANN, "Jane")
    update = (await bot.get_updates())[-1]
    assert update.message
    assert update.message.reply_to_message
    assert update.message.reply_to_message.message_id == asked.message_id
    await telegram.types(ANN, "by the way")
    assert (await bot.get_updates())[-1].message.reply_to_message is None  # type: ignore[union-attr]


@pytest.mark.usefixtures("ann_started")
async def test_documents_go_up_and_come_down(bot: Bot, telegram: SandboxClient) -> None:
    data = b"name,phone\nJane,902-555-0134\n"
    sent = await bot.send_document(ANN, data, filename="leads.csv", caption="<b>Leads</b>", parse_mode="HTML")
    assert sent.document
    assert sent.document.file_name == "leads.csv"
    assert await telegram.file((await telegram.messages(ANN))[-1]) == data
    again = await bot.send_document(ANN, sent.document.file_id)
    assert again.document
    assert again.document.file_id == sent.document.file_id
    await telegram.sends_document(ANN, "mine.csv", data * 1000, caption="/import")
    update = (await bot.get_updates())[-1]
    assert update.message
    assert update.message.document
    assert update.message.caption == "/import"
    kept = await update.message.document.get_file()
    assert bytes(await kept.download_as_bytearray()) == data * 1000
    assert await telegram.violations() == []


@pytest.mark.usefixtures("ann_started")
async def test_a_photo_is_edited_by_caption_and_by_media(bot: Bot, telegram: SandboxClient) -> None:
    sent = await bot.send_photo(ANN, SMALL_PICTURE, caption="Week 47")
    assert sent.photo[0].width == 64
    changed = await sent.edit_caption("Week 48")
    assert getattr(changed, "caption", None) == "Week 48"
    with pytest.raises(BadRequest, match="no text in the message to edit"):
        await sent.edit_text("no")
    await sent.edit_media(InputMediaDocument(b"a,b", filename="week.csv", caption="as a table"))
    last = (await telegram.messages(ANN))[-1]
    assert (last["kind"], last["text"], last["file"]["name"]) == ("document", "as a table", "week.csv")


async def test_strangers_and_blockers_cannot_be_written_to(bot: Bot, telegram: SandboxClient) -> None:
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await bot.send_message(BOB, "hello")
    await telegram.types(BOB, "/start")
    await bot.send_message(BOB, "hello")
    await telegram.blocks(BOB)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(BOB, "hello?")
    await telegram.unblocks(BOB)
    await bot.send_message(BOB, "hello again")
    statuses = [u.my_chat_member.new_chat_member.status for u in await bot.get_updates() if u.my_chat_member]
    assert statuses == ["kicked", "member"]
    assert await telegram.violations() == []


async def test_a_group_becomes_a_supergroup(bot: Bot, telegram: SandboxClient) -> None:
    await telegram.adds_member(TEAM, "bot", ANN)
    await bot.send_message(TEAM, "hello")
    new = await telegram.migrates(TEAM, ANN)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(TEAM, "still there?")
    assert moved.value.new_chat_id == new["id"]
    await bot.send_message(new["id"], "here")
    messages = [update.message for update in await bot.get_updates() if update.message]
    assert [m.migrate_to_chat_id for m in messages if m.migrate_to_chat_id] == [new["id"]]
    assert [m.migrate_from_chat_id for m in messages if m.migrate_from_chat_id] == [TEAM]
    assert await telegram.violations() == []


async def test_a_group_that_threw_the_bot_out(bot: Bot, telegram: SandboxClient) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(TEAM, "hello")
    await telegram.adds_member(TEAM, "bot", ANN)
    await telegram.removes_member(TEAM, "bot", ANN)
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(TEAM, "hello")


async def test_in_a_forum_answers_go_into_the_topic(bot: Bot, telegram: SandboxClient) -> None:
    await telegram.adds_member(TEAM, "bot", ANN)
    forum = (await telegram.post(f"chats/{TEAM}/forum", {"by": ANN}))["chat"]
    topic = (await telegram.post(f"chats/{forum['id']}/topics", {"name": "Deals", "by": ANN}))["topic"]
    await telegram.types(BOB, "/new Jane", forum["id"], topic=topic["id"])
    message = (await bot.get_updates())[-1].message
    assert message
    assert message.message_thread_id == topic["id"]
    assert message.is_topic_message
    sent = await bot.send_message(forum["id"], "Noted", message_thread_id=topic["id"])
    assert sent.message_thread_id == topic["id"]
    await telegram.post(f"chats/{forum['id']}/topics/{topic['id']}", {"by": ANN, "closed": True})
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(forum["id"], "late", message_thread_id=topic["id"])
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(forum["id"], "lost", message_thread_id=999)


async def test_privacy_mode(bot: Bot, telegram: SandboxClient) -> None:
    await telegram.adds_member(TEAM, "bot", ANN)
    asked = await bot.send_message(TEAM, "Who?")
    await telegram.types(BOB, "just talking", TEAM)
    await telegram.types(BOB, "/due@other_bot", TEAM)
    for text in ("/due", "/due@followthrough_bot", "hey @followthrough_bot"):
        await telegram.types(BOB, text, TEAM)
    await telegram.types(BOB, "Jane", TEAM, reply_to=asked.message_id)
    texts = [u.message.text for u in await bot.get_updates() if u.message and u.message.text]
    assert texts == ["/due", "/due@followthrough_bot", "hey @followthrough_bot", "Jane"]
    await telegram.promotes(TEAM, "bot", ANN)
    await telegram.types(BOB, "an admin hears this", TEAM)
    assert (await bot.get_updates())[-1].message.text == "an admin hears this"  # type: ignore[union-attr]


@pytest.mark.usefixtures("ann_started")
async def test_faults_are_met_in_order(bot: Bot, telegram: SandboxClient) -> None:
    await telegram.fault("429", "sendMessage", retry_after=7)
    with pytest.raises(RetryAfter) as wait:
        await bot.send_message(ANN, "one")
    assert wait.value.retry_after == timedelta(seconds=7)
    await telegram.fault("5xx", "sendMessage")
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(ANN, "two")
    await telegram.fault("reset", "sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(ANN, "three")
    await telegram.fault("timeout", "sendMessage", seconds=PATIENCE)
    with pytest.raises(TimedOut):
        await bot.send_message(ANN, "four", read_timeout=0.2)
    assert [m["text"] for m in await telegram.messages(ANN)] == ["/start"]
    await telegram.fault("reset_after", "sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(ANN, "five")
    await telegram.fault("timeout_after", "sendMessage", seconds=PATIENCE)
    with pytest.raises(TimedOut):
        await bot.send_message(ANN, "six", read_timeout=2)  # time enough to be done
    await bot.send_message(ANN, "seven")
    assert [m["text"] for m in await telegram.messages(ANN)] == ["/start", "five", "six", "seven"]
    assert await telegram.violations() == []


@pytest.mark.usefixtures("ann_started")
async def test_the_pace_is_kept(bot: Bot, telegram: SandboxClient) -> None:
    await telegram.limits(per_chat_second=1)
    await bot.send_message(ANN, "one")
    with pytest.raises(RetryAfter):
        await bot.send_message(ANN, "two")
    await bot.send_chat_action(ANN, "typing")
    await telegram.limits()
    await bot.send_message(ANN, "three")


async def test_two_pollers_conflict_and_the_first_one_ends(bot: Bot, sandbox: str, telegram: SandboxClient) -> None:
    async with bot_at(sandbox) as other:
        first = asyncio.create_task(bot.get_updates(offset=7, timeout=50))
        while (await telegram.updates())["offset"] != 7:
            pass
        second = asyncio.create_task(other.get_updates(timeout=1))
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await first
        assert await second == ()


async def test_an_application_runs_against_it(sandbox: str, telegram: SandboxClient) -> None:
    async def echo(update: Update, _: Any) -> None:
        assert update.effective_message is not None
        markup = InlineKeyboardMarkup([[InlineKeyboardButton("Done", callback_data="done")]])
        await update.effective_message.reply_text(f"heard {update.effective_message.text}", reply_markup=markup)

    async def done(update: Update, _: Any) -> None:
        assert update.callback_query is not None
        await update.callback_query.answer("ok")
        await update.callback_query.edit_message_text("done")

    builder = ApplicationBuilder().bot(bot_at(sandbox))
    application: Application[Any, Any, Any, Any, Any, Any] = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.add_handler(CallbackQueryHandler(done))
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling(timeout=2, allowed_updates=Update.ALL_TYPES)
        await telegram.fault("repeat_updates")
        await telegram.types(ANN, "/start")
        heard = await telegram.sees(ANN, "heard /start")
        assert (await telegram.presses(ANN, heard["id"], "Done"))["answer"]["text"] == "ok"
        await telegram.sees(ANN, "done")
        await application.updater.stop()
        await application.stop()
    assert await telegram.violations() == []


@pytest.mark.usefixtures("ann_started")
async def test_a_reply_to_a_message_that_is_gone(bot: Bot, telegram: SandboxClient) -> None:
    sent = await bot.send_message(ANN, "gone soon")
    await sent.delete()
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(ANN, "?", reply_parameters=ReplyParameters(sent.message_id))
    await bot.send_message(
        ANN, "!", reply_parameters=ReplyParameters(sent.message_id, allow_sending_without_reply=True)
    )
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await sent.delete()
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await sent.edit_text("?")
    late = await bot.send_message(ANN, "old")
    await telegram.move_clock(advance=49 * 3600)
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await late.delete()
    assert await telegram.violations() == []


# the server beyond the client library


async def asked(url: str, **how: Any) -> tuple[int, dict[str, Any]]:
    async with (
        aiohttp.ClientSession() as session,
        session.request(how.pop("method", "POST"), url, **how) as answer,
    ):
        return answer.status, await answer.json()


@pytest.mark.usefixtures("ann_started")
@pytest.mark.parametrize("form", ["json", "data", "params"])
async def test_calls_may_come_as_json_form_or_query(sandbox: str, form: str, telegram: SandboxClient) -> None:
    said = {"chat_id": "101", "text": "ü & 1"}
    status, body = await asked(f"{sandbox}/bot{TOKEN}/SENDmessage", **{form: said})
    assert (status, body["result"]["text"]) == (200, "ü & 1")
    (call,) = await telegram.calls(method="sendMessage")
    assert (call["ok"], call["chat_id"], call["message_id"]) == (True, 101, body["result"]["message_id"])


async def test_unknown_and_unsupported_methods_are_violations(sandbox: str, telegram: SandboxClient) -> None:
    assert (await asked(f"{sandbox}/bot{TOKEN}/sendTelegram"))[0] == 404
    status, body = await asked(f"{sandbox}/bot{TOKEN}/close")
    assert (status, body["description"]) == (400, "Bad Request: method close is not supported by the sandbox")
    assert [one["method"] for one in await telegram.violations()] == ["sendTelegram", "close"]
    await telegram.delete("violations")
    assert await telegram.violations() == []


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded", b"text=%FF"),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n\xff\r\n--x--',
        ),
    ],
)
async def test_bytes_that_are_no_text_are_refused(sandbox: str, kind: str, body: bytes) -> None:
    status, said = await asked(f"{sandbox}/bot{TOKEN}/sendMessage", data=body, headers={"Content-Type": kind})
    assert (status, said["description"]) == (400, "Bad Request: strings must be encoded in UTF-8")


@pytest.mark.parametrize("header", ["Host", "Origin"])
async def test_a_page_from_elsewhere_is_turned_away(sandbox: str, header: str) -> None:
    for path in ("/", "/sandbox/state", "/sandbox/ws", f"/bot{TOKEN}/getMe"):
        headers = {header: "http://evil.example" if header == "Origin" else "evil.example"}
        assert (await asked(sandbox + path, method="GET", headers=headers))[0] == 403
    assert (await asked(f"{sandbox}/sandbox/state", method="GET", headers={"Origin": sandbox}))[0] == 200


async def test_files_outside_the_page_are_not_served(sandbox: str) -> None:
    async with aiohttp.ClientSession() as session:
        for path in ("/page/..%2fserver.py", "/page/%2e%2e/bot_api.json", "/page/nothing"):
            async with session.get(sandbox + path) as answer:
                assert answer.status == 404


async def test_the_page_is_told_of_everything(sandbox: str, bot: Bot, telegram: SandboxClient) -> None:
    async with aiohttp.ClientSession() as session, session.ws_connect(f"{sandbox}/sandbox/ws") as page:
        state = await page.receive_json()
        assert (state["type"], [person["first_name"] for person in state["people"]]) == (
            "state",
            ["Ann", "Bob", "Charlie"],
        )
        await telegram.types(ANN, "/start")
        sent = await bot.send_message(ANN, "hello")
        await sent.edit_text("changed")
        await sent.delete()
        await telegram.move_clock(advance=60)
        frames = [await page.receive_json(timeout=PATIENCE) for _ in range(7)]
    kinds = [frame["type"] for frame in frames]
    assert kinds == ["person", "message", "message", "chat", "edited", "deleted", "clock"]
    assert frames[2]["message"]["text"] == "hello"
    assert [frame["revision"] for frame in frames] == list(range(frames[0]["revision"], frames[0]["revision"] + 7))


async def test_a_followed_clock_moves_before_the_mover_is_answered(sandbox: str, telegram: SandboxClient) -> None:
    clock = FollowedClock(sandbox)
    moved: list[timedelta] = []
    clock.on_move.append(lambda: moved.append(clock.ahead))
    await telegram.move_clock(advance=3600)
    await clock.start()
    assert timedelta(minutes=59) < clock.ahead < timedelta(minutes=61)
    answer = await telegram.move_clock(to="2027-11-22T08:30:00Z")
    assert (answer["followers"], answer["acknowledged"], len(moved)) == (1, 1, 2)
    assert abs(clock.now() - datetime(2027, 11, 22, 8, 30, tzinfo=UTC)) < timedelta(seconds=PATIENCE)
    before, there, after = clock.now(), await telegram.now(), clock.now()
    assert before - A_GRAIN <= there <= after + A_GRAIN
    await clock.stop()
    assert (await telegram.move_clock(advance=-7200))["followers"] == 0


async def test_a_clock_that_does_not_answer_is_not_waited_for_long(sandbox: str, telegram: SandboxClient) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{sandbox}/sandbox/clock/follow") as mute,
    ):
        await mute.receive_json()
        async with asyncio.timeout(PATIENCE):
            answer = await telegram.move_clock(advance=60)
        assert (answer["followers"], answer["acknowledged"]) == (1, 0)


async def test_a_followed_clock_finds_a_server_that_came_back(telegram: SandboxClient, sandbox: str) -> None:
    first = Sandbox()
    url = await first.start(0)
    clock = FollowedClock(url)
    moved = asyncio.Event()
    clock.on_move.append(moved.set)
    await clock.start()
    await first.stop()
    second = Sandbox()
    second.world.clock.advance(3600)
    await second.start(int(url.rpartition(":")[2]))
    async with asyncio.timeout(PATIENCE):
        await moved.wait()
    assert clock.ahead > timedelta(minutes=59)
    await clock.stop()
    await second.stop()


@pytest.mark.parametrize("said", [{}, {"to": "tomorrow"}, {"to": "2026-11-23T08:30:00"}, {"advance": 1e300}])
async def test_the_clock_only_goes_where_there_is_time(telegram: SandboxClient, said: dict[str, Any]) -> None:
    with pytest.raises(ControlError) as no:
        await telegram.post("clock", said)
    assert no.value.status == 400


async def test_waiting_ends_when_something_happens(telegram: SandboxClient) -> None:
    revision = await telegram.revision()
    waiting = asyncio.create_task(telegram.wait(revision, chat=BOB))
    await telegram.types(ANN, "/start")
    await telegram.types(BOB, "/start")
    events = await waiting
    assert {event["chat"] for event in events} == {BOB}
    assert await telegram.wait(await telegram.revision(), within=0.05) == []


async def test_updates_are_followed_to_their_confirmation(bot: Bot, telegram: SandboxClient) -> None:
    await telegram.types(ANN, "/start")
    (update,) = await bot.get_updates()
    assert [(one["delivered"], one["confirmed"]) for one in (await telegram.updates())["updates"]] == [(1, False)]
    await bot.get_updates(offset=update.update_id + 1)
    after = await telegram.updates()
    assert ([one["confirmed"] for one in after["updates"]], after["pending"]) == ([True], 0)


async def test_what_cannot_be_done_says_why(telegram: SandboxClient) -> None:
    with pytest.raises(ControlError, match="people can text, press"):
        await telegram.acts(ANN, "sing")
    with pytest.raises(ControlError, match="the text is empty"):
        await telegram.types(ANN, "  ")
    with pytest.raises(ControlError, match='"text" must be a string'):
        await telegram.acts(ANN, "text")
    with pytest.raises(ControlError, match="no message 7"):
        await telegram.presses(ANN, 7, "Closed")
    with pytest.raises(ControlError, match="not in chat"):
        await telegram.messages(BOB, ANN)
    with pytest.raises(ControlError, match="no admin"):
        await telegram.removes_member(TEAM, CHARLIE, BOB)


async def test_three_thousand_people_can_be_let_in(bot: Bot, telegram: SandboxClient) -> None:
    people = await telegram.adds_people("Person", count=3000, started=True, username="person")
    assert (len(people), people[-1]["first_name"], people[-1]["username"]) == (
        3000,
        "Person 3000",
        "person3000",
    )
    await bot.send_message(people[-1]["id"], "hello")
    group = await telegram.adds_group("Big", ANN, [one["id"] for one in people[:50]], bot="administrator", forum=True)
    assert (group["type"], group["forum"], group["bot"], len(group["members"])) == (
        "supergroup",
        True,
        "administrator",
        51,
    )


async def test_the_page_uploads_a_file_as_a_form(sandbox: str, telegram: SandboxClient) -> None:
    form = aiohttp.FormData({"caption": "/import"})
    form.add_field("file", b"name\nJane\n", filename="leads.csv", content_type="text/csv")
    status, body = await asked(f"{sandbox}/sandbox/people/{ANN}/document", data=form)
    assert (status, body["message"]["file"]["name"], body["message"]["text"]) == (200, "leads.csv", "/import")
    assert await telegram.file(body["message"]) == b"name\nJane\n"


async def test_lone_surrogates_and_nul_do_not_break_the_server(bot: Bot, telegram: SandboxClient) -> None:
    sent = await telegram.types(ANN, json.loads('"a\\ud800\\u0000b"'))
    assert sent["text"] == "a\ufffd b"
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "a\ufffd b"
