"""When a message may leave: its class, its chat, an even pace, and never more a second than Telegram takes.

Two gates. The first is a turn: the class, the chat's own limit and, for bulk, the pace. The second is the
window: at most 30 in any second, counted when the request leaves. A request passes both at once; a slot
passes the first and leaves its holder time to decide afresh before the second. Bulk leaves a place of the
window free, so that a person's answer leaves at once in the middle of a burst; and bulk stands back, before it
begins, before it leaves and before it is recorded, while an answer is in the making: the two would share one processor.
"""

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Callable
from enum import IntEnum

from delivery.limits import Bucket, Limit, Place, Trips, Window
from delivery.line import Chat, Line, Waiter

log = logging.getLogger(__name__)

SECOND = 1.001  # a thousandth more, for clocks that round
MINUTE = 60.05
PACE = 0.957  # of the limit, for bulk: 28.7 of 30 a second
CATCH_UP = 4  # sends that a loop held up may make up for: an eighth of a second
SPREAD = 0.5  # of the even pace's interval lie between them: one at a time, or answers would wait for all
COURTESY = 0.05  # seconds that bulk waits at most for answers in the making
FEW, SOON = 4, 2.0  # refusals of this many chats within so many seconds concern the bot as a whole
LONGEST_LULL = 30.0  # seconds between bulk probes while nothing gets through
FORGET_FROM = 512  # chats
NEVER = float("inf")


class Rank(IntEnum):
    """Who goes before whom."""

    ANSWER = 0
    UNDER_WAY = 1  # bulk that holds a slot or is tried again: somebody's turn waits with it
    BULK = 2


class _ChatState:
    """What is remembered of one chat while it is not idle."""

    def __init__(self, limit: Limit, spare: int) -> None:
        self.limit = limit
        self.spare = spare  # places that bulk leaves free
        self.silent_until = 0.0

    def idle(self, now: float) -> bool:
        return self.silent_until <= now and self.limit.idle(now)


