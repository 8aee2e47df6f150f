"""Which status and stage may follow which, and what event each move leaves in a lead's history.

Every move takes the lead, the deed (who, through which update, having seen which version) and `now` (aware
UTC), and gives the lead after it. A deed whose update has changed the lead already leaves it as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from domain.capture import Captured
from domain.errors import (
    LeadChanged,
    LeadEnded,
    LeadStillOpen,
    LeadVanished,
    MomentPassed,
    NotClosed,
    NothingToUndo,
    NotLost,
    NoTouch,
)
from domain.models import (
    ENDED,
    MARKS,
    Deed,
    Event,
    EventKind,
    Field,
    Lead,
    LeadRef,
    LostReason,
    Note,
    PersonId,
    Stage,
    Status,
    Touch,
    TouchKind,
)
from domain.money import Money
from domain.when import Moment

UNDO_FOR = timedelta(minutes=10)
"""How long Undo brings a lead back, and how long a deleted lead is kept for it."""

KNOWN_OF_A_LEAD = (
    "name",
    "phones",
    "emails",
    "handles",
    "links",
    "source",
    "source_note",
    "need",
    "value",
)
"""What a sentence tells of a lead and the lead keeps under the same name."""

THE_CLOCK = PersonId(0)
"""Who an event is by when no person did it: time passed."""

LADDER = tuple(Stage)
"""The stages from the first to the last."""

ASK_WHAT_IS_NEXT = frozenset({EventKind.FOLLOWED_UP, EventKind.CLOSED, EventKind.LOST})
"""Marks after which a card offers to plan the next follow-up."""

WHAT_IS_OWED = ("status", "due_at", "due_exact", "next_nag_at", "nags", "snoozes", "snoozed_for")

UNDO_RESTORES: Mapping[EventKind, tuple[str, ...]] = {
    EventKind.FOLLOWED_UP: (*WHAT_IS_OWED, "touches"),
    EventKind.CLOSED: (*WHAT_IS_OWED, "stage", "won"),
    EventKind.LOST: (*WHAT_IS_OWED, "lost_reason", "lost_note"),
    EventKind.REOPENED: (*WHAT_IS_OWED, "won", "lost_reason", "lost_note"),
    EventKind.SNOOZED: WHAT_IS_OWED,
    EventKind.PLANNED: WHAT_IS_OWED,
    EventKind.FELL_DUE: (),
    EventKind.EDITED: KNOWN_OF_A_LEAD,
    EventKind.NOTED: ("notes",),
    EventKind.STAGE_MOVED: ("stage",),
    EventKind.DELETED: ("deleted_at", "next_nag_at"),
}
"""What each move changes, and Undo brings back; what was said or came to pass since stays."""

CAUSES = "causes"
"""Where an undoing keeps the update ids of the deeds undone, so that none of them acts a second time."""


def repeats(lead: Lead, deed: Deed) -> bool:
    """Whether the update behind `deed` has changed the lead already, also if that was undone since."""
    return lead.knows(deed.cause) or any(
        str(deed.cause) in event.details.get(CAUSES, "").split() for event in lead.events
    )


def record(ref: LeadRef, captured: Captured, due: Moment, deed: Deed, now: datetime) -> Lead:
    """A new open lead, owned by whoever records it.

    Raises:
        MomentPassed: `due` is not after `now`.
    """
    _require_future(due, now)
    return Lead(
        workspace=ref.workspace,
        number=ref.number,
        created_at=now,
        created_by=deed.by,
        owner=deed.by,
        **{field: getattr(captured, field) for field in KNOWN_OF_A_LEAD},
        notes=(Note(now, deed.by, captured.notes),) if captured.notes else (),
        events=(Event(EventKind.RECORDED, now, deed.by, version=1, cause=deed.cause),),
        undo_until=now + UNDO_FOR,
        **_owing(due.at, exact=due.exact),
    )


def fall_due(lead: Lead, now: datetime) -> Lead:
    """The follow-up planned for a lead that wasn't open falls due: the lead is open again."""
    event = _event(EventKind.FELL_DUE, lead, Deed(THE_CLOCK), now)
    return replace(lead, status=Status.OPEN, nags=0, next_nag_at=lead.due_at, events=(*lead.events, event))


def follow_up(lead: Lead, deed: Deed, now: datetime) -> Lead:
    """Mark a lead followed up: a touch is logged and nothing is owed until the next follow-up is planned."""
    if repeats(lead, deed):
        return lead
    _require_running(lead, deed)
    touches = (*lead.touches, Touch(now, deed.by))
    return _marked(lead, EventKind.FOLLOWED_UP, deed, now, status=Status.FOLLOWED_UP, touches=touches)


def describe_touch(
    lead: Lead,
    deed: Deed,
    *,
    kind: TouchKind | None = None,
    minutes: int | None = None,
    note: str | None = None,
) -> Lead:
    """Say more of the touch just logged: how, how long (minutes), what was said; None leaves as it is.

    Raises:
        NoTouch: no touch was logged yet.
        LeadChanged: the lead was marked anew since the question was asked.
    """
    _require_current(lead, deed)
    if not lead.touches:
        raise NoTouch(lead)
    last = lead.touches[-1]
    told = replace(
        last,
        kind=kind or last.kind,
        minutes=last.minutes if minutes is None else minutes,
        note=note or last.note,
    )
    return replace(lead, touches=(*lead.touches[:-1], told))


