"""What is typed about a lead: answers to the questions of its card, and replies to the card."""

from __future__ import annotations

from dataclasses import replace

from telegram import Message, Update

from domain import answers, corrections, lifecycle, open_forms, replies
from domain import winning as wins
from domain.errors import LeadMerged, MomentPassed, NotUnderstood, NotYours, QuestionGone
from domain.models import Assist, AssistKind, Deed, Field, Lead, LeadRef, LostReason, SnoozeReason
from domain.money import read_money
from domain.people import Asking, Conversation
from domain.replies import Meaning
from handlers import received, standing
from handlers.context import BotContext
from handlers.lead_card import DRAWS, Form, asked_beside
from messages import cards, complaints, forms, lists, questions, winning

ABOUT = {
    **dict.fromkeys((Asking.NEXT, Asking.TOUCH, Asking.AGAIN, Asking.STAY), "due"),
    Asking.SNOOZE: "due",
    Asking.EDIT: "due",
    Asking.WON: "value",
    Asking.MINUTES: "minutes",
}

HELPS = {
    Asking.WHO_HELPED: AssistKind.PERSON,
    Asking.WHICH_POST: AssistKind.POST,
    Asking.WHICH_EVENT: AssistKind.EVENT,
}
"""What is named in answer to these."""


async def answer(context: BotContext, conversation: Conversation) -> None:
    """A typed answer to a question that a card asks; one that can't be read is asked for again."""
    try:
        lead, form, said = await _answered(context, conversation)
    except (NotUnderstood, MomentPassed) as misread:
        await _ask_again(context, conversation, misread)
        return
    living = context.is_living(conversation.message)
    if form is not None:
        view = form(lead, context.reader, nag=living)
    elif living:
        view = lists.due(
            await context.services.living_cards.owed(context.person.id), context.reader, said=said, undo=lead
        )
    else:
        view = cards.lead(lead, context.reader, said=said)
    view = forms.taken(view, conversation, context.reader, helped=not _names_nobody(context, conversation))
    message = (await context.send(view)).message_id
    if living:
        await context.services.living_cards.adopts(context.person.id, message, lead.ref if form else None)
    else:
        await context.services.living_cards.refresh(context.person.id, lead)
    await context.remove([conversation.message, conversation.card])
    await _ask_on(context, asked_beside(form, lead) if form is not None else None, lead.ref, message)


async def _ask_on(context: BotContext, asking: Asking | None, lead: LeadRef, message: int) -> None:
    """What follows takes the place of what was answered in one change: an answer that comes again finds it there."""
    if asking is None or context.in_group:
        await context.stop_asking()
    else:
        await context.ask(asking, lead=lead, message=message, untapped=True)


def _names_nobody(context: BotContext, conversation: Conversation) -> bool:
    return conversation.asking in HELPS and open_forms.is_nobody(context.typed)


async def _ask_again(context: BotContext, conversation: Conversation, misread: NotUnderstood | MomentPassed) -> None:
    about = conversation.asked.value if conversation.asked else ABOUT.get(conversation.asking, "")
    complaint = complaints.sentence(misread, context.reader, about)
    if not context.in_group:
        await context.say(complaint)
        return
    message = await context.ask_aloud(questions.aloud(complaint, context.reader))
    there = replace(conversation, chat=context.chat, topic=context.asking_topic)
    again = replace(there, message=message, cause=context.incoming.update_id)
    context.person = await context.services.people.change(
        context.person.id, lambda kept: kept.asked_elsewhere(conversation, again)
    )
    await context.remove([conversation.message])


async def _answered(context: BotContext, conversation: Conversation) -> tuple[Lead, Form | None, str | None]:
    """The lead after the answer, the form that follows (None: the card), and what is said above the card."""
    if conversation.lead is None:
        raise QuestionGone
    leads, ref, deed, reader = context.services.leads, conversation.lead, context.deed(), context.reader
    match conversation.asking:
        case Asking.NOTE:
            return await leads.note(ref, context.typed, deed), None, reader.text("noted")
        case Asking.TOUCH_NOTE:
            return await leads.describe_touch(ref, deed, note=context.typed), forms.touch_form, None
        case Asking.MINUTES:
            taken = answers.minutes(context.typed)
            return await leads.describe_touch(ref, deed, minutes=taken), forms.touch_form, None
        case Asking.NEXT:
            lead = await leads.plan(ref, context.moment(), deed)
            return lead, None, cards.outcome(lead, reader)
        case Asking.TOUCH | Asking.AGAIN | Asking.STAY:
            return await _told_under_a_form(context, conversation.asking, ref)
        case Asking.SNOOZE:
            lead = await leads.snooze(ref, context.moment(), deed)
            why = forms.snoozed_form if lifecycle.wants_a_reason(lead) else None
            return lead, why, cards.postponed(lead, reader)
        case Asking.SNOOZED_WHY:
            lead = await leads.explain_snooze(ref, SnoozeReason.OTHER, deed, context.typed)
            return lead, None, cards.postponed(lead, reader)
        case Asking.WON:
            by = await context.reading_of(ref)
            amount = read_money(context.typed, by.currency_of(context.typed))
            return await leads.set_won(ref, amount, deed), winning.helped_form, None
        case asking if asking in HELPS:
            return await _named_a_helper(context, asking, ref)
        case Asking.REASON:
            return await leads.set_reason(ref, LostReason.OTHER, deed, context.typed), forms.lost, None
    return await _edited(context, conversation, ref), None, reader.text("edited")


