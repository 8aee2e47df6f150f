"""A lead's card: what its buttons do, what replies to it do, and the answers typed to its questions."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Protocol

from telegram import InlineKeyboardMarkup, Update

from domain import answers, replies
from domain.errors import MomentPassed, NotUnderstood
from domain.models import Asking, Conversation, Field, Lead, LeadRef, LostReason, Stage, TouchKind
from domain.money import read_money
from domain.replies import Meaning
from domain.sources import Source
from handlers.context import BotContext
from messages import cards, complaints, lists
from messages.callbacks import Forged, unpack
from messages.cards import View
from messages.reader import Reader

NUMBER = re.compile(r"#(\d+)\b")


class Form(Protocol):
    """Draws a lead in one of its forms."""

    def __call__(self, lead: Lead, reader: Reader, *, nag: bool = False) -> View:
        """The form."""
        ...


async def command(_: Update, context: BotContext) -> None:
    """/lead 12: show a card."""
    asked = context.typed_after_command.lstrip("#")
    if not asked.isdecimal():
        await context.say(context.reader.text("which-lead"))
        return
    ref = LeadRef(context.workspace.id, int(asked))
    lead = await context.services.leads.get(ref, context.person.id)
    await context.send(cards.lead(lead, context.reader))


# The marks -------------------------------------------------------------------------------------------------


async def card(_: Update, context: BotContext) -> None:
    """Back to the card; from the living card back to the list of what is owed."""
    await context.stop_asking_about(context.press.named)
    lead = await context.services.leads.get(context.press.named, context.person.id)
    await settle(context, lead)


async def follow_up(_: Update, context: BotContext) -> None:
    """✅"""
    lead = await context.services.leads.follow_up(context.press.named, context.deed())
    await turn(context, lead, cards.touch_form)


async def how(_: Update, context: BotContext) -> None:
    """How the person was in touch."""
    kind = context.chosen(TouchKind)
    lead = await context.services.leads.describe_touch(context.press.named, context.deed(), kind=kind)
    await turn(context, lead, cards.touch_form)


async def minutes(_: Update, context: BotContext) -> None:
    """How long it took."""
    taken = answers.minutes(context.press.argument)
    lead = await context.services.leads.describe_touch(context.press.named, context.deed(), minutes=taken)
    await turn(context, lead, cards.touch_form)


async def next_(_: Update, context: BotContext) -> None:
    """When the next follow-up is."""
    due = context.span()
    lead = await context.services.leads.plan(context.press.named, due, context.deed())
    await settle(context, lead, said=cards.outcome(lead, context.reader))


async def rest(_: Update, context: BotContext) -> None:
    """Nothing now."""
    lead = await context.services.leads.rest(context.press.named, context.deed())
    await settle(context, lead, said=cards.outcome(lead, context.reader))


async def close(_: Update, context: BotContext) -> None:
    """🏆"""
    lead = await context.services.leads.close(context.press.named, context.deed())
    await turn(context, lead, cards.won_form)


async def won(_: Update, context: BotContext) -> None:
    """What the win was worth: as expected, or not known."""
    lead = await context.services.leads.get(context.press.named, context.person.id)
    amount = lead.value if context.press.argument == "expected" else None
    lead = await context.services.leads.set_won(context.press.named, amount, context.deed())
    await turn(context, lead, cards.won)


async def lose(_: Update, context: BotContext) -> None:
    """❌"""
    lead = await context.services.leads.lose(context.press.named, context.deed())
    await turn(context, lead, cards.lost_form)


async def reason(_: Update, context: BotContext) -> None:
    """Why it was lost."""
    why_lost = context.chosen(LostReason)
    lead = await context.services.leads.set_reason(context.press.named, why_lost, context.deed())
    await turn(context, lead, cards.lost)


async def done(_: Update, context: BotContext) -> None:
    """Nothing more to say about the mark."""
    lead = await context.services.leads.get(context.press.named, context.person.id)
    await settle(context, lead, said=cards.outcome(lead, context.reader))


async def snooze(_: Update, context: BotContext) -> None:
    """⏰ with its span."""
    until = context.span()
    lead = await context.services.leads.snooze(context.press.named, until, context.deed())
    await settle(context, lead, said=cards.postponed(lead, context.reader))


async def reopen(_: Update, context: BotContext) -> None:
    """Take an ended lead up again, first thing tomorrow."""
    lead = await context.services.leads.reopen(
        context.press.named, answers.span("tomorrow", context.reading, context.person), context.deed()
    )
    await settle(context, lead, said=context.reader.text("reopened"))


async def undo(_: Update, context: BotContext) -> None:
    """↩️"""
    await context.stop_asking_about(context.press.named)
    lead = await context.services.leads.undo(context.press.named, context.deed())
    said = context.reader.text("undone-record" if lead.deleted_at else "undone")
    await settle(context, lead, said=said)


# More ------------------------------------------------------------------------------------------------------


def menu(form: Form) -> Callable[[Update, BotContext], Awaitable[None]]:
    """A press that only turns the card into one of its menus."""

    async def handler(_: Update, context: BotContext) -> None:
        lead = await context.services.leads.get(context.press.named, context.person.id)
        await turn(context, lead, form)

    return handler


def question(key: str, asking: Asking) -> Callable[[Update, BotContext], Awaitable[None]]:
    """A press after which the card asks for something typed."""

    async def handler(_: Update, context: BotContext) -> None:
        await _ask(context, key, asking)

    return handler


async def _ask(context: BotContext, key: str, asking: Asking, asked: Field | None = None) -> None:
    lead = await context.services.leads.get(context.press.named, context.person.id)
    await context.ask(asking, lead=lead.ref, asked=asked)
    if asked is Field.SOURCE:
        await turn(context, lead, cards.source_menu)
    else:
        await turn(context, lead, lambda lead, reader, *, nag=False: cards.question(key, lead, reader, nag=nag))


async def edit(_: Update, context: BotContext) -> None:
    """Which field to change."""
    field = context.chosen(Field)
    await _ask(context, f"ask-{field}", Asking.FIELD, field)


async def pick_source(_: Update, context: BotContext) -> None:
    """Where the lead was found, by button."""
    changes = {"source": context.chosen(Source), "source_note": None}
    await context.stop_asking()
    lead = await context.services.leads.edit(context.press.named, Field.SOURCE, changes, context.deed())
    await settle(context, lead, said=context.reader.text("edited"))


async def stage(_: Update, context: BotContext) -> None:
    """Along the ladder."""
    lead = await context.services.leads.move_stage(context.press.named, context.chosen(Stage), context.deed())
    name = context.reader.plain(f"stage-{lead.stage}")
    await settle(context, lead, said=context.reader.text("stage-moved", stage=name))


async def why(_: Update, context: BotContext) -> None:
    """Why this nag?"""
    lead = await context.services.leads.get(context.press.named, context.person.id)
    reasons = context.services.nags.why(context.person, lead)
    await turn(context, lead, lambda lead, reader, *, nag=False: cards.why(lead, reader, reasons, nag=nag))


async def delete(_: Update, context: BotContext) -> None:
    """🗑, after it was asked."""
    lead = await context.services.leads.delete(context.press.named, context.deed())
    await settle(context, lead, said=cards.outcome(lead, context.reader))


# What is typed ---------------------------------------------------------------------------------------------


async def answer(context: BotContext, conversation: Conversation) -> None:
    """A typed answer to a question that a card asks; one that can't be read is asked for again."""
    if conversation.lead is None:
        return
    try:
        lead, form, said = await _answered(context, conversation, conversation.lead)
    except (NotUnderstood, MomentPassed) as misread:
        about = conversation.asked.value if conversation.asked else ABOUT.get(conversation.asking, "")
        await context.say(complaints.sentence(misread, context.reader, about))
        return
    await _redraw(context, conversation.message, lead, form, said)
    await context.stop_asking()


