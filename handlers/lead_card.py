"""A lead's card: what its buttons do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Protocol

from telegram import Update

from domain import answers, lifecycle, nagging, open_forms
from domain.models import EventKind, Field, Lead, LostReason, Rhythm, SnoozeReason, Stage, TouchKind
from domain.people import Asking, Conversation
from domain.sources import Source
from handlers.context import BotContext
from messages import callbacks, cards, forms, lists, questions, search, teams, winning
from messages.cards import View
from messages.keyboards import WHOLE
from messages.reader import Reader

LONGEST_NUMBER = 9


class Form(Protocol):
    """Draws a lead in one of its forms."""

    def __call__(self, lead: Lead, reader: Reader, *, nag: bool = False) -> View:
        """The form."""
        ...


async def command(_: Update, context: BotContext) -> None:
    """/lead 12: show a card; where in private one's own and a team's lead have that number, ask which.

    Alone it asks for a number or a name.
    """
    asked = context.typed_after_command.lstrip("#")
    if not asked.isdecimal() or len(asked) > LONGEST_NUMBER:
        question = await context.send(View(context.reader.text("which-lead")))
        if not context.in_group:
            await context.ask(Asking.FIND, message=question.message_id)
        return
    lead, *others = await context.services.search.numbered(context.workspace.id, context.person.id, int(asked))
    if others:
        await context.send(search.which([lead, *others], int(asked), context.reader))
        return
    await context.step_into(lead.workspace)
    kin = await context.services.referrals.kin(lead, context.person.id)
    await context.send(cards.lead(lead, context.reader, kin=kin))


# The marks -------------------------------------------------------------------------------------------------


async def card(_: Update, context: BotContext) -> None:
    """Back to the card; from the living card back to the list of what is owed; from a notice to a card below it."""
    lead = await context.services.leads.get(context.press.named, context.person.id)
    if context.press.argument == teams.NEW:
        await context.toast()
        await context.send(await _card(context, lead, None))
        return
    await settle(context, lead)


async def follow_up(_: Update, context: BotContext) -> None:
    """✅"""
    lead = await context.services.leads.follow_up(context.press.named, context.deed())
    await turn(context, lead, forms.after_touch)


async def how(_: Update, context: BotContext) -> None:
    """How the person was in touch."""
    kind = context.chosen(TouchKind)
    lead = await context.services.leads.describe_touch(context.press.named, context.deed(), kind=kind)
    await turn(context, lead, forms.touch_form)


async def minutes(_: Update, context: BotContext) -> None:
    """How long it took."""
    taken = answers.minutes(context.press.argument)
    lead = await context.services.leads.describe_touch(context.press.named, context.deed(), minutes=taken)
    await turn(context, lead, forms.touch_form)


async def next_(_: Update, context: BotContext) -> None:
    """When the next follow-up is."""
    due = context.span()
    lead = await context.services.leads.plan(context.press.named, due, context.deed())
    await settle(context, lead, said=cards.outcome(lead, context.reader))


async def rest(_: Update, context: BotContext) -> None:
    """Nothing now."""
    lead = await context.services.leads.rest(context.press.named, context.deed())
    await settle(context, lead, said=cards.outcome(lead, context.reader))


async def close(_: Update, context: BotContext) -> None:
    """🏆"""
    lead = await context.services.leads.close(context.press.named, context.deed())
    await turn(context, lead, forms.won_form)


async def won(_: Update, context: BotContext) -> None:
    """What the win was worth: as expected, or not known."""
    lead = await context.services.leads.get(context.press.named, context.person.id)
    amount = lead.value if context.press.argument == "expected" else None
    lead = await context.services.leads.set_won(context.press.named, amount, context.deed())
    await context.stop_asking_about(lead.ref)
    await turn(context, lead, winning.helped_form)


async def lose(_: Update, context: BotContext) -> None:
    """❌"""
    lead = await context.services.leads.lose(context.press.named, context.deed())
    await turn(context, lead, forms.lost_form)


async def reason(_: Update, context: BotContext) -> None:
    """Why it was lost."""
    why_lost = context.chosen(LostReason)
    lead = await context.services.leads.set_reason(context.press.named, why_lost, context.deed())
    await turn(context, lead, forms.lost)


async def done(_: Update, context: BotContext) -> None:
    """Nothing more to say about the mark."""
    lead = await context.services.leads.get(context.press.named, context.person.id)
    await settle(context, lead, said=cards.outcome(lead, context.reader))


async def snooze(_: Update, context: BotContext) -> None:
    """⏰ with its span; from the third time on it is asked why."""
    until = context.span()
    lead = await context.services.leads.snooze(context.press.named, until, context.deed())
    if lifecycle.wants_a_reason(lead):
        await turn(context, lead, forms.snoozed_form)
    else:
        await settle(context, lead, said=cards.postponed(lead, context.reader))


async def snoozed_why(_: Update, context: BotContext) -> None:
    """Why it was postponed again."""
    reason = context.chosen(SnoozeReason)
    lead = await context.services.leads.explain_snooze(context.press.named, reason, context.deed())
    await settle(context, lead, said=cards.postponed(lead, context.reader))


async def keep(_: Update, context: BotContext) -> None:
    """Keep a lead warm, or in touch with a customer: the next follow-up, and a rhythm for those after it."""
    rhythm, due = context.chosen(Rhythm), context.span()
    lead = await context.services.leads.keep_in_touch(context.press.named, rhythm, due, context.deed())
    await settle(context, lead, said=cards.outcome(lead, context.reader))


async def reopen(_: Update, context: BotContext) -> None:
    """Take an ended lead up again, first thing tomorrow."""
    lead = await context.services.leads.reopen(
        context.press.named, answers.span("tomorrow", context.reading, context.person), context.deed()
    )
    await settle(context, lead, said=context.reader.text("reopened"))


async def undo(_: Update, context: BotContext) -> None:
    """↩️"""
    lead = await context.services.leads.undo(context.press.named, context.deed(), context.shown)
    key = "undone-record" if lead.deleted_at else "undone"
    said = context.reader.text(key, title=cards.title(lead, context.reader))
    await settle(context, lead, said=said)


# More ------------------------------------------------------------------------------------------------------


async def touch_form(_: Update, context: BotContext) -> None:
    """What is asked after “Followed up”, or all that may be answered."""
    lead = await context.services.leads.get(context.press.named, context.person.id)
    await turn(context, lead, forms.touch_form_whole if context.press.argument == WHOLE else forms.touch_form)


def menu(form: Form) -> Callable[[Update, BotContext], Awaitable[None]]:
    """A press that only turns the card into one of its menus."""

    async def handler(_: Update, context: BotContext) -> None:
        lead = await context.services.leads.get(context.press.named, context.person.id)
        await turn(context, lead, form)

    return handler


def question(asking: Asking, asked: Field | None = None) -> Callable[[Update, BotContext], Awaitable[None]]:
    """A press after which the card asks for something typed."""

    async def handler(_: Update, context: BotContext) -> None:
        await _ask(context, asking, asked)

    return handler


async def _ask(context: BotContext, asking: Asking, asked: Field | None) -> None:
    lead = await context.services.leads.get(context.press.named, context.person.id)
    if asked is Field.SOURCE:
        await put(context, asking, lead, forms.source_menu, asked)
    else:
        key = f"ask-{asking if asking is not Asking.FIELD else asked}".replace("_", "-")
        await put(context, asking, lead, partial(forms.question, key), asked)


async def put(context: BotContext, asking: Asking, lead: Lead, form: Form, asked: Field | None = None) -> None:
    """Turn the pressed card into a question that is answered by typing; in a group it is also asked aloud."""
    before = context.conversation
    if not context.in_group:
        await context.ask(asking, lead=lead.ref, asked=asked)
    await turn(context, lead, form)
    if not context.in_group or _stands(before, context, asking, asked):
        return
    message = await context.ask_aloud(questions.aloud(form(lead, context.reader).text, context.reader))
    await context.ask(asking, lead=lead.ref, asked=asked, message=message, card=context.message)


def _stands(before: Conversation | None, context: BotContext, asking: Asking, asked: Field | None) -> bool:
    """Whether just that is being asked already, by an earlier press of the same button."""
    return before is not None and (before.asking, before.asked, before.card) == (asking, asked, context.message)


async def edit(_: Update, context: BotContext) -> None:
    """Which field to change."""
    await _ask(context, Asking.FIELD, context.chosen(Field))


async def worth(_: Update, context: BotContext) -> None:
    """What a note said that it is worth, taken over by a tap."""
    changes = {"value": callbacks.money(context.press.argument)}
    lead = await context.services.leads.edit(context.press.named, Field.VALUE, changes, context.deed())
    await settle(context, lead, said=context.reader.text("edited"))


async def pick_source(_: Update, context: BotContext) -> None:
    """Where the lead was found, by button."""
    changes = {"source": context.chosen(Source), "source_note": None}
    lead = await context.services.leads.edit(context.press.named, Field.SOURCE, changes, context.deed())
    await settle(context, lead, said=context.reader.text("edited"))


async def stage(_: Update, context: BotContext) -> None:
    """Along the ladder."""
    lead = await context.services.leads.move_stage(context.press.named, context.chosen(Stage), context.deed())
    name = context.reader.plain(f"stage-{lead.stage}")
    await settle(context, lead, said=context.reader.text("stage-moved", stage=name))


async def why(_: Update, context: BotContext) -> None:
    """Why this nag?"""
    lead = await context.services.leads.get(context.press.named, context.person.id)
    reasons = await context.services.nags.why(context.person, lead)
    await turn(context, lead, lambda lead, reader, *, nag=False: forms.why(lead, reader, reasons, nag=nag))


async def delete(_: Update, context: BotContext) -> None:
    """🗑, after it was asked."""
    lead = await context.services.leads.delete(context.press.named, context.deed())
    await settle(context, lead, said=cards.outcome(lead, context.reader))


# Showing ---------------------------------------------------------------------------------------------------


async def turn(context: BotContext, lead: Lead, form: Form) -> None:
    """Turn the pressed card into a form of the lead."""
    nag = context.press.nag
    if nag and context.message is not None:
        await context.services.living_cards.opens(context.person.id, context.message, lead.ref)
    message = await context.show(form(lead, context.reader, nag=nag))
    await context.ask_beside(asked_beside(form, lead), lead.ref, message)
    if not nag:
        await context.services.living_cards.refresh(context.person.id, lead)


DRAWS: Mapping[open_forms.Form, Form] = {
    open_forms.Form.TOUCH: forms.touch_form,
    open_forms.Form.WHOLE_TOUCH: forms.touch_form_whole,
    open_forms.Form.DECISION: forms.decision_form,
    open_forms.Form.AFTER_TOUCH: forms.after_touch,
    open_forms.Form.AFTER_CLIMB: forms.after_climb,
    open_forms.Form.WON: forms.won_form,
    open_forms.Form.HELPED: winning.helped_form,
    open_forms.Form.STAY: winning.stay_form,
    open_forms.Form.LOST: forms.lost_form,
    open_forms.Form.AGAIN: forms.lost,
    open_forms.Form.SNOOZE: forms.snooze_menu,
    open_forms.Form.SNOOZED: forms.snoozed_form,
    open_forms.Form.DELETE: forms.delete_form,
    open_forms.Form.EDIT: forms.edit_menu,
}
"""What draws each of the forms that the domain knows by name."""
NAMES: Mapping[Form, open_forms.Form] = {draws: name for name, draws in DRAWS.items()}


def asked_beside(form: Form, lead: Lead) -> Asking | None:
    """What a form asks that may simply be typed, if anything."""
    return open_forms.asks(NAMES.get(form), lead)


async def settle(context: BotContext, lead: Lead, said: str | None = None) -> None:
    """Return to the card, or on the living card to what is still owed; `said` is what just happened."""
    await context.stop_asking_about(lead.ref)
    await put_back(context, context.message, lead, said, on_a_nag=context.press.nag)


async def put_back(
    context: BotContext, message: int | None, lead: Lead, said: str | None = None, *, on_a_nag: bool
) -> None:
    """Show in `message` what it is for: what is owed on the living card, otherwise the lead's card."""
    listed = await _owed(context, message, lead, said) if on_a_nag and message is not None else None
    view = listed or await _card(context, lead, said)
    await context.toast()
    if message is None:
        await context.send(view)
    else:
        await context.redraw(message, view)
    if listed is None:
        await context.services.living_cards.refresh(context.person.id, lead)


