"""The picture is made in a process of its own, one at a time, and nothing that goes wrong there goes further."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import Process
from pathlib import Path
from typing import Any

import pytest

from messages import charts, painter, painting
from messages.painting import NotDrawn, drawn
from tests.unit.messages.test_charts import read_by, story

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
START = asyncio.create_subprocess_exec


class Painters:
    """Every process that was started, and that it was."""

    def __init__(self) -> None:
        self.started: list[Process] = []
        self.calls: list[tuple[str, ...]] = []
        self.has_begun = asyncio.Event()

    async def start(self, *call: str, **pipes: Any) -> Process:
        assert sum(each.returncode is not None for each in self.started) == len(self.calls), "two pictures at once"
        self.calls.append(call)
        self.started.append(await START(*call, **pipes))
        self.has_begun.set()
        return self.started[-1]


@pytest.fixture
def painters(monkeypatch: pytest.MonkeyPatch) -> Painters:
    those = Painters()
    monkeypatch.setattr(asyncio, "create_subprocess_exec", those.start)
    return those


def painter_is(monkeypatch: pytest.MonkeyPatch, folder: Path, code: str) -> None:
    script = folder / "painter.py"
    script.write_text(code)
    monkeypatch.setattr(painting, "PAINTER", script)


async def test_it_is_the_picture_that_would_be_made_here() -> None:
    assert await drawn(story(), read_by(), dark=True) == painter.png(
        charts.svg(story(), read_by(), dark=True), charts.fonts()
    )


async def test_the_fonts_of_the_machine_help_only_where_our_letters_lack_some(painters: Painters) -> None:
    await drawn(story(), read_by(), dark=False)
    assert (await drawn(story(), read_by(ann="王小明"), dark=False)).startswith(b"\x89PNG")
    assert [painter.OURS in call for call in painters.calls] == [True, False]
    assert [painter.OTHERS_TOO in call for call in painters.calls] == [False, True]


async def test_pictures_are_made_one_at_a_time(painters: Painters) -> None:
    pictures = await asyncio.gather(*(drawn(story(), read_by(), dark=dark) for dark in (True, False, True)))
    assert pictures[0] == pictures[2] != pictures[1]
    assert len(painters.started) == 3


async def test_a_picture_that_somebody_waits_for_goes_before_those_that_have_time(painters: Painters) -> None:
    done: list[str] = []

    async def paints(name: str, *, has_time: bool) -> None:
        await painting.painted(SVG, has_time=has_time)
        done.append(name)

    pushes = [asyncio.create_task(paints(f"push {each}", has_time=True)) for each in range(3)]
    await painters.has_begun.wait()
    await asyncio.gather(paints("answer", has_time=False), paints("another", has_time=False), *pushes)
    assert done == ["push 0", "answer", "another", "push 1", "push 2"]


async def test_a_painter_that_fails_harms_nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    painter_is(monkeypatch, tmp_path, "import sys; sys.stdin.read(); sys.exit('no colours left')")
    with pytest.raises(NotDrawn, match="no colours left"):
        await drawn(story(), read_by(), dark=False)


async def test_a_painter_that_crashes_harms_nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    painter_is(monkeypatch, tmp_path, "import os; os.kill(os.getpid(), 9)")
    with pytest.raises(NotDrawn):
        await drawn(story(), read_by(), dark=False)


async def test_without_a_painter_there_is_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(NotDrawn, match="didn't start"):
        await drawn(story(), read_by(), dark=False)


@pytest.mark.parametrize(("place", "name"), [(charts, "svg"), (charts, "fonts")])
async def test_a_picture_that_can_not_even_be_sketched_harms_nobody(
    monkeypatch: pytest.MonkeyPatch, place: object, name: str
) -> None:
    def breaks(*_: object, **__: object) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr(place, name, breaks)
    with pytest.raises(NotDrawn, match="ZeroDivisionError"):
        await drawn(story(), read_by(), dark=False)


async def test_the_painter_learns_no_secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BOT_TOKEN", "secret")
    painter_is(monkeypatch, tmp_path, "import os, sys; sys.stdin.read(); sys.exit(f'knows {sorted(os.environ)}')")
    with pytest.raises(NotDrawn, match="knows") as told:
        await drawn(story(), read_by(), dark=False)
    assert "PATH" in str(told.value)
    assert "TOKEN" not in str(told.value)


SLEEPS = "import time; time.sleep(600)"


async def test_a_painter_that_takes_too_long_is_stopped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, painters: Painters
) -> None:
    painter_is(monkeypatch, tmp_path, SLEEPS)
    monkeypatch.setattr(painting, "PATIENCE", 0.01)
    with pytest.raises(NotDrawn, match="too long"):
        await drawn(story(), read_by(), dark=False)
    assert is_gone(painters.started[0])


async def test_a_painter_for_whom_nobody_waits_any_more_is_stopped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, painters: Painters
) -> None:
    painter_is(monkeypatch, tmp_path, SLEEPS)
    waiting = asyncio.create_task(drawn(story(), read_by(), dark=False))
    await painters.has_begun.wait()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert is_gone(painters.started[0])


def is_gone(painter: Process) -> bool:
    try:
        os.kill(painter.pid, 0)
    except ProcessLookupError:
        return painter.returncode is not None
    return False
