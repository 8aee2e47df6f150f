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


async def _replies(person: Salesperson, text: str) -> None:
    card = await person.sees("Jane Doe", again=True)
    await person.types(text, reply_to=card["id"])


# An open form is answered by typing


async def test_what_shall_change_may_simply_be_typed(ann: Salesperson) -> None:
    for typed, shown in (("phone 902-555-0199", "902-555-0199"), ("66k", "Worth $66,000"), ("fri 9", "Fri, Nov 27")):
        await ann.taps("⋯ More", "✏️ Edit")
        await ann.types(typed)
        await ann.sees("Changed.", "Jane Doe", shown)
    await ann.taps("⋯ More", "✏️ Edit")
    await ann.types("Bob Roy wants a fence")
    await ann.sees("Record this as a lead?", "Bob Roy")


async def test_whose_holidays_are_kept_may_simply_be_typed(ann: Salesperson) -> None:
    await ann.lives_in("Halifax")
    await ann.types("/settings")
    await ann.taps("🎉 Holidays")
    await ann.types("Germany")
    await ann.sees("Changed.", "Public holidays: Germany")
    await ann.types("bavaria")
    await ann.sees("Changed.", "Public holidays: Germany, Bayern")
    await ann.types("Bob Roy wants a fence")
    await ann.sees("Record this as a lead?", "Bob Roy")
    assert len(await _offers(ann)) == 1


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


async def test_how_long_a_touch_took_may_simply_be_typed(ann: Salesperson) -> None:
    await ann.taps("✅ Followed up", "📞 Call")
    await ann.types("20 min")
    await ann.sees("call, 20 min, today", "And next?")
    await ann.types("in 20 min")
    await ann.sees("Next: today, 10:20 AM")


async def test_a_touch_in_words_is_asked_for_what_comes_next(ann: Salesperson) -> None:
    await _replies(ann, "called, wants an offer")
    await ann.sees("wants an offer", "And next?")
    await ann.types("fri 9")
    await ann.sees("Jane Doe", "Next: Fri, Nov 27, 9:00 AM")


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


@pytest.mark.parametrize(
    ("said", "answer", "under_an_offer"),
    [
        ("hi", "Hello, Ann.", "Hello, Ann."),
        ("Thanks!", "With pleasure.", "With pleasure."),
        ("ok", "Nothing waits", "Tap the button you mean"),
    ],
)
async def test_small_talk_is_no_lead_and_nobodys_name(
    story: Story, ann: Salesperson, said: str, answer: str, under_an_offer: str
) -> None:
    await ann.types(said)
    await ann.sees(answer)
    assert await _offers(ann) == []
    await _shares(story, ann, "photo")
    await ann.sees("Who is it?", "With a photo.")
    await ann.types(said)
    await ann.sees(under_an_offer)
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


# Cancelling


async def _begins(ann: Salesperson, name: str = "Omar Haddad") -> None:
    await ann.types("/new")
    await ann.sees("Who is it?")
    await ann.types(name)
    await ann.sees("How do you reach")


async def test_a_cancelled_new_lead_is_taken_up_again_with_all_that_was_shared(story: Story, ann: Salesperson) -> None:
    await _begins(ann)
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Omar Haddad\nTEL:+19025550177\nNOTE:prefers mornings\nEND:VCARD\n"
    await _shares(story, ann, "contact", phone_number="+19025550177", first_name="Omar", vcard=card)
    await ann.sees("Where did you find", "prefers mornings")
    await ann.types("/cancel")
    await ann.sees("Cancelled.", "So far: Omar Haddad")
    await ann.types("/leads")
    await ann.sees("Jane Doe", without="Omar")
    await ann.taps("↩️ Undo", on=(await _with(ann, "Cancelled."))["id"])
    await ann.sees("Where did you find", "Omar Haddad", "prefers mornings")
    await _skips_the_rest(ann)
    await ann.sees("Omar Haddad", "902-555-0177", "prefers mornings", again=True)


async def _skips_the_rest(person: Salesperson) -> None:
    """Every question of a new lead from what they want on."""
    for following in ("want", "worth", "follow up", "Recorded."):
        await person.taps("Skip")
        await person.sees(following)


async def _with(person: Salesperson, text: str) -> Json:
    return next(one for one in reversed(await person.chat()) if text in one["text"])


