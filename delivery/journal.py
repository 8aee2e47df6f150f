"""An append-only file of the updates that Telegram was told have arrived, until they are done.

One line is one record: a checksum, then the sealed record in base64. Records are JSON: `got` (an update),
`begun` (an update given back after a crash is tried again), `done` (ids, as ranges), `end` (a clean end).
Everything here blocks: the inbox calls it from its own thread.
"""

import base64
import json
import logging
import os
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

log = logging.getLogger(__name__)

Record = dict[str, Any]
COMPACT_FROM = 64 * 1024  # bytes
REMEMBERED = 5000  # update ids
SET_ASIDE_AT_MOST = 1024 * 1024  # bytes; then it starts anew


class Cipher(Protocol):
    """What seals a record before it reaches the disk."""

    def seal(self, plain: bytes) -> bytes:
        """Make unreadable."""
        ...

    def open(self, sealed: bytes) -> bytes:
        """Make readable; raises when the key is wrong or the bytes were changed."""
        ...


class NoCipher:
    """For a deployment without a key."""

    def seal(self, plain: bytes) -> bytes:
        """Leave as it is."""
        return plain

    def open(self, sealed: bytes) -> bytes:
        """Leave as it is."""
        return sealed


class Journal:
    """The file in `folder`; `remembered` ids are known again after a restart."""

    def __init__(self, folder: Path, cipher: Cipher, remembered: int = REMEMBERED) -> None:
        self._folder = folder
        self._path = folder / "updates.jsonl"
        self._new = folder / "updates.new"
        self._aside = folder / "set-aside.jsonl"
        self._cipher = cipher
        self._remembered = remembered
        self._fd = -1
        self._size = 0  # bytes that are whole records
        self._compact_at = COMPACT_FROM
        self._compact_empty_at = COMPACT_FROM  # once nothing waits
        self._owed = b""  # notes that found no room
        self._known: dict[int, None] = {}  # in the order of arrival
        self._waiting: dict[int, bytes] = {}
        self._tries: dict[int, int] = {}

    def open(self) -> dict[int, Record]:
        """Read what an earlier life left: the updates that are not done, in the order of arrival.

        Raises OSError when the folder or the file cannot be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        self._new.unlink(missing_ok=True)
        self._fd = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        content = self._path.read_bytes()
        *lines, torn = content.split(b"\n")
        self._size = len(content) - len(torn)
        if torn:
            # Telegram was never told that this one arrived.
            log.info("the last %d bytes of the inbox were cut short and are dropped", len(torn))
        updates: dict[int, Record] = {}
        for number, line in enumerate(lines, 1):
            self._replay(number, line, updates)
        self.compact()
        return {update_id: updates[update_id] for update_id in self._waiting}

    def close(self) -> None:
        """End cleanly: the updates that are not done are under no suspicion at the next start."""
        if self._fd < 0:
            return
        if self._waiting:
            self._note({"end": True})
        os.close(self._fd)
        self._fd = -1

    def knows(self, update_id: int) -> bool:
        """Whether this update arrived before, done or not."""
        return update_id in self._known

    def waiting(self) -> list[int]:
        """The ids of the updates that are not done, in the order of arrival."""
        return list(self._waiting)

    def tries(self, update_id: int) -> int:
        """How many lives ended with it begun, after the one in which it arrived."""
        return self._tries.get(update_id, 0)

    def got(self, updates: Mapping[int, Record]) -> None:
        """Keep updates: on disk, all of them, when this returns. Raises OSError without room; nothing changed then."""
        lines = {update_id: self._line({"got": update}) for update_id, update in updates.items()}
        self._append(b"".join(lines.values()), sync=True)
        self._waiting |= lines
        for update_id in lines:
            self._remember(update_id)

    def begun(self, update_id: int) -> None:
        """Note that an update of an earlier life is tried again, in case that this life ends with it too."""
        self._tries[update_id] = self._tries.get(update_id, 0) + 1
        self._note({"begun": update_id})

    def done(self, update_id: int) -> None:
        """Note that an update is done: outlives the process now, the machine with the next update kept."""
        self._waiting.pop(update_id, None)
        self._tries.pop(update_id, None)
        self._note({"done": [[update_id, update_id]]})
        if self._size > (self._compact_at if self._waiting else self._compact_empty_at):
            self.compact()

    def set_aside(self, update_id: int) -> None:
        """Give an update up: it is kept in a file of its own and never given back."""
        self._keep_aside(self._waiting.get(update_id, b""))
        self.done(update_id)

    def forget_set_aside(self) -> None:
        """Delete what was set aside."""
        self._aside.unlink(missing_ok=True)

    def compact(self) -> None:
        """Write the file anew without what is done, in one step; the old one stays when there is no room."""
        done = (update_id for update_id in self._known if update_id not in self._waiting)
        known = self._line({"done": _ranges(done)})
        tries = (self._line({"begun": update_id}) * count for update_id, count in self._tries.items())
        content = known + b"".join(self._waiting.values()) + b"".join(tries)
        try:
            fd = self._replace(content)
        except OSError as problem:
            log.warning("the inbox could not be compacted: %s", problem.strerror)
            self._compact_at = self._compact_empty_at = max(COMPACT_FROM, 2 * self._size)
            return
        os.close(self._fd)
        self._fd, self._size, self._owed = fd, len(content), b""
        self._compact_at = max(COMPACT_FROM, 2 * len(content))
        self._compact_empty_at = max(COMPACT_FROM, 2 * len(known))

    def _replay(self, number: int, line: bytes, updates: dict[int, Record]) -> None:
        try:
            self._apply(self._read(line), line + b"\n", updates)
        except Exception as problem:
            log.warning("line %d of the inbox is damaged (%s): set aside", number, type(problem).__name__)
            self._keep_aside(line + b"\n")

    def _apply(self, record: Record, line: bytes, updates: dict[int, Record]) -> None:
        match record:
            case {"got": {"update_id": int(update_id)} as update}:
                updates[update_id] = update
                self._waiting[update_id] = line
                self._remember(update_id)
            case {"begun": int(update_id)}:
                self._tries[update_id] = self._tries.get(update_id, 0) + 1
            case {"done": list(ranges)}:
                for update_id in (update_id for first, last in ranges for update_id in range(first, last + 1)):
                    self._waiting.pop(update_id, None)
                    self._tries.pop(update_id, None)
                    self._remember(update_id)
            case {"end": True}:
                self._tries.clear()
            case _:
                raise ValueError

    def _remember(self, update_id: int) -> None:
        self._known.setdefault(update_id)
        if len(self._known) > self._remembered + len(self._waiting):
            del self._known[next(known for known in self._known if known not in self._waiting)]

    def _line(self, record: Record) -> bytes:
        sealed = base64.b64encode(self._cipher.seal(json.dumps(record, separators=(",", ":")).encode()))
        return b"%08x %s\n" % (zlib.crc32(sealed), sealed)

    def _read(self, line: bytes) -> Record:
        checksum, _, sealed = line.partition(b" ")
        if int(checksum, 16) != zlib.crc32(sealed):
            raise ValueError
        record: Record = json.loads(self._cipher.open(base64.b64decode(sealed)))
        return record

    def _note(self, record: Record) -> None:
        """Write what is worth no waiting for room: it goes with the next record that finds some."""
        line = self._line(record)
        try:
            self._append(line, sync=False)
        except OSError as problem:
            if not self._owed:
                log.warning("the inbox has no room for a note: %s", problem.strerror)
            self._owed += line

    def _append(self, line: bytes, *, sync: bool) -> None:
        content = self._owed + line
        if os.fstat(self._fd).st_size != self._size:
            os.ftruncate(self._fd, self._size)  # half a record, of a write that found no room
        _write_all(self._fd, content)
        if sync:
            os.fsync(self._fd)
        self._size += len(content)
        self._owed = b""

    def _replace(self, content: bytes) -> int:
        fd = os.open(self._new, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600)
        try:
            _write_all(fd, content)
            os.fsync(fd)
            self._new.replace(self._path)
        except OSError:
            os.close(fd)
            raise
        _sync_folder(self._folder)
        return fd

    def _keep_aside(self, line: bytes) -> None:
        try:
            full = self._aside.exists() and self._aside.stat().st_size > SET_ASIDE_AT_MOST
            mode = os.O_TRUNC if full else os.O_APPEND
            fd = os.open(self._aside, os.O_WRONLY | os.O_CREAT | mode, 0o600)
            try:
                _write_all(fd, line)
                os.fsync(fd)
            finally:
                os.close(fd)
        except OSError as problem:
            log.warning("what the inbox set aside could not be kept: %s", problem.strerror)


def _ranges(update_ids: Iterable[int]) -> list[list[int]]:
    ranges: list[list[int]] = []
    for update_id in update_ids:
        if ranges and ranges[-1][1] + 1 == update_id:
            ranges[-1][1] = update_id
        else:
            ranges.append([update_id, update_id])
    return ranges


def _write_all(fd: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(fd, view) :]


def _sync_folder(folder: Path) -> None:
    try:
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)
    except OSError as problem:
        log.warning("the inbox's folder could not be synced: %s", problem.strerror)
