"""A copy for each night, putting one back, and changing keys."""

import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from storage import files, sealing
from storage.backups import KEPT, Backups
from storage.base import DataInUse, NotSaved, Store, Unreadable, UnsupportedDatabase, WrongKey
from storage.open_store import open_store
from storage.rekey import rekey
from storage.restore import NotRestored, keys_from, restore
from storage.sealing import Plain, is_sealed
from storage.tinydb_store import TinyStore
from tests.contract.keepsakes import ALICE, CHEAP, NOW, SALES, SERVICE, Backend, a_person, a_workspace, lead_of, opened

OLD, NEW = "the old secret: long enough", "the new secret: long enough"
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "COST", CHEAP)


async def name_lead(store: Store, name: str) -> None:
    async with store.workspace(SALES) as work:
        await work.leads.save(replace(await work.leads.get(1), name=name))
        await work.commit()


async def filled(folder: Path, keys: str | None = None) -> Store:
    store = open_store(None, folder, keys)
    await opened(store, SALES, leads=2)
    await opened(store, SERVICE, leads=2)
    async with store.person(ALICE) as person:
        await person.save(a_person())
        await person.commit()
    return store


def stored(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.json") if path.is_file())


# --- making copies


async def test_a_copy_is_whole_and_never_the_file_in_use(plain: Backend) -> None:
    store = await filled(plain.folder)
    await store.backup("2026-05-04")
    day = plain.folder / "backups" / "2026-05-04"
    assert len(stored(day)) == 3
    for copy in stored(day):
        live = plain.folder / copy.relative_to(day)
        assert copy.read_bytes() == live.read_bytes()
        assert copy.stat().st_ino != live.stat().st_ino
    before = (day / "workspaces" / "-1001.json").read_bytes()
    await name_lead(store, "John")
    assert (day / "workspaces" / "-1001.json").read_bytes() == before
    await store.close()


async def test_what_has_not_changed_is_stored_once(plain: Backend) -> None:
    store = await filled(plain.folder)
    await store.backup("2026-05-04")
    await name_lead(store, "John")
    await store.backup("2026-05-05")
    first, second = (plain.folder / "backups" / day / "workspaces" for day in ("2026-05-04", "2026-05-05"))
    assert (first / "-1002.json").samefile(second / "-1002.json")
    assert not (first / "-1001.json").samefile(second / "-1001.json")
    await store.close()


async def test_fourteen_days_are_kept(plain: Backend) -> None:
    store = await filled(plain.folder)
    days = [(date(2026, 5, 1) + timedelta(past)).isoformat() for past in range(KEPT + 3)]
    replaced = plain.folder / "backups" / f"{days[0]}.replaced" / "people"
    for day in days:
        await store.backup(day)
        if day == days[0]:
            replaced.mkdir(parents=True)
    assert Backups(plain.folder).days() == days[-KEPT:]
    assert not replaced.exists()
    await store.close()


async def test_copies_age_by_the_calendar_also_where_the_bot_stood_still(plain: Backend) -> None:
    store = await filled(plain.folder)
    for day in ("2026-05-01", "2026-05-02", "2026-05-14"):
        await store.backup(day)
    assert Backups(plain.folder).days() == ["2026-05-01", "2026-05-02", "2026-05-14"]
    await store.backup("2026-05-15")
    assert Backups(plain.folder).days() == ["2026-05-02", "2026-05-14", "2026-05-15"]
    await store.backup("2026-06-30")
    assert Backups(plain.folder).days() == ["2026-06-30"]
    await store.close()


async def test_a_copy_of_a_day_to_come_pushes_no_other_out(plain: Backend) -> None:
    store = await filled(plain.folder)
    for day in ("2030-01-01", "2026-05-01", "2026-05-02"):
        await store.backup(day)
    assert Backups(plain.folder).days() == ["2026-05-01", "2026-05-02", "2030-01-01"]
    await store.close()


async def test_what_was_erased_is_in_no_copy_after_fourteen_days(plain: Backend) -> None:
    store = await filled(plain.folder)
    await store.backup("2026-05-01")
    async with store.workspace(SALES) as work:
        await work.remove()
        await work.commit()
    for past in range(1, KEPT):
        await store.backup((date(2026, 5, 1) + timedelta(past)).isoformat())
    copies = [copy for copy in stored(plain.folder / "backups") if copy.name == f"{SALES}.json"]
    assert [copy.parent.parent.name for copy in copies] == ["2026-05-01"]
    await store.backup("2026-05-15")
    assert [copy for copy in stored(plain.folder) if copy.name == f"{SALES}.json"] == []
    await store.close()


async def test_a_day_that_has_its_copy_keeps_it(plain: Backend) -> None:
    store = await filled(plain.folder)
    await store.backup("2026-05-04")
    before = {copy: copy.read_bytes() for copy in stored(plain.folder / "backups")}
    await name_lead(store, "John")
    await store.backup("2026-05-04")
    assert {copy: copy.read_bytes() for copy in stored(plain.folder / "backups")} == before
    await store.close()


@pytest.mark.parametrize("day", ["../people", "today", "2026-5-4", "20260504", ""])
async def test_a_backup_is_named_by_a_day(plain: Backend, day: str) -> None:
    store = plain.open()
    with pytest.raises(ValueError, match="ISO date"):
        await store.backup(day)


async def test_a_copy_that_could_not_be_finished_is_not_seen(plain: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
    store = await filled(plain.folder)
    copied: list[Path] = []
    write = files.write_new

    def fail_at_the_second(path: Path, content: bytes) -> None:
        copied.append(path)
        if len(copied) == 2:
            raise OSError(28, "No space left on device")
        write(path, content)

    with monkeypatch.context() as patched:
        patched.setattr(files, "write_new", fail_at_the_second)
        with pytest.raises(NotSaved, match="No space"):
            await store.backup("2026-05-04")
    assert stored(plain.folder / "backups") == []
    await store.backup("2026-05-04")
    assert len(stored(plain.folder / "backups")) == 3
    await store.close()


async def test_without_hard_links_unchanged_files_are_copied(plain: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(source: Path, target: Path) -> None:
        raise PermissionError

    monkeypatch.setattr("os.link", link)
    store = await filled(plain.folder)
    for day in ("2026-05-04", "2026-05-05"):
        await store.backup(day)
    assert len(stored(plain.folder / "backups")) == 6
    await store.close()


async def test_the_erased_are_gone_with_the_age_of_the_backups(plain: Backend) -> None:
    store = await filled(plain.folder)
    await store.backup("2026-05-01")
    async with store.person(ALICE) as person:
        await person.remove()
        await person.commit()
    for past in range(1, KEPT + 1):
        await store.backup((date(2026, 5, 1) + timedelta(past)).isoformat())
    assert not any(b"Alice" in path.read_bytes() for path in stored(plain.folder))
    await store.close()


# --- putting them back


async def test_everything_is_put_back_as_it_was_that_day(plain: Backend) -> None:
    store = await filled(plain.folder)
    await store.backup("2026-05-04")
    await name_lead(store, "John")
    await store.backup("2026-05-05")
    await name_lead(store, "Joan")
    await store.close()
    (plain.folder / "people" / "101.json").unlink()
    names = restore(plain.folder, None, "2026-05-04", [])
    assert names == ["people/101.json", "workspaces/-1001.json", "workspaces/-1002.json"]
    store = plain.open()
    assert (await lead_of(store, 1)).name == "Jane Doe"
    async with store.person(ALICE) as person:
        assert (await person.get()).name == "Alice"
    replaced = plain.folder / "backups" / "2026-05-04.replaced" / "workspaces" / "-1001.json"
    assert b"Joan" in replaced.read_bytes()


async def test_unless_told_the_newest_copy_is_put_back(plain: Backend) -> None:
    store = await filled(plain.folder)
    for day, name in (("2026-05-04", "John"), ("2026-05-05", "Joan")):
        await name_lead(store, name)
        await store.backup(day)
    await name_lead(store, "Jim")
    await store.close()
    restore(plain.folder, None, None, [])
    assert (await lead_of(plain.open(), 1)).name == "Joan"


async def test_while_a_bot_runs_not_everything_is_replaced(plain: Backend) -> None:
    store = await filled(plain.folder)
    await store.backup("2026-05-04")
    with pytest.raises(DataInUse, match=str(plain.folder)):
        restore(plain.folder, None, None, [])
    with pytest.raises(NotRestored, match="stop the bot"):
        restore(plain.folder, None, None, ["workspaces/-1001.json"])
    await store.close()


async def test_while_a_bot_runs_a_file_that_it_cannot_read_is_put_back(plain: Backend) -> None:
    store = await filled(plain.folder)
    await store.backup("2026-05-04")
    path = plain.folder / "workspaces" / "-1001.json"
    path.write_bytes(path.read_bytes()[:-9])
    (trouble,) = await _troubles_after_a_look(store)
    assert restore(plain.folder, None, None, [trouble]) == ["workspaces/-1001.json"]
    assert (await lead_of(store, 1)).name == "Jane Doe"
    await store.close()


async def _troubles_after_a_look(store: Store) -> list[str]:
    with suppress(Unreadable):
        await lead_of(store, 1)
    return [trouble.what for trouble in await store.unreadable()]


async def test_a_bad_copy_replaces_nothing(plain: Backend) -> None:
    store = await filled(plain.folder)
    await store.backup("2026-05-04")
    await name_lead(store, "John")
    await store.close()
    copy = plain.folder / "backups" / "2026-05-04" / "workspaces" / "-1002.json"
    copy.write_bytes(copy.read_bytes()[:-9])
    with pytest.raises(NotRestored, match=r"-1002\.json: it was cut or altered"):
        restore(plain.folder, None, None, [])
    assert (await lead_of(plain.open(), 1)).name == "John"


@pytest.mark.parametrize(
    ("day", "names", "why"),
    [
        ("2026-05-09", [], "no backup of 2026-05-09; there is 2026-05-04"),
        (None, ["workspaces/-7.json"], "no copy"),
        ("2026-05-04", ["workspaces/-7.json"], "no copy of it in 2026-05-04"),
        (None, ["key.check"], "named like"),
        (None, ["../people/x.json"], "named like"),
    ],
)
async def test_what_cannot_be_restored_is_said(plain: Backend, day: str | None, names: list[str], why: str) -> None:
    store = await filled(plain.folder)
    await store.backup("2026-05-04")
    await store.close()
    with pytest.raises(NotRestored, match=why):
        restore(plain.folder, None, day, names)


async def test_without_backups_there_is_nothing_to_restore(plain: Backend) -> None:
    await (await filled(plain.folder)).close()
    with pytest.raises(NotRestored, match="no backups"):
        restore(plain.folder, None, None, [])


async def test_copies_made_before_there_was_a_key_are_sealed_when_they_come_back(plain: Backend) -> None:
    store = await filled(plain.folder)
    await store.backup("2026-05-04")
    await store.close()
    await open_store(None, plain.folder, NEW).close()
    restore(plain.folder, NEW, None, [])
    assert all(is_sealed(path.read_bytes()) for path in stored(plain.folder / "workspaces"))
    store = open_store(None, plain.folder, NEW)
    assert (await lead_of(store, 1)).name == "Jane Doe"
    await store.close()


async def test_what_runs_without_a_key_is_not_given_sealed_files(plain: Backend) -> None:
    store = await filled(plain.folder)
    await store.backup("2026-05-04")
    with pytest.raises(NotRestored, match="no DATA_KEY"):
        restore(plain.folder, NEW, None, ["workspaces/-1001.json"])
    await store.close()


# --- keys


async def test_a_new_key_seals_what_there_is(plain: Backend) -> None:
    await (await filled(plain.folder)).close()
    for _ in range(2):
        store = open_store(None, plain.folder, NEW)
        assert all(is_sealed(path.read_bytes()) for path in stored(plain.folder))
        assert (await lead_of(store, 1)).name == "Jane Doe"
        assert [row.at for row in await store.due(NOW)] == [NOW, NOW]
        await store.close()
    assert not any(b"Jane" in path.read_bytes() for path in plain.folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("keys", "why"),
    [(None, "DATA_KEY is not set"), ("", "not set"), (NEW, "sealed with another key"), ("short", "16 characters")],
)
@pytest.mark.parametrize("check", ["there", "gone", "damaged"])
async def test_a_key_that_does_not_fit_is_refused(plain: Backend, keys: str | None, why: str, check: str) -> None:
    await (await filled(plain.folder, OLD)).close()
    if check == "gone":
        (plain.folder / sealing.CHECK).unlink()
    elif check == "damaged":
        (plain.folder / sealing.CHECK).write_bytes(b"garbage")
    before = {path: path.read_bytes() for path in stored(plain.folder)}
    for _ in range(2):
        with pytest.raises(WrongKey, match=why):
            open_store(None, plain.folder, keys)
    assert {path: path.read_bytes() for path in stored(plain.folder)} == before
    store = open_store(None, plain.folder, OLD)
    assert (await lead_of(store, 1)).name == "Jane Doe"
    await store.close()


async def test_a_lone_sealed_file_is_only_its_own_trouble(plain: Backend) -> None:
    await (await filled(plain.folder)).close()
    path = plain.folder / "workspaces" / "-1001.json"
    path.write_bytes(sealing.Sealed([OLD], cost=CHEAP).seal(path.read_bytes()))
    store = open_store(None, plain.folder, None)
    assert [trouble.what for trouble in await store.unreadable()] == [str(path)]
    assert (await lead_of(store, 1, SERVICE)).name == "Jane Doe"
    await store.close()


async def test_keys_are_changed_with_one_command(plain: Backend) -> None:
    store = await filled(plain.folder, OLD)
    await store.backup("2026-05-04")
    with pytest.raises(DataInUse):
        rekey(plain.folder, f"{NEW},{OLD}")
    await store.close()
    store = open_store(None, plain.folder, f"{NEW}, {OLD}")
    await name_lead(store, "John")
    await store.close()
    with pytest.raises(WrongKey):
        open_store(None, plain.folder, NEW)
    assert rekey(plain.folder, f"{NEW},{OLD}") == (5, [])
    assert rekey(plain.folder, f"{NEW},{OLD}") == (0, [])
    with pytest.raises(WrongKey):
        open_store(None, plain.folder, OLD)
    store = open_store(None, plain.folder, NEW)
    assert (await lead_of(store, 1)).name == "John"
    await store.close()
    restore(plain.folder, NEW, None, [])
    store = open_store(None, plain.folder, NEW)
    assert (await lead_of(store, 1)).name == "Jane Doe"
    await store.close()


async def test_changing_keys_leaves_what_it_cannot_open(plain: Backend) -> None:
    await (await filled(plain.folder, OLD)).close()
    path = plain.folder / "workspaces" / "-1001.json"
    path.write_bytes(path.read_bytes()[:-9])
    before = path.read_bytes()
    assert rekey(plain.folder, f"{NEW},{OLD}") == (2, [path])
    assert path.read_bytes() == before
    with pytest.raises(WrongKey, match="not set"):
        rekey(plain.folder, None)


# --- one process


async def test_a_second_process_refuses_and_says_which_folder(plain: Backend) -> None:
    store = plain.open()
    await opened(store, leads=1)
    script = (
        "import sys; from pathlib import Path; from storage.open_store import open_store\n"
        "from storage.base import DataInUse\n"
        "try: open_store(None, Path(sys.argv[1]), None)\n"
        "except DataInUse as error: print(error)"
    )
    assert f"{plain.folder} is in use" in _run(["-c", script, str(plain.folder)])
    with pytest.raises(DataInUse):
        TinyStore(plain.folder, Plain())
    await plain.close()
    assert _run(["-c", script, str(plain.folder)]) == ""


async def test_a_refused_start_lets_go_of_the_folder(plain: Backend) -> None:
    await (await filled(plain.folder, OLD)).close()
    with pytest.raises(WrongKey):
        open_store(None, plain.folder, NEW)
    (plain.folder / "workspaces").rename(plain.folder / "elsewhere")
    (plain.folder / "workspaces").write_text("in the way")
    with pytest.raises(OSError, match="exists"):
        open_store(None, plain.folder, OLD)
    files.hold(plain.folder).release()


async def test_only_files_are_supported_yet(plain: Backend) -> None:
    with pytest.raises(UnsupportedDatabase, match="PostgreSQL comes later"):
        open_store("postgresql://localhost/leads", plain.folder, None)
    assert not plain.folder.exists()


# --- the commands


def _run(arguments: list[str], environment: Mapping[str, str] | None = None) -> str:
    finished = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    return finished.stdout + finished.stderr


async def test_the_restore_command_puts_a_file_back(plain: Backend) -> None:
    store = await filled(plain.folder)
    await store.backup("2026-05-04")
    await name_lead(store, "John")
    await store.close()
    command = ["-m", "storage.restore", "--data", str(plain.folder)]
    assert "no backup of" in _run([*command, "--from", "2026-05-05"])
    assert "workspaces/-1001.json is back" in _run([*command, "--from", "2026-05-04", "workspaces/-1001.json"])
    assert "is no folder" in _run([*command[:-1], str(plain.folder / "nowhere")])
    assert (await lead_of(plain.open(), 1)).name == "Jane Doe"


async def test_the_rekey_command_says_what_it_did(plain: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
    await (await filled(plain.folder)).close()
    command = ["-m", "storage.rekey", "--data", str(plain.folder)]
    assert "DATA_KEY is not set" in _run(command, {"DATA_KEY": ""})
    assert "3 files sealed anew" in _run(command, {"DATA_KEY": NEW})
    path = plain.folder / "workspaces" / "-1001.json"
    path.write_bytes(path.read_bytes()[:-9])
    assert f"{path} can't be opened" in _run(command, {"DATA_KEY": NEW})
    assert "is no folder" in _run([*command[:-1], str(plain.folder / "nowhere")])


def test_keys_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(f"{NEW}\n")
    assert keys_from({"DATA_KEY_FILE": str(tmp_path / "key")}) == NEW
    assert keys_from({"DATA_KEY": OLD}) == OLD
    assert keys_from({}) is None


async def test_a_workspace_restored_for_the_first_time_is_found_without_a_restart(plain: Backend) -> None:
    store = await filled(plain.folder)
    await store.backup("2026-05-04")
    await store.close()
    (plain.folder / "workspaces" / "-1001.json").unlink()
    store = plain.open()
    async with store.workspace(SALES) as work:
        assert await work.leads.all() == []
    restore(plain.folder, None, None, ["workspaces/-1001.json"])
    async with store.workspace(SALES) as work:
        assert await work.workspace() == replace(a_workspace(), version=2)
    assert await store.workspaces_of(ALICE) == [SERVICE, SALES]
