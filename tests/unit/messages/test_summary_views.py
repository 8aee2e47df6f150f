"""The summary as people read it: below its picture, on each page, at its longest, and when there is nothing to tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest

from domain import figures, periods
from domain.figures import Figures, OfPerson
from domain.funnel import Rung
from domain.gap import Call, Why
from domain.goals import Progress
from domain.models import Aim, AssistKind, Every, Goal, PersonId, Role, Stage, WorkspaceId, WorkspaceKind
from domain.money import Money
from domain.partings import NOBODY
from domain.periods import Period, PeriodKind
from domain.returns import Credit, Help, Return
from domain.sources import Source
from domain.summary import Summary, summary
from messages import charts
from messages import summary as pages
from messages.callbacks import Action, unpack
from messages.reader import Reader
from messages.summary import LONGEST_CAPTION
from messages.summary_lines import Page
from sandbox.text import utf16_length
from tests.unit.domain.the_founding_story import THE_SHOP, leads
from tests.unit.messages.the_screen import (
    ANN,
    ANN_HERSELF,
    BOB,
    DAY,
    HALIFAX,
    NOW,
    READER,
    WORKSPACE,
    Shown,
    bloated,
    jane,
    shown,
)

APRIL_20 = datetime(2026, 4, 20, 12, tzinfo=UTC)
THIRTEEN_WEEKS = Period(PeriodKind.DAYS, date(2026, 1, 5), date(2026, 4, 6))
WEEK_9 = periods.holding(PeriodKind.WEEK, date(2026, 3, 4))
THIS_WEEK = periods.holding(PeriodKind.WEEK, date(2026, 4, 20))
SHOP_READER = Reader(replace(ANN_HERSELF, id=NOBODY), THE_SHOP, APRIL_20, {})
EMPTY = summary([], WORKSPACE, periods.current(PeriodKind.WEEK, NOW, HALIFAX), HALIFAX, NOW)


@cache
def told(period: Period = THIRTEEN_WEEKS) -> Summary:
    return summary(leads(), THE_SHOP, period, HALIFAX, APRIL_20)


def plain(view: Shown) -> str:
    return view.text.replace("\u202f", " ").replace("\u00a0", " ").replace("\u2009", " ")


def page(which: Page, of: Summary | None = None, reader: Reader = SHOP_READER) -> Shown:
    view = pages.page(which, of or told(), reader)
    assert utf16_length(view.text) <= LONGEST_CAPTION
    return shown(view)


def lines(which: Page, of: Summary | None = None, reader: Reader = SHOP_READER) -> list[str]:
    return plain(page(which, of, reader)).splitlines()


def test_the_summary_says_the_wins_first_and_the_days_before_in_brackets() -> None:
    week = told(WEEK_9)
    assert lines(Page.ALL, week)[:3] == [
        "Mar 2–8",
        "In brackets: the week before.",
        f"{week.figures.closed} closed, $4,000.75 won ({week.before.closed})",
    ]
    now, before = week.figures, week.before
    assert lines(Page.ALL, week)[3:7] == [
        f"{now.recorded} recorded ({before.recorded})",
        f"{now.touched} touched ({before.touched})",
        f"{now.lost} lost ({before.lost})",
        f"{now.open} still open ({before.open})",
    ]


def test_amounts_in_different_currencies_stand_side_by_side() -> None:
    assert "38 closed, $50,509.75 and US$250.50 won" in plain(page(Page.ALL))


def test_ones_own_currency_comes_first_and_the_others_are_counted() -> None:
    codes = ("BRL", "CHF", "EUR", "JPY", "CAD")
    won = tuple(Money(Decimal(number), code) for number, code in enumerate(codes, 1))
    many = replace(told(), figures=replace(told().figures, won=won))
    assert "38 closed, $5, R$1, CHF 2 and 2 more won" in plain(page(Page.ALL, many)).replace("CHF2", "CHF 2")


def test_a_share_of_a_few_leads_is_not_told_in_percent() -> None:
    few = replace(told().sources[0], figures=replace(told().sources[0].figures, recorded=4, closed=4))
    assert "%" not in plain(page(Page.SOURCES, replace(told(), sources=(few,))))


def test_nothing_stands_in_brackets_where_there_was_nothing() -> None:
    first = summary([jane()], WORKSPACE, EMPTY.period, HALIFAX, NOW)
    assert lines(Page.ALL, first, READER)[1:3] == ["0 closed", "1 recorded"]
    assert "In brackets" not in page(Page.ALL, first, READER).text


def test_what_was_spent_and_the_hours_stand_below_the_figures() -> None:
    found = lines(Page.ALL, told(WEEK_9))
    assert "Spent $200 · 6 hrs 15 mins · $640 an hour" in found
    several = lines(Page.ALL)
    assert "Spent $2,770.25 · 81 hrs" in several, "the hours once, and what one is worth where one currency was won"
    assert "Spent US$299.97" in several


def test_goals_are_told_as_they_stood_at_the_end_of_the_period() -> None:
    assert lines(Page.ALL, told(WEEK_9))[-3:] == [
        "Goal: 16 of 20 leads, 4 short",
        "March 2026: 5 of 10 closed, 3 ahead of pace",
        "March 2026: $7,501.50 of $20,000 won, $2,956 ahead of pace",
    ]
    assert "Goal: 0 of 20 leads this week, on pace" in lines(Page.ALL, told(THIS_WEEK))


def test_a_period_that_runs_says_so_and_leads_back_alone() -> None:
    running = page(Page.ALL, told(THIS_WEEK))
    assert plain(running).startswith("Apr 20–26, so far\n")
    assert running.labels[-2:] == ["‹ Apr 13–19", "📄 CSV"]


def test_one_that_is_over_leads_on_as_well() -> None:
    view = page(Page.ALL, told(WEEK_9))
    assert [unpack(data).argument for data in view.data[-3:]] == ["2026-W09", "2026-W11", "2026-W10"]
    assert [unpack(data).action for data in view.data[-3:]] == [
        Action.SUMMARY_OF,
        Action.SUMMARY_OF,
        Action.SUMMARY_CSV,
    ]


def test_no_way_leads_into_what_is_to_come() -> None:
    """Six years that end with tomorrow are followed by none, nor is what hasn't begun."""
    for first in (date(2020, 4, 20), date(2026, 4, 21)):
        coming = page(Page.ALL, told(Period(PeriodKind.DAYS, first, date(2026, 4, 22)))).labels
        assert not [label for label in coming if label.endswith("›")]


