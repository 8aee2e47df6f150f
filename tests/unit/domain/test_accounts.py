"""What is told of money, hours and goals: noted once, taken back, and looked back at."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from domain import accounts, figures, homecoming, takeout
from domain.account_words import Ending, Expense, Hours
from domain.errors import AdminsOnly, GoalChanged, UndoIsOver
from domain.models import Aim, Deed, Every, Goal, Spent, Worked
from domain.money import Money
from domain.sources import Source
from tests.unit.domain.the_cast import ANN, BOB, DAY, HALIFAX, MINUTE, MONDAY_10, TEAM, recorded

FIFTY = Money(Decimal(50), "CAD")
BY_ANN, BY_BOB = Deed(ANN, 1), Deed(BOB, 2)
LATER = MONDAY_10 + 10 * MINUTE
TOO_LATE = LATER + timedelta(seconds=1)
LEADS = (Aim.LEADS, 10, Every.WEEK)


def test_every_member_tells_of_money_and_time_and_each_update_once() -> None:
    spent = accounts.spend(TEAM, Expense(FIFTY, Source.X, ""), BY_BOB, MONDAY_10)
    assert spent.spent == (Spent(MONDAY_10, BOB, FIFTY, Source.X, 2),)
    assert accounts.spend(spent, Expense(FIFTY, Source.X, ""), BY_BOB, LATER) is spent
    worked = accounts.work(spent, Hours(90, None, "posting"), Deed(BOB, 3), MONDAY_10)
    assert worked.worked == (Worked(MONDAY_10, BOB, 90, None, "posting", 3),)
    assert accounts.work(worked, Hours(90, None, "posting"), Deed(BOB, 3), LATER) is worked


def test_what_no_update_has_told_is_not_taken_for_the_same() -> None:
    twice = accounts.spend(
        accounts.spend(TEAM, Expense(FIFTY, None, ""), Deed(ANN), MONDAY_10),
        Expense(FIFTY, None, ""),
        Deed(ANN),
        MONDAY_10,
    )
    assert len(twice.spent) == 2


def test_a_goal_takes_the_place_of_the_one_before_and_undo_brings_that_back() -> None:
    first = accounts.aim(TEAM, *LEADS, BY_ANN, MONDAY_10)
    second = accounts.aim(first, Aim.LEADS, 20, Every.WEEK, Deed(ANN, 5), LATER)
    assert [(goal.target, goal.until) for goal in second.goals] == [(10, LATER), (20, None)]
    assert accounts.aim(second, Aim.LEADS, 20, Every.WEEK, Deed(ANN, 5), TOO_LATE) is second
    assert accounts.undo(second, 5, BY_ANN, LATER) == first


def test_undoing_a_goal_that_was_replaced_since_leaves_its_follower_alone() -> None:
    first = accounts.aim(TEAM, *LEADS, BY_ANN, MONDAY_10)
    second = accounts.aim(first, Aim.LEADS, 20, Every.WEEK, Deed(ANN, 5), LATER)
    assert [goal.target for goal in accounts.undo(second, 1, BY_ANN, LATER).goals] == [20]


def test_a_teams_goals_are_for_its_admins() -> None:
    with pytest.raises(AdminsOnly):
        accounts.aim(TEAM, *LEADS, BY_BOB, MONDAY_10)
    agreed = accounts.aim(TEAM, *LEADS, BY_ANN, MONDAY_10)
    for move in (accounts.give_up, accounts.take_up):
        with pytest.raises(AdminsOnly):
            move(agreed, agreed.goals[0], BY_BOB, MONDAY_10)
    with pytest.raises(AdminsOnly):
        accounts.undo(agreed, 1, BY_BOB, MONDAY_10)


def test_undo_takes_back_what_was_told_for_ten_minutes() -> None:
    told = accounts.work(
        accounts.spend(TEAM, Expense(FIFTY, None, ""), BY_BOB, MONDAY_10), Hours(5, None, None), Deed(BOB, 3), MONDAY_10
    )
    without = accounts.undo(told, 2, Deed(BOB, 9), LATER)
    assert (without.spent, len(without.worked)) == ((), 1)
    assert accounts.undo(without, 2, Deed(BOB, 9), TOO_LATE) is without
    assert accounts.undo(without, 3, Deed(BOB, 9), LATER).worked == ()
    with pytest.raises(UndoIsOver):
        accounts.undo(told, 2, Deed(BOB, 9), TOO_LATE)


def test_what_somebody_else_told_an_admin_may_take_back_and_nobody_else() -> None:
    by_bob = accounts.spend(TEAM, Expense(FIFTY, None, ""), BY_BOB, MONDAY_10)
    assert accounts.undo(by_bob, 2, BY_ANN, MONDAY_10).spent == ()
    with pytest.raises(AdminsOnly):
        accounts.undo(accounts.spend(TEAM, Expense(FIFTY, None, ""), BY_ANN, MONDAY_10), 1, BY_BOB, MONDAY_10)


def test_a_goal_is_given_up_and_taken_up_again() -> None:
    agreed = accounts.aim(TEAM, *LEADS, BY_ANN, MONDAY_10)
    given_up = accounts.give_up(agreed, agreed.goals[0], BY_ANN, LATER)
    assert given_up.goals[0].until == LATER
    assert accounts.give_up(given_up, given_up.goals[0], BY_ANN, TOO_LATE) is given_up
    assert accounts.take_up(given_up, given_up.goals[0], BY_ANN, LATER + 10 * MINUTE) == agreed
    assert accounts.take_up(agreed, agreed.goals[0], BY_ANN, LATER) is agreed


def test_a_goal_is_not_taken_up_again_late_nor_beside_its_follower() -> None:
    agreed = accounts.aim(TEAM, *LEADS, BY_ANN, MONDAY_10)
    given_up = accounts.give_up(agreed, agreed.goals[0], BY_ANN, MONDAY_10)
    with pytest.raises(UndoIsOver):
        accounts.take_up(given_up, given_up.goals[0], BY_ANN, TOO_LATE)
    followed = accounts.aim(given_up, Aim.LEADS, 20, Every.WEEK, Deed(ANN, 5), LATER)
    with pytest.raises(GoalChanged):
        accounts.take_up(followed, followed.goals[0], BY_ANN, LATER)


def test_a_goal_is_known_by_when_it_was_set() -> None:
    agreed = accounts.aim(TEAM, *LEADS, BY_ANN, MONDAY_10)
    began = int(MONDAY_10.timestamp())
    assert accounts.known(agreed, Aim.LEADS, Every.WEEK, began) == agreed.goals[0]
    assert accounts.known(agreed, Aim.LEADS, Every.WEEK, began + 1) is None
    assert accounts.known(agreed, Aim.LEADS, Every.MONTH, began) is None


def test_how_goals_went_is_told_of_the_weeks_and_months_that_had_one() -> None:
    since = MONDAY_10 - 15 * DAY  # a Sunday, two weeks back
    goals = (Goal(Aim.LEADS, 2, Every.WEEK, since), Goal(Aim.CLOSED, 1, Every.MONTH, since))
    leads = [recorded(number, MONDAY_10 + DAY, MONDAY_10 - days * DAY) for number, days in ((1, 3), (2, 4), (3, 8))]
    before = accounts.goals_before(replace(TEAM, goals=goals), figures.cases(leads), MONDAY_10, HALIFAX)
    told = [[(each.goal.what, int(each.done), str(each.period.first)) for each in some] for some in before]
    assert told == [
        [(Aim.LEADS, 2, "2026-03-30")],
        [(Aim.LEADS, 1, "2026-03-23")],
        [(Aim.LEADS, 0, "2026-03-16")],
        [(Aim.CLOSED, 0, "2026-03-01")],
    ]


def test_an_export_leaves_the_updates_out_and_brings_nothing_in_twice() -> None:
    told = accounts.spend(TEAM, Expense(FIFTY, None, ""), BY_ANN, MONDAY_10)
    found = takeout.read(takeout.write(told, [], MONDAY_10))
    assert [each.cause for each in found.spent] == [None]
    assert homecoming.accounts_into(told, found, Deed(ANN)) == told


def test_what_was_spent_or_worked_on_another_day_counts_then_and_can_be_undone_now() -> None:
    yesterday = MONDAY_10 - DAY
    told = accounts.spend(TEAM, Expense(FIFTY, Source.OTHER, "ink", yesterday), BY_BOB, MONDAY_10)
    assert told.spent == (Spent(yesterday, BOB, FIFTY, Source.OTHER, 2, "ink", MONDAY_10),)
    told = accounts.work(told, Hours(5, None, None, yesterday), Deed(BOB, 3), MONDAY_10)
    assert (told.worked[0].at, told.worked[0].told_at) == (yesterday, MONDAY_10)
    assert accounts.undo(told, 2, BY_BOB, LATER).spent == ()
    with pytest.raises(UndoIsOver):
        accounts.undo(told, 3, BY_BOB, TOO_LATE)


def test_a_slip_is_put_down_to_the_source_that_was_meant() -> None:
    told = accounts.spend(TEAM, Expense(FIFTY, Source.OTHER, "fecebok"), BY_BOB, MONDAY_10)
    told = accounts.work(told, Hours(5, None, "fecebok"), Deed(BOB, 3), MONDAY_10)
    told = accounts.sourced(told, 2, Source.FACEBOOK, BY_BOB, LATER)
    assert ([each.source for each in told.spent], told.worked[0].source) == ([Source.FACEBOOK], None)
    assert accounts.sourced(told, 3, Source.FACEBOOK, BY_BOB, LATER).worked[0].source is Source.FACEBOOK
    assert accounts.sourced(told, 4, Source.FACEBOOK, BY_BOB, LATER) is told
    with pytest.raises(UndoIsOver):
        accounts.sourced(told, 2, Source.X, BY_BOB, TOO_LATE)


def test_an_end_means_the_goals_that_hold() -> None:
    both = accounts.aim(accounts.aim(TEAM, *LEADS, BY_ANN, MONDAY_10), Aim.CLOSED, 3, Every.MONTH, Deed(ANN, 5), LATER)
    assert accounts.meant(both, Ending(None, None)) == both.goals
    assert accounts.meant(both, Ending(Aim.LEADS, None)) == both.goals[:1]
    assert accounts.meant(both, Ending(None, Every.MONTH)) == both.goals[1:]
    assert accounts.meant(accounts.give_up(both, both.goals[0], BY_ANN, LATER), Ending(Aim.LEADS, None)) == ()


def test_what_another_was_told_comes_along_once_and_of_two_goals_the_later_holds() -> None:
    at_first = accounts.spend(TEAM, Expense(FIFTY, Source.X, ""), BY_ANN, MONDAY_10)
    kept = accounts.aim(at_first, *LEADS, Deed(ANN, 3), MONDAY_10)
    other = accounts.work(at_first, Hours(90, None, None), BY_BOB, LATER)
    other = accounts.aim(other, Aim.LEADS, 20, Every.WEEK, Deed(ANN, 4), LATER)
    other = accounts.aim(other, Aim.CLOSED, 3, Every.WEEK, Deed(ANN, 5), LATER)
    other = accounts.give_up(replace(other, zone=HALIFAX), other.goals[-1], BY_ANN, TOO_LATE)
    told = accounts.taken_over(kept, other)
    assert (told.spent, told.worked, told.zone) == (at_first.spent, other.worked, HALIFAX)
    assert [(goal.what, goal.target, goal.until) for goal in told.goals] == [
        (Aim.LEADS, 10, LATER),
        (Aim.LEADS, 20, None),
    ]
    assert accounts.taken_over(told, other) == told


def test_what_a_file_brought_back_goes_with_it_and_nothing_else() -> None:
    told = accounts.spend(TEAM, Expense(FIFTY, None, ""), BY_ANN, MONDAY_10)
    for cause in (3, 4):
        told = accounts.work(told, Hours(cause, None, None), Deed(ANN, cause), MONDAY_10)
    told = accounts.aim(told, *LEADS, Deed(ANN, 5), MONDAY_10)
    assert [each.cause for each in homecoming.accounts_without(told, 3).worked] == [4]
    assert homecoming.accounts_without(told, 1).spent == ()
    assert homecoming.accounts_without(told, 5).goals == ()
    assert homecoming.accounts_without(told, 6) == told
