"""Groups: the bot comes and goes, people join and leave, and whoever writes there is met."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Chat, ChatMember, Message, MessageEntity, Update
from telegram.ext import ApplicationHandlerStop

from domain.errors import LeftTeam, NotAllowed
from domain.models import PersonId, Workspace, WorkspaceId
from handlers import menu
from handlers.context import BotContext
from messages import teams as views

Handler = Callable[[Update, BotContext], Coroutine[Any, Any, None]]

OUT = (ChatMember.LEFT, ChatMember.BANNED)


async def meet(update: Update, context: BotContext, chat: Chat) -> None:
    """Know who writes in a group, and its team. Of what isn't meant for the bot nothing is kept."""
    message = update.message or update.edited_message
    if update.callback_query is None and (message is None or not is_for_us(message, context)):
        raise ApplicationHandlerStop
    people, teams = context.services.people, context.services.teams
    user = update.effective_user
    if user is None:
        raise ApplicationHandlerStop
    context.person = await people.meet(PersonId(user.id), user.full_name, back=False, username=user.username)
    is_heard = update.callback_query is None
    context.workspace = await teams.enter(chat.id, chat.title or "", context.person, is_heard=is_heard)
    if context.workspace.chat != chat.id:  # it was on the way while the group got another id
        context.moved_to = context.workspace.chat
    context.person = await context.services.habits.follow(context.person, context.workspace)
    context.names = await people.names([*context.workspace.members])
    _keep_to_this_team(context)


def _keep_to_this_team(context: BotContext) -> None:
    """Another team's lead, or somebody's own, isn't for this group to see, whoever presses. Raises NotAllowed."""
    if any(ref.workspace != context.workspace.id for ref in context.concerned):
        raise NotAllowed


async def look_in(context: BotContext) -> None:
    """In private too, what is done with a team's lead is done in that team, by whoever is still in it.

    What is said to leads of several workspaces is done in the one of them that is chosen by button; a command that
    means a team's lead steps into that team itself. Raises NotAllowed.
    """
    draft = context.drafted_in_group
    team = await context.services.groups.of(draft.chat) if draft is not None else None
    places = {team.id} if team is not None else {ref.workspace for ref in context.concerned}
    for there in places - {context.workspace.id}:
        joined = await _joined(context, there)
        if len(places) == 1:
            context.workspace = joined
            context.names = await context.services.people.names([*joined.members])


async def _joined(context: BotContext, there: WorkspaceId) -> Workspace:
    """The team, for one of its members. Raises NotAllowed, LeftTeam."""
    try:
        return await context.services.members.join(there, context.person.id)
    except NotAllowed:
        asked = context.conversation
        if context.query is None and asked is not None and asked.lead is not None and asked.lead.workspace == there:
            await context.stop_asking()  # what was asked about it must not stand in the way of everything else
        team = await context.services.teams.known(there)
        # Only who was in the team has a message of the bot's with its lead to reply to; buttons can be forged.
        if team is None or not team.is_team or there not in {ref.workspace for ref in context.replied_to}:
            raise
        raise LeftTeam(team.title) from None


def is_for_us(message: Message, context: BotContext) -> bool:
    """Whether a message in a group speaks to the bot: a command of its own, a reply to it, or its name."""
    replied = message.reply_to_message
    if replied is not None and replied.from_user is not None and replied.from_user.id == context.bot.id:
        return True
    named = f"@{context.bot.username}".lower()
    for kind, said in message.parse_entities([MessageEntity.BOT_COMMAND, MessageEntity.MENTION]).items():
        if kind.type == MessageEntity.MENTION and said.lower() == named:
            return True
        if kind.type == MessageEntity.BOT_COMMAND and kind.offset == 0:
            command, at, whose = said.lower().partition("@")
            return f"@{whose}" == named if at else command.removeprefix("/") in menu.KNOWN
    return False


async def overhear(update: Update, context: BotContext, chat: Chat, *, is_welcome: bool) -> None:
    """What Telegram tells of the group itself is noted, whoever caused it, and goes no further.

    A group that isn't welcome may go, and come into no book of ours.
    """
    if update.my_chat_member is not None:
        await _bot_moved(update, context, chat, is_welcome=is_welcome)
        raise ApplicationHandlerStop
    groups, members, message = context.services.groups, context.services.members, update.message
    if update.chat_member is not None:
        moved, by = update.chat_member.new_chat_member.user, update.chat_member.from_user
        await members.look_again(chat.id, PersonId(moved.id), PersonId(by.id))
        raise ApplicationHandlerStop
    if message is None:
        return
    if message.migrate_to_chat_id is not None:
        await groups.moved(chat.id, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id is not None:
        await groups.moved(message.migrate_from_chat_id, chat.id)
    elif message.left_chat_member is not None:
        taken_out_by = PersonId(message.from_user.id) if message.from_user is not None else None
        await members.look_again(chat.id, PersonId(message.left_chat_member.id), taken_out_by)
    elif message.new_chat_members:
        for each in message.new_chat_members:
            await members.look_again(chat.id, PersonId(each.id))
    else:
        return
    raise ApplicationHandlerStop


async def _bot_moved(update: Update, context: BotContext, chat: Chat, *, is_welcome: bool) -> None:
    """The bot was added to the group, or taken out of it."""
    change = update.my_chat_member
    if change is None:
        return
    if change.new_chat_member.status in OUT:
        await context.services.groups.closed(chat.id)
        return
    if change.old_chat_member.status not in OUT or not is_welcome:
        return
    context.introduce(change.from_user)
    adder, _ = await context.services.people.introduce(PersonId(change.from_user.id), change.from_user.full_name)
    context.workspace = await context.services.teams.open(chat.id, chat.title or "", adder)
    count = await context.services.teams.leads(context.workspace.id)
    if count:
        await context.send(views.hello_again(context.reader, context.bot.username, count))
    else:  # also where a first hello may never have left
        await context.send(views.hello(context.reader, context.bot.username))


def privately(handler: Handler, named: Callable[[str], str | None] | None = None) -> Handler:
    """A command about one person's own things, which a group is no place for; what is `named` goes along."""

    async def only_in_private(update: Update, context: BotContext) -> None:
        if context.in_group:
            about = None if named is None else named(context.typed_after_command)
            payload = views.to_do(context.command, about)
            await context.send(views.private_only(context.reader, context.bot.username, payload))
        else:
            await handler(update, context)

    return only_in_private


async def joined(context: BotContext) -> bool:
    """Whether /start came from a team's link; whoever is in its group is let in, and told so."""
    asked = views.team_of(context.typed_after_command)
    if asked is None:
        return False
    try:
        joined = await context.services.members.join(asked, context.person.id)
    except NotAllowed:
        await context.say(context.reader.text("not-in-team"))
    else:
        context.person = await context.services.habits.follow(context.person, joined)
        await context.say(views.joined(context.reader, joined))
    return True
