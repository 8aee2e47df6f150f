"""What arrives twice is asked about twice at most, and recorded or added once."""

from __future__ import annotations

import pytest
from telegram import Update

from domain.models import LeadRef, PersonId, WorkspaceId
from domain.people import Asking
from messages.callbacks import Action, Press, pack
from sandbox.client import ANN
from tests.unit.handlers.conftest import Desk


async def _twice(desk: Desk, text: str) -> list[str]:
    """Ann's message arrives, and again after a crash; returns what the bot has written since."""
    before = await desk.texts()
    await desk.telegram.types(ANN, text)
    for update in await desk.application.bot.get_updates(offset=desk._offset, allowed_updates=Update.ALL_TYPES):
        desk._offset = update.update_id + 1
        for _ in range(2):
            await desk.application.process_update(update)
    return (await desk.texts())[len(before) :]


async def _leads(desk: Desk) -> list[str | None]:
    return [lead.name for lead in await desk.office.leads.all(WorkspaceId(ANN), PersonId(ANN))]


async def test_a_line_that_comes_twice_is_not_known_from_its_own_recording(desk: Desk) -> None:
    said = await _twice(desk, "/new Jane Doe, 902-555-0134")
    assert [each.startswith("Recorded.") for each in said] == [True, True]
    assert await _leads(desk) == ["Jane Doe"]


async def test_a_line_that_is_asked_about_twice_is_recorded_once(desk: Desk) -> None:
    await desk.types("/new Jane Doe, 902-555-0134")
    said = await _twice(desk, "/new Joan Doe, 902-555-0134")
    assert [each.startswith("Already in your book?") for each in said] == [True, True]
    for _ in said:
        await desk.presses("✅ Record anyway")
    assert await _leads(desk) == ["Jane Doe", "Joan Doe"]


async def test_what_is_typed_while_it_is_asked_who_is_known_is_an_offer_of_its_own(desk: Desk) -> None:
    await desk.types("/new Jane Doe, 902-555-0134")
    await desk.telegram.acts(ANN, "contact", phone_number="+19025550134", first_name="Joan")
    await desk.sees_to_updates()
    await desk.presses("✅ Record it")
    said = await desk.types("wants a tent")
    assert [each.startswith("Record this as a lead?") for each in said] == [True]
    await desk.presses("✅ Record anyway")
    joan = await desk.office.leads.get(LeadRef(WorkspaceId(ANN), 2), PersonId(ANN))
    assert (joan.name, joan.need) == ("Joan", None)


async def test_a_picture_after_record_it_is_no_part_of_what_is_asked_about(desk: Desk) -> None:
    await desk.types("/new Jane Doe, 902-555-0134")
    await desk.types("Joan Doe, 902-555-0134")
    await desk.presses("✅ Record it")
    await desk.telegram.acts(ANN, "photo")
    await desk.sees_to_updates()
    assert (await desk.texts())[-1].startswith("Who is it?")
    await desk.presses("➕ Add to #1")
    jane = await desk.office.leads.get(LeadRef(WorkspaceId(ANN), 1), PersonId(ANN))
    assert jane.photos == ()


async def test_the_last_answer_that_comes_twice_is_no_new_lead(desk: Desk) -> None:
    await desk.types("/new Jane Doe, 902-555-0134")
    await desk.types("/new")
    await desk.types("Jane Doe")
    for _ in range(4):
        await desk.presses("Skip")
    await _twice(desk, "tomorrow 3pm")
    said = await desk.texts()
    assert sum("Already in your book?" in each for each in said) == 1
    assert not any("Record this as a lead?" in each for each in said)
    await desk.presses("✅ Record anyway")
    assert await _leads(desk) == ["Jane Doe", "Jane Doe"]


async def test_forged_pairs_are_refused(desk: Desk) -> None:
    await desk.types("/new Jane Doe, 902-555-0134")
    for data in ("Md::x", "Md::99999999999999999", f"Mm:{ANN}/1/1:x/0", f"Mu:{ANN}/1/1:", f"Mt:{ANN}/1/1:2", "Mm::2/0"):
        assert "don't know that button" in (await desk.forges(data))["text"]
    for data in (f"Ma:{ANN}/1/1:", f"Ma:{ANN}/1/1:5", "Mr::5", "Mk::5", f"Ms:{ANN}/1/1:5"):
        assert "no longer open" in (await desk.forges(data))["text"]
    assert await _leads(desk) == ["Jane Doe"]


