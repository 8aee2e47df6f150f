"""/forget: say what would be erased, ask, erase."""

from __future__ import annotations

import contextlib

from telegram import Update
from telegram.error import BadRequest

from handlers.context import BotContext
from messages import exporting as pages
from messages.cards import View


async def command(_: Update, context: BotContext) -> None:
    """/forget"""
    await context.send(await _form(context))


async def form(_: Update, context: BotContext) -> None:
    """Back to the question."""
    await context.show(await _form(context))


async def yes(_: Update, context: BotContext) -> None:
    """“Yes, erase everything”: what the chat still shows of it goes first, as nobody knows of it afterwards."""
    await context.toast()
    await _take_away(context)
    await context.services.forgetting.forget(context.person.id, context.incoming.update_id)
    await context.show(View(context.reader.text("forgotten")))


async def no(_: Update, context: BotContext) -> None:
    """“Keep everything”."""
    await context.show(View(context.reader.text("not-forgotten")))


async def _form(context: BotContext) -> View:
    leads = await context.services.leads.all(context.workspace.id, context.person.id)
    in_a_team = await context.services.forgetting.is_in_a_team(context.person.id)
    return pages.forget(context.reader, leads=len(leads), in_a_team=in_a_team)


async def _take_away(context: BotContext) -> None:
    """The living card, the morning list, open questions, offers and previews of files, with what was read in them.

    What is too old to be deleted (48 hours) is emptied.
    """
    context.services.importing.let_go(context.person.id)
    person, said = context.person, context.reader.text("card-forgotten")
    living = person.card.message if person.card is not None else None
    questions = (*person.conversations, *person.cancelled)
    asking = [each.message for each in questions if each.chat == context.chat]
    offered = [each.message for each in person.offers if each.chat == context.chat]
    previews = [each.message for each in person.uploads]
    shown = {
        each
        for each in (living, person.digest_card, *asking, *offered, *previews)
        if each is not None and each != context.message
    }
    for message in shown:
        with contextlib.suppress(BadRequest):
            try:
                await context.bot.delete_message(context.chat, message)
            except BadRequest:
                await context.bot.edit_message_text(said, chat_id=context.chat, message_id=message)
