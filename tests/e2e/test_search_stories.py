"""Finding a lead again: /find, the filters of the board, and sharing a card into another chat."""

from __future__ import annotations

import pytest

from tests.e2e.story import PATIENCE, Json, Salesperson, Story

JANE = "Jane Doe, 902-555-0134, jane@acme.io, wants a mortgage, from Facebook, tomorrow 3pm"


@pytest.fixture
async def ann(story: Story) -> Salesperson:
    return await story.salesperson("Ann")


async def _records(person: Salesperson, *leads: str) -> None:
    for lead in leads:
        await person.types(f"/new {lead}")
        await person.sees("Recorded", lead.partition(",")[0])


def _labels(message: Json) -> list[str]:
    return [key["text"] for row in message["keyboard"] or [] for key in row]


async def _asks_inline(story: Story, person: Salesperson, query: str, offset: str = "") -> Json:
    """What stands above the keyboard after “@bot query” in any chat."""
    story.remember(query)
    answer = await story.telegram.acts(person.id, "inline", query=query, offset=offset, wait=PATIENCE)
    assert answer["answered"], "the inline query was never answered"
    return answer


# /find


async def test_one_lead_that_fits_shows_its_card_whatever_was_mistyped(ann: Salesperson) -> None:
    await _records(ann, JANE, "Bob Stone, wants a boat")
    for words in ("jane", "JNAE DEO", "jané", "0134", "902 555", "acme", "facbook", "mortgage", "#1"):
        await ann.types(f"/find {words}")
        card = await ann.sees("Jane Doe", "#1", "Wants a mortgage")
        assert "✅ Followed up" in _labels(card)


async def test_several_leads_are_a_list_that_is_turned_in_place_and_opens_a_card(ann: Salesperson) -> None:
    await _records(ann, *(f"Pat Smith{letter}, wants a house" for letter in "abcdefg"))
    await ann.types("/find pat smith")
    found = await ann.sees("7 leads for “pat smith”", "page 1 of 2", "#7 Pat Smithg")
    assert len(_labels(found)) == 6
    await ann.taps("›")
    second = await ann.sees("page 2 of 2", "#1 Pat Smitha")
    assert second["id"] == found["id"]
    await ann.taps("‹")
    await ann.sees("page 1 of 2")
    await ann.taps("#4 Pat Smithd")
    card = await ann.sees("Pat Smithd", "Wants a house")
    assert card["id"] == found["id"]


async def test_words_too_long_for_a_button_survive_a_restart_of_the_bot(story: Story, ann: Salesperson) -> None:
    long = "a very roomy house by the sea with an orchard and a stable"
    await _records(ann, *(f"Pat Smith{letter}, wants {long}" for letter in "abcdef"))
    await ann.types(f"/find {long}")
    await ann.sees("6 leads", "page 1 of 2")
    await story.bot.restarts()
    await story.bot.listens()
    await ann.taps("›")
    await ann.sees("6 leads", "page 2 of 2")


async def test_without_words_it_asks_for_them_once(story: Story, ann: Salesperson) -> None:
    await _records(ann, JANE)
    await ann.types("/find")
    await ann.sees("Whom are you looking for?")
    await ann.types("jnae")
    await ann.sees("Jane Doe", "Wants a mortgage")
    await story.is_quiet_for(ann)
    assert not [one for one in await ann.chat() if "Whom are you looking for?" in one["text"]]
    await ann.types("Carl Poe")
    await ann.sees("Record this as a lead?")


async def test_the_question_can_be_cancelled(ann: Salesperson) -> None:
    await ann.types("/find")
    await ann.sees("Whom are you looking for?")
    assert await ann.taps("Cancel") == "Cancelled."
    await ann.types("Carl Poe")
    await ann.sees("Record this as a lead?")


async def test_where_nothing_fits_the_nearest_names_are_offered(ann: Salesperson) -> None:
    await _records(ann, JANE)
    await ann.types("/find jahne dough")
    nothing = await ann.sees("I found nothing for “jahne dough”.", "Did you mean")
    assert _labels(nothing) == ["#1 Jane Doe"]
    await ann.taps("#1 Jane Doe")
    await ann.sees("Wants a mortgage")
    await ann.types("/find qqqqq")
    hint = await ann.sees("I found nothing for “qqqqq”.", "#tags", "/leads")
    assert _labels(hint) == []


async def test_the_newest_question_gets_the_answer(ann: Salesperson) -> None:
    await _records(ann, JANE)
    await ann.types("/find")
    asked = await ann.sees("Whom are you looking for?")
    await ann.types("/lead")
    await ann.sees("Which one? Send its number")
    assert asked["id"] not in [each["id"] for each in await ann.chat()]
    await ann.types("1")
    await ann.sees("Jane Doe", "#1", "Wants a mortgage")


async def test_a_command_ends_a_search_that_was_asked_for(ann: Salesperson) -> None:
    await ann.types("/find")
    await ann.sees("Whom are you looking for?")
    await ann.types("/leads")
    await ann.types("Zoe Zimmer, wants a boat, fri 9")
    await ann.sees("Record this as a lead?", "Zoe Zimmer")


async def test_nobody_finds_the_leads_of_others(story: Story, ann: Salesperson) -> None:
    await _records(ann, JANE)
    bob = await story.salesperson("Bob")
    await bob.types("/find jane")
    await bob.sees("I found nothing for “jane”.")
    assert (await _asks_inline(story, bob, "jane"))["results"] == []


