"""A stage for end-to-end stories: the real `bot.py` process, a sandbox that outlives it, and people who act.

    with open_town(folder) as town:
        async with Story(town) as story:
            ann = await story.salesperson("Ann")
            await ann.types("/new Jane Doe, 902-555-0134, tomorrow 3pm")
            await story.at("Tue 15:00")
            await ann.sees("Jane Doe", with_sound=True)

Nothing here sleeps for a fixed time: what is expected is waited for, and what is not expected is proved by
something else that must come after it.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from sandbox.client import ControlError, SandboxClient
from sandbox.server import TOKEN
from tests.group_screens import GroupScreens
from tests.patience import PATIENCE as PATIENCE

ROOT = Path(__file__).parents[2]
ENDS_WITHIN = 5.0
"""Seconds between SIGTERM and a clean end."""

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
"""When every story begins, unless it says otherwise: a working Monday, ten o'clock."""

PLAIN = frozenset(("PATH", "HOME", "LANG", "TMPDIR", "COVERAGE_PROCESS_START", "COVERAGE_FILE"))
Json = dict[str, Any]


# Processes -------------------------------------------------------------------------------------------------


class BotProcess:
    """`python bot.py`, again and again, with one folder, one set of settings and one log."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.log = folder, folder / "bot.log"
        self.settings = {"DATA_DIR": str(folder / "data"), "LOG_LEVEL": "DEBUG", **settings}
        self._process: subprocess.Popen[bytes] | None = None
        self._began_at = 0

    @property
    def data(self) -> Path:
        """Where it keeps its data."""
        return Path(self.settings["DATA_DIR"])

    @property
    def pid(self) -> int:
        """Of the process that was started last."""
        assert self._process is not None, "the bot was never started"
        return self._process.pid

    @property
    def runs(self) -> bool:
        """Whether it lives."""
        return self._process is not None and self._process.poll() is None

    def said(self, since: int = 0) -> str:
        """The log of all its lives, from that byte on."""
        if not self.log.exists():
            return ""
        with self.log.open("rb") as log:
            log.seek(since)
            return log.read().decode("utf-8", "replace")

    @property
    def log_length(self) -> int:
        """Bytes of the log until now."""
        return self.log.stat().st_size if self.log.exists() else 0

    def starts(self) -> None:
        """Start it; Telegram keeps for it whatever happens before it listens."""
        assert not self.runs, "the bot runs already"
        self._began_at = self.log_length
        surroundings = {name: value for name, value in os.environ.items() if name in PLAIN}
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, str(ROOT / "bot.py")],
                cwd=self.folder,
                env={**surroundings, **self.settings},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    async def logs(self, sentence: str, within: float = PATIENCE) -> None:
        """Wait until this life of the bot has written that to its log."""
        deadline = time.monotonic() + within
        while sentence not in self.said(self._began_at):
            there = self.said(self._began_at)
            assert self.runs or sentence in there, f"the bot ended without {sentence!r}:\n{there[-2000:]}"
            assert time.monotonic() < deadline, f"no {sentence!r} in the log:\n{there[-2000:]}"
            await asyncio.sleep(0.02)

    async def listens(self) -> None:
        """Wait until it takes updates."""
        await self.logs("ready as @")

    def is_killed(self) -> None:
        """kill -9."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    async def ends(self, within: float = PATIENCE) -> int:
        """Wait for the process to end by itself, and give its exit status."""
        assert self._process is not None, "the bot was never started"
        return await asyncio.to_thread(self._process.wait, within)

    async def is_asked_to_end(self, *, listening: bool = True) -> None:
        """SIGTERM; the bot must end with status 0 and within five seconds. `listening`: not before it listens."""
        assert self._process is not None, "the bot was never started"
        assert self.runs, f"the bot has ended by itself:\n{self.said()[-2000:]}"
        if listening:
            await self.listens()
        asked = time.monotonic()
        self._process.send_signal(signal.SIGTERM)
        status = await self.ends()
        took = time.monotonic() - asked
        assert (status, took < ENDS_WITHIN) == (0, True), f"status {status} after {took:.1f} s"

    async def restarts(self) -> None:
        """A clean end and a new beginning."""
        await self.is_asked_to_end()
        self.starts()


