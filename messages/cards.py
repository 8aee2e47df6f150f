"""A lead as people see it: its card, and the forms and menus into which the card turns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import phonenumbers
from telegram import InlineKeyboardMarkup

from domain import days_off, deals, ladder, nagging, pool, replies, worktime
from domain.capture import Captured
from domain.contacts import Handle, holds_a_number, holds_a_short_number
from domain.models import ENDED, EventKind, Lead, LeadRef, Stage, Status, Touch, TouchKind
from domain.nagging import Reason
from domain.people import Profile
from domain.sources import Source
from domain.winning import Kin
from messages import texts
from messages.callbacks import Action
from messages.keyboards import LeadButtons, Row, markup
from messages.reader import Reader

NAME_UNITS, TEXT_UNITS, LABEL_UNITS = 80, 300, 40
"""How much of a name and of other typed text a card shows, and of a name a button, in UTF-16 units."""
LATEST, EARLIER_UNITS = 3, 120
"""How many of the words kept of a lead its card shows, and how much of those before the last."""

OFF_THEN = (Reason.QUIET_HOURS, Reason.DAY_OFF, Reason.HOLIDAY, Reason.AWAY)


@dataclass(frozen=True)
class View:
    """What a message shows: HTML and buttons."""

    text: str
    keyboard: InlineKeyboardMarkup | None = None


def label(lead: Lead, reader: Reader) -> str:
    """A lead on a button: its number and name."""
    return f"#{lead.number} {texts.cut(title(lead, reader), LABEL_UNITS)}"


def short(phrase: str) -> str:
    """Something typed, as it is repeated in a sentence."""
    return texts.cut(phrase, NAME_UNITS)


def our_team(reader: Reader) -> str:
    """What the reader's team is called in a sentence."""
    return short(reader.workspace.title) or reader.plain("your-team")


def title(lead: Lead, reader: Reader) -> str:
    """What to call a lead: its name, or the best that is known."""
    return texts.cut(
        lead.name or next(iter(contacts(lead, reader)), None) or lead.need or f"#{lead.number}", NAME_UNITS
    )


def titles(leads: Sequence[Lead], reader: Reader) -> Mapping[LeadRef, str]:
    """What to call each of the leads of one list: those of the same title by their numbers too."""
    alike = Counter(title(lead, reader).casefold() for lead in leads)
    return {lead.ref: _told_apart(lead, reader, among=alike) for lead in leads}


def _told_apart(lead: Lead, reader: Reader, *, among: Mapping[str, int]) -> str:
    name = title(lead, reader)
    return reader.plain("title-numbered", title=name, number=str(lead.number)) if among[name.casefold()] > 1 else name


def contacts(lead: Lead, reader: Reader) -> list[str]:
    """Every way to reach the lead, as its reader would write it."""
    return [
        *(phone(each, reader) for each in lead.phones),
        *lead.emails,
        *(handle(each, reader) for each in lead.handles),
        *lead.links,
    ]


