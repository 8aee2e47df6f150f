"""The timelines themselves: as strict as they say, and clear about what they can't play."""

from __future__ import annotations

import pytest

from tests.timelines.timeline import ScriptError, Timeline

BEGIN = """
    Mon 6 Apr 09:00   Ann, Bob start the bot
    Mon 6 Apr 09:00   Ann records Jane due 10:00
"""
END = "    Mon 6 Apr 10:30   nothing more"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("", r"\+ Mon 6 Apr 10:00  Ann hears Jane"),
        ("    Mon 6 Apr 10:01   Ann hears Jane\n", r"- Mon 6 Apr 10:01  Ann hears Jane"),
        ("    Mon 6 Apr 10:00   Ann sees Jane\n", r"- Mon 6 Apr 10:00  Ann sees Jane"),
        ("    Mon 6 Apr 10:00   Bob hears Jane\n", r"- Mon 6 Apr 10:00  Bob hears Jane"),
        ("    Mon 6 Apr 10:00   Ann hears Jane, John\n", r"- Mon 6 Apr 10:00  Ann hears Jane, John"),
        ("    Mon 6 Apr 10:00   Ann hears Jane\n" * 2, r"- Mon 6 Apr 10:00  Ann hears Jane"),
        (
            "    Mon 6 Apr 10:00   Ann hears Jane\n    Mon 6 Apr 10:20   Ann is offered Jane\n",
            r"- Mon 6 Apr 10:20  Ann is offered Jane",
        ),
    ],
)
async def test_what_left_and_what_was_to_leave_must_be_the_same(timeline: Timeline, said: str, shown: str) -> None:
    with pytest.raises(AssertionError, match=shown):
        await timeline.plays(BEGIN + said + END)


async def test_the_order_of_one_minute_matters_to_the_one_who_hears(timeline: Timeline) -> None:
    script = """
        Mon 6 Apr 09:00   Ann starts the bot
        Mon 6 Apr 09:00   Ann records Jane due 21:00
        Mon 6 Apr 09:00   Ann records John due Tue 7 Apr 15:00
        Tue 7 Apr 08:00   Ann hears Jane
        Tue 7 Apr 08:00   Ann reads today John
        Tue 7 Apr 09:00   nothing more
    """
    with pytest.raises(AssertionError, match="Ann reads today John"):
        await timeline.plays(script)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Mon 6 Apr 10:00   Ann yells at Jane", "line 4.*nobody knows how to do that"),
        ("Tue 6 Apr 10:00   Ann closes Jane", "6 Apr 2026 is a Mon"),
        ("Mon 6 Apr 08:00   Ann closes Jane", "it is later already"),
        ("Mon 6 Apr 09:30   Eve closes Jane", "Eve isn't one of Ann, Bob, Charlie, Dora"),
        ("Mon 6 Apr 09:30   Ann closes John", "nobody has recorded John"),
        ("Mon 6 Apr 09:30   Ann records Jane due 11:00", "Jane was recorded before"),
        ("Mon 6 Apr 09:30   Ann keeps in touch with Jane from Tue 7 Apr 9:00", "Jane isn't a customer"),
        ("Mon 6 Apr   Ann closes Jane", "a line is a moment"),
        ("Mon 6 Fooo 10:00   Ann closes Jane", "a line is a moment"),
        ("Mon 6 Foo 10:00   Ann closes Jane", "line 4"),
        ("Mon 6 Apr 09:30   Ann closes Jane, John and Jack", "nobody knows"),
    ],
)
async def test_a_line_that_can_not_be_played_says_why(timeline: Timeline, line: str, why: str) -> None:
    with pytest.raises(ScriptError, match=why):
        await timeline.plays(BEGIN + "    " + line)


async def test_nobody_does_anything_while_the_bot_is_down(timeline: Timeline) -> None:
    with pytest.raises(ScriptError, match="the bot is down"):
        await timeline.plays(BEGIN + "    Mon 6 Apr 09:30  the bot goes down\n    Mon 6 Apr 09:40  Ann closes Jane")


async def test_what_fails_on_our_side_is_no_silence(timeline: Timeline) -> None:
    await timeline.plays(BEGIN)
    timeline.office._opens()
    timeline.office.notifier.outcomes = [RuntimeError("a fault of ours")]
    with pytest.raises(AssertionError, match=r"failed on our side: .*person 101 failed"):
        await timeline.plays("Mon 6 Apr 10:01  Ann hears Jane\n" + END)
