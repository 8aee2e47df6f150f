"""A workspace as one JSON file, complete, that can be brought back: {"followthrough": 1, …}.

Version 1:

    followthrough   the version of this format
    exported_at     when the file was made (ISO 8601, UTC)
    workspace       kind, country (ISO 3166), currency (ISO 4217); spent, worked, goals where there are any
    leads           by number; each as in docs/exports.md, fields that equal their default left out

What is left out: a deleted lead that is kept for Undo alone, the state that Undo would go back to, the workspace's
id, so that a file can never reach into another workspace than that of whoever brings it back, and the causes of
events, of what was told of money, hours and goals, and what Undo knows a lead by: they name updates and messages of
one bot, and mean something else, or harm, with another. By which clock an hour was typed is left out too: the file
tells instants.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, cast, get_type_hints

from domain import arrivals, back_then, deals, goals, partings
from domain.arrivals import AS_IT_CAME_BACK
from domain.assumed_clock import BY_CLOCK
from domain.errors import BrokenTakeout, NotATakeout, OtherTakeout, TakeoutTooBig
from domain.lifecycle import THE_CLOCK
from domain.models import (
    Deed,
    Event,
    EventKind,
    Field,
    Goal,
    Lead,
    PersonId,
    SnoozeReason,
    Spent,
    Stage,
    Status,
    Worked,
    Workspace,
    WorkspaceKind,
)
from domain.money import Money
from domain.moves import CAUSES, OF
from domain.partings import NOBODY, with_people
from domain.shapes import Malformed, instant, model, plain

VERSION = 1
KEY = "followthrough"
BIGGEST = 20 * 1024 * 1024
"""In bytes: what Telegram lets a bot download."""

MOST_PARTS = 1_000_000
"""Lists and objects in a file; millions of empty ones would take more memory than they are worth."""

FIRST_KEY = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"followthrough"\s*:\s*(-?\d{1,9})(?=[\s,}])')
LEADS_FOLLOW = '"leads": ['
NOT_TAKEN_ALONG = ("workspace", "before", "undo_until", "deleted_at")

HIGHEST_NUMBER, MOST_VERSIONS = 10**8, 10**6
"""Both stand in the data of buttons, which has little room."""

MOST_MONEY, FINEST = Decimal(10) ** 30, -6
BIGGEST_ID = 2**63
LONGEST_TEXT, MOST_OF_A_KIND, MOST_MINUTES = 10**6, 10**5, 10**6
LONGEST_SNOOZED = timedelta(days=366 * 10_000)
"""These bounds are against mischief alone: what recording takes, and so `write` writes, lies far below."""

OURS = range(1970, 2201)
"""Years in which a file of ours is made. What people say of their leads may be as old, or as far off, as they like."""

LAST_EVERYWHERE = datetime.max.replace(tzinfo=UTC) - timedelta(days=1)
"""The last moment that every zone has: what is planned is shown by the clocks of any."""

ONE_LEAD = tuple(name for name, hint in get_type_hints(Lead).items() if hint == int | None)
SEVERAL_LEADS = tuple(name for name, hint in get_type_hints(Lead).items() if hint == tuple[int, ...])
"""The fields that name other leads by their numbers, which have to follow when those get new ones."""

NAMING_LEADS = (OF, "number", "into")
"""The details of events that do the same."""

OURS_ALONE = frozenset({CAUSES, AS_IT_CAME_BACK, BY_CLOCK})
"""The details of events that are left out."""

ACCOUNTS: Mapping[str, type[Spent | Worked | Goal]] = {"spent": Spent, "worked": Worked, "goals": Goal}
"""What a workspace keeps for its summary."""

COUNTRY, CURRENCY = re.compile("[A-Z]{2}"), re.compile("[A-Z]{3}")


@dataclass(frozen=True)
class Takeout:
    """What a file holds; its leads are those of nobody's workspace yet."""

    exported_at: datetime
    country: str
    currency: str
    leads: tuple[Lead, ...]
    spent: tuple[Spent, ...] = ()
    worked: tuple[Worked, ...] = ()
    goals: tuple[Goal, ...] = ()


