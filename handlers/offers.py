"""Offers: what was typed or shared is asked about before it becomes a lead."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from telegram import Update

from domain import replies, requests, sharing, small_talk, summary_words
from domain.errors import LeadError, LeadVanished, NoSuchLead, NotAllowed
from domain.models import Lead
from domain.people import Asking, Conversation
from domain.requests import Wish
from domain.several import MOST
from domain.shares import Offer
from domain.when import Moment
from handlers import boards, known_lead, received, search, several, summary
from handlers.context import BotContext
from messages import questions
from messages.cards import View

Handler = Callable[[Update, BotContext], Coroutine[Any, Any, None]]

OF_COMMANDS = frozenset({Asking.FIND, Asking.SPENT, Asking.TIME})
"""What a command asks that comes alone: the next command ends it."""
CANCEL = "cancel"
"""The command that says so itself when it ends a question."""


async def offer(context: BotContext) -> None:
    """Ask whether a message is meant as a lead, or goes with what was offered a moment ago.

    A form that stands open is left by it: what is typed next goes with the offer. In private it is for one's own
    book, whatever team's lead the form was about.
    """
    message = context.incoming.message
    share = received.share_of(message, context.person.id) if message else None
    if (
        share is not None
        and share.is_typed
        and (period := summary_words.asked(share.text, context.reading)) is not None
    ):
        await ending(lambda _, its: summary.show(its, period))(context.incoming, context)
        return
    if share is not None and share.is_typed and (chat := small_talk.read(share.text)) is not None:
        if not await _answered(context, share.text):
            await context.send(questions.small_talk(chat, context.reader, asked=_waits(context)))
        return
    if share is not None and share.is_typed and await granted(context, share.text, boards.due):
        return
    if message is None or share is None or not share.says_anything:
        await context.say(context.reader.text("nothing-to-record"))
        return
    asked = context.conversation
    beside = await lead_of(context, asked) if share.is_typed else None
    await leave_form(context, asked)
    await context.at_home()
    replied = message.reply_to_message.message_id if message.reply_to_message else None
    gathered = await context.services.sharing.gather(context.person.id, context.chat, share, context.reading, replied)
    view = await _view(context, gathered)
    if beside is not None:
        view = questions.beside(view, beside, context.reader)
    shown = await _show(context, gathered, view)
    await context.services.sharing.offered_in(context.person.id, gathered, shown)


async def reread(context: BotContext) -> bool:
    """Offer a message anew as it was edited; False where it isn't offered, as it is recorded or was none of a lead."""
    message = context.incoming.edited_message
    if message is None or context.in_group:
        return False
    share = received.share_of(message, context.person.id)
    edited = await context.services.sharing.reword(context.person.id, context.chat, share)
    if edited is None or edited.message is None:
        return False
    await context.redraw(edited.message, await _view(context, edited))
    return True


async def granted(context: BotContext, typed: str, owed: Handler) -> bool:
    """Whether words want something of the bot itself, and got it; `owed` shows what is owed here."""
    wanted = requests.read(typed, context.reading)
    if wanted is None:
        return False
    match wanted.wish:
        case Wish.OWED:
            await owed(context.incoming, context)
        case Wish.FIND:
            await search.find(context, wanted.words)
        case Wish.MARK:
            leads = await context.services.leads.all(context.workspace.id, context.person.id)
            if not requests.is_of(wanted, leads):
                return False
            await _ask_of_which(context, typed)
    return True


async def _ask_of_which(context: BotContext, typed: str) -> None:
    """A mark in reply to nothing needs to know of which lead; the one that it may mean is a button."""
    view = await _with_meant(context, View(context.reader.text("mark-which")), typed)
    message = context.incoming.message
    await context.send(view, reply_to=message.message_id if message and view.keyboard else None)


async def _with_meant(context: BotContext, view: View, typed: str) -> View:
    """With a button for whom words that begin like a mark may be about: “called her, wants 3 rooms”."""
    if context.in_group:
        return view
    leads = await context.services.leads.all(context.workspace.id, context.person.id)
    owed = await context.services.living_cards.owed(context.person.id)
    meant = await asyncio.to_thread(replies.meant, leads, owed, typed, context.reading)
    return view if meant is None else questions.for_lead(view, meant, context.reader)


async def _answered(context: BotContext, typed: str) -> bool:
    """Whether a typed yes or no answered the offer that was shown last."""
    agreed, is_asked = small_talk.agrees(typed), context.conversation is not None and not context.conversation.overdue
    last = sharing.last_offered(context.person.offers, context.chat, context.reading.now)
    if last is None or agreed is None or is_asked:
        return False
    if not agreed:
        await _dismiss(context, last.message)
        await context.say(context.reader.text("not-recorded"))
        return True
    deed = context.deed_of(last.shares[0].message, context.workspace.id)
    waiting = await known_lead.told(context, last.shares, deed)
    if not sharing.knows_who(waiting.captured, last.shares):
        return False
    if listed := await known_lead.listed(context, last.shares):
        return len(listed) <= MOST and await _record_all(context, last)
    await context.services.sharing.end(context.person.id, context.chat, last.message)
    await known_lead.record_or_ask(context, replace(waiting, joined=len(last.shares) > 1, offer=last))
    return True


