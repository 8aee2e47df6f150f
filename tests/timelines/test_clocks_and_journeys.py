"""Downtime, clocks that jump, holidays and journeys: nothing is lost, nothing comes twice, nobody is woken."""

from __future__ import annotations

from tests.timelines.timeline import Timeline


async def test_a_week_of_downtime_ends_in_one_merged_message_and_no_late_list(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Mon 6 Apr 09:00   Ann starts the bot
        Mon 6 Apr 09:00   Ann records Jane due 10:00
        Mon 6 Apr 09:00   Ann records John due Tue 7 Apr 10:00
        Mon 6 Apr 09:00   Ann records Jack due Thu 9 Apr 14:00
        Mon 6 Apr 09:00   Ann records Jill due exactly Fri 10 Apr 22:00
        Mon 6 Apr 10:00   Ann hears Jane
        Mon 6 Apr 11:00   Ann hears Jane
        Mon 6 Apr 11:30   the bot goes down
        Mon 13 Apr 14:00  the bot comes up
        Mon 13 Apr 14:00  Ann hears John, Jack, Jill, Jane
        Tue 14 Apr 08:00  Ann hears Jane, John, Jack, Jill
        Tue 14 Apr 14:00  nothing more
        """
    )


async def test_an_hour_without_telegram_ends_in_one_merged_message_for_each(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Mon 6 Apr 09:00   Ann, Bob start the bot
        Mon 6 Apr 09:00   Ann records Jane due 10:00
        Mon 6 Apr 09:00   Ann records John due 10:20
        Mon 6 Apr 09:00   Ann records Jack due 10:45
        Mon 6 Apr 09:00   Bob records Jill due 10:30
        Mon 6 Apr 09:58   Telegram is gone
        Mon 6 Apr 10:40   Ann closes John
        Mon 6 Apr 10:58   Telegram is there again
        Mon 6 Apr 10:59   Ann hears Jane, Jack             (it is tried again each minute)
        Mon 6 Apr 10:59   Bob hears Jill
        Mon 6 Apr 11:25   nothing more
        """
    )


async def test_after_a_night_of_downtime_the_list_still_comes_before_the_nag(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Mon 6 Apr 09:00   Ann starts the bot
        Mon 6 Apr 09:00   Ann records Jane due 19:00
        Mon 6 Apr 09:00   Ann records John due Tue 7 Apr 12:00
        Mon 6 Apr 18:00   the bot goes down
        Tue 7 Apr 10:59   the bot comes up
        Tue 7 Apr 10:59   Ann reads today John
        Tue 7 Apr 10:59   Ann hears Jane
        Tue 7 Apr 11:05   Ann closes Jane
        Tue 7 Apr 12:00   Ann hears John
        Tue 7 Apr 12:30   nothing more
        """
    )


async def test_what_was_typed_for_a_night_of_downtime_waits_for_the_morning(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Mon 6 Apr 18:00   Ann starts the bot
        Mon 6 Apr 18:00   Ann records Jane due exactly 21:00
        Mon 6 Apr 18:00   Ann records John due exactly 22:30
        Mon 6 Apr 20:00   the bot goes down
        Mon 6 Apr 23:00   the bot comes up
        Mon 6 Apr 23:00   Ann hears Jane, John            (John's time is half an hour ago, Jane's two)
        Tue 7 Apr 08:00   Ann hears Jane, John
        Tue 7 Apr 08:30   Ann closes Jane, John
        Tue 7 Apr 18:00   Ann records Jack due exactly 21:00
        Tue 7 Apr 20:00   the bot goes down
        Tue 7 Apr 23:00   the bot comes up
        Wed 8 Apr 08:00   Ann hears Jack
        Wed 8 Apr 10:00   nothing more
        """
    )


