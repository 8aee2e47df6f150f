"""Along the ladder, over a win with its helpers, to the lead that the customer sends; undone, doubled, and late."""

from __future__ import annotations

import asyncio

import pytest

from tests.e2e.story import Json, Salesperson, Story

JANE = "/new Jane Doe, 902-555-0134, wants a mortgage, from Facebook, $350k, tomorrow 3pm"
MARIA = "Maria Silva, 902-555-0190, wants a flat, fri 9"
WON = ("🏆 Closed", "$350,000")


@pytest.fixture
async def ann(story: Story) -> Salesperson:
    """Ann, who has just recorded Jane."""
    person = await story.salesperson("Ann", starts=False)
    await person.types(JANE)
    await person.sees("Recorded.", "Jane Doe")
    return person


async def _card(person: Salesperson, number: int, *texts: str, without: str | None = None) -> Json:
    """A card, asked for anew."""
    await person.types(f"/lead {number}")
    return await person.sees(f"#{number}", *texts, without=without)


async def _presses_twice(story: Story, person: Salesperson, message: int, data: str) -> None:
    """Two presses at once; the button may be gone from the screen when the second one arrives."""
    twice = (story.telegram.acts(person.id, "press", message=message, data=data, forge=True) for _ in "12")
    await asyncio.gather(*twice)
    await story.is_quiet_for(person)


def _labels(message: Json) -> list[str]:
    return [key["text"] for row in message["keyboard"] or [] for key in row]


# The ladder


async def test_an_answered_call_suggests_the_next_rung_in_one_tap(ann: Salesperson) -> None:
    await ann.taps("✅ Followed up")
    asked = await ann.sees("How were you in touch", again=True)
    assert not any("Move to" in label for label in _labels(asked))
    await ann.taps("📞 Call", "🪜 Move to Like")
    moved = await ann.sees("Stage: Like.", "How were you in touch")
    assert not any("Move to" in label for label in _labels(moved))
    await ann.taps("1 week")
    await _card(ann, 1, "Stage: Like → next: Trust", "Next: Mon, Nov 30")


async def test_undo_takes_back_the_rung_with_its_touch(ann: Salesperson) -> None:
    await ann.taps("✅ Followed up", "🤝 Meeting", "🪜 Move to Trust", "1 week", "↩️ Undo")
    card = await ann.sees("Undone", "Follow up tomorrow, 3:00 PM")
    assert "Stage" not in card["text"]


async def test_a_suggestion_pressed_twice_or_late_climbs_once(story: Story, ann: Salesperson) -> None:
    await ann.taps("✅ Followed up", "📞 Call")
    message, data = await ann.finds("🪜 Move to Like")
    await _presses_twice(story, ann, message, data)
    await ann.taps("⋯ More", "Nothing now", on=message)
    await ann.taps("⋯ More", "🪜 Stage", "Ready", on=message)
    await story.passes(days=7)
    await ann.presses(message, data, forged=True)
    await _card(ann, 1, "Stage: Ready")
    await ann.taps("⋯ More", "🕑 History")
    assert (await ann.sees("history"))["text"].count("stage Like") == 1


async def test_the_ladder_shows_its_order_and_the_next_rung_first(ann: Salesperson) -> None:
    await ann.taps("⋯ More", "🪜 Stage")
    shown = await ann.sees("Know › Like › Trust › Ready › Customer › Loyal › Advocate", again=True)
    assert _labels(shown)[:3] == ["🪜 Move to Like", "✓ Know", "Trust"]
    await ann.taps("🪜 Move to Like")
    await ann.sees("Stage: Like.", "next: Trust")


# Who helped


async def test_a_win_names_who_and_what_helped(ann: Salesperson) -> None:
    await ann.taps(*WON)
    await ann.sees("closed, $350,000", "Who or what helped?", again=True)
    await ann.taps("👤 Person")
    await ann.sees("Who helped to win Jane Doe?", again=True)
    await ann.types("Bob")
    await ann.sees("Helped: Bob", "Add another?")
    await ann.taps("📣 Post")
    await ann.types("reel about first homes")
    await ann.sees("Helped: Bob, reel about first homes")
    await ann.taps("Done")
    await ann.sees("Helped: Bob, reel about first homes", "Stay in touch?", again=True)
    await ann.taps("Every 90 days")
    await _card(ann, 1, "Closed: $350,000", "Helped: Bob, reel about first homes", "Stage: Customer → next: Loyal")