def test_what_is_to_come_says_so_and_has_no_goals() -> None:
    assert lines(Page.ALL, told(periods.holding(PeriodKind.MONTH, date(2026, 5, 1)))) == [
        "May 2026",
        "That time is still to come.",
    ]


def test_below_weeks_of_long_ago_nothing_stands_of_today() -> None:
    assert not any(line.startswith("Now:") for line in lines(Page.ALL, told(WEEK_9)))
    assert "🎯 Close the gap" not in page(Page.ALL, told(WEEK_9)).labels
    last_week = told(periods.before(THIS_WEEK))
    assert lines(Page.ALL, last_week)[-1].startswith("Now:")
    assert "🎯 Close the gap" in page(Page.ALL, last_week).labels


def test_the_first_week_of_all_says_how_to_record_a_lead() -> None:
    view = page(Page.ALL, EMPTY, READER)
    assert "Nothing yet." in view.text
    assert "/new Jane Doe" in view.text
    assert len(view.labels) == 2


def test_a_quiet_week_says_what_came_before_it_and_what_to_do() -> None:
    quiet = told(THIS_WEEK)
    assert quiet.figures.is_quiet
    text = plain(page(Page.ALL, quiet))
    assert "Close the gap shows whom to call first." in text
    assert "before:" not in text
    earlier = replace(quiet, before=replace(quiet.before, closed=2, recorded=3))
    assert "The week before: 2 closed, 3 recorded." in plain(page(Page.ALL, earlier))


