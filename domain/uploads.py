"""A file that somebody sent to be imported, and what they chose for it: all that a press on its preview needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain.column_names import Column

KEPT = 5
"""How many files of a person are remembered; the buttons under older ones say that the file is to be sent again."""

WAITS_FOR = timedelta(hours=24)
"""How long /cancel takes a file to be what is meant."""


@dataclass(frozen=True)
class Choice:
    """What a column (by its place) holds, as the person says."""

    place: int
    column: Column


@dataclass(frozen=True)
class Place:
    """Of which country (ISO 3166) and currency (ISO 4217) a workspace was."""

    country: str
    currency: str


@dataclass(frozen=True)
class Upload:
    """A file as Telegram knows it. `message` is the bot's message that shows it, `cause` the update that brought it.

    `heading` is whether the first row names the columns, as the person says; None where it is told by the row itself.
    `recorded_at` (aware UTC) is when its leads were recorded; `undone` says that this was taken back. `sent_at` is when
    it came, and from when its “tomorrow” counts; `touched_at` when it came or something was chosen for it last. Both
    are None where an earlier version kept the file. `day_first` is which number of 12/03/2026 is the day, as the person
    says; None where the file tells it, or the country. `was` is what the workspace was before an export came back into
    it, as its own country and currency came with that.
    """

    message: int
    file: str
    name: str
    cause: int
    choices: tuple[Choice, ...] = ()
    keep_duplicates: bool = False
    heading: bool | None = None
    recorded_at: datetime | None = None
    undone: bool = False
    sent_at: datetime | None = None
    touched_at: datetime | None = None
    day_first: bool | None = None
    was: Place | None = None

    def waits(self, now: datetime) -> bool:
        """Whether it still waits to be recorded; one that nobody touched for a day is left to its own buttons."""
        return self.recorded_at is None and self.touched_at is not None and now < self.touched_at + WAITS_FOR

    def is_newer_than(self, moment: datetime) -> bool:
        """Whether it was touched after that."""
        return self.touched_at is not None and self.touched_at > moment

    @property
    def deed(self) -> int:
        """The cause of what is recorded: two presses are two updates about one preview. Update ids are positive."""
        return -self.message

    def choosing(self, place: int, column: Column) -> Upload:
        """With another choice for one column."""
        others = tuple(each for each in self.choices if each.place != place)
        return replace(self, choices=(*others, Choice(place, column)))


def kept(before: tuple[Upload, ...], upload: Upload) -> tuple[Upload, ...]:
    """The files that are remembered when this one came, or changed."""
    others = tuple(each for each in before if each.message != upload.message)
    return (*others, upload)[-KEPT:]
