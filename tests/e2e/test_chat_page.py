"""The chat page in Chromium, against the sandbox in this process, with this test as the bot."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import (
    Browser,
    FilePayload,
    Locator,
    Page,
    ViewportSize,
    WebSocketRoute,
    expect,
)

from sandbox.server import TOKEN, Sandbox
from tests.e2e.browser import chromium
from tests.patience import PATIENCE, until

# One browser and so one event loop for all: to start Chromium takes longer than most of these tests.
pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

ANN, BOB, CHARLIE, TEAM = 101, 102, 103, -4001
HALIFAX = "America/Halifax"
PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
Json = dict[str, Any]


@dataclass
class Bot:
    """A raw Bot API client, and the control API beside it."""

    http: aiohttp.ClientSession
    address: str
    _offset: int = 0
    _waiting: list[Json] = field(default_factory=list)

    async def call(self, method: str, **parameters: Any) -> Any:
        """Call a method of the Bot API; a refusal fails the test."""
        async with self.http.post(f"{self.address}/bot{TOKEN}/{method}", json=parameters) as response:
            answer: Json = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def says(self, text: str, chat: int = ANN, **parameters: Any) -> int:
        """Send an HTML message; gives its id."""
        sent = await self.call("sendMessage", chat_id=chat, text=text, parse_mode="HTML", **parameters)
        return int(sent["message_id"])

    async def hears(self, kind: str) -> Json:
        """The next update of that kind, while a busy machine may take."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for update in self._waiting:
                    if kind in update:
                        self._waiting.remove(update)
                        payload: Json = update[kind]
                        return payload
                updates = await self.call("getUpdates", offset=self._offset, timeout=5)
                self._waiting += updates
                self._offset = max([self._offset, *(update["update_id"] + 1 for update in updates)])

    async def control(self, path: str, **body: Any) -> Json:
        """POST to the control API."""
        async with self.http.post(f"{self.address}/sandbox/{path}", json=body) as response:
            answer: Json = await response.json()
        assert response.ok, answer
        return answer

    async def now(self) -> datetime:
        """The sandbox clock's time."""
        async with self.http.get(f"{self.address}/sandbox/clock") as response:
            clock = (await response.json())["clock"]
        return datetime.fromtimestamp(clock["unix"], UTC)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """A headless Chromium."""
    async with chromium() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def bot() -> AsyncIterator[Bot]:
    """The bot in a sandbox of its own, in which Ann and Bob have pressed Start."""
    sandbox = Sandbox()
    address = await sandbox.start(0)
    try:
        async with aiohttp.ClientSession() as http:
            bot = Bot(http, address)
            for person in (ANN, BOB):
                await bot.control(f"people/{person}/text", text="/start")
                await bot.hears("message")
            yield bot
    finally:
        await sandbox.stop()


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser, bot: Bot) -> AsyncIterator[Page]:
    """The page on a phone in Halifax, open at Ann's private chat; an error in its scripts fails the test."""
    context = await browser.new_context(viewport=PHONE, timezone_id=HALIFAX, locale="en-GB")
    page = await context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    await page.goto(bot.address)
    await expect(page.locator("[data-message-id]")).to_have_count(1)
    yield page
    await context.close()
    assert errors == []


def bubble(page: Page, message_id: int) -> Locator:
    return page.locator(f'[data-message-id="{message_id}"]')


def said(page: Page, text: str) -> Locator:
    """The text of a message; the list of chats may show the same words."""
    return page.locator("[data-message-id] .text", has_text=text)


def key(page: Page, label: str) -> Locator:
    return page.locator("button.key", has_text=label)


def composer(page: Page) -> Locator:
    return page.locator('textarea[aria-label="Message"]')


def keyboard(*rows: list[Json]) -> Json:
    return {"inline_keyboard": list(rows)}


def button(text: str, **action: Any) -> Json:
    return {"text": text, **(action or {"callback_data": text.lower()})}


# What messages look like


