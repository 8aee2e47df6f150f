"""Who helped to win a lead, and whom it sends next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain import lifecycle, undo, winning
from domain.capture import Captured
from domain.errors import LeadChanged, LeadVanished, MomentPassed, NotClosed, OwnReferrer, TooManyAssists
from domain.models import Assist, AssistKind, Deed, EventKind, Lead, LeadRef, Status
from domain.sources import Source
from tests.unit.domain.the_cast import (
    ANN,
    ANN_DOES,
    BOB_DOES,
    MONDAY_9,
    MONDAY_10,
    MONDAY_15,
    SHOP,
    TUESDAY_9,
    follow_up,
    last,
    recorded,
    saved,
    seen_by_people,
    vague,
)

BOB_HELPS = Assist(AssistKind.PERSON, "Bob")
REEL = Assist(AssistKind.POST, "reel about first homes")
MARIA = Captured(name="Maria", phones=("+19025550190",))


@pytest.fixture
def won(closed: Lead) -> Lead:
    """A win with two helpers."""
    one = saved(winning.add_assist(closed, BOB_HELPS, ANN_DOES))
    return saved(winning.add_assist(one, REEL, ANN_DOES))


# Who helped --------------------------------------------------------------------------------------------------


def test_several_can_have_helped(won: Lead) -> None:
    assert won.assists == (BOB_HELPS, REEL)


@pytest.mark.parametrize("said", ["Bob", "bob", "  BOB\n"])
def test_who_is_named_twice_helped_once(won: Lead, said: str) -> None:
    assert winning.add_assist(won, Assist(AssistKind.PERSON, said), ANN_DOES) is won


def test_an_event_may_be_called_like_a_person(won: Lead) -> None:
    assert len(winning.add_assist(won, Assist(AssistKind.EVENT, "Bob"), ANN_DOES).assists) == 3


def test_ten_helpers_are_enough(closed: Lead) -> None:
    for number in range(winning.MOST_ASSISTS):
        closed = winning.add_assist(closed, Assist(AssistKind.PERSON, f"Bob {number}"), ANN_DOES)
    with pytest.raises(TooManyAssists):
        winning.add_assist(closed, REEL, ANN_DOES)
    assert winning.add_assist(closed, Assist(AssistKind.PERSON, "Bob 3"), ANN_DOES) is closed


def test_who_helped_can_be_taken_back_once(won: Lead) -> None:
    dropped = winning.drop_assist(won, winning.mark_of(BOB_HELPS), ANN_DOES)
    assert dropped.assists == (REEL,)
    assert winning.drop_assist(dropped, winning.mark_of(BOB_HELPS), ANN_DOES) is dropped


def test_only_a_win_has_helpers(lead: Lead) -> None:
    with pytest.raises(NotClosed):
        winning.add_assist(lead, BOB_HELPS, ANN_DOES)
    with pytest.raises(NotClosed):
        winning.drop_assist(lead, winning.mark_of(BOB_HELPS), ANN_DOES)


def test_a_question_about_an_older_win_takes_no_helper(closed: Lead) -> None:
    again = saved(lifecycle.reopen(closed, vague(TUESDAY_9), BOB_DOES, MONDAY_10))
    with pytest.raises(LeadChanged):
        winning.add_assist(again, BOB_HELPS, Deed(ANN, seen=closed.version))


def test_undo_of_a_win_drops_who_helped(closed: Lead, lead: Lead) -> None:
    helped = saved(winning.add_assist(closed, BOB_HELPS, ANN_DOES))
    assert seen_by_people(undo.undo(helped, ANN_DOES, MONDAY_10)) == seen_by_people(lead)


def test_a_reopened_lead_has_no_helpers_until_undo_brings_them_back(won: Lead) -> None:
    again = saved(lifecycle.reopen(won, vague(TUESDAY_9), ANN_DOES, MONDAY_10))
    assert again.assists == ()
    assert undo.undo(again, ANN_DOES, MONDAY_10).assists == won.assists


def test_undo_of_a_note_keeps_who_helped(closed: Lead) -> None:
    noted = saved(lifecycle.note(closed, "likes boats", ANN_DOES, MONDAY_10))
    helped = saved(winning.add_assist(noted, BOB_HELPS, ANN_DOES))
    assert undo.undo(helped, ANN_DOES, MONDAY_10).assists == (BOB_HELPS,)


def test_a_win_asks_for_a_plan_until_there_is_one(closed: Lead, lead: Lead) -> None:
    planned = lifecycle.plan(closed, vague(TUESDAY_9), ANN_DOES, MONDAY_10)
    asking = [winning.wants_a_plan(each) for each in (closed, planned, lead, follow_up(lead, ANN_DOES, MONDAY_10))]
    assert asking == [True, False, False, False]


# Referrals ---------------------------------------------------------------------------------------------------


def referred(parent: Lead, captured: Captured = MARIA) -> Lead:
    """A lead that another has sent."""
    return winning.refer(parent, LeadRef(SHOP, 31), captured, vague(TUESDAY_9), ANN_DOES, MONDAY_10)


def test_a_referral_is_a_new_lead_that_names_who_sent_it(closed: Lead) -> None:
    maria = referred(closed)
    assert (maria.name, maria.number, maria.status) == ("Maria", 31, Status.OPEN)
    assert (maria.source, maria.source_note, maria.referred_by) == (Source.REFERRAL, "Jane Doe", 12)


@pytest.mark.parametrize(
    ("source", "note", "kept"),
    [
        (None, None, None),
        (Source.REFERRAL, None, None),
        (Source.REFERRAL, "my dentist", "my dentist"),
        (Source.FACEBOOK, None, "from facebook"),
        (Source.OTHER, "the lake", "from the lake"),
    ],
)
def test_where_else_a_referral_was_found_is_a_note(
    closed: Lead, source: Source | None, note: str | None, kept: str | None
) -> None:
    told = replace(MARIA, source=source, source_note=note)
    assert [each.text for each in referred(closed, told).notes] == ([kept] if kept else [])
    both = referred(closed, replace(told, notes="has a dog"))
    assert both.notes[0].text == "\n".join(filter(None, ["has a dog", kept]))


def test_a_deleted_lead_sends_nobody(lead: Lead) -> None:
    with pytest.raises(LeadVanished):
        referred(lifecycle.delete(lead, ANN_DOES, MONDAY_10))


def test_a_referral_is_due_in_the_future(lead: Lead) -> None:
    with pytest.raises(MomentPassed):
        winning.refer(lead, LeadRef(SHOP, 31), MARIA, vague(MONDAY_9), ANN_DOES, MONDAY_10)


def test_who_sent_a_lead_is_credited_once(lead: Lead) -> None:
    credited = winning.credit(lead, referred(lead))
    assert credited.referrals == (31,)
    assert winning.credit(credited, referred(lead)) is credited


def test_nobody_is_credited_for_a_lead_that_another_sent(lead: Lead) -> None:
    assert winning.credit(recorded(13), referred(lead)).referrals == ()


def test_a_credit_ends_with_the_referral(lead: Lead) -> None:
    credited = winning.credit(lead, referred(lead))
    for ended in (lifecycle.delete(referred(lead), ANN_DOES, MONDAY_10), replace(referred(lead), referred_by=None)):
        assert winning.credit(credited, ended).referrals == ()


def test_who_was_sent_by_a_part_of_a_lead_was_sent_by_it(lead: Lead) -> None:
    assert winning.credit(replace(recorded(13), merged=(lead.number,)), referred(lead)).referrals == (31,)


# A name in the words about the source --------------------------------------------------------------------------


def found(note: str | None, source: Source | None = Source.REFERRAL) -> Lead:
    """A lead of whom this was said."""
    return replace(recorded(40), name="Zoe", source=source, source_note=note)


OTHERS = [
    recorded(),
    replace(recorded(13), name="Bob Doe"),
    replace(recorded(14), name=None),
    replace(recorded(15), name="Gone Girl", deleted_at=MONDAY_10),
    replace(recorded(16), name="José da Silva"),
]


@pytest.mark.parametrize(
    ("note", "number"),
    [
        ("Jane Doe", 12),
        ("jane doe", 12),
        ("my client Jane Doe", 12),
        ("our customer, Jane Doe.", 12),
        ("Jane Doe at the gym", 12),
        ("Jane", 12),
        ("José", 16),
        ("Doe", None),
        ("Jane Smith", None),
        ("my client", None),
        ("Gone Girl", None),
        ("Zoe", None),
        ("a friend", None),
    ],
)
def test_words_name_a_lead_if_they_name_exactly_one(note: str, number: int | None) -> None:
    zoe = found(note)
    named = winning.referrer_among([*OTHERS, zoe], zoe)
    assert (named.number if named else None) == number


def test_a_lead_without_words_about_its_source_names_nobody() -> None:
    assert winning.referrer_among(OTHERS, found(None)) is None


@pytest.mark.parametrize(
    ("lead", "may"),
    [
        (found("Jane Doe"), True),
        (found("Jane Doe", Source.OTHER), True),
        (found("Jane Doe", Source.FACEBOOK), False),
        (found(None), False),
        (replace(found("Jane Doe"), referred_by=12), False),
    ],
)
def test_only_words_of_a_referral_may_name_somebody(lead: Lead, may: bool) -> None:
    assert winning.may_name_a_referrer(lead) is may


def test_a_lead_is_linked_to_who_sent_it_and_undo_unlinks_it(lead: Lead) -> None:
    zoe = found("Jane Doe", Source.OTHER)
    linked = saved(winning.link(zoe, lead, ANN_DOES, MONDAY_10))
    assert (linked.referred_by, linked.source, linked.source_note) == (12, Source.REFERRAL, "Jane Doe")
    assert last(linked).kind is EventKind.EDITED
    assert seen_by_people(undo.undo(linked, ANN_DOES, MONDAY_10)) == seen_by_people(zoe)


def test_a_link_stays_whatever_is_pressed_later(lead: Lead) -> None:
    linked = saved(winning.link(found("Jane Doe"), lead, ANN_DOES, MONDAY_10))
    assert winning.link(linked, recorded(13), ANN_DOES, MONDAY_15) is linked


def test_an_update_that_comes_again_after_the_lead_was_deleted_links_nothing(lead: Lead) -> None:
    by_a_press = replace(ANN_DOES, cause=77)
    linked = saved(winning.link(found("Jane Doe"), lead, by_a_press, MONDAY_10))
    gone = lifecycle.delete(linked, ANN_DOES, MONDAY_15)
    assert winning.link(gone, lead, by_a_press, MONDAY_15) is gone


def test_nobody_sends_themselves(lead: Lead) -> None:
    with pytest.raises(OwnReferrer):
        winning.link(lead, lead, ANN_DOES, MONDAY_10)


def test_what_is_deleted_is_linked_to_nothing(lead: Lead) -> None:
    zoe = found("Jane Doe")
    with pytest.raises(LeadVanished):
        winning.link(zoe, lifecycle.delete(lead, ANN_DOES, MONDAY_10), ANN_DOES, MONDAY_10)
    with pytest.raises(LeadVanished):
        winning.link(lifecycle.delete(zoe, ANN_DOES, MONDAY_10), lead, ANN_DOES, MONDAY_10)
