"""Goals: what success looks like, how far along it is, and whether that is ahead of pace."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from domain import days_off, figures, periods
from domain.errors import NotUnderstood
from domain.figures import Case
from domain.models import Aim, Every, Goal, Workspace
from domain.money import Money
from domain.people import Person, Region, WorkHours
from domain.periods import Period, Span

CENT, ONE = Decimal("0.01"), Decimal(1)
HIGHEST = 10**6
"""More leads than anybody records in a month."""


@dataclass(frozen=True)
class Progress:
    """How far a goal is: in leads, in wins, or in its own currency.

    `period` is the goal's own week or month, of which only what came to pass by the moment asked for is `done`.
    `expected` is what an even pace would have brought by then, to the whole lead or the cent: so much on each working
    day from the one on which the goal was set, none of it before that day is over. Of money that is `done`, nobody has
    said yet that the part `unconfirmed` came in: it is what was expected of these wins. `is_over` says that the whole
    of that week or month had passed by then.
    """

    goal: Goal
    period: Period
    done: Decimal
    target: Decimal
    expected: Decimal
    unconfirmed: Decimal = Decimal()
    is_over: bool = False

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


@dataclass(frozen=True)
class Workdays:
    """The days on which an even pace moves on: some weekdays (0 is Monday), but for the public holidays of a place."""

    weekdays: frozenset[int] = WorkHours().days
    holidays: Region | None = None

    def __contains__(self, day: date) -> bool:
        return day.weekday() in self.weekdays and days_off.holiday(day, self.holidays) is None


EACH_WEEK = Workdays()


def workdays_of(person: Person | None) -> Workdays:
    """Those of a person's hours and holidays, Monday to Friday for a team (None), whose members may live anywhere."""
    if person is None:
        return EACH_WEEK
    return Workdays(person.hours.days or frozenset(range(7)), person.holidays)


def progress(
    workspace: Workspace,
    some: Sequence[Case],
    moment: datetime,
    zone: ZoneInfo,
    workdays: Workdays = EACH_WEEK,
    *,
    week: Period | None = None,
) -> tuple[Progress, ...]:
    """How far each goal was that held at `moment` (aware), in its own week or month, by then.

    `week` are the seven days in which weekly goals are counted, where they are none of the calendar.
    """
    return tuple(
        _progress(goal, some, moment, zone, workdays, week if goal.every is Every.WEEK else None)
        for goal in in_force(workspace, moment)
    )


def _progress(
    goal: Goal, some: Sequence[Case], moment: datetime, zone: ZoneInfo, workdays: Workdays, week: Period | None
) -> Progress:
    period = week or periods.of_goal(goal.every, moment, zone)
    target, grain = (goal.target.amount, CENT) if isinstance(goal.target, Money) else (Decimal(goal.target), ONE)
    whole = periods.span(period, zone)
    so_far = Span(whole.start, moment + datetime.resolution)
    expected = (target * _passed(goal, period, so_far.end, zone, workdays)).quantize(grain, ROUND_HALF_UP)
    done, unconfirmed = _done(goal, some, so_far)
    return Progress(goal, period, done, target, expected, unconfirmed, is_over=so_far.end >= whole.end)


def _passed(goal: Goal, period: Period, end: datetime, zone: ZoneInfo, workdays: Workdays) -> Decimal:
    """The part of its working days that is over; of all days, where it was set when none was left to work on."""
    today, first = end.astimezone(zone).date(), max(period.first, goal.since.astimezone(zone).date())
    left = [first + periods.DAY * number for number in range((period.until - first).days)]
    counted = [day for day in left if day in workdays] or left
    return Decimal(sum(day < today for day in counted)) / len(counted)


def _done(goal: Goal, some: Sequence[Case], span: Span) -> tuple[Decimal, Decimal]:
    """What counts is what `domain/figures.py` counts; for a goal of money, amounts in its own currency alone.

    And what of it was only expected.
    """
    parts = figures.parts((each for each in some if each.latest >= span.start), span)
    if goal.what is Aim.LEADS:
        return Decimal(figures.recorded(parts)), Decimal()
    wins = figures.wins(parts)
    if not isinstance(goal.target, Money):
        return Decimal(len(wins)), Decimal()
    own = goal.target.currency
    return _in(own, figures.won(wins)), _in(own, figures.expected(wins))


def _in(currency: str, amounts: Iterable[Money]) -> Decimal:
    return sum((each.amount for each in amounts if each.currency == currency), start=Decimal())


def in_place_of(workspace: Workspace, goal: Goal) -> Goal | None:
    """The goal that holds for the same in the same time, if there is one: this one, or what it was changed to since."""
    return next((each for each in workspace.goals if _same(each, goal) and each.until is None), None)


def replaced_by(workspace: Workspace, goal: Goal) -> Goal | None:
    """The goal that made room for this one, if another held until then."""
    return next((each for each in workspace.goals if _same(each, goal) and each.until == goal.since), None)


def _same(one: Goal, other: Goal) -> bool:
    return (one.what, one.every) == (other.what, other.every)


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
