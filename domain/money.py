"""“$350k” → an amount and its currency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from domain.errors import NotUnderstood
from domain.typed import look, tidy, words_of


@dataclass(frozen=True)
class Money:
    """An amount in major units (dollars, not cents) of an ISO 4217 currency."""

    amount: Decimal
    currency: str


DOLLARS = words_of("USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP UYU BBD JMD TTD BSD FJD")
"""Currencies that write themselves with a plain $."""
KRONER = frozenset(("SEK", "NOK", "DKK", "ISK"))

SIGNS = {
    "us$": "USD",
    "c$": "CAD",
    "ca$": "CAD",
    "cad$": "CAD",
    "a$": "AUD",
    "au$": "AUD",
    "nz$": "NZD",
    "hk$": "HKD",
    "s$": "SGD",
    "r$": "BRL",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₽": "RUB",
    "₴": "UAH",
    "₹": "INR",
    "₪": "ILS",
    "₺": "TRY",
    "₩": "KRW",
    "zł": "PLN",
}
WORDS = {
    "euro": "EUR",
    "euros": "EUR",
    "pound": "GBP",
    "pounds": "GBP",
    "quid": "GBP",
    "rub": "RUB",
    "руб": "RUB",
    "rupees": "INR",
    "yen": "JPY",
    "francs": "CHF",
    "zloty": "PLN",
    "tl": "TRY",
}
DOLLAR_WORDS = ("$", "dollar", "dollars", "buck", "bucks")
# ISO 4217 codes that are words as well (TRY, PEN, MAD, GEL, COP, RON, ALL) are left out: "5 pen" is no money.
CODES = sorted(
    words_of(
        "USD EUR GBP CAD AUD NZD CHF SEK NOK DKK ISK PLN CZK HUF BGN UAH RUB JPY CNY HKD SGD TWD KRW INR PKR "
        "THB IDR MYR PHP VND ILS AED SAR QAR KWD EGP ZAR NGN KES GHS BRL MXN ARS CLP UYU KZT RSD"
    )
)
TIMES = {
    "k": 1000,
    "tsd": 1000,
    "thousand": 1000,
    "grand": 1000,
    "m": 10**6,
    "mn": 10**6,
    "mio": 10**6,
    "mil": 10**6,
    "mm": 10**6,
    "million": 10**6,
    "millions": 10**6,
    "bn": 10**9,
    "billion": 10**9,
}


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_SIGN = _either([*SIGNS, "$", "kr"])
_NAME = _either([*SIGNS, *WORDS, *DOLLAR_WORDS, *(code.lower() for code in CODES), "kr"])
_NUMBER = r"\d{1,3}(?:[ ,.'_]\d{3}){1,4}(?:[.,]\d{1,2})?(?!\d)|\d{1,15}(?:[.,]\d{1,6})?(?!\d)"
AMOUNT = re.compile(
    rf"(?:(?P<before>{_SIGN}|(?:{_either([code.lower() for code in CODES])})(?=[ \d]))\ ?)?"
    rf"(?P<number>{_NUMBER})"
    rf"(?:\ ?(?P<times>{_either(list(TIMES))})(?![^\W_]))?"
    rf"(?:[ ]?(?P<after>{_NAME})(?![^\W_]))?"
)
"""An amount in lower-case plain text, with the words of its currency on either side, if any."""


@dataclass(frozen=True)
class Amount:
    """An amount at text[start:end]; `marked` when a currency or a multiplier says that it is money."""

    money: Money
    start: int
    end: int
    marked: bool


def read_money(text: str, default_currency: str) -> Money:
    """The amount that `text` states, in `default_currency` (ISO 4217) unless it names one. Raises
    NotUnderstood."""
    plain = look(tidy(text)).lower().strip(" \t\n.,;!?~≈")
    amount = amount_at(plain.removeprefix("about ").removeprefix("ca. "), 0, default_currency)
    if amount is None or amount.end != len(plain.removeprefix("about ").removeprefix("ca. ")):
        raise NotUnderstood(text)
    return amount.money


def amount_at(plain: str, place: int, default_currency: str) -> Amount | None:
    """The amount that begins at `place` of a plain lower-case text, or None."""
    match = AMOUNT.match(plain, place)
    if match is None:
        return None
    number = _number(match["number"], match["times"])
    currency = _currency(match["after"] or match["before"], default_currency)
    marked = bool(match["before"] or match["after"] or match["times"])
    return Amount(Money(number, currency), match.start(), match.end(), marked)


def _number(text: str, times: str | None) -> Decimal:
    """Digits with separators: the last . or , is the decimal one unless just three digits follow it
    (1,500)."""
    digits = re.sub(r"[ '_]", "", text)
    last = max(digits.rfind("."), digits.rfind(","))
    fraction = digits[last + 1 :] if last >= 0 else ""
    alone = digits.count(".") + digits.count(",") == 1
    decimal = alone and (digits.startswith("0") or (times and digits[last] == "."))
    thousands = len(fraction) == 3 and not decimal and not ("." in digits and "," in digits)
    whole = re.sub(r"[.,]", "", digits if thousands or last < 0 else digits[:last])
    amount = Decimal(whole if thousands or last < 0 else f"{whole}.{fraction}") * TIMES.get(times or "", 1)
    return Decimal(int(amount)) if amount == int(amount) else amount


def _currency(said: str | None, default: str) -> str:
    default = default.upper()
    if said is None:
        return default
    if said in DOLLAR_WORDS:
        return default if default in DOLLARS else "USD"
    if said == "kr":
        return default if default in KRONER else "SEK"
    if said == "¥" and default == "CNY":
        return default
    return SIGNS.get(said) or WORDS.get(said) or said.upper()
