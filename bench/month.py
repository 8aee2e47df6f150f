"""A month of nagging at speed: salespeople with habits of their own, and what it takes until each lead is marked.

Run: `python -m bench.month [--people 50] [--leads 40] [--seed 1]`. The real services over a real store and the strict
notifier of the tests, by a clock that is moved from one moment to the next at which anything happens: 30 days from
Monday 30 March 2026 in Halifax, Berlin and Los Angeles, with Easter, days off and people who go on leave. The
baseline in the same run is what a bot would send that nags for each lead by itself, by the same rule, without grouping,
budget or a pause between two pings.

At the end of each week it notes what the process holds in memory and what its files weigh; last against first is to be
1.1 at most for the memory, in which are the leads that were recorded meanwhile, and for what is kept of people.

Ends with status 1 if a lead is left silent, a message rang when nobody should be rung, or more than twelve did a day.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import logging
import random
import resource
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from domain import answers, worktime
from domain.capture import Captured
from domain.models import Lead, LeadRef, PersonId, Status, WorkspaceId
from domain.nagging import PINGS_A_DAY, Reason
from domain.people import Person, Profile
from domain.when import Moment
from tests.unit.services.the_office import Office, Sent

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
WEEK = 7 * DAY
BEGINS = datetime(2026, 3, 30, 12, tzinfo=UTC)
LASTS = 30 * DAY
ZONES = tuple(map(ZoneInfo, ("America/Halifax", "Europe/Berlin", "America/Los_Angeles")))
RECORDED_WITHIN = 26  # days: the last ones have a few days left to be nagged about
TYPED_TIMES = 0.25  # of the leads, some of them in the evening or at the weekend

NOTHING_NOW, UNANSWERED = "nothing now", "unanswered"  # what may be said to “And next?” beside a day


@dataclass(frozen=True)
class Habit:
    """How somebody treats a nag: how long until they look, and how likely they then mark each lead."""

    name: str
    looks_after: tuple[float, float]  # minutes, at least and at most
    marks: float
    share: int  # of ten people


HABITS = (
    Habit("prompt", (1, 15), 0.9, 4),
    Habit("lazy", (20, 300), 0.35, 4),
    Habit("on holiday", (5, 60), 0.7, 2),
)


@dataclass
class Figures:
    """What happened to the people of one habit."""

    people: int = 0
    leads: int = 0
    marks: int = 0
    pings: int = 0
    silent: int = 0
    named: int = 0
    by_day: list[int] = field(default_factory=list)
    ends: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Week:
    """How much there was at its end: memory and files in bytes, leads recorded so far."""

    memory: int
    people: int
    workspaces: int
    leads: int


class Month:
    """The stage and its people."""

    def __init__(self, office: Office, people: int, leads: int, seed: int) -> None:
        self.office, self.dice = office, random.Random(seed)
        self.habit = {PersonId(1000 + n): self._habit(n) for n in range(people)}
        self.zone = {person: self.dice.choice(ZONES) for person in self.habit}
        self.agenda: list[tuple[datetime, int, PersonId, str]] = []
        self._leads = leads
        for person in self.habit:
            self._plans(person, leads)
        self.agenda.sort()
        self.looks: dict[PersonId, datetime] = {}
        self.marks: Counter[PersonId] = Counter()
        self.faults: list[str] = []
        self.weeks: list[Week] = []
        self._seen = 0

    @staticmethod
    def _habit(number: int) -> Habit:
        return [habit for habit in HABITS for _ in range(habit.share)][number % 10]

    def _plans(self, person: PersonId, leads: int) -> None:
        for number in range(leads):
            at = self._in_hours(person, BEGINS + self.dice.uniform(0, RECORDED_WITHIN) * DAY)
            self.agenda.append((at, number, person, "records"))
        if self.habit[person].name == "on holiday":
            self.agenda.append((BEGINS + self.dice.uniform(7, 14) * DAY, 0, person, "goes away"))

    def _in_hours(self, person: PersonId, moment: datetime) -> datetime:
        return worktime.next_working(moment, Person(person, "", "en", self.zone[person]))

    async def opens(self) -> None:
        """Everybody presses Start and says where they are; each fifth wants another profile."""
        self.office.clock.moment = BEGINS
        profiles = (Profile.STEADY, Profile.STEADY, Profile.STEADY, Profile.GENTLE, Profile.RELENTLESS)
        for number, person in enumerate(self.habit):
            await self.office.people.own_workspace(await self.office.people.meet(person, f"P{person}", back=True))
            await self.office.habits.set_zone(person, self.zone[person])
            await self.office.habits.set_profile(person, profiles[number % len(profiles)])

    async def passes(self) -> None:
        """Go from moment to moment: what is due rings, people look at their nags, and the agenda goes on."""
        end = BEGINS + LASTS
        while True:
            following = [await self.office.store.next_due(self.office.clock.now())]
            following += [self.agenda[0][0] if self.agenda else None, min(self.looks.values(), default=None)]
            moment = min(each for each in following if each is not None)
            if moment >= BEGINS + (len(self.weeks) + 1) * WEEK:
                self.weeks.append(self._weighs())
            if moment > end:
                return
            self.office.clock.moment = max(moment, self.office.clock.moment)
            await self._acts()
            await self.office.rings()
            await self._checks()

    def _weighs(self) -> Week:
        gc.collect()
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        sizes = [
            sum(file.stat().st_size for file in (self.office.folder / kind).glob("*.json"))
            for kind in ("people", "workspaces")
        ]
        leads = len(self.habit) * self._leads - sum(what == "records" for *_, what in self.agenda)
        return Week(pages * resource.getpagesize(), sizes[0], sizes[1], leads)

    async def _acts(self) -> None:
        now = self.office.clock.now()
        while self.agenda and self.agenda[0][0] <= now:
            _, number, person, what = self.agenda.pop(0)
            if what == "goes away":
                await self.office.habits.go_away(person, now + self.dice.uniform(4, 9) * DAY)
            else:
                await self._records(person, number)
        for person in [each for each, at in self.looks.items() if at <= now]:
            del self.looks[person]
            await self._answers(person)

    async def _records(self, person: PersonId, number: int) -> None:
        now = self.office.clock.now()
        if self.dice.random() < TYPED_TIMES:
            due = Moment(now + self.dice.uniform(0.5, 60) * HOUR, exact=True)
        else:
            due = Moment(self._in_hours(person, now + self.dice.choice((1, 24, 48, 72)) * HOUR), exact=False)
        lead = Captured(name=f"Lead {number}")
        await self.office.leads.record(WorkspaceId(person), lead, due, self.office.deed(person))

    async def _answers(self, person: PersonId) -> None:
        """Look at what is owed and mark some of it; who has marked nothing looks again after the next nag."""
        now, known = self.office.clock.now(), await self.office.person(person)
        if known.away is not None and now < known.away.until:
            return
        for lead in await self.office.living_cards.owed(person):
            if self.dice.random() < self.habit[person].marks:
                self.marks[person] += 1
                await self._marks(known, lead.ref)

    async def _marks(self, person: Person, ref: LeadRef) -> None:
        leads, deed, throw = self.office.leads, self.office.deed(person.id), self.dice.random()
        by = await self.office.reading(person.id)
        if throw < 0.15:
            await leads.close(ref, deed)
        elif throw < 0.3:
            await leads.lose(ref, deed)
        elif throw < 0.45:
            await leads.snooze(ref, answers.span("tomorrow", by, person), deed)
        else:
            await leads.follow_up(ref, deed)
            again = self.dice.choice(("in 3 days", "in 1 week", "in 1 month", NOTHING_NOW, UNANSWERED))
            if again == NOTHING_NOW:
                await leads.rest(ref, self.office.deed(person.id))
            elif again != UNANSWERED:
                await leads.plan(ref, answers.span(again, by, person), self.office.deed(person.id))

    async def _checks(self) -> None:
        """Look at what has left since: whether it may ring then, and when its reader will look at it."""
        for sent in self.office.notifier.sent[self._seen :]:
            person = PersonId(sent.to)
            known = await self.office.person(person)
            if sent.kind == "nag" and not sent.silent:
                await self._checks_ping(known, sent)
            if sent.kind == "nag" and person not in self.looks:
                self.looks[person] = (sent.at or BEGINS) + self.dice.uniform(*self.habit[person].looks_after) * MINUTE
        self._lets_go()

    def _lets_go(self) -> None:
        """What the notifier of the tests keeps of messages that were looked at would be taken for the bot's memory."""
        notifier = self.office.notifier
        notifier.sent[self._seen :] = [replace(sent, digest=None) for sent in notifier.sent[self._seen :]]
        notifier.written.clear()
        self.office.alarm.armed.clear()
        self._seen = len(notifier.sent)

    async def _checks_ping(self, person: Person, sent: Sent) -> None:
        at = sent.at or BEGINS
        named = [await self.office.lead(LeadRef(WorkspaceId(person.id), number)) for number in sent.leads]
        typed = any(lead.due_exact and lead.nags == 1 for lead in named)
        if person.away is not None and at < person.away.until:
            self.faults.append(f"{person.id} was rung while away, {at}")
        elif worktime.off(at, person) is not None and not typed:
            self.faults.append(f"{person.id} was rung when off, {at}")

    async def figures(self) -> dict[str, Figures]:
        """What became of it all, by habit; a lead that is left silent is a fault."""
        found: dict[str, Figures] = defaultdict(Figures)
        days = _pings_by_day(self.office.notifier.sent, self.zone)
        for person, habit in self.habit.items():
            figures = found[habit.name]
            figures.people += 1
            figures.marks += self.marks[person]
            figures.by_day += days[person].values()
            for sent in self.office.notifier.sent:
                if sent.to == person and sent.kind == "nag":
                    figures.pings += not sent.silent
                    figures.silent += sent.silent
                    figures.named += len(sent.leads)
            async with self.office.store.workspace(WorkspaceId(person)) as work:
                for lead in await work.leads.all():
                    figures.leads += 1
                    figures.ends[self._end(lead)] += 1
        self.faults += [
            f"{person}: {max(each.values())} pings a day"
            for person, each in days.items()
            if max(each.values()) > PINGS_A_DAY
        ]
        return found

    def _end(self, lead: Lead) -> str:
        if lead.status is Status.OPEN and (lead.next_nag_at is None or lead.next_nag_at <= self.office.clock.now()):
            self.faults.append(f"lead {lead.workspace}/{lead.number} is silent")
        if lead.status is Status.OPEN and (lead.due_at or BEGINS) <= self.office.clock.now():
            return "still nagged about"
        return "waits for its day" if lead.due_at is not None else str(lead.status)


