"""What falls due is nagged about until it is marked: one card, at decent hours, with a reason."""

from __future__ import annotations

from tests.e2e.story import Json, Salesperson, Story

NAMES = ("Ada", "Ben", "Cleo", "Dan", "Eve")


async def _owes(person: Salesperson, *leads: str) -> None:
    for lead in leads:
        await person.types(f"/new {lead}")
        await person.sees("Recorded", lead.partition(",")[0])


async def _nags(person: Salesperson) -> list[Json]:
    """The nags that stand in the chat."""
    return [one for one in await person.chat() if one["text"].startswith("You owe")]


async def test_a_snoozed_nag_stays_away_and_comes_back(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _owes(ann, "Jane Doe, 902-555-0134, from Facebook, today 3pm")
    await story.at("Mon 15:00")
    await ann.sees("You owe 1 follow-up", "Jane Doe", "902-555-0134", with_sound=True)
    await ann.taps("⏰ Snooze", "Tomorrow")
    await ann.sees("Jane Doe", "to tomorrow, 9:00 AM")
    await story.expect_silence("Tue 08:59", ann)
    await story.at("Tue 09:00")
    await ann.sees("You owe 1 follow-up", "Jane Doe", with_sound=True)


async def test_leads_that_fall_due_together_ride_on_one_card(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _owes(ann, "Jane Doe, wants a mortgage, today 3pm", "Omar Haddad, today 3pm")
    before = await ann.rings()
    await story.at("Mon 15:00")
    await ann.sees("You owe 2 follow-ups", "1. Jane Doe", "2. Omar Haddad", with_sound=True)
    assert len(await ann.rings()) == len(before) + 1


async def test_the_most_pressing_three_have_buttons_and_the_rest_is_behind_show_all(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _owes(ann, *(f"{name} Smith, today {hour}pm" for hour, name in enumerate(NAMES, 2)))
    await story.expect_silence("Mon 13:59", ann)
    await story.at("Mon 18:00")
    card = await ann.sees("You owe 5 follow-ups", "Ada Smith", "Ben Smith", "Cleo Smith", with_sound=True)
    assert "Dan Smith" not in card["text"]
    await ann.taps("Show all")
    card = await ann.sees("You owe 5 follow-ups", "4. Dan Smith", "5. Eve Smith")
    await ann.taps("⏰", place=5)
    await ann.taps("Tomorrow")
    await ann.sees("You owe 4 follow-ups", "1. Ada Smith")


async def test_an_unmarked_lead_is_nagged_about_after_one_hour_three_hours_and_each_working_half_day(
    story: Story,
) -> None:
    ann = await story.salesperson("Ann")
    await _owes(ann, "Jane Doe, today 11am")
    for quiet, rings in (
        ("Mon 10:59", "Mon 11:00"),
        ("Mon 11:59", "Mon 12:00"),
        ("Mon 13:59", "Mon 14:00"),
        ("Tue 07:59", "Tue 08:00"),
        ("Tue 14:59", "Tue 15:00"),
        ("Wed 07:59", "Wed 08:00"),
    ):
        await story.expect_silence(quiet, ann)
        await story.at(rings)
        await ann.sees("You owe 1 follow-up", "Jane Doe", with_sound=True)


async def test_a_new_nag_takes_the_place_of_the_one_before(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _owes(ann, "Jane Doe, today 11am", "Omar Haddad, today 12:00")
    await story.at("Mon 11:00")
    first = await ann.sees("You owe 1 follow-up", "Jane Doe", with_sound=True)
    await story.at("Mon 12:00")
    second = await ann.sees("You owe 2 follow-ups", with_sound=True)
    await story.is_quiet_for(ann)
    assert second["id"] > first["id"]
    assert [one["id"] for one in await _nags(ann)] == [second["id"]]


async def test_evenings_and_weekends_are_quiet_and_what_waits_comes_merged_on_monday_morning(
    story: Story,
) -> None:
    ann = await story.salesperson("Ann")
    await story.at("Fri 16:00")
    await _owes(ann, "Jane Doe, today 6pm")
    await story.at("Fri 18:00")
    await ann.sees("You owe 1 follow-up", "Jane Doe", with_sound=True)
    await story.at("Fri 19:00")
    await ann.sees("You owe 1 follow-up", "Jane Doe", with_sound=True)
    await story.at("Fri 19:30")
    await _owes(ann, "Omar Haddad, wants an office")  # no time named: in an hour, so on Monday
    await story.expect_silence("Sat 12:00", ann)
    await story.expect_silence("Mon 07:59", ann)
    before = await ann.rings()
    await story.at("Mon 08:00")
    await ann.sees("You owe 2 follow-ups", "Jane Doe", "Omar Haddad", with_sound=True)
    await story.is_quiet_for(ann)
    assert len(await ann.rings()) == len(before) + 1


async def test_a_time_typed_inside_quiet_hours_is_kept_with_a_hint(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _owes(ann, "Jane Doe, today 9:30pm")
    await ann.sees("outside your working hours")
    await story.expect_silence("Mon 21:29", ann)
    await story.at("Mon 21:30")
    await ann.sees("You owe 1 follow-up", "Jane Doe", with_sound=True)
    await story.expect_silence("Tue 07:59", ann)


async def test_after_three_days_of_downtime_there_is_one_merged_nag(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _owes(ann, "Jane Doe, today 11am", "Omar Haddad, tomorrow 9am", "Lea Sun, thu 10:00")
    before = await ann.rings()
    await story.bot.is_asked_to_end()
    await story.at("Thu 12:00")
    story.bot.starts()
    await ann.sees("You owe 3 follow-ups", "Jane Doe", "Omar Haddad", "Lea Sun", with_sound=True)
    await story.is_quiet_for(ann)
    assert len(await ann.rings()) == len(before) + 1


async def test_a_mark_made_elsewhere_changes_the_nag_without_a_sound(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _owes(ann, "Jane Doe, today 11am", "Omar Haddad, today 11am")
    await story.at("Mon 11:00")
    nag = await ann.sees("You owe 2 follow-ups", with_sound=True)
    await ann.types("/lead 1")
    card = await ann.sees("Jane Doe", "#1")
    rung = await ann.rings()
    await ann.taps("🏆 Closed", "Skip", on=card["id"])
    changed = await ann.sees("You owe 1 follow-up", "Omar Haddad")
    assert (changed["id"], await ann.rings()) == (nag["id"], rung)


async def test_when_nothing_is_owed_the_card_says_all_done(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _owes(ann, "Jane Doe, today 11am", "Omar Haddad, today 11am")
    await story.at("Mon 11:00")
    nag = await ann.sees("You owe 2 follow-ups", with_sound=True)
    await ann.taps("❌", place=1)
    await ann.taps("No answer", "Nothing now")
    await ann.sees("You owe 1 follow-up", "Omar Haddad")
    await ann.taps("✅", on=nag["id"])
    await ann.taps("⋯ More", "Nothing now")
    done = await ann.sees("All done ✨")
    assert done["id"] == nag["id"]
    assert await _nags(ann) == []
    await story.expect_silence("Thu 15:00", ann)


async def test_a_followed_up_lead_comes_back_when_its_next_follow_up_falls_due(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _owes(ann, "Jane Doe, today 11am")
    await story.at("Mon 11:00")
    await ann.sees("Jane Doe", with_sound=True)
    await ann.taps("✅ Followed up", "3 days")
    await ann.sees("All done ✨")
    await story.expect_silence("Thu 08:59", ann)
    await story.at("Thu 11:00")
    await ann.sees("You owe 1 follow-up", "Jane Doe", with_sound=True)


async def test_the_list_of_what_is_owed_becomes_the_living_card(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _owes(ann, "Jane Doe, today 11am")
    await story.at("Mon 11:00")
    nag = await ann.sees("You owe 1 follow-up", with_sound=True)
    await ann.types("/due")
    asked = await ann.sees("You owe 1 follow-up", "Jane Doe")
    await story.is_quiet_for(ann)
    assert asked["id"] > nag["id"]
    assert [one["id"] for one in await _nags(ann)] == [asked["id"]]


async def test_why_this_nag_tells_the_rule_and_the_next_firing(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _owes(ann, "Jane Doe, today 11am")
    await story.at("Mon 11:00")
    await ann.sees("Jane Doe", with_sound=True)
    await ann.taps("⋯ More", "❔ Why this nag?")
    await ann.sees("why this nag?", "1 and 3 hours later", "Next: today, 12:00 PM", "Nobody else")
    await ann.taps("‹ Back")
    await ann.sees("You owe 1 follow-up", "Jane Doe")


async def test_whoever_blocks_the_bot_is_called_no_more_until_they_are_back(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _owes(ann, "Jane Doe, today 11am")
    await story.telegram.blocks(ann.id)
    so_far = len(await _calls_to(story, ann))
    for moment in ("Mon 11:30", "Tue 09:00", "Wed 09:00"):
        await _everybody_else_is_served(story, moment)
    assert len(await _calls_to(story, ann)) == so_far
    await story.telegram.unblocks(ann.id)
    await ann.types("/start")
    await ann.sees("You owe", "Jane Doe", with_sound=True)


async def test_a_person_of_whom_telegram_says_403_is_tried_once(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _owes(ann, "Jane Doe, today 11am")
    await story.telegram.fault("403", "sendMessage", times=-1, chat_id=ann.id)
    so_far = len(await _calls_to(story, ann))
    for moment in ("Mon 11:00", "Mon 12:00", "Tue 09:00"):
        await _everybody_else_is_served(story, moment)
    assert len(await _calls_to(story, ann)) == so_far + 1
    await story.telegram.lifts_faults()
    await ann.types("/start")
    await ann.sees("You owe", "Jane Doe", with_sound=True)


async def _everybody_else_is_served(story: Story, moment: str) -> None:
    bob = await story.salesperson("Bob")
    await _owes(bob, f"Their lead, {moment.lower()}")
    await story.at(moment)
    await bob.sees("Their lead", with_sound=True)
    await story.is_quiet_for(bob)


async def _calls_to(story: Story, person: Salesperson) -> list[Json]:
    return [one for one in await story.telegram.calls() if one["chat_id"] == person.id]
