"""Marking a lead: each button of a card and of its menus, typed answers, replies, Undo, old and forged buttons."""

from __future__ import annotations

import asyncio

import pytest

from tests.e2e.story import Json, Salesperson, Story

JANE = "/new Jane Doe, 902-555-0134, wants a mortgage, from Facebook, $350k, tomorrow 3pm"


async def _with_jane(story: Story) -> Salesperson:
    """Somebody who has just recorded Jane."""
    person = await story.salesperson("Ann", starts=False)
    await person.types(JANE)
    await person.sees("Recorded.", "Jane Doe")
    return person


@pytest.fixture
async def ann(story: Story) -> Salesperson:
    """Ann, who has just recorded Jane."""
    return await _with_jane(story)


async def _card(person: Salesperson, *texts: str) -> Json:
    """The card of lead 1, asked for anew."""
    await person.types("/lead 1")
    return await person.sees("#1", *texts)


# Followed up


async def test_followed_up_is_told_how_how_long_what_was_said_and_what_is_next(ann: Salesperson) -> None:
    await ann.taps("✅ Followed up", "📞 Call", "15", "⋯ More", "📝 Note")
    await ann.sees("What was said with Jane Doe?")
    await ann.types("Wants an offer by Friday")
    await ann.sees("How were you in touch", "Wants an offer by Friday")
    await ann.taps("1 week")
    await ann.sees("Jane Doe", "Next: Mon, Nov 30")
    await _card(ann, "Last: call, 15 min, today", "“Wants an offer by Friday”", "Followed up. Next: Mon, Nov 30")


async def test_every_way_of_being_in_touch_can_be_chosen(ann: Salesperson) -> None:
    await ann.taps("✅ Followed up")
    for button in ("📞 Call", "💬 Message", "🤝 Meeting", "✉️ E-mail", "🚪 Visit"):
        await ann.taps("⋯ More", button, "⋯ More")
        await ann.finds(f"✓ {button}")
        await ann.taps("✓ " + button)


async def test_minutes_and_the_next_date_can_be_typed(ann: Salesperson) -> None:
    await ann.taps("✅ Followed up", "🤝 Meeting", "⋯ More", "⏱ Other")
    await ann.sees("How many minutes")
    await ann.types("a while")
    await ann.sees("I did not understand “a while” as minutes")
    await ann.types("1h 30")
    await ann.sees("How were you in touch")
    await ann.taps("⋯ More", "📅 Pick")
    await ann.sees("When is the next follow-up?")
    await ann.types("yesterday")
    await ann.sees("has passed")
    await ann.types("fri 9")
    await ann.sees("Jane Doe", "Next: Fri, Nov 27, 9:00 AM")
    await _card(ann, "Last: meeting, 90 min, today")


async def test_nothing_now_lets_a_lead_rest(story: Story, ann: Salesperson) -> None:
    await ann.taps("✅ Followed up", "⋯ More", "Nothing now")
    await ann.sees("Jane Doe", "no reminders")
    await ann.types("/leads")
    await ann.sees("Resting")
    await story.expect_silence("Fri 18:00", ann)


async def test_and_next_left_unanswered_is_asked_again_in_three_days(story: Story, ann: Salesperson) -> None:
    await ann.taps("✅ Followed up")
    form = await ann.sees("And next?", "Unless you say otherwise, I'll ask again Thu, Nov 26, 9:00 AM.")
    await ann.taps("↩️ Undo", on=form["id"])
    await ann.sees("Undone", "Follow up tomorrow, 3:00 PM")
    await ann.taps("✅ Followed up", "📞 Call", on=form["id"])
    await _card(ann, "Followed up. Next: Thu, Nov 26, 9:00 AM")
    await story.at("Thu 09:00")
    await ann.sees("You owe 1 follow-up", "Jane Doe", with_sound=True)


async def test_a_form_is_answered_by_typing_what_it_asks(ann: Salesperson) -> None:
    await ann.taps("✅ Followed up")
    await ann.types("phone call")
    await ann.sees("Last: call, today", "And next?")
    await ann.types("15")
    await ann.sees("Last: call, 15 min, today", "And next?")
    await ann.types("nothing now")
    await ann.sees("Last: call, 15 min, today", "nothing planned")
    await ann.taps("🏆 Closed", "Skip", "Nobody")
    await ann.types("stay in touch")
    await ann.sees("Again on", "After that, 90 days after each touch.")


