"""Words that want something of the bot, and words that tell of a lead."""

from __future__ import annotations

import pytest

from domain import answers, requests
from domain.answers import Reading
from domain.models import Lead
from domain.people import Person
from domain.requests import Request, Wish
from tests.unit.domain.the_cast import MONDAY_10, TEAM


@pytest.fixture
def by(ann: Person) -> Reading:
    """As Ann means it."""
    return answers.reading(ann, TEAM, MONDAY_10)


@pytest.mark.parametrize(
    ("typed", "request_"),
    [
        ("what do i owe today?", Request(Wish.OWED)),
        ("What's due?", Request(Wish.OWED)),
        ("who is Jenny", Request(Wish.FIND, "jenny")),
        ("find mike roy", Request(Wish.FIND, "mike roy")),
        ("done", Request(Wish.MARK)),
        ("Undo!", Request(Wish.MARK)),
        ("✅", Request(Wish.MARK)),
        ("delete peter", Request(Wish.MARK, "peter")),
        ("delete the lead", Request(Wish.MARK)),
        ("undo the last", Request(Wish.MARK)),
        ("find 902-555-0134", Request(Wish.FIND, "902-555-0134")),
        ("who is jane@example.com?", Request(Wish.FIND, "jane@example.com")),
    ],
)
def test_what_is_wanted_of_the_bot_is_no_lead(by: Reading, typed: str, request_: Request) -> None:
    assert requests.read(typed, by) == request_


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "Jane Doe, wants a van",
        "find a house for Jane Doe by friday",
        "delete the old lease of Mrs Roy",
        "what do i owe " + "x" * 80,
        "Undone Design, 902-555-0134",
        "Search Partners 902-555-0134",
        "Show Room 902-555-0134",
        "remove carpet 9025550134",
    ],
)
def test_what_may_tell_of_a_lead_is_no_request(by: Reading, typed: str) -> None:
    assert requests.read(typed, by) is None


@pytest.mark.parametrize(
    ("typed", "is_of"),
    [
        ("delete jane", True),
        ("delete Jane Doe", True),
        ("remove jane doe's", True),
        ("undo max", True),
        ("delete #12", True),
        ("delete it", True),
        ("remove wall tiles", False),
        ("delete max", False),
    ],
)
def test_a_mark_is_of_a_lead_that_is_known(by: Reading, lead: Lead, typed: str, is_of: bool) -> None:
    wanted = requests.read(typed, by)
    assert wanted is not None
    assert requests.is_of(wanted, [lead]) is is_of
