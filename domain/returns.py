"""What came back of money and hours, and who helped: direct wins beside assists and referrals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from domain import figures
from domain.deals import End
from domain.figures import OfSource, Part, Place
from domain.models import Assist, AssistKind, Lead, Spent, Worked
from domain.money import Money
from domain.sources import Source
from domain.typed import lowered

CENT = Decimal("0.01")
AN_HOUR = 60
"""In minutes."""


@dataclass(frozen=True)
class Return:
    """What one source, or all of them, brought in one currency; None as its source is of leads that nobody placed.

    `name` is what people call a source that is none of ours. `is_shared` says that it is money and hours told of no
    source: spent for all of them, so that nothing comes back to it alone. `minutes` are those of the source whatever
    the currency. The same hours brought all of it, so they stand once: with the currency that something was won in,
    one's own first. Where that is more than one, `is_mixed`, no hour has a worth, as the amounts are never added.
    """

    source: Source | None
    won: Money
    spent: Money
    minutes: int
    is_mixed: bool = False
    is_shared: bool = False
    name: str = ""

    @property
    def gain(self) -> Money:
        """Won − spent, below zero where more was spent. Spans and sources add up."""
        return Money(self.won.amount - self.spent.amount, self.won.currency)

    @property
    def ratio(self) -> Fraction | None:
        """(won − spent) / spent, exactly: 1 is the double of what was spent; None where nothing was, or for all."""
        spent = Fraction(self.spent.amount)
        return (Fraction(self.won.amount) - spent) / spent if spent and not self.is_shared else None

    @property
    def an_hour(self) -> Money | None:
        """What was won for each hour of touches and other work, to the cent; None where that can't be told."""
        if not self.minutes or self.is_mixed or self.is_shared:
            return None
        won = self.won.amount * AN_HOUR / self.minutes
        return Money(won.quantize(CENT, ROUND_HALF_UP), self.won.currency)


def by_source(
    sources: Sequence[OfSource], spent: Iterable[Spent], worked: Iterable[Worked], currency: str
) -> tuple[Return, ...]:
    """Each source in each currency in which it cost or brought something in a span, in the order of `sources`.

    A win is of the source of its lead; money and hours told of no source are spent for all, and stand last, alone. What
    cost or brought hours alone stands there in the workspace's `currency`.
    """
    costs = figures.grouped(spent, lambda each: Place.of(each.source, each.note))
    for_all = figures.minutes((), (each for each in worked if each.source is None))
    shared = _in_each_currency(None, (), [cost.amount for cost in costs.pop(Place.of(None), [])], for_all, currency)
    known = {Place.of(each.source, each.name): each for each in sources}
    order = [*known, *sorted(costs.keys() - known.keys())]
    of_each = (
        replace(each, name=known[place].name if place in known else figures.spelt(place, _names(costs[place])))
        for place in order
        for each in _in_each_currency(
            place.source,
            known[place].figures.won if place in known else (),
            [cost.amount for cost in costs[place]],
            known[place].figures.minutes - (for_all if place.source is None else 0) if place in known else 0,
            currency,
        )
    )
    return (*of_each, *(replace(each, is_shared=True) for each in shared))


def _names(spent: Iterable[Spent]) -> Iterable[str | None]:
    return (each.note for each in spent)


def overall(returns: Sequence[Return], minutes: int, currency: str) -> tuple[Return, ...]:
    """All sources together, in each currency; `minutes` are everybody's."""
    won, spent = [each.won for each in returns], [each.spent for each in returns]
    return _in_each_currency(None, won, spent, minutes, currency)


def _in_each_currency(
    source: Source | None, won: Iterable[Money], spent: Iterable[Money], minutes: int, currency: str
) -> tuple[Return, ...]:
    brought, cost = _sums(won), _sums(spent)
    currencies = sorted(brought.keys() | cost.keys(), key=lambda each: (each != currency, each))
    currencies = currencies or ([currency] if minutes else [])
    won_in = [each for each in currencies if brought.get(each)]
    with_hours, is_mixed = next(iter(won_in or currencies), None), len(won_in) > 1
    return tuple(
        Return(
            source,
            Money(brought.get(each, Decimal()), each),
            Money(cost.get(each, Decimal()), each),
            minutes if each == with_hours else 0,
            is_mixed,
        )
        for each in currencies
    )


def _sums(amounts: Iterable[Money]) -> Mapping[str, Decimal]:
    return {each.currency: each.amount for each in figures.added(amounts)}


@dataclass(frozen=True)
class Help:
    """Who or what helped, and the wins that they helped with; `what` is empty of people who aren't to be named."""

    kind: AssistKind
    what: str
    wins: int
    won: tuple[Money, ...]


def helped(wins: Sequence[End]) -> int:
    """How many of these wins somebody or something helped with; the others are direct. Spans add up."""
    return sum(bool(_assists(win)) for win in wins)


def helps(wins: Sequence[End], *, are_named: bool = True) -> tuple[Help, ...]:
    """Each helper of these wins, by kind and name however it is typed; who helped most comes first.

    Where people aren't to be named, they stand there together.

    A win with two helpers counts with both, its amount too, so that helpers don't add up to the wins: assists stand
    beside what the source brought and take nothing from it. They are those of a lead's last win, as they are known now;
    reopening a lead forgets who helped with the one before.
    """
    each_help = [(assist, win) for win in wins for assist in _told(_assists(win), are_named=are_named)]
    found = figures.grouped(each_help, lambda told: (told[0].kind, lowered(told[0].what)))
    told = [
        Help(kind, min(assist.what for assist, _ in of_one), len(of_one), figures.won(win for _, win in of_one))
        for (kind, _), of_one in found.items()
    ]
    return tuple(sorted(told, key=lambda each: (-each.wins, each.kind, each.what)))


def _assists(win: End) -> tuple[Assist, ...]:
    return win.lead.assists if win.last else ()


def _told(assists: Iterable[Assist], *, are_named: bool) -> Iterable[Assist]:
    """The assists of one win, those of people as one where they aren't to be named."""
    if are_named:
        return assists
    return dict.fromkeys(replace(each, what="") if each.kind is AssistKind.PERSON else each for each in assists)


@dataclass(frozen=True)
class Credit:
    """What a lead has brought by sending others: how many it sent, how many of those were won, and for what."""

    lead: Lead
    sent: int
    closed: int
    won: tuple[Money, ...]


def credits_of(some: Sequence[Part], known: Iterable[Lead]) -> tuple[Credit, ...]:
    """To whose credit the leads are that were recorded or won in the span, who has brought most wins first.

    `known` are the leads that are there, as a sender may have been quiet in the span. A lead is sent by the one that it
    names, or by the one into which that was merged since; of one that is deleted nothing is credited. It is credited
    with whom it sent itself, not with whom those sent. Spans add up.
    """
    leads = {number: lead for lead in known for number in (lead.number, *lead.merged)}
    children = (each for each in some if each.lead.referred_by in leads)
    sent = figures.grouped(children, lambda each: leads[each.lead.referred_by or 0].number)
    found = (_credit(leads[number], those) for number, those in sent.items())
    told = (each for each in found if each.sent or each.closed)
    return tuple(sorted(told, key=lambda each: (-each.closed, -each.sent, each.lead.number)))


def _credit(lead: Lead, children: Sequence[Part]) -> Credit:
    wins = figures.wins(children)
    return Credit(lead, figures.recorded(children), len(wins), figures.won(wins))
