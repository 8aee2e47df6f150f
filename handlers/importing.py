"""Importing a file of leads: sent, looked at, its columns changed, recorded, taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from telegram import Document, InputFile, Update
from telegram.error import BadRequest, TelegramError

from domain import tables
from domain.column_names import Column
from domain.errors import DomainError, FileGone, TableTooLarge
from domain.imports import Imported, Sheet
from domain.uploads import Upload
from handlers import plain_text
from handlers.context import BotContext
from messages import importing as views
from messages.callbacks import Forged, number
from messages.cards import View


async def command(_: Update, context: BotContext) -> None:
    """/import: say what to send."""
    await context.send(View(context.reader.text("import-how")))


async def document(update: Update, context: BotContext) -> None:
    """A file, with /import before it or without: show what would be recorded. Of a picture the caption is read."""
    sent = update.message.document if update.message else None
    if sent is None:
        return
    kind = tables.kind_of(sent.file_name, sent.mime_type)
    if kind in tables.NO_LISTS and context.typed:
        await plain_text.typed(update, context)
        return
    tables.require_fit(kind, sent.file_size or 0)
    upload = await _begun(context, sent)
    if upload.recorded_at is not None:
        return  # the update came again, after its leads were recorded
    try:
        await _show_preview(context, upload)
    except DomainError:
        await context.remove([upload.message])
        context.person = await context.services.importing.forget(context.person.id, upload.message)
        raise


async def _begun(context: BotContext, sent: Document) -> Upload:
    """The file, and the message that will show it and says “Reading…” until then; once for each update."""
    cause, message = context.incoming.update_id, context.incoming.message
    before = next((each for each in context.person.uploads if each.cause == cause), None)
    if before is not None:
        return before
    shown = await context.send(views.reading(context.reader), reply_to=message.message_id if message else None)
    name, now = sent.file_name or context.reader.plain("import-unnamed"), context.reading.now
    upload = Upload(shown.message_id, sent.file_id, name, cause, sent_at=now)
    context.person = await context.services.importing.keep(context.person.id, upload)
    return upload


async def _show_preview(context: BotContext, upload: Upload, sheet: Sheet | None = None) -> None:
    sheet = sheet or await _sheet(context, upload)
    shown = await context.services.importing.preview(
        context.workspace.id, context.person, upload, sheet, context.reading, _progress(context, upload)
    )
    view = await asyncio.to_thread(views.preview, shown, context.reader)  # it counts all rows
    await context.redraw(upload.message, view)


async def _sheet(context: BotContext, upload: Upload) -> Sheet:
    """What is in the file, as Telegram has it. Raises FileGone, TableTooLarge and what domain.imports.sheet does."""
    try:
        file = await context.bot.get_file(upload.file)
        content = bytes(await file.download_as_bytearray())
    except BadRequest as refused:
        raise (TableTooLarge if "too big" in refused.message.lower() else FileGone) from refused
    except TelegramError as trouble:
        raise FileGone from trouble
    return await context.services.importing.sheet(upload, content, context.reading)


def _progress(context: BotContext, upload: Upload) -> Callable[[int, int], Awaitable[None]]:
    """Says in the file's message how far it has been read."""

    async def told(done: int, total: int) -> None:
        await context.redraw(upload.message, views.reading(context.reader, done, total))

    return told


async def preview(_: Update, context: BotContext) -> None:
    """“Back” from the columns."""
    upload = context.services.importing.open_for_choices(context.person, context.message)
    await context.toast()
    await _show_preview(context, upload)


async def duplicates(_: Update, context: BotContext) -> None:
    """Skip leads that are known already, or record them all the same."""
    upload = context.services.importing.open_for_choices(context.person, context.message)
    await context.toast()
    upload = replace(upload, keep_duplicates=context.press.argument == "keep")
    context.person = await context.services.importing.keep(context.person.id, upload)
    await _show_preview(context, upload)


async def heading(_: Update, context: BotContext) -> None:
    """The first row names the columns, or it is a lead like the others."""
    upload = context.services.importing.open_for_choices(context.person, context.message)
    await context.toast()
    upload = replace(upload, heading=context.press.argument == "yes")
    sheet = await _sheet(context, upload)  # what leaves no row to record is refused before it is remembered
    context.person = await context.services.importing.keep(context.person.id, upload)
    await _show_preview(context, upload, sheet)