ABOUT = {Asking.NEXT: "due", Asking.SNOOZE: "due", Asking.WON: "value", Asking.MINUTES: "minutes"}


async def _answered(
    context: BotContext, conversation: Conversation, ref: LeadRef
) -> tuple[Lead, Form | None, str | None]:
    """The lead after the answer, the form that follows (None: the card), and what is said above the card."""
    leads, deed, typed, reader = context.services.leads, context.deed(), context.typed, context.reader
    match conversation.asking:
        case Asking.NOTE:
            return await leads.note(ref, typed, deed), None, reader.text("noted")
        case Asking.TOUCH_NOTE:
            return await leads.describe_touch(ref, deed, note=typed), cards.touch_form, None
        case Asking.MINUTES:
            taken = answers.minutes(typed)
            return await leads.describe_touch(ref, deed, minutes=taken), cards.touch_form, None
        case Asking.NEXT:
            lead = await leads.plan(ref, context.moment(), deed)
            return lead, None, cards.outcome(lead, reader)
        case Asking.SNOOZE:
            lead = await leads.snooze(ref, context.moment(), deed)
            return lead, None, cards.postponed(lead, reader)
        case Asking.WON:
            amount = read_money(typed, context.workspace.currency)
            return await leads.set_won(ref, amount, deed), cards.won, None
        case Asking.REASON:
            return await leads.set_reason(ref, LostReason.OTHER, deed, typed), cards.lost, None
        case _:
            return await _edited(context, conversation.asked or Field.NAME, ref), None, reader.text("edited")


