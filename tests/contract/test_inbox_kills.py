"""kill -9 at random points: what was acknowledged is handled, what was done stays done."""

import json
import subprocess
import sys
from pathlib import Path

LIVES = 30
SEED = 20_260_611


def test_30_kills_lose_no_acknowledged_update_and_handle_none_again_that_was_done(tmp_path: Path) -> None:
    experiment = Path(__file__).with_name("inbox_lives.py")
    root = Path(__file__).parents[2]
    finished = subprocess.run(
        [sys.executable, str(experiment), str(tmp_path), str(LIVES), str(SEED)],
        cwd=root,
        env={"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=1200,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    figures = json.loads(finished.stdout)
    assert figures["kills"] == LIVES
    assert figures["acknowledged"] > 2 * LIVES
    assert figures["done"] > LIVES
    assert figures["killed while something waited"] > LIVES / 4
    assert figures["lost"] == []
    assert figures["handled again after done"] == []
    assert figures["out of order"] == []
