"""When the weekly summary comes: to a person, or to a team as its admins choose."""

from __future__ import annotations

from telegram import Update

from domain import summary_words
from domain.errors import NotUnderstood
from domain.models import Workspace
from domain.people import Asking
from domain.pushes import HOURS
from handlers.context import BotContext
from messages import complaints
from messages import summary_settings as pages
from messages.callbacks import Forged
from messages.cards import View
from messages.summary_settings import AT, DAY, PICTURE, WANTED

DAYS = "0123456"
AT_HOURS = {pages.said(each): each for each in HOURS}


async def choose(_: Update, context: BotContext) -> None:
    """The page, after what its button says was changed."""
    await context.withdraw(Asking.SUMMARY)
    place = await context.services.teams.led_by(context.workspace.id, context.person.id)
    context.workspace = await _chosen(context, place, context.press.argument.split("/"))
    await context.show(pages.page(context.reader))


async def take(context: BotContext) -> View:
    """A time was typed, or a day and a time. Raises NotUnderstood."""
    return await _tell(context, context.typed)


async def told(context: BotContext, typed: str) -> None:
    """/settings summary fri 17:00; nothing behind the name is the page."""
    try:
        view = await _tell(context, typed) if typed else pages.page(context.reader)
    except NotUnderstood as odd:
        view = pages.page(context.reader, said=complaints.sentence(odd, context.reader, "summary-day"))
    await context.send(view)


async def _tell(context: BotContext, typed: str) -> View:
    """The page that shows what was set. Raises NotUnderstood."""
    place, said = context.workspace, summary_words.when(typed)
    day = place.summary_day if said.day is None else said.day
    summaries, by = context.services.summaries, context.person.id
    if said.wanted:
        context.workspace = await summaries.choose(place.id, by, day, said.at or place.summary_at)
    else:
        context.workspace = await summaries.want(place.id, by, wanted=False)
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
        case [what, ("dark" | "light") as shade] if what == PICTURE:
            return await summaries.paint(place.id, by, dark=shade == "dark")
        case _:
            raise Forged("/".join(wanted))
