"""Who asks to be forgotten leaves no name in a team; what was done with a lead stays, and nobody falls silent."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from domain import lifecycle, partings, undo
from domain.models import EventKind, Lead, Mention, Role, Spent, Status, Step, Worked
from domain.partings import NOBODY
from domain.people import Away
from tests.unit.domain.the_cast import (
    ANN,
    ANN_DOES,
    BOB,
    BOB_DOES,
    BOB_HIMSELF,
    CHARLIE,
    MONDAY_10,
    MONDAY_15,
    TEAM,
    TUESDAY_9,
    WEDNESDAY_9,
    at_rest,
    follow_up,
    recorded,
)
from tests.unit.domain.the_founding_story import cad


def everybody_in(lead: Lead) -> set[int | None]:
    told = {int(each) for event in lead.events for name, each in event.details.items() if name in ("to", "from")}
    deeds = {each.by for kind in (lead.events, lead.touches, lead.notes) for each in kind}
    before = everybody_in(lead.before) if lead.before else set()
    return {lead.owner, lead.created_by, lead.offered_to} | told | deeds | before


def test_an_open_lead_of_theirs_goes_to_the_pool_and_is_looked_at_when_it_is_due() -> None:
    held = replace(recorded(), nags=3, next_nag_at=WEDNESDAY_9)
    lead = partings.forgotten(held, ANN)
    assert (lead.owner, lead.created_by, lead.events[0].by) == (None, NOBODY, NOBODY)
    assert (lead.due_at, lead.next_nag_at, lead.nags) == (TUESDAY_9, TUESDAY_9, 0)


def test_a_lead_that_rests_still_rests_and_a_deleted_one_is_still_erased() -> None:
    resting = at_rest(recorded(), ANN_DOES, MONDAY_15)
    assert partings.forgotten(resting, ANN).next_nag_at is None
    deleted = lifecycle.delete(recorded(), ANN_DOES, MONDAY_15)
    assert partings.forgotten(deleted, ANN).next_nag_at == deleted.next_nag_at


def test_what_was_done_stays_without_who_did_it_also_where_undo_goes_back() -> None:
    lead = follow_up(recorded(), ANN_DOES, MONDAY_10)
    lead = lifecycle.note(lead, "likes boats", ANN_DOES, MONDAY_10)
    lead = lifecycle.hand_over(lead, BOB, ANN_DOES, MONDAY_15)
    lead = replace(lead, offered_to=ANN)
    anonymous = partings.forgotten(lead, ANN)
    assert everybody_in(anonymous) == {NOBODY, BOB, None}
    assert [event.kind for event in anonymous.events] == [event.kind for event in lead.events]
    assert [(touch.at, note.text) for touch, note in zip(anonymous.touches, anonymous.notes, strict=True)] == [
        (MONDAY_10, "likes boats")
    ]
    assert anonymous.owner == BOB


def test_the_lead_of_somebody_else_stays_as_it_is() -> None:
    bobs = lifecycle.hand_over(replace(recorded(), created_by=BOB, events=()), BOB, BOB_DOES, MONDAY_15)
    bobs = replace(bobs, before=None, events=bobs.events[1:], offered_to=CHARLIE)
    assert partings.forgotten(bobs, ANN) == bobs


def test_a_team_loses_the_member_and_nobody_else() -> None:
    assert partings.without_member(TEAM, ANN).members == {BOB: Role.MEMBER}
    assert partings.without_member(TEAM, CHARLIE) is TEAM


def test_nothing_says_any_more_where_somebody_was_mentioned_who_is_gone_or_forgotten() -> None:
    team = replace(TEAM, mentions=(Mention(ANN, 5), Mention(BOB, 6)))
    for gone in (partings.without_member(team, ANN), partings.forgotten_in(team, ANN)):
        assert gone.mentions == (Mention(BOB, 6),)
    left = replace(team, members={BOB: Role.MEMBER})
    assert partings.forgotten_in(left, ANN).mentions == (Mention(BOB, 6),)


def test_a_team_keeps_what_somebody_spent_and_worked_who_is_forgotten_and_not_who_it_was() -> None:
    spent = (Spent(MONDAY_10, ANN, cad("20")), Spent(MONDAY_15, BOB, cad("5")))
    worked = (Worked(MONDAY_10, ANN, 90),)
    team = partings.forgotten_in(replace(TEAM, spent=spent, worked=worked, last_in_turn=ANN), ANN)
    assert team.members == {BOB: Role.MEMBER}
    assert [(each.by, each.amount) for each in team.spent] == [(NOBODY, cad("20")), (BOB, cad("5"))]
    assert [(each.by, each.minutes) for each in team.worked] == [(NOBODY, 90)]
    assert team.last_in_turn is None
    assert partings.forgotten_in(team, ANN) is team
    assert partings.forgotten_in(replace(team, last_in_turn=BOB), ANN).last_in_turn == BOB


def test_who_was_taken_out_is_to_hear_so_until_they_are_back_or_forgotten() -> None:
    out = partings.taken_out(partings.taken_out(TEAM, ANN), ANN)
    assert (ANN in out.members, out.parted) == (False, (ANN,))
    assert partings.has_heard(out, BOB) == out
    assert partings.forgotten_in(out, ANN).parted == ()
    back = partings.with_member(out, ANN, Role.ADMIN)
    assert (back.members[ANN], back.parted) == (Role.ADMIN, ())


def test_nobody_is_stood_in_for_by_somebody_forgotten() -> None:
    away = replace(BOB_HIMSELF, away=Away(WEDNESDAY_9, ANN))
    assert partings.without_stand_in(away, ANN).away == Away(WEDNESDAY_9)
    assert partings.without_stand_in(away, CHARLIE) is away
    assert partings.without_stand_in(BOB_HIMSELF, ANN) is BOB_HIMSELF


@given(st.sampled_from([ANN, BOB, CHARLIE]), st.sampled_from(Status))
def test_forgetting_never_leaves_a_silent_lead_and_doing_it_twice_changes_nothing(gone: int, status: Status) -> None:
    lead = replace(recorded(), status=status)
    once = partings.forgotten(lead, ANN)
    assert partings.forgotten(once, ANN) == once
    assert once.next_nag_at is not None
    assert ANN not in everybody_in(once)


# Who leaves the group ---------------------------------------------------------------------------------------


def test_who_leaves_the_group_leaves_what_they_owe_to_the_pool_and_history_says_so() -> None:
    lead = replace(recorded(), nags=3, offered_to=BOB, next_nag_at=WEDNESDAY_9)
    left = partings.left_behind(lead, ANN, MONDAY_15)
    assert (left.owner, left.nags, left.offered_to, left.next_nag_at) == (None, 0, None, MONDAY_15)
    assert (left.before, left.undo_until) == (None, None), "Undo would bring them back"
    assert (left.events[-1].kind, left.events[-1].details) == (EventKind.HANDED_OVER, {"from": str(ANN)})
    assert left.created_by == ANN, "what they did keeps their name"


def test_what_rests_or_was_deleted_wakes_nobody_when_its_owner_leaves() -> None:
    resting = follow_up(recorded(), ANN_DOES, MONDAY_15)
    deleted = lifecycle.delete(recorded(), ANN_DOES, MONDAY_15)
    for lead in (resting, deleted):
        assert partings.left_behind(lead, ANN, WEDNESDAY_9).next_nag_at == lead.next_nag_at


def test_undo_brings_nothing_back_to_who_has_left_and_all_else_as_it_was() -> None:
    given = lifecycle.hand_over(replace(recorded(), nags=3, escalated=Step.ADMINS), CHARLIE, BOB_DOES, MONDAY_15)
    given = partings.given_back_to_members(given, replace(TEAM, members={BOB: Role.MEMBER}), WEDNESDAY_9)
    back = undo.undo(given, BOB_DOES, MONDAY_15)
    assert (back.owner, back.nags, back.escalated, back.next_nag_at) == (None, 0, Step.OWNER, WEDNESDAY_9)
    assert back.events[-1].details["before"] == str(CHARLIE)
    assert "after" not in back.events[-1].details


def test_undo_brings_a_lead_back_to_whoever_is_still_there_or_to_the_pool() -> None:
    lead = recorded()
    for each in (lead, lifecycle.hand_over(lead, BOB, ANN_DOES, MONDAY_15)):
        assert partings.given_back_to_members(each, TEAM, MONDAY_15) is each
    claimed = lifecycle.claim(replace(lead, owner=None), BOB_DOES, MONDAY_15)
    assert partings.given_back_to_members(claimed, TEAM, MONDAY_15) is claimed


def test_of_a_lead_that_was_left_behind_nobody_has_heard_yet() -> None:
    assert partings.left_behind(replace(recorded(), escalated=Step.ADMINS), ANN, MONDAY_15).escalated is Step.OWNER


def test_leads_of_others_are_no_concern_of_who_leaves() -> None:
    lead = recorded()
    assert partings.left_behind(lead, BOB, MONDAY_15) is lead


def test_what_was_deleted_before_its_owner_left_comes_back_to_the_pool_for_as_long_as_undo_does() -> None:
    deleted = lifecycle.delete(recorded(), ANN_DOES, MONDAY_15)
    left = partings.left_behind(deleted, ANN, MONDAY_15)
    assert (left.owner, left.undo_until, left.deleted_at) == (None, deleted.undo_until, deleted.deleted_at)
    back = undo.undo(left, BOB_DOES, MONDAY_15)
    assert (back.owner, back.deleted_at, back.next_nag_at) == (None, None, MONDAY_15)
    assert [each.kind for each in back.events] == [EventKind.RECORDED, EventKind.HANDED_OVER, EventKind.UNDONE]