@contextmanager
def running_sandbox(folder: Path) -> Iterator[str]:
    """`python -m sandbox` on a free port; gives its address."""
    surroundings = {name: value for name, value in os.environ.items() if name in PLAIN}
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "sandbox.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "sandbox"],
            cwd=ROOT,
            env={**surroundings, "SANDBOX_PORT": "0"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
        )
    out: IO[bytes] | None = process.stdout
    assert out is not None
    try:
        address = out.readline().decode().strip()
        assert address.startswith("http"), (folder / "sandbox.log").read_text()
        yield address
    finally:
        process.terminate()
        process.wait()
        out.close()


@dataclass
class Town:
    """A Telegram and the bot in it; several stories may happen there, each with people of its own."""

    url: str
    bot: BotProcess
    typed: set[str] = field(default_factory=set)
    """What people typed: none of it may stand in the log."""
    log_read: int = 0
    """Bytes of the log that were looked through."""
    groups: GroupScreens = field(default_factory=GroupScreens)


@contextmanager
def open_town(folder: Path, *, url: str | None = None, start: bool = True, **settings: str) -> Iterator[Town]:
    """A sandbox (or the one at `url`) with the bot running in it; what still runs at the end is killed."""
    with contextlib.ExitStack() as stack:
        address = url or stack.enter_context(running_sandbox(folder))
        bot = BotProcess(folder, {"SANDBOX_URL": address, **settings})
        stack.callback(bot.is_killed)
        if start:
            bot.starts()
        yield Town(address, bot)


# People ----------------------------------------------------------------------------------------------------


