"""Each test plays scripts on services of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.timelines.timeline import Timeline


@pytest.fixture
def timeline(tmp_path: Path) -> Timeline:
    return Timeline(tmp_path / "data")
