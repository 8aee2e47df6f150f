"""The words of a sentence, sorted: who, what is wanted, where from, and what is only a note."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from domain.capture_board import EDGES, Run, trim
from domain.capture_words import FRESH, KEPT, LANGUAGES_OF, MODAL, REMINDS, ROLES, SAID_SO, SOURCE_LABELS, TOLD_OF
from domain.clause_words import (
    AMBIGUOUS,
    ASIDE,
    CALLED,
    FLAGS,
    GOES_ON,
    GREETINGS,
    HALF_SPELLED,
    JOINERS,
    LONG_DIGITS,
    MIL,
    NEXT_WORD,
    NICKNAME,
    ONE_WORD,
    PREFERS,
    QUESTION,
    QUOTED,
    SELF,
    SENT,
    SOMEBODY,
    TOLD,
    TURNS,
    UNKNOWN,
    VISIT,
    VISITS,
    WEEKDAYS,
    WHOSE,
    WITH,
)
from domain.cues import KNOWN_FIRST, NAMED_FIRST, Cue, cues
from domain.names import FIRMS, after_an_article, is_subject, name_at_the_end, name_in
from domain.sources import KNOWN, NETWORKS, NICKNAMES, OWN, PEOPLE, PERSONS, Source, source_of
from domain.typed import lowered

LONGEST_GREETING, MOST_OF_A_CALLER = 24, 2
MOST_NEED_WORDS, MOST_NEED_DIGITS = 12, 7


BELONGS = "from"
"""Right after a name it tells where somebody belongs, unless it names a source: “Jane from accounting”."""


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


def sort(run: Run, draft: Draft) -> None:
    """Cut a run at the words that say what follows, and put each part where it belongs."""
    plain = lowered(run.text)
    if plain in KNOWN and (run.opens or plain in NETWORKS or KNOWN[plain] is Source.OTHER):
        draft.sources.append(named(run.text))
        return
    if run.opens and plain.endswith(" lead") and plain.removesuffix(" lead") in KNOWN:
        draft.sources.append(named(run.text[: -len(" lead")]))
        return
    if _set_aside(run, draft) or _ends_with_a_name(run, draft):
        return
    if _was_sent(run.text, plain, draft) or _came(run, plain, draft):
        return
    found = list(cues(plain))
    kind, start, label, said = "loose", 0, "", False
    if run.opens and (subject := _subject(run.text, plain, found, draft)):
        name, start = subject
        draft.names.append(name)
    cuts = [cue for cue in found if cue.start >= start and (cue.kind != "name" or _names(plain, cue))]
    for cut in [*cuts, None]:
        if cut and _goes_on(kind, run.text[start : cut.start], cut, plain, run.text):
            continue
        body = trim(run.text[start : cut.start if cut else len(plain)])
        if cut and cut.kind == "need":
            body = _unjoined(body)
        if kind == "source" and said and label.lower() == BELONGS and not _names_a_source(body):
            draft.notes.append(f"{label} {body}")
        else:
            _put(kind, label, body, draft)
        said = said or bool(body)
        if cut:
            kind, start, label = cut.kind, cut.end, run.text[cut.start : cut.end].strip(EDGES)


def _set_aside(run: Run, draft: Draft) -> bool:
    """Whether a run has a remark in brackets, which is a note; what stands around it is sorted for itself."""
    aside = ASIDE.search(run.text)
    if aside is None or not _is_a_name(run.text[: aside.start()]):
        return False
    draft.notes.append(aside[0].strip())
    rest = f"{run.text[: aside.start()]} {run.text[aside.end() :].lstrip()}"
    sort(Run(trim(rest), run.opens), draft)
    return True


def _is_a_name(words: str) -> bool:
    return name_in(words)[1:] in (("", 1), ("", 2)) or is_subject(words, "")


def _ends_with_a_name(run: Run, draft: Draft) -> bool:
    """Whether what is wanted stands before the name of who can be reached: “catering for 80 Ana Ruiz 902 …”."""
    if not run.reached:
        return False
    draft.reached.append(run.text)
    name, rest = name_at_the_end(run.text)
    if not name or draft.names or name_in(run.text)[2] or next(cues(lowered(run.text)), None):
        return False
    draft.names.append(name)
    draft.loose.append(rest)
    return True


def _was_sent(text: str, plain: str, draft: Draft) -> bool:
    """Whether a run says who sent somebody, and nothing else: “my dentist sent her”."""
    sent = SENT.fullmatch(plain)
    if sent is None:
        return False
    who = text[: sent.end("who")]
    first, *_ = plain.split()
    if not (name_in(who)[2] or first in PEOPLE):
        return False
    draft.sources.append(Named(Source.REFERRAL, who, text))
    return True


def _came(run: Run, plain: str, draft: Draft) -> bool:
    """Whether a run says that somebody came by or called in; what stands around that is sorted for itself."""
    visit = VISIT.search(plain)
    if visit is None or any(each.source in VISITS.values() for each in draft.sources):
        return False
    said = run.text[visit.start() : visit.end()]
    draft.sources.append(Named(VISITS.get(visit[0], Source.WALK_IN), None, said))
    for words, opens in ((run.text[: visit.start()], run.opens), (run.text[visit.end() :], False)):
        if rest := trim(words):
            sort(Run(rest, opens), draft)
    return True


def _subject(text: str, plain: str, found: list[Cue], draft: Draft) -> tuple[str, int] | None:
    """The name of who wants something and where it ends, which opens a sentence; None where its place tells none."""
    wants = next((cue for cue in found if cue.kind == "need"), None)
    if wants is None or draft.names or draft.loose or draft.needs or MODAL.match(plain):
        return None
    if any(cue.kind in ("source", "referral") and cue.start < wants.start for cue in found):
        return None
    language = LANGUAGES_OF.get(plain[wants.start : wants.end].split()[0].rstrip(":"))
    who = trim(text[: wants.start])
    if language is None:
        return None
    if name := after_an_article(who, language):
        return name, wants.start
    return (who, wants.start) if is_subject(who, language) and name_in(who)[1:] not in (("", 1), ("", 2)) else None


def is_somebody(text: str, start: int, end: int) -> bool:
    """Whether a day at text[start:end] is the name of who wants something: “Friday wants”, “Hans Montag möchte”."""
    following = NEXT_WORD.match(text, end)
    language = LANGUAGES_OF.get(following[1].lower()) if following else None
    day, before = text[start:end], text[:start].strip()
    if language is None or not day.isalpha() or not day[0].isupper():
        return False
    if not before:
        return language == "en" and day in WEEKDAYS
    return " " not in before and name_in(before)[1:] == ("", 2)


def may_be_a_surname(text: str, start: int, end: int) -> bool:
    """Whether a day at text[start:end] may be the surname of the one word before it: “Dawn Friday, 902-555-0134”.

    “Jane Friday 902-555-0134” is rather Jane's day: without the comma nothing parts the two.
    """
    first, day = text[:start].strip(), text[start:end]
    alone = day in WEEKDAYS and text[end:].lstrip(" ").startswith(",")
    return alone and " " not in first and name_in(first)[1:] == ("", 2)


def _names(plain: str, cue: Cue) -> bool:
    """Whether a cue before a name stands where it may: at the beginning, or it says “name is” in so many words."""
    said = plain[cue.start : cue.end].rstrip(" :=")
    return _greets(plain, cue.start) or said.endswith(("name is", *SELF))


def _greets(plain: str, end: int) -> bool:
    """Whether the words before `end` are none, or no more than “hi”: what follows may be a name."""
    return end <= LONGEST_GREETING and all(word.strip(",!:") in FLAGS for word in plain[:end].split())


def _goes_on(kind: str, before: str, cut: Cue, plain: str, text: str) -> bool:
    """Whether words like “from” belong to what is before them: “wants cheese from france”, “лекарство от кашля”.

    “à” may be typed without its accent, but “needs a website” has an article there.
    """
    if cut.kind == "about":
        body = trim(before)
        who = not body or name_in(body)[1:] in (("", 1), ("", 2)) or led_by_a_name(body)[0]
        return kind == "need" or (kind == "loose" and not who)
    if cut.kind == "referral":
        return plain[cut.start : cut.end].strip() == "от" and not text[cut.end].isupper()
    if kind != "need" or cut.kind != "source":
        return False
    is_an_article = plain[cut.start : cut.end].strip() in UNKNOWN and not before.strip()
    return is_an_article or not _is_source(plain[cut.end :])


def _is_source(plain: str) -> bool:
    """Whether words after “from” name a source, also amid a need: “a car from facebook”, not “cheese from
    france”."""
    first = plain.split()[:1]
    return NAMED_FIRST.match(plain) is not None or bool(first and first[0] in PEOPLE)


def _unjoined(body: str) -> str:
    """Words without the “and” at their end: “me llamo ana y busco …”."""
    words, _, last = body.rpartition(" ")
    return trim(words) if lowered(last) in JOINERS else body


def led_by_a_name(body: str) -> tuple[str, str]:
    """The name that words without capitals begin with, and what is told: “jane called twice”; ("", "") if none."""
    turn = TURNS.search(lowered(body))
    name = body[: turn.start()] if turn else ""
    return (name, trim(body[turn.start() :])) if turn and name_in(name)[1:] in (("", 1), ("", 2)) else ("", "")


def _names_a_source(words: str) -> bool:
    """Whether words after “from” tell a source, and not where somebody belongs: “from accounting”."""
    return not words or source_of(words)[0] is not Source.OTHER or KNOWN_FIRST.match(lowered(words)) is not None


def _put(kind: str, label: str, body: str, draft: Draft) -> None:
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
    if quoted is None or draft.names or name_in(who)[1:] != ("", 2):
        return body
    draft.names.append(who)
    return body[: quoted.start("who")] + body[quoted.end() :]


def _put_loose(body: str, draft: Draft) -> None:
    """Words without a label; the network at either end of them is the source. Digits that are no phone in the
    country are a note, and don't cost the name before them."""
    digits = LONG_DIGITS.search(body)
    if digits and (before := trim(body[: digits.start()])) and name_in(before)[1:] in (("", 1), ("", 2)):
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
    if lowered(label).endswith(CALLED) and any(name_in(words)[1:] == ("", 2) for words in draft.loose):
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
    unknown = lowered(article) in UNKNOWN and name_in(name)[1:] in (("", 1), ("", 2)) and len(name.split()) > 1
    return name if unknown and PERSONS.isdisjoint(lowered(name).split()) else body


def _without_kin(body: str) -> str:
    """A name without what somebody is to whom: “my sister Mia”."""
    whose, _, rest = body.partition(" ")
    person, _, name = rest.partition(" ")
    is_kin = lowered(whose) in OWN and lowered(person) in PERSONS
    return name if is_kin and name_in(name)[2] == 2 else body


def may_be_a_need(words: str) -> bool:
    """Whether words without a label tell what somebody wants."""
    plain = lowered(words)
    letters = any(map(str.isalpha, plain)) and sum(map(str.isdigit, plain)) < MOST_NEED_DIGITS
    firm = not FIRMS.isdisjoint(word.strip(".") for word in plain.split())
    told = TOLD.match(plain) or QUESTION.match(plain) or HALF_SPELLED.search(plain) or MIL.fullmatch(plain)
    return letters and not firm and not told and len(plain.split()) <= MOST_NEED_WORDS
