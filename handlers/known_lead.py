"""Before somebody is recorded who may be known already: add to their lead, or record anyway.

Nothing is kept meanwhile but what is kept anyhow: the typed message, to which the question replies, or the answers of
the guided conversation, which stands as a draft until the question is answered.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from telegram import Message, Update

from domain import answers, notes, sharing, source_links
from domain.assigning import Wish
from domain.capture import Captured
from domain.errors import LeadVanished, NoSuchLead, NotYours, OwnReferrer, QuestionGone, QuestionTooOld
from domain.models import Deed, EventKind, Lead, LeadRef
from domain.people import Asking, Conversation
from domain.shares import Offer, Share
from domain.when import Moment, to_come
from handlers import for_whom, received, standing
from handlers.context import BotContext
from messages import cards, complaints, duplicates, questions
from messages.callbacks import Forged, number
from messages.cards import View
from messages.keyboards import SPANS
from services import recording

REFERRED = re.compile(r"r([0-9]{1,9})")
"""What a button says of whoever was sent by the lead of that number."""
PART = re.compile(r"p([0-9]{1,3})")
"""What a button says of one lead of a pasted list."""


@dataclass(frozen=True)
class Waiting:
    """Who was captured and waits to be recorded or added, by which deed, and since when it is known of them.

    `draft` is where they stand, if not in the messages `shares`; `referrer` the number of the lead who sent them;
    `joined` says that several messages tell of them, `part` which lead of a pasted list they are (0: of none);
    `offer` is what was answered in words, without a press; `wish` says who shall have them, if that was said.
    """

    captured: Captured
    deed: Deed
    said_at: datetime
    draft: Conversation | None = None
    referrer: int | None = None
    joined: bool = False
    part: int = 0
    offer: Offer | None = None
    shares: tuple[Share, ...] = ()
    wish: Wish | None = None

    @property
    def waits(self) -> str:
        """What a button says of where they wait: nothing if in the one message that the bot's replies to."""
        if self.draft is not None:
            return str(self.draft.cause)
        if self.referrer is not None:
            return f"r{self.referrer}"
        if self.part:
            return f"p{self.part}"
        return questions.JOINED if self.joined else ""


async def record_or_ask(context: BotContext, waiting: Waiting) -> None:
    """Record who was captured from the message of this update, or that the pressed one replies to.

    Whoever may be known already is asked about first.
    """
    if not await ask(context, waiting):
        await record(context, waiting)
        await _forget(context, waiting)


async def ask(context: BotContext, waiting: Waiting) -> bool:
    """Ask whether they are one of the leads there; False if nobody there is like them, or this deed was done."""
    matches = await context.services.merging.known_already(context.workspace.id, waiting.captured, waiting.deed)
    if not matches:
        return False
    view = duplicates.known(matches, context.reader, waiting.draft, waiting.waits)
    typed = context.incoming.message
    if context.query is not None:
        message = await context.show(view)
    else:
        reply_to = typed.message_id if typed and waiting.draft is None else None
        if waiting.offer is not None:
            reply_to = waiting.offer.shares[0].message
        message = (await context.send(view, reply_to=reply_to)).message_id
    if waiting.offer is not None and message is not None:
        await context.services.sharing.offered_in(context.person.id, waiting.offer, message)
        await context.remove([waiting.offer.message])
    if context.in_group and waiting.shares:  # of what a message there replies to Telegram tells once only
        await context.services.sharing.keep(context.person.id, Offer(context.chat, waiting.shares, message, ended=True))
    if waiting.draft is not None:
        is_here = waiting.draft.chat == context.chat
        shown = message if is_here else None
        await context.services.recording.put_aside(context.person, replace(waiting.draft, message=shown))
        await context.remove([waiting.draft.message] if is_here and waiting.draft.message != message else [])
    return True


async def record(context: BotContext, waiting: Waiting) -> None:
    """Record a new lead and show its card."""
    lead = await keep(context, waiting)
    await show_new(context, waiting, lead)
    await ask_when(context, waiting.captured, lead)


