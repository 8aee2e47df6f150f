"""A free sentence → what it says about a lead.

What can be told for certain is claimed first: addresses, money, phones, the time. What is left between
those and the
commas is cut at words like “wants” and “from”; what still has no place is the name, the need or a note.
Nothing that
was typed is dropped but labels (“phone:”, “call him” before a time), whose meaning the fields keep.

Readings chosen where people differ:
- an @handle without a network is of the network named as the source, otherwise of Telegram
- of two amounts the one with a label is the value, else the first; a range (300-350k) is no amount and
  stays a note
- “from X” is an unknown source with X kept in words; “from my dentist” a referral
- without “wants”, the first words that are no name are the need, unless they tell what happened (“met …”)
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from domain import contacts
from domain.contacts import Claim, Handle
from domain.mentions import Kind, Mention, mentions
from domain.money import Money, amount_at
from domain.names import FIRMS, name_in
from domain.sources import EVENTS, KNOWN, NETWORKS, PEOPLE, Source, source_of
from domain.typed import lowered, tidy
from domain.when import DEFAULT_HABITS, Habits, Moment


@dataclass(frozen=True)
class Captured:
    """What a sentence says about a lead; what has no field of its own is in `notes`.

    `passed` repeats a time phrase that has passed, `unclear` one that looks like a time and isn't understood:
    both are in `notes` too, so nothing is lost when nobody asks.
    """

    name: str | None = None
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    handles: tuple[Handle, ...] = ()
    links: tuple[str, ...] = ()
    source: Source | None = None
    source_note: str | None = None
    need: str | None = None
    value: Money | None = None
    due: Moment | None = None
    notes: str | None = None
    passed: str | None = None
    unclear: str | None = None


def read(
    sentence: str,
    now: datetime,
    zone: ZoneInfo,
    *,
    country: str,
    currency: str,
    habits: Habits = DEFAULT_HABITS,
    day_first: bool = True,
) -> Captured:
    """What `sentence` says about a lead, read at `now` (aware) in `zone`; never raises.

    `country` (ISO 3166) is where phones without a prefix are, `currency` (ISO 4217) what bare amounts are in.
    """
    board = Board(tidy(sentence))
    board.claim(contacts.addresses(board.text))
    board.claim(_amounts(board, currency))
    board.claim(contacts.phones(board.masked, country))
    times = mentions(board.masked, now, zone, habits, day_first=day_first)
    due = max(
        (each for each in times if each.kind is Kind.DUE),
        key=lambda each: (each.announced, each.end - each.start, -each.start),
        default=None,
    )
    board.claim(_times(times, due))
    draft = Draft()
    for run in board.runs():
        _sort(run, draft)
    return _captured(board, draft, times, due)


MASK = "\ue000"
"""Stands in a text for what is claimed already; ends words, phrases and runs."""

LABELS = {
    "phone": contacts.PHONE_LABEL,
    "email": re.compile(r"(?<!\w)(?:e-?mail|mail)[.:]*\s*$"),
    "handle": re.compile(rf"(?<!\w)(?:handle|username|{'|'.join(NETWORKS)})(?: is)?:\s*$"),
    "link": re.compile(r"(?<!\w)(?:link|profile|url|site):\s*$"),
    "value": re.compile(
        r"(?<!\w)(?:worth|budget|value|price|amount|deal)(?: (?:of|is|size|about|around|up to))*[:\s~]*$"
    ),
    "due": re.compile(
        r"(?<!\w)(?:(?:please|pls) )?(?:call|ring|callback|follow[- ]?up|followup|due|when|remind(?:er)?)"
        r"(?: (?:him|her|them|me|back|again|up|with))*[:\s]*$"
    ),
}
"""Words before a claim that only say what it is."""
LONGEST_LABEL = 40


@dataclass(frozen=True)
class Run:
    """Words between claims and commas; `opens` when it begins what stands between two commas."""

    text: str
    opens: bool


@dataclass
class Board:
    """A text, and what of it is understood already."""

    text: str
    claims: list[Claim] = field(default_factory=list)
    masked: str = ""

    def __post_init__(self) -> None:
        self.masked = lowered(self.text)

    def claim(self, found: Iterable[Claim]) -> None:
        """Take what was found, with the label before it, out of what is left to understand."""
        taken = list(found)
        for each in taken:
            before = self.masked[max(0, each.start - LONGEST_LABEL) : each.start]
            label = LABELS[each.field].search(before) if each.field in LABELS else None
            start = each.start - (len(before) - label.start() if label else 0)
            self.masked = self.masked[:start] + MASK * (each.end - start) + self.masked[each.end :]
        self.claims += taken

    def values(self, name: str) -> list[object]:
        """What was claimed for a field, in the order of the text, each once."""
        ordered = sorted((claim for claim in self.claims if claim.field == name), key=lambda claim: claim.start)
        return list(dict.fromkeys(claim.value for claim in ordered))

    def runs(self) -> list[Run]:
        """What is left, cut at claims and at the end of each thought."""
        runs, start, opens = [], 0, True
        for cut in [*CUT.finditer(self.masked), None]:
            end = cut.start() if cut else len(self.text)
            words = _trim(self.text[start:end])
            if words.strip(string.punctuation):
                runs.append(Run(words, opens))
            if cut:
                start = cut.end()
                opens = (opens and not words) if cut.group()[0] == MASK else True
        return runs


BLANKS = "".join(char for char in map(chr, range(0x3001)) if char.isspace())
EDGES = BLANKS + ',;:-–—|•·()"“”„«»'
CUT = re.compile(rf"{MASK}+|[,;\n\t|•،؛、。]+| [-–—/] |(?<=[^\W\d_]{{4}})(?<!prof)[.!?]+(?=\s|$)|[!?]+")


def _trim(words: str) -> str:
    """Words without the punctuation around them; the point of “Inc.” or “J.” stays."""
    words = words.strip(EDGES)
    last = words.split()[-1].lower() if words else ""
    ends = last.endswith(".") and last.strip(".") not in FIRMS and len(last) > 2 and last.count(".") == 1
    return words.rstrip(".").strip(EDGES) if ends else words


def _times(times: Iterable[Mention], due: Mention | None) -> Iterable[Claim]:
    """The time that is due, and those that can't be; another time to come stays where it was said."""
    for each in times:
        if each is due:
            yield Claim(each.start, each.end, "due", each.moment)
        elif each.kind is not Kind.DUE:
            yield Claim(each.start, each.end, "time", each.kind)