async def test_a_forged_page_is_refused_and_a_search_that_is_gone_says_so(ann: Salesperson) -> None:
    await _records(ann, JANE)
    await ann.types("/find jane")
    card = await ann.sees("Jane Doe")
    assert "/leads shows your leads" in await ann.presses(card["id"], "Fp::x/jane", forged=True)
    assert "Send /find" in await ann.presses(card["id"], "Fp::1/", forged=True)


# the board


async def test_the_board_is_filtered_by_typed_words_and_by_buttons(ann: Salesperson) -> None:
    await _records(ann, JANE, "Bob Stone, from Instagram, tomorrow 4pm", "Carl Poe, from Facebook, in 3 weeks")
    await ann.types("/leads facebook")
    board = await ann.sees("This week, 1 · Facebook", "Jane Doe", without="Bob Stone")
    assert {"Later 1", "🔎 Filter", "✕ Clear filter"} <= set(_labels(board))
    await ann.taps("Later 1")
    await ann.sees("Later, 1 · Facebook", "Carl Poe")
    await ann.taps("🔎 Filter")
    menu = await ann.sees("Which leads shall I show?")
    assert {"✓ Facebook · 2", "Instagram · 1", "Stage: Know · 3"} <= set(_labels(menu))
    await ann.taps("‹ Back")
    await ann.sees("Later, 1 · Facebook", "Carl Poe")
    await ann.taps("🔎 Filter", "Instagram · 1")
    shown = await ann.sees("This week, 1 · Instagram", "Bob Stone", without="Jane Doe")
    assert shown["id"] == board["id"]
    await ann.taps("✕ Clear filter")
    whole = await ann.sees("This week, 2", "Jane Doe", "Bob Stone", without="Instagram")
    assert "✕ Clear filter" not in _labels(whole)


async def test_a_filter_that_no_lead_fits_gives_all_of_them_and_says_so(ann: Salesperson) -> None:
    await _records(ann, JANE)
    await ann.types("/leads linkedin")
    await ann.sees("“linkedin”", "Here are all", "This week, 1", "Jane Doe")
    await ann.types("/leads trust")
    await ann.sees("“trust”", "Here are all")
    await ann.taps("#1 Jane Doe", "⋯ More", "🪜 Stage", "Trust")
    await ann.types("/leads Trust")
    board = await ann.sees("This week, 1 · Stage: Trust", "Jane Doe")
    await ann.presses(board["id"], "B::/0/tffffffffffff", forged=True)
    await ann.sees("No lead has that any more. Here are all of them.", "This week, 1", "Jane Doe")


# “@bot jane” in any chat


async def test_a_lead_is_shared_into_another_chat_without_buttons(story: Story, ann: Salesperson) -> None:
    await _records(ann, JANE, "Bob Stone, wants a boat")
    answer = await _asks_inline(story, ann, "jnae")
    (result,) = answer["results"]
    assert (answer["cache_time"], answer["is_personal"]) == (0, True), "others may never be shown these"
    assert result["title"] == "Jane Doe"
    assert result["description"].startswith("a mortgage · with phone and e-mail · Follow up")
    chat = (await story.telegram.adds_group("Friends", ann.id, []))["id"]
    shared = (await story.telegram.acts(ann.id, "choose", query_id=answer["query_id"], result=result["id"], chat=chat))[
        "message"
    ]
    assert shared["text"].splitlines()[:2] == ["Jane Doe", "Wants a mortgage"]
    assert "555-0134" in shared["text"]
    assert shared["keyboard"] is None
    assert shared["via_bot"]


async def test_a_card_shared_where_the_bot_is_too_isnt_taken_for_a_new_lead(story: Story, ann: Salesperson) -> None:
    await _records(ann, JANE)
    answer = await _asks_inline(story, ann, "jane")
    before = len(await ann.chat())
    await ann.looks_up()
    await story.telegram.acts(ann.id, "choose", query_id=answer["query_id"], result=answer["results"][0]["id"])
    await story.is_quiet_for(ann)
    assert len(await ann.chat()) == before


async def test_with_nothing_typed_what_is_owed_is_offered(story: Story, ann: Salesperson) -> None:
    await _records(ann, "Jane Doe, today 1pm", "Bob Stone, tomorrow 3pm")
    assert (await _asks_inline(story, ann, ""))["button"]["text"] == "Nothing is owed now. Type a name"
    await story.at("Mon 13:00")
    await ann.sees("Jane Doe", with_sound=True)
    assert [one["title"] for one in (await _asks_inline(story, ann, ""))["results"]] == ["Jane Doe"]


async def test_more_than_fifty_are_scrolled_through(story: Story, ann: Salesperson) -> None:
    names = "\n".join(f"Pat Smith{one}{two}" for one in "abcd" for two in "efghijklmnopq")
    await story.telegram.sends_document(ann.id, "list.csv", f"Name\n{names}\n".encode())
    await ann.taps("✅ Import 52 leads")
    await ann.sees("52 leads are recorded", again=True)
    first = await _asks_inline(story, ann, "pat")
    assert (len(first["results"]), first["next_offset"]) == (50, "50")
    rest = await _asks_inline(story, ann, "pat", offset="50")
    assert (len(rest["results"]), rest["next_offset"]) == (2, "")
    titles = {one["title"] for one in (*first["results"], *rest["results"])}
    assert len(titles) == 52


async def test_a_stranger_gets_nothing_but_the_way_to_the_bot(story: Story, ann: Salesperson) -> None:
    await _records(ann, JANE)
    (stranger,) = await story.telegram.adds_people("Stranger")
    answer = await story.telegram.acts(int(stranger["id"]), "inline", query="jane", wait=PATIENCE)
    assert answer["answered"]
    assert answer["results"] == []
    assert answer["button"] == {"text": "Start the bot", "start_parameter": "inline"}