class Salesperson:
    """Somebody with a phone. What they see is what the bot posted or edited since they last acted."""

    def __init__(self, story: Story, person: int, name: str) -> None:
        self._story, self.id, self.name = story, person, name
        self._since = 0

    def __repr__(self) -> str:
        return self.name

    @property
    def _telegram(self) -> SandboxClient:
        return self._story.telegram

    async def types(self, text: str, *, reply_to: int | None = None) -> int:
        """Type a text; gives its message's id."""
        self._story.remember(text)
        await self.looks_up()
        more: Json = {} if reply_to is None else {"reply_to": reply_to}
        return int((await self._telegram.types(self.id, text, **more))["id"])

    async def looks_up(self) -> None:
        """From here on only what is new counts as seen."""
        self._since = await self._telegram.revision()

    async def sends_location(self, latitude: float, longitude: float) -> None:
        """Send a place."""
        await self.looks_up()
        await self._telegram.sends_location(self.id, latitude, longitude)

    async def taps(self, *labels: str, on: int | None = None, place: int | None = None) -> str:
        """Tap these buttons one after the other, on one message; gives what the last answer said, if anything.

        The message is the newest that has the first button, unless `on` names it; `place` is the number of
        the lead in a list of several.
        """
        said = ""
        for label in labels:
            message, data = await self.finds(label, on=on, place=place)
            on = message
            said = await self.presses(message, data)
        return said

    async def presses(self, message: int, data: str, *, forged: bool = False) -> str:
        """Press a button by its data, and wait until the bot has answered and shown what follows."""
        await self.looks_up()
        press = await self._telegram.acts(self.id, "press", message=message, data=data, forge=forged, wait=PATIENCE)
        assert press["answered"], f"the press on {data!r} was never answered"
        said = (press["answer"] or {}).get("text") or ""
        if not said:
            await self._story.something_happens(self.id, self._since)
        return str(said)

    async def finds(
        self, label: str, *, on: int | None = None, place: int | None = None, lead: int | None = None
    ) -> tuple[int, str]:
        """The newest message that has such a button (or `on`), and the button's data.

        `place` is the lead's place in a list of several, `lead` its number.
        """
        deadline = time.monotonic() + PATIENCE
        while True:
            revision = await self._telegram.revision()
            shown = [one for one in await self.chat() if on in (None, one["id"])]
            for message in reversed(shown):
                data = _data(message, label, place, f":{self.id}/{lead}/" if lead else "")
                if data is not None:
                    return int(message["id"]), data
            left = deadline - time.monotonic()
            there = [[key["text"] for row in one["keyboard"] or [] for key in row] for one in shown[-3:]]
            assert left > 0, f"{self} has no button {label!r}, only {there}"
            await self._telegram.wait(revision, within=left, chat=self.id)

    async def sees(
        self,
        *texts: str,
        without: str | None = None,
        with_sound: bool = False,
        again: bool = False,
        within: float = PATIENCE,
    ) -> Json:
        """Wait for a message with all these texts in it, new or edited since this person last acted.

        `without`: and without that one. `with_sound`: it has to be new and to ring. `again`: an older message
        will do as well.
        """
        deadline, after = time.monotonic() + within, self._since
        changed, rang = set[int](), set[int]()
        while True:
            for event in await self._telegram.wait(after, within=0.0, chat=self.id):
                after = max(after, event["revision"])
                changed |= {event["message_id"]} if event["type"] in ("message", "edited") else set()
                rang |= {event["message_id"]} if event["type"] == "message" else set()
            shown = await self.chat()
            for message in reversed(shown):
                rings = message["id"] in rang and not message["silent"]
                known = again or message["id"] in changed
                fits = _reads(message, texts) and (without is None or without not in message["text"])
                if known and fits and (rings or not with_sound):
                    return message
            left = deadline - time.monotonic()
            newest = "\n---\n".join(one["text"] for one in shown[-4:])
            how = " with sound" if with_sound else ""
            assert left > 0, f"{self} doesn't see {texts}{how}, but:\n{newest}"
            await self._telegram.wait(after, within=left, chat=self.id)

    async def chat(self) -> list[Json]:
        """The bot's messages as they stand, oldest first."""
        return [one for one in await self._telegram.messages(self.id) if one["from"]["is_bot"]]

    async def last(self) -> Json:
        """The bot's newest message."""
        return (await self.chat())[-1]

    async def rings(self) -> list[int]:
        """The ids of all messages that the bot has sent with sound, those deleted since too."""
        calls = await self._telegram.calls(self._story.first_call, method="sendMessage")
        mine = [one for one in calls if one["chat_id"] == self.id and one["ok"]]
        return [one["message_id"] for one in mine if not one["params"].get("disable_notification")]

    async def lives_in(self, zone: str) -> None:
        """Set the clock by a zone, which is found sooner than a city."""
        await self.types("/settings")
        await self.taps("🕐 Clock")
        await self.types(zone)
        await self.sees("it is", "there")


def _reads(message: Json, texts: Collection[str]) -> bool:
    """Whether all these texts stand in the message; the narrow spaces of times and amounts are spaces."""
    shown = re.sub(r"[\u202f\u00a0]", " ", message["text"])
    return all(text in shown for text in texts)


def _data(message: Json, label: str, place: int | None, named: str) -> str | None:
    """The data of the button with that label, else of the first that contains it, naming that lead."""
    rows = message["keyboard"] or []
    if place is not None:
        rows = [row for row in rows if row[0]["text"].startswith(f"{place}. ")]
    keys = [key for row in rows for key in row if "callback_data" in key and named in key["callback_data"]]
    fitting = [key for key in keys if key["text"] == label] or [key for key in keys if label in key["text"]]
    return str(fitting[0]["callback_data"]) if fitting else None


# Stories ---------------------------------------------------------------------------------------------------