def _pings_by_day(sent: list[Sent], zones: dict[PersonId, ZoneInfo]) -> dict[PersonId, Counter[date]]:
    days: dict[PersonId, Counter[date]] = defaultdict(Counter)
    for each in sent:
        if each.kind == "nag" and not each.silent and each.at is not None:
            person = PersonId(each.to)
            days[person][each.at.astimezone(zones[person]).date()] += 1
    return days


class Reasons(logging.Handler):
    """Counts the decisions by their reasons, as the log tells them."""

    def __init__(self) -> None:
        super().__init__()
        self.counted: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        """Take the reason out of one line."""
        if str(record.msg).startswith("nag of person %s: %s") and isinstance(record.args, tuple):
            self.counted[str(record.args[1])] += 1


async def run(people: int, leads: int, seed: int) -> int:
    """Live through the month and print it; returns the exit status."""
    reasons = Reasons()
    log = logging.getLogger("services.nags")
    log.addHandler(reasons)
    log.setLevel(logging.INFO)
    log.propagate = False
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder))
        month = Month(office, people, leads, seed)
        started = time.perf_counter()
        await month.opens()
        await month.passes()
        took = time.perf_counter() - started
        found = await month.figures()
        await office.store.close()
    show(found, reasons.counted, took)
    show_weeks(month.weeks)
    unknown = sum(count for reason, count in reasons.counted.items() if reason not in set(Reason))
    faults = [*month.faults, *([f"{unknown} decisions without a reason"] if unknown else [])]
    for fault in faults[:20]:
        print("FAULT", fault)
    print(f"faults: {len(faults)}")
    return 1 if faults else 0


