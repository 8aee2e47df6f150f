"""A pasted list of several leads: what it says of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from domain import answers
from domain.answers import Reading
from domain.capture import Captured
from domain.typed import tidy

MOST = 20
"""So many leads of one message are recorded at once; each has a card of its own."""

MARK = re.compile(r"[ \t]*(?:\(?\d{1,3}[.)]|[-–—*•·▪◦‣✅☑✔])[ \t]+(?=\S)")
"""What stands before an item of a list: “1.”, “2)”, “•”."""
PARAGRAPH = re.compile(r"\n[ \t]*\n")


def entries(text: str, by: Reading) -> tuple[str, ...]:
    """What is said of each lead; nothing where the words aren't surely a list of two or more.

    Each has a name and a phone, e-mail or handle of its own. A line above them that ends with a colon is noted of each.
    """
    heading, lines = _headed(tidy(text).strip().split("\n"), by)
    for divided in (_marked(lines), _paragraphs(lines), _by_contact(lines, by)):
        if len(divided) > 1 and _are_several([answers.sentence(each, by) for each in divided]):
            return tuple("\n".join(filter(None, (each, heading))) for each in divided)
    return ()


def _headed(lines: list[str], by: Reading) -> tuple[str | None, list[str]]:
    """What a heading says of each, where they were found or else a note, and the lines below it."""
    first = lines[0].strip()
    said = first.rstrip(": ")
    told = answers.sentence(said, by)
    if MARK.match(first) or said == first or told.reaches:
        return None, lines
    return said if told.source else f"note: {said}", lines[1:]


def _marked(lines: list[str]) -> list[str]:
    """The items of a list with numbers or bullets; lines without one go on with the item above."""
    items: list[str] = []
    for line in lines:
        mark = MARK.match(line)
        if mark:
            items.append(line[mark.end() :])
        elif items:
            items[-1] = f"{items[-1]}\n{line}"
        elif line.strip():
            return []
    return [item.strip() for item in items]


def _paragraphs(lines: list[str]) -> list[str]:
    return [each.strip() for each in PARAGRAPH.split("\n".join(lines)) if each.strip()]


def _by_contact(lines: list[str], by: Reading) -> list[str]:
    """Lines that each say how to reach somebody; one that doesn't goes on with the line above."""
    items: list[str] = []
    for line in filter(str.strip, lines):
        if answers.sentence(line, by).reaches:
            items.append(line.strip())
        elif items:
            items[-1] = f"{items[-1]}\n{line.strip()}"
        else:
            return []
    return items


def _are_several(told: Sequence[Captured]) -> bool:
    """Whether these are different people, each of whom can be reached in a way of their own."""
    if not all(each.name and each.reaches for each in told):
        return False
    ways = Counter(way for each in told for way in {*each.phones, *each.emails, *each.handles})
    return max(ways.values()) == 1 and not _are_named_alike([str(each.name).casefold().split() for each in told])


def _are_named_alike(names: Sequence[Sequence[str]]) -> bool:
    """Whether one name is part of another: “Jane” and “Jane Doe”."""
    called: dict[str, set[int]] = {}
    for place, name in enumerate(names):
        for word in name:
            called.setdefault(word, set()).add(place)
    return any(len(set.intersection(*(called[word] for word in name))) > 1 for name in names)
