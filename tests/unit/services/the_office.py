"""The services over a real store, with a clock, an alarm and a Telegram that do as they are told."""

from __future__ import annotations

import asyncio
import errno
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Coroutine, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

import pytest

from delivery.turns import Turns
from domain import answers, periods
from domain.capture import Captured
from domain.digest import Digest
from domain.models import Deed, Lead, LeadRef, PersonId, Role, Status, Workspace, WorkspaceId, WorkspaceKind
from domain.nagging import PINGS_A_DAY
from domain.people import Conversation, Person
from domain.pool import Handover
from domain.when import Moment
from messages import notices
from messages.reader import Reader
from services.accounts import Accounts
from services.digests import Digests
from services.drafts import Drafts
from services.escalations import TELL_AGAIN_AFTER, Escalations
from services.exporting import Exporting
from services.forgetting import Forgetting
from services.groups import Groups
from services.habits import Habits
from services.handovers import Handovers
from services.importing import Importing
from services.leads import Leads
from services.living_cards import LivingCards
from services.members import Members
from services.merging import Merging
from services.nags import THE_NEXT_AFTER, Nags
from services.people import Defaults, People
from services.pool import Pool
from services.ports import NO_TEAMS, Alarm, Clock, Fate, Letter, Notifier, Outcome, OutOfReach, Report, Traces
from services.recording import Recording
from services.referrals import Referrals
from services.search import Search
from services.summaries import Summaries
from services.teams import Teams
from services.upkeep import Upkeep
from storage import files
from storage.base import PersonNotFound, Store
from storage.open_store import open_store
from tests.group_screens import found_in
from tests.patience import PATIENCE

HALIFAX = ZoneInfo("America/Halifax")
ANN, BOB, CHARLIE, DORA = PersonId(101), PersonId(102), PersonId(103), PersonId(104)
NAMES = {ANN: "Ann", BOB: "Bob", CHARLIE: "Charlie", DORA: "Dora"}
TEAM = WorkspaceId(-100)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

MONDAY_10 = datetime(2026, 4, 6, 10, tzinfo=HALIFAX).astimezone(UTC)


