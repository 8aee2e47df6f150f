"""What leaves, in which order and when. Time is moved: `at` below is seconds since the start."""

import asyncio
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TimedOut

from delivery.outbox import A_MOMENT, Outbox, Priority
from tests.unit.delivery.moved_time import in_moved_time, run

ALICE, BOB, SALES = 1, 2, -100
INTERACTIVE, BULK = Priority.INTERACTIVE, Priority.BULK


@pytest.fixture(autouse=True)
def _timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


class Wire:
    """A Telegram that notes what came when and answers as told; `takes` is the network's time."""

    def __init__(self, *, takes: float = 0.05, outbox: Outbox | None = None) -> None:
        self.outbox = outbox or Outbox(dice=lambda: 0.0)
        self.sent: list[tuple[float, int | None, str]] = []
        self.failures: list[BaseException | None] = []
        self.takes = takes
        self.start = asyncio.get_running_loop().time()

    @property
    def now(self) -> float:
        return asyncio.get_running_loop().time() - self.start

    def times(self, chat: int | None = None) -> list[float]:
        return [round(at, 3) for at, to, _ in self.sent if chat is None or to == chat]

    async def send(
        self,
        chat: int | None,
        priority: Priority | None = None,
        endpoint: str = "sendMessage",
        text: str = "",
    ) -> object:
        async def callback(*_args: object) -> bool:
            self.sent.append((self.now, chat, text or endpoint))
            failure = self.failures.pop(0) if self.failures else None
            await asyncio.sleep(self.takes)
            if failure is not None:
                raise failure
            return True

        data: dict[str, Any] = {} if chat is None else {"chat_id": chat}
        return await self.outbox.process_request(callback, (), {}, endpoint, data, priority)

    def later(self, at: float, chat: int, priority: Priority = INTERACTIVE, text: str = "") -> asyncio.Task[object]:
        async def wait_and_send() -> object:
            await asyncio.sleep(at - self.now)
            return await self.send(chat, priority, text=text)

        return asyncio.create_task(wait_and_send())

    def burst(self, people: int) -> list[asyncio.Task[object]]:
        return [asyncio.create_task(self.send(10_000 + number, BULK)) for number in range(people)]


def most_in(times: list[float], seconds: float) -> int:
    times = sorted(times)
    return max(sum(1 for other in times if at <= other < at + seconds) for at in times)


def never_left() -> NetworkError:
    failure = NetworkError("httpx.ConnectError")
    failure.__cause__ = httpx.ConnectError("no route")
    return failure


# The bot as a whole


@in_moved_time
async def test_a_burst_leaves_at_95_percent_of_what_telegram_takes_and_never_more_than_30_a_second() -> None:
    wire = Wire()
    await asyncio.gather(*wire.burst(600))
    assert most_in(wire.times(), 1) <= 30
    assert 600 / wire.sent[-1][0] >= 0.95 * 30


@in_moved_time
async def test_an_answer_leaves_at_once_in_the_middle_of_a_burst() -> None:
    wire = Wire()
    burst = wire.burst(200)
    await asyncio.gather(*(wire.later(second + 0.511, ALICE, text="answer") for second in range(5)))
    answers = [at for at, _, text in wire.sent if text == "answer"]
    assert answers == pytest.approx([0.511, 1.511, 2.511, 3.511, 4.511])
    assert most_in(wire.times(), 1) <= 30
    for task in burst:
        task.cancel()
    await asyncio.gather(*burst, return_exceptions=True)


@in_moved_time
async def test_answers_that_come_together_in_a_burst_wait_for_one_slot_each() -> None:
    wire = Wire()
    burst = wire.burst(200)
    people = [100 + number for number in range(4)]
    await asyncio.gather(*(wire.later(2.2, person, text="answer") for person in people))
    answers = [at - 2.2 for at, _, text in wire.sent if text == "answer"]
    assert all(waited <= number * 0.036 + 0.001 for number, waited in enumerate(answers))
    for task in burst:
        task.cancel()
    await asyncio.gather(*burst, return_exceptions=True)


