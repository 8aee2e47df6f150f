"""A date in a table is read as programs and people write it."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from domain import written_dates

HALIFAX = ZoneInfo("America/Halifax")


def _read(written: str, *, day_first: bool = True) -> datetime | None:
    return written_dates.read(written, HALIFAX, morning=time(9), day_first=day_first)


@pytest.mark.parametrize(
    ("written", "local"),
    [
        ("2026-05-27", "2026-05-27 09:00"),
        ("2026/5/7", "2026-05-07 09:00"),
        ("2026-05-27 14:05", "2026-05-27 14:05"),
        ("2026-05-27T14:05:33", "2026-05-27 14:05"),
        ("27.05.2026", "2026-05-27 09:00"),
        ("27/05/2026 3:05 PM", "2026-05-27 15:05"),
        ("05/27/2026", "2026-05-27 09:00"),
        ("4/2/26", "2026-02-04 09:00"),
        ("4/2/26 12:10 am", "2026-02-04 00:10"),
        ("Mar 3, 2025", "2025-03-03 09:00"),
        ("3 March 2025, 10:00", "2025-03-03 10:00"),
        ("Tue, 3-Mar-2025", "2025-03-03 09:00"),
    ],
)
def test_a_date_is_read_by_the_clocks_of_the_person(written: str, local: str) -> None:
    found = _read(written)
    assert found is not None
    assert f"{found.astimezone(HALIFAX):%Y-%m-%d %H:%M}" == local


@pytest.mark.parametrize(
    "written", ["2026-05-27T14:05:00Z", "2026-05-27 16:05:00.5 +02:00", "2026-05-27 14:05 UTC", "2026-05-27T10:05-0400"]
)
def test_a_time_that_names_its_zone_is_read_by_that(written: str) -> None:
    found = _read(written)
    assert found is not None
    assert found.replace(microsecond=0, second=0) == datetime(2026, 5, 27, 14, 5, tzinfo=UTC)


def test_the_country_says_which_number_is_the_month() -> None:
    assert _read("4/2/2026", day_first=False) == datetime(2026, 4, 2, 12, tzinfo=UTC)
    assert _read("4.2.2026", day_first=False) == datetime(2026, 2, 4, 13, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "99999",
        "31/02/2026",
        "13/13/2026",
        "3 Foo 2025",
        "2026-05-27 25:00",
        "1899-12-30",
        "0001-01-01",
        "31.12.9999",
    ],
)
def test_anything_else_is_no_date(written: str) -> None:
    assert _read(written) is None


@pytest.mark.parametrize("written", ["9999-12-31 23:59", "0001-01-01", "0000-01-01", "9999-12-31T23:59:00-12:00"])
def test_the_ends_of_the_calendar_are_never_meant(written: str) -> None:
    assert _read(written) is None
