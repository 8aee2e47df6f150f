"""A lead as people see it: its card, and the forms and menus into which the card turns."""

from __future__ import annotations

from dataclasses import dataclass

import phonenumbers
from telegram import InlineKeyboardMarkup

from domain import worktime
from domain.contacts import Handle
from domain.models import ENDED, Field, Lead, Stage, Status, Touch
from domain.nagging import Explanation
from messages import texts
from messages.callbacks import Action
from messages.keyboards import LeadButtons, markup, rows
from messages.reader import Reader

NAME_UNITS, TEXT_UNITS = 80, 300
"""How much of a name and of other typed text a card shows, in UTF-16 units."""


@dataclass(frozen=True)
class View:
    """What a message shows: HTML and buttons."""

    text: str
    keyboard: InlineKeyboardMarkup | None = None


def short(phrase: str) -> str:
    """Something typed, as it is repeated in a sentence."""
    return texts.cut(phrase, NAME_UNITS)


def title(lead: Lead, reader: Reader) -> str:
    """What to call a lead: its name, or the best that is known."""
    return texts.cut(
        lead.name or next(iter(contacts(lead, reader)), None) or lead.need or f"#{lead.number}", NAME_UNITS
    )


def contacts(lead: Lead, reader: Reader) -> list[str]:
    """Every way to reach the lead, as its reader would write it."""
    return [
        *(phone(each, reader) for each in lead.phones),
        *lead.emails,
        *(_handle(each, reader) for each in lead.handles),
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


def lead(lead: Lead, reader: Reader, *, said: str | None = None, nag: bool = False) -> View:
    """The card: the person, what they want, what was last said, what is owed; `said` is what just happened."""
    buttons = LeadButtons(lead, reader, nag)
    if lead.deleted_at is not None:
        shown = [said, reader.text("card-deleted", title=title(lead, reader))]
        return View(_lines(*shown), markup(buttons.undo()))
    back = [buttons.back()] if nag else []
    return View(_lines(said, *body(lead, reader)), markup([*buttons.marks(), *buttons.undo(), *back]))


def body(lead: Lead, reader: Reader) -> list[str | None]:
    """The lines of a card."""
    ways = " · ".join(contacts(lead, reader))
    wants = reader.text("card-need", need=texts.cut(lead.need, TEXT_UNITS)) if lead.need else None
    worth = reader.text("card-worth", value=reader.money(lead.value)) if lead.value else None
    return [
        reader.text("card-title", title=title(lead, reader), number=str(lead.number)),
        wants,
        worth,
        reader.text("card-contacts", contacts=texts.cut(ways, TEXT_UNITS)) if ways and lead.name else None,
        _source(lead, reader),
        reader.text("card-stage", stage=reader.plain(f"stage-{lead.stage}")) if lead.stage is not Stage.KNOW else None,
        *_last_said(lead, reader),
        "",
        *standing(lead, reader),
    ]


def touch_form(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """After “Followed up”: how, how long, a note, and next, on one screen."""
    buttons = LeadButtons(lead, reader, nag)
    last = lead.touches[-1] if lead.touches else None
    text = _lines(
        reader.text("followed-up", title=title(lead, reader)),
        _touch(last, reader) if last and (last.kind or last.minutes) else None,
        _quote(last.note, reader) if last and last.note else None,
        reader.text("touch-form"),
        reader.text("and-next"),
    )
    form = buttons.touch(last.kind if last else None, last.minutes if last else None)
    return View(text, markup([*form, *buttons.undo()]))


def won_form(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """After “Closed”: what it was worth, and whether to stay in touch."""
    buttons = LeadButtons(lead, reader, nag)
    expected = (
        [buttons.button("button-as-expected", Action.WON, "expected", value=reader.money(lead.value))]
        if lead.value
        else []
    )
    text = _lines(reader.text("closed", title=title(lead, reader)), reader.text("won-form"))
    other = buttons.button("button-other-amount", Action.ASK_WON)
    skip = buttons.button("button-skip", Action.WON, "unknown")
    return View(text, markup([expected, [other, skip], *buttons.undo()]))


def won(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """After the amount: an offer to stay in touch."""
    buttons = LeadButtons(lead, reader, nag)
    said = outcome(lead, reader)
    stay = buttons.button("span-ninety-days", Action.NEXT, "ninety-days")
    done = buttons.button("button-nothing-now", Action.DONE)
    return View(_lines(said, reader.text("stay-in-touch")), markup([[stay, done], *buttons.undo()]))


def lost_form(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """After “Lost”: why."""
    buttons = LeadButtons(lead, reader, nag)
    text = _lines(reader.text("lost", title=title(lead, reader)), reader.text("lost-form"))
    skip = [buttons.button("button-skip", Action.DONE)]
    return View(text, markup([*buttons.reasons(), skip, *buttons.undo()]))


def lost(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """After the reason: an offer to try again."""
    buttons = LeadButtons(lead, reader, nag)
    again = buttons.button("span-quarter", Action.NEXT, "quarter")
    done = buttons.button("button-nothing-now", Action.DONE)
    text = _lines(outcome(lead, reader), _reason(lead, reader), reader.text("try-again"))
    return View(text, markup([[again, done], *buttons.undo()]))


def snooze_menu(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """Until when the follow-up is postponed; this evening is offered while it lies ahead."""
    buttons = LeadButtons(lead, reader, nag)
    local = reader.now.astimezone(reader.person.zone)
    evening = ("evening",) if local.time() < worktime.evening_of(reader.person.hours) else ()
    spans = buttons.spans(Action.SNOOZE, ("hour", *evening, "tomorrow", "next-week"))
    last = [buttons.button("button-pick", Action.ASK_SNOOZE), buttons.button("button-back", Action.CARD)]
    asked = reader.text("snooze-form" if lead.due_at else "and-next")
    return View(_lines(*body(lead, reader), asked), markup([*rows(spans, 2), last]))


def more_menu(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """What is done more seldom."""
    buttons = LeadButtons(lead, reader, nag)
    choices = [
        buttons.button("button-edit", Action.EDIT_MENU),
        buttons.button("button-note", Action.ASK_NOTE),
        buttons.button("button-stage", Action.STAGE_MENU),
        buttons.button("button-history", Action.HISTORY),
        buttons.button("button-why", Action.WHY),
        buttons.button("button-delete", Action.ASK_DELETE),
    ]
    return View(_lines(*body(lead, reader)), markup([*rows(choices, 2), buttons.back()]))


def edit_menu(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """Which field to change."""
    buttons = LeadButtons(lead, reader, nag)
    fields = [buttons.button(f"field-{each}", Action.EDIT, each.value) for each in Field]
    text = _lines(*body(lead, reader), reader.text("edit-form"))
    return View(text, markup([*rows(fields, 3), buttons.back()]))


def source_menu(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """Where the lead was found, by button or typed."""
    buttons = LeadButtons(lead, reader, nag)
    return View(reader.text("ask-source"), markup([*buttons.sources(), buttons.back()]))


def stage_menu(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """The rungs of the ladder."""
    buttons = LeadButtons(lead, reader, nag)
    text = reader.text("stage-form", title=title(lead, reader))
    return View(text, markup([*buttons.stages(), buttons.back()]))


def delete_form(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """Asks before a lead is taken away."""
    buttons = LeadButtons(lead, reader, nag)
    text = reader.text("delete-form", title=title(lead, reader))
    return View(text, markup([[buttons.button("button-delete-yes", Action.DELETE), *buttons.back()]]))


def question(key: str, lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """A question about a lead that is answered by typing."""
    buttons = LeadButtons(lead, reader, nag)
    return View(reader.text(key, title=title(lead, reader)), markup([buttons.back()]))


def why(lead: Lead, reader: Reader, reasons: Explanation, *, nag: bool = False) -> View:
    """Why this nag: the rule, the next firing, and who hears after that."""
    hours = reader.person.hours
    planned = "-planned" if reasons.reason == "nothing-due" and lead.due_at else ""
    due = reader.when(lead.due_at) if lead.due_at else ""
    rule = reader.text(
        "why-rule",
        days=days(reader),
        start=reader.hour(hours.start),
        end=reader.hour(hours.end),
    )
    following = (
        reader.text("why-next", when=reader.when(reasons.next_at)) if reasons.next_at else reader.text("why-next-never")
    )
    text = _lines(
        reader.text("why-title", title=title(lead, reader)),
        reader.text(f"why-{reasons.reason}{planned}", due=due, nags=lead.nags),
        rule,
        following,
        reader.text("why-who"),
    )
    return View(text, markup([LeadButtons(lead, reader, nag).back()]))


def days(reader: Reader) -> str:
    """The working days, short: “Mon–Fri”, “Mon, Wed”."""
    chosen = sorted(reader.person.hours.days)
    if len(chosen) > 2 and chosen == list(range(chosen[0], chosen[-1] + 1)):
        return f"{reader.weekday(chosen[0])}–{reader.weekday(chosen[-1])}"
    return ", ".join(reader.weekday(day) for day in chosen)


def outcome(lead: Lead, reader: Reader) -> texts.Markup:
    """One line on how the last mark left the lead."""
    name = title(lead, reader)
    if lead.deleted_at is not None:
        return reader.text("deleted")
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


def _source(lead: Lead, reader: Reader) -> str | None:
    if lead.source is None:
        return None
    source = reader.plain(f"source-{lead.source}")
    if lead.source_note:
        return reader.text("card-source-note", source=source, note=texts.cut(lead.source_note, NAME_UNITS))
    return reader.text("card-source", source=source)


def _handle(handle: Handle, reader: Reader) -> str:
    return reader.plain("network", name=texts.cut(f"@{handle.name}", NAME_UNITS), network=handle.network.capitalize())


def _last_said(lead: Lead, reader: Reader) -> list[str | None]:
    """How the lead was last touched, and the last words kept of it."""
    last = lead.touches[-1] if lead.touches else None
    words = [(note.at, note.text) for note in lead.notes]
    words += [(touch.at, touch.note) for touch in lead.touches if touch.note]
    said = max(words, key=lambda each: each[0])[1] if words else None
    return [_touch(last, reader) if last else None, _quote(said, reader) if said else None]


def _touch(touch: Touch, reader: Reader) -> str:
    how = reader.plain(f"touch-{touch.kind or 'unknown'}")
    if touch.minutes is None:
        return reader.text("card-last-touch", how=how, day=reader.day(touch.at))
    return reader.text("card-last-touch-minutes", how=how, day=reader.day(touch.at), minutes=touch.minutes)


def _quote(said: str, reader: Reader) -> str:
    return reader.text("card-said", text=texts.cut(said, TEXT_UNITS))


def standing(lead: Lead, reader: Reader) -> list[texts.Markup | None]:
    """What is owed, or how it ended."""
    later = reader.when(lead.due_at) if lead.due_at else None
    match lead.status:
        case Status.OPEN:
            return [*_owed(lead, reader), _postponed(lead, reader)]
        case Status.FOLLOWED_UP:
            return [reader.text("card-planned", when=later) if later else reader.text("card-resting")]
        case Status.CLOSED:
            won = (
                reader.text("card-closed", won=reader.money(lead.won)) if lead.won else reader.text("card-closed-plain")
            )
            return [won, reader.text("card-try-again", when=later) if later else None]
        case Status.LOST:
            return [_reason(lead, reader), reader.text("card-try-again", when=later) if later else None]


def _owed(lead: Lead, reader: Reader) -> list[texts.Markup | None]:
    if lead.due_at is None:
        return []
    if lead.due_at <= reader.now:
        return [reader.text("card-overdue", when=reader.when(lead.due_at))]
    rings = worktime.next_working(lead.due_at, reader.person.hours, reader.person.zone)
    hint = None
    if rings != lead.due_at:
        hint = (
            reader.text("card-rings-anyway") if lead.due_exact else reader.text("card-rings", when=reader.when(rings))
        )
    zone = None if reader.person.zone_known else reader.text("card-zone-unknown", zone=reader.person.zone.key)
    return [reader.text("card-due", when=reader.when(lead.due_at)), hint, zone]


def _postponed(lead: Lead, reader: Reader) -> texts.Markup | None:
    if not lead.snoozes or not lead.snoozed_for:
        return None
    return reader.text("card-postponed", count=lead.snoozes, span=reader.span(lead.snoozed_for))


def _reason(lead: Lead, reader: Reader) -> texts.Markup:
    if lead.lost_reason is None:
        return reader.text("card-lost-plain")
    reason = lead.lost_note or reader.plain(f"reason-{lead.lost_reason}")
    return reader.text("card-lost", reason=texts.cut(reason, TEXT_UNITS))


def _lines(*lines: str | None) -> str:
    return "\n".join(line for line in lines if line is not None).strip()
