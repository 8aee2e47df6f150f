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
        (f"{JANE} for Charlie", CHARLIE, JANE),
        ("Jane Doe jane@x.ca for bob.", BOB, "Jane Doe jane@x.ca"),
        ("Jane Doe, wants a tent, 350k for Bob", BOB, "Jane Doe, wants a tent, 350k"),
        ("Jane Doe wants a tent tomorrow for Bob", BOB, "Jane Doe wants a tent tomorrow"),
        ("Jane Doe fri 3pm para Bob Stone", BOB, "Jane Doe fri 3pm"),
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


@pytest.mark.parametrize(
    ("typed", "said", "words"),
    [
        (f"{JANE} for @dora_sells", "for @dora_sells", JANE),
        (f"{JANE}, for @dora_sells, tomorrow", "for @dora_sells", f"{JANE}, tomorrow"),
        ("for @dora_sells", "for @dora_sells", ""),
    ],
)
def test_who_is_named_as_members_are_and_is_none_is_no_contact(typed: str, said: str, words: str) -> None:
    wish = assigning.outsider(typed)
    assert wish is not None
    assert (wish.to, wish.said, wish.words) == (None, said, words)


@pytest.mark.parametrize("typed", [JANE, f"{JANE}, @jane_bakes", f"{JANE}, for Dora", f"{JANE}, looking for @dora_ig"])
def test_a_handle_alone_is_the_customers(typed: str) -> None:
    assert assigning.outsider(typed) is None


def test_a_name_that_two_members_have_names_neither() -> None:
    twice = {**NAMES, CHARLIE: "Bob Hope"}
    assert assigning.read("for Bob", twice, {}) is None
    found = assigning.read("for Bob Hope", twice, {})
    assert found is not None
    assert found.to == CHARLIE


def test_in_a_team_whose_names_nobody_knows_nobody_is_named() -> None:
    assert assigning.read("for Bob", {}, {}) is None