async def keep(context: BotContext, waiting: Waiting) -> Lead:
    """Record a new lead, sent by another or not."""
    here, captured = context.workspace.id, found_there(context, waiting)
    to = waiting.wish.to if waiting.wish is not None else None
    due = answers.first_follow_up(captured, context.person, context.reading.now)
    if waiting.referrer is None:
        return await context.services.leads.record(here, captured, due, waiting.deed, context.shown, to=to)
    return await context.services.referrals.refer(
        LeadRef(here, waiting.referrer), captured, due, waiting.deed, context.shown, to=to
    )


async def show_new(context: BotContext, waiting: Waiting, lead: Lead) -> None:
    """The card of a lead that was just recorded."""
    kin = await context.services.referrals.kin_of_new(lead, context.person.id)
    doubts = await for_whom.doubts(context, waiting.wish, lead)
    news = cards.lines(said("recorded", waiting.captured, lead, context), doubts)
    await context.show(cards.lead(lead, context.reader, said=news, kin=kin))


def found_there(context: BotContext, waiting: Waiting) -> Captured:
    """Who was captured, with where their recorder found leads that day; whoever was sent was found by that."""
    if waiting.referrer is not None:
        return waiting.captured
    return source_links.applied(waiting.captured, context.person.day_source, waiting.said_at)


async def record_anyway(_: Update, context: BotContext) -> None:
    """“Record anyway”: they are somebody else."""
    waiting = await _waiting(context)
    done = await context.services.leads.changed_by(context.workspace.id, waiting.deed)
    if done is not None and (other := _by_another(done, waiting.deed, context)) is not None:
        await context.show(cards.lead(done, context.reader, said=other))
    elif done is None or done.events[-1].kind is EventKind.RECORDED:  # a second press shows what the first one did
        await record(context, waiting)
    else:
        await context.show(cards.lead(done, context.reader))
    await _forget(context, waiting)


def _by_another(done: Lead, deed: Deed, context: BotContext) -> str | None:
    """That somebody else has recorded this message already, of whose lead `done` is; None where nobody has."""
    first = next((each for each in done.events if each.cause == deed.cause), None)
    if first is None or first.by == deed.by:
        return None
    return context.reader.text("recorded-by-another", who=context.reader.who(first.by), number=str(done.number))


async def add_to(_: Update, context: BotContext) -> None:
    """“Add to #7”: they are that lead."""
    waiting, services = await _waiting(context), context.services
    lead = await services.leads.changed_by(context.workspace.id, waiting.deed)
    if lead is None:
        try:
            lead = await _add(context, waiting)
        except NotYours as refused:
            await _note_instead(context, waiting, refused)
            return
    lead = await _sent_by(context, waiting.referrer, lead)
    await context.show(cards.lead(lead, context.reader, said=_what_was_added(context, waiting, lead)))
    await context.services.living_cards.refresh(context.person.id, lead)
    await _forget(context, waiting)
    await ask_when(context, waiting.captured, lead)


async def _add(context: BotContext, waiting: Waiting) -> Lead:
    captured, ref = waiting.captured, context.press.named
    if waiting.wish is not None and waiting.wish.said not in (captured.notes or ""):
        captured = _with_note(captured, waiting.wish)  # whose that lead is stays as it is
    due, merging = answers.first_follow_up(captured, context.person, context.reading.now), context.services.merging
    return await standing.insisting(context, lambda: merging.add_to(ref, captured, due, waiting.deed))


def _what_was_added(context: BotContext, waiting: Waiting, lead: Lead) -> str | None:
    """What the press did, or an earlier one; of another lead than the one named it says nothing."""
    other = _by_another(lead, waiting.deed, context)
    if other is not None or lead.number != context.press.named.number:
        return other
    first = next((each for each in lead.events if each.cause == waiting.deed.cause), None)
    if first is not None and first.kind is EventKind.NOTED:
        return _noted(context, lead)
    return said("added", waiting.captured, lead, context)


