"""Recording a lead by conversation: one question at a time, each answer kept as it is typed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from domain import answers, sharing, source_links
from domain import conversation as talk
from domain.answers import Reading
from domain.capture import Captured
from domain.errors import MomentPassed, NotUnderstood
from domain.models import Deed, Field, Lead, Workspace
from domain.people import Conversation, Person
from domain.when import Moment
from services.handovers import NOWHERE, Shown
from services.leads import Leads
from services.people import People


@dataclass(frozen=True)
class Answered:
    """Where the conversation stands after an answer, and what kept it from going on, if anything did."""

    conversation: Conversation
    misread: NotUnderstood | MomentPassed | None = None


def captured(conversation: Conversation, by: Reading) -> Captured:
    """Everything that was answered so far, as it was meant when it was answered; a time passed since is asked about."""
    found = answers.draft(conversation, by)
    for asked in (Field.DUE, Field.NAME):  # a name may come with a time
        typed, then = conversation.answers.get(asked), answers.then(conversation, asked, by)
        if typed is not None and found.due is not None and _due(asked, typed, then) == found.due:
            return sharing.unless_passed(found, typed, then, by.now)
    return found


def _due(asked: Field, typed: str, then: Reading) -> Moment | None:
    try:
        due: Moment | None = answers.field(asked, typed, then).get("due")
    except (NotUnderstood, MomentPassed):
        return None
    return due


class Recording:
    """The guided conversation; an update that comes again finds it where that update left it."""

    def __init__(self, people: People, leads: Leads) -> None:
        self._people, self._leads = people, leads

    async def begin(
        self, person: Person, chat: int, by: Reading, cause: int, *, topic: int | None = None
    ) -> Conversation:
        """Ask the first question; one that was open in this chat and topic makes way."""
        open_now = person.conversation(chat, topic)
        if open_now is not None and open_now.cause == cause:
            return open_now
        return await self._keep(person, talk.begin(chat, topic, by.now, cause))

    async def answer(
        self,
        person: Person,
        conversation: Conversation,
        typed: str,
        by: Reading,
        cause: int,
        *,
        beside: str | None = None,
    ) -> Answered:
        """Take an answer, and what was said beside it; one that can't be read is kept, and the question asked again."""
        if conversation.cause == cause or conversation.asked is None:
            return Answered(conversation)
        try:
            answers.field(conversation.asked, typed, by)
        except (NotUnderstood, MomentPassed) as misread:
            kept = talk.misunderstood(conversation, "\n".join(filter(None, (typed, beside))), by.now, cause)
            return Answered(await self._keep(person, kept), misread)
        return Answered(await self._keep(person, talk.answer(conversation, typed, by.now, cause, beside)))

    async def skip(self, person: Person, conversation: Conversation, by: Reading, cause: int) -> Conversation:
        """Go on without an answer."""
        if conversation.cause == cause:
            return conversation
        return await self._keep(person, talk.skip(conversation, by.now, cause))

    async def back(self, person: Person, conversation: Conversation, by: Reading, cause: int) -> Conversation:
        """Ask the question before once more."""
        if conversation.cause == cause:
            return conversation
        return await self._keep(person, talk.back(conversation, by.now, cause))

    async def put_aside(self, person: Person, conversation: Conversation) -> None:
        """Let a half recorded lead stand as a draft, where it stands: also behind another question."""
        draft = replace(conversation, overdue=True)

        def change(kept: Person) -> Person:
            asked = kept.conversation(draft.chat, draft.topic)
            if asked is None or not _is_behind(draft, asked):
                return kept.in_conversation(draft)
            return _in_place(kept, replace(asked, behind=draft))

        await self._people.change(person.id, change)

    async def cancel(
        self, person: Person, conversation: Conversation, by: Reading, message: int, *, cause: int
    ) -> None:
        """End a half recorded lead; for a day it can be taken up again from the bot's `message`."""
        draft = replace(talk.cancelled(conversation, by.now), message=message)
        await self._people.change(person.id, lambda kept: kept.laying_aside(draft).cancelling(cause))

    async def resume(self, person: Person, draft: Conversation, by: Reading) -> Conversation:
        """Go on where a draft was left; another lead that is half recorded stands as a draft behind it."""
        asked = person.conversation(draft.chat, draft.topic)
        resumed = talk.resume_before(draft, asked, by.now)
        await self._people.change(person.id, lambda kept: kept.taking_up(resumed))
        return resumed

    async def asked_in(
        self, person: Person, conversation: Conversation, message: int | None, chat: int, topic: int | None
    ) -> None:
        """Remember the message that asks, and where it does, so that the next one can replace it."""
        asked = replace(conversation, message=message, chat=chat, topic=topic)
        await self._people.change(person.id, lambda kept: kept.asked_elsewhere(conversation, asked))

    async def finish(
        self, person: Person, workspace: Workspace, conversation: Conversation, by: Reading, shown: Shown = NOWHERE
    ) -> Lead:
        """Record what was answered, once. The conversation stays until its end is shown. Raises NothingToRecord."""
        said_at = min(conversation.touched_at, by.now)
        new = source_links.applied(captured(conversation, by), person.day_source, said_at)
        due = answers.first_follow_up(new, person, by.now)
        return await self._leads.record(workspace.id, new, due, Deed(person.id, conversation.cause), shown)

    async def drop(self, person: Person, draft: Conversation) -> Person:
        """A draft is done with, also where it waits behind another question, which stays."""

        def change(kept: Person) -> Person:
            asked = kept.conversation(draft.chat, draft.topic)
            if asked is None or not _is_behind(draft, asked):
                return kept.out_of_conversation(draft.chat, draft.topic)
            return _in_place(kept, replace(asked, behind=None))

        return await self._people.change(person.id, change)

    async def _keep(self, person: Person, conversation: Conversation) -> Conversation:
        await self._people.ask(person.id, conversation)
        return conversation


def _is_behind(draft: Conversation, asked: Conversation) -> bool:
    return asked.behind is not None and asked.behind.cause == draft.cause


def _in_place(person: Person, conversation: Conversation) -> Person:
    """With a question as it stands now; unlike a new one it leaves what is behind it as it says itself."""
    there = (conversation.chat, conversation.topic)
    kept = (conversation if (each.chat, each.topic) == there else each for each in person.conversations)
    return replace(person, conversations=tuple(kept))
