"""The services over a real store, with a clock, an alarm and a Telegram that do as they are told."""

from __future__ import annotations

import asyncio
import errno
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from domain import answers
from domain.capture import Captured
from domain.models import Deed, Lead, LeadRef, PersonId, Role, Workspace, WorkspaceId, WorkspaceKind
from domain.people import Conversation, Person
from domain.when import Moment
from services.leads import Leads
from services.nags import Nags
from services.people import Defaults, People
from services.ports import Alarm, Clock, Fate, Notifier, Outcome
from services.recording import Recording
from services.upkeep import Upkeep
from storage import files
from storage.base import Store
from storage.open_store import open_store

HALIFAX = ZoneInfo("America/Halifax")
ANN, BOB, CHARLIE = PersonId(101), PersonId(102), PersonId(103)
NAMES = {ANN: "Ann", BOB: "Bob", CHARLIE: "Charlie"}
TEAM = WorkspaceId(-100)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

MONDAY_10 = datetime(2026, 4, 6, 10, tzinfo=HALIFAX).astimezone(UTC)


class MovedClock(Clock):
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = MONDAY_10

    def now(self) -> datetime:
        return self.moment

    def moves(self, by: timedelta) -> datetime:
        self.moment += by
        return self.moment


class NotedAlarm(Alarm):
    """Notes what it was armed for."""

    def __init__(self) -> None:
        self.armed: list[datetime] = []

    def rearm(self, at: datetime | None) -> None:
        if at is not None:
            assert at.utcoffset() == timedelta(), "an alarm is armed in UTC"
            self.armed.append(at)


@dataclass(frozen=True)
class Sent:
    """What left: how, to whom, about which leads or which draft."""

    kind: str
    to: int
    leads: tuple[int, ...] = ()
    draft: Conversation | None = None
    message: int | None = None


@dataclass
class StrictNotifier(Notifier):
    """Sends nothing, notes everything, and refuses what a real one would choke on.

    `outcomes` are used up one for each message, SENT when none is left; an exception among them is raised.
    `on_turn` and `on_send` are what happens elsewhere at that moment, once.
    """

    store: Store
    outcomes: list[Fate | Exception] = field(default_factory=list)
    on_turn: Callable[[], Awaitable[object]] | None = None
    on_send: Callable[[], Awaitable[object]] | None = None
    sent: list[Sent] = field(default_factory=list)
    turns: list[int] = field(default_factory=list)
    reports: list[tuple[int, str, str, str | None]] = field(default_factory=list)
    told: list[tuple[int, str]] = field(default_factory=list)
    _in_turn: set[int] = field(default_factory=set)
    _messages: int = 500

    @asynccontextmanager
    async def turn(self, chat: int) -> AsyncIterator[None]:
        assert chat not in self._in_turn, "a turn within a turn waits for itself for ever"
        self._in_turn.add(chat)
        self.turns.append(chat)
        happening, self.on_turn = self.on_turn, None
        if happening is not None:
            await happening()
        try:
            yield
        finally:
            self._in_turn.discard(chat)

    async def nag(self, person: Person, workspace: Workspace, owed: Sequence[Lead]) -> Outcome:
        assert person.id in self._in_turn, "a nag leaves in its chat's turn"
        assert person.reachable, "who can't be reached costs no call"
        assert owed, "a nag is about something"
        assert workspace.chat == person.id
        assert all(lead.owner == person.id for lead in owed)
        return await self._sends(Sent("nag", person.id, _numbers(owed)))

    async def refresh(self, person: Person, workspace: Workspace, owed: Sequence[Lead]) -> None:
        assert person.card is not None, "there is nothing to redraw"
        assert workspace.chat == person.id
        self.sent.append(Sent("refresh", person.id, _numbers(owed), message=person.card.message))

    async def offer_draft(self, person: Person, workspace: Workspace, draft: Conversation) -> Outcome:
        assert draft.chat in self._in_turn, "an offer leaves in its chat's turn"
        assert draft.overdue
        assert workspace.chat == person.id
        return await self._sends(Sent("draft", draft.chat, draft=draft))

    async def report(self, admin: PersonId, file: str, why: str, backup: str | None) -> Outcome:
        self.reports.append((admin, file, why, backup))
        return Outcome(self._fate())

    async def tell(self, admin: PersonId, sentence: str) -> Outcome:
        self.told.append((admin, sentence))
        return Outcome(self._fate())

    async def _sends(self, what: Sent) -> Outcome:
        await self._nothing_is_held(PersonId(what.to))
        happening, self.on_send = self.on_send, None
        if happening is not None:
            await happening()
        fate = self._fate()
        if fate is not Fate.SENT:
            self.sent.append(replace(what, kind=f"{what.kind}: {fate}"))
            return Outcome(fate)
        self._messages += 1
        self.sent.append(replace(what, message=self._messages))
        return Outcome(fate, self._messages)

    def _fate(self) -> Fate:
        fate = self.outcomes.pop(0) if self.outcomes else Fate.SENT
        if isinstance(fate, Exception):
            raise fate
        return fate

    async def _nothing_is_held(self, person: PersonId) -> None:
        """Telegram may take half a minute: whoever waits for it inside a unit of work stops everybody else."""
        async with asyncio.timeout(1):
            async with self.store.person(person), self.store.workspace(WorkspaceId(person)):
                pass

    def nags(self, to: PersonId = ANN) -> list[tuple[int, ...]]:
        """The leads of each nag that was sent, in order."""
        return [each.leads for each in self.sent if each.kind == "nag" and each.to == to]


