"""For whom a lead is that somebody records for a colleague: “for @bob_sells”, “…, for Bob”, “@bob_sells” at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.contacts import holds_a_number
from domain.grammar import tokens_of
from domain.models import PersonId
from domain.money import amount_at
from domain.time_phrases import whole
from domain.time_pieces import Scene
from domain.typed import either, lowered, words_of

FOR = r"(?:assign(?:ed)?(?: it)? to|for|para|für|pour|для)"
"""What stands before the name of whoever shall have it, in the languages in which people are understood."""
ENDS = r"(?:\s*\.)?(?=\s*(?:[,;\n]|$))"
"""What ends a clause. Here and below no blank can be taken by two expressions in a row: trying each way of parting
thousands of them would hold up everybody."""

LONGEST_FACT = 5
"""Words: “on 3 April at 10”."""
A_NUMBER = re.compile(rf"(?:(?:{FOR}|[aà]) ?)?\d+(?: ?a)?", re.IGNORECASE)
"""What may be an hour of some language, and counts or names something in another: “for 20”, “A4”."""
TELLS_OF = words_of(
    "ask asked tell told call called see with to from by via and or of about like cc than"
    " frag fragen gefragt mit von bei an und oder über wie zu"
    " pregunta preguntar preguntado con de a y o como por"
    " demande demander demandé avec chez à et ou comme par"
    " pergunta perguntar perguntado com do da e ao"
    " спроси спросить с со к от у и или о об про как"
)
"""Words after which a colleague is spoken of, and given nothing: “ask @bob_sells”."""


@dataclass(frozen=True)
class Wish:
    """That `to` shall have what the `words` around it tell of; `said` is how that was put.

    `to` is None for somebody who isn't in the team, and where several may be meant: `perhaps` says who.
    """

    to: PersonId | None
    said: str
    words: str
    perhaps: tuple[PersonId, ...] = ()

    @property
    def named(self) -> str:
        """What whoever shall have it was called: “@dora_sells”."""
        return re.sub(rf"^{FOR}\s+", "", self.said, flags=re.IGNORECASE)

    def among(self, those: Sequence[PersonId]) -> Wish:
        """The same, where only `those` may be meant."""
        alone = those[0] if len(those) == 1 else None
        return replace(self, to=alone, perhaps=() if alone is not None else tuple(those))


def read(typed: str, names: Mapping[PersonId, str], usernames: Mapping[PersonId, str]) -> Wish | None:
    """Which of these members shall have the lead, if that is said; whoever isn't one of them is left in the words.

    A name stands for somebody only in a clause of its own (“a tent for Bob” is what is wanted) or at the end behind
    an address, a phone, an amount or a time; “order 12 for Bob” is what is wanted too.
    """
    called = {name: [person] for person, name in usernames.items()}
    if called:
        who = either(called)
        found = re.search(rf"\b{FOR}\s+@({who})(?!\w)", typed, re.IGNORECASE) or _alone_at_the_end(typed, who)
        if found is not None:
            return _wish(typed, found, called)
    called = _names(names)
    if called:
        clause = rf"(?:(?<=[,;\n])|^)[^\S\n]*{FOR}\s+({either(called)}){ENDS}"
        found = re.search(clause, typed, re.IGNORECASE) or _at_the_end(typed, called)
        if found is not None:
            return _wish(typed, found, called)
    return None


def _alone_at_the_end(typed: str, who: str) -> re.Match[str] | None:
    found = re.search(rf"@({who})[\s.]*$", typed, re.IGNORECASE)
    before = typed[: found.start()].split() if found is not None else []
    return None if before and lowered(before[-1]) in TELLS_OF else found


def _at_the_end(typed: str, called: Iterable[str]) -> re.Match[str] | None:
    found = re.search(rf"\s{FOR}\s+({either(called)})[\s.]*$", typed, re.IGNORECASE)
    before = typed[: found.start()].split()[-LONGEST_FACT:] if found is not None else []
    return found if any(_is_a_fact(before[place:]) for place in range(len(before))) else None


def _is_a_fact(words: list[str]) -> bool:
    """Whether these words together are an address, a phone, an amount or a time; a number alone counts something."""
    said = lowered(" ".join(words))
    if len(words) == 1 and ("@" in said or "://" in said):
        return True
    if not any(map(str.isalpha, said)) and holds_a_number(said):
        return True
    amount = amount_at(said, 0, "USD")
    if amount is not None and amount.marked and amount.end == len(said):
        return True
    return A_NUMBER.fullmatch(said) is None and whole(tokens_of(said), Scene(date.min, day_first=True)) is not None


def outsider(typed: str) -> Wish | None:
    """That somebody shall have the lead who is named as members are (“for @bob_sells”), and isn't one."""
    found = re.search(rf"(?<!\blooking )\b{FOR}\s+@\w++(?:\s*\.)?(?=\s*(?:[,;:\n]|$))", typed, re.IGNORECASE)
    return None if found is None else _without(typed, found, [])


def _wish(typed: str, found: re.Match[str], called: Mapping[str, Sequence[PersonId]]) -> Wish:
    named = found[1].casefold()
    return _without(typed, found, next(those for name, those in called.items() if name.casefold() == named))


def _without(typed: str, found: re.Match[str], those: Sequence[PersonId]) -> Wish:
    around = typed[: found.start()].strip(" ,;"), typed[found.end() :].strip(" ,;:")
    joint = "\n" if around[0].endswith("\n") or around[1].startswith("\n") else ", "
    words = joint.join(filter(None, map(str.strip, around)))
    return Wish(None, found[0].strip(" .\n"), words).among(those)


def _names(names: Mapping[PersonId, str]) -> dict[str, list[PersonId]]:
    """What members are called in full, and by their first name, and whom that may mean."""
    called: dict[str, list[PersonId]] = {}
    for person, name in names.items():
        for said in {each.casefold() for each in (name, *name.split()[:1]) if each}:
            called.setdefault(said, []).append(person)
    return called