async def _edited(context: BotContext, field: Field, ref: LeadRef) -> Lead:
    changes = answers.field(field, context.typed, context.reading)
    if field is Field.DUE:
        return await context.services.leads.plan(ref, changes["due"], context.deed())
    return await context.services.leads.edit(ref, field, changes, context.deed())


async def reply(context: BotContext, refs: list[LeadRef]) -> None:
    """A reply to a card: a mark in words, or a note. To a list of several, the first is meant."""
    said = replies.read(context.typed, context.reading)
    lead = await context.services.leads.reply(refs[0], said, context.deed())
    line = context.reader.text("noted") if said.meaning is Meaning.NOTE else cards.outcome(lead, context.reader)
    await context.send(cards.lead(lead, context.reader, said=line))
    await context.services.nags.refresh(context.person.id, lead)


def replied_to(update: Update) -> list[LeadRef]:
    """The leads on the bot's message to which this one replies, in the order shown."""
    message = update.message.reply_to_message if update.message else None
    markup = message.reply_markup if message else None
    found: dict[LeadRef, None] = {}
    if isinstance(markup, InlineKeyboardMarkup):
        for button in (button for row in markup.inline_keyboard for button in row):
            try:
                named = unpack(str(button.callback_data)).lead
            except Forged:
                continue
            if named is not None:
                found[named] = None
    return list(found)


# Showing ---------------------------------------------------------------------------------------------------


async def turn(context: BotContext, lead: Lead, form: Form) -> None:
    """Turn the pressed card into a form of the lead."""
    nag = context.press.nag
    if nag and context.message is not None:
        await context.services.nags.opens(context.person.id, context.message, lead.ref)
    await context.show(form(lead, context.reader, nag=nag))
    if not nag:
        await context.services.nags.refresh(context.person.id, lead)


async def settle(context: BotContext, lead: Lead, said: str | None = None) -> None:
    """Return to the card, or on the living card to what is still owed; `said` is what just happened."""
    if context.press.nag and context.message is not None:
        owed = await context.services.nags.lists(context.person.id, context.message)
        await context.show(lists.due(owed, context.reader, said=said, undo=lead))
        return
    await context.show(cards.lead(lead, context.reader, said=said))
    await context.services.nags.refresh(context.person.id, lead)


async def _redraw(context: BotContext, message: int | None, lead: Lead, form: Form | None, said: str | None) -> None:
    """Show what a typed answer led to, in place of the card that asked."""
    living = context.person.card is not None and context.person.card.message == message
    if message is None:
        await context.send(cards.lead(lead, context.reader, said=said))
    elif form is not None:
        await context.redraw(message, form(lead, context.reader, nag=living))
    elif living:
        owed = await context.services.nags.lists(context.person.id, message)
        await context.redraw(message, lists.due(owed, context.reader, said=said, undo=lead))
    else:
        await context.redraw(message, cards.lead(lead, context.reader, said=said))
    if not living:
        await context.services.nags.refresh(context.person.id, lead)