# Closed and lost


async def test_closed_asks_for_the_value_and_suggests_the_expected_one(ann: Salesperson) -> None:
    await ann.taps("🏆 Closed", "$350,000", "Nobody", "Nothing now")
    await ann.sees("Jane Doe", "Closed: $350,000")
    await _card(ann, "Closed: $350,000", "Customer")


async def test_closed_takes_another_amount_and_stays_in_touch(ann: Salesperson) -> None:
    await ann.taps("🏆 Closed", "Another amount")
    await ann.sees("What was it worth?")
    await ann.types("a lot")
    await ann.sees("I did not understand “a lot” as an amount")
    await ann.types("12,500.50 EUR")
    await ann.sees("€12,500.50", "Who or what helped?")
    await ann.taps("Nobody", "90 days")
    await ann.sees("Jane Doe", "Feb 22, 2027")


async def test_lost_takes_a_reason_by_button_and_may_be_tried_again(ann: Salesperson) -> None:
    await ann.taps("❌ Lost", "Chose another", "3 months")
    await ann.sees("Jane Doe", "Lost: Chose another")
    await _card(ann, "Lost: Chose another", "Again on")


async def test_lost_takes_a_typed_reason(ann: Salesperson) -> None:
    await ann.taps("❌ Lost", "Other")
    await ann.sees("Why was Jane Doe lost?")
    await ann.types("Moved to <Mars> & stays there")
    await ann.sees("Moved to <Mars> & stays there", "Try again later?")
    await ann.taps("Nothing now")
    await _card(ann, "Lost: Moved to <Mars> & stays there")


async def test_an_ended_lead_can_be_reopened(story: Story, ann: Salesperson) -> None:
    await ann.taps("❌ Lost", "Price", "Nothing now", "🔓 Reopen")
    await ann.sees("Open again.", "Jane Doe", "tomorrow, 9:00 AM")
    await story.at("Tue 09:00")
    await ann.sees("You owe 1 follow-up", "Jane Doe", with_sound=True)


# Snooze


SPANS = {
    "1 h": "today, 11:00 AM",
    "This evening": "today, 6:00 PM",
    "Tomorrow": "tomorrow, 9:00 AM",
    "Next week": "Mon, Nov 30, 9:00 AM",
}


async def test_each_span_postpones(story: Story) -> None:
    async def postpones(span: str, until: str) -> None:
        ann = await _with_jane(story)
        await ann.taps("⏰ Snooze", span)
        await ann.sees("Jane Doe", f"to {until}")

    await asyncio.gather(*(postpones(*each) for each in SPANS.items()))


async def test_a_snooze_can_be_typed_and_is_counted(ann: Salesperson) -> None:
    await ann.taps("⏰ Snooze", "Next week")
    await ann.sees("Postponed 1×")
    await ann.taps("⏰ Snooze", "📅 Pick")
    await ann.sees("Until when?")
    await ann.types("in 2 weeks")
    await ann.sees("Jane Doe", "to Mon, Dec 7", "Postponed 2×")


# More


EDITS = {
    "Name": ("Janet Doe-Smith", "Janet Doe-Smith"),
    "Contact": ("janet@doe.example, 902-555-0199", "janet@doe.example"),
    "Source": ("the spring fair", "the spring fair"),
    "Wants": ("a boat", "Wants a boat"),
    "Worth": ("1.2m", "$1,200,000"),
    "Follow-up": ("fri 4pm", "Fri, Nov 27, 4:00 PM"),
    "Tags": ("mortgage #VIP", "#mortgage #vip"),
}


async def test_each_field_can_be_edited(story: Story) -> None:
    async def edits(field: str, typed: str, shown: str) -> None:
        ann = await _with_jane(story)
        await ann.taps("⋯ More", "✏️ Edit", field)
        await ann.types(typed)
        await ann.sees("#1", shown)

    await asyncio.gather(*(edits(field, *texts) for field, texts in EDITS.items()))


