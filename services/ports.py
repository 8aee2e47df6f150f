"""What the services need from outside, as protocols."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from domain.digest import Digest
from domain.models import Lead, PersonId, Role, Workspace, WorkspaceId
from domain.people import Conversation, Person
from domain.pool import Handover
from domain.summary import Summary

NO_TEAMS: Mapping[WorkspaceId, str] = MappingProxyType({})
"""The teams of somebody who is in none."""


class Clock(Protocol):
    """Tells what time it is."""

    def now(self) -> datetime:
        """The present moment, aware UTC."""
        ...


class Alarm(Protocol):
    """Wakes the nags."""

    def rearm(self, at: datetime | None) -> None:
        """Something is to be looked at at `at` (aware UTC); None changes nothing."""
        ...


class Traces(Protocol):
    """What is kept of updates until they are done with."""

    def erase_after(self, cause: int) -> None:
        """Once the update `cause` is done with, nothing stays on the disk of it and of those that were done before."""
        ...


class OutOfReach(Exception):
    """Telegram could not be asked, now or in this chat; `moved_to` is the chat's new id where it has another."""

    def __init__(self, moved_to: int | None = None) -> None:
        super().__init__(moved_to)
        self.moved_to = moved_to


class Roster(Protocol):
    """Who is in a group, by Telegram."""

    async def role(self, chat: int, person: PersonId) -> Role | None:
        """What somebody is there; None for one who isn't in the group. Raises OutOfReach."""
        ...

    async def admins(self, chat: int) -> frozenset[PersonId]:
        """The people who lead the group; bots aren't among them. Raises OutOfReach."""
        ...


class Fate(StrEnum):
    """What became of a message.

    LATER: trouble on the way, which passes. REFUSED: Telegram won't take what it says. MOVED: the chat lives on
    under another id.
    """

    SENT = "sent"
    UNREACHABLE = "unreachable"
    LATER = "later"
    REFUSED = "refused"
    MOVED = "moved"


@dataclass(frozen=True)
class Outcome:
    """What became of a message: its id where it was sent, the new chat where the old one has moved.

    `topic_gone` says that it didn't fit into the topic that was chosen for it, which is closed or deleted.
    """

    fate: Fate
    message: int | None = None
    chat: int | None = None
    topic_gone: bool = False


@dataclass(frozen=True)
class Report:
    """A summary for whoever reads it: `person` in private, or the whole team (None).

    `names` are its members', and those of who is told of and has left.
    """

    workspace: Workspace
    person: Person | None
    summary: Summary
    names: Mapping[PersonId, str]


class Letter(Protocol):
    """A summary as it is sent; what is in it only the notifier knows that wrote it."""

    @property
    def is_quiet(self) -> bool:
        """Whether it is of a quiet week: a line, for which nobody needs to be disturbed."""
        ...

    @property
    def size(self) -> int:
        """How many bytes of memory it takes, about."""
        ...


