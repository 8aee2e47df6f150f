"""Why Telegram refuses a message, told by its words, as it gives no other sign."""

from __future__ import annotations

from telegram.error import BadRequest

NOTHING_NEW = ("not modified",)
TOPIC_GONE = ("topic_closed", "topic_deleted", "thread not found", "topic_id_invalid")
MESSAGE_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
CHAT_GONE = (
    "chat not found",
    "user is deactivated",
    "peer_id_invalid",
    "group chat was deactivated",
    "chat_write_forbidden",
    "no rights to send",
    "not enough rights to send",
)


def as_nothing_is_new(refusal: BadRequest) -> bool:
    """Whether the message shows already what it was to show."""
    return _says(refusal, NOTHING_NEW)


def as_topic_is_gone(refusal: BadRequest) -> bool:
    """Whether the topic of a forum into which it was to go is closed or deleted."""
    return _says(refusal, TOPIC_GONE)


def as_message_is_gone(refusal: BadRequest) -> bool:
    """Whether the message that was to be redrawn is there no more, or nobody's to redraw."""
    return _says(refusal, MESSAGE_GONE)


def as_chat_is_gone(refusal: BadRequest) -> bool:
    """Whether nothing arrives in that chat any more, at least until somebody there does something."""
    return _says(refusal, CHAT_GONE)


def _says(refusal: BadRequest, words: tuple[str, ...]) -> bool:
    said = refusal.message.lower()
    return any(each in said for each in words)
