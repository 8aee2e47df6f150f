"""The picture of a summary says what the summary says, to whoever reads it and to nobody else."""

from __future__ import annotations

import struct
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest

from bench.pictures import AS_ON_A_PHONE, FOLDER, LARGEST, SCENES, Scene, picture
from domain import lifecycle, periods
from domain.capture import Captured
from domain.figures import OfPerson, OfSource
from domain.goals import Progress
from domain.models import Aim, Deed, Every, Goal, Lead, LeadRef, Workspace, WorkspaceId, WorkspaceKind
from domain.money import Money
from domain.periods import Period, PeriodKind
from domain.sources import Source
from domain.summary import Summary, summary
from domain.when import Moment
from messages import charts, painter
from messages.chart_style import DARK, LIGHT, Palette
from messages.reader import Reader
from tests.unit.domain.the_cast import ANN, BOB, HALIFAX, SHOP, saved
from tests.unit.domain.the_founding_story import THE_SHOP, cad, leads, usd
from tests.unit.messages.the_picture import check, height_of, said_in
from tests.unit.messages.the_screen import ANN_HERSELF

NOW = datetime(2026, 4, 20, 12, tzinfo=UTC)
THIS_WEEK = periods.current(PeriodKind.WEEK, NOW, HALIFAX)
WEEK_9 = periods.holding(PeriodKind.WEEK, date(2026, 3, 4))
ALL = Period(PeriodKind.DAYS, date(2026, 1, 5), date(2026, 4, 6))
ALONE = Workspace(WorkspaceId(7), 7, WorkspaceKind.PRIVATE, "CA", "CAD")
HIGHEST = 1500


@cache
def story(period: Period = WEEK_9) -> Summary:
    return told_to(THE_SHOP, period)


def told_to(shop: Workspace, period: Period = WEEK_9) -> Summary:
    return summary(leads(), shop, period, HALIFAX, NOW)


def read_by(shop: Workspace = THE_SHOP, ann: str = "Ann") -> Reader:
    return Reader.of_group(ANN_HERSELF, shop, NOW, {ANN: ann, BOB: "Bob"})


def drawn(of: Summary, reader: Reader | None = None) -> list[str]:
    """The words of the picture, which stands up to being looked at."""
    svg = charts.svg(of, reader or read_by(), dark=False)
    check(svg)
    return said_in(svg)


def alone(of: list[Lead], *goals: Progress) -> Summary:
    told = summary(of, ALONE, THIS_WEEK, HALIFAX, NOW)
    return replace(told, goals=goals)


def found(number: int, source: Source) -> Lead:
    said, due = Captured(name="Jane", source=source), Moment(NOW + timedelta(days=1), exact=False)
    return saved(lifecycle.record(LeadRef(SHOP, number), said, due, Deed(ANN), NOW - timedelta(hours=3)))


def test_the_figures_of_a_week_stand_in_its_picture() -> None:
    words = drawn(story())
    assert words[:2] == ["Mar 2–8, 2026", ""]
    assert words[2:8] == ["3", "closed", "as before", "$4,000.75", "won", "16"]
    assert words[8:19] == [
        *("recorded", "as before"),
        *("16", "touched", "as before"),
        *("3", "lost", "as before"),
        *("93", "still open", "was 83"),
    ]


def test_the_ladder_shows_how_many_stood_on_each_rung_and_what_share_went_on() -> None:
    words = drawn(story(ALL))
    rungs = words[words.index("All on the ladder") :]
    assert rungs[1] == "went on"
    at = {name: rungs[rungs.index(name) + 1 :][:2] for name in ("Know", "Like", "Trust", "Ready", "Customer", "Loyal")}
    told = {rung.stage.capitalize(): rung for rung in story(ALL).funnel}
    assert at["Know"] == ["204", "38%"]
    for name, (stood, share) in at.items():
        assert stood == str(told[name].stood)
        if told[name].went_on:
            assert share == f"{round((told[name].conversion or 0) * 100)}%"
    assert "Advocate" not in rungs, "nobody stood there"
    assert "the days before" not in rungs, "nobody stood anywhere then"
    assert "the week before" in drawn(story())