@in_moved_time
async def test_what_a_burst_makes_up_for_leaves_one_after_the_other() -> None:
    wire = Wire()
    await asyncio.gather(*wire.burst(20))
    gaps = [later - earlier for earlier, later in pairwise(wire.times())]
    assert min(gaps) == pytest.approx(0.017, abs=0.001)
    assert max(gaps) == pytest.approx(0.035, abs=0.001)


@in_moved_time
async def test_no_bulk_begins_while_an_answer_is_in_the_making() -> None:
    wire = Wire()
    burst = wire.burst(20)
    await asyncio.sleep(0.5)
    with wire.outbox.answering():
        before = len(wire.sent)
        await asyncio.sleep(0.04)
        assert len(wire.sent) == before
    await asyncio.sleep(0)
    assert len(wire.sent) == before + 1
    await asyncio.gather(*burst)


@in_moved_time
async def test_bulk_under_way_neither_leaves_nor_goes_on_while_an_answer_is_in_the_making() -> None:
    wire = Wire(takes=0.01)
    async with wire.outbox.slot(BOB, BULK):
        with wire.outbox.answering():
            leaving = asyncio.create_task(wire.send(BOB))
            await asyncio.sleep(0.04)
            assert wire.sent == []
        await asyncio.sleep(0.005)
        with wire.outbox.answering():
            await asyncio.sleep(0.04)
            assert wire.times() == [0.04]
            assert not leaving.done()
        await asyncio.sleep(0)
        await leaving
    assert wire.now == pytest.approx(0.085, abs=0.001)


@in_moved_time
async def test_bulk_goes_on_where_one_answer_follows_the_other_or_one_takes_long() -> None:
    wire = Wire()
    burst = wire.burst(60)
    with wire.outbox.answering():
        for _ in range(10):
            with wire.outbox.answering():
                await asyncio.sleep(0.1)
    assert len(wire.sent) >= 0.9 * 28.7
    await asyncio.gather(*burst)


@in_moved_time
async def test_what_has_time_waits_for_answers_and_for_all_that_is_to_leave() -> None:
    wire = Wire()
    burst = wire.burst(60)
    await wire.outbox.leisure()
    assert len(wire.sent) == 60
    with wire.outbox.answering():
        waiting = asyncio.create_task(wire.outbox.leisure())
        await asyncio.sleep(5)
        assert not waiting.done()
    await waiting
    began = wire.now
    await wire.outbox.leisure()
    assert wire.now - began == pytest.approx(A_MOMENT)
    await asyncio.gather(*burst)


@in_moved_time
async def test_thirty_answers_at_once_all_leave_at_once_and_the_next_after_a_second() -> None:
    wire = Wire()
    await asyncio.gather(*(wire.send(person) for person in range(1, 32)))
    assert wire.times()[:30] == [0.0] * 30
    assert wire.times()[30] == pytest.approx(1.001)


@in_moved_time
async def test_a_slow_request_keeps_its_place_for_as_long_as_it_may_have_arrived_late() -> None:
    wire = Wire(takes=0.01)
    await wire.send(ALICE)
    wire.takes = 0.31
    await asyncio.gather(*(wire.send(person) for person in range(10, 39)))
    wire.takes = 0.01
    before = wire.now
    await asyncio.gather(*(wire.send(person) for person in range(40, 42)))
    # One place was taken by Alice, 29 by requests that may have arrived 0.3 s after they left.
    assert wire.times()[-1] == pytest.approx(0.01 + 1.001 + 0.3, abs=0.002)
    assert wire.times()[-2] == pytest.approx(1.001, abs=0.002)
    assert before < 1


@in_moved_time
async def test_what_sends_nothing_never_waits_and_uses_nothing_up() -> None:
    wire = Wire()
    for endpoint in ("answerCallbackQuery", "deleteMessage", "getChat", "sendChatAction", "setMyCommands"):
        await asyncio.gather(*(wire.send(ALICE, endpoint=endpoint) for _ in range(100)))
    await wire.send(ALICE)
    assert wire.sent[-1][0] == pytest.approx(5 * 0.05)


# One chat


