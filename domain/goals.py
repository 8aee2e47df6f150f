"""Goals: what success looks like, how far along it is, and whether that is ahead of pace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from domain import figures, periods
from domain.errors import NotUnderstood
from domain.figures import Case
from domain.models import Aim, Every, Goal, Workspace
from domain.money import Money
from domain.periods import Period, Span

CENT, ONE = Decimal("0.01"), Decimal(1)
HIGHEST = 10**6
"""More leads than anybody records in a month."""


@dataclass(frozen=True)
class Progress:
    """How far a goal is: in leads, in wins, or in its own currency.

    `period` is the goal's own week or month, of which only what came to pass by the moment asked for is `done`.
    `expected` is what an even pace would have brought by then, to the whole lead or the cent.
    """

    goal: Goal
    period: Period
    done: Decimal
    target: Decimal
    expected: Decimal

    @property
    def ahead(self) -> Decimal:
        """How far ahead of pace; below zero where it is behind."""
        return self.done - self.expected

    @property
    def left(self) -> Decimal:
        """What is still to do; nothing once the goal is reached."""
        return max(self.target - self.done, Decimal())

    @property
    def is_reached(self) -> bool:
        """Whether it is done."""
        return self.done >= self.target


def in_force(workspace: Workspace, moment: datetime) -> tuple[Goal, ...]:
    """The goals that held at `moment` (aware), the weekly ones first; what was aimed for earlier isn't there."""
    held = [goal for goal in workspace.goals if goal.since <= moment and (goal.until is None or moment < goal.until)]
    return tuple(sorted(held, key=lambda goal: ([*Every].index(goal.every), [*Aim].index(goal.what))))


def progress(workspace: Workspace, some: Sequence[Case], moment: datetime, zone: ZoneInfo) -> tuple[Progress, ...]:
    """How far each goal was that held at `moment` (aware), in its own week or month, by then."""
    return tuple(_progress(goal, some, moment, zone) for goal in in_force(workspace, moment))


def _progress(goal: Goal, some: Sequence[Case], moment: datetime, zone: ZoneInfo) -> Progress:
    period = periods.of_goal(goal.every, moment, zone)
    whole = periods.span(period, zone)
    target, grain = (goal.target.amount, CENT) if isinstance(goal.target, Money) else (Decimal(goal.target), ONE)
    passed = Decimal((moment - whole.start) // datetime.resolution) / ((whole.end - whole.start) // datetime.resolution)
    so_far = Span(whole.start, moment + datetime.resolution)
    return Progress(goal, period, _done(goal, some, so_far), target, (target * passed).quantize(grain, ROUND_HALF_UP))


def _done(goal: Goal, some: Sequence[Case], span: Span) -> Decimal:
    """What counts is what `domain/figures.py` counts; for a goal of money, amounts in its own currency alone."""
    parts = figures.parts((each for each in some if each.latest >= span.start), span)
    if goal.what is Aim.LEADS:
        return Decimal(figures.recorded(parts))
    wins = figures.wins(parts)
    if not isinstance(goal.target, Money):
        return Decimal(len(wins))
    own = goal.target.currency
    return sum((each.amount for each in figures.won(wins) if each.currency == own), start=Decimal())


def is_sound(goal: Goal) -> bool:
    """Whether it aims for something: money where money is counted, a number of leads elsewhere."""
    if isinstance(goal.target, Money):
        return goal.what is Aim.MONEY and goal.target.amount > 0
    return goal.what is not Aim.MONEY and 0 < goal.target < HIGHEST


def agreed(workspace: Workspace, goal: Goal) -> Workspace:
    """The workspace with a new goal from its `since` on; the one before it, for the same in the same time, is history.

    Raises:
        NotUnderstood: the goal is none.
    """
    if not is_sound(goal):
        raise NotUnderstood(str(goal.target))
    return replace(workspace, goals=(*_ended(workspace, goal.what, goal.every, goal.since), goal))


def given_up(workspace: Workspace, what: Aim, every: Every, now: datetime) -> Workspace:
    """The workspace without that goal from `now` on; that it was aimed for stays in the history."""
    return replace(workspace, goals=_ended(workspace, what, every, now))


def _ended(workspace: Workspace, what: Aim, every: Every, at: datetime) -> tuple[Goal, ...]:
    return tuple(
        replace(goal, until=at) if (goal.what, goal.every, goal.until) == (what, every, None) else goal
        for goal in workspace.goals
    )
