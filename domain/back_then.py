"""How a lead stood at a moment of the past, by its history: its status, its rung on the ladder, and whose it was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from operator import attrgetter
from typing import TypeVar

from domain.ladder import LADDER
from domain.models import Event, EventKind, Lead, PersonId, Stage, Status
from domain.moves import OF

T = TypeVar("T")

STOOD = "status"
"""Where a merging keeps the status of the lead that it made."""

BECOMES = {
    EventKind.RECORDED: Status.OPEN,
    EventKind.REOPENED: Status.OPEN,
    EventKind.FELL_DUE: Status.OPEN,
    EventKind.FOLLOWED_UP: Status.FOLLOWED_UP,
    EventKind.CLOSED: Status.CLOSED,
    EventKind.LOST: Status.LOST,
}
"""How a lead stands after an event."""

STAGES = {each.value: each for each in Stage}

# Tuples, not sets: members of an enum are found in a short tuple quicker than they are hashed.
IN_TOUCH = (EventKind.FELL_DUE, EventKind.FOLLOWED_UP)
"""What happens between a customer and whoever stays in touch: it makes no open lead of them."""

TAKES_UP = (EventKind.RECORDED, EventKind.REOPENED, EventKind.FELL_DUE)
"""What makes an open lead of one that was lost, and begins a customer's next deal."""

CLIMBS = (EventKind.STAGE_MOVED, EventKind.CLOSED)


def standings(lead: Lead) -> list[tuple[datetime, Status]]:
    """How the lead stood from when on, in order of time.

    A customer with whom somebody stays in touch is one, also while that follow-up is owed; reopened they are a lead
    again, and one that was recorded anew since, and merged, is new business too. Of two that were merged while one
    was lost, the merging tells how they stood from then on; before it told, the lead itself.
    """
    found = [(lead.created_at, Status.OPEN)]
    standing = Status.OPEN
    for event in _by_time(lead.events):
        if event.kind is EventKind.MERGED and standing is Status.LOST:
            standing = Status(event.details.get(STOOD, lead.status))
        elif event.kind in BECOMES and not (standing is Status.CLOSED and event.kind in IN_TOUCH):
            standing = BECOMES[event.kind]
        if standing is not found[-1][1]:
            found.append((event.at, standing))
    return found


def is_in_hand(standing: Status | None) -> bool:
    """Whether a lead that stands so is neither won nor lost: somebody may still win it."""
    return standing is Status.OPEN or standing is Status.FOLLOWED_UP


def stages(lead: Lead) -> list[tuple[datetime, Stage]]:
    """On which rung the lead stood from when on, in order of time: where people moved it, and won, customer at least.

    What came with a merged lead only lifts. The last is where it stands now; before it was moved for the first time it
    stood where that move took it from, and where a win came first, of which nobody knows from where, on the first rung.
    """
    climbs = _by_time([event for event in lead.events if event.kind in CLIMBS])
    if not climbs:
        return [(lead.created_at, lead.stage)]
    rung = STAGES.get(climbs[0].details.get("from", ""), LADDER[0])
    found = [(lead.created_at, rung)]
    for event in climbs:
        rung = _after(rung, event)
        found.append((event.at, rung))
    return [*found[:-1], (found[-1][0], lead.stage)]


def _after(rung: Stage, event: Event) -> Stage:
    if event.kind is EventKind.CLOSED:
        return max(rung, Stage.CUSTOMER, key=LADDER.index)
    to = STAGES.get(event.details.get("to", ""), rung)
    return max(rung, to, key=LADDER.index) if OF in event.details else to


def _by_time(events: Sequence[Event]) -> list[Event]:
    """In order of time also where a clock was set back; what happened at once stays in its order."""
    return sorted(events, key=attrgetter("at"))


def told(turns: Sequence[tuple[datetime, T]], moment: datetime) -> T | None:
    """What held at `moment`, by what has held from when on; None before all of it."""
    for since, held in reversed(turns):
        if since <= moment:
            return held
    return None


def owner(lead: Lead, moment: datetime) -> PersonId | None:
    """Who had the lead at `moment` (aware), None while it lay in the pool: whoever the next hand-over took it from."""
    for event in lead.events:
        if event.kind is EventKind.HANDED_OVER and event.at > moment and OF not in event.details:
            return PersonId(int(event.details["from"])) if "from" in event.details else None
    return lead.owner
