"""Typed text that is no command: whose turn it is to take it."""

from __future__ import annotations

from telegram import Update

from domain import conversation as talk
from domain.people import Asking, Conversation
from handlers import card_answers, new_lead, offers, search, settings, winning
from handlers.context import BotContext


async def typed(update: Update, context: BotContext) -> None:
    """A reply to a card, an answer to what was asked, or perhaps a new lead."""
    done = context.conversation if context.conversation and talk.is_done(context.conversation) else None
    if done is not None and not done.overdue:
        await new_lead.finish(context, done)
    if done is not None and done.cause == update.update_id:
        return  # it came again: it has answered the last question
    conversation, replied_to = context.conversation, card_answers.replied_to(update)
    if not context.typed:
        await context.say(context.reader.text("only-text"))
    elif replied_to and not _answers(update, conversation):
        await card_answers.reply(context, replied_to)
    elif conversation is None or conversation.overdue:
        await offers.offer(context)
    elif conversation.asking is Asking.NEW_LEAD:
        await new_lead.answer(context, conversation)
    elif conversation.asking is Asking.FIND:
        await search.answer(context, conversation)
    elif conversation.asking is Asking.REFERRAL:
        await winning.record_referral(context, conversation)
    elif conversation.asking in settings.TAKES:
        await settings.answer(context, conversation)
    else:
        await card_answers.answer(context, conversation)


def _answers(update: Update, conversation: Conversation | None) -> bool:
    """Whether a reply stands under the question asked now, and that asks for words of its own: it is no note then."""
    message = update.message.reply_to_message if update.message else None
    if message is None or conversation is None or conversation.overdue:
        return False
    return message.message_id == conversation.message and conversation.asking in {Asking.REFERRAL, *card_answers.HELPS}
