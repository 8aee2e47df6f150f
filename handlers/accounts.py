"""/spent, /time and /goal: what people put in, and what they want out of it."""

from __future__ import annotations

from telegram import Update

from domain import account_words
from domain.account_words import Ending
from domain.errors import NotUnderstood
from domain.models import Aim, Every, Goal
from domain.sources import Source
from handlers.context import BotContext
from messages import complaints
from messages import goals as views
from messages.callbacks import Forged, number
from messages.cards import View


async def spent(_: Update, context: BotContext) -> None:
    """/spent 200 facebook"""
    if not context.typed_after_command:
        await context.say(context.reader.text("spent-how"))
        return
    try:
        told = account_words.expense(context.typed_after_command, context.reading)
    except NotUnderstood as odd:
        await _ask_again(context, odd, "spent")
        return
    deed = context.deed()
    await context.services.accounts.spend(context.workspace.id, told, deed)
    await context.send(views.spent(told, context.incoming.update_id, context.reader))


async def time(_: Update, context: BotContext) -> None:
    """/time 90 facebook posting"""
    if not context.typed_after_command:
        await context.say(context.reader.text("time-how"))
        return
    try:
        told = account_words.hours(context.typed_after_command, context.reading)
    except NotUnderstood as odd:
        await _ask_again(context, odd, "time")
        return
    await context.services.accounts.work(context.workspace.id, told, context.deed())
    await context.send(views.worked(told, context.incoming.update_id, context.reader))


async def goal(_: Update, context: BotContext) -> None:
    """/goal 10 leads; alone, how far the goals are."""
    if not context.typed_after_command:
        await context.send(await _goals(context))
        return
    if (over := account_words.ending(context.typed_after_command)) is not None:
        await _end(context, over)
        return
    try:
        told = account_words.wish(context.typed_after_command, context.reading)
    except NotUnderstood as odd:
        await _ask_again(context, odd, "goal")
        return
    place = context.workspace.id
    context.workspace = await context.services.accounts.aim(place, told.what, told.target, told.every, context.deed())
    now = await context.services.accounts.goals_now(place, context.person, context.clock)
    one = next((each for each in now if (each.goal.what, each.goal.every) == (told.what, told.every)), None)
    view = (
        await _goals(context) if one is None else views.agreed(one, context.incoming.update_id, context.figures_reader)
    )
    await context.send(view)


async def _end(context: BotContext, over: Ending) -> None:
    """/goal off: the one that is meant; of several each has its button on the page."""
    context.workspace, gone = await context.services.accounts.end(context.workspace.id, over, context.deed())
    await context.send(await _goals(context, given_up=gone, asks_which=gone is None))


async def give_up(_: Update, context: BotContext) -> None:
    """🗑 beside a goal."""
    what, every, began = _which(context.press.argument)
    place, gone = await context.services.accounts.give_up(context.workspace.id, what, every, began, context.deed())
    context.workspace = place
    await context.show(await _goals(context, given_up=gone))


async def take_up(_: Update, context: BotContext) -> None:
    """Undo below a goal that was given up."""
    what, every, began = _which(context.press.argument)
    place, _goal = await context.services.accounts.take_up(context.workspace.id, what, every, began, context.deed())
    context.workspace = place
    await context.show(await _goals(context))


async def undo(_: Update, context: BotContext) -> None:
    """Undo below what was noted."""
    cause, accounts = number(context.press.argument), context.services.accounts
    told = await accounts.told(context.workspace.id, cause, context.person.id)
    context.workspace = await accounts.undo(context.workspace.id, cause, context.deed())
    await context.show(views.undone(told, context.reader))


async def source(_: Update, context: BotContext) -> None:
    """The known source that a new name may be a slip for."""
    cause, _slash, named = context.press.argument.partition("/")
    if named not in [*Source]:
        raise Forged(named)
    deed, noted = context.deed(), context.services.accounts
    await noted.source(context.workspace.id, number(cause), Source(named), deed)
    told = await noted.told(context.workspace.id, number(cause), context.person.id)
    await context.show(views.sourced(told, number(cause), context.reader))


def _which(argument: str) -> tuple[Aim, Every, int]:
    """The goal that a button is about. Raises Forged."""
    what, every, began = [*argument.split("/", 2), "", ""][:3]
    if what not in [*Aim] or every not in [*Every]:
        raise Forged(argument)
    return Aim(what), Every(every), number(began)


async def _goals(context: BotContext, given_up: Goal | None = None, *, asks_which: bool = False) -> View:
    """How far the goals are, and how those before went."""
    before = await context.services.accounts.goals_before(context.workspace.id, context.person.id, context.clock)
    now = await context.services.accounts.goals_now(context.workspace.id, context.person, context.clock)
    return views.page(now, before, context.figures_reader, given_up=given_up, asks_which=asks_which)


async def _ask_again(context: BotContext, odd: NotUnderstood, about: str) -> None:
    """What could not be read, with an example; it stays in the chat, to be copied and bettered."""
    await context.say(complaints.sentence(odd, context.reader, about))
