"""What a typed answer to one question says about a lead; for the guided conversation and for edits alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from domain import capture, repeats, reply_words, tags, time_pieces, when, worktime
from domain import conversation as talk
from domain.capture import Captured
from domain.contacts import SPELLED_ALONE, answered
from domain.errors import MomentPassed, NameTooLong, NotUnderstood
from domain.grammar import tokens_of
from domain.models import Field, Lead, Workspace
from domain.money import DOLLARS, names_currency, read_money
from domain.names import bounded
from domain.people import Conversation, Person, WorkHours
from domain.sources import KNOWN, Source, source_of
from domain.time_phrases import whole
from domain.time_pieces import NOTHING, Scene
from domain.typed import lowered, plain, tidy
from domain.when import Habits, Moment

LENGTH = re.compile(
    rf"(?:(?P<hours>\d{{1,2}})\s*(?:{'|'.join(reply_words.HOURS)}|:)\s*)?(?:(?P<minutes>\d{{1,4}})\s*(?:{'|'.join(reply_words.MINUTES)})?)?\.?"
)
LONGEST_TOUCH = 24 * 60
LONGEST_NAME = 3
"""A name with something beside it has so many words at most; more tell what somebody wants: “Bob wants a tent”."""
CLOCK = r"(\d{1,2})(?:[:.h](\d{2}))?\s*(?:h|([ap])\.?m\.?)?"
HOURS = re.compile(rf"(?:from\s+)?{CLOCK}\s*(?:-|to|till?|until)\s*{CLOCK}")

WRITTEN_HOUR = re.compile(r"(?:[àa] |as |at |um |em |в )?(\d{1,2}) ?(?:heures?|horas?|час(?:а|ов)?|hours?|stunden?)")
"""An hour of the day that alone would be a length of time: “8 heures”."""
FIRST_HOUR = 6
"""From this hour on a number alone is a time of the morning."""
LONGEST_TIME = 60
NOON = time(12)
RUSSIAN, UKRAINIAN = re.compile("[а-яё]", re.IGNORECASE), re.compile("[іїєґ]", re.IGNORECASE)

FIRST_TOUCH_WITHIN = timedelta(hours=1)
"""A first touch within the hour is worth most: when a new lead is due if nobody said so."""


@dataclass(frozen=True)
class Reading:
    """By whose clock, habits, country and money something typed is understood.

    `says_day_first` is which number of 4/2 is the day, where something else than the country says it; `at_home` says
    that country and currency are known, and not assumed until the person says where they live; `counted_in` is what the
    lead that it is about is worth something in, if anything, and `called` its name.
    """

    now: datetime
    zone: ZoneInfo
    habits: Habits
    country: str
    currency: str
    says_day_first: bool | None = None
    at_home: bool = True
    counted_in: str | None = None
    called: str | None = None

    def currency_of(self, typed: str) -> str:
        """What bare amounts are in (ISO 4217): in Russian words roubles, where dollars are only assumed.

        About a lead they are in the currency of that lead; “$” is one that is typed, and means those at home.
        """
        if self.counted_in and not names_currency(typed):
            return self.counted_in
        assumed = not self.at_home and self.currency in DOLLARS
        return "RUB" if assumed and RUSSIAN.search(typed) and not UKRAINIAN.search(typed) else self.currency

    @property
    def day_first(self) -> bool:
        """Whether 4/2 is the fourth of February here; the month comes first in the United States alone."""
        return self.country != "US" if self.says_day_first is None else self.says_day_first


def reading(person: Person, workspace: Workspace, now: datetime) -> Reading:
    """How what `person` types in `workspace` is understood."""
    habits = Habits(morning=worktime.morning_of(person.hours), evening=worktime.evening_of(person.hours))
    return Reading(now, person.zone, habits, workspace.country, workspace.currency, at_home=person.zone_known)


def about(lead: Lead, by: Reading) -> Reading:
    """The same where it is about a lead: bare amounts are in the currency of what it is worth."""
    return replace(by, counted_in=lead.value.currency if lead.value else None, called=lead.name)


def sentence(typed: str, by: Reading) -> Captured:
    """All that a free sentence says."""
    return capture.read(
        typed,
        by.now,
        by.zone,
        country=by.country,
        currency=by.currency_of(typed),
        habits=by.habits,
        day_first=by.day_first,
    )


def moment(typed: str, by: Reading) -> Moment:
    """The instant meant. Raises NotUnderstood, MomentPassed."""
    return when.read(typed, by.now, by.zone, habits=by.habits, day_first=by.day_first)


def choices(typed: str, by: Reading) -> tuple[Moment, ...]:
    """The times that a phrase leaves to choose between; none where it leaves no clear choice."""
    return when.either(typed, by.now, by.zone, habits=by.habits, day_first=by.day_first)


def span(phrase: str, by: Reading, person: Person) -> Moment:
    """The instant meant by a span on a button; a day off gives way to the morning of the next working day.

    Raises:
        MomentPassed: it lies behind.
    """
    meant = moment(phrase, by)
    return meant if meant.exact else Moment(worktime.working_morning(meant.at, person), exact=False)


def back_at(typed: str, by: Reading, person: Person) -> Moment:
    """Until when somebody is away; a day without a time means when they begin to work then.

    Raises:
        NotUnderstood: it is no time.
        MomentPassed: it lies behind.
    """
    return moment(typed, replace(by, habits=replace(by.habits, morning=person.hours.start)))


def first_follow_up(captured: Captured, person: Person, now: datetime) -> Moment:
    """When a new lead is due: as was said, otherwise in an hour's time, moved into working hours."""
    return captured.due or Moment(worktime.next_working(now + FIRST_TOUCH_WITHIN, person), exact=False)


