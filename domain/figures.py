"""The figures of some leads in a span of time. What each one counts stands with it.

For all of them:

- Events, touches and what was told of money and hours are the truth, each at its own moment; how a lead stands today
  says nothing about last week. So the figures of a week stay what they were, but for what people undo, take
  back, correct, merge or erase.
- A span holds its start and not its end, so that nothing is counted in two weeks. Nothing in it makes 0, not an error.
- A deleted lead isn't there, nor what was undone. Two leads that were merged are one, recorded when the earlier was,
  with the touches and ends of both, which stay whose they were; it counts with the source and the tags that it has now.
- Amounts of different currencies are never added: there is one for each, in order of the currency.
- Typical times are medians, so that one lead that lay for a year doesn't hide how the others went; between the two in
  the middle, half-way. They don't add up, nor do shares: of two weeks together they are reckoned anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, TypeVar

from domain import arrivals, back_then, deals
from domain.deals import End
from domain.models import Lead, PersonId, Stage, Status, Touch, Worked
from domain.money import Money
from domain.periods import Span
from domain.sources import Source
from domain.typed import lowered

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Case(NamedTuple):
    """A lead that is there, with what its history tells: read once, as many figures ask for it.

    Its wins and losses that count, how it stood from when on, on which rung of the ladder, and the last moment (aware
    UTC) at which anything is known to have happened.
    """

    lead: Lead
    ends: tuple[End, ...]
    standings: Sequence[tuple[datetime, Status]]
    stages: Sequence[tuple[datetime, Stage]]
    latest: datetime

    def status(self, moment: datetime) -> Status | None:
        """How it stood at `moment` (aware); None before it was recorded."""
        return back_then.told(self.standings, moment)


class Part(NamedTuple):
    """What a span holds of one lead's life: whether it was recorded then, its touches, wins and losses, in order.

    `was_open` says that it was neither won nor lost when the span ended.
    """

    case: Case
    span: Span
    was_open: bool
    is_new: bool = False
    touches: tuple[Touch, ...] = ()
    ends: tuple[End, ...] = ()

    @property
    def lead(self) -> Lead:
        """The lead."""
        return self.case.lead


@dataclass(frozen=True)
class Figures:
    """What came to pass with some leads in a span; each figure is defined by the function of its name.

    `touched` are leads, `touches` contacts; `open` are those at the end of the span. Shares are exact fractions, None
    where there is nothing to divide by; medians are None of nothing.
    """

    recorded: int
    touched: int
    touches: int
    closed: int
    lost: int
    open: int
    won: tuple[Money, ...]
    minutes: int
    conversion: Fraction | None
    win_rate: Fraction | None
    first_touch: timedelta | None
    to_close: timedelta | None
    first_touched: int = 0
    untouched: int = 0
    expected: tuple[Money, ...] = ()

    @property
    def is_quiet(self) -> bool:
        """Whether nothing was done with any lead, and no time spent on finding one."""
        return not (self.recorded or self.touches or self.closed or self.lost or self.minutes)


@dataclass(frozen=True)
class OfSource:
    """The figures of the leads that were found in one place; None: of which nobody has said where.

    `name` is what people call a source that is none of ours; without it all others stand together.
    """

    source: Source | None
    figures: Figures
    name: str = ""


@dataclass(frozen=True)
class OfPerson:
    """What one person did, or was credited with; NOBODY is whoever asked to be forgotten.

    Leads by who recorded them, touches and minutes by who spent them, wins and losses by who had the lead then, whoever
    marked it, so that handing a lead over later changes nothing. They add up to those of everybody.
    """

    person: PersonId
    recorded: int
    touches: int
    closed: int
    lost: int
    won: tuple[Money, ...]
    minutes: int


def cases(leads: Iterable[Lead]) -> list[Case]:
    """The leads that are there: not deleted, nor merged into another."""
    return [
        Case(lead, deals.ends(lead), back_then.standings(lead), back_then.stages(lead), _latest(lead))
        for lead in leads
        if lead.deleted_at is None
    ]


def _latest(lead: Lead) -> datetime:
    return max([lead.created_at, *[event.at for event in lead.events], *[touch.at for touch in lead.touches]])


def parts(some: Iterable[Case], span: Span) -> list[Part]:
    """What a span holds of these leads, as far as it holds anything, or they were open when it ended."""
    start, end = span.start, span.end
    found = (
        _part(each, span)
        if each.latest >= start
        else Part(each, span, was_open=back_then.is_in_hand(each.standings[-1][1]))
        for each in some
        if each.lead.created_at < end
    )
    return [each for each in found if each.was_open or each.is_new or each.touches or each.ends]


def _part(case: Case, span: Span) -> Part:
    start, end = span.start, span.end
    return Part(
        case,
        span,
        was_open=back_then.is_in_hand(case.status(span.last)),
        is_new=case.lead.created_at >= start,
        touches=tuple([touch for touch in case.lead.touches if start <= touch.at < end]),
        ends=tuple([one for one in case.ends if start <= one.at < end]),
    )


def of(some: Sequence[Part], worked: Iterable[Worked]) -> Figures:
    """All figures of these leads in a span, with the minutes of that span that went into finding them."""
    contacts, won_then, lost_then, waited = touches(some), wins(some), losses(some), first_waits(some)
    return Figures(
        recorded=recorded(some),
        touched=touched(some),
        touches=len(contacts),
        closed=len(won_then),
        lost=len(lost_then),
        open=still_open(some),
        won=won(won_then),
        minutes=minutes(contacts, worked),
        conversion=conversion(some),
        win_rate=win_rate(won_then, lost_then),
        first_touch=middle(waited),
        to_close=to_close(won_then),
        first_touched=len(waited),
        untouched=untouched(some),
        expected=expected(won_then),
    )


def recorded(some: Iterable[Part]) -> int:
    """Leads that were recorded in the span, by when somebody met them first.

    One from a file counts when it was recorded elsewhere, if the file says so; a merged one once, when the earlier was;
    a reopened one isn't recorded anew. Spans and sources add up, and people by who recorded them.
    """
    return sum(each.is_new for each in some)


def touched(some: Iterable[Part]) -> int:
    """Leads with at least one touch in the span, however many. Spans don't add up: one may be touched in both."""
    return sum(bool(each.touches) for each in some)