def test_a_quiet_time_of_ones_own_says_where_the_figures_of_a_team_stand() -> None:
    for teams, said in (
        (("Sales team",), "The figures of Sales team stand in its group: /summary there."),
        (("Sales team", "Bakers"), "The figures of Sales team and Bakers stand in their groups: /summary there."),
    ):
        titles = {WorkspaceId(-number): title for number, title in enumerate(teams, 1)}
        text = plain(page(Page.ALL, told(THIS_WEEK), replace(SHOP_READER, teams=titles)))
        assert said in text
        assert "Record a lead" not in text


def test_a_quiet_time_that_is_over_says_no_more_than_that() -> None:
    over = replace(EMPTY, is_running=False)
    assert plain(page(Page.ALL, over, READER)).splitlines()[1:] == ["Nothing happened with your leads in this time."]


def test_what_is_ahead_is_counted() -> None:
    ahead = replace(EMPTY.ahead, overdue=(jane(1),), going_cold=(jane(2), jane(3)), next_week=(jane(4),))
    assert "Now: 1 overdue, 2 going cold and 1 planned for the coming week." in plain(
        page(Page.ALL, replace(EMPTY, ahead=ahead), READER)
    )


def test_below_a_picture_its_words_are_folded_away_and_nothing_is_said_twice() -> None:
    view = pages.view(told(), SHOP_READER, pictured=True)
    assert "<blockquote expandable>In the picture: 38 closed" in view.text
    assert view.text.partition("<blockquote")[0] == "<b>Jan 5–Apr 5</b>\n"
    assert "In the picture" not in pages.view(EMPTY, READER, pictured=True).text, "there is nothing in it"
    assert "In the picture" not in pages.view(told(), SHOP_READER).text
    assert "In the picture" in pages.page(Page.ALL, told(), SHOP_READER, pictured=True).text


# Pages


@pytest.mark.parametrize("which", [Page.ALL, Page.SOURCES, Page.PEOPLE, Page.RETURN, Page.HELP])
def test_money_that_was_only_expected_is_told_apart_wherever_won_money_is(which: Page) -> None:
    some = replace(told(), figures=replace(told().figures, expected=(Money(Decimal(3000), "CAD"),)))
    sentence = "Of what was won, $3,000 is as expected, not confirmed."
    assert sentence in lines(which, some)
    assert sentence in plain(shown(pages.view(some, SHOP_READER, pictured=True)))
    assert sentence not in lines(which)
    assert "as expected" not in plain(page(Page.HELP, EMPTY, READER))


def test_a_source_that_people_name_is_called_so_and_masked_in_a_group() -> None:
    (facebook, *_), (brought, *_) = told().sources, told().returns
    named = replace(
        told(),
        sources=(replace(facebook, source=Source.OTHER, name="billboard 902-555-0134"),),
        returns=(replace(brought, source=Source.OTHER, name="billboard 902-555-0134"),),
    )
    assert any(each.startswith("billboard 902-555-0134: ") for each in lines(Page.SOURCES, named))
    assert any(each.startswith("billboard 902-555-0134: ") for each in lines(Page.RETURN, named))
    group = Reader.of_group(SHOP_READER.person, THE_SHOP, APRIL_20, {})
    for which in (Page.SOURCES, Page.RETURN):
        assert "billboard 902-•••-0134: " in plain(page(which, named, group))
    short = replace(named, sources=(replace(named.sources[0], name="902-555-0134"),))
    assert ">902-555" in charts.svg(short, SHOP_READER, dark=False)
    assert ">902-555" not in charts.svg(short, group, dark=False)
    drawn = replace(named, sources=(replace(named.sources[0], name="🪧"),))
    assert ">Other<" in charts.svg(drawn, SHOP_READER, dark=False), "what can't be drawn is what it is called otherwise"


def test_sources_show_what_was_found_won_and_how_fast() -> None:
    assert lines(Page.SOURCES)[:3] == [
        "By source · Jan 5–Apr 5",
        "LinkedIn: 52 leads, 13 closed, $32,509.75",
        "25% of them won · first touch 1 day · closed in 4 days",
    ]
    assert "No source" not in page(Page.SOURCES).text


def test_a_source_without_a_win_says_no_share() -> None:
    view = plain(page(Page.SOURCES, summary([jane()], WORKSPACE, EMPTY.period, HALIFAX, NOW), READER))
    assert view.splitlines()[1:] == ["Facebook: 1 lead, 0 closed"]