async def test_the_source_can_be_edited_by_button(ann: Salesperson) -> None:
    await ann.taps("⋯ More", "✏️ Edit", "Source", "LinkedIn")
    await ann.sees("Changed.", "Found: LinkedIn")


async def test_tags_are_read_replaced_and_cleared(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("/new Jane Doe, 902-555-0134, wants a #mortgage #vip")
    await ann.sees("Jane Doe", "Wants a mortgage", "#mortgage #vip")
    await ann.taps("⋯ More", "✏️ Edit", "Tags")
    await ann.types("#12")
    await ann.sees("“#12” holds no tag")
    await ann.types("Bank second-home")
    await ann.sees("Changed.", "#bank #second-home")
    await ann.taps("⋯ More", "✏️ Edit", "Tags")
    await ann.types("-")
    card = await ann.sees("Changed.", "Wants a mortgage")
    assert "#bank" not in str(card)


async def test_notes_stages_and_history(ann: Salesperson) -> None:
    await ann.taps("⋯ More", "📝 Note")
    await ann.types("Has two dogs")
    await ann.sees("Note added.", "“Has two dogs”")
    await ann.taps("⋯ More", "🪜 Stage", "Trust")
    await ann.sees("Stage: Trust")
    await ann.taps("⋯ More", "🕑 History")
    await ann.sees("history", "recorded – You", "note added – You", "stage Trust – You")
    await ann.taps("‹ Back")
    await ann.sees("Jane Doe", "Follow up tomorrow")


async def test_a_question_that_was_left_takes_no_answer(ann: Salesperson) -> None:
    await ann.taps("⋯ More", "📝 Note", "‹ Back")
    await ann.types("Omar Haddad has two dogs")
    await ann.sees("Record this as a lead?")


async def test_a_reply_to_a_lead_that_has_ended_offers_to_reopen_it(ann: Salesperson) -> None:
    await ann.taps("❌ Lost", "Price", "Nothing now")
    card = await ann.sees("Lost: Price", again=True)
    await ann.types("called, next fri 9", reply_to=card["id"])
    told = await ann.sees("Jane Doe is lost already. Reopen it to go on.")
    await ann.taps("🔓 Reopen", on=told["id"])
    await ann.sees("Open again.", "Jane Doe", "Follow up tomorrow, 9:00 AM")


async def test_deleting_asks_first_and_can_be_undone(ann: Salesperson) -> None:
    await ann.taps("⋯ More", "🗑 Delete")
    await ann.sees("Delete Jane Doe?")
    await ann.taps("🗑 Yes, delete")
    await ann.sees("Jane Doe is deleted")
    await ann.types("/lead 1")
    await ann.sees("There is no lead #1 here")
    await ann.taps("↩️ Undo")
    await ann.sees("Undone", "Jane Doe")


async def test_a_deleted_lead_is_gone_after_ten_minutes(story: Story, ann: Salesperson) -> None:
    await ann.taps("⋯ More", "🗑 Delete", "🗑 Yes, delete")
    message, undo = await ann.finds("↩️ Undo")
    await story.expect_silence("Tue 15:00", ann)
    assert "no lead #1" in await ann.presses(message, undo)


# Undo


MARKS = (
    ("✅ Followed up", "📞 Call", "1 week"),
    ("🏆 Closed", "Skip", "Nobody", "Nothing now"),
    ("❌ Lost", "Price", "Nothing now"),
    ("⏰ Snooze", "Next week"),
    ("⋯ More", "🪜 Stage", "Trust"),
)


async def test_each_mark_can_be_undone_within_ten_minutes_and_not_after(story: Story) -> None:
    people = [await _with_jane(story) for _ in MARKS]
    await asyncio.gather(*(ann.taps(*taps) for ann, taps in zip(people, MARKS, strict=True)))
    undos = {ann: await ann.finds("↩️ Undo") for ann in people}
    await story.passes(minutes=9)

    async def undoes_and_does_again(ann: Salesperson, taps: tuple[str, ...]) -> None:
        message, undo = undos[ann]
        await ann.presses(message, undo)
        card = await ann.sees("Undone", "Jane Doe", "Follow up tomorrow, 3:00 PM")
        assert "Trust" not in card["text"]
        await ann.taps(*taps, on=message)
        undos[ann] = await ann.finds("↩️ Undo", on=message)

    await asyncio.gather(*(undoes_and_does_again(*each) for each in zip(people, MARKS, strict=True)))
    await story.passes(minutes=11)
    for ann, (message, undo) in undos.items():
        assert "Undo works for ten minutes" in await ann.presses(message, undo)


async def test_a_block_between_a_press_and_its_answer_is_no_mistake_of_ours(story: Story, ann: Salesperson) -> None:
    message, undo = await ann.finds("↩️ Undo")
    await story.passes(minutes=11)
    await story.telegram.fault("403", "editMessageText", chat_id=ann.id)
    assert "Undo works for ten minutes" in await ann.presses(message, undo)
    await story.is_quiet_for(ann)  # that nothing stands in the log is seen at the end of each story


# Replies


async def test_a_reply_can_mark_log_and_plan_at_once(ann: Salesperson) -> None:
    card = await _card(ann)
    await ann.types("called, wants an offer, next tue 10", reply_to=card["id"])
    await ann.sees("Jane Doe", "Last: call, today", "“wants an offer”", "Next: Tue, Dec 1, 10:00 AM")


REPLIES = {
    "won 12,500": "closed, $12,500",
    "lost, too expensive": "Lost: too expensive",
    "lost to a competitor": "Lost to a competitor",
    "66k": "Worth $66,000",
    "902 555 0399": "+1 902-555-0399",
    "name is Walter White": "Walter White",
    "it's Janet, not Jane": "Janet Doe",
    "snooze": "Until when?",
    "done": "And next?",
    "👍": "And next?",
    "done, next tue": "Next: Tue, Dec 1",
    "called him, wants 3 rooms, fri 9": "“called him, wants 3 rooms”",
    "no answer, try again tomorrow": "Last in touch today",
    "thursday 2pm": "Follow up Thu, Nov 26, 2:00 PM",
    "later fri 9": "Follow up Fri, Nov 27, 9:00 AM",
    "Prefers mornings": "“Prefers mornings”",
    "#hot": "#hot",
    "#vip likes boats": "“likes boats”",
    "left a voicemail": "I'll ask again Thu, Nov 26",
    "call her in march": "Follow up Mar 1, 2027",
    "lo llamé, quiere oferta, mañana 10": "Next: tomorrow, 10:00 AM",
    "verkauft 900": "closed, $900",
    "perdu, trop cher": "Lost: trop cher",
    "звонил": "Last: call, today",
    "delete": "You can undo it for ten minutes.",
}


async def test_a_reply_can_end_postpone_or_note(story: Story) -> None:
    async def replies(text: str, shown: str) -> None:
        ann = await _with_jane(story)
        card = await _card(ann)
        await ann.types(text, reply_to=card["id"])
        await ann.sees("#1" if text.startswith(("name", "it's")) else "Jane Doe", shown)

    await asyncio.gather(*(replies(*each) for each in REPLIES.items()))


async def test_an_amount_in_a_note_is_taken_over_by_a_tap_and_undone(ann: Salesperson) -> None:
    card = await _card(ann)
    await ann.types("her sister would give 66k", reply_to=card["id"])
    noted = await ann.sees("Note added.", "Worth $350,000")
    await ann.taps("Change Worth to $66,000", on=noted["id"])
    await ann.sees("Worth $66,000")
    await ann.taps("↩️ Undo", on=noted["id"])
    await ann.sees("Worth $350,000")


async def test_a_reply_can_undo_and_reopen(ann: Salesperson) -> None:
    card = await _card(ann)
    await ann.types("lost, price", reply_to=card["id"])
    await ann.sees("Lost: Price")
    await ann.types("reopen", reply_to=card["id"])
    await ann.sees("Open again.", "Jane Doe", "Follow up tomorrow, 9:00 AM")
    await ann.types("undo", reply_to=card["id"])
    await ann.sees("Undone.", "Jane Doe", "Lost: Price")


async def test_a_reply_to_a_nag_is_a_note_too(story: Story, ann: Salesperson) -> None:
    await story.at("Tue 15:00")
    nag = await ann.sees("You owe 1 follow-up", with_sound=True)
    await ann.types("Not at home", reply_to=nag["id"])
    await ann.sees("Note added.", "“Not at home”")


# Old, repeated and forged buttons


async def test_a_button_pressed_twice_acts_once(story: Story, ann: Salesperson) -> None:
    message, data = await ann.finds("✅ Followed up")
    await asyncio.gather(*(story.telegram.acts(ann.id, "press", message=message, data=data) for _ in "12"))
    await story.is_quiet_for(ann)
    await ann.taps("1 week", on=message)
    await ann.taps("⋯ More", "🕑 History", on=message)
    history = await ann.sees("history")
    assert history["text"].count("followed up") == 1


async def test_a_button_a_week_old_says_what_happened_meanwhile(story: Story, ann: Salesperson) -> None:
    message, closed = await ann.finds("🏆 Closed")
    await ann.types("/lead 1")
    newer = await ann.sees("#1")
    await ann.taps("❌ Lost", "Price", "Nothing now", on=newer["id"])
    await story.passes(days=7)
    said = await ann.presses(message, closed)
    assert "You marked Jane Doe lost Mon, Nov 23" in said
    await _card(ann, "Lost: Price")


async def test_a_button_a_week_old_still_does_the_right_thing(story: Story, ann: Salesperson) -> None:
    message, closed = await ann.finds("🏆 Closed")
    await story.passes(days=7)
    await ann.presses(message, closed)
    await ann.taps("Skip", "Nobody", "Nothing now", on=message)
    await _card(ann, "Closed")


async def test_another_persons_lead_cannot_be_reached_by_a_forged_button(story: Story, ann: Salesperson) -> None:
    bob = await story.salesperson("Bob")
    _, data = await ann.finds("🏆 Closed")
    menu = (await bob.last())["id"]
    for forged in (data, data.replace("w:", "c:", 1), data.replace("w:", "i:", 1), data.replace("w:", "ad:", 1)):
        said = await bob.presses(menu, forged, forged=True)
        assert "That isn't yours to see" in said
    assert not any("Jane" in one["text"] for one in await bob.chat() if "902-555" not in one["text"])
    await _card(ann, "Follow up tomorrow, 3:00 PM")


FORGED = (
    "w:\n2026-11-23 10:00:00,000 ERROR bot: a line of the log?",
    *("?", "w:", "w:1/2/3", "zz:{me}/1/1:", "w:{me}/1/x:", "w:{me}/99/1:", "h:{me}/1/1:carrier-pigeon", "D::x"),
    *("m:{me}/1/1:many", "n:{me}/1/1:some-day", "B::nowhere/0", "E::moon", "gs:{me}/1/1:saint", "A::", "\0:::"),
)


async def test_data_that_no_button_has_is_answered_and_does_nothing(ann: Salesperson) -> None:
    menu = (await ann.last())["id"]
    for data in FORGED:
        assert await ann.presses(menu, data.replace("{me}", str(ann.id)), forged=True), data
    await _card(ann, "Follow up tomorrow, 3:00 PM")


@pytest.mark.parametrize(("typed", "worth"), [("won 14k", "€14,000"), ("won $14k", "$14,000"), ("won 14k CHF", "CHF")])
async def test_a_win_is_in_the_leads_own_currency_unless_another_is_typed(story: Story, typed: str, worth: str) -> None:
    ann = await story.salesperson("Ann", starts=False)
    await ann.types("/new Jane Doe, 902-555-0134, wants a mortgage, €15,000, tomorrow 3pm")
    card = await ann.sees("Recorded.", "€15,000")
    await ann.types(typed, reply_to=card["id"])
    await ann.sees("closed", worth)


async def test_a_typed_worth_is_in_the_leads_own_currency(story: Story) -> None:
    ann = await story.salesperson("Ann", starts=False)
    await ann.types("/new Jane Doe, 902-555-0134, wants a mortgage, €9,000, tomorrow 3pm")
    await ann.sees("Recorded.", "€9,000")
    await ann.taps("⋯ More", "✏️ Edit", "Worth")
    await ann.types("9500")
    await ann.sees("Worth €9,500")
    await ann.taps("🏆 Closed")
    await ann.types("8500")
    await ann.sees("Who or what helped")
    await _card(ann, "Closed: €8,500")
