"""Telegram is gone for an hour, or the process stands still: nothing is lost, nothing comes twice, the bot lives on."""

from __future__ import annotations

import os
import signal

from tests.e2e.story import Story


async def test_after_an_hour_without_telegram_everybody_gets_one_merged_nag_and_every_answer(story: Story) -> None:
    ann, bob, life = await story.salesperson("Ann"), await story.salesperson("Bob"), story.bot.pid
    for person, name, due in ((ann, "Jane", "3pm"), (ann, "Omar", "3.30pm"), (bob, "Maria", "3.30pm")):
        await person.types(f"/new {name} Smith, today {due}")
        await person.sees("Recorded", name)
    for method in ("*", "getUpdates"):
        await story.telegram.fault("reset", method, times=-1)
    for moment in ("Mon 15:00", "Mon 15:30"):
        await story.at(moment)
        await _until_out_of_reach(story)
    await bob.types("/new Kim Lee, tomorrow 3pm")
    await story.at("Mon 16:00")
    await story.telegram.lifts_faults()
    await bob.sees("Recorded", "Kim Lee")
    await story.telegram.move_clock(advance=61)
    await ann.sees("You owe 2 follow-ups", "Jane", "Omar", with_sound=True, again=True)
    await bob.sees("You owe 1 follow-up", "Maria", with_sound=True, again=True)
    for person in (ann, bob):
        await story.is_quiet_for(person)
        assert len([one for one in await person.chat() if "You owe" in one["text"]]) == 1
    assert [one["text"].count("Kim Lee") for one in await bob.chat() if "Kim" in one["text"]] == [1]
    assert (story.bot.runs, story.bot.pid) == (True, life), "it waited, and did not end"


async def _until_out_of_reach(story: Story) -> None:
    """Wait until one more message could not be sent."""
    known = len(await _failures(story))

    async def failed() -> bool:
        return len(await _failures(story)) > known

    await story.until(failed)


async def _failures(story: Story) -> list[int]:
    return [one["n"] for one in await story.telegram.calls(method="sendMessage") if one["fault"]]


async def test_a_process_that_stood_still_drops_nothing_that_fell_due_or_was_typed_meanwhile(story: Story) -> None:
    ann, bob = await story.salesperson("Ann"), await story.salesperson("Bob")
    await ann.types("/new Jane Doe, today 3pm")
    await ann.sees("Recorded")
    await story.at("Mon 14:59")
    os.kill(story.bot.pid, signal.SIGSTOP)
    try:
        await bob.types("/new Omar Haddad, tomorrow 3pm")
        await story.telegram.move_clock(advance=65)
    finally:
        os.kill(story.bot.pid, signal.SIGCONT)
    await ann.sees("You owe 1 follow-up", "Jane Doe", with_sound=True)
    await bob.sees("Recorded", "Omar Haddad")
    await story.is_quiet_for(ann)
    assert len([one for one in await ann.chat() if "You owe" in one["text"]]) == 1
    await bob.types("/leads")
    assert (await bob.sees("#1 Omar Haddad"))["text"].count("Omar") == 1
