"""Public holidays, by country and, where it has them, by its parts: from the `holidays` package."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

import holidays

from domain.people import Region

LANGUAGE = "en_US"
YEARS_KEPT = 512


def holiday(day: date, region: Region | None) -> str | None:
    """The name of the public holiday on `day` in `region`, in English; None on other days and for places unknown."""
    return None if region is None else _of_year(region, day.year).get(day)


def parts_of(country: str) -> tuple[str, ...]:
    """The parts of `country` (ISO 3166-2 without the country) that have holidays of their own."""
    return tuple(holidays.list_supported_countries(include_aliases=False).get(country, ()))


def names_of_parts(country: str) -> Mapping[str, str]:
    """The parts of `country` by the names that its people use for them, where the package knows names."""
    if country not in holidays.list_supported_countries(include_aliases=False):
        return {}
    names: Mapping[str, str] = holidays.country_holidays(country).subdivisions_aliases
    return names


IN_ENGLISH: Mapping[str, Mapping[str, str]] = {
    "AT": {
        "Carinthia": "2",
        "Lower Austria": "3",
        "Upper Austria": "4",
        "Styria": "6",
        "Tyrol": "7",
        "Vienna": "9",
    },
    "CH": {"Geneva": "GE", "Grisons": "GR", "Lucerne": "LU", "St. Gallen": "SG", "Basel": "BS"},
    "DE": {
        "Bavaria": "BY",
        "Hesse": "HE",
        "Lower Saxony": "NI",
        "Mecklenburg-Western Pomerania": "MV",
        "North Rhine-Westphalia": "NW",
        "Rhineland-Palatinate": "RP",
        "Saxony": "SN",
        "Saxony-Anhalt": "ST",
        "Thuringia": "TH",
    },
    "ES": {
        "Andalusia": "AN",
        "Balearic Islands": "IB",
        "Basque Country": "PV",
        "Canary Islands": "CN",
        "Castile and León": "CL",
        "Catalonia": "CT",
        "Navarre": "NC",
        "Valencia": "VC",
    },
    "IT": {
        "Florence": "FI",
        "Genoa": "GE",
        "Milan": "MI",
        "Naples": "NA",
        "Rome": "RM",
        "Turin": "TO",
        "Venice": "VE",
    },
    "PT": {"Azores": "20", "Lisbon": "11", "Madeira": "30"},
}
"""Parts of countries by their English names, where the package has only those of their people."""


@lru_cache(YEARS_KEPT)
def _of_year(region: Region, year: int) -> Mapping[date, str]:
    try:
        found = holidays.country_holidays(region.country, subdiv=region.part, years=year, language=LANGUAGE)
    except NotImplementedError:  # no such country or part is known: it has no holidays then
        return MappingProxyType({})
    return MappingProxyType({day: name for day, name in found.items() if day.year == year})
