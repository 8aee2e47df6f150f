"""Who leads a team is Telegram's to say: it is asked anew before that lets somebody act, and before it refuses them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from domain.errors import AdminsOnly, NotYours
from domain.models import WorkspaceId
from handlers.context import BotContext

Result = TypeVar("Result")


async def insisting(context: BotContext, act: Callable[[], Awaitable[Result]]) -> Result:
    """What `act` gives; whoever is refused, but leads the team by now, tries once more. Raises what `act` does."""
    try:
        return await act()
    except (NotYours, AdminsOnly) as refusal:
        there = refusal.lead.workspace if isinstance(refusal, NotYours) else context.workspace.id
        if context.standing_known or not await leads(context, there):
            raise
    return await act()


async def leads(context: BotContext, workspace: WorkspaceId) -> bool:
    """Whether the person leads this team now, as Telegram says. Raises NotAllowed for one who has left it."""
    team = await context.services.teams.get(workspace)
    context.standing_known = True
    team = await context.services.members.ask_anew(team, context.person.id)
    if team.id == context.workspace.id:
        context.workspace = team
    return team.is_admin(context.person.id)
