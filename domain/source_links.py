"""Links that say where leads are found: whoever opens one at an expo has it noted for the rest of the day."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain import moments
from domain.capture import Captured
from domain.sources import NETWORKS, Source, source_of
from domain.typed import either

LONGEST = 64
"""How long the payload of a link may be; Telegram allows letters, digits, _ and - in it."""

LONGEST_IN_A_GROUP = 48
"""The same where the payload stands behind the name of a command, in the payload of another link."""

PAYLOAD = re.compile(rf"({either(Source)}|src)(?:_([A-Za-z0-9-]*[A-Za-z0-9][A-Za-z0-9-]*))?")
NAMES = {
    **{name: source for name, source in NETWORKS.items() if " " not in name},
    **{source.value: source for source in Source},
    "walk-in": Source.WALK_IN,
}
"""Words that name a source before others that tell more of it: “event spring fair”."""


@dataclass(frozen=True)
class DaySource:
    """The source, in a person's own words beside it, of the leads that they record until then (aware UTC)."""

    source: Source
    note: str | None
    until: datetime


def read(payload: str) -> tuple[Source, str | None] | None:
    """The source that a link's payload names: “event_expo-halifax”, “facebook”, “src_expo-2026”; None for others."""
    match = PAYLOAD.fullmatch(payload) if len(payload) <= LONGEST else None
    if match is None:
        return None
    words = " ".join((match[2] or "").replace("-", " ").split()) or None
    if match[1] != "src":
        return Source(match[1]), words
    return source_of(words) if words else None


def named_in_a_group(words: str) -> str | None:
    """The payload that names the source of these words, short enough to stand behind a command in another link."""
    return payload(*source_in(words), LONGEST_IN_A_GROUP) if words else None


def payload(source: Source, note: str | None, longest: int = LONGEST) -> str | None:
    """The payload that names this source, its words as far as there is room; None if nothing of them can be written."""
    if note is None:
        return source.value
    plain = unicodedata.normalize("NFKD", note).encode("ascii", "ignore").decode()
    words = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")
    room = longest - len(source.value) - 1
    if len(words) > room:
        words = words[:room].rpartition("-")[0] or words[:room]
    return f"{source.value}_{words}" if words else None


def source_in(words: str) -> tuple[Source, str | None]:
    """The source that words name: “expo halifax” is an event, “facebook spring ads” Facebook and what it was."""
    first, _, rest = " ".join(words.split()).partition(" ")
    if rest and first.lower() in NAMES:
        return NAMES[first.lower()], rest
    return source_of(" ".join(words.split()))


def until_midnight(source: Source, note: str | None, now: datetime, zone: ZoneInfo) -> DaySource:
    """From now until the end of the person's day."""
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    return DaySource(source, note, moments.instant(datetime.combine(tomorrow, time(0)), zone))


def applied(captured: Captured, noted: DaySource | None, said_at: datetime) -> Captured:
    """A new lead that names no source of its own was found where their recorder found leads when they told of it."""
    if noted is None or captured.source is not None or said_at >= noted.until:
        return captured
    return replace(captured, source=noted.source, source_note=noted.note)
