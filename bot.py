"""Followthrough: settings → store → services → Telegram application → scheduler. The only file that wires."""

from __future__ import annotations

import gc

gc.disable()  # what is imported stays: whoever looks for garbage meanwhile finds none and takes a fifth of the start

import asyncio
import contextlib
import logging
import os
import signal
import sys
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import httpx
from dotenv import dotenv_values
from telegram import Update
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import Application, ContextTypes
from telegram.request import HTTPXRequest

import config
import handlers
from config import Settings, WrongSettings
from delivery import logs
from delivery.health import Health
from delivery.inbox import Inbox
from delivery.notifier import TelegramNotifier
from delivery.outbox import Outbox
from delivery.polling import Polls, Pulse
from delivery.post import Post
from delivery.roster import TelegramRoster
from delivery.turns import ChatOrder, Turns
from handlers import menu
from handlers.context import BotContext
from handlers.services import Services
from sandbox.models import TOKEN as SANDBOX_TOKEN
from scheduler.alarm_clock import AlarmClock
from scheduler.system_clock import SystemClock
from services.accounts import Accounts
from services.digests import Digests
from services.drafts import Drafts
from services.escalations import Escalations
from services.exporting import Exporting
from services.forgetting import Forgetting
from services.groups import Groups
from services.habits import Habits
from services.handovers import Handovers
from services.importing import Importing
from services.leads import Leads
from services.living_cards import LivingCards
from services.members import Members
from services.merging import Merging
from services.nags import Nags
from services.people import Defaults, People
from services.pool import Pool
from services.recording import Recording
from services.referrals import Referrals
from services.search import Search
from services.sharing import Sharing
from services.source_links import SourceLinks
from services.summaries import Summaries
from services.teams import Teams
from services.upkeep import Upkeep
from storage.base import DataInUse, Store, UnsupportedDatabase, WrongKey
from storage.open_store import open_store
from storage.sealing import cipher_for

if TYPE_CHECKING:
    from sandbox.clock import FollowedClock

gc.freeze()
gc.enable()

log = logging.getLogger("bot")

App = Application[Any, BotContext, Any, Any, Any, Any]
UPDATES = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.MY_CHAT_MEMBER,
    Update.CHAT_MEMBER,
    Update.INLINE_QUERY,
)
END_WITHIN = 4.0
"""Seconds for what is being done at the end; what isn't ready then is taken up again at the next start."""

LONGEST_PAUSE = 60.0
WITHOUT_END = 1_000_000
"""Messages to a chat where nobody counts them."""
SWITCH_WITHIN = 0.0005
"""Seconds for which a thread that reads a file or writes leads may keep the loop waiting; Python's own 5 ms add up."""


async def run(settings: Settings) -> None:
    """Run the bot until SIGINT or SIGTERM.

    Raises:
        InvalidToken: Telegram doesn't know the token, or no longer.
    """
    ended = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, ended.set)
    outbox = Outbox() if settings.keeps_pace else Outbox(per_group=WITHOUT_END, burst=WITHOUT_END)
    async with AsyncExitStack() as stack:
        settings, clock = await stack.enter_async_context(_world(settings))
        store = await asyncio.to_thread(open_store, None, settings.data_dir, settings.data_key)
        stack.push_async_callback(store.close)
        bot = _wired(settings, clock, store, outbox)
        stack.push_async_callback(bot.end)
        at_work, end = asyncio.create_task(bot.work()), asyncio.create_task(ended.wait())
        await asyncio.wait({at_work, end}, return_when=asyncio.FIRST_COMPLETED)
        log.info("ending")
        end.cancel()
        if not at_work.done():
            at_work.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await at_work


