"""A pasted list of several leads: each is recorded on its own, or asked about where somebody like them is known."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Update

from domain.errors import QuestionGone
from domain.several import MOST
from domain.shares import Share
from handlers import known_lead
from handlers.context import BotContext
from handlers.known_lead import Waiting
from messages import cards, duplicates, questions


async def record_all(_: Update, context: BotContext) -> None:
    """“Record all 3”: each line becomes a lead of its own, once however often it is pressed."""
    shares, kept = await known_lead.offered_shares(context)
    await record(context, shares, again=kept is not None)
    if context.message is not None:
        await context.services.sharing.settle(context.person.id, context.chat, context.message)


async def record(context: BotContext, shares: Sequence[Share], *, again: bool = True) -> None:
    """Record each, with a card and an Undo of its own; what a press before has shown is shown only `again`.

    Raises QuestionGone where the messages are no list.
    """
    listed = await known_lead.listed(context, shares)
    if not 0 < len(listed) <= MOST:
        raise QuestionGone
    await context.toast()
    before = [await context.services.leads.changed_by(context.workspace.id, each.deed) for each in listed]
    again, asked = again or not any(before), 0
    for waiting, done in zip(listed, before, strict=True):
        recorded = await _record_or_ask(context, waiting, shares[0].message) if again else done is not None
        asked += not recorded
    await context.show(questions.recorded_all(len(listed) - asked, asked, context.reader))
    await _ask_when(context, listed)


async def _record_or_ask(context: BotContext, waiting: Waiting, message: int) -> bool:
    """Whether they were recorded, and not asked about: whoever may be known is, in reply to the list."""
    matches = await context.services.merging.known_already(context.workspace.id, waiting.captured, waiting.deed)
    if matches:
        await context.send(duplicates.known(matches, context.reader, waits=waiting.waits), reply_to=message)
        return False
    lead = await known_lead.keep(context, waiting)
    said = known_lead.said("recorded", waiting.captured, lead, context)
    await context.send(cards.lead(lead, context.reader, said=said))
    return True


async def _ask_when(context: BotContext, listed: Sequence[Waiting]) -> None:
    """The one time that can't be used is asked for; of several nobody could tell which is answered."""
    doubtful = [each for each in listed if each.captured.passed or each.captured.unclear]
    if len(doubtful) == 1:
        lead = await context.services.leads.changed_by(context.workspace.id, doubtful[0].deed)
        if lead is not None:
            await known_lead.ask_when(context, doubtful[0].captured, lead)
