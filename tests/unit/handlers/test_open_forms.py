"""Words under an open form, when they come twice, late, or from another way in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from telegram import Update

from domain.models import Lead, LeadRef, PersonId, Status, WorkspaceId
from domain.people import Asking
from handlers.context import BotContext
from sandbox.client import ANN
from tests.unit.handlers.conftest import Desk, labels

JANE = LeadRef(WorkspaceId(ANN), 1)
TAKEN = "Taken as your answer. ↩️ Undo takes it back, and the mark with it. If it was a new lead, send it with /new."


async def _types_twice(desk: Desk, text: str) -> list[str]:
    """Ann's message arrives, and again after a crash; returns what the bot has written since."""
    before = await desk.texts()
    await desk.telegram.types(ANN, text)
    await _arrives_twice(desk)
    return [each for each in await desk.texts() if each not in before]


async def _arrives_twice(desk: Desk) -> None:
    for update in await desk.application.bot.get_updates(offset=desk._offset, allowed_updates=Update.ALL_TYPES):
        desk._offset = update.update_id + 1
        for _ in range(2):
            await desk.application.process_update(update)


async def _asked(desk: Desk) -> tuple[Asking, bool] | None:
    asked = (await desk.office.person()).conversation(ANN, None)
    return None if asked is None else (asked.asking, asked.untapped)


async def test_a_reason_that_comes_twice_is_no_lead_and_no_answer_to_what_follows(desk: Desk) -> None:
    await desk.types("/new Jane Doe, fri 9")
    await desk.presses("❌ Lost")
    said = await _types_twice(desk, "too expensive")
    assert [each.splitlines()[0] for each in said] == [TAKEN]
    lead = await desk.office.leads.get(JANE, PersonId(ANN))
    assert (lead.status, lead.lost_note) == (Status.LOST, "too expensive")
    assert await _asked(desk) == (Asking.AGAIN, True)


async def test_a_form_asks_as_long_as_it_is_open(desk: Desk) -> None:
    await desk.types("/new Jane Doe, fri 9")
    await desk.presses("✅ Followed up")
    assert await _asked(desk) == (Asking.TOUCH, True)
    await desk.presses("⋯ More")
    assert await _asked(desk) == (Asking.TOUCH, True)
    await desk.presses("📅 Pick")
    assert await _asked(desk) == (Asking.NEXT, False)
    await desk.presses("‹ Back")
    await desk.presses("⏰ Snooze")
    assert await _asked(desk) == (Asking.SNOOZE, True)
    await desk.presses("‹ Back")
    await desk.presses("⋯ More")
    assert await _asked(desk) is None


async def test_a_menu_that_asks_nothing_takes_the_question_of_the_form_before_it_away(desk: Desk) -> None:
    await desk.types("/new Jane Doe, fri 9")
    card = (await desk.messages())[-1]["id"]
    await desk.presses("⏰ Snooze")
    before = next(each for each in await desk.messages() if each["id"] == card)
    assert "Until when?" in before["text"]
    await desk.forges(f"o:{ANN}/1/1:")
    assert await _asked(desk) is None


async def test_a_question_about_no_lead_is_not_pushed_aside_by_a_form(desk: Desk) -> None:
    await desk.types("/new Jane Doe, fri 9")
    await desk.types("/find")
    await desk.presses("❌ Lost")
    assert await _asked(desk) == (Asking.FIND, False)


async def _jane(desk: Desk) -> Lead:
    return await desk.office.leads.get(JANE, PersonId(ANN))


async def _marks(desk: Desk, label: str) -> None:
    await desk.types("/new Jane Doe, 902-555-0134, fri 9")
    await desk.presses(label)


