"""Who else hears of a team's follow-up that is overdue: private first, then a count, then the admins.

A private workspace has no one else. `owner` None stands for an owner of whom nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain import worktime
from domain.models import (
    EventKind,
    Lead,
    LeadRef,
    Mention,
    PersonId,
    Role,
    Status,
    Step,
    Workspace,
    WorkspaceId,
    WorkspaceKind,
)
from domain.people import Person

STEPS = tuple(Step)

BETWEEN_COUNTS = timedelta(hours=20)
"""A group hears at most once a day how many follow-ups are late."""

BETWEEN_RINGS = timedelta(minutes=10)
"""What a group hears within this time of what rang there makes no sound."""


def step(owner: Person | None, lead: Lead, team: Workspace, now: datetime) -> Step:
    """Who should have heard by `now` (aware) that `lead` is overdue.

    Whoever can't be reached doesn't count: the admins hear at once.
    """
    if team.kind is WorkspaceKind.PRIVATE or lead.status is not Status.OPEN or lead.deleted_at is not None:
        return Step.OWNER
    if lead.due_at is None or lead.due_at > now:
        return Step.OWNER
    if owner is None or not owner.reachable:
        return Step.ADMINS
    if now >= worktime.days_later(owed_since(lead, lead.due_at), team.escalation.after_days, owner):
        return Step.ADMINS
    return Step.GROUP if lead.nags >= team.escalation.after_nags else Step.OWNER


def raised(
    owner: Person, leads: Iterable[Lead], now: datetime, teams: Mapping[WorkspaceId, Workspace]
) -> dict[LeadRef, Step]:
    """Those of the leads of which somebody else should have heard by now and hasn't."""
    steps = {lead.ref: step(owner, lead, teams[lead.workspace], now) for lead in leads if lead.workspace in teams}
    return {lead.ref: steps[lead.ref] for lead in leads if lead.ref in steps and is_news(lead, steps[lead.ref])}


def is_news(lead: Lead, reached: Step) -> bool:
    """Whether those who hear at `reached` haven't heard of the lead yet."""
    return STEPS.index(reached) > STEPS.index(lead.escalated)


def next_step(owner: Person, lead: Lead, teams: Mapping[WorkspaceId, Workspace]) -> Step | None:
    """Who hears next if nobody marks the lead; None in a private workspace, or when all have heard."""
    team = teams.get(lead.workspace)
    if team is None or team.kind is WorkspaceKind.PRIVATE or lead.escalated is Step.ADMINS:
        return None
    return Step.GROUP if lead.escalated is Step.OWNER and owner.reachable else Step.ADMINS


def admins_hear_at(owner: Person, lead: Lead, teams: Mapping[WorkspaceId, Workspace]) -> datetime | None:
    """When the admins hear of the lead at the latest (aware UTC); None where nobody else hears."""
    team = teams.get(lead.workspace)
    if team is None or team.kind is WorkspaceKind.PRIVATE or lead.due_at is None:
        return None
    if not owner.reachable:
        return lead.due_at
    return worktime.days_later(owed_since(lead, lead.due_at), team.escalation.after_days, owner)


def listened_to_again(owner: Person, lead: Lead, teams: Mapping[WorkspaceId, Workspace], now: datetime) -> Lead:
    """A lead whose owner can be reached again: that nobody listened is over, so the admins hear if it gets too late.

    Where it is too late already they have heard all there is to hear.
    """
    at = admins_hear_at(owner, lead, teams)
    return (
        replace(lead, escalated=Step.GROUP) if lead.escalated is Step.ADMINS and at is not None and now < at else lead
    )


def owed_since(lead: Lead, due_at: datetime) -> datetime:
    """Since when its owner owes the follow-up that is due at `due_at`: nobody is late before they have the lead."""
    given = (each.at for each in reversed(lead.events) if each.kind is EventKind.HANDED_OVER)
    return max(due_at, next(given, due_at))


@dataclass(frozen=True)
class Hearing:
    """What a team is told now: `late` how many the group hears of, and the leads that the admins hear of by name."""

    late: tuple[Lead, ...] = ()
    for_admins: tuple[Lead, ...] = ()


def hearing(team: Workspace, leads: Sequence[Lead], owners: Mapping[PersonId, Person], now: datetime) -> Hearing:
    """What `team` is told at `now` about its `leads`: to the group all that is late, if there is news, once a day.

    What its owner is called for by name, in that group, is no news to it.
    """
    steps = {lead.number: step(owners.get(lead.owner), lead, team, now) for lead in leads if lead.owner is not None}
    late = tuple(lead for lead in leads if steps.get(lead.number, Step.OWNER) is not Step.OWNER)
    news = any(lead.escalated is Step.OWNER and not _is_called_for(lead, owners, now) for lead in late)
    heard_today = team.heard_at is not None and abs(now - team.heard_at) < BETWEEN_COUNTS
    for_admins = tuple(lead for lead in concerning_admins(team, leads, owners, now) if is_news(lead, Step.ADMINS))
    return Hearing(late if news and not heard_today else (), for_admins)


def _is_called_for(lead: Lead, owners: Mapping[PersonId, Person], now: datetime) -> bool:
    """Whether the owner is reminded in the group, as they can't be in private, and aren't on leave."""
    owner = None if lead.owner is None else owners.get(lead.owner)
    return owner is not None and not owner.reachable and not owner.is_away(now)


def concerning_admins(
    team: Workspace, leads: Sequence[Lead], owners: Mapping[PersonId, Person], now: datetime
) -> tuple[Lead, ...]:
    """What is so late at `now` that the admins of `team` should have heard of it, whether they have or not."""
    return tuple(
        lead
        for lead in leads
        if lead.owner is not None and step(owners.get(lead.owner), lead, team, now) is Step.ADMINS
    )


def rang_just_now(team: Workspace, now: datetime) -> bool:
    """Whether the group has heard of late or free leads just before, so that what comes along makes no sound."""
    return team.rang_at is not None and abs(now - team.rang_at) < BETWEEN_RINGS


def mentioned(team: Workspace, mention: Mention) -> Workspace:
    """A team whose group reads this mention in the place of the one before of the same person."""
    return replace(team, mentions=(*unmentioned(team, mention.person).mentions, mention))


def unmentioned(team: Workspace, person: PersonId) -> Workspace:
    """A team that knows of no message in which the person is reminded in its group."""
    return replace(team, mentions=tuple(each for each in team.mentions if each.person != person))


def admins_of(team: Workspace) -> tuple[PersonId, ...]:
    """Who leads the team."""
    return tuple(person for person, role in team.members.items() if role is Role.ADMIN)
