"""Typed text that is no command: whose turn it is to take it."""

from __future__ import annotations

from telegram import Update

from domain import conversation as talk
from domain.people import Asking
from handlers import card_answers, new_lead, offers, settings
from handlers.context import BotContext


async def typed(update: Update, context: BotContext) -> None:
    """A reply to a card, an answer to what was asked, or perhaps a new lead."""
    if context.conversation is not None and talk.is_done(context.conversation):
        await new_lead.finish(context, context.conversation)
    conversation, replied_to = context.conversation, card_answers.replied_to(update)
    if not context.typed:
        await context.say(context.reader.text("only-text"))
    elif replied_to:
        await card_answers.reply(context, replied_to)
    elif conversation is None or conversation.overdue:
        await offers.offer(context)
    elif conversation.asking is Asking.NEW_LEAD:
        await new_lead.answer(context, conversation)
    elif conversation.asking in settings.TAKES:
        await settings.answer(context, conversation)
    else:
        await card_answers.answer(context, conversation)