async def _note_instead(context: BotContext, waiting: Waiting, refused: NotYours) -> None:
    """Who may not change a lead has heard something of it all the same, which isn't lost."""
    due = waiting.captured.due
    when = context.reader.when(due.at) if due is not None else None
    text = notes.of_captured(waiting.captured, [share.text for share in waiting.shares], when)
    lead = await context.services.leads.note(refused.lead.ref, text, waiting.deed)
    await context.show(cards.lead(lead, context.reader, said=_noted(context, lead)))
    await context.services.living_cards.refresh(context.person.id, lead)
    await _forget(context, waiting)


def _noted(context: BotContext, lead: Lead) -> str:
    who = complaints.owner(lead, context.reader)
    return context.reader.text("noted-not-added", number=str(lead.number), who=who)


async def _sent_by(context: BotContext, referrer: int | None, lead: Lead) -> Lead:
    """A lead that was there already, and was sent by another; nobody sends themselves, nor does who is gone."""
    if referrer is not None:
        with contextlib.suppress(OwnReferrer, LeadVanished, NoSuchLead):
            return await context.services.referrals.link(
                lead.ref, referrer, Deed(context.person.id, context.incoming.update_id)
            )
    return lead


async def discard(context: BotContext) -> None:
    """“Discard” under the question about a draft: that draft goes, whatever else is asked. Raises QuestionGone."""
    await _forget(context, await _waiting(context))
    await context.toast(context.reader.plain("cancelled"))
    await context.remove([context.message])


async def show(_: Update, context: BotContext) -> None:
    """“Show #7”, with the way back."""
    lead = await context.services.leads.get(context.press.named, context.person.id)
    await context.show(duplicates.known_card(lead, context.reader, (await _waiting(context)).waits))


async def again(_: Update, context: BotContext) -> None:
    """Back to the question; where nobody is like them any more, whether to record them."""
    waiting = await _waiting(context)
    if await ask(context, waiting):
        return
    if waiting.draft is not None:
        await context.show(questions.draft(waiting.draft, context.reader))
        return
    await context.show(offer(context, waiting))


def offer(context: BotContext, waiting: Waiting, *, messages: int = 1) -> View:
    """Whether to record them, told in so many messages; where no time can be used, with times to choose from."""
    captured, now = found_there(context, waiting), context.reading.now
    due = answers.first_follow_up(captured, context.person, now)
    view = questions.offer(captured, due, context.reader, messages=messages, waits=waiting.waits)
    return questions.with_times(view, captured, choices(context, waiting), context.reader, waiting.waits)


def choices(context: BotContext, waiting: Waiting) -> tuple[Moment, ...]:
    """The times between which their words leave the choice, as they were when these were said."""
    return answers.choices(waiting.captured.unclear or "", replace(context.reading, now=waiting.said_at))


def tapped(context: BotContext, waiting: Waiting) -> Moment:
    """When the pressed button says to follow up. Raises Forged, MomentPassed."""
    code = context.press.argument.partition("/")[2]
    if code in SPANS:
        return answers.span(SPANS[code], context.reading, context.person)
    found, place = choices(context, waiting), number(code)
    if place >= len(found):
        raise Forged(code)
    return to_come(found[place], context.reading.now)


async def offered(context: BotContext) -> Waiting:
    """Who was captured from what the pressed message offers, or replies to. Raises QuestionGone.

    The deed is that of the first message offered, not the press's: however often and wherever, it is done once.
    """
    (shares, kept), argument = await offered_shares(context), context.press.argument.partition("/")[0]
    if part := PART.fullmatch(argument):
        return await _listed_at(context, shares, int(part[1]))
    deed = context.deed_of(shares[0].message, context.workspace.id)
    is_half = kept is None and argument == questions.JOINED  # only the first of several messages is known still
    if is_half and await context.services.leads.changed_by(context.workspace.id, deed) is None:
        raise QuestionGone
    sent, waiting = REFERRED.fullmatch(argument), await told(context, shares, deed)
    return replace(
        waiting,
        captured=sharing.planned(waiting.captured, kept.due if kept else None, context.reading.now),
        referrer=int(sent[1]) if sent else None,
        joined=argument == questions.JOINED or len(shares) > 1,
    )


