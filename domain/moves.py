"""What every move of a lead is made of: its event, what Undo goes back to, and what must hold before it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from domain.errors import LeadChanged, LeadEnded, LeadVanished, MomentPassed
from domain.models import ENDED, MARKS, Deed, Event, EventKind, Lead, Step
from domain.when import Moment

UNDO_FOR = timedelta(minutes=10)
"""How long Undo brings a lead back, and how long a deleted lead is kept for it."""

OF = "of"
"""Where an event that came with another lead keeps that lead's number."""

CAUSES = "causes"
"""Where an undoing keeps the update ids of the deeds undone, so that none of them acts a second time."""


BEFORE_AND_AFTER = {EventKind.HANDED_OVER: ("from", "to"), EventKind.UNDONE: ("before", "after")}
"""Where events tell who had a lead, and who has it since; who isn't told of is the pool."""

_NOBODY_ELSE_HEARD: Mapping[str, Any] = {"escalated": Step.OWNER, "offered_to": None}


def repeats(lead: Lead, deed: Deed) -> bool:
    """Whether the update behind `deed` has changed the lead already, also if that was undone since."""
    return lead.knows(deed.cause) or any(
        str(deed.cause) in each.details.get(CAUSES, "").split() for each in lead.events
    )


def was_just(lead: Lead, kinds: Collection[EventKind], now: datetime) -> bool:
    """Whether the last move was one of these, and can still be undone."""
    can_be_undone = lead.undo_until is not None and now <= lead.undo_until
    return can_be_undone and lead.events[-1].kind in kinds


def answers_a_mark(lead: Lead, marks: Collection[EventKind], now: datetime) -> bool:
    """Whether Undo would take back one of these marks, after which at most the stage was moved."""
    if lead.before is None or lead.undo_until is None or now > lead.undo_until:
        return False
    mark, *more = lead.events[len(lead.before.events) :]
    return mark.kind in marks and all(each.kind is EventKind.STAGE_MOVED for each in more)


def owing(due_at: datetime, *, exact: bool) -> dict[str, Any]:
    """The attributes of a lead whose next follow-up is `due_at`."""
    return {"due_at": due_at, "due_exact": exact, "next_nag_at": due_at, "nags": 0, **_NOBODY_ELSE_HEARD}


def owing_nothing() -> dict[str, Any]:
    """The attributes of a lead without a follow-up."""
    return {
        "due_at": None,
        "due_exact": False,
        "next_nag_at": None,
        "nags": 0,
        "snoozes": 0,
        "snoozed_for": timedelta(),
        **_NOBODY_ELSE_HEARD,
    }


def marked(lead: Lead, kind: EventKind, deed: Deed, now: datetime, **changes: Any) -> Lead:
    """A move after which nothing is owed."""
    return moved(lead, kind, deed, now, **owing_nothing(), **changes)


def moved(
    lead: Lead,
    kind: EventKind,
    deed: Deed,
    now: datetime,
    details: Mapping[str, str] | None = None,
    **changes: Any,
) -> Lead:
    """A move that Undo can take back."""
    return replace(
        lead,
        events=(*lead.events, event(kind, lead, deed, now, details)),
        before=replace(lead, before=None, undo_until=None),
        undo_until=now + UNDO_FOR,
        **changes,
    )


def event(kind: EventKind, lead: Lead, deed: Deed, now: datetime, details: Mapping[str, str] | None = None) -> Event:
    """The entry that a move of `lead` leaves in its history."""
    return Event(kind, now, deed.by, lead.version + 1, deed.cause, details or {})


def require_present(lead: Lead) -> None:
    """The lead isn't deleted. Raises LeadVanished."""
    if lead.deleted_at is not None:
        raise LeadVanished(lead.number)


def require_seen(lead: Lead, deed: Deed) -> None:
    """Nobody marked the lead since the button that was pressed was drawn. Raises LeadChanged."""
    if deed.seen is None:
        return
    since = [each for each in lead.events if each.version > deed.seen and each.kind in MARKS]
    if since:
        raise LeadChanged(lead, since[-1])


def require_current(lead: Lead, deed: Deed) -> None:
    """The lead isn't deleted, and stands as its reader saw it. Raises LeadVanished, LeadChanged."""
    require_present(lead)
    require_seen(lead, deed)


def require_running(lead: Lead, deed: Deed) -> None:
    """The lead is neither deleted nor ended, and stands as its reader saw it. Raises LeadEnded and these."""
    require_current(lead, deed)
    if lead.status in ENDED:
        raise LeadEnded(lead)


def require_future(due: Moment, now: datetime) -> None:
    """The moment lies ahead. Raises MomentPassed."""
    if due.at <= now:
        raise MomentPassed(due.at)
