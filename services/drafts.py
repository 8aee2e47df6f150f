"""Drafts: what was typed into a conversation whose time ran out is offered once, so that nothing typed is lost."""

from __future__ import annotations

import logging
from dataclasses import replace

from domain import conversation as talk
from domain import nagging, sharing
from domain.models import PersonId, Workspace
from domain.people import Conversation, Person
from services.groups import Groups
from services.people import People
from services.ports import Clock, Fate, Notifier
from storage.base import PersonNotFound, Store

log = logging.getLogger(__name__)

REFUSED_AT_MOST = 6
"""How often Telegram may refuse a draft before it is offered no more."""


class Drafts:
    """Offers each draft in private or, where that can't be, in its group; what did not arrive is offered again."""

    def __init__(self, store: Store, clock: Clock, notifier: Notifier, people: People, groups: Groups) -> None:
        self._store, self._clock, self._notifier = store, clock, notifier
        self._people, self._groups = people, groups

    async def offer(self) -> None:
        """Offer what stands in conversations whose time ran out; drop what is old."""
        for person in await self._store.untouched_since(self._clock.now() - talk.WAITS_FOR):
            try:
                waiting = (await self._people.change(person, self._without_what_is_old)).conversations
            except PersonNotFound:
                log.info("person %s was forgotten meanwhile, drafts and all", person)
            except Exception:  # whatever it is, the others are offered theirs
                log.exception("the drafts of person %s could not be seen to; they are tried again", person)
            else:
                for each in waiting:
                    await self._see_to(person, each)

    def _without_what_is_old(self, kept: Person) -> Person:
        now = self._clock.now()
        cancelled = tuple(draft for draft in kept.cancelled if not talk.is_over(draft, now))
        return replace(kept, offers=sharing.fresh(kept.offers, now), cancelled=cancelled)

    async def _see_to(self, person: PersonId, waiting: Conversation) -> None:
        try:
            async with self._notifier.turn(waiting.chat):
                await self._end(person, waiting)
        except PersonNotFound:
            log.info("person %s was forgotten meanwhile, drafts and all", person)
        except Exception:  # the same here
            log.exception("a draft of person %s could not be offered; it is tried again", person)

    async def _end(self, person: PersonId, waiting: Conversation) -> None:
        """Claim, offer, put aside, as with a nag: a crash in between repeats the offer and loses no draft."""
        kept, now = await self._people.get(person), self._clock.now()
        if waiting not in kept.conversations or not talk.is_over(waiting, now):
            return
        if waiting.overdue and not waiting.cancelled:
            return
        draft = None if waiting.cancelled else talk.overdue(waiting)
        if draft is None:
            await self._people.stop_asking(person, waiting.chat, waiting.topic)
            return
        leased = replace(waiting, touched_at=now - talk.WAITS_FOR + nagging.LEASE)
        await self._people.ask(person, leased)
        team = await self._groups.of(waiting.chat) if waiting.chat < 0 else None
        if team is not None and team.chat != waiting.chat:  # nobody told them that the group has moved
            await self._people.change(person, lambda known: known.in_another_chat(waiting.chat, team.chat))
        elif team is not None and not kept.reachable:
            await self._heed_refusal(person, leased, draft, await self._offer_in_group(kept, team, draft))
        elif team is not None or waiting.chat > 0:
            await self._heed_refusal(person, leased, draft, await self._offer_alone(kept, team, draft))

    async def _heed_refusal(self, person: PersonId, waiting: Conversation, draft: Conversation, fate: Fate) -> None:
        """What Telegram refuses again and again is put aside, as it is, so that nothing typed is lost."""
        if fate is not Fate.REFUSED:
            return
        refused = waiting.refused + 1
        if refused < REFUSED_AT_MOST:
            await self._people.ask(person, replace(waiting, refused=refused))
            return
        log.error("a draft of person %s was refused %s times; it is kept, and offered no more", person, refused)
        await self._people.ask(person, draft)

    async def _offer_alone(self, person: Person, team: Workspace | None, draft: Conversation) -> Fate:
        """In private, where the offer of a draft from a group stands in another chat than the draft."""
        outcome = await self._notifier.offer_draft(person, team or await self._people.own_workspace(person), draft)
        if outcome.fate is Fate.UNREACHABLE:
            await self._people.unreachable(person.id)
        # Of a group's draft the group hears when the lease is over; one's own waits until they are back.
        if outcome.fate is Fate.SENT or (outcome.fate is Fate.UNREACHABLE and team is None):
            await self._people.ask(person.id, replace(draft, message=outcome.message if team is None else None))
        return outcome.fate

    async def _offer_in_group(self, person: Person, team: Workspace, draft: Conversation) -> Fate:
        """Before everybody, masked; a group that is gone isn't called: the draft waits for it, or for the person."""
        if team.left_at is not None:
            return Fate.UNREACHABLE
        outcome = await self._notifier.offer_draft(person, team, draft)
        own_topic = outcome.topic_gone and draft.topic != team.topic
        await self._groups.heed(team, replace(outcome, topic_gone=False) if own_topic else outcome)
        if outcome.fate is Fate.SENT:
            shown = replace(draft, message=outcome.message)
            await self._people.change(person.id, lambda kept: _shown(kept, shown, in_general=outcome.topic_gone))
        return outcome.fate


def _shown(person: Person, draft: Conversation, *, in_general: bool) -> Person:
    """This person with a draft where its offer stands: in General, behind what is asked there, if its topic is gone."""
    if not in_general:
        return person.in_conversation(draft)
    moved = replace(draft, topic=None, behind=None)
    asked = person.conversation(draft.chat, None)
    if asked is not None and asked.behind is not None:
        return person.in_conversation(draft)  # there is room for one; this one is found in its topic
    left = person.out_of_conversation(draft.chat, draft.topic)
    if asked is None:
        return left.in_conversation(moved)
    there = (replace(each, behind=moved) if each == asked else each for each in left.conversations)
    return replace(left, conversations=tuple(there))
