"""Who is nagged when, and why: a pure decision over what one person owes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from domain import escalation, worktime
from domain.models import Lead, LeadRef, PersonId, Status, Step, Workspace, WorkspaceId
from domain.people import Person, Profile

RIDES_ALONG = timedelta(seconds=30)
"""Leads due within this of each other ride in one message."""

BETWEEN_PINGS = timedelta(minutes=10)
"""Never two pings within this, unless a person asked for an exact time."""

PINGS_A_DAY = 12
"""How many messages ring on one day of a person's calendar; an exact time beyond that arrives without a sound."""

KEPT_FOR_FIRSTS = 2
"""How many of those are left to follow-ups that nobody was reminded of yet: repeats end before."""

AFTER_A_PING = timedelta(hours=3)
"""A morning or mid-afternoon reminder keeps at least this distance to the ping before it."""

TYPED_TIME_HOLDS = timedelta(hours=1)
"""A typed time rings whatever the hour; later than this, after downtime, its nag waits like any other."""

LEASE = timedelta(minutes=1)
"""For how long a nag that is on its way is nobody else's to send."""

UNREACHABLE_LOOK = timedelta(days=1)
"""When a person whom Telegram can't reach is looked at again, without a call, and reminded in their team's group."""

HOLDS_IN_A_ROW = 8
"""How many reasons to wait may follow one another: out of leave into a holiday, then a weekend."""

NO_TEAMS: Mapping[WorkspaceId, Workspace] = MappingProxyType({})


class Reason(StrEnum):
    """Why a decision was taken; the names of the sentences behind “Why this nag?”."""

    DUE = "due"
    STILL_OWED = "still-owed"
    QUIET_HOURS = "quiet-hours"
    DAY_OFF = "day-off"
    HOLIDAY = "holiday"
    TOO_SOON = "too-soon"
    BUDGET_SPENT = "budget-spent"
    AWAY = "away"
    UNREACHABLE = "unreachable"
    NOTHING_DUE = "nothing-due"


@dataclass(frozen=True)
class Decision:
    """What is to happen now.

    A nag leaves that names `riding`, or none where that is empty; `silent` if it may not ring. `held` are the
    leads whose moment had come and that are looked at again at `next_at` (aware UTC). `offered` are those of
    them that go to the stand-in, `raised` those of which somebody else is to hear, with who hears last.
    """

    reason: Reason
    riding: tuple[Lead, ...] = ()
    silent: bool = False
    held: tuple[Lead, ...] = ()
    next_at: datetime | None = None
    offered: tuple[Lead, ...] = ()
    raised: Mapping[LeadRef, Step] = field(default_factory=dict)


@dataclass(frozen=True)
class Hold:
    """What keeps a nag back, and until when (aware UTC)."""

    reason: Reason
    until: datetime


def owed(leads: Sequence[Lead], now: datetime) -> tuple[Lead, ...]:
    """The open follow-ups that are due or fall due within half a minute, most pressing first.

    Most pressing is what nobody was reminded of yet: it is why a nag rings. Then what was owed longest; of two
    equally late ones, what is worth more.
    """
    late = [lead for lead in leads if is_owed(lead, now)]
    return tuple(sorted(late, key=lambda lead: (lead.nags > 0, lead.due_at, -_worth(lead), lead.number)))


def refs(leads: Sequence[Lead]) -> tuple[LeadRef, ...]:
    """What a card keeps of the leads that it shows."""
    return tuple(lead.ref for lead in leads)


def following(owed: Sequence[Lead], after: LeadRef, shown: Sequence[LeadRef]) -> Lead | None:
    """The lead that comes next after `after` in the order in which all were `shown`; itself while it is owed."""
    order = {ref: place for place, ref in enumerate(shown)}
    place = order.get(after, -1)
    places = {lead.ref: order.get(lead.ref, len(order)) for lead in owed}
    ahead = (lead for lead in owed if places[lead.ref] >= place)
    return min(ahead, key=lambda lead: places[lead.ref], default=owed[0] if owed else None)


def as_shown(owed: Sequence[Lead], shown: Sequence[LeadRef]) -> tuple[Lead, ...]:
    """The same in the order in which they were `shown` before, and what is new behind them."""
    order = {ref: place for place, ref in enumerate(shown)}
    return tuple(sorted(owed, key=lambda lead: order.get(lead.ref, len(order))))


def is_owed(lead: Lead, now: datetime) -> bool:
    """Whether the follow-up of `lead` is open and due, or falls due within half a minute."""
    return (
        lead.status is Status.OPEN
        and lead.deleted_at is None
        and lead.due_at is not None
        and lead.due_at <= now + RIDES_ALONG
    )