def test_people_are_named_where_the_team_wants_it() -> None:
    named = Reader(
        ANN_HERSELF, replace(THE_SHOP, names_in_summary=True), APRIL_20, {figures_of(0): "Ann", figures_of(1): "Bob"}
    )
    shop = summary(leads(), named.workspace, THIRTEEN_WEEKS, HALIFAX, APRIL_20)
    told_lines = lines(Page.PEOPLE, shop, named)
    assert told_lines[1].startswith("Bob: 24 closed, ")
    assert told_lines[2] == "100 recorded · 113 touches · 47 hrs 45 mins"
    assert page(Page.PEOPLE, shop, named).labels == ["Hide names in this group", "‹ Back"]


def figures_of(place: int) -> PersonId:
    """Ann's and Bob's ids in the founding story."""
    return sorted(THE_SHOP.members)[place]


def test_a_team_that_has_not_opted_in_reads_no_names() -> None:
    hidden = replace(THE_SHOP, names_in_summary=False)
    shop = summary(leads(), hidden, THIRTEEN_WEEKS, HALIFAX, APRIL_20)
    view = page(Page.PEOPLE, shop, replace(SHOP_READER, workspace=hidden))
    assert "Names are off in this group." in view.text
    assert view.labels == ["👥 Show names in this group", "‹ Back"]
    assert unpack(view.data[0]).argument == f"on/{periods.key(THIRTEEN_WEEKS)}"


def test_a_person_without_a_win_or_hours_is_told_of_all_the_same() -> None:
    team = replace(WORKSPACE, kind=WorkspaceKind.TEAM, names_in_summary=True)
    idle = OfPerson(BOB, recorded=1, touches=1, closed=0, lost=0, won=(), minutes=0)
    view = lines(Page.PEOPLE, replace(EMPTY, people=(idle,)), Reader(ANN_HERSELF, team, NOW, {BOB: "Bob"}))
    assert view[1:] == ["Bob: 0 closed", "1 recorded · 1 touch"]


def test_the_file_stands_alone_where_the_periods_beside_it_have_long_names() -> None:
    week_9 = replace(told(THIRTEEN_WEEKS), now=datetime(2030, 3, 9, 8, 30, tzinfo=HALIFAX).astimezone(UTC))
    keyboard = pages.view(week_9, SHOP_READER).keyboard
    assert keyboard is not None
    ways, file = ([button.text for button in row] for row in keyboard.inline_keyboard[-2:])
    assert (len(ways), file) == (2, ["📄 CSV"])


def test_what_most_people_tap_for_stands_at_once_and_the_rest_one_tap_further() -> None:
    week_9 = replace(told(WEEK_9), now=datetime(2026, 3, 9, 8, 30, tzinfo=HALIFAX).astimezone(UTC))
    view = pages.view(week_9, SHOP_READER)
    assert view.keyboard is not None
    assert [[button.text for button in row] for row in view.keyboard.inline_keyboard] == [
        ["🎯 Close the gap", "⏰ Overdue 3"],
        ["📍 Sources", "💰 Return", "⋯ More"],
        ["‹ Feb 23–Mar 1", "Mar 9–15 ›", "📄 CSV"],
    ]
    ahead = replace(week_9.ahead, overdue=())
    fewer = pages.view(replace(week_9, ahead=ahead), SHOP_READER).keyboard
    assert fewer is not None
    assert [len(row) for row in fewer.inline_keyboard] == [2, 2, 3], "three long labels would be cut"
    rest = page(Page.REST)
    assert "🤝 Who helped" in rest.labels
    assert not set(rest.labels) & set(page(Page.ALL).labels)
    assert rest.labels[-1] == "‹ Back"


def test_what_is_left_alone_needs_no_more() -> None:
    ahead = replace(EMPTY.ahead, next_week=(jane(),))
    assert page(Page.ALL, replace(EMPTY, ahead=ahead), READER).labels[0] == "📅 Coming up 1"


def test_who_works_alone_has_no_page_of_people() -> None:
    assert "👥 People" in page(Page.REST).labels
    alone = summary([jane()], WORKSPACE, EMPTY.period, HALIFAX, NOW)
    assert "👥 People" not in page(Page.REST, alone, READER).labels


