"""Filters of the board: leads of one source, stage, owner or tag."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.models import Lead, Stage, Workspace
from domain.search import fold
from domain.sources import KNOWN

MOST_CHOICES = 12
"""How many values of a kind are offered."""

POOL = "pool"
"""Who owns a lead that nobody owns."""

CODE_BYTES = 6
"""How long a digest stands for a tag on a button: of 10,000 tags two share one in five million boards once."""

STAGES = frozenset(Stage)


class By(StrEnum):
    """What leads are told apart by; the values stand in messages already sent."""

    SOURCE = "s"
    STAGE = "g"
    OWNER = "o"
    TAG = "t"


@dataclass(frozen=True)
class Filter:
    """Only leads with this value: a source, a stage, an owner's id or POOL, or a tag as it is written."""

    by: By
    value: str


@dataclass(frozen=True)
class Choice:
    """A filter that keeps `count` leads."""

    filter: Filter
    count: int


def keeps(chosen: Filter, lead: Lead) -> bool:
    """Whether the lead has that value; of tags upper and lower case are the same."""
    return _alike(chosen.by, chosen.value) in [_alike(chosen.by, value) for value in _values(lead, chosen.by)]


def narrowed(leads: Iterable[Lead], chosen: Filter | None) -> list[Lead]:
    """The leads that are left."""
    return [lead for lead in leads if chosen is None or keeps(chosen, lead)]


def choices(leads: Sequence[Lead], workspace: Workspace) -> Mapping[By, Sequence[Choice]]:
    """The values that occur, the most frequent first; owners only where there is more than one member."""
    kinds = [by for by in By if by is not By.OWNER or len(workspace.members) > 1]
    return {by: _ranked(leads, by)[:MOST_CHOICES] for by in kinds}


def typed(words: str, leads: Sequence[Lead]) -> Filter | None:
    """The filter that typed words name: “#mortgage”, “facebook”, “trust”; None where no lead would have it."""
    alike = fold(words).strip()
    wanted = [Filter(By.TAG, alike.removeprefix("#").strip())]
    if alike in KNOWN:
        wanted.insert(0, Filter(By.SOURCE, KNOWN[alike].value))
    elif alike in STAGES:
        wanted.insert(0, Filter(By.STAGE, alike))
    return next((found for each in wanted if (found := _occurring(each, leads))), None)


def code(chosen: Filter) -> str:
    """The filter as it fits on a button: its kind, then the value, of a tag a digest."""
    return f"{chosen.by}{_digest(chosen.value) if chosen.by is By.TAG else chosen.value}"


def decoded(packed: str, leads: Sequence[Lead]) -> Filter | None:
    """The filter that a button names; None where no lead has it, or no longer."""
    by = next((by for by in By if packed.startswith(by)), None)
    if by is None:
        return None
    if by is not By.TAG:
        return _occurring(Filter(by, packed.removeprefix(by)), leads)
    tags = {tag: None for lead in leads for tag in lead.tags}
    return next((Filter(by, tag) for tag in tags if code(Filter(by, tag)) == packed), None)


def _ranked(leads: Iterable[Lead], by: By) -> list[Choice]:
    """All values of a kind; of the spellings of a tag the first."""
    shown: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for lead in leads:
        spelled = {_alike(by, value): value for value in reversed(_values(lead, by))}
        counted.update(spelled.keys())
        for alike, value in spelled.items():
            shown.setdefault(alike, value)
    ranked = sorted(counted.items(), key=lambda found: (-found[1], found[0]))
    return [Choice(Filter(by, shown[alike]), count) for alike, count in ranked]


def _occurring(wanted: Filter, leads: Iterable[Lead]) -> Filter | None:
    """The same value as a lead has it."""
    alike = _alike(wanted.by, wanted.value)
    occurring = (value for lead in leads for value in _values(lead, wanted.by))
    return next((Filter(wanted.by, value) for value in occurring if _alike(wanted.by, value) == alike), None)


def _values(lead: Lead, by: By) -> tuple[str, ...]:
    match by:
        case By.SOURCE:
            return () if lead.source is None else (lead.source.value,)
        case By.STAGE:
            return (lead.stage.value,)
        case By.OWNER:
            return (POOL if lead.owner is None else str(lead.owner),)
        case _:
            return lead.tags


def _alike(by: By, value: str) -> str:
    return fold(value) if by is By.TAG else value


def _digest(tag: str) -> str:
    return hashlib.blake2b(fold(tag).encode(), digest_size=CODE_BYTES).hexdigest()
