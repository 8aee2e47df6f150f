"""What people say to the bot in a group: answers and notes by reply, leads by reply or by its name, and commands."""

from __future__ import annotations

from dataclasses import replace

from telegram import Message, Update

from domain import sharing, steering, summary_words
from domain.errors import NothingToRecord
from domain.models import LeadRef
from domain.people import Asking, Conversation
from domain.shares import Offer, Share
from domain.steering import Steer
from handlers import (
    cancel,
    card_answers,
    known_lead,
    lead_card,
    new_lead,
    offers,
    plain_text,
    received,
    shares,
    summary,
)
from handlers.context import BotContext
from handlers.team import Handler
from messages import help as help_pages
from messages import lists, questions
from messages import teams as views


def or_in_group(alone: Handler, in_group: Handler) -> Handler:
    """A command that does something else before everybody."""

    async def handler(update: Update, context: BotContext) -> None:
        await (in_group if context.in_group else alone)(update, context)

    return handler


# What is said ----------------------------------------------------------------------------------------------


async def said(update: Update, context: BotContext) -> None:
    """Words that are meant for the bot: an answer to its question, a reply to a card, or a lead after its name."""
    message, asked, refs = update.message, _asked(update, context), context.replied_to
    if message is None:
        return
    if asked is not None:
        await _answer(update, context, asked)
    elif refs:
        await _reply(context, refs, message)
    elif (unnamed := await _asked_who(context, message)) is not None:
        await _say_who(context, message, unnamed)
    elif await plain_text.came_before(context):
        return
    elif _is_from(context.bot.id, told := answered_to(message)):
        await context.say(context.reader.text("not-asked"))
    else:
        await _named(context, message, told)


async def _asked_who(context: BotContext, message: Message) -> Offer | None:
    """The message that names nobody, where this replies to the question of whom it tells."""
    replied = answered_to(message)
    if replied is None or not _is_from(context.bot.id, replied):
        return None
    return await context.services.sharing.offered(context.person.id, context.chat, replied.message_id)


def answered_to(message: Message) -> Message | None:
    """The message to which somebody replies; in a topic whatever replies to nothing replies to what opened it."""
    found = message.reply_to_message
    return None if found is None or found.forum_topic_created is not None else found


def _is_from(bot: int, message: Message | None) -> bool:
    return message is not None and message.from_user is not None and message.from_user.id == bot


def _asked(update: Update, context: BotContext) -> Conversation | None:
    """The question to which this is the reply of whom it was put to; also one that this very update has answered."""
    replied = answered_to(update.message) if update.message is not None else None
    asked = context.conversation
    for each in (asked, asked.behind if asked is not None else None):
        if each is None or each.overdue or replied is None:
            continue
        if each.message == replied.message_id or each.cause == update.update_id:
            return each
    return None


async def _answer(update: Update, context: BotContext, asked: Conversation) -> None:
    """An answer to a question, or a way around it."""
    message, is_new = update.message, asked.asking is Asking.NEW_LEAD
    if steering.read(context.typed.removeprefix("/")) is Steer.CANCEL:
        await cancel.cancel(update, context)
    elif message is not None and message.contact is not None and is_new:
        await shares.answered_by_contact(context, asked, message)
    elif context.typed or (message is not None and message.contact is not None and asked.asking is Asking.REFERRAL):
        await plain_text.answer(context, asked)
    else:
        await context.say(context.reader.text("only-text"))


async def _reply(context: BotContext, refs: list[LeadRef], message: Message) -> None:
    """A reply to a card: a note, a mark in words, a picture."""
    if message.photo and not context.typed:
        await card_answers.add_photo(context, refs, message)
        return
    if not context.typed:
        await context.say(context.reader.text("only-text"))
        return
    if len(refs) == 1:
        await card_answers.keep_photo(context, refs[0], message)
    await card_answers.reply(context, refs)


async def _named(context: BotContext, message: Message, told: Message | None) -> None:
    """The bot's name first, and then a lead, as after /new; its name alone in reply to a message, as with /lead."""
    words = received.behind_name(context.typed, context.bot.username)
    if words is None or not (words or told):
        await context.say(context.reader.text("team-how"))
    elif told is None and (period := summary_words.asked(words, context.reading)) is not None:
        await summary.show(context, period)
    elif told is None and await offers.granted(context, words, due):
        return
    else:
        await _record(context, message, told, words)


# Recording -------------------------------------------------------------------------------------------------


