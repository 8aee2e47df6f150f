"""The ladder of a relationship: know, like, trust, ready, and after the sale customer, loyal, advocate.

A rung is suggested by what happened between people, and moved by a person alone. Why these rules:

- like: they answered. A call, a message, a meeting or a visit has two sides; an e-mail, or a touch of which nobody
  said how it went, may have had one, so there it takes two.
- trust: they gave their time. Somebody who meets, or is in touch for the third time, expects something to come of it.
- ready: there is a need for trust first, and then money on the table and a meeting, or a fifth touch. What a lead may
  be worth is often typed at the first moment, so it never lifts anybody straight from know.
- customer: only a win makes one, so nothing is suggested beyond ready before it.
- loyal: they bought again, or were still glad to hear from us 60 days after.
- advocate: they sent somebody.

Who was only tried, “left a voicemail”, “called, no answer”, has given nothing yet: such a touch speaks for no rung.
A mark suggests one rung at most: a rung moved since the last touch or win, up or down, is a person's word on it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from domain.models import Deed, Event, EventKind, Lead, Stage, Touch, TouchKind
from domain.moves import answers_a_mark, moved, repeats, require_current
from domain.reply_words import ATTEMPTS, IT, LANGUAGES, TOUCHES
from domain.typed import either, lowered

LADDER = tuple(Stage)
"""The stages from the first to the last."""

ANSWERED = frozenset({TouchKind.CALL, TouchKind.MESSAGE, TouchKind.MEETING, TouchKind.VISIT})
"""Touches that have two sides."""

FACE_TO_FACE = frozenset({TouchKind.MEETING, TouchKind.VISIT})

TOUCHES_TO_LIKE, TOUCHES_TO_TRUST, TOUCHES_TO_BE_READY = 2, 3, 5
"""How many touches lift a lead to these rungs, however they went."""

STILL_GLAD_AFTER = timedelta(days=60)
"""How long after the first win a touch speaks of loyalty."""

TWICE = "twice"
"""Where a win that came with another lead tells that it is one of this lead's own, written down twice."""


BEFORE = frozenset[str]().union(*(each.before for each in LANGUAGES))
HOW = rf"(?:(?:{either(BEFORE)})\s+)?(?:{either(TOUCHES)})(?:\s+(?:{either(IT)}))?"
TRIED = re.compile(rf"(?:{HOW}[\s,;:.–—-]+)?(?:{either(ATTEMPTS)})(?!\w)")
"""How a note begins that tells of an attempt: “no answer”, “called him, no answer”."""

SUGGESTING = frozenset({EventKind.FOLLOWED_UP, EventKind.CLOSED})
"""Marks after which a rung may be suggested; a rung moved after them belongs to them, and Undo takes back both."""


def is_higher(stage: Stage, than: Stage) -> bool:
    """Whether one rung is above another."""
    return LADDER.index(stage) > LADDER.index(than)


def following(lead: Lead) -> Stage | None:
    """The rung above the one on which the lead stands; only a win leads beyond ready."""
    if lead.stage is Stage.ADVOCATE or (lead.stage is Stage.READY and not _wins(lead)):
        return None
    return LADDER[LADDER.index(lead.stage) + 1]


def suggestion(lead: Lead) -> Stage | None:
    """The rung to which the last mark speaks for moving the lead, if any: always a higher one."""
    if not _is_open_to_one(lead) or _was_just_tried(lead):
        return None
    if is_higher(lead.stage, Stage.READY):
        return _after_the_sale(lead)
    earned = _before_the_sale(lead)
    return earned if is_higher(earned, lead.stage) else None


def climb(lead: Lead, stage: Stage, deed: Deed, now: datetime) -> Lead:
    """Move a lead up to the suggested rung; a lead that stands there or higher already stays as it is.

    While the mark that suggested it can be undone, the move belongs to that mark, and Undo takes back both.

    Raises:
        LeadVanished: it was deleted.
        LeadChanged: the lead was marked anew since the button was drawn.
    """
    if repeats(lead, deed):
        return lead
    require_current(lead, deed)
    if not is_higher(stage, lead.stage):
        return lead
    details = {"from": lead.stage.value, "to": stage.value}
    higher = moved(lead, EventKind.STAGE_MOVED, deed, now, details, stage=stage)
    return replace(higher, before=lead.before) if answers_a_mark(lead, SUGGESTING, now) else higher


def has_climbed(lead: Lead) -> bool:
    """Whether the lead moved on the ladder last of all."""
    return lead.events[-1].kind is EventKind.STAGE_MOVED


def _is_open_to_one(lead: Lead) -> bool:
    """Whether nobody has moved the lead since it was last marked."""
    spoke = (each.kind for each in reversed(lead.events) if each.kind in {*SUGGESTING, EventKind.STAGE_MOVED})
    return next(spoke, None) in SUGGESTING


def _was_just_tried(lead: Lead) -> bool:
    """Whether the last mark is a touch that reached nobody."""
    marks = (each.kind for each in reversed(lead.events) if each.kind in SUGGESTING)
    return next(marks) is EventKind.FOLLOWED_UP and bool(lead.touches) and is_attempt(lead.touches[-1])


def is_attempt(touch: Touch) -> bool:
    """Whether somebody tried and reached nobody, as the note on the touch says."""
    return touch.note is not None and TRIED.match(lowered(touch.note)) is not None


def _before_the_sale(lead: Lead) -> Stage:
    """The highest rung that the touches speak for."""
    answered = [touch for touch in lead.touches if not is_attempt(touch)]
    kinds, count = {touch.kind for touch in answered}, len(answered)
    has_met = not kinds.isdisjoint(FACE_TO_FACE)
    if lead.stage is Stage.TRUST and (count >= TOUCHES_TO_BE_READY or (has_met and lead.value is not None)):
        return Stage.READY
    if has_met or count >= TOUCHES_TO_TRUST:
        return Stage.TRUST
    return Stage.LIKE if count >= TOUCHES_TO_LIKE or not kinds.isdisjoint(ANSWERED) else Stage.KNOW


def _after_the_sale(lead: Lead) -> Stage | None:
    """The rung above a customer's that the wins, touches and referrals speak for."""
    wins = _wins(lead)
    if lead.stage is Stage.CUSTOMER and wins:
        glad = any(touch.at - wins[0].at >= STILL_GLAD_AFTER for touch in lead.touches if not is_attempt(touch))
        bought_again = sum(TWICE not in each.details for each in wins) > 1
        return Stage.LOYAL if bought_again or glad else None
    return Stage.ADVOCATE if lead.stage is Stage.LOYAL and lead.referrals else None


def _wins(lead: Lead) -> list[Event]:
    return [each for each in lead.events if each.kind is EventKind.CLOSED]
