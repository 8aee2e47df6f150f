"""The pool: leads that nobody has are offered to the team, then to its admins, then each working morning.

All of it goes by the team's clock: its quiet hours, days off and holidays hold what would be said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain import escalation, worktime
from domain.errors import EnoughLeads
from domain.lifecycle import THE_CLOCK
from domain.models import ENDED, Deed, EventKind, Lead, NewLeads, PersonId, Status, Untold, Workspace
from domain.moves import BEFORE_AND_AFTER
from domain.people import Person, Region, WorkHours

OFFERED_AGAIN_AFTER = timedelta(minutes=30)
"""How long an offer waits for somebody before it is made again, and after that the admins hear."""

OFFERS_BEFORE_ADMINS = 2

IN_TURN = "in_turn"
"""What the recording of a lead says of one that went to whose turn it was."""

TOLD_WITHIN = timedelta(days=1)
"""How long it is tried to tell somebody that a lead is theirs."""


class Reason(StrEnum):
    """Why a decision about a team's pool was taken; the names of it in the log."""

    NEW = "new"
    UNCLAIMED = "unclaimed"
    ADMINS = "admins-hear"
    EACH_MORNING = "each-morning"
    NO_GROUP = "no-group"
    QUIET_HOURS = "quiet-hours"
    DAY_OFF = "day-off"
    HOLIDAY = "holiday"
    NOTHING_FREE = "nothing-free"


@dataclass(frozen=True)
class TeamHours:
    """When a team works: by its own clock, and by the hours and days that anybody works who says nothing else."""

    zone: ZoneInfo
    holidays: Region | None
    hours: WorkHours = field(default_factory=WorkHours)


@dataclass(frozen=True)
class Decision:
    """What is to happen now.

    The group is offered `offered`, `silent` if it was rung within the half hour before, for anything else within ten
    minutes; the admins hear of `for_admins`. `ringing` are those whose moment had come; where nothing is said of them,
    they are looked at again at `next_at` (aware UTC).
    """

    reason: Reason
    ringing: tuple[Lead, ...] = ()
    offered: tuple[Lead, ...] = ()
    silent: bool = False
    for_admins: tuple[Lead, ...] = ()
    next_at: datetime | None = None


def hours_of(team: Workspace, zone: ZoneInfo) -> TeamHours:
    """When a team works; `zone` is the clock of one that hasn't said which is its own."""
    return TeamHours(team.zone or zone, Region(team.country))


@dataclass(frozen=True)
class Handover:
    """A lead that `by` gave to `to`, after `before` had it; None is the pool. `in_turn`: it came round.

    `merged` is by which number `before` had it, if it is a part of a lead of somebody else's now.
    """

    lead: Lead
    by: PersonId
    before: PersonId | None
    to: PersonId | None
    in_turn: bool = False
    merged: int | None = None


def handover(lead: Lead, deed: Deed) -> Handover | None:
    """What a deed made of whose the lead is, if anything; recorded for somebody else, it is given to them too."""
    for each in reversed(lead.events):
        if deed.cause is None or (each.cause, each.by) != (deed.cause, deed.by):
            continue
        if each.kind is EventKind.RECORDED and lead.owner not in (None, deed.by):
            return Handover(lead, deed.by, None, lead.owner, in_turn=IN_TURN in each.details)
        before, to = (_person(each.details.get(name)) for name in BEFORE_AND_AFTER.get(each.kind, ("", "")))
        if each.kind in BEFORE_AND_AFTER and before != to:
            return Handover(lead, deed.by, before, to)
    return None


def still_untold(lead: Lead, untold: Untold, now: datetime) -> Handover | None:
    """The hand-over of which its new owner is to hear yet: they have the lead, and have done nothing with it since.

    None too when a day has passed: its reminders have told them of it.
    """
    given = handover(lead, Deed(untold.by, untold.cause))
    if given is None or given.to is None or lead.owner != given.to or lead.deleted_at is not None:
        return None
    at = next(each.at for each in lead.events if (each.cause, each.by) == (untold.cause, untold.by))
    has_acted = any(each.by == given.to and each.at > at for each in lead.events)
    return None if has_acted or now - at >= TOLD_WITHIN else given