async def test_nobody_helped_is_one_tap(ann: Salesperson) -> None:
    await ann.taps(*WON, "Nobody")
    await ann.sees("Stay in touch?", again=True)
    await ann.taps("Nothing now")
    await _card(ann, 1, "Closed: $350,000", without="Helped")


async def test_the_question_who_helped_can_be_left(ann: Salesperson) -> None:
    await ann.taps(*WON, "🎪 Event", "‹ Back")
    await ann.sees("Who or what helped?", again=True)
    await ann.types("Omar Haddad has two dogs")
    await ann.sees("Record this as a lead?")


async def test_who_helped_can_be_changed_later(ann: Salesperson) -> None:
    await ann.taps(*WON, "👤 Person")
    await ann.types("Bob")
    await ann.sees("Helped: Bob")
    await ann.taps("Done", "Every 90 days")
    await ann.taps("⋯ More", "✏️ Edit", "Helped", "🗑 Bob")
    await ann.sees("Who or what helped?", without="Bob", again=True)
    await ann.taps("🎪 Event")
    await ann.types("the spring fair")
    await ann.sees("Helped: the spring fair")
    await ann.taps("Done")
    await ann.sees("#1", "Helped: the spring fair", "Again on", again=True)


async def test_undo_of_a_win_forgets_who_helped(ann: Salesperson) -> None:
    await ann.taps(*WON, "👤 Person")
    await ann.types("Bob")
    await ann.sees("Helped: Bob")
    await ann.taps("↩️ Undo")
    card = await ann.sees("Undone", "Follow up tomorrow, 3:00 PM")
    assert "Bob" not in card["text"]
    await ann.taps(*WON)
    await ann.sees("Who or what helped?", without="Bob", again=True)


async def test_a_button_that_drops_a_helper_drops_no_other_when_pressed_again(story: Story, ann: Salesperson) -> None:
    await ann.taps(*WON, "👤 Person")
    await ann.types("Bob")
    await ann.sees("Helped: Bob")
    await ann.taps("👤 Person")
    await ann.types("Charlie")
    await ann.sees("Helped: Bob, Charlie")
    message, data = await ann.finds("🗑 Bob")
    await _presses_twice(story, ann, message, data)
    await _card(ann, 1, "Helped: Charlie")


async def test_a_question_about_a_win_that_is_none_any_more_says_so(ann: Salesperson) -> None:
    await ann.taps(*WON)
    message, data = await ann.finds("👤 Person")
    await ann.types("/lead 1")
    card = await ann.sees("#1")
    await ann.taps("🔓 Reopen", on=card["id"])
    assert "Jane Doe isn't closed any more" in await ann.presses(message, data)


# Referrals


async def test_a_customer_sends_somebody(ann: Salesperson) -> None:
    await ann.taps(*WON, "Nobody", "🙌 Record a referral")
    question = await ann.sees("Who did Jane Doe send you?", again=True)
    await ann.types(MARIA)
    await ann.sees("Recorded.", "Maria Silva", "Wants a flat", "Referred by #1 Jane Doe", "Fri, Nov 27, 9:00 AM")
    await ann.sees("Stay in touch?")
    await ann.taps("Nothing now", on=question["id"])
    await ann.sees("Jane Doe", "Referred: #2 Maria Silva")
    await ann.taps("🔗 #2 Maria Silva", on=question["id"])
    await ann.sees("Maria Silva", "Referred by #1 Jane Doe")
    await ann.taps("🔗 #1 Jane Doe", on=question["id"])
    await ann.sees("Jane Doe", "Referred: #2 Maria Silva")


