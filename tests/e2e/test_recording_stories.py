"""Recording a lead: in one line, by conversation, from plain text; nothing typed is ever lost."""

from __future__ import annotations

import asyncio

import pytest

from tests.e2e.story import Salesperson, Story


async def _leads(person: Salesperson) -> str:
    """What the board shows."""
    await person.types("/leads")
    await person.sees("")
    return str((await person.last())["text"])


async def _answers(person: Salesperson, *answers: str) -> None:
    """The guided conversation, typed from its first question; “-” skips."""
    await person.types("/new")
    await person.sees("Who is it?")
    for answer, following in zip(answers, QUESTIONS[1:], strict=False):
        if answer == "-":
            await person.taps("Skip")
        else:
            await person.types(answer)
        await person.sees(following)


QUESTIONS = ("Who is it?", "How do you reach", "Where did you find", "What do they want?", "worth?", "follow up?")


# In one line


async def test_one_line_says_it_all(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("/new Jane Doe, 902-555-0134, wants a mortgage, from Facebook, $350k, tomorrow 3pm")
    await ann.sees("Recorded.", "Jane Doe", "mortgage", "$350,000", "902-555-0134", "Facebook", "tomorrow, 3:00 PM")


@pytest.mark.parametrize(
    "line",
    [
        "/new tomorrow 3pm $350k from Facebook 902-555-0134 wants a mortgage, Jane Doe",
        "/new name: Jane Doe, phone: 902-555-0134, source: Facebook, wants: a mortgage, $350k, tomorrow 3pm",
        "/new\nJane Doe\n902-555-0134\nwants a mortgage\nfrom Facebook\n$350k\ntomorrow 3pm",
    ],
)
async def test_the_order_and_the_labels_do_not_matter(story: Story, line: str) -> None:
    ann = await story.salesperson("Ann")
    await ann.types(line)
    await ann.sees("Recorded.", "Jane Doe", "mortgage", "$350,000", "902-555-0134", "Facebook", "tomorrow, 3:00 PM")


async def test_a_phone_without_its_area_code_is_kept_found_and_completed(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _answers(ann, "Jane Doe", "5550134")
    await ann.taps("Cancel")
    await ann.types("/new Jane Doe, 555-0134, wants a mortgage, tomorrow 3pm")
    card = await ann.sees("Recorded.", "Jane Doe", "\n555-0134\n", "555-0134 has no area code.")
    await ann.types("/find 0134")
    await ann.sees("Jane Doe")
    await ann.types("902 555 0134", reply_to=card["id"])
    assert "\n555-0134" not in (await ann.sees("Changed.", "902-555-0134"))["text"]


async def test_a_vague_time_is_asked_about_under_the_offer_and_one_tap_records(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("Jane Doe, wants a mortgage, call her fri 9 or mon 10")
    await ann.sees("Record this as a lead?", "“fri 9 or mon 10”: which?")
    await ann.taps("Mon, Nov 30, 10:00")
    await ann.sees("Recorded.", "Jane Doe", "Follow up Mon, Nov 30, 10:00 AM")
    await ann.types("Bob Roy, wants a fence soon")
    await ann.sees("I can't tell when “soon” is.")
    await ann.types("fri 9")
    await ann.sees("Bob Roy · a fence · Fri, Nov 27, 9:00 AM")
    await ann.taps("✅ Record it")
    await ann.sees("Recorded.", "Bob Roy", "Follow up Fri, Nov 27, 9:00 AM")


async def test_without_a_time_the_follow_up_is_due_within_the_hour(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("/new Jane Doe, wants a mortgage")
    await ann.sees("Recorded. You named no time", "today, 11:00 AM")


async def test_a_time_that_has_passed_is_asked_for_and_the_answer_counts(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("/new Jane Doe, today 8am")
    await ann.sees("“today 8am” has passed", "Jane Doe")
    await ann.types("tomorrow 3pm")
    await ann.sees("Jane Doe", "tomorrow, 3:00 PM")
    assert (await _leads(ann)).count("Jane Doe") == 1


async def test_a_time_that_is_not_clear_is_asked_for_and_the_answer_counts(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("/new Jane Doe, 902-555-0134, at 25:99")
    await ann.sees("Jane Doe", "I did not understand “at 25:99”")
    await ann.types("fri 9")
    await ann.sees("Jane Doe", "Fri, Nov 27, 9:00 AM")


async def test_a_line_without_anything_to_know_a_lead_by_is_asked_about(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("/new tomorrow 3pm")
    await ann.sees("no name, phone or e-mail")


async def test_recording_can_be_undone_for_ten_minutes(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("/new Jane Doe, tomorrow 3pm")
    card = await ann.sees("Recorded.")
    await story.passes(minutes=9)
    await ann.taps("↩️ Undo", on=card["id"])
    await ann.sees("Undone")
    assert "Jane Doe" not in await _leads(ann)


# By conversation


async def test_the_conversation_asks_one_question_at_a_time(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _answers(ann, "Jane Doe", "902-555-0134", "Facebook", "a mortgage", "350k")
    await ann.types("tomorrow 3pm")
    await ann.sees("Recorded.", "Jane Doe", "mortgage", "$350,000", "902-555-0134", "Facebook", "tomorrow, 3:00 PM")


async def test_everything_but_the_name_may_be_skipped(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _answers(ann, "Jane Doe", "-", "-", "-", "-")
    await ann.taps("Skip")
    await ann.sees("Recorded", "Jane Doe", "today, 11:00 AM")


async def test_the_short_lists_are_answered_by_button(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _answers(ann, "Jane Doe", "-")
    await ann.taps("Instagram")
    await ann.sees("What do they want?")
    await ann.taps("Skip")
    await ann.sees("worth?")
    await ann.taps("Skip")
    await ann.sees("follow up?")
    await ann.taps("3 days")
    await ann.sees("Recorded", "Jane Doe", "Instagram", "Thu, Nov 26")


async def test_back_asks_the_question_before_again(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _answers(ann, "Jane Do", "-")
    await ann.taps("‹ Back")
    await ann.sees("How do you reach")
    await ann.taps("‹ Back")
    await ann.sees("Who is it?")
    await ann.types("Jane Doe")
    await ann.sees("How do you reach", "Jane Doe")


async def test_cancel_by_button_ends_it(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _answers(ann, "Jane Doe")
    assert "Cancelled" in await ann.taps("Cancel")
    await ann.sees("Cancelled.", "Jane Doe")
    assert "Jane Doe" not in await _leads(ann)
    await ann.types("902-555-0134")
    await ann.sees("Record this as a lead?")


async def test_cancel_by_command_ends_it(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _answers(ann, "Jane Doe")
    await ann.types("/cancel")
    await ann.sees("Cancelled")
    await ann.types("/cancel")
    await ann.sees("Nothing to cancel")


async def test_an_answer_that_cannot_be_read_is_asked_for_again_and_kept(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _answers(ann, "Jane Doe", "-", "-", "-", "-")
    await ann.types("when the cows come home")
    await ann.sees("I did not understand “when the cows come home” as a time", "follow up?")
    await ann.types("yesterday")
    await ann.sees("has passed", "follow up?")
    await ann.types("tomorrow 3pm")
    await ann.sees("Recorded", "Jane Doe", "when the cows come home", "tomorrow, 3:00 PM")


async def test_a_contact_without_a_number_is_asked_for_again_and_kept(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _answers(ann, "Jane Doe")
    await ann.types("the blue house")
    await ann.sees("no phone number, e-mail or handle", "How do you reach")
    await ann.taps("Skip")
    await ann.sees("Where did you find", "the blue house")


async def test_a_double_tap_on_skip_skips_one_question(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _answers(ann, "Jane Doe")
    message, data = await ann.finds("Skip")
    await asyncio.gather(*(story.telegram.acts(ann.id, "press", message=message, data=data) for _ in "12"))
    await story.is_quiet_for(ann)
    assert "Where did you find" in (await ann.last())["text"]


async def test_a_conversation_goes_on_after_a_restart(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _answers(ann, "Jane Doe", "902-555-0134")
    await story.bot.restarts()
    await ann.taps("Facebook")
    await ann.sees("What do they want?", "Jane Doe")


async def test_a_conversation_goes_on_after_kill_9(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _answers(ann, "Jane Doe", "902-555-0134", "Facebook")
    story.bot.is_killed()
    await ann.types("a mortgage")  # while nobody is there
    story.bot.starts()
    await ann.sees("worth?", "Jane Doe", "a mortgage")
    await ann.taps("Skip")
    await ann.sees("follow up?")
    await ann.taps("Tomorrow")
    await ann.sees("Recorded", "Jane Doe", "902-555-0134", "mortgage", "Facebook")


# The draft after a day


async def _leaves_for_a_day(story: Story, person: Salesperson) -> None:
    await _answers(person, "Jane Doe", "902-555-0134")
    await story.passes(hours=25)
    await person.sees("This waited a day for you", "Jane Doe")


async def test_what_was_left_for_a_day_is_offered_and_recorded(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _leaves_for_a_day(story, ann)
    await ann.taps("✅ Record as it is")
    await ann.sees("Recorded", "Jane Doe", "902-555-0134")


async def test_what_was_left_for_a_day_is_offered_and_taken_up_again(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _leaves_for_a_day(story, ann)
    await ann.taps("Go on")
    await ann.sees("Where did you find", "Jane Doe")
    await ann.taps("Facebook")
    await ann.sees("What do they want?")


async def test_what_was_left_for_a_day_is_offered_and_discarded(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _leaves_for_a_day(story, ann)
    await ann.taps("Discard")
    assert "Jane Doe" not in await _leads(ann)


async def test_what_was_left_while_the_bot_was_away_is_offered_when_it_is_back(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _answers(ann, "Jane Doe", "902-555-0134")
    await story.bot.is_asked_to_end()
    await story.passes(days=3)
    story.bot.starts()
    await ann.sees("This waited a day for you", "Jane Doe", "902-555-0134")


# From plain text


async def test_plain_text_is_recorded_once_however_often_it_is_pressed(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("Jane Doe 902-555-0134 wants a mortgage tomorrow 3pm")
    await ann.sees("Record this as a lead?")
    message, data = await ann.finds("✅ Record it")
    await asyncio.gather(*(story.telegram.acts(ann.id, "press", message=message, data=data) for _ in "123"))
    await ann.sees("Jane Doe", "mortgage", "tomorrow, 3:00 PM")
    await story.is_quiet_for(ann)
    assert (await _leads(ann)).count("Jane Doe") == 1


async def test_plain_text_that_is_no_lead_is_not_recorded(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("Jane Doe was here")
    await ann.sees("Record this as a lead?")
    assert "did not record" in await ann.taps("No")
    assert "No leads yet" in await _leads(ann)


# Hostile words

HOSTILE = {
    '<b>Jane</b> & "Co"': '<b>Jane</b> & "Co"',
    "Zoë 👩🏽‍🚀 Łuczak": "Zoë 👩🏽‍🚀 Łuczak",
    "שרה כהן": "שרה כהן",
    "Ja\u200bne\u2060 Doe": "Doe",
    "\u202eenaJ Doe": "Doe",
    "{ $name } %s {0} ${PATH}": "{ $name } %s {0} ${PATH}",
    "&lt;i&gt; &amp;": "&lt;i&gt; &amp;",
    "J" * 4096: "JJJJ",
    "Zoë 👩🏽‍🚀" * 300: "👩🏽‍🚀",
    "<b>" * 1300: "<b><b>",
}
"""What somebody types as a name, and what must be seen of it."""


async def test_hostile_names_are_shown_as_they_were_typed(story: Story) -> None:
    people = [await story.salesperson("<i>Ann</i> & {0}", starts=False) for _ in HOSTILE]

    async def records(person: Salesperson, name: str, shown: str) -> None:
        await person.types("/new")
        await person.sees("Who is it?")
        await person.types(name)
        await person.sees("How do you reach", shown)
        for following in (*QUESTIONS[2:], "Recorded"):
            await person.taps("Skip")
            await person.sees(following, shown)

    async def is_nagged(person: Salesperson, shown: str) -> None:
        await person.sees("You owe", shown, with_sound=True)
        await person.taps("⋯ More", "🕑 History")
        await person.sees(shown, "history")
        await person.types("/leads")
        await person.sees(shown, "Overdue")

    await asyncio.gather(*(records(who, *names) for who, names in zip(people, HOSTILE.items(), strict=True)))
    await story.at("Mon 11:30")
    await asyncio.gather(*(is_nagged(who, shown) for who, shown in zip(people, HOSTILE.values(), strict=True)))


async def test_lines_of_4096_characters_are_recorded(story: Story) -> None:
    async def records(character: str) -> None:
        person = await story.salesperson("Ann", starts=False)
        words = (character * 4000).encode("utf-16-le")[: 2 * 4000].decode("utf-16-le", "ignore")
        await person.types(f"/new Jane Doe, tomorrow 3pm, {words}")
        await person.sees("Recorded", "Jane Doe")

    await asyncio.gather(*(records(character) for character in ("a", "&", "👩🏽‍🚀", "<b>", "ש", "1", ", ", "a b ")))
