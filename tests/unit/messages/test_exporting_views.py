"""Taking along and being forgotten, as people read it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.exports import File, Format
from domain.homecoming import Preview
from messages import exporting
from messages.callbacks import Action, unpack
from tests.unit.messages.the_screen import DAY, NOW, READER, shown


def test_three_files_are_offered_in_words_that_say_what_each_is_for() -> None:
    view = shown(exporting.form(READER))
    assert view.labels == ["📄 CSV", "📦 JSON", "📅 Calendar"]
    assert [unpack(data).argument for data in view.data] == ["csv", "json", "ics"]
    assert "Send me that file, and I bring it all back." in view.text


def test_on_the_way_to_being_forgotten_there_is_a_way_back_to_it() -> None:
    view = shown(exporting.form(READER, before_forgetting=True))
    assert view.labels[-1] == "‹ Back"
    assert unpack(view.data[-1]).action is Action.FORGET


@pytest.mark.parametrize(
    ("kind", "count", "said"),
    [
        (Format.CSV, 1, "1 lead. Times are by your clock."),
        (Format.CSV, 10_000, "10,000 leads. Times are by your clock."),
        (Format.JSON, 1, "1 lead with its history. Send me this file when you want it back."),
        (Format.JSON, 2, "2 leads with their history. Send me this file when you want it back."),
        (Format.CALENDAR, 1, "1 follow-up. Open the file to add them to your calendar."),
        (Format.CALENDAR, 3, "3 follow-ups. Open the file to add them to your calendar."),
    ],
)
def test_a_file_says_what_it_holds(kind: Format, count: int, said: str) -> None:
    assert exporting.caption(kind, File("name", b"", count), READER) == said


FOUND = Preview(NOW - DAY, 12, 0, as_it_was=True)


@pytest.mark.parametrize(
    ("found", "text", "labels"),
    [
        (
            FOUND,
            "This file holds 12 leads from yesterday, 10:00 am."
            " Your book is empty, so they come back as they were, under their old numbers.",
            ["📥 Bring them in", "No"],
        ),
        (
            replace(FOUND, new=1),
            "This file holds 1 lead from yesterday, 10:00 am. Your book is empty, so it comes back as it was.",
            ["📥 Bring it in", "No"],
        ),
        (
            replace(FOUND, known=3, as_it_was=False),
            "This file is from yesterday, 10:00 am."
            " 12 leads in it aren't in your book and come in under new numbers.\n"
            "3 are here already and stay as they are.",
            ["📥 Bring them in", "No"],
        ),
        (
            replace(FOUND, new=1, known=1, as_it_was=False),
            "This file is from yesterday, 10:00 am. 1 lead in it isn't in your book and comes in under a new number.\n"
            "1 is here already and stays as it is.",
            ["📥 Bring it in", "No"],
        ),
        (
            replace(FOUND, new=0, known=3, as_it_was=False),
            "There is nothing new in this file, which is from yesterday, 10:00 am. Your book stays as it is.",
            [],
        ),
        (replace(FOUND, new=0), "There are no leads in this file, which is from yesterday, 10:00 am.", []),
    ],
)
def test_a_file_that_arrives_says_what_it_would_do(found: Preview, text: str, labels: list[str]) -> None:
    view = shown(exporting.preview(found, READER))
    assert view.text.replace("\u202f", " ").replace("\u00a0", " ") == text
    assert view.labels == labels


def test_what_came_in_is_counted() -> None:
    told = "What is overdue comes in one message."
    assert shown(exporting.brought(FOUND, READER)).labels == ["↩️ Undo"]
    assert shown(exporting.brought(replace(FOUND, new=0), READER)).labels == []
    assert shown(exporting.brought(FOUND, READER)).text == f"12 leads are in your book. /leads shows them. {told}"
    assert shown(exporting.brought(replace(FOUND, new=1), READER)).text.startswith(
        "1 lead is in your book. /leads shows it"
    )
    assert (
        shown(exporting.brought(replace(FOUND, new=0), READER)).text
        == "It is all in your book already. /leads shows it."
    )


@pytest.mark.parametrize(
    ("leads", "erased"),
    [
        (0, "drafts and reminders, your goals, and what you told me of money and time. That can't be undone."),
        (1, "your goals, what you told me of money and time, and your lead with its history. That can't be undone."),
        (
            12,
            "what you told me of money and time, and your 12 leads with their history. That can't be undone.",
        ),
    ],
)
def test_being_forgotten_says_in_plain_words_what_goes_and_for_how_long_a_copy_stays(leads: int, erased: str) -> None:
    view = shown(exporting.forget(READER, leads=leads, in_a_team=False))
    assert erased in view.text
    assert "Backups keep a copy for 14 days" in view.text
    assert "team" not in view.text
    export = ["📦 Export first"] if leads else []
    assert view.labels == [*export, "🗑 Yes, erase everything", "Keep everything"]


def test_who_is_in_a_team_hears_what_stays_there() -> None:
    view = shown(exporting.forget(READER, leads=2, in_a_team=True))
    assert "What you recorded for a team stays with the team, without your name." in view.text
