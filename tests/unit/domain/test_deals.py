"""What counts as a win or a loss, when, whose, and for how much; also after reopening, undoing and merging."""

from __future__ import annotations

from collections.abc import Callable
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
from tests.unit.domain.the_founding_story import cad, usd

FIRST, LATER = MONDAY_10 + DAY, MONDAY_10 + 60 * DAY


def won(number: int = 12, at: datetime = FIRST, worth: Money | None = DOLLARS_350K) -> Lead:
    closed = lifecycle.close(recorded(number), ANN_DOES, at)
    return saved(lifecycle.set_won(closed, worth, ANN_DOES))


def reopened(lead: Lead, at: datetime) -> Lead:
    return saved(lifecycle.reopen(lead, vague(at + DAY), ANN_DOES, at))


def close(lead: Lead, at: datetime, worth: Money | None) -> Lead:
    return saved(lifecycle.set_won(lifecycle.close(lead, ANN_DOES, at), worth, ANN_DOES))


def from_before(lead: Lead) -> Lead:
    """The lead as it was stored before its ends kept whose they were and what they came to."""
    without = (deals.OWNER, deals.CAME_TO)
    events = (
        replace(each, details={name: kept for name, kept in each.details.items() if name not in without})
        for each in lead.events
    )
    return replace(lead, events=tuple(events))


def told(lead: Lead) -> list[tuple[datetime, Money | None]]:
    return [(end.at, end.won) for end in deals.ends(lead) if end.is_win]


def test_a_win_counts_when_it_was_marked_for_what_was_won() -> None:
    lead = won()
    assert deals.ends(lead) == (End(lead, EventKind.CLOSED, FIRST, ANN, DAY, DOLLARS_350K, last=True),)


def test_a_win_of_which_nobody_says_what_it_came_to_counts_as_expected() -> None:
    closed = saved(lifecycle.close(recorded(), ANN_DOES, FIRST))
    (end,) = deals.ends(closed)
    assert (end.won, end.is_expected, deals.is_expected(closed)) == (DOLLARS_350K, True, True)


@pytest.mark.parametrize("worth", [DOLLARS_350K, cad("20"), None])
def test_whatever_is_answered_is_what_it_came_to(worth: Money | None) -> None:
    lead = won(worth=worth)
    assert [(end.won, end.is_expected) for end in deals.ends(lead)] == [(worth, False)]
    assert not deals.is_expected(lead)


def test_a_win_of_something_without_a_worth_is_not_expected_to_be_any() -> None:
    closed = lifecycle.close(replace(recorded(), value=None), ANN_DOES, FIRST)
    assert [(end.won, end.is_expected) for end in deals.ends(closed)] == [(None, False)]


def test_what_was_only_expected_stays_so_when_the_customer_buys_again() -> None:
    first = saved(lifecycle.close(recorded(), ANN_DOES, FIRST))
    again = close(reopened(first, LATER), LATER + 3 * DAY, cad("20"))
    assert [(end.won, end.is_expected) for end in deals.ends(again)] == [(DOLLARS_350K, True), (cad("20"), False)]
    assert not deals.is_expected(again)


def test_merging_keeps_which_win_was_only_expected() -> None:
    first = saved(lifecycle.close(recorded(12), ANN_DOES, FIRST))
    merged, _ = merging.merge(first, won(13, FIRST + DAY, cad("20")), ANN_DOES, LATER)
    assert [(end.won, end.is_expected) for end in deals.ends(merged)] == [(DOLLARS_350K, True), (cad("20"), False)]


def test_an_old_win_without_a_word_about_it_is_confirmed() -> None:
    closed = lifecycle.close(recorded(), ANN_DOES, FIRST)
    old = replace(closed, events=tuple(replace(each, details={}) for each in closed.events))
    assert [(end.won, end.is_expected) for end in deals.ends(old)] == [(DOLLARS_350K, False)]


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


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("other", [cad("5"), usd("5")])
def test_two_wins_of_leads_that_are_merged_each_come_to_what_they_did(other: Money, turned: bool) -> None:
    both = (won(12, worth=cad("10")), won(13, FIRST + 7 * DAY, other))
    merged, _ = merging.merge(*(both[::-1] if turned else both), ANN_DOES, FIRST + 8 * DAY)
    assert told(merged) == [(FIRST, cad("10")), (FIRST + 7 * DAY, other)]
    assert merged.won == other
    again = close(reopened(saved(merged), LATER), LATER + DAY, cad("20"))
    assert told(again) == [(FIRST, cad("10")), (FIRST + 7 * DAY, other), (LATER + DAY, cad("20"))]


