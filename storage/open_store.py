"""DATABASE_URL → the store that it asks for."""

from __future__ import annotations

from pathlib import Path

from storage import files
from storage.base import Store, UnsupportedDatabase
from storage.sealing import cipher_for
from storage.tinydb_store import TinyStore


def open_store(database_url: str | None, folder: Path, keys: str | None) -> Store:
    """The store, ready for use; everything in `folder` (DATA_DIR) has been looked at.

    `keys` is DATA_KEY: secrets of at least 16 characters, separated by commas; the first seals, all open.

    Raises:
        UnsupportedDatabase: `database_url` is set; only files are supported yet.
        DataInUse: another process has the folder open.
        WrongKey: the files there can't be opened with `keys`.
        NotSaved: a file could not be sealed with a key that is new.
        OSError: the folder can't be made, read or written to.
    """
    if database_url:
        raise UnsupportedDatabase("DATABASE_URL: PostgreSQL comes later; leave it unset to keep data in files")
    lock = files.hold(folder)
    try:
        cipher = cipher_for(folder, keys)
    except BaseException:
        lock.release()
        raise
    return TinyStore(folder, cipher, lock)
