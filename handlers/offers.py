"""Offers: what was typed or shared is asked about before it becomes a lead."""

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
    Update,
)

from domain import answers, sharing
from domain.errors import QuestionGone
from domain.models import Deed
from domain.shares import Offer, Share
from handlers import new_lead
from handlers.context import BotContext
from messages import questions, texts
from messages.cards import View

COMMAND = re.compile(r"^/(?:new|lead)(?:@\w+)?(?:\s+|$)")
"""What somebody puts before the words under a picture, where Telegram knows no commands."""

MAP = "https://maps.google.com/?q={},{}"


async def offer(context: BotContext) -> None:
    """Ask whether a message is meant as a lead, or goes with what was offered a moment ago."""
    message = context.incoming.message
    share = share_of(message, context.person.id) if message else None
    if message is None or share is None or not share.says_anything:
        await context.say(context.reader.text("nothing-to-record"))
        return
    replied = message.reply_to_message.message_id if message.reply_to_message else None
    gathered = await context.services.sharing.gather(context.person.id, context.chat, share, context.reading, replied)
    shown = await _show(context, gathered, await _view(context, gathered))
    await context.services.sharing.offered_in(context.person.id, gathered, shown)


async def _view(context: BotContext, gathered: Offer) -> View:
    by, count = context.reading, len(gathered.shares)
    captured = await context.services.sharing.understood(gathered.shares, by)
    if not sharing.knows_who(captured, gathered.shares):
        return questions.offer_without_a_name(captured, context.reader, messages=count)
    due = answers.first_follow_up(captured, context.person, by.now)
    return questions.offer(captured, due, context.reader, messages=count)


async def _show(context: BotContext, gathered: Offer, view: View) -> int:
    """In place of what was offered before; at the end of the chat, where that was read a while ago."""
    if gathered.message is not None and not sharing.is_late(gathered):
        return await context.redraw(gathered.message, view)
    sent = await context.send(view, reply_to=gathered.shares[0].message)
    await context.remove([gathered.message])
    return sent.message_id


async def record(_: Update, context: BotContext) -> None:
    """“Record it”: what was offered becomes a lead, once however often it is pressed."""
    offered = context.query.message if context.query else None
    if not isinstance(offered, Message):
        raise QuestionGone
    kept = await context.services.sharing.offered(context.person.id, context.chat, offered.message_id)
    replied = offered.reply_to_message
    if kept is not None:
        shares = kept.shares
    elif replied is not None:  # offered long ago
        shares = (share_of(replied, context.person.id),)
    else:
        raise QuestionGone
    captured = await context.services.sharing.understood(shares, context.reading)
    # Two quick presses are two updates about one offer: its first message is the cause. Update ids are positive.
    await new_lead.record(context, captured, Deed(context.person.id, cause=-shares[0].message))
    await context.services.sharing.settle(context.person.id, context.chat, offered.message_id)


async def not_a_lead(_: Update, context: BotContext) -> None:
    """“No”: the offer goes away."""
    if context.message is not None:
        await context.services.sharing.settle(context.person.id, context.chat, context.message)
    await context.toast(context.reader.plain("not-recorded"))
    await context.remove([context.message])


# What a message says ---------------------------------------------------------------------------------------


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


def _words(message: Message) -> str:
    """What is written in it, with the addresses behind its words, and the name of a place."""
    typed = message.text or COMMAND.sub("", message.caption or "")
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
