"""A pasted list is several leads where each has a name and a way to be reached of their own."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from domain import several
from domain.answers import Reading
from domain.when import DEFAULT_HABITS

BY = Reading(datetime(2026, 4, 1, 13, tzinfo=UTC), ZoneInfo("America/Halifax"), DEFAULT_HABITS, "CA", "CAD")


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        (
            "1. Jane Doe 902-555-0134\n2. Bob Ray bob@x.com wants tent",
            ("Jane Doe 902-555-0134", "Bob Ray bob@x.com wants tent"),
        ),
        ("- Jane Doe 902-555-0134\n\n- Bob Ray 902-555-0135", ("Jane Doe 902-555-0134", "Bob Ray 902-555-0135")),
        ("• Jane Doe @jane_doe\n• Bob Ray @bob_ray_1", ("Jane Doe @jane_doe", "Bob Ray @bob_ray_1")),
        ("Jane Doe 902-555-0134\nBob Ray 902-555-0135", ("Jane Doe 902-555-0134", "Bob Ray 902-555-0135")),
        (
            "1) Jane Doe 902-555-0134\nwants a roof\n2) Bob Ray 902-555-0135",
            ("Jane Doe 902-555-0134\nwants a roof", "Bob Ray 902-555-0135"),
        ),
        (
            "Jane Doe 902-555-0134\nwants a roof\nBob Ray 902-555-0135",
            ("Jane Doe 902-555-0134\nwants a roof", "Bob Ray 902-555-0135"),
        ),
        (
            "Jane Doe\n902-555-0134\njane@x.com\n\nBob Ray\n902-555-0135",
            ("Jane Doe\n902-555-0134\njane@x.com", "Bob Ray\n902-555-0135"),
        ),
        (
            "From the home show:\n1. Jane Doe 902-555-0134\n2. Bob Ray 902-555-0135",
            (
                "Jane Doe 902-555-0134\nFrom the home show",
                "Bob Ray 902-555-0135\nFrom the home show",
            ),
        ),
        (
            "To call this week:\n- Jane Doe 902-555-0134\n- Bob Ray 902-555-0135",
            (
                "Jane Doe 902-555-0134\nnote: To call this week",
                "Bob Ray 902-555-0135\nnote: To call this week",
            ),
        ),
        ("Jane Doe 902-555-0134\nBob Doe 902-555-0135", ("Jane Doe 902-555-0134", "Bob Doe 902-555-0135")),
    ],
)
def test_each_line_or_item_with_a_name_and_a_contact_is_a_lead(text: str, entries: tuple[str, ...]) -> None:
    assert several.entries(text, BY) == entries


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Jane Doe 902-555-0134",
        "Jane Doe\n902-555-0134\njane@x.com\nwants a roof",
        "Jane Doe, 902-555-0134\nor at work: jane@x.com",
        "Jane Doe 902-555-0134\nJane Doe jane@x.com",
        "Jane 902-555-0134\nJane Doe jane@x.com",
        "Jane Doe 902-555-0134\nBob Ray 902-555-0134",
        "1. Jane Doe 902-555-0134\n2. wants a roof",
        "Hello\n1. Jane Doe 902-555-0134\n2. Bob Ray 902-555-0135",
        "Leads:",
        "Jane Doe 902-555-0134:\n1. roof\n2. fence",
    ],
)
def test_what_may_be_one_person_is_no_list(text: str) -> None:
    assert several.entries(text, BY) == ()


@pytest.mark.parametrize("blanks", [" ", "\n", "\t", "\u00a0", "\n ", "😀"])
def test_a_message_of_blanks_is_looked_through_once(blanks: str) -> None:
    much = blanks * 50_000  # looked through from each of its blanks, it would take minutes
    assert several.entries(f"Jane{much}x", BY) == ()
    assert several.entries(f"Jane 902-555-0134{much}x", BY) == ()