async def test_any_lead_can_send_somebody_at_any_time(story: Story, ann: Salesperson) -> None:
    await ann.taps("⋯ More", "🙌 Record a referral")
    await ann.types(MARIA)
    await ann.sees("Maria Silva", "Referred by #1 Jane Doe")
    await ann.sees("Jane Doe", "Referred: #2 Maria Silva", "Follow up tomorrow")
    await story.at("Fri 09:00")
    await ann.sees("Maria Silva", with_sound=True)


async def test_a_referral_can_be_cancelled(ann: Salesperson) -> None:
    await ann.taps("⋯ More", "🙌 Record a referral", "Cancel")
    await ann.sees("#1", "Follow up tomorrow", again=True)
    await ann.types(MARIA)
    await ann.sees("Record this as a lead?")
    await ann.taps("⋯ More", "🙌 Record a referral")
    await ann.types("/cancel")
    await ann.sees("I ask no more. Jane Doe stays as it is.")
    await ann.types(MARIA)
    await ann.sees("Record this as a lead?")


async def test_a_cancelled_referral_after_a_win_goes_on_with_the_win(ann: Salesperson) -> None:
    await ann.taps(*WON, "Nobody", "🙌 Record a referral", "Cancel")
    await ann.sees("Stay in touch?", again=True)


async def test_words_that_tell_of_nobody_are_asked_for_again(ann: Salesperson) -> None:
    await ann.taps("⋯ More", "🙌 Record a referral")
    await ann.types("🙂")
    await ann.sees("I see no name, phone or e-mail in that")
    await ann.types(MARIA)
    await ann.sees("Maria Silva", "Referred by #1 Jane Doe")


async def test_a_referral_that_nobody_told_within_a_day_is_offered_as_a_lead(story: Story, ann: Salesperson) -> None:
    await ann.taps("⋯ More", "🙌 Record a referral")
    bob = await story.salesperson("Bob")
    await bob.types("/new")
    await bob.sees("Who is it?")
    await bob.types("Omar Haddad")
    await bob.sees("How do you reach them?")
    await story.passes(hours=25)
    await bob.sees("This waited a day for you")  # after Ann's question, which is older, was seen to
    await ann.types(MARIA)
    await ann.sees("Record this as a lead?", "Maria Silva")


async def test_an_unclear_time_of_a_referral_is_asked_for(ann: Salesperson) -> None:
    await ann.taps("⋯ More", "🙌 Record a referral")
    await ann.types("Maria Silva, 902-555-0190, yesterday 3pm")
    await ann.sees("has passed: when do you follow up?", "Referred by #1 Jane Doe")
    await ann.types("fri 9")
    await ann.sees("Maria Silva", "Fri, Nov 27, 9:00 AM")


async def test_a_referral_that_is_undone_leaves_nothing_broken(ann: Salesperson) -> None:
    await ann.taps("⋯ More", "🙌 Record a referral")
    await ann.types(MARIA)
    child = await ann.sees("Maria Silva", "Referred by #1 Jane Doe")
    await ann.taps("↩️ Undo", on=child["id"])
    await ann.sees("is not recorded")
    await _card(ann, 1, "Jane Doe", without="Referred")


async def test_a_lead_whose_referrer_was_deleted_shows_nothing_broken(ann: Salesperson) -> None:
    await ann.taps("⋯ More", "🙌 Record a referral")
    await ann.types(MARIA)
    child = await ann.sees("Maria Silva", "Referred by #1 Jane Doe")
    _, to_jane = await ann.finds("🔗 #1 Jane Doe", on=child["id"])
    parent = await _card(ann, 1)
    await ann.taps("⋯ More", "🗑 Delete", "🗑 Yes, delete", on=parent["id"])
    await _card(ann, 2, "Maria Silva", "Found: Referral (Jane Doe)", without="Referred by")
    assert "There is no lead #1 here" in await ann.presses(child["id"], to_jane)


async def test_a_second_sale_to_who_sent_somebody_climbs_to_the_top(ann: Salesperson) -> None:
    await ann.taps(*WON, "Nobody", "Nothing now", "🔓 Reopen")
    await ann.taps(*WON, "Nobody", "🪜 Move to Loyal")
    await ann.sees("Stage: Loyal.", "Stay in touch?")
    await ann.taps("🙌 Record a referral")
    await ann.types(MARIA)
    await ann.sees("Maria Silva", "Referred by")
    await _card(ann, 1, "Stage: Loyal → next: Advocate", "Referred: #2 Maria Silva")