NUMBER = re.compile(r"(?<!\w)(?<!\d[.,:/-])\d")
BEFORE = re.compile(r"(?:(?:us|ca?|cad|au?|nz|hk|s|r)?\$|[€£¥₽₴₹₪₺₩]|(?<!\w)(?:kr|zł|[a-z]{3}))\ ?$")
MOST_AMOUNTS = 32


def _amounts(board: Board, currency: str) -> list[Claim]:
    """What the lead is worth: the amount with a label, or else the first that is surely money."""
    plain, sure = board.masked, None
    for looked, match in enumerate(NUMBER.finditer(plain)):
        if looked == MOST_AMOUNTS:
            break
        place = match.start()
        sign = BEFORE.search(plain, max(0, place - 5), place)
        amount = amount_at(plain, sign.start(), currency) if sign else None
        amount = amount or amount_at(plain, place, currency)
        if amount is None or _is_part(plain, amount.start, amount.end):
            continue
        labelled = LABELS["value"].search(plain[max(0, amount.start - LONGEST_LABEL) : amount.start])
        claim = Claim(amount.start, amount.end, "value", amount.money)
        if labelled:
            return [claim]
        if sure is None and amount.marked and not _is_measure(plain, amount.start, amount.end):
            sure = claim
    return [sure] if sure else []


def _is_part(plain: str, start: int, end: int) -> bool:
    """Whether digits belong to a longer thing: a range (300-350k), a time (15:30), a share (20%)."""
    before, after = plain[max(0, start - 1) : start], plain[end : end + 2]
    if before.isalnum() or before in set("@#/_") or (before == "-" and plain[start - 2 : start - 1].isalnum()):
        return True
    return after[:1].isalnum() or after[:1] in ("%", "_", "@") or (after[:1] in ("-", ":", "/") and after[1:].isalnum())


def _is_measure(plain: str, start: int, end: int) -> bool:
    """Whether “2m” and “5k” may count things: no currency, a word comes next, and nothing speaks of money."""
    said = plain[start:end]
    if said[-1] not in "km" or not re.match(r" ?[^\W\d_]", plain[end : end + 2]):
        return False
    metres = said[-1] == "m" and said[:-1].strip().isdigit()
    return metres or COUNTING.search(plain, max(0, start - LONGEST_LABEL), start) is not None


COUNTING = re.compile(r"(?<!\w)(?:wants?|needs?|buy|orders?|ordering) $")


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
    rf"|(?:on|at|in|by)(?= (?:the |our |my |a )?(?:{_either(set(KNOWN) | EVENTS)})(?!\w)))"
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


