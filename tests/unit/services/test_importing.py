"""Importing: one commit for all of a file or none, once however often it is asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain import imports
from domain.column_names import Column
from domain.errors import ImportedAlready, ImportGone, ImportStays, NotAllowed, NothingToImport
from domain.imported_rows import Fault
from domain.imports import Imported
from domain.models import Lead, WorkspaceId
from domain.uploads import Upload
from services import importing, ledger
from storage.base import NotSaved
from tests.unit.services.the_office import ANN, BOB, HOUR, MINUTE, Office

OWN = WorkspaceId(int(ANN))
LIST = b"Name,Phone,Wants\nJane Doe,902-555-0134,a mortgage\nLuis Ortega,902-555-0177,a roof\n"


async def _unheard(_: int, __: int) -> None:
    """Nobody hears how far it is."""


async def _uploads(office: Office, message: int = 7) -> Upload:
    upload = Upload(message, f"file-{message}", "list.csv", cause=1)
    await office.people.own_workspace(await office.person())
    await office.importing.keep(ANN, upload)
    return upload


async def _records(office: Office, upload: Upload, content: bytes = LIST, workspace: WorkspaceId = OWN) -> Imported:
    by = await office.reading()
    sheet = await office.importing.sheet(upload, content, by)
    return await office.importing.record(workspace, await office.person(), upload, sheet, by, _unheard)


async def _leads(office: Office) -> list[Lead]:
    return list(await office.leads.all(OWN, ANN))


async def test_a_preview_says_what_would_be_recorded_and_records_nothing(office: Office) -> None:
    upload, by = await _uploads(office), await office.reading()
    sheet = await office.importing.sheet(upload.choosing(2, Column.NOTE), LIST, by)
    heard: list[tuple[int, int]] = []

    async def told(done: int, total: int) -> None:
        heard.append((done, total))

    shown = await office.importing.preview(OWN, await office.person(), upload, sheet, by, told)
    assert [entry.captured.notes for entry in shown.plan.entries] == ["Wants: a mortgage", "Wants: a roof"]
    assert heard[-1] == (2, 2)
    assert await _leads(office) == []


async def test_all_rows_are_recorded_in_one_commit_and_the_alarm_is_armed(office: Office) -> None:
    done = await _records(office, await _uploads(office))
    leads = await _leads(office)
    assert done.count == 2
    assert [(lead.number, lead.name, lead.version, lead.owner) for lead in leads] == [
        (1, "Jane Doe", 1, ANN), (2, "Luis Ortega", 1, ANN),
    ]  # fmt: skip
    assert office.alarm.wakes_at == leads[0].next_nag_at


async def test_the_same_preview_records_once_also_after_a_restart(office: Office) -> None:
    upload = await _uploads(office)
    await _records(office, upload)
    await office.reopens()
    again = await _records(office, upload)
    assert (again.count, len(again.plan.entries), len(await _leads(office))) == (2, 2, 2)


async def test_leads_that_were_known_before_are_left_out(office: Office) -> None:
    await _records(office, await _uploads(office))
    with pytest.raises(NothingToImport):
        await _records(office, await _uploads(office, message=8))
    done = await _records(office, await _uploads(office, message=10), LIST + b"Tom,902-555-0111,\n")
    assert (done.count, done.plan.count(Fault.KNOWN)) == (1, 2)
    assert [lead.number for lead in await _leads(office)] == [1, 2, 3]
    third = replace(await _uploads(office, message=9), keep_duplicates=True)
    assert (await _records(office, third)).count == 2


async def test_what_can_not_be_saved_is_not_recorded_at_all(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    upload = await _uploads(office)
    with monkeypatch.context() as patch:
        patch.setattr("storage.files.replace", _full)
        with pytest.raises(NotSaved):
            await _records(office, upload)
    assert await _leads(office) == []
    assert (await _records(office, upload)).count == 2


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")


async def test_nobody_imports_into_another_workspace(office: Office) -> None:
    upload = await _uploads(office)
    for workspace in (WorkspaceId(int(BOB)), WorkspaceId(-5)):
        with pytest.raises(NotAllowed):
            await _records(office, upload, workspace=workspace)


async def test_an_import_is_taken_back_within_ten_minutes(office: Office) -> None:
    upload = await _uploads(office)
    await _records(office, upload)
    await office.leads.note((await _leads(office))[0].ref, "called", office.deed())
    person = await office.importing.finish(ANN, upload)
    finished = office.importing.find(person, 7)
    with pytest.raises(ImportedAlready):
        office.importing.open_for_choices(person, 7)
    assert await office.importing.undo(OWN, person, finished) == (1, 1)
    assert [lead.name for lead in await _leads(office)] == ["Jane Doe"]
    undone = await office.importing.keep(ANN, replace(finished, undone=True))
    with pytest.raises(ImportGone):
        office.importing.find(undone, 7)
    office.clock.moves(11 * MINUTE)
    for late in (finished, upload):
        with pytest.raises(ImportStays):
            await office.importing.undo(OWN, person, late)


async def test_a_file_that_was_cancelled_is_remembered_no_more(office: Office) -> None:
    await _uploads(office)
    person = await office.importing.forget(ANN, 7)
    with pytest.raises(ImportGone):
        office.importing.open_for_choices(person, 7)
    assert person.uploads == ()


async def test_what_rows_say_is_remembered_for_the_press_that_follows(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = list[int]()
    entry = imports.Sheet.entry

    def noted(sheet: imports.Sheet, place: int, *by: object) -> object:
        read.append(place)
        return entry(sheet, place, *by)  # type: ignore[arg-type]

    monkeypatch.setattr(imports.Sheet, "entry", noted)
    for message in range(7, 7 + importing.REMEMBERED + 1):
        upload, by = await _uploads(office, message), await office.reading()
        sheet = await office.importing.sheet(upload, LIST, by)
        for _ in range(2):
            await office.importing.preview(OWN, await office.person(), upload, sheet, by, _unheard)
    assert read == [0, 1] * (importing.REMEMBERED + 1)


async def test_many_imported_leads_are_owed_like_a_few(office: Office) -> None:
    names = "".join(f"Person {at},\n" for at in range(ledger.ONE_BY_ONE + 10))
    await _records(office, await _uploads(office), f"Name,Phone\n{names}".encode())
    assert not await office.living_cards.owed(ANN)
    office.clock.moves(72 * HOUR)
    owed = await office.living_cards.owed(ANN)
    assert [lead.number for lead in owed] == list(range(1, ledger.ONE_BY_ONE + 11))
