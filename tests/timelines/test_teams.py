"""Who else hears in a team: a stand-in, the group, the admins."""

from __future__ import annotations

from tests.timelines.timeline import Timeline


async def test_a_stand_in_is_offered_what_falls_due_while_ann_is_away(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Mon 6 Apr 09:00   Ann, Bob, Charlie start the bot
        Mon 6 Apr 09:00   Ann, Bob form a team led by Charlie
        Mon 6 Apr 09:30   Ann records Jane, John due Tue 7 Apr 10:00 in the team
        Mon 6 Apr 09:30   Ann records Mine due Tue 7 Apr 11:00
        Mon 6 Apr 12:00   Ann goes away until Mon 13 Apr 0:00, Bob stands in
        Tue 7 Apr 10:00   Bob is offered Jane, John
        Tue 7 Apr 10:05   Bob takes over Jane
        Tue 7 Apr 10:05   Ann reads who has Jane now
        Tue 7 Apr 10:10   Bob hears Jane                    (the offer rang at ten)
        Tue 7 Apr 10:11   Bob closes Jane
        Thu 9 Apr 10:00   the team hears of 1 late          (two working days that nobody took John over)
        Thu 9 Apr 10:00   Charlie is told of John
        Mon 13 Apr 08:00  Ann hears John, Mine
        Mon 13 Apr 09:00  nothing more
        """
    )


async def test_who_comes_back_early_hears_of_everything_at_once(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Mon 6 Apr 09:00   Ann, Bob start the bot
        Mon 6 Apr 09:00   Ann forms a team led by Bob
        Mon 6 Apr 09:30   Ann records Jane due Tue 7 Apr 10:00 in the team
        Mon 6 Apr 09:30   Ann records Mine due Tue 7 Apr 11:00
        Mon 6 Apr 12:00   Ann goes away until Mon 13 Apr 0:00, Bob stands in
        Tue 7 Apr 10:00   Bob is offered Jane
        Tue 7 Apr 21:00   Ann comes back
        Wed 8 Apr 08:00   Ann hears Jane, Mine
        Wed 8 Apr 08:30   Ann closes Jane, Mine
        Fri 10 Apr 20:00  nothing more
        """
    )


async def test_private_first_then_the_group_then_the_admins(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Mon 6 Apr 09:00   Ann, Bob, Charlie start the bot
        Mon 6 Apr 09:00   Ann, Bob form a team led by Charlie
        Mon 6 Apr 09:30   Ann records Jane due 10:00 in the team
        Mon 6 Apr 10:00   Ann hears Jane
        Mon 6 Apr 11:00   Ann hears Jane
        Mon 6 Apr 13:00   Ann hears Jane
        Tue 7 Apr 08:00   Ann hears Jane
        Tue 7 Apr 08:00   the team hears of 1 late
        Tue 7 Apr 15:00   Ann hears Jane
        Wed 8 Apr 08:00   Ann hears Jane
        Wed 8 Apr 15:00   Ann hears Jane
        Wed 8 Apr 15:00   Charlie is told of Jane
        Thu 9 Apr 08:00   Ann hears Jane                    (who has heard doesn't hear again)
        Thu 9 Apr 08:10   Ann follows up Jane
        Thu 9 Apr 20:00   nothing more
        """
    )


async def test_an_owner_who_blocked_the_bot_is_nobody_listening(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Mon 6 Apr 09:00   Ann, Bob, Charlie start the bot
        Mon 6 Apr 09:00   Ann, Bob form a team led by Charlie
        Mon 6 Apr 09:30   Ann records Jane due 10:00 in the team
        Mon 6 Apr 09:30   Ann records John due Tue 7 Apr 14:00 in the team
        Mon 6 Apr 09:45   Ann blocks the bot
        Mon 6 Apr 10:00   Ann misses Jane
        Mon 6 Apr 10:00   Charlie is told of Jane
        Mon 6 Apr 10:00   the team hears that Ann owes Jane
        Tue 7 Apr 10:00   the team hears that Ann owes Jane
        Tue 7 Apr 14:00   Charlie is told of John
        Tue 7 Apr 14:00   the team hears that Ann owes Jane, John
        Wed 8 Apr 12:00   Ann starts the bot
        Wed 8 Apr 12:00   Ann hears Jane, John
        Wed 8 Apr 15:00   Ann hears Jane, John
        Thu 9 Apr 08:00   Ann hears Jane, John
        Thu 9 Apr 08:10   Ann closes Jane, John
        Thu 9 Apr 20:00   nothing more
        """
    )


async def test_an_admin_at_rest_is_told_without_a_sound(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Mon 6 Apr 09:00   Ann, Charlie start the bot
        Mon 6 Apr 09:00   Ann forms a team led by Charlie
        Mon 6 Apr 09:00   Charlie works 8:00 to 16:00 on Mon, Tue
        Mon 6 Apr 09:30   Ann records Jane due 10:00 in the team
        Mon 6 Apr 09:45   Ann goes away until Mon 20 Apr 0:00
        Wed 8 Apr 10:00   the team hears of 1 late
        Wed 8 Apr 10:00   Charlie is quietly told of Jane
        Fri 10 Apr 20:00  nothing more
        """
    )


async def test_who_blocked_the_bot_is_mentioned_in_the_group_each_working_day(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Thu 9 Apr 09:00   Ann, Charlie start the bot
        Thu 9 Apr 09:00   Ann forms a team led by Charlie
        Thu 9 Apr 09:30   Ann records Jane due Thu 9 Apr 10:00 in the team
        Thu 9 Apr 09:45   Ann blocks the bot
        Thu 9 Apr 10:00   Ann misses Jane
        Thu 9 Apr 10:00   Charlie is told of Jane
        Thu 9 Apr 10:00   the team hears that Ann owes Jane
        Fri 10 Apr 10:00  the team hears that Ann owes Jane
        Mon 13 Apr 08:00  the team hears that Ann owes Jane
        Mon 13 Apr 09:00  Ann closes Jane
        Fri 17 Apr 20:00  nothing more
        """
    )


async def test_who_never_started_is_mentioned_in_the_group_until_they_press_start(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Thu 9 Apr 09:00   Charlie starts the bot
        Thu 9 Apr 09:00   Ann forms a team led by Charlie
        Thu 9 Apr 09:20   Ann writes in the group
        Thu 9 Apr 09:30   Ann records Jane, John due Thu 9 Apr 10:00 in the team
        Thu 9 Apr 10:00   Charlie is told of Jane, John
        Thu 9 Apr 10:00   the team hears that Ann owes Jane, John
        Thu 9 Apr 11:00   Ann starts the bot
        Thu 9 Apr 11:00   Ann hears Jane, John
        Thu 9 Apr 11:05   Ann closes Jane, John
        Fri 17 Apr 20:00  nothing more
        """
    )
