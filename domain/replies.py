"""What a reply to a card says: a touch, a mark, a snooze, or just a note."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain import lifecycle, tags, when
from domain.answers import Reading, minutes, moment
from domain.errors import NotUnderstood
from domain.models import Deed, Field, Lead, LostReason, TouchKind
from domain.money import Money, amount_at
from domain.moves import repeats
from domain.typed import lowered, tidy
from domain.when import Moment

TOUCHES = {
    "called": TouchKind.CALL,
    "phoned": TouchKind.CALL,
    "rang": TouchKind.CALL,
    "spoke": TouchKind.CALL,
    "texted": TouchKind.MESSAGE,
    "messaged": TouchKind.MESSAGE,
    "wrote": TouchKind.MESSAGE,
    "whatsapped": TouchKind.MESSAGE,
    "met": TouchKind.MEETING,
    "emailed": TouchKind.EMAIL,
    "mailed": TouchKind.EMAIL,
    "visited": TouchKind.VISIT,
}
WINS = ("closed", "won", "sold")
LOSSES = ("lost",)
LATER = ("snooze", "postpone", "later")

PAUSES = ",;:.!?–—-(\n"
EDGES = " \t\n,;:–—-("
BLANKS = " \t\n,;"
FIRST_WORD = re.compile(r"[\s,:;.]*([^\s,:;.!?]+)(.*)", re.DOTALL)
IT = re.compile(r"\s+(?:it|this|him|her|them|(?:the )?(?:deal|sale|lead))(?!\w)", re.IGNORECASE)
"""What a mark may say that it marks: “sold it”, “lost the deal”."""
JOINED = re.compile(r"(?:(?:for|at|with|to|about|around) )+", re.IGNORECASE)
"""Words between a mark and what it names: “sold for 350k”, “snooze it to friday”."""
BECAUSE = re.compile(r"(?:to|on|over|because|due)\s", re.IGNORECASE)
"""Words by which a loss says why: “lost to a competitor”; “lost her number” is no loss of a lead."""
REASONS = {reason.value.replace("_", " "): reason for reason in LostReason}
APART = re.compile(r"\A(\s*)[:–—(-]")
"""Signs that set apart what follows a mark as a comma does."""
NEXT = re.compile(r".*(?<!\w)(next:?\s+(.+))", re.IGNORECASE | re.DOTALL)

LENGTH_AT_THE_END = re.compile(
    r"(?:^\s*|[,;]\s*|(?<=\s)(?=for\s))(?:for\s+)?(\d{1,3}\s*(?:h|hours?|m|mins?|minutes?))[\s.!]*$", re.IGNORECASE
)
"""“met him, 30 min”: how long it took, not when to come back; that is “in 30 min”."""


class Meaning(StrEnum):
    """What the person who replies wants done."""

    NOTE = "note"
    TOUCH = "touch"
    CLOSE = "close"
    LOSE = "lose"
    SNOOZE = "snooze"


@dataclass(frozen=True)
class Reply:
    """A reply understood: `text` is the note or the reason, `until` the next follow-up, `won` the amount.

    `minutes` is how long the touch took; `tags` are for the lead, whatever else is said.
    """

    meaning: Meaning
    text: str | None = None
    touch: TouchKind | None = None
    minutes: int | None = None
    until: Moment | None = None
    won: Money | None = None
    tags: tuple[str, ...] = ()


def read(typed: str, by: Reading) -> Reply:
    """What `typed` in reply to a card means; what is no mark is a note, word for word but its tags.

    A word marks only at the beginning, and only if what follows bears it out: a note must never stop a nag.

    Raises:
        NotUnderstood: a snooze without a time.
        MomentPassed: the next follow-up named has passed.
    """
    tagged = tags.find(tidy(typed))
    if not tagged.tags:
        return _read(typed, by)
    rest = _untagged(tagged)
    said = _read(rest, by) if rest else Reply(Meaning.NOTE)
    return replace(said, tags=tagged.tags)


def _untagged(tagged: tags.Tagged) -> str:
    """What is said beside the tags."""
    text = tagged.text
    for start, end in reversed(tagged.alone):
        text = text[:start].rstrip(" \t") + text[end:]
    return text.strip(BLANKS)


def _read(typed: str, by: Reading) -> Reply:
    match = FIRST_WORD.match(typed)
    first, tail = (match[1].lower(), match[2].rstrip()) if match else ("", "")
    reply = None
    if first in TOUCHES:
        reply = _touch(TOUCHES[first], tail, by)
    elif first in WINS:
        reply = _win(tail, by)
    elif first in LOSSES:
        reply = _loss(tail)
    elif first in LATER:
        reply = _snooze(first, tail, by)
    else:
        reply = _time_alone(typed, by)
    return reply or Reply(Meaning.NOTE, text=typed)


def _time_alone(typed: str, by: Reading) -> Reply | None:
    """“tomorrow 4pm” and nothing else: when to come back to it."""
    until = _moment(typed, by) if any(letter.isalpha() for letter in typed) else None
    return Reply(Meaning.SNOOZE, until=until) if until else None


def _touch(kind: TouchKind, tail: str, by: Reading) -> Reply:
    """“, wants an offer, next tue 10”: what was said, and when to be in touch again."""
    took = LENGTH_AT_THE_END.search(tail)
    length = _length(took[1]) if took else None
    tail = tail[: took.start()] if took and length else tail
    place, following = _next_named(tail, by) or _next_at_the_end(tail, by)
    before = tail[:place].rstrip(" \t")
    # A time that isn't set apart belongs to what was said: “wants to move next month”.
    said = before if not before or before[-1] in PAUSES else tail
    return Reply(Meaning.TOUCH, text=said.strip(EDGES) or None, touch=kind, minutes=length, until=following)


def _length(said: str) -> int | None:
    """None for what no touch can take: “back in 48 h”."""
    try:
        return minutes(said)
    except NotUnderstood:
        return None


def _next_named(tail: str, by: Reading) -> tuple[int, Moment] | None:
    """“next” belongs to the phrase where it may: “next tue 10” can mean another day than “tue 10”."""
    named = NEXT.match(tail)
    following = (_moment(named[1], by) or _moment(named[2], by)) if named else None
    return (named.start(1), following) if named and following else None


def _next_at_the_end(tail: str, by: Reading) -> tuple[int, Moment | None]:
    """A time to come at the end; not one that tells when the touch was: “met her today”."""
    told = "met" + APART.sub(r"\1,", tail)
    found = when.find(told, by.now, by.zone, habits=by.habits, day_first=by.day_first)
    if found is None or told[found.end :].strip(" .!?…)\n"):
        return len(tail), None
    return found.start - len("met"), found.moment


def _moment(phrase: str, by: Reading) -> Moment | None:
    try:
        return moment(phrase, by)
    except NotUnderstood:
        return None


def _after_mark(tail: str) -> tuple[str, bool]:
    """What is said behind a mark, and whether it is set apart, so that the mark stands alone."""
    tail = IT.sub("", tail, count=1)
    return tail.strip(EDGES + ".!?"), tail.lstrip(" \t")[:1] in PAUSES


def _win(tail: str, by: Reading) -> Reply | None:
    """“won 350k”, “sold it for 350k, signed today”; words set apart are kept as a note."""
    said, alone = _after_mark(tail)
    worth = JOINED.sub("", said, count=1)
    amount = amount_at(lowered(worth), 0, by.currency_of(worth))
    if amount is not None and (amount.marked or worth[amount.end :].lstrip()[:1] in PAUSES):
        return Reply(Meaning.CLOSE, text=worth[amount.end :].strip(EDGES) or None, won=amount.money)
    return Reply(Meaning.CLOSE, text=said or None) if alone else None


def _loss(tail: str) -> Reply | None:
    """“lost, price”, “lost to a competitor”."""
    said, alone = _after_mark(tail)
    says_why = BECAUSE.match(said) or said.lower() in REASONS
    return Reply(Meaning.LOSE, text=said or None) if alone or says_why else None


def _snooze(word: str, tail: str, by: Reading) -> Reply | None:
    """“snooze 2h”, “snooze it to friday, she is away”; “later …” begins many a note, so only with a time alone."""
    said, _ = _after_mark(tail)
    phrase = JOINED.sub("", said, count=1)
    until = _moment(phrase, by)
    if until is not None:
        return Reply(Meaning.SNOOZE, until=until)
    if not said:
        raise NotUnderstood(word)
    if word == "later":
        return None
    found = when.find(phrase, by.now, by.zone, habits=by.habits, day_first=by.day_first)
    if found is None:
        raise NotUnderstood(said)
    text = phrase[found.end :] if found.start == 0 else phrase
    return Reply(Meaning.SNOOZE, text=text.strip(EDGES) or None, until=found.moment)


def act(lead: Lead, reply: Reply, deed: Deed, now: datetime, zone: ZoneInfo) -> Lead:
    """Do to `lead` what `reply` says, as one deed that Undo takes back whole; days are those of `zone`.

    Raises what the moves of domain/lifecycle.py raise.
    """
    if repeats(lead, deed):
        return lead
    done = _act(lead, reply, deed, now, zone)
    known = tuple(dict.fromkeys((*lead.tags, *reply.tags)))
    if known == lead.tags:
        return done
    if done is lead:
        return lifecycle.edit(lead, Field.TAGS, {"tags": known}, deed, now)
    tagged = lifecycle.edit(done, Field.TAGS, {"tags": known}, replace(deed, cause=None, seen=None), now)
    return replace(tagged, before=done.before)


def _act(lead: Lead, reply: Reply, deed: Deed, now: datetime, zone: ZoneInfo) -> Lead:
    # The mark bears the deed's cause and is newer than what was seen; what belongs to it must not be taken for a
    # repetition, nor for something done to a lead that has changed.
    rest = replace(deed, cause=None, seen=None)
    match reply.meaning:
        case Meaning.TOUCH:
            touched = lifecycle.follow_up(lead, deed, now, zone)
            touched = lifecycle.describe_touch(touched, rest, kind=reply.touch, minutes=reply.minutes, note=reply.text)
            return lifecycle.plan(touched, reply.until, rest, now) if reply.until else touched
        case Meaning.CLOSE:
            closed = lifecycle.close(lead, deed, now)
            closed = lifecycle.set_won(closed, reply.won, rest) if reply.won else closed
            return _with_note(closed, reply, rest, now)
        case Meaning.LOSE:
            lost = lifecycle.lose(lead, deed, now)
            return _with_reason(lost, reply.text, rest) if reply.text else lost
        case Meaning.SNOOZE if reply.until is not None:
            return _with_note(lifecycle.snooze(lead, reply.until, deed, now), reply, rest, now)
        case _:
            return lifecycle.note(lead, reply.text, deed, now) if reply.text else lead


def _with_reason(lost: Lead, why: str, deed: Deed) -> Lead:
    known = REASONS.get(why.lower())
    return lifecycle.set_reason(lost, known or LostReason.OTHER, deed, None if known else why)


def _with_note(marked: Lead, reply: Reply, deed: Deed, now: datetime) -> Lead:
    if not reply.text:
        return marked
    return replace(lifecycle.note(marked, reply.text, deed, now), before=marked.before)
