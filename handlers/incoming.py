"""What an update says before it is answered: who does what, where, and about which leads."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, Self, TypeVar, cast
from zoneinfo import ZoneInfo

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update, User
from telegram.constants import ChatType
from telegram.ext import Application, CallbackContext, ExtBot, filters

from domain import answers, rights, tables
from domain.answers import Reading
from domain.errors import NotAllowed
from domain.models import Deed, LeadRef, PersonId, Workspace, WorkspaceId
from domain.people import Conversation, Person
from domain.when import Moment
from handlers import causes, received
from handlers.services import Services
from messages.callbacks import Action, Forged, Press, unpack
from messages.keyboards import SPANS
from messages.reader import Reader
from services.handovers import Shown

Choice = TypeVar("Choice", bound=StrEnum)


OF_DRAFTS = frozenset(
    {Action.DRAFT_SAVE, Action.CANCEL, Action.ADD_TO, Action.RECORD_ANYWAY, Action.SHOW_KNOWN, Action.KNOWN_AGAIN}
)
"""Presses that may be about a half recorded lead."""


class Incoming(CallbackContext[ExtBot[None], dict[str, Any], dict[str, Any], dict[str, Any]]):
    """One update, read. `person` and `workspace` are known once `handlers.start.meet` has run."""

    person: Person
    workspace: Workspace
    incoming: Update

    def __init__(
        self,
        application: Application[Any, Any, Any, Any, Any, Any],
        chat_id: int | None = None,
        user_id: int | None = None,
    ) -> None:
        super().__init__(application=application, chat_id=chat_id, user_id=user_id)
        self.names: Mapping[PersonId, str] = {}
        self.teams: Mapping[WorkspaceId, str] = {}
        self.moved_to: int | None = None
        self.standing_known = False

    @classmethod
    def from_update(cls, update: object, application: Application[Any, Any, Any, Any, Any, Any]) -> Self:
        """PTB makes the context of an update here."""
        context = super().from_update(update, application)
        context.incoming = cast(Update, update)
        return context

    def introduce(self, user: User) -> None:
        """Take the person to be as somebody unknown is, before anything is looked up or kept."""
        people = self.services.people
        self.person = people.unknown(PersonId(user.id), user.full_name)
        self.workspace = people.new_workspace(self.person)

    @property
    def in_group(self) -> bool:
        """Whether this happens in a team's group, before everybody's eyes."""
        chat = self.incoming.effective_chat
        return chat is not None and chat.type in (ChatType.GROUP, ChatType.SUPERGROUP)

    @property
    def topic(self) -> int | None:
        """The topic of a forum in which this happens."""
        message = self.incoming.effective_message
        return message.message_thread_id if message is not None and message.is_topic_message else None

    @property
    def services(self) -> Services:
        """The services, put there by bot.py."""
        return cast(Services, self.bot_data["services"])

    @property
    def reader(self) -> Reader:
        """Whoever reads the answer; in a group everybody does, by the team's clock."""
        if not self.in_group:
            return self.alone
        return Reader.of_group(self.person, self.workspace, self.services.clock.now(), self.names)

    @property
    def clock(self) -> ZoneInfo:
        """By which figures are reckoned here: in a team the same whoever asks, also while it has chosen none."""
        return self.services.people.clock_of(self.workspace, self.person)

    @property
    def figures_reader(self) -> Reader:
        """Whoever reads figures; in a group by the clock by which these are reckoned."""
        reader = self.reader
        return replace(reader, person=replace(reader.person, zone=self.clock)) if self.in_group else reader

    @property
    def alone(self) -> Reader:
        """The person alone, as they read in their private chat."""
        return Reader(self.person, self.workspace, self.services.clock.now(), self.names, teams=self.teams)

    @property
    def reading(self) -> Reading:
        """How what this person types is understood."""
        return answers.reading(self.person, self.workspace, self.services.clock.now())

    @property
    def query(self) -> CallbackQuery | None:
        """The press, if this update is one."""
        return self.incoming.callback_query

    @property
    def press(self) -> Press:
        """What the pressed button says; in a group no message is somebody's living card. Raises Forged."""
        press = unpack((self.query.data or "") if self.query else "")
        return replace(press, nag=False) if press.nag and self.in_group else press

    @property
    def concerned(self) -> list[LeadRef]:
        """The leads that this update is about: by its button, the card that it replies to, or what it may answer."""
        if self.query is not None:
            with contextlib.suppress(Forged):
                return [self.press.lead] if self.press.lead is not None else []
            return []
        message, asked = self.incoming.message, self.conversation
        if message is None or _answers_nothing(message, self.incoming):
            return []
        return self.replied_to or ([asked.lead] if asked is not None and asked.lead is not None else [])

    @property
    def replied_to(self) -> list[LeadRef]:
        """The leads on the bot's message to which this one replies, in the order shown; anybody may send buttons."""
        message = self.incoming.message.reply_to_message if self.incoming.message else None
        markup, sender = (message.reply_markup, message.from_user) if message else (None, None)
        found: dict[LeadRef, None] = {}
        if isinstance(markup, InlineKeyboardMarkup) and sender is not None and sender.id == self.bot.id:
            for button in (button for row in markup.inline_keyboard for button in row):
                with contextlib.suppress(Forged):
                    named = unpack(str(button.callback_data)).lead
                    if named is not None:
                        found[named] = None
        return list(found)

    @property
    def chat(self) -> int:
        """The chat of this update, by the id that it has now."""
        if self.moved_to is not None:
            return self.moved_to
        return self.incoming.effective_chat.id if self.incoming.effective_chat else int(self.person.id)

    @property
    def message(self) -> int | None:
        """The message whose button was pressed."""
        return self.query.message.message_id if self.query and self.query.message else None

    @property
    def typed(self) -> str:
        """What the person typed, under a picture too."""
        message = self.incoming.message
        return received.words(message) if message else ""

    @property
    def command(self) -> str:
        """Which command was typed, as it is called in the menu; nothing if none was."""
        said, *_ = [*self.typed.split(maxsplit=1), ""]
        return said[1:].partition("@")[0].lower() if said.startswith("/") else ""

    @property
    def typed_after_command(self) -> str:
        """What the person typed behind the command."""
        _, *rest = self.typed.split(maxsplit=1)
        return "".join(rest)

    @property
    def conversation(self) -> Conversation | None:
        """What this person is being asked in this chat."""
        return self.person.conversation(self.chat, self.topic)

    @property
    def drafted_in_group(self) -> Conversation | None:
        """The draft from a group that the pressed button in private is about."""
        if self.query is None or self.in_group:
            return None
        with contextlib.suppress(Forged):
            if self.press.action in OF_DRAFTS:
                cause, elsewhere = self.press.argument, (each for each in self.person.conversations if each.chat < 0)
                drafts = (half for each in elsewhere for half in (each, each.behind) if half is not None)
                return next((each for each in drafts if each.overdue and str(each.cause) == cause), None)
        return None

    def require_asked(self) -> None:
        """In a group a question that replies to what somebody typed is theirs. Raises AskedAnother."""
        question = self.query.message if self.query and self.in_group else None
        typed = question.reply_to_message if isinstance(question, Message) else None
        if typed is not None and typed.from_user is not None:
            rights.require_asked(PersonId(typed.from_user.id), self.person.id, typed.from_user.full_name)

    def is_living(self, message: int | None) -> bool:
        """Whether a message is this person's living nag card, which is in their private chat."""
        if self.in_group:
            return False
        return message is not None and self.person.card is not None and self.person.card.message == message

    def deed(self) -> Deed:
        """This update as a deed of this person."""
        seen = self.press.seen if self.query else None
        return Deed(self.person.id, self.incoming.update_id, seen)

    def deed_of(self, message: int, workspace: WorkspaceId, part: int = 0) -> Deed:
        """What a message of this chat tells a workspace, as a deed of this person: done once, whatever answers it.

        `part` says which lead of the message it is about, from 1; 0 where it tells of one.
        """
        return Deed(self.person.id, causes.of_message(self.chat, message, workspace, part))

    @property
    def shown(self) -> Shown:
        """Where whoever acts sees how a lead stands after it: in the pressed message."""
        return Shown(message=self.message) if self.in_group else Shown(to=self.person.id)

    def chosen(self, kind: type[Choice]) -> Choice:
        """The choice that the pressed button carries. Raises Forged."""
        try:
            return kind(self.press.argument)
        except ValueError as odd:
            raise Forged(self.press.argument) from odd

    def moment(self) -> Moment:
        """The moment that was typed. Raises NotUnderstood, MomentPassed."""
        return answers.moment(self.typed, self.reading)

    def span(self) -> Moment:
        """The moment that the pressed button names. Raises Forged, MomentPassed."""
        if self.press.argument not in SPANS:
            raise Forged(self.press.argument)
        return answers.span(SPANS[self.press.argument], self.reading, self.person)

    async def at_home(self) -> None:
        """In private what comes next is for one's own book: it didn't answer what was asked about a team's lead."""
        if not self.in_group:
            self.workspace = await self.services.people.own_workspace(self.person)

    async def step_into(self, workspace: WorkspaceId) -> None:
        """What comes next is about a lead of that workspace, for whoever is in it.

        Raises:
            NotAllowed: they aren't, or this is the group of another team.
        """
        if workspace != self.workspace.id:
            if self.in_group:
                raise NotAllowed
            self.workspace = await self.services.members.join(workspace, self.person.id)
            self.names = await self.services.people.names([*self.workspace.members])

    async def private_reader(self) -> Reader:
        """The person alone, in their own chat, to whom nothing is masked."""
        own = await self.services.people.own_workspace(self.person)
        return Reader(self.person, own, self.services.clock.now(), self.names)


def _answers_nothing(message: Message, update: Update) -> bool:
    """Whether a message is about one's own book whatever is being asked: a command, or a file that may be a list."""
    if filters.COMMAND.check_update(update):
        return True
    sent = message.document
    return sent is not None and tables.kind_of(sent.file_name, sent.mime_type) not in tables.NO_LISTS
