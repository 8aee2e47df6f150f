"""The words of a sentence, sorted: who, what is wanted, where from, and what is only a note."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from domain.capture_board import EDGES, Run, trim
from domain.names import FIRMS, name_in
from domain.sources import EVENTS, KNOWN, NETWORKS, PEOPLE, Source, source_of
from domain.typed import lowered


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


CLAUSE = re.compile(
    r"(?<![\w'-])(?:(?P<need>(?:is |are )?(?:looking for|looking to|interested in|searching for|in the market for)"
    r"|(?:wants?|wanted|needs?|needed|would like|requires?|is after|asking (?:about|for)|asked (?:about|for)"
    r"|enquir(?:y|ed|ing)(?: about)?|inquir(?:y|ed|ing)(?: about)?|looking)(?: to)?(?=[\s:]|$)"
    r"|(?:need|needs|wants|request|interest)(?=:))"
    r"|(?P<source>(?:found|came|comes|heard|saw|seen)(?: (?:him|her|them|us|me|it|of us))?"
    r" (?:on|at|in|via|through|from|by)|(?:referred|recommended|introduced|sent) by"
    r"|referral (?:from|by|of)|source|from|via|through|thru"
    rf"|(?:on|at|in|by)(?= (?:the |our |my |a )?(?:{_either(set(KNOWN) | EVENTS)})(?!\w))"
    r"|on(?= li(?:$| (?:wants?|needs?)(?!\w))))"
    r"|(?P<name>(?:full )?name(?: is)?(?=[:\s])|(?:(?:new|hot|warm|cold) )?"
    r"(?:lead|client|customer|contact|prospect)|call|met with|met"
    r"|spoke (?:to|with)|talked (?:to|with)|this is|(?:email|text|message|visit|meet|ring|add)(?= [^\W\d_]))"
    r"|(?P<note>notes?(?=:)))(?![\w'-])[:\s]*"
)
KNOWN_FIRST = re.compile(rf"(?:(?:the|our|my|a) )?(?:{_either(KNOWN)})(?!\w)")
TOLD = re.compile(
    r"(?:met|saw|spoke|talked|called|call|email|text|visit|send|he|she|they|it|is|was|has|had|said|says|likes|very|not"
    r"|prefers?|loves?|hates?|owns?|works?|lives?|married|kids|wife|husband|born|busy|budget|worth|value|price|rate"
    r"|ext|extension|x\d+|came|found|note|urgent|asap|hot|warm|cold|please|pls|hi|hello|hey|thanks|good|with|and|but|at|on|in|by|about|for)(?!\w)"
)
HALF_SPELLED = re.compile(r"(?<!\w)at \S+ dot(?!\w)")
"""An e-mail that somebody began to spell out."""
REFERRALS = ("referr", "recommended", "introduced", "sent")
KEPT = frozenset(("hot", "warm", "cold", "email", "text", "message", "visit", "meet", "ring"))
"""Words of labels that say more than what follows them."""
FLAGS = frozenset(("urgent", "asap", "hot", "hi", "hello", "hey"))
"""Words before a name that are none of it."""
MOST_NEED_WORDS, MOST_NEED_DIGITS = 12, 7


@dataclass
class Draft:
    """What the runs of a sentence say so far; `loose` are words without a label, the first of a thought
    marked."""

    names: list[str] = field(default_factory=list)
    needs: list[str] = field(default_factory=list)
    sources: list[tuple[Source, str | None]] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def sort(run: Run, draft: Draft) -> None:
    """Cut a run at the words that say what follows, and put each part where it belongs."""
    plain = lowered(run.text)
    if plain in KNOWN and (run.opens or plain in NETWORKS):
        draft.sources.append(source_of(run.text))
        return
    cuts = [match for match in CLAUSE.finditer(plain) if match.lastgroup != "name" or match.start() == 0]
    kind, start, label = "loose", 0, ""
    for cut in [*cuts, None]:
        body = trim(run.text[start : cut.start() if cut else len(plain)])
        if cut and cut.lastgroup == "source" and kind == "need" and not _is_source(plain[cut.end() :]):
            continue
        _put(kind, label, body, draft)
        if cut:
            kind, start, label = (
                cut.lastgroup or "loose",
                cut.end(),
                run.text[cut.start() : cut.end()].strip(EDGES),
            )


def _is_source(plain: str) -> bool:
    """Whether words after “from” name a source, also amid a need: “a car from facebook”, not “cheese from
    france”."""
    first = plain.split()[:1]
    return KNOWN_FIRST.match(plain) is not None or bool(first and first[0] in PEOPLE)


def _put(kind: str, label: str, body: str, draft: Draft) -> None:
    """One part of a run into the draft; a label with nothing after it is a word like others."""
    if not body:
        draft.notes += [label] if label and kind != "need" else []
    elif kind == "need":
        draft.needs.append(body)
    elif kind == "source":
        _put_source(label, body, draft)
    elif kind == "name":
        _put_name(label, body, draft)
    elif kind == "note":
        draft.notes.append(body)
    else:
        first, _, rest = body.partition(" ")
        if rest and first.lower().strip("!:") in FLAGS:
            draft.notes.append(first)
            body = trim(rest)
        *words, last = body.split()
        if words and len(last) > 1 and last.lower() in NETWORKS:
            draft.sources.append(source_of(last))
            body = trim(" ".join(words))
        draft.loose.append(body)


def _put_source(label: str, body: str, draft: Draft) -> None:
    known = KNOWN_FIRST.match(lowered(body))
    words = {word.strip(".") for word in lowered(body).split()}
    if known:
        draft.sources.append(source_of(body[: known.end()]))
        if rest := trim(body[known.end() :]):
            draft.loose.append(rest)
    elif not words.isdisjoint(FIRMS) and not label.lower().startswith("source"):
        draft.notes.append(f"{label} {body}")
    elif label.lower().startswith(REFERRALS):
        draft.sources.append((Source.REFERRAL, body))
    else:
        draft.sources.append(source_of(body))


def _put_name(label: str, body: str, draft: Draft) -> None:
    said_so = "name" in label.lower()
    name, rest, sure = name_in(body)
    if said_so and not sure:
        name, rest, sure = body, "", 1
    if not sure or draft.names:
        draft.notes.append(f"{label} {body}")
        return
    draft.names.append(name)
    draft.notes += [word for word in label.split() if word.lower() in KEPT]
    if rest := trim(rest):
        draft.loose.append(rest)


def may_be_a_need(words: str) -> bool:
    """Whether words without a label tell what somebody wants."""
    plain = lowered(words)
    letters = any(map(str.isalpha, plain)) and sum(map(str.isdigit, plain)) < MOST_NEED_DIGITS
    firm = not FIRMS.isdisjoint(word.strip(".") for word in plain.split())
    told = TOLD.match(plain) or HALF_SPELLED.search(plain)
    return letters and not firm and not told and len(plain.split()) <= MOST_NEED_WORDS