def test_a_thousand_on_a_rung_from_which_all_went_on_stand_apart() -> None:
    rungs = tuple(replace(each, stood=1000, went_on=1000) for each in story().funnel)
    assert drawn(replace(story(), funnel=rungs)).count("1,000") == len(rungs)


def test_goals_stand_with_their_pace() -> None:
    words = drawn(story())
    assert words[words.index("16 of 20 leads") + 1] == "weekly, 4 short"
    assert words[words.index("5 of 10 closed") + 1] == "monthly, 3 ahead"
    assert words[words.index("$7,501.50 of $20,000 won") + 1] == "monthly, $2,956 ahead"


GOAL = Goal(Aim.LEADS, 10, Every.WEEK, NOW)
MONEY_GOAL = Goal(Aim.MONEY, Money(Decimal(500), "CAD"), Every.MONTH, NOW)


@pytest.mark.parametrize(
    ("goal", "done", "expected", "told"),
    [
        (GOAL, "10", "7", ["10 of 10 leads", "weekly, reached"]),
        (GOAL, "5", "5", ["5 of 10 leads", "weekly, on pace"]),
        (GOAL, "7", "5", ["7 of 10 leads", "weekly, 2 ahead"]),
        (GOAL, "0", "5", ["0 of 10 leads", "weekly, 5 behind"]),
        (GOAL, "8", "10", ["8 of 10 leads", "weekly, 2 behind"]),
        (MONEY_GOAL, "20.50", "100", ["$20.50 of $500 won", "monthly, $79.50 behind"]),
        (MONEY_GOAL, "0", "250.40", ["$0 of $500 won", "monthly, $250 behind"]),
    ],
)
def test_each_pace_has_its_words(goal: Goal, done: str, expected: str, told: list[str]) -> None:
    target = goal.target.amount if isinstance(goal.target, Money) else Decimal(goal.target)
    progress = Progress(goal, THIS_WEEK, Decimal(done), target, Decimal(expected))
    words = drawn(alone([], progress))
    assert words[words.index(told[0]) :][:2] == told


def test_a_goal_is_short_only_once_its_own_time_is_over() -> None:
    over = Progress(GOAL, THIS_WEEK, Decimal(8), Decimal(10), Decimal(10), is_over=True)
    words = drawn(alone([], over))
    assert words[words.index("8 of 10 leads") + 1] == "weekly, 2 short"


def test_of_more_than_a_month_it_says_which_month_the_goals_are_of() -> None:
    words = drawn(story(ALL))
    # By 5 April two were won, those of the last Thursday but one from Facebook and of the last Wednesday from LinkedIn;
    # 3 of the 22 working days of April have passed.
    assert words[words.index("2 of 10 closed") + 1] == "April 2026, 1 ahead"
    assert " 2 of 10 closed (April 2026, 1 ahead)" in charts.alt(story(ALL), read_by())


def test_currencies_stand_one_above_the_other_and_are_never_added() -> None:
    words = drawn(story(ALL))
    assert {"$50,509.75", "US$250.50"} <= set(words)
    many = tuple(Money(Decimal(number), code) for number, code in enumerate(("CAD", "EUR", "GBP", "JPY", "USD"), 1))
    words = drawn(replace(story(), figures=replace(story().figures, won=many)))
    assert {"$1", "€2", "won, and 3 more currencies"} <= set(words)
    assert not {"£3", "US$5"} & set(words)
    assert "won" in drawn(replace(story(), figures=replace(story().figures, won=many[:2])))


def test_three_sources_stand_by_themselves_and_of_eight_the_last_together() -> None:
    three = drawn(alone([found(1, Source.X), found(2, Source.EVENT), found(3, Source.EVENT)]))
    assert three[three.index("Sources") :] == ["Sources", "recorded", "closed", "Event", "2", "0", "X", "1", "0"]
    eight = drawn(alone([found(number, source) for number, source in enumerate([*Source][:8], 1)]))
    assert eight[-3:] == ["5 others", "5", "0"]


