"""What people do with a team's leads goes by the rights that Telegram gives now; a refusal shows the card again."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable

from telegram import Update

from domain.errors import DomainError, NotAllowed, NotYours
from domain.models import Lead, LeadRef
from handlers import lead_card, standing, team_settings
from handlers.context import BotContext
from handlers.team import Handler
from messages import complaints
from messages.callbacks import Action

FOR_MEMBERS = frozenset(
    {
        *(Action.CARD, Action.MORE, Action.HISTORY, Action.WHY, Action.DONE, Action.SHOW_ME, Action.PHOTOS),
        *(Action.OPEN, Action.SHOW_KNOWN, Action.LOOK, Action.ASK_NOTE, Action.CLAIM, Action.REFER),
    }
)
"""What any member may do with any lead: nobody does it as an admin."""

FOR_ADMINS = frozenset(
    {
        *(Action.TEAM_SETTINGS, Action.SUMMARY_SETTINGS, Action.SUMMARY_NAMES),
        *(Action.GIVE_UP, Action.TAKE_UP, Action.UNDO_TOLD, Action.TOLD_SOURCE),
    }
)
"""What is chosen for a whole team, or told to it by somebody else."""

ON_A_LIST = frozenset({Action.MERGE, Action.TELL_APART, Action.UNDO_MERGE})
"""Buttons that name a lead, on a message that isn't its card."""


def by_rights(handler: Handler) -> Handler:
    """The same, by whoever may do it now; a refused press shows the card as it stands."""

    async def handled(update: Update, context: BotContext) -> None:
        await _ask_of_admins(context)
        try:
            await standing.insisting(context, lambda: handler(update, context))
        except NotYours as refusal:
            if not _is_of_a_card(context, refusal):
                raise
            await context.toast(complaints.plain(refusal, context.reader), alert=True)
            lead = await context.services.leads.get(refusal.lead.ref, context.person.id)
            await lead_card.settle(context, lead)

    return handled


async def on_a_list(
    context: BotContext, deed: Awaitable[Lead], again: Callable[[DomainError], Awaitable[None]]
) -> Lead | None:
    """What the deed made of a lead; where a button below a list is refused, why, and the list `again`."""
    try:
        return await deed
    except DomainError as refusal:
        if not context.press.argument or isinstance(refusal, NotAllowed):
            raise
        await context.toast(complaints.plain(refusal, context.reader), alert=True)
        await again(refusal)
    return None


async def _ask_of_admins(context: BotContext) -> None:
    """Whether an admin is one still, where they act as such: on somebody else's lead, or for the whole team."""
    ref = _concerned(context)
    if ref is None and not _is_about_the_team(context):
        return
    there = context.workspace.id if ref is None else ref.workspace
    team = context.workspace if there == context.workspace.id else await context.services.teams.known(there)
    if team is None or not team.is_team or not team.is_admin(context.person.id):
        return
    if ref is None or not await _has(context, ref):
        await standing.leads(context, team.id)


def _concerned(context: BotContext) -> LeadRef | None:
    """The lead that a press or words act on, if that isn't everybody's to do."""
    if context.query is not None:
        return None if context.press.action in FOR_MEMBERS else context.press.lead
    return next(iter(context.concerned), None)


def _is_about_the_team(context: BotContext) -> bool:
    if not context.in_group:
        return False
    if context.query is not None:
        return context.press.action in FOR_ADMINS
    asked = context.conversation
    answers = asked is not None and asked.asking in team_settings.TAKES
    return answers or context.command in ("settings", "goal")


async def _has(context: BotContext, ref: LeadRef) -> bool:
    """Whether it is the person's own lead, for which they need lead no team."""
    with contextlib.suppress(DomainError):
        return (await context.services.leads.get(ref, context.person.id)).owner == context.person.id
    return False


def _is_of_a_card(context: BotContext, refusal: NotYours) -> bool:
    """Whether the refused press stands on the card of that lead."""
    if context.query is None:
        return False
    return context.press.lead == refusal.lead.ref and context.press.action not in ON_A_LIST
