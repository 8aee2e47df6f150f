"""The photos of a lead."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InputMediaPhoto, Update
from telegram.error import BadRequest

from handlers.context import BotContext

AN_ALBUM = 10
"""How many photos Telegram shows as one album."""


async def show(_: Update, context: BotContext) -> None:
    """Send the lead's photos below its card; Telegram keeps them, and may have lost one."""
    lead = await context.services.leads.get(context.press.named, context.person.id)
    if not lead.photos:
        await context.toast(context.reader.plain("photo-lost"), alert=True)
        return
    await context.toast()
    albums = [lead.photos[first : first + AN_ALBUM] for first in range(0, len(lead.photos), AN_ALBUM)]
    sent = [await _send(context, album) for album in albums]
    if not all(sent):
        await context.say(context.reader.text("photo-lost"))


async def _send(context: BotContext, photos: Sequence[str]) -> bool:
    """Send some together; where one of them is lost, the others one by one. False if any is lost."""
    if len(photos) > 1:
        try:
            await context.bot.send_media_group(
                context.chat,
                [InputMediaPhoto(photo) for photo in photos],
                reply_to_message_id=context.message,
                allow_sending_without_reply=True,
            )
        except BadRequest:
            return all([await _send(context, [photo]) for photo in photos])
        return True
    try:
        await context.bot.send_photo(
            context.chat, photos[0], reply_to_message_id=context.message, allow_sending_without_reply=True
        )
    except BadRequest:
        return False
    return True
