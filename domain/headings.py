"""The name of a column, as a program or somebody in a hurry wrote it → what the column holds, and in which currency."""

from __future__ import annotations

import re

from domain.column_names import BESIDE, KNOWN, WAYS, Column
from domain.money import CODES, amount_at
from domain.typed import lowered, words_of

OF_WHAT = re.compile(r"^(?:person|deal|lead|contact|opportunity|customer|client|people) ")
"""Pipedrive writes “Person - Name”, “Deal - Value”."""

NAMES_OF_DEALS = frozenset({"deal name", "opportunity name"})
"""What is sold, as HubSpot and Follow Up Boss write it beside the person's own names."""

LONGEST = 100
"""Characters; more are no name of a column."""

CAMEL = re.compile(r"(?<=[a-zа-я])(?=[A-ZА-Я])")
NOT_LETTERS = re.compile(r"[\W\d_]+")
BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]")

SIGN = re.compile(r"[$€£¥₽₴₹₺₩₪]")
SPELT = words_of("""
    euro euros dollar dollars pound pounds rouble roubles rubles franken francs reais pesos dólares dolares руб рублях
    рублей usd eur cad gbp chf aud nzd rub brl mxn pln czk sek nok dkk inr jpy cny zł
""")
"""How a heading writes a currency in small letters; all capitals may be any (“TRY” is one, “try” isn't)."""

MONEY_WORD = re.compile(r"[A-Za-z]{1,3}\$|[^\W\d_]+\.?|[$€£¥₽₴₹₺₩₪]")
BEFORE_A_CURRENCY = words_of("in en em в de")
OF_MONEY = frozenset({Column.VALUE, Column.WON})


def called(header: str) -> Column | None:
    """What a column of that name holds, None where the name says nothing to us; units and signs don't count."""
    if len(header) > LONGEST:
        return None
    for written in (header, CAMEL.sub(" ", header), _without_brackets(header)):
        found = _called(_plain(written))
        if found is not None:
            return found
    without = _called(_plain(_without_currency(_without_brackets(header))))
    return without if without in OF_MONEY else None


def _called(name: str) -> Column | None:
    if name in NAMES_OF_DEALS:
        return None
    for each in (name, OF_WHAT.sub("", name), name.removesuffix(" value")):
        known = KNOWN.get(each) or _way(each)
        if known is not None:
            return known
    return None


def _plain(written: str) -> str:
    return NOT_LETTERS.sub(" ", lowered(written)).strip()


def _way(name: str) -> Column | None:
    words = frozenset(name.replace("e mail", "email").split())
    return next((way for way, known in WAYS.items() if known & words and words <= known | BESIDE), None)


def _without_brackets(header: str) -> str:
    """“Follow up (date)” is “Follow up”; but “Name (company)” is no name."""
    return BRACKETS.sub(lambda match: match[0] if _called(_plain(match[1])) else " ", header)


def _without_currency(header: str) -> str:
    words = [word for word in MONEY_WORD.findall(header) if not _is_currency(word)]
    while words and words[-1].lower() in BEFORE_A_CURRENCY:
        words.pop()
    return " ".join(words)


def _is_currency(word: str) -> bool:
    bare = word.rstrip(".")
    return bool(SIGN.fullmatch(word[-1])) or bare.lower() in SPELT or (bare.isupper() and bare in CODES)


def currency_in(header: str, default: str) -> str | None:
    """The currency (ISO 4217) that a heading names, “Budget (USD)”; `default` says which dollars “$” are."""
    for word in filter(_is_currency, MONEY_WORD.findall(header[:LONGEST])):
        amount = amount_at(f"1 {lowered(word)}", 0, default)
        if amount is not None and amount.end > 1:
            return amount.money.currency
    return None
