"""Followthrough: settings → store → services → Telegram application → scheduler. The only file that wires."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from typing import Any

from dotenv import dotenv_values
from telegram import Update
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import Application, ContextTypes

import config
import handlers
from config import Settings, WrongSettings
from delivery import logs
from delivery.health import Health
from delivery.inbox import Inbox
from delivery.notifier import TelegramNotifier
from delivery.outbox import Outbox
from delivery.turns import ChatOrder, Turns
from handlers import menu
from handlers.context import BotContext, Services
from sandbox.clock import FollowedClock
from sandbox.server import TOKEN as SANDBOX_TOKEN
from sandbox.server import Sandbox
from scheduler.alarm_clock import AlarmClock
from scheduler.system_clock import SystemClock
from services.leads import Leads
from services.nags import Nags
from services.people import Defaults, People
from services.recording import Recording
from services.upkeep import Upkeep
from storage.base import DataInUse, Store, UnsupportedDatabase, WrongKey
from storage.open_store import open_store
from storage.sealing import cipher_for

log = logging.getLogger("bot")

App = Application[Any, BotContext, Any, Any, Any, Any]
UPDATES = (Update.MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER)
END_WITHIN = 4.0
"""Seconds for what is being done at the end; what isn't ready then is taken up again at the next start."""

LONGEST_PAUSE = 60.0


async def run(settings: Settings) -> None:
    """Run the bot until SIGINT or SIGTERM."""
    ended = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, ended.set)
    async with AsyncExitStack() as stack:
        settings, clock = await stack.enter_async_context(_world(settings))
        store = await asyncio.to_thread(open_store, None, settings.data_dir, settings.data_key)
        stack.push_async_callback(store.close)
        inbox = Inbox(settings.data_dir / "inbox", cipher_for(settings.data_dir, settings.data_key))
        stack.push_async_callback(inbox.close)
        await stack.enter_async_context(_at_work(settings, clock, store, inbox, ended))
        await ended.wait()
        log.info("ending")


@asynccontextmanager
async def _world(settings: Settings) -> AsyncIterator[tuple[Settings, SystemClock | FollowedClock]]:
    """Telegram and the machine's clock, or a sandbox with a clock that can be moved."""
    if not settings.is_sandboxed:
        yield settings, SystemClock()
        return
    async with AsyncExitStack() as stack:
        url = settings.sandbox_url
        if url is None:
            sandbox = Sandbox()
            url = await sandbox.start(settings.sandbox_port)
            stack.push_async_callback(sandbox.stop)
            log.warning("no BOT_TOKEN: this is the sandbox. Open %s in a browser", url)
        clock = FollowedClock(url)
        await clock.start()
        stack.push_async_callback(clock.stop)
        yield replace(settings, bot_token=SANDBOX_TOKEN, bot_api_url=url), clock


@asynccontextmanager
async def _at_work(
    settings: Settings,
    clock: SystemClock | FollowedClock,
    store: Store,
    inbox: Inbox,
    ended: asyncio.Event,
) -> AsyncIterator[None]:
    """The bot, receiving updates and ringing; ends cleanly when left."""
    outbox, turns, alarm = Outbox(), Turns(), AlarmClock(clock)
    notifier = TelegramNotifier(outbox, turns, clock)
    defaults = Defaults(settings.default_timezone, settings.default_language)
    people = People(store, clock, alarm, notifier, defaults)
    leads, nags = Leads(store, clock, alarm), Nags(store, clock, alarm, notifier, people)
    upkeep = Upkeep(store, clock, notifier, people, settings.admin_ids)
    application = _application(settings, outbox, turns, inbox)
    notifier.bot = application.bot
    application.bot_data["services"] = Services(
        people=people,
        leads=leads,
        recording=Recording(people, leads),
        nags=nags,
        clock=clock,
        allowed_users=settings.allowed_users,
        allowed_chats=settings.allowed_chats,
        sealed=settings.data_key is not None,
    )
    handlers.register(application)
    if isinstance(clock, FollowedClock):
        clock.on_move.append(alarm.clock_moved)
    health = Health(lambda: application.updater is not None and application.updater.running)
    try:
        if settings.health_port is not None:
            await health.start(settings.health_port)
        if not await _reach_telegram(application, ended, health):
            yield
            return
        await inbox.load(application.bot)
        await application.start()
        await alarm.start(ring=nags.ring, next_due=store.next_due, housekeeping=upkeep.each_hour)
        await _listen(application, health)
        log.info("ready as @%s", application.bot.username)
        yield
    finally:
        await _end(application, alarm, nags)
        await health.stop()


