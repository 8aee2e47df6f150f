"""Offers: what was typed or shared is asked about before it becomes a lead."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update

from domain import answers, sharing, small_talk
from domain.models import LeadRef
from domain.shares import Offer
from handlers import known_lead, received
from handlers.context import BotContext
from messages import questions
from messages.cards import View

Handler = Callable[[Update, BotContext], Coroutine[Any, Any, None]]


async def offer(context: BotContext, beside: LeadRef | None = None) -> None:
    """Ask whether a message is meant as a lead, or goes with what was offered a moment ago.

    `beside` is the lead of whom a form stands open that these words didn't answer.
    """
    message = context.incoming.message
    share = received.share_of(message, context.person.id) if message else None
    if share is not None and share.is_typed and (chat := small_talk.read(share.text)) is not None:
        await context.send(questions.small_talk(chat, context.reader))
        return
    if message is None or share is None or not share.says_anything:
        await context.say(context.reader.text("nothing-to-record"))
        return
    replied = message.reply_to_message.message_id if message.reply_to_message else None
    gathered = await context.services.sharing.gather(context.person.id, context.chat, share, context.reading, replied)
    view = await _view(context, gathered)
    if beside is not None:
        view = questions.beside(view, await context.services.leads.get(beside, context.person.id), context.reader)
    shown = await _show(context, gathered, view)
    await context.services.sharing.offered_in(context.person.id, gathered, shown)


async def _view(context: BotContext, gathered: Offer) -> View:
    by, count = context.reading, len(gathered.shares)
    waiting = await known_lead.told(context, gathered.shares, context.deed())
    captured = known_lead.found_there(context, waiting)
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


def ending(command: Handler) -> Handler:
    """A command after which what is typed is no part of what was offered before it."""

    async def handler(update: Update, context: BotContext) -> None:
        if context.person.offers:
            await context.services.sharing.end(context.person.id, context.chat)
        await command(update, context)

    return handler


async def record(_: Update, context: BotContext) -> None:
    """“Record it”: what was offered becomes a lead, once however often it is pressed."""
    await known_lead.record_or_ask(context, await known_lead.offered(context))


async def not_a_lead(_: Update, context: BotContext) -> None:
    """“No”: the offer goes away."""
    if context.message is not None:
        await context.services.sharing.settle(context.person.id, context.chat, context.message)
    await context.toast(context.reader.plain("not-recorded"))
    await context.remove([context.message])
