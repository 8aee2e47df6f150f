"""The pieces of a phrase, each with what it says: a word by its table, a figure by its form."""

from __future__ import annotations

import re

from domain import periods
from domain.period_words import MEANS, REWRITTEN, Mark
from domain.period_years import Said
from domain.periods import Period

LONGEST = 100
"""Characters; nobody says a period in more."""

TOKEN = re.compile(
    r"(?P<iso>\d{4}(?P<sign>[-/.])\d{1,2}(?P=sign)\d{1,2}(?!\d))"
    r"|(?P<key>\d{4}-?w\d{1,2}(?!\d)|\d{4}-?[qt][1-4](?!\w)|\d{4}-\d{1,2}(?!\d))"
    r"|(?P<full>\d{1,2}(?P<between>[./-])\d{1,2}(?P=between)(?:\d{4}|\d{2})(?!\d))"
    r"|(?P<of_year>\d{1,2}[./]\d{4}(?!\d))"
    r"|(?P<short>\d{1,2}(?:/\d{1,2}|\.\d{1,2}\.?)(?![\d/]))"
    r"|(?P<quarter>[qt][1-4](?!\w)|[1-4][qt](?!\w))"
    r"|(?P<week>w(?=\d{1,2}(?!\w)))"
    r"|(?P<number>\d{1,4})(?P<nth>(?:st|nd|rd|th|er|re|eme|e|o|a|-?(?:ое|го|ого|и|я|м|ом))(?!\w)|\.(?!\.))?"
    r"|(?P<word>[^\W\d_]+)|(?P<dash>\.\.+|-+|/)"
)
BESIDE = re.compile(r"[\s,.'’\"“”()?!:;]*")
"""What may stand between tokens and says nothing."""

Piece = Mark | Said | Period
"""A word that was marked, or a figure that says it all."""


def pieces(plain: str, *, day_first: bool) -> list[Piece]:
    """What each piece says. Raises ValueError where one says nothing that is known here."""
    for said, meant in REWRITTEN.items():
        plain = plain.replace(said, meant)
    found: list[Piece] = []
    end = 0
    for match in TOKEN.finditer(plain[: LONGEST + 1]):
        if not BESIDE.fullmatch(plain, end, match.start()):
            raise ValueError
        found.append(_mark(match, day_first))
        end = match.end()
    if not BESIDE.fullmatch(plain, end):
        raise ValueError
    return found


def is_a(piece: Piece, *kinds: str) -> bool:
    """Whether a piece is a word of one of these kinds."""
    return isinstance(piece, Mark) and piece.kind in kinds


def _mark(match: re.Match[str], day_first: bool) -> Piece:
    """Raises ValueError."""
    kind, text = match.lastgroup or "", match[0]
    if match["word"]:
        if text not in MEANS:
            raise ValueError
        return MEANS[text]
    if match["number"]:
        number = int(match["number"])
        return Mark("year" if number >= 1000 else "nth" if match["nth"] else "n", number)
    if kind == "dash":
        return Mark("to")
    if kind == "key":
        return periods.of_key(text.replace("t", "q"))
    if kind in ("quarter", "week"):
        return Mark("quarter", int(text.strip("qt"))) if kind == "quarter" else Mark("unit", unit="week")
    return _figures([int(each) for each in re.findall(r"\d+", text)], "." in text, day_first)


def _figures(numbers: list[int], dotted: bool, day_first: bool) -> Said:
    """A date in figures alone."""
    if numbers[0] >= 1000:
        return Said(numbers[2], numbers[1], numbers[0])
    if len(numbers) == 2 and numbers[1] >= 1000:
        return Said(None, *numbers)
    day, month = numbers[:2] if day_first or dotted else numbers[1::-1]
    if month > 12 >= day and not dotted:
        day, month = month, day
    year = numbers[2] if len(numbers) > 2 else None
    return Said(day, month, year + 2000 if year is not None and year < 100 else year)
