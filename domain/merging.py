"""Two leads that are one person become one, and what is said of somebody known already is added to their lead."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from domain import back_then, deals
from domain.capture import Captured
from domain.ladder import LADDER, TWICE
from domain.models import Deed, Event, EventKind, Lead, Note, Status
from domain.money import Money
from domain.moves import OF, UNDO_FOR, moved, owing, owing_nothing, repeats, require_future, require_present
from domain.when import Moment

ALSO = "Also: "
BEFORE_EVERYTHING = 0
"""The version of what came with another lead: no card of this one was drawn before it."""

FOLLOW_UP = ("due_at", "due_exact", "next_nag_at", "nags", "snoozes", "snoozed_for", "escalated", "offered_to")
ALIVE = (Status.OPEN, Status.CLOSED, Status.FOLLOWED_UP, Status.LOST)
"""Which status wins where two differ; see `merge` for an open lead and a closed one."""

WIN_AND_ITS_END = frozenset({EventKind.CLOSED, EventKind.REOPENED})
"""The last of these tells whether a win stands."""

T = TypeVar("T")


def merge(kept: Lead, other: Lead, deed: Deed, now: datetime) -> tuple[Lead, Lead]:
    """`kept` with everything that is known of `other`, and `other` deleted, which names the lead that it lives on in.

    Nothing is lost: contacts, notes, touches and both histories come together in order of time, gaps are filled,
    and where both say something else of the same, what `other` says becomes a note.

    The status is what a salesperson would expect. Open wins over resting and lost, resting over lost. Where one is
    closed and the other open, the one recorded after the win is new business with a customer: the lead is open, and
    the win stays in its history, its stage and its amount. One recorded before the win is the same deal written down
    twice: the lead is closed, and of the open one's follow-up only a time still to come is kept, to be in touch again.
    The earlier follow-up is owed, the higher stage holds, the owner is that of `kept` unless it lies in the pool.
    Each win stays whose it was and what it came to; the lead tells of the later. Two of the same amount are one win
    written down twice.

    Raises:
        LeadVanished: one of them is deleted.
    """
    if kept.number == other.number or repeats(kept, deed):
        return kept, other
    require_present(kept)
    require_present(other)
    known, also = _gathered(kept, other)
    status = _status(kept, other)
    ends, also_ended = _ends(kept, other, status)
    merged = moved(
        _with_history_of(kept, other),
        EventKind.MERGED,
        deed,
        now,
        {"number": str(other.number), back_then.STOOD: status.value},
        **known,
        **ends,
        **_standing(kept, other, status, now),
        **_earlier(kept, other),
        **_kin(kept, other),
        touches=_by_time(kept.touches, other.touches),
        notes=(*_by_time(kept.notes, other.notes), *_note([*also, *also_ended], deed, now)),
        assists=_union(kept.assists, other.assists),
    )
    return replace(merged, before=replace(kept, before=None, undo_until=None)), _gone(other, kept, deed, now)


def _gone(other: Lead, kept: Lead, deed: Deed, now: datetime) -> Lead:
    """`other` as it is kept for Undo alone: it names the lead that it lives on in."""
    return moved(
        other,
        EventKind.MERGED,
        deed,
        now,
        {"into": str(kept.number)},
        deleted_at=now,
        next_nag_at=now + UNDO_FOR,
        merged_into=kept.number,
    )


def add(lead: Lead, captured: Captured, due: Moment, deed: Deed, now: datetime) -> Lead:
    """`lead` with what was said of the same person: contacts, notes, and gaps filled; what differs becomes a note.

    `due` is its next follow-up from now on if a time was said, or if nothing is owed to somebody who was heard of
    again; otherwise the follow-up stays as it is.

    Raises:
        LeadVanished: the lead is deleted.
        MomentPassed: `due` is not after `now`.
    """
    if repeats(lead, deed):
        return lead
    require_present(lead)
    known, also = _gathered(lead, captured)
    said = (Note(now, deed.by, captured.notes),) if captured.notes else ()
    notes = (*lead.notes, *said, *_note(also, deed, now))
    if captured.due is None and lead.due_at is not None:
        return moved(lead, EventKind.ADDED_TO, deed, now, **known, notes=notes)
    require_future(due, now)
    return moved(lead, EventKind.ADDED_TO, deed, now, **known, notes=notes, **owing(due.at, exact=due.exact))


def tell_apart(one: Lead, other: Lead) -> Lead:
    """`one`, of which it is known that it isn't `other`."""
    if one.number == other.number or other.number in one.distinct_from:
        return one
    return replace(one, distinct_from=(*one.distinct_from, other.number))


