"""What a reply to a card says: a touch, a mark, a snooze, or just a note."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from domain import corrections, lifecycle, reply_words, tags, when, winning, worktime
from domain.answers import Reading, moment
from domain.contacts import is_completed
from domain.corrections import length_of
from domain.errors import NotUnderstood
from domain.models import Assist, AssistKind, Deed, Field, Lead, LostReason, Status, TouchKind
from domain.money import AMOUNT, Money, amount_at
from domain.moves import repeats
from domain.open_forms import Form
from domain.people import Person
from domain.reply_words import (
    DONE,
    FOLLOWING,
    HOURS,
    LOSSES,
    MEANS,
    MINUTES,
    PERHAPS_LATER,
    REASONS,
    REMINDERS,
    TELLING,
    TOUCHES,
    UNREACHED,
    WINS,
)
from domain.typed import either, lowered, tidy
from domain.when import Moment

PAUSES = ",;:.!?–—-(\n"
EDGES = " \t\n,;:–—-("
BLANKS = " \t\n,;"

MARKS = tuple(
    re.compile(rf"[\s,:;.]*(?:(?:{either(each.before)})\s+)?({either(each.marks)})(?![^\s,:;.!?])(.*)", re.DOTALL)
    for each in reply_words.LANGUAGES
)
"""A mark at the beginning and what is said behind it, in each language: “he called” is no Spanish “he llamado”."""
IT = re.compile(rf"(?<!\s)\s+(?:{either(reply_words.IT)})(?!\w)")
"""What a mark may say that it marks: “sold it”, “lost the deal”."""
JOINED = re.compile(rf"(?:(?:{either(reply_words.JOINED)})\s+)+")
"""Words between a mark and what it names: “sold for 350k”, “snooze it to friday”."""
BECAUSE = re.compile(rf"(?:{either(reply_words.BECAUSE)})\s")
"""Words by which a loss says why: “lost to a competitor”; “lost her number” is no loss of a lead."""
APART = re.compile(r"\A(\s*)[:–—(-]")
"""Signs that set apart what follows a mark as a comma does."""
NEXT = re.compile(rf".*(?<!\w)((?:{either(reply_words.FOLLOWING)}):?\s+(.+))", re.DOTALL)
AGAIN_AT_THE_END = re.compile(rf"(?:^|(?<=[{re.escape(PAUSES)}]))\s{{0,8}}(?:{either({*REMINDERS, *FOLLOWING})}):?$")
"""“try again” before a time says no more than the time. Of blanks a few are enough: from each of them all the others
would be looked through.
"""
PUT_OFF = re.compile(
    rf"\s*((?:(?:{either(UNREACHED)})(?:\s*[,;.:–—-]+\s*|\s+))?)((?:(?:{either({*REMINDERS, *MEANS})})[,:]?\s+)?)(.*)",
    re.DOTALL,
)
"""“no answer, try again fri”: somebody tried and reached nobody, how it is to go on, and when."""

A_LENGTH = rf"\d{{1,3}}\s*(?:{either({*HOURS, *MINUTES})})"
LENGTH = re.compile(
    rf"(?:^\s*|[,;]\s*|(?<=\s)(?=for\s))(?:for\s+)?({A_LENGTH})[\s.!]*$"
    rf"|(?:^|[,;])\s*(?:for\s+)?({A_LENGTH})\s*(?:(?=[,;])|[.:](?=\s)|(?=[–—-]\s))"
)
"""“met him 30 min”: how long it took, not when to come back; that is “in 30 min”."""

HELPER = re.compile(rf"(?:^|[,;.]\s*|\s)({either(reply_words.THANKS_TO)})\s+([^,;.!\n]+)[.!]*")
LONGEST_HELPER = 4
"""Words in the name of who helped; more of them are what people say of it."""

WORD = re.compile(r"[^\W_]+(?:['_-][^\W_]+)*")
SHORTEST_NAME = 3
"""Letters of a name that stands for somebody: “Al” and “de” are words as well."""


class Meaning(StrEnum):
    """What the person who replies wants done."""

    NOTE = "note"
    TOUCH = "touch"
    CLOSE = "close"
    LOSE = "lose"
    SNOOZE = "snooze"
    UNDO = "undo"
    REOPEN = "reopen"
    DELETE = "delete"
    CORRECT = "correct"


@dataclass(frozen=True)
class Reply:
    """A reply understood: `text` is the note or the reason, `until` the next follow-up, `won` the amount.

    `helper` is the person thanks to whom a lead was won.

    `minutes` is how long the touch took; `tags` are for the lead, whatever else is said. `field` is what is corrected
    and `changes` how.
    """

    meaning: Meaning
    text: str | None = None
    touch: TouchKind | None = None
    minutes: int | None = None
    until: Moment | None = None
    won: Money | None = None
    helper: str | None = None
    tags: tuple[str, ...] = ()
    field: Field | None = None
    changes: Mapping[str, Any] = dataclasses.field(default_factory=dict)


def read(typed: str, by: Reading) -> Reply:
    """What `typed` in reply to a card means; what is no mark is a note, word for word but its tags.

    A word marks only at the beginning, and only if what follows bears it out: a note must never stop a nag.

    Raises:
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
    return _command(typed, by) or _mark(typed, by) or _put_off(typed, by) or _correction(typed, by) or _note(typed)