def touches(some: Iterable[Part]) -> list[Touch]:
    """The touches of the span: as many as were logged, also two of one hour. Spans, sources and people add up."""
    return [touch for each in some for touch in each.touches]


def wins(some: Iterable[Part]) -> list[End]:
    """Leads won in the span, each win at the moment at which it was marked: `domain/deals.py` says which count.

    A customer who buys again is won again. Spans, sources and people add up.
    """
    return [end for each in some for end in each.ends if end.is_win]


def losses(some: Iterable[Part]) -> list[End]:
    """Leads lost in the span, under the same rules. Spans, sources and people add up."""
    return [end for each in some for end in each.ends if not end.is_win]


def still_open(some: Iterable[Part]) -> int:
    """Leads that were neither won nor lost when the span ended: open, followed up, or resting.

    A reopened one is open again, and so is a lost one whose second try has fallen due; a customer with whom somebody
    stays in touch isn't. A state and no sum: of two spans together it is that of the later.
    """
    return sum(each.was_open for each in some)


def won(ends: Iterable[End]) -> tuple[Money, ...]:
    """What these wins came to, in each currency; one without an amount adds nothing. Spans, sources, people add up."""
    return added(end.won for end in ends if end.won is not None)


def expected(ends: Iterable[End]) -> tuple[Money, ...]:
    """Of what these wins came to, what was only expected: nobody has said yet what it was. Adds up as `won` does."""
    return won(end for end in ends if end.is_expected)


def minutes(of_touches: Iterable[Touch], worked: Iterable[Worked]) -> int:
    """Minutes of touches and those told beside them; a touch of unknown length adds none.

    Spans, sources and people add up.
    """
    return sum(each.minutes for each in worked) + sum(touch.minutes or 0 for touch in of_touches)


def conversion(some: Iterable[Part]) -> Fraction | None:
    """Of the leads recorded in the span, the share that was won by its end, however often.

    It follows the same leads from first to last, so it never passes 1, and grows with the length of the span.
    """
    new = [each for each in some if each.is_new]
    return share(sum(any(end.is_win and end.at < each.span.end for end in each.case.ends) for each in new), len(new))


def win_rate(won_then: Sequence[End], lost_then: Sequence[End]) -> Fraction | None:
    """Of all that was won or lost in the span, the share that was won, whenever those leads were recorded."""
    return share(len(won_then), len(won_then) + len(lost_then))


def share(part: int, whole: int) -> Fraction | None:
    """One of the other, exactly; None of nothing."""
    return Fraction(part, whole) if whole else None


