"""What every handler works with: the services, the person, the pressed button, and how to show a view."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar, cast

from telegram import CallbackQuery, Message, Update, User
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest
from telegram.ext import Application, CallbackContext, ExtBot

from domain import answers
from domain.answers import Reading
from domain.models import Deed, Field, LeadRef, PersonId, Workspace
from domain.people import Asking, Conversation, Person
from domain.when import Moment
from handlers import received
from messages import texts
from messages.callbacks import Forged, Press, unpack
from messages.cards import View
from messages.keyboards import SPANS
from messages.reader import Reader
from services.exporting import Exporting
from services.forgetting import Forgetting
from services.habits import Habits
from services.importing import Importing
from services.leads import Leads
from services.living_cards import LivingCards
from services.merging import Merging
from services.nags import Nags
from services.people import People
from services.pool import Pool, Shown
from services.ports import Clock
from services.recording import Recording
from services.referrals import Referrals
from services.search import Search
from services.sharing import Sharing
from services.source_links import SourceLinks
from services.teams import Teams

Choice = TypeVar("Choice", bound=StrEnum)

NOT_MODIFIED = "not modified"
GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")


@dataclass(frozen=True)
class Services:
    """Everything that handlers may ask for."""

    people: People
    habits: Habits
    leads: Leads
    merging: Merging
    referrals: Referrals
    recording: Recording
    nags: Nags
    living_cards: LivingCards
    exporting: Exporting
    forgetting: Forgetting
    search: Search
    importing: Importing
    sharing: Sharing
    source_links: SourceLinks
    teams: Teams
    pool: Pool
    clock: Clock
    allowed_users: frozenset[int] = frozenset()
    allowed_chats: frozenset[int] = frozenset()
    sealed: bool = False


class BotContext(CallbackContext[ExtBot[None], dict[str, Any], dict[str, Any], dict[str, Any]]):
    """The context of one update. `person` and `workspace` are known once `handlers.start.meet` has run."""

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
        self._answered = False
        self.names: Mapping[PersonId, str] = {}

    @classmethod
    def from_update(cls, update: object, application: Application[Any, Any, Any, Any, Any, Any]) -> BotContext:
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
        now = self.services.clock.now()
        if not self.in_group:
            return Reader(self.person, self.workspace, now, self.names)
        return Reader.of_group(self.person, self.workspace, now, self.names)

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
        """What the pressed button says. Raises Forged."""
        return unpack((self.query.data or "") if self.query else "")

    @property
    def concerned(self) -> LeadRef | None:
        """The lead that this update is about, as far as its button or the question that it answers say."""
        if self.query is not None:
            with contextlib.suppress(Forged):
                return self.press.lead
            return None
        asked = self.conversation
        return asked.lead if asked is not None and self.incoming.message is not None else None

    @property
    def chat(self) -> int:
        """The chat of this update."""
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
    def typed_after_command(self) -> str:
        """What the person typed behind the command."""
        _, *rest = self.typed.split(maxsplit=1)
        return "".join(rest)

    @property
    def conversation(self) -> Conversation | None:
        """What this person is being asked in this chat."""
        return self.person.conversation(self.chat, self.topic)

    def is_living(self, message: int | None) -> bool:
        """Whether a message is this person's living nag card."""
        return message is not None and self.person.card is not None and self.person.card.message == message

    def deed(self) -> Deed:
        """This update as a deed of this person."""
        seen = self.press.seen if self.query else None
        return Deed(self.person.id, self.incoming.update_id, seen)

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

    async def ask(
        self,
        asking: Asking,
        *,
        lead: LeadRef | None = None,
        asked: Field | None = None,
        message: int | None = None,
        untapped: bool = False,
    ) -> None:
        """Keep in mind what the person's next typed message answers; `message` asks, or the pressed one does."""
        now = self.services.clock.now()
        conversation = Conversation(
            self.chat,
            self.topic,
            asking,
            now,
            now,
            asked=asked,
            lead=lead,
            message=message or self.message,
            cause=self.incoming.update_id,
            untapped=untapped,
        )
        self.person = await self.services.people.ask(self.person.id, conversation)

    async def ask_beside(self, asking: Asking | None, lead: LeadRef, message: int | None) -> None:
        """What a form of a lead asks beside its buttons, if anything; what was asked about no lead stays asked."""
        asked = self.conversation
        if asked is not None and not asked.overdue and asked.lead is None:
            return
        if asking is not None:
            await self.ask(asking, lead=lead, message=message, untapped=True)
        elif asked is not None and asked.untapped and asked.lead == lead:
            await self.stop_asking()

    async def stop_asking_about(self, lead: LeadRef) -> None:
        """The card that asked is back to something else: its question is withdrawn."""
        if self.conversation is not None and self.conversation.lead == lead:
            await self.stop_asking()

    async def stop_asking(self) -> None:
        """Nothing is asked any more."""
        self.person = await self.services.people.stop_asking(self.person.id, self.chat, self.topic)

    async def withdraw(self, *askings: Asking) -> None:
        """These are asked no more; a message that asks one of them goes, unless it is the pressed one."""
        asked = self.conversation
        if asked is not None and asked.asking in askings:
            await self.stop_asking()
            await self.remove([asked.message] if asked.message != self.message else [])

    async def toast(self, text: str | None = None, *, alert: bool = False) -> bool:
        """Answer the press, once; False if it is none, was answered before, or Telegram forgot it meanwhile."""
        if self.query is None or self._answered:
            return False
        self._answered = True
        with contextlib.suppress(BadRequest):
            return await self.query.answer(texts.cut(text, 200) if text else None, show_alert=alert)
        return False

    async def show(self, view: View) -> int | None:
        """Show a view: in place of the message whose button was pressed, otherwise as a new message."""
        await self.toast()
        if self.message is None:
            return (await self.send(view)).message_id
        return await self.redraw(self.message, view)

    async def redraw(self, message: int, view: View) -> int:
        """Show a view in place of a message of the bot's; as a new one where that is gone. Returns its id."""
        try:
            await self.bot.edit_message_text(
                view.text,
                chat_id=self.chat,
                message_id=message,
                parse_mode=ParseMode.HTML,
                reply_markup=view.keyboard,
            )
        except BadRequest as refusal:
            said = refusal.message.lower()
            if any(gone in said for gone in GONE):
                return (await self.send(view)).message_id
            if NOT_MODIFIED not in said:
                raise
        return message

    async def send(self, view: View, *, reply_to: int | None = None) -> Message:
        """Show a view as a new message at the end of the chat."""
        return await self.bot.send_message(
            self.chat,
            view.text,
            parse_mode=ParseMode.HTML,
            reply_markup=view.keyboard,
            message_thread_id=self.topic,
            reply_to_message_id=reply_to,
            allow_sending_without_reply=True if reply_to else None,
        )

    async def say(self, sentence: str) -> None:
        """A sentence without buttons."""
        await self.send(View(sentence))

    async def remove(self, messages: Sequence[int | None]) -> None:
        """Take away messages of the bot's that have been answered; one that is gone or too old stays."""
        for message in messages:
            if message is not None:
                with contextlib.suppress(BadRequest):
                    await self.bot.delete_message(self.chat, message)
