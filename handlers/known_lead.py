"""Before somebody is recorded who may be known already: add to their lead, or record anyway.

Nothing is kept meanwhile but what is kept anyhow: the typed message, to which the question replies, or the answers of
the guided conversation, which stands as a draft until the question is answered.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from telegram import Message, Update

from domain import answers, findings
from domain.capture import Captured
from domain.errors import QuestionGone
from domain.models import Deed, Lead
from domain.people import Asking, Conversation
from handlers import received
from handlers.context import BotContext
from messages import cards, duplicates, questions


@dataclass(frozen=True)
class Waiting:
    """Who was captured and waits to be recorded or added, by which deed, and the draft in which they stand if any."""

    captured: Captured
    deed: Deed
    draft: Conversation | None = None


async def record_or_ask(context: BotContext, captured: Captured, deed: Deed) -> None:
    """Record who was captured from the message of this update, or that the pressed one replies to.

    Whoever may be known already is asked about first.
    """
    waiting = Waiting(captured, deed)
    if not await ask(context, waiting):
        await record(context, captured, deed)
        await _forget(context, waiting)


async def ask(context: BotContext, waiting: Waiting) -> bool:
    """Ask whether they are one of the leads there; False if nobody there is like them, or this deed was done."""
    matches = await context.services.leads.known_already(context.workspace.id, waiting.captured, waiting.deed)
    if not matches:
        return False
    view = duplicates.known(matches, context.reader, waiting.draft)
    typed = context.incoming.message
    if context.query is not None:
        message = await context.show(view)
    else:
        reply_to = typed.message_id if typed and waiting.draft is None else None
        message = (await context.send(view, reply_to=reply_to)).message_id
    if waiting.draft is not None:
        await context.services.recording.put_aside(context.person, replace(waiting.draft, message=message))
        await context.remove([waiting.draft.message] if waiting.draft.message != message else [])
    return True


async def record(context: BotContext, captured: Captured, deed: Deed) -> None:
    """Record a new lead and show its card."""
    now = context.reading.now
    captured = findings.applied(captured, context.person.finding, now)
    due = answers.first_follow_up(captured, context.person, now)
    lead = await context.services.leads.record(context.workspace.id, captured, due, deed)
    kin = await context.services.leads.kin_of_new(lead, context.person.id)
    await context.show(cards.lead(lead, context.reader, said=said("recorded", captured, lead, context), kin=kin))
    await _ask_when(context, captured, lead)


async def record_anyway(_: Update, context: BotContext) -> None:
    """“Record anyway”: they are somebody else."""
    waiting = await _waiting(context)
    done = await context.services.leads.changed_by(context.workspace.id, waiting.deed)
    if done is None:
        await record(context, waiting.captured, waiting.deed)
    else:
        await context.show(cards.lead(done, context.reader))
    await _forget(context, waiting)


async def add_to(_: Update, context: BotContext) -> None:
    """“Add to #7”: they are that lead."""
    waiting, leads = await _waiting(context), context.services.leads
    lead = await leads.changed_by(context.workspace.id, waiting.deed)
    if lead is None:
        due = answers.first_follow_up(waiting.captured, context.person, context.reading.now)
        lead = await leads.add_to(context.press.named, waiting.captured, due, waiting.deed)
    what = said("added", waiting.captured, lead, context) if lead.number == context.press.named.number else None
    await context.show(cards.lead(lead, context.reader, said=what))
    await context.services.living_cards.refresh(context.person.id, lead)
    await _forget(context, waiting)
    await _ask_when(context, waiting.captured, lead)


async def show(_: Update, context: BotContext) -> None:
    """“Show #7”, with the way back."""
    lead = await context.services.leads.get(context.press.named, context.person.id)
    await context.show(duplicates.known_card(lead, context.reader, (await _waiting(context)).draft))


async def again(_: Update, context: BotContext) -> None:
    """Back to the question; where nobody is like them any more, whether to record them."""
    waiting = await _waiting(context)
    if await ask(context, waiting):
        return
    if waiting.draft is not None:
        await context.show(questions.draft(waiting.draft, context.reader))
        return
    due = answers.first_follow_up(waiting.captured, context.person, context.reading.now)
    await context.show(questions.offer(waiting.captured, due, context.reader))


async def offered(context: BotContext) -> Waiting:
    """Who was captured from what the pressed message offers, or replies to. Raises QuestionGone.

    The deed is that of the first message offered, not the press's: however often and wherever, it is done once.
    """
    question = context.query.message if context.query else None
    if not isinstance(question, Message):
        raise QuestionGone
    kept = await context.services.sharing.offered(context.person.id, context.chat, question.message_id)
    if kept is not None:
        shares = kept.shares
    elif question.reply_to_message is not None:  # a command, or offered long ago
        shares = (received.share_of(question.reply_to_message, context.person.id),)
    else:
        raise QuestionGone
    captured = await context.services.sharing.understood(shares, context.reading)
    # Update ids are positive.
    return Waiting(captured, Deed(context.person.id, cause=-shares[0].message))


async def _waiting(context: BotContext) -> Waiting:
    """What the pressed question is about. Raises QuestionGone where that is settled."""
    if not context.press.argument:
        return await offered(context)
    draft = context.conversation
    if draft is None or not draft.overdue or str(draft.cause) != context.press.argument:
        raise QuestionGone
    return of_draft(context, draft)


def of_draft(context: BotContext, draft: Conversation) -> Waiting:
    """Who was captured in conversation."""
    return Waiting(answers.draft(draft, context.reading), Deed(context.person.id, draft.cause), draft)


async def _forget(context: BotContext, waiting: Waiting) -> None:
    """The draft or the offer is done with, once the card is shown."""
    if waiting.draft is not None:
        await context.stop_asking()
    elif context.message is not None:
        await context.services.sharing.settle(context.person.id, context.chat, context.message)


def said(done: str, captured: Captured, lead: Lead, context: BotContext) -> str:
    """What was made of the time in the sentence, so that no guess is kept silent."""
    reader = context.reader
    when = reader.when(lead.due_at) if lead.due_at else ""
    if captured.passed:
        return reader.text(f"{done}-passed", phrase=cards.short(captured.passed), when=when)
    if captured.unclear:
        return reader.text(f"{done}-unclear", phrase=cards.short(captured.unclear), when=when)
    if done == "recorded" and captured.due is None:
        return reader.text("recorded-silently-due", when=when)
    return reader.text("recorded") if done == "recorded" else reader.text("added", number=str(lead.number))


async def _ask_when(context: BotContext, captured: Captured, lead: Lead) -> None:
    """A time that can't be used is asked for."""
    if captured.passed or captured.unclear:
        await context.ask(Asking.NEXT, lead=lead.ref)
