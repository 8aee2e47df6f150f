"""What stays of a person in the leads of a team when they ask to be forgotten: what was done, not who did it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from domain import deals, escalation
from domain.lifecycle import THE_CLOCK
from domain.models import Deed, Event, EventKind, Lead, PersonId, Role, Spent, Step, Worked, Workspace
from domain.moves import BEFORE_AND_AFTER, event, was_just
from domain.people import Person

COME_BACK = frozenset({EventKind.DELETED, EventKind.MERGED})
"""Moves after which Undo alone has a lead that was there before."""

A = TypeVar("A", Spent, Worked)

NOBODY = PersonId(-1)
"""Stands where somebody stood who asked to be forgotten; Telegram gives no person such an id."""


def forgotten(lead: Lead, person: PersonId) -> Lead:
    """A team's lead without the person: one of theirs goes to the pool, and is looked at when it is due."""

    def but(somebody: PersonId) -> PersonId:
        return NOBODY if somebody == person else somebody

    anonymous = with_people(deals.sealed(lead) if lead.owner == person else lead, but)
    if lead.before is not None:
        anonymous = replace(anonymous, before=forgotten(lead.before, person))
    if lead.offered_to == person:
        anonymous = replace(anonymous, offered_to=None)
    if lead.owner != person:
        return anonymous
    looked_at = lead.due_at if lead.is_open else lead.next_nag_at
    return replace(anonymous, owner=None, nags=0, next_nag_at=looked_at)


def left_behind(lead: Lead, person: PersonId, now: datetime) -> Lead:
    """A team's lead after its owner has left the group: it goes to the pool, which its history says.

    Undo goes no further back than that, but for what was just deleted or merged: as it would be gone for good, it is
    left behind as it was before that, and comes back to the pool.
    """
    if lead.owner != person:
        return lead
    before = lead.before
    if before is not None and before.owner == person and was_just(lead, COME_BACK, now):
        before = left_behind(before, person, now)
        events = (*lead.events[:-1], before.events[-1], lead.events[-1])
        return replace(_in_pool(lead, now), before=before, events=events)
    gone = event(EventKind.HANDED_OVER, lead, Deed(THE_CLOCK), now, {"from": str(person)})
    return replace(_in_pool(lead, now), before=None, undo_until=None, events=(*lead.events, gone))


def given_back_to_members(lead: Lead, team: Workspace, now: datetime) -> Lead:
    """A lead of which Undo would bring back an owner who has left the team: it brings it to the pool instead."""
    before = lead.before
    if before is None or before.owner is None or before.owner in team.members:
        return lead
    return replace(lead, before=_in_pool(before, now))


def _in_pool(lead: Lead, now: datetime) -> Lead:
    """Nobody's, of which nobody has heard yet; offered at once if it is owed."""
    looked_at = now if lead.is_open else lead.next_nag_at
    return replace(lead, owner=None, nags=0, escalated=Step.OWNER, offered_to=None, next_nag_at=looked_at)


def without_member(workspace: Workspace, person: PersonId) -> Workspace:
    """A team without the person among its members."""
    if person not in workspace.members:
        return workspace
    members = {member: role for member, role in workspace.members.items() if member != person}
    return escalation.unmentioned(replace(workspace, members=members), person)


def with_member(workspace: Workspace, person: PersonId, role: Role) -> Workspace:
    """A team with the person among its members, in a role; that they were taken out is no news any more."""
    return replace(has_heard(workspace, person), members={**workspace.members, person: role})


def taken_out(workspace: Workspace, person: PersonId) -> Workspace:
    """The same as without them; they are still to hear so."""
    return replace(without_member(workspace, person), parted=(*has_heard(workspace, person).parted, person))


def has_heard(workspace: Workspace, person: PersonId) -> Workspace:
    """A team in which the person needn't be told any more that they were taken out."""
    return replace(workspace, parted=tuple(each for each in workspace.parted if each != person))


def forgotten_in(workspace: Workspace, person: PersonId) -> Workspace:
    """A team without the person: what they spent and worked for it stays, not who it was."""

    def but(somebody: PersonId) -> PersonId:
        return NOBODY if somebody == person else somebody

    without = escalation.unmentioned(without_member(workspace, person), person)
    spent, worked = told_by(workspace.spent, but), told_by(workspace.worked, but)
    untold = tuple(replace(each, by=but(each.by)) for each in workspace.untold)
    last = None if workspace.last_in_turn == person else workspace.last_in_turn
    anonymous = replace(has_heard(without, person), spent=spent, worked=worked, untold=untold, last_in_turn=last)
    return workspace if anonymous == workspace else anonymous


def told_by(accounts: Iterable[A], become: Callable[[PersonId], PersonId]) -> tuple[A, ...]:
    """What was spent or worked, where everybody has become somebody."""
    return tuple(replace(each, by=become(each.by)) for each in accounts)


def without_stand_in(person: Person, gone: PersonId) -> Person:
    """Somebody for whom `gone` can't stand in any more."""
    if person.away is None or person.away.stand_in != gone:
        return person
    return replace(person, away=replace(person.away, stand_in=None))


def with_people(lead: Lead, become: Callable[[PersonId], PersonId]) -> Lead:
    """A lead in which everybody has become somebody, but for the state that Undo goes back to."""
    return replace(
        lead,
        created_by=become(lead.created_by),
        owner=None if lead.owner is None else become(lead.owner),
        offered_to=None if lead.offered_to is None else become(lead.offered_to),
        touches=tuple(replace(each, by=become(each.by)) for each in lead.touches),
        notes=tuple(replace(each, by=become(each.by)) for each in lead.notes),
        events=tuple(_with_people(each, become) for each in lead.events),
    )


def _with_people(event: Event, become: Callable[[PersonId], PersonId]) -> Event:
    names = (*BEFORE_AND_AFTER.get(event.kind, ()), deals.OWNER)
    named = {name: str(become(PersonId(int(told)))) for name, told in event.details.items() if name in names}
    return replace(event, by=become(event.by), details={**event.details, **named})
