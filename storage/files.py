"""Files that are replaced whole: after a crash there is the old content or the new one, never a mixture."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from storage.base import DataInUse

UNFINISHED = ".tmp"
"""How the name of a file ends that isn't in its place yet; one that outlived its writer is worth nothing."""


class Signature(NamedTuple):
    """Tells whether a file is still the one that was read: every replacement changes at least the inode."""

    inode: int
    modified_ns: int
    size: int


def signature(path: Path) -> Signature:
    """The signature of what is there now. Raises OSError."""
    return _signature(path.stat())


def read(path: Path) -> tuple[bytes, Signature]:
    """A file's content and the signature of exactly that content. Raises OSError."""
    with path.open("rb") as file:
        return file.read(), _signature(os.fstat(file.fileno()))


def replace(path: Path, content: bytes) -> Signature:
    """Put `content` in the place of the file `path`, durably.

    Raises:
        OSError: it could not be written; what was there before is there still.
    """
    aside = path.with_name(path.name + UNFINISHED)
    before = _hold(path)
    try:
        written = _write_aside(aside, content)
        aside.replace(path)
        _sync_or_put_back(path, aside, before)
    except OSError:
        aside.unlink(missing_ok=True)
        raise
    finally:
        if before is not None:
            os.close(before)
    return written


def remove(path: Path) -> None:
    """Erase the file `path`, durably, if there is one. Raises OSError."""
    path.unlink(missing_ok=True)
    sync_folder(path.parent)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that nobody looks at yet, and see it on the disk; its folder is left to be synced."""
    _write_aside(path, content)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable. Raises OSError."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def clear_unfinished(folder: Path) -> None:
    """Erase what a process that was killed left half written in `folder`."""
    for path in folder.glob("*" + UNFINISHED):
        path.unlink()


def hold(folder: Path) -> FileLock:
    """The exclusive right to write in `folder`, until it is released or the process ends.

    Raises:
        DataInUse: another process has it.
        OSError: the folder can't be made or written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / "lock", thread_local=False)  # any thread may let go of it
    try:
        lock.acquire(blocking=False)
    except Timeout:
        raise DataInUse(folder) from None
    return lock


def _signature(stat: os.stat_result) -> Signature:
    return Signature(stat.st_ino, stat.st_mtime_ns, stat.st_size)


def _write_aside(path: Path, content: bytes) -> Signature:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
        return _signature(os.fstat(file.fileno()))


def _hold(path: Path) -> int | None:
    try:
        return os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return None


def _sync_or_put_back(path: Path, aside: Path, before: int | None) -> None:
    try:
        sync_folder(path.parent)
    except OSError:  # the new content may not last, so its writer hears “not saved”: then nobody may see it either
        if before is None:
            path.unlink(missing_ok=True)
        else:
            aside.write_bytes(os.pread(before, os.fstat(before).st_size, 0))
            aside.replace(path)
        raise