def field(asked: Field, typed: str, by: Reading) -> Mapping[str, Any]:
    """The attributes of Captured that the answer to `asked` settles.

    Raises:
        NotUnderstood: no contact, amount, time or tag could be read in it.
        MomentPassed: the time named has passed.
    """
    match asked:
        case Field.NAME:
            return _name(typed, by)
        case Field.NEED:
            return {"need": typed}
        case Field.VALUE:
            return {"value": read_money(typed, by.currency_of(typed))}
        case Field.DUE:
            return {"due": moment(typed, by)}
        case Field.SOURCE:
            return _source(typed, by)
        case Field.TAGS:
            return {"tags": tags.read(typed)}
    return _contact(typed, by)


def _name(typed: str, by: Reading) -> Mapping[str, Any]:
    """A name; whoever types more at once (“Maria, 902-555-0190”) isn't asked for it again."""
    if any(letter.isdigit() for letter in typed) and not any(letter.isalpha() for letter in typed):
        raise NotUnderstood(typed)
    found = sentence(typed, by)
    if not _tells_more(typed, found):
        just_tagged = found.tags and replace(found, name=None, tags=()) == Captured()
        name, rest = bounded(found.name if just_tagged and found.name else typed)
        return {"name": name, "notes": rest} if rest else {"name": name}
    return {each.name: value for each in fields(found) if (value := getattr(found, each.name))}


def new_name(typed: str) -> str:
    """What a lead is called from now on, as it is typed. Raises NameTooLong."""
    if bounded(typed)[1]:
        raise NameTooLong(typed)
    return typed


def _tells_more(typed: str, found: Captured) -> bool:
    """Whether what answers “Who is it?” is a lead in a sentence; “Maria the florist” is all name."""
    sure = found.reaches or found.due or found.value or found.passed or found.unclear
    likely = found.name and (found.need or found.source) and len(typed.split()) > LONGEST_NAME
    return bool(found.tells_of_a_lead and sure) or bool(likely)


def minutes(typed: str) -> int:
    """How long a touch took: “15”, “90 min”, “1h”, “1:30”. Raises NotUnderstood."""
    match = LENGTH.fullmatch(lowered(typed).strip())
    if match is None:
        raise NotUnderstood(typed)
    taken = int(match["hours"] or 0) * 60 + int(match["minutes"] or 0)
    if not 0 < taken <= LONGEST_TOUCH:
        raise NotUnderstood(typed)
    return taken


def steps(typed: str) -> tuple[timedelta, ...]:
    """After how long to remind again: “30 min, 2 h and 1 day”. Raises NotUnderstood, and what domain.repeats does."""
    return repeats.read(typed)


def hours(typed: str, before: WorkHours) -> WorkHours:
    """Working hours on the days of `before`: “8-20”, “9:30 – 18:00”, “9 to 5”; “20-8” runs past midnight.

    Raises:
        NotUnderstood: it isn't two different times of the day.
    """
    match = HOURS.fullmatch(lowered(typed).strip())
    if match is None:
        raise NotUnderstood(typed)
    try:
        start, end = _clock(*match.groups()[:3]), _clock(*match.groups()[3:])
    except ValueError:
        raise NotUnderstood(typed) from None
    if start == end:
        raise NotUnderstood(typed)
    if _is_nine_to_five(match, start, end):
        end = end.replace(hour=end.hour + 12)
    return replace(before, start=start, end=end)


