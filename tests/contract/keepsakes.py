"""Workspaces, leads and people for the tests of what keeps them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from domain.contacts import Handle
from domain.models import (
    Event,
    EventKind,
    Field,
    Lead,
    PersonId,
    Role,
    Touch,
    TouchKind,
    Workspace,
    WorkspaceId,
    WorkspaceKind,
)
from domain.money import Money
from domain.people import Asking, Conversation, Person
from domain.sources import Source
from storage.base import Store

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
ALICE, BOB, CHARLIE = PersonId(101), PersonId(102), PersonId(103)
SALES = WorkspaceId(-1001)
SERVICE = WorkspaceId(-1002)

CHEAP = 2
"""Scrypt's cost, at its lowest: what these tests are about is not the derivation of keys."""


@dataclass
class Backend:
    """A way to open a store over the same data again and again."""

    folder: Path
    opens: Callable[[], Store]
    opened: list[Store] = field(default_factory=list)

    def open(self) -> Store:
        self.opened.append(self.opens())
        return self.opened[-1]

    async def reopen(self) -> Store:
        await self.close()
        return self.open()

    async def close(self) -> None:
        for store in self.opened:
            await store.close()
        self.opened.clear()


def a_lead(number: int, *, workspace: WorkspaceId = SALES, due: datetime = NOW, name: str = "Jane Doe") -> Lead:
    return Lead(
        workspace,
        number,
        NOW,
        ALICE,
        ALICE,
        name=name,
        phones=("+19025550134",),
        handles=(Handle("x", "jane"),),
        source=Source.FACEBOOK,
        value=Money(Decimal("350000.00"), "CAD"),
        due_at=due,
        next_nag_at=due,
        touches=(Touch(NOW, ALICE, TouchKind.CALL, "asked for an offer", 5),),
        events=(Event(EventKind.RECORDED, NOW, ALICE, 1, 880_000_001, {"how": "said"}),),
    )


def a_person(person: PersonId = ALICE, *talks: Conversation) -> Person:
    return Person(person, "Alice", "en", ZoneInfo("America/Halifax"), started_at=NOW, conversations=talks)


def a_talk(touched: datetime, *, chat: int = ALICE, overdue: bool = False) -> Conversation:
    return Conversation(
        chat, None, Asking.NEW_LEAD, touched, touched, Field.NEED, {Field.NAME: "Jane"}, overdue=overdue
    )


def a_workspace(workspace: WorkspaceId = SALES, *members: PersonId) -> Workspace:
    roles = dict.fromkeys(members or (ALICE,), Role.ADMIN)
    return Workspace(workspace, workspace, WorkspaceKind.TEAM, "CA", "CAD", roles)


async def opened(store: Store, workspace: WorkspaceId = SALES, *, leads: int = 0) -> None:
    """Open a workspace with so many leads, due an hour apart."""
    async with store.workspace(workspace) as work:
        await work.save_workspace(a_workspace(workspace))
        for hour in range(leads):
            number = await work.leads.next_number()
            await work.leads.add(a_lead(number, workspace=workspace, due=NOW + timedelta(hours=hour)))
        await work.commit()


async def lead_of(store: Store, number: int, workspace: WorkspaceId = SALES) -> Lead:
    async with store.workspace(workspace) as work:
        return await work.leads.get(number)