def _sort(run: Run, draft: Draft) -> None:
    """Cut a run at the words that say what follows, and put each part where it belongs."""
    plain = lowered(run.text)
    if plain in KNOWN and (run.opens or plain in NETWORKS):
        draft.sources.append(source_of(run.text))
        return
    cuts = [match for match in CLAUSE.finditer(plain) if match.lastgroup != "name" or match.start() == 0]
    kind, start, label = "loose", 0, ""
    for cut in [*cuts, None]:
        body = _trim(run.text[start : cut.start() if cut else len(plain)])
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
            body = _trim(rest)
        *words, last = body.split()
        if words and len(last) > 1 and last.lower() in NETWORKS:
            draft.sources.append(source_of(last))
            body = _trim(" ".join(words))
        draft.loose.append(body)


def _put_source(label: str, body: str, draft: Draft) -> None:
    known = KNOWN_FIRST.match(lowered(body))
    words = {word.strip(".") for word in lowered(body).split()}
    if known:
        draft.sources.append(source_of(body[: known.end()]))
        if rest := body[known.end() :].strip(EDGES):
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
    if rest:
        draft.loose.append(rest)


def _captured(board: Board, draft: Draft, times: tuple[Mention, ...], due: Mention | None) -> Captured:
    name = _name(draft)
    if not draft.needs:
        place = next((at for at, words in enumerate(draft.loose) if _may_be_a_need(words)), None)
        draft.needs += [draft.loose.pop(place)] if place is not None else []
    links = [str(link) for link in board.values("link")]
    source, source_note, spare = _source(draft, links)
    said = {
        kind: next((board.text[each.start : each.end] for each in times if each.kind is kind), None) for kind in Kind
    }
    told = [board.text[each.start : each.end] for each in times if each.kind is not Kind.DUE]
    notes = [*draft.loose, *draft.notes, *spare, *told]
    return Captured(
        name=name,
        phones=tuple(dict.fromkeys([*map(str, board.values("phone")), *_linked_phones(links)])),
        emails=tuple(str(email) for email in board.values("email")),
        handles=_handles(board, links, source),
        links=tuple(links),
        source=source,
        source_note=source_note,
        need=", ".join(draft.needs) or None,
        value=next((value for value in board.values("value") if isinstance(value, Money)), None),
        due=due.moment if due else None,
        notes="\n".join(notes) or None,
        passed=said[Kind.PASSED] if due is None else None,
        unclear=said[Kind.UNCLEAR] if due is None else None,
    )


def _may_be_a_need(words: str) -> bool:
    plain = lowered(words)
    letters = any(map(str.isalpha, plain)) and sum(map(str.isdigit, plain)) < MOST_NEED_DIGITS
    firm = not FIRMS.isdisjoint(word.strip(".") for word in plain.split())
    return letters and not firm and not TOLD.match(plain) and len(plain.split()) <= MOST_NEED_WORDS


def _name(draft: Draft) -> str | None:
    """The labelled name, or the first words that look like one; those are taken from the loose ones."""
    if draft.names:
        return draft.names[0]
    found = [(place, *name_in(words)) for place, words in enumerate(draft.loose)]
    likely = [each for each in found if each[3] == 2 or (each[0] == 0 and each[3] == 1)]
    if not likely:
        return None
    place, name, rest, _ = max(likely, key=lambda each: (each[3], -each[0]))
    draft.loose[place : place + 1] = [rest] if (rest := _trim(rest)) else []
    return name


def _source(draft: Draft, links: list[str]) -> tuple[Source | None, str | None, list[str]]:
    """The source that was named (a known one before words nobody knows), or that the links lead to; and
    what else
    was said of sources."""
    linked = (contacts.profile(link)[0] for link in links)
    reached = next((NETWORKS[network] for network in linked if network in NETWORKS), None)
    if not draft.sources:
        return reached, None, []
    place = next((at for at, (source, _) in enumerate(draft.sources) if source is not Source.OTHER), 0)
    source, note = draft.sources.pop(place)
    return source, note, [f"from {words or other.value}" for other, words in draft.sources]


def _handles(board: Board, links: list[str], source: Source | None) -> tuple[Handle, ...]:
    named = source.value if source and source in NETWORKS.values() else "telegram"
    found = [handle for handle in board.values("handle") if isinstance(handle, Handle)]
    typed = [Handle(handle.network or named, handle.name) for handle in found]
    linked = [Handle(network, name) for network, name in map(contacts.profile, links) if network and name]
    linked = [handle for handle in linked if not handle.name.isdigit()]
    return tuple(dict.fromkeys([*typed, *linked]))


def _linked_phones(links: list[str]) -> list[str]:
    """The numbers of wa.me links."""
    numbers = (name for network, name in map(contacts.profile, links) if network == "whatsapp" and name)
    return [phone for number in numbers if (phone := contacts.e164(f"+{number}", ""))]