async def _record_all(context: BotContext, listed: Offer) -> bool:
    """A yes to a pasted list; its offer goes once all are shown."""
    await several.record(context, listed.shares)
    await _dismiss(context, listed.message)
    return True


async def lead_of(context: BotContext, form: Conversation | None) -> Lead | None:
    """The lead about whom a form asks beside its buttons; None without one, or where it is gone or merged."""
    if form is None or not form.untapped or form.lead is None:
        return None
    with contextlib.suppress(LeadError, LeadVanished, NoSuchLead, NotAllowed):
        return await context.services.leads.get(form.lead, context.person.id)
    return None


async def leave_form(context: BotContext, form: Conversation | None) -> None:
    """Something else came up: what a form asked beside its buttons is asked no more.

    A half recorded lead that waited behind it is shown as a draft, and takes no words that are meant for others.
    """
    if form is None or not form.untapped:
        return
    half = await context.services.people.leave_form(context.person.id, form)
    if half is not None:
        await context.send(questions.draft(half, context.reader, key="draft-open"))
        await context.remove([half.message])


def _waits(context: BotContext) -> bool:
    """Whether a form, a question or an offer waits in this chat, so that there are buttons to tap."""
    is_asked = context.conversation is not None and not context.conversation.overdue
    return is_asked or any(each.chat == context.chat for each in context.person.offers)


async def _view(context: BotContext, gathered: Offer) -> View:
    """What is offered; where one typed message may be a mark, with a button for its lead."""
    view = await _recordable(context, gathered)
    share = gathered.shares[0]
    return await _with_meant(context, view, share.text) if share.is_typed and len(gathered.shares) == 1 else view


async def _recordable(context: BotContext, gathered: Offer) -> View:
    count = len(gathered.shares)
    if listed := await known_lead.listed(context, gathered.shares):
        return questions.offer_several([each.captured for each in listed], context.reader)
    waiting = await known_lead.told(context, gathered.shares, context.deed())
    captured = known_lead.found_there(context, waiting)
    if not sharing.knows_who(captured, gathered.shares):
        return questions.offer_without_a_name(captured, context.reader, messages=count)
    return known_lead.offer(context, replace(waiting, joined=count > 1), messages=count)


async def _show(context: BotContext, gathered: Offer, view: View) -> int:
    """In place of what was offered before; at the end of the chat, where that was read a while ago."""
    if gathered.message is not None and not sharing.is_late(gathered):
        return await context.redraw(gathered.message, view)
    sent = await context.send(view, reply_to=gathered.shares[0].message)
    await context.remove([gathered.message])
    return sent.message_id


def ending(command: Handler) -> Handler:
    """A command after which what is typed is no part of what was offered before, and answers no form and no /find."""

    async def handler(update: Update, context: BotContext) -> None:
        if context.person.offers:
            await context.services.sharing.end(context.person.id, context.chat)
        if context.command != CANCEL:
            await context.withdraw(*OF_COMMANDS)
        form = context.conversation
        try:
            await command(update, context)
        finally:
            await leave_form(context, form)

    return handler


async def record(_: Update, context: BotContext, *, due: Moment | None = None) -> None:
    """“Record it”: what was offered becomes a lead, once however often it is pressed; what comes next is another."""
    waiting = await known_lead.offered(context)
    waiting = replace(waiting, captured=sharing.planned(waiting.captured, due, context.reading.now))
    if context.message is not None:
        await context.services.sharing.end(context.person.id, context.chat, context.message)
    await known_lead.record_or_ask(context, waiting)


async def record_due(update: Update, context: BotContext) -> None:
    """A time under an offer whose words name none that can be used: it becomes a lead to follow up then."""
    due = known_lead.tapped(context, await known_lead.offered(context))
    if context.message is not None:
        await context.services.sharing.plan(context.person.id, context.chat, context.message, due)
    await record(update, context, due=due)


async def not_a_lead(_: Update, context: BotContext) -> None:
    """“No”: the offer goes away. Raises AskedAnother."""
    context.require_asked()
    await context.toast(context.reader.plain("not-recorded"))
    await _dismiss(context, context.message)


async def _dismiss(context: BotContext, message: int | None) -> None:
    if message is not None:
        await context.services.sharing.settle(context.person.id, context.chat, message)
    await context.remove([message])
