"""A lead's whole life, in any order of deeds: pressed late, pressed twice, undone, and with the clock in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import count, pairwise

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from domain import ladder, lifecycle, nagging, replies, winning
from domain import undo as undoing
from domain.errors import DomainError
from domain.models import (
    ENDED,
    MARKS,
    Assist,
    AssistKind,
    Deed,
    EventKind,
    Field,
    Lead,
    LostReason,
    PersonId,
    Rhythm,
    SnoozeReason,
    Stage,
    Status,
    Step,
    TouchKind,
)
from domain.nagging import Decision, Reason
from domain.people import Away, Person, Profile
from domain.replies import Meaning, Reply
from domain.when import Moment
from tests.unit.domain.the_cast import (
    ANN,
    ANN_DOES,
    ANN_HERSELF,
    BOB,
    BOB_HIMSELF,
    CANADA,
    DOLLARS_350K,
    MONDAY_10,
    SHOP,
    TEAM,
    TUESDAY_9,
    follow_up,
    recorded,
    seen_by_people,
)

MINUTES = (-5, 1, 4, 60, 24 * 60)
LEAVE_THE_FOLLOW_UP = {EventKind.EDITED, EventKind.NOTED, EventKind.STAGE_MOVED}
SUGGEST = {EventKind.FOLLOWED_UP, EventKind.CLOSED}
ASK_WHAT_IS_NEXT = {EventKind.FOLLOWED_UP, EventKind.CLOSED, EventKind.LOST}

MOVES: dict[str, Callable[[Lead, Moment, Deed, datetime], Lead]] = {
    "follow_up": lambda lead, _, deed, now: follow_up(lead, deed, now),
    "plan": lifecycle.plan,
    "snooze": lifecycle.snooze,
    "close": lambda lead, _, deed, now: lifecycle.close(lead, deed, now),
    "lose": lambda lead, _, deed, now: lifecycle.lose(lead, deed, now),
    "reopen": lifecycle.reopen,
    "rename": lambda lead, due, deed, now: lifecycle.edit(lead, Field.NAME, {"name": str(due.at)}, deed, now),
    "note": lambda lead, _, deed, now: lifecycle.note(lead, "likes boats", deed, now),
    "trust": lambda lead, _, deed, now: lifecycle.move_stage(lead, Stage.TRUST, deed, now),
    "advocate": lambda lead, _, deed, now: lifecycle.move_stage(lead, Stage.ADVOCATE, deed, now),
    "climb": lambda lead, _, deed, now: ladder.climb(lead, ladder.suggestion(lead) or lead.stage, deed, now),
    "link": lambda lead, _, deed, now: winning.link(lead, recorded(13), deed, now),
    "delete": lambda lead, _, deed, now: lifecycle.delete(lead, deed, now),
    "hand to Bob": lambda lead, _, deed, now: lifecycle.hand_over(lead, BOB, deed, now),
    "hand to Ann": lambda lead, _, deed, now: lifecycle.hand_over(lead, ANN, deed, now),
    "keep warm": lambda lead, due, deed, now: lifecycle.keep_in_touch(lead, Rhythm.MONTHLY, due, deed, now),
    "stay in touch": lambda lead, due, deed, now: lifecycle.keep_in_touch(lead, Rhythm.NINETY_DAYS, due, deed, now),
    "reply: called": lambda lead, due, deed, now: replies.act(
        lead, Reply(Meaning.TOUCH, "wants an offer", TouchKind.CALL, until=due), deed, now, ANN_HERSELF
    ),
    "reply: won": lambda lead, _, deed, now: replies.act(
        lead, Reply(Meaning.CLOSE, "what a day"), deed, now, ANN_HERSELF
    ),
    "reply: lost": lambda lead, _, deed, now: replies.act(lead, Reply(Meaning.LOSE, "price"), deed, now, ANN_HERSELF),
    "reply: snooze": lambda lead, due, deed, now: replies.act(
        lead, Reply(Meaning.SNOOZE, "is away", until=due), deed, now, ANN_HERSELF
    ),
}
MARKING = sorted(set(MOVES) - {"rename", "note", "trust", "advocate", "link"})
"""Moves that an old button must not make when somebody marked the lead since."""
OF_ANY_LEAD = {"climb", "plan", "keep warm", "stay in touch", "hand to Bob", "hand to Ann"}
OF_RUNNING_LEADS = sorted(set(MARKING) - OF_ANY_LEAD - {"reopen", "delete"})
"""Moves that a closed or lost lead doesn't make."""

