"""Times and amounts as people where they live write them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from babel import Locale

from domain.money import Money
from messages.reader import Reader
from tests.unit.messages.the_screen import ANN, BOB, NOW, READER, WORKSPACE

DAY = timedelta(days=1)


def reader(country: str = "CA", zone: str = "America/Halifax", now: datetime = NOW, language: str = "en") -> Reader:
    person = replace(READER.person, zone=ZoneInfo(zone), language=language)
    return Reader(person, replace(WORKSPACE, country=country), now)


def plain(text: str) -> str:
    """With ordinary blanks."""
    return text.replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.parametrize(
    ("amount", "currency", "country", "said"),
    [
        ("350000", "CAD", "CA", "$350,000"),
        ("350000", "USD", "US", "$350,000"),
        ("350000", "USD", "CA", "US$350,000"),
        ("12.5", "USD", "US", "$12.50"),
        ("0.99", "EUR", "US", "€0.99"),
        ("1200.50", "EUR", "DE", "1.200,50 €"),
        ("1000", "JPY", "US", "¥1,000"),
        ("1000000000000000000", "GBP", "GB", "£1,000,000,000,000,000,000"),
        ("0", "USD", "US", "$0"),
        ("500", "RUB", "US", "RUB 500"),
        ("1200.50", "PLN", "CA", "PLN 1,200.50"),
    ],
)
def test_an_amount_is_written_as_where_its_reader_lives(amount: str, currency: str, country: str, said: str) -> None:
    assert plain(reader(country).money(Money(Decimal(amount), currency))) == said


def test_a_loss_is_told_with_a_minus_and_no_hyphen() -> None:
    assert reader().percent(Fraction(-1)) == "−100%"


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (NOW, "today"),
        (NOW + DAY, "tomorrow"),
        (NOW - DAY, "yesterday"),
        (NOW + 2 * DAY, "Wed, Apr 8"),
        (datetime(2026, 4, 7, 2, tzinfo=UTC), "today"),
        (datetime(2026, 4, 7, 3, 30, tzinfo=UTC), "tomorrow"),
        (datetime(2027, 1, 5, 12, tzinfo=UTC), "Jan 5, 2027"),
        (datetime(2025, 12, 31, 12, tzinfo=UTC), "Dec 31, 2025"),
    ],
)
def test_a_day_near_by_is_said_in_words_by_the_readers_own_midnight(moment: datetime, day: str) -> None:
    assert plain(reader("US").day(moment)) == day


@pytest.mark.parametrize(
    ("country", "zone", "said"),
    [
        ("US", "America/New_York", "today, 9:00 AM"),
        ("GB", "Europe/London", "today, 14:00"),
        ("DE", "Europe/Berlin", "today, 15:00"),
        ("IN", "Asia/Kolkata", "today, 6:30 pm"),
        ("JP", "Asia/Tokyo", "today, 10:00 PM"),
    ],
)
def test_a_time_is_that_of_the_readers_clock(country: str, zone: str, said: str) -> None:
    assert plain(reader(country, zone).when(NOW)) == said


def test_the_clock_knows_summer_time() -> None:
    berlin = reader("DE", "Europe/Berlin")
    assert berlin.clock(datetime(2026, 3, 29, 0, 59, tzinfo=UTC)) == "01:59"
    assert berlin.clock(datetime(2026, 3, 29, 1, 0, tzinfo=UTC)) == "03:00"


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (timedelta(minutes=59), "59 minutes"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(hours=23), "23 hours"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=9, hours=5), "9 days"),
        (timedelta(0), "0 seconds"),
    ],
)
def test_a_span_is_said_in_its_largest_unit(length: timedelta, said: str) -> None:
    assert reader().span(length) == said


def test_people_places_and_weekdays_have_names() -> None:
    assert (READER.who(ANN), READER.who(BOB)) == ("You", "Somebody")
    assert reader("CA").country("CA") == "Canada"
    assert reader("CA").country("ZX") == "ZX"
    assert reader("CA").currency("CAD") == "Canadian Dollar"
    assert [reader().weekday(day)[:3] for day in (0, 6)] == ["Mon", "Sun"]


def test_a_language_that_is_not_known_reads_as_english() -> None:
    assert plain(reader("US", language="tlh").when(NOW)) == "today, 10:00 AM"
    assert plain(reader("US", language="en-GB").when(NOW)) == "today, 10:00 AM"


def test_where_a_language_has_no_country_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, parse = list[str | Locale](), Locale.parse

    def parsing(of: str | Locale) -> Locale:
        asked.append(of)
        return parse(of)

    monkeypatch.setattr(Locale, "parse", parsing)
    assert {reader("AQ").hour(NOW.time()) for _ in range(3)} == {reader("US").hour(NOW.time())}
    assert asked.count("en_AQ") == 1


@pytest.mark.parametrize("end", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)])
@pytest.mark.parametrize("zone", ["America/Halifax", "Pacific/Kiritimati"])
def test_the_ends_of_the_calendar_can_be_shown(end: datetime, zone: str) -> None:
    reader = replace(READER, person=replace(READER.person, zone=ZoneInfo(zone)))
    assert reader.when(end)
