"""The name of a column, as a program or somebody in a hurry wrote it → what the column holds, and in which currency."""

from __future__ import annotations

import re

from domain import money
from domain.cells import LONGEST_VALUE
from domain.column_names import BESIDE, KEPT, KNOWN, WAYS, Column
from domain.typed import lowered, words_of

OF_WHAT = re.compile(r"^(?:person|deal|lead|contact|opportunity|customer|client|people) ")
"""Pipedrive writes “Person - Name”, “Deal - Value”."""

NAMES_OF_DEALS = frozenset({"deal name", "opportunity name"})
"""What is sold, as HubSpot and Follow Up Boss write it beside the person's own names."""

CAMEL = re.compile(r"(?<=[a-zа-я])(?=[A-ZА-Я])")
NOT_LETTERS = re.compile(r"[\W\d_]+")
BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]")

SIGNS = "".join(sorted(name for name in money.NAMES if len(name) == 1 and not name.isalpha()))
MONEY_WORD = re.compile(rf"[A-Za-z]{{1,3}}\$|[^\W\d_]+\.?|[{SIGNS}]")
BEFORE_A_CURRENCY = words_of("in en em в de w")
OF_MONEY = frozenset({Column.VALUE, Column.WON})


def called(header: str) -> Column | None:
    """What a column of that name holds, None where the name says nothing to us; units and signs don't count."""
    if len(header) > LONGEST_VALUE:
        return None
    for written in (header, CAMEL.sub(" ", header), _without_brackets(header)):
        found = _called(_plain(written))
        if found is not None:
            return found
    without = _called(_plain(_without_currency(_without_brackets(header))))
    return without if without in OF_MONEY else None


def is_for_the_notes(header: str) -> bool:
    """Whether a name that is none of our fields' is known all the same, and what stands there is a note."""
    return not KEPT.isdisjoint(_plain(CAMEL.sub(" ", header[:LONGEST_VALUE])).split())


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
    return word[-1] in SIGNS or word.lower().rstrip(".") in money.NAMES


def currency_in(header: str, default: str) -> str | None:
    """The currency (ISO 4217) that a heading names, “Budget (USD)”; `default` says which dollars “$” are."""
    words = filter(_is_currency, MONEY_WORD.findall(header[:LONGEST_VALUE]))
    found = (money.currency_called(word, default) or money.currency_called(word[-1], default) for word in words)
    return next(filter(None, found), None)
