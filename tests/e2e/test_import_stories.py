"""Importing a file: looked at before, recorded whole or not at all, and what is faulty comes back with its reason."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.e2e.story import Salesperson, Story

EXPORTS = Path(__file__).parents[1] / "exports"
LIST = b"Name,Phone,Wants\nJane Doe,902-555-0134,a mortgage\nLuis Ortega,902-555-0177,a roof\n"


async def _sends(person: Salesperson, name: str, content: bytes, mime: str = "") -> int:
    """Send a file; gives the id of the message that shows it."""
    await person.looks_up()
    await person._telegram.sends_document(person.id, name, content, mime=mime)
    shown = await person.sees(name if len(name) < 40 else "")
    return int(shown["id"])


async def _table(person: Salesperson) -> list[list[str]]:
    """The rows of the newest file that the bot has sent."""
    message = next(one for one in reversed(await person.chat()) if one["kind"] == "document")
    content = await person._telegram.file(message)
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


async def _there_is_no(person: Salesperson, number: int) -> None:
    await person.types(f"/lead {number}")
    await person.sees(f"There is no lead #{number} here")


async def test_the_command_says_what_to_send(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("/import")
    await ann.sees("Send me a file of leads", "HubSpot", "vCard")


async def test_an_export_of_hubspot_is_looked_at_and_then_recorded(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.lives_in("America/Halifax")
    preview = await _sends(ann, "hubspot.csv", (EXPORTS / "hubspot.csv").read_bytes())
    await ann.sees(
        "hubspot.csv, 9 rows",
        "8 new leads",
        "1 without a name, a contact or a need",
        "1. Jane Doe · (902) 555-0134 · jane.doe@example.com · Website · $350,000",
        "Phone: Phone Number, Mobile Phone Number",
        "Kept as notes: Record ID",
        "7 leads have no day for their follow-up: I remind you tomorrow",
        "1 is closed already",
        without="First name: First Name",
        again=True,
    )
    await _there_is_no(ann, 1)
    await ann.taps("✅ Import 8 leads", on=preview)
    await ann.sees("8 leads are recorded", again=True)
    await ann.types("/lead 1")
    await ann.sees("Jane Doe", "$350,000", "Website (Organic Search)", "Wants a mortgage, soon", "Follow up tomorrow")
    await ann.types("/lead 4")
    await ann.sees("Mark Wilson", "Closed: ", "8,200")


async def test_the_rows_that_are_not_recorded_come_back_with_the_reason(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.types("/new Jane Doe, +1 902-555-0134, tomorrow 3pm")
    await ann.sees("Recorded.")
    rows = LIST + b'=Luis,902 555 0177,again\n,,\n,12,\nTom,,"a, b"\n'
    await _sends(ann, "list.csv", rows)
    await ann.sees("2 new leads", "1 known already", "1 twice in the file", "1 without a name", again=True)
    await ann.taps("✅ Import 2 leads")
    await ann.sees("These 2 rows are not recorded")
    assert await _table(ann) == [
        ["Reason", "Name", "Phone", "Wants"],
        ["Twice in the file: Luis Ortega", "'=Luis", "902 555 0177", "again"],
        ["No name, and the contact can't be read", "", "12", ""],
    ]


async def test_dates_that_can_be_read_either_way_are_shown_and_turned_round(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.lives_in("America/Halifax")
    preview = await _sends(ann, "list.csv", b"Name,Created\nJane Doe,05/03/2026\nTom Young,31/31/2026\n")
    await ann.sees("Dates are read as day/month: 05/03/2026 is March 5", "“31/31/2026”", again=True)
    await ann.taps("📅 Read dates as month/day", on=preview)
    await ann.sees("Dates are read as month/day: 05/03/2026 is May 3", "“31/31/2026”", again=True)
    await ann.taps("✅ Import 2 leads", on=preview)
    await ann.sees("2 leads are recorded", again=True)
    await ann.types("/lead 2")
    await ann.sees("Tom Young", "31/31/2026")


async def test_a_column_with_a_name_in_another_language_is_asked_about(story: Story) -> None:
    ann = await story.salesperson("Ann")
    rows = "Imię,Telefon,Źródło,Zainteresowanie\nŁukasz Żak,+48 512 345 678,Facebook,dach\n"
    preview = await _sends(ann, "list.csv", rows.encode())
    await ann.sees("I don't know what these columns hold", "Źródło, Zainteresowanie", again=True)
    await ann.taps("❔ Źródło", "Source", "Zainteresowanie → Note", "Wants", "‹ Back", on=preview)
    await ann.sees("1 new lead", "Source: Źródło", without="I don't know", again=True)
    await ann.taps("✅ Import 1 lead", on=preview)
    await ann.sees("1 lead is recorded", again=True)
    await ann.types("/lead 1")
    await ann.sees("Łukasz Żak", "dach", "Facebook")


async def test_duplicates_may_be_recorded_all_the_same(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _sends(ann, "list.csv", LIST + b"Luis again,902-555-0177,\n")
    await ann.taps("Duplicates: left out")
    await ann.sees("3 new leads", without="twice in the file")
    await ann.taps("Duplicates: recorded")
    await ann.sees("2 new leads", "1 twice in the file")
    await ann.taps("Duplicates: left out", "✅ Import 3 leads")
    await ann.sees("3 leads are recorded", again=True)


async def test_a_column_is_changed_and_the_preview_shows_it(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _sends(ann, "list.csv", LIST.replace(b"Wants", b"Zweck"))
    await ann.sees("I keep it as a note: Zweck", again=True)
    await ann.taps("✏️ Columns", "Zweck → Note")
    await ann.sees("what does this column hold?", "a mortgage · a roof")
    await ann.taps("Wants")
    await ann.sees("What does each column hold?")
    await ann.finds("Zweck → Wants")
    await ann.taps("Phone → Phone", "Leave out", "‹ Back")
    await ann.sees("1. Jane Doe · a mortgage", "Wants: Zweck", "Left out: Phone")
    await ann.taps("✅ Import 2 leads")
    await ann.sees("2 leads are recorded", again=True)
    await ann.types("/lead 1")
    await ann.sees("Jane Doe", "Wants a mortgage", without="555")


async def test_a_heading_in_another_language_is_no_lead_and_can_be_made_one(story: Story) -> None:
    ann = await story.salesperson("Ann")
    rows = "Kto,Numer,Następny kontakt\nJan Nowak,+48 601 234 567,soon-ish\nEwa Lis,+48 601 234 568,2031-12-01\n"
    preview = await _sends(ann, "lista.csv", rows.encode())
    await ann.sees("2 new leads", "1. Jan Nowak · +48 601 234 567", "Phone: Numer", again=True)
    await ann.taps("First row is a heading: yes")
    await ann.sees("3 new leads", "1. Kto")
    await ann.taps("First row is a heading: no")
    await ann.sees("2 new leads", "1. Jan Nowak")
    await ann.taps("✏️ Columns", "Następny kontakt → Note", "Follow-up", "‹ Back", on=preview)
    await ann.sees("1 value doesn't fit its column", "row 2, Następny kontakt: “soon-ish”")
    await ann.taps("✅ Import 2 leads", on=preview)
    await ann.sees("2 leads are recorded", again=True)


async def test_a_restart_between_the_preview_and_the_press_changes_nothing(story: Story) -> None:
    ann = await story.salesperson("Ann")
    preview = await _sends(ann, "list.csv", LIST.replace(b"Wants", b"Zweck"))
    await ann.taps("✏️ Columns", "Zweck → Note", "Wants", "‹ Back")
    await ann.sees("Wants: Zweck")
    await story.bot.restarts()
    await story.bot.listens()
    await ann.taps("✅ Import 2 leads", on=preview)
    await ann.sees("2 leads are recorded", again=True)
    await ann.types("/lead 2")
    await ann.sees("Luis Ortega", "Wants a roof")


async def test_a_double_press_imports_once(story: Story) -> None:
    ann = await story.salesperson("Ann")
    preview = await _sends(ann, "list.csv", LIST)
    _, data = await ann.finds("✅ Import 2 leads", on=preview)
    for _ in range(2):
        await ann._telegram.acts(ann.id, "press", message=preview, data=data, forge=True)
    await ann.sees("2 leads are recorded", again=True)
    assert "imported already" in await ann.presses(preview, data, forged=True)
    await _there_is_no(ann, 3)


async def test_an_import_is_taken_back_but_for_what_was_worked_on(story: Story) -> None:
    ann = await story.salesperson("Ann")
    preview = await _sends(ann, "list.csv", LIST)
    await ann.taps("✅ Import 2 leads")
    await ann.sees("2 leads are recorded", again=True)
    await ann.types("/lead 1")
    await ann.taps("❌ Lost")
    await story.passes(minutes=9)
    await ann.taps("↩️ Undo import", on=preview)
    await ann.sees("1 lead is gone again", "1 stays, because you have worked on it since")
    await _there_is_no(ann, 2)


async def test_an_import_stays_after_ten_minutes(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await _sends(ann, "list.csv", LIST)
    await ann.taps("✅ Import 2 leads")
    await ann.sees("2 leads are recorded", again=True)
    await story.passes(minutes=11)
    await ann.taps("↩️ Undo import")
    await ann.sees("Undo works for ten minutes")
    await ann.types("/lead 1")
    await ann.sees("Jane Doe")


async def test_several_contacts_in_a_vcard_are_recorded_without_columns(story: Story) -> None:
    ann = await story.salesperson("Ann")
    cards = "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nTEL;TYPE=CELL:+1 902-555-01{at}\r\nEND:VCARD\r\n"
        for at, name in enumerate(("Jane Doe", "Chloé Martin", "Иван Петров"), start=34)
    )
    await _sends(ann, "contacts.vcf", cards.encode(), "text/vcard")
    preview = await ann.sees("3 new leads", "2. Chloé Martin", again=True)
    assert "✏️ Columns" not in [key["text"] for row in preview["keyboard"] for key in row]
    await ann.taps("✅ Import 3 leads")
    await ann.sees("3 leads are recorded", again=True)
    await ann.types("/lead 3")
    await ann.sees("Иван Петров", "902-555-0136")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("list.xlsx", b"PK\x03\x04 xl/workbook.xml and so on", "That is a spreadsheet. Save it as CSV"),
        ("list.csv", b"PK\x03\x04 xl/workbook.xml and so on", "That is a spreadsheet. Save it as CSV"),
        ("list.pdf", b"%PDF-1.7", "That is a document"),
        ("list.zip", b"PK\x03\x04", "Unpack it"),
        ("work.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "That is a calendar, and I record people"),
        ("list.csv", bytes(range(256)) * 20, "I can't read leads in that"),
        ("list.csv", b"Name,Phone\n", "There is nothing in that file"),
        ("list.csv", b"Name\n" + b"Jane\n" * 20_001, "more than 20,000 rows"),
        ("letter.txt", b"Dear Ann\nthanks for the call\n", "I can't read leads in that"),
    ],
)
async def test_a_wrong_file_gets_a_sentence(story: Story, name: str, content: bytes, sentence: str) -> None:
    ann = await story.salesperson("Ann")
    await ann.looks_up()
    await ann._telegram.sends_document(ann.id, name, content, mime="application/pdf" if "pdf" in name else "")
    await ann.sees(sentence)
    assert not [one for one in await ann.chat() if "Reading" in one["text"]]


async def test_an_import_may_be_cancelled(story: Story) -> None:
    ann = await story.salesperson("Ann")
    preview = await _sends(ann, "list.csv", LIST)
    assert "recorded nothing" in await ann.taps("Cancel", on=preview)
    await story.is_quiet_for(ann)
    assert preview not in [one["id"] for one in await ann.chat()]


async def test_a_file_that_telegram_does_not_give_can_be_tried_again(story: Story) -> None:
    ann = await story.salesperson("Ann")
    preview = await _sends(ann, "list.csv", LIST)
    await story.telegram.fault("400", "getFile", description="Bad Request: wrong file_id")
    assert "Try again in a minute" in await ann.taps("✅ Import 2 leads", on=preview) or await ann.sees(
        "Try again in a minute", again=True
    )
    await ann.taps("✅ Import 2 leads", on=preview)
    await ann.sees("2 leads are recorded", again=True)


@pytest.mark.parametrize("data", ["If::0/nonsense", "If::x/name", "Io::99", "Ic::-1"])
async def test_a_forged_choice_of_columns_is_refused(story: Story, data: str) -> None:
    ann = await story.salesperson("Ann")
    preview = await _sends(ann, "list.csv", LIST)
    said = await ann.presses(preview, data, forged=True)
    assert "I don't know that button" in said or await ann.sees("I don't know that button", again=True)


async def test_the_buttons_of_a_file_that_is_forgotten_say_so(story: Story) -> None:
    ann = await story.salesperson("Ann")
    first = await _sends(ann, "first.csv", LIST)
    for at in range(5):
        await _sends(ann, f"list-{at}.csv", LIST)
    assert "Send it once more" in await ann.taps("✅ Import 2 leads", on=first)


async def test_a_picture_sent_as_a_file_is_read_by_its_caption(story: Story) -> None:
    ann = await story.salesperson("Ann")
    await ann.looks_up()
    caption = "Jane Doe, wants a mortgage"
    await ann._telegram.sends_document(ann.id, "card.png", b"\x89PNG", caption=caption, mime="image/png")
    await ann.sees("Record this as a lead?", "Jane Doe")