async def new(update: Update, context: BotContext) -> None:
    """/new with a sentence, or in reply to one, records at once; alone it starts the conversation."""
    told, words = _told(update, context), context.typed_after_command
    if update.message is not None and (told is not None or words):
        await _record(context, update.message, told, words)
    else:
        await new_lead.begin(update, context)


async def lead(update: Update, context: BotContext) -> None:
    """/lead in reply to what somebody said makes a lead of it, with the words behind it; /lead 12 shows a card."""
    told, words = _told(update, context), context.typed_after_command
    if words.lstrip("#").isdecimal():
        await lead_card.command(update, context)
    elif update.message is not None and (told is not None or words):
        await _record(context, update.message, told, words)
    else:
        await context.say(context.reader.text("lead-how"))


def _told(update: Update, context: BotContext) -> Message | None:
    """What somebody else than the bot said, to which a command replies."""
    replied = answered_to(update.message) if update.message is not None else None
    return None if _is_from(context.bot.id, replied) else replied


async def _record(context: BotContext, message: Message, told: Message | None, words: str) -> None:
    """What somebody said, was sent or passed on, and the words of whoever records it."""
    found: list[Share] = []
    if told is not None and told.from_user is not None:
        share = received.share_of(told, told.from_user.id)
        found.append(await context.services.sharing.set_aside(share, context.reading) if share.is_typed else share)
    if words:
        own = received.share_of(message, context.person.id)
        behind = own.text.removeprefix(context.typed).removeprefix(words)
        found.append(replace(own, text=words + behind))
    waiting = await known_lead.told(context, found, context.deed())
    if told is not None and sharing.names_nobody(waiting.captured):
        await _ask_who(context, waiting.shares)
        return
    try:
        await known_lead.record_or_ask(context, waiting)
    except NothingToRecord:
        await context.say(context.reader.text("new-nothing"))


async def _ask_who(context: BotContext, shares: tuple[Share, ...]) -> None:
    """Ask of whom a message tells that names nobody; it is kept until that is answered. One question stands."""
    before = [each.message for each in context.person.offers if (each.chat, each.shares) == (context.chat, shares)]
    asked = await context.ask_aloud(questions.aloud(context.reader.text("lead-who"), context.reader))
    await context.services.sharing.keep(context.person.id, Offer(context.chat, shares, asked, ended=True))
    for message in before:
        await _settle(context, message)


async def _say_who(context: BotContext, message: Message, asked: Offer) -> None:
    """Who it is, in reply to that question."""
    if steering.read(context.typed.removeprefix("/")) is Steer.CANCEL:
        await _settle(context, asked.message)
        await context.say(context.reader.text("cancelled"))
        return
    who = sharing.naming(received.share_of(message, context.person.id))
    waiting = await known_lead.told(context, [who, *asked.shares], context.deed())
    if sharing.names_nobody(waiting.captured):
        await _ask_who(context, asked.shares)
        return
    await known_lead.record_or_ask(context, waiting)
    await _settle(context, asked.message)


async def _settle(context: BotContext, question: int | None) -> None:
    """Nobody asks any more who it is."""
    if question is not None:
        await context.services.sharing.settle(context.person.id, context.chat, question)
        await context.remove([question])


# What is owed, and help ------------------------------------------------------------------------------------


async def due(_: Update, context: BotContext) -> None:
    """/due: the living card goes to the person alone, and the group hears no more than that."""
    owed = await context.services.living_cards.owed(context.person.id)
    who = context.reader.who(context.person.id)
    if not owed:
        await context.say(context.reader.text("due-nothing", who=who))
        return
    message = await context.write_privately(lists.due(owed, await context.private_reader()))
    if message is None:
        await context.send(views.no_start(context.reader, who, context.bot.username))
        return
    before = await context.services.living_cards.adopts(context.person.id, message)
    await context.remove_privately(before)
    await context.say(context.reader.text("due-in-private", who=who))


async def unknown(update: Update, context: BotContext) -> None:
    """A command that isn't one of ours: “/skip” in answer to a question, or another bot's, unless it names this one."""
    if steering.read(context.typed.removeprefix("/")) is not None and _asked(update, context) is not None:
        await said(update, context)
    elif "@" in context.typed.split(maxsplit=1)[0]:
        await context.say(context.reader.text("unknown-command"))


async def help_(_: Update, context: BotContext) -> None:
    """What the bot does in a group, on one page."""
    await context.send(help_pages.team(context.reader))
