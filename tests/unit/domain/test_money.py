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
        ("around 20 grand", "20000", "CAD"),
        ("around twenty grand", "20000", "CAD"),
        ("about a hundred thousand", "100000", "CAD"),
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
        ("350 тыс", "350000", "CAD"),
        ("350 тыс. руб.", "350000", "RUB"),
        ("350 т.р.", "350000", "RUB"),
        ("350т.р", "350000", "RUB"),
        ("350к", "350000", "CAD"),
        ("350к ₽", "350000", "RUB"),
        ("2000р", "2000", "RUB"),
        ("2 000 р.", "2000", "RUB"),
        ("1,5 млн рублей", "1500000", "RUB"),
        ("2 млн. евро", "2000000", "EUR"),
        ("500 долларов", "500", "CAD"),
        ("20 000 грн", "20000", "UAH"),
        ("1,5 Mio. €", "1500000", "EUR"),
        ("1,250 Mio. Euro", "1250000", "EUR"),
        ("350 Tsd. €", "350000", "EUR"),
        ("350 T€", "350000", "EUR"),
        ("350 TEUR", "350000", "EUR"),
        ("1,2 Mrd. €", "1200000000", "EUR"),
        ("1.500,- €", "1500", "EUR"),
        ("500,-", "500", "CAD"),
        ("CHF 12'000", "12000", "CHF"),
        ("CHF 12'000.-", "12000", "CHF"),
        ("12’000 Franken", "12000", "CHF"),
        ("R$ 2.500,00", "2500", "BRL"),
        ("R$2,5 mil", "2500", "BRL"),
        ("350 mil reais", "350000", "BRL"),
        ("1,2 milhões de reais", "1200000", "BRL"),
        ("350 mil euros", "350000", "EUR"),
        ("1,5 millones de euros", "1500000", "EUR"),
        ("1.2 mil", "1200000", "CAD"),
        ("2,5 mil", "2500", "CAD"),
        ("350 k€", "350000", "EUR"),
        ("1,2 M€", "1200000", "EUR"),
        ("2,5 millions d'euros", "2500000", "EUR"),
        ("12 500 €", "12500", "EUR"),
        ("12\u202f500,50 €", "12500.50", "EUR"),
        ("£2.3k", "2300", "GBP"),
        ("2 lakh", "200000", "CAD"),
        ("1.5 crore rupees", "15000000", "INR"),
        ("₹2,50,000", "250000", "INR"),
        ("etwa 5000 €", "5000", "EUR"),
        ("около 5000 руб", "5000", "RUB"),
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
        ("5 pesos", "MXN", "MXN"),
        ("rs 500", "INR", "INR"),
        ("rs. 500", "PKR", "PKR"),
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
        "2,50,000",
        "1.250 Mio. €",
        "350 mil",
        "2 mil",
        "15 mil",
        "5 pesos",
        "1.234,567",
        "10 к дому",
        "5 t",
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
