"""Periods as people type them, in six languages."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import period_phrases, periods
from domain.errors import NotUnderstood, PeriodToCome
from tests.unit.domain.the_cast import HALIFAX

WEDNESDAY = datetime(2026, 4, 22, 12, tzinfo=UTC)
THE_SIXTH = datetime(2026, 4, 6, 12, tzinfo=UTC)

DAY, DAY_BEFORE, THIS_WEEK, LAST_WEEK = "2026-04-22..2026-04-22", "2026-04-21..2026-04-21", "2026-W17", "2026-W16"
THIRTY_DAYS = "2026-03-24..2026-04-22"
FIRST_TO_FIFTEENTH = "2026-04-01..2026-04-15"
SINCE_THE_FIRST = "2026-04-01..2026-04-22"

PHRASES = {
    DAY: "today|hoy|heute|aujourd'hui|hoje|сегодня|22 apr|22.4.|4/22|wed|mercredi|wednesday|сегодня.",
    DAY_BEFORE: "yesterday|ayer|gestern|hier|ontem|вчера|tuesday|on Tuesday|martes|Dienstag|вторник|terça-feira",
    "2026-04-20..2026-04-20": "day before yesterday|anteayer|antes de ayer|vorgestern|avant-hier|anteontem|позавчера",
    THIS_WEEK: "|week| This  Week |esta semana|diese Woche|in dieser Woche|cette semaine|nesta semana|на этой неделе"
    "|2026-W17|2026w17|week 17|KW 17|kw17|w17|semana 17|semaine 17|week to date|current week|week 17 2026",
    LAST_WEEK: "last week|previous week|la semana pasada|letzte Woche|vorige Woche|la semaine dernière"
    "|semaine derniere|semana passada|на прошлой неделе|прошлая неделя",
    "2026-W15": "vorletzte Woche|позапрошлая неделя",
    "2026-04": "month|this month|este mes|dieser Monat|diesen Monat|ce mois|mois en cours|este mês|этот месяц|mtd"
    "|april|Abril|en abril|avril|апрель|в апреле|2026-04|04/2026|april 2026|april this year",
    "2026-03": "last month|previous month|mes pasado|el mes pasado|letzten Monat|le mois dernier|mês passado"
    "|прошлый месяц|в прошлом месяце|march|März|marz|maerz|mars|março|marzo|март|за март|last march|mar 2026",
    "2025-04": "last april|april last year|april 2025|abril de 2025|апрель 2025",
    "2026-Q2": "quarter|this quarter|trimestre|este trimestre|Quartal|ce trimestre|квартал|q2|Q2 2026|2026-Q2|2q|t2"
    "|2nd quarter|second quarter|2. Quartal|zweites Quartal|2e trimestre|2º trimestre|2 квартал|2-й квартал"
    "|II квартал|qtd"
    "|quarter 2",
    "2026-Q1": "last quarter|letztes Quartal|trimestre pasado|trimestre dernier|прошлый квартал|q1|1er trimestre",
    "2025-Q2": "q2 last year|q2 2025|2. Quartal 2025|2025q2",
    "2026": "year|this year|este año|dieses Jahr|cette année|este ano|этот год|в этом году|ytd|year to date"
    "|2026|2026 год"
    "|Jahr 2026",
    "2025": "last year|año pasado|letztes Jahr|l'année dernière|l'an dernier|ano passado|в прошлом году|2025|en 2025",
    THIRTY_DAYS: "last 30 days|past 30 days|30 days|los últimos 30 días|letzte 30 Tage|die letzten 30 Tage"
    "|les 30 derniers jours|30 derniers jours|últimos 30 dias|последние 30 дней|за последние 30 дней"
    "|last thirty days",
    "2026-04-09..2026-04-22": "last 2 weeks|last two weeks|letzten zwei Wochen|últimas dos semanas|fortnight"
    "|deux dernières semaines|2 semanas",
    "2026-01-23..2026-04-22": "last 3 months|letzte 3 Monate|3 derniers mois|последние 3 месяца",
    FIRST_TO_FIFTEENTH: "1 Apr – 15 Apr|1 Apr - 15 Apr|1–15 April|April 1-15|Apr 1 to 15|1.–15.4.|1.4.–15.4."
    "|1.4.-15.4."
    "|1. bis 15. April|vom 1. bis 15. April|from 1 Apr to 15 Apr|from 1 april 2026 until 15 april 2026|1/4-15/4"
    "|del 1 al 15 de abril|desde el 1 de abril hasta el 15 de abril|du 1er au 15 avril|du 1er avril jusqu'au 15 avril"
    "|de 1 a 15 de abril|de 1º a 15 de abril|с 1 по 15 апреля|1 апреля — 15 апреля|с 1-го по 15-ое апреля"
    "|between 1 and 15 April"
    "|zwischen 1. und 15. April|2026-04-01–2026-04-15|2026-04-01—2026-04-15|2026-04-01 - 2026-04-15"
    "|2026-04-01/2026-04-15|2026-04-01..2026-04-15|2026/04/01 to 2026/04/15|2026-04-15 to 2026-04-01|1.4.26-15.4.26"
    "|01.04.2026 - 15.04.2026|apr 1 – apr 15|1 – 15 Apr 2026|1 Apr 2026 – 15 Apr|Wed 1 Apr – Wed 15 Apr",
    SINCE_THE_FIRST: "since 1 April|since April 1st|from 1 Apr|from 1 Apr to today|seit 1. April|ab 1.4."
    "|seit dem 1. April"
    "|desde el 1 de abril|desde 1 de abril|depuis le 1er avril|с 1 апреля|since april|seit April|2026-04-01 to now"
    "|since 2026-04-01",
    "2026-04-21..2026-04-22": "since yesterday|seit gestern|desde ayer|depuis hier|desde ontem|со вчера",
    "2026-01-01..2026-03-31": "jan - mar|January to March|Januar bis März|von Januar bis März|enero a marzo"
    "|janvier - mars"
    "|de janeiro a março|январь - март|с января по март|jan to mar 2026|2026-01 to 2026-03",
    "2025-12-20..2026-01-03": "20 dec - 3 jan|20 Dec – 3 Jan 2026|20 Dec 2025 – 3 Jan|20. Dezember bis 3. Januar",
    "2025-12-01..2025-12-24": "1/12 - 24/12|1 dec – 24 dec",
    "2024-01-01..2025-12-31": "2024 to 2025",
    "2026-03-01..2026-04-15": "last month – 15 apr",
    "2026-04-05..2026-04-05": "5.4.|april 5|5 de abril|5 апреля|5 April 2026",
    "2025-12": "december|in december|Dezember|décembre|dezembro|diciembre|декабрь",
    "2026-04-19..2026-04-19": "sunday|last sunday|last Sunday|am Sonntag",
    "2026-04-15..2026-04-15": "last wed|last wednesday|letzten Mittwoch",
    "2025-Q4": "q4",
    "2025-W44": "week 44",
}
"""What each means on the 22nd of April 2026, a Wednesday."""


@pytest.mark.parametrize(("typed", "key"), [(typed, key) for key, row in PHRASES.items() for typed in row.split("|")])
def test_a_period_is_understood(typed: str, key: str) -> None:
    assert periods.key(period_phrases.read(typed, WEDNESDAY, HALIFAX)) == key


def test_a_table_of_months_first_reads_figures_so() -> None:
    found = period_phrases.read("3/1 - 3/15", WEDNESDAY, HALIFAX, day_first=False)
    assert periods.key(found) == "2026-03-01..2026-03-15"
    assert periods.key(period_phrases.read("15/3", WEDNESDAY, HALIFAX, day_first=False)) == "2026-03-15..2026-03-15"


def test_29_february_is_that_of_the_last_leap_year() -> None:
    assert periods.key(period_phrases.read("29.2.", WEDNESDAY, HALIFAX)) == "2024-02-29..2024-02-29"
    assert periods.key(period_phrases.read("29 feb - 2 mar", WEDNESDAY, HALIFAX)) == "2024-02-29..2024-03-02"


@pytest.mark.parametrize(
    ("typed", "meant", "instead"),
    [
        ("10 Apr – 15 Apr", "2026-04-10..2026-04-15", "2025-04-10..2025-04-15"),
        ("10 Apr 2026 – 15 Apr 2026", "2026-04-10..2026-04-15", "2025-04-10..2025-04-15"),
        ("may", "2026-05", "2025-05"),
        ("this may", "2026-05", "2025-05"),
        ("next may", "2026-05", "2025-05"),
        ("next april", "2027-04", "2026-04"),
        ("next week", "2026-W16", "2026-W15"),
        ("nächsten Monat", "2026-05", "2026-04"),
        ("next fri", "2026-04-10..2026-04-10", "2026-04-03..2026-04-03"),
        ("tomorrow", "2026-04-07..2026-04-07", "2026-04-06..2026-04-06"),
        ("завтра", "2026-04-07..2026-04-07", "2026-04-06..2026-04-06"),
        ("2026-W20", "2026-W20", "2025-W20"),
        ("week 18", "2026-W18", "2025-W18"),
        ("1 May – 5 June", "2026-05-01..2026-06-05", "2025-05-01..2025-06-05"),
        ("2029", "2029", "2026"),
        ("7 Apr", "2026-04-07..2026-04-07", "2025-04-07..2025-04-07"),
    ],
)
def test_what_is_still_to_come_is_said_so_with_the_nearest_that_was(typed: str, meant: str, instead: str) -> None:
    with pytest.raises(PeriodToCome) as refused:
        period_phrases.read(typed, THE_SIXTH, HALIFAX)
    assert (periods.key(refused.value.period), periods.key(refused.value.instead)) == (meant, instead)


def test_a_span_that_has_begun_is_the_one_that_runs() -> None:
    assert periods.key(period_phrases.read("1 Apr – 15 Apr", THE_SIXTH, HALIFAX)) == FIRST_TO_FIFTEENTH


def test_since_a_day_that_is_still_to_come_this_year_is_since_last_year() -> None:
    found = period_phrases.read("since 10 Apr", THE_SIXTH, HALIFAX)
    assert periods.key(found) == "2025-04-10..2026-04-06"


@pytest.mark.parametrize(
    "typed",
    "likes|2026-W54|2026-W00|2026-13|0001-W01|9999-12|1900-01|2199-12|30.2.|1.4. - soon|-|1 - 15|15%|week 60|q7|5"
    "|next 3 weeks|in 2 hours|0 days|march this week|last week year|week 2 year|1 2 april|april april|april 1 to"
    "|1 to 2 to 3|31.2. - 1.3.|29 feb 2025|2026-04-01 monday x|15.13.|jan 2025 to 45.7.|30 feb - 30.2.|ein Tag vor"
    "|last fifth week|2nd day|q2 last week|1 april 2026 5.4.|last 5 hours|week 2025|99999999 days|tomorrow 3pm|"
    f"{'x' * 200}|next fortnight|next q1".split("|"),
)
def test_what_names_no_period_is_not_guessed(typed: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        period_phrases.read(typed, WEDNESDAY, HALIFAX)
    assert refused.value.phrase == typed


LATE_IN_THE_YEAR = {
    FIRST_TO_FIFTEENTH: "1 apr - 15 apr|15 apr - 1 apr|15 apr 2026 - 1 apr|15 apr - 1 apr 2026|vom 1. bis 15. April",
    "2026-03": "march|in March|marzo|март",
    "2026-04-01..2026-06-30": "april to june|june - april|jun 2026 - apr",
    "2026-04-03..2026-04-03": "3 apr|3.4.",
    "2026-01-05..2026-01-05": "5 jan",
    "2025-12-27..2026-01-03": "27 dec - 3 jan",
    "2026-11-01..2027-02-28": "nov - feb",
    "2026-07-01..2027-06-30": "1 jul - 30 jun|july - june",
    "2025-07-01..2026-06-30": "1 jul 2025 - 30 jun|1 jul - 30 jun 2026",
    "2023-03-10..2024-02-29": "10 mar 2023 - 29 feb",
    "2026-Q1": "q1",
    "2026-W10": "week 10",
    "2026-01-01..2026-09-30": "last 3 quarters|letzte 3 Quartale",
    "2026-04-03..2026-11-22": "since 3 apr",
    "2024-03-10..2024-03-10": "10 mar 2024",
}
"""What each means on the 22nd of November 2026, when the next spring is nearer than the last."""


@pytest.mark.parametrize(
    ("typed", "key"), [(typed, key) for key, row in LATE_IN_THE_YEAR.items() for typed in row.split("|")]
)
def test_late_in_a_year_its_spring_is_meant_and_not_the_next(typed: str, key: str) -> None:
    late = datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert periods.key(period_phrases.read(typed, late, HALIFAX)) == key


@pytest.mark.parametrize("typed", ["29 feb 2023 - 10 mar", "29 feb - 10 mar 2023"])
def test_a_span_with_a_day_that_its_year_lacks_is_asked_about(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        period_phrases.read(typed, WEDNESDAY, HALIFAX)


@given(
    st.text(max_size=40)
    | st.lists(
        st.sampled_from(["last", "next", "30", "days", "q2", "–", "to", "since", "apr", "1.", "15.4.", "week", "2025"])
    )
)
def test_whatever_is_typed_is_understood_or_asked_about(typed: str | list[str]) -> None:
    with contextlib.suppress(NotUnderstood, PeriodToCome):
        found = period_phrases.read(typed if isinstance(typed, str) else " ".join(typed), WEDNESDAY, HALIFAX)
        assert periods.of_key(periods.key(found)).first == found.first
