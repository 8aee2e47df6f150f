"""What stands in a file: the text as it is, or sealed with the secret of the operator.

Each sealed file names the salt that its key was derived with, so that the secret alone opens it, whatever
else is lost. `key.check` only tells a wrong secret from a damaged file.
"""

from __future__ import annotations

import base64
import binascii
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol, TypeVar

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from storage import files
from storage.base import WrongKey

SHORTEST_KEY = 16
CHECK = "key.check"
COST = 2**15
"""Scrypt's n; with r = 8 and p = 3 what OWASP asks for a password: 32 MB and about a quarter of a second."""

_MAGIC = b"followthrough sealed 1 "
_CHECKED = b"this secret opens the files in this folder"


class Unopened(Exception):
    """Sealed content can't be opened; the message says why."""


class Cipher(Protocol):
    """Turns content into what is written, and back."""

    def seal(self, content: bytes) -> bytes:
        """What to write."""
        ...

    def open(self, stored: bytes) -> bytes:
        """The content. Raises Unopened."""
        ...

    def writes_like(self, stored: bytes) -> bool:
        """Whether `stored` has the form that `seal` gives."""
        ...


class Plain:
    """Keeps content as it is."""

    def seal(self, content: bytes) -> bytes:
        """The same."""
        return content

    def open(self, stored: bytes) -> bytes:
        """The same. Raises Unopened for a sealed file."""
        if is_sealed(stored):
            raise Unopened("it is sealed, and no DATA_KEY is set")
        return stored

    def writes_like(self, stored: bytes) -> bool:
        """Whether it isn't sealed."""
        return not is_sealed(stored)


class Sealed:
    """Seals with the first secret, opens with any of them, and reads files that were never sealed."""

    def __init__(self, secrets: Sequence[str], salt: bytes | None = None, cost: int | None = None) -> None:
        """`salt` is that of the folder; None for a new one. `cost` is Scrypt's n, low only in tests."""
        self._secrets, self._cost = tuple(secrets), cost or COST
        self._salt = os.urandom(16) if salt is None else salt

    def seal(self, content: bytes) -> bytes:
        """The content, encrypted and signed with the first secret."""
        token = _fernet(self._secrets[0], self._salt, self._cost).encrypt(content)
        return _MAGIC + base64.urlsafe_b64encode(self._salt) + b"\n" + token

    def open(self, stored: bytes) -> bytes:
        """The content, by the first secret that fits. Raises Unopened."""
        if not is_sealed(stored):
            return stored
        salt, token = _parts(stored)
        for secret in self._secrets:
            try:
                return _fernet(secret, salt, self._cost).decrypt(token)
            except InvalidToken:
                continue
        raise Unopened("it was altered, or sealed with a key that isn't in DATA_KEY")

    def writes_like(self, stored: bytes) -> bool:
        """Whether it is sealed, with whatever secret."""
        return is_sealed(stored)

    def first_opens(self, stored: bytes) -> bool:
        """Whether it is sealed with the first secret."""
        try:
            return is_sealed(stored) and Sealed(self._secrets[:1], cost=self._cost).open(stored) is not None
        except Unopened:
            return False


_C = TypeVar("_C", Plain, Sealed)


def is_sealed(stored: bytes) -> bool:
    """Whether this is what `Sealed.seal` writes."""
    return stored.startswith(_MAGIC)


def read_secrets(keys: str | None) -> tuple[str, ...]:
    """The secrets in a DATA_KEY, separated by commas; the first one seals. Raises WrongKey: one is short."""
    secrets = tuple(secret.strip() for secret in (keys or "").split(",") if secret.strip())
    if any(len(secret) < SHORTEST_KEY for secret in secrets):
        raise WrongKey(f"each key in DATA_KEY needs at least {SHORTEST_KEY} characters")
    return secrets


def cipher_for(folder: Path, keys: str | None) -> Cipher:
    """The cipher for the files in `folder`, which the caller holds; notes a key that is new there.

    Raises:
        WrongKey: the files are sealed, and not with one of `keys`.
        OSError: the folder can't be read or written.
    """
    secrets = read_secrets(keys)
    return sealed_for(folder, secrets) if secrets else _fitting(folder, Plain(), _check_of(folder))


def sealed_for(folder: Path, secrets: Sequence[str]) -> Sealed:
    """The cipher for the files in `folder` with these secrets, at least one; the same otherwise."""
    stored = _check_of(folder)
    cipher = _fitting(folder, Sealed(secrets, _salt_of(stored)), stored)
    if not is_sealed(stored):
        renew_check(folder, cipher)
    return cipher


def renew_check(folder: Path, cipher: Cipher) -> None:
    """Seal the check with the first key, once all files are."""
    files.replace(folder / CHECK, cipher.seal(_CHECKED))


def _check_of(folder: Path) -> bytes:
    check = folder / CHECK
    return check.read_bytes() if check.exists() else b""


def _fitting(folder: Path, cipher: _C, check: bytes) -> _C:
    witnesses = [check] if is_sealed(check) else _sealed_files(folder)
    if witnesses and not any(_opens(cipher, witness) for witness in witnesses):
        raise WrongKey(_wrong_key(folder, given=isinstance(cipher, Sealed)))
    return cipher


def _wrong_key(folder: Path, *, given: bool) -> str:
    if not given:
        return f"the files in {folder} are sealed, and DATA_KEY is not set"
    return (
        f"DATA_KEY doesn't open the files in {folder}: they were sealed with another key. Set that one, or "
        "to change keys set both, the new one first: DATA_KEY=new,old. If it is the right key, erase "
        f"{CHECK}, which is damaged then."
    )


def _sealed_files(folder: Path) -> list[bytes]:
    """A few of the files, if all are sealed; a lone sealed one among plain ones is only its own trouble."""
    found = [path for kind in ("people", "workspaces") for path in sorted((folder / kind).glob("*.json"))]
    if not all(_starts_sealed(path) for path in found):
        return []
    return [path.read_bytes() for path in found[:3]]


def _starts_sealed(path: Path) -> bool:
    with path.open("rb") as file:
        return is_sealed(file.read(len(_MAGIC)))


def _opens(cipher: Cipher, stored: bytes) -> bool:
    try:
        cipher.open(stored)
    except Unopened:
        return False
    return True


def _salt_of(stored: bytes) -> bytes | None:
    try:
        return _parts(stored)[0] if is_sealed(stored) else None
    except Unopened:
        return None


def _parts(stored: bytes) -> tuple[bytes, bytes]:
    head, _, token = stored.partition(b"\n")
    try:
        return base64.urlsafe_b64decode(head.removeprefix(_MAGIC)), token
    except binascii.Error:
        raise Unopened("its first line is damaged") from None


@lru_cache(maxsize=64)
def _fernet(secret: str, salt: bytes, cost: int) -> Fernet:
    key = Scrypt(salt=salt, length=32, n=cost, r=8, p=3).derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(key))
