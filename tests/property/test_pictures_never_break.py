"""Whatever the figures and the names are: the picture can be drawn, and its words stand apart and on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.figures import Figures, OfPerson, OfSource
from domain.funnel import Rung
from domain.goals import Progress
from domain.models import Aim, Every, Goal, PersonId
from domain.money import Money
from domain.periods import Period, PeriodKind
from domain.sources import Source
from domain.summary import Summary
from messages import charts, painter
from messages.drawing import Sheet, Style
from messages.reader import Reader
from tests.unit.domain.the_founding_story import THE_SHOP
from tests.unit.messages.test_charts import NOW, WEEK_9, alone
from tests.unit.messages.the_picture import check
from tests.unit.messages.the_screen import ANN_HERSELF

NOTHING = alone([])

counts = st.one_of(st.integers(0, 30), st.integers(0, 10**9))
amounts = st.decimals(0, 10**15, places=2)
monies = st.lists(st.builds(Money, amounts, st.sampled_from(["CAD", "USD", "EUR", "JPY", "KRW", "XXX"])), max_size=6)
names = st.text(max_size=80) | st.sampled_from(["יוסי כהן", "محمد علي", "王小明", "🎉" * 9, "<&>", "\u202e", "W" * 80])
shares = st.none() | st.fractions(0, 1)
figures = st.builds(
    Figures,
    counts,
    counts,
    counts,
    counts,
    counts,
    counts,
    monies.map(tuple),
    counts,
    shares,
    shares,
    st.none(),
    st.none(),
)
people = st.builds(OfPerson, st.integers(1, 9).map(PersonId), counts, counts, counts, counts, st.just(()), counts)
periods = st.builds(
    lambda kind, first, days: Period(kind, first, first + timedelta(days=days)),
    st.sampled_from(PeriodKind),
    st.dates(date(1971, 1, 1), date(2199, 1, 1)),
    st.integers(1, 999),
)


@st.composite
def rungs(draw: st.DrawFn) -> tuple[Rung, ...]:
    """A ladder on which no more went on than stood there."""
    stood = [draw(counts) for _ in NOTHING.funnel]
    return tuple(
        Rung(each.stage, there, there, draw(st.integers(0, there)))
        for each, there in zip(NOTHING.funnel, stood, strict=True)
    )


@st.composite
def goals(draw: st.DrawFn) -> Progress:
    """A goal of any kind, however far along."""
    what, every, target = draw(st.sampled_from(Aim)), draw(st.sampled_from(Every)), draw(st.integers(1, 10**6))
    aim = Money(Decimal(target), draw(st.sampled_from(["CAD", "JPY"]))) if what is Aim.MONEY else target
    done = draw(amounts) if what is Aim.MONEY else Decimal(draw(counts))
    pace = Decimal(round(target * Fraction(draw(st.integers(0, 8)), 8)))
    return Progress(Goal(what, aim, every, NOW), WEEK_9, done, Decimal(target), pace)


@st.composite
def summaries(draw: st.DrawFn) -> Summary:
    """A summary that may not add up, which is no matter of the picture."""
    sources = draw(st.lists(st.sampled_from([None, *Source]), unique=True))
    return replace(
        NOTHING,
        period=draw(periods),
        is_running=draw(st.booleans()),
        figures=draw(figures),
        before=draw(figures),
        funnel=draw(rungs()),
        funnel_before=draw(rungs()),
        sources=tuple(OfSource(each, draw(figures)) for each in sources),
        people=tuple(draw(st.lists(people, max_size=8))),
        goals=tuple(draw(st.lists(goals(), max_size=6))),
    )


readers = st.builds(
    lambda title, one, other, country, language: Reader.of_group(
        replace(ANN_HERSELF, language=language),
        replace(THE_SHOP, title=title, country=country),
        NOW,
        {PersonId(1): one, PersonId(2): other},
    ),
    names,
    names,
    names,
    st.sampled_from(["CA", "US", "DE", "FR", "IN", "CH", "EG", "IL", "JP"]),
    st.sampled_from(["en", "de", "fr", "ar", "hi"]),
)


@settings(deadline=None)
@given(summaries(), readers, st.booleans())
def test_every_picture_can_be_looked_at(summary: Summary, reader: Reader, dark: bool) -> None:
    check(charts.svg(summary, reader, dark=dark))
    check(charts.svg(summary, reader, dark=dark, low=True))
    assert 0 < len(charts.alt(summary, reader)) < 1024


@settings(deadline=None)
@given(names)
def test_all_words_can_be_painted(words: str) -> None:
    sheet = Sheet(300, "#ffffff")
    sheet.words(5, 40, words, Style(20, "#000000"), room=290)
    assert painter.png(sheet.svg(60), charts.fonts()).startswith(b"\x89PNG")
