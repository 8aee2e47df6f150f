"""A disk that is full, slow, read-only or failing: nothing is half saved, and what was stored is intact."""

import asyncio
import errno
import os
import resource
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from domain.models import WorkspaceId
from storage import files
from storage.base import NotSaved, Store, Unreadable
from storage.sealing import Plain
from storage.tinydb_store import THREADS, TinyStore
from tests.contract.keepsakes import ALICE, NOW, SALES, SERVICE, Backend, a_person, lead_of, opened
from tests.patience import PATIENCE

HOUR = timedelta(hours=1)


async def rename(store: Store, name: str, *, hours: int = 0, workspace: WorkspaceId = SALES) -> None:
    async with store.workspace(workspace) as work:
        await work.leads.save(replace(await work.leads.get(1), name=name, next_nag_at=NOW + hours * HOUR))
        await work.commit()


async def test_on_a_full_disk_nothing_is_saved_and_it_goes_on_when_there_is_room(plain: Backend) -> None:
    store = plain.open()
    await opened(store, leads=3)
    with _room_for(1_000):
        with pytest.raises(NotSaved, match="large"):
            await rename(store, "John", hours=5)
        assert (await lead_of(store, 1)).name == "Jane Doe"
        assert await store.next_due(NOW - HOUR) == NOW
        with pytest.raises(NotSaved):
            await opened(store, SERVICE, leads=5)
        with pytest.raises(NotSaved):
            await store.backup("2026-05-04")
        assert list(plain.folder.rglob("*.tmp")) == []
    await rename(store, "Joan", hours=5)
    await store.backup("2026-05-04")
    store = await plain.reopen()
    assert (await lead_of(store, 1)).name == "Joan"
    assert await store.unreadable() == []


async def test_after_a_failed_commit_the_unit_of_work_is_as_it_began(plain: Backend) -> None:
    store = plain.open()
    await opened(store, leads=3)
    async with store.workspace(SALES) as work:
        lead = await work.leads.get(1)
        await work.leads.save(replace(lead, name="John"))
        with _room_for(1_000), pytest.raises(NotSaved):
            await work.commit()
        assert await work.leads.get(1) == lead
        await work.leads.save(replace(lead, name="Joan"))
        await work.commit()
    assert (await lead_of(store, 1)).name == "Joan"


