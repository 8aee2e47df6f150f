"""kill -9 at random points of the main job, while Telegram lives on: `python -m bench.kills --kills 100 --seed 1`.

Three salespeople at a time live through the whole story of tests/e2e/test_main_job.py (record by one line and by
conversation, note, be nagged, follow up, snooze, be nagged again, close, lose). A killer waits for something
that one of them does, then up to 300 ms, kills the bot and starts it again; now and then it kills it while it
starts. Nobody repeats what they did: whatever was typed or tapped must take effect after the restart.

At the end the bot ends cleanly and its folder is opened: every lead and mark must be there, once.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from delivery.inbox import Inbox
from domain.models import Lead, LostReason, TouchKind, WorkspaceId
from domain.money import Money
from sandbox.client import SandboxClient
from storage.open_store import open_store
from tests.e2e.story import PATIENCE, Json, Salesperson, Story, Town, open_town

AT_ONCE = 3
"""Salespeople in a story."""

LONGEST_DELAY = 0.3
"""Seconds between what somebody does and the kill."""

ACTIONS_BETWEEN = 2
"""At most so many actions are let pass before the next kill is aimed."""

IN_MID_START = 0.15
"""The share of kills after which the next comes while the bot starts."""

LONGEST_START = 1.5
"""Seconds after a start within which such a kill comes."""

NAG_PATIENCE = 5.0
"""Seconds after which a nag that was claimed by a life that ended is waited for by letting its minute pass."""

CLOSED, LOST = "losed", "ost"
"""“closed” on the living card, “Closed:” on one that a repeated nag has taken the place of."""

NOTE = "Likes green doors, has a dog"
HISTORIES = {
    "Jane Doe": ["recorded", "noted", "followed_up", "planned", "fell_due", "closed"],
    "Omar Haddad": ["recorded", "snoozed", "lost"],
}
NAGS = 2
"""How often each person is nagged when nobody is killed."""


@dataclass
class Figures:
    """What an experiment found; everything in `faults` should be empty."""

    kills: int = 0
    in_mid_work: int = 0
    in_mid_start: int = 0
    people: int = 0
    updates: int = 0
    nags: int = 0
    repeated: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)


class Killer:
    """Ends the bot's lives. People tell it when they have done something, and when it has taken effect."""

    def __init__(self, town: Town, kills: int, dice: random.Random) -> None:
        self._bot, self._left, self._dice = town.bot, kills, dice
        self._acted = asyncio.Event()
        self._open: set[Salesperson] = set()
        self.kills = self.in_mid_work = self.in_mid_start = 0

    @property
    def is_done(self) -> bool:
        """Whether there were kills enough."""
        return not self._left

    def acts(self, *people: Salesperson) -> None:
        """These typed or tapped, or their nags have fallen due."""
        self._open.update(people)
        self._acted.set()

    def saw(self, person: Salesperson) -> None:
        """They see what it led to."""
        self._open.discard(person)

    async def haunts(self) -> None:
        """Kill until there were kills enough."""
        while self._left:
            for _ in range(self._dice.randint(1, ACTIONS_BETWEEN)):
                await self._acted.wait()
                self._acted.clear()
            # Most of the bot's work is done soon after somebody acted: most kills fall there.
            await self._kill_after(LONGEST_DELAY * self._dice.random() ** 3)
            if self._left and self._dice.random() < IN_MID_START:
                await self._kill_after(self._dice.uniform(0, LONGEST_START))
                self.in_mid_start += 1
            await self._bot.listens()

    async def _kill_after(self, delay: float) -> None:
        """Kill and start again."""
        await asyncio.sleep(delay)
        self._bot.is_killed()
        self._bot.starts()
        self.kills += 1
        self._left -= 1
        self.in_mid_work += bool(self._open)