async def test_the_weekend_on_which_the_clocks_go_forward(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Fri 6 Mar 16:00   Ann, Bob start the bot
        Fri 6 Mar 16:00   Ann records Jane due Sat 7 Mar 12:00
        Fri 6 Mar 16:00   Bob works 8:00 to 20:00 on Mon, Tue, Wed, Thu, Fri, Sat, Sun
        Fri 6 Mar 16:00   Bob records John due Sat 7 Mar 21:00
        Fri 6 Mar 16:00   Bob records Gap due exactly Sun 8 Mar 2:30    (a time that the clocks leave out)
        Sat 7 Mar 08:00   Bob reads today John
        Sun 8 Mar 03:30   Bob hears John, Gap
        Sun 8 Mar 08:00   Bob hears John, Gap                           (23 hours after Saturday's)
        Sun 8 Mar 09:00   Bob closes John, Gap
        Mon 9 Mar 08:00   Ann hears Jane
        Mon 9 Mar 08:30   Ann closes Jane
        Tue 10 Mar 20:00  nothing more
        """
    )


async def test_the_weekend_on_which_the_clocks_go_back(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Fri 30 Oct 16:00  Ann, Bob start the bot
        Fri 30 Oct 16:00  Ann records Jane due Sat 31 Oct 12:00
        Fri 30 Oct 16:00  Bob works 8:00 to 20:00 on Mon, Tue, Wed, Thu, Fri, Sat, Sun
        Fri 30 Oct 16:00  Bob records John due Sat 31 Oct 21:00
        Fri 30 Oct 16:00  Bob records Fold due exactly Sun 1 Nov 1:30   (shown twice; it rings once)
        Sat 31 Oct 08:00  Bob reads today John
        Sun 1 Nov 01:30   Bob hears John, Fold
        Sun 1 Nov 08:00   Bob hears John, Fold
        Sun 1 Nov 09:00   Bob follows up John, next Mon 2 Nov 9:00
        Sun 1 Nov 09:00   Bob closes Fold
        Mon 2 Nov 08:00   Ann hears Jane
        Mon 2 Nov 08:00   Bob reads today John
        Mon 2 Nov 08:30   Ann closes Jane
        Mon 2 Nov 09:00   Bob hears John
        Mon 2 Nov 09:30   nothing more
        """
    )


async def test_a_public_holiday_is_a_day_off_but_for_typed_times(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Mon 29 Jun 09:00  Ann, Bob start the bot
        Mon 29 Jun 09:00  Ann lives in America/Halifax
        Mon 29 Jun 10:00  Ann records Jane due Wed 1 Jul 10:00
        Mon 29 Jun 10:00  Ann records John due exactly Wed 1 Jul 11:00
        Mon 29 Jun 10:00  Bob records Jack due Wed 1 Jul 10:00          (he never said where he lives)
        Wed 1 Jul 08:00   Bob reads today Jack
        Wed 1 Jul 10:00   Bob hears Jack
        Wed 1 Jul 10:30   Bob closes Jack
        Wed 1 Jul 11:00   Ann hears Jane, John
        Thu 2 Jul 08:00   Ann hears Jane, John
        Thu 2 Jul 12:00   nothing more
        """
    )


async def test_a_journey_from_halifax_to_berlin_and_back(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Thu 30 Apr 09:00  Ann starts the bot
        Thu 30 Apr 09:00  Ann lives in America/Halifax
        Thu 30 Apr 10:00  Ann records Jane due 21:00
        Thu 30 Apr 10:00  Ann records John due Fri 1 May 10:00
        Thu 30 Apr 23:30  Ann lives in Europe/Berlin        (where it is Friday 4:30)
        Fri 1 May 08:00   Ann reads today John   (Germany's holiday is none of hers)
        Fri 1 May 08:00   Ann hears Jane
        Fri 1 May 08:05   Ann follows up Jane, next Mon 4 May 9:00
        Fri 1 May 15:00   Ann hears John                    (10:00 in Halifax, as she said)
        Fri 1 May 15:30   Ann follows up John               (nothing said: in three days)
        Sun 3 May 18:00   Ann lives in America/Halifax
        Mon 4 May 08:00   Ann hears Jane, John
        Mon 4 May 08:30   Ann closes Jane, John
        Mon 4 May 20:00   nothing more
        """
    )


async def test_a_clock_set_back_two_hours_and_forward_a_day(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Mon 6 Apr 09:00   Ann starts the bot
        Mon 6 Apr 09:30   Ann records Jane due 10:00
        Mon 6 Apr 09:30   Ann records John due 15:00
        Mon 6 Apr 10:00   Ann hears Jane
        Mon 6 Apr 11:00   Ann hears Jane
        Mon 6 Apr 12:00   the clock is set to Mon 6 Apr 10:00
        Mon 6 Apr 13:00   Ann hears Jane                    (as planned, and nothing at 10:00 or 11:00 again)
        Mon 6 Apr 15:00   Ann hears John, Jane
        Mon 6 Apr 15:30   the clock is set to Tue 7 Apr 15:30
        Tue 7 Apr 15:30   Ann hears Jane, John              (one message, and no list of the morning)
        Wed 8 Apr 08:00   Ann hears Jane, John
        Wed 8 Apr 08:30   the clock is set to Wed 8 Apr 07:00
        Wed 8 Apr 15:00   Ann hears Jane, John              (eight o'clock comes once)
        Wed 8 Apr 20:00   nothing more
        """
    )


async def test_a_ping_that_lies_ahead_since_the_clock_was_set_back_holds_nothing_up(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Mon 6 Apr 09:00   Ann starts the bot
        Mon 6 Apr 09:30   Ann records Jane due 10:00
        Mon 6 Apr 10:00   Ann hears Jane
        Mon 6 Apr 11:00   Ann hears Jane
        Mon 6 Apr 12:00   the clock is set to Mon 6 Apr 10:00
        Mon 6 Apr 10:05   Ann records John due 10:30
        Mon 6 Apr 10:30   Ann hears John, Jane
        Mon 6 Apr 10:31   Ann closes John
        Mon 6 Apr 11:00   Ann hears Jane
        Mon 6 Apr 11:01   Ann closes Jane
        Mon 6 Apr 20:00   nothing more
        """
    )


async def test_a_clock_set_forward_into_the_night_and_back_wakes_nobody(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Mon 6 Apr 09:00   Ann starts the bot
        Mon 6 Apr 09:30   Ann records Jane due 14:00
        Mon 6 Apr 10:00   the clock is set to Mon 6 Apr 23:00
        Mon 6 Apr 23:10   the clock is set to Mon 6 Apr 10:10
        Tue 7 Apr 08:00   Ann hears Jane
        Tue 7 Apr 09:00   nothing more
        """
    )
