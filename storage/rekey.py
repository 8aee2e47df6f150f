"""`python -m storage.rekey --data DIR`: seal every file and backup anew with the first key of DATA_KEY.

To change keys: stop the bot, set DATA_KEY=new,old, run this, set DATA_KEY=new, start the bot. If it was
interrupted, run it again. It also seals files and backups that aren't sealed yet.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from storage import files
from storage.backups import FOLDER
from storage.base import StorageError, WrongKey
from storage.restore import KINDS, keys_from
from storage.sealing import Sealed, Unopened, read_secrets, renew_check, sealed_for


def rekey(data: Path, keys: str | None) -> tuple[int, list[Path]]:
    """Seal what isn't sealed with the first of `keys`; returns how many were, and which could not be opened.

    Raises:
        WrongKey: there is no key, or none that fits.
        DataInUse: a bot is running.
        OSError: a file could not be read or written; running it again is safe.
    """
    secrets = read_secrets(keys)
    if not secrets:
        raise WrongKey("DATA_KEY is not set")
    with files.hold(data):
        cipher = sealed_for(data, secrets)
        sealed, closed = 0, []
        for path in _files(data):
            try:
                sealed += _seal(cipher, path)
            except Unopened:
                closed.append(path)
        renew_check(data, cipher)
    return sealed, closed


def _files(data: Path) -> list[Path]:
    roots = (data, *(data / FOLDER).glob("*"))
    return [path for root in roots for kind in KINDS for path in sorted((root / kind).glob("*.json"))]


def _seal(cipher: Sealed, path: Path) -> bool:
    stored = path.read_bytes()
    if cipher.first_opens(stored):
        return False
    files.replace(path, cipher.seal(cipher.open(stored)))
    return True


def main() -> int:
    """Read the command line; 0 when everything is sealed with the first key, 1 when something isn't."""
    parser = argparse.ArgumentParser(prog="python -m storage.rekey", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="DATA_DIR of the bot")
    given = parser.parse_args()
    if not given.data.is_dir():
        parser.error(f"{given.data} is no folder")
    try:
        sealed, closed = rekey(given.data, keys_from(os.environ))
    except (StorageError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{sealed} files sealed anew\n")
    for path in closed:
        sys.stderr.write(f"{path} can't be opened with any of the keys; it was left as it is\n")
    return 1 if closed else 0


if __name__ == "__main__":
    sys.exit(main())