async def test_text_is_shown_with_its_entities(bot: Bot, page: Page) -> None:
    message_id = await bot.says(
        "<b>bold <i>both</i></b> <u>under</u> <s>gone</s> <tg-spoiler>secret</tg-spoiler> "
        "<code>x = 1</code>\n"
        '<pre><code class="language-python">print()</code></pre>\n<a href="https://example.com/a">link</a> '
        "👍🏽 @ann_sells #mortgage\n<blockquote expandable>one\ntwo\nthree\nfour</blockquote>end"
    )
    text = bubble(page, message_id).locator(".text")
    await expect(text.locator("strong")).to_have_text("bold both")
    await expect(text.locator("strong em")).to_have_text("both")
    await expect(text.locator("u")).to_have_text("under")
    await expect(text.locator("s")).to_have_text("gone")
    await expect(text.locator("code").first).to_have_text("x = 1")
    await expect(text.locator('pre[data-language="python"]')).to_have_text("print()")
    await expect(text.get_by_role("link", name="link")).to_have_attribute("href", "https://example.com/a")
    await expect(text.locator(".tag")).to_have_text(["@ann_sells", "#mortgage"])

    spoiler = text.get_by_role("button", name="Hidden text")
    await spoiler.press("Enter")
    await expect(text.locator(".spoiler.shown")).to_have_text("secret")
    quote = text.locator("blockquote")
    await quote.get_by_role("button", name="Show more").click()
    await expect(quote.get_by_role("button", name="Show less")).to_have_attribute("aria-expanded", "true")


async def test_a_date_is_shown_in_the_readers_zone(bot: Bot, page: Page) -> None:
    due = datetime(2026, 12, 1, 19, 0, tzinfo=UTC)
    message_id = await bot.says(f'Due <tg-time unix="{int(due.timestamp())}" format="wDt">some day</tg-time>')
    shown = bubble(page, message_id).locator(".text time")
    await expect(shown).to_have_text("Tuesday, 1 December 2026 at 15:00")


async def test_hostile_text_stays_text(bot: Bot, page: Page) -> None:
    hostile = "<img src=x onerror=\"document.title='owned'\"> & <b>b</b> שלום z\u200bw"
    name = "<i>Eve</i> & Co"
    eve = (await bot.control("people", first_name=name, started=True))["people"][0]["id"]
    await page.get_by_role("tab", name=name).click()
    await bot.control(f"people/{eve}/text", text=hostile)
    await bot.call("sendMessage", chat_id=eve, text=hostile, reply_markup=keyboard([button("<b>press</b>")]))
    bubbles = page.locator("[data-message-id] .text")
    await expect(bubbles).to_have_count(2)
    assert await bubbles.all_text_contents() == [hostile, hostile]
    await expect(page.locator("button.key .key-text")).to_have_text("<b>press</b>")
    await expect(page.locator("#messages :is(img, b), .people i")).to_have_count(0)
    assert "owned" not in await page.title()


async def test_photos_and_documents_can_be_opened(bot: Bot, page: Page) -> None:
    await bot.control(f"people/{ANN}/photo", caption="Her house")
    await bot.control(f"people/{ANN}/document", name="leads.csv", mime="text/csv", content="name\nJane\n" * 200)
    await page.get_by_role("button", name="Enlarge the photo").click()
    await expect(page.get_by_role("dialog", name="Photo").get_by_role("img", name="Photo: Her house")).to_be_visible()
    await page.keyboard.press("Escape")
    row = page.get_by_role("link", name="Download leads.csv")
    await expect(row).to_contain_text("2 KB")
    async with page.expect_download() as download:
        await row.click()
    assert (await download.value).suggested_filename == "leads.csv"


# Buttons


async def test_a_press_reaches_the_bot_and_its_answer_is_shown(bot: Bot, page: Page) -> None:
    await bot.says("Jane", reply_markup=keyboard([button("Followed up", callback_data="f:12", style="success")]))
    followed_up = key(page, "Followed up")
    await expect(followed_up).to_have_class(re.compile("success"))
    await followed_up.click()
    await expect(followed_up).to_have_attribute("aria-busy", "true")
    query = await bot.hears("callback_query")
    assert (query["from"]["id"], query["data"]) == (ANN, "f:12")
    await bot.call("answerCallbackQuery", callback_query_id=query["id"], text="Noted")
    await expect(page.locator("#toast")).to_have_text("Noted")
    await expect(followed_up).not_to_have_attribute("aria-busy", "true")


async def test_an_edit_under_the_finger_loses_no_press(bot: Bot, page: Page) -> None:
    rows = [button("15", callback_data="m:15")], [button("Pick", callback_data="p:7")]
    message_id = await bot.says("How long?", reply_markup=keyboard(*rows))
    await key(page, "Pick").hover()
    await page.mouse.down()
    edited = {"text": "15 minutes", "reply_markup": keyboard([button("Climb")], *rows)}
    await bot.call("editMessageText", chat_id=ANN, message_id=message_id, **edited)
    await expect(page.get_by_role("navigation", name="Chats")).to_contain_text("15 minutes")
    await page.mouse.up()
    assert (await bot.hears("callback_query"))["data"] == "p:7"
    await expect(bubble(page, message_id).locator(".text")).to_have_text("15 minutes")


