"""The calendar of follow-ups is read by every other program as it is meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar, Event

from domain import calendar_export, lifecycle
from domain.contacts import Handle
from domain.models import Lead, Note
from tests.unit.domain.the_cast import ANN, ANN_DOES, MONDAY_10, TUESDAY_9, WEDNESDAY_9, at_rest, recorded


def events_of(*leads: Lead) -> list[Event]:
    calendar = Calendar.from_ical(calendar_export.write(leads, MONDAY_10))
    assert isinstance(calendar, Calendar)
    assert calendar.errors == []
    return list(calendar.walk("VEVENT"))  # type: ignore[arg-type]


def test_a_follow_up_is_a_quarter_of_an_hour_at_its_time_in_utc() -> None:
    (event,) = events_of(recorded())
    assert event["SUMMARY"] == "Follow up: Jane Doe"
    assert event["DESCRIPTION"] == "a mortgage\n+19025550134"
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (TUESDAY_9, TUESDAY_9 + timedelta(minutes=15))
    assert event.decoded("DTSTART").tzname() == "UTC"
    assert event.decoded("DTSTAMP") == MONDAY_10
    assert event.walk("VALARM") == []


def test_everything_that_the_standard_asks_for_is_there() -> None:
    """RFC 5545: PRODID and VERSION of a calendar, UID and DTSTAMP of an event, lines of 75 octets ending in CRLF."""
    content = calendar_export.write([replace(recorded(), need="a mortgage, " + "é" * 200)], MONDAY_10)
    calendar = Calendar.from_ical(content)
    assert (calendar["VERSION"], bool(calendar["PRODID"])) == ("2.0", True)
    assert all({"UID", "DTSTAMP", "DTSTART"} <= set(event) for event in calendar.walk("VEVENT"))
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"DTSTART:20260407T120000Z" in content


def test_only_leads_with_a_follow_up_are_in_it_the_won_ones_too() -> None:
    resting = at_rest(recorded(1), ANN_DOES, MONDAY_10)
    won = lifecycle.close(recorded(2), ANN_DOES, MONDAY_10)
    again = replace(won, due_at=WEDNESDAY_9, next_nag_at=WEDNESDAY_9)
    assert [event.decoded("DTSTART") for event in events_of(resting, won, again)] == [WEDNESDAY_9]


def test_a_lead_has_the_same_event_in_each_export_and_no_two_have_one() -> None:
    jane, omar = recorded(1), recorded(2)
    moved = replace(jane, name="Jane D", due_at=WEDNESDAY_9, version=7)
    uids = [event["UID"] for event in events_of(jane, moved, omar)]
    assert uids[0] == uids[1] == "1-20260406T130000000000@followthrough"
    assert uids[2] != uids[0]


@pytest.mark.parametrize(
    ("lead", "summary"),
    [
        (replace(recorded(), name=None), "Follow up: +19025550134"),
        (replace(recorded(), name=None, phones=(), emails=("jane@example.com",)), "Follow up: jane@example.com"),
        (replace(recorded(), name=None, phones=(), handles=(Handle("x", "jane"),)), "Follow up: x @jane"),
        (replace(recorded(), name=None, phones=()), "Follow up: a mortgage"),
        (replace(recorded(), name=None, phones=(), need=None), "Follow up: #12"),
        (replace(recorded(), name="A, B; C\\D\r\nEND:VEVENT\0\x0b\ud83d"), "Follow up: A, B; C\\D\nEND:VEVENT"),
    ],
)
def test_the_summary_is_the_best_that_is_known(lead: Lead, summary: str) -> None:
    (event,) = events_of(lead)
    assert event["SUMMARY"] == summary


def test_the_description_ends_with_what_was_noted_last_or_is_left_out() -> None:
    noted = replace(recorded(), notes=(Note(MONDAY_10, ANN, "old"), Note(MONDAY_10, ANN, "likes boats")))
    bare = replace(recorded(), phones=(), need=None)
    (first, second) = events_of(noted, bare)
    assert first["DESCRIPTION"] == "a mortgage\n+19025550134\nlikes boats"
    assert "DESCRIPTION" not in second


def test_a_follow_up_in_the_last_hour_of_the_calendar_is_no_trouble() -> None:
    late = datetime.max.replace(tzinfo=UTC)
    (event,) = events_of(replace(recorded(), due_at=late, next_nag_at=late))
    assert event.decoded("DTSTART") == event.decoded("DTEND") == late.replace(microsecond=0)
