"""What the rows of a file said when they were last read, so that the press after a preview needn't read them again."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Hashable, Sequence

from domain.imported_rows import Entry, Rejected
from domain.models import PersonId

REMEMBERED = 2
"""Of how many files it is remembered.

Nothing but time is lost with it: after a restart, or for a third person, they are read once more.
"""

SECONDS = 10 * 60
"""For how long at most: people's customers stay no longer in memory than somebody looks at a preview."""

Key = tuple[PersonId, Hashable]


class ReadRows:
    """Of the last files that were read, by who sent them and how they were to be read."""

    def __init__(self) -> None:
        self._rows: OrderedDict[Key, Sequence[Entry | Rejected]] = OrderedDict()
        self._ends: dict[Key, asyncio.TimerHandle] = {}

    def get(self, key: Key) -> Sequence[Entry | Rejected] | None:
        """The rows of a file, if they are remembered."""
        return self._rows.get(key)

    def keep(self, key: Key, rows: Sequence[Entry | Rejected]) -> None:
        """Remember the rows of a file for a while, instead of the file before the last."""
        self._let_go_of(key)
        self._rows[key] = rows
        self._ends[key] = asyncio.get_running_loop().call_later(SECONDS, self._let_go_of, key)
        while len(self._rows) > REMEMBERED:
            self._let_go_of(next(iter(self._rows)))

    def let_go(self, person: PersonId) -> None:
        """Remember no file of this person any more."""
        for key in [each for each in self._rows if each[0] == person]:
            self._let_go_of(key)

    def _let_go_of(self, key: Key) -> None:
        if key in self._rows:
            del self._rows[key]
            self._ends.pop(key).cancel()