def _note(typed: str) -> Reply:
    return Reply(Meaning.NOTE, text=typed)


def _command(typed: str, by: Reading) -> Reply | None:
    """“undo”, “reopen”, “delete”, and nothing else."""
    words = lowered(typed).strip(EDGES + ".!")
    if words in reply_words.REOPEN:
        return Reply(Meaning.REOPEN, until=moment("tomorrow", by))
    if words in reply_words.UNDO:
        return Reply(Meaning.UNDO)
    return Reply(Meaning.DELETE) if words in reply_words.DELETE else None


def _mark(typed: str, by: Reading) -> Reply | None:
    said = lowered(typed)
    match = next(filter(None, (pattern.match(said) for pattern in MARKS)), None)
    if match is None:
        return None
    word, tail = match[1], typed[match.start(2) :].rstrip()
    if word in DONE:
        return _done(tail, by)
    if word in TOUCHES:
        return _touch(word, typed[: match.end(1)].lstrip(BLANKS), tail, by)
    if word in WINS:
        return _win(tail, by)
    return _loss(tail) if word in LOSSES else _snooze(word, tail, by)


def _put_off(typed: str, by: Reading) -> Reply | None:
    """“tomorrow 4pm” or “no answer, call her in march”, and nothing else: when to come back to it."""
    match = PUT_OFF.match(lowered(typed))
    if match is None or not any(map(str.isalpha, match[3])):
        return None
    phrase = typed[match.start(3) :]
    until = _moment(phrase, by) or _moment(_unjoined(phrase), by)
    told = match[1] + (match[2] if match[2].strip(" \t\n,:") in MEANS else "")
    text = typed[match.start(1) : match.start(1) + len(told)].strip(EDGES + ".")
    meaning = Meaning.TOUCH if match[1] else Meaning.SNOOZE
    return Reply(meaning, text=text or None, until=until) if until else None


def _done(tail: str, by: Reading) -> Reply | None:
    """“done”, “done, next tuesday”; “done with the offer” tells of something else than a touch."""
    said = _touch("", "", tail, by)
    apart = tail.lstrip(" \t")[:1] in PAUSES or _moment(tail, by) == said.until is not None
    return said if apart or not tail.strip() else None


def _correction(typed: str, by: Reading) -> Reply | None:
    """“66k”, “no, worth 66k”, “902 555 0399”, “Sara, not Sarah”, and nothing else: what a field is from now on."""
    changed = corrections.read(typed, by)
    return Reply(Meaning.CORRECT, typed, field=changed[0], changes=changed[1]) if changed else None


def named(leads: Iterable[Lead], typed: str, by: Reading) -> Lead | None:
    """The one of these leads whom the words name, if they name just one: by a word of their name, or a handle."""
    said = _may_name(typed, by)
    found = [lead for lead in leads if not said.isdisjoint(_names_of(lead))]
    return found[0] if len(found) == 1 else None


def _may_name(typed: str, by: Reading) -> frozenset[str]:
    """The words that may name somebody: not those of a time, nor ordinary ones, which begin a sentence large too."""
    time = when.find(typed, by.now, by.zone, habits=by.habits, day_first=by.day_first)
    words = [each for each in WORD.finditer(typed) if time is None or not time.start <= each.start() < time.end]
    return frozenset(
        word
        for each in words
        if (word := lowered(each[0])) not in reply_words.ALSO_NAMES or (each.start() > 0 and each[0][:1].isupper())
    )


def meant(leads: Iterable[Lead], owed: Sequence[Lead], typed: str, by: Reading) -> Lead | None:
    """Whom words in reply to nothing may mark: the one of these leads that they name, or the only one that is owed."""
    if not any(pattern.match(lowered(typed)) for pattern in MARKS):
        return None
    return named(leads, typed, by) or (owed[0] if len(owed) == 1 else None)


def _names_of(lead: Lead) -> list[str]:
    names = WORD.findall(lowered(" ".join([lead.name or "", *(each.name for each in lead.handles)])))
    return [each for each in names if len(each) >= SHORTEST_NAME]


