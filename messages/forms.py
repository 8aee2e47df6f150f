"""The forms and menus into which a lead's card turns."""

from __future__ import annotations

from domain import lifecycle, nagging, open_forms, worktime
from domain.models import Field, Lead, Rhythm, Status, Step, Touch
from domain.money import Money
from domain.nagging import Explanation, Reason
from domain.open_forms import Form
from domain.people import Conversation
from domain.replies import Meaning
from messages import callbacks, cards, pool
from messages.callbacks import Action
from messages.cards import View, body, lines, outcome, postponed, title
from messages.keyboards import LeadButtons, markup, rows
from messages.reader import Reader
from messages.winning import climbed, rung, stay_form


def touch_form(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """After “Followed up”: how and how long, and next; a note and all that is seldom answered are behind More."""
    last, climb = _last(lead), rung(lead, reader, nag=nag)
    form = LeadButtons(lead, reader, nag).touch(last.kind if last else None, last.minutes if last else None, climb)
    return View(_touched(lead, reader), markup(form))


def touch_form_whole(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """The same with every answer on one screen."""
    buttons, last = LeadButtons(lead, reader, nag), _last(lead)
    form = buttons.touch_whole(last.kind if last else None, last.minutes if last else None)
    return View(_touched(lead, reader), markup([*rung(lead, reader, nag=nag), *form, *buttons.undo()]))


def _last(lead: Lead) -> Touch | None:
    return lead.touches[-1] if lead.touches else None


def _touched(lead: Lead, reader: Reader) -> str:
    """What is known of the touch, and what is asked about it."""
    last = _last(lead)
    return lines(
        reader.text("followed-up", title=title(lead, reader)),
        cards.touch(last, reader) if last and (last.kind or last.minutes) else None,
        cards.quote(last.note, reader) if last and last.note else None,
        climbed(lead, reader),
        reader.text("touch-form"),
        *_planned(lead, reader),
    )


def _planned(lead: Lead, reader: Reader) -> list[str | None]:
    """Asks for the next follow-up, and says which one there is."""
    if lead.due_at is None or lifecycle.asks_again(lead):
        return [reader.text("and-next"), _otherwise(lead, reader)]
    return [reader.text("and-next-planned", when=reader.when(lead.due_at))]


def _otherwise(lead: Lead, reader: Reader) -> str | None:
    """When the lead is asked about again if nothing is said."""
    return reader.text("unless-you-say", when=reader.when(lead.due_at)) if lead.due_at else None


def decision_form(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """After every sixth touch without an end: win it, lose it, keep it warm, or go on."""
    buttons = LeadButtons(lead, reader, nag)
    text = lines(
        reader.text("followed-up", title=title(lead, reader)),
        reader.text("decide", touches=len(lead.touches)),
        _otherwise(lead, reader),
    )
    ends = [buttons.button("button-closed", Action.CLOSED), buttons.button("button-lost", Action.LOST)]
    warm = [buttons.button("button-keep-warm", Action.KEEP, Rhythm.MONTHLY)]
    on = [buttons.button("button-still-at-it", Action.TOUCH_FORM)]
    pool = [buttons.button("button-to-pool", Action.TO_POOL)] if reader.workspace.is_team else []
    return View(text, markup([ends, warm, pool, on, *buttons.undo()]))


def after_touch(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """After “Followed up”: a decision where it is time for one, otherwise how it went and what is next."""
    form = decision_form if open_forms.drawn(Form.AFTER_TOUCH, lead) is Form.DECISION else touch_form
    return form(lead, reader, nag=nag)


def after_climb(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """The form of the mark that suggested the rung, with what is still to be said."""
    form = stay_form if open_forms.drawn(Form.AFTER_CLIMB, lead) is Form.STAY else touch_form
    return form(lead, reader, nag=nag)


def won_form(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """After “Closed”: what it was worth, and whether to stay in touch."""
    buttons = LeadButtons(lead, reader, nag)
    expected = (
        [buttons.button("button-as-expected", Action.WON, "expected", value=reader.money(lead.value))]
        if lead.value
        else []
    )
    text = lines(reader.text("closed", title=title(lead, reader)), reader.text("won-form"))
    other = buttons.button("button-other-amount", Action.ASK_WON)
    skip = buttons.button("button-skip", Action.WON, "unknown")
    return View(text, markup([expected, [other, skip], *buttons.undo()]))


def lost_form(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """After “Lost”: why."""
    buttons = LeadButtons(lead, reader, nag)
    text = lines(reader.text("lost", title=title(lead, reader)), reader.text("lost-form"))
    skip = [buttons.button("button-skip", Action.DONE)]
    return View(text, markup([*buttons.reasons(), skip, *buttons.undo()]))


def lost(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """After the reason: an offer to try again."""
    buttons = LeadButtons(lead, reader, nag)
    again = buttons.button("span-quarter", Action.NEXT, "quarter")
    done = buttons.button("button-nothing-now", Action.DONE)
    name = reader.text("card-title", title=title(lead, reader), number=str(lead.number))
    text = lines(name, cards.reason(lead, reader), reader.text("try-again"))
    return View(text, markup([[again, done], *buttons.undo()]))


def snooze_menu(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """Until when the follow-up is postponed; this evening is offered while it lies ahead."""
    buttons = LeadButtons(lead, reader, nag)
    local = reader.now.astimezone(reader.person.zone)
    evening = ("evening",) if local.time() < worktime.evening_of(reader.person.hours) else ()
    spans = buttons.spans(Action.SNOOZE, ("hour", *evening, "tomorrow", "next-week"))
    last = [buttons.button("button-pick", Action.ASK_SNOOZE), buttons.button("button-back", Action.CARD)]
    asked = reader.text("snooze-form" if lead.due_at else "and-next")
    return View(lines(*body(lead, reader), asked), markup([*rows(spans, 2), last]))


def snoozed_form(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """After a third postponement and each that follows: why?"""
    buttons = LeadButtons(lead, reader, nag)
    text = lines(postponed(lead, reader), reader.text("snoozed-form", count=lead.snoozes))
    skip = [buttons.button("button-skip", Action.DONE)]
    return View(text, markup([*buttons.snooze_reasons(), skip, *buttons.undo()]))


def more_menu(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """What is done more seldom."""
    buttons = LeadButtons(lead, reader, nag)
    choices = [
        buttons.button("button-edit", Action.EDIT_MENU),
        buttons.button("button-note", Action.ASK_NOTE),
        buttons.button("button-stage", Action.STAGE_MENU),
        buttons.button("button-history", Action.HISTORY),
        buttons.button("button-refer", Action.REFER),
        buttons.button("button-why" if nagging.is_owed(lead, reader.now) else "button-when", Action.WHY),
    ]
    photo = [buttons.button("button-photo", Action.PHOTOS)] if lead.photos else []
    last = [*photo, buttons.button("button-delete", Action.ASK_DELETE)]
    return View(lines(*body(lead, reader)), markup([*rows(choices, 2), buttons.giving(), last, buttons.back()]))


def edit_menu(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """Which field to change."""
    buttons = LeadButtons(lead, reader, nag)
    fields = [buttons.button(f"field-{each}", Action.EDIT, each.value) for each in Field]
    fields += [buttons.button("button-helped", Action.HELPED)] if lead.status is Status.CLOSED else []
    text = lines(*body(lead, reader), reader.text("edit-form"))
    return View(text, markup([*rows(fields, 3), buttons.back()]))


def source_menu(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """Where the lead was found, by button or typed."""
    buttons = LeadButtons(lead, reader, nag)
    return View(reader.text("ask-source"), markup([*buttons.sources(), buttons.back()]))


def delete_form(lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """Asks before a lead is taken away."""
    buttons = LeadButtons(lead, reader, nag)
    text = reader.text("delete-form", title=title(lead, reader))
    return View(text, markup([[buttons.button("button-delete-yes", Action.DELETE), *buttons.back()]]))


def replied(lead: Lead, reader: Reader, meaning: Meaning, amount: Money | None = None) -> View:
    """The card after a reply that asks for nothing more, and what the reply did.

    An `amount` that a note names may be what the lead is worth: one button makes it so.
    """
    match meaning:
        case Meaning.NOTE:
            said = reader.text("noted")
        case Meaning.CORRECT:
            said = reader.text("edited")
        case Meaning.REOPEN:
            said = reader.text("reopened")
        case Meaning.UNDO:
            said = reader.text("undone-record" if lead.deleted_at else "undone", title=title(lead, reader))
        case _:
            said = outcome(lead, reader)
    card = cards.lead(lead, reader, said=said)
    if amount is None or amount == lead.value or card.keyboard is None:
        return card
    worth = LeadButtons(lead, reader).button(
        "button-change-worth", Action.WORTH, callbacks.of_money(amount), value=reader.money(amount)
    )
    return View(card.text, markup([[worth], *map(list, card.keyboard.inline_keyboard)]))


def question(key: str, lead: Lead, reader: Reader, *, nag: bool = False) -> View:
    """A question about a lead that is answered by typing."""
    buttons = LeadButtons(lead, reader, nag)
    return View(reader.text(key, title=title(lead, reader)), markup([buttons.back()]))


def taken(shown: View, answered: Conversation, reader: Reader, *, helped: bool = True) -> View:
    """What is shown after an answer; where words were taken for one that nobody had asked for by a tap, it says so.

    `helped` is False where they say that nobody did, which leaves nothing to undo.
    """
    if not answered.untapped or not open_forms.is_announced(answered.asking):
        return shown
    said = reader.text("taken-as-answer" if helped else "taken-as-nobody")
    return View(lines(said, shown.text), shown.keyboard)


def why(lead: Lead, reader: Reader, told: Explanation, *, nag: bool = False) -> View:
    """Why this nag, or when there will be one: the rule, the next firing, and who hears after that."""
    if lead.owner is None:
        return pool.why(lead, reader, nag=nag)
    owed = nagging.is_owed(lead, reader.now)
    text = lines(
        reader.text("why-title" if owed else "why-title-quiet", title=title(lead, reader)),
        _reason(lead, reader, told),
        "",
        *cards.rule(reader),
        "",
        _next(told, reader),
        _who(lead, told, reader),
    )
    return View(text, markup([LeadButtons(lead, reader, nag).back()]))


def _reason(lead: Lead, reader: Reader, told: Explanation) -> str:
    """Why there is a nag; before the follow-up falls due, that there is none."""
    due = reader.when(lead.due_at) if lead.due_at else ""
    if told.reason is Reason.DUE and not nagging.is_owed(lead, reader.now):
        return reader.text("why-not-yet", due=due)
    planned = "-planned" if told.reason is Reason.NOTHING_DUE and lead.due_at else ""
    return reader.text(f"why-{told.reason}{planned}", due=due, nags=lead.nags)


def _next(told: Explanation, reader: Reader) -> str:
    if told.next_at is None:
        return reader.text("why-next-never")
    when = reader.when(told.next_at)
    return reader.text(f"why-next-{told.held}" if told.held else "why-next", when=when)


def _who(lead: Lead, told: Explanation, reader: Reader) -> str:
    match told.after:
        case Step.GROUP:
            return reader.text("why-group", nags=reader.workspace.escalation.after_nags, team=cards.our_team(reader))
        case Step.ADMINS:
            until = reader.when(told.after_at) if told.after_at else ""
            return reader.text("why-admins", when=until, team=cards.our_team(reader))
    return reader.text("why-heard" if lead.escalated is Step.ADMINS else "why-who")
