"""Everything there is in the sandbox: people, chats, messages, updates, files and the clock."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

from sandbox import objects, view
from sandbox.clock import MovableClock
from sandbox.errors import NotPossible
from sandbox.events import Changes
from sandbox.files import Files
from sandbox.models import BOT_ID, Chat, Json, Message, Person
from sandbox.privacy import hears
from sandbox.profile import BotProfile
from sandbox.updates import UpdateQueue

_MESSAGES_PER_CHAT = 5_000
_QUERIES_KEPT = 20_000
TEAM_ID = -4001


@dataclass(slots=True)
class Query:
    """A button press or an inline query, and what the bot answered; `born` is time.monotonic()."""

    id: str
    person: int
    born: float
    chat: int | None = None
    message: int | None = None
    answer: Json | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event)


class World:
    """The state of the sandbox. `answer_seconds`: real seconds within which a press must be answered."""

    def __init__(self) -> None:
        self.answer_seconds = 60.0
        self.clock = MovableClock()
        self.changes = Changes()
        # A bot keeps its data when the sandbox is started anew: no id of this life may repeat one of the last.
        begin = int(time.time())
        self.updates = UpdateQueue(begin)
        self.files = Files()
        self.profile = BotProfile()
        self.bot = Person(BOT_ID, "Followthrough", username="followthrough_bot", language_code=None, is_bot=True)
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.queries: OrderedDict[str, Query] = OrderedDict()
        self.inline_messages: dict[str, tuple[int, int]] = {}
        self._last_message = begin
        self._last_query = begin * 1000
        self._populate()

    def _populate(self) -> None:
        for person in (
            Person(101, "Ann", username="ann_sells"),
            Person(102, "Bob", username="bob_sells"),
            Person(103, "Charlie"),
        ):
            self.add_person(person)
        members = {101: "creator", 102: "member", 103: "member"}
        self.add_chat(Chat(TEAM_ID, "group", "Sales team", members=members))

    # people and chats

    def add_person(self, person: Person) -> Chat:
        """Let somebody in, with a private chat with the bot. Raises NotPossible if the id is taken."""
        if person.id in self.people or person.id == BOT_ID or person.id <= 0:
            raise NotPossible(f"the id {person.id} is taken", 409)
        self.people[person.id] = person
        self.note_person(person)
        title = self.bot.name
        return self.add_chat(Chat(person.id, "private", title, bot="member", members={person.id: "member"}))

    def add_chat(self, chat: Chat) -> Chat:
        """Open a chat. Raises NotPossible if the id is taken."""
        if chat.id in self.chats:
            raise NotPossible(f"the id {chat.id} is taken", 409)
        self.chats[chat.id] = chat
        self.note_chat(chat)
        return chat

    def somebody(self, person_id: int) -> Person:
        """A person or the bot. Raises NotPossible (404)."""
        if person_id == BOT_ID:
            return self.bot
        person = self.people.get(person_id)
        if person is None:
            raise NotPossible(f"nobody has the id {person_id}", 404)
        return person

    def chat(self, chat_id: int) -> Chat:
        """A chat. Raises NotPossible (404)."""
        chat = self.chats.get(chat_id)
        if chat is None:
            raise NotPossible(f"no chat has the id {chat_id}", 404)
        return chat

    def message(self, chat_id: int, message_id: int) -> Message:
        """A message that is there. Raises NotPossible (404)."""
        message = self.chat(chat_id).messages.get(message_id)
        if message is None:
            raise NotPossible(f"no message {message_id} in chat {chat_id}", 404)
        return message

    # messages

    def post(self, chat: Chat, message: Message) -> Message:
        """Put a message into a chat: number it, date it, count it as unread where it made a sound."""
        message.id, message.chat, message.at = self._next_message_id(chat), chat.id, self.clock.unix()
        chat.messages[message.id] = message
        chat.last_id = message.id
        if len(chat.messages) > _MESSAGES_PER_CHAT:
            del chat.messages[next(iter(chat.messages))]
        self.changes.add("message", lambda: {"message": view.message(self, message)}, chat.id, message.id)
        if self._ring(chat, message):
            self.note_chat(chat)
        return message

    def _ring(self, chat: Chat, message: Message) -> bool:
        changed = False
        if not message.silent and message.service is None:
            for person in chat.members:
                if person != message.sender and chat.holds(person):
                    chat.unread[person] = chat.unread.get(person, 0) + 1
                    changed = True
        for person in message.prompted:
            chat.prompts[person] = message.id
            changed = True
        if message.reply_markup is not None and "force_reply" not in message.reply_markup:
            chat.reply_keyboard = message.reply_markup
            changed = True
        return changed

    def _next_message_id(self, chat: Chat) -> int:
        # private chats and groups share one count, a supergroup has its own
        if chat.kind == "supergroup":
            return chat.last_id + 1
        self._last_message += 1
        return self._last_message

    def edited(self, message: Message) -> None:
        """Date an edit and tell of it."""
        message.edited = self.clock.unix()
        self.changes.add("edited", lambda: {"message": view.message(self, message)}, message.chat, message.id)

    def delete(self, chat: Chat, message: Message) -> None:
        """Take a message away for everybody."""
        del chat.messages[message.id]
        gone = {"chat": chat.id, "message_id": message.id}
        self.changes.add("deleted", lambda: gone, chat.id, message.id)
        prompted = [person for person, prompt in chat.prompts.items() if prompt == message.id]
        for person in prompted:
            del chat.prompts[person]
        if prompted:
            self.note_chat(chat)

    # telling the bot

    def tell(self, kind: str, message: Message) -> int | None:
        """Queue a message or edited_message update if the bot may hear it; gives the update's id."""
        if not hears(self.chats[message.chat], message, self.bot.username or ""):
            return None
        return self.updates.add(kind, objects.message(self, message))

    def ask(self, person: int, kind: str, payload: Json, chat: int | None, message: int | None) -> Query:
        """Queue a callback_query or inline_query and remember it until it is answered."""
        self._last_query += 1
        query = Query(str(self._last_query), person, time.monotonic(), chat, message)
        self.queries[query.id] = query
        if len(self.queries) > _QUERIES_KEPT:
            self.queries.popitem(last=False)
        self.updates.add(kind, {"id": query.id, "from": objects.user(self.people[person]), **payload})
        return query

    # telling the pages

    def note_chat(self, chat: Chat) -> None:
        """A chat is new or changed."""
        self.changes.add("chat", lambda: {"chat": view.chat(chat)}, chat.id)

    def note_person(self, person: Person) -> None:
        """A person is new or changed."""
        self.changes.add("person", lambda: {"person": view.person(person)})

    def note(self, kind: str, **about: Any) -> None:
        """Anything else."""
        self.changes.add(kind, lambda: about, about.get("chat"), about.get("message_id"))
