"""Is somebody known already? Shared contacts tell, or a very similar name where no contact speaks against it.

Names are alike when they have the same words in any order, whatever their accents and titles, or when one word
differs by one letter. Letters of different scripts are never taken for each other. Nothing is compared with everything:
leads meet under what they share, so that 5,000 of them are looked through in a fraction of a second.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from rapidfuzz.distance import OSA

from domain.contacts import Handle, dialled
from domain.models import Lead
from domain.names import FIRMS, TITLES
from domain.typed import BASES, WORD, unaccented


class Reason(StrEnum):
    """Why two may be the same person, the strongest first."""

    PHONE = "phone"
    EMAIL = "email"
    HANDLE = "handle"
    NAME = "name"


STRENGTH = {reason: place for place, reason in enumerate(Reason)}


class Someone(Protocol):
    """Whoever has a name and contacts: a lead, or what was captured of one."""

    @property
    def name(self) -> str | None:
        """What they are called."""
        ...

    @property
    def phones(self) -> tuple[str, ...]:
        """In E.164."""
        ...

    @property
    def emails(self) -> tuple[str, ...]:
        """As they were typed."""
        ...

    @property
    def handles(self) -> tuple[Handle, ...]:
        """Their names on networks."""
        ...


@dataclass(frozen=True)
class Match:
    """A lead that may be the same person, and why."""

    lead: Lead
    reason: Reason


@dataclass(frozen=True)
class Pair:
    """Two leads that may be one person, the lower number first, and why."""

    first: Lead
    second: Lead
    reason: Reason


Contacts = Mapping[Reason, frozenset[Hashable]]
Words = tuple[str, ...]

PLAIN = str.maketrans(BASES | dict.fromkeys("'’‘ʼ´`.", ""))
"""Without what stands inside of words: O'Brien, J.P. Morgan."""

FEMININE = "aа"
"""A last letter that makes a man's name a woman's: Daniel and Daniela are two people (Latin, Cyrillic)."""

SHORTEST_BESIDE_OTHERS, SHORTEST_ALONE, SHORTEST_CHANGED = 3, 6, 5
"""From how many letters on one may be missing in a word of several, in a name of one word; or be another."""

LOOKED_AT = 50
"""Among how many of the same name or contact one is looked for that it isn't known to be another than."""

NAMES_REMEMBERED = 20_000


def find(someone: Someone, leads: Iterable[Lead]) -> list[Match]:
    """The leads that `someone` may be: the strongest reason first, then the newest lead. Deleted ones never are."""
    contacts, words = contacts_of(someone), words_of_name(someone.name)
    found = [
        Match(lead, reason)
        for lead in leads
        if lead.deleted_at is None and (reason := _reason(contacts, words, lead)) is not None
    ]
    return sorted(found, key=lambda match: (STRENGTH[match.reason], -match.lead.number))


def pairs(leads: Iterable[Lead]) -> list[Pair]:
    """Who may be in the book twice: each lead with the strongest earlier one, without those told apart before.

    Of many that are alike each is paired once, so a telephone that five hundred share gives 499 pairs.
    """
    kept = sorted((lead for lead in leads if lead.deleted_at is None), key=lambda lead: lead.number)
    contacts = {lead.number: contacts_of(lead) for lead in kept}
    places: dict[Hashable, list[Lead]] = {}
    found = []
    for lead in kept:
        keys = tuple(_keys(lead, contacts[lead.number]))
        pair = _with_an_earlier(lead, keys, places, contacts)
        if pair is not None:
            found.append(pair)
        for key in keys:
            places.setdefault(key, []).append(lead)
    return sorted(found, key=lambda pair: (STRENGTH[pair.reason], pair.first.number, pair.second.number))


def are_told_apart(one: Lead, other: Lead) -> bool:
    """Whether somebody said that these two, or leads merged into them, are two people."""
    ones, others = {one.number, *one.merged}, {other.number, *other.merged}
    return not (ones.isdisjoint(other.distinct_from) and others.isdisjoint(one.distinct_from))


