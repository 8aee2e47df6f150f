"""Sharing a lead into any chat: “@bot jane”."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineQueryResultArticle, InlineQueryResultsButton, InputTextMessageContent, Update
from telegram.constants import ChatType, InlineQueryLimit, ParseMode
from telegram.error import BadRequest

from domain.models import Lead
from handlers.context import BotContext
from messages import inline
from messages.reader import Reader
from services.search import Inline

START = "inline"
"""What the button above the list gives to /start."""

PRIVATE = (ChatType.SENDER, ChatType.PRIVATE)
"""Where a card that is shared is read by one person; many, or who knows who, don't see how to reach the lead."""

LONGEST_OFFSET = 6
TOO_OLD = "query is too old"


async def offer(update: Update, context: BotContext) -> None:
    """The leads that fit what is typed after the bot's name; for nothing typed, what is owed now."""
    query = update.inline_query
    if query is None:
        return
    if context.person.started_at is None:
        await _answer(context, [], button="inline-start")
        return
    await context.services.members.vouch_for(context.person.id)
    words, start = query.query.strip(), _start(query.offset)
    found = await context.services.search.for_inline(context.person.id, words)
    shown = found.leads[start : start + InlineQueryLimit.RESULTS]
    button = None if shown or start else "inline-nothing" if words else "inline-nothing-owed"
    following = start + len(shown)
    offered = [_article(lead, found, context) for lead in shown]
    await _answer(context, offered, following=following if following < len(found.leads) else None, button=button)


async def _answer(
    context: BotContext,
    offered: Sequence[InlineQueryResultArticle],
    *,
    following: int | None = None,
    button: str | None = None,
) -> None:
    """Nobody else may be shown these results, and a minute later they are others. A late answer is for nobody."""
    query = context.incoming.inline_query
    above = InlineQueryResultsButton(context.reader.plain(button), start_parameter=START) if button else None
    try:
        if query is not None:
            await query.answer(
                offered,
                cache_time=0,
                is_personal=True,
                next_offset=str(following or ""),
                button=above,
            )
    except BadRequest as refusal:
        if TOO_OLD not in refusal.message.lower():
            raise


def _article(lead: Lead, found: Inline, context: BotContext) -> InlineQueryResultArticle:
    query = context.incoming.inline_query
    masks = query is None or query.chat_type not in PRIVATE
    reader = Reader(context.person, found.workspaces[lead.workspace], context.reader.now, masks=masks)
    drawn = inline.article(lead, reader)
    content = InputTextMessageContent(drawn.text, parse_mode=ParseMode.HTML)
    return InlineQueryResultArticle(drawn.id, drawn.title, content, description=drawn.description)


def _start(offset: str) -> int:
    """From which lead on; Telegram gives back what it was told, but anybody may send anything."""
    plain = offset.isascii() and offset.isdecimal() and len(offset) <= LONGEST_OFFSET
    return int(offset) if plain else 0