def _application(settings: Settings, outbox: Outbox, turns: Turns, inbox: Inbox) -> App:
    return (
        Application.builder()
        .token(settings.bot_token or "")
        .base_url(f"{settings.bot_api_url}/bot")
        .base_file_url(f"{settings.bot_api_url}/file/bot")
        .context_types(ContextTypes(context=BotContext))
        .rate_limiter(outbox)
        .update_queue(inbox)
        .concurrent_updates(ChatOrder(turns, inbox))
        .job_queue(None)
        # A pool of 256, the default, makes each message cost four times the processor time.
        .connection_pool_size(8)
        .pool_timeout(30)
        .build()
    )


async def _reach_telegram(application: App, ended: asyncio.Event, health: Health) -> bool:
    """Say hello to Telegram, as often as it takes; False when the process is to end before that.

    Raises:
        InvalidToken: Telegram doesn't know the token.
    """
    pause = 1.0
    while not ended.is_set():
        try:
            await application.initialize()
        except InvalidToken:
            raise
        except NetworkError as unreachable:
            health.failed()
            log.warning("Telegram can't be reached (%s); trying again in %.0f s", unreachable, pause)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(ended.wait(), pause)
            pause = min(2 * pause, LONGEST_PAUSE)
        else:
            return True
    return False


async def _listen(application: App, health: Health) -> None:
    """Publish the commands and poll for updates."""

    def failed(error: TelegramError) -> None:
        health.failed()
        log.warning("Telegram can't be reached: %s", error)

    try:
        await menu.publish(application.bot)
    except TelegramError as refused:
        log.warning("the command menu could not be published: %s", refused)
    if application.updater is not None:
        await application.updater.start_polling(
            allowed_updates=list(UPDATES),
            bootstrap_retries=-1,
            timeout=30,
            error_callback=failed,
        )


async def _end(application: App, alarm: AlarmClock, nags: Nags) -> None:
    """Take nothing new, finish what is being done within seconds, and leave the rest to the next start."""
    await alarm.stop()
    nags.cancel()
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(END_WITHIN):
            if application.updater is not None and application.updater.running:
                await application.updater.stop()
            if application.running:
                await application.stop()
    await application.shutdown()


def main() -> int:
    """The process; returns its exit status."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # PTB warns of the numbers that it gave until now
    environment = {name: value for name, value in dotenv_values(".env").items() if value} | dict(os.environ)
    try:
        settings = config.read(environment)
    except WrongSettings as mistakes:
        print(f"These settings can't be used:\n{mistakes}", file=sys.stderr)  # noqa: T201 - there is no log yet
        return 2
    secrets = [settings.bot_token or "", *(secret.strip() for secret in (settings.data_key or "").split(","))]
    logs.configure(settings.log_level, as_json=settings.log_format == "json", secrets=secrets)
    try:
        asyncio.run(run(settings))
    except InvalidToken:
        log.error("BOT_TOKEN: Telegram doesn't know this token; get one from @BotFather")  # noqa: TRY400 - one clear line
    except (DataInUse, WrongKey, UnsupportedDatabase) as refusal:
        log.error("%s", refusal)  # noqa: TRY400 - the sentence says it all
    except OSError as trouble:
        log.error("can't start: %s", trouble)  # noqa: TRY400 - the sentence says it all
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
