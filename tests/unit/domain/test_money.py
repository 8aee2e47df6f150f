"""What people type for an amount, and what it is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.errors import NotUnderstood
from domain.money import Money, amount_at, read_money


@pytest.mark.parametrize(
    ("typed", "amount", "currency"),
    [
        ("350k", "350000", "CAD"),
        ("$350k", "350000", "CAD"),
        ("350K CAD", "350000", "CAD"),
        ("$350k usd", "350000", "USD"),
        ("US$200", "200", "USD"),
        ("C$ 5", "5", "CAD"),
        ("£1,200", "1200", "GBP"),
        ("350 eur", "350", "EUR"),
        ("eur 350", "350", "EUR"),
        ("1.2m €", "1200000", "EUR"),
        ("€1.2m", "1200000", "EUR"),
        ("1.2 million euros", "1200000", "EUR"),
        ("$1,500.50", "1500.50", "CAD"),
        ("1.500,50 €", "1500.50", "EUR"),
        ("1500,50", "1500.50", "CAD"),
        ("1,500", "1500", "CAD"),
        ("1.500", "1500", "CAD"),
        ("1,500,000", "1500000", "CAD"),
        ("1.500.000", "1500000", "CAD"),
        ("1,234.56", "1234.56", "CAD"),
        ("0.500", "0.500", "CAD"),
        ("1.250m", "1250000", "CAD"),
        ("1,250k", "1250000", "CAD"),
        ("12,5k", "12500", "CAD"),
        ("20 000 руб", "20000", "RUB"),
        ("20 000 ₽", "20000", "RUB"),
        ("1 500 000", "1500000", "CAD"),
        ("2 grand", "2000", "CAD"),
        ("2bn", "2000000000", "CAD"),
        ("1'500.50 chf", "1500.50", "CHF"),
        ("500 bucks", "500", "CAD"),
        ("500 kr", "500", "SEK"),
        ("¥1000", "1000", "JPY"),
        ("٣٥٠k", "350000", "CAD"),
        ("＄３５０", "350", "CAD"),
        ("about 5k", "5000", "CAD"),
        ("~ 5k!", "5000", "CAD"),
        ("0", "0", "CAD"),
    ],
)
def test_an_amount_is_understood(typed: str, amount: str, currency: str) -> None:
    assert read_money(typed, "CAD") == Money(Decimal(amount), currency)


@pytest.mark.parametrize(
    ("typed", "default", "currency"),
    [
        ("$5", "usd", "USD"),
        ("$5", "AUD", "AUD"),
        ("$5", "EUR", "USD"),
        ("5 dollars", "GBP", "USD"),
        ("5 kr", "NOK", "NOK"),
        ("¥5", "CNY", "CNY"),
        ("5", "EUR", "EUR"),
    ],
)
def test_a_sign_that_many_currencies_share_is_the_workspaces(typed: str, default: str, currency: str) -> None:
    assert read_money(typed, default).currency == currency


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "$",
        "abc",
        "-5",
        "300-350k",
        "1,2,3",
        "12,34,567",
        "3 bedrooms",
        "9" * 20,
        "1.2.3",
        "5 pen",
        "k",
        "5kk",
        "\ud800",
    ],
)
def test_what_is_no_amount_is_not_understood(typed: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        read_money(typed, "CAD")
    assert caught.value.phrase == typed


def test_a_bare_number_is_not_marked_as_money() -> None:
    bare, marked = amount_at("5", 0, "CAD"), amount_at("5k", 0, "CAD")
    assert bare is not None
    assert marked is not None
    assert (bare.marked, marked.marked) == (False, True)
