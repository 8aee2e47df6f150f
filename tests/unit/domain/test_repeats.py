"""After how long people want to be reminded again, and until when they are away, as they type it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import answers, repeats
from domain.errors import MomentPassed, NotUnderstood, StepTooLong, StepTooShort, TooManySteps
from domain.people import Person
from domain.when import Moment
from tests.unit.domain.the_cast import HOUR, MINUTE, MONDAY_10, TEAM, april, typed, vague

DAY = 24 * HOUR
HALF_AN_HOUR = 30 * MINUTE
AND_A_HALF = 90 * MINUTE


@pytest.mark.parametrize(
    ("said", "steps"),
    [
        ("30 min, 2 h, 1 day", (HALF_AN_HOUR, 2 * HOUR, DAY)),
        ("30m 2h 1d", (HALF_AN_HOUR, 2 * HOUR, DAY)),
        ("30min2h1day", (HALF_AN_HOUR, 2 * HOUR, DAY)),
        ("30 minutes and 2 hours, then 1 day", (HALF_AN_HOUR, 2 * HOUR, DAY)),
        ("after 30 mins; 2 hrs / 3 days later", (HALF_AN_HOUR, 2 * HOUR, 3 * DAY)),
        ("30 min.\n2 h.", (HALF_AN_HOUR, 2 * HOUR)),
        ("2 Hours", (2 * HOUR,)),
        ("1 week & 2 wks", (7 * DAY, 14 * DAY)),
        ("1 day, 2 h, 30 min", (HALF_AN_HOUR, 2 * HOUR, DAY)),
        ("1 h, 60 min, 1:00", (HOUR,)),
        ("1.5 h", (AND_A_HALF,)),
        ("an hour, then a day, one week", (HOUR, DAY, 7 * DAY)),
        ("half an hour and half a hour", (HALF_AN_HOUR,)),
        ("２ h، ３ h", (2 * HOUR, 3 * HOUR)),
        ("10 min", (10 * MINUTE,)),
        ("14 days", (14 * DAY,)),
        ("30 min, 2 horas y 1 día", (HALF_AN_HOUR, 2 * HOUR, DAY)),
        ("media hora, luego dos horas", (HALF_AN_HOUR, 2 * HOUR)),
        ("30 Min, 2 Std und 1 Tag", (HALF_AN_HOUR, 2 * HOUR, DAY)),
        ("eine halbe Stunde, dann drei Tage", (HALF_AN_HOUR, 3 * DAY)),
        ("30 min, 2 heures et 1 jour", (HALF_AN_HOUR, 2 * HOUR, DAY)),
        ("une demi-heure puis 2 semaines", (HALF_AN_HOUR, 14 * DAY)),
        ("30 min, 2 horas e 1 dia", (HALF_AN_HOUR, 2 * HOUR, DAY)),
        ("meia hora, depois uma semana", (HALF_AN_HOUR, 7 * DAY)),
        ("30 мин, 2 ч и 1 день", (HALF_AN_HOUR, 2 * HOUR, DAY)),
        ("полчаса, потом две недели", (HALF_AN_HOUR, 14 * DAY)),
        ("через 30 минут, через 2 часа", (HALF_AN_HOUR, 2 * HOUR)),
        ("30м 2ч 1д", (HALF_AN_HOUR, 2 * HOUR, DAY)),
        ("1, 2, 3, 4, 5, 6, 7, 8 h", tuple(count * HOUR for count in range(1, 9))),
    ],
)
def test_own_times_are_read_as_people_write_them(said: str, steps: tuple[timedelta, ...]) -> None:
    assert answers.steps(said) == steps


@pytest.mark.parametrize("said", ["1:30", "1h30", "1h30m", "1:30 h", "1h 30 min", "1 hour 30 minutes", "90 min"])
def test_a_smaller_unit_right_behind_a_greater_one_goes_on_with_it(said: str) -> None:
    assert answers.steps(said) == (AND_A_HALF,)


@pytest.mark.parametrize(
    ("said", "steps"),
    [
        ("1 h, 30 min", (HALF_AN_HOUR, HOUR)),
        ("1 h and 30 min", (HALF_AN_HOUR, HOUR)),
        ("30 min 1 h", (HALF_AN_HOUR, HOUR)),
        ("2 h 30 min 1 day", (150 * MINUTE, DAY)),
        ("1 day 4 h 30 min", (DAY + 4 * HOUR + HALF_AN_HOUR,)),
        ("1 day 10 20 min", (10 * MINUTE, 20 * MINUTE, DAY)),
    ],
)
def test_what_is_listed_stays_apart(said: str, steps: tuple[timedelta, ...]) -> None:
    assert answers.steps(said) == steps


@pytest.mark.parametrize("said", ["10, 30, 60 min", "10 30 60 min", "10 and 30 and 60 m", "10, 30 min, 1 h"])
def test_a_bare_number_has_the_unit_of_the_one_behind_it(said: str) -> None:
    assert answers.steps(said) == (10 * MINUTE, HALF_AN_HOUR, HOUR)


@pytest.mark.parametrize(
    "said",
    [
        *("", "  ", "soon", "30", "1 h, 30", "h", "a", "and", "30 miles", "30 min or so", "half", "-30 min"),
        *("30-60 min", "123456 min", "1.555 h", "1:30:20", "1.2.3 h", "in the morning", "tomorrow 3pm", "🕐"),
    ],
)
def test_what_is_no_length_of_time_is_asked_for_again(said: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        answers.steps(said)
    assert refused.type is NotUnderstood
    assert refused.value.phrase == said


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ("9 min", StepTooShort),
        ("0 min", StepTooShort),
        ("1 h, 5 min", StepTooShort),
        ("15 days", StepTooLong),
        ("14 days 1 min", StepTooLong),
        ("99999 weeks, 1 h", StepTooLong),
        ("1, 2, 3, 4, 5, 6, 7, 8, 9 h", TooManySteps),
    ],
)
def test_what_is_out_of_bounds_says_so(said: str, error: type[NotUnderstood]) -> None:
    with pytest.raises(error):
        answers.steps(said)


@given(st.text(st.sampled_from("0123456789 :.,;hmdwinas/anthe\n"), max_size=60) | st.text(max_size=60))
def test_whatever_is_typed_is_steps_within_bounds_or_not_understood(said: str) -> None:
    try:
        steps = answers.steps(said)
    except NotUnderstood:
        return
    assert list(steps) == sorted(set(steps))
    assert steps[0] >= repeats.SHORTEST
    assert steps[-1] <= repeats.LONGEST
    assert len(steps) <= repeats.MOST
    assert all(step % MINUTE == timedelta() for step in steps)


# Away ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "back"),
    [
        ("fri", vague(april(10, 8))),
        ("until fri", vague(april(10, 8))),
        ("till Monday", vague(april(13, 8))),
        ("2 weeks", vague(april(20, 8))),
        ("for 2 weeks", vague(april(20, 8))),
        ("next week", vague(april(13, 8))),
        ("fri 13:00", typed(april(10, 13))),
        ("tonight", vague(april(6, 18))),
        ("2 hours", typed(april(6, 12))),
    ],
)
def test_who_names_a_day_is_back_when_they_begin_to_work_then(ann: Person, said: str, back: Moment) -> None:
    assert answers.back_at(said, answers.reading(ann, TEAM, MONDAY_10), ann) == back


@pytest.mark.parametrize(("said", "error"), [("yesterday", MomentPassed), ("a while", NotUnderstood)])
def test_nobody_is_away_until_a_time_that_has_passed_or_is_none(ann: Person, said: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        answers.back_at(said, answers.reading(ann, TEAM, MONDAY_10), ann)