def write(workspace: Workspace, leads: Iterable[Lead], now: datetime) -> bytes:
    """The file, made at `now` (aware UTC): one lead a line, in ASCII, so that even lone surrogates come back."""
    head = {
        KEY: VERSION,
        "exported_at": now.isoformat(),
        "workspace": {
            "kind": workspace.kind.value,
            "country": workspace.country,
            "currency": workspace.currency,
            **{name: told for name in ACCOUNTS if (told := _told(getattr(workspace, name)))},
        },
    }
    lines = (json.dumps(taken_along(lead), allow_nan=False) for lead in leads if lead.deleted_at is None)
    body = ",\n".join(lines)
    return f"{json.dumps(head, allow_nan=False)[:-1]}, {LEADS_FOLLOW}\n{body}\n]}}\n".encode()


def _told(accounts: Iterable[Spent | Worked | Goal]) -> list[dict[str, Any]]:
    return [plain(replace(each, cause=None)) for each in accounts]


def taken_along(lead: Lead) -> dict[str, Any]:
    """A lead as plain values, without what is left out."""
    return {name: value for name, value in plain(_without_causes(lead)).items() if name not in NOT_TAKEN_ALONG}


def _without_causes(lead: Lead) -> Lead:
    return replace(lead, events=tuple(_without_cause(event) for event in lead.events))


def _without_cause(event: Event) -> Event:
    told = {name: each for name, each in event.details.items() if name not in OURS_ALONE}
    return replace(event, cause=None, details=told)


def is_one(content: bytes) -> bool:
    """Whether a file says of itself, in its first key, that it is one of ours, of whatever version."""
    return FIRST_KEY.match(content) is not None


def require_readable(content: bytes) -> None:
    """The file isn't too much to be read. Raises TakeoutTooBig."""
    if len(content) > BIGGEST or content.count(b"{") + content.count(b"[") > MOST_PARTS:
        raise TakeoutTooBig


def read(content: bytes) -> Takeout:
    """What a file holds. Nothing that stands in it is trusted.

    Raises:
        TakeoutTooBig: it is bigger than 20 MB, or holds too much.
        NotATakeout: it isn't one of ours.
        OtherTakeout: another version of the bot made it.
        BrokenTakeout: it was cut or altered.
    """
    require_readable(content)
    first = FIRST_KEY.match(content)
    if first is None:
        raise NotATakeout
    if int(first[1]) != VERSION:
        raise OtherTakeout
    try:
        return _takeout(_parsed(content))
    except Malformed as error:
        raise BrokenTakeout(str(error)) from None


def _parsed(content: bytes) -> dict[str, Any]:
    def refuse(_: str) -> None:
        raise Malformed("no number")

    try:
        head, *lines = content.decode("utf-8-sig").split("\n")
        if not head.endswith(LEADS_FOLLOW) or lines[-2:] != ["]}", ""]:
            return _dict(json.loads("\n".join((head, *lines)), parse_constant=refuse))
        # As we wrote it: lead by lead, for nobody is answered while a text is parsed.
        found = _dict(json.loads(f"{head}]}}", parse_constant=refuse))
        found["leads"] = [json.loads(line.removesuffix(","), parse_constant=refuse) for line in lines[:-2] if line]
    except (ValueError, RecursionError):
        raise Malformed("no JSON") from None
    return found