class Life:
    """One salesperson's way through the main job."""

    def __init__(self, story: Story, person: Salesperson, killer: Killer) -> None:
        self._story, self.person, self._killer = story, person, killer

    async def records(self) -> None:
        """One lead in one line with a note, another by conversation."""
        await self._types("/start", "Hello")
        sentence = "/new Jane Doe, 902-555-0134, wants a mortgage, from Facebook, $350k, tomorrow 9am"
        card = await self._types(sentence, "Recorded", "Jane Doe", "$350,000")
        await self._types("/new", "Who is it?")
        await self._types("Omar Haddad", "How do you reach them?")
        await self._types("omar@haddad.example", "Where did you find them?")
        await self._taps("Referral", "What do they want?")
        await self._types("an office for six people", "What may it be worth?")
        await self._taps("Skip", "When do you follow up?")
        await self._taps("Tomorrow", "Recorded", "Omar Haddad", "office for six")
        await self._types(NOTE, "Note added", reply_to=card)

    async def goes_on(self) -> None:
        """Jane is followed up and planned for Monday, Omar is postponed to it."""
        await self._marks("✅", 1, "How were you in touch")
        await self._taps("Call", "How were you in touch")
        await self._taps("15", "How were you in touch")
        await self._taps("Pick", "When is the next follow-up?")
        await self._types("mon 9", "Jane Doe", "next")
        await self._marks("⏰", 2, "Until when?")
        await self._taps("Next week", "Omar Haddad", "to Mon, Nov 30")

    async def ends(self) -> None:
        """Jane is won, Omar is lost."""
        await self._marks("🏆", 1, "What was it worth?")
        await self._taps("$350,000", "Who or what helped?")
        await self._taps("Nobody", "Stay in touch?")
        await self._taps("Nothing now", "Jane Doe", CLOSED, without="Stay in touch?")
        await self._marks("❌", 2, "Why?")
        await self._taps("Price", "Try again later?")
        await self._taps("Nothing now", "Omar Haddad", LOST, without="Try again later?")

    async def is_nagged(self) -> None:
        """The nag comes; where a life ended with its claim, a minute has to pass before."""
        waits = time.monotonic() + NAG_PATIENCE
        while True:
            try:
                await self.person.sees("You owe 2 follow-ups", "Jane Doe", "Omar Haddad", within=NAG_PATIENCE)
            except AssertionError:
                if time.monotonic() > waits + 60:
                    raise
                await self._story.telegram.move_clock(advance=61)
            else:
                self._killer.saw(self.person)
                return

    async def _types(self, text: str, *seen: str, reply_to: int | None = None) -> int:
        await self.person.types(text, reply_to=reply_to)
        self._killer.acts(self.person)
        return await self._sees(*seen)

    async def _marks(self, icon: str, lead: int, *seen: str) -> None:
        """Tap the icon of a lead on the newest list of what is owed: older cards have such buttons too."""
        newest = await self.person.sees("You owe", again=True)
        await self._presses(await self.person.finds(icon, on=newest["id"], lead=lead), *seen)

    async def _taps(self, label: str, *seen: str, without: str | None = None) -> None:
        await self._presses(await self.person.finds(label), *seen, without=without)

    async def _presses(self, found: tuple[int, str], *seen: str, without: str | None = None) -> None:
        message, data = found
        await self.person.looks_up()
        # Forged, for the finger was faster: a restart may draw the button anew between the look and the tap.
        await self._story.telegram.acts(self.person.id, "press", message=message, data=data, forge=True)
        self._killer.acts(self.person)
        await self._sees(*seen, without=without)

    async def _sees(self, *texts: str, without: str | None = None) -> int:
        # A restart may draw once more what was shown before: `without` tells it from what follows.
        message = await self.person.sees(*texts, without=without)
        self._killer.saw(self.person)
        return int(message["id"])


async def experiment(folder: Path, kills: int, seed: int) -> Figures:
    """Live through stories until the bot was killed so often, then look at what is kept."""
    figures, began = Figures(), time.monotonic()
    people: list[int] = []
    with open_town(folder) as town:
        await town.bot.listens()
        killer = Killer(town, kills, random.Random(seed))
        haunting = asyncio.create_task(killer.haunts())
        try:
            while not killer.is_done and not figures.faults:
                async with Story(town) as story:
                    people += await _one_story(story, killer, figures)
        finally:
            haunting.cancel()
            for failure in await asyncio.gather(haunting, return_exceptions=True):
                if isinstance(failure, Exception):
                    figures.faults.append(f"the bot didn't come back: {failure}")
        if not town.bot.runs:
            town.bot.starts()
        updates = await _all_taken(town)
        await town.bot.is_asked_to_end()
        figures.kills, figures.in_mid_work = killer.kills, killer.in_mid_work
        figures.in_mid_start, figures.people = killer.in_mid_start, len(people)
        figures.updates = len(updates)
        lost = [one for one in updates if not one["confirmed"] or one["expired"]]
        if lost:
            figures.faults.append(f"{len(lost)} updates were never taken")
        figures.faults += [fault async for fault in _faults_of_what_is_kept(town.bot.data, people)]
    figures.seconds = time.monotonic() - began
    return figures