def plan(lead: Lead, due: Moment, deed: Deed, now: datetime) -> Lead:
    """Set the next follow-up of a lead that isn't open or was just recorded; of another open one it is a snooze.

    While the mark before it can be undone, what is planned belongs to that mark, and Undo takes back both.

    Raises:
        LeadChanged: the lead was marked since the button was drawn.
        MomentPassed: `due` is not after `now`.
    """
    if repeats(lead, deed):
        return lead
    if lead.status is Status.OPEN and not _was_just(lead, {EventKind.RECORDED}, now):
        return snooze(lead, due, deed, now)
    _require_current(lead, deed)
    _require_future(due, now)
    details = {"until": due.at.isoformat()}
    planned = _moved(lead, EventKind.PLANNED, deed, now, details, **_owing(due.at, exact=due.exact))
    return replace(planned, before=lead.before) if _was_just(lead, ASK_WHAT_IS_NEXT, now) else planned


def _was_just(lead: Lead, moved: Collection[EventKind], now: datetime) -> bool:
    """Whether the last move was one of these, and can still be undone."""
    can_be_undone = lead.undo_until is not None and now <= lead.undo_until
    return can_be_undone and lead.events[-1].kind in moved


def rest(lead: Lead, deed: Deed) -> Lead:
    """Nothing now: a lead that isn't open keeps no next follow-up. Raises LeadChanged, LeadStillOpen."""
    _require_current(lead, deed)
    if lead.status is Status.OPEN:
        raise LeadStillOpen(lead)
    return replace(lead, **_owing_nothing())


def snooze(lead: Lead, until: Moment, deed: Deed, now: datetime) -> Lead:
    """Move the owed follow-up to `until` without a touch; of a lead that owes none yet, plan one.

    Only what is moved to a later time counts as postponed.

    Raises:
        LeadEnded: the lead is closed or lost, so nothing is owed.
        LeadChanged: the lead was marked since the button was drawn.
        MomentPassed: `until` is not after `now`.
    """
    if repeats(lead, deed):
        return lead
    _require_running(lead, deed)
    _require_future(until, now)
    if lead.due_at is None:
        return plan(lead, until, deed, now)
    return _moved(
        lead,
        EventKind.SNOOZED,
        deed,
        now,
        {"until": until.at.isoformat()},
        snoozes=lead.snoozes + (until.at > lead.due_at),
        snoozed_for=max(lead.snoozed_for + (until.at - lead.due_at), timedelta()),
        **_owing(until.at, exact=until.exact),
    )


def close(lead: Lead, deed: Deed, now: datetime) -> Lead:
    """Mark a lead closed: a win, and the lead is a customer at least. Raises LeadEnded, LeadChanged."""
    if repeats(lead, deed):
        return lead
    _require_running(lead, deed)
    stage = max(lead.stage, Stage.CUSTOMER, key=LADDER.index)
    return _marked(lead, EventKind.CLOSED, deed, now, status=Status.CLOSED, stage=stage, won=lead.value)


def set_won(lead: Lead, won: Money | None, deed: Deed) -> Lead:
    """Say what a win was worth. Raises NotClosed, LeadChanged."""
    _require_current(lead, deed)
    if lead.status is not Status.CLOSED:
        raise NotClosed(lead)
    return replace(lead, won=won)


def lose(lead: Lead, deed: Deed, now: datetime) -> Lead:
    """Mark a lead lost. Raises LeadEnded, LeadChanged."""
    if repeats(lead, deed):
        return lead
    _require_running(lead, deed)
    return _marked(lead, EventKind.LOST, deed, now, status=Status.LOST, lost_reason=None, lost_note=None)


def set_reason(lead: Lead, reason: LostReason, deed: Deed, note: str | None = None) -> Lead:
    """Say why a lead was lost. Raises NotLost, LeadChanged."""
    _require_current(lead, deed)
    if lead.status is not Status.LOST:
        raise NotLost(lead)
    return replace(lead, lost_reason=reason, lost_note=note)


def reopen(lead: Lead, due: Moment, deed: Deed, now: datetime) -> Lead:
    """Take up a closed or lost lead again, with its next follow-up. Raises LeadChanged, LeadStillOpen, MomentPassed."""
    if repeats(lead, deed):
        return lead
    _require_current(lead, deed)
    if lead.status not in ENDED:
        raise LeadStillOpen(lead)
    _require_future(due, now)
    return _moved(
        lead,
        EventKind.REOPENED,
        deed,
        now,
        status=Status.OPEN,
        won=None,
        lost_reason=None,
        lost_note=None,
        **_owing(due.at, exact=due.exact),
    )


