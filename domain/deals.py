"""How deals ended, and when: the wins and losses in a lead's history, whose they were, and what they came to.

A win or a loss is its event, at its moment, and stays one when the lead is taken up again later: that is new business
with the same person. But an end that is taken back within two weeks was a mistake, or fell through, and counts
nowhere. What was undone has left the history and counts nowhere either. Of a win that was written down in two leads,
merged since, the one that merging has marked as the same doesn't count.

A win counts with what the lead was expected to be worth until somebody says what it came to; its event says that it
does (`EXPECTED`), so that it can be told apart. Of wins from files and of earlier versions what is kept is what it was.

Whose an end is, its event says since it was marked. What a win came to: of the last one it is `Lead.won`; of one
before, what the event that replaced that amount has kept of it, also where that took back a loss. When leads are merged
or forgotten, each end keeps both in its own event, which holds from then on. In files from before that, the histories
tell as far as they can: the amounts of two merged wins, which were added up, count with the later, and of a win that
was taken up again before amounts were kept nobody knows any more what it came to: it counts as a win, and as no money.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from domain import back_then
from domain.back_then import TAKES_UP
from domain.ladder import TWICE
from domain.models import Deed, Event, EventKind, Lead, PersonId
from domain.money import Money
from domain.moves import OF

WON = "won"
"""Where an event that replaces what a lead was won for keeps that: “500.00 CAD”."""

OWNER, CAME_TO = "owner", "came_to"
"""Where an end keeps who had the lead then, or marked it in the pool, and a win what it came to itself."""

EXPECTED = "expected"
"""Where a win keeps that nobody has said what it came to: what the lead was worth counts until somebody does."""

AMOUNTS = (WON, CAME_TO)

STANDS_AFTER = timedelta(days=14)
"""An end that is taken back sooner was none: two weeks, after which a lead that rests is going cold as well."""

ENDS = (EventKind.CLOSED, EventKind.LOST)


@dataclass(frozen=True)
class End:
    """A win or a loss that counts: `at` (aware UTC), who had the lead then, and what a win came to.

    Of a lead in the pool it is whoever marked it. `took` is the time since the lead was recorded, or after an earlier
    win since it was taken up again. `last` says that it is the last win of its lead, of which the lead tells more,
    `is_expected` that it is counted as expected: what it came to was asked and not answered.
    """

    lead: Lead
    kind: EventKind
    at: datetime
    owner: PersonId
    took: timedelta
    won: Money | None = None
    last: bool = False
    is_expected: bool = False

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


def marked(lead: Lead, deed: Deed) -> Mapping[str, str]:
    """The details of an end that is marked now: the lead may change hands and be forgotten, the end stays theirs."""
    return {OWNER: str(deed.by if lead.owner is None else lead.owner)}


def won(lead: Lead, deed: Deed) -> Mapping[str, str]:
    """The details of a win that is marked now: its amount is what was expected until it is answered."""
    return {**kept(lead), **marked(lead, deed), **({} if lead.value is None else {EXPECTED: "yes"})}


def is_expected(lead: Lead) -> bool:
    """Whether what its last win came to is only what was expected of it."""
    last_win = _last_win(_found(lead))
    return last_win is not None and EXPECTED in last_win.event.details


def kept(lead: Lead) -> Mapping[str, str]:
    """The details of an event that replaces what a lead was won for: the figures of then stay what they were."""
    return {} if lead.won is None else {WON: _written(lead.won)}


def _written(money: Money) -> str:
    return f"{money.amount} {money.currency}"


def amount(told: str) -> Money:
    """The amount in such a detail. Raises ValueError."""
    number, _, currency = told.partition(" ")
    try:
        return Money(Decimal(number), currency)
    except InvalidOperation:
        raise ValueError("no amount") from None


def ends(lead: Lead) -> tuple[End, ...]:
    """The wins and losses of a lead that count, in the order of its history."""
    found = _found(lead)
    last_win = _last_win(found)
    return tuple(
        End(
            lead,
            each.event.kind,
            each.event.at,
            _owner(lead, each.event),
            max(each.event.at - each.since, timedelta()),
            each.won,
            last=each is last_win,
            is_expected=EXPECTED in each.event.details,
        )
        for each in found
    )


def sealed(lead: Lead) -> Lead:
    """The lead with each end keeping whose it was and what it came to, before the rest of the history changes."""
    came_to = {id(each.event): {CAME_TO: _written(each.won)} for each in _found(lead) if each.won is not None}
    events = (
        replace(each, details={**each.details, OWNER: str(_owner(lead, each)), **came_to.get(id(each), {})})
        if each.kind in ENDS
        else each
        for each in lead.events
    )
    return replace(lead, events=tuple(events))


def worth(lead: Lead, won: Money | None) -> Lead:
    """The lead whose last win came to `won`, whatever it kept of that before."""
    last_win = _last_win(_found(lead))
    events = (
        replace(each, details={name: told for name, told in each.details.items() if name not in (CAME_TO, EXPECTED)})
        if last_win is not None and each is last_win.event
        else each
        for each in lead.events
    )
    return replace(lead, won=won, events=tuple(events))


def _found(lead: Lead) -> list[_Found]:
    """The ends that count, in the order of the history, with what each win came to."""
    if not any(event.kind in ENDS for event in lead.events):
        return []
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
            found.append(_Found(event, line, since, _own_amount(event)))
            if event.kind is EventKind.CLOSED:
                since, is_taken_up = event.at, False
    last_win = _last_win(found)
    if last_win is not None and lead.won is not None and CAME_TO not in last_win.event.details:
        found[found.index(last_win)] = replace(last_win, won=lead.won)
    return found


def _last_win(found: list[_Found]) -> _Found | None:
    return next((each for each in reversed(found) if each.event.kind is EventKind.CLOSED), None)


def _own_amount(event: Event) -> Money | None:
    return amount(event.details[CAME_TO]) if CAME_TO in event.details else None


def _owner(lead: Lead, end: Event) -> PersonId:
    if OWNER in end.details:
        return PersonId(int(end.details[OWNER]))
    return back_then.owner(lead, end.at) or end.by


def _taken_back(found: list[_Found], reopened: Event, line: str | None) -> _Found | None:
    """The end that a reopening takes back: the last one of the same lead, if it is recent."""
    last = next((each for each in reversed(found) if each.line == line), None)
    return last if last is not None and reopened.at - last.event.at < STANDS_AFTER else None


def _worth(found: list[_Found], told: str, line: str | None) -> list[_Found]:
    """The same, with what the last win of that lead came to."""
    wins = [place for place, each in enumerate(found) if each.event.kind is EventKind.CLOSED and each.line == line]
    if not wins or CAME_TO in found[wins[-1]].event.details:
        return found
    won = replace(found[wins[-1]], won=amount(told))
    return [*found[: wins[-1]], won, *found[wins[-1] + 1 :]]
