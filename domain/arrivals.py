"""Leads that came out of a file: how each looked then, so that the file can be taken back where nobody touched them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import datetime

from domain import shapes
from domain.lifecycle import THE_CLOCK
from domain.models import Event, Lead
from domain.moves import UNDO_FOR

AS_IMPORTED = 1
"""The version of a lead that nobody has changed since a table brought it."""

AS_IT_CAME, AS_IT_CAME_BEFORE = "as_imported", "as"
"""Where the recording of an imported lead keeps how it looked; the second is what older ones call it."""

AS_IT_CAME_BACK = "as_brought_back"
"""Where the first event of a lead that was brought back keeps how it looked, and how much had been done to it."""

THE_BOTS = frozenset({"version", "status", "next_nag_at", "nags", "escalated", "offered_to", "events"})
"""What changes of a lead without anybody's doing, or leaves an event when somebody does it."""


def imported(lead: Lead) -> Lead:
    """A lead that comes out of a table, with how it looks in its first event, which records it."""
    return _with_detail(lead, AS_IT_CAME, _looks(lead))


def brought_back(lead: Lead, cause: int) -> Lead:
    """A lead that comes back out of an export with its history, the first event of which `cause` has from now on."""
    marked = _with_detail(lead, AS_IT_CAME_BACK, _told(lead))
    first, *others = marked.events
    return replace(marked, events=(replace(first, cause=cause), *others))


def _with_detail(lead: Lead, name: str, told: str) -> Lead:
    first, *others = lead.events
    return replace(lead, events=(replace(first, details={**first.details, name: told}), *others))


def _looks(lead: Lead) -> str:
    """A short form of all that people say of a lead: as long as it is the same, nobody has said anything else."""
    said = {name: value for name, value in shapes.plain(lead).items() if name not in THE_BOTS}
    return hashlib.blake2s(json.dumps(said, sort_keys=True).encode(), digest_size=8).hexdigest()


def _told(lead: Lead) -> str:
    return f"{_looks(lead)} {len(_by_people(lead))}"


def _by_people(lead: Lead) -> list[Event]:
    return [event for event in lead.events if event.by != THE_CLOCK]


def is_untouched(lead: Lead, cause: int) -> bool:
    """Whether nobody has worked on a lead since `cause` brought it; the bot's own nags don't count.

    What it was won for, who helped, whom it sent and the like leave no event, but change how the lead looks. Of one
    that was imported before that was kept, no version but the first is known to be untouched.
    """
    came = next((event for event in lead.events if event.cause == cause), None)
    if came is None or lead.deleted_at is not None:
        return False
    if AS_IT_CAME_BACK in came.details:
        return came.details[AS_IT_CAME_BACK] == _told(lead)
    look = came.details.get(AS_IT_CAME, came.details.get(AS_IT_CAME_BEFORE))
    is_as_it_came = lead.version == AS_IMPORTED if look is None else look == _looks(lead)
    return is_as_it_came and all(event.cause == cause for event in _by_people(lead))


def as_it_came(before: Lead, now: Lead) -> Lead:
    """The lead of `now`, which is as it came out of a table if it was so `before`: the bot alone has changed it."""
    if not is_from_a_table(before):
        return now
    was, looks = _looks(before), _looks(now)
    return replace(now, events=tuple(_looking(each, was, looks) for each in now.events))


def _looking(event: Event, was: str, now: str) -> Event:
    looks = {name: now for name in (AS_IT_CAME, AS_IT_CAME_BEFORE) if event.details.get(name) == was}
    return replace(event, details={**event.details, **looks})


def came_back(lead: Lead, event: Event | None) -> bool:
    """Whether this event of the lead, or the lead if it is None, was brought back out of an export.

    Only the first event of what comes back has a cause, that of the file.
    """
    if not any(AS_IT_CAME_BACK in each.details for each in lead.events):
        return False
    return event is None or event.cause is None or AS_IT_CAME_BACK in event.details


def is_from_a_table(lead: Lead) -> bool:
    """Whether a lead was imported: what happened to it before, and when it was touched first, nobody has told."""
    return any(name in event.details for event in lead.events for name in (AS_IT_CAME, AS_IT_CAME_BEFORE))


def can_be_undone(arrived_at: datetime, now: datetime) -> bool:
    """Whether a file that came in then can still be taken back."""
    return now <= arrived_at + UNDO_FOR
