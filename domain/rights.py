"""Who may do what; asked where a service acts, whatever the buttons show."""

from __future__ import annotations

from datetime import datetime

from domain.errors import NotAllowed
from domain.models import PersonId, Workspace
from domain.people import Person


def require_member(workspace: Workspace, person: PersonId) -> None:
    """Raises NotAllowed for somebody outside the workspace."""
    if person not in workspace.members:
        raise NotAllowed


def require_stand_in(owner: Person | None, person: PersonId, now: datetime) -> None:
    """Raises NotAllowed for anybody but the stand-in whom the owner has named, and once the owner is back."""
    away = owner.away if owner is not None else None
    if away is None or away.until <= now or away.stand_in != person:
        raise NotAllowed
