"""The living card: everything that is owed, put off at once, gone through one by one, and taken to a decision."""

from __future__ import annotations

import pytest

from tests.e2e.story import Json, Salesperson, Story

NAMES = ("Ada", "Ben", "Cleo", "Dan")


@pytest.fixture
async def ann(story: Story) -> Salesperson:
    return await story.salesperson("Ann")


async def _owes(person: Salesperson, *leads: str) -> None:
    for lead in leads:
        await person.types(f"/new {lead}")
        await person.sees("Recorded", lead.partition(",")[0])


def _labels(message: Json) -> list[str]:
    return [key["text"] for row in message["keyboard"] or [] for key in row]


async def test_all_that_is_owed_is_put_off_at_once_and_brought_back(story: Story, ann: Salesperson) -> None:
    await _owes(ann, *(f"{name} Smith, today 1pm" for name in NAMES))
    await story.at("Mon 13:00")
    nag = await ann.sees("You owe 4 follow-ups", with_sound=True)
    await ann.taps("⏰ All to tomorrow")
    done = await ann.sees("4 follow-ups moved to tomorrow, 9:00 AM.", "All done ✨")
    assert done["id"] == nag["id"]
    await ann.taps("↩️ Undo")
    await ann.sees("Undone.", "You owe 4 follow-ups")
    await ann.taps("⏰ All to tomorrow")
    await ann.sees("All done ✨")
    await story.expect_silence("Tue 08:59", ann)
    await story.at("Tue 09:00")
    await ann.sees("You owe 4 follow-ups", with_sound=True)


async def test_what_is_owed_is_gone_through_one_by_one(story: Story, ann: Salesperson) -> None:
    await _owes(ann, *(f"{name} Smith, today {hour}pm" for hour, name in enumerate(NAMES, 1)))
    await story.at("Mon 18:00")
    nag = await ann.sees("You owe 4 follow-ups", with_sound=True)
    await ann.taps("▶️ One by one")
    await ann.sees("1 of 4 follow-ups that you owe", "Ada Smith")
    await ann.taps("Next ›")
    await ann.sees("2 of 4", "Ben Smith")
    await ann.taps("⏰ Snooze", "Tomorrow")
    await ann.sees("Ben Smith: follow-up moved to tomorrow", "2 of 3", "Cleo Smith")
    await ann.taps("✅ Followed up", "3 days")
    third = await ann.sees("Cleo Smith: next Thu", "2 of 2", "Dan Smith")
    assert third["id"] == nag["id"]
    await ann.taps("⋯ More", "‹ Back")
    await ann.sees("2 of 2", "Dan Smith")
    await ann.taps("Show all 2")
    listed = await ann.sees("You owe 2 follow-ups", "Ada Smith", "Dan Smith")
    assert "of 2" not in listed["text"]


async def test_a_new_nag_takes_the_place_of_a_card_gone_through_one_by_one(story: Story, ann: Salesperson) -> None:
    await _owes(ann, "Ada Smith, today 1pm", "Ben Smith, today 1pm", "Cleo Smith, today 3pm")
    await story.at("Mon 13:00")
    first = await ann.sees("You owe 2 follow-ups", with_sound=True)
    await ann.taps("▶️ One by one")
    await ann.sees("1 of 2")
    await story.at("Mon 15:00")
    await ann.sees("You owe 3 follow-ups", "Cleo Smith", with_sound=True)
    await story.is_quiet_for(ann)
    assert first["id"] not in [one["id"] for one in await ann.chat()]


async def test_the_third_postponement_is_asked_what_keeps_you(story: Story, ann: Salesperson) -> None:
    await _owes(ann, "Jane Doe, today 1pm")
    await story.at("Mon 13:00")
    await ann.sees("You owe 1 follow-up", with_sound=True)
    for day in ("Tue", "Wed"):
        await ann.taps("⏰ Snooze", "Tomorrow")
        await ann.sees("follow-up moved to")
        await story.at(f"{day} 09:00")
        await ann.sees("You owe 1 follow-up", with_sound=True)
    await ann.taps("⏰ Snooze", "Tomorrow")
    await ann.sees("Moved three times now.", "What is it waiting for?")
    await ann.taps("Waiting for them")
    await ann.sees("Jane Doe: follow-up moved to tomorrow", "All done ✨")
    await ann.types("/lead 1")
    await ann.sees("Postponed 3×")
    await ann.taps("⋯ More", "🕑 History")
    await ann.sees("Waiting for them – You")
    await ann.taps("‹ Back", "⏰ Snooze", "Next week")
    await ann.sees("Moved 4 times now.")
    await ann.taps("Other")
    await ann.types("her boss is on leave")
    await ann.sees("follow-up moved to")
    await ann.taps("⋯ More", "🕑 History")
    await ann.sees("her boss is on leave – You")


