"""/summary: the picture with its caption; a page for each thing that is tapped, in its place."""

from __future__ import annotations

import contextlib
import logging
from dataclasses import replace

from telegram import Update
from telegram.error import BadRequest

from domain import period_phrases, periods, summary_csv
from domain.errors import NotUnderstood
from domain.periods import Period
from domain.summary import Summary
from handlers.context import BotContext
from messages import cards, charts, complaints, painting
from messages import summary as pages
from messages.callbacks import Forged, number
from messages.painting import NotDrawn
from messages.summary_lines import Page

log = logging.getLogger(__name__)


async def command(_: Update, context: BotContext) -> None:
    """/summary, /summary last month, /summary 1 Apr – 15 Apr"""
    await show(context, context.typed_after_command)


async def show(context: BotContext, typed: str) -> None:
    """The summary of the period that was typed."""
    try:
        period = _read(context, typed)
    except NotUnderstood as odd:
        await context.say(complaints.sentence(odd, context.figures_reader, "period"))
        return
    await _send(context, await _figures(context, period))


async def _send(context: BotContext, summary: Summary) -> None:
    """Below its picture; as text where that can't be made or is blank, or a group takes no pictures."""
    picture = None if charts.is_blank(summary) else await _drawn(context, summary)
    if picture is not None:
        with contextlib.suppress(BadRequest):
            await context.send(pages.view(summary, context.figures_reader, pictured=True), picture=picture)
            return
    await context.send(pages.view(summary, context.figures_reader))


async def page(_: Update, context: BotContext) -> None:
    """One of the pages."""
    named, _slash, rest = context.press.argument.partition("/")
    key, _slash, place = rest.partition("/")
    if named not in [*Page]:
        raise Forged(named)
    await _turn(context, Page(named), await _figures(context, _of(key)), number(place or "1"))


async def of_period(_: Update, context: BotContext) -> None:
    """Another period."""
    await _turn(context, Page.ALL, await _figures(context, _of(context.press.argument)))


async def _turn(context: BotContext, which: Page, summary: Summary, place: int = 1) -> None:
    """A page in the place of the one that was there; where that has a picture, below one that says what holds now.

    Details stand below a low picture, which leaves them room on a phone.
    """
    await context.toast()
    below, is_below = context.message, context.is_below_picture
    picture = await _drawn(context, summary, low=which is not Page.ALL) if is_below else None
    view = pages.page(which, summary, context.figures_reader, pictured=picture is not None, place=place)
    if picture is not None and below is not None:
        await context.show_below(below, view, picture)
    elif is_below:  # the old picture would belie the figures, or name those who don't want to be
        await context.send(view)
        await context.remove([context.message])
    else:
        await context.show(view)


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
    await _turn(context, Page.PEOPLE, await _figures(context, period))


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
    await context.send_file(made, context.reader.text("summary-csv", period=context.reader.period(period)))
    context.services.exporting.sent(context.chat, key)


async def _figures(context: BotContext, period: Period) -> Summary:
    """What a period came to, for a reader who knows everybody in it by name."""
    summary = await context.services.summaries.figures(context.workspace.id, context.person.id, period)
    context.names = {**context.names, **await context.services.people.names([each.person for each in summary.people])}
    return summary


def _read(context: BotContext, typed: str) -> Period:
    """The period that was typed, by the clock of its figures. Raises NotUnderstood."""
    reading = context.reading
    return period_phrases.read(typed, reading.now, context.clock, day_first=reading.day_first)


def _of(key: str) -> Period:
    """The period that a button carries. Raises Forged."""
    try:
        period = periods.of_key(key)
    except NotUnderstood as odd:
        raise Forged(key) from odd
    if periods.key(period) != key:
        raise Forged(key)
    return period


async def _drawn(context: BotContext, summary: Summary, *, low: bool = False) -> bytes | None:
    """The picture; None where it can't be made: the words say it all."""
    try:
        dark = context.workspace.dark_picture
        return await painting.drawn(summary, context.figures_reader, dark=dark, low=low)
    except NotDrawn as why:
        log.warning("a summary goes without its picture: %s", why, exc_info=why.__cause__)
        return None
