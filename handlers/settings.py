"""/settings: clock, working hours and days, country, currency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from telegram import Update

from domain import answers
from domain.errors import NotUnderstood
from domain.people import Asking, Conversation
from handlers.context import BotContext
from messages import complaints
from messages import settings as pages
from messages.callbacks import Forged
from services import places
from services.places import Place

DAYS = ("day", "days")
WEEK = frozenset("0123456")
ASKED = frozenset({Asking.ZONE, Asking.HOURS, Asking.CURRENCY, Asking.COUNTRY})


async def command(_: Update, context: BotContext) -> None:
    """/settings"""
    await context.send(pages.page(context.reader))


async def page(_: Update, context: BotContext) -> None:
    """Back to all settings."""
    await context.stop_asking()
    await context.show(pages.page(context.reader))


async def choose(_: Update, context: BotContext) -> None:
    """One setting was chosen: its days are switched by taps, everything else is asked for."""
    chosen, *rest = context.press.argument.split("/")
    if chosen in DAYS:
        await _switch(context, rest)
    elif chosen in ASKED:
        await _ask(context, Asking(chosen), is_new=bool(rest))
    else:
        raise Forged(chosen)


async def _ask(context: BotContext, asking: Asking, *, is_new: bool) -> None:
    """Ask for a value: in place of the page, or as a new message under the welcome, which stays."""
    question = pages.question(asking, context.reader)
    if is_new:
        await context.toast()
        message: int | None = (await context.send(question)).message_id
    else:
        message = await context.show(question)
    await context.ask(asking, message=message)


async def _switch(context: BotContext, wanted: Sequence[str]) -> None:
    """Show the days, after working on one or not; the button says which is wanted, so that it may come twice."""
    match wanted:
        case [day, ("on" | "off") as state] if day in WEEK:
            hours = context.person.hours
            days = hours.days | {int(day)} if state == "on" else hours.days - {int(day)}
            if not days:
                await context.toast(context.reader.plain("settings-last-day"), alert=True)
                return
            changed = replace(hours, days=days)
            context.person = await context.services.people.set_hours(context.person.id, changed)
        case []:
            pass
        case _:
            raise Forged("/".join(wanted))
    await context.show(pages.days(context.reader))


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
        complaint = complaints.sentence(misread, context.reader, conversation.asking.value)
        again = await context.send(pages.question(conversation.asking, context.reader, said=complaint))
        await context.ask(conversation.asking, message=again.message_id)
        await context.remove([conversation.message])
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
    country = reader.country(place.country)
    return reader.text("settings-saved-zone", city=place.city, country=country, time=reader.clock(reader.now))


async def _saved(context: BotContext, conversation: Conversation, said: str | None) -> None:
    """Show all settings at the end of the chat, where the answer was typed, in the place of the question."""
    await context.send(pages.page(context.reader, said=said or context.reader.text("edited")))
    await context.stop_asking()
    await context.remove([conversation.message])
