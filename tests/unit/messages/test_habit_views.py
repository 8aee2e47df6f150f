"""The pages behind the settings: Telegram takes them, and they say how things stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from phonenumbers import SUPPORTED_REGIONS

from domain import days_off, nagging, repeats
from domain.models import PersonId
from domain.people import Away, Person, Profile, Region
from messages import habits, settings
from messages.callbacks import Action, unpack
from messages.reader import Reader
from tests.unit.messages.the_screen import BOB, DAY, NOW, READER, shown

HALIFAX = ZoneInfo("America/Halifax")
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
LONGEST_STEPS = tuple(repeats.LONGEST - count * (DAY + HOUR + MINUTE) for count in range(repeats.MOST))[::-1]


def reads(**habits_of_hers: Any) -> Reader:
    """Ann, with these habits."""
    return replace(READER, person=replace(READER.person, **habits_of_hers))


def colleagues(count: int, name: str = "Bob") -> list[Person]:
    return [Person(PersonId(10**12 + number), f"{name} {number}", "en", HALIFAX) for number in range(count)]


# Settings --------------------------------------------------------------------------------------------------


def test_the_settings_say_how_often_it_rings_and_when_it_is_quiet() -> None:
    reader = reads(region=Region("CA", "NS"), profile=Profile.GENTLE, digest=False, away=Away(NOW + 7 * DAY))
    text = shown(settings.page(reader)).text
    for line in ("Holidays: Canada, Nova Scotia", "Reminders: Gentle", "Morning list: off", "Away until Mon, Apr 13"):
        assert line in text


@pytest.mark.parametrize(
    ("habit", "line"),
    [
        ({}, "Holidays: not known yet"),
        ({"region": Region("CA")}, "Holidays: Canada\n"),
        ({"region": Region("CA"), "takes_holidays": False}, "Holidays: off"),
        ({"profile": Profile.CUSTOM, "steps": (HOUR,)}, "Reminders: Own times"),
        ({"digest": True}, "Morning list: on"),
    ],
)
def test_each_habit_has_its_line(habit: dict[str, Any], line: str) -> None:
    assert line in shown(settings.page(reads(**habit))).text


def test_a_leave_that_is_over_is_not_shown() -> None:
    assert "Away" not in shown(settings.page(reads(away=Away(NOW)))).text
    assert "Away" in shown(settings.page(reads(away=Away(NOW + MINUTE)))).text


def test_the_buttons_of_the_settings_stand_two_in_a_row_in_the_order_of_the_lines() -> None:
    assert shown(settings.page(READER)).labels == [
        *("🕐 Clock", "⏰ Hours", "📆 Days", "🎉 Holidays", "🔔 Reminders", "☀️ Morning list"),
        *("📊 Summary", "☎️ Country", "💰 Currency", "🏖 Away"),
    ]


@pytest.mark.parametrize("away", [None, Away(NOW + DAY)])
def test_away_is_asked_for_or_shown(away: Away | None) -> None:
    view = shown(settings.page(reads(away=away)))
    press = unpack(view.data[view.labels.index("🏖 Away")])
    assert press.action is (Action.AWAY if away else Action.SET)


@pytest.mark.parametrize("wanted", [True, False])
def test_the_button_of_the_morning_list_says_what_it_does(wanted: bool) -> None:
    view = shown(settings.page(reads(digest=wanted)))
    assert unpack(view.data[view.labels.index("☀️ Morning list")]).argument == ("off" if wanted else "on")


# Reminders -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("profile", Profile)
def test_the_chosen_profile_is_ticked(profile: Profile) -> None:
    labels = shown(habits.reminders(reads(profile=profile, steps=(HOUR,)))).labels
    assert len([label for label in labels if label.startswith("✓")]) == 1
    assert labels[list(Profile).index(profile)].startswith("✓")


def test_what_the_page_says_of_each_profile_is_what_it_does() -> None:
    lines = shown(habits.reminders(READER)).text.splitlines()
    said = {
        Profile.GENTLE: ("Gentle: 4 hours later, then each working morning.", (4 * HOUR,)),
        Profile.STEADY: (
            "Steady: 1 and 3 hours later, then each working morning and mid-afternoon.",
            (HOUR, 3 * HOUR),
        ),
        Profile.RELENTLESS: ("Relentless: 10 and 30 minutes later, then every hour.", (10 * MINUTE, 30 * MINUTE)),
    }
    assert {profile: steps for profile, (steps, _) in nagging.PROFILES.items()} == {
        profile: steps for profile, (_, steps) in said.items()
    }
    assert {line for line, _ in said.values()} <= set(lines)
    assert f"At most {nagging.PINGS_A_DAY} a day, never two within ten minutes." in lines
    assert timedelta(minutes=10) == nagging.BETWEEN_PINGS == repeats.SHORTEST


@pytest.mark.parametrize(
    ("steps", "line"),
    [
        ((), "Own times: as long after as you say, then"),
        ((30 * MINUTE, 2 * HOUR, DAY), "Own times: 30 mins, 2 hrs, 1 day later, then"),
        ((90 * MINUTE,), "Own times: 1 hr 30 mins later, then"),
        ((DAY + 61 * MINUTE,), "Own times: 1 day 1 hr 1 min later, then"),
    ],
)
def test_own_times_are_said_to_the_minute(steps: tuple[timedelta, ...], line: str) -> None:
    assert line in shown(habits.reminders(reads(steps=steps))).text


def test_telegram_takes_the_most_own_times_there_can_be() -> None:
    reader = reads(profile=Profile.CUSTOM, steps=LONGEST_STEPS)
    assert shown(habits.reminders(reader)).text.count("days") == repeats.MOST
    assert len(shown(habits.ask_steps(reader)).labels) == 2
    assert shown(habits.ask_steps(READER, said="Hm.")).labels == ["‹ Back"]


# Holidays --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("country", sorted(SUPPORTED_REGIONS))
def test_the_holidays_of_every_country_can_be_shown_and_a_part_asked_for(country: str) -> None:
    reader = reads(region=Region(country))
    for page in (habits.holidays(reader), habits.ask_part(reader, said="Hm."), settings.page(reader)):
        shown(page)
    for part in days_off.parts_of(country):
        assert habits.name_of_part(Region(country, part))


@pytest.mark.parametrize(
    ("region", "name"),
    [
        (Region("CA", "QC"), "Quebec"),
        (Region("FR", "974"), "La Réunion"),
        (Region("BE", "BRU"), "BRU"),
        (Region("DE", "Augsburg"), "Augsburg"),
    ],
)
def test_a_part_is_called_by_its_name_where_one_is_known(region: Region, name: str) -> None:
    assert habits.name_of_part(region) == name


@pytest.mark.parametrize(
    ("region", "line"),
    [
        (Region("CA"), "Next: Wed, Jul 1, Canada Day."),
        (Region("CA", "BC"), "Next: Mon, May 18, Victoria Day."),
        (Region("DE"), "Next: today, Easter Monday."),
        (Region("XX"), "I know of none there"),
    ],
)
def test_the_next_holiday_is_named(region: Region, line: str) -> None:
    assert line in shown(habits.holidays(reads(region=region))).text


def test_a_holiday_late_in_the_evening_is_still_today() -> None:
    evening = replace(reads(region=Region("CA")), now=datetime(2026, 7, 1, 23, 30, tzinfo=HALIFAX))
    assert "Next: today, Canada Day" in shown(habits.holidays(evening)).text


@pytest.mark.parametrize(("kept", "label", "data"), [(True, "✓ Quiet", "off"), (False, "Quiet", "on")])
def test_holidays_are_switched_by_a_button_that_says_what_is_wanted(kept: bool, label: str, data: str) -> None:
    view = shown(habits.holidays(reads(region=Region("CA"), takes_holidays=kept)))
    assert view.labels[0].startswith(label)
    assert unpack(view.data[0]).argument == data
    assert ("keep quiet" in view.text) is kept


def test_a_country_of_many_parts_has_some_of_them_named() -> None:
    assert "For example Alaska, Alabama, Arkansas." in shown(habits.ask_part(reads(region=Region("US")))).text
    assert "Alberta, British Columbia" in shown(habits.ask_part(reads(region=Region("CA")))).text
    assert "Canada: in which part" in shown(habits.ask_part(READER)).text, "the workspace's country, if none is known"


# Away ------------------------------------------------------------------------------------------------------


def test_a_leave_says_until_when_and_that_it_all_waits() -> None:
    text = shown(habits.away(reads(away=Away(NOW + 7 * DAY)), [])).text.replace("\u202f", " ")
    assert text == "I keep quiet until Mon, Apr 13, 10:00 am. What falls due waits for you in one message."


@pytest.mark.parametrize("name", ["Bob", "<b>&", "🙂" * 64, "محمد"])
@pytest.mark.parametrize("count", [1, 2, habits.COLLEAGUES, 300])
def test_telegram_takes_any_number_of_colleagues(count: int, name: str) -> None:
    them = colleagues(count, name)
    view = shown(habits.away(reads(away=Away(NOW + DAY)), them))
    assert len(view.labels) == min(count, habits.COLLEAGUES) + 4
    assert "✓ Nobody" in view.labels


def test_the_stand_in_is_ticked_however_many_colleagues_there_are() -> None:
    them = colleagues(300)
    view = shown(habits.away(reads(away=Away(NOW + DAY, them[-1].id)), them))
    assert [label for label in view.labels if label.startswith("✓")] == ["✓ Bob 299"]


def test_a_stand_in_who_left_the_team_is_nobody_to_choose() -> None:
    view = shown(habits.away(reads(away=Away(NOW + DAY, BOB)), colleagues(1)))
    assert [label for label in view.labels if label.startswith("✓")] == []


@pytest.mark.parametrize(("away", "action"), [(None, Action.SETTINGS), (Away(NOW + DAY), Action.AWAY)])
def test_the_way_back_from_the_question_leads_where_it_came_from(away: Away | None, action: Action) -> None:
    view = shown(habits.ask_away(reads(away=away), said="Hm."))
    assert view.labels == ["Tomorrow", "Next week", "‹ Back"]
    assert unpack(view.data[-1]).action is action
