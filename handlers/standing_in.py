"""Standing in for somebody who is away: what of theirs falls due, and taking it over."""

from __future__ import annotations

from telegram import Update

from domain.models import Lead, PersonId
from handlers import for_whom, refusals
from handlers.context import BotContext
from messages import cards, notices
from messages.callbacks import place


async def page(_: Update, context: BotContext) -> None:
    """Another page of what may be taken over."""
    await _list(context, context.press.argument)


async def take_over(_: Update, context: BotContext) -> None:
    """A stand-in takes a lead of somebody who is away; the list stays, as long as it offers anything."""
    where = context.press.argument
    taking = context.services.leads.take_over(context.press.named, context.deed(), context.shown)
    lead = await refusals.on_a_list(context, taking, lambda _: _list(context, where))
    if lead is None:
        return
    taken = context.reader.text("taken-over", title=cards.title(lead, context.reader))
    said = cards.lines(taken, await for_whom.overload(context, lead))
    if where:
        await _list(context, where, said=said, taken=lead)
    else:
        await context.show(cards.lead(lead, context.reader, said=said))


async def _list(context: BotContext, where: str, *, said: str | None = None, taken: Lead | None = None) -> None:
    """What is left of it by now; after the last the card of the lead that was `taken` over."""
    of, page = place(where)
    owner, leads = await context.services.pool.left_to(context.person.id, PersonId(of))
    if taken is not None and not leads:
        await context.show(cards.lead(taken, context.reader, said=said))
    else:
        await context.show(notices.offer(owner, leads, context.reader, page, said=said, taken=taken))
