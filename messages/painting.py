"""Makes the picture of a summary away from the event loop, one at a time.

A thread won't do: drawing holds the interpreter for a tenth of a second, and every answer would wait that long. So a
process is started for each picture (`messages/painter.py`); it stands back for the bot and takes its memory with it.
"""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio import Lock
from asyncio.subprocess import PIPE, Process
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from weakref import WeakKeyDictionary

from domain.summary import Summary
from messages import charts, lettering, painter
from messages.reader import Reader

PATIENCE = 30
"""Seconds for one picture; it takes a fifth of one."""

PAINTER = Path(painter.__file__)

NEEDED = ("HOME", "LD_LIBRARY_PATH", "PATH", "SYSTEMROOT")
"""What the painter gets of our environment: where Python and fonts are, and nothing of the bot's secrets."""


@dataclass(frozen=True)
class _Turns:
    """One picture `at_a_time`; of those that have time only one stands in that line, and people wait for no more."""

    at_a_time: Lock = field(default_factory=Lock)
    with_time: Lock = field(default_factory=Lock)


_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, _Turns] = WeakKeyDictionary()


class NotDrawn(Exception):
    """The picture could not be made; what it says can be told in words all the same."""


async def drawn(summary: Summary, reader: Reader, *, dark: bool, low: bool = False) -> bytes:
    """The picture of a summary as PNG; a `low` one leaves room for what stands below it.

    Raises:
        NotDrawn: something went wrong with it, or it took too long.
    """
    return await painted(await sketched(summary, reader, dark=dark, low=low))


async def sketched(summary: Summary, reader: Reader, *, dark: bool, low: bool = False) -> str:
    """The picture of a summary as SVG: of two that are the same, the paintings are too. Raises NotDrawn."""
    with _whatever_fails():
        return await asyncio.to_thread(charts.svg, summary, reader, dark=dark, low=low)


async def painted(svg: str, *, has_time: bool = False) -> bytes:
    """The picture as PNG; one that `has_time` lets those go first that somebody waits for. Raises NotDrawn."""
    turns = _turns.setdefault(asyncio.get_running_loop(), _Turns())
    with _whatever_fails():
        async with turns.with_time if has_time else nullcontext(), turns.at_a_time:
            return await _painted(svg)


@contextmanager
def _whatever_fails() -> Iterator[None]:
    """A picture that fails takes nothing else with it, whatever it is. Raises NotDrawn."""
    try:
        yield
    except NotDrawn:
        raise
    except Exception as bug:
        raise NotDrawn(f"{type(bug).__name__} while it was drawn") from bug


async def _painted(svg: str) -> bytes:
    fonts = painter.OURS if lettering.are_known(svg) else painter.OTHERS_TOO
    call = (sys.executable, "-I", str(PAINTER), fonts, *charts.fonts())
    env = {name: os.environ[name] for name in NEEDED if name in os.environ}
    try:
        process = await asyncio.create_subprocess_exec(*call, env=env, stdin=PIPE, stdout=PIPE, stderr=PIPE)
    except OSError as error:
        raise NotDrawn(f"The painter didn't start: {error}") from error
    try:
        async with asyncio.timeout(PATIENCE):
            png, said = await process.communicate(svg.encode())
    except TimeoutError as error:
        raise NotDrawn("The painter took too long.") from error
    finally:
        await _ended(process)
    if process.returncode:
        raise NotDrawn(f"The painter failed: {said.decode(errors='replace')[-200:]}")
    return png


async def _ended(process: Process) -> None:
    """Also where nobody waits for the picture any more."""
    if process.returncode is None:
        process.kill()
        await process.wait()
