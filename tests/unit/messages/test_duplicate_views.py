"""Who may be known already, and who is in the book twice: on the screen, whatever people are called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain import merging
from domain.duplicates import Match, Pair, Reason
from domain.models import Field
from domain.people import Asking, Conversation
from messages import duplicates, lists
from messages.callbacks import Action, unpack
from tests.unit.domain.the_cast import MONDAY_15, saved
from tests.unit.messages.the_screen import ANN, DEED, NOW, READER, bloated, jane, shown

DRAFT = Conversation(
    ANN, None, Asking.NEW_LEAD, NOW, NOW, answers=dict.fromkeys(Field, "&<" * 2000), cause=-999_999_999_999
)
WIDE = ("W", "&", "<", "👩🏽‍🚀", "ש", "\U0001f3fd")


@pytest.mark.parametrize("with_", WIDE)
@pytest.mark.parametrize("draft", [None, DRAFT])
def test_the_question_is_one_that_telegram_takes(with_: str, draft: Conversation | None) -> None:
    lead = bloated(jane(), with_)
    matches = [Match(replace(lead, number=99_999 - each), reason) for each, reason in enumerate(Reason)]
    seen = shown(duplicates.known(matches, READER, draft))
    assert len(seen.labels) == 2 * duplicates.MATCHES + 2
    shown(duplicates.known_card(lead, READER, str(draft.cause) if draft else ""))


def test_the_question_says_who_and_why() -> None:
    seen = shown(duplicates.known([Match(jane(7), Reason.PHONE)], READER))
    assert seen.text == "Already in your book?\n#7 Jane Doe, same phone"
    in_group = shown(duplicates.known([Match(jane(7), Reason.PHONE)], replace(READER, masks=True)))
    assert in_group.text.startswith("Is this lead here already?\n")
    assert seen.labels == ["➕ Add to #7", "👤 Show #7", "✅ Record anyway", "Discard"]
    assert [unpack(each).argument for each in seen.data] == ["", "", "", ""]


def test_what_was_answered_stands_above_the_question_and_its_buttons_name_it() -> None:
    talk = replace(DRAFT, answers={Field.NAME: "Jane"}, cause=5)
    seen = shown(duplicates.known([Match(jane(7), Reason.NAME)], READER, talk))
    assert seen.text.splitlines()[0] == "So far: Jane"
    assert [unpack(each).argument for each in seen.data] == ["5", "5", "5", "5"]
    assert unpack(seen.data[-1]).action is Action.CANCEL


@pytest.mark.parametrize("with_", WIDE)
def test_a_page_of_pairs_is_one_that_telegram_takes(with_: str) -> None:
    lead = bloated(jane(), with_)
    pairs = [Pair(lead, replace(lead, number=99_999 - each), Reason.NAME) for each in range(1, 12)]
    for page in (0, 1, 2, 999_999_999):
        seen = shown(duplicates.pairs(pairs, page, READER, said="Undone.", undo=(lead, 99_999)))
        assert "11 pairs" in seen.text
    shown(duplicates.look(lead, 999_999_999, READER))


def test_a_page_names_both_of_each_pair_and_why() -> None:
    other = replace(jane(12), name=None, phones=("+19025550134",), handles=(), emails=())
    seen = shown(duplicates.pairs([Pair(jane(7), other, Reason.PHONE)], 0, READER))
    assert seen.text.endswith("1. #7 Jane Doe, (902) 555-0134\n#12 (902) 555-0134\nsame phone")
    assert seen.labels == ["1. #7 Jane Doe", "#12 (902) 555-0134", "🔗 Merge into #7", "👥 Two people"]


def test_history_says_what_came_with_the_other_lead() -> None:
    merged, gone = merging.merge(jane(7), jane(12), DEED, MONDAY_15)
    seen = shown(lists.history(saved(merged), READER)).text
    assert "#12 merged into this one – You" in seen
    assert "recorded (as #12) – You" in seen
    shown(lists.history(saved(gone), READER))
    unnamed = replace(merged, events=tuple(replace(each, details={}) for each in merged.events))
    assert "another lead merged into this one – You" in shown(lists.history(saved(unnamed), READER)).text
