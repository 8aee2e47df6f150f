"""What people hear of what went wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

import pytest

from domain import errors, lifecycle, periods
from domain.errors import DomainError, LeadChanged, LeadError
from domain.models import MARKS, Event, EventKind
from messages import complaints
from messages.callbacks import Forged
from messages.cards import View
from sandbox.text import utf16_length
from storage.base import NotSaved, StaleLead, StorageError, Unreadable
from tests.unit.messages.the_screen import ANN, BOB, DEED, NOW, READER, bloated, jane, shown

TO_COME = errors.PeriodToCome(periods.of_key("2029"), periods.of_key("2025"))
LEAD = replace(jane(), name='<b>&"')

NAMING_MORE = (LeadChanged, errors.LeadMerged)

RAISED: list[Exception] = [
    errors.NotUnderstood("<b>&"),
    errors.StepTooShort("<b>&"),
    errors.StepTooLong("<b>&"),
    errors.TooManySteps("<b>&"),
    errors.NameTooLong("<b>&"),
    errors.MomentPassed(NOW - timedelta(hours=1)),
    errors.UndoIsOver(),
    errors.GoalChanged(),
    errors.NothingToRecord(),
    errors.NotAllowed(),
    errors.LeftTeam("<b>&"),
    errors.NotAColleague(),
    errors.AdminsOnly(),
    errors.NotYours(LEAD),
    errors.NotYours(replace(LEAD, owner=None)),
    errors.NotAMember(),
    errors.NotInATeam(),
    errors.EnoughLeads(27, 20),
    errors.QuestionGone(),
    errors.QuestionTooOld(),
    errors.AskedAnother("Ann"),
    errors.NoSuchLead(1234),
    errors.LeadVanished(1234),
    errors.NotATakeout(),
    errors.OtherTakeout(),
    errors.BrokenTakeout("lead 7: events: until"),
    errors.TakeoutTooBig(),
    errors.ExportNotBack(),
    errors.TakeoutGone(),
    errors.NothingToTakeAlong(),
    errors.NothingPlanned(),
    errors.ExportTooBig(),
    errors.NotATable(),
    errors.SpreadsheetNotTable(),
    errors.DocumentNotTable(),
    errors.ArchiveNotTable(),
    errors.CalendarNotTable(),
    errors.OwnCalendarNotTable(),
    errors.EmptyTable(),
    errors.TableTooLarge(),
    errors.TooManyRows(),
    errors.FileGone(),
    errors.ImportGone(),
    errors.ImportedAlready(),
    errors.NothingToImport(),
    errors.ImportStays(),
    TO_COME,
    errors.NotSpentYet(NOW.date()),
    errors.TooLongToNote(),
    *(LeadChanged(LEAD, Event(kind, NOW, BOB, 2)) for kind in sorted(MARKS)),
    *(kind(lifecycle.lose(LEAD, DEED, NOW)) for kind in LeadError.__subclasses__() if kind not in NAMING_MORE),
    errors.LeadMerged(LEAD, 1234),
    StaleLead(),
    NotSaved("/data/1.json: No space left on device"),
    Unreadable("/data/1.json", "cut", None),
    Forged("zz"),
]


@pytest.mark.parametrize("error", RAISED, ids=lambda error: type(error).__name__)
def test_every_complaint_is_a_sentence_that_telegram_takes(error: Exception) -> None:
    assert complaints.knows(error)
    text = shown(View(complaints.sentence(error, READER))).text
    assert text == complaints.plain(error, READER)
    assert "/data" not in text
    assert utf16_length(text) <= 200, "a toast holds no more"


def test_all_errors_of_the_rules_are_tried_above() -> None:
    known = {each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, DomainError)}
    tried = {type(error) for error in RAISED}
    assert known - tried == {DomainError, LeadError, errors.SilentLead}


@pytest.mark.parametrize("error", [errors.SilentLead(1), ValueError("hm"), StorageError("hm"), None])
def test_a_mistake_of_ours_has_no_sentence(error: object) -> None:
    assert not complaints.knows(error)


@pytest.mark.parametrize(
    "about",
    [
        *("name", "due", "contact", "value", "minutes", "zone", "hours", "currency", "country"),
        *("region", "steps", "away", "summary"),
    ],
)
def test_a_better_hint_is_given_where_there_is_one(about: str) -> None:
    misread = errors.NotUnderstood("hm")
    assert complaints.sentence(misread, READER, about) != complaints.sentence(misread, READER)


@pytest.mark.parametrize(
    ("error", "bound"),
    [
        (errors.StepTooShort("5 min"), "ten minutes"),
        (errors.StepTooLong("30 days"), "14 days"),
        (errors.TooManySteps("1, 2, 3, 4, 5, 6, 7, 8, 9 h"), "eight"),
    ],
)
def test_what_is_out_of_bounds_is_told_the_bound_itself(error: errors.NotUnderstood, bound: str) -> None:
    assert bound in complaints.sentence(error, READER, "steps")


def test_where_there_is_no_better_hint_the_plain_sentence_does() -> None:
    misread = errors.NotUnderstood("hm")
    assert complaints.sentence(misread, READER, "need") == "I did not understand “hm”."


def test_who_is_told_that_a_lead_has_ended_can_reopen_it_there() -> None:
    ended = errors.LeadEnded(lifecycle.lose(jane(), DEED, NOW))
    view = shown(complaints.view(ended, READER))
    assert view.text == "Jane Doe is lost already. Reopen it to go on."
    assert view.labels[0] == "🔓 Reopen"
    assert shown(complaints.view(errors.NoSuchLead(7), READER)).labels == []


def test_instead_of_what_is_to_come_what_was_can_be_shown() -> None:
    assert shown(complaints.view(TO_COME, READER)).labels == ["2025"]


def test_a_numbered_lead_is_named_as_its_card_names_it() -> None:
    assert complaints.plain(errors.NoSuchLead(1234), READER).startswith("There is no lead #1234 here.")


def test_who_changed_it_and_when_is_said() -> None:
    event = Event(EventKind.CLOSED, NOW - timedelta(days=1), BOB, 2)
    reader = replace(READER, names=MappingProxyType({BOB: "Bob"}))
    said = complaints.plain(LeadChanged(jane(), event), reader).replace("\u202f", " ")
    assert said == "Bob closed Jane Doe yesterday, 10:00 a.m.. This is how it stands now." or said.startswith(
        "Bob closed Jane Doe yesterday, 10:00"
    )
    mine = complaints.plain(LeadChanged(jane(), replace(event, by=ANN)), reader)
    assert mine.startswith("You closed Jane Doe")


def test_however_much_was_typed_the_complaint_is_short() -> None:
    for error in (errors.NotUnderstood("🙂" * 4096), errors.LeadEnded(bloated(jane()))):
        assert utf16_length(complaints.plain(error, READER)) <= 200


def test_who_may_not_mark_what_nobody_has_hears_to_claim_it_first() -> None:
    refused = errors.NotYours(replace(jane(), owner=None))
    assert complaints.plain(refused, READER) == "Nobody has Jane Doe yet. Claim it first, or ask an admin."
