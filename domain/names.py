"""Telling a name from other words."""

from __future__ import annotations

from domain.typed import words_of

FIRMS = words_of(
    "ltd limited inc llc llp plc corp co company gmbh ag kg ug sarl sas srl spa bv nv oy ab as aps pty "
    "group holdings partners bros ооо"
)
PARTICLES = words_of("van von de der den del della di da dos du la le el al bin ibn ter ten zu und y e & of the and")
TITLES = words_of("mr mrs ms miss mx dr prof sir madam herr frau")
NO_NAMES = words_of(
    "a an the this that these hi hello hey good morning evening thanks thank please pls yes no ok okay "
    "note notes urgent asap hot warm cold new lead leads test we he she they it i i'm is was has had very "
    "not maybe likes wants wanted needs met saw spoke called call email text visit send sent ask asked "
    "said says my our his her their with about for and or to from in on at by of via big small old great "
    "nice interested looking worth budget buy sell buying selling rent quote offer price home house flat "
    "condo car loan mortgage insurance website me him them back again now soon later"
)
MOST_WORDS, LONGEST_ACRONYM = 6, 3
SIGNS = frozenset(":/\\<>=@#_*")


def name_in(words: str) -> tuple[str, str, int]:
    """The name that words begin with, what comes after it, and how surely it is a name: 0 (not) to 2.

    Capitals tell names; where a script or a typist has none, a few words that aren't known to be others pass.
    """
    parts = words.split()
    length = _named(parts)
    while " ".join(parts[:length]).count("(") != " ".join(parts[:length]).count(")"):
        length -= 1  # a name holds both brackets or none
    if length == 1 < len(parts) and parts[0].isupper() and 1 < len(parts[0]) <= LONGEST_ACRONYM:
        return "", words, 0  # “HR software”
    if length:
        name = " ".join(parts[:length])
        return name, " ".join(parts[length:]), 2
    if 0 < len(parts) <= 3 and all(_may_be_a_name(part) for part in parts):
        return " ".join(parts), "", 1
    return "", words, 0


def _named(parts: list[str]) -> int:
    """How many words from the first on make a name."""
    length = 0
    for place, part in enumerate(parts[:MOST_WORDS]):
        word = _bare(part).lower()
        if word in PARTICLES and place > 0:
            continue
        if not any(map(str.isalnum, part)):  # an emoji
            length += length == place
            continue
        titled = place > 0 and _bare(parts[place - 1]).lower() in TITLES
        name_like = _capital(part) and (titled or word not in NO_NAMES)
        if not name_like and word not in TITLES and not (word in FIRMS and place > 0):
            break
        length = place + 1
    spoken = [_bare(part).lower() for part in parts[:length] if any(map(str.isalpha, part))]
    return 0 if TITLES.issuperset(spoken) else length


def _bare(part: str) -> str:
    return part.strip(".,'’\"!?()")


def _capital(part: str) -> bool:
    """Whether a word is written like a name: with a capital, or in a script that has none."""
    letter = next((char for char in part if char.isalpha()), "")
    return bool(letter) and (letter.isupper() or letter.lower() == letter.upper()) and not any(map(str.isdigit, part))


def _may_be_a_name(part: str) -> bool:
    word = _bare(part).lower()
    return (
        word not in NO_NAMES
        and any(map(str.isalpha, word))
        and not any(map(str.isdigit, word))
        and SIGNS.isdisjoint(word)
    )