async def test_a_form_whose_lead_was_merged_lets_the_next_lead_be_offered(desk: Desk) -> None:
    await desk.types("/new Joan Doe, 902-555-0134, fri 9")
    await desk.types("/new Jane Doe, 902-555-0134, fri 9")
    await desk.presses("✅ Record anyway")
    await desk.presses("❌ Lost")
    form = (await desk.office.person()).conversation(ANN, None)
    assert form is not None
    await desk.types("/duplicates")
    await desk.presses(next(each for each in labels((await desk.messages())[-1]) if "erge" in each))
    await desk.office.people.ask(PersonId(ANN), form)
    said = await desk.types("too expensive")
    assert [each.splitlines()[0] for each in said] == ["Record this as a lead?"]
    assert "reply to their card" not in said[0]
    assert await _asked(desk) is None


async def _marks_over_a_half_recorded_lead(desk: Desk, label: str) -> None:
    """Maria is half recorded when a question about Jane, and then the form of a mark, comes before her."""
    for text in ("/new Jane Doe, fri 9", "/new", "Maria Roe", "/lead 1"):
        await desk.types(text)
    for button in ("⋯ More", "📝 Note"):
        await desk.presses(button)
    await desk.types("/lead 1")
    await desk.presses(label)


async def test_a_half_recorded_lead_behind_a_form_takes_no_words_meant_for_another(desk: Desk) -> None:
    await _marks_over_a_half_recorded_lead(desk, "✅ Followed up")
    assert await _asked(desk) == (Asking.TOUCH, True)
    await desk.types("Bob Roe, 902-555-0177")
    shown = [each.splitlines()[0] for each in await desk.texts()]
    assert shown[-2:] == ["You have begun one already:", "Record this as a lead?"]
    await desk.types("wants a roof")
    assert (await desk.texts())[-1].splitlines()[0] == "Record this as a lead?"
    await desk.presses("Go on")
    asked = (await desk.office.person()).conversation(ANN, None)
    assert asked is not None
    assert list(asked.answers.values()) == ["Maria Roe"]


async def test_a_half_recorded_lead_goes_on_once_the_form_before_it_is_answered(desk: Desk) -> None:
    await _marks_over_a_half_recorded_lead(desk, "❌ Lost")
    await desk.types("too expensive")
    assert await _asked(desk) == (Asking.AGAIN, True)
    await desk.types("in 3 months")
    assert await _asked(desk) == (Asking.NEW_LEAD, False)


@pytest.mark.parametrize(
    ("mark", "typed"),
    [
        ("❌ Lost", "Bob wants a roof, from Facebook"),
        ("❌ Lost", "Bob wants a roof"),
        ("❌ Lost", "John $5000"),
        ("🏆 Closed", "John $5000"),
        ("✅ Followed up", "call Bob fri 9"),
    ],
)
async def test_a_single_name_with_something_of_them_is_offered_as_a_lead(desk: Desk, mark: str, typed: str) -> None:
    await _marks(desk, mark)
    said = await desk.types(typed)
    assert [each.splitlines()[0] for each in said] == ["Record this as a lead?"]
    assert "reply to their card" in said[0]
    assert await _asked(desk) is None


async def test_what_is_typed_under_the_offer_goes_with_it(desk: Desk) -> None:
    await _marks(desk, "❌ Lost")
    await desk.types("Bob Roe, 902-555-0177")
    await desk.types("wants a roof")
    assert "roof" in (await desk.texts())[-1]
    assert (await _jane(desk)).lost_note is None


@pytest.mark.parametrize("between", ["/due", "/lead 1", "/lead 99", "/new Bob Roe, 902-555-0177", "/help"])
async def test_any_command_leaves_the_form(desk: Desk, between: str) -> None:
    await _marks(desk, "❌ Lost")
    await desk.types(between)
    assert await _asked(desk) is None
    await desk.types("he is a friend of Ann")
    assert (await _jane(desk)).lost_note is None


async def test_a_press_under_another_message_leaves_the_form(desk: Desk) -> None:
    await desk.types("Bob Roe, 902-555-0177")
    await desk.types("/new Jane Doe, fri 9")
    await desk.presses("❌ Lost")
    await desk.presses("✅ Record it")
    assert await _asked(desk) is None