class Story:
    """One story in a town: it begins on a Monday at ten, and at its end the house must be in order."""

    def __init__(self, town: Town, *, zone: tzinfo = UTC, begins: datetime = MONDAY) -> None:
        self.town, self.bot, self.zone, self._begins = town, town.bot, zone, begins
        self.telegram = SandboxClient(town.url)
        self.trouble_expected = False
        """Set where a story provokes errors: tracebacks may stand in the log then."""
        self.first_call = 0
        """The number of the bot's last call before this story."""
        self._people: list[Salesperson] = []
        self._log_began_at = 0

    async def __aenter__(self) -> Self:
        self._log_began_at, self.first_call = self.bot.log_length, self.town.groups.calls_read
        await self.telegram.__aenter__()
        await self.telegram.delete("violations")
        await self._sets_the_clock(self._begins)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            await self.telegram.lifts_faults()
            if error is None:
                await self._ends_in_order()
            for person in self._people:
                with contextlib.suppress(ControlError):  # they have blocked it already
                    await self.telegram.blocks(person.id)
        finally:
            await self.telegram.__aexit__(kind, error, trace)

    async def _ends_in_order(self) -> None:
        if self.bot.runs:
            for person in self._people:
                with contextlib.suppress(ControlError):  # they have blocked the bot
                    await self.is_quiet_for(person)
        violations = [(one["method"], one["description"]) for one in await self.telegram.violations()]
        assert violations == []
        await self.town.groups.assert_no_number(self.telegram)
        self._looks_through_the_log()

    def _looks_through_the_log(self) -> None:
        """Whatever was written since somebody looked last."""
        log, self.town.log_read = self.bot.said(self.town.log_read), self.bot.log_length
        assert leaks(log, self.secrets()) == []
        if not self.trouble_expected:
            troubles = [line for line in self.bot.said(self._log_began_at).splitlines() if _is_trouble(line)]
            assert troubles == []

    def secrets(self) -> list[str]:
        """What must stand in no log: the token, whole and its secret half, the key, and what people typed."""
        token = self.bot.settings.get("BOT_TOKEN", TOKEN)
        keys = [self.bot.settings[name] for name in ("DATA_KEY",) if name in self.bot.settings]
        # The sandbox's own token ends in a word that stands in module names too.
        halves = [token.partition(":")[2]] if token != TOKEN else []
        return [token, *halves, *keys, *self.town.typed]

    def remember(self, text: str) -> None:
        """Typed words that the log may not know; commands and single short words may stand there."""
        words = text.partition(" ")[2] if text.startswith("/") else text
        for piece in (words, *re.split(r"[,;\n]+", words)):
            if len(piece.strip()) >= 8:
                self.town.typed.add(piece.strip())

    async def salesperson(self, name: str = "Ann", *, starts: bool = True) -> Salesperson:
        """Somebody new; unless told otherwise they have pressed Start."""
        found = await self.telegram.adds_people(name, started=True)
        person = Salesperson(self, int(found[0]["id"]), name)
        self._people.append(person)
        if starts:
            await person.types("/start")
            await person.sees("Hello, ")
        return person

    async def now(self) -> datetime:
        """The present moment."""
        return (await self.telegram.now()).astimezone(self.zone)

    async def at(self, moment: str) -> None:
        """Let time pass until “Tue 24 Nov 15:00”, or until the next “Tue 15:00”, by the story's zone."""
        await self._moves_to(_moment(moment, await self.now()))

    async def passes(self, **length: float) -> None:
        """Let so many minutes, hours or days pass."""
        await self._moves_to(await self.now() + timedelta(**length))

    async def _moves_to(self, moment: datetime) -> None:
        for person in self._people:
            await person.looks_up()
        await self._sets_the_clock(moment)

    async def _sets_the_clock(self, moment: datetime) -> None:
        """Move the clock, and once more where a busy bot hasn't heard of it while the sandbox waited."""
        deadline = time.monotonic() + PATIENCE
        moved: Json = {}
        while not moved or moved["acknowledged"] < moved["followers"]:
            assert time.monotonic() < deadline, "the bot doesn't hear of the time"
            moved = await self.telegram.move_clock(to=moment)

    async def something_happens(self, chat: int, after: int) -> None:
        """Wait until a message of that chat was posted, edited, deleted or left as it was."""
        deadline = time.monotonic() + PATIENCE
        while True:
            left = deadline - time.monotonic()
            assert left > 0, f"nothing follows in chat {chat}"
            for event in await self.telegram.wait(after, within=left, chat=chat):
                after = max(after, event["revision"])
                if event["type"] in ("message", "edited", "deleted", "refused"):
                    return

    async def expect_silence(self, until: str, *people: Salesperson) -> None:
        """Nobody of these is rung up to and including that moment.

        What would have rung by then rings when the clock arrives there, so a single step is enough. That the
        bot has seen to it is proved by a witness who asked to be reminded at the same moment.
        """
        moment = _moment(until, await self.now())
        witness = await self.salesperson("Witness")
        before = {person: await person.rings() for person in people}
        # Not by `types`: moments stand in the log rightly.
        await self.telegram.types(witness.id, f"/new Watch, {moment.astimezone(UTC):%Y-%m-%d %H:%M}")
        await witness.sees("Recorded.")
        await self._moves_to(moment)
        await witness.sees("Watch", with_sound=True)
        for person in people:
            await self.is_quiet_for(person)
            rung = [one for one in await person.rings() if one not in before[person]]
            texts = [one["text"] for one in await person.chat() if one["id"] in rung]
            assert rung == [], f"{person} is rung: {texts}"
        await self.telegram.blocks(witness.id)

    async def until(self, happened: Callable[[], Awaitable[bool]]) -> None:
        """Wait for something that no chat shows."""
        deadline = time.monotonic() + PATIENCE
        while not await happened():
            assert time.monotonic() < deadline, "waited in vain"
            await asyncio.sleep(0.02)

    async def is_quiet_for(self, person: Salesperson) -> None:
        """A round through the bot for this person's own chat: whatever had its turn there before is done."""
        press = await self.telegram.acts(person.id, "press", message=1, data="?", forge=True, wait=PATIENCE)
        assert press["answered"], "the bot doesn't answer"


