"""The weekly summary among the nags: when it comes, to whom, and that no week comes twice."""

from __future__ import annotations

from tests.timelines.timeline import Timeline


async def test_it_comes_each_monday_and_says_in_a_line_that_a_week_was_quiet(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Tue 7 Apr 09:00   Ann starts the bot
        Tue 7 Apr 09:00   Ann wants summaries
        Tue 7 Apr 09:30   Ann records Jane due Mon 4 May 10:00
        Mon 13 Apr 08:30  Ann hears the week of 2026-W15
        Mon 20 Apr 08:30  Ann sees the week of 2026-W16 in a line
        Tue 21 Apr 09:00  Ann records John due Mon 4 May 10:00
        Mon 27 Apr 08:30  Ann hears the week of 2026-W17
        Fri 1 May 12:00   nothing more
        """
    )


async def test_after_downtime_the_newest_comes_once_and_in_working_hours(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Tue 7 Apr 09:00   Ann starts the bot
        Tue 7 Apr 09:00   Ann wants summaries
        Tue 7 Apr 09:30   Ann records Jane due Tue 21 Apr 10:00
        Wed 8 Apr 09:00   the bot goes down
        Thu 23 Apr 23:00  the bot comes up
        Fri 24 Apr 08:00  Ann hears Jane
        Fri 24 Apr 08:00  Ann sees the week of 2026-W16       (a nag has just rung; Jane is overdue)
        Fri 24 Apr 08:30  Ann closes Jane
        Mon 27 Apr 08:30  Ann hears the week of 2026-W17
        Mon 27 Apr 12:00  nothing more
        """
    )


async def test_another_day_another_zone_and_a_clock_that_is_set_repeat_no_week(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Tue 7 Apr 09:00   Ann starts the bot
        Tue 7 Apr 09:00   Ann wants summaries
        Tue 7 Apr 09:30   Ann records Jane due Mon 4 May 10:00
        Wed 8 Apr 09:00   Ann wants the summary on Fri at 16:00
        Fri 10 Apr 16:00  Ann hears the week of 2026-04-03..2026-04-09
        Sat 11 Apr 9:00   Ann wants the summary on Mon at 8:30
        Mon 13 Apr 08:30  Ann hears the week of 2026-W15      (Friday, Saturday and Sunday are in it)
        Mon 13 Apr 12:00  Ann records John due Mon 4 May 10:00
        Mon 20 Apr 08:30  Ann hears the week of 2026-W16
        Mon 20 Apr 09:00  the clock is set to Sun 19 Apr 9:00
        Sun 19 Apr 10:00  Ann lives in Asia/Tokyo
        Mon 27 Apr 08:30  Ann sees the week of 2026-W17 in a line
        Tue 28 Apr 08:30  nothing more
        """
    )


async def test_who_comes_back_early_gets_what_was_held(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Tue 7 Apr 09:00   Ann starts the bot
        Tue 7 Apr 09:00   Ann wants summaries
        Tue 7 Apr 09:30   Ann records Jane due Mon 4 May 10:00
        Wed 8 Apr 09:00   Ann goes away until Mon 27 Apr 0:00
        Tue 14 Apr 10:00  Ann comes back
        Tue 14 Apr 10:00  Ann hears the week of 2026-W15
        Tue 14 Apr 12:00  nothing more
        """
    )


async def test_a_team_hears_in_its_group_and_who_is_away_when_they_are_back(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Tue 7 Apr 09:00   Ann, Bob start the bot
        Tue 7 Apr 09:00   Bob forms a team led by Ann
        Tue 7 Apr 09:00   Ann wants the team's summaries
        Tue 7 Apr 09:00   Bob wants summaries
        Tue 7 Apr 09:30   Bob records Jane due Mon 4 May 10:00 in the team
        Tue 7 Apr 09:30   Bob records John due Mon 4 May 10:00
        Tue 7 Apr 10:00   Bob goes away until Wed 15 Apr 0:00
        Mon 13 Apr 08:30  the team hears the week of 2026-W15
        Wed 15 Apr 08:00  Bob hears the week of 2026-W15
        Thu 16 Apr 08:00  nothing more
        """
    )
