"""getUpdates: offsets, limits, conflicts, expiry."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from sandbox.errors import Refused
from sandbox.updates import UpdateQueue
from tests.patience import PATIENCE


@pytest.fixture
def queue() -> UpdateQueue:
    made = UpdateQueue(first_id=1)
    for number in range(1, 6):
        made.add("message", {"text": str(number)})
    return made


async def ids(queue: UpdateQueue, **params: Any) -> list[int]:
    return [update["update_id"] for update in await queue.poll(params)]


async def test_what_is_not_confirmed_comes_again(queue: UpdateQueue) -> None:
    assert await ids(queue) == await ids(queue) == await ids(queue, offset=0) == [1, 2, 3, 4, 5]


async def test_an_offset_confirms_everything_before_it(queue: UpdateQueue) -> None:
    assert await ids(queue, offset=3) == [3, 4, 5]
    assert await ids(queue, offset=1) == [3, 4, 5]
    assert await ids(queue, offset=6) == []
    assert [item.confirmed for item in queue.history] == [True] * 5


async def test_a_negative_offset_keeps_only_the_newest(queue: UpdateQueue) -> None:
    assert await ids(queue, offset=-2) == [4, 5]
    assert await ids(queue) == [4, 5]
    assert await ids(queue, offset=-9) == [4, 5]


async def test_a_limit_holds_back_the_rest(queue: UpdateQueue) -> None:
    assert await ids(queue, limit=2) == [1, 2]
    assert await ids(queue, offset=3, limit=0) == [3]


async def test_a_long_poll_ends_when_something_comes() -> None:
    queue = UpdateQueue(first_id=1)
    polling = asyncio.create_task(ids(queue, timeout=50))
    await asyncio.sleep(0)
    queue.add("message", {})
    assert await asyncio.wait_for(polling, PATIENCE) == [1]


async def test_the_first_of_two_pollers_is_terminated() -> None:
    queue = UpdateQueue()
    first = asyncio.create_task(ids(queue, timeout=50))
    await asyncio.sleep(0)
    second = asyncio.create_task(ids(queue, timeout=50))
    with pytest.raises(Refused, match="terminated by other getUpdates") as refused:
        await first
    assert (refused.value.code, refused.value.violation) == (409, False)
    queue.end_polls()
    assert await second == []


async def test_a_webhook_forbids_polling(queue: UpdateQueue) -> None:
    queue.webhook = "https://example.org"
    with pytest.raises(Refused, match="while webhook is active"):
        await queue.poll({})


async def test_presses_expire_and_messages_do_not(queue: UpdateQueue) -> None:
    queue.add("callback_query", {})
    assert queue.pending_count() == 6
    queue.press_seconds = -1
    assert await ids(queue) == [1, 2, 3, 4, 5]


async def test_allowed_updates_are_kept_when_left_out() -> None:
    queue = UpdateQueue(first_id=1)
    assert queue.add("chat_member", {}) is None
    await queue.poll({"allowed_updates": ["chat_member"]})
    await queue.poll({})
    assert (queue.add("chat_member", {}), queue.add("message", {})) == (1, None)
    await queue.poll({"allowed_updates": []})
    assert (queue.add("chat_member", {}), queue.add("message", {})) == (None, 2)


async def test_confirmed_updates_can_be_repeated_on_request(queue: UpdateQueue) -> None:
    queue.repeats = 1
    assert await ids(queue, offset=3) == [1, 2, 3, 4, 5]
    assert await ids(queue, offset=6) == []


async def test_a_cancelled_poll_leaves_no_trace(queue: UpdateQueue) -> None:
    await queue.poll({"offset": 6})
    polling = asyncio.create_task(ids(queue, timeout=50))
    await asyncio.sleep(0)
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)
    queue.add("message", {})
    assert await ids(queue) == [6]
