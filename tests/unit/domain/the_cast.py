"""Who and what the tests of the rules are about, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from domain import lifecycle
from domain.capture import Captured
from domain.models import (
    Deed,
    Event,
    EventKind,
    Lead,
    LeadRef,
    PersonId,
    Role,
    Workspace,
    WorkspaceId,
    WorkspaceKind,
)
from domain.money import Money
from domain.people import Person, Region
from domain.when import Moment

HALIFAX = ZoneInfo("America/Halifax")
BERLIN = ZoneInfo("Europe/Berlin")

ANN, BOB, CHARLIE = PersonId(1), PersonId(2), PersonId(3)
SHOP, ANNS_OWN = WorkspaceId(7), WorkspaceId(1)

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def april(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of April 2026 in Halifax, in UTC; the 6th is a Monday."""
    return datetime(2026, 4, day, hour, minute, tzinfo=HALIFAX).astimezone(UTC)


FRIDAY_BEFORE_9 = april(3, 9)
MONDAY_9, MONDAY_10, MONDAY_15, MONDAY_19, MONDAY_23 = (april(6, hour) for hour in (9, 10, 15, 19, 23))
TUESDAY_9 = april(7, 9)
WEDNESDAY_9 = april(8, 9)
FRIDAY_19 = april(10, 19)
SATURDAY_9 = april(11, 9)
NEXT_MONDAY_8, NEXT_MONDAY_15 = april(13, 8), april(13, 15)

DOLLARS_350K = Money(Decimal(350_000), "CAD")

ANN_DOES = Deed(ANN)
BOB_DOES = Deed(BOB)

ANN_HERSELF = Person(ANN, "Ann", "en", HALIFAX)
BOB_HIMSELF = Person(BOB, "Bob", "en", HALIFAX)
TEAM = Workspace(SHOP, -100, WorkspaceKind.TEAM, "CA", "CAD", {ANN: Role.ADMIN, BOB: Role.MEMBER})
PRIVATE = Workspace(ANNS_OWN, 1, WorkspaceKind.PRIVATE, "CA", "CAD", {ANN: Role.ADMIN})
CANADA, GERMANY, BAVARIA = Region("CA"), Region("DE"), Region("DE", "BY")


def vague(at: datetime) -> Moment:
    """A time that was said as a day or a part of one."""
    return Moment(at, exact=False)


def typed(at: datetime) -> Moment:
    """A time that was typed to the hour."""
    return Moment(at, exact=True)


def saved(lead: Lead) -> Lead:
    """The lead as the store gives it back."""
    return replace(lead, version=lead.version + 1)


def recorded(number: int = 12, due: datetime = TUESDAY_9, at: datetime = MONDAY_10, *, exact: bool = False) -> Lead:
    """Jane, recorded by Ann."""
    jane = Captured(name="Jane Doe", phones=("+19025550134",), need="a mortgage", value=DOLLARS_350K)
    return lifecycle.record(LeadRef(SHOP, number), jane, Moment(due, exact), ANN_DOES, at)


def follow_up(lead: Lead, deed: Deed, now: datetime, zone: ZoneInfo = HALIFAX) -> Lead:
    """The lead marked followed up by somebody in Halifax."""
    return lifecycle.follow_up(lead, deed, now, replace(ANN_HERSELF, zone=zone))


def at_rest(lead: Lead, deed: Deed, now: datetime) -> Lead:
    """The lead marked followed up, and nothing now."""
    return lifecycle.rest(follow_up(lead, deed, now), deed)


def owed_since(due: datetime, number: int = 12, *, exact: bool = False) -> Lead:
    """A lead whose follow-up fell due, or falls due, at `due`."""
    return recorded(number, due, due - DAY, exact=exact)


def shown(moment: datetime | None, zone: ZoneInfo = HALIFAX) -> str:
    """What the clocks of `zone` show then."""
    return moment.astimezone(zone).strftime("%a %d %H:%M") if moment else "never"


def seen_by_people(lead: Lead) -> Lead:
    """The lead without its book-keeping."""
    return replace(lead, version=1, events=(), before=None, undo_until=None)


def kinds(lead: Lead) -> list[EventKind]:
    """What the lead's history says, in order."""
    return [event.kind for event in lead.events]


def last(lead: Lead) -> Event:
    """What happened to the lead last."""
    return lead.events[-1]