def amount_in(note: str, by: Reading) -> Money | None:
    """The one amount of money that a note names, if it names one."""
    said = lowered(note)
    found = (amount_at(said, each.start(), by.currency_of(note)) for each in AMOUNT.finditer(said))
    sure = [each.money for each in found if each and each.marked and length_of(said[each.start : each.end]) is None]
    return sure[0] if len(sure) == 1 else None


def _touch(word: str, as_typed: str, tail: str, by: Reading) -> Reply:
    """“, wants an offer, next tue 10”: what was said, and when to be in touch again.

    Words that aren't set apart from the mark go on with its sentence, which is kept whole: “called him, wants a van”.
    """
    tail, length = _without_length(tail)
    place, following = _next_named(tail, by) or _next_at_the_end(tail, by)
    before = AGAIN_AT_THE_END.sub("", tail[:place].rstrip(" \t")) if following else tail[:place].rstrip(" \t")
    # A time that isn't set apart belongs to what was said: “wants to move next month”.
    kept = before if not before or before[-1] in PAUSES else tail
    said = kept.strip(EDGES)
    if not any(map(str.isalnum, said)) or IT.fullmatch(f" {lowered(said).rstrip('.!')}"):
        said = ""
    goes_on = said and kept.lstrip(" \t")[:1] not in PAUSES
    told = (as_typed + (kept if said else "")).strip(EDGES) if word in TELLING or goes_on else said
    return Reply(Meaning.TOUCH, text=told or None, touch=TOUCHES.get(word), minutes=length, until=following)


def _without_length(tail: str) -> tuple[str, int | None]:
    """What is said beside how long it took, and that in minutes."""
    took = LENGTH.search(lowered(tail))
    length = length_of(took[1] or took[2]) if took else None
    if not took or not length:
        return tail, None
    before = tail[: took.start()]
    return (before if before.strip() else ",") + tail[took.end() :], length


def _next_named(tail: str, by: Reading) -> tuple[int, Moment] | None:
    """“next” belongs to the phrase where it may: “next tue 10” can mean another day than “tue 10”."""
    named = NEXT.match(lowered(tail))
    following = (_moment(tail[named.start(1) :], by) or _moment(tail[named.start(2) :], by)) if named else None
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
    named = IT.search(lowered(tail))
    tail = tail[: named.start()] + tail[named.end() :] if named else tail
    return tail.strip(EDGES + ".!?"), tail.lstrip(" \t")[:1] in PAUSES


def _unjoined(said: str) -> str:
    """What is named, without the words before it."""
    joined = JOINED.match(lowered(said))
    return said[joined.end() :] if joined else said


def _win(tail: str, by: Reading) -> Reply | None:
    """“won 350k”, “sold it for 350k, signed today”; words set apart are kept as a note."""
    said, alone = _after_mark(tail)
    worth = _unjoined(said)
    amount = amount_at(lowered(worth), 0, by.currency_of(worth))
    if amount is not None and (amount.marked or worth[amount.end :].lstrip()[:1] in PAUSES):
        text, helper = _helped(worth[amount.end :].strip(EDGES))
        return Reply(Meaning.CLOSE, text=text, won=amount.money, helper=helper)
    text, helper = _helped(said)
    return Reply(Meaning.CLOSE, text=text, helper=helper) if alone or helper else None


def _helped(said: str) -> tuple[str | None, str | None]:
    """“signed today, thanks to Bob”: what is said besides, and who helped, by name."""
    found = HELPER.search(lowered(said))
    who = said[found.start(2) : found.end(2)].strip() if found else ""
    if found is None or not who[:1].isupper() or len(who.split()) > LONGEST_HELPER:
        return said or None, None
    beside = filter(None, (said[: found.start()].strip(EDGES), said[found.end() :].strip(EDGES)))
    return ", ".join(beside) or None, who


def _loss(tail: str) -> Reply | None:
    """“lost, price”, “lost to a competitor”."""
    said, alone = _after_mark(tail)
    return Reply(Meaning.LOSE, text=said or None) if alone or says_why(said) or lowered(said) in REASONS else None


def says_why(reason: str) -> bool:
    """Whether the reason of a loss goes on with its sentence: “to a competitor”."""
    return BECAUSE.match(lowered(reason)) is not None


def _snooze(word: str, tail: str, by: Reading) -> Reply | None:
    """“snooze 2h”, “snooze it to friday, she is away”; “later …” begins many a note, so only with a time or alone."""
    said, _ = _after_mark(tail)
    phrase = _unjoined(said)
    until = _moment(phrase, by)
    if until is not None or not said:
        return Reply(Meaning.SNOOZE, until=until)
    if word in PERHAPS_LATER:
        return None
    found = when.find(phrase, by.now, by.zone, habits=by.habits, day_first=by.day_first)
    text = phrase if found is None or found.start else phrase[found.end :]
    return Reply(Meaning.SNOOZE, text=text.strip(EDGES) or None, until=found.moment if found else None)