def phone(number: str, reader: Reader) -> str:
    """A number in E.164 as it is dialled in the workspace's country."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    at_home = phonenumbers.region_code_for_number(parsed) == reader.workspace.country
    style = phonenumbers.PhoneNumberFormat.NATIONAL if at_home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(parsed, style))


def lead(
    lead: Lead,
    reader: Reader,
    *,
    said: str | None = None,
    nag: bool = False,
    kin: Kin | None = None,
    leads_back: bool = True,
) -> View:
    """The card: the person, what they want, what was last said, what is owed; `said` is what just happened.

    On the living card (`nag`) a button leads back to the list, unless this is all that is on it.
    """
    buttons = LeadButtons(lead, reader, nag)
    if lead.deleted_at is not None:
        return View(said or reader.text("card-deleted", title=title(lead, reader)), markup(buttons.undo()))
    back = [buttons.back()] if nag and leads_back else []
    others = [] if kin is None else _ways_to(kin, buttons, reader)
    news = None if said == outcome(lead, reader) else said  # how the mark left the lead is what the card itself says
    text = lines(news, *body(lead, reader, kin))
    return View(text, markup([*buttons.marks(), *others, *buttons.team(), *buttons.undo(), *back]))


def _ways_to(kin: Kin, buttons: LeadButtons, reader: Reader) -> list[Row]:
    """Buttons to the leads beside this one, and one that asks whether somebody has sent it."""
    others = [each for each in (kin.parent, *kin.children) if each is not None]
    perhaps = [("button-referred-by", Action.REFERRED_BY, kin.perhaps)] if kin.perhaps is not None else []
    asked = [*perhaps, *(("button-open", Action.OPEN, each) for each in others)]
    return [[buttons.button(key, action, str(each.number), lead=label(each, reader))] for key, action, each in asked]


def body(lead: Lead, reader: Reader, kin: Kin | None = None) -> list[str | None]:
    """The lines of a card."""
    ways = " · ".join(contacts(lead, reader)[0 if lead.name else 1 :])  # without a name the first is the title
    wants = reader.text("card-need", need=texts.cut(lead.need, TEXT_UNITS)) if lead.need else None
    worth = reader.text("card-worth", value=reader.money(lead.value)) if lead.value else None
    tags = texts.cut(" ".join(f"#{tag}" for tag in lead.tags), TEXT_UNITS)
    return [
        reader.text("card-title", title=title(lead, reader), number=str(lead.number)),
        wants,
        worth,
        reader.text("card-contacts", contacts=texts.cut(ways, TEXT_UNITS)) if ways else None,
        None if _says_who_sent(lead, kin) else source(lead, reader),
        *_kin(kin or Kin(), reader),
        reader.text("card-tags", tags=tags) if tags else None,
        _stage(lead, reader),
        *_last_said(lead, reader),
        "",
        *standing(lead, reader),
        team(lead, reader),
        owner(lead, reader),
    ]


def team(lead: Lead, reader: Reader) -> texts.Markup | None:
    """Which team a lead is of, for somebody who sees it in private among their own."""
    title = reader.team(lead)
    return reader.text("card-team", team=texts.cut(title, NAME_UNITS)) if title else None


def owner(lead: Lead, reader: Reader) -> texts.Markup | None:
    """Whose a team's lead is."""
    if not reader.workspace.is_team or lead.status in ENDED:
        return None
    if lead.owner is None:
        return reader.text("card-in-pool")
    came_round = reader.masks and pool.has_come_in_turn(lead)  # in private it is said above the card
    return reader.text("card-owner-in-turn" if came_round else "card-owner", who=reader.who(lead.owner))


def rule(reader: Reader) -> list[str]:
    """By which rule reminders are repeated, and when they may ring."""
    person = reader.person
    steps = reader.listed([reader.length(step) for step in person.steps])
    holidays = reader.plain("why-holidays") if person.holidays else ""
    start, end = reader.hour(person.hours.start), reader.hour(person.hours.end)
    key = "rule-custom-plain" if person.profile is Profile.CUSTOM and not steps else f"rule-{person.profile}"
    return [
        reader.text(key, steps=steps),
        reader.text("rule-hours", days=days(reader), start=start, end=end, holidays=holidays),
    ]


def days(reader: Reader) -> str:
    """The working days, short: “Mon–Fri”, “Mon, Wed”."""
    chosen = sorted(reader.person.hours.days)
    if len(chosen) > 2 and chosen == list(range(chosen[0], chosen[-1] + 1)):
        return f"{reader.weekday(chosen[0])}–{reader.weekday(chosen[-1])}"
    return ", ".join(reader.weekday(day) for day in chosen)


def rhythm(lead: Lead, reader: Reader) -> texts.Markup | None:
    """How often the next follow-up plans itself, if it does."""
    return reader.text(f"rhythm-{lead.every}") if lead.every else None


def outcome(lead: Lead, reader: Reader) -> texts.Markup:
    """One line on how the last mark left the lead."""
    name = title(lead, reader)
    if lead.merged_into is not None:
        return reader.text("lead-merged", number=str(lead.number), into=str(lead.merged_into))
    if lead.deleted_at is not None:
        return reader.text("deleted", title=name)
    if lead.status is Status.CLOSED and lead.every is not None:  # the card below says when, and how often
        return reader.text("closed-in-touch", title=name)
    if lead.status in ENDED and lead.due_at is not None:
        return reader.text(f"{lead.status}-again", title=name, when=reader.when(lead.due_at))
    if lead.status is Status.CLOSED and lead.won is not None:
        return reader.text("closed-won", title=name, won=reader.money(lead.won))
    if lead.status in ENDED:
        return reader.text(lead.status.value, title=name)
    if lead.due_at is not None:
        return reader.text("followed-up-next", title=name, when=reader.when(lead.due_at))
    return reader.text("rests", title=name)


