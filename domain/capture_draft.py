"""What the words of a sentence say so far, and where each part of them belongs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from domain.capture_board import trim
from domain.capture_words import FRESH, KEPT, REMINDS, ROLES, SAID_SO, SOURCE_LABELS, TOLD_OF
from domain.clause_words import (
    AMBIGUOUS,
    CALLED,
    FLAGS,
    GOES_ON,
    GREETINGS,
    JOINERS,
    LONG_DIGITS,
    NICKNAME,
    ONE_WORD,
    PREFERS,
    QUOTED,
    SOMEBODY,
    TOLD,
    TURNS,
    UNKNOWN,
    WHOSE,
    WITH,
)
from domain.cues import KNOWN_FIRST, NAMED_FIRST
from domain.names import FIRMS, is_a_name, is_like_a_name, is_subject, name_in
from domain.sources import NETWORKS, NICKNAMES, OWN, PERSONS, Source, source_of
from domain.typed import lowered

MOST_OF_A_CALLER = 2


class Named(NamedTuple):
    """A source, what was said beyond it, and all the words for it."""

    source: Source
    note: str | None
    said: str


@dataclass
class Draft:
    """What the runs of a sentence say so far; `loose` are words without a label, the first of a thought
    marked."""

    names: list[str] = field(default_factory=list)
    needs: list[str] = field(default_factory=list)
    sources: list[Named] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    reached: list[str] = field(default_factory=list)
    """Those before a phone or an address."""
    notes: list[str] = field(default_factory=list)


def put(kind: str, label: str, body: str, draft: Draft) -> None:
    """One part of a run into the draft; a label with nothing after it is a word like others."""
    if not body:
        if kind == "source" and any(each.source in NETWORKS.values() for each in draft.sources):
            return  # “insta dm from @jane”
        if label and (kind != "need" or " " in label) and (kind != "name" or FRESH.isdisjoint(lowered(label).split())):
            draft.notes.append(label)
    elif kind in ("need", "about"):
        draft.needs.append(_without_a_name(body, draft))
    elif kind == "source":
        _put_source(label, body, draft)
    elif kind == "referral":
        who, _, rest = map(trim, body.partition(": "))
        draft.sources.append(Named(Source.REFERRAL, who, f"{label} {who}"))
        draft.loose += [rest] if rest else []
    elif kind == "name":
        _put_name(label, body, draft)
    elif kind == "note":
        draft.notes.append(body)
    else:
        _put_loose(body, draft)


def _without_a_name(body: str, draft: Draft) -> str:
    """What is needed, without the name of who needs it where that is surely one."""
    quoted = QUOTED.match(lowered(body))
    who = body[quoted.start("who") : quoted.end("who")] if quoted else ""
    if quoted is None or draft.names or not is_a_name(who):
        return body
    draft.names.append(who)
    return body[: quoted.start("who")] + body[quoted.end() :]


def _put_loose(body: str, draft: Draft) -> None:
    """Words without a label; the network at either end of them is the source. Digits that are no phone in the
    country are a note, and don't cost the name before them."""
    digits = LONG_DIGITS.search(body)
    if digits and (before := trim(body[: digits.start()])) and is_like_a_name(before):
        draft.loose.append(before)
        draft.notes.append(digits[0])
        if after := trim(body[digits.end() :]):
            draft.loose.append(after)
        return
    first, _, rest = body.partition(" ")
    plain = lowered(first).strip("!:")
    if not rest and plain in JOINERS:
        return
    if plain in GREETINGS and not rest:
        draft.notes.append(body)
        return
    if rest and plain in FLAGS:
        draft.notes.append(first)
        body = trim(rest)
    elif rest and (who := _sent_by(plain, rest, draft)):
        draft.sources.append(named(first.strip("!:")))
        body = who
    if lowered(body) in NETWORKS and body not in draft.loose:
        draft.sources.append(named(body))
        return
    *words, last = body.split()
    prefers = bool(words) and lowered(words[-1]) in PREFERS
    if words and len(last) > 1 and lowered(last) in NETWORKS and not prefers:
        draft.sources.append(named(last))
        body = trim(" ".join(words))
    draft.loose += [body] if body else []


def _sent_by(plain: str, rest: str, draft: Draft) -> str | None:
    """The name after a network that opens a sentence: “whatsapp de Nuria”; nothing where none is sure."""
    if draft.loose or draft.names or len(plain) < 2 or (plain not in NETWORKS and plain not in NICKNAMES):
        return None
    joiner, _, after = rest.partition(" ")
    who, joined = (after, True) if lowered(joiner) in WHOSE else (rest, False)
    return who if name_in(who)[2] == 2 and (joined or plain in NETWORKS) else None


