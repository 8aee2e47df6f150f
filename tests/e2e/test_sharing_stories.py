"""Sharing something to the bot: contacts, forwarded messages, links, pictures, places; and several of them at once."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.e2e.story import Json, Salesperson, Story

CARD = """BEGIN:VCARD
VERSION:3.0
N:Doe;Jane;;;
FN:Jane Doe
ORG:Acme Roofs
TEL;TYPE=CELL:+1 902-555-0134
EMAIL:jane@acme.io
NOTE:prefers mornings
END:VCARD
"""
JANE = {"type": "user", "first_name": "Jane", "last_name": "Doe", "username": "jane_d"}


async def _shares(story: Story, person: Salesperson, action: str, **what: Any) -> Json:
    """Share something; gives the message."""
    await person.looks_up()
    return dict((await story.telegram.acts(person.id, action, **what))["message"])


async def _forwards(story: Story, person: Salesperson, text: str, origin: Json | None = None) -> Json:
    return await _shares(story, person, "forward", text=text, origin=origin or JANE)


async def _offers(person: Salesperson) -> list[Json]:
    """Everything that waits to be recorded."""
    return [one for one in await person.chat() if one["text"].startswith(("Record this", "Who is it?"))]


async def _board(person: Salesperson) -> str:
    await person.types("/leads")
    return str((await person.sees("#"))["text"])


# Contacts


async def test_a_shared_contact_is_offered_and_recorded_with_all_its_card_says(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _shares(story, ann, "contact", phone_number="19025550134", first_name="Jane", last_name="Doe", vcard=CARD)
    await ann.sees("Record this as a lead?", "Jane Doe", "jane@acme.io", "Acme Roofs")
    await ann.taps("✅ Record it")
    await ann.sees("Recorded.", "Jane Doe", "902-555-0134 · jane@acme.io", "Acme Roofs", "prefers mornings")


async def test_a_contact_recorded_by_three_quick_taps_is_one_lead(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _shares(story, ann, "contact", phone_number="+19025550134", first_name="Jane")
    message, data = await ann.finds("✅ Record it")
    await asyncio.gather(*(story.telegram.acts(ann.id, "press", message=message, data=data) for _ in "123"))
    await story.is_quiet_for(ann)
    assert (await _board(ann)).count("Jane") == 1


async def test_a_contact_shared_while_a_question_is_open_answers_it(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("/new")
    await ann.sees("Who is it?")
    await _shares(story, ann, "contact", phone_number="+19025550134", first_name="Jane", last_name="Doe")
    await ann.sees("How do you reach", "Jane Doe")


# Forwarded messages


async def test_a_forwarded_message_tells_who_wrote_it_and_keeps_every_word(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _forwards(story, ann, "Hi Ann! We are looking for a new roof. Gate code 4711 🙂")
    await ann.sees("Record this as a lead?", "Jane Doe", "@jane_d (Telegram)", "a new roof", "Gate code 4711")
    await ann.taps("✅ Record it")
    await ann.sees("Recorded.", "Jane Doe", "@jane_d (Telegram)", "Found: Telegram", "Hi Ann! We are looking")


async def test_of_somebody_who_hides_their_account_the_name_is_kept(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _forwards(story, ann, "wants a roof", {"type": "hidden_user", "name": "J. D."})
    await ann.sees("Record this as a lead?", "J. D.", "roof")


async def test_a_channel_is_where_the_lead_was_found_and_not_its_name(story: Story) -> None:
    ann = await story.salesperson("Ann")
    origin = {"type": "channel", "title": "Halifax Homes", "username": "hfx_homes", "message_id": 7}
    await _forwards(story, ann, "Bob Roy wants a fence, 902-555-0177", origin)
    await ann.sees("Record this as a lead?", "Bob Roy", "https://t.me/hfx_homes/7")
    await ann.taps("✅ Record it")
    await ann.sees("Recorded.", "Bob Roy", "Found: Telegram (Halifax Homes)")


async def test_a_forwarded_message_is_no_answer_to_when(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("/new Bob Roy, today 8am")
    await ann.sees("has passed")
    await _forwards(story, ann, "I need a mortgage")
    await ann.sees("Record this as a lead?", "Jane Doe")


# Links


async def test_a_shared_link_gives_network_and_handle(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("https://www.instagram.com/jane.doe/p/Cabc1/?igshid=Ym")
    await ann.sees("Record this as a lead?", "@jane.doe (Instagram)", "igshid=Ym")
    await ann.taps("✅ Record it")
    await ann.sees("Recorded.", "@jane.doe (Instagram)", "Found: Instagram")


# Pictures and places


async def test_a_photo_alone_asks_who_it_is_and_the_answer_belongs_to_it(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _shares(story, ann, "photo")
    await ann.sees("Who is it?", "With a photo.")
    await ann.types("Jane Doe, wants a roof")
    await ann.sees("Record this as a lead?", "Jane Doe", "With a photo.")
    assert len(await _offers(ann)) == 1
    await ann.taps("✅ Record it")
    await ann.sees("Recorded.", "Jane Doe")
    await ann.taps("⋯ More", "🖼 Photo")
    await story.until(lambda: _has_photo(ann))


async def _has_photo(person: Salesperson) -> bool:
    return any(one["kind"] == "photo" for one in await person.chat())


async def test_an_answer_after_kill_9_still_finds_its_photo(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _shares(story, ann, "photo")
    await ann.sees("Who is it?", "With a photo.")
    story.bot.is_killed()
    await ann.types("Jane Doe")
    story.bot.starts()
    await ann.sees("Record this as a lead?", "Jane Doe", "With a photo.")


async def test_a_caption_tells_of_the_lead(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _shares(story, ann, "photo", caption="/new Jane Doe, 902-555-0134, wants a roof")
    await ann.sees("Record this as a lead?", "Jane Doe", "a roof", "With a photo.")
    await ann.taps("✅ Record it")
    await ann.sees("Recorded.", "Jane Doe")


async def test_a_picture_under_a_question_answers_with_its_words(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("/new")
    await ann.sees("Who is it?")
    await _shares(story, ann, "photo", caption="Jane Doe")
    await ann.sees("How do you reach", "Jane Doe")


async def test_a_place_goes_with_what_was_said_before_it(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("Jane Doe, wants a roof")
    await ann.sees("Record this as a lead?")
    await ann.sends_location(44.6488, -63.5752)
    await ann.sees("Record this as a lead?", "Jane Doe", "https://maps.google.com/?q=44.6488,-63.5752")
    assert len(await _offers(ann)) == 1


async def test_a_place_alone_asks_who_lives_there(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.sends_location(44.6488, -63.5752)
    await ann.sees("Who is it?", "maps.google.com")
    await ann.types("Jane Doe")
    await ann.sees("Record this as a lead?", "Jane Doe", "maps.google.com")


# Several at once


async def test_messages_forwarded_at_once_are_one_lead(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("she called twice, tomorrow 3pm")
    await _forwards(story, ann, "Hello")
    await _forwards(story, ann, "we need a roof")
    await _shares(story, ann, "contact", phone_number="+19025550134", first_name="Jane", last_name="Doe")
    await _forwards(story, ann, "Elm Street 4")
    await ann.sees("Record this as a lead?", "Jane Doe", "tomorrow, 3:00 PM", "Elm Street 4", "From 5 messages.")
    assert len(await _offers(ann)) == 1
    await ann.taps("✅ Record it")
    await ann.sees("Recorded.", "Jane Doe", "902-555-0134", "tomorrow, 3:00 PM", "Elm Street 4", "we need a roof")


async def test_what_is_forwarded_at_once_survives_kill_9_in_the_middle(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _forwards(story, ann, "we need a roof")
    await _forwards(story, ann, "Elm Street 4")
    await ann.sees("From 2 messages.")
    story.bot.is_killed()
    await _forwards(story, ann, "call after five")
    story.bot.starts()
    await ann.sees("Elm Street 4", "call after five", "From 3 messages.")
    await story.bot.restarts()
    await ann.taps("✅ Record it")
    await ann.sees("Recorded.", "Jane Doe", "Elm Street 4", "call after five")


async def test_what_is_forwarded_later_is_another_lead(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _forwards(story, ann, "we need a roof")
    first = await ann.sees("Record this as a lead?", "roof")
    await story.passes(seconds=30)
    await _forwards(story, ann, "I need a fence", {"type": "user", "first_name": "Bob", "username": "bob_r"})
    await ann.sees("Record this as a lead?", "Bob", "fence")
    assert len(await _offers(ann)) == 2
    await ann.taps("✅ Record it", on=first["id"])
    await ann.sees("Recorded.", "Jane Doe", "roof", without="fence")


async def test_an_album_is_one_lead_with_all_its_photos(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _shares(story, ann, "photo", album="1", caption="Jane Doe wants a roof")
    await _shares(story, ann, "photo", album="1")
    await _shares(story, ann, "photo", album="1")
    await ann.sees("Record this as a lead?", "Jane Doe", "With 3 photos.", "From 3 messages.")
    assert len(await _offers(ann)) == 1


async def test_what_was_refused_takes_nothing_more(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _shares(story, ann, "photo")
    await ann.sees("Who is it?")
    await ann.taps("No")
    await ann.types("Jane Doe")
    await ann.sees("Record this as a lead?", "Jane Doe", without="photo")


# Where leads are found


async def test_a_link_from_a_stand_notes_the_event_with_each_lead_until_midnight(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("/link expo Halifax")
    link = await ann.sees("https://t.me/followthrough_bot?start=event_expo-Halifax", "Event: expo Halifax")
    payload = link["text"].split()[0].partition("start=")[2]
    await ann.types(f"/start {payload}")
    await ann.sees("Until midnight I note Event: expo Halifax")
    await ann.types("/new Jane Doe, wants a roof, wed 9")
    await ann.sees("Jane Doe", "Found: Event (expo Halifax)")
    await ann.types("/new Bob Roy, wants a fence, from Facebook, wed 9")
    await ann.sees("Bob Roy", "Found: Facebook")
    await _forwards(story, ann, "wants a shed", {"type": "hidden_user", "name": "Cleo"})
    await ann.sees("Record this as a lead?", "Cleo")
    await story.at("Tue 00:01")
    await ann.types("/new Dan Poe, wants a door, wed 9")
    await ann.sees("Dan Poe", without="Found:")


async def test_what_is_noted_of_the_place_can_be_stopped(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("/start src_expo-2026")
    await ann.sees("Until midnight I note Event: expo 2026")
    await ann.taps("Stop")
    await ann.sees("Stopped.")
    await ann.types("/new Jane Doe, wants a roof, wed 9")
    await ann.sees("Jane Doe", without="Found:")


async def test_the_conversation_notes_the_place_too(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("/start walk_in_main-street")
    await ann.sees("Walk-in: main street")
    await ann.types("/new")
    await ann.sees("Who is it?")
    await ann.types("Jane Doe")
    for following in ("reach", "find them", "want", "worth", "follow up", "Recorded."):
        await ann.sees(following)
        if following != "Recorded.":
            await ann.taps("Skip")
    await ann.sees("Recorded.", "Jane Doe", "Found: Walk-in (main street)")


async def test_an_unknown_link_is_the_usual_welcome(story: Story) -> None:
    ann = await story.salesperson("Ann", starts=False)
    await ann.types("/start somewhere_else")
    await ann.sees("Hello, ")
    await ann.types("/link")
    await ann.sees("/link expo halifax")


# What can't be read


async def test_what_cannot_be_read_is_answered_with_what_can(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _shares(story, ann, "document", name="voice.ogg", mime="audio/ogg", content="hm")
    await ann.sees("I can't read leads in that", "CSV file")


# Several leads in one message


async def test_a_pasted_list_becomes_as_many_leads_with_one_tap(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types(
        "From the fair:\n1. Jane Doe 902-555-0134\n2. Bob Ray bob@x.com wants a tent\n3. Cleo Roy @cleo_roy"
    )
    await ann.sees("Record these 3 leads?", "1. Jane Doe", "902-555-0134", "2. Bob Ray · bob@x.com · a tent")
    await ann.taps("✅ Record all 3")
    await ann.sees("3 leads are recorded.")
    await ann.sees("Recorded.", "Cleo Roy", "Found: Event (the fair)")
    await ann.taps("↩️ Undo")
    await ann.sees("Undone: Cleo Roy")
    await ann.types("/leads")
    await ann.sees("Jane Doe", "Bob Ray", without="Cleo Roy")


async def test_a_pasted_list_may_be_one_lead(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("Jane Doe 902-555-0134\nBob Ray bob@x.com")
    await ann.taps("👤 As one lead")
    await ann.sees("Recorded.", "Jane Doe", "bob@x.com")


async def test_a_typed_yes_records_what_is_offered(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("Jane Doe wants a roof")
    await ann.sees("Record this as a lead?")
    await ann.types("yes")
    await ann.sees("Recorded.", "Jane Doe")


async def test_what_comes_after_record_it_is_an_offer_of_its_own(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("/new Jane Doe, 902-555-0134")
    await ann.sees("Recorded.")
    await _shares(story, ann, "contact", phone_number="+19025550134", first_name="Joan")
    await ann.taps("✅ Record it")
    await ann.sees("Already in your book?")
    await ann.types("Bob Ray wants a tent")
    await ann.sees("Record this as a lead?", "Bob Ray", without="Joan")