def _with_an_earlier(
    lead: Lead,
    keys: Iterable[Hashable],
    places: Mapping[Hashable, Sequence[Lead]],
    contacts: Mapping[int, Contacts],
) -> Pair | None:
    """The pair with the strongest reason; keys come in the order of their strength."""
    own, seen = contacts[lead.number], set[int]()
    for key in keys:
        for earlier in places.get(key, ())[:LOOKED_AT]:
            if earlier.number in seen:  # namesakes meet under every letter of their names
                continue
            seen.add(earlier.number)
            reason = _reason(contacts[earlier.number], words_of_name(earlier.name), lead, own)
            if reason is not None and not are_told_apart(earlier, lead):
                return Pair(earlier, lead, reason)
    return None


def _keys(lead: Lead, contacts: Contacts) -> Iterator[Hashable]:
    """Under what a lead is found again: each contact, then its name and all that is one letter less."""
    for reason, shared in contacts.items():
        for contact in shared:
            yield reason.value, contact
    words = words_of_name(lead.name)
    if words:
        yield words
    for place, word in enumerate(words):
        others = (*words[:place], *words[place + 1 :])
        if len(word) >= (SHORTEST_BESIDE_OTHERS if others else SHORTEST_ALONE):
            yield others, word
            yield from ((others, word[:at] + word[at + 1 :]) for at in range(len(word)))


def _reason(contacts: Contacts, words: Words, lead: Lead, theirs: Contacts | None = None) -> Reason | None:
    """Why somebody with these contacts and words of a name may be `lead`, if there is a reason."""
    theirs = contacts_of(lead) if theirs is None else theirs
    for reason, own in contacts.items():
        if not own.isdisjoint(theirs[reason]):
            return reason
    if _contradict(contacts, theirs):
        return None
    return Reason.NAME if alike(words, words_of_name(lead.name)) else None


def _contradict(one: Contacts, other: Contacts) -> bool:
    """Whether both have contacts of a kind, none of which (as is known by now) they share."""
    return any(own and other[reason] for reason, own in one.items() if reason is not Reason.HANDLE) or bool(
        _networks(one) & _networks(other)
    )


def _networks(contacts: Contacts) -> set[str]:
    return {each[0] for each in contacts[Reason.HANDLE] if isinstance(each, tuple)}


def contacts_of(someone: Someone) -> Contacts:
    """The contacts by which somebody is known again, by kind, as they are compared."""
    return {
        Reason.PHONE: frozenset(map(dialled, someone.phones)),
        Reason.EMAIL: frozenset(email.casefold() for email in someone.emails),
        Reason.HANDLE: frozenset((each.network.casefold(), each.name.casefold()) for each in someone.handles),
    }


@lru_cache(NAMES_REMEMBERED)
def words_of_name(name: str | None) -> Words:
    """What a name is compared by: its words without accents and capitals, in order of the alphabet.

    “Dr. José Núñez” and “nunez, jose” have the same; so have “Acme” and “Acme Ltd.”.
    """
    bare = unaccented((name or "").casefold()).translate(PLAIN)
    words = WORD.findall(unicodedata.normalize("NFKC", bare))
    return tuple(sorted(word for word in words if word not in TITLES and word not in FIRMS) or sorted(words))


def alike(one: Words, other: Words) -> bool:
    """Whether two names may be one person's, typed on different days."""
    if not one or len(one) != len(other):
        return False
    if one == other:
        return True
    (ones, theirs), shared = _unshared(one, other), len(one) > 1
    return len(ones) == len(theirs) == 1 and _nearly(ones[0], theirs[0], beside_others=shared)


def _unshared(one: Collection[str], other: Collection[str]) -> tuple[list[str], list[str]]:
    """The words that only one of them has, counting each as often as it stands there."""
    ones, others = list(one), list(other)
    for word in one:
        if word in others:
            ones.remove(word)
            others.remove(word)
    return ones, others


def _nearly(one: str, other: str, *, beside_others: bool) -> bool:
    """Whether two words are one, mistyped: a letter more, less, changed, or two swapped. Numbers never are."""
    short, long = sorted((one, other), key=len)
    if len(short) < (SHORTEST_BESIDE_OTHERS if beside_others else SHORTEST_ALONE) or not (short + long).isalpha():
        return False
    if OSA.distance(short, long, score_cutoff=1) > 1:
        return False
    if len(short) < len(long):
        return not (long.startswith(short) and long[-1] in FEMININE)
    return len(short) >= SHORTEST_CHANGED and short[-1] == long[-1]
