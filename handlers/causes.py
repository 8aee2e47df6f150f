"""By which number a deed is known that a message tells of, however often and by whatever update it is answered."""

from __future__ import annotations

from domain.models import WorkspaceId

PART_SHIFT = 40
"""Bits of a message's id, beside which a deed says which lead of the message it is about."""
CHAT_SHIFT = 51
"""Bits of a message's id and of a part, beside which it says in which chat the message stands."""


def of_message(chat: int, message: int, workspace: WorkspaceId, part: int = 0) -> int:
    """Unlike that of any other message, and unlike an update's id, which is positive.

    Each chat numbers its messages anew, and so does a group when it becomes a supergroup. In somebody's own book it
    is the number alone, by which deeds are known there of old.
    """
    numbered = part << PART_SHIFT | message
    is_own = chat > 0 and chat == int(workspace)
    return -numbered if is_own else -(_numbered(chat) << CHAT_SHIFT | numbered)


def _numbered(chat: int) -> int:
    """People's chats are numbered upwards, groups downwards."""
    return abs(chat) << 1 | (chat < 0)
