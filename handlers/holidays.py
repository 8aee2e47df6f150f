"""Whose public holidays are days off."""

from __future__ import annotations

from telegram import Update

from domain.people import Asking, Region
from handlers.context import BotContext
from messages import habits as pages
from messages import settings
from messages.callbacks import Forged
from messages.cards import View
from services import places


async def page(_: Update, context: BotContext) -> None:
    """Whose holidays are kept, after that was changed or not; who never said their country is asked for it."""
    await context.withdraw(Asking.REGION)
    region = context.person.region
    if region is None:
        message = await context.show(settings.question(Asking.COUNTRY, context.reader))
        await context.ask(Asking.COUNTRY, message=message)
        return
    habits, person = context.services.habits, context.person.id
    match context.press.argument:
        case "on" | "off" as wanted:
            context.person = await habits.take_holidays(person, wanted == "on")
        case pages.WHOLE_COUNTRY:
            context.person = await habits.set_region(person, Region(region.country))
        case other if other:
            raise Forged(other)
    await context.show(pages.holidays(context.reader))


async def take_part(context: BotContext) -> View:
    """The part of the country was typed. Raises NotUnderstood."""
    region = context.person.region
    country = region.country if region else context.workspace.country
    found = places.find_region(context.typed, country)
    context.person = await context.services.habits.set_region(context.person.id, found)
    return pages.holidays(context.reader, said=context.reader.text("edited"))