def own_history(lead: Lead, before: Lead) -> tuple[Event, ...]:
    """The events of `lead` without those that came with leads merged into it since it stood as `before`."""
    came = {str(number) for number in lead.merged} - {str(number) for number in before.merged}
    return tuple(each for each in lead.events if each.details.get(OF) not in came)


def _with_history_of(kept: Lead, other: Lead) -> Lead:
    """The events of both in order of time; those that come with `other` tell so, and which win is no new one."""
    kept, other = deals.sealed(kept), deals.sealed(other)
    known = _last_win(other) if _is_one_win(kept, other) else None
    theirs = (
        replace(
            each,
            version=BEFORE_EVERYTHING,
            details={OF: str(other.number), **each.details} | ({TWICE: str(kept.number)} if each is known else {}),
        )
        for each in other.events
    )
    return replace(kept, events=_by_time(kept.events, theirs))


def _is_one_win(kept: Lead, other: Lead) -> bool:
    """Whether both are won, and by their amounts, as far as known, it is one win written down twice."""
    both = _last_win(kept) is not None and _last_win(other) is not None
    return both and (kept.won is None or other.won is None or kept.won == other.won)


def _last_win(lead: Lead) -> Event | None:
    """The win that stands: nobody has taken the lead up again since; not one written down twice."""
    ends = (each for each in reversed(lead.events) if each.kind in WIN_AND_ITS_END and TWICE not in each.details)
    last = next(ends, None)
    return last if last is not None and last.kind is EventKind.CLOSED else None


def _gathered(kept: Lead, other: Lead | Captured) -> tuple[dict[str, Any], list[str]]:
    """What is known of both, and what `other` says differently, in words."""
    name, need, value = kept.name or other.name, kept.need or other.need, kept.value or other.value
    theirs = (other.source, other.source_note)
    source, source_note = (
        theirs if kept.source is None and kept.source_note is None else (kept.source, kept.source_note)
    )
    known = {
        "name": name,
        "phones": _union(kept.phones, other.phones),
        "emails": _union(kept.emails, other.emails, str.casefold),
        "handles": _union(kept.handles, other.handles, lambda each: (each.network, each.name.casefold())),
        "links": _union(kept.links, other.links),
        "source": source,
        "source_note": source_note,
        "need": need,
        "value": value,
        "tags": _union(kept.tags, other.tags),
        "photos": _union(kept.photos, other.photos),
    }
    differing = [
        None if _is_written_alike(name, other.name) else other.name,
        _differing(need, other.need),
        _differing(_amount(value), _amount(other.value)),
        None if theirs == (source, source_note) else _found(other),
    ]
    return known, [each for each in differing if each]


def _is_written_alike(name: str | None, theirs: str | None) -> bool:
    """Whether two names say the same; “Doe Jane” tells no more than “Jane Doe”, but “José” more than “Jose”."""
    return theirs is None or sorted((name or "").casefold().split()) == sorted(theirs.casefold().split())


def _differing(known: str | None, theirs: str | None) -> str | None:
    return theirs if theirs and theirs.casefold() != (known or "").casefold() else None


def _found(other: Lead | Captured) -> str | None:
    return " ".join(each for each in (other.source, other.source_note) if each) or None


def _amount(money: Money | None) -> str | None:
    if money is None:
        return None
    whole = money.amount == money.amount.to_integral_value()
    return f"{money.amount:,.0f} {money.currency}" if whole else f"{money.amount:,f} {money.currency}"


def _note(also: Iterable[str], deed: Deed, now: datetime) -> tuple[Note, ...]:
    text = " · ".join(also)
    return (Note(now, deed.by, f"{ALSO}{text}"),) if text else ()


def _status(kept: Lead, other: Lead) -> Status:
    statuses = {kept.status: kept, other.status: other}
    if statuses.keys() == {Status.OPEN, Status.CLOSED}:
        is_new = statuses[Status.OPEN].created_at > _won_at(statuses[Status.CLOSED])
        return Status.OPEN if is_new else Status.CLOSED
    return min(statuses, key=ALIVE.index)


def _won_at(closed: Lead) -> datetime:
    return max((each.at for each in closed.events if each.kind is EventKind.CLOSED), default=closed.created_at)


