"""When a summary is pushed: by which settings, for which week, and what waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain import nagging, periods, pushes
from domain.models import Workspace
from domain.people import Away, Person, Pings
from domain.periods import Period, PeriodKind
from tests.unit.domain.the_cast import (
    ANN_HERSELF,
    BERLIN,
    DAY,
    FRIDAY_19,
    HALIFAX,
    HOUR,
    MINUTE,
    MONDAY_9,
    MONDAY_10,
    NEXT_MONDAY_8,
    PRIVATE,
    SATURDAY_9,
    TEAM,
    TUESDAY_9,
    WEDNESDAY_9,
    april,
)

MONDAY_830 = april(6, 8, 30)
WEEK_14 = periods.holding(PeriodKind.WEEK, date(2026, 3, 30))
WEEK_15 = periods.holding(PeriodKind.WEEK, date(2026, 4, 6))


def planned_by(now: datetime, workspace: Workspace = PRIVATE) -> Workspace:
    """A workspace opened then, its next summary planned."""
    return pushes.planned(workspace, HALIFAX, now)


def days(first: datetime, last: datetime) -> Period:
    """Days that are no week of the calendar, the last included."""
    return Period(PeriodKind.DAYS, first.date(), last.date() + DAY)


@pytest.mark.parametrize(
    ("day", "at", "week", "leaves"),
    [
        pytest.param(0, time(8, 30), WEEK_14, april(6, 8, 30), id="on Monday of the week before"),
        pytest.param(3, time(23, 59), days(april(2, 9), april(8, 9)), april(9, 23, 59), id="on Thursday to Wednesday"),
        pytest.param(4, time(0), days(april(3, 9), april(9, 9)), april(10, 0), id="on Friday to Thursday"),
        pytest.param(6, time(20), days(april(5, 9), april(11, 9)), april(12, 20), id="on Sunday evening to Saturday"),
    ],
)
def test_it_tells_of_the_seven_days_before_its_own(day: int, at: time, week: Period, leaves: datetime) -> None:
    workspace = planned_by(leaves - 7 * DAY, replace(PRIVATE, summary_day=day, summary_at=at))
    assert workspace.next_summary_at == leaves
    assert pushes.told_next(workspace, HALIFAX, leaves - 3 * DAY) == week
    assert pushes.due(workspace, HALIFAX, leaves) == week
    assert pushes.moment(workspace, week, HALIFAX) == leaves


@pytest.mark.parametrize(
    ("zone", "at", "day", "leaves"),
    [
        pytest.param("Europe/Berlin", time(2, 30), date(2026, 3, 29), "2026-03-29T01:00Z", id="spring leaves it out"),
        pytest.param("Europe/Berlin", time(2, 30), date(2026, 10, 25), "2026-10-25T00:30Z", id="autumn has it twice"),
        pytest.param("Pacific/Apia", time(8, 30), date(2011, 12, 31), "2011-12-30T18:30Z", id="after a day left out"),
    ],
)
def test_a_clock_that_jumps_leaves_out_no_week(zone: str, at: time, day: date, leaves: str) -> None:
    workspace = replace(PRIVATE, summary_day=day.weekday(), summary_at=at)
    week = Period(PeriodKind.DAYS, day - timedelta(weeks=1), day)
    assert pushes.moment(workspace, week, ZoneInfo(zone)) == datetime.fromisoformat(leaves)


def test_a_new_workspace_gets_its_first_one_at_the_next_moment_and_none_for_before() -> None:
    opened = planned_by(MONDAY_10)
    assert (opened.next_summary_at, opened.summarised) == (april(13, 8, 30), "2026-W14")
    assert pushes.due(opened, HALIFAX, april(13, 8, 29)) is None
    assert pushes.due(opened, HALIFAX, april(13, 8, 30)) == WEEK_15


def test_what_was_pushed_is_not_due_again_whatever_the_clock_says() -> None:
    pushed = pushes.pushed(planned_by(MONDAY_10), WEEK_15, HALIFAX, april(13, 8, 30))
    assert (pushed.next_summary_at, pushed.summarised) == (april(20, 8, 30), "2026-W15")
    for moment in (april(13, 8, 30), april(13, 6, 30), april(20, 8, 29)):
        assert pushes.due(pushed, HALIFAX, moment) is None


def test_after_three_weeks_of_downtime_the_newest_week_is_due_and_no_other() -> None:
    opened, now = planned_by(MONDAY_10), april(29, 12)
    week = pushes.due(opened, HALIFAX, now)
    assert week is not None
    assert periods.key(week) == "2026-W17"
    assert pushes.pushed(opened, week, HALIFAX, now).next_summary_at == datetime(2026, 5, 4, 11, 30, tzinfo=UTC)


def test_a_clock_that_was_years_ahead_ends_no_summaries() -> None:
    ahead = pushes.pushed(
        planned_by(MONDAY_10), pushes.newest(PRIVATE, HALIFAX, april(6, 9) + 999 * DAY), HALIFAX, MONDAY_10
    )
    assert pushes.planned(ahead, HALIFAX, WEDNESDAY_9).next_summary_at == april(13, 8, 30)


def test_a_clock_that_is_set_back_by_two_weeks_pushes_no_week_again() -> None:
    pushed = pushes.pushed(planned_by(MONDAY_10), WEEK_15, HALIFAX, april(13, 8, 30))
    assert pushes.planned(pushed, HALIFAX, april(1, 9)).next_summary_at == april(20, 8, 30)


def test_a_clock_that_was_further_ahead_than_that_counts_as_wrong() -> None:
    pushed = pushes.pushed(planned_by(MONDAY_10), WEEK_15, HALIFAX, april(13, 8, 30))
    in_march = april(1, 9) - 8 * DAY
    assert pushes.planned(pushed, HALIFAX, in_march).next_summary_at == april(1, 8, 30) - 2 * DAY


def test_while_it_is_under_way_it_is_not_due_for_a_minute() -> None:
    assert pushes.leased(planned_by(MONDAY_9), MONDAY_10).next_summary_at == MONDAY_10 + MINUTE


MONDAYS, FRIDAYS = (0, time(8, 30)), (4, time(16))


@pytest.mark.parametrize(
    ("now", "before", "after", "then", "told"),
    [
        pytest.param(TUESDAY_9, MONDAYS, FRIDAYS, april(10, 16), "2026-04-03..2026-04-09", id="to Friday"),
        pytest.param(
            TUESDAY_9, MONDAYS, (1, time(8)), april(14, 8), "2026-04-06..2026-04-13", id="to an hour of today gone by"
        ),
        pytest.param(
            SATURDAY_9, MONDAYS, FRIDAYS, april(17, 16), "2026-04-06..2026-04-16", id="to Friday, the day after that"
        ),
        pytest.param(
            WEDNESDAY_9, FRIDAYS, MONDAYS, april(13, 8, 30), "2026-04-03..2026-04-12", id="to Monday before Friday"
        ),
        pytest.param(FRIDAY_19, FRIDAYS, MONDAYS, april(13, 8, 30), "2026-W15", id="back to Monday after Friday's"),
        pytest.param(SATURDAY_9, FRIDAYS, MONDAYS, april(13, 8, 30), "2026-W15", id="back to Monday on Saturday"),
        pytest.param(
            april(13, 8, 10),
            MONDAYS,
            (0, time(8)),
            april(13, 8, 30),
            "2026-W15",
            id="to ten minutes ago, before it came",
        ),
    ],
)
def test_another_day_leaves_no_day_out_and_comes_when_it_next_is(
    now: datetime, before: tuple[int, time], after: tuple[int, time], then: datetime, told: str
) -> None:
    was = pushes.planned(replace(PRIVATE, summary_day=before[0], summary_at=before[1]), HALIFAX, april(1, 9))
    was = pushes.pushed(was, pushes.newest(was, HALIFAX, now), HALIFAX, now)
    chosen = pushes.chosen(was, *after, HALIFAX, now)
    week = pushes.due(chosen, HALIFAX, then)
    assert week is not None
    assert (chosen.next_summary_at, periods.key(week)) == (then, told)
    assert pushes.told_next(chosen, HALIFAX, now) == week
    done = pushes.pushed(chosen, week, HALIFAX, then)
    assert (done.summarised, pushes.due(done, HALIFAX, then)) == (told, None)


def test_a_friday_summary_of_an_older_file_is_followed_by_that_of_the_next_friday() -> None:
    """It told of the calendar's week, before that was over."""
    old = replace(PRIVATE, summary_day=4, summary_at=time(16), summarised="2026-W15")
    planned = pushes.planned(old, HALIFAX, SATURDAY_9)
    assert planned.next_summary_at == april(17, 16)
    assert pushes.told_next(planned, HALIFAX, SATURDAY_9) == days(april(10, 9), april(16, 9))


