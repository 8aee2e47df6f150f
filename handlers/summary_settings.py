"""When the weekly summary comes: to a person, or to a team as its admins choose."""

from __future__ import annotations

from telegram import Update

from domain import answers
from domain.models import Workspace
from domain.people import Asking
from domain.pushes import HOURS
from handlers.context import BotContext
from messages import summary_settings as pages
from messages.callbacks import Forged
from messages.cards import View
from messages.summary_settings import AT, DAY, WANTED

DAYS = "0123456"
AT_HOURS = {pages.said(each): each for each in HOURS}


async def choose(_: Update, context: BotContext) -> None:
    """The page, after what its button says was changed."""
    await context.withdraw(Asking.SUMMARY)
    place = await context.services.teams.led_by(context.workspace.id, context.person.id)
    context.workspace = await _chosen(context, place, context.press.argument.split("/"))
    await context.show(pages.page(context.reader))


async def take(context: BotContext) -> View:
    """A time was typed. Raises NotUnderstood."""
    place, at = context.workspace, answers.time_of_day(context.typed)
    context.workspace = await context.services.summaries.choose(place.id, context.person.id, place.summary_day, at)
    return pages.page(context.reader, said=context.reader.text("edited"))


async def _chosen(context: BotContext, place: Workspace, wanted: list[str]) -> Workspace:
    """The workspace with what was chosen. Raises Forged."""
    summaries, by = context.services.summaries, context.person.id
    match wanted:
        case [""]:
            return place
        case [what, day] if what == DAY and day in tuple(DAYS):
            return await summaries.choose(place.id, by, int(day), place.summary_at)
        case [what, at] if what == AT and at in AT_HOURS:
            return await summaries.choose(place.id, by, place.summary_day, AT_HOURS[at])
        case [what, ("on" | "off") as state] if what == WANTED:
            return await summaries.want(place.id, by, wanted=state == "on")
        case _:
            raise Forged("/".join(wanted))
