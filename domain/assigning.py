"""For whom a lead is that somebody records for a colleague: “for @bob_sells”, “…, for Bob”, “@bob_sells” at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.models import PersonId
from domain.time_phrases import GRAMMAR

FOR = r"(?:assign(?:ed)?(?: it)? to|for|para|für|pour|для)"
"""What stands before the name of whoever shall have it, in the languages in which people are understood."""

DAYS = GRAMMAR.slot("day") | GRAMMAR.slot("weekday")


@dataclass(frozen=True)
class Wish:
    """That `to` shall have what the `words` around it tell of; `said` is how that was put.

    `to` is None for somebody who isn't in the team.
    """

    to: PersonId | None
    said: str
    words: str


def read(typed: str, names: Mapping[PersonId, str], usernames: Mapping[PersonId, str]) -> Wish | None:
    """Which of these members shall have the lead, if that is said; whoever isn't one of them is left in the words.

    A name stands for somebody only in a clause of its own (“a tent for Bob” is what is wanted) or at the end behind
    a number, an address, an amount or a day, and only where one member alone is called so.
    """
    called = {name: person for person, name in usernames.items()}
    if called:
        who = _any_of(called)
        found = re.search(rf"(?:\b{FOR}\s+)@({who})(?!\w)|@({who})[\s.]*$", typed, re.IGNORECASE)
        if found is not None:
            return _wish(typed, found, called)
    called = _names(names)
    if called:
        clause = rf"(?:(?<=[,;\n])|^)\s*{FOR}\s+({_any_of(called)})\s*[.]?(?=[,;\n]|\s*$)"
        found = re.search(clause, typed, re.IGNORECASE) or _at_the_end(typed, called)
        if found is not None:
            return _wish(typed, found, called)
    return None


def _at_the_end(typed: str, called: Iterable[str]) -> re.Match[str] | None:
    found = re.search(rf"\s{FOR}\s+({_any_of(called)})[\s.]*$", typed, re.IGNORECASE)
    *_, last = ["", *typed[: found.start()].split()] if found is not None else [""]
    is_a_fact = "@" in last or any(map(str.isdigit, last)) or last.casefold() in DAYS
    return found if is_a_fact else None


def outsider(typed: str) -> Wish | None:
    """That somebody shall have the lead who is named as members are (“for @bob_sells”), and isn't one."""
    found = re.search(rf"(?<!\blooking )\b{FOR}\s+@\w+\s*[.]?(?=[,;:\n]|\s*$)", typed, re.IGNORECASE)
    return None if found is None else _without(typed, found, None)


def _any_of(called: Iterable[str]) -> str:
    return "|".join(re.escape(each) for each in sorted(called, key=len, reverse=True))


def _wish(typed: str, found: re.Match[str], called: Mapping[str, PersonId]) -> Wish:
    named = next(filter(None, found.groups()))
    return _without(typed, found, next(to for name, to in called.items() if name.casefold() == named.casefold()))


def _without(typed: str, found: re.Match[str], to: PersonId | None) -> Wish:
    around = typed[: found.start()].strip(" ,;"), typed[found.end() :].strip(" ,;:")
    joint = "\n" if around[0].endswith("\n") or around[1].startswith("\n") else ", "
    return Wish(to, found[0].strip(" .\n"), joint.join(filter(None, map(str.strip, around))))


def _names(names: Mapping[PersonId, str]) -> dict[str, PersonId]:
    """What members are called in full, and by their first name, where that means one of them alone."""
    called: dict[str, set[PersonId]] = {}
    for person, name in names.items():
        for said in (name, *name.split()[:1]):
            called.setdefault(said.casefold(), set()).add(person)
    return {said: next(iter(people)) for said, people in called.items() if said and len(people) == 1}