def test_one_that_is_held_comes_as_it_would_have_when_another_day_is_chosen() -> None:
    held = replace(planned_by(MONDAY_10), next_summary_at=april(15, 8))
    chosen = pushes.chosen(held, *FRIDAYS, HALIFAX, april(14, 9))
    assert chosen.next_summary_at == april(15, 8)
    assert pushes.due(chosen, HALIFAX, april(15, 8)) == days(april(3, 9), april(9, 9))


def test_where_none_comes_none_is_coming() -> None:
    off = pushes.switched(planned_by(MONDAY_10), HALIFAX, MONDAY_10, wanted=False)
    assert pushes.told_next(off, HALIFAX, MONDAY_10) is None


def test_a_week_whose_moment_has_passed_by_all_settings_is_due_at_once() -> None:
    missed = planned_by(MONDAY_9)
    assert pushes.planned(missed, HALIFAX, april(15, 12)).next_summary_at == april(15, 12)


def test_a_kept_moment_makes_way_for_the_week_after() -> None:
    thursdays = planned_by(april(6, 9), replace(PRIVATE, summary_day=3, summary_at=time(20)))
    assert thursdays.next_summary_at == april(9, 20)
    tuesdays = replace(thursdays, summary_day=1, next_summary_at=april(15, 20))
    assert pushes.planned(tuesdays, HALIFAX, april(8, 9)).next_summary_at == april(14, 20)


