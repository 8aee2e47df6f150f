"""What people tell of money, hours and goals: noted once however often its update comes, and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from domain import goals, periods, rights
from domain.account_words import Ending, Expense, Hours
from domain.errors import GoalChanged, UndoIsOver
from domain.figures import Case
from domain.goals import Progress
from domain.models import Aim, Deed, Every, Goal, Spent, Worked, Workspace
from domain.money import Money
from domain.moves import UNDO_FOR
from domain.periods import PeriodKind
from domain.rights import Right
from domain.sources import Source

Told = Spent | Worked | Goal

LOOKED_BACK = 4
"""Of how many weeks or months before the present one it is told how their goals went."""


def told_by(workspace: Workspace, cause: int | None) -> Told | None:
    """What the update `cause` has told already, if it is still there."""
    everything: Sequence[Told] = (*workspace.spent, *workspace.worked, *workspace.goals)
    return next((each for each in everything if cause is not None and each.cause == cause), None)


def spend(workspace: Workspace, told: Expense, deed: Deed, now: datetime) -> Workspace:
    """The workspace with money that a member has spent."""
    if told_by(workspace, deed.cause) is not None:
        return workspace
    at, told_at = _when(told, now)
    spent = Spent(at, deed.by, told.amount, told.source, deed.cause, told.words or None, told_at)
    return replace(workspace, spent=(*workspace.spent, spent))


def work(workspace: Workspace, told: Hours, deed: Deed, now: datetime) -> Workspace:
    """The workspace with minutes that a member has worked."""
    if told_by(workspace, deed.cause) is not None:
        return workspace
    at, told_at = _when(told, now)
    worked = Worked(at, deed.by, told.minutes, told.source, told.note, deed.cause, told_at)
    return replace(workspace, worked=(*workspace.worked, worked))


def _when(told: Expense | Hours, now: datetime) -> tuple[datetime, datetime | None]:
    """When it was, and when it was told if that isn't the same."""
    return (now, None) if told.at is None else (told.at, now)


def sourced(workspace: Workspace, cause: int, source: Source, deed: Deed, now: datetime) -> Workspace:
    """The workspace with what the update `cause` told put down to a source. Raises as `undo` does."""
    told = told_by(workspace, cause)
    if not isinstance(told, Spent | Worked):
        return workspace
    _require_undoable(workspace, told, deed, now)
    return replace(
        workspace,
        spent=tuple(replace(each, source=source) if each is told else each for each in workspace.spent),
        worked=tuple(replace(each, source=source) if each is told else each for each in workspace.worked),
    )


def aim(workspace: Workspace, what: Aim, target: int | Money, every: Every, deed: Deed, now: datetime) -> Workspace:
    """The workspace with a goal in the place of the one before; a team's admins set it. Raises AdminsOnly."""
    rights.require(workspace, deed.by, Right.RUN)
    if told_by(workspace, deed.cause) is not None:
        return workspace
    return goals.agreed(workspace, Goal(what, target, every, now, cause=deed.cause))


def meant(workspace: Workspace, ending: Ending) -> tuple[Goal, ...]:
    """The goals that hold and that somebody may be done with."""
    return tuple(
        each
        for each in workspace.goals
        if each.until is None and ending.what in (None, each.what) and ending.every in (None, each.every)
    )


def known(workspace: Workspace, what: Aim, every: Every, began: int) -> Goal | None:
    """The goal that was set at `began` (seconds since 1970), the latest of that second; it may be over by now."""
    those = (each for each in workspace.goals if (each.what, each.every) == (what, every))
    return next((each for each in reversed([*those]) if int(each.since.timestamp()) == began), None)


def give_up(workspace: Workspace, goal: Goal, deed: Deed, now: datetime) -> Workspace:
    """The workspace without a goal from now on; of one that is over already nothing changes. Raises AdminsOnly."""
    rights.require(workspace, deed.by, Right.RUN)
    return goals.given_up(workspace, goal.what, goal.every, now) if goal.until is None else workspace


def take_up(workspace: Workspace, goal: Goal, deed: Deed, now: datetime) -> Workspace:
    """The workspace with a goal that was given up within ten minutes, as if it never had been.

    Raises:
        UndoIsOver: that was longer ago.
        GoalChanged: another goal has taken its place.
        AdminsOnly: a team's goals are for its admins.
    """
    rights.require(workspace, deed.by, Right.RUN)
    if goal.until is None:
        return workspace
    if goals.in_place_of(workspace, goal) is not None:
        raise GoalChanged
    if now - goal.until > UNDO_FOR:
        raise UndoIsOver
    return replace(workspace, goals=_holding(workspace.goals, goal))


def undo(workspace: Workspace, cause: int, deed: Deed, now: datetime) -> Workspace:
    """The workspace without what the update `cause` told; taken back by whoever told it, or by an admin.

    A goal makes room again for the one before it. What isn't there any more is undone already.

    Raises:
        UndoIsOver: it was told more than ten minutes ago.
        AdminsOnly: somebody else told it.
    """
    told = told_by(workspace, cause)
    if told is None:
        return workspace
    _require_undoable(workspace, told, deed, now)
    return replace(
        workspace,
        spent=tuple(each for each in workspace.spent if each is not told),
        worked=tuple(each for each in workspace.worked if each is not told),
        goals=_without(workspace, told) if isinstance(told, Goal) else workspace.goals,
    )


def _require_undoable(workspace: Workspace, told: Told, deed: Deed, now: datetime) -> None:
    """Raises AdminsOnly, UndoIsOver."""
    if isinstance(told, Goal) or told.by != deed.by:
        rights.require(workspace, deed.by, Right.RUN)
    told_at = told.since if isinstance(told, Goal) else told.told_at or told.at
    if now - told_at > UNDO_FOR:
        raise UndoIsOver


def _without(workspace: Workspace, goal: Goal) -> tuple[Goal, ...]:
    """The goals without one; that which it ended holds again, unless another has taken its place since."""
    before = goals.replaced_by(workspace, goal)
    others = tuple(each for each in workspace.goals if each is not goal)
    return _holding(others, before) if before is not None and goal.until is None else others


def _holding(kept: Sequence[Goal], goal: Goal) -> tuple[Goal, ...]:
    return tuple(replace(each, until=None) if each is goal else each for each in kept)


def goals_before(
    workspace: Workspace, some: Sequence[Case], now: datetime, zone: ZoneInfo
) -> tuple[tuple[Progress, ...], ...]:
    """How the goals of the last weeks and months went, as they were at the end of each; the latest first.

    Weeks before months; one in which there was no goal is left out.
    """
    ends = [
        periods.span(period, zone).last
        for kind in (PeriodKind.WEEK, PeriodKind.MONTH)
        for period in _last(kind, now, zone)
    ]
    kinds = [every for every in Every for _ in range(LOOKED_BACK)]
    each_end = zip(ends, kinds, strict=True)
    found = (
        tuple(one for one in goals.progress(workspace, some, end, zone) if one.goal.every is every)
        for end, every in each_end
    )
    return tuple(each for each in found if each)


def _last(kind: PeriodKind, now: datetime, zone: ZoneInfo) -> list[periods.Period]:
    found = [periods.before(periods.current(kind, now, zone))]
    while len(found) < LOOKED_BACK:
        found.append(periods.before(found[-1]))
    return found
