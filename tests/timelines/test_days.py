"""What a few days are like."""

from __future__ import annotations

from tests.timelines.timeline import Timeline


async def test_a_day_and_a_snooze(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Mon 6 Apr 09:59   Ann starts the bot
        Mon 6 Apr 10:00   Ann records Jane due 15:00
        Mon 6 Apr 15:00   Ann hears Jane
        Mon 6 Apr 16:00   Ann hears Jane
        Mon 6 Apr 16:05   Ann snoozes Jane to Tue 7 Apr 9:00
        Tue 7 Apr 08:00   Ann reads today Jane          (without a sound)
        Tue 7 Apr 09:00   Ann hears Jane
        Tue 7 Apr 09:20   Ann follows up Jane, next Thu 9 Apr 11:00
        Thu 9 Apr 08:00   Ann reads today Jane
        Thu 9 Apr 11:00   Ann hears Jane
        Thu 9 Apr 11:01   Ann closes Jane
        Fri 10 Apr 20:00  nothing more
        """
    )