async def _card(context: BotContext, lead: Lead, said: str | None) -> View:
    kin = await context.services.referrals.kin(lead, context.person.id)
    return cards.lead(lead, context.reader, said=said, kin=kin)


async def _owed(context: BotContext, message: int, lead: Lead, said: str | None) -> View | None:
    """The list of what is owed, or the lead after this one where they are gone through one by one.

    None if another message is the living card by now.
    """
    owed = await context.services.living_cards.lists(context.person.id, message)
    if owed is None:
        return None
    card = context.person.card
    following = nagging.following(owed, lead.ref, card.shown) if card is not None and card.one_by_one else None
    if following is None:
        return lists.due(owed, context.reader, said=said, undo=lead)
    await context.services.living_cards.goes_one_by_one(context.person.id, message)
    return lists.walk(owed, following, context.reader, said=said, undo=lead)


async def show_as_marked(context: BotContext, lead: Lead, kind: EventKind) -> None:
    """Show what the first press of a mark led to, for one that was pressed twice."""
    asked: dict[EventKind, Form] = {
        EventKind.FOLLOWED_UP: forms.after_touch,
        EventKind.CLOSED: forms.won_form,
        EventKind.LOST: forms.lost_form,
    }
    if kind in asked:
        await turn(context, lead, asked[kind])
    else:
        await settle(context, lead)
