"""Somebody known already: asked before recording, merged, told apart, and parted again."""

from __future__ import annotations

import asyncio

import pytest

from tests.e2e.story import Salesperson, Story

JANE = "/new Jane Doe, 902-555-0134, wants a mortgage, fri 9"
KNOWN = "Already in your book?"


async def _board(person: Salesperson) -> str:
    """What the board shows."""
    await person.types("/leads")
    await person.sees("")
    return str((await person.last())["text"])


async def _card(person: Salesperson, number: int) -> str:
    """What a lead's card shows."""
    await person.types(f"/lead {number}")
    return str((await person.sees(""))["text"])


async def _knows_jane(story: Story) -> Salesperson:
    ann = await story.salesperson("Ann")
    await ann.types(JANE)
    await ann.sees("Recorded.")
    return ann


async def _answers(person: Salesperson, *answers: str) -> None:
    """The guided conversation up to its end; “-” skips."""
    await person.types("/new")
    for question, answer in zip(QUESTIONS, answers, strict=True):
        await person.sees(question)
        await (person.taps("Skip") if answer == "-" else person.types(answer))


QUESTIONS = ("Who is it?", "How do you reach", "Where did you find", "What do they want?", "worth?", "follow up?")


# Before recording


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("/new J. D., 902-555-0134, wants a boat", "same phone"),
        ("/new Doe Jane, wants a boat", "much the same name"),
        ("/new JANE DOE wants a boat", "much the same name"),
        ("/new\nJane Doe\nwants a boat", "much the same name"),
    ],
)
async def test_one_line_about_somebody_known_is_asked_about_and_recorded_only_then(
    story: Story, line: str, reason: str
) -> None:
    ann = await _knows_jane(story)
    await ann.types(line)
    await ann.sees(KNOWN, "#1 Jane Doe", reason)
    assert "boat" not in await _board(ann)
    await ann.taps("✅ Record anyway")
    await ann.sees("Recorded.", "Wants a boat", "#2")


async def test_somebody_else_of_that_name_is_recorded_without_a_question(story: Story) -> None:
    ann = await _knows_jane(story)
    await ann.types("/new Jane Doe, 902-555-0199, wants a boat, tomorrow 3pm")
    await ann.sees("Recorded.", "#2")


async def test_what_was_said_is_added_to_the_lead_and_taken_back(story: Story) -> None:
    ann = await _knows_jane(story)
    await ann.types("/new Jane D., 902-555-0134, jane@acme.com, wants a boat, tomorrow 3pm")
    await ann.taps("➕ Add to #1")
    await ann.sees(
        "Added to #1.", "Jane Doe", "jane@acme.com", "mortgage", "Also: Jane D. · a boat", "tomorrow, 3:00 PM"
    )
    await ann.taps("↩️ Undo")
    await ann.sees("Undone", "Fri, Nov 27, 9:00 AM", without="jane@acme.com")


async def test_adding_to_a_lost_lead_brings_it_back_to_mind(story: Story) -> None:
    ann = await _knows_jane(story)
    await ann.taps("❌ Lost", "Price")
    await ann.types("/new Jane Doe, 902-555-0134, wants a boat")
    await ann.taps("➕ Add to #1")
    await ann.sees("Added to #1.", "Again on today, 11:00 AM")
    await story.at("Mon 11:00")
    await ann.sees("Jane Doe", with_sound=True)


async def test_a_time_that_is_not_clear_is_asked_for_when_adding(story: Story) -> None:
    ann = await _knows_jane(story)
    await ann.types("/new Jane Doe, 902-555-0134, at 25:99")
    await ann.taps("➕ Add to #1")
    await ann.sees("Added. I did not understand “at 25:99”", "when do you follow up?")
    await ann.types("tomorrow 3pm")
    await ann.sees("Jane Doe", "tomorrow, 3:00 PM")


async def test_the_one_who_may_be_meant_is_looked_at_first(story: Story) -> None:
    ann = await _knows_jane(story)
    await ann.types("/new Doe Jane, wants a boat")
    await ann.taps("👤 Show #1")
    await ann.sees("Jane Doe", "mortgage", "902-555-0134")
    await ann.taps("‹ Back")
    await ann.sees(KNOWN)
    await ann.taps("👤 Show #1", "➕ Add to #1")
    await ann.sees("Added to #1.", "Also: a boat")