def next_owed(leads: Iterable[Lead], person: PersonId) -> Lead | None:
    """Of these the lead that this person owes a follow-up first, if any."""
    planned = [(lead.due_at, lead.number, lead) for lead in leads if lead.owner == person and lead.due_at is not None]
    return min(planned)[-1] if planned else None


def _worth(lead: Lead) -> float:
    return float(lead.value.amount) if lead.value else 0.0


def decide(
    person: Person, leads: Sequence[Lead], now: datetime, teams: Mapping[WorkspaceId, Workspace] = NO_TEAMS
) -> Decision:
    """What happens at `now` (aware) about `person`, who owes these `leads`, some of them in `teams`; and why."""
    candidates = owed(leads, now)
    ringing = tuple(lead for lead in candidates if lead.next_nag_at is not None and lead.next_nag_at <= now)
    if not ringing:
        return Decision(Reason.NOTHING_DUE)
    if not person.reachable:  # what a team hears instead it hears together, once a day, whatever others hear
        there = {lead.workspace for lead in ringing}
        late = (lead for lead in candidates if lead.workspace in there)
        ringing = tuple(lead for lead in late if lead in ringing or (lead.due_at and lead.due_at <= now))
    raised = escalation.raised(person, ringing, now, teams)
    exact = any(_asked_for_by_the_clock(lead, now) for lead in ringing)
    first = any(lead.nags == 0 for lead in ringing)
    held = hold(person, now, exact=exact, first=first)
    if held is not None:
        steps = [escalation.admins_hear_at(person, lead, teams) for lead in ringing]
        next_at = min([held.until, *(step for step in steps if step is not None and step > now)])
        offered = _offered(person, ringing, teams) if held.reason is Reason.AWAY else ()
        return Decision(held.reason, held=ringing, next_at=next_at, offered=offered, raised=raised)
    silent = pings_left(person, now) <= 0
    return Decision(Reason.DUE if first else Reason.STILL_OWED, candidates, silent, raised=raised)


def _offered(person: Person, held: Sequence[Lead], teams: Mapping[WorkspaceId, Workspace]) -> tuple[Lead, ...]:
    """What the stand-in hears of, once each."""
    stand_in = person.away.stand_in if person.away else None
    if stand_in is None:
        return ()
    return tuple(lead for lead in shared_with(stand_in, held, teams) if lead.offered_to != stand_in)


def shared_with(colleague: PersonId, leads: Sequence[Lead], teams: Mapping[WorkspaceId, Workspace]) -> tuple[Lead, ...]:
    """Those of somebody's leads that are a team's in which this colleague is too."""
    return tuple(lead for lead in leads if lead.workspace in teams and colleague in teams[lead.workspace].members)


def hold(person: Person, now: datetime, *, exact: bool, first: bool) -> Hold | None:
    """What keeps a nag to `person` back at `now` (aware), if anything does.

    `exact`: about a time that the person typed; `first`: about a follow-up that they weren't reminded of yet.
    """
    if not person.reachable:
        return Hold(Reason.UNREACHABLE, worktime.next_working(now + UNREACHABLE_LOOK, person))
    if person.away is not None and now < person.away.until:
        return Hold(Reason.AWAY, worktime.next_working(person.away.until, person))
    if exact:
        return None
    off = worktime.off(now, person)
    if off is not None:
        return Hold(Reason(off.value), worktime.next_working(now, person))
    if person.last_ping_at is not None and abs(now - person.last_ping_at) < BETWEEN_PINGS:
        return Hold(Reason.TOO_SOON, person.last_ping_at + BETWEEN_PINGS)
    if pings_left(person, now) <= (0 if first else KEPT_FOR_FIRSTS):
        return Hold(Reason.BUDGET_SPENT, worktime.next_day(now, person))
    return None


def pings_left(person: Person, now: datetime) -> int:
    """How often this person may still be rung for on the day that `now` (aware) is to them."""
    return PINGS_A_DAY - person.pinged_on(now.astimezone(person.zone).date())


def _asked_for_by_the_clock(lead: Lead, now: datetime) -> bool:
    """A time that the person typed themselves is kept, once, whatever the hour."""
    in_time = lead.due_at is not None and now - TYPED_TIME_HOLDS < lead.due_at
    return lead.due_exact and lead.nags == 0 and in_time


Then = Callable[[datetime, Person], Iterator[datetime]]

