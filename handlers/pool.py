"""The pool of a team: who claims a lead, who gives it away, and to whom."""

from __future__ import annotations

from telegram import Update

from domain import pool
from domain.errors import DomainError, LeadTaken, NotAllowed, NotAMember
from domain.models import Lead, PersonId
from handlers import for_whom, lead_card, refusals
from handlers.context import BotContext
from messages import cards, teams
from messages import pool as views
from messages.callbacks import number
from messages.cards import View
from messages.reader import Reader


async def command(_: Update, context: BotContext) -> None:
    """/pool: what nobody has."""
    if not context.workspace.is_team:
        await context.say(context.reader.text("pool-in-group"))
        return
    lying = await context.services.pool.lying(context.workspace.id, context.person.id)
    await context.send(views.listed(lying, 0, context.reader))


async def page(_: Update, context: BotContext) -> None:
    """Another page of it."""
    await _list(context, context.press.argument)


async def claim(_: Update, context: BotContext) -> None:
    """The first tap wins; the others hear who has it, and see what is left."""
    where = context.press.argument
    claiming = context.services.pool.claim(context.press.named, context.deed(), context.shown)
    lead = await refusals.on_a_list(context, claiming, lambda refusal: _list_again(context, refusal))
    if lead is None:
        return
    away = None if context.in_group else await for_whom.news(context, lead)
    said = cards.lines(views.moved(lead, context.reader), away)
    if context.in_group:
        await context.toast(await _claimed(context, lead))
    if where:
        await _list(context, where, said=said)
    else:
        await lead_card.settle(context, lead, said=said)


async def _list_again(context: BotContext, refusal: DomainError) -> None:
    """A list stays a list: it says what is left, and who was first."""
    taken = views.moved(refusal.lead, context.reader) if isinstance(refusal, LeadTaken) else None
    await _list(context, context.press.argument, said=taken)


async def _claimed(context: BotContext, lead: Lead) -> str:
    """What whoever claimed a lead hears: that it is sent to them, unless they can't be written to or are on leave.

    Who had it already is sent nothing.
    """
    claimer, reader = await context.services.people.get(context.person.id), context.reader
    if pool.handover(lead, context.deed()) is None:
        return reader.plain("claimed-before", title=cards.title(lead, reader))
    if not claimer.reachable:
        return reader.plain("claimed-unheard")
    if claimer.away is not None and claimer.is_away(reader.now):
        return reader.plain("claimed-away", until=reader.day(claimer.away.until))
    return reader.plain("claimed")


async def _list(context: BotContext, where: str, *, said: str | None = None) -> None:
    """The pool as it is by now, in the pressed list or offer."""
    lying = await context.services.pool.lying(context.workspace.id, context.person.id)
    if where == views.OFFER:
        await context.show(views.offer(lying, context.reader, said=said))
    else:
        await context.show(views.listed(lying, number(where), context.reader, said=said))


async def release(_: Update, context: BotContext) -> None:
    """Somebody else shall have it."""
    lead = await context.services.pool.release(context.press.named, context.deed(), context.shown)
    await lead_card.settle(context, lead, said=views.moved(lead, context.reader))


async def assign_menu(_: Update, context: BotContext) -> None:
    """Who gets it; the argument is a page of the members, or says that a list stays above."""
    is_below = context.press.argument == teams.NEW
    asked = 0 if is_below else number(context.press.argument or "0")

    def form(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
        return views.assign_form(lead, reader, asked, nag=nag)

    lead = await context.services.leads.get(context.press.named, context.person.id)
    if is_below:
        await context.toast()
        await context.send(form(lead, context.reader))
    else:
        await lead_card.turn(context, lead, form)


async def assign(_: Update, context: BotContext) -> None:
    """They get it, if Telegram still has them in the group."""
    to = PersonId(number(context.press.argument))
    if to not in context.workspace.members:
        raise NotAMember
    try:
        await context.services.members.vouch(context.workspace, to)
    except NotAllowed as gone:
        raise NotAMember from gone
    lead = await context.services.pool.assign(context.press.named, to, context.deed(), context.shown)
    said = cards.lines(views.moved(lead, context.reader), await for_whom.news(context, lead))
    await lead_card.settle(context, lead, said=said)
