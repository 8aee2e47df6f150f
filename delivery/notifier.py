"""What the bot writes to people and groups of its own accord: each as a view, sent in its place and turn."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from zoneinfo import ZoneInfo

from delivery import letters
from delivery.letters import Written
from delivery.outbox import Outbox, Priority
from delivery.post import NoPicture, Post
from delivery.turns import Turns
from domain.digest import Digest
from domain.models import Lead, PersonId, Workspace, WorkspaceId
from domain.partings import NOBODY
from domain.people import Conversation, Person
from domain.pool import Handover
from messages import lists, notices, pool, questions, texts
from messages.cards import View
from messages.reader import Reader
from services.ports import NO_TEAMS, Clock, Fate, Letter, Outcome, Report

log = logging.getLogger(__name__)


class TelegramNotifier:
    """Implements services.ports.Notifier over the Bot API."""

    def __init__(self, post: Post, outbox: Outbox, turns: Turns, clock: Clock) -> None:
        self._post, self._outbox, self._turns, self._clock = post, outbox, turns, clock

    @asynccontextmanager
    async def turn(self, chat: int) -> AsyncIterator[None]:
        """Wait for the pace first and the chat's turn after it, so that nobody's answer waits for the pace."""
        async with self._outbox.slot(chat, Priority.BULK), self._turns.of(chat):
            yield

    async def in_private(self, person: PersonId | None, telling: Callable[[], Awaitable[None]]) -> None:
        """Tell a person something, or several (None): at once in their own chat's turn, else after the turn at work."""
        await self._turns.told(person, telling)

    async def nag(
        self,
        person: Person,
        workspace: Workspace,
        owed: Sequence[Lead],
        teams: Mapping[WorkspaceId, str] = NO_TEAMS,
        *,
        silent: bool = False,
    ) -> Outcome:
        """Send the living card, then take the one before away, unless it asks about a lead just marked."""
        view = lists.nag(owed, self._reader(person, workspace, teams=teams))
        outcome = await self._post.send(int(person.id), view, silent=silent)
        if outcome.fate is Fate.SENT and person.card is not None and person.card.busy_with is None:
            await self._post.take_away(int(person.id), person.card.message)
        return outcome

    async def refresh(
        self,
        person: Person,
        workspace: Workspace,
        owed: Sequence[Lead],
        teams: Mapping[WorkspaceId, str] = NO_TEAMS,
        *,
        parted: Workspace | None = None,
    ) -> Outcome:
        """Redraw the living card without a sound; a card that is gone stays so."""
        if person.card is None:
            return Outcome(Fate.REFUSED)
        reader = self._reader(person, workspace, teams=teams)
        view = lists.due(owed, reader) if parted is None else notices.owed_elsewhere(owed, parted, reader)
        return await self._post.redraw(int(person.id), person.card.message, view)

    async def take_away(self, person: PersonId, message: int) -> None:
        """Take away a message in somebody's private chat."""
        await self._post.take_away(int(person), message)

    async def digest(
        self, person: Person, workspace: Workspace, digest: Digest, teams: Mapping[WorkspaceId, str] = NO_TEAMS
    ) -> Outcome:
        """Send the morning list without a sound, then take yesterday's away."""
        view = notices.digest(digest, self._reader(person, workspace, teams=teams))
        outcome = await self._post.send(int(person.id), view, silent=True)
        if outcome.fate is Fate.SENT and person.digest_card is not None:
            await self._post.take_away(int(person.id), person.digest_card)
        return outcome

    async def tell_group(
        self, team: Workspace, late: Sequence[Lead], unheard: Sequence[Lead], *, silent: bool
    ) -> Outcome:
        """Tell a group how many follow-ups are late, without names."""
        return await self._post.say_to_team(
            team, notices.late_in_group(late, unheard, self._group(team, {})), silent=silent
        )

    async def mention(self, owner: Person, team: Workspace, owed: Sequence[Lead], *, silent: bool) -> Outcome:
        """Remind somebody in their team's group, which sees nobody's number, then take the mention before away."""
        reader = Reader.of_group(owner, team, self._clock.now(), {})
        view = notices.mention(owed, reader, self._post.username)
        outcome = await self._post.say_to_team(team, view, silent=silent)
        if outcome.fate is Fate.SENT:
            for before in [each.message for each in team.mentions if each.person == owner.id]:
                await self._post.take_away(team.chat, before)
        return outcome

    async def unmention(self, team: Workspace, message: int) -> None:
        """Take away a mention from a team's group."""
        await self._post.take_away(team.chat, message)

    async def tell_of_topic(self, admin: Person, team: Workspace, *, silent: bool) -> Outcome:
        """Tell an admin privately that the topic for the team's reminders is closed or deleted."""
        view = notices.topic_gone(self._reader(admin, team))
        return await self._post.send(int(admin.id), view, silent=silent)

    async def tell_parted(self, person: Person, team: Workspace, *, silent: bool) -> Outcome:
        """Tell somebody privately that they are in the team no more."""
        return await self._post.send(int(person.id), notices.parted(self._reader(person, team)), silent=silent)

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
        view = notices.late_for_admin(late, owners, self._reader(admin, team))
        return await self._post.send(int(admin.id), view, silent=silent)

    async def offer(
        self, stand_in: Person, workspace: Workspace, owner: Person, leads: Sequence[Lead], *, silent: bool
    ) -> Outcome:
        """Offer the leads of somebody who is away to their stand-in."""
        view = notices.offer(owner, leads, self._reader(stand_in, workspace))
        return await self._post.send(int(stand_in.id), view, silent=silent)

    async def offer_pool(
        self, team: Workspace, free: Sequence[Lead], names: Mapping[PersonId, str], *, silent: bool
    ) -> Outcome:
        """Offer a group what nobody has, then take the offer before away."""
        view = pool.offer(free, self._group(replace(team, pool_offer=None), names))
        outcome = await self._post.say_to_team(team, view, silent=silent)
        if outcome.fate is Fate.SENT and team.pool_offer is not None:
            await self._post.take_away(team.chat, team.pool_offer.message)
        return outcome

    async def redraw_pool(
        self, team: Workspace, free: Sequence[Lead], moved: Lead, names: Mapping[PersonId, str]
    ) -> None:
        """Show in a group's offer who has a lead now; where that fails, its button says so when it is pressed."""
        if team.pool_offer is None:
            return
        reader = self._group(team, names)
        view = pool.offer(free, reader, said=pool.moved(moved, reader))
        await self._post.redraw(team.chat, team.pool_offer.message, view)

    async def ask_admin(self, admin: Person, team: Workspace, free: Sequence[Lead], *, silent: bool) -> Outcome:
        """Ask an admin privately to whom leads shall go."""
        return await self._post.send(int(admin.id), pool.unclaimed(free, self._reader(admin, team)), silent=silent)

    async def give(
        self, to: Person, team: Workspace, handover: Handover, names: Mapping[PersonId, str], *, silent: bool
    ) -> Outcome:
        """Show somebody privately the lead that is theirs now."""
        view = pool.given(handover, self._reader(to, team, names))
        return await self._post.send(int(to.id), view, silent=silent)

    async def tell_given(
        self, before: Person, team: Workspace, handover: Handover, names: Mapping[PersonId, str]
    ) -> Outcome:
        """Tell somebody privately, without a sound, who has their lead now."""
        view = pool.taken(handover, self._reader(before, team, names))
        return await self._post.send(int(before.id), view, silent=True)

    async def call_in_group(
        self, to: Person, team: Workspace, handover: Handover, names: Mapping[PersonId, str]
    ) -> Outcome:
        """Tell somebody in the group, by a mention, of the lead that is theirs now."""
        view = pool.called(to, handover, self._group(team, names), self._post.username)
        return await self._post.say_to_team(team, view)

    async def leisure(self) -> None:
        """Wait until nobody waits for an answer or a message, and a moment more."""
        await self._outbox.leisure()

    async def letter(self, report: Report, earlier: Letter | None = None) -> Letter:
        """Write a summary and paint its picture, before its turn."""
        return await letters.written(report, earlier)

    async def summary(self, workspace: Workspace, person: Person | None, letter: Letter, *, silent: bool) -> Outcome:
        """Send a summary below its picture, or as text where it has none or Telegram won't take it."""
        if not isinstance(letter, Written):
            raise TypeError("another notifier's letter")
        if letter.picture is not None and letter.below is not None:
            with contextlib.suppress(NoPicture):
                return await self._tell(workspace, person, letter.below, silent=silent, picture=letter.picture.png)
        return await self._tell(workspace, person, letter.alone, silent=silent)

    async def _tell(
        self, workspace: Workspace, person: Person | None, view: View, *, silent: bool, picture: bytes | None = None
    ) -> Outcome:
        """Raises NoPicture."""
        if person is None:
            return await self._post.say_to_team(workspace, view, silent=silent, picture=picture)
        return await self._post.send(int(person.id), view, silent=silent, picture=picture)

    async def offer_draft(self, person: Person, workspace: Workspace, conversation: Conversation) -> Outcome:
        """Offer what was typed before the time ran out, in the place of the question that waited.

        What was typed in a group is offered in private, or there where that can't be.
        """
        if not workspace.is_team:
            outcome = await self._post.send(
                conversation.chat, questions.draft(conversation, self._reader(person, workspace))
            )
        elif person.reachable:
            view = questions.draft_of_team(conversation, self._reader(person, workspace))
            outcome = await self._post.send(int(person.id), view)
        else:
            everybody = Reader.of_group(person, workspace, self._clock.now(), {})
            view = questions.draft_in_group(conversation, everybody)
            outcome = await self._post.say(conversation.chat, view, conversation.topic)
        if outcome.fate is Fate.SENT and conversation.message is not None:
            await self._post.take_away(conversation.chat, conversation.message)
        return outcome

    async def report(self, admin: PersonId, file: str, why: str, backup: str | None) -> Outcome:
        """Tell whoever runs the bot of a file that can't be read."""
        copy = backup or texts.plain(texts.FALLBACK, "nothing")
        said = texts.text(texts.FALLBACK, "admin-unreadable", file=file, why=why, backup=copy)
        return await self._post.send(int(admin), View(said))

    async def tell(self, admin: PersonId, sentence: str) -> Outcome:
        """Tell whoever runs the bot something, as it is."""
        return await self._post.send(int(admin), View(texts.text(texts.FALLBACK, "admin-trouble", trouble=sentence)))

    def _reader(
        self,
        person: Person,
        workspace: Workspace,
        names: Mapping[PersonId, str] | None = None,
        teams: Mapping[WorkspaceId, str] = NO_TEAMS,
    ) -> Reader:
        return Reader(person, workspace, self._clock.now(), names or {}, teams=teams)

    def _group(self, team: Workspace, names: Mapping[PersonId, str]) -> Reader:
        """Everybody in a group, whoever they are."""
        somebody = Person(NOBODY, "", texts.FALLBACK, team.zone or ZoneInfo("UTC"))
        return Reader.of_group(somebody, team, self._clock.now(), names)
