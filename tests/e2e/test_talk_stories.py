"""What people type where a button waits, and what happens to what is open when they turn to something else."""

from __future__ import annotations

from typing import Any

import pytest

from tests.e2e.story import Json, Salesperson, Story

JANE = "/new Jane Doe, 902-555-0134, wants a mortgage, $350k, tomorrow 3pm"
BOB = "Bob Roy, 902-555-0177, wants a fence, fri 9"


@pytest.fixture
async def ann(story: Story) -> Salesperson:
    """Ann, who has just recorded Jane."""
    person = await story.salesperson("Ann", starts=False)
    await person.types(JANE)
    await person.sees("Recorded.", "Jane Doe")
    return person


async def _shares(story: Story, person: Salesperson, action: str, **what: Any) -> Json:
    await person.looks_up()
    return dict((await story.telegram.acts(person.id, action, **what))["message"])


async def _forwards(story: Story, person: Salesperson, text: str, name: str) -> None:
    origin = {"type": "user", "first_name": name, "username": f"{name.lower()}_x"}
    await _shares(story, person, "forward", text=text, origin=origin)


async def _offers(person: Salesperson) -> list[str]:
    return [one["text"] for one in await person.chat() if one["text"].startswith(("Record this", "Who is it?"))]


# An open form is answered by typing


async def test_why_a_lead_was_lost_may_simply_be_typed(ann: Salesperson) -> None:
    await ann.taps("❌ Lost")
    await ann.types("too expensive for them")
    await ann.sees("Taken as your answer.", "Lost: too expensive for them", "Try again later?")
    await ann.types("in 3 months")
    await ann.sees("Jane Doe", "Lost: too expensive for them", "Again on")
    assert await _offers(ann) == []


async def test_a_reason_in_reply_to_the_form_is_the_reason(ann: Salesperson) -> None:
    await ann.taps("❌ Lost")
    form = await ann.sees("Why?", again=True)
    await ann.types("too expensive for them", reply_to=form["id"])
    await ann.sees("Lost: too expensive for them", "Try again later?")


async def test_the_next_follow_up_may_simply_be_typed(ann: Salesperson) -> None:
    await ann.taps("✅ Followed up", "📞 Call")
    await ann.types("fri 9")
    await ann.sees("Jane Doe", "Next: Fri, Nov 27, 9:00 AM")
    assert await _offers(ann) == []


async def test_a_time_that_has_passed_is_asked_for_again(ann: Salesperson) -> None:
    await ann.taps("✅ Followed up")
    await ann.types("today 8am")
    await ann.sees("has passed. When then?")
    await ann.types("fri 9")
    await ann.sees("Jane Doe", "Next: Fri, Nov 27, 9:00 AM")


async def test_who_helped_and_staying_in_touch_may_simply_be_typed(ann: Salesperson) -> None:
    await ann.taps("🏆 Closed", "$350,000")
    await ann.types("Charlie")
    await ann.sees("Helped: Charlie", "Add another?")
    await ann.types("the spring fair")
    await ann.sees("Helped: Charlie, the spring fair")
    await ann.taps("Done")
    await ann.types("in 2 months")
    await ann.sees("Jane Doe", "Again on")
    assert await _offers(ann) == []


async def test_until_when_may_simply_be_typed(ann: Salesperson) -> None:
    await ann.taps("⏰ Snooze")
    await ann.types("fri 9")
    await ann.sees("follow-up moved to Fri, Nov 27, 9:00 AM")


@pytest.mark.parametrize("mark", ["✅ Followed up", "❌ Lost", "🏆 Closed"])
async def test_a_new_lead_under_an_open_form_is_offered_as_one(ann: Salesperson, mark: str) -> None:
    await ann.taps(mark)
    await ann.types(BOB)
    await ann.sees("Record this as a lead?", "Bob Roy", "If it is about Jane Doe, reply to their card with it.")
    await ann.taps("✅ Record it")
    await ann.sees("Recorded.", "Bob Roy", "Fri, Nov 27, 9:00 AM")


async def test_a_form_that_was_left_asks_no_more(ann: Salesperson) -> None:
    await ann.taps("⏰ Snooze", "‹ Back")
    await ann.types("fri 9")
    await ann.sees("Who is it?", without="moved")


async def test_a_form_doesnt_take_what_another_question_asked_for(ann: Salesperson) -> None:
    await ann.types("/new")
    await ann.sees("Who is it?")
    await ann.types("Omar Haddad")
    await ann.sees("How do you reach")
    await ann.taps("❌ Lost")
    await ann.types("omar@haddad.io")
    await ann.sees("Where did you find", "omar@haddad.io")


async def test_a_new_lead_is_begun_and_the_card_with_the_open_form_stays(ann: Salesperson) -> None:
    await ann.taps("❌ Lost")
    await ann.types("/new")
    await ann.sees("Who is it?")
    await ann.sees("Jane Doe: lost.", "Why?", again=True)


async def test_what_is_forwarded_under_an_open_form_is_offered(story: Story, ann: Salesperson) -> None:
    await ann.taps("❌ Lost")
    await _forwards(story, ann, "I need a roof", "Cleo")
    await ann.sees("Record this as a lead?", "Cleo", "a roof")


# Offers take what is meant for them


async def test_messages_of_two_people_forwarded_at_once_are_two_leads(story: Story, ann: Salesperson) -> None:
    for text, name in (("I need a roof", "Cleo"), ("I need a door", "Dan"), ("a red one", "Cleo"), ("oak", "Dan")):
        await _forwards(story, ann, text, name)
    await ann.sees("Record this as a lead?", "Cleo", "a roof", "a red one", without="door", again=True)
    await ann.sees("Record this as a lead?", "Dan", "a door", "oak", without="roof", again=True)
    assert len(await _offers(ann)) == 2


@pytest.mark.parametrize(("said", "answer"), [("hi", "Hello, Ann."), ("Thanks!", "With pleasure."), ("ok", "Tap the")])
async def test_small_talk_is_no_lead_and_nobodys_name(story: Story, ann: Salesperson, said: str, answer: str) -> None:
    await ann.types(said)
    await ann.sees(answer)
    assert await _offers(ann) == []
    await _shares(story, ann, "photo")
    await ann.sees("Who is it?", "With a photo.")
    await ann.types(said)
    await ann.sees(answer)
    await ann.types("Cleo Park, wants a roof")
    await ann.sees("Record this as a lead?", "Cleo Park", "With a photo.")


async def test_what_is_typed_after_a_command_is_no_part_of_what_was_offered_before(
    story: Story, ann: Salesperson
) -> None:
    await _shares(story, ann, "photo")
    asked = await ann.sees("Who is it?", "With a photo.")
    await ann.types("/leads")
    await ann.sees("Jane Doe")
    await ann.types("Dan Poe, wants a door")
    await ann.sees("Record this as a lead?", "Dan Poe", without="photo")
    await ann.types("Cleo Park", reply_to=asked["id"])
    await ann.sees("Record this as a lead?", "Cleo Park", "With a photo.")