@in_moved_time
async def test_a_private_chat_gets_three_at_once_and_then_one_a_second() -> None:
    wire = Wire()
    await asyncio.gather(*(wire.send(ALICE) for _ in range(6)))
    assert wire.times() == [0.0, 0.0, 0.0, 1.0, 2.0, 3.0]


@in_moved_time
async def test_edits_count_like_messages() -> None:
    wire = Wire()
    await asyncio.gather(*(wire.send(ALICE, endpoint="editMessageText") for _ in range(4)))
    assert wire.times() == [0.0, 0.0, 0.0, 1.0]


@in_moved_time
async def test_a_group_gets_twenty_a_minute() -> None:
    wire = Wire()
    await asyncio.gather(*(wire.send(SALES) for _ in range(45)))
    assert most_in(wire.times(), 60) == 20
    assert wire.times()[20] == pytest.approx(60.05)


@in_moved_time
async def test_bulk_leaves_a_group_room_for_answers() -> None:
    wire = Wire()
    nags = [asyncio.create_task(wire.send(SALES, BULK)) for _ in range(30)]
    await asyncio.sleep(10)
    assert len(wire.sent) == 16
    await wire.send(SALES, INTERACTIVE, text="answer")
    assert wire.sent[-1][0] == pytest.approx(10)
    await asyncio.gather(*nags)


@in_moved_time
async def test_a_channels_name_counts_as_a_group_and_a_number_in_words_as_the_number() -> None:
    wire = Wire()

    async def callback() -> bool:
        wire.sent.append((wire.now, None, ""))
        return True

    for _ in range(5):
        await wire.outbox.process_request(callback, (), {}, "sendMessage", {"chat_id": "@sales"}, None)
    assert wire.now == 0
    for _ in range(4):
        await wire.outbox.process_request(callback, (), {}, "sendMessage", {"chat_id": "7"}, None)
    await wire.send(7)
    assert wire.times()[-2:] == [1.0, 2.0]


@in_moved_time
async def test_a_full_chat_holds_up_nobody_else() -> None:
    wire = Wire()
    flood = [asyncio.create_task(wire.send(ALICE)) for _ in range(20)]
    await asyncio.sleep(0)
    await wire.send(BOB)
    assert wire.times(BOB) == [0.0]
    await asyncio.gather(*flood)


@in_moved_time
async def test_chats_take_turns_within_a_class() -> None:
    wire = Wire(takes=0)
    many = [asyncio.create_task(wire.send(SALES, BULK, text=f"sales {number}")) for number in range(10)]
    one = [asyncio.create_task(wire.send(BOB, BULK, text="bob"))]
    await asyncio.gather(*many, *one)
    order = [text for _, _, text in wire.sent]
    assert order.index("bob") == 2  # one leaves before Bob asks, then they alternate
    assert [text for text in order if text != "bob"] == [f"sales {number}" for number in range(10)]


@in_moved_time
async def test_idle_chats_are_forgotten() -> None:
    wire = Wire(takes=0)
    for person in range(1, 1500):
        await wire.send(person)
        await asyncio.sleep(0.1)
    assert len(wire.outbox._gate._chats) <= 600


@in_moved_time
async def test_an_edit_without_a_chat_counts_for_the_bot_as_a_whole() -> None:
    wire = Wire(takes=0)
    await asyncio.gather(*(wire.send(None, endpoint="editMessageText") for _ in range(40)))
    assert most_in(wire.times(), 1) == 30


@in_moved_time
async def test_busy_chats_are_remembered_when_idle_ones_are_forgotten() -> None:
    wire = Wire(takes=0)
    await asyncio.gather(*(wire.send(SALES) for _ in range(20)))
    for person in range(1, 700):
        await wire.send(person)
        await asyncio.sleep(0.04)
    late = asyncio.create_task(wire.send(SALES))
    await asyncio.sleep(1)
    assert not late.done()
    await late
    assert wire.times(SALES)[-1] == pytest.approx(60.05)


# What Telegram refuses


