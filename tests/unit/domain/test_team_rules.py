"""What an admin may choose for a team by a tap."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from domain import team_rules
from domain.models import NewLeads, Workspace, WorkspaceId, WorkspaceKind

TEAM = Workspace(WorkspaceId(-1), -1, WorkspaceKind.TEAM, "CA", "CAD")


@pytest.mark.parametrize(
    ("chosen", "attribute", "value"),
    [
        ("whose/in_turn", "new_leads", NewLeads.IN_TURN),
        ("whose/mine", "new_leads", NewLeads.MINE),
        ("most/20", "most_open", 20),
        ("most/any", "most_open", None),
    ],
)
def test_a_choice_changes_what_its_button_says(chosen: str, attribute: str, value: object) -> None:
    assert getattr(team_rules.CHOICES[chosen](TEAM), attribute) == value


def test_who_hears_when_is_chosen_apart() -> None:
    later = team_rules.CHOICES["days/5"](team_rules.CHOICES["nags/8"](TEAM))
    assert (later.escalation.after_nags, later.escalation.after_days) == (8, 5)


def test_place_country_and_money_are_kept() -> None:
    changed = team_rules.currency("EUR")(team_rules.country("DE")(team_rules.topic(7)(TEAM)))
    assert (changed.topic, changed.country, changed.currency) == (7, "DE", "EUR")
    assert team_rules.topic(None)(changed).topic is None


def test_country_and_money_follow_the_first_clock_only() -> None:
    first = team_rules.set_up(ZoneInfo("Europe/Berlin"), "DE", "EUR")(TEAM)
    then = team_rules.set_up(ZoneInfo("Asia/Tokyo"), "JP", "JPY")(first)
    assert (first.country, first.currency) == ("DE", "EUR")
    assert (then.zone, then.country, then.currency) == (ZoneInfo("Asia/Tokyo"), "DE", "EUR")
