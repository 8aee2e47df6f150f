"""What a button carries: it comes back as it was, fits, and can't be forged."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.models import LeadRef, WorkspaceId
from messages.callbacks import LIMIT, Action, Forged, Press, number, pack, unpack

refs = st.builds(LeadRef, st.integers(-(10**13), 10**13).map(WorkspaceId), st.integers(1, 99_999))
arguments = st.text("abcdefghijklmnopqrstuvwxyz_-/0123456789:", max_size=15)
presses = st.one_of(
    st.builds(Press, st.sampled_from(Action), refs, st.integers(0, 99_999), st.booleans(), arguments),
    st.builds(Press, st.sampled_from(Action), nag=st.booleans(), argument=arguments),
)


@given(presses)
def test_a_press_comes_back_as_it_was(press: Press) -> None:
    data = pack(press)
    assert len(data.encode()) <= LIMIT
    assert unpack(data) == press


@given(st.one_of(st.text(max_size=80), presses.map(pack).flatmap(lambda data: st.text(data + "!:/-0٣_ ", max_size=64))))
def test_whatever_data_arrives_is_a_press_of_ours_or_forged(data: str) -> None:
    try:
        press = unpack(data)
    except Forged:
        return
    assert pack(press) == data


@pytest.mark.parametrize(
    "data",
    [
        "",
        "c",
        "c:",
        "!:",
        "zz::",
        "c!!::",
        "c:1:",
        "c:1/2:",
        "c:1/2/3/4:",
        "c:1/1_0/0:",
        "c:1/٣/0:",
        "c:+1/1/1:",
        "c: 1/1/1:",
        "c:01/1/1:",
        "c:a/b/c:",
        "c" * 65,
        "c::" + "x" * 62,
        "\ud83d::",
    ],
)
def test_forged_data_is_refused(data: str) -> None:
    with pytest.raises(Forged):
        unpack(data)


def test_data_that_would_not_fit_is_a_mistake_in_the_code() -> None:
    with pytest.raises(ValueError, match="callback data of"):
        pack(Press(Action.SNOOZE, argument="x" * LIMIT))


def test_a_button_about_a_lead_that_names_none_is_forged() -> None:
    with pytest.raises(Forged):
        _ = unpack("f::").named
    assert unpack("f:1/2/3:").named == LeadRef(WorkspaceId(1), 2)


def test_no_two_actions_share_a_letter() -> None:
    letters: list[Any] = [action.value for action in Action]
    assert len(set(letters)) == len(Action.__members__)


@pytest.mark.parametrize("written", ["", "-1", "1.5", "²", "٣", " 1", "1_0", "10" * 9])
def test_a_number_that_no_button_carries_is_forged(written: str) -> None:
    with pytest.raises(Forged):
        number(written)


def test_the_largest_id_of_telegrams_is_a_number() -> None:
    assert number(str(2**52)) == 2**52