async def offered_shares(context: BotContext) -> tuple[Sequence[Share], Offer | None]:
    """What the pressed message offers and the offer, or the one that it replies to and None.

    Raises QuestionGone, AskedAnother; QuestionTooOld where what the command was about is known no more.
    """
    question = context.query.message if context.query else None
    if not isinstance(question, Message):
        raise QuestionGone
    context.require_asked()
    kept = await context.services.sharing.offered(context.person.id, context.chat, question.message_id)
    if kept is not None:
        return kept.shares, kept
    if question.reply_to_message is not None:  # a command, or offered long ago
        return (_replied_to(context, question.reply_to_message),), None
    raise QuestionGone


def _replied_to(context: BotContext, message: Message) -> Share:
    """What a question replies to, without the command or the bot's name before it. Raises QuestionTooOld."""
    share = received.share_of(message, context.person.id)
    if share.is_typed:
        share = replace(share, text=received.behind_call(share.text, context.bot.username))
    if not share.says_anything:
        raise QuestionTooOld
    return share


async def listed(context: BotContext, shares: Sequence[Share]) -> list[Waiting]:
    """Who a pasted list tells of, each with a deed of their own; nobody where it is none."""
    found = []
    for part, share in enumerate(await context.services.sharing.listed(shares, context.reading), 1):
        deed = context.deed_of(share.message, context.workspace.id, part)
        found.append(replace(await told(context, [share], deed), part=part))
    return found


async def _listed_at(context: BotContext, shares: Sequence[Share], part: int) -> Waiting:
    """One lead of a pasted list. Raises QuestionGone."""
    waiting = next((each for each in await listed(context, shares) if each.part == part), None)
    if waiting is None:
        raise QuestionGone
    return waiting


async def told(context: BotContext, shares: Sequence[Share], deed: Deed) -> Waiting:
    """Who these messages tell of, and who shall have them."""
    by, (wish, words) = context.reading, await for_whom.wished(context, shares)
    captured = await context.services.sharing.understood(words, by)
    if wish is not None and wish.to is None:
        captured = _with_note(captured, wish)
    return Waiting(captured, deed, min(shares[0].at, by.now), shares=tuple(shares), wish=wish)


def _with_note(captured: Captured, wish: Wish) -> Captured:
    """With the words of a wish that isn't granted."""
    return replace(captured, notes="\n".join(filter(None, (captured.notes, wish.said))))


async def _waiting(context: BotContext) -> Waiting:
    """What the pressed question is about. Raises QuestionGone where that is settled."""
    argument, asked = context.press.argument, context.conversation
    if argument in ("", questions.JOINED) or REFERRED.fullmatch(argument) or PART.fullmatch(argument):
        return await offered(context)
    for draft in (
        context.drafted_in_group,
        asked,
        asked.behind if asked else None,
    ):  # it waits behind what was asked since
        if draft is not None and draft.overdue and str(draft.cause) == argument:
            return of_draft(context, draft)
    raise QuestionGone


def of_draft(context: BotContext, draft: Conversation) -> Waiting:
    """Who was captured in conversation."""
    by = context.reading
    captured = recording.captured(draft, by)
    return Waiting(captured, Deed(context.person.id, draft.cause), min(draft.touched_at, by.now), draft)


async def _forget(context: BotContext, waiting: Waiting) -> None:
    """The draft or the offer is done with, once the card is shown."""
    if waiting.draft is not None:
        context.person = await context.services.recording.drop(context.person, waiting.draft)
        return
    asked_in = waiting.offer.message if waiting.offer is not None else context.message
    if asked_in is not None:
        await context.services.sharing.settle(context.person.id, context.chat, asked_in)
    await context.remove([asked_in] if waiting.offer is not None else [])


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


async def ask_when(context: BotContext, captured: Captured, lead: Lead) -> None:
    """A time that can't be used is asked for."""
    if not (captured.passed or captured.unclear):
        return
    message = None
    if context.in_group:
        message = await context.ask_aloud(questions.aloud(context.reader.text("ask-next"), context.reader))
    await context.ask(Asking.NEXT, lead=lead.ref, message=message)
