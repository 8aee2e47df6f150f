"""What the things that the bot keeps say of themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.errors import SilentLead
from domain.models import Field, Lead, LeadRef
from domain.people import Asking, Conversation, Person
from domain.shares import Offer
from tests.unit.domain.the_cast import ANN_HERSELF, BERLIN, MONDAY_9, MONDAY_10, SHOP, TEAM


def question(chat: int, topic: int | None = None, asking: Asking = Asking.NOTE) -> Conversation:
    """Something asked there."""
    return Conversation(chat, topic, asking, MONDAY_9, MONDAY_9)


# Leads -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("missing", ["due_at", "next_nag_at"])
def test_an_open_lead_cannot_be_silent(lead: Lead, missing: str) -> None:
    with pytest.raises(SilentLead):
        replace(lead, **{missing: None})  # type: ignore[arg-type]


def test_a_deleted_lead_may_be_silent(lead: Lead) -> None:
    assert replace(lead, deleted_at=MONDAY_10, due_at=None, next_nag_at=None).due_at is None


def test_a_lead_is_named_by_its_workspace_and_number(lead: Lead) -> None:
    assert lead.ref == LeadRef(SHOP, 12)


def test_a_lead_rests_when_it_was_followed_up_and_nothing_is_planned(
    lead: Lead, resting: Lead, planned: Lead, closed: Lead
) -> None:
    assert [each.resting for each in (lead, resting, planned, closed)] == [False, True, False, False]


def test_a_lead_knows_the_updates_that_changed_it(lead: Lead) -> None:
    event = replace(lead.events[0], cause=5)
    assert replace(lead, events=(event,)).knows(5)
    assert not replace(lead, events=(event,)).knows(6)


def test_an_event_without_an_update_is_no_repetition_of_another(lead: Lead) -> None:
    assert lead.events[0].cause is None
    assert not lead.knows(None)


# People ----------------------------------------------------------------------------------------------------


def test_a_question_is_found_in_its_chat_and_topic(ann: Person) -> None:
    here, there = question(1), question(1, topic=3)
    asked = replace(ann, conversations=(here, there))
    assert asked.conversation(1, None) is here
    assert asked.conversation(1, 3) is there
    assert asked.conversation(2, None) is None


def test_a_new_question_takes_the_place_of_the_old_one_there(ann: Person) -> None:
    elsewhere, old, new = question(2), question(1), question(1, asking=Asking.WON)
    assert replace(ann, conversations=(old, elsewhere)).in_conversation(new).conversations == (elsewhere, new)


def test_a_question_can_be_dropped_in_one_place_alone(ann: Person) -> None:
    here, there = question(1), question(1, topic=3)
    assert replace(ann, conversations=(here, there)).out_of_conversation(1, None).conversations == (there,)


def test_a_half_recorded_lead_follows_a_group_that_gets_another_id_and_questions_are_dropped(ann: Person) -> None:
    behind = replace(question(-1, asking=Asking.NEW_LEAD), message=4, answers={Field.NAME: "Jane"})
    here, there = replace(question(-1), message=5, behind=behind), replace(question(1), message=6)
    offers = tuple(Offer(chat, (), message=7) for chat in (-1, 1))
    moved = replace(ann, conversations=(here, there), cancelled=(behind,), offers=offers).in_another_chat(-1, -100)
    half = replace(behind, chat=-100, message=None)
    assert moved.conversations == (half, there), "nobody can reply to a question that stands in the old chat"
    assert moved.cancelled == (half,)
    again = replace(ann, conversations=(replace(behind, behind=behind), question(-1, topic=3)), cancelled=(here,))
    assert again.in_another_chat(-1, -100).conversations == (replace(half, behind=half),)
    assert [(each.chat, each.message) for each in moved.offers] == [(-100, None), (1, 7)]


def a_lead_half_recorded(behind: Conversation | None = None) -> Conversation:
    """A guided conversation in which the name was typed already."""
    return replace(question(1, asking=Asking.NEW_LEAD), answers={Field.NAME: "Jane"}, behind=behind)


def test_a_half_recorded_lead_waits_behind_a_question_about_another(ann: Person) -> None:
    recording, asked = a_lead_half_recorded(), question(1)
    asking = replace(ann, conversations=(recording,)).in_conversation(asked)
    assert asking.conversations == (replace(asked, behind=recording),)


def test_a_half_recorded_lead_goes_on_when_the_question_is_settled(ann: Person) -> None:
    recording = a_lead_half_recorded()
    asking = replace(ann, conversations=(recording,)).in_conversation(question(1))
    assert asking.out_of_conversation(1, None).conversations == (recording,)


def test_a_half_recorded_lead_waits_behind_two_questions_too(ann: Person) -> None:
    recording = a_lead_half_recorded()
    asking = replace(ann, conversations=(recording,)).in_conversation(question(1))
    again = asking.in_conversation(question(1, asking=Asking.WON))
    assert again.out_of_conversation(1, None).conversations == (recording,)


def test_a_new_recording_takes_the_place_of_a_half_recorded_lead(ann: Person) -> None:
    new = question(1, asking=Asking.NEW_LEAD)
    assert replace(ann, conversations=(a_lead_half_recorded(),)).in_conversation(new).conversations == (new,)


@pytest.mark.parametrize(
    ("conversation", "holds"),
    [
        (a_lead_half_recorded(), True),
        (question(1, asking=Asking.NEW_LEAD), False),
        (replace(question(1, asking=Asking.NEW_LEAD), text="???"), True),
        (replace(question(1), text="likes boats"), False),
    ],
)
def test_a_recording_holds_a_lead_once_something_was_typed(conversation: Conversation, holds: bool) -> None:
    assert conversation.holds_a_lead is holds


def test_a_settled_question_with_nothing_behind_it_leaves_nothing(ann: Person) -> None:
    assert replace(ann, conversations=(question(1),)).out_of_conversation(1, None).conversations == ()
    assert ann.out_of_conversation(1, None).conversations == ()


def test_who_has_chosen_no_clock_goes_by_their_teams() -> None:
    assumed = replace(ANN_HERSELF, zone_known=False)
    assert (assumed.by_clock_of(BERLIN).zone, assumed.by_clock_of(BERLIN).zone_known) == (BERLIN, False)
    assert assumed.by_clock_of(None) is assumed
    chosen = replace(ANN_HERSELF, zone_known=True)
    assert chosen.by_clock_of(BERLIN) is chosen


def test_a_question_that_was_put_elsewhere_goes_on_from_there_alone() -> None:
    before, now = question(TEAM.chat, topic=7), question(TEAM.chat)
    asked = ANN_HERSELF.in_conversation(before).asked_elsewhere(before, now)
    assert asked.conversations == (now,)
