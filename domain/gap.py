"""Close the gap: the open leads most worth a call, and why each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from domain import back_then, digest, nagging
from domain.figures import Case
from domain.models import Lead, Stage

SHOWN = 3
FRESH = timedelta(days=7)
"""How long a lead that nobody has been in touch with is a fresh one."""

JUST_TOUCHED = timedelta(days=1)
"""After a touch nobody needs to be sent there again at once."""


class Why(StrEnum):
    """Why a lead is worth a call; what speaks louder comes first, and is what people read."""

    READY = "ready"
    UNTOUCHED = "untouched"
    TRUSTS = "trusts"
    REFERRED = "referred"
    OVERDUE = "overdue"
    COLD = "cold"
    WORTH = "worth"
    NEXT = "next"


@dataclass(frozen=True)
class Call:
    """A lead that is worth a call, and the first reason that holds."""

    lead: Lead
    why: Why


def close(some: Iterable[Case], currency: str, now: datetime) -> tuple[Call, ...]:
    """The three open leads most worth a call at `now` (aware).

    What counts is what a lead may be worth in `currency`, the workspace's, as other money can't be compared, times how
    near it is: ready to buy; trusts us; fresh, and nobody has been in touch; sent by somebody; promised and overdue;
    worth something; next in turn; going cold. One whose worth nobody has said counts as half of the middle one of those
    that are known. Of the same, who has waited longest comes first. Customers who are only kept in touch with, and who
    was touched within a day, don't need one.
    """
    calls = [Call(each.lead, why(each.lead, now)) for each in some if _may_be_called(each, now)]
    unknown = _unknown(calls, currency)
    calls.sort(key=lambda call: (-NEARNESS[call.why] * _worth(call.lead, currency, unknown), *_waits(call.lead)))
    return tuple(calls[:SHOWN])


def _unknown(calls: Iterable[Call], currency: str) -> Decimal:
    """What a lead counts for whose worth isn't known."""
    known = sorted(worth for call in calls if (worth := _worth(call.lead, currency, Decimal())))
    return known[len(known) // 2] / 2 if known else Decimal(1)


def _may_be_called(case: Case, now: datetime) -> bool:
    was_just_touched = any(now - touch.at < JUST_TOUCHED for touch in case.lead.touches)
    return not was_just_touched and back_then.is_in_hand(case.status(now))


def why(lead: Lead, now: datetime) -> Why:
    """The first reason that holds for an open lead."""
    return next((reason for reason, holds in HOLDS.items() if holds(lead, now)), Why.NEXT)


HOLDS: Mapping[Why, Callable[[Lead, datetime], bool]] = {
    Why.READY: lambda lead, _: lead.stage is Stage.READY,
    Why.UNTOUCHED: lambda lead, now: not lead.touches and now - lead.created_at < FRESH,
    Why.TRUSTS: lambda lead, _: lead.stage is Stage.TRUST,
    Why.REFERRED: lambda lead, _: lead.referred_by is not None,
    Why.OVERDUE: nagging.is_owed,
    Why.COLD: digest.is_going_cold,
    Why.WORTH: lambda lead, _: lead.value is not None,
}
"""When each reason holds, in order; the last one always does."""


NEARNESS: Mapping[Why, Decimal] = {
    Why.READY: Decimal("0.8"),
    Why.TRUSTS: Decimal("0.5"),
    Why.UNTOUCHED: Decimal("0.45"),
    Why.REFERRED: Decimal("0.4"),
    Why.OVERDUE: Decimal("0.35"),
    Why.WORTH: Decimal("0.3"),
    Why.NEXT: Decimal("0.2"),
    Why.COLD: Decimal("0.15"),
}
"""How near a lead is to a win: judged, not measured, so that only their order and their distances matter."""


def _worth(lead: Lead, currency: str, unknown: Decimal) -> Decimal:
    is_known = lead.value is not None and lead.value.currency == currency and lead.value.amount > 0
    return lead.value.amount if lead.value is not None and is_known else unknown


def _waits(lead: Lead) -> tuple[datetime, int]:
    """Since when a follow-up has been owed, or until when it isn't; without one, since something happened last."""
    return lead.due_at or lead.events[-1].at, lead.number
