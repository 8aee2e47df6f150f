"""The weekly summary as it arrives: once, with its picture, whatever lies between."""

from __future__ import annotations

from tests.e2e.story import Json, Salesperson, Story
from tests.e2e.test_team_life_stories import formed


async def owes(person: Salesperson) -> None:
    """A lead that rings no more before the spring."""
    await person.types("/new Jane Doe, 902-555-0134, wants a mortgage, from Facebook, 2027-05-03 9am")
    await person.sees("Recorded.")


async def pictures(story: Story, chat: int) -> list[Json]:
    """What was sent there with a picture, also to nobody's eyes."""
    return [one for one in await story.telegram.calls(method="sendPhoto") if one["chat_id"] == chat]


async def quiet_weeks(person: Salesperson) -> list[Json]:
    """The summaries of weeks without anything."""
    return [one for one in await person.chat() if "A quiet week" in one["text"]]


async def test_on_monday_the_week_comes_once_with_its_picture_and_rings_and_opens_its_pages(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await owes(ann)
    await story.at("Mon 30 Nov 08:30")
    summary = await ann.sees("Nov 23", "29", "1 recorded", with_sound=True)
    await story.bot.restarts()
    await story.bot.listens()
    await story.expect_silence("Mon 30 Nov 12:00", ann)
    assert len(await pictures(story, ann.id)) == 1
    await ann.taps("Sources", on=summary["id"])
    assert (await ann.sees("Facebook"))["id"] == summary["id"]


async def test_kill_9_in_the_week_between_neither_loses_nor_repeats_it(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await owes(ann)
    story.bot.is_killed()
    await story.at("Mon 30 Nov 08:30")
    story.bot.starts()
    await ann.sees("Nov 23", "29", with_sound=True)
    await story.is_quiet_for(ann)
    story.bot.is_killed()
    story.bot.starts()
    await story.bot.listens()
    await story.expect_silence("Mon 30 Nov 12:00", ann)
    assert len(await pictures(story, ann.id)) == 1


async def test_after_three_weeks_of_downtime_one_comes(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await owes(ann)
    await story.bot.is_asked_to_end()
    await story.at("Wed 16 Dec 10:00")
    story.bot.starts()
    quiet = await ann.sees("A quiet week")
    assert quiet["silent"]
    await story.expect_silence("Wed 16 Dec 15:00", ann)
    assert (len(await quiet_weeks(ann)), await pictures(story, ann.id)) == (1, [])


async def test_it_comes_at_the_day_and_hour_that_are_chosen_or_not_at_all(story: Story) -> None:
    ann, bob = await story.salesperson("Ann"), await story.salesperson("Bob")
    for each in (ann, bob):
        await owes(each)
        await each.types("/settings")
        await each.sees("Weekly summary: Mon, 8:30 AM")
    await ann.taps("📊 Summary", "Fri", "4:00\u202fPM")
    settings = await ann.sees(
        "Each Fri at 4:00 PM you get the summary of the seven days before", "The next one comes", "for Nov 20"
    )
    await bob.taps("📊 Summary", "Don't send it")
    await bob.sees("No weekly summary comes")
    await bob.taps("Back")
    await bob.sees("Weekly summary: off")
    await story.at("Fri 27 Nov 16:00")
    await ann.sees("Nov 20", "26", "1 recorded", with_sound=True)
    await story.at("Sat 28 Nov 10:00")
    await ann.taps("Mon", "8:30\u202fAM", on=settings["id"])
    await ann.sees("Each Mon at 8:30 AM", "The next one comes Mon, Nov 30, for Nov 23")
    await story.at("Mon 30 Nov 08:30")
    await ann.sees("Nov 23", "29", "1 recorded", with_sound=True)
    await story.expect_silence("Mon 30 Nov 09:00", ann, bob)
    assert (len(await pictures(story, ann.id)), await pictures(story, bob.id)) == (2, [])


async def test_a_team_gets_it_in_its_group_when_its_admin_wants_it(story: Story) -> None:
    ann, bob = await story.salesperson("Ann"), await story.salesperson("Bob")
    group = await formed(story, ann, bob)
    await group.hears(bob, "/new Jane Doe, wants a mortgage, from Facebook, 2027-05-03 9am")
    await group.sees("Jane Doe")
    await group.hears(ann, "/settings")
    page = await group.sees("Weekly summary: Mon, 8:30 AM")
    assert "admin" in await group.taps(bob, "📊 Summary", page)
    await group.taps(ann, "📊 Summary", page)
    page = await group.sees("Each Mon at 8:30 AM")
    await group.taps(ann, "Tue", page)
    await group.sees("Each Tue at 8:30 AM")
    await story.at("Tue 24 Nov 08:30")
    await group.sees("Nov 17", "23", "1 recorded")
    assert len(await pictures(story, group.chat)) == 1
    assert await pictures(story, ann.id) == []