def test_return_shows_each_source_beside_its_hours_and_a_dash_where_nothing_was_spent() -> None:
    shown_lines = lines(Page.RETURN)
    assert shown_lines[1] == "Together: $50,509.75 won, $2,770.25 spent, return 1,723% · 81 hrs"
    assert "Facebook: $12,000 won, $2,600 spent, return 362% · 28 hrs 10 mins · $426 an hour" in shown_lines
    assert "Referral: $6,000 won, $0 spent, return — · 12 hrs · $500 an hour" in shown_lines
    assert shown_lines[-1] == "page 1 of 2"
    second = pages.page(Page.RETURN, told(), SHOP_READER, place=2)
    assert "For all sources together</b>: Spent $120.25 · 45" in second.text
    nowhere = replace(told(), returns=tuple(each for each in told().returns if each.source is None))
    assert lines(Page.RETURN, nowhere)[-1] == "For all sources together: Spent $120.25 · 45 mins"
    hours_alone = replace(nowhere, returns=(replace(nowhere.returns[0], spent=Money(Decimal(), "CAD")),))
    assert lines(Page.RETURN, hours_alone)[-1] == "For all sources together: 45 mins"


def test_a_small_average_keeps_its_cents() -> None:
    one = Return(Source.X, Money(Decimal(10), "CAD"), Money(Decimal(), "CAD"), 45)
    told_so = replace(EMPTY, returns=(one,), returns_of_all=(one,))
    assert "$13.33 an hour" in plain(page(Page.RETURN, told_so, READER))
    assert "an hour" not in plain(
        page(Page.RETURN, replace(told_so, returns=(replace(one, minutes=0),), returns_of_all=()), READER)
    )


def test_who_helped_stands_beside_direct_wins_and_who_sent_others() -> None:
    money = (Money(Decimal(500), "CAD"),)
    assists = replace(
        EMPTY.assists,
        direct=2,
        helped=1,
        by=(Help(AssistKind.PERSON, "Bob", 1, money), Help(AssistKind.POST, "the reel", 2, ())),
    )
    credits_ = (Credit(jane(1), 2, 1, money), Credit(replace(jane(2), name="Joe"), 1, 0, ()))
    assert lines(Page.HELP, replace(EMPTY, assists=assists, credits=credits_), READER)[1:] == [
        "2 won directly, 1 with help",
        "Bob helped with one win, $500",
        "the reel helped with 2 wins",
        "Sent by others:",
        "Jane Doe sent 2, 1 closed, $500",
        "Joe sent 1, 0 closed",
    ]


def test_where_names_are_off_it_is_people_who_helped() -> None:
    assists = replace(EMPTY.assists, helped=1, by=(Help(AssistKind.PERSON, "", 1, ()),))
    told_lines = lines(Page.HELP, replace(EMPTY, assists=assists), READER)
    assert told_lines[-1] == "People (names are off) helped with one win"


def test_first_touch_is_compared_with_before_and_between_sources() -> None:
    assert lines(Page.SPEED) == [
        "First touch · Jan 5–Apr 5",
        "204 leads had their first touch, half of them within 1 day.",
        "LinkedIn: 1 day",
        "Facebook: 1 hr",
        "Referral: 15 mins",
        "X: 2 days",
        "A touch within the first hour is worth most.",
    ]
    fast = replace(
        EMPTY,
        figures=replace(EMPTY.figures, first_touch=timedelta(minutes=25), first_touched=2, untouched=10),
        before=replace(EMPTY.before, first_touch=timedelta(seconds=20)),
    )
    assert lines(Page.SPEED, fast, READER)[1:] == [
        "2 leads had their first touch, half of them within 25 mins.",
        "10 still wait for it.",
        "Before that: 1 min.",
    ]


def test_a_single_day_is_set_beside_the_day_before() -> None:
    one_day = Period(PeriodKind.DAYS, date(2026, 3, 4), date(2026, 3, 5))
    assert lines(Page.ALL, told(one_day))[1] == "In brackets: the day before."


