"""What of a team is late, for its admins."""

from __future__ import annotations

from telegram import Update

from domain.models import WorkspaceId
from handlers.context import BotContext
from messages import notices
from messages.callbacks import place


async def page(_: Update, context: BotContext) -> None:
    """Another page of it, as it is by now."""
    team, shown = place(context.press.argument)
    await context.step_into(WorkspaceId(team))
    late, owners = await context.services.teams.late(context.workspace.id, context.person.id)
    await context.show(notices.late_for_admin(late, owners, context.reader, shown))
