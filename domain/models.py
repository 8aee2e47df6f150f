"""The things Followthrough keeps: leads and their history, workspaces, people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import NewType
from zoneinfo import ZoneInfo

from domain.contacts import Handle
from domain.errors import SilentLead
from domain.money import Money
from domain.sources import Source

PersonId = NewType("PersonId", int)
"""Telegram's id of a person."""

WorkspaceId = NewType("WorkspaceId", int)
"""The id of the chat in which the workspace was opened; stays when Telegram gives the chat another."""


class Status(StrEnum):
    """Where a lead stands."""

    OPEN = "open"
    FOLLOWED_UP = "followed_up"
    CLOSED = "closed"
    LOST = "lost"


ENDED = frozenset({Status.CLOSED, Status.LOST})


class Stage(StrEnum):
    """The ladder of a relationship, in order; it goes on after the sale."""

    KNOW = "know"
    LIKE = "like"
    TRUST = "trust"
    READY = "ready"
    CUSTOMER = "customer"
    LOYAL = "loyal"
    ADVOCATE = "advocate"


class TouchKind(StrEnum):
    """How a person was in contact with a lead."""

    CALL = "call"
    MESSAGE = "message"
    MEETING = "meeting"
    EMAIL = "email"
    VISIT = "visit"
    OTHER = "other"


class LostReason(StrEnum):
    """Why a lead was lost."""

    PRICE = "price"
    TIMING = "timing"
    CHOSE_ANOTHER = "chose_another"
    NO_ANSWER = "no_answer"
    NOT_A_FIT = "not_a_fit"
    OTHER = "other"


class EventKind(StrEnum):
    """What happened to a lead."""

    RECORDED = "recorded"
    FELL_DUE = "fell_due"
    FOLLOWED_UP = "followed_up"
    CLOSED = "closed"
    LOST = "lost"
    REOPENED = "reopened"
    SNOOZED = "snoozed"
    PLANNED = "planned"
    EDITED = "edited"
    NOTED = "noted"
    STAGE_MOVED = "stage_moved"
    DELETED = "deleted"
    UNDONE = "undone"


MARKS = frozenset(
    {
        EventKind.FOLLOWED_UP,
        EventKind.CLOSED,
        EventKind.LOST,
        EventKind.REOPENED,
        EventKind.SNOOZED,
        EventKind.DELETED,
        EventKind.UNDONE,
    }
)
"""Events after which a button drawn earlier no longer means what its reader saw."""


@dataclass(frozen=True)
class Deed:
    """Who does a thing, through which update, having seen which version of the lead.

    `cause` is Telegram's update id: a deed that arrives twice with the same cause acts once.
    `seen` is None where the person named the lead without looking at a card.
    """

    by: PersonId
    cause: int | None = None
    seen: int | None = None


@dataclass(frozen=True)
class Event:
    """One entry of a lead's history; `version` is the lead's version after it, `at` aware UTC."""

    kind: EventKind
    at: datetime
    by: PersonId
    version: int
    cause: int | None = None
    details: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Touch:
    """One contact that a person had with a lead; `minutes` is the time it took."""

    at: datetime
    by: PersonId
    kind: TouchKind | None = None
    note: str | None = None
    minutes: int | None = None


@dataclass(frozen=True)
class Note:
    """Something worth remembering about a lead, in a person's own words."""

    at: datetime
    by: PersonId
    text: str


@dataclass(frozen=True)
class LeadRef:
    """Names one lead: its workspace and its number there."""

    workspace: WorkspaceId
    number: int


@dataclass(frozen=True)
class Lead:
    """A person or firm that may buy.

    `due_at` is the follow-up owed, `next_nag_at` the next moment at which the scheduler looks at this lead
    (to nag, to let a planned follow-up fall due, or to erase a deleted lead): both aware UTC.
    `due_exact` says that a person typed that very time, which quiet hours then respect.
    `snoozes`, `snoozed_for` and `nags` count within the follow-up that is owed now.
    `before` is the lead as Undo would bring it back, until `undo_until`.

    Raises:
        SilentLead: an open lead without a follow-up would be one that nobody is reminded of.
    """

    workspace: WorkspaceId
    number: int
    created_at: datetime
    created_by: PersonId
    owner: PersonId | None
    version: int = 1
    name: str | None = None
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    handles: tuple[Handle, ...] = ()
    links: tuple[str, ...] = ()
    source: Source | None = None
    source_note: str | None = None
    need: str | None = None
    value: Money | None = None
    won: Money | None = None
    lost_reason: LostReason | None = None
    lost_note: str | None = None
    status: Status = Status.OPEN
    stage: Stage = Stage.KNOW
    due_at: datetime | None = None
    due_exact: bool = False
    snoozes: int = 0
    snoozed_for: timedelta = timedelta()
    nags: int = 0
    next_nag_at: datetime | None = None
    touches: tuple[Touch, ...] = ()
    notes: tuple[Note, ...] = ()
    events: tuple[Event, ...] = ()
    deleted_at: datetime | None = None
    before: Lead | None = None
    undo_until: datetime | None = None

    def __post_init__(self) -> None:
        """Hold the one invariant that the whole product rests on."""
        if self.status is Status.OPEN and self.deleted_at is None and not (self.due_at and self.next_nag_at):
            raise SilentLead(self.number)

    @property
    def ref(self) -> LeadRef:
        """The lead's name for buttons and services."""
        return LeadRef(self.workspace, self.number)

    @property
    def resting(self) -> bool:
        """Followed up with nothing planned: no nags until somebody plans again."""
        return self.status is Status.FOLLOWED_UP and self.due_at is None

    def knows(self, cause: int | None) -> bool:
        """Whether the update `cause` has changed this lead already."""
        return cause is not None and any(event.cause == cause for event in self.events)