def test_of_a_rung_with_few_leads_no_share_is_told_in_percent() -> None:
    few = Rung(Stage.KNOW, reached=3, stood=4, went_on=1)
    assert lines(Page.LADDER, replace(told(), funnel=(few,)))[1:] == ["Know: 3 came, 1 of 4 went on"]


def test_the_ladder_shows_who_came_and_who_went_on() -> None:
    rungs = {each.stage: each for each in told().funnel}
    know = next(iter(rungs.values()))
    share = SHOP_READER.percent(know.conversion or Fraction())
    assert lines(Page.LADDER)[1] == f"Know: {know.reached} came, {know.went_on} of {know.stood} went on ({share})"
    top = replace(EMPTY, funnel=(replace(told().funnel[-1], reached=1, stood=1),))
    assert lines(Page.LADDER, top, READER)[1:] == ["Advocate: 1 came"]


def test_leads_that_want_something_open_from_their_page() -> None:
    cold = replace(jane(2), due_at=None, next_nag_at=None, status=jane().status.FOLLOWED_UP, name="Joe")
    ahead = replace(EMPTY.ahead, overdue=(jane(1, NOW - DAY),), going_cold=(cold,), next_week=(jane(3, NOW + DAY),))
    of = replace(EMPTY, ahead=ahead)
    assert lines(Page.OWED, of, READER)[1:] == ["Jane Doe: since yesterday, 10:00 am"]
    assert lines(Page.COLD, of, READER)[1:] == ["Joe: nothing since today, 10:00 am"]
    assert lines(Page.COMING, of, READER)[1:] == ["Jane Doe: tomorrow, 10:00 am"]
    for which, number in ((Page.OWED, 1), (Page.COLD, 2), (Page.COMING, 3)):
        press = unpack(page(which, of, READER).data[0])
        assert (press.action, press.named.number) == (Action.SUMMARY_LEAD, number)
    assert "⏰ Overdue 1" in page(Page.ALL, of, READER).labels
    assert {"💤 Going cold 1", "📅 Coming up 1"} <= set(page(Page.REST, of, READER).labels)


def test_a_long_page_leads_on_until_all_were_shown() -> None:
    ahead = replace(EMPTY.ahead, overdue=tuple(jane(number) for number in range(1, 13)))
    of, seen, turns = replace(EMPTY, ahead=ahead), set[str](), list[list[str]]()
    for place in (1, 2, 3):
        view = shown(pages.page(Page.OWED, of, READER, place=place))
        assert view.text.endswith(f"page {place} of 3")
        seen |= {label for label in view.labels if label.startswith("#")}
        turns.append([label for label in view.labels if not label.startswith("#")])
    assert len(seen) == 12
    assert turns == [["‹ Back", "Next ›"], ["‹ Back", "‹ Previous", "Next ›"], ["‹ Back", "‹ Previous"]]
    assert pages.page(Page.OWED, of, READER, place=9) == pages.page(Page.OWED, of, READER, place=3)
    assert unpack(shown(pages.page(Page.OWED, of, READER)).data[-1]).argument == "owed/2026-W15/2"


def test_shares_of_a_few_are_told_as_numbers() -> None:
    source = next(each for each in told().sources if each.figures.conversion)
    few = replace(source, figures=replace(source.figures, recorded=4))
    text = plain(page(Page.SOURCES, replace(told(), sources=(few,))))
    assert "%" not in text
    rungs = tuple(replace(each, reached=1, stood=4, went_on=2) for each in told().funnel[:1])
    assert lines(Page.LADDER, replace(told(), funnel=rungs))[1] == "Know: 1 came, 2 of 4 went on"


def test_of_a_single_day_the_day_before_is_told() -> None:
    assert "In brackets: the day before." in lines(
        Page.ALL, told(Period(PeriodKind.DAYS, date(2026, 3, 4), date(2026, 3, 5)))
    )


@pytest.mark.parametrize("why", Why)
def test_the_gap_says_whom_to_call_and_why(why: Why) -> None:
    calls = (Call(jane(1), why), Call(replace(jane(2), value=None, name="Joe"), why))
    text = lines(Page.GAP, replace(EMPTY, gap=calls), READER)
    reason = READER.plain(f"call-{why}")
    assert text[1:] == [f"Jane Doe: {reason}, worth $350,000", f"Joe: {reason}"]


