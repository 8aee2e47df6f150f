"""How deals ended, and when: the wins and losses in a lead's history, whose they were, and what they came to.

A win or a loss is its event, at its moment, and stays one when the lead is taken up again later: that is new business
with the same person. But an end that is taken back within two weeks was a mistake, or fell through, and counts
nowhere. What was undone has left the history and counts nowhere either. Of a win that was written down in two leads,
merged since, the one that merging has marked as the same doesn't count.

What a win came to: of the last one it is `Lead.won`; of one before, what the event that replaced that amount has kept
of it, also where that took back a loss. Merging adds up the amounts of two wins, which then count with the later. Of a win that was taken up again
before amounts were kept, nobody knows any more what it came to: it counts as a win, and as no money.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from domain import back_then
from domain.back_then import TAKES_UP
from domain.ladder import TWICE
from domain.merging import OF
from domain.models import Event, EventKind, Lead, PersonId
from domain.money import Money

WON = "won"
"""Where an event that replaces what a lead was won for keeps that: “500.00 CAD”."""

STANDS_AFTER = timedelta(days=14)
"""An end that is taken back sooner was none: two weeks, after which a lead that rests is going cold as well."""

ENDS = (EventKind.CLOSED, EventKind.LOST)


@dataclass(frozen=True)
class End:
    """A win or a loss that counts: `at` (aware UTC), who had the lead then, and what a win came to.

    Of a lead in the pool it is whoever marked it. `took` is the time since the lead was recorded, or after an earlier
    win since it was taken up again. `last` says that it is the last win of its lead, of which the lead tells more.
    """

    lead: Lead
    kind: EventKind
    at: datetime
    owner: PersonId
    took: timedelta
    won: Money | None = None
    last: bool = False

    @property
    def is_win(self) -> bool:
        """Whether the lead was won."""
        return self.kind is EventKind.CLOSED


@dataclass(frozen=True)
class _Found:
    """An end while the history is read: with which lead it came (None: this one), and since when it was worked for."""

    event: Event
    line: str | None
    since: datetime
    won: Money | None = None


def kept(lead: Lead) -> Mapping[str, str]:
    """The details of an event that replaces what a lead was won for: the figures of then stay what they were."""
    return {} if lead.won is None else {WON: f"{lead.won.amount} {lead.won.currency}"}


def amount(told: str) -> Money:
    """The amount in such a detail. Raises ValueError."""
    number, _, currency = told.partition(" ")
    try:
        return Money(Decimal(number), currency)
    except InvalidOperation:
        raise ValueError("no amount") from None


def ends(lead: Lead) -> tuple[End, ...]:
    """The wins and losses of a lead that count, in the order of its history."""
    if not any(event.kind in ENDS for event in lead.events):
        return ()
    found: list[_Found] = []
    since, is_taken_up = lead.created_at, True
    for event in lead.events:
        line = event.details.get(OF)
        if event.kind is EventKind.MERGED and "number" in event.details:
            found = [replace(each, line=line) if each.line == event.details["number"] else each for each in found]
        elif event.kind is EventKind.REOPENED and (back := _taken_back(found, event, line)) is not None:
            found.remove(back)
            since, is_taken_up = back.since, True
            if back.event.kind is EventKind.CLOSED:
                continue  # what is kept there is what that win would have come to
        if WON in event.details:
            found = _worth(found, event.details[WON], line)
        if event.kind in TAKES_UP and not is_taken_up:
            since, is_taken_up = event.at, True
        if event.kind in ENDS and TWICE not in event.details:
            found.append(_Found(event, line, since))
            if event.kind is EventKind.CLOSED:
                since, is_taken_up = event.at, False
    return _told(lead, found)


def _taken_back(found: list[_Found], reopened: Event, line: str | None) -> _Found | None:
    """The end that a reopening takes back: the last one of the same lead, if it is recent."""
    last = next((each for each in reversed(found) if each.line == line), None)
    return last if last is not None and reopened.at - last.event.at < STANDS_AFTER else None


def _worth(found: list[_Found], told: str, line: str | None) -> list[_Found]:
    """The same, with what the last win of that lead came to."""
    wins = [place for place, each in enumerate(found) if each.event.kind is EventKind.CLOSED and each.line == line]
    if not wins:
        return found
    won = replace(found[wins[-1]], won=amount(told))
    return [*found[: wins[-1]], won, *found[wins[-1] + 1 :]]


def _told(lead: Lead, found: list[_Found]) -> tuple[End, ...]:
    last_win = next((each for each in reversed(found) if each.event.kind is EventKind.CLOSED), None)
    return tuple(
        End(
            lead,
            each.event.kind,
            each.event.at,
            back_then.owner(lead, each.event.at) or each.event.by,
            max(each.event.at - each.since, timedelta()),
            lead.won if each is last_win and lead.won is not None else each.won,
            last=each is last_win,
        )
        for each in found
    )