async def dates(_: Update, context: BotContext) -> None:
    """Which number of 12/03/2026 is the day."""
    upload = context.services.importing.open_for_choices(context.person, context.message)
    await context.toast()
    upload = replace(upload, day_first=context.press.argument == "day")
    context.person = await context.services.importing.keep(context.person.id, upload)
    await _show_preview(context, upload)


async def columns(_: Update, context: BotContext) -> None:
    """Every column and what it holds."""
    upload = context.services.importing.open_for_choices(context.person, context.message)
    await context.toast()
    sheet = await _sheet(context, upload)
    await context.redraw(upload.message, views.columns(upload, sheet, number(context.press.argument), context.reader))


async def column(_: Update, context: BotContext) -> None:
    """What one column may hold."""
    upload = context.services.importing.open_for_choices(context.person, context.message)
    place = number(context.press.argument)
    await context.toast()
    sheet = await _sheet(context, upload)
    if place >= len(sheet.columns):
        raise Forged(context.press.argument)
    await context.redraw(upload.message, views.column(sheet, place, context.reader))


async def field(_: Update, context: BotContext) -> None:
    """Say what a column holds."""
    upload = context.services.importing.open_for_choices(context.person, context.message)
    place, chosen = context.press.argument.partition("/")[::2]
    if chosen not in set(Column):
        raise Forged(context.press.argument)
    await context.toast()
    upload = upload.choosing(number(place), Column(chosen))
    context.person = await context.services.importing.keep(context.person.id, upload)
    sheet = await _sheet(context, upload)
    page = number(place) // views.ON_A_PAGE
    await context.redraw(upload.message, views.columns(upload, sheet, page, context.reader))


async def cancel(_: Update, context: BotContext) -> None:
    """Nothing is imported."""
    upload = context.services.importing.open_for_choices(context.person, context.message)
    context.person = await context.services.importing.forget(context.person.id, upload.message)
    await context.toast(context.reader.plain("import-cancelled"))
    await context.remove([upload.message])


async def drop(context: BotContext, upload: Upload) -> None:
    """/cancel while a file waits to be recorded; it is forgotten last, so that a crash repeats the sentence alone."""
    await context.remove([upload.message])
    await context.say(context.reader.text("import-cancelled"))
    context.person = await context.services.importing.forget(
        context.person.id, upload.message, cancelled_by=context.incoming.update_id
    )


async def record(_: Update, context: BotContext) -> None:
    """Record all that is new, once; send back what can be put right, with the reasons."""
    importing = context.services.importing
    upload = importing.open_for_choices(context.person, context.message)
    await context.toast()
    sheet = await _sheet(context, upload)
    await context.redraw(upload.message, views.recording(len(sheet.rows), context.reader))
    try:
        done = await importing.record(
            context.workspace.id, context.person, upload, sheet, context.reading, _progress(context, upload)
        )
    except Exception:
        await _show_preview(context, upload)  # nothing is recorded, and it may be tried again
        raise
    await context.redraw(upload.message, await asyncio.to_thread(views.imported, done, context.reader))
    await _send_back(context, upload, done)
    context.person = await importing.finish(context.person.id, upload)


async def _send_back(context: BotContext, upload: Upload, done: Imported) -> None:
    if not done.plan.faulty:
        return
    rows = await asyncio.to_thread(views.returned, done, context.reader)
    await context.bot.send_document(
        context.chat,
        InputFile(rows, filename=views.returned_name(upload, context.reader)),
        caption=context.reader.plain("import-returned", count=len(done.plan.faulty)),
    )


async def undo(_: Update, context: BotContext) -> None:
    """Take all leads of a file away again."""
    importing = context.services.importing
    upload = importing.find(context.person, context.message)
    await context.toast()
    gone, stay = await importing.undo(context.workspace.id, context.person, upload)
    await context.redraw(upload.message, views.undone(gone, stay, context.reader))
    context.person = await importing.keep(context.person.id, replace(upload, undone=True))
