"""What people share with the bot, message by message, and the offers that wait to be recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.when import Moment


@dataclass(frozen=True)
class Share:
    """What one message says about a lead; `message` is its id in its chat, `at` when it was sent (aware UTC).

    `text` are its words, `said_at` when somebody else wrote them (None: the person's own). `forwarded` says that it
    was passed on. `name` and `handle` (on Telegram) are whose contact it is or who wrote it, `via` is the channel,
    bot or person that it came through. `phone` and `card` (a vCard) are a contact's; `photo` is Telegram's file id.
    `links` are addresses that stand in no text: a place on the map, a channel's post. `album` joins photos. Words that
    are `aside` tell of nobody, and are kept as a note.
    """

    message: int
    at: datetime
    text: str = ""
    said_at: datetime | None = None
    forwarded: bool = False
    name: str | None = None
    handle: str | None = None
    via: str | None = None
    phone: str | None = None
    card: str | None = None
    photo: str | None = None
    links: tuple[str, ...] = ()
    album: str | None = None
    aside: bool = False

    @property
    def sender(self) -> tuple[str | None, str | None, str | None] | None:
        """Who wrote what was forwarded, or what it came through; None of the person's own words and of contacts."""
        return None if self.said_at is None or self.phone or self.card else (self.name, self.handle, self.via)

    @property
    def is_typed(self) -> bool:
        """Whether it is nothing but words that the person typed."""
        return not (self.forwarded or self.phone or self.card or self.photo or self.links)

    @property
    def is_bare(self) -> bool:
        """Whether it is a picture or a place without a word of whose it is."""
        return bool(self.photo or self.links) and not (self.text or self.forwarded)

    @property
    def says_anything(self) -> bool:
        """Whether there is anything in it to record."""
        return any(map(str.isalnum, self.text)) or not self.is_typed


@dataclass(frozen=True)
class Offer:
    """Messages that may be one lead, offered in the bot's `message` of that chat; it is None before that was sent.

    `ended` says that the person went on to something else: only a reply to it belongs to it from then on. `due` is
    when to follow up, where that was tapped and not typed.
    """

    chat: int
    shares: tuple[Share, ...]
    message: int | None = None
    ended: bool = False
    due: Moment | None = None

    @property
    def touched_at(self) -> datetime:
        """When the last of its messages was sent."""
        return self.shares[-1].at

    @property
    def senders(self) -> frozenset[tuple[str | None, str | None, str | None]]:
        """Whose words are forwarded in it: one person's, or nobody's."""
        return frozenset(share.sender for share in self.shares if share.sender is not None)

    def holds(self, message: int) -> bool:
        """Whether that message is one of its own."""
        return any(share.message == message for share in self.shares)
