"""What a message from Telegram says: its words, and what was shared with it."""

from __future__ import annotations

import re

from telegram import (
    Message,
    MessageEntity,
    MessageOrigin,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)

from domain.shares import Share
from messages import texts

COMMAND = re.compile(r"^/new(?:@\w+)?(?:\s+|$)", re.IGNORECASE)
"""What stands before the words of a lead; also under a picture, where Telegram knows no commands."""

OF_ANOTHER = re.compile(r"^/lead(?:@\w+)?(?:\s+|$)", re.IGNORECASE)
"""What stands before words about the message to which they reply; under a picture it is no command."""

MAP = "https://maps.google.com/?q={},{}"


def share_of(message: Message, sender: int) -> Share:
    """A message as it is understood and kept; `sender` is who sent it to the bot."""
    contact, place = message.contact, message.venue.location if message.venue else message.location
    name, handle, via, links = _origin(message.forward_origin, sender)
    is_own = message.forward_origin is None or (name, handle, via) == (None, None, None)
    if contact is not None:
        via, name, handle = via or name, " ".join(filter(None, (contact.first_name, contact.last_name))), None
    links += (MAP.format(place.latitude, place.longitude),) if place else ()
    return Share(
        message=message.message_id,
        at=message.date,
        text=_words(message),
        said_at=None if is_own or message.forward_origin is None else message.forward_origin.date,
        forwarded=message.forward_origin is not None,
        name=name,
        handle=handle,
        via=via,
        phone=contact.phone_number if contact else None,
        card=contact.vcard if contact else None,
        photo=message.photo[-1].file_id if message.photo else None,
        links=links,
        album=message.media_group_id,
    )


def behind_call(typed: str, bot: str) -> str:
    """The words behind /lead or the bot's name, if they begin with one of them."""
    behind = OF_ANOTHER.sub("", typed)
    named = behind_name(behind, bot)
    return behind if named is None else named


def behind_name(typed: str, bot: str) -> str | None:
    """What stands behind the bot's name, with which these words begin; None where they don't."""
    after = re.match(rf"@{bot}(?!\w)[\s,:–-]*", typed, re.IGNORECASE)
    return typed[after.end() :].strip() if after is not None else None


def words(message: Message) -> str:
    """What is written in it, under a picture too."""
    return texts.clean(message.text or message.caption or "")


def _words(message: Message) -> str:
    """What is written of a lead, with the addresses behind its words, and the name of a place."""
    typed = COMMAND.sub("", words(message))
    behind = [
        each.url for each in (*message.entities, *message.caption_entities) if each.type == MessageEntity.TEXT_LINK
    ]
    venue = [message.venue.title, message.venue.address] if message.venue else []
    return texts.clean("\n".join(filter(None, (typed, *venue, *behind))))


def _origin(origin: MessageOrigin | None, sender: int) -> tuple[str | None, str | None, str | None, tuple[str, ...]]:
    """Name and handle of who wrote a forwarded message, what it came through, and the address of a channel's post."""
    match origin:
        case MessageOriginUser(sender_user=user) if user.is_bot:
            return None, None, user.full_name, ()
        case MessageOriginUser(sender_user=user) if user.id != sender:
            return user.full_name, user.username, None, ()
        case MessageOriginHiddenUser(sender_user_name=name):
            return name, None, None, ()
        case MessageOriginChat(sender_chat=chat):
            return None, None, chat.title, ()
        case MessageOriginChannel(chat=chat, message_id=post):
            return None, None, chat.title, (f"https://t.me/{chat.username}/{post}",) if chat.username else ()
    return None, None, None, ()
