"""Typed text that is no command: whose turn it is to take it."""

from __future__ import annotations

from telegram import Update

from domain import conversation as talk
from domain import open_forms
from domain.accounts import told_by
from domain.people import Asking, Conversation
from handlers import accounts, card_answers, holidays, new_lead, offers, search, settings, team_settings, winning
from handlers.context import BotContext
from services.open_forms import fits


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
    asked, replied_to = context.conversation, context.replied_to
    conversation = await answered(context)
    if replied_to and not _answers(update, conversation):
        await card_answers.reply(context, replied_to)
        await offers.leave_form(context, asked)
    elif await came_before(context):
        return
    elif conversation is not None:
        await answer(context, conversation)
    else:
        await offers.offer(context)


async def answered(context: BotContext) -> Conversation | None:
    """What is asked that these words may answer; beside the buttons of a form only what can be nothing else."""
    asked = context.conversation
    if asked is None or asked.overdue:
        return None
    return asked if not asked.untapped or await _fits(context, asked) else None


async def _fits(context: BotContext, form: Conversation) -> bool:
    """Whether these words, the person's own, came soon after the form and answer it, and its lead is still there."""
    message, by = context.incoming.message, context.reading
    if message is None or message.forward_origin is not None or not open_forms.is_fresh(form, by.now):
        return False
    if form.asking is Asking.HOLIDAYS:
        return holidays.names_a_place(context)
    if not await fits(form.asking, context.typed, by):
        return False
    return await offers.lead_of(context, form) is not None


async def came_before(context: BotContext) -> bool:
    """Whether this has answered already what is asked no more: it came again after a crash."""
    asked = context.conversation
    if context.person.cancelled_by == context.incoming.update_id:
        return True
    if told_by(context.workspace, context.incoming.update_id) is not None:
        return True
    if asked is not None and asked.untapped and asked.cause == context.incoming.update_id:
        return True
    if asked is not None and not asked.overdue and asked.lead is not None:
        return False  # what they changed is shown again
    return await context.services.leads.changed_by(context.workspace.id, context.deed()) is not None


async def answer(context: BotContext, conversation: Conversation) -> None:
    """Words that answer what is asked."""
    if conversation.asking is Asking.NEW_LEAD:
        await new_lead.answer(context, conversation)
    elif conversation.asking is Asking.FIND:
        await search.answer(context, conversation)
    elif conversation.asking in accounts.TAKES:
        await accounts.answer(context, conversation)
    elif conversation.asking is Asking.REFERRAL:
        await winning.record_referral(context, conversation)
    elif context.in_group and conversation.asking in team_settings.TAKES:
        await team_settings.answer(context, conversation)
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
