"""/cancel and its button: one thing that is open ends, and a half recorded lead can be taken up again."""

from __future__ import annotations

from telegram import Update

from domain import cancelling
from domain.errors import NotAllowed
from domain.models import LeadRef
from domain.people import Conversation
from domain.uploads import Upload
from handlers import importing, known_lead, lead_card
from handlers.context import BotContext
from messages import cards, questions


async def cancel(_: Update, context: BotContext) -> None:
    """What was asked last is asked no more, or the file that came after it isn't recorded."""
    if context.query is not None and context.press.argument:
        await known_lead.discard(context)
        return
    if context.person.cancelled_by == context.incoming.update_id:
        return  # it came again, after it was seen to: it cancels nothing more
    is_here = context.query is None and not context.in_group  # files come in private
    upload = context.services.importing.waiting(context.person) if is_here else None
    meant = cancelling.meant(context.conversation, upload)
    if isinstance(meant, Upload):
        await importing.drop(context, meant)
    elif meant is not None and meant.holds_a_lead:
        await _cancel_lead(context, meant)
    elif meant is not None and meant.lead is not None:
        await _leave_card(context, meant, meant.lead)
    else:
        await _end(context, meant)


async def _cancel_lead(context: BotContext, conversation: Conversation) -> None:
    """What was typed and shared of a new lead isn't lost by one tap: Undo goes on with it."""
    await context.toast(context.reader.plain("cancelled"))
    message = await context.show(questions.cancelled(conversation, context.reader))
    if message is not None:
        await context.services.recording.cancel(
            context.person, conversation, context.reading, message, cause=context.incoming.update_id
        )
    await context.remove([conversation.message] if conversation.message != message else [])


async def _leave_card(context: BotContext, conversation: Conversation, ref: LeadRef) -> None:
    """A question about a lead: its card comes back, and what was marked stays; to nobody who has left its team."""
    try:
        await context.step_into(ref.workspace)
    except NotAllowed:
        await _end(context, conversation)
        return
    lead = await context.services.leads.get(ref, context.person.id)
    said, title = "cancelled-card", cards.title(lead, context.reader)
    told = await context.toast(context.reader.plain(said, title=title))
    living = context.is_living(conversation.message)
    await lead_card.put_back(context, conversation.shown_in, lead, on_a_nag=living)
    await context.remove([conversation.message] if conversation.card is not None else [])
    if not told:
        await context.say(context.reader.text(said, title=title))
    await _stop_asking(context)


async def _end(context: BotContext, conversation: Conversation | None) -> None:
    """Any other question, or none."""
    said = context.reader.plain("cancelled" if conversation else "cancelled-nothing")
    await context.toast(said)
    await context.remove([conversation.message if conversation else context.message])
    if context.query is None:
        await context.say(said)
    if conversation is not None:
        await _stop_asking(context)


async def _stop_asking(context: BotContext) -> None:
    """The question ends once that was shown: a crash in between repeats what was said, and cancels nothing more."""
    context.person = await context.services.people.stop_asking(
        context.person.id, context.chat, context.topic, cancelled_by=context.incoming.update_id
    )
