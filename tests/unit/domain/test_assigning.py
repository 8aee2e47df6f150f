"""For whom a lead is, in the words of whoever records it."""

from __future__ import annotations

import pytest

from domain import assigning
from domain.assigning import Wish
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
        ("Jane Doe fri 9 for Bob", BOB, "Jane Doe fri 9"),
        ("Jane Doe in 2 weeks for Bob", BOB, "Jane Doe in 2 weeks"),
        ("Jane Doe 902 555 0134 for Bob", BOB, "Jane Doe 902 555 0134"),
        ("Jane Doe https://jane.ca for Bob", BOB, "Jane Doe https://jane.ca"),
        ("Jane Doe wants a roof for 3 000 € for Bob", BOB, "Jane Doe wants a roof for 3 000 €"),
        ("Jane Doe wants a tent @bob_sells.", BOB, "Jane Doe wants a tent"),
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
        "Order 12 for Bob",
        "party for 20 for Ann",
        "mesa a 12 para Ann",
        "print in A4 for Ann",
        "tent 24x36 for Bob",
        "iPhone 15 for Bob",
        "ask @bob_sells.",
        f"{JANE}, met with @bob_sells",
        f"{JANE}, fragen @bob_sells",
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


def test_of_a_name_that_two_members_have_nobody_knows_which_is_meant() -> None:
    twice = {**NAMES, CHARLIE: "Bob Hope"}
    meant = Wish(None, "for Bob", JANE, perhaps=(BOB, CHARLIE))
    assert assigning.read(f"{JANE}, for Bob", twice, {}) == meant
    assert meant.named == "Bob"
    found = assigning.read("for Bob Hope", twice, {})
    assert found is not None
    assert found.to == CHARLIE


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("Jane", "x"),
        ("for Bob", "x"),
        ("for @dora_sells", "x"),
        ("@bob_sells", "x"),
        ("Jane,", "for x"),
        ("for", "Bob x"),
    ],
)
@pytest.mark.parametrize("blanks", [" ", "\n", "\n ", "\u00a0", ". "])
def test_a_message_of_blanks_is_looked_through_once(before: str, behind: str, blanks: str) -> None:
    much = f"{before}{blanks * 100_000}{behind}"  # looked through from each of its blanks, it would take an hour
    wish = assigning.read(much, NAMES, USERNAMES) or assigning.outsider(much)
    assert wish is None or behind in wish.words


def test_in_a_team_whose_names_nobody_knows_nobody_is_named() -> None:
    assert assigning.read("for Bob", {}, {}) is None
