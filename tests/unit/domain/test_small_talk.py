"""Greetings and thanks are nobody's name."""

from __future__ import annotations

import pytest

from domain import small_talk, steering
from domain.small_talk import SmallTalk
from domain.steering import Steer


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


@pytest.mark.parametrize(
    ("typed", "agreed"),
    [("Yes!", True), ("ok", True), ("sí", True), ("да", True), ("no, thanks", False), ("nein", False), ("thx", None)],
)
def test_a_yes_is_told_from_a_no(typed: str, agreed: bool | None) -> None:
    assert small_talk.agrees(typed) is agreed


@pytest.mark.parametrize(
    ("typed", "steer"),
    [
        ("Skip", Steer.SKIP),
        ("don't know", Steer.SKIP),
        ("überspringen", Steer.SKIP),
        ("пропустить", Steer.SKIP),
        ("back.", Steer.BACK),
        ("atrás", Steer.BACK),
        ("voltar", Steer.BACK),
        ("CANCEL", Steer.CANCEL),
        ("annuler", Steer.CANCEL),
        ("отмена", Steer.CANCEL),
        ("Skip Jones", None),
        ("…", None),
        ("back at 5", None),
    ],
)
def test_the_name_of_a_button_is_no_answer(typed: str, steer: Steer | None) -> None:
    assert steering.read(typed) is steer
