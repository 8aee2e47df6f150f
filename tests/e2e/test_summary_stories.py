"""A week in the life: what is recorded, touched, won, spent and aimed for stands in the summary, page by page."""

from __future__ import annotations

import csv
import io

import pytest

from tests.e2e.story import Json, Salesperson, Story
from tests.e2e.test_team_life_stories import formed

JANE = "/new Jane Doe, 902-555-0134, from Facebook, $500, tomorrow 3pm"
OMAR = "/new Omar Haddad, 902-555-0177, from LinkedIn, $1,200, tomorrow 9am"
MARIA = "/new Maria Silva, 902-555-0190, from Facebook, fri 9am"


@pytest.fixture
async def ann(story: Story) -> Salesperson:
    """Ann on Wednesday: three leads, one touched for half an hour, one won with Bob's help, money and time put in."""
    person = await story.salesperson("Ann", starts=False)
    await person.types("/goal 10 leads")
    await person.sees("Your goal: 10 leads a week.")
    for number, lead in enumerate((JANE, OMAR, MARIA), 1):
        await person.types(lead)
        await person.sees("Recorded.", f"#{number}")
    await story.passes(hours=1)
    message, data = await person.finds("✅ Followed up", lead=1)
    await person.presses(message, data)
    await person.taps("📞 Call", "30 min", "1 week", on=message)
    await story.at("Wed 12:00")
    message, data = await person.finds("🏆 Closed", lead=2)
    await person.presses(message, data)
    await person.taps("$1,200", "👤 Person", on=message)
    await person.types("Bob")
    await person.sees("Helped: Bob")
    await person.taps("Done", "Nothing now")
    await person.types("/spent 200 facebook")
    await person.sees("Noted: $200 for Facebook.")
    await person.types("/time 90 facebook posting")
    await person.sees("Noted: 1 hr, 30 min for Facebook (posting).".replace(", ", " "))
    return person


async def _turns_to(person: Salesperson, label: str, summary: Json, *texts: str) -> Json:
    """Another page, in the place of the summary, at once or one tap further; and back."""
    if label not in str(summary["keyboard"]):
        await person.taps("⋯ More", on=summary["id"])
    await person.taps(label, on=summary["id"])
    page = await person.sees(*texts, again=True)
    assert page["id"] == summary["id"]
    await person.taps("‹ Back", on=summary["id"])
    await person.sees("so far", again=True)
    return page


async def test_a_week_in_the_life(story: Story, ann: Salesperson) -> None:
    await ann.types("/summary")
    summary = await ann.sees("so far", "In the picture: 1 closed, $1,200 won, 3 recorded", "2 still open")
    assert "Goals: 3 of 10 leads (weekly, 1 behind)" in summary["text"]
    await _turns_to(ann, "💰 Return", summary, "Together: $1,200 won, $200 spent, return 500% · 2 hr")
    await _turns_to(ann, "📍 Sources", summary, "LinkedIn: 1 lead, 1 closed, $1,200", "Facebook: 2 leads, 0 closed")
    await _turns_to(ann, "💰 Return", summary, "Facebook: Spent $200, nothing won from it yet · 2 hr")
    await _turns_to(ann, "🤝 Who helped", summary, "0 won directly, 1 with help", "Bob helped with one win, $1,200")
    await _turns_to(ann, "⚡ First touch", summary, "1 lead had its first touch, within 1 hr.", "1 still waits")
    await _turns_to(ann, "🪜 Ladder", summary, "Know: 3 came, 1 of 3 went on", "Customer: 1 came")
    gap = await _turns_to(
        ann, "🎯 Close the gap", summary, "Still to go: 7 leads.", "Maria Silva: new, not touched yet"
    )
    assert "#3 Maria Silva" in str(gap["keyboard"])


async def test_a_lead_that_may_close_the_gap_opens_from_there(story: Story, ann: Salesperson) -> None:
    await ann.types("/summary")
    summary = await ann.sees("so far")
    await ann.taps("🎯 Close the gap", "#3 Maria Silva", on=summary["id"])
    card = await ann.sees("Maria Silva", "#3")
    assert card["id"] > summary["id"]
    await ann.taps("❌ Lost", on=card["id"])
    await ann.types("/summary")
    await ann.sees("so far", "1 lost", "1 still open")


async def test_the_week_before_and_back(story: Story, ann: Salesperson) -> None:
    await story.passes(days=7)
    await ann.types("/summary")
    summary = await ann.sees("so far", "Nothing yet.", "The week before: 1 closed, 3 recorded.")
    await ann.taps("‹ Nov 23", on=summary["id"])
    await ann.sees("1 closed, $1,200 won", "Goals: 3 of 10 leads (weekly, 7 short)", again=True)
    await ann.taps("›", on=summary["id"])
    await ann.sees("Nothing yet.", again=True)
    await ann.types("/goal")
    await ann.sees("0 of 10 leads this week", "How earlier ones went", "3 of 10 leads, 7 short")


