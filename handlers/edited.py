"""A message that was edited after it was sent: what is still offered is read anew, what was recorded stays."""

from __future__ import annotations

from telegram import Update

from handlers import offers
from handlers.context import BotContext


async def told(_: Update, context: BotContext) -> None:
    """Offer it anew; of a message that was read for good it is said how a lead is corrected."""
    if not await offers.reread(context):
        await context.say(context.reader.text("edited-message"))
