"""Show me: a team's lead with all its contacts, in private; photos go there too."""

from __future__ import annotations

from telegram import Update
from telegram.constants import ParseMode
from telegram.error import Forbidden

from domain.errors import NotYours
from domain.models import Lead, LeadRef
from domain.rights import Right
from handlers import lead_card, pictures
from handlers.context import BotContext
from messages import cards, forms, teams


async def show_me(_: Update, context: BotContext) -> None:
    """Send the card to whoever pressed; where the bot may not write to them, their private chat opens."""
    lead = await context.services.leads.get(context.press.named, context.person.id)
    try:
        await _send(context, lead)
    except Forbidden:
        await context.services.people.unreachable(context.person.id)
        await context.open_link(teams.link(context.bot.username, teams.payload_of(lead.ref)))
    else:
        await context.toast(context.reader.plain("shown-in-private"))


async def more(update: Update, context: BotContext) -> None:
    """⋯ More; a group's card stays as it is for the others where somebody has no part in the lead."""
    try:
        right = Right.EDIT if context.in_group else Right.SEE
        lead = await context.services.leads.get(context.press.named, context.person.id, right)
    except NotYours:
        await show_me(update, context)
        return
    await lead_card.turn(context, lead, forms.more_menu)


async def photos(update: Update, context: BotContext) -> None:
    """The photos of a lead; a group doesn't see them, so that from there the card goes to the private chat."""
    await (show_me if context.in_group else pictures.show)(update, context)


async def opened(context: BotContext, ref: LeadRef) -> None:
    """/start from such a link: the card, for whoever is in the team."""
    await context.step_into(ref.workspace)
    await _send(context, await context.services.leads.get(ref, context.person.id))


async def _send(context: BotContext, lead: Lead) -> None:
    kin = await context.services.referrals.kin(lead, context.person.id)
    view = cards.lead(lead, context.alone, kin=kin)
    await context.bot.send_message(context.person.id, view.text, parse_mode=ParseMode.HTML, reply_markup=view.keyboard)
