"""What becomes of the leads and accounts of a file of ours that is brought back into a workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from domain import arrivals, partings
from domain.lifecycle import THE_CLOCK
from domain.models import Deed, Event, EventKind, Lead, PersonId, Workspace, WorkspaceKind
from domain.partings import NOBODY, with_people
from domain.soundness import NAMING_LEADS, ONE_LEAD, SEVERAL_LEADS
from domain.takeout import Takeout, without_causes


@dataclass(frozen=True)
class Homecoming:
    """What bringing a file back does: `new` leads come in, so many are `known` already and stay as they are."""

    new: tuple[Lead, ...]
    known: int
    as_it_was: bool


@dataclass(frozen=True)
class Preview:
    """The same in numbers, with when the file was made (aware UTC)."""

    exported_at: datetime
    new: int
    known: int
    as_it_was: bool


def preview(found: Takeout, back: Homecoming) -> Preview:
    """What bringing back the file `found` would do, or has done."""
    return Preview(found.exported_at, len(back.new), back.known, back.as_it_was)


def into(workspace: Workspace, kept: Sequence[Lead], found: Takeout, by: PersonId, free_from: int) -> Homecoming:
    """The leads of a file as those of `workspace`, which holds `kept` and gives numbers from `free_from` on.

    An empty workspace gets them as they were, numbers and all. Otherwise a lead that is there stays as it is, also
    where it was changed since, and every other one gets the next number; what they say of one another is renumbered,
    and what they say of leads that the file doesn't hold is dropped. Who isn't a member becomes `by`. The causes that
    older files have are dropped: an update of this bot with the same number would be taken for done.
    """
    mine = [_adopted(lead, workspace, by) for lead in found.leads]
    if not kept:
        return Homecoming(tuple(mine), 0, as_it_was=True)
    there = _known_again(mine, [lead for lead in kept if lead.deleted_at is None])
    new = [lead for lead in mine if lead.number not in there]
    numbers = {**there, **{lead.number: number for number, lead in enumerate(new, free_from)}}
    within = {was: numbers[lead.number] for lead in mine for was in lead.merged if was not in numbers}
    renumbered = (_credited(_renumbered(lead, numbers), lead, {**within, **numbers}) for lead in new)
    return Homecoming(tuple(renumbered), len(there), as_it_was=False)


def marked(back: Homecoming, deed: Deed) -> Homecoming:
    """The same with leads that Undo knows again by the cause of `deed`, if it has one."""
    if deed.cause is None:
        return back
    return replace(back, new=tuple(arrivals.brought_back(lead, deed.cause) for lead in back.new))


def accounts_into(workspace: Workspace, found: Takeout, deed: Deed) -> Workspace:
    """The workspace with what the file tells of money spent and hours worked, each once however often it comes back.

    Its own goals stay; only where it never had one those of the file come in. Who isn't a member becomes who brings
    them back. All that comes in has the cause of `deed`, by which Undo knows it.
    """
    here = _newcomers(workspace, deed.by)
    return replace(
        workspace,
        spent=_with(workspace.spent, partings.told_by(found.spent, here), deed.cause),
        worked=_with(workspace.worked, partings.told_by(found.worked, here), deed.cause),
        goals=workspace.goals or tuple(replace(goal, cause=deed.cause) for goal in found.goals),
    )


def _with(kept: tuple[Any, ...], more: Iterable[Any], cause: int | None) -> tuple[Any, ...]:
    """In order of time, as they were told.

    Two that differ in nothing but who told them are one: whoever left or was forgotten has become somebody else in
    one of the two.
    """
    known = {_told_by_nobody(each) for each in kept}
    came = (replace(each, cause=cause) for each in more if _told_by_nobody(each) not in known)
    return tuple(sorted((*kept, *came), key=lambda each: each.at))


def _told_by_nobody(each: Any) -> Any:
    return replace(each, by=partings.NOBODY, cause=None)


def accounts_without(workspace: Workspace, cause: int) -> Workspace:
    """The workspace without the money, hours and goals that a file brought back by that cause."""
    return replace(
        workspace,
        spent=tuple(each for each in workspace.spent if each.cause != cause),
        worked=tuple(each for each in workspace.worked if each.cause != cause),
        goals=tuple(each for each in workspace.goals if each.cause != cause),
    )


def _known_again(found: Iterable[Lead], kept: Sequence[Lead]) -> dict[int, int]:
    """By their numbers in a file, the numbers of the leads that are there already.

    A lead is known by the moment at which it was recorded and by who it is; one that was changed since by that
    moment and its number. The moment alone isn't enough: a whole table of leads may have come in at once. One that
    was merged since is known within the other by its number there, and by that moment or a contact.
    """
    by_who = {_who(lead): lead.number for lead in kept}
    found = list(found)
    there = {lead.number: by_who[_who(lead)] for lead in found if _who(lead) in by_who}
    same = set(there.values())
    changed = {(lead.number, at): lead.number for lead in kept if lead.number not in same for at in _births(lead)}
    merged = {(number, trace): lead.number for lead in kept for number in lead.merged for trace in _traces(lead)}
    for lead in found:
        if lead.number not in there:
            within = {merged[lead.number, trace] for trace in _traces(lead) if (lead.number, trace) in merged}
            place = changed.get((lead.number, lead.created_at)) or min(within, default=None)
            if place is not None:
                there[lead.number] = place
    return there


def _births(lead: Lead) -> set[datetime]:
    """When a lead was recorded, and every one that was merged into it."""
    return {lead.created_at, *(event.at for event in lead.events if event.kind is EventKind.RECORDED)}


def _traces(lead: Lead) -> set[object]:
    """What of a lead is still there when it was merged into another."""
    handles = {(each.network, each.name.casefold()) for each in lead.handles}
    return {*_births(lead), *lead.phones, *map(str.casefold, lead.emails), *handles}


def _who(lead: Lead) -> tuple[object, ...]:
    return lead.created_at, lead.name, lead.phones, lead.emails, lead.handles, lead.links, lead.need


def _adopted(lead: Lead, workspace: Workspace, by: PersonId) -> Lead:
    mine = replace(with_people(without_causes(lead), _newcomers(workspace, by)), workspace=workspace.id)
    owner, offered_to = (each if each in workspace.members else None for each in (lead.owner, lead.offered_to))
    if owner is None and workspace.kind is WorkspaceKind.PRIVATE:
        owner = by  # nobody else would be reminded of it
    return replace(mine, owner=owner, offered_to=offered_to)


def _newcomers(workspace: Workspace, by: PersonId) -> Callable[[PersonId], PersonId]:
    """Who somebody in a file is here."""

    def here(person: PersonId) -> PersonId:
        return person if person in workspace.members or person in (THE_CLOCK, NOBODY) else by

    return here


def _renumbered(lead: Lead, numbers: Mapping[int, int]) -> Lead:
    named: dict[str, Any] = {name: numbers.get(getattr(lead, name)) for name in ONE_LEAD}
    for name in SEVERAL_LEADS:
        named[name] = tuple(dict.fromkeys(numbers[each] for each in getattr(lead, name) if each in numbers))
    told = {str(number): str(here) for number, here in numbers.items()}
    events = tuple(replace(event, details=_renumbered_details(event, told)) for event in lead.events)
    return replace(lead, number=numbers[lead.number], events=events, **named)


def _credited(lead: Lead, before: Lead, numbers: Mapping[int, int]) -> Lead:
    """With who sent it and whom it sent, also where one of them has been merged into another since; not itself."""
    sender = numbers.get(before.referred_by) if before.referred_by is not None else None
    sent = dict.fromkeys(numbers[each] for each in before.referrals if each in numbers)
    return replace(
        lead,
        referred_by=None if sender == lead.number else sender,
        referrals=tuple(each for each in sent if each != lead.number),
    )


def _renumbered_details(event: Event, numbers: Mapping[str, str]) -> Mapping[str, str]:
    return {
        name: numbers[told] if name in NAMING_LEADS else told
        for name, told in event.details.items()
        if name not in NAMING_LEADS or told in numbers
    }
