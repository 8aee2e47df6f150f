"""When the summary shall come, and that somebody wants to see one, as people type it in six languages."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import summary_words
from domain.answers import Reading
from domain.errors import NotUnderstood
from domain.summary_words import Told
from domain.when import DEFAULT_HABITS
from tests.unit.domain.the_cast import HALIFAX

BY = Reading(datetime(2026, 4, 22, 15, tzinfo=UTC), HALIFAX, DEFAULT_HABITS, "CA", "CAD")
FRIDAY_AT_FIVE = Told(day=4, at=time(17))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("fri 17:00", FRIDAY_AT_FIVE),
        ("friday 5pm", FRIDAY_AT_FIVE),
        ("5 pm on Fridays", FRIDAY_AT_FIVE),
        ("fri, 5 pm", FRIDAY_AT_FIVE),
        ("freitags um 17 Uhr", FRIDAY_AT_FIVE),
        ("Fr 17 Uhr", FRIDAY_AT_FIVE),
        ("los viernes a las 5 de la tarde", FRIDAY_AT_FIVE),
        ("vendredi à 17h", FRIDAY_AT_FIVE),
        ("sexta-feira às 17h", FRIDAY_AT_FIVE),
        ("sexta feira 17:00", FRIDAY_AT_FIVE),
        ("в пятницу в 17:00", FRIDAY_AT_FIVE),
        ("Montag halb neun", Told(day=0, at=time(8, 30))),
        ("every friday", Told(day=4)),
        ("mi", Told(day=2)),
        ("17h45", Told(at=time(17, 45))),
        ("at 8", Told(at=time(8))),
        ("on", Told()),
        ("ein", Told()),
        ("включить", Told()),
        ("off", Told(wanted=False)),
        ("Aus!", Told(wanted=False)),
        ("desligar", Told(wanted=False)),
        ("нет", Told(wanted=False)),
    ],
)
def test_a_day_a_time_or_whether_it_comes_is_told(typed: str, told: Told) -> None:
    assert summary_words.when(typed) == told


@pytest.mark.parametrize(
    "typed", ["", "at", "soon", "fri sat", "fri 25:00", "fri off", "halb neun abends vielleicht", "fri 5pm please"]
)
def test_anything_else_is_not_understood(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        summary_words.when(typed)


@pytest.mark.parametrize(
    ("typed", "behind"),
    [
        ("summary fri 17:00", "fri 17:00"),
        ("Summary: off", "off"),
        ("Zusammenfassung", ""),
        ("résumé vendredi", "vendredi"),
        ("сводка", ""),
        ("", None),
        ("fri 17:00", None),
        ("language de", None),
    ],
)
def test_what_stands_behind_the_name_of_the_summary_is_told_apart(typed: str, behind: str | None) -> None:
    assert summary_words.behind_name(typed) == behind


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("summary", ""),
        ("Summary!", ""),
        ("show me the summary", ""),
        ("weekly report please", "week"),
        ("my summary for last month", "last month"),
        ("summary may", "may"),
        ("summary next week", "next week"),
        ("Monatsbericht", "month"),
        ("How did my week go?", "week"),
        ("my week", "week"),
        ("how was last week?", "last week"),
        ("wie lief meine Woche?", "week"),
        ("Zusammenfassung letzter Monat", "letzter monat"),
        ("¿Cómo fue mi semana?", "week"),
        ("resumen semanal", "week"),
        ("mi mes", "month"),
        ("ma semaine", "week"),
        ("Comment s’est passée ma semaine ?", "week"),
        ("bilan de la semaine", "semaine"),
        ("resumen del 1 a 15 de abril", "1 a 15 abril"),
        ("como foi minha semana?", "week"),
        ("resumo", ""),
        ("как прошла моя неделя?", "week"),
        ("покажи сводку", ""),
    ],
)
def test_plain_words_ask_for_a_summary(typed: str, period: str) -> None:
    assert summary_words.asked(typed, BY) == period


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "Summary Jones",
        "Jane Doe",
        "May Report Ltd, 902-555-0134",
        "week",
        "my week with Jane",
        "June",
        "Jane wants a report",
        "call Bob about the summary",
        "Bilan Martin",
        "summary of " + "many " * 20 + "words",
    ],
)
def test_a_name_or_a_lead_is_never_swallowed(typed: str) -> None:
    assert summary_words.asked(typed, BY) is None


@given(st.text())
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    summary_words.asked(typed, BY)
    summary_words.behind_name(typed)
    with contextlib.suppress(NotUnderstood):
        summary_words.when(typed)
