"""Typed text that is no command: whose turn it is to take it."""

from __future__ import annotations

from telegram import Update

from domain.models import Asking
from handlers import lead_card, new_lead, settings
from handlers.context import BotContext

SETTINGS = frozenset({Asking.ZONE, Asking.HOURS, Asking.CURRENCY, Asking.COUNTRY})


async def typed(update: Update, context: BotContext) -> None:
    """A reply to a card, an answer to what was asked, or perhaps a new lead."""
    conversation, replied_to = context.conversation, lead_card.replied_to(update)
    if not context.typed:
        await context.say(context.reader.text("only-text"))
    elif replied_to:
        await lead_card.reply(context, replied_to)
    elif conversation is None or conversation.overdue:
        await new_lead.offer(context)
    elif conversation.asking is Asking.NEW_LEAD:
        await new_lead.answer(context, conversation)
    elif conversation.asking in SETTINGS:
        await settings.answer(context, conversation)
    else:
        await lead_card.answer(context, conversation)
