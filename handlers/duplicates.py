"""/duplicates: who may be in the book twice, to be merged or told apart."""

from __future__ import annotations

from dataclasses import replace

from telegram import Update

from domain.models import Lead
from handlers.context import BotContext
from messages import callbacks, cards, duplicates
from messages.cards import View


async def command(_: Update, context: BotContext) -> None:
    """/duplicates: the first page."""
    await context.send(await _pairs(context, 0))


async def page(_: Update, context: BotContext) -> None:
    """Another page, or back from a card."""
    await context.show(await _pairs(context, callbacks.number(context.press.argument)))


async def look(_: Update, context: BotContext) -> None:
    """One lead of a pair."""
    lead = await context.services.leads.get(context.press.named, context.person.id)
    await context.show(duplicates.look(lead, _about(context)[1], context.reader))


async def merge(_: Update, context: BotContext) -> None:
    """“Merge into #7”, which Undo takes back. What was marked since the list was drawn is no reason against it."""
    number, place = _about(context)
    lead = await context.services.merging.merge(context.press.named, number, replace(context.deed(), seen=None))
    said = context.reader.text(
        "merged", number=str(number), into=str(lead.number), title=cards.title(lead, context.reader)
    )
    await context.show(await _pairs(context, place, said=said, undo=(lead, number)))
    await context.services.living_cards.refresh(context.person.id, lead, replace(lead.ref, number=number))


async def undo(_: Update, context: BotContext) -> None:
    """Two leads again."""
    number, place = _about(context)
    lead = await context.services.leads.get(context.press.named, context.person.id)
    if number in lead.merged:
        lead = await context.services.leads.undo(context.press.named, context.deed(), context.shown)
    said = context.reader.text("unmerged", number=str(number), into=str(lead.number))
    await context.show(await _pairs(context, place, said=said))
    await context.services.living_cards.refresh(context.person.id, lead, replace(lead.ref, number=number))


async def tell_apart(_: Update, context: BotContext) -> None:
    """“They are two people”: this pair isn't shown again."""
    number, place = _about(context)
    lead = await context.services.merging.tell_apart(context.press.named, number, context.person.id)
    said = context.reader.text("told-apart", one=str(lead.number), other=str(number))
    await context.show(await _pairs(context, place, said=said))


async def _pairs(
    context: BotContext, place: int, *, said: str | None = None, undo: tuple[Lead, int] | None = None
) -> View:
    found = await context.services.merging.pairs(context.workspace.id, context.person.id)
    return duplicates.pairs(found, place, context.reader, said=said, undo=undo)


def _about(context: BotContext) -> tuple[int, int]:
    """The number of the other lead (or of the pair), and the page on which the pair stands. Raises Forged."""
    number, _, place = context.press.argument.partition("/")
    return callbacks.number(number), callbacks.number(place)
