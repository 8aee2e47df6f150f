"""Group privacy mode: which messages in a group the bot gets to hear."""

from __future__ import annotations

from sandbox.models import BOT_ID, Chat, Message


def hears(chat: Chat, message: Message, bot_username: str) -> bool:
    """Whether the bot is told of this message of a person."""
    if chat.is_private:
        return True
    if not chat.bot_is_in or chat.migrated_to is not None:
        return False
    if chat.bot == "administrator" or message.service is not None or message.via_bot:
        return True
    return _answers_the_bot(chat, message) or _names_the_bot(message, bot_username.lower())


def _answers_the_bot(chat: Chat, message: Message) -> bool:
    target = chat.messages.get(message.reply_to or 0)
    return target is not None and target.sender == BOT_ID


def _names_the_bot(message: Message, username: str) -> bool:
    units = message.text.encode("utf-16-le")
    for entity in message.entities:
        start, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
        said = units[start:end].decode("utf-16-le").lower()
        if entity["type"] == "mention" and said == f"@{username}":
            return True
        # a bare command is for the bot that posted last, and here there is only one bot
        if entity["type"] == "bot_command" and ("@" not in said or said.endswith(f"@{username}")):
            return True
    return False
