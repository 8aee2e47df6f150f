"""/spent, /time and /goal: what people put in, and what they want out of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from telegram import Update

from domain import account_words
from domain.account_words import Ending
from domain.errors import NotSpentYet, NotUnderstood
from domain.models import Aim, Every, Goal
from domain.people import Asking, Conversation
from domain.sources import Source
from handlers.context import BotContext
from messages import complaints
from messages import goals as views
from messages.callbacks import Forged, number
from messages.cards import View


async def spent(_: Update, context: BotContext) -> None:
    """/spent 200 facebook; alone it asks."""
    await _tell(context, Asking.SPENT)


async def time(_: Update, context: BotContext) -> None:
    """/time 90 facebook posting; alone it asks."""
    await _tell(context, Asking.TIME)


async def _tell(context: BotContext, asking: Asking) -> None:
    if context.typed_after_command:
        await _note(context, asking, context.typed_after_command)
    else:
        await context.ask_for_words(asking, context.reader.text(f"ask-{asking}"))


async def answer(context: BotContext, conversation: Conversation) -> None:
    """What was asked for; noted once, also where a crash keeps the question and the answer comes again."""
    is_noted = await _note(context, conversation.asking, context.typed)
    await context.remove([conversation.message])
    if is_noted:
        await context.stop_asking()


async def _note(context: BotContext, asking: Asking, typed: str) -> bool:
    """Whether it could be read, and so was noted; else it is asked for again, and what was typed stays in the chat."""
    try:
        view = await TAKES[asking](context, typed)
    except (NotUnderstood, NotSpentYet) as odd:
        await context.ask_for_words(asking, complaints.sentence(odd, context.reader, asking))
        return False
    await context.send(view)
    return True


async def _spend(context: BotContext, typed: str) -> View:
    told = account_words.expense(typed, context.reading)
    await context.services.accounts.spend(context.workspace.id, told, context.deed())
    return views.spent(told, context.incoming.update_id, context.reader)


async def _work(context: BotContext, typed: str) -> View:
    told = account_words.hours(typed, context.reading)
    await context.services.accounts.work(context.workspace.id, told, context.deed())
    return views.worked(told, context.incoming.update_id, context.reader)


TAKES: Mapping[Asking, Callable[[BotContext, str], Awaitable[View]]] = {Asking.SPENT: _spend, Asking.TIME: _work}
"""What these commands ask, and what notes the answer and gives the view that says so."""


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
        await context.say(complaints.sentence(odd, context.reader, "goal"))
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
