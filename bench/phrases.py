"""How many of the times that salespeople type are understood, in six languages.

    python -m bench.phrases [--wrong]

The phrases, and what they mean, are those that the tests keep (tests/unit/domain/the_phrases.py). The baseline,
measured in the same run, is python-dateutil; beside it dateparser with the six languages, where it is installed:
the product doesn't depend on it. A phrase that names no time of day is right when its day is. “Silently wrong” is
the worst of the three: the person is told nothing and reminded at another time.
"""

from __future__ import annotations

import argparse
import importlib
import re
import time
import warnings
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from dateutil import parser as dateutil_parser

from domain.errors import DomainError
from domain.when import read
from tests.unit.domain.the_phrases import HALIFAX, PASSED, PHRASES, QUESTIONS, WEDNESDAY_10, Phrase

Reader = Callable[[str], datetime | None]
LANGUAGES = tuple(dict.fromkeys(phrase.language for phrase in PHRASES))
NOW = WEDNESDAY_10.replace(tzinfo=None)


class Outcome(StrEnum):
    """What became of a phrase."""

    RIGHT = "right"
    WRONG = "silently wrong"
    ASKED = "not understood"


def main() -> None:
    """Read every phrase with every reader and print what came of it."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--wrong", action="store_true", help="show what was silently wrong")
    shows_wrong = arguments.parse_args().wrong
    warnings.simplefilter("ignore")
    readers: dict[str, Reader] = {"ours": _ours, "python-dateutil (baseline)": _dateutil}
    if dateparser := _dateparser():
        readers["dateparser, six languages"] = dateparser
    print(f"{len(PHRASES)} phrases: " + ", ".join(f"{count} {tag}" for tag, count in _by_language().items()))
    print(f"{'':28}" + "".join(f"{outcome:>16}" for outcome in Outcome) + f"{'ms each':>10}")
    for name, reader in readers.items():
        _measure(name, reader, shows_wrong=shows_wrong)
    vague = re.split(r"[|\n]", f"{QUESTIONS.strip()}|{PASSED.strip()}")
    print(f"\n{len(vague)} phrases that are vague, senseless or past: a time to come given all the same")
    for name, reader in readers.items():
        given = [phrase for phrase in vague if (moment := reader(phrase)) and moment > NOW]
        print(f"{name:28}{len(given):16}")
        if shows_wrong:
            print("    " + " | ".join(given))


def _by_language() -> Counter[str]:
    return Counter(phrase.language for phrase in PHRASES)


def _measure(name: str, reader: Reader, *, shows_wrong: bool) -> None:
    reader("tomorrow")  # tables that are built at the first use
    start = time.perf_counter()
    moments = [reader(phrase.typed) for phrase in PHRASES]
    each = 1000 * (time.perf_counter() - start) / len(PHRASES)
    outcomes = [_outcome(phrase, moment) for phrase, moment in zip(PHRASES, moments, strict=True)]
    print(_row(name, outcomes) + f"{each:10.2f}")
    for tag in LANGUAGES:
        ours = [outcome for phrase, outcome in zip(PHRASES, outcomes, strict=True) if phrase.language == tag]
        print(_row(f"    {tag}", ours))
    for phrase, moment, outcome in zip(PHRASES, moments, outcomes, strict=True):
        if shows_wrong and outcome is Outcome.WRONG:
            print(f"    {phrase.typed} → {moment:%Y-%m-%d %H:%M}, meant {phrase.meant}")


def _row(name: str, outcomes: list[Outcome]) -> str:
    return f"{name:28}" + "".join(f"{outcomes.count(outcome):16}" for outcome in Outcome)


def _outcome(phrase: Phrase, moment: datetime | None) -> Outcome:
    if moment is None:
        return Outcome.ASKED
    said = f"{moment:%Y-%m-%d %H:%M}" if phrase.named else f"{moment:%Y-%m-%d}"
    return Outcome.RIGHT if phrase.meant.startswith(said) else Outcome.WRONG


def _ours(typed: str) -> datetime | None:
    try:
        return read(typed, WEDNESDAY_10, HALIFAX).at.astimezone(HALIFAX).replace(tzinfo=None)
    except DomainError:
        return None


def _dateutil(typed: str) -> datetime | None:
    try:
        return dateutil_parser.parse(typed, default=NOW, dayfirst=True).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None


def _dateparser() -> Reader | None:
    """dateparser as its documentation sets it up for times to come; None where it isn't installed."""
    try:
        parse = importlib.import_module("dateparser").parse
    except ImportError:
        print("dateparser is not installed; the comparison goes without it")
        return None
    settings = {"RELATIVE_BASE": NOW, "PREFER_DATES_FROM": "future", "DATE_ORDER": "DMY"}

    def reader(typed: str) -> datetime | None:
        found: datetime | None = parse(typed, languages=list(LANGUAGES), settings=settings)
        return found.replace(tzinfo=None) if found else None

    return reader


if __name__ == "__main__":
    main()
