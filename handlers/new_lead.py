"""Recording a lead: in one line, by conversation, or from plain text."""

from __future__ import annotations

from dataclasses import replace

from telegram import Update

from domain import conversation as talk
from domain import small_talk, steering
from domain.errors import NothingToRecord, QuestionGone
from domain.models import Field, Lead
from domain.people import Asking, Conversation
from domain.steering import Steer
from handlers import cancel, known_lead, offers, received
from handlers.context import BotContext
from messages import cards, complaints, questions
from messages.keyboards import SPANS
from services.recording import Answered


async def new(update: Update, context: BotContext) -> None:
    """/new: with a sentence the lead is recorded at once, alone it starts the conversation."""
    if context.typed_after_command and update.message is not None:
        share = received.share_of(update.message, context.person.id)
        if await context.services.sharing.listed([share], context.reading):
            await offers.offer(context)
            return
        await known_lead.record_or_ask(context, await known_lead.told(context, [share], context.deed()))
    else:
        await begin(update, context)


async def begin(_: Update, context: BotContext) -> None:
    """Ask the first question; a lead that is half recorded comes first."""
    before, cause = context.conversation, context.incoming.update_id
    half = talk.half_recorded(before)
    await context.toast()
    if context.in_group and before is not None and before.cause == cause and before.message is not None:
        return  # it came again: the question stands, and may have been replied to
    if half is not None and not half.cancelled and half.cause != cause:
        await context.services.recording.put_aside(context.person, half)
        await context.send(questions.draft(half, context.reader, key="draft-open"))
        await context.remove([half.message])
        return
    conversation = await context.services.recording.begin(
        context.person, context.chat, context.reading, cause, topic=context.topic
    )
    await _ask(context, conversation)
    await context.remove([before.message if before and not before.untapped else None])


async def answer(context: BotContext, conversation: Conversation) -> None:
    """A typed answer to the question asked now, the name of one of its buttons, or small talk, which is nobody's."""
    chat = small_talk.read(context.typed) if conversation.asked is talk.STEPS[0] else None
    steer = steering.read(context.typed.removeprefix("/"))
    if steer is Steer.CANCEL:
        await cancel.cancel(context.incoming, context)
    elif chat is not None:
        said = questions.small_talk(chat, context.reader, asked=True).text
        await _ask(context, conversation, conversation, said=said)
    elif steer is Steer.SKIP:
        await skipped(context, conversation)
    elif steer is Steer.BACK:
        await went_back(context, conversation)
    else:
        await answered(context, conversation, context.typed)


async def choose(_: Update, context: BotContext) -> None:
    """An answer given by button."""
    conversation = _open_here(context)
    chosen = context.press.argument.partition("/")[2]
    await context.toast()
    await answered(context, conversation, SPANS.get(chosen, chosen))


async def skip(_: Update, context: BotContext) -> None:
    """On to the next question."""
    await skipped(context, _open_here(context))


async def skipped(context: BotContext, conversation: Conversation) -> None:
    """A question was skipped, by button or in words."""
    following = await context.services.recording.skip(
        context.person, conversation, context.reading, context.incoming.update_id
    )
    await context.toast()
    await _go_on(context, Answered(following), conversation)


async def back(_: Update, context: BotContext) -> None:
    """Back to the question before."""
    await went_back(context, _open_here(context))


async def went_back(context: BotContext, conversation: Conversation) -> None:
    """Somebody went back, by button or in words."""
    before = await context.services.recording.back(
        context.person, conversation, context.reading, context.incoming.update_id
    )
    await context.toast()
    await _ask(context, before, conversation)


async def resume_draft(_: Update, context: BotContext) -> None:
    """Go on with what was left for a day, or cancelled."""
    draft = _cancelled(context) or _draft(context)
    conversation = await context.services.recording.resume(context.person, draft, context.reading)
    await context.toast()
    await _show_behind(context, conversation.behind)
    if talk.is_done(conversation):
        await finish(context, conversation)
    else:
        await _ask(context, conversation, draft)


async def _show_behind(context: BotContext, other: Conversation | None) -> None:
    """A lead that made way for a draft: its question gives way to what can be done with it."""
    if other is not None and other.message is not None:
        await context.redraw(other.message, questions.draft(other, context.reader, key="draft-open"))


