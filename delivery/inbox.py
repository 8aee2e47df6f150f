"""The queue between Telegram and the bot: an update is on disk before Telegram is told that it arrived.

PTB confirms a batch only after `put` returned for each of its updates: there at the latest the disk comes in. `put`
never raises for a full disk, for PTB's polling would end: it waits for room, and Telegram keeps the rest. As PTB puts
one after the other, and each would wait for a slow disk, `keep` writes a whole batch before.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

from telegram import Bot, Update

from delivery.journal import REMEMBERED, Cipher, Journal, NoCipher, Record

__all__ = ["Cipher", "Inbox", "NoCipher"]

log = logging.getLogger(__name__)

Result = TypeVar("Result")
TRIES = 10  # lives; a machine that kills the process often must not cost anybody an update
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 10.0  # seconds between tries to write


class Inbox(asyncio.Queue[object]):
    """For `Application.builder().update_queue(inbox)`: `load` it before polling starts, `close` it last.

    `on_trouble` hears a sentence, without anybody's words, when nothing can be kept or an update is given up.
    """

    def __init__(
        self,
        folder: Path,
        cipher: Cipher | None = None,
        *,
        tries: int = TRIES,
        remembered: int = REMEMBERED,
        on_trouble: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        self._journal = Journal(folder, cipher or NoCipher(), remembered)
        self._tries = tries
        self._on_trouble = on_trouble
        # One thread: the journal's order is the order of the calls, and a slow disk never stops the loop.
        # `knows` and `waiting` are read from the loop too: single looks at a dictionary, never half done.
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="inbox")
        self._accepting: dict[int, asyncio.Task[None]] = {}
        self._kept_ahead: set[int] = set()
        self._given_back: set[int] = set()
        self._erasing: set[int] = set()
        self._one_by_one: asyncio.Lock | None = None
        self._in_trouble = False

    async def load(self, bot: Bot | None) -> int:
        """Open the journal and queue again what was not done at the last end; returns how many.

        One that ended `tries` lives it was given back to is set aside, so that the others go on; the life in
        which it arrived proves nothing and is not counted. Raises OSError when the folder cannot be written.
        """
        left = await self._in_thread(self._journal.open)
        for update_id, record in left.items():
            if self._journal.tries(update_id) >= self._tries:
                await self._give_up(update_id, f"the bot ended {self._tries} times while at it")
                continue
            try:
                update = Update.de_json(record, bot)
            except Exception as problem:
                await self._give_up(update_id, f"it cannot be read ({type(problem).__name__})")
                continue
            self._given_back.add(update_id)
            self.put_nowait(update)
        if any(self._journal.tries(update_id) for update_id in self._given_back):
            # One of them ends the process: one at a time, so that only that one comes under suspicion.
            self._one_by_one = asyncio.Lock()
        return len(self._given_back)

    async def keep(self, batch: Mapping[int, Record]) -> None:
        """Have what one poll brought on disk with one write; `put` has only to queue it then, and what fails here.

        The batch holds updates as Telegram sent them, by their ids.
        """
        new = {update_id: update for update_id, update in batch.items() if not self._journal.knows(update_id)}

        def write() -> None:
            self._journal.got(new)
            self._kept_ahead.update(new)

        if len(new) > 1:
            try:
                await self._in_thread(write)
            except Exception as problem:  # each is tried again by `put`, which waits and tells of it
                log.debug("%d updates could not be kept at once (%s)", len(new), type(problem).__name__)

    async def put(self, item: object) -> None:
        """Keep an update on disk and queue it, unless it arrived before; PTB's stop signal just passes."""
        if not isinstance(item, Update):
            await super().put(item)
            return
        if item.update_id in self._kept_ahead:
            self._kept_ahead.discard(item.update_id)
            self.put_nowait(item)
            return
        if self._journal.knows(item.update_id):
            log.debug("update %d arrived before", item.update_id)
            return
        accepting = self._accepting.get(item.update_id)
        if accepting is None:
            accepting = asyncio.create_task(self._accept(item), name=f"inbox:{item.update_id}")
            self._accepting[item.update_id] = accepting
        # PTB cancels what it waits for when it stops; a write that has begun must still reach the queue.
        await asyncio.shield(accepting)

    @asynccontextmanager
    async def attempt(self, update_id: int) -> AsyncIterator[None]:
        """Surround the handling of an update: lives that end inside count against one that was given back."""
        if update_id not in self._given_back:
            yield
            return
        async with self._one_by_one or asyncio.Lock():
            await self._in_thread(partial(self._journal.begun, update_id))
            yield

    async def done(self, update_id: int) -> None:
        """Mark an update as handled: it is not given back after this. Never raises for a full disk."""
        self._given_back.discard(update_id)
        await self._in_thread(partial(self._journal.done, update_id))
        if update_id in self._erasing:
            self._erasing.discard(update_id)
            await self.compact()
            await self.forget_set_aside()

    def erase_after(self, cause: int) -> None:
        """Once the update `cause` is done, leave nothing on the disk of it and of those done before."""
        self._erasing.add(cause)

    def waiting(self) -> list[int]:
        """The ids of the updates that are on disk and not done, in the order of arrival."""
        return self._journal.waiting()

    async def compact(self) -> None:
        """Remove from the disk what is done, and with it what people wrote."""
        await self._in_thread(self._journal.compact)

    async def forget_set_aside(self) -> None:
        """Delete the updates that were given up and the lines that could not be read."""
        await self._in_thread(self._journal.forget_set_aside)

    async def close(self) -> None:
        """End cleanly: the updates that are not done are given back at the next start, under no suspicion."""
        accepting = list(self._accepting.values())
        for task in accepting:
            task.cancel()
        await asyncio.gather(*accepting, return_exceptions=True)
        await self._in_thread(self._journal.close)
        self._thread.shutdown()

    async def _accept(self, update: Update) -> None:
        pause = FIRST_PAUSE
        try:
            while not await self._kept(update):
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
            self.put_nowait(update)
        finally:
            self._accepting.pop(update.update_id, None)

    async def _kept(self, update: Update) -> bool:
        try:
            record: Record = update.to_dict()
            await self._in_thread(partial(self._journal.got, {update.update_id: record}))
        except Exception as problem:
            reason = problem.strerror if isinstance(problem, OSError) else type(problem).__name__
            self._trouble(f"Nothing new is taken in: the inbox cannot be written ({reason}).")
            return False
        if self._in_trouble:
            self._in_trouble = False
            log.info("the inbox can be written again")
        return True

    async def _give_up(self, update_id: int, reason: str) -> None:
        await self._in_thread(partial(self._journal.set_aside, update_id))
        self._tell(f"Update {update_id} was given up: {reason}.")

    def _trouble(self, sentence: str) -> None:
        if not self._in_trouble:
            self._in_trouble = True
            self._tell(sentence)

    def _tell(self, sentence: str) -> None:
        log.error(sentence)
        if self._on_trouble is not None:
            self._on_trouble(sentence)

    async def _in_thread(self, call: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._thread, call)
