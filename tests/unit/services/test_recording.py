"""Recording by conversation: one question at a time, kept through every restart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain import conversation as talk
from domain.errors import MomentPassed, NothingToRecord, NotUnderstood, QuestionGone
from domain.models import Field, Lead, LeadRef, WorkspaceId
from domain.people import Asking, Conversation
from domain.sources import Source
from services.recording import captured
from tests.unit.services.the_office import ANN, HOUR, Office

CHAT = int(ANN)


async def begins(office: Office) -> Conversation:
    office.causes += 1
    return await office.recording.begin(await office.person(), CHAT, await office.reading(), office.causes)


async def answers(office: Office, typed: str) -> Conversation:
    """Answer what is asked, as it is kept."""
    office.causes += 1
    person = await office.person()
    asked = person.conversation(CHAT, None)
    assert asked is not None
    answered = await office.recording.answer(person, asked, typed, await office.reading(), office.causes)
    kept = (await office.person()).conversation(CHAT, None)
    assert kept == answered.conversation
    return answered.conversation


async def finishes(office: Office, conversation: Conversation) -> Lead:
    person = await office.person()
    own = await office.people.own_workspace(person)
    return await office.recording.finish(person, own, conversation, await office.reading())


async def test_six_answers_make_a_lead(office: Office) -> None:
    await begins(office)
    for typed in ("Jane Doe", "902-555-0134", "facebook", "a mortgage", "350k"):
        assert not talk.is_done(await answers(office, typed))
        await office.reopens()
    done = await answers(office, "tomorrow 3pm")
    assert talk.is_done(done)
    lead = await finishes(office, done)
    assert (lead.name, lead.phones, lead.source, lead.need) == (
        "Jane Doe",
        ("+19025550134",),
        Source.FACEBOOK,
        "a mortgage",
    )
    assert lead.due_exact
    assert await finishes(office, done) == lead, "the same answer ends it once"
    assert (await office.person()).conversation(CHAT, None) == done, "it is forgotten when the card is shown"


async def test_the_same_update_begins_answers_and_skips_once(office: Office) -> None:
    first = await begins(office)
    by = await office.reading()
    again = await office.recording.begin(await office.person(), CHAT, by, office.causes)
    assert again == first

    answered = await office.recording.answer(await office.person(), first, "Jane", by, 9)
    twice = await office.recording.answer(await office.person(), answered.conversation, "Jane", by, 9)
    assert twice.conversation == answered.conversation
    assert answered.conversation.asked is Field.CONTACT

    skipped = await office.recording.skip(await office.person(), answered.conversation, by, 10)
    assert await office.recording.skip(await office.person(), skipped, by, 10) == skipped
    back = await office.recording.back(await office.person(), skipped, by, 11)
    assert (back.asked, skipped.asked) == (Field.CONTACT, Field.SOURCE)
    assert await office.recording.back(await office.person(), back, by, 11) == back


@pytest.mark.parametrize(
    ("step", "typed", "complaint"),
    [(Field.CONTACT, "at the gym", NotUnderstood), (Field.VALUE, "a lot", NotUnderstood), (Field.DUE, "in 1999", None)],
)
async def test_what_can_not_be_read_is_kept_and_asked_again(
    office: Office, step: Field, typed: str, complaint: type[Exception] | None
) -> None:
    conversation = replace(await begins(office), asked=step)
    await office.people.ask(ANN, conversation)
    answered = await office.recording.answer(await office.person(), conversation, typed, await office.reading(), 7)
    assert isinstance(answered.misread, complaint or (NotUnderstood, MomentPassed))
    assert (answered.conversation.asked, answered.conversation.text) == (step, typed)


async def test_what_could_not_be_read_ends_among_the_notes(office: Office) -> None:
    await begins(office)
    await answers(office, "Jane")
    conversation = await answers(office, "at the gym")
    lead = await finishes(office, conversation)
    assert [note.text for note in lead.notes] == ["at the gym"]


async def test_a_lead_without_a_time_is_due_in_an_hour(office: Office) -> None:
    await begins(office)
    lead = await finishes(office, await answers(office, "Jane"))
    assert (lead.due_at, lead.due_exact) == (office.clock.now() + HOUR, False)


async def test_skipping_everything_records_nothing(office: Office) -> None:
    conversation = await begins(office)
    for cause in range(len(talk.STEPS)):
        conversation = await office.recording.skip(
            await office.person(), conversation, await office.reading(), 5000 + cause
        )
    assert talk.is_done(conversation)
    with pytest.raises(NothingToRecord):
        await finishes(office, conversation)
    with pytest.raises(QuestionGone):
        await office.recording.skip(await office.person(), conversation, await office.reading(), 6000)


async def test_an_answer_after_the_last_question_changes_nothing(office: Office) -> None:
    conversation = replace(await begins(office), asked=None)
    await office.people.ask(ANN, conversation)
    answered = await office.recording.answer(await office.person(), conversation, "hello", await office.reading(), 7)
    assert answered.conversation == conversation


async def test_a_conversation_put_aside_is_taken_up_where_it_was_left(office: Office) -> None:
    await begins(office)
    conversation = await answers(office, "Jane")
    await office.recording.put_aside(await office.person(), conversation)
    draft = (await office.person()).conversation(CHAT, None)
    assert draft is not None
    assert draft.overdue
    resumed = await office.recording.resume(await office.person(), draft, await office.reading())
    assert (resumed.overdue, resumed.asked, resumed.answers) == (False, Field.CONTACT, conversation.answers)


async def test_the_message_that_asks_is_remembered(office: Office) -> None:
    conversation = await begins(office)
    await office.recording.asked_in(await office.person(), conversation, 77, conversation.chat, None)
    kept = (await office.person()).conversation(CHAT, None)
    assert kept is not None
    assert kept.message == 77


async def test_a_question_about_a_lead_lets_the_half_recorded_one_wait_behind(office: Office) -> None:
    await begins(office)
    half = await answers(office, "Jane")
    about = Conversation(CHAT, None, Asking.NOTE, half.began_at, half.began_at, lead=LeadRef(WorkspaceId(ANN), 1))
    await office.people.ask(ANN, about)
    assert (await office.people.stop_asking(ANN, CHAT, None)).conversation(CHAT, None) == half


async def test_an_answer_means_the_day_on_which_it_was_typed_also_when_a_draft_is_taken_up(office: Office) -> None:
    await begins(office)
    typed = await answers(office, "Jane Doe, 902-555-0134, tomorrow 3pm")
    meant = captured(typed, await office.reading()).due
    assert meant is not None
    office.clock.moves(24 * HOUR)
    await office.recording.put_aside(await office.person(), typed)
    draft = (await office.person()).conversation(CHAT, None)
    assert draft is not None
    resumed = await office.recording.resume(await office.person(), draft, await office.reading())
    assert captured(resumed, await office.reading()).due == meant
    office.clock.moves(24 * HOUR)
    late = captured(resumed, await office.reading())
    assert (late.due, late.passed) == (None, "tomorrow 3pm")


async def test_of_two_times_the_one_that_was_asked_for_counts_if_it_is_one(office: Office) -> None:
    await begins(office)
    for typed in ("Jane Doe, 902-555-0134, tomorrow 3pm", "902-555-0134", "facebook", "a mortgage", "350k"):
        last = await answers(office, typed)
    assert (await answers(office, "in 2 hours")).answers[Field.DUE] == "in 2 hours"
    done = (await office.person()).conversation(CHAT, None)
    assert done is not None
    office.clock.moves(3 * HOUR)
    assert captured(done, await office.reading()).passed == "in 2 hours"
    unread = replace(last, answers={**last.answers, Field.DUE: "when the cows come home"})
    office.clock.moves(48 * HOUR)
    assert captured(unread, await office.reading()).passed == "tomorrow 3pm"
