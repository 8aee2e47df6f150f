"""Taking everything along, bringing it back, and being forgotten, in the real process."""

from __future__ import annotations

import base64
import csv
import io
import json
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.e2e.story import Json, Salesperson, Story, Town, open_town

JANE = "/new Jane Doe, 902-555-0134, wants a mortgage, from Facebook, $350k, tomorrow 3pm"
OMAR = "/new Omar Haddad, omar@haddad.example, wants =SUM(A1:A9) boats, wed 9"
NAMES = ("Jane", "Doe", "9025550134", "902-555-0134", "Omar", "Haddad", "mortgage", "boats", "Antonia")


@pytest.fixture
def open_book(tmp_path: Path) -> Iterator[Town]:
    """A town whose bot has no key, so that what stands on the disk can be read."""
    with open_town(tmp_path) as town:
        yield town


async def takes(person: Salesperson, story: Story, label: str) -> tuple[Json, bytes]:
    """Ask for a file; gives its message and what is in it."""
    await person.types("/export")
    await person.sees("Take your leads along")
    await person.taps(label)
    ending = {"📄 CSV": ".csv", "📦 JSON": ".json", "📅 Calendar": ".ics"}[label]
    await story.until(lambda: _has_a_file(person, ending))
    message = next(one for one in reversed(await person.chat()) if _is_a_file(one, ending))
    return message, await story.telegram.file(message)


async def _has_a_file(person: Salesperson, ending: str) -> bool:
    return any(_is_a_file(one, ending) for one in await person.chat())


def _is_a_file(message: Json, ending: str) -> bool:
    return message["kind"] == "document" and str(message["file"]["name"]).endswith(ending)


async def sends(person: Salesperson, story: Story, name: str, content: bytes) -> None:
    """Send a file."""
    await person.looks_up()
    await story.telegram.sends_document(person.id, name, content)


async def records_two(person: Salesperson) -> None:
    for text, name in ((JANE, "Jane Doe"), (OMAR, "Omar Haddad")):
        await person.types(text)
        await person.sees("Recorded", name)


async def is_forgotten(person: Salesperson) -> None:
    await person.types("/forget")
    await person.sees("Shall I forget you?", "copy for 14 days")
    await person.taps("🗑 Yes, erase everything")
    await person.sees("Done. I have erased everything of yours")


async def test_the_three_files_say_what_the_book_says(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.lives_in("America/Halifax")
    await records_two(ann)
    _, table = await takes(ann, story, "📄 CSV")
    jane, omar = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))
    assert (jane["name"], jane["phones"], jane["source"], jane["value"], jane["currency"], jane["due"]) == (
        "Jane Doe",
        "(+1) 902-555-0134",
        "facebook",
        "350000",
        "CAD",
        "2026-11-24 15:00",
    )
    assert omar["need"] == "'=SUM(A1:A9) boats"
    _, calendar = await takes(ann, story, "📅 Calendar")
    events = Calendar.from_ical(calendar).walk("VEVENT")
    assert [event["SUMMARY"] for event in events] == ["Follow up: Jane Doe", "Follow up: Omar Haddad"]
    assert events[0].decoded("DTSTART") == datetime(2026, 11, 24, 19, tzinfo=UTC)
    message, everything = await takes(ann, story, "📦 JSON")
    assert [lead["name"] for lead in json.loads(everything)["leads"]] == ["Jane Doe", "Omar Haddad"]
    assert message["file"]["name"] == "followthrough-leads-2026-11-23.json"


