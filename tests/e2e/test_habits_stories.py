"""How often it rings, on which holidays it doesn't, the morning list, and being away."""

from __future__ import annotations

from tests.e2e.story import Json, Salesperson, Story

MORNING = "Good morning"


async def _sets(person: Salesperson, *buttons: str) -> None:
    await person.types("/settings")
    await person.sees("Settings", "Clock:")
    await person.taps(*buttons)


async def _owes(person: Salesperson, *leads: str) -> None:
    for lead in leads:
        await person.types(f"/new {lead}")
        await person.sees("Recorded", lead.partition(",")[0])


async def _is_rung_only(story: Story, person: Salesperson, *moments: tuple[str, str]) -> None:
    """Each of these is the last quiet minute and the moment at which it rings."""
    for quiet, rings in moments:
        await story.expect_silence(quiet, person)
        await story.at(rings)
        await person.sees("You owe 1 follow-up", "Jane Doe", with_sound=True)


async def _lists(person: Salesperson) -> list[Json]:
    """The morning lists that stand in the chat."""
    return [one for one in await person.chat() if one["text"].startswith(MORNING)]


# Reminders -------------------------------------------------------------------------------------------------


async def test_a_gentle_reminder_comes_again_after_four_hours_and_each_working_morning(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _sets(ann, "🔔 Reminders")
    await ann.sees("Gentle: 4 hours later", "Steady: 1 and 3 hours later", "At most 12 a day")
    await ann.finds("✓ Steady")
    await ann.taps("Gentle")
    await ann.finds("✓ Gentle")
    await ann.taps("‹ Back")
    await ann.sees("Settings", "Reminders: Gentle")
    await _owes(ann, "Jane Doe, today 11am")
    await _is_rung_only(
        story,
        ann,
        ("Mon 10:59", "Mon 11:00"),
        ("Mon 14:59", "Mon 15:00"),
        ("Tue 07:59", "Tue 08:00"),
        ("Wed 07:59", "Wed 08:00"),
    )


async def test_a_relentless_reminder_comes_after_ten_and_thirty_minutes_and_every_hour(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _sets(ann, "🔔 Reminders", "Relentless")
    await ann.finds("✓ Relentless")
    await _owes(ann, "Jane Doe, today 11am")
    await _is_rung_only(
        story,
        ann,
        ("Mon 10:59", "Mon 11:00"),
        ("Mon 11:09", "Mon 11:10"),
        ("Mon 11:29", "Mon 11:30"),
        ("Mon 12:29", "Mon 12:30"),
        ("Mon 13:29", "Mon 13:30"),
    )


async def test_reminders_come_at_the_own_times_that_were_typed(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _sets(ann, "🔔 Reminders", "Own times")
    await ann.types("now and then")
    await ann.sees("did not understand “now and then”", "After how long shall I remind you again?")
    await ann.types("5 min, 2 h")
    await ann.sees("ten minutes is the least", "After how long")
    await ann.types("2 h, 30 min")
    await ann.sees("Changed.", "Own times: 30 min, 2 hr later, then each working morning")
    await ann.finds("✓ Own times")
    await story.is_quiet_for(ann)
    assert not [one for one in await ann.chat() if "After how long" in one["text"]], "no trail of questions"
    await _owes(ann, "Jane Doe, today 11am")
    await _is_rung_only(
        story,
        ann,
        ("Mon 10:59", "Mon 11:00"),
        ("Mon 11:29", "Mon 11:30"),
        ("Mon 12:59", "Mon 13:00"),
        ("Tue 07:59", "Tue 08:00"),
    )


async def test_former_own_times_are_taken_again_with_a_tap(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _sets(ann, "🔔 Reminders", "Own times")
    await ann.types("1 day")
    await ann.sees("Own times: 1 day later")
    await ann.taps("Gentle")
    await ann.finds("✓ Gentle")
    await ann.taps("Own times", "1 day")
    await ann.finds("✓ Own times")
    await ann.types("2 h")
    await ann.sees("Who is it?", without="Changed")


# Holidays --------------------------------------------------------------------------------------------------


async def test_a_public_holiday_holds_a_nag_to_the_next_working_morning(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.lives_in("America/New_York")
    await _sets(ann, "🎉 Holidays")
    await ann.sees("Public holidays: United States", "I keep quiet", "Next: Thu, Nov 26, Thanksgiving Day")
    await ann.types("/new Jane Doe, thu")
    await ann.sees("Recorded", "Thanksgiving Day", "Fri, Nov 27, 8:00 AM")
    await _is_rung_only(story, ann, ("Fri 12:59", "Fri 13:00"))


async def test_who_works_on_holidays_is_reminded_on_them(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.lives_in("America/New_York")
    await _sets(ann, "🎉 Holidays")
    await ann.taps("✓ Quiet on holidays")
    await ann.sees("I remind you on them as on any other day")
    await ann.taps("‹ Back")
    await ann.sees("Holidays: off")
    await _owes(ann, "Jane Doe, thu")
    await _is_rung_only(story, ann, ("Thu 13:59", "Thu 14:00"))


async def test_a_part_of_the_country_is_named_and_taken_back(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.lives_in("America/Halifax")
    await _sets(ann, "🎉 Holidays")
    await ann.sees("Public holidays: Canada", "Parts of the country have more of them")
    await ann.taps("🗺 Part of the country")
    await ann.sees("Canada: in which part do you work?", "Alberta", "Nova Scotia")
    await ann.types("Atlantis")
    await ann.sees("I don't know a part “Atlantis”", "in which part")
    await ann.types("nova scotai")
    await ann.sees("Changed.", "Public holidays: Canada, Nova Scotia")
    await ann.taps("‹ Back")
    await ann.sees("Holidays: Canada, Nova Scotia")
    await ann.taps("🎉 Holidays", "🗺 Part of the country", "Whole country")
    await ann.sees("Public holidays: Canada", without="Nova Scotia")


async def test_who_never_said_their_country_is_asked_for_it_first(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _sets(ann, "🎉 Holidays")
    await ann.sees("Which country do you work in?")
    await ann.types("Germany")
    await ann.sees("Holidays: Germany", "Country: Germany")


# The morning list ------------------------------------------------------------------------------------------


async def test_the_morning_list_comes_without_a_sound_when_the_hours_begin(story: Story) -> None:
    ann, bob = await story.salesperson("Ann"), await story.salesperson("Bob")
    await _owes(ann, "Jane Doe, tomorrow 3pm")
    await story.expect_silence("Tue 07:59", ann, bob)
    assert await _lists(ann) == []
    await story.at("Tue 08:00")
    listed = await ann.sees(MORNING, "3:00 PM Jane Doe")
    assert listed["silent"]
    await story.is_quiet_for(bob)
    assert await _lists(bob) == [], "there is nothing on it"


async def test_the_morning_list_is_switched_off_and_on(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _owes(ann, "Jane Doe, tue 3pm", "Omar Haddad, wed 3pm")
    await _sets(ann, "☀️ Morning list")
    await ann.sees("No morning list from now on", "Morning list: off")
    await story.expect_silence("Tue 08:01", ann)
    assert await _lists(ann) == []
    await _sets(ann, "☀️ Morning list")
    await ann.sees("You get the list of the day when your hours begin", "Morning list: on")
    await story.at("Wed 08:00")
    listed = await ann.sees(MORNING, "3:00 PM Omar Haddad")
    assert "Jane Doe" not in listed["text"], "the reminder that comes with it names her"
    await ann.sees("You owe 1 follow-up", "Jane Doe")


# Away ------------------------------------------------------------------------------------------------------


async def test_who_is_away_hears_nothing_until_they_are_back(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _owes(ann, "Jane Doe, today 11am", "Omar Haddad, tomorrow 3pm")
    await ann.types("/away until wed")
    await ann.sees("I keep quiet until Wed, Nov 25, 8:00 AM", "in one message")
    await ann.types("/settings")
    await ann.sees("Away until Wed, Nov 25, 8:00 AM")
    before = await ann.rings()
    await story.expect_silence("Wed 07:59", ann)
    assert await _lists(ann) == []
    await story.at("Wed 08:00")
    await ann.sees("You owe 2 follow-ups", "Jane Doe", "Omar Haddad", with_sound=True)
    await story.is_quiet_for(ann)
    assert len(await ann.rings()) == len(before) + 1
    await ann.types("/settings")
    await ann.sees("Settings", without="Away")


async def test_who_is_back_early_hears_at_once_what_waited(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _owes(ann, "Jane Doe, today 11am", "Omar Haddad, today noon")
    await ann.types("/away fri")
    await ann.sees("I keep quiet until Fri, Nov 27, 8:00 AM")
    await story.expect_silence("Mon 12:30", ann)
    before = await ann.rings()
    await ann.taps("👋 I'm back")
    await ann.sees("Welcome back", "Settings", without="Away until")
    await ann.sees("You owe 2 follow-ups", with_sound=True)
    await story.is_quiet_for(ann)
    assert len(await ann.rings()) == len(before) + 1


async def test_away_alone_asks_until_when(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("/away")
    await ann.sees("Until when are you away?")
    for typed, complaint in (("yesterday", "has passed. When then?"), ("a little", "did not understand “a little”")):
        await ann.types(typed)
        await ann.sees(complaint, "Until when are you away?")
    await ann.types("5 dec")
    await ann.sees("I keep quiet until Sat, Dec 5, 8:00 AM")
    await story.is_quiet_for(ann)
    assert not [one for one in await ann.chat() if "Until when" in one["text"]], "no trail of questions"
    await ann.types("/away")
    await ann.sees("I keep quiet until Sat, Dec 5, 8:00 AM")
    await ann.taps("📅 Another day", "Tomorrow")
    await ann.sees("I keep quiet until tomorrow, 8:00 AM")


async def test_away_until_nonsense_asks_until_when(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("/away until the cows come home")
    await ann.sees("did not understand", "Until when are you away?")
    await ann.taps("Next week")
    await ann.sees("I keep quiet until Mon, Nov 30, 8:00 AM")


async def test_a_question_about_leave_that_was_left_takes_no_answer(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _sets(ann, "🏖 Away")
    await ann.sees("Until when are you away?")
    await ann.taps("‹ Back")
    await ann.types("Jane Doe, tomorrow 3pm")
    await ann.sees("Record this as a lead?")


async def test_a_half_recorded_lead_waits_behind_a_setting(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("/new")
    await ann.types("Jane Doe")
    await ann.sees("So far: Jane Doe", "How do you reach them?")
    await _sets(ann, "🔔 Reminders", "Own times")
    await ann.taps("‹ Back", "‹ Back")
    await ann.types("902-555-0134")
    await ann.sees("So far: Jane Doe · 902-555-0134")


async def test_habits_survive_a_restart(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.lives_in("America/Halifax")
    await _sets(ann, "🎉 Holidays", "🗺 Part of the country")
    await ann.types("NS")
    await ann.sees("Nova Scotia")
    await _sets(ann, "🔔 Reminders", "Own times")
    await ann.types("90 min")
    await ann.sees("Own times: 1 hr 30 mins later")
    await _sets(ann, "☀️ Morning list")
    await ann.sees("Morning list: off")
    await ann.types("/away 2 weeks")
    await ann.sees("until Mon, Dec 7")
    await story.bot.restarts()
    await ann.types("/settings")
    await ann.sees("Away until Mon, Dec 7", "Canada, Nova Scotia", "Reminders: Own times", "Morning list: off")