async def test_an_alert_waits_to_be_read(bot: Bot, page: Page) -> None:
    await bot.says("Jane", reply_markup=keyboard([button("Why?")]))
    await key(page, "Why?").click()
    query = await bot.hears("callback_query")
    await bot.call("answerCallbackQuery", callback_query_id=query["id"], text="It fell due at 9:00", show_alert=True)
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("It fell due at 9:00")
    await dialog.get_by_role("button", name="OK").click()
    await expect(dialog).to_have_count(0)


async def test_an_edit_changes_the_message_in_place(bot: Bot, page: Page) -> None:
    message_id = await bot.says("Open", reply_markup=keyboard([button("Close"), button("Lose")]))
    await bot.says("Something after it")
    await key(page, "Close").focus()
    await bot.call(
        "editMessageText",
        chat_id=ANN,
        message_id=message_id,
        text="Won",
        reply_markup=keyboard([button("Undo"), button("More")]),
    )
    await expect(bubble(page, message_id).locator(".text")).to_have_text("Won")
    await expect(bubble(page, message_id).locator(".edited")).to_have_text("edited")
    await expect(bubble(page, message_id).locator("button.key")).to_have_text(["Undo", "More"])
    await expect(key(page, "Undo")).to_be_focused()
    assert await page.locator("[data-message-id] .text").all_text_contents() == [
        "/start",
        "Won",
        "Something after it",
    ]


async def test_a_deleted_message_disappears(bot: Bot, page: Page) -> None:
    message_id = await bot.says("Old nag")
    await expect(bubble(page, message_id)).to_be_visible()
    await bot.call("deleteMessage", chat_id=ANN, message_id=message_id)
    await expect(bubble(page, message_id)).to_have_count(0)


# People, badges, the group


async def test_a_badge_counts_only_what_made_a_sound(bot: Bot, page: Page) -> None:
    badge = page.get_by_test_id(f"unread-{BOB}")
    await expect(badge).to_be_hidden()
    await bot.says("one", BOB)
    await bot.says("hush", BOB, disable_notification=True)
    message_id = await bot.says("two", BOB)
    await bot.call("editMessageText", chat_id=BOB, message_id=message_id, text="two, edited")
    await bot.says("Ann is looking at this", ANN)
    await expect(badge).to_have_text("2")
    await expect(page.get_by_test_id(f"unread-{ANN}")).to_be_hidden()
    await page.get_by_role("tab", name="Bob", exact=True).click()
    await expect(said(page, "hush")).to_be_visible()
    await expect(page.locator(".silent")).to_have_count(1)
    await expect(badge).to_be_hidden()


async def test_the_bot_can_be_added_to_the_group(bot: Bot, page: Page) -> None:
    await page.get_by_role("button", name="Sales team", exact=True).click()
    await page.get_by_role("button", name="Add the bot").click()
    change = await bot.hears("my_chat_member")
    assert (change["chat"]["id"], change["new_chat_member"]["status"]) == (TEAM, "member")
    await expect(page.get_by_role("button", name="Add the bot")).to_have_count(0)
    await bot.says("Hello, team", TEAM)
    await expect(said(page, "Hello, team")).to_be_visible()


async def test_the_arrow_keys_go_from_person_to_person(bot: Bot, page: Page) -> None:
    await page.get_by_role("tab", name="Ann", exact=True).focus()
    await page.keyboard.press("ArrowRight")
    bob = page.get_by_role("tab", name="Bob", exact=True)
    await expect(bob).to_have_attribute("aria-selected", "true")
    await expect(bob).to_be_focused()
    await page.reload()
    await expect(bob).to_have_attribute("aria-selected", "true")


async def test_the_page_follows_a_group_that_becomes_a_supergroup(bot: Bot, page: Page) -> None:
    group = page.get_by_role("button", name="Sales team", exact=True)
    await group.click()
    await bot.control(f"chats/{TEAM}/add", member="bot", by=ANN)
    moved = await bot.control(f"chats/{TEAM}/migrate", by=ANN)
    await bot.says("Still here", moved["chat"]["id"])
    await expect(said(page, "Still here")).to_be_visible()
    await expect(group).to_have_count(1)
    await expect(group).to_have_attribute("aria-current", "true")


async def test_nothing_can_be_typed_before_a_chat_is_open(browser: Browser, bot: Bot) -> None:
    page, may_open = await browser.new_page(), asyncio.Event()

    async def held(socket: WebSocketRoute) -> None:
        await may_open.wait()
        socket.connect_to_server()

    await page.route_web_socket("**/sandbox/ws", held)
    await page.goto(bot.address)
    await expect(composer(page)).to_be_disabled()
    may_open.set()
    await expect(composer(page)).to_be_enabled()
    await page.close()