class MovedClock(Clock):
    """Stands still until it is moved."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def moves(self, by: timedelta) -> datetime:
        self.moment += by
        return self.moment


class NotedAlarm(Alarm):
    """Notes what it was armed for, and when it would wake."""

    def __init__(self) -> None:
        self.armed: list[datetime] = []
        self.wakes_at: datetime | None = None

    def rearm(self, at: datetime | None) -> None:
        if at is not None:
            assert at.utcoffset() == timedelta(), "an alarm is armed in UTC"
            self.armed.append(at)
            self.wakes_at = at if self.wakes_at is None else min(at, self.wakes_at)

    def has_rung(self, following: datetime | None) -> None:
        """It is armed for what comes next, as the scheduler does when it has rung."""
        self.wakes_at = following


class NotedTraces(Traces):
    """Notes after which updates nothing may stay on the disk."""

    def __init__(self) -> None:
        self.erased_after: list[int] = []

    def erase_after(self, cause: int) -> None:
        self.erased_after.append(cause)


P = ParamSpec("P")
R = TypeVar("R")


def strict(method: Callable[P, Coroutine[Any, Any, R]]) -> Callable[P, Coroutine[Any, Any, R]]:
    """What is broken of the contract is noted too: the nags survive whatever is raised, and would hide it."""

    @wraps(method)
    async def noted(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return await method(*args, **kwargs)
        except (AssertionError, TimeoutError) as broken:
            BROKEN.append(broken)
            raise

    return noted


BROKEN: list[Exception] = []
"""What was broken of the contract since it was last looked at."""


@dataclass(frozen=True)
class Sent:
    """What left: how, to whom, about which leads or which draft; and when, by which names, in whose place."""

    kind: str
    to: int
    leads: tuple[int, ...] = ()
    draft: Conversation | None = None
    message: int | None = None
    silent: bool = False
    unheard: tuple[int, ...] = ()
    digest: Digest | None = field(default=None, compare=False)
    names: tuple[str, ...] = field(default=(), compare=False)
    at: datetime | None = field(default=None, compare=False)
    instead_of: int | None = field(default=None, compare=False)
    owner: str = field(default="", compare=False)
    week: str = ""
    picture: bool = False


@dataclass(frozen=True)
class NotedLetter:
    """A summary that was written, and what there was of it before."""

    report: Report
    earlier: Letter | None
    is_pictured: bool
    size: int = 70_000

    @property
    def is_quiet(self) -> bool:
        return self.report.summary.is_quiet


@dataclass
class StrictNotifier(Notifier):
    """Sends nothing, notes everything, and refuses what a real one would choke on.

    `outcomes` are used up one for each message, SENT when none is left; an exception among them is raised. While
    Telegram `is_away` nothing gets through to anybody.
    Who is in `blocking` can't be reached whatever the outcome, and to who is in `refusing` no words can be sent.
    `on_turn` and `on_send` are what happens elsewhere at that moment, once. `redrawing` is what becomes of a living
    card that is redrawn.
    """

    store: Store
    clock: Clock
    blocking: set[int] = field(default_factory=set)
    refusing: set[int] = field(default_factory=set)
    outcomes: list[Fate | Exception] = field(default_factory=list)
    on_turn: Callable[[], Awaitable[object]] | None = None
    on_send: Callable[[], Awaitable[object]] | None = None
    sent: list[Sent] = field(default_factory=list)
    turns: list[int] = field(default_factory=list)
    reports: list[tuple[int, str, str, str | None]] = field(default_factory=list)
    told: list[tuple[int, str]] = field(default_factory=list)
    moves_to: int | None = None
    topic_gone: bool = False
    no_pictures: bool = False
    on_letter: Callable[[], Awaitable[object]] | None = None
    written: list[NotedLetter] = field(default_factory=list)
    redrawing: Fate = Fate.SENT
    is_away: bool = False
    _turns: Turns = field(default_factory=Turns)
    _messages: int = 500

    @asynccontextmanager
    async def turn(self, chat: int) -> AsyncIterator[None]:
        async with self.of(chat):
            self.turns.append(chat)
            happening, self.on_turn = self.on_turn, None
            if happening is not None:
                await happening()
            yield

    @asynccontextmanager
    async def of(self, chat: int) -> AsyncIterator[None]:
        """The turn of a chat, as whoever writes there takes it."""
        if self._turns.has(chat):
            BROKEN.append(AssertionError("a turn within a turn waits for itself for ever"))
            raise BROKEN[-1]
        async with self._turns.of(chat):
            yield

    async def in_private(self, person: PersonId | None, telling: Callable[[], Awaitable[None]]) -> None:
        await self._turns.told(person, telling)

    def _has_turn(self, chat: int) -> bool:
        return self._turns.has(chat)

    @strict
    async def nag(
        self,
        person: Person,
        workspace: Workspace,
        owed: Sequence[Lead],
        teams: Mapping[WorkspaceId, str] = NO_TEAMS,
        *,
        silent: bool = False,
    ) -> Outcome:
        self._is_for(person, workspace)
        self._are_named(person, owed, teams)
        assert owed, "a nag is about something"
        self._are_owed(owed, person.id)
        assert all(lead.next_nag_at and lead.next_nag_at > self.clock.now() for lead in owed), "a nag is claimed first"
        assert await self._is_kept(owed), "a claim is kept before its nag leaves"
        self._may_ring(person, silent=silent)
        card = person.card.message if person.card is not None and person.card.busy_with is None else None
        return await self._sends(_about("nag", person.id, owed, silent=silent, instead_of=card), owed)

    @strict
    async def refresh(
        self,
        person: Person,
        workspace: Workspace,
        owed: Sequence[Lead],
        teams: Mapping[WorkspaceId, str] = NO_TEAMS,
        *,
        parted: Workspace | None = None,
    ) -> Outcome:
        assert parted is None or person.id not in parted.members
        self._are_named(person, owed, teams)
        assert person.card is not None, "there is nothing to redraw"
        assert person.card.busy_with is None, "the questions of a lead are not wiped away"
        assert not person.card.one_by_one, "nor what is gone through one by one"
        assert workspace.chat == person.id
        of_teams = {lead.workspace for lead in owed} - {workspace.id}
        assert not any(map(self._has_turn, of_teams)), "nobody in a group waits for a private chat"
        self._are_owed(owed, person.id)
        await self._nothing_is_held([person.id], owed)
        if self.redrawing is not Fate.SENT:
            return Outcome(self.redrawing)
        self.sent.append(Sent("refresh", person.id, _numbers(owed), message=person.card.message))
        return Outcome(Fate.SENT, person.card.message)

    @strict
    async def take_away(self, person: PersonId, message: int) -> None:
        assert self._has_turn(person), "a card goes in its person's turn"
        await self._nothing_is_held([person], [])
        self.sent.append(Sent("taken away", person, message=message))

    @strict
    async def digest(
        self, person: Person, workspace: Workspace, digest: Digest, teams: Mapping[WorkspaceId, str] = NO_TEAMS
    ) -> Outcome:
        self._are_named(person, [*digest.owed, *digest.today, *digest.cold], teams)
        self._is_for(person, workspace)
        assert digest, "a list without anything isn't sent"
        assert person.digest, "who doesn't want the list doesn't get it"
        listed = (*digest.owed, *digest.today, *digest.cold)
        assert len({lead.ref for lead in listed}) == len(listed), "each lead stands on it once"
        assert all(lead.owner == person.id and lead.deleted_at is None for lead in listed)
        self._are_owed(digest.owed, person.id)
        async with self.store.person(person.id) as work:
            claimed = (await work.get()).next_digest_at
        assert claimed is not None
        assert claimed > self.clock.now(), "a list is claimed before it leaves"
        what = _about("digest", person.id, listed, silent=True, instead_of=person.digest_card)
        return await self._sends(replace(what, digest=digest), listed)

    @strict
    async def tell_group(
        self, team: Workspace, late: Sequence[Lead], unheard: Sequence[Lead], *, silent: bool
    ) -> Outcome:
        assert self._has_turn(team.chat), "a group hears in its turn"
        self._are_late(team, late)
        assert set(_numbers(unheard)) <= set(_numbers(late)), "who has nobody listening is late too"
        assert found_in(notices.late_in_group(late, unheard, _in_group(team, self.clock.now())).text) == [], (
            "no number in a group"
        )
        return await self._sends(
            replace(_about("group", team.chat, late, silent=silent), unheard=_numbers(unheard)), late
        )

    @strict
    async def tell_admin(
        self,
        admin: Person,
        team: Workspace,
        late: Sequence[Lead],
        owners: Mapping[PersonId, Person],
        *,
        silent: bool,
    ) -> Outcome:
        assert not self._has_turn(team.chat), "nobody in a group waits until its admins have been told"
        assert team.members.get(admin.id) is Role.ADMIN, "names are for admins"
        assert admin.reachable, "who can't be reached costs no call"
        self._are_late(team, late)
        assert all(lead.owner != admin.id for lead in late), "nobody is told of their own leads"
        known = {who for who in {lead.owner for lead in late} if who is not None and await self._knows(who)}
        assert known <= owners.keys(), "names can be told"
        self._may_ring(admin, silent=silent)
        return await self._sends(_about("admin", admin.id, late, silent=silent), late)

    @strict
    async def offer(
        self, stand_in: Person, workspace: Workspace, owner: Person, leads: Sequence[Lead], *, silent: bool
    ) -> Outcome:
        self._is_for(stand_in, workspace)
        assert owner.away is not None, "who is there needs no stand-in"
        assert owner.away.stand_in == stand_in.id
        assert leads, "an offer is of something"
        self._are_owed(leads, owner.id)
        assert all(int(lead.workspace) != int(owner.id) for lead in leads), "what is private is offered to nobody"
        for lead in leads:
            async with self.store.workspace(lead.workspace) as work:
                assert stand_in.id in (await work.workspace()).members, "a stranger sees no lead"
        self._may_ring(stand_in, silent=silent)
        return await self._sends(_about("offer", stand_in.id, leads, silent=silent), leads)

    def _are_named(self, person: Person, leads: Sequence[Lead], teams: Mapping[WorkspaceId, str]) -> None:
        others = {lead.workspace for lead in leads} - {WorkspaceId(person.id)}
        assert others <= teams.keys(), "whoever is reminded of a team's lead is told of which team"

    @strict
    async def mention(self, owner: Person, team: Workspace, owed: Sequence[Lead], *, silent: bool) -> Outcome:
        assert self._has_turn(team.chat), "a group hears in its turn"
        assert team.left_at is None, "a group that the bot was taken out of isn't called"
        assert not owner.reachable, "whoever can be written to isn't named in the group"
        self._are_owed(owed, owner.id)
        self._are_late(team, owed)
        before = next((each.message for each in team.mentions if each.person == owner.id), None)
        what = _about("mention", team.chat, owed, silent=silent, instead_of=before)
        return await self._sends(replace(what, owner=owner.name), owed)

    @strict
    async def unmention(self, team: Workspace, message: int) -> None:
        self.sent.append(Sent("unmentioned", team.chat, message=message))

    @strict
    async def tell_parted(self, person: Person, team: Workspace, *, silent: bool) -> Outcome:
        assert person.id not in team.members
        assert person.reachable, "who can't be reached costs no call"
        assert not self._has_turn(team.chat), "nobody in a group waits until somebody has been told in private"
        self._may_ring(person, silent=silent)
        return await self._sends(Sent("parted", int(person.id), silent=silent), ())

    @strict
    async def tell_of_topic(self, admin: Person, team: Workspace, *, silent: bool) -> Outcome:
        assert team.members.get(admin.id) is Role.ADMIN
        assert admin.reachable, "who can't be reached costs no call"
        assert not self._has_turn(team.chat), "nobody in a group waits until its admins have been told"
        return await self._sends(Sent("topic", int(admin.id), silent=silent), ())

    async def leisure(self) -> None:
        """Nobody waits for anything."""

    @strict
    async def letter(self, report: Report, earlier: Letter | None = None) -> Letter:
        assert not self._has_turn(report.workspace.chat), "nobody's answer waits for a picture"
        assert report.workspace.is_team == (report.person is None), "a team's is for everybody"
        told_of = {*report.workspace.members, *(each.person for each in report.summary.people)}
        assert {person for person in told_of if await self._knows(person)} <= report.names.keys(), "names can be told"
        if self.on_letter is not None:
            happening, self.on_letter = self.on_letter, None
            await happening()
        self.written.append(NotedLetter(report, earlier, is_pictured=not (self.no_pictures or report.summary.is_quiet)))
        return self.written[-1]

    @strict
    async def summary(self, workspace: Workspace, person: Person | None, letter: Letter, *, silent: bool) -> Outcome:
        assert isinstance(letter, NotedLetter)
        report = letter.report
        assert (workspace.id, person and person.id) == (report.workspace.id, report.person and report.person.id)
        assert self._has_turn(workspace.chat), "what the bot writes of its own accord leaves in its chat's turn"
        assert await self._is_claimed(workspace), "a summary is claimed before it leaves"
        assert silent or not letter.is_quiet, "a quiet week makes no sound"
        assert person is None or person.reachable, "who can't be reached costs no call"
        assert workspace.left_at is None, "a group that the bot was taken out of isn't called"
        period = report.summary.period
        what = Sent("summary", workspace.chat, silent=silent, week=periods.key(period), picture=letter.is_pictured)
        return await self._sends(what, ())

    async def _is_claimed(self, place: Workspace) -> bool:
        async with self.store.workspace(place.id) as work:
            at = (await work.workspace()).next_summary_at
        return at is not None and at > self.clock.now()

    def _is_for(self, person: Person, workspace: Workspace) -> None:
        assert self._has_turn(person.id), "what the bot writes of its own accord leaves in its chat's turn"
        assert person.reachable, "who can't be reached costs no call"
        assert workspace.chat == person.id, "amounts read as in the reader's own workspace"

    def _are_owed(self, leads: Sequence[Lead], by: PersonId) -> None:
        soon = self.clock.now() + timedelta(seconds=30)
        assert len({lead.ref for lead in leads}) == len(leads), "each lead is named once"
        for lead in leads:
            assert (lead.owner, lead.status, lead.deleted_at) == (by, Status.OPEN, None)
            assert lead.due_at is not None
            assert lead.due_at <= soon, "nobody is nagged about what isn't due"

    def _are_late(self, team: Workspace, late: Sequence[Lead]) -> None:
        assert team.kind is WorkspaceKind.TEAM, "of a private lead nobody else hears"
        assert late, "somebody hears of something"
        for lead in late:
            assert (lead.workspace, lead.status, lead.deleted_at) == (team.id, Status.OPEN, None)
            assert lead.due_at is not None
            assert lead.due_at <= self.clock.now()

    def _may_ring(self, person: Person, *, silent: bool) -> None:
        day = self.clock.now().astimezone(person.zone).date()
        assert silent or person.pinged_on(day) < PINGS_A_DAY, "never more pings a day"

    async def _is_kept(self, leads: Sequence[Lead]) -> bool:
        for lead in leads:
            async with self.store.workspace(lead.workspace) as work:
                if await work.leads.get(lead.number) != lead:
                    return False
        return True

    async def _knows(self, person: PersonId) -> bool:
        async with self.store.person(person) as work:
            try:
                await work.get()
            except PersonNotFound:
                return False
        return True

    @strict
    async def offer_pool(
        self, team: Workspace, free: Sequence[Lead], names: Mapping[PersonId, str], *, silent: bool
    ) -> Outcome:
        assert self._has_turn(team.chat), "a group hears in its turn"
        assert team.left_at is None, "a group that the bot was taken out of costs no call"
        await self._lie_in_pool(team, free)
        await self._names_are_told(team, names)
        before = team.pool_offer.message if team.pool_offer is not None else None
        return await self._sends(_about("pool", team.chat, free, silent=silent, instead_of=before), free)

    @strict
    async def redraw_pool(
        self, team: Workspace, free: Sequence[Lead], moved: Lead, names: Mapping[PersonId, str]
    ) -> None:
        assert team.pool_offer is not None, "there is nothing to redraw"
        assert moved.number not in _numbers(free)
        await self._names_are_told(team, names)
        await self._nothing_is_held([PersonId(team.chat)], [moved])
        self.sent.append(Sent("pool redrawn", team.chat, _numbers(free), message=team.pool_offer.message))

    @strict
    async def ask_admin(self, admin: Person, team: Workspace, free: Sequence[Lead], *, silent: bool) -> Outcome:
        assert not self._has_turn(team.chat), "nobody in a group waits until its admins have been told"
        assert team.members.get(admin.id) is Role.ADMIN, "who gets a lead is asked of admins"
        assert admin.reachable, "who can't be reached costs no call"
        await self._lie_in_pool(team, free)
        self._may_ring(admin, silent=silent)
        return await self._sends(_about("unclaimed", admin.id, free, silent=silent), free)

    async def _lie_in_pool(self, team: Workspace, free: Sequence[Lead]) -> None:
        assert team.is_team
        assert free, "an offer is of something"
        for lead in free:
            assert (lead.workspace, lead.owner, lead.deleted_at) == (team.id, None, None)
            async with self.store.workspace(lead.workspace) as work:
                kept = await work.leads.get(lead.number)
            assert kept.next_nag_at is not None
            assert kept.next_nag_at > self.clock.now(), "an offer is claimed before it leaves"

    @strict
    async def give(
        self, to: Person, team: Workspace, handover: Handover, names: Mapping[PersonId, str], *, silent: bool
    ) -> Outcome:
        assert to.reachable, "who can't be reached costs no call"
        assert handover.lead.owner == handover.to == to.id, "a lead is shown to whoever has it"
        assert to.id in team.members
        assert to.id == handover.by or not self._has_turn(team.chat), "nobody waits until another has been told"
        await self._names_are_told(team, names)
        self._may_ring(to, silent=silent)
        return await self._sends(_about("given", to.id, [handover.lead], silent=silent), [handover.lead])

    @strict
    async def tell_given(
        self, before: Person, team: Workspace, handover: Handover, names: Mapping[PersonId, str]
    ) -> Outcome:
        assert before.reachable, "who can't be reached costs no call"
        assert handover.before == before.id != handover.by, "nobody is told what they did themselves"
        assert not self._has_turn(team.chat), "nobody in a group waits until somebody has been told in private"
        await self._names_are_told(team, names)
        return await self._sends(_about("taken", before.id, [handover.lead], silent=True), [handover.lead])

    @strict
    async def call_in_group(
        self, to: Person, team: Workspace, handover: Handover, names: Mapping[PersonId, str]
    ) -> Outcome:
        assert not (await self._person(to.id)).reachable, "the group is told of nobody who can be told in private"
        assert handover.to == to.id
        await self._names_are_told(team, names)
        return await self._sends(_about(f"call {NAMES[to.id]}", team.chat, [handover.lead]), [handover.lead])

    async def _names_are_told(self, team: Workspace, names: Mapping[PersonId, str]) -> None:
        assert {person for person in team.members if await self._knows(person)} <= names.keys(), "names can be told"

    async def _person(self, person: PersonId) -> Person:
        async with self.store.person(person) as work:
            return await work.get()

    @strict
    async def offer_draft(self, person: Person, workspace: Workspace, draft: Conversation) -> Outcome:
        assert self._has_turn(draft.chat), "an offer leaves in its chat's turn"
        assert draft.overdue
        assert workspace.chat == draft.chat, "it reads as in the workspace in which it was typed"
        to = draft.chat if workspace.is_team and not person.reachable else int(person.id)
        return await self._sends(Sent("draft", to, draft=draft), ())

    async def report(self, admin: PersonId, file: str, why: str, backup: str | None) -> Outcome:
        self.reports.append((admin, file, why, backup))
        return Outcome(self._fate(admin))

    async def tell(self, admin: PersonId, sentence: str) -> Outcome:
        self.told.append((admin, sentence))
        return Outcome(self._fate(admin))

    async def _sends(self, what: Sent, about: Sequence[Lead]) -> Outcome:
        what = replace(what, at=self.clock.now())
        await self._nothing_is_held([PersonId(what.to)], about)
        happening, self.on_send = self.on_send, None
        if happening is not None:
            await happening()
        fate = self._fate(what.to)
        if fate is not Fate.SENT:
            self.sent.append(replace(what, kind=f"{what.kind}: {fate}"))
            return Outcome(fate, chat=self.moves_to if fate is Fate.MOVED else None)
        self._messages += 1
        self.sent.append(replace(what, message=self._messages))
        in_group = what.kind in ("group", "mention", "summary", "draft") and what.to < 0
        return Outcome(fate, self._messages, topic_gone=in_group and self.topic_gone)

    def _fate(self, to: int) -> Fate:
        if self.is_away:
            return Fate.LATER
        if to in self.blocking:
            return Fate.UNREACHABLE
        if to in self.refusing:
            return Fate.REFUSED
        fate = self.outcomes.pop(0) if self.outcomes else Fate.SENT
        if isinstance(fate, Exception):
            raise fate
        return fate

    async def _nothing_is_held(self, people: Sequence[PersonId], leads: Sequence[Lead]) -> None:
        """Telegram may take half a minute: whoever waits for it inside a unit of work stops everybody else."""
        owners = {lead.owner for lead in leads if lead.owner is not None}
        for person in {*people, *owners}:
            await self._is_free(self.store.person(person))
        for workspace in {*map(WorkspaceId, people), *(lead.workspace for lead in leads)}:
            await self._is_free(self.store.workspace(workspace))

    async def _is_free(self, work: AbstractAsyncContextManager[object]) -> None:
        async with asyncio.timeout(PATIENCE), work:
            pass

    def nags(self, to: PersonId = ANN) -> list[tuple[int, ...]]:
        """The leads of each nag that was sent, in order."""
        return [each.leads for each in self.sent if each.kind == "nag" and each.to == to]

    def kinds(self, to: int | None = None) -> list[str]:
        """What was sent to somebody or to all, in order."""
        return [each.kind for each in self.sent if to is None or each.to == to]


def _in_group(team: Workspace, now: datetime) -> Reader:
    return Reader.of_group(Person(ANN, "", "en", HALIFAX), team, now, {})


def _about(kind: str, to: int, leads: Sequence[Lead], *, silent: bool = False, instead_of: int | None = None) -> Sent:
    names = tuple(lead.name or "" for lead in leads)
    return Sent(kind, int(to), _numbers(leads), silent=silent, names=names, instead_of=instead_of)


def _numbers(leads: Sequence[Lead]) -> tuple[int, ...]:
    return tuple(lead.number for lead in leads)


class NotedRoster:
    """Who is in which group, as told; a chat of `silent` can't be asked about."""

    def __init__(self) -> None:
        self.roles: dict[tuple[int, PersonId], Role] = {}
        self.silent: set[int] = set()
        self.asked = 0

    async def role(self, chat: int, person: PersonId) -> Role | None:
        self.asked += 1
        if chat in self.silent:
            raise OutOfReach
        return self.roles.get((chat, person))

    async def admins(self, chat: int) -> frozenset[PersonId]:
        if chat in self.silent:
            raise OutOfReach
        return frozenset(who for (group, who), role in self.roles.items() if group == chat and role is Role.ADMIN)


