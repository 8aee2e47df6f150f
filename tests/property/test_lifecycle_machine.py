"""A lead's whole life, in any order of deeds: pressed late, pressed twice, undone, and with the clock in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import count, pairwise

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from domain import lifecycle, nagging, replies
from domain.errors import DomainError
from domain.models import ENDED, MARKS, Deed, EventKind, Field, Lead, LostReason, Stage, Status, TouchKind
from domain.nagging import Decision, Reason
from domain.replies import Meaning, Reply
from domain.when import Moment
from tests.unit.domain.the_cast import ANN, ANN_DOES, ANN_HERSELF, BOB, DOLLARS_350K, MONDAY_10, TUESDAY_9, recorded

MINUTES = (-5, 1, 4, 60, 24 * 60)
LEAVE_THE_FOLLOW_UP = {EventKind.EDITED, EventKind.NOTED, EventKind.STAGE_MOVED}
ASK_WHAT_IS_NEXT = {EventKind.FOLLOWED_UP, EventKind.CLOSED, EventKind.LOST}

MOVES: dict[str, Callable[[Lead, Moment, Deed, datetime], Lead]] = {
    "follow_up": lambda lead, _, deed, now: lifecycle.follow_up(lead, deed, now),
    "plan": lifecycle.plan,
    "snooze": lifecycle.snooze,
    "close": lambda lead, _, deed, now: lifecycle.close(lead, deed, now),
    "lose": lambda lead, _, deed, now: lifecycle.lose(lead, deed, now),
    "reopen": lifecycle.reopen,
    "rename": lambda lead, due, deed, now: lifecycle.edit(lead, Field.NAME, {"name": str(due.at)}, deed, now),
    "note": lambda lead, _, deed, now: lifecycle.note(lead, "likes boats", deed, now),
    "trust": lambda lead, _, deed, now: lifecycle.move_stage(lead, Stage.TRUST, deed, now),
    "advocate": lambda lead, _, deed, now: lifecycle.move_stage(lead, Stage.ADVOCATE, deed, now),
    "delete": lambda lead, _, deed, now: lifecycle.delete(lead, deed, now),
    "reply: called": lambda lead, due, deed, now: replies.act(
        lead, Reply(Meaning.TOUCH, "wants an offer", TouchKind.CALL, until=due), deed, now
    ),
    "reply: won": lambda lead, _, deed, now: replies.act(lead, Reply(Meaning.CLOSE, "what a day"), deed, now),
    "reply: lost": lambda lead, _, deed, now: replies.act(lead, Reply(Meaning.LOSE, "price"), deed, now),
    "reply: snooze": lambda lead, due, deed, now: replies.act(
        lead, Reply(Meaning.SNOOZE, "is away", until=due), deed, now
    ),
}
MARKING = sorted(set(MOVES) - {"rename", "note", "trust", "advocate"})
"""Moves that an old button must not make when somebody marked the lead since."""
OF_RUNNING_LEADS = sorted(set(MARKING) - {"plan", "reopen", "delete"})
"""Moves that a closed or lost lead doesn't make."""

TELLINGS: dict[str, Callable[[Lead], Lead]] = {
    "how": lambda lead: lifecycle.describe_touch(lead, ANN_DOES, kind=TouchKind.CALL),
    "how long": lambda lead: lifecycle.describe_touch(lead, ANN_DOES, minutes=15),
    "worth": lambda lead: lifecycle.set_won(lead, DOLLARS_350K, ANN_DOES),
    "not known": lambda lead: lifecycle.set_won(lead, None, ANN_DOES),
    "why": lambda lead: lifecycle.set_reason(lead, LostReason.TIMING, ANN_DOES),
    "nothing now": lambda lead: lifecycle.rest(lead, ANN_DOES),
}
"""What is said about a mark after it; no moves of their own."""


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


def visible(lead: Lead) -> Lead:
    """The lead without its book-keeping."""
    return replace(lead, version=1, events=(), before=None, undo_until=None)


dues = st.builds(lambda minutes, exact: (timedelta(minutes=minutes), exact), st.sampled_from(MINUTES), st.booleans())


class LeadsLife(RuleBasedStateMachine):
    """One lead after the other, and beside each what Undo should bring back."""

    def __init__(self) -> None:
        super().__init__()
        self.now = MONDAY_10
        self.causes = count(1)
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
        before = self.lead.before
        return before is not None and self.lead.events[len(before.events)].kind in LEAVE_THE_FOLLOW_UP

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
        joins = (
            moved.events[len(old.events)].kind is EventKind.PLANNED
            and old.events[-1].kind in ASK_WHAT_IS_NEXT
            and old.undo_until is not None
            and self.now <= old.undo_until
        )
        if not joins:
            self.undone = old
        self.done.append(Done(move, moment, deed))
        self.save(moved)

    @precondition(lambda self: self.lead.status is not Status.OPEN)
    @rule(due=dues)
    def and_next(self, due: tuple[timedelta, bool]) -> None:
        """Somebody says what comes after a mark."""
        self.move("plan", due, Seen.THE_CARD_AS_IT_IS)

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
                still_holds = self.leaves_the_follow_up
            else:
                still_holds = self.undone.status is old.status
            self.undone = tell(self.undone) if still_holds else self.undone
        assert told.events == old.events
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
            undone = lifecycle.undo(old, deed, self.now)
        except DomainError:
            return
        assert not self.marked_since(deed), "an old Undo acted"
        assert lifecycle.undo(undone, deed, self.now) is undone, "a repetition acted"
        if self.undone is None:
            assert undone.deleted_at == self.now
            self.undone = old
        else:
            assert visible(undone) == visible(self.undone)
            kept = old.before.events if old.before is not None else ()
            assert undone.events[: len(kept)] == kept, "history was lost"
            assert {event.kind for event in undone.events[len(kept) : -1]} <= {EventKind.FELL_DUE}
            self.undone = None
        self.save(undone)

    # The clock -----------------------------------------------------------------------------------------

    @rule(minutes=st.sampled_from([1, 4, 6, 10, 60, 24 * 60, -120]))
    def time_passes(self, minutes: int) -> None:
        """It may also be set back."""
        self.now += timedelta(minutes=minutes)

    @precondition(lambda self: self.lead.next_nag_at is not None and self.lead.next_nag_at <= self.now)
    @rule()
    def look(self) -> None:
        """The scheduler tends a lead whose moment has come."""
        if self.lead.deleted_at is not None:
            self.begin()
            return
        if self.lead.status is not Status.OPEN:
            self._passes(lambda lead: lifecycle.fall_due(lead, self.now))
        decision = nagging.decide(ANN_HERSELF, [self.lead], self.now)
        assert decision.reason is not Reason.NOTHING_DUE, "a lead looked at for nothing would be looked at for ever"
        self._passes(lambda lead: self._seen_to(lead, decision))

    def _seen_to(self, lead: Lead, decision: Decision) -> Lead:
        if decision.riding:
            return nagging.nagged(lead, ANN_HERSELF, self.now)
        assert decision.next_at is not None
        return nagging.held_until(lead, decision.next_at)

    def _passes(self, change: Callable[[Lead], Lead]) -> None:
        if self.undone is not None and self.leaves_the_follow_up:
            self.undone = change(self.undone)
        self.save(change(self.lead))

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
            for lead in nagging.decide(ANN_HERSELF, [self.lead], now).riding:
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


TestLeadsLife = LeadsLife.TestCase
TestLeadsLife.settings = settings(
    max_examples=300, stateful_step_count=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
