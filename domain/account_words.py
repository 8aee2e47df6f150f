"""What people type of money spent, time worked and goals, in six languages: “$200 expo yesterday”, “1,5 Std Messe”.

A day that is said beside an amount or a time is when that was; words that may be a day or an amount are the amount.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeVar

from rapidfuzz.distance import OSA

from domain import moments, period_phrases
from domain.account_tables import (
    AIMS,
    ASIDE,
    BROUGHT,
    EACH,
    EVERY,
    FOR_LEADS,
    HOUR,
    LENGTHS,
    LINKS,
    MINUTE,
    MONEY,
    NUMBERS,
    OFF,
    OTHER_UNIT,
)
from domain.answers import Reading
from domain.errors import NotSpentYet, NotUnderstood, PeriodToCome, TooLongToNote
from domain.goals import HIGHEST
from domain.models import Aim, Every
from domain.money import Amount, Money, amount_at
from domain.period_words import fold
from domain.sources import EVENTS, KNOWN, NETWORKS, Source
from domain.typed import either, lowered, tidy, words_of

MOST_MONEY = Decimal(10) ** 12
"""More than any salesperson spends or aims for; a slip of the thumb has no effect."""

MOST_MINUTES = 7 * 24 * 60
"""A week without sleep."""

LONGEST = 200
"""Characters. Any run of words may be a day, for each of which the others are read: more would hold up everybody."""
LONGEST_SOURCE = 4
"""Words that name a source: “word of mouth”, “tag der offenen tür”."""
LONGEST_DAY = 4
"""Words that name a day: “on 1 April 2026”."""
SURE_DAY = 4
"""Letters: shorter words are a weekday only where nothing stands behind or before them, as “mon” and “di” are."""

SPELT = tuple(name for name in NETWORKS if name.isalpha() and len(name) >= 6)
MOST_SLIPS = 2
SHORTEST_SLIP = 6
"""Letters and slips by which a word may be the name of a network."""

BESIDE = " \t\n,;:.!–-"
WORD_BEGINS = re.compile(r"(?<!\S)\S")

TIME = re.compile(
    rf"(?P<hours>\d{{1,3}}(?:[.,]\d{{1,2}})?) ?(?:{HOUR})(?![^\W\d_])\.?"
    rf"(?: ?(?:(?:and|und|y|et|e|и) )?(?P<beside>\d{{1,2}}) ?(?:{MINUTE})(?![^\W_])\.?|(?P<glued>\d{{2}})(?!\S)"
    r"|(?P<half> and a half| y media| et demie?| e meia| с половиной))?"
    r"|(?P<clock>\d{1,2}):(?P<past>[0-5]\d)"
    rf"|(?P<minutes>\d{{1,5}}) ?(?:{MINUTE})(?![^\W_])\.?"
    rf"|(?P<spoken>{either(NUMBERS)}) (?:(?P<of_hours>{HOUR})|{MINUTE})(?!\w)\.?"
)
"""A length of time that says its unit."""
NAMED = {minutes: re.compile(rf"(?:{names})(?!\w)") for minutes, names in LENGTHS.items()}
BARE_MINUTES = re.compile(rf"\d{{1,5}}(?![\w:])(?![.,]\d)(?! (?:{OTHER_UNIT})(?!\w))")
"""A number alone; “1 day” and “90 seconds” are no minutes."""
BESIDE_A_LENGTH = re.compile(rf"\d ?(?:{OTHER_UNIT})\.?(?: (?:and|und|y|et|e|и)|,)? $")
"""Behind it an hour is but a part of what was said: “1 day 2h”."""

BLANKS = re.compile(r"\d \d{3}")
COMMA = re.compile(r" \d{3},\d{1,2}\D*$")
WRITES_BLANKS = words_of(
    "AD AM AO AZ BE BG BY CH CR CZ EE ES FI FR GE HU KG KZ LT LU LV MC MD MK MZ NO PL PT RU SE SI SK UA UZ ZA"
)
"""Countries (ISO 3166) that part thousands by a blank."""

HOW_OFTEN = {
    each: re.compile(rf"(?:(?<!\w)(?:(?:{EACH}) ){{0,2}}| ?/ ?)(?:{words})(?!\w)\.?") for each, words in EVERY.items()
}
COUNT = r"\d{1,3}(?:[,.' ]\d{3})+|\d{1,7}"
COUNTED = re.compile(rf"(?P<before>(?:[^\W\d]+:? )*)(?P<count>{COUNT})(?P<after>(?: [^\W\d]+)*)")


@dataclass(frozen=True)
class Expense:
    """Money that was spent, on which source (None: on all), what was said of it, and when, if that was said (aware).

    `likely` is a source that may be meant by a name that is new.
    """

    amount: Money
    source: Source | None
    words: str
    at: datetime | None = None
    likely: Source | None = None


@dataclass(frozen=True)
class Hours:
    """Minutes that went into which source (None: into all), what was done in them, and when, if that was said (aware).

    `likely` is a source that may be meant by what is none.
    """

    minutes: int
    source: Source | None
    note: str | None
    at: datetime | None = None
    likely: Source | None = None


@dataclass(frozen=True)
class Wish:
    """What is aimed for, how often it begins anew."""

    what: Aim
    target: int | Money
    every: Every


@dataclass(frozen=True)
class Ending:
    """A goal that somebody is done with; None: of whatever kind."""

    what: Aim | None
    every: Every | None


def expense(typed: str, by: Reading) -> Expense:
    """Money spent; what is neither amount, day nor network is kept as it is.

    Raises:
        NotUnderstood: there is no amount in it, or there are several and nobody can tell which it is.
        NotSpentYet: the day is still to come.
        TooLongToNote: it has too many words.
    """
    return _dated(typed, by, lambda words: _expense(words, by.currency_of(typed), by.country))


def hours(typed: str, by: Reading) -> Hours:
    """Time worked: a bare number is minutes. Raises what `expense` does, NotUnderstood also for over a week."""
    return _dated(typed, by, _hours)


Told = TypeVar("Told", Expense, Hours)


def _dated(typed: str, by: Reading, read: Callable[[str], Told]) -> Told:
    """What was typed, when it was where that is said: at noon of that day."""
    kept = _one_line(typed)
    for rest, day in _without_day(kept, by):
        try:
            told = read(rest)
        except NotUnderstood:
            continue
        today = by.now.astimezone(by.zone).date()
        if day > today:
            raise NotSpentYet(day)
        at = moments.instant(datetime.combine(day, time(12)), by.zone)
        return replace(told, at=at) if day < today else told
    try:
        return read(kept)
    except NotUnderstood:
        raise NotUnderstood(typed) from None


def _one_line(typed: str) -> str:
    """What was typed, with one blank between words. Raises TooLongToNote."""
    kept = " ".join(tidy(typed).split())
    if len(kept) > LONGEST:
        raise TooLongToNote
    return kept


def _without_day(kept: str, by: Reading) -> Iterator[tuple[str, date]]:
    """What remains without each run of words that may name a day, and that day; the longest runs first."""
    words = kept.split()
    for length in range(min(LONGEST_DAY, len(words)), 0, -1):
        for start in range(len(words) - length, -1, -1):
            said = words[start : start + length]
            is_sure = any(each.isdigit() or len(each.strip(BESIDE)) >= SURE_DAY for each in said) or "/" in said[0]
            if not is_sure and 0 < start < len(words) - length:
                continue
            if (day := _day(" ".join(said), by)) is not None:
                yield " ".join([*words[:start], *words[start + length :]]), day


def _day(said: str, by: Reading) -> date | None:
    """The one day that words name; also one to come."""
    try:
        return period_phrases.day(said, by.now, by.zone, day_first=by.day_first)
    except PeriodToCome as ahead:
        return ahead.period.first
    except NotUnderstood:
        return None


def _expense(kept: str, currency: str, country: str) -> Expense:
    """Raises NotUnderstood."""
    plain = lowered(kept)
    found = [each for each in _amounts(plain, currency) if each.money.amount > 0]
    found = [each for each in found if each.marked] or found
    if len(found) != 1 or found[0].money.amount >= MOST_MONEY:
        raise NotUnderstood(kept)
    if country not in WRITES_BLANKS and _may_be_two(plain[found[0].start : found[0].end]):
        raise NotUnderstood(kept)
    source, words = place(f"{kept[: found[0].start]} {kept[found[0].end :]}")
    if source is None and words:
        return Expense(found[0].money, Source.OTHER, words, likely=_likely(words))
    return Expense(found[0].money, source, words)


def _may_be_two(amount: str) -> bool:
    """Whether an amount with a blank may be two numbers: “200 300” may, “1 200,50” and “1 200 €” are one."""
    return BLANKS.search(amount) is not None and amount[-1].isdigit() and COMMA.search(amount) is None


def _amounts(plain: str, currency: str) -> Iterator[Amount]:
    """Every amount that stands for itself, in order."""
    end = 0
    for begins in WORD_BEGINS.finditer(plain):
        amount = amount_at(plain, begins.start(), currency) if begins.start() >= end else None
        if amount is not None and not _goes_on(plain, amount.end):
            yield amount
            end = amount.end


def _goes_on(plain: str, end: int) -> bool:
    """Whether what stands there makes a number something else than an amount: “15 %”, “2nd”."""
    return plain[end : end + 1].isalnum() or plain[end:].lstrip()[:1] in {"%", "/"}


def _hours(kept: str) -> Hours:
    """Raises NotUnderstood."""
    plain = lowered(kept)
    match = next(_lengths(plain), None) or next(_bare(plain), None)
    if match is not None and BESIDE_A_LENGTH.search(plain, 0, match.start()):
        raise NotUnderstood(kept)
    taken = _minutes(match) if match is not None else 0
    if match is None or not 0 < taken <= MOST_MINUTES:
        raise NotUnderstood(kept)
    source, words = place(f"{kept[: match.start()]} {kept[match.end() :]}")
    return Hours(taken, source, words or None, likely=_likely(words) if source is None else None)


def _lengths(plain: str) -> Iterator[re.Match[str]]:
    for each in WORD_BEGINS.finditer(plain):
        found = (pattern.match(plain, each.start()) for pattern in (*NAMED.values(), TIME))
        yield from (match for match in found if match is not None)


def _bare(plain: str) -> Iterator[re.Match[str]]:
    begins = WORD_BEGINS.finditer(plain)
    return (found for each in begins if (found := BARE_MINUTES.match(plain, each.start())) is not None)


def _minutes(match: re.Match[str]) -> int:
    named = next((minutes for minutes, pattern in NAMED.items() if match.re is pattern), None)
    told = match.groupdict()
    if named is not None:
        return named
    if told.get("clock"):
        return int(told["clock"]) * 60 + int(told["past"])
    if told.get("spoken"):
        return NUMBERS[told["spoken"]] * (60 if told["of_hours"] else 1)
    if told.get("hours"):
        whole = int(Decimal(told["hours"].replace(",", ".")) * 60)
        return whole + (30 if told["half"] else int(told["beside"] or told["glued"] or 0))
    return int(told.get("minutes") or match[0])


def place(words: str) -> tuple[Source | None, str]:
    """The source that words name, and what they say beside it; None where they name none that is known."""
    said = [each for each in (word.strip(BESIDE) for word in words.split()) if each]
    plain = [lowered(each) for each in said]
    for length in range(min(LONGEST_SOURCE, len(said)), 0, -1):
        for start in range(len(said) - length + 1):
            name = " ".join(plain[start : start + length])
            if (source := _named(name)) is not None:
                rest = [*said[:start], *said[start + length :]]
                return source, _joined(rest if _says_it_all(name, source) else said)
    return None, _joined(said)


def _named(name: str) -> Source | None:
    return KNOWN.get(name) or (Source.EVENT if name in EVENTS else None)


def _likely(words: str) -> Source | None:
    """The network that one of the words may be a slip for: “fecebok”."""
    for word in map(lowered, words.split()):
        near = [name for name in SPELT if OSA.distance(word, name, score_cutoff=MOST_SLIPS) <= MOST_SLIPS]
        if len(word) >= SHORTEST_SLIP and near:
            return NETWORKS[min(near, key=lambda name: OSA.distance(word, name))]
    return None


def _says_it_all(name: str, source: Source) -> bool:
    """Whether the name of a source adds nothing to it, as “fb” does not; “the home show” says which event it was."""
    return name in NETWORKS or name in (source.value, source.value.replace("_", "-"), source.value.replace("_", " "))


def _joined(said: list[str]) -> str:
    """Words without those at either end that only join them to something."""
    while said and fold(said[0]) in LINKS:
        said = said[1:]
    while said and fold(said[-1]) in LINKS:
        said = said[:-1]
    return " ".join(said)


def ending(typed: str) -> Ending | None:
    """“off”, “no goals”, “10 leads” is none: which goals somebody is done with. Raises TooLongToNote."""
    every, plain = _how_often(_plain(typed))
    words = [fold(word) for word in plain.replace(":", " ").split()]
    what = _aim_of(words)
    said = OFF | ASIDE | MONEY | (AIMS[what] if what is not None else frozenset())
    if OFF.isdisjoint(words) or not said.issuperset(words):
        return None
    return Ending(Aim.MONEY if what is None and not MONEY.isdisjoint(words) else what, every)


def wish(typed: str, by: Reading) -> Wish:
    """A goal: so many leads or wins, or so much money; weekly where nothing else is said.

    Raises:
        NotUnderstood: it is none.
        TooLongToNote: it has too many words.
    """
    every, plain = _how_often(_plain(typed))
    found = _counted(plain) or _money(plain, by.currency_of(typed))
    if found is None:
        raise NotUnderstood(typed)
    what, target = found
    return Wish(what, target, every or Every.WEEK)


def _plain(typed: str) -> str:
    return lowered(_one_line(typed)).strip(" .!?")


def _how_often(plain: str) -> tuple[Every | None, str]:
    """How often a goal begins anew, where that is said, and what else is."""
    for each, pattern in HOW_OFTEN.items():
        if pattern.search(plain):
            return each, " ".join(pattern.sub(" ", plain).split())
    return None, plain


def _aim_of(words: list[str]) -> Aim | None:
    """What the words among these that count something count."""
    if not FOR_LEADS.isdisjoint(words):
        return Aim.LEADS
    found = [aim for aim, known in AIMS.items() if not known.isdisjoint(words)]
    return found[0] if len(found) == 1 else None


def _counted(plain: str) -> tuple[Aim, int] | None:
    """A number and what it counts, in any order."""
    if not re.search(r"\d", plain):
        plain = " ".join(str(NUMBERS.get(word, word)) for word in plain.split())
    match = COUNTED.fullmatch(plain)
    if match is None:
        return None
    words = [fold(word) for word in f"{match['before']} {match['after']}".replace(":", " ").split()]
    what = _aim_of(words)
    known = frozenset[str]().union(*AIMS.values()) | ASIDE
    count = int(re.sub(r"\D", "", match["count"]))
    return (what, count) if what is not None and known.issuperset(words) and 0 < count < HIGHEST else None


def _money(plain: str, currency: str) -> tuple[Aim, Money] | None:
    """An amount that says that it is one: a bare number may be leads as well."""
    words = [word for word in plain.replace(":", " ").split() if fold(word) not in ASIDE]
    bare = " ".join(word for word in words if fold(word) not in BROUGHT)
    amount = amount_at(bare, 0, currency)
    if amount is None or bare[amount.end :].strip(".") or not (amount.marked or len(bare) < len(" ".join(words))):
        return None
    return (Aim.MONEY, amount.money) if 0 < amount.money.amount < MOST_MONEY else None