async def test_a_cancelled_new_lead_stands_in_nobodys_way_and_is_gone_after_a_day(
    story: Story, ann: Salesperson
) -> None:
    await _begins(ann)
    await ann.taps("Cancel")
    cancelled = await ann.sees("Cancelled.", "Omar Haddad", again=True)
    _, data = await ann.finds("↩️ Undo", on=cancelled["id"])
    await ann.types("/cancel")
    await ann.sees("Nothing to cancel")
    bob = await story.salesperson("Bob")
    await _begins(bob)
    await story.passes(hours=26)
    await bob.sees("This waited a day for you")  # after what is older was seen to
    assert "no longer open" in await ann.presses(cancelled["id"], data)
    await ann.types("/new")
    await ann.sees("Who is it?")


async def test_after_cancelling_the_next_new_lead_begins_at_once(ann: Salesperson) -> None:
    await _begins(ann)
    await ann.types("/cancel")
    await ann.sees("Cancelled.", "Omar Haddad")
    await ann.types("/new")
    await ann.sees("Who is it?", without="begun one already")
    await ann.types("Dan Poe")
    await ann.sees("How do you reach", "Dan Poe")
    await ann.taps("↩️ Undo", on=(await _with(ann, "Cancelled."))["id"])
    await ann.sees("How do you reach", "Omar Haddad", again=True)
    assert "Dan Poe" in (await _with(ann, "You have begun one already"))["text"]


@pytest.mark.parametrize(
    "taps", [("⏰ Snooze",), ("⏰ Snooze", "📅 Pick"), ("🏆 Closed", "$350,000", "👤 Person"), ("⋯ More", "📝 Note")]
)
async def test_cancel_says_that_what_is_known_of_a_lead_stays(ann: Salesperson, taps: tuple[str, ...]) -> None:
    await ann.taps(*taps)
    await ann.types("/cancel")
    await ann.sees("I ask no more. Jane Doe stays as it is.")
    await ann.types("/cancel")
    await ann.sees("Nothing to cancel.")


async def test_cancel_takes_back_a_file_that_waits(story: Story, ann: Salesperson) -> None:
    await _shares(
        story, ann, "document", name="leads.csv", mime="text/csv", content="name,phone\nDan Poe,902-555-0188\n"
    )
    await ann.sees("1 new lead")
    await ann.types("/cancel")
    await ann.sees("Fine, I recorded nothing.")
    assert not any("1 new lead" in one["text"] for one in await ann.chat())


# Drafts


async def test_a_new_lead_that_waits_behind_a_note_isnt_lost_to_another_one(ann: Salesperson) -> None:
    await _begins(ann)
    await ann.taps("⋯ More", "📝 Note")
    await ann.types("/new")
    await ann.sees("You have begun one already:", "Omar Haddad")
    await ann.taps("Go on")
    await ann.sees("How do you reach", "Omar Haddad")


async def test_tomorrow_in_a_draft_is_the_day_after_it_was_typed(story: Story, ann: Salesperson) -> None:
    await _begins(ann, "Omar Haddad, 902-555-0177, tomorrow 3pm")
    await ann.types("/cancel")
    await ann.sees("Cancelled.")
    await story.at("Tue 01:00")
    await ann.taps("↩️ Undo", on=(await _with(ann, "Cancelled."))["id"])
    await ann.types("902-555-0177")
    await ann.sees("Where did you find")
    await _skips_the_rest(ann)
    await ann.sees("Recorded.", "Omar Haddad", "Follow up today, 3:00 PM", again=True)


# Pressed twice, and said in words


async def test_record_anyway_pressed_twice_leaves_the_card_as_it_is(story: Story, ann: Salesperson) -> None:
    await ann.types("/new Joan Doe, 902-555-0134, fri 9")
    await ann.sees("Already in your book?")
    message, data = await ann.finds("✅ Record anyway")
    await ann.presses(message, data)
    await ann.sees("Recorded.", "Joan Doe")
    await story.telegram.acts(ann.id, "press", message=message, data=data, forge=True)
    await story.is_quiet_for(ann)
    card = await ann.sees("Recorded.", "Joan Doe", again=True)
    assert "↩️ Undo" in [key["text"] for row in card["keyboard"] for key in row]


async def test_a_file_that_is_asked_for_by_a_double_tap_comes_once(story: Story, ann: Salesperson) -> None:
    await ann.types("/export")
    message, data = await ann.finds("📦 JSON")
    await ann.presses(message, data)
    assert await ann.presses(message, data) == "Here it is already."
    await story.passes(minutes=1)
    await ann.presses(message, data)
    await story.is_quiet_for(ann)
    assert sum(one["kind"] == "document" for one in await ann.chat()) == 2


async def test_a_win_in_words_asks_on_as_its_button_does(ann: Salesperson) -> None:
    await _replies(ann, "won 500")
    await ann.sees("closed, $500", "Who or what helped?")
    await ann.types("Charlie")
    await ann.sees("Helped: Charlie")
    await ann.taps("Done")
    await ann.sees("Stay in touch?", again=True)


