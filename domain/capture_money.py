"""What a lead is worth, found in a sentence."""

from __future__ import annotations

import re

from domain.contacts import Claim
from domain.money import amount_at

WORTH = re.compile(r"(?<!\w)(?:worth|budget|value|price|amount|deal)(?: (?:of|is|size|about|around|up to))*[:\s~]*$")
"""Words before an amount that say what it is."""
NUMBER = re.compile(r"(?<!\w)(?<!\d[.,:/-])\d")
BEFORE = re.compile(r"(?:(?:us|ca?|cad|au?|nz|hk|s|r)?\$|[€£¥₽₴₹₪₺₩]|(?<!\w)(?:kr|zł|[a-z]{3}))\ ?$")
RATE = re.compile(
    r"(?: ?/ ?| per | an? (?=[dhmqwy]))(?:yr|year|y|annum|quarter|qtr|mo|mth|month|m|wk|week|w|day|d|hr|hour|h|night"
    r"|seat|user|unit|person|pp|head|licen[cs]e|piece|pc|sq ?m|sq ?ft)(?![^\W_])"
    r"| (?:p\.?a|pcm|annually|yearly|monthly)(?![^\W_])"
)
"""What an amount is paid for, again and again: it belongs to the amount."""
MOST_AMOUNTS = 32
LONGEST_LABEL = 40


def amounts(plain: str, currency: str) -> list[Claim]:
    """What the lead is worth: the amount with a label, or else the first that is surely money.

    What it is paid for (“$500 per month”) is claimed with it, as a rate.
    """
    sure: list[Claim] = []
    for looked, match in enumerate(NUMBER.finditer(plain)):
        if looked == MOST_AMOUNTS:
            break
        place = match.start()
        sign = BEFORE.search(plain, max(0, place - 5), place)
        amount = amount_at(plain, sign.start(), currency) if sign else None
        amount = amount or amount_at(plain, place, currency)
        if amount is None:
            continue
        start, rate = amount.start, RATE.match(plain, amount.end)
        end = rate.end() if rate else amount.end
        if _is_part(plain, start, end):
            continue
        claims = [Claim(start, end, "value", amount.money)]
        claims += [Claim(start, end, "rate", None)] if rate else []
        if WORTH.search(plain[max(0, start - LONGEST_LABEL) : start]):
            return claims
        if not sure and amount.marked and (rate or not _is_measure(plain, start, end)):
            sure = claims
    return sure


def _is_part(plain: str, start: int, end: int) -> bool:
    """Whether digits belong to a longer thing: a range (300-350k), a time (15:30), a share (20%)."""
    before, after = plain[max(0, start - 1) : start], plain[end : end + 2]
    if before.isalnum() or before in set("@#/_") or (before == "-" and plain[start - 2 : start - 1].isalnum()):
        return True
    return after[:1].isalnum() or after[:1] in ("%", "_", "@") or (after[:1] in ("-", ":", "/") and after[1:].isalnum())


def _is_measure(plain: str, start: int, end: int) -> bool:
    """Whether “2m” and “5k” may count things: no currency, a word comes next, and nothing speaks of money."""
    said = plain[start:end]
    if said[-1] not in "km" or not re.match(r" ?[^\W\d_]", plain[end : end + 2]):
        return False
    metres = said[-1] == "m" and said[:-1].strip().isdigit()
    return metres or COUNTING.search(plain, max(0, start - LONGEST_LABEL), start) is not None


COUNTING = re.compile(r"(?<!\w)(?:wants?|needs?|buy|orders?|ordering) $")
