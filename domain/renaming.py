"""What words say a lead is called from now on: “her name is Janet”, “it's Walter, not Walt”, “spelled Jayne”.

A name that is denied must be the one that the lead has now, or the words may tell of somebody else.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import JaroWinkler

from domain.names import name_in
from domain.typed import lowered, tidy

_CORRECTING = r"(?:(?:no|nope|sorry|actually|correction|oops)\b[\s,:;.–—-]*)*"
_NAME_IS = r"(?:the |his |her |their )?(?:full )?name(?: is|'s|:| should be)"
_IS = rf"(?P<is>(?:(?:it|that|he|she)(?:'s| is)|its|called|{_NAME_IS})\s+)?"
_OTHER = r"[^,;:.!?(\n]+"
NAMED = re.compile(rf"{_CORRECTING}{_NAME_IS} (?P<name>{_OTHER})", re.IGNORECASE)
SPELLED = re.compile(
    rf"{_CORRECTING}(?:(?:it|that|she|he|name)(?:'s| is)\s+)?(?:spelled|spelt|written|spelling:?)\s+(?P<name>{_OTHER})",
    re.IGNORECASE,
)
DENIED = (
    re.compile(rf"{_CORRECTING}{_IS}(?P<name>{_OTHER}?)[\s,;–—-]+(?:and\s+)?not\s+(?P<old>{_OTHER})", re.IGNORECASE),
    re.compile(
        rf"{_CORRECTING}(?:it(?:'?s| is) )?not\s+(?P<old>[^,;:!?(\n]+?)[\s,;:.–—-]+(?:but\s+)?{_IS}(?P<name>{_OTHER})",
        re.IGNORECASE,
    ),
)
"""One name instead of another."""
POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
"""Of whom something is: “Bob's cousin” is somebody else than Bob."""
LONGEST, LONGEST_SAID = 4, 120
"""Words in a name, and characters in what tells it; more of them tell something else."""
ALIKE = 0.75
"""From here on two words may be one name in two spellings: “Walt” and “Walter”, “Roe” and “Doe”."""


def read(typed: str, called: str | None) -> str | None:
    """What a lead that is `called` something, or nothing yet, is called from now on; None where the words don't say."""
    said = tidy(typed).strip().rstrip(".!").replace("’", "'")
    if len(said) > LONGEST_SAID:
        return None
    if told := NAMED.fullmatch(said):
        return _respelled(called, told["name"].strip()) if _is_a_name(told["name"]) else None
    if told := SPELLED.fullmatch(said):
        name = told["name"].strip()
        return _alike(called, name) if called and _is_sure(name) else None
    for pattern in DENIED:
        told = pattern.fullmatch(said)
        if told and called:
            return _corrected(called, told["old"].strip(), told["name"].strip(), named=bool(told["is"]))
    return None


def _corrected(called: str, old: str, name: str, *, named: bool) -> str | None:
    """Where nothing says that it is a name, or no capital, only one like the old: “Sister, not Ann” is none."""
    if not ((named and _is_sure(name)) or (_is_like(old, name) and _may_be_a_name(name))):
        return None
    return _instead(called, old, name if called.islower() else name[:1].upper() + name[1:])


def _is_a_name(said: str) -> bool:
    return said[:1].isupper() and len(said.split()) <= LONGEST


def _is_sure(said: str) -> bool:
    """Whether words are nothing but a name in capitals."""
    return _is_a_name(said) and _may_be_a_name(said)


def _may_be_a_name(said: str) -> bool:
    name, rest, _ = name_in(said)
    return bool(name and not rest and POSSESSIVE.search(said) is None)


def _instead(called: str, old: str, name: str) -> str | None:
    """With the new name in the place of the old one; None where the old one is none of theirs."""
    words, denied = called.split(), lowered(old).split()
    at = next((at for at in range(len(words)) if lowered(" ".join(words[at:])).split()[: len(denied)] == denied), None)
    if at is None or lowered(name) in (lowered(old), f"{lowered(old)}s"):
        return None
    before, after = words[:at], words[at + len(denied) :]
    is_whole = not {lowered(each) for each in name.split()}.isdisjoint(map(lowered, (*before, *after)))
    return name if is_whole else " ".join([*before, name, *after])


def _respelled(called: str | None, name: str) -> str:
    """One word that spells a part of the name anew takes its place; anything else is the whole name."""
    return (called and _alike(called, name)) or name


def _alike(called: str, name: str) -> str | None:
    """With one word of the name spelled anew, or all of it; None where none is like it."""
    if len(name.split()) > 1:
        return name if _is_like(called, name) else None
    words = called.split()
    like = [at for at, word in enumerate(words) if _is_like(word, name)]
    if len(like) != 1:
        return None
    return " ".join([*words[: like[0]], name, *words[like[0] + 1 :]])


def _is_like(word: str, other: str) -> bool:
    return bool(JaroWinkler.similarity(lowered(word), lowered(other)) >= ALIKE)