async def test_a_reply_to_a_question_of_a_win_is_its_answer_and_no_note(ann: Salesperson) -> None:
    await ann.taps(*WON, "👤 Person")
    question = await ann.sees("Who helped to win Jane Doe?", again=True)
    await ann.types("Bob", reply_to=question["id"])
    await ann.sees("Helped: Bob")
    await ann.taps("Done", "🙌 Record a referral")
    question = await ann.sees("Who did Jane Doe send you?", again=True)
    await ann.types(MARIA, reply_to=question["id"])
    await ann.sees("Recorded.", "Maria Silva", "Referred by #1 Jane Doe")


# On the living card


async def test_a_win_on_the_living_card_goes_the_same_way_and_back_to_what_is_owed(
    story: Story, ann: Salesperson
) -> None:
    await ann.types("/new Omar Haddad, tomorrow 3pm")
    await ann.sees("Recorded.", "Omar Haddad")
    await story.at("Tue 15:00")
    nag = await ann.sees("You owe 2 follow-ups", "Jane Doe", "Omar Haddad", with_sound=True)
    place = 1 if nag["text"].index("Jane") < nag["text"].index("Omar") else 2
    await ann.taps("🏆", place=place, on=nag["id"])
    await ann.taps("$350,000", "👤 Person", on=nag["id"])
    await ann.types("Bob")
    asked = await ann.sees("Helped: Bob", "Add another?")
    await ann.taps("Done", "🙌 Record a referral", on=asked["id"])
    await ann.types(MARIA)
    await ann.sees("Maria Silva", "Referred by #1 Jane Doe")
    await ann.taps("Nothing now", on=asked["id"])
    await ann.sees("You owe 1 follow-up", "Omar Haddad")


# A name in the sentence


@pytest.mark.parametrize("said", ["referred by Jane Doe", "from my client Jane Doe"])
async def test_a_sentence_that_names_a_lead_offers_to_link_it(ann: Salesperson, said: str) -> None:
    await ann.types(f"/new Omar Haddad, 902-555-0177, {said}, fri 9")
    await ann.sees("Recorded.", "Omar Haddad", without="Referred by #1")
    await ann.taps("🔗 Referred by #1 Jane Doe?")
    await ann.sees("Noted who referred them.", "Omar Haddad", "Referred by #1 Jane Doe")
    await _card(ann, 1, "Referred: #2 Omar Haddad")


async def test_a_link_can_be_undone_and_its_old_button_links_once(story: Story, ann: Salesperson) -> None:
    await ann.types("/new Omar Haddad, 902-555-0177, referred by Jane, fri 9")
    await ann.sees("Recorded.", "Omar Haddad")
    message, data = await ann.finds("🔗 Referred by #1 Jane Doe?")
    await _presses_twice(story, ann, message, data)
    await _card(ann, 2, "Referred by #1 Jane Doe")
    await ann.taps("↩️ Undo")
    await ann.sees("Undone", "Omar Haddad", "Referral (Jane)", without="Referred by")
    await _card(ann, 1, "Jane Doe", without="Referred")


async def test_a_sentence_that_names_nobody_known_offers_nothing(ann: Salesperson) -> None:
    await ann.types("/new Omar Haddad, 902-555-0177, referred by my dentist, fri 9")
    card = await ann.sees("Recorded.", "Omar Haddad")
    assert not any("Referred" in label for label in _labels(card))


FORGED = ("Jc:{me}/1/1:saint", "Jb:{me}/1/1:1", "Jb:{me}/1/1:x", "Jv:{me}/1/1:99", "Jv:{me}/1/1:", "Jx:{me}/1/1:0")


async def test_forged_buttons_are_answered_and_do_nothing(ann: Salesperson) -> None:
    menu = (await ann.last())["id"]
    for data in FORGED:
        assert await ann.presses(menu, data.replace("{me}", str(ann.id)), forged=True), data
    await _card(ann, 1, "Follow up tomorrow, 3:00 PM")