def is_gift(lead: Lead, to: PersonId) -> bool:
    """Whether somebody else has just given them the lead, or recorded it for them: that isn't theirs to take back."""
    last = lead.events[-1] if lead.events else None
    given = last is not None and (last.kind is EventKind.RECORDED or last.kind in BEFORE_AND_AFTER)
    return given and lead.owner == to and last is not None and last.by != to


def _person(written: str | None) -> PersonId | None:
    return None if written is None else PersonId(int(written))


def is_left_behind(lead: Lead) -> bool:
    """Whether nobody has the lead because its owner has left the team, whatever has happened to it since."""
    last = next((each for each in reversed(lead.events) if each.kind is EventKind.HANDED_OVER), None)
    return lead.owner is None and last is not None and last.by == THE_CLOCK


def lies_in_pool(lead: Lead) -> bool:
    """Whether nobody has the lead, and somebody should."""
    return lead.owner is None and lead.deleted_at is None and lead.status not in ENDED


def is_free(lead: Lead) -> bool:
    """Whether a lead of the pool is open, so that the team is offered it; of what was left behind, what is planned too.

    So all that somebody has left is counted at once.
    """
    is_planned = lead.due_at is not None and is_left_behind(lead)
    return lies_in_pool(lead) and (lead.status is Status.OPEN or is_planned)


def decide(team: Workspace, leads: Sequence[Lead], now: datetime, hours: TeamHours) -> Decision:
    """What happens at `now` (aware) about the pool of a team with these `leads`; and why."""
    free = tuple(lead for lead in leads if team.is_team and is_free(lead))
    ringing = tuple(lead for lead in free if lead.next_nag_at is not None and lead.next_nag_at <= now)
    if not ringing:
        return Decision(Reason.NOTHING_FREE)
    off = worktime.off(now, hours)
    if off is not None:
        return Decision(Reason(off.value), ringing, next_at=worktime.next_working(now, hours))
    if team.left_at is not None:
        return Decision(Reason.NO_GROUP, ringing, for_admins=ringing, next_at=worktime.next_day(now, hours))
    for_admins = tuple(lead for lead in ringing if lead.nags == OFFERS_BEFORE_ADMINS)
    if len(for_admins) == len(ringing):
        return Decision(Reason.ADMINS, ringing, for_admins=for_admins)
    offers = min(lead.nags for lead in ringing)
    reason = Reason.NEW if offers == 0 else Reason.UNCLAIMED if offers < OFFERS_BEFORE_ADMINS else Reason.EACH_MORNING
    return Decision(reason, ringing, free, _rang_just_now(team, now), for_admins)


def _rang_just_now(team: Workspace, now: datetime) -> bool:
    offered = team.pool_offer is not None and abs(now - team.pool_offer.sent_at) < OFFERED_AGAIN_AFTER
    return offered or escalation.rang_just_now(team, now)


def offered(lead: Lead, now: datetime, hours: TeamHours) -> Lead:
    """The lead after the team, or its admins, heard of it at `now`."""
    soon = lead.nags < OFFERS_BEFORE_ADMINS
    following = now + OFFERED_AGAIN_AFTER if soon else worktime.next_day(now, hours)
    return replace(lead, nags=lead.nags + 1, next_nag_at=following)


def lies_again(lead: Lead, now: datetime) -> Lead:
    """A lead that Undo brought back after another had taken its place: of a free one the offer is made anew at once.

    It counts as one that was made before, so that the admins don't hear earlier for it.
    """
    if not is_free(lead):
        return lead
    return replace(lead, nags=lead.nags - (0 < lead.nags <= OFFERS_BEFORE_ADMINS), next_nag_at=now)


