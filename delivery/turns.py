"""Order: what happens in one chat happens one after the other, and no chat waits for another."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from telegram import CallbackQuery, Update
from telegram.error import TelegramError
from telegram.ext import BaseUpdateProcessor

from delivery.inbox import Inbox
from delivery.outbox import Outbox
from messages import texts
from messages.callbacks import Action, Forged, unpack

log = logging.getLogger(__name__)

Telling = Callable[[], Awaitable[None]]
"""Something that is told to somebody in private."""

# PTB counts updates at work, those that wait for their chat's turn among them: one person's flood must not
# use the count up.
ANY_NUMBER = 1_000_000

IMPATIENT = 8.0
"""Seconds after which a press that waits for its group's turn is answered; Telegram soon forgets it otherwise.

An earlier answer would take the place of what its handler says: who was first, say.
"""

SHOWN_IN_PRIVATE = frozenset({Action.SHOW_ME, Action.PHOTOS})
"""What a button of a group shows in the private chat of whoever presses it."""


class _Turn:
    """The turn of one chat while somebody has it or waits for it."""

    __slots__ = ("holder", "lock", "users")

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.users = 0
        self.holder: asyncio.Task[Any] | None = None


class Turns:
    """First come, first served, for each chat; a chat that nobody waits for is forgotten."""

    def __init__(self) -> None:
        self._turns: dict[int, _Turn] = {}
        self._tellings: dict[asyncio.Task[Any] | None, list[Telling]] = {}

    def __len__(self) -> int:
        """How many chats have somebody at work or waiting."""
        return len(self._turns)

    def has(self, chat: int) -> bool:
        """Whether this task has the turn of a chat."""
        return chat in self._turns and self._turns[chat].holder is asyncio.current_task()

    @asynccontextmanager
    async def of(self, chat: int) -> AsyncIterator[None]:
        """Wait for the turn of a chat and keep it while inside; what is to be `told` elsewhere is told after it.

        Raises RuntimeError when this task has that turn already: it would wait for itself for ever.
        """
        if self.has(chat):
            raise RuntimeError("this task has the chat's turn already")
        async with self._telling_after(), self._kept(chat):
            yield

    async def told(self, chat: int | None, telling: Telling) -> None:
        """Tell somebody in their private `chat`, or several (None): at once there, elsewhere after this task's turn.

        Whoever waits for that turn needn't wait for a chat in which Telegram takes its time.
        """
        is_here = chat is not None and self.has(chat)
        waiting = None if is_here else self._tellings.get(asyncio.current_task())
        if waiting is None:
            await telling()
        else:
            waiting.append(telling)

    @asynccontextmanager
    async def _telling_after(self) -> AsyncIterator[None]:
        me = asyncio.current_task()
        if me in self._tellings:  # the turn of another chat within a turn
            yield
            return
        waiting = self._tellings[me] = []
        try:
            yield
        except asyncio.CancelledError:
            waiting.clear()  # what is cancelled comes again, with all that it tells
            raise
        finally:
            del self._tellings[me]
            for telling in waiting:
                await _tried(telling)

    @asynccontextmanager
    async def _kept(self, chat: int) -> AsyncIterator[None]:
        turn, me = self._turns.setdefault(chat, _Turn()), asyncio.current_task()
        turn.users += 1
        try:
            async with turn.lock:
                turn.holder = me
                try:
                    yield
                finally:
                    turn.holder = None
        finally:
            turn.users -= 1
            if not turn.users:
                del self._turns[chat]


async def _tried(telling: Telling) -> None:
    try:
        await telling()
    except Exception:  # whose deed it was has been answered; the others hear all the same
        log.exception("somebody could not be told in private")


class ChatOrder(BaseUpdateProcessor):
    """For `Application.builder().concurrent_updates(…)`: a chat's updates in order, different chats at once.

    An update is done when its handlers have ended, well or not; it stays in the inbox when they are cancelled
    or killed. Handlers with `block=False` would run on unseen: the bot has none.
    """

    __slots__ = ("_inbox", "_outbox", "_turns")

    def __init__(self, turns: Turns, inbox: Inbox, outbox: Outbox) -> None:
        super().__init__(ANY_NUMBER)
        self._turns, self._inbox, self._outbox = turns, inbox, outbox

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle an update in its chat's turn and mark it as done."""
        try:
            if not isinstance(update, Update):
                await coroutine
                return
            try:
                await self._in_turn(update, coroutine)
            except Exception:
                await self._inbox.done(update.update_id)
                raise
            # After the turn: the chat's next update need not wait for the disk.
            await self._inbox.done(update.update_id)
        finally:
            if isinstance(coroutine, Coroutine):
                coroutine.close()  # cancelled while it waited: it never began

    async def _in_turn(self, update: Update, coroutine: Awaitable[Any]) -> None:
        key = key_of(update)
        if key is None:
            async with self._inbox.attempt(update.update_id):
                await coroutine
            return
        press = update.callback_query if key < 0 else None
        patience = asyncio.create_task(_ask_for_patience(press)) if press is not None else None
        try:
            # The attempt lasts until others have been told too, which is after the turn.
            async with AsyncExitStack() as attempt, self._turns.of(key):
                await attempt.enter_async_context(self._inbox.attempt(update.update_id))
                if patience is not None:
                    patience.cancel()
                with self._outbox.answering():
                    await coroutine
        finally:
            if patience is not None:
                patience.cancel()


async def _ask_for_patience(press: CallbackQuery) -> None:
    """Answer a press that has waited long: its button stops turning, and what it leads to comes in its turn."""
    await asyncio.sleep(IMPATIENT)
    language = press.from_user.language_code or texts.FALLBACK
    with contextlib.suppress(TelegramError):
        await press.answer(texts.plain(language, "one-moment"))


def key_of(update: Update) -> int | None:
    """Whose order an update belongs to: its chat's, else the person's who acted, else nobody's (a poll).

    A press that shows something in private belongs to the private chat: a busy group doesn't keep it waiting.
    """
    if update.callback_query is not None and _is_shown_in_private(update.callback_query):
        return update.callback_query.from_user.id
    if update.effective_chat is not None:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user is not None else None


def _is_shown_in_private(press: CallbackQuery) -> bool:
    with contextlib.suppress(Forged):
        return unpack(press.data or "").action in SHOWN_IN_PRIVATE
    return False