@in_moved_time
async def test_retry_after_is_obeyed_to_the_second_for_that_chat_while_others_go_on() -> None:
    wire = Wire(takes=0)
    wire.failures = [RetryAfter(7)]
    refused = asyncio.create_task(wire.send(ALICE, BULK))
    await asyncio.sleep(1)
    more = asyncio.create_task(wire.send(ALICE, INTERACTIVE))
    deletion = asyncio.create_task(wire.send(ALICE, endpoint="deleteMessage"))
    await wire.send(BOB, BULK)
    await asyncio.gather(refused, more, deletion)
    assert wire.times(BOB) == [1.0]
    assert wire.times(ALICE)[0] == 0.0
    assert len(wire.sent) == 5
    assert min(wire.times(ALICE)[1:]) == pytest.approx(7)


@in_moved_time
async def test_a_refusal_that_names_no_chat_silences_everybody() -> None:
    wire = Wire(takes=0)
    wire.failures = [RetryAfter(3)]
    refused = asyncio.create_task(wire.send(None, endpoint="answerCallbackQuery"))
    await asyncio.sleep(1)
    await asyncio.gather(refused, wire.send(BOB), wire.send(ALICE, BULK))
    assert wire.times()[0] == 0.0
    assert all(at >= 3 for at in wire.times()[1:])


@in_moved_time
async def test_refusals_of_many_chats_at_once_silence_everybody() -> None:
    wire = Wire(takes=0)
    wire.failures = [RetryAfter(5) for _ in range(4)]
    refused = [asyncio.create_task(wire.send(person)) for person in range(1, 5)]
    await asyncio.sleep(1)
    await wire.send(99)
    assert wire.times(99) == [5.0]
    await asyncio.gather(*refused)


@in_moved_time
async def test_a_refused_setting_of_the_bot_itself_silences_no_messages() -> None:
    wire = Wire(takes=0)
    wire.failures = [RetryAfter(300)]
    refused = asyncio.create_task(wire.send(None, endpoint="setMyCommands"))
    await asyncio.sleep(1)
    await wire.send(ALICE)
    assert wire.times(ALICE) == [1.0]
    await refused
    assert wire.now == pytest.approx(300)


@in_moved_time
async def test_a_longer_silence_told_meanwhile_is_kept_too() -> None:
    wire = Wire(takes=0)
    wire.failures = [RetryAfter(2), RetryAfter(9)]
    await asyncio.gather(wire.send(ALICE), wire.send(ALICE), wire.send(ALICE, endpoint="getChat"))
    assert [at for at in wire.times() if 0 < at < 9] == []


# What fails in passing


@in_moved_time
async def test_a_persons_request_is_tried_three_times_and_then_fails() -> None:
    wire = Wire(takes=0)
    wire.failures = [never_left() for _ in range(9)]
    with pytest.raises(NetworkError):
        await wire.send(ALICE)
    assert wire.times() == [0.0, 1.0, 3.0]


@in_moved_time
async def test_a_persons_request_is_given_up_after_20_seconds() -> None:
    wire = Wire(takes=12)
    wire.failures = [never_left() for _ in range(9)]
    with pytest.raises(NetworkError):
        await wire.send(ALICE)
    assert len(wire.sent) == 2


@in_moved_time
async def test_a_message_that_may_have_arrived_is_repeated_once_at_most() -> None:
    wire = Wire()
    wire.failures = [TimedOut() for _ in range(9)]
    with pytest.raises(TimedOut):
        await wire.send(ALICE)
    assert len(wire.sent) == 2


@in_moved_time
async def test_an_edit_that_may_have_arrived_may_be_repeated_more_often() -> None:
    wire = Wire()
    wire.failures = [TimedOut(), NetworkError("Gateway Timeout")]
    assert await wire.send(ALICE, endpoint="editMessageText")
    assert len(wire.sent) == 3


@in_moved_time
async def test_bulk_gets_its_failure_at_once_and_holds_back_while_nothing_gets_through() -> None:
    wire = Wire(takes=0)
    wire.failures = [NetworkError("Bad Gateway") for _ in range(1000)]
    results = await asyncio.gather(*wire.burst(16), return_exceptions=True)
    assert all(isinstance(result, NetworkError) for result in results)
    gaps = [later - earlier for earlier, later in zip(wire.times(), wire.times()[1:], strict=False)]
    assert gaps[0] < 1
    assert gaps[-1] >= 20
    wire.failures = []
    await wire.send(ALICE)  # something got through: the rest goes on at once
    before = wire.now
    await wire.send(BOB, BULK)
    assert wire.sent[-1][0] == pytest.approx(before, abs=0.018)