async def save_draft(_: Update, context: BotContext) -> None:
    """Record what was left for a day as it is."""
    await finish(context, _draft(context))


async def answered(context: BotContext, conversation: Conversation, typed: str, *, beside: str | None = None) -> None:
    """An answer in words, whatever it was given by; `beside` is what was said beyond it."""
    following = await context.services.recording.answer(
        context.person, conversation, typed, context.reading, context.incoming.update_id, beside=beside
    )
    await _go_on(context, following, conversation)


async def _go_on(context: BotContext, answered: Answered, before: Conversation) -> None:
    """Ask what comes next, or record the lead after the last answer."""
    if talk.is_done(answered.conversation):
        await finish(context, answered.conversation)
        return
    complaint = None
    if answered.misread is not None:
        about = (answered.conversation.asked or Field.DUE).value
        complaint = complaints.sentence(answered.misread, context.reader, about)
    await _ask(context, answered.conversation, before, said=complaint)


async def _ask(
    context: BotContext, conversation: Conversation, before: Conversation | None = None, *, said: str | None = None
) -> None:
    """Put the question in the place of the pressed one, or at the end of the chat; one question at a time.

    In a group it is asked aloud of this person, at the end of the chat.
    """
    view = questions.step(conversation, context.reader, said=said)
    if context.in_group:
        message = await context.ask_aloud(questions.step_aloud(conversation, context.reader, said=said))
    elif context.message is not None and before is not None:
        message = await context.redraw(context.message, view)
    else:
        message = (await context.send(view)).message_id
    await context.services.recording.asked_in(context.person, conversation, message, context.chat, context.asking_topic)
    if before is not None:
        await context.remove([each for each in (before.message, context.message) if each != message])


async def finish(context: BotContext, conversation: Conversation) -> None:
    """Record, show the card, and only then forget the conversation: a crash in between repeats the card alone.

    Whoever may be known already is asked about first.
    """
    waiting = known_lead.of_draft(context, conversation)
    if await known_lead.ask(context, waiting):
        return
    try:
        lead = await context.services.recording.finish(
            context.person, context.workspace, conversation, context.reading, context.shown
        )
    except NothingToRecord as nothing:
        started = await context.services.recording.begin(
            context.person, context.chat, context.reading, -context.incoming.update_id, topic=context.topic
        )
        said = complaints.sentence(nothing, context.reader)
        await context.toast()
        await _ask(context, replace(started, answers=conversation.answers), conversation, said=said)
        return
    await _show_new(context, conversation, waiting, lead)


async def _show_new(context: BotContext, conversation: Conversation, waiting: known_lead.Waiting, lead: Lead) -> None:
    """The card of what was recorded; a time that has passed since it was answered is asked for."""
    kin = await context.services.referrals.kin_of_new(lead, context.person.id)
    passed = known_lead.said("recorded", waiting.captured, lead, context) if waiting.captured.passed else None
    view = cards.lead(lead, context.reader, said=passed or context.reader.text("recorded"), kin=kin)
    if context.query is not None:
        await context.show(view)
    else:
        await context.send(view)
        await context.remove([conversation.message])
    context.person = await context.services.recording.drop(context.person, conversation)
    if passed:
        await known_lead.ask_when(context, waiting.captured, lead)


def _open_here(context: BotContext) -> Conversation:
    """The conversation, where it still asks what was answered, or went on by this very press.

    Raises QuestionGone for the button of an older question, so that a double tap answers one question.
    """
    conversation, answered = context.conversation, context.press.argument.partition("/")[0]
    if conversation is None or conversation.overdue or conversation.asking is not Asking.NEW_LEAD:
        raise QuestionGone
    if conversation.asked != answered and conversation.cause != context.incoming.update_id:
        raise QuestionGone
    return conversation


def _cancelled(context: BotContext) -> Conversation | None:
    there, cause = (context.chat, context.topic), context.press.argument
    drafts = (each for each in context.person.cancelled if (each.chat, each.topic) == there)
    return next((each for each in drafts if str(each.cause) == cause), None)


def _draft(context: BotContext) -> Conversation:
    asked = context.conversation
    for draft in (context.drafted_in_group, asked, asked.behind if asked else None):
        if draft is not None and draft.overdue and context.press.argument in ("", str(draft.cause)):
            return draft
    raise QuestionGone