def test_who_wants_none_gets_none_and_who_wants_it_again_is_not_sent_what_they_missed() -> None:
    off = pushes.switched(planned_by(MONDAY_10), HALIFAX, MONDAY_10, wanted=False)
    assert (off.summary_wanted, off.next_summary_at) == (False, None)
    assert pushes.switched(off, HALIFAX, MONDAY_10, wanted=False) is off
    on = pushes.switched(off, HALIFAX, april(15, 9), wanted=True)
    assert (on.summary_wanted, on.next_summary_at, on.summarised) == (True, april(20, 8, 30), "2026-W15")


def test_switching_off_and_on_has_no_week_pushed_twice() -> None:
    pushed = pushes.pushed(planned_by(MONDAY_10), WEEK_15, HALIFAX, april(13, 9))
    off = pushes.switched(pushed, HALIFAX, april(13, 9), wanted=False)
    assert pushes.switched(off, HALIFAX, april(13, 10), wanted=True).next_summary_at == april(20, 8, 30)


def test_who_is_back_early_is_looked_at_at_once_if_anything_waits() -> None:
    held = replace(planned_by(MONDAY_10), next_summary_at=april(20, 8))
    now = april(14, 9)
    assert pushes.back(held, HALIFAX, now).next_summary_at == now
    none_waits = planned_by(MONDAY_10)
    assert pushes.back(none_waits, HALIFAX, april(7, 9)) is none_waits


AWAY = replace(ANN_HERSELF, away=Away(april(8, 0)))
AWAY_FOR_A_WEEK = replace(ANN_HERSELF, away=Away(april(13, 0)))


