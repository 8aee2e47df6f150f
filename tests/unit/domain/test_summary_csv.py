"""The figures of a summary as a table."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime

from domain import lifecycle, periods, summary_csv
from domain.csv_cells import SIGNS
from domain.models import Assist, AssistKind, Spent
from domain.periods import Period, PeriodKind
from domain.returns import Help
from domain.sources import Source
from domain.summary import Assists, summary
from tests.unit.domain.the_cast import ANN, ANN_DOES, BOB, HALIFAX, HOUR, MONDAY_10, recorded
from tests.unit.domain.the_founding_story import THE_SHOP, cad, leads

THIRTEEN_WEEKS = Period(PeriodKind.DAYS, date(2026, 1, 5), date(2026, 4, 6))
TOLD = summary(leads(), THE_SHOP, THIRTEEN_WEEKS, HALIFAX, datetime(2026, 4, 20, 12, tzinfo=UTC))


def rows() -> list[dict[str, str]]:
    made = summary_csv.write(TOLD, {ANN: "=Ann()", BOB: "Bob"})
    assert made.name == "followthrough-summary-2026-01-05..2026-04-05.csv"
    return list(csv.DictReader(io.StringIO(made.content.decode("utf-8-sig"))))


def value(about: str, of: str, figure: str, unit: str = "") -> str:
    (found,) = [
        row["value"]
        for row in rows()
        if (row["about"], row["of"], row["figure"], row["unit"]) == (about, of, figure, unit)
    ]
    return found


def test_each_figure_of_the_founding_story_stands_in_its_row() -> None:
    assert value("all", "", "recorded") == "204"
    assert value("all", "", "won", "CAD") == "50509.75"
    assert value("all", "", "won less spent", "CAD") == "47739.50"
    assert value("all", "", "won less spent", "USD") == "-49.47"
    assert value("all", "", "return in USD", "%") == "-16.5"
    assert value("all", "", "first touch", "minutes") == "1440"
    assert value("source", "linkedin", "recorded") == "52"
    assert value("source", "facebook", "conversion", "%") == "23.1"
    assert value("source", "x", "to close", "minutes") == "7200"
    assert value("shared", "", "spent", "CAD") == "120.25"
    assert value("person", "Bob", "closed") == "24"
    assert value("rung", "know", "stood") == str(TOLD.funnel[0].stood)
    assert value("now", "", "overdue") == "3"


def test_what_was_only_expected_has_its_row() -> None:
    closed = lifecycle.close(recorded(), ANN_DOES, MONDAY_10 + HOUR)
    week = periods.current(PeriodKind.WEEK, MONDAY_10, HALIFAX)
    made = summary_csv.write(summary([closed], THE_SHOP, week, HALIFAX, MONDAY_10 + 2 * HOUR), {ANN: "Ann"})
    assert "all,,won as expected,350000,CAD" in made.content.decode("utf-8-sig")


def test_a_source_that_people_name_stands_under_its_name() -> None:
    spent = (Spent(MONDAY_10, ANN, cad("20"), Source.OTHER, note="billboard"),)
    week = periods.current(PeriodKind.WEEK, MONDAY_10, HALIFAX)
    lead = replace(recorded(), source=Source.OTHER, source_note="billboard", created_at=MONDAY_10)
    found = summary([lead], replace(THE_SHOP, spent=spent), week, HALIFAX, MONDAY_10 + HOUR)
    made = summary_csv.write(found, {}).content.decode("utf-8-sig")
    assert "source,other: billboard,recorded,1," in made
    assert "source,other: billboard,spent,20,CAD" in made


def test_what_there_is_none_of_is_left_empty() -> None:
    assert value("source", "", "conversion", "%") == ""
    assert value("source", "", "first touch", "minutes") == ""


def test_goals_helpers_and_referrers_have_rows_too() -> None:
    abouts = {row["about"] for row in rows()}
    assert abouts == {"all", "before", "source", "shared", "person", "rung", "helper", "referrer", "goal", "now"}
    assert all(row["of"].startswith(tuple(AssistKind)) for row in rows() if row["about"] == "helper")


def test_a_goal_says_of_which_week_or_month_it_is() -> None:
    assert {row["of"] for row in rows() if row["about"] == "goal"} == {
        "closed each month: 2026-04",
        "money each month: 2026-04",
    }


def test_no_cell_begins_as_a_formula_but_a_number_of_ours_may_be_below_zero() -> None:
    risky = {cell for row in rows() for cell in row.values() if cell and cell[0] in SIGNS.replace("\\", "")}
    assert {"-49.47", "-16.5"} <= risky
    assert all(float(cell) < 0 for cell in risky)
    assert {row["of"] for row in rows() if row["about"] == "person"} >= {"'=Ann()", "Bob"}


def test_a_group_reads_no_number_in_full() -> None:
    jane = replace(recorded(at=MONDAY_10), name="Jane 902-555-0134")
    told = summary([jane], THE_SHOP, THIRTEEN_WEEKS, HALIFAX, MONDAY_10 + HOUR)
    private, group = (summary_csv.write(told, {}, masks=masks).content.decode() for masks in (False, True))
    assert "#12 Jane 902-555-0134" in private
    assert "555" not in group
    assert "#12 Jane 902-•••-0134" in group


def test_where_names_are_off_nobody_is_told_to_have_helped_by_name() -> None:
    help_of = (Assist(AssistKind.PERSON, "Bob"), Assist(AssistKind.PERSON, "Cy"), Assist(AssistKind.POST, "the reel"))
    helped = [replace(lead, assists=help_of) for lead in leads()]
    shy, bold = (
        summary(helped, replace(THE_SHOP, names_in_summary=named), THIRTEEN_WEEKS, HALIFAX, TOLD.now)
        for named in (False, True)
    )
    off, on = ({(each.kind, each.what): each.wins for each in told.assists.by} for told in (shy, bold))
    wins = bold.assists.helped
    assert off == {(AssistKind.PERSON, ""): wins, (AssistKind.POST, "the reel"): wins}
    assert on == {(each.kind, each.what): wins for each in help_of}
    told, named = (summary_csv.write(each, {}).content.decode() for each in (shy, bold))
    assert "Bob" not in told
    assert ",helper,person,wins," in told
    assert ",helper,person: Bob,wins," in named


def test_in_a_group_no_cell_shows_how_to_reach_anybody() -> None:
    helped = Assists(0, 1, (Help(AssistKind.PERSON, "Charlie 902-555-0199 c@x.org", 1, ()),))
    made = summary_csv.write(replace(TOLD, assists=helped), {ANN: "Ann 902-555-0134", BOB: "Bob"}, masks=True)
    cells = {row["of"] for row in csv.DictReader(io.StringIO(made.content.decode("utf-8-sig")))}
    assert {"person: Charlie 902-•••-0199 c•••@x.org", "Ann 902-•••-0134"} <= cells