@in_moved_time
@pytest.mark.parametrize("failure", [BadRequest("message is not modified"), Forbidden("blocked")])
async def test_what_telegram_answered_is_not_tried_again(failure: Exception) -> None:
    wire = Wire()
    wire.failures = [failure]
    with pytest.raises(type(failure)):
        await wire.send(ALICE)
    assert len(wire.sent) == 1


# Slots


@in_moved_time
async def test_a_slot_waits_for_the_pace_and_its_message_goes_straight_on() -> None:
    wire = Wire()
    burst = wire.burst(20)
    await asyncio.sleep(0)
    async with wire.outbox.slot(ALICE, BULK):
        waited = wire.now
        await asyncio.sleep(0.02)  # deciding afresh
        await wire.send(ALICE)
    assert waited > 0.5
    assert wire.times(ALICE) == [pytest.approx(waited + 0.02, abs=0.001)]
    await asyncio.gather(*burst)


@in_moved_time
async def test_a_second_message_inside_a_slot_goes_before_other_bulk() -> None:
    wire = Wire()
    burst = wire.burst(100)
    async with wire.outbox.slot(ALICE, BULK):
        await wire.send(ALICE)
        await wire.send(SALES)
    first, second = wire.times(ALICE)[0], wire.times(SALES)[0]
    assert second - first < 0.2
    await asyncio.gather(*burst)


@in_moved_time
async def test_a_slot_left_without_sending_gives_its_place_back() -> None:
    wire = Wire()
    for _ in range(10):
        async with wire.outbox.slot(ALICE, INTERACTIVE):
            pass
    assert wire.now == 0
    await asyncio.gather(*(wire.send(ALICE) for _ in range(3)))
    assert wire.times() == [0.0, 0.0, 0.0]


@in_moved_time
async def test_many_slots_never_let_more_than_30_leave_in_a_second_however_long_they_decide() -> None:
    wire = Wire()

    async def nag(person: int) -> None:
        async with wire.outbox.slot(person, BULK):
            await asyncio.sleep(0.4 if person % 3 else 0.01)
            await wire.send(person)

    await asyncio.gather(*(nag(person) for person in range(1, 600)))
    assert most_in(wire.times(), 1) <= 30
    assert 599 / wire.now >= 27


@in_moved_time
async def test_a_refusal_inside_a_slot_is_waited_for_and_tried_again() -> None:
    wire = Wire(takes=0)
    wire.failures = [RetryAfter(4)]
    async with wire.outbox.slot(ALICE, BULK):
        await wire.send(ALICE)
    assert wire.times() == [0.0, 4.0]


@in_moved_time
async def test_a_task_that_outlives_its_slot_waits_like_everybody() -> None:
    wire = Wire()
    async with wire.outbox.slot(ALICE, BULK):
        task = wire.later(0.1, ALICE, BULK)
    burst = wire.burst(20)
    await task
    assert wire.times(ALICE)[0] > 0.5
    await asyncio.gather(*burst)


@in_moved_time
async def test_a_slot_of_a_group_left_without_sending_gives_its_place_back() -> None:
    wire = Wire()
    for _ in range(40):
        async with wire.outbox.slot(SALES, INTERACTIVE):
            pass
    await asyncio.gather(*(wire.send(SALES) for _ in range(20)))
    assert set(wire.times()) == {0.0}


@in_moved_time
async def test_a_message_to_somebody_else_leaves_the_slot_its_place() -> None:
    wire = Wire(takes=0)
    async with wire.outbox.slot(ALICE, INTERACTIVE):
        await asyncio.gather(wire.send(BOB), wire.send(ALICE))
    assert wire.times() == [0.0, 0.0]


# Cancelling and closing


