"""A file that can't be read stops its own workspace or person, and nothing and nobody else."""

import asyncio
import logging
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from domain.models import PersonId, WorkspaceId
from storage import records
from storage.base import LeadNotFound, NotSaved, Store, Unreadable
from storage.documents import Kept, encode
from storage.sealing import Plain, Sealed
from storage.tinydb_store import TinyStore
from tests.contract.keepsakes import (
    ALICE,
    BOB,
    NOW,
    SALES,
    SERVICE,
    Backend,
    a_lead,
    a_person,
    a_talk,
    a_workspace,
    lead_of,
    opened,
)

HOUR = timedelta(hours=1)


def _newer(stored: bytes) -> bytes:
    return stored.replace(b'"schema":1', b'"schema":2', 1)


def _misshapen(stored: bytes) -> bytes:
    return records.write_contents("workspace", SALES, {"lead": {"1": Kept(b"{}")}})


DAMAGES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "cut": (lambda stored: stored[: len(stored) // 2], "cut or altered"),
    "empty": (lambda _: b"", "empty"),
    "garbage": (lambda _: bytes(range(256)) * 9, "begin"),
    "not UTF-8": (lambda stored: stored.replace(b"Jane", b"J\xe4ne"), "cut or altered"),
    "a flipped bit": (lambda stored: stored.replace(b"Jane", b"Kane"), "cut or altered"),
    "JSON of another shape": (lambda _: b"[1, 2]\n", "begin"),
    "JSON too deep": (lambda _: b"[" * 100_000, "begin"),
    "tables missing": (_misshapen, "missing"),
    "a newer schema": (_newer, "newer"),
    "no schema": (lambda stored: stored.replace(b'"schema":1', b'"schema":"1"'), "schema"),
    "another's": (lambda stored: stored.replace(b'"id":-1001', b'"id":-1002', 1), "something else"),
    "sealed": (Sealed(["somebody else's secret"], cost=2).seal, "DATA_KEY"),
    "something appended": (lambda stored: stored + b"\n", "cut or altered"),
}


@pytest.fixture(params=DAMAGES)
def damage(request: pytest.FixtureRequest) -> tuple[Callable[[bytes], bytes], str]:
    return DAMAGES[request.param]


def _content(path: Path) -> bytes:
    return path.read_bytes()


async def _is_stopped(store: Store, path: Path, why: str, copy: Path) -> None:
    damaged = _content(path)
    for _ in range(2):
        with pytest.raises(Unreadable, match=why) as refused:
            await lead_of(store, 1)
        assert (refused.value.what, refused.value.backup) == (str(path), str(copy))
    assert [trouble.what for trouble in await store.unreadable()] == [str(path)]
    assert (await lead_of(store, 1, SERVICE)).name == "Jane Doe"
    assert {row.ref.workspace for row in await store.due(NOW + HOUR)} == {SERVICE}
    assert {ref.workspace for ref in await store.waiting_for(ALICE)} == {SERVICE}
    await opened(store, WorkspaceId(-1003), leads=1)
    assert _content(path) == damaged


@pytest.mark.parametrize("running", [True, False])
async def test_a_damaged_workspace_stops_alone_and_goes_on_once_it_is_restored(
    plain: Backend, damage: tuple[Callable[[bytes], bytes], str], running: bool, caplog: pytest.LogCaptureFixture
) -> None:
    store, (spoil, why) = plain.open(), damage
    await opened(store, SALES, leads=1)
    await opened(store, SERVICE, leads=1)
    await store.backup("2026-05-04")
    path = plain.folder / "workspaces" / "-1001.json"
    copy = plain.folder / "backups" / "2026-05-04" / "workspaces" / "-1001.json"
    if not running:
        await plain.close()
    path.write_bytes(spoil(path.read_bytes()))
    if not running:
        store = plain.open()
    caplog.clear()
    await _is_stopped(store, path, why, copy)
    await store.backup("2026-05-05")
    assert (plain.folder / "backups" / "2026-05-05" / "workspaces" / "-1001.json").read_bytes() == copy.read_bytes()
    if running:
        (line,) = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
        assert str(path) in line
        assert str(copy) in line
        assert "Jane" not in caplog.text
    shutil.copy(copy, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)
    assert {row.ref.workspace for row in await store.due(NOW)} == {SALES, SERVICE, -1003}
    assert {ref.workspace for ref in await store.waiting_for(ALICE)} == {SALES, SERVICE, -1003}
    assert (await lead_of(store, 1)).name == "Jane Doe"
    assert await store.unreadable() == []


async def test_at_the_start_a_damaged_file_is_logged_once(plain: Backend, caplog: pytest.LogCaptureFixture) -> None:
    await opened(plain.open())
    await plain.close()
    (plain.folder / "workspaces" / "-1001.json").write_text("{")
    store = plain.open()
    await store.unreadable()
    await store.due(NOW)
    assert len(caplog.records) == 1
    assert "newest backup: none" in caplog.text


async def test_a_record_that_is_no_lead_stops_its_workspace(plain: Backend) -> None:
    store = plain.open()
    await opened(store, leads=2)
    path = plain.folder / "workspaces" / "-1001.json"
    tables = records.split_contents(path.read_bytes())
    document = {**tables["lead"]["2"].parsed(), "nickname": "JD"}
    tables["lead"]["2"] = Kept(encode(document))
    path.write_bytes(records.write_contents("workspace", SALES, tables))
    assert (await lead_of(store, 1)).number == 1
    with pytest.raises(Unreadable, match="another version"):
        async with store.workspace(SALES) as work:
            await work.leads.all()
    with pytest.raises(Unreadable, match="another version"):
        await lead_of(store, 1)
    assert await store.due(NOW + HOUR) == []
    assert b"JD" in path.read_bytes()


async def test_a_damaged_person_stops_alone(plain: Backend) -> None:
    store = plain.open()
    for who in (ALICE, BOB):
        async with store.person(who) as person:
            await person.save(replace(a_person(who, a_talk(NOW)), next_digest_at=NOW))
            await person.commit()
    path = plain.folder / "people" / f"{ALICE}.json"
    whole = path.read_bytes()
    path.write_bytes(whole[:-5])
    with pytest.raises(Unreadable):
        async with store.person(ALICE):
            pass
    assert await store.untouched_since(NOW + HOUR) == await store.digests_due(NOW) == [BOB]
    path.write_bytes(whole)
    async with store.person(ALICE) as person:
        assert (await person.get()).name == "Alice"
    assert await store.untouched_since(NOW + HOUR) == await store.digests_due(NOW) == [ALICE, BOB]


async def test_a_person_damaged_while_nobody_looked_has_their_list_again_once_that_is_put_right(
    plain: Backend,
) -> None:
    async with plain.open().person(ALICE) as person:
        await person.save(replace(a_person(), next_digest_at=NOW))
        await person.commit()
    await plain.close()
    path = plain.folder / "people" / f"{ALICE}.json"
    whole = path.read_bytes()
    path.write_bytes(whole[:-5])
    store = plain.open()
    assert (await store.digests_due(NOW), await store.next_due(NOW - HOUR)) == ([], None)
    path.write_bytes(whole)
    assert await store.unreadable() == []
    assert (await store.digests_due(NOW), await store.next_due(NOW - HOUR)) == ([ALICE], NOW)


async def test_a_file_that_is_gone_is_not_taken_for_a_new_workspace(plain: Backend) -> None:
    store = plain.open()
    await opened(store, leads=1)
    path = plain.folder / "workspaces" / "-1001.json"
    away = path.rename(plain.folder / "elsewhere")
    with pytest.raises(Unreadable, match="gone"):
        await lead_of(store, 1)
    await store.backup("2026-05-04")
    away.rename(path)
    assert (await lead_of(store, 1)).number == 1
    assert not (plain.folder / "backups" / "2026-05-04" / "workspaces").exists()


async def test_without_its_folder_nothing_is_saved_and_all_goes_on_when_it_is_back(plain: Backend) -> None:
    store = plain.open()
    await opened(store, leads=1)
    away = (plain.folder / "workspaces").rename(plain.folder / "elsewhere")
    with pytest.raises(NotSaved):
        await opened(store, SERVICE, leads=1)
    with pytest.raises(Unreadable):
        await lead_of(store, 1)
    away.rename(plain.folder / "workspaces")
    await opened(store, SERVICE, leads=1)
    assert [row.ref.workspace for row in await store.due(NOW)] == [SERVICE, SALES]


async def test_what_was_left_half_written_is_erased_at_the_start(plain: Backend) -> None:
    await opened(plain.open())
    await plain.close()
    (plain.folder / "workspaces" / "-1001.json.tmp").write_text("half")
    (plain.folder / "backups" / "2026-05-04.tmp" / "people").mkdir(parents=True)
    plain.open()
    assert list(plain.folder.rglob("*.tmp*")) == []


async def test_what_is_erased_is_in_no_file(plain: Backend) -> None:
    store = plain.open()
    await opened(store)
    async with store.workspace(SALES) as work:
        lead = await work.leads.add(a_lead(1, name="Wanda Nevermore"))
        await work.leads.save(replace(lead, before=lead))
        await work.commit()
        await work.leads.remove(1)
        await work.commit()
    async with store.person(ALICE) as person:
        await person.save(replace(a_person(), name="Wanda Nevermore"))
        await person.commit()
        await person.remove()
        await person.commit()
    assert not any(b"Nevermore" in path.read_bytes() for path in plain.folder.rglob("*") if path.is_file())


async def test_only_so_many_files_are_in_use(plain: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.shelf.MOST_IN_USE", 3)
    store = plain.opens()
    assert isinstance(store, TinyStore)
    for ident in range(1, 9):
        await opened(store, WorkspaceId(-ident), leads=1)
    in_use = store._workspaces._in_use
    assert list(in_use) == [-6, -7, -8]
    assert store._workspaces._weight == sum(used.weight for used in in_use.values())
    monkeypatch.setattr("storage.shelf.MOST_TEXT", 1)
    assert (await lead_of(store, 1, WorkspaceId(-2))).number == 1
    assert list(in_use) == [-2]
    with pytest.raises(LeadNotFound):
        await lead_of(store, 2, WorkspaceId(-1))
    await store.close()


async def test_locks_do_not_pile_up(tmp_path: Path) -> None:
    store = TinyStore(tmp_path, Plain())
    for ident in range(50):
        async with store.person(PersonId(ident)):
            pass
    await asyncio.sleep(0)
    assert len(store._people._locks) <= 1
    await store.close()


async def test_other_files_in_the_folder_are_left_alone(plain: Backend) -> None:
    await opened(plain.open())
    await plain.close()
    stray = plain.folder / "workspaces" / "-1001 (copy).json"
    stray.write_text("what an operator left")
    store = plain.open()
    async with store.workspace(SALES) as work:
        assert await work.workspace() == replace(a_workspace(), version=2)
    assert await store.unreadable() == []
    assert stray.exists()
