"""The funnel: how far leads came along the ladder in a span of time, and what share went on from each rung."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from domain import back_then, figures
from domain.figures import Case
from domain.ladder import LADDER
from domain.models import Stage, Status
from domain.periods import Span

Climb = tuple[int, int]
"""From which rung to which, by their places on the ladder."""

OFF = -1
"""Where a lead stood before it was recorded: below the first rung."""


@dataclass(frozen=True)
class Rung:
    """One rung of the ladder in a span: leads that `stood` on it at some time, and of those how many `went_on` higher.

    `reached` are those that came to it in the span, or beyond: from the rung below, and to the first by being recorded.
    """

    stage: Stage
    reached: int
    stood: int
    went_on: int

    @property
    def conversion(self) -> Fraction | None:
        """The share that went on in the span, of those that stood here; None of none, and for the last rung."""
        return None if self.stage is LADDER[-1] else figures.share(self.went_on, self.stood)


def of(some: Iterable[Case], span: Span) -> tuple[Rung, ...]:
    """The rungs from know to advocate.

    A lead is on the ladder unless it is lost: those recorded or taken up again in the span, and those that were there
    when it began, customers too, who can become loyal and advocates. One recorded in the span begins on the first rung;
    one that goes up several rungs at once has stood on each. A lead counts once on each rung, by the highest that it
    reached: one that was moved down again in the span has been higher all the same. A win lifts to customer. Losing a
    lead takes it off, but it has stood where it stood, so that whoever never goes on lowers the share.

    Sources add up. Spans don't: what went on in the second has stood there in both.
    """
    climbs = Counter(climb for each in some if (climb := _climb(each, span)) is not None)
    return tuple(_rung(place, stage, climbs) for place, stage in enumerate(LADDER))


def _rung(place: int, stage: Stage, climbs: Mapping[Climb, int]) -> Rung:
    """One rung, of how many leads went from where to where."""
    return Rung(
        stage,
        reached=sum(count for (low, high), count in climbs.items() if low < place <= high),
        stood=sum(count for (low, high), count in climbs.items() if low <= place <= high),
        went_on=sum(count for (low, high), count in climbs.items() if low <= place < high),
    )


def _climb(case: Case, span: Span) -> Climb | None:
    """On which rung a lead stood when it came into the span, and the highest that it reached; None if it was off."""
    if case.lead.created_at >= span.end:
        return None
    if case.lead.created_at >= span.start:
        return OFF, _highest(case, span, 0)
    if case.status(span.eve) is Status.LOST and not _was_taken_up(case, span):
        return None
    low = LADDER.index(back_then.told(case.stages, span.eve) or LADDER[0])
    return low, _highest(case, span, low)


def _was_taken_up(case: Case, span: Span) -> bool:
    return any(since in span and back_then.is_in_hand(standing) for since, standing in case.standings)


def _highest(case: Case, span: Span, low: int) -> int:
    if case.latest < span.start:
        return low
    return max([low, *[LADDER.index(rung) for since, rung in case.stages if since in span]])
