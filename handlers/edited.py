"""A message that was edited after it was sent: what was read first stays."""

from __future__ import annotations

from telegram import Update

from handlers.context import BotContext


async def told(_: Update, context: BotContext) -> None:
    """A message is read once; how a lead is corrected is said, so that nobody relies on the edit."""
    await context.say(context.reader.text("edited-message"))
