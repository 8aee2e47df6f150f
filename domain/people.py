"""The people who use the bot: their clock and habits, and what they are being asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from domain.models import Field, LeadRef, PersonId
from domain.shapes import STORED_AS
from domain.shares import Offer
from domain.source_links import DaySource
from domain.uploads import Upload


@dataclass(frozen=True)
class WorkHours:
    """When nags may ring: from `start` to `end` local time on `days` (0 is Monday); quiet otherwise."""

    start: time = time(8)
    end: time = time(20)
    days: frozenset[int] = frozenset({0, 1, 2, 3, 4})


class Profile(StrEnum):
    """How often an unmarked follow-up is repeated."""

    GENTLE = "gentle"
    STEADY = "steady"
    RELENTLESS = "relentless"
    CUSTOM = "custom"


@dataclass(frozen=True)
class Region:
    """Whose public holidays are days off: a country (ISO 3166-1 alpha-2), and a part of it (ISO 3166-2) or all."""

    country: str
    part: str | None = None


@dataclass(frozen=True)
class Away:
    """Everything is held back until `until` (aware UTC); in teams `stand_in` is offered what falls due meanwhile."""

    until: datetime
    stand_in: PersonId | None = None


@dataclass(frozen=True)
class Pings:
    """How many messages rang on one day of the person's calendar."""

    day: date
    count: int


@dataclass(frozen=True)
class NagCard:
    """The one living nag message that a person has in a chat.

    `shown` lists the leads that it names. `busy_with` is set while it shows the questions of one lead
    instead of the list, so that a mark made elsewhere doesn't wipe them away. `one_by_one` says that it goes on
    to the next lead instead of back to the list.
    """

    message: int
    sent_at: datetime
    shown: tuple[LeadRef, ...] = ()
    busy_with: LeadRef | None = None
    one_by_one: bool = False


KEPT_CANCELLED = 5
"""How many cancelled leads of a person can be taken up again."""


class Asking(StrEnum):
    """What the next typed message of a person answers."""

    NEW_LEAD = "new_lead"
    FIELD = "field"
    NOTE = "note"
    TOUCH_NOTE = "touch_note"
    MINUTES = "minutes"
    NEXT = "next"
    SNOOZE = "snooze"
    SNOOZED_WHY = "snoozed_why"
    WON = "won"
    REASON = "reason"
    ZONE = "zone"
    FIRST_ZONE = "first_zone"
    HOURS = "hours"
    CURRENCY = "currency"
    COUNTRY = "country"
    REGION = "region"
    STEPS = "steps"
    AWAY = "away"
    FIND = "find"
    WHO_HELPED = "who_helped"
    WHICH_POST = "which_post"
    WHICH_EVENT = "which_event"
    REFERRAL = "referral"
    TOUCH = "touch"
    AGAIN = "again"
    STAY = "stay"
    SUMMARY = "summary"
    SPENT = "spent"
    TIME = "time"
    EDIT = "edit"
    HOLIDAYS = "holidays"


@dataclass(frozen=True)
class Conversation:
    """A question that waits for a person's answer in one chat and topic.

    `answers` holds what was typed so far, word for word, by field; `asked` is the field asked now.
    `message` is the bot's message that asks; `lead` the lead that it is about; `text` what was said beside the
    answers or couldn't be read as one; `cause` the update that brought the conversation where it stands; `overdue`
    that it stands as a draft: its time ran out, it made way for a question, or it was cancelled; `behind` is a half
    recorded lead that goes on when this question is settled. `untapped` says that a form asks it beside its
    buttons: what doesn't answer it may be a new lead. `said_at` is when each answer was typed (aware UTC),
    `cancelled` that the person ended it, which can be taken back for a day. In a group, where a question needs a
    message of its own, `card` is the lead's that shows what is asked. `refused` is how often
    Telegram refused what was offered of it.
    """

    chat: int
    topic: int | None
    asking: Asking
    began_at: datetime
    touched_at: datetime
    asked: Field | None = None
    answers: Mapping[Field, str] = field(default_factory=lambda: MappingProxyType({}))
    text: str | None = None
    lead: LeadRef | None = None
    message: int | None = None
    cause: int | None = None
    overdue: bool = False
    behind: Conversation | None = None
    untapped: bool = False
    said_at: Mapping[Field, datetime] = field(default_factory=lambda: MappingProxyType({}))
    cancelled: bool = False
    card: int | None = None
    refused: int = 0

    @property
    def shown_in(self) -> int | None:
        """The message that goes back to what it was for when the question is settled."""
        return self.message if self.card is None else self.card

    @property
    def holds_a_lead(self) -> bool:
        """Whether something of a new lead was typed already."""
        return self.asking is Asking.NEW_LEAD and bool(self.answers or self.text)


