"""Weeks, months, quarters and years hold every instant once, and keys name them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain import periods
from domain.errors import NotUnderstood
from domain.models import Every
from domain.periods import PeriodKind
from tests.unit.domain.the_cast import HALIFAX, HOUR

WEDNESDAY = datetime(2026, 4, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["2026-W01", "2026-W53", "2026-02", "2026-Q3", "2026", "2026-04-01..2026-04-15"])
def test_the_key_of_a_period_is_read_again(typed: str) -> None:
    assert periods.key(periods.of_key(typed)) == typed


@pytest.mark.parametrize(
    "written", ["", "week", "2026-13", "2026-W54", "1900-01", "2199-12", "0001", "2026-02-30..2026-03-01"]
)
def test_what_is_no_key_is_refused(written: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        periods.of_key(written)
    assert refused.value.phrase == written


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2026-W01", "2025-W52"),
        ("2026-01", "2025-12"),
        ("2026-03", "2026-02"),
        ("2026-Q1", "2025-Q4"),
        ("2026", "2025"),
        ("2026-04-01..2026-04-15", "2026-03-17..2026-03-31"),
    ],
)
def test_the_period_before_is_as_long_and_ends_where_this_one_begins(typed: str, expected: str) -> None:
    period = periods.of_key(typed)
    assert periods.key(periods.before(period)) == expected
    assert periods.before(period).until == period.first


@pytest.mark.parametrize(
    ("zone", "key", "start", "hours"),
    [
        ("America/Halifax", "2026-W10", "2026-03-02T04:00:00+00:00", 167),
        ("America/Halifax", "2026-W44", "2026-10-26T03:00:00+00:00", 169),
        ("Europe/Berlin", "2026-W13", "2026-03-22T23:00:00+00:00", 167),
        ("Africa/Cairo", "2026-W17", "2026-04-19T22:00:00+00:00", 167),  # leaves out the midnight of Friday
        ("UTC", "2026-W10", "2026-03-02T00:00:00+00:00", 168),
    ],
)
def test_a_week_in_which_the_clocks_jump_is_an_hour_longer_or_shorter(
    zone: str, key: str, start: str, hours: int
) -> None:
    span = periods.span(periods.of_key(key), ZoneInfo(zone))
    assert (span.start.isoformat(), span.end - span.start) == (start, hours * HOUR)


def test_a_span_holds_its_start_and_not_its_end() -> None:
    span = periods.span(periods.holding(PeriodKind.WEEK, date(2026, 4, 22)), HALIFAX)
    assert span.start in span
    assert span.end not in span
    assert (span.eve, span.last) == (span.start - timedelta(microseconds=1), span.end - timedelta(microseconds=1))


def test_the_running_week_is_that_of_the_zone() -> None:
    late_on_sunday = datetime(2026, 4, 27, 1, tzinfo=UTC)
    assert periods.key(periods.current(PeriodKind.WEEK, late_on_sunday, HALIFAX)) == "2026-W17"
    assert periods.key(periods.current(PeriodKind.WEEK, late_on_sunday, ZoneInfo("UTC"))) == "2026-W18"


def test_a_goal_is_counted_in_its_own_week_or_month() -> None:
    assert periods.key(periods.of_goal(Every.WEEK, WEDNESDAY, HALIFAX)) == "2026-W17"
    assert periods.key(periods.of_goal(Every.MONTH, WEDNESDAY, HALIFAX)) == "2026-04"
