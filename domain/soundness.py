"""What a lead has to be that comes from outside: the types alone don't say all that the rest of the bot relies on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import get_type_hints

from domain import back_then, deals
from domain.goals import is_sound
from domain.models import Event, EventKind, Field, Goal, Lead, SnoozeReason, Spent, Stage, Status, Worked
from domain.money import Money
from domain.moves import OF
from domain.shapes import Malformed, instant

HIGHEST_NUMBER, MOST_VERSIONS = 10**8, 10**6
"""Both stand in the data of buttons, which has little room."""

MOST_MONEY, FINEST = Decimal(10) ** 30, -6
BIGGEST_ID = 2**63
LONGEST_TEXT, MOST_OF_A_KIND, MOST_MINUTES = 10**6, 10**5, 10**6
LONGEST_SNOOZED = timedelta(days=366 * 10_000)
"""These bounds are against mischief alone: what recording takes, and so `takeout.write` writes, lies far below."""

OURS = range(1970, 2201)
"""Years in which a file of ours is made. What people say of their leads may be as old, or as far off, as they like."""

LAST_EVERYWHERE = datetime.max.replace(tzinfo=UTC) - timedelta(days=1)
"""The last moment that every zone has: what is planned is shown by the clocks of any."""

ONE_LEAD = tuple(name for name, hint in get_type_hints(Lead).items() if hint == int | None)
SEVERAL_LEADS = tuple(name for name, hint in get_type_hints(Lead).items() if hint == tuple[int, ...])
"""The fields that name other leads by their numbers, which have to follow when those get new ones."""

NAMING_LEADS = (OF, "number", "into")
"""The details of events that do the same."""

CURRENCY = re.compile("[A-Z]{3}")


def require_lead(lead: Lead) -> None:
    """A lead is what the rest of the bot relies on, beyond what the types alone say. Raises Malformed."""
    require(0 < lead.number < HIGHEST_NUMBER, "number")
    require(0 < lead.version < MOST_VERSIONS, "version")
    require((lead.due_at is None) == (lead.next_nag_at is None), "due_at and next_nag_at")
    require(all(each is None or _is_plannable(each) for each in (lead.due_at, lead.next_nag_at)), "a time")
    require_bounds(lead)
    require(all(0 <= count < MOST_VERSIONS for count in (lead.snoozes, lead.nags)), "a count")
    require(timedelta() <= lead.snoozed_for < LONGEST_SNOOZED, "snoozed_for")
    require(all(_is_money(money) for money in (lead.value, lead.won) if money), "an amount")
    require(all(0 <= each.minutes < MOST_MINUTES for each in lead.touches if each.minutes is not None), "minutes")
    require(all(0 < number < HIGHEST_NUMBER for number in _named_by(lead)), "the number of another lead")
    require(bool(lead.events), "events")
    require(all(abs(each.cause) < BIGGEST_ID for each in lead.events if each.cause is not None), "events: cause")
    for event in lead.events:
        _require_event(event)


def require_accounts(spent: Iterable[Spent], worked: Iterable[Worked], goals: Iterable[Goal]) -> None:
    """What was told of money, hours and goals can be reckoned with. Raises Malformed."""
    require(all(_is_money(each.amount) for each in spent), "spent: an amount")
    require(all(0 <= each.minutes < MOST_MINUTES for each in worked), "worked: minutes")
    for goal in goals:
        require(isinstance(goal.target, int) or _is_money(goal.target), "goals: an amount")
        require(is_sound(goal), "goals")


def require_bounds(value: object) -> None:
    """Nothing that a value is made of is longer than anything that people say. Raises Malformed."""
    for each in _values(value):
        if isinstance(each, str):
            require(len(each) < LONGEST_TEXT, "a text that is too long")
        elif isinstance(each, tuple | Mapping):
            require(len(each) < MOST_OF_A_KIND, "too many of a kind")


def require(holds: bool, what: str) -> None:
    """What has to hold does. Raises Malformed, which says of `what` it doesn't."""
    if not holds:
        raise Malformed(what)


def _require_event(event: Event) -> None:
    require(0 <= event.version < MOST_VERSIONS, "events: version")
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
    **{(None, name): lambda told: require(_is_money(deals.amount(told)), "an amount") for name in deals.AMOUNTS},
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


def _named_by(lead: Lead) -> Iterator[int]:
    """The numbers of other leads that a lead names."""
    yield from (number for name in ONE_LEAD if (number := getattr(lead, name)) is not None)
    yield from (number for name in SEVERAL_LEADS for number in getattr(lead, name))


def _is_money(money: Money) -> bool:
    amount, exponent = money.amount, money.amount.as_tuple().exponent
    if not amount.is_finite() or not isinstance(exponent, int) or CURRENCY.fullmatch(money.currency) is None:
        return False
    return FINEST <= exponent <= -FINEST and 0 <= amount < MOST_MONEY