def _takeout(found: Mapping[str, Any]) -> Takeout:
    _only(found, (KEY, "exported_at", "workspace", "leads"))
    workspace = _dict(found.get("workspace"))
    _only(workspace, ("kind", "country", "currency", *ACCOUNTS))
    _require(workspace.get("kind") in {each.value for each in WorkspaceKind}, "workspace: kind")
    country, currency = (str(workspace.get(name)) for name in ("country", "currency"))
    _require(COUNTRY.fullmatch(country) is not None, "workspace: country")
    _require(CURRENCY.fullmatch(currency) is not None, "workspace: currency")
    exported_at = instant(found.get("exported_at"))
    _require(exported_at.year in OURS, "exported_at")
    _require(type(found.get("leads")) is list, "leads")
    leads = tuple(_lead(place, stored) for place, stored in enumerate(found["leads"], 1))
    _require(len({lead.number for lead in leads}) == len(leads), "leads: a number stands there twice")
    return Takeout(exported_at, country, currency, leads, **_accounts(workspace))


def _accounts(workspace: Mapping[str, Any]) -> dict[str, Any]:
    found = {name: _account(name, kind, workspace.get(name, [])) for name, kind in ACCOUNTS.items()}
    _require(all(_is_money(each.amount) for each in found["spent"]), "workspace: spent: an amount")
    _require(all(0 <= each.minutes < MOST_MINUTES for each in found["worked"]), "workspace: worked: minutes")
    for goal in found["goals"]:
        _require(isinstance(goal.target, int) or _is_money(goal.target), "workspace: goals: an amount")
        _require(goals.is_sound(goal), "workspace: goals")
    return found


def _account(name: str, kind: type[Spent | Worked | Goal], stored: object) -> tuple[Any, ...]:
    _require(type(stored) is list, f"workspace: {name}")
    try:
        found = tuple(replace(model(kind, each), cause=None) for each in cast("list[object]", stored))
        for value in _values(found):
            _check_value(value)
    except Malformed as error:
        raise Malformed(f"workspace: {name}: {error}") from None
    return found


def _lead(place: int, stored: object) -> Lead:
    try:
        found = _dict(stored)
        _only(found, found.keys() - NOT_TAKEN_ALONG)
        lead = model(Lead, {**found, "workspace": 0})
        _check(lead)
    except Malformed as error:
        raise Malformed(f"lead {place}: {error}") from None
    return lead


def _check(lead: Lead) -> None:
    """What the types alone don't say, and the rest of the bot relies on."""
    _require(0 < lead.number < HIGHEST_NUMBER, "number")
    _require(0 < lead.version < MOST_VERSIONS, "version")
    _require((lead.due_at is None) == (lead.next_nag_at is None), "due_at and next_nag_at")
    _require(all(each is None or _is_plannable(each) for each in (lead.due_at, lead.next_nag_at)), "a time")
    for value in _values(lead):
        _check_value(value)
    _require(all(0 <= count < MOST_VERSIONS for count in (lead.snoozes, lead.nags)), "a count")
    _require(timedelta() <= lead.snoozed_for < LONGEST_SNOOZED, "snoozed_for")
    _require(all(_is_money(money) for money in (lead.value, lead.won) if money), "an amount")
    _require(all(0 <= each.minutes < MOST_MINUTES for each in lead.touches if each.minutes is not None), "minutes")
    _require(all(0 < number < HIGHEST_NUMBER for number in _named_by(lead)), "the number of another lead")
    _require(bool(lead.events), "events")
    _require(all(abs(each.cause) < BIGGEST_ID for each in lead.events if each.cause is not None), "events: cause")
    for event in lead.events:
        _check_event(event)


def _check_event(event: Event) -> None:
    _require(0 <= event.version < MOST_VERSIONS, "events: version")
    for name, told in event.details.items():
        reads = READS.get((event.kind, name)) or READS.get((None, name))
        if reads is not None:
            try:
                reads(told)
            except ValueError:
                raise Malformed(f"events: {name}") from None


READS: Mapping[tuple[EventKind | None, str], Callable[[str], object]] = {
    (EventKind.HANDED_OVER, "to"): int,
    (EventKind.HANDED_OVER, "from"): int,
    (EventKind.UNDONE, "before"): int,
    (EventKind.UNDONE, "after"): int,
    (None, "to"): Stage,
    (None, "from"): Stage,
    (None, "until"): instant,
    (None, "why"): SnoozeReason,
    (None, "field"): Field,
    (None, "what"): EventKind,
    (None, deals.OWNER): int,
    (None, back_then.STOOD): Status,
    **{(None, name): lambda told: _require(_is_money(deals.amount(told)), "an amount") for name in deals.AMOUNTS},
    **{(None, name): int for name in NAMING_LEADS},
}
"""What reads the details of events where they are shown."""


