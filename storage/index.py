"""What is known of every workspace and person without opening their files: what is due, and whose it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from domain.models import LeadRef, PersonId, WorkspaceId
from storage.base import Due
from storage.records import DueLead, PersonFacts, WorkspaceFacts

_Row = tuple[datetime, WorkspaceId, int]


class Index:
    """Sorted by time, so that the next is at hand and moving one lead costs a search and a shift."""

    def __init__(self) -> None:
        self._rows: list[_Row] = []
        self._due: dict[WorkspaceId, dict[int, DueLead]] = {}
        self._members: dict[WorkspaceId, frozenset[PersonId]] = {}
        self._workspaces: dict[PersonId, set[WorkspaceId]] = {}
        self._waiting: dict[PersonId, datetime] = {}

    def fill(self, workspaces: Iterable[tuple[WorkspaceId, WorkspaceFacts]]) -> None:
        """Learn many workspaces at once, sorting once."""
        for workspace, facts in workspaces:
            self._due[workspace] = dict(facts.due)
            self._rows += [(due.at, workspace, number) for number, due in facts.due.items()]
            self._join(workspace, facts.members)
        self._rows.sort()

    def learn(self, workspace: WorkspaceId, facts: WorkspaceFacts) -> None:
        """Take a workspace as it was just read; its leads are moved only where they differ."""
        known = self._due.get(workspace, {})
        gone = dict.fromkeys(known.keys() - facts.due.keys())
        fresh = {number: due for number, due in facts.due.items() if known.get(number) != due}
        self.change(workspace, {**gone, **fresh}, facts.members)

    def change(
        self, workspace: WorkspaceId, leads: Mapping[int, DueLead | None], members: frozenset[PersonId] | None
    ) -> None:
        """Move the leads given by number (None: not looked at); `members` None leaves them as they are."""
        known = self._due.setdefault(workspace, {})
        for number, due in leads.items():
            before = known.pop(number, None)
            if before is not None:
                del self._rows[bisect_left(self._rows, (before.at, workspace, number))]
            if due is not None:
                known[number] = due
                insort(self._rows, (due.at, workspace, number))
        if members is not None:
            self._join(workspace, members)

    def forget(self, workspace: WorkspaceId) -> None:
        """Stop looking at the leads of a workspace that can't be read; its members are remembered."""
        self.change(workspace, dict.fromkeys(self._due.get(workspace, {})), None)

    def learn_person(self, person: PersonId, facts: PersonFacts | None) -> None:
        """Take a person as just read or saved; None for one who can't be read or is gone."""
        self._waiting.pop(person, None)
        if facts is not None and facts.waiting_since is not None:
            self._waiting[person] = facts.waiting_since

    def due(self, until: datetime) -> Sequence[Due]:
        """What is to be looked at up to `until`, earliest first."""
        return [
            Due(at, LeadRef(workspace, number), self._due[workspace][number].owner)
            for at, workspace, number in self._rows[: self._first_after(until)]
        ]

    def next_due(self, after: datetime) -> datetime | None:
        """The earliest moment in the index that is later than `after`."""
        at = self._first_after(after)
        return self._rows[at][0] if at < len(self._rows) else None

    def workspaces_of(self, person: PersonId) -> Sequence[WorkspaceId]:
        """Where this person is a member, in a steady order."""
        return sorted(self._workspaces.get(person, ()))

    def untouched_since(self, moment: datetime) -> Sequence[PersonId]:
        """Whose question was last touched before `moment`, the oldest first."""
        waiting = sorted((since, person) for person, since in self._waiting.items() if since < moment)
        return [person for _, person in waiting]

    def _first_after(self, moment: datetime) -> int:
        return bisect_right(self._rows, moment, key=lambda row: row[0])

    def _join(self, workspace: WorkspaceId, members: frozenset[PersonId]) -> None:
        before = self._members.get(workspace, frozenset())
        for person in before - members:
            self._workspaces[person].discard(workspace)
            if not self._workspaces[person]:
                del self._workspaces[person]
        for person in members - before:
            self._workspaces.setdefault(person, set()).add(workspace)
        self._members[workspace] = members
