"""/cancel ends one thing: the question or the file that came last."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain import cancelling
from domain.people import Asking, Conversation
from domain.uploads import Upload

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
QUESTION = Conversation(1, None, Asking.FIND, NOON, NOON)
CANCELLED = replace(QUESTION, cancelled=True)
BEFORE = Upload(7, "file", "list.csv", 1, touched_at=NOON - timedelta(minutes=1))
AFTER = replace(BEFORE, touched_at=NOON + timedelta(minutes=1))


@pytest.mark.parametrize(
    ("conversation", "upload", "meant"),
    [
        (None, None, None),
        (CANCELLED, None, None),
        (QUESTION, None, QUESTION),
        (None, BEFORE, BEFORE),
        (CANCELLED, BEFORE, BEFORE),
        (QUESTION, BEFORE, QUESTION),
        (QUESTION, AFTER, AFTER),
    ],
)
def test_the_last_of_a_question_and_a_file_is_meant(
    conversation: Conversation | None, upload: Upload | None, meant: Conversation | Upload | None
) -> None:
    assert cancelling.meant(conversation, upload) is meant