class Notifier(Protocol):
    """Writes to people of the bot's own accord."""

    def turn(self, chat: int) -> AbstractAsyncContextManager[None]:
        """Wait until a nag may leave to `chat`, and hold what its people do there until it has."""
        ...

    async def in_private(self, person: PersonId | None, telling: Callable[[], Awaitable[None]]) -> None:
        """Tell a person something, or several (None): at once in their own chat's turn, else after the turn at work.

        Nobody in a group waits until somebody has been told in private.
        """
        ...

    async def nag(
        self,
        person: Person,
        workspace: Workspace,
        owed: Sequence[Lead],
        teams: Mapping[WorkspaceId, str] = NO_TEAMS,
        *,
        silent: bool = False,
    ) -> Outcome:
        """Send the living card, with sound unless `silent`, in the place of the one before.

        Amounts read as in `workspace`, and leads of `teams` are marked with the title given there.
        """
        ...

    async def refresh(
        self,
        person: Person,
        workspace: Workspace,
        owed: Sequence[Lead],
        teams: Mapping[WorkspaceId, str] = NO_TEAMS,
        *,
        parted: Workspace | None = None,
    ) -> Outcome:
        """Redraw the living card without a sound; with nothing owed it says so. A card that is gone stays so.

        Whoever has just `parted` from a team reads that there.
        """
        ...

    async def take_away(self, person: PersonId, message: int) -> None:
        """Take away a message in somebody's private chat."""
        ...

    async def digest(
        self, person: Person, workspace: Workspace, digest: Digest, teams: Mapping[WorkspaceId, str] = NO_TEAMS
    ) -> Outcome:
        """Send the morning list without a sound, in the place of the one before."""
        ...

    async def tell_group(
        self, team: Workspace, late: Sequence[Lead], unheard: Sequence[Lead], *, silent: bool
    ) -> Outcome:
        """Tell a group how many follow-ups are late, without names; of `unheard` nobody is reminded anywhere."""
        ...

    async def mention(self, owner: Person, team: Workspace, owed: Sequence[Lead], *, silent: bool) -> Outcome:
        """Remind somebody who can't be written to in private of what they owe, in their team's group.

        It stands in the place of the mention before.
        """
        ...

    async def unmention(self, team: Workspace, message: int) -> None:
        """Take away a mention from a team's group."""
        ...

    async def tell_of_topic(self, admin: Person, team: Workspace, *, silent: bool) -> Outcome:
        """Tell an admin privately that the topic for the team's reminders is closed or deleted."""
        ...

    async def tell_parted(self, person: Person, team: Workspace, *, silent: bool) -> Outcome:
        """Tell somebody privately that they are in the team no more."""
        ...

    async def tell_admin(
        self,
        admin: Person,
        team: Workspace,
        late: Sequence[Lead],
        owners: Mapping[PersonId, Person],
        *,
        silent: bool,
    ) -> Outcome:
        """Tell an admin privately which follow-ups are late, and whose they are."""
        ...

    async def offer(
        self, stand_in: Person, workspace: Workspace, owner: Person, leads: Sequence[Lead], *, silent: bool
    ) -> Outcome:
        """Offer the leads of `owner`, who is away, to their stand-in; amounts read as in `workspace`."""
        ...

    async def offer_pool(
        self, team: Workspace, free: Sequence[Lead], names: Mapping[PersonId, str], *, silent: bool
    ) -> Outcome:
        """Offer a group what nobody has, in the place of the offer before."""
        ...

    async def redraw_pool(
        self, team: Workspace, free: Sequence[Lead], moved: Lead, names: Mapping[PersonId, str]
    ) -> None:
        """Show in a group's offer, without a sound, who has `moved` now, and what is still free."""
        ...

    async def ask_admin(self, admin: Person, team: Workspace, free: Sequence[Lead], *, silent: bool) -> Outcome:
        """Ask an admin privately to whom leads shall go that nobody has claimed."""
        ...

    async def give(
        self, to: Person, team: Workspace, handover: Handover, names: Mapping[PersonId, str], *, silent: bool
    ) -> Outcome:
        """Show somebody privately the lead that is theirs now."""
        ...

    async def tell_given(
        self, before: Person, team: Workspace, handover: Handover, names: Mapping[PersonId, str]
    ) -> Outcome:
        """Tell somebody privately, without a sound, who has their lead now."""
        ...

    async def call_in_group(
        self, to: Person, team: Workspace, handover: Handover, names: Mapping[PersonId, str]
    ) -> Outcome:
        """Tell somebody in the group, by a mention, of the lead that is theirs now, with a link to let the bot in."""
        ...

    async def leisure(self) -> None:
        """Wait until nobody waits for an answer or a message, and a moment more: for what may as well be done later."""
        ...

    async def letter(self, report: Report, earlier: Letter | None = None) -> Letter:
        """Write a summary and paint its picture, before its turn, as that takes a while.

        One of a quiet week is a line; where no picture can be made, the words say it all. A picture of `earlier` that
        shows the very same isn't painted again.
        """
        ...

    async def summary(self, workspace: Workspace, person: Person | None, letter: Letter, *, silent: bool) -> Outcome:
        """Send a summary to a person, or to the whole team (None)."""
        ...

    async def offer_draft(self, person: Person, workspace: Workspace, draft: Conversation) -> Outcome:
        """Offer what was typed into a conversation before its time ran out."""
        ...

    async def report(self, admin: PersonId, file: str, why: str, backup: str | None) -> Outcome:
        """Tell whoever runs the bot of a file that can't be read."""
        ...

    async def tell(self, admin: PersonId, sentence: str) -> Outcome:
        """Tell whoever runs the bot something, as it is."""
        ...
