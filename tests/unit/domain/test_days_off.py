"""Public holidays: of a country, of a part of it, and of places that nobody knows."""

from __future__ import annotations

import warnings
from datetime import date, timedelta

import holidays
import pytest

from domain import days_off
from domain.people import Region
from tests.unit.domain.the_cast import BAVARIA, CANADA, GERMANY

NOVA_SCOTIA = Region("CA", "NS")
STATES = Region("US")
NOWHERE, NO_PART = Region("XX"), Region("CA", "XX")


@pytest.mark.parametrize(
    ("region", "day", "name"),
    [
        (CANADA, date(2026, 7, 1), "Canada Day"),
        (CANADA, date(2026, 4, 3), "Good Friday"),
        (GERMANY, date(2026, 10, 3), "German Unity Day"),
        (GERMANY, date(2028, 4, 17), "Easter Monday"),
        (STATES, date(2026, 7, 3), "Independence Day (observed)"),
    ],
)
def test_a_country_has_its_holidays(region: Region, day: date, name: str) -> None:
    assert days_off.holiday(day, region) == name


def test_a_working_day_is_no_holiday() -> None:
    assert days_off.holiday(date(2026, 7, 2), CANADA) is None


def test_who_names_no_region_has_no_holidays() -> None:
    assert days_off.holiday(date(2026, 7, 1), None) is None


@pytest.mark.parametrize(
    ("part", "whole", "day"),
    [(NOVA_SCOTIA, CANADA, date(2026, 2, 16)), (BAVARIA, GERMANY, date(2026, 1, 6))],
    ids=["Heritage Day", "Epiphany"],
)
def test_a_part_of_a_country_has_holidays_of_its_own(part: Region, whole: Region, day: date) -> None:
    assert days_off.holiday(day, part) is not None
    assert days_off.holiday(day, whole) is None


def test_a_part_of_a_country_has_the_holidays_of_the_whole_too() -> None:
    assert days_off.holiday(date(2026, 7, 1), NOVA_SCOTIA) == "Canada Day"


@pytest.mark.parametrize("region", [NOWHERE, NO_PART, Region("ca"), Region("")])
def test_a_place_that_nobody_knows_has_no_holidays(region: Region) -> None:
    assert days_off.holiday(date(2026, 7, 1), region) is None


@pytest.mark.parametrize("day", [date.min, date(1700, 1, 1), date(9999, 12, 25), date.max])
def test_a_year_of_which_nothing_is_known_has_no_holidays(day: date) -> None:
    assert days_off.holiday(day, CANADA) is None


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2027, 12, 31), "New Year's Day (observed)"),
        (date(2028, 1, 1), "New Year's Day"),
        (date(2027, 1, 1), "New Year's Day"),
        (date(2026, 12, 31), None),
    ],
)
def test_a_holiday_may_be_kept_in_the_year_before_its_own(day: date, name: str | None) -> None:
    assert days_off.holiday(day, STATES) == name


@pytest.mark.parametrize(("country", "part"), [("CA", "NS"), ("DE", "BY"), ("US", "CA")])
def test_a_country_has_parts(country: str, part: str) -> None:
    assert part in days_off.parts_of(country)


@pytest.mark.parametrize("country", ["XX", "ca", ""])
def test_a_country_that_nobody_knows_has_no_parts(country: str) -> None:
    assert days_off.parts_of(country) == ()
    assert days_off.names_of_parts(country) == {}


def test_a_part_has_the_names_that_its_people_use() -> None:
    assert days_off.names_of_parts("DE")["Bayern"] == "BY"


def test_no_place_has_so_many_holidays_that_whoever_works_one_day_a_week_never_works() -> None:
    for country, parts in holidays.list_supported_countries(include_aliases=False).items():
        for part in (None, *parts):
            for weekday in range(7):
                days = (date(2026, 1, 1) + timedelta(days=weekday + 7 * week) for week in range(52))
                assert any(days_off.holiday(day, Region(country, part)) is None for day in days), (country, part)


def test_no_country_brings_a_warning_along() -> None:
    days_off._of_year.cache_clear()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = [
            days_off.holiday(date(2027, 1, 1), Region(country))
            for country in holidays.list_supported_countries(include_aliases=False)
        ]
    assert len([name for name in found if name is not None]) > 100
