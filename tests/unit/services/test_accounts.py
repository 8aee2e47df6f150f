"""What is told of money, hours and goals lasts, and is for members alone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from decimal import Decimal

import pytest

from domain import periods
from domain.account_words import Ending, Expense, Hours
from domain.errors import AdminsOnly, NotAllowed
from domain.models import Aim, Deed, Every, WorkspaceId
from domain.money import Money
from domain.people import Person, WorkHours
from domain.periods import PeriodKind
from domain.sources import Source
from services.accounts import Accounts
from tests.unit.services.the_office import ANN, BOB, CHARLIE, HALIFAX, TEAM, Office

FIFTY = Money(Decimal(50), "CAD")
LEADS = (Aim.LEADS, 10, Every.WEEK)


async def test_what_was_told_is_there_after_a_restart_and_once(office: Office) -> None:
    await office.meets(ANN)
    own = WorkspaceId(ANN)
    for _ in "12":
        await office.accounts.spend(own, Expense(FIFTY, Source.X, ""), Deed(ANN, 7))
        await office.accounts.work(own, Hours(90, None, "posting"), Deed(ANN, 8))
        await office.accounts.aim(own, *LEADS, Deed(ANN, 9))
    await office.reopens()
    told = [await office.accounts.told(own, cause, ANN) for cause in (7, 8, 9, 10)]
    assert [type(each).__name__ for each in told] == ["Spent", "Worked", "Goal", "NoneType"]
    kept = await office.accounts.undo(own, 7, Deed(ANN, 11))
    assert (len(kept.spent), len(kept.worked), len(kept.goals)) == (0, 1, 1)


async def test_a_goal_that_nobody_set_is_not_given_up(office: Office) -> None:
    await office.meets(ANN)
    kept, gone = await office.accounts.give_up(WorkspaceId(ANN), Aim.LEADS, Every.WEEK, 5, Deed(ANN))
    assert (kept.goals, gone) == ((), None)
    assert await office.accounts.goals_before(WorkspaceId(ANN), ANN, HALIFAX) == ()


async def test_how_far_a_goal_is_is_told_as_in_the_summary(office: Office) -> None:
    """By the person's own zone and weekdays, without all the other figures."""
    await office.meets(ANN)
    own, ann = WorkspaceId(ANN), await office.habits.set_hours(ANN, WorkHours(days=frozenset({0, 1})))
    assert await office.accounts.goals_now(own, ann, HALIFAX) == ()
    await office.accounts.aim(own, *LEADS, office.deed())
    await office.accounts.aim(own, Aim.CLOSED, 3, Every.MONTH, office.deed())
    for _ in range(2):
        await office.records()
    week = periods.current(PeriodKind.WEEK, office.clock.now(), HALIFAX)
    told = await office.accounts.goals_now(own, ann, HALIFAX)
    assert [(each.goal.every, int(each.done)) for each in told] == [(Every.WEEK, 2), (Every.MONTH, 0)]
    assert tuple(told) == (await office.summaries.figures(own, ANN, week)).goals


STRANGERS: list[Callable[[Accounts], Awaitable[object]]] = [
    lambda accounts: accounts.spend(TEAM, Expense(FIFTY, None, ""), Deed(CHARLIE)),
    lambda accounts: accounts.work(TEAM, Hours(5, None, None), Deed(CHARLIE)),
    lambda accounts: accounts.aim(TEAM, *LEADS, Deed(CHARLIE)),
    lambda accounts: accounts.give_up(TEAM, Aim.LEADS, Every.WEEK, 1, Deed(CHARLIE)),
    lambda accounts: accounts.take_up(TEAM, Aim.LEADS, Every.WEEK, 1, Deed(CHARLIE)),
    lambda accounts: accounts.told(TEAM, 1, CHARLIE),
    lambda accounts: accounts.source(TEAM, 1, Source.X, Deed(CHARLIE)),
    lambda accounts: accounts.end(TEAM, Ending(None, None), Deed(CHARLIE)),
    lambda accounts: accounts.undo(TEAM, 1, Deed(CHARLIE)),
    lambda accounts: accounts.goals_before(TEAM, CHARLIE, HALIFAX),
    lambda accounts: accounts.goals_now(TEAM, Person(CHARLIE, "Charlie", "en", HALIFAX), HALIFAX),
]


@pytest.mark.parametrize("attempt", STRANGERS)
async def test_a_stranger_tells_reads_and_undoes_nothing(
    office: Office, attempt: Callable[[Accounts], Awaitable[object]]
) -> None:
    await office.meets(ANN, BOB, CHARLIE)
    await office.has_team(BOB, admins=[ANN])
    with pytest.raises(NotAllowed):
        await attempt(office.accounts)


async def test_a_member_tells_of_money_and_leaves_goals_to_admins(office: Office) -> None:
    await office.meets(ANN, BOB)
    await office.has_team(BOB, admins=[ANN])
    await office.accounts.spend(TEAM, Expense(FIFTY, None, ""), Deed(BOB, 1))
    team = await office.accounts.aim(TEAM, *LEADS, Deed(ANN, 2))
    began = int(team.goals[0].since.timestamp())
    with pytest.raises(AdminsOnly):
        await office.accounts.give_up(TEAM, Aim.LEADS, Every.WEEK, began, Deed(BOB, 3))
    kept, gone = await office.accounts.give_up(TEAM, Aim.LEADS, Every.WEEK, began, Deed(ANN, 4))
    assert (gone, kept.goals[0].until) == (team.goals[0], office.clock.now())
    kept, again = await office.accounts.take_up(TEAM, Aim.LEADS, Every.WEEK, began, Deed(ANN, 5))
    assert again is not None
    assert kept.goals == team.goals
