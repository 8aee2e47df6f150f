"""Where leads are found just now: the link that says so, and what happens when somebody opens it."""

from __future__ import annotations

from telegram import Update

from domain import findings
from domain.sources import Source
from handlers.context import BotContext
from messages import finding


async def begin(context: BotContext, source: Source, note: str | None) -> None:
    """The link was opened: what is recorded today was found there."""
    context.person = await context.services.findings.begin(context.person.id, source, note)
    await context.send(finding.begun(source, note, context.reader))


async def stop(_: Update, context: BotContext) -> None:
    """“Stop”"""
    context.person = await context.services.findings.stop(context.person.id)
    await context.show(finding.stopped(context.reader))


async def link(_: Update, context: BotContext) -> None:
    """/link expo halifax: the address to print or to keep."""
    words = context.typed_after_command
    source, note = findings.source_in(words)
    payload = findings.payload(source, note) if words else None
    if payload is None:
        await context.send(finding.how_to_link(context.reader))
        return
    noted = findings.read(payload) or (source, note)
    await context.send(finding.link(f"https://t.me/{context.bot.username}?start={payload}", *noted, context.reader))
