"""What every handler works with: the services, the person, the pressed button, and how to show a view."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar, cast

from telegram import CallbackQuery, ForceReply, InlineKeyboardMarkup, InputMediaPhoto, Message, Update, User
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden
from telegram.ext import Application, CallbackContext, ExtBot, filters

from domain import answers, rights
from domain.answers import Reading
from domain.models import Deed, Field, LeadRef, PersonId, Workspace, WorkspaceId
from domain.people import Asking, Conversation, Person
from domain.when import Moment
from handlers import causes, received
from messages import questions, texts
from messages.callbacks import Action, Forged, Press, unpack
from messages.cards import View
from messages.keyboards import SPANS
from messages.reader import Reader
from services.accounts import Accounts
from services.exporting import Exporting
from services.forgetting import Forgetting
from services.habits import Habits
from services.handovers import Shown
from services.importing import Importing
from services.leads import Leads
from services.living_cards import LivingCards
from services.merging import Merging
from services.nags import Nags
from services.people import People
from services.pool import Pool
from services.ports import Clock
from services.recording import Recording
from services.referrals import Referrals
from services.search import Search
from services.sharing import Sharing
from services.source_links import SourceLinks
from services.summaries import Summaries
from services.teams import Teams

Choice = TypeVar("Choice", bound=StrEnum)

OF_DRAFTS = frozenset(
    {Action.DRAFT_SAVE, Action.CANCEL, Action.ADD_TO, Action.RECORD_ANYWAY, Action.SHOW_KNOWN, Action.KNOWN_AGAIN}
)
"""Presses that may be about a half recorded lead."""

NOT_MODIFIED = "not modified"
TOPIC_GONE = ("topic_closed", "topic_deleted", "thread not found", "topic_id_invalid")
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
    summaries: Summaries
    accounts: Accounts
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
        self.teams: Mapping[WorkspaceId, str] = {}
        self.moved_to: int | None = None
        self._is_outside = False
        self.standing_known = False

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
    def asking_topic(self) -> int | None:
        """The topic in which a question stands that was just asked: none where this one is closed meanwhile."""
        return None if self._is_outside or self.moved_to is not None else self.topic

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
        """The leads that this update is about: by its button, the card that it replies to, or what it answers."""
        if self.query is not None:
            with contextlib.suppress(Forged):
                return [self.press.lead] if self.press.lead is not None else []
            return []
        if self.incoming.message is None:
            return []
        asked, is_command = self.conversation, filters.COMMAND.check_update(self.incoming)
        return (not is_command and self.replied_to) or (
            [asked.lead] if asked is not None and asked.lead is not None else []
        )

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

    async def ask(
        self,
        asking: Asking,
        *,
        lead: LeadRef | None = None,
        asked: Field | None = None,
        message: int | None = None,
        untapped: bool = False,
        card: int | None = None,
    ) -> None:
        """Keep in mind what the person's next typed message answers; `message` asks, or the pressed one does.

        In a group it asks aloud, and `card` shows the lead that it is about; what was asked before goes away.
        """
        before, now = self.conversation, self.services.clock.now()
        conversation = Conversation(
            self.chat,
            self.asking_topic,
            asking,
            now,
            now,
            asked=asked,
            lead=lead,
            message=message or self.message,
            cause=self.incoming.update_id,
            untapped=untapped,
            card=card,
        )
        self.person = await self.services.people.ask(self.person.id, conversation)
        if self.in_group and before is not None and not before.holds_a_lead:
            await self.remove([before.message] if before.message not in (conversation.message, self.message) else [])

    async def ask_beside(self, asking: Asking | None, lead: LeadRef, message: int | None) -> None:
        """What a form of a lead asks beside its buttons, if anything; what was asked about no lead stays asked.

        In a group words are meant for the bot only in reply to it: what is said to a card is read as replies are.
        """
        if self.in_group:
            return
        asked = self.conversation
        if asked is not None and not asked.overdue and asked.lead is None:
            return
        if asking is not None:
            await self.ask(asking, lead=lead, message=message, untapped=True)
        elif asked is not None and asked.untapped and asked.lead == lead:
            await self.stop_asking()

    async def stop_asking_about(self, lead: LeadRef) -> None:
        """The card that asked is back to something else: its question is withdrawn."""
        asked = self.conversation
        if asked is not None and asked.lead == lead:
            await self.stop_asking()
            await self.remove([asked.message] if asked.card is not None else [])

    async def at_home(self) -> None:
        """In private a list is of one's own book, whatever team's lead is being asked about."""
        if not self.in_group:
            self.workspace = await self.services.people.own_workspace(self.person)

    async def step_into(self, workspace: WorkspaceId) -> None:
        """What is shown next is a lead of that workspace, for whoever is in it. Raises NotAllowed."""
        if workspace != self.workspace.id:
            self.workspace = await self.services.teams.join(workspace, self.person.id)
            self.names = await self.services.people.names([*self.workspace.members])

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

    async def open_link(self, link: str) -> None:
        """Answer the press with a link to the bot, which opens at once."""
        if self.query is not None and not self._answered:
            self._answered = True
            with contextlib.suppress(BadRequest):
                await self.query.answer(url=link)

    async def show(self, view: View) -> int | None:
        """Show a view: in place of the message whose button was pressed, otherwise as a new message."""
        await self.toast()
        if self.message is None:
            return (await self.send(view)).message_id
        return await self.redraw(self.message, view)

    async def redraw(self, message: int, view: View) -> int:
        """Show a view in place of a message of the bot's; as a new one where that is gone. Returns its id."""
        if self.moved_to is not None:  # messages have other numbers there
            return (await self.send(view)).message_id
        try:
            await self.bot.edit_message_text(
                view.text,
                chat_id=self.chat,
                message_id=message,
                parse_mode=ParseMode.HTML,
                reply_markup=view.keyboard,
            )
        except ChatMigrated as moved:
            await self._follow(moved)
            return (await self.send(view)).message_id
        except BadRequest as refusal:
            said = refusal.message.lower()
            if any(gone in said for gone in GONE):
                return (await self.send(view)).message_id
            if NOT_MODIFIED not in said:
                raise
        return message

    async def send(
        self,
        view: View,
        *,
        reply_to: int | None = None,
        forced: ForceReply | None = None,
        picture: bytes | None = None,
    ) -> Message:
        """Show a view as a new message at the end of the chat; outside of its topic where that is closed meanwhile.

        `forced` opens a reply to it in the place of its buttons; a `picture` stands above it.
        """
        try:
            return await self._post(view, self.topic, reply_to, forced, picture)
        except ChatMigrated as moved:
            await self._follow(moved)
            return await self._post(view, None, None, forced, picture)
        except BadRequest as refusal:
            if self.topic is None or not any(gone in refusal.message.lower() for gone in TOPIC_GONE):
                raise
            self._is_outside = True
            return await self._post(view, None, None, forced, picture)

    async def _follow(self, moved: ChatMigrated) -> None:
        """The group has got another id, of which the bot hasn't heard yet."""
        await self.services.teams.moved(self.chat, moved.new_chat_id)
        self.moved_to = moved.new_chat_id

    async def _post(
        self, view: View, topic: int | None, reply_to: int | None, forced: ForceReply | None, picture: bytes | None
    ) -> Message:
        if picture is not None:
            return await self.bot.send_photo(
                self.chat,
                picture,
                caption=view.text,
                parse_mode=ParseMode.HTML,
                reply_markup=view.keyboard,
                message_thread_id=topic,
            )
        return await self.bot.send_message(
            self.chat,
            view.text,
            parse_mode=ParseMode.HTML,
            reply_markup=forced or view.keyboard,
            message_thread_id=topic,
            reply_to_message_id=reply_to,
            allow_sending_without_reply=True if reply_to else None,
        )

    @property
    def is_below_picture(self) -> bool:
        """Whether the pressed button stands below a picture."""
        message = self.query.message if self.query else None
        return isinstance(message, Message) and bool(message.photo)

    async def show_below(self, view: View, picture: bytes) -> None:
        """Show a view below a picture of its own, in place of the one below a picture whose button was pressed."""
        media = InputMediaPhoto(picture, caption=view.text, parse_mode=ParseMode.HTML)
        try:
            await self.bot.edit_message_media(media, self.chat, self.message, reply_markup=view.keyboard)
        except BadRequest as refusal:
            said = refusal.message.lower()
            if any(gone in said for gone in GONE):
                await self.send(view, picture=picture)
            elif NOT_MODIFIED not in said:
                raise

    async def say(self, sentence: str) -> None:
        """A sentence without buttons."""
        await self.send(View(sentence))

    async def ask_aloud(self, question: str, *, of: int | None = None) -> int:
        """Ask one person before everybody: Telegram opens the reply for them alone. Returns the question's message.

        It replies to the message of theirs that led to it, or names them below the pressed one, or below `of`.
        """
        typed = self.incoming.message
        named = question if typed is not None else questions.addressed(question, self.reader)
        below = typed.message_id if typed is not None else of or self.message
        sent = await self.send(View(named), reply_to=below, forced=ForceReply(selective=True))
        return sent.message_id

    async def private_reader(self) -> Reader:
        """The person alone, in their own chat, to whom nothing is masked."""
        own = await self.services.people.own_workspace(self.person)
        return Reader(self.person, own, self.services.clock.now(), self.names)

    async def write_privately(self, view: View) -> int | None:
        """Show a view in the person's private chat; None where the bot may not write to them."""
        if not self.person.reachable:
            return None
        try:
            sent = await self.bot.send_message(
                int(self.person.id), view.text, parse_mode=ParseMode.HTML, reply_markup=view.keyboard
            )
        except Forbidden:
            await self.services.people.unreachable(self.person.id)
            return None
        return sent.message_id

    async def remove_privately(self, message: int | None) -> None:
        """Take away a message of the bot's in the person's private chat."""
        if message is not None:
            with contextlib.suppress(BadRequest):
                await self.bot.delete_message(int(self.person.id), message)

    async def remove(self, messages: Sequence[int | None]) -> None:
        """Take away messages of the bot's that have been answered; one that is gone or too old stays."""
        for message in messages:
            if message is not None and self.moved_to is None:
                with contextlib.suppress(BadRequest):
                    await self.bot.delete_message(self.chat, message)