def time_of_day(typed: str) -> time:
    """When on a day something shall come: “8:30”, “9am”, “halb neun”, “8 heures”; a bare 6 is in the morning.

    Raises:
        NotUnderstood: it is no time of the day, or says a day as well.
    """
    said = plain(typed).text.strip(" \t\n.,;!?")
    if match := WRITTEN_HOUR.fullmatch(said):
        said = match[1]
    piece = whole(tokens_of(said[:LONGEST_TIME]), Scene(date.min, day_first=True, day_named=True))
    clock = piece.clock if piece is not None else None
    if piece is None or clock is None or replace(piece, clock=None, part=None) != NOTHING or clock.hour == 24:
        raise NotUnderstood(typed)
    if clock.bare and piece.part is None and clock.hour >= FIRST_HOUR:
        return time(clock.hour, clock.minute)
    return time_pieces.time_of_day(clock, piece.part)[1]


def _clock(hour: str, minute: str | None, half: str | None) -> time:
    """A time of the day as typed; 24:00 is midnight. Raises ValueError."""
    named = int(hour)
    if half:
        if not 1 <= named <= 12:
            raise ValueError(hour)
        named = named % 12 + (12 if half == "p" else 0)
    elif named == 24 and not int(minute or 0):
        named = 0
    return time(named, int(minute or 0))


def _is_nine_to_five(match: re.Match[str], start: time, end: time) -> bool:
    """Whether the 5 of “9 to 5” is in the afternoon; “09:00-05:00” is how those who work at night write theirs."""
    bare = match[6] is None and not match[4].startswith("0")
    return bare and start < time(13) and time(1) <= end < min(start, NOON)


def then(conversation: Conversation, asked: Field, by: Reading) -> Reading:
    """How the answer to a question is understood: as it was meant when it was typed."""
    return replace(by, now=min(talk.said_at(conversation, asked), by.now))


def draft(conversation: Conversation, by: Reading) -> Captured:
    """Everything answered so far, as it was meant then; what has no field, or can't be read, is kept in the notes."""
    captured, unread = Captured(), [conversation.text] if conversation.text else []
    for asked, typed in conversation.answers.items():
        meant = then(conversation, asked, by)
        try:
            settled = field(asked, typed, meant)
        except (NotUnderstood, MomentPassed):
            unread.append(typed)
        else:
            unread += [captured.need] if captured.need and "need" in settled else []  # told with the name already
            captured = replace(captured, **settled)
            unread += [typed] if asked is Field.CONTACT and _says_more(typed, meant) else []
    said = "\n".join([*conversation.answers.values(), conversation.text or ""])
    notes = "\n".join(filter(None, (captured.notes, *unread)))
    return replace(captured, tags=tags.find(tidy(said)).tags, notes=notes or None)


def _source(typed: str, by: Reading) -> Mapping[str, Any]:
    """A source by its name, or in words, which are kept beside it."""
    words = " ".join(typed.split())
    if typed in set(Source):
        source, note = Source(typed), None
    elif lowered(words) in KNOWN:
        source, note = source_of(words)
    else:
        source, note = sentence(f"from {words}", by).source or Source.OTHER, typed
    return {"source": source, "source_note": note}


CONTACTS = ("phones", "emails", "handles", "links")


def _contact(typed: str, by: Reading) -> Mapping[str, Any]:
    if spelled := SPELLED_ALONE.fullmatch(typed.strip()):
        return {"emails": (f"{spelled[1]}@{spelled[2]}".lower(),)}
    found = sentence(typed, by)
    # A new e-mail is no reason to forget the phone: only what was typed is replaced.
    contacts = {name: value for name in CONTACTS if (value := getattr(found, name))}
    if not contacts and (number := answered(typed.strip())):
        return {"phones": (number,)}
    if not contacts:
        raise NotUnderstood(typed)
    return contacts


def _says_more(typed: str, by: Reading) -> bool:
    """Whether there is more in an answer than contacts, and the network that a link leads to."""
    found = sentence(typed, by)
    return replace(found, phones=(), emails=(), handles=(), links=(), source=None) != Captured()
