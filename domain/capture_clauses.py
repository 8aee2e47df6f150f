"""The words of a sentence, cut where another thought begins: who, what is wanted, where from, or only a note."""

from __future__ import annotations

from domain.capture_board import EDGES, Run, trim
from domain.capture_draft import Draft, Named, led_by_a_name, named, put
from domain.capture_words import LANGUAGES_OF, MODAL
from domain.clause_words import (
    ASIDE,
    FLAGS,
    HALF_SPELLED,
    JOINERS,
    MIL,
    NEXT_WORD,
    QUESTION,
    SELF,
    SENT,
    TOLD,
    UNKNOWN,
    VISIT,
    VISITS,
    WEEKDAYS,
)
from domain.cues import KNOWN_FIRST, NAMED_FIRST, Cue, cues
from domain.names import FIRMS, after_an_article, is_a_name, is_like_a_name, is_subject, name_at_the_end, name_in
from domain.sources import KNOWN, NETWORKS, PEOPLE, Source, source_of
from domain.typed import lowered

LONGEST_GREETING = 24
MOST_NEED_WORDS, MOST_NEED_DIGITS = 12, 7

BELONGS = "from"
"""Right after a name it tells where somebody belongs, unless it names a source: “Jane from accounting”."""


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
            put(kind, label, body, draft)
        said = said or bool(body)
        if cut:
            kind, start, label = cut.kind, cut.end, run.text[cut.start : cut.end].strip(EDGES)


def _set_aside(run: Run, draft: Draft) -> bool:
    """Whether a run has a remark in brackets, which is a note; what stands around it is sorted for itself."""
    aside = ASIDE.search(run.text)
    if aside is None or not _names_somebody(run.text[: aside.start()]):
        return False
    draft.notes.append(aside[0].strip())
    rest = f"{run.text[: aside.start()]} {run.text[aside.end() :].lstrip()}"
    sort(Run(trim(rest), run.opens), draft)
    return True


def _names_somebody(words: str) -> bool:
    return is_like_a_name(words) or is_subject(words, "")


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
    return (who, wants.start) if is_subject(who, language) and not is_like_a_name(who) else None


def is_somebody(text: str, start: int, end: int) -> bool:
    """Whether a day at text[start:end] is the name of who wants something: “Friday wants”, “Hans Montag möchte”."""
    following = NEXT_WORD.match(text, end)
    language = LANGUAGES_OF.get(following[1].lower()) if following else None
    day, before = text[start:end], text[:start].strip()
    if language is None or not day.isalpha() or not day[0].isupper():
        return False
    if not before:
        return language == "en" and day in WEEKDAYS
    return " " not in before and is_a_name(before)


def may_be_a_surname(text: str, start: int, end: int) -> bool:
    """Whether a day at text[start:end] may be the surname of the one word before it: “Dawn Friday, 902-555-0134”.

    “Jane Friday 902-555-0134” is rather Jane's day: without the comma nothing parts the two.
    """
    first, day = text[:start].strip(), text[start:end]
    alone = day in WEEKDAYS and text[end:].lstrip(" ").startswith(",")
    return alone and " " not in first and is_a_name(first)


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
        who = not body or is_like_a_name(body) or led_by_a_name(body)[0]
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


def _names_a_source(words: str) -> bool:
    """Whether words after “from” tell a source, and not where somebody belongs: “from accounting”."""
    return not words or source_of(words)[0] is not Source.OTHER or KNOWN_FIRST.match(lowered(words)) is not None


def may_be_a_need(words: str) -> bool:
    """Whether words without a label tell what somebody wants."""
    plain = lowered(words)
    letters = any(map(str.isalpha, plain)) and sum(map(str.isdigit, plain)) < MOST_NEED_DIGITS
    firm = not FIRMS.isdisjoint(word.strip(".") for word in plain.split())
    told = TOLD.match(plain) or QUESTION.match(plain) or HALF_SPELLED.search(plain) or MIL.fullmatch(plain)
    return letters and not firm and not told and len(plain.split()) <= MOST_NEED_WORDS
