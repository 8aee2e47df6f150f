"""Finding leads by a few words: names (nearly right, too), numbers, contacts, tags, sources, needs and notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from domain.contacts import dialled
from domain.models import ENDED, Lead, Status
from domain.sources import KNOWN, Source
from domain.typed import BASES, WORD, look, tidy, unaccented

MOST_LETTERS, MOST_TERMS = 256, 12
"""How much of what was typed is looked for."""

LEAST_DIGITS, LEAST_INSIDE, LEAST_BEGINNING = 3, 3, 3
"""How many digits may be a part of a phone number, how many letters lie within a name or begin a tag."""

LEAST_OF_A_CONTACT = 4
"""As many letters may lie anywhere in an e-mail, a handle or a link; fewer begin a word of it."""

ONE_SLIP, TWO_SLIPS = 4, 7
"""From how many letters on a word may have one slip of the finger, and two. Shorter ones may swap two letters."""

MOST_NEAREST, ALIKE = 3, 60.0
"""As many names are worth asking “did you mean”, and how alike (0 to 100, rapidfuzz's WRatio) one must be."""

PLAIN = str.maketrans(BASES | dict.fromkeys("'’"))
"""Without the marks that people leave out: O'Neil is oneil."""

DIALLED = re.compile(r"[+(]?\d[\d()./+-]*")
BETWEEN = re.compile(r"[\s,;]+")
ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?")

STATUSES = {
    Status.OPEN: ("open",),
    Status.FOLLOWED_UP: ("followed", "up"),
    Status.CLOSED: ("closed", "won"),
    Status.LOST: ("lost",),
}
"""The words for where a lead stands."""


class Rank(IntEnum):
    """How well a lead fits, best first."""

    NUMBER = 0
    NAME = 1
    NAME_WORD = 2
    BEGINNING = 3
    CONTACT = 4
    LABEL = 5
    LABEL_BEGINNING = 6
    INSIDE = 7
    NEARLY = 8
    WORDS = 9
    NEARLY_WORDS = 10
    NOT = 11


SURE = Rank.INSIDE
"""Where something fits as well as this, nobody has mistyped: what is merely like it is left out."""


@dataclass(frozen=True)
class _Term:
    """One thing that is looked for: as typed, its single words, and the source that it is a name of."""

    whole: str
    parts: tuple[str, ...]
    is_tag: bool = False
    digits: str = ""
    source: Source | None = None


@dataclass(frozen=True)
class _Page:
    """A lead, and all that may be found of it in one text, folded."""

    lead: Lead
    text: str

    def may_hold(self, term: _Term, slips: _Slips) -> bool:
        """Whether it is worth a closer look: most leads aren't, and a closer look costs twenty times as much."""
        text = self.text
        if all(part in text or any(near in text for near in slips.of(part)) for part in term.parts):
            return True
        if term.digits and term.digits.lstrip("0") in text:
            return True
        return term.whole in text or (term.source is not None and term.source is self.lead.source)


class _Entry:
    """A lead looked at closely, everything folded."""

    def __init__(self, lead: Lead) -> None:
        self.lead, self.phones = lead, [dialled(phone) for phone in lead.phones]
        self.names = _words(lead.name or "")
        self.name = " ".join(self.names)
        self.tags = [fold(tag) for tag in lead.tags]
        self.labels = _labels(lead)
        self.standing = _standing(lead)
        self.contacts = [ADDRESS.sub("", fold(address), count=1) for address in _addresses(lead)]
        self.said = fold("\n".join(_said(lead)))
        self.words = frozenset((*WORD.findall(self.said), *self.labels, *self.tags))


@dataclass(frozen=True)
class _Slips:
    """For each word that is looked for: the names, and the other words, that it may have been meant for."""

    names: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]

    def of(self, word: str) -> Iterable[str]:
        """All that it may have been meant for."""
        return (*self.names.get(word, ()), *self.words.get(word, ()))


NO_SLIPS = _Slips({}, {})
NOTHING: frozenset[str] = frozenset()


def fold(text: str) -> str:
    """Text without what makes no difference: case, accents, apostrophes; ё is е."""
    if text.isascii():
        return text.lower().replace("'", "")
    return unaccented(look(tidy(text)).casefold()).translate(PLAIN)


