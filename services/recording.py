"""Recording a lead by conversation: one question at a time, each answer kept as it is typed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from domain import answers, findings
from domain import conversation as talk
from domain.answers import Reading
from domain.errors import MomentPassed, NotUnderstood
from domain.models import Deed, Lead, Workspace
from domain.people import Conversation, Person
from services.leads import Leads
from services.people import People


@dataclass(frozen=True)
class Answered:
    """Where the conversation stands after an answer, and what kept it from going on, if anything did."""

    conversation: Conversation
    misread: NotUnderstood | MomentPassed | None = None


class Recording:
    """The guided conversation; an update that comes again finds it where that update left it."""

    def __init__(self, people: People, leads: Leads) -> None:
        self._people, self._leads = people, leads

    async def begin(self, person: Person, chat: int, by: Reading, cause: int) -> Conversation:
        """Ask the first question; one that was open in this chat makes way."""
        open_now = person.conversation(chat, None)
        if open_now is not None and open_now.cause == cause:
            return open_now
        return await self._keep(person, talk.begin(chat, None, by.now, cause))

    async def answer(self, person: Person, conversation: Conversation, typed: str, by: Reading, cause: int) -> Answered:
        """Take an answer; one that can't be read is kept, and the question asked again."""
        if conversation.cause == cause or conversation.asked is None:
            return Answered(conversation)
        try:
            answers.field(conversation.asked, typed, by)
        except (NotUnderstood, MomentPassed) as misread:
            kept = talk.misunderstood(conversation, typed, by.now, cause)
            return Answered(await self._keep(person, kept), misread)
        return Answered(await self._keep(person, talk.answer(conversation, typed, by.now, cause)))

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
        """Let a half recorded lead stand as a draft."""
        await self._keep(person, replace(conversation, overdue=True))

    async def resume(self, person: Person, draft: Conversation, by: Reading) -> Conversation:
        """Go on where a draft was left."""
        return await self._keep(person, talk.resume(draft, by.now))

    async def asked_in(self, person: Person, conversation: Conversation, message: int | None) -> None:
        """Remember the message that asks, so that the next one can replace it."""
        await self._keep(person, replace(conversation, message=message))

    async def finish(self, person: Person, workspace: Workspace, conversation: Conversation, by: Reading) -> Lead:
        """Record what was answered, once. The conversation stays until its end is shown. Raises NothingToRecord."""
        captured = findings.applied(answers.draft(conversation, by), person.finding, by.now)
        due = answers.first_follow_up(captured, person, by.now)
        return await self._leads.record(workspace.id, captured, due, Deed(person.id, conversation.cause))

    async def _keep(self, person: Person, conversation: Conversation) -> Conversation:
        await self._people.ask(person.id, conversation)
        return conversation
