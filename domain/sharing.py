"""What shared messages say together, and which of them belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import reduce
from itertools import groupby
from typing import Any

from domain import answers, contacts, several, vcards
from domain.answers import Reading
from domain.capture import Captured
from domain.contacts import Handle
from domain.errors import MomentPassed, NotUnderstood
from domain.mentions import mentions
from domain.shares import Offer, Share
from domain.sources import OWN, PERSONS, Source
from domain.typed import lowered, tidy
from domain.when import Moment

IN_A_ROW = timedelta(seconds=3)
"""Messages that were selected and forwarded at once arrive within a second or two, and so does what is said to them."""

A_MOMENT_LATER = timedelta(minutes=2)
"""Within this a picture or a place alone belongs to what was said before it."""

WAITS_FOR_A_NAME = timedelta(minutes=10)
"""So long what is typed belongs to an offer of which nobody knows yet who it is, and a time to one that asks for it."""

ANSWERED_WITHIN = timedelta(minutes=10)
"""So long a typed yes or no is meant for an offer; later it is about something else."""

KEPT_FOR = timedelta(hours=48)
MOST_SHARES, MOST_CHARACTERS, MOST_OFFERS = 50, 20_000, 10
"""How many messages one offer joins, of how many characters, and how many offers a person has waiting; older ones
answer for the message to which they reply."""

_KIN = f"(?:{'|'.join(sorted(OWN))}) (?:{'|'.join(sorted(PERSONS))})"
SENDS = re.compile(rf"(?<!\w)(?:{_KIN}|call|text|contact|phone|ring|reach out to) $")
"""Words before the name of whom somebody sends."""

LISTS = ("phones", "emails", "handles", "links", "tags", "photos")


def understood(shares: Sequence[Share], by: Reading) -> Captured:
    """What they say together: first in the person's own words, then by contacts and the words of others, in order.

    What is said twice in different words is kept in the notes, and so is all that others wrote, word for word.
    Times are meant as they were when they were said, whenever they are read.
    """
    parts = [_own([share for share in shares if share.text and share.said_at is None and not share.aside], by)]
    parts += [_contact(share, by) for share in shares if share.phone or share.card]
    parts += [_words(share, by) for share in shares if share.said_at is not None and not (share.phone or share.card)]
    joined = reduce(_with, parts)
    links = [link for share in shares for link in share.links]
    photos = [share.photo for share in shares if share.photo]
    aside = "\n".join(share.text for share in shares if share.aside)
    return _with(joined, Captured(links=tuple(links), photos=tuple(photos), notes=aside or None))


def knows_who(captured: Captured, shares: Sequence[Share]) -> bool:
    """Whether they say who it is, how to reach them or what they want; a place or a picture alone doesn't."""
    bare = {link for share in shares for link in share.links}
    links = tuple(link for link in captured.links if link not in bare)
    return replace(captured, links=links).tells_of_a_lead


def names_nobody(captured: Captured) -> bool:
    """Whether it is left open who it is, and how they can be reached."""
    return captured.name is None and not captured.reaches and not captured.links


def set_aside(share: Share, by: Reading) -> Share:
    """Words of somebody else that tell of nobody for certain, as a note; what says more than that as it is.

    “haha” looks like a name, as “jane” does, and “the printer is broken” like a wish.
    """
    said = answers.sentence(share.text, by)
    if said.reaches or said.links or not share.text:
        return share
    if said.name is not None:
        return replace(share, aside=said.name.islower() and not said.need)
    if said.need is not None:
        return replace(share, aside=share.text.startswith(said.need))
    return replace(share, aside=said.due is None and said.value is None)


def naming(share: Share) -> Share:
    """A message that answers who it is, in words that say so."""
    return replace(share, text=f"name: {share.text}") if any(map(str.isalpha, share.text)) else share


def listed(shares: Sequence[Share], by: Reading) -> tuple[Share, ...]:
    """Each lead of a pasted list as a message of its own; nothing where these are no such list."""
    if len(shares) != 1 or not shares[0].is_typed or "\n" not in shares[0].text.strip():
        return ()
    return tuple(replace(shares[0], text=words) for words in several.entries(shares[0].text, by))


def gather(
    offers: Sequence[Offer], chat: int, share: Share, by: Reading, *, answers_to: int | None = None
) -> tuple[tuple[Offer, ...], Offer]:
    """The offers after one more message, and that to which it belongs: one that was open, or a new one.

    `answers_to` is the bot's message to which it replies. A message that comes again changes nothing.
    """
    known = next((offer for offer in offers if offer.chat == chat and offer.holds(share.message)), None)
    if known is not None:
        return tuple(offers), known
    kept = fresh(offers, share.at)
    here = [offer for offer in kept if offer.chat == chat and _has_room(offer, share)]
    replied = [offer for offer in here if answers_to is not None and offer.message == answers_to]
    found = next(iter(replied), None) or next(
        (each for each in _open_for(share, here) if _belongs(share, each, by)), None
    )
    before = found or Offer(chat, ())
    gathered = replace(before, shares=(*before.shares, share))
    others = [offer for offer in kept if offer is not found]
    return (*others[-(MOST_OFFERS - 1) :], gathered), gathered


