"""/settings in a group, and what its admins choose for their team."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from telegram import ForceReply, Update

from domain import summary_words, team_rules
from domain.errors import NotUnderstood
from domain.models import Workspace
from domain.people import Asking, Conversation
from domain.team_rules import Rule
from handlers import summary_settings
from handlers.context import BotContext
from handlers.offers import Handler
from messages import complaints
from messages import team_settings as pages
from messages.callbacks import Forged
from messages.cards import View
from messages.reader import Reader
from messages.teams import NEW
from services import places

MENUS: Mapping[str, Callable[[Reader], View]] = {
    Rule.NEW_LEADS: pages.new_leads,
    pages.LATE: pages.late,
    Rule.NAGS: pages.late,
    Rule.DAYS: pages.late,
    Rule.MOST_OPEN: pages.most_open,
}


def or_own(own: Handler) -> Handler:
    """/settings: of the team in its group, for its admins; elsewhere one's own."""

    async def settings(update: Update, context: BotContext) -> None:
        if not context.in_group:
            await own(update, context)
            return
        await _lead(context)
        if (said := summary_words.behind_name(context.typed_after_command)) is not None:
            await summary_settings.told(context, said)
        else:
            await context.send(await _page(context))

    return settings


async def choose(_: Update, context: BotContext) -> None:
    """A button of the team's settings."""
    await _lead(context)
    chosen = context.press.argument
    if not chosen:
        await context.show(await _page(context))
    elif chosen == NEW:  # the hello stays, with its button for each member
        await context.toast()
        await context.send(await _page(context))
    elif chosen in (pages.HERE, pages.GENERAL):
        await _change(context, team_rules.topic(context.topic if chosen == pages.HERE else None))
        await context.show(await _page(context, said=context.reader.text("edited")))
    elif chosen in TAKES:
        await context.toast()
        await _ask(context, Asking(chosen))
    else:
        await _choose(context, chosen)


async def _choose(context: BotContext, chosen: str) -> None:
    """A menu, or one of what it offers, which then shows as chosen."""
    menu = MENUS.get(chosen.split("/")[0])
    if menu is None or ("/" in chosen and chosen not in team_rules.CHOICES):
        raise Forged(chosen)
    if chosen in team_rules.CHOICES:
        await _change(context, team_rules.CHOICES[chosen])
    await context.show(menu(context.reader))


async def _lead(context: BotContext) -> None:
    """Go on for an admin of the group only. Raises AdminsOnly, Forged."""
    if not context.in_group:
        raise Forged(context.chat)
    context.workspace = await context.services.teams.led_by(context.workspace.id, context.person.id)


async def _change(context: BotContext, change: Callable[[Workspace], Workspace]) -> None:
    context.workspace = await context.services.teams.change(context.workspace.id, context.person.id, change)


async def _page(context: BotContext, *, said: str | None = None) -> View:
    chat = context.incoming.effective_chat
    place = pages.Place(bool(chat and chat.is_forum), context.topic)
    reached = await context.services.teams.reached(context.workspace)
    return pages.page(context.reader, context.bot.username, reached, place, said=said)


async def _ask(context: BotContext, asking: Asking, *, said: str | None = None) -> None:
    """Ask aloud, with the reply opened for the admin alone: in a group nothing else that is typed is heard."""
    question = View(pages.question(asking, context.reader, said=said))
    asked = await context.send(question, forced=ForceReply(selective=True))
    await context.ask(asking, message=asked.message_id)


async def answer(context: BotContext, conversation: Conversation) -> None:
    """A typed new value."""
    try:
        await TAKES[conversation.asking](context)
    except NotUnderstood as misread:
        await _ask(context, conversation.asking, said=complaints.sentence(misread, context.reader, conversation.asking))
    else:
        await context.send(await _page(context, said=context.reader.text("edited")))
        await context.stop_asking()
    await context.remove([conversation.message])


async def _zone(context: BotContext) -> None:
    place = await places.find_zone(context.typed, context.services.clock.now())
    context.workspace = await context.services.teams.set_zone(context.workspace.id, context.person.id, place.zone)
    await context.services.habits.follow_all(context.workspace)


async def _country(context: BotContext) -> None:
    country = places.find_country(context.typed, context.person.language)
    await _change(context, team_rules.country(country))
    await context.services.habits.follow_all(context.workspace)


async def _currency(context: BotContext) -> None:
    await _change(context, team_rules.currency(places.find_currency(context.typed, context.workspace.currency)))


async def _summary(context: BotContext) -> None:
    await summary_settings.take(context)


TAKES: Mapping[str, Callable[[BotContext], Awaitable[None]]] = {
    Asking.ZONE: _zone,
    Asking.COUNTRY: _country,
    Asking.CURRENCY: _currency,
    Asking.SUMMARY: _summary,
}
"""What is asked for in a group, and what takes the typed answer."""