def show(found: dict[str, Figures], reasons: Counter[str], took: float) -> None:
    """Print the table."""
    head = ("", "people", "leads", "marks", "pings", "per mark", "one each", "pings a day", "most", "without sound")
    print("{:<12}{:>7}{:>7}{:>7}{:>7}{:>9}{:>10}{:>12}{:>6}{:>15}".format(*head))
    for name, figures in sorted(found.items()):
        print(
            f"{name:<12}{figures.people:>7}{figures.leads:>7}{figures.marks:>7}{figures.pings:>7}"
            f"{figures.pings / max(figures.marks, 1):>9.2f}{figures.named / max(figures.marks, 1):>10.2f}"
            f"{statistics.median(figures.by_day):>12.1f}{max(figures.by_day):>6}{figures.silent:>15}"
        )
    total = [sum(getattr(each, what) for each in found.values()) for what in ("pings", "marks", "named")]
    every_day = [count for each in found.values() for count in each.by_day]
    print(f"nags per mark: {total[0] / total[1]:.2f}; one message for each lead would be {total[2] / total[1]:.2f}")
    print(f"ratio to one message for each lead: {total[0] / total[2]:.2f}")
    print(f"pings on a day with any: median {statistics.median(every_day):.1f}, most {max(every_day)}")
    print("leads at the end:", _told(sum((each.ends for each in found.values()), Counter())))
    print("decisions:", _told(reasons))
    print(f"{took:.0f} s for {sum(each.people for each in found.values())} months of one person")


def show_weeks(weeks: list[Week]) -> None:
    """Print what there was at the end of each week."""
    for number, week in enumerate(weeks, 1):
        print(
            f"week {number}: {week.memory / 2**20:6.1f} MB in memory, {week.leads:5} leads so far, files: "
            f"people {week.people / 2**10:6.1f} kB, workspaces {week.workspaces / week.leads:6.0f} bytes a lead"
        )
    first, last = weeks[0], weeks[-1]
    print(f"last week / first: memory {last.memory / first.memory:.2f}, ", end="")
    print(f"people's files {last.people / first.people:.2f} (to reach: 1.1)")


def _told(counted: Counter[str]) -> str:
    return ", ".join(f"{what} {count}" for what, count in counted.most_common())


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--leads", type=int, default=40, help="of each person")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    sys.exit(asyncio.run(run(options.people, options.leads, options.seed)))


if __name__ == "__main__":
    main()
