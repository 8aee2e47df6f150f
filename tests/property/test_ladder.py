"""The ladder, whatever happened to a lead: it has one order, and no suggestion leads down it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain import ladder, lifecycle
from domain.models import Event, EventKind, Lead, Stage, Status, Touch, TouchKind
from tests.unit.domain.the_cast import ANN, ANN_DOES, DOLLARS_350K, MONDAY_10, recorded

stages = st.sampled_from(Stage)
moments = st.integers(0, 200).map(lambda days: MONDAY_10 + timedelta(days=days))
touches = st.lists(st.builds(Touch, moments, st.just(ANN), st.sampled_from([None, *TouchKind])), max_size=8)
events = st.lists(
    st.builds(Event, st.sampled_from(EventKind), moments, st.just(ANN), st.just(1)), min_size=1, max_size=8
)
leads = st.builds(
    lambda stage, touches, events, value, referrals, status: replace(
        recorded(),
        stage=stage,
        touches=tuple(touches),
        events=tuple(events),
        value=value,
        referrals=referrals,
        status=status,
    ),
    stages,
    touches,
    events,
    st.sampled_from([None, DOLLARS_350K]),
    st.sampled_from([(), (31,)]),
    st.sampled_from(Status),
)


@given(stages, stages, stages)
def test_the_order_of_the_rungs_is_total(one: Stage, other: Stage, third: Stage) -> None:
    assert [ladder.is_higher(one, other), ladder.is_higher(other, one), one is other].count(True) == 1
    if ladder.is_higher(one, other) and ladder.is_higher(other, third):
        assert ladder.is_higher(one, third)


@given(leads)
def test_a_suggestion_never_leads_down_nor_to_a_sale_that_was_not_made(lead: Lead) -> None:
    suggested = ladder.suggestion(lead)
    if suggested is None:
        return
    assert ladder.is_higher(suggested, lead.stage)
    assert suggested is not Stage.CUSTOMER
    if ladder.is_higher(suggested, Stage.READY):
        assert ladder.is_higher(lead.stage, Stage.READY)


@given(leads, stages)
def test_a_climb_never_leads_down(lead: Lead, stage: Stage) -> None:
    climbed = ladder.climb(lead, stage, ANN_DOES, MONDAY_10)
    assert not ladder.is_higher(lead.stage, climbed.stage)
    assert ladder.suggestion(climbed) is None or climbed is lead


@given(leads)
def test_what_was_followed_is_not_suggested_again(lead: Lead) -> None:
    suggested = ladder.suggestion(lead)
    if suggested is not None:
        assert ladder.suggestion(lifecycle.move_stage(lead, suggested, ANN_DOES, MONDAY_10)) is None
