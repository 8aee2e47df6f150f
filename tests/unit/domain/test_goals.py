"""Goals: which held when, how far along they are, and whether that is ahead of pace."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from domain import figures, goals, lifecycle, periods
from domain.errors import NotUnderstood
from domain.goals import Progress, Workdays
from domain.models import Aim, Every, Goal, Lead, Workspace
from domain.money import Money
from domain.people import Person, WorkHours
from tests.unit.domain.the_cast import (
    ANN_DOES,
    ANN_HERSELF,
    CANADA,
    DAY,
    HALIFAX,
    HOUR,
    MONDAY_10,
    PRIVATE,
    april,
    recorded,
)
from tests.unit.domain.the_founding_story import cad, usd

TEN_LEADS = Goal(Aim.LEADS, 10, Every.WEEK, april(1, 9))
THREE_WINS = Goal(Aim.CLOSED, 3, Every.MONTH, april(1, 9))
MUCH = Goal(Aim.MONEY, cad("1000"), Every.MONTH, april(1, 9))
THURSDAY_NOON = april(9, 12)
"""Three of five working days are over."""


def aiming(*them: Goal) -> Workspace:
    return replace(PRIVATE, goals=them)


def progress(goal: Goal, *leads: Lead, moment: datetime = THURSDAY_NOON) -> Progress:
    (found,) = goals.progress(aiming(goal), figures.cases(leads), moment, HALIFAX)
    return found


def won(number: int, worth: Money, at: datetime = THURSDAY_NOON - HOUR) -> Lead:
    return lifecycle.close(replace(recorded(number), value=worth), ANN_DOES, at)


def test_seven_of_ten_after_three_days_of_five_is_one_ahead_of_pace() -> None:
    found = progress(TEN_LEADS, *[recorded(number) for number in range(1, 8)])
    assert [*map(int, (found.done, found.target, found.expected, found.ahead, found.left))] == [7, 10, 6, 1, 3]
    assert (found.is_reached, periods.key(found.period)) == (False, "2026-W15")


def test_a_goal_that_is_passed_leaves_nothing_to_do() -> None:
    found = progress(TEN_LEADS, *[recorded(number) for number in range(1, 13)])
    assert (int(found.left), int(found.ahead), found.is_reached) == (0, 6, True)


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


def test_what_nobody_has_confirmed_of_the_money_is_told_apart() -> None:
    sure = lifecycle.set_won(won(1, cad("300")), cad("250"), ANN_DOES)
    found = progress(MUCH, sure, won(2, cad("200")), won(3, usd("99")))
    assert [found.done, found.unconfirmed] == [450, 200]
    assert progress(THREE_WINS, won(2, cad("200"))).unconfirmed == 0


def test_money_counts_in_the_currency_of_the_goal_alone() -> None:
    found = progress(MUCH, won(1, cad("100.50")), won(2, usd("999")), won(3, cad("0.25")))
    assert found.done == Decimal("100.75")
    assert found.expected == Decimal("272.73")  # 6 of 22 working days


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param(MONDAY_10, 0, id="on Monday nothing is owed yet"),
        pytest.param(april(6, 23, 59), 0, id="nor at its end"),
        pytest.param(april(7, 0), 2, id="once it is over a fifth is"),
        pytest.param(april(7, 20), 2, id="it doesn't tick"),
        pytest.param(april(11, 0), 10, id="on Saturday all of it"),
    ],
)
def test_an_even_pace_takes_whole_working_days(moment: datetime, expected: int) -> None:
    assert progress(TEN_LEADS, moment=moment).expected == expected


def test_a_goal_is_behind_no_pace_of_days_before_it_was_set() -> None:
    late = replace(MUCH, since=april(24, 9))
    assert progress(late, moment=april(24, 12)).expected == 0
    assert progress(late, moment=april(28, 12)).expected == 400  # two of the five working days that were left


def test_a_goal_that_is_set_when_no_working_day_is_left_counts_all_that_are() -> None:
    on_saturday = replace(TEN_LEADS, since=april(11, 9))
    assert [progress(on_saturday, moment=april(day, 12)).expected for day in (11, 12)] == [0, 5]


def test_who_works_on_other_days_has_another_pace() -> None:
    weekend = Workdays(frozenset({5, 6}))
    (found,) = goals.progress(aiming(TEN_LEADS), [], april(12, 9), HALIFAX, weekend)
    assert found.expected == 5


@pytest.mark.parametrize(
    ("person", "workdays"),
    [
        (None, Workdays(frozenset({0, 1, 2, 3, 4}))),
        (replace(ANN_HERSELF, hours=WorkHours(days=frozenset({1, 5}))), Workdays(frozenset({1, 5}))),
        (replace(ANN_HERSELF, hours=WorkHours(days=frozenset())), Workdays(frozenset(range(7)))),
        (replace(ANN_HERSELF, region=CANADA), Workdays(holidays=CANADA)),
        (replace(ANN_HERSELF, region=CANADA, takes_holidays=False), Workdays()),
    ],
)
def test_the_pace_moves_on_the_days_of_whoever_works(person: Person | None, workdays: Workdays) -> None:
    assert goals.workdays_of(person) == workdays


def test_a_public_holiday_moves_no_pace() -> None:
    """Canada Day 2026 is a Wednesday."""
    at = datetime(2026, 7, 2, 12, tzinfo=HALIFAX)
    them = aiming(replace(TEN_LEADS, since=datetime(2026, 6, 1, 9, tzinfo=HALIFAX), target=20))
    for holidays, expected in ((None, 12), (CANADA, 10)):
        (found,) = goals.progress(them, [], at, HALIFAX, Workdays(holidays=holidays))
        assert found.expected == expected


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


def test_the_goal_before_and_the_one_in_its_place_are_known() -> None:
    twelve = replace(TEN_LEADS, target=12, since=MONDAY_10)
    changed = goals.agreed(aiming(TEN_LEADS, THREE_WINS), twelve)
    assert goals.replaced_by(changed, twelve) == replace(TEN_LEADS, until=MONDAY_10)
    assert goals.in_place_of(changed, TEN_LEADS) == twelve
    assert goals.replaced_by(changed, THREE_WINS) is None
    assert goals.in_place_of(goals.given_up(changed, Aim.LEADS, Every.WEEK, MONDAY_10 + DAY), TEN_LEADS) is None


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