def test_a_lead_without_a_source_says_so() -> None:
    words = drawn(alone([replace(found(1, Source.X), source=None)]))
    assert words[-3:] == ["Not said", "1", "0"]


def test_people_are_named_in_a_team_that_wants_it_alone() -> None:
    words = drawn(story())
    assert words[words.index("People") :] == ["People", "touches", "closed", "Bob", "9", "2", "Ann", "8", "1"]
    shy = replace(THE_SHOP, names_in_summary=False)
    assert not {"People", "Ann", "Bob"} & set(drawn(told_to(shy), read_by(shy)))
    own = replace(THE_SHOP, kind=WorkspaceKind.PRIVATE)
    assert told_to(own).people
    assert "People" not in drawn(told_to(own), Reader(ANN_HERSELF, own, NOW))


@pytest.mark.parametrize("name", ["Wilhelmina Featherstonehaugh-Cholmondeley", "W" * 4096, "王小明" * 30])
def test_long_names_are_cut_so_that_they_stand_apart(name: str) -> None:
    shop = replace(THE_SHOP, title=name)
    words = drawn(told_to(shop), read_by(shop, ann=name))
    assert len([each for each in words if each.startswith(name[:3]) and each.endswith("…")]) == 2


def test_names_from_right_to_left_keep_to_themselves() -> None:
    words = drawn(story(), read_by(ann="יוסי כהן (Acme)"))
    assert "\u2068יוסי כהן (Acme)\u2069" in words
    words = drawn(story(), read_by(ann="עמותת הידידים של הספרייה העירונית"))
    assert [each for each in words if each.startswith("\u2068עמותת") and each.endswith("…\u2069")]


@pytest.mark.parametrize("name", ["<b>&amp;", "a\0b\x1b", "\ud800", "🎉🎉", "\u202eevil", "  "])
def test_no_name_breaks_the_picture(name: str) -> None:
    assert drawn(story(), read_by(ann=name))


def test_a_week_that_still_runs_says_so() -> None:
    assert drawn(alone([]))[0] == "Apr 20–26, 2026, so far"


def test_an_empty_week_and_a_single_lead_are_drawn() -> None:
    empty = drawn(alone([]))
    assert empty[2:] == ["Nothing yet"]
    assert drawn(replace(alone([]), is_running=False))[2:] == ["Nothing happened"]
    one = drawn(alone([found(1, Source.X)]))
    assert one[2:] == [
        *("0", "closed", "1", "recorded", "0", "touched", "0", "lost", "1", "still open"),
        *("Sources", "recorded", "closed", "X", "1", "0"),
    ]


def test_a_quiet_week_shows_what_there_is_to_work_with_instead_of_noughts() -> None:
    quiet = told_to(THE_SHOP, periods.holding(PeriodKind.WEEK, date(2026, 4, 20)))
    words = drawn(quiet)
    assert quiet.figures.is_quiet
    assert words[2:4] == [str(quiet.figures.open), "still open"]
    assert not {"0", "closed", "All on the ladder", "Sources"} & set(words)


def test_where_nobody_went_on_the_ladder_leaves_its_room() -> None:
    still = tuple(replace(each, went_on=0) for each in story().funnel)
    assert "Know" not in drawn(replace(story(), funnel=still))


def test_a_share_of_a_few_is_told_in_full_and_of_customers_only_where_one_became_loyal() -> None:
    know, *higher = story().funnel
    few = (replace(know, stood=4, went_on=1), *(replace(each, stood=2, went_on=0) for each in higher))
    words = drawn(replace(story(), funnel=few))
    assert words[words.index("Know") :][:6] == ["Know", "4", "1 of 4", "Like", "2", "0 of 2"]
    assert words[words.index("Customer") :][:3] == ["Customer", "2", "Loyal"]


