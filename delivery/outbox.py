"""PTB's rate limiter: interactive before bulk, per chat and over all, `retry_after` obeyed.

Only what sends or edits a message counts; everything else waits for nothing but a `retry_after`.

What fails: a 429 is waited for and tried again, always. Other failures in passing are tried again for people
only (`failures.Patience`); bulk callers get the exception: stored state tries again later, and merges.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import Enum
from random import SystemRandom
from typing import Any

from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

from delivery.failures import Patience, seconds_of
from delivery.gate import Gate, Rank
from delivery.limits import Place
from delivery.line import Chat

log = logging.getLogger(__name__)

Answer = bool | dict[str, Any] | list[dict[str, Any]]
Callback = Callable[..., Coroutine[Any, Any, Answer]]

A_MOMENT = 0.15
"""Seconds between two things that are done at leisure: they take a processor half of the time at most."""

_SENDS = ("send", "forwardMessage", "copyMessage")
_SENDS_NOTHING = {"sendChatAction", "sendMessageDraft", "sendRichMessageDraft", "sendChatJoinRequestWebApp"}
_EDITS = ("editMessage", "stopMessage", "stopPoll", "setGameScore")
_BOT_ITSELF = ("setMy", "getMy", "deleteMy", "setWebhook", "deleteWebhook", "getWebhookInfo")
_dice = SystemRandom().random


class Priority(Enum):
    """Who goes first: an answer that a person waits for, or one of many messages that can wait."""

    INTERACTIVE = "interactive"
    BULK = "bulk"


@dataclass(slots=True, eq=False)
class _Slot:
    outbox: "Outbox"
    chat: Chat
    priority: Priority
    place: Place | None  # None once a message has left
    over: bool = False


@dataclass(slots=True)
class _Request:
    callback: Callable[[], Coroutine[Any, Any, Answer]]
    endpoint: str
    chat: Chat | None
    priority: Priority
    patience: Patience
    again: bool = False


_slot_here: ContextVar[_Slot | None] = ContextVar("slot", default=None)


class Outbox(BaseRateLimiter[Priority]):
    """The rate limiter of the whole bot, for `Application.builder().rate_limiter(…)`.

    `per_second` over all; `per_group` a minute in each group or channel; in private chats `burst` at once and
    then one a second. `dice` gives numbers from 0 to 1 for the jitter. Time is the running loop's.
    """

    def __init__(
        self,
        *,
        per_second: int = 30,
        per_group: int = 20,
        burst: int = 3,
        dice: Callable[[], float] = _dice,
    ) -> None:
        self._dice = dice
        self._gate = Gate(per_second, per_group, burst, dice)
        self._silent_methods: dict[str, float] = {}

    async def initialize(self) -> None:
        """Nothing to open: lines and alarms live on the running loop."""

    async def shutdown(self) -> None:
        """Let nothing more leave: who waits is cancelled, and stored state takes it up at the next start."""
        self._gate.close()

    def waiting(self, priority: Priority) -> int:
        """How many requests and slots of this class wait to leave."""
        if priority is Priority.INTERACTIVE:
            return self._gate.waiting(Rank.ANSWER)
        return self._gate.waiting(Rank.UNDER_WAY) + self._gate.waiting(Rank.BULK)

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Surround the handling of a person's update: meanwhile bulk stands back, for a moment at most."""
        self._gate.answer_begins()
        try:
            yield
        finally:
            self._gate.answer_ends()

    async def leisure(self) -> None:
        """Wait until no answer is in the making and nothing waits to leave, for a moment."""
        while True:
            await asyncio.sleep(A_MOMENT)
            if not self._gate.is_busy:
                return

    @asynccontextmanager
    async def slot(self, chat: int, priority: Priority) -> AsyncIterator[None]:
        """Wait until a message may leave to this chat; the next one sent to it from inside goes straight on.

        Further messages from inside, in this task or its children, go before other bulk. A slot left without
        sending gives its place back.
        """
        place = await self._gate.pass_(_rank(priority), chat, leaves=False)
        slot = _Slot(self, chat, priority, place)
        token = _slot_here.set(slot)
        try:
            yield
        finally:
            _slot_here.reset(token)
            slot.over = True
            if slot.place is not None:
                self._gate.give_back(chat, slot.place)

    async def process_request(
        self,
        callback: Callback,
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Priority | None,
    ) -> Answer:
        """Make the request when it may leave, again after a 429 and, for people, after failures in passing.

        Raises what the request raised: for bulk the first failure, for people the last. Never RetryAfter.
        """
        slot = self._slot()
        priority = rate_limit_args or (slot.priority if slot else Priority.INTERACTIVE)
        patience = Patience(repeatable=not _sends(endpoint), since=_now())
        request = _Request(lambda: callback(*args, **kwargs), endpoint, _chat_of(data), priority, patience)
        while True:
            try:
                answer = await self._try(request)
            except RetryAfter:
                pass  # `_try` noted it, the next try waits for it
            except BadRequest:
                raise
            except NetworkError as failure:
                pause = patience.pause_after(failure, _now(), self._dice())
                if pause is None or priority is Priority.BULK:
                    raise
                log.info("%s failed (%s), tried again in %.1f s", endpoint, type(failure).__name__, pause)
                await asyncio.sleep(pause)
            else:
                if priority is Priority.BULK:
                    await self._gate.stand_back()  # whoever sent it has work to do with it
                return answer
            request.again = True

    async def _try(self, request: _Request) -> Answer:
        place = await self._leave(request)
        answered = False
        try:
            answer = await request.callback()
            answered = True
        except TelegramError as error:
            answered = isinstance(error, BadRequest) or not isinstance(error, NetworkError)
            if isinstance(error, RetryAfter):
                self._be_silent(request, seconds_of(error))
            elif not answered:
                self._gate.failed()
            raise
        else:
            return answer
        finally:
            # After the silence is noted: what waits moves up at once.
            if place is not None:
                self._gate.arrived(request.chat, place, answered=answered)

    async def _leave(self, request: _Request) -> Place | None:
        if not _counts(request.endpoint):
            await self._silence_over(request)
            return None
        slot = self._slot()
        rank = _rank(request.priority)
        if rank is Rank.BULK and (slot or request.again):
            rank = Rank.UNDER_WAY
        place = None
        if slot and slot.chat == request.chat:
            place, slot.place = slot.place, None
        return await self._gate.pass_(rank, request.chat, leaves=True, place=place)

    async def _silence_over(self, request: _Request) -> None:
        until = max(self._gate.silent_until(request.chat), self._silent_methods.get(request.endpoint, 0.0))
        if until > _now():
            await asyncio.sleep(until - _now())
            await self._silence_over(request)  # it may have been prolonged

    def _be_silent(self, request: _Request, seconds: float) -> None:
        """Send nothing to whom a 429 concerns; settings of the bot itself have limits of their own."""
        log.warning("Telegram wants %.0f s of silence after %s", seconds, request.endpoint)
        if request.chat is None and request.endpoint.startswith(_BOT_ITSELF):
            self._silent_methods[request.endpoint] = _now() + seconds
        else:
            self._gate.be_silent(request.chat, seconds)

    def _slot(self) -> _Slot | None:
        slot = _slot_here.get()
        return slot if slot and slot.outbox is self and not slot.over else None


def _now() -> float:
    return asyncio.get_running_loop().time()


def _rank(priority: Priority) -> Rank:
    return Rank.ANSWER if priority is Priority.INTERACTIVE else Rank.BULK


def _sends(endpoint: str) -> bool:
    """Whether the method makes a new message; what changes one shows once, however often it is repeated."""
    return endpoint.startswith(_SENDS) and endpoint not in _SENDS_NOTHING


def _counts(endpoint: str) -> bool:
    return _sends(endpoint) or endpoint.startswith(_EDITS)


def _chat_of(data: dict[str, Any]) -> Chat | None:
    chat = data.get("chat_id")
    try:
        return None if chat is None else int(chat)
    except ValueError:
        return str(chat)
