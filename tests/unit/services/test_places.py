"""Where people are, however they say it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import days_off
from domain.errors import NotUnderstood
from domain.people import Region
from services import places

NOW = datetime(2026, 4, 6, 16, 20, tzinfo=UTC)
"""In summer time wherever there is one."""


@pytest.fixture(scope="module", autouse=True)
def _atlas() -> Iterator[None]:
    """The cities are read once for all of these, which takes a third of a second."""
    cities = list(places._cities())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(places, "_cities", lambda: cities)
        yield


@pytest.mark.parametrize(
    ("typed", "zone", "country"),
    [
        ("Halifax", "America/Halifax", "CA"),
        ("  halifax ", "America/Halifax", "CA"),
        ("New York", "America/New_York", "US"),
        ("NYC", "America/New_York", "US"),
        ("Berlin", "Europe/Berlin", "DE"),
        ("München", "Europe/Berlin", "DE"),
        ("munchen", "Europe/Berlin", "DE"),
        ("Wien", "Europe/Vienna", "AT"),
        ("Москва", "Europe/Moscow", "RU"),
        ("Київ", "Europe/Kyiv", "UA"),
        ("東京", "Asia/Tokyo", "JP"),
        ("القاهرة", "Africa/Cairo", "EG"),
        ("São Paulo", "America/Sao_Paulo", "BR"),
        ("sao paulo", "America/Sao_Paulo", "BR"),
        ("London", "Europe/London", "GB"),
        ("London, Ontario, Canada", "America/Toronto", "CA"),
        ("Paris, France", "Europe/Paris", "FR"),
        ("Paris, TX", "America/Chicago", "US"),
        ("paris, usa", "America/Chicago", "US"),
        ("Birmingham, UK", "Europe/London", "GB"),
        ("Europe/Berlin", "Europe/Berlin", "DE"),
        ("america/new york", "America/New_York", "US"),
        ("Asia/Kolkata", "Asia/Kolkata", "IN"),
        ("Singapore", "Singapore", "SG"),
        ("Japan", "Japan", "JP"),
        ("utc", "UTC", "US"),
    ],
)
async def test_a_city_or_a_zone_is_known_by_its_name(typed: str, zone: str, country: str) -> None:
    place = await places.find_zone(typed, NOW)
    assert (place.zone.key.lower(), place.country) == (zone.lower(), country)
    assert places.country_of(place.zone) == country


@pytest.mark.parametrize(("typed", "city"), [("halifx", "Halifax"), ("torono", "Toronto"), ("Berlinn", "Berlin")])
async def test_a_city_is_known_with_one_letter_wrong(typed: str, city: str) -> None:
    assert (await places.find_zone(typed, NOW)).city == city


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("16:20", 0),
        ("17:22", 1),
        ("12:20", -4),
        ("12.20", -4),
        ("12h20", -4),
        ("4pm", 0),
        ("4:20 p.m.", 0),
        ("12:20pm", -4),
        ("1:20 am", 9),
        ("12:20am", 8),
        ("21:50", 5.5),
        ("22:05", 5.75),
        ("13:50", -2.5),
        ("5:20", -11),
        ("4:20", 12),
        ("9", -7),
    ],
)
async def test_the_time_that_it_is_says_where(typed: str, hours: float) -> None:
    place = await places.find_zone(typed, NOW)
    assert place.zone.utcoffset(NOW) == timedelta(hours=hours)


async def test_half_an_hour_that_no_zone_has_means_the_nearest_whole_one() -> None:
    place = await places.find_zone("18:50", NOW)
    assert place.zone.utcoffset(NOW) in (timedelta(hours=2), timedelta(hours=3))


@pytest.mark.parametrize("minutes", range(0, 24 * 60, 97))
async def test_a_clock_in_any_zone_of_whole_hours_is_found_whatever_the_hour(minutes: int) -> None:
    now = datetime(2026, 4, 6, tzinfo=UTC) + timedelta(minutes=minutes)
    for ahead in range(-11, 13):
        shown = (now + timedelta(hours=ahead)).strftime("%H:%M")
        place = await places.find_zone(shown, now)
        assert place.zone.utcoffset(now) == timedelta(hours=ahead)


@pytest.mark.parametrize("typed", ["", "  ", "nowhere at all", "25:00", "16:75", "Paris, Germany", ",", "🏝"])
async def test_a_place_that_nobody_knows_is_not_guessed(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        await places.find_zone(typed, NOW)


async def test_a_location_is_the_nearest_city_also_across_the_date_line() -> None:
    assert (await places.zone_at(44.65, -63.57)).zone == ZoneInfo("America/Halifax")
    assert (await places.zone_at(52.52, 13.40)).zone == ZoneInfo("Europe/Berlin")
    fiji = await places.zone_at(-17.8, -179.9)
    assert fiji.country == "FJ"


def test_nearly_every_city_lies_in_the_country_of_its_zone() -> None:
    cities = list(places._cities())
    strays = [city["name"] for city in cities if places.country_of(ZoneInfo(city["timezone"])) != city["countrycode"]]
    assert len(strays) < len(cities) / 100


@pytest.mark.parametrize("zone", ["UTC", "Etc/GMT+4", "EST5EDT"])
def test_a_zone_without_a_country_has_one_assumed(zone: str) -> None:
    assert places.country_of(ZoneInfo(zone)) == "US"


@pytest.mark.parametrize(
    ("typed", "language", "country"),
    [
        ("Canada", "en", "CA"),
        (" canada ", "en", "CA"),
        ("ca", "en", "CA"),
        ("UK", "en", "GB"),
        ("usa", "en", "US"),
        ("DEU", "en", "DE"),
        ("Germany", "de", "DE"),
        ("Deutschland", "de", "DE"),
        ("Österreich", "de-AT", "AT"),
        ("osterreich", "de", "AT"),
        ("Turkey", "en", "TR"),
        ("Türkiye", "en", "TR"),
        ("Canada", "tlh", "CA"),
    ],
)
def test_a_country_is_known_by_its_code_or_by_its_name(typed: str, language: str, country: str) -> None:
    assert places.find_country(typed, language) == country


@pytest.mark.parametrize("typed", ["", "Deutschland", "Atlantis", "ZZ", "EU", "Eurozone", "world", "001", "xa"])
def test_what_is_no_country_with_telephones_is_refused(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        places.find_country(typed, "en")


@pytest.mark.parametrize(("typed", "code"), [("CAD", "CAD"), (" eur ", "EUR"), ("xof", "XOF")])
def test_a_currency_is_known_by_its_code(typed: str, code: str) -> None:
    assert places.find_currency(typed, "CAD") == code


@pytest.mark.parametrize(
    ("typed", "code"), [("euros", "EUR"), ("€", "EUR"), ("£", "GBP"), ("$", "CAD"), ("Dollars", "CAD"), ("yen", "JPY")]
)
def test_a_currency_is_known_by_what_people_call_it(typed: str, code: str) -> None:
    assert places.find_currency(typed, "CAD") == code


@pytest.mark.parametrize("typed", ["", "money", "XXX", "XAU", "DEM", "C A D"])
def test_what_nobody_pays_with_is_no_currency(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        places.find_currency(typed, "CAD")


@pytest.mark.parametrize(
    ("country", "code"), [("CA", "CAD"), ("DE", "EUR"), ("GB", "GBP"), ("JP", "JPY"), ("AQ", "USD")]
)
def test_every_country_pays_with_something(country: str, code: str) -> None:
    assert places.currency_of(country) == code


@given(st.text(max_size=50))
def test_whatever_is_typed_is_a_country_a_currency_or_not_understood(typed: str) -> None:
    for find, standing in ((places.find_country, "en"), (places.find_currency, "CAD")):
        try:
            assert find(typed, standing).isupper()
        except NotUnderstood as refused:
            assert refused.phrase == typed  # noqa: PT017


@pytest.mark.parametrize(
    ("typed", "country", "part"),
    [
        ("Nova Scotia", "CA", "NS"),
        (" nova scotia ", "CA", "NS"),
        ("ns", "CA", "NS"),
        ("CA-NS", "CA", "NS"),
        ("Québec", "CA", "QC"),
        ("QUEBEC", "CA", "QC"),
        ("Nouvelle-Ecosse", "CA", "NS"),
        ("Newfoundland", "CA", "NL"),
        ("nova scotai", "CA", "NS"),
        ("Nort Carolina", "US", "NC"),
        ("Virginia", "US", "VA"),
        ("New York", "US", "NY"),
        ("baden wurttemberg", "DE", "BW"),
        ("Thuringen", "DE", "TH"),
        ("scotland", "GB", "SCT"),
        ("bavaria", "DE", "BY"),
        ("Lower Austria", "AT", "3"),
        ("stadt zurich", "CH", "Stadt Zurich"),
        ("zone a", "FR", "Zone A"),
    ],
)
def test_a_part_of_a_country_is_known_by_its_code_its_name_or_nearly(typed: str, country: str, part: str) -> None:
    assert places.find_region(typed, country) == Region(country, part)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        *(("", "CA"), ("Atlantis", "CA"), ("Bayern", "CA"), ("DE-BY", "CA"), ("NS", "DE"), ("🏝", "CA")),
        *(("New", "CA"), ("south", "US"), ("Carolina", "US"), ("Nova", "AQ"), ("Nova", "XX")),
    ],
)
def test_a_part_that_is_none_or_could_be_several_is_not_guessed(typed: str, country: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        places.find_region(typed, country)
    assert refused.value.phrase == typed


@given(st.text(max_size=50), st.sampled_from(["CA", "US", "DE", "FR", "AQ"]))
def test_whatever_is_typed_is_a_part_with_holidays_of_its_own_or_not_understood(typed: str, country: str) -> None:
    try:
        assert places.find_region(typed, country).part in days_off.parts_of(country)
    except NotUnderstood as refused:
        assert refused.phrase == typed  # noqa: PT017