def test_the_line_of_the_week_before_stands_under_a_bar_alone() -> None:
    """Where there is none it would be taken for one."""
    counts = [(9, 0), (0, 5), (2, 0), (0, 5), (0, 5), (0, 5), (0, 5)]
    now = tuple(replace(each, stood=count, went_on=1) for each, (count, _) in zip(story().funnel, counts, strict=True))
    then = tuple(replace(each, stood=count) for each, (_, count) in zip(story().funnel, counts, strict=True))
    of = replace(story(), funnel=now, funnel_before=then)
    assert "the week before" not in drawn(of)
    thin = f'height="8" rx="4" fill="{LIGHT.quiet}"'
    assert thin in charts.svg(story(), read_by(), dark=False)
    assert thin not in charts.svg(of, read_by(), dark=False)


def test_green_says_what_went_well_and_nothing_else() -> None:
    svg = charts.svg(story(), read_by(), dark=False)
    grown = replace(story().before, recorded=0, lost=0)
    better = charts.svg(replace(story(), before=grown), read_by(), dark=False)
    assert f'fill="{LIGHT.won}" font-weight="bold" text-anchor="start">▲ was 0' in better
    assert f'fill="{LIGHT.quiet}" text-anchor="start">was 0' in better
    assert f'fill="{LIGHT.quiet}" text-anchor="start">was 83' in svg


def test_of_more_goals_than_have_room_it_says_how_many() -> None:
    progress = Progress(GOAL, WEEK_9, Decimal(1), Decimal(10), Decimal(5))
    assert "and 2 more in /goal" in drawn(alone([], *[progress] * 5))
    assert not [each for each in drawn(alone([], *[progress] * 3)) if "more" in each]


def test_sources_that_won_are_told_before_the_others_are_added_up() -> None:
    figures_of = story().figures
    won = tuple(OfSource(each, replace(figures_of, recorded=1, closed=1)) for each in [*Source][:5])
    lost = tuple(OfSource(each, replace(figures_of, recorded=1, closed=0)) for each in [*Source][5:9])
    words = drawn(replace(story(), sources=(*won, *lost), people=()))
    assert words[-3:] == ["4 others", "4", "0"]


def test_an_emoji_in_a_name_is_left_out_where_it_can_not_be_drawn() -> None:
    assert "Bea" in drawn(story(), read_by(ann="🦄 Bea 👩🏽‍🚀\ufe0f"))
    assert "Somebody" in drawn(story(), read_by(ann="🦄\ufe0f"))


def test_names_are_shrunk_before_they_are_cut() -> None:
    assert "Maximiliane-Wilhelm" in drawn(story(), read_by(ann="Maximiliane-Wilhelm"))


def test_a_low_picture_shows_what_came_of_it_alone() -> None:
    svg = charts.svg(story(), read_by(), dark=False, low=True)
    check(svg)
    assert said_in(svg) == drawn(story())[:7]
    assert height_of(svg) < 320
    without = charts.svg(replace(story(), figures=replace(story().figures, closed=0)), read_by(), dark=False, low=True)
    assert said_in(without)[2:6] == ["0", "closed", "▼ was 3", "16"]


def test_a_share_is_never_rounded_to_none_or_all() -> None:
    reader = read_by()
    told = [reader.percent(Fraction(*each)) for each in ((0, 9), (1, 999), (1, 3), (998, 999), (1, 1))]
    assert told == ["0%", "1%", "33%", "99%", "100%"]


HUGE = 10**12


def test_figures_of_any_size_are_shrunk_and_never_cut() -> None:
    figures = replace(
        story().figures, recorded=HUGE, touched=HUGE, closed=HUGE, open=HUGE, won=(cad("9" * 24), usd("1" * 24))
    )
    rungs = tuple(replace(each, stood=HUGE) for each in story().funnel)
    people = (OfPerson(ANN, HUGE, HUGE, HUGE, HUGE, (), HUGE),)
    words = drawn(replace(story(), figures=figures, funnel=rungs, people=people))
    assert words.count(f"{HUGE:,}") == 4 + 7 + 2
    assert f"${int('9' * 24):,}" in words
    assert not [each for each in words if "…" in each]


