"""Lists: /due and /leads."""

from __future__ import annotations

from dataclasses import replace

from telegram import Update

from domain import answers
from domain.boards import NAMES, Section
from handlers.context import BotContext
from messages import cards, lists, search
from messages.callbacks import Forged, number
from messages.cards import View
from messages.keyboards import SPANS
from messages.reader import Reader
from services.search import Narrowed

SECTIONS = frozenset((*Section, ""))
"""The parts of the board; none stands for the first that holds any lead."""


async def due(_: Update, context: BotContext) -> None:
    """/due: the living card, at the end of the chat."""
    owed = await context.services.living_cards.owed(context.person.id)
    message = await context.send(lists.due(owed, context.reader))
    await context.remove([await context.services.living_cards.adopts(context.person.id, message.message_id)])


async def due_page(_: Update, context: BotContext) -> None:
    """A page of all that is owed."""
    await _show_owed(context, page=number(context.press.argument))


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
    undone = await context.services.leads.undo_all(number(context.press.argument), context.deed())
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
    """/leads: the board; /leads won: a section of it; /leads facebook, /leads #mortgage: that source, stage or tag."""
    words = context.typed_after_command
    named = words.casefold() in NAMES
    found = await context.services.search.narrowed(
        context.workspace.id, context.person.id, words="" if named else words
    )
    said = context.reader.text("filter-unknown", words=cards.short(words)) if found.gone else None
    await context.send(await _board(context, found, NAMES.get(words.casefold()), 0, said))


async def leads_page(_: Update, context: BotContext) -> None:
    """Another section or page of the board."""
    section, page, code = [*context.press.argument.split("/", 2), "", ""][:3]
    if section not in SECTIONS:
        raise Forged(context.press.argument)
    at = number(page)
    found = await context.services.search.narrowed(context.workspace.id, context.person.id, code=code)
    said = context.reader.text("filter-gone") if found.gone else None
    await context.show(await _board(context, found, Section(section) if section else None, at, said))


async def filter_menu(_: Update, context: BotContext) -> None:
    """What the board may be filtered by."""
    section, _slash, code = context.press.argument.partition("/")
    if section not in SECTIONS:
        raise Forged(context.press.argument)
    found = await context.services.search.narrowed(context.workspace.id, context.person.id, code=code)
    choices = await context.services.search.choices(found, context.workspace)
    await context.show(search.menu(choices, found.filter, section, await _knowing_all(context)))


async def _board(context: BotContext, found: Narrowed, section: Section | None, page: int, said: str | None) -> View:
    arranged = await context.services.search.board(found, context.reader.person.zone)
    return lists.board(arranged, section, page, await _knowing_all(context), filtered=found.filter, said=said)


async def _knowing_all(context: BotContext) -> Reader:
    """The reader, who knows the members of a team by name."""
    if len(context.workspace.members) < 2:
        return context.reader
    return replace(context.reader, names=await context.services.search.names(context.workspace))