def offered_at(lead: Lead, team: Workspace, now: datetime, zone: ZoneInfo) -> datetime | None:
    """When a lead that nobody has is offered next (aware UTC), as things stand at `now`; None while it rests."""
    if not is_free(lead) or lead.next_nag_at is None:
        return None
    return worktime.next_working(max(lead.next_nag_at, now), hours_of(team, zone))


def placed(lead: Lead, team: Workspace, to: PersonId | None) -> Lead:
    """A lead that was just recorded, with whom it is; in the pool its card is the first offer.

    A time to the hour is one that its owner typed themselves.
    """
    if to is not None or not team.is_team:
        return replace(lead, owner=to, due_exact=lead.due_exact and to == lead.created_by)
    return offered_on_card(replace(lead, owner=None), lead.created_at)


def offered_on_card(lead: Lead, now: datetime) -> Lead:
    """A lead of the pool once the group sees its card, with a button to claim it: that is the first offer."""
    return replace(lead, nags=1, next_nag_at=now + OFFERED_AGAIN_AFTER)


def placed_in_turn(lead: Lead, team: Workspace, to: PersonId) -> Lead:
    """A lead that was just recorded, with the member whose turn it is."""
    *_, recorded = lead.events
    told = replace(recorded, details={**recorded.details, IN_TURN: "yes"})
    return placed(replace(lead, events=(*lead.events[:-1], told)), team, to)


def has_come_in_turn(lead: Lead) -> bool:
    """Whether a lead went to whose turn it was, and nothing has happened with it since."""
    return lead.events[-1:] != () and IN_TURN in lead.events[-1].details


def owner_of_new(
    team: Workspace, recorder: PersonId, members: Mapping[PersonId, Person], leads: Iterable[Lead], now: datetime
) -> PersonId | None:
    """Who gets what `recorder` records: by the team's setting they themselves, nobody yet, or whose turn it is.

    `members` are those who are known, `leads` all of the team's; both count only where they take turns.
    """
    if team.takes_turns:
        return next_in_turn(team, members, loads(leads), now)
    return recorder if team.new_leads is NewLeads.MINE else None


def may_choose(team: Workspace, recorder: PersonId) -> bool:
    """Whether somebody may say who gets what they record; where leads go round, the admins may."""
    return team.is_team and (team.new_leads is not NewLeads.IN_TURN or team.is_admin(recorder))


def next_in_turn(
    team: Workspace, members: Mapping[PersonId, Person], loads: Mapping[PersonId, int], now: datetime
) -> PersonId | None:
    """Whose turn it is among the members who are there, can be written to and have room; None if nobody is.

    `loads` is how many open leads each has.
    """
    order = sorted(person for person in members if person in team.members)
    last = team.last_in_turn
    after = [person for person in order if last is None or person > last]
    turns = [*after, *(person for person in order if person not in after)]
    return next(
        (each for each in turns if _takes_leads(members[each], now) and has_room(team, loads.get(each, 0))), None
    )


def _takes_leads(person: Person, now: datetime) -> bool:
    return person.reachable and not person.is_away(now)


def has_room(team: Workspace, load: int) -> bool:
    """Whether somebody with so many open leads may have one more."""
    return team.most_open is None or load < team.most_open


def require_room(team: Workspace, leads: Iterable[Lead], person: PersonId) -> None:
    """Let somebody have one more of a team's `leads`. Raises EnoughLeads."""
    load = loads(leads).get(person, 0)
    if team.most_open is not None and load >= team.most_open:
        raise EnoughLeads(load, team.most_open)


def overload(team: Workspace, leads: Iterable[Lead], person: PersonId | None) -> int | None:
    """How many open leads of a team's `leads` somebody has, where that is more than it allows."""
    load = 0 if person is None else loads(leads).get(person, 0)
    return load if team.most_open is not None and load > team.most_open else None


def loads(leads: Iterable[Lead]) -> Mapping[PersonId, int]:
    """How many open leads each owner has."""
    running = (lead for lead in leads if lead.is_open)
    return Counter(lead.owner for lead in running if lead.owner is not None)
