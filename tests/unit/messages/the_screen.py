"""What Telegram makes of a view: refused where Telegram would refuse it, otherwise its text and buttons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from domain import lifecycle
from domain.capture import Captured
from domain.contacts import Handle
from domain.models import Deed, Lead, LeadRef, Note, PersonId, Role, Workspace, WorkspaceId, WorkspaceKind
from domain.money import Money
from domain.people import Person
from domain.sources import Source
from domain.when import Moment
from messages.callbacks import LIMIT, unpack
from messages.cards import View
from messages.reader import Reader
from sandbox import keyboards, markup
from sandbox.text import utf16_length

HALIFAX = ZoneInfo("America/Halifax")
NOW = datetime(2026, 4, 6, 13, tzinfo=UTC)
"""A Monday, ten in the morning in Halifax."""

ANN, BOB = PersonId(101), PersonId(102)
LARGEST = WorkspaceId(-1009999999999)
DAY = timedelta(days=1)
DEED = Deed(ANN)
LONGEST = 4096

ANN_HERSELF = Person(ANN, "Ann", "en", HALIFAX)
WORKSPACE = Workspace(LARGEST, LARGEST, WorkspaceKind.PRIVATE, "CA", "CAD", {ANN: Role.ADMIN})
READER = Reader(ANN_HERSELF, WORKSPACE, NOW)


@dataclass(frozen=True)
class Shown:
    """A view as Telegram shows it: the text after the entities are parsed, and the buttons' labels and data."""

    text: str
    entities: list[dict[str, object]]
    labels: list[str]
    data: list[str]


def shown(view: View) -> Shown:
    """Raises where Telegram would not take the view, or where one of its buttons could not be read back."""
    text, entities = markup.parse(view.text)
    assert 0 < utf16_length(text.strip()) <= LONGEST
    rows = view.keyboard.to_dict()["inline_keyboard"] if view.keyboard else []
    keyboards.check_inline(rows)
    buttons = [button for row in rows for button in row]
    assert view.keyboard is None or buttons, "an empty keyboard"
    data = [button["callback_data"] for button in buttons]
    assert all(len(each.encode()) <= LIMIT and unpack(each) for each in data)
    assert len(set(data)) == len(data), "two buttons do the same"
    return Shown(text, entities, [button["text"] for button in buttons], data)


def jane(number: int = 12, due: datetime = NOW + DAY, **more: object) -> Lead:
    """Jane Doe, who wants a mortgage."""
    captured = Captured(
        name="Jane Doe",
        phones=("+19025550134",),
        handles=(Handle("instagram", "jane"),),
        source=Source.FACEBOOK,
        need="a mortgage",
        value=Money(Decimal(350_000), "CAD"),
    )
    at = min(due - DAY, NOW)
    lead = lifecycle.record(LeadRef(LARGEST, number), captured, Moment(due, exact=False), DEED, at)
    return replace(lead, **more)  # type: ignore[arg-type]


def bloated(lead: Lead, with_: str = "W") -> Lead:
    """The same lead with everything as long as a message can be, and the largest numbers."""
    long = (with_ * LONGEST)[:LONGEST]
    return replace(
        lead,
        number=99_999,
        version=99_999,
        name=long,
        phones=("+19025550134",) * 20,
        emails=(f"{long[:300]}@example.org",) * 20,
        handles=(Handle(long, long),) * 20,
        links=(f"https://example.org/{long}",) * 5,
        source=Source.OTHER,
        source_note=long,
        need=long,
        value=Money(Decimal(10**18), "CAD"),
        won=Money(Decimal(10**18), "CAD") if lead.won else None,
        lost_note=long if lead.lost_reason else None,
        notes=(*lead.notes, *(Note(NOW, ANN, long) for _ in range(5))),
        assists=tuple(replace(assist, what=f"{place}{long}") for place, assist in enumerate(lead.assists)),
        touches=tuple(replace(touch, note=long, minutes=1440) for touch in lead.touches),
    )
