"""How an update is answered: views shown, sent and redrawn, presses toasted, messages taken away."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Any

from telegram import ForceReply, InputMediaPhoto, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden
from telegram.ext import Application

from handlers.incoming import Incoming
from messages import refused, texts
from messages.cards import View


class Answering(Incoming):
    """One update and its answers, which leave for where the chat and the topic are now."""

    def __init__(
        self,
        application: Application[Any, Any, Any, Any, Any, Any],
        chat_id: int | None = None,
        user_id: int | None = None,
    ) -> None:
        super().__init__(application=application, chat_id=chat_id, user_id=user_id)
        self._answered = False
        self._is_outside = False

    async def toast(self, text: str | None = None, *, alert: bool = False) -> bool:
        """Answer the press, once; False if it is none, was answered before, or Telegram forgot it meanwhile."""
        if self.query is None or self._answered:
            return False
        self._answered = True
        with contextlib.suppress(BadRequest):
            return await self.query.answer(texts.cut(text, 200) if text else None, show_alert=alert)
        return False

    async def open_link(self, link: str) -> None:
        """Answer the press with a link to the bot, which opens at once."""
        if self.query is not None and not self._answered:
            self._answered = True
            with contextlib.suppress(BadRequest):
                await self.query.answer(url=link)

    async def show(self, view: View) -> int | None:
        """Show a view: in place of the message whose button was pressed, otherwise as a new message."""
        await self.toast()
        if self.message is None:
            return (await self.send(view)).message_id
        return await self.redraw(self.message, view)

    async def redraw(self, message: int, view: View) -> int:
        """Show a view in place of a message of the bot's; as a new one where that is gone. Returns its id."""
        if self.moved_to is not None:  # messages have other numbers there
            return (await self.send(view)).message_id
        try:
            await self.bot.edit_message_text(
                view.text,
                chat_id=self.chat,
                message_id=message,
                parse_mode=ParseMode.HTML,
                reply_markup=view.keyboard,
            )
        except ChatMigrated as moved:
            await self._follow(moved)
            return (await self.send(view)).message_id
        except BadRequest as refusal:
            if refused.as_message_is_gone(refusal):
                return (await self.send(view)).message_id
            if not refused.as_nothing_is_new(refusal):
                raise
        return message

    async def send(
        self,
        view: View,
        *,
        reply_to: int | None = None,
        forced: ForceReply | None = None,
        picture: bytes | None = None,
    ) -> Message:
        """Show a view as a new message at the end of the chat; outside of its topic where that is closed meanwhile.

        `forced` opens a reply to it in the place of its buttons; a `picture` stands above it.
        """
        try:
            return await self._post(view, self.topic, reply_to, forced, picture)
        except ChatMigrated as moved:
            await self._follow(moved)
            return await self._post(view, None, None, forced, picture)
        except BadRequest as refusal:
            if self.topic is None or not refused.as_topic_is_gone(refusal):
                raise
            self._is_outside = True
            return await self._post(view, None, None, forced, picture)

    async def _follow(self, moved: ChatMigrated) -> None:
        """The group has got another id, of which the bot hasn't heard yet."""
        await self.services.groups.moved(self.chat, moved.new_chat_id)
        self.moved_to = moved.new_chat_id

    async def _post(
        self, view: View, topic: int | None, reply_to: int | None, forced: ForceReply | None, picture: bytes | None
    ) -> Message:
        if picture is not None:
            return await self.bot.send_photo(
                self.chat,
                picture,
                caption=view.text,
                parse_mode=ParseMode.HTML,
                reply_markup=view.keyboard,
                message_thread_id=topic,
            )
        return await self.bot.send_message(
            self.chat,
            view.text,
            parse_mode=ParseMode.HTML,
            reply_markup=forced or view.keyboard,
            message_thread_id=topic,
            reply_to_message_id=reply_to,
            allow_sending_without_reply=True if reply_to else None,
        )

    @property
    def is_below_picture(self) -> bool:
        """Whether the pressed button stands below a picture."""
        message = self.query.message if self.query else None
        return isinstance(message, Message) and bool(message.photo)

    async def show_below(self, view: View, picture: bytes) -> None:
        """Show a view below a picture of its own, in place of the one below a picture whose button was pressed."""
        media = InputMediaPhoto(picture, caption=view.text, parse_mode=ParseMode.HTML)
        try:
            await self.bot.edit_message_media(media, self.chat, self.message, reply_markup=view.keyboard)
        except BadRequest as refusal:
            if refused.as_message_is_gone(refusal):
                await self.send(view, picture=picture)
            elif not refused.as_nothing_is_new(refusal):
                raise

    async def say(self, sentence: str) -> None:
        """A sentence without buttons."""
        await self.send(View(sentence))

    async def write_privately(self, view: View) -> int | None:
        """Show a view in the person's private chat; None where the bot may not write to them."""
        if not self.person.reachable:
            return None
        try:
            sent = await self.bot.send_message(
                int(self.person.id), view.text, parse_mode=ParseMode.HTML, reply_markup=view.keyboard
            )
        except Forbidden:
            await self.services.people.unreachable(self.person.id)
            return None
        return sent.message_id

    async def remove_privately(self, message: int | None) -> None:
        """Take away a message of the bot's in the person's private chat."""
        if message is not None:
            with contextlib.suppress(BadRequest):
                await self.bot.delete_message(int(self.person.id), message)

    async def remove(self, messages: Sequence[int | None]) -> None:
        """Take away messages of the bot's that have been answered; one that is gone or too old stays."""
        for message in messages:
            if message is not None and self.moved_to is None:
                with contextlib.suppress(BadRequest):
                    await self.bot.delete_message(self.chat, message)
