"""Meeting people: who may come in, /start, /help, /privacy."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from telegram import ChatMember, Update, User
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop

from domain import nagging, source_links
from handlers import away, exporting, forget, importing, source_link, team, whole_card
from handlers.context import BotContext
from messages import help as help_pages
from messages import lists, teams
from messages.callbacks import Action
from messages.cards import View
from messages.keyboards import free, markup

log = logging.getLogger(__name__)

GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)

MEANT_FOR_PRIVATE: Mapping[str, team.Handler] = {
    "away": away.opened,
    "export": exporting.command,
    "forget": forget.command,
    "import": importing.command,
    "link": source_link.opened,
}
"""What a link opens that a group gave instead of doing it there."""

REMEMBERED = 10_000
"""How many of those turned away are remembered, so that they hear one sentence only."""


async def meet(update: Update, context: BotContext) -> None:
    """Before anything else: know the person and their workspace, or turn them away and keep nothing of them."""
    user, chat = update.effective_user, update.effective_chat
    if chat is not None and chat.type in GROUPS:
        is_welcome = await _is_welcome(context, user.id if user else 0, chat.id)
        await team.overhear(update, context, chat, is_welcome=is_welcome)
    if user is None or _is_shared_by_us(update, context):
        raise ApplicationHandlerStop
    context.introduce(user)
    if user.is_bot or _is_in_disguise(update):
        await _ask_who_it_is(update, context)
        raise ApplicationHandlerStop
    if update.inline_query is not None:
        await _recognise(context, user)
        return
    if chat is None:
        raise ApplicationHandlerStop
    if not await _is_welcome(context, user.id, chat.id):
        await _turn_away(context, "stranger")
    if chat.type in GROUPS:
        await team.meet(update, context, chat)
        return
    if chat.type != ChatType.PRIVATE:
        raise ApplicationHandlerStop  # a channel: nobody works there
    people = context.services.people
    if _is_leaving(update) and not await people.knows(context.person.id):
        raise ApplicationHandlerStop  # who was forgotten, or never came in, leaves no trace by going
    is_back = not _is_leaving(update)
    context.person = await people.meet(context.person.id, user.full_name, back=is_back, username=user.username)
    context.workspace = await people.own_workspace(context.person)
    context.teams = await context.services.teams.titles(context.person.id)
    await team.look_in(context)


async def _recognise(context: BotContext, user: User) -> None:
    """Somebody who types the bot's name in another chat: known, or a stranger still, of whom nothing is kept."""
    if await _is_welcome(context, user.id, user.id):
        context.person, context.workspace = await context.services.people.introduce(context.person.id, user.full_name)


def _is_in_disguise(update: Update) -> bool:
    """Whether a group or a channel stands as the sender: an anonymous admin, or somebody who posts as a channel."""
    return update.message is not None and update.message.sender_chat is not None


async def _ask_who_it_is(update: Update, context: BotContext) -> None:
    """Nobody can owe anything whose name isn't known; other bots, and what a channel passes on, aren't talked to."""
    message, chat = update.message, update.effective_chat
    if message is None or chat is None or not _is_in_disguise(update) or message.is_automatic_forward:
        return
    if await _is_welcome(context, 0, chat.id) and team.is_for_us(message, context):
        await context.send(View(context.reader.text("write-as-yourself")), reply_to=message.message_id)


def _is_shared_by_us(update: Update, context: BotContext) -> bool:
    """Whether it is a card that somebody shared into a chat where the bot is as well: nothing is asked of it."""
    sender = update.message.via_bot if update.message else None
    return sender is not None and sender.id == context.bot.id


async def _is_welcome(context: BotContext, user: int, chat: int) -> bool:
    users, chats = context.services.allowed_users, context.services.allowed_chats
    if not (users or chats) or user in users or chat in chats:
        return True
    return chat < 0 and await _has_moved_here(context, chat, chats)