async def test_what_came_back_is_taken_out_again_but_for_what_was_touched(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await records_two(ann)
    _, content = await takes(ann, story, "📦 JSON")
    await is_forgotten(ann)
    await sends(ann, story, "my leads.json", content)
    await ann.sees("This file holds 2 leads")
    await ann.taps("📥 Bring them in")
    brought = await ann.sees("2 leads are in your book")
    await ann.types("/lead 1")
    await ann.sees("Jane Doe")
    await ann.taps("✅ Followed up")
    await ann.taps("↩️ Undo", on=brought["id"])
    await ann.sees("1 lead is gone again", "1 stays")
    await ann.types("/leads")
    await ann.sees("Jane Doe", without="Omar")


async def test_the_calendar_of_an_export_is_told_from_a_list(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await records_two(ann)
    _, calendar = await takes(ann, story, "📅 Calendar")
    await sends(ann, story, "followthrough.ics", calendar)
    await ann.sees("That is the calendar of your follow-ups, as I made it", "send me the JSON file that /export gives")


async def test_exported_forgotten_and_brought_back_the_book_is_the_same_and_rings(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await records_two(ann)
    await ann.types("/lead 2")
    await ann.sees("Omar Haddad", "#2")
    await ann.taps("✅ Followed up", "📞 Call", "⋯ More", "Nothing now")
    _, before = await takes(ann, story, "📦 JSON")
    await is_forgotten(ann)
    await ann.types("/leads")
    await ann.sees("No leads yet")
    await sends(ann, story, "my leads.json", before)
    await ann.sees("This file holds 2 leads from today", "under their old numbers")
    await ann.taps("📥 Bring them in")
    await ann.sees("2 leads are in your book")
    _, after = await takes(ann, story, "📦 JSON")
    assert json.loads(after)["leads"] == json.loads(before)["leads"]
    assert after.splitlines()[1:] == before.splitlines()[1:]
    await story.at("Tue 15:00")
    await ann.sees("Jane Doe", with_sound=True)
    await sends(ann, story, "my leads.json", before)
    await ann.sees("There is nothing new in this file")


async def test_somebody_elses_leads_come_into_a_book_with_leads_under_new_numbers(story: Story) -> None:
    ann, bob = await story.salesperson("Ann"), await story.salesperson("Bob")
    await records_two(ann)
    _, content = await takes(ann, story, "📦 JSON")
    await bob.types("/new Lea Sun, tomorrow 11am")
    await bob.sees("Recorded", "Lea Sun")
    await sends(bob, story, "from ann.json", content)
    await bob.sees("2 leads in it aren't in your book")
    await bob.taps("📥 Bring them in")
    await bob.sees("2 leads are in your book")
    await bob.types("/lead 2")
    await bob.sees("Jane Doe", "#2")
    await story.at("Tue 15:00")
    await bob.sees("Jane Doe", with_sound=True)
    await ann.sees("Jane Doe", with_sound=True)


async def test_files_that_are_no_good_get_a_sentence_and_change_nothing(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await records_two(ann)
    _, content = await takes(ann, story, "📦 JSON")
    for bad, said in (
        (b"", None),
        (b'{"a": 1}', "That isn't an export of mine."),
        (content.replace(b'"followthrough": 1', b'"followthrough": 2'), "Another version of me made that file"),
        (content[:-20], "That file is damaged or was changed"),
        (content.replace(b'"number": 2', b'"number": -2'), "That file is damaged or was changed"),
    ):
        if said is not None:
            await sends(ann, story, "bad.json", bad)
            await ann.sees(said)
    _, after = await takes(ann, story, "📦 JSON")
    assert after.splitlines()[1:] == content.splitlines()[1:]


async def test_after_forget_nothing_of_a_person_is_on_the_disk_or_in_the_log_and_backups_age(open_book: Town) -> None:
    async with Story(open_book) as story:
        bob, antonia = await story.salesperson("Bob"), await story.salesperson("Antonia")
        await bob.types("/new Lea Sun, tomorrow 11am")
        await bob.sees("Recorded", "Lea Sun")
        await records_two(antonia)
        await antonia.types("/new")
        await antonia.sees("Who is it?")
        await antonia.types("Haddad the younger")
        await antonia.sees("How do you reach")
        await story.at("Tue 15:00")
        await antonia.sees("Jane Doe", with_sound=True)
        await _backs_up(open_book, story)
        assert traces(open_book, backups=True) >= {"Jane", "Omar", "Antonia"}
        await is_forgotten(antonia)
        await story.until(lambda: _leaves_no_trace(open_book))
        assert "Lea Sun" in readable(open_book, backups=False)
        await open_book.bot.restarts()
        await open_book.bot.listens()
        assert traces(open_book, backups=False) == set()
        rung = await antonia.rings()
        for _ in range(14):
            await story.passes(days=1)
            await _backs_up(open_book, story)
        await story.until(lambda: _leaves_no_trace(open_book, backups=True))
        assert await antonia.rings() == rung, "nobody nags about what was forgotten"
        assert not any(name in open_book.bot.said() for name in NAMES)
        await antonia.types("/start")
        await antonia.sees("Hello, Antonia")


async def test_a_deleted_lead_is_gone_from_the_disk_after_ten_minutes_and_its_card_said_so(open_book: Town) -> None:
    async with Story(open_book) as story:
        ann = await story.salesperson("Ann")
        await records_two(ann)
        await ann.types("/lead 1")
        await ann.sees("Jane Doe", "#1")
        await ann.taps("⋯ More", "🗑 Delete", "🗑 Yes, delete")
        await ann.sees("is deleted. You can undo it for ten minutes.")
        assert "Jane" in readable(open_book, backups=False)
        await story.passes(minutes=11)
        await story.until(lambda: _leaves_no_trace(open_book, {"Jane", "Doe", "mortgage"}, updates=False))
        assert "Haddad" in readable(open_book, backups=False)


async def test_killed_while_forgetting_it_is_done_at_the_next_start(open_book: Town) -> None:
    async with Story(open_book) as story:
        antonia = await story.salesperson("Antonia")
        await records_two(antonia)
        await antonia.types("/forget")
        await antonia.sees("Shall I forget you?")
        message, data = await antonia.finds("🗑 Yes, erase everything")
        await story.telegram.acts(antonia.id, "press", message=message, data=data, wait=0)
        open_book.bot.is_killed()
        open_book.bot.starts()
        await open_book.bot.listens()
        await story.until(lambda: _leaves_no_trace(open_book))


async def _backs_up(town: Town, story: Story) -> None:
    today = f"{await story.now():%Y-%m-%d}"
    await story.until(lambda: _is_backed_up(town, today))


async def _is_backed_up(town: Town, day: str) -> bool:
    return (town.bot.data / "backups" / day).is_dir()


async def _leaves_no_trace(
    town: Town, names: Collection[str] = NAMES, *, backups: bool = False, updates: bool = True
) -> bool:
    return traces(town, backups=backups, updates=updates).isdisjoint(names)


def traces(town: Town, *, backups: bool, updates: bool = True) -> set[str]:
    """Which of the names stand in a file of the bot's."""
    there = readable(town, backups=backups, updates=updates)
    return {name for name in NAMES if name in there}


def readable(town: Town, *, backups: bool, updates: bool = True) -> str:
    """Everything in the folder of the bot, the updates in its inbox opened; with the backups or without."""
    found = []
    for path in sorted(town.bot.data.rglob("*")):
        inside = path.relative_to(town.bot.data).parts[0]
        if path.is_file() and (backups or inside != "backups") and (updates or inside != "inbox"):
            content = path.read_bytes()
            if inside == "inbox":
                content = b"\n".join(_opened(line) for line in content.splitlines())
            found.append(content.decode(errors="replace"))
    return "\n".join(found)


def _opened(line: bytes) -> bytes:
    return base64.b64decode(line.partition(b" ")[2])