@pytest.mark.parametrize(
    ("person", "now", "until"),
    [
        pytest.param(ANN_HERSELF, MONDAY_830, MONDAY_830, id="at its hour"),
        pytest.param(None, MONDAY_830, MONDAY_830, id="the team's at its hour"),
        pytest.param(AWAY, MONDAY_830, april(8, 8), id="after leave, at work"),
        pytest.param(AWAY_FOR_A_WEEK, MONDAY_830, april(13, 8, 30), id="at the end of leave the next is near"),
        pytest.param(ANN_HERSELF, april(7, 22), april(8, 8), id="late, at work"),
        pytest.param(ANN_HERSELF, april(7, 12), april(7, 12), id="late at work"),
        pytest.param(ANN_HERSELF, april(11, 12), april(13, 8, 30), id="late on a weekend, and the next is near"),
        pytest.param(None, april(7, 22), april(7, 22), id="a team has no hours"),
        pytest.param(None, april(12, 23), april(13, 8, 30), id="the team's next is near too"),
        pytest.param(ANN_HERSELF, april(13, 8, 15), april(13, 8, 30), id="a quarter of an hour before the next"),
    ],
)
def test_the_chosen_hour_is_kept_and_a_late_one_waits_for_work(
    person: Person | None, now: datetime, until: datetime
) -> None:
    assert pushes.held_until(PRIVATE, person, WEEK_14, HALIFAX, now) == until


def test_an_hour_that_was_chosen_is_kept_at_night() -> None:
    at_night, week = replace(PRIVATE, summary_day=6, summary_at=time(21)), days(april(5, 9), april(11, 9))
    assert pushes.held_until(at_night, ANN_HERSELF, week, HALIFAX, april(12, 21)) == april(12, 21)
    assert not pushes.is_silent(at_night, ANN_HERSELF, week, HALIFAX, april(12, 21))


def test_what_is_not_owed_is_not_made_up_for() -> None:
    passed, week = pushes.look(planned_by(MONDAY_10), ANN_HERSELF, HALIFAX, april(13, 8, 30), is_owed=False)
    assert (passed.summarised, passed.next_summary_at, week) == ("2026-W15", april(20, 8, 30), None)


def test_what_nobody_is_there_to_read_waits_until_they_are_back_or_the_next_is_due() -> None:
    now, later = april(13, 8, 30), april(20, 8, 30)
    waits, week = pushes.look(planned_by(MONDAY_10), ANN_HERSELF, HALIFAX, now, is_owed=True, is_there=False)
    assert (waits.summarised, waits.next_summary_at, week) == ("2026-W14", later, None)
    back = pushes.back(waits, HALIFAX, now + 6 * MINUTE)
    assert (back.next_summary_at, pushes.due(back, HALIFAX, now + 6 * MINUTE)) == (now + 6 * MINUTE, WEEK_15)
    _, week = pushes.look(waits, ANN_HERSELF, HALIFAX, later, is_owed=True)
    assert week == periods.holding(PeriodKind.WEEK, date(2026, 4, 13))
    assert pushes.back(replace(waits, summary_wanted=False), HALIFAX, now).next_summary_at == later


def test_a_look_too_early_plans_it_anew() -> None:
    early = replace(planned_by(MONDAY_10), next_summary_at=april(12, 9))
    assert pushes.look(early, ANN_HERSELF, HALIFAX, april(12, 9), is_owed=True) == (planned_by(MONDAY_10), None)


def test_what_is_held_has_its_next_look_and_what_is_due_is_claimed() -> None:
    now = april(13, 8, 30)
    away = replace(ANN_HERSELF, away=Away(april(14, 0)))
    held, week = pushes.look(planned_by(MONDAY_10), away, HALIFAX, now, is_owed=True)
    assert (held.summarised, held.next_summary_at, week) == ("2026-W14", april(14, 8), None)
    claimed, week = pushes.look(planned_by(MONDAY_10), ANN_HERSELF, HALIFAX, now, is_owed=True)
    assert (claimed.summarised, claimed.next_summary_at, week) == ("2026-W14", now + MINUTE, WEEK_15)


