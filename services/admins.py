"""The admins of a team, told in private what the team or nobody can be told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from domain import escalation, nagging
from domain.models import PersonId, Workspace
from domain.people import Person
from services.people import People
from services.ports import Clock, Fate, Outcome


@dataclass(frozen=True)
class Heard:
    """Which admins got a message, and whether there was trouble on the way to others, so that it may be tried again."""

    by: Sequence[PersonId]
    had_trouble: bool

    @property
    def should_be_repeated(self) -> bool:
        """One who has heard is enough: nobody hears again because another couldn't be told."""
        return self.had_trouble and not self.by


class Admins:
    """Writes to the admins of a team, without a sound to those who are off."""

    def __init__(self, clock: Clock, people: People) -> None:
        self._clock, self._people = clock, people

    async def hear(
        self, team: Workspace, send: Callable[[Person, bool], Awaitable[Outcome | None]], *, one_is_enough: bool = False
    ) -> Heard:
        """Send to each admin who can be written to, or to the first who gets it.

        `send` is given the admin and whether it is to be silent; None where there is nothing to tell this admin.
        """
        reached, had_trouble = list[PersonId](), False
        for admin in (await self._people.known(escalation.admins_of(team))).values():
            if not admin.reachable or (one_is_enough and reached):
                continue
            silent = nagging.hold(admin, self._clock.now(), exact=False, first=True) is not None
            outcome = await send(admin, silent)
            if outcome is None:
                continue
            had_trouble |= outcome.fate in (Fate.LATER, Fate.MOVED)
            if await self._people.has_heard(admin, outcome, silent=silent):
                reached.append(admin.id)
        return Heard(reached, had_trouble)