def find(leads: Sequence[Lead], typed: str) -> list[Lead]:
    """The leads in which every one of the typed words stands somewhere, best fit first; nothing for no words.

    A misspelt word is made out only where nothing is called as it was typed. Of equal ones those come first that
    haven't ended, then those with the latest news.
    """
    terms, whole = _terms(typed), fold(typed[:MOST_LETTERS]).strip()
    if not terms:
        return []
    pages = [_Page(lead, _text(lead)) for lead in leads]
    found = _ranked(pages, terms, whole, NO_SLIPS)
    if not any(ranks[0] <= SURE for ranks, _ in found):
        names = _nearly(terms, (lead.name or "" for lead in leads))
        found = _ranked(pages, terms, whole, _Slips(names, {}))
        if not found:
            found = _ranked(pages, terms, whole, _Slips(names, _nearly(terms, (page.text for page in pages))))
    return [lead for _, lead in sorted(found, key=lambda hit: (*hit[0], *_freshness(hit[1])))]


def nearest(leads: Iterable[Lead], typed: str) -> list[Lead]:
    """The leads whose names are most like what was typed, one for each name, the likest first."""
    named: dict[str, Lead] = {}
    for lead in leads:
        if lead.name and (name := " ".join(_words(lead.name))):
            named.setdefault(name, lead)
    wanted = " ".join(_words(typed[:MOST_LETTERS]))
    alike = process.extract(wanted, list(named), scorer=fuzz.WRatio, limit=MOST_NEAREST, score_cutoff=ALIKE)
    return [named[name] for name, *_ in alike]


def _terms(typed: str) -> tuple[_Term, ...]:
    """What is looked for; digits that follow one another are one phone number, two words may name a source."""
    pieces = [piece for piece in BETWEEN.split(fold(typed[:MOST_LETTERS])) if any(map(str.isalnum, piece))]
    terms: list[_Term] = []
    place = 0
    while place < len(pieces) and len(terms) < MOST_TERMS:
        dialled = place
        while dialled < len(pieces) and DIALLED.fullmatch(pieces[dialled]):
            dialled += 1
        pair = " ".join(pieces[place : place + 2])
        if dialled > place:
            terms.append(_dialled(pieces[place:dialled]))
            place = dialled
        elif pair in KNOWN and " " in pair:
            terms.append(_Term(pair, tuple(pair.split()), source=KNOWN[pair]))
            place += 2
        else:
            terms.append(_term(pieces[place]))
            place += 1
    return tuple(terms)


def _dialled(pieces: Sequence[str]) -> _Term:
    whole = "".join(pieces).replace("(0)", "")
    return _Term(" ".join(pieces), tuple(WORD.findall(" ".join(pieces))), digits=_digits(whole))


def _term(piece: str) -> _Term:
    if piece.startswith("#"):
        tag = piece.lstrip("#")
        return _Term(tag, (tag,), is_tag=True)
    whole = ADDRESS.sub("", piece.lstrip("@").rstrip(".!?:/"), count=1)
    return _Term(whole, tuple(WORD.findall(whole)), source=KNOWN.get(piece))


def _text(lead: Lead) -> str:
    name, phones = lead.name or "", (dialled(phone).lstrip("+") for phone in lead.phones)
    known = (name, name.replace(" ", ""), *phones, *_addresses(lead), *lead.tags, *_labels(lead), *_standing(lead))
    return fold("\n".join((f"#{lead.number}", *known, *_said(lead))))


def _addresses(lead: Lead) -> Sequence[str]:
    return (*lead.emails, *(handle.name for handle in lead.handles), *lead.links)


def _labels(lead: Lead) -> Sequence[str]:
    return lead.source.split("_") if lead.source else ()


def _standing(lead: Lead) -> Sequence[str]:
    return (lead.stage.value, *STATUSES[lead.status], *(("resting",) if lead.resting else ()))


def _said(lead: Lead) -> Iterator[str]:
    """Whatever else was written down."""
    said = (lead.need, lead.source_note, lead.lost_note)
    helped = (assist.what for assist in lead.assists)
    yield from filter(None, (*said, *helped, *(note.text for note in lead.notes)))
    yield from (touch.note for touch in lead.touches if touch.note)


def _ranked(
    pages: Iterable[_Page], terms: Sequence[_Term], whole: str, slips: _Slips
) -> list[tuple[tuple[int, int], Lead]]:
    """The leads in which every term stands, with the worst of its ranks and their sum."""
    name = " ".join(WORD.findall(whole))
    found: list[tuple[tuple[int, int], Lead]] = []
    for page in pages:
        if not all(page.may_hold(term, slips) for term in terms):
            continue
        entry = _Entry(page.lead)
        if name and entry.name == name:
            found.append(((Rank.NAME, 0), entry.lead))
            continue
        ranks = [_rank(entry, term, slips) for term in terms]
        if (worst := max(ranks)) is not Rank.NOT:
            found.append(((worst, sum(ranks)), entry.lead))
    return found


