"""A month of one salesperson with forty leads: what must hold whatever they do."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from domain import worktime
from domain.models import Lead, LeadRef, PersonId, Status, WorkspaceId
from domain.nagging import BETWEEN_PINGS, PINGS_A_DAY, RIDES_ALONG
from domain.people import Person, Profile
from domain.when import Moment
from tests.unit.services.the_office import ANN, DAY, HALIFAX, HOUR, MINUTE, Office, Sent

FIRST = datetime(2026, 4, 1, 8, tzinfo=HALIFAX).astimezone(UTC)
DAYS, LEADS = 30, 40
A_STEP = 15 * MINUTE


@dataclass
class Salesperson:
    """Records forty leads in the first weeks, answers some nags soon, some late, and some never."""

    office: Office
    dice: random.Random
    due: dict[LeadRef, Lead] = field(default_factory=dict)
    plans: list[tuple[datetime, LeadRef]] = field(default_factory=list)
    marks: Counter[str] = field(default_factory=Counter)
    heard: int = 0
    typed: set[datetime] = field(default_factory=set)

    async def works(self) -> None:
        """A month, a quarter of an hour at a time, and the nights at a stretch."""
        end = FIRST + DAYS * DAY
        while (now := self.office.clock.now()) < end:
            asleep = not 7 <= now.astimezone(HALIFAX).hour < 21
            await self.office.waits_until(now + (HOUR if asleep else A_STEP))
            await self.records_now_and_then()
            self.hears()
            await self.does_what_was_meant()

    async def records_now_and_then(self) -> None:
        at_work = 8 <= self.office.clock.now().astimezone(HALIFAX).hour < 20
        if len(self.due) < LEADS and at_work and self.dice.random() < 0.06:
            lead = await self.office.records(f"Lead {len(self.due) + 1}", due=self.some_time())
            self.due[lead.ref] = lead

    def some_time(self) -> datetime:
        """Soon, or in a few days, at any hour; a third of it so that several fall due together."""
        minutes = self.dice.choice((self.dice.randrange(20, 300), 60 * self.dice.randrange(1, 24 * 9)))
        return (self.office.clock.now() + minutes * MINUTE).replace(second=0)

    def hears(self) -> None:
        """Each new nag is answered for some of its leads after a while, if the dice say so."""
        nags = [each for each in self.office.notifier.sent if each.kind == "nag"]
        for nag in nags[self.heard :]:
            for number in nag.leads[:3]:
                if self.dice.random() < 0.35:
                    after = self.dice.randrange(1, 90) * MINUTE
                    self.plans.append((self.office.clock.now() + after, LeadRef(WorkspaceId(ANN), number)))
        self.heard = len(nags)

    async def does_what_was_meant(self) -> None:
        now = self.office.clock.now()
        ready = [each for each in self.plans if each[0] <= now]
        self.plans = [each for each in self.plans if each[0] > now]
        for _, ref in ready:
            lead = await self.office.lead(ref)
            if lead.status is Status.OPEN and lead.due_at is not None and lead.due_at <= now:
                await self.marks_it(lead)

    async def marks_it(self, lead: Lead) -> None:
        leads, deed = self.office.leads, self.office.deed()
        mark = self.dice.choices(("follow_up", "snooze", "rest", "close", "lose"), (45, 30, 5, 12, 8))[0]
        self.marks[mark] += 1
        if mark == "snooze":
            exact = self.dice.random() < 0.3
            until = self.some_time()
            if exact:
                self.typed.add(until)
            await leads.snooze(lead.ref, Moment(until, exact), deed)
        elif mark in ("follow_up", "rest"):
            await leads.follow_up(lead.ref, deed)
            if mark == "rest":
                await leads.rest(lead.ref, self.office.deed())
            elif self.dice.random() < 0.8:  # or “And next?” stays unanswered
                await leads.plan(lead.ref, Moment(self.some_time(), exact=False), self.office.deed())
        else:
            await getattr(leads, mark)(lead.ref, deed)


@pytest.fixture(params=[1, 2, 3])
async def month(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Salesperson]:
    office = Office(tmp_path / "data", FIRST)
    await office.meets(ANN)
    await office.habits.set_zone(ANN, HALIFAX)
    profiles = {1: Profile.STEADY, 2: Profile.RELENTLESS, 3: Profile.GENTLE}
    await office.habits.set_profile(ANN, profiles[request.param])
    month = Salesperson(office, random.Random(request.param))  # noqa: S311 - dice for habits
    await month.works()
    yield month
    await office.store.close()


def days_of(sent: list[Sent], person: Person) -> Counter[object]:
    return Counter(each.at.astimezone(person.zone).date() for each in sent if each.at is not None)


async def test_a_month_of_forty_leads(month: Salesperson) -> None:
    office = month.office
    ann = await office.person()
    sent = [each for each in office.notifier.sent if each.kind in ("nag", "digest")]
    pings = [each for each in sent if each.kind == "nag" and not each.silent]
    lists = [each for each in sent if each.kind == "digest"]
    assert len(month.due) == LEADS, "the month was as busy as it should be"
    assert min(month.marks[each] for each in ("follow_up", "snooze", "close", "lose")) > 2
    assert len(pings) > 60

    rang_at = [each.at for each in pings if each.at is not None]
    off = [at for at in rang_at if worktime.off(at, ann) is not None and not is_typed(month, at)]
    assert off == [], "never at night, on a weekend or on Good Friday"
    assert max(days_of(pings, ann).values()) <= PINGS_A_DAY
    close = [(a, b) for a, b in pairwise(rang_at) if b - a < BETWEEN_PINGS and not is_typed(month, b)]
    assert close == [], "never two within ten minutes"

    assert max(days_of(lists, ann).values()) == 1
    for each in lists:
        assert each.at is not None
        local = each.at.astimezone(HALIFAX)
        assert (local.hour, local.minute) == (8, 0)
        assert worktime.is_working_day(local.date(), ann)
    assert await silent_leads(office, ann) == []


def is_typed(month: Salesperson, at: datetime) -> bool:
    """Somebody typed this very time."""
    return any(typed - RIDES_ALONG <= at < typed + HOUR for typed in month.typed)


async def silent_leads(office: Office, ann: Person) -> list[Lead]:
    """Open leads that nobody would be reminded of, or wasn't though there was time to."""
    now = office.clock.now()
    async with office.store.workspace(WorkspaceId(PersonId(ANN))) as work:
        leads = await work.leads.all()
    silent = []
    for lead in leads:
        if lead.status is Status.OPEN and lead.due_at is not None and lead.next_nag_at is not None:
            latest = max(worktime.next_day(now, ann), worktime.next_working(lead.due_at, ann)) + timedelta(hours=1)
            first = worktime.next_day(max(lead.due_at, lead.events[-1].at), ann)
            if lead.next_nag_at > latest or (lead.nags == 0 and first + HOUR < now):
                silent.append(lead)
    return silent