@dataclass(frozen=True)
class Person:
    """Somebody who uses the bot, with their own clock and habits.

    `language` is an IETF tag; `username` is what they are called behind an “@”; `last_ping_at` says when a nag last
    rang, `pings` how many did that day; `reachable` is False when Telegram said that the bot may not write to this
    person. `steps` are the repeats of their own profile after a follow-up fell due. `next_digest_at` (aware UTC) is
    when the morning list is looked at next, `digest_card` the message of the last one. `offers` are what was sent and
    may become leads, the newest last, `day_source` where they find leads today. `cancelled_by` is the update that
    last cancelled something,
    `cancelled` the half recorded leads that can be taken up again for a day, the newest last.
    """

    id: PersonId
    name: str
    language: str
    zone: ZoneInfo
    username: str | None = None
    zone_known: bool = False
    hours: WorkHours = WorkHours()
    region: Region | None = None
    takes_holidays: bool = True
    away: Away | None = None
    profile: Profile = Profile.STEADY
    steps: tuple[timedelta, ...] = ()
    digest: bool = True
    next_digest_at: datetime | None = None
    digest_card: int | None = None
    started_at: datetime | None = None
    reachable: bool = True
    card: NagCard | None = None
    last_ping_at: datetime | None = None
    pings: Pings | None = None
    conversations: tuple[Conversation, ...] = ()
    uploads: tuple[Upload, ...] = ()
    offers: tuple[Offer, ...] = ()
    day_source: DaySource | None = field(default=None, metadata={STORED_AS: "finding"})
    cancelled_by: int | None = None
    cancelled: tuple[Conversation, ...] = ()
    version: int = 1

    @property
    def lasting(self) -> Person:
        """This person without what comes and goes from hour to hour and says nothing of how they read."""
        return replace(
            self,
            next_digest_at=None,
            digest_card=None,
            card=None,
            last_ping_at=None,
            pings=None,
            conversations=(),
            uploads=(),
            offers=(),
            day_source=None,
            cancelled_by=None,
            cancelled=(),
            version=1,
        )

    @property
    def holidays(self) -> Region | None:
        """Whose public holidays are days off to this person, if anybody's."""
        return self.region if self.takes_holidays else None

    def by_clock_of(self, zone: ZoneInfo | None) -> Person:
        """This person by their team's clock, if they have chosen none of their own; theirs stays assumed."""
        return self if zone is None or self.zone_known else replace(self, zone=zone)

    @property
    def lives_anywhere(self) -> bool:
        """Whether they have said neither where they are nor which country they work in."""
        return not self.zone_known and self.region is None

    def is_away(self, now: datetime) -> bool:
        """Whether they are on leave at `now` (aware)."""
        return self.away is not None and now < self.away.until

    def pinged_on(self, day: date) -> int:
        """How many messages rang on that day of the person's calendar."""
        return self.pings.count if self.pings is not None and self.pings.day == day else 0

    def pinged(self, now: datetime) -> Person:
        """This person after a message rang at `now` (aware)."""
        day = now.astimezone(self.zone).date()
        return replace(self, last_ping_at=now, pings=Pings(day, self.pinged_on(day) + 1))

    def conversation(self, chat: int, topic: int | None) -> Conversation | None:
        """The question that waits for this person's answer there, if any."""
        return next((c for c in self.conversations if (c.chat, c.topic) == (chat, topic)), None)

    def in_conversation(self, conversation: Conversation) -> Person:
        """This person with `conversation` in the place of what was asked in that chat and topic before.

        A half recorded lead isn't dropped for a question about another one: it waits behind it.
        """
        before = self.conversation(conversation.chat, conversation.topic)
        if conversation.asking is not Asking.NEW_LEAD and before is not None:
            conversation = replace(conversation, behind=before if before.holds_a_lead else before.behind)
        return replace(
            self,
            conversations=(*self._others(conversation.chat, conversation.topic), conversation),
        )

    def asked_elsewhere(self, before: Conversation, now: Conversation) -> Person:
        """This person with a question that was put in another chat or topic than the one that it goes on from."""
        return replace(self, conversations=self._others(before.chat, before.topic)).in_conversation(now)

    def out_of_conversation(self, chat: int, topic: int | None) -> Person:
        """This person with nothing asked in that chat and topic but what waited behind."""
        ended = self.conversation(chat, topic)
        behind = (ended.behind,) if ended is not None and ended.behind is not None else ()
        return replace(self, conversations=(*self._others(chat, topic), *behind))

    def laying_aside(self, draft: Conversation) -> Person:
        """This person with a half recorded lead out of the way of the next one, but not lost."""
        ended = self.out_of_conversation(draft.chat, draft.topic)
        return replace(ended, cancelled=(*self.cancelled, replace(draft, behind=None))[-KEPT_CANCELLED:])

    def taking_up(self, draft: Conversation) -> Person:
        """This person going on with a draft; another lead that is half recorded waits behind it."""
        left = tuple(each for each in self.cancelled if each.cause != draft.cause)
        return replace(self.in_conversation(draft), cancelled=left)

    def cancelling(self, cause: int | None) -> Person:
        """This person with the update that cancelled something, so that it cancels nothing more when it comes again."""
        return self if cause is None else replace(self, cancelled_by=cause)

    def in_another_chat(self, before: int, now: int) -> Person:
        """This person after a group got another id, where its messages have other numbers.

        Questions that nobody can reply to any more are dropped; half recorded leads wait to be taken up again.
        """
        moved = (_moved(each, before, now) for each in self.conversations)
        cancelled = (_moved(each, before, now) for each in self.cancelled)
        return replace(
            self,
            conversations=tuple(each for each in moved if each is not None),
            cancelled=tuple(each for each in cancelled if each is not None),
            offers=tuple(
                replace(each, chat=now, message=None) if each.chat == before else each for each in self.offers
            ),
        )

    def _others(self, chat: int, topic: int | None) -> tuple[Conversation, ...]:
        return tuple(c for c in self.conversations if (c.chat, c.topic) != (chat, topic))


def _moved(asked: Conversation, before: int, now: int) -> Conversation | None:
    if asked.chat != before:
        return asked
    behind = None if asked.behind is None else _moved(asked.behind, before, now)
    if not asked.holds_a_lead:
        return behind
    return replace(asked, chat=now, message=None, card=None, behind=behind)