PROFILES: Mapping[Profile, tuple[tuple[timedelta, ...], Then]] = {
    Profile.GENTLE: ((timedelta(hours=4),), worktime.mornings),
    Profile.STEADY: ((timedelta(hours=1), timedelta(hours=3)), worktime.half_days),
    Profile.RELENTLESS: ((timedelta(minutes=10), timedelta(minutes=30)), worktime.hourly),
}
"""How long after `due_at` each profile repeats, and how it goes on; a person's own steps go on each morning."""


def next_nag(lead: Lead, person: Person, now: datetime) -> datetime:
    """When `lead`, nagged about at `now`, is nagged about again if nobody marks it: within working time (aware UTC)."""
    earliest = now + BETWEEN_PINGS
    # A nag leaves a little after its moment: the step ten minutes later is still the next one then.
    due = next((moment for moment in _repeats(lead, person, now) if moment >= earliest - RIDES_ALONG), earliest)
    return worktime.next_working(max(due, earliest), person)


def _repeats(lead: Lead, person: Person, now: datetime) -> Iterator[datetime]:
    steps, then = PROFILES.get(person.profile, (person.steps, worktime.mornings))
    for step in steps:
        yield worktime.next_working((lead.due_at or now) + step, person)
    pause = timedelta(hours=1) if then is worktime.hourly else AFTER_A_PING
    yield from then(now + pause, person)


def leased(lead: Lead, now: datetime) -> Lead:
    """The lead while its nag is on the way: looked at again soon, should the process die before it is sent."""
    return replace(lead, next_nag_at=now + LEASE)


def nagged(lead: Lead, person: Person, now: datetime) -> Lead:
    """The lead after a nag about it was sent at `now`."""
    return replace(lead, nags=lead.nags + 1, next_nag_at=next_nag(lead, person, now))


def held_until(lead: Lead, moment: datetime) -> Lead:
    """The lead when its nag has to wait until `moment`."""
    return replace(lead, next_nag_at=moment)


def looked_at_anew(lead: Lead, person: Person, now: datetime) -> Lead:
    """An owed lead whose owner's clock or habits have changed: its next nag is reckoned by the new ones."""
    if lead.nags == 0:
        return held_until(lead, now)
    return held_until(lead, max(now, next_nag(lead, person, person.last_ping_at or now)))


@dataclass(frozen=True)
class Explanation:
    """Why this nag.

    The reason that holds; what its next firing waits for, if for anything; when that is (aware UTC; None: not
    again); and who hears after that and when, in a private workspace nobody.
    """

    lead: LeadRef
    reason: Reason
    next_at: datetime | None
    held: Reason | None = None
    after: Step | None = None
    after_at: datetime | None = None


def explain(
    lead: Lead, person: Person, now: datetime, teams: Mapping[WorkspaceId, Workspace] = NO_TEAMS
) -> Explanation:
    """Say why `lead`, which `person` owes, is or isn't being nagged about, as things stand at `now`."""
    if lead.deleted_at is not None or lead.due_at is None:
        return Explanation(lead.ref, Reason.NOTHING_DUE, None)
    reason = Reason.DUE if lead.nags == 0 else Reason.STILL_OWED
    if lead.status is not Status.OPEN:
        reason = Reason.NOTHING_DUE
    after = escalation.next_step(person, lead, teams)
    after_at = escalation.admins_hear_at(person, lead, teams) if after is Step.ADMINS else None
    if not person.reachable:
        return Explanation(lead.ref, Reason.UNREACHABLE, None, None, after, after_at)
    held, rings = rings_at(lead, person, max(lead.next_nag_at or lead.due_at, now))
    return Explanation(lead.ref, reason, rings, held, after, after_at)


def rings_beside(leads: Sequence[Lead], person: Person, now: datetime) -> bool:
    """Whether a nag, which names all that `person` owes of these `leads`, leaves within ten minutes, or just left."""
    card = person.card
    if card is not None and card.shown and card.busy_with is None and abs(now - card.sent_at) < BETWEEN_PINGS:
        return True
    until = now + BETWEEN_PINGS
    soon = (lead for lead in leads if lead.next_nag_at is not None and lead.next_nag_at < until)
    return any(rings_at(lead, person, max(lead.next_nag_at or now, now))[1] < until for lead in soon)


def rings_at(lead: Lead, person: Person, moment: datetime) -> tuple[Reason | None, datetime]:
    """When a nag about `lead` that is due at `moment` rings, and what it waits for last, if for anything."""
    waits_for = None
    for _ in range(HOLDS_IN_A_ROW):
        exact = _asked_for_by_the_clock(lead, moment)
        held = hold(person, moment, exact=exact, first=lead.nags == 0)
        if held is None or held.reason is Reason.UNREACHABLE:
            break
        waits_for, moment = held.reason, held.until
    return waits_for, moment
