"""The things Followthrough keeps: leads and their history, workspaces, people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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


class SnoozeReason(StrEnum):
    """Why a follow-up was postponed again."""

    WAITING = "waiting"
    NOT_REACHED = "not_reached"
    NO_TIME = "no_time"
    OTHER = "other"


class AssistKind(StrEnum):
    """What helped to win a lead."""

    PERSON = "person"
    POST = "post"
    EVENT = "event"


class Rhythm(StrEnum):
    """How often a lead is touched that nobody works on each day: kept warm, or a customer kept in touch with."""

    MONTHLY = "month"
    NINETY_DAYS = "ninety-days"


class Step(StrEnum):
    """Who has heard that a follow-up is overdue, in the order in which they hear."""

    OWNER = "owner"
    GROUP = "group"
    ADMINS = "admins"


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
    HANDED_OVER = "handed_over"
    DELETED = "deleted"
    UNDONE = "undone"
    MERGED = "merged"
    ADDED_TO = "added_to"


MARKS = frozenset(
    {
        EventKind.FOLLOWED_UP,
        EventKind.CLOSED,
        EventKind.LOST,
        EventKind.REOPENED,
        EventKind.SNOOZED,
        EventKind.HANDED_OVER,
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
    """One entry of a lead's history; `version` is the lead's version after it, `at` aware UTC.

    What came with another lead that was merged into this one has version 0: no card of this lead was drawn before it.
    """

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
class Assist:
    """What helped to win a lead without being its source: its kind, and in words who or which."""

    kind: AssistKind
    what: str


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
    `snoozes`, `snoozed_for` and `nags` count within the follow-up that is owed now; while nobody has the lead, `nags`
    counts how often it was offered. `escalated` is who has heard of it so far, `offered_to` the stand-in that it was
    offered to. `every` plans the next follow-up after each.
    `before` is the lead as Undo would bring it back, until `undo_until`.
    `photos` are Telegram's file ids. `referred_by` is the number of the lead who sent this one, `referrals`
    those of the leads it sent itself; one of them may be gone since, or linked to it no more. `merged` are the
    numbers of leads that turned out to be this one; such a one names it in `merged_into` until it is erased.
    `distinct_from` are the numbers of leads that look like this one and are somebody else.

    `phones` are in E.164, but for those that are no number of any country known: they are as they were typed.

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
    tags: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    referred_by: int | None = None
    referrals: tuple[int, ...] = ()
    assists: tuple[Assist, ...] = ()
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
    escalated: Step = Step.OWNER
    offered_to: PersonId | None = None
    every: Rhythm | None = None
    touches: tuple[Touch, ...] = ()
    notes: tuple[Note, ...] = ()
    events: tuple[Event, ...] = ()
    merged: tuple[int, ...] = ()
    merged_into: int | None = None
    distinct_from: tuple[int, ...] = ()
    deleted_at: datetime | None = None
    before: Lead | None = None
    undo_until: datetime | None = None

    def __post_init__(self) -> None:
        """Hold the one invariant that the whole product rests on."""
        if self.is_open and not (self.due_at and self.next_nag_at):
            raise SilentLead(self.number)

    @property
    def ref(self) -> LeadRef:
        """The lead's name for buttons and services."""
        return LeadRef(self.workspace, self.number)

    @property
    def is_open(self) -> bool:
        """Whether it is still there to be won."""
        return self.status is Status.OPEN and self.deleted_at is None

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
class Escalation:
    """When others hear of a follow-up of a team's: the group after so many unanswered nags, the admins after so
    many working days of its owner.
    """

    after_nags: int = 3
    after_days: int = 2


@dataclass(frozen=True)
class PoolOffer:
    """The one message in which a team's group is offered what nobody has: the leads that it names, by number, and
    when it was sent (aware UTC). `began_with` are those that it named at first.
    """

    message: int
    sent_at: datetime
    shown: tuple[int, ...] = ()
    began_with: tuple[int, ...] = ()


@dataclass(frozen=True)
class Mention:
    """The one message in which somebody who can't be written to is reminded in a team's group."""

    person: PersonId
    message: int


@dataclass(frozen=True)
class Untold:
    """A lead, by number, whose owner couldn't be told that it is theirs; `by` gave it to them in the update `cause`."""

    number: int
    by: PersonId
    cause: int


class NewLeads(StrEnum):
    """Whose a lead is that is recorded in a team's group: who records it, nobody yet, or whose turn it is."""

    MINE = "mine"
    POOL = "pool"
    IN_TURN = "in_turn"


