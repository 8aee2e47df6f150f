"""The process itself: what it refuses, what it survives, and what it keeps to itself."""

from __future__ import annotations

import asyncio
import re
import socket
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sandbox.client import SandboxClient
from sandbox.server import TOKEN, Sandbox
from tests.e2e.story import PATIENCE, ROOT, BotProcess, Salesperson, Story, Town, open_town, running_sandbox

KEY = "a-key-of-this-process-that-no-log-may-show"
OTHER_KEY = "quite-another-key-that-no-log-may-show"
JANE = "/new Jane Doe, 902-555-0134, wants a mortgage, tomorrow 3pm"


@pytest.fixture(scope="module")
def telegram(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a sandbox that one bot after the other joins."""
    with running_sandbox(tmp_path_factory.mktemp("telegram")) as url:
        yield url


async def _records_jane(person: Salesperson) -> None:
    await person.types(JANE)
    await person.sees("Recorded", "Jane Doe")


async def _still_has_jane(person: Salesperson) -> None:
    await person.types("/lead 1")
    await person.sees("Jane Doe", "mortgage", "tomorrow, 3:00 PM")


# Starting


async def test_a_second_process_on_one_folder_refuses_and_the_first_goes_on(story: Story, tmp_path: Path) -> None:
    second = BotProcess(tmp_path, {**story.bot.settings})
    second.starts()
    assert await second.ends() == 1
    assert f"{story.bot.data} is in use by another process" in second.said()
    assert "Traceback" not in second.said()
    await _records_jane(await story.salesperson("Ann"))


async def test_a_wrong_key_or_none_is_refused_and_the_right_one_opens_everything(telegram: str, tmp_path: Path) -> None:
    with open_town(tmp_path, url=telegram, DATA_KEY=KEY) as town:
        async with Story(town) as story:
            ann = await story.salesperson("Ann")
            await _records_jane(ann)
            await town.bot.is_asked_to_end()
            for wrong in ({"DATA_KEY": OTHER_KEY}, {}):
                settings = {"SANDBOX_URL": telegram, "DATA_DIR": str(town.bot.data), **wrong}
                refused = BotProcess(tmp_path / f"refused {len(wrong)}", settings)
                refused.starts()
                assert await refused.ends() == 1
                assert "DATA_KEY" in refused.said()
                assert "Traceback" not in refused.said()
                assert KEY not in refused.said()
                assert OTHER_KEY not in refused.said()
            town.bot.starts()
            await _still_has_jane(ann)
            await town.bot.is_asked_to_end()


async def test_sealed_files_hold_no_plain_text(telegram: str, tmp_path: Path) -> None:
    with open_town(tmp_path, url=telegram, DATA_KEY=KEY) as town:
        async with Story(town) as story:
            ann = await story.salesperson("Antonia")
            await ann.types("/privacy")
            await ann.sees("What I keep", "encrypted")
            await _records_jane(ann)
            await ann.types("/new")
            await ann.sees("Who is it?")
            await ann.types("Omar Haddad")
            await ann.sees("How do you reach")
            kept = _everything_in(town.bot.data)
            await story.bot.restarts()
            await _still_has_jane(ann)
            kept += _everything_in(town.bot.data)
            assert len(kept) > 1000
            for word in (b"Jane", b"9025550134", b"902-555", b"mortgage", b"Omar", b"Antonia"):
                assert word not in kept
            await town.bot.is_asked_to_end()


def _everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


async def test_settings_that_cannot_be_used_are_all_named_at_once(tmp_path: Path) -> None:
    bot = BotProcess(tmp_path, {"BOT_TOKEN": "nonsense", "DEFAULT_TIMEZONE": "Moon/Base", "ADMIN_IDS": "me"})
    bot.starts()
    assert await bot.ends() == 2
    said = bot.said()
    assert all(name in said for name in ("BOT_TOKEN", "DEFAULT_TIMEZONE", "ADMIN_IDS"))
    assert "Traceback" not in said
    assert "nonsense" not in said


async def test_a_token_that_telegram_does_not_know_ends_with_one_clear_line(telegram: str, tmp_path: Path) -> None:
    secret = "AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"
    bot = BotProcess(tmp_path, {"BOT_TOKEN": f"7000000001:{secret}", "BOT_API_URL": telegram})
    bot.starts()
    assert await bot.ends() == 1
    errors = [line for line in bot.said().splitlines() if " ERROR " in line]
    assert len(errors) == 1
    assert "BOT_TOKEN" in errors[0]
    assert "Traceback" not in bot.said()
    assert secret not in bot.said()


async def test_without_telegram_the_bot_waits_says_so_and_serves_when_it_is_there(tmp_path: Path) -> None:
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        port = reserved.getsockname()[1]
    bot = BotProcess(tmp_path, {"BOT_TOKEN": TOKEN, "BOT_API_URL": f"http://127.0.0.1:{port}"})
    bot.starts()
    try:
        await bot.logs("Telegram can't be reached")
        sandbox = Sandbox()
        url = await sandbox.start(port)
        async with SandboxClient(url) as telegram:
            await telegram.types(101, "/start")
            await telegram.sees(101, "Hello, Ann", within=PATIENCE)
        await bot.is_asked_to_end()
        await sandbox.stop()
        assert "Traceback" not in bot.said()
        assert TOKEN not in bot.said()
    finally:
        bot.is_killed()


async def test_a_bot_that_waits_for_telegram_ends_when_asked(tmp_path: Path) -> None:
    bot = BotProcess(tmp_path, {"BOT_TOKEN": TOKEN, "BOT_API_URL": "http://127.0.0.1:9"})
    bot.starts()
    try:
        await bot.logs("Telegram can't be reached")
        await bot.is_asked_to_end(listening=False)
    finally:
        bot.is_killed()


# Telegram's troubles


PASSING = {"429": 2, "5xx": 2, "reset": 1, "timeout": 1}
"""Troubles that pass, and how often in a row an answer gets over them."""


async def _meets(story: Story, person: Salesperson, kind: str, method: str, times: int = 1) -> None:
    await story.telegram.fault(kind, method, times=times, chat_id=person.id, seconds=0.5, retry_after=1)


async def test_an_answer_that_fails_is_sent_again_and_nothing_is_lost(story: Story) -> None:
    async def gets_over(kind: str, times: int) -> None:
        ann = await story.salesperson(f"Ann {kind}")
        await _meets(story, ann, kind, "sendMessage", times)
        await _records_jane(ann)
        await _meets(story, ann, kind, "editMessageText", times)
        await ann.taps("⏰ Snooze")
        await ann.sees("Until when?")
        await _meets(story, ann, kind, "answerCallbackQuery", times)
        await ann.taps("Next week")
        await ann.sees("Jane Doe", "to Mon, Nov 30")
        await _has_one_jane(ann)

    await asyncio.gather(*(gets_over(kind, times) for kind, times in PASSING.items()))


async def _has_one_jane(person: Salesperson) -> None:
    await person.types("/leads")
    board = await person.sees("#1 Jane Doe")
    assert board["text"].count("Jane Doe") == 1


async def test_an_answer_whose_receipt_was_lost_is_repeated_once_at_most(story: Story) -> None:
    async def gets_over(kind: str) -> None:
        ann = await story.salesperson(f"Ann {kind}")
        await _meets(story, ann, kind, "sendMessage")
        await _records_jane(ann)
        await _has_one_jane(ann)
        assert len([one for one in await ann.chat() if one["text"].startswith("Recorded")]) <= 2

    await asyncio.gather(gets_over("reset_after"), gets_over("timeout_after"))


async def test_a_lead_whose_answer_never_got_through_is_kept_and_nagged_about(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _meets(story, ann, "reset", "sendMessage", times=-1)
    await ann.types(JANE)
    await _until_failed(story, ann)
    await story.bot.is_asked_to_end()
    await story.telegram.lifts_faults()
    await story.at("Tue 15:00")
    story.bot.starts()
    await ann.sees("You owe 1 follow-up", "Jane Doe", with_sound=True)
    await _has_one_jane(ann)


async def test_a_nag_that_could_not_be_sent_comes_later(story: Story) -> None:
    people = {kind: await story.salesperson(f"Ann {kind}") for kind in PASSING}
    for kind, ann in people.items():
        await ann.types("/new Jane Doe, today 3pm")
        await ann.sees("Recorded")
        await _meets(story, ann, kind, "sendMessage")
    await story.at("Mon 15:00")
    for ann in people.values():
        await _until_failed(story, ann)
    await story.telegram.move_clock(advance=61)
    for ann in people.values():
        await ann.sees("You owe 1 follow-up", "Jane Doe", with_sound=True)
        await story.is_quiet_for(ann)
        assert len([one for one in await ann.chat() if "You owe" in one["text"]]) == 1


async def _until_failed(story: Story, person: Salesperson) -> None:
    """Wait until a call to this person's chat has met its fault."""

    async def failed() -> bool:
        return any(one["chat_id"] == person.id and one["fault"] for one in await story.telegram.calls())

    await story.until(failed)


async def test_updates_that_could_not_be_fetched_come_later(story: Story) -> None:
    ann = await story.salesperson("Ann")
    for kind, name in zip(PASSING, ("Jane", "Omar", "Maria", "Kim"), strict=True):
        await story.telegram.fault(kind, "getUpdates", seconds=0.5, retry_after=1)
        await ann.types(f"/new {name}, tomorrow 3pm")
        await ann.sees("Recorded", name)
    await ann.types("/leads")
    await ann.sees("#1 Jane", "#2 Omar", "#3 Maria", "#4 Kim")


async def test_updates_that_are_repeated_take_effect_once(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await story.telegram.fault("repeat_updates", "getUpdates", times=-1)
    await _records_jane(ann)
    card = await ann.sees("Jane Doe")
    await ann.types("Has two dogs", reply_to=card["id"])
    await ann.sees("Note added")
    await ann.taps("✅ Followed up", "1 week")
    await ann.taps("⋯ More", "🕑 History")
    history = (await ann.sees("history"))["text"]
    assert [history.count(what) for what in ("recorded", "note added", "followed up –")] == [1, 1, 1]


async def test_another_chat_goes_on_while_one_has_to_wait(story: Story) -> None:
    ann, bob = await story.salesperson("Ann"), await story.salesperson("Bob")
    await story.telegram.fault("429", "sendMessage", times=-1, chat_id=ann.id, retry_after=1)
    await ann.types(JANE)
    await bob.types("/new Omar Haddad, tomorrow 3pm")
    await bob.sees("Recorded", "Omar Haddad")
    assert not any("Recorded" in one["text"] for one in await ann.chat())
    await story.telegram.lifts_faults()
    await ann.sees("Recorded", "Jane Doe")


# People


async def test_a_stranger_hears_one_polite_sentence(telegram: str, tmp_path: Path) -> None:
    async with SandboxClient(telegram) as people:
        friend = (await people.adds_people("Friend", started=True))[0]["id"]
    with open_town(tmp_path, url=telegram, ALLOWED_USERS=str(friend)) as town:
        async with Story(town) as story:
            stranger = await story.salesperson("Stranger", starts=False)
            for text in ("/start", JANE, "/leads"):
                await stranger.types(text)
                await story.is_quiet_for(stranger)
            said = [one["text"] for one in await stranger.chat()]
            assert said == ["This bot is for a closed circle. Ask whoever runs it to let you in."]
            welcome = Salesperson(story, friend, "Friend")
            await _records_jane(welcome)
            await town.bot.is_asked_to_end()


# Damage and mistakes


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda whole: whole[: len(whole) // 2],
    "empty": lambda _: b"",
    "garbage": lambda _: b"\x00\xff" * 200,
    "tampered with": lambda whole: whole[:-40] + whole[-40:][::-1],
}


async def test_a_damaged_file_stops_one_person_alone_and_is_never_touched(telegram: str, tmp_path: Path) -> None:
    async with SandboxClient(telegram) as people:
        boss = (await people.adds_people("Boss", started=True))[0]["id"]
    with open_town(tmp_path, url=telegram, DATA_KEY=KEY, ADMIN_IDS=str(boss)) as town:
        async with Story(town) as story:
            story.trouble_expected = True
            admin, bob = Salesperson(story, boss, "Boss"), await story.salesperson("Bob")
            victims = {await story.salesperson(f"Ann {damage}"): damage for damage in DAMAGES}
            await asyncio.gather(*(_records_jane(person) for person in (bob, *victims)))
            await town.bot.is_asked_to_end()
            files = {ann: town.bot.data / "workspaces" / f"{ann.id}.json" for ann in victims}
            whole = {ann: file.read_bytes() for ann, file in files.items()}
            kept = {ann: DAMAGES[damage](whole[ann]) for ann, damage in victims.items()}
            for ann, file in files.items():
                file.write_bytes(kept[ann])

            town.bot.starts()
            for ann, file in files.items():
                for text in ("/leads", JANE):
                    await ann.types(text)
                    await ann.sees("I can't read your leads at the moment")
                told = await admin.sees("can't be read", file.name, again=True)
                assert "left untouched" in told["text"]
            await _still_has_jane(bob)
            await story.at("Tue 15:00")
            await bob.sees("You owe 1 follow-up", with_sound=True)
            await town.bot.is_asked_to_end()
            assert {ann: file.read_bytes() for ann, file in files.items()} == kept

            for ann, file in files.items():
                file.write_bytes(whole[ann])
            town.bot.starts()
            for ann in victims:
                await ann.types("/lead 1")
                await ann.sees("Jane Doe", "mortgage")
            await town.bot.is_asked_to_end()


async def test_a_mistake_of_ours_gives_an_incident_number_and_everybody_goes_on(telegram: str, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        textwrap.dedent(f"""
        import sys
        sys.path.insert(0, {str(ROOT)!r})
        import handlers
        async def broken(update, context):
            raise RuntimeError("a deliberate mistake")
        handlers.COMMANDS["help"] = broken
        """)
    )
    with open_town(tmp_path, url=telegram, PYTHONPATH=str(tmp_path)) as town:
        async with Story(town) as story:
            story.trouble_expected = True
            ann = await story.salesperson("Ann")
            await ann.types("/help")
            said = (await ann.sees("Something went wrong on my side"))["text"]
            incident = re.search(r"incident (\w+)", said)
            assert incident is not None
            log = town.bot.said()
            assert f"incident {incident[1]}" in log
            assert "a deliberate mistake" in log
            await _records_jane(ann)
            before = len(await ann.chat())
            await town.bot.restarts()
            await _still_has_jane(ann)
            assert len(await ann.chat()) == before + 1
            assert town.bot.said().count("RuntimeError: a deliberate mistake") == 1
            await town.bot.is_asked_to_end()


async def test_sigterm_in_mid_work_ends_in_time_and_the_work_is_done_after_the_start(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await story.telegram.fault("slow", "sendMessage", chat_id=ann.id, seconds=20)
    await ann.types(JANE)
    await _until_received(story)
    await story.bot.is_asked_to_end()
    story.bot.starts()
    await ann.sees("Recorded", "Jane Doe")
    await _has_one_jane(ann)


async def _until_received(story: Story) -> None:
    """Wait until the bot has taken every update."""

    async def taken() -> bool:
        return not (await story.telegram.updates())["pending"]

    await story.until(taken)


async def test_a_life_that_ends_by_itself_is_noticed(town: Town) -> None:
    """The harness itself: a bot that dies is no quiet bot."""
    if not town.bot.runs:
        town.bot.starts()
    await town.bot.listens()
    town.bot.is_killed()
    with pytest.raises(AssertionError, match="ended by itself"):
        await town.bot.is_asked_to_end()