async def _one_story(story: Story, killer: Killer, figures: Figures) -> list[int]:
    so_far = killer.kills
    people = [await story.salesperson(f"Ann {place}", starts=False) for place in range(AT_ONCE)]
    lives = [Life(story, person, killer) for person in people]
    try:
        await asyncio.gather(*(life.records() for life in lives))
        await story.at("Tue 24 Nov 09:00")
        killer.acts(*people)
        await asyncio.gather(*(life.is_nagged() for life in lives))
        await asyncio.gather(*(life.goes_on() for life in lives))
        await story.at("Mon 30 Nov 09:30")
        killer.acts(*people)
        await asyncio.gather(*(life.is_nagged() for life in lives))
        await asyncio.gather(*(life.ends() for life in lives))
    except AssertionError as stuck:
        figures.faults.append(f"something done had no effect: {stuck}")
    for person in people:
        nags = await _nags(story, person)
        figures.nags += nags
        figures.repeated += max(nags - NAGS, 0)
        if not 0 <= nags - NAGS <= killer.kills - so_far:
            figures.faults.append(f"{nags} nags, not {NAGS}, within {killer.kills - so_far} kills")
    return [person.id for person in people]


async def _all_taken(town: Town) -> list[Json]:
    """Every update there was, once the bot has taken the last of them or hasn't for long."""
    deadline = time.monotonic() + PATIENCE
    async with SandboxClient(town.url) as telegram:
        while True:
            queue = await telegram.updates()
            if not queue["pending"] or time.monotonic() > deadline:
                return list(queue["updates"])
            await asyncio.sleep(0.05)


async def _nags(story: Story, person: Salesperson) -> int:
    """How many nags Telegram took for this person; redrawings of the card are no nags."""
    sent = await story.telegram.calls(method="sendMessage")
    return sum(
        one["chat_id"] == person.id and one["message_id"] is not None and "You owe" in one["params"]["text"]
        for one in sent
    )


async def _faults_of_what_is_kept(data: Path, people: list[int]) -> AsyncIterator[str]:
    """What is wrong with the leads and the inbox of a bot that has ended."""
    inbox = Inbox(data / "inbox")
    left = await inbox.load(None)
    await inbox.close()
    if left:
        yield f"{left} updates were taken and never handled"
    store = open_store(None, data, None)
    try:
        for person in people:
            async with store.workspace(WorkspaceId(person)) as work:
                leads = [lead for lead in await work.leads.all() if lead.deleted_at is None]
            for fault in _faults_of(leads):
                yield f"person {person}: {fault}"
    finally:
        await store.close()


def _faults_of(leads: Sequence[Lead]) -> Iterator[str]:
    recorded = Counter(lead.name for lead in leads)
    if recorded != Counter(list(HISTORIES)):
        yield f"recorded were {dict(recorded)}"
    for lead in leads:
        happened = [event.kind.value for event in lead.events]
        if happened != HISTORIES.get(lead.name or ""):
            yield f"{lead.name}: {happened}"
        if _told(lead) != TOLD.get(lead.name or ""):
            yield f"{lead.name}: {_told(lead)}"


def _told(lead: Lead) -> tuple[object, ...]:
    """What people said about a lead by all that they typed and tapped."""
    touches = [(touch.kind, touch.minutes) for touch in lead.touches]
    contacts = (*lead.phones, *lead.emails)
    return contacts, lead.need, [note.text for note in lead.notes], touches, lead.won, lead.lost_reason


TOLD: dict[str, tuple[object, ...]] = {
    "Jane Doe": (
        ("+19025550134",),
        "a mortgage",
        [NOTE],
        [(TouchKind.CALL, 15)],
        Money(Decimal(350_000), "USD"),
        None,
    ),
    "Omar Haddad": (("omar@haddad.example",), "an office for six people", [], [], None, LostReason.PRICE),
}


def table(figures: Figures, seed: int) -> str:
    """The figures as people read them."""
    rows = {
        f"kill -9 (seed {seed})": figures.kills,
        "  before what was done had shown its effect": figures.in_mid_work,
        "  while starting": figures.in_mid_start,
        "people who lived through the story": figures.people,
        "updates": figures.updates,
        "nags due": figures.people * NAGS,
        "nags repeated": figures.repeated,
        "lost or doubled (leads, marks, notes, updates)": len(figures.faults),
        "seconds": round(figures.seconds),
    }
    width = max(map(len, rows))
    lines = [f"{name:<{width}}  {figure:>6}" for name, figure in rows.items()]
    return "\n".join([*lines, *figures.faults])


def main() -> int:
    """The command line; the exit status is 1 where anything was lost or doubled."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(experiment(Path(folder), asked.kills, asked.seed))
    print(table(figures, asked.seed))
    return 1 if figures.faults else 0


if __name__ == "__main__":
    sys.exit(main())
