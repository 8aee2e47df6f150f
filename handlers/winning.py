"""Around a win and the ladder: the next rung, who helped, a referral, the way from one lead to another."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from telegram import Update

from domain import winning
from domain.errors import QuestionGone
from domain.models import Lead, LeadRef, Stage
from domain.people import Asking, Conversation
from handlers import known_lead, lead_card, received
from handlers.context import BotContext
from messages import forms
from messages import winning as winning_forms
from messages.callbacks import number


async def climb(_: Update, context: BotContext) -> None:
    """🪜 beside a mark; the form of that mark goes on."""
    lead = await context.services.leads.climb(context.press.named, context.chosen(Stage), context.deed())
    await lead_card.turn(context, lead, forms.after_climb)


# Who helped ------------------------------------------------------------------------------------------------


async def helped(_: Update, context: BotContext) -> None:
    """Who or what helped: from Edit, or back from the question."""
    lead = await _won(context)
    await context.stop_asking_about(lead.ref)
    await lead_card.turn(context, lead, winning_forms.helped_form)


def question(asking: Asking) -> Callable[[Update, BotContext], Awaitable[None]]:
    """A press after which it is typed who or what helped."""

    async def handler(_: Update, context: BotContext) -> None:
        lead = await _won(context)
        await lead_card.put(context, asking, lead, partial(winning_forms.helped_question, asking))

    return handler


async def drop_assist(_: Update, context: BotContext) -> None:
    """🗑 beside who helped."""
    lead = await context.services.leads.drop_assist(context.press.named, context.press.argument, context.deed())
    await lead_card.turn(context, lead, winning_forms.helped_form)


async def stay(_: Update, context: BotContext) -> None:
    """On to what comes after a win; where something is planned meanwhile, to the card."""
    lead = await context.services.leads.get(context.press.named, context.person.id)
    if winning.wants_a_plan(lead):
        await context.stop_asking_about(lead.ref)
        await lead_card.turn(context, lead, winning_forms.stay_form)
    else:
        await lead_card.settle(context, lead)


async def _won(context: BotContext) -> Lead:
    """The lead of the pressed button. Raises NotClosed, under an old one."""
    lead = await context.services.leads.get(context.press.named, context.person.id)
    winning.require_won(lead)
    return lead


# Referrals -------------------------------------------------------------------------------------------------


async def refer(_: Update, context: BotContext) -> None:
    """🙌: what is typed next is the new lead."""
    lead = await context.services.leads.get(context.press.named, context.person.id)
    await lead_card.put(context, Asking.REFERRAL, lead, winning_forms.referral_form)


async def record_referral(context: BotContext, conversation: Conversation) -> None:
    """Whom a lead has sent, in a sentence or a contact: its card at the end of the chat, and the other's where it was
    asked. Whoever may be known already is asked about first.

    Only then the question is settled: a crash in between repeats the card alone.
    """
    message = context.incoming.message
    if conversation.lead is None or message is None:
        raise QuestionGone
    share = received.share_of(message, context.person.id)
    told = await known_lead.told(context, [share], context.deed())
    waiting = replace(told, referrer=conversation.lead.number)
    if await known_lead.ask(context, waiting):
        await _go_on(context, conversation)
        await context.stop_asking()
        return
    child = await known_lead.keep(context, waiting)
    await _go_on(context, conversation)
    await known_lead.show_new(context, waiting, child)
    await context.stop_asking()
    await known_lead.ask_when(context, waiting.captured, child)


async def _go_on(context: BotContext, conversation: Conversation) -> None:
    """The message that asked for a referral goes on with what it was about."""
    if conversation.lead is None or conversation.shown_in is None:
        return
    lead = await context.services.leads.get(conversation.lead, context.person.id)
    living = context.is_living(conversation.shown_in)
    if winning.wants_a_plan(lead):
        await context.redraw(conversation.shown_in, winning_forms.stay_form(lead, context.reader, nag=living))
    else:
        await lead_card.put_back(context, conversation.shown_in, lead, on_a_nag=living)
    await context.remove([conversation.message] if conversation.card is not None else [])


async def referred_by(_: Update, context: BotContext) -> None:
    """🔗 on a new card: yes, that lead has sent this one."""
    lead = await context.services.referrals.link(context.press.named, number(context.press.argument), context.deed())
    said = context.reader.text("linked")
    await lead_card.put_back(context, context.message, lead, said, on_a_nag=context.press.nag)


async def open_(_: Update, context: BotContext) -> None:
    """🔗 to the card of the lead that sent this one, or that this one sent."""
    ref = LeadRef(context.press.named.workspace, number(context.press.argument))
    lead = await context.services.leads.get(ref, context.person.id)
    await lead_card.put_back(context, context.message, lead, on_a_nag=context.press.nag)
