"""Words that want something of the bot, and words that tell of a lead."""

from __future__ import annotations

import pytest

from domain import requests
from domain.requests import Request, Wish


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
        ("delete peter", Request(Wish.MARK)),
    ],
)
def test_what_is_wanted_of_the_bot_is_no_lead(typed: str, request_: Request) -> None:
    assert requests.read(typed) == request_


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "Jane Doe, wants a van",
        "find a house for Jane Doe by friday",
        "delete the old lease of Mrs Roy",
        "what do i owe " + "x" * 80,
        "Undone Design, 902-555-0134",
        "remove wall tiles",
    ],
)
def test_what_may_tell_of_a_lead_is_no_request(typed: str) -> None:
    assert requests.read(typed) is None
