"""Sealed files open with the right secret, and only with it."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from storage import sealing
from storage.base import WrongKey
from storage.sealing import Plain, Sealed, Unopened, cipher_for, read_secrets

OLD, NEW = "an old secret of mine", "a new secret of mine"
CHEAP = 2


def test_sealed_content_opens_with_the_same_secret_alone() -> None:
    stored = Sealed([OLD], cost=CHEAP).seal(b"Jane Doe")
    assert b"Jane" not in stored
    assert Sealed([OLD], cost=CHEAP).open(stored) == b"Jane Doe"
    assert Sealed([NEW, OLD], cost=CHEAP).open(stored) == b"Jane Doe"


def test_the_first_secret_seals() -> None:
    both = Sealed([NEW, OLD], cost=CHEAP)
    stored = both.seal(b"Jane Doe")
    assert Sealed([NEW], cost=CHEAP).open(stored) == b"Jane Doe"
    assert both.first_opens(stored)
    assert not both.first_opens(Sealed([OLD], cost=CHEAP).seal(b"Jane Doe"))
    assert not both.first_opens(b"Jane Doe")


@pytest.mark.parametrize("change", [lambda s: s[:-4], lambda s: s[:-4] + b"AAAA", lambda s: s.replace(b" 1 ", b" 1 A")])
def test_what_was_altered_does_not_open(change: object) -> None:
    assert callable(change)
    with pytest.raises(Unopened):
        Sealed([OLD], cost=CHEAP).open(change(Sealed([OLD], cost=CHEAP).seal(b"Jane Doe")))


def test_the_wrong_secret_and_none_are_told_apart() -> None:
    stored = Sealed([OLD], cost=CHEAP).seal(b"Jane Doe")
    with pytest.raises(Unopened, match="isn't in DATA_KEY"):
        Sealed([NEW], cost=CHEAP).open(stored)
    with pytest.raises(Unopened, match="no DATA_KEY is set"):
        Plain().open(stored)


def test_what_was_never_sealed_is_read_as_it_is() -> None:
    assert Sealed([OLD], cost=CHEAP).open(b"{}") == b"{}"
    assert Plain().open(b"{}") == Plain().seal(b"{}") == b"{}"
    assert Plain().writes_like(b"{}")
    assert not Sealed([OLD], cost=CHEAP).writes_like(b"{}")


def test_secrets_are_separated_by_commas() -> None:
    assert read_secrets(f" {NEW} ,{OLD},") == (NEW, OLD)
    assert read_secrets(None) == read_secrets(" ") == ()
    with pytest.raises(WrongKey, match="16 characters"):
        read_secrets(f"{NEW},old")


def test_two_folders_derive_different_keys_from_one_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "COST", CHEAP)
    heads = set()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        for _ in range(2):
            heads.add(cipher_for(tmp_path / name, OLD).seal(b"Jane").split(b"\n")[0])
    assert len(heads) == 2


def test_keys_are_derived_as_expensively_as_owasp_asks() -> None:
    assert sealing.COST >= 2**15
    assert Scrypt(salt=b"s" * 16, length=32, n=CHEAP, r=8, p=3)
