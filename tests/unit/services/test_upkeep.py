"""Each hour: troubles told once, drafts offered, a backup made once a day."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from domain import conversation as talk
from domain.models import Field
from services.ports import Fate
from storage.base import Unreadable
from tests.unit.services.the_office import ANN, BOB, CHARLIE, DAY, HOUR, MONDAY_10, Office, fills_the_disk


@pytest.fixture
async def damaged(office: Office) -> AsyncIterator[Path]:
    """The file of Ann's leads, cut in the middle while nobody looked; there is a backup of it."""
    await office.records()
    await office.upkeep.each_hour()
    path = office.folder / "workspaces" / f"{int(ANN)}.json"
    whole = path.read_bytes()
    await office.store.close()
    path.write_bytes(whole[: len(whole) // 2])
    office._opens()
    yield path
    path.write_bytes(whole)


def days(office: Office) -> list[str]:
    return sorted(path.name for path in (office.folder / "backups").iterdir())


async def test_a_damaged_file_is_told_of_once_with_its_backup(office: Office, damaged: Path) -> None:
    for _ in range(3):
        await office.upkeep.each_hour()
        office.clock.moves(HOUR)
    ((admin, file, _, backup),) = office.notifier.reports
    assert (admin, file) == (CHARLIE, str(damaged))
    assert backup is not None
    assert MONDAY_10.date().isoformat() in backup


async def test_a_file_that_is_damaged_again_is_told_of_again(office: Office, damaged: Path) -> None:
    cut = damaged.read_bytes()
    await office.upkeep.each_hour()
    damaged.write_bytes((office.folder / "backups" / days(office)[0] / "workspaces" / damaged.name).read_bytes())
    await office.upkeep.each_hour()
    damaged.write_bytes(cut)
    await office.records("John", by=BOB)
    await office.store.close()
    told = office.upkeep._told
    office._opens()
    office.upkeep._told = told
    await office.upkeep.each_hour()
    assert len(office.notifier.reports) == 1, "of the new store, beside the one before"


async def test_a_report_that_did_not_arrive_is_made_again(office: Office, damaged: Path) -> None:
    office.notifier.outcomes = [Fate.LATER]
    for _ in range(3):
        await office.upkeep.each_hour()
    assert len(office.notifier.reports) == 2


async def test_the_other_workspaces_go_on(office: Office, damaged: Path) -> None:
    assert (await office.records(by=BOB)).number == 1


async def test_a_backup_is_made_once_a_day_and_fourteen_are_kept(office: Office) -> None:
    for _ in range(16):
        await office.upkeep.each_hour()
        made = days(office)
        office.clock.moves(HOUR)
        await office.upkeep.each_hour()
        assert days(office) == made
        office.clock.moves(DAY - HOUR)
    assert len(days(office)) == 14
    assert days(office)[-1] == (MONDAY_10 + 15 * DAY).date().isoformat()


async def test_a_draft_is_offered_in_the_hour_in_which_its_time_runs_out(office: Office) -> None:
    conversation = talk.begin(int(ANN), None, office.clock.now(), 1)
    await office.people.ask(ANN, replace(conversation, answers={Field.NAME: "Jane"}))
    for _ in range(30):
        await office.upkeep.each_hour()
        office.clock.moves(HOUR)
    assert [each.kind for each in office.notifier.sent] == ["draft"]


async def test_without_room_there_is_no_backup_and_no_end(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        patched.setattr(office.store._backups, "make", full)  # type: ignore[attr-defined]
        await office.upkeep.each_hour()
    assert not (office.folder / "backups").exists()
    await office.upkeep.each_hour()
    assert len(days(office)) == 1


async def test_a_draft_that_can_not_be_put_aside_is_not_offered(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = talk.begin(int(ANN), None, office.clock.now(), 1)
    await office.people.ask(ANN, replace(conversation, answers={Field.NAME: "Jane"}))
    office.clock.moves(DAY + HOUR)
    makes_room = fills_the_disk(monkeypatch)
    for _ in range(3):
        await office.upkeep.each_hour()
    assert office.notifier.sent == [], "it would be offered again and again"
    makes_room()
    await office.upkeep.each_hour()
    assert (await office.person()).conversations[0].overdue
    assert len(days(office)) == 1


async def test_trouble_on_the_wire_is_told_to_the_admins_at_once(office: Office) -> None:
    office.upkeep.hear_of("12 updates were set aside")
    await asyncio.gather(*office.upkeep._telling)
    assert office.notifier.told == [(CHARLIE, "12 updates were set aside")]


async def test_whatever_fails_a_backup_is_made(
    office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def breaks() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(office.drafts, "offer", breaks)
    monkeypatch.setattr(office.members, "look_around", breaks)
    await office.upkeep.each_hour()
    assert len(days(office)) == 1
    assert caplog.text.count("it is tried again in an hour") == 2


async def test_the_backup_waits_for_nothing_that_is_told(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    there: list[int] = []

    async def looks() -> list[Unreadable]:
        there.append(len(days(office)))
        return []

    monkeypatch.setattr(office.store, "unreadable", looks)
    await office.upkeep.each_hour()
    assert there == [1]
