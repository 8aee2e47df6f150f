"""Where leads are found just now: the link that says so, and what happens when somebody opens it."""

from __future__ import annotations

from telegram import Update

from domain import source_links
from domain.sources import Source
from handlers.context import BotContext
from messages import source_link, teams


async def begin(context: BotContext, source: Source, note: str | None) -> None:
    """The link was opened: what is recorded today was found there."""
    context.person = await context.services.source_links.begin(context.person.id, source, note)
    await context.send(source_link.begun(source, note, context.reader))


async def stop(_: Update, context: BotContext) -> None:
    """“Stop”"""
    context.person = await context.services.source_links.stop(context.person.id)
    await context.show(source_link.stopped(context.reader))


async def link(_: Update, context: BotContext) -> None:
    """/link expo halifax: the address to print or to keep."""
    words = context.typed_after_command
    await _answer(context, source_links.source_in(words) if words else None)


async def opened(_: Update, context: BotContext) -> None:
    """/link from a group; what was typed there stands in the link that led here."""
    _command, about = teams.command_of(context.typed_after_command)
    await _answer(context, source_links.read(about))


async def _answer(context: BotContext, named: tuple[Source, str | None] | None) -> None:
    payload = None if named is None else source_links.payload(*named)
    if named is None or payload is None:
        await context.send(source_link.how_to_link(context.reader))
        return
    noted = source_links.read(payload) or named
    await context.send(source_link.link(f"https://t.me/{context.bot.username}?start={payload}", *noted, context.reader))
