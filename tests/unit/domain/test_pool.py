"""What nobody has: whom it is offered, when, and who gets what is new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain import escalation, lifecycle, partings, pool, undo
from domain.errors import EnoughLeads, LeadChanged, LeadEnded, LeadInPool, LeadTaken, LeadVanished
from domain.models import Deed, EventKind, Lead, NewLeads, PersonId, PoolOffer, Status, Step, Untold, Workspace
from domain.people import Away, Person
from domain.pool import Handover, Reason
from tests.unit.domain.the_cast import (
    ANN,
    ANN_DOES,
    ANN_HERSELF,
    BERLIN,
    BOB,
    BOB_DOES,
    BOB_HIMSELF,
    CHARLIE,
    DAY,
    HALIFAX,
    HOUR,
    MINUTE,
    MONDAY_9,
    MONDAY_10,
    MONDAY_15,
    MONDAY_23,
    PRIVATE,
    SATURDAY_9,
    TEAM,
    TUESDAY_9,
    WEDNESDAY_9,
    april,
    at_rest,
    last,
    recorded,
    saved,
    shown,
    typed,
)

TEAM_IN_HALIFAX = replace(TEAM, zone=HALIFAX)
HOURS = pool.hours_of(TEAM_IN_HALIFAX, BERLIN)
GOOD_FRIDAY_10 = april(3, 10)


def free(number: int = 12, *, offered: int = 0, at: datetime = MONDAY_10) -> Lead:
    return replace(recorded(number), owner=None, nags=offered, next_nag_at=at)


def decided(*leads: Lead, now: datetime = MONDAY_10, team: Workspace = TEAM_IN_HALIFAX) -> pool.Decision:
    return pool.decide(team, leads, now, HOURS)


# Whom it is offered, and when -------------------------------------------------------------------------------


@pytest.mark.parametrize(("offered", "since"), [(0, 0), (1, 0), (2, 1), (3, 3)])
def test_a_lead_that_comes_back_to_the_pool_is_offered_at_once_and_no_earlier_to_the_admins(
    offered: int, since: int
) -> None:
    again = pool.lies_again(free(offered=offered, at=TUESDAY_9), MONDAY_10)
    assert (again.nags, again.next_nag_at) == (since, MONDAY_10)
    hers = recorded()
    assert pool.lies_again(hers, MONDAY_10) is hers


@pytest.mark.parametrize(
    ("offered", "reason", "group", "admins", "next_look"),
    [
        (0, Reason.NEW, True, False, "Mon 06 10:30"),
        (1, Reason.UNCLAIMED, True, False, "Mon 06 10:30"),
        (2, Reason.ADMINS, False, True, "Tue 07 08:00"),
        (3, Reason.EACH_MORNING, True, False, "Tue 07 08:00"),
        (40, Reason.EACH_MORNING, True, False, "Tue 07 08:00"),
    ],
)
def test_a_free_lead_is_offered_twice_then_the_admins_hear_then_each_morning(
    offered: int, reason: Reason, group: bool, admins: bool, next_look: str
) -> None:
    lead = free(offered=offered)
    decision = decided(lead)
    assert (decision.reason, bool(decision.offered), bool(decision.for_admins)) == (reason, group, admins)
    assert shown(pool.offered(lead, MONDAY_10, HOURS).next_nag_at) == next_look


@pytest.mark.parametrize(
    ("now", "reason", "next_look"),
    [
        (MONDAY_23, Reason.QUIET_HOURS, "Tue 07 08:00"),
        (SATURDAY_9, Reason.DAY_OFF, "Mon 13 08:00"),
        (GOOD_FRIDAY_10, Reason.HOLIDAY, "Mon 06 08:00"),
    ],
)
def test_the_teams_own_quiet_time_holds_an_offer(now: datetime, reason: Reason, next_look: str) -> None:
    decision = decided(free(at=now), now=now)
    assert (decision.reason, decision.offered, decision.for_admins) == (reason, (), ())
    assert shown(decision.next_at) == next_look


def test_a_team_without_a_clock_goes_by_the_one_that_everybody_has() -> None:
    assert pool.hours_of(replace(TEAM, zone=None), BERLIN).zone is BERLIN
    assert pool.hours_of(TEAM_IN_HALIFAX, BERLIN).zone is HALIFAX


def test_what_is_free_already_rides_along_and_keeps_its_own_time() -> None:
    fresh, known = free(1), free(2, offered=1, at=MONDAY_10 + 20 * MINUTE)
    decision = decided(fresh, known)
    assert (decision.reason, decision.ringing, decision.offered) == (Reason.NEW, (fresh,), (fresh, known))


def test_the_admins_hear_of_one_while_the_group_is_offered_another() -> None:
    late, fresh = free(1, offered=2), free(2)
    decision = decided(late, fresh)
    assert (decision.ringing, decision.offered, decision.for_admins) == ((late, fresh), (late, fresh), (late,))


def test_a_group_that_was_rung_within_the_half_hour_is_offered_more_without_a_sound() -> None:
    rung = replace(TEAM_IN_HALIFAX, pool_offer=PoolOffer(5, MONDAY_10 - 29 * MINUTE))
    assert decided(free(), team=rung).silent
    assert not decided(free(), team=rung, now=MONDAY_10 + MINUTE).silent
    assert not decided(free()).silent


def test_without_its_group_a_team_has_its_admins() -> None:
    lead = free()
    decision = decided(lead, team=replace(TEAM_IN_HALIFAX, left_at=MONDAY_9))
    assert (decision.reason, decision.offered, decision.for_admins) == (Reason.NO_GROUP, (), (lead,))
    assert shown(decision.next_at) == "Tue 07 08:00"


@pytest.mark.parametrize(
    "lead",
    [
        recorded(),
        free(at=MONDAY_10 + MINUTE),
        replace(free(), deleted_at=MONDAY_9),
        replace(free(), status=Status.FOLLOWED_UP),
        replace(free(), status=Status.LOST),
    ],
)
def test_what_somebody_has_or_nobody_owes_is_offered_to_nobody(lead: Lead) -> None:
    assert decided(lead).reason is Reason.NOTHING_FREE


def test_what_is_private_is_offered_to_nobody() -> None:
    assert decided(free(), team=PRIVATE).reason is Reason.NOTHING_FREE


def test_a_lead_at_rest_lies_in_the_pool_and_waits_to_be_asked_for() -> None:
    resting = replace(recorded(), owner=None, status=Status.FOLLOWED_UP, due_at=None, next_nag_at=None)
    assert pool.lies_in_pool(resting)
    assert not pool.is_free(resting)
    assert not pool.lies_in_pool(replace(resting, status=Status.CLOSED))


def test_what_was_left_behind_is_offered_and_counted_from_the_first_hour_on() -> None:
    owed = partings.left_behind(recorded(), ANN, MONDAY_10)
    planned = partings.left_behind(
        replace(recorded(), number=2, status=Status.FOLLOWED_UP, due_at=TUESDAY_9, next_nag_at=TUESDAY_9),
        ANN,
        MONDAY_10,
    )
    resting = partings.left_behind(
        replace(recorded(), number=3, status=Status.FOLLOWED_UP, due_at=None, next_nag_at=None), ANN, MONDAY_10
    )
    at_once = decided(owed, planned, resting)
    assert (at_once.ringing, at_once.offered) == ((owed,), (owed, planned))
    due = lifecycle.fall_due(planned, TUESDAY_9)
    assert decided(owed, due, resting, now=TUESDAY_9).offered == (owed, due)
    assert all(map(pool.is_left_behind, (owed, planned, due, resting)))
    claimed = lifecycle.claim(due, BOB_DOES, TUESDAY_9)
    assert not pool.is_left_behind(lifecycle.release(claimed, Deed(BOB, 8), TUESDAY_9)), "a colleague gave it back"


def test_when_a_free_lead_is_offered_next_is_told_by_the_teams_clock() -> None:
    assert pool.offered_at(free(at=MONDAY_9), TEAM_IN_HALIFAX, MONDAY_10, BERLIN) == MONDAY_10
    assert shown(pool.offered_at(free(at=MONDAY_23), TEAM_IN_HALIFAX, MONDAY_10, BERLIN)) == "Tue 07 08:00"
    assert pool.offered_at(replace(free(), status=Status.FOLLOWED_UP), TEAM_IN_HALIFAX, MONDAY_10, BERLIN) is None
    assert pool.offered_at(recorded(), TEAM_IN_HALIFAX, MONDAY_10, BERLIN) is None


# Whose a new lead is ----------------------------------------------------------------------------------------

CHARLIE_HIMSELF = Person(CHARLIE, "Charlie", "en", HALIFAX)
THREE = replace(TEAM, members={**TEAM.members, CHARLIE: TEAM.members[BOB]}, new_leads=NewLeads.IN_TURN)
ALL = (ANN_HERSELF, BOB_HIMSELF, CHARLIE_HIMSELF)


def turn(
    team: Workspace = THREE, people: Iterable[Person] = ALL, leads: Iterable[Lead] = (), by: PersonId = ANN
) -> PersonId | None:
    return pool.owner_of_new(team, by, {person.id: person for person in people}, leads, MONDAY_10)


@pytest.mark.parametrize(("after", "whose"), [(None, ANN), (ANN, BOB), (BOB, CHARLIE), (CHARLIE, ANN), (99, ANN)])
def test_new_leads_go_round(after: PersonId | None, whose: PersonId) -> None:
    assert turn(replace(THREE, last_in_turn=after)) == whose


def test_whoever_is_away_or_can_not_be_reached_is_passed_over() -> None:
    away = replace(ANN_HERSELF, away=Away(MONDAY_15))
    gone = replace(BOB_HIMSELF, reachable=False)
    assert turn(people=(away, gone, CHARLIE_HIMSELF)) == CHARLIE
    assert turn(people=(replace(away, away=Away(MONDAY_10)), gone)) == ANN, "who is back takes their turn"
    assert turn(people=(away, gone)) is None


def test_whoever_has_enough_is_passed_over_and_so_is_who_is_no_member() -> None:
    full = replace(THREE, most_open=2)
    anns = [recorded(1), recorded(2), replace(recorded(3), owner=BOB), replace(recorded(4), owner=None)]
    assert turn(full, leads=anns) == BOB
    assert turn(full, leads=[*anns[:1], replace(anns[1], deleted_at=MONDAY_9)]) == ANN
    assert turn(replace(THREE, members={BOB: TEAM.members[BOB]})) == BOB


def test_a_member_with_as_many_open_leads_as_the_team_allows_gets_no_more() -> None:
    anns = [recorded(1), replace(recorded(2), owner=BOB)]
    pool.require_room(THREE, anns, ANN)
    pool.require_room(replace(THREE, most_open=2), anns, ANN)
    with pytest.raises(EnoughLeads) as refused:
        pool.require_room(replace(THREE, most_open=1), anns, ANN)
    assert refused.value.most == 1


@pytest.mark.parametrize(("setting", "whose"), [(NewLeads.MINE, BOB), (NewLeads.POOL, None)])
def test_a_team_that_takes_no_turns_says_whose_a_new_lead_is(setting: NewLeads, whose: PersonId | None) -> None:
    assert turn(replace(THREE, new_leads=setting), by=BOB) == whose


def test_a_lead_recorded_for_the_pool_has_its_card_as_its_first_offer() -> None:
    placed = pool.placed(recorded(), TEAM, None)
    assert (placed.owner, placed.nags, shown(placed.next_nag_at)) == (None, 1, "Mon 06 10:30")
    assert pool.placed(recorded(), TEAM, BOB) == replace(recorded(), owner=BOB)
    assert pool.placed(recorded(), PRIVATE, ANN) == recorded()


# Claimed, given back, given to somebody ---------------------------------------------------------------------


def test_the_first_who_claims_has_it_and_the_next_hears_who() -> None:
    claimed = saved(lifecycle.claim(free(), BOB_DOES, MONDAY_10))
    assert (claimed.owner, claimed.nags, claimed.next_nag_at) == (BOB, 0, TUESDAY_9)
    assert (last(claimed).kind, last(claimed).details) == (EventKind.HANDED_OVER, {"to": "2"})
    with pytest.raises(LeadTaken) as taken:
        lifecycle.claim(claimed, ANN_DOES, MONDAY_10)
    assert taken.value.lead is claimed


def test_whoever_claims_twice_has_it_once() -> None:
    claimed = saved(lifecycle.claim(free(), Deed(BOB, 7), MONDAY_10))
    assert lifecycle.claim(claimed, Deed(BOB, 8), MONDAY_10) is claimed
    given_on = saved(lifecycle.assign(claimed, ANN, Deed(BOB, 9), MONDAY_10))
    assert lifecycle.claim(given_on, Deed(BOB, 7), MONDAY_10) is given_on, "the same press once more takes nothing back"


def test_an_old_button_claims_what_is_free_by_now() -> None:
    back = saved(lifecycle.release(saved(recorded()), ANN_DOES, MONDAY_10))
    assert lifecycle.claim(back, Deed(BOB, seen=1), MONDAY_10).owner == BOB


@pytest.mark.parametrize(
    ("lead", "error"),
    [(replace(free(), deleted_at=MONDAY_9), LeadVanished), (replace(free(), status=Status.CLOSED), LeadEnded)],
)
def test_what_is_gone_or_has_ended_is_claimed_by_nobody(lead: Lead, error: type[Exception]) -> None:
    with pytest.raises(error):
        lifecycle.claim(lead, BOB_DOES, MONDAY_10)


def test_a_lead_given_to_the_pool_is_offered_at_once_and_due_when_it_was() -> None:
    lead = lifecycle.release(recorded(), ANN_DOES, MONDAY_15)
    assert (lead.owner, lead.status, lead.due_at, lead.next_nag_at) == (None, Status.OPEN, TUESDAY_9, MONDAY_15)
    assert last(lead).details == {"from": "1"}


def test_a_lead_at_rest_is_owed_again_once_it_is_given_to_the_pool_and_rests_again_after_undo() -> None:
    resting = saved(at_rest(recorded(), ANN_DOES, MONDAY_15))
    released = saved(lifecycle.release(resting, ANN_DOES, MONDAY_15))
    assert (released.status, released.due_at, released.next_nag_at) == (Status.OPEN, MONDAY_15, MONDAY_15)
    undone = undo.undo(released, ANN_DOES, MONDAY_15 + MINUTE)
    assert (undone.owner, undone.status, undone.due_at, undone.next_nag_at) == (ANN, Status.FOLLOWED_UP, None, None)


def test_what_lies_in_the_pool_or_has_ended_or_was_marked_since_is_not_given_to_it() -> None:
    with pytest.raises(LeadInPool):
        lifecycle.release(free(), ANN_DOES, MONDAY_10)
    with pytest.raises(LeadEnded):
        lifecycle.release(saved(lifecycle.lose(recorded(), ANN_DOES, MONDAY_10)), ANN_DOES, MONDAY_10)
    snoozed = saved(lifecycle.snooze(recorded(), typed(WEDNESDAY_9), ANN_DOES, MONDAY_10))
    with pytest.raises(LeadChanged):
        lifecycle.release(snoozed, Deed(ANN, seen=1), MONDAY_10)
    once = saved(lifecycle.release(recorded(), Deed(ANN, 7), MONDAY_10))
    assert lifecycle.release(once, Deed(ANN, 7), MONDAY_10) is once


def test_a_lead_given_to_whoever_has_it_stays_as_it_is() -> None:
    assert lifecycle.assign(recorded(), ANN, BOB_DOES, MONDAY_10) == recorded()
    assert lifecycle.assign(recorded(), BOB, ANN_DOES, MONDAY_10).owner == BOB


@pytest.mark.parametrize(("status", "next_look"), [(Status.OPEN, MONDAY_15), (Status.FOLLOWED_UP, TUESDAY_9)])
def test_what_somebody_leaves_behind_is_looked_at_at_once_if_it_is_owed(status: Status, next_look: datetime) -> None:
    left = partings.left_behind(replace(recorded(), status=status), ANN, MONDAY_15)
    assert (left.owner, left.next_nag_at, left.undo_until) == (None, next_look, None)
    assert last(left).details == {"from": "1"}
    assert partings.left_behind(recorded(), BOB, MONDAY_15) == recorded()


def test_undo_of_a_claim_puts_the_lead_back() -> None:
    lead = free(offered=1, at=MONDAY_10 + 30 * MINUTE)
    claimed = saved(lifecycle.claim(lead, BOB_DOES, MONDAY_10))
    undone = undo.undo(claimed, BOB_DOES, MONDAY_10 + MINUTE)
    assert (undone.owner, undone.nags, undone.next_nag_at) == (None, 1, MONDAY_10 + 30 * MINUTE)


# Who hears of it --------------------------------------------------------------------------------------------


def test_a_deed_tells_who_had_a_lead_and_who_has_it() -> None:
    claimed = lifecycle.claim(free(), Deed(BOB, 7), MONDAY_10)
    assert pool.handover(claimed, Deed(BOB, 7)) == Handover(claimed, BOB, None, BOB)
    released = lifecycle.release(recorded(), Deed(ANN, 8), MONDAY_10)
    assert pool.handover(released, Deed(ANN, 8)) == Handover(released, ANN, ANN, None)
    given = lifecycle.assign(recorded(), BOB, Deed(ANN, 9), MONDAY_10)
    assert pool.handover(given, Deed(ANN, 9)) == Handover(given, ANN, ANN, BOB)


def test_undo_tells_whom_the_lead_goes_back_to() -> None:
    claimed = saved(lifecycle.claim(free(), Deed(BOB, 7), MONDAY_10))
    undone = undo.undo(claimed, Deed(BOB, 8), MONDAY_10)
    assert pool.handover(undone, Deed(BOB, 8)) == Handover(undone, BOB, BOB, None)
    given = saved(lifecycle.assign(recorded(), BOB, Deed(ANN, 9), MONDAY_10))
    undone = undo.undo(given, Deed(ANN, 10), MONDAY_10)
    assert pool.handover(undone, Deed(ANN, 10)) == Handover(undone, ANN, BOB, ANN)
    noted = undo.undo(saved(lifecycle.note(recorded(), "hm", Deed(ANN, 11), MONDAY_10)), Deed(ANN, 12), MONDAY_10)
    assert pool.handover(noted, Deed(ANN, 12)) is None


def test_who_is_forgotten_is_forgotten_where_a_lead_went_back_too() -> None:
    given = saved(lifecycle.assign(recorded(), BOB, Deed(ANN, 9), MONDAY_10))
    undone = undo.undo(given, Deed(ANN, 10), MONDAY_10)
    assert last(undone).details["before"] == str(BOB)
    assert last(partings.forgotten(undone, BOB)).details["before"] == str(partings.NOBODY)


def test_a_deed_that_changed_nothing_about_whose_it_is_tells_nobody() -> None:
    noted = lifecycle.note(lifecycle.assign(recorded(), BOB, Deed(ANN, 9), MONDAY_10), "hm", Deed(BOB, 10), MONDAY_10)
    for deed in (Deed(BOB, 10), Deed(BOB, 9), Deed(ANN), Deed(ANN, 11)):
        assert pool.handover(noted, deed) is None


def test_what_is_recorded_for_somebody_else_is_given_to_them() -> None:
    events = (replace(recorded().events[0], cause=7),)
    for owner, told in ((ANN, False), (None, False), (BOB, True)):
        lead = replace(recorded(), owner=owner, events=events)
        assert (pool.handover(lead, Deed(ANN, 7)) == Handover(lead, ANN, None, BOB)) is told


def test_nobody_is_late_before_they_have_the_lead() -> None:
    due, now = MONDAY_9, MONDAY_9 + 3 * DAY
    late = replace(free(), due_at=due)
    claimed = lifecycle.claim(late, BOB_DOES, now)
    assert escalation.owed_since(late, due) == due
    assert escalation.owed_since(claimed, due) == now
    assert escalation.owed_since(claimed, now + HOUR) == now + HOUR
    assert escalation.step(BOB_HIMSELF, claimed, TEAM, now + timedelta(hours=1)) is Step.OWNER


# Who couldn't be told that a lead is theirs -----------------------------------------------------------------


def given_to_bob(number: int = 12) -> Lead:
    """By Charlie, in update 7."""
    given = lifecycle.hand_over(recorded(number), BOB, Deed(CHARLIE, 7), MONDAY_10)
    return saved(given)


def still_untold(lead: Lead, now: datetime = MONDAY_15) -> Handover | None:
    return pool.still_untold(lead, Untold(lead.number, CHARLIE, 7), now)


def test_whoever_could_not_be_told_of_a_lead_is_told_while_it_is_theirs() -> None:
    lead = given_to_bob()
    assert still_untold(lead) == Handover(lead, CHARLIE, ANN, BOB)


def test_nobody_is_told_of_a_lead_that_is_theirs_no_more_or_that_they_know() -> None:
    lead = given_to_bob()
    assert still_untold(lifecycle.hand_over(lead, ANN, Deed(CHARLIE, 8), MONDAY_15)) is None
    assert still_untold(replace(lead, deleted_at=MONDAY_15)) is None
    assert still_untold(lifecycle.note(lead, "hello", BOB_DOES, MONDAY_15)) is None
    assert still_untold(lead, MONDAY_10 + pool.TOLD_WITHIN) is None
    assert still_untold(recorded()) is None


def test_a_lead_that_somebody_else_gave_or_recorded_is_a_gift() -> None:
    assert pool.is_gift(given_to_bob(), BOB)
    assert pool.is_gift(replace(recorded(), owner=BOB), BOB)
    assert not pool.is_gift(recorded(), ANN)
    assert not pool.is_gift(lifecycle.note(given_to_bob(), "hello", BOB_DOES, MONDAY_15), BOB)
    assert not pool.is_gift(replace(recorded(), events=()), ANN)


def test_a_lead_is_left_behind_where_its_owner_has_gone() -> None:
    left = partings.left_behind(recorded(), ANN, MONDAY_15)
    assert pool.is_left_behind(left)
    assert not pool.is_left_behind(recorded())
    assert not pool.is_left_behind(free())


@pytest.mark.parametrize(
    ("rule", "by", "may"),
    [
        (NewLeads.MINE, BOB, True),
        (NewLeads.POOL, BOB, True),
        (NewLeads.IN_TURN, BOB, False),
        (NewLeads.IN_TURN, ANN, True),
    ],
)
def test_where_leads_go_round_admins_say_who_gets_one(rule: NewLeads, by: PersonId, may: bool) -> None:
    assert pool.may_choose(replace(TEAM, new_leads=rule), by) is may
    assert not pool.may_choose(PRIVATE, ANN)


# In turn, and more than enough ------------------------------------------------------------------------------


def test_a_lead_that_came_in_turn_says_so_until_something_happens_with_it() -> None:
    team = replace(TEAM, new_leads=NewLeads.IN_TURN)
    lead = pool.placed_in_turn(recorded(), team, BOB)
    assert (lead.owner, pool.has_come_in_turn(lead)) == (BOB, True)
    assert not pool.has_come_in_turn(lifecycle.note(saved(lead), "hello", BOB_DOES, MONDAY_15))
    assert not pool.has_come_in_turn(pool.placed(recorded(), team, BOB))
    assert not pool.has_come_in_turn(replace(recorded(), events=()))


@pytest.mark.parametrize(("most", "person", "load"), [(1, ANN, 2), (2, ANN, None), (None, ANN, None), (1, None, None)])
def test_more_open_leads_than_a_team_allows_are_counted(most: int | None, person: PersonId | None, load: int) -> None:
    assert pool.overload(replace(TEAM, most_open=most), [recorded(1), recorded(2)], person) == load
