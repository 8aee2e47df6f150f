"""People, chats and messages as the sandbox keeps them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

BOT_ID = 7_000_000_001
TOKEN = f"{BOT_ID}:sandbox"
IN_CHAT = frozenset({"creator", "administrator", "member"})


@dataclass(slots=True)
class Person:
    """Somebody with a Telegram account, the bot included."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = "en"
    started: bool = False
    blocked: bool = False
    is_bot: bool = False

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name


@dataclass(slots=True)
class KeptFile:
    """A document or photo that was sent, with its bytes."""

    id: str
    unique_id: str
    path: str
    name: str
    mime: str
    data: bytes
    width: int | None = None
    height: int | None = None


@dataclass(slots=True)
class Message:
    """One message in one chat; `at` and `edited` are unix seconds on the sandbox clock."""

    sender: int
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    kind: str = "text"
    id: int = 0
    chat: int = 0
    at: float = 0.0
    topic: int | None = None
    edited: float | None = None
    file: KeptFile | None = None
    contact: Json | None = None
    location: Json | None = None
    service: Json | None = None
    origin: Json | None = None
    album: str | None = None
    reply_to: int | None = None
    keyboard: list[list[Json]] | None = None
    reply_markup: Json | None = None
    prompted: list[int] = field(default_factory=list)
    silent: bool = False
    via_bot: bool = False
    preview: bool = True
    inline_id: str | None = None
    sender_chat: Json | None = None
    passed_on: bool = False


@dataclass(slots=True)
class Topic:
    """A topic of a forum; its id is that of the message that opened it."""

    id: int
    name: str
    closed: bool = False


@dataclass(slots=True)
class Chat:
    """A private chat with the bot, a group or a supergroup."""

    id: int
    kind: str
    title: str
    bot: str = "left"
    bot_was_in: bool = False
    forum: bool = False
    members: dict[int, str] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    unread: dict[int, int] = field(default_factory=dict)
    prompts: dict[int, int] = field(default_factory=dict)
    reply_keyboard: Json | None = None
    pinned: int | None = None
    migrated_to: int | None = None
    migrated_from: int | None = None
    last_id: int = 0

    @property
    def is_private(self) -> bool:
        """Whether this is one person's chat with the bot."""
        return self.kind == "private"

    @property
    def bot_is_in(self) -> bool:
        """Whether the bot takes part."""
        return self.bot in IN_CHAT

    def holds(self, person: int) -> bool:
        """Whether that person takes part."""
        return self.members.get(person) in IN_CHAT

    def is_admin(self, person: int) -> bool:
        """Whether that person runs the chat."""
        return self.members.get(person) in ("creator", "administrator")
