"""The handlers over a real store and a strict Telegram, one update at a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from telegram import Update
from telegram.ext import Application, ContextTypes

import handlers
from delivery.roster import TelegramRoster
from handlers.context import BotContext
from handlers.services import Services
from sandbox.client import ANN, SandboxClient
from sandbox.server import TOKEN, Sandbox
from services.members import Members
from services.sharing import Sharing
from services.source_links import SourceLinks
from services.teams import Teams
from tests.group_screens import GroupScreens
from tests.patience import PATIENCE
from tests.unit.services.the_office import Office
from tests.wire import Wire

Json = dict[str, Any]
App = Application[Any, BotContext, Any, Any, Any, Any]


class Desk:
    """Ann at her phone, and the bot's handlers at the other end; each of her deeds is seen to before it returns."""

    def __init__(self, office: Office, telegram: SandboxClient, application: App) -> None:
        self.office, self.telegram, self.application = office, telegram, application
        self._offset = 0

    def closes(self, *, users: set[int] | None = None, chats: set[int] | None = None) -> None:
        """From now on only these may use the bot."""
        services: Services = self.application.bot_data["services"]
        self.application.bot_data["services"] = replace(
            services, allowed_users=frozenset(users or ()), allowed_chats=frozenset(chats or ())
        )

    async def sees_to_updates(self) -> None:
        """Handle whatever has arrived."""
        for update in await self.application.bot.get_updates(offset=self._offset, allowed_updates=Update.ALL_TYPES):
            self._offset = update.update_id + 1
            await self.application.process_update(update)

    async def misses_updates(self) -> None:
        """Whatever has arrived is lost on the way."""
        for update in await self.application.bot.get_updates(offset=self._offset, allowed_updates=Update.ALL_TYPES):
            self._offset = update.update_id + 1

    async def types(self, text: str, person: int = ANN, chat: int | None = None, **more: Any) -> list[str]:
        """Somebody types, in reply to a message or in a `topic`; returns what the bot has written there since."""
        before = {one["id"] for one in await self.messages(person, chat)}
        await self.telegram.types(person, text, chat, **more)
        await self.sees_to_updates()
        return [one["text"] for one in await self.messages(person, chat) if one["id"] not in before]

    async def presses(self, label: str, person: int = ANN, chat: int | None = None) -> Json:
        """Somebody presses a button of the bot's last message that has it; returns the bot's answer."""
        message = next(each for each in reversed(await self.messages(person, chat)) if label in labels(each))
        return await self._pressed(self.telegram.presses(person, message["id"], label, chat, within=PATIENCE))

    async def forges(
        self, data: str, person: int = ANN, chat: int | None = None, *, message: int | None = None
    ) -> Json:
        """Somebody sends data that no button of ours has, on the bot's last message or another."""
        on = message or (await self.messages(person, chat))[-1]["id"]
        return await self._pressed(self.telegram.forges(person, on, data, chat, within=PATIENCE))

    async def _pressed(self, pressing: Any) -> Json:
        answer: Json = (await self.pressed(pressing))["answer"] or {}
        return answer

    async def pressed(self, asking: Any) -> Json:
        """See to updates until what somebody asks the bot is answered."""
        press = asyncio.create_task(asking)
        while not press.done():
            await asyncio.sleep(0.01)
            await self.sees_to_updates()
        answered: Json = await press
        return answered

    async def messages(self, person: int = ANN, chat: int | None = None) -> list[Json]:
        return [one for one in await self.telegram.messages(person, chat) if one["from"]["is_bot"]]

    async def texts(self, person: int = ANN, chat: int | None = None) -> list[str]:
        return [one["text"] for one in await self.messages(person, chat)]


def labels(message: Json) -> list[str]:
    return [button["text"] for row in message["keyboard"] or [] for button in row]


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    office, server, roster = Office(tmp_path / "data"), Sandbox(), TelegramRoster()
    url = await server.start(0)
    application = (
        Application.builder()
        .token(TOKEN)
        .base_url(f"{url}/bot")
        .base_file_url(f"{url}/file/bot")
        .context_types(ContextTypes(context=BotContext))
        .updater(None)
        .job_queue(None)
        .request(Wire(server.api))
        .get_updates_request(Wire(server.api))
        .build()
    )
    roster.bot = application.bot
    store, clock, alarm, people = office.store, office.clock, office.alarm, office.people
    office.members = Members(store, clock, alarm, office.notifier, roster, people, office.living_cards, office.groups)
    office.teams = Teams(store, clock, alarm, people, office.groups, office.members)
    application.bot_data["services"] = Services(
        people=office.people,
        habits=office.habits,
        leads=office.leads,
        merging=office.merging,
        referrals=office.referrals,
        recording=office.recording,
        nags=office.nags,
        living_cards=office.living_cards,
        exporting=office.exporting,
        forgetting=office.forgetting,
        search=office.search,
        importing=office.importing,
        sharing=Sharing(office.people),
        source_links=SourceLinks(office.people, office.clock),
        groups=office.groups,
        members=office.members,
        teams=office.teams,
        pool=office.pool,
        summaries=office.summaries,
        accounts=office.accounts,
        clock=office.clock,
    )
    handlers.register(application)
    async with SandboxClient(url) as telegram, application:
        yield Desk(office, telegram, application)
        assert await telegram.violations() == []
        await GroupScreens().assert_no_number(telegram)
    await server.stop()
    await office.store.close()