async def test_a_form_is_answered_within_the_hour(desk: Desk) -> None:
    await _marks(desk, "✅ Followed up")
    due = (await _jane(desk)).due_at
    desk.office.clock.moves(timedelta(minutes=61))
    await desk.types("tomorrow 3pm")
    assert (await _jane(desk)).due_at == due
    await desk.presses("📞 Call")
    await desk.types("tomorrow 3pm")
    assert (await _jane(desk)).due_at != due


async def test_nobody_helped_is_an_answer(desk: Desk) -> None:
    await _marks(desk, "🏆 Closed")
    await desk.types("5000")
    said = await _types_twice(desk, "nobody")
    assert [each.splitlines()[0] for each in said] == ["Taken as your answer: nobody helped."]
    assert (await _jane(desk)).assists == ()
    assert await _asked(desk) == (Asking.STAY, True)


async def test_what_keeps_somebody_is_announced_and_taken_back_by_undo(desk: Desk) -> None:
    await desk.types("/new Jane Doe, tomorrow 9am")
    while await _asked(desk) is None:
        desk.office.clock.moves(timedelta(days=1, hours=1))
        await desk.types("/lead 1")
        await desk.presses("⏰ Snooze")
        await desk.presses("Tomorrow")
    assert await _asked(desk) == (Asking.SNOOZED_WHY, True)
    await desk.types("she is on holiday")
    assert (await desk.texts())[-1].splitlines()[0] == TAKEN
    assert "she is on holiday" in (await _jane(desk)).events[-1].details.values()
    await desk.presses("↩️ Undo")
    assert "she is on holiday" not in (await _jane(desk)).events[-1].details.values()


async def test_a_reason_is_taken_back_by_undo(desk: Desk) -> None:
    await _marks(desk, "❌ Lost")
    await desk.types("too expensive")
    await desk.presses("↩️ Undo")
    assert (await _jane(desk)).lost_note is None


async def test_an_answer_that_comes_again_after_a_crash_is_no_lead(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    await _marks(desk, "❌ Lost")
    asks = BotContext.ask

    async def dies(*_: object, **__: object) -> None:
        monkeypatch.setattr(BotContext, "ask", asks)
        raise RuntimeError("killed")

    monkeypatch.setattr(BotContext, "ask", dies)
    await _types_twice(desk, "too expensive")
    assert not (await desk.office.person()).offers
    assert await _asked(desk) == (Asking.AGAIN, True)
    assert (await _jane(desk)).lost_note == "too expensive"


async def test_the_last_answer_that_comes_again_is_no_lead(desk: Desk) -> None:
    await _marks(desk, "✅ Followed up")
    said = await _types_twice(desk, "fri 10")
    assert len(said) == 1
    assert not (await desk.office.person()).offers


async def test_a_caption_answers_a_form_as_typed_words_do(desk: Desk) -> None:
    await _marks(desk, "❌ Lost")
    await desk.telegram.sends_photo(ANN, "too expensive")
    await desk.sees_to_updates()
    lead = await _jane(desk)
    assert (lead.lost_note, len(lead.photos)) == ("too expensive", 1)


async def test_a_caption_that_comes_twice_is_no_lead(desk: Desk) -> None:
    await _marks(desk, "❌ Lost")
    await desk.telegram.sends_photo(ANN, "too expensive")
    await _arrives_twice(desk)
    assert not (await desk.office.person()).offers
    assert await _asked(desk) == (Asking.AGAIN, True)


async def test_a_caption_about_somebody_else_is_offered(desk: Desk) -> None:
    await _marks(desk, "❌ Lost")
    await desk.telegram.sends_photo(ANN, "Bob wants a roof")
    await desk.sees_to_updates()
    assert (await desk.texts())[-1].splitlines()[0] == "Record this as a lead?"
    assert (await _jane(desk)).photos == ()


async def test_a_yes_hears_of_the_buttons_where_there_are_some(desk: Desk) -> None:
    await _marks(desk, "❌ Lost")
    assert (await desk.types("yes"))[0].startswith("Tap the button you mean, please")
    assert await _asked(desk) == (Asking.REASON, True)
    await desk.types("/due")
    assert (await desk.types("yes"))[0].startswith("Nothing waits for an answer here.")