BOBS_HELP = winning.mark_of(Assist(AssistKind.PERSON, "Bob"))

TELLINGS: dict[str, Callable[[Lead], Lead]] = {
    "how": lambda lead: lifecycle.describe_touch(lead, ANN_DOES, kind=TouchKind.CALL),
    "how long": lambda lead: lifecycle.describe_touch(lead, ANN_DOES, minutes=15),
    "worth": lambda lead: lifecycle.set_won(lead, DOLLARS_350K, ANN_DOES),
    "not known": lambda lead: lifecycle.set_won(lead, None, ANN_DOES),
    "helped": lambda lead: winning.add_assist(lead, Assist(AssistKind.PERSON, "Bob"), ANN_DOES),
    "did not help": lambda lead: winning.drop_assist(lead, BOBS_HELP, ANN_DOES),
    "why": lambda lead: lifecycle.set_reason(lead, LostReason.TIMING, ANN_DOES),
    "nothing now": lambda lead: lifecycle.rest(lead, ANN_DOES),
    "why postponed": lambda lead: lifecycle.explain_snooze(lead, SnoozeReason.WAITING, ANN_DOES),
}
"""What is said about a mark after it; no moves of their own."""

HABITS: dict[str, Callable[[Person, datetime], Person]] = {
    "goes away": lambda person, now: replace(person, away=Away(now + timedelta(days=3), BOB)),
    "comes back": lambda person, _: replace(person, away=None),
    "blocks the bot": lambda person, _: replace(person, reachable=False),
    "starts it again": lambda person, _: replace(person, reachable=True),
    "takes holidays": lambda person, _: replace(person, region=CANADA),
    "wants less": lambda person, _: replace(person, profile=Profile.GENTLE),
    "wants more": lambda person, _: replace(person, profile=Profile.RELENTLESS),
    "wants it their way": lambda person, _: replace(person, profile=Profile.CUSTOM, steps=(timedelta(minutes=15),)),
}
"""What may change about a person while leads wait for them."""


class Seen(StrEnum):
    """What the person had on the screen."""

    NOTHING = "nothing"
    THE_CARD_AS_IT_IS = "the card as it is"
    AN_OLD_CARD = "an old card"


@dataclass(frozen=True)
class Done:
    """A deed that changed the lead."""

    move: str
    due: Moment
    deed: Deed


dues = st.builds(lambda minutes, exact: (timedelta(minutes=minutes), exact), st.sampled_from(MINUTES), st.booleans())


