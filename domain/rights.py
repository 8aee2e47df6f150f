"""Who may do what; asked where a service acts, whatever the buttons show."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from domain.errors import AdminsOnly, AskedAnother, NotAllowed, NotYours
from domain.models import Lead, PersonId, Workspace
from domain.people import Person


class Right(StrEnum):
    """What can be done with a lead, and in a workspace."""

    SEE = "see"
    RECORD = "record"
    NOTE = "note"
    CLAIM = "claim"
    MARK = "mark"
    EDIT = "edit"
    ASSIGN = "assign"
    RUN = "run"


OF_MEMBERS = frozenset({Right.SEE, Right.RECORD, Right.NOTE, Right.CLAIM})
"""What every member may do; admins may do everything, and owners everything with their lead."""


def require_member(workspace: Workspace, person: PersonId) -> None:
    """Raises NotAllowed for somebody outside the workspace."""
    if person not in workspace.members:
        raise NotAllowed


def require(workspace: Workspace, person: PersonId, right: Right, lead: Lead | None = None) -> None:
    """Let a member do what they may, with `lead` if it is about one.

    Raises:
        NotYours: it is for the lead's owner and for admins.
        AdminsOnly: it is for admins.
        NotAllowed: they are no member.
    """
    require_member(workspace, person)
    if may(workspace, person, right, lead):
        return
    if lead is None:
        raise AdminsOnly
    raise NotYours(lead)


def may(workspace: Workspace, person: PersonId, right: Right, lead: Lead | None = None) -> bool:
    """Whether somebody may do that, with `lead` if it is about one.

    A lead that nobody has is its recorder's to correct; to mark it, they claim it.
    """
    if person not in workspace.members:
        return False
    if workspace.is_admin(person) or right in OF_MEMBERS:
        return True
    if lead is None or right is Right.RUN:
        return False
    if lead.owner is None:
        return right in (Right.EDIT, Right.ASSIGN) and lead.created_by == person
    return lead.owner == person


def require_asked(asked: PersonId, person: PersonId, name: str) -> None:
    """Let whoever was asked answer, who is called `name`. Raises AskedAnother."""
    if asked != person:
        raise AskedAnother(name)


def require_stand_in(owner: Person | None, person: PersonId, now: datetime) -> Person:
    """The owner who is away, for their stand-in. Raises NotAllowed for anybody else, and once the owner is back."""
    if owner is None or owner.away is None or owner.away.until <= now or owner.away.stand_in != person:
        raise NotAllowed
    return owner
