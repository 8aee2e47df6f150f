"""The page on which the day and the hour of the weekly summary are chosen, in private and for a team."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Any

import pytest

from domain import pushes
from domain.models import WorkspaceKind
from domain.pushes import HOURS
from messages import settings, summary_settings, team_settings
from messages.callbacks import Action, unpack
from messages.reader import Reader
from messages.team_settings import Place
from tests.unit.messages.the_screen import READER, shown


def chosen(**settings_of_hers: Any) -> Reader:
    """A workspace with these settings."""
    return replace(READER, workspace=replace(READER.workspace, **settings_of_hers))


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ({}, "Weekly summary: Mon, 8:30 am"),
        ({"summary_day": 4, "summary_at": time(16)}, "Weekly summary: Fri, 4:00 pm"),
        ({"summary_wanted": False}, "Weekly summary: off"),
    ],
)
def test_the_settings_say_when_it_comes(place: dict[str, Any], line: str) -> None:
    assert line in _spaced(shown(settings.page(chosen(**place))).text)
    team = chosen(**place, kind=WorkspaceKind.TEAM, title="Sales team")
    assert line in _spaced(shown(team_settings.page(team, "bot", 1, Place())).text)


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ({}, "Each Mon at 8:30 am you get the summary of the week before."),
        ({"summary_day": 4}, "Each Fri at 8:30 am you get the summary of the seven days before."),
        (
            {"kind": WorkspaceKind.TEAM, "title": "Sales"},
            "Each Mon at 8:30 am this group gets the summary of the week before.",
        ),
        ({"summary_wanted": False}, "No weekly summary comes. /summary shows it at any time."),
    ],
)
def test_the_page_says_which_week_it_is_about(place: dict[str, Any], sentence: str) -> None:
    assert _spaced(shown(summary_settings.page(chosen(**place))).text).startswith(sentence)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (0, "The next one comes Mon, Apr 13, for Apr 6–12."),
        (1, "The next one comes tomorrow, for Mar 31–Apr 6."),
        (4, "The next one comes Fri, Apr 10, for Apr 3–9."),
    ],
)
def test_the_page_says_when_the_next_comes_and_of_which_days(day: int, sentence: str) -> None:
    opened = pushes.planned(READER.workspace, READER.person.zone, READER.now)
    chosen_now = pushes.chosen(opened, day, time(8, 30), READER.person.zone, READER.now)
    assert sentence in _spaced(shown(summary_settings.page(replace(READER, workspace=chosen_now))).text)


def test_every_day_and_hour_has_a_button_and_what_holds_is_ticked() -> None:
    keyboard = summary_settings.page(chosen(summary_day=6, summary_at=time(20))).keyboard
    assert keyboard is not None
    buttons = [button for row in keyboard.inline_keyboard for button in row]
    assert len(buttons) == 7 + len(HOURS) + 4
    assert [_spaced(button.text) for button in buttons if button.text.startswith("✓")] == ["✓ Sun", "✓ 8:00 pm"]


@pytest.mark.parametrize(
    ("kind", "action"), [(WorkspaceKind.PRIVATE, Action.SETTINGS), (WorkspaceKind.TEAM, Action.TEAM_SETTINGS)]
)
@pytest.mark.parametrize("wanted", [True, False])
def test_the_way_back_leads_where_it_came_from(kind: WorkspaceKind, action: Action, *, wanted: bool) -> None:
    keyboard = summary_settings.page(chosen(kind=kind, summary_wanted=wanted)).keyboard
    assert keyboard is not None
    assert unpack(str(keyboard.inline_keyboard[-1][0].callback_data)).action is action


def _spaced(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ").replace("\u2009", " ")
