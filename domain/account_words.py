"""What people type of money spent, time worked and goals: “$1,200 on the expo”, “2h workshop”, “10 leads monthly”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from domain.errors import NotUnderstood
from domain.goals import HIGHEST
from domain.models import Aim, Every
from domain.money import Amount, Money, amount_at
from domain.sources import EVENTS, KNOWN, NETWORKS, Source
from domain.typed import lowered, tidy, words_of

MOST_MONEY = Decimal(10) ** 12
"""More than any salesperson spends or aims for; a slip of the thumb has no effect."""

MOST_MINUTES = 7 * 24 * 60
"""A week without sleep."""

LONGEST_NOTE = 200
LONGEST_SOURCE = 4
"""Words that name a source: “word of mouth”, “tag der offenen tür”."""

LINKS = words_of("on for at in with to the from of via by was spent paid a an our my")
"""Words that only join a source to what was said."""
BESIDE = " \t\n,;:.!–-"
WORD_BEGINS = re.compile(r"(?<!\S)\S")

HOURS_UNIT, MINUTES_UNIT = r"(?:hours?|hrs?|h)(?![^\W\d_])\.?", r"(?:minutes?|mins?|min|m)(?![^\W_])\.?"
TIME = re.compile(
    rf"(?P<hours>\d{{1,3}}(?:[.,]\d{{1,2}})?) ?{HOURS_UNIT}(?: ?(?:and )?(?P<beside>\d{{1,2}}) ?{MINUTES_UNIT}"
    r"|(?P<glued>\d{2})(?!\S))?"
    r"|(?P<clock>\d{1,2}):(?P<past>[0-5]\d)"
    rf"|(?P<minutes>\d{{1,5}}) ?{MINUTES_UNIT}"
)
"""A length of time that says its unit."""
BARE_MINUTES = re.compile(r"\d{1,5}(?![\w:])(?![.,]\d)")

EVERY = {
    each: re.compile(rf"(?:(?<!\w)(?:a|per|each|every|this) |/ ?|(?<!\w)){each.value}(?:ly)?(?!\w)") for each in Every
}
COUNT = r"\d{1,3}(?:[,.' ]\d{3})+|\d{1,7}"
COUNTED = re.compile(rf"(?P<count>{COUNT}) (?P<words>[^\W\d]+(?: [^\W\d]+)?)")
NAMED_FIRST = re.compile(rf"(?P<words>[^\W\d]+(?: [^\W\d]+)?):? (?P<count>{COUNT})")
NEW = "new"
AIMS = {
    Aim.LEADS: words_of("lead leads recorded prospects contacts"),
    Aim.CLOSED: words_of(
        "closed close closes closing win wins won deal deals sale sales customer customers client clients"
    ),
}
"""What a goal may be counted in, besides money."""
BROUGHT = words_of("won in sales of revenue worth income turnover")
"""Words beside an amount that say no more than that it is money to be won."""


@dataclass(frozen=True)
class Expense:
    """Money that was spent, on which source (None: on all), and what was said of it."""

    amount: Money
    source: Source | None
    words: str


@dataclass(frozen=True)
class Hours:
    """Minutes that went into which source (None: into all), and what was done in them."""

    minutes: int
    source: Source | None
    note: str | None


@dataclass(frozen=True)
class Wish:
    """What is aimed for, how often it begins anew."""

    what: Aim
    target: int | Money
    every: Every


def expense(typed: str, currency: str) -> Expense:
    """Money spent, in `currency` (ISO 4217) unless it names one; words that are no source are kept as they are.

    Raises:
        NotUnderstood: there is no amount in it, or there are several and nobody can tell which it is.
    """
    kept = tidy(typed).strip()
    plain = lowered(kept)
    found = [each for each in _amounts(plain, currency) if each.money.amount > 0]
    found = [each for each in found if each.marked] or found
    if len(found) != 1 or found[0].money.amount >= MOST_MONEY:
        raise NotUnderstood(typed)
    source, words = place(f"{kept[: found[0].start]} {kept[found[0].end :]}")
    return Expense(found[0].money, source, words)


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


def hours(typed: str) -> Hours:
    """Time worked: a bare number is minutes. Raises NotUnderstood, also for none, and for more than a week."""
    kept = tidy(typed).strip()
    plain = lowered(kept)
    match = next(_lengths(plain), None) or next(_bare(plain), None)
    taken = _minutes(match) if match is not None else 0
    if match is None or not 0 < taken <= MOST_MINUTES:
        raise NotUnderstood(typed)
    source, words = place(f"{kept[: match.start()]} {kept[match.end() :]}")
    return Hours(taken, source, words[:LONGEST_NOTE] or None)


def _lengths(plain: str) -> Iterator[re.Match[str]]:
    return (found for each in WORD_BEGINS.finditer(plain) if (found := TIME.match(plain, each.start())) is not None)


def _bare(plain: str) -> Iterator[re.Match[str]]:
    begins = WORD_BEGINS.finditer(plain)
    return (found for each in begins if (found := BARE_MINUTES.match(plain, each.start())) is not None)


def _minutes(match: re.Match[str]) -> int:
    told = match.groupdict()
    if told.get("clock"):
        return int(told["clock"]) * 60 + int(told["past"])
    if told.get("hours"):
        whole = int(Decimal(told["hours"].replace(",", ".")) * 60)
        return whole + int(told["beside"] or told["glued"] or 0)
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


def _says_it_all(name: str, source: Source) -> bool:
    """Whether the name of a source adds nothing to it, as “fb” does not; “the home show” says which event it was."""
    return name in NETWORKS or name in (source.value, source.value.replace("_", "-"), source.value.replace("_", " "))


def _joined(said: list[str]) -> str:
    """Words without those at either end that only join them to something."""
    while said and lowered(said[0]) in LINKS:
        said = said[1:]
    while said and lowered(said[-1]) in LINKS:
        said = said[:-1]
    return " ".join(said)


def wish(typed: str, currency: str) -> Wish:
    """A goal: so many leads or wins, or so much money; weekly where nothing else is said. Raises NotUnderstood."""
    plain = " ".join(lowered(tidy(typed)).split()).strip(" .")
    every = Every.WEEK
    for each, pattern in EVERY.items():
        if pattern.search(plain):
            every, plain = each, " ".join(pattern.sub(" ", plain).split())
            break
    found = _counted(plain) or _money(plain, currency)
    if found is None:
        raise NotUnderstood(typed)
    what, target = found
    return Wish(what, target, every)


def _counted(plain: str) -> tuple[Aim, int] | None:
    match = COUNTED.fullmatch(plain) or NAMED_FIRST.fullmatch(plain)
    if match is None:
        return None
    words = [word for word in match["words"].split() if word != NEW]
    what = next((aim for aim, known in AIMS.items() if words and known.issuperset(words)), None)
    count = int(re.sub(r"\D", "", match["count"]))
    return (what, count) if what is not None and 0 < count < HIGHEST else None


def _money(plain: str, currency: str) -> tuple[Aim, Money] | None:
    """An amount that says that it is one: a bare number may be leads as well."""
    words = plain.split()
    bare = " ".join(word for word in words if word not in BROUGHT)
    amount = amount_at(bare, 0, currency)
    if amount is None or bare[amount.end :] or not (amount.marked or len(bare) < len(plain)):
        return None
    return (Aim.MONEY, amount.money) if 0 < amount.money.amount < MOST_MONEY else None
