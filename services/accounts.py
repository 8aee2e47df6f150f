"""What people tell of money, hours and goals, kept for the summary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from domain import accounts, figures, goals
from domain.account_words import Ending, Expense, Hours
from domain.accounts import Told
from domain.goals import Progress
from domain.models import Aim, Deed, Every, Goal, PersonId, Workspace, WorkspaceId
from domain.money import Money
from domain.people import Person
from domain.sources import Source
from services.book import let_in
from services.ports import Clock
from services.reckoning import reckoned
from storage.base import Store


class Accounts:
    """Notes what was spent, worked and aimed for; every method raises NotAllowed for somebody outside the workspace.

    Each update notes a thing once, and Undo by its id takes that back.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def spend(self, workspace: WorkspaceId, told: Expense, deed: Deed) -> Workspace:
        """Note money that was spent on finding leads; of no source, it was for all."""
        now = self._clock.now()
        return await self._change(workspace, deed, lambda kept: accounts.spend(kept, told, deed, now))

    async def work(self, workspace: WorkspaceId, told: Hours, deed: Deed) -> Workspace:
        """Note minutes that went into finding leads beside touches."""
        now = self._clock.now()
        return await self._change(workspace, deed, lambda kept: accounts.work(kept, told, deed, now))

    async def source(self, workspace: WorkspaceId, cause: int, source: Source, deed: Deed) -> Workspace:
        """Put what an update has told down to a source. Raises AdminsOnly, UndoIsOver."""
        now = self._clock.now()
        return await self._change(workspace, deed, lambda kept: accounts.sourced(kept, cause, source, deed, now))

    async def aim(self, workspace: WorkspaceId, what: Aim, target: int | Money, every: Every, deed: Deed) -> Workspace:
        """Set a goal in the place of the one for the same. Raises AdminsOnly, NotUnderstood."""
        now = self._clock.now()
        return await self._change(workspace, deed, lambda kept: accounts.aim(kept, what, target, every, deed, now))

    async def give_up(
        self, workspace: WorkspaceId, what: Aim, every: Every, began: int, deed: Deed
    ) -> tuple[Workspace, Goal | None]:
        """Go on without the goal that was set at `began` (seconds since 1970); None where there is none. Raises
        AdminsOnly.
        """
        return await self._about(workspace, what, every, began, deed, accounts.give_up)

    async def end(self, workspace: WorkspaceId, ending: Ending, deed: Deed) -> tuple[Workspace, Goal | None]:
        """Go on without the one goal that is meant; None where it may be several, or none. Raises AdminsOnly."""
        now, found = self._clock.now(), list[Goal]()

        def changed(kept: Workspace) -> Workspace:
            found.extend(accounts.meant(kept, ending))
            return accounts.give_up(kept, found[0], deed, now) if len(found) == 1 else kept

        place = await self._change(workspace, deed, changed)
        return place, found[0] if len(found) == 1 else None

    async def take_up(
        self, workspace: WorkspaceId, what: Aim, every: Every, began: int, deed: Deed
    ) -> tuple[Workspace, Goal | None]:
        """Have that goal again, given up a moment ago. Raises AdminsOnly, GoalChanged, UndoIsOver."""
        return await self._about(workspace, what, every, began, deed, accounts.take_up)

    async def _about(
        self,
        workspace: WorkspaceId,
        what: Aim,
        every: Every,
        began: int,
        deed: Deed,
        change: Callable[[Workspace, Goal, Deed, datetime], Workspace],
    ) -> tuple[Workspace, Goal | None]:
        now, found = self._clock.now(), list[Goal]()

        def changed(kept: Workspace) -> Workspace:
            goal = accounts.known(kept, what, every, began)
            if goal is None:
                return kept
            found.append(goal)
            return change(kept, goal, deed, now)

        place = await self._change(workspace, deed, changed)
        return place, found[0] if found else None

    async def told(self, workspace: WorkspaceId, cause: int, by: PersonId) -> Told | None:
        """What an update has told, if it is still there."""
        async with self._store.workspace(workspace) as work:
            return accounts.told_by(await let_in(work, by), cause)

    async def undo(self, workspace: WorkspaceId, cause: int, deed: Deed) -> Workspace:
        """Take back what an update has told. Raises AdminsOnly, UndoIsOver."""
        now = self._clock.now()
        return await self._change(workspace, deed, lambda kept: accounts.undo(kept, cause, deed, now))

    async def goals_now(self, workspace: WorkspaceId, by: Person, zone: ZoneInfo) -> Sequence[Progress]:
        """How far the goals of this week and month are; reckoned in a thread."""
        async with self._store.workspace(workspace) as work:
            place = await let_in(work, by.id)
            if not place.goals:
                return ()
            leads = await work.leads.all()
        now = self._clock.now()
        workdays = goals.workdays_of(None if place.is_team else by)
        return await reckoned(lambda: goals.progress(place, figures.cases(leads), now, zone, workdays))

    async def goals_before(
        self, workspace: WorkspaceId, by: PersonId, zone: ZoneInfo
    ) -> Sequence[tuple[Progress, ...]]:
        """How the goals of the last weeks and months went; reckoned in a thread."""
        async with self._store.workspace(workspace) as work:
            place = await let_in(work, by)
            if not place.goals:
                return ()
            leads = await work.leads.all()
        now = self._clock.now()
        return await reckoned(lambda: accounts.goals_before(place, figures.cases(leads), now, zone))

    async def _change(self, workspace: WorkspaceId, deed: Deed, change: Callable[[Workspace], Workspace]) -> Workspace:
        async with self._store.workspace(workspace) as work:
            kept = await let_in(work, deed.by)
            changed = change(kept)
            if changed == kept:
                return kept
            changed = await work.save_workspace(changed)
            await work.commit()
        return changed
