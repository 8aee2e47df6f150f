"""Who may do what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain import rights
from domain.errors import NotAllowed
from domain.models import PersonId
from domain.people import Away, Person
from tests.unit.domain.the_cast import ANN, ANN_HERSELF, BOB, CHARLIE, MONDAY_10, TEAM, TUESDAY_9

A_STRANGER = PersonId(99)


def is_member(person: PersonId) -> bool:
    """Whether the person may do what members do."""
    try:
        rights.require_member(TEAM, person)
    except NotAllowed:
        return False
    return True


def may_stand_in(owner: Person | None, person: PersonId) -> bool:
    """Whether the person may take what the owner can't see to."""
    try:
        rights.require_stand_in(owner, person, MONDAY_10)
    except NotAllowed:
        return False
    return True


@pytest.mark.parametrize(("person", "allowed"), [(ANN, True), (BOB, True), (A_STRANGER, False)])
def test_members_may_and_a_stranger_may_not(person: PersonId, allowed: bool) -> None:
    assert is_member(person) is allowed


def test_the_stand_in_of_an_owner_who_is_away_may() -> None:
    assert may_stand_in(replace(ANN_HERSELF, away=Away(TUESDAY_9, BOB)), BOB)


@pytest.mark.parametrize(
    "owner",
    [
        None,
        ANN_HERSELF,
        replace(ANN_HERSELF, away=Away(TUESDAY_9)),
        replace(ANN_HERSELF, away=Away(TUESDAY_9, CHARLIE)),
        replace(ANN_HERSELF, away=Away(MONDAY_10, BOB)),
    ],
    ids=[
        "an owner unknown",
        "an owner who is there",
        "an owner who named nobody",
        "an owner who named another",
        "an owner who is back",
    ],
)
def test_who_is_no_stand_in_may_not(owner: Person | None) -> None:
    assert not may_stand_in(owner, BOB)
