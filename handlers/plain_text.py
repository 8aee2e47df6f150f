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
    if not context.typed:
        await context.say(context.reader.text("only-text"))
        return
    asked, replied_to = context.conversation, card_answers.replied_to(update)
    if asked is not None and asked.untapped and asked.cause == update.update_id:
        return  # it came again: it has answered the form before this one
    conversation = await _open(context, asked)
    if replied_to and not _answers(update, conversation):
        await card_answers.reply(context, replied_to)
    elif conversation is not None:
        await _answer(context, conversation)
    else:
        await offers.offer(context, beside=asked.lead if asked is not None and asked.untapped else None)


async def _open(context: BotContext, asked: Conversation | None) -> Conversation | None:
    """What is asked now that these words may answer; behind a form that they don't answer a half recorded lead."""
    if asked is None or asked.overdue or not asked.untapped:
        return None if asked is None or asked.overdue else asked
    if await context.services.sharing.answers(asked.asking, context.typed, context.reading):
        return asked
    return await _open(context, asked.behind)


async def _answer(context: BotContext, conversation: Conversation) -> None:
    if conversation.asking is Asking.NEW_LEAD:
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
    if message is None or conversation is None or message.message_id != conversation.message:
        return False
    return conversation.untapped or conversation.asking in {Asking.REFERRAL, *card_answers.HELPS}
