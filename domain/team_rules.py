"""What an admin may choose for a team by a tap."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.models import NewLeads, Workspace

NAGS = (1, 2, 3, 5, 8)
"""After how many unanswered reminders the group hears a number."""

DAYS = (1, 2, 3, 5)
"""After how many working days the admins hear."""

MOST_OPEN = (5, 10, 20, 50, None)
"""How many open leads one member may have; None is any number."""


class Rule(StrEnum):
    """What is chosen; the beginning of what its buttons say."""

    NEW_LEADS = "whose"
    NAGS = "nags"
    DAYS = "days"
    MOST_OPEN = "most"


Change = Callable[[Workspace], Workspace]


def new_leads(chosen: NewLeads) -> Change:
    """Whose a new lead is."""
    return lambda team: replace(team, new_leads=chosen)


def after_nags(nags: int) -> Change:
    """When the group hears."""
    return lambda team: replace(team, escalation=replace(team.escalation, after_nags=nags))


def after_days(days: int) -> Change:
    """When the admins hear."""
    return lambda team: replace(team, escalation=replace(team.escalation, after_days=days))


def most_open(most: int | None) -> Change:
    """How many open leads one member may have."""
    return lambda team: replace(team, most_open=most)


def topic(chosen: int | None) -> Change:
    """Where in a forum the bot writes of its own accord; None is General."""
    return lambda team: replace(team, topic=chosen)


def country(code: str) -> Change:
    """Whose phone numbers are read, by ISO 3166 alpha-2."""
    return lambda team: replace(team, country=code)


def currency(code: str) -> Change:
    """What amounts are in that name no currency, by ISO 4217."""
    return lambda team: replace(team, currency=code)


def set_up(zone: ZoneInfo, country: str, currency: str) -> Change:
    """By which clock the team goes; country and currency follow the first time."""

    def change(team: Workspace) -> Workspace:
        if team.zone is not None:
            return replace(team, zone=zone)
        return replace(team, zone=zone, country=country, currency=currency)

    return change


CHOICES: Mapping[str, Change] = {
    **{f"{Rule.NEW_LEADS}/{each}": new_leads(each) for each in NewLeads},
    **{f"{Rule.NAGS}/{each}": after_nags(each) for each in NAGS},
    **{f"{Rule.DAYS}/{each}": after_days(each) for each in DAYS},
    **{f"{Rule.MOST_OPEN}/{each or 'any'}": most_open(each) for each in MOST_OPEN},
}
"""What the buttons say, and what each changes."""
