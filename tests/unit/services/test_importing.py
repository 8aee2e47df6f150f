"""Importing: one commit for all of a file or none, once however often it is asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from domain import imports
from domain.answers import Reading
from domain.capture import Captured
from domain.column_names import Column
from domain.errors import AdminsOnly, ImportedAlready, ImportGone, ImportStays, NotAllowed, NothingToImport
from domain.imported_rows import Entry, Fault, Rejected
from domain.imports import Imported
from domain.models import Assist, AssistKind, Lead, LeadRef, LostReason, WorkspaceId
from domain.money import Money
from domain.uploads import Upload
from services import importing, ledger, read_rows
from storage.base import NotSaved
from storage.units import TinyWork
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
    shown = await office.importing.preview(OWN, await office.person(), upload, sheet, by, _unheard)
    assert [entry.captured.notes for entry in shown.plan.entries] == ["Wants: a mortgage", "Wants: a roof"]
    assert await _leads(office) == []


async def test_how_far_a_file_is_read_is_told_once_a_second_and_not_at_its_end(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = imports.Sheet.entry

    def slowly(sheet: imports.Sheet, place: int, by: Reading) -> Entry | Rejected:
        office.clock.moves(0.6 * importing.PAUSE / importing.AT_ONCE)
        return entry(sheet, place, by)

    heard: list[tuple[int, int]] = []

    async def told(done: int, total: int) -> None:
        heard.append((done, total))

    monkeypatch.setattr(imports.Sheet, "entry", slowly)
    upload, by = await _uploads(office), await office.reading()
    names = "".join(f"Person {at},\n" for at in range(4 * importing.AT_ONCE))
    sheet = await office.importing.sheet(upload, f"Name,Phone\n{names}".encode(), by)
    await office.importing.preview(OWN, await office.person(), upload, sheet, by, told)
    assert heard == [(2 * importing.AT_ONCE, 4 * importing.AT_ONCE)]


@pytest.mark.parametrize("restarts", [False, True])
async def test_tomorrow_counts_from_when_the_file_was_sent(office: Office, restarts: bool) -> None:
    upload = replace(await _uploads(office), sent_at=office.clock.now())
    content = b"Name,Follow up\nJane Doe,in 3 days\n"
    by = await office.reading()
    sheet = await office.importing.sheet(upload, content, by)
    shown = await office.importing.preview(OWN, await office.person(), upload, sheet, by, _unheard)
    office.clock.moves(26 * HOUR)
    if restarts:
        await office.reopens()
    await _records(office, upload, content)
    assert [lead.due_at for lead in await _leads(office)] == [moment and moment.at for moment in shown.due]


async def test_a_file_that_is_sent_again_on_another_day_is_read_anew(office: Office) -> None:
    content = b"Name,Follow up\nJane Doe,in 3 days\n"
    by = await office.reading()
    upload = await _uploads(office)
    dues = []
    for sent_at in (by.now, by.now + 24 * HOUR):
        again = replace(upload, sent_at=sent_at)
        sheet = await office.importing.sheet(again, content, by)
        shown = await office.importing.preview(OWN, await office.person(), again, sheet, by, _unheard)
        dues.append(shown.plan.entries[0])
    assert dues[0] != dues[1]


async def test_into_a_teams_book_only_admins_bring_a_file(office: Office) -> None:
    team, upload = await office.has_team(ANN, admins=[BOB]), await _uploads(office)
    with pytest.raises(AdminsOnly):
        await _records(office, upload, workspace=team)
    assert await office.leads.all(team, BOB) == []


async def test_all_rows_are_recorded_in_one_commit(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[int] = []
    commit = TinyWork.commit

    async def counted(work: TinyWork) -> None:
        await commit(work)
        kept.append(len(await work.leads.all()))

    upload, by = await _uploads(office), await office.reading()
    sheet = await office.importing.sheet(upload, LIST, by)
    monkeypatch.setattr(TinyWork, "commit", counted)
    await office.importing.record(OWN, await office.person(), upload, sheet, by, _unheard)
    assert kept == [2]


async def test_all_rows_are_recorded_and_the_alarm_is_armed(office: Office) -> None:
    done = await _records(office, await _uploads(office))
    leads = await _leads(office)
    assert done.count == 2
    assert [(lead.number, lead.name, lead.version, lead.owner) for lead in leads] == [
        (1, "Jane Doe", 1, ANN), (2, "Luis Ortega", 1, ANN),
    ]  # fmt: skip
    assert leads[0].next_nag_at in office.alarm.armed


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


async def test_an_import_can_be_taken_back_after_the_bots_own_nags(office: Office) -> None:
    upload = await _uploads(office)
    await _records(office, upload, b"Name,Phone,Due\nJane Doe,902-555-0134,in 5 minutes\n")
    person = await office.importing.finish(ANN, upload)
    office.clock.moves(6 * MINUTE)
    await office.rings()
    (lead,) = await _leads(office)
    assert (lead.nags, lead.version > 1) == (1, True)
    assert await office.importing.undo(OWN, person, office.importing.find(person, 7)) == (1, 0)


async def test_an_import_can_be_taken_back_after_its_hours_were_kept_for_a_clock_chosen_since(office: Office) -> None:
    await _records(office, await _uploads(office), b"Name,Phone,Due\nJane Doe,902-555-0134,tomorrow 3pm\n")
    await office.importing.finish(ANN, office.importing.find(await office.person(), 7))
    (before,) = await _leads(office)
    person = await office.habits.set_zone(ANN, ZoneInfo("Europe/Berlin"))
    (lead,) = await _leads(office)
    assert lead.due_at != before.due_at
    assert await office.importing.undo(OWN, person, office.importing.find(person, 7)) == (1, 0)


ENDED = b"""Name,Phone,Status,Worth,Due
Jane Doe,902-555-0134,won,5000,2027-06-01
Luis Ortega,902-555-0177,lost,,
Tom Young,902-555-0111,,,
"""
JANE, LUIS, TOM = (LeadRef(OWN, number) for number in (1, 2, 3))


@pytest.mark.parametrize(
    ("says", "stays"),
    [
        (lambda office: office.leads.set_won(JANE, Money(Decimal(4200), "CAD"), office.deed()), JANE),
        (lambda office: office.leads.set_won(JANE, None, office.deed()), JANE),
        (lambda office: office.leads.add_assist(JANE, Assist(AssistKind.PERSON, "Bob"), office.deed()), JANE),
        (lambda office: office.leads.rest(JANE, office.deed()), JANE),
        (lambda office: office.leads.set_reason(LUIS, LostReason.PRICE, office.deed()), LUIS),
        (lambda office: office.leads.set_reason(LUIS, LostReason.OTHER, office.deed(), "moved away"), LUIS),
        (lambda office: office.merging.tell_apart(TOM, 1, ANN), TOM),
        (lambda office: office.referrals.refer(TOM, Captured(name="Zoe"), office.moment(HOUR), office.deed()), TOM),
    ],
    ids=["won", "won for nothing", "assist", "rest", "reason", "reason in words", "told apart", "referral"],
)
async def test_what_was_said_of_a_lead_since_is_not_erased_with_its_import(
    office: Office, says: Callable[[Office], Awaitable[Lead]], stays: LeadRef
) -> None:
    await _records(office, await _uploads(office), ENDED)
    said = await says(office)
    person = await office.importing.finish(ANN, office.importing.find(await office.person(), 7))
    assert await office.importing.undo(OWN, person, office.importing.find(person, 7)) == (2, 1)
    left = await _leads(office)
    assert [lead.ref for lead in left if lead.number <= TOM.number] == [stays]
    assert said.ref in {lead.ref for lead in left}


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
    for message in range(7, 7 + read_rows.REMEMBERED + 1):
        upload, by = await _uploads(office, message), await office.reading()
        sheet = await office.importing.sheet(upload, LIST, by)
        for _ in range(2):
            await office.importing.preview(OWN, await office.person(), upload, sheet, by, _unheard)
    assert read == [0, 1] * (read_rows.REMEMBERED + 1)


async def _previews(office: Office, message: int = 7) -> Upload:
    upload, by = await _uploads(office, message), await office.reading()
    sheet = await office.importing.sheet(upload, LIST, by)
    await office.importing.preview(OWN, await office.person(), upload, sheet, by, _unheard)
    assert office.importing._read._rows
    return upload


@pytest.mark.parametrize(
    "ends",
    [
        lambda office, upload: office.importing.finish(ANN, upload),
        lambda office, _: office.importing.forget(ANN, 7),
    ],
    ids=["recorded", "cancelled"],
)
async def test_what_rows_said_is_let_go_when_the_file_is_done_with(
    office: Office, ends: Callable[[Office, Upload], Awaitable[object]]
) -> None:
    await ends(office, await _previews(office))
    assert not office.importing._read._rows


async def test_what_rows_said_is_let_go_of_one_person_alone(office: Office) -> None:
    await _previews(office)
    office.importing.let_go(BOB)
    assert office.importing._read._rows
    office.importing.let_go(ANN)
    assert not office.importing._read._rows


async def test_what_rows_said_is_let_go_after_a_while(office: Office) -> None:
    await _previews(office)
    (first,) = office.importing._read._ends.values()
    office.importing.let_go(ANN)
    assert first.cancelled(), "or it would end what is read again"
    await _previews(office)
    (second,) = office.importing._read._ends.values()
    assert second.when() > asyncio.get_running_loop().time()
    second._run()
    assert not office.importing._read._rows


async def test_many_imported_leads_are_owed_like_a_few(office: Office) -> None:
    names = "".join(f"Person {at},\n" for at in range(ledger.ONE_BY_ONE + 10))
    await _records(office, await _uploads(office), f"Name,Phone\n{names}".encode())
    assert not await office.living_cards.owed(ANN)
    office.clock.moves(72 * HOUR)
    owed = await office.living_cards.owed(ANN)
    assert [lead.number for lead in owed] == list(range(1, ledger.ONE_BY_ONE + 11))