@asynccontextmanager
async def _world(settings: Settings) -> AsyncIterator[tuple[Settings, SystemClock | FollowedClock]]:
    """Telegram and the machine's clock, or a sandbox with a clock that can be moved."""
    if not settings.is_sandboxed:
        yield settings, SystemClock()
        return
    async with AsyncExitStack() as stack:
        url = settings.sandbox_url
        if url is None:
            from sandbox.server import Sandbox  # a third of a second for whoever has a Telegram

            sandbox = Sandbox()
            url = await sandbox.start(settings.sandbox_port)
            stack.push_async_callback(sandbox.stop)
            log.warning("no BOT_TOKEN: this is the sandbox. Open %s in a browser", url)
        from sandbox.clock import FollowedClock  # its aiohttp is a sixth of all that is imported

        clock = FollowedClock(url)
        await clock.start()
        stack.push_async_callback(clock.stop)
        yield replace(settings, bot_token=SANDBOX_TOKEN, bot_api_url=url), clock


def _wired(settings: Settings, clock: SystemClock | FollowedClock, store: Store, outbox: Outbox) -> Bot:
    """Everything in its place, nothing running yet."""
    turns, alarm, pulse = Turns(), AlarmClock(clock), Pulse()
    post, roster = Post(), TelegramRoster()
    notifier = TelegramNotifier(post, outbox, turns, clock)
    people = People(store, clock, alarm, Defaults(settings.default_timezone, settings.default_language))
    digests = Digests(store, clock, alarm, notifier, people)
    living_cards = LivingCards(store, clock, alarm, notifier, people)
    groups = Groups(store, clock, notifier, people)
    members = Members(store, clock, alarm, notifier, roster, people, living_cards, groups)
    teams = Teams(store, clock, alarm, people, groups, members)
    escalations = Escalations(store, clock, alarm, notifier, people, groups)
    handovers = Handovers(store, clock, notifier, people, living_cards, groups)
    leads = Leads(store, clock, alarm, handovers)
    pool = Pool(store, clock, alarm, notifier, people, groups, handovers)
    summaries = Summaries(store, clock, alarm, notifier, people, groups)
    nags = Nags(store, clock, alarm, notifier, people, living_cards, digests, escalations, pool)
    drafts = Drafts(store, clock, notifier, people, groups)
    upkeep = Upkeep(store, clock, notifier, drafts, handovers, groups, members, teams, summaries, settings.admin_ids)
    cipher = cipher_for(settings.data_dir, settings.data_key)
    inbox = Inbox(settings.data_dir / "inbox", cipher, on_trouble=upkeep.hear_of)
    application = _application(settings, outbox, ChatOrder(turns, inbox, outbox), inbox, pulse)
    post.bot = roster.bot = application.bot
    application.bot_data["services"] = Services(
        people=people,
        habits=Habits(store, clock, alarm, people),
        leads=leads,
        merging=Merging(store, clock, alarm, handovers),
        referrals=Referrals(store, clock, alarm, handovers),
        recording=Recording(people, leads),
        nags=nags,
        living_cards=living_cards,
        exporting=Exporting(store, clock, alarm),
        forgetting=Forgetting(store, alarm, people, summaries, inbox),
        search=Search(store, clock, alarm, leads),
        importing=Importing(store, clock, alarm, people),
        sharing=Sharing(people),
        source_links=SourceLinks(people, clock),
        groups=groups,
        members=members,
        teams=teams,
        pool=pool,
        summaries=summaries,
        accounts=Accounts(store, clock),
        clock=clock,
        allowed_users=settings.allowed_users,
        allowed_chats=settings.allowed_chats,
        sealed=settings.data_key is not None,
    )
    handlers.register(application)
    if not isinstance(clock, SystemClock):
        clock.on_move.append(alarm.clock_moved)
    return Bot(application, inbox, alarm, nags, summaries, upkeep, store, pulse, settings.health_port)


def _application(settings: Settings, outbox: Outbox, order: ChatOrder, inbox: Inbox, pulse: Pulse) -> App:
    # One for both: to read all certificates takes a twentieth of the start, and a sandbox has none.
    tls = False if settings.bot_api_url.startswith("http:") else httpx.create_ssl_context()
    return (
        Application.builder()
        .token(settings.bot_token or "")
        .base_url(f"{settings.bot_api_url}/bot")
        .base_file_url(f"{settings.bot_api_url}/file/bot")
        .context_types(ContextTypes(context=BotContext))
        .rate_limiter(outbox)
        .update_queue(inbox)
        .concurrent_updates(order)
        .job_queue(None)
        .get_updates_request(Polls(pulse.heard, inbox.keep, tls))
        # A pool of 256, the default, makes each message cost four times the processor time.
        .request(HTTPXRequest(connection_pool_size=8, pool_timeout=30, httpx_kwargs={"verify": tls}))
        .build()
    )


