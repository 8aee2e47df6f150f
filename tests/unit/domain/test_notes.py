"""What was captured, as it stands in a note: nothing of it is lost, and nothing said twice."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.capture import Captured
from domain.contacts import Handle
from domain.money import Money
from domain.notes import of_captured
from domain.sources import Source

JANE = Captured(
    name="Jane Doe",
    phones=("+19025550134",),
    emails=("jane@acme.io",),
    handles=(Handle("instagram", "janedoe"),),
    need="a boat",
    value=Money(Decimal(900), "CAD"),
    source=Source.EVENT,
    source_note="the fair",
    notes="likes blue",
    tags=("vip",),
)


@pytest.mark.parametrize(
    ("captured", "said", "note"),
    [
        (JANE, ["Jane Doe, 902-555-0134, JANE@acme.io @janedoe, wants a boat"], None),
        (Captured(name="Jane Doe"), ["jane doe called", "wants a boat"], "jane doe called\nwants a boat"),
        (Captured(name="Jane Doe", phones=("+19025550134",)), ["my boss"], "my boss · Jane Doe · +19025550134"),
        (Captured(name="Jane Doe", phones=("+19025550134",)), [""], "Jane Doe · +19025550134"),
        (Captured(need="a boat", links=("https://a.example/b",)), [], "https://a.example/b · a boat"),
    ],
)
def test_what_was_typed_stands_as_it_was_typed_with_what_no_word_says(
    captured: Captured, said: list[str], note: str | None
) -> None:
    assert of_captured(captured, said) == (note or said[0])


def test_what_was_answered_to_questions_stands_in_full() -> None:
    assert of_captured(JANE, [], "tomorrow, 3:00 pm") == (
        "Jane Doe · +19025550134 · jane@acme.io · @janedoe · a boat · 900 CAD · event · the fair · likes blue · #vip"
        " · tomorrow, 3:00 pm"
    )