def test_after_merging_a_corrected_amount_is_that_of_the_last_win() -> None:
    merged, _ = merging.merge(won(12, worth=cad("10")), won(13, FIRST + DAY, cad("5")), ANN_DOES, FIRST + 2 * DAY)
    assert merged.won == cad("5")
    for worth in (cad("6"), None):
        corrected = lifecycle.set_won(saved(merged), worth, ANN_DOES)
        assert told(corrected) == [(FIRST, cad("10")), (FIRST + DAY, worth)]


def test_a_win_taken_up_again_before_merging_keeps_its_amount_beside_an_earlier_one_that_stands() -> None:
    kept = reopened(won(12, LATER, cad("500")), LATER + 20 * DAY)
    merged, _ = merging.merge(kept, won(13, worth=cad("700")), ANN_DOES, LATER + 21 * DAY)
    for each in (merged, reopened(saved(merged), LATER + 22 * DAY)):
        assert told(each) == [(FIRST, cad("700")), (LATER, cad("500"))]


def test_wins_that_were_merged_before_amounts_were_kept_come_to_the_sum_of_both() -> None:
    merged, _ = merging.merge(won(12, worth=cad("10")), won(13, FIRST + HOUR, cad("5")), ANN_DOES, FIRST + DAY)
    assert told(replace(from_before(merged), won=cad("15"))) == [(FIRST, None), (FIRST + HOUR, cad("15"))]


def test_a_win_stays_of_who_had_its_lead_when_that_is_merged_into_another() -> None:
    bobs = close(saved(lifecycle.hand_over(recorded(13), BOB, ANN_DOES, MONDAY_10 + HOUR)), FIRST, cad("700"))
    for each in (bobs, from_before(bobs)):
        merged, _ = merging.merge(recorded(12), each, ANN_DOES, FIRST + DAY)
        assert [(end.owner, end.won) for end in deals.ends(merged)] == [(BOB, cad("700"))]
        assert merged.owner == ANN


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


@pytest.mark.parametrize("mark", [lifecycle.close, lifecycle.lose])
def test_an_end_keeps_whose_it_is_when_it_is_marked(mark: Callable[[Lead, Deed, datetime], Lead]) -> None:
    assert mark(recorded(), BOB_DOES, FIRST).events[-1].details[deals.OWNER] == str(ANN)


def test_in_the_pool_it_is_of_who_marked_it() -> None:
    pool = replace(recorded(), owner=None)
    assert [end.owner for end in deals.ends(lifecycle.close(pool, Deed(BOB), FIRST))] == [BOB]


@pytest.mark.parametrize("mark", [lifecycle.close, lifecycle.lose])
def test_of_who_was_forgotten_it_is_nobodys_whoever_marked_it(mark: Callable[[Lead, Deed, datetime], Lead]) -> None:
    ended = saved(mark(recorded(), BOB_DOES, FIRST))
    for each in (ended, from_before(ended)):
        assert [end.owner for end in deals.ends(partings.forgotten(each, ANN))] == [NOBODY]
        assert [end.owner for end in deals.ends(partings.forgotten(each, BOB))] == [ANN]


def test_of_who_marked_it_in_the_pool_and_was_forgotten_it_is_nobodys() -> None:
    ended = lifecycle.close(replace(recorded(), owner=None), BOB_DOES, FIRST)
    assert [end.owner for end in deals.ends(partings.forgotten(ended, BOB))] == [NOBODY]


def test_a_clock_that_was_set_back_makes_no_time_below_zero() -> None:
    early = lifecycle.close(recorded(), ANN_DOES, MONDAY_10 - HOUR)
    assert [end.took for end in deals.ends(early)] == [timedelta()]


def test_a_follow_up_of_a_lead_that_is_not_won_begins_no_new_deal() -> None:
    planned = saved(lifecycle.follow_up(recorded(), ANN_DOES, MONDAY_10 + HOUR, ANN_HERSELF))
    planned = saved(lifecycle.plan(planned, vague(FIRST), ANN_DOES, MONDAY_10 + HOUR))
    late = close(saved(lifecycle.fall_due(planned, FIRST)), FIRST + DAY, None)
    assert deals.ends(late)[0].took == 2 * DAY
