"""Telegram's pace, and faults that are ordered."""

from __future__ import annotations

import pytest

from sandbox.errors import NotPossible, Refused
from sandbox.faults import Faults
from sandbox.pace import Pace


class Ticks:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
def pace(ticks: Ticks) -> Pace:
    return Pace(ticks)


def sent(pace: Pace, chat: int, count: int) -> int:
    done = 0
    for _ in range(count):
        try:
            pace.pass_or_refuse("sendMessage", chat)
        except Refused:
            continue
        done += 1
    return done


def test_nothing_is_enforced_unless_asked(pace: Pace) -> None:
    assert sent(pace, 101, 1000) == 1000


def test_so_many_in_any_second(pace: Pace, ticks: Ticks) -> None:
    pace.set_limits({"per_second": 30})
    assert sum(sent(pace, chat, 1) for chat in range(40)) == 30
    ticks.now += 0.99
    assert sent(pace, 1, 1) == 0
    ticks.now += 0.02
    assert sent(pace, 1, 40) == 30


def test_so_many_a_minute_in_a_group_and_a_second_in_a_private_chat(pace: Pace, ticks: Ticks) -> None:
    pace.set_limits({"per_group_minute": 20, "per_chat_second": 1})
    assert (sent(pace, -4001, 30), sent(pace, -4002, 30), sent(pace, 101, 3), sent(pace, 102, 3)) == (
        20,
        20,
        1,
        1,
    )
    ticks.now += 1.5
    assert (sent(pace, -4001, 3), sent(pace, 101, 3)) == (0, 1)


def test_the_wait_is_told_in_whole_seconds(pace: Pace, ticks: Ticks) -> None:
    pace.set_limits({"per_group_minute": 1})
    pace.pass_or_refuse("sendPhoto", -4001)
    ticks.now += 10.5
    with pytest.raises(Refused) as refused:
        pace.pass_or_refuse("copyMessage", -4001)
    assert (refused.value.code, refused.value.parameters) == (429, {"retry_after": 50})
    assert refused.value.description == "Too Many Requests: retry after 50"


def test_edits_answers_and_chat_actions_are_free(pace: Pace) -> None:
    pace.set_limits({"per_second": 1})
    for method in ("sendMessage", "editMessageText", "answerCallbackQuery", "sendChatAction", "getMe"):
        pace.pass_or_refuse(method, 101)


def test_a_limit_must_be_a_whole_number_above_zero(pace: Pace) -> None:
    for wrong in ({"per_second": 0}, {"per_second": "30"}, {"per_hour": 5}):
        with pytest.raises(NotPossible):
            pace.set_limits(wrong)


def test_a_fault_is_used_up() -> None:
    faults = Faults()
    faults.add({"kind": "429", "method": "sendMessage", "times": 2, "retry_after": 3})
    assert faults.take("editMessageText", 101) is None
    met = [faults.take("sendMessage", 101) for _ in range(3)]
    assert [fault is not None for fault in met] == [True, True, False]
    refusal = met[0].refusal() if met[0] else None
    assert refusal is not None
    assert (refusal.code, refusal.parameters, refusal.violation) == (429, {"retry_after": 3}, False)


def test_a_fault_can_be_for_one_chat_and_for_ever() -> None:
    faults = Faults()
    rule = faults.add({"kind": "403", "chat_id": 101, "times": -1})
    assert [faults.take("sendMessage", chat) is not None for chat in (101, 102, 101)] == [True, False, True]
    faults.remove(rule.id)
    assert faults.take("sendMessage", 101) is None


def test_a_star_leaves_polling_alone() -> None:
    faults = Faults()
    faults.add({"kind": "5xx"})
    assert faults.take("getUpdates", None) is None
    assert faults.take("getMe", None) is not None


@pytest.mark.parametrize(
    "wrong", [{}, {"kind": "flood"}, {"kind": "429", "colour": 1}, {"kind": "429", "times": "two"}]
)
def test_what_is_no_fault_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(NotPossible):
        Faults().add(dict(wrong))
