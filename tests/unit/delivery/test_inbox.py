"""What arrived is kept, given back and forgotten. A “life” below is one run of the bot's process."""

import asyncio
import base64
import errno
import logging
import os
import stat
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from telegram import Update

from delivery import inbox as inbox_module
from delivery import journal as journal_module
from delivery.inbox import Inbox
from delivery.journal import COMPACT_FROM, Journal, NoCipher
from tests.patience import PATIENCE, until

TEXT = "Jane wants a mortgage"
ALICE = {"id": 1, "is_bot": False, "first_name": "Alice"}


class Backwards:
    """A cipher good enough to see that one is used."""

    def seal(self, plain: bytes) -> bytes:
        return b"\n" + plain[::-1]

    def open(self, sealed: bytes) -> bytes:
        if not sealed.startswith(b"\n"):
            raise ValueError("not sealed with this key")
        return sealed[1:][::-1]


def an_update(update_id: int, text: str = TEXT, **more: Any) -> Update:
    message: dict[str, Any] = {
        "message_id": update_id,
        "date": 1_700_000_000,
        "chat": {"id": 1, "type": "private", "first_name": "Alice"},
        "from": ALICE,
        "text": text,
    }
    update = Update.de_json({"update_id": update_id, "message": message | more}, None)
    assert update is not None
    return update


@asynccontextmanager
async def a_life(folder: Path, *, clean: bool = True, **options: Any) -> AsyncIterator[Inbox]:
    inbox = Inbox(folder, **options)
    await inbox.load(None)
    try:
        yield inbox
    finally:
        if clean:
            await inbox.close()
        else:
            inbox._thread.shutdown()
            os.close(inbox._journal._fd)


def queued(inbox: Inbox) -> list[int]:
    ids = []
    while not inbox.empty():
        update = inbox.get_nowait()
        assert isinstance(update, Update)
        ids.append(update.update_id)
    return ids


def the_file(folder: Path) -> Path:
    return folder / "updates.jsonl"


# Received and done


async def test_an_update_is_on_disk_when_put_returns(tmp_path: Path) -> None:
    async with a_life(tmp_path) as inbox:
        await inbox.put(an_update(5))
        other = Journal(tmp_path, NoCipher())
        assert TEXT in str(other.open())
        assert queued(inbox) == [5]


async def test_what_was_not_done_is_given_back_in_order_as_it_was(tmp_path: Path) -> None:
    updates = [an_update(number, text=f"lead {number}", sender_tag="new field") for number in (7, 8, 9)]
    async with a_life(tmp_path) as inbox:
        for update in updates:
            await inbox.put(update)
        await inbox.done(8)
    async with a_life(tmp_path) as inbox:
        assert inbox.waiting() == [7, 9]
        assert [inbox.get_nowait(), inbox.get_nowait()] == [updates[0], updates[2]]
        assert inbox.empty()