def _standing(kept: Lead, other: Lead, status: Status, now: datetime) -> dict[str, Any]:
    """How the merged lead stands, whose it is, and what is owed."""
    owner = other.owner if kept.owner is None else kept.owner
    return {
        **_follow_up(kept, other, status, now),
        "owner": owner,
        "status": status,
        "stage": max(kept.stage, other.stage, key=LADDER.index),
    }


def _follow_up(kept: Lead, other: Lead, status: Status, now: datetime) -> dict[str, Any]:
    """The earlier follow-up of the two with its book-keeping, which begins anew for another owner or status."""
    waiting = [
        each
        for each in (kept, other)
        if each.due_at is not None and (status is Status.OPEN or each.status is not Status.OPEN or each.due_at > now)
    ]
    owed = min(waiting, key=lambda each: each.due_at or now, default=None)
    if owed is None or owed.due_at is None:
        return owing_nothing()
    as_it_is = {name: getattr(owed, name) for name in FOLLOW_UP}
    if owed.status is status and owed.owner == (other.owner if kept.owner is None else kept.owner):
        return as_it_is
    return as_it_is | owing(owed.due_at, exact=owed.due_exact)


def _ends(kept: Lead, other: Lead, status: Status) -> tuple[dict[str, Any], list[str]]:
    """How they ended: what the merged lead still says of that, and what only a note can say."""
    lost = kept if kept.lost_reason else other
    is_lost = status is Status.LOST
    ends = {
        "won": _won(kept, other),
        "lost_reason": lost.lost_reason if is_lost else None,
        "lost_note": lost.lost_note if is_lost else None,
        "every": None if is_lost else kept.every or other.every,
    }
    wins = [each.won for each in (kept, other) if each.won is not None]
    also = [f"won {_amount(won)}" for won in wins if won != ends["won"] or status is Status.OPEN]
    also += [
        f"lost {each.lost_note or each.lost_reason}"
        for each in (kept, other)
        if each.lost_reason and (each.lost_reason, each.lost_note) != (ends["lost_reason"], ends["lost_note"])
    ]
    return ends, also


def _won(kept: Lead, other: Lead) -> Money | None:
    if kept.won is None or other.won is None:
        return kept.won or other.won
    return kept.won if kept.won == other.won else max(other, kept, key=_won_at).won


def _earlier(kept: Lead, other: Lead) -> Mapping[str, Any]:
    """Known since the earlier recording, or a first touch would lie before it."""
    first = min(kept, other, key=lambda each: each.created_at)
    return {"created_at": first.created_at, "created_by": first.created_by}


def _kin(kept: Lead, other: Lead) -> dict[str, Any]:
    """Which other leads it names: who sent it, whom it sent, which it was, and which it isn't."""
    apart = _union(kept.distinct_from, other.distinct_from)
    return {
        "referrals": _referrals(kept, other),
        "referred_by": _referrer(kept, other),
        "merged": _union(kept.merged, (other.number, *other.merged)),
        "distinct_from": tuple(number for number in apart if number not in (kept.number, other.number)),
    }


def _referrer(kept: Lead, other: Lead) -> int | None:
    """Who sent them; nobody has sent themselves."""
    themselves = _numbers(kept, other)
    return next((each for each in (kept.referred_by, other.referred_by) if each and each not in themselves), None)


def _referrals(kept: Lead, other: Lead) -> tuple[int, ...]:
    """Whom they sent, but for themselves."""
    themselves = _numbers(kept, other)
    return tuple(each for each in _union(kept.referrals, other.referrals) if each not in themselves)


def _numbers(kept: Lead, other: Lead) -> set[int]:
    """Every number under which the two were known."""
    return {kept.number, other.number, *kept.merged, *other.merged}


def _union(ones: Iterable[T], others: Iterable[T], alike: Callable[[T], Hashable] = lambda each: each) -> tuple[T, ...]:
    """Each once, those of `ones` first."""
    found: dict[Hashable, T] = {}
    for each in (*ones, *others):
        found.setdefault(alike(each), each)
    return tuple(found.values())


def _by_time(ones: Iterable[Any], others: Iterable[Any]) -> tuple[Any, ...]:
    """Both in order of time; each keeps its own order, also where a clock was set back."""
    return tuple(heapq.merge(ones, others, key=lambda each: each.at))