def reworded(offers: Sequence[Offer], chat: int, share: Share) -> tuple[tuple[Offer, ...], Offer | None]:
    """The offers after one of their messages was edited, and the offer that it belongs to; None where none holds it."""
    found = next((offer for offer in offers if offer.chat == chat and offer.holds(share.message)), None)
    if found is None:
        return tuple(offers), None
    shares = (replace(share, aside=each.aside) if each.message == share.message else each for each in found.shares)
    edited = replace(found, shares=tuple(shares))
    return tuple(edited if offer is found else offer for offer in offers), edited


def fresh(offers: Sequence[Offer], now: datetime) -> tuple[Offer, ...]:
    """The offers that are still kept at `now`."""
    return tuple(offer for offer in offers if now - offer.touched_at <= KEPT_FOR)


def ended(offers: Sequence[Offer], chat: int, message: int | None = None) -> tuple[Offer, ...]:
    """The offers after the person went on to something else in that chat: what is typed next is no part of them.

    With the bot's `message` that offers one of them, only that one has ended.
    """
    return tuple(
        replace(offer, ended=True) if offer.chat == chat and message in (None, offer.message) else offer
        for offer in offers
    )


def planned(captured: Captured, due: Moment | None, now: datetime) -> Captured:
    """With a follow-up that was tapped where the words name none that can be used; one that has passed is no use."""
    if due is None or due.at <= now or captured.due is not None:
        return captured
    return replace(captured, due=due, passed=None, unclear=None)


def last_offered(offers: Sequence[Offer], chat: int, now: datetime) -> Offer | None:
    """The offer that a typed yes or no answers: the last one in that chat, if it still asks and was shown lately."""
    last = next((offer for offer in reversed(offers) if offer.chat == chat), None)
    asks = last is not None and not last.ended and last.message is not None
    return last if asks and last is not None and now - last.touched_at <= ANSWERED_WITHIN else None


def _open_for(share: Share, offers: Sequence[Offer]) -> Sequence[Offer]:
    """Those that a message may go on with, without being a reply: the last one, if it isn't somebody else's.

    What somebody wrote goes to what the same person wrote a moment before, also where others wrote in between.
    """
    if share.sender is None or share.album is not None:
        return [offer for offer in offers[-1:] if not offer.ended]
    last = [offer for offer in offers[-1:] if not offer.senders]
    theirs = [offer for offer in reversed(offers) if share.sender in offer.senders]
    return [offer for offer in (*last, *theirs) if not offer.ended]


def _has_room(offer: Offer, share: Share) -> bool:
    """Whether one more message is joined; what comes after starts a new offer."""
    length = sum(len(each.text) + len(each.card or "") for each in (*offer.shares, share))
    return len(offer.shares) < MOST_SHARES and length <= MOST_CHARACTERS


def _belongs(share: Share, offer: Offer, by: Reading) -> bool:
    """Whether a message goes on with the last offer."""
    if listed([share], by) or listed(offer.shares, by):
        return False
    last, after = offer.shares[-1], share.at - offer.touched_at
    if share.album is not None and share.album == last.album:
        return True
    if _is_of_another(share, offer, by):
        return False
    if share.is_bare and after <= A_MOMENT_LATER:
        return True
    if not (share.is_typed and last.is_typed) and after <= IN_A_ROW:
        return True
    if not share.is_typed or after > WAITS_FOR_A_NAME:
        return False
    known = understood(offer.shares, by)
    return not knows_who(known, offer.shares) or (_asks_when(known) and _says_when(share, by))


def _asks_when(captured: Captured) -> bool:
    return bool(captured.due is None and (captured.passed or captured.unclear))


def _says_when(share: Share, by: Reading) -> bool:
    """Whether a message says nothing but a time to come."""
    try:
        answers.moment(share.text, replace(by, now=min(share.at, by.now)))
    except (NotUnderstood, MomentPassed):
        return False
    return True


def _is_of_another(share: Share, offer: Offer, by: Reading) -> bool:
    """Whether it is about somebody else: another's contact or words, or another name with a way to reach them."""
    names = [name for each in offer.shares if each.name for name in _people(each)]
    if share.name and names:
        return not any(_alike(ours, theirs) for ours in _people(share) for theirs in names)
    told, known = understood([share], by), understood(offer.shares, by)
    if not (told.reaches and known.reaches and told.name and known.name):
        return False
    return not _alike(told.name, known.name)


def _people(share: Share) -> list[str]:
    """Whose it is, and who passed it on: what Jane says and her cousin's contact that she sends belong together."""
    return [name for name in (share.name, share.via) if name]


