"""/export: everything as a file; and the file that brings it back."""

from __future__ import annotations

from telegram import Document, Message, Update
from telegram.constants import ChatAction
from telegram.error import BadRequest
from telegram.ext import filters

from domain import takeout
from domain.errors import TakeoutGone, TakeoutTooBig
from domain.exports import Format
from domain.models import Deed
from domain.uploads import Place, Upload
from handlers.context import BotContext
from messages import exporting as pages

IS_JSON = filters.Document.FileExtension("json") | filters.Document.MimeType("application/json")
"""Files that may be an export of ours; whether they are one, their first key says."""


async def command(_: Update, context: BotContext) -> None:
    """/export"""
    await context.send(pages.form(context.reader))


async def first(_: Update, context: BotContext) -> None:
    """Before being forgotten."""
    await context.show(pages.form(context.reader, before_forgetting=True))


async def file(_: Update, context: BotContext) -> None:
    """One of the files: it arrives under the buttons, which stay for the others."""
    kind = context.chosen(Format)
    exporting = context.services.exporting
    if exporting.was_just_sent(context.chat, kind):
        await context.toast(context.reader.plain("export-there"))
        return
    await context.toast()
    await context.bot.send_chat_action(context.chat, ChatAction.UPLOAD_DOCUMENT)
    made = await exporting.export(kind, context.workspace.id, context.person)
    await context.send_file(made, pages.caption(kind, made, context.reader))
    exporting.sent(context.chat, kind)


async def arrived(update: Update, context: BotContext) -> None:
    """A JSON file was sent: say what is in it, and ask whether to bring it in."""
    message = update.message
    if message is None or message.document is None:
        raise TakeoutGone
    content = await _content(message.document, context)
    found = await context.services.exporting.look(content, context.workspace.id, context.person.id)
    await context.send(pages.preview(found, context.reader), reply_to=message.message_id)


async def bring_back(_: Update, context: BotContext) -> None:
    """“Bring them in”: the file that the question replies to, once however often it is pressed."""
    asked = context.query.message if context.query else None
    offered = asked.reply_to_message if isinstance(asked, Message) else None
    if offered is None or offered.document is None:
        raise TakeoutGone
    await context.toast()
    content = await _content(offered.document, context)
    upload, here = _upload(offered.document, context), context.workspace
    context.person = await context.services.importing.begin_return(
        context.person, upload, Place(here.country, here.currency)
    )
    deed = Deed(context.person.id, upload.deed)
    done = await context.services.exporting.bring_back(content, here.id, deed)
    await context.show(pages.brought(done, context.reader))


def _upload(document: Document, context: BotContext) -> Upload:
    """The file as the question about it shows it; Undo finds it by that."""
    name = document.file_name or context.reader.plain("import-unnamed")
    return Upload(context.message or 0, document.file_id, name, context.incoming.update_id)


async def not_back(_: Update, context: BotContext) -> None:
    """“No”: the question goes away."""
    await context.toast(context.reader.plain("not-brought-back"))
    await context.remove([context.message])


async def _content(document: Document, context: BotContext) -> bytes:
    """What is in a file. Raises TakeoutTooBig, TakeoutGone."""
    if document.file_size is not None and document.file_size > takeout.BIGGEST:
        raise TakeoutTooBig
    try:
        found = await context.bot.get_file(document.file_id)
    except BadRequest as gone:  # too old, or Telegram knows it no more
        raise TakeoutGone from gone
    return bytes(await found.download_as_bytearray())
