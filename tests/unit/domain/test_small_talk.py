"""Greetings and thanks are nobody's name."""

from __future__ import annotations

import pytest

from domain import small_talk
from domain.small_talk import SmallTalk


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("hi", SmallTalk.HELLO),
        ("Hello there!", SmallTalk.HELLO),
        ("Good morning 👋", SmallTalk.HELLO),
        ("guten  Morgen", SmallTalk.HELLO),
        ("Thanks!!!", SmallTalk.THANKS),
        ("thank you so much :)", SmallTalk.THANKS),
        ("ok", SmallTalk.YES_OR_NO),
        ("No, thanks.", SmallTalk.YES_OR_NO),
        ("Hi, Jane wants a roof", None),
        ("Jane", None),
        ("hi 902-555-0134", None),
        ("…", None),
        ("hi " * 20, None),
    ],
)
def test_small_talk_is_told_from_a_lead(typed: str, said: SmallTalk | None) -> None:
    assert small_talk.read(typed) is said
