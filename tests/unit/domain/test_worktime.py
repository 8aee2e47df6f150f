"""Working time on the wall clock: by day, past midnight, on holidays, and where the clocks jump."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from domain import worktime
from domain.people import Person, Region, WorkHours
from domain.worktime import Off
from tests.unit.domain.the_cast import ANN_HERSELF, BERLIN, CANADA, GERMANY, HALIFAX

LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
APIA = ZoneInfo("Pacific/Apia")

OFFICE = WorkHours()
NIGHTS = WorkHours(time(20), time(8))
SATURDAYS = WorkHours(days=frozenset({5}))
EVERY_DAY = frozenset(range(7))


def wall(text: str, zone: ZoneInfo = HALIFAX) -> datetime:
    """The instant at which the clocks of `zone` show this."""
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def somebody(hours: WorkHours = OFFICE, zone: ZoneInfo = HALIFAX, region: Region | None = None) -> Person:
    """Who works these hours there."""
    return replace(ANN_HERSELF, hours=hours, zone=zone, region=region)


def shown(moment: datetime, zone: ZoneInfo = HALIFAX) -> str:
    """What the clocks of `zone` show then."""
    return moment.astimezone(zone).strftime("%a %Y-%m-%d %H:%M")


# The next working moment -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hours", "now", "following"),
    [
        (OFFICE, "2026-04-06 07:59", "Mon 2026-04-06 08:00"),
        (OFFICE, "2026-04-06 08:00", "Mon 2026-04-06 08:00"),
        (OFFICE, "2026-04-06 13:37", "Mon 2026-04-06 13:37"),
        (OFFICE, "2026-04-06 19:59", "Mon 2026-04-06 19:59"),
        (OFFICE, "2026-04-06 20:00", "Tue 2026-04-07 08:00"),
        (OFFICE, "2026-04-10 20:00", "Mon 2026-04-13 08:00"),
        (OFFICE, "2026-04-11 12:00", "Mon 2026-04-13 08:00"),
        (NIGHTS, "2026-04-06 12:00", "Mon 2026-04-06 20:00"),
        (NIGHTS, "2026-04-06 23:00", "Mon 2026-04-06 23:00"),
        (NIGHTS, "2026-04-07 07:59", "Tue 2026-04-07 07:59"),
        (NIGHTS, "2026-04-07 08:00", "Tue 2026-04-07 20:00"),
        (NIGHTS, "2026-04-06 03:00", "Mon 2026-04-06 20:00"),
        (NIGHTS, "2026-04-11 03:00", "Sat 2026-04-11 03:00"),
        (NIGHTS, "2026-04-11 08:00", "Mon 2026-04-13 20:00"),
        (SATURDAYS, "2026-04-11 20:00", "Sat 2026-04-18 08:00"),
        (SATURDAYS, "2026-04-12 00:00", "Sat 2026-04-18 08:00"),
        (WorkHours(time(8), time(0)), "2026-04-06 23:59", "Mon 2026-04-06 23:59"),
        (WorkHours(time(8), time(0)), "2026-04-07 00:00", "Tue 2026-04-07 08:00"),
        (WorkHours(time(8), time(8)), "2026-04-07 03:00", "Tue 2026-04-07 03:00"),
    ],
)
def test_a_nag_waits_for_the_next_working_moment(hours: WorkHours, now: str, following: str) -> None:
    assert shown(worktime.next_working(wall(now), somebody(hours))) == following


def test_a_working_moment_is_given_in_utc() -> None:
    moment = datetime(2026, 4, 6, 13, tzinfo=HALIFAX)
    assert worktime.next_working(moment, somebody()).tzinfo is UTC


def test_who_names_no_working_day_works_on_all() -> None:
    never = WorkHours(days=frozenset())
    assert shown(worktime.next_working(wall("2026-04-11 21:00"), somebody(never))) == "Sun 2026-04-12 08:00"


@pytest.mark.parametrize("hour", [20, 23])
def test_at_the_end_of_the_calendar_nothing_is_waited_for(hour: int) -> None:
    new_years_eve = datetime(9999, 12, 31, hour, tzinfo=UTC)
    assert worktime.next_working(new_years_eve, somebody(zone=BERLIN)) == new_years_eve


# Jumps of the clocks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "day", "clock", "utc"),
    [
        (HALIFAX, date(2026, 4, 6), time(9), "2026-04-06 12:00"),
        (HALIFAX, date(2026, 3, 8), time(2, 30), "2026-03-08 06:00"),  # left out: the clocks go from two to three
        (HALIFAX, date(2026, 11, 1), time(1, 30), "2026-11-01 04:30"),  # shown twice: the first is meant
        (LORD_HOWE, date(2026, 10, 4), time(2, 15), "2026-10-03 15:30"),  # half an hour is left out
        (APIA, date(2011, 12, 30), time(9), "2011-12-30 10:00"),  # a whole day is left out
    ],
)
def test_what_the_clocks_show_is_an_instant(zone: ZoneInfo, day: date, clock: time, utc: str) -> None:
    assert worktime.instant(day, clock, zone) == datetime.fromisoformat(utc).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "hours", "now", "following"),
    [
        # The window opens at half past two, which the clocks leave out.
        (HALIFAX, WorkHours(time(2, 30), time(9), EVERY_DAY), "2026-03-08 01:00", "Sun 2026-03-08 03:00"),
        # It would close then.
        (HALIFAX, WorkHours(time(20), time(2, 30), EVERY_DAY), "2026-03-08 01:59", "Sun 2026-03-08 01:59"),
        (HALIFAX, WorkHours(time(20), time(2, 30), EVERY_DAY), "2026-03-08 03:00", "Sun 2026-03-08 20:00"),
        # The clocks leave all of it out.
        (HALIFAX, WorkHours(time(2, 10), time(2, 50), EVERY_DAY), "2026-03-07 22:00", "Mon 2026-03-09 02:10"),
        # Samoa had no 30 December 2011, which would have been a Friday.
        (APIA, OFFICE, "2011-12-29 20:00", "Mon 2012-01-02 08:00"),
        (APIA, NIGHTS, "2011-12-29 23:00", "Thu 2011-12-29 23:00"),
    ],
)
def test_hours_that_the_clocks_leave_out(zone: ZoneInfo, hours: WorkHours, now: str, following: str) -> None:
    assert shown(worktime.next_working(wall(now, zone), somebody(hours, zone)), zone) == following


def test_a_night_in_which_the_clocks_go_back_is_an_hour_longer() -> None:
    (start, end), *_ = islice(
        worktime.windows(wall("2026-10-31 20:00"), somebody(WorkHours(time(20), time(8), EVERY_DAY))), 1
    )
    assert end - start == timedelta(hours=13)


# Hours of the day ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "morning", "evening"),
    [
        (8, 20, 9, 18),
        (9, 17, 9, 18),
        (10, 14, 10, 18),
        (6, 8, 6, 18),
        (12, 0, 12, 18),
        (8, 0, 9, 18),
        (19, 23, 19, 19),
        (20, 8, 20, 20),
        (22, 6, 22, 22),
        (22, 12, 9, 22),
        (0, 6, 0, 18),
    ],
)
def test_tomorrow_and_this_evening_suit_the_hours_of_the_person(
    start: int, end: int, morning: int, evening: int
) -> None:
    hours = WorkHours(time(start), time(end))
    assert (worktime.morning_of(hours), worktime.evening_of(hours)) == (time(morning), time(evening))


# Reminders -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hours", "reminders"),
    [
        (OFFICE, ["Fri 2026-04-10 15:00", "Mon 2026-04-13 08:00", "Mon 2026-04-13 15:00"]),
        (WorkHours(time(9), time(13)), ["Fri 2026-04-10 11:00", "Mon 2026-04-13 09:00", "Mon 2026-04-13 11:00"]),
        (WorkHours(time(16), time(20)), ["Fri 2026-04-10 16:00", "Fri 2026-04-10 18:00", "Mon 2026-04-13 16:00"]),
        (NIGHTS, ["Fri 2026-04-10 20:00", "Sat 2026-04-11 02:00", "Mon 2026-04-13 20:00"]),
    ],
)
def test_reminders_come_in_the_morning_and_in_mid_afternoon(hours: WorkHours, reminders: list[str]) -> None:
    following = islice(worktime.half_days(wall("2026-04-10 09:01"), somebody(hours)), 3)
    assert [shown(moment) for moment in following] == reminders


def test_a_reminder_may_come_at_once() -> None:
    assert next(worktime.half_days(wall("2026-04-10 15:00"), somebody())) == wall("2026-04-10 15:00")


def test_reminders_leave_out_weekends_and_holidays() -> None:
    following = islice(worktime.half_days(wall("2026-04-02 12:00"), somebody(region=CANADA)), 3)
    assert [shown(moment) for moment in following] == [
        "Thu 2026-04-02 15:00",
        "Mon 2026-04-06 08:00",
        "Mon 2026-04-06 15:00",
    ]


def test_mornings_are_the_starts_of_working_days() -> None:
    following = islice(worktime.mornings(wall("2026-04-02 08:00"), somebody(region=CANADA)), 3)
    assert [shown(moment) for moment in following] == [
        "Thu 2026-04-02 08:00",
        "Mon 2026-04-06 08:00",
        "Tue 2026-04-07 08:00",
    ]


def test_the_morning_of_a_window_that_has_begun_is_gone() -> None:
    assert shown(next(worktime.mornings(wall("2026-04-02 08:01"), somebody()))) == "Fri 2026-04-03 08:00"


def test_the_morning_of_a_night_worker_is_the_evening() -> None:
    assert shown(next(worktime.mornings(wall("2026-04-06 09:00"), somebody(NIGHTS)))) == "Mon 2026-04-06 20:00"


def test_mornings_end_with_the_calendar() -> None:
    assert len([*worktime.mornings(datetime(9999, 12, 27, tzinfo=UTC), somebody())]) == 4


def test_every_hour_of_working_time_follows_the_one_before() -> None:
    following = islice(worktime.hourly(wall("2026-04-02 18:30"), somebody(region=CANADA)), 4)
    assert [shown(moment) for moment in following] == [
        "Thu 2026-04-02 18:30",
        "Thu 2026-04-02 19:30",
        "Mon 2026-04-06 08:00",
        "Mon 2026-04-06 09:00",
    ]


# Holidays and days off -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hours", "now", "following"),
    [
        (OFFICE, "2026-04-03 10:00", "Mon 2026-04-06 08:00"),  # Good Friday, and a weekend behind it
        (OFFICE, "2026-04-02 20:00", "Mon 2026-04-06 08:00"),
        (OFFICE, "2026-07-01 00:00", "Thu 2026-07-02 08:00"),
        (NIGHTS, "2026-04-03 03:00", "Fri 2026-04-03 03:00"),  # the night that began on Thursday
        (NIGHTS, "2026-04-03 08:00", "Mon 2026-04-06 20:00"),
        (NIGHTS, "2026-04-04 03:00", "Mon 2026-04-06 20:00"),  # of the night that would have begun on the holiday
    ],
)
def test_a_nag_waits_for_the_end_of_a_holiday(hours: WorkHours, now: str, following: str) -> None:
    assert shown(worktime.next_working(wall(now), somebody(hours, region=CANADA))) == following


def test_a_holiday_is_a_day_of_the_persons_own_calendar() -> None:
    unity_day = wall("2026-10-03 23:30", BERLIN)  # a Saturday
    weekends = WorkHours(time(0), time(0), frozenset({5, 6}))
    following = worktime.next_working(unity_day, somebody(weekends, BERLIN, GERMANY))
    assert shown(following, BERLIN) == "Sun 2026-10-04 00:00"


def test_who_takes_no_holidays_works_on_them() -> None:
    at_work = replace(somebody(region=CANADA), takes_holidays=False)
    assert worktime.next_working(wall("2026-04-03 10:00"), at_work) == wall("2026-04-03 10:00")


def test_who_names_no_working_day_has_holidays_all_the_same() -> None:
    every_day = somebody(WorkHours(days=frozenset()), region=CANADA)
    assert shown(worktime.next_working(wall("2026-04-03 10:00"), every_day)) == "Sat 2026-04-04 08:00"


@pytest.mark.parametrize(
    ("hours", "now", "why"),
    [
        (OFFICE, "2026-04-02 10:00", None),
        (OFFICE, "2026-04-02 19:59", None),
        (OFFICE, "2026-04-02 07:59", Off.QUIET_HOURS),
        (OFFICE, "2026-04-02 20:00", Off.QUIET_HOURS),
        (OFFICE, "2026-04-03 10:00", Off.HOLIDAY),
        (OFFICE, "2026-04-03 23:00", Off.HOLIDAY),
        (OFFICE, "2026-04-04 10:00", Off.DAY_OFF),
        (OFFICE, "2026-04-05 23:00", Off.DAY_OFF),
        (NIGHTS, "2026-04-02 12:00", Off.QUIET_HOURS),
        (NIGHTS, "2026-04-03 03:00", None),
        (NIGHTS, "2026-04-03 12:00", Off.HOLIDAY),
        (NIGHTS, "2026-04-11 03:00", None),
        (NIGHTS, "2026-04-11 12:00", Off.DAY_OFF),
        (SATURDAYS, "2026-04-03 10:00", Off.HOLIDAY),
    ],
)
def test_why_nobody_should_be_rung(hours: WorkHours, now: str, why: Off | None) -> None:
    assert worktime.off(wall(now), somebody(hours, region=CANADA)) is why


@pytest.mark.parametrize(
    ("hours", "now", "following"),
    [
        (OFFICE, "2026-04-06 07:00", "Tue 2026-04-07 08:00"),  # not today's window, though it hasn't begun
        (OFFICE, "2026-04-06 12:00", "Tue 2026-04-07 08:00"),
        (OFFICE, "2026-04-02 12:00", "Mon 2026-04-06 08:00"),
        (OFFICE, "2026-04-10 12:00", "Mon 2026-04-13 08:00"),
        (NIGHTS, "2026-04-06 23:00", "Tue 2026-04-07 20:00"),  # not the rest of the night, which began today
        (NIGHTS, "2026-04-07 03:00", "Wed 2026-04-08 20:00"),
        (WorkHours(time(0), time(6)), "2026-04-06 23:00", "Tue 2026-04-07 00:00"),
    ],
)
def test_a_later_day_begins_with_its_working_hours(hours: WorkHours, now: str, following: str) -> None:
    assert shown(worktime.next_day(wall(now), somebody(hours, region=CANADA))) == following


@pytest.mark.parametrize(
    ("since", "days", "until"),
    [
        ("2026-04-06 09:00", 0, "Mon 2026-04-06 09:00"),
        ("2026-04-06 09:00", 2, "Wed 2026-04-08 09:00"),
        ("2026-04-10 09:00", 1, "Mon 2026-04-13 09:00"),
        ("2026-04-09 09:00", 2, "Mon 2026-04-13 09:00"),
        ("2026-04-11 09:00", 2, "Tue 2026-04-14 09:00"),  # from a Saturday
        ("2026-04-01 17:30", 2, "Mon 2026-04-06 17:30"),  # over Good Friday
        ("2026-04-03 09:00", 1, "Mon 2026-04-06 09:00"),  # from Good Friday
        ("2026-03-06 09:00", 1, "Mon 2026-03-09 09:00"),  # the clocks go forward in between
        ("2026-10-30 09:00", 1, "Mon 2026-11-02 09:00"),  # and back
    ],
)
def test_working_days_are_counted_over_weekends_and_holidays(since: str, days: int, until: str) -> None:
    assert shown(worktime.days_later(wall(since), days, somebody(region=CANADA))) == until


def test_working_days_are_those_of_the_persons_own_calendar() -> None:
    late_on_friday = wall("2026-04-10 22:00")  # Saturday already in Berlin
    later = worktime.days_later(late_on_friday, 1, somebody(zone=BERLIN))
    assert shown(later, BERLIN) == "Mon 2026-04-13 03:00"


def test_working_days_end_with_the_calendar() -> None:
    later = worktime.days_later(datetime(9999, 12, 30, 9, tzinfo=UTC), 5, somebody())
    assert later == datetime(9999, 12, 31, 9, tzinfo=UTC)