def edit(lead: Lead, field: Field, changes: Mapping[str, Any], deed: Deed, now: datetime) -> Lead:
    """Correct what is known about a lead: `changes` are attributes of Lead that `field` stands for."""
    if repeats(lead, deed):
        return lead
    _require_present(lead)
    return _moved(lead, EventKind.EDITED, deed, now, {"field": field.value}, **changes)


def note(lead: Lead, text: str, deed: Deed, now: datetime) -> Lead:
    """Add a note in a person's own words."""
    if repeats(lead, deed):
        return lead
    _require_present(lead)
    return _moved(lead, EventKind.NOTED, deed, now, notes=(*lead.notes, Note(now, deed.by, text)))


def move_stage(lead: Lead, stage: Stage, deed: Deed, now: datetime) -> Lead:
    """Move a lead along the ladder."""
    if repeats(lead, deed):
        return lead
    _require_present(lead)
    if lead.stage is stage:
        return lead
    details = {"from": lead.stage.value, "to": stage.value}
    return _moved(lead, EventKind.STAGE_MOVED, deed, now, details, stage=stage)


def delete(lead: Lead, deed: Deed, now: datetime) -> Lead:
    """Take a lead away; it is kept for Undo alone and erased after that. Raises LeadChanged."""
    if repeats(lead, deed):
        return lead
    _require_current(lead, deed)
    return _moved(lead, EventKind.DELETED, deed, now, deleted_at=now, next_nag_at=now + UNDO_FOR)


def undo(lead: Lead, deed: Deed, now: datetime) -> Lead:
    """Take the last move back; a lead just recorded is deleted.

    The history loses the move and gains the undoing, so that no figure counts what didn't last.

    Raises:
        NothingToUndo: more than ten minutes have passed, or the last move isn't one that was seen.
        LeadChanged: the lead was marked anew since the button was drawn.
    """
    if repeats(lead, deed):
        return lead
    _require_seen(lead, deed)
    if lead.undo_until is None or now > lead.undo_until:
        raise NothingToUndo(lead)
    if lead.before is None:
        return delete(lead, deed, now)
    move, *more = lead.events[len(lead.before.events) :]
    if deed.seen is not None and move.version > deed.seen:
        raise NothingToUndo(lead)
    return _without(lead, lead.before, [move, *more], deed, now)


def _without(lead: Lead, before: Lead, since: Sequence[Event], deed: Deed, now: datetime) -> Lead:
    """The lead as if what people did `since` it stood as `before` had not been done."""
    restored = {name: getattr(before, name) for event in since for name in UNDO_RESTORES[event.kind]}
    kept = () if "due_at" in restored else tuple(event for event in since if event.kind is EventKind.FELL_DUE)
    causes = " ".join(str(event.cause) for event in since if event.cause is not None)
    undoing = _event(EventKind.UNDONE, lead, deed, now, {"what": since[0].kind.value, CAUSES: causes})
    events = (*before.events, *kept, undoing)
    return replace(lead, events=events, before=None, undo_until=None, **restored)


def _owing(due_at: datetime, *, exact: bool) -> dict[str, Any]:
    """The attributes of a lead whose next follow-up is `due_at`."""
    return {"due_at": due_at, "due_exact": exact, "next_nag_at": due_at, "nags": 0}


def _owing_nothing() -> dict[str, Any]:
    """The attributes of a lead without a follow-up."""
    return {
        "due_at": None,
        "due_exact": False,
        "next_nag_at": None,
        "nags": 0,
        "snoozes": 0,
        "snoozed_for": timedelta(),
    }


def _marked(lead: Lead, kind: EventKind, deed: Deed, now: datetime, **changes: Any) -> Lead:
    """A move after which nothing is owed."""
    return _moved(lead, kind, deed, now, **_owing_nothing(), **changes)


def _moved(
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
        events=(*lead.events, _event(kind, lead, deed, now, details)),
        before=replace(lead, before=None, undo_until=None),
        undo_until=now + UNDO_FOR,
        **changes,
    )


def _event(kind: EventKind, lead: Lead, deed: Deed, now: datetime, details: Mapping[str, str] | None = None) -> Event:
    return Event(kind, now, deed.by, lead.version + 1, deed.cause, details or {})


def _require_present(lead: Lead) -> None:
    if lead.deleted_at is not None:
        raise LeadVanished(lead.number)


def _require_seen(lead: Lead, deed: Deed) -> None:
    """Nobody marked the lead since the button that was pressed was drawn."""
    if deed.seen is None:
        return
    since = [event for event in lead.events if event.version > deed.seen and event.kind in MARKS]
    if since:
        raise LeadChanged(lead, since[-1])


def _require_current(lead: Lead, deed: Deed) -> None:
    _require_present(lead)
    _require_seen(lead, deed)


def _require_running(lead: Lead, deed: Deed) -> None:
    """The lead is neither deleted nor ended, and stands as its reader saw it."""
    _require_current(lead, deed)
    if lead.status in ENDED:
        raise LeadEnded(lead)


def _require_future(due: Moment, now: datetime) -> None:
    if due.at <= now:
        raise MomentPassed(due.at)