def _numbers(leads: Sequence[Lead]) -> tuple[int, ...]:
    return tuple(lead.number for lead in leads)


class Office:
    """All services at work over one folder; it can end like a process and be opened again."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.clock, self.causes = folder, MovedClock(), 1000
        self._opens()

    def _opens(self) -> None:
        self.store = open_store(None, self.folder, None)
        self.alarm, self.notifier = NotedAlarm(), StrictNotifier(self.store)
        self.people = People(self.store, self.clock, self.alarm, self.notifier, Defaults(HALIFAX, "en"))
        self.leads = Leads(self.store, self.clock, self.alarm)
        self.recording = Recording(self.people, self.leads)
        self.nags = Nags(self.store, self.clock, self.alarm, self.notifier, self.people)
        self.upkeep = Upkeep(self.store, self.clock, self.notifier, self.people, [CHARLIE])

    async def reopens(self) -> None:
        """The process ended and another begins with what is on the disk."""
        await self.store.close()
        self._opens()

    async def meets(self, *people: PersonId) -> None:
        """They press Start."""
        for person in people:
            met = await self.people.meet(person, NAMES[person], back=True)
            await self.people.own_workspace(met)

    async def person(self, person: PersonId = ANN) -> Person:
        return await self.people.get(person)

    async def has_team(self, *members: PersonId) -> WorkspaceId:
        """A team's workspace, as groups will open it."""
        async with self.store.workspace(TEAM) as work:
            roles = dict.fromkeys(members, Role.MEMBER)
            await work.save_workspace(Workspace(TEAM, TEAM, WorkspaceKind.TEAM, "CA", "CAD", roles))
            await work.commit()
        return TEAM

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

    async def lead(self, ref: LeadRef) -> Lead:
        """The lead as it is kept, deleted or not."""
        async with self.store.workspace(ref.workspace) as work:
            return await work.leads.get(ref.number)

    async def rings(self) -> None:
        """The alarm rings, and everything that it starts ends."""
        await self.nags.ring()
        await self.ends_what_is_under_way()

    async def ends_what_is_under_way(self) -> None:
        await asyncio.gather(*self.nags._under_way.values())

    async def passes(self, time: timedelta) -> None:
        """Time goes by in steps as the alarm would wake: at each moment at which something is due."""
        end = self.clock.now() + time
        while True:
            await self.rings()
            following = await self.store.next_due(self.clock.now())
            if following is None or following > end:
                break
            self.clock.moment = following
        self.clock.moment = end
        await self.rings()

    async def reading(self, person: PersonId = ANN) -> answers.Reading:
        known = await self.person(person)
        return answers.reading(known, await self.people.own_workspace(known), self.clock.now())


def fills_the_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From now on nothing can be written; the function given makes room again."""

    def full(*_: Any) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "_write_aside", full)
    return monkeypatch.undo
