"""`python -m storage.restore --data DIR [--from DAY] [FILE ...]`: put copies in the place of files.

Without FILE all that is in the copy of that day (the newest, unless told) is put back, and no bot may be
running. With FILE (workspaces/-100123.json) only those are; a bot may go on meanwhile, if it can't read them
anyway. Each copy is checked first; nothing is replaced unless all are good. What stood there before is kept
beside the backups for as long as they are. DATA_KEY or DATA_KEY_FILE is read from the environment.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from domain.shapes import Malformed
from storage import files
from storage.backups import REPLACED, Backups
from storage.base import DataInUse, StorageError
from storage.records import PEOPLE, WORKSPACES, Kind, read_contents
from storage.sealing import CHECK, Cipher, Unopened, cipher_for

KINDS: Mapping[str, Kind[Any]] = {"workspaces": WORKSPACES, "people": PEOPLE}


class NotRestored(StorageError):
    """Nothing was replaced; the message says why."""


def restore(data: Path, keys: str | None, day: str | None, names: Sequence[str]) -> list[str]:
    """Put the copies of `day` (None: the newest) in the place of the files `names` (none: of all).

    Returns the names of what was put back.

    Raises:
        NotRestored: a copy is missing or bad, or a file is in use and healthy; nothing was replaced.
        DataInUse: everything is asked for while a bot runs.
        WrongKey: the files there can't be opened with `keys`.
        OSError: a file could not be read or written; running it again is safe.
    """
    wanted = [Path(*Path(name).parts[-2:]) for name in names]  # also as the bot's log names them
    try:
        lock = files.hold(data)
    except DataInUse:
        if not names:
            raise
        if keys and not (data / CHECK).exists():
            raise NotRestored("the bot that runs has no DATA_KEY, so it could not open what is sealed") from None
        return _put_back(data, cipher_for(data, keys), day, wanted, running=True)
    with lock:
        return _put_back(data, cipher_for(data, keys), day, wanted, running=False)


def keys_from(environment: Mapping[str, str]) -> str | None:
    """DATA_KEY, or what the file named by DATA_KEY_FILE holds."""
    if named := environment.get("DATA_KEY_FILE"):
        return Path(named).read_text(encoding="utf-8").strip()
    return environment.get("DATA_KEY")


def why_bad(cipher: Cipher, name: Path, stored: bytes) -> str | None:
    """Why `stored` is no good as the file `name` (people/123.json …), every record looked at; or None."""
    kind = KINDS[name.parent.name]
    try:
        kind.models(read_contents(kind, int(name.stem), cipher.open(stored)).tables)
    except (Malformed, Unopened) as error:
        return str(error)
    return None


def _put_back(data: Path, cipher: Cipher, day: str | None, names: list[Path], *, running: bool) -> list[str]:
    backups = Backups(data)
    if day is None and not backups.days():
        raise NotRestored(f"there are no backups in {backups.folder}")
    if day is not None and day not in backups.days():
        raise NotRestored(f"there is no backup of {day}; there is {', '.join(backups.days()) or 'none'}")
    copies = _copies(backups, data, day, names)
    contents = {name: copy.read_bytes() for name, copy in copies.items()}
    reasons = [f"{copies[name]}: {why}" for name, stored in contents.items() if (why := why_bad(cipher, name, stored))]
    if running:
        reasons += [
            f"{name}: a bot is using it; stop the bot first" for name in contents if _in_use(data, cipher, name)
        ]
    if reasons:
        raise NotRestored("nothing was replaced: " + "; ".join(reasons))
    aside = backups.folder / ((day or backups.days()[-1]) + REPLACED)
    for name, stored in contents.items():
        _set_aside(data / name, aside / name)
        (data / name).parent.mkdir(exist_ok=True)
        files.replace(data / name, cipher.seal(cipher.open(stored)))
    return [str(name) for name in contents]


def _copies(backups: Backups, data: Path, day: str | None, names: list[Path]) -> dict[Path, Path]:
    if not names:
        whole = backups.folder / (day or backups.days()[-1])
        return {copy.relative_to(whole): copy for copy in sorted(whole.glob("*/*.json"))}
    copies: dict[Path, Path] = {}
    for name in names:
        if name.parent.name not in KINDS or not _is_number(name):
            raise NotRestored(f"{name}: files are named like workspaces/-100123.json or people/123.json")
        copy = backups.newest(data / name) if day is None else backups.folder / day / name
        if copy is None or not copy.exists():
            raise NotRestored(f"{name}: there is no copy of it{'' if day is None else f' in {day}'}")
        copies[name] = copy
    return copies


def _is_number(name: Path) -> bool:
    return name.suffix == ".json" and name.stem.removeprefix("-").isdecimal()


def _in_use(data: Path, cipher: Cipher, name: Path) -> bool:
    """Whether a running bot may write this file: it does if it can read it."""
    try:
        return why_bad(cipher, name, (data / name).read_bytes()) is None
    except OSError:
        return False


def _set_aside(path: Path, aside: Path) -> None:
    if path.exists():
        aside.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, aside)


def main() -> int:
    """Read the command line; 0 when the files are back, 1 when nothing was replaced."""
    parser = argparse.ArgumentParser(prog="python -m storage.restore", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="DATA_DIR of the bot")
    parser.add_argument("--from", dest="day", help="the day of the copy, as 2026-05-04; the newest, unless told")
    parser.add_argument("files", nargs="*", metavar="FILE", help="as workspaces/-100123.json; all, unless told")
    given = parser.parse_args()
    if not given.data.is_dir():
        parser.error(f"{given.data} is no folder")
    try:
        names = restore(given.data, keys_from(os.environ), given.day, given.files)
    except (StorageError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write("".join(f"{name} is back\n" for name in names))
    sys.stdout.write("What stood there is kept under backups/*.replaced as long as that day's backup.\n")
    sys.stdout.write("Whoever was forgotten since that day is back: docs/operations.md (Erasing) says what to do.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
