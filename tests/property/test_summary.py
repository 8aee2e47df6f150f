"""Figures don't depend on any order, add up over sources and people, and over time where their definition says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain import figures, lifecycle, merging, periods, undo
from domain.capture import Captured
from domain.errors import DomainError
from domain.figures import Figures
from domain.models import Deed, Lead, LeadRef, PersonId, Rhythm, Spent, Stage, Worked, Workspace
from domain.money import Money
from domain.moves import UNDO_FOR
from domain.periods import Period, PeriodKind
from domain.sources import Source
from domain.summary import Summary, summary
from domain.when import Moment
from tests.unit.domain.the_cast import ANN_HERSELF, DAY, HALIFAX, HOUR, SHOP, TEAM

START = datetime(2026, 2, 23, 5, tzinfo=UTC)
FOUR_WEEKS = Period(PeriodKind.DAYS, date(2026, 2, 23), date(2026, 3, 23))
"""In which the clocks of Halifax jump."""

NOW = START + 40 * DAY
SOURCES = st.sampled_from([None, Source.FACEBOOK, Source.X])
PEOPLE = st.sampled_from([PersonId(1), PersonId(2), PersonId(3)])
MONIES = st.builds(
    Money, st.integers(1, 10**6).map(lambda cents: Decimal(cents) / 100), st.sampled_from(["CAD", "USD"])
)
MOMENTS = st.integers(0, 35 * 24).map(lambda hours: START + hours * HOUR)


def moved(lead: Lead, what: str, by: Deed, at: datetime, draw: Any) -> Lead:
    """The lead after whatever somebody does with it at `at`."""
    soon = Moment(at + DAY, exact=False)
    match what:
        case "touch":
            touched = lifecycle.follow_up(lead, by, at, ANN_HERSELF)
            return lifecycle.describe_touch(touched, by, minutes=draw(st.none() | st.integers(0, 90)))
        case "close":
            return lifecycle.set_won(lifecycle.close(lead, by, at), draw(st.none() | MONIES), by)
        case "lose":
            return lifecycle.lose(lead, by, at)
        case "reopen":
            return lifecycle.reopen(lead, soon, by, at)
        case "keep in touch":
            kept = lifecycle.keep_in_touch(lead, Rhythm.NINETY_DAYS, soon, by, at)
            return lifecycle.fall_due(kept, at + DAY)
        case "hand over":
            return lifecycle.hand_over(lead, draw(PEOPLE), by, at)
        case "undo":
            return undo.undo(lead, by, min(at, (lead.undo_until or at) - UNDO_FOR / 2))
        case _:
            return lifecycle.move_stage(lead, draw(st.sampled_from(Stage)), by, at)


DEEDS = ("touch", "touch", "close", "close", "lose", "reopen", "keep in touch", "hand over", "undo", "climb")


@st.composite
def lives(draw: st.DrawFn, number: int) -> Lead:
    """A lead with a life of some weeks."""
    at = draw(MOMENTS)
    said = Captured(name=f"Lead {number}", source=draw(SOURCES), value=draw(st.none() | MONIES))
    lead = lifecycle.record(LeadRef(SHOP, number), said, Moment(at + HOUR, exact=False), Deed(draw(PEOPLE)), at)
    for what in draw(st.lists(st.sampled_from(DEEDS), max_size=7)):
        at += draw(st.integers(1, 24 * 8)) * HOUR
        try:
            lead = moved(lead, what, Deed(draw(PEOPLE)), at, draw)
        except DomainError:
            continue  # it can't be done with a lead that stands so
        lead = replace(lead, version=lead.version + 1)
    return lead


@st.composite
def books(draw: st.DrawFn) -> list[Lead]:
    """Some leads, of which two may have turned out to be one."""
    leads = [draw(lives(number)) for number in range(1, draw(st.integers(1, 4)) + 1)]
    if len(leads) > 2 and not any(each.deleted_at for each in leads[:2]) and draw(st.booleans()):
        leads[:2] = merging.merge(leads[0], leads[1], Deed(PersonId(1)), NOW - DAY)
    return leads


@st.composite
def workspaces(draw: st.DrawFn) -> Workspace:
    """A team with money spent and hours worked."""
    spent = draw(st.lists(st.builds(Spent, MOMENTS, PEOPLE, MONIES, SOURCES), max_size=4))
    worked = draw(st.lists(st.builds(Worked, MOMENTS, PEOPLE, st.integers(0, 90), SOURCES), max_size=4))
    return replace(TEAM, spent=tuple(spent), worked=tuple(worked), names_in_summary=True)


def told(leads: Sequence[Lead], workspace: Workspace = TEAM, period: Period = FOUR_WEEKS) -> Summary:
    return summary(leads, workspace, period, HALIFAX, NOW)


def money(found: Sequence[Figures]) -> Sequence[Money]:
    return figures.added(each for one in found for each in one.won)


few = settings(max_examples=30)


@given(books(), workspaces(), st.randoms(use_true_random=False))
@few
def test_figures_do_not_depend_on_the_order_of_leads_or_of_what_was_told(
    leads: list[Lead], workspace: Workspace, chance: Any
) -> None:
    shuffled, spent, worked = leads[:], [*workspace.spent], [*workspace.worked]
    for each in (shuffled, spent, worked):
        chance.shuffle(each)
    other = replace(workspace, spent=tuple(spent), worked=tuple(worked))
    assert told(shuffled, other) == told(leads, workspace)


@given(books(), workspaces())
@few
def test_sources_add_up(leads: list[Lead], workspace: Workspace) -> None:
    found = told(leads, workspace)
    of_each, whole = [each.figures for each in found.sources], found.figures
    for name in ("recorded", "touched", "touches", "closed", "lost", "open", "minutes"):
        assert sum(getattr(each, name) for each in of_each) == getattr(whole, name), name
    assert money(of_each) == whole.won
    span = periods.span(FOUR_WEEKS, HALIFAX)
    spent = figures.added(each.amount for each in workspace.spent if each.at in span)
    assert figures.added(each.spent for each in found.returns if each.spent.amount) == spent
    assert figures.added(each.won for each in found.returns if each.won.amount) == whole.won
    gains = {each.won.currency: each.gain.amount for each in found.returns_of_all}
    for currency, gain in gains.items():
        assert sum(each.gain.amount for each in found.returns if each.won.currency == currency) == gain


@given(books(), workspaces())
@few
def test_people_add_up(leads: list[Lead], workspace: Workspace) -> None:
    found = told(leads, workspace)
    for name in ("recorded", "touches", "closed", "lost", "minutes"):
        assert sum(getattr(each, name) for each in found.people) == getattr(found.figures, name), name
    assert figures.added(each for one in found.people for each in one.won) == found.figures.won


@given(books(), workspaces(), st.integers(1, 27))
@few
def test_a_period_cut_in_two_adds_up_where_the_definition_says_so(
    leads: list[Lead], workspace: Workspace, days: int
) -> None:
    middle = FOUR_WEEKS.first + timedelta(days=days)
    halves = (replace(FOUR_WEEKS, until=middle), replace(FOUR_WEEKS, first=middle))
    first, second = (told(leads, workspace, half).figures for half in halves)
    whole = told(leads, workspace).figures
    for name in ("recorded", "touches", "closed", "lost", "minutes"):
        assert getattr(first, name) + getattr(second, name) == getattr(whole, name), name
    assert money([first, second]) == whole.won
    assert second.open == whole.open, "a state is that of the later half"
    assert max(first.touched, second.touched) <= whole.touched <= first.touched + second.touched


@given(books())
@few
def test_shares_and_rungs_never_pass_what_they_are_of(leads: list[Lead]) -> None:
    found = told(leads)
    shares = [found.figures.conversion, found.figures.win_rate, *(each.conversion for each in found.funnel)]
    assert all(0 <= each <= 1 for each in shares if each is not None)
    for lower, higher in zip(found.funnel, found.funnel[1:], strict=False):
        assert higher.reached == lower.went_on <= lower.stood
    assert found.funnel[0].reached == found.figures.recorded


@given(books())
@few
def test_how_leads_stood_at_last_is_how_they_stand(leads: list[Lead]) -> None:
    """But for customers who are kept in touch with, whom the figures don't count as open leads."""
    for case in figures.cases(leads):
        standing = case.status(NOW + 60 * DAY)
        if standing is not None and standing.value != "closed" and case.lead.merged == ():
            assert standing is case.lead.status
        assert case.stages[-1][1] is case.lead.stage


def ended(lead: Lead) -> Lead:
    """The lead won or lost later, if it still can be, for another amount."""
    at = max(NOW, *(event.at for event in lead.events))
    by = Deed(PersonId(1))
    try:
        if lead.number % 2:
            return lifecycle.lose(lead, by, at)
        return lifecycle.set_won(lifecycle.close(lead, by, at), Money(Decimal("1.23"), "EUR"), by)
    except DomainError:
        return lead


@given(books(), workspaces())
@few
def test_ends_that_come_later_change_nothing_of_a_period_that_is_over(leads: list[Lead], workspace: Workspace) -> None:
    before, after = told(leads, workspace), told([ended(lead) for lead in leads], workspace)
    assert after.figures == before.figures
    assert (after.sources, after.people, after.funnel) == (before.sources, before.people, before.funnel)
    assert (after.returns, after.returns_of_all) == (before.returns, before.returns_of_all)
