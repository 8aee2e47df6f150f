"""The way from one period to the next."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import periods
from domain.periods import PeriodKind


@given(st.sampled_from(PeriodKind), st.dates(min_value=date(1971, 1, 1), max_value=date(2199, 1, 1)))
def test_the_period_after_the_one_before_is_the_same(kind: PeriodKind, day: date) -> None:
    period = periods.holding(kind, day)
    assert periods.after(periods.before(period)) == period
    assert periods.after(period).first == period.until


@pytest.mark.parametrize(
    ("key", "following"), [("2026-W53", "2027-W01"), ("2026-12", "2027-01"), ("2026-Q4", "2027-Q1")]
)
def test_years_are_passed(key: str, following: str) -> None:
    assert periods.key(periods.after(periods.of_key(key))) == following
