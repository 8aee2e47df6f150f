"""A folder of files of one kind: who may write which, which are in use, and which can't be read."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Executor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar
from weakref import WeakValueDictionary

from domain.shapes import Malformed
from storage import files
from storage.backups import Backups
from storage.base import NotSaved, Unreadable
from storage.documents import Tables
from storage.files import Signature
from storage.records import Kind, read_contents, split_contents, write_contents
from storage.sealing import Cipher, Unopened

_T = TypeVar("_T")
_R = TypeVar("_R")
log = logging.getLogger(__name__)

MOST_IN_USE = 512
MOST_TEXT = 64_000_000
"""In characters of the files in use; once all that is in them was looked at, they take five times that."""


class InUse(NamedTuple):
    """A file as it was read or written last."""

    tables: Tables
    signature: Signature
    weight: int


class Trouble(NamedTuple):
    """A file that can't be read; without a signature it is tried again each time."""

    error: Unreadable
    signature: Signature | None


class Shelf(Generic[_T]):
    """Opens, keeps and erases the files of one kind, one at a time each, off the loop.

    `on_read` hears what was found whenever a file was read anew, and None when it can't be read any more.
    """

    def __init__(
        self,
        folder: Path,
        kind: Kind[_T],
        cipher: Cipher,
        backups: Backups,
        pool: Executor,
        on_read: Callable[[int, _T | None], None],
    ) -> None:
        self.folder, self._kind, self._cipher = folder, kind, cipher
        self._backups, self._pool, self._on_read = backups, pool, on_read
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._in_use: OrderedDict[int, InUse] = OrderedDict()
        self._weight = 0
        self._proved: dict[int, Signature] = {}
        self._troubles: dict[int, Trouble] = {}
        self._known: set[int] = set()

    # --- at the start, before there is a loop

    def read_all(self) -> Iterator[tuple[int, _T]]:
        """The facts of every file that can be read; files that aren't sealed yet and should be are sealed.

        Raises:
            NotSaved: one could not be sealed.
        """
        self.folder.mkdir(exist_ok=True)
        files.clear_unfinished(self.folder)
        self._known.update(int(path.stem) for path in self.folder.glob("*.json") if _is_number(path.stem))
        for ident, outcome in zip(
            sorted(self._known), self._pool.map(self._first_look, sorted(self._known)), strict=True
        ):
            if isinstance(outcome, Trouble):
                self._note_trouble(ident, outcome)
            else:
                yield ident, outcome

    def _first_look(self, ident: int) -> _T | Trouble:
        path = self.path(ident)
        try:
            stored, now = files.read(path)
        except OSError as error:
            return self._trouble(ident, _reason(error), None)
        try:
            content = self._cipher.open(stored)
            facts = read_contents(self._kind, ident, content).facts
        except (Malformed, Unopened) as error:
            return self._trouble(ident, str(error), now)
        if self._cipher.writes_like(stored):
            self._proved[ident] = now
        else:
            self._seal(path, content)
        return facts

    def _seal(self, path: Path, content: bytes) -> None:
        try:
            files.replace(path, self._cipher.seal(content))
        except OSError as error:
            raise NotSaved(f"{path} could not be sealed: {_reason(error)}") from error

    # --- one file

    def path(self, ident: int) -> Path:
        """Where the file of `ident` is."""
        return self.folder / f"{ident}.json"

    @asynccontextmanager
    async def opened(self, ident: int) -> AsyncIterator[Tables]:
        """The tables of `ident`, empty for a new one, and nobody else at them. Raises Unreadable."""
        async with self._lock(ident):
            yield await self._load(ident)

    async def keep(self, ident: int, tables: Tables, then: Callable[[], None]) -> None:
        """Replace the file of `ident`, which the caller has opened, and do `then` once that is durable.

        A caller who is cancelled meanwhile is kept until the write has ended one way or the other, so that
        what is in memory is what is in the file.

        Raises:
            NotSaved: the file is as it was.
        """

        def write() -> InUse:
            text = write_contents(self._kind.name, ident, tables)
            return InUse(tables, files.replace(self.path(ident), self._cipher.seal(text)), len(text))

        def done(kept: InUse) -> None:
            self._use(ident, kept)
            then()

        await self._finish(ident, write, done)

    async def erase(self, ident: int, then: Callable[[], None]) -> None:
        """Erase the file of `ident`, which the caller has opened, for good. Raises NotSaved."""

        def done(_: None) -> None:
            self._put_away(ident)
            self._known.discard(ident)
            self._proved.pop(ident, None)
            then()

        await self._finish(ident, lambda: files.remove(self.path(ident)), done)

    async def troubles(self) -> list[Unreadable]:
        """What can't be read, after another look at it."""
        for ident in list(self._troubles):
            async with self._lock(ident):
                try:
                    await self._load(ident)
                except Unreadable:
                    continue
        return [trouble.error for trouble in self._troubles.values()]

    def idents(self) -> set[int]:
        """Of whom there is a file, or should be."""
        return set(self._known)

    def readable(self, ident: int, stored: bytes) -> bool:
        """Whether `stored` is what a file of `ident` may hold."""
        try:
            read_contents(self._kind, ident, self._cipher.open(stored))
        except (Malformed, Unopened):
            return False
        return True

    def refuse(self, ident: int, why: str) -> Unreadable:
        """Stop using the file of `ident`, opened by the caller but beyond understanding, until it changes."""
        used = self._in_use.get(ident)
        trouble = self._trouble(ident, why, None if used is None else used.signature)
        self._note_trouble(ident, trouble)
        return trouble.error

    def _lock(self, ident: int) -> asyncio.Lock:
        lock = self._locks.get(ident)
        if lock is None:
            self._locks[ident] = lock = asyncio.Lock()
        return lock

    async def _load(self, ident: int) -> Tables:
        known = self._in_use.get(ident)
        outcome = await asyncio.get_running_loop().run_in_executor(self._pool, self._look, ident, known)
        if isinstance(outcome, Trouble):
            self._note_trouble(ident, outcome)
            raise outcome.error
        if outcome is None:
            return {}
        used, facts = outcome
        if facts is not None:
            self._known.add(ident)
            self._proved[ident] = used.signature
            if self._troubles.pop(ident, None):
                log.warning("%s can be read again", self.path(ident))
            self._on_read(ident, facts)
        self._use(ident, used)
        return used.tables

    def _look(self, ident: int, known: InUse | None) -> tuple[InUse, _T | None] | Trouble | None:
        """In a thread: what is in the file now; no facts where it is still `known`, None for a new file."""
        path, trouble = self.path(ident), self._troubles.get(ident)
        try:
            if known is not None and known.signature == files.signature(path):
                return known, None
            if trouble is not None and trouble.signature == files.signature(path):
                return self._trouble(ident, trouble.error.why, trouble.signature)
            stored, now = files.read(path)
        except FileNotFoundError:
            return self._trouble(ident, "it is gone", None) if ident in self._known else None
        except OSError as error:
            return self._trouble(ident, _reason(error), None)
        try:
            content = self._cipher.open(stored)
            if self._proved.get(ident) == now:
                return InUse(split_contents(content), now, len(content)), None
            tables, facts = read_contents(self._kind, ident, content)
        except (Malformed, Unopened) as error:
            return self._trouble(ident, str(error), now)
        return InUse(tables, now, len(content)), facts

    def _trouble(self, ident: int, why: str, seen: Signature | None) -> Trouble:
        path = self.path(ident)
        backup = self._backups.newest(path)
        return Trouble(Unreadable(str(path), why, None if backup is None else str(backup)), seen)

    def _note_trouble(self, ident: int, trouble: Trouble) -> None:
        before = self._troubles.get(ident)
        if before is None or (before.error.why, before.signature) != (trouble.error.why, trouble.signature):
            log.error("can't be read, and is left as it is: %s", trouble.error)
        self._troubles[ident] = trouble
        self._proved.pop(ident, None)  # should the same content come back, the index has to hear of it
        self._put_away(ident)
        self._on_read(ident, None)

    # --- writing, and what is in use

    async def _finish(self, ident: int, work: Callable[[], _R], then: Callable[[_R], None]) -> None:
        writing = asyncio.get_running_loop().run_in_executor(self._pool, work)
        cancelled = await _wait_out(writing)
        try:
            then(writing.result())
        except OSError as error:
            self._put_away(ident)  # the next look at the file tells what there is
            raise NotSaved(f"{self.path(ident)}: {_reason(error)}") from error
        finally:
            if cancelled is not None:
                raise cancelled

    def _use(self, ident: int, used: InUse) -> None:
        self._put_away(ident)
        self._known.add(ident)
        self._proved[ident] = used.signature
        self._in_use[ident] = used
        self._weight += used.weight
        while len(self._in_use) > 1 and (len(self._in_use) > MOST_IN_USE or self._weight > MOST_TEXT):
            _, oldest = self._in_use.popitem(last=False)
            self._weight -= oldest.weight

    def _put_away(self, ident: int) -> None:
        used = self._in_use.pop(ident, None)
        if used is not None:
            self._weight -= used.weight


async def _wait_out(work: asyncio.Future[_R]) -> asyncio.CancelledError | None:
    """Wait until `work` is done, whoever cancels; returns the cancellation to raise afterwards."""
    cancelled = None
    while not work.done():
        try:
            await asyncio.wait([work])
        except asyncio.CancelledError as error:
            cancelled = error
    return cancelled


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


def _is_number(stem: str) -> bool:
    return stem.removeprefix("-").isdecimal()
