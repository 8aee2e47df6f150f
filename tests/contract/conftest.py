"""Every backend that the contract is tried on."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.base import Store
from storage.sealing import Plain, Sealed
from storage.tinydb_store import TinyStore
from tests.contract.keepsakes import CHEAP, Backend

SALT = b"sixteen bytes or"


@pytest.fixture(params=["tinydb", "tinydb sealed"])
async def backend(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Backend]:
    cipher = Plain() if request.param == "tinydb" else Sealed(["a secret long enough"], SALT, CHEAP)
    backend = Backend(tmp_path / "data", lambda: TinyStore(tmp_path / "data", cipher))
    yield backend
    await backend.close()


@pytest.fixture
async def store(backend: Backend) -> Store:
    return backend.open()


@pytest.fixture
async def plain(tmp_path: Path) -> AsyncIterator[Backend]:
    """For what is about files and not about the contract."""
    backend = Backend(tmp_path / "data", lambda: TinyStore(tmp_path / "data", Plain()))
    yield backend
    await backend.close()
