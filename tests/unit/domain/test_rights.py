"""Who may do what."""

from __future__ import annotations

import pytest

from domain import rights
from domain.errors import NotAllowed
from domain.models import PersonId
from tests.unit.domain.the_cast import ANN, BOB, TEAM

A_STRANGER = PersonId(99)


@pytest.mark.parametrize("member", [ANN, BOB])
def test_members_may(member: PersonId) -> None:
    rights.require_member(TEAM, member)


def test_a_stranger_may_not() -> None:
    with pytest.raises(NotAllowed):
        rights.require_member(TEAM, A_STRANGER)
