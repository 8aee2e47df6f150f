"""What people take along: every lead as a table, as a complete file, or the follow-ups as a calendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain import calendar_export, csv_export, takeout
from domain.errors import ExportNotBack, ExportTooBig, NothingPlanned, NothingToTakeAlong, TakeoutTooBig
from domain.models import Lead, Workspace

BIGGEST = 50 * 1024 * 1024
"""In bytes: what Telegram lets a bot send."""


A_DOUBLE_TAP = timedelta(seconds=3)
"""Within this of a file that arrived nobody means another one."""


class Format(StrEnum):
    """What a file is for; the value is how its name ends."""

    CSV = "csv"
    JSON = "json"
    CALENDAR = "ics"


@dataclass(frozen=True)
class File:
    """A file to send, and how many leads are in it."""

    name: str
    content: bytes
    leads: int


def write(kind: Format, workspace: Workspace, leads: Iterable[Lead], zone: ZoneInfo, now: datetime) -> File:
    """The leads of a workspace that aren't deleted, in a file named after the day in `zone` (`now` is aware UTC).

    Raises:
        ExportTooBig: it would be bigger than Telegram takes.
        ExportNotBack: it is to be brought back, and would be bigger than what can be.
        NothingToTakeAlong: there are no leads.
        NothingPlanned: a calendar is asked for, and no lead has a follow-up.
    """
    kept = [lead for lead in leads if lead.deleted_at is None]
    if not kept:
        raise NothingToTakeAlong
    day = now.astimezone(zone).date()
    if kind is Format.CALENDAR:
        planned = [lead for lead in kept if lead.due_at is not None]
        if not planned:  # a calendar without an event is none to most programs
            raise NothingPlanned
        return File(f"followthrough-follow-ups-{day}.ics", calendar_export.write(planned, now), len(planned))
    content = csv_export.write(kept, zone) if kind is Format.CSV else takeout.write(workspace, kept, now)
    if len(content) > BIGGEST:
        raise ExportTooBig
    if kind is Format.JSON:
        _require_readable(content)
    return File(f"followthrough-leads-{day}.{kind}", content, len(kept))


def is_double_tap(sent_at: datetime, now: datetime) -> bool:
    """Whether a press now is the second half of the one that a file was sent for; a clock that was set back is none."""
    return timedelta() <= now - sent_at < A_DOUBLE_TAP


def _require_readable(content: bytes) -> None:
    try:
        takeout.require_readable(content)
    except TakeoutTooBig as too_big:
        raise ExportNotBack from too_big