class LeadsLife(RuleBasedStateMachine):
    """One lead after the other, and beside each what Undo should bring back."""

    def __init__(self) -> None:
        super().__init__()
        self.now = MONDAY_10
        self.causes = count(1)
        self.people: dict[PersonId | None, Person] = {ANN: ANN_HERSELF, BOB: BOB_HIMSELF}
        self.begin()

    def begin(self) -> None:
        """A new lead."""
        self.lead = recorded(due=self.now + (TUESDAY_9 - MONDAY_10), at=self.now)
        self.done: list[Done] = []
        self.undone: Lead | None = None
        """What people should see after Undo; None where Undo would delete the lead."""

    def save(self, lead: Lead) -> None:
        """As the store does: one version more, nothing if nothing changed."""
        if lead is not self.lead:
            self.lead = replace(lead, version=self.lead.version + 1)

    def deed(self, seen: Seen) -> Deed:
        """Ann's or Bob's next update."""
        version = {Seen.NOTHING: None, Seen.THE_CARD_AS_IT_IS: self.lead.version, Seen.AN_OLD_CARD: 1}[seen]
        cause = next(self.causes)
        return Deed(ANN if cause % 2 else BOB, cause, version)

    def marked_since(self, deed: Deed) -> bool:
        """Whether what the person saw is no longer so."""
        return deed.seen is not None and any(
            event.version > deed.seen and event.kind in MARKS for event in self.lead.events
        )

    @property
    def leaves_the_follow_up(self) -> bool:
        """Whether Undo would leave the follow-up as it is, because the last move did."""
        return self.last_move in LEAVE_THE_FOLLOW_UP

    def belongs_to_a_mark(self, move: str, kind: EventKind) -> bool:
        """Whether Undo takes back this move together with the mark before it; at most a rung was climbed since."""
        old = self.lead
        if old.before is None or old.undo_until is None or self.now > old.undo_until:
            return False
        mark, *more = (event.kind for event in old.events[len(old.before.events) :])
        joining = {EventKind.PLANNED: ASK_WHAT_IS_NEXT, EventKind.STAGE_MOVED: SUGGEST if move == "climb" else set()}
        return mark in joining.get(kind, set()) and set(more) <= {EventKind.STAGE_MOVED}

    @property
    def last_move(self) -> EventKind | None:
        """What Undo would take back."""
        before = self.lead.before
        return None if before is None else self.lead.events[len(before.events)].kind

    @property
    def owner(self) -> Person:
        """Who owes the lead."""
        return self.people[self.lead.owner]

    # Deeds ---------------------------------------------------------------------------------------------

    @rule(move=st.sampled_from(sorted(MOVES)), due=dues, seen=st.sampled_from(Seen))
    def move(self, move: str, due: tuple[timedelta, bool], seen: Seen) -> None:
        """Somebody moves the lead; what the rules refuse changes nothing."""
        old, deed, moment = self.lead, self.deed(seen), Moment(self.now + due[0], due[1])
        try:
            moved = MOVES[move](old, moment, deed, self.now)
        except DomainError:
            return
        assert not (move in MARKING and self.marked_since(deed)), "an old button acted"
        assert old.deleted_at is None, "a deleted lead was moved"
        assert not (move in OF_RUNNING_LEADS and old.status in ENDED), "an ended lead was marked"
        if moved is old:
            return
        assert moved.events[: len(old.events)] == old.events, "history was lost"
        if not self.belongs_to_a_mark(move, moved.events[len(old.events)].kind):
            self.undone = old
        self.done.append(Done(move, moment, deed))
        self.save(moved)

    @precondition(lambda self: self.lead.status is not Status.OPEN)
    @rule(due=dues)
    def and_next(self, due: tuple[timedelta, bool]) -> None:
        """Somebody says what comes after a mark."""
        self.move("plan", due, Seen.THE_CARD_AS_IT_IS)

    @precondition(lambda self: self.lead.status not in ENDED and self.lead.deleted_at is None)
    @rule(due=dues, plans=st.booleans(), undoes=st.booleans())
    def is_called_and_climbs(self, due: tuple[timedelta, bool], plans: bool, undoes: bool) -> None:
        """The whole form of a touch: how it was, the rung that it suggests, what is next; and perhaps none of it."""
        self.move("follow_up", due, Seen.THE_CARD_AS_IT_IS)
        self.tell("how")
        self.move("climb", due, Seen.THE_CARD_AS_IT_IS)
        if plans:
            self.move("plan", due, Seen.THE_CARD_AS_IT_IS)
        if undoes:
            self.undo(Seen.THE_CARD_AS_IT_IS)

    @rule(telling=st.sampled_from(sorted(TELLINGS)))
    def tell(self, telling: str) -> None:
        """Somebody says more of a mark; Undo of another move keeps it."""
        old, tell = self.lead, TELLINGS[telling]
        try:
            told = tell(old)
        except DomainError:
            return
        if self.undone is not None:
            if telling in ("how", "how long"):
                still_holds = len(self.undone.touches) == len(old.touches)
            elif telling == "nothing now":
                still_holds = self.leaves_the_follow_up or self.last_move is EventKind.HANDED_OVER
            elif telling == "why postponed":
                still_holds = False  # it is told in the history alone
            else:
                still_holds = self.undone.status is old.status
            self.undone = tell(self.undone) if still_holds else self.undone
        assert [event.kind for event in told.events] == [event.kind for event in old.events]
        assert tell(told) == told, "telling it twice told more"
        self.save(told)

    @precondition(lambda self: self.done)
    @rule(data=st.data())
    def repeat(self, data: st.DataObject) -> None:
        """Telegram tells of an update again."""
        again = data.draw(st.sampled_from(self.done))
        assert MOVES[again.move](self.lead, again.due, again.deed, self.now) is self.lead, "a repetition acted"

    @rule(seen=st.sampled_from(Seen))
    def undo(self, seen: Seen) -> None:
        """Undo brings back what people saw."""
        old, deed = self.lead, self.deed(seen)
        try:
            undone = undoing.undo(old, deed, self.now)
        except DomainError:
            return
        assert not self.marked_since(deed), "an old Undo acted"
        assert undoing.undo(undone, deed, self.now) is undone, "a repetition acted"
        if self.undone is None:
            assert undone.deleted_at == self.now
            self.undone = old
        else:
            assert seen_by_people(undone) == seen_by_people(self.undone)
            kept = old.events[: len(old.before.events)] if old.before is not None else ()
            assert undone.events[: len(kept)] == kept, "history was lost"
            assert {event.kind for event in undone.events[len(kept) : -1]} <= {EventKind.FELL_DUE}
            self.undone = None
        self.save(undone)

    # The clock -----------------------------------------------------------------------------------------

    @rule(minutes=st.sampled_from([1, 4, 6, 10, 60, 24 * 60, -120]))
    def time_passes(self, minutes: int) -> None:
        """It may also be set back."""
        self.now += timedelta(minutes=minutes)

    @rule(who=st.sampled_from([ANN, BOB]), habit=st.sampled_from(sorted(HABITS)))
    def habits_change(self, who: PersonId, habit: str) -> None:
        """What waits for somebody whose habits change is looked at anew."""
        self.people[who] = HABITS[habit](self.people[who], self.now)
        if self.lead.owner == who and nagging.is_owed(self.lead, self.now):
            self._is_nagged(lambda lead: nagging.looked_at_anew(lead, self.owner, self.now))

    @precondition(lambda self: self.lead.next_nag_at is not None and self.lead.next_nag_at <= self.now)
    @rule()
    def look(self) -> None:
        """The scheduler tends a lead whose moment has come."""
        if self.lead.deleted_at is not None:
            self.begin()
            return
        if self.lead.status is not Status.OPEN:
            self._falls_due()
        decision = nagging.decide(self.owner, [self.lead], self.now, {SHOP: TEAM})
        assert decision == nagging.decide(self.owner, [self.lead], self.now, {SHOP: TEAM})
        assert decision.reason is not Reason.NOTHING_DUE, "a lead looked at for nothing would be looked at for ever"
        self._is_nagged(lambda lead: self._seen_to(lead, decision))
        if decision.riding and not decision.silent:
            self.people[self.lead.owner] = self.owner.pinged(self.now)
        again = nagging.decide(self.owner, [self.lead], self.now, {SHOP: TEAM})
        assert again == Decision(Reason.NOTHING_DUE), "what was carried out is still to be done"
        for step in decision.raised.values():
            self._others_hear(step)
        if decision.offered:
            self._is_nagged(lambda lead: replace(lead, offered_to=BOB))

    def _seen_to(self, lead: Lead, decision: Decision) -> Lead:
        if decision.riding:
            return nagging.nagged(lead, self.owner, self.now)
        assert decision.next_at is not None
        assert decision.next_at > self.now, "the same would be decided over and over"
        return nagging.held_until(lead, decision.next_at)

    def _falls_due(self) -> None:
        if self.undone is not None and (self.leaves_the_follow_up or self.last_move is EventKind.HANDED_OVER):
            self.undone = lifecycle.fall_due(self.undone, self.now)
        self.save(lifecycle.fall_due(self.lead, self.now))

    def _is_nagged(self, change: Callable[[Lead], Lead]) -> None:
        """Undo of a move that touches the follow-up brings back the nags before it too."""
        if self.undone is not None and self.leaves_the_follow_up:
            self.undone = change(self.undone)
        self.save(change(self.lead))

    def _others_hear(self, step: Step) -> None:
        if self.undone is not None and (self.leaves_the_follow_up or self.last_move is EventKind.HANDED_OVER):
            self.undone = replace(self.undone, escalated=step)
        self.save(replace(self.lead, escalated=step))

    # What always holds ---------------------------------------------------------------------------------

    @invariant()
    def no_open_lead_is_silent(self) -> None:
        """An open lead has a next follow-up, and a moment at which it is looked at."""
        if self.lead.status is Status.OPEN and self.lead.deleted_at is None:
            assert self.lead.due_at is not None
            assert self.lead.next_nag_at is not None

    @invariant()
    def what_is_planned_is_looked_at(self) -> None:
        """A follow-up that is planned falls due, and a deleted lead is erased."""
        if self.lead.due_at is not None or self.lead.deleted_at is not None:
            assert self.lead.next_nag_at is not None

    @invariant()
    def only_open_leads_are_nagged_about(self) -> None:
        """Closed, lost, resting and deleted leads never ride."""
        for now in (self.now, self.now + timedelta(days=30)):
            for lead in nagging.decide(self.owner, [self.lead], now, {SHOP: TEAM}).riding:
                assert lead.status is Status.OPEN
                assert lead.deleted_at is None

    @invariant()
    def history_is_in_order(self) -> None:
        """Versions of events never decrease, and none is ahead of the lead."""
        versions = [event.version for event in self.lead.events]
        assert all(before <= after for before, after in pairwise(versions))
        assert versions[-1] <= self.lead.version

    @invariant()
    def nothing_is_counted_below_zero(self) -> None:
        """Snoozes and nags are counted within the follow-up that is owed."""
        assert self.lead.snoozed_for >= timedelta()
        if self.lead.due_at is None:
            assert (self.lead.snoozes, self.lead.nags, self.lead.due_exact) == (0, 0, False)

    @invariant()
    def a_rhythm_goes_on(self) -> None:
        """A lead that is to be touched again and again has its next follow-up, and an open one isn't at its end."""
        if self.lead.every is not None:
            assert self.lead.due_at is not None

    @invariant()
    def what_owes_nothing_troubles_nobody(self) -> None:
        """Without a follow-up there is no moment to look at a lead, nor anybody who has heard of it."""
        if self.lead.due_at is None and self.lead.deleted_at is None:
            assert (self.lead.next_nag_at, self.lead.escalated, self.lead.offered_to) == (None, Step.OWNER, None)

    @invariant()
    def every_nag_can_be_explained(self) -> None:
        """It says why, and a lead that is owed rings some time, if its owner can be reached."""
        why = nagging.explain(self.lead, self.owner, self.now, {SHOP: TEAM})
        if self.lead.status is Status.OPEN and self.lead.deleted_at is None and self.owner.reachable:
            assert why.next_at is not None
            assert why.next_at >= self.now


TestLeadsLife = LeadsLife.TestCase
TestLeadsLife.settings = settings(max_examples=80, stateful_step_count=40)
