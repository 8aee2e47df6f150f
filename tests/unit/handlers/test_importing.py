"""Importing a file, as Telegram carries it: sent, looked at, changed, recorded, taken back."""

from __future__ import annotations

import pytest

from domain.models import Lead, PersonId, WorkspaceId
from sandbox.client import ANN, BOB
from tests.unit.handlers.conftest import Desk, labels
from tests.unit.services.the_office import HOUR

LIST = b"Name,Phone,Wants\nJane Doe,902-555-0134,a mortgage\nLuis Ortega,902-555-0177,a roof\n"


async def sends(desk: Desk, content: bytes = LIST, name: str = "list.csv", *, person: int = ANN) -> str:
    """Somebody sends a file; returns what the bot shows last."""
    await desk.telegram.sends_document(person, name, content, mime="")
    await desk.sees_to_updates()
    return (await desk.texts(person))[-1]


async def leads(desk: Desk, person: int = ANN) -> list[Lead]:
    return list(await desk.office.leads.all(WorkspaceId(person), PersonId(person)))


@pytest.fixture(autouse=True)
async def started(desk: Desk) -> None:
    for person in (ANN, BOB):
        await desk.types("/start", person)


async def test_the_command_says_what_to_send(desk: Desk) -> None:
    (said,) = await desk.types("/import")
    assert said.startswith("Send me a file of leads")


async def test_a_file_is_shown_and_recorded_at_a_press_once(desk: Desk) -> None:
    assert (await sends(desk)).startswith("list.csv, 2 rows\n2 new leads")
    assert await leads(desk) == []
    await desk.presses("✅ Import 2 leads")
    assert (await desk.texts())[-1].startswith("2 leads are recorded.")
    await desk.forges("Ii::")
    assert [lead.name for lead in await leads(desk)] == ["Jane Doe", "Luis Ortega"]


async def test_in_three_days_counts_from_the_day_on_which_the_file_came(desk: Desk) -> None:
    came = desk.office.clock.now()
    await sends(desk, b"Name,Follow up\nJane Doe,in 72 hours\n")
    desk.office.clock.moves(26 * HOUR)
    await desk.presses("First row is a heading: yes")
    await desk.presses("First row is a heading: no")
    await desk.presses("✅ Import 1 lead")
    assert [lead.due_at for lead in await leads(desk)] == [came + 72 * HOUR]


async def test_the_first_row_is_a_heading_or_a_lead_as_is_said(desk: Desk) -> None:
    await sends(desk)
    await desk.presses("First row is a heading: yes")
    assert "3 rows\n" in (await desk.texts())[-1]
    await desk.presses("First row is a heading: no")
    assert "2 rows\n" in (await desk.texts())[-1]


async def test_dates_are_turned_round_and_back(desk: Desk) -> None:
    await sends(desk, b"Name,Created\nJane Doe,05/03/2025\nTom Young,31/31/2026\n")
    assert "05/03/2025 is March 5" in (await desk.texts())[-1]
    for label, said in (("📅 Read dates as month/day", "May 3"), ("📅 Read dates as day/month", "March 5")):
        await desk.presses(label)
        assert f"05/03/2025 is {said}" in (await desk.texts())[-1]
    await desk.presses("📅 Read dates as month/day")
    await desk.presses("✅ Import 2 leads")
    jane, tom = await leads(desk)
    assert f"{jane.created_at:%m-%d}" == "05-03"
    assert [note.text for note in tom.notes] == ["Created: 31/31/2026"]


async def test_a_single_row_can_not_be_made_a_heading(desk: Desk) -> None:
    await sends(desk, b"Tom Young,902-555-0111\n")
    assert not [label for label in labels((await desk.messages())[-1]) if "heading" in label]
    before = (await desk.messages())[-1]["id"]
    await desk.forges("Ih::yes")
    assert (await desk.texts())[-1].startswith("There is nothing in that file")
    await desk.presses("✅ Import 1 lead")
    assert next(one for one in await desk.messages() if one["id"] == before)["text"].startswith("1 lead is recorded.")