@pytest.mark.parametrize("step", ["file", "folder"])
async def test_when_the_disk_fails_to_sync_the_old_content_is_there(
    plain: Backend, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    store = plain.open()
    await opened(store, leads=1)
    before = (plain.folder / "workspaces" / "-1001.json").read_bytes()
    failing = {"on": True}
    sync = os.fsync

    def fsync(handle: int) -> None:
        if failing["on"] and Path(f"/proc/self/fd/{handle}").resolve().is_dir() == (step == "folder"):
            raise OSError(errno.EIO, "the disk fails")
        sync(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(NotSaved, match="the disk fails"):
        await rename(store, "John", hours=5)
    with pytest.raises(NotSaved, match="the disk fails"):
        await opened(store, SERVICE, leads=1)
    assert (await lead_of(store, 1)).name == "Jane Doe"
    assert await store.next_due(NOW - HOUR) == NOW
    assert {path.name: path.read_bytes() for path in plain.folder.glob("workspaces/*")} == {"-1001.json": before}
    failing["on"] = False
    await rename(store, "Joan")
    await opened(store, SERVICE, leads=1)
    assert (await lead_of(await plain.reopen(), 1)).name == "Joan"


async def test_a_commit_cancelled_while_it_writes_ends_before_anybody_else_begins(
    plain: Backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = plain.open()
    await opened(store, leads=1)
    writing, go_on = threading.Event(), threading.Event()
    replace_file = files.replace

    def slowly(path: Path, content: bytes) -> files.Signature:
        writing.set()
        assert go_on.wait(PATIENCE)
        return replace_file(path, content)

    monkeypatch.setattr(files, "replace", slowly)
    renaming = asyncio.create_task(rename(store, "John", hours=5))
    await asyncio.to_thread(writing.wait, PATIENCE)
    reading = asyncio.create_task(lead_of(store, 1))
    for _ in range(3):
        renaming.cancel()
        await asyncio.sleep(0.005)
    assert not renaming.done()
    assert not reading.done()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await renaming
    assert (await reading).name == "John"
    assert await store.next_due(NOW) == NOW + 5 * HOUR
    assert await lead_of(await plain.reopen(), 1) == await reading


async def test_a_commit_cancelled_on_a_full_disk_leaves_the_old_content(plain: Backend) -> None:
    store = plain.open()
    await opened(store, leads=3)
    with _room_for(1_000):
        renaming = asyncio.create_task(rename(store, "John", hours=5))
        await asyncio.sleep(0)
        await asyncio.sleep(0.002)
        renaming.cancel()
        await asyncio.wait([renaming])
        assert (await lead_of(store, 1)).name == "Jane Doe"
    assert await store.next_due(NOW - HOUR) == NOW


async def test_a_slow_disk_keeps_nobody_else_from_reading(plain: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
    store = plain.open()
    await opened(store, SALES, leads=1)
    await opened(store, SERVICE, leads=1)
    go_on = threading.Event()
    replace_file = files.replace

    def slowly(path: Path, content: bytes) -> files.Signature:
        assert go_on.wait(PATIENCE)
        return replace_file(path, content)

    monkeypatch.setattr(files, "replace", slowly)
    renaming = asyncio.create_task(rename(store, "John"))
    async with asyncio.timeout(PATIENCE):
        for _ in range(20):
            assert (await lead_of(store, 1, SERVICE)).number == 1
    assert not renaming.done()
    go_on.set()
    await renaming


async def test_on_a_slow_disk_many_chats_are_written_at_once(plain: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
    store, chats = plain.open(), [WorkspaceId(-2000 - number) for number in range(THREADS)]
    for chat in chats:
        await opened(store, chat, leads=1)
    together = threading.Barrier(len(chats))
    replace_file = files.replace

    def slowly(path: Path, content: bytes) -> files.Signature:
        together.wait(10)  # nobody's write ends before everybody's has begun
        return replace_file(path, content)

    monkeypatch.setattr(files, "replace", slowly)
    await asyncio.gather(*(rename(store, "John", workspace=chat) for chat in chats))
    assert {(await lead_of(store, 1, chat)).name for chat in chats} == {"John"}


async def test_a_person_who_cannot_be_erased_is_still_there(plain: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
    store = plain.open()
    async with store.person(ALICE) as person:
        await person.save(a_person())
        await person.commit()

    def unlink(path: Path, missing_ok: bool = False) -> None:
        raise OSError(errno.EROFS, "read-only")

    async with store.person(ALICE) as person:
        await person.remove()
        with monkeypatch.context() as patched:
            patched.setattr(Path, "unlink", unlink)
            with pytest.raises(NotSaved, match="read-only"):
                await person.commit()
    async with store.person(ALICE) as person:
        assert (await person.get()).name == "Alice"


async def test_a_file_that_may_not_be_read_is_tried_again_each_time(
    plain: Backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = plain.open()
    await opened(store, leads=1)

    def read(path: Path) -> tuple[bytes, files.Signature]:
        raise PermissionError(errno.EACCES, "not allowed")

    await plain.close()
    with monkeypatch.context() as patched:
        patched.setattr(files, "read", read)
        store = plain.open()
        with pytest.raises(Unreadable, match="not allowed"):
            await lead_of(store, 1)
    assert (await lead_of(store, 1)).number == 1


READ_ONLY = """
import asyncio, os, sys
from pathlib import Path
from tests.contract.keepsakes import Backend, lead_of, opened, SERVICE
from storage.base import NotSaved
from storage.sealing import Plain
from storage.tinydb_store import TinyStore

if os.getuid() == 0:  # to whom no folder is read-only
    os.setuid(65534)

async def main(folder):
    store = TinyStore(folder, Plain())
    assert (await lead_of(store, 1)).name == "Jane Doe"
    print("opened", flush=True)
    sys.stdin.readline()
    try:
        await opened(store, SERVICE)
    except NotSaved:
        print("not saved", flush=True)
    sys.stdin.readline()
    await opened(store, SERVICE)
    print("saved", flush=True)
    await store.close()

asyncio.run(main(Path(sys.argv[1])))
"""


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that another user may enter, which those of pytest are not."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_in_a_read_only_folder_nothing_is_saved_and_it_goes_on_when_it_may_write(open_to_all: Path) -> None:
    folder = open_to_all / "data"
    asyncio.run(_filled(folder))
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o777)
    child = subprocess.Popen(
        [sys.executable, "-c", READ_ONLY, str(folder)],
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdin is not None
    answers = [child.stdout.readline()]
    for mode in (0o555, 0o777):
        (folder / "workspaces").chmod(mode)
        child.stdin.write("\n")
        child.stdin.flush()
        answers.append(child.stdout.readline())
    child.communicate(timeout=PATIENCE)
    assert answers == ["opened\n", "not saved\n", "saved\n"]


async def _filled(folder: Path) -> None:
    store = TinyStore(folder, Plain())
    await opened(store, leads=1)
    await store.close()


@contextmanager
def _room_for(size: int) -> Iterator[None]:
    """No file of this process may grow beyond `size` bytes, as when the disk is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
