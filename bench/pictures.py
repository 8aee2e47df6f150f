"""Draws the pictures of docs/summary anew: `python -m bench.pictures`. They are the same each time.

Look at them after every change of the picture; they are as large as a phone shows them.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import resvg_py

from bench.summary import ANN, BOOK, SHOP
from domain import ladder, lifecycle, periods
from domain.capture import Captured
from domain.models import Aim, Deed, Every, Goal, Lead, LeadRef, PersonId, Stage, Workspace, WorkspaceKind
from domain.money import Money
from domain.people import Person
from domain.periods import PeriodKind
from domain.sources import Source
from domain.summary import summary
from domain.when import Moment
from messages import charts
from messages.reader import Reader

FOLDER = Path(__file__).parent.parent / "docs" / "summary"
LARGEST = 60_000
"""Bytes; they are kept with the sources."""

AS_ON_A_PHONE = 512
"""Pixels from left to right."""

ZONE = ZoneInfo("America/Halifax")
SALESPERSON = Person(ANN, "Ann", "en", ZONE)
MONDAY = datetime(2026, 3, 23, 11, 30, tzinfo=UTC)
START, DAYS = datetime(2026, 1, 5, 12, tzinfo=UTC), 75
"""When the first is met, and for how many days others are."""
HOUR, WEEK = timedelta(hours=1), timedelta(weeks=1)
SOURCES = (Source.FACEBOOK, Source.REFERRAL, Source.INSTAGRAM, Source.WALK_IN, Source.LINKEDIN)

GOALS = (
    Goal(Aim.LEADS, 10, Every.WEEK, START),
    Goal(Aim.CLOSED, 6, Every.MONTH, START),
    Goal(Aim.MONEY, Money(Decimal(20_000), "CAD"), Every.MONTH, START),
)
TEAM = replace(BOOK, goals=GOALS, title="Harbour Realty", spent=())
ALONE = replace(TEAM, kind=WorkspaceKind.PRIVATE, title="", goals=GOALS[:1])

SHORT = ("Ann", "Bob", "Charlie", "Dana", "Eve", "Frank", "Grace", "Heidi")
LONG = (
    "Wilhelmina Featherstonehaugh-Cholmondeley",
    "Bartholomäus von und zu Hohenlohe-Langenburg",
    "Rakotoarimanana Andriamanantena",
    "Jo",
    "Maximiliana Grundstücksverkehrsgenehmigung",
)
RIGHT_TO_LEFT = ("יוסי כהן", "محمد علي", "שרה לוי (Sara)", "فاطمة الزهراء عبد الرحمن", "דוד")


@dataclass(frozen=True)
class Scene:
    """A picture to be kept, and what it shows."""

    name: str
    leads: int
    shop: Workspace = TEAM
    names: Sequence[str] = SHORT
    kind: PeriodKind = PeriodKind.WEEK
    sources: Sequence[Source] = SOURCES
    dark: bool = False


SCENES = (
    Scene("light", 120),
    Scene("dark", 120, dark=True),
    Scene("alone", 40, ALONE, sources=SOURCES[:3]),
    Scene("empty-week", 0, ALONE),
    Scene("one-lead", 1, ALONE),
    Scene("200-leads", 200, kind=PeriodKind.QUARTER, sources=[*Source][:8]),
    Scene("long-names", 120, replace(TEAM, title="The Harbour and Waterfront Realty Company of Halifax"), LONG),
    Scene(
        "right-to-left-names",
        120,
        replace(TEAM, title="נדל״ן הנמל", country="IL", currency="ILS"),
        RIGHT_TO_LEFT,
        dark=True,
    ),
)


def leads(scene: Scene) -> list[Lead]:
    """What happened to that many leads from the first Monday of the year; a single one was met last week."""
    dice = random.Random(3)
    if scene.leads == 1:
        return [_met(1, scene, dice, MONDAY - timedelta(days=4))]
    met = sorted(START + timedelta(hours=dice.randrange(24 * DAYS)) for _ in range(scene.leads))
    return [_lived(_met(number, scene, dice, at), at, dice) for number, at in enumerate(met, start=1)]


def _met(number: int, scene: Scene, dice: random.Random, at: datetime) -> Lead:
    worth = Money(Decimal(dice.randrange(8, 60) * 50), "USD" if dice.random() < 0.1 else "CAD")
    said = Captured(name=f"Lead {number}", source=dice.choice(scene.sources), value=worth)
    by = Deed(PersonId(dice.randrange(len(scene.names)) + 1))
    return lifecycle.record(LeadRef(SHOP, number), said, Moment(at + HOUR, exact=False), by, at)


def _lived(made: Lead, at: datetime, dice: random.Random) -> Lead:
    """Touched now and then, moved up, and won or lost in the end, or neither."""
    by = Deed(made.created_by)
    for _ in range(dice.randrange(5)):
        at += timedelta(hours=dice.randrange(3, 90))
        made = lifecycle.plan(lifecycle.follow_up(made, by, at, SALESPERSON), Moment(at + WEEK, exact=False), by, at)
        if made.stage is not Stage.READY and dice.random() < 0.6:
            made = lifecycle.move_stage(made, ladder.LADDER[ladder.LADDER.index(made.stage) + 1], by, at)
    chance = dice.random() if made.touches else 1
    if chance < 0.5:
        made = (lifecycle.close if chance < 0.3 else lifecycle.lose)(made, by, at + HOUR)
    return replace(made, before=None)


def picture(scene: Scene) -> str:
    """A scene as SVG."""
    running = periods.current(scene.kind, MONDAY, ZONE)
    period = running if scene.kind is PeriodKind.QUARTER else periods.before(running)
    told = summary(leads(scene), scene.shop, period, ZONE, MONDAY)
    names = {PersonId(number): name for number, name in enumerate(scene.names, start=1)}
    return charts.svg(told, Reader.of_group(SALESPERSON, scene.shop, MONDAY, names), dark=scene.dark)


def draw(scene: Scene) -> bytes:
    """A scene as PNG, as large as on a phone."""
    return resvg_py.svg_to_bytes(
        svg_string=picture(scene), font_files=charts.fonts(), skip_system_fonts=True, width=AS_ON_A_PHONE
    )


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for each in SCENES:
        drawn = draw(each)
        assert len(drawn) < LARGEST, each.name
        (FOLDER / f"{each.name}.png").write_bytes(drawn)
        print(f"{each.name:20} {len(drawn):6} bytes")
