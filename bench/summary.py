"""How long the summary of ten thousand leads takes, beside that of a hundred: `python -m bench.summary`."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from domain import ladder, lifecycle, periods
from domain.capture import Captured
from domain.models import (
    Aim,
    Deed,
    Every,
    Goal,
    Lead,
    LeadRef,
    PersonId,
    Role,
    Spent,
    Stage,
    Workspace,
    WorkspaceId,
    WorkspaceKind,
)
from domain.money import Money
from domain.people import Person
from domain.periods import PeriodKind
from domain.sources import Source
from domain.summary import summary
from domain.when import Moment

ZONE = ZoneInfo("America/Halifax")
START, NOW = datetime(2026, 1, 5, 12, tzinfo=UTC), datetime(2026, 4, 6, 11, 30, tzinfo=UTC)
DAY = timedelta(days=1)
ANN = PersonId(1)
HERSELF = Person(ANN, "Ann", "en", ZONE)
SHOP = WorkspaceId(7)
BOOK = Workspace(
    SHOP,
    -100,
    WorkspaceKind.TEAM,
    "CA",
    "CAD",
    {ANN: Role.ADMIN},
    spent=tuple(
        Spent(START + timedelta(days=day), ANN, Money(Decimal(20), "CAD"), Source.FACEBOOK) for day in range(90)
    ),
    goals=(Goal(Aim.LEADS, 10, Every.WEEK, START), Goal(Aim.MONEY, Money(Decimal(20_000), "CAD"), Every.MONTH, START)),
    names_in_summary=True,
)


def lead(number: int, chance: random.Random) -> Lead:
    """One with a life of some months: touched, moved up, won or lost."""
    at = START + timedelta(minutes=chance.randrange(90 * 24 * 60))
    said = Captured(name=f"Lead {number}", source=chance.choice([*Source]), value=Money(Decimal(500), "CAD"))
    by = Deed(PersonId(chance.randrange(1, 9)))
    made = lifecycle.record(LeadRef(SHOP, number), said, Moment(at + timedelta(hours=1), exact=False), by, at)
    for _ in range(chance.randrange(6)):
        at += timedelta(hours=chance.randrange(1, 96))
        made = lifecycle.follow_up(made, by, at, HERSELF)
        made = lifecycle.describe_touch(made, by, minutes=chance.randrange(60))
        made = lifecycle.plan(made, Moment(at + DAY, exact=False), by, at)
        if chance.random() < 0.5 and made.stage is not Stage.READY:
            made = lifecycle.move_stage(made, ladder.LADDER[ladder.LADDER.index(made.stage) + 1], by, at)
    ending = chance.random()
    if ending < 0.4:
        made = (lifecycle.close if ending < 0.2 else lifecycle.lose)(made, by, at)
    return replace(made, before=None)


def took(count: int) -> float:
    """Seconds for the fastest of five."""
    chance = random.Random(7)
    leads = [lead(number, chance) for number in range(1, count + 1)]
    week = periods.before(periods.current(PeriodKind.WEEK, NOW, ZONE))
    best = float("inf")
    for _ in range(5):
        begun = time.process_time()
        summary(leads, BOOK, week, ZONE, NOW)
        best = min(best, time.process_time() - begun)
    return best


if __name__ == "__main__":
    few, many = took(100), took(10_000)
    print(f"summary of    100 leads: {few * 1000:7.1f} ms")
    print(f"summary of 10,000 leads: {many * 1000:7.1f} ms, {many / few / 100:.2f} of that for each lead")
