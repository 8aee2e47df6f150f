"""Lists: /due and /leads."""

from __future__ import annotations

from telegram import Update

from domain import answers, boards
from domain.boards import Section
from handlers.context import BotContext
from messages import lists
from messages.callbacks import Forged
from messages.cards import View
from messages.keyboards import SPANS

LONGEST_PAGE, LONGEST_ID = 4, 12


async def due(_: Update, context: BotContext) -> None:
    """/due: the living card, at the end of the chat."""
    owed = await context.services.living_cards.owed(context.person.id)
    message = await context.send(lists.due(owed, context.reader))
    await context.remove([await context.services.living_cards.adopts(context.person.id, message.message_id)])


async def due_page(_: Update, context: BotContext) -> None:
    """A page of all that is owed."""
    page = context.press.argument
    if not page.isdecimal() or len(page) > LONGEST_PAGE:
        raise Forged(page)
    await _show_owed(context, page=int(page))


async def walk(_: Update, context: BotContext) -> None:
    """One by one: the lead that the button names, if it is owed still, else the most pressing."""
    owed = await context.services.living_cards.owed(context.person.id)
    lead = next((lead for lead in owed if lead.ref == context.press.named), owed[0] if owed else None)
    if lead is None:
        await context.show(lists.due(owed, context.reader))
        return
    if context.message is not None:
        await context.services.living_cards.goes_one_by_one(context.person.id, context.message)
    await context.show(lists.walk(owed, lead, context.reader))


async def snooze_all(_: Update, context: BotContext) -> None:
    """Everything owed to tomorrow morning; Undo brings it all back."""
    until = answers.span(SPANS["tomorrow"], context.reading, context.person)
    moved = await context.services.leads.snooze_all(until, context.deed())
    said = context.reader.text("snoozed-all", count=len(moved), when=context.reader.when(until.at))
    await _show_owed(context, said, undo=context.incoming.update_id if moved else None)


async def undo_all(_: Update, context: BotContext) -> None:
    """Take back what one press did to many leads."""
    if not context.press.argument.isdecimal() or len(context.press.argument) > LONGEST_ID:
        raise Forged(context.press.argument)
    undone = await context.services.leads.undo_all(int(context.press.argument), context.deed())
    await _show_owed(context, context.reader.text("undone" if undone else "undone-nothing"))


async def _show_owed(
    context: BotContext, said: str | None = None, *, undo: int | None = None, page: int | None = None
) -> None:
    """What is owed now, in the place of the pressed list."""
    message = context.message
    owed = await context.services.living_cards.lists(context.person.id, message) if message is not None else None
    if owed is None:
        owed = await context.services.living_cards.owed(context.person.id)
    await context.show(lists.due(owed, context.reader, said=said, undo=undo, page=page))


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
