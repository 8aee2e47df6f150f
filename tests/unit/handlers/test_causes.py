"""Deeds that messages tell of are known by numbers that no other message and no update has."""

from __future__ import annotations

from domain.models import WorkspaceId
from handlers import causes

ANN, GROUP, SUPERGROUP = 1009, -1009, -1_002_345_678_901
BOOK, TEAM = WorkspaceId(ANN), WorkspaceId(GROUP)


def test_every_message_and_every_part_of_one_has_a_number_of_its_own_below_those_of_updates() -> None:
    told = [
        causes.of_message(chat, message, TEAM, part)
        for chat in (ANN, GROUP, SUPERGROUP)
        for message in (1, 7, 2**31 - 1)
        for part in (0, 1, 999)
    ]
    assert len(set(told)) == len(told)
    assert max(told) < 0


def test_in_somebodys_own_book_a_message_is_known_as_it_was_of_old() -> None:
    assert causes.of_message(ANN, 7, BOOK) == -7
    assert causes.of_message(ANN, 7, BOOK, part=2) == -(2 << 40 | 7)
    assert causes.of_message(ANN, 7, TEAM) != -7
