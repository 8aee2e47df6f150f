"""Sharing at the desk: what was offered long ago, forged, or lost by Telegram."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.models import LeadRef, PersonId, WorkspaceId
from domain.sources import Source
from messages.callbacks import Action, Press, pack
from sandbox.client import ANN
from services.source_links import SourceLinks
from tests.unit.handlers.conftest import Desk, Json, labels


async def _shares(desk: Desk, action: str, **what: Any) -> None:
    await desk.telegram.acts(ANN, action, **what)
    await desk.sees_to_updates()


async def _last(desk: Desk) -> Json:
    return (await desk.messages())[-1]


async def _forgets_offers(desk: Desk) -> None:
    await desk.office.people.change(PersonId(ANN), lambda person: replace(person, offers=()))


async def _names(desk: Desk) -> list[str | None]:
    leads = await desk.office.leads.all(WorkspaceId(ANN), PersonId(ANN))
    return [lead.name for lead in leads]


async def test_a_message_that_is_edited_before_it_is_recorded_is_offered_anew(desk: Desk) -> None:
    await desk.types("Saul Good, wants a boat, 5k")
    offer = await _last(desk)
    await desk.telegram.edits(ANN, offer["reply_to"]["id"], "Saul Goodman, wants a boat, 7k")
    await desk.sees_to_updates()
    shown = await _last(desk)
    assert (shown["id"], "Saul Goodman · a boat · $7,000" in shown["text"]) == (offer["id"], True)
    await desk.presses("✅ Record it")
    assert await _names(desk) == ["Saul Goodman"]
    await desk.telegram.edits(ANN, offer["reply_to"]["id"], "Saul Badman, wants a boat, 7k")
    await desk.sees_to_updates()
    assert "I read a message once" in (await _last(desk))["text"]
    assert await _names(desk) == ["Saul Goodman"]


@pytest.mark.parametrize(
    ("said", "asked", "choices"),
    [
        ("soon", "I can't tell when “soon” is.", ["1 h", "Tomorrow", "3 days", "Next week"]),
        ("yesterday 5pm", "“yesterday 5pm” has passed.", ["1 h", "Tomorrow", "3 days", "Next week"]),
        (
            "either fri 9 or 11",
            "“either fri 9 or 11”: which?",
            ["Fri, Apr 10, 9:00\u202fam", "Fri, Apr 10, 11:00\u202fam"],
        ),
    ],
)
async def test_an_offer_asks_at_once_when_to_follow_up_where_that_was_not_clear(
    desk: Desk, said: str, asked: str, choices: list[str]
) -> None:
    await desk.types(f"Walter Smith 902-555-0134 wants a van, call him {said}")
    offer = await _last(desk)
    assert asked in offer["text"]
    assert "today" not in offer["text"]
    assert labels(offer) == [*choices, "✅ Record it", "No"]
    await desk.presses(choices[-1])
    (lead,) = await desk.office.leads.all(WorkspaceId(ANN), PersonId(ANN))
    assert (lead.name, said in (lead.events[0].details.get("notes") or lead.notes[0].text)) == ("Walter Smith", True)
    assert lead.due_at is not None
    assert lead.due_at > desk.office.clock.now() + timedelta(days=1)
    assert "when do you follow up?" not in (await _last(desk))["text"]
    await desk.types("thanks")
    assert (await desk.texts())[-1].startswith("With pleasure")  # nothing more is asked


async def test_a_time_tapped_for_somebody_known_already_stays_when_they_are_recorded_anyway(desk: Desk) -> None:
    await desk.types("/new Walter Smith 902-555-0134 wants a car, tomorrow 3pm")
    await desk.types("Walter Smith 902-555-0134 wants a van soon")
    await desk.presses("Next week")
    await desk.presses("✅ Record anyway")
    first, second = await desk.office.leads.all(WorkspaceId(ANN), PersonId(ANN))
    assert first.due_at is not None
    assert second.due_at is not None
    assert second.due_at - first.due_at > timedelta(days=3)


async def test_a_choice_that_has_passed_since_is_said_to_have(desk: Desk) -> None:
    await desk.telegram.move_clock(to=desk.office.clock.now())
    await desk.types("Walter Smith 902-555-0134 wants a van, wed 9 or fri 9")
    desk.office.clock.moves(timedelta(days=4))
    answer = await desk.presses("Wed, Apr 8, 9:00\u202fam")
    assert "has passed" in answer["text"]
    assert await _names(desk) == []


@pytest.mark.parametrize("code", ["", "7", "x", "-1", "forever"])
async def test_a_forged_time_under_an_offer_records_nothing(desk: Desk, code: str) -> None:
    await desk.types("Walter Smith 902-555-0134 wants a van, wed 9 or fri 9")
    await desk.forges(pack(Press(Action.RECORD_DUE, argument=f"/{code}")))
    assert await _names(desk) == []


async def test_a_time_typed_under_an_offer_that_asks_for_it_belongs_to_it(desk: Desk) -> None:
    await desk.types("Walter Smith 902-555-0134 wants a van soon")
    await desk.types("fri 9")
    offer = await _last(desk)
    assert "Fri, Apr 10, 9:00\u202fam" in offer["text"]
    assert labels(offer) == ["✅ Record it", "No"]
    await desk.presses("✅ Record it")
    assert await _names(desk) == ["Walter Smith"]


@pytest.mark.parametrize(
    "typed", ["Search Partners 902-555-0134", "Show Room 902-555-0134", "remove carpet 9025550134", "remove wall tiles"]
)
async def test_a_lead_that_begins_like_a_request_is_offered(desk: Desk, typed: str) -> None:
    await desk.types("/new Jane Doe, wants a tent, tomorrow 3pm")
    (offer,) = await desk.types(typed)
    assert offer.startswith("Record this as a lead?")


async def test_a_mark_in_reply_to_nothing_offers_the_only_lead_that_is_owed(desk: Desk) -> None:
    await desk.types("/new Jane Doe, wants a tent")
    (asked,) = await desk.types("done")
    assert asked.startswith("Of which lead?")
    assert labels(await _last(desk)) == []
    desk.office.clock.moves(timedelta(hours=2))
    (asked,) = await desk.types("done")
    assert asked.startswith("Of which lead?")
    await desk.presses("For #1 Jane Doe")
    assert len((await desk.office.lead(LeadRef(WorkspaceId(ANN), 1))).touches) == 1


async def test_an_edited_offer_keeps_the_button_for_the_lead_that_is_owed(desk: Desk) -> None:
    await desk.types("/new Jane Doe, wants a tent")
    desk.office.clock.moves(timedelta(hours=2))
    await desk.types("called her, wants 3 rooms")
    offer = await _last(desk)
    assert "For #1 Jane Doe" in labels(offer)
    await desk.telegram.edits(ANN, offer["reply_to"]["id"], "called her, wants 4 rooms")
    await desk.sees_to_updates()
    edited = await _last(desk)
    assert "4 rooms" in edited["text"]
    assert "For #1 Jane Doe" in labels(edited)


async def test_an_offer_that_is_no_longer_kept_answers_for_the_message_it_replies_to(desk: Desk) -> None:
    await _shares(desk, "contact", phone_number="+19025550134", first_name="Jane")
    await _forgets_offers(desk)
    await desk.presses("✅ Record it")
    assert "Recorded." in (await _last(desk))["text"]
    assert await _names(desk) == ["Jane"]


async def test_an_offer_whose_message_is_gone_says_that_it_is_over(desk: Desk) -> None:
    await _shares(desk, "contact", phone_number="+19025550134", first_name="Jane")
    await _forgets_offers(desk)
    offer = await _last(desk)
    await desk.telegram.acts(ANN, "delete", message=offer["reply_to"]["id"])
    answer = await desk.presses("✅ Record it")
    assert "no longer open" in answer["text"]
    assert await _names(desk) == []


@pytest.mark.parametrize(
    ("origin", "shown"),
    [
        ({"type": "user", "id": ANN, "first_name": "Ann"}, "Bob Roy · a fence"),
        ({"type": "user", "first_name": "Cleo", "username": "cleo_c"}, "Cleo · @cleo_c (Telegram) · a fence"),
        ({"type": "hidden_user", "name": "Cleo C."}, "Cleo C. · a fence"),
        ({"type": "channel", "title": "Fences"}, "Bob Roy · a fence"),
    ],
)
async def test_who_wrote_a_forwarded_message_is_the_lead_unless_it_was_oneself(
    desk: Desk, origin: Json, shown: str
) -> None:
    await _shares(desk, "forward", text="Bob Roy wants a fence", origin=origin)
    assert shown in (await _last(desk))["text"]


async def test_a_photo_that_telegram_lost_is_said_to_be_lost(desk: Desk) -> None:
    await _shares(desk, "photo", caption="Jane Doe wants a roof")
    await desk.presses("✅ Record it")
    await desk.presses("⋯ More")
    await desk.telegram.fault("400", "sendPhoto")
    await desk.presses("🖼 Photo")
    assert "no longer has that photo" in (await _last(desk))["text"]


async def _roofs(desk: Desk, count: int) -> None:
    """A lead with so many photos, and its card open at More."""
    for _ in range(count):
        await _shares(desk, "photo", caption="Jane Doe wants a roof", album="1")
    await desk.presses("✅ Record it")
    await desk.presses("⋯ More")


async def test_photos_come_as_albums_of_ten(desk: Desk) -> None:
    await _roofs(desk, 12)
    await desk.presses("🖼 Photo")
    assert len([each for each in await desk.messages() if each["kind"] == "photo"]) == 12
    assert len(await desk.telegram.calls(method="sendMediaGroup")) == 2


async def test_where_one_photo_of_an_album_is_lost_the_others_still_come(desk: Desk) -> None:
    await _roofs(desk, 3)
    await desk.telegram.fault("400", "sendMediaGroup")
    await desk.telegram.fault("400", "sendPhoto")
    await desk.presses("🖼 Photo")
    assert len([each for each in await desk.messages() if each["kind"] == "photo"]) == 2
    assert "no longer has that photo" in (await _last(desk))["text"]


async def test_the_photos_of_a_stranger_are_not_shown(desk: Desk) -> None:
    await desk.types("/start")
    answer = await desk.forges(pack(Press(Action.PHOTOS, LeadRef(WorkspaceId(102), 1), 1)))
    assert "isn't yours" in answer["text"]


async def test_a_place_that_nobody_asked_for_is_offered_and_one_that_was_sets_the_clock(desk: Desk) -> None:
    await desk.types("/start")
    await _shares(desk, "location", latitude=44.6488, longitude=-63.5752)
    assert "Who is it?" in (await _last(desk))["text"]
    await desk.forges(pack(Press(Action.SET, argument="zone")))
    await _shares(desk, "location", latitude=44.6488, longitude=-63.5752)
    assert "Halifax, Canada" in "".join(await desk.texts())


async def test_tomorrow_is_the_day_that_the_offer_showed_when_it_is_recorded_after_midnight(desk: Desk) -> None:
    late = datetime(2026, 4, 7, 2, tzinfo=UTC)  # 23:00 on Monday
    desk.office.clock.moment = late
    await desk.telegram.move_clock(to=late)
    await desk.types("Jane Doe, wants a roof, tomorrow 3pm")
    desk.office.clock.moves(timedelta(hours=2))
    await desk.presses("✅ Record it")
    lead = await desk.office.leads.get(LeadRef(WorkspaceId(ANN), 1), PersonId(ANN))
    assert lead.due_at == datetime(2026, 4, 7, 18, tzinfo=UTC)


async def test_a_time_that_has_passed_before_it_is_recorded_is_asked_for(desk: Desk) -> None:
    await desk.telegram.move_clock(to=desk.office.clock.now())
    await desk.types("Jane Doe, wants a roof, in 2 hours")
    desk.office.clock.moves(timedelta(hours=3))
    await desk.presses("✅ Record it")
    assert "has passed" in (await _last(desk))["text"]


async def test_an_offer_shows_the_source_that_is_kept(desk: Desk) -> None:
    await desk.telegram.move_clock(to=desk.office.clock.now())
    await desk.types("/start")
    await SourceLinks(desk.office.people, desk.office.clock).begin(PersonId(ANN), Source.EVENT, "expo halifax")
    said = await desk.types("Jane Doe, wants a roof")
    assert "expo halifax" in said[-1]
    desk.office.clock.moves(timedelta(hours=20))
    await desk.presses("✅ Record it")
    lead = await desk.office.leads.get(LeadRef(WorkspaceId(ANN), 1), PersonId(ANN))
    assert lead.source_note == "expo halifax"


async def test_an_offer_of_several_messages_that_is_no_longer_kept_is_over(desk: Desk) -> None:
    origin = {"type": "user", "first_name": "Cleo"}
    await _shares(desk, "forward", text="wants a fence", origin=origin)
    await _shares(desk, "forward", text="and a gate", origin=origin)
    await _forgets_offers(desk)
    answer = await desk.presses("✅ Record it")
    assert "no longer open" in answer["text"]
    assert await _names(desk) == []


async def test_a_contact_in_conversation_gives_all_of_its_card(desk: Desk) -> None:
    card = "BEGIN:VCARD\nFN:Jane Doe\nTEL:+1 902 555 0134\nTEL:+1 902 555 0177\nEMAIL:j@acme.io\nEND:VCARD"
    await desk.types("/new")
    await _shares(desk, "contact", phone_number="+19025550134", first_name="Jane", last_name="Doe", vcard=card)
    for _ in range(5):
        await desk.presses("Skip")
    lead = await desk.office.leads.get(LeadRef(WorkspaceId(ANN), 1), PersonId(ANN))
    assert (lead.name, lead.phones, lead.emails) == ("Jane Doe", ("+19025550134", "+19025550177"), ("j@acme.io",))


async def _photos(desk: Desk, number: int = 1) -> int:
    return len((await desk.office.leads.get(LeadRef(WorkspaceId(ANN), number), PersonId(ANN))).photos)


async def test_a_picture_whose_caption_answers_a_question_about_a_lead_goes_to_that_lead(desk: Desk) -> None:
    await desk.types("/new Jane Doe, 902-555-0134")
    await desk.forges(pack(Press(Action.ASK_NOTE, LeadRef(WorkspaceId(ANN), 1), 1)))
    await _shares(desk, "photo", caption="her roof")
    assert await _photos(desk) == 1
    assert "her roof" in (await _last(desk))["text"]


async def test_a_picture_in_reply_to_a_card_goes_to_its_lead(desk: Desk) -> None:
    await desk.types("/new Jane Doe, 902-555-0134")
    await _shares(desk, "photo", caption="her roof", reply_to=(await _last(desk))["id"])
    assert await _photos(desk) == 1
    assert "her roof" in (await _last(desk))["text"]


async def test_a_picture_in_reply_to_several_leads_goes_to_the_chosen_one_with_its_words(desk: Desk) -> None:
    await desk.types("/new Jane Doe, 902-555-0134")
    await desk.types("/new Bob Roy, 902-555-0177")
    board = await desk.types("/leads")
    assert "Bob Roy" in board[-1]
    await _shares(desk, "photo", caption="the roof", reply_to=(await _last(desk))["id"])
    chosen = next(each for each in labels(await _last(desk)) if "Bob" in each)
    await desk.presses(chosen)
    lead = await desk.office.leads.get(LeadRef(WorkspaceId(ANN), 2), PersonId(ANN))
    assert [note.text for note in lead.notes] == ["the roof"]
    assert (len(lead.photos), await _photos(desk)) == (1, 0)


async def test_a_picture_in_the_guided_conversation_is_said_not_to_be_kept(desk: Desk) -> None:
    await desk.types("/new")
    await _shares(desk, "photo", caption="Jane Doe")
    texts = await desk.texts()
    assert "How do you reach" in texts[-2]
    assert "not the picture" in texts[-1]


async def test_lead_is_no_command_that_records(desk: Desk) -> None:
    await _shares(desk, "photo", caption="/lead 7")
    assert "/lead 7" in "".join(await desk.texts())


async def test_forgetting_takes_offers_and_previews_out_of_the_chat(desk: Desk) -> None:
    await desk.types("Jane Doe, 902-555-0134, wants a roof")
    await desk.telegram.sends_document(ANN, "leads.csv", b"name,phone\nBob Roy,902-555-0177\n")
    await desk.sees_to_updates()
    await desk.types("/forget")
    await desk.forges(pack(Press(Action.FORGET_YES)))
    left = "".join(await desk.texts())
    assert "Jane Doe" not in left
    assert "Bob Roy" not in left
    assert "leads.csv" not in left
