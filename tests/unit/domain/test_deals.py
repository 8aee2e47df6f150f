"""What counts as a win or a loss, when, whose, and for how much; also after reopening, undoing and merging."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain import deals, lifecycle, merging, partings, undo
from domain.deals import End
from domain.models import Deed, Event, EventKind, Lead, Rhythm
from domain.money import Money
from domain.partings import NOBODY
from tests.unit.domain.the_cast import (
    ANN,
    ANN_DOES,
    ANN_HERSELF,
    BOB,
    BOB_DOES,
    DAY,
    DOLLARS_350K,
    HOUR,
    MONDAY_10,
    recorded,
    saved,
    vague,
)
from tests.unit.domain.the_founding_story import cad

FIRST, LATER = MONDAY_10 + DAY, MONDAY_10 + 60 * DAY


def won(number: int = 12, at: datetime = FIRST, worth: Money | None = DOLLARS_350K) -> Lead:
    closed = lifecycle.close(recorded(number), ANN_DOES, at)
    return saved(lifecycle.set_won(closed, worth, ANN_DOES))


def reopened(lead: Lead, at: datetime) -> Lead:
    return saved(lifecycle.reopen(lead, vague(at + DAY), ANN_DOES, at))


def close(lead: Lead, at: datetime, worth: Money | None) -> Lead:
    return saved(lifecycle.set_won(lifecycle.close(lead, ANN_DOES, at), worth, ANN_DOES))


def told(lead: Lead) -> list[tuple[datetime, Money | None]]:
    return [(end.at, end.won) for end in deals.ends(lead) if end.is_win]


def test_a_win_counts_when_it_was_marked_for_what_was_won() -> None:
    lead = won()
    assert deals.ends(lead) == (End(lead, EventKind.CLOSED, FIRST, ANN, DAY, DOLLARS_350K, last=True),)


def test_a_loss_counts_when_it_was_marked() -> None:
    lost = lifecycle.lose(recorded(), BOB_DOES, FIRST)
    (end,) = deals.ends(lost)
    assert (end.is_win, end.at, end.owner, end.won, end.last) == (False, FIRST, ANN, None, False)


def test_an_open_lead_has_no_end() -> None:
    assert deals.ends(recorded()) == ()


def test_a_win_that_was_undone_is_none() -> None:
    lead = undo.undo(saved(lifecycle.close(recorded(), ANN_DOES, FIRST)), ANN_DOES, FIRST + timedelta(minutes=5))
    assert deals.ends(lead) == ()


@pytest.mark.parametrize(("after", "counts"), [(HOUR, 0), (13 * DAY, 0), (14 * DAY, 1), (40 * DAY, 1)])
def test_an_end_that_is_taken_back_within_two_weeks_was_none(after: timedelta, counts: int) -> None:
    lost = saved(lifecycle.lose(recorded(), ANN_DOES, FIRST))
    for ended in (won(), lost):
        assert len(deals.ends(reopened(ended, FIRST + after))) == counts


def test_a_win_keeps_its_amount_when_the_lead_is_taken_up_again() -> None:
    assert told(reopened(won(), LATER)) == [(FIRST, DOLLARS_350K)]


def test_who_buys_again_is_won_twice_each_for_its_own_amount() -> None:
    again = close(reopened(won(), LATER), LATER + 3 * DAY, cad("20"))
    assert told(again) == [(FIRST, DOLLARS_350K), (LATER + 3 * DAY, cad("20"))]
    assert [(end.took, end.last) for end in deals.ends(again)] == [(DAY, False), (3 * DAY, True)]


def test_a_win_that_fell_through_leaves_the_one_before_as_it_was() -> None:
    again = close(reopened(won(), LATER), LATER + 3 * DAY, cad("20"))
    back = reopened(again, LATER + 4 * DAY)
    assert told(back) == [(FIRST, DOLLARS_350K)]
    anew = close(back, LATER + 9 * DAY, cad("30"))
    assert [(end.won, end.took) for end in deals.ends(anew)] == [(DOLLARS_350K, DAY), (cad("30"), 9 * DAY)]


def test_a_customer_who_buys_when_somebody_stays_in_touch_is_won_again() -> None:
    due = vague(FIRST + 90 * DAY)
    customer = saved(lifecycle.keep_in_touch(won(), Rhythm.NINETY_DAYS, due, ANN_DOES, FIRST))
    again = close(saved(lifecycle.fall_due(customer, due.at)), due.at + DAY, cad("20"))
    assert told(again) == [(FIRST, DOLLARS_350K), (due.at + DAY, cad("20"))]
    assert deals.ends(again)[1].took == DAY


def test_a_win_keeps_its_amount_when_a_loss_after_it_is_taken_back() -> None:
    due = vague(FIRST + 8 * DAY)
    customer = saved(lifecycle.keep_in_touch(won(worth=cad("500")), Rhythm.NINETY_DAYS, due, ANN_DOES, FIRST))
    lost = saved(lifecycle.lose(saved(lifecycle.fall_due(customer, due.at)), ANN_DOES, due.at + DAY))
    back = reopened(lost, due.at + 2 * DAY)
    assert [(end.kind, end.at, end.won) for end in deals.ends(back)] == [(EventKind.CLOSED, FIRST, cad("500"))]


def test_a_win_from_before_amounts_were_kept_counts_as_no_money() -> None:
    old = reopened(won(), LATER)
    forgetful = replace(old, events=tuple(replace(each, details={}) for each in old.events))
    assert told(forgetful) == [(FIRST, None)]


def test_a_win_without_an_amount_counts_all_the_same() -> None:
    assert told(won(worth=None)) == [(FIRST, None)]
    assert deals.kept(won(worth=None)) == {}


def test_an_amount_that_no_win_is_known_for_is_no_win() -> None:
    odd = Event(EventKind.REOPENED, FIRST, ANN, 2, details={deals.WON: "5 CAD"})
    lost = Event(EventKind.LOST, MONDAY_10, ANN, 2)
    assert told(replace(recorded(), events=(lost, odd))) == []
    assert told(replace(recorded(), events=(lost, replace(odd, at=LATER)))) == []


@pytest.mark.parametrize("broken", ["", "CAD", "x CAD", "5x CAD"])
def test_what_is_no_amount_is_said_to_be_none(broken: str) -> None:
    with pytest.raises(ValueError, match="no amount"):
        deals.amount(broken)


def test_one_win_written_down_in_two_leads_counts_once() -> None:
    merged, gone = merging.merge(won(12), won(13, FIRST + HOUR), ANN_DOES, FIRST + DAY)
    assert told(merged) == [(FIRST, DOLLARS_350K)]
    assert gone.merged_into == 12


def test_two_wins_of_leads_that_are_merged_count_twice_and_come_to_both_amounts() -> None:
    merged, _ = merging.merge(won(12, worth=cad("10")), won(13, FIRST + HOUR, cad("5")), ANN_DOES, FIRST + DAY)
    assert told(merged) == [(FIRST, None), (FIRST + HOUR, cad("15"))]


def test_what_is_taken_back_is_the_end_of_the_same_lead() -> None:
    other = saved(lifecycle.lose(recorded(13), ANN_DOES, FIRST + HOUR))
    other = reopened(other, FIRST + 2 * HOUR)
    merged, _ = merging.merge(won(12), other, ANN_DOES, FIRST + DAY)
    assert [end.kind for end in deals.ends(merged)] == [EventKind.CLOSED]


def test_after_merging_the_end_of_either_can_be_taken_back() -> None:
    merged, _ = merging.merge(recorded(12), won(13), ANN_DOES, FIRST + DAY)
    assert told(merged) == [(FIRST, DOLLARS_350K)]
    assert told(reopened(saved(merged), FIRST + 2 * DAY)) == []
    assert told(reopened(saved(merged), LATER)) == [(FIRST, DOLLARS_350K)]


def test_a_win_is_of_who_had_the_lead_then_whoever_marked_it() -> None:
    handed = saved(lifecycle.hand_over(recorded(), BOB, ANN_DOES, MONDAY_10 + HOUR))
    won_by_bob = close(handed, FIRST, cad("5"))
    given_back = saved(lifecycle.hand_over(won_by_bob, ANN, BOB_DOES, LATER))
    assert [end.owner for end in deals.ends(given_back)] == [BOB]


def test_in_the_pool_it_is_of_who_marked_it() -> None:
    pool = replace(recorded(), owner=None)
    assert [end.owner for end in deals.ends(lifecycle.close(pool, Deed(BOB), FIRST))] == [BOB]


def test_of_who_was_forgotten_it_is_nobodys() -> None:
    assert [end.owner for end in deals.ends(partings.forgotten(won(), ANN))] == [NOBODY]


def test_a_clock_that_was_set_back_makes_no_time_below_zero() -> None:
    early = lifecycle.close(recorded(), ANN_DOES, MONDAY_10 - HOUR)
    assert [end.took for end in deals.ends(early)] == [timedelta()]


def test_a_follow_up_of_a_lead_that_is_not_won_begins_no_new_deal() -> None:
    planned = saved(lifecycle.follow_up(recorded(), ANN_DOES, MONDAY_10 + HOUR, ANN_HERSELF))
    planned = saved(lifecycle.plan(planned, vague(FIRST), ANN_DOES, MONDAY_10 + HOUR))
    late = close(saved(lifecycle.fall_due(planned, FIRST)), FIRST + DAY, None)
    assert deals.ends(late)[0].took == 2 * DAY
