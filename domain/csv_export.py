"""Leads as a table (CSV, RFC 4180) for spreadsheets and other address books: one row each.

Telephone numbers, which all begin with + as formulas may (see csv_cells), are written with their country code in
brackets, “(+1) 902-555-0134”: no formula, and read as the same number by everything that reads numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import phonenumbers

from domain import csv_cells
from domain.contacts import Handle
from domain.models import Lead, Touch

SEPARATOR = "; "
"""Between several values in one cell; touches and notes stand on lines of their own."""

Column = Callable[[Lead, ZoneInfo], str]

COLUMNS: Mapping[str, Column] = {
    "number": lambda lead, _: str(lead.number),
    "name": lambda lead, _: lead.name or "",
    "phones": lambda lead, _: SEPARATOR.join(map(phone, lead.phones)),
    "emails": lambda lead, _: SEPARATOR.join(lead.emails),
    "handles": lambda lead, _: SEPARATOR.join(map(_handle, lead.handles)),
    "links": lambda lead, _: SEPARATOR.join(lead.links),
    "source": lambda lead, _: lead.source or "",
    "source note": lambda lead, _: lead.source_note or "",
    "need": lambda lead, _: lead.need or "",
    "value": lambda lead, _: _amount(lead.value.amount) if lead.value else "",
    "currency": lambda lead, _: lead.value.currency if lead.value else "",
    "status": lambda lead, _: lead.status,
    "stage": lambda lead, _: lead.stage,
    "tags": lambda lead, _: SEPARATOR.join(lead.tags),
    "due": lambda lead, zone: _moment(lead.due_at, zone) if lead.due_at else "",
    "last touch": lambda lead, zone: _moment(lead.touches[-1].at, zone) if lead.touches else "",
    "touches": lambda lead, zone: "\n".join(_touch(each, zone) for each in lead.touches),
    "notes": lambda lead, zone: "\n".join(f"{_moment(each.at, zone)}: {each.text}" for each in lead.notes),
    "won": lambda lead, _: _amount(lead.won.amount) if lead.won else "",
    "won currency": lambda lead, _: lead.won.currency if lead.won else "",
    "lost reason": lambda lead, _: lead.lost_reason or "",
    "lost note": lambda lead, _: lead.lost_note or "",
    "referred by": lambda lead, _: "" if lead.referred_by is None else str(lead.referred_by),
    "assists": lambda lead, _: SEPARATOR.join(f"{each.kind}: {each.what}" for each in lead.assists),
    "created": lambda lead, zone: _moment(lead.created_at, zone),
}
"""The columns in their order; their names stand in files that people keep, so they stay as they are.

Moments are local, “2026-11-24 15:00”; amounts are plain numbers, with their currency (ISO 4217) beside them;
`referred by` is the number of a lead.
"""


def write(leads: Iterable[Lead], zone: ZoneInfo) -> bytes:
    """The table, with times as the clocks of `zone` show them."""
    return csv_cells.table([COLUMNS, *([column(lead, zone) for column in COLUMNS.values()] for lead in leads)])


def phone(number: str) -> str:
    """A number in E.164 with its country code in brackets; anything else as it is."""
    try:
        shown = phonenumbers.format_number(phonenumbers.parse(number), phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    except phonenumbers.NumberParseException:
        return number
    code, _, rest = shown.partition(" ")
    return f"({code}) {rest}"


def _handle(handle: Handle) -> str:
    """Not “@jane” alone, which begins as a formula does."""
    return f"{handle.network}: {handle.name}" if handle.network else f"handle: @{handle.name}"


def _amount(amount: Decimal) -> str:
    return format(amount, "f")


def _moment(at: datetime, zone: ZoneInfo) -> str:
    try:
        local = at.astimezone(zone)
    except OverflowError:  # the first and last hours of the calendar aren't in every zone
        local = at
    return local.replace(tzinfo=None).isoformat(" ", timespec="minutes")


def _touch(touch: Touch, zone: ZoneInfo) -> str:
    how = ", ".join([touch.kind or "in touch", *([f"{touch.minutes} min"] if touch.minutes is not None else [])])
    return f"{_moment(touch.at, zone)} {how}{f': {touch.note}' if touch.note else ''}"
