"""The photos of a lead."""

from __future__ import annotations

from telegram import Update
from telegram.error import BadRequest

from handlers.context import BotContext


async def show(_: Update, context: BotContext) -> None:
    """Send the lead's photos below its card; Telegram keeps them, and may have lost one."""
    lead = await context.services.leads.get(context.press.named, context.person.id)
    lost = not lead.photos
    for photo in lead.photos:
        try:
            await context.bot.send_photo(
                context.chat, photo, reply_to_message_id=context.message, allow_sending_without_reply=True
            )
        except BadRequest:
            lost = True
    await context.toast(context.reader.plain("photo-lost") if lost else None, alert=lost)
