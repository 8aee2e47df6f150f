"""One office for each test, where Ann and Bob have pressed Start."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.unit.services.the_office import ANN, BOB, Office


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    office = Office(tmp_path / "data")
    await office.meets(ANN, BOB)
    office.alarm.armed.clear()
    yield office
    await office.store.close()
