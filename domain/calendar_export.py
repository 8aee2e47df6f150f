"""The follow-ups as a calendar (iCalendar, RFC 5545): an event of a quarter of an hour for each lead that has one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from domain.models import Lead

MAKER = "-//Followthrough//Follow-ups//EN"
END = b"END:VCALENDAR\r\n"
A_FOLLOW_UP = timedelta(minutes=15)
LATEST = datetime.max.replace(tzinfo=UTC, microsecond=0) - A_FOLLOW_UP
"""After which the calendar ends before a follow-up does."""

UNFIT = re.compile("[\0-\x08\x0b-\x1f\x7f\ud800-\udfff]")
"""What RFC 5545 allows in no text (TSAFE-CHAR): control characters but the tab; line breaks are escaped."""


def write(leads: Iterable[Lead], now: datetime) -> bytes:
    """A calendar of the leads that have a follow-up, made at `now` (aware UTC); they are told apart by `uid`.

    There is no alarm in it: reminding is the bot's.
    """
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    # One after the other: ten thousand at once are a million objects, and whoever looks for garbage stops everybody.
    events = [_event(lead, lead.due_at, now).to_ical() for lead in leads if lead.due_at is not None]
    return bytes(calendar.to_ical()).replace(END, b"".join((*events, END)))


def uid(lead: Lead) -> str:
    """The name of a lead's event, the same in every export; it doesn't tell whose the lead is."""
    return f"{lead.number}-{lead.created_at:%Y%m%dT%H%M%S%f}@followthrough"


def _event(lead: Lead, due_at: datetime, now: datetime) -> Event:
    event = Event()
    event.add("uid", uid(lead))
    event.add("dtstamp", now.replace(microsecond=0))
    event.add("dtstart", due_at.replace(microsecond=0))
    event.add("dtend", min(due_at.replace(microsecond=0), LATEST) + A_FOLLOW_UP)
    event.add("summary", _fit(f"Follow up: {_who(lead)}"))
    about = "\n".join(_about(lead))
    if about:
        event.add("description", _fit(about))
    return event


def _who(lead: Lead) -> str:
    return lead.name or next(_ways(lead), None) or lead.need or f"#{lead.number}"


def _ways(lead: Lead) -> Iterator[str]:
    yield from lead.phones
    yield from lead.emails
    yield from (f"{each.network} @{each.name}".strip() for each in lead.handles)


def _about(lead: Lead) -> Iterator[str]:
    """What they want, how to reach them, and what was noted last."""
    if lead.need:
        yield lead.need
    yield from _ways(lead)
    if lead.notes:
        yield lead.notes[-1].text


def _fit(text: str) -> str:
    return UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
