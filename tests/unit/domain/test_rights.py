"""Who may do what."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

import pytest

from domain import rights
from domain.errors import AdminsOnly, AskedAnother, LeftTeam, NotAllowed, NotYours
from domain.models import Lead, PersonId, Role
from domain.people import Away, Person
from domain.rights import Right
from tests.unit.domain.the_cast import ANN, ANN_HERSELF, BOB, CHARLIE, MONDAY_10, PRIVATE, TEAM, TUESDAY_9, recorded

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


# Who may do what in a team ---------------------------------------------------------------------------------

JANE = recorded()
HIS = replace(JANE, owner=BOB)
NOBODYS = replace(JANE, owner=None)
NOBODYS_BY_BOB = replace(NOBODYS, created_by=BOB)
BIGGER_TEAM = replace(TEAM, members={**TEAM.members, CHARLIE: Role.MEMBER})

EVERYTHING = frozenset(Right)
LIKE_AN_OWNER = EVERYTHING - {Right.RUN}

ALLOWED = [
    ("an admin with a colleague's lead", ANN, HIS, EVERYTHING),
    ("an admin with nobody's lead", ANN, NOBODYS, EVERYTHING),
    ("an admin without a lead", ANN, None, EVERYTHING),
    ("an owner", BOB, HIS, LIKE_AN_OWNER),
    ("a member with a colleague's lead", CHARLIE, HIS, rights.OF_MEMBERS),
    ("a member with nobody's lead", CHARLIE, NOBODYS, rights.OF_MEMBERS),
    ("who recorded nobody's lead", BOB, NOBODYS_BY_BOB, rights.OF_MEMBERS | {Right.EDIT, Right.ASSIGN}),
    ("who recorded a lead that another has", BOB, replace(NOBODYS_BY_BOB, owner=CHARLIE), rights.OF_MEMBERS),
    ("a member without a lead", CHARLIE, None, rights.OF_MEMBERS),
    ("a stranger with a colleague's lead", A_STRANGER, HIS, frozenset()),
    ("a stranger without a lead", A_STRANGER, None, frozenset()),
    ("an owner who has left", A_STRANGER, replace(JANE, owner=A_STRANGER, created_by=A_STRANGER), frozenset()),
]


@pytest.mark.parametrize("right", Right)
@pytest.mark.parametrize(("person", "lead", "allowed"), [row[1:] for row in ALLOWED], ids=[row[0] for row in ALLOWED])
def test_each_may_do_what_is_theirs(person: PersonId, lead: Lead | None, allowed: Set[Right], right: Right) -> None:
    assert rights.may(BIGGER_TEAM, person, right, lead) is (right in allowed)
    if right in allowed:
        rights.require(BIGGER_TEAM, person, right, lead)
        return
    with pytest.raises(NotAllowed) as refused:
        rights.require(BIGGER_TEAM, person, right, lead)
    is_member = person in BIGGER_TEAM.members
    named = NotYours if lead is not None else AdminsOnly
    assert type(refused.value) is (named if is_member else NotAllowed), "a stranger learns of no lead"


@pytest.mark.parametrize("right", Right)
def test_in_their_own_workspace_everybody_may_do_everything(right: Right) -> None:
    rights.require(PRIVATE, ANN, right, JANE)
    rights.require(PRIVATE, ANN, right)


def test_a_question_is_answered_by_whom_it_was_put_to() -> None:
    rights.require_asked(ANN, ANN, "Ann")
    with pytest.raises(AskedAnother) as refused:
        rights.require_asked(ANN, BOB, "Ann")
    assert refused.value.who == "Ann"


def test_who_has_left_is_refused_as_a_stranger_is_and_told_which_team_it_was() -> None:
    refused = LeftTeam("Sales")
    assert isinstance(refused, NotAllowed)
    assert refused.team == "Sales"
