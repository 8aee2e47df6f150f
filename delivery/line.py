"""Who waits to leave: chats take turns, the requests of one chat keep their order."""

import heapq
from asyncio import Future
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass

from delivery.limits import Place

Chat = int | str


@dataclass(slots=True, eq=False)
class Waiter:
    """A request that waits to leave, or a slot that waits for its pace (`leaves` is False).

    `place` is given when the chat's own limit and the pace were taken earlier, by a slot.
    """

    chat: Chat | None
    passed: Future[Place]
    leaves: bool
    place: Place | None = None


class Line:
    """The waiting requests of one class. Chats that may not get anything yet cost nothing until they may."""

    def __init__(self) -> None:
        self._ready: OrderedDict[Chat | None, deque[Waiter]] = OrderedDict()
        self._held: dict[Chat | None, deque[Waiter]] = {}
        self._held_until: list[tuple[float, int, Chat | None]] = []
        self._ticks = 0  # keeps the heap from comparing chats

    def __len__(self) -> int:
        return sum(map(len, self._ready.values())) + sum(map(len, self._held.values()))

    def __bool__(self) -> bool:
        return bool(self._ready or self._held)

    def add(self, waiter: Waiter) -> None:
        """Put at the end of its chat's queue; a chat that is new here goes behind the other chats."""
        queue = self._ready.get(waiter.chat) or self._held.get(waiter.chat)
        if queue is None:
            self._ready[waiter.chat] = deque([waiter])
        else:
            queue.append(waiter)

    def remove(self, waiter: Waiter) -> None:
        """Take out one that no longer waits; nothing happens if it left already."""
        for queues in (self._ready, self._held):
            queue = queues.get(waiter.chat)
            if queue is not None and waiter in queue:
                queue.remove(waiter)
                if not queue:
                    del queues[waiter.chat]

    def first(self, now: float, free_at: Callable[[Waiter], float]) -> Waiter | None:
        """The one whose turn it is, or None while every chat must wait; it stays until `pop`."""
        self._wake(now)
        while self._ready:
            chat, queue = next(iter(self._ready.items()))
            at = free_at(queue[0])
            if at <= now:
                return queue[0]
            del self._ready[chat]
            self._held[chat] = queue
            self._ticks += 1
            heapq.heappush(self._held_until, (at, self._ticks, chat))
        return None

    def pop(self, waiter: Waiter) -> None:
        """Take out the first one; its chat goes behind the others."""
        queue = self._ready[waiter.chat]
        queue.popleft()
        if queue:
            self._ready.move_to_end(waiter.chat)
        else:
            del self._ready[waiter.chat]

    def next_at(self) -> float:
        """When the next chat that must wait may go on, infinity when none waits."""
        return self._held_until[0][0] if self._held_until else float("inf")

    def look_again(self, chat: Chat | None) -> None:
        """Something changed for this chat: ask for its leave again."""
        queue = self._held.pop(chat, None)
        if queue is not None:
            self._ready[chat] = queue

    def clear(self) -> list[Waiter]:
        """Empty the line and give back who waited."""
        waiters = [waiter for queues in (self._ready, self._held) for queue in queues.values() for waiter in queue]
        self._ready.clear()
        self._held.clear()
        self._held_until.clear()
        return waiters

    def _wake(self, now: float) -> None:
        while self._held_until and self._held_until[0][0] <= now:
            self.look_again(heapq.heappop(self._held_until)[2])
