"""Undo: what each move changed is brought back, and what came to pass since stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime

from domain import lifecycle, merging
from domain.errors import NoSuchLead, NothingToUndo
from domain.lifecycle import KNOWN_OF_A_LEAD
from domain.models import Deed, Event, EventKind, Lead
from domain.moves import CAUSES, event, repeats, require_seen

WHAT_IS_OWED = (
    "status",
    "due_at",
    "due_exact",
    "next_nag_at",
    "nags",
    "snoozes",
    "snoozed_for",
    "every",
    "escalated",
    "offered_to",
)

EVERYTHING = tuple(
    each.name
    for each in fields(Lead)
    if each.name not in ("workspace", "number", "version", "events", "before", "undo_until")
)

UNDO_RESTORES: Mapping[EventKind, tuple[str, ...]] = {
    EventKind.FOLLOWED_UP: (*WHAT_IS_OWED, "touches"),
    EventKind.CLOSED: (*WHAT_IS_OWED, "stage", "won", "assists"),
    EventKind.LOST: (*WHAT_IS_OWED, "lost_reason", "lost_note"),
    EventKind.REOPENED: (*WHAT_IS_OWED, "won", "assists", "lost_reason", "lost_note"),
    EventKind.SNOOZED: WHAT_IS_OWED,
    EventKind.PLANNED: WHAT_IS_OWED,
    EventKind.FELL_DUE: (),
    EventKind.EDITED: (*KNOWN_OF_A_LEAD, "referred_by"),
    EventKind.NOTED: ("notes",),
    EventKind.STAGE_MOVED: ("stage",),
    EventKind.HANDED_OVER: ("owner", "due_exact", "next_nag_at", "nags", "escalated", "offered_to"),
    EventKind.DELETED: ("deleted_at", "next_nag_at"),
    EventKind.MERGED: EVERYTHING,
    EventKind.ADDED_TO: (*KNOWN_OF_A_LEAD, *WHAT_IS_OWED, "notes"),
}
"""What each move changes, and Undo brings back; what was said or came to pass since stays."""


def _restores(each: Event) -> tuple[str, ...]:
    """What taking back that move brings back; of one to the pool also what was owed before."""
    to_the_pool = each.kind is EventKind.HANDED_OVER and "to" not in each.details
    return (*WHAT_IS_OWED, "owner") if to_the_pool else UNDO_RESTORES[each.kind]


def undo(lead: Lead, deed: Deed, now: datetime) -> Lead:
    """Take the last move back; a lead just recorded is deleted.

    The history loses the move and gains the undoing, so that no figure counts what didn't last.

    Raises:
        NothingToUndo: more than ten minutes have passed, or the last move isn't one that was seen.
        NoSuchLead: it was deleted, and the time to bring it back is over.
        LeadChanged: the lead was marked anew since the button was drawn.
    """
    if repeats(lead, deed):
        return lead
    require_seen(lead, deed)
    if lead.undo_until is None or now > lead.undo_until:
        raise NothingToUndo(lead) if lead.deleted_at is None else NoSuchLead(lead.number)
    if lead.before is None:
        return lifecycle.delete(lead, deed, now)
    move, *more = merging.own_history(lead, lead.before)[len(lead.before.events) :]
    if deed.seen is not None and move.version > deed.seen:
        raise NothingToUndo(lead)
    return _without(lead, lead.before, [move, *more], deed, now)


def _went(lead: Lead, restored: Mapping[str, object]) -> dict[str, str]:
    """From whom the lead goes back to whom, as far as that changes; the pool is nobody."""
    owners = {"before": lead.owner, "after": restored.get("owner", lead.owner)}
    return {} if owners["before"] == owners["after"] else {name: str(who) for name, who in owners.items() if who}


def _without(lead: Lead, before: Lead, since: Sequence[Event], deed: Deed, now: datetime) -> Lead:
    """The lead as if what people did `since` it stood as `before` had not been done."""
    restored = {name: getattr(before, name) for each in since for name in _restores(each)}
    if restored.get("due_at", lead.due_at) is None:  # it was laid to rest since: there is nothing to look at
        restored |= {"due_exact": False, "next_nag_at": None}
    kept = () if "due_at" in restored else tuple(each for each in since if each.kind is EventKind.FELL_DUE)
    causes = " ".join(str(each.cause) for each in since if each.cause is not None)
    told = {"what": since[0].kind.value, CAUSES: causes, **_went(lead, restored)}
    undoing = event(EventKind.UNDONE, lead, deed, now, told)
    earlier = merging.own_history(lead, before)[: len(before.events)]  # with what was said of them since
    events = (*earlier, *kept, undoing)
    return replace(lead, events=events, before=None, undo_until=None, **restored)
