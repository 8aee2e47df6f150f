"""What people share with the bot: contacts, forwarded messages, pictures, places."""

from __future__ import annotations

from telegram import Message, Update

from domain.people import Asking, Conversation
from handlers import card_answers, new_lead, offers, plain_text, received, settings, winning
from handlers.context import BotContext

TAKES_WORDS_OF_OTHERS = (Asking.NEW_LEAD, Asking.NOTE, Asking.TOUCH_NOTE, Asking.REASON, Asking.SNOOZED_WHY)
"""Questions that somebody else's words may answer as well."""

CLOCKS = (Asking.ZONE, Asking.FIRST_ZONE)
"""Questions that a location answers."""


async def shared(update: Update, context: BotContext) -> None:
    """Something shared answers what is asked, or is offered to be recorded."""
    conversation, message = await plain_text.answered(context), update.message
    if message is None:
        conversation = None
    if conversation is not None and conversation.asking in CLOCKS and message and message.location:
        await settings.location(update, context)
    elif conversation is not None and conversation.asking is Asking.NEW_LEAD and message and message.contact:
        await answered_by_contact(context, conversation, message)
    elif conversation is not None and conversation.asking is Asking.REFERRAL and message and message.contact:
        await winning.record_referral(context, conversation)
    elif message and message.photo and not context.typed and context.replied_to:
        await card_answers.add_photo(context, context.replied_to, message)
    elif context.typed and _answers(context, conversation):
        kept = await _keep_photo(context, conversation)
        await plain_text.typed(update, context)
        if not kept:
            await context.say(context.reader.text("photo-not-kept"))
    elif not await plain_text.came_before(context):
        await offers.offer(context)


async def answered_by_contact(context: BotContext, conversation: Conversation, message: Message) -> None:
    """A shared contact answers the question asked now of a new lead."""
    who, more = await _reached_by(context, message)
    await new_lead.answered(context, conversation, who, beside=more)


async def _keep_photo(context: BotContext, asked: Conversation | None) -> bool:
    """A picture goes to the lead about whom something is said below it, before the card is shown; False if to none."""
    message, replied = context.incoming.message, context.replied_to
    if message is None or not message.photo:
        return True
    if asked is not None and asked.asking is Asking.REFERRAL:
        return True  # it goes with whoever was sent
    about = replied or ([asked.lead] if asked is not None and asked.lead is not None else [])
    if len(about) == 1:
        await card_answers.keep_photo(context, about[0], message)
    return bool(about)  # of several leads it goes to the one that is chosen


async def _reached_by(context: BotContext, message: Message) -> tuple[str, str]:
    """A shared contact as somebody would type it, the name and every way to reach them; and what else it says."""
    share = received.share_of(message, context.person.id)
    said = await context.services.sharing.understood([share], context.reading)
    phones = said.phones or (share.phone,)
    who = ", ".join(each for each in (share.name, *phones, *said.emails, *said.links) if each)
    return who, "\n".join(each for each in (said.need, said.notes) if each and each != share.phone)


def _answers(context: BotContext, conversation: Conversation | None) -> bool:
    """Whether the words of a message answer a question, or a card to which it replies."""
    message = context.incoming.message
    is_others = message is not None and message.forward_origin is not None
    if conversation is not None:
        return not is_others or conversation.asking in TAKES_WORDS_OF_OTHERS
    return not is_others and bool(context.replied_to)