class WorkspaceKind(StrEnum):
    """One salesperson, or a team in a group."""

    PRIVATE = "private"
    TEAM = "team"


class Role(StrEnum):
    """What a member of a workspace may do."""

    ADMIN = "admin"
    MEMBER = "member"


@dataclass(frozen=True)
class Workspace:
    """The chat that owns leads; `country` is ISO 3166 alpha-2, `currency` ISO 4217."""

    id: WorkspaceId
    chat: int
    kind: WorkspaceKind
    country: str
    currency: str
    members: Mapping[PersonId, Role] = field(default_factory=lambda: MappingProxyType({}))
    version: int = 1


@dataclass(frozen=True)
class WorkHours:
    """When nags may ring: from `start` to `end` local time on `days` (0 is Monday); quiet otherwise."""

    start: time = time(8)
    end: time = time(20)
    days: frozenset[int] = frozenset({0, 1, 2, 3, 4})


@dataclass(frozen=True)
class NagCard:
    """The one living nag message that a person has in a chat.

    `shown` lists the leads that it names. `busy_with` is set while it shows the questions of one lead
    instead of the list, so that a mark made elsewhere doesn't wipe them away.
    """

    message: int
    sent_at: datetime
    shown: tuple[LeadRef, ...] = ()
    busy_with: LeadRef | None = None


class Field(StrEnum):
    """What a conversation may ask for and a person may edit on a card."""

    NAME = "name"
    CONTACT = "contact"
    SOURCE = "source"
    NEED = "need"
    VALUE = "value"
    DUE = "due"


class Asking(StrEnum):
    """What the next typed message of a person answers."""

    NEW_LEAD = "new_lead"
    OFFER = "offer"
    FIELD = "field"
    NOTE = "note"
    TOUCH_NOTE = "touch_note"
    MINUTES = "minutes"
    NEXT = "next"
    SNOOZE = "snooze"
    WON = "won"
    REASON = "reason"
    ZONE = "zone"
    HOURS = "hours"
    CURRENCY = "currency"
    COUNTRY = "country"


@dataclass(frozen=True)
class Conversation:
    """A question that waits for a person's answer in one chat and topic.

    `answers` holds what was typed so far, word for word, by field; `asked` is the field asked now.
    `message` is the bot's message that asks; `lead` the lead that it is about; `text` what was offered to be
    recorded; `cause` the update that brought the conversation where it stands; `overdue` that its time ran
    out and it stands as a draft; `behind` is a half recorded lead that goes on when this question is settled.
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

    @property
    def holds_a_lead(self) -> bool:
        """Whether something of a new lead was typed already."""
        return self.asking is Asking.NEW_LEAD and bool(self.answers or self.text)


@dataclass(frozen=True)
class Person:
    """Somebody who uses the bot, with their own clock and habits.

    `language` is an IETF tag; `last_ping_at` when a nag last rang; `reachable` is False when Telegram said
    that the bot may not write to this person.
    """

    id: PersonId
    name: str
    language: str
    zone: ZoneInfo
    zone_known: bool = False
    hours: WorkHours = WorkHours()
    started_at: datetime | None = None
    reachable: bool = True
    card: NagCard | None = None
    last_ping_at: datetime | None = None
    conversations: tuple[Conversation, ...] = ()
    version: int = 1

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

    def out_of_conversation(self, chat: int, topic: int | None) -> Person:
        """This person with nothing asked in that chat and topic but what waited behind."""
        ended = self.conversation(chat, topic)
        behind = (ended.behind,) if ended is not None and ended.behind is not None else ()
        return replace(self, conversations=(*self._others(chat, topic), *behind))

    def _others(self, chat: int, topic: int | None) -> tuple[Conversation, ...]:
        return tuple(c for c in self.conversations if (c.chat, c.topic) != (chat, topic))