async def test_a_win_without_an_amount_is_asked_for_it(ann: Salesperson) -> None:
    await _replies(ann, "won, signed today")
    await ann.sees("What was it worth?")
    await ann.types("12,500")
    await ann.sees("closed, $12,500", "Who or what helped?")


async def test_a_loss_in_words_is_asked_why_or_when_again(ann: Salesperson) -> None:
    await _replies(ann, "lost, price")
    await ann.sees("Lost: Price", "Try again later?")


async def test_after_staying_in_touch_a_referral_is_one_tap_away(ann: Salesperson) -> None:
    await ann.taps("🏆 Closed", "$350,000", "Nobody", "Every 90 days", "🙌 Record a referral")
    await ann.types(BOB)
    await ann.sees("Bob Roy", "Referred by #1 Jane Doe")


# What the board and the card show


@pytest.mark.parametrize(
    ("word", "title"), [("won", "Won"), ("lost", "Lost"), ("Open", "This week"), ("closed", "Won")]
)
async def test_the_board_opens_at_the_section_that_is_named(ann: Salesperson, word: str, title: str) -> None:
    for line in ("Bob Roy, fri 9", "Cleo Park, fri 10"):
        await ann.types(f"/new {line}")
        await ann.sees("Recorded.")
    await ann.taps("❌ Lost", "Price", "Nothing now", on=(await _with(ann, "Cleo Park"))["id"])
    await ann.taps("🏆 Closed", "Skip", "Nobody", "Nothing now", on=(await _with(ann, "Bob Roy"))["id"])
    await ann.types(f"/leads {word}")
    board = await ann.sees("#")
    assert board["text"].startswith(title)


async def test_a_card_shows_the_latest_three_notes(ann: Salesperson) -> None:
    card = await ann.sees("Jane Doe", again=True)
    for note in ("likes the blue one", "has two dogs", "moves in May", "asks about parking"):
        await ann.types(note, reply_to=card["id"])
        card = await ann.sees("Note added.", note)
    text = card["text"]
    assert text.index("has two dogs") < text.index("moves in May") < text.index("asks about parking")
    assert "likes the blue one" not in text


async def test_a_photo_in_reply_to_a_card_goes_to_that_lead(story: Story, ann: Salesperson) -> None:
    card = await ann.sees("Jane Doe", again=True)
    await _shares(story, ann, "photo", reply_to=card["id"])
    await ann.sees("Photo added.", "Jane Doe")
    await ann.taps("⋯ More", "🖼 Photo")
    assert await _offers(ann) == []


# What is wanted of the bot


async def test_what_is_asked_of_the_bot_is_never_offered_as_a_lead(ann: Salesperson) -> None:
    await ann.types("what do i owe today?")
    await ann.sees("All done")
    await ann.types("ok")
    await ann.sees("Nothing waits for an answer here")
    await ann.types("who is jane?")
    await ann.sees("Jane Doe", "Wants a mortgage")
    for typed in ("done", "undo", "delete jane"):
        await ann.types(typed)
        await ann.sees("Of which lead? Reply to its card")
    await ann.types("Carl Poe")
    await ann.sees("Record this as a lead?", "Carl Poe")
    await ann.types("forget it")
    await ann.sees("Fine, I did not record it.")
    assert await _offers(ann) == []


async def test_a_reply_to_a_list_is_about_whom_it_names(story: Story, ann: Salesperson) -> None:
    await ann.types("/new Olga Roy, 902-555-0177, tomorrow 3pm")
    await ann.sees("Recorded.", "Olga Roy")
    await story.at("Tue 15:00")
    nag = await ann.sees("You owe 2 follow-ups", with_sound=True)
    await ann.types("called olga, wants an offer, fri 9", reply_to=nag["id"])
    await ann.sees("Olga Roy", "Last: call, today", "Next: Fri, Nov 27, 9:00 AM")


async def test_a_mark_in_reply_to_nothing_is_for_the_one_that_is_owed_by_a_tap(story: Story, ann: Salesperson) -> None:
    await story.at("Tue 15:00")
    await ann.sees("You owe 1 follow-up", with_sound=True)
    await ann.types("called her, wants 3 rooms, fri 9")
    await ann.sees("Record this as a lead?")
    await ann.taps("For #1 Jane Doe")
    await ann.sees("Jane Doe", "“called her, wants 3 rooms”", "Next: Fri, Nov 27, 9:00 AM")
    await ann.types("ok")
    await ann.sees("Nothing waits for an answer here")