async def test_columns_are_changed_one_by_one(desk: Desk) -> None:
    await sends(desk)
    for label in ("✏️ Columns", "Wants → Wants", "Leave out", "‹ Back"):
        await desk.presses(label)
    assert "Left out: Wants" in (await desk.texts())[-1]


async def test_a_column_that_nothing_tells_of_is_asked_about(desk: Desk) -> None:
    await sends(desk, "Imię,Telefon,Zainteresowanie\nŁukasz Żak,+48 512 345 678,dach\n".encode())
    assert "I don't know what this column holds" in (await desk.texts())[-1]
    for label in ("❔ Zainteresowanie", "Wants", "‹ Back"):
        await desk.presses(label)
    assert "I don't know" not in (await desk.texts())[-1]
    await desk.presses("✅ Import 1 lead")
    assert [lead.need for lead in await leads(desk)] == ["dach"]


async def test_who_is_known_already_may_be_recorded_again(desk: Desk) -> None:
    await desk.types("/new Jane Doe, 902-555-0134, tomorrow 3pm")
    assert "1 known already: left out" in await sends(desk)
    await desk.presses("Duplicates: left out")
    await desk.presses("✅ Import 2 leads")
    assert len(await leads(desk)) == 3


@pytest.mark.parametrize("data", ["If::0/nonsense", "If::x/name", "Io::99", "Ic::-1"])
async def test_a_forged_choice_is_refused_and_the_file_stays(desk: Desk, data: str) -> None:
    await sends(desk)
    await desk.forges(data)
    await desk.presses("✅ Import 2 leads")
    assert len(await leads(desk)) == 2


async def test_nobody_presses_on_the_file_of_somebody_else(desk: Desk) -> None:
    await sends(desk)
    await desk.forges("Ii::", BOB)
    assert await leads(desk, BOB) == []
    assert await leads(desk) == []


async def test_cancel_takes_the_preview_away(desk: Desk) -> None:
    await sends(desk)
    before = len(await desk.messages())
    assert "recorded nothing" in (await desk.presses("Cancel"))["text"]
    assert len(await desk.messages()) == before - 1


async def test_an_import_is_taken_back(desk: Desk) -> None:
    await sends(desk)
    await desk.presses("✅ Import 2 leads")
    await desk.presses("↩️ Undo import")
    assert (await desk.texts())[-1] == "Undone: 2 leads are gone again."
    assert await leads(desk) == []


async def test_what_is_not_recorded_comes_back_as_a_file(desk: Desk) -> None:
    await sends(desk, LIST + b"Luis,902-555-0177,again\n")
    await desk.presses("✅ Import 2 leads")
    returned = (await desk.messages())[-1]
    assert returned["file"]["name"] == "list – not recorded.csv"
    assert b"Twice in the file: Luis Ortega" in await desk.telegram.file(returned)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("list.xlsx", b"PK\x03\x04", "That is a spreadsheet."),
        ("list.csv", b"PK\x03\x04 xl/workbook.xml", "That is a spreadsheet."),
        ("list.pdf", b"%PDF-1.7", "That is a document, and I can't read the people in it."),
        ("list.zip", b"PK\x03\x04", "That is an archive with other files in it."),
        ("list.csv", b"PK\x03\x04", "That is an archive with other files in it."),
        ("song.mp3", b"ID3", "I can't read leads in that."),
        ("work.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "That is a calendar, and I record people."),
        ("list.csv", b"Name,Phone\n", "There is nothing in that file"),
    ],
)
async def test_another_file_gets_a_sentence_and_leaves_nothing_behind(
    desk: Desk, name: str, content: bytes, sentence: str
) -> None:
    assert (await sends(desk, content, name)).startswith(sentence)
    assert (await desk.office.person(PersonId(ANN))).uploads == ()


async def test_who_is_forgotten_leaves_no_rows_in_memory(desk: Desk) -> None:
    await sends(desk)
    await desk.types("/forget")
    await desk.presses("🗑 Yes, erase everything")
    assert not desk.office.importing._read._rows