async def test_back_from_a_lead_that_is_gone_meanwhile_asks_whether_to_record(story: Story) -> None:
    ann = await _knows_jane(story)
    await ann.types("/new Doe Jane, wants a boat")
    shown = await ann.sees(KNOWN)
    await ann.taps("👤 Show #1")
    await ann.taps("⋯ More", "🗑 Delete", "🗑 Yes, delete")
    await ann.sees("deleted")
    await ann.taps("‹ Back", on=shown["id"])
    await ann.sees("Record this as a lead?", "Doe Jane")
    await ann.taps("✅ Record it")
    await ann.sees("Recorded.", "Wants a boat", "#2")


async def test_up_to_three_who_may_be_meant_are_shown(story: Story) -> None:
    ann = await _knows_jane(story)
    for number in range(2, 6):
        await ann.types(f"/new Jane Doe, 902-555-014{number}, wants boat {number}, tomorrow 3pm")
        await ann.sees("Recorded.")
    await ann.types("/new Jane Doe")
    asked = await ann.sees(KNOWN, "#5", "#4", "#3")
    assert ("#2" in asked["text"], "#1" in asked["text"]) == (False, False)


async def test_discarding_records_nothing(story: Story) -> None:
    ann = await _knows_jane(story)
    await ann.types("/new Doe Jane, wants a boat")
    assert "did not record" in await ann.taps("Discard")
    assert "boat" not in await _board(ann)


async def test_plain_text_about_somebody_known_is_asked_about(story: Story) -> None:
    ann = await _knows_jane(story)
    await ann.types("Jane Doe, 902-555-0134, wants a boat")
    await ann.taps("✅ Record it")
    await ann.sees(KNOWN, "#1 Jane Doe", "same phone")
    await ann.taps("✅ Record anyway")
    await ann.sees("Recorded", "Wants a boat", "#2")


@pytest.mark.parametrize("line", ["/new Doe Jane, wants a boat", "Doe Jane, wants a boat"])
@pytest.mark.parametrize("label", ["✅ Record anyway", "➕ Add to #1"])
async def test_pressed_three_times_it_acts_once(story: Story, line: str, label: str) -> None:
    ann = await _knows_jane(story)
    await ann.types(line)
    if not line.startswith("/"):
        await ann.taps("✅ Record it")
    message, data = await ann.finds(label)
    await asyncio.gather(*(story.telegram.acts(ann.id, "press", message=message, data=data) for _ in "123"))
    await story.is_quiet_for(ann)
    added = label.startswith("➕")
    assert (await _card(ann, 1)).count("Also: a boat") == added
    assert ("There is no lead" in await _card(ann, 2)) == added
    assert "There is no lead" in await _card(ann, 3)


async def test_recording_anyway_and_adding_at_once_does_one_of_both(story: Story) -> None:
    ann = await _knows_jane(story)
    await ann.types("/new Doe Jane, wants a boat")
    presses = [await ann.finds(label) for label in ("➕ Add to #1", "✅ Record anyway")]
    for message, data in presses:
        await story.telegram.acts(ann.id, "press", message=message, data=data)
    await story.is_quiet_for(ann)
    assert "Also: a boat" in await _card(ann, 1)
    assert "There is no lead" in await _card(ann, 2)


async def test_the_choice_is_still_there_after_kill_9(story: Story) -> None:
    ann = await _knows_jane(story)
    await ann.types("/new Doe Jane, wants a boat")
    await ann.sees(KNOWN)
    story.bot.is_killed()
    message, data = await ann.finds("➕ Add to #1")
    press = asyncio.create_task(story.telegram.acts(ann.id, "press", message=message, data=data))
    story.bot.starts()
    await press
    await ann.sees("Added to #1.", "Also: a boat", again=True)


# At the end of the conversation


async def test_the_conversation_asks_at_its_end_and_adds(story: Story) -> None:
    ann = await _knows_jane(story)
    await _answers(ann, "Doe, Jane", "902-555-0134", "-", "a boat", "-", "tomorrow 3pm")
    await ann.sees(KNOWN, "#1 Jane Doe", "So far:", "a boat")
    await ann.taps("👤 Show #1", "‹ Back", "➕ Add to #1")
    await ann.sees("Added to #1.", "Also: ", "a boat", "tomorrow, 3:00 PM")
    assert "Nothing to cancel" in await _cancels(ann)


async def _cancels(person: Salesperson) -> str:
    await person.types("/cancel")
    return str((await person.sees(""))["text"])


async def test_the_conversation_asks_at_its_end_and_records_once(story: Story) -> None:
    ann = await _knows_jane(story)
    await _answers(ann, "Jane Doe", "-", "-", "a boat", "-", "-")
    await ann.sees(KNOWN)
    message, data = await ann.finds("✅ Record anyway")
    await asyncio.gather(*(story.telegram.acts(ann.id, "press", message=message, data=data) for _ in "12"))
    await story.is_quiet_for(ann)
    assert "Wants a boat" in await _card(ann, 2)
    assert "There is no lead" in await _card(ann, 3)


