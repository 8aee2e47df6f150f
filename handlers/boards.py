"""Lists: /due and /leads."""

from __future__ import annotations

from telegram import Update

from domain import boards
from domain.boards import Section
from handlers.context import BotContext
from messages import lists
from messages.callbacks import Forged
from messages.cards import View

LONGEST_PAGE = 4


async def due(_: Update, context: BotContext) -> None:
    """/due: the living card, at the end of the chat."""
    owed = await context.services.nags.owed(context.person.id)
    message = await context.send(lists.due(owed, context.reader))
    await context.remove([await context.services.nags.adopts(context.person.id, message.message_id)])


async def due_page(_: Update, context: BotContext) -> None:
    """A page of all that is owed."""
    page = context.press.argument
    if not page.isdecimal() or len(page) > LONGEST_PAGE:
        raise Forged(page)
    owed = await context.services.nags.owed(context.person.id)
    await context.show(lists.due(owed, context.reader, page=int(page)))


async def leads(_: Update, context: BotContext) -> None:
    """/leads: the board."""
    await context.send(await _board(context, None, 0))


async def leads_page(_: Update, context: BotContext) -> None:
    """Another section or page of the board."""
    section, *rest = context.press.argument.split("/", 1)
    page = "".join(rest)
    if section not in set(Section) or not page.isdecimal():
        raise Forged(context.press.argument)
    await context.show(await _board(context, Section(section), int(page)))


async def _board(context: BotContext, section: Section | None, page: int) -> View:
    found = await context.services.leads.all(context.workspace.id, context.person.id)
    reader = context.reader
    return lists.board(boards.arrange(found, reader.now, context.person.zone), section, page, reader)
