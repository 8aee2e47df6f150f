"""What /cancel ends."""

from __future__ import annotations

from domain.people import Conversation
from domain.uploads import Upload


def meant(conversation: Conversation | None, upload: Upload | None) -> Conversation | Upload | None:
    """Of the question that is open and the file that waits the one that came last; None where there is neither.

    A question that is cancelled already only waits to be taken up again, and isn't meant.
    """
    if conversation is None or conversation.cancelled:
        return upload
    if upload is not None and upload.is_newer_than(conversation.touched_at):
        return upload
    return conversation