def postponed(lead: Lead, reader: Reader) -> texts.Markup | None:
    """One line on until when the follow-up was postponed."""
    if lead.due_at is None:
        return None
    return reader.text("postponed", title=title(lead, reader), when=reader.when(lead.due_at))


def source(found: Lead | Captured, reader: Reader) -> str | None:
    """Where a lead was found, if that is known."""
    if found.source is None:
        return None
    name = reader.plain(f"source-{found.source}")
    if found.source_note:
        return reader.text("card-source-note", source=name, note=texts.cut(found.source_note, NAME_UNITS))
    return reader.text("card-source", source=name)


def _says_who_sent(lead: Lead, kin: Kin | None) -> bool:
    """Whether the lead that sent this one is named anyway, and its source says no more than that."""
    parent = kin.parent if kin is not None else None
    return parent is not None and lead.source is Source.REFERRAL and lead.source_note in (None, parent.name)


def _kin(kin: Kin, reader: Reader) -> list[str | None]:
    """Who sent the lead, and whom it sent."""
    sent = ", ".join(label(each, reader) for each in kin.children)
    return [
        reader.text("card-referred-by", lead=label(kin.parent, reader)) if kin.parent is not None else None,
        reader.text("card-referred", leads=sent) if sent else None,
    ]


def _stage(lead: Lead, reader: Reader) -> str | None:
    """Where on the ladder the lead stands, and what comes next; nothing of who was only just met."""
    if lead.stage is Stage.KNOW:
        return None
    stage, above = reader.plain(f"stage-{lead.stage}"), ladder.following(lead)
    if above is None:
        return reader.text("card-stage", stage=stage)
    return reader.text("card-stage-next", stage=stage, next=reader.plain(f"stage-{above}"))


def helped(lead: Lead, reader: Reader) -> texts.Markup | None:
    """Who or what helped to win the lead."""
    named = ", ".join(texts.cut(each.what, LABEL_UNITS) for each in lead.assists)
    return reader.text("card-helped", named=named) if lead.assists else None


def handle(handle: Handle, reader: Reader) -> str:
    """A name on a network: “@jane (Instagram)”."""
    known = handle.network in set(Source)
    network = reader.plain(f"source-{handle.network}") if known else handle.network.capitalize()
    return reader.plain("network", name=texts.cut(f"@{handle.name}", NAME_UNITS), network=network)


def _last_said(lead: Lead, reader: Reader) -> list[str | None]:
    """How the lead was last touched, and the last words kept of it, in the order in which they were said."""
    last = lead.touches[-1] if lead.touches else None
    words = [(note.at, note.text) for note in lead.notes]
    words += [(touch.at, touch.note) for touch in lead.touches if touch.note]
    latest = sorted(words, key=lambda each: each[0])[-LATEST:]
    shown = [quote(said, reader, TEXT_UNITS if said is latest[-1][1] else EARLIER_UNITS) for _, said in latest]
    return [touch(last, reader) if last else None, *shown]


def touch(touch: Touch, reader: Reader) -> str:
    """How and when somebody was in touch."""
    long = "" if touch.minutes is None else "-minutes"
    if touch.kind in (None, TouchKind.OTHER):
        return reader.text(f"card-in-touch{long}", day=reader.day(touch.at), minutes=touch.minutes)
    how = reader.plain(f"touch-{touch.kind}")
    return reader.text(f"card-last-touch{long}", how=how, day=reader.day(touch.at), minutes=touch.minutes)


def quote(said: str, reader: Reader, units: int = TEXT_UNITS) -> str:
    """Somebody's own words."""
    return reader.text("card-said", text=texts.cut(said, units))