def first_waits(some: Iterable[Part]) -> list[timedelta]:
    """How long each lead waited, from its recording on, that had its first touch in the span.

    Plain time, nights and days off included: the lead was waiting. One from a file doesn't count. `first_touch` is the
    median, `first_touched` how many there are; they add up, over spans too.
    """
    return [
        max(first - each.lead.created_at, timedelta())
        for each in some
        if each.touches
        and (first := min(touch.at for touch in each.lead.touches)) in each.span
        and not arrivals.is_from_a_table(each.lead)
    ]


def untouched(some: Iterable[Part]) -> int:
    """Leads that still waited for their first touch when the span ended, open and recorded at any time before.

    One from a file doesn't count. A state and no sum, as `still_open`.
    """
    return sum(
        each.was_open
        and not any(touch.at < each.span.end for touch in each.lead.touches)
        and not arrivals.is_from_a_table(each.lead)
        for each in some
    )


def to_close(ends: Iterable[End]) -> timedelta | None:
    """The median time that these wins took: since the lead was recorded, and of a customer's next deal since they were
    taken up again (reopened, or a follow-up fell due).
    """
    return middle([end.took for end in ends])


def middle(times: Sequence[timedelta]) -> timedelta | None:
    """The median; of an even number half-way between the two in the middle."""
    ordered, half = sorted(times), len(times) // 2
    return (ordered[half] + ordered[-half - 1]) / 2 if ordered else None


def by_source(some: Iterable[Part], worked: Iterable[Worked]) -> tuple[OfSource, ...]:
    """The same for each place where leads were found, as it is known now; most wins first, then most leads.

    Counts, amounts and minutes add up to those of all leads. Left out is where nothing was, and nothing is open.
    """
    of_leads = grouped(some, lambda each: Place.of(each.lead.source, each.lead.source_note))
    of_hours = grouped(worked, lambda each: Place.of(each.source))
    found = (
        OfSource(
            place.source,
            of(of_leads[place], of_hours[place]),
            spelt(place, (each.lead.source_note for each in of_leads[place])),
        )
        for place in {*of_leads, *of_hours}
    )
    told = (each for each in found if each.figures.open or not each.figures.is_quiet)
    return tuple(
        sorted(told, key=lambda each: (-each.figures.closed, -each.figures.recorded, Place.of(each.source, each.name)))
    )


class Place(NamedTuple):
    """Where leads are found: in order the sources that are ours, the others by what people call them, the unknown."""

    order: str
    name: str
    source: Source | None

    @classmethod
    def of(cls, source: Source | None, name: str | None = None) -> Place:
        """A source; `name` counts, however it is spelt, where that is none of ours."""
        called = " ".join(lowered(name).split()) if name and source is Source.OTHER else ""
        return cls("~" if source is None else source.value, called, source)


def spelt(place: Place, names: Iterable[str | None]) -> str:
    """How the name of a place is written: the first of these in the alphabet, so that their order says nothing."""
    return min((name for name in names if name), default="") if place.name else ""


def by_person(some: Sequence[Part], worked: Iterable[Worked]) -> tuple[OfPerson, ...]:
    """What each person did in the span; who has won most comes first."""
    new = grouped((each for each in some if each.is_new), lambda each: each.lead.created_by)
    of_touches = grouped(touches(some), lambda touch: touch.by)
    of_wins = grouped(wins(some), lambda end: end.owner)
    of_losses = grouped(losses(some), lambda end: end.owner)
    of_hours = grouped(worked, lambda each: each.by)
    people = {*new, *of_touches, *of_wins, *of_losses, *of_hours}
    found = (
        OfPerson(
            person,
            recorded=len(new[person]),
            touches=len(of_touches[person]),
            closed=len(of_wins[person]),
            lost=len(of_losses[person]),
            won=won(of_wins[person]),
            minutes=minutes(of_touches[person], of_hours[person]),
        )
        for person in people
    )
    return tuple(sorted(found, key=lambda each: (-each.closed, -each.touches, -each.recorded, each.person)))


def added(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """The sum in each currency, in order of the currencies; never one of several."""
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for each in amounts:
        sums[each.currency] += each.amount
    return tuple(Money(sums[currency], currency) for currency in sorted(sums))


def grouped(each_of: Iterable[V], by: Callable[[V], K]) -> defaultdict[K, list[V]]:
    """What belongs together, in the order in which it came."""
    found: defaultdict[K, list[V]] = defaultdict(list)
    for each in each_of:
        found[by(each)].append(each)
    return found
