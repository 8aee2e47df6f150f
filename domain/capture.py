"""A free sentence → what it says about a lead.

What can be told for certain is claimed first: addresses, money, phones, the time. What is left between those
and the commas is cut at words like “wants” and “from”; what still has no place is the name, the need or a note.
Nothing that was typed is dropped but labels (“phone:”, “call him” before a time), whose meaning the fields keep.

Readings chosen where people differ:
- an @handle without a network is of the network named as the source, otherwise of Telegram
- of two amounts the one with a label is the value, else the first; of a range (300-350k) its lower end, and all of
  it is a note too; of “$500 a month” the value is 500, and all of it is a note too
- “…, from X” is an unknown source with X kept in words, “Jane from X” a note of where she belongs; “from my dentist” is
  a referral
- “Dawn Friday, 902-555-0134” is a name, and when to follow up is asked
- “asap” names no time: a lead is due within the hour of work anyway; the word stays a note
- without “wants”, the first words that are no name are the need, unless they tell what happened (“met …”)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from domain import contacts, spoken, tags
from domain import links as addresses
from domain.capture_board import Board, trim
from domain.capture_clauses import is_somebody, may_be_a_need, may_be_a_surname, sort
from domain.capture_draft import Draft, led_by_a_name
from domain.capture_money import amounts
from domain.clause_words import JOINERS
from domain.contacts import Claim, Handle
from domain.mentions import Kind, Mention, due_of, mentions
from domain.money import Money
from domain.names import bounded, is_a_couple, is_subject, is_surname_of, name_before_a_service, name_in
from domain.sources import NETWORKS, Source
from domain.typed import lowered, tidy
from domain.when import DEFAULT_HABITS, Habits, Moment

STAYING = frozenset((Kind.DUE, Kind.EVENT))
"""Times that stay where they were said, unless they are due."""


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
    tags: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    due: Moment | None = None
    notes: str | None = None
    passed: str | None = None
    unclear: str | None = None

    @property
    def reaches(self) -> bool:
        """Whether it says how to reach somebody; a link alone may lead to anything."""
        return bool(self.phones or self.emails or self.handles)

    @property
    def tells_of_a_lead(self) -> bool:
        """Whether it says who it is, how to reach them, or what they want."""
        return bool(self.name or self.reaches or self.links or self.need)


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
    tagged = tags.find(spoken.in_digits(tidy(sentence)))
    board = Board(tagged.text)
    board.claim(Claim(start, end, "tag", None) for start, end in tagged.alone)
    board.claim(contacts.addresses(board.text))
    board.claim(amounts(board.masked, currency))
    board.claim(contacts.phones(board.masked, country))
    if not board.values("value"):
        board.claim(amounts(board.masked, currency, phones_known=True))
    told = mentions(board.masked, now, zone, habits, day_first=day_first)
    told = tuple(each for each in told if not is_somebody(board.text, each.start, each.end))
    days = {each for each in told if may_be_a_surname(board.text, each.start, each.end) and board.is_reached(each.end)}
    times = tuple(each for each in told if each not in days)
    due = due_of(times)
    board.claim(_times(times, due))
    draft = Draft()
    for run in board.runs():
        sort(run, draft)
    captured = replace(_captured(board, draft, times, due), tags=tagged.tags)
    doubtful = next((board.text[each.start : each.end] for each in days), None) if due is None else None
    return replace(captured, unclear=captured.unclear or doubtful)


def _times(times: Iterable[Mention], due: Mention | None) -> Iterable[Claim]:
    """The time that is due, and those that can't be; another time to come stays where it was said."""
    for each in times:
        if each is due and not each.at_once:
            yield Claim(each.start, each.end, "due", each.moment)
        elif each.kind not in STAYING or each.at_once:
            yield Claim(each.start, each.end, "time", each.kind)


