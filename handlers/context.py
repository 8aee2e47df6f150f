"""What every handler works with: the update, its answers, and what the person is asked."""

from __future__ import annotations

from telegram import ForceReply

from domain import answers
from domain.answers import Reading
from domain.models import Field, LeadRef
from domain.people import Asking, Conversation
from handlers.answering import Answering
from messages import questions
from messages.cards import View


class BotContext(Answering):
    """The context of one update."""

    @property
    def asking_topic(self) -> int | None:
        """The topic in which a question stands that was just asked: none where this one is closed meanwhile."""
        return None if self._is_outside or self.moved_to is not None else self.topic

    async def ask(
        self,
        asking: Asking,
        *,
        lead: LeadRef | None = None,
        asked: Field | None = None,
        message: int | None = None,
        untapped: bool = False,
        card: int | None = None,
    ) -> None:
        """Keep in mind what the person's next typed message answers; `message` asks, or the pressed one does.

        In a group it asks aloud, and `card` shows the lead that it is about; what was asked before goes away.
        """
        before, now = self.conversation, self.services.clock.now()
        conversation = Conversation(
            self.chat,
            self.asking_topic,
            asking,
            now,
            now,
            asked=asked,
            lead=lead,
            message=message or self.message,
            cause=self.incoming.update_id,
            untapped=untapped,
            card=card,
        )
        self.person = await self.services.people.ask(self.person.id, conversation)
        if self.in_group and before is not None and not before.holds_a_lead:
            await self.remove([before.message] if before.message not in (conversation.message, self.message) else [])

    async def ask_for_words(self, asking: Asking, question: str) -> None:
        """Ask something about no lead that is answered in words, as a message of its own."""
        if self.in_group:
            message = await self.ask_aloud(questions.aloud(question, self.reader))
        else:
            message = (await self.send(questions.alone(question, self.reader))).message_id
        await self.ask(asking, message=message)

    async def reading_of(self, lead: LeadRef) -> Reading:
        """How what is typed about a lead is understood."""
        return answers.about(await self.services.leads.kept(lead, self.person.id), self.reading)

    async def ask_beside(self, asking: Asking | None, lead: LeadRef, message: int | None) -> None:
        """What a form of a lead asks beside its buttons, if anything; what was asked about no lead stays asked.

        In a group words are meant for the bot only in reply to it: what is said to a card is read as replies are.
        """
        if self.in_group:
            return
        asked = self.conversation
        if asked is not None and not asked.overdue and asked.lead is None:
            return
        if asking is not None:
            await self.ask(asking, lead=lead, message=message, untapped=True)
        elif asked is not None and asked.untapped and asked.lead == lead:
            await self.stop_asking()

    async def stop_asking_about(self, lead: LeadRef) -> None:
        """The card that asked is back to something else: its question is withdrawn."""
        asked = self.conversation
        if asked is not None and asked.lead == lead:
            await self.stop_asking()
            await self.remove([asked.message] if asked.card is not None else [])

    async def stop_asking(self) -> None:
        """Nothing is asked any more."""
        self.person = await self.services.people.stop_asking(self.person.id, self.chat, self.topic)

    async def withdraw(self, *askings: Asking) -> None:
        """These are asked no more; a message that asks one of them goes, unless it is the pressed one."""
        asked = self.conversation
        if asked is not None and asked.asking in askings:
            await self.stop_asking()
            await self.remove([asked.message] if asked.message != self.message else [])

    async def ask_aloud(self, question: str) -> int:
        """Ask one person before everybody: Telegram opens the reply for them alone. Returns the question's message.

        It replies to the message of theirs that led to it, or names them below the pressed one.
        """
        typed = self.incoming.message
        named = question if typed is not None else questions.addressed(question, self.reader)
        below = typed.message_id if typed is not None else self.message
        sent = await self.send(View(named), reply_to=below, forced=ForceReply(selective=True))
        return sent.message_id
