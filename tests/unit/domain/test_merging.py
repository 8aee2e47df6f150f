"""Two leads become one: what is kept of each, which status holds, and how Undo parts them again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from domain import lifecycle, merging, undo
from domain.capture import Captured
from domain.contacts import Handle
from domain.errors import LeadChanged, LeadMerged, LeadVanished, MomentPassed, NothingToUndo
from domain.models import (
    Assist,
    AssistKind,
    Deed,
    EventKind,
    Lead,
    LeadRef,
    LostReason,
    Rhythm,
    Stage,
    Status,
    Step,
    TouchKind,
)
from domain.money import Money
from domain.sources import Source
from tests.unit.domain.the_cast import (
    ANN,
    ANN_DOES,
    ANN_HERSELF,
    BOB,
    BOB_DOES,
    DAY,
    DOLLARS_350K,
    FRIDAY_BEFORE_9,
    HOUR,
    MINUTE,
    MONDAY_9,
    MONDAY_10,
    MONDAY_15,
    SHOP,
    TUESDAY_9,
    WEDNESDAY_9,
    follow_up,
    kinds,
    last,
    saved,
    seen_by_people,
    typed,
    vague,
)

MERGES = Deed(ANN, cause=77)


def janet(due: datetime = WEDNESDAY_9, at: datetime = MONDAY_10, number: int = 13, **known: object) -> Lead:
    """Somebody whom Ann recorded another time."""
    told = replace(Captured(name="Janet Doe", emails=("jane@acme.com",), need="a boat"), **known)  # type: ignore[arg-type]
    return lifecycle.record(LeadRef(SHOP, number), told, typed(due), Deed(BOB, cause=9), at)


def merged(kept: Lead, other: Lead, now: datetime = MONDAY_15) -> Lead:
    """What they become."""
    return saved(merging.merge(kept, other, MERGES, now)[0])


# What is known ---------------------------------------------------------------------------------------------


def test_contacts_tags_and_photos_come_together(lead: Lead) -> None:
    kept = replace(lead, emails=("Jane@Acme.com",), handles=(Handle("x", "jane"),), tags=("hot",), photos=("a",))
    other = replace(
        janet(emails=("jane@acme.com", "j@d.ca"), handles=(Handle("x", "Jane"), Handle("telegram", "jane"))),
        links=("x.com/jane",),
        tags=("hot", "boat"),
        photos=("b", "a"),
    )
    one = merged(kept, other)
    assert (one.phones, one.emails) == (("+19025550134",), ("Jane@Acme.com", "j@d.ca"))
    assert one.handles == (Handle("x", "jane"), Handle("telegram", "jane"))
    assert (one.links, one.tags, one.photos) == (("x.com/jane",), ("hot", "boat"), ("a", "b"))


def test_gaps_are_filled_without_a_word(lead: Lead) -> None:
    blank = replace(lead, name=None, need=None, value=None)
    one = merged(blank, janet(source=Source.FACEBOOK, source_note="the ad", value=DOLLARS_350K))
    assert (one.name, one.need, one.value) == ("Janet Doe", "a boat", DOLLARS_350K)
    assert (one.source, one.source_note, one.notes) == (Source.FACEBOOK, "the ad", ())


def test_what_differs_is_kept_as_a_note(lead: Lead) -> None:
    kept = replace(lead, source=Source.WEBSITE)
    one = merged(kept, janet(value=Money(Decimal("1200.50"), "CAD"), source=Source.FACEBOOK, source_note="the ad"))
    assert (one.name, one.need, one.value, one.source) == ("Jane Doe", "a mortgage", DOLLARS_350K, Source.WEBSITE)
    assert [note.text for note in one.notes] == ["Also: Janet Doe · a boat · 1,200.50 CAD · facebook the ad"]


def test_what_is_written_differently_alone_is_no_note(lead: Lead) -> None:
    assert merged(lead, janet(name="DOE Jane", need="A mortgage")).notes == ()
    assert merged(lead, janet(name="Jané Doe", need=None)).notes[0].text == "Also: Jané Doe"


def test_notes_touches_and_history_come_together_in_order_of_time(lead: Lead) -> None:
    kept = saved(lifecycle.note(lead, "likes boats", ANN_DOES, MONDAY_10 + 2 * HOUR))
    kept = saved(follow_up(kept, ANN_DOES, MONDAY_10 + 3 * HOUR))
    other = saved(lifecycle.note(janet(at=MONDAY_9), "hates cars", BOB_DOES, MONDAY_10 + HOUR))
    other = saved(follow_up(other, BOB_DOES, MONDAY_10 + 4 * HOUR))
    one = merged(kept, other, MONDAY_15 + HOUR)
    assert [note.text for note in one.notes][:2] == ["hates cars", "likes boats"]
    assert [touch.by for touch in one.touches] == [ANN, BOB]
    assert [(event.kind, event.details.get("of")) for event in one.events] == [
        (EventKind.RECORDED, "13"),
        (EventKind.RECORDED, None),
        (EventKind.NOTED, "13"),
        (EventKind.NOTED, None),
        (EventKind.FOLLOWED_UP, None),
        (EventKind.FOLLOWED_UP, "13"),
        (EventKind.MERGED, None),
    ]
    assert last(one).details == {"number": "13", "status": "followed_up"}
    assert (one.created_at, one.created_by) == (MONDAY_9, BOB)


def test_an_old_button_of_the_kept_lead_still_works_after_marks_of_the_other(lead: Lead) -> None:
    one = merged(lead, saved(follow_up(janet(), BOB_DOES, MONDAY_10 + HOUR)))
    closed = lifecycle.close(one, Deed(ANN, seen=lead.version), MONDAY_15)
    assert closed.status is Status.CLOSED


def test_assists_and_who_sent_them_are_kept(lead: Lead) -> None:
    post, bob = Assist(AssistKind.POST, "the reel"), Assist(AssistKind.PERSON, "Bob")
    kept, other = replace(lead, assists=(post,)), replace(janet(), assists=(bob, post), referred_by=5)
    one = merged(kept, other)
    assert (one.assists, one.referred_by) == ((post, bob), 5)


def test_nobody_has_sent_themselves(lead: Lead) -> None:
    kept, other = replace(lead, referred_by=13), replace(janet(), referred_by=12)
    assert merged(kept, other).referred_by is None


def test_nobody_has_sent_a_part_of_themselves(lead: Lead) -> None:
    kept, other = replace(lead, referrals=(13, 31, 15), merged=(14,)), replace(janet(), referrals=(12, 14, 32))
    assert merged(kept, replace(other, merged=(15,))).referrals == (31, 32)


def test_whom_they_were_told_apart_from_is_remembered(lead: Lead) -> None:
    kept, other = replace(lead, distinct_from=(3, 13)), replace(janet(), distinct_from=(4, 12, 3))
    assert merged(kept, other).distinct_from == (3, 4)


def test_the_numbers_of_all_that_it_was_stay_with_it(lead: Lead) -> None:
    both = merged(janet(), janet(number=14))
    one = merging.merge(replace(lead, merged=(3,)), both, Deed(ANN, cause=78), MONDAY_15)[0]
    assert one.merged == (3, 13, 14)
    assert {event.details.get("of") for event in one.events} == {None, "13", "14"}


# The follow-up and the status ------------------------------------------------------------------------------


def test_of_two_follow_ups_the_earlier_is_owed(lead: Lead) -> None:
    one = merged(lead, janet(WEDNESDAY_9))
    assert (one.due_at, one.due_exact) == (TUESDAY_9, False)
    back = merged(janet(WEDNESDAY_9), lead)
    assert (back.due_at, back.due_exact, back.next_nag_at) == (TUESDAY_9, False, TUESDAY_9)


def test_the_book_keeping_goes_with_the_follow_up_of_the_same_owner(lead: Lead) -> None:
    nagged = replace(lead, nags=2, next_nag_at=WEDNESDAY_9, snoozes=3, snoozed_for=DAY, escalated=Step.GROUP)
    one = merged(replace(janet(), owner=ANN), nagged)
    assert (one.nags, one.next_nag_at, one.snoozes, one.escalated) == (2, WEDNESDAY_9, 3, Step.GROUP)


def test_another_owner_is_reminded_from_the_beginning(lead: Lead) -> None:
    nagged = replace(lead, nags=2, next_nag_at=WEDNESDAY_9, snoozes=3, snoozed_for=DAY, escalated=Step.GROUP)
    one = merged(janet(), nagged)
    assert (one.owner, one.nags, one.next_nag_at, one.snoozes) == (BOB, 0, TUESDAY_9, 3)
    assert one.escalated is Step.OWNER


def test_a_lead_in_the_pool_gets_the_owner_of_the_other(lead: Lead) -> None:
    assert merged(replace(lead, owner=None), janet()).owner == BOB
    assert merged(lead, replace(janet(), owner=None)).owner == ANN


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("one", "other", "status", "due"),
    [
        ("lead", "resting", Status.OPEN, TUESDAY_9),
        ("lead", "lost", Status.OPEN, TUESDAY_9),
        ("lead", "planned", Status.OPEN, TUESDAY_9),
        ("resting", "planned", Status.FOLLOWED_UP, WEDNESDAY_9),
        ("resting", "resting", Status.FOLLOWED_UP, None),
        ("resting", "lost", Status.FOLLOWED_UP, None),
        ("resting", "closed", Status.CLOSED, None),
        ("planned", "closed", Status.CLOSED, WEDNESDAY_9),
        ("planned", "lost", Status.FOLLOWED_UP, WEDNESDAY_9),
        ("closed", "lost", Status.CLOSED, None),
        ("lead", "closed", Status.CLOSED, TUESDAY_9),
        ("lost", "lost", Status.LOST, None),
    ],
)
def test_the_status_that_a_salesperson_would_expect(
    request: pytest.FixtureRequest, one: str, other: str, status: Status, due: datetime | None, turned: bool
) -> None:
    first, second = request.getfixturevalue(one), replace(request.getfixturevalue(other), number=13)
    found = merged(second, first) if turned else merged(first, second)
    assert (found.status, found.due_at, found.next_nag_at) == (status, due, due)


def test_a_lead_recorded_after_the_win_is_new_business(closed: Lead) -> None:
    one = merged(closed, janet(at=MONDAY_10 + HOUR))
    assert (one.status, one.due_at, one.stage) == (Status.OPEN, WEDNESDAY_9, Stage.CUSTOMER)
    assert (one.won, EventKind.CLOSED in kinds(one)) == (DOLLARS_350K, True)
    assert one.notes[-1].text == "Also: Janet Doe · a boat · won 350,000 CAD"


def test_what_the_same_deal_still_owed_is_done_with_the_win(closed: Lead) -> None:
    overdue = janet(MONDAY_10 + HOUR)
    one = merged(closed, overdue)
    assert (one.status, one.due_at) == (Status.CLOSED, None)


def test_a_rhythm_is_kept(closed: Lead) -> None:
    kept = saved(lifecycle.keep_in_touch(closed, Rhythm.NINETY_DAYS, vague(WEDNESDAY_9), ANN_DOES, MONDAY_10))
    one = merged(janet(at=MONDAY_10 + HOUR), kept)
    assert (one.status, one.every) == (Status.OPEN, Rhythm.NINETY_DAYS)
    touched = lifecycle.follow_up(one, ANN_DOES, MONDAY_15, ANN_HERSELF)
    assert touched.status is Status.CLOSED


@pytest.mark.parametrize(
    ("one", "other", "expected", "also"),
    [
        (DOLLARS_350K, Money(Decimal(12), "CAD"), Money(Decimal(12), "CAD"), "won 350,000 CAD"),
        (DOLLARS_350K, DOLLARS_350K, DOLLARS_350K, None),
        (DOLLARS_350K, Money(Decimal(12), "USD"), Money(Decimal(12), "USD"), "won 350,000 CAD"),
        (None, DOLLARS_350K, DOLLARS_350K, None),
        (DOLLARS_350K, None, DOLLARS_350K, None),
    ],
)
def test_what_was_won_is_not_lost(
    closed: Lead, one: Money | None, other: Money | None, expected: Money, also: str | None
) -> None:
    found = merged(replace(closed, won=one), replace(closed, number=13, won=other))
    assert found.won == expected
    assert [note.text for note in found.notes] == ([f"Also: {also}"] if also else [])


def test_why_it_was_lost_is_kept(lead: Lead, lost: Lead) -> None:
    price = replace(lost, lost_reason=LostReason.PRICE)
    other = replace(lost, number=13, lost_reason=LostReason.OTHER, lost_note="moved away")
    assert merged(lead, replace(price, number=13)).notes[-1].text == "Also: lost price"
    one = merged(price, other)
    assert (one.lost_reason, one.lost_note, one.notes[-1].text) == (LostReason.PRICE, None, "Also: lost moved away")
    assert merged(replace(lost, number=14), other).lost_note == "moved away"


# The other, and Undo ---------------------------------------------------------------------------------------


def test_the_other_is_deleted_and_names_where_it_lives_on(lead: Lead) -> None:
    gone = merging.merge(lead, janet(), MERGES, MONDAY_15)[1]
    assert (gone.deleted_at, gone.merged_into, gone.next_nag_at) == (MONDAY_15, 12, MONDAY_15 + 10 * MINUTE)
    assert (last(gone).kind, last(gone).details) == (EventKind.MERGED, {"into": "12"})


def test_a_lead_is_not_merged_with_itself_nor_twice_by_the_same_update(lead: Lead) -> None:
    assert merging.merge(lead, lead, MERGES, MONDAY_15) == (lead, lead)
    one, gone = merging.merge(lead, janet(), MERGES, MONDAY_15)
    assert merging.merge(one, gone, MERGES, MONDAY_15) == (one, gone)


def test_a_deleted_lead_is_not_merged(lead: Lead, deleted: Lead) -> None:
    for kept, other in ((lead, replace(deleted, number=13)), (deleted, janet())):
        with pytest.raises(LeadVanished):
            merging.merge(kept, other, MERGES, MONDAY_15)


def test_undo_gives_both_back(lead: Lead) -> None:
    other = saved(follow_up(janet(), BOB_DOES, MONDAY_10 + HOUR))
    one, gone = (saved(each) for each in merging.merge(lead, other, MERGES, MONDAY_15))
    deed = Deed(ANN, cause=78, seen=one.version)
    assert seen_by_people(undo.undo(one, deed, MONDAY_15 + MINUTE)) == seen_by_people(lead)
    assert kinds(undo.undo(one, deed, MONDAY_15 + MINUTE)) == [EventKind.RECORDED, EventKind.UNDONE]
    parted = undo.undo(gone, Deed(ANN, cause=78), MONDAY_15 + MINUTE)
    assert seen_by_people(parted) == seen_by_people(other)
    assert parted.events[:-1] == other.events


def test_a_merge_can_be_undone_for_ten_minutes(lead: Lead) -> None:
    with pytest.raises(NothingToUndo):
        undo.undo(merged(lead, janet()), ANN_DOES, MONDAY_15 + 11 * MINUTE)


def test_undo_of_a_note_leaves_the_merge(lead: Lead) -> None:
    one = merged(lead, janet())
    noted = saved(lifecycle.note(one, "likes boats", ANN_DOES, MONDAY_15 + MINUTE))
    undone = undo.undo(noted, ANN_DOES, MONDAY_15 + 2 * MINUTE)
    assert seen_by_people(undone) == seen_by_people(one)
    assert undone.events[:-1] == one.events


def test_an_old_undo_does_not_part_what_was_marked_since(lead: Lead) -> None:
    one = merged(lead, janet())
    touched = saved(follow_up(one, BOB_DOES, MONDAY_15 + MINUTE))
    with pytest.raises(LeadChanged):
        undo.undo(touched, Deed(ANN, seen=one.version), MONDAY_15 + 2 * MINUTE)


def test_of_two_merges_the_last_is_undone(lead: Lead) -> None:
    first = merged(lead, janet())
    second = saved(merging.merge(first, janet(number=14), Deed(ANN, cause=78), MONDAY_15 + MINUTE)[0])
    undone = undo.undo(second, ANN_DOES, MONDAY_15 + 2 * MINUTE)
    assert (undone.merged, undone.events[:-1]) == ((13,), first.events)


def test_what_fell_due_since_a_merge_falls_due_again_after_its_undo(planned: Lead) -> None:
    one = merged(planned, replace(janet(), status=Status.LOST, due_at=None, next_nag_at=None))
    fallen = saved(lifecycle.fall_due(replace(one, undo_until=WEDNESDAY_9 + HOUR), WEDNESDAY_9))
    undone = undo.undo(fallen, ANN_DOES, WEDNESDAY_9)
    assert (undone.status, undone.due_at, undone.next_nag_at) == (Status.FOLLOWED_UP, WEDNESDAY_9, WEDNESDAY_9)


def test_a_clock_set_back_keeps_the_order_of_each_history(lead: Lead) -> None:
    noted = saved(lifecycle.note(lead, "likes boats", ANN_DOES, FRIDAY_BEFORE_9))
    one = merged(noted, janet())
    undone = undo.undo(one, ANN_DOES, MONDAY_15)
    assert undone.events[:-1] == noted.events


# Added to somebody known -----------------------------------------------------------------------------------

SAID = Captured(name="Jane D.", phones=("+19025550199",), need="a car", notes="met at the expo", tags=("hot",))


def test_what_is_said_of_somebody_known_is_added(lead: Lead) -> None:
    added = merging.add(lead, SAID, vague(MONDAY_15 + HOUR), MERGES, MONDAY_15)
    assert (added.phones, added.tags) == (("+19025550134", "+19025550199"), ("hot",))
    assert (added.name, added.need) == ("Jane Doe", "a mortgage")
    assert [note.text for note in added.notes] == ["met at the expo", "Also: Jane D. · a car"]
    assert (added.status, added.due_at, last(added).kind) == (Status.OPEN, TUESDAY_9, EventKind.ADDED_TO)


@pytest.mark.parametrize("stands", ["lead", "resting", "planned", "closed", "lost"])
def test_a_time_that_was_said_is_the_next_follow_up(request: pytest.FixtureRequest, stands: str) -> None:
    before = request.getfixturevalue(stands)
    due = typed(WEDNESDAY_9 + HOUR)
    added = merging.add(before, replace(SAID, due=due), due, MERGES, MONDAY_15)
    assert (added.status, added.due_at, added.due_exact) == (before.status, WEDNESDAY_9 + HOUR, True)
    assert added.next_nag_at == WEDNESDAY_9 + HOUR


@pytest.mark.parametrize(
    ("stands", "due"),
    [("planned", WEDNESDAY_9), *((each, MONDAY_15 + HOUR) for each in ("resting", "closed", "lost"))],
)
def test_somebody_heard_of_again_is_owed_a_follow_up(
    request: pytest.FixtureRequest, stands: str, due: datetime
) -> None:
    added = merging.add(request.getfixturevalue(stands), SAID, vague(MONDAY_15 + HOUR), MERGES, MONDAY_15)
    assert (added.due_at, added.next_nag_at) == (due, due)


def test_undo_takes_back_what_was_added_and_keeps_what_was_said_of_the_touch(resting: Lead) -> None:
    added = saved(merging.add(resting, SAID, typed(WEDNESDAY_9), MERGES, MONDAY_15))
    told = saved(lifecycle.describe_touch(added, ANN_DOES, kind=TouchKind.CALL))
    undone = undo.undo(told, ANN_DOES, MONDAY_15)
    assert undone.touches[-1].kind is TouchKind.CALL
    assert seen_by_people(replace(undone, touches=resting.touches)) == seen_by_people(resting)


def test_the_same_update_adds_once(lead: Lead) -> None:
    added = saved(merging.add(lead, SAID, typed(WEDNESDAY_9), MERGES, MONDAY_15))
    assert merging.add(added, SAID, typed(WEDNESDAY_9), MERGES, MONDAY_15) is added


def test_nothing_is_added_to_a_deleted_lead_nor_for_a_time_that_has_passed(lead: Lead, deleted: Lead) -> None:
    with pytest.raises(LeadVanished):
        merging.add(deleted, SAID, typed(WEDNESDAY_9), MERGES, MONDAY_15)
    with pytest.raises(MomentPassed):
        merging.add(lead, replace(SAID, due=typed(MONDAY_10)), typed(MONDAY_10), MERGES, MONDAY_15)


def test_the_error_names_both_numbers(lead: Lead) -> None:
    error = LeadMerged(lead, 13)
    assert (error.number, error.into, error.lead) == (13, 12, lead)


def test_two_are_told_apart_once(lead: Lead) -> None:
    apart = merging.tell_apart(lead, janet())
    assert apart.distinct_from == (13,)
    assert merging.tell_apart(apart, janet()) is apart
    assert merging.tell_apart(lead, lead) is lead
