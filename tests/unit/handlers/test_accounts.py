"""/spent, /time and /goal: noted once, undone, and given up."""

from __future__ import annotations

from datetime import timedelta

import pytest
from telegram import Update

from domain.models import PersonId, Workspace, WorkspaceId
from domain.sources import Source
from sandbox.client import ANN, BOB, TEAM
from tests.unit.handlers.conftest import Desk, labels


async def own(desk: Desk) -> Workspace:
    async with desk.office.store.workspace(WorkspaceId(ANN)) as work:
        return await work.workspace()


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("/spent 200 facebook", "Noted: $200 for Facebook."),
        ("/spent $1,200 on the expo", "Noted: $1,200 for Event (expo)."),
        ("/spent €50", "Noted: €50, for all sources together."),
        ("/spent 20 ink", "Noted: $20 for ink, which has a line of its own in the summary."),
        ("/spent 200 facebook yesterday", "Noted: $200 (yesterday) for Facebook."),
        ("/spent gestern 20 € Messe", "Noted: €20 (yesterday) for Event (Messe)."),
        ("/time 1,5 Std Messe", "Noted: 1 hr 30 mins for Event (Messe)."),
        ("/time 90 facebook posting", "Noted: 1 hr 30 mins for Facebook (posting)."),
        ("/time 2h workshop", "Noted: 2 hrs, for all sources together (workshop)."),
        ("/time 45", "Noted: 45 mins, for all sources together."),
    ],
)
async def test_money_and_time_are_noted(desk: Desk, typed: str, answer: str) -> None:
    (text,) = await desk.types(typed)
    assert text.startswith(answer)
    kept = await own(desk)
    assert len([*kept.spent, *kept.worked]) == 1


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("/spent", "What did you spend, and on what?"),
        ("/spent a lot", "I found no amount in “a lot”, or more than one."),
        ("/time", "How long, and on what?"),
        ("/spent 200 facebook tomorrow", "Apr 7 is still to come."),
        ("/time ages", "I found no minutes or hours in “ages”."),
        ("/time 1 day fb", "I found no minutes or hours in “1 day fb”."),
        ("/time 90 facebook " + "calls " * 40, "That is too long for me here: 200 characters are the most."),
        ("/spent 200 300 fb", "I found no amount in “200 300 fb”, or more than one."),
        ("/goal", "No goals yet. What does success look like?"),
        ("/goal fame", "I did not understand “fame” as a goal."),
    ],
)
async def test_what_says_too_little_is_answered_with_an_example(desk: Desk, typed: str, answer: str) -> None:
    (text,) = await desk.types(typed)
    assert text.startswith(answer)
    kept = await own(desk)
    assert (kept.spent, kept.worked, kept.goals) == ((), (), ())


@pytest.mark.parametrize(
    ("command", "answer", "said"),
    [
        ("/spent", "200 facebook", "Noted: $200 for Facebook."),
        ("/time", "90 facebook posting", "Noted: 1 hr 30 mins for Facebook (posting)."),
        ("/spent a lot", "200 facebook", "Noted: $200 for Facebook."),
        ("/time ages", "2h", "Noted: 2 hrs, for all sources together."),
        ("/spent 200 facebook tomorrow", "200 facebook", "Noted: $200 for Facebook."),
    ],
)
async def test_what_is_asked_is_heard_and_no_lead(desk: Desk, command: str, answer: str, said: str) -> None:
    (question,) = await desk.types(command)
    (text,) = await desk.types(answer)
    assert text == said
    kept = await own(desk)
    assert len([*kept.spent, *kept.worked]) == 1
    assert question not in await desk.texts(), "the question is settled"
    assert "Record this as a lead?" in (await desk.types("Carl Poe"))[-1]


async def test_an_answer_without_an_amount_is_asked_for_again(desk: Desk) -> None:
    await desk.types("/spent")
    (again,) = await desk.types("a lot on facebook")
    assert again.startswith("I found no amount in “a lot on facebook”")
    (ahead,) = await desk.types("200 facebook tomorrow")
    assert ahead.startswith("Apr 7 is still to come.")
    assert (await desk.types("200 facebook"))[-1] == "Noted: $200 for Facebook."
    assert [text for text in await desk.texts() if "still to come" in text or "no amount" in text] == []