def standing(lead: Lead, reader: Reader) -> list[texts.Markup | None]:
    """What is owed, or how it ended."""
    later = reader.when(lead.due_at) if lead.due_at else None
    match lead.status:
        case Status.OPEN:
            return [*_owed(lead, reader), _postponed(lead, reader)]
        case Status.FOLLOWED_UP:
            planned = reader.text("card-planned", when=later) if later else reader.text("card-resting")
            return [planned, rhythm(lead, reader)]
        case Status.CLOSED:
            again = reader.text("card-try-again", when=later) if later else None
            return [_won(lead, reader), helped(lead, reader), again, rhythm(lead, reader)]
        case Status.LOST:
            return [reason(lead, reader), reader.text("card-try-again", when=later) if later else None]


def _won(lead: Lead, reader: Reader) -> texts.Markup:
    if lead.won is None:
        return reader.text("card-closed-plain")
    return reader.text("card-closed-expected" if deals.is_expected(lead) else "card-closed", won=reader.money(lead.won))


def _owed(lead: Lead, reader: Reader) -> list[texts.Markup | None]:
    if lead.due_at is None:
        return []
    if lead.due_at <= reader.now:
        return [reader.text("card-overdue", when=reader.when(lead.due_at))]
    hint = _hint(lead, reader)
    return [reader.text("card-due", when=reader.when(lead.due_at)), hint, _zone(lead, reader), _country(lead, reader)]


def _country(lead: Lead, reader: Reader) -> texts.Markup | None:
    """That a number can't be made whole: it is kept as typed, or in the notes; of a short one it is said at first."""
    fresh = lead.events[-1:] and lead.events[-1].kind is EventKind.RECORDED
    local = next((each for each in lead.phones if not each.startswith("+")), None) if fresh else None
    if local and not holds_a_short_number(local):
        return reader.text("card-number-foreign", number=local, country=reader.country(reader.workspace.country))
    if local and not reader.person.zone_known:
        return reader.text("card-number-local", number=local)
    unread = [note.text for note in lead.notes if holds_a_number(note.text)]
    if reader.person.zone_known or lead.phones or not fresh or not unread:
        return None
    if all(map(holds_a_short_number, unread)):
        return reader.text("card-number-short")
    return reader.text("card-number-unknown", country=reader.country(reader.workspace.country))


def _zone(lead: Lead, reader: Reader) -> texts.Markup | None:
    """By which clock times are meant, until the person's is known: said once, on their first card."""
    if reader.person.zone_known or lead.number > 1:
        return None
    key = "card-zone-unknown-team" if reader.masks else "card-zone-unknown"
    return reader.text(key, zone=reader.person.zone.key)


def _hint(lead: Lead, reader: Reader) -> texts.Markup | None:
    """What happens to a follow-up that is due when nobody should be rung."""
    is_anothers = reader.workspace.is_team and lead.owner != reader.person.id
    if lead.due_at is None or is_anothers:  # when they work is their own affair
        return None
    held, rings = nagging.rings_at(lead, reader.person, lead.due_at)
    if held is None and lead.due_exact and worktime.off(lead.due_at, reader.person) is not None:
        return reader.text("card-rings-anyway")
    if held not in OFF_THEN:
        return None
    holiday = days_off.holiday(lead.due_at.astimezone(reader.person.zone).date(), reader.person.holidays)
    if held is Reason.HOLIDAY and holiday is not None:
        return reader.text("card-rings-holiday", holiday=holiday, when=reader.when(rings))
    return reader.text("card-rings-away" if held is Reason.AWAY else "card-rings", when=reader.when(rings))


def _postponed(lead: Lead, reader: Reader) -> texts.Markup | None:
    if not lead.snoozes or not lead.snoozed_for:
        return None
    return reader.text("card-postponed", count=lead.snoozes, span=reader.span(lead.snoozed_for))


def reason(lead: Lead, reader: Reader) -> texts.Markup:
    """Why a lead was lost."""
    if lead.lost_reason is None:
        return reader.text("card-lost-plain")
    why = lead.lost_note or reader.plain(f"reason-{lead.lost_reason}")
    key = "card-lost-so" if lead.lost_note and replies.says_why(lead.lost_note) else "card-lost"
    return reader.text(key, reason=texts.cut(why, TEXT_UNITS))


def lines(*found: str | None) -> str:
    """The lines of a message; None leaves one out, "" is an empty one."""
    return "\n".join(line for line in found if line is not None).strip()
