"""What can go wrong in the rules: one class each; its docstring is the key of its sentence in the catalogue."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.models import Event, Lead
    from domain.periods import Period


class DomainError(Exception):
    """something-wrong"""

    @classmethod
    def key(cls) -> str:
        """The key of the sentence that people read for this error."""
        return cls.__doc__ or ""


class NotUnderstood(DomainError):
    """not-understood"""

    def __init__(self, phrase: str) -> None:
        super().__init__()  # what people typed must not get into a traceback
        self.phrase = phrase


class StepTooShort(NotUnderstood):
    """step-too-short"""


class StepTooLong(NotUnderstood):
    """step-too-long"""


class NameTooLong(NotUnderstood):
    """name-too-long"""


class TooLongToNote(DomainError):
    """too-long-to-note"""


class TooManySteps(NotUnderstood):
    """too-many-steps"""


class UndoIsOver(DomainError):
    """undo-is-over"""


class GoalChanged(DomainError):
    """goal-changed"""


class MomentPassed(DomainError):
    """moment-passed"""

    def __init__(self, at: datetime) -> None:
        super().__init__(at)
        self.at = at


class PeriodToCome(DomainError):
    """period-to-come"""

    def __init__(self, period: Period, instead: Period) -> None:
        super().__init__()
        self.period, self.instead = period, instead


class NotSpentYet(DomainError):
    """not-spent-yet"""

    def __init__(self, day: date) -> None:
        super().__init__()
        self.day = day


class NothingToRecord(DomainError):
    """nothing-to-record"""


class NotAllowed(DomainError):
    """not-allowed"""


class LeftTeam(NotAllowed):
    """left-team"""

    def __init__(self, team: str) -> None:
        super().__init__(team)
        self.team = team


class NotAColleague(NotAllowed):
    """not-a-colleague"""


class AdminsOnly(NotAllowed):
    """admins-only"""


class NotYours(NotAllowed):
    """not-yours"""

    def __init__(self, lead: Lead) -> None:
        super().__init__(lead.ref)
        self.lead = lead


class NotAMember(NotAllowed):
    """not-a-member"""


class NotInATeam(DomainError):
    """not-in-a-team"""


class EnoughLeads(DomainError):
    """enough-leads"""

    def __init__(self, count: int, most: int) -> None:
        super().__init__(count, most)
        self.count, self.most = count, most


class QuestionGone(DomainError):
    """question-gone"""


class QuestionTooOld(QuestionGone):
    """question-too-old"""


class AskedAnother(DomainError):
    """asked-another"""

    def __init__(self, who: str) -> None:
        super().__init__(who)
        self.who = who


class SilentLead(DomainError):
    """silent-lead"""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class NoSuchLead(DomainError):
    """no-such-lead"""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class LeadVanished(DomainError):
    """lead-vanished"""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class LeadError(DomainError):
    """lead-error"""

    def __init__(self, lead: Lead) -> None:
        super().__init__(lead.ref)
        self.lead = lead


class LeadChanged(LeadError):
    """lead-changed"""

    def __init__(self, lead: Lead, event: Event) -> None:
        super().__init__(lead)
        self.event = event


class LeadTaken(LeadError):
    """lead-taken"""


class LeadInPool(LeadError):
    """lead-in-pool"""


class LeadEnded(LeadError):
    """lead-ended"""


class LeadStillOpen(LeadError):
    """lead-still-open"""


class NotClosed(LeadError):
    """not-closed"""


class NotLost(LeadError):
    """not-lost"""


class NotPostponed(LeadError):
    """not-postponed"""


class NothingToUndo(LeadError):
    """nothing-to-undo"""


class NoTouch(LeadError):
    """no-touch"""


class NotATakeout(DomainError):
    """not-a-takeout"""


class OtherTakeout(DomainError):
    """other-takeout"""


class TakeoutTooBig(DomainError):
    """takeout-too-big"""


class ExportNotBack(DomainError):
    """export-not-back"""


class TakeoutGone(DomainError):
    """takeout-gone"""


class NothingToTakeAlong(DomainError):
    """nothing-to-take-along"""


class ExportTooBig(DomainError):
    """export-too-big"""


class NothingPlanned(DomainError):
    """nothing-planned"""


class BrokenTakeout(DomainError):
    """broken-takeout"""

    def __init__(self, place: str) -> None:
        super().__init__(place)  # names fields, never quoting what stands in them
        self.place = place


class LeadMerged(LeadError):
    """lead-merged"""

    def __init__(self, lead: Lead, number: int) -> None:
        super().__init__(lead)
        self.number, self.into = number, lead.number


class TooManyAssists(LeadError):
    """too-many-assists"""


class OwnReferrer(LeadError):
    """own-referrer"""


class NotATable(DomainError):
    """not-a-table"""


class SpreadsheetNotTable(NotATable):
    """spreadsheet-not-table"""


class DocumentNotTable(NotATable):
    """document-not-table"""


class ArchiveNotTable(NotATable):
    """archive-not-table"""


class CalendarNotTable(NotATable):
    """calendar-not-table"""


class OwnCalendarNotTable(NotATable):
    """own-calendar-not-table"""


class EmptyTable(NotATable):
    """empty-table"""


class TableTooLarge(DomainError):
    """table-too-large"""


class TooManyRows(DomainError):
    """too-many-rows"""


class FileGone(DomainError):
    """file-gone"""


class ImportGone(DomainError):
    """import-gone"""


class ImportedAlready(DomainError):
    """imported-already"""


class NothingToImport(DomainError):
    """nothing-to-import"""


class ImportStays(DomainError):
    """import-stays"""
