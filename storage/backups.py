"""A copy of every file for each of the last fourteen days, under DATA_DIR/backups/<day>."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path

from storage import files

KEPT = 14
"""Days that a copy lasts, the one on which it was made among them."""

FOLDER = "backups"
REPLACED = ".replaced"
"""How the folder is named, after the day restored from, that keeps what a restore has replaced."""


class Backups:
    """Makes the copies, forgets the old ones, and finds the newest of a file.

    A file that hasn't changed is a hard link to the copy of the day before, never to the file in use. A file
    that can't be read doesn't push out its last good copy: that one is carried over.
    """

    def __init__(self, data: Path) -> None:
        """`data` is DATA_DIR."""
        self._data, self.folder = data, data / FOLDER

    def days(self) -> list[str]:
        """The days that there is a whole copy of, oldest first."""
        if not self.folder.is_dir():
            return []
        return sorted(entry.name for entry in self.folder.iterdir() if _is_day(entry.name))

    def newest(self, path: Path) -> Path | None:
        """The newest copy of a file in use, if there is one."""
        inside = path.relative_to(self._data)
        copies = (self.folder / day / inside for day in reversed(self.days()))
        return next((copy for copy in copies if copy.exists()), None)

    def make(self, day: str, names: Iterable[Path], readable: Callable[[Path, bytes], bool]) -> None:
        """Copy the files `names` (relative to DATA_DIR) under the name `day`, unless that day has its copy.

        `readable` tells whether the content of a changed file can be read. The copy is seen when it is whole.

        Raises:
            ValueError: `day` isn't an ISO date.
            OSError: it could not be written; the days before are intact.
        """
        if not _is_day(day):
            raise ValueError("a backup is named by an ISO date")
        self.folder.mkdir(exist_ok=True)
        self.clear_unfinished()
        if (self.folder / day).exists():
            return
        unfinished = self.folder / (day + files.UNFINISHED)
        unfinished.mkdir()
        try:
            for name in names:
                self._copy(name, unfinished / name, readable)
            for folder in (*(entry for entry in unfinished.iterdir() if entry.is_dir()), unfinished):
                files.sync_folder(folder)
            unfinished.rename(self.folder / day)
        except OSError:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
        self._forget_old(day)
        files.sync_folder(self.folder)

    def clear_unfinished(self) -> None:
        """Erase copies that were never finished or only half forgotten."""
        for leftover in self.folder.glob("*" + files.UNFINISHED):
            shutil.rmtree(leftover)

    def _copy(self, name: Path, target: Path, readable: Callable[[Path, bytes], bool]) -> None:
        before = self.newest(self._data / name)
        content = _content(self._data / name)
        if content is None or (before is not None and before.read_bytes() == content):
            keep: Path | None = before
        elif readable(name, content):
            keep = None
        else:
            keep, content = before, None
        if keep is not None or content is not None:
            target.parent.mkdir(exist_ok=True)
        if keep is not None:
            _link(keep, target)
        elif content is not None:
            files.write_new(target, content)

    def _forget_old(self, day: str) -> None:
        """By age and not by number: what people had erased is gone in time, also where the bot stood still."""
        first = (date.fromisoformat(day) - timedelta(KEPT - 1)).isoformat()
        for entry in list(self.folder.iterdir()):
            if entry.name[:10] < first and _is_day(entry.name[:10]):
                forgotten = entry.rename(entry.with_name(entry.name + files.UNFINISHED))
                shutil.rmtree(forgotten)


def _is_day(name: str) -> bool:
    try:
        return date.fromisoformat(name).isoformat() == name
    except ValueError:
        return False


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:  # gone or broken: its last good copy is what there is
        return None


def _link(copy: Path, target: Path) -> None:
    try:
        os.link(copy, target)
    except OSError:  # not every file system has hard links
        files.write_new(target, copy.read_bytes())
