"""For whom a lead is, in the words of whoever records it."""

from __future__ import annotations

import pytest

from domain import assigning
from domain.models import PersonId
from tests.unit.domain.the_cast import ANN, BOB, CHARLIE

NAMES = {ANN: "Ann", BOB: "Bob Stone", CHARLIE: "Charlie"}
USERNAMES = {ANN: "ann_sells", BOB: "bob_sells"}
JANE = "Jane Doe, 902-555-0134"


@pytest.mark.parametrize(
    ("typed", "to", "words"),
    [
        (f"{JANE} for @bob_sells", BOB, JANE),
        (f"{JANE}, for @Bob_Sells, tomorrow 3pm", BOB, f"{JANE}, tomorrow 3pm"),
        (f"for @bob_sells: {JANE}", BOB, JANE),
        (f"{JANE} @bob_sells", BOB, JANE),
        ("@bob_sells", BOB, ""),
        ("for @bob_sells", BOB, ""),
        ("assign to @bob_sells", BOB, ""),
        ("for Bob", BOB, ""),
        ("für Bob", BOB, ""),
        (f"{JANE}, for Bob", BOB, JANE),
        (f"{JANE}, for bob stone.", BOB, JANE),
        (f"{JANE}\nfor Charlie\nwants a tent", CHARLIE, f"{JANE}\nwants a tent"),
        (f"{JANE}, para Charlie, 300$", CHARLIE, f"{JANE}, 300$"),
    ],
)
def test_a_member_who_is_named_shall_have_it(typed: str, to: PersonId, words: str) -> None:
    wish = assigning.read(typed, NAMES, USERNAMES)
    assert wish is not None
    assert (wish.to, wish.words) == (to, words)
    assert wish.said in typed


@pytest.mark.parametrize(
    "typed",
    [
        JANE,
        f"{JANE}, for @dora_sells",
        f"{JANE} @bob_sells_more",
        f"{JANE}, talked to @bob_sells already",
        f"{JANE}, @bob_sells knows her well",
        f"{JANE}, for Dora",
        f"{JANE}, for Bobby",
        f"{JANE}, wants a tent for Bob",
        f"{JANE}, looking for Bob, her dog",
        "",
    ],
)
def test_words_that_name_no_member_stay_what_they_are(typed: str) -> None:
    assert assigning.read(typed, NAMES, USERNAMES) is None


def test_a_name_that_two_members_have_names_neither() -> None:
    twice = {**NAMES, CHARLIE: "Bob Hope"}
    assert assigning.read("for Bob", twice, {}) is None
    found = assigning.read("for Bob Hope", twice, {})
    assert found is not None
    assert found.to == CHARLIE


def test_in_a_team_whose_names_nobody_knows_nobody_is_named() -> None:
    assert assigning.read("for Bob", {}, {}) is None