def _rank(entry: _Entry, term: _Term, slips: _Slips) -> Rank:
    if term.is_tag:
        return _of_tag(entry, term.whole, slips)
    ranks = [max((_of_word(entry, part, slips) for part in term.parts), default=Rank.NOT)]
    if _is_part_of_a_phone(term.digits, entry.phones) or _reaches(term.whole, entry.contacts):
        ranks.append(Rank.CONTACT)
    if term.source is not None and term.source is entry.lead.source:
        ranks.append(Rank.LABEL)
    return min(ranks)


def _of_tag(entry: _Entry, tag: str, slips: _Slips) -> Rank:
    """“#12” is a number as well."""
    if _is_number(entry.lead, tag):
        return Rank.NUMBER
    if tag in entry.tags:
        return Rank.LABEL
    if any(each.startswith(tag) for each in entry.tags):
        return Rank.LABEL_BEGINNING
    return Rank.NOT if slips.words.get(tag, NOTHING).isdisjoint(entry.tags) else Rank.NEARLY_WORDS


def _of_word(entry: _Entry, word: str, slips: _Slips) -> Rank:
    """Where one word stands best; each kind is looked through only where none before it fits."""
    if _is_number(entry.lead, word):
        return Rank.NUMBER
    if word in entry.names:
        return Rank.NAME_WORD
    if any(name.startswith(word) for name in entry.names):
        return Rank.BEGINNING
    if word.isdecimal() and _is_part_of_a_phone(word, entry.phones):
        return Rank.CONTACT
    if word in entry.labels or word in entry.standing or word in entry.tags:
        return Rank.LABEL
    if len(word) >= LEAST_BEGINNING and any(each.startswith(word) for each in (*entry.labels, *entry.tags)):
        return Rank.LABEL_BEGINNING
    if (len(word) >= LEAST_INSIDE or not word.isascii()) and word in entry.name.replace(" ", ""):
        return Rank.INSIDE
    if not slips.names.get(word, NOTHING).isdisjoint(entry.names):
        return Rank.NEARLY
    if _begins_in(word, entry.said):
        return Rank.WORDS
    return Rank.NOT if slips.words.get(word, NOTHING).isdisjoint(entry.words) else Rank.NEARLY_WORDS


def _is_number(lead: Lead, word: str) -> bool:
    return word.isdecimal() and word[0] != "0" and lead.number == int(word)


def _is_part_of_a_phone(digits: str, phones: Iterable[str]) -> bool:
    """Whether the digits stand in one of the numbers, with or without the 0 (or 00) that is dialled before it."""
    if len(digits) < LEAST_DIGITS:
        return False
    abroad = digits.lstrip("0")
    return any(
        digits in phone or (abroad != digits and abroad and any(phone.startswith(abroad, code) for code in range(4)))
        for phone in phones
    )


def _reaches(whole: str, contacts: Iterable[str]) -> bool:
    """Whether it stands in an e-mail, a handle or a link: anywhere, or if it is short where a word begins."""
    if len(whole) >= LEAST_OF_A_CONTACT:
        return any(whole in contact for contact in contacts)
    return bool(whole) and any(word.startswith(whole) for contact in contacts for word in WORD.findall(contact))


def _begins_in(word: str, said: str) -> bool:
    """Whether a word of what was said begins with it; where a script leaves no blanks, whether it stands there."""
    place = said.find(word)
    while place > 0 and word.isascii() and said[place - 1].isalnum():
        place = said.find(word, place + 1)
    return place >= 0


def _nearly(terms: Iterable[_Term], texts: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """For each word that is looked for the words of the texts that are a slip of the finger away."""
    known = set(_words("\n".join(texts)))
    looked_for = {part for term in terms for part in term.parts}
    return {word: frozenset(each for each in known if _is_slip(word, each)) for word in looked_for}


def _is_slip(word: str, meant: str) -> bool:
    """Whether `word` is `meant`, or its beginning, with a letter or two wrong, missing, too many or swapped."""
    if word.isdecimal() or len(word) < LEAST_INSIDE:
        return False
    if len(word) < ONE_SLIP:
        return len(word) == len(meant) and sorted(word) == sorted(meant)
    slips = 1 if len(word) < TWO_SLIPS else 2
    if len(meant) < len(word) - slips:
        return False
    ends = (len(meant), len(word), len(word) + 1) if len(word) > ONE_SLIP else (len(meant),)
    return any(OSA.distance(word, meant[:end], score_cutoff=slips) <= slips for end in ends)


def _freshness(lead: Lead) -> tuple[bool, float, int]:
    news = lead.events[-1].at if lead.events else lead.created_at
    return lead.status in ENDED, -news.timestamp(), -lead.number


def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(fold(text)))


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdecimal())
