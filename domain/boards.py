"""The board: every lead in the one section where people look for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.models import Lead, Status

A_WEEK = timedelta(days=7)


class Section(StrEnum):
    """The parts of the board, in the order in which they are shown."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"
    RESTING = "resting"
    WON = "won"
    LOST = "lost"


NAMES: Mapping[str, Section | None] = {
    **{each.value: each for each in Section},
    "closed": Section.WON,
    "due": Section.OVERDUE,
    "this week": Section.WEEK,
    "open": None,
    "all": None,
}
"""What people call the sections; None is the first that holds any lead, as those of open leads come first."""


def section_of(lead: Lead, now: datetime, zone: ZoneInfo) -> Section:
    """Where `lead` stands at `now`; days are those of `zone`, the week is the next seven days."""
    if lead.status is Status.CLOSED:
        return Section.WON
    if lead.status is Status.LOST:
        return Section.LOST
    if lead.due_at is None:
        return Section.RESTING
    if lead.due_at <= now:
        return Section.OVERDUE
    today, day = now.astimezone(zone).date(), lead.due_at.astimezone(zone).date()
    if day == today:
        return Section.TODAY
    return Section.WEEK if day < today + A_WEEK else Section.LATER


def arrange(leads: Sequence[Lead], now: datetime, zone: ZoneInfo) -> dict[Section, list[Lead]]:
    """The leads by section, earliest follow-up first; ended and resting ones by what happened last."""
    board: dict[Section, list[Lead]] = {section: [] for section in Section}
    for lead in leads:
        board[section_of(lead, now, zone)].append(lead)
    for section, found in board.items():
        if section in (Section.RESTING, Section.WON, Section.LOST):
            found.sort(key=lambda lead: lead.events[-1].at, reverse=True)
        else:
            found.sort(key=lambda lead: (lead.due_at, lead.number))
    return board