class Aim(StrEnum):
    """What a goal counts."""

    LEADS = "leads"
    CLOSED = "closed"
    MONEY = "money"


class Every(StrEnum):
    """How often a goal begins anew."""

    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True)
class Spent:
    """Money that was spent on finding leads; without a source it was for all of them. `cause` told it (an update).

    `note` is a name that is none of ours, or what was said of it. `told_at` is when it was told, if that was later.
    """

    at: datetime
    by: PersonId
    amount: Money
    source: Source | None = None
    cause: int | None = None
    note: str | None = None
    told_at: datetime | None = None


@dataclass(frozen=True)
class Worked:
    """Minutes that went into finding leads and were no touch of one; without a source they were for all of them.

    `told_at` is when they were told, if that was later.
    """

    at: datetime
    by: PersonId
    minutes: int
    source: Source | None = None
    note: str | None = None
    cause: int | None = None
    told_at: datetime | None = None


@dataclass(frozen=True)
class Goal:
    """What success looks like: so many leads or wins, or so much money won, each week or month.

    It holds from `since` (aware UTC) to before `until`; None: until it is changed.
    """

    what: Aim
    target: int | Money
    every: Every
    since: datetime
    until: datetime | None = None
    cause: int | None = None


@dataclass(frozen=True)
class Workspace:
    """The chat that owns leads; `chat` is its present id, `country` is ISO 3166 alpha-2, `currency` ISO 4217.

    `spent`, `worked` and `goals` are what the summary needs beside the leads, as they were told, earlier goals too.
    It is pushed on `summary_day` (0 is Monday) at `summary_at` by the workspace's clock, next at `next_summary_at`
    (aware UTC); `summarised` are the last days that were pushed (“2026-W17”, “2026-04-17..2026-04-23”), or came before.
    `dark_picture` says that its picture is light on dark.

    What follows is a team's alone. `names_in_summary` says that its members want to be named in the summary. `title`
    is the group's, `zone` its clock, None until an admin has set it up; `topic` is where nags and summaries go in a
    forum. `left_at` is when the bot was taken out of the group. `heard_at` is when the group was last told how many
    follow-ups are late, `rang_at` when it last heard of late or free leads with sound. `new_leads` says whose a new
    lead is, `last_in_turn` who got the last one in turn, `most_open` how many open leads one member may have (None:
    any). `pool_offer` is what the group is offered now, `untold` what was given to somebody who is still to hear so,
    `parted` who was taken out of it and is to hear that, `mentions` who is reminded there.
    """

    id: WorkspaceId
    chat: int
    kind: WorkspaceKind
    country: str
    currency: str
    members: Mapping[PersonId, Role] = field(default_factory=lambda: MappingProxyType({}))
    escalation: Escalation = Escalation()
    heard_at: datetime | None = None
    rang_at: datetime | None = None
    title: str = ""
    zone: ZoneInfo | None = None
    topic: int | None = None
    left_at: datetime | None = None
    new_leads: NewLeads = NewLeads.MINE
    last_in_turn: PersonId | None = None
    most_open: int | None = None
    pool_offer: PoolOffer | None = None
    untold: tuple[Untold, ...] = ()
    parted: tuple[PersonId, ...] = ()
    mentions: tuple[Mention, ...] = ()
    spent: tuple[Spent, ...] = ()
    worked: tuple[Worked, ...] = ()
    goals: tuple[Goal, ...] = ()
    summary_day: int = 0
    summary_at: time = time(8, 30)
    names_in_summary: bool = False
    summarised: str | None = None
    next_summary_at: datetime | None = None
    summary_wanted: bool = True
    dark_picture: bool = False
    version: int = 1

    @property
    def is_team(self) -> bool:
        """Whether a group owns the leads."""
        return self.kind is WorkspaceKind.TEAM

    @property
    def takes_turns(self) -> bool:
        """Whether its members get new leads by turns."""
        return self.is_team and self.new_leads is NewLeads.IN_TURN

    def is_admin(self, person: PersonId) -> bool:
        """Whether this person leads the team, or has the workspace alone."""
        return self.members.get(person) is Role.ADMIN


class Field(StrEnum):
    """What a conversation may ask for and a person may edit on a card."""

    NAME = "name"
    CONTACT = "contact"
    SOURCE = "source"
    NEED = "need"
    VALUE = "value"
    DUE = "due"
    TAGS = "tags"