@in_moved_time
async def test_cancelling_those_who_wait_loses_no_capacity() -> None:
    wire = Wire()
    gone = [asyncio.create_task(wire.send(ALICE)) for _ in range(50)]
    burst = wire.burst(50)
    await asyncio.sleep(0.01)
    for task in [*gone[3:], *burst[10:]]:
        task.cancel()
    await asyncio.gather(*gone, *burst, return_exceptions=True)
    assert wire.outbox.waiting(BULK) == wire.outbox.waiting(INTERACTIVE) == 0
    await wire.send(ALICE)
    assert wire.times(ALICE)[-1] == pytest.approx(1.0)


@in_moved_time
async def test_one_who_is_cancelled_as_the_turn_comes_gives_it_back() -> None:
    wire = Wire()
    task = asyncio.create_task(wire.send(ALICE))
    asyncio.get_running_loop().call_soon(task.cancel)
    await asyncio.gather(task, return_exceptions=True)
    async with wire.outbox.slot(BOB, BULK):
        task = asyncio.create_task(wire.send(BOB))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    await asyncio.gather(*(wire.send(ALICE) for _ in range(2)))
    assert set(wire.times()) == {0.0}


@in_moved_time
async def test_a_slot_whose_message_is_cancelled_before_it_leaves_gives_its_place_back() -> None:
    wire = Wire(takes=0)
    async with wire.outbox.slot(ALICE, BULK):
        wire.failures = [RetryAfter(2)]
        refused = asyncio.create_task(wire.send(None, endpoint="answerCallbackQuery"))
        await asyncio.sleep(0)
        task = asyncio.create_task(wire.send(ALICE))
        await asyncio.sleep(1)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    await refused
    await asyncio.gather(*(wire.send(ALICE) for _ in range(3)))
    assert wire.times(ALICE) == [2.0, 2.0, 2.0]


@in_moved_time
async def test_closing_cancels_who_waits() -> None:
    wire = Wire()
    await wire.outbox.initialize()
    burst = wire.burst(100)
    await asyncio.sleep(1)
    await wire.outbox.shutdown()
    results = await asyncio.gather(*burst, return_exceptions=True)
    assert sum(isinstance(result, asyncio.CancelledError) for result in results) == 100 - len(wire.sent)
    await wire.send(ALICE, BULK)  # it may be opened again


@in_moved_time
async def test_waiting_costs_no_wakeups() -> None:
    wire = Wire(takes=0)
    wire.failures = [RetryAfter(3600)]
    first = asyncio.create_task(wire.send(ALICE))
    await asyncio.sleep(0)
    rest = [asyncio.create_task(wire.send(ALICE, BULK)) for _ in range(100)]
    pumps = 0
    pump: Callable[[], None] = wire.outbox._gate._pump

    def counted() -> None:
        nonlocal pumps
        pumps += 1
        pump()

    await asyncio.sleep(1)
    wire.outbox._gate._pump = counted  # type: ignore[method-assign]
    await asyncio.sleep(3500)
    assert pumps <= 1
    for task in [first, *rest]:
        task.cancel()
    await asyncio.gather(first, *rest, return_exceptions=True)


# Whatever comes


Arrivals = list[tuple[float, int, bool]]


async def play(arrivals: Arrivals, takes: float) -> Wire:
    wire = Wire(takes=takes)
    await asyncio.gather(*(wire.later(at, chat, INTERACTIVE if answer else BULK) for at, chat, answer in arrivals))
    return wire


@settings(max_examples=60)
@given(
    arrivals=st.lists(
        st.tuples(
            st.floats(0, 4),
            st.integers(-3, 120).filter(bool),
            st.booleans(),
        ),
        min_size=1,
        max_size=250,
    ),
    takes=st.sampled_from([0.0, 0.05, 0.7, 2.0]),
)
def test_whatever_comes_everything_leaves_and_no_limit_is_passed(arrivals: Arrivals, takes: float) -> None:
    wire = run(play(arrivals, takes))
    assert len(wire.sent) == len(arrivals)
    assert most_in(wire.times(), 1) <= 30
    for chat in {chat for _, chat, _ in arrivals}:
        if chat < 0:
            assert most_in(wire.times(chat), 60) <= 20
        else:
            assert all(most_in(wire.times(chat), seconds) <= 3 + seconds for seconds in (0.5, 1, 2, 5)), wire.times(
                chat
            )