@pytest.mark.parametrize("command", ["/cancel", "/due", "/find", "/time", "/settings"])
async def test_cancel_and_another_command_end_the_question(desk: Desk, command: str) -> None:
    await desk.types("/spent")
    await desk.types(command)
    assert not [text for text in await desk.texts() if text.startswith("What did you spend")]
    await desk.types("/cancel")
    assert "Record this as a lead?" in (await desk.types("Carl Poe"))[-1]
    assert (await own(desk)).spent == ()


async def test_the_button_below_the_question_ends_it(desk: Desk) -> None:
    await desk.types("/time")
    await desk.presses("Cancel")
    assert "Record this as a lead?" in (await desk.types("Carl Poe"))[-1]


async def test_an_answer_that_comes_again_is_noted_once_and_is_no_lead(desk: Desk) -> None:
    await desk.types("/spent")
    await desk.telegram.types(ANN, "200 facebook")
    (update,) = await desk.application.bot.get_updates(offset=desk._offset, allowed_updates=Update.ALL_TYPES)
    await desk.application.process_update(update)
    before = await desk.texts()
    await desk.sees_to_updates()
    assert await desk.texts() == before
    assert len((await own(desk)).spent) == 1


async def test_a_half_recorded_lead_waits_behind_the_question(desk: Desk) -> None:
    await desk.types("/new")
    await desk.types("Carl Poe")
    await desk.types("/spent")
    assert (await desk.types("200 facebook"))[-1] == "Noted: $200 for Facebook."
    await desk.types("902-555-0134")
    assert "So far: Carl Poe · 902-555-0134" in (await desk.texts())[-1]


async def test_in_a_group_the_answer_is_the_reply_to_the_question(desk: Desk) -> None:
    await desk.telegram.adds_member(TEAM, "bot", ANN)
    await desk.sees_to_updates()
    await desk.types("/spent", BOB, TEAM)
    question = (await desk.messages(BOB, TEAM))[-1]
    assert question["text"].startswith("What did you spend, and on what?")
    assert await desk.types("200 facebook", BOB, TEAM, reply_to=None) == [], "said to somebody else"
    assert (await desk.types("lots", BOB, TEAM, reply_to=question["id"]))[0].startswith("I found no amount in “lots”")
    question = (await desk.messages(BOB, TEAM))[-1]
    (text,) = await desk.types("200 facebook", BOB, TEAM, reply_to=question["id"])
    assert text.endswith("for Facebook.")
    team = await desk.office.groups.of(TEAM)
    assert team is not None
    assert [each.by for each in team.spent] == [PersonId(BOB)]


async def test_undo_takes_back_what_was_noted_for_ten_minutes(desk: Desk) -> None:
    await desk.types("/spent 200 facebook")
    await desk.presses("↩️ Undo")
    assert (await desk.texts())[-1] == "Undone: $200 no longer counts."
    assert (await own(desk)).spent == ()
    await desk.types("/time 45 facebook")
    await desk.presses("↩️ Undo")
    assert (await desk.texts())[-1] == "Undone: 45 mins no longer counts."
    await desk.types("/time 45 facebook")
    desk.office.clock.moves(timedelta(minutes=11))
    assert (await desk.presses("↩️ Undo"))["text"].startswith("Undo works for ten minutes")
    assert len((await own(desk)).worked) == 1


async def test_a_slip_is_offered_as_the_source_that_may_be_meant(desk: Desk) -> None:
    (text,) = await desk.types("/spent 200 fecebok yesterday")
    assert text.endswith("Did you mean Facebook?")
    await desk.presses("Facebook")
    assert (await desk.texts())[-1] == "Noted: $200 (yesterday) for Facebook."
    assert [each.source for each in (await own(desk)).spent] == [Source.FACEBOOK]
    await desk.presses("↩️ Undo")
    assert (await own(desk)).spent == ()
    await desk.forges("Uw::999/facebook")
    assert (await desk.texts())[-1] == "Undone."
    assert (await desk.forges("Uw::999/nowhere"))["text"].startswith("I don't know that button")


async def test_a_time_that_was_a_slip_is_put_down_to_what_was_meant(desk: Desk) -> None:
    await desk.types("/time 2h instragam")
    await desk.presses("Instagram")
    assert (await desk.texts())[-1] == "Noted: 2 hrs for Instagram."


async def test_goals_are_ended_in_words(desk: Desk) -> None:
    await desk.types("/goal 10 Leads pro Woche")
    (text,) = await desk.types("/goal off")
    assert text.startswith("No longer a goal: 10 leads a week.")
    await desk.presses("↩️ Undo")
    await desk.types("/goal 3 closed monthly")
    (text,) = await desk.types("/goal aus")
    assert text.startswith("Goals")
    assert text.endswith("Which one are you done with? Tap it.")
    assert labels((await desk.messages())[-1]) == ["🗑 10 leads a week", "🗑 3 closed a month"]
    (text,) = await desk.types("/goal no leads")
    assert text.startswith("No longer a goal: 10 leads a week.")


