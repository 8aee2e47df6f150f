"""/settings: clock, working hours and days, country, currency; and what is typed for any setting."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace

from telegram import Update

from domain import answers, open_forms, summary_words
from domain.errors import MomentPassed, NotUnderstood, QuestionGone
from domain.people import Asking, Conversation
from handlers import away, holidays, offers, reminders, summary_settings
from handlers.context import BotContext
from messages import cards, complaints
from messages import settings as pages
from messages.callbacks import Forged
from messages.cards import View
from services import places
from services.places import Place

DAYS = ("day", "days")
WEEK = frozenset("0123456")


async def command(_: Update, context: BotContext) -> None:
    """/settings; /settings summary fri 17:00"""
    if (said := summary_words.behind_name(context.typed_after_command)) is not None:
        await summary_settings.told(context, said)
        return
    await context.send(pages.page(context.reader))


async def page(_: Update, context: BotContext) -> None:
    """Back to all settings."""
    await context.withdraw(*TAKES)
    await context.show(pages.page(context.reader))


async def choose(_: Update, context: BotContext) -> None:
    """One setting was chosen: its days are switched by taps, everything else is asked for."""
    chosen, *rest = context.press.argument.split("/")
    if chosen in DAYS:
        await _switch(context, rest)
    elif chosen in TAKES:
        first = chosen == Asking.ZONE and bool(rest)
        await _ask(context, Asking.FIRST_ZONE if first else Asking(chosen), is_new=first)
    else:
        raise Forged(chosen)


async def _ask(context: BotContext, asking: Asking, *, is_new: bool) -> None:
    """Ask for a value: in place of the page, or as a new message under the welcome, which stays."""
    question = pages.question(asking, context.reader)
    if is_new:
        await context.toast()
        message: int | None = (await context.send(question)).message_id
    else:
        message = await context.show(question)
    await context.ask(asking, message=message)


async def _switch(context: BotContext, wanted: Sequence[str]) -> None:
    """Show the days, after working on one or not; the button says which is wanted, so that it may come twice."""
    match wanted:
        case [day, ("on" | "off") as state] if day in WEEK:
            hours = context.person.hours
            days = hours.days | {int(day)} if state == "on" else hours.days - {int(day)}
            if not days:
                await context.toast(context.reader.plain("settings-last-day"), alert=True)
                return
            changed = replace(hours, days=days)
            context.person = await context.services.habits.set_hours(context.person.id, changed)
        case []:
            pass
        case _:
            raise Forged("/".join(wanted))
    await context.show(pages.days(context.reader))


async def location(update: Update, context: BotContext) -> None:
    """A location while the clock is asked for."""
    conversation, message = context.conversation, update.message
    if conversation is None or message is None or message.location is None:
        raise QuestionGone
    place = await places.zone_at(message.location.latitude, message.location.longitude)
    await _saved(context, conversation, await _live_at(context, place, conversation.asking))


async def answer(context: BotContext, conversation: Conversation) -> None:
    """A typed new value; what tells of a lead and is none is offered as one, and the question stands down."""
    try:
        view = await TAKES[conversation.asking](context)
    except (NotUnderstood, MomentPassed) as misread:
        if open_forms.is_plainly_a_lead(context.typed, context.reading):
            await context.stop_asking()
            await offers.offer(context)
            return
        complaint = complaints.sentence(misread, context.reader, pages.about(conversation.asking))
        again = await context.send(pages.question(conversation.asking, context.reader, said=complaint))
        await context.ask(conversation.asking, message=again.message_id)
        await context.remove([conversation.message])
        return
    await _saved(context, conversation, view)


async def _saved(context: BotContext, conversation: Conversation, view: View) -> None:
    """Show what holds now at the end of the chat, where the answer was typed, in the place of the question."""
    sent = await context.send(view)
    if conversation.untapped:
        await context.ask(conversation.asking, message=sent.message_id, untapped=True)
    else:
        await context.stop_asking()
    await context.remove([conversation.message])


async def _zone(context: BotContext) -> View:
    return await _live_at(context, await _place(context), Asking.ZONE)


async def _first_zone(context: BotContext) -> View:
    return await _live_at(context, await _place(context), Asking.FIRST_ZONE)


async def _place(context: BotContext) -> Place:
    return await places.find_zone(context.typed, context.services.clock.now())


async def _live_at(context: BotContext, place: Place, asking: Asking) -> View:
    """Whoever came to change the settings sees them again; a newcomer is led on to their first lead."""
    before = context.person
    context.person = await context.services.habits.set_zone(context.person.id, place.zone)
    context.workspace = await context.services.people.own_workspace(context.person)
    reader = context.reader
    country = reader.country(place.country)
    there = reader.text("settings-saved-zone", city=place.city, country=country, time=reader.clock(reader.now))
    kept = await context.services.habits.hour_kept(before, context.person)
    said = cards.lines(there, None if kept is None else pages.hour_kept(kept, reader))
    return pages.first_lead(said, reader) if asking is Asking.FIRST_ZONE else pages.page(reader, said=said)


async def _hours(context: BotContext) -> View:
    hours = answers.hours(context.typed, context.person.hours)
    context.person = await context.services.habits.set_hours(context.person.id, hours)
    return _changed(context)


async def _currency(context: BotContext) -> View:
    currency = places.find_currency(context.typed, context.workspace.currency)
    context.workspace = await context.services.habits.set_currency(context.person, currency)
    return _changed(context)


async def _country(context: BotContext) -> View:
    country = places.find_country(context.typed, context.person.language)
    context.workspace = await context.services.habits.set_country(context.person, country)
    context.person = await context.services.people.get(context.person.id)
    return _changed(context)


def _changed(context: BotContext) -> View:
    return pages.page(context.reader, said=context.reader.text("edited"))


TAKES: Mapping[Asking, Callable[[BotContext], Awaitable[View]]] = {
    Asking.ZONE: _zone,
    Asking.FIRST_ZONE: _first_zone,
    Asking.HOURS: _hours,
    Asking.CURRENCY: _currency,
    Asking.COUNTRY: _country,
    Asking.REGION: holidays.take_part,
    Asking.HOLIDAYS: holidays.take_place,
    Asking.STEPS: reminders.take_steps,
    Asking.AWAY: away.take,
    Asking.SUMMARY: summary_settings.take,
}
"""What is asked for here, and what takes the typed answer and gives the page that shows it."""
