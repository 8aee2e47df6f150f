"""A date as programs and people write it into a table → an instant."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from domain import moments
from domain.typed import look

CLOCK = (
    r"(?:[T ,]+(?:at )?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?\s*(?P<half>[ap])?\.?m?\.?)?"
)
ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})" + CLOCK, re.IGNORECASE)
WITH_OFFSET = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|UTC|[+-]\d\d:?\d\d)", re.IGNORECASE)
NUMBERS = re.compile(
    r"(?P<a>\d{1,2})(?P<sign>[./-])(?P<b>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})" + CLOCK, re.IGNORECASE
)
DAY_FIRST = re.compile(
    r"(?:\w{3,9},? )?(?P<day>\d{1,2})\.?[ -](?P<named>[a-z]{3,9})\.?,?[ -](?P<year>\d{4})" + CLOCK, re.IGNORECASE
)
MONTH_FIRST = re.compile(
    r"(?:\w{3,9},? )?(?P<named>[a-z]{3,9})\.? (?P<day>\d{1,2}),? (?P<year>\d{4})" + CLOCK, re.IGNORECASE
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read(written: str, zone: ZoneInfo, *, morning: time, day_first: bool) -> datetime | None:
    """The instant (aware UTC) that is written, by the clocks of `zone` unless it names its own; None if it is none.

    A year in which nobody does business, as programs write for “never”, is none.

    A date without a time means its `morning`. `day_first` says what 4/2 is where the numbers leave both open.
    """
    try:
        at = _read(" ".join(look(written).split()), zone, morning, day_first=day_first)
    except (ValueError, OverflowError):
        return None
    return at if at is not None and at.year in moments.YEARS else None


def _read(plain: str, zone: ZoneInfo, morning: time, *, day_first: bool) -> datetime | None:
    """Raises ValueError, OverflowError beyond the calendar."""
    if WITH_OFFSET.fullmatch(plain):
        return datetime.fromisoformat(
            re.sub(r" ?UTC$| (?=[+-]\d\d:?\d\d$)", _offset, plain, flags=re.IGNORECASE)
        ).astimezone(UTC)
    for form in (ISO, NUMBERS, DAY_FIRST, MONTH_FIRST):
        if match := form.fullmatch(plain):
            return moments.instant(_told(match, morning, day_first=day_first), zone)
    return None


def _offset(match: re.Match[str]) -> str:
    return "+00:00" if "UTC" in match[0].upper() else ""


def _told(match: re.Match[str], morning: time, *, day_first: bool) -> datetime:
    """The date and time of day on the clock. Raises ValueError where there is no such day."""
    parts = match.groupdict()
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    if "named" in parts:
        month, day = MONTHS.index(parts["named"][:3].lower()) + 1, int(parts["day"])
    elif "a" in parts:
        month, day = _ordered(int(parts["a"]), int(parts["b"]), day_first=day_first or parts["sign"] == ".")
    else:
        month, day = int(parts["month"]), int(parts["day"])
    return datetime.combine(datetime(year, month, day).date(), _clock(parts, morning))  # noqa: DTZ001 - the zone follows


def _ordered(first: int, second: int, *, day_first: bool) -> tuple[int, int]:
    """Month and day; where only one order makes a date, that one."""
    month, day = (second, first) if day_first else (first, second)
    return (day, month) if month > 12 >= day else (month, day)


def _clock(parts: dict[str, str | None], morning: time) -> time:
    if parts["hour"] is None:
        return morning
    hour = int(parts["hour"])
    if parts["half"]:
        hour = hour % 12 + (12 if parts["half"] in "pP" else 0)
    return time(hour, int(parts["minute"] or 0))