@pytest.mark.parametrize("make", [story, lambda: story(ALL), lambda: alone([])])
@pytest.mark.parametrize("dark", [False, True])
def test_the_picture_is_a_png_of_its_size_and_the_same_each_time(make: Callable[[], Summary], dark: bool) -> None:
    svg = charts.svg(make(), read_by(), dark=dark)
    png = painter.png(svg, charts.fonts())
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">LL", png[16:24]) == (1024, height_of(svg))
    assert height_of(svg) <= HIGHEST
    assert png == painter.png(charts.svg(make(), read_by(), dark=dark), charts.fonts())


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "sv", "lt", "hu", "pl", "ar", "hi", "ja"])
@pytest.mark.parametrize("country", ["CA", "DE", "CH", "AT", "FR", "ES", "SE", "LT", "HU", "PL", "EG", "IN", "JP"])
def test_a_group_reads_figures_and_days_in_full(language: str, country: str) -> None:
    """They look like phone numbers now and then, which are hidden where others read along."""
    goal = Goal(Aim.MONEY, Money(Decimal(12_345_678), "EUR"), Every.MONTH, NOW)
    progress = Progress(goal, WEEK_9, Decimal("1234567.50"), Decimal(12_345_678), Decimal(2_345_678))
    figures = replace(story().figures, recorded=12_345_678, closed=1_234_567, won=(cad("12345678"), usd("1234567.50")))
    told = replace(story(), figures=figures, before=figures, goals=(progress,), is_running=True)
    shop = replace(THE_SHOP, country=country)
    reader = Reader.of_group(replace(ANN_HERSELF, language=language), shop, NOW, {ANN: "Ann", BOB: "Bob"})
    assert "•" not in "".join(drawn(told, reader)) + charts.alt(told, reader)


def brightness(color: str) -> float:
    """As the Web Content Accessibility Guidelines reckon it, from 0 to 1."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_colour_stands_out_from_the_paper(palette: Palette) -> None:
    def contrast(color: str) -> float:
        dark, light = sorted((brightness(color), brightness(palette.paper)))
        return (light + 0.05) / (dark + 0.05)

    assert min(contrast(each) for each in (palette.ink, palette.quiet, palette.won)) >= 4.5
    assert contrast(palette.bar) >= 3


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_the_pictures_in_the_docs_are_of_today(scene: Scene) -> None:
    png = (FOLDER / f"{scene.name}.png").read_bytes()
    width, height = struct.unpack(">LL", png[16:24])
    svg = picture(scene)
    check(svg)
    assert (width, height) == (AS_ON_A_PHONE, height_of(svg) * AS_ON_A_PHONE // 1024), "python -m bench.pictures"
    assert len(png) < LARGEST


def test_dark_and_light_say_the_same() -> None:
    light, dark = (charts.svg(story(), read_by(), dark=dark) for dark in (False, True))
    assert said_in(light) == said_in(dark)
    assert light != dark


def test_the_words_say_what_the_picture_shows() -> None:
    assert charts.alt(story(), read_by()) == (
        "In the picture: 3 closed, $4,000.75 won, 16 recorded, 16 touched, 3 lost and 93 still open."
        " Goals: 16 of 20 leads (weekly, 4 short), 5 of 10 closed (monthly, 3 ahead)"
        " and $7,501.50 of $20,000 won (monthly, $2,956 ahead)."
    )
    assert charts.alt(alone([found(1, Source.X)]), read_by()) == (
        "In the picture: 0 closed, 1 recorded and 1 still open."
    )


def test_forty_pictures_leave_nothing_behind() -> None:
    charts.svg(story(), read_by(), dark=True)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for _ in range(40):
        charts.svg(story(), read_by(), dark=False)
    left = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert left < 40_000


def test_a_group_reads_no_number_in_its_picture() -> None:
    words = drawn(story(), read_by(replace(THE_SHOP, title="Shop 902-555-0134"), "A 902-555-0199"))
    assert {"Shop 902-•••-0134", "A 902-•••-0199"} <= set(words)