def _captured(board: Board, draft: Draft, times: tuple[Mention, ...], due: Mention | None) -> Captured:
    name, spare_name = bounded(_name(draft) or "")
    if not draft.needs:
        known = name.lower()
        likely = (at for at, words in enumerate(draft.loose) if may_be_a_need(words) and words.lower() != known)
        place = next(likely, None)
        draft.needs += [draft.loose.pop(place)] if place is not None else []
    links = [str(link) for link in board.values("link")]
    source, source_note, spare = _source(draft, links)
    said = {
        kind: next((board.text[each.start : each.end] for each in times if each.kind is kind), None) for kind in Kind
    }
    told = [board.text[each.start : each.end] for each in times if each.kind not in STAYING or each.at_once]
    rates = [board.text[each.start : each.end] for each in board.claims if each.field == "rate"]
    loose = [words for words in draft.loose if lowered(words) not in JOINERS]
    notes = [*filter(None, [spare_name]), *loose, *draft.notes, *spare, *rates, *told]
    return Captured(
        name=name or None,
        phones=tuple(dict.fromkeys([*map(str, board.values("phone")), *_linked_phones(links)])),
        emails=tuple(str(email) for email in board.values("email")),
        handles=_handles(board, links, source),
        links=tuple(links),
        source=source,
        source_note=source_note,
        need=", ".join(draft.needs) or None,
        value=next((value for value in board.values("value") if isinstance(value, Money)), None),
        due=due.moment if due and not due.at_once else None,
        notes="\n".join(notes).strip() or None,
        passed=said[Kind.PASSED] if due is None else None,
        unclear=said[Kind.UNCLEAR] if due is None else None,
    )


def _name(draft: Draft) -> str | None:
    """The labelled name, or the first words that look like one; those are taken from the loose ones."""
    if draft.names:
        return draft.names[0]
    found = [(place, *name_in(words)) for place, words in enumerate(draft.loose)]
    likely = [each for each in found if each[3] == 2 or (each[0] == 0 and each[3] == 1)]
    if not likely:
        if draft.needs and draft.loose:
            return _name_beside_a_need(draft)
        if draft.loose and draft.loose[0] in draft.reached and is_a_couple(draft.loose[0]):
            return draft.loose.pop(0)
        return _name_before_a_service(draft)
    likely = _reached(likely, draft) or likely
    place, name, rest, _ = max(likely, key=lambda each: (each[3], -each[0]))
    rest = trim(rest)
    if draft.needs and is_surname_of(name, rest):
        name, rest = f"{name} {rest}", ""
    draft.loose[place : place + 1] = [rest] if rest else []
    return name


def _reached(likely: list[tuple[int, str, str, int]], draft: Draft) -> list[tuple[int, str, str, int]]:
    """Those names that are all of what stands before a phone, where others are one word before more: “Dach undicht”."""
    if any(" " in name or not rest or sure < 2 for _, name, rest, sure in likely[:1]):
        return []
    return [each for each in likely if " " in each[1] and not each[2] and each[3] == 2 and each[1] in draft.reached]


def _name_before_a_service(draft: Draft) -> str | None:
    """The two first words, where the third tells what is wanted."""
    name, rest = name_before_a_service(draft.loose[0]) if draft.loose else ("", "")
    if name:
        draft.loose[0] = rest
    return name or None


def _name_beside_a_need(draft: Draft) -> str | None:
    """The first words as a name, or the first of those, where it is told elsewhere what is wanted."""
    first = draft.loose[0]
    if " " in first and is_subject(first, ""):
        return draft.loose.pop(0)
    name, told = led_by_a_name(first)
    if name:
        draft.loose[0] = told
    return name or None


def _source(draft: Draft, links: list[str]) -> tuple[Source | None, str | None, list[str]]:
    """The source that was named (a known one before words nobody knows), or that the links lead to; and
    what else
    was said of sources."""
    if not draft.sources:
        return *next((found for found in map(addresses.source, links) if found[0]), (None, None)), []
    place = next((at for at, each in enumerate(draft.sources) if each.source is not Source.OTHER), 0)
    source, note, _ = draft.sources.pop(place)
    return source, note, [each.said for each in draft.sources]


def _handles(board: Board, links: list[str], source: Source | None) -> tuple[Handle, ...]:
    named = source.value if source and source in NETWORKS.values() else "telegram"
    found = [handle for handle in board.values("handle") if isinstance(handle, Handle)]
    typed = [Handle(handle.network or named, handle.name) for handle in found]
    linked = [Handle(network, name) for network, name in map(addresses.profile, links) if network and name]
    return tuple(dict.fromkeys([*typed, *linked]))


def _linked_phones(links: list[str]) -> list[str]:
    """The numbers in links that open a chat."""
    numbers = (number for link in links if (number := addresses.read(link).number))
    return [phone for number in numbers if (phone := contacts.e164(f"+{number}", ""))]
