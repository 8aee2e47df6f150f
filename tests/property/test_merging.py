"""Whatever happened to two leads before: merged they lose nothing, owe what must be owed, and Undo parts them again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain import lifecycle, merging, undo
from domain.capture import Captured
from domain.contacts import Handle
from domain.errors import DomainError
from domain.models import Deed, Field, Lead, LeadRef, LostReason, PersonId, Rhythm, Stage, Status
from domain.when import Moment
from tests.unit.domain.the_cast import ANN, ANN_DOES, BOB, MONDAY_10, SHOP, follow_up, saved, seen_by_people

Move = Callable[[Lead, Moment, Deed, datetime], Lead]

MOVES: dict[str, Move] = {
    "follow_up": lambda lead, _, deed, now: follow_up(lead, deed, now),
    "plan": lifecycle.plan,
    "close": lambda lead, _, deed, now: lifecycle.close(lead, deed, now),
    "lose": lambda lead, _, deed, now: lifecycle.lose(lead, deed, now),
    "why": lambda lead, _, deed, __: lifecycle.set_reason(lead, LostReason.OTHER, deed, "moved away"),
    "reopen": lifecycle.reopen,
    "note": lambda lead, due, deed, now: lifecycle.note(lead, f"likes boats {due.at}", deed, now),
    "rename": lambda lead, due, deed, now: lifecycle.edit(lead, Field.NAME, {"name": f"Jo {due.at:%H%M}"}, deed, now),
    "trust": lambda lead, _, deed, now: lifecycle.move_stage(lead, Stage.TRUST, deed, now),
    "to Bob": lambda lead, _, deed, now: lifecycle.hand_over(lead, BOB, deed, now),
    "warm": lambda lead, due, deed, now: lifecycle.keep_in_touch(lead, Rhythm.MONTHLY, due, deed, now),
    "keep": lambda lead, due, deed, now: lifecycle.keep_in_touch(lead, Rhythm.NINETY_DAYS, due, deed, now),
    "undo": lambda lead, _, deed, now: undo.undo(lead, deed, now),
    "add": lambda lead, due, deed, now: merging.add(
        lead, Captured(need="a car", emails=("c@d.e",), due=due), due, deed, now
    ),
    "to the pool": lambda lead, _, __, ___: replace(lead, owner=None),
}
END = MONDAY_10 + timedelta(days=9)

contacts = st.lists(st.sampled_from(["+1", "+2", "+3"]), unique=True, max_size=2).map(tuple)
captured = st.builds(
    Captured,
    name=st.sampled_from(["Jane Doe", "Janet Doe", None]),
    phones=contacts,
    emails=st.lists(st.sampled_from(["a@b.c", "A@B.c", "d@e.f"]), unique_by=str.lower, max_size=2).map(tuple),
    handles=st.lists(st.sampled_from([Handle("x", "jane"), Handle("x", "joan")]), unique=True).map(tuple),
    need=st.sampled_from(["a boat", None]),
    notes=st.sampled_from(["from the expo", None]),
    tags=st.lists(st.sampled_from(["hot", "cold"]), unique=True).map(tuple),
)
days = st.lists(st.tuples(st.sampled_from(sorted(MOVES)), st.integers(1, 900)), max_size=8)


def lived(number: int, said: Captured, life: list[tuple[str, int]]) -> Lead:
    """A lead to which all this happened, as far as the rules allow."""
    now, cause = MONDAY_10, 100 * number
    lead = lifecycle.record(LeadRef(SHOP, number), said, Moment(now + timedelta(hours=5), exact=False), ANN_DOES, now)
    for move, minutes in life:
        now, cause = now + timedelta(minutes=minutes), cause + 1
        try:
            moved = MOVES[move](lead, Moment(now + timedelta(days=1), exact=True), Deed(PersonId(1), cause), now)
        except DomainError:
            continue
        lead = lead if moved is lead or moved.deleted_at else saved(moved)
    return lead


both = st.tuples(st.builds(lived, st.just(12), captured, days), st.builds(lived, st.just(13), captured, days))
MERGES, PARTS = Deed(ANN, cause=7), Deed(ANN, cause=8)


@given(both)
def test_merging_and_undoing_gives_the_two_back(leads: tuple[Lead, Lead]) -> None:
    for before, after in zip(leads, merging.merge(*leads, MERGES, END), strict=True):
        parted = undo.undo(saved(after), PARTS, END + timedelta(minutes=10))
        assert seen_by_people(parted) == seen_by_people(before)
        assert parted.events[:-1] == before.events


@given(both)
def test_merging_loses_no_contact_note_touch_or_event(leads: tuple[Lead, Lead]) -> None:
    merged, _ = merging.merge(*leads, MERGES, END)
    for lead in leads:
        assert set(lead.phones) <= set(merged.phones)
        assert set(map(str.lower, lead.emails)) <= set(map(str.lower, merged.emails))
        assert set(lead.handles) <= set(merged.handles)
        assert set(lead.tags) <= set(merged.tags)
        assert not Counter(lead.touches) - Counter(merged.touches)
        assert not Counter(lead.notes) - Counter(merged.notes)
        happened = Counter((each.kind, each.at, each.by, each.cause) for each in lead.events)
        assert not happened - Counter((each.kind, each.at, each.by, each.cause) for each in merged.events)
        said = " ".join(note.text.casefold() for note in merged.notes)
        for words, known in ((lead.name, merged.name), (lead.need, merged.need), (lead.lost_note, merged.lost_note)):
            assert words in (None, known) or words.casefold() in said
    assert [each.at for each in merged.events] == sorted(each.at for each in merged.events)


@given(both)
def test_a_merged_lead_is_never_silent(leads: tuple[Lead, Lead]) -> None:
    merged, gone = merging.merge(*leads, MERGES, END)
    assert (merged.due_at is None) == (merged.next_nag_at is None)
    assert (merged.owner is None) == (leads[0].owner is None and leads[1].owner is None)
    assert gone.deleted_at == END
    if Status.OPEN in {lead.status for lead in leads}:
        assert merged.status in (Status.OPEN, Status.CLOSED)
    if Status.CLOSED in {lead.status for lead in leads}:
        assert merged.won is not None or all(lead.won is None for lead in leads)


@given(both)
def test_the_same_update_merges_once(leads: tuple[Lead, Lead]) -> None:
    merged, gone = (saved(each) for each in merging.merge(*leads, MERGES, END))
    assert merging.merge(merged, gone, MERGES, END + timedelta(minutes=1)) == (merged, gone)
    for lead in leads:
        assert all(merged.knows(each.cause) for each in lead.events if each.cause is not None)
