"""What a group doesn't see: the middle of phone numbers, and whose an e-mail is."""

from __future__ import annotations

import re

from domain import contacts

DOTS = "•••"
LAST, HIDDEN = 4, 3
"""Of a phone number the last digits are shown, and those before them hidden: 902-•••-0134."""

FEWEST_DIGITS = 7
DIGITS = re.compile(r"\+?\(?\d(?:[ ().\-/\u2011]{0,3}\d)+")
DAY = re.compile(r"\d{4}-\d\d?-\d\d?|\d\d?([./-])\d\d?\1\d{2,4}")
AMOUNT = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
"""Thousands as the Germans part them; others part them by what no phone number has."""


def masked(text: str) -> str:
    """`text` with every phone number and e-mail in it shown in part only; numbers that may be one too."""
    for claim in sorted(contacts.addresses(text), reverse=True):
        if claim.field == "email":
            text = text[: claim.start] + _email(text[claim.start : claim.end]) + text[claim.end :]
    text = contacts.EMAIL.sub(lambda found: _email(found[0]), text)
    return DIGITS.sub(lambda found: _phone(found[0]), text)


def _email(email: str) -> str:
    host = email[email.rfind("@") :] if "@" in email else ""
    return f"{email[0]}{DOTS}{host}"


def _phone(number: str) -> str:
    places = [place for place, sign in enumerate(number) if sign.isdigit()]
    if len(places) < FEWEST_DIGITS or DAY.fullmatch(number) or AMOUNT.fullmatch(number):
        return number
    last = places[-LAST]
    first = places[max(-LAST - HIDDEN, -len(places))] if len(places) > FEWEST_DIGITS else places[0]
    shown = number[last - 1] if not number[last - 1].isdigit() else ""
    return f"{number[:first]}{DOTS}{shown}{number[last:]}"