async def test_a_draft_waits_in_its_chat(bot: Bot, page: Page) -> None:
    await composer(page).fill("half a sen")
    await page.get_by_role("tab", name="Bob", exact=True).click()
    await expect(composer(page)).to_have_value("")
    await page.get_by_role("tab", name="Ann", exact=True).click()
    await expect(composer(page)).to_have_value("half a sen")


# Writing


async def test_enter_sends_and_shift_enter_breaks_the_line(bot: Bot, page: Page) -> None:
    await composer(page).press_sequentially("Jane Doe")
    await composer(page).press("Shift+Enter")
    await composer(page).press_sequentially("902-555-0134")
    await composer(page).press("Enter")
    assert (await bot.hears("message"))["text"] == "Jane Doe\n902-555-0134"
    await expect(composer(page)).to_have_value("")


async def test_a_question_opens_the_composer_for_its_answer(bot: Bot, page: Page) -> None:
    asked = await bot.says(
        "Who is it?", reply_markup={"force_reply": True, "input_field_placeholder": "Name and phone"}
    )
    await expect(composer(page)).to_have_attribute("placeholder", "Name and phone")
    await expect(composer(page)).to_be_focused()
    await page.keyboard.type("Jane")
    await page.get_by_role("button", name="Send").click()
    answer = await bot.hears("message")
    assert (answer["text"], answer["reply_to_message"]["message_id"]) == ("Jane", asked)
    await expect(composer(page)).to_have_attribute("placeholder", "Message")


async def test_a_tap_on_a_message_offers_a_reply(bot: Bot, page: Page) -> None:
    message_id = await bot.says("#12 Jane Doe")
    await said(page, "#12 Jane Doe").click(position={"x": 60, "y": 8})
    await page.get_by_role("menuitem", name="Reply").click()
    await composer(page).fill("called, next tue 10")
    await composer(page).press("Enter")
    assert (await bot.hears("message"))["reply_to_message"]["message_id"] == message_id
    await expect(page.locator(".reply-quote")).to_contain_text("#12 Jane Doe")


async def test_own_messages_can_be_edited(bot: Bot, page: Page) -> None:
    await composer(page).fill("Jane Do")
    await composer(page).press("Enter")
    await expect(said(page, "Jane Do")).to_be_visible()
    await composer(page).press("ArrowUp")
    await expect(composer(page)).to_have_value("Jane Do")
    await composer(page).press("End")
    await composer(page).press_sequentially("e")
    await composer(page).press("Enter")
    assert (await bot.hears("edited_message"))["text"] == "Jane Doe"
    await expect(page.locator(".edited")).to_have_count(1)


async def test_the_menu_offers_the_bots_commands(bot: Bot, page: Page) -> None:
    commands = [
        {"command": "new", "description": "Record a lead"},
        {"command": "due", "description": "What I owe"},
    ]
    await bot.call("setMyCommands", commands=commands)
    await composer(page).fill("/")
    await expect(page.get_by_role("option")).to_have_text(["/newRecord a lead", "/dueWhat I owe"])
    await composer(page).fill("/d")
    await expect(page.get_by_role("option")).to_have_count(1)
    await composer(page).press("ArrowDown")
    await composer(page).press("Enter")
    assert (await bot.hears("message"))["text"] == "/due"


async def test_contacts_forwards_files_and_places_can_be_sent(bot: Bot, page: Page) -> None:
    async def attach(what: str) -> Locator:
        await page.get_by_role("button", name="Attach").click()
        await page.get_by_role("menuitem", name=what).click()
        return page.get_by_role("dialog")

    form = await attach("Contact")
    await form.get_by_label("First name").fill("Zoë")
    await form.get_by_role("button", name="Send").click()
    assert (await bot.hears("message"))["contact"]["first_name"] == "Zoë"

    form = await attach("Forward")
    await form.get_by_label("Written by").select_option("a channel")
    await form.get_by_label("Title").fill("City news")
    await form.get_by_role("button", name="Send").click()
    assert (await bot.hears("message"))["forward_origin"]["chat"]["title"] == "City news"
    await expect(page.locator(".forwarded")).to_have_text("Forwarded from City news")

    form = await attach("File")
    file: FilePayload = {"name": "leads.csv", "mimeType": "text/csv", "buffer": b"name\nJane\n"}
    await form.get_by_label("File").set_input_files(file)
    await form.get_by_role("button", name="Send").click()
    assert (await bot.hears("message"))["document"]["file_name"] == "leads.csv"

    form = await attach("Photo")
    await form.get_by_label("Caption").fill("Her house")
    await form.get_by_role("button", name="Send").click()
    photo = await bot.hears("message")
    assert photo["photo"]
    assert photo["caption"] == "Her house"

    form = await attach("Location")
    await form.get_by_role("button", name="Send").click()
    assert (await bot.hears("message"))["location"]["latitude"] == pytest.approx(44.6488)