async def test_a_batch_is_kept_with_one_write_and_queued_as_it_is_put(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    updates = {number: an_update(number) for number in range(1, 21)}
    async with a_life(tmp_path) as inbox:
        await inbox.put(updates[3])
        syncs: list[int] = []
        monkeypatch.setattr(os, "fsync", syncs.append)
        await inbox.keep({number: update.to_dict() for number, update in updates.items()})
        assert queued(inbox) == [3]
        for update in (*updates.values(), *updates.values()):
            await inbox.put(update)
        assert len(syncs) == 1
        assert queued(inbox) == [number for number in updates if number != 3]
    async with a_life(tmp_path) as inbox:
        assert queued(inbox) == [3, *(number for number in updates if number != 3)]


async def test_what_was_kept_is_given_back_though_it_was_never_put(tmp_path: Path) -> None:
    async with a_life(tmp_path, clean=False) as inbox:
        await inbox.keep({number: an_update(number).to_dict() for number in (5, 6)})
    async with a_life(tmp_path) as inbox:
        assert queued(inbox) == [5, 6]
        await inbox.put(an_update(5))
        assert queued(inbox) == []


@pytest.mark.parametrize(
    "content",
    [
        {"callback_query": {"id": "1", "from": ALICE, "chat_instance": "7", "data": "x"}},
        {"inline_query": {"id": "1", "from": ALICE, "query": "jane", "offset": ""}},
        {"message": an_update(1, text="half a \ud83d smile \0 <b>&").to_dict()["message"]},
    ],
    ids=lambda content: next(iter(content)),
)
async def test_every_kind_of_update_comes_back_the_same(tmp_path: Path, content: dict[str, Any]) -> None:
    update = Update.de_json({"update_id": 3, **content}, None)
    async with a_life(tmp_path) as inbox:
        await inbox.put(update)
    async with a_life(tmp_path) as inbox:
        again = inbox.get_nowait()
        assert isinstance(again, Update)
        assert again.to_dict() == update.to_dict()


async def test_an_update_that_telegram_repeats_is_ignored_in_this_life_and_the_next(tmp_path: Path) -> None:
    async with a_life(tmp_path) as inbox:
        await inbox.put(an_update(5))
        await inbox.put(an_update(5))
        assert queued(inbox) == [5]
        await inbox.done(5)
        await inbox.put(an_update(5))
        assert queued(inbox) == []
    async with a_life(tmp_path) as inbox:
        await inbox.put(an_update(5))
        assert queued(inbox) == []


async def test_an_update_that_arrives_twice_at_the_same_time_is_kept_once(tmp_path: Path) -> None:
    async with a_life(tmp_path) as inbox:
        await asyncio.gather(inbox.put(an_update(5)), inbox.put(an_update(5)))
        assert queued(inbox) == [5]


async def test_as_many_ids_as_wanted_are_remembered_and_no_more(tmp_path: Path) -> None:
    async with a_life(tmp_path, remembered=10) as inbox:
        for number in range(100, 130):
            await inbox.put(an_update(number))
            await inbox.done(number)
        await inbox.put(an_update(3))  # after a quiet week Telegram starts anywhere
    async with a_life(tmp_path, remembered=10) as inbox:
        assert inbox.waiting() == [3]
        assert [number for number in range(100, 130) if inbox._journal.knows(number)] == list(range(120, 130))


async def test_the_stop_signal_passes_and_leaves_no_trace(tmp_path: Path) -> None:
    signal = object()
    async with a_life(tmp_path) as inbox:
        before = the_file(tmp_path).read_bytes()
        await inbox.put(signal)
        assert inbox.get_nowait() is signal
        assert the_file(tmp_path).read_bytes() == before


# What is on the disk


async def test_nothing_is_readable_when_a_key_is_set(tmp_path: Path) -> None:
    async with a_life(tmp_path, cipher=Backwards()) as inbox:
        await inbox.put(an_update(5))
        lines = the_file(tmp_path).read_bytes().splitlines()
        plain = [base64.b64decode(line.split(b" ")[1]) for line in lines]
        assert TEXT.encode() not in b"".join(plain)
        assert TEXT.encode()[::-1] in plain[-1]
    async with a_life(tmp_path, cipher=Backwards()) as inbox:
        assert queued(inbox) == [5]


async def test_texts_leave_the_disk_at_the_next_start(tmp_path: Path) -> None:
    async with a_life(tmp_path) as inbox:
        await inbox.put(an_update(5))
        await inbox.done(5)
    async with a_life(tmp_path):
        assert len(the_file(tmp_path).read_bytes().splitlines()) == 1
        assert sorted(the_file(tmp_path).parent.glob("*")) == [the_file(tmp_path)]


async def test_texts_leave_the_disk_when_asked(tmp_path: Path) -> None:
    async with a_life(tmp_path) as inbox:
        await inbox.put(an_update(5))
        await inbox.done(5)
        await inbox.compact()
        assert len(the_file(tmp_path).read_bytes().splitlines()) == 1


async def test_the_file_stays_small(tmp_path: Path) -> None:
    sizes = []
    async with a_life(tmp_path) as inbox:
        for number in range(1, 301):
            await inbox.put(an_update(number, text="x" * 1000))
            await inbox.done(number)
            sizes.append(the_file(tmp_path).stat().st_size)
    assert max(sizes) < COMPACT_FROM + 4000
    assert min(sizes[100:]) < 4000


async def test_scattered_ids_do_not_make_every_update_rewrite_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rewrites = count_calls(monkeypatch, Journal, "_replace")
    async with a_life(tmp_path) as inbox:
        for number in range(1, 6000):
            inbox._journal._known[number * 7] = None
        for number in range(100_000, 100_100):
            await inbox.put(an_update(number))
            await inbox.done(number)
    assert len(rewrites) <= 4


async def test_compaction_keeps_what_waits_and_what_is_known(tmp_path: Path) -> None:
    async with a_life(tmp_path) as inbox:
        for number in range(1, 5):
            await inbox.put(an_update(number))
        await inbox.done(2)
        await inbox.compact()
        await inbox.put(an_update(9))
    async with a_life(tmp_path) as inbox:
        assert inbox.waiting() == [1, 3, 4, 9]
        assert inbox._journal.knows(2)


# Damage


async def test_a_line_cut_short_by_a_kill_is_dropped(tmp_path: Path) -> None:
    async with a_life(tmp_path) as inbox:
        await inbox.put(an_update(5))
        await inbox.put(an_update(6))
    content = the_file(tmp_path).read_bytes()
    the_file(tmp_path).write_bytes(content[: content.rindex(b"\n", 0, -1) - 20])
    async with a_life(tmp_path) as inbox:
        assert inbox.waiting() == [5]
        await inbox.put(an_update(6))
        await inbox.put(an_update(7))
    async with a_life(tmp_path) as inbox:
        assert inbox.waiting() == [5, 6, 7]
    assert not (tmp_path / "set-aside.jsonl").exists()


async def test_a_damaged_line_is_set_aside_and_the_others_go_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with a_life(tmp_path) as inbox:
        for number in (5, 6, 7):
            await inbox.put(an_update(number))
    lines = the_file(tmp_path).read_bytes().splitlines(keepends=True)
    lines[2] = lines[2][:40] + b"#" + lines[2][41:]
    lines.insert(1, b"\xff\x00 garbage\n")
    the_file(tmp_path).write_bytes(b"".join(lines))
    async with a_life(tmp_path) as inbox:
        assert inbox.waiting() == [5, 7]
        assert (tmp_path / "set-aside.jsonl").read_bytes() == lines[1] + lines[3]
        assert "line 2 of the inbox is damaged" in caplog.text
        await inbox.forget_set_aside()
        assert not (tmp_path / "set-aside.jsonl").exists()


async def test_with_another_key_nothing_is_lost(tmp_path: Path) -> None:
    async with a_life(tmp_path) as inbox:
        await inbox.put(an_update(5))
    lines = the_file(tmp_path).read_bytes()
    async with a_life(tmp_path, cipher=Backwards()) as inbox:
        assert inbox.waiting() == []
        assert (tmp_path / "set-aside.jsonl").read_bytes() in lines


async def test_a_leftover_of_an_unfinished_compaction_is_removed(tmp_path: Path) -> None:
    (tmp_path / "updates.new").write_text("half")
    async with a_life(tmp_path):
        assert not (tmp_path / "updates.new").exists()


async def test_what_was_set_aside_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "SET_ASIDE_AT_MOST", 1000)
    the_file(tmp_path).write_bytes(b"garbage of a hundred bytes".ljust(99) + b"\n" * 100)
    async with a_life(tmp_path):
        pass
    the_file(tmp_path).write_bytes((b"garbage".ljust(99) + b"\n") * 100)
    async with a_life(tmp_path):
        assert (tmp_path / "set-aside.jsonl").stat().st_size <= 1100


