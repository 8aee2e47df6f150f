"""What a few days are like: when somebody hears, and when they are left alone."""

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


async def test_an_unanswered_follow_up_rings_less_and_less_and_never_at_night_or_on_a_weekend(
    timeline: Timeline,
) -> None:
    await timeline.plays(
        """
        Thu 9 Apr 09:00   Ann starts the bot
        Thu 9 Apr 10:00   Ann records Jane due 11:00
        Thu 9 Apr 11:00   Ann hears Jane
        Thu 9 Apr 12:00   Ann hears Jane                 (after an hour)
        Thu 9 Apr 14:00   Ann hears Jane                 (after three)
        Fri 10 Apr 08:00  Ann hears Jane                 (then each morning)
        Fri 10 Apr 15:00  Ann hears Jane                 (and mid-afternoon)
        Mon 13 Apr 08:00  Ann hears Jane
        Mon 13 Apr 15:00  Ann hears Jane
        Mon 13 Apr 20:00  nothing more
        """
    )


async def test_a_typed_time_is_kept_at_night_once(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Fri 10 Apr 16:00  Ann starts the bot
        Fri 10 Apr 16:00  Ann records Guess due 21:00
        Fri 10 Apr 16:00  Ann records Typed due exactly Sat 11 Apr 21:30
        Sat 11 Apr 21:30  Ann hears Guess, Typed          (what is owed anyway rides along)
        Mon 13 Apr 08:00  Ann hears Guess, Typed
        Mon 13 Apr 14:00  nothing more
        """
    )


async def test_what_falls_due_within_ten_minutes_of_a_ping_waits_and_is_merged(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Mon 6 Apr 09:00   Ann starts the bot
        Mon 6 Apr 09:00   Ann records Jane due 10:00
        Mon 6 Apr 09:00   Ann records John due 10:04
        Mon 6 Apr 10:00   Ann hears Jane
        Mon 6 Apr 10:10   Ann hears John, Jane
        Mon 6 Apr 11:00   Ann hears Jane, John
        Mon 6 Apr 13:00   Ann hears Jane, John
        Mon 6 Apr 20:00   nothing more
        """
    )


async def test_twelve_pings_a_day_and_a_typed_time_beyond_them_makes_no_sound(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Mon 6 Apr 08:10   Ann starts the bot
        Mon 6 Apr 08:10   Ann wants relentless nags
        Mon 6 Apr 08:10   Ann records Jane due 8:30
        Mon 6 Apr 08:10   Ann records John due 18:00
        Mon 6 Apr 08:10   Ann records Jack due exactly 18:30
        Mon 6 Apr 08:10   Ann records Jill due exactly 19:00
        Mon 6 Apr 08:10   Ann records Kate due 19:15
        Mon 6 Apr 08:30   Ann hears Jane
        Mon 6 Apr 08:40   Ann hears Jane
        Mon 6 Apr 09:00   Ann hears Jane
        Mon 6 Apr 10:00   Ann hears Jane
        Mon 6 Apr 11:00   Ann hears Jane
        Mon 6 Apr 12:00   Ann hears Jane
        Mon 6 Apr 13:00   Ann hears Jane
        Mon 6 Apr 14:00   Ann hears Jane
        Mon 6 Apr 15:00   Ann hears Jane
        Mon 6 Apr 16:00   Ann hears Jane                        (the tenth: two are kept for what is new)
        Mon 6 Apr 18:00   Ann hears John, Jane
        Mon 6 Apr 18:30   Ann hears Jack, Jane, John            (the twelfth)
        Mon 6 Apr 19:00   Ann sees Jill, Jane, John, Jack
        Tue 7 Apr 08:00   Ann hears Kate, Jane, John, Jack, Jill
        Tue 7 Apr 08:30   nothing more
        """
    )


async def test_a_resting_lead_that_goes_cold_is_read_of_and_never_heard(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Wed 1 Apr 10:00   Ann starts the bot
        Wed 1 Apr 10:00   Ann records Jane due 16:00
        Wed 1 Apr 10:30   Ann follows up Jane
        Wed 1 Apr 10:30   Ann lets Jane rest
        Thu 16 Apr 08:00  Ann reads cold Jane
        Fri 17 Apr 08:00  Ann reads cold Jane
        Fri 17 Apr 09:00  Ann loses Jane
        Fri 24 Apr 20:00  nothing more
        """
    )


async def test_a_follow_up_without_a_next_one_is_asked_about_again_in_three_days(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Wed 1 Apr 10:00   Ann starts the bot
        Wed 1 Apr 10:00   Ann records Jane due 16:00
        Wed 1 Apr 10:30   Ann follows up Jane               (and leaves “And next?” unanswered; Saturday is off)
        Mon 6 Apr 08:00   Ann reads today Jane
        Mon 6 Apr 09:00   Ann hears Jane
        Mon 6 Apr 09:30   Ann follows up Jane
        Mon 6 Apr 09:31   Ann lets Jane rest
        Fri 10 Apr 20:00  nothing more
        """
    )


async def test_everything_owed_can_be_put_off_at_once(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Mon 6 Apr 09:00   Ann starts the bot
        Mon 6 Apr 09:00   Ann records Jane, John due 10:00
        Mon 6 Apr 09:00   Ann records Later due Wed 8 Apr 10:00
        Mon 6 Apr 10:00   Ann hears Jane, John
        Mon 6 Apr 10:01   Ann snoozes all to Tue 7 Apr 9:00
        Tue 7 Apr 08:00   Ann reads today Jane, John
        Tue 7 Apr 09:00   Ann hears Jane, John
        Tue 7 Apr 09:01   Ann closes Jane, John
        Wed 8 Apr 08:00   Ann reads today Later
        Wed 8 Apr 09:59   nothing more
        """
    )


async def test_each_person_hears_of_their_own_on_their_own_clock(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Mon 6 Apr 09:00   Ann, Bob start the bot
        Mon 6 Apr 09:00   Bob lives in America/Vancouver
        Mon 6 Apr 09:00   Ann records Jane due 21:00            (1:00 in UTC)
        Mon 6 Apr 05:00   Bob records John due 17:00            (the same moment)
        Mon 6 Apr 08:00   Bob reads today John
        Mon 6 Apr 17:00   Bob hears John
        Mon 6 Apr 17:01   Bob closes John
        Tue 7 Apr 08:00   Ann hears Jane
        Tue 7 Apr 08:01   Ann closes Jane
        Tue 7 Apr 20:00   nothing more
        """
    )


async def test_a_customer_is_kept_in_touch_with_each_ninety_days(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Mon 6 Apr 10:00        Ann starts the bot
        Mon 6 Apr 10:00        Ann records Jane due 11:00
        Mon 6 Apr 10:30        Ann closes Jane
        Mon 6 Apr 10:31        Ann keeps in touch with Jane from Mon 6 Jul 10:00
        Mon 6 Jul 08:00        Ann reads today Jane
        Mon 6 Jul 10:00        Ann hears Jane
        Mon 6 Jul 10:10        Ann follows up Jane              (the next is Sunday 4 October)
        Mon 5 Oct 08:00        Ann hears Jane
        Mon 5 Oct 08:30        Ann follows up Jane              (Sunday 3 January, after the clocks went back)
        Mon 4 Jan 2027 08:00   Ann hears Jane
        Mon 4 Jan 2027 10:30   nothing more
        """
    )
