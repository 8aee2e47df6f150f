"""What a group doesn't see: the middle of phone numbers, and whose an e-mail is."""

from __future__ import annotations

import re

from domain import contacts

DOTS = "•••"
LAST, HIDDEN = 4, 3
"""Of a phone number the last digits are shown, and those before them hidden: 902-•••-0134."""

FEWEST_DIGITS, FEWEST_CUT = 7, 4
"""How many digits may be a phone number, and where a text was cut off behind them, the beginning of one."""

COMMA = r",(?=\d)(?:(?!\d{3}(?:,\d{3})*(?![\d,]))|(?<=\d{3},)(?=\d{3},\d{3}(?!\d))|(?<=\d{3},\d{3},))"
"""A comma that isn't between thousands; nine digits in threes are a phone number, where no sign says money."""

APART = (
    rf"(?:•(?!•)(?<!••)|{COMMA}|[ \t().\[\]\-/_~*·|"
    r"\u00a0\u00ad\u2000-\u200f\u2010-\u2015\u202a-\u202f\u205f\u2060\u2066-\u2069\u2212\uff0d])"
)
"""What people put between the digits of a phone number, seen or not; three dots hide some already."""

DIGITS = re.compile(rf"\+?\(?\d(?:{APART}{{0,4}}\d)+…?")
DAY = re.compile(r"(?<![\d./-])((?:19|20)\d\d-\d\d?-\d\d?|[0-3]?\d([./-])[01]?\d\2(?:19|20)\d\d)(?![./-]?\d)")
HOURS = re.compile(r"[012]?\d[.:][0-5]\d ?[-\u2013] ?[012]?\d[.:][0-5]\d")
A_LEAD = re.compile(rf"(?<![\w#])#\d{{1,{FEWEST_DIGITS}}}(?![\w])")
AMOUNT = re.compile(r"[1-9]\d?(?:\.\d{3}){2}")
"""Millions, their thousands apart as Germans have them: no phone number is written so."""
MONEY = "$€£¥₽₴₹"
MONEY_AFTER = re.compile(rf"[ \u00a0\u202f]?[{MONEY}](?![ \u00a0\u202f]?\d)")
"""The sign of a currency behind a sum; one that opens the next sum says nothing of what stands before it."""
SUM = re.compile(r"[1-9]\d{0,2}(?:[.,\u00a0\u202f ]\d{3})+|[1-9]\d{0,8}")
"""What may stand beside the sign of a currency."""
LABELLED = re.compile(
    rf"((?<!\w)(?:tel|phone|mobile|cell|тел)\.?: ?)(\+?\(?\d(?:{APART}{{0,4}}\d){{3,5}})(?!{APART}{{0,4}}[\d•])",
    re.IGNORECASE,
)
"""A short number that is called one of a phone: “tel:555013”."""

OF_EMAIL = r"[\w.!#$%&'*+/=?^{}~-]"
EMAIL = re.compile(
    rf"(?<!{OF_EMAIL}){OF_EMAIL}+"
    r"(?:(?:@|\uff20|%40)(?:[\w-]+(?:\.[\w-]+)+|[\w.-]*…)"
    r"| ?[@\uff20] (?:[\w-]+\.)+[^\W\d_]{2,}"
    rf"| [@\uff20](?:[\w-]+\.)+(?:{contacts.ENDINGS.replace(' ', '|')})(?![\w.-]*\w))",
)
"""An e-mail, one with spaces around its sign, or what is left of one where a text was cut off.

“follow @jane.doe” is the name of somebody elsewhere.
"""


def masked(text: str) -> str:
    """`text` with every phone number and e-mail in it shown in part only; numbers that may be one too."""
    text = contacts.SPELLED_EMAIL.sub(lambda found: _spelled(found[0]), text)
    text = EMAIL.sub(lambda found: _email(found[0]), text)
    text = LABELLED.sub(lambda found: f"{found[1]}{DOTS}{''.join(filter(str.isdigit, found[2]))[-HIDDEN:]}", text)
    return DIGITS.sub(lambda found: found[0] if _is_money(text, found) else _numbers(found, text), text)


def _spelled(email: str) -> str:
    """“jane at acme dot com” and “jane(at)acme.com”; “meet at acme.com” is none."""
    is_one = " dot " in email.lower() or "@" in email or re.search(r"[(\[]at[)\]]", email, re.IGNORECASE) is not None
    return _email(email) if is_one else email


def _email(email: str) -> str:
    host = re.split("@|\uff20|%40", email)[-1] if re.search("@|\uff20|%40", email) else ""
    return f"{email[0]}{DOTS}@{host.strip()}" if host else f"{email[0]}{DOTS}"


def _is_money(text: str, found: re.Match[str]) -> bool:
    is_beside = text[max(0, found.start() - 1) : found.start()] in tuple(MONEY) or MONEY_AFTER.match(text, found.end())
    return bool(is_beside) and SUM.fullmatch(found[0]) is not None


def _numbers(found: re.Match[str], text: str) -> str:
    """A run of digits in which the number of a lead, days and hours are left as they are."""
    lead = A_LEAD.match(text, max(0, found.start() - 1))
    if lead is not None:
        return text[found.start() : lead.end()] + _of_run(text[lead.end() : found.end()])
    return _of_run(found[0])


def _of_run(run: str) -> str:
    if AMOUNT.fullmatch(run) or HOURS.fullmatch(run):
        return run
    shown, place = "", 0
    for day in DAY.finditer(run):
        shown += _phone(run[place : day.start()]) + day[0]
        place = day.end()
    return shown + _phone(run[place:])


def _phone(number: str) -> str:
    places = [place for place, sign in enumerate(number) if sign.isdigit()]
    if number.endswith("…"):
        return number if len(places) < FEWEST_CUT else f"{number[: places[0]]}{DOTS}…"
    if len(places) < FEWEST_DIGITS:
        return number
    last = places[-LAST]
    first = places[-LAST - HIDDEN] if len(places) > FEWEST_DIGITS else places[0]
    shown = number[last - 1] if not number[last - 1].isdigit() else ""
    return f"{number[:first]}{DOTS}{shown}{number[last:]}"