RANG = replace(ANN_HERSELF, last_ping_at=MONDAY_830 - 9 * MINUTE)
RANG_TWELVE_TIMES = replace(RANG, last_ping_at=MONDAY_830 - HOUR, pings=Pings(MONDAY_830.date(), nagging.PINGS_A_DAY))
LATE_RISER = replace(ANN_HERSELF, hours=replace(ANN_HERSELF.hours, start=time(10)))


@pytest.mark.parametrize(
    ("person", "now", "silent"),
    [
        pytest.param(ANN_HERSELF, MONDAY_830, False, id="at work"),
        pytest.param(RANG, MONDAY_830, True, id="a nag has just rung"),
        pytest.param(RANG, MONDAY_830 + MINUTE, False, id="ten minutes after a nag"),
        pytest.param(RANG_TWELVE_TIMES, MONDAY_830, True, id="after the last ping of the day"),
        pytest.param(RANG_TWELVE_TIMES, MONDAY_830 + 7 * DAY, False, id="a week after a day full of pings"),
        pytest.param(LATE_RISER, MONDAY_830, True, id="an hour that nobody chose, before work"),
        pytest.param(None, MONDAY_830, False, id="in a team"),
        pytest.param(None, MONDAY_830 + HOUR, False, id="in a team an hour late"),
        pytest.param(None, MONDAY_830 + HOUR + MINUTE, True, id="in a team later"),
    ],
)
def test_it_rings_in_its_hour(person: Person | None, now: datetime, *, silent: bool) -> None:
    assert pushes.is_silent(PRIVATE, person, WEEK_14, HALIFAX, now) is silent


def test_a_moved_zone_plans_it_by_the_new_clocks() -> None:
    opened = planned_by(TUESDAY_9, TEAM)
    moved = pushes.planned(opened, BERLIN, WEDNESDAY_9)
    assert moved.next_summary_at == datetime(2026, 4, 13, 8, 30, tzinfo=BERLIN).astimezone(UTC)
    assert pushes.due(moved, BERLIN, NEXT_MONDAY_8 - timedelta(hours=5)) is None


@pytest.mark.parametrize(
    ("day", "now", "week"),
    [
        pytest.param(0, april(6, 7), WEEK_14, id="over since midnight"),
        pytest.param(0, april(5, 23, 59), None, id="which still runs"),
        pytest.param(6, april(5, 7), periods.of_key("2026-03-29..2026-04-04"), id="that of a Sunday"),
    ],
)
def test_the_week_that_is_told_of_next_is_known_once_it_is_over(day: int, now: datetime, week: Period | None) -> None:
    workspace = planned_by(april(1, 12), replace(PRIVATE, summary_day=day))
    assert pushes.coming(workspace, HALIFAX, now) == week


def test_without_a_push_no_week_comes_next() -> None:
    assert pushes.coming(replace(PRIVATE, summary_wanted=False, next_summary_at=None), HALIFAX, MONDAY_830) is None
    told = replace(planned_by(april(1, 12)), summarised=periods.key(WEEK_14))
    assert pushes.coming(told, HALIFAX, MONDAY_830) is None


@pytest.mark.parametrize(
    ("workspace", "person", "is_there"),
    [
        pytest.param(PRIVATE, ANN_HERSELF, True, id="somebody who can be written to"),
        pytest.param(PRIVATE, replace(ANN_HERSELF, reachable=False), False, id="somebody who blocked the bot"),
        pytest.param(PRIVATE, None, False, id="somebody who is forgotten"),
        pytest.param(TEAM, None, True, id="a group that the bot is in"),
        pytest.param(replace(TEAM, left_at=MONDAY_10), None, False, id="a group that it was taken out of"),
    ],
)
def test_it_is_heard_where_somebody_is_there_who_wants_it(
    workspace: Workspace, person: Person | None, is_there: bool
) -> None:
    assert pushes.is_there(workspace, person) is is_there
    assert pushes.is_heard(workspace, person) is is_there
    assert not pushes.is_heard(replace(workspace, summary_wanted=False), person)
