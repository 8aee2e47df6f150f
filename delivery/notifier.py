"""Writes to people of the bot's own accord, and turns Telegram's errors into outcomes."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from delivery.outbox import Outbox, Priority
from delivery.turns import Turns
from domain.models import Lead, PersonId, Workspace
from domain.people import Conversation, Person
from messages import lists, questions, texts
from messages.cards import View
from messages.reader import Reader
from services.ports import Clock, Fate, Outcome

log = logging.getLogger(__name__)

GONE_FOR_GOOD = ("chat not found", "user is deactivated", "peer_id_invalid")


class TelegramNotifier:
    """Implements services.ports.Notifier over the Bot API; `bot` is set once the application is built."""

    bot: Bot

    def __init__(self, outbox: Outbox, turns: Turns, clock: Clock) -> None:
        self._outbox, self._turns, self._clock = outbox, turns, clock

    @asynccontextmanager
    async def turn(self, chat: int) -> AsyncIterator[None]:
        """Wait for the pace first and the chat's turn after it, so that nobody's answer waits for the pace."""
        async with self._outbox.slot(chat, Priority.BULK), self._turns.of(chat):
            yield

    async def nag(self, person: Person, workspace: Workspace, owed: Sequence[Lead]) -> Outcome:
        """Send the living card with sound, then take the one before away, unless it asks about a lead just marked."""
        view = lists.nag(owed, Reader(person, workspace, self._clock.now()))
        outcome = await self._send(int(person.id), view)
        if outcome.fate is Fate.SENT and person.card is not None and person.card.busy_with is None:
            await self._take_away(int(person.id), person.card.message)
        return outcome

    async def refresh(self, person: Person, workspace: Workspace, owed: Sequence[Lead]) -> None:
        """Redraw the living card without a sound."""
        if person.card is None:
            return
        view = lists.due(owed, Reader(person, workspace, self._clock.now()))
        with contextlib.suppress(BadRequest):
            await self.bot.edit_message_text(
                view.text,
                chat_id=int(person.id),
                message_id=person.card.message,
                parse_mode=ParseMode.HTML,
                reply_markup=view.keyboard,
            )

    async def offer_draft(self, person: Person, workspace: Workspace, conversation: Conversation) -> Outcome:
        """Offer what was typed before the time ran out, in the place of the question that waited."""
        view = questions.draft(conversation, Reader(person, workspace, self._clock.now()))
        outcome = await self._send(conversation.chat, view)
        if outcome.fate is Fate.SENT and conversation.message is not None:
            await self._take_away(conversation.chat, conversation.message)
        return outcome

    async def report(self, admin: PersonId, file: str, why: str, backup: str | None) -> Outcome:
        """Tell whoever runs the bot of a file that can't be read."""
        copy = backup or texts.plain(texts.FALLBACK, "nothing")
        said = texts.text(texts.FALLBACK, "admin-unreadable", file=file, why=why, backup=copy)
        return await self._send(int(admin), View(said))

    async def tell(self, admin: PersonId, sentence: str) -> Outcome:
        """Tell whoever runs the bot something, as it is."""
        return await self._send(int(admin), View(texts.text(texts.FALLBACK, "admin-trouble", trouble=sentence)))

    async def _take_away(self, chat: int, message: int) -> None:
        """Delete a message; one that is too old for that (48 hours) loses its buttons."""
        with contextlib.suppress(TelegramError):
            try:
                await self.bot.delete_message(chat, message)
            except BadRequest:
                await self.bot.edit_message_reply_markup(chat, message)

    async def _send(self, chat: int, view: View) -> Outcome:
        try:
            message = await self.bot.send_message(
                chat, view.text, parse_mode=ParseMode.HTML, reply_markup=view.keyboard
            )
        except ChatMigrated as moved:
            return Outcome(Fate.MOVED, chat=moved.new_chat_id)
        except Forbidden:
            return Outcome(Fate.UNREACHABLE)
        except TelegramError as failure:
            gone = any(each in failure.message.lower() for each in GONE_FOR_GOOD)
            log.warning("a message could not be sent: %s", type(failure).__name__)
            return Outcome(Fate.UNREACHABLE if gone else Fate.LATER)
        return Outcome(Fate.SENT, message.message_id)
