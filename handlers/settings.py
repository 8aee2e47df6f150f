"""/settings: clock, working hours and days, country, currency."""

from __future__ import annotations

from dataclasses import replace

from telegram import Update

from domain import answers
from domain.errors import NotUnderstood
from domain.models import Asking, Conversation
from handlers.context import BotContext
from messages import complaints
from messages import settings as pages
from messages.callbacks import Forged
from services import places
from services.places import Place


async def command(_: Update, context: BotContext) -> None:
    """/settings"""
    await context.send(pages.page(context.reader))


async def page(_: Update, context: BotContext) -> None:
    """Back to all settings."""
    await context.stop_asking()
    await context.show(pages.page(context.reader))


async def choose(_: Update, context: BotContext) -> None:
    """One setting was chosen: its days are switched by taps, everything else is asked for."""
    chosen, *rest = context.press.argument.split("/", 1)
    if chosen == "day" and rest and rest[0] in "0123456":
        await _switch(context, int(rest[0]))
    if chosen in ("day", "days"):
        await context.show(pages.days(context.reader))
        return
    if chosen not in (Asking.ZONE, Asking.HOURS, Asking.CURRENCY, Asking.COUNTRY):
        raise Forged(chosen)
    question = pages.question(Asking(chosen), context.reader)
    if rest:  # pressed under the welcome, which stays
        await context.toast()
        message: int | None = (await context.send(question)).message_id
    else:
        message = await context.show(question)
    await context.ask(Asking(chosen), message=message)


async def _switch(context: BotContext, day: int) -> None:
    """Work or don't work on a weekday; one day at least is kept, or no reminder would ever ring."""
    hours = context.person.hours
    days = hours.days ^ {day}
    if days:
        context.person = await context.services.people.set_hours(context.person.id, replace(hours, days=days))


async def location(update: Update, context: BotContext) -> None:
    """A location while the clock is asked for."""
    conversation, message = context.conversation, update.message
    if conversation is None or conversation.asking is not Asking.ZONE or not message or not message.location:
        await context.say(context.reader.text("only-text"))
        return
    place = await places.zone_at(message.location.latitude, message.location.longitude)
    await _saved(context, conversation, await _live_at(context, place))


async def answer(context: BotContext, conversation: Conversation) -> None:
    """A typed new value."""
    try:
        said = await _set(context, conversation.asking, context.typed)
    except NotUnderstood as misread:
        await context.say(complaints.sentence(misread, context.reader, conversation.asking.value))
        return
    await _saved(context, conversation, said)


async def _set(context: BotContext, asking: Asking, typed: str) -> str | None:
    people = context.services.people
    match asking:
        case Asking.ZONE:
            return await _live_at(context, await places.find_zone(typed, context.services.clock.now()))
        case Asking.HOURS:
            hours = answers.hours(typed, context.person.hours)
            context.person = await people.set_hours(context.person.id, hours)
        case Asking.CURRENCY:
            context.workspace = await people.set_currency(context.person, places.find_currency(typed))
        case _:
            country = places.find_country(typed, context.person.language)
            context.workspace = await people.set_country(context.person, country)
    return None


async def _live_at(context: BotContext, place: Place) -> str:
    context.person = await context.services.people.set_zone(context.person.id, place.zone)
    context.workspace = await context.services.people.own_workspace(context.person)
    reader = context.reader
    return reader.text("settings-saved-zone", city=place.city, time=reader.clock(reader.now))


async def _saved(context: BotContext, conversation: Conversation, said: str | None) -> None:
    await context.stop_asking()
    view = pages.page(context.reader, said=said or context.reader.text("edited"))
    if conversation.message is not None:
        await context.redraw(conversation.message, view)
    else:
        await context.send(view)
