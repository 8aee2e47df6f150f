"""Settings: whose clock, which hours and days, what money, which country's numbers."""

from __future__ import annotations

import pytest

from tests.e2e.story import Salesperson, Story


async def _settings(person: Salesperson, button: str, *answers: str) -> None:
    await person.types("/settings")
    await person.sees("Settings", "Clock:", "Reminders:", "Holidays:", "Morning list:")
    await person.taps(button)
    for answer in answers:
        await person.types(answer)


async def test_the_settings_page_shows_how_things_stand(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("/settings")
    await ann.sees("Clock: UTC, now 10:00 AM", "Mon–Fri, 8:00 AM–8:00 PM", "US Dollar", "United States")


async def test_the_clock_is_set_by_a_city_and_times_follow_it(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _settings(ann, "🕐 Clock", "Halifax")
    await ann.sees("Halifax, Canada: it is 6:00", "America/Halifax", "Canadian Dollar", "Canada")
    await ann.types("/new Jane Doe, today 3pm")
    await ann.sees("Jane Doe", "today, 3:00")
    await story.expect_silence("Mon 18:59", ann)
    await story.at("Mon 19:00")
    await ann.sees("You owe 1 follow-up", "Jane Doe", with_sound=True)


async def test_three_o_clock_stays_three_o_clock_when_the_clock_is_chosen(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("/new Jane Doe, today 3pm")
    await ann.sees("Jane Doe", "today, 3:00 PM", "Times are by UTC")
    await _settings(ann, "🕐 Clock", "Halifax")
    await ann.sees("it is 6:00", "3:00 pm stays 3:00 pm: Jane Doe is due today, 3:00 pm.")
    await story.expect_silence("Mon 18:59", ann)
    await story.at("Mon 19:00")
    await ann.sees("You owe 1 follow-up", "Jane Doe", with_sound=True)


async def test_a_newcomer_who_says_where_they_are_is_led_on_to_their_first_lead(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("/start")
    await ann.taps("🕐 My city")
    await ann.types("halifx")
    await ann.sees("Halifax, Canada: it is 6:00", "Now your first lead", without="Currency")
    await ann.types("/settings")
    await ann.sees("Clock: America/Halifax")


async def test_a_lead_that_is_typed_while_the_city_is_asked_is_offered(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("/start")
    await ann.taps("🕐 My city")
    await ann.types("met mike from the gym he wants a new roof")
    await ann.sees("Record this as a lead?", "mike", "a new roof")
    await ann.taps("✅ Record it")
    await ann.sees("Recorded", "mike")


async def test_the_clock_is_set_by_a_location(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _settings(ann, "🕐 Clock")
    await ann.sends_location(48.1374, 11.5755)
    await ann.sees("it is 11:00", "Europe/Berlin", "Euro", "Germany")


async def test_the_clock_is_set_by_the_time_it_is(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _settings(ann, "🕐 Clock", "7:00")
    await ann.sees("it is 7:00")


async def test_a_city_that_nobody_knows_is_asked_for_again(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _settings(ann, "🕐 Clock", "Qwertzuiop")
    await ann.sees("I don't know “Qwertzuiop”")
    await ann.types("Berlin")
    await ann.sees("Berlin, Germany: it is 11:00", "Europe/Berlin")


async def test_a_location_out_of_the_blue_changes_nothing(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.sends_location(48.1374, 11.5755)
    await ann.sees("Who is it?", "maps.google.com")
    await ann.types("/settings")
    await ann.sees("Clock: UTC")


async def test_reminders_keep_to_the_hours_that_were_set(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _settings(ann, "⏰ Hours", "soon", "10:30-16")
    await ann.sees("Hours: Mon–Fri, 10:30 AM–4:00 PM")
    await story.at("Mon 15:30")
    await ann.types("/new Jane Doe, wants a boat")
    await ann.sees("tomorrow, 10:30")
    await story.expect_silence("Tue 10:29", ann)
    await story.at("Tue 10:30")
    await ann.sees("You owe 1 follow-up", "Jane Doe", with_sound=True)


async def test_reminders_keep_to_the_days_that_were_set(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _settings(ann, "📆 Days")
    await ann.taps("✓ Tue", "Sat")
    await ann.finds("✓ Sat")
    await ann.taps("Done")
    await ann.sees("Hours: Mon, Wed, Thu, Fri, Sat")
    await story.at("Mon 19:30")
    await ann.types("/new Jane Doe, wants a boat")
    await ann.sees("Recorded", "Wed, Nov 25, 8:00 AM")


async def test_one_working_day_is_always_left(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _settings(ann, "📆 Days")
    await ann.taps("✓ Mon", "✓ Tue", "✓ Wed", "✓ Thu")
    await ann.taps("✓ Fri")
    await ann.finds("✓ Fri")


@pytest.mark.parametrize(("typed", "shown"), [("cad", "Canadian Dollar"), ("EUR", "Euro"), ("gbp", "British Pound")])
async def test_amounts_are_in_the_currency_that_was_set(story: Story, typed: str, shown: str) -> None:
    ann = await story.salesperson("Ann")
    await _settings(ann, "💰 Currency", "Gold", typed)
    await ann.sees(shown)
    await ann.types("/new Jane Doe, worth 12000, tomorrow 3pm")
    await ann.sees("Jane Doe", "12,000")


async def test_numbers_are_read_as_in_the_country_that_was_set(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _settings(ann, "☎️ Country", "Atlantis", "Germany")
    await ann.sees("Country: Germany")
    await ann.types("/new Jane Doe, 089 32168, +1 902 555 0134, tomorrow 3pm")
    await ann.sees("Jane Doe", "089 32168", "+1 902-555-0134")


async def test_a_setting_that_was_left_takes_no_answer(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _settings(ann, "🕐 Clock")
    await ann.taps("‹ Back")
    await ann.types("Halifax")
    await ann.sees("Record this as a lead?")


async def test_help_and_privacy_are_answered(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("/help")
    await ann.sees("/new", "/due", "/leads", "/away", "/settings", "/cancel")
    await ann.taps("More commands")
    await ann.sees("/export", "/privacy", "/forget")
    await ann.types("/privacy")
    await ann.sees("What I keep", "On the disk of whoever runs this bot, with backups")
    await ann.types("/nonsense")
    await ann.sees("")
    menu = await story.telegram.get("commands", **{"as": ann.id})
    names = [one["command"] for one in menu["commands"]]
    daily = "new due leads lead find summary goal spent time away link settings"
    assert names == f"{daily} duplicates import export help privacy forget cancel".split()


async def test_every_setting_survives_a_restart(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _settings(ann, "🕐 Clock", "Halifax")
    await ann.sees("America/Halifax")
    await story.bot.restarts()
    await ann.types("/settings")
    await ann.sees("America/Halifax", "Canadian Dollar")
