"""Goals and their pace, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from domain import periods
from domain.goals import Progress
from domain.models import Aim, Every, Goal
from domain.money import Money
from domain.periods import PeriodKind
from messages import goals
from tests.unit.messages.the_screen import BOB, DAY, HALIFAX, NOW, READER, shown

THIS_WEEK = periods.current(PeriodKind.WEEK, NOW, HALIFAX)
LEADS = Goal(Aim.LEADS, 10, Every.WEEK, NOW - DAY)
MONEY = Goal(Aim.MONEY, Money(Decimal(20_000), "CAD"), Every.MONTH, NOW - DAY)


def progress(done: str, expected: str, goal: Goal = LEADS) -> Progress:
    target = goal.target.amount if isinstance(goal.target, Money) else Decimal(goal.target)
    return Progress(goal, THIS_WEEK, Decimal(done), target, Decimal(expected))


@pytest.mark.parametrize(
    ("each", "words"),
    [
        (progress("7", "5"), "7 of 10 leads this week, two ahead of pace"),
        (progress("1", "10"), "1 of 10 leads this week, nine behind pace"),
        (progress("0", "12"), "0 of 10 leads this week, 12 behind pace"),
        (progress("5", "5"), "5 of 10 leads this week, on pace"),
        (progress("12", "5"), "12 of 10 leads this week, reached"),
        (progress("0", "1", replace(LEADS, target=1)), "0 of 1 lead this week, one behind pace"),
        (progress("1", "2", replace(LEADS, what=Aim.CLOSED)), "1 of 10 closed this week, one behind pace"),
        (progress("500.50", "1700.25", MONEY), "$500.50 of $20,000 won this month, $1,200 behind pace"),
    ],
)
def test_the_pace_is_told_in_words(each: Progress, words: str) -> None:
    assert goals.progress(each, READER) == words


@pytest.mark.parametrize(
    ("done", "words"), [("8", "Apr 6–12: 8 of 10 leads, two short"), ("10", "Apr 6–12: 10 of 10 leads, reached")]
)
def test_of_a_week_that_is_over_it_is_told_by_how_much_it_was_missed(done: str, words: str) -> None:
    later = replace(READER, now=NOW + timedelta(days=7))
    assert goals.progress(progress(done, "10"), later).replace("\u2009", "") == words


def test_many_goals_and_a_long_history_fit_into_a_message() -> None:
    each = progress("1", "2", MONEY)
    now = [replace(each, goal=replace(MONEY, what=what, every=every)) for what in Aim for every in Every]
    view = shown(goals.page(now, [[each] * 3] * 8, READER))
    assert len(view.labels) == 6


def test_goals_are_given_up_by_those_alone_who_may_and_two_stand_in_a_row() -> None:
    now = [progress("1", "2"), progress("1", "2", MONEY), progress("1", "2", replace(LEADS, what=Aim.CLOSED))]
    keyboard = goals.page(now, [], READER).keyboard
    assert keyboard is not None
    assert [len(row) for row in keyboard.inline_keyboard] == [2, 1]
    member = replace(READER, person=replace(READER.person, id=BOB))
    assert goals.page(now, [], member).keyboard is None
