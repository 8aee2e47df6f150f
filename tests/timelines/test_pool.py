"""What happens to leads that nobody has: offered, offered again, asked about, and claimed by one."""

from __future__ import annotations

from tests.timelines.timeline import Timeline


async def test_what_nobody_claims_is_offered_again_then_the_admins_hear_then_each_morning(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Mon 6 Apr 09:00   Ann, Bob, Charlie start the bot
        Mon 6 Apr 09:00   Ann, Bob form a team led by Charlie
        Mon 6 Apr 09:30   Ann records Jane due Tue 7 Apr 15:00 in the team
        Mon 6 Apr 10:00   Ann gives Jane to the pool
        Mon 6 Apr 10:00   the team is offered Jane
        Mon 6 Apr 10:30   the team is offered Jane
        Mon 6 Apr 11:00   Charlie is asked who gets Jane
        Tue 7 Apr 08:00   the team is offered Jane
        Wed 8 Apr 08:00   the team is offered Jane
        Wed 8 Apr 09:00   Charlie gives Jane to Bob
        Wed 8 Apr 09:00   Bob is given Jane                 (it was due on Tuesday: the card is his first reminder)
        Wed 8 Apr 09:20   Bob closes Jane
        Fri 10 Apr 20:00  nothing more
        """
    )


async def test_who_claims_a_lead_is_shown_it_and_nagged_when_it_is_due(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Mon 6 Apr 09:00   Ann, Bob, Charlie start the bot
        Mon 6 Apr 09:00   Ann, Bob form a team led by Charlie
        Mon 6 Apr 09:00   new leads of the team go in the pool
        Mon 6 Apr 09:30   Ann records Jane due 15:00 in the team     (her card is the first offer)
        Mon 6 Apr 10:00   the team is offered Jane
        Mon 6 Apr 10:10   Bob claims Jane
        Mon 6 Apr 10:10   Bob is given Jane
        Mon 6 Apr 15:00   Bob hears Jane
        Mon 6 Apr 15:10   Bob gives Jane to Ann
        Mon 6 Apr 15:10   Ann is given Jane
        Mon 6 Apr 15:30   Charlie gives Jane to the pool
        Mon 6 Apr 15:30   Ann reads who has Jane now
        Mon 6 Apr 15:30   the team is offered Jane
        Mon 6 Apr 15:35   Ann claims Jane
        Mon 6 Apr 15:35   Ann is given Jane
        Mon 6 Apr 15:40   Ann closes Jane
        Mon 6 Apr 20:00   nothing more
        """
    )


async def test_an_evening_and_a_weekend_hold_what_is_offered(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Fri 10 Apr 09:00  Ann, Bob, Charlie start the bot
        Fri 10 Apr 09:00  Ann, Bob form a team led by Charlie
        Fri 10 Apr 19:00  Ann records Jane, John due Mon 13 Apr 15:00 in the team
        Fri 10 Apr 19:40  Ann gives Jane to the pool
        Fri 10 Apr 19:40  the team is offered Jane
        Fri 10 Apr 20:30  Ann gives John to the pool
        Mon 13 Apr 08:00  the team is offered Jane, John    (ten past eight on Friday was no time for it)
        Mon 13 Apr 08:20  Bob claims Jane, John
        Mon 13 Apr 08:20  Bob is given Jane
        Mon 13 Apr 08:20  Bob is quietly given John         (he was rung a moment ago)
        Mon 13 Apr 14:00  nothing more
        """
    )


async def test_a_lead_given_to_somebody_who_never_pressed_start_calls_them_in_the_group(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Mon 6 Apr 09:00   Ann, Bob, Charlie start the bot
        Mon 6 Apr 09:00   Ann, Bob form a team led by Charlie
        Mon 6 Apr 09:30   Ann records Jane due 15:00 in the team
        Mon 6 Apr 09:35   Bob blocks the bot
        Mon 6 Apr 09:40   Ann gives Jane to Bob
        Mon 6 Apr 09:40   Bob misses Jane
        Mon 6 Apr 09:40   the team calls Bob for Jane
        Mon 6 Apr 10:00   Bob starts the bot
        Mon 6 Apr 15:00   Bob hears Jane
        Mon 6 Apr 15:05   Bob closes Jane
        Mon 6 Apr 20:00   nothing more
        """
    )


async def test_new_leads_go_round_and_pass_over_who_is_away(timeline: Timeline) -> None:
    await timeline.plays(
        """
        Mon 6 Apr 09:00   Ann, Bob, Charlie start the bot
        Mon 6 Apr 09:00   Ann, Bob form a team led by Charlie
        Mon 6 Apr 09:00   new leads of the team go in turn
        Mon 6 Apr 09:10   Bob goes away until Tue 7 Apr 0:00
        Mon 6 Apr 09:30   Ann records Jane due 15:00 in the team
        Mon 6 Apr 09:40   Ann records John due 15:00 in the team
        Mon 6 Apr 09:40   Charlie is given John
        Mon 6 Apr 09:50   Ann records June due 15:00 in the team
        Mon 6 Apr 15:00   Ann hears Jane, June
        Mon 6 Apr 15:00   Charlie hears John
        Mon 6 Apr 15:10   Ann closes Jane, June
        Mon 6 Apr 15:10   Charlie closes John
        Mon 6 Apr 20:00   nothing more
        """
    )
