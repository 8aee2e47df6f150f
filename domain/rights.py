"""Who may do what; asked where a service acts, whatever the buttons show."""

from __future__ import annotations

from domain.errors import NotAllowed
from domain.models import PersonId, Workspace


def require_member(workspace: Workspace, person: PersonId) -> None:
    """Raises NotAllowed for somebody outside the workspace."""
    if person not in workspace.members:
        raise NotAllowed