async def test_where_nothing_is_undone_it_is_not_said_that_something_was(desk: Desk) -> None:
    await desk.types("/spent 200 facebook")
    cause = (await own(desk)).spent[0].cause
    await desk.presses("↩️ Undo")
    await desk.forges(f"Uu::{cause}")
    assert (await desk.texts())[-1] == "There is nothing to undo here any more."


async def test_a_goal_says_how_far_it_is_and_undo_brings_back_the_one_before(desk: Desk) -> None:
    (text,) = await desk.types("/goal 10 leads")
    assert text == "Your goal: 10 leads a week. So far 0, on pace."
    await desk.types("/goal 20 leads")
    await desk.presses("↩️ Undo")
    assert (await desk.texts())[-1] == "Undone: the goal is 10 leads a week again."
    assert [(goal.target, goal.until) for goal in (await own(desk)).goals] == [(10, None)]


async def test_goals_are_shown_with_their_pace_given_up_and_taken_up_again(desk: Desk) -> None:
    await desk.types("/goal 10 leads")
    await desk.types("/goal $20000 monthly")
    (text,) = await desk.types("/goal")
    assert text.splitlines()[:2] == ["Goals", "0 of 10 leads this week, on pace"]
    assert text.splitlines()[2].startswith("$0 of $20,000 won this month, on pace")
    await desk.presses("🗑 10 leads a week")
    shown = (await desk.messages())[-1]
    assert shown["text"].startswith("No longer a goal: 10 leads a week.")
    assert labels(shown) == ["↩️ Undo", "🗑 $20,000 won a month"]
    await desk.presses("↩️ Undo")
    assert "0 of 10 leads this week" in (await desk.texts())[-1]


async def test_the_button_of_a_goal_that_was_changed_since_gives_nothing_up(desk: Desk) -> None:
    await desk.types("/goal 10 leads")
    await desk.types("/goal")
    desk.office.clock.moves(timedelta(hours=1))
    await desk.types("/goal 20 leads")
    await desk.presses("🗑 10 leads a week")
    assert [goal.target for goal in (await own(desk)).goals if goal.until is None] == [20]
    (shown,) = [one for one in await desk.messages() if "How" in one["text"] or "nothing done" in one["text"]]
    assert shown["text"].startswith("That goal was changed to 20 leads a week since; nothing done.")
    assert labels(shown) == ["🗑 20 leads a week"]
    await desk.forges("Ug::leads/week/5")
    assert "20 leads" in (await desk.texts())[-1]


async def test_earlier_goals_are_looked_back_on(desk: Desk) -> None:
    await desk.types("/goal 10 leads")
    await desk.types("/new Jane, tomorrow 3pm")
    desk.office.clock.moves(timedelta(days=7))
    (text,) = await desk.types("/goal")
    assert "How earlier ones went\nApr 6–12: 1 of 10 leads, 9 short" in text
    await desk.presses("🗑 10 leads a week")
    assert "No goals now." in (await desk.texts())[-1]


@pytest.mark.parametrize(
    "data", ["Ug::fame/week/1", "Ug::leads/year/1", "Ug::leads/week/x", "Ug::", "Uv::leads", "Uu::x"]
)
async def test_forged_goals_are_refused(desk: Desk, data: str) -> None:
    await desk.types("/goal 10 leads")
    assert (await desk.forges(data))["show_alert"]
    assert len((await own(desk)).goals) == 1


async def test_in_a_group_every_member_tells_and_admins_set_goals(desk: Desk) -> None:
    await desk.telegram.adds_member(TEAM, "bot", ANN)
    await desk.sees_to_updates()
    await desk.types("/spent 200 facebook", BOB, TEAM)
    assert await desk.types("/goal 10 leads", BOB, TEAM) == ["That's for the admins of this group."]
    await desk.types("/goal 10 leads", ANN, TEAM)
    team = await desk.office.groups.of(TEAM)
    assert team is not None
    assert [(each.by, each.amount.currency) for each in team.spent] == [(PersonId(BOB), team.currency)]
    assert [goal.target for goal in team.goals] == [10]
    assert (await desk.presses("↩️ Undo", BOB, TEAM))["text"] == "That's for the admins of this group."