class Gate:
    """The limits, and who waits for them. Times are the running loop's, in seconds."""

    def __init__(self, per_second: int, per_group: int, burst: int, dice: Callable[[], float]) -> None:
        self._per_group = per_group
        self._burst = burst
        self._dice = dice
        self._window = Window(per_second, SECOND)
        self._pace = Bucket(CATCH_UP, per_second * PACE)
        self._spread = Bucket(1, per_second * PACE / SPREAD)
        self._trips = Trips()
        self._lines = {rank: Line() for rank in Rank}
        self._closed_until = dict.fromkeys(Rank, 0.0)
        self._chats: dict[Chat, _ChatState] = {}
        self._forget_at = FORGET_FROM
        self._silent_until = 0.0
        self._refusals: deque[tuple[float, Chat]] = deque(maxlen=FEW)
        self._storms = 0  # failures in a row, each after the lull of the one before
        self._calm_at = 0.0
        self._answers = 0
        self._all_answered = asyncio.Event()
        self._courtesy_until = 0.0
        self._alarm: asyncio.TimerHandle | None = None

    def close(self) -> None:
        """Let nobody pass any more: whoever waits is cancelled."""
        self._wake_at(NEVER, 0)
        self._closed_until = dict.fromkeys(Rank, 0.0)
        for line in self._lines.values():
            for waiter in line.clear():
                waiter.passed.cancel()

    @property
    def is_busy(self) -> bool:
        """Whether an answer is in the making, or anything waits to leave."""
        return bool(self._answers) or any(self._lines.values())

    def waiting(self, rank: Rank) -> int:
        """How many wait in this class."""
        return len(self._lines[rank])

    def answer_begins(self) -> None:
        """A person's update is being answered; bulk lets it go first, but not for ever where one follows the other."""
        if not self._answers:
            self._courtesy_until = self._now() + COURTESY
            self._all_answered.clear()
        self._answers += 1

    def answer_ends(self) -> None:
        """The other end of each `answer_begins`."""
        self._answers -= 1
        if not self._answers:
            self._courtesy_until = 0.0
            self._all_answered.set()
            self._pump()

    async def stand_back(self) -> None:
        """Wait, as bulk does before it begins, for the answers that are in the making."""
        left = self._courtesy_until - self._now()
        if left > 0:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(left):
                    await self._all_answered.wait()

    async def pass_(self, rank: Rank, chat: Chat | None, *, leaves: bool, place: Place | None = None) -> Place:
        """Wait for the turn, and with `leaves` for the window too; `place` is what a slot got for its turn.

        Whoever is cancelled while waiting has taken nothing.
        """
        passed: asyncio.Future[Place] = asyncio.get_running_loop().create_future()
        waiter = Waiter(chat, passed, leaves, place)
        self._lines[rank].add(waiter)
        # While the way is closed the alarm is set already: thousands may join at little cost.
        if self._closed_until[rank] <= self._now():
            self._pump()
        try:
            return await passed
        except asyncio.CancelledError:
            self._lines[rank].remove(waiter)
            got = place if passed.cancelled() else passed.result()
            if got is not None:
                self.give_back(chat, got)
            raise

    def give_back(self, chat: Chat | None, place: Place) -> None:
        """Undo a turn that was not used."""
        self._window.give_back(place)
        self._pace.give_back(place)
        if chat is not None and chat in self._chats:
            self._chats[chat].limit.give_back(place)
        self._look_again(chat)

    def arrived(self, chat: Chat | None, place: Place, *, answered: bool) -> None:
        """The request ended; `answered` says that Telegram was reached."""
        took = self._now() - place.start
        place.late = self._trips.late(took)
        if answered:
            self._trips.remember(took)
            self._storms, self._calm_at = 0, 0.0
        self._look_again(chat)

    def failed(self) -> None:
        """Nothing came back: bulk holds back longer and longer; requests under way together count once."""
        now = self._now()
        if now >= self._calm_at:
            self._hold_bulk_back(now)

    def be_silent(self, chat: Chat | None, seconds: float) -> None:
        """Let nothing leave to this chat, or to anybody: chat is None, or many chats were refused at once."""
        now = self._now()
        until = now + seconds
        if chat is not None:
            state = self._state(chat, now)
            state.silent_until = max(state.silent_until, until)
            self._refusals.append((now, chat))
            if len({chat for at, chat in self._refusals if now - at <= SOON}) < FEW:
                return
        self._silent_until = max(self._silent_until, until)

    def silent_until(self, chat: Chat | None) -> float:
        """When the last known `retry_after` of this chat or of all is over."""
        state = self._chats.get(chat) if chat is not None else None
        return max(self._silent_until, state.silent_until if state else 0.0)

    def _look_again(self, chat: Chat | None) -> None:
        for line in self._lines.values():
            line.look_again(chat)
        self._pump()

    def _pump(self) -> None:
        """Let pass whoever may, in order of class, and set the alarm for the next."""
        now = self._now()
        self._wake_at(min(self._serve(rank, line, now) for rank, line in self._lines.items()), now)

    def _wake_at(self, at: float, now: float) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        if at < NEVER:
            # Never at once again: an alarm that rings a hair early must not make the loop spin.
            self._alarm = asyncio.get_running_loop().call_at(max(at, now + 0.0005), self._pump)

    def _serve(self, rank: Rank, line: Line, now: float) -> float:
        """Serve one line as far as it goes; returns when to look again."""
        self._closed_until[rank] = 0.0
        while line:
            open_at = self._open_at(rank, now)
            if open_at > now:
                self._closed_until[rank] = open_at
                return open_at
            waiter = line.first(now, lambda waiter: self._chat_free_at(waiter, rank, now))
            if waiter is None:
                return line.next_at()
            line.pop(waiter)
            if not waiter.passed.done():
                waiter.passed.set_result(self._let_pass(waiter, rank, now))
        return NEVER

    def _open_at(self, rank: Rank, now: float) -> float:
        if rank is Rank.ANSWER:
            return max(self._silent_until, self._window.free_at(now))
        open_at = max(self._silent_until, self._courtesy_until, self._window.free_at(now, spare=1))
        if rank is Rank.BULK:
            open_at = max(open_at, self._calm_at, self._pace.free_at(now), self._spread.free_at(now))
        return open_at

    def _chat_free_at(self, waiter: Waiter, rank: Rank, now: float) -> float:
        if waiter.chat is None:
            return now
        state = self._state(waiter.chat, now)
        if waiter.place is not None:
            return state.silent_until
        spare = 0 if rank is Rank.ANSWER else state.spare
        return max(state.silent_until, state.limit.free_at(now, spare))

    def _let_pass(self, waiter: Waiter, rank: Rank, now: float) -> Place:
        place = waiter.place or Place(now, Trips.LONGEST_WAIT)
        place.start = now
        if waiter.place is None:
            self._pace.take(place)
            if waiter.chat is not None:
                self._state(waiter.chat, now).limit.take(place)
            if rank is Rank.BULK:
                self._spread.take(place)
                if self._storms:
                    self._hold_bulk_back(now)  # this one is a probe: the next waits to hear of it
        if waiter.leaves:
            self._window.take(place)
        return place

    def _hold_bulk_back(self, now: float) -> None:
        self._storms += 1
        lull = min(LONGEST_LULL, 0.25 * 2.0 ** min(self._storms, 10))
        self._calm_at = now + lull * (1 - self._dice() / 2)

    def _state(self, chat: Chat, now: float) -> _ChatState:
        state = self._chats.get(chat)
        if state is None:
            if len(self._chats) >= self._forget_at:
                self._chats = {chat: state for chat, state in self._chats.items() if not state.idle(now)}
                self._forget_at = max(FORGET_FROM, 2 * len(self._chats))
            state = self._chats[chat] = self._new_state(chat)
        return state

    def _new_state(self, chat: Chat) -> _ChatState:
        # A name (“@sales”) belongs to a group or channel; so do negative numbers.
        if isinstance(chat, str) or chat < 0:
            return _ChatState(Window(self._per_group, MINUTE), spare=self._per_group // 5)
        return _ChatState(Bucket(self._burst, 1.0), spare=min(1, self._burst - 1))

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()
