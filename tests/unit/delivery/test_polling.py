"""The inbox, the order and the outbox inside PTB's own Application, with a Telegram made of two lists."""

import asyncio
import errno
import json
import os
import ssl
from pathlib import Path
from typing import Any

import pytest
from telegram import Update
from telegram.ext import Application, ContextTypes, TypeHandler
from telegram.request import BaseRequest, HTTPXRequest, RequestData

from delivery import inbox as inbox_module
from delivery.inbox import Inbox
from delivery.outbox import Outbox
from delivery.polling import Polls
from delivery.turns import ChatOrder, Turns
from tests.patience import until


def said(update_id: int, chats: int = 2) -> dict[str, Any]:
    chat = {"id": 1 + update_id % chats, "type": "private"}
    message = {"message_id": update_id, "date": 1_700_000_000, "chat": chat, "text": "hello"}
    return {"update_id": update_id, "message": message}


class Telegram(BaseRequest):
    """Keeps an update until an offset beyond it confirms it."""

    def __init__(self) -> None:
        self.updates: list[dict[str, Any]] = []
        self.confirmed = 0
        self.polls = 0
        self.answers: list[int] = []

    @property
    def read_timeout(self) -> float:
        return 5

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        assert method == "POST"
        data = request_data.parameters if request_data else {}
        result = await self.answer(url.rsplit("/", 1)[1], data)
        return 200, json.dumps({"ok": True, "result": result}).encode()

    async def answer(self, method: str, data: dict[str, Any]) -> Any:
        match method:
            case "getMe":
                return {"id": 9, "is_bot": True, "first_name": "Followthrough", "username": "bot"}
            case "getUpdates":
                self.polls += 1
                self.confirmed = max(self.confirmed, int(data.get("offset", 0)))
                await asyncio.sleep(0.001)
                return [update for update in self.updates if update["update_id"] >= self.confirmed][:100]
            case "sendMessage":
                self.answers.append(int(data["text"]))
                return said(1)["message"]
        return True


class Bot:
    """One life of a bot that answers each update with its number."""

    def __init__(self, telegram: Telegram, folder: Path, polls: BaseRequest | None = None) -> None:
        self.inbox = Inbox(folder)
        self.application = (
            Application.builder()
            .token("9:TOKEN")
            .request(telegram)
            .get_updates_request(polls or telegram)
            .update_queue(self.inbox)
            .concurrent_updates(ChatOrder(Turns(), self.inbox, Outbox()))
            .rate_limiter(Outbox(per_second=100_000, burst=1000))
            .job_queue(None)
            .build()
        )
        self.application.add_handler(TypeHandler(Update, self.answer))

    async def answer(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.effective_chat is not None
        await self.application.bot.send_message(update.effective_chat.id, str(update.update_id))

    async def start(self) -> None:
        await self.application.initialize()
        await self.inbox.load(self.application.bot)
        await self.application.start()
        assert self.application.updater is not None
        await self.application.updater.start_polling()

    async def stop(self) -> None:
        assert self.application.updater is not None
        await self.application.updater.stop()
        await self.application.stop()
        await self.application.shutdown()
        await self.inbox.close()


def count_syncs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    sync, synced = os.fsync, list[int]()

    def counted(fd: int) -> None:
        synced.append(fd)
        sync(fd)

    monkeypatch.setattr(os, "fsync", counted)
    return synced


async def test_what_telegram_holds_is_answered_once_and_in_the_order_of_each_chat(tmp_path: Path) -> None:
    telegram = Telegram()
    telegram.updates = [said(number) for number in range(1, 21)]
    bot = Bot(telegram, tmp_path)
    await bot.start()
    await until(lambda: len(telegram.answers) == 20)
    await bot.stop()
    assert telegram.confirmed == 21
    assert [number for number in telegram.answers if number % 2] == list(range(1, 21, 2))
    assert bot.inbox.waiting() == []


async def test_what_one_poll_brings_costs_one_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    telegram, syncs = Telegram(), count_syncs(monkeypatch)
    telegram.updates = [said(number) for number in range(1, 101)]

    async def over_the_wire(_: HTTPXRequest, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        return await telegram.do_request(*args, **kwargs)

    monkeypatch.setattr(HTTPXRequest, "do_request", over_the_wire)
    bot = Bot(
        telegram, tmp_path, Polls(lambda _: None, lambda batch: bot.inbox.keep(batch), ssl.create_default_context())
    )
    await bot.start()
    before = len(syncs)
    await until(lambda: len(telegram.answers) == 100)
    assert len(syncs) - before == 1
    await bot.stop()
    assert telegram.confirmed == 101


async def test_a_day_of_backlog_is_answered_once_and_in_the_order_of_each_chat(tmp_path: Path) -> None:
    telegram, many, chats = Telegram(), range(1, 501), 7
    telegram.updates = [said(number, chats) for number in many]
    for _ in range(2):  # in another life Telegram repeats all of it
        bot = Bot(telegram, tmp_path)
        await bot.start()
        await until(lambda: telegram.confirmed == len(many) + 1)
        await bot.stop()
        telegram.confirmed = 0
    for chat in range(chats):
        mine = [number for number in many if number % chats == chat]
        assert [number for number in telegram.answers if number % chats == chat] == mine
    assert bot.inbox.waiting() == []


async def test_a_repeated_batch_is_answered_once(tmp_path: Path) -> None:
    telegram = Telegram()
    telegram.updates = [said(number) for number in range(1, 6)]
    for _ in range(2):
        bot = Bot(telegram, tmp_path)
        await bot.start()
        await until(lambda: telegram.confirmed == 6)
        await bot.stop()
        telegram.confirmed = 0
    assert sorted(telegram.answers) == [1, 2, 3, 4, 5]


async def test_a_full_disk_confirms_nothing_and_does_not_end_the_polling(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox_module, "FIRST_PAUSE", 0.001)
    telegram = Telegram()
    bot = Bot(telegram, tmp_path)
    await bot.start()
    with monkeypatch.context() as patch:
        refused = list[int]()

        def full(fd: int, _content: bytes) -> int:
            refused.append(fd)
            raise OSError(errno.ENOSPC, "No space left on device")

        patch.setattr(os, "write", full)
        telegram.updates = [said(1), said(2)]
        await until(lambda: len(refused) > 0)
        polls = telegram.polls
        await until(lambda: len(refused) > 2)
        assert (telegram.polls, telegram.confirmed) == (polls, 0)
        assert telegram.answers == []
    await until(lambda: telegram.confirmed == 3 and len(telegram.answers) == 2)
    await bot.stop()