async def test_the_sixth_touch_asks_for_a_decision_and_keeping_warm_plans_each_month(
    story: Story, ann: Salesperson
) -> None:
    await _owes(ann, "Jane Doe, wants a mortgage, today 1pm")
    card = (await ann.last())["id"]
    for _ in range(5):
        await ann.taps("✅ Followed up", "⋯ More", "Nothing now", on=card)
        await ann.sees("Followed up, nothing planned: no reminders.")
    await ann.taps("✅ Followed up", on=card)
    asked = await ann.sees("That was touch 6 without an end.", "What shall become of it?")
    assert {"🏆 Closed", "❌ Lost", "☕ Keep warm, monthly", "Still at it"} <= set(_labels(asked))
    await ann.taps("☕ Keep warm, monthly", on=card)
    await ann.sees("Followed up. Next: Wed, Dec 23", "After that, a month after each touch.")
    await story.expect_silence("Wed 23 Dec 08:59", ann)
    await story.at("Wed 23 Dec 09:00")
    await ann.sees("You owe 1 follow-up", "Jane Doe", with_sound=True)
    await ann.taps("✅ Followed up")
    await ann.sees("Next: Jan 23, 2027, 9:00 AM. Or when?")


async def test_still_at_it_goes_on_as_after_any_touch(ann: Salesperson) -> None:
    await _owes(ann, "Jane Doe, today 1pm")
    card = (await ann.last())["id"]
    for _ in range(5):
        await ann.taps("✅ Followed up", "⋯ More", "Nothing now", on=card)
    await ann.taps("✅ Followed up", "Still at it", on=card)
    await ann.sees("How were you in touch, and for how long?", "And next?")
    await ann.taps("📞 Call", "3 days", on=card)
    await ann.sees("Jane Doe", "Next: Thu")


async def test_a_customer_is_kept_in_touch_with_every_ninety_days_and_stays_one(story: Story, ann: Salesperson) -> None:
    await _owes(ann, "Jane Doe, $350k, today 1pm")
    card = (await ann.last())["id"]
    await ann.taps("🏆 Closed", "$350,000", "Nobody", "Every 90 days", on=card)
    await ann.sees("Closed: $350,000", "Again on", "Feb 22, 2027, 9:00 AM")
    await story.at("Mon 22 Feb 09:00")
    await ann.sees("You owe 1 follow-up", "Jane Doe", with_sound=True)
    await ann.taps("✅ Followed up")
    await ann.sees("Next: ", "Or when?")
    await ann.types("/leads")
    board = await ann.sees("Jane Doe")
    assert "Won, 1" in board["text"]


async def test_why_this_nag_tells_what_the_next_one_waits_for(story: Story, ann: Salesperson) -> None:
    await _owes(ann, "Jane Doe, today 6pm")
    await story.at("Mon 18:00")
    await ann.sees("Jane Doe", with_sound=True)
    await story.at("Mon 19:00")
    await ann.sees("Jane Doe", with_sound=True)
    await ann.taps("⋯ More", "❔ Why this nag?")
    await ann.sees(
        "I reminded you 2 times", "Your reminders are steady", "Next: tomorrow, 8:00 AM", "Nobody else hears of it."
    )


async def test_an_undo_elsewhere_brings_all_done_back_without_a_sound(story: Story) -> None:
    ann = await story.salesperson("Ann", starts=False)
    await ann.types("/new Jane Doe, 902-555-0134, in 2 hours")
    card = await ann.sees("Recorded.", "Jane Doe")
    await story.at("Mon 12:00")
    nag = await ann.sees("You owe 1 follow-up", with_sound=True)
    await ann.taps("❌ Lost", on=card["id"])
    await ann.sees("All done")
    await ann.taps("↩️ Undo", on=card["id"])
    assert (await ann.sees("You owe 1 follow-up"))["id"] == nag["id"]
    await ann.types("wants a boat", reply_to=nag["id"])
    await ann.sees("Note added.", "Jane Doe")


async def test_who_starts_again_hears_what_is_owed_next(story: Story) -> None:
    ann = await story.salesperson("Ann", starts=False)
    await ann.types("/new Jane Doe, 902-555-0134, in 2 hours")
    await ann.sees("Recorded.", "Jane Doe")
    await ann.types("/start")
    await ann.sees("Nothing is owed yet; next: Jane Doe, today, 12:00 PM.")