async def test_a_record_of_an_unknown_kind_is_set_aside(tmp_path: Path) -> None:
    async with a_life(tmp_path) as inbox:
        line = inbox._journal._line({"later": "version"})
    the_file(tmp_path).write_bytes(line)
    async with a_life(tmp_path):
        assert (tmp_path / "set-aside.jsonl").read_bytes() == line


async def test_where_nothing_can_be_set_aside_the_bot_starts_all_the_same(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "set-aside.jsonl").mkdir()
    the_file(tmp_path).write_bytes(b"garbage\n")
    async with a_life(tmp_path):
        assert "could not be kept" in caplog.text


async def test_a_folder_that_cannot_be_synced_is_no_reason_to_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real = os.fsync

    def files_only(fd: int) -> None:
        if stat.S_ISDIR(os.fstat(fd).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(fd)

    monkeypatch.setattr(os, "fsync", files_only)
    async with a_life(tmp_path) as inbox:
        await inbox.put(an_update(5))
    assert "could not be synced" in caplog.text
    async with a_life(tmp_path) as inbox:
        assert inbox.waiting() == [5]


# A full disk


class FullDisk:
    """`os.write` that finds room for a few bytes only, until there is room."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = True
        self.refusals = 0
        self._write = os.write
        monkeypatch.setattr(os, "write", self.write)

    async def refuses(self, times: int) -> None:
        await until(lambda: self.refusals >= times)

    def write(self, fd: int, content: bytes) -> int:
        if not self.full:
            return self._write(fd, content)
        if len(content) > 10:
            return self._write(fd, bytes(content)[:10])
        self.refusals += 1
        raise OSError(errno.ENOSPC, "No space left on device")


def count_calls(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> list[None]:
    calls: list[None] = []
    real: Callable[..., Any] = getattr(owner, name)

    def counted(*args: Any) -> Any:
        calls.append(None)
        return real(*args)

    monkeypatch.setattr(owner, name, counted)
    return calls


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> FullDisk:
    monkeypatch.setattr(inbox_module, "FIRST_PAUSE", 0.001)
    monkeypatch.setattr(inbox_module, "LONGEST_PAUSE", 0.004)
    disk = FullDisk(monkeypatch)
    disk.full = False
    return disk


async def test_with_a_full_disk_put_waits_and_goes_on_by_itself(
    tmp_path: Path, disk: FullDisk, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[str] = []
    async with a_life(tmp_path, on_trouble=heard.append) as inbox:
        await inbox.put(an_update(5))
        disk.full = True
        put = asyncio.create_task(inbox.put(an_update(6)))
        await disk.refuses(2)
        assert not put.done()
        assert queued(inbox) == [5]
        disk.full = False
        await put
        assert queued(inbox) == [6]
    assert len(heard) == 1
    assert "No space left" in heard[0]
    assert caplog.text.count("Nothing new is taken in") == 1
    async with a_life(tmp_path) as inbox:
        assert inbox.waiting() == [5, 6]


async def test_a_batch_that_finds_no_room_is_left_to_put(tmp_path: Path, disk: FullDisk) -> None:
    async with a_life(tmp_path) as inbox:
        disk.full = True
        await inbox.keep({number: an_update(number).to_dict() for number in (5, 6)})
        putting = asyncio.create_task(inbox.put(an_update(5)))
        await asyncio.sleep(0.01)
        assert not putting.done()
        disk.full = False
        await putting
        assert queued(inbox) == [5]


async def test_done_in_a_full_disk_is_written_when_there_is_room(tmp_path: Path, disk: FullDisk) -> None:
    async with a_life(tmp_path) as inbox:
        for number in (5, 6, 7):
            await inbox.put(an_update(number))
        disk.full = True
        await inbox.done(5)
        await inbox.done(6)
        await inbox.compact()
        disk.full = False
        await inbox.put(an_update(8))
    async with a_life(tmp_path) as inbox:
        assert inbox.waiting() == [7, 8]


async def test_the_bot_starts_with_a_full_disk_and_what_waits_is_given_back(tmp_path: Path, disk: FullDisk) -> None:
    async with a_life(tmp_path) as inbox:
        await inbox.put(an_update(5))
    with the_file(tmp_path).open("ab") as file:
        file.write(b"cut sho")
    disk.full = True
    async with a_life(tmp_path) as inbox:
        assert queued(inbox) == [5]
        disk.full = False
        await inbox.put(an_update(6))
    async with a_life(tmp_path) as inbox:
        assert inbox.waiting() == [5, 6]


async def test_closing_ends_a_put_that_waits_for_room(tmp_path: Path, disk: FullDisk) -> None:
    async with a_life(tmp_path) as inbox:
        disk.full = True
        put = asyncio.create_task(inbox.put(an_update(6)))
        await disk.refuses(2)
    with pytest.raises(asyncio.CancelledError):
        await put


async def test_a_folder_that_cannot_be_made_is_said_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    inbox = Inbox(tmp_path / "file" / "inbox")
    with pytest.raises(OSError, match="file"):
        await inbox.load(None)
    await inbox.close()


async def test_a_slow_disk_stops_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with a_life(tmp_path) as inbox:
        held = threading.Event()
        monkeypatch.setattr(os, "fsync", lambda _fd: held.wait(PATIENCE))
        put = asyncio.create_task(inbox.put(an_update(5)))
        for _ in range(100):
            await asyncio.sleep(0)
        assert not put.done()
        held.set()
        await put


async def test_a_put_cancelled_while_it_writes_still_reaches_the_queue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_life(tmp_path) as inbox:
        writes, held = threading.Event(), threading.Event()

        def waits(_fd: int) -> None:
            writes.set()
            held.wait(PATIENCE)

        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", waits)
            put = asyncio.create_task(inbox.put(an_update(5)))
            await asyncio.to_thread(writes.wait, PATIENCE)
            put.cancel()
            await asyncio.gather(put, return_exceptions=True)
            held.set()
            update = await inbox.get()
        assert isinstance(update, Update)
        assert inbox.waiting() == [5]


# A crash loop


async def test_an_update_that_ends_three_lives_it_was_given_back_to_is_set_aside_and_others_go_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[str] = []
    async with a_life(tmp_path, clean=False, tries=3) as inbox:
        for number in (5, 6, 7):
            await inbox.put(an_update(number))
    for _ in range(3):
        async with a_life(tmp_path, clean=False, tries=3) as inbox:
            assert queued(inbox) == [5, 6, 7]
            async with inbox.attempt(5):
                pass  # here the process ends
    async with a_life(tmp_path, on_trouble=heard.append, tries=3) as inbox:
        assert queued(inbox) == [6, 7]
    assert len(heard) == 1
    assert TEXT not in caplog.text + heard[0]
    assert (tmp_path / "set-aside.jsonl").stat().st_size > 100


async def test_after_two_crashes_updates_are_tried_one_at_a_time(tmp_path: Path) -> None:
    async with a_life(tmp_path, clean=False) as inbox:
        await inbox.put(an_update(5))
        await inbox.put(an_update(6))
    async with a_life(tmp_path, clean=False) as inbox, inbox.attempt(5), inbox.attempt(6):
        pass  # the first time side by side; here the process ends
    async with a_life(tmp_path) as inbox:
        await inbox.put(an_update(7))
        async with inbox.attempt(5):
            other = asyncio.create_task(inbox.attempt(6).__aenter__())
            async with inbox.attempt(7):  # what is new waits for none of them
                pass
            await asyncio.sleep(0.01)
            assert not other.done()
        await other


async def test_a_clean_end_casts_no_suspicion(tmp_path: Path) -> None:
    async with a_life(tmp_path) as inbox:
        await inbox.put(an_update(5))
    for _ in range(5):
        async with a_life(tmp_path) as inbox:
            assert queued(inbox) == [5]
            async with inbox.attempt(5):
                pass


async def test_an_update_that_cannot_be_read_any_more_is_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    async with a_life(tmp_path) as inbox:
        await inbox.put(an_update(5))
    monkeypatch.setattr(Update, "de_json", lambda *_: dict[str, Any]()["x"])
    async with a_life(tmp_path, on_trouble=heard.append) as inbox:
        assert inbox.empty()
    assert heard == ["Update 5 was given up: it cannot be read (KeyError)."]


async def test_no_text_reaches_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with a_life(tmp_path) as inbox:
        await inbox.put(an_update(5))
        await inbox.put(an_update(5))
        await inbox.done(5)
    assert TEXT not in caplog.text


async def test_after_an_update_that_asks_for_it_nothing_stays_of_what_was_done(tmp_path: Path) -> None:
    async with a_life(tmp_path) as inbox:
        for update_id in (1, 2, 3):
            await inbox.put(an_update(update_id, text=f"Jane {update_id}"))
        await inbox.done(1)
        inbox.erase_after(2)
        (tmp_path / "set-aside.jsonl").write_bytes(b"Jane 0\n")
        assert b"Jane 1" in base64_lines(tmp_path)
        await inbox.done(2)
        left = base64_lines(tmp_path)
        assert b"Jane 3" in left, "what waits is somebody's still"
        assert not any(name in left for name in (b"Jane 0", b"Jane 1", b"Jane 2"))
        await inbox.done(3)
        assert b"Jane 3" in base64_lines(tmp_path), "nobody asked for that"


def base64_lines(folder: Path) -> bytes:
    """What stands in the files of an inbox, readable."""
    lines = [line for path in folder.iterdir() for line in path.read_bytes().splitlines()]
    return b"\n".join(line if b" " not in line or b"Jane" in line else _decoded(line) for line in lines)


def _decoded(line: bytes) -> bytes:
    return base64.b64decode(line.split(b" ", 1)[1])
