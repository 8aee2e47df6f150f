"""One office for each test: Ann and Bob have pressed Start, and may have a team that Charlie leads."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.models import Role, WorkspaceId
from tests.unit.services.the_group import tells
from tests.unit.services.the_office import ANN, BOB, CHARLIE, Office


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    office = Office(tmp_path / "data")
    await office.meets(ANN, BOB)
    office.alarm.armed.clear()
    yield office
    await office.store.close()


@pytest.fixture
async def team(office: Office) -> WorkspaceId:
    """Ann and Bob sell, Charlie leads them; all have pressed Start."""
    await office.meets(ANN, BOB, CHARLIE)
    tells(office, {ANN: Role.MEMBER, BOB: Role.MEMBER, CHARLIE: Role.ADMIN})
    return await office.has_team(ANN, BOB, admins=[CHARLIE])
