"""/summary: the picture with its caption; a page for each thing that is tapped, in its place."""

from __future__ import annotations

import contextlib
import logging
from dataclasses import replace

from telegram import Update
from telegram.constants import ParseMode
from telegram.error import BadRequest

from domain import period_phrases, periods, summary_csv
from domain.errors import NotUnderstood
from domain.periods import Period
from domain.summary import Summary
from handlers.context import BotContext
from messages import cards, complaints, painting
from messages import summary as pages
from messages.callbacks import Forged
from messages.painting import NotDrawn
from messages.summary import Page

log = logging.getLogger(__name__)


async def command(_: Update, context: BotContext) -> None:
    """/summary, /summary last month, /summary 1 Apr – 15 Apr"""
    reader = context.reader
    try:
        period = period_phrases.read(
            context.typed_after_command, reader.now, reader.person.zone, day_first=context.reading.day_first
        )
    except NotUnderstood as odd:
        await context.say(complaints.sentence(odd, reader, "period"))
        return
    await _send(context, await _figures(context, period))


async def _send(context: BotContext, summary: Summary) -> None:
    """Below its picture; as text where that can't be made, or a group takes no pictures."""
    picture = await _drawn(context, summary)
    if picture is not None:
        with contextlib.suppress(BadRequest):
            await context.send(pages.view(summary, context.reader, pictured=True), picture=picture)
            return
    await context.send(pages.view(summary, context.reader))


async def page(_: Update, context: BotContext) -> None:
    """One of the pages, below the same picture."""
    named, _slash, key = context.press.argument.partition("/")
    if named not in [*Page]:
        raise Forged(named)
    summary = await _figures(context, _of(key))
    view = pages.page(Page(named), summary, context.reader, pictured=context.is_below_picture)
    await context.show_below(view)


async def of_period(_: Update, context: BotContext) -> None:
    """Another period: its picture in the place of the one that was there."""
    summary = await _figures(context, _of(context.press.argument))
    await context.toast()
    if not context.is_below_picture:
        await context.show(pages.view(summary, context.reader))
        return
    if (picture := await _drawn(context, summary)) is None:
        await context.send(pages.view(summary, context.reader))  # the old picture would belie the new figures
        return
    await context.show_below(pages.view(summary, context.reader, pictured=True), picture)


async def lead(_: Update, context: BotContext) -> None:
    """The card of a lead that a page names: a message of its own, so that the summary stays."""
    found = await context.services.leads.get(context.press.named, context.person.id)
    kin = await context.services.referrals.kin(found, context.person.id)
    await context.toast()
    await context.send(cards.lead(found, context.reader, kin=kin))


async def names(_: Update, context: BotContext) -> None:
    """An admin says whether the group reads who did what."""
    wanted, _slash, key = context.press.argument.partition("/")
    if wanted not in ("on", "off"):
        raise Forged(wanted)
    period, services = _of(key), context.services
    context.workspace = await services.teams.change(
        context.workspace.id, context.person.id, lambda kept: replace(kept, names_in_summary=wanted == "on")
    )
    await context.show_below(pages.page(Page.PEOPLE, await _figures(context, period), context.reader))


async def csv(_: Update, context: BotContext) -> None:
    """All figures as a file."""
    key = context.press.argument
    period = _of(key)
    if context.services.exporting.was_just_sent(context.chat, key):
        await context.toast(context.reader.plain("export-there"))
        return
    await context.toast()
    summary = await _figures(context, period)
    people = await context.services.people.names([each.person for each in summary.people])
    made = summary_csv.write(summary, people, masks=context.in_group)
    await context.bot.send_document(
        context.chat,
        made.content,
        filename=made.name,
        caption=context.reader.text("summary-csv", period=context.reader.period(period)),
        parse_mode=ParseMode.HTML,
        message_thread_id=context.topic,
    )
    context.services.exporting.sent(context.chat, key)


async def _figures(context: BotContext, period: Period) -> Summary:
    """What a period came to, for a reader who knows everybody in it by name."""
    summary = await context.services.summaries.figures(context.workspace.id, context.person.id, period)
    context.names = {**context.names, **await context.services.people.names([each.person for each in summary.people])}
    return summary


def _of(key: str) -> Period:
    """The period that a button carries. Raises Forged."""
    try:
        period = periods.of_key(key)
    except NotUnderstood as odd:
        raise Forged(key) from odd
    if periods.key(period) != key:
        raise Forged(key)
    return period


async def _drawn(context: BotContext, summary: Summary) -> bytes | None:
    """The picture; None where it can't be made: the words say it all."""
    try:
        return await painting.drawn(summary, context.reader, dark=False)
    except NotDrawn as why:
        log.warning("a summary goes without its picture: %s", why, exc_info=why.__cause__)
        return None