# The clock


async def test_the_clock_bar_moves_the_bots_time(bot: Bot, page: Page) -> None:
    bar = page.get_by_role("region", name="The bot's clock")

    async def press(label: str) -> datetime:
        async with page.expect_response("**/sandbox/clock"):
            await bar.get_by_role("button", name=label, exact=True).click()
        return await bot.now()

    minute = timedelta(minutes=1)
    began = datetime.now(UTC)
    assert abs(await press("+10 min") - began - 10 * minute) < minute
    assert abs(await press("+1 h") - began - 70 * minute) < minute

    before = (await bot.now()).astimezone(ZoneInfo(HALIFAX))
    morning = (await press("Tomorrow 9:00")).astimezone(ZoneInfo(HALIFAX))
    assert (morning.date() - before.date()).days == 1
    assert (morning.hour, morning.minute) == (9, 0)

    monday = (await press("Next Monday 8:30")).astimezone(ZoneInfo(HALIFAX))
    assert (monday.strftime("%A"), monday.hour, monday.minute) == ("Monday", 8, 30)
    assert timedelta() < monday - morning <= timedelta(days=7)
    await expect(page.get_by_test_id("clock")).to_contain_text(re.compile(r"Mon.* 08:30:"))

    again = (await press("Next Monday 8:30")).astimezone(ZoneInfo(HALIFAX))
    assert (again.date() - monday.date()).days == 7

    await press("Now")
    assert abs(await bot.now() - datetime.now(UTC)) < minute


# Staying in step


async def test_the_page_comes_back_after_a_break_and_knows_what_it_missed(browser: Browser, bot: Bot) -> None:
    page = await browser.new_page(viewport=PHONE)
    broken = asyncio.Event()
    sockets: list[WebSocketRoute] = []
    refused: list[WebSocketRoute] = []

    async def through(socket: WebSocketRoute) -> None:
        if broken.is_set():
            refused.append(socket)
            await socket.close()
            return
        socket.connect_to_server()
        sockets.append(socket)

    await page.route_web_socket("**/sandbox/ws", through)
    kept = await bot.says("Kept")
    gone = await bot.says("Gone")
    await page.goto(bot.address)
    await expect(bubble(page, gone)).to_be_visible()
    banner = page.get_by_text("Connection lost")
    await expect(banner).to_be_hidden()

    broken.set()
    await sockets[0].close()
    await expect(banner).to_be_visible()
    await bot.call("deleteMessage", chat_id=ANN, message_id=gone)
    missed = await bot.says("Missed")
    await until(lambda: len(refused) > 1)
    await expect(bubble(page, missed)).to_have_count(0)

    broken.clear()
    await expect(bubble(page, missed)).to_be_visible()
    await expect(banner).to_be_hidden()
    await expect(bubble(page, gone)).to_have_count(0)
    await expect(bubble(page, kept)).to_have_count(1)
    await page.close()


async def test_who_reads_further_up_is_left_there(bot: Bot, page: Page) -> None:
    for number in range(30):
        last = await bot.says(f"Message {number}")
    await expect(bubble(page, last)).to_be_in_viewport()
    await page.locator("#messages").evaluate("list => { list.scrollTop = 100; }")
    newest = await bot.says("News")
    await expect(bubble(page, newest)).to_be_attached()
    await expect(bubble(page, newest)).not_to_be_in_viewport()
    await page.get_by_role("button", name="Go to the newest message").click()
    await expect(bubble(page, newest)).to_be_in_viewport()


async def test_everything_fits_a_phone_and_a_desktop(bot: Bot, page: Page) -> None:
    long_word = "w" * 300
    await bot.says(
        f"{long_word} <pre>{long_word}</pre>",
        reply_markup=keyboard([button(f"{label} {long_word[:40]}", callback_data=label) for label in "abc"]),
    )
    for size in (PHONE, DESKTOP):
        await page.set_viewport_size(size)
        for part in ("html", "#messages"):
            overflow = await page.locator(part).evaluate("part => part.scrollWidth - part.clientWidth")
            assert overflow <= 0, (part, size)
        await expect(composer(page)).to_be_in_viewport()
        await expect(page.get_by_test_id("clock")).to_be_in_viewport()
        await expect(page.get_by_role("tab")).to_have_count(3)
