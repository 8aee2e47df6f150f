"""Which leads are in which file, what it is called, and when there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain import exports, lifecycle, takeout
from domain.errors import ExportNotBack, ExportTooBig, NothingPlanned, NothingToTakeAlong
from domain.exports import Format
from tests.unit.domain.the_cast import ANN_DOES, BERLIN, HALIFAX, MONDAY_23, PRIVATE, at_rest, recorded

JANE = recorded(1)
RESTING = at_rest(replace(recorded(2), name="Omar"), ANN_DOES, MONDAY_23)
DELETED = lifecycle.delete(replace(recorded(3), name="Gone"), ANN_DOES, MONDAY_23)


@pytest.mark.parametrize(
    ("kind", "name", "leads"),
    [
        (Format.CSV, "followthrough-leads-2026-04-06.csv", 2),
        (Format.JSON, "followthrough-leads-2026-04-06.json", 2),
        (Format.CALENDAR, "followthrough-follow-ups-2026-04-06.ics", 1),
    ],
)
def test_a_file_has_the_leads_that_are_not_deleted_and_the_day_in_its_name(kind: Format, name: str, leads: int) -> None:
    made = exports.write(kind, PRIVATE, [JANE, RESTING, DELETED], HALIFAX, MONDAY_23)
    assert (made.name, made.leads) == (name, leads)
    assert b"Jane Doe" in made.content
    assert b"Gone" not in made.content


def test_the_day_is_that_of_the_persons_clock() -> None:
    assert exports.write(Format.CSV, PRIVATE, [JANE], BERLIN, MONDAY_23).name == "followthrough-leads-2026-04-07.csv"


def test_there_is_no_file_of_nothing_and_no_calendar_without_a_follow_up() -> None:
    for kind in Format:
        with pytest.raises(NothingToTakeAlong):
            exports.write(kind, PRIVATE, [DELETED], HALIFAX, MONDAY_23)
    with pytest.raises(NothingPlanned):
        exports.write(Format.CALENDAR, PRIVATE, [RESTING], HALIFAX, MONDAY_23)


def test_what_telegram_would_not_take_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "BIGGEST", 100)
    with pytest.raises(ExportTooBig):
        exports.write(Format.JSON, PRIVATE, [JANE], HALIFAX, MONDAY_23)


@pytest.mark.parametrize(("bound", "most"), [("BIGGEST", 100), ("MOST_PARTS", 3)])
def test_a_file_that_could_not_come_back_is_not_made(monkeypatch: pytest.MonkeyPatch, bound: str, most: int) -> None:
    monkeypatch.setattr(takeout, bound, most)
    with pytest.raises(ExportNotBack):
        exports.write(Format.JSON, PRIVATE, [JANE], HALIFAX, MONDAY_23)
    assert exports.write(Format.CSV, PRIVATE, [JANE], HALIFAX, MONDAY_23).leads == 1


@pytest.mark.parametrize(
    ("since", "is_double"),
    [
        (timedelta(), True),
        (timedelta(seconds=2.9), True),
        (timedelta(seconds=3), False),
        (timedelta(seconds=-1), False),
    ],
)
def test_a_press_within_three_seconds_of_a_file_is_a_double_tap(since: timedelta, is_double: bool) -> None:
    assert exports.is_double_tap(MONDAY_23, MONDAY_23 + since) is is_double
