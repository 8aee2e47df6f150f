"""Finds which sentences of the catalogue the sources use; parts filled in from enums are written out."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping

from domain.boards import Section
from domain.column_names import Column
from domain.duplicates import Reason as SameReason
from domain.exports import Format
from domain.gap import Why
from domain.imported_rows import Fault
from domain.models import (
    ENDED,
    MARKS,
    Aim,
    AssistKind,
    EventKind,
    Every,
    Field,
    LostReason,
    NewLeads,
    Rhythm,
    SnoozeReason,
    Stage,
    Status,
    TouchKind,
)
from domain.nagging import Reason
from domain.people import Asking, Profile
from domain.periods import PeriodKind
from domain.small_talk import SmallTalk
from domain.sources import Source
from handlers.menu import LISTED
from handlers.settings import TAKES
from handlers.team_settings import TAKES as TEAM_TAKES
from messages.keyboards import SPANS
from messages.summary_lines import Page

KEY = re.compile(r"[a-z]+(?:[-_][a-z_]+)*")

SAYS = frozenset({"text", "plain", "button", "free", "question", "draft", "_ask", "menu", "_turn_away", "has"})
"""Functions to which the key of a sentence is given, as one of the first two arguments or as `key`."""

EXPLAINED = (Reason.DUE, Reason.STILL_OWED, Reason.NOTHING_DUE, Reason.UNREACHABLE)
"""Why there is a nag, or none, at all."""

HELD = set(Reason) - {*EXPLAINED}
"""What a nag may wait for."""

ASKED_OTHERWISE = (
    Asking.NEW_LEAD,
    Asking.FIRST_ZONE,
    Asking.FIELD,
    Asking.TOUCH,
    Asking.AGAIN,
    Asking.STAY,
    Asking.EDIT,
    Asking.HOLIDAYS,
)
"""What is asked field by field."""

PATTERNS: Mapping[str, Iterable[str]] = {
    "board-{}": Section,
    "small-talk-{}": SmallTalk,
    "stage-{}": Stage,
    "source-{}": Source,
    "reason-{}": LostReason,
    "how-{}": TouchKind,
    "touch-{}": set(TouchKind) - {TouchKind.OTHER},
    "card-in-touch{}": ("", "-minutes"),
    "card-last-touch{}": ("", "-minutes"),
    "field-{}": Field,
    "span-{}": SPANS,
    "ask-{}": [*Field, *(each.replace("_", "-") for each in Asking if each not in ASKED_OTHERWISE)],
    "button-helped-{}": AssistKind,
    "event-{}": EventKind,
    "undone-{}": set(EventKind) - {EventKind.FELL_DUE},
    "changed-{}": MARKS,
    "why-{}{}": [*EXPLAINED, f"{Reason.NOTHING_DUE}-planned"],
    "why-next-{}": HELD,
    "rule-{}": Profile,
    "profile-{}": Profile,
    "reminders-{}": Profile,
    "morning-list-{}": ("on", "off"),
    "rhythm-{}": Rhythm,
    "export-{}": Format,
    "button-{}": Format,
    "snoozed-{}": SnoozeReason,
    "command-{}": LISTED,
    "{}-again": sorted(ENDED),
    "same-{}": SameReason,
    "{}-passed": ("recorded", "added"),
    "{}-unclear": ("recorded", "added"),
    "column-{}": Column,
    "import-columns-{}": ("note", "out"),
    "import-status-{}": Status,
    "import-ended-{}": sorted(ENDED),
    "import-fault-{}": Fault,
    "new-leads-{}": NewLeads,
    "team-ask-{}": TEAM_TAKES,
    "summary-{}": set(Page) - {Page.ALL},
    "summary-{}-none": set(Page) - {Page.ALL, Page.REST},
    "summary-count-{}": ("owed", "cold", "coming"),
    "button-summary-{}": set(Page) - {Page.ALL},
    "call-{}": Why,
    "goal-every-{}": Every,
    "goal-this-{}": Every,
    "chart-{}": ("closed", "recorded", "touched", "lost", "open"),
    "chart-goal-{}": Aim,
    "chart-every-{}": Every,
    "chart-before-{}": (*PeriodKind, "day"),
    "{}-{}": [],
}
"""Every key that is put together, and what may stand in it. The last is only looked up, never relied on."""

VARIANTS = [f"not-understood-{about}" for about in ("name", "due", "contact", "value", "tags", "minutes")] + [
    f"not-understood-{asking}" for asking in TAKES
]
VARIANTS += [f"not-understood-{about}" for about in ("spent", "time", "goal", "period", "summary-day")]
"""What `{}-{}` may find: the better hints of messages.complaints."""


class UnknownPattern(AssertionError):
    """A key is put together in a way that PATTERNS doesn't know."""


def used_in(source: str) -> set[str]:
    """The keys that a module says."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node.func) in SAYS:
            for given in _keys_given(node):
                found.update(_written_out(given))
        elif isinstance(node, ast.JoinedStr) and _pattern(node) in PATTERNS:
            found.update(_written_out(node))
    return found


def words_in(source: str) -> set[str]:
    """Every constant that could be a key, wherever it stands."""
    constants = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return {each for each in constants if isinstance(each, str) and KEY.fullmatch(each)}


def keys_of(catalogue: str) -> list[str]:
    """The keys of a catalogue, in order."""
    return re.findall(r"^([a-z][\w-]*) *=", catalogue, re.MULTILINE)


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _keys_given(call: ast.Call) -> Iterator[ast.expr]:
    for given in [*call.args[:2], *(each.value for each in call.keywords if each.arg == "key")]:
        yield from (given.body, given.orelse) if isinstance(given, ast.IfExp) else (given,)


def _pattern(given: ast.JoinedStr) -> str:
    return "".join(str(each.value) if isinstance(each, ast.Constant) else "{}" for each in given.values)


def _written_out(given: ast.expr) -> Iterator[str]:
    if isinstance(given, ast.Constant) and isinstance(given.value, str) and KEY.fullmatch(given.value):
        if "-" in given.value or given.value in ("you", "somebody", "nothing", "start", "help", "privacy", "offer"):
            yield given.value
    elif isinstance(given, ast.JoinedStr):
        pattern = _pattern(given)
        if pattern not in PATTERNS:
            if " " in pattern or "-" not in pattern:
                return
            raise UnknownPattern(pattern)
        yield from (pattern.replace("{}", value, 1).replace("{}", "") for value in PATTERNS[pattern])