def asks(said: Reply, lead: Lead) -> Form | None:
    """The form that asks on after a reply, as after its button; what was said isn't asked again."""
    match said.meaning:
        case Meaning.TOUCH if said.until is None:
            return Form.AFTER_TOUCH
        case Meaning.CLOSE if lead.status is Status.CLOSED:
            if not said.won:
                return Form.WON
            return Form.STAY if said.helper else Form.HELPED
        case Meaning.LOSE if lead.status is Status.LOST:
            return Form.AGAIN if said.text else Form.LOST
        case Meaning.SNOOZE if said.until is None:
            return Form.SNOOZE
        case Meaning.DELETE:
            return Form.DELETE
    return None


def act(lead: Lead, reply: Reply, deed: Deed, now: datetime, by: Person) -> Lead:
    """Do to `lead` what `reply` says, as one deed of `by` that Undo takes back whole.

    Raises what the moves of domain/lifecycle.py raise.
    """
    if repeats(lead, deed):
        return lead
    done = _act(lead, reply, deed, now, by)
    known = tuple(dict.fromkeys((*lead.tags, *reply.tags)))
    if known == lead.tags:
        return done
    if done is lead:
        return lifecycle.edit(lead, Field.TAGS, {"tags": known}, deed, now)
    tagged = lifecycle.edit(done, Field.TAGS, {"tags": known}, replace(deed, cause=None, seen=None), now)
    return replace(tagged, before=done.before)


def _act(lead: Lead, reply: Reply, deed: Deed, now: datetime, by: Person) -> Lead:
    # The mark bears the deed's cause and is newer than what was seen; what belongs to it must not be taken for a
    # repetition, nor for something done to a lead that has changed.
    rest = replace(deed, cause=None, seen=None)
    match reply.meaning:
        case Meaning.TOUCH:
            touched = lifecycle.follow_up(lead, deed, now, by)
            touched = lifecycle.describe_touch(touched, rest, kind=reply.touch, minutes=reply.minutes, note=reply.text)
            return lifecycle.plan(touched, reply.until, rest, now) if reply.until else touched
        case Meaning.CLOSE:
            closed = lifecycle.close(lead, deed, now)
            closed = lifecycle.set_won(closed, reply.won, rest) if reply.won else closed
            if reply.helper:
                closed = winning.add_assist(closed, Assist(AssistKind.PERSON, reply.helper), rest)
            return _with_note(closed, reply, rest, now)
        case Meaning.LOSE:
            lost = lifecycle.lose(lead, deed, now)
            return _with_reason(lost, reply.text, rest) if reply.text else lost
        case Meaning.REOPEN if reply.until is not None:
            tomorrow = Moment(worktime.working_morning(reply.until.at, by), exact=False)
            return lifecycle.reopen(lead, tomorrow, deed, now)
        case Meaning.CORRECT if reply.field is Field.VALUE and lead.status is Status.CLOSED:
            return lifecycle.note(lifecycle.set_won(lead, reply.changes["value"], deed), reply.text or "", deed, now)
        case Meaning.CORRECT if reply.field is not None:
            return _with_note(_corrected(lead, reply.field, reply.changes, deed, now), reply, rest, now)
        case Meaning.SNOOZE if reply.until is not None:
            names = lifecycle.plan if lifecycle.was_just_named(lead, now) else lifecycle.snooze
            return _with_note(names(lead, reply.until, deed, now), reply, rest, now)
        case _:
            return lifecycle.note(lead, reply.text, deed, now) if reply.text else lead


def _corrected(lead: Lead, field: Field, changes: Mapping[str, Any], deed: Deed, now: datetime) -> Lead:
    """A new way to reach somebody comes first; those known before stay behind it."""
    joined = {
        name: tuple(dict.fromkeys((*value, *_others(getattr(lead, name), value)))) if field is Field.CONTACT else value
        for name, value in changes.items()
    }
    return lifecycle.edit(lead, field, joined, deed, now)


def _others(known: Iterable[str], new: Iterable[str]) -> Iterator[str]:
    """What was known before, without a number that is whole now."""
    return (each for each in known if not any(is_completed(each, whole) for whole in new))


def _with_reason(lost: Lead, why: str, deed: Deed) -> Lead:
    known = REASONS.get(lowered(why))
    return lifecycle.set_reason(lost, known or LostReason.OTHER, deed, None if known else why)


def _with_note(marked: Lead, reply: Reply, deed: Deed, now: datetime) -> Lead:
    if not reply.text:
        return marked
    return replace(lifecycle.note(marked, reply.text, deed, now), before=marked.before)