def _put_source(label: str, body: str, draft: Draft) -> None:
    known = (KNOWN_FIRST if label.lower() in AMBIGUOUS else NAMED_FIRST).match(lowered(body))
    words = {word.strip(".") for word in lowered(body).split()}
    if known:
        rest = trim(body[known.end() :])
        goes_on = GOES_ON.match(lowered(rest)) or (ONE_WORD.fullmatch(rest) and not TOLD.match(lowered(rest)))
        if source_of(known[0])[0] is Source.EVENT and goes_on:
            draft.sources.append(named(body, label))
            return
        draft.sources.append(named(body[: known.end()], label))
        joiner, _, who = rest.partition(" ")
        if lowered(joiner) in WITH and not draft.names and name_in(who)[2] == 2:  # “at the fair with Jane Doe”
            rest = who
        draft.loose += [rest] if rest else []
    elif not words.isdisjoint(FIRMS) and not lowered(label).startswith(SOURCE_LABELS):
        draft.notes.append(f"{label} {body}")
    else:
        draft.sources.append(named(body, label))


def named(words: str, label: str = "from") -> Named:
    """The source that words name, kept as they were said after `label`."""
    return Named(*source_of(words), f"{label} {words}")


def _put_name(label: str, body: str, draft: Draft) -> None:
    is_a_reminder = any(word in lowered(label) for word in REMINDS)
    said_so = not SAID_SO.isdisjoint(lowered(label).replace(":", " ").split())
    first, _, after = body.partition(" ")
    if lowered(first).rstrip(":") in NETWORKS and name_in(after)[2]:  # “new client facebook: Jane”
        draft.sources.append(named(first.rstrip(":")))
        body = after
    if lowered(label).endswith(CALLED) and any(is_a_name(words) for words in draft.loose):
        draft.notes.append(f"{label} {body}")  # “Ana Ruiz, her dog is called …”
        return
    body = _without_a_certain(body)
    if (kin := _without_kin(body)) != body:  # “call my sister Mia”
        draft.notes.append(trim(body.removesuffix(kin)))
        body = kin
    name, rest, sure = name_in(body)
    if not sure and (NICKNAME.fullmatch(lowered(body)) or (is_a_reminder and SOMEBODY.fullmatch(lowered(body)))):
        name, rest, sure = body, "", 1
    if said_so and not sure:
        *words, last = body.split()
        body = " ".join(words) if words and lowered(last) in JOINERS else body
        name, rest, sure = body, "", 1
    if not sure and not draft.names and (led := led_by_a_name(body))[0]:
        name, rest, sure = led[0], "" if led[1] == "back" else led[1], 1
    if not sure and " " in body and is_subject(body, ""):
        name, rest, sure = body, "", 1
    told_of = not TOLD_OF.isdisjoint(lowered(label).split())
    long = told_of and (rest or len(name.split()) > MOST_OF_A_CALLER)
    if not sure or draft.names or (sure < 2 and (long or lowered(label) in ROLES)):
        draft.notes.append(f"{label} {body}")
        return
    draft.names.append(name)
    draft.notes += [word for word in label.split() if word.lower() in KEPT]
    if rest := trim(rest):
        draft.loose.append(rest)


def _without_a_certain(body: str) -> str:
    """A name without the article that people set before one they don't know: “a trevor boudreau”."""
    article, _, name = body.partition(" ")
    unknown = lowered(article) in UNKNOWN and is_like_a_name(name) and len(name.split()) > 1
    return name if unknown and PERSONS.isdisjoint(lowered(name).split()) else body


def _without_kin(body: str) -> str:
    """A name without what somebody is to whom: “my sister Mia”."""
    whose, _, rest = body.partition(" ")
    person, _, name = rest.partition(" ")
    is_kin = lowered(whose) in OWN and lowered(person) in PERSONS
    return name if is_kin and name_in(name)[2] == 2 else body


def led_by_a_name(body: str) -> tuple[str, str]:
    """The name that words without capitals begin with, and what is told: “jane called twice”; ("", "") if none."""
    turn = TURNS.search(lowered(body))
    name = body[: turn.start()] if turn else ""
    return (name, trim(body[turn.start() :])) if turn and is_like_a_name(name) else ("", "")
