"""Finding a lead by a few words: /find."""

from __future__ import annotations

from telegram import Message, Update

from domain.people import Asking, Conversation
from handlers import received
from handlers.context import BotContext
from messages import cards, search
from messages.callbacks import number
from messages.cards import View


async def command(_: Update, context: BotContext) -> None:
    """/find jane: what was found; alone it asks for the words."""
    if context.typed_after_command:
        await find(context, context.typed_after_command)
    else:
        await context.ask_for_words(Asking.FIND, context.reader.text("ask-find"))


async def answer(context: BotContext, conversation: Conversation) -> None:
    """The words that were asked for. They are forgotten after the answer: a crash in between repeats it."""
    await find(context, context.typed)
    await context.stop_asking()
    await context.remove([conversation.message])


async def page(_: Update, context: BotContext) -> None:
    """Another page; words that are too long for a button stand in the message that the list replies to."""
    place, _slash, words = context.press.argument.partition("/")
    at = number(place)
    words = words or _replied_to(context)
    if not words:
        await context.toast(context.reader.plain("search-gone"), alert=True)
        return
    await context.show(await _view(context, words, at))


async def find(context: BotContext, typed: str) -> None:
    """Show what was found; words too long for a button stay in the message to which the list replies."""
    words, message = " ".join(typed.split()), context.incoming.message
    keeps_them = message is not None and not search.fits_a_button(words)
    view = await _view(context, words, 0)
    await context.send(view, reply_to=message.message_id if message and keeps_them else None)


async def _view(context: BotContext, words: str, number: int) -> View:
    found = await context.services.search.find(context.workspace.id, context.person.id, words)
    if not found.leads:
        return search.nothing(found.nearest, words, context.reader)
    if len(found.leads) == 1:
        await context.step_into(found.leads[0].workspace)
        return cards.lead(found.leads[0], context.reader)
    return search.results(found.leads, words, number, context.reader)


def _replied_to(context: BotContext) -> str:
    """What was typed into the message that the pressed list replies to, without its command."""
    listed = context.query.message if context.query else None
    asked = listed.reply_to_message if isinstance(listed, Message) else None
    words = received.words(asked).split() if asked else []
    return " ".join(words[1:] if words and words[0].startswith("/") else words)
