"""An experiment: an inbox is killed again and again while a Telegram goes on. Prints its figures as JSON.

Run: `python inbox_lives.py FOLDER LIVES SEED`. Telegram is a list of numbers: a life is told all from the
first that was not confirmed, in batches. Every life is a forked child, so that a kill costs no import.
"""

import asyncio
import json
import os
import random
import signal
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

from telegram import Update

from delivery.inbox import Inbox

BATCH = 7
CHATS = 5
BYTES_A_DEED = 12


class Diary:
    """What the bot did, as seen from outside: one line a deed, in one file, written at once."""

    def __init__(self, path: Path) -> None:
        self._fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def note(self, deed: str, number: int) -> None:
        os.write(self._fd, f"{deed} {number}\n".encode())


def telegram_update(number: int) -> Update:
    chat = {"id": 1 + number % CHATS, "type": "private"}
    message = {"message_id": number, "date": 1_700_000_000, "chat": chat, "text": "words " * (number % 40)}
    update = Update.de_json({"update_id": number, "message": message}, None)
    assert update is not None
    return update


async def live(folder: Path, first: int, diary: Diary) -> None:
    """One life of the bot, until it is killed."""
    inbox = Inbox(folder / "inbox", tries=1000)  # kills are no crashes: nothing is given up
    await inbox.load(None)

    async def handle() -> None:
        while True:
            update = await inbox.get()
            assert isinstance(update, Update)
            async with inbox.attempt(update.update_id):
                diary.note("begun", update.update_id)
                await asyncio.sleep(0.001)
            await inbox.done(update.update_id)
            diary.note("done", update.update_id)

    async def poll() -> None:
        offset = first
        while True:
            for number in range(offset, offset + BATCH):
                await inbox.put(telegram_update(number))
                diary.note("acknowledged", number)
            offset += BATCH
            diary.note("confirmed", offset)

    await asyncio.gather(poll(), handle())


def read(path: Path) -> list[tuple[str, int]]:
    lines = path.read_text().splitlines() if path.exists() else []
    return [(deed, int(number)) for deed, number in (line.split() for line in lines)]


def last_confirmed(deeds: list[tuple[str, int]]) -> int:
    return max((number for deed, number in deeds if deed == "confirmed"), default=1)


def one_life(folder: Path, first: int, deeds: int, seconds: float) -> None:
    """Fork a life and kill it so many seconds after so many deeds; it is a process of its own: only it ends."""
    diary = folder / "diary"
    diary.touch()
    enough = diary.stat().st_size + deeds * BYTES_A_DEED
    child = os.fork()
    if child == 0:
        try:
            asyncio.run(live(folder, first, Diary(diary)))
        finally:
            os._exit(1)  # never on into the parent's loop
    deadline = time.monotonic() + 30
    while diary.stat().st_size < enough and time.monotonic() < deadline:
        time.sleep(0.001)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL, "the life ended by itself"


def judge(folder: Path, deeds: list[tuple[str, int]], kills: int, waited: int) -> dict[str, Any]:
    acknowledged = {number for deed, number in deeds if deed == "acknowledged"}
    done: set[int] = set()
    again = []
    for deed, number in deeds:
        if deed == "begun" and number in done:
            again.append(number)
        if deed == "done":
            done.add(number)
    begun = list(dict.fromkeys(number for deed, number in deeds if deed == "begun"))
    inbox = Inbox(folder / "inbox", tries=1000)
    asyncio.run(inbox.load(None))
    lost = sorted(acknowledged - set(begun) - set(inbox.waiting()))
    return {
        "kills": kills,
        "acknowledged": len(acknowledged),
        "done": len(done),
        "killed while something waited": waited,
        "lost": lost,
        "handled again after done": again,
        "out of order": [late for early, late in pairwise(begun) if late < early],
    }


def main() -> None:
    folder, lives, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    dice = random.Random(seed)  # noqa: S311
    waited = 0
    for _ in range(lives):
        deeds = read(folder / "diary")
        one_life(folder, last_confirmed(deeds), dice.randint(0, 25), dice.uniform(0, 0.02))
        deeds = read(folder / "diary")
        pending = {number for deed, number in deeds if deed == "acknowledged"}
        waited += bool(pending - {number for deed, number in deeds if deed == "done"})
    sys.stdout.write(json.dumps(judge(folder, read(folder / "diary"), lives, waited)))


if __name__ == "__main__":
    main()