class Office:
    """All services at work over one folder; it can end like a process and be opened again."""

    def __init__(self, folder: Path, moment: datetime = MONDAY_10) -> None:
        self.folder, self.clock, self.causes = folder, MovedClock(moment), 1000
        self.blocking: set[int] = set()
        self.roster = NotedRoster()
        self.gets_summaries = False
        self._opens()

    def _opens(self) -> None:
        self.store = open_store(None, self.folder, None)
        self.alarm, self.notifier = NotedAlarm(), StrictNotifier(self.store, self.clock, self.blocking)
        store, clock, alarm, notifier = self.store, self.clock, self.alarm, self.notifier
        self.people = People(store, clock, alarm, Defaults(HALIFAX, "en"))
        self.habits = Habits(store, clock, alarm, self.people)
        self.digests = Digests(store, clock, alarm, notifier, self.people)
        self.living_cards = LivingCards(store, clock, alarm, notifier, self.people)
        self.groups = groups = Groups(store, clock, notifier, self.people)
        self.members = Members(store, clock, alarm, notifier, self.roster, self.people, self.living_cards, groups)
        self.teams = Teams(store, clock, alarm, self.people, groups, self.members)
        self.escalations = Escalations(store, clock, alarm, notifier, self.people, groups)
        handovers = Handovers(store, clock, notifier, self.people, self.living_cards, groups)
        self.leads = Leads(store, clock, alarm, handovers)
        self.merging = Merging(store, clock, alarm, handovers)
        self.referrals = Referrals(store, clock, alarm, handovers)
        self.recording = Recording(self.people, self.leads)
        self.pool = Pool(store, clock, alarm, notifier, self.people, groups, handovers)
        self.nags = Nags(
            store, clock, alarm, notifier, self.people, self.living_cards, self.digests, self.escalations, self.pool
        )
        self.importing = Importing(store, clock, alarm, self.people)
        self.exporting, self.traces = Exporting(store, clock, alarm), NotedTraces()
        self.summaries = Summaries(store, clock, alarm, notifier, self.people, groups)
        self.accounts = Accounts(store, clock)
        self.forgetting = Forgetting(store, alarm, self.people, self.summaries, self.traces)
        self.search = Search(store, clock, alarm, self.leads)
        self.drafts = Drafts(store, clock, notifier, self.people, groups)
        self.upkeep = Upkeep(
            store, clock, notifier, self.drafts, handovers, groups, self.members, self.teams, self.summaries, [CHARLIE]
        )

    async def reopens(self) -> None:
        """The process ended and another begins with what is on the disk."""
        await self.store.close()
        self._opens()

    async def meets(self, *people: PersonId) -> None:
        """They press Start."""
        for person in people:
            met = await self.people.meet(person, NAMES[person], back=True)
            own = await self.people.own_workspace(met)
            if not self.gets_summaries:
                await self.summaries.want(own.id, person, wanted=False)

    async def person(self, person: PersonId = ANN) -> Person:
        return await self.people.get(person)

    async def has_team(
        self, *members: PersonId, admins: Collection[PersonId] = (), team: WorkspaceId = TEAM
    ) -> WorkspaceId:
        """A team's workspace, as groups will open it."""
        async with self.store.workspace(team) as work:
            roles = {**dict.fromkeys(members, Role.MEMBER), **dict.fromkeys(admins, Role.ADMIN)}
            await work.save_workspace(Workspace(team, team, WorkspaceKind.TEAM, "CA", "CAD", roles))
            await work.commit()
        return team

    async def settles(self, *, team: WorkspaceId = TEAM, **settings: Any) -> None:
        """The team's settings are changed."""
        async with self.store.workspace(team) as work:
            await work.save_workspace(replace(await work.workspace(), **settings))
            await work.commit()

    async def disowns(self, lead: Lead) -> None:
        """The lead is nobody's: it lies in the pool."""
        async with self.store.workspace(lead.workspace) as work:
            await work.leads.save(replace(await work.leads.get(lead.number), owner=None))
            await work.commit()

    def moment(self, after: timedelta, *, exact: bool = False) -> Moment:
        """A time that somebody says."""
        return Moment(self.clock.now() + after, exact)

    def deed(self, by: PersonId = ANN, *, seen: int | None = None) -> Deed:
        """Something new that a person does."""
        self.causes += 1
        return Deed(by, self.causes, seen)

    async def records(
        self,
        name: str = "Jane Doe",
        *,
        by: PersonId = ANN,
        due: timedelta | datetime = HOUR,
        exact: bool = False,
        deed: Deed | None = None,
        workspace: WorkspaceId | None = None,
    ) -> Lead:
        """A person records a lead, due after a while or at a moment."""
        at = due if isinstance(due, datetime) else self.clock.now() + due
        where = WorkspaceId(by) if workspace is None else workspace
        return await self.leads.record(where, Captured(name=name), Moment(at, exact), deed or self.deed(by))

    async def is_nagged_about(self, *names: str, by: PersonId = ANN) -> list[Lead]:
        """Somebody owes these leads, and has a living card that says so."""
        leads = [await self.records(name, by=by, due=HOUR) for name in names]
        self.clock.moves(HOUR)
        await self.rings()
        self.notifier.sent.clear()
        return [await self.lead(lead.ref) for lead in leads]

    async def lead(self, ref: LeadRef) -> Lead:
        """The lead as it is kept, deleted or not."""
        async with self.store.workspace(ref.workspace) as work:
            return await work.leads.get(ref.number)

    async def rings(self) -> None:
        """The alarm rings, again where it asked for that soon, and everything that it starts ends."""
        while True:
            self.alarm.has_rung(None)
            await self.nags.ring()
            await self.summaries.push_due()
            soon = self.alarm.wakes_at
            await self.ends_what_is_under_way()
            if soon is None or soon > self.clock.now() + THE_NEXT_AFTER:
                break
        self.alarm.has_rung(await self.store.next_due(self.clock.now()))

    async def has_seen_to(self, person: PersonId = ANN) -> None:
        """What is under way for somebody ends, whatever else goes on. Raises TimeoutError."""
        await asyncio.wait_for(self.nags._under_way[person], PATIENCE)
        await asyncio.sleep(0)

    async def ends_what_is_under_way(self) -> None:
        while under_way := [
            *self.nags._under_way.values(),
            *self.summaries._under_way.values(),
            *self.summaries._at_leisure,
        ]:
            await asyncio.gather(*under_way)
            await asyncio.sleep(0)
        broken, BROKEN[:] = BROKEN[:], []
        for each in broken:
            raise each

    async def passes(self, time: timedelta) -> None:
        """Time goes by in steps as the alarm would wake: at each moment at which something is due."""
        await self.waits_until(self.clock.now() + time)

    async def waits_until(self, end: datetime) -> None:
        """The same until a moment."""
        while True:
            await self.looks()
            following = await self._next_look()
            if following is None or following > end:
                break
            self.clock.moment = following
        self.clock.moment = end
        await self.looks()

    async def looks(self) -> None:
        """The alarm rings, and what that left due is found by the look a quarter of a minute later."""
        await self.rings()
        for _ in range(2):
            now = self.clock.now()
            owed = await self.store.due(now) or await self.store.digests_due(now) or self.escalations.untold(now)
            if owed or await self.store.summaries_due(now):
                await self.rings()

    async def _next_look(self) -> datetime | None:
        """When the alarm wakes next, or a look now and then finds what is tried again."""
        now = self.clock.now()
        following = await self.store.next_due(now)
        if following is not None:
            assert self.alarm.wakes_at is not None, "nobody would wake for what is due next"
            assert self.alarm.wakes_at <= following, "the alarm would wake too late"
        again = [*self.nags._rests.ends(), *self.summaries._rests.ends()]
        again += [since + TELL_AGAIN_AFTER for since in self.escalations._untold.values()]
        return min((at for at in [following, *again] if at is not None and at > now), default=None)

    async def reading(self, person: PersonId = ANN) -> answers.Reading:
        known = await self.person(person)
        return answers.reading(known, await self.people.own_workspace(known), self.clock.now())


def fills_the_disk(monkeypatch: pytest.MonkeyPatch, after: int = 0) -> Callable[[], None]:
    """After so many files nothing can be written; the function given makes room again."""
    writes, room = files._write_aside, iter(range(after))

    def full(*args: Any) -> Any:
        if next(room, None) is not None:
            return writes(*args)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "_write_aside", full)
    return monkeypatch.undo
