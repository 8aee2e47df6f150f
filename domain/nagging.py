"""Who is nagged when, and why: a pure decision over what one person owes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from domain import worktime
from domain.models import Lead, LeadRef, Status
from domain.people import Person

RIDES_ALONG = timedelta(seconds=30)
"""Leads due within this of each other ride in one message."""

BETWEEN_PINGS = timedelta(minutes=10)
"""Never two pings within this, unless a person asked for an exact time."""

STEADY = (timedelta(hours=1), timedelta(hours=3))
"""The steady profile's repeats after `due_at`; then each working morning and mid-afternoon."""

AFTER_A_PING = timedelta(hours=3)
"""A morning or mid-afternoon reminder keeps at least this distance to the ping before it."""

TYPED_TIME_HOLDS = timedelta(hours=1)
"""A typed time rings whatever the hour; later than this, after downtime, its nag waits like any other."""

LEASE = timedelta(minutes=1)
"""For how long a nag that is on its way is nobody else's to send."""

UNREACHABLE_LOOK = timedelta(days=1)
"""When a person whom Telegram can't reach is looked at again, without a call."""


class Reason(StrEnum):
    """Why a decision was taken; the names of the sentences behind “Why this nag?”."""

    DUE = "due"
    STILL_OWED = "still-owed"
    QUIET_HOURS = "quiet-hours"
    TOO_SOON = "too-soon"
    UNREACHABLE = "unreachable"
    NOTHING_DUE = "nothing-due"


@dataclass(frozen=True)
class Decision:
    """What is to happen now.

    A nag leaves that names `riding`, or none where that is empty. `held` are the leads whose moment had come
    and that are looked at again at `next_at` (aware UTC).
    """

    reason: Reason
    riding: tuple[Lead, ...] = ()
    held: tuple[Lead, ...] = ()
    next_at: datetime | None = None


def owed(leads: Sequence[Lead], now: datetime) -> tuple[Lead, ...]:
    """The open follow-ups that are due or fall due within half a minute, most pressing first.

    Most pressing is what nobody was reminded of yet: it is why a nag rings. Then what was owed longest; of two
    equally late ones, what is worth more.
    """
    late = [lead for lead in leads if _is_owed(lead, now)]
    return tuple(sorted(late, key=lambda lead: (lead.nags > 0, lead.due_at, -_worth(lead), lead.number)))


def _is_owed(lead: Lead, now: datetime) -> bool:
    return (
        lead.status is Status.OPEN
        and lead.deleted_at is None
        and lead.due_at is not None
        and lead.due_at <= now + RIDES_ALONG
    )


def _worth(lead: Lead) -> float:
    return float(lead.value.amount) if lead.value else 0.0


def decide(person: Person, leads: Sequence[Lead], now: datetime) -> Decision:
    """Whether `person`, who owes these `leads`, is nagged at `now` (aware), and why or why not."""
    candidates = owed(leads, now)
    ringing = tuple(lead for lead in candidates if lead.next_nag_at is not None and lead.next_nag_at <= now)
    if not ringing:
        return Decision(Reason.NOTHING_DUE)
    if not person.reachable:
        return Decision(Reason.UNREACHABLE, held=ringing, next_at=now + UNREACHABLE_LOOK)
    if not any(_asked_for_by_the_clock(lead, now) for lead in ringing):
        working = worktime.next_working(now, person.hours, person.zone)
        if working > now:
            return Decision(Reason.QUIET_HOURS, held=ringing, next_at=working)
        if person.last_ping_at is not None and abs(now - person.last_ping_at) < BETWEEN_PINGS:
            return Decision(Reason.TOO_SOON, held=ringing, next_at=person.last_ping_at + BETWEEN_PINGS)
    first = any(lead.nags == 0 for lead in ringing)
    return Decision(Reason.DUE if first else Reason.STILL_OWED, riding=candidates)


def _asked_for_by_the_clock(lead: Lead, now: datetime) -> bool:
    """A time that the person typed themselves is kept, once, whatever the hour."""
    in_time = lead.due_at is not None and now < lead.due_at + TYPED_TIME_HOLDS
    return lead.due_exact and lead.nags == 0 and in_time


def next_nag(lead: Lead, person: Person, now: datetime) -> datetime:
    """When `lead`, nagged about at `now`, is nagged about again if nobody marks it: within working time (aware UTC)."""
    return next(moment for moment in _repeats(lead, person, now) if moment >= now + BETWEEN_PINGS)


def _repeats(lead: Lead, person: Person, now: datetime) -> Iterator[datetime]:
    for step in STEADY:
        yield worktime.next_working((lead.due_at or now) + step, person.hours, person.zone)
    yield from worktime.reminders(now + AFTER_A_PING, person.hours, person.zone)


def leased(lead: Lead, now: datetime) -> Lead:
    """The lead while its nag is on the way: looked at again soon, should the process die before it is sent."""
    return replace(lead, next_nag_at=now + LEASE)


def nagged(lead: Lead, person: Person, now: datetime) -> Lead:
    """The lead after a nag about it was sent at `now`."""
    return replace(lead, nags=lead.nags + 1, next_nag_at=next_nag(lead, person, now))


def held_until(lead: Lead, moment: datetime) -> Lead:
    """The lead when its nag has to wait until `moment`."""
    return replace(lead, next_nag_at=moment)


@dataclass(frozen=True)
class Explanation:
    """Why this nag: the rule that holds, and when it fires next (aware UTC; None: not again)."""

    lead: LeadRef
    reason: Reason
    next_at: datetime | None


def explain(lead: Lead, person: Person, now: datetime) -> Explanation:
    """Say why `lead` is or isn't being nagged about, as things stand at `now`."""
    if lead.deleted_at is not None or lead.due_at is None:
        return Explanation(lead.ref, Reason.NOTHING_DUE, None)
    if not person.reachable:
        return Explanation(lead.ref, Reason.UNREACHABLE, None)
    if lead.status is not Status.OPEN:
        reason = Reason.NOTHING_DUE
    else:
        reason = Reason.DUE if lead.nags == 0 else Reason.STILL_OWED
    moment = max(lead.next_nag_at or lead.due_at, now)
    if not _asked_for_by_the_clock(lead, moment):
        moment = worktime.next_working(moment, person.hours, person.zone)
    return Explanation(lead.ref, reason, moment)
