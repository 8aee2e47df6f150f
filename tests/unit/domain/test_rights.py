"""Who may do what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain import rights
from domain.errors import NotAllowed
from domain.models import PersonId
from domain.people import Away, Person
from tests.unit.domain.the_cast import ANN, ANN_HERSELF, BOB, CHARLIE, TEAM, TUESDAY_9

A_STRANGER = PersonId(99)


@pytest.mark.parametrize("member", [ANN, BOB])
def test_members_may(member: PersonId) -> None:
    rights.require_member(TEAM, member)  # raises nothing


def test_a_stranger_may_not() -> None:
    with pytest.raises(NotAllowed):
        rights.require_member(TEAM, A_STRANGER)


def test_the_stand_in_of_an_owner_who_is_away_may() -> None:
    rights.require_stand_in(replace(ANN_HERSELF, away=Away(TUESDAY_9, BOB)), BOB)  # raises nothing


@pytest.mark.parametrize(
    "owner",
    [
        None,
        ANN_HERSELF,
        replace(ANN_HERSELF, away=Away(TUESDAY_9)),
        replace(ANN_HERSELF, away=Away(TUESDAY_9, CHARLIE)),
    ],
    ids=["an owner unknown", "an owner who is there", "an owner who named nobody", "an owner who named another"],
)
def test_who_is_no_stand_in_may_not(owner: Person | None) -> None:
    with pytest.raises(NotAllowed):
        rights.require_stand_in(owner, BOB)
