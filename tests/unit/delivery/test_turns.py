"""What happens in one chat happens one after the other, and no chat waits for another."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from unittest.mock import AsyncMock

import pytest
from telegram import Update
from telegram.error import BadRequest

from delivery.inbox import Inbox
from delivery.outbox import Outbox, Priority
from delivery.turns import IMPATIENT, ChatOrder, Turns, key_of
from messages.callbacks import Action
from tests.unit.delivery.moved_time import in_moved_time

ALICE, BOB, GROUP = 1, 2, -100
SNOOZE = f"{Action.SNOOZE_MENU}:{GROUP}/1/3:"


def said(update_id: int, chat: int = ALICE) -> Update:
    message = {
        "message_id": update_id,
        "date": 1_700_000_000,
        "chat": {"id": chat, "type": "private"},
        "text": "hello",
    }
    return made({"update_id": update_id, "message": message})


def made(content: dict[str, Any]) -> Update:
    update = Update.de_json(content, None)
    assert update is not None
    return update


def pressed(update_id: int, data: str, chat: int = GROUP) -> tuple[Update, AsyncMock]:
    """A press, and what answers it."""
    person = {"id": BOB, "is_bot": False, "first_name": "Bob"}
    message = {"message_id": 7, "date": 1_700_000_000, "chat": {"id": chat, "type": "group" if chat < 0 else "private"}}
    press = {"id": "1", "from": person, "chat_instance": "1", "message": message, "data": data}
    update = made({"update_id": update_id, "callback_query": press})
    bot = AsyncMock()
    assert update.callback_query is not None
    update.callback_query.set_bot(bot)
    return update, bot.answer_callback_query


class FakeInbox(Inbox):
    """Notes what is done, keeps nothing."""

    def __init__(self) -> None:
        super().__init__(Path("/nowhere"))
        self.finished: list[int] = []

    async def done(self, update_id: int) -> None:
        self.finished.append(update_id)


# Turns


@in_moved_time
async def test_turns_of_one_chat_are_first_come_first_served() -> None:
    turns, order = Turns(), list[str]()

    async def work(name: str) -> None:
        async with turns.of(ALICE):
            order.append(f"{name} begins")
            await asyncio.sleep(1)
            order.append(f"{name} ends")

    await asyncio.gather(work("mark"), work("nag"), work("note"))
    assert order == ["mark begins", "mark ends", "nag begins", "nag ends", "note begins", "note ends"]


@in_moved_time
async def test_different_chats_have_their_turns_at_once() -> None:
    turns = Turns()
    start = asyncio.get_running_loop().time()

    async def work(chat: int) -> None:
        async with turns.of(chat):
            await asyncio.sleep(1)

    await asyncio.gather(*(work(chat) for chat in range(1, 100)))
    assert asyncio.get_running_loop().time() - start == pytest.approx(1)


@in_moved_time
async def test_idle_chats_are_forgotten_also_when_somebody_gave_up() -> None:
    turns = Turns()
    async with turns.of(ALICE):
        waiting = asyncio.create_task(turns.of(ALICE).__aenter__())
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        assert len(turns) == 1
    assert len(turns) == 0
    async with turns.of(ALICE):
        pass


@in_moved_time
async def test_a_turn_ends_when_its_work_raises() -> None:
    turns = Turns()
    with pytest.raises(ZeroDivisionError):
        async with turns.of(ALICE):
            raise ZeroDivisionError
    async with turns.of(ALICE):
        pass


@in_moved_time
async def test_who_has_the_turn_is_told_not_to_wait_for_it() -> None:
    turns = Turns()
    async with turns.of(ALICE):
        with pytest.raises(RuntimeError, match="already"):
            async with turns.of(ALICE):
                pass
        async with turns.of(BOB):
            pass
    assert len(turns) == 0


# What is told in private


@in_moved_time
async def test_what_is_told_elsewhere_is_told_in_order_once_the_turn_is_let_go() -> None:
    turns, told = Turns(), list[str]()

    def telling(what: str) -> Callable[[], Awaitable[None]]:
        async def tell() -> None:
            assert not turns.has(GROUP)
            told.append(what)

        return tell

    async with turns.of(GROUP):
        await turns.told(ALICE, telling("Alice"))
        async with turns.of(BOB):
            await turns.told(BOB, _noting(told, "Bob here"))
        await turns.told(None, telling("the admins"))
        assert told == ["Bob here"]
    assert told == ["Bob here", "Alice", "the admins"]
    await turns.told(ALICE, telling("without a turn"))
    assert told[-1] == "without a turn"


@in_moved_time
async def test_trouble_with_what_is_told_is_logged_and_keeps_nobody_else_from_hearing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    turns, told = Turns(), list[str]()

    async def broken() -> None:
        raise ZeroDivisionError

    async def answers() -> None:
        async with turns.of(GROUP):
            await turns.told(ALICE, broken)
            await turns.told(BOB, _noting(told, "Bob"))
            raise ValueError("the answer")

    with pytest.raises(ValueError, match="the answer"):
        await answers()
    assert told == ["Bob"]
    assert "could not be told in private" in caplog.text


def _noting(told: list[str], what: str) -> Callable[[], Awaitable[None]]:
    async def tell() -> None:
        told.append(what)

    return tell


# Updates


class Bot:
    """Runs updates through a ChatOrder as PTB does, and notes what its handler did."""

    def __init__(self) -> None:
        self.inbox = FakeInbox()
        self.turns = Turns()
        self.outbox = Outbox()
        self.order = ChatOrder(self.turns, self.inbox, self.outbox)
        self.handled: list[tuple[float, int]] = []

    async def handler(self, update: Update, takes: float) -> None:
        await asyncio.sleep(takes)
        self.handled.append((round(asyncio.get_running_loop().time() - 1000, 3), update.update_id))

    def receive(
        self, update: Update, takes: float = 0.1, handler: Callable[[], Awaitable[None]] | None = None
    ) -> asyncio.Task[None]:
        work = handler() if handler else self.handler(update, takes)
        return asyncio.create_task(self.order.process_update(update, work))


@in_moved_time
async def test_updates_of_one_chat_are_handled_in_order() -> None:
    bot = Bot()
    async with bot.order:
        await asyncio.gather(*(bot.receive(said(number), takes=1 / number) for number in range(1, 20)))
    assert [number for _, number in bot.handled] == list(range(1, 20))
    assert bot.inbox.finished == list(range(1, 20))


@in_moved_time
async def test_a_flood_from_one_person_holds_up_nobody_else() -> None:
    bot = Bot()
    flood = [bot.receive(said(number)) for number in range(1, 1001)]
    await bot.receive(said(2000, BOB))
    assert bot.handled[-1] == (0.1, 2000)
    await asyncio.gather(*flood)
    assert bot.handled[-1] == (100.0, 1000)


@in_moved_time
async def test_an_update_whose_handling_raises_is_done_too() -> None:
    bot = Bot()

    async def broken() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await bot.receive(said(5), handler=broken)
    assert bot.inbox.finished == [5]


@in_moved_time
async def test_updates_that_are_cancelled_stay_in_the_inbox() -> None:
    bot = Bot()
    at_work, waiting = bot.receive(said(5)), bot.receive(said(6))
    await asyncio.sleep(0.01)
    at_work.cancel()
    waiting.cancel()
    await asyncio.gather(at_work, waiting, return_exceptions=True)
    assert bot.inbox.finished == []
    assert len(bot.turns) == 0


@in_moved_time
async def test_a_group_goes_on_while_somebody_is_told_in_private_and_the_update_is_done_after_that() -> None:
    bot = Bot()

    async def tells(takes: float) -> None:
        await bot.turns.told(ALICE, lambda: asyncio.sleep(takes))

    slow = bot.receive(said(5, GROUP), handler=lambda: tells(60))
    await bot.receive(said(6, GROUP))
    assert (bot.handled, bot.inbox.finished) == ([(0.1, 6)], [6])
    await slow
    assert bot.inbox.finished == [6, 5]


@in_moved_time
async def test_an_update_that_is_cancelled_while_others_are_told_stays_in_the_inbox() -> None:
    bot, told = Bot(), list[str]()

    async def tells() -> None:
        await bot.turns.told(ALICE, lambda: asyncio.sleep(60))

    async def is_cut_short() -> None:
        await bot.turns.told(ALICE, _noting(told, "Alice"))
        await asyncio.sleep(60)

    telling, at_work = bot.receive(said(5, GROUP), handler=tells), bot.receive(said(6, BOB), handler=is_cut_short)
    await asyncio.sleep(1)
    telling.cancel()
    at_work.cancel()
    await asyncio.gather(telling, at_work, return_exceptions=True)
    assert (bot.inbox.finished, told) == ([], [])


@in_moved_time
async def test_a_mark_and_a_nag_of_one_chat_never_interleave() -> None:
    bot = Bot()
    async with bot.turns.of(ALICE):
        mark = bot.receive(said(5), takes=0)
        await asyncio.sleep(1)
        assert bot.handled == []
    await mark
    assert bot.handled == [(1.0, 5)]


@in_moved_time
async def test_a_nag_begins_after_the_answer_that_is_in_the_making() -> None:
    bot = Bot()
    answer = bot.receive(said(5), takes=0.03)
    await asyncio.sleep(0.01)
    async with bot.outbox.slot(int(BOB), Priority.BULK):
        assert bot.handled == [(0.03, 5)]
    await answer


@in_moved_time
async def test_a_press_that_waits_for_its_group_is_answered_after_a_while_and_handled_in_its_turn() -> None:
    bot, (press, answer) = Bot(), pressed(6, SNOOZE)
    async with bot.turns.of(GROUP):
        waiting = bot.receive(press, takes=0)
        await asyncio.sleep(IMPATIENT - 0.1)
        answer.assert_not_awaited()
        await asyncio.sleep(0.2)
        answer.assert_awaited_once()
        assert answer.await_args is not None
        assert answer.await_args.kwargs["text"] == "This group is busy; one moment."
        await asyncio.sleep(120)
        assert bot.handled == []
    await waiting
    assert [number for _, number in bot.handled] == [6]
    answer.assert_awaited_once()


@in_moved_time
async def test_in_private_every_press_is_answered_by_its_handler() -> None:
    bot, (press, answer) = Bot(), pressed(6, SNOOZE, BOB)
    async with bot.turns.of(BOB):
        waiting = bot.receive(press, takes=0)
        await asyncio.sleep(2 * IMPATIENT)
    await waiting
    answer.assert_not_awaited()


@in_moved_time
async def test_a_press_that_has_its_turn_is_answered_by_its_handler_alone() -> None:
    bot, (press, answer) = Bot(), pressed(6, SNOOZE)
    await bot.receive(press, takes=5)
    answer.assert_not_awaited()


@in_moved_time
async def test_an_answer_that_telegram_refuses_keeps_no_press_from_its_turn() -> None:
    bot, (press, answer) = Bot(), pressed(6, SNOOZE)
    answer.side_effect = BadRequest("Query is too old")
    async with bot.turns.of(GROUP):
        waiting = bot.receive(press, takes=0)
        await asyncio.sleep(200)
    await waiting
    assert bot.inbox.finished == [6]


@in_moved_time
async def test_what_is_shown_in_private_waits_for_no_group() -> None:
    bot, (press, answer) = Bot(), pressed(6, f"{Action.SHOW_ME}:{GROUP}/1/3:")
    async with bot.turns.of(GROUP):
        await bot.receive(press)
    assert bot.handled == [(0.1, 6)]
    answer.assert_not_awaited()
    async with bot.turns.of(BOB):
        waiting = bot.receive(pressed(7, f"{Action.PHOTOS}:{GROUP}/1/3:")[0], takes=0)
        await asyncio.sleep(0.5)
        assert bot.handled == [(0.1, 6)]
    await waiting


@in_moved_time
async def test_what_is_no_update_is_handled_without_the_inbox() -> None:
    bot, seen = Bot(), list[str]()

    async def handler() -> None:
        seen.append("done")

    await bot.order.process_update("an error", handler())
    assert seen == ["done"]
    assert bot.inbox.finished == []


@in_moved_time
async def test_updates_of_nobody_wait_for_nobody() -> None:
    bot = Bot()
    poll = {"id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": True}
    poll |= {"is_anonymous": True, "type": "regular", "allows_multiple_answers": False}
    poll |= {"allows_revoting": False, "members_only": False}
    update = made({"update_id": 5, "poll": poll})
    assert key_of(update) is None
    await asyncio.gather(bot.receive(update), bot.receive(update))
    assert [at for at, _ in bot.handled] == [0.1, 0.1]


def test_an_update_belongs_to_its_chat_else_to_the_person() -> None:
    person = {"id": 42, "is_bot": False, "first_name": "Alice"}
    query = {"id": "1", "from": person, "query": "jane", "offset": ""}
    assert key_of(said(1, -100)) == -100
    assert key_of(made({"update_id": 1, "inline_query": query})) == 42
    assert key_of(pressed(1, SNOOZE)[0]) == GROUP
    assert key_of(pressed(1, "forged")[0]) == GROUP