async def _draft_of_jane(desk: Desk) -> None:
    """Somebody like Jane was captured in conversation, and then a note on Jane was begun."""
    await desk.types("/new Jane Doe, 902-555-0134")
    await desk.types("/new")
    await desk.types("Joan Doe, 902-555-0134")
    for _ in range(4):
        await desk.presses("Skip")
    await desk.types("tomorrow 3pm")
    card = next(each for each in await desk.messages() if each["text"].startswith("Recorded."))
    note = pack(Press(Action.ASK_NOTE, LeadRef(WorkspaceId(ANN), 1), 1))
    await desk._pressed(desk.telegram.forges(ANN, card["id"], note))


@pytest.mark.parametrize(
    ("label", "names"),
    [("✅ Record anyway", ["Jane Doe", "Joan Doe"]), ("➕ Add to #1", ["Jane Doe"]), ("Discard", ["Jane Doe"])],
)
async def test_a_draft_is_still_answered_for_while_something_else_is_asked(
    desk: Desk, label: str, names: list[str]
) -> None:
    await _draft_of_jane(desk)
    asked = (await desk.office.person()).conversation(ANN, None)
    assert asked is not None
    assert asked.behind is not None
    answer = await desk.presses(label)
    assert "no longer open" not in (answer.get("text") or "")
    assert await _leads(desk) == names
    left = (await desk.office.person()).conversation(ANN, None)
    assert left is not None
    assert (left.asking, left.behind) == (Asking.NOTE, None)


async def test_the_question_may_be_looked_at_again_while_something_else_is_asked(desk: Desk) -> None:
    await _draft_of_jane(desk)
    await desk.presses("👤 Show #1")
    await desk.presses("‹ Back")
    left = (await desk.office.person()).conversation(ANN, None)
    assert left is not None
    assert left.asking is Asking.NOTE
    await desk.presses("✅ Record anyway")
    assert await _leads(desk) == ["Jane Doe", "Joan Doe"]


async def _refers(desk: Desk) -> None:
    await desk.types("/new Jane Doe, 902-555-0134")
    await desk.types("/new Bob Roy, 902-555-0177")
    await desk.forges(pack(Press(Action.REFER, LeadRef(WorkspaceId(ANN), 1), 1)))


async def test_a_referral_who_may_be_known_is_asked_about_and_linked(desk: Desk) -> None:
    await _refers(desk)
    said = await desk.types("Robert Roy, 902-555-0177")
    assert said[-1].startswith("Already in your book?")
    assert await _leads(desk) == ["Jane Doe", "Bob Roy"]
    await desk.presses("➕ Add to #2")
    bob = await desk.office.leads.get(LeadRef(WorkspaceId(ANN), 2), PersonId(ANN))
    assert bob.referred_by == 1


async def test_a_referral_who_is_somebody_else_is_recorded_with_who_sent_them(desk: Desk) -> None:
    await _refers(desk)
    await desk.types("Robert Roy, 902-555-0177")
    await desk.presses("👤 Show #2")
    await desk.presses("‹ Back")
    await desk.presses("✅ Record anyway")
    robert = await desk.office.leads.get(LeadRef(WorkspaceId(ANN), 3), PersonId(ANN))
    assert (robert.name, robert.referred_by) == ("Robert Roy", 1)


async def test_a_contact_answers_the_question_for_a_referral(desk: Desk) -> None:
    await _refers(desk)
    await desk.telegram.acts(ANN, "contact", phone_number="+19025550199", first_name="Cleo")
    await desk.sees_to_updates()
    cleo = await desk.office.leads.get(LeadRef(WorkspaceId(ANN), 3), PersonId(ANN))
    assert (cleo.name, cleo.phones, cleo.referred_by) == ("Cleo", ("+19025550199",), 1)