def leaks(log: str, secrets: Collection[str]) -> list[str]:
    """The lines of a log that hold a secret, a telephone number or an e-mail address."""
    there = [secret for secret in secrets if secret in log]
    found = [line for line in log.splitlines() if any(secret in line for secret in there)]
    return found + [line for line in log.splitlines() if "@" in line and EMAIL.search(line)]


EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[a-z]{2,}")


def _is_trouble(line: str) -> bool:
    return line.startswith("Traceback ") or re.match(r"\S+ \S+ (ERROR|CRITICAL) ", line) is not None


WHEN = re.compile(r"(?P<weekday>\w{3})(?: (?P<day>\d{1,2}) (?P<month>\w{3}))? (?P<hour>\d\d):(?P<minute>\d\d)")


def _moment(written: str, now: datetime) -> datetime:
    """“Tue 24 Nov 15:00”, or the first “Tue 15:00” from now on."""
    match = WHEN.fullmatch(written)
    assert match, f"{written!r} isn't a moment like “Tue 24 Nov 15:00”"
    clock = now.replace(hour=int(match["hour"]), minute=int(match["minute"]), second=0, microsecond=0)
    if match["day"]:
        months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        found = clock.replace(month=months.index(match["month"]) + 1, day=int(match["day"]))
        found = found if found >= now else found.replace(year=found.year + 1)
        assert f"{found:%a}" == match["weekday"], f"{written!r}: that is a {found:%A}"
        return found
    days = (clock + timedelta(days=ahead) for ahead in range(8))
    return next(day for day in days if f"{day:%a}" == match["weekday"] and day > now)
