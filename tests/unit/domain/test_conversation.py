"""The guided recording of a lead, question by question."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain import conversation as talk
from domain.errors import QuestionGone
from domain.models import Field
from domain.people import Asking, Conversation
from domain.uploads import Upload
from tests.unit.domain.the_cast import ANN_HERSELF, DAY, MONDAY_9, MONDAY_10, MONDAY_15

CHAT = 1


@pytest.fixture
def asked() -> Conversation:
    """Just begun."""
    return talk.begin(CHAT, None, MONDAY_9, cause=1)


@pytest.fixture
def done(asked: Conversation) -> Conversation:
    """All six questions skipped."""
    for _ in talk.STEPS:
        asked = talk.skip(asked, MONDAY_10, cause=2)
    return asked


def test_it_begins_with_the_first_question(asked: Conversation) -> None:
    assert asked == Conversation(CHAT, None, Asking.NEW_LEAD, MONDAY_9, MONDAY_9, asked=Field.NAME, cause=1)


def test_the_questions_come_in_their_order(asked: Conversation) -> None:
    order = []
    while asked.asked is not None:
        order.append(asked.asked)
        asked = talk.answer(asked, "so", MONDAY_10, cause=2)
    assert order == [Field.NAME, Field.CONTACT, Field.SOURCE, Field.NEED, Field.VALUE, Field.DUE]


def test_an_answer_is_kept_word_for_word(asked: Conversation) -> None:
    assert talk.answer(asked, " Jane  Doe ", MONDAY_10, cause=2).answers == {Field.NAME: " Jane  Doe "}


def test_an_answer_says_when_and_through_which_update_it_came(asked: Conversation) -> None:
    answered = talk.answer(asked, "Jane", MONDAY_10, cause=2)
    assert (answered.began_at, answered.touched_at, answered.cause) == (MONDAY_9, MONDAY_10, 2)


def test_a_skipped_question_has_no_answer(asked: Conversation) -> None:
    skipped = talk.skip(asked, MONDAY_10, cause=2)
    assert (skipped.asked, skipped.answers) == (Field.CONTACT, {})


def test_skipping_a_question_answered_before_drops_that_answer(asked: Conversation) -> None:
    answered = talk.answer(asked, "Jane", MONDAY_10, cause=2)
    again = talk.skip(talk.back(answered, MONDAY_10, cause=3), MONDAY_10, cause=4)
    assert again.answers == {}


def test_back_asks_the_question_before(asked: Conversation) -> None:
    answered = talk.answer(asked, "Jane", MONDAY_10, cause=2)
    back = talk.back(answered, MONDAY_10, cause=3)
    assert (back.asked, back.answers, back.cause) == (Field.NAME, {Field.NAME: "Jane"}, 3)


def test_back_from_the_first_question_stays_there(asked: Conversation) -> None:
    assert talk.back(asked, MONDAY_10, cause=2).asked is Field.NAME


def test_a_second_answer_replaces_the_first(asked: Conversation) -> None:
    back = talk.back(talk.answer(asked, "Jane", MONDAY_10, cause=2), MONDAY_10, cause=3)
    assert talk.answer(back, "Joan", MONDAY_10, cause=4).answers == {Field.NAME: "Joan"}


def test_an_answer_that_cannot_be_read_is_kept_and_asked_again(asked: Conversation) -> None:
    unread = talk.misunderstood(asked, "???", MONDAY_10, cause=2)
    assert (unread.asked, unread.text, unread.touched_at, unread.cause) == (Field.NAME, "???", MONDAY_10, 2)


def test_everything_that_could_not_be_read_is_kept(asked: Conversation) -> None:
    unread = talk.misunderstood(asked, "???", MONDAY_10, cause=2)
    assert talk.misunderstood(unread, "!!!", MONDAY_10, cause=3).text == "???\n!!!"


def test_after_the_last_question_it_is_done(asked: Conversation, done: Conversation) -> None:
    assert (talk.is_done(asked), talk.is_done(done)) == (False, True)


def test_a_question_of_another_kind_is_never_done() -> None:
    assert not talk.is_done(Conversation(CHAT, None, Asking.NOTE, MONDAY_9, MONDAY_9))


def test_when_nothing_is_asked_nothing_can_be_answered_or_skipped_or_gone_back_from(done: Conversation) -> None:
    with pytest.raises(QuestionGone):
        talk.answer(done, "Jane", MONDAY_10, cause=9)
    with pytest.raises(QuestionGone):
        talk.skip(done, MONDAY_10, cause=9)
    with pytest.raises(QuestionGone):
        talk.back(done, MONDAY_10, cause=9)


def test_a_question_waits_for_a_day(asked: Conversation) -> None:
    answered = talk.answer(asked, "Jane", MONDAY_10, cause=2)
    assert not talk.is_over(answered, MONDAY_9 + DAY)
    assert talk.is_over(answered, MONDAY_10 + DAY)


def test_what_was_answered_when_the_time_runs_out_is_a_draft(asked: Conversation) -> None:
    answered = talk.answer(asked, "Jane", MONDAY_10, cause=2)
    assert talk.overdue(answered) == replace(answered, overdue=True)


def test_what_could_not_be_read_is_a_draft_too(asked: Conversation) -> None:
    assert talk.overdue(talk.misunderstood(asked, "???", MONDAY_10, cause=2)) is not None


def test_a_question_that_nobody_answered_leaves_nothing(asked: Conversation) -> None:
    assert talk.overdue(asked) is None


def test_an_answer_says_when_it_was_typed_and_means_that_day_also_after_a_rest(asked: Conversation) -> None:
    answered = talk.answer(asked, "Jane", MONDAY_10, cause=2)
    resumed = talk.resume(talk.cancelled(answered, MONDAY_15), MONDAY_15 + DAY)
    assert talk.said_at(resumed, Field.NAME) == MONDAY_10
    assert talk.said_at(talk.back(resumed, MONDAY_15 + DAY, cause=3), Field.NAME) == MONDAY_10
    assert talk.skip(talk.back(resumed, MONDAY_15 + DAY, cause=3), MONDAY_15 + DAY, cause=4).said_at == {}


def test_an_answer_of_an_older_version_was_typed_when_the_conversation_was_touched_last(asked: Conversation) -> None:
    older = replace(asked, answers={Field.NAME: "Jane"}, touched_at=MONDAY_10)
    assert talk.said_at(talk.resume(older, MONDAY_15), Field.NAME) == MONDAY_10


def test_what_is_said_beside_an_answer_is_kept_among_the_notes(asked: Conversation) -> None:
    answered = talk.answer(asked, "Jane", MONDAY_10, cause=2, beside="prefers mornings")
    assert (answered.answers, answered.text) == ({Field.NAME: "Jane"}, "prefers mornings")


def test_what_was_cancelled_is_a_draft_until_it_is_taken_up(asked: Conversation) -> None:
    ended = talk.cancelled(talk.answer(asked, "Jane", MONDAY_10, cause=2), MONDAY_15)
    assert (ended.overdue, ended.cancelled, ended.touched_at) == (True, True, MONDAY_15)
    resumed = talk.resume(ended, MONDAY_15)
    assert (resumed.overdue, resumed.cancelled, resumed.answers) == (False, False, {Field.NAME: "Jane"})


def test_a_draft_is_taken_up_where_it_was_left(asked: Conversation) -> None:
    answered = talk.answer(asked, "Jane", MONDAY_10, cause=2)
    resumed = talk.resume(replace(answered, overdue=True), MONDAY_15)
    assert resumed == replace(answered, touched_at=MONDAY_15)
    assert not resumed.overdue


def test_what_is_taken_up_stands_before_what_is_asked_and_nowhere_twice(asked: Conversation) -> None:
    def lead(cause: int, behind: Conversation | None = None) -> Conversation:
        return replace(talk.answer(asked, "Jane", MONDAY_10, cause=cause), behind=behind)

    def causes(conversation: Conversation | None) -> list[int | None]:
        return [] if conversation is None else [conversation.cause, *causes(conversation.behind)]

    def order(draft: Conversation, before: Conversation | None) -> list[int | None]:
        return causes(talk.resume_before(draft, before, MONDAY_15))

    assert order(lead(2), None) == [2]
    assert order(lead(2), asked) == [2]
    assert order(lead(2), lead(3)) == [2, 3]
    assert order(lead(2), lead(3, lead(4))) == [2, 3, 4]
    assert order(lead(2, lead(4)), lead(3, lead(2, lead(4)))) == [2, 3, 4]
    assert order(lead(2, lead(4)), lead(2, lead(4))) == [2, 4]
    assert order(lead(2), talk.cancelled(lead(3), MONDAY_10)) == [2]
    assert order(lead(2), replace(asked, asking=Asking.FIND, asked=None, behind=lead(3))) == [2, 3]


def test_cancelled_leads_are_laid_aside_the_last_five_and_one_is_taken_up_again(asked: Conversation) -> None:
    person = ANN_HERSELF
    for cause in range(1, 7):
        draft = replace(asked, cause=cause, behind=asked)
        person = person.in_conversation(draft).laying_aside(draft)
    assert [each.cause for each in person.cancelled] == [2, 3, 4, 5, 6]
    assert all(each.behind is None for each in person.cancelled)
    again = person.taking_up(person.cancelled[1])
    assert [each.cause for each in again.cancelled] == [2, 4, 5, 6]
    current = again.conversation(CHAT, None)
    assert current is not None
    assert current.cause == 3


def test_what_cancels_is_remembered() -> None:
    assert ANN_HERSELF.cancelling(7).cancelled_by == 7
    assert ANN_HERSELF.cancelling(7).cancelling(None).cancelled_by == 7


def test_a_file_waits_for_a_day_and_the_newer_of_two_things_is_known() -> None:
    upload = Upload(7, "file", "leads.csv", 1, touched_at=MONDAY_9)
    assert upload.waits(MONDAY_9 + DAY - timedelta(seconds=1))
    assert not upload.waits(MONDAY_9 + DAY)
    assert not replace(upload, recorded_at=MONDAY_9).waits(MONDAY_10)
    assert not replace(upload, touched_at=None).waits(MONDAY_10)
    assert upload.is_newer_than(MONDAY_9 - timedelta(seconds=1))
    assert not upload.is_newer_than(MONDAY_9)
    assert not replace(upload, touched_at=None).is_newer_than(MONDAY_9)


def test_the_card_goes_back_to_what_it_was_for_and_without_one_the_question_does(asked: Conversation) -> None:
    assert replace(asked, message=7).shown_in == 7
    assert replace(asked, message=7, card=5).shown_in == 5
