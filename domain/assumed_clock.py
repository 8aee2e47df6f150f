"""What was typed before anybody knew by which clock: 3 pm stays 3 pm once the clock is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from domain import arrivals, moments
from domain.lifecycle import THE_CLOCK
from domain.models import Event, EventKind, Lead, PersonId
from domain.people import Person

_SAY_WHEN = frozenset(
    {
        EventKind.RECORDED,
        EventKind.FOLLOWED_UP,
        EventKind.PLANNED,
        EventKind.SNOOZED,
        EventKind.REOPENED,
        EventKind.ADDED_TO,
    }
)
"""Moves that say when the next follow-up is."""

BY_CLOCK = "by_clock"
"""Where a move whose hour was read anew keeps by which clock: to do so again, after a crash, changes nothing."""


def read_anew(at: datetime, before: ZoneInfo, after: ZoneInfo) -> datetime:
    """The instant (aware, UTC) at which the clocks of `after` show what those of `before` show at `at`.

    An hour has no seconds. What is reckoned from the moment of typing (“in 2 hours”) has those of that moment, and is
    the same instant by every clock.
    """
    return moments.instant(at.astimezone(before).replace(tzinfo=None), after) if _is_an_hour(at) else at


def _is_an_hour(at: datetime) -> bool:
    return not (at.second or at.microsecond)


def is_kept_by(lead: Lead, person: PersonId) -> bool:
    """Whether it was this person who said when the lead's next follow-up is, and not an export that was brought back.

    Its times are instants: they were said by a clock that was known.
    """
    said = _said(lead)
    return (lead.created_by if said is None else said.by) == person and not arrivals.came_back(lead, said)


def _said(lead: Lead) -> Event | None:
    """Where it was said when the lead's next follow-up is."""
    return next((each for each in reversed(lead.events) if each.kind in _SAY_WHEN and each.by != THE_CLOCK), None)


def still_to_come(lead: Lead, now: datetime) -> bool:
    """Whether the lead has a follow-up whose time hasn't come yet."""
    return lead.deleted_at is None and lead.due_at is not None and lead.due_at > now


def next_typed(leads: Iterable[Lead], person: PersonId, now: datetime) -> Lead | None:
    """Of these leads the next one due at an hour that this person typed."""
    to_come = [lead for lead in leads if still_to_come(lead, now) and lead.due_at and _is_an_hour(lead.due_at)]
    typed = [lead for lead in to_come if is_kept_by(lead, person)]
    return min(typed, key=lambda lead: (lead.due_at, lead.number), default=None)


def typed_anew(lead: Lead, person: Person, zone: ZoneInfo, now: datetime) -> Lead:
    """The lead with a follow-up still to come at the hour that the person typed, by the clock of `zone`.

    What Undo goes back to keeps its hour too, if it was they who typed it. What looked as it came out of a table still
    counts as untouched. Of a lead whose hour is by that clock already nothing changes.
    """
    if lead.due_at is None or not still_to_come(lead, now) or not is_kept_by(lead, person.id):
        return lead
    due_at = read_anew(lead.due_at, _typed_by(lead, person), zone)
    if due_at == lead.due_at:
        return lead
    undone = None if lead.before is None else typed_anew(lead.before, person, zone, now)
    looked_at = due_at if lead.next_nag_at == lead.due_at else lead.next_nag_at  # the pool goes by a clock of its own
    anew = replace(lead, due_at=due_at, next_nag_at=looked_at, before=undone)
    return arrivals.as_it_came(lead, replace(anew, events=_by_clock(lead, person.id, zone)))


def _typed_by(lead: Lead, person: Person) -> ZoneInfo:
    said = _said(lead)
    return person.zone if said is None or BY_CLOCK not in said.details else ZoneInfo(said.details[BY_CLOCK])


def _by_clock(lead: Lead, person: PersonId, zone: ZoneInfo) -> tuple[Event, ...]:
    """The lead's history, in which all that this person typed is by the clock of `zone`: Undo goes back in it."""
    return tuple(
        replace(each, details={**each.details, BY_CLOCK: zone.key})
        if each.kind in _SAY_WHEN and each.by == person
        else each
        for each in lead.events
    )
