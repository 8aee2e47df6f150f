"""Where people find leads just now."""

from __future__ import annotations

from dataclasses import replace

from domain import source_links
from domain.models import PersonId
from domain.people import Person
from domain.sources import Source
from services.people import People
from services.ports import Clock


class SourceLinks:
    """The source that a person's leads get for the rest of the day, unless they name another."""

    def __init__(self, people: People, clock: Clock) -> None:
        self._people, self._clock = people, clock

    async def begin(self, person: PersonId, source: Source, note: str | None) -> Person:
        """From now until midnight, in the place of what was said before."""
        now = self._clock.now()
        return await self._people.change(
            person,
            lambda known: replace(known, day_source=source_links.until_midnight(source, note, now, known.zone)),
        )

    async def stop(self, person: PersonId) -> Person:
        """Nothing is noted any more unless it is said."""
        return await self._people.change(person, lambda known: replace(known, day_source=None))