async def test_what_was_answered_waits_while_other_things_are_done(story: Story) -> None:
    ann = await _knows_jane(story)
    await _answers(ann, "Jane Doe", "-", "-", "a boat", "-", "tomorrow 3pm")
    await ann.sees(KNOWN)
    story.bot.is_killed()
    await ann.types("Bob Ray, 902-555-0177")  # while nobody is there
    story.bot.starts()
    await ann.sees("Record this as a lead?", "Bob Ray")
    await ann.taps("✅ Record it")
    await ann.sees("Recorded", "Bob Ray")
    await ann.types("/new")
    await ann.sees("You have begun one already", "a boat")
    await ann.taps("Go on")
    await ann.sees(KNOWN, "a boat")
    await ann.taps("✅ Record anyway")
    await ann.sees("Recorded", "Wants a boat")


async def test_a_draft_of_somebody_known_is_asked_about(story: Story) -> None:
    ann = await _knows_jane(story)
    await ann.types("/new")
    await ann.sees("Who is it?")
    await ann.types("Jane Doe")
    await ann.sees("How do you reach")
    await ann.types("jane@acme.com")
    await ann.sees("Where did you find")
    await story.passes(hours=25)
    await ann.sees("This waited a day for you")
    await ann.taps("✅ Record as it is")
    await ann.sees(KNOWN, "#1 Jane Doe")
    await ann.taps("➕ Add to #1")
    await ann.sees("Added to #1.", "jane@acme.com")
    assert "Nothing to cancel" in await _cancels(ann)


async def test_the_conversation_may_be_discarded(story: Story) -> None:
    ann = await _knows_jane(story)
    await _answers(ann, "Jane Doe", "-", "-", "a boat", "-", "-")
    await ann.taps("Discard")
    assert "boat" not in await _board(ann)
    await ann.types("Bob Ray, 902-555-0177")
    await ann.sees("Record this as a lead?", "Bob Ray")


# /duplicates


async def _has_twins(story: Story) -> Salesperson:
    """Jane is #1 and #2."""
    ann = await _knows_jane(story)
    await ann.types("/new Doe Jane, jane@acme.com, wants a boat, tomorrow 3pm")
    await ann.taps("✅ Record anyway")
    await ann.sees("Recorded.", "#2")
    return ann


async def test_nobody_is_in_the_book_twice(story: Story) -> None:
    ann = await _knows_jane(story)
    await ann.types("/duplicates")
    await ann.sees("No duplicates")


async def test_a_pair_is_merged_and_parted_again(story: Story) -> None:
    ann = await _has_twins(story)
    await ann.types("/duplicates")
    await ann.sees("The same person?", "#1 Jane Doe", "#2 Doe Jane", "much the same name")
    await ann.taps("🔗 Merge into #1")
    await ann.sees("#2 was merged into #1 Jane Doe.", "No duplicates")
    await ann.types("/lead 2")
    await ann.sees("#2 was merged into #1.", "Jane Doe", "902-555-0134", "jane@acme.com", "mortgage", "a boat")
    await ann.types("/duplicates")
    await ann.sees("No duplicates")
    merged = next(one for one in await ann.chat() if "#2 was merged into #1 Jane Doe" in one["text"])
    await ann.taps("↩️ Undo", on=merged["id"])
    await ann.sees("Undone: #2 and #1 are two leads again.", "The same person?")
    assert "jane@acme.com" not in await _card(ann, 1)
    assert "jane@acme.com" in await _card(ann, 2)


async def test_merging_and_undoing_pressed_twice_act_once(story: Story) -> None:
    ann = await _has_twins(story)
    await ann.types("/duplicates")
    for label, said in (("🔗 Merge into #1", "#2 was merged into #1"), ("↩️ Undo", "Undone: #2 and #1")):
        message, data = await ann.finds(label)
        await asyncio.gather(*(story.telegram.acts(ann.id, "press", message=message, data=data) for _ in "12"))
        await ann.sees(said, again=True)
        await story.is_quiet_for(ann)
    assert ("Wants a mortgage" in await _card(ann, 1), "Wants a boat" in await _card(ann, 2)) == (True, True)


