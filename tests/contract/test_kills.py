"""kill -9 at random points of writing; `python -m bench.kills_storage --kills 500` does more of it."""

import json
import subprocess
import sys
from pathlib import Path

KILLS = 50


def test_50_kills_lose_nothing_acknowledged_and_leave_nothing_unreadable(tmp_path: Path) -> None:
    memory = Path("/dev/shm")  # a killed process loses nothing that the kernel has; a disk only takes longer
    folder = memory if memory.is_dir() else tmp_path
    finished = subprocess.run(
        [sys.executable, "-m", "bench.kills_storage", "--kills", str(KILLS), "--folder", str(folder)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=1200,
        check=False,
    )
    figures = json.loads(finished.stdout or "{}")
    assert figures.get("lost or unreadable") == [], finished.stderr
    assert figures["lives that checked"] == KILLS + 1
    assert figures["acknowledged"] > 3 * KILLS
    assert finished.returncode == 0
