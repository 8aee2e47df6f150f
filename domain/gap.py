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
    """Why a lead is worth a call; what speaks louder comes first."""

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

    First by their reason: ready to buy; fresh, and nobody has been in touch; trusts us; sent by somebody; promised
    and overdue; going cold; worth something; next in turn. Then by what they may be worth in `currency`, the
    workspace's, as other money can't be compared; then by who has waited longest. Customers who are only kept in
    touch with, and who was touched within a day, don't need one.
    """
    calls = [Call(each.lead, why(each.lead, now)) for each in some if _may_be_called(each, now)]
    order = {each: place for place, each in enumerate(Why)}
    calls.sort(key=lambda call: (order[call.why], -_worth(call.lead, currency), *_waits(call.lead)))
    return tuple(calls[:SHOWN])


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


def _worth(lead: Lead, currency: str) -> Decimal:
    return lead.value.amount if lead.value is not None and lead.value.currency == currency else Decimal()


def _waits(lead: Lead) -> tuple[datetime, int]:
    """Since when a follow-up has been owed, or until when it isn't; without one, since something happened last."""
    return lead.due_at or lead.events[-1].at, lead.number