def test_of_a_lead_that_only_its_worth_brought_there_nothing_else_is_claimed() -> None:
    assert lines(Page.GAP, replace(EMPTY, gap=(Call(jane(), Why.WORTH),)), READER)[1:] == [
        "Jane Doe: still open, worth $350,000"
    ]


def test_the_gap_says_what_is_missing_of_goals_that_still_run() -> None:
    goal = Goal(Aim.LEADS, 10, Every.WEEK, NOW - DAY)
    open_, reached = (Progress(goal, EMPTY.period, Decimal(done), Decimal(10), Decimal(1)) for done in (7, 12))
    money = replace(open_, goal=replace(goal, what=Aim.MONEY, target=Money(Decimal(500), "CAD")), target=Decimal(500))
    closed = replace(open_, goal=replace(goal, what=Aim.CLOSED))
    of = replace(EMPTY, gap=(Call(jane(), Why.NEXT),), goals=(open_, money, reached, closed))
    assert lines(Page.GAP, of, READER)[:2] == ["Close the gap", "Still to go: 3 leads, $493 and 3 closed."]
    assert "Still to go" not in page(Page.GAP, replace(of, is_running=False), READER).text


@pytest.mark.parametrize("which", [each for each in Page if each not in (Page.ALL, Page.REST)])
def test_a_page_with_nothing_on_it_says_what_would_be_there(which: Page) -> None:
    team = replace(WORKSPACE, kind=WorkspaceKind.TEAM, names_in_summary=True)
    reader = replace(READER, workspace=team)
    view = page(which, EMPTY, reader)
    assert len(view.text.splitlines()) == 2
    assert view.labels[-1] == "‹ Back"
    assert READER.plain(f"button-summary-{which}", count=0) not in page(Page.ALL, EMPTY, READER).labels


def test_whatever_is_told_fits_below_a_picture() -> None:
    long = "W&<" * 100
    amounts = tuple(Money(Decimal(10) ** 17, code) for code in ("CAD", "EUR", "USD", "GBP"))
    many, ages = 10**6, timedelta(days=999)
    most = Figures(many, many, many, many, many, many, amounts, many, Fraction(1, 3), Fraction(1, 3), ages, ages)
    lead = replace(bloated(jane()), name=long)
    everybody = replace(WORKSPACE, kind=WorkspaceKind.TEAM, names_in_summary=True, members={ANN: Role.ADMIN})
    goal = Goal(Aim.MONEY, amounts[0], Every.MONTH, NOW - DAY)
    each_return = tuple(Return(source, amounts[0], amounts[0], 10**6) for source in (None, *Source))
    of = replace(
        EMPTY,
        figures=most,
        before=most,
        sources=tuple(figures.OfSource(source, most) for source in (None, *Source)),
        people=tuple(OfPerson(BOB, many, many, many, many, amounts, many) for _ in range(30)),
        returns=each_return,
        returns_of_all=each_return,
        assists=replace(
            EMPTY.assists, direct=1, helped=9, by=tuple(Help(AssistKind.POST, long, 9, amounts) for _ in range(30))
        ),
        credits=tuple(Credit(lead, 1, 1, amounts) for _ in range(30)),
        goals=tuple(Progress(goal, EMPTY.period, Decimal(1), amounts[0].amount, Decimal(5)) for _ in range(6)),
        ahead=replace(EMPTY.ahead, overdue=(lead,) * 30, going_cold=(lead,) * 30, next_week=(lead,) * 30),
        gap=tuple(Call(replace(lead, number=number), Why.WORTH) for number in (1, 2, 3)),
    )
    reader = Reader(ANN_HERSELF, everybody, NOW, {BOB: long})
    for which in set(Page) - set(pages.LEADS_OF):
        page(which, of, reader)
    for which in pages.LEADS_OF:
        assert utf16_length(pages.page(which, of, reader).text) <= LONGEST_CAPTION
    assert utf16_length(pages.caption(of, reader)) <= LONGEST_CAPTION
