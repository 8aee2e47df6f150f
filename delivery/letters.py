"""A summary as it is sent: its words, its buttons and its picture, written before there is a turn to send it in."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass

from domain.partings import NOBODY
from domain.people import Person
from domain.summary import Summary
from messages import painting, texts
from messages import summary as pages
from messages.cards import View
from messages.painting import NotDrawn
from messages.reader import Reader
from services.ports import Letter, Report

log = logging.getLogger(__name__)

WORDS_TAKE = 16_000
"""Bytes of memory for words and buttons, at most."""


@dataclass(frozen=True)
class Picture:
    """A painted picture; `of` tells two pictures apart without painting them."""

    of: bytes
    png: bytes


@dataclass(frozen=True)
class Written:
    """Implements services.ports.Letter: what stands `below` its picture, or `alone`."""

    alone: View
    below: View | None = None
    picture: Picture | None = None
    is_quiet: bool = False

    @property
    def size(self) -> int:
        """How many bytes of memory it takes, about."""
        return WORDS_TAKE + (0 if self.picture is None else len(self.picture.png))


async def written(report: Report, earlier: Letter | None) -> Written:
    """A summary below its picture, or as text where that can't be drawn; of a quiet week a line."""
    reader = _reader_of(report)
    if report.summary.is_quiet:
        # Whoever is in a team may have had a busy week there, of which its group reads.
        key = "summary-quiet-week-team" if report.workspace.is_team else "summary-quiet-week"
        return Written(View(reader.text(key)), is_quiet=True)
    below = pages.view(report.summary, reader, pictured=True)
    alone = View(pages.words(report.summary, reader), below.keyboard)
    before = earlier.picture if isinstance(earlier, Written) else None
    try:
        return Written(alone, below, await _pictured(report.summary, reader, before))
    except NotDrawn as why:
        log.warning("a summary goes without its picture: %s", why, exc_info=why.__cause__)
        return Written(alone)


def _reader_of(report: Report) -> Reader:
    """Whoever reads it: a person, or everybody in a group; “now” is when it was reckoned."""
    place, now = report.workspace, report.summary.now
    if report.person is not None:
        return Reader(report.person, place, now, report.names)
    everybody = Person(NOBODY, "", texts.FALLBACK, report.summary.zone)
    return Reader.of_group(everybody, place, now, report.names)


async def _pictured(summary: Summary, reader: Reader, earlier: Picture | None) -> Picture:
    """The picture of a summary: the earlier one, if that shows the very same. Raises NotDrawn."""
    svg = await painting.sketched(summary, reader, dark=reader.workspace.dark_picture)
    of = hashlib.sha256(svg.encode()).digest()
    if earlier is not None and earlier.of == of:
        return earlier
    return Picture(of, await painting.painted(svg, has_time=True))
