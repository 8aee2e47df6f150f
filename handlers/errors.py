"""What people hear when something goes wrong: a sentence, and where a card is concerned, how it stands now."""

from __future__ import annotations

import logging
import secrets
from datetime import timedelta

from telegram import Update
from telegram.error import BadRequest, Forbidden, NetworkError
from telegram.ext import ApplicationHandlerStop

from domain.errors import LeadChanged, LeadError, LeadMerged, NotAllowed, NotYours
from domain.models import PersonId
from handlers import lead_card, team
from handlers.context import BotContext
from messages import cards, complaints
from messages.callbacks import Forged

log = logging.getLogger(__name__)

JUST_NOW = timedelta(minutes=1)


async def on_error(update: object, context: BotContext) -> None:
    """Every exception that a handler let through ends here, and the update with it.

    PTB would offer it to the handlers behind the one that failed: after `meet` to those that people must be let in to.
    """
    try:
        try:
            await _answer_for(update, context)
        except Forbidden:
            await _is_shut_out(context)
    except Exception:  # an apology that fails must not hide what it was for
        log.exception("what went wrong could not be told")
    raise ApplicationHandlerStop


async def _answer_for(update: object, context: BotContext) -> None:
    error = context.error
    if not isinstance(update, Update) or not await _introduce(context):
        log.error("nobody to tell", exc_info=error)
    elif isinstance(error, Forbidden):
        await _is_shut_out(context)
    elif isinstance(error, NetworkError) and not isinstance(error, BadRequest):
        log.warning("an answer could not be sent: %s", error)
    elif error is not None and complaints.knows(error):
        await _explain(error, context)
    else:
        await _apologise(error, context)


async def _is_shut_out(context: BotContext) -> None:
    """The bot may not write where this happened: it was taken out of the group, or blocked by this person."""
    if context.in_group:
        await context.services.groups.closed(context.chat)
    else:
        await context.services.people.unreachable(context.person.id)


async def _introduce(context: BotContext) -> bool:
    """Whom to answer; False where nobody waits for an answer. PTB makes a new context for an error."""
    user = context.incoming.effective_user
    if user is None or context.incoming.effective_chat is None:
        return False
    context.person, context.workspace = await context.services.people.introduce(PersonId(user.id), user.full_name)
    here = await context.services.groups.of(context.chat) if context.in_group else None
    if here is not None:
        context.workspace = here
        context.names = await context.services.people.names([*here.members])
    elif isinstance(context.error, NotYours | LeadError):
        await team.look_in(context)  # whoever hears of a team's lead hears it as its member
    return True


async def _explain(error: Exception, context: BotContext) -> None:
    if isinstance(error, Forged | NotAllowed):
        log.warning("person %s: %s %r", context.person.id, type(error).__name__, str(error))
    if isinstance(error, LeadMerged):
        await _show_merged(error, context)
        return
    if not await context.toast(complaints.plain(error, context.reader), alert=True):
        message = context.incoming.message if context.in_group else None
        await context.send(
            complaints.view(error, context.reader), reply_to=message.message_id if message is not None else None
        )
    if context.query is None or not isinstance(error, LeadError):
        return
    if isinstance(error, LeadChanged) and _pressed_twice(error, context):
        await lead_card.show_as_marked(context, error.lead, error.event.kind)
    else:
        await lead_card.settle(context, error.lead)


async def _show_merged(error: LeadMerged, context: BotContext) -> None:
    """The lead that it is a part of now, and that it is."""
    said = complaints.sentence(error, context.reader)
    if context.query is None:
        await context.send(cards.lead(error.lead, context.reader, said=said))
    else:
        await context.toast(complaints.plain(error, context.reader))
        await lead_card.settle(context, error.lead, said)


def _pressed_twice(error: LeadChanged, context: BotContext) -> bool:
    """The same person a moment ago."""
    return error.event.by == context.person.id and context.services.clock.now() - error.event.at < JUST_NOW


async def _apologise(error: Exception | None, context: BotContext) -> None:
    """A mistake of ours: the person gets a number by which the operator finds it in the log."""
    incident = secrets.token_hex(3)
    log.error("incident %s", incident, exc_info=error)
    await context.toast()
    await context.say(context.reader.text("something-went-wrong", incident=incident))
