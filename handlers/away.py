"""Being away: until when, and who stands in."""

from __future__ import annotations

from telegram import Update

from domain import answers
from domain.errors import MomentPassed, NotUnderstood
from domain.models import PersonId
from domain.people import Asking
from handlers.context import BotContext
from messages import complaints, settings
from messages import habits as pages
from messages.callbacks import Forged, number
from messages.cards import View
from messages.keyboards import SPANS


async def command(update: Update, context: BotContext) -> None:
    """/away until fri, or alone: asks, or shows until when."""
    typed = context.typed_after_command
    if not typed:
        await opened(update, context)
        return
    await context.withdraw(Asking.AWAY)
    try:
        await context.send(await _go(context, typed))
    except (NotUnderstood, MomentPassed) as misread:
        await _ask(context, complaints.sentence(misread, context.reader, Asking.AWAY))


async def opened(_: Update, context: BotContext) -> None:
    """/away alone, or from a group."""
    await context.withdraw(Asking.AWAY)
    if pages.away_until(context.reader):
        await context.send(await _view(context))
    else:
        await _ask(context)


async def _ask(context: BotContext, said: str | None = None) -> None:
    sent = await context.send(settings.question(Asking.AWAY, context.reader, said=said))
    await context.ask(Asking.AWAY, message=sent.message_id)


async def page(_: Update, context: BotContext) -> None:
    """Until when, after a span was tapped, or after “I'm back”."""
    chosen = context.press.argument
    if chosen == pages.BACK_AT_WORK:
        context.person = await context.services.habits.come_back(context.person.id)
        view = settings.page(context.reader, said=context.reader.text("away-back"))
    elif chosen in SPANS:
        view = await _go(context, SPANS[chosen])
    elif not chosen:
        view = await _view(context)
    else:
        raise Forged(chosen)
    await context.withdraw(Asking.AWAY)
    await context.show(view)


async def stand_in(_: Update, context: BotContext) -> None:
    """Who stands in, or nobody."""
    chosen = context.press.argument
    named = None if chosen == pages.NOBODY else PersonId(number(chosen))
    context.person = await context.services.habits.name_stand_in(context.person.id, named)
    await context.show(await _view(context))


async def take(context: BotContext) -> View:
    """Until when was typed. Raises NotUnderstood, MomentPassed."""
    return await _go(context, context.typed)


async def _go(context: BotContext, typed: str) -> View:
    until = answers.back_at(typed, context.reading, context.person)
    context.person = await context.services.habits.go_away(context.person.id, until.at)
    return await _view(context)


async def _view(context: BotContext) -> View:
    """Until when somebody is away; all settings if they aren't."""
    if not pages.away_until(context.reader):
        return settings.page(context.reader, said=context.reader.text("away-over"))
    return pages.away(context.reader, await context.services.habits.colleagues(context.person.id))
