"""A team's group as Telegram tells of it, and its team as it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from domain.models import PersonId, Role, Workspace, WorkspaceId
from tests.unit.services.the_office import TEAM, Office

GROUP, SUPERGROUP = int(TEAM), -1_001


def tells(office: Office, roles: Mapping[PersonId, Role], chat: int = GROUP) -> None:
    """What Telegram says of a group from now on."""
    office.roster.roles = {(chat, person): role for person, role in roles.items()}


async def kept(office: Office, team: WorkspaceId = TEAM) -> Workspace:
    return await office.teams.get(team)


async def has_topic(office: Office, topic: int) -> None:
    async with office.store.workspace(TEAM) as work:
        await work.save_workspace(replace(await work.workspace(), topic=topic))
        await work.commit()