async def _has_moved_here(context: BotContext, chat: int, chats: frozenset[int]) -> bool:
    """Whether a group that may use the bot has got this other id; the operator reads once which."""
    there = await context.services.groups.of(chat)
    if there is None or int(there.id) not in chats:
        return False
    told = context.bot_data.setdefault("moved_chats", set())
    if chat not in told:
        told.add(chat)
        log.warning("ALLOWED_CHATS: chat %s has the id %s now, and goes on being welcome", there.id, chat)
    return True


def _is_leaving(update: Update) -> bool:
    change = update.my_chat_member
    return change is not None and change.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT)


async def _turn_away(context: BotContext, key: str) -> None:
    """One polite sentence, and nothing further; should it fail, errors.on_error ends the update all the same."""
    await context.toast(context.reader.plain(key, bot=context.bot.username))
    if context.incoming.message and context.typed and _is_new(context, key):
        await context.say(context.reader.text(key, bot=context.bot.username))
    raise ApplicationHandlerStop


def _is_new(context: BotContext, key: str) -> bool:
    """Whether a stranger has not been told yet; members of a group are told each time that they ask."""
    told = context.bot_data.setdefault("turned_away", {})
    known = context.chat in told
    if key == "stranger":
        told[context.chat] = None
        if len(told) > REMEMBERED:
            told.pop(next(iter(told)))
    return not known


async def membership(update: Update, context: BotContext) -> None:
    """Somebody blocked the bot, or let it in again, which meeting them has noted."""
    if _is_leaving(update):
        await context.services.people.unreachable(context.person.id)
    elif not context.in_group:
        await context.services.nags.listens_again(context.person.id)


async def start(update: Update, context: BotContext) -> None:
    """Say in three lines what this is, and how the first lead is recorded; a link may say where leads are found."""
    if not context.in_group:
        await context.services.nags.listens_again(context.person.id)
    if await team.joined(context):
        return
    command, _about = teams.command_of(context.typed_after_command)
    meant = MEANT_FOR_PRIVATE.get(command)
    if meant is not None:
        await meant(update, context)
        return
    shown = teams.lead_of(context.typed_after_command)
    if shown is not None and not context.in_group:
        await whole_card.opened(context, shown)
        return
    found = source_links.read(context.typed_after_command)
    if found is None or context.person.day_source is None:
        await _welcome(context)
    if found is not None:
        await source_link.begin(context, *found)


async def _welcome(context: BotContext) -> None:
    reader = context.reader
    if leads := await context.services.leads.all(context.workspace.id, context.person.id):
        owed = await context.services.living_cards.owed(context.person.id)
        following = nagging.next_owed(leads, context.person.id)
        await context.send(View(lists.welcome_back(owed, following, reader)))
        return
    lines = [reader.text("start", name=context.person.name)]
    buttons = [free(reader, "button-new-lead", Action.NEW_LEAD)]
    if not context.person.zone_known:
        lines.append(reader.text("start-zone", time=reader.clock(reader.now)))
        buttons.append(free(reader, "button-zone", Action.SET, "zone/new"))
    await context.send(View("\n\n".join(lines), markup([buttons])))


async def help_(_: Update, context: BotContext) -> None:
    """The commands of daily work; /help more, the others."""
    page = help_pages.more if context.typed_after_command.lower() == help_pages.MORE else help_pages.page
    await context.send(page(context.reader))


async def help_page(_: Update, context: BotContext) -> None:
    """From the one page to the other."""
    page = help_pages.more if context.press.argument == help_pages.MORE else help_pages.page
    await context.show(page(context.reader))


async def privacy(_: Update, context: BotContext) -> None:
    """What is kept and why."""
    sealed = "yes" if context.services.sealed else "no"
    in_a_team = "yes" if context.in_group or context.teams else "no"
    await context.send(View(context.reader.text("privacy", sealed=sealed, team=in_a_team)))


async def unknown(_: Update, context: BotContext) -> None:
    """A command that isn't one of ours."""
    await context.say(context.reader.text("unknown-command"))
