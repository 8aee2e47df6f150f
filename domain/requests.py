"""What people type who want something of the bot itself: their list, a lead found, or a mark made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from domain.answers import Reading, sentence
from domain.models import Lead
from domain.reply_words import DONE, IT, UNDO, phrases
from domain.typed import lowered, tidy

LONGEST = 80
"""More characters tell a story."""
EDGES = " \t\n.,;:?!"

OWED = phrases(
    """what do i owe|what do i owe now|what do i owe today|what is due|what's due|what is due today|what's due today
    |what is owed|who do i owe|who do i call today|who should i call|who should i call today|my follow-ups
    |qué debo hacer|was ist fällig|was steht an|qu'est-ce que je dois faire|o que devo fazer|что я должен"""
)
LOOKING = re.compile(r"(?:who is|who's|who was|find|show me|show|look up|search for|search)\s+(\S.*)", re.DOTALL)
MARKING = re.compile(r"(delete|remove|undo|reopen)\s+(\S+(?:\s+\S+)?)")
MARKS_ALONE = DONE | UNDO | {"delete", "remove", "reopen", "lost", "won", "closed", "sold", "snooze"}
WORK_TOO = frozenset({"delete", "remove"})
"""What may also be the work that somebody wants: “remove wall tiles”."""
THAT = IT | phrases("that|that one|this one|this lead|last|last one|the last")
"""What is marked, where no name says whose."""
WORD = re.compile(r"\w+")
LONGEST_NAME = 3
"""Words behind “find”, at most: more of them are what somebody wants."""


class Wish(StrEnum):
    """What is wanted."""

    OWED = "owed"
    FIND = "find"
    MARK = "mark"


@dataclass(frozen=True)
class Request:
    """A wish, and the words to look for, or those that must name a lead, as they may be work otherwise."""

    wish: Wish
    words: str = ""


def read(typed: str, by: Reading) -> Request | None:
    """What `typed`, in reply to nothing, wants of the bot; None where it may tell of a lead."""
    said = lowered(tidy(typed)).strip(EDGES)
    if not said or len(said) > LONGEST:
        return None
    if said in OWED:
        return Request(Wish.OWED)
    if said in MARKS_ALONE:
        return Request(Wish.MARK)
    sought, marking = LOOKING.fullmatch(said), MARKING.fullmatch(said)
    if sought and len(sought[1].split()) <= LONGEST_NAME and not _introduces(sought[1], by):
        return Request(Wish.FIND, sought[1])
    if marking and not _introduces(marking[2], by):
        return Request(Wish.MARK, marking[2] if marking[1] in WORK_TOO and marking[2] not in THAT else "")
    return None


def _introduces(words: str, by: Reading) -> bool:
    """Whether the words say who it is and how to reach them; a phone number alone may be looked for."""
    found = sentence(words, by)
    return found.reaches and found.name is not None


def is_of(wanted: Request, leads: Iterable[Lead]) -> bool:
    """Whether a mark is of one of these leads by its name or number, or need not be: “remove wall tiles” is none."""
    words = frozenset(WORD.findall(wanted.words))
    known = (frozenset(WORD.findall(lowered(f"{each.name or ''} {each.number}"))) for each in leads)
    return not words or any(not words.isdisjoint(each) for each in known)