def _alike(one: str, other: str) -> bool:
    """Whether two names may be one person's: “Pete” and “Pete Parker”."""
    return not set(one.casefold().split()).isdisjoint(other.casefold().split())


def is_late(offer: Offer) -> bool:
    """Whether its last message came when the others had been read already, and not in one row with them."""
    return len(offer.shares) > 1 and offer.touched_at - offer.shares[-2].at > IN_A_ROW


def unless_passed(captured: Captured, said: str, then: Reading, now: datetime) -> Captured:
    """With a time that lay ahead when it was `said`, and has passed by `now`, as one to ask about."""
    due = captured.due
    if due is None or due.at > now:
        return captured
    words = tidy(said)
    times = mentions(words, then.now, then.zone, then.habits, day_first=then.day_first)
    phrase = next((words[each.start : each.end] for each in times if each.moment == due), words)
    notes = "\n".join(filter(None, (captured.notes, phrase)))
    return replace(captured, due=None, passed=captured.passed or phrase, notes=notes)


def _own(shares: Sequence[Share], by: Reading) -> Captured:
    """The person's own words: what was sent on one day as one sentence, read at the moment of its last words."""
    days = [list(day) for _, day in groupby(shares, lambda share: share.at.astimezone(by.zone).date())]
    parts = [_of_a_day(day, by) for day in days]
    return replace(
        reduce(_with, parts, Captured()),
        passed=next((each.passed for each in parts if each.passed), None),
        unclear=next((each.unclear for each in parts if each.unclear), None),
    )


def _of_a_day(shares: Sequence[Share], by: Reading) -> Captured:
    said = "\n".join(share.text for share in shares)
    then = replace(by, now=min(shares[-1].at, by.now))
    return unless_passed(answers.sentence(said, then), said, then, by.now)


def _contact(share: Share, by: Reading) -> Captured:
    """A shared contact: what Telegram says of it, and its vCard."""
    source = Source.TELEGRAM if share.via else None
    phone = _phone(share.phone, by.country) if share.phone else None
    named = Captured(
        name=share.name,
        phones=(phone,) if phone else (),
        source=source,
        source_note=share.via,
        notes=share.phone if share.phone and not phone else None,
    )
    return reduce(_with, vcards.read(share.card or "", by.country), named)


def _phone(typed: str, country: str) -> str | None:
    """Telegram gives numbers with their country but mostly without the plus."""
    digits = "".join(filter(str.isdigit, typed))
    return (
        contacts.e164(typed, country)
        or contacts.e164(f"+{digits}", country)
        or contacts.e164(typed, country, before="tel: ")
        or contacts.answered(typed)
    )


def _words(share: Share, by: Reading) -> Captured:
    """What somebody else wrote, by the day on which they wrote it."""
    then = replace(by, now=min(share.said_at or by.now, by.now))
    said = answers.sentence(share.text, then) if share.text else Captured()
    more = replace(said, phones=(), emails=(), handles=(), links=(), source=None, source_note=None)
    handles = (Handle("telegram", share.handle),) if share.handle else ()
    if share.name and said.reaches and said.name and _is_sent_on(said.name, share.text):
        return replace(said, source=Source.REFERRAL, source_note=share.name, notes=share.text)
    return replace(
        said,
        name=share.name or said.name,
        handles=tuple(dict.fromkeys((*handles, *said.handles))),
        source=Source.TELEGRAM,
        source_note=share.via,
        due=said.due if said.due and said.due.at > by.now else None,
        notes=share.text if more != Captured() else None,
    )


def _is_sent_on(name: str, text: str) -> bool:
    """Whether who wrote it speaks of somebody else who is to be called: “call my sister Mia”."""
    before = tidy(text).partition(name)[0]
    return SENDS.search(lowered(before)) is not None


def _with(first: Captured, then: Captured) -> Captured:
    """Both; of what there can be one only the first, and the other in the notes; only the first is asked back about."""
    spare = [other for one, other in ((first.name, then.name), (first.need, then.need)) if one and other]
    known = {str(first.name).lower(), str(first.need).lower()}
    spare = [other for other in spare if other.lower() not in known and other not in (then.notes or "")]
    notes = [first.notes, *spare, then.notes]
    lists: dict[str, Any] = {name: _all(getattr(first, name), getattr(then, name)) for name in LISTS}
    found = first if first.source else then
    return replace(
        first,
        name=first.name or then.name,
        need=first.need or then.need,
        value=first.value or then.value,
        due=first.due or then.due,
        source=found.source,
        source_note=found.source_note,
        notes="\n".join(dict.fromkeys(filter(None, notes))) or None,
        **lists,
    )


def _all(*found: tuple[object, ...]) -> tuple[object, ...]:
    """Everything, each once."""
    return tuple(dict.fromkeys(each for some in found for each in some))