async def _named_a_helper(context: BotContext, asking: Asking, ref: LeadRef) -> tuple[Lead, Form | None, str | None]:
    """Who or what helped; “nobody” leads on to what comes after a win."""
    if open_forms.is_nobody(context.typed):
        lead = await context.services.leads.get(ref, context.person.id)
        return lead, winning.stay_form if wins.wants_a_plan(lead) else None, None
    assist = Assist(HELPS[asking], context.typed)
    return await context.services.leads.add_assist(ref, assist, context.deed()), winning.helped_form, None


async def _told_under_a_form(context: BotContext, asking: Asking, ref: LeadRef) -> tuple[Lead, Form | None, str | None]:
    """What was typed beside the buttons of a form: after a word on the touch it is still to be said what is next."""
    said = open_forms.read(asking, context.typed, context.reading)
    lead = await context.services.leads.answer(ref, said, context.deed())
    return lead, forms.touch_form if said.tells_of_the_touch else None, cards.outcome(lead, context.reader)


async def _edited(context: BotContext, conversation: Conversation, ref: LeadRef) -> Lead:
    """The field that was tapped, or that the words name themselves."""
    field, leads, by = conversation.asked or Field.NAME, context.services.leads, await context.reading_of(ref)
    if conversation.asking is Asking.EDIT:
        field, changes = corrections.chosen(context.typed, by)
    elif field is Field.NAME:
        changes = {"name": answers.new_name(context.typed)}
    else:
        changes = answers.field(field, context.typed, by)
    if field is Field.DUE:
        return await leads.plan(ref, changes["due"], context.deed())
    return await leads.edit(ref, field, changes, context.deed())


async def reply(context: BotContext, refs: list[LeadRef]) -> None:
    """A reply to a card: a mark in words, or a note. Of several leads it means the one named, or one is asked for."""
    if len(refs) == 1:
        await _reply(context, refs[0], context.typed, context.deed())
        return
    leads = [await context.services.leads.get(ref, context.person.id) for ref in refs]
    named = replies.named(leads, context.typed, context.reading)
    if named is not None:
        await _reply(context, named.ref, context.typed, context.deed())
        return
    message = context.incoming.message
    await context.send(lists.which(leads, context.reader), reply_to=message.message_id if message else None)


async def reply_to(_: Update, context: BotContext) -> None:
    """Which lead was meant: what to do stands in the message to which the question, or the offer, replies.

    Raises QuestionGone, AskedAnother.
    """
    question = context.query.message if context.query else None
    if not isinstance(question, Message) or question.reply_to_message is None:
        raise QuestionGone
    context.require_asked()
    typed = received.words(question.reply_to_message)
    await keep_photo(context, context.press.named, question.reply_to_message)
    if not typed and question.reply_to_message.photo:
        await _show_with_photo(context, context.press.named)
        return
    named = context.press.named
    await _reply(context, named, typed, context.deed_of(question.message_id, named.workspace))
    await context.services.sharing.settle(context.person.id, context.chat, question.message_id)


async def _reply(context: BotContext, ref: LeadRef, typed: str, deed: Deed) -> None:
    by = await context.reading_of(ref)
    said = replies.read(typed, by)
    try:
        lead = await standing.insisting(context, lambda: context.services.leads.reply(ref, said, deed, context.shown))
    except NotYours as refused:
        await _note_instead(context, refused, typed, deed)
        return
    asked = replies.asks(said, lead)
    if asked is not None:
        form = DRAWS[asked]
        message = await context.show(form(lead, context.reader))
        await context.ask_beside(asked_beside(form, lead), lead.ref, message)
    else:
        amount = replies.amount_in(said.text, by) if said.meaning is Meaning.NOTE and said.text else None
        await context.show(forms.replied(lead, context.reader, said.meaning, amount))
    await context.services.living_cards.refresh(context.person.id, lead)


async def _note_instead(context: BotContext, refused: NotYours, typed: str, deed: Deed) -> None:
    """Who may not mark a lead has said something about it all the same, which isn't lost."""
    lead = await context.services.leads.note(refused.lead.ref, typed, deed)
    await context.step_into(lead.workspace)
    who = complaints.owner(lead, context.reader)
    await context.show(cards.lead(lead, context.reader, said=context.reader.text("noted-not-marked", who=who)))


async def add_photo(context: BotContext, refs: list[LeadRef], message: Message) -> None:
    """A picture without a word in reply to a card; of several leads, one is asked for."""
    if len(refs) > 1:
        await reply(context, refs)
        return
    await keep_photo(context, refs[0], message)
    await _show_with_photo(context, refs[0])


async def _show_with_photo(context: BotContext, ref: LeadRef) -> None:
    lead = await context.services.leads.get(ref, context.person.id)
    await context.show(cards.lead(lead, context.reader, said=context.reader.text("photo-kept")))
    await context.services.living_cards.refresh(context.person.id, lead)


async def keep_photo(context: BotContext, ref: LeadRef, message: Message) -> None:
    """Give the picture of a message, if there is one, to a lead; however often the message comes, once."""
    if not message.photo:
        return
    leads = context.services.leads
    try:
        lead = await leads.get(ref, context.person.id)
    except LeadMerged as merged:
        lead = merged.lead
    deed = context.deed_of(message.message_id, ref.workspace)
    await leads.add_photo(lead.ref, message.photo[-1].file_id, deed)
