"""Who may do what; asked where a service acts, whatever the buttons show."""

from __future__ import annotations

from domain.errors import NotAllowed
from domain.models import PersonId, Workspace
from domain.people import Person


def require_member(workspace: Workspace, person: PersonId) -> None:
    """Raises NotAllowed for somebody outside the workspace."""
    if person not in workspace.members:
        raise NotAllowed


def require_stand_in(owner: Person | None, person: PersonId) -> None:
    """Raises NotAllowed for anybody but the stand-in whom the owner has named while away."""
    if owner is None or owner.away is None or owner.away.stand_in != person:
        raise NotAllowed