class Bot:
    """The life of the process: reach Telegram, work, end in time."""

    def __init__(
        self,
        application: App,
        inbox: Inbox,
        alarm: AlarmClock,
        nags: Nags,
        summaries: Summaries,
        upkeep: Upkeep,
        store: Store,
        pulse: Pulse,
        health_port: int | None,
    ) -> None:
        self._application, self._inbox, self._alarm = application, inbox, alarm
        self._nags, self._summaries, self._upkeep = nags, summaries, upkeep
        self._store, self._pulse = store, pulse
        self._health, self._health_port = Health(lambda: pulse.beats), health_port

    async def work(self) -> None:
        """Receive updates and ring, until cancelled. Raises InvalidToken, OSError."""
        if self._health_port is not None:
            await self._health.start(self._health_port)
        await self._reach_telegram()
        await self._inbox.load(self._application.bot)
        await self._application.start()
        self._alarm.start(ring=self._ring, next_due=self._store.next_due, housekeeping=self._keep_house)
        await self._publish_menu()
        await self._listen()
        # What is there by now stays: whoever looks for garbage needn't look at it while people wait.
        gc.collect()
        gc.freeze()
        log.info("ready as @%s", self._application.bot.username)
        await self._pulse.token_is_gone.wait()
        raise InvalidToken

    async def end(self) -> None:
        """Take nothing new, finish what is being done within seconds, and leave the rest to the next start."""
        await self._alarm.stop()
        await asyncio.gather(self._nags.stop(), self._summaries.stop())
        updater = self._application.updater
        if updater is not None and updater.running:
            await _within(END_WITHIN / 2, updater.stop())
        if self._application.running:
            await _within(END_WITHIN / 2, self._application.stop())
        await self._drop_what_is_left()
        await self._application.shutdown()
        await self._inbox.close()
        await self._health.stop()

    async def _reach_telegram(self) -> None:
        """Say hello to Telegram, as often as it takes. Raises InvalidToken."""
        pause = 1.0
        while True:
            try:
                await self._application.initialize()
            except InvalidToken:
                raise
            except NetworkError as unreachable:
                log.warning("Telegram can't be reached (%s); trying again in %.0f s", unreachable, pause)
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
            else:
                return

    async def _publish_menu(self) -> None:
        try:
            await menu.publish(self._application.bot)
        except TelegramError as refused:
            log.warning("the command menu could not be published: %s", refused)

    async def _listen(self) -> None:
        if self._application.updater is not None:
            await self._application.updater.start_polling(
                allowed_updates=list(UPDATES),
                bootstrap_retries=-1,
                timeout=30,
                error_callback=lambda error: log.warning("Telegram can't be reached: %s", error),
            )

    async def _ring(self) -> None:
        """What people owe goes first; each is only begun here."""
        await self._nags.ring()
        await self._summaries.push_due()

    async def _keep_house(self) -> None:
        await self._upkeep.each_hour()
        await self._inbox.compact()
        await self._inbox.forget_set_aside()

    async def _drop_what_is_left(self) -> None:
        """Updates that are still being handled stay in the inbox and are handled at the next start."""
        # PTB names them so. The bot's own id isn't known here where Telegram was never reached.
        left = [task for task in asyncio.all_tasks() if task.get_name().startswith("Application:")]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)


async def _within(seconds: float, ending: Coroutine[Any, Any, None]) -> None:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(ending, seconds)


def main() -> int:
    """The process; returns its exit status."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # PTB warns of the numbers that it gave until now
    environment = {name: value for name, value in dotenv_values(".env").items() if value} | dict(os.environ)
    try:
        settings = config.read(environment)
    except WrongSettings as mistakes:
        print(f"These settings can't be used:\n{mistakes}", file=sys.stderr)  # noqa: T201 - there is no log yet
        return 2
    sys.setswitchinterval(SWITCH_WITHIN)
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