async def test_a_merge_goes_on_after_kill_9(story: Story) -> None:
    ann = await _has_twins(story)
    await ann.types("/duplicates")
    message, data = await ann.finds("🔗 Merge into #1")
    story.bot.is_killed()
    press = asyncio.create_task(story.telegram.acts(ann.id, "press", message=message, data=data))
    story.bot.starts()
    await press
    await ann.sees("#2 was merged into #1 Jane Doe.", again=True)
    await story.bot.restarts()
    await ann.taps("↩️ Undo", on=message)
    await ann.sees("are two leads again")


async def test_an_old_button_of_the_merged_lead_shows_the_one_it_lives_on_in(story: Story) -> None:
    ann = await _has_twins(story)
    old = next(one for one in await ann.chat() if "#2" in one["text"])
    await ann.types("/duplicates")
    await ann.taps("🔗 Merge into #1")
    await story.passes(minutes=11)
    assert "#2 was merged into #1." in await ann.taps("🏆 Closed", on=old["id"])
    assert (await ann.sees("#2 was merged into #1.", "Jane Doe  #1"))["id"] == old["id"]
    await ann.types("likes boats", reply_to=old["id"])
    await ann.sees("Note added.", "likes boats", "#1")
    assert (await _board(ann)).count("Jane") == 1


async def test_what_a_merged_lead_still_owes_is_nagged_about_once(story: Story) -> None:
    ann = await _has_twins(story)
    await ann.types("/duplicates")
    await ann.taps("🔗 Merge into #1")
    await story.at("Tue 15:00")
    await ann.sees("You owe 1 follow-up", "Jane Doe", with_sound=True)
    await ann.taps("⋯ More", "🕑 History")
    await ann.sees("recorded (as #2)", "#2 merged into this one")


async def test_the_living_card_forgets_the_merged_lead(story: Story) -> None:
    ann = await _has_twins(story)
    await story.at("Fri 09:00")
    living = await ann.sees("You owe 2 follow-ups")
    await ann.types("/duplicates")
    await ann.taps("🔗 Merge into #1")
    await ann.sees("You owe 1 follow-up")
    assert living["id"] in [one["id"] for one in await ann.chat()]


async def test_two_people_are_not_asked_about_again(story: Story) -> None:
    ann = await _has_twins(story)
    await ann.types("/duplicates")
    message, data = await ann.finds("👥 Two people")
    await asyncio.gather(*(story.telegram.acts(ann.id, "press", message=message, data=data) for _ in "12"))
    await ann.sees("#1 and #2 are two people", "No duplicates", again=True)
    await story.bot.restarts()
    await ann.types("/duplicates")
    await ann.sees("No duplicates", without="two people")


async def test_both_of_a_pair_are_looked_at(story: Story) -> None:
    ann = await _has_twins(story)
    await ann.types("/duplicates")
    await ann.taps("#2 Doe Jane")
    await ann.sees("Doe Jane", "jane@acme.com")
    await ann.taps("‹ Back")
    await ann.sees("The same person?")
    await ann.taps("1. #1 Jane Doe")
    await ann.sees("902-555-0134")


async def test_pairs_are_turned_over_five_a_page(story: Story) -> None:
    ann = await story.salesperson("Ann")
    for name in ("Ada Byron", "Bob Ray", "Cleo Kant", "Dora Lund", "Ed Moss", "Fay Nord"):
        await ann.types(f"/new {name}, tomorrow 3pm")
        await ann.sees("Recorded.")
        await ann.types(f"/new {name}, wants a boat, tomorrow 3pm")
        await ann.taps("✅ Record anyway")
    await ann.types("/duplicates")
    await ann.sees("6 pairs look like it.", "Ada Byron", "Ed Moss", without="Fay Nord")
    await ann.taps("›")
    await ann.sees("6. #11 Fay Nord", without="Ed Moss")
    await ann.taps("🔗 Merge into #11")
    await ann.sees("#12 was merged into #11", "5 pairs look like it.", "Ada Byron")


async def test_pressing_an_old_list_after_undoing_elsewhere_says_how_it_stands(story: Story) -> None:
    ann = await _has_twins(story)
    await ann.types("/duplicates")
    await ann.taps("🔗 Merge into #1")
    await story.passes(minutes=11)
    assert "Undo works for ten minutes" in await ann.taps("↩️ Undo")


async def test_nobody_merges_in_the_book_of_another(story: Story) -> None:
    ann = await _has_twins(story)
    bob = await story.salesperson("Bob")
    await ann.types("/duplicates")
    _, data = await ann.finds("🔗 Merge into #1")
    assert "isn't yours" in await bob.presses((await bob.last())["id"], data, forged=True)
    assert "Wants a boat" in await _card(ann, 2)
