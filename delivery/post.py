"""Posts messages that the bot writes of its own accord, and turns Telegram's errors into outcomes."""

from __future__ import annotations

import contextlib
import logging
from dataclasses import replace
from typing import Any

from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from domain.models import Workspace
from messages import refused, texts
from messages.cards import View
from services.ports import Fate, Outcome

log = logging.getLogger(__name__)


class TopicGone(Exception):
    """The topic of a forum into which something was to go is closed or deleted."""


class NoPicture(Exception):
    """Telegram doesn't take the picture, or the group takes none."""


class Post:
    """Sends, redraws and takes away; `bot` is set once the application is built."""

    bot: Bot

    @property
    def username(self) -> str:
        """The bot's own name, for links to it."""
        return self.bot.username

    async def send(
        self,
        chat: int,
        view: View,
        *,
        silent: bool = False,
        topic: int | None = None,
        picture: bytes | None = None,
    ) -> Outcome:
        """Send a message, below a `picture` if there is one. Raises TopicGone, NoPicture."""
        how: dict[str, Any] = {
            "parse_mode": ParseMode.HTML,
            "reply_markup": view.keyboard,
            "disable_notification": silent or None,
            "message_thread_id": topic,
        }
        try:
            if picture is None:
                message = await self.bot.send_message(chat, view.text, **how)
            else:
                message = await self.bot.send_photo(chat, picture, view.text, filename="summary.png", **how)
        except ChatMigrated as moved:
            return Outcome(Fate.MOVED, chat=moved.new_chat_id)
        except Forbidden:
            return Outcome(Fate.UNREACHABLE)
        except BadRequest as refusal:
            if topic is not None and refused.as_topic_is_gone(refusal):
                raise TopicGone from refusal
            if picture is not None:  # words may go where pictures may not
                log.warning("Telegram refused a picture: %s", refusal.message)
                raise NoPicture from refusal
            gone = refused.as_chat_is_gone(refusal)
            log.log(logging.INFO if gone else logging.ERROR, "Telegram refused a message: %s", refusal.message)
            return Outcome(Fate.UNREACHABLE if gone else Fate.REFUSED)
        except TelegramError as failure:
            log.warning("a message could not be sent: %s", type(failure).__name__)
            return Outcome(Fate.LATER)
        return Outcome(Fate.SENT, message.message_id)

    async def say_to_team(
        self, team: Workspace, view: View, *, silent: bool = False, picture: bytes | None = None
    ) -> Outcome:
        """Say something to a team's group in the topic for that; where it is closed or deleted, to everybody.

        Raises NoPicture.
        """
        return await self.say(team.chat, view, team.topic, silent=silent, picture=picture)

    async def say(
        self, chat: int, view: View, topic: int | None, *, silent: bool = False, picture: bytes | None = None
    ) -> Outcome:
        """Say something in a topic, if one is named; where it is closed or deleted, to the whole group.

        Raises NoPicture.
        """
        if topic is not None:
            try:
                return await self.send(chat, view, silent=silent, topic=topic, picture=picture)
            except TopicGone:
                log.info("chat %s: a topic is closed or deleted", chat)
        outcome = await self.send(chat, view, silent=silent, picture=picture)
        return replace(outcome, topic_gone=topic is not None)

    async def redraw(self, chat: int, message: int, view: View) -> Outcome:
        """Show a view in place of a message; a refusal means that it is gone, or says that already."""
        try:
            await self.bot.edit_message_text(
                view.text, chat_id=chat, message_id=message, parse_mode=ParseMode.HTML, reply_markup=view.keyboard
            )
        except BadRequest:
            return Outcome(Fate.REFUSED)
        except Forbidden:
            return Outcome(Fate.UNREACHABLE)
        except TelegramError as failure:
            log.warning("a message could not be redrawn: %s", type(failure).__name__)
            return Outcome(Fate.LATER)
        return Outcome(Fate.SENT, message)

    async def take_away(self, chat: int, message: int) -> None:
        """Delete a message; of one that is too old for that (48 hours) a short line is left."""
        with contextlib.suppress(TelegramError):
            try:
                await self.bot.delete_message(chat, message)
            except BadRequest:
                await self.bot.edit_message_text(texts.text(texts.FALLBACK, "outdated"), chat, message)
