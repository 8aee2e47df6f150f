"""The morning list: what is owed today, what waits from before, and who is going cold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain import nagging, worktime
from domain.models import Lead
from domain.people import Person

COLD_AFTER = timedelta(days=14)
"""A resting lead that nothing has happened to for so long is going cold."""

MORNING_LASTS = timedelta(hours=3)
"""A list that is later than this, after downtime, isn't sent: the nags have told by then."""


@dataclass(frozen=True)
class Digest:
    """Follow-ups owed of which no nag tells beside it, those of today in order, and resting leads going cold."""

    owed: tuple[Lead, ...] = ()
    today: tuple[Lead, ...] = ()
    cold: tuple[Lead, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.owed or self.today or self.cold)


def of(leads: Sequence[Lead], person: Person, now: datetime) -> Digest:
    """The list for `person`, who owes these `leads`, on the day of `now` (aware).

    What they owe they read once: where a nag comes with the list, that names it all.
    """
    kept = [lead for lead in leads if lead.deleted_at is None]
    day = now.astimezone(person.zone).date()
    owed = nagging.owed(kept, now)
    today = [
        lead
        for lead in kept
        if lead.due_at is not None and lead not in owed and lead.due_at.astimezone(person.zone).date() == day
    ]
    cold = [lead for lead in kept if is_going_cold(lead, now)]
    return Digest(
        () if nagging.rings_beside(kept, person, now) else owed,
        tuple(sorted(today, key=lambda lead: (lead.due_at, lead.number))),
        tuple(sorted(cold, key=lambda lead: (lead.events[-1].at, lead.number))),
    )


def is_going_cold(lead: Lead, now: datetime) -> bool:
    """Whether a lead rests with nothing planned and nothing has happened to it for two weeks."""
    return lead.resting and lead.deleted_at is None and now - lead.events[-1].at >= COLD_AFTER


def next_at(person: Person, now: datetime) -> datetime | None:
    """The next working morning after `now` (aware UTC) on which `person` gets the list; None for who doesn't."""
    if not (person.digest and person.reachable and person.started_at):
        return None
    since = max(now, person.away.until) if person.away is not None else now
    return next((start for start in worktime.mornings(since, person) if start > now), None)


def replanned(before: Person | None, person: Person, now: datetime) -> Person:
    """The person with the next list planned anew, if anything that it depends on has changed since `before`."""
    if before is not None and _habits(before) == _habits(person):
        return person
    return replace(person, next_digest_at=next_at(person, now))


def _habits(person: Person) -> tuple[object, ...]:
    started = person.started_at is not None
    return person.zone, person.hours, person.holidays, person.away, person.digest, person.reachable, started


def is_wanted(person: Person, now: datetime) -> bool:
    """Whether the list is still worth sending at `now`: in the first hours of work, to somebody who is there."""
    start, _ = next(worktime.windows(now, person), (now, now))
    in_the_morning = start <= now < start + MORNING_LASTS
    at_work = person.away is None or person.away.until <= now
    return in_the_morning and at_work and person.reachable