async def test_the_figures_as_a_file(story: Story, ann: Salesperson) -> None:
    await ann.types("/summary month")
    await ann.sees("November 2026, so far")
    await ann.taps("📄 CSV")
    sent = await ann.sees("The figures of November 2026.")
    table = (await story.telegram.file(sent)).decode("utf-8-sig")
    rows = {
        (row["about"], row["of"], row["figure"], row["unit"]): row["value"]
        for row in csv.DictReader(io.StringIO(table))
    }
    assert rows["all", "", "recorded", ""] == "3"
    assert rows["source", "linkedin", "won", "USD"] == "1200"
    assert rows["source", "facebook", "spent", "USD"] == "200"
    assert rows["source", "facebook", "time", "minutes"] == "120"


async def test_undo_and_giving_up_last_over_a_restart(story: Story, ann: Salesperson) -> None:
    await ann.types("/spent 1000 expo")
    await ann.sees("Noted: $1,000 for Event (expo).")
    await story.bot.restarts()
    await story.bot.listens()
    await ann.taps("↩️ Undo")
    await ann.sees("Undone: $1,000 no longer counts.", again=True)
    await ann.types("/goal")
    await ann.sees("3 of 10 leads this week")
    await ann.taps("🗑 10 leads a week")
    await ann.sees("No longer a goal: 10 leads a week.", again=True)
    await ann.types("/summary")
    summary = await ann.sees("so far", "$1,200 won")
    assert "Goal" not in summary["text"]
    await ann.taps("💰 Return", on=summary["id"])
    await ann.sees("Together: $1,200 won, $200 spent", again=True)


async def test_a_group_that_has_not_opted_in_names_nobody(story: Story) -> None:
    ann = await story.salesperson("Ann")
    bob = await story.salesperson("Bob")
    group = await formed(story, ann, bob)
    await group.sees("Hello, team.")
    await group.hears(bob, "/new Jane Doe, 902-555-0134, from Facebook, tomorrow 3pm")
    await group.sees("Jane Doe", "Bob has it")
    await group.hears(bob, "/summary")
    summary = await group.sees("so far", "1 recorded")
    await group.taps(bob, "⋯ More", summary)
    await group.sees("More · Nov 23")
    await group.taps(bob, "👥 People", summary)
    page = await group.sees("Names are off in this group.")
    assert (page["id"], "Bob" in page["text"]) == (summary["id"], False)
    assert await group.taps(bob, "👥 Show names in this group", page) == "That's for the admins of this group."
    await group.taps(ann, "👥 Show names in this group", page)
    await group.sees("Bob: 0 closed", "1 recorded")


async def test_money_time_goals_and_periods_in_ones_own_words(story: Story, ann: Salesperson) -> None:
    await ann.types("/spent 100 € Messe gestern")
    await ann.sees("Noted: €100 (yesterday) for Event (Messe).")
    await ann.types("/spent 50 fecebok")
    await ann.sees("Did you mean Facebook?")
    await ann.taps("Facebook")
    await ann.sees("Noted: $50 for Facebook.", again=True)
    await ann.types("/time media hora en facebook ayer")
    await ann.sees("Noted: 30 min (yesterday) for Facebook.")
    await ann.types("/goal aus")
    await ann.sees("No longer a goal: 10 leads a week.")
    await ann.types("/summary diese Woche")
    summary = await ann.sees("so far", "$1,200 won")
    await _turns_to(ann, "💰 Return", summary, "Together: $1,200 won, $250 spent")
    await ann.types("/summary semana que no existe")
    await ann.sees("I did not understand “semana que no existe” as a time.")
    await ann.types("/summary next week")
    await ann.sees("is still to come. Did you mean")


async def test_the_hour_of_the_summary_is_typed(story: Story, ann: Salesperson) -> None:
    await ann.types("/settings")
    await ann.taps("📊 Summary", "⌨️ Another time")
    await ann.types("halb neun abends vielleicht")
    await ann.sees("as a time of the day. Try 8:45 or 5pm.")
    await ann.types("17h45")
    await ann.sees("Changed.", "5:45")


async def test_what_spent_and_time_ask_is_answered_across_a_restart(story: Story, ann: Salesperson) -> None:
    await ann.types("/spent")
    await ann.sees("What did you spend, and on what?")
    await ann.types("a lot")
    await ann.sees("I found no amount in “a lot”")
    await story.bot.restarts()
    await ann.types("70 facebook")
    await ann.sees("Noted: $70 for Facebook.")
    await ann.types("/time")
    await ann.sees("How long, and on what?")
    await ann.types("/cancel")
    await ann.sees("Cancelled")
    await ann.types("90 facebook posting")
    await ann.sees("Record this as a lead?")


async def test_the_summary_is_set_in_one_line_and_asked_for_in_plain_words(story: Story, ann: Salesperson) -> None:
    await ann.types("/settings summary freitags um 17 Uhr")
    await ann.sees("Changed.", "Each Fri at 5:00")
    await ann.types("/settings summary whenever you like")
    await ann.sees("I did not understand “whenever you like” as a day and a time.", "Each Fri at 5:00")
    await ann.types("How did my week go?")
    await ann.sees("so far", "$1,200 won")
