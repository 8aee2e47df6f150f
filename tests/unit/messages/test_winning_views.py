"""What the forms around a win and the ladder say, and which buttons they have."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain import ladder, lifecycle
from domain.models import Assist, AssistKind, Lead, Stage, TouchKind
from domain.sources import Source
from domain.when import Moment
from domain.winning import MOST_ASSISTS, Kin
from messages import cards, forms, winning
from messages.callbacks import Action, unpack
from tests.unit.messages.the_screen import ANN_HERSELF, DAY, DEED, NOW, READER, jane, shown

BOB = Assist(AssistKind.PERSON, "Bob")
REEL = Assist(AssistKind.POST, "reel <first homes>")


def won(*assists: Assist) -> Lead:
    """A win with these helpers."""
    return replace(lifecycle.close(jane(), DEED, NOW), assists=assists)


def met(stage: Stage = Stage.KNOW) -> Lead:
    """A lead that somebody has just met."""
    lead = lifecycle.follow_up(jane(stage=stage), DEED, NOW, ANN_HERSELF)
    return lifecycle.describe_touch(lead, DEED, kind=TouchKind.MEETING)


def test_a_card_names_who_and_what_helped() -> None:
    lead = lifecycle.set_won(won(BOB, REEL), jane().value, DEED)
    text = shown(cards.lead(lead, READER)).text
    assert text.endswith("Closed: $350,000\nHelped: Bob, reel <first homes>")


def test_a_win_of_which_nobody_said_what_it_came_to_asks_for_it() -> None:
    card = shown(cards.lead(won(), READER))
    assert card.text.endswith("Closed: $350,000 as expected. Is that what it came to?")
    assert card.labels[:2] == ["✅ Yes, $350,000", "Another amount"]
    answered = shown(cards.lead(lifecycle.set_won(won(), jane().value, DEED), READER))
    assert "✅ Yes, $350,000" not in answered.labels
    edited = replace(won(), value=None)
    assert "Another amount" not in shown(cards.lead(edited, READER)).labels


def test_a_card_names_who_sent_it_instead_of_a_source_that_says_the_same() -> None:
    child = jane(31, name="Maria", source=Source.REFERRAL, source_note="Jane Doe")
    alone, beside = (shown(cards.lead(child, READER, kin=kin)) for kin in (None, Kin(parent=jane())))
    assert "Found: Referral (Jane Doe)" in alone.text
    assert "Referred by #12 Jane Doe" in beside.text
    assert "Found" not in beside.text
    assert "🔗 #12 Jane Doe" in beside.labels


def test_a_card_keeps_what_else_was_said_of_its_source() -> None:
    child = jane(31, source=Source.REFERRAL, source_note="Jane Doe at the gym")
    text = shown(cards.lead(child, READER, kin=Kin(parent=jane()))).text
    assert "Found: Referral (Jane Doe at the gym)\nReferred by #12 Jane Doe" in text


def test_a_card_names_whom_it_sent() -> None:
    kin = Kin(children=(jane(31, name="Maria"), jane(30, name="Omar")))
    card = shown(cards.lead(jane(), READER, kin=kin))
    assert "Referred: #31 Maria, #30 Omar" in card.text
    assert {"🔗 #31 Maria", "🔗 #30 Omar"} <= set(card.labels)


def test_every_button_of_a_card_names_its_own_lead_so_that_a_reply_is_about_that_one() -> None:
    kin = Kin(jane(9), (jane(31),), jane(8))
    assert {unpack(each).named.number for each in shown(cards.lead(jane(), READER, kin=kin)).data} == {12}


@pytest.mark.parametrize(
    ("stage", "line"),
    [
        (Stage.LIKE, "Stage: Like → next: Trust"),
        (Stage.READY, "Stage: Ready\n"),
        (Stage.CUSTOMER, "Stage: Customer → next: Loyal"),
        (Stage.ADVOCATE, "Stage: Advocate\n"),
    ],
)
def test_a_card_says_where_on_the_ladder_it_stands(stage: Stage, line: str) -> None:
    assert line in shown(cards.lead(jane(stage=stage), READER)).text
    assert "Stage" not in shown(cards.lead(jane(), READER)).text


def test_the_form_of_a_touch_offers_the_rung_until_it_is_climbed() -> None:
    offered = shown(forms.touch_form(met(), READER))
    assert offered.labels[0] == "🪜 Move to Trust"
    climbed = shown(forms.after_climb(ladder.climb(met(), Stage.TRUST, DEED, NOW), READER))
    assert "Stage: Trust.\nHow were you in touch" in climbed.text
    assert not any("Move to" in label for label in climbed.labels)
    assert {"1 week", "↩️ Undo"} <= set(climbed.labels)


def test_a_climb_after_a_win_goes_on_with_the_win() -> None:
    again = lifecycle.close(replace(won(), status=jane().status, due_at=NOW, next_nag_at=NOW), DEED, NOW)
    offered = shown(winning.stay_form(again, READER))
    assert "🪜 Move to Loyal" in offered.labels
    climbed = shown(forms.after_climb(ladder.climb(again, Stage.LOYAL, DEED, NOW), READER))
    assert "Stage: Loyal.\nStay in touch?" in climbed.text


def test_nobody_ends_the_question_who_helped_until_somebody_is_named() -> None:
    first, more = (shown(winning.helped_form(lead, READER)) for lead in (won(), won(BOB)))
    assert ("Nobody" in first.labels, "Done" in first.labels) == (True, False)
    assert ("Nobody" in more.labels, "Done" in more.labels) == (False, True)
    assert "Helped: Bob\nAdd another?" in more.text


def test_who_has_ten_helpers_is_offered_no_more() -> None:
    full = won(*(Assist(AssistKind.PERSON, f"Bob {number}") for number in range(MOST_ASSISTS)))
    labels = shown(winning.helped_form(full, READER)).labels
    assert "👤 Person" not in labels
    assert "🗑 Bob 9" in labels


@pytest.mark.parametrize("planned", [False, True])
def test_what_follows_who_helped_is_the_offer_to_stay_in_touch_where_nothing_is_planned(planned: bool) -> None:
    lead = lifecycle.plan(won(), Moment(NOW + DAY, exact=False), DEED, NOW) if planned else won()
    expected = Action.CARD if planned else Action.STAY
    for form, label in ((winning.helped_form, "Nobody"), (winning.referral_form, "Cancel")):
        view = shown(form(lead, READER))
        assert unpack(view.data[view.labels.index(label)]).action is expected


def test_undo_stands_below_each_step_of_a_win_for_ten_minutes() -> None:
    late = replace(READER, now=NOW + timedelta(minutes=11))
    for form in (winning.helped_form, winning.stay_form):
        assert "↩️ Undo" in shown(form(won(BOB), READER)).labels
        assert "↩️ Undo" not in shown(form(won(BOB), late)).labels


def test_the_ladder_is_one_line_with_the_rung_in_bold_and_the_next_one_first() -> None:
    menu = shown(winning.stage_menu(jane(stage=Stage.LIKE), READER))
    assert "Know › Like › Trust › Ready › Customer › Loyal › Advocate" in menu.text
    (bold,) = (each for each in menu.entities if each["type"] == "bold")
    assert menu.text[bold["offset"] :][: bold["length"]] == "Like"  # type: ignore[index]
    assert menu.labels[:4] == ["🪜 Move to Trust", "Know", "✓ Like", "Ready"]


def test_helpers_are_edited_where_there_are_any_to_edit() -> None:
    assert "Helped" in shown(forms.edit_menu(won(), READER)).labels
    assert "Helped" not in shown(forms.edit_menu(jane(), READER)).labels
