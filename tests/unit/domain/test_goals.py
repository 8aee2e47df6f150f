"""Goals: which held when, how far along they are, and whether that is ahead of pace."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from domain import figures, goals, lifecycle, periods
from domain.errors import NotUnderstood
from domain.goals import Progress
from domain.models import Aim, Every, Goal, Lead, Workspace
from domain.money import Money
from tests.unit.domain.the_cast import ANN_DOES, DAY, HALIFAX, HOUR, MONDAY_10, PRIVATE, april, recorded
from tests.unit.domain.the_founding_story import cad, usd

TEN_LEADS = Goal(Aim.LEADS, 10, Every.WEEK, april(1, 9))
THREE_WINS = Goal(Aim.CLOSED, 3, Every.MONTH, april(1, 9))
MUCH = Goal(Aim.MONEY, cad("1000"), Every.MONTH, april(1, 9))
THURSDAY_NOON = april(9, 12)
"""Half of the week has passed."""


def aiming(*them: Goal) -> Workspace:
    return replace(PRIVATE, goals=them)


def progress(goal: Goal, *leads: Lead, moment: datetime = THURSDAY_NOON) -> Progress:
    (found,) = goals.progress(aiming(goal), figures.cases(leads), moment, HALIFAX)
    return found


def won(number: int, worth: Money, at: datetime = THURSDAY_NOON - HOUR) -> Lead:
    return lifecycle.close(replace(recorded(number), value=worth), ANN_DOES, at)


def test_seven_of_ten_at_half_time_is_two_ahead_of_pace() -> None:
    found = progress(TEN_LEADS, *[recorded(number) for number in range(1, 8)])
    assert [*map(int, (found.done, found.target, found.expected, found.ahead, found.left))] == [7, 10, 5, 2, 3]
    assert (found.is_reached, periods.key(found.period)) == (False, "2026-W15")


def test_a_goal_that_is_passed_leaves_nothing_to_do() -> None:
    found = progress(TEN_LEADS, *[recorded(number) for number in range(1, 13)])
    assert (int(found.left), int(found.ahead), found.is_reached) == (0, 7, True)


def test_only_what_came_to_pass_by_then_is_done() -> None:
    found = progress(TEN_LEADS, recorded(1, THURSDAY_NOON + DAY, THURSDAY_NOON + HOUR), recorded(2))
    assert found.done == 1


def test_what_comes_to_pass_at_that_very_moment_is_done_and_a_moment_later_is_not() -> None:
    tomorrow = THURSDAY_NOON + DAY
    both = recorded(1, tomorrow, THURSDAY_NOON), recorded(2, tomorrow, THURSDAY_NOON + datetime.resolution)
    assert progress(TEN_LEADS, *both).done == 1
    assert progress(THREE_WINS, won(1, cad("5"), THURSDAY_NOON)).done == 1


def test_wins_count_in_the_month_of_the_goal() -> None:
    assert progress(THREE_WINS, won(1, cad("5")), won(2, usd("5"))).done == 2
    assert progress(THREE_WINS, won(1, cad("5")), moment=april(30, 23)).done == 1
    assert progress(replace(THREE_WINS, every=Every.WEEK), won(1, cad("5")), moment=april(13, 9)).done == 0


def test_money_counts_in_the_currency_of_the_goal_alone() -> None:
    found = progress(MUCH, won(1, cad("100.50")), won(2, usd("999")), won(3, cad("0.25")))
    assert found.done == Decimal("100.75")
    assert found.expected == Decimal("283.33")  # 8.5 of 30 days


def test_the_goals_that_held_then_are_those_of_then_weekly_ones_first() -> None:
    earlier = replace(TEN_LEADS, since=april(1, 0), until=april(2, 9), target=5)
    later = replace(TEN_LEADS, since=april(2, 9))
    them = aiming(MUCH, THREE_WINS, earlier, later)
    assert goals.in_force(them, april(1, 8)) == (earlier,)
    assert goals.in_force(them, april(2, 9)) == (later, THREE_WINS, MUCH)


def test_a_new_goal_makes_the_one_before_history_and_leaves_the_others() -> None:
    changed = goals.agreed(aiming(TEN_LEADS, THREE_WINS), replace(TEN_LEADS, target=12, since=MONDAY_10))
    assert changed.goals == (
        replace(TEN_LEADS, until=MONDAY_10),
        THREE_WINS,
        replace(TEN_LEADS, target=12, since=MONDAY_10),
    )


def test_a_goal_that_is_given_up_stays_in_the_history() -> None:
    without = goals.given_up(aiming(TEN_LEADS, MUCH), Aim.LEADS, Every.WEEK, MONDAY_10)
    assert without.goals == (replace(TEN_LEADS, until=MONDAY_10), MUCH)
    assert goals.in_force(without, MONDAY_10) == (MUCH,)


@pytest.mark.parametrize(
    ("what", "target"),
    [
        (Aim.LEADS, 0),
        (Aim.LEADS, -1),
        (Aim.CLOSED, 10**6),
        (Aim.LEADS, cad("5")),
        (Aim.MONEY, 5),
        (Aim.MONEY, cad("0")),
    ],
)
def test_what_aims_for_nothing_is_no_goal(what: Aim, target: int | Money) -> None:
    with pytest.raises(NotUnderstood):
        goals.agreed(PRIVATE, Goal(what, target, Every.WEEK, MONDAY_10))
