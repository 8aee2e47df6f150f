"""What people type who want something of the bot itself: their list, a lead found, or a mark made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from domain.reply_words import DONE, UNDO, phrases
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
MARKING = re.compile(r"(?:delete|undo|reopen)\s+\S+(?:\s+\S+)?")
MARKS_ALONE = DONE | UNDO | {"delete", "delete it", "reopen", "lost", "won", "closed", "sold", "snooze"}
LONGEST_NAME = 3
"""Words behind “find”, at most: more of them are what somebody wants."""


class Wish(StrEnum):
    """What is wanted."""

    OWED = "owed"
    FIND = "find"
    MARK = "mark"


@dataclass(frozen=True)
class Request:
    """A wish, and the words to look for."""

    wish: Wish
    words: str = ""


def read(typed: str) -> Request | None:
    """What `typed`, in reply to nothing, wants of the bot; None where it may tell of a lead."""
    said = lowered(tidy(typed)).strip(EDGES)
    if not said or len(said) > LONGEST:
        return None
    if said in OWED:
        return Request(Wish.OWED)
    sought = LOOKING.fullmatch(said)
    if sought and len(sought[1].split()) <= LONGEST_NAME:
        return Request(Wish.FIND, sought[1])
    return Request(Wish.MARK) if said in MARKS_ALONE or MARKING.fullmatch(said) else None
