"""kill -9 at random points of the main job: nothing is lost, nothing is done twice."""

from __future__ import annotations

from pathlib import Path

from bench.kills import AT_ONCE, experiment

KILLS, SEED = 8, 7


async def test_8_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    figures = await experiment(tmp_path, KILLS, SEED)
    assert figures.faults == []
    assert figures.kills == KILLS
    assert figures.in_mid_work > 0
    assert figures.people >= AT_ONCE
    assert figures.repeated <= KILLS * AT_ONCE