def _is_plannable(moment: datetime) -> bool:
    """Follow-ups were to come when they were planned, and not before there was anybody to plan them."""
    return moment.year >= OURS.start and moment <= LAST_EVERYWHERE


def _values(value: object) -> Iterator[object]:
    """A value and all that it is made of."""
    yield value
    if is_dataclass(value):
        inner: Iterable[object] = (getattr(value, each.name) for each in fields(value))
    elif isinstance(value, Mapping):
        inner = (each for item in value.items() for each in item)
    else:
        inner = value if isinstance(value, tuple) else ()
    for each in inner:
        yield from _values(each)


def _check_value(value: object) -> None:
    if isinstance(value, str):
        _require(len(value) < LONGEST_TEXT, "a text that is too long")
    elif isinstance(value, tuple | Mapping):
        _require(len(value) < MOST_OF_A_KIND, "too many of a kind")


def _named_by(lead: Lead) -> Iterator[int]:
    """The numbers of other leads that a lead names."""
    yield from (number for name in ONE_LEAD if (number := getattr(lead, name)) is not None)
    yield from (number for name in SEVERAL_LEADS for number in getattr(lead, name))


def _is_money(money: Money) -> bool:
    amount, exponent = money.amount, money.amount.as_tuple().exponent
    if not amount.is_finite() or not isinstance(exponent, int) or CURRENCY.fullmatch(money.currency) is None:
        return False
    return FINEST <= exponent <= -FINEST and 0 <= amount < MOST_MONEY


def _dict(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Malformed("no object")
    return value


def _only(found: Mapping[str, Any], known: Iterable[str]) -> None:
    _require(found.keys() <= set(known), "a field of another version")


def _require(holds: bool, what: str) -> None:
    if not holds:
        raise Malformed(what)


# Coming back into a workspace ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Return:
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


def preview(found: Takeout, back: Return) -> Preview:
    """What bringing back the file `found` would do, or has done."""
    return Preview(found.exported_at, len(back.new), back.known, back.as_it_was)


def into(workspace: Workspace, kept: Sequence[Lead], found: Takeout, by: PersonId, free_from: int) -> Return:
    """The leads of a file as those of `workspace`, which holds `kept` and gives numbers from `free_from` on.

    An empty workspace gets them as they were, numbers and all. Otherwise a lead that is there stays as it is, also
    where it was changed since, and every other one gets the next number; what they say of one another is renumbered,
    and what they say of leads that the file doesn't hold is dropped. Who isn't a member becomes `by`. The causes that
    older files have are dropped: an update of this bot with the same number would be taken for done.
    """
    mine = [_adopted(lead, workspace, by) for lead in found.leads]
    if not kept:
        return Return(tuple(mine), 0, as_it_was=True)
    there = _known_again(mine, [lead for lead in kept if lead.deleted_at is None])
    new = [lead for lead in mine if lead.number not in there]
    numbers = {**there, **{lead.number: number for number, lead in enumerate(new, free_from)}}
    within = {was: numbers[lead.number] for lead in mine for was in lead.merged if was not in numbers}
    renumbered = (_credited(_renumbered(lead, numbers), lead, {**within, **numbers}) for lead in new)
    return Return(tuple(renumbered), len(there), as_it_was=False)


def marked(back: Return, deed: Deed) -> Return:
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
        spent=_with(workspace.spent, partings.spent_by(found.spent, here), deed.cause),
        worked=_with(workspace.worked, partings.worked_by(found.worked, here), deed.cause),
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
    mine = replace(with_people(_without_causes(lead), _newcomers(workspace, by)), workspace=workspace.id)
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
