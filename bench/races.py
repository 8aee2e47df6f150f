"""Marks that race the nag: `python -m bench.races --marks 10000`.

Twenty salespeople owe leads of their own and of their team at the same moment. While the nags for them are decided,
claimed and sent, each lead is marked by somebody: in private in the turn of that chat, or in the team's group, which
has another turn. The real services over a real store; the notifier takes each nag as Telegram would. A mark counts as
acknowledged when its service has returned. Ends with status 1 if a nag left after that with the lead in it.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path

from domain import worktime
from domain.models import Deed, Lead, LeadRef, PersonId, Workspace, WorkspaceId
from domain.people import Person
from domain.when import Moment
from services.ports import NO_TEAMS, Fate, Outcome
from tests.unit.services.the_office import DAY, HALIFAX, HOUR, MONDAY_10, TEAM, Office

PEOPLE = [PersonId(5000 + number) for number in range(20)]
EACH = 5
"""Leads that one of them owes at a time: every other one is the team's."""

DAYS = 5
"""After so many an office is closed and another begun."""

SPREAD = 0.15
"""Seconds over which the nags and the marks of one day are spread."""

LONG = timedelta(days=3650)
"""Until when a snoozed lead is out of the way."""


@dataclass
class Figures:
    """What became of the marks; `late` should be empty."""

    marks: int = 0
    in_the_group: int = 0
    nagged_before: int = 0
    late: list[LeadRef] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def never_nagged(self) -> int:
        """Marks that were there before their nag was decided."""
        return self.marks - self.nagged_before - len(self.late)


class Race:
    """Some days of one office."""

    def __init__(self, office: Office, dice: random.Random, figures: Figures) -> None:
        self._office, self._dice, self.figures = office, dice, figures
        self._acknowledged: set[LeadRef] = set()
        self._nagged: set[LeadRef] = set()
        self._messages = count(500)
        office.notifier.nag = self._leaves  # type: ignore[method-assign]
        office.notifier.turn = self._turn  # type: ignore[method-assign]

    async def opens(self) -> None:
        """Everybody presses Start, and the team is there."""
        for person in PEOPLE:
            await self._office.people.own_workspace(await self._office.people.meet(person, "Somebody", back=True))
            await self._office.habits.want_digest(person, wanted=False)
        await self._office.has_team(*PEOPLE, admins=PEOPLE[:1])

    async def passes_a_day(self) -> None:
        """At eleven all is due, and all of it is marked meanwhile."""
        office = self._office
        morning = office.clock.now().astimezone(HALIFAX).replace(hour=10) + DAY
        office.clock.moment = worktime.next_working(morning, Person(PEOPLE[0], "", "en", HALIFAX))
        due = office.clock.now() + HOUR
        leads = [
            await office.records(f"Lead {number}", by=person, due=due, workspace=TEAM if number % 2 else None)
            for number in range(EACH)
            for person in PEOPLE
        ]
        office.clock.moment = due
        await asyncio.gather(office.rings(), *map(self._marks, leads))
        await office.rings()

    @asynccontextmanager
    async def _turn(self, chat: int) -> AsyncIterator[None]:
        """As from the outbox: a nag has the turn of its chat only once its pace lets it."""
        await asyncio.sleep(self._dice.random() * SPREAD)
        async with self._office.notifier.of(chat):
            yield

    async def _leaves(
        self,
        person: Person,
        workspace: Workspace,
        owed: Sequence[Lead],
        teams: Mapping[WorkspaceId, str] = NO_TEAMS,
        *,
        silent: bool = False,
    ) -> Outcome:
        """The notifier has the nag: nothing calls it back any more."""
        del person, workspace, teams, silent
        self.figures.late += [lead.ref for lead in owed if lead.ref in self._acknowledged]
        self._nagged.update(lead.ref for lead in owed)
        return Outcome(Fate.SENT, next(self._messages))

    async def _marks(self, lead: Lead) -> None:
        """Its owner marks a lead at some moment, in the turn of the chat in which they do it."""
        assert lead.owner is not None
        in_the_group = lead.workspace == TEAM and self._dice.random() < 0.5
        mark, deed = self._dice.choice(("close", "lose", "snooze")), self._office.deed(lead.owner)
        await asyncio.sleep(self._dice.random() * SPREAD)
        async with self._office.notifier.of(int(TEAM) if in_the_group else int(lead.owner)):
            await self._marked(mark, lead, deed)
            self._acknowledged.add(lead.ref)
            self.figures.marks += 1
            self.figures.in_the_group += in_the_group
            self.figures.nagged_before += lead.ref in self._nagged

    async def _marked(self, mark: str, lead: Lead, deed: Deed) -> None:
        leads = self._office.leads
        if mark == "snooze":
            await leads.snooze(lead.ref, Moment(self._office.clock.now() + LONG, exact=False), deed)
        elif mark == "close":
            await leads.close(lead.ref, deed)
        else:
            await leads.lose(lead.ref, deed)


async def experiment(folder: Path, marks: int, seed: int) -> Figures:
    """Let day after day pass until there were marks enough, in a new office now and then: files grow."""
    began, figures, dice = time.perf_counter(), Figures(), random.Random(seed)
    while figures.marks < marks:
        office = Office(folder / str(figures.marks), MONDAY_10)
        try:
            race = Race(office, dice, figures)
            await race.opens()
            for _ in range(DAYS):
                if figures.marks < marks:
                    await race.passes_a_day()
        finally:
            await office.store.close()
    figures.seconds = time.perf_counter() - began
    return figures


def main() -> int:
    """Run it and print the table; the exit status is 1 where a nag came after the mark was acknowledged."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--marks", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(experiment(Path(folder), asked.marks, asked.seed))
    rows = {
        f"marks (seed {asked.seed})": figures.marks,
        "  in the team's group": figures.in_the_group,
        "  first, so that nobody was nagged": figures.never_nagged,
        "  after the nag had left": figures.nagged_before,
        "nags that left after the mark was acknowledged": len(figures.late),
        "seconds": round(figures.seconds),
    }
    for name, figure in rows.items():
        print(f"{name:<48}{figure:>6}")
    return 1 if figures.late else 0


if __name__ == "__main__":
    sys.exit(main())
