"""Figures of a week: what each counts, and what it doesn't."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from domain import arrivals, figures, funnel, lifecycle, merging, partings, periods, returns, winning
from domain.figures import Figures
from domain.models import (
    Aim,
    Assist,
    AssistKind,
    Deed,
    Event,
    EventKind,
    Every,
    Goal,
    Lead,
    PersonId,
    Rhythm,
    Spent,
    Stage,
    Touch,
    Worked,
    Workspace,
)
from domain.partings import NOBODY
from domain.periods import Period, PeriodKind
from domain.sources import Source
from domain.summary import Summary, summary
from tests.unit.domain.the_cast import (
    ANN,
    ANN_DOES,
    BOB,
    BOB_DOES,
    DAY,
    HALIFAX,
    HOUR,
    MINUTE,
    MONDAY_10,
    NEXT_MONDAY_8,
    PRIVATE,
    SATURDAY_9,
    TEAM,
    TUESDAY_9,
    WEDNESDAY_9,
    april,
    follow_up,
    recorded,
    saved,
    vague,
)
from tests.unit.domain.the_founding_story import cad, usd

THIS_WEEK = periods.holding(PeriodKind.WEEK, date(2026, 4, 8))
NAMED = replace(TEAM, names_in_summary=True)
WEEKS_OF_DEALS = (date(2026, 4, 8), date(2026, 4, 15))
NOTHING = Figures(0, 0, 0, 0, 0, 0, (), 0, None, None, None, None)


def told(
    *leads: Lead, of: Workspace = NAMED, period: Period = THIS_WEEK, now: datetime = NEXT_MONDAY_8, **changes: Any
) -> Summary:
    return summary(leads, replace(of, **changes), period, HALIFAX, now)


def won(number: int = 12, at: datetime = WEDNESDAY_9, **known: Any) -> Lead:
    return saved(lifecycle.close(replace(recorded(number), **known), ANN_DOES, at))


def touched(lead: Lead, at: datetime, minutes: int | None = None, by: Deed = ANN_DOES) -> Lead:
    return saved(lifecycle.describe_touch(follow_up(lead, by, at), by, minutes=minutes))


# --- counts


def test_a_week_in_which_nothing_was_makes_no_figures_and_no_error() -> None:
    found = told()
    assert (found.figures, found.before, found.is_quiet) == (NOTHING, NOTHING, True)
    assert (found.sources, found.people, found.returns, found.returns_of_all, found.gap) == ((), (), (), (), ())
    assert {each.conversion for each in found.funnel} == {None}


def test_a_week_with_anything_in_it_isnt_quiet() -> None:
    assert not told(recorded(), now=MONDAY_10).is_quiet
    assert not told(spent=(Spent(MONDAY_10, ANN, cad("5")),)).is_quiet
    assert not told(worked=(Worked(MONDAY_10, ANN, 5),)).is_quiet
    before = periods.before(THIS_WEEK)
    assert not told(recorded(), period=before).is_quiet, "something is owed"


def test_a_lead_of_the_last_instant_is_of_this_week_and_one_of_midnight_of_the_next() -> None:
    midnight = april(13, 0)
    late = recorded(1, midnight + DAY, midnight - timedelta(microseconds=1))
    assert (told(late).figures.recorded, told(late).figures.open) == (1, 1)
    assert told(recorded(1, midnight + DAY, midnight)).figures == NOTHING


def test_a_touch_and_a_win_of_midnight_are_of_the_week_that_begins() -> None:
    midnight = april(13, 0)
    lead = saved(lifecycle.close(touched(recorded(), midnight, 5), ANN_DOES, midnight))
    assert (told(lead).figures.touches, told(lead).figures.closed) == (0, 0)
    assert (told(lead).figures.untouched, told(lead).figures.conversion) == (1, Fraction(0))
    next_week = told(lead, period=periods.holding(PeriodKind.WEEK, date(2026, 4, 13))).figures
    assert (next_week.touches, next_week.closed) == (1, 1)


def test_what_a_lead_may_be_worth_is_nothing_that_was_won() -> None:
    assert told(lifecycle.set_won(won(), None, ANN_DOES)).figures.won == ()


def test_figures_of_a_week_stay_what_they_were_when_the_lead_goes_on() -> None:
    lead = touched(recorded(), TUESDAY_9, 10)
    then = told(lead).figures
    later = saved(lifecycle.lose(lead, ANN_DOES, april(20, 9)))
    later = saved(lifecycle.reopen(later, vague(april(30, 9)), ANN_DOES, april(28, 9)))
    assert told(lifecycle.close(later, ANN_DOES, april(29, 9))).figures == then


def test_a_source_that_people_name_stands_for_itself_however_it_is_spelt() -> None:
    other: dict[str, Any] = {"source": Source.OTHER}
    leads = [
        lifecycle.set_won(won(1, **other, source_note="billboard "), cad("500"), ANN_DOES),
        won(2, **other, source_note="Billboard", value=None),
        won(3, **other, value=None),
        won(4, source=Source.FACEBOOK, source_note="ad", value=None),
    ]
    costs = [("BILLBOARD", "200"), ("flyer", "20"), (None, "5")]
    spent = tuple(Spent(TUESDAY_9, ANN, cad(cost), Source.OTHER, note=note) for note, cost in costs)
    found = told(*leads, spent=(*spent, Spent(TUESDAY_9, ANN, cad("1"), Source.FACEBOOK, note="boost")))
    assert [(each.source, each.name, each.figures.closed) for each in found.sources] == [
        (Source.OTHER, "Billboard", 2),
        (Source.FACEBOOK, "", 1),
        (Source.OTHER, "", 1),
    ]
    assert [(each.source, each.name, each.won, each.spent) for each in found.returns] == [
        (Source.OTHER, "Billboard", cad("500"), cad("200")),
        (Source.FACEBOOK, "", cad("0"), cad("1")),
        (Source.OTHER, "", cad("0"), cad("5")),
        (Source.OTHER, "flyer", cad("0"), cad("20")),
    ]
    assert told(*reversed(leads), spent=spent).sources == found.sources


def test_a_deleted_lead_and_one_that_was_merged_count_nowhere() -> None:
    deleted = lifecycle.delete(won(1), ANN_DOES, WEDNESDAY_9)
    kept, gone = merging.merge(recorded(2), recorded(3), ANN_DOES, WEDNESDAY_9)
    assert told(deleted, kept, gone).figures.recorded == 1
    assert told(deleted).figures == NOTHING


def test_a_merged_lead_was_recorded_when_the_earlier_was_and_has_the_touches_of_both() -> None:
    one, other = touched(recorded(1), TUESDAY_9, 10), touched(recorded(2, at=april(3, 9)), WEDNESDAY_9, 5)
    kept, gone = merging.merge(one, other, ANN_DOES, SATURDAY_9)
    found = told(kept, gone)
    assert (found.figures.recorded, found.before.recorded) == (0, 1)
    assert (found.figures.touched, found.figures.touches, found.figures.minutes) == (1, 2, 15)


def test_two_touches_of_one_lead_are_two_touches_and_one_lead() -> None:
    lead = touched(touched(recorded(), TUESDAY_9, 10), TUESDAY_9 + HOUR)
    found = told(lead).figures
    assert (found.touched, found.touches, found.minutes) == (1, 2, 10)


def test_the_win_rate_is_of_what_ended_and_the_conversion_of_what_was_recorded() -> None:
    old = won(1, created_at=april(1, 9))
    lost = saved(lifecycle.lose(recorded(2), ANN_DOES, WEDNESDAY_9))
    found = told(old, lost, recorded(3)).figures
    assert (found.win_rate, found.conversion) == (Fraction(1, 2), Fraction(0))


def test_medians_lie_half_way_between_the_two_in_the_middle() -> None:
    leads = [touched(recorded(number), MONDAY_10 + number * number * HOUR) for number in (1, 2, 3, 4)]
    assert told(*leads).figures.first_touch == 6 * HOUR + 30 * MINUTE
    assert told(*leads[:3]).figures.first_touch == 4 * HOUR


def test_the_first_touch_counts_in_its_week_alone() -> None:
    lead = touched(touched(recorded(at=april(3, 9)), april(4, 9)), TUESDAY_9)
    assert (told(lead).figures.first_touch, told(lead).before.first_touch) == (None, DAY)


def test_how_fast_a_lead_from_a_file_was_touched_nobody_knows() -> None:
    first = Event(EventKind.RECORDED, april(1, 9), ANN, 1, details={arrivals.AS_IT_CAME: "0" * 16})
    lead = replace(touched(recorded(), TUESDAY_9), created_at=april(1, 9))
    assert told(lead).figures.first_touch == 6 * DAY
    assert told(replace(lead, events=(first, *lead.events[1:]))).figures.first_touch is None


def test_a_clock_that_was_set_back_makes_no_time_below_zero() -> None:
    lead = replace(recorded(), touches=(Touch(MONDAY_10 - HOUR, ANN),))
    assert told(lead).figures.first_touch == timedelta()


def test_amounts_of_different_currencies_are_never_added() -> None:
    leads = [won(1, value=cad("10")), won(2, value=usd("5")), won(3, value=cad("2.50")), won(4, value=None)]
    assert told(*leads).figures.won == (cad("12.50"), usd("5"))


def test_a_source_that_was_corrected_takes_its_past_along() -> None:
    lead = won(1, source=Source.FACEBOOK)
    assert [each.source for each in told(lead).sources] == [Source.FACEBOOK]
    assert [each.source for each in told(replace(lead, source=Source.X)).sources] == [Source.X]


def test_a_source_in_which_nothing_was_stays_while_something_is_open_there() -> None:
    old = recorded(at=april(1, 9))
    assert [each.source for each in told(old).sources] == [None]
    assert told(saved(lifecycle.lose(old, ANN_DOES, april(2, 9)))).sources == ()


# --- people


def test_a_team_is_named_only_if_it_wants_to_be_and_who_is_alone_always() -> None:
    assert told(won(), of=TEAM).people == ()
    assert [each.person for each in told(won(), of=NAMED).people] == [ANN]
    assert [each.person for each in told(won(), of=PRIVATE).people] == [ANN]


def test_who_touched_whose_lead_gets_the_touch_and_its_owner_the_win() -> None:
    lead = saved(lifecycle.close(touched(recorded(), TUESDAY_9, 10, BOB_DOES), BOB_DOES, WEDNESDAY_9))
    ann, bob = told(lead, worked=(Worked(TUESDAY_9, BOB, 30),)).people
    assert (ann.person, ann.recorded, ann.touches, ann.closed, ann.minutes) == (ANN, 1, 0, 1, 0)
    assert (bob.person, bob.recorded, bob.touches, bob.closed, bob.minutes) == (BOB, 0, 1, 0, 40)


def test_what_somebody_did_who_was_forgotten_is_nobodys() -> None:
    forgotten = partings.forgotten(won(), ANN)
    (nobody,) = told(forgotten).people
    assert (nobody.person, nobody.recorded, nobody.closed) == (NOBODY, 1, 1)


# --- what came back, and who helped


def test_the_share_of_what_was_spent_is_nothing_where_nothing_was_spent() -> None:
    (found,) = told(won(source=Source.X, value=cad("100"))).returns
    assert (found.ratio, found.an_hour, found.gain) == (None, None, cad("100"))


def test_what_is_spent_on_all_sources_together_is_no_return_of_the_unknown_one() -> None:
    lead = saved(lifecycle.close(touched(recorded(), TUESDAY_9, 30), ANN_DOES, WEDNESDAY_9))
    lead = lifecycle.set_won(lead, cad("1000"), ANN_DOES)
    spent, worked = (Spent(TUESDAY_9, ANN, cad("200")),), (Worked(TUESDAY_9, ANN, 60),)
    found = told(lead, spent=spent, worked=worked)
    unknown, shared = found.returns
    assert (unknown.won, unknown.spent, unknown.ratio, unknown.minutes) == (cad("1000"), cad("0"), None, 30)
    assert (unknown.an_hour, unknown.is_shared) == (cad("2000.00"), False)
    assert (shared.source, shared.is_shared, shared.won, shared.spent) == (None, True, cad("0"), cad("200"))
    assert (shared.gain, shared.ratio, shared.minutes, shared.an_hour) == (cad("-200"), None, 60, None)
    (whole,) = found.returns_of_all
    assert (whole.ratio, whole.minutes, whole.an_hour) == (Fraction(4), 90, cad("666.67"))


def test_money_spent_is_spent_in_its_week() -> None:
    spent = (Spent(april(3, 9), ANN, cad("5"), Source.X), Spent(TUESDAY_9, ANN, cad("7"), Source.X))
    (found,) = told(spent=spent).returns
    assert (found.spent, found.gain, found.ratio) == (cad("7"), cad("-7"), Fraction(-1))


def test_a_source_with_hours_alone_stands_there_in_the_money_of_the_workspace() -> None:
    (found,) = told(worked=(Worked(TUESDAY_9, ANN, 90, Source.FACEBOOK, "posting"),)).returns
    assert (found.source, found.won, found.spent, found.minutes) == (Source.FACEBOOK, cad("0"), cad("0"), 90)
    assert found.an_hour == cad("0.00")


def test_an_hour_is_worth_what_was_won_to_the_cent() -> None:
    lead = saved(lifecycle.close(touched(recorded(), TUESDAY_9, 7), ANN_DOES, WEDNESDAY_9))
    lead = lifecycle.set_won(lead, cad("10.01"), ANN_DOES)
    assert told(lead).returns[0].an_hour == cad("85.80")  # 10.01 × 60 / 7 = 85.8


def test_a_win_with_two_helpers_counts_with_both_and_takes_nothing_from_its_source() -> None:
    lead = winning.add_assist(won(value=cad("10")), Assist(AssistKind.PERSON, "Bob"), ANN_DOES)
    lead = winning.add_assist(lead, Assist(AssistKind.POST, "Bob"), ANN_DOES)
    found = told(lead, won(13))
    assert (found.assists.direct, found.assists.helped) == (1, 1)
    assert [(each.kind, each.wins, each.won) for each in found.assists.by] == [
        (AssistKind.PERSON, 1, (cad("10"),)),
        (AssistKind.POST, 1, (cad("10"),)),
    ]
    assert found.figures.closed == 2


def test_who_helped_helped_with_the_last_win() -> None:
    planned = saved(lifecycle.plan(won(), vague(april(9, 9)), ANN_DOES, WEDNESDAY_9))
    again = saved(lifecycle.close(saved(lifecycle.fall_due(planned, april(9, 9))), ANN_DOES, SATURDAY_9))
    found = told(winning.add_assist(again, Assist(AssistKind.PERSON, "Bob"), ANN_DOES))
    assert (found.assists.direct, found.assists.helped) == (1, 1)


def test_a_referral_is_to_the_credit_of_the_lead_into_which_its_sender_was_merged() -> None:
    sender, gone = merging.merge(recorded(1, at=april(1, 9)), recorded(2, at=april(1, 9)), ANN_DOES, april(2, 9))
    found = told(sender, gone, won(3, referred_by=2, value=cad("10")), recorded(4, at=april(1, 9)))
    (credit,) = found.credits
    assert (credit.lead.number, credit.sent, credit.closed, credit.won) == (1, 1, 1, (cad("10"),))


def test_a_referral_is_to_the_credit_of_a_customer_who_was_won_weeks_ago_and_did_nothing_since() -> None:
    customer = saved(lifecycle.close(recorded(1, at=april(1, 9)), ANN_DOES, april(2, 9)))
    (credit,) = told(customer, won(2, referred_by=1, value=cad("10"))).credits
    assert (credit.lead.number, credit.sent, credit.closed, credit.won) == (1, 1, 1, (cad("10"),))


def test_of_a_sender_who_is_deleted_or_sent_nobody_this_week_nothing_is_credited() -> None:
    sender = recorded(1, at=april(1, 9))
    child = replace(recorded(2, at=april(1, 9)), referred_by=1)
    assert told(sender, child).credits == ()
    assert told(lifecycle.delete(sender, ANN_DOES, april(2, 9)), won(3, referred_by=1)).credits == ()


# --- the funnel


def rungs(*leads: Lead, period: Period = THIS_WEEK) -> list[tuple[int, int, int]]:
    return [(each.reached, each.stood, each.went_on) for each in told(*leads, period=period).funnel]


OFF = (0, 0, 0)


def test_one_that_goes_up_several_rungs_at_once_has_stood_on_each() -> None:
    lead = lifecycle.move_stage(recorded(), Stage.TRUST, ANN_DOES, TUESDAY_9)
    assert rungs(lead) == [(1, 1, 1), (1, 1, 1), (1, 1, 0), OFF, OFF, OFF, OFF]


def test_one_from_before_stands_where_it_stood_and_lowers_the_share() -> None:
    lead = lifecycle.move_stage(recorded(at=april(1, 9)), Stage.LIKE, ANN_DOES, april(2, 9))
    assert rungs(lead) == [OFF, (0, 1, 0), OFF, OFF, OFF, OFF, OFF]


def test_one_that_was_moved_down_has_been_higher_all_the_same() -> None:
    lead = saved(lifecycle.move_stage(recorded(at=april(1, 9)), Stage.TRUST, ANN_DOES, TUESDAY_9))
    down = lifecycle.move_stage(lead, Stage.KNOW, ANN_DOES, WEDNESDAY_9)
    assert rungs(down)[:3] == [(0, 1, 1), (1, 1, 1), (1, 1, 0)]


def test_a_lost_lead_is_off_the_ladder_until_it_is_taken_up_again() -> None:
    lost = saved(lifecycle.lose(recorded(at=april(1, 9)), ANN_DOES, april(2, 9)))
    assert rungs(lost) == [OFF] * 7
    again = lifecycle.reopen(lost, vague(SATURDAY_9), ANN_DOES, WEDNESDAY_9)
    assert rungs(again) == [(0, 1, 0), *[OFF] * 6]


def test_one_that_is_lost_in_the_week_has_stood_there() -> None:
    assert rungs(lifecycle.lose(recorded(at=april(1, 9)), ANN_DOES, TUESDAY_9)) == [(0, 1, 0), *[OFF] * 6]


def test_a_lead_that_is_not_there_yet_stands_nowhere() -> None:
    assert rungs(recorded(), period=periods.before(THIS_WEEK)) == [OFF] * 7


def test_a_customer_who_buys_again_in_another_week_leaves_the_week_of_the_first_deal_as_it_was() -> None:
    customer = won(at=TUESDAY_9, value=cad("500"))
    planned = saved(lifecycle.keep_in_touch(customer, Rhythm.NINETY_DAYS, vague(april(14, 9)), ANN_DOES, TUESDAY_9))
    again = saved(lifecycle.close(saved(lifecycle.fall_due(planned, april(14, 9))), BOB_DOES, april(15, 9)))
    again = saved(lifecycle.set_won(again, cad("70"), BOB_DOES))
    weeks = [told(again, period=periods.holding(PeriodKind.WEEK, day), now=april(21, 9)) for day in WEEKS_OF_DEALS]
    assert [(each.figures.closed, each.figures.won) for each in weeks] == [(1, (cad("500"),)), (1, (cad("70"),))]


def test_a_customer_may_become_loyal_later() -> None:
    customer = won(at=april(2, 9), created_at=april(1, 9))
    assert rungs(customer)[4:] == [(0, 1, 0), OFF, OFF]
    loyal = lifecycle.move_stage(customer, Stage.LOYAL, ANN_DOES, TUESDAY_9)
    assert rungs(loyal)[4:] == [(0, 1, 1), (1, 1, 0), OFF]


def test_the_last_rung_leads_nowhere() -> None:
    *_, last = told(lifecycle.move_stage(recorded(), Stage.ADVOCATE, ANN_DOES, TUESDAY_9)).funnel
    assert (last.stood, last.conversion) == (1, None)


# --- what is ahead


def test_the_coming_week_is_what_falls_due_by_the_end_of_the_sixth_day_from_today() -> None:
    dues = {1: NEXT_MONDAY_8 + MINUTE, 2: april(19, 23, 59), 3: april(20, 0), 4: NEXT_MONDAY_8, 5: april(18, 9)}
    leads = [recorded(number, due) for number, due in dues.items()]
    ahead = told(*leads).ahead
    assert [lead.number for lead in ahead.next_week] == [1, 5, 2]
    assert [lead.number for lead in ahead.overdue] == [4]


def test_what_is_about_to_fall_due_is_overdue_and_not_coming_as_well() -> None:
    ahead = told(recorded(1, NEXT_MONDAY_8 + MINUTE / 3)).ahead
    assert ([lead.number for lead in ahead.overdue], ahead.next_week) == ([1], ())


def test_a_planned_follow_up_that_has_not_fallen_due_yet_is_not_in_the_past_either() -> None:
    late = replace(lifecycle.plan(won(), vague(SATURDAY_9), ANN_DOES, WEDNESDAY_9), undo_until=None)
    assert told(late).ahead.next_week == ()
    assert told(late, now=SATURDAY_9).ahead.next_week == ()


def test_who_rests_untouched_for_two_weeks_is_going_cold() -> None:
    resting = lifecycle.rest(touched(recorded(), TUESDAY_9), ANN_DOES)
    assert told(resting, now=TUESDAY_9 + 13 * DAY).ahead.going_cold == ()
    assert told(resting, now=TUESDAY_9 + 14 * DAY).ahead.going_cold == (resting,)


def test_the_coldest_comes_first() -> None:
    at = {1: TUESDAY_9 + DAY, 2: TUESDAY_9}
    resting = [lifecycle.rest(touched(recorded(number), when), ANN_DOES) for number, when in at.items()]
    cold = told(*resting, now=TUESDAY_9 + 20 * DAY).ahead.going_cold
    assert [lead.number for lead in cold] == [2, 1]


def test_while_a_period_runs_it_says_so() -> None:
    assert told(now=SATURDAY_9).is_running
    assert not told(now=april(13, 0)).is_running


def test_who_waits_for_a_first_touch_is_counted_and_how_many_had_theirs() -> None:
    """A week in which one of three was touched; a fourth had its touch before, a fifth has it after."""
    here, later = touched(recorded(1), TUESDAY_9), touched(recorded(4), NEXT_MONDAY_8)
    before = touched(recorded(5, april(3, 9), april(1, 9)), april(2, 9))
    found = told(here, recorded(2), recorded(3), later, before, won(6)).figures
    assert (found.first_touched, found.untouched) == (1, 3)


def test_ones_own_currency_comes_first_and_hours_stand_once() -> None:
    other = cad("5")
    found = told(
        won(1, value=other),
        won(2, value=usd("7")),
        touched(recorded(3), TUESDAY_9, 60),
        of=replace(NAMED, currency="USD"),
    )
    assert found.figures.won == (usd("7"), other)
    assert [(each.won, each.minutes, each.an_hour) for each in found.returns_of_all] == [
        (usd("7"), 60, None),
        (other, 0, None),
    ]


# --- and together


def test_the_goal_of_a_running_week_is_measured_now_and_of_one_that_is_over_at_its_end() -> None:
    goals = (Goal(Aim.LEADS, 7, Every.WEEK, april(1, 9)),)
    (running,) = told(recorded(), goals=goals, now=april(9, 0)).goals
    assert (running.done, running.expected, running.ahead) == (Decimal(1), Decimal(4), Decimal(-3))
    (over,) = told(recorded(), goals=goals).goals
    assert (over.done, over.expected, over.left) == (Decimal(1), Decimal(7), Decimal(6))


def test_what_is_to_come_runs_not_yet_and_has_no_goals() -> None:
    goals = (Goal(Aim.LEADS, 7, Every.WEEK, april(1, 9)),)
    found = told(recorded(), goals=goals, period=THIS_WEEK, now=april(3, 9))
    assert (found.goals, found.is_to_come, found.is_running, found.is_recent) == ((), True, False, False)


WEEKLY, MONTHLY = Goal(Aim.LEADS, 7, Every.WEEK, april(1, 9)), Goal(Aim.CLOSED, 2, Every.MONTH, april(1, 9))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("2026-W15", [(WEEKLY, "2026-W15"), (MONTHLY, "2026-04")]),
        ("2026-04-03..2026-04-09", [(WEEKLY, "2026-04-03..2026-04-09"), (MONTHLY, "2026-04")]),
        ("2026-04-08..2026-04-14", [(WEEKLY, "2026-W16"), (MONTHLY, "2026-04")]),
        ("2026-04-01..2026-04-09", [(MONTHLY, "2026-04")]),
        ("2026-04", [(MONTHLY, "2026-04")]),
        ("2026-Q2", [(MONTHLY, "2026-04")]),
    ],
)
def test_weekly_goals_are_those_of_seven_days_and_monthly_ones_of_any(
    typed: str, shown: list[tuple[Goal, str]]
) -> None:
    period = periods.of_key(typed)
    found = told(recorded(), goals=(WEEKLY, MONTHLY), period=period).goals
    assert [(each.goal, periods.key(each.period)) for each in found] == shown


def test_a_month_that_is_over_is_measured_by_its_own_goal_at_its_end() -> None:
    goal = replace(MONTHLY, since=april(1, 9) - 30 * DAY)
    (march,) = told(recorded(), goals=(goal,), period=periods.of_key("2026-03")).goals
    assert (periods.key(march.period), march.is_over) == ("2026-03", True)
    (april_so_far,) = told(recorded(), goals=(goal,), period=periods.of_key("2026-Q2")).goals
    assert (periods.key(april_so_far.period), april_so_far.is_over) == ("2026-04", False)


def test_a_friday_week_counts_its_own_seven_days_for_a_weekly_goal() -> None:
    """Recorded on Monday, and the others before those days and after them."""
    period = periods.of_key("2026-04-03..2026-04-09")
    some = (recorded(1), recorded(2, at=april(2, 9)), recorded(3, april(11, 9), april(10, 9)))
    (found,) = told(*some, goals=(WEEKLY,), period=period).goals
    assert (found.done, found.expected) == (Decimal(1), Decimal(7))


@pytest.mark.parametrize(("now", "recent"), [(april(9, 9), True), (april(19, 23), True), (april(20, 0), False)])
def test_how_things_stand_now_belongs_to_the_week_that_runs_and_to_the_last(now: datetime, *, recent: bool) -> None:
    assert told(now=now).is_recent is recent


def test_minutes_of_nobody_in_particular_stand_under_no_source() -> None:
    (found,) = told(worked=(Worked(TUESDAY_9, PersonId(9), 30),)).sources
    assert (found.source, found.figures.minutes, found.figures.first_touch) == (None, 30, None)


@pytest.mark.parametrize("make", [figures.cases, figures.wins, figures.losses, figures.touches])
def test_nothing_in_makes_nothing_out(make: Any) -> None:
    assert make([]) == []


def test_of_no_leads_there_are_no_helpers_and_no_rungs_but_empty_ones() -> None:
    span = periods.span(THIS_WEEK, HALIFAX)
    assert (returns.helped([]), returns.helps([]), returns.credits_of([], [])) == (0, (), ())
    assert [each.stood for each in funnel.of([], span)] == [0] * 7
