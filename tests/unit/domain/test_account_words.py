"""Money, time and goals as people type them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import account_words
from domain.account_words import LONGEST_NOTE, Expense, Hours, Wish
from domain.errors import NotUnderstood
from domain.models import Aim, Every
from domain.money import Money
from domain.sources import Source


def cad(amount: str) -> Money:
    return Money(Decimal(amount), "CAD")


@pytest.mark.parametrize(
    ("typed", "amount", "source", "words"),
    [
        ("200 facebook", cad("200"), Source.FACEBOOK, ""),
        ("$1,200 on the expo", cad("1200"), Source.EVENT, "expo"),
        ("facebook 200", cad("200"), Source.FACEBOOK, ""),
        ("€30 for Facebook ads", Money(Decimal(30), "EUR"), Source.FACEBOOK, ""),
        ("1.200,50 € fb ads", Money(Decimal("1200.50"), "EUR"), Source.FACEBOOK, ""),
        ("200 usd linkedin", Money(Decimal(200), "USD"), Source.LINKEDIN, ""),
        ("$50", cad("50"), None, ""),
        ("50k", cad("50000"), None, ""),
        ("200 printer ink", cad("200"), None, "printer ink"),
        ("2 ads for $50", cad("50"), None, "2 ads"),
        ("99.99 on insta, boosted post", cad("99.99"), Source.INSTAGRAM, "boosted post"),
        ("12 kijiji ad", cad("12"), Source.OTHER, "kijiji ad"),
        ("30 walk-in", cad("30"), Source.WALK_IN, ""),
        ("200 on the home show in Halifax.", cad("200"), Source.EVENT, "home show in Halifax"),
        ("100 X", cad("100"), Source.X, ""),
        ("100 on", cad("100"), None, ""),
    ],
)
def test_money_spent(typed: str, amount: Money, source: Source | None, words: str) -> None:
    assert account_words.expense(typed, "CAD") == Expense(amount, source, words)


@pytest.mark.parametrize(
    "typed",
    ["", "facebook", "0", "$0 facebook", "-5", "2 ads 50 x", "$5 and $6", "15 % off", "2nd ad", "3000000000000"],
)
def test_what_says_no_one_amount_is_asked_about(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        account_words.expense(typed, "CAD")


@pytest.mark.parametrize(
    ("typed", "minutes", "source", "note"),
    [
        ("90 facebook posting", 90, Source.FACEBOOK, "posting"),
        ("2h workshop", 120, None, "workshop"),
        ("1h30 linkedin", 90, Source.LINKEDIN, None),
        ("1.5h expo", 90, Source.EVENT, "expo"),
        ("1 h and 15 min web", 75, Source.WEBSITE, "web"),
        ("45 min calls facebook", 45, Source.FACEBOOK, "calls"),
        ("1:30 x", 90, Source.X, None),
        ("2 hours 3 posts", 120, None, "3 posts"),
        ("20 posts 2h", 120, None, "20 posts"),
        ("posting on facebook 90", 90, Source.FACEBOOK, "posting"),
        ("90m", 90, None, None),
        ("168 h", 10_080, None, None),
    ],
)
def test_time_worked(typed: str, minutes: int, source: Source | None, note: str | None) -> None:
    assert account_words.hours(typed) == Hours(minutes, source, note)


def test_a_long_note_is_cut() -> None:
    assert account_words.hours(f"2h {'w' * 500}").note == "w" * LONGEST_NOTE


@pytest.mark.parametrize("typed", ["", "facebook", "0 facebook", "0h", "169 h", "99999", "1.5 facebook", "12:75"])
def test_what_says_no_time_is_asked_about(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        account_words.hours(typed)


@pytest.mark.parametrize(
    ("typed", "what", "target", "every"),
    [
        ("10 leads", Aim.LEADS, 10, Every.WEEK),
        ("10 new leads per week.", Aim.LEADS, 10, Every.WEEK),
        ("leads 10", Aim.LEADS, 10, Every.WEEK),
        ("Leads: 10 monthly", Aim.LEADS, 10, Every.MONTH),
        ("1,000 leads a month", Aim.LEADS, 1000, Every.MONTH),
        ("3 closed", Aim.CLOSED, 3, Every.WEEK),
        ("3 deals/month", Aim.CLOSED, 3, Every.MONTH),
        ("monthly 5 wins", Aim.CLOSED, 5, Every.MONTH),
        ("$20000", Aim.MONEY, cad("20000"), Every.WEEK),
        ("$20,000 won every month", Aim.MONEY, cad("20000"), Every.MONTH),
        ("20k weekly", Aim.MONEY, cad("20000"), Every.WEEK),
        ("20000 in sales", Aim.MONEY, cad("20000"), Every.WEEK),
        ("€5000 each month", Aim.MONEY, Money(Decimal(5000), "EUR"), Every.MONTH),
    ],
)
def test_goals(typed: str, what: Aim, target: int | Money, every: Every) -> None:
    assert account_words.wish(typed, "CAD") == Wish(what, target, every)


@pytest.mark.parametrize(
    "typed",
    ["", "20000", "0 leads", "-5 leads", "1.5 leads", "10 apples", "new 10", "$0", "9999999 leads", "$20 apples"],
)
def test_what_says_no_goal_is_asked_about(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        account_words.wish(typed, "CAD")


@pytest.mark.parametrize(
    "read",
    [
        account_words.hours,
        lambda told: account_words.expense(told, "CAD"),
        lambda told: account_words.wish(told, "CAD"),
    ],
)
@given(typed=st.text(max_size=60) | st.text("0123456789.,:$€khmin weekly/leads-%", max_size=30))
def test_whatever_is_typed_is_understood_or_asked_about(read: Callable[[str], object], typed: str) -> None:
    with contextlib.suppress(NotUnderstood):
        assert read(typed)
