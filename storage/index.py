"""What is known of every workspace and person without opening their files: what is due, and whose it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import islice
from operator import itemgetter
from typing import Any, Generic, TypeVar

from domain.models import LeadRef, PersonId, WorkspaceId
from storage.base import Due, InPool
from storage.records import NOT_PLANNED, DueLead, PersonFacts, WorkspaceFacts

_Row = tuple[datetime, WorkspaceId, int]
_Whose = TypeVar("_Whose", PersonId, WorkspaceId)

MOVED_ONE_BY_ONE = 200
"""Leads of one commit that are moved each for itself."""


class Moments(Generic[_Whose]):
    """When each of many is looked at, sorted by that."""

    def __init__(self) -> None:
        self._at: dict[_Whose, datetime] = {}
        self.rows: list[tuple[datetime, _Whose]] = []

    def put(self, whose: _Whose, at: datetime | None) -> None:
        """Look at it then, and not when it was to be before; None for never."""
        before = self._at.pop(whose, None)
        if before is not None:
            del self.rows[bisect_left(self.rows, (before, whose))]
        if at is not None:
            self._at[whose] = at
            insort(self.rows, (at, whose))

    def due(self, until: datetime) -> Sequence[_Whose]:
        """What is looked at up to `until`, earliest first."""
        return [whose for _, whose in self.rows[: _first_after(self.rows, until)]]

    def after(self, moment: datetime) -> Sequence[_Whose]:
        """What is looked at later than that, earliest first."""
        return [whose for _, whose in self.rows[_first_after(self.rows, moment) :]]


class Index:
    """Sorted by time, so that the next is at hand and moving one lead costs a search and a shift."""

    def __init__(self) -> None:
        self._rows: list[_Row] = []
        self._due: dict[WorkspaceId, dict[int, DueLead]] = {}
        self._members: dict[WorkspaceId, frozenset[PersonId]] = {}
        self._chats: dict[WorkspaceId, int] = {}
        self._opened_in: dict[int, WorkspaceId] = {}
        self._titles: dict[WorkspaceId, str] = {}
        self._workspaces: dict[PersonId, set[WorkspaceId]] = {}
        self._owed: dict[PersonId, Counter[WorkspaceId]] = {}
        self._waiting: dict[PersonId, datetime] = {}
        self._mornings = Moments[PersonId]()
        self._summaries = Moments[WorkspaceId]()

    def fill(self, workspaces: Iterable[tuple[WorkspaceId, WorkspaceFacts]]) -> None:
        """Learn many workspaces at once, sorting once."""
        for workspace, facts in workspaces:
            self._due[workspace] = dict(facts.due)
            self._rows += [(due.at, workspace, number) for number, due in facts.due.items()]
            for due in facts.due.values():
                self._owes(due.owner, workspace)
            self._join(workspace, facts.members)
            self.place(workspace, facts.chat, facts.title)
            self.plan(workspace, facts.summary_at)
        self._rows.sort()

    def learn(self, workspace: WorkspaceId, facts: WorkspaceFacts) -> None:
        """Take a workspace as it was just read; its leads are moved only where they differ."""
        known = self._due.get(workspace, {})
        gone = dict.fromkeys(known.keys() - facts.due.keys())
        fresh = {number: due for number, due in facts.due.items() if known.get(number) != due}
        self.change(workspace, {**gone, **fresh}, facts.members)
        self.place(workspace, facts.chat, facts.title)
        self.plan(workspace, facts.summary_at)

    def change(
        self, workspace: WorkspaceId, leads: Mapping[int, DueLead | None], members: frozenset[PersonId] | None
    ) -> None:
        """Move the leads given by number (None: not looked at); `members` None leaves them as they are."""
        known = self._due.setdefault(workspace, {})
        if len(leads) > MOVED_ONE_BY_ONE:
            self._change_many(workspace, leads, known)
            leads = {}
        for number, due in leads.items():
            before = known.pop(number, None)
            if before is not None:
                del self._rows[bisect_left(self._rows, (before.at, workspace, number))]
                self._owes_no_more(before.owner, workspace)
            if due is not None:
                known[number] = due
                self._owes(due.owner, workspace)
                insort(self._rows, (due.at, workspace, number))
        if members is not None:
            self._join(workspace, members)

    def _change_many(
        self, workspace: WorkspaceId, leads: Mapping[int, DueLead | None], known: dict[int, DueLead]
    ) -> None:
        """The same for so many that to sort once is cheaper than to shift for each."""
        gone = {(known[number].at, workspace, number) for number in leads.keys() & known.keys()}
        for number in leads.keys() & known.keys():
            self._owes_no_more(known.pop(number).owner, workspace)
        fresh = {number: due for number, due in leads.items() if due is not None}
        known |= fresh
        for due in fresh.values():
            self._owes(due.owner, workspace)
        kept = [row for row in self._rows if row not in gone] if gone else self._rows
        self._rows = sorted([*kept, *((due.at, workspace, number) for number, due in fresh.items())])

    def forget(self, workspace: WorkspaceId) -> None:
        """Stop looking at the leads of a workspace that can't be read; its members are remembered."""
        self.change(workspace, dict.fromkeys(self._due.get(workspace, {})), None)
        self.plan(workspace, None)

    def erase(self, workspace: WorkspaceId) -> None:
        """Remember nothing of a workspace that is gone, whose leads and members were taken out before."""
        self._due.pop(workspace, None)
        self._members.pop(workspace, None)
        self.place(workspace, None)
        self.plan(workspace, None)

    def plan(self, workspace: WorkspaceId, at: datetime | None) -> None:
        """Push the summary then; NOT_PLANNED where that is still to be reckoned, None for never."""
        self._summaries.put(workspace, at)

    def summaries_due(self, until: datetime) -> Sequence[WorkspaceId]:
        """Whose summary is looked at up to `until`, earliest first."""
        return self._summaries.due(until)

    def summaries_after(self, moment: datetime) -> Sequence[WorkspaceId]:
        """Whose summary is looked at later than that, or isn't planned."""
        return self._summaries.after(moment)

    def place(self, workspace: WorkspaceId, chat: int | None, title: str | None = None) -> None:
        """Remember in which chat a workspace is now, and what a team is called."""
        self._titles.pop(workspace, None)
        if title is not None:
            self._titles[workspace] = title
        before = self._chats.pop(workspace, None)
        if before is not None:
            self._opened_in.pop(before, None)
        if chat is not None:
            self._chats[workspace] = chat
            self._opened_in[chat] = workspace

    def workspace_in(self, chat: int) -> WorkspaceId | None:
        """The workspace of a chat, if one has been opened there."""
        return self._opened_in.get(chat)

    def teams(self) -> Sequence[WorkspaceId]:
        """The workspaces of teams, in a steady order."""
        return sorted(self._titles)

    def teams_of(self, person: PersonId) -> Mapping[WorkspaceId, str]:
        """The teams that this person is a member of, each with its title."""
        found = self._workspaces.get(person, ())
        return {workspace: self._titles[workspace] for workspace in sorted(found) if workspace in self._titles}

    def learn_person(self, person: PersonId, facts: PersonFacts | None) -> None:
        """Take a person as just read or saved; None for one who can't be read or is gone."""
        self._waiting.pop(person, None)
        if facts is not None and facts.waiting_since is not None:
            self._waiting[person] = facts.waiting_since
        self._mornings.put(person, facts.digest_at if facts is not None else None)

    def due(self, until: datetime, leave_out: Container[object], owners: int | None) -> Sequence[Due]:
        """What is to be looked at up to `until`, earliest first, of so many owners and none of those to `leave_out`."""
        found: list[Due] = []
        chosen = set[PersonId | InPool]()
        for at, workspace, number in islice(self._rows, _first_after(self._rows, until)):
            owner = self._due[workspace][number].owner
            whose = InPool(workspace) if owner is None else owner
            if whose in leave_out or (whose not in chosen and len(chosen) == owners):
                continue
            chosen.add(whose)
            found.append(Due(at, LeadRef(workspace, number), owner))
        return found

    def next_due(self, after: datetime) -> datetime | None:
        """The earliest moment in the index that is later than `after`."""
        lists: tuple[Sequence[tuple[Any, ...]], ...] = (self._rows, self._mornings.rows, self._summaries.rows)
        following = [(rows, _first_after(rows, after)) for rows in lists]
        moments = (rows[at][0] for rows, at in following if at < len(rows))
        return min((moment for moment in moments if moment != NOT_PLANNED), default=None)

    def waiting_for(self, person: PersonId, until: datetime | None = None) -> Sequence[LeadRef]:
        """What is looked at, up to `until` or ever, on behalf of this person, who may be no member any more."""
        return [
            LeadRef(workspace, number)
            for workspace in sorted(self._owed.get(person, ()))
            for number, due in self._due[workspace].items()
            if due.owner == person and (until is None or due.at <= until)
        ]

    def digests_due(self, until: datetime) -> Sequence[PersonId]:
        """Whose morning list is looked at up to `until`, earliest first."""
        return self._mornings.due(until)

    def workspaces_of(self, person: PersonId) -> Sequence[WorkspaceId]:
        """Where this person is a member, in a steady order."""
        return sorted(self._workspaces.get(person, ()))

    def untouched_since(self, moment: datetime) -> Sequence[PersonId]:
        """Whose question was last touched before `moment`, the oldest first."""
        waiting = sorted((since, person) for person, since in self._waiting.items() if since < moment)
        return [person for _, person in waiting]

    def _owes(self, owner: PersonId | None, workspace: WorkspaceId) -> None:
        if owner is not None:
            self._owed.setdefault(owner, Counter())[workspace] += 1

    def _owes_no_more(self, owner: PersonId | None, workspace: WorkspaceId) -> None:
        if owner is not None:
            self._owed[owner][workspace] -= 1
            self._owed[owner] += Counter()  # without what has come to nothing
            if not self._owed[owner]:
                del self._owed[owner]

    def _join(self, workspace: WorkspaceId, members: frozenset[PersonId]) -> None:
        before = self._members.get(workspace, frozenset())
        for person in before - members:
            self._workspaces[person].discard(workspace)
            if not self._workspaces[person]:
                del self._workspaces[person]
        for person in members - before:
            self._workspaces.setdefault(person, set()).add(workspace)
        self._members[workspace] = members


def _first_after(rows: Sequence[tuple[Any, ...]], moment: datetime) -> int:
    return bisect_right(rows, moment, key=itemgetter(0))
