"""Goals and their pace, in words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from domain import periods
from domain.goals import Progress
from domain.models import Aim, Every, Goal, WorkspaceKind
from domain.money import Money
from domain.periods import PeriodKind
from messages import goals
from messages.reader import Reader
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
        (progress("7", "5"), "7 of 10 leads this week, 2 ahead of pace"),
        (progress("1", "10"), "1 of 10 leads this week, 9 behind pace"),
        (progress("0", "12"), "0 of 10 leads this week, 12 behind pace"),
        (progress("5", "5"), "5 of 10 leads this week, on pace"),
        (progress("12", "5"), "12 of 10 leads this week, reached"),
        (progress("0", "1", replace(LEADS, target=1)), "0 of 1 lead this week, 1 behind pace"),
        (progress("1", "2", replace(LEADS, what=Aim.CLOSED)), "1 of 10 closed this week, 1 behind pace"),
        (progress("500.50", "1700.25", MONEY), "$500.50 of $20,000 won this month, $1,200 behind pace"),
        (
            replace(progress("12000", "12000", MONEY), unconfirmed=Decimal(3000)),
            "$12,000 of $20,000 won this month, $3,000 of it as expected, on pace",
        ),
    ],
)
def test_the_pace_is_told_in_words(each: Progress, words: str) -> None:
    assert goals.progress(each, READER) == words


@pytest.mark.parametrize(
    ("done", "words"), [("8", "Apr 6–12: 8 of 10 leads, 2 short"), ("10", "Apr 6–12: 10 of 10 leads, reached")]
)
def test_of_a_week_that_is_over_it_is_told_by_how_much_it_was_missed(done: str, words: str) -> None:
    missed = replace(progress(done, "10"), is_over=True)
    assert goals.progress(missed, READER).replace("\u2009", "") == words


def aimed(*goals_of_hers: Goal, kind: WorkspaceKind = WorkspaceKind.PRIVATE) -> Reader:
    return replace(READER, workspace=replace(READER.workspace, goals=goals_of_hers, kind=kind))


def test_a_goal_says_whose_it_is_and_in_whose_place() -> None:
    five = replace(LEADS, target=5, since=NOW)
    alone, instead = aimed(five), aimed(replace(LEADS, until=NOW), five)
    each = replace(progress("0", "0", five), target=Decimal(5))
    assert goals.agreed(each, 7, alone).text == "Your goal: <b>5 leads a week</b>. So far 0, on pace."
    assert goals.agreed(each, 7, instead).text.startswith("Your goal: <b>5 leads a week</b> instead of 10 leads.")
    team = aimed(five, kind=WorkspaceKind.TEAM)
    assert goals.agreed(each, 7, team).text.startswith("The team's goal: <b>5 leads a week</b>.")
    again = aimed(replace(five, until=NOW), five)
    assert "instead" not in goals.agreed(each, 7, again).text


GIVEN_UP, TWO = replace(LEADS, until=NOW), replace(LEADS, target=2, since=NOW)


@pytest.mark.parametrize(
    ("there", "old", "said", "undo"),
    [
        pytest.param((GIVEN_UP,), LEADS, "No longer a goal: 10 leads a week.", True, id="just now"),
        pytest.param((GIVEN_UP,), GIVEN_UP, "No longer a goal: 10 leads a week.", True, id="pressed twice"),
        pytest.param(
            (GIVEN_UP, TWO),
            GIVEN_UP,
            "That goal was changed to 2 leads a week since; nothing done.",
            False,
            id="changed since",
        ),
        pytest.param(
            (replace(LEADS, until=NOW - DAY),),
            replace(LEADS, until=NOW - DAY),
            "10 leads a week is no goal any more; nothing done.",
            False,
            id="ended long ago",
        ),
    ],
)
def test_an_old_button_of_a_goal_says_what_became_of_it(
    there: tuple[Goal, ...], old: Goal, said: str, *, undo: bool
) -> None:
    view = shown(goals.page([], [], aimed(*there), given_up=old))
    assert view.text.startswith(said)
    assert ("↩️ Undo" in view.labels) is undo


def test_undoing_a_goal_says_which_holds_again() -> None:
    assert goals.undone(TWO, aimed(LEADS)).text == "Undone: the goal is 10 leads a week again."
    assert goals.undone(TWO, aimed()).text == "Undone: 2 leads a week is no goal any more."


def test_many_goals_and_a_long_history_fit_into_a_message() -> None:
    each = progress("1", "2", MONEY)
    now = [replace(each, goal=replace(MONEY, what=what, every=every)) for what in Aim for every in Every]
    view = shown(goals.page(now, [[each] * 3] * 8, READER))
    assert len(view.labels) == 6


def test_goals_are_given_up_by_those_alone_who_may_and_one_stands_in_a_row() -> None:
    now = [progress("1", "2"), progress("1", "2", MONEY), progress("1", "2", replace(LEADS, what=Aim.CLOSED))]
    keyboard = goals.page(now, [], READER).keyboard
    assert keyboard is not None
    assert [len(row) for row in keyboard.inline_keyboard] == [1, 1, 1]
    member = replace(READER, person=replace(READER.person, id=BOB))
    assert goals.page(now, [], member).keyboard is None
