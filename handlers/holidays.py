"""Whose public holidays are days off."""

from __future__ import annotations

from telegram import Update

from domain.errors import NotUnderstood
from domain.people import Asking, Region
from handlers.context import BotContext
from messages import habits as pages
from messages import settings
from messages.callbacks import Forged
from messages.cards import View
from services import places

SHORT = 2
"""Letters of a country's code, which is a word or a name as well."""


async def page(_: Update, context: BotContext) -> None:
    """Whose holidays are kept, after that was changed or not; who never said their country is asked for it."""
    await context.withdraw(Asking.REGION, Asking.HOLIDAYS)
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
    message = await context.show(pages.holidays(context.reader))
    if context.conversation is None or context.conversation.untapped:
        await context.ask(Asking.HOLIDAYS, message=message, untapped=True)


def names_a_place(context: BotContext) -> bool:
    """Whether words typed under the page name a part of the country, or a country; two letters may be anything."""
    try:
        return len(context.typed) > SHORT and _place(context) is not None
    except NotUnderstood:
        return False


def _place(context: BotContext) -> Region:
    """Raises NotUnderstood."""
    country = _country(context)
    try:
        return places.find_region(context.typed, country)
    except NotUnderstood:
        return Region(places.find_country(context.typed, context.person.language))


async def take_place(context: BotContext) -> View:
    """A part of the country, or another country, was typed under the page. Raises NotUnderstood."""
    place, habits = _place(context), context.services.habits
    if place.part is not None:
        context.person = await habits.set_region(context.person.id, place)
    else:
        context.workspace = await habits.set_country(context.person, place.country)
        context.person = await context.services.people.get(context.person.id)
    return pages.holidays(context.reader, said=context.reader.text("edited"))


async def take_part(context: BotContext) -> View:
    """The part of the country was typed. Raises NotUnderstood."""
    found = places.find_region(context.typed, _country(context))
    context.person = await context.services.habits.set_region(context.person.id, found)
    return pages.holidays(context.reader, said=context.reader.text("edited"))


def _country(context: BotContext) -> str:
    region = context.person.region
    return region.country if region else context.workspace.country
